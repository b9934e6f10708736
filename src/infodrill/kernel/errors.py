"""Named errors: what was wrong, where, and what to do, in the reader's language.

Codes are stable and documented in docs/reference/errors.md. A package subclasses `DrillError`; nobody raises a
bare `ValueError` for something a person can mend.
"""

# Charter: kernel errors
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from infodrill.kernel.i18n import tr

Say = Callable[[str, object], str]  # (a field's name, its value) → the words that stand in a sentence for it


@dataclass(frozen=True)
class Place:
    """Where something is wrong: a file, a line (from 1) and a field path; each may be unknown."""

    file: str = ""
    line: int = 0
    field: str = ""

    def __str__(self) -> str:
        head = f"{self.file}:{self.line}" if self.line else self.file
        return " ".join(part for part in (head, self.field) if part)


class DrillError(Exception):
    """An error that a person can act upon.

    `message` and `remedy` are English msgids; `params` fill their `{name}` fields in every language. A value may be a
    code or, as a tuple, a list of them: `said` takes the names that readers know them by.
    """

    code = "E000"

    def __init__(
        self,
        message: str,
        *,
        remedy: str = "",
        place: Place | None = None,
        code: str | None = None,
        **params: object,
    ) -> None:
        self.message, self.remedy, self.params = message, remedy, params
        self.place = place or Place()
        if code is not None:
            self.code = code
        super().__init__(self.render("en"))

    def said(self, lang: str, say: Say | None = None) -> tuple[str, str]:
        """(message, remedy) in a language; `say` gives the words for a value, without it values stand as they are."""
        one = say or (lambda _, value: str(value))
        words = {
            name: ", ".join(one(name, part) for part in value) or "–"
            if isinstance(value, tuple)
            else one(name, value)
            for name, value in self.params.items()
        }
        return tr(lang, self.message, **words), tr(lang, self.remedy, **words) if self.remedy else ""

    def render(self, lang: str) -> str:
        """One line for a screen: `place: message [code]. remedy`."""
        head = f"{self.place}: " if str(self.place) else ""
        message, remedy = self.said(lang)
        return f"{head}{message} [{self.code}]" + (f" {remedy}" if remedy else "")


class LogError(DrillError):
    """The log, a store or an archive is damaged, cut, reordered or of an unknown version."""

    code = "L100"


class ClockError(DrillError):
    """A clock command that the clock's state does not allow."""

    code = "C100"


class EgressRefused(DrillError):
    """Something tried to reach outside the range."""

    code = "N100"


class ScenarioError(DrillError):
    """A scenario's text is wrong."""

    code = "S100"


class Refused(DrillError):
    """A command that a rule refuses: names the rule and the nearest allowed actions."""

    code = "R100"
