"""The run of show (*kịch bản điều hành*): phases, moves and, for control, planned injects, with a marker for now."""

# Charter: conduct views runofshow
from __future__ import annotations

from dataclasses import dataclass

from infodrill.conduct import holding, policy
from infodrill.conduct.delivery import planned
from infodrill.conduct.nouns.injects import rows_as_run
from infodrill.conduct.seats import SeatPlace
from infodrill.conduct.state import DrillState
from infodrill.scenario.schema import Scenario


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowLine:
    """One line: kind phase | run_on | move | inject | now, at second `at`; `status` done | now | ahead, or an inject's own."""

    at: int
    kind: str
    number: int
    title: str
    story: str
    status: str


def run_of_show(seat: SeatPlace, state: DrillState, scenario: Scenario, lang: str) -> tuple[ShowLine, ...]:
    """Everything in order of time. Players and guests get the public programme: phases and moves begun or of a phase begun.

    The moves ahead are the story to come, so only control reads them before they begin.
    """
    everything = policy.sees_msel(seat)
    lines = [*_phases(state, scenario, lang, everything), *_moves(state, scenario, lang, everything)]
    if everything:
        lines += _injects(state, scenario, lang)
    lines.append(ShowLine(at=state.at, kind="now", number=0, title="", story="", status="now"))
    rank = {"phase": 0, "run_on": 0, "move": 1, "inject": 2, "now": 3}
    return tuple(sorted(lines, key=lambda line: (line.at, rank[line.kind], line.number)))


def run_on_seconds(scenario: Scenario) -> int:
    """Seconds that the run-on adds before phase 4."""
    return scenario.drill.run_on_hours * 3_600


def _phases(state: DrillState, scenario: Scenario, lang: str, everything: bool) -> list[ShowLine]:
    lines, at = [], 0
    # What is still held is control's to know.
    later = holding.delay if everything else holding.let_go
    for phase in scenario.drill.phases:
        if phase.number == 4 and scenario.drill.run_on_hours:
            running = "now" if state.run_on else "done" if state.phase == 4 else "ahead"
            lines.append(
                ShowLine(
                    at=at + later(state, at),
                    kind="run_on",
                    number=0,
                    title="",
                    story="",
                    status=running,
                )
            )
            at += run_on_seconds(scenario)
        status = "now" if phase.number == state.phase else "done" if phase.number < state.phase else "ahead"
        begun = phase.number == 4 and state.fourth >= 0  # as long as control let the run-on be
        lines.append(
            ShowLine(
                at=state.fourth * 60 if begun else at + later(state, at),
                kind="phase",
                number=phase.number,
                title=phase.title.in_(lang),
                story="",
                status=status,
            )
        )
        at += phase.minutes * 60
    return lines


def _moves(state: DrillState, scenario: Scenario, lang: str, everything: bool) -> list[ShowLine]:
    begun = {number: at for number, at, _ in state.told}
    shown = [move for move in scenario.drill.moves if everything or move.number in state.moves]
    return [
        ShowLine(
            at=begun[move.number] if move.number in begun else holding.comes_at(state, move.at),
            kind="move",
            number=move.number,
            title=move.title.in_(lang),
            story=move.story,
            status="done" if move.number in state.moves else "ahead",
        )
        for move in shown
    ]


def _injects(state: DrillState, scenario: Scenario, lang: str) -> list[ShowLine]:
    shift = run_on_seconds(scenario)
    lines = []
    for row in rows_as_run(scenario, state).values():
        delivery = state.deliveries.get(row.number)
        at = delivery.at if delivery and delivery.reached else planned(row, state, shift)
        status = delivery.run_status if delivery else "pending"
        lines.append(
            ShowLine(
                at=at,
                kind="inject",
                number=row.number,
                title=row.subject.in_(lang),
                story=row.story_time,
                status=status,
            )
        )
    return lines
