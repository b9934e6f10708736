"""Our kernels beside published simulators, same graph and parameters, one run: `python benchmarks/peers.py --peers DIR`.

DIR holds one virtual environment a peer (DIR/v-ndlib, DIR/v-EoN, DIR/v-cynetdiff), so that none is a dependency of ours.
Every peer runs in its own process, reads the same graph file, warms up once and repeats; medians, final sizes and ratios
are printed. SIR: 100,000 nodes, mean degree 18, 10 seeds, beta .05 and gamma .2 a step (EoN: the same as rates, in
continuous time). Independent cascade: a million nodes, mean degree 10, p = .15. A peer that is missing is said to be.
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

import numpy as np

BETA, GAMMA, P = 0.05, 0.2, 0.15
SEEDS = list(range(10))
PEERS = {"ndlib": "sir", "EoN": "sir", "cynetdiff": "cascade"}


def timed(act: Callable[[], int], repeats: int) -> dict[str, float]:
    """Median seconds after a warm-up, and the median final size."""
    act()
    spent, sizes = [], []
    for _ in range(repeats):
        began = perf_counter()
        sizes.append(act())
        spent.append(perf_counter() - began)
    return {"median_s": statistics.median(spent), "size": statistics.median(sizes)}


def ours(kind: str, ptr: np.ndarray, to: np.ndarray, repeats: int) -> dict[str, float]:
    """The same process in infodrill, another seed each time."""
    from infodrill.society import kernels

    number = iter(range(10_000))

    def act() -> int:
        if kind == "sir":
            times, _ = kernels.sir(ptr, to, BETA, GAMMA, SEEDS, seed=next(number))
        else:
            times, _ = kernels.independent_cascade(ptr, to, P, SEEDS, seed=next(number))
        return int((times >= 0).sum())

    return timed(act, repeats)


def networkx_graph(ptr: np.ndarray, to: np.ndarray) -> object:
    """The undirected graph for peers that want one."""
    import networkx

    source = np.repeat(np.arange(ptr.size - 1), np.diff(ptr))
    graph = networkx.Graph()
    graph.add_nodes_from(range(ptr.size - 1))
    graph.add_edges_from(zip(source.tolist(), to.tolist(), strict=True))
    return graph


def ndlib_sir(ptr: np.ndarray, to: np.ndarray) -> Callable[[], int]:
    from ndlib.models import ModelConfig
    from ndlib.models.epidemics import SIRModel

    graph = networkx_graph(ptr, to)

    def act() -> int:
        model, config = SIRModel(graph), ModelConfig.Configuration()
        config.add_model_parameter("beta", BETA)
        config.add_model_parameter("gamma", GAMMA)
        config.add_model_initial_configuration("Infected", SEEDS)
        model.set_initial_status(config)
        while True:
            counts = model.iteration(node_status=False)["node_count"]
            if counts[1] == 0:
                return int(counts[2])

    return act


def eon_sir(ptr: np.ndarray, to: np.ndarray) -> Callable[[], int]:
    import EoN

    graph = networkx_graph(ptr, to)
    return lambda: int(EoN.fast_SIR(graph, BETA, GAMMA, initial_infecteds=SEEDS)[3][-1])


def cynetdiff_cascade(ptr: np.ndarray, to: np.ndarray) -> Callable[[], int]:
    from array import array

    from cynetdiff.models import IndependentCascadeModel

    starts, edges = array("I", ptr[:-1].tolist()), array("I", to.tolist())
    model = IndependentCascadeModel(starts, edges, activation_prob=P)

    def act() -> int:
        model.set_seeds(SEEDS)
        model.reset_model()
        model.advance_until_completion()
        return int(model.get_num_activated_nodes())

    return act


MAKE = {"ndlib": ndlib_sir, "EoN": eon_sir, "cynetdiff": cynetdiff_cascade}


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--peers", type=Path)
    ask.add_argument("--repeats", type=int, default=3)
    ask.add_argument("--inside", choices=sorted(MAKE), help="run one peer here (used by the script itself)")
    ask.add_argument("--graph", type=Path)
    asked = ask.parse_args()
    if asked.inside:
        stored = np.load(asked.graph)
        print(json.dumps(timed(MAKE[asked.inside](stored["ptr"], stored["to"]), asked.repeats)))
        return 0
    return beside(asked.peers, asked.repeats)


def beside(folder: Path, repeats: int) -> int:
    """Every peer and us on the same graph."""
    from infodrill.society.bench import random_graph

    with tempfile.TemporaryDirectory() as scratch:
        graphs = {"sir": random_graph(100_000, 18, 1), "cascade": random_graph(1_000_000, 10, 2)}
        mine = {kind: ours(kind, *graph, max(repeats, 5)) for kind, graph in graphs.items()}
        for kind, (ptr, to) in graphs.items():
            np.savez(Path(scratch) / f"{kind}.npz", ptr=ptr, to=to)
            print(
                f"{'infodrill':<12}{kind:<9}{mine[kind]['median_s']:>10.4f} s  size {mine[kind]['size']:>9.0f}"
            )
        for peer, kind in PEERS.items():
            python = folder / f"v-{peer}" / "bin" / "python"
            command = [
                str(python),
                __file__,
                "--inside",
                peer,
                "--graph",
                f"{scratch}/{kind}.npz",
                "--repeats",
                str(repeats),
            ]
            done = subprocess.run(command, capture_output=True, text=True) if python.is_file() else None
            if done is None or done.returncode:
                why = "not installed" if done is None else done.stderr.strip().splitlines()[-1]
                print(f"{peer:<12}{kind:<9} not measured: {why}")
                continue
            found = json.loads(done.stdout.splitlines()[-1])
            ratio = found["median_s"] / mine[kind]["median_s"]
            print(
                f"{peer:<12}{kind:<9}{found['median_s']:>10.4f} s  size {found['size']:>9.0f}  ours {ratio:.1f} x as fast"
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
