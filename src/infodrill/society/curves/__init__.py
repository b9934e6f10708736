"""Owns the committed integer tables (made by tools/make_curves.py) and their loading; read-only arrays."""

# No charter: arithmetic of the simulated city; its accounts show only through the members of this package
from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

PACE = 10  # activity units of one active minute (the mean of the rhythm by day)


@dataclass(frozen=True, eq=False, kw_only=True)
class Curves:
    """Integer tables. Shapes and units in tools/make_curves.py and docs/model.md."""

    delay: NDArray[np.uint16]  # 84 (6 exponents and a late one, x 12 scales) x 4096 quantiles, active minutes
    degree: NDArray[np.int64]  # 512, 1/256
    group_size: NDArray[np.int64]  # 512, 1/256
    repetition: NDArray[np.int64]  # 16, 1/65536
    forgetting: NDArray[np.int64]  # 2048 steps of 64 minutes, 1/65536
    erosion: NDArray[np.int64]  # 16, 1/65536
    rhythm: NDArray[np.uint8]  # 8 (4 chronotypes in a city, 4 on the wide net) x 1440 minutes
    active: NDArray[np.int64]  # 8 x 1441, activity summed up to a minute of the day
    clock: NDArray[
        np.int16
    ]  # 8 x some days' activity // 16, minute since midnight at which so much is reached


@cache
def load_curves() -> Curves:
    """Read the tables; the two inverse tables are exact integer sums of the rhythm."""
    names = ("delay", "degree", "group_size", "repetition", "forgetting", "erosion", "rhythm")
    read = {name: _read(name) for name in names}
    rhythm = read["rhythm"].astype(np.int64)
    active = np.zeros((len(rhythm), 1441), np.int64)
    active[:, 1:] = np.cumsum(rhythm, axis=1)
    far = (int(active[:, -1].max()) + PACE * int(read["delay"].max())) // 16 + 1
    clock = np.stack([_clock(hour, far) for hour in rhythm])
    for table in (active, clock):
        table.setflags(write=False)
    return Curves(**read, active=active, clock=clock)


def _clock(rhythm: NDArray[np.int64], far: int) -> NDArray[np.int16]:
    """Minutes since midnight at which 0, 16, 32, ... units of activity are reached, `far` of them: some days."""
    reached = np.cumsum(np.tile(rhythm, 16 * far // int(rhythm.sum()) + 1)) // 16
    return np.searchsorted(reached, np.arange(far), side="left").astype(np.int16)


def _read(name: str) -> NDArray[Any]:
    with (files("infodrill.society.curves") / f"{name}.npy").open("rb") as stream:
        table: NDArray[Any] = np.load(stream, allow_pickle=False)
    table.setflags(write=False)
    return table
