"""What a stranger may ask of the server's protocol: real sockets on loopback, a small application behind it."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress

import pytest
import uvicorn

from infodrill.web import connections as counting
from infodrill.web import protocol
from infodrill.web.bounds import MOST_BODY, MOST_HEAD, Bounds, bounds_of
from infodrill.web.conf.options import Options
from tests.patience import PATIENCE, until

HEAD = b"GET / HTTP/1.1\r\nHost: range\r\n"
ROOMY = Bounds(connections=100, an_address=100, head_seconds=30, body_seconds=30, backlog=64)


async def small(scope, receive, send) -> None:
    """Reads what is sent and answers "ok"; /long goes on without an end, /stream says one line and stays."""
    if scope["type"] != "http":
        return
    while scope["method"] == "POST" and (await receive()).get("more_body"):
        pass
    await send({"type": "http.response.start", "status": 200, "headers": []})
    if scope["path"] == "/long":
        while True:
            await send({"type": "http.response.body", "body": b"x" * 100_000, "more_body": True})
            await asyncio.sleep(0)
    more = scope["path"] == "/stream"
    await send({"type": "http.response.body", "body": b"ok", "more_body": more})
    while more and (await receive())["type"] != "http.disconnect":
        pass


class House:
    """A server in a thread, and everybody who connects to it."""

    def __init__(self, port: int, own: counting.Connections) -> None:
        self.port, self.own = port, own
        self.lines: list[socket.socket] = []

    def line(self, first: bytes = b"") -> socket.socket:
        line = socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE)
        self.lines.append(line)
        line.sendall(first)
        return line


@pytest.fixture
def house(monkeypatch) -> Iterator[Callable[..., House]]:
    with ExitStack() as open_now:

        def build(bounds: Bounds = ROOMY) -> House:
            own = counting.Connections(bounds)
            monkeypatch.setattr(protocol, "connections", lambda: own)
            return open_now.enter_context(_running(own))

        yield build


@contextmanager
def _running(own: counting.Connections) -> Iterator[House]:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen(128)
        config = uvicorn.Config(
            small, http=protocol.BoundedConnection, ws="none", loop="asyncio", lifespan="off", log_config=None
        )
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [door]})
        thread.start()
        until(lambda: server.started)
        house = House(door.getsockname()[1], own)
        try:
            yield house
        finally:
            for line in house.lines:
                line.close()
            # Whoever has left is forgotten: a line that its server still held would end with the process only.
            until(lambda: not own._all and not server.server_state.connections)
            server.should_exit = server.force_exit = True
            thread.join()


def answer(line: socket.socket) -> bytes:
    """All that comes until the other side closes."""
    came = b""
    try:
        while piece := line.recv(65_536):
            came += piece
    except ConnectionError:
        pass
    return came


def status(line: socket.socket) -> int:
    """The first answer's status, 0 when the line was closed without one."""
    line.settimeout(PATIENCE)
    try:
        came = line.recv(65_536)
    except ConnectionError:
        return 0
    return int(came.split()[1]) if came else 0


def pour(line: socket.socket, piece: bytes, times: int) -> None:
    """Send on and on, until it is taken no more."""
    try:
        for _ in range(times):
            line.sendall(piece)
    except ConnectionError:
        pass


