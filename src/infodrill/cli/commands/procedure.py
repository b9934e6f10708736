"""`infodrill procedure`: check an edition of the coordination procedure, and draw it."""

from __future__ import annotations

from typing import Annotated

import typer

from infodrill.cli.exits import Exit
from infodrill.cli.screen import Lang, LangOption, guarded, note, said, say
from infodrill.kernel.i18n import N_, tr

CHECK_HELP = N_(
    "Prove that every state of an edition reaches CLOSED, every action has a path and every clock exists.\n\n"
    "Example: `infodrill procedure check generic`"
)
DRAW_HELP = N_(
    "Draw an edition's states and steps as text.\n\nExample: `infodrill procedure draw vn-2025 --lang vi`"
)
EditionArgument = Annotated[
    str,
    typer.Argument(
        metavar="[EDITION]", help=said(N_("A shipped edition (vn-2025, generic) or a YAML file."))
    ),
]


def add_to(app: typer.Typer) -> None:
    group = typer.Typer(help=said(N_("Editions of the coordination procedure.")), no_args_is_help=True)
    group.command("check", help=said(CHECK_HELP))(check)
    group.command("draw", help=said(DRAW_HELP))(draw)
    app.add_typer(group, name="procedure")


@guarded
def check(edition: EditionArgument = "vn-2025", lang: LangOption = Lang.vi) -> int:
    from infodrill.casework.edition import load_edition
    from infodrill.casework.proof import prove

    found = prove(load_edition(edition))
    for one in found:
        note(one.render(lang))
    if not found:
        say(
            tr(
                lang,
                N_("{edition}: every state reaches CLOSED, every action has a path, every clock exists."),
                edition=edition,
            )
        )
    return Exit.FINDINGS if found else Exit.OK


@guarded
def draw(edition: EditionArgument = "vn-2025", lang: LangOption = Lang.vi) -> None:
    from infodrill.casework.drawing import draw as drawn
    from infodrill.casework.edition import load_edition

    say(drawn(load_edition(edition), lang))
