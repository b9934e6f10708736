"""Owns a run at rest: a header and arrays in canonical order, as bytes compressed and checksummed; equal runs give equal bytes.

And an engine that goes on from where another stands: that is no rest, so its arrays are copied as they lie.
"""

# No charter: arithmetic of the simulated city; its accounts show only through the members of this package
from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass, replace
from hashlib import blake2b
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from infodrill.kernel.i18n import N_
from infodrill.society import columns as c
from infodrill.society.engine import Engine, Pools
from infodrill.society.narratives import SpreadError
from infodrill.society.shelf import FREE

MAGIC = b"infodrill-spread-3\n"


@dataclass(frozen=True, slots=True)
class Frozen:
    """A run at rest (see `Spread.freeze`). Nobody writes to it: who goes on copies what it changes."""

    header: Mapping[str, Any]
    arrays: Mapping[str, NDArray[Any]]


def arrays_of(engine: Engine, minute: int) -> dict[str, NDArray[Any]]:
    """What an engine holds, in canonical order, copied; minds as pairs (account, mind) by narrative."""
    engine.count_descendants()
    s, n, minds = engine.slots, engine.n_rows, engine.minds
    # As pairs whether at rest or not: which narratives rest depends on memory, and equal runs must give equal
    # bytes.
    held = [engine.shelf.pairs(slot, minds) for slot in range(s)]
    event, due = engine.readings(minute)
    none = np.zeros(0, np.uint32)
    arrays = {
        **{f"rows.{name}": getattr(engine.rows, name)[:n].copy() for name in c.Rows._fields},
        "event": event,
        "due": due,
        "minded": np.array([0, *(who.size for who, _ in held)], np.int64).cumsum(),
        "who": np.concatenate([none, *(who for who, _ in held)]),
        "mind": np.concatenate([none, *(mind for _, mind in held)]),
        "trust": minds.trust.copy(),
        "tally": minds.tally[:, :s].copy(),
        "by_layer": minds.by_layer[:, :s].copy(),
        "by_ward": minds.by_ward[:, :s].copy(),
        "trust_sum": minds.trust_sum.copy(),
        # By partition these numbers depend on how work was shared out; only the sum is the same for equal runs.
        "waiting": minds.waiting[:, :s].sum(axis=0),
        "col": engine.board.col[:s].copy(),
    }
    for array in arrays.values():
        array.setflags(write=False)
    return arrays


def fill(engine: Engine, arrays: Mapping[str, NDArray[Any]], spread_from: int) -> None:
    """The inverse of `arrays_of` for a new engine; the rows from `spread_from` on have not found their readers yet."""
    for _ in arrays["col"]:
        engine.add_slot()
    s, n, minds = engine.slots, int(arrays["rows.minute"].size), engine.minds
    engine.board.col[:s] = arrays["col"]
    for name in ("tally", "by_layer", "by_ward"):
        getattr(minds, name)[:, :s] = arrays[name]
    for slot, (lo, hi) in enumerate(pairwise(arrays["minded"].tolist())):
        engine.shelf.put_pairs(slot, arrays["who"][lo:hi], arrays["mind"][lo:hi], minds)
    # Anywhere is right: only the sum over partitions means something.
    minds.waiting[0, :s] = arrays["waiting"]
    minds.trust[:], minds.trust_sum[:] = arrays["trust"], arrays["trust_sum"]
    engine.room_for_rows(n)
    for name in c.Rows._fields:
        getattr(engine.rows, name)[:n] = arrays[f"rows.{name}"]
    engine.n_rows = engine.sized_to = n
    engine.spread_from = spread_from
    engine.load_readings(arrays["event"], arrays["due"])


def copied(engine: Engine, pools: Pools) -> Engine:
    """An engine that goes on from where another stands, which stays as it is. What was never written to is not copied, and
    nothing is brought into an order: that would be a walk through all minds, for each of two lives that part."""
    other, minds, calendar, n = copy(engine), engine.minds, engine.calendar, engine.n_rows
    held = engine.shelf.holders
    columns = max(len(held), pools.narratives)
    other.pools, other.shelf = (
        pools,
        replace(engine.shelf, holders=list(held), quiet=dict(engine.shelf.quiet)),
    )
    other.shelf.holders += [FREE] * (columns - len(held))
    state, guard = (np.zeros(engine.shelf.start(columns), np.uint16) for _ in range(2))
    for column in (column for column, slot in enumerate(held) if slot != FREE):
        part = slice(engine.shelf.start(column), engine.shelf.start(column + 1))
        for new, old in ((state, minds.state[part]), (guard, minds.guard[part])):
            if old.any():
                new[part] = old
    own = ("base", "trust", "tally", "by_layer", "by_ward", "trust_sum", "waiting")
    other.minds = minds._replace(
        state=state, guard=guard, **{name: getattr(minds, name).copy() for name in own}
    )
    other.board = c.Board(*(_begun(array, len(array)) for array in engine.board))
    other.rows = c.Rows(*(_begun(array, n) for array in engine.rows))
    # Chunks are given out in order: behind the first that was never used of any partition there is nothing.
    chunks = _begun(calendar.word, int(calendar.fresh.max()) * c.CHUNK)
    other.calendar = c.Calendar(chunks, *(_begun(array, len(array)) for array in calendar[1:]))
    other.clear_desk()
    return other


def _begun(array: NDArray[Any], upto: int) -> NDArray[Any]:
    """As long an array that holds the same up to there."""
    new = np.zeros(array.shape, array.dtype)
    new[:upto] = array[:upto]
    return new


def pack(frozen: Frozen) -> bytes:
    """Header and arrays as bytes, checksummed."""
    kinds = [(name, array.dtype.str, list(array.shape)) for name, array in frozen.arrays.items()]
    head = json.dumps({"header": frozen.header, "arrays": kinds}, sort_keys=True).encode()
    body = b"".join(
        [len(head).to_bytes(8, "little"), head, *(array.tobytes() for array in frozen.arrays.values())]
    )
    packed = zlib.compress(body, 1)
    return MAGIC + blake2b(packed, digest_size=16).digest() + packed


def unpack(data: bytes) -> Frozen:
    """The inverse of `pack`; raises SpreadError when damaged."""
    start = len(MAGIC)
    packed = data[start + 16 :]
    if data[:start] != MAGIC or blake2b(packed, digest_size=16).digest() != data[start : start + 16]:
        raise SpreadError(
            N_("the snapshot of the city is damaged or of another version"),
            remedy=N_("delete it; the run is computed again from its log"),
            code="Y205",
        )
    body = zlib.decompress(packed)
    size = int.from_bytes(body[:8], "little")
    head = json.loads(body[8 : 8 + size])
    at, arrays = 8 + size, {}
    for name, kind, shape in head["arrays"]:
        dtype = np.dtype(kind)
        count = int(np.prod(shape, dtype=np.int64))
        arrays[name] = np.frombuffer(body, dtype, count, at).reshape(shape)
        at += count * dtype.itemsize
    return Frozen(head["header"], arrays)
