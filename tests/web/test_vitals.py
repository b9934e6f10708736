"""Readiness that means it: whatever keeps the range from its work is told with a code and a remedy, and is over when it is."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import threading
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

from infodrill.conduct.nouns.clock import ChangeClock
from infodrill.conduct.nouns.messages import SendMessage
from infodrill.kernel.errors import LogError
from infodrill.web import health, live, models, steady, supervising, vitals
from infodrill.web.conf.options import options
from infodrill.web.pacing import Pace
from infodrill.web.runner import leases
from infodrill.web.streams.follower import Follower

from .house import CTRL, clinic
from .serving import Browser, Server, new_drill, until
from .steadily import Steady

TOKEN = "t" * 40


@pytest.fixture
def clock(monkeypatch):
    now = Steady()
    monkeypatch.setattr(steady, "ms", now)
    return now


@pytest.fixture(autouse=True)
def token(monkeypatch):
    monkeypatch.setattr(health, "options", lambda: replace(options(), metrics_token=TOKEN))


def codes() -> list[str]:
    """What `/readyz` says, after having seen that each reason has words in both languages, and strangers read none."""
    shown = {"Authorization": f"Bearer {TOKEN}"}
    told = {lang: Client(headers={"Accept-Language": lang, **shown}).get("/readyz") for lang in ("vi", "en")}
    stranger = Client().get("/readyz").json()
    assert stranger["reasons"] == [{"code": reason["code"]} for reason in told["vi"].json()["reasons"]]
    for answer in told.values():
        assert (answer.status_code == 503) == bool(answer.json()["reasons"]) != answer.json()["ready"]
    for one, other in zip(told["vi"].json()["reasons"], told["en"].json()["reasons"], strict=True):
        assert one["what"] != other["what"] and one["remedy"] != other["remedy"] and one["remedy"]
    return [one["code"] for one in told["en"].json()["reasons"]]


def pass_time(clock: Steady, ms: int, beating: str = "") -> None:
    """Look every two seconds, as the thread does; `beating` = a runner that gives signs."""
    for _ in range(ms // 2_000):
        clock.now += 2_000
        if beating:
            leases.renew(beating)
        vitals.look()


def running(runner: str = "r1"):
    drill = clinic()
    drill.give(CTRL, ChangeClock(role="DIR", change="start", value=0), "")
    if runner:
        assert leases.take(runner, ()) == (drill.id,)
    return drill


def test_a_range_without_a_drill_is_ready(either):
    assert codes() == []


def test_a_runner_that_falls_silent_is_told_and_one_that_takes_over_ends_it(either, clock):
    running()
    pass_time(clock, 8_000)
    assert codes() == []  # so long a take-over may last
    pass_time(clock, 6_000)
    assert codes() == ["H605"]
    assert leases.take("r2", ()) != ()
    assert codes() == []


def test_while_the_first_runner_of_a_start_is_loading_that_is_said(either, clock, monkeypatch):
    def told() -> str:
        (reason,) = vitals.reasons()
        return reason.render("en") if reason.code == "H605" else reason.code

    def starts() -> None:
        monkeypatch.setattr(vitals, "_begun_ms", clock.now)
        monkeypatch.setattr(vitals, "_left", None)

    running("dead")
    starts()
    pass_time(clock, 14_000)
    assert "its runner is starting" in told() and "Wait a minute" in told()
    pass_time(clock, vitals.STARTING_MS)
    assert "has been silent" in told() and "start runners" in told()
    starts()
    vitals.look()
    assert leases.take("r1", ()) != ()
    assert "H605" not in {reason.code for reason in vitals.reasons()}
    pass_time(clock, 14_000)  # it came, and is gone again
    assert "has been silent" in told()


def test_a_drill_that_should_move_and_that_nobody_takes_is_told(base, clock):
    drill = running(runner="")
    pass_time(clock, 14_000)
    assert codes() == ["H605"]
    drill.give(CTRL, ChangeClock(role="DIR", change="pause", value=0), "")
    assert codes() == []


def test_a_runner_that_lives_and_does_nothing_is_told_and_a_step_of_time_ends_it(base, clock):
    drill = running()
    pass_time(clock, 44_000, "r1")
    assert codes() == []
    pass_time(clock, 4_000, "r1")
    assert codes() == ["H604"]
    models.Lease.objects.filter(pk=drill.id).update(reached=7)
    assert codes() == []


def test_open_pages_are_told_of_a_drill_that_stands_whatever_holds_it_and_of_no_other(base, clock):
    """A runner that does nothing: 45 s without progress; a dead one, or none at all: as soon as another should have taken over,
    since pages counted on alone for a minute after a start. Paused, slow, or just begun again is none; nor is a city in the
    making: all pages of a hall's first drill were called old."""
    nobody, dead, stuck, slow, paused, making = (running(runner="") for _ in range(6))
    models.Lease.objects.filter(pk=nobody.id).update(opened=0)
    models.Lease.objects.filter(pk=dead.id).update(runner="r1", beats=1, opened=0)
    models.Lease.objects.filter(pk__in=[stuck.id, slow.id, paused.id]).update(runner="r2", beats=1, opened=0)
    models.Lease.objects.filter(pk=making.id).update(
        runner="r1", beats=1
    )  # which compiles, and gives no sign
    paused.give(CTRL, ChangeClock(role="DIR", change="pause", value=0), "")
    slow.give(CTRL, ChangeClock(role="DIR", change="speed", value=100), "")  # a minute of ten minutes
    drills = frozenset({nobody.id, dead.id, stuck.id, slow.id, paused.id, making.id})
    follower = Follower(lambda: drills)
    for second in range(0, 46, 2):
        pass_time(clock, 2_000, "r2")
        pace = Pace(slow.id)
        pace.read()
        pace.grant(second * 100 + 200)
        stuck.give(
            CTRL, ChangeClock(role="DIR", change="speed", value=1_000 + second), ""
        )  # control's hand is no progress
        assert follower.standing_still() == ({nobody.id, dead.id} if second > 10 else frozenset()), second
    pass_time(clock, 4_000, "r2")
    assert follower.standing_still() == {nobody.id, dead.id, stuck.id}
    paused.give(CTRL, ChangeClock(role="DIR", change="resume", value=0), "")
    pass_time(clock, 40_000, "r2")
    assert paused.id not in follower.standing_still()
    stuck.give(CTRL, ChangeClock(role="DIR", change="pause", value=0), "")
    models.Lease.objects.filter(pk__in=[dead.id, slow.id]).update(runner="r2", beats=9, reached=60)
    pass_time(clock, 2_000, "r2")
    assert follower.standing_still() == {nobody.id}


