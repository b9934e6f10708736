"""Write docs/reference/commands.md from what commands declare. A test fails when it is stale."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator
from pathlib import Path

from policytable import phases, roles

from infodrill.casework import noun as casework
from infodrill.casework.noun import CaseCommand
from infodrill.conduct import noun as conduct
from infodrill.conduct.fieldnames import FIELDS
from infodrill.conduct.noun import Command
from infodrill.kernel.fields import Choice, Field, File, Key, Moment, Number, Words, declared

PAGE = Path(__file__).resolve().parents[1] / "docs" / "reference" / "commands.md"
INTRO = """# Commands and their fields

Written by `python tools/commandtable.py` from the commands in `casework/nouns` and `conduct/nouns`; do not edit. Forms, API
and checks read the same declarations. Who takes a step of casework, its edition says ([the procedure](../procedure.md)); who
gives a command of the range stands here and in [the policy](policy.md). * = it has to hold something. Times are exercise
seconds.
"""


def page() -> str:
    """The whole page."""
    parts = (("Casework", casework.commands()), ("The range", conduct.commands()))
    return INTRO + "".join(
        f"\n## {title}\n"
        + "".join(_command(asked) for asked in sorted(asked_of, key=lambda one: one.__name__))
        for title, asked_of in parts
    )


def _command(asked: type[Command]) -> str:
    says = inspect.getdoc(asked) or ""
    lines = ["", f"### {asked.__name__}", ""]
    if not says.startswith(f"{asked.__name__}("):  # what a dataclass without a docstring is given
        lines += [" ".join(says.split("\n\n")[0].split()), ""]
    lines += [_who(asked), ""]
    if fields := [_row(field) for field in declared(asked).values()]:
        lines += ["| field | asked as | holds |", "|---|---|---|", *fields, ""]
    return "\n".join(lines)


def _who(asked: type[Command]) -> str:
    if issubclass(asked, CaseCommand):
        steps = ", ".join(asked.STEPS)
        return f"Who: by the edition{f' (step {steps})' if steps else ''}{'; a program too' if asked.TOKEN else ''}."
    may = asked.MAY
    told = [roles(may.roles), f"phases: {phases(may.phases)}", may.note, "a program too" if may.token else ""]
    return f"Who: {'; '.join(filter(None, told))}."


def _row(field: Field) -> str:
    many = f"{field.many.least}–{field.many.most} of: " if field.many else ""
    return f"| `{field.name}`{'*' if field.needed else ''} | {field.kind.label or FIELDS[field.name]} | {many}{holds(field)} |"


def holds(field: Field) -> str:
    """What one value is."""
    match field.kind:
        case Words(most=most):
            return f"text, at most {most} characters"
        case Key(of=of):
            return f"id: {of}"
        case Choice(of=of):
            return " · ".join(f"`{one}`" if one != "" else "none" for one in _short(of))
        case Number(least=least, most=most):
            return f"number, {least} to {most}"
        case Moment():
            return "time"
        case File(most=most):
            return f"file, at most {most} bytes"
        case _:
            return "yes or no"


def _short(values: tuple[str, ...] | tuple[int, ...]) -> Iterator[str | int]:
    """A long list by its ends: A1 · … · F6."""
    yield from values if len(values) <= 30 else (values[0], "…", values[-1])


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    sys.stdout.write(f"{PAGE}\n")
