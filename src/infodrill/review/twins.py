"""Counterfactual twins: the city lived again from the log's interventions, with and without what was published.

All arms share one past up to the fork and common random numbers after it; replicas redraw what the city does after
the fork, the same way in every arm. The drill that was played stands beside its replicas as itself and is none of
them. Held as played: what people did and what control did by hand, timed injects, waves. Decided anew in each arm: conditional
injects, the deadlines they ask for, and press pick-up (`anew`). Changed: only presence and time of what was published.
"""

# Charter: review twins
from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from infodrill.conduct.city import build_city
from infodrill.conduct.nouns.course import MinuteClosed
from infodrill.review import truth
from infodrill.review.arms import (
    BELIEVERS,
    EXPOSED,
    Life,
    Relived,
    interventions,
)
from infodrill.review.changes import EARLIER, Arm, Kind
from infodrill.review.estimate import (
    REPLICAS,
    Curve,
    Estimate,
    Range,
    counted,
    curve_of,
    estimate,
    one_more,
    paired,
)
from infodrill.review.foresight import Forecasts, score_forecasts
from infodrill.review.otherwise import (
    SHOWN,
    InjectDiffers,
    WholeTwin,
    differing,
    pick_ups,
    whole,
)
from infodrill.review.parity import Reach
from infodrill.review.record import Record
from infodrill.review.shifting import Moved
from infodrill.review.timeline import ReportTimeline
from infodrill.review.trustleft import WardTrust, left
from infodrill.society.assumptions import SETS, coefficients

__all__ = ["EARLIER", "ClaimTwin", "SetTwin", "Shift", "TwinCourse", "Twins", "relive"]

ARMS_VERSION = 5  # 2 decides conditional injects and press pick-up anew (ADR 16); 3 credits nothing mute, best play (ADR 23);
# 4 ends a silence with what answers; 5 keeps the past of a shift, and one definition of the earliest answer and of what is mute
VERSION = 10  # of what is read off the arms: 3 reads reach by claim and issuer, and cuts the interval of a count at 0; 4 reads
# reach of what was said in play alone; 5 holds no hollow text for an answer; 6 tells all courses of the whole drill, with curves;
# 7 tells E10 and E16 of each set of assumptions; 8 credits nothing mute, best play anew (ADR 23); 9 answers as the measures do;
# 10 holds no "we look into it" to the press for a response
FEWER = 5  # replicas of the other two sets at most; the page prints how many each has
PERCENT = 10_000  # hundredths of a percentage point
COST: Mapping[str, int] = {
    name: coefficients(name)["false_denial"] for name in SETS
}  # of a false word, by set
MISLED_BY = frozenset({"FALSE", "MIXED"})  # whose believers E10 counts
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class TwinCourse:
    """One count in the drill itself, beside its replicas as played and without response.

    `one_more` = where one further life as played falls (95 %), which is what the drill itself is compared with.
    """

    itself: int
    played: Estimate
    none: Estimate
    one_more: Range | None

    @property
    def place(self) -> str:
        """Where the drill lies beside its replicas: "below", "inside", "above", "" when there are too few."""
        return self.one_more.place(self.itself) if self.one_more else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimTwin:
    """One false claim in both arms."""

    claim: str
    exposed: TwinCourse  # accounts
    believers: TwinCourse  # at the end of the run-on
    hours: TwinCourse  # person-hours of belief
    averted: Estimate  # person-hours, no response − as played
    itself: tuple[int, ...]  # believers in the drill, one point every STEP minutes
    played: Curve
    none: Curve


@dataclass(frozen=True, slots=True, kw_only=True)
class SetTwin:
    """One set of assumptions: person-hours of false belief in both arms, the difference, and what E10 and E16 come to."""

    played: Estimate
    none: Estimate
    averted: Estimate
    replicas: int
    belief: Estimate | None = None
    trust: Estimate | None = None


