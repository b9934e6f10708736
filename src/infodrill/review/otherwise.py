"""What went otherwise in an arm: the courses of the whole drill, and the injects that came or did not."""

# Charter: review otherwise
from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Protocol

from infodrill.review.anew import OnRecord
from infodrill.review.arms import Life
from infodrill.review.changes import BESIDE, Kind
from infodrill.review.estimate import Curve, Estimate, counted, curve_of, paired

COURSES: tuple[Kind, ...] = ("none", "played", "earlier", *BESIDE)
SHOWN: tuple[Kind, ...] = ("played", "none", *BESIDE)  # arms of which it is told what came otherwise


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeTwin:
    """A course of the whole drill, as played or answered otherwise: person-hours of false belief there, how many fewer than as
    played, and how many false beliefs were held when."""

    kind: Kind
    hours: Estimate
    fewer: Estimate
    curve: Curve


@dataclass(frozen=True, slots=True, kw_only=True)
class InjectDiffers:
    """A conditional inject that went otherwise in `lives` of `n` replicas of an arm: it `came` there and not in the drill, did
    not come, or came in another minute."""

    kind: Kind
    inject: int
    came: bool
    played: bool
    lives: int
    n: int


def whole(false: Sequence[str], of: Callable[[Kind], Sequence[Life]]) -> tuple[WholeTwin, ...]:
    """The courses of the whole drill that were lived, by their lives."""
    played = [life.hours(false) for life in of("played")]
    found = []
    for kind in COURSES:
        if lives := of(kind):
            others = [life.hours(false) for life in lives]
            curve = curve_of([life.believing(false) for life in lives])
            found.append(
                WholeTwin(kind=kind, hours=counted(others), fewer=paired(played, others), curve=curve)
            )
    return tuple(found)


def pick_ups(lives: Sequence[Life]) -> int:
    """How often the press picked a claim up, in tenths a life."""
    return round(10 * fmean([len(life.picked) for life in lives]))


class DecidedAnew(Protocol):
    """A life, or what is kept of one."""

    @property
    def injects(self) -> Mapping[int, int]: ...


def coming(
    first: Sequence[DecidedAnew], other: Sequence[DecidedAnew], kind: Kind
) -> tuple[InjectDiffers, ...]:
    """Injects that come in lives of an arm and not in the same lives of the `first`, or the other way round; `played` = there."""
    pairs = list(zip(first, other, strict=True))
    found = []
    for number in sorted({number for life in (*first, *other) for number in life.injects}):
        for came in (True, False):
            lives = sum(
                (number in there.injects, number in here.injects) == (not came, came) for there, here in pairs
            )
            if lives:
                row = InjectDiffers(
                    kind=kind, inject=number, came=came, played=not came, lives=lives, n=len(pairs)
                )
                found.append(row)
    return tuple(found)


def differing(recorded: OnRecord, lives: Mapping[Kind, Sequence[DecidedAnew]]) -> tuple[InjectDiffers, ...]:
    """Conditional injects that went otherwise than in the drill, by arm; most often first."""
    played = recorded.injects
    found = []
    for kind, arm in lives.items():
        for number in recorded.rows:
            others = [
                life.injects.get(number) for life in arm if life.injects.get(number) != played.get(number)
            ]
            if others:
                came = any(minute is not None for minute in others)
                found.append(
                    InjectDiffers(
                        kind=kind,
                        inject=number,
                        came=came,
                        played=number in played,
                        lives=len(others),
                        n=len(arm),
                    )
                )
    return tuple(sorted(found, key=lambda row: (-row.lives, row.inject)))
