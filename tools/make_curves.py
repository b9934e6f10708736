"""Owns the making of the committed integer tables of `society/curves`: run once, commit, never at run time.

The simulation itself uses no exp, log or pow: libm gives other bytes on other processors. Each curve is computed
here in floats, rounded, and stored as .npy. `docs/model.md` names the equation and the source of each.

    python tools/make_curves.py [OUT_DIR]
"""

from __future__ import annotations

import math
import sys
from pathlib import Path

import numpy as np

MINUTES_A_DAY = 1440
QUANTILES = 4096
ONE = 65536
THETAS = (0.40, 0.60, 0.70, 0.85, 1.10, 0.25)
NIGHTS = (0.18, 0.36)  # level of the night
FLATS = tuple(0.25 * 2**step for step in range(12))  # minutes
LATE_THETA, LATE_FLATS = 0.85, tuple(4.0 * 2**step for step in range(12))  # what is found hours or days late
LONGEST = 8640.0  # active minutes: six days
OUT = Path(__file__).resolve().parents[1] / "src" / "infodrill" / "society" / "curves"


def delay_quantiles(flat: float, theta: float, longest: float) -> np.ndarray:
    """Quantiles of the reading delay in active minutes: density flat below `flat`, then s^-(1+theta) to `longest`."""
    tail = (1.0 - (longest / flat) ** -theta) / theta
    head = 1.0
    total = head + tail
    out = []
    for index in range(QUANTILES):
        part = (index + 0.5) / QUANTILES * total
        if part < head:
            out.append(part * flat)
        else:
            out.append(flat * (1.0 - theta * (part - head)) ** (-1.0 / theta))
    return np.array([max(1, round(one)) for one in out], dtype=np.uint16)


def tail_quantiles(alpha: float) -> np.ndarray:
    """Pareto quantiles in 1/256 at tail probability 2^-(z + j/16), z < 32, j < 16: value 2^((z + j/16) / alpha)."""
    return np.array([round(256 * 2.0 ** (step / 16 / alpha)) for step in range(512)], dtype=np.int64)


def repetition() -> np.ndarray:
    """log2(n) in 1/65536 for n = 0..15 (n = 0 and 1 give 0): the gain is largest at the second exposure."""
    return np.array([0 if n < 2 else round(ONE * math.log2(n)) for n in range(16)], dtype=np.int64)


def forgetting() -> np.ndarray:
    """What is left of a correction after 64-minute steps, in 1/65536: a quarter after 30 days, ten weeks long."""
    steps = 2048
    return np.array(
        [round(ONE * 4.0 ** (-(step * 64) / (30 * MINUTES_A_DAY))) for step in range(steps)], dtype=np.int64
    )


def erosion() -> np.ndarray:
    """What is left of a correction after e = 0..15 later exposures to the claim, in 1/65536: 0.9^e."""
    return np.array([round(ONE * 0.9**e) for e in range(16)], dtype=np.int64)


def rhythm() -> np.ndarray:
    """Activity 1..16 by chronotype (lark, day, evening, owl) and minute of the day, for a city and for the wide net.

    Busiest to quietest three hours 4.4 in a city (rows 0-3, weighted by chronotype)
    and 2.8 where audiences sleep at other hours (4-7).
    """
    rows = []
    for night, shift in ((night, shift) for night in NIGHTS for shift in (-120, 0, 75, 180)):
        row = []
        for minute in range(MINUTES_A_DAY):
            hour = ((minute - shift) % MINUTES_A_DAY) / 60
            awake = 1 / (1 + math.exp(-(hour - 6.5) * 2.2)) - 1 / (1 + math.exp(-(hour - 23.0) * 2.2))
            evening = 0.35 * math.exp(-(((hour - 20.5) / 2.0) ** 2))
            noon = 0.18 * math.exp(-(((hour - 12.0) / 1.2) ** 2))
            row.append(max(1, min(16, round(16 * (night + 0.62 * awake + evening + noon) / (night + 0.9)))))
        rows.append(row)
    return np.array(rows, dtype=np.uint8)


def curves() -> dict[str, np.ndarray]:
    """Every table by its file name."""
    return {
        "delay": np.stack(
            [delay_quantiles(flat, theta, LONGEST) for theta in THETAS for flat in FLATS]
            + [delay_quantiles(flat, LATE_THETA, LONGEST) for flat in LATE_FLATS]
        ),
        "degree": tail_quantiles(1.4),
        "group_size": tail_quantiles(1.6),
        "repetition": repetition(),
        "forgetting": forgetting(),
        "erosion": erosion(),
        "rhythm": rhythm(),
    }


def main(out: Path = OUT) -> None:
    """Write all tables."""
    out.mkdir(parents=True, exist_ok=True)
    for name, table in curves().items():
        np.save(out / f"{name}.npy", table)
        print(f"{name}.npy {table.dtype} {table.shape} {table.min()}..{table.max()}")


if __name__ == "__main__":
    main(*(Path(one) for one in sys.argv[1:2]))
