"""One finding of a check: an error refuses the scenario, a warning does not."""

# Charter: scenario problem
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from infodrill.kernel.errors import DrillError, Place
from infodrill.kernel.i18n import tr

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
