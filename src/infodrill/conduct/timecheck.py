"""What a scenario's times leave to people: evidence that comes too late before a leap or the end of play.

Evidence that comes less than the practice time before a leap, where the story wants the answer before the leap is over,
asks for what nobody can give: the answer comes hours late in the story. Before the end of play it asks for something that
never falls due. A rated drill of the library must leave the time.
"""

# Charter: conduct timecheck
from __future__ import annotations

from collections.abc import Iterator

from infodrill.casework.edition import Edition
from infodrill.conduct.twoclocks import PRACTICE, TwoClocks, planned
from infodrill.kernel.i18n import N_
from infodrill.scenario.loader import Loaded
from infodrill.scenario.problem import Problem, warning
from infodrill.scenario.schema import Claim

SPOKEN = frozenset({"hold", "warn", "correct", "answer", "acknowledge"})
PRIORITIES = {
    "H2": "P3",
    "H3": "P2",
    "H4": "P1",
}  # at a small spread; what is less is not settled at the end of play


def timing(loaded: Loaded, edition: Edition | None) -> Iterator[Problem]:
    """Warnings S197: where evidence leaves less than the practice time."""
    if edition is None:
        return
    clocks = planned(loaded.scenario)
    for n, claim in enumerate(loaded.scenario.claims):
        if claim.harm not in PRIORITIES or not any(one.what in SPOKEN for one in claim.right_path):
            continue
        for m, known in enumerate(claim.truth):
            if known.known_from >= clocks.ends:
                continue
            practice, allowed = practice_of(claim), edition.due("publish", PRIORITIES[claim.harm]) or 0
            place = loaded.where("claims", n, "truth", m, "known_from")
            leap = next_leap(clocks, known.known_from)
            wanted = clocks.after(known.known_from, allowed)
            if leap is not None and wanted <= leap < known.known_from + practice:
                message = N_(
                    "{claim}: what is known at {minute} min leaves {left} min before the story leaps; {needed} are needed"
                )
                yield _late(
                    place,
                    message,
                    claim,
                    known.known_from,
                    leap,
                    practice,
                    N_("Move the leap, or let it be known earlier."),
                )
            if clocks.ends - known.known_from < practice:
                message = N_(
                    "{claim}: what is known at {minute} min leaves {left} min before play ends; {needed} are needed"
                )
                remedy = N_("Let it be known earlier, lengthen phase 3, or set `practice_minutes`.")
                yield _late(place, message, claim, known.known_from, clocks.ends, practice, remedy)


def practice_of(claim: Claim) -> int:
    """Played seconds that people get at least on a claim."""
    return claim.practice_minutes * 60 if claim.practice_minutes else PRACTICE


def next_leap(clocks: TwoClocks, at: int) -> int | None:
    """The first leap after second `at`, None when there is none."""
    return next((one.at for one in clocks.leaps if one.at > at), None)


def _late(
    place: object, message: str, claim: Claim, at: int, until: int, practice: int, remedy: str
) -> Problem:
    return warning(
        "S197",
        place,
        message,
        remedy,
        claim=claim.id,
        minute=at // 60,
        left=(until - at) // 60,
        needed=practice // 60,
    )  # type: ignore[arg-type]
