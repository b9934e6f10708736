"""`infodrill rehearse SCENARIO`: play a whole drill with automated cells, and write its file and report."""

from __future__ import annotations

import time
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from infodrill.cli import inputs
from infodrill.cli.commands.check import ScenarioArgument, tell
from infodrill.cli.exits import Exit
from infodrill.cli.progress import Bar, peak_rss_mb
from infodrill.cli.screen import JsonOption, Lang, LangOption, give, guarded, said, say
from infodrill.kernel.i18n import N_, tr

if TYPE_CHECKING:
    from infodrill.conduct.rehearse import Rehearsal
    from infodrill.review.assess import Assessment
    from infodrill.scenario.loader import Loaded

HELP = N_(
    "Play a whole drill with automated cells, then write the drill file and its report.\n\n"
    "The same scenario and seed give the same drill on every machine. An interrupted rehearsal goes on when the same "
    "command is given again.\n\n"
    "Examples: `infodrill rehearse clinic` · `infodrill rehearse typhoon --seed 7 --cells overreacting` · "
    "`infodrill rehearse ./my-drill --accounts 20000 --json`"
)


class Character(StrEnum):
    good = "good"
    slow = "slow"
    overreacting = "overreacting"
    absent = "absent"


@dataclass(frozen=True)
class Played:
    """A rehearsal, its assessment and what it took."""

    rehearsal: Rehearsal
    assessment: Assessment
    files: tuple[Path, ...]
    wall_s: float


def add_to(app: typer.Typer) -> None:
    app.command("rehearse", help=said(HELP))(rehearse)


@guarded
def rehearse(
    scenario: ScenarioArgument,
    seed: Annotated[
        int, typer.Option("--seed", metavar="N", min=0, max=2**63 - 1, help=said(N_("Seed of every draw.")))
    ] = 1,
    cells: Annotated[
        Character, typer.Option("--cells", help=said(N_("How the automated cells work.")))
    ] = Character.good,
    accounts: Annotated[
        int | None,
        typer.Option(
            "--accounts",
            metavar="N",
            min=1_000,
            max=20_000_000,
            help=said(N_("Simulated accounts; the scenario's number without it.")),
        ),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", help=said(N_("Folder to write to; out/SCENARIO-SEED without it.")))
    ] = None,
    no_report: Annotated[
        bool, typer.Option("--no-report", help=said(N_("Write the drill file only.")))
    ] = False,
    as_json: JsonOption = False,
    lang: LangOption = Lang.vi,
) -> int:
    from infodrill.conduct.check import check

    loaded = inputs.scenario(scenario)
    report = check(loaded)
    tell(report.problems if report.errors else (), lang)
    if report.errors:
        return Exit.REFUSED
    drill = loaded.scenario.drill
    folder = inputs.output_folder(out or Path("out") / f"{drill.id}-{seed}")
    played = _play(loaded, seed, cells.value, accounts or drill.accounts, folder, lang.value, not no_report)
    whole = _whole(loaded, seed, cells.value, accounts or drill.accounts, played)
    if as_json:
        give(whole)
    else:
        _tell(whole, played, lang)
    return Exit.OK


def _play(
    loaded: Loaded, seed: int, cells: str, accounts: int, folder: Path, lang: str, with_report: bool
) -> Played:
    from infodrill.conduct.rehearse import rehearse as play
    from infodrill.review.assess import assess
    from infodrill.review.record import load_record
    from infodrill.review.report import write

    begun = time.perf_counter()
    with Bar(lang) as bar:
        done = play(
            loaded, seed=seed, cells=cells, accounts=accounts, folder=folder, lang=lang, progress=bar.advance
        )
        bar.advance("report", 0, 1)
        record = load_record(done.drill_file)
        assessment = assess(record)
        order = ("vi", "en") if lang == "vi" else ("en", "vi")
        written = write(assessment, record, folder, order) if with_report else ()
        bar.advance("report", 1, 1)
    return Played(done, assessment, (done.drill_file, *written), time.perf_counter() - begun)


def _whole(loaded: Loaded, seed: int, cells: str, accounts: int, played: Played) -> dict[str, Any]:
    assessment = played.assessment
    return {
        "scenario": loaded.scenario.drill.id,
        "scenario_digest": loaded.digest,
        "seed": seed,
        "cells": cells,
        "accounts": accounts,
        "overall": assessment.overall,
        "measures": {
            name: {"result": one.result, "rating": one.rating, "coverage": one.coverage}
            for name, one in assessment.measures.items()
        },
        "content_digest": played.rehearsal.content_digest,
        "chain_digest": played.rehearsal.chain_digest,
        "unreached_injects": _unreached(loaded, played.rehearsal.drill_file),
        "files": [str(one) for one in played.files],
        "wall_s": round(played.wall_s, 3),
        "peak_rss_mb": peak_rss_mb(),
    }


def _unreached(loaded: Loaded, file: Path) -> list[int]:
    """Numbers of injects that were never delivered: branches that this kind of cell does not reach."""
    from infodrill.conduct.events import InjectDelivered
    from infodrill.kernel.archive import read_drill

    bodies = (one.body for one in read_drill(file).events)
    reached = {
        one.inject
        for one in bodies
        if isinstance(one, InjectDelivered) and one.run_status in ("delivered", "late")
    }
    return sorted({one.number for one in loaded.scenario.msel.injects} - reached)


def _tell(whole: dict[str, Any], played: Played, lang: str) -> None:
    from rich.console import Console
    from rich.table import Table

    overall = whole["overall"] or tr(lang, N_("not rated"))
    table = Table(title=f"{whole['scenario']} · seed {whole['seed']} · {overall}")
    for heading in (N_("Measure"), N_("Result"), N_("Rating"), N_("Coverage")):
        table.add_column(tr(lang, heading))
    for name, one in whole["measures"].items():
        rating = one["rating"] or tr(lang, N_("not rated"))
        table.add_row(name, str(one["result"]), rating, f"{one['coverage']} %")
    Console().print(table)
    if whole["unreached_injects"]:
        numbers = ", ".join(map(str, whole["unreached_injects"]))
        say(tr(lang, N_("Injects that these cells did not reach: {numbers}"), numbers=numbers))
    say(f"content {whole['content_digest']}")
    say(f"chain   {whole['chain_digest']}")
    say(tr(lang, N_("{seconds} s, {mb} MB at most"), seconds=whole["wall_s"], mb=whole["peak_rss_mb"]))
    for one in played.files:
        say(str(one))
