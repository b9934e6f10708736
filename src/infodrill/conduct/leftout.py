"""What could not be made of an event: left out and said, so that one fault of ours never ends a drill.

A live drill goes on without the part that failed, and control reads which one; a rehearsal, a test and whatever is not live fall
at once, so that nobody overlooks a fault. The proof leaves out what the live drill left out: the same fault, the same rows.
"""

# Charter: conduct leftout
from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from traceback import extract_tb
from types import TracebackType

from infodrill.kernel.errors import LogError
from infodrill.kernel.protocols import Row

KIND = "left_out"  # of the rows that tell control
KEPT = 40  # of one minute: the same fault at every post tells nothing more
# Without memory or disk the fault is not in an event: the drill rests and is tried again. On a broken log nobody lives on.
_NOT_OURS = (MemoryError, OSError, LogError)


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A part of a minute that failed: `part` = what was being made, `fault` = the exception's kind, whose words may hold what a
    person wrote, `where` = file and line."""

    minute: int
    part: str
    fault: str
    where: str

    def row(self) -> Row:
        return {"minute": self.minute, "part": self.part, "fault": self.fault, "where": self.where}


class Forgiving:
    """`with forgiving.part(minute, name):` lives on without what fails there, if it may."""

    def __init__(self, *, goes_on: bool) -> None:
        self.goes_on = goes_on
        self._found: list[LeftOut] = []

    def part(self, minute: int, name: str) -> ForgivenPart:
        return ForgivenPart(self, minute, name)

    def note(self, found: LeftOut) -> None:
        if len(self._found) < KEPT and found not in self._found:
            self._found.append(found)

    def told(self) -> tuple[LeftOut, ...]:
        """What was left out since this was last asked."""
        found = tuple(self._found)
        self._found.clear()
        return found


class ForgivenPart:
    """One part of a minute."""

    def __init__(self, forgiving: Forgiving, minute: int, name: str) -> None:
        self._forgiving, self._minute, self._name = forgiving, minute, name

    def __enter__(self) -> None:
        return None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        if kind is None or not self._forgiving.goes_on:
            return False
        if not issubclass(kind, Exception) or issubclass(kind, _NOT_OURS):
            return False
        last = extract_tb(trace)[-1]
        where = f"{Path(last.filename).name}:{last.lineno}"
        self._forgiving.note(LeftOut(minute=self._minute, part=self._name, fault=kind.__name__, where=where))
        return True
