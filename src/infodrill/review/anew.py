"""What an arm decides anew: conditional injects, the deadlines that they ask for, and when the press picks a claim up.

What people did and what control did by hand stay as played. An inject goes otherwise than in the drill only where its condition,
asked in the arm, gives another answer than the same condition asked of the drill at the same moment: so an arm in which nothing
differs is the drill, however its minutes were cut.
"""

# Charter: review anew
from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from infodrill.casework import clocks
from infodrill.casework.book import CaseBook
from infodrill.conduct.conditions import holds
from infodrill.conduct.delivery import CONDITIONAL, effects, waits
from infodrill.conduct.fallingdue import passes
from infodrill.conduct.fold import apply
from infodrill.conduct.giving import RUNNER
from infodrill.conduct.nouns.city import (
    RELEASES,
    ClaimBoosted,
    ClaimStood,
    StatementReleased,
    WaveStarted,
)
from infodrill.conduct.nouns.clock import ClockChanged
from infodrill.conduct.nouns.course import MinuteClosed
from infodrill.conduct.nouns.guidance import GuidanceConfirmed
from infodrill.conduct.nouns.injects import Delivery, InjectDelivered, as_run
from infodrill.conduct.standing import comes_to_press, is_wide, pick_up, settle_standings
from infodrill.conduct.state import DrillState
from infodrill.kernel.events import Event, EventBody
from infodrill.kernel.grown import renewed
from infodrill.review.armwords import ArmWords
from infodrill.review.record import Record
from infodrill.scenario.schema import Condition, Inject, Scenario

if TYPE_CHECKING:
    from infodrill.society import Spread

TOLD = (WaveStarted, ClaimBoosted)
ACTING = (*TOLD, *RELEASES)
SPOKEN_DEADLINES = frozenset({"holding", "publish"})  # steps that a publication meets


@dataclass(frozen=True, slots=True, kw_only=True)
class InjectCame:
    """A conditional inject as the runner delivered it: the minute in which it acted, and the state just before."""

    minute: int
    state: DrillState


def acting(events: Iterable[Event], kinds: tuple[type[EventBody], ...]) -> Iterator[tuple[int, Event]]:
    """The events of these kinds that a closed minute took in, each with that minute: the first closed after it was recorded."""
    waiting: list[Event] = []
    for event in events:
        if isinstance(event.body, kinds):
            waiting.append(event)
        elif isinstance(event.body, MinuteClosed):
            upto = event.body.upto_seq
            yield from ((event.body.minute, each) for each in waiting if each.seq <= upto)
            waiting = [each for each in waiting if each.seq > upto]


