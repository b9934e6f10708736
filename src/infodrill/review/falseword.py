"""What a false word of ours said, in words that cannot be read as its contrary: what was confirmed or denied, to whom, and that
this is untrue."""

# Charter: review falseword
from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from infodrill.casework.nouns.moves import CaseStepped
from infodrill.casework.nouns.publishing import StatementApproved
from infodrill.casework.nouns.verdict import VerdictSet
from infodrill.casework.rights import FALSE_VERDICTS
from infodrill.conduct.twoclocks import carried, planned
from infodrill.kernel.i18n import N_
from infodrill.review import truth
from infodrill.review.gainsaid import CONTRARY, HARMS, OTHERWISE
from infodrill.review.labels import SPOKEN
from infodrill.review.ledger import LedgerRow
from infodrill.review.ledger.publicwords import is_false_word, retracts, word_answers
from infodrill.review.said import GUIDANCE, Said
from infodrill.review.timeline import ReportTimeline
from infodrill.review.words import BothClocks, LabelIn, ReportLine, line, listed
from infodrill.scenario.schema import Claim
from infodrill.scenario.schema.base import NO_SIDE

# What a stance comes to beside what its owner knew: nobody denies grounds that nobody has, nor all of what is so in part.
WHOLLY, IN_PART, TOO_SOON = "wholly", "in part", "too soon"
BY_WHAT_WAS_KNOWN: Mapping[tuple[str, str], str] = {
    ("confirm", "MIXED"): WHOLLY, ("deny", "MIXED"): IN_PART, ("deny", "UNPROVEN"): TOO_SOON,
}  # fmt: skip
# (stance, or what it comes to; whether the press alone heard it) → what was said.
FALSE_STANCES: Mapping[tuple[str, bool], str] = {
    ("confirm", False): N_("a false rumour was confirmed in public"),
    ("confirm", True): N_("a false rumour was confirmed to the press"),
    ("deny", False): N_("what has grounds was denied in public"),
    ("deny", True): N_("what has grounds was denied to the press"),
    (WHOLLY, False): N_("what is true only in part was confirmed as wholly true in public"),
    (WHOLLY, True): N_("what is true only in part was confirmed as wholly true to the press"),
    (IN_PART, False): N_("what is true in part was denied in public as wholly false"),
    (IN_PART, True): N_("what is true in part was denied to the press as wholly false"),
    (TOO_SOON, False): N_("denied in public before there were enough grounds"),
    (TOO_SOON, True): N_("denied to the press before there were enough grounds"),
}
# The same where the case was linked as saying the opposite: nobody may take the program's reading for the words themselves.
TURNED: Mapping[tuple[str, bool], str] = {
    ("confirm", False): N_(
        "read the other way round, as its case is linked, a text confirmed a false rumour in public"
    ),
    ("confirm", True): N_(
        "read the other way round, as its case is linked, an answer confirmed a false rumour to the press"
    ),
    ("deny", False): N_(
        "read the other way round, as its case is linked, a text denied in public what has grounds"
    ),
    ("deny", True): N_(
        "read the other way round, as its case is linked, an answer denied to the press what has grounds"
    ),
    (TOO_SOON, False): N_(
        "read the other way round, as its case is linked, a text denied in public what nobody could know yet"
    ),
    (TOO_SOON, True): N_(
        "read the other way round, as its case is linked, an answer denied to the press what nobody could know yet"
    ),
}
# The same of words that say the contrary of the stance that they were filed under: the reader is sent to the words.
AS_WORDED: Mapping[tuple[str, bool], str] = {
    ("confirm", False): N_("by its own words, against its stance, a text confirmed a false rumour in public"),
    ("confirm", True): N_(
        "by its own words, against its stance, an answer confirmed a false rumour to the press"
    ),
    ("deny", False): N_("by its own words, against its stance, a text denied in public what has grounds"),
    ("deny", True): N_(
        "by its own words, against its stance, an answer denied to the press what has grounds"
    ),
    (TOO_SOON, False): N_(
        "by its own words, against its stance, a text denied in public what nobody could know yet"
    ),
    (TOO_SOON, True): N_(
        "by its own words, against its stance, an answer denied to the press what nobody could know yet"
    ),
    (HARMS, False): N_("by its own words, a text told people to do what the record warns of"),
    (HARMS, True): N_("by its own words, an answer to the press told people to do what the record warns of"),
    (CONTRARY, False): N_("by its own words, a text said the contrary of a sentence of the record"),
    (CONTRARY, True): N_(
        "by its own words, an answer to the press said the contrary of a sentence of the record"
    ),
    (OTHERWISE, False): N_("as an evaluator read it, a text said otherwise than the record"),
    (OTHERWISE, True): N_("as an evaluator read it, the press was told otherwise than the record"),
}
# The same of what the city told its cells to say.
GUIDED: Mapping[str, str] = {
    "confirm": N_("the guidance to the cells confirmed a false rumour"),
    "deny": N_("the guidance to the cells denied what has grounds"),
    WHOLLY: N_("the guidance to the cells confirmed as wholly true what is true only in part"),
    IN_PART: N_("the guidance to the cells denied as wholly false what is true in part"),
    TOO_SOON: N_("the guidance to the cells denied what nobody could know yet"),
    HARMS: N_("the guidance to the cells told people to do what the record warns of"),
    CONTRARY: N_("the guidance to the cells said the contrary of a sentence of the record"),
    OTHERWISE: N_("as an evaluator read it, the guidance to the cells said otherwise than the record"),
}
SETTLED: Mapping[bool, str] = {
    False: N_("what nobody could know yet was told as settled in public"),
    True: N_("what nobody could know yet was told to the press as settled"),
}
NO_FACT = N_("what is no statement of fact was called false")
FALSE_WORD = N_("false word")
WORDS_FORBIDDEN = frozenset(
    {"E3", "E7"}
)  # measures that forbid a false word as such: what else it breaks, they need not say
WATCHED = "watch"  # the disposition of what is answered only once it spreads
LEFT = "leave"  # the disposition by which nothing is said
BELIEVED_INSIDE = N_("closed as true although it is false")
HALF_BELIEVED = N_("closed as wholly true although it is true only in part")
CLOSED_AS_WHOLLY_TRUE = N_(
    "{finder} found it true at {found_at}, and {who} closed it at {at} as wholly true although it is true only in part"
)
CLOSED_AS_TRUE = N_(
    "{finder} found it true at {found_at}, and {who} closed it at {at} as true although it is false"
)
SAYS_NOTHING = N_("it says neither what is so nor what to do")
STANDING: Mapping[str, str] = {
    "confirm": N_("our false confirmation of {at} still stands"),
    "deny": N_("our denial of {at}, which had no grounds, still stands"),
}  # fmt: skip
FALSE_STANDS = N_("our false word of {at} still stands")
SETTLED_STANDS = N_("our word of {at}, which told as settled what nobody knew yet, still stands")