def test_what_went_by_while_nobody_looked_counts_for_nothing(base, clock):
    """The process was stopped, the database away, the laptop asleep: nobody is called silent for that."""
    running()
    vitals.look()
    clock.now += 3_600_000
    assert codes() == []


def test_a_drill_that_was_given_up_is_told_while_it_should_move(base, clock):
    drill = running()
    leases.blame("r1", drill.id, LogError("x"))
    assert codes() == ["H606"]
    drill.give(CTRL, ChangeClock(role="DIR", change="pause", value=0), "")
    assert codes() == []


def test_pages_that_are_behind_the_log_are_told_until_they_have_caught_up(base, clock):
    drill = clinic()
    another = live.LiveDrill(drill.id)  # as in another process
    another.give("duty", SendMessage(role="L1-DUTY", kind="chat", to=(), text="a"), "")
    pass_time(clock, 14_000)
    assert codes() == ["H603"]
    live.of(drill.id)
    assert codes() == []


def test_tables_of_another_version_are_told(base):
    recorder = MigrationRecorder(vitals.connection)
    newest = max(name for app, name in recorder.applied_migrations() if app == "web")
    recorder.record_unapplied("web", newest)
    try:
        assert codes() == ["H601"]
    finally:
        recorder.record_applied("web", newest)
    assert codes() == []


