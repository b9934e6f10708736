"""`infodrill report FILE`: assess a drill file again and write its report."""

# Charter: cli commands report
from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from infodrill.cli.inputs import DrillArgument, drill_file, output_folder, own_template
from infodrill.cli.screen import Lang, LangOption, guarded, note, said, say
from infodrill.kernel.i18n import N_

if TYPE_CHECKING:
    from infodrill.review.assess import Assessment
    from infodrill.review.record import Record

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


OutOption = Annotated[
    Path | None,
    typer.Option(
        "--out",
        help=said(
            N_(
                "Folder to write to, or with one --format the file itself; the drill file's folder without it."
            )
        ),
    ),
]
FormatsOption = Annotated[
    list[ReportFormat] | None,
    typer.Option(
        "--format",
        help=said(N_("Write this format alone, in the language of --lang; may be given again. all = each.")),
    ),
]
TemplateOption = Annotated[
    Path | None,
    typer.Option(
        "--template",
        help=said(N_("A .docx of the house's own with the report's places; the report is written into it.")),
    ),
]
LedgerOption = Annotated[
    bool,
    typer.Option(
        "--ledger", help=said(N_("Write the ledger alone, as workbook and JSON; no twin city is run."))
    ),
]


def _file_itself(out: Path | None, named: set[str]) -> Path | None:
    """What --out names where it names the one file that is asked for, as `--format pdf --out report.pdf` does."""
    if out is None or out.is_dir() or len(named) != 1:
        return None
    return out if out.suffix.lower() == f".{next(iter(named))}" else None


@guarded
def report(
    file: DrillArgument,
    out: OutOption = None,
    formats: FormatsOption = None,
    template: TemplateOption = None,
    ledger: LedgerOption = False,
    lang: LangOption = Lang.vi,
) -> None:
    path = drill_file(file)
    from infodrill.review.assess import assess, judge
    from infodrill.review.record import load_record
    from infodrill.review.report import write_plan
    from infodrill.review.report.ledgerbook import write_ledger

    own = own_template(template)
    record = load_record(path)
    named = {*(formats or ()), *(["docx"] if own else ())}
    itself = _file_itself(out, named)
    folder = output_folder(itself.parent if itself else out or file.parent)
    if ledger:
        for written in write_ledger(judge(record), record, folder):
            say(str(written))
        return
    verdict = judge(record)  # once, for whatever is written
    if named == {ReportFormat.plan}:
        say(str(write_plan(record, folder, verdict)))
        return
    found = assess(record, verdict=verdict)
    if ReportFormat.plan in named or ReportFormat.all in named:
        say(str(write_plan(record, folder, verdict, found.twins)))
    for written in _written(found, record, named, lang=lang, folder=folder, itself=itself, own=own):
        say(str(written))
    voice = found.log.voice(lang.value)
    if ReportFormat.takeaway in named and record.opened.real_places:
        note(voice(AT_HOME))
    for earlier in found.earlier:  # beside the answer: a program reads the files' names
        note(voice.say(earlier))


def _written(
    found: Assessment,
    record: Record,
    named: set[str],
    *,
    lang: Lang,
    folder: Path,
    itself: Path | None,
    own: bytes | None,
) -> Iterator[Path]:
    """Each file of the report when it stands; `itself` = the one that --out names, `own` = a .docx that it is written into."""
    from infodrill.review.report import ALWAYS, FORMATS, write

    # The reader's language first: it is the one that is opened.
    order = ("vi", "en") if lang == "vi" else ("en", "vi")
    langs = order[:1] if named else order
    wanted = FORMATS if "all" in named else named or ALWAYS
    if itself is None:
        yield from write(found, record, folder, langs, formats=wanted, template=own)
        return
    with TemporaryDirectory(dir=folder) as beside:
        (written,) = write(found, record, Path(beside), langs, formats=wanted, template=own)
        written.replace(itself)
    yield itself
