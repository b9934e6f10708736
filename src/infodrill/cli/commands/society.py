"""`infodrill society`: build a city, run it, run it many times, measure it, and set it beside real cascades."""

# No charter: asks and prints; whatever is done goes through the packages that are ground
from __future__ import annotations

from dataclasses import asdict
from os import cpu_count
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Annotated, Any

import typer

from infodrill.cli import screen
from infodrill.cli.cities import Accounts, CityFolder, PlacesFile, Seed, city_of
from infodrill.cli.exits import Exit
from infodrill.cli.inputs import output_folder
from infodrill.cli.progress import Bar, peak_rss_mb, warm
from infodrill.cli.screen import (
    Commands,
    JsonOption,
    Lang,
    LangOption,
    give,
    guarded,
    guarded_by_itself,
    note,
    said,
    say,
)
from infodrill.kernel.errors import DrillError, Place
from infodrill.kernel.i18n import N_
from infodrill.kernel.mark import stamped

if TYPE_CHECKING:
    from infodrill.society import City
    from infodrill.society.clocks import Measured
    from infodrill.society.likeness import Likeness
    from infodrill.society.trial import Trial

BUILD_HELP = N_(
    "Build a city and keep it in a folder.\n\nExample: `infodrill society build --accounts 4700000 --out city`"
)
RUN_HELP = N_(
    "Let four claims spread for some hours, and say what came of it.\n\n"
    "Example: `infodrill society run --accounts 200000 --hours 24`"
)
ENSEMBLE_HELP = N_(
    "Run the same claims with many seeds.\n\nExample: `infodrill society ensemble --runs 20 --accounts 100000`"
)
BENCH_HELP = N_(
    "Measure speed beside this machine's own bound.\n\nExample: `infodrill society bench --accounts 1000000`"
)
VALIDATE_HELP = N_(
    "Set simulated cascades beside real ones, fact by fact.\n\nExample: `infodrill society validate --data cascades`"
)
REAL = {"public-feed": ("tw15", None), "groups": ("ced", "false")}

Hours = Annotated[int, typer.Option("--hours", min=1, max=2_000, help=said(N_("Simulated hours.")))]
Preset = Annotated[str, typer.Option("--preset", help=said(N_("mixed, public-feed or groups.")))]


def add_to(app: typer.Typer) -> None:
    group = typer.Typer(
        help=said(N_("The simulated city: build, run, measure, compare.")),
        no_args_is_help=True,
        cls=Commands,
    )
    group.command("build", help=said(BUILD_HELP))(build)
    group.command("run", help=said(RUN_HELP))(run)
    group.command("ensemble", help=said(ENSEMBLE_HELP))(ensemble)
    group.command("bench", help=said(BENCH_HELP))(bench)
    group.command("validate", help=said(VALIDATE_HELP))(validate)
    app.add_typer(group, name="society")


@guarded
def build(
    out: Annotated[Path, typer.Option("--out", help=said(N_("Folder to keep the city in.")))],
    accounts: Accounts = 200_000,
    seed: Seed = 1,
    places: PlacesFile = None,
    as_json: JsonOption = False,
    lang: LangOption = Lang.vi,
) -> None:
    began = perf_counter()
    city = city_of(None, places, accounts, seed, lang, output_folder(out))
    told = {
        "accounts": city.accounts,
        "edges": city.edges,
        "wards": len(city.places),
        "digest": city.digest,
        "wall_s": round(perf_counter() - began, 3),
        "peak_rss_mb": peak_rss_mb(),
    }
    _tell(told | stamped(city.real_places), as_json)


@guarded
def run(
    city: CityFolder = None,
    places: PlacesFile = None,
    accounts: Accounts = 200_000,
    hours: Hours = 24,
    seed: Seed = 7,
    preset: Preset = "mixed",
    cascades: Annotated[
        Path | None,
        typer.Option(
            "--cascades", help=said(N_("Also write unselected cascades of organic claims to this .npz file."))
        ),
    ] = None,
    as_json: JsonOption = False,
    lang: LangOption = Lang.vi,
) -> None:
    from infodrill.society.trial import play

    began = perf_counter()
    place = city_of(city, places, accounts, 1, lang, run=True)
    warm(lang)
    with Bar(lang) as bar:
        done = play(
            place,
            hours=hours,
            seed=seed,
            preset=preset,
            progress=lambda part: bar.advance("drill", int(100 * part), 100),
        )
    told: dict[str, Any] = {
        "accounts": place.accounts,
        "edges": place.edges,
        "hours": hours,
        "preset": preset,
    }
    told |= done.as_row()
    if cascades is not None:
        told |= _organic(place, hours, seed, preset, cascades)
    told |= {"wall_s": round(perf_counter() - began, 3), "peak_rss_mb": peak_rss_mb()}
    _tell(told | stamped(place.real_places), as_json)


