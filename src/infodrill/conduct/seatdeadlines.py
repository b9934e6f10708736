"""Deadlines as one seat reads them: what is owed on a case, text or appeal, by when it is judged, and what put it off."""

# Charter: conduct seatdeadlines
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from infodrill.casework import clocks
from infodrill.casework.book import Case, Statement
from infodrill.casework.edition import Edition
from infodrill.casework.records import Appeal
from infodrill.conduct import policy
from infodrill.conduct.fallingdue import Moves, counts_until, put_off_by_the_story
from infodrill.conduct.seats import SeatPlace
from infodrill.conduct.shipped import load_shipped
from infodrill.conduct.state import DrillState
from infodrill.kernel.clock import NEVER
from infodrill.scenario.schema import Scenario


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedDeadline:
    """The second `until` which a deadline is kept, whether that is the end of play, and whether it was missed."""

    until: int
    at_end: bool
    missed: bool


class SeatDeadlines:
    """The part of a view of casework that reads deadlines."""

    seat: SeatPlace
    _state: DrillState
    _scenario: Scenario
    _once: Callable[..., Any]
    _owed: dict[str, tuple[tuple[str, int], ...]]

    @cached_property
    def edition(self) -> Edition:
        return load_shipped(self._scenario.drill.edition)

    def reads_clocks(self, item: Statement | Appeal) -> bool:
        """Whether the seat reads what is owed on a text or an appeal that it sees: of a case only with the case. What the public
        reads of a text tells nobody how pressing its case is."""
        text = self._state.book.statements.get(item.statement) if isinstance(item, Statement) else None
        case = self.case_of(text or item)
        if text is not None:
            return policy.sees_drafts(self.seat, case)
        return case is None or policy.sees_case(self.seat, case)

    def owed(self, item: clocks.Owing) -> tuple[tuple[str, int], ...]:
        """(step, due second) of all that is owed on a case, a text or an appeal, earliest first."""
        key = clocks.name_of(item)
        if key not in self._owed:
            self._owed[key] = clocks.deadlines(item, self.edition, self._state.book)
        return self._owed[key]

    def case_of(self, item: clocks.Owing) -> Case | None:
        """The case that a text or an appeal is about, itself for a case; None = about none."""
        return clocks.case_of(item, self._state.book)

    def next_word(self, statement: Statement, told: int = 0) -> int:
        """The second for which a public text promises the next word that has not come, 0 = none; `told` as in the clocks."""
        return clocks.next_word(statement, self._state.book, told)

    def counts_until(
        self, item: clocks.Owing, step: str, at: int, *, people: bool = True, ends: int = NEVER
    ) -> int:
        """The second by which the report judges a deadline, `at` its second by the procedure's own clock; not `people`: as if the
        speed had moved nothing. `ends` = the end of play, which settles what could have been done before it."""
        state, case = self._state, clocks.case_of(item, self._state.book)
        linked = state.links.get(case.case, "") if case else ""
        of = (item, case, at, ends, state.paces, state.told, linked, bool(state.practice))
        found: int = self._once(
            ("counts until", clocks.name_of(item), step, people, ends < NEVER),
            lambda: counts_until(
                self._scenario, state, self.edition, item, step, at, people=people, ends=ends
            ),
            of,
        )
        return found

    def judged_at(self, item: clocks.Owing, step: str, at: int, ends: int) -> JudgedDeadline:
        """How a deadline is judged, for page and program alike."""
        until = self.counts_until(item, step, at)
        at_end = until > ends >= self.counts_until(item, step, at, ends=ends)
        missed = step in item.missed and (at_end or until <= max(at, self._state.at))
        return JudgedDeadline(until=ends if at_end else until, at_end=at_end, missed=missed)

    def falls(self, item: clocks.Owing, step: str, at: int, ends: int, plan: Moves) -> int:
        """The second at which a deadline would pass with the leaps that the `plan` still holds; behind `ends` where no result
        counts it."""
        state, case = self._state, clocks.case_of(item, self._state.book)
        linked = state.links.get(case.case, "") if case else ""
        found: int = self._once(
            ("falls", clocks.name_of(item), step),
            lambda: counts_until(self._scenario, state, self.edition, item, step, at, ends=ends, plan=plan),
            (item, case, at, ends, plan, state.paces, state.told, linked, bool(state.practice)),
        )
        return found

    def why_later(self, item: clocks.Owing, step: str, at: int) -> str:
        """What put a deadline off: "back" = the story's clock, "leapt" = minutes that nobody played, "later" = the speed."""
        if put_off_by_the_story(self._scenario, self._state, self.edition, item, step, at):
            return "back"
        return "leapt" if self.counts_until(item, step, at, people=False) > at else "later"
