"""What the runner leaves for the pages beside the city's own rows: the desk's groups, and what sources speak of.

Kinds: "groups" (as DeskGroup, newest minute counts), "about" (server only: source → claim, for linking cases), "closed"
(one empty minute after the other: how far the rows of a minute are complete).
"""

# Charter: web runner publishing
from __future__ import annotations

from dataclasses import asdict

from infodrill.conduct.network import Network
from infodrill.kernel.protocols import DerivedStore


class Publisher:
    """Writes the rows of a minute; `about` only where something is new."""

    def __init__(self, derived: DerivedStore, network: Network) -> None:
        self._derived, self._network = derived, network
        self._told: dict[str, str] = {}

    def put(self, minute: int, *, keep: bool = True) -> None:
        """Write the minute; without `keep` only remember what was written before."""
        groups = self._network.groups()
        about = self._network.posts_about
        fresh = {source: claim for source, claim in about.items() if self._told.get(source) != claim}
        self._told.update(fresh)
        if not keep:
            return
        rows = [{"id": one.source, **asdict(one)} for one in groups]
        self._derived.put(minute, "groups", rows)
        if fresh:
            self._derived.put(minute, "about", [{"id": one, "claim": claim} for one, claim in fresh.items()])
        self._derived.put(minute, "closed", [])
