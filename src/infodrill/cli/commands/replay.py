"""`infodrill replay FILE`: a drill file looked at again, moment by moment, without the server that it was played on."""

# Charter: cli commands replay
from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from infodrill.cli.exits import Exit
from infodrill.cli.inputs import DrillArgument, drill_file
from infodrill.cli.screen import Lang, LangOption, guarded_by_itself, note, said, say
from infodrill.kernel.i18n import N_, tr

HELP = N_(
    "Look at a drill file again in a browser, as those who ran it or as any seat saw it: no account, nothing kept.\n\n"
    "Tells first what verify finds (L2); a file that was changed is not shown.\n\n"
    "Example: `infodrill replay out/clinic-1/clinic.drill`"
)
WHOLE_GOES = N_("The whole report goes along in the file, for those who played: give it to no guest.")
PAGE_GOES = N_("The one page for guests goes along in the file, not the report.")


@guarded_by_itself
def replay(
    file: DrillArgument,
    port: Annotated[
        int, typer.Option("--port", metavar="N", min=1, max=65_535, help=said(N_("Port.")))
    ] = 8000,
    bundle: Annotated[
        Path | None,
        typer.Option(
            "--bundle",
            metavar="OUT.html",
            dir_okay=False,
            help=said(N_("Write one HTML file that shows it without a server, and end.")),
        ),
    ] = None,
    eyes: Annotated[
        str,
        typer.Option(
            "--as", metavar="SEAT", help=said(N_("Whose pages the HTML file shows; a guest's when left out."))
        ),
    ] = "",
    lang: LangOption = Lang.vi,
) -> int:
    from infodrill.cli.commands.verify import in_words, proved_in_words
    from infodrill.conduct.proof import prove
    from infodrill.web.serving import replay as run

    found = prove(drill_file(file), simulate=False)
    told = (*in_words(file.name, found, lang), *proved_in_words(file, found, lang))
    for line in told:
        say(line)
    if found.faults:
        for fault in found.faults:
            note(fault.render(lang))
        return Exit.FINDINGS
    if bundle is None:
        run(file, port, lang=lang.value, say=say)
    else:
        _write(file, bundle, eyes, told, lang)
    return Exit.OK


def _write(file: Path, out: Path, seat: str, found: tuple[str, ...], lang: Lang) -> None:
    from infodrill.web.serving import bundle

    text = bundle(file, seat, lang=lang.value, found=found, report=partial(_report, file, lang))
    draft = out.with_name(f".{out.name}.draft")
    draft.write_text(text, encoding="utf-8")
    draft.replace(out)
    say(str(out))


def _report(file: Path, lang: Lang, whole: bool) -> str:
    from infodrill.review.assess import assess
    from infodrill.review.record import load_record
    from infodrill.review.report import pages
    from infodrill.review.report.takeaway import take_away

    say(tr(lang, WHOLE_GOES if whole else PAGE_GOES))
    record = load_record(file)
    found = assess(record)
    return (
        pages(found, record, (lang.value,))[lang.value] if whole else take_away(found, record, lang.value)[0]
    )
