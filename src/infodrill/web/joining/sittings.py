"""Sittings: which browsers still hold a seat. Ending them ends sessions, streams and tokens of the seat at once.

A session remembers how often the seat's sittings had been ended when it sat down; a later end makes it nobody's.
"""

# Charter: web joining sittings
from __future__ import annotations

import asyncio
import logging

from django.db import DatabaseError, close_old_connections
from django.db.models import F

from infodrill.web.joining.codes import revoke
from infodrill.web.models import ApiToken, Sitting
from infodrill.web.streams.hub import Hub

LOG = logging.getLogger("infodrill.sittings")
LOOK = 1.0  # seconds between two looks for sittings that another process has ended


def ended(drill_id: str, seat: str) -> int:
    """How often the sittings of a seat have been ended."""
    found = Sitting.objects.filter(drill=drill_id, seat=seat).values_list("ended", flat=True).first()
    return found or 0


async def holds(drill_id: str, seat: str, since: int) -> bool:
    """Whether a browser that was let in when the seat's sittings had been ended `since` times still holds it.

    Raises DatabaseError.
    """
    return await asyncio.to_thread(_holds, drill_id, seat, since)


def _holds(drill_id: str, seat: str, since: int) -> bool:
    try:
        return ended(drill_id, seat) <= since
    finally:
        # A thread of the pool belongs to no request after which Django would look after its connection.
        close_old_connections()


def end(drill_id: str, seat: str) -> int:
    """End all browsers and tokens of a seat, and the codes by which they could come back; how often that was done."""
    # Codes and tokens first: who is thrown out must not come in again by one of them.
    revoke(drill_id, seat)
    ApiToken.objects.filter(drill=drill_id, seat=seat).update(revoked=True)
    Sitting.objects.get_or_create(drill_id=drill_id, seat=seat)
    Sitting.objects.filter(drill=drill_id, seat=seat).update(ended=F("ended") + 1)
    return ended(drill_id, seat)


async def follow(hub: Hub) -> None:
    """Close the streams of ended sittings in this process, whichever process ended them. Runs until it is cancelled."""
    while True:
        await asyncio.sleep(LOOK)
        if watched := hub.watched():
            try:
                found = await asyncio.to_thread(_all_of, watched)
            except DatabaseError:
                LOG.warning("sittings cannot be read")  # pages say it; looked at again in a second
                continue
            for drill, seat, times in found:
                hub.end(drill, seat, times)


def _all_of(drills: frozenset[str]) -> list[tuple[str, str, int]]:
    try:
        return list(Sitting.objects.filter(drill__in=drills).values_list("drill_id", "seat", "ended"))
    finally:
        close_old_connections()
