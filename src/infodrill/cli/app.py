"""The command tree."""

# Charter: cli app
from __future__ import annotations

from collections.abc import Callable

import typer

from infodrill.cli.commands import (
    branch,
    charter,
    check,
    counterfactual,
    keeping,
    new,
    papers,
    places,
    procedure,
    rehearse,
    replay,
    report,
    runner,
    scenarios,
    serve,
    society,
    tryout,
    verify,
    version,
)
from infodrill.cli.screen import Commands, said
from infodrill.kernel.i18n import N_

app = typer.Typer(
    name="infodrill",
    cls=Commands,
    help=said(N_("A closed range where a city's agencies practise answering false and harmful information.")),
    epilog=said(N_("First drill: `infodrill rehearse clinic`, then open the report that it names.")),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
COMMANDS: tuple[tuple[Callable[..., None], str], ...] = (
    (rehearse.rehearse, rehearse.HELP),
    (new.new, new.HELP),
    (check.check, check.HELP),
    (tryout.tryout, tryout.HELP),
    (papers.papers, papers.HELP),
    (places.places, places.HELP),
    (serve.serve, serve.HELP),
    (runner.runner, runner.HELP),
    (keeping.backup, keeping.BACKUP),
    (keeping.restore, keeping.RESTORE),
    (keeping.prove, keeping.PROVE),
    (keeping.purge, keeping.PURGE),
    (keeping.erase, keeping.ERASE),
    (verify.verify, verify.HELP),
    (replay.replay, replay.HELP),
    (report.report, report.HELP),
    (counterfactual.counterfactual, counterfactual.HELP),
    (branch.branch, branch.HELP),
    (branch.compare, branch.COMPARE),
    (charter.charter, charter.HELP),
    (version.version, version.HELP),
)
"""Each under its own name, in the order in which the help lists them, with the help in English."""

for _command, _help in COMMANDS:
    app.command(help=said(_help))(_command)
for _group in (scenarios, procedure, society):
    _group.add_to(app)


def run() -> None:
    """Run the command line."""
    app(prog_name="infodrill")  # also where Python was asked for the module
