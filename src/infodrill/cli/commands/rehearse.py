"""`infodrill rehearse SCENARIO`: play a whole drill with automated cells, and write its file and report."""

# Charter: cli commands rehearse
from __future__ import annotations

import time
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from infodrill.cli import inputs, summary
from infodrill.cli.commands.check import unsound
from infodrill.cli.exits import Exit
from infodrill.cli.progress import Bar, warm
from infodrill.cli.screen import JsonOption, Lang, LangOption, give, guarded, note, said
from infodrill.cli.summary import RehearsedDrill
from infodrill.kernel.i18n import N_, tr

if TYPE_CHECKING:
    from infodrill.conduct.carrying import EarlierPlan
    from infodrill.review.assess import Assessment
    from infodrill.review.record import Record
    from infodrill.scenario.loader import Loaded
    from infodrill.scenario.schema import Scenario

HELP = N_(
    "Play a whole drill with automated cells, then write the drill file and its report.\n\n"
    "The same scenario and seed give the same drill on every machine. An interrupted rehearsal goes on when the same "
    "command is given again.\n\n"
    "With --grid every kind of cell plays every scenario named (none = the library) with several seeds, and what each "
    "measure makes of it is printed side by side.\n\n"
    "Examples: `infodrill rehearse clinic` · `infodrill rehearse typhoon --seed 7 --cells overreacting` · "
    "`infodrill rehearse ./my-drill --accounts 20000 --json` · `infodrill rehearse clinic boundaries --grid`"
)


GridOption = Annotated[
    bool,
    typer.Option("--grid", help=said(N_("Play all kinds of cells with several seeds, and compare them."))),
]
SeedsOption = Annotated[
    int, typer.Option("--seeds", metavar="N", min=1, max=100, help=said(N_("With --grid: seeds 1 to N.")))
]
WorkersOption = Annotated[
    int,
    typer.Option(
        "--workers",
        metavar="N",
        min=1,
        max=64,
        help=said(N_("Plays side by side, each in a process of its own; with --grid.")),
    ),
]
ScenariosArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="SCENARIO…", help=said(N_("A name of the library, or a folder with drill.yaml."))),
]
AccountsOption = Annotated[
    int | None,
    typer.Option(
        "--accounts",
        metavar="N",
        min=1_000,
        max=20_000_000,
        help=said(N_("Simulated accounts; the scenario's number without it.")),
    ),
]


class CharacterName(StrEnum):
    good = "good"
    slow = "slow"
    overreacting = "overreacting"
    careless = "careless"
    silent = "silent"
    absent = "absent"


SeedOption = Annotated[
    int, typer.Option("--seed", metavar="N", min=0, max=2**63 - 1, help=said(N_("Seed of every draw.")))
]
CellsOption = Annotated[
    CharacterName, typer.Option("--cells", help=said(N_("How the automated cells work.")))
]
OutOption = Annotated[
    Path | None,
    typer.Option(
        "--out", help=said(N_("Folder to write to; out/SCENARIO-SEED without it. With --grid: a file."))
    ),
]
CarryOption = Annotated[
    Path | None,
    typer.Option(
        "--carry",
        metavar="FILE",
        help=said(
            N_(
                "An earlier drill, or its plan file: what it left open joins the objectives of this one; in the same city the "
                "trust that its false words cost is lost here too."
            )
        ),
    ),
]
PlayInOption = Annotated[
    Lang | None,
    typer.Option(
        "--play-in",
        help=said(N_("Language in which the cells write, vi or en; the scenario's first one without it.")),
    ),
]
NoReportOption = Annotated[
    bool, typer.Option("--no-report", help=said(N_("Write the drill file only, and run no twin cities.")))
]


