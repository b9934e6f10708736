"""E15: the numbers that monitoring cells foresaw, scored against what came and against persistence.

What came is counted by the desk again, in the city and its network lived again to the last horizon. The score is the
CRPS of the 10, 50 and 90 % quantiles: twice the mean pinball loss over the three, in posts; of a single number it is
the distance. Persistence says that the coming minutes bring what as many minutes brought before.
"""

# Charter: review foresight
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from infodrill.casework.nouns.intake import CaseOpened
from infodrill.conduct.city import open_spread
from infodrill.conduct.minutes import CityMinutes
from infodrill.conduct.network import DELAY, Network
from infodrill.conduct.nouns.course import MinuteClosed
from infodrill.conduct.nouns.forecasts import SpreadForecast
from infodrill.kernel.events import Event
from infodrill.review.estimate import kept_out
from infodrill.review.record import Record
from infodrill.watch.desk import WatchDesk, WatchError

if TYPE_CHECKING:
    from infodrill.society import City

LEVELS = (100, 500, 900)  # per mille, of low, mid and high


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """One forecast of posts `horizon` minutes ahead with what came; losses in hundredths of a post."""

    forecast: str
    cell: str
    at: int  # second
    horizon: int
    low: int
    mid: int
    high: int
    came: int
    loss: int
    persistence: int


@dataclass(frozen=True, slots=True)
class Forecasts:
    """All forecasts in numbers of a drill; `open` = horizon beyond the log, `unmatched` = of no group of the desk."""

    scored: tuple[Scored, ...] = ()
    open: int = 0
    unmatched: int = 0

    @property
    def filed(self) -> int:
        """How many were filed."""
        return len(self.scored) + self.open + self.unmatched

    @property
    def skill_permille(self) -> int | None:
        """1 − CRPS ÷ CRPS of persistence, over all scored; None where nothing is to be compared."""
        persistence = sum(scored.persistence for scored in self.scored)
        if not persistence:
            return None
        return round(1000 * (1 - sum(scored.loss for scored in self.scored) / persistence))

    @property
    def interval(self) -> tuple[int, int] | None:
        """The 95 % interval of the skill, per mille; None where the forecasts are too few for one."""
        found = kept_out(
            [scored.loss for scored in self.scored], [scored.persistence for scored in self.scored]
        )
        return (round(1000 * found[0]), round(1000 * found[1])) if found else None


def score_forecasts(record: Record, city: City) -> Forecasts:
    """Score every forecast in numbers that the log holds; `city` is the one that the drill was played in."""
    filed = [(event, event.body) for event in record.events if isinstance(event.body, SpreadForecast)]
    sources = _sources(record.events)
    last = max(
        (event.body.minute for event in record.events if isinstance(event.body, MinuteClosed)), default=-1
    )
    named = [(event, body, sources.get(body.of, body.of)) for event, body in filed]
    known = [name for name in named if name[2].partition(":")[0] in ("group", "post")]
    reached = [triple for triple in known if _horizon(*triple[:2]) + DELAY <= last]
    if not reached:
        return Forecasts((), len(known), len(named) - len(known))
    desk = _desk(record, city, max(_horizon(*triple[:2]) for triple in reached) + DELAY)
    found = [_scored(desk, *triple) for triple in reached]
    scored = tuple(score for score in found if score is not None)
    unmatched = len(named) - len(known) + len(found) - len(scored)
    return Forecasts(scored, len(known) - len(reached), unmatched)


def crps_hundredths(quantiles: Sequence[int], came: int) -> int:
    """The score of (low, mid, high) when `came` came, in hundredths; of three equal numbers 100 × the distance."""
    losses = (
        2 * level * (came - quantile) if came >= quantile else 2 * (1000 - level) * (quantile - came)
        for level, quantile in zip(LEVELS, quantiles, strict=True)
    )
    return round(sum(losses) / (10 * len(LEVELS)))


def persistence_of(counts: Sequence[int], seen: int, horizon: int) -> int:
    """What persistence foresees of a running count: `seen` = the last minute that was read, ahead by `horizon`."""
    now, before = _upto(counts, seen), _upto(counts, seen - horizon)
    return now + (now - before)


def _scored(desk: WatchDesk, event: Event, body: SpreadForecast, source: str) -> Scored | None:
    try:
        kind, _, name = source.partition(":")
        counts = list(accumulate(desk.series(name if kind == "group" else desk.group_of(name), width=1)))
    except WatchError:
        return None
    seen = event.at // 60 - 1 - DELAY  # the desk had read this minute, and the cell could see it
    came = _upto(counts, _horizon(event, body))
    guess = persistence_of(counts, seen, body.horizon)
    return Scored(
        forecast=body.forecast,
        cell=body.cell,
        at=event.at,
        horizon=body.horizon,
        low=body.low,
        mid=body.mid,
        high=body.high,
        came=came,
        loss=crps_hundredths((body.low, body.mid, body.high), came),
        persistence=crps_hundredths((guess, guess, guess), came),
    )


def _upto(counts: Sequence[int], minute: int) -> int:
    return counts[min(minute, len(counts) - 1)] if counts and minute >= 0 else 0


def _horizon(event: Event, body: SpreadForecast) -> int:
    """The minute up to which posts are counted."""
    return event.at // 60 + body.horizon


def _sources(events: Sequence[Event]) -> Mapping[str, str]:
    """Case → what it was opened from."""
    return {event.body.case: event.body.source for event in events if isinstance(event.body, CaseOpened)}


def _desk(record: Record, city: City, until: int) -> WatchDesk:
    """The desk as it stood when minute `until` had closed."""
    opened, scenario = record.opened, record.scenario
    network = Network(scenario, seed=opened.seed, language=opened.language, goes_on=True)
    spread = open_spread(city, opened)
    minutes = CityMinutes(spread, network, scenario)
    for body in minutes.again(record.events):
        network.close_minute(body.minute, spread, minutes.state)
        if body.minute >= until:
            break
    return network.desk
