"""What a seat reads of the press room: the queue, what was answered, and what was promised."""

# Charter: conduct views press
from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from infodrill.conduct import policy
from infodrill.conduct.nouns.conferences import Conference
from infodrill.conduct.nouns.injects import row_of
from infodrill.conduct.nouns.pressquestions import Answered, PressQuestion, promise_stands
from infodrill.conduct.seats import SeatPlace
from infodrill.conduct.state import DrillState
from infodrill.scenario.schema import Scenario


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One question and, once given, its answer. `left` = seconds to answer in, below 0 when over; times in seconds.

    `about` = the case that it was answered on, "" = none. `contradictions` is empty for seats that are not shown them. `stands` =
    what was promised has not come, nor anything else been told its reporter since; `seat` that promised it.
    """

    question: str
    conference: str
    at: int
    outlet: str
    asked: str
    left: int
    inject: int = 0
    answered: bool = False
    cell: str = ""
    kind: str = ""
    stance: str = ""
    figures: tuple[str, ...] = ()
    said: str = ""
    took: int = 0
    promise_due: int = 0
    promise_missed: bool = False
    about: str = ""
    also: tuple[tuple[str, str], ...] = ()  # (case, stance) of each further case that it speaks of
    contradictions: tuple[str, ...] = ()
    seat: str = ""
    stands: bool = False
    newest: bool = False  # nothing was told this reporter since

    @property
    def answered_at(self) -> int:
        return self.at + self.took


class PressView:
    """Conferences are public; open questions are the press room's."""

    def __init__(self, seat: SeatPlace, state: DrillState, scenario: Scenario, lang: str) -> None:
        self._seat, self._state, self._scenario, self._lang = seat, state, scenario, lang

    @property
    def conferences(self) -> tuple[Conference, ...]:
        return tuple(self._state.conferences.values())

    @property
    def queue(self) -> tuple[Exchange, ...]:
        """Questions without an answer, the one that waits longest first."""
        return tuple(exchange for exchange in self._exchanges if not exchange.answered)

    @property
    def transcript(self) -> tuple[Exchange, ...]:
        """Questions with their answers, in the order in which they were asked."""
        return tuple(exchange for exchange in self._exchanges if exchange.answered)

    @property
    def standing(self) -> tuple[Exchange, ...]:
        """Answers whose promise their reporters still wait for, soonest due first."""
        return tuple(sorted((row for row in self.transcript if row.stands), key=lambda row: row.promise_due))

    @cached_property
    def _exchanges(self) -> tuple[Exchange, ...]:
        seen = self._state.press_questions.values()
        return tuple(
            self._exchange(question, told)
            for question in seen
            if question.seen_by(self._seat)
            for told in question.answers or (None,)
        )

    def _exchange(self, question: PressQuestion, said: Answered | None) -> Exchange:
        row = row_of(self._scenario, self._state, question.inject) if question.inject else None
        outlet, asked = (row.from_, row.body.in_(self._lang)) if row else (question.outlet, question.text)
        outlet = self._scenario.speaker(outlet).in_(self._lang)
        left = question.answer_by - self._state.at
        if said is None:
            return Exchange(
                question=question.question,
                conference=question.conference,
                at=question.at,
                outlet=outlet,
                asked=asked,
                left=left,
                inject=question.inject,
            )
        shown = said.contradictions if policy.sees_contradictions(self._seat) else ()
        newest = said is question.answer
        return Exchange(
            question=question.question, conference=question.conference, at=question.at, outlet=outlet, asked=asked, left=0,
            inject=question.inject, answered=True, cell=said.cell, kind=said.kind, stance=said.stance,
            figures=said.figures, said=said.text, took=said.took, promise_due=said.promise_due,
            promise_missed=newest and question.promise_missed, about=said.about, contradictions=shown, seat=said.seat,
            also=said.parts[1:], newest=newest, stands=newest and promise_stands(self._state, question),
        )  # fmt: skip
