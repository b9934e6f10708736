"""`infodrill new NAME`: a drill of one's own begins as a template of the length and the number of cells that are asked for."""

# No charter: asks and prints; whatever is done goes through the packages that are ground
from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from shlex import quote
from typing import Annotated

import typer

from infodrill.cli.screen import Lang, LangOption, guarded, said, say, unwritable
from infodrill.kernel.i18n import N_, tr

HELP = N_(
    "Begin a drill of your own: a folder of text files that explain themselves, playable at once, to be changed step by step.\n\n"
    "Templates: ward, hospital, school, ngo, press-office, city. The folder is in the language of `--lang`.\n\n"
    "Examples: `infodrill new my-drill` · `infodrill new my-clinic --template hospital --length 90 --cells 5`"
)
NEXT = N_(
    "{folder} holds {files} files: {title}, {minutes} minutes, {cells} cells and control.\n\n"
    "What comes next:\n"
    "  1. Read {folder}/drill.yaml, then cells.yaml, claims and msel.yaml, and change what you like.\n"
    "     Who each role is with you, and what it must do: docs/reference/roles.md\n"
    "  2. {command} check {path}\n"
    "  3. {command} rehearse {path}\n"
    "  4. {command} serve --scenarios {parent}"
)


class TemplateKind(StrEnum):
    ward = "ward"
    hospital = "hospital"
    school = "school"
    ngo = "ngo"
    press_office = "press-office"
    city = "city"


NameArgument = Annotated[
    Path,
    typer.Argument(metavar="NAME", help=said(N_("The folder to make; its name becomes the drill's id."))),
]
TemplateOption = Annotated[
    TemplateKind, typer.Option("--template", metavar="KIND", help=said(N_("For what kind of office.")))
]
LengthOption = Annotated[
    int,
    typer.Option(
        "--length",
        metavar="MINUTES",
        min=30,
        max=240,
        help=said(N_("Minutes from beginning to end.")),
    ),
]
CellsOption = Annotated[
    int | None,
    typer.Option(
        "--cells",
        metavar="N",
        min=3,
        max=6,
        help=said(N_("Offices that play, beside control; without it the template's number.")),
    ),
]


@guarded
def new(
    name: NameArgument,
    template: TemplateOption = TemplateKind.ward,
    length: LengthOption = 60,
    cells: CellsOption = None,
    lang: LangOption = Lang.vi,
) -> None:
    from infodrill.scenario import starting

    begun = starting.template(template.value)
    number = cells or begun.cells
    texts = starting.started(begun.kind, lang.value, name=name.name, minutes=length, cells=number)
    try:
        starting.write(name, texts)
    except OSError as error:
        raise unwritable(name, error) from None
    # A bare name could be one of the library.
    path = str(name) if name.is_absolute() or len(name.parts) > 1 else f"./{name}"
    told = {
        "folder": name.name,
        "files": len(texts),
        "title": begun.title[lang.value],
        "minutes": length,
        "cells": number,
    }
    # Whoever copies the lines has the folder in one word, whatever it is called.
    say(tr(lang, NEXT, **told, path=quote(path), parent=quote(str(name.parent)), command=_called()))


def _called() -> str:
    """The command as whoever typed this one types the next: `run.py` starts the package, an installed one has its own name."""
    if Path(sys.argv[0]).parts[-3:] != ("infodrill", "cli", "__main__.py"):
        return "infodrill"
    return "python3 run.py" if Path("run.py").is_file() else "python3 -m infodrill.cli"
