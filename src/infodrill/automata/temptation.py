"""The heavy hand's temptations: trap buttons pressed on what is unwelcome."""

# No charter: an automated cell asks for what a person of its cell may ask; policy and desk answer both alike
from __future__ import annotations

from collections.abc import Iterator

from infodrill.automata.proposal import Duty, Proposal
from infodrill.casework.book import Case
from infodrill.conduct.nouns.restraint import PressTrap
from infodrill.kernel.streams import chance

BY_HARM = {"H0": "ask_removal", "H1": "identify_poster", "H2": "flood_positive"}
TEMPTED = 350  # per mille of alarming cases; what is said about an office tempts always


def press_traps(duty: Duty) -> Iterator[Proposal]:
    """Leaders of a heavy-handed cell ask for removal, for a name, for a flood of pleasant items: on their own cell's cases."""
    view, role = duty.view, duty.holds("L1-LEAD", "L2-LEAD", "AGENCY-HEAD")
    if not role or not duty.character.heavy_hand:
        return
    for case in view.open_cases:
        reading = view.read(case)
        if case.state == "NEW" or not duty.hard_on(reading) or not _theirs(duty, case, reading.about):
            continue
        kind = BY_HARM.get(reading.harm, "deny_at_once")
        tempted = bool(reading.about) or chance(TEMPTED, duty.seed, "tempted", case.case)
        if tempted and kind not in view.pressed(case.case):
            yield duty.propose("trap", case, PressTrap(role, kind, case.case), lead=2)


def _theirs(duty: Duty, case: Case, about: tuple[str, ...]) -> bool:
    """The case lies with their cell, is about it, or has come up to the city's lead."""
    return duty.view.seat.cell in (case.cell, *about) or (
        case.escalated_to >= 2 and bool(duty.holds("L2-LEAD"))
    )
