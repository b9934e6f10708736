"""Kill -9 of the database server alone. The log verifies, people go on."""

from __future__ import annotations

import os
import signal
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
from django.db import DatabaseError, connections

from infodrill.kernel.log import EventLog
from infodrill.kernel.store import MemoryLogStore, StoredText
from infodrill.web.conf.options import Options
from tests.postgres import Postgres

from .conftest import using
from .serving import PATIENCE, Ear, Server, new_drill, until

SEATS = ("duty", "direction")


@pytest.fixture
def database():
    """A PostgreSQL server of this test's own, to be killed."""
    server = Postgres().start()
    yield server
    server.remove()


def in_postgresql(address: str, drill: str):
    with psycopg.connect(address) as base:
        lines = [
            one
            for (one,) in base.execute("SELECT line FROM web_logline WHERE drill_id=%s ORDER BY seq", [drill])
        ]
        texts = base.execute(
            "SELECT digest, salt, text FROM web_logtext WHERE drill_id=%s", [drill]
        ).fetchall()
    return EventLog(MemoryLogStore(lines, {text[0]: StoredText(*text) for text in texts})).events


def test_the_database_server_is_killed_in_mid_drill_and_comes_back(tmp_path, database):
    address = database.address
    server = Server(tmp_path, INFODRILL_DATABASE_URL=address).start()

    def closed():
        return [one.body.minute for one in in_postgresql(address, drill) if one.body.TYPE == "minute.closed"]

    try:
        drill, seats = new_drill(server, ("network",), SEATS)
        ear = Ear(seats["duty"], drill)
        seats["direction"].do(drill, "change-clock", change="start")
        seats["direction"].do(drill, "change-clock", change="speed", value=60000)
        until(closed)
        assert seats["duty"].do(drill, "send-message", kind="chat", text="trước khi mất") == 200
        before = in_postgresql(address, drill)
        busy = next(pid for pid in database.living() if pid != database.pid)
        os.kill(busy, signal.SIGSTOP)  # it does not hear that its parent has died
        database.kill()
        assert not database.living(), "none of its processes answers once more"
        assert until(lambda: seats["duty"].get("/readyz")[0] == 503)
        ear.heard.clear()
        with ThreadPoolExecutor(3) as many:  # each waits a while for the database
            away = [
                *many.map(seats["duty"].get, [f"/d/{drill}/{room}/" for room in ("meeting", "desk", "lobby")])
            ]
        assert all(status == 503 and "H613" in body for status, body in away)  # named, and what to do
        database.start()
        told: list[int] = []

        def sent() -> bool:
            told.append(seats["duty"].do(drill, "send-message", kind="chat", text="sau khi có lại"))
            return told[-1] == 200

        until(sent)
        assert set(told) <= {200, 503}
        # Whichever of its connections answers: none is one that the old server held.
        asked = [f"/d/{drill}/{room}/" for room in ("meeting", "desk", "lobby", "case")] * 4
        with ThreadPoolExecutor(8) as many:
            assert {status for status, _ in many.map(seats["duty"].get, asked)} <= {200, 404}
        until(lambda: "messages" in ear.topics() or any(event == "resync" for _, event, _ in ear.heard))
        stood = len(closed())
        until(lambda: len(closed()) > stood + 1)
        after = in_postgresql(address, drill)
        assert list(after[: len(before)]) == list(before)
        assert closed() == list(range(len(closed())))
        fired = [one.body.inject for one in after if one.body.TYPE == "inject.delivered"]
        assert len(fired) == len(set(fired))
        page = seats["duty"].get(f"/d/{drill}/meeting/")[1]
        assert "trước khi mất" in page and "sau khi có lại" in page
        ear.over = True
    finally:
        server.stop()


def test_a_server_whose_database_is_gone_ends_as_soon_as_it_is_told_to(tmp_path, database):
    """Its threads, its pages and its runner wait for a connection one after the other, each as long as the pool has patience."""
    server = Server(tmp_path, INFODRILL_DATABASE_URL=database.address).start()
    try:
        drill, seats = new_drill(server, ("network",), SEATS)
        ear = Ear(seats["duty"], drill)
        database.kill()
        assert until(lambda: seats["duty"].get("/readyz")[0] == 503)
        threading.Thread(target=seats["duty"].get, args=(f"/d/{drill}/desk/",), daemon=True).start()
        told = time.monotonic()
        server.process.send_signal(signal.SIGINT)
        server.process.wait(PATIENCE)
        assert (
            time.monotonic() - told < 8
        )  # 17 s before; promised are 5, on a machine with nothing else to do
        assert not server.children("spawn_main")
        ear.over = True
    finally:
        server.stop()


def test_what_asks_the_database_while_it_is_away_begins_anew_and_never_waits_as_long_as_it_was_away(database):
    """One attempt to connect ends soon; otherwise each is twice as late as the one before, and so is the range."""
    with using(Options(database_url=database.address)):
        ask = connections["default"]
        ask.ensure_connection()
        pool = ask.pool
        pool.timeout = 0.5  # seconds after which who waits for a connection gives up
        database.kill()
        with pytest.raises(DatabaseError), ask.cursor() as cursor:
            cursor.execute("SELECT 1")
        ask.close()
        with pytest.raises(DatabaseError):  # H613, no fault of infodrill's own
            ask.ensure_connection()
        # Nothing is left that would try again late: whoever comes next tries at once.
        until(lambda: pool.get_stats()["pool_size"] == 0)
        database.start()
        ask.ensure_connection()
        ask.close()


def test_a_connection_from_before_a_loss_is_given_to_nobody(database):
    with using(Options(database_url=database.address)):
        ask = connections["default"]
        ask.ensure_connection()
        pool = ask.pool
        for kept in [pool.getconn() for _ in range(2)]:
            pool.putconn(kept)
        ask.close()
        until(lambda: pool.get_stats()["pool_available"] > 2)
        database.kill()
        database.start()
        for _ in range(3):
            with ask.cursor() as cursor:
                cursor.execute("SELECT 1")
            ask.close()
