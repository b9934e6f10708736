"""How the server bears a full hall: `python -m benchmarks.load [--streams 500] [--seconds 60] [--only sqlite|postgresql]`.

On each database in turn: `infodrill serve` with the flagship and a city of 200,000 running beside it; N streams over all
seats, 10 events a second, 20 pages a second, all on 127.0.0.1, in processes of their own on the same machine. Prints one
table: inject → stream and inject → drawn part, pages room by room, commands, lost events, and the memory of all the server's
processes. Exit code 1 when anything was lost, refused or failed, or nothing was measured: then the figures say nothing.

Events of each second: one public inject that reaches every stream, two messages to all, five to one cell, one receipt,
one case opened. Lost = a stream that did not hear of an inject, or a message that a reader of the API does not find. Pages: the
rooms of all seats in turn, of the room of cases a case that was opened, and every tenth the first page as a stranger sees it.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import multiprocessing
import os
import re
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from uuid import uuid4

from benchmarks.loadcosts import children, memory, worked
from benchmarks.loadlines import HOST, Heard, Line, listen, many
from benchmarks.rangeclient import Range
from tests.postgres import Postgres
from tests.web.serving import Browser, Server, until

from infodrill.scenario.loader import find, load
from infodrill.scenario.senders import of_injects

SCENARIO = "typhoon"
EVENTS, PAGES = 10, 20  # a second
DRAWING = 10  # streams whose browsers fetch the changed part
LISTENERS = 2  # processes that hold the other streams
WAITS = 10.0  # seconds after which an inject that was not heard of is lost
CODE = re.compile(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}(?=\s*<)")
KEY = re.compile(r"idt_[\w-]{43}")
INJECT = frozenset({"inbox", "screen"})
DOOR = "first page"
TARGETS = "Targets, p95: inject → part drawn 250 ms, pages 200 ms, nothing lost."


@dataclass
class Seat:
    """A browser that has joined: its cookies, and the rooms that it may enter."""

    seat: str
    cell: str
    cookie: str
    csrf: str
    rooms: list[str]
    roles: list[str]

    @property
    def headers(self) -> dict[str, str]:
        return {"Cookie": self.cookie, "X-CSRFToken": self.csrf, "Content-Type": "application/json"}


@dataclass
class Seen:
    """What was measured, in seconds."""

    injects: list[float] = field(default_factory=list)  # when each was sent
    pages: dict[str, list[float]] = field(default_factory=dict)  # by room
    commands: list[float] = field(default_factory=list)
    drawn: list[float] = field(default_factory=list)
    to_all: set[str] = field(default_factory=set)
    failed: dict[str, int] = field(default_factory=dict)
    memory: list[dict[str, int]] = field(default_factory=list)
    cpu: dict[str, float] = field(default_factory=dict)  # cores in use on average
    number: int = 0
    cases: dict[str, str] = field(default_factory=dict)  # seat → the case that it opened last

    def fail(self, what: str) -> None:
        self.failed[what] = self.failed.get(what, 0) + 1


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--streams", type=int, default=500)
    ask.add_argument("--seconds", type=int, default=60)
    ask.add_argument("--accounts", type=int, default=200_000)
    ask.add_argument("--speed", type=int, default=4_000, help="thousandths of real time")
    ask.add_argument("--workers", type=int, default=1, help="web processes on PostgreSQL")
    ask.add_argument("--only", choices=("sqlite", "postgresql"))
    wanted = ask.parse_args()
    tables: dict[str, dict[str, str]] = {}
    for name in ("sqlite", "postgresql"):
        if wanted.only in (None, name):
            print(f"{name} … load of the machine before: {os.getloadavg()[0]:.1f}", flush=True)
            with serving(name, wanted.workers) as (server, pids):
                tables[name] = measured(server, pids, wanted)
    print_table(tables)
    print(TARGETS)
    return int(not all(map(sound, tables.values())))


@contextmanager
def serving(name: str, workers: int) -> Iterator[tuple[Server, Callable[[], list[int]]]]:
    """A server on its own data folder and database, and a function that gives the database's processes."""
    folder = Path(tempfile.mkdtemp(prefix="infodrill-load-"))
    if name == "sqlite":
        server = Server(folder).start()
        try:
            yield server, list
        finally:
            server.stop()
            shutil.rmtree(folder, ignore_errors=True)
        return
    database = Postgres().start()
    server = Server(folder, "--workers", str(workers), INFODRILL_DATABASE_URL=database.address).start()
    try:
        yield server, lambda: [database.pid, *children(database.pid)]
    finally:
        server.stop()
        database.remove()
        shutil.rmtree(folder, ignore_errors=True)


