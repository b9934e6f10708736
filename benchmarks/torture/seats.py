"""Who plays: scripted seats over HTTP, each with a browser of its own, doing what its roles let it do."""

from __future__ import annotations

import http.client
import re
import threading
import time
from collections.abc import Callable
from dataclasses import fields
from random import Random
from typing import Any
from uuid import uuid4

from benchmarks.torture.folds import Reader, Stored
from benchmarks.torture.ground import Ground
from benchmarks.torture.table import Table
from tests.casework import walking
from tests.web.serving import Browser

PATIENCE = 60.0  # seconds in which a command without an answer is sent again, under the same client id
AGAIN = 0.5
RECORDED = 'class="done"'  # how a page says that a press was recorded; what stood so already is answered with other words
ROOMS = ("desk", "case", "studio", "meeting", "network", "lobby", "screen")


class Board:
    """What the seats know of the drill: the stored log as it was last read, and what was answered "recorded"."""

    def __init__(self) -> None:
        self.stored: Stored | None = None
        self.recorded: dict[str, str] = {}  # key in the log → the command
        self.troubled = False  # a fault is on, or was a moment ago
        self.over = threading.Event()


class Seat(threading.Thread):
    """One seat of the drill and its browser."""

    def __init__(self, ground: Ground, reader: Reader, board: Board, table: Table, drill: str, seat: str, code: str,
                 seed: int) -> None:  # fmt: skip
        super().__init__(name=f"seat {seat}", daemon=True)
        self.reader, self.board, self.table, self.drill, self.seat = reader, board, table, drill, seat
        self.browser = Browser(ground.line)  # type: ignore[arg-type]  # all that it needs is a port
        self.browser.join(code)
        self.random = Random(f"{seed}|{seat}")
        self.walk = walking.Walk(self.random.randrange(10**9))
        place = reader.seats.seats[seat]
        self.confirms = reader.seats.in_cell(place.cell)[0].seat == seat  # a cell confirms once
        self.confirmed: set[tuple[str, str, object]] = set()
        self.roles = reader.seats.seats[seat].roles

    def give(self, verb: str, **told: object) -> int:
        """Send a command until there is an answer; its status, 0 when there never was one."""
        client, ends = uuid4().hex, time.monotonic() + PATIENCE
        status, body = 0, ""
        while time.monotonic() < ends:
            status, body = self._once(f"/d/{self.drill}/do/{verb}", client=client, **told)
            if status and status < 500 and status != 429:
                break
            time.sleep(AGAIN)
        if status == 200 and RECORDED in body:
            self.board.recorded[self.reader.key(self.seat, client)] = f"{verb} of {self.seat} {told}"
            self.table.count("commands recorded")
        elif status == 200:
            self.table.count("commands that changed nothing")
        else:
            self.table.count("commands refused" if 0 < status < 500 else "commands without an answer")
        return status

    def probe(self, verb: str, **told: object) -> int:
        """Send a command once; its status, 0 without an answer."""
        return self._once(f"/d/{self.drill}/do/{verb}", **told)[0]

    def _once(self, path: str, **told: object) -> tuple[int, str]:
        return self._asked(path, lambda: self.browser.post(path, **told))

    def look(self, path: str) -> int:
        """Read a page."""
        return self._asked(path, lambda: self.browser.get(path))[0]

    def _asked(self, path: str, ask: Callable[[], tuple[int, str]]) -> tuple[int, str]:
        """(status, body), (0, "") without an answer. What was asked while a fault was on may fail after it."""
        troubled = self.board.troubled
        try:
            status, body = ask()
        except (OSError, http.client.HTTPException, StopIteration):
            return 0, ""
        if status >= 500 and not troubled and not self.board.troubled:
            code = re.search(r"\b[A-Z]\d{3}\b", body)
            self.table.find("500s outside faults", [f"{status} {path} {code[0] if code else ''}"])
        return status, body

    def run(self) -> None:
        while not self.board.over.wait(self.random.uniform(0.2, 1.2)):
            if self.board.stored is not None:
                self.act(self.board.stored)

    def act(self, known: Stored) -> None:
        """One thing that a person in this seat might do now."""
        chance = self.random.random()
        if chance < 0.5:
            self._work(known)
        elif chance < 0.65:
            self.give("send-message", kind="chat", text=f"Tin {self.random.randrange(10**6)}")
        elif chance < 0.72:
            self.give("post-on-network", room="feed", text=f"Thông tin số {self.random.randrange(10**6)}")
        elif chance < 0.85:
            self._answer(known)
        else:
            self.look(f"/d/{self.drill}/{self.random.choice(ROOMS)}/")

    def _work(self, known: Stored) -> None:
        """A step of the procedure, drawn as the tests of casework draw their walks."""
        for _ in range(40):
            command = self.walk.command(known.state.book, known.state.at)
            if command.role in self.roles and not hasattr(command, "content"):
                verb, told = _form(command)
                self.give(verb, **told)
                return

    def _answer(self, known: Stored) -> None:
        """Receipts of injects and messages, and questions of the press."""
        # What was confirmed before is taken without being recorded again.
        injects = [("acknowledge-inject", "inject", inject) for inject in known.state.deliveries]
        messages = [
            ("confirm-receipt", "message", message) for message in known.state.messages if self.confirms
        ]
        waiting = [thing for thing in injects + messages if thing not in self.confirmed]
        questions = list(known.state.press_questions)
        if "SPOKE" in self.roles and questions and self.random.random() < 0.3:
            self.give("answer-press-question", question=self.random.choice(questions), kind="holding",
                      text="Chúng tôi đang xác minh.")  # fmt: skip
        elif waiting:
            verb, name, thing = self.random.choice(waiting)
            self.confirmed.add((verb, name, thing))
            self.give(verb, **{name: thing})


