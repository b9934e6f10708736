"""The real server in a process of its own, and browsers that speak plain HTTP to it on 127.0.0.1."""

from __future__ import annotations

import http.client
import http.cookiejar
import json
import os
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

from tests import leash
from tests.once import once, place
from tests.patience import PATIENCE, until

__all__ = ["PATIENCE", "Browser", "Ear", "Server", "free_port", "new_drill", "until"]

SRC = Path(__file__).parents[2] / "src"
UNSAFE = "DJANGO_ALLOW_ASYNC_UNSAFE"
UNPACED = Path(__file__).parent / "unpaced"  # scripted seats write faster than people


_kept: list[socket.socket] = []  # the ports of this process


def free_port() -> int:
    """A port of 127.0.0.1 that is this process's as long as it lives.

    Below those that the system gives to connections, so that none slips in between; other test runs on the machine see
    by a name that it is taken.
    """
    while True:
        port = random.randrange(10_000, 32_000)
        name = socket.socket(socket.AF_UNIX)
        try:
            name.bind(f"\0infodrill-test-port-{port}")
            with socket.socket() as probe:
                probe.bind(("127.0.0.1", port))
        except OSError:
            name.close()
            continue
        _kept.append(name)
        return port


def surroundings() -> dict[str, str]:
    """What a server finds in its environment: not what lets Django be asked beside Playwright's loop."""
    return {name: value for name, value in os.environ.items() if name != UNSAFE}


# In a process of its own: whoever asks may have set up Django for another database.
TABLES = "from infodrill.web.firststart import prepare; prepare()"


@once
def tables() -> Path:
    """The data of a range that was never served: a third of a first start goes into its tables. Whose start is looked at,
    begins the program itself (`test_serve_start`)."""
    folder = place()
    told = {
        "PYTHONPATH": str(SRC),
        "DJANGO_SETTINGS_MODULE": "infodrill.web.conf.settings",
        "INFODRILL_DATA": str(folder),
    }
    leash.run(
        [sys.executable, "-c", TABLES], env={**os.environ, **told, "INFODRILL_DATABASE_URL": ""}, check=True
    )
    return folder / "infodrill.sqlite3"


