"""PostgreSQL, three web processes, two runners: one range all the same."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from multiprocessing import get_context

import psycopg
import pytest
from uvicorn.config import Config
from uvicorn.supervisors.multiprocess import Process

from infodrill.web.serving import ListenAt, _config
from infodrill.web.workers import Workers
from tests import leash

from .serving import PATIENCE, Ear, Server, new_drill, until

ASKED = "SELECT count(*), max(seq) FROM web_logline WHERE drill_id = %s"


@pytest.fixture(scope="module")
def server(tmp_path_factory, postgres_address):
    """One for all tests here, the last of which kills it: five processes take long to start on two cores."""
    folder = tmp_path_factory.mktemp("range")
    server = Server(folder, "--workers", "3", "--runners", "2", INFODRILL_DATABASE_URL=postgres_address)
    yield server.start()
    if server.process.poll() is None:
        server.stop()


def test_three_web_processes_and_two_runners_are_one_range(server, postgres_address):
    drill, seats = new_drill(server, ("network",), ("duty", "head", "direction"))
    ears = [Ear(seats["duty"], drill) for _ in range(6)]

    def minutes():
        with psycopg.connect(postgres_address) as base:
            found = base.execute(
                "SELECT line FROM web_logline WHERE drill_id=%s ORDER BY seq", [drill]
            ).fetchall()
        return [line for (line,) in found if '"type":"minute.closed"' in line]

    assert seats["direction"].do(drill, "change-clock", change="start") == 200
    assert seats["direction"].do(drill, "change-clock", change="speed", value=60000) == 200
    until(lambda: all("inbox" in each_ear.topics() for each_ear in ears))
    for number in range(30):
        assert seats["head"].do(drill, "send-message", kind="chat", text=f"tin {number}", to="clinic") == 200
        # Whatever process answers: what one wrote is there at once.
        assert seats["duty"].get(f"/d/{drill}/desk/")[0] == 200
    until(lambda: all("messages" in each_ear.topics() for each_ear in ears))
    until(minutes)

    first = until(lambda: _holder(postgres_address, drill))
    os.kill(int(str(first).split("-")[1]), signal.SIGKILL)
    stood = len(minutes())
    until(lambda: _holder(postgres_address, drill) not in ("", first))
    until(lambda: len(minutes()) > stood + 2)
    with psycopg.connect(postgres_address) as base:
        count, last = base.execute(ASKED, [drill]).fetchone()
    assert count == last + 1
    # Strangers meet the same bounds in every worker.
    for _ in range(6):
        with pytest.raises(urllib.error.HTTPError, match="431"):
            urllib.request.urlopen(
                urllib.request.Request(
                    f"http://127.0.0.1:{server.port}/healthz",
                    headers={"X-A": "a" * 60_000, "X-B": "b" * 9_000},
                )
            )
    until(lambda: len(server.children("spawn_main")) == 5)
    # A worker that dies is replaced, and heard of; one that is only slow to load is left its time.
    assert _config(ListenAt("127.0.0.1", 8000), "127.0.0.1", 3).timeout_worker_healthcheck >= 60
    before = server.children("spawn_main")
    os.kill(json.loads(server.staff.get(f"/drills/{drill}/fold")[1])["pid"], signal.SIGKILL)
    until(lambda: server.said("(a worker ended and another is started)"))
    until(lambda: len(server.children("spawn_main")) == 5 and server.children("spawn_main") != before)
    for ear in ears:
        ear.over = True
    seats["direction"].do(drill, "change-clock", change="pause")  # costs the others no time


def test_a_worker_that_dies_while_it_is_asked_for_a_sign_of_life_is_heard_of_at_once():
    workers = Workers.__new__(Workers)  # without its hold on this process's signals
    workers.config = Config("no:app", timeout_worker_healthcheck=PATIENCE)
    workers.should_exit = threading.Event()
    worker = Process(workers.config, [])
    worker.process = get_context("spawn").Process(target=_answers_once, args=(worker.child_conn,))
    worker.start()
    workers.processes = [worker]
    workers.keep_subprocess_alive()
    assert workers.processes == [worker]
    worker.process.kill()
    worker.process.join()
    assert worker.parent_conn.poll(0), "whoever waits for its answer is told that there will be none"


def _answers_once(asked):
    asked.recv()
    asked.send(True)
    asked.recv()  # until it is killed


def test_a_database_that_goes_away_for_a_moment_takes_nothing_with_it(server, postgres_address):
    drill, seats = new_drill(server, (), ("duty", "direction"))
    ear = Ear(seats["duty"], drill)
    assert seats["duty"].do(drill, "send-message", kind="chat", text="trước") == 200
    with psycopg.connect(postgres_address, autocommit=True) as base:
        base.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()")
    ear.heard.clear()
    until(lambda: seats["duty"].do(drill, "send-message", kind="chat", text="sau") == 200)
    until(lambda: "messages" in ear.topics())
    ear.over = True


def test_no_web_process_outlives_a_server_that_is_killed(server):
    until(lambda: len(server.children("spawn_main")) == 5)
    os.kill(server.process.pid, signal.SIGKILL)
    server.process.wait()
    server.output.close()
    # Nothing holds the port, so the range can be started again where it stood.
    until(lambda: not server.children("spawn_main"))
    socket.create_server(("127.0.0.1", server.port)).close()


def test_a_runner_on_another_machine_drives_what_this_one_serves(tmp_path, postgres_address):
    address = _another(postgres_address, "apart")
    server = Server(tmp_path, "--runners", "0", INFODRILL_DATABASE_URL=address).start()
    with _runner(server, "--runners", "1") as away:
        try:
            drill, seats = new_drill(server, (), ("direction",))
            assert seats["direction"].do(drill, "change-clock", change="start") == 200
            until(lambda: (name := _holder(address, drill)) and int(name.split("-")[1]) != server.process.pid)
            away.send_signal(signal.SIGTERM)
            assert away.wait(PATIENCE) == 0
            # What it held is free for the next one.
            assert _holder(address, drill) == ""
        finally:
            server.stop()


def test_a_runner_without_tables_or_postgresql_says_what_to_do(tmp_path, postgres_address):
    server = Server(tmp_path, INFODRILL_DATABASE_URL=_another(postgres_address, "bare"))
    with _runner(server) as away:
        assert b"H115" in away.communicate(timeout=PATIENCE)[1]
        assert away.returncode == 3
    server.start().stop()
    (tmp_path / "secret").unlink()  # another machine, that nobody gave the key of this one
    with _runner(server) as away:
        assert b"H118" in away.communicate(timeout=PATIENCE)[1]
    server.environ.pop("INFODRILL_DATABASE_URL")
    with _runner(server) as away:
        assert b"H113" in away.communicate(timeout=PATIENCE)[1]


def _another(address, name):
    """An empty database of that name beside the one of the address; its own address."""
    with psycopg.connect(address, autocommit=True) as base:
        base.execute(f"CREATE DATABASE {name}")
    return address.replace("/postgres?", f"/{name}?")


def _runner(server, *words):
    return leash.start(
        [sys.executable, "-m", "infodrill.cli", "runner", *words],
        env=server.environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def _holder(address, drill):
    with psycopg.connect(address) as base:
        return base.execute("SELECT runner FROM web_lease WHERE drill_id=%s", [drill]).fetchone()[0]
