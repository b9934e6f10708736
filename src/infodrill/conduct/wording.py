"""What a command's texts become before anything is decided: as a reader sees them, and of a length that can be read."""

# Charter: conduct wording
from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from infodrill.conduct.commands import Command
from infodrill.kernel.errors import Refused
from infodrill.kernel.folding import as_read
from infodrill.kernel.i18n import N_

LONGEST = 20_000  # characters of one text; most verbs allow less
MOST = 200  # entries of a list


def worded(command: Command) -> Command:
    """The command with every text composed and without unseen characters. Refuses with R110 what is too long to read."""
    changed: dict[str, Any] = {}
    for name in (one.name for one in fields(command)):
        value = getattr(command, name)
        read = (
            tuple(_read(one, name) for one in _few(value, name))
            if isinstance(value, tuple)
            else _read(value, name)
        )
        if read != value:
            changed[name] = read
    return replace(command, **changed) if changed else command


def _read(text: Any, name: str) -> Any:
    if not isinstance(text, str):
        return text
    if len(text) > LONGEST:
        raise _too_long(name, LONGEST)
    return as_read(text)


def _few(value: tuple[Any, ...], name: str) -> tuple[Any, ...]:
    if len(value) > MOST:
        raise _too_long(name, MOST)
    return value


def _too_long(name: str, most: int) -> Refused:
    return Refused(
        N_("{field} is empty or longer than {n} characters."),
        remedy=N_("Write it shorter."),
        code="R110",
        field=name,
        n=most,
    )
