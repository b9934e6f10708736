"""`infodrill scenarios msel`: the table of injects as a workbook, out of a scenario and back into its folder."""

# No charter: asks and prints; whatever is done goes through the packages that are ground
from __future__ import annotations

import os
from collections.abc import Mapping
from enum import StrEnum
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from infodrill.cli import inputs
from infodrill.cli.commands.check import ScenarioArgument, tell, tell_senders
from infodrill.cli.exits import Exit
from infodrill.cli.screen import Commands, JsonOption, Lang, LangOption, give, guarded, note, said, say
from infodrill.kernel.errors import DrillError
from infodrill.kernel.i18n import N_, tr
from infodrill.kernel.mark import MARK, stamped

if TYPE_CHECKING:
    from infodrill.exchange.mselimport import PlannersWorkbook
    from infodrill.exchange.msellayout import MselLayout
    from infodrill.exchange.mseltable import TableRead
    from infodrill.scenario.loader import Loaded

EXPORT_HELP = N_(
    "Write a scenario's injects as a workbook (.xlsx), one a row, with headings in both languages.\n\n"
    "Example: `infodrill scenarios msel export clinic --out clinic.xlsx`"
)
IMPORT_HELP = N_(
    "Read the injects of a workbook, exported or a planner's own, and write them as msel.yaml into a scenario's folder.\n\n"
    "msel.yaml stays as it is when a cell is wrong or a check would find an error; every fault is named with sheet and cell. "
    "Lines that say the same stay as they are; the msel.yaml that was there stays beside it as .msel.yaml.old. Which column "
    "holds what is kept as msel.map.yaml, what --map says also while cells are wrong.\n\n"
    "Examples: `infodrill scenarios msel import clinic.xlsx --into ./my-drill` · "
    "`infodrill scenarios msel import ours.xlsx --into ./my-drill --propose > map.yaml`"
)


class TableUse(StrEnum):
    """What a table of injects is for, as `exchange.mselkin` knows it."""

    replace_all = "replace-all"
    change_these = "change-these"


WorkbookArgument = Annotated[
    Path, typer.Argument(metavar="FILE", help=said(N_("The .xlsx file that people edited.")))
]
IntoOption = Annotated[
    Path, typer.Option("--into", help=said(N_("Folder of the scenario that gets msel.yaml.")))
]
MappingOption = Annotated[
    Path | None,
    typer.Option("--map", help=said(N_("Which column holds what: a file as --propose prints it."))),
]
ProposeOption = Annotated[
    bool,
    typer.Option("--propose", help=said(N_("Write nothing: print which column seems to hold what."))),
]
SheetOption = Annotated[
    str, typer.Option("--sheet", help=said(N_("The sheet to read where several look like a table.")))
]
RowsOption = Annotated[
    TableUse | None,
    typer.Option(
        "--rows",
        help=said(
            N_(
                "What the table is for: replace-all = the whole plan, nothing of the injects so far stays; change-these = "
                "changes of the injects with its numbers, the others stay. Left out: as the table looks."
            )
        ),
    ),
]
KEPT = ".msel.yaml.old"  # hidden, so that the loader leaves it alone
AS_IT_WAS = N_("Nothing of the table was written: the injects are as they were.")


def add_to(app: typer.Typer) -> None:
    group = typer.Typer(
        help=said(N_("The table of injects (MSEL) as a workbook.")), no_args_is_help=True, cls=Commands
    )
    group.command("export", help=said(EXPORT_HELP))(export)
    group.command("import", help=said(IMPORT_HELP))(import_)
    app.add_typer(group, name="msel")


@guarded
def export(
    scenario: ScenarioArgument,
    out: Annotated[Path, typer.Option("--out", help=said(N_("The .xlsx file to write.")))],
    like: Annotated[
        Path | None,
        typer.Option(
            "--like",
            help=said(N_("The planner's own workbook, imported before: its layout and columns are kept.")),
        ),
    ] = None,
    as_json: JsonOption = False,
    lang: LangOption = Lang.vi,
) -> None:
    from infodrill.conduct.rolenames import role_names
    from infodrill.exchange.msel import as_workbook, table
    from infodrill.exchange.mselreturn import given_back
    from infodrill.exchange.workbookreading import MAX_BYTES

    loaded = inputs.scenario(scenario)
    msel, places = table(loaded), loaded.scenario.places
    own = b""
    if like:
        own = given_back(inputs.read_bytes(like, MAX_BYTES), like.name, loaded, role_names(loaded))
    inputs.write_bytes(out, own or as_workbook(msel, places.mark, loaded.scenario.drill.languages))
    done = {"file": str(out), "injects": len(msel.injects), **stamped(places.real)}
    _tell(done, as_json, lang)


