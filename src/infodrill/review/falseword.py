"""What a false word of ours said, in words that cannot be read as its contrary: what was confirmed or denied, to whom, and that
this is untrue."""

# Charter: review falseword
from __future__ import annotations

from collections.abc import Mapping

from infodrill.conduct.twoclocks import carried, planned
from infodrill.kernel.i18n import N_
from infodrill.review import truth
from infodrill.review.ledger import LedgerRow
from infodrill.review.said import Said
from infodrill.review.timeline import ReportTimeline

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
FALSE_WORD = N_("false word")


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
    known = ""
    if said.claim:
        at = carried(said.at, log.clocks, planned(log.scenario))
        known = truth.known(log.scenario.claim(said.claim), at)
    if said.stance == "deny" and known == "UNPROVEN":
        return TOO_SOON[press]
    if said.stance == "confirm" and known == "MIXED":
        return WHOLLY[press]
    return FALSE_STANCES.get((said.stance, press), FALSE_WORD)
