"""How the server greets: in the operator's language, and never with a way in that leads nowhere."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import subprocess
import sys
from itertools import takewhile

import pytest

from infodrill.web import serving
from tests import leash
from tests.postgres import Postgres

from .serving import PATIENCE, SRC, Browser, Ear, Server, free_port, new_drill, until

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


def test_a_second_server_on_the_same_data_is_refused_in_words(tmp_path):
    server = Server(tmp_path).start()
    try:
        second = started(tmp_path, free_port(), "--lang", "en")
        said, _ = second.communicate(timeout=PATIENCE)
        assert second.returncode == 3 and "H117" in said and not WAY_IN.search(said), said
    finally:
        server.kill()
    again = Server(tmp_path).start()  # the lock died with who held it
    again.stop()
    assert not again.said("(H118)")


def test_a_range_that_is_served_with_another_signing_key_says_so_once(tmp_path):
    """Half a folder was put back: cards and tokens of before are dead, and nothing else would tell why."""
    Server(tmp_path).start().stop()
    (tmp_path / "secret").unlink()
    told = []
    for _ in range(2):
        server = Server(tmp_path).start()
        server.stop()
        told.append(server.said("(H118)"))
    assert told == ["H118", ""]


def test_a_command_that_finds_no_database_says_to_give_it_again(tmp_path):
    server = Server(tmp_path, INFODRILL_DATABASE_URL=f"postgresql://a:b@127.0.0.1:{free_port()}/range")
    done = leash.run(
        [sys.executable, "-m", "infodrill.cli", "backup", "monday.zip", "--lang", "en"], env=server.environ, cwd=tmp_path,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    assert done.returncode == 3 and "H613" in done.stdout
    assert "give the command again" in done.stdout and "by itself" not in done.stdout, done.stdout


def test_a_refused_restore_leaves_no_range_behind(tmp_path):
    (tmp_path / "monday.zip").write_text("no backup")
    server = Server(tmp_path, INFODRILL_DATA=str(tmp_path / "nowhere"))
    assert keeps(server, "restore", "monday.zip") == (3, "H502")
    assert not [*(tmp_path / "nowhere").glob("*")]  # nor a signing key, which was made on the way


@pytest.mark.parametrize("store", ["sqlite", "postgresql"])
def test_nobody_restores_under_a_server_though_no_drill_runs(tmp_path, store):
    """Whoever plays there would be put back by as much as the backup is old: a runner takes minutes to begin."""
    database = Postgres().start() if store == "postgresql" else None
    server = Server(tmp_path, INFODRILL_DATABASE_URL=database.address if database else "")
    try:
        server.start()
        assert keeps(server, "backup", "monday.zip") == (0, "")
        assert "H503" in keeps(server, "restore", "monday.zip", "--replace")[1]
        server.stop()
        assert keeps(server, "restore", "monday.zip", "--replace") == (0, "")
    finally:
        if server.process.poll() is None:
            server.stop()
        if database:
            database.remove()


@pytest.mark.parametrize("words", [("backup", "monday.zip"), ("purge",), ("erase", "d1", "--find", "Hoa")])
def test_where_there_is_no_range_nothing_is_kept_purged_or_made(tmp_path, words):
    """A wrong setting in a nightly job was answered by a backup of nothing, proved to be whole."""
    server = Server(tmp_path, INFODRILL_DATA=str(tmp_path / "nowhere"))
    assert keeps(server, *words) == (3, "H510")
    assert (
        not (tmp_path / "nowhere" / "infodrill.sqlite3").exists() and not (tmp_path / "monday.zip").exists()
    )


def keeps(server: Server, *words: str) -> tuple[int, str]:
    """Code of a command given beside that server, and the error that it names."""
    done = leash.run(
        [sys.executable, "-m", "infodrill.cli", *words], env=server.environ, cwd=server.folder,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    return done.returncode, "".join(re.findall(r"H\d{3}", done.stdout))


@pytest.mark.parametrize(
    ("words", "greeting", "farewell"),
    [((), "Mọi người vào tại", "Đã ngắt"), (("--lang", "en"), "People join at", "Interrupted")],
)
def test_the_server_greets_in_one_language_and_says_nothing_else(tmp_path, words, greeting, farewell):
    server = Server(tmp_path)
    running = started(tmp_path, server.port, *words)
    try:
        lines = list(takewhile(lambda line: not line.startswith("└"), iter(running.stdout.readline, "")))
        until(lambda: Browser(server).get("/healthz")[0] == 200)
    finally:
        running.send_signal(signal.SIGINT)
        rest, _ = running.communicate(timeout=PATIENCE)
    assert lines[0].startswith(greeting)
    assert "/enter/" in lines[-1]
    # Besides the greeting only the farewell, and lines of the range's own log for machines.
    odd = [line for line in rest.splitlines() if line and '"logger": "infodrill' not in line]
    assert all(line.startswith(farewell) for line in odd), odd


def test_at_a_terminal_the_way_in_stays_the_last_thing_said_and_the_log_is_in_a_file(tmp_path):
    screen, terminal = pty.openpty()
    server = Server(tmp_path)
    told = {**server.environ, "INFODRILL_LOG_LEVEL": "INFO"}
    running = leash.start(
        [*server.program, "serve", "--port", str(server.port)],
        env=told, stdin=terminal, stdout=terminal, stderr=terminal,
    )  # fmt: skip
    os.close(terminal)
    shown = b""
    try:
        while "└".encode() not in shown:
            shown += os.read(screen, 65_536)
        until(lambda: Browser(server).get("/readyz")[0] == 200)
        assert Browser(server).get("/nowhere")[0] == 404
        log = tmp_path / "serve.log"
        until(lambda: "django.request" in log.read_text("utf-8"))
        while select.select([screen], [], [], 0)[0]:
            shown += os.read(screen, 65_536)
        words = shown.decode().replace("\r", "")
        assert [line[:1] for line in words.rstrip().splitlines()[-4:]] == ["┌", "│", "│", "└"]
        assert str(log) in words and '"logger"' not in words
        assert all(line.startswith("{") for line in log.read_text("utf-8").splitlines())
    finally:
        running.send_signal(signal.SIGINT)
        running.wait(PATIENCE)
        os.close(screen)


def test_a_log_that_grew_long_is_put_aside_at_the_next_start(tmp_path, monkeypatch):
    monkeypatch.setenv("INFODRILL_DATA", str(tmp_path))
    monkeypatch.delenv("INFODRILL_LOG_FILE", raising=False)
    (tmp_path / "serve.log").write_bytes(b"x" * (serving.LONGEST_LOG + 1))
    serving._keep_the_terminal()
    assert os.environ["INFODRILL_LOG_FILE"] == str(tmp_path / "serve.log")
    assert [one.name for one in tmp_path.iterdir()] == ["serve.log.1"]
    monkeypatch.setenv("INFODRILL_LOG_FILE", "/elsewhere")
    serving._keep_the_terminal()
    assert os.environ["INFODRILL_LOG_FILE"] == "/elsewhere"


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
