"""The heavy hand's temptations: trap buttons pressed on what is unwelcome."""

from __future__ import annotations

from collections.abc import Iterator

from infodrill.conduct.automata.proposal import Duty, Proposal
from infodrill.conduct.commands import PressTrap

BY_HARM = {"H0": "ask_removal", "H1": "identify_poster", "H2": "flood_positive"}


def press_traps(duty: Duty) -> Iterator[Proposal]:
    """Leaders of a heavy-handed cell ask for removal, for a name, for a flood of pleasant items."""
    view, role = duty.view, duty.holds("L1-LEAD", "L2-LEAD", "AGENCY-HEAD")
    if not role or not duty.character.heavy_hand:
        return
    for case in view.open_cases:
        reading = view.read(case)
        kind = BY_HARM.get(reading.harm, "deny_at_once") if reading else ""
        if kind and case.state != "NEW" and kind not in view.pressed(case.case):
            yield duty.propose("trap", case, PressTrap(role, kind, case.case), lead=2)
