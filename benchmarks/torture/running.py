"""The run: drill after drill, fault after fault, and after each one the same questions."""

from __future__ import annotations

import json
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from random import Random

from benchmarks.torture.copies import copied, erase, proved
from benchmarks.torture.faults import FAULTS
from benchmarks.torture.folds import Reader, doubled, lost, unlike
from benchmarks.torture.ground import Ground, kill, wait
from benchmarks.torture.hearing import Page, silence
from benchmarks.torture.opening import opened, stretched
from benchmarks.torture.seats import Board, Control, Seat
from benchmarks.torture.settings import Settings
from benchmarks.torture.table import Table
from tests.web.serving import Browser, until

EVERY = 10.0  # seconds between two comparisons in peace
SETTLES = 10.0  # seconds after which what differs or lags counts
LONG = 10.0  # seconds of silence that a page has to speak of
BACK = 120.0  # seconds in which a command must be taken again after a fault, and a minute closed
MADE = 900.0  # seconds in which kernels are compiled, and in which a closed drill's report is made
ENOUGH = 20  # commands that one drill records at least: a fault that met fewer proves little, however fast the machine is
PLAYERS = ("duty", "head", "voice", "coordinator", "lookout", "town")
CONTROL = "direction"
CODE = re.compile(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}(?=\s*<)")


class Run:
    """One torture run on one database."""

    def __init__(self, settings: Settings) -> None:
        self.settings, self.table, self.random = settings, Table(), Random(settings.seed)
        self.ground = Ground(settings)
        self.scenario = stretched(self.ground.folder)
        self.reader = Reader(self.ground, self.scenario)
        self.coming: list[str] = []

    def run(self) -> Table:
        """Until the time is over; never shorter than one drill."""
        self.ground.start()
        try:
            ends = time.monotonic() + self.settings.seconds
            while time.monotonic() < ends or not self.table.figures["drills"]:
                Play(self).play(min(self.settings.drill_s, max(30.0, ends - time.monotonic())))
                self.table.count("drills")
        finally:
            self.ground.end()
        return self.table

    def faults(self, ends: float) -> Iterator[str]:
        """The kinds that come, every kind before any comes again, until the drill's time is over."""
        if self.settings.once:
            yield from self.settings.faults
            return
        while time.monotonic() < ends and self.settings.faults:
            if not self.coming:
                self.coming = self.random.sample(self.settings.faults, len(self.settings.faults))
            yield self.coming.pop()


