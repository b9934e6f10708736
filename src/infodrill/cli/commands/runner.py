"""`infodrill runner`: more hands for a range that another machine serves."""

# Charter: cli commands runner
from __future__ import annotations

from typing import Annotated

import typer

from infodrill.cli.screen import Lang, LangOption, guarded_by_itself, said, say
from infodrill.kernel.i18n import N_

HELP = N_(
    "Drive drills of a range on PostgreSQL, without serving pages.\n\n"
    "For a second machine: the same INFODRILL_DATABASE_URL and INFODRILL_SECRET as `infodrill serve`.\n\n"
    "Example: `infodrill runner --runners 2`"
)


@guarded_by_itself
def runner(
    runners: Annotated[
        int, typer.Option("--runners", metavar="N", min=1, max=16, help=said(N_("Runner processes.")))
    ] = 1,
    lang: LangOption = Lang.vi,
) -> None:
    from infodrill.web.driving import drive

    drive(runners, lang=lang.value, say=say)
