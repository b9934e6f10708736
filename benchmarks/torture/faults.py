"""What breaks: one function a kind. Each does its harm, lets it last, and ends it; whether all went well is asked elsewhere."""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Callable
from random import Random

import psycopg
from benchmarks.torture.ground import PATIENCE, Ground, kill, wait

LASTS = 6.0  # seconds of a fault that lasts
AWAY = 3.0, 14.0  # seconds for which a database is away: less and more than a process waits for a connection
GONE = (
    24.0  # more than a command waits that loses its connection at its commit, and again when it folds afresh
)
BLOCK = b"\0" * 65_536


def kill_web(ground: Ground, drill: str, random: Random) -> None:
    """kill -9 of the server's first process, as of a machine that an operator restarts."""
    kill(ground.server.process.pid)
    ground.server.process.wait()
    ground.restart()


def kill_worker(ground: Ground, drill: str, random: Random) -> None:
    kill(random.choice(ground.web(drill)))


def kill_runner(ground: Ground, drill: str, random: Random) -> None:
    for pid in ground.runners()[:1]:
        kill(pid)


def freeze(ground: Ground, drill: str, random: Random) -> None:
    """A process that gets no time for a while: a web process or a runner."""
    pid = random.choice(ground.web(drill) + ground.runners())
    kill(pid, signal.SIGSTOP)
    wait(LASTS)
    kill(pid, signal.SIGCONT)


def lock(ground: Ground, drill: str, random: Random) -> None:
    """Somebody else holds the drill in the database."""
    if ground.base is not None:
        with psycopg.connect(ground.base.address) as base:
            base.execute("SELECT id FROM web_drill WHERE id = %s FOR UPDATE", (drill,))
            wait(LASTS)
        return
    import sqlite3

    file = sqlite3.connect(ground.server.folder / "infodrill.sqlite3", isolation_level=None, timeout=30)
    with contextlib.closing(file):
        file.execute("BEGIN IMMEDIATE")
        wait(LASTS)
        file.execute("ROLLBACK")


def disk(ground: Ground, drill: str, random: Random) -> None:
    """The disk under the database is full to the last byte."""
    ballast = ground.disk / "ballast"
    with contextlib.suppress(OSError), ballast.open("wb", buffering=0) as file:
        while True:
            file.write(BLOCK)
    wait(LASTS)
    ballast.unlink()


def drop(ground: Ground, drill: str, random: Random) -> None:
    """The hall's network is away: every browser's connection breaks, and none is taken."""
    ground.line.shut = True
    ground.line.cut()
    wait(LASTS / 2)
    ground.line.shut = False


def clock(ground: Ground, drill: str, random: Random) -> None:
    """The machine's wall clock is set back by an hour, then ahead by one, then right."""
    for seconds in (-3_600, 3_600):
        ground.set_clock(seconds)
        wait(LASTS)
    ground.set_clock(0)


def kill_database(ground: Ground, drill: str, random: Random) -> None:
    assert ground.base is not None
    ground.base.kill()
    wait(random.uniform(*AWAY))
    ground.base.start()


def stop_database(ground: Ground, drill: str, random: Random) -> None:
    assert ground.base is not None
    ground.base.stop()
    wait(random.uniform(*AWAY))
    ground.base.start()


def cut(ground: Ground, drill: str, random: Random) -> None:
    """The database ends every connection, some of them between a command's first line and its commit."""
    assert ground.base is not None
    for _ in range(5):
        with psycopg.connect(ground.base.address, autocommit=True) as base:
            base.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
                         " AND backend_type = 'client backend'")  # fmt: skip
        wait(0.7)


def drop_database(ground: Ground, drill: str, random: Random) -> None:
    """The line between server and database is cut, and stays cut for a while."""
    assert ground.wire is not None
    ground.wire.shut = True
    ground.wire.cut()
    wait(random.uniform(*AWAY))
    ground.wire.shut = False


def cut_commit(ground: Ground, drill: str, random: Random) -> None:
    """The line to the database is lost before or after the commit of somebody's words, and stays so for long."""
    assert ground.wire is not None
    ground.wire.arm(lets_pass=random.random() < 0.5)
    if ground.wire.sprung.wait(PATIENCE):
        wait(GONE)
    ground.wire.sprung.set()
    ground.wire.shut = False


FAULTS: dict[str, Callable[[Ground, str, Random], None]] = {
    "kill-web": kill_web, "kill-worker": kill_worker, "kill-runner": kill_runner, "freeze": freeze, "lock": lock,
    "disk": disk, "drop": drop, "clock": clock, "kill-database": kill_database, "stop-database": stop_database, "cut": cut,
    "drop-database": drop_database, "cut-commit": cut_commit,
}  # fmt: skip