class Play:
    """One drill from its opening to its verified file."""

    def __init__(self, run: Run) -> None:
        self.whole, self.ground, self.reader, self.table = run, run.ground, run.reader, run.table
        self.board, self.random = Board(), run.random
        self.drill, codes = self._open()
        self.table.say(f"drill {self.drill} opened")
        told = (self.ground, self.reader, self.board, self.table, self.drill)
        seed = run.settings.seed
        self.control = Control(*told, CONTROL, codes[CONTROL], seed)
        self.seats: list[Seat] = [Seat(*told, seat, codes[seat], seed) for seat in PLAYERS]
        self.pages = [Page(seat.browser, self.drill) for seat in (self.control, *self.seats[:4])]

    def play(self, seconds: float) -> None:
        self.control.begin(self.whole.settings.speed)
        # A runner may still be compiling: nothing is tortured before the city lives.
        until(lambda: self.reader.opened(self.drill) > 0, MADE)
        ends = time.monotonic() + seconds
        self._read()
        for seat in (self.control, *self.seats):
            seat.start()
        reading = threading.Thread(target=self._keep_reading, daemon=True)
        reading.start()
        for kind in self.whole.faults(ends):
            self._break(kind)
            wait(self.whole.settings.pause_s)
        while time.monotonic() < ends and not self.whole.settings.once:
            wait(EVERY)
            self._ask("in peace")
        until(lambda: self.table.figures["commands recorded"] >= ENOUGH, MADE)
        self.board.over.set()
        for seat in (self.control, *self.seats):
            seat.join()
        reading.join()
        self._finish()

    def _open(self) -> tuple[str, dict[str, str]]:
        drill = opened(self.ground, self.whole.scenario, self.whole.settings.accounts)
        codes = {}
        for seat in (*PLAYERS, CONTROL):
            code = CODE.search(self.ground.staff.post(f"/drills/{drill}/cards", seat=seat)[1])
            assert code is not None
            codes[seat] = code[0]
        return drill, codes

    def _read(self) -> None:
        self.board.stored = self.reader.stored(self.drill)

    def _keep_reading(self) -> None:
        while not self.board.over.wait(2):
            try:
                self._read()
            except (
                Exception
            ) as fault:  # the database is what breaks here; what is wrong with it is asked after the fault
                if not self.board.troubled:
                    self.table.say(f"cannot read: {fault!r}"[:200])

    def _break(self, kind: str) -> None:
        """One fault, and what is to be asked after it."""
        self.table.faults[kind] += 1
        self.table.say(f"fault {kind}")
        if kind == "erase":
            self.table.find(
                "copies refused",
                erase(self.ground, self.drill, self.reader.stored(self.drill).texts, self.random),
            )
        elif kind == "backup":
            self.table.find("copies refused", copied(self.ground, self.drill, simulate=False))
        elif kind == "disk" and not self.ground.little:
            self.table.say("no disk can be filled here: it takes the right to mount one")
        else:
            with self._trouble(kind):
                FAULTS[kind](self.ground, self.drill, self.random)
        self._ask(f"after {kind}")

    @contextmanager
    def _trouble(self, kind: str) -> Iterator[None]:
        """While a fault is on, and until the range takes commands again, answers may be anything."""
        self.board.troubled = True
        yield
        ended = asked = time.monotonic()
        while self._probe() != 200:
            if asked - ended > BACK:
                self.table.find("standstills", [f"no command is taken {BACK:.0f} s after {kind}"])
                break
            wait(0.2)
            asked = time.monotonic()
        taken = time.monotonic()
        self._hear(f"after {kind}", asked, ended)
        self.table.recovery_s = max(self.table.recovery_s, taken - ended)
        try:
            until(lambda: len(self.ground.shown(self.drill)) == self.ground.processes, BACK)
        except AssertionError:
            self.table.say(self.ground.testimony())
            raise
        wait(self.whole.settings.grace_s)
        self.board.troubled = False

    def _probe(self) -> int:
        return self.control.probe("send-message", kind="chat", text="Nghe rõ không?", role="CTRL")

    def _ask(self, when: str) -> None:
        """The questions that are asked after every fault and every ten seconds of peace."""
        asked = time.monotonic()
        if self._probe() == 200:
            self._hear(when, asked, asked)
        self._await_a_minute(when)
        self.table.find("doubts", [f"{when}: {words}" for words in self.ground.doubts()])
        told = self._settled(lambda: unlike(self.reader, self.ground, self.drill))
        self.table.find("divergences", [f"{when}: {words}" for words in told])
        self.table.find("divergences", [f"{when}: {words}" for words in self._settled(self._behind)])
        self.table.find(
            "gaps", [f"{when}: {words}" for words in self._settled(lambda: self.reader.gaps(self.drill))]
        )
        if not self.whole.settings.once:  # it says for a minute that a thread fell
            self.table.find(
                "not ready outside faults", [f"{when}: {words}" for words in self._settled(self._unready)]
            )

    def _hear(self, when: str, recorded: float, since: float) -> None:
        heard = silence(self.pages, recorded, since)
        if heard.seconds > LONG:
            self.table.say(f"{when}: a page was silent for {heard.seconds:.1f} s")
        self.table.longest_s = max(self.table.longest_s, heard.seconds)
        unsaid = (
            f"{when}: {heard.unsaid} pages were silent for up to {heard.seconds:.1f} s and did not say so"
        )
        self.table.find("silences not said on the page", [unsaid] * bool(heard.unsaid))

    def _await_a_minute(self, when: str) -> None:
        """While the drill is played its city goes on after every fault."""
        if self.board.over.is_set():
            return
        begun, before = time.monotonic(), self.reader.opened(self.drill)
        while self.reader.opened(self.drill) <= before:
            if time.monotonic() - begun > BACK:
                self.table.find("standstills", [f"{when}: no minute was closed in {BACK:.0f} s"])
                break
            self.control.probe(
                "change-clock", change="resume", role="CTRL"
            )  # a pause may have been its last word
            wait(0.5)
        self.table.standstill_s = max(self.table.standstill_s, time.monotonic() - begun)

    def _behind(self) -> list[str]:
        """Processes that have not followed the log up to where it stood when this was asked."""
        with self.ground.reading() as base:
            mark = "?" if self.ground.base is None else "%s"
            asked = f"SELECT coalesce(max(seq), -1) FROM web_logline WHERE drill_id = {mark}"
            last = base.execute(asked, (self.drill,)).fetchone()[0]
        ends = time.monotonic() + SETTLES
        while True:
            late = [told for told in self.ground.shown(self.drill) if told["seq"] < last]
            if not late or time.monotonic() > ends:
                return [f"process {told['pid']} stands at {told['seq']} of {last}" for told in late]
            wait(0.3)

    def _unready(self) -> list[str]:
        status, body = Browser(self.ground.server).get("/readyz")
        return [] if status == 200 else [body[:200]]

    def _settled(self, question) -> list[str]:  # type: ignore[no-untyped-def]
        """What is still found when there was time to settle."""
        ends = time.monotonic() + SETTLES
        while True:
            try:
                found = question()
            except OSError as fault:
                found = [repr(fault)]
            if not found or time.monotonic() > ends:
                return found
            wait(0.5)

    def _finish(self) -> None:
        """Close, and prove what is stored."""
        self.control.close()
        for page in self.pages:
            page.over = True
        stored = self.reader.stored(self.drill)
        self.table.say(f"drill {self.drill} closed at {stored.state.at} s with {len(stored.events)} events")
        self.table.find("losses", lost(stored, self.board.recorded))
        self.table.find("doubled", doubled(stored))
        if self.whole.settings.once:
            self.table.find("proofs failed", proved(self.ground, self.drill))
        else:
            self._make_outcome()
            self.table.find("proofs failed", copied(self.ground, self.drill, simulate=True))
        self._ask("closed")
        self.table.count("events", len(self.reader.stored(self.drill).events))
        self.table.count("minutes closed", self.reader.opened(self.drill))
        self.table.say(f"drill {self.drill} proved")

    def _make_outcome(self) -> None:
        """Kill the outcome's maker once; another begins what it did not end."""
        if "kill-runner" in self.whole.settings.faults:
            until(lambda: self.ground.makers() or self._made(), MADE)
            for pid in self.ground.makers()[:1]:
                self.table.faults["kill-outcome"] += 1
                kill(pid)
        until(self._made, MADE)

    def _made(self) -> bool:
        with self.ground.reading() as base:
            mark = "?" if self.ground.base is None else "%s"
            asked = f"SELECT count(*) FROM web_outcomefile WHERE drill_id = {mark} AND name = {mark}"
            return bool(base.execute(asked, (self.drill, "report.json")).fetchone()[0])


def run(settings: Settings) -> int:
    """Run, print the table, and tell by the exit code whether anything was wrong."""
    torture = Run(settings)
    table = torture.run()
    table.print(f"{settings.database}, seed {settings.seed}")
    print(json.dumps({"wrong": table.wrong}))
    return 1 if table.wrong else 0
