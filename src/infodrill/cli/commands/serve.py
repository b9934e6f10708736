"""`infodrill serve`: the web application on this machine."""

# Charter: cli commands serve
from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from infodrill.cli.screen import Lang, LangOption, guarded_by_itself, said, say
from infodrill.kernel.i18n import N_

HELP = N_(
    "Serve the range: people join from their browsers, control runs the drill.\n\n"
    "Everything is kept in the data folder (INFODRILL_DATA). A one-time link for staff is printed at the start.\n\n"
    "Examples: `infodrill serve` · `infodrill serve --hall` · `infodrill serve --scenarios ./ours`"
)


HostOption = Annotated[
    str, typer.Option("--host", metavar="ADDRESS", help=said(N_("Address of this machine to listen on.")))
]
PortOption = Annotated[int, typer.Option("--port", metavar="N", min=1, max=65_535, help=said(N_("Port.")))]
HallOption = Annotated[
    bool,
    typer.Option("--hall", help=said(N_("Listen on the local network too, and print the QR to join."))),
]
SoloOption = Annotated[
    bool,
    typer.Option("--solo", help=said(N_("Whoever reaches the range may practise alone (INFODRILL_SOLO)."))),
]
WorkersOption = Annotated[
    int,
    typer.Option("--workers", metavar="N", min=1, max=64, help=said(N_("Web processes (PostgreSQL)."))),
]
RunnersOption = Annotated[
    int,
    typer.Option("--runners", metavar="N", min=0, max=16, help=said(N_("Runner processes (PostgreSQL)."))),
]
ScenariosOption = Annotated[
    Path | None,
    typer.Option(
        "--scenarios",
        metavar="DIR",
        exists=True,
        file_okay=False,
        help=said(
            N_("Folder of scenario folders that staff may play beside the library (INFODRILL_SCENARIOS).")
        ),
    ),
]


@guarded_by_itself
def serve(
    host: HostOption = "127.0.0.1",
    port: PortOption = 8000,
    hall: HallOption = False,
    solo: SoloOption = False,
    workers: WorkersOption = 1,
    runners: RunnersOption = 1,
    scenarios: ScenariosOption = None,
    lang: LangOption = Lang.vi,
) -> None:
    from infodrill.web.serving import serve as run

    run(
        host,
        port,
        hall=hall,
        solo=solo,
        workers=workers,
        runners=runners,
        scenarios=scenarios,
        lang=lang.value,
        say=say,
    )
