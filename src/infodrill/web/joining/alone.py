"""Practise alone (*tự luyện*): whoever stands at the front door picks a lesson and a seat, and begins; no account, no control.

Allowed at this machine, and where the operator allows it to whoever reaches the range (`INFODRILL_SOLO`); within bounds on
how many practices run at once, in all and from one address, and on how many are kept (docs/adr/0010).
"""

# Charter: web joining alone
from __future__ import annotations

import hashlib
import hmac
import threading
from dataclasses import dataclass
from functools import cache
from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from infodrill.conduct.housewords import main_role
from infodrill.conduct.seats import directory
from infodrill.kernel.errors import DrillError
from infodrill.kernel.i18n import N_
from infodrill.scenario.loader import Loaded, find, library, load
from infodrill.web import live
from infodrill.web.conf.options import options
from infodrill.web.joining.addresses import reaches_phones
from infodrill.web.joining.opening import open_drill
from infodrill.web.keeping.practices import known_by, played_here, running, tidy
from infodrill.web.models import Drill
from infodrill.web.proxies import TOLD, network_of
from infodrill.web.refusals import refused
from infodrill.web.seating import sit

WHOLE = ("clinic",)  # drills for several people that one may practise in too
BEGINS = "L1-DUTY"  # whose seat a newcomer is advised to take: a report on its whole way, in short steps
# Minutes for which the clock waits for a newcomer, in all; a guess that the first players bear out.
THINKING = 11
ACCOUNTS = 1_000  # of the simulated city: it stands in a second
_opening = threading.Lock()  # two doors opened at once count each other


class PracticeRefused(DrillError):
    """Nobody may open a practice from there, or too many run already."""

    code = "H320"


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatOffered:
    """A seat that one may take: its name, in a line what it does, and whether it is the one to begin with."""

    seat: str
    name: str
    does: str
    first: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonOffered:
    """A lesson, or a whole drill, with the seats of its players."""

    scenario: str
    title: str  # nothing more is told of it: a subtitle may say what is so
    seats: tuple[SeatOffered, ...]


def allowed(request: HttpRequest) -> bool:
    """Whether this browser may open a practice: it stands at this machine, or the operator allows all who reach the range.

    A proxy on this machine speaks for strangers, whether the settings name it or not: behind one, or under HTTPS, only the
    setting allows.
    """
    if options().solo:
        return True
    if options().https or options().proxies:
        return False
    return _at_this_machine(request) and not reaches_phones(f"//{request.get_host()}")


def takes() -> int:
    """Minutes that a practice takes, those in which the clock waits among them; as the door and its list say."""
    return options().solo_minutes + THINKING


@require_http_methods(["GET", "POST"])
def alone(request: HttpRequest) -> HttpResponse:
    """GET shows what may be practised; POST opens `scenario` for `seat` and sits down there."""
    if not allowed(request):
        return refused(request, _not_here(), 403)
    if request.method == "GET":
        told = {"lessons": offered(request.lang), "minutes": takes()}
        return render(request, "infodrill/joining/alone.html", told)
    scenario, seat = request.POST.get("scenario", "")[:80], request.POST.get("seat", "")[:80]
    found = next((lesson for lesson in offered(request.lang) if lesson.scenario == scenario), None)
    if found is None or seat not in {place.seat for place in found.seats}:
        error = PracticeRefused(
            N_("There is no such seat to practise at."), remedy=N_("Choose one from the list."), code="H323"
        )
        return refused(request, error, 422)
    try:
        row = _opened(request, scenario, seat)
    except PracticeRefused as error:
        return refused(request, error, 429)
    sit(request, live.of(row.pk), seat)
    return HttpResponseRedirect(f"/d/{row.pk}/desk/")


def offered(lang: str) -> tuple[LessonOffered, ...]:
    """What one may practise in, lessons first; nothing that a hall is at here, for practice tells what was so."""
    at = played_here()
    return tuple(_lesson(loaded, lang) for loaded in _practised() if not at & known_by(loaded.scenario))


def _lesson(loaded: Loaded, lang: str) -> LessonOffered:
    drill = loaded.scenario.drill
    offers = [
        place
        for place in directory(loaded.scenario.cells, lang).seats.values()
        if not place.control and place.level > 0
    ]
    begins = next((place for place in offers if BEGINS in place.roles), offers[0])
    return LessonOffered(
        scenario=drill.id,
        title=drill.title.in_(lang),
        seats=tuple(
            SeatOffered(seat=place.seat, name=place.name, does=main_role(place, lang), first=place is begins)
            for place in sorted(offers, key=lambda place: place is not begins)
        ),
    )


@cache
def _practised() -> tuple[Loaded, ...]:
    """The library does not change while the server runs."""
    found = [load(find(name)) for name in library()]
    wanted = [loaded for loaded in found if _offered(loaded)]
    return tuple(
        sorted(wanted, key=lambda loaded: (not loaded.scenario.drill.lesson, loaded.scenario.drill.id))
    )


def _offered(loaded: Loaded) -> bool:
    drill = loaded.scenario.drill
    return drill.lesson or drill.id in WHOLE


def _opened(request: HttpRequest, scenario: str, seat: str) -> Drill:
    """Open the practice within the bounds. Raises PracticeRefused."""
    chosen, address = options(), request.META.get("REMOTE_ADDR", "")
    source = _source(address)
    with _opening:
        tidy()
        held = running()
        if len(held) >= chosen.solo_running:
            raise PracticeRefused(
                N_("{n} people practise here already; that is as many as this machine takes."),
                remedy=N_("Try again in a few minutes, or end the practice that you began before."),
                code="H321",
                n=len(held),
            )
        if not _at_this_machine(request) and held.count(source) >= chosen.solo_each:
            raise PracticeRefused(
                N_("From where you are, {n} practices run already."),
                remedy=N_("End one of them first: on its page, “End and look back”."),
                code="H322",
                n=held.count(source),
            )
        cells = [cell.id for cell in load(find(scenario)).scenario.cells.cells if cell.level > 0]
        return open_drill(
            scenario,
            lang=request.lang,
            automated=cells,
            accounts=ACCOUNTS,
            practice=seat,
            source=source,
            both_languages=False,  # nobody has to write a second language to learn
        )


def _not_here() -> PracticeRefused:
    return PracticeRefused(
        N_("Practising alone is not open from here."),
        remedy=N_(
            "Ask who keeps this server to allow it (INFODRILL_SOLO=1), or practise on your own machine."
        ),
    )


def _source(address: str) -> str:
    """Whence a practice comes, as a keyed digest: no address is kept."""
    told = f"practice|{network_of(address)}".encode()
    return hmac.digest(settings.SECRET_KEY.encode(), told, hashlib.sha256).hex()[:32]


def _at_this_machine(request: HttpRequest) -> bool:
    """True for a browser here that speaks for itself: what says of itself that it passes others on is a proxy."""
    if any(f"HTTP_{name.decode().upper().replace('-', '_')}" in request.META for name in TOLD):
        return False
    try:
        return ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False