def measured(server: Server, pids: Callable[[], list[int]], wanted: argparse.Namespace) -> dict[str, str]:
    """One row of figures by its name."""
    drill, seats, key = prepared(server, wanted)
    reader = Range(f"http://{HOST}:{server.port}", drill, key)
    players = [one for one in seats if one.seat != "inbox"]
    tickets = [ticket(server, drill, one) for one in players]
    spread = [tickets[number % len(tickets)] for number in range(max(0, wanted.streams - DRAWING))]
    ends, processes = [], []
    for share in range(LISTENERS):
        here, there = multiprocessing.Pipe()
        process = multiprocessing.get_context("spawn").Process(
            target=many, args=(server.port, drill, spread[share::LISTENERS], there), daemon=True
        )
        process.start()
        ends.append(here)
        processes.append(process)
    for end in ends:
        assert end.poll(90) and end.recv() == "open"
    seen = Seen()
    began = reader.get()["clock"]["at"]
    asyncio.run(bearing(server, pids, drill, seats, seen, wanted.seconds))
    passed = reader.get()["clock"]["at"] - began
    time.sleep(2)
    heard: list[Heard] = []
    for end in ends:
        end.send("stop")
        assert end.poll(60)
        heard += end.recv()
    for process in processes:
        process.join(10)
    found = {one["message"] for one in reader.every("/messages", "messages", limit=50)}
    return summed(seen, heard, seen.to_all - found, passed, wanted)


def prepared(server: Server, wanted: argparse.Namespace) -> tuple[str, list[Seat], str]:
    """A drill that runs, a browser on every seat, and a token to read with."""
    staff = Browser(server)
    staff.get(server.link)
    staff.post(server.link)
    staff.post("/drills/new", scenario=SCENARIO, lang="vi", accounts=str(wanted.accounts))
    drill = re.search(r"/drills/(\w+)/cards", staff.at)[1]
    page = staff.get(f"/drills/{drill}/cards")[1]
    names = re.findall(r'name="seat"\s+value="([^"]+)"', page)
    codes = list(dict.fromkeys(CODE.findall(staff.post(f"/drills/{drill}/cards", seat=names)[1])))
    assert len(codes) == len(names), (len(codes), len(names))
    seats = [joined(server, drill, code) for code in codes]
    made = staff.post(f"/drills/{drill}/tokens", seat="l2-duty", scope="read", hours="1")[1]
    control = next(one for one in seats if one.seat == "ctrl")
    for change, value in (("start", 0), ("speed", wanted.speed)):
        asyncio.run(once(server, drill, control, "change-clock", change=change, value=value))
    key = KEY.search(made)[0]
    reader = Range(f"http://{HOST}:{server.port}", drill, key)
    until(lambda: reader.get()["clock"]["at"] > 90, 180)  # the city is built and has closed a minute
    return drill, seats, key


def joined(server: Server, drill: str, code: str) -> Seat:
    browser = Browser(server).join(code)
    told = json.loads(browser.get(f"/api/v1/drills/{drill}")[1])["seat"]
    jar = {one.name: one.value for one in browser.jar}
    cookie = "; ".join(f"{name}={value}" for name, value in jar.items())
    rooms = [one for one in told["rooms"] if one not in ("report",)]
    return Seat(told["seat"], told["cell"], cookie, jar["infodrill_csrf"], rooms, told["roles"])


def ticket(server: Server, drill: str, seat: Seat) -> str:
    _, body = asyncio.run(Line(server.port).ask("GET", f"/d/{drill}/ticket", seat.headers))
    return json.loads(body)["ticket"]


async def once(server: Server, drill: str, seat: Seat, verb: str, **fields: object) -> None:
    status, body = await order(Line(server.port), drill, seat, verb, fields)
    assert status == 200, body


async def order(
    line: Line, drill: str, seat: Seat, verb: str, fields: dict[str, object]
) -> tuple[int, bytes]:
    told = json.dumps({"client": uuid4().hex, "fields": fields}).encode()
    return await line.ask("POST", f"/api/v1/drills/{drill}/commands/{verb}", seat.headers, told)


