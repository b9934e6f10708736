"""The one second at which a deadline passes: the desk counts down to it, the log notes it, control reads it as overdue."""

# Charter: conduct fallingdue
from __future__ import annotations

from dataclasses import replace

from infodrill.casework import clocks
from infodrill.casework.edition import Edition
from infodrill.casework.records import Case
from infodrill.casework.steps import step_owed
from infodrill.conduct.state import DrillState
from infodrill.conduct.twoclocks import foretold, so_far
from infodrill.kernel.clock import NEVER
from infodrill.scenario.schema import Scenario

Moves = tuple[tuple[int, str], ...]  # (exercise second, what the story's clock then reads)


def counted(
    scenario: Scenario,
    state: DrillState,
    claim: str,
    since: int,
    seconds: int,
    *,
    people: bool = True,
    priority: str = "",
    ends: int = NEVER,
    plan: Moves = (),
) -> int:
    """The second at which the report lets fall due what is owed on a claim ("" = none known) from `since` on within `seconds`,
    by the same rule as far as a seat can know: of leaps to come and the end of play, which settle earlier, it learns when they
    come. What nothing rates falls due when the desk says so. Not `people`: as if nobody had to keep up with the speed. `ends` =
    the end of play, at which what has a `priority` is settled; `plan` = the moves so far and those the programme still holds:
    for the hour that a page names, which judges nobody."""
    if scenario.drill.lesson or state.practice:
        return since + seconds
    practice = scenario.claim(claim).practice_minutes if claim else None
    known = so_far(scenario, state)
    known = known if ends == known.ends else replace(known, ends=ends)  # asked for each deadline of a page
    known = foretold(known, plan) if plan else known
    return known.due(since, seconds, priority=priority, practice=practice and practice * 60, people=people)


def counts_until(
    scenario: Scenario,
    state: DrillState,
    edition: Edition,
    item: clocks.Owing,
    step: str,
    at: int,
    *,
    people: bool = True,
    ends: int = NEVER,
    plan: Moves = (),
) -> int:
    """The same for a deadline of the procedure on a case, text or appeal, `at` its second by the procedure's own clock."""
    allowed = clocks.allowed(item, step, edition, state.book)
    if not allowed:
        return at
    case = clocks.case_of(item, state.book)
    claim = state.links.get(case.case, "") if case else ""
    rank = item.priority if isinstance(item, Case) else clocks.priority_of(item, state.book)
    # The public was told an hour, and keeps no minutes for whoever works at a higher speed.
    people = people and step_owed(step)[0] != clocks.PROMISED
    priority = rank if ends < NEVER else ""
    return counted(
        scenario, state, claim, at - allowed, allowed, people=people, priority=priority, ends=ends, plan=plan
    )


def passes(
    scenario: Scenario, state: DrillState, edition: Edition, item: clocks.Owing, step: str, at: int
) -> int:
    """The second after which the log says that it was missed: with the time given back where play was faster than people, skipped
    minutes or had the story's clock set back. What a leap settles earlier for the report, the procedure still lets run to its own
    end."""
    return max(at, counts_until(scenario, state, edition, item, step, at))


def told_hour(scenario: Scenario, state: DrillState, at: int, due: int) -> int:
    """The second by which the report judges an hour that was told people outside at `at` for second `due`: they keep no minutes
    for whoever works at a higher speed."""
    return counted(scenario, state, "", at, due - at, people=False)


def receipt_until(scenario: Scenario, state: DrillState, at: int, due: int) -> int:
    """The second after which what was sent at `at` to be confirmed by `due` has not been: nothing rates it, so no leap cuts it
    short, and whoever reads it has the minutes that were given."""
    return max(due, counted(scenario, state, "", at, due - at))


def put_off_by_the_story(
    scenario: Scenario, state: DrillState, edition: Edition, item: clocks.Owing, step: str, at: int
) -> bool:
    """Whether it is later because the story's clock was set back, not because minutes were skipped or ran faster than people."""
    allowed = clocks.allowed(item, step, edition, state.book)
    return bool(allowed) and so_far(scenario, state).after(at - allowed, allowed) > at
