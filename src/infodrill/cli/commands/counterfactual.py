"""`infodrill counterfactual FILE`: what would have been in a drill that was played, had something been said otherwise."""

# Charter: cli commands counterfactual
from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from infodrill.cli.exits import Exit
from infodrill.cli.inputs import DrillArgument, ReplicasOption, drill_file, output_folder
from infodrill.cli.progress import Bar, warm
from infodrill.cli.screen import Lang, LangOption, give, guarded, note, said, say
from infodrill.kernel.i18n import N_, tr

if TYPE_CHECKING:
    from infodrill.review.answers import Answer, WhatIf
    from infodrill.review.asking import Asking

HELP = N_(
    "Say what would have been in a drill that was played: the city lived again with and without what was said, from the "
    "moment at which the two differ, with the same draws.\n\n"
    "Without a question it answers all: no response, best play, over-reaction, and each text left out.\n\n"
    "Examples: `infodrill counterfactual out/clinic-1/clinic.drill --shift -20` · "
    "`infodrill counterfactual clinic.drill --without s3 --replicas 50` · `infodrill counterfactual clinic.drill --silence c2`"
)


class AnswerFormat(StrEnum):
    md = "md"
    json = "json"


WithoutOption = Annotated[
    str,
    typer.Option(
        "--without",
        metavar="STATEMENT",
        help=said(N_("Leave out this text, guidance or answer to the press.")),
    ),
]
ShiftOption = Annotated[
    int | None,
    typer.Option(
        "--shift",
        metavar="MIN",
        min=-60,
        max=60,
        help=said(
            N_("Everything published so many minutes later, −20 = earlier; never before its evidence.")
        ),
    ),
]
TextOption = Annotated[
    str, typer.Option("--text", metavar="STATEMENT", help=said(N_("With --shift: this text alone.")))
]
SilenceOption = Annotated[
    str,
    typer.Option(
        "--silence",
        metavar="CASE",
        help=said(N_("What each further minute without an answer on this case would have cost.")),
    ),
]
NoneOption = Annotated[bool, typer.Option("--no-response", help=said(N_("Nothing said in public at all.")))]
BestOption = Annotated[
    bool, typer.Option("--best", help=said(N_("The scenario's right path at the earliest.")))
]
OverOption = Annotated[
    bool, typer.Option("--over", help=said(N_("Every trap pressed as soon as a claim was seen.")))
]
KeptOption = Annotated[
    Path | None,
    typer.Option("--keep", help=said(N_("Folder for what was lived, so that it need not be lived again."))),
]
FormOption = Annotated[AnswerFormat, typer.Option("--format", help=said(N_("What is printed: md or json.")))]


@guarded
def counterfactual(
    file: DrillArgument,
    without: WithoutOption = "",
    shift: ShiftOption = None,
    text: TextOption = "",
    silence: SilenceOption = "",
    none: NoneOption = False,
    best: BestOption = False,
    over: OverOption = False,
    replicas: ReplicasOption = 20,
    kept: KeptOption = None,
    form: FormOption = AnswerFormat.md,
    lang: LangOption = Lang.vi,
) -> int:
    path = drill_file(file)
    from infodrill.review.asking import Asking
    from infodrill.review.record import load_record

    asking = Asking(load_record(path), kept=output_folder(kept) if kept else None)
    asked = _asked(without=without, shift=shift, text=text, silence=silence, none=none, best=best, over=over)
    if asked is None:
        note(tr(lang.value, N_("Ask one thing at a time; --text goes with --shift.")))
        return Exit.USAGE
    warm(lang.value)
    found: list[Answer] = []
    try:
        for answer in _answers(asking, asked or _everything(asking), replicas, lang.value):
            found.append(answer)
    finally:
        _tell(found, asking, form, lang.value)  # what was answered before Ctrl-C, too
    return Exit.OK


def _asked(
    *, without: str, shift: int | None, text: str, silence: str, none: bool, best: bool, over: bool
) -> tuple[WhatIf, ...] | None:
    """The question; () for all there is to ask, None for more than one."""
    from infodrill.review.answers import WhatIf

    found = [
        *([WhatIf("without", without)] if without else []),
        *([WhatIf("shift", text, shift)] if shift is not None else []),
        *([WhatIf("silence", silence)] if silence else []),
        *([WhatIf("none")] if none else []),
        *([WhatIf("best")] if best else []),
        *([WhatIf("over")] if over else []),
    ]
    return None if len(found) > 1 or (text and shift is None) else tuple(found)


def _everything(asking: Asking) -> tuple[WhatIf, ...]:
    from infodrill.review.answers import WhatIf

    whole = (WhatIf("none"), WhatIf("best"), WhatIf("over"))
    return (*whole, *(WhatIf("without", name) for name in asking.texts))


def _answers(asking: Asking, questions: tuple[WhatIf, ...], replicas: int, lang: str) -> Iterator[Answer]:
    """One after another; of one that is broken off, what was told last."""
    with Bar(lang) as bar:
        for place, question in enumerate(questions):
            last: list[Answer] = []

            def tick(done: int, total: int, place: int = place) -> None:
                bar.advance("ask", place * 1_000 + done * 1_000 // total, len(questions) * 1_000)

            try:
                yield asking.answer(question, replicas, told=last.append, tick=tick)
            except KeyboardInterrupt:
                yield from last[-1:]
                raise


def _tell(found: list[Answer], asking: Asking, form: AnswerFormat, lang: str) -> None:
    from infodrill.kernel.mark import MARK
    from infodrill.review.report.answerpage import ASSUMED, MANY, answer_page, as_data, as_markdown

    if form is AnswerFormat.json:
        give({"answers": [as_data(answer, asking.record) for answer in found]})
        return
    voice = asking.log.voice(lang)
    pages = (as_markdown(answer_page(answer, asking.record, asking.log, voice), voice) for answer in found)
    many = (voice(MANY),) if len(found) > 1 else ()
    say("\n\n".join((MARK, *many, *pages, voice(ASSUMED), MARK)))
