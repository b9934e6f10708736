"""Owns the committed integer tables (made by tools/make_curves.py) and their loading; read-only arrays."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class Curves:
    """Integer tables. Shapes and units in tools/make_curves.py and docs/model.md."""

    delay: NDArray[np.uint16]  # 84 (7 exponents x 12 scales) x 4096 quantiles, active minutes
    degree: NDArray[np.int64]  # 512, 1/256
    group_size: NDArray[np.int64]  # 512, 1/256
    repetition: NDArray[np.int64]  # 16, 1/65536
    forgetting: NDArray[np.int64]  # 2048 steps of 64 minutes, 1/65536
    erosion: NDArray[np.int64]  # 16, 1/65536
    rhythm: NDArray[np.uint8]  # 8 (4 chronotypes in a city, 4 on the wide net) x 1440 minutes
    active: NDArray[np.int64]  # 8 x 1441, activity summed up to a minute of the day
    clock: NDArray[np.int16]  # 8 x (day's activity // 16 + 1), minute of the day at which so much is reached


@cache
def load_curves() -> Curves:
    """Read the tables; the two inverse tables are exact integer sums of the rhythm."""
    names = ("delay", "degree", "group_size", "repetition", "forgetting", "erosion", "rhythm")
    read = {name: _read(name) for name in names}
    rhythm = read["rhythm"].astype(np.int64)
    active = np.zeros((len(rhythm), 1441), np.int64)
    active[:, 1:] = np.cumsum(rhythm, axis=1)
    width = int(active[:, -1].max()) // 16 + 2
    clock = np.full((len(rhythm), width), 1439, np.int16)
    for kind in range(len(rhythm)):
        for minute in range(1439, -1, -1):
            clock[kind, active[kind, minute] // 16 : active[kind, minute + 1] // 16 + 1] = minute
    for table in (active, clock):
        table.setflags(write=False)
    return Curves(**read, active=active, clock=clock)


def _read(name: str) -> NDArray[Any]:
    with (files("infodrill.society.curves") / f"{name}.npy").open("rb") as stream:
        table: NDArray[Any] = np.load(stream, allow_pickle=False)
    table.setflags(write=False)
    return table
