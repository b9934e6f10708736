"""The seat cards that control prints: one a seat, with its code and a QR of the address behind it."""

# Charter: web joining cards
from __future__ import annotations

from collections.abc import Mapping

from django.contrib.admin.views.decorators import staff_member_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods
from markupsafe import Markup

from infodrill.conduct.roles import STAFF
from infodrill.conduct.seats import SeatPlace
from infodrill.kernel.i18n import N_
from infodrill.kernel.mark import LOCAL_USE
from infodrill.review.papers import formats_of
from infodrill.review.papers.knowntoall import CardCode
from infodrill.web import live, models
from infodrill.web.conf.options import options
from infodrill.web.joining.addresses import outer_address, qr_svg, reaches_phones
from infodrill.web.joining.codes import issue, revoke, standing
from infodrill.web.joining.papers import cards_file
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
    return _cards(request, drill, from_control=True)


@staff_member_required
def for_staff(request: HttpRequest, drill: str) -> HttpResponse:
    """For staff from the list of drills."""
    try:
        return _cards(request, live.of(drill))
    except models.Drill.DoesNotExist:
        raise Http404 from None


@require_http_methods(["GET", "POST"])
def _cards(request: HttpRequest, drill: LiveDrill, *, from_control: bool = False) -> HttpResponse:
    """GET lists the seats. POST shows cards or takes them back:

    `all` = a card of every seat, with the code that opens it now, a new one where there is none; `show` = the card of one
    seat as it is; `again` = the same, a new one where it opens nothing any more; `seat`, several = new codes, which end the
    earlier ones, and the browsers there too unless `keep` is ticked; `revoke` = the seat whose card opens nothing from now
    on; `end` = the seat that is cleared, card and all; `paper` = as `all`, but role cards as a file of that format.
    """
    seats = drill.seats(request.lang).seats
    paper = request.POST.get("paper", "")
    if paper and paper not in formats_of("cards"):
        raise Http404
    told = _done(request, drill, seats) if request.method == "POST" else {}
    if paper:
        return cards_file(drill, request.lang, paper, _codes(told["made"]))
    codes, here = standing(drill.id), drill.state.joined
    shown = {
        "live": drill,
        "from_control": from_control,
        "stamp": LOCAL_USE,
        "seats": [(seat, seat.seat in here, codes.get(seat.seat)) for seat in seats.values()],
        "begun": drill.state.begun,
        "hours": options().code_hours,
        "minutes": drill.scenario.cells.join_minutes,
        "reached": reaches_phones(outer_address(request, "/join")),
    }
    return render(request, "infodrill/joining/cards.html", shown | told)


def _done(request: HttpRequest, drill: LiveDrill, seats: Mapping[str, SeatPlace]) -> dict[str, object]:
    """What the press of a button comes to: `made` cards, or the seat that was `cleared` or whose card was `revoked`."""
    form = request.POST
    if cleared := seats.get(form.get("end", "")):
        end_sittings(request, drill, cleared.seat)
        return {"cleared": cleared, "worked": cleared.cell in drill.programs}
    if taken := seats.get(form.get("revoke", "")):
        revoke(drill.id, taken.seat)
        return {"revoked": taken}
    codes = standing(drill.id)
    if again := seats.get(form.get("show", "")):
        return {"made": [_card(request, drill, again, codes[again.seat])] if codes.get(again.seat) else []}
    if lost := seats.get(form.get("again", "")):
        return {"made": [_card(request, drill, lost, codes.get(lost.seat) or issue(drill.id, lost.seat))]}
    if "all" in form or "paper" in form:
        found = [(seat, codes.get(seat.seat) or issue(drill.id, seat.seat)) for seat in seats.values()]
    else:
        chosen = [seats[seat] for seat in form.getlist("seat") if seat in seats]
        for seat in () if "keep" in form else chosen:
            end_sittings(request, drill, seat.seat)
        found = [(seat, issue(drill.id, seat.seat)) for seat in chosen]
    return {"made": [_card(request, drill, seat, code) for seat, code in found]}


def _codes(made: object) -> dict[str, CardCode]:
    """The cards that were made, as paper has them."""
    assert isinstance(made, list)
    return {
        card["seat"].seat: CardCode(code=card["code"], address=card["address"], qr=Markup(card["qr"]))
        for card in made
    }


def _card(request: HttpRequest, drill: LiveDrill, seat: SeatPlace, code: str) -> dict[str, object]:
    address = outer_address(request, f"/join/{code}")
    cell = drill.seats().cells[seat.cell]
    way = outer_address(request, "/join/")  # the card breaks its line before the code, never within
    return {
        "seat": seat, "cell": cell.name, "code": code, "way": way, "address": address, "qr": qr_svg(address),
    }  # fmt: skip
