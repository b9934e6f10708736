"""What the runner leaves for the pages beside the city's own rows: the desk's groups, and what sources speak of.

Kinds: "groups" (as DeskGroup, newest minute counts), "about" (server only: source → claim, for linking cases), "closed"
(one empty minute after the other: how far the rows of a minute are complete).
"""

# Charter: web runner publishing
from __future__ import annotations

from dataclasses import asdict

from infodrill.conduct.network import Network
from infodrill.kernel.protocols import Row


class Publisher:
    """Makes the rows of a minute; `about` only where something is new since the minute before."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._told: dict[str, str] = {}

    def rows(self) -> dict[str, list[Row]]:
        """By kind, the mark last: to be asked once a minute, in order, and written together or not at all."""
        groups: list[Row] = [{"id": group.source, **asdict(group)} for group in self._network.groups()]
        about = self._network.posts_about
        fresh = {source: claim for source, claim in about.items() if self._told.get(source) != claim}
        self._told.update(fresh)
        linked: list[Row] = [{"id": source, "claim": claim} for source, claim in fresh.items()]
        return {"groups": groups, **({"about": linked} if linked else {}), "closed": []}