@guarded
def rehearse(
    scenario: ScenariosArgument = None,
    seed: SeedOption = 1,
    cells: CellsOption = CharacterName.good,
    accounts: AccountsOption = None,
    out: OutOption = None,
    no_report: NoReportOption = False,
    play_in: PlayInOption = None,
    carry: CarryOption = None,
    grid: GridOption = False,
    seeds: SeedsOption = 3,
    workers: WorkersOption = 1,
    as_json: JsonOption = False,
    lang: LangOption = Lang.vi,
) -> int:
    from infodrill.conduct.check import released

    if grid:
        from infodrill.cli.commands.grid import grid as compare

        return compare(
            scenario or (), seeds=seeds, accounts=accounts, workers=workers, out=out, as_json=as_json, lang=lang.value
        )  # fmt: skip
    if not scenario or len(scenario) > 1:
        note(tr(lang.value, N_("Name one scenario; several belong to --grid.")))
        return Exit.USAGE
    loaded = inputs.scenario(scenario[0])
    if not released(loaded) and unsound(loaded, lang):
        return Exit.REFUSED
    drill, plan = loaded.scenario.drill, _carried(carry, loaded.scenario, lang.value) if carry else None
    folder = inputs.output_folder(out or Path("out") / f"{drill.id}-{seed}")
    played = _play(
        loaded, seed, cells.value, accounts=accounts or drill.accounts, folder=folder, lang=lang.value,
        play_in=play_in.value if play_in else "", with_report=not no_report, plan=plan,
    )  # fmt: skip
    if as_json:
        give(summary.whole(played, lang))
    else:
        summary.tell(played, lang)
    return Exit.OK


def _carried(earlier: Path, scenario: Scenario, lang: str) -> EarlierPlan:
    """The plan of an earlier drill; says what of it this one goes on with."""
    plan = inputs.plan(earlier)
    for line in goes_on(plan, scenario, lang):
        note(line)
    return plan


def goes_on(plan: EarlierPlan, scenario: Scenario, lang: str) -> Iterator[str]:
    """What this drill takes over from the earlier one, and what it does not."""
    from infodrill.conduct.carrying import past

    message = N_("After “{drill}”: what its plan left open joins the objectives here, {n} in all.")
    yield tr(lang, message, drill=plan.drill[lang], n=len(plan.open))
    _, lost = past(plan, scenario)
    if lost:
        names = {ward.id: ward.name.in_(lang) for ward in scenario.places.wards}
        wards = ", ".join(f"{names[ward]} {max(1, round(-permille / 10))}" for ward, permille in lost)
        message = N_(
            "What its false words cost stays lost; of 100 points of trust there are fewer by: {wards}."
        )
        yield tr(lang, message, wards=wards)
    elif plan.city["vi"] != scenario.places.city.vi:
        message = N_("It was played in another city, {city}: no trust is carried over.")
        yield tr(lang, message, city=plan.city[lang] or "–")


def _play(
    loaded: Loaded,
    seed: int,
    cells: str,
    *,
    accounts: int,
    folder: Path,
    lang: str,
    play_in: str,
    with_report: bool,
    plan: EarlierPlan | None,
) -> RehearsedDrill:
    """`lang` = what is told in, which moves no event; `play_in` = what cells write in, "" = the scenario's first language."""
    from infodrill.automata.rehearse import rehearse as play
    from infodrill.conduct import artefacts
    from infodrill.review.assess import closing
    from infodrill.review.record import load_record

    begun = time.perf_counter()
    warm(lang)
    with Bar(lang) as bar:
        played = play(
            loaded, seed=seed, cells=cells, accounts=accounts, folder=folder, lang=play_in, progress=bar.advance,
            score=closing, plan=plan,
        )  # fmt: skip
        record = load_record(played.drill_file)
        artefacts.write(record.scenario, record.events, folder)
        assessment = _assessed(record, bar, with_report=with_report)
        written = _report(assessment, record, folder, lang, bar) if with_report else ()
    files = (played.drill_file, *written, folder / artefacts.FOLDER)
    return RehearsedDrill(
        rehearsal=played,
        record=record,
        assessment=assessment,
        files=files,
        wall_s=time.perf_counter() - begun,
    )


def _assessed(record: Record, bar: Bar, *, with_report: bool) -> Assessment:
    from infodrill.review.assess import assess
    from infodrill.review.estimate import REPLICAS

    # Without a report nobody reads what the twin cities say, and they take most of the time.
    twins = REPLICAS if with_report else 0
    return assess(record, replicas=twins, progress=lambda done, total: bar.advance("assess", done, total))


def _report(assessment: Assessment, record: Record, folder: Path, lang: str, bar: Bar) -> tuple[Path, ...]:
    from infodrill.review.report import write

    bar.advance("report", 0, 1)
    written = write(assessment, record, folder, ("vi", "en") if lang == "vi" else ("en", "vi"))
    bar.advance("report", 1, 1)
    return tuple(written)