@dataclass(frozen=True, slots=True, kw_only=True)
class Believed:
    """A false word inside the house: a case of a false claim, closed at second `at` by cell `closer` on the verdict that it is
    true, which cell `finder` gave at second `found_at`."""

    at: int
    closer: str
    found_at: int
    finder: str
    partly: bool  # it is true in part

    @property
    def called(self) -> str:
        """What was done with it (msgid)."""
        return HALF_BELIEVED if self.partly else BELIEVED_INSIDE


def false_word(log: ReportTimeline, row: LedgerRow) -> str:
    """What the false word that settled a row said (msgid), FALSE_WORD where no word shows it."""
    said = spoken(log, row)
    return told(log, said) if said else FALSE_WORD


def spoken(log: ReportTimeline, row: LedgerRow) -> Said | None:
    """The word of ours that a row is shown by, None where it is shown by none: of those that are one text what it says of the
    row's claim."""
    shown = [word for word in log.said if word.seq in row.evidence]
    return next((word for word in shown if word.claim == row.owed.claim), shown[0] if shown else None)


def told(log: ReportTimeline, said: Said) -> str:
    """A word against the truth (msgid) by what could be known when it was said: what nobody knew has no grounds either way."""
    press = not said.version
    known = known_then(log, log.scenario.claim(said.claim), said.at) if said.claim else ""
    said_so = BY_WHAT_WAS_KNOWN.get((said.stance, known), said.stance)
    if said.kind == GUIDANCE:
        return GUIDED.get(said_so, GUIDED.get(said.stance, FALSE_WORD))
    for told_as in (TURNED,) * (said.case in log.against) + (AS_WORDED,) * said.turned:
        if found := told_as.get((said_so, press), told_as.get((said.stance, press))):
            return found
    if said.stance == "deny" and known in NO_SIDE:
        return NO_FACT
    if too_soon(log, said):
        return SETTLED[press]
    return FALSE_STANCES.get((said_so, press), FALSE_WORD)


def told_at(log: ReportTimeline, said: Said, msgid: str) -> ReportLine:
    """A sentence with `how` a word was against the truth, and `at` what hour."""
    return line(msgid, how=LabelIn(told(log, said)), at=BothClocks(said.at))


