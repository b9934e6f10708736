"""The API's cursors: sealed places in lists and in the network's rows."""

# Charter: web api places
from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from infodrill.kernel.protocols import Cursor
from infodrill.web import sealing
from infodrill.web.api.entering import Here
from infodrill.web.api.problems import not_there

T = TypeVar("T")


def row_place(here: Here, raw: str) -> Cursor | None:
    """(minute, place) of the network's rows, None for the first page. Raises ApiError (404) for another's cursor."""
    if not raw:
        return None
    found = sealing.unseal_row(here.drill.id, here.view.seat.seat, raw)
    if found is None:
        raise not_there()
    return found


def onward(here: Here, place: Cursor | None) -> str:
    """The cursor of a further page, "" at the end."""
    return sealing.seal_row(here.drill.id, here.view.seat.seat, place)


def newest_first(
    here: Here, items: Sequence[T], key: Callable[[T], str], before: str, limit: int
) -> tuple[list[T], str]:
    """A page of `items` (oldest first as given) from the newest back, and the cursor of the next."""
    drill, seat = here.drill.id, here.view.seat.seat
    found = list(reversed(items))
    if before:
        last = sealing.unseal(drill, seat, before)
        at = next((n for n, item in enumerate(found) if key(item) == last), None)
        if at is None:
            raise not_there()
        found = found[at + 1 :]
    shown = found[:limit]
    return shown, sealing.seal(drill, seat, key(shown[-1])) if len(found) > limit else ""
