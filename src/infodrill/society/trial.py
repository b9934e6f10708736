"""Owns the standard drill of benchmarks and ensembles: four claims for some hours, played once or many times."""

# No charter: arithmetic of the simulated city; its accounts show only through the members of this package
from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import asdict, dataclass
from time import perf_counter

from infodrill.society.assumptions import AssumptionSet
from infodrill.society.city import City
from infodrill.society.engine import Pools
from infodrill.society.layers import Layer
from infodrill.society.spread import Spread

CLAIMS = 4
PULL = 60
SPACING = 20  # minutes between the claims


@dataclass(frozen=True, kw_only=True)
class Trial:
    """What one standard drill came to."""

    seed: int
    engine_s: float
    shares: int
    exposures: int  # readings
    exposed: tuple[int, ...]  # accounts, by claim
    believers: tuple[int, ...]
    digest: str

    def as_row(self) -> dict[str, object]:
        """For JSON."""
        return asdict(self)


def play(
    city: City,
    *,
    hours: int,
    seed: int,
    preset: str = "mixed",
    assumptions: AssumptionSet = "base",
    pools: Pools | None = None,
    progress: Callable[[float], None] | None = None,
) -> Trial:
    """Four claims with pull 60, one root for 5,000 accounts (20 at least), on feed, groups and by word of mouth."""
    run = Spread(city, seed=seed, preset=preset, assumptions=assumptions, pools=pools)
    roots = max(20, city.accounts // 5_000)
    names = tuple(f"claim-{number}" for number in range(CLAIMS))
    for number, name in enumerate(names):
        run.start(
            name,
            at=SPACING * number,
            ward=None,
            roots=min(roots, city.accounts),
            pull=PULL,
            layers=(Layer.FEED, Layer.GROUP, Layer.FIELD),
        )
    began = perf_counter()
    for hour in range(1, hours + 1):
        run.advance(60 * hour)
        if progress:
            progress(hour / hours)
    spent = perf_counter() - began
    counts = [run.counts(name) for name in names]
    return Trial(
        seed=seed,
        engine_s=round(spent, 3),
        shares=sum(count.shares for count in counts),
        exposures=run.readings,
        exposed=tuple(count.exposed for count in counts),
        believers=tuple(count.believers for count in counts),
        digest=run.digest,
    )


def ensemble(
    city: City,
    *,
    runs: int,
    hours: int,
    seed: int,
    preset: str = "mixed",
    assumptions: AssumptionSet = "base",
    workers: int = 2,
    progress: Callable[[Trial], None] | None = None,
) -> tuple[Trial, ...]:
    """Seeds seed..seed+runs-1, replica-parallel on threads over one read-only city; in order of the seed."""
    alone = Pools(threads=1)
    found: dict[int, Trial] = {}
    with ThreadPoolExecutor(max(1, workers)) as pool:
        begun = [
            pool.submit(
                play, city, hours=hours, seed=seed + n, preset=preset, assumptions=assumptions, pools=alone
            )
            for n in range(runs)
        ]
        for done in as_completed(begun):
            result = done.result()
            found[result.seed] = result
            if progress:
                progress(result)
    return tuple(found[number] for number in sorted(found))
