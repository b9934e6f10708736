"""What a run found, counted and printed."""

from __future__ import annotations

import threading
import time
from collections import Counter
from dataclasses import dataclass, field

WRONG = ("divergences", "losses", "doubled", "doubts", "gaps", "standstills", "copies refused", "proofs failed",
         "silences not said on the page", "500s outside faults")  # fmt: skip
ROWS = ("drills", "minutes closed", "events", "commands recorded", "commands that changed nothing", "commands refused",
        "commands without an answer", *WRONG,
        "not ready outside faults")  # fmt: skip
SAID = 20  # of each kind of finding in words; the rest is counted


@dataclass
class Table:
    """Figures of a run; several threads count in it."""

    begun: float = field(default_factory=time.monotonic)
    figures: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    longest_s: float = 0.0  # silence of a page, from the end of a fault or from a command in peace
    recovery_s: float = 0.0  # the longest time after a fault until a command was taken again
    standstill_s: float = 0.0  # the longest time after a fault until a minute was closed
    told: list[str] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def count(self, what: str, number: int = 1) -> None:
        with self._lock:
            self.figures[what] += number

    def find(self, what: str, found: list[str]) -> None:
        """Something that must not be: counted, and said at once, the first ones of a kind."""
        for words in found:
            self.count(what)
            if self.figures[what] <= SAID:
                self.say(f"{what}: {words}")

    def say(self, words: str) -> None:
        line = f"{time.monotonic() - self.begun:7.1f} s  {words}"
        print(line, flush=True)
        self.told.append(line)

    @property
    def wrong(self) -> int:
        return sum(self.figures[what] for what in WRONG)

    def print(self, name: str) -> None:
        faults = ", ".join(f"{kind} {number}" for kind, number in sorted(self.faults.items())) or "none"
        rows = [("minutes run", f"{(time.monotonic() - self.begun) / 60:.1f}")]
        rows += [(what, str(self.figures[what])) for what in ROWS]
        rows += [
            ("faults injected", f"{self.faults.total()} ({faults})"),
            ("longest silence of a page", f"{self.longest_s:.1f} s"),
            ("longest until a command was taken after a fault", f"{self.recovery_s:.1f} s"),
            ("longest until a minute was closed after a fault", f"{self.standstill_s:.1f} s"),
        ]
        print(f"\n| | {name} |\n|---|---|")
        for what, figure in rows:
            print(f"| {what} | {figure} |")
