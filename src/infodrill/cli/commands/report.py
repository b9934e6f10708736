"""`infodrill report FILE`: assess a drill file again and write its report."""

# Charter: cli commands report
from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from infodrill.cli.inputs import drill_file, output_folder
from infodrill.cli.screen import Lang, LangOption, guarded, note, said, say
from infodrill.kernel.i18n import N_

HELP = N_(
    "Write the after-action report of a drill file, in both languages.\n\n"
    "Example: `infodrill report out/clinic-1/clinic.drill --out ./report`"
)


@guarded
def report(
    file: Annotated[Path, typer.Argument(help=said(N_("The .drill file.")))],
    out: Annotated[
        Path | None,
        typer.Option("--out", help=said(N_("Folder to write to; the drill file's own without it."))),
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
    from infodrill.review.report import write
    from infodrill.review.report.ledgerbook import write_ledger

    record = load_record(path)
    folder = output_folder(out or file.parent)
    if ledger:
        for written in write_ledger(judge(record), record, folder):
            say(str(written))
        return
    # The reader's language first: it is the one that is opened.
    order = ("vi", "en") if lang == "vi" else ("en", "vi")
    found = assess(record)
    for written in write(found, record, folder, order):
        say(str(written))
    voice = found.log.voice(lang.value)
    for earlier in found.earlier:  # beside the answer: a program reads the files' names
        note(voice.say(earlier))
