"""The server as people start it: kill -9 of everything, of the web, of a runner; the log verifies, nobody misses a thing."""

from __future__ import annotations

import os
import signal
import sqlite3
import stat
from contextlib import closing

import pytest

from infodrill.conduct.nouns.course import MinuteClosed
from infodrill.conduct.nouns.injects import InjectDelivered
from infodrill.conduct.nouns.messages import MessageSent
from infodrill.kernel.log import EventLog
from infodrill.kernel.store import MemoryLogStore, StoredText

from .serving import PATIENCE, Browser, Ear, Server, new_drill, until

SEATS = ("duty", "lookout", "direction")


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """One for all tests here, each with a drill of its own."""
    server = Server(tmp_path_factory.mktemp("range")).start()
    yield server
    if server.process.poll() is None:
        server.stop()


def log_of(server, drill):
    """The log as it lies in the file, its chain checked."""
    with closing(sqlite3.connect(server.folder / "infodrill.sqlite3")) as file:
        lines = [
            one
            for (one,) in file.execute("SELECT line FROM web_logline WHERE drill_id=? ORDER BY seq", [drill])
        ]
        texts = file.execute(
            "SELECT digest, salt, text FROM web_logtext WHERE drill_id=?", [drill]
        ).fetchall()
    return EventLog(MemoryLogStore(lines, {text[0]: StoredText(*text) for text in texts})).events


def delivered(server, drill):
    return [one.body.inject for one in log_of(server, drill) if isinstance(one.body, InjectDelivered)]


def minutes(server, drill):
    return [one.body.minute for one in log_of(server, drill) if isinstance(one.body, MinuteClosed)]


def test_a_drill_is_played_from_browsers_and_survives_kill_9(server):
    drill, seats = new_drill(server, ("network",), SEATS)
    ear = Ear(seats["duty"], drill)
    assert seats["direction"].do(drill, "change-clock", change="start") == 200
    until(lambda: "clock" in ear.topics())
    assert seats["direction"].do(drill, "change-clock", change="speed", value=60000) == 200
    until(lambda: "inbox" in ear.topics())
    assert seats["duty"].get(f"/d/{drill}/desk/")[0] == 200
    assert seats["duty"].do(drill, "send-message", kind="chat", text="trước khi mất điện") == 200

    until(lambda: minutes(server, drill))

    server.kill()
    before, closed = log_of(server, drill), max(minutes(server, drill))
    ear.heard.clear()
    server.start()
    # The same browsers, the same seats, nothing typed again.
    assert seats["duty"].get(f"/d/{drill}/desk/")[0] == 200
    assert seats["duty"].do(drill, "send-message", kind="chat", text="sau khi có điện") == 200
    until(lambda: any(event == "resync" for _, event, _ in ear.heard))
    until(lambda: max(minutes(server, drill)) > closed + 1)
    after = log_of(server, drill)
    assert list(after[: len(before)]) == list(before)
    came = delivered(server, drill)
    assert len(came) == len(set(came))
    # Letters to seats that nobody sits in are answered there.
    said = [one.body.text for one in after if isinstance(one.body, MessageSent) and one.actor == "duty"]
    assert said == ["trước khi mất điện", "sau khi có điện"]
    ear.over = True
    seats["direction"].do(drill, "change-clock", change="pause")  # costs the others no time


def test_the_web_process_alone_is_killed_and_its_runner_ends_with_it(server):
    drill, seats = new_drill(server, ("network",), SEATS)
    ear = Ear(seats["duty"], drill)
    seats["direction"].do(drill, "change-clock", change="start")
    seats["direction"].do(drill, "change-clock", change="speed", value=60000)
    until(lambda: minutes(server, drill))
    os.kill(server.process.pid, signal.SIGKILL)
    server.process.wait()
    server.output.close()
    # Nobody gives time to a range without a web process: the runner is gone as well.
    until(lambda: not server.children("spawn_main"))
    stood, told = log_of(server, drill), minutes(server, drill)
    ear.heard.clear()
    server.start()
    assert seats["duty"].do(drill, "send-message", kind="chat", text="trở lại") == 200
    until(lambda: any(event == "resync" for _, event, _ in ear.heard))
    until(lambda: len(minutes(server, drill)) > len(told))
    assert list(log_of(server, drill)[: len(stood)]) == list(stood)
    assert "trở lại" in seats["duty"].get(f"/d/{drill}/meeting/")[1]
    ear.over = True
    seats["direction"].do(drill, "change-clock", change="pause")  # costs the others no time