class OnRecord:
    """What the log says of all this, read once and shared by all arms. What came after play is left as it was."""

    def __init__(self, record: Record) -> None:
        self.scenario, self.edition = record.scenario, record.procedure
        self.rows = {
            row.number: row
            for row in record.scenario.msel.injects
            if row.trigger.kind in CONDITIONAL and row.trigger.condition
        }
        tests = {number: _conditions(row.trigger.condition) for number, row in self.rows.items()}
        self.spread_of = {number: tuple(_spread_of(asked)) for number, asked in tests.items()}
        self.stood = {claim for asked in self.spread_of.values() for claim in asked}
        self.deadlines_of = {
            test.deadline_missed.claim for asked in tests.values() for test in asked if test.deadline_missed
        }
        self.asks_for_traps = any(test.trap_pressed for asked in tests.values() for test in asked)
        self.acts = tuple(acting(record.events, ACTING))
        self.came: dict[int, InjectCame] = {}
        self.states: list[DrillState] = [DrillState()]  # by minute: as the minute begins
        self._held: dict[tuple[int, int], bool] = {}  # see `held`
        self.repeats: dict[int, str] = {}  # id of a release → the guidance whose confirmation let it out
        self._row_of: dict[int, int] = {}  # id of an effect → the conditional inject that had it
        self._pick_ups: set[int] = set()  # ids of boosts by which the press picked a claim up
        self._trace(record.events)
        self._fold(record.events)
        self.picked = {
            event.body.claim: minute
            for minute, event in reversed(self.acts)
            if isinstance(event.body, ClaimBoosted) and self.is_pick_up(event.body)
        }

    @property
    def injects(self) -> Mapping[int, int]:
        """Conditional inject → the minute in which it came."""
        return {row: came.minute for row, came in self.came.items()}

    def row_of(self, body: EventBody) -> int | None:
        """The conditional inject whose effect this is, None for anything else."""
        return self._row_of.get(id(body))

    def is_pick_up(self, body: EventBody) -> bool:
        """Whether this is the press picking a claim up by itself."""
        return id(body) in self._pick_ups

    def state(self, minute: int) -> DrillState:
        """The drill as a minute begins, the last one of play after that."""
        return self.states[min(minute, len(self.states) - 1)]

    def held(self, number: int, minute: int) -> bool:
        """Whether the condition of an inject held in the drill as a minute began; asked once for all arms."""
        asked = number, minute
        if asked not in self._held:
            self._held[asked] = _holds(self.scenario, self.rows[number], self.state(minute))
        return self._held[asked]

    @property
    def last(self) -> int:
        """The first minute in which no inject is decided any more."""
        return len(self.states)

    def _came(self, event: Event) -> int | None:
        """The conditional inject that the runner delivers with this event; what control delivers is its own act."""
        body = event.body
        if not isinstance(body, InjectDelivered) or event.actor != RUNNER or not body.reached:
            return None
        return body.inject if body.inject in self.rows else None

    def _trace(self, events: Iterable[Event]) -> None:
        """Where what acts on the city comes from: what an inject does, and what guidance repeats, follows it at once."""
        before, row, sheet = False, None, ""
        for event in events:
            body = event.body
            if isinstance(body, StatementReleased):
                if sheet:
                    self.repeats[id(body)] = sheet
                continue
            if not isinstance(body, TOLD):
                sheet = body.guidance if isinstance(body, GuidanceConfirmed) else ""
                before, row = isinstance(body, InjectDelivered), self._came(event)
            elif row is not None:
                self._row_of[id(body)] = row
            elif not before and isinstance(body, ClaimBoosted) and event.actor == RUNNER:
                self._pick_ups.add(id(body))

    def _fold(self, events: Iterable[Event]) -> None:
        """The state at the beginning of each minute of play, and before each conditional inject that came."""
        minutes = {event.seq: minute for minute, event in acting(events, (InjectDelivered,))}
        state = DrillState()
        for event in events:
            if isinstance(event.body, ClockChanged) and event.body.change in ("run_on", "close"):
                return
            row = self._came(event)
            if row is not None and event.seq in minutes:
                self.came.setdefault(row, InjectCame(minute=minutes[event.seq], state=state))
            state = apply(state, event)
            if isinstance(event.body, MinuteClosed):
                self.states.append(state)


