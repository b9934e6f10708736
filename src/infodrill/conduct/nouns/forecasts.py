"""Forecast sheets (*phiếu dự báo*), forecasts in numbers, and watch lists."""

# Charter: conduct nouns forecasts
from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import ClassVar

from infodrill.conduct import policy
from infodrill.conduct.noun import May, RangeCommand, RangeEvent, command
from infodrill.conduct.persons import person_in
from infodrill.conduct.policy import sees_everything
from infodrill.conduct.scene import Scene, not_listed, unknown_item
from infodrill.conduct.seats import CITY_WIDE, SeatPlace
from infodrill.conduct.state import DrillState
from infodrill.kernel.errors import Refused
from infodrill.kernel.events import Event, EventBody, Text, event
from infodrill.kernel.grown import with_one as with_
from infodrill.kernel.i18n import N_
from infodrill.kernel.posts import GROUP_ID

LINE = 400
MOST_TERMS, LONGEST_TERM = 40, 60
HORIZONS = (60, 360, 1_440)  # minutes: +1, +6, +24 h, as the machine forecasts
MOST_POSTS = 10_000_000
_GROUP = re.compile(f"group:{GROUP_ID}")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A forecast sheet."""

    sheet: str
    at: int
    cell: str
    topic: str
    harmed: str
    questions: tuple[str, ...]

    def seen_by(self, seat: SeatPlace) -> bool:
        """Forecast sheets are for the city-wide functions and the cell that wrote them."""
        return sees_everything(seat) or self.cell == seat.cell or bool(seat.roles & CITY_WIDE)


@dataclass(frozen=True, slots=True)
class Foreseen:
    """A forecast in numbers: posts about `of` by `at` + 60 × `horizon`; low, mid, high = 10, 50, 90 %."""

    forecast: str
    at: int
    cell: str
    of: str
    horizon: int
    low: int
    mid: int
    high: int


@event
@dataclass(frozen=True, slots=True)
class ForecastSheetFiled(RangeEvent):
    TYPE: ClassVar[str] = "forecast.sheet_filed"
    TOPICS: ClassVar[tuple[str, ...]] = ("watch",)
    sheet: str
    cell: str
    topic: Text
    harmed: Text
    questions: tuple[Text, ...]

    def apply(self, state: DrillState, event: Event) -> DrillState:
        entry = Sheet(self.sheet, event.at, self.cell, self.topic, self.harmed, self.questions)
        return replace(state, sheets=(*state.sheets, entry))

    def seen_by(self, seat: SeatPlace, state: DrillState) -> bool:
        return self.cell == seat.cell


@event
@dataclass(frozen=True, slots=True)
class SpreadForecast(RangeEvent):
    """Posts about `of` (case id or "group:…") counted from its first to `horizon` minutes after this event: 10/50/90 %."""

    TYPE: ClassVar[str] = "forecast.spread"
    TOPICS: ClassVar[tuple[str, ...]] = ("watch",)
    forecast: str
    cell: str
    of: str
    horizon: int
    low: int
    mid: int
    high: int

    def apply(self, state: DrillState, event: Event) -> DrillState:
        entry = Foreseen(
            self.forecast, event.at, self.cell, self.of, self.horizon, self.low, self.mid, self.high
        )
        return replace(state, foreseen=(*state.foreseen, entry))

    def seen_by(self, seat: SeatPlace, state: DrillState) -> bool:
        return self.cell == seat.cell


@event
@dataclass(frozen=True, slots=True)
class WatchListSet(RangeEvent):
    """The cell's whole list, replacing the one before."""

    TYPE: ClassVar[str] = "watch.list_set"
    TOPICS: ClassVar[tuple[str, ...]] = ("watch",)
    cell: str
    terms: tuple[Text, ...]

    def apply(self, state: DrillState, event: Event) -> DrillState:
        return replace(state, watched=with_(state.watched, self.cell, self.terms))

    def seen_by(self, seat: SeatPlace, state: DrillState) -> bool:
        return self.cell == seat.cell


@command
@dataclass(frozen=True, slots=True)
class FileForecastSheet(RangeCommand):
    """*Phiếu dự báo*, in phase 1: topic, who may be harmed, the questions that people will ask."""

    MAY: ClassVar[May] = May("forecast", frozenset({"MONITOR"}), frozenset({0, 1}), token=True)
    topic: str
    harmed: str
    questions: tuple[str, ...]

    def decide(self, scene: Scene) -> tuple[EventBody, ...]:
        if not self.questions:
            raise not_listed("questions", 0, ("≥ 1",))
        questions = tuple(scene.free(one, "questions", LINE) for one in self.questions)
        number = scene.numbered("f", {one.sheet for one in scene.state.sheets})
        topic, harmed = scene.free(self.topic, "topic", LINE), scene.free(self.harmed, "harmed")
        return (ForecastSheetFiled(number, scene.seat.cell, topic, harmed, questions),)


@command
@dataclass(frozen=True, slots=True)
class ForecastSpread(RangeCommand):
    """How many posts there will have been about `of` (a case, or a group of the desk) `horizon` minutes from now (E15)."""

    MAY: ClassVar[May] = May("forecast", frozenset({"MONITOR"}), token=True)
    of: str
    horizon: int
    low: int
    mid: int
    high: int

    def decide(self, scene: Scene) -> tuple[EventBody, ...]:
        known = self.of in scene.state.book.cases and policy.sees_item(scene.seat, self.of, scene.state)
        if not (known or _GROUP.fullmatch(self.of)):
            raise unknown_item()
        if self.horizon not in HORIZONS:
            raise not_listed("horizon", self.horizon, map(str, HORIZONS))
        if not 0 <= self.low <= self.mid <= self.high <= MOST_POSTS:
            raise Refused(
                N_("The three numbers of a forecast rise: low, mid, high."),
                remedy=N_("Put them in order."),
                code="R141",
            )
        number = scene.numbered("q", {one.forecast for one in scene.state.foreseen})
        return (
            SpreadForecast(number, scene.seat.cell, self.of, self.horizon, self.low, self.mid, self.high),
        )


@command
@dataclass(frozen=True, slots=True)
class SetWatchList(RangeCommand):
    """Topics and keywords that the desk keeps an eye on; never persons, accounts or numbers."""

    MAY: ClassVar[May] = May("watch list", frozenset({"MONITOR"}), note="topics, never persons", token=True)
    terms: tuple[str, ...]

    def decide(self, scene: Scene) -> tuple[EventBody, ...]:
        if len(self.terms) > MOST_TERMS:
            raise not_listed("terms", len(self.terms), (f"0–{MOST_TERMS}",))
        places = [name for one in scene.scenario.places.wards for name in (one.name.vi, one.name.en)]
        places += [name for one in scene.seats.cells.values() for name in (one.name.vi, one.organisation.vi)]
        for term in self.terms:
            if found := person_in(term, places):
                raise Refused(
                    N_("“{term}” points at a person or an account ({found}); a watch list holds topics."),
                    remedy=N_(
                        "Write what is said, not who says it: a place, an object, a rumour's key word."
                    ),
                    code="R142",
                    term=term,
                    found=found,
                )
        terms = tuple(dict.fromkeys(scene.free(one.strip(), "terms", LONGEST_TERM) for one in self.terms))
        return (WatchListSet(scene.seat.cell, terms),)
