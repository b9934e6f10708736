"""Sittings: which browsers still hold a seat. Ending them ends sessions, streams and tokens of the seat at once.

A session keeps the key of the sitting that it was let in to; an end draws another, and so does a restore: nothing that was
sent away comes back with a number that has been used before.
"""

# Charter: web joining sittings
from __future__ import annotations

import asyncio
import logging

from django.db import DatabaseError

from infodrill.web.joining.codes import revoke
from infodrill.web.models import ApiToken, Sitting, drawn
from infodrill.web.stores.kept import in_our_thread
from infodrill.web.streams.hub import Hub

LOG = logging.getLogger("infodrill.sittings")
LOOK = 1.0  # seconds between two looks for sittings that another process has ended


def sitting(drill_id: str, seat: str) -> str:
    """The key of a seat's sitting now, "" while nobody was let in."""
    found = Sitting.objects.filter(drill=drill_id, seat=seat).values_list("key", flat=True).first()
    return found or ""


def begun(drill_id: str, seat: str) -> str:
    """The key of a seat's sitting, which begins with it where there is none."""
    return str(Sitting.objects.get_or_create(drill_id=drill_id, seat=seat)[0].key)


async def holds(drill_id: str, seat: str, key: str) -> bool:
    """Whether a browser that was let in under a key still holds the seat. Raises DatabaseError."""
    return await in_our_thread(sitting, drill_id, seat) == key


def end(drill_id: str, seat: str) -> None:
    """End all browsers and tokens of a seat, and the codes by which they could come back."""
    # Codes and tokens first: who is thrown out must not come in again by one of them.
    revoke(drill_id, seat)
    ApiToken.objects.filter(drill=drill_id, seat=seat).update(revoked=True)
    Sitting.objects.update_or_create(drill_id=drill_id, seat=seat, defaults={"key": drawn()})


async def follow(hub: Hub) -> None:
    """Close the streams of ended sittings in this process, whichever process ended them. Runs until it is cancelled."""
    while True:
        await asyncio.sleep(LOOK)
        if watched := hub.watched():
            try:
                found = await in_our_thread(_all_of, watched)
            except DatabaseError:
                LOG.warning("sittings cannot be read")  # pages say it; looked at again in a second
                continue
            for drill, seat, key in found:
                hub.end(drill, seat, key)


def _all_of(drills: frozenset[str]) -> list[tuple[str, str, str]]:
    return list(Sitting.objects.filter(drill__in=drills).values_list("drill_id", "seat", "key"))