@dataclass(frozen=True, slots=True)
class Shift:
    """Everything published `minutes` sooner, as far as it could be: person-hours fewer, and how far each version moved."""

    minutes: int
    fewer: Estimate
    moved: tuple[Moved, ...]

    @property
    def whole(self) -> int:
        """Versions that moved as far as asked."""
        return sum(move.by == -self.minutes for move in self.moved)

    @property
    def unmoved(self) -> tuple[Moved, ...]:
        """Versions that could not have come a minute earlier."""
        return tuple(move for move in self.moved if move.by == 0)

    @property
    def cut(self) -> tuple[Moved, ...]:
        """Versions that moved, and less far than asked."""
        return tuple(move for move in self.moved if move.by not in (0, -self.minutes))

    @property
    def mean_tenths(self) -> int:
        """Tenths of a minute that a version moved in the mean."""
        return round(10 * fmean([-move.by for move in self.moved])) if self.moved else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Twins:
    """The whole comparison. Minutes are exercise minutes; counts are accounts of the simulated city."""

    replicas: int  # of the drill's own assumptions, the drill itself not counted
    fork_minute: int
    minutes: int
    digests_equal: int
    digests_checked: int
    claims: tuple[ClaimTwin, ...]
    total: TwinCourse  # person-hours of belief over all false claims
    sets: Mapping[str, SetTwin]
    earlier: Shift | None  # None when nothing was published
    wards: tuple[tuple[str, TwinCourse], ...]  # false beliefs held in a ward when play ended
    # E10, hundredths of a percentage point; None where no claim counts or nothing was published
    belief: Estimate | None
    reach: tuple[Reach, ...]  # E9
    reach_open: int  # answers, and claims without one, whose +24 h was not reached
    # E16, hundredths of a point of 100; None where nothing false was said and no life lived for it
    trust: Estimate | None
    false_words: int
    left: WardTrust  # what the next drill in this city begins with
    forecasts: Forecasts  # E15
    valued: Mapping[str, int]  # what no response leaves out, by kind, and what stands there or does nothing
    whole: tuple[
        WholeTwin, ...
    ]  # no response, as played, earlier, best play, over-reaction where it can differ
    differs: tuple[InjectDiffers, ...]  # conditional injects that went otherwise than in the drill
    picked: Mapping[Kind, int]  # press pick-ups of all replicas of an arm, in tenths a life
    version: int = VERSION

    @property
    def reproduced(self) -> bool:
        """True when the as-played twin gave the drill's own minute digests."""
        return self.digests_checked > 0 and self.digests_equal == self.digests_checked

    @property
    def published(self) -> bool:
        """Whether anything was published that the arms leave out; "without response" is another life only then."""
        return _published(self.valued)

    @property
    def outside(self) -> tuple[ClaimTwin, ...]:
        """Claims whose person-hours in the drill lie where a further life rarely falls."""
        return tuple(claim for claim in self.claims if claim.hours.place in ("below", "above"))


def relive(
    record: Record,
    log: ReportTimeline,
    *,
    city_cache: Path | None = None,
    replicas: int = REPLICAS,
    progress: Progress | None = None,
) -> Twins | None:
    """Compare as played with no response; None when the log closed no minute. With nothing published the arms are equal."""
    closed = {
        event.body.minute: event.body.digest
        for event in record.events
        if isinstance(event.body, MinuteClosed)
    }
    if not closed or not interventions(record):
        return None
    opened = record.opened
    city = build_city(record.scenario, opened.accounts, opened.seed, city_cache)
    stage = Relived(record, log, city, max(closed) + 1)
    arms = arms_of(opened.assumptions, replicas, false_words=bool(stage.false_words), over=stage.over_differs)
    done = 0

    def tick() -> None:
        nonlocal done
        done += 1
        if progress:
            progress(done, len(arms))

    lives, forecasts = stage.play_beside(arms, tick, lambda: score_forecasts(record, city))
    return _twins(stage, _Lives(opened.assumptions, arms, lives, city.accounts), closed, forecasts)


def arms_of(
    assumptions: str, replicas: int, *, false_words: bool = False, over: bool = False
) -> tuple[Arm, ...]:
    """All arms: the drill itself, its replicas of every kind, and FEWER replicas under the other assumptions.

    Trust is lived apart only where something false was said, and over-reaction where it can differ: else the two lives would
    be one.
    """
    kinds: tuple[Kind, ...] = ("played", "none", "earlier", "best")
    kinds += ("over",) if over else ()
    kinds += ("found_out", "right") if false_words else ()
    others = [other_set for other_set in SETS if other_set != assumptions]
    both: tuple[Kind, ...] = ("played", "none")
    return (
        Arm(assumptions=assumptions, redraw=0, kind="played"),
        *(
            Arm(assumptions=assumptions, redraw=redraw, kind=kind)
            for redraw in range(1, replicas + 1)
            for kind in kinds
        ),
        *(
            Arm(assumptions=other, redraw=redraw, kind=kind)
            for other in others
            for redraw in range(1, min(FEWER, replicas) + 1)
            for kind in both
        ),
    )


class _Lives:
    """What the arms left behind, by assumptions and kind, in the order of the replicas."""

    def __init__(self, assumptions: str, arms: Sequence[Arm], lives: Mapping[Arm, Life], people: int) -> None:
        """`people` = accounts of the city: no count of people exceeds them."""
        self.assumptions, self.people = assumptions, people
        self.itself = lives[Arm(assumptions=assumptions, redraw=0, kind="played")]
        self._found: dict[tuple[str, Kind], list[Life]] = {}
        for arm in arms:
            if arm.redraw:
                self._found.setdefault((arm.assumptions, arm.kind), []).append(lives[arm])

    def of(self, kind: Kind, assumptions: str = "") -> list[Life]:
        """The replicas of one kind; none where that kind was not lived."""
        return self._found.get((assumptions or self.assumptions, kind), [])

    def course(self, count: Callable[[Life], float], each: float = 1) -> TwinCourse:
        """One count in the drill itself and in both arms; `each` = the most that one person can add to it."""
        played = [count(life) for life in self.of("played")]
        none = [count(life) for life in self.of("none")]
        return TwinCourse(
            itself=round(count(self.itself)),
            played=counted(played),
            none=counted(none),
            one_more=one_more(played, self.people * each),
        )