class Control(Seat):
    """The seat that moves the clock and what happens."""

    def act(self, known: Stored) -> None:
        chance, at = self.random.random(), known.state.at
        if chance < 0.2:
            self.give("change-clock", change="pause", role="CTRL")
            self.give("change-clock", change="resume", role="CTRL")
        elif chance < 0.3:
            self.give("change-clock", change="jump", ahead=120, forced="on", reason="thử", role="CTRL")
        elif chance < 0.5:
            ahead = [row.number for row in self.reader.injects if row.number not in known.state.deliveries]
            if ahead:
                self.give("retime-inject", inject=self.random.choice(ahead), to=at + self.random.randrange(60, 900),
                          why="thử", role="CTRL")  # fmt: skip
        elif chance < 0.6:
            self.give("show-caption", text=f"Dòng {at}", seconds=60, role="CTRL")
        elif chance < 0.8:
            self.give(
                "pin-note", at=at, cell="clinic", kind="improve", objective="", text=f"Ghi {at}", role="EVAL"
            )
        else:
            self.look(f"/d/{self.drill}/control/")

    def begin(self, speed: int) -> None:
        """Start the clock at `speed` times real time."""
        assert self.give("change-clock", change="start", role="CTRL") == 200
        assert self.give("change-clock", change="speed", value=speed * 1000, role="CTRL") == 200

    def close(self) -> None:
        """Let the city live on for a while, then end the drill."""
        self.give("change-clock", change="resume", role="CTRL")
        self.give("change-clock", change="run_on", value=600, role="CTRL")
        assert self.give("change-clock", change="halt", reason="Hết giờ.", role="CTRL") in (200, 409)


def _form(command: object) -> tuple[str, dict[str, Any]]:
    """A command as a page sends it: (verb, fields)."""
    verb = re.sub(r"(?<!^)(?=[A-Z])", "-", type(command).__name__).lower()
    told: dict[str, Any] = {}
    for field in fields(command):  # type: ignore[arg-type]
        value = getattr(command, field.name)
        if isinstance(value, bool):
            value = "on" if value else ""
        elif isinstance(value, tuple):
            value = [str(member) for member in value]
        told[field.name] = value
    return verb, told
