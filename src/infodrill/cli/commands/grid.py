"""`infodrill rehearse … --grid`: every character plays with several seeds, and what the measures make of each."""

# Charter: cli commands grid
from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, TypeVar

from infodrill.cli import inputs
from infodrill.cli.commands.check import tell
from infodrill.cli.exits import Exit
from infodrill.cli.progress import Bar, warm
from infodrill.cli.screen import give, guard_egress, say
from infodrill.kernel.i18n import N_, tr

if TYPE_CHECKING:
    from infodrill.review.grid import Grid, Play

Made = TypeVar("Made")


def grid(
    names: Sequence[str],
    *,
    seeds: int,
    accounts: int | None,
    workers: int,
    out: Path | None,
    as_json: bool,
    lang: str,
) -> int:
    """Play and print the grid; `names` empty = the library. Exit code 1 when it shows what must not be."""
    from infodrill.conduct.check import check
    from infodrill.review import grid as review
    from infodrill.review.grid import page
    from infodrill.scenario.loader import library

    # A lesson promises no letter.
    chosen = names or [name for name in library() if not inputs.scenario(name).scenario.drill.lesson]
    loaded = [inputs.scenario(name) for name in chosen]
    reports = [check(scenario) for scenario in loaded]
    tell([problem for report in reports if report.errors for problem in report.problems], lang)
    if any(report.errors for report in reports):
        return Exit.REFUSED
    accounts = accounts or review.ACCOUNTS
    warm(lang)
    with Bar(lang) as bar:
        tasks = review.tasks(chosen, seeds)
        plays = []
        for played in _plays(tasks, accounts, workers):
            plays.append(played)
            bar.played(len(plays), len(tasks))
    grids = [review.grid_of(scenario, plays) for scenario in loaded]
    if out:
        inputs.write_bytes(out, page(grids, accounts).encode())
    if as_json:
        give({"accounts": accounts, "drills": [_plain(each_grid, lang) for each_grid in grids]})
    else:
        for drill_grid in grids:
            _tell(drill_grid, lang)
    return Exit.FINDINGS if any(list(review.departures(each_grid)) for each_grid in grids) else Exit.OK


def _plays(tasks: Sequence[tuple[str, str, int]], accounts: int, workers: int) -> Iterator[Play]:
    """Every play in order. Cities are built once a drill and seed."""
    from infodrill.review.grid import play

    with TemporaryDirectory(prefix="infodrill-") as cache:
        yield from side_by_side(partial(play, accounts=accounts, cache=Path(cache)), tasks, workers)


def side_by_side(
    play_one: Callable[..., Made], tasks: Sequence[tuple[Any, ...]], workers: int
) -> Iterator[Made]:
    """What `play_one` makes of each task, in order; with several workers each in a process of its own."""
    columns = tuple(zip(*tasks, strict=True))
    if workers == 1:
        yield from map(play_one, *columns)
        return
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=spawn, initializer=guard_egress) as pool:
        yield from pool.map(play_one, *columns)


def _plain(grid: Grid, lang: str) -> dict[str, Any]:
    from infodrill.review.grid import departures

    return {
        "scenario": grid.scenario,
        "promised": list(grid.promised),
        "plays": [
            {
                "character": play.character,
                "seed": play.seed,
                "measures": {
                    code: {"mark": mark.mark, "coverage": mark.coverage} for code, mark in play.marks.items()
                },
            }
            for play in grid.plays
        ],
        "departures": [tr(lang, text, code=code) for text, code in departures(grid)],
    }


def _tell(grid: Grid, lang: str) -> None:
    from rich.console import Console
    from rich.table import Table

    from infodrill.automata.character import CHARACTERS, WORDS
    from infodrill.review.grid import OVERALL, departures, field

    table = Table(title=grid.scenario)
    table.add_column(tr(lang, N_("Measure")))
    for character in CHARACTERS:
        table.add_column(tr(lang, WORDS[character]))
    for code in grid.codes:
        name = tr(lang, N_("Overall")) if code == OVERALL else f"{code} ✓" if code in grid.promised else code
        table.add_row(name, *(field(grid.cell(code, character)) for character in CHARACTERS))
    Console().print(table)
    for text, code in departures(grid):
        say(f"· {tr(lang, text, code=code)}")
