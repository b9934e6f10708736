"""Owns organic claims: thousands of unselected threads in ordinary life, for comparison with real cascades.

Each thread is one post of one account; threads share a few narratives, so that the city's memory stays small. They
begin over the first day, more by day than by night. The trees that grow are exact; nothing is selected.
"""

# No charter: arithmetic of the simulated city; its accounts show only through the members of this package
from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from infodrill.kernel.clock import DAY_IN_MINUTES
from infodrill.society import columns as c
from infodrill.society.assumptions import PRESET_TABLE, AssumptionSet, Preset, coefficients
from infodrill.society.city import City, Progress
from infodrill.society.compiled import allocating, kernel
from infodrill.society.curves import load_curves
from infodrill.society.draws import high32, key_of, low32, mix
from infodrill.society.engine import Engine, Pools
from infodrill.society.judging import place_of
from infodrill.society.kinds import audience
from infodrill.society.rowlog import write_row
from infodrill.society.stage import Stage
from infodrill.society.strength import coefficient_array
from infodrill.society.upkeep import plant
from infodrill.society.weave import feed_key, feed_length

NARRATIVES = 32
MOST_TRIES = 1 << 18  # accounts looked at for a teller
ALL_LAYERS = 1 << c.FEED | 1 << c.GROUP | 1 << c.FIELD
WITHIN = np.uint64(0x5BF03635D1A2C4E7)


def organic_cascades(
    city: City,
    *,
    seed: int,
    preset: str | Preset,
    hours: int = 192,
    threads: int = 0,
    assumptions: AssumptionSet = "base",
    start_hour: int = 0,
    narratives: int = NARRATIVES,
    pools: Pools | None = None,
    progress: Progress | None = None,
) -> dict[str, NDArray[Any]]:
    """Unselected cascades of organic claims, `hours` long, in the format of `cascades` (roots: first day, or half).

    `threads`: how many are begun; 0 = one for four accounts; they share `narratives`. Times are minutes from the root.
    """
    kind = PRESET_TABLE[preset] if isinstance(preset, str) else preset
    threads = threads or city.accounts // 4
    numbers = coefficients(assumptions)
    engine = Engine(city, coefficient_array(numbers, kind, start_hour * 60), pools or Pools())
    stage = Stage(city, seed, engine, numbers)
    for number in range(narratives):
        slot = stage.claim_slot(f"organic-{number}")
        engine.board.col[slot, c.PULL], engine.board.col[slot, c.LAYERS] = kind.organic.pull, ALL_LAYERS
    begun, key = 0, np.uint64(key_of("organic", seed))
    curve = _beginnings(threads, min(DAY_IN_MINUTES, hours * 30), start_hour * 60)
    for minute in range(hours * 60):
        # When the day of beginnings is over, the curve stands at its end: no thread begins any more.
        upto = int(curve[min(minute, curve.size - 1)])
        begun = _begin(engine, minute, begun, upto=upto, key=key, kind=kind, narratives=narratives)
        engine.tick(minute)
        if progress and minute % 60 == 59:
            progress((minute + 1) / (hours * 60))
    return as_cascades(engine.rows, engine.n_rows, city.accounts, start_hour, key)


def _beginnings(threads: int, minutes: int, of_day: int) -> NDArray[np.int64]:
    """How many threads have begun by each minute: by the day rhythm of the commonest chronotype."""
    active = np.roll(load_curves().rhythm[1].astype(np.int64), -of_day)[:minutes]
    total: NDArray[np.int64] = threads * np.cumsum(active) // int(active.sum())
    return total


def audiences(kind: Preset) -> NDArray[np.int64]:
    """Least length and first length too long of a teller's follower list, by kind."""
    return np.array([audience(each_kind.reach) for each_kind in kind.kinds], np.int64)


def _begin(
    engine: Engine, minute: int, begun: int, *, upto: int, key: np.uint64, kind: Preset, narratives: int
) -> int:
    if upto > begun:
        engine.room_for_rows(upto - begun)
        engine.n_rows = plant_organic(
            engine.n_rows,
            minute,
            begun,
            upto,
            key,
            kind.organic.busy * (1 << 32) // 100_000,
            audiences(kind),
            narratives,
            engine.people,
            engine.minds,
            engine.rows,
        )
    return upto