class Server:
    """`infodrill serve` with its data in a folder; killed and started again as a test likes."""

    def __init__(self, folder: Path, *words: str, descriptors: int = 0, **environ: str) -> None:
        """`descriptors` = how many the system grants it, 0 = as to everybody."""
        self.folder, self.words = folder, words
        self.program = [sys.executable, "-m", "infodrill.cli"]
        self.before = ["sh", "-c", f'ulimit -n {descriptors} && exec "$@"', "sh"] if descriptors else []
        self.port = free_port()
        self.environ = {
            **surroundings(), "PYTHONPATH": f"{UNPACED}{os.pathsep}{SRC}", "INFODRILL_DATA": str(folder), "INFODRILL_LANG": "en",
            "INFODRILL_LOG_LEVEL": "WARNING", "INFODRILL_HOSTS": "", **environ,
        }  # fmt: skip
        self.link, self.patience = "", PATIENCE
        self.staff: Browser | None = None  # signed in by the link
        self.answered: object = "nothing"  # when it was last asked whether it is ready

    def start(self) -> Server:
        if (data := self.environ.get("INFODRILL_DATA")) and not self.environ.get("INFODRILL_DATABASE_URL"):
            kept = Path(data) / tables().name
            if not kept.exists():
                shutil.copy(tables(), kept)
        self.output = (self.folder / "out.txt").open("w")
        self.process = leash.start(
            [*self.before, *self.program, "serve", "--port", str(self.port), *self.words],
            env=self.environ, stdout=self.output, stderr=subprocess.STDOUT,
        )  # fmt: skip
        try:
            self.link = str(until(lambda: self.said(r"(/enter/\S+)"), self.patience))
            until(self._is_ready, self.patience)
        except AssertionError as late:
            self.kill()  # it is nobody's who was never given it
            told = (self.folder / "out.txt").read_text()[-2_000:]
            raise AssertionError(f"{late}; it answered {self.answered}, and printed: {told}") from None
        return self

    def _is_ready(self) -> bool:
        self.answered = Browser(self).get("/readyz")
        return self.answered[0] == 200

    def said(self, pattern: str) -> str:
        found = re.search(pattern, (self.folder / "out.txt").read_text())
        return found[1] if found else ""

    def children(self, name: str) -> list[int]:
        """Processes of this server that hold `name` in their command line."""
        found = []
        for entry in Path("/proc").iterdir():
            try:
                own = entry.name.isdigit() and os.getsid(int(entry.name)) == self.process.pid
                if own and name in (entry / "cmdline").read_bytes().decode(errors="replace"):
                    found.append(int(entry.name))
            except (OSError, ProcessLookupError):
                continue
        return sorted(found)

    def memory(self) -> int:
        """Bytes that the largest of its processes holds."""
        resident = [
            re.search(r"^VmRSS:\s+(\d+)", Path(f"/proc/{child}/status").read_text(), re.MULTILINE)
            for child in self.children("")
        ]
        return max(int(match[1]) * 1024 for match in resident if match)

    def kill(self) -> None:
        """As a power cut would, everything at once."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.output.close()

    def stop(self) -> None:
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.kill()
        self.output.close()


class Browser:
    def __init__(self, server: Server) -> None:
        self.server = server
        self.jar = http.cookiejar.CookieJar()
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.server.port}"

    def get(self, path: str) -> tuple[int, str]:
        return self._ask(urllib.request.Request(self.base + path))

    def first_bytes(self, path: str) -> bytes:
        """The first four bytes of a file that is no text: they tell what it is."""
        with self._opener.open(self.base + path, timeout=PATIENCE) as answer:
            return bytes(answer.read(4))

    def post(self, path: str, **fields: object) -> tuple[int, str]:
        if not any(cookie.name == "infodrill_csrf" for cookie in self.jar):
            self.get("/join")
        token = next(cookie.value for cookie in self.jar if cookie.name == "infodrill_csrf")
        form = urllib.parse.urlencode({**fields, "csrfmiddlewaretoken": token}, doseq=True).encode()
        return self._ask(urllib.request.Request(self.base + path, data=form, headers={"HX-Request": "true"}))

    def join(self, code: str) -> Browser:
        status, body = self.post("/join", code=code)
        assert status in (200, 404), body  # where the door leads may not be built yet
        return self

    def do(self, drill: str, verb: str, **fields: object) -> int:
        return self.post(f"/d/{drill}/do/{verb}", **fields)[0]

    def _ask(self, request: urllib.request.Request) -> tuple[int, str]:
        try:
            with self._opener.open(request, timeout=PATIENCE) as answer:
                self.at = answer.geturl()
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            self.at = error.geturl()
            return error.code, error.read().decode(errors="replace")


class Ear(threading.Thread):
    """Listens to a seat's stream as stream.js does: a fresh ticket and the last cursor whenever the line breaks."""

    def __init__(self, browser: Browser, drill: str) -> None:
        super().__init__(daemon=True)
        self.browser, self.drill = browser, drill
        self.raw = b""
        self.heard: list[tuple[float, str, str]] = []  # (when, event, data)
        self.last, self.over = "", False
        self.lines = 0  # how many times it was connected
        self.start()
        until(lambda: self.heard)

    def run(self) -> None:
        while not self.over:
            try:
                self._listen()
            except (OSError, http.client.HTTPException, ValueError):
                time.sleep(0.2)

    def _listen(self) -> None:
        ticket = json.loads(self.browser.get(f"/d/{self.drill}/ticket")[1])["ticket"]
        query = urllib.parse.urlencode({"ticket": ticket, "last": self.last})
        with urllib.request.urlopen(
            f"{self.browser.base}/d/{self.drill}/stream?{query}", timeout=PATIENCE
        ) as stream:
            self.lines += 1
            told: dict[str, str] = {}
            for line in stream:
                self.raw += line
                name, _, value = line.decode().rstrip("\n").partition(": ")
                if name:
                    told[name] = value
                elif "event" in told:
                    self.last = told.get("id", self.last)
                    if told["event"] not in ("alive", "still"):
                        self.heard.append((time.monotonic(), told["event"], told.get("data", "")))
                    told = {}

    def topics(self) -> set[str]:
        return {topic for _, event, data in self.heard if event == "changed" for topic in data.split()}


def new_drill(
    server: Server, automated: tuple[str, ...] = (), seats: tuple[str, ...] = ()
) -> tuple[str, dict[str, Browser]]:
    """A clinic drill made by staff through the pages, and a browser for each of `seats`, joined by code."""
    if server.staff is None:  # its link is good once
        server.staff = Browser(server)
        server.staff.get(server.link)
        assert server.staff.post(server.link)[0] == 200
    staff = server.staff
    status, _ = staff.post(
        "/drills/new", scenario="clinic", lang="vi", accounts="2000", automated=list(automated)
    )
    assert status == 200
    drill = re.search(r"/drills/(\w+)/cards", staff.at)[1]
    joined = {}
    for seat in seats:
        page = staff.post(f"/drills/{drill}/cards", seat=seat)[1]
        joined[seat] = Browser(server).join(
            re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}(?=\s*<)", page)[0]
        )
    return drill, joined
