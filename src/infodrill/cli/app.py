"""The command tree."""

# Charter: cli app
from __future__ import annotations

import typer

from infodrill.cli.commands import (
    charter,
    check,
    keeping,
    places,
    procedure,
    rehearse,
    report,
    runner,
    scenarios,
    serve,
    society,
    verify,
    version,
)
from infodrill.cli.screen import said
from infodrill.kernel.i18n import N_

app = typer.Typer(
    name="infodrill",
    help=said(N_("A closed range where a city's agencies practise answering false and harmful information.")),
    epilog=said(N_("First drill: `infodrill rehearse clinic`, then open the report that it names.")),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for _one in (rehearse, check, places, serve, runner, keeping, verify, report, charter, version):
    _one.add_to(app)
for _group in (scenarios, procedure, society):
    _group.add_to(app)


def run() -> None:
    """Run the command line."""
    app(prog_name="infodrill")  # also where Python was asked for the module
