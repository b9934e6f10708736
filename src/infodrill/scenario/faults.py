"""All faults of a text at once: one exception that lists each with its place and remedy."""

# Charter: scenario faults
from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

from infodrill.kernel.errors import DrillError, Place, ScenarioError
from infodrill.kernel.i18n import N_, tr
from infodrill.scenario.where import Loaded

UNREAD = frozenset({"S101", "S102", "S103", "S104", "S105", "S106", "S107", "S108", "S120", "S130"})
"""Codes of what keeps a whole file from being read, so that nothing else of it is told. S131 says last
what else was left."""

LATER = frozenset({"S131", "S132"})
"""Codes of a word on what is not told or looked at yet: nothing to be mended itself."""

MOST_OF_A_FILE = 100  # faults of its shape that are told at once


def untold(file: str, n: int, most: int) -> Iterator[ScenarioError]:
    """A word on those of a file's `n` faults that are not told one by one: nobody mends hundreds before looking again."""
    if n > most:
        yield ScenarioError(
            N_("{n} more faults of this file are not told yet"),
            remedy=N_("Mend those that are told, then check again."),
            place=Place(file),
            code="S131",
            n=n - most,
        )


class AllFaults(DrillError):
    """A text was refused. `errors` lists every fault found, files that cannot be read first, then by file and line; the first
    one's words are its own."""

    def __init__(self, errors: Sequence[DrillError]) -> None:
        self.errors = tuple(
            sorted(
                errors,
                key=lambda error: (
                    error.code == "S131",
                    error.code not in UNREAD,
                    error.place.file,
                    error.place.line,
                    error.place.field,
                ),
            )
        )
        first = self.errors[0]
        super().__init__(
            first.message, remedy=first.remedy, place=first.place, code=first.code, **first.params
        )

    def render(self, lang: str) -> str:
        """One line a fault."""
        return "\n".join(error.render(lang) for error in self.errors)


@dataclass(frozen=True, kw_only=True)
class Spared:
    """What can be looked at of a refused scenario: it is read twice, in `worlds`, with other values where it is wrong; `spoilt`
    are those places, known when both have been read. No world where too much is wrong."""

    worlds: Callable[[], Iterator[Loaded]]
    spoilt: set[Place]


class ScenarioErrors(AllFaults, ScenarioError):
    """The scenario was refused; `spared` is None where nothing else of it can be looked at."""

    def __init__(self, errors: Sequence[DrillError], spared: Spared | None = None) -> None:
        super().__init__(errors)
        self.spared = spared


# One finding of a check: an error refuses the scenario, a warning does not.
Severity = Literal["error", "warning"]


@dataclass(frozen=True, kw_only=True)
class ScenarioProblem:
    """What is wrong, where, and what to do. `message` and `remedy` are msgids filled from `params`."""

    severity: Severity
    code: str
    place: Place
    message: str
    remedy: str
    params: Mapping[str, object] = field(default_factory=dict)

    def render(self, lang: str) -> str:
        """`place: message [code]. remedy`, as errors are shown."""
        params = dict(self.params)
        head = f"{self.place}: " if str(self.place) else ""
        return f"{head}{tr(lang, self.message, **params)} [{self.code}] {tr(lang, self.remedy, **params)}"


class ToldFault(Protocol):
    """A fault or finding, by its code and what its words are filled with."""

    @property
    def code(self) -> str: ...

    @property
    def params(self) -> Mapping[str, object]: ...


def in_all(faults: Sequence[ToldFault]) -> int:
    """How many things there are to mend: those that are told one by one, and of a file with more those that are not."""
    kept_back = [fault for fault in faults if fault.code in LATER]
    files = [
        fault for fault in kept_back if "files" in fault.params
    ]  # not looked at: what is in them nobody knows
    more = sum(int(str(fault.params.get("n", 0))) for fault in kept_back if fault not in files)
    return len(faults) - len(kept_back) + more


def error(code: str, place: Place, message: str, remedy: str, **params: object) -> ScenarioProblem:
    return ScenarioProblem(
        severity="error", code=code, place=place, message=message, remedy=remedy, params=params
    )


def warning(code: str, place: Place, message: str, remedy: str, **params: object) -> ScenarioProblem:
    return ScenarioProblem(
        severity="warning", code=code, place=place, message=message, remedy=remedy, params=params
    )


def from_fault(fault: DrillError, place: Place | None = None) -> ScenarioProblem:
    """The error that a loader or compiler raised, as a finding."""
    return ScenarioProblem(
        severity="error",
        code=fault.code,
        place=place or fault.place,
        message=fault.message,
        remedy=fault.remedy,
        params=fault.params,
    )
