"""`infodrill scenarios msel`: the table of injects as a workbook, out of a scenario and back into its folder."""

# No charter: asks and prints; whatever is done goes through the packages that are ground
from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from infodrill.cli import inputs
from infodrill.cli.commands.check import ScenarioArgument
from infodrill.cli.screen import JsonOption, Lang, LangOption, give, guarded, said, say
from infodrill.kernel.i18n import N_, tr
from infodrill.kernel.mark import MARK, stamped

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
    from infodrill.exchange.msel import as_workbook, table

    loaded = inputs.scenario(scenario)
    msel, places = table(loaded), loaded.scenario.places
    inputs.write_bytes(out, as_workbook(msel, places.mark))
    done = {"file": str(out), "injects": len(msel.injects), **stamped(places.real)}
    _tell(done, as_json, lang)


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
    from infodrill.exchange.workbookreading import MAX_BYTES

    table = from_workbook(inputs.read_bytes(workbook, MAX_BYTES), workbook.name)
    target = inputs.output_folder(into) / "msel.yaml"
    old = target.read_bytes() if target.exists() else b""
    content = as_file(table, _mark_of(into), old).encode()
    if old:
        inputs.write_bytes(into / KEPT, old)
    inputs.write_bytes(target, content)
    _tell({"file": str(target), "injects": len(table.injects)}, as_json, lang)


def _mark_of(folder: Path) -> str:
    """The mark of a scenario's folder, with the stamp of local use where its places are real. Raises ScenarioErrors."""
    from infodrill.scenario.loader import load_places

    places = folder / "places.yaml"
    # A file that cannot be read may be one of real places: only where there is none yet is no stamp needed.
    return load_places(places).mark if os.path.lexists(places) else MARK


def _tell(done: dict[str, object], as_json: bool, lang: Lang) -> None:
    if as_json:
        give(done)
    else:
        say(tr(lang, N_("{file}: {injects} injects"), **done))