def _twins(stage: Relived, lives: _Lives, closed: Mapping[int, str], forecasts: Forecasts) -> Twins:
    relived = dict(enumerate(lives.itself.digests))
    shown = {kind: arm for kind in SHOWN if (arm := lives.of(kind))}
    valued = stage.changes.valued
    reach = tuple(sorted(lives.itself.reach, key=lambda reached: (reached.minute, reached.claim)))
    return Twins(
        replicas=len(lives.of("played")),
        fork_minute=stage.fork,
        minutes=stage.minutes,
        digests_equal=sum(relived.get(minute) == digest for minute, digest in closed.items()),
        digests_checked=len(closed),
        claims=tuple(_claim(claim, lives, stage.minutes) for claim in stage.false),
        total=lives.course(lambda life: life.hours(stage.false), len(stage.false) * stage.minutes / 60),
        sets={name: _set(stage, lives, name) for name in SETS},
        earlier=_shift(stage, lives),
        wards=_by_ward(stage, lives),
        belief=_belief(stage, lives) if _published(valued) else None,
        reach=reach,
        reach_open=len(stage.to_reach) - len(reach),
        trust=_trust(lives),
        false_words=len(stage.false_words),
        left=left(stage.record, lives.of("found_out"), lives.of("right")),
        forecasts=forecasts,
        valued=valued,
        whole=whole(stage.false, lives.of),
        differs=differing(stage.recorded, shown),
        picked={kind: pick_ups(arm) for kind, arm in shown.items()},
    )


def _set(stage: Relived, lives: _Lives, name: str) -> SetTwin:
    played = [life.hours(stage.false) for life in lives.of("played", name)]
    none = [life.hours(stage.false) for life in lives.of("none", name)]
    return SetTwin(
        played=counted(played), none=counted(none), averted=paired(none, played), replicas=len(played),
        belief=_belief(stage, lives, name) if played else None, trust=_trust(lives, COST[name] / COST[lives.assumptions]),
    )  # fmt: skip


def _shift(stage: Relived, lives: _Lives) -> Shift | None:
    if not stage.moved:
        return None
    now = [life.hours(stage.false) for life in lives.of("played")]
    sooner = [life.hours(stage.false) for life in lives.of("earlier")]
    return Shift(EARLIER, paired(now, sooner), stage.moved)


def _claim(claim: str, lives: _Lives, minutes: int) -> ClaimTwin:
    played, none = lives.of("played"), lives.of("none")
    return ClaimTwin(
        claim=claim,
        exposed=lives.course(lambda life: life.last(claim, EXPOSED)),
        believers=lives.course(lambda life: life.last(claim, BELIEVERS)),
        hours=lives.course(lambda life: life.hours([claim]), minutes / 60),
        averted=paired([life.hours([claim]) for life in none], [life.hours([claim]) for life in played]),
        itself=_curve(claim, [lives.itself]).middle,
        played=_curve(claim, played),
        none=_curve(claim, none),
    )


def _curve(claim: str, lives: list[Life]) -> Curve:
    return curve_of([life.series[claim][:, BELIEVERS] for life in lives if claim in life.series])


def _belief(stage: Relived, lives: _Lives, name: str = "") -> Estimate | None:
    """E10: share of believers among those who met a claim in either world, as played − no response, by a set of assumptions.

    Who met it is not asked in one world alone: the response changes that, and would choose its own judges.
    """
    counted = [claim for claim in stage.false if truth.finally_so(stage.scenario.claim(claim)) in MISLED_BY]
    found = []
    for played, none in zip(lives.of("played", name), lives.of("none", name), strict=True):
        met = sum(played.met[claim].either(none.met[claim]) for claim in counted if claim in played.met)
        fewer = sum(played.last(claim, BELIEVERS) - none.last(claim, BELIEVERS) for claim in counted)
        found.append(PERCENT * fewer / met if met else 0.0)
    return estimate(found) if counted and found else None


def _trust(lives: _Lives, cost: float = 1.0) -> Estimate | None:
    """E16: end − start, the same words to the same people with what was false in them found out, and with none false; at `cost`
    times what a false word costs.

    What is read of many statements, and by how many, is alike in both lives and falls out: no volume buys trust.
    """
    found_out, right = (
        [cost * (life.trust[1] - life.trust[0]) / 100 for life in lives.of(kind)]
        for kind in ("found_out", "right")
    )
    return paired(found_out, right) if found_out else None


def _published(valued: Mapping[str, int]) -> bool:
    return bool(set(valued) - {"mute", "unheard"})


def _by_ward(stage: Relived, lives: _Lives) -> tuple[tuple[str, TwinCourse], ...]:
    def course(ward: int) -> TwinCourse:
        return lives.course(
            lambda life: int(sum(int(array[ward]) for array in life.wards.values())), len(stage.false)
        )

    return tuple((place.id, course(index)) for index, place in enumerate(stage.scenario.places.wards))
