"""`infodrill papers SCENARIO`: the documents before a drill, on paper or for a word processor."""

# Charter: cli commands papers
from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from infodrill.cli import inputs
from infodrill.cli.commands.check import ScenarioArgument, unsound
from infodrill.cli.exits import Exit
from infodrill.cli.screen import Lang, LangOption, guarded, note, said, say
from infodrill.kernel.i18n import N_, tr

HELP = N_(
    "Write the documents before a drill: plan, run of show, MSEL, injects and forms on paper, evaluation forms, a handbook for "
    "each cell, role cards.\n\n"
    "Each page names whom it is for. Handbooks, role cards and forms are for players; the others tell what is to come or what is "
    "true, and stay with control and evaluators. Codes stand on the cards that the range itself makes.\n\n"
    "Examples: `infodrill papers clinic --out ./papers` · `infodrill papers ./my-drill --only handbook --only cards --lang en` · "
    "`infodrill papers clinic --only msel --format xlsx`"
)
NO_TABLE = N_("What was asked for is no table: only run-of-show and msel are written as a workbook.")


class PaperFormat(StrEnum):
    """What papers can be written as."""

    pdf = "pdf"
    docx = "docx"
    xlsx = "xlsx"
    all = "all"


class PaperChoice(StrEnum):
    """The papers, by name."""

    plan = "plan"
    run_of_show = "run-of-show"
    msel = "msel"
    injects = "injects"
    evaluation = "evaluation"
    handbook = "handbook"
    cards = "cards"
    forms = "forms"


OutOption = Annotated[
    Path | None, typer.Option("--out", help=said(N_("Folder to write to; papers/ID without it.")))
]
OnlyOption = Annotated[
    list[PaperChoice] | None,
    typer.Option("--only", help=said(N_("Write this paper alone; may be given again. All without it."))),
]
FormatsOption = Annotated[
    list[PaperFormat] | None,
    typer.Option("--format", help=said(N_("pdf, docx, xlsx or all; pdf without it. May be given again."))),
]
TemplateOption = Annotated[
    Path | None,
    typer.Option(
        "--template",
        help=said(N_("A .docx of the house's own with the report's places; the papers are written into it.")),
    ),
]


@guarded
def papers(
    scenario: ScenarioArgument,
    out: OutOption = None,
    only: OnlyOption = None,
    formats: FormatsOption = None,
    template: TemplateOption = None,
    lang: LangOption = Lang.vi,
) -> int:
    from infodrill.conduct.shipped import load_shipped
    from infodrill.review.papers import FORMATS, PaperSource, renderings

    own = inputs.own_template(template)
    loaded = inputs.scenario(scenario)
    if unsound(loaded, lang.value):
        return Exit.REFUSED
    drill = loaded.scenario.drill
    source = PaperSource(
        scenario=loaded.scenario,
        edition=load_shipped(drill.edition),
        digest=loaded.digest,
        media=loaded.media,
    )
    named = {*(formats or ()), *(["docx"] if own else ())} or {"pdf"}
    folder = inputs.output_folder(out or Path("papers") / drill.id)
    made = renderings(
        source, lang.value, kinds=[choice.value for choice in only or ()],
        formats=FORMATS if "all" in named else named, template=own,
    )  # fmt: skip
    written = 0
    for name, content in made:
        inputs.write_bytes(folder / name, content)
        say(str(folder / name))
        written += 1
    if not written:
        note(tr(lang, NO_TABLE))
    return Exit.OK
