"""The story's time as one seat reads it: of what was, and of what the plan still holds."""

# Charter: conduct seattime
from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import cached_property
from itertools import pairwise

from infodrill.conduct import holding, policy
from infodrill.conduct.fallingdue import receipt_until, told_hour
from infodrill.conduct.seats import SeatPlace
from infodrill.conduct.state import DrillState
from infodrill.conduct.twoclocks import REAL_TIME, planned, stretches
from infodrill.kernel.clock import NEVER
from infodrill.scenario.schema import Move, Scenario
from infodrill.scenario.storydate import StoryDate, followed


class SeatTime:
    """What `SeatView` says of time."""

    seat: SeatPlace
    lang: str
    _state: DrillState
    _scenario: Scenario

    @property
    def now(self) -> int:
        return self._state.at

    def clock(self, at: int) -> str:
        """The story's clock ("23:10") at exercise second `at`."""
        return f"{self.story(at):%H:%M}"

    def moment(self, at: int, *, short: bool = False, lang: str = "") -> str:
        """The story's clock, with its date where that is another than today's in the story; `short` for narrow columns, `lang`
        for a text in another language than the reader's."""
        return self._today(self.story(at), short=short, lang=lang)

    def given(self, at: int, due: int) -> str:
        """The hour that was told at second `at` for second `due`: a leap since has moved the clock, not what people were told."""
        return self._today(self.story(at) + timedelta(seconds=due - at))

    def given_due(self, at: int, due: int) -> int:
        """When that hour comes: with the leap that goes past it, though never before people had the time to keep it in."""
        return told_hour(self._scenario, self._state, at, due)

    def receipt_until(self, at: int, due: int) -> int:
        """By when a receipt is expected of what was sent at `at` with `due`, as time has run so far."""
        return receipt_until(self._scenario, self._state, at, due)

    def coming(self, at: int, *, short: bool = False) -> str:
        """As `moment`, for what lies ahead: the story's time that the plan will have led to by then."""
        return self._today(self.foretold(at), short=short)

    def _today(self, told: datetime, *, short: bool = False, lang: str = "") -> str:
        today = told.date() == self._today_is
        return f"{told:%H:%M}" if today else self.dated(told, short=short, lang=lang)

    @cached_property
    def calendar(self) -> tuple[object, ...]:
        """All that the words of a moment rest on beside its second."""
        return self._today_is, self._moves_told()

    @cached_property
    def _today_is(self) -> date:
        return self.story(self.now).date()

    def dated(self, told: datetime, *, short: bool = False, lang: str = "") -> str:
        """A moment of the story with its date: "23:10 ngày 11/9", "23:10, 11 Sep"."""
        in_vi = (lang or self.lang) == "vi"
        on = f" ngày {told.day}/{told.month}" if in_vi else f", {told.day}\u00a0{told:%b}"
        return f"{told:%H:%M}" + (f", {told.day}/{told.month}" if short and in_vi else on)

    def begins(self, move: Move, at: int) -> datetime:
        """The story's date and time as a move begins at exercise second `at`."""
        return self._dated_by((*self._moves_told(), (at, move.story))).at(at)

    def story(self, at: int) -> datetime:
        """The story's date and time at exercise second `at`; what lies ahead as if no further move came, as deadlines run."""
        return self._story_date.at(at)

    def second(self, told: datetime) -> int | None:
        """The exercise second at which the story's clock reads `told`, as `story` has it; None = it never does."""
        return self._story_date.second(told)

    def foretold(self, at: int) -> datetime:
        """The story's date and time at exercise second `at` with the moves that the plan still has: for what is to come."""
        return self._plan_date.at(at)

    @property
    def leaps(self) -> tuple[tuple[int, datetime], ...]:
        """(exercise second, the story's date and time) of the moves so far that skipped time."""
        return self._story_date.leaps()

    @property
    def pace(self) -> int:
        """Thousandths of real time at which exercise time runs now, 0 in a jump."""
        return 0 if self._state.jump else self._state.speed

    @property
    def hurried_until(self) -> int:
        """The exercise second up to which time ran faster than real time the last time, `now` while it does; -1 = never."""
        marks = (*self._state.paces, (self.now, 0))
        fast = [until for (_, pace), (until, _) in pairwise(marks) if pace > REAL_TIME]
        return max(fast, default=-1)

    @property
    def jumps(self) -> tuple[tuple[int, int], ...]:
        """(from, to) exercise seconds of each stretch so far that control had the city live by itself."""
        marks = (*self._state.paces, (self.now, REAL_TIME))
        return stretches(marks)

    @cached_property
    def play_ends(self) -> int:
        """The exercise second at which play ends, as the programme has it; what nothing rates ends for no deadline."""
        if self._scenario.drill.lesson or self._state.practice:
            return NEVER
        ends = planned(self._scenario).ends
        later = holding.delay if policy.sees_msel(self.seat) else holding.let_go
        return ends + later(self._state, ends)

    @property
    def leaps_foretold(self) -> tuple[tuple[int, datetime], ...]:
        """As `leaps`, with those that the plan still has."""
        return self._plan_date.leaps()

    @cached_property
    def _story_date(self) -> StoryDate:
        return self._dated_by(self._moves_told())

    @cached_property
    def programme(self) -> tuple[tuple[int, str], ...]:
        """(exercise second, what the story then reads) of the moves so far and of those that the programme still has."""
        # A hold is control's to know: for everyone else the plan stands as far as it was let go, and of a leap whose second is
        # past and that has not come they know no more than that.
        knows = policy.sees_msel(self.seat)
        later = holding.delay if knows else holding.let_go
        told, plan = self._moves_told(), holding.ahead(self._state, self._scenario)
        ahead = ((move.at + later(self._state, move.at), move.story) for move in plan)
        last = max(told[-1][0] if told else -1, -1 if knows else self.now)
        return (*told, *(move for move in ahead if move[0] > last))

    @cached_property
    def _plan_date(self) -> StoryDate:
        return self._dated_by(self.programme)

    def _dated_by(self, moves: Iterable[tuple[int, str]]) -> StoryDate:
        return followed(self._scenario.drill.epoch, moves)

    def _moves_told(self) -> tuple[tuple[int, str], ...]:
        """(exercise second, what the story then read) of the moves so far."""
        begun = {number: (at, story) for number, at, story in self._state.told}
        until = self._state.story_at - 1 if begun else max(self.now, 0)
        # Moves before the one that runs now, of which the log says nothing, stand where the scenario plans them.
        plan = {move.number: (move.at, move.story) for move in self._scenario.drill.moves if move.at <= until}
        return tuple(sorted((plan | begun).values()))
