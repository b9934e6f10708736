"""Our kernels beside published simulators, same graph and parameters, one run: `python benchmarks/peers.py --peers DIR`.

DIR holds one virtual environment a peer (DIR/NDlib, DIR/FastGEMF, DIR/EoN, DIR/starsim, DIR/cynetdiff), so that none is a
dependency of ours; graph-tool comes from the system's Python (`apt install python3-graph-tool`). Every peer runs in its
own process on the same graph file, warms up once and repeats; we run right before and right after it. Medians, final
sizes and ratios are printed. SIR: 100,000 nodes, mean degree 18. Independent cascade: a million nodes, mean degree 10.
Ours runs on one thread, graph-tool on two. A peer that is missing is said to be.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))

from peer_models import BETA, GAMMA, MODELS, SEEDS, P

GRAPHS = {"sir": (100_000, 18, 1), "cascade": (1_000_000, 10, 2)}
LIMIT_S = 3600


def timed(prepare: Callable[[], None], act: Callable[[], int], repeats: int) -> dict[str, Any]:
    """Seconds and final sizes of `repeats` runs, after one that warms up."""
    spent, sizes = [], []
    for _ in range(repeats + 1):
        prepare()
        began = perf_counter()
        sizes.append(act())
        spent.append(perf_counter() - began)
    return {"s": spent[1:], "size": statistics.median(sizes[1:])}


def ours(kind: str, ptr: Any, to: Any, repeats: int) -> dict[str, Any]:
    """The same process in infodrill, another seed each time."""
    from infodrill.society import kernels

    number = iter(range(10_000))

    def act() -> int:
        if kind == "sir":
            times, _ = kernels.sir(ptr, to, BETA, GAMMA, SEEDS, seed=next(number))
        else:
            times, _ = kernels.independent_cascade(ptr, to, P, SEEDS, seed=next(number))
        return int((times >= 0).sum())

    return timed(lambda: None, act, repeats)


def theirs(peer: str, python: str, graph: str, repeats: int) -> dict[str, Any] | str:
    """What a peer's own process measured, or why it did not."""
    command = [python, __file__, "--inside", peer, "--graph", graph, "--repeats", str(repeats)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=LIMIT_S)
    except FileNotFoundError:
        return "not installed"
    except subprocess.TimeoutExpired:
        return f"took more than {LIMIT_S} s"
    if done.returncode:
        return (done.stderr.strip().splitlines() or ["failed"])[-1]
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def beside(folder: Path, system: str, wanted: list[str], repeats: int) -> list[dict[str, Any]]:
    """Every wanted peer and us on the same graph, ours before and after."""
    from infodrill.society.bench import random_graph

    made = []
    with tempfile.TemporaryDirectory() as scratch:
        graphs = {kind: random_graph(*size) for kind, size in GRAPHS.items()}
        for kind, (ptr, to) in graphs.items():
            np.savez(Path(scratch) / f"{kind}.npz", ptr=ptr, to=to)
            ours(kind, ptr, to, 1)
        for peer in wanted:
            kind = MODELS[peer][0]
            python = system if peer == "graph-tool" else str(folder / peer / "bin" / "python")
            before = ours(kind, *graphs[kind], max(repeats, 5))
            found = theirs(peer, python, f"{scratch}/{kind}.npz", repeats)
            after = ours(kind, *graphs[kind], max(repeats, 5))
            row: dict[str, Any] = {"peer": peer, "process": kind}
            if isinstance(found, str):
                row["not_measured"] = found
            else:
                mine, other = statistics.median(before["s"] + after["s"]), statistics.median(found["s"])
                row |= {
                    "ours_s": round(mine, 5),
                    "theirs_s": round(other, 5),
                    "ratio": round(other / mine, 1),
                }
                row |= {"our_size": before["size"], "their_size": found["size"]}
            print(as_line(row), file=sys.stderr, flush=True)
            made.append(row)
    return made


def as_line(row: dict[str, Any]) -> str:
    """One row of the table."""
    head = f"{row['peer']:<12}{row['process']:<9}"
    if "not_measured" in row:
        return f"{head} not measured: {row['not_measured']}"
    return (
        f"{head} theirs {row['theirs_s']:>9.4f} s  ours {row['ours_s']:>8.4f} s  {row['ratio']:>8.1f} x"
        f"  sizes {row['their_size']:>8.0f} {row['our_size']:>8.0f}"
    )


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--peers", type=Path, default=Path("peers"))
    ask.add_argument("--system-python", default="/usr/bin/python3", help="the Python that has graph-tool")
    ask.add_argument("--only", nargs="+", choices=sorted(MODELS), help="these peers")
    ask.add_argument("--repeats", type=int, default=3)
    ask.add_argument("--json", action="store_true")
    ask.add_argument("--inside", choices=sorted(MODELS), help="run one peer here (used by the script itself)")
    ask.add_argument("--graph", type=Path)
    asked = ask.parse_args()
    if asked.inside:
        stored = np.load(asked.graph)
        print(json.dumps(timed(*MODELS[asked.inside][1](stored["ptr"], stored["to"]), asked.repeats)))
        return 0
    rows = beside(asked.peers, asked.system_python, asked.only or list(MODELS), asked.repeats)
    if asked.json:
        print(json.dumps(rows, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
