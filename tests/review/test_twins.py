"""Twins: the drill lived again from its log, with and without what was published."""

from __future__ import annotations

import threading
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from infodrill.conduct.city import build_city
from infodrill.conduct.nouns.course import MinuteClosed
from infodrill.kernel.events import Event
from infodrill.review import sidebyside
from infodrill.review.arms import Relived, interventions
from infodrill.review.changes import Arm
from infodrill.review.record import Record
from infodrill.review.timeline import read_timeline
from infodrill.review.twins import Twins, arms_of, relive
from infodrill.scenario.schema import Scenario
from infodrill.society import Counts, Pools, footprint
from infodrill.society.footprint import NotEnoughMemory
from tests.review.living import Deed, live, say, together
from tests.review.scene import Pen, claim, scenario

MINUTES = 150


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("city")


@pytest.fixture(scope="module")
def counts() -> dict[str, Counts]:
    return {}


@pytest.fixture(scope="module")
def record(cache: Path, counts: dict[str, Counts]) -> Record:
    """A drill of 150 minutes closed by a city of 2,000: a wave at minute 2, a correction at minute 40."""
    deeds: dict[int, Deed] = {
        2: lambda pen: pen.wave(2, "fraud", roots=60),
        40: together(lambda pen: pen.open(40, "c1", "fraud"), say(40, "c1", "fraud")),
    }
    return live(Pen(fraud()), MINUTES, cache, deeds, counts=counts)


def fraud(verdict: str = "FALSE") -> Scenario:
    return scenario(claim("fraud", "G0", verdict, pull=90))


@pytest.fixture(scope="module")
def twins(record: Record, cache: Path) -> Twins:
    found = relive(record, read_timeline(record), city_cache=cache, replicas=2)
    assert found is not None
    return found


def test_event_recorded_after_a_minute_closed_acts_in_the_next() -> None:
    pen = Pen(scenario(claim("fraud", "G0", "FALSE")))
    pen.wave(0, "fraud")
    pen.write(0, MinuteClosed(0, len(pen.events) - 1, ""), actor="runner")
    pen.wave(0.5, "fraud")  # stamped inside minute 0, recorded after its close
    pen.write(1, MinuteClosed(1, len(pen.events) - 1, ""), actor="runner")
    assert [minute for minute, _ in interventions(pen.end(2))] == [0, 1]


def test_as_played_twin_gives_the_drills_own_digests(twins: Twins) -> None:
    assert (twins.digests_equal, twins.digests_checked) == (MINUTES, MINUTES)
    assert twins.reproduced


def test_changed_digest_is_found(record: Record, cache: Path) -> None:
    events: list[Event] = list(record.events)
    last = max(index for index, event in enumerate(events) if isinstance(event.body, MinuteClosed))
    body = events[last].body
    assert isinstance(body, MinuteClosed)
    events[last] = replace(events[last], body=replace(body, digest="00"))
    forged = replace(record, events=tuple(events))
    found = relive(forged, read_timeline(forged), city_cache=cache, replicas=1)
    assert found is not None
    assert not found.reproduced
    assert found.digests_equal == MINUTES - 1


def test_arms_are_one_city_until_something_was_published(twins: Twins) -> None:
    one = twins.claims[0]
    before = (40 - 20) // 5
    assert one.played.middle[:before] == one.none.middle[:before]


def test_publication_makes_a_difference_in_the_city(twins: Twins) -> None:
    one = twins.claims[0]
    assert one.played.middle != one.none.middle
    assert set(twins.sets) == {"low", "base", "high"}
    assert twins.sets["base"].averted.mean == twins.sets["base"].none.mean - twins.sets[
        "base"
    ].played.mean or (
        abs(twins.sets["base"].averted.mean - twins.sets["base"].none.mean + twins.sets["base"].played.mean)
        <= 1
    )


def test_same_twins_again(record: Record, twins: Twins, cache: Path) -> None:
    assert relive(record, read_timeline(record), city_cache=cache, replicas=2) == twins


def test_twins_are_the_same_one_at_a_time_where_memory_is_short(
    record: Record, twins: Twins, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Relived, "_fitting", lambda _: 0)
    assert relive(record, read_timeline(record), city_cache=cache, replicas=2) == twins


