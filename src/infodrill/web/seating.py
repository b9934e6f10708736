"""Who a request speaks for: the seat that its session holds in the drill of its address, and the decorator of rooms."""

# Charter: web seating
from __future__ import annotations

import secrets
from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from typing import Any
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from infodrill.conduct.nouns.lobby import JoinSeat, LeaveSeat
from infodrill.conduct.policy import enters
from infodrill.conduct.view import SeatView
from infodrill.kernel.errors import Refused
from infodrill.kernel.i18n import N_
from infodrill.web import live, models
from infodrill.web.joining.sittings import begun, end, sitting
from infodrill.web.live import LiveDrill
from infodrill.web.refusals import NotSeated, refused
from infodrill.web.streams.hub import HUB
from infodrill.web.voting import VOTER

SEATS = "seats"  # session key: drill id → seat id
SITTINGS = "sittings"  # session key: drill id → key of the sitting that it was let in to
Page = Callable[..., HttpResponse]


def sit(request: HttpRequest, drill: LiveDrill, seat_id: str, key: str = "") -> None:
    """Take a seat: a new session key (nobody who knew the old one sits down too), other drills' seats kept.

    `key` of the sitting, read before what let the person in was looked at; "" = whoever asks may sit there in any case.
    """
    if (left := seat_of(request, drill.id)) and left != seat_id:
        _tell(drill, left, LeaveSeat)
    seats = {**request.session.get(SEATS, {}), drill.id: seat_id}
    request.session.cycle_key()
    request.session[SEATS] = seats
    stay(request, drill.id, seat_id, key)
    request.session.setdefault(VOTER, secrets.token_hex(16))
    _tell(drill, seat_id, JoinSeat)


def stay(request: HttpRequest, drill_id: str, seat_id: str, key: str = "") -> None:
    """This browser's sitting counts as begun under a key, "" = the one that holds now: it outlives what was ended before."""
    kept = request.session.get(SITTINGS, {})
    request.session[SITTINGS] = {**kept, drill_id: key or begun(drill_id, seat_id)}


def seat_of(request: HttpRequest, drill_id: str) -> str:
    """The seat that this browser holds in a drill, "" for none or one whose sittings were ended since."""
    seat = request.session.get(SEATS, {}).get(drill_id, "")
    key = request.session.get(SITTINGS, {}).get(drill_id)
    return str(seat) if seat and key and key == sitting(drill_id, seat) else ""


def end_sittings(request: HttpRequest, drill: LiveDrill, seat_id: str) -> None:
    """Send every browser away from a seat, programs too; the browser that asks keeps its own."""
    end(drill.id, seat_id)
    if request.session.get(SEATS, {}).get(drill.id) == seat_id:
        stay(request, drill.id, seat_id)
    elif seat_id in drill.state.joined:
        _tell(drill, seat_id, LeaveSeat)


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
    """`page(request, drill: LiveDrill, **kwargs)` for whoever holds a seat in the drill; others are sent to the door. What a
    rule refuses in it is said as a refusal, whatever gave the command."""

    @wraps(page)
    def entered(request: HttpRequest, drill: str, **kwargs: Any) -> HttpResponse:
        seat = seat_of(request, drill)
        if not seat:
            # The same answer for a drill that is not there: ids tell nothing.
            return _to_the_door(request, ended=drill in request.session.get(SEATS, {}))
        # Before anything is folded or drawn: what comes after it, the page will hear.
        request.cursor = HUB.cursor(drill, seat)
        try:
            found = live.of(drill)
        except models.Drill.DoesNotExist:
            raise Http404 from None
        if seat not in found.seats().seats:
            raise Http404
        request.drill, request.seat = found, seat
        try:
            return page(request, found, **kwargs)
        except Refused as error:
            return refused(request, error, 409)

    return entered


def room(name: str) -> Callable[[Page], Page]:
    """`page(request, drill: LiveDrill, view: SeatView, **kwargs)` for seats that policy lets into the room.

    While a real stop holds, every room shows the stop and nothing simulated.
    """

    def decorate(page: Page) -> Page:
        @wraps(page)
        def entered(request: HttpRequest, drill: LiveDrill, **kwargs: Any) -> HttpResponse:
            view: SeatView = drill.view(request.seat, request.lang)
            if not enters(view.seat, name):
                error = NotSeated(
                    N_("This seat does not enter that room."), remedy=N_("Choose a room from the list.")
                )
                return refused(request, error, 403)
            if drill.state.stopped:
                return _stopped(request, drill, view)
            return page(request, drill, view, **kwargs)

        entered.room, entered.drawn = name, page  # type: ignore[attr-defined]
        return seated(entered)

    return decorate


def _stopped(request: HttpRequest, drill: LiveDrill, view: SeatView) -> HttpResponse:
    told = {"view": view, "reason": drill.state.stopped_for}
    response = render(request, "infodrill/stopped.html", told)
    if request.GET.get("part", "stopped") != "stopped":
        response["HX-Refresh"] = "true"  # a page that has not heard of the stop yet
    return response


def _to_the_door(request: HttpRequest, *, ended: bool) -> HttpResponse:
    target = f"/join?{'ended&' if ended else ''}next={quote(request.get_full_path())}"
    if getattr(request, "htmx", False):
        response = HttpResponse(status=204)
        response["HX-Redirect"] = target
        return response
    return HttpResponseRedirect(target)
