"""`infodrill tryout SCENARIO`: every character plays an own scenario with several seeds, and what that shows its author."""

# Charter: cli commands tryout
from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from infodrill.cli import inputs
from infodrill.cli.commands.check import ScenarioArgument, tell
from infodrill.cli.commands.grid import side_by_side
from infodrill.cli.commands.rehearse import AccountsOption, CharacterName, WorkersOption
from infodrill.cli.exits import Exit
from infodrill.cli.progress import Bar, warm
from infodrill.cli.screen import Lang, LangOption, guarded, said, say
from infodrill.kernel.i18n import N_

if TYPE_CHECKING:
    from infodrill.review.report.tryoutpage import TryoutPage
    from infodrill.review.report.tryoutsections import TryoutField
    from infodrill.review.tryout import Tryout
    from infodrill.scenario.loader import Loaded

HELP = N_(
    "Try a scenario out: all kinds of automated cells play it with several seeds, and one page shows what became of each claim "
    "beside its right path, which seats were idle or had too much, which injects reached nobody and why, what was expected and "
    "what happened, who can take each step, and whether the drill tells good cells from others.\n\n"
    "Exit code 1 when it does not, or when a claim can never pass the rights gate.\n\n"
    "Examples: `infodrill tryout ./my-drill` · `infodrill tryout ./my-drill --format html --out tryout.html` · "
    "`infodrill tryout ./my-drill --characters good --characters careless --seeds 1`"
)

PIPED = 140  # letters a line where no terminal says how wide it is


class TryoutFormat(StrEnum):
    table = "table"
    json = "json"
    html = "html"
    md = "md"


@guarded
def tryout(
    scenario: ScenarioArgument,
    seeds: Annotated[
        int, typer.Option("--seeds", metavar="N", min=1, max=100, help=said(N_("Seeds 1 to N.")))
    ] = 3,
    characters: Annotated[
        list[CharacterName] | None,
        typer.Option(
            "--characters", help=said(N_("Kinds of cells that play; all without it. Give it again for more."))
        ),
    ] = None,
    accounts: AccountsOption = None,
    workers: WorkersOption = 1,
    form: Annotated[
        TryoutFormat,
        typer.Option("--format", help=said(N_("What is printed or written: a table, json, html or md."))),
    ] = TryoutFormat.table,
    out: Annotated[
        Path | None, typer.Option("--out", help=said(N_("File to write to; without it, the screen.")))
    ] = None,
    lang: LangOption = Lang.vi,
) -> int:
    from infodrill.conduct.check import check
    from infodrill.review.report.tryoutpage import tryout_page
    from infodrill.review.tryout import findings

    loaded = inputs.scenario(scenario)
    report = check(loaded)
    if report.errors:
        tell(report.problems, lang.value)
        return Exit.REFUSED
    found = _played(
        loaded, scenario, seeds, _asked(characters), accounts=accounts, workers=workers, lang=lang.value
    )
    page = tryout_page(found, lang.value)
    if form is TryoutFormat.table and out is None:
        _print(page)
    else:
        _give(page, found, form, out)
    return Exit.FINDINGS if any(finding.grave for finding in findings(found)) else Exit.OK


def _asked(characters: list[CharacterName] | None) -> tuple[str, ...]:
    """Those that are to play, in the house's order."""
    from infodrill.automata.character import CHARACTERS

    return tuple(name for name in CHARACTERS if not characters or name in characters)


def _played(
    loaded: Loaded,
    scenario: str,
    seeds: int,
    characters: tuple[str, ...],
    *,
    accounts: int | None,
    workers: int,
    lang: str,
) -> Tryout:
    from infodrill.review import tryout as review

    city = review.accounts_of(loaded, accounts)
    wanted = review.tasks(seeds, characters)
    trials = []
    warm(lang)
    with TemporaryDirectory(prefix="infodrill-") as cache, Bar(lang) as bar:
        play_one = partial(review.trial_of, folder=scenario, accounts=city, cache=Path(cache))
        for trial in side_by_side(play_one, wanted, workers):
            trials.append(trial)
            bar.played(len(trials), len(wanted))
    return review.tryout(loaded, trials, city)


def _give(page: TryoutPage, found: Tryout, form: TryoutFormat, out: Path | None) -> None:
    """One text on standard output, or in a file whose name is then printed."""
    from infodrill.review.report.tryoutpage import as_html, as_json, as_markdown

    if form is TryoutFormat.json:
        text = as_json(found, page)
    else:
        text = as_html(page) if form is TryoutFormat.html else as_markdown(page)
    if out is None:
        say(text)
        return
    inputs.write_bytes(out, text.encode())
    say(str(out))


def _print(page: TryoutPage) -> None:
    """The page as tables; a heading among rows stands over a table of its own."""
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    screen = Console() if sys.stdout.isatty() else Console(width=PIPED)
    screen.print(escape(f"{page.mark} · {page.heading} · {page.title}"), escape(page.played), sep="\n")
    for heading, texts in page.told:
        screen.print("", escape(heading), *(f"· {escape(text)}" for text in texts), sep="\n")
    for section in page.sections:
        screen.print(
            "", escape(section.title), escape(section.lead if section.rows else section.nothing), sep="\n"
        )
        for heading, rows in _grouped(section.rows):
            if heading:
                screen.print(escape(heading))
            table = Table(*map(escape, section.head))
            for row in rows:
                table.add_row(*(escape(field.marked) for field in row))
            screen.print(table)
    screen.print(escape(page.mark))


def _grouped(
    rows: Sequence[tuple[TryoutField, ...]],
) -> Iterator[tuple[str, list[tuple[TryoutField, ...]]]]:
    """(heading, its rows) in order; "" for rows without one."""
    groups: list[tuple[str, list[tuple[TryoutField, ...]]]] = []
    for row in rows:
        if len(row) == 1:
            groups.append((row[0].marked, []))
        elif groups:
            groups[-1][1].append(row)
        else:
            groups.append(("", [row]))
    yield from groups
