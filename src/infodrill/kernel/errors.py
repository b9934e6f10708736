"""Named errors: what was wrong, where, and what to do, in the reader's language.

Codes are stable and documented in docs/reference/errors.md. A package subclasses `DrillError`; nobody raises a
bare `ValueError` for something a person can mend.
"""

# Charter: kernel errors
from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from infodrill.kernel.i18n import N_, MsgidWords, tr

_NOTHING = "\0"  # stands for a list with nothing in it until its sentence is left out
_SENTENCES = re.compile(r"(?<=[.!?])\s+")
Nearest = Mapping[str, Mapping[str, str]]  # step → its names by language
Say = Callable[[str, object], str]  # (a field's name, its value) → the words that stand in a sentence for it

T = TypeVar("T")


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
    code or, as a tuple, a list of them: `said` takes the names that readers know them by. A mapping holds a
    name in each language.
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
        super().__init__(message)

    def __str__(self) -> str:
        """In English, put into words when somebody reads it: most refusals only say that a step is not offered."""
        return self.render("en")

    def said(self, lang: str, say: Say | None = None) -> tuple[str, str]:
        """(message, remedy) in a language; `say` gives the words for a value, without it values stand as they are.

        A list with nothing in it says nothing: the sentence of the remedy that would name it is left out.
        """
        shown = say or (lambda _, value: value if isinstance(value, MsgidWords) else str(value))
        told = {
            name: value.get(lang, "") if isinstance(value, Mapping) else value
            for name, value in self.params.items()
        }
        words = {
            name: (", ".join(shown(name, part) for part in value) or _NOTHING)
            if isinstance(value, tuple)
            else shown(name, value)
            for name, value in told.items()
        }
        remedy = _SENTENCES.split(tr(lang, self.remedy, **words)) if self.remedy else []
        return (
            tr(lang, self.message, **words).replace(_NOTHING, "–"),
            " ".join(sentence for sentence in remedy if _NOTHING not in sentence),
        )

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
    """A command that a rule refuses, of the range and of casework alike: code, message, remedy.

    `rule` = the procedure's own name of it, "" for a rule of the range; `allowed` = the nearest allowed actions (msgids),
    steps, roles or values (codes). `nearest` = the steps that this seat may really take now on the same item, with their
    names by language; each is tried when it is asked for. The desk says how.
    """

    code = "R100"

    def __init__(
        self, message: str, *, rule: str = "", allowed: tuple[str, ...] | None = None, **params: Any
    ) -> None:
        self.rule, self.allowed = rule, allowed or ()
        self._find: Callable[[], Nearest] = dict
        if rule:
            params["rule"] = rule
        if rule or allowed is not None:
            params["allowed"] = self.allowed
        super().__init__(message, **params)

    def __str__(self) -> str:
        """Without the nearest steps, which are tried one by one."""
        return self._told("en")

    @cached_property
    def nearest(self) -> Nearest:
        """Step → its names; empty when the seat may do nothing there."""
        return self._find()

    def offer(self, find: Callable[[], Nearest]) -> None:
        """How the nearest steps are found, once it is known where the refusal happened."""
        self._find = find
        self.__dict__.pop("nearest", None)

    def said(self, lang: str, say: Say | None = None) -> tuple[str, str]:
        """As of any error; what is allowed may be msgids."""
        return super().said(
            lang, say or (lambda name, value: tr(lang, str(value)) if name == "allowed" else str(value))
        )

    def render(self, lang: str) -> str:
        """The rule first, then the sentence and what may be done instead; for logs and tests, so codes stay codes."""
        said = self._told(lang)
        if not self.nearest:
            return said
        steps = ", ".join(names[lang] for names in self.nearest.values())
        return f"{said} {tr(lang, N_('You may now: {steps}.'), steps=steps)}"

    def _told(self, lang: str) -> str:
        return f"{self.rule}: {super().render(lang)}" if self.rule else super().render(lang)


def expect(found: T | None, refusal: Refused, fits: Callable[[T], bool] = lambda found: True) -> T:
    """What was found, where there is something and it fits. Raises the refusal otherwise."""
    if found is None or not fits(found):
        raise refusal
    return found