@kernel
def plant_organic(n, minute, begun, upto, key, busy, audiences, narratives, people, minds, rows):  # type: ignore[no-untyped-def]
    """Rows for the threads begun..upto. The kind of a thread is drawn first: it says how wide an audience its teller has.

    Of the accounts drawn by hash that have told nothing of its narrative yet, the first with such an audience begins it;
    when there is none (in a small city), the one with the widest audience below.
    """
    accounts = people.accounts
    half = audiences.shape[0] >> 1  # kinds of busy tellers' threads; as many are of others'
    for i in range(begun, upto):
        # In turns: threads that begin together share no narrative, so that accounts are free for each.
        slot = i % narratives
        kr = mix(key, np.uint64(i))
        kind = (np.int64(kr >> np.uint64(40)) * half) >> 24
        if low32(kr) >= busy:
            kind += half
        v, widest = np.int64(-1), np.int64(-1)
        for j in range(min(MOST_TRIES, 2 * accounts)):
            other = (high32(mix(kr, np.uint64(j))) * accounts) >> 32
            reach = feed_length(feed_key(people.key[0], other), people.shape, people.degree)
            if reach <= widest or reach >= audiences[kind, 1]:
                continue
            if minds.state[place_of(other, slot, minds)] & c.SHARED:
                continue
            v, widest = other, reach
            if reach >= audiences[kind, 0]:
                break
        if v < 0:
            continue
        plant(v, slot, c.FEED, people, minds)
        write_row(n, minute, v, -1, n, slot, c.FEED, c.SHARE_ROW, kind, rows)
        n += 1
    return n


def as_cascades(
    rows: c.Rows, n: int, accounts: int, start_hour: int, key: np.uint64
) -> dict[str, NDArray[Any]]:
    """offsets, t_min, parent, root_hour, nature; only threads that people began. A time inside a minute is a draw."""
    mine = np.flatnonzero((rows.kind[:n] == c.SHARE_ROW) & (rows.account[rows.root[:n]] < accounts))
    mine = mine[np.argsort(rows.root[mine], kind="stable")]
    root, index = rows.root[mine], np.full(n, -1, np.int64)
    firsts = np.flatnonzero(np.r_[True, root[1:] != root[:-1]]) if mine.size else np.zeros(0, np.int64)
    offsets = np.r_[firsts, mine.size].astype(np.int64)
    index[mine] = np.arange(mine.size) - np.repeat(firsts, np.diff(offsets))
    seconds = np.zeros(mine.size, np.float32)
    seconds[:] = _within_minute(key, rows.account[mine], rows.slot[mine]) / np.float32(1 << 32)
    since = (rows.minute[mine] - rows.minute[root]).astype(np.float32)
    t_min = np.where(mine == root, np.float32(0), np.maximum(since - 1 + seconds, np.float32(0.01)))
    parent = np.where(rows.parent[mine] < 0, -1, index[np.maximum(rows.parent[mine], 0)]).astype(np.int32)
    starts = rows.minute[mine[firsts]]
    root_hour = ((starts // 60 + start_hour) % 24).astype(np.int8)
    nature = (rows.mark[mine[firsts]] >> np.uint64(c.NATURE_SHIFT)).astype(np.int16)
    return _in_time(offsets, t_min, parent, root_hour) | {"nature": nature}


def _in_time(
    offsets: NDArray[np.int64],
    t_min: NDArray[np.float32],
    parent: NDArray[np.int32],
    root_hour: NDArray[np.int8],
) -> dict[str, NDArray[Any]]:
    """Reposts in ascending time inside each cascade; a copy never stands before what it copies."""
    number = np.repeat(np.arange(offsets.size - 1), np.diff(offsets))
    start = offsets[:-1][number] if number.size else number
    order = np.lexsort((np.arange(t_min.size), t_min, number))
    place = np.empty(t_min.size, np.int64)
    place[order] = np.arange(t_min.size)
    moved = np.where(parent < 0, -1, place[np.maximum(parent, 0) + start] - start).astype(np.int32)
    return {"offsets": offsets, "t_min": t_min[order], "parent": moved[order], "root_hour": root_hour}


@allocating
def _within_minute(key, account, slot):  # type: ignore[no-untyped-def]
    out = np.empty(account.size, np.float64)
    for i in range(account.size):
        out[i] = high32(mix(key ^ WITHIN ^ np.uint64(slot[i]), np.uint64(account[i])))
    return out
