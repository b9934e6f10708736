"""How the server greets: in the operator's language, and never with a way in that leads nowhere."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys

import pytest

from tests import leash

from .serving import PATIENCE, SRC, Browser, Ear, Server, new_drill, until

WAY_IN = re.compile(r"/enter/|/join")


def started(folder, port: int, *words: str, **environ: str) -> subprocess.Popen[str]:
    told = {key: value for key, value in os.environ.items() if not key.startswith("INFODRILL_")}
    return leash.start(
        [sys.executable, "-m", "infodrill.cli", "serve", "--port", str(port), *words],
        env={**told, "PYTHONPATH": str(SRC), "INFODRILL_DATA": str(folder), **environ},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip


def test_a_taken_port_is_told_before_any_link_is_printed(tmp_path):
    server = Server(tmp_path).start()
    try:
        second = started(tmp_path / "other", server.port, "--lang", "en")
        said, _ = second.communicate(timeout=PATIENCE)
        assert second.returncode == 3 and "H110" in said and not WAY_IN.search(said), said
        assert not (tmp_path / "other" / "infodrill.sqlite3").exists()
    finally:
        server.stop()


@pytest.mark.parametrize(
    ("words", "greeting", "farewell"),
    [((), "Mọi người vào tại", "Đã ngắt"), (("--lang", "en"), "People join at", "Interrupted")],
)
def test_the_server_greets_in_one_language_and_says_nothing_else(tmp_path, words, greeting, farewell):
    server = Server(tmp_path)
    running = started(tmp_path, server.port, *words)
    try:
        lines = [running.stdout.readline() for _ in range(3)]
        until(lambda: Browser(server).get("/healthz")[0] == 200)
    finally:
        running.send_signal(signal.SIGINT)
        rest, _ = running.communicate(timeout=PATIENCE)
    assert lines[0].startswith(greeting)
    # Besides the greeting only the farewell, and lines of the range's own log for machines.
    odd = [line for line in rest.splitlines() if line and '"logger": "infodrill' not in line]
    assert all(line.startswith(farewell) for line in odd), odd


def test_ctrl_c_while_pages_listen_ends_the_server_without_a_word_of_its_insides(tmp_path):
    server = Server(tmp_path).start()
    try:
        drill, seats = new_drill(server, seats=("duty", "voice"))
        ears = [Ear(seat, drill) for seat in seats.values()]
    finally:
        server.stop()
    for ear in ears:
        ear.over = True
    assert server.process.returncode == 5
    odd = [
        line
        for line in (tmp_path / "out.txt").read_text().splitlines()
        if re.search("Error|Traceback|Cancel|Exception", line)
    ]
    assert not odd, odd