@guarded_by_itself
def ensemble(
    runs: Annotated[int, typer.Option("--runs", min=1, max=100_000, help=said(N_("How many seeds.")))] = 20,
    city: CityFolder = None,
    places: PlacesFile = None,
    accounts: Accounts = 200_000,
    hours: Hours = 24,
    seed: Seed = 1,
    preset: Preset = "mixed",
    dask: Annotated[
        str,
        typer.Option(
            "--dask",
            envvar="INFODRILL_DASK",
            help=said(N_("Play on the Dask cluster of this scheduler, as tcp://host:port.")),
        ),
    ] = "",
    as_json: JsonOption = False,
    lang: LangOption = Lang.vi,
) -> int:
    """Closes the range itself, since a cluster's scheduler must be let through."""
    from infodrill.kernel import egress
    from infodrill.society import cluster

    if dask:
        egress.install([cluster.address_of(dask)])
    screen.guard_egress()
    began = perf_counter()
    place = city_of(city, places, accounts, 1, lang, run=not dask)
    kept, broken = _lived(place, dask, lang, runs=runs, hours=hours, seed=seed, preset=preset)
    if broken:
        note(broken.render(lang))
    _tell(_of_all(kept, place, hours, preset, perf_counter() - began, as_json), as_json)
    return Exit.REFUSED if broken else Exit.OK


def _lived(
    place: City, dask: str, lang: Lang, *, runs: int, **how: Any
) -> tuple[list[Trial], DrillError | None]:
    """The drills that were played, here or on a cluster, and what kept the cluster from playing the rest."""
    from infodrill.society import cluster, trial

    kept: list[Trial] = []
    with Bar(lang) as bar:

        def seen(finished: Trial) -> None:
            kept.append(finished)
            bar.advance("drill", len(kept), runs)

        try:
            if dask:
                cluster.ensemble_on(dask, place, runs=runs, progress=seen, **how)
            else:
                warm(lang)
                trial.ensemble(place, workers=cpu_count() or 1, runs=runs, progress=seen, **how)
        except cluster.ClusterError as error:
            if not kept:
                raise
            return kept, error
    return kept, None


