"""Who a request of the API speaks for: a token's seat, else the seat that the browser's session holds; and through which room."""

# Charter: web api entering
from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from ninja.security import APIKeyCookie, HttpBearer
from ninja.utils import check_csrf

from infodrill.conduct.policy import enters
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import N_
from infodrill.web import live, models
from infodrill.web.api import tokens
from infodrill.web.api.problems import ApiError, no_seat, not_there, stopped
from infodrill.web.api.rates import RATES
from infodrill.web.live import LiveDrill
from infodrill.web.seating import SEATS, seat_of


@dataclass(frozen=True, slots=True)
class Caller:
    """drill id → seat id of whoever asks; `scope` read | act, "" for a person's session; `key` for counting."""

    seats: dict[str, str]
    scope: str
    key: str


@dataclass(frozen=True, slots=True)
class Here:
    """A request that was let in: its drill, and the range as its seat sees it now."""

    drill: LiveDrill
    view: SeatView
    caller: Caller


class ByToken(HttpBearer):
    """`Authorization: Bearer idt_…`, made by staff for one seat of one drill."""

    def authenticate(self, request: HttpRequest, token: str) -> Caller | None:
        found = tokens.find(token)
        if found is None:
            return None
        return Caller({found.drill_id: found.seat}, found.scope, f"token:{found.pk}")


class BySession(APIKeyCookie):
    """The browser's session after joining; whatever changes something needs the CSRF token too."""

    param_name = settings.SESSION_COOKIE_NAME

    def _get_key(self, request: HttpRequest) -> str | None:
        if "Authorization" in request.headers:
            return None  # a wrong token is wrong, whatever else the request holds
        if check_csrf(request):
            raise ApiError(
                403,
                "H203",
                N_("This form came from another page or is too old."),
                N_("Send the token of the cookie infodrill_csrf in the header X-CSRFToken."),
            )
        session: str | None = request.COOKIES.get(self.param_name)
        return session

    def authenticate(self, request: HttpRequest, key: str | None) -> Caller | None:
        seats = {drill: seat for drill in request.session.get(SEATS, {}) if (seat := seat_of(request, drill))}
        return Caller(dict(seats), "", f"session:{key}") if key and seats else None


def enter(request: HttpRequest, drill: str, *rooms: str) -> Here:
    """Let the request in through any of `rooms` (none = for every seat). Raises ApiError.

    During a real stop only what names no room is answered.
    """
    caller: Caller = request.auth
    RATES.take(caller.key)
    seat = caller.seats.get(drill)
    if seat is None:
        # The same for a drill that is not there: ids tell nothing.
        raise not_there() if caller.scope else no_seat()
    try:
        found = live.of(drill)
    except models.Drill.DoesNotExist:
        raise not_there() from None
    if seat not in found.seats().seats:
        raise not_there()
    request.drill, request.seat = found, seat
    view = found.view(seat, request.lang)
    if rooms and not any(enters(view.seat, room) for room in rooms):
        raise ApiError(
            403, "H202", N_("This seat does not enter that room."), N_("Choose a room from the list.")
        )
    if rooms and found.state.stopped:
        raise stopped()
    return Here(found, view, caller)
