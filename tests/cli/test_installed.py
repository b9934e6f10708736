"""Every command in a process of its own, from the installed wheel, in an empty environment, away from the source."""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import zipfile
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest
import typer

import infodrill
from infodrill.cli.app import app
from infodrill.cli.exits import Exit
from tests import leash
from tests.cli.conftest import TINY
from tests.cli.installed import ROOT, Installed
from tests.forms import both_forms
from tests.postgres import Postgres
from tests.web.serving import Browser, Server

# A drill in the range of the user's data folder, with an event of every type, as somebody's server would leave it.
FILL = """
import sys
from infodrill.web.keeping.opening import open_range
open_range(new=True)
from infodrill.web import models
from infodrill.web.stores.log import DatabaseLogStore
sys.path.append(sys.argv[1])
from everytype import write_every_type
drill = models.Drill.objects.create(id="d1", name="Thử", scenario="clinic", language="vi")
models.Lease.objects.create(drill=drill)
print(len(write_every_type(DatabaseLogStore("d1"))))
"""


class Line(NamedTuple):
    """What is typed after `infodrill COMMAND`, how it ends, and what it says (a pattern in its output)."""

    words: tuple[str, ...] = ()
    said: str = r"\S"
    code: int = 0


# {names} are made before, by the other lines and commands of the wheel: see Made.
LINES = {
    "backup": Line(("{home}/a.zip",), r"a\.zip: 1 .*, \d{3} "),
    "branch": Line(("{drill}", "--at", "+02:00", "--replicas", "2", "--out", "{home}/again.drill"), r"again\.drill"),
    "charter": Line(said="nguyên bản"),
    "check": Line(("{tiny}",), "o-leave"),
    "compare": Line(("{drill}", "{drill}", "--replicas", "2"), "DIỄN TẬP"),
    "counterfactual": Line(("{drill}", "--best", "--replicas", "2"), "DIỄN TẬP"),
    "erase": Line(("d1", "--find", "VIẾT TAY"), r"[0-9a-f]{16}  seq \d+  [a-z?]+, phút \d+  Chữ viết tay"),
    "new": Line(("{home}/fresh", "--template", "school"), r"infodrill check .*fresh"),
    "papers": Line(("{tiny}", "--format", "all", "--out", "{home}/papers"), r"msel\.vi\.xlsx"),
    "places": Line((), r"01  "),
    "procedure check": Line(("vn-2024",), r"vn-2024"),
    "procedure diff": Line(("vn-2025", "generic"), r"vn-2025|generic"),
    "procedure draw": Line(("--as", "mermaid"), r"stateDiagram"),
    "prove": Line(("d1", "--quick"), r"d1: \d{3} ", Exit.FINDINGS),  # its events are of no play
    "purge": Line(("--drill", "d1"), r"d1: đã xóa \d{2,} văn bản"),
    "rehearse": Line(("{tiny}", "--accounts", "1000", "--no-report", "--out", "{home}/out"), r"tiny\.drill"),
    "replay": Line(("{drill}", "--bundle", "{home}/again.html", "--as", "duty"), r"again\.html"),
    "report": Line(("{drill}", "--format", "all", "--out", "{home}/report"), r"report\.vi\.pdf"),
    "restore": Line(("{backup}",), r"d1: \d{3} "),
    "scenarios fields": Line((), r"`drill\.yaml`"),
    "scenarios list": Line((), "typhoon"),
    "scenarios msel export": Line(("{tiny}", "--out", "{home}/tiny.xlsx"), r"tiny\.xlsx"),
    "scenarios msel import": Line(("{workbook}", "--into", "{copy}"), r"msel\.yaml"),
    "scenarios schema": Line((), r'"\$defs"'),
    "society bench": Line(("--accounts", "1000", "--hours", "1", "--repeats", "1"), "drill-1000-1h"),
    "society build": Line(("--accounts", "2000", "--out", "{home}/city"), r"[0-9a-f]{16}"),
    "society ensemble": Line(("--accounts", "2000", "--hours", "1", "--runs", "2"), r"2"),
    "society run": Line(("--accounts", "2000", "--hours", "1"), r"shares"),
    "society validate": Line(("--data", "{cascades}", "--accounts", "2000", "--preset", "groups"), "groups", Exit.FINDINGS),
    "tryout": Line(("{tiny}", "--seeds", "1", "--characters", "good", "--accounts", "1000"), "DIỄN TẬP", Exit.FINDINGS),
    "verify": Line(("{drill}",), "L3"),
    "version": Line(said=re.escape(infodrill.__version__)),
}  # fmt: skip
SERVED = {"serve", "runner"}  # do not end by themselves: the last tests start and stop them


