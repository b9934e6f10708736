"""Measure what an author waits for at each check: `python benchmarks/checking.py [--runs 3]`.

A drill of the template `ward` grown to N injects, a tenth as many claims, as many cells as a light or a heavy drill has.
The issue asks for less than 5 s of a check of 2,000 injects and 200 claims; nothing here fails, it only prints. Wall time
is that of this machine with all that runs on it; CPU time is the program's own.
"""

from __future__ import annotations

import argparse
import os
import statistics
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from infodrill.conduct.check import check
from infodrill.review.grid import due_rows
from infodrill.scenario.loader import load_files
from infodrill.scenario.starting import started
from infodrill.web.interpreter import begin

SIZES = (500, 1_000, 2_000, 4_000)
CELLS = {"light": 4, "heavy": 50}
MINUTES = 240
COLOURS = ("red", "blue", "green", "white", "black", "brown", "grey", "pink", "gold", "plain")
LAST = MINUTES * 60 - 3_600  # seconds; what comes later leaves nobody time to answer


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--runs", type=int, default=3)
    runs = ask.parse_args().runs
    heads = ("injects", "claims", "findings", "load", "check", "rows", "all, CPU", "all, wall")
    print(f"{'drill':8}" + "".join(f"{head:>10}" for head in heads))
    for weight, cells in CELLS.items():
        for size in SIZES:
            files = grown(size, cells)
            with ProcessPoolExecutor(1, get_context("spawn"), max_tasks_per_child=1) as processes:
                timed = list(processes.map(once, [files] * runs))
            loading, checking, rows, wall = (statistics.median(each[n] for each in timed) for n in range(4))
            figures = (loading, checking, rows, loading + checking + rows, wall)
            counts = f"{weight:8}{size:>10}{size // 10:>10}{timed[0][4]:>10}"
            print(counts + "".join(f"{figure:>10.2f}" for figure in figures), flush=True)
    print(f"seconds, median of {runs}; load of the machine {os.getloadavg()[0]:.1f}")
    return 0


def once(files: dict[str, bytes]) -> tuple[float, float, float, float, int]:
    """CPU seconds of loading, checking and counting rows, wall seconds of all, findings, where nothing was read before."""
    begin()
    wall, begun = time.perf_counter(), time.process_time()
    loaded = load_files(files)
    read = time.process_time()
    report = check(loaded)
    checked = time.process_time()
    if not report.errors:
        due_rows(loaded)
    done = time.process_time()
    return read - begun, checked - read, done - checked, time.perf_counter() - wall, len(report.problems)


def grown(injects: int, cells: int) -> dict[str, bytes]:
    """The template's files with as many injects and cells, and claims that take turns."""
    texts = dict(started("ward", "en", name="grown", minutes=MINUTES, cells=4))
    # An error of our own has to come from our own side, which these injects do not.
    names = sorted(name for name in texts if name.startswith("claims/") and "own_error" not in texts[name])
    for number in range(injects // 10 - sum(name.startswith("claims/") for name in texts)):
        texts[f"claims/more-{number}.yaml"] = other(texts[names[number % len(names)]], number)
    ids = sorted(
        name.removeprefix("claims/").removesuffix(".yaml") for name in texts if name.startswith("claims/")
    )
    texts["cells.yaml"] += "".join(office(number) for number in range(cells - 4))
    texts["msel.yaml"] += "".join(
        inject(n, n * LAST // injects, ids[n % len(ids)], f", more-{n % (cells - 4)}" if cells > 4 else "")
        for n in range(injects - texts["msel.yaml"].count("  - at:"))
    )
    return {name: text.encode() for name, text in texts.items()}


def other(claim: str, number: int) -> str:
    """The claim, as another note has it that colours name: a number would be one of the story's."""
    name = " ".join(COLOURS[int(digit)] for digit in f"{number:03}")
    return claim.replace('sentence: "', f'sentence: "At Rạch Chùm, in the {name} note: ')


def office(number: int) -> str:
    return (
        f'  - id: more-{number}\n    name: "Station {number} of Vàm Sáo"\n    ward: rach-chum\n    seats:\n'
        f'      - {{id: desk-{number}, name: "Desk {number}", roles: [L1-DUTY, CITIZEN-DESK]}}\n'
        f'      - {{id: head-{number}, name: "Head {number}", roles: [L1-LEAD, AGENCY-HEAD]}}\n'
    )


def inject(number: int, second: int, claim: str, cell: str) -> str:
    return (
        f'  - at: +{second // 60}:{second % 60:02}\n    from: "A guest of a café in Gò Mù U"\n'
        f"    to: [CITIZEN-DESK]\n    claim: {claim}\n    method: hotline\n"
        f'    body: "Call {number}: is that so, and what are we to do at Rạch Chùm?"\n'
    ).replace("[CITIZEN-DESK]", f"[ward{cell}]" if cell else "[CITIZEN-DESK]")


if __name__ == "__main__":
    raise SystemExit(main())
