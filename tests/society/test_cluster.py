"""An ensemble on a real Dask cluster of this machine: the local results, also when a worker dies on the way."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests import leash
from tests.patience import PATIENCE, until

from infodrill.society import City, cluster, trial

pytest.importorskip("distributed")
pytestmark = pytest.mark.filterwarnings("ignore")

RUNS = 6


def start(*command: str) -> subprocess.Popen[bytes]:
    env = os.environ | {
        "PYTHONPATH": os.pathsep.join(sys.path),
        "DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "20s",
    }
    return leash.start(
        [sys.executable, "-m", *command, "--host", "127.0.0.1"],
        env=env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


@pytest.fixture
def running() -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """(address, [scheduler, worker, worker])."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"
    begun = [start("distributed.cli.dask_scheduler", "--port", str(port), "--no-dashboard")]
    worker = ("distributed.cli.dask_worker", address, "--nthreads", "1", "--no-nanny", "--no-dashboard")
    begun += [start(*worker), start(*worker)]
    try:
        await_workers(address, 2)
        yield address, begun
    finally:
        for popen in begun:
            popen.kill()
            popen.wait()


def await_workers(address: str, wanted: int) -> None:
    from distributed import Client

    def here() -> bool:
        with Client(address, timeout=PATIENCE, set_as_default=False) as client:
            client.wait_for_workers(wanted, timeout=PATIENCE)
        return True

    until(here)


def test_cluster_that_loses_a_worker_gives_the_local_results(
    running: tuple[str, list[subprocess.Popen[bytes]]], town: City
) -> None:
    address, begun = running
    seen: list[int] = []

    def lose_one(each_trial: trial.Trial) -> None:
        seen.append(each_trial.seed)
        if len(seen) == 2:
            begun[1].kill()

    found = cluster.ensemble_on(address, town, runs=RUNS, hours=3, seed=4, progress=lose_one)
    here = trial.ensemble(town, runs=RUNS, hours=3, seed=4)
    assert sorted(seen) == [each_trial.seed for each_trial in found] == list(range(4, 4 + RUNS))
    assert [(each_trial.digest, each_trial.shares, each_trial.exposed) for each_trial in found] == [
        (each_trial.digest, each_trial.shares, each_trial.exposed) for each_trial in here
    ]


def test_results_of_a_cluster_that_is_lost_are_kept(
    running: tuple[str, list[subprocess.Popen[bytes]]], town: City
) -> None:
    address, begun = running
    kept: list[trial.Trial] = []

    def lose_all(each_trial: trial.Trial) -> None:
        kept.append(each_trial)
        for process in begun:
            process.kill()

    with pytest.raises(cluster.ClusterError) as refusal:
        cluster.ensemble_on(address, town, runs=40, hours=3, seed=4, progress=lose_all)
    assert refusal.value.code == "Y213" and refusal.value.params["done"] == len(kept) >= 1


def test_command_reaches_the_cluster_through_the_guard(
    running: tuple[str, list[subprocess.Popen[bytes]]], tmp_path: Path
) -> None:
    address, _ = running
    command = [
        sys.executable,
        "-m",
        "infodrill.cli",
        "society",
        "ensemble",
        "--runs",
        "2",
        "--hours",
        "1",
        "--json",
    ]
    told = leash.run(
        [*command, "--accounts", "2000"],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "INFODRILL_DASK": address},
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        timeout=120,
    )
    assert told.returncode == 0, told.stderr
    assert [one["seed"] for one in json.loads(told.stdout)["results"]] == [1, 2]


@pytest.mark.parametrize(
    "address", ["tcp://127.0.0.1", "http://127.0.0.1:8786", "127.0.0.1:8786", "tcp://x:y"]
)
def test_address_that_is_no_scheduler_is_refused(address: str, town: City) -> None:
    with pytest.raises(cluster.ClusterError) as refusal:
        cluster.ensemble_on(address, town, runs=1, hours=1, seed=1)
    assert refusal.value.code == "Y214"


def test_cluster_that_does_not_answer_is_named(town: City, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "PATIENCE_S", 1)
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        with pytest.raises(cluster.ClusterError) as refusal:
            cluster.ensemble_on(f"tcp://127.0.0.1:{held.getsockname()[1]}", town, runs=1, hours=1, seed=1)
    assert refusal.value.code == "Y213"
