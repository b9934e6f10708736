"""Owns ensembles on a Dask cluster: the city is sent once, each worker plays drills, a lost worker's drills are played again.

Needs the extra `dask` here, and infodrill of the same model version on every worker. Results are those of `trial.ensemble`.
"""

# Charter: society cluster
from __future__ import annotations

import platform
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from infodrill.kernel.errors import DrillError
from infodrill.kernel.i18n import N_
from infodrill.society.assumptions import AssumptionSet
from infodrill.society.city import City
from infodrill.society.engine import Pools
from infodrill.society.layers import MODEL_VERSION
from infodrill.society.trial import Trial, play

if TYPE_CHECKING:
    from distributed import Client

PATIENCE_S = 20  # until a cluster that does not answer is given up


class ClusterError(DrillError):
    """The cluster cannot be used, or was lost on the way."""

    code = "Y213"


def address_of(cluster: str) -> tuple[str, int]:
    """Host and port of tcp://host:port, for the egress guard. Raises ClusterError."""
    parts = urlsplit(cluster)
    try:
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port = None, None
    if parts.scheme != "tcp" or not host or not port:
        raise ClusterError(
            N_("{address} is not the address of a Dask scheduler"),
            remedy=N_("give it as tcp://host:port"),
            code="Y214",
            address=cluster,
        )
    return host, port


def plainly(cluster: str) -> str:
    """The address as the guard understands it, so that Dask's own parser cannot read another host from the same text."""
    host, port = address_of(cluster)
    return f"tcp://[{host}]:{port}" if ":" in host else f"tcp://{host}:{port}"


def ensemble_on(
    cluster: str,
    city: City,
    *,
    runs: int,
    hours: int,
    seed: int,
    preset: str = "mixed",
    assumptions: AssumptionSet = "base",
    progress: Callable[[Trial], None] | None = None,
) -> tuple[Trial, ...]:
    """Seeds seed..seed+runs-1 on the workers of a scheduler, in order of the seed.

    `progress` gets every result as it comes, so that those of a cluster that is lost later are kept. Raises ClusterError.
    """
    address_of(cluster)
    client, found = _client(cluster), {}
    try:
        for result in _results(
            client, city, runs, hours=hours, seed=seed, preset=preset, assumptions=assumptions
        ):
            found[result.seed] = result
            if progress:
                progress(result)
    except DrillError:
        raise
    except Exception as error:
        raise _lost(cluster, type(error).__name__, len(found), runs) from error
    finally:
        client.close(timeout=2)
    return tuple(found[number] for number in sorted(found))


def _client(cluster: str) -> Client:
    try:
        from distributed import Client
    except ImportError as error:
        raise ClusterError(
            N_("the Dask client is not installed"),
            remedy=N_("install infodrill with its extra: infodrill[dask]"),
            code="Y212",
        ) from error
    # The client tells what processor it has, which Python asks another program; the guard lets none be started.
    vars(platform.uname()).setdefault("processor", "")
    try:
        return Client(plainly(cluster), timeout=PATIENCE_S, set_as_default=False)
    except (OSError, TimeoutError) as error:
        raise _lost(cluster, type(error).__name__, 0, 0) from error


def _results(
    client: Client, city: City, runs: int, *, hours: int, seed: int, preset: str, assumptions: AssumptionSet
) -> Iterator[Trial]:
    from distributed import as_completed

    shared = client.scatter(city, broadcast=True, hash=False)
    begun = [
        client.submit(
            play_there,
            MODEL_VERSION,
            shared,
            hours,
            seed + number,
            preset,
            assumptions,
            pure=False,
            retries=runs,
        )
        for number in range(runs)
    ]
    for done in as_completed(begun, loop=client.loop):
        result = done.result()
        if isinstance(result, int):
            raise ClusterError(
                N_("a worker has model version {theirs}, here it is {ours}"),
                remedy=N_("install the same infodrill on every worker"),
                code="Y215",
                theirs=result,
                ours=MODEL_VERSION,
            )
        yield result


def play_there(
    version: int, city: City, hours: int, seed: int, preset: str, assumptions: AssumptionSet
) -> Trial | int:
    """One drill on a worker; its model version when that is another one."""
    if version != MODEL_VERSION:
        return MODEL_VERSION
    return play(city, hours=hours, seed=seed, preset=preset, assumptions=assumptions, pools=Pools(threads=1))


def _lost(cluster: str, why: str, done: int, runs: int) -> ClusterError:
    return ClusterError(
        N_("the cluster at {address} cannot be used ({why}); {done} of {runs} drills were played"),
        remedy=N_("check the scheduler and its workers; what was played is kept"),
        address=cluster,
        why=why,
        done=done,
        runs=runs,
    )
