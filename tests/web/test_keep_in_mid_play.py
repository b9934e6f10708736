"""A stranger keeps the range by the lines of the how-to, while a drill is played: out of SQLite into PostgreSQL and back.

Shipped processes only: `infodrill serve` with its runner, and every line of the page typed into a process of its own.
"""

from __future__ import annotations

import re
import shlex
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from infodrill.conduct.fold import fold
from infodrill.kernel.log import EventLog
from infodrill.kernel.store import MemoryLogStore, StoredText
from tests import leash
from tests.forms import amount
from tests.postgres import Postgres

from .serving import PATIENCE, Browser, Server, new_drill, until

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "keep-the-range.md"
BLOCKS = re.findall(r"^```\n(.*?)^```", PAGE.read_text("utf-8"), re.M | re.S)
LINES = [line for block in BLOCKS for line in block.splitlines() if line.startswith("infodrill ")]
CELLS = ("clinic", "network", "adviser")
CODE = r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}(?=\s*<)"
SAID = "Chị Hoa không có thật gọi lại lúc 9 giờ"


class Stranger:
    """Somebody at the machine's keyboard, with the how-to open. `typed` = the lines that were typed so far."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.typed: set[str] = set()

    def types(self, start: str, server: Server, code: int = 0, **other: str) -> str:
        """Type the line of the page that reads `start` up to its remark; what was said. `other` = instead of its examples."""
        (line,) = [
            each_line for each_line in LINES if " ".join(shlex.split(each_line, comments=True)) == start
        ]
        self.typed.add(line)
        examples = {"k2m4p6r8t2": other.get("drill", ""), "3f9a01c2": other.get("digest", "")}
        _, *words = [examples.get(word, word) for word in shlex.split(line, comments=True)]
        done = leash.run(
            [sys.executable, "-m", "infodrill.cli", *words], env=server.environ, cwd=self.folder,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        assert done.returncode == code, done.stdout
        return str(done.stdout)


def stored(server: Server, drill: str) -> tuple[list[str], dict[str, StoredText]]:
    """Lines and texts of a drill as they lie in the database."""
    asked = (
        "SELECT line FROM web_logline WHERE drill_id = {} ORDER BY seq",
        "SELECT digest, salt, text FROM web_logtext WHERE drill_id = {}",
    )
    if address := server.environ["INFODRILL_DATABASE_URL"]:
        with psycopg.connect(address) as base:
            lines, texts = (base.execute(one.format("%s"), (drill,)).fetchall() for one in asked)
    else:
        with closing(sqlite3.connect(server.folder / "infodrill.sqlite3")) as base:
            lines, texts = (base.execute(one.format("?"), (drill,)).fetchall() for one in asked)
    return [line for (line,) in lines], {text[0]: StoredText(*text) for text in texts}


def log_of(server: Server, drill: str, upto: int | None = None) -> EventLog:
    """The log, its chain checked; of its first `upto` events."""
    lines, texts = stored(server, drill)
    return EventLog(MemoryLogStore(lines[:upto], texts))


def kinds(server: Server, drill: str) -> list[str]:
    return [event.body.TYPE for event in log_of(server, drill).events]


def sits_down(server: Server, drill: str, seat: str) -> Browser:
    """By a new card, made by staff through the link that the server printed."""
    staff = Browser(server)
    staff.get(server.link)
    assert staff.post(server.link)[0] == 200
    return Browser(server).join(re.search(CODE, staff.post(f"/drills/{drill}/cards", seat=seat)[1])[0])


def goes_on(server: Server, drill: str) -> Browser:
    """Control sits down in a restored range: its log folds, rooms open, texts are taken, further minutes are closed."""
    control = sits_down(server, drill, "direction")
    before = log_of(server, drill)
    assert fold(before.events).book.cases
    for room in ("control", "meeting", "network"):
        assert control.get(f"/d/{drill}/{room}/")[0] == 200
    assert control.do(drill, "send-message", kind="chat", text="vẫn làm việc") == 200
    # Where it was kept the clock may have stood at ×1: the next minute would be a minute away.
    assert control.do(drill, "change-clock", change="speed", value=60_000) == 200
    until(
        lambda: kinds(server, drill).count("minute.closed") > kinds_in(before).count("minute.closed"),
        4 * PATIENCE,
    )
    after = log_of(server, drill)
    assert list(after.events[: len(before)]) == list(before.events)
    assert "vẫn làm việc" in control.get(f"/d/{drill}/meeting/")[1]
    control.do(
        drill, "change-clock", change="speed", value=1_000
    )  # so that its first move does not end meanwhile
    return control


def kinds_in(log: EventLog) -> list[str]:
    return [event.body.TYPE for event in log.events]


def proved(said: str, drill: str, level: int) -> int:
    """How many events of the drill `prove` proved, to that level."""
    (events,) = re.findall(rf"{drill}: (\d+) events, level L{level}; chain [0-9a-f]{{16}}", said)
    return int(events)


def restored(said: str, drill: str, source: Server) -> None:
    """The chain that `restore` printed is that of the source after as many events."""
    events, chain = re.search(rf"{drill}: (\d+) events, chain ([0-9a-f]{{16}})", said).groups()
    assert log_of(source, drill, int(events)).chain_digest.startswith(chain)


@pytest.fixture
def database():
    server = Postgres().start()
    yield server
    server.remove()


def test_the_lines_of_the_how_to_keep_a_range_in_mid_play(tmp_path, database):
    stranger = Stranger(tmp_path)
    for name in ("file", "base"):
        (tmp_path / name).mkdir()
    first = Server(tmp_path / "file", INFODRILL_DATABASE_URL="")
    second = Server(tmp_path / "base", INFODRILL_DATABASE_URL=database.address)
    try:
        keep(stranger, first, second)
    finally:
        for server in (first, second):
            if hasattr(server, "process") and server.process.poll() is None:
                server.stop()
    assert stranger.typed == set(LINES)


def keep(stranger: Stranger, first: Server, second: Server) -> None:
    # On SQLite: cases are opened, a statement is published, time runs.
    drill, seats = new_drill(first.start(), CELLS, ("direction",))
    seats["direction"].do(drill, "change-clock", change="start")
    seats["direction"].do(drill, "change-clock", change="speed", value=400_000)
    assert seats["direction"].do(drill, "send-message", kind="chat", text=SAID) == 200
    until(lambda: {"case.opened", "city.statement_released"} <= set(kinds(first, drill)), 4 * PATIENCE)
    seats["direction"].do(drill, "change-clock", change="speed", value=10_000)
    stranger.types("infodrill backup monday.zip", first)
    told = len(log_of(first, drill))
    until(lambda: len(log_of(first, drill)) > told)  # it is still played
    assert proved(stranger.types("infodrill prove", first), drill, 3) > told

    # Into PostgreSQL, and played on there.
    restored(stranger.types("infodrill restore monday.zip", second), drill, first)
    control = goes_on(second.start(), drill)
    digest = stranger.types("infodrill erase k2m4p6r8t2 --find Hoa", second, drill=drill).split()[0]
    assert SAID in control.get(f"/d/{drill}/meeting/")[1]
    by_duty = stranger.types("infodrill erase k2m4p6r8t2 --seat duty", second, drill=drill).splitlines()
    assert by_duty and all(re.match(r"[0-9a-f]{16}  seq \d+  duty, minute \d+  ", line) for line in by_duty)
    stranger.types("infodrill erase k2m4p6r8t2 3f9a01c2", second, drill=drill, digest=digest[:8])
    until(lambda: SAID not in control.get(f"/d/{drill}/meeting/")[1])
    assert proved(stranger.types("infodrill prove k2m4p6r8t2 --quick", second, drill=drill), drill, 2) > told
    (stranger.folder / "monday.zip").unlink()
    stranger.types("infodrill backup monday.zip", second)

    # Back into SQLite, in the place of what is there.
    assert "H503" in stranger.types("infodrill restore monday.zip --replace", first, code=3)  # it is served
    first.stop()
    assert "H511" in stranger.types("infodrill restore monday.zip", first, code=3)
    restored(stranger.types("infodrill restore monday.zip --replace", first), drill, second)
    assert SAID.encode() not in (first.folder / "infodrill.sqlite3").read_bytes()
    controls = {first: goes_on(first.start(), drill), second: control}

    # Purged on both: what is played is left alone until control pauses it.
    lines = ("infodrill purge", "infodrill purge --older-than 30")
    purged = amount((first,), (first, second))  # what each of the databases keeps is `test_purging`'s
    for line, (server, control) in zip(lines, controls.items(), strict=True):
        assert drill not in stranger.types(line, server)
        if server not in purged:
            continue
        assert "H506" in stranger.types("infodrill purge --drill k2m4p6r8t2", server, code=3, drill=drill)
        assert control.do(drill, "change-clock", change="pause") == 200
        chain = log_of(server, drill).chain_digest
        assert drill in stranger.types("infodrill purge --drill k2m4p6r8t2", server, drill=drill)
        log = log_of(server, drill)
        assert (log.chain_digest, log.content_digest) == (chain, "") and fold(log.events).book.cases
        assert Browser(server).get("/readyz")[0] == 200
