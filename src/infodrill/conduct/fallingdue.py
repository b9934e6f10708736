"""The one second at which a deadline passes: the desk counts down to it, the log notes it, control reads it as overdue."""

# Charter: conduct fallingdue
from __future__ import annotations

from dataclasses import replace

from infodrill.casework.edition import Edition
from infodrill.casework.records import Case
from infodrill.casework.steps import step_owed
from infodrill.conduct.state import DrillState
from infodrill.conduct.twoclocks import NEVER, so_far
from infodrill.scenario.schema import Scenario


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
) -> int:
    """The second at which the report lets fall due what is owed on a claim ("" = none known) from `since` on within `seconds`,
    by the same rule as far as a seat can know: of leaps to come and the end of play, which settle earlier, it learns when they
    come. What nothing rates falls due when the desk says so. Not `people`: as if nobody had to keep up with the speed. `ends` =
    the end of play, at which what has a `priority` is settled."""
    if scenario.drill.lesson or state.practice:
        return since + seconds
    practice = scenario.claim(claim).practice_minutes if claim else None
    clocks = so_far(scenario, state)
    clocks = (
        clocks if ends == clocks.ends else replace(clocks, ends=ends)
    )  # asked for each deadline of a page
    return clocks.due(since, seconds, priority=priority, practice=practice and practice * 60, people=people)


def counts_until(
    scenario: Scenario,
    state: DrillState,
    edition: Edition,
    case: Case,
    step: str,
    at: int,
    *,
    people: bool = True,
    ends: int = NEVER,
) -> int:
    """The same for a deadline of the procedure on a case, `at` its second by the procedure's own clock."""
    task = next((task for task in case.tasks if step == f"task:{task.task}"), None)
    # Whoever gives a task says its end by the clock on the wall; who does it needs the minutes that lie between.
    allowed = task.due - task.at if task else edition.due(step_owed(step)[0], case.priority) or 0
    claim = state.links.get(case.case, "")
    if not allowed:
        return at
    priority = case.priority if ends < NEVER else ""
    return counted(scenario, state, claim, at - allowed, allowed, people=people, priority=priority, ends=ends)


def passes(scenario: Scenario, state: DrillState, edition: Edition, case: Case, step: str, at: int) -> int:
    """The second after which the log says that it was missed: with the time given back where play was faster than people or
    skipped minutes. What a leap settles earlier for the report, the procedure still lets run to its own end."""
    return max(at, counts_until(scenario, state, edition, case, step, at)) if state.paces else at
