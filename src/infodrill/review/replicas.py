"""Owns how many replicas the twins of a drill live: as many as the spread between them asks for, within bounds.

In a large city chance says little, and few replicas tell a difference as closely as many do in a small one. FEWEST are always
lived. Where they leave a difference between two whole courses wide, more are, set of assumptions by set; what they leave wide
then stays so, and the page says it (docs/adr/0020).
"""

# Charter: review replicas
from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from infodrill.review.arms import AS_IT_WAS, Arm, Life, Relived
from infodrill.review.changes import Kind
from infodrill.review.estimate import FEWEST, is_close

SETS = ("low", "base", "high")
FEWER = 5  # replicas of the other two sets at most; the page prints how many each has
LOOKS = (FEWEST, 5)  # replicas after which it is looked whether more are needed; after these all are lived
Progress = Callable[[int, int], None]


def arms_of(
    assumptions: str, replicas: int, *, false_words: bool = False, over: bool = False
) -> tuple[Arm, ...]:
    """All arms at most: the drill itself, its replicas of every kind, and FEWER replicas under the other assumptions.

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


def live_enough(stage: Relived, arms: Sequence[Arm], progress: Progress) -> dict[Arm, Life]:
    """The lives of FEWEST replicas and, for each set of assumptions in which they leave a difference wide, of more; at most of
    all `arms`. `progress(done, total)` counts lives, those that need not be lived at the end.

    What compares words alone is lived in all: whoever asks for the trust that a drill left finds the same (`trustleft`).
    """
    lives: dict[Arm, Life] = {}
    wide = {arm.assumptions for arm in arms}
    done = 0

    def tick() -> None:
        nonlocal done
        done += 1
        progress(done, len(arms))

    for upto in (*LOOKS, len(arms)):
        now = [
            arm
            for arm in arms
            if arm not in lives and arm.assumptions in wide and (arm.redraw <= upto or arm.kind in AS_IT_WAS)
        ]
        lives |= stage.play(now, tick)
        wide = {name for name in wide if not _close(stage, arms, lives, name)}
    if done < len(arms):
        progress(len(arms), len(arms))
    return lives


def _close(stage: Relived, arms: Sequence[Arm], lives: Mapping[Arm, Life], assumptions: str) -> bool:
    """Whether each whole course of these assumptions is told closely enough beside the drill as played."""
    hours: dict[Kind, list[float]] = {}
    for arm in arms:  # in the order of the replicas, which were lived in any
        if arm in lives and arm.assumptions == assumptions and arm.redraw and arm.kind not in AS_IT_WAS:
            hours.setdefault(arm.kind, []).append(lives[arm].hours(stage.false))
    played = hours["played"]
    return all(is_close(played, others) for kind, others in hours.items() if kind != "played")
