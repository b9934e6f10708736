"""Lives in which nothing differs are one life, and what parts later is what it would be alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from infodrill.conduct.city import build_city
from infodrill.review import sidebyside
from infodrill.review.arms import Life, Relived
from infodrill.review.changes import Arm, Kind
from infodrill.review.record import Record
from infodrill.review.timeline import read_timeline
from infodrill.society import Spread
from tests.review.living import live, say
from tests.review.scene import Pen
from tests.review.test_anew import SAID, SILENT, TRAPPED, comes, waiting

MINUTES, FORK, ANSWER = 120, 5, 40


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("city")


@pytest.fixture(scope="module")
def drill(cache: Path) -> Record:
    """Told in minute 2, answered in minute 40, upon which an inject came; two others wait for silence and for a trap."""
    deeds = {
        2: lambda pen: pen.wave(2, "fraud", roots=60),
        12: lambda pen: pen.open(12, "c1", "fraud"),
        ANSWER: say(ANSWER, "c1", "fraud"),
        ANSWER + 1: comes(ANSWER + 1, SAID),
    }
    return live(Pen(waiting(SAID, SILENT, TRAPPED)), MINUTES, cache, deeds)


@pytest.fixture(scope="module")
def stage(drill: Record, cache: Path) -> Relived:
    city = build_city(drill.scenario, drill.opened.accounts, drill.opened.seed, cache)
    return Relived(drill, read_timeline(drill), city, MINUTES, fork=FORK)


@pytest.fixture
def lived(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The minutes that cities live, all in this process."""
    monkeypatch.setattr(sidebyside, "is_alone", lambda: False)
    found: list[int] = []
    advance = Spread.advance

    def counting(spread: Spread, until: int) -> None:
        found.extend(range(spread.minute, until))
        advance(spread, until)

    monkeypatch.setattr(Spread, "advance", counting)
    return found


def arm(kind: Kind, redraw: int = 1, **more: object) -> Arm:
    return Arm(assumptions="base", redraw=redraw, kind=kind, **more)  # type: ignore[arg-type]


NOTHING = arm("without", what="nobody wrote it")
LATER = arm("shift", by=30)
EVERY = (
    arm("played"),
    NOTHING,
    arm("none"),
    LATER,
    arm("earlier"),
    arm("best"),
    arm("over"),
    arm("found_out"),
)


def test_no_minute_that_arms_have_in_common_is_lived_twice(stage: Relived, lived: list[int]) -> None:
    """What nothing tells apart is one life; what differs from minute 40 on has all before in common; replicas have nothing."""
    stage.play([arm("played"), arm("played", redraw=2)], lambda: None)  # with the past of all
    for asked, minutes in (
        ([arm("played"), NOTHING], MINUTES - FORK),
        ([arm("played"), LATER], MINUTES - FORK + MINUTES - ANSWER),
        ([arm("played"), arm("played", redraw=2)], 2 * (MINUTES - FORK)),
    ):
        lived.clear()
        assert set(stage.play(asked, lambda: None)) == set(asked)
        assert len(lived) == minutes


def test_lives_that_begin_as_one_are_what_each_is_alone(stage: Relived) -> None:
    """Wherever they part, and whatever each decides anew after that."""
    both = stage.play(EVERY, lambda: None)
    courses = set()
    for each in EVERY:
        alone = stage.play([each], lambda: None)[each]
        assert left_behind(both[each]) == left_behind(alone), each.kind
        courses.add(both[each].series["fraud"].tobytes())
    assert (
        len(courses) == len(EVERY) - 2
    )  # nothing left out is the drill as played, and so is a word that was not false


def left_behind(life: Life) -> tuple[object, ...]:
    return (
        life.series["fraud"].tolist(), life.wards["fraud"].tolist(), life.trust, life.ward_trust.tolist(), dict(life.injects),
        dict(life.picked), life.reach,
    )  # fmt: skip