async def bearing(
    server: Server, pids: Callable[[], list[int]], drill: str, seats: list[Seat], seen: Seen, seconds: int
) -> None:
    """Give events and ask for pages at their pace, whether the server keeps up or not."""
    drawers = [one for one in seats if "desk" in one.rooms][:DRAWING]
    drawing = [asyncio.create_task(draw(server, drill, one, seen)) for one in drawers]
    lines: asyncio.Queue[Line] = asyncio.Queue()
    for _ in range(64):
        lines.put_nowait(Line(server.port))
    begun, asked, tasks = time.monotonic(), 0, set()
    events, used = 0, worked(server, pids)
    while (now := time.monotonic() - begun) < seconds:
        while events < now * EVENTS:
            tasks.add(asyncio.create_task(event(lines, drill, seats, seen, events)))
            events += 1
        while asked < now * PAGES:
            tasks.add(asyncio.create_task(page(lines, drill, seats, seen, asked)))
            asked += 1
        if len(seen.memory) < now / 3:
            seen.memory.append(memory(server, pids))
        tasks = {one for one in tasks if not one.done()}
        await asyncio.sleep(0.01)
    now = time.monotonic() - begun
    seen.cpu = {what: (spent - used[what]) / now for what, spent in worked(server, pids).items()}
    if tasks:
        await asyncio.wait(tasks, timeout=WAITS)
    await asyncio.sleep(1)
    for one in drawing:
        one.cancel()


async def event(lines: asyncio.Queue[Line], drill: str, seats: list[Seat], seen: Seen, number: int) -> None:
    """One of the ten of a second."""
    players = [one for one in seats if "desk" in one.rooms]
    duties = [one for one in players if "L1-DUTY" in one.roles]
    round_, place = divmod(number, EVENTS)
    seat = players[number % len(players)]
    fields: dict[str, object] = {"kind": "chat", "to": [], "text": f"Tin số {number}"}
    verb = "send-message"
    if place == 0:
        seat, verb = next(one for one in seats if one.seat == "ctrl"), "ad-hoc-inject"
        fields = {"sender": sender(), "method": "official_letter", "subject": f"Công văn {round_}",
                  "body": f"Nội dung công văn {round_}", "public": True}  # fmt: skip
    elif 3 <= place <= 7:
        fields["to"] = [players[(number * 7) % len(players)].cell]
    elif place == 8:
        if not seen.number:
            return
        verb, fields = "acknowledge-inject", {"inject": seen.number}
    elif place == 9:
        seat, verb = duties[round_ % len(duties)], "open-case"
        fields = {"intake": "ward", "source": "", "said": f"Người dân báo việc số {round_}"}
    line = await lines.get()
    begun = time.monotonic()
    if place == 0:
        seen.injects.append(begun)
    try:
        status, body = await order(line, drill, seat, verb, fields)
    except ConnectionError:
        seen.fail(f"{verb} broken")
        return
    finally:
        lines.put_nowait(line)
    seen.commands.append(time.monotonic() - begun)
    if status != 200:
        seen.fail(f"{verb} {status} {json.loads(body).get('code', '')}")
        return
    for one in json.loads(body)["events"]:
        if one["kind"].startswith("inject.") and "inject" in one["ids"]:
            seen.number = int(one["ids"]["inject"])
        if verb == "open-case" and "case" in one["ids"]:
            seen.cases[seat.seat] = one["ids"]["case"]
        if verb == "send-message" and not fields["to"] and "message" in one["ids"]:
            seen.to_all.add(one["ids"]["message"])


@cache
def sender() -> str:
    """An invented name that the scenario declares: no other may send."""
    return min(of_injects(load(find(SCENARIO)).scenario))