class Anew:
    """The decisions of one arm, minute by minute from the fork on."""

    def __init__(self, recorded: OnRecord, words: ArmWords, fork: int, told: Callable[[str], bool]) -> None:
        """`told` = whether a claim is lived in the arm; what asks how far others have spread stays as played."""
        self.recorded, self.words, self.told = recorded, words, told
        self.injects = {row: minute for row, minute in recorded.injects.items() if minute < fork}
        self.picked = {claim: minute for claim, minute in recorded.picked.items() if minute < fork}
        begun = recorded.state(fork)
        self._standings, self._boosts, self._waves = begun.standings, list(begun.boosts), list(begun.waves)
        self._late: dict[str, set[str]] = {}  # case → deadlines of words that were missed in the arm
        self._last: tuple[object, DrillState] = None, begun
        # What is made again only when what it is made of is another, which it seldom is from one minute to the next.
        self._came: tuple[object, int, Mapping[int, Delivery]] = None, -1, {}
        self._times = words.times
        self._book: tuple[object, int, CaseBook] = None, -1, begun.book
        same = not (words.statements or words.presses or any(recorded.spread_of.values()))
        # Where no condition can find anything else than in the drill, none needs to be asked.
        rows = () if same else recorded.rows
        self._rows = [row for row in rows if all(map(told, recorded.spread_of[row]))]
        self._stand = {claim for row in self._rows for claim in recorded.spread_of[row]}
        # The others are held as played: nobody knows in the arm how far their claims have spread.
        self.injects |= {row: minute for row, minute in recorded.injects.items() if row not in self._rows}

    def decide(self, minute: int, spread: Spread) -> Iterator[EventBody]:
        """What the arm alone does in this minute; what it does as played, `allows` lets by."""
        yield from self._settle(minute, spread)
        if minute >= self.recorded.last:
            return
        if self._rows and self.recorded.deadlines_of:
            self._state(
                minute
            )  # a deadline is seen to be missed in its own minute, whoever asks for it later
        for number in self._rows:
            if number not in self.injects and self._comes(number, minute):
                self.injects[number] = minute
                if self._came_at(number) != minute:
                    yield from effects(as_run(self.recorded.rows[number], self.recorded.state(minute)))

    def allows(self, body: EventBody, minute: int) -> bool:
        """Whether something recorded in this minute happens in the arm too."""
        row = self.recorded.row_of(body)
        if row is not None:
            return self.injects.get(row) == minute
        if self.recorded.is_pick_up(body) and isinstance(body, ClaimBoosted):
            return self.picked.get(body.claim) == minute
        return True

    def note(self, body: EventBody, minute: int) -> None:
        """Take in what acted on the city."""
        if isinstance(body, ClaimBoosted):
            self._boosts.append(body.claim)
        elif isinstance(body, WaveStarted):
            self._waves.append((body.claim, minute))

    # ---- how claims stand

    def _settle(self, minute: int, spread: Spread) -> Iterator[EventBody]:
        exposed = spread.exposed()
        wide = {
            claim: exposed[claim]
            for claim in dict.fromkeys(claim for claim, _ in self._waves)
            if claim not in self._boosts
            and claim in exposed
            and is_wide(spread, exposed[claim])
            and self.told(claim)
        }
        if minute >= self.recorded.last:
            # When play is over nobody asks any more how far a claim has come; the press still picks up what is wide.
            state = self._standing(minute) if wide else DrillState()
            picked = [claim for claim in wide if comes_to_press(spread, state, self.recorded.scenario, claim)]
            yield from self._pick_up(minute, [pick_up(claim) for claim in picked])
            return
        only = {claim for claim in wide.keys() | self._stand if claim in exposed}
        if not only:
            return
        found = settle_standings(spread, self._standing(minute), self.recorded.scenario, only=only)
        stood = {body.claim: body.standing for body in found if isinstance(body, ClaimStood)}
        self._standings = {**self._standings, **stood} if stood else self._standings
        yield from self._pick_up(minute, [body for body in found if isinstance(body, ClaimBoosted)])

    def _pick_up(self, minute: int, found: Iterable[ClaimBoosted]) -> Iterator[EventBody]:
        for body in found:
            self.picked[body.claim] = minute
            if self.recorded.picked.get(body.claim) != minute:
                yield body

    def _standing(self, minute: int) -> DrillState:
        """The drill's state with what tells in the arm how a claim stands: no word of ours does."""
        state = self.recorded.state(minute)
        return renewed(
            state,
            deliveries=self._delivered(state),
            standings=self._standings,
            boosts=tuple(self._boosts),
            waves=tuple(self._waves),
        )

    # ---- injects

    def _came_at(self, number: int) -> int:
        came = self.recorded.came.get(number)
        return came.minute if came else -1

    def _comes(self, number: int, minute: int) -> bool:
        row, came = self.recorded.rows[number], self.recorded.came.get(number)
        played = self.recorded.state(minute)
        if came and came.minute == minute:
            return self._holds(row, came.state, minute)
        behind = came is not None and came.minute < minute
        if number in played.deliveries and not behind:
            return False  # by the hand of control
        if not waits(row, played, minute * 60) or not self._holds(row, played, minute):
            return False
        # What held in the drill as well, and yet did not come, was kept back by something else.
        return behind or not self.recorded.held(number, minute)

    def _holds(self, row: Inject, played: DrillState, minute: int) -> bool:
        return _holds(self.recorded.scenario, row, self._state(minute, played))

    def _state(self, minute: int, played: DrillState | None = None) -> DrillState:
        """The drill's state, with what differs in the arm; every condition of a minute asks for the same one."""
        state, second = played or self.recorded.state(minute), minute * 60
        differs = len(self.injects), id(self._standings), len(self._boosts), len(self._waves)
        asked = id(state), second, differs
        if self._last[0] != asked:
            self._last = asked, self._differing(state, second)
        return self._last[1]

    def _delivered(self, state: DrillState) -> Mapping[int, Delivery]:
        """What came in the arm, made anew when something came."""
        if self._came[0] is not state.deliveries or self._came[1] != len(self.injects):
            self._came = state.deliveries, len(self.injects), self._deliveries(state)
        return self._came[2]

    def _deliveries(self, state: DrillState) -> Mapping[int, Delivery]:
        came = {number: entry for number, entry in state.deliveries.items() if self._as_played(number)}
        for number in self.injects.keys() - came.keys():
            came[number] = Delivery(
                inject=number,
                run_status="delivered",
                recipients=(),
                public=self.recorded.rows[number].to.public,
                at=self.injects[number] * 60,
            )
        return came

    def _written(self, state: DrillState, second: int) -> CaseBook:
        """The book of the arm, made anew when something was entered in the drill or came out in the arm."""
        out = bisect_left(self._times, second)
        if self._book[0] is not state.book or self._book[1] != out:
            self._book = state.book, out, self.words.in_book(state.book, second)
        return self._book[2]

    def _differing(self, state: DrillState, second: int) -> DrillState:
        came, until = self._delivered(state), max(second, state.at)
        if self.words.statements or self.words.presses:
            state = self.words.seen(state, self._written(state, until), until)
        if self.recorded.deadlines_of and self.words.statements:
            state = self._missed(state, second)
        return renewed(
            state,
            deliveries=came,
            standings=self._standings,
            boosts=tuple(self._boosts),
            waves=tuple(self._waves),
        )

    def _as_played(self, number: int) -> bool:
        return number not in self.recorded.came or number in self.injects

    def _missed(self, state: DrillState, second: int) -> DrillState:
        """The deadlines that words meet, by the words of the arm."""
        cases = dict(state.book.cases)
        for claim in self.recorded.deadlines_of:
            for key in state.case_of(claim):
                case = cases[key]
                kinds = {
                    text.kind
                    for text in state.book.statements.values()
                    if text.case == key and text.published
                }
                said = ({"holding"} if kinds else set()) | ({"publish"} if kinds - {"holding"} else set())
                met = (*(step for step in case.met if step not in SPOKEN_DEADLINES), *sorted(said))
                owed = clocks.deadlines(replace(case, met=met), self.recorded.edition, state.book)
                late = self._late.setdefault(key, set())
                late |= {
                    step
                    for step, due in owed
                    if step in SPOKEN_DEADLINES
                    and second > passes(self.recorded.scenario, state, self.recorded.edition, case, step, due)
                }
                missed = tuple(step for step in case.missed if step not in SPOKEN_DEADLINES)
                cases[key] = replace(case, missed=(*missed, *sorted(late)))
        return renewed(state, book=replace(state.book, cases=cases))


def _holds(scenario: Scenario, row: Inject, state: DrillState) -> bool:
    return row.trigger.condition is not None and holds(row.trigger.condition, state, scenario)


def _conditions(condition: Condition | None) -> tuple[Condition, ...]:
    """A condition and all that it is joined of."""
    if condition is None:
        return ()
    inner = (*(condition.all or ()), *(condition.any or ()), *((condition.not_,) if condition.not_ else ()))
    return (condition, *(part for joined in inner for part in _conditions(joined)))


def _spread_of(tests: Iterable[Condition]) -> Iterator[str]:
    """The claims of which conditions ask how far they have spread."""
    for test in tests:
        for count in (test.reach, test.spread_level):
            if count is not None:
                yield count.claim
