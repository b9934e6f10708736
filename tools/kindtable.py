"""Print the short form of the tables of kinds for docs/model.md: `python tools/kindtable.py`."""

from __future__ import annotations

import numpy as np

from infodrill.society import columns as c
from infodrill.society.assumptions import PRESET_TABLE
from infodrill.society.kinds import OWN, STEPS

LEVELS = (0, 0.1, 0.25, 0.5, 0.75, 0.9, 1)


def main() -> int:
    print(
        "| preset, threads of | | least | 10 % | 25 % | 50 % | 75 % | 90 % | most |\n|---|---|---|---|---|---|---|---|---|"
    )
    for name, preset in PRESET_TABLE.items():
        own = preset.delay[c.FEED] // STEPS
        step = preset.delay[c.FEED] % STEPS
        for who, kinds in (("busy tellers", preset.kinds[: c.KINDS]), ("others", preset.kinds[c.KINDS :])):
            rows = {
                "delay step": [min(max(step + one.tempo, 0), STEPS - 1) for one in kinds],
                "original": [one.original for one in kinds],
                "near": [one.near for one in kinds],
                "grip": [one.grip for one in kinds],
                "reach": [one.reach for one in kinds],
            }
            for what, values in rows.items():
                found = np.quantile(values, LEVELS, method="nearest")
                if found.any():
                    print(f"| {name}, {who} | {what} | " + " | ".join(str(int(one)) for one in found) + " |")
            of = np.bincount([own if one.exponent == OWN else one.exponent for one in kinds], minlength=7)
            print(
                f"| {name}, {who} | kinds by exponent 0–6 | "
                + ", ".join(str(one) for one in of)
                + " | | | | | | |"
            )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
