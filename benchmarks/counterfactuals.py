"""Measure what it costs to ask what would have been: `python benchmarks/counterfactuals.py [--parts whole shift]`.

Three parts, each printed when it is done; nothing here fails. *whole*: the flagship, 50 replicas of no response, best play and
over-reaction, and 20 of each text left out (asked for: under 6 minutes on two cores, aim 3). *shift*: one shift to a first
interval (under 10 s) and to 20 replicas. *large*: a rehearsal of the flagship at the size of a large city with its twins (under
150 s, aim 90). A part gives wall and processor seconds and the peak of memory so far.
"""

from __future__ import annotations

import argparse
import os
import resource
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from infodrill.automata.rehearse import rehearse
from infodrill.review.answers import Answer
from infodrill.review.asking import Asking, WhatIf
from infodrill.review.assess import assess
from infodrill.review.record import load_record
from infodrill.scenario.loader import find, load
from infodrill.society import warm_up

PARTS = ("whole", "shift", "large")
WHOLE, EACH, TWINS = 50, 20, 5  # replicas


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--scenario", default="typhoon")
    ask.add_argument("--accounts", type=int, default=200_000)
    ask.add_argument("--large", type=int, default=4_700_000)
    ask.add_argument("--parts", nargs="*", choices=PARTS, default=list(PARTS))
    wanted = ask.parse_args()
    warm_up()
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}", flush=True)
    with tempfile.TemporaryDirectory() as name:
        if {"whole", "shift"} & set(wanted.parts):
            drill = played(wanted.scenario, wanted.accounts, Path(name) / "drill")
            if "shift" in wanted.parts:
                shift(drill, Path(name) / "cities")
            if "whole" in wanted.parts:
                whole(drill, Path(name) / "cities")
        if "large" in wanted.parts:
            with timed(f"{wanted.scenario} at {wanted.large:,}: rehearsal and {TWINS} replicas of its twins"):
                large = played(wanted.scenario, wanted.large, Path(name) / "large")
                assess(load_record(large), replicas=TWINS)
    return 0


def played(scenario: str, accounts: int, folder: Path) -> Path:
    folder.mkdir()
    with timed(f"{scenario} at {accounts:,}: the drill itself"):
        return rehearse(
            load(find(scenario)), seed=1, cells="good", accounts=accounts, folder=folder
        ).drill_file


def shift(drill: Path, cities: Path) -> None:
    """From an opened drill file to the first interval: what somebody who asks in the room waits for."""
    with timed("one shift, from the drill file to 20 replicas"):
        begun = time.perf_counter()
        asking = Asking(load_record(drill), city_cache=cities)

        def told(answer: Answer) -> None:
            print(f"  {answer.replicas} replicas after {time.perf_counter() - begun:.1f} s", flush=True)

        for text in asking.texts:  # the first that could have come sooner: another is answered without a life
            if asking.answer(WhatIf("shift", text, -20), 20, told=told).replicas:
                break
        else:
            print("  no text could have come sooner: nothing measured", flush=True)


def whole(drill: Path, cities: Path) -> None:
    asking = Asking(load_record(drill), city_cache=cities)
    with timed(
        f"all: {WHOLE} replicas of the whole drill, {EACH} of each of {len(asking.texts)} texts left out"
    ):
        for kind in ("none", "best", "over"):
            with timed(f"  {kind}, {WHOLE} replicas"):
                asking.answer(WhatIf(kind), WHOLE)
        with timed(f"  {len(asking.texts)} texts left out, {EACH} replicas each"):
            for text in asking.texts:
                asking.answer(WhatIf("without", text), EACH)


@contextmanager
def timed(what: str) -> Iterator[None]:
    wall, cpu = time.perf_counter(), time.process_time()
    yield
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    print(
        f"{what}: {time.perf_counter() - wall:.1f} s, {time.process_time() - cpu:.1f} s of processor, peak {peak} MB",
        flush=True,
    )


if __name__ == "__main__":
    raise SystemExit(main())
