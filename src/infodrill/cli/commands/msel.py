"""`infodrill scenarios msel`: the table of injects as a workbook, out of a scenario and back into its folder."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from infodrill.cli import inputs
from infodrill.cli.commands.check import ScenarioArgument
from infodrill.cli.screen import JsonOption, Lang, LangOption, give, guarded, said, say, unwritable
from infodrill.kernel.errors import Place
from infodrill.kernel.i18n import N_, tr
from infodrill.kernel.store import replace_file

EXPORT_HELP = N_(
    "Write a scenario's injects as a workbook (.xlsx), one a row, with headings in both languages.\n\n"
    "Example: `infodrill scenarios msel export clinic --out clinic.xlsx`"
)
IMPORT_HELP = N_(
    "Read the injects of a workbook and write them as msel.yaml into a scenario's folder.\n\n"
    "Nothing is written when a cell is wrong; every fault is named with sheet, row and column. The msel.yaml that was "
    "there stays beside it as .msel.yaml.old.\n\n"
    "Example: `infodrill scenarios msel import clinic.xlsx --into ./my-drill`"
)
KEPT = ".msel.yaml.old"  # hidden, so that the loader leaves it alone


def add_to(app: typer.Typer) -> None:
    group = typer.Typer(help=said(N_("The table of injects (MSEL) as a workbook.")), no_args_is_help=True)
    group.command("export", help=said(EXPORT_HELP))(export)
    group.command("import", help=said(IMPORT_HELP))(import_)
    app.add_typer(group, name="msel")


@guarded
def export(
    scenario: ScenarioArgument,
    out: Annotated[Path, typer.Option("--out", help=said(N_("The .xlsx file to write.")))],
    as_json: JsonOption = False,
    lang: LangOption = Lang.vi,
) -> None:
    from infodrill.exchange.msel import as_workbook

    table = inputs.scenario(scenario).scenario.msel
    _write(out, as_workbook(table))
    _tell({"file": str(out), "injects": len(table.injects)}, as_json, lang)


@guarded
def import_(
    workbook: Annotated[
        Path, typer.Argument(metavar="FILE", help=said(N_("The .xlsx file that people edited.")))
    ],
    into: Annotated[
        Path, typer.Option("--into", help=said(N_("Folder of the scenario that gets msel.yaml.")))
    ],
    as_json: JsonOption = False,
    lang: LangOption = Lang.vi,
) -> None:
    from infodrill.exchange.msel import as_file
    from infodrill.exchange.mselreading import from_workbook

    table = from_workbook(_content(workbook), workbook.name)
    target = inputs.output_folder(into) / "msel.yaml"
    if target.exists():
        _write(into / KEPT, target.read_bytes())
    _write(target, as_file(table).encode())
    _tell({"file": str(target), "injects": len(table.injects)}, as_json, lang)


def _tell(done: dict[str, object], as_json: bool, lang: Lang) -> None:
    if as_json:
        give(done)
    else:
        say(tr(lang, N_("{file}: {injects} injects"), **done))


def _content(path: Path) -> bytes:
    """At most a byte more than a workbook may have, so that a huge file is not read whole."""
    from infodrill.exchange.address import ExchangeError
    from infodrill.exchange.workbookreading import MAX_BYTES

    try:
        with path.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise ExchangeError(
            N_("{path} cannot be read ({why})"),
            remedy=N_("Check the name and the permissions."),
            place=Place(str(path)),
            path=path.name,
            why=error.strerror or type(error).__name__,
            code="Q109",
        ) from None


def _write(path: Path, content: bytes) -> None:
    try:
        replace_file(path, content)
    except OSError as error:
        raise unwritable(path, error) from None
