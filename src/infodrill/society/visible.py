"""Owns what leaves the city for the feeds: rows under a budget, with per-thread keys and never an account."""

# Charter: society visible
from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from infodrill.society import columns as c
from infodrill.society import upkeep

VISIBLE_DTYPE = np.dtype(
    [
        ("share", np.int64),
        ("minute", np.int32),
        ("ward", np.int16),
        ("layer", np.int8),
        ("kind", np.int8),
        ("narrative", np.int32),
        ("parent", np.int64),
        ("draw", np.uint32),
        ("author", np.uint64),
        ("size", np.int32),
    ]
)
SHARE_DTYPE = np.dtype(
    [
        ("minute", np.int32),
        ("account", np.int32),
        ("parent", np.int32),
        ("narrative", np.int32),
        ("layer", np.int8),
    ]
)


def visible_rows(
    rows: c.Rows,
    n_rows: int,
    span: tuple[int, int],
    budget: int,
    keys: tuple[NDArray[np.uint64], NDArray[np.uint64]],
    ward_start: NDArray[np.int64],
) -> NDArray[Any]:
    """Per minute the `budget` rows with the smallest visibility draws, in row order. Pages' own rows are left out."""
    # Of the column's own type: of another, the whole log would be copied into that type every minute.
    first, last = (int(at) for at in np.searchsorted(rows.minute[:n_rows], np.array(span, np.int32)))
    out = _shown(rows, first, last, keys, ward_start)
    if out.size <= budget:
        return out
    kept: NDArray[Any] = out[_within_budget(out["minute"], out["draw"], budget)]
    return kept


def rows_at(
    rows: c.Rows,
    shares: NDArray[np.int64],
    keys: tuple[NDArray[np.uint64], NDArray[np.uint64]],
    ward_start: NDArray[np.int64],
) -> NDArray[Any]:
    """The rows of these shares, as `visible_rows` would show them; pages' own are left out."""
    found = [_shown(rows, int(share), int(share) + 1, keys, ward_start) for share in shares]
    return np.concatenate(found) if found else np.zeros(0, VISIBLE_DTYPE)


def _shown(
    rows: c.Rows,
    first: int,
    last: int,
    keys: tuple[NDArray[np.uint64], NDArray[np.uint64]],
    ward_start: NDArray[np.int64],
) -> NDArray[Any]:
    draw, author = np.zeros(last - first, np.uint32), np.zeros(last - first, np.uint64)
    upkeep.show_draws(first, rows, last, keys[0], keys[1], draw, author)
    ids = np.arange(first, last)
    # Pages have numbers beyond the last account.
    people = rows.account[first:last] < ward_start[-1]
    ids, draw, author = ids[people], draw[people], author[people]
    out = np.zeros(ids.size, VISIBLE_DTYPE)
    out["share"], out["draw"], out["author"] = ids, draw, author
    out["ward"] = np.searchsorted(ward_start, rows.account[first:last][people], side="right") - 1
    for name, column in (
        ("minute", rows.minute),
        ("layer", rows.layer),
        ("kind", rows.kind),
        ("narrative", rows.slot),
        ("parent", rows.parent),
        ("size", rows.size),
    ):
        out[name] = column[first:last][people]
    return out


def share_tree(rows: c.Rows, n_rows: int) -> NDArray[Any]:
    """The exact tree of shares (replies left out); parent = index in this array or -1."""
    mine = np.flatnonzero(rows.kind[:n_rows] == c.SHARE_ROW)
    # One place more: a root's parent, -1, looks up the last one, which says -1 again.
    index = np.full(n_rows + 1, -1, np.int32)
    index[mine] = np.arange(mine.size, dtype=np.int32)
    out = np.zeros(mine.size, SHARE_DTYPE)
    out["minute"], out["account"] = rows.minute[mine], rows.account[mine]
    out["parent"] = index[rows.parent[mine]]
    out["narrative"], out["layer"] = rows.slot[mine], rows.layer[mine]
    return out


def _within_budget(minute: NDArray[np.int32], draw: NDArray[np.uint32], budget: int) -> NDArray[np.int64]:
    order = np.lexsort((np.arange(minute.size), draw, minute))
    sorted_minute = minute[order]
    rank = np.arange(minute.size) - np.searchsorted(sorted_minute, sorted_minute, side="left")
    kept: NDArray[np.int64] = np.sort(order[rank < budget])
    return kept
