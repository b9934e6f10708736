"""Measure how long the report of a drill takes in all its formats: `python benchmarks/reporting.py [--scenario typhoon]`.

Plays the flagship with automated cells, lives its twins, and writes each format in both languages; asked for: all formats of a
drill of 3.5 hours with 40 people in under 20 s. The assessment, which all formats share, stands by itself. Prints seconds by the
wall and of the processor; nothing here fails.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from infodrill.automata.rehearse import rehearse
from infodrill.review.assess import assess
from infodrill.review.record import load_record
from infodrill.review.report import FORMATS, renderings, write
from infodrill.scenario.loader import find, load
from infodrill.society import warm_up

TWINS = 8


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--scenario", default="typhoon")
    ask.add_argument("--accounts", type=int, default=20_000)
    ask.add_argument("--each", action="store_true", help="also each format by itself")
    wanted = ask.parse_args()
    warm_up()
    loaded = load(find(wanted.scenario))
    minutes = sum(phase.minutes for phase in loaded.scenario.drill.phases)
    seats = sum(len(cell.seats) for cell in loaded.scenario.cells.cells)
    print(
        f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; {minutes} minutes, {seats} seats", flush=True
    )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with timed("the drill itself"):
            drill = rehearse(loaded, seed=1, cells="good", accounts=wanted.accounts, folder=folder)
        record = load_record(drill.drill_file)
        with timed(f"the assessment, {TWINS} replicas"):
            found = assess(record, replicas=TWINS)
        if wanted.each:
            for form in FORMATS:
                with timed(f"  {form} in Vietnamese"):
                    list(renderings(found, record, "vi", (form,)))
        with timed("all formats in both languages"):
            files = write(found, record, folder / "report", formats=FORMATS)
    print(f"{len(files)} files, load {os.getloadavg()[0]:.1f}")
    return 0


@contextmanager
def timed(what: str) -> Iterator[None]:
    wall, cpu = time.perf_counter(), time.process_time()
    yield
    print(
        f"{what}: {time.perf_counter() - wall:.1f} s, {time.process_time() - cpu:.1f} s of processor",
        flush=True,
    )


if __name__ == "__main__":
    raise SystemExit(main())