def whole(log: ReportTimeline, row: LedgerRow) -> ReportLine:
    """The false word that settled a row, as the outcome of its claim tells it."""
    said = spoken(log, row)
    how = line(N_("{how} at {at}"), how=LabelIn(false_word(log, row)), at=BothClocks(row.at))
    return with_its_end(log, said, how) if said else how


def settled(log: ReportTimeline, claim: Claim) -> ReportLine | None:
    """The same of what was told as settled on a claim while nobody could know it, None where nothing was."""
    said = next((word for word in log.said if word.claim == claim.id and too_soon(log, word)), None)
    return with_its_end(log, said, told_at(log, said, N_("{how} at {at}"))) if said else None


def confirmed(log: ReportTimeline, claims: Collection[str]) -> tuple[tuple[Claim, int], ...]:
    """Which of these false claims words of ours called true, and the second of the first such word on each."""
    first: dict[str, int] = {}
    for word in log.said:
        if word.claim in claims and word.stance == "confirm" and untrue(log, word):
            first.setdefault(word.claim, word.at)
    return tuple((log.scenario.claim(claim), at) for claim, at in first.items())


def approvers(log: ReportTimeline, row: LedgerRow) -> tuple[str, ...]:
    """The cells of those who approved the false text that a row is shown by: () where nobody did."""
    return tuple(dict.fromkeys(cell for cell, _ in signatures(log, row)))


def signatures(log: ReportTimeline, row: LedgerRow) -> tuple[tuple[str, str], ...]:
    """(cell, role) of each approval of the false text that a row is shown by, where the press alone was told it of the false
    texts on its claim."""
    said = spoken(log, row)
    if said is None:
        return ()
    others = (word for word in log.said if word.claim == said.claim and word.version and untrue(log, word))
    texts = {(word.item, word.version) for word in ([said] if said.version else others)}
    return tuple(
        (body.cell, body.role)
        for _, body in log.bodies(StatementApproved)
        if (body.statement, body.version) in texts
    )


def untrue(log: ReportTimeline, said: Said) -> bool:
    """Whether a word was false when it was said, in play or after it."""
    claim = log.scenario.claim(said.claim) if said.claim else None
    if claim is None or not said.speaks:
        return False
    at = _planned(log, said.at)
    return is_false_word(claim, said.stance, at) and not retracts(claim, said, at)


def against(log: ReportTimeline, said: Said) -> bool:
    """Whether a word was against the truth when it was said: false, or told as settled while nobody could know."""
    return untrue(log, said) or too_soon(log, said)


def beside_its_kind(log: ReportTimeline, said: Said) -> str:
    """What a word of ours was (msgid) where it is not what it was filed as: against the truth, or saying nothing; "" = that."""
    if against(log, said):
        return told(log, said)
    return SAYS_NOTHING if said.speaks and said.hollow else ""


def answered(log: ReportTimeline, claim: str) -> bool:
    """Whether anything was said on a claim, to people or to the press, that tells something and nothing against the truth."""
    mine = (word for word in log.said if word.claim == claim and word.tells and not word.answers_nothing)
    return any(not against(log, word) for word in mine)


def of_event(log: ReportTimeline, seq: int) -> str:
    """The same of what an event made public."""
    return next((how for word in log.said if word.seq == seq and (how := beside_its_kind(log, word))), "")


def known_then(log: ReportTimeline, claim: Claim, at: int) -> str:
    """The verdict that the owner of the facts could give at a second of the exercise."""
    return truth.known(claim, _planned(log, at))


def too_soon(log: ReportTimeline, said: Said) -> bool:
    """Whether a word confirmed what nobody could know yet, and is no false word for it: what is undecided is not false either."""
    claim = log.scenario.claim(said.claim) if said.claim else None
    settles = said.stance in SPOKEN and said.tells and not said.beside
    return (
        claim is not None
        and settles
        and known_then(log, claim, said.at) == "UNPROVEN"
        and not untrue(log, said)
    )


def standing(log: ReportTimeline, row: LedgerRow) -> ReportLine:
    """A word of ours that was never taken back: what it was, and since when it stands."""
    said = spoken(log, row)
    if said is None:
        return line(N_("our own error stands, and nobody put it right"))
    words = SETTLED_STANDS if too_soon(log, said) else STANDING.get(said.stance, FALSE_STANDS)
    return line(words, at=BothClocks(said.at))


def first_warning(log: ReportTimeline, claim: str, since: int, until: int) -> Said | None:
    """The first warning on a claim that people could read between two seconds and that said nothing false."""
    return next(
        (
            word for word in log.said
            if word.claim == claim and word.kind == "warning" and word.tells and since <= word.at < until
            and not untrue(log, word)
        ),
        None,
    )  # fmt: skip