@guarded
def import_(
    workbook: WorkbookArgument,
    into: IntoOption,
    mapping: MappingOption = None,
    propose: ProposeOption = False,
    sheet: SheetOption = "",
    rows: RowsOption = None,
    as_json: JsonOption = False,
    lang: LangOption = Lang.vi,
) -> int:
    from infodrill.conduct.rolenames import role_names
    from infodrill.exchange.mselimport import opened, proposal_text
    from infodrill.exchange.msellayout import layout_of
    from infodrill.exchange.workbookreading import MAX_BYTES
    from infodrill.scenario.folder import MAPPING
    from infodrill.scenario.yamltext import read_yaml

    content = inputs.read_bytes(workbook, MAX_BYTES)
    loaded = _loaded(into)
    mark = loaded.scenario.places.mark if loaded else _mark_of(into)
    planned = opened(content, workbook.name, loaded, _bytes(into / MAPPING), role_names(loaded))
    planned = planned.read_as(sheet, rows.value if rows else "")
    if propose:
        say(proposal_text(planned.proposed, mark).rstrip("\n"))
        return Exit.OK
    layout = layout_of(read_yaml(mapping, mapping.name)) if mapping else None
    folder = inputs.output_folder(into)
    if layout and planned.suits(layout):  # kept though cells may be wrong: nobody says it twice
        inputs.write_bytes(folder / MAPPING, layout.as_file(mark).encode())
    table = _table(planned, layout, lang)
    files = planned.files(table, old := _bytes(folder / "msel.yaml"), mark)
    tell(table.notes, lang)
    if wrong := _errors(table, loaded, files, lang):
        return wrong
    kept = _keep(folder, old)
    for name, written in files.items():
        inputs.write_bytes(folder / name, written)
    _tell({"file": str(folder / "msel.yaml"), "injects": len(planned.whole(table).injects)}, as_json, lang)
    _lost(planned.taken_out(table), planned.written_anew(table, old), kept, lang)
    return Exit.OK


def _errors(table: TableRead, before: Loaded | None, files: Mapping[str, bytes], lang: Lang) -> int:
    """Tells what a check finds in the folder as it would be, with the sheet's cells for places; `Exit.FINDINGS` when nothing
    may be written. A folder that lacked parts is not checked yet."""
    from infodrill.conduct.check import check
    from infodrill.exchange.msel import table as as_written
    from infodrill.scenario.faults import ScenarioErrors, from_fault
    from infodrill.scenario.folder import MAPPING
    from infodrill.scenario.loader import load_files

    if before is None:
        return Exit.OK
    try:
        loaded = load_files({**before.files, **{name: files[name] for name in files if name != MAPPING}})
    except ScenarioErrors as refused:  # something else in the folder followed from a row that is gone
        tell([from_fault(fault) for fault in refused.errors], lang)
        note(tr(lang, AS_IT_WAS))
        return Exit.FINDINGS
    found = check(loaded).problems
    problems = [problem for problem in found if problem.place.file == "msel.yaml"]
    elsewhere = [problem for problem in found if problem.severity == "error" and problem not in problems]
    if (
        elsewhere
    ):  # told, and written: other files follow a table of one's own; what was wrong before is no fault of it
        known = {problem.render("en") for problem in check(before).problems}
        elsewhere = [problem for problem in elsewhere if problem.render("en") not in known]
    written = as_written(loaded)
    tell(table.told(problems, written), lang)
    tell(elsewhere, lang)
    tell_senders(loaded, problems, lang)
    if not any(problem.severity == "error" for problem in problems):
        return Exit.OK
    note(tr(lang, AS_IT_WAS))
    return Exit.FINDINGS


def _table(planned: PlannersWorkbook, layout: MselLayout | None, lang: Lang) -> TableRead:
    """The table. Raises ExchangeError, ScenarioErrors, and says that nothing was written for them."""
    try:
        return planned.table(layout)
    except DrillError:
        note(tr(lang, AS_IT_WAS))
        raise


def _keep(folder: Path, old: bytes) -> str:
    """The msel.yaml that was there, beside it under a name of its own: an earlier one is never written over."""
    names = (KEPT if n == 1 else f"{KEPT}.{n}" for n in count(1))
    free = next(name for name in names if not (folder / name).exists())
    if old:
        inputs.write_bytes(folder / free, old)
    return free


def _lost(gone: tuple[int, ...], anew: bool, kept: str, lang: Lang) -> None:
    """Says which injects of the folder the table did not have, and whether its comments and layout went too."""
    if gone:
        told = N_("{n} injects are not in the table and were taken out: {numbers}. {kept} has them.")
        note(tr(lang, told, n=len(gone), numbers=", ".join(map(str, gone)), kept=kept))
    if anew:
        told = N_("msel.yaml was written anew: its comments and layout could not be kept. {kept} has them.")
        note(tr(lang, told, kept=kept))


def _loaded(folder: Path) -> Loaded | None:
    from infodrill.scenario.faults import ScenarioErrors
    from infodrill.scenario.loader import load

    try:
        return load(folder)
    except ScenarioErrors:
        return None


def _bytes(path: Path) -> bytes:
    from infodrill.scenario.yamltext import MAX_BYTES

    return inputs.read_bytes(path, MAX_BYTES) if path.is_file() else b""


def _mark_of(folder: Path) -> str:
    """The mark of a folder that is no whole scenario yet, stamped where its places are real. Raises ScenarioErrors."""
    from infodrill.scenario.loader import load_places

    places = folder / "places.yaml"
    # A file that cannot be read may be one of real places: only where there is none yet is no stamp needed.
    return load_places(places).mark if os.path.lexists(places) else MARK


def _tell(done: dict[str, object], as_json: bool, lang: Lang) -> None:
    if as_json:
        give(done)
    else:
        say(tr(lang, N_("{file}: {injects} injects"), **done))
