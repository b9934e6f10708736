"""Places in a list, sealed: a cursor tells nobody how many rows there are that they do not see."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Sequence
from typing import TypeVar

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings

from infodrill.kernel.protocols import Cursor
from infodrill.web.api.entering import Here
from infodrill.web.api.problems import not_there

T = TypeVar("T")
LONGEST = 400


def seal(here: Here, place: str) -> str:
    """`place` for this drill and seat alone; all cursors are equally long."""
    whose = f"{here.drill.id}|{here.view.seat.seat}|{place:<130}"
    return _cipher().encrypt(whose.encode()).decode()


def unseal(here: Here, raw: str) -> str:
    """The place of a cursor. Raises ApiError (404) for one of another drill or seat, or a forged one."""
    try:
        told = _cipher().decrypt(raw.encode("ascii", "replace")).decode() if len(raw) <= LONGEST else ""
    except (InvalidToken, ValueError):
        told = ""
    drill, _, rest = told.partition("|")
    seat, _, place = rest.partition("|")
    if (drill, seat) != (here.drill.id, here.view.seat.seat):
        raise not_there()
    return place.rstrip()


def row_place(here: Here, raw: str) -> Cursor | None:
    """(minute, place) of the network's rows, None for the first page."""
    if not raw:
        return None
    minute, _, place = unseal(here, raw).partition(".")
    try:
        return int(minute), int(place)
    except ValueError:
        raise not_there() from None


def onward(here: Here, place: Cursor | None) -> str:
    """The cursor of a further page, "" at the end."""
    return seal(here, f"{place[0]}.{place[1]}") if place is not None else ""


def newest_first(
    here: Here, items: Sequence[T], key: Callable[[T], str], before: str, limit: int
) -> tuple[list[T], str]:
    """A page of `items` (oldest first as given) from the newest back, and the cursor of the next."""
    found = list(reversed(items))
    if before:
        last = unseal(here, before)
        at = next((n for n, one in enumerate(found) if key(one) == last), None)
        if at is None:
            raise not_there()
        found = found[at + 1 :]
    shown = found[:limit]
    return shown, seal(here, key(shown[-1])) if len(found) > limit else ""


def _cipher() -> Fernet:
    key = hashlib.sha256(b"infodrill.api-place|" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
