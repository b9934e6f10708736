"""What a note under a post does, beside the published figures: `python tools/note_effects.py [--seeds 8]`.

Posts of busy tellers, one a claim, are played for a week twice with the same draws: with a note that every
later reader of a copy on the feed sees, and without. A note is the label of Martel & Rand (belief -27.6 %, sharing -24.7 % of
one decision) and nothing else; what it does to a post's later life, shape and whole follows, and is not fitted.
Prints the mean over seeds of the pooled change, with its standard error, for notes attached at 15 and at 48 hours.
"""

from __future__ import annotations

import argparse
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from infodrill.society import City, CityPlace, Pools
from infodrill.society import columns as c
from infodrill.society.assumptions import PRESET_TABLE, coefficients
from infodrill.society.cascades import tree_facts
from infodrill.society.draws import key_of
from infodrill.society.engine import Engine
from infodrill.society.organic import ALL_LAYERS, as_cascades, audiences, plant_organic
from infodrill.society.stage import Stage
from infodrill.society.strength import coefficient_array, note_threshold

HOURS = (15, 48)
LEAST = 55  # reposts: the posts that are chosen for popularity, as those of the real set
Outcome = tuple[NDArray[np.int64], ...]  # by post: whole, after each hour of HOURS, depth, most at one depth


def play(city: City, preset: str, seed: int, posts: int, noted_at: int, minutes: int) -> Outcome:
    """One run; `noted_at` = minute of the note, or -1."""
    kind = PRESET_TABLE[preset]
    numbers = coefficients("base")
    engine = Engine(city, coefficient_array(numbers, kind, 60 * (8 + seed % 12)), Pools(threads=1))
    stage = Stage(city, seed, engine, numbers)
    for number in range(posts):
        slot = stage.claim_slot(f"post-{number}")
        engine.board.col[slot, c.PULL], engine.board.col[slot, c.LAYERS] = kind.organic.pull, ALL_LAYERS
    engine.room_for_rows(posts)
    key, told = np.uint64(key_of("organic", seed)), (engine.people, engine.minds, engine.rows)
    engine.n_rows = plant_organic(0, 0, 0, posts, key, 1 << 32, audiences(kind), posts, *told)
    for minute in range(minutes):
        if minute == noted_at:
            engine.board.col[:posts, c.NOTE] = note_threshold(numbers, c.E_CORRECT, 3, 1000)
        engine.tick(minute)
    return outcome(as_cascades(engine.rows, engine.n_rows, city.accounts, 0, key), posts)


def outcome(made: dict[str, NDArray[np.generic]], posts: int) -> Outcome:
    """Whole life, what came after each hour, and shape, by post."""
    rows = []
    for start, end in pairwise(made["offsets"].tolist()):
        t, parent = made["t_min"][start + 1 : end], made["parent"][start:end].astype(np.int64)
        depth, _, most, _ = tree_facts(parent) if end - start > 1 else (0, 0, 0, 0)
        rows.append((t.size, *((t > 60 * hour).sum() for hour in HOURS), depth, most))
    assert len(rows) == posts
    return tuple(np.array(one, np.int64) for one in zip(*rows, strict=True))


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--preset", choices=("public-feed", "groups"), default="public-feed")
    ask.add_argument("--seeds", type=int, default=8)
    ask.add_argument("--posts", type=int, default=96)
    ask.add_argument("--accounts", type=int, default=100_000)
    ask.add_argument("--days", type=int, default=6)
    asked = ask.parse_args()
    city = City.build(tuple(CityPlace(f"w{i}", 1) for i in range(30)), asked.accounts, 1)
    change: dict[str, list[float]] = {}
    for seed in range(1, asked.seeds + 1):
        plain = play(city, asked.preset, seed, asked.posts, -1, 1440 * asked.days)
        kept = plain[0] >= LEAST
        change.setdefault("part of the life after 15 h", []).append(
            plain[1][kept].sum() / plain[0][kept].sum()
        )
        for place, hour in enumerate(HOURS, 1):
            noted = play(city, asked.preset, seed, asked.posts, 60 * hour, 1440 * asked.days)
            for what, column in (
                ("after it", place),
                ("whole life", 0),
                ("depth", 3),
                ("most at one depth", 4),
            ):
                ratio = noted[column][kept].sum() / max(plain[column][kept].sum(), 1)
                change.setdefault(f"note at {hour} h, {what}", []).append(ratio - 1)
        print(f"seed {seed}: {int(kept.sum())} posts", flush=True)
    for what, values in change.items():
        print(
            f"{what:<32}{100 * np.mean(values):>8.1f} % ± {100 * np.std(values, ddof=1) / np.sqrt(len(values)):.1f}"
        )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
