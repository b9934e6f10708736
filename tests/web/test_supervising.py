"""Threads that the range cannot do without go on whatever falls, and whoever looks after the range sees that something did."""

from __future__ import annotations

import asyncio
import logging
import threading

import pytest
from django.db import DatabaseError, OperationalError
from prometheus_client import REGISTRY

from infodrill.web import live, supervising
from infodrill.web.streams.follower import Follower
from infodrill.web.streams.hub import HEARTBEAT, STILL, Hub
from infodrill.web.supervising import Supervised, kept_going, troubled

from .house import clinic
from .serving import PATIENCE, until


@pytest.fixture(autouse=True)
def quick(monkeypatch, caplog):
    monkeypatch.setattr(supervising, "FIRST", 0.001)
    monkeypatch.setattr(supervising, "LONGEST", 0.002)
    monkeypatch.setattr(supervising, "_fallen", {})
    # As in a range: what a fall says is said, not left out because nobody listens.
    caplog.set_level(logging.DEBUG, supervising.LOG.name)


def falls(name: str) -> float:
    return REGISTRY.get_sample_value("infodrill_thread_falls_total", {"thread": name}) or 0


def test_a_thread_goes_on_whatever_its_work_raises():
    faults = [ValueError(), DatabaseError(), SystemExit(), KeyboardInterrupt(), MemoryError(), None]
    at_work, before = threading.Event(), falls("tried")

    def work(thread: Supervised) -> None:
        if faults:
            if fault := faults.pop(0):
                raise fault
            return  # coming back too early is a fall too
        while not thread.wait(0.01):
            at_work.set()

    thread = Supervised("tried", work).start()
    assert at_work.wait(PATIENCE)
    assert falls("tried") - before == 6
    assert not thread.down and troubled() == ("tried",)  # it fell within the last minute
    thread.stop()
    assert not thread._thread.is_alive()


def test_a_log_that_takes_nothing_ends_no_thread(monkeypatch):
    at_work, faults = threading.Event(), [ValueError(), DatabaseError()]

    def work(thread: Supervised) -> None:
        if faults:
            raise faults.pop()
        while not thread.wait(0.01):
            at_work.set()

    def refuse(*words: object, **told: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(logging.Logger, "makeRecord", refuse)
    thread = Supervised("tried", work).start()
    assert at_work.wait(PATIENCE)
    thread.stop()


def test_a_thread_is_in_trouble_while_it_is_down_and_not_before_or_after(monkeypatch):
    monkeypatch.setattr(supervising, "LATELY", 0.0)
    mended, fell = threading.Event(), threading.Event()

    def work(thread: Supervised) -> None:
        if not thread.wait(0) and not mended.is_set():
            fell.set()
            raise ValueError
        while not thread.wait(0.01):
            pass

    def never_at_work(thread: Supervised) -> None:
        fell.set()
        if not mended.is_set():
            raise ValueError
        while not thread.wait(0.01):
            pass

    for does in (work, never_at_work):
        fell.clear(), mended.clear()
        thread = Supervised("tried", does).start()
        assert fell.wait(PATIENCE)
        until(lambda: troubled() == ("tried",))
        mended.set()
        until(lambda: troubled() == ())
        thread.stop()
    assert troubled() == ()


def test_a_thread_that_hangs_is_in_trouble():
    hangs, goes_on = threading.Event(), threading.Event()

    def work(thread: Supervised) -> None:
        while not thread.wait(0.01):
            hangs.wait(PATIENCE)
            goes_on.set()

    thread = Supervised("tried", work, silence=0.05).start()
    until(lambda: troubled() == ("tried",))
    hangs.set()
    assert goes_on.wait(PATIENCE)
    until(lambda: troubled() == ())
    thread.stop()


def test_a_duty_that_is_done_once_is_tried_until_it_is_done():
    faults, done = [OperationalError(), ValueError()], threading.Event()

    def duty(thread: Supervised) -> None:
        if faults:
            raise faults.pop()
        done.set()

    thread = Supervised("worker", duty, once=True).start()
    assert done.wait(PATIENCE)
    thread._thread.join(PATIENCE)
    assert supervising.down() == () and troubled() == ("worker",)


def test_a_step_that_falls_is_counted_and_ends_nothing():
    before = falls("step")
    with kept_going("step"):
        raise ValueError
    assert falls("step") == before + 1 and troubled() == ("step",)


@pytest.mark.usefixtures("base")
def test_the_heart_of_the_streams_outlives_whatever_a_beat_meets(monkeypatch):
    from infodrill.web.streams import hub as hubs

    monkeypatch.setattr(hubs, "PULSE", 0.001)
    faults = [ValueError(), OSError()]

    def standing() -> frozenset[str]:
        if faults:
            raise faults.pop()
        return frozenset(["d1"] if not heard else [])

    heard: list[bytes] = []

    async def listen() -> None:
        hub = Hub()
        hub.open(asyncio.get_running_loop(), standing)
        with hub.listening("d1", "worker", "") as listener:
            assert b"resync" in await listener.next()
            while HEARTBEAT not in heard:
                heard.append(await listener.next())

    monkeypatch.setattr(live, "_listeners", [])
    asyncio.run(asyncio.wait_for(listen(), PATIENCE))
    # Two beats fell; then its pages stood still, which the browser was told, and went on.
    assert (faults, heard[0], heard[-1]) == ([], STILL, HEARTBEAT)


@pytest.mark.usefixtures("base")
def test_a_drill_that_cannot_be_followed_stands_still_and_no_other_does(monkeypatch):
    from infodrill.web.streams import follower as following

    monkeypatch.setattr(following, "AGAIN", 0.001)
    sound, damaged, looked, real = clinic(), clinic(), [], live.of

    def of(drill_id: str):
        looked.append(drill_id)
        if drill_id == damaged.id and broken:
            raise ZeroDivisionError
        return real(drill_id)

    monkeypatch.setattr(live, "of", of)
    broken = True
    follower = Follower(lambda: frozenset({sound.id, damaged.id}))
    follower.start()
    try:
        until(lambda: follower.standing_still() == {damaged.id} and looked.count(damaged.id) > 1)
        before = looked.count(sound.id)
        until(lambda: looked.count(sound.id) > before)
        broken = False
        until(lambda: follower.standing_still() == frozenset())
    finally:
        follower.stop()


@pytest.mark.usefixtures("base")
def test_every_page_stands_still_while_nobody_follows_and_that_ends_by_itself(monkeypatch):
    drill, away = clinic(), [True]
    real = live.of

    def of(drill_id: str):
        if away[0]:
            raise OperationalError
        return real(drill_id)

    monkeypatch.setattr(live, "of", of)
    follower = Follower(lambda: frozenset({drill.id}))
    follower.start()
    try:
        until(lambda: follower.standing_still() == {drill.id} and "follower" in supervising.down())
        away[0] = False
        until(lambda: follower.standing_still() == frozenset() and supervising.down() == ())
        assert "follower" in troubled()
    finally:
        follower.stop()
