"""`infodrill procedure`: check an edition of the coordination procedure, draw it, compare two."""

# No charter: asks and prints; whatever is done goes through the packages that are ground
from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from infodrill.cli.exits import Exit
from infodrill.cli.screen import Commands, Lang, LangOption, guarded, note, said, say
from infodrill.kernel.i18n import N_, tr

CHECK_HELP = N_(
    "Prove that every state of an edition reaches CLOSED, every action has a path and every clock exists.\n\n"
    "Example: `infodrill procedure check generic`"
)
DRAW_HELP = N_(
    "Draw an edition's states and steps.\n\nExample: `infodrill procedure draw vn-2025 --as svg > procedure.svg`"
)
DIFF_HELP = N_(
    "Say in what two editions differ: names, levels, roles, deadlines, artefacts, forbidden actions.\n\n"
    "Example: `infodrill procedure diff vn-2024 vn-2025`"
)
DIFF_HELP = N_(
    "Say in what two editions differ: names, levels, roles, deadlines, artefacts, forbidden actions.\n\n"
    "Example: `infodrill procedure diff vn-2024 vn-2025`"
)
EDITION_HELP = N_("A shipped edition (vn-2025, vn-2024, generic) or a YAML file.")
EditionArgument = Annotated[str, typer.Argument(metavar="[EDITION]", help=said(EDITION_HELP))]


def add_to(app: typer.Typer) -> None:
    group = typer.Typer(
        help=said(N_("Editions of the coordination procedure.")), no_args_is_help=True, cls=Commands
    )
    group.command("check", help=said(CHECK_HELP))(check)
    group.command("draw", help=said(DRAW_HELP))(draw)
    group.command("diff", help=said(DIFF_HELP))(diff)
    app.add_typer(group, name="procedure")


class Drawing(StrEnum):
    text = "text"
    svg = "svg"
    mermaid = "mermaid"


@guarded
def check(edition: EditionArgument = "vn-2025", lang: LangOption = Lang.vi) -> int:
    from infodrill.casework import procedure
    from infodrill.casework.edition import load_edition

    found = procedure.check(load_edition(edition))
    for finding in found:
        note(finding.render(lang))
    if not found:
        message = N_("{edition}: every state reaches CLOSED, every action has a path, every clock exists.")
        say(tr(lang, message, edition=edition))
    return Exit.FINDINGS if found else Exit.OK


@guarded
def draw(
    edition: EditionArgument = "vn-2025",
    form: Annotated[
        Drawing, typer.Option("--as", help=said(N_("As a table of text, a picture or mermaid.")))
    ] = Drawing.text,
    lang: LangOption = Lang.vi,
) -> None:
    from infodrill.casework import procedure
    from infodrill.casework.edition import load_edition

    drawn = {"text": procedure.text, "svg": procedure.draw, "mermaid": procedure.mermaid}[form.value]
    say(drawn(load_edition(edition), lang))


@guarded
def diff(
    old: Annotated[str, typer.Argument(metavar="EDITION", help=said(EDITION_HELP))],
    new: Annotated[str, typer.Argument(metavar="EDITION", help=said(EDITION_HELP))],
    lang: LangOption = Lang.vi,
) -> None:
    from infodrill.casework import editiondiff
    from infodrill.casework.edition import load_edition

    say(editiondiff.text(load_edition(old), load_edition(new), lang))
