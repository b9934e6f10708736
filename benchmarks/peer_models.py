"""Owns how each published simulator is asked for the same process: `MODELS[name](ptr, to)` gives (prepare, act).

`prepare()` is not timed: it builds what the next run needs. `act()` is: it runs to extinction and returns the final size.
SIR: beta .05 along each edge and gamma .2, a step. EoN and FastGEMF take them as rates, in continuous time; starsim draws
durations from an exponential of mean 5 steps. Independent cascade: p = .15. Imported inside, since each peer has its own
environment.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

BETA, GAMMA, P = 0.05, 0.2, 0.15
SEEDS = list(range(10))
LONG = 200  # steps after which nobody is infected
Act = tuple[Callable[[], None], Callable[[], int]]
Graph = np.ndarray[Any, Any]


def _nothing() -> None:
    """No state to prepare."""


def _edges(ptr: Graph, to: Graph) -> Graph:
    """Each undirected edge once (pairs that occur twice stay twice)."""
    source = np.repeat(np.arange(ptr.size - 1), np.diff(ptr))
    return np.stack((source, to), axis=1)[source < to]


def _networkx(ptr: Graph, to: Graph) -> Any:
    import networkx

    graph = networkx.Graph()
    graph.add_nodes_from(range(ptr.size - 1))
    graph.add_edges_from(_edges(ptr, to).tolist())
    return graph


def ndlib(ptr: Graph, to: Graph) -> Act:
    from ndlib.models import ModelConfig
    from ndlib.models.epidemics import SIRModel

    graph, kept = _networkx(ptr, to), []

    def prepare() -> None:
        model, config = SIRModel(graph), ModelConfig.Configuration()
        config.add_model_parameter("beta", BETA)
        config.add_model_parameter("gamma", GAMMA)
        config.add_model_initial_configuration("Infected", SEEDS)
        model.set_initial_status(config)
        kept[:] = [model]

    def act() -> int:
        while True:
            counts = kept[0].iteration(node_status=False)["node_count"]
            if counts[1] == 0:
                return int(counts[2])

    return prepare, act


def eon(ptr: Graph, to: Graph) -> Act:
    import EoN

    graph = _networkx(ptr, to)
    return _nothing, lambda: int(EoN.fast_SIR(graph, BETA, GAMMA, initial_infecteds=SEEDS)[3][-1])


def fastgemf(ptr: Graph, to: Graph) -> Act:
    import fastgemf
    from scipy.sparse import csr_array

    matrix = csr_array((np.ones(to.size), to, ptr))
    matrix.sum_duplicates()
    matrix.data[:] = 1
    schema = (
        fastgemf.ModelSchema("SIR")
        .define_compartment(["S", "I", "R"])
        .add_network_layer("net")
        .add_node_transition(name="recovery", from_state="I", to_state="R", rate="delta")
        .add_edge_interaction(
            name="infection", from_state="S", to_state="I", inducer="I", network_layer="net", rate="beta"
        )
    )
    model = fastgemf.ModelConfiguration(schema).add_parameter(beta=BETA, delta=GAMMA).get_networks(net=matrix)
    start, kept = np.zeros(ptr.size - 1, int), []
    start[SEEDS] = 1

    def prepare() -> None:
        kept[:] = [
            fastgemf.Simulation(
                model, initial_condition={"exact": start.copy()}, stop_condition={"time": 1e9}, nsim=1
            )
        ]

    def act() -> int:
        kept[0].run()
        return int((np.asarray(kept[0].setup.X) == 2).sum())

    return prepare, act


def starsim(ptr: Graph, to: Graph) -> Act:
    import starsim as ss

    edges, kept = _edges(ptr, to), []

    class Given(ss.Network):
        """The edges as they are."""

        def init_post(self, **more: Any) -> None:
            super().init_post(**more)
            self.append({"p1": edges[:, 0], "p2": edges[:, 1], "beta": np.ones(len(edges))})

        def step(self) -> None:
            """Nothing changes."""

    def prepare() -> None:
        disease = ss.SIR(
            beta=ss.probperday(BETA),
            init_prev=ss.bernoulli(p=len(SEEDS) / (ptr.size - 1)),
            dur_inf=ss.expon(scale=ss.days(1 / GAMMA)),
            p_death=ss.bernoulli(p=0),
        )
        time = {"start": ss.days(0), "dur": ss.days(LONG // 2), "dt": ss.days(1)}
        kept[:] = [ss.Sim(n_agents=ptr.size - 1, diseases=disease, networks=Given(), verbose=0, **time)]
        kept[0].init()

    def act() -> int:
        kept[0].run()
        return int(kept[0].diseases.sir.recovered.sum())

    return prepare, act


def graph_tool(ptr: Graph, to: Graph) -> Act:
    import graph_tool
    from graph_tool import dynamics

    graph_tool.openmp_set_num_threads(2)
    graph = graph_tool.Graph(directed=False)
    graph.add_vertex(ptr.size - 1)
    graph.add_edge_list(_edges(ptr, to))
    kept = []

    def prepare() -> None:
        state = graph.new_vp("int32_t")
        state.a[SEEDS] = 1
        kept[:] = [dynamics.SIRState(graph, beta=BETA, gamma=GAMMA, epsilon=0, constant_beta=True, s=state)]

    def act() -> int:
        while (kept[0].get_state().a == 1).any():
            kept[0].iterate_sync(1)
        return int((kept[0].get_state().a == 2).sum())

    return prepare, act


def cynetdiff(ptr: Graph, to: Graph) -> Act:
    from array import array

    from cynetdiff.models import IndependentCascadeModel

    starts, ends = array("I", ptr[:-1].tolist()), array("I", to.tolist())
    model = IndependentCascadeModel(starts, ends, activation_prob=P)

    def prepare() -> None:
        model.set_seeds(SEEDS)
        model.reset_model()

    def act() -> int:
        model.advance_until_completion()
        return int(model.get_num_activated_nodes())

    return prepare, act


MODELS: dict[str, tuple[str, Callable[[Graph, Graph], Act]]] = {
    "NDlib": ("sir", ndlib),
    "FastGEMF": ("sir", fastgemf),
    "EoN": ("sir", eon),
    "starsim": ("sir", starsim),
    "graph-tool": ("sir", graph_tool),
    "cynetdiff": ("cascade", cynetdiff),
}
