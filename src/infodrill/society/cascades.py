"""Owns cascade files and the stylised facts of a cascade: read, written, selected and measured in one way.

A file holds `offsets` (n + 1), `t_min` (minutes from the root, ascending) and `parent` (index inside the cascade, -1 the
root, -2 unknown); optional `root_hour`, `label`, `label_names` and `rule` (least and most reposts, and a cap). Facts are
those of Goel et al. 2015 (structural virality) and of the studies named in docs/validation.md.
"""

# No charter: arithmetic of the simulated city; its accounts show only through the members of this package
from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numba import njit
from numpy.typing import NDArray

from infodrill.kernel.errors import Place as Where
from infodrill.kernel.i18n import N_
from infodrill.society.citystore import CityError

WEEK = 7 * 1440.0
FACTS = ("depth", "sv", "maxbreadth", "t50", "t90", "br1", "B", "f1h")
ALL_FACTS = ("size", *FACTS)
Rule = tuple[int, int, int]
ANY_SIZE: Rule = (1, 10**9, 10**9)


def read_cascades(path: Path) -> dict[str, NDArray[Any]]:
    """The arrays of a cascade file. Raises CityError when it is none."""
    try:
        with np.load(path, allow_pickle=False) as stored:
            arrays = {name: stored[name] for name in stored.files}
        sound = arrays["offsets"][-1] == arrays["t_min"].size == arrays["parent"].size
    except (OSError, ValueError, KeyError, IndexError):
        sound = False
    if not sound:
        raise CityError(
            N_("this is not a file of cascades"),
            remedy=N_("give an .npz file with offsets, t_min and parent"),
            place=Where(file=path.name),
            code="Y104",
        )
    return arrays


def select(
    cascades: dict[str, NDArray[Any]], rule: Rule = ANY_SIZE, label: str | None = None
) -> NDArray[np.int64]:
    """Numbers of the cascades with least..most reposts and this label."""
    least, most, _ = rule
    reposts = np.diff(cascades["offsets"]) - 1
    keep = (reposts >= max(least, 1)) & (reposts <= most)
    if label is not None and "label" in cascades:
        keep &= cascades["label_names"][cascades["label"]] == label
    return np.flatnonzero(keep)


def facts(
    cascades: dict[str, NDArray[Any]], rule: Rule = ANY_SIZE, label: str | None = None
) -> dict[str, NDArray[np.float64]]:
    """Each fact of each selected cascade; nan where it cannot be said. Times in hours, events of the first 7 days."""
    chosen = select(cascades, rule, label)
    out = np.full((chosen.size, len(ALL_FACTS)), np.nan)
    offsets = cascades["offsets"]
    for place, number in enumerate(chosen):
        span = slice(int(offsets[number]), int(offsets[number + 1]))
        t, parent = capped(cascades["t_min"][span].astype(np.float64), cascades["parent"][span], rule[2])
        out[place, 0] = t.size - 1
        if (parent[1:] != -2).all() and (parent == -1).sum() == 1:
            out[place, [1, 2, 3, 6]] = tree_facts(parent)
        if np.isfinite(t).all():
            out[place, [4, 5, 7, 8]] = _time_facts(t)
    return {name: out[:, column] for column, name in enumerate(ALL_FACTS)}


def capped(
    t: NDArray[np.float64], parent: NDArray[np.int32], cap: int
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """The first `cap` reposts."""
    if t.size - 1 <= cap:
        return t, parent.astype(np.int64)
    keep = np.r_[0, 1 + np.sort(np.argsort(t[1:], kind="stable")[:cap])]
    place = np.full(t.size, -2)
    place[keep] = np.arange(keep.size)
    kept = parent[keep]
    return t[keep], np.where(kept >= 0, place[np.maximum(kept, 0)], kept)


@njit(cache=True, nogil=True)
def tree_facts(parent):  # type: ignore[no-untyped-def]
    """(depth, structural virality, most nodes at one depth, share of direct reposts) of one tree, parents in any order."""
    n = parent.size
    depth = np.full(n, -1, np.int64)
    trail = np.empty(n, np.int64)
    for i in range(n):
        length, j = 0, i
        while depth[j] < 0 and parent[j] >= 0:
            trail[length] = j
            length += 1
            j = parent[j]
        if depth[j] < 0:
            depth[j] = 0
        for at in range(length - 1, -1, -1):
            depth[trail[at]] = depth[parent[trail[at]]] + 1
    by_depth = np.bincount(depth)
    below = np.ones(n)
    order = np.argsort(-depth)
    pairs = 0.0
    for i in order:
        if parent[i] >= 0:
            # An edge lies on the paths between those below it and all others: over all edges this is the sum of
            # all distances.
            pairs += below[i] * (n - below[i])
            below[parent[i]] += below[i]
    return (
        float(depth.max()),
        2.0 * pairs / (n * (n - 1.0)),
        float(by_depth[1:].max()),
        by_depth[1] / (n - 1.0),
    )


def _time_facts(t: NDArray[np.float64]) -> tuple[float, float, float, float]:
    """Hours to 50 and 90 % of the week's reposts, burstiness of the gaps, share of the first hour."""
    events = np.sort(t[1:])
    events = events[events <= WEEK]
    if not events.size:
        return np.nan, np.nan, np.nan, np.nan
    gaps = np.diff(np.r_[0.0, events])
    spread = gaps.std() + gaps.mean()
    burst = (gaps.std() - gaps.mean()) / spread if gaps.size > 5 and spread > 0 else np.nan
    half, most = np.quantile(events, [0.5, 0.9]) / 60
    return float(half), float(most), float(burst), float((events <= 60).mean())
