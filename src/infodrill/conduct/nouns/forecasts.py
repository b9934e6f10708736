"""Forecast sheets (*phiếu dự báo*), forecasts in numbers, and watch lists."""

# Charter: conduct nouns forecasts
from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, ClassVar

from infodrill.casework.reach import Inside
from infodrill.conduct import policy
from infodrill.conduct.noun import ForItsCell, May, RangeCommand, command
from infodrill.conduct.persons import person_in
from infodrill.conduct.policy import sees_everything
from infodrill.conduct.scene import RangeScene, unknown_item
from infodrill.conduct.seats import CITY_WIDE, SeatPlace
from infodrill.conduct.state import DrillState
from infodrill.kernel.errors import Refused
from infodrill.kernel.events import Event, event, shared
from infodrill.kernel.fields import LINE, TEXT, Choice, Count, Key, Number, Subject, Words
from infodrill.kernel.grown import renewed
from infodrill.kernel.grown import with_one as with_
from infodrill.kernel.i18n import N_
from infodrill.kernel.posts import GROUP_ID

MOST_TERMS, LONGEST_TERM = 40, 60
HORIZONS = (60, 360, 1_440)  # minutes: +1, +6, +24 h, as the machine forecasts
MOST_POSTS = 10_000_000
_GROUP = re.compile(f"group:{GROUP_ID}")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Filed:
    """What a forecast sheet says."""

    sheet: str
    cell: str
    topic: Inside
    harmed: Inside
    questions: tuple[Inside, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet(_Filed):
    """A forecast sheet."""

    at: int

    def seen_by(self, seat: SeatPlace) -> bool:
        """Forecast sheets are for the city-wide functions and the cell that wrote them."""
        return sees_everything(seat) or self.cell == seat.party or bool(seat.roles & CITY_WIDE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Forecast:
    """Posts about `of` (case id or "group:…") until `horizon` minutes later; low, mid, high = 10, 50, 90 %."""

    forecast: str
    cell: str
    of: Subject
    horizon: int
    low: int
    mid: int
    high: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreseen(_Forecast):
    """A forecast in numbers: posts about `of` by `at` + 60 × `horizon`; low, mid, high = 10, 50, 90 %."""

    at: int


@event
@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastSheetFiled(ForItsCell, _Filed):
    """A cell's forecast sheet: the topic, who would be harmed, and what will be asked."""

    TYPE: ClassVar[str] = "forecast.sheet_filed"
    DONE: ClassVar[str] = N_("File a forecast sheet")
    TOPICS: ClassVar[tuple[str, ...]] = ("watch", "inbox")

    def apply(self, state: DrillState, event: Event) -> DrillState:
        entry = Sheet(at=event.at, **shared(self, _Filed))
        return renewed(state, sheets=(*state.sheets, entry))


@event
@dataclass(frozen=True, slots=True, kw_only=True)
class SpreadForecast(ForItsCell, _Forecast):
    """Posts about `of` (case id or "group:…") counted from its first to `horizon` minutes after this event: 10/50/90 %."""

    TYPE: ClassVar[str] = "forecast.spread"
    DONE: ClassVar[str] = N_("Forecast how far something will spread")
    TOPICS: ClassVar[tuple[str, ...]] = ("watch",)

    def apply(self, state: DrillState, event: Event) -> DrillState:
        entry = Foreseen(at=event.at, **shared(self, _Forecast))
        return renewed(state, foreseen=(*state.foreseen, entry))


@event
@dataclass(frozen=True, slots=True)
class WatchListSet(ForItsCell):
    """The cell's whole list, replacing the one before."""

    TYPE: ClassVar[str] = "watch.list_set"
    DONE: ClassVar[str] = N_("Keep the list of topics to watch")
    TOPICS: ClassVar[tuple[str, ...]] = ("watch",)
    cell: str
    terms: tuple[Inside, ...]

    def apply(self, state: DrillState, event: Event) -> DrillState:
        return renewed(state, watched=with_(state.watched, self.cell, self.terms))


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class FileForecastSheet(RangeCommand):
    """*Phiếu dự báo*, in phase 1: topic, who may be harmed, the questions that people will ask."""

    MAY: ClassVar[May] = May(
        thing="forecast",
        says=ForecastSheetFiled.DONE,
        roles=frozenset({"MONITOR"}),
        phases=frozenset({0, 1}),
        token=True,
    )
    topic: Annotated[str, Words(LINE)]
    harmed: Annotated[str, Words(TEXT)]
    questions: Annotated[tuple[str, ...], Words(LINE), Count(1)]

    def decide(self, scene: RangeScene) -> tuple[ForecastSheetFiled, ...]:
        questions = tuple(scene.free(question, "questions") for question in self.questions)
        number = scene.numbered("f", {sheet.sheet for sheet in scene.state.sheets})
        topic, harmed = scene.free(self.topic, "topic"), scene.free(self.harmed, "harmed")
        return (
            ForecastSheetFiled(
                sheet=number, cell=scene.seat.cell, topic=topic, harmed=harmed, questions=questions
            ),
        )


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastSpread(RangeCommand):
    """How many posts there will have been about `of` (a case, or a group of the desk) `horizon` minutes from now (E15)."""

    MAY: ClassVar[May] = May(
        thing="forecast",
        says=SpreadForecast.DONE,
        roles=frozenset({"MONITOR"}),
        token=True,
    )
    of: Annotated[str, Key("case or group", N_("Which group?"))]
    horizon: Annotated[int, Choice(HORIZONS, N_("How many posts will there have been?"))]
    low: Annotated[int, Number(0, MOST_POSTS, N_("at least"))]
    mid: Annotated[int, Number(0, MOST_POSTS, N_("most likely"))]
    high: Annotated[int, Number(0, MOST_POSTS, N_("at most"))]

    def decide(self, scene: RangeScene) -> tuple[SpreadForecast, ...]:
        known = self.of in scene.state.book.cases and policy.sees_item(scene.seat, self.of, scene.state)
        if not (known or _GROUP.fullmatch(self.of)):
            raise unknown_item()
        if not self.low <= self.mid <= self.high:
            raise Refused(
                N_("The three numbers of a forecast rise: low, mid, high."),
                remedy=N_("Put them in order."),
                code="R141",
            )
        number = scene.numbered("q", {foreseen.forecast for foreseen in scene.state.foreseen})
        return (
            SpreadForecast(
                forecast=number,
                cell=scene.seat.cell,
                of=self.of,
                horizon=self.horizon,
                low=self.low,
                mid=self.mid,
                high=self.high,
            ),
        )


@command
@dataclass(frozen=True, slots=True)
class SetWatchList(RangeCommand):
    """Topics and keywords that the desk keeps an eye on; never persons, accounts or numbers."""

    MAY: ClassVar[May] = May(
        thing="watch list",
        says=WatchListSet.DONE,
        roles=frozenset({"MONITOR"}),
        note="topics, never persons",
        token=True,
    )
    terms: Annotated[tuple[str, ...], Words(LONGEST_TERM, N_("New topic")), Count(0, MOST_TERMS)]

    def decide(self, scene: RangeScene) -> tuple[WatchListSet, ...]:
        places = [name for ward in scene.scenario.places.wards for name in (ward.name.vi, ward.name.en)]
        places += [
            name for cell in scene.seats.cells.values() for name in (cell.name.vi, cell.organisation.vi)
        ]
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
        terms = tuple(dict.fromkeys(scene.free(term.strip(), "terms") for term in self.terms))
        return (WatchListSet(scene.seat.cell, terms),)


class ForecastView:
    """Sheets, numbers and watch list as a seat sees them."""

    def __init__(self, seat: SeatPlace, state: DrillState) -> None:
        self._seat, self._state = seat, state

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        return tuple(sheet for sheet in self._state.sheets if sheet.seen_by(self._seat))

    @property
    def foreseen(self) -> tuple[Foreseen, ...]:
        """The cell's own forecasts in numbers; control sees all."""
        everything = sees_everything(self._seat)
        return tuple(
            number for number in self._state.foreseen if everything or number.cell == self._seat.party
        )

    @property
    def watched(self) -> tuple[str, ...]:
        """The terms of the cell's own watch list."""
        return self._state.watched.get(self._seat.party or "", ())
