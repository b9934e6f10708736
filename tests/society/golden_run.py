"""The golden drill of society: one run that uses every rule; prints its digest. Also run in other processes."""

from __future__ import annotations

import sys

from infodrill.society import City, CityPlace, Layer, Pools, Spread

TALK = (Layer.FEED, Layer.GROUP, Layer.FIELD)


def golden(pools: Pools | None = None, steps: tuple[int, ...] = (500,), preset: str = "mixed") -> Spread:
    """Three claims, every effect, a mutation, a boost and a retraction."""
    city = City.build(tuple(CityPlace(f"w{i}", 700 + 90 * i) for i in range(5)), 4_000, seed=11)
    run = Spread(city, seed=5, preset=preset, pools=pools)
    for number, pull in enumerate((70, 50, 90)):
        run.start(f"k{number}", at=7 * number, ward=None, roots=12, layers=TALK, pull=pull)
    effects = ("hold", "correct", "warn", "acknowledge", "answer", "prebunk", "false_denial")
    for number, effect in enumerate(effects):
        run.publish(
            f"s{number}",
            targets=f"k{number % 3}",
            at=20 + 15 * number,
            issuer=f"office-{number // 3}",
            layers=(Layer.FEED, Layer.PRESS),
            reach=180,
            craft=number,
            evidence=number % 4,
            effect=effect,
        )
    run.retract("s6", at=200)
    run.start("k3", at=150, ward=2, roots=6, layers=TALK, pull=60, inherits="k0")
    run.boost("k1", at=260, layer=Layer.PRESS, reach=120)
    for until in steps:
        run.advance(until)
    return run


if __name__ == "__main__":
    sys.stdout.write(golden().digest)