@pytest.mark.parametrize("forked", [True, False], ids=["processes", "threads"])
def test_twins_are_the_same_whoever_lives_them(
    record: Record, twins: Twins, cache: Path, monkeypatch: pytest.MonkeyPatch, forked: bool
) -> None:
    counted: list[tuple[int, int]] = []
    monkeypatch.setattr(sidebyside, "is_alone", lambda: forked)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    log = read_timeline(record)
    again = relive(record, log, city_cache=cache, replicas=2, progress=lambda *of: counted.append(of))
    assert again == twins
    assert counted == [(done, counted[-1][1]) for done in range(1, len(counted) + 1)]


def test_drill_that_would_not_fit_is_refused_before_its_city_is_built(
    record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(footprint, "available", lambda root=None: 1_000)
    with pytest.raises(NotEnoughMemory):
        relive(record, read_timeline(record), city_cache=tmp_path, replicas=1)
    assert not list(tmp_path.iterdir())


def test_each_replica_of_each_arm_is_lived_once() -> None:
    arms = arms_of("base", 8)
    assert len(set(arms)) == len(arms) == 1 + 4 * 8 + 2 * (5 + 5)


def test_each_set_says_on_how_many_replicas_it_rests(twins: Twins) -> None:
    assert {name: (twin.replicas, twin.averted.n) for name, twin in twins.sets.items()} == {
        "low": (2, 2), "base": (2, 2), "high": (2, 2),
    }  # fmt: skip


def test_drill_stands_as_itself_and_is_none_of_its_replicas(twins: Twins, counts: dict[str, Counts]) -> None:
    """What the runner's own city counted, and beside it replicas that drew otherwise."""
    one = twins.claims[0]
    assert (one.exposed.itself, one.believers.itself) == (counts["fraud"].exposed, counts["fraud"].believers)
    assert one.itself[-1] != one.played.low[-1] and one.itself[-1] != one.played.high[-1]
    assert (twins.replicas, one.hours.played.n) == (2, 2)
    assert twins.total == one.hours


def test_reach_waits_for_its_day(twins: Twins) -> None:
    assert (twins.reach, twins.reach_open) == ((), 1)


def test_claims_that_no_measure_reads_leave_no_trace_in_what_is_read(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beside the false claim a true one is told, corrected and boosted; the lives with and without it are equal."""
    pen = Pen(scenario(claim("fraud", "G0", "FALSE", pull=90), claim("flood", "G0", "TRUE", pull=90)))
    for minute in range(MINUTES):
        if minute in (1, 60):
            pen.wave(minute, "flood", roots=40)
        if minute == 2:
            pen.wave(minute, "fraud", roots=60)
        if minute in (30, 40):
            case, target = ("c1", "flood") if minute == 30 else ("c2", "fraud")
            pen.open(minute, case, target)
            pen.publish(minute, case, target=target)
        pen.write(minute, MinuteClosed(minute, len(pen.events) - 1, ""), actor="runner")
    record = pen.end(MINUTES)
    city = build_city(record.scenario, 2_000, 7, cache)
    stage = Relived(record, read_timeline(record), city, MINUTES)
    assert stage.false == ["fraud"]
    arm = Arm(assumptions="base", redraw=1, kind="played")
    fewer = stage.play([arm], lambda: None)[arm]
    monkeypatch.setattr(Relived, "only_weighed", lambda _, acts: tuple(acts))
    whole = stage.play([arm], lambda: None)[arm]
    assert fewer.trust == whole.trust
    assert fewer.met["fraud"].either(whole.met["fraud"]) == whole.met["fraud"].count()
    assert fewer.series["fraud"].tolist() == whole.series["fraud"].tolist()
    assert fewer.wards["fraud"].tolist() == whole.wards["fraud"].tolist()


def test_what_was_lived_before_the_arms_leaves_no_threads(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A process with threads forks no lives: at 200,000 accounts each text left out was lived in threads, in half as much again.
    monkeypatch.setattr("infodrill.society.spread.Pools", partial(Pools, threads=2, parallel_above=0))
    pen = Pen(scenario(claim("fraud", "G0", "FALSE", pull=90)))
    for minute in range(MINUTES):
        if minute == 2:
            pen.wave(minute, "fraud", roots=60)
        if minute == 40:
            pen.open(minute, "c2", "fraud")
            pen.publish(minute, "c2", target="fraud")
        pen.write(minute, MinuteClosed(minute, len(pen.events) - 1, ""), actor="runner")
    record = pen.end(MINUTES)
    stage = Relived(
        record, read_timeline(record), build_city(record.scenario, 2_000, 7, cache), MINUTES, fork=40
    )
    before = set(threading.enumerate())
    stage.play([Arm(assumptions="base", redraw=1, kind="none")], lambda: None)
    assert set(threading.enumerate()) <= before