@pytest.mark.parametrize(
    ("begin", "piece"),
    [
        (HEAD + b"X-A: ", b"a" * 50_000),
        (HEAD, b"X-A: " + b"a" * 995 + b"\r\n"),
        (HEAD, b"a: b\r\n" * 50),
        (b"GET /", b"a" * 50_000),
        (b"A" * 50_000, b"A" * 50_000),
        (b"POST / HTTP/1.1\r\nHost: range\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n", b"a: b\r\n" * 50),
    ],
    ids=["one line", "large lines", "many lines", "an address", "a verb", "lines behind the body"],
)
def test_a_head_without_an_end_is_cut_off(house, begin, piece):
    line = house().line(begin)
    pour(line, piece, 40_000_000 // len(piece))
    assert status(line) in (0, 400, 431)


def test_a_head_within_the_bounds_is_answered_and_one_above_is_told_so(house):
    here = house()
    most = MOST_HEAD - 2_000
    assert status(here.line(HEAD + b"X-A: " + b"a" * most + b"\r\n\r\n")) == 200
    assert status(here.line(HEAD + b"X-A: " + b"a" * (most + 2_000) + b"\r\n\r\n")) == 431


def test_a_body_that_says_it_is_too_large_or_grows_too_large_is_refused(house):
    here = house()
    head = b"POST / HTTP/1.1\r\nHost: range\r\n"
    assert status(here.line(head + f"Content-Length: {MOST_BODY + 1}\r\n\r\n".encode())) == 413
    grows = here.line(head + b"Transfer-Encoding: chunked\r\n\r\n")
    pour(grows, b"186a0\r\n" + b"x" * 100_000 + b"\r\n", 200)
    assert status(grows) in (0, 413)


def test_requests_sent_before_the_answer_to_the_first_are_not_gathered(house):
    here = house()
    line = here.line(b"GET /stream HTTP/1.1\r\nHost: range\r\n\r\n" * 5_000)
    assert b"ok" not in answer(line)
    line.close()
    until(lambda: not here.own._all)


@pytest.mark.parametrize(
    "begin",
    [b"", HEAD, b"POST / HTTP/1.1\r\nHost: range\r\nContent-Length: 1000\r\n\r\n", HEAD + b"\r\n"],
    ids=["nothing", "a head", "a body", "the next request"],
)
def test_whoever_trickles_is_gone_when_the_time_is_over(house, begin):
    here = house(Bounds(connections=100, an_address=100, head_seconds=1, body_seconds=1, backlog=64))
    line = here.line(begin)
    gone = threading.Event()
    threading.Thread(target=lambda: (answer(line), gone.set())).start()
    drop = b"\r" if begin.endswith(b"\r\n\r\n") and begin.startswith(b"G") else b"a"

    def trickle() -> bool:
        with suppress(OSError):
            line.sendall(drop)
        return gone.wait(0.1)

    until(trickle)


def test_a_browser_that_does_not_take_its_answer_is_cut_off(house, monkeypatch):
    monkeypatch.setattr(protocol, "LONGEST_WRITE", 1)
    here = house()
    here.line(b"GET /long HTTP/1.1\r\nHost: range\r\n\r\n")
    until(lambda: here.own._all)
    until(lambda: not here.own._all)


def test_half_open_connections_make_room_and_seats_that_read_stay(house):
    here = house(Bounds(connections=20, an_address=20, head_seconds=600, body_seconds=600, backlog=64))
    seats = [here.line(b"GET /stream HTTP/1.1\r\nHost: range\r\n\r\n") for _ in range(10)]
    assert {status(seat) for seat in seats} == {200}
    for _ in range(60):
        here.line(HEAD)
    assert status(here.line(HEAD + b"\r\n")) == 200
    for seat in seats:
        seat.settimeout(0.05)
        with pytest.raises(TimeoutError):  # open, and silent
            while seat.recv(1_000):
                pass


def test_when_all_are_being_answered_a_newcomer_is_told_that_the_range_is_full(house):
    here = house(Bounds(connections=12, an_address=12, head_seconds=600, body_seconds=600, backlog=64))
    assert {status(here.line(b"GET /stream HTTP/1.1\r\nHost: range\r\n\r\n")) for _ in range(12)} == {200}
    assert b"503" in answer(here.line())


def test_bodies_that_are_not_complete_hold_no_more_than_the_house_bears(house, monkeypatch):
    monkeypatch.setattr(counting, "MOST_HELD", 3_000_000)
    here, counts, cut = house(), list[int](), list[str]()

    class Watched(counting.Connections):
        """Keeps each count: what is too much for a moment only, whoever reads it later does not meet."""

        def __setattr__(self, name: str, count: object) -> None:
            super().__setattr__(name, count)
            if name == "held":
                counts.append(count)

        def _cut(self, connection: counting.Connection, why: str) -> None:
            super()._cut(connection, why)
            cut.append(why)

    here.own.__class__ = Watched
    head = b"POST / HTTP/1.1\r\nHost: range\r\nContent-Length: 1000001\r\n\r\n"
    for _ in range(12):
        pour(here.line(head), b"x" * 100_000, 10)
    until(lambda: len(cut) == 10)  # two of the twelve fit
    assert max(counts) <= 3_000_000
    assert status(here.line(HEAD + b"\r\n")) == 200
    for line in here.lines:
        line.close()
    until(lambda: here.own.held == 0)


def test_what_one_address_may_take_leaves_room_for_others_and_for_a_hall_behind_one_address():
    roomy, common, narrow = (bounds_of(Options(), granted) for granted in (65_536, 8_192, 256))
    assert roomy.connections == 4_000 and common.connections >= 3_000
    assert min(roomy.an_address, common.an_address) >= 2 * 500 + 500
    for bounds, granted in ((roomy, 65_536), (common, 8_192), (narrow, 256)):
        assert bounds.an_address < bounds.connections
        assert bounds.connections + 2 * bounds.backlog <= granted - 80


def sent(house: House, kind: str, body: bytes, parts: int = 1) -> bytes:
    """What comes back for a body of that kind, sent in so many parts."""
    head = f"POST / HTTP/1.1\r\nHost: range\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
    line = house.line(head.encode())
    step = max(1, -(-len(body) // parts))
    for at in range(0, len(body), step):
        with suppress(OSError):  # refused already
            line.sendall(body[at : at + step])
    return line.recv(100)


FORM = b'--xyz\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n--xyz--\r\n'


@pytest.mark.parametrize("charset", ["undefined", "zlib", "utf-16", "latin-1", "no-such-thing", "\x80"])
@pytest.mark.parametrize(
    "kind", ["application/x-www-form-urlencoded", "application/json", "multipart/form-data; boundary=xyz"]
)
def test_a_charset_that_is_not_spoken_here_is_no_request(house, kind: str, charset: str) -> None:
    assert sent(house(), f"{kind}; charset={charset}", FORM).startswith(b"HTTP/1.1 400")


@pytest.mark.parametrize("parts", [1, 7])
@pytest.mark.parametrize(
    "kind", ["multipart/form-data; boundary=xyz", 'multipart/form-data; charset=UTF-8; boundary="xyz"']
)
def test_a_form_is_taken_whole_or_not_at_all(house, kind: str, parts: int) -> None:
    ours = house()
    assert sent(ours, kind, FORM, parts).startswith(b"HTTP/1.1 200")
    for cut in (FORM[:-4], FORM[:-11], FORM[:30], FORM + b"x" * 99, b""):
        assert sent(ours, kind, cut, parts).startswith(b"HTTP/1.1 400"), cut
    assert sent(ours, "application/x-www-form-urlencoded; charset=utf8", b"a=b", parts).startswith(
        b"HTTP/1.1 200"
    )
