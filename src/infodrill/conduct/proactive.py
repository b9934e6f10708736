"""Forecasts, watch lists, guidance, directives, relays and the public's questions as a seat sees them."""

# Charter: conduct views proactive
from __future__ import annotations

from dataclasses import dataclass, replace

from infodrill.conduct import policy
from infodrill.conduct.nouns.directives import Directive
from infodrill.conduct.nouns.forecasts import Foreseen, Sheet
from infodrill.conduct.nouns.guidance import Guidance
from infodrill.conduct.nouns.injects import row_of
from infodrill.conduct.nouns.publicquestions import Questions
from infodrill.conduct.nouns.relays import Relay
from infodrill.conduct.seats import SeatPlace
from infodrill.conduct.state import DrillState
from infodrill.scenario.schema import Scenario


@dataclass(frozen=True, slots=True)
class AskedByPublic:
    """An entry of the queue: what people ask about, how many of the voices ask (per mille), what answered it."""

    question: str
    at: int
    source: str
    about: str
    permille: int
    answered_by: str
    answered_at: int


class ProactiveView:
    """Nothing here shows which claim of the scenario a question or a prebunk belongs to."""

    def __init__(self, seat: SeatPlace, state: DrillState, scenario: Scenario, lang: str) -> None:
        self._seat, self._state, self._scenario, self._lang = seat, state, scenario, lang

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        return tuple(one for one in self._state.sheets if one.seen_by(self._seat))

    @property
    def foreseen(self) -> tuple[Foreseen, ...]:
        """The cell's own forecasts in numbers; control sees all."""
        everything = policy.sees_everything(self._seat)
        return tuple(one for one in self._state.foreseen if everything or one.cell == self._seat.cell)

    @property
    def watched(self) -> tuple[str, ...]:
        """The terms of the cell's own watch list."""
        return self._state.watched.get(self._seat.cell, ())

    @property
    def guidance(self) -> tuple[Guidance, ...]:
        held = self._state.guidance.values()
        return tuple(self._own(one) for one in held if one.seen_by(self._seat))

    @property
    def to_confirm(self) -> tuple[Guidance, ...]:
        """Guidance that the cell has not confirmed, soonest due first."""
        waiting = [
            one for one in self.guidance if self._seat.cell in one.to and self._seat.cell not in one.confirmed
        ]
        return tuple(sorted(waiting, key=lambda one: one.due))

    @property
    def register(self) -> tuple[tuple[str, int, str, bool], ...]:
        """(number, second, topic, public) of every guidance, for those who may ask for one; () for others."""
        if not policy.sees_register(self._seat):
            return ()
        return tuple(
            (one.guidance, one.at, one.topic, one.published_at >= 0) for one in self._state.guidance.values()
        )

    @property
    def directives(self) -> tuple[Directive, ...]:
        return tuple(one for one in self._state.directives.values() if one.seen_by(self._seat))

    @property
    def relays(self) -> tuple[Relay, ...]:
        """What was relayed where: public by its nature."""
        return self._state.relays

    @property
    def questions(self) -> tuple[AskedByPublic, ...]:
        """The public's questions, unanswered first, then in the order in which they came; () for others."""
        if not policy.sees_questions(self._seat):
            return ()
        entries = [self._asked(one) for one in self._state.public_questions.values()]
        return tuple(sorted(entries, key=lambda one: bool(one.answered_by)))

    def _own(self, one: Guidance) -> Guidance:
        if one.receipts_seen_by(self._seat):
            return one
        mine = {cell: at for cell, at in one.confirmed.items() if cell == self._seat.cell}
        return replace(one, confirmed=mine, overdue=tuple(c for c in one.overdue if c == self._seat.cell))

    def _asked(self, one: Questions) -> AskedByPublic:
        kind, _, number = one.source.partition(":")
        row = row_of(self._scenario, self._state, int(number)) if kind == "inject" else None
        about = (row.subject if row else self._scenario.claim(one.claim).sentence).in_(self._lang)
        return AskedByPublic(
            one.question, one.at, one.source, about, one.permille, one.answered_by, one.answered_at
        )
