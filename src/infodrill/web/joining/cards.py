"""The seat cards that control prints: one a seat, with its code and a QR of the address behind it. Codes are shown once."""

# Charter: web joining cards
from __future__ import annotations

import segno
from django.contrib.admin.views.decorators import staff_member_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_http_methods

from infodrill.conduct.roles import STAFF
from infodrill.conduct.seats import SeatPlace
from infodrill.kernel.i18n import N_
from infodrill.kernel.mark import LOCAL_USE
from infodrill.web import live, models
from infodrill.web.conf.options import options
from infodrill.web.joining.codes import issue
from infodrill.web.live import LiveDrill
from infodrill.web.refusals import NotSeated, refused
from infodrill.web.seating import end_sittings, seated


@seated
def cards(request: HttpRequest, drill: LiveDrill) -> HttpResponse:
    """For control from its seat."""
    if not drill.seats().seats[request.seat].roles & STAFF:
        error = NotSeated(
            N_("This seat does not enter that room."), remedy=N_("Choose a room from the list.")
        )
        return refused(request, error, 403)
    return _cards(request, drill)


@staff_member_required
def for_staff(request: HttpRequest, drill: str) -> HttpResponse:
    """For staff from the list of drills."""
    try:
        return _cards(request, live.of(drill))
    except models.Drill.DoesNotExist:
        raise Http404 from None


@require_http_methods(["GET", "POST"])
def _cards(request: HttpRequest, drill: LiveDrill) -> HttpResponse:
    """GET lists the seats; POST makes new codes for those ticked (`seat`), which ends their earlier ones.

    It ends the browsers on them too unless `keep` is ticked; `end` = the seat that is only cleared, without a new card.
    """
    seats = drill.seats(request.lang).seats
    made, cleared = [], None
    if request.method == "POST":
        chosen = [seats[one] for one in request.POST.getlist("seat") if one in seats]
        cleared = seats.get(request.POST.get("end", ""))
        if cleared:
            chosen = []
        for seat in [cleared] if cleared else [] if "keep" in request.POST else chosen:
            end_sittings(request, drill, seat.seat)
        made = [_card(request, drill, one) for one in chosen]
    here = drill.state.joined
    told = {
        "live": drill,
        "stamp": LOCAL_USE,
        "seats": [(one, one.seat in here) for one in seats.values()],
        "made": made,
        "cleared": cleared,
        "begun": drill.state.begun,
        "hours": options().code_hours,
        "minutes": drill.scenario.cells.join_minutes,
    }
    return render(request, "infodrill/joining/cards.html", told)


def _card(request: HttpRequest, drill: LiveDrill, seat: SeatPlace) -> dict[str, object]:
    code = issue(drill.id, seat.seat)
    address = outer_address(request, f"/join/{code}")
    cell = drill.seats().cells[seat.cell]
    return {"seat": seat, "cell": cell.name, "code": code, "address": address, "qr": qr_svg(address)}


def outer_address(request: HttpRequest, path: str) -> str:
    """The address as phones in the hall reach it, whatever address staff themselves use."""
    listen = options().listen
    return f"http://{listen}{path}" if listen else request.build_absolute_uri(path)


def qr_svg(address: str) -> SafeString:
    """The QR as an SVG element without inline style."""
    made = segno.make(address, error="m", micro=False)
    return mark_safe(made.svg_inline(scale=4, border=2, svgclass="qr", lineclass=None, omitsize=True))