class Made:
    """What the lines come to, each given once; and what a command needs from others, made by the wheel too."""

    def __init__(self, wheel: Installed, folder: Path) -> None:
        self.wheel, self.folder = wheel, folder
        self.tiny = TINY
        self.given: dict[str, subprocess.CompletedProcess[str]] = {}

    def home(self, command: str) -> Path:
        """Of whoever gives that line."""
        return self.folder / "homes" / command.replace(" ", "-")

    def line(self, command: str) -> subprocess.CompletedProcess[str]:
        """What the line of that command came to, in a home of its own."""
        if command not in self.given:
            home, words = self.home(command), LINES[command].words
            if command in ("backup", "erase", "prove", "purge"):
                shutil.copytree(self.range, home)
            names = {name for word in words for name in re.findall(r"\{(\w+)\}", word)}
            filled = {name: home if name == "home" else getattr(self, name) for name in names}
            told = [word.format(**filled) for word in words]
            self.given[command] = self.wheel.run(home, *command.split(), *told)
        return self.given[command]

    def left(self, command: str, file: str) -> Path:
        """A file that the line of that command wrote."""
        done = self.line(command)
        assert done.returncode == 0, done.stderr
        return self.home(command) / file

    def run(self, *words: object) -> None:
        done = self.wheel.run(self.folder, *words)
        assert done.returncode == 0, done.stderr

    @property
    def drill(self) -> Path:
        return self.left("rehearse", "out/tiny.drill")

    @property
    def workbook(self) -> Path:
        return self.left("scenarios msel export", "tiny.xlsx")

    @property
    def backup(self) -> Path:
        return self.left("backup", "a.zip")

    @cached_property
    def copy(self) -> Path:
        return Path(shutil.copytree(TINY, self.folder / "my-drill"))

    @cached_property
    def cascades(self) -> Path:
        """Our own cascades in the place of real ones, which are not the house's to give away."""
        folder = self.folder / "cascades"
        folder.mkdir()
        self.run("society", "run", "--accounts", "2000", "--hours", "24", "--cascades", folder / "marref.npz")
        with np.load(folder / "marref.npz") as ours:
            np.savez(folder / "ced.npz", **ours, rule=np.array([1, 10_000, 10_000]))
        return folder

    @cached_property
    def range(self) -> Path:
        """A home with a range in it."""
        home = self.folder / "range"
        home.mkdir()
        kernel = ROOT / "tests" / "kernel"
        done = leash.run(
            [self.wheel.python, "-c", FILL, kernel], env={"HOME": str(home)}, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
        return home


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    return Installed(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def made(wheel: Installed, tmp_path_factory: pytest.TempPathFactory) -> Made:
    return Made(wheel, tmp_path_factory.mktemp("made"))


def commands() -> set[str]:
    """Every command of the tree that has no others under it."""

    def walk(command: object, words: tuple[str, ...]) -> Iterator[str]:
        inner = getattr(command, "commands", {})
        for name, one in inner.items():
            yield from walk(one, (*words, name))
        if not inner:
            yield " ".join(words)

    return set(walk(typer.main.get_command(app), ()))


def test_every_command_has_a_line():
    assert set(LINES) | SERVED == commands()


def test_the_wheel_holds_every_file_of_the_source_and_no_other(wheel):
    with zipfile.ZipFile(wheel.wheel) as packed:
        held = {name for name in packed.namelist() if name.startswith("infodrill/")}
    files = (
        path
        for path in (ROOT / "src/infodrill").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    )
    assert held == {file.relative_to(ROOT / "src").as_posix() for file in files}


def test_the_wheel_brings_its_faces_and_asks_for_nothing_that_cuts_them(wheel):
    with zipfile.ZipFile(wheel.wheel) as packed:
        held = {name: packed.read(name) for name in packed.namelist() if name.startswith("infodrill_faces/")}
        about = next(
            packed.read(name).decode() for name in packed.namelist() if name.endswith(".dist-info/METADATA")
        )
    assert [name[16:] for name in sorted(held)] == [
        "BeVietnamPro-Medium.woff2", "BeVietnamPro-Regular.woff2", "BeVietnamPro-SemiBold.woff2", "LICENSE",
    ]  # fmt: skip
    assert all(face.startswith(b"wOF2") for name, face in held.items() if not name.endswith("LICENSE"))
    needed = re.findall(r"^Requires-Dist: ([\w-]+)(?!.*extra ==)", about, re.MULTILINE)
    assert "fontpkg-be-vietnam-pro" in needed and "fonttools" not in needed


def test_what_is_run_is_the_wheel_s(wheel, tmp_path):
    ask = "import infodrill, sys; print(infodrill.__file__); print(*sys.path)"
    done = leash.run([wheel.python, "-c", ask], env={}, cwd=tmp_path, capture_output=True, text=True)
    place, path = done.stdout.splitlines()
    assert Path(place).is_relative_to(wheel.packages) and str(ROOT / "src") not in path.split()


# They live a city again and again; that a process has what it needs for it, the other lines show.
AGAIN = {
    "branch", "compare", "counterfactual", "replay", "society bench", "society ensemble", "society validate", "tryout",
}  # fmt: skip


@pytest.mark.parametrize("command", both_forms(LINES, LINES.keys() - AGAIN))
def test_a_command_does_its_work_in_a_process_of_its_own(command, made):
    line, done = LINES[command], made.line(command)
    assert done.returncode == line.code, done.stderr
    assert re.search(line.said, done.stdout), done.stdout
    assert "X999" not in done.stderr and "Traceback" not in done.stderr


class InstalledServer(Server):
    """`infodrill serve` of the wheel, its data in the data folder of a user whose home is `folder`."""

    def __init__(self, folder: Path, wheel: Installed, *words: str, **environ: str) -> None:
        super().__init__(folder, *words)
        self.program = [wheel.program]
        self.environ = {"HOME": str(folder), **environ}


def test_serve_of_the_wheel_gives_out_its_pages_and_stops(wheel, tmp_path):
    server = InstalledServer(tmp_path, wheel).start()
    browser = Browser(server)
    browser.get(server.link)
    assert browser.post(server.link)[0] == 200
    for page in ("/drills/", "/drills/new", "/join"):
        status, body = browser.get(page)
        assert status == 200 and "DIỄN TẬP" in body
    for link in set(re.findall(r'(?:href|src)="(/static/[^"]+)"', body)):
        assert browser.get(link)[0] == 200, link
    sheet = re.search(r'href="(/static/[^"]+/)[^"/]+\.css"', body)
    faces = re.findall(r'url\("([^"]+)"\)', browser.get(f"{sheet[1]}fonts.css")[1])
    assert [browser.first_bytes(f"{sheet[1]}{face}") for face in faces] == [b"wOF2"] * 3
    server.stop()
    assert server.process.returncode == Exit.INTERRUPTED


def test_runner_of_the_wheel_waits_for_drills_and_stops(wheel, tmp_path):
    database = Postgres().start()
    address = {"INFODRILL_DATABASE_URL": database.address}
    server = InstalledServer(tmp_path, wheel, "--runners", "0", **address).start()
    runner = leash.start(
        [wheel.program, "runner", "--lang", "en"],
        env={"HOME": str(tmp_path), **address},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert "1 runner waits for drills" in runner.stdout.readline()
    runner.send_signal(signal.SIGTERM)
    runner.communicate()
    assert runner.returncode == 0
    server.stop()
    database.remove()
