"""What a false word of ours said, in words that cannot be read as its contrary: what was confirmed or denied, to whom, and that
this is untrue."""

# Charter: review falseword
from __future__ import annotations

from collections.abc import Mapping

from infodrill.casework.nouns.moves import CaseStepped
from infodrill.casework.nouns.verdict import VerdictSet
from infodrill.casework.rights import FALSE_VERDICTS
from infodrill.conduct.twoclocks import carried, planned
from infodrill.kernel.i18n import N_
from infodrill.review import truth
from infodrill.review.ledger import LedgerRow
from infodrill.review.ledger.publicwords import is_answer, is_false_word
from infodrill.review.said import Said
from infodrill.review.timeline import ReportTimeline
from infodrill.review.words import BothClocks, ReportLine, line
from infodrill.scenario.schema import Claim

# (stance, whether the press alone heard it) → what was said.
FALSE_STANCES: Mapping[tuple[str, bool], str] = {
    ("confirm", False): N_("a false rumour was confirmed in public"),
    ("confirm", True): N_("a false rumour was confirmed to the press"),
    ("deny", False): N_("what has grounds was denied in public"),
    ("deny", True): N_("what has grounds was denied to the press"),
}
WHOLLY: Mapping[bool, str] = {
    False: N_("what is true only in part was confirmed as wholly true in public"),
    True: N_("what is true only in part was confirmed as wholly true to the press"),
}
TOO_SOON: Mapping[bool, str] = {
    False: N_("denied in public before there were enough grounds"),
    True: N_("denied to the press before there were enough grounds"),
}
NO_FACT = N_("what is no statement of fact was called false")
FALSE_WORD = N_("false word")
WORDS_FORBIDDEN = frozenset(
    {"E3", "E7"}
)  # measures that forbid a false word as such: what else it breaks, they need not say
BELIEVED = N_("closed as true, which is false")
CLOSED_AS_TRUE = N_("{who} closed it at {at} as true, which is false")


def false_word(log: ReportTimeline, row: LedgerRow) -> str:
    """What the false word that settled a row said (msgid), FALSE_WORD where no word shows it."""
    said = spoken(log, row)
    return told(log, said) if said else FALSE_WORD


def spoken(log: ReportTimeline, row: LedgerRow) -> Said | None:
    """The word of ours that a row is shown by, None where it is shown by none."""
    return next((word for word in log.said if word.seq in row.evidence), None)


def told(log: ReportTimeline, said: Said) -> str:
    """A word against the truth (msgid) by what could be known when it was said: what nobody knew has no grounds either way."""
    press = not said.version
    known = truth.known(log.scenario.claim(said.claim), _planned(log, said.at)) if said.claim else ""
    if said.stance == "deny" and known == "UNPROVEN":
        return TOO_SOON[press]
    if said.stance == "deny" and known in ("NOT_A_FACT", "SATIRE"):
        return NO_FACT
    if said.stance == "confirm" and known == "MIXED":
        return WHOLLY[press]
    return FALSE_STANCES.get((said.stance, press), FALSE_WORD)


def untrue(log: ReportTimeline, said: Said) -> bool:
    """Whether a word was false when it was said, in play or after it."""
    claim = log.scenario.claim(said.claim) if said.claim else None
    return claim is not None and said.speaks and is_false_word(claim, said.stance, _planned(log, said.at))


def put_right(log: ReportTimeline, said: Said) -> bool:
    """Whether anything that was said later on the claim, in play or after it, says what is so."""
    claim = log.scenario.claim(said.claim)
    return any(
        other.seq > said.seq and other.claim == said.claim and other.tells and not other.answers_nothing
        and is_answer(claim, other.stance, _planned(log, other.at))
        for other in log.said
    )  # fmt: skip


def left_standing(log: ReportTimeline, row: LedgerRow) -> bool:
    """Whether a word of a forbidden kind was said after play, when nobody owed its correction any more, and never taken back."""
    said = [word for word in log.said if word.seq in row.evidence and word.at > log.live_until]
    forbidden = not row.owed.duty and row.outcome == "missed" and row.owed.measure in WORDS_FORBIDDEN
    return forbidden and any(untrue(log, word) and not put_right(log, word) for word in said)


def closed_as_true(log: ReportTimeline, claim: Claim) -> tuple[int, str]:
    """The second at which a case of a false claim was closed on a verdict that it is true, and the cell that closed it: a false
    word inside the house; (-1, "")."""
    for case in log.cases_of(claim.id):
        found = ""
        for event in log.of_case.get(case.case, ()):
            if isinstance(event.body, VerdictSet):
                found = event.body.verdict
            elif isinstance(event.body, CaseStepped) and event.body.to == "CLOSED":
                false = truth.in_fact(claim, _planned(log, event.at)) in FALSE_VERDICTS
                if false and found in truth.TRUE_VERDICTS:
                    return event.at, event.body.cell
    return -1, ""


def told_as_true(log: ReportTimeline, at: int, cell: str) -> ReportLine:
    """That it was closed as true, by whom and when: who found it so may be another cell."""
    names = {each_cell.id: each_cell.name for each_cell in log.scenario.cells.cells}
    return line(CLOSED_AS_TRUE, who=names.get(cell, cell), at=BothClocks(at))


def _planned(log: ReportTimeline, at: int) -> int:
    return carried(at, log.clocks, planned(log.scenario))
