"""Who a request speaks for: the seat that its session holds in the drill of its address, and the decorator of rooms."""

# Charter: web seating
from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from typing import Any
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from infodrill.conduct.commands import JoinSeat, LeaveSeat
from infodrill.conduct.policy import enters
from infodrill.conduct.view import SeatView
from infodrill.kernel.errors import Refused
from infodrill.kernel.i18n import N_
from infodrill.web import live, models
from infodrill.web.live import LiveDrill
from infodrill.web.refusals import NotSeated, refused

SEATS = "seats"  # session key: drill id → seat id
Page = Callable[..., HttpResponse]


def sit(request: HttpRequest, drill: LiveDrill, seat_id: str) -> None:
    """Take a seat: a new session key (nobody who knew the old one sits down too), other drills' seats kept."""
    seats = {**request.session.get(SEATS, {}), drill.id: seat_id}
    request.session.cycle_key()
    request.session[SEATS] = seats
    _tell(drill, seat_id, JoinSeat)


def rise(request: HttpRequest, drill: LiveDrill) -> None:
    """Leave the seat: it works by itself again when its cell does."""
    seats = dict(request.session.get(SEATS, {}))
    left = seats.pop(drill.id)
    request.session.cycle_key()
    request.session[SEATS] = seats
    _tell(drill, left, LeaveSeat)


def _tell(drill: LiveDrill, seat_id: str, verb: type[JoinSeat] | type[LeaveSeat]) -> None:
    """On record, so that the lobby shows it; while a stop holds, people still come and go."""
    with suppress(Refused):
        drill.give(seat_id, verb(min(drill.seats().seats[seat_id].roles)), "")


def seated(page: Page) -> Page:
    """`page(request, drill: LiveDrill, **kwargs)` for whoever holds a seat in the drill; others are sent to the door."""

    @wraps(page)
    def entered(request: HttpRequest, drill: str, **kwargs: Any) -> HttpResponse:
        seat = request.session.get(SEATS, {}).get(drill)
        if seat is None:
            # The same answer for a drill that is not there: ids tell nothing.
            return _to_the_door(request)
        try:
            found = live.of(drill)
        except models.Drill.DoesNotExist:
            raise Http404 from None
        if seat not in found.seats().seats:
            raise Http404
        request.drill, request.seat = found, seat  # type: ignore[attr-defined]
        return page(request, found, **kwargs)

    return entered


def room(name: str) -> Callable[[Page], Page]:
    """`page(request, drill: LiveDrill, view: SeatView, **kwargs)` for seats that policy lets into the room.

    While a real stop holds, every room shows the stop and nothing simulated.
    """

    def decorate(page: Page) -> Page:
        @wraps(page)
        def entered(request: HttpRequest, drill: LiveDrill, **kwargs: Any) -> HttpResponse:
            view: SeatView = drill.view(request.seat, request.lang)  # type: ignore[attr-defined]
            if not enters(view.seat, name):
                error = NotSeated(
                    N_("This seat does not enter that room."), remedy=N_("Choose a room from the list.")
                )
                return refused(request, error, 403)
            if drill.state.stopped:
                return render(request, "infodrill/stopped.html", {"view": view})
            return page(request, drill, view, **kwargs)

        entered.room = name  # type: ignore[attr-defined]
        return seated(entered)

    return decorate


def _to_the_door(request: HttpRequest) -> HttpResponse:
    target = f"/join?next={quote(request.get_full_path())}"
    if getattr(request, "htmx", False):
        response = HttpResponse(status=204)
        response["HX-Redirect"] = target
        return response
    return HttpResponseRedirect(target)
