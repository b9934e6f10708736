"""`infodrill report FILE`: assess a drill file again and write its report."""

# Charter: cli commands report
from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from infodrill.cli.inputs import drill_file, output_folder, read_bytes
from infodrill.cli.screen import Lang, LangOption, guarded, note, said, say
from infodrill.kernel.i18n import N_

HELP = N_(
    "Write the after-action report of a drill file: pages in both languages and the figures as JSON, or what --format names.\n\n"
    "Examples: `infodrill report out/clinic-1/clinic.drill --out ./report` · "
    "`infodrill report clinic.drill --format pdf --lang en` · `infodrill report clinic.drill --format all` · "
    "`infodrill report clinic.drill --format plan` (the improvement plan, for the next drill)"
)


AT_HOME = N_("This drill names real places and stays in the house: there is no sheet to take away.")


class ReportFormat(StrEnum):
    """What the report can be written as."""

    html = "html"
    pdf = "pdf"
    docx = "docx"
    xlsx = "xlsx"
    takeaway = "takeaway"
    json = "json"
    plan = "plan"
    all = "all"


def _file_itself(out: Path | None, named: set[str]) -> Path | None:
    """What --out names where it names the one file that is asked for, as `--format pdf --out report.pdf` does."""
    if out is None or out.is_dir() or len(named) != 1:
        return None
    return out if out.suffix.lower() == f".{next(iter(named))}" else None


@guarded
def report(
    file: Annotated[Path, typer.Argument(help=said(N_("The .drill file.")))],
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            help=said(
                N_(
                    "Folder to write to, or with one --format the file itself; the drill file's folder without it."
                )
            ),
        ),
    ] = None,
    formats: Annotated[
        list[ReportFormat] | None,
        typer.Option(
            "--format",
            help=said(
                N_("Write this format alone, in the language of --lang; may be given again. all = each.")
            ),
        ),
    ] = None,
    template: Annotated[
        Path | None,
        typer.Option(
            "--template",
            help=said(
                N_("A .docx of the house's own with the report's places; the report is written into it.")
            ),
        ),
    ] = None,
    ledger: Annotated[
        bool,
        typer.Option(
            "--ledger", help=said(N_("Write the ledger alone, as workbook and JSON; no twin city is run."))
        ),
    ] = False,
    lang: LangOption = Lang.vi,
) -> None:
    path = drill_file(file)
    from infodrill.review.assess import assess, judge
    from infodrill.review.record import load_record
    from infodrill.review.report import ALWAYS, FORMATS, write, write_plan
    from infodrill.review.report.ledgerbook import write_ledger
    from infodrill.review.report.office import check_template
    from infodrill.review.report.officeguard import MOST_BYTES

    own = read_bytes(template, MOST_BYTES) if template else None
    if own is not None:
        check_template(own)
    record = load_record(path)
    named = {*(formats or ()), *(["docx"] if own else ())}
    itself = _file_itself(out, named)
    folder = output_folder(itself.parent if itself else out or file.parent)
    if ledger:
        for written in write_ledger(judge(record), record, folder):
            say(str(written))
        return
    # The reader's language first: it is the one that is opened.
    order = ("vi", "en") if lang == "vi" else ("en", "vi")
    langs = order[:1] if named else order
    verdict = judge(record)  # once, for whatever is written
    if named == {ReportFormat.plan}:
        say(str(write_plan(record, folder, verdict)))
        return
    found = assess(record, verdict=verdict)
    if ReportFormat.plan in named or ReportFormat.all in named:
        say(str(write_plan(record, folder, verdict, found.twins)))
    wanted = FORMATS if "all" in named else named or ALWAYS
    if itself:
        with TemporaryDirectory(dir=folder) as beside:
            (written,) = write(found, record, Path(beside), langs, formats=wanted, template=own)
            written.replace(itself)
        say(str(itself))
    else:
        for written in write(found, record, folder, langs, formats=wanted, template=own):
            say(str(written))
    voice = found.log.voice(lang.value)
    if ReportFormat.takeaway in named and record.opened.real_places:
        note(voice(AT_HOME))
    for earlier in found.earlier:  # beside the answer: a program reads the files' names
        note(voice.say(earlier))
