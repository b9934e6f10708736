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
from infodrill.kernel.errors import Place
from infodrill.kernel.i18n import N_
from infodrill.scenario.faults import ScenarioProblem, warning
from infodrill.scenario.loader import Loaded
from infodrill.scenario.schema import Claim, Scenario
from infodrill.scenario.schema.claims import SPOKEN_STEPS

SEVERAL = 2  # claims that have too little time, because all have
PRIORITIES = {
    "H2": "P3",
    "H3": "P2",
    "H4": "P1",
}  # at a small spread; what is less is not settled at the end of play
BEFORE_A_LEAP = N_(
    "{claim}: what is known at {minute} min leaves {left} min before the story leaps; {needed} are needed"
)
BEFORE_THE_END = N_(
    "{claim}: what is known at {minute} min leaves {left} min before play ends; {needed} are needed"
)
MOVE = N_("Move the leap, or let it be known earlier.")
SHORTEN = N_("Write fewer `practice_minutes`, or let it be told earlier.")
LENGTHEN = N_("Let it be known earlier, lengthen phase 3, or set `practice_minutes`.")


def timing(loaded: Loaded, edition: Edition | None) -> Iterator[ScenarioProblem]:
    """Warnings S197: where evidence leaves less than the practice time."""
    if edition is None:
        return
    found = list(_by_claim(loaded, edition))
    short = [each for each in found if each.message == BEFORE_THE_END]
    third = sum(each.minutes for each in loaded.scenario.drill.phases if each.number == 3)
    if len(short) >= SEVERAL and third * 60 < PRACTICE and loaded.where.written("drill", "phases"):
        claims = ", ".join(dict.fromkeys(str(each.params["claim"]) for each in short))
        message = N_(
            "phase 3 lasts {minutes} minutes, and {needed} are needed from when something is known: {claims}"
        )
        remedy = N_(
            "Lengthen phase 3, the third number of `phases`; or set `practice_minutes` in those claims."
        )
        place = loaded.where("drill", "phases")
        yield warning("S197", place, message, remedy, minutes=third, needed=PRACTICE // 60, claims=claims)
        found = [each for each in found if each not in short]
    yield from found


def _by_claim(loaded: Loaded, edition: Edition) -> Iterator[ScenarioProblem]:
    clocks = planned(loaded.scenario)
    for n, claim in enumerate(loaded.scenario.claims):
        if claim.harm not in PRIORITIES or not any(step.what in SPOKEN_STEPS for step in claim.right_path):
            yield from _asks_more(loaded, n, claim, clocks)
            continue
        allowed = edition.due("publish", PRIORITIES[claim.harm]) or 0
        for m, at in _known(loaded.scenario, claim, clocks):
            # Where the time that is asked for is more than anybody gets, that is what has to be mended.
            long = bool(claim.practice_minutes) and clocks.ends - at >= PRACTICE
            place = loaded.where(
                "claims", n, *(("practice_minutes",) if long else ("truth", m, "known_from"))
            )
            leap = next_leap(clocks, at)
            if leap is not None and clocks.after(at, allowed) <= leap < at + practice_of(claim):
                yield _late(place, BEFORE_A_LEAP, MOVE, claim, at, leap)
            if clocks.ends - at < practice_of(claim):
                yield _late(place, BEFORE_THE_END, LENGTHEN, claim, at, clocks.ends)


def _asks_more(loaded: Loaded, n: int, claim: Claim, clocks: TwoClocks) -> Iterator[ScenarioProblem]:
    """A time of its own, which settles it when play ends, and which is longer than what is left of play from its first report."""
    told = told_from(loaded.scenario, claim)
    if claim.practice_minutes and told < clocks.ends < told + practice_of(claim):
        place = loaded.where("claims", n, "practice_minutes")
        yield _late(place, BEFORE_THE_END, SHORTEN, claim, told, clocks.ends)


def told_from(scenario: Scenario, claim: Claim) -> int:
    """The second at which the plan lets the claim be met first: a wave or a timed report."""
    reports = (inject.at for inject in scenario.told(claim.id) if inject.trigger.kind == "time")
    return min((*(wave.at for wave in claim.waves), *reports))


def practice_of(claim: Claim) -> int:
    """Played seconds that people get at least on a claim."""
    return claim.practice_minutes * 60 if claim.practice_minutes else PRACTICE


def next_leap(clocks: TwoClocks, at: int) -> int | None:
    """The first leap after second `at`, None when there is none."""
    return next((leap.at for leap in clocks.leaps if leap.at > at), None)


def _known(scenario: Scenario, claim: Claim, clocks: TwoClocks) -> Iterator[tuple[int, int]]:
    """(index, second) of each entry of the truth that play can ask for: both known and told, and not overtaken by then."""
    told = told_from(scenario, claim)
    ends = [*(fact.known_from for fact in claim.truth[1:]), clocks.ends]
    for m, (known, end) in enumerate(zip(claim.truth, ends, strict=True)):
        at = max(known.known_from, told)
        if at < min(end, clocks.ends):
            yield m, at


def _late(place: Place, message: str, remedy: str, claim: Claim, at: int, until: int) -> ScenarioProblem:
    times = {"minute": at // 60, "left": (until - at) // 60, "needed": practice_of(claim) // 60}
    return warning("S197", place, message, remedy, claim=claim.id, **times)
