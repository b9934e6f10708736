"""Strangers who would exhaust the server that people start: memory, descriptors, patience. One server, on loopback."""

from __future__ import annotations

import json
import selectors
import socket

import pytest

from .serving import PATIENCE, Browser, Ear, Server, new_drill, until

HEAD = b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n"


@pytest.fixture
def strangers():
    lines: list[socket.socket] = []
    yield lines
    for line in lines:
        line.close()


def half_open(server: Server, lines: list[socket.socket], number: int) -> None:
    for _ in range(number):
        line = socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE)
        line.sendall(HEAD)
        lines.append(line)


def open_still(lines: list[socket.socket]) -> int:
    """How many of them the server has not closed."""
    found = 0
    for line in lines:
        line.setblocking(False)
        try:
            while line.recv(65_536):
                pass
        except BlockingIOError:
            found += 1
        except OSError:
            pass
    return found


def test_with_256_descriptors_no_stranger_silences_the_range_or_fills_its_memory(tmp_path, strangers):
    server = Server(tmp_path, descriptors=256, INFODRILL_HEAD_SECONDS="5").start()
    try:
        assert "not for a hall" in (tmp_path / "out.txt").read_text()
        drill, seats = new_drill(server, (), ("duty", "direction"))
        ear = Ear(seats["duty"], drill)

        half_open(server, strangers, 260)
        newcomer = Browser(server)
        assert newcomer.get("/healthz")[0] == newcomer.get("/join")[0] == 200
        assert seats["duty"].get(f"/d/{drill}/desk/")[0] == 200
        assert seats["direction"].do(drill, "send-message", kind="chat", text="vẫn nghe rõ") == 200
        until(lambda: "messages" in ear.topics())

        before = server.memory()
        line = socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE)
        strangers.append(line)
        line.sendall(HEAD + b"X-A: ")
        try:
            for _ in range(2_000):
                line.sendall(b"a" * 100_000)
        except ConnectionError:
            pass
        assert server.memory() - before < 20_000_000

        until(lambda: open_still(strangers) == 0)
        assert newcomer.get("/join")[0] == 200
        ear.over = True
    finally:
        server.stop()


def test_a_hall_of_500_streams_behind_one_address_passes_beside_300_half_open_requests(tmp_path, strangers):
    server = Server(tmp_path, INFODRILL_HEAD_SECONDS="600").start()
    try:
        drill, seats = new_drill(server, (), ("duty",))
        half_open(server, strangers, 300)
        ticket = json.loads(seats["duty"].get(f"/d/{drill}/ticket")[1])["ticket"]
        hall = selectors.DefaultSelector()
        for _ in range(500):
            line = socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE)
            strangers.append(line)
            line.sendall(
                f"GET /d/{drill}/stream?ticket={ticket} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode()
            )
            hall.register(line, selectors.EVENT_READ)
        answers = []
        while len(answers) < 500:
            ready = hall.select(60)
            assert ready, f"only {len(answers)} were answered"
            for key, _ in ready:
                hall.unregister(key.fileobj)
                answers.append(key.fileobj.recv(12))
        assert set(answers) == {b"HTTP/1.1 200"}
        assert seats["duty"].get(f"/d/{drill}/desk/")[0] == 200
    finally:
        server.stop()