async def page(lines: asyncio.Queue[Line], drill: str, seats: list[Seat], seen: Seen, number: int) -> None:
    """A page of a room that the seat enters, seat after seat and room after room; every tenth is the front door."""
    seat = seats[number % len(seats)]
    room, headers = seat.rooms[(number + number // len(seats)) % len(seat.rooms)], seat.headers
    place = f"/d/{drill}/{room}/"
    if room == "case" and seat.seat in seen.cases:
        place += f"{seen.cases[seat.seat]}/"
    if number % 10 == 0:
        room, place, headers = DOOR, "/join", {}
    line = await lines.get()
    begun = time.monotonic()
    try:
        status, _ = await line.ask("GET", place, headers)
    except ConnectionError:
        seen.fail(f"page {room} broken")
        return
    finally:
        lines.put_nowait(line)
    seen.pages.setdefault(room, []).append(time.monotonic() - begun)
    if status != 200:
        seen.fail(f"page {room} {status}")


async def draw(server: Server, drill: str, seat: Seat, seen: Seen) -> None:
    """A browser: hears of an inject, fetches the part of its page, and has it on the screen."""
    line, heard = Line(server.port), Heard()
    _, body = await line.ask("GET", f"/d/{drill}/ticket", seat.headers)
    task = asyncio.create_task(listen(server.port, drill, json.loads(body)["ticket"], heard))
    try:
        at = 0
        while True:
            await asyncio.sleep(0.005)
            while at < len(heard.told):
                when, topics = heard.told[at]
                at += 1
                sent = max((one for one in seen.injects if one <= when), default=0.0)
                if topics >= INJECT and sent:
                    await line.ask("GET", f"/d/{drill}/desk/?part=inbox", seat.headers)
                    seen.drawn.append(time.monotonic() - sent)
    finally:
        task.cancel()


def summed(
    seen: Seen, heard: list[Heard], missing: set[str], passed: int, wanted: argparse.Namespace
) -> dict[str, str]:
    """The figures as they are printed."""
    late, lost = [], 0
    for one in heard:
        arrivals = [at for at, topics in one.told if topics >= INJECT or "resync" in topics]
        for sent in seen.injects:
            after = next((at for at in arrivals if at >= sent), None)
            if after is None or after - sent > WAITS:
                lost += 1
            else:
                late.append(after - sent)
    words = sum(len(one.told) for one in heard)
    peak = max(seen.memory, key=lambda one: sum(one.values()))
    return {
        "streams": f"{len(heard) + DRAWING} ({sum(one.broken for one in heard)} broken)",
        "commands given / s": f"{len(seen.commands) / wanted.seconds:.1f}",
        "pages / s": f"{sum(map(len, seen.pages.values())) / wanted.seconds:.1f}",
        "messages on streams / s": f"{words / wanted.seconds:.0f}",
        "inject → stream p50 · p95 ms": figures(late),
        "inject → part drawn p50 · p95 ms": figures(seen.drawn),
        "page p50 · p95 ms": figures([spent for room in seen.pages.values() for spent in room]),
        **{f"— {room}": figures(spent) for room, spent in sorted(seen.pages.items())},
        "command p50 · p95 ms": figures(seen.commands),
        "lost injects · messages": f"{lost} of {len(seen.injects) * len(heard)} · {len(missing)} of {len(seen.to_all)}",
        "refused or failed": ", ".join(f"{n} × {what}" for what, n in sorted(seen.failed.items())) or "0",
        "exercise time lived": f"{passed} s in {wanted.seconds} s",
        "cores in use": " + ".join(f"{what} {cores:.2f}" for what, cores in seen.cpu.items())
        + f"; load of the machine {os.getloadavg()[0]:.1f}",
        "memory MB": " + ".join(f"{what} {mb}" for what, mb in peak.items()) + f" = {sum(peak.values())}",
    }


def sound(table: dict[str, str]) -> bool:
    """Whether everything that was to be measured was: nothing lost, refused or failed."""
    lost = table["lost injects · messages"].split(" · ")
    return (
        table["refused or failed"] == "0"
        and "–" not in table.values()
        and all(part.startswith("0 of ") and part != "0 of 0" for part in lost)
    )


def figures(found: list[float]) -> str:
    if not found:
        return "–"
    sample = sorted(found)
    return f"{statistics.median(sample) * 1_000:.0f} · {sample[len(sample) * 95 // 100] * 1_000:.0f}"


def print_table(tables: dict[str, dict[str, str]]) -> None:
    print(f"| | {' | '.join(tables)} |\n|---|{'---|' * len(tables)}")
    for row in next(iter(tables.values())):
        print(f"| {row} | {' | '.join(one[row] for one in tables.values())} |")


if __name__ == "__main__":
    raise SystemExit(main())
