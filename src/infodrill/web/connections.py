"""The open connections of this process: who may come in, who has to go when it is full, what their requests hold.

A connection that has asked for nothing yet, or was answered and waits, may be closed for a new one; the one that waits
longest goes first. So half-open connections keep nobody out, whoever opens them and from wherever: a hall behind one
address, this machine's own browsers and the seats that read already are all still answered.
"""

# Charter: web connections
from __future__ import annotations

import asyncio
import time
from collections import defaultdict
from collections.abc import Collection
from functools import cache
from ipaddress import ip_address
from typing import Protocol

from infodrill.web import figures
from infodrill.web.bounds import KEPT_FOR_OPERATORS, MOST_HELD, Bounds, bounds_of, descriptors
from infodrill.web.conf.options import options
from infodrill.web.proxies import is_proxy, network_of


class Connection(Protocol):
    """What is asked of a connection here; see `protocol.BoundedConnection`."""

    since: float  # monotonic seconds at which it began to wait or to send
    held: int  # bytes of a request that is not answered

    @property
    def source(self) -> str: ...
    @property
    def waits(self) -> bool: ...
    @property
    def sends(self) -> bool: ...
    def cut(self) -> None: ...
    def look(self, now: float) -> None: ...


class Connections:
    """All of one process. Belongs to its event loop."""

    def __init__(self, bounds: Bounds) -> None:
        self.bounds = bounds
        self.held = 0
        self._all: set[Connection] = set()
        self._by_source: defaultdict[str, set[Connection]] = defaultdict(set)
        self._watching = False

    def enter(self, connection: Connection) -> bool:
        """Take a new connection in, when need be in the place of one that waits; False when there is none."""
        source = connection.source
        beside = self._by_source[network_of(source)]
        room = self.bounds.connections - (0 if _operator(source) else KEPT_FOR_OPERATORS)
        full_here = len(beside) >= self.bounds.an_address and not is_proxy(source)
        # Within its own network first: who opens too many pushes out his own, not others.
        if (full_here and not self._make_room(beside)) or (
            len(self._all) >= room and not self._make_room(self._all)
        ):
            figures.TURNED_AWAY.labels("full").inc()
            return False
        self._all.add(connection)
        beside.add(connection)
        self._watch()
        return True

    def leave(self, connection: Connection) -> None:
        """It is closed, or as good as; again does nothing."""
        self.release(connection)
        if connection in self._all:
            self._all.discard(connection)
            network = network_of(connection.source)
            self._by_source[network].discard(connection)
            if not self._by_source[network]:
                del self._by_source[network]

    def hold(self, connection: Connection, came: int) -> bool:
        """Count bytes of a request, once there is room for them: no moment counts more than the house bears. False when all
        together would hold too much and none that still sends can be cut."""
        while self.held + came > MOST_HELD:
            sending = [
                each_connection
                for each_connection in self._all
                if each_connection.sends and (each_connection.held or each_connection is connection)
            ]
            if not sending:
                return False
            # The one that has been sending longest holds room at everybody's cost.
            longest = min(sending, key=lambda each_connection: each_connection.since)
            self._cut(longest, "held")
            if longest is connection:
                return True
        connection.held += came
        self.held += came
        return True

    def release(self, connection: Connection) -> None:
        """Its request is answered."""
        self.held -= connection.held
        connection.held = 0

    def _make_room(self, among: Collection[Connection]) -> bool:
        waiting = [connection for connection in among if connection.waits]
        if not waiting:
            return False
        self._cut(min(waiting, key=lambda connection: connection.since), "room")
        return True

    def _cut(self, connection: Connection, why: str) -> None:
        figures.TURNED_AWAY.labels(why).inc()
        self.leave(connection)
        connection.cut()

    def _watch(self) -> None:
        """Look once a second for what has taken too long, while there is anybody."""
        if not self._watching:
            self._watching = True
            asyncio.get_running_loop().call_later(1, self._look)

    def _look(self) -> None:
        self._watching = False
        now = time.monotonic()
        for connection in list(self._all):
            connection.look(now)
        if self._all:
            self._watch()


@cache
def connections() -> Connections:
    """Those of this process."""
    return Connections(bounds_of(options(), descriptors()))


def _operator(source: str) -> bool:
    """Somebody at the machine itself, not behind a proxy that runs on it."""
    try:
        return ip_address(source).is_loopback and not is_proxy(source)
    except ValueError:
        return False