def test_a_thread_that_falls_is_told(base, monkeypatch):
    again = threading.Event()
    monkeypatch.setattr(supervising, "FIRST", 0.05)

    def work(thread):
        if not again.is_set():
            raise ZeroDivisionError  # and once more whenever it is started again
        while not thread.wait(0.01):
            pass

    thread = supervising.Supervised("a thread of this test", work).start()
    try:
        until(supervising.down)
        assert codes() == ["H602"]
        again.set()
        until(lambda: not supervising.down())
        # Ready as soon as it is; that it fell lately, the figures tell.
        assert codes() == [] and supervising.troubled() == ("a thread of this test",)
    finally:
        thread.stop()
        supervising._fallen.clear()


def test_a_process_that_does_not_look_any_more_is_told(base, clock, monkeypatch):
    monkeypatch.setattr(vitals, "_thread", object())
    vitals.look()
    assert codes() == []
    clock.now += vitals.BLIND_MS + 1
    assert codes() == ["H600"]


def test_a_folder_that_takes_no_file_is_told(base, monkeypatch, tmp_path):
    from dataclasses import replace

    from infodrill.web.conf.options import options

    gone = tmp_path / "data"
    gone.mkdir()
    (gone / f".probe-{os.getpid()}").mkdir()  # in the way of the file that is tried
    monkeypatch.setattr(vitals, "options", lambda: replace(options(), data=str(gone)))
    assert len(codes()) == 1
    (gone / f".probe-{os.getpid()}").rmdir()
    assert codes() == []


def test_a_real_runner_that_is_stopped_turns_the_range_red_and_green_again(tmp_path):
    """SIGSTOP: it lives, and gives no sign. Control reads it too."""
    server = Server(tmp_path).start()
    try:
        drill, seats = new_drill(server, ("network",), ("direction",))
        seats["direction"].do(drill, "change-clock", change="start")

        def lease() -> tuple[str, int]:
            with closing(sqlite3.connect(tmp_path / "infodrill.sqlite3")) as base:
                return base.execute("SELECT runner, beats FROM web_lease").fetchone()

        runner, _ = until(lambda: lease() if lease()[0] else None)
        number = int(runner.split("-")[1])
        os.kill(number, signal.SIGSTOP)
        until(
            lambda: (
                [one["code"] for one in json.loads(Browser(server).get("/readyz")[1])["reasons"]] == ["H605"]
            )
        )
        until(lambda: "clk-bad" in seats["direction"].get(f"/d/{drill}/control/?part=going")[1])
        assert Browser(server).get("/healthz")[0] == 200
        os.kill(number, signal.SIGCONT)
        until(lambda: Browser(server).get("/readyz")[0] == 200)
        until(lambda: "clk-bad" not in seats["direction"].get(f"/d/{drill}/control/?part=going")[1])
    finally:
        server.stop()


def test_a_damaged_database_is_named_before_all_that_stands_still_over_it(tmp_path):
    """Threads that fall over it and drills that no runner can take lead whoever keeps the range astray."""
    server = Server(tmp_path).start()
    server.stop()
    spoil(tmp_path / "infodrill.sqlite3", "web_lease")
    server = NeverReady(tmp_path).start()
    try:
        until(lambda: reasons(server)[:1] == ["H618"])
        assert "H600" not in reasons(server)
    finally:
        server.stop()


class NeverReady(Server):
    def _is_ready(self) -> bool:
        return Browser(self).get("/readyz")[0] == 503


def reasons(server: Server) -> list[str]:
    return [reason["code"] for reason in json.loads(Browser(server).get("/readyz")[1])["reasons"]]


def spoil(path: Path, table: str) -> None:
    """Overwrite the page on which a table begins."""
    with closing(sqlite3.connect(path)) as base:
        base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (size,), (page,) = (
            base.execute("PRAGMA page_size").fetchone(),
            base.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone(),
        )
    with path.open("r+b") as stream:
        stream.seek((page - 1) * size)
        stream.write(b"\xff" * size)