def put_right(log: ReportTimeline, said: Said) -> bool:
    """Whether anything that was said later on the claim, in play or after it, says what is so."""
    return taken_back(log, said) is not None


def taken_back(log: ReportTimeline, said: Said) -> Said | None:
    """The first word of those."""
    claim = log.scenario.claim(said.claim)
    return next(
        (
            other for other in log.said
            if other.seq > said.seq and other.claim == said.claim and other.tells and not other.answers_nothing
            and word_answers(claim, other, _planned(log, other.at))
        ),
        None,
    )  # fmt: skip


def with_its_end(log: ReportTimeline, said: Said, told: ReportLine) -> ReportLine:
    """A word against the truth as it is told, with when the like was said again on its claim and whether it was taken back."""
    later = (other for other in log.said if other.claim == said.claim and other.seq > said.seq)
    again = [other for other in later if against(log, other)]
    if again:
        hours = listed(BothClocks(other.at) for other in again)
        told = line(N_("{outcome}; again at {at}"), outcome=told, at=hours)
    right = taken_back(log, [said, *again][-1])
    if right is None:
        return line(N_("{outcome}; not taken back"), outcome=told)
    return line(N_("{outcome}; taken back at {at}"), outcome=told, at=BothClocks(right.at))


def never_told(log: ReportTimeline, row: LedgerRow) -> bool:
    """Whether a missed word is about a claim that its owner knew to be false by then, and that was put right in no text that
    people could read in play. What the right path watches it asks nobody to tell: a denial would carry it to the whole city."""
    owed = row.owed
    if not owed.claim or row.at >= 0:
        return False
    claim, by = log.scenario.claim(owed.claim), min(owed.due, log.live_until)
    if claim.disposition == WATCHED or known_then(log, claim, by) not in FALSE_VERDICTS:
        return False
    return not any(
        word.claim == claim.id and word.version and word.tells and not word.answers_nothing
        and word.at <= log.live_until and word_answers(claim, word, _planned(log, word.at))
        for word in log.said
    )  # fmt: skip


def denied_only(log: ReportTimeline, claim: str) -> bool:
    """Whether a text in play called a claim wrong and said no more: then nobody may say that people were not told."""
    mine = (word for word in log.said if word.claim == claim and word.version and word.at <= log.live_until)
    return any(word.stance in ("deny", "partly") and word.speaks and word.hollow for word in mine)


def stands_on(log: ReportTimeline, claim: str) -> bool:
    """Whether a false word of ours on a claim was never put right, in play or after it."""
    return bool(claim) and any(
        word.claim == claim and untrue(log, word) and not put_right(log, word) for word in log.said
    )


def left_standing(log: ReportTimeline, row: LedgerRow) -> bool:
    """Whether a word of a forbidden kind was said after play, when nobody owed its correction any more, and never taken back."""
    said = [word for word in log.said if word.seq in row.evidence and word.at > log.live_until]
    forbidden = not row.owed.duty and row.outcome == "missed" and row.owed.measure in WORDS_FORBIDDEN
    return forbidden and any(untrue(log, word) and not put_right(log, word) for word in said)


def closed_as_true(log: ReportTimeline, claim: Claim) -> Believed | None:
    """The first case of a claim that is false, wholly or in part, that was closed and left alone on a verdict that it is true;
    one that was answered so is told by the false word itself."""
    for case in log.cases_of(claim.id):
        found: tuple[int, VerdictSet] | None = None
        for event in log.of_case.get(case.case, ()):
            body = event.body
            if isinstance(body, VerdictSet):
                found = event.at, body
            elif isinstance(body, CaseStepped) and (body.to, body.disposition) == ("CLOSED", LEFT) and found:
                so = truth.in_fact(claim, _planned(log, event.at))
                if so in truth.FALSE_PARTS and found[1].verdict in truth.TRUE_VERDICTS:
                    return Believed(
                        at=event.at, closer=body.cell, found_at=found[0], finder=found[1].cell,
                        partly=so not in FALSE_VERDICTS,
                    )  # fmt: skip
    return None


def told_as_true(log: ReportTimeline, case: Believed) -> ReportLine:
    """That it was found true and closed as true, each by whom and when: who found it so may be another cell."""
    names = log.scenario.cells.names
    return line(
        CLOSED_AS_WHOLLY_TRUE if case.partly else CLOSED_AS_TRUE, who=names.get(case.closer, case.closer), at=BothClocks(case.at),
        finder=names.get(case.finder, case.finder), found_at=BothClocks(case.found_at),
    )  # fmt: skip


def _planned(log: ReportTimeline, at: int) -> int:
    return carried(at, log.clocks, planned(log.scenario))
