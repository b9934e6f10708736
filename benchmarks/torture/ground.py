"""What is tortured: the shipped processes, the database under them, the lines between, and which process is which."""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import shutil
import signal
import sqlite3
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import psycopg
from benchmarks.torture.proxy import Proxy
from benchmarks.torture.settings import Settings
from tests import leash
from tests.postgres import Postgres
from tests.web.serving import Browser, Server, free_port, until

WORKERS = 3
PATIENCE = 300  # seconds until a server that was started is ready, on a loaded machine
TOLD = 30_000  # characters of a server's last words
NEWNS = 0x20000
# What a process writes into its own log when it doubts its log or fold; a test looks that it still says it in these words.
DOUBTS = ("a fold was in doubt", "the log does not go on", "events were not told", "a drill cannot be read")
ROOM = "1g"  # of the little disk that can be filled: 384 MB were full of drills and their log after nine minutes by itself


class Ground:
    """Servers in a folder of their own. `little` = whether the database lies on a small disk that can be filled."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.folder = Path(tempfile.mkdtemp(prefix="infodrill-torture-"))
        self._doubtful: list[str] = []
        self._heard: dict[Path, int] = {}  # log → its lines that were read
        self.clock = self.folder / "clock"
        self.clock.write_bytes(struct.pack("<q", 0))
        self.base: Postgres | None = None
        self.wire: Proxy | None = None  # between server and database
        data = self.folder / "data"
        data.mkdir()
        self.disk = data
        environ = {"PYTHONPATH": f"{Path(__file__).parent / 'clockwork'}:{settings.tree / 'src'}",
                   "INFODRILL_TORTURE_CLOCK": str(self.clock)}  # fmt: skip
        words: tuple[str, ...] = ()
        if settings.database == "postgresql":
            self.disk = Path(tempfile.mkdtemp(prefix="pg"))
            self.little = "disk" in settings.faults and _little_disk(self.disk)
            self.base = Postgres(free_port(), self.disk).start()
            self.wire = Proxy(self.base.port)
            environ["INFODRILL_DATABASE_URL"] = f"postgresql://postgres@127.0.0.1:{self.wire.port}/postgres"
            words = ("--workers", str(WORKERS), "--runners", "1")
        else:
            self.little = "disk" in settings.faults and _little_disk(data)
        self.server = Server(data, *words, **environ)
        self.server.patience = PATIENCE
        self.line = Proxy(self.server.port)  # between browsers and server
        self.runner: subprocess.Popen[bytes] | None = None
        self.staff = Browser(self.server)

    @property
    def said(self) -> Path:
        """What the server's processes say."""
        return self.server.folder / "out.txt"

    def start(self) -> None:
        """Returns when the range answers; staff sign in the first time."""
        self.server.start()
        if not self.staff.jar:
            self.staff.get(self.server.link)
            status, body = self.staff.post(self.server.link)
            assert status == 200, body
        if self.base is not None and self.runner is None:
            with (self.folder / "runner.txt").open("wb") as said:
                self.runner = leash.start(
                    [sys.executable, "-m", "infodrill.cli", "runner", "--runners", "1"],
                    env=self.server.environ, stdout=said, stderr=subprocess.STDOUT,
                )  # fmt: skip

    def end(self) -> None:
        self.server.stop()
        if self.runner is not None:
            self.runner.terminate()
            self.runner.wait(30)
        if self.base is not None:
            self.base.stop()
        for folder in (self.folder, self.disk):
            shutil.rmtree(folder, ignore_errors=True)

    def restart(self) -> None:
        """Again after a kill; what a killed server leaves behind must go by itself."""
        until(lambda: not leash.members(self.server.process.pid), PATIENCE)
        self.server.output.close()
        self._doubtful = self.doubts()
        del self._heard[self.said]
        self.server.start()

    def infodrill(self, *words: object, **environ: str) -> subprocess.CompletedProcess[str]:
        """A command of this range in a process of its own."""
        line = [sys.executable, "-m", "infodrill.cli", *words]
        told = {**self.server.environ, **environ}
        return leash.run(line, env=told, capture_output=True, text=True, timeout=300)

    # Which process is which

    @property
    def processes(self) -> int:
        """How many serve pages."""
        return 1 if self.base is None else WORKERS

    def shown(self, drill: str) -> list[dict[str, Any]]:
        """What each web process says it has folded; every process is asked until all have answered."""
        found: dict[int, dict[str, Any]] = {}
        with ThreadPoolExecutor(6) as many:
            for _ in range(10):
                for told in many.map(self._fold, [drill] * 6):
                    if told:
                        found.setdefault(told["pid"], told)
                if len(found) >= self.processes:
                    break
        return list(found.values())

    def web(self, drill: str) -> list[int]:
        return [told["pid"] for told in self.shown(drill)]

    def runners(self) -> list[int]:
        """The runner processes that hold drills, as the leases name them."""
        with self.reading() as base:
            held = base.execute("SELECT DISTINCT runner FROM web_lease WHERE runner <> ''").fetchall()
        return [int(name.split("-")[1]) for (name,) in held]

    def makers(self) -> list[int]:
        """Processes that make outcomes: children of runners."""
        runners = set(self.runners())
        begun = [self.server.process.pid, *([self.runner.pid] if self.runner else [])]
        return [pid for one in begun for pid in leash.members(one) if _parent(pid) in runners]

    @contextlib.contextmanager
    def reading(self) -> Iterator[Any]:
        """The database itself, past every proxy, in one snapshot."""
        if self.base is not None:
            with psycopg.connect(self.base.address) as base:
                base.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
                yield base
            return
        path = self.server.folder / "infodrill.sqlite3"
        with contextlib.closing(
            sqlite3.connect(f"file:{path}?mode=ro", uri=True, isolation_level=None)
        ) as file:
            file.execute("BEGIN")
            yield file

    def doubts(self) -> list[str]:
        """Lines of the processes' own logs, each once, that tell of a log or a fold that was not as it must be."""
        for path in (self.said, self.folder / "runner.txt"):
            lines = path.read_text(errors="replace").splitlines() if path.exists() else []
            fresh = lines[self._heard.get(path, 0) :]
            self._heard[path] = len(lines)
            self._doubtful += [line for line in fresh if any(doubt in line for doubt in DOUBTS)]
        found, self._doubtful = self._doubtful, []
        return found

    def testimony(self) -> str:
        """For whoever has to understand a run that failed: every process with what its threads do, and its last words."""
        pids = leash.members(self.server.process.pid)
        for pid in pids:
            kill(pid, signal.SIGUSR2)
        wait(2)
        lines = [f"{pid} of {_parent(pid)}: {_words(pid)}" for pid in pids]
        return "\n".join([*lines, "…", self.said.read_text(errors="replace")[-TOLD:]])

    def set_clock(self, seconds: int) -> None:
        """How far the wall clock of every server process is off."""
        with self.clock.open("r+b") as file:
            file.write(struct.pack("<q", seconds))

    def _fold(self, drill: str) -> dict[str, Any] | None:
        status, body = self.staff.get(f"/drills/{drill}/fold")
        return json.loads(body) if status == 200 else None


def _little_disk(folder: Path) -> bool:
    """Put a small file system there that nobody else sees and that goes with this process; False where that is not allowed."""
    if os.geteuid() != 0 or ctypes.CDLL(None).unshare(NEWNS):
        return False
    lines = (
        ["mount", "--make-rprivate", "/"],
        ["mount", "-t", "tmpfs", "-o", f"size={ROOM}", "tmpfs", folder],
    )
    return all(leash.run(line, capture_output=True).returncode == 0 for line in lines)


def _parent(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/stat").read_text().rsplit(") ", 1)[1].split()[1])
    except OSError:
        return 0


def _words(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")[:200]
    except OSError:
        return "gone"


def kill(pid: int, how: signal.Signals = signal.SIGKILL) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, how)


def wait(seconds: float) -> None:
    """Let a fault last."""
    time.sleep(seconds)