def _of_all(
    kept: list[Trial], place: City, hours: int, preset: str, spent: float, every: bool
) -> dict[str, Any]:
    """What the drills of an ensemble came to."""
    kept.sort(key=lambda trial: trial.seed)
    shares = sorted(trial.shares for trial in kept)
    told: dict[str, Any] = {
        "accounts": place.accounts,
        "runs": len(kept),
        "hours": hours,
        "preset": preset,
        "shares_median": shares[len(shares) // 2],
        "shares_least": shares[0],
        "shares_most": shares[-1],
        "wall_s": round(spent, 3),
        "peak_rss_mb": peak_rss_mb(),
    }
    told |= stamped(place.real_places)
    return told | ({"results": [trial.as_row() for trial in kept]} if every else {})


@guarded
def bench(
    accounts: Accounts = 1_000_000,
    hours: Hours = 24,
    repeats: Annotated[
        int, typer.Option("--repeats", min=1, max=100, help=said(N_("Runs of each small kernel.")))
    ] = 5,
    as_json: JsonOption = False,
    lang: LangOption = Lang.vi,
) -> None:
    from infodrill.society.bench import rows, whole_drill

    began = perf_counter()
    warm(lang)
    made = rows(accounts, repeats, note)
    made += (drill := whole_drill(accounts, hours, note)).rows
    if as_json:
        spent = {"wall_s": round(perf_counter() - began, 3), "peak_rss_mb": peak_rss_mb()}
        give({"rows": made, **drill.told, **spent})
        return
    for row in made:
        say(f"{row['name']:<24}{row['median_s']:>12} s {row['per_s']:>14,} /s")


@guarded
def validate(
    data: Annotated[
        Path, typer.Option("--data", help=said(N_("Folder of real cascades: tw15.npz, ced.npz, marref.npz.")))
    ],
    preset: Annotated[str, typer.Option("--preset", help=said(N_("public-feed, groups, or both.")))] = "both",
    accounts: Accounts = 1_000_000,
    seed: Seed = 1,
    out: Annotated[Path | None, typer.Option("--out", help=said(N_("Folder for plots.")))] = None,
    as_json: JsonOption = False,
    lang: LangOption = Lang.vi,
) -> int:
    warm(lang)
    place = city_of(None, None, accounts, 1, lang)
    told = {
        name: _validated(place, name, data, seed, out, as_json) for name in REAL if preset in (name, "both")
    }
    if as_json:
        give(told)
    return Exit.FINDINGS if any(entry["level"] == "fail" for entry in told.values()) else Exit.OK


def _rule(truth: dict[str, Any], path: Path) -> tuple[int, int, int]:
    """By which rule the real cascades were selected. Raises CityError when their file does not say."""
    from infodrill.society import CityError

    if "rule" not in truth or truth["rule"].size < 3:
        raise CityError(
            N_("this file does not say by which rule its cascades were selected"),
            remedy=N_("give an .npz file with three numbers in rule, as the set's reader writes it"),
            place=Place(str(path)),
            code="Y104",
        )
    return int(truth["rule"][0]), int(truth["rule"][1]), int(truth["rule"][2])


def _validated(
    place: City, preset: str, data: Path, seed: int, out: Path | None, quiet: bool
) -> dict[str, Any]:
    from infodrill.society.cascades import facts, read_cascades
    from infodrill.society.clocks import clocks
    from infodrill.society.likeness import compare, overall, tails
    from infodrill.society.organic import organic_cascades
    from infodrill.society.plots import write_plots

    name, label = REAL[preset]
    truth, unselected = read_cascades(data / f"{name}.npz"), read_cascades(data / "marref.npz")
    rule = _rule(truth, data / f"{name}.npz")
    ours = organic_cascades(place, seed=seed, preset=preset)
    ours_facts, real_facts = facts(ours, rule), facts(truth, rule, label)
    found = compare(ours_facts, real_facts)
    tail = (tails(facts(ours)["size"]), tails(facts(unselected)["size"]))
    clock = (clocks(ours, rule), clocks(truth, rule, label))
    reached = overall(found, tail, clock)
    if out is not None:
        write_plots(
            ours_facts, real_facts, output_folder(out) / f"{preset}.svg", f"{preset}: simulated and {name}"
        )
    if not quiet:
        many = ours_facts["size"].size
        say(f"{preset} / {name}{':' + label if label else ''}: {many} / {real_facts['size'].size}")
        _say_likeness(found, tail, clock, reached)
    return {
        "set": name,
        "label": label,
        "selected": int(ours_facts["size"].size),
        "facts": [asdict(likeness) for likeness in found],
        "tails": {what: [tail[0][what], real] for what, real in tail[1].items()},
        "clocks": {
            what: [asdict(side[what]) if what in side else None for side in clock] for what in clock[1]
        },
        "level": reached,
    }


def _say_likeness(
    found: tuple[Likeness, ...],
    tail: tuple[dict[str, float], dict[str, float]],
    clock: tuple[dict[str, Measured], dict[str, Measured]],
    reached: str,
) -> None:
    """Facts, tails and clocks line by line; the level last, which counts all of them."""
    from infodrill.society.likeness import inside

    for likeness in found:
        say(
            f"{likeness.fact:<12}{likeness.simulated:>9.3g}{likeness.real:>9.3g}"
            f"  KS {likeness.ks:.3f}  W1 {likeness.w1:.3f}  {likeness.level}"
        )
    for what, real in tail[1].items():
        verdict = "within a factor of 2" if inside(tail[0][what], real) else "outside a factor of 2"
        say(f"{what:<12}{tail[0][what]:>9.4f}{real:>9.4f}  {verdict}")
    for what, theirs in clock[1].items():
        if what not in clock[0]:
            say(f"{what:<12}{'-':>9}{theirs.value:>9.3g}")
            continue
        mine = clock[0][what]
        spans = f"[{mine.low:.3g}, {mine.high:.3g}] [{theirs.low:.3g}, {theirs.high:.3g}]"
        say(
            f"{what:<12}{mine.value:>9.3g}{theirs.value:>9.3g}  {spans}  {'overlap' if mine.overlaps(theirs) else 'apart'}"
        )
    say(reached)


def _organic(place: City, hours: int, seed: int, preset: str, path: Path) -> dict[str, Any]:
    import numpy as np

    from infodrill.society.organic import organic_cascades

    made = organic_cascades(place, seed=seed, preset=preset, hours=hours)
    output_folder(path.parent)
    np.savez_compressed(path, **made)  # type: ignore[arg-type]
    return {"cascades": int(made["offsets"].size - 1), "cascade_file": str(path)}


def _tell(told: dict[str, Any], as_json: bool) -> None:
    if as_json:
        give(told)
        return
    for name, value in told.items():
        say(f"{name:<16}{value}")
