"""The door: type a code or follow its QR, read what the range is, sit down; leave again."""

# Charter: web joining door
from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST

from infodrill.conduct.housewords import AT_THE_DOOR
from infodrill.kernel.errors import DrillError
from infodrill.kernel.i18n import tr
from infodrill.web import live
from infodrill.web.joining.alone import allowed, takes
from infodrill.web.joining.codes import LATE, CodeRefused, redeem
from infodrill.web.joining.sittings import begun
from infodrill.web.live import LiveDrill
from infodrill.web.models import Drill
from infodrill.web.rooms.places import tabs
from infodrill.web.seating import SEATS, rise, seat_of, seated, sit

REPLAY = "infodrill.replay"


def front(request: HttpRequest) -> HttpResponse:
    """Where a bare address leads: to the seat that this browser holds, else to the door."""
    seats = _held(request)
    return HttpResponseRedirect(f"/d/{seats[0]}/" if len(seats) == 1 else "/join")


def _held(request: HttpRequest) -> list[str]:
    """The drills in which this browser holds a seat."""
    kept = Drill.objects.filter(pk__in=list(request.session.get(SEATS, {}))).values_list("pk", flat=True)
    return [drill for drill in kept if seat_of(request, drill)]


@require_http_methods(["GET", "POST"])
def join(request: HttpRequest) -> HttpResponse:
    """Ask for the code; with a good one sit down and go in."""
    if request.method == "POST":
        return _sit_down(request, request.POST.get("code", "")[:40])
    return _asked(request, "")


@require_http_methods(["GET"])
def by_link(request: HttpRequest, code: str) -> HttpResponse:
    """The address behind a card's QR: the door with the code filled in. Only the button sits down."""
    return _asked(request, code[:40])


def way_to_replay(drill: str, seat: str) -> str:
    """The address that opens the replay of a drill as a seat at once: whoever shows a drill file gives it to themselves."""
    return f"/replay/{signing.dumps([drill, seat], salt=REPLAY)}"


@require_http_methods(["GET"])
def by_replay(request: HttpRequest, ticket: str) -> HttpResponse:
    """Sit down and go into the replay. Nobody but this range can make a ticket."""
    try:
        name, seat = signing.loads(ticket, salt=REPLAY)
        drill = live.of(name)
    except (signing.BadSignature, Drill.DoesNotExist):
        raise Http404 from None
    sit(request, drill, seat)
    return HttpResponseRedirect(f"/d/{drill.id}/replay/")


@seated
def home(request: HttpRequest, drill: LiveDrill) -> HttpResponse:
    """The lobby while people gather, then the seat's first room, and the debrief when the drill is over. Who only watches has
    nothing to get ready."""
    own = tabs(drill.seats().seats[request.seat])[0]
    first = "report" if drill.state.closed else own if drill.state.begun or own == "screen" else "lobby"
    return HttpResponseRedirect(f"/d/{drill.id}/{first}/")


@require_POST
@seated
def leave(request: HttpRequest, drill: LiveDrill) -> HttpResponse:
    """Get up from the seat."""
    rise(request, drill)
    return HttpResponseRedirect("/join?left=1")


def _asked(request: HttpRequest, code: str, error: CodeRefused | None = None) -> HttpResponse:
    lang = request.lang
    told = {
        "code": code,
        "next": request.POST.get("next", request.GET.get("next", "")),
        "seats": [*_ways_back(request)],
        "ended": "ended" in request.GET,
        "left": "left" in request.GET,
        "alone": takes() if allowed(request) else 0,
        "rules": [tr(lang, rule) for rule in AT_THE_DOOR],
        "wrong": tr(lang, error.message) if error else "",
        "remedy": tr(lang, error.remedy) if error else "",
        "error_code": error.code if error else "",
    }
    if error and error.code == "H302":
        answer = render(request, "infodrill/joining/join.html", told, status=429)
        answer.late = LATE
        return answer
    return render(request, "infodrill/joining/join.html", told, status=422 if error else 200)


def _ways_back(request: HttpRequest) -> Iterator[tuple[str, str, str]]:
    """(address, seat, drill) of each seat still held in this browser; a drill that is damaged is none to go back to."""
    for held in _held(request):
        with suppress(DrillError, Drill.DoesNotExist):
            drill = live.of(held)
            seat = drill.seats(request.lang).seats.get(seat_of(request, held))
            if seat:
                yield f"/d/{held}/", seat.name, drill.row.name


def _asked_first(request: HttpRequest, drill: LiveDrill, held: str, wanted: str, code: str) -> HttpResponse:
    """A browser holds one seat of a drill: whoever opens a second card in it may have meant another's browser."""
    seats = drill.seats(request.lang).seats
    told = {
        "home": f"/d/{drill.id}/",
        "held": seats[held],
        "wanted": seats[wanted],
        "code": code,
        "next": request.POST.get("next", ""),
    }
    return render(request, "infodrill/joining/instead.html", told, status=409)


def _sit_down(request: HttpRequest, code: str) -> HttpResponse:
    try:
        address = request.META.get("REMOTE_ADDR", "")
        found = redeem(code, address)
        key = begun(found.drill_id, found.seat)
        # Once more, now that the sitting is known: a seat that is cleared meanwhile is not taken, or taken for nothing.
        redeem(code, address)
    except CodeRefused as error:
        return _asked(request, code, error)
    drill = live.of(found.drill_id)
    held = seat_of(request, drill.id)
    if held and held != found.seat and request.POST.get("leaving") != held:
        return _asked_first(request, drill, held, found.seat, code)
    sit(request, drill, found.seat, key)
    target = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure())
    inside = safe and target.startswith(f"/d/{drill.id}/")
    return HttpResponseRedirect(target if inside else f"/d/{drill.id}/")
