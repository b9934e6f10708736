"""The press room as a seat sees it: queue, transcript, promises, contradictions."""

# Charter: conduct views press
from __future__ import annotations

from dataclasses import dataclass

from infodrill.conduct import policy
from infodrill.conduct.delivery import row_of
from infodrill.conduct.nouns.conferences import Conference
from infodrill.conduct.nouns.pressquestions import PressQuestion
from infodrill.conduct.seats import SeatPlace
from infodrill.conduct.state import DrillState
from infodrill.scenario.schema import Scenario


@dataclass(frozen=True, slots=True)
class Exchange:
    """One question and, once given, its answer. `left` = seconds to answer in, below 0 when over; times in seconds.

    `about` = the case that it was answered on, "" = none. `contradictions` is empty for seats that are not shown them.
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
    contradictions: tuple[str, ...] = ()


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
        return tuple(one for one in self._exchanges if not one.answered)

    @property
    def transcript(self) -> tuple[Exchange, ...]:
        """Questions with their answers, in the order in which they were asked."""
        return tuple(one for one in self._exchanges if one.answered)

    @property
    def promises(self) -> tuple[Exchange, ...]:
        """Answers that promised something, soonest due first."""
        return tuple(
            sorted((one for one in self.transcript if one.promise_due), key=lambda one: one.promise_due)
        )

    @property
    def _exchanges(self) -> tuple[Exchange, ...]:
        seen = self._state.press_questions.values()
        return tuple(self._exchange(one) for one in seen if one.seen_by(self._seat))

    def _exchange(self, one: PressQuestion) -> Exchange:
        row = row_of(self._scenario, self._state, one.inject) if one.inject else None
        outlet, asked = (row.from_, row.body.in_(self._lang)) if row else (one.outlet, one.text)
        left = one.answer_by - self._state.at
        said = one.answer
        if said is None:
            return Exchange(one.question, one.conference, one.at, outlet, asked, left, one.inject)
        shown = said.contradictions if policy.sees_contradictions(self._seat) else ()
        return Exchange(
            one.question, one.conference, one.at, outlet, asked, 0, one.inject, True, said.cell, said.kind, said.stance,
            said.figures, said.text, said.took, said.promise_due, one.promise_missed, said.about, shown,
        )  # fmt: skip