def test_a_killed_runner_is_replaced_and_people_go_on_meanwhile(server):
    drill, seats = new_drill(server, ("network",), SEATS)
    seats["direction"].do(drill, "change-clock", change="start")
    seats["direction"].do(drill, "change-clock", change="speed", value=60000)
    until(lambda: minutes(server, drill))
    runner = next(child for child in server.children("spawn_main") if child != server.process.pid)
    os.kill(runner, signal.SIGKILL)
    stood = len(minutes(server, drill))
    assert seats["duty"].do(drill, "send-message", kind="chat", text="vẫn làm việc") == 200
    until(lambda: len(minutes(server, drill)) > stood + 2)
    closed = minutes(server, drill)
    assert closed == list(range(len(closed)))
    came = delivered(server, drill)
    assert len(came) == len(set(came))
    seats["direction"].do(drill, "change-clock", change="pause")  # costs the others no time


def test_each_message_reaches_an_open_screen_by_itself(server):
    drill, seats = new_drill(server, (), SEATS)
    ear = Ear(seats["duty"], drill)
    seats["direction"].do(drill, "change-clock", change="start")
    until(lambda: "clock" in ear.topics())
    for number in range(5):
        ear.heard.clear()
        assert (
            seats["direction"].do(drill, "send-message", kind="chat", text=f"tin {number}", to="clinic")
            == 200
        )
        until(lambda: "messages" in ear.topics())
    ear.over = True


def test_the_raw_stream_holds_nothing_that_policy_hides(server):
    drill, seats = new_drill(server, ("network", "clinic"), ("lookout", "rights", "direction"))
    mine, control = Ear(seats["rights"], drill), Ear(seats["direction"], drill)
    seats["direction"].do(drill, "change-clock", change="start")
    seats["direction"].do(drill, "send-message", kind="chat", text="BÍ MẬT của khung", to="clinic")
    seats["direction"].do(
        drill, "off-system".replace("off", "record-off"), done_at=0, who="clinic", what="việc ngoài"
    )
    until(lambda: "control" in control.topics())
    seats["direction"].do(drill, "send-message", kind="chat", text="cho mọi người")
    until(lambda: "messages" in mine.topics())
    assert "control" not in mine.topics()
    # One message for one thing heard: what was hidden did not even make a heartbeat.
    assert len([triple for triple in mine.heard if "messages" in triple[2]]) == 1
    for word in ("BÍ MẬT", "việc ngoài", "clinic", "direction"):
        assert word.encode() not in mine.raw


def test_tickets_are_asked_for_and_forged_ones_are_refused(server):
    drill, seats = new_drill(server, (), ("duty",))
    for query in ("", "?ticket=", "?ticket=abc:def:ghi", f"?ticket={'x' * 5000}"):
        assert Browser(server).get(f"/d/{drill}/stream{query}")[0] == 403
    assert seats["duty"].get(f"/d/{drill}x/stream?ticket=1")[0] == 403


def test_the_secret_is_made_once_for_its_owner_alone_and_logged_nowhere(server):
    path = server.folder / "secret"
    secret = path.read_text()
    assert len(secret) >= 32 and stat.S_IMODE(path.stat().st_mode) == 0o600
    server.stop()
    server.start()
    assert path.read_text() == secret
    said = (server.folder / "out.txt").read_text()
    assert secret not in said and secret[:20] not in said


def test_a_body_that_is_too_large_is_refused_before_it_is_kept(server):
    import http.client

    def sent(body, **headers):
        line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE)
        try:
            line.request("POST", "/join", body=body, headers=headers)
            return line.getresponse().status
        except (ConnectionError, http.client.HTTPException):
            return 0
        finally:
            line.close()

    assert sent(b"x" * 7_000_000) in (0, 413)
    assert sent(b"x" * 10, **{"Content-Length": "10"}) == 403  # no token
    pieces = (b"x" * 100_000 for _ in range(100))
    assert sent(pieces, **{"Transfer-Encoding": "chunked"}) in (0, 400, 403)
    assert Browser(server).get("/healthz")[0] == 200
