"""Tickets: what lets a browser open its stream without a session look-up. Signed, for one seat, good for a minute."""

# Charter: web streams tickets
from __future__ import annotations

from django.core import signing
from django.http import HttpRequest, HttpResponse, JsonResponse

from infodrill.kernel.mark import MARK
from infodrill.web.live import LiveDrill
from infodrill.web.seating import SITTINGS, seated
from infodrill.web.streams.hub import HUB

SALT = "infodrill.stream"
GOOD_FOR = 60  # seconds in which the stream must be opened


@seated
def ticket(request: HttpRequest, drill: LiveDrill) -> HttpResponse:
    """{"ticket": …, "missed": […], "over": …} for the seat of this session: the topics that changed since the cursor
    ?last=…, for a tab that hears the stream through another one and was drawn before it listened; whether the drill is over."""
    seat: str = request.seat
    # The key that this browser was let in with, not the seat's now: who is sent away in between opens no stream.
    holder = {"drill": drill.id, "seat": seat, "sitting": request.session[SITTINGS][drill.id]}
    made = signing.dumps(holder, salt=SALT, compress=False)
    missed = HUB.missed(drill.id, seat, request.GET.get("last", ""))
    return JsonResponse({"mark": MARK, "ticket": made, "missed": sorted(missed), "over": drill.state.closed})


def read_ticket(raw: str) -> tuple[str, str, str] | None:
    """(drill, seat, key of its sitting) of a ticket, None when it is forged or too old."""
    try:
        told = signing.loads(raw, salt=SALT, max_age=GOOD_FOR)
    except signing.BadSignature:
        return None
    return str(told["drill"]), str(told["seat"]), str(told.get("sitting", "-"))
