"""All faults of a text at once: one exception that lists each with its place and remedy."""

# Charter: scenario faults
from __future__ import annotations

from collections.abc import Sequence

from infodrill.kernel.errors import DrillError, ScenarioError


class AllFaults(DrillError):
    """A text was refused. `errors` lists every fault found, by file and line; the first one's words are its own."""

    def __init__(self, errors: Sequence[DrillError]) -> None:
        self.errors = tuple(
            sorted(errors, key=lambda error: (error.place.file, error.place.line, error.place.field))
        )
        first = self.errors[0]
        super().__init__(
            first.message, remedy=first.remedy, place=first.place, code=first.code, **first.params
        )

    def render(self, lang: str) -> str:
        """One line a fault."""
        return "\n".join(error.render(lang) for error in self.errors)


class ScenarioErrors(AllFaults, ScenarioError):
    """The scenario was refused."""
