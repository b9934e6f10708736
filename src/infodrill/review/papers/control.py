"""What papers for control and evaluators ask of a scenario: the course, the injects, what is expected, what is true."""

# Charter: review papers control
from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup, escape

from infodrill.casework.edition import Edition
from infodrill.conduct import naming
from infodrill.conduct.saying import Reader
from infodrill.conduct.twoclocks import planned
from infodrill.kernel.i18n import N_, Lang, tr
from infodrill.review import truth
from infodrill.review.measures import SPECS
from infodrill.review.modelled import measure_model
from infodrill.review.papers.conditionwords import ConditionWords
from infodrill.review.papers.knowntoall import KnownToAll
from infodrill.review.papers.printable import printable
from infodrill.review.words import Voice
from infodrill.scenario.schema import Cell, Claim, Expected, Inject, Recipients, RightStep, Scenario

TYPES = {b"\x89P": "png", b"\xff\xd8": "jpeg"}
STEPS = {
    "leave": N_("leave it alone"), "service": N_("serve it as a complaint"), "acknowledge": N_("acknowledge, put right"),
    "hold": N_("holding line"), "warn": N_("warn of the danger"), "correct": N_("correct"), "answer": N_("answer"),
    "refer": N_("refer (simulated)"), "report_page": N_("report the page that poses as an organisation"), "watch": N_("watch on"),
}  # fmt: skip
LATER = {"time": N_("by its time"), "manual": N_("by control's hand")}
MEASURES: Mapping[str, str] = {
    **{code: spec.title for code, spec in SPECS.items()},
    **{code: measure.title for code, measure in measure_model(None).items()},
}
ORDER = {"phase": 0, "run_on": 0, "move": 1, "inject": 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseRow:
    """A line of the run of show: kind phase | run_on | move | inject, at second `at` of the plan; `story` = the story's clock."""

    at: int
    kind: str
    number: int
    title: str
    story: str
    inject: Inject | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionExpected:
    """An expected action with the inject that it is about."""

    inject: Inject
    action: Expected


class ControlPaper:
    """A scenario in words; times are those of the plan, in minutes of the exercise, without the run-on."""

    def __init__(
        self, scenario: Scenario, edition: Edition, lang: Lang, media: Mapping[str, bytes] | None = None
    ) -> None:
        self.scenario, self.edition, self.lang, self.media = scenario, edition, lang, media or {}
        self.drill, self.g = scenario.drill, KnownToAll.of(scenario, edition, lang)
        self.voice = Voice(lang=lang, story=planned(scenario).date)
        self._conditions = ConditionWords(scenario, edition, self.voice)
        self._reader = Reader(lang, edition, scenario)
        self._players = {seat.seat for seat in self.g.seats.seats.values() if not seat.control}
        self._ends = 60 * sum(phase.minutes for phase in scenario.drill.phases[:3])

    # ---- the course ----

    @cached_property
    def course(self) -> tuple[CourseRow, ...]:
        """Everything in order of the plan."""
        rows = [*self._phases(), *self._moves()]
        rows += [
            CourseRow(at=inject.at, kind="inject", number=inject.number, title=inject.subject.in_(self.lang),
                      story=inject.story_time, inject=inject)
            for inject in self.scenario.msel.injects
        ]  # fmt: skip
        return tuple(sorted(rows, key=lambda row: (row.at, ORDER[row.kind], row.number)))

    @property
    def injects(self) -> tuple[Inject, ...]:
        return tuple(sorted(self.scenario.msel.injects, key=lambda inject: (inject.at, inject.number)))

    @property
    def handed_out(self) -> tuple[Inject, ...]:
        """Injects that somebody receives, in order of the plan."""
        return tuple(inject for inject in self.injects if self.receives(inject.to))

    def day(self, at: int) -> str:
        """The story's day; "" behind the run-on, whose length control may change."""
        return self.voice.short_day(at) if at < self._ends else ""

    def minute(self, at: int) -> str:
        return self.voice.number(at // 60)

    def comes(self, inject: Inject) -> str:
        """What makes it come, in words."""
        trigger = inject.trigger
        if trigger.kind == "repeat":
            told = N_("{times} times, every {span}")
            return tr(self.lang, told, times=trigger.times or 1, span=self.voice.lasting(trigger.every or 60))
        if trigger.condition is None:
            return tr(self.lang, LATER.get(trigger.kind, LATER["time"]))
        what = self._conditions.say(trigger.condition)
        if trigger.until is None:
            return tr(self.lang, N_("from then on, as soon as {what}"), what=what)
        until = self.minute(trigger.until)
        return tr(self.lang, N_("from then on to minute {until}, as soon as {what}"), what=what, until=until)

    # ---- names ----

    def role(self, role: str) -> str:
        return self._reader.word(role, ("role",))

    def to(self, to: Recipients) -> str:
        """Whom it goes to, in words."""
        public = [tr(self.lang, N_("the public"))] if to.public else []
        if self._players <= set(self.g.seats.recipients(to)):
            return "; ".join([tr(self.lang, N_("every cell")), *public])
        told = [self.cell(cell) for cell in to.cells]
        roles = ", ".join(map(self.role, to.roles))
        if told and roles:
            told = [f"{', '.join(told)} ({roles})"]
        elif roles:
            told = [roles]
        return "; ".join([*told, *public])

    def receives(self, to: Recipients) -> bool:
        return to.public or bool(to.cells or to.roles)

    def cell(self, cell: str) -> str:
        return self._reader.word(cell, ("cell",))

    def method(self, method: str) -> str:
        return tr(self.lang, naming.METHODS[method][0])

    def truth_of(self, inject: Inject) -> str:
        return tr(self.lang, naming.TRUTHS[inject.truth]) if inject.truth in naming.TRUTHS else "–"

    def measure(self, code: str) -> str:
        return tr(self.lang, MEASURES[code])

    def objective(self, name: str) -> str:
        return self._reader.word(name, ("objective",))

    def sentence(self, claim: str) -> str:
        return self.scenario.claim(claim).sentence.in_(self.lang)

    def verdict(self, claim: Claim) -> str:
        return tr(self.lang, naming.VERDICTS[truth.finally_so(claim)])

    def step(self, step: RightStep) -> str:
        """A step of the right path: what, by whom, from when."""
        told = N_("{what} ({role}, from minute {n})")
        return tr(
            self.lang, told, what=tr(self.lang, STEPS[step.what]), role=self.role(step.by), n=self.minute(step.after)
        )  # fmt: skip

    # ---- what is looked at ----

    def picture(self, name: str, alt: str) -> Markup:
        """A picture of an inject as a drawing that stands alone, whatever it was drawn as."""
        content, wide, high = printable(name, self.media[name])
        data = base64.b64encode(content).decode("ascii")
        drawing = (
            f'<svg viewBox="0 0 {wide} {high}" width="{wide}" height="{high}">'
            f'<image width="{wide}" height="{high}" href="data:image/{TYPES[content[:2]]};base64,{data}"/></svg>'
        )
        return Markup(f'<figure class="picture" aria-label="{escape(alt)}">{drawing}</figure>')

    def _phases(self) -> Iterator[CourseRow]:
        at = 0
        for phase in self.drill.phases:
            if phase.number == 4 and self.drill.run_on_hours:
                hours = self.voice.lasting(self.drill.run_on_hours * 3_600)
                told = N_("The city runs on for {span}, without new decisions")
                yield CourseRow(
                    at=at, kind="run_on", number=0, title=tr(self.lang, told, span=hours), story=""
                )
            yield CourseRow(
                at=at, kind="phase", number=phase.number, title=phase.title.in_(self.lang), story=""
            )
            at += phase.minutes * 60

    def _moves(self) -> Iterator[CourseRow]:
        for move in self.drill.moves:
            title = tr(self.lang, N_("Move {n}: {title}"), n=move.number, title=move.title.in_(self.lang))
            yield CourseRow(at=move.at, kind="move", number=move.number, title=title, story=move.story)


class EvaluatorsPaper(ControlPaper):
    """What evaluators look at, cell by cell."""

    @property
    def teams(self) -> tuple[Cell, ...]:
        return tuple(cell for cell in self.scenario.cells.cells if cell.level > 0)

    def tasks(self, cell: Cell) -> Iterator[tuple[str, str]]:
        """(task, its measure) of the cell."""
        for capability in self.scenario.evaluation.capabilities:
            for task in capability.tasks:
                if not task.cells or cell.id in task.cells:
                    yield task.text.in_(self.lang), self.measure(task.measure)

    def expected(self, cell: Cell) -> tuple[ActionExpected, ...]:
        """Actions that are expected of the cell: of whoever gets the inject and holds the role, else of whoever holds it."""
        return tuple(
            ActionExpected(inject=inject, action=action)
            for inject in self.injects
            for action in inject.expected_actions
            if cell.id in self._doers(inject, action)
        )

    def paths(self, cell: Cell) -> Iterator[tuple[Claim, tuple[RightStep, ...]]]:
        """Claims of whose right path a seat of the cell takes a step."""
        roles = {role for seat in cell.seats for role in seat.roles}
        for claim in self.scenario.claims:
            if steps := tuple(step for step in claim.right_path if step.by in roles):
                yield claim, steps

    def _doers(self, inject: Inject, action: Expected) -> frozenset[str]:
        got = set(self.g.seats.recipients(inject.to))
        holders = [seat for seat in self.g.seats.seats.values() if action.who in seat.roles]
        return frozenset(seat.cell for seat in [seat for seat in holders if seat.seat in got] or holders)
