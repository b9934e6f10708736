"""The replay's addresses: /d/<drill>/replay/<the page's own address>?at=<event>&as=<seat> is that page as the seat had it then.

The live page function draws it, with the live policy, of an older fold (`web.asof`); `web.still` takes out what only a live
page has. Who looks through whose eyes, `conduct.policy.replays` says.
"""

# Charter: web rooms replaying
from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse, QueryDict
from django.template.loader import render_to_string
from django.urls import Resolver404, ResolverMatch, path, resolve
from django.views.decorators.http import require_POST

from infodrill.conduct import policy
from infodrill.conduct.seats import SeatPlace
from infodrill.conduct.view import SeatView
from infodrill.kernel.digits import whole
from infodrill.kernel.mark import MARK
from infodrill.web import asof, live
from infodrill.web.asof import PastDrill
from infodrill.web.live import LiveDrill
from infodrill.web.rooms import replay
from infodrill.web.rooms.living import lived_again
from infodrill.web.rooms.practice import LOOKED
from infodrill.web.rooms.showing import RoomPage, show
from infodrill.web.seating import room
from infodrill.web.still import stilled

# Pages, by the names of their addresses, that can be looked at as they were; the look back and the lobby tell of now.
PAGES = frozenset({
    "desk", "cases", "case", "network", "watch", "statements", "statement", "press", "meeting", "control", "evaluation",
    "screen",
})  # fmt: skip
BEGUN_ANEW = frozenset({"new", "newest"})  # what stands for a statement in an address where none is yet
OWN = (
    "at",
    "as",
    "second",
    "part",
)  # of a replay's address, or of a live page alone; whatever else it says is the page's
ABSENT = RoomPage(room="replay", template="infodrill/replay/absent.html", css="debrief", parts={})
WAITS = RoomPage(
    room="replay",
    template="infodrill/replay/waits.html",
    css="debrief",
    parts={"waits": "infodrill/replay/until.html"},
)


@lru_cache(maxsize=2_000)
def _known(where: str) -> ResolverMatch | None:
    """The page of an address below a drill's, None for what is no page or none that can be looked at."""
    try:
        match = resolve(f"/d/x/{where}")
    except Resolver404:
        return None
    begins = match.kwargs.get("statement") in BEGUN_ANEW
    return match if match.url_name in PAGES and not begins else None


def page_then(request: HttpRequest, drill: LiveDrill, seat: str, where: str, seq: int) -> str | None:
    """The page at `where` as the seat had it after event `seq`, made still; None where there was none.

    `where` may hold a query. What this browser has seen, its tokens and its cursor are none of that page's.
    """
    address = urlsplit(where)
    match, past = _known(address.path), asof.past(drill, seq)
    if match is None or past.state.stopped:
        return None
    view, asked = past.view(seat, request.lang), QueryDict(address.query)
    then = _as_then(request, past, seat, asked)
    kwargs = {name: value for name, value in match.kwargs.items() if name != "drill"}
    if not policy.enters(view.seat, match.func.room):
        return None
    try:
        answer = match.func.drawn(then, past, view, **kwargs)
    except Http404:
        return None
    if answer.status_code != 200:
        return None
    return still(answer.content.decode(), drill.id, view.seat, where, seq)


def still(page: str, drill: str, seat: SeatPlace, where: str, seq: int) -> str:
    """The page at `where` of a seat after event `seq`, with the ways of the replay in place of its own."""
    return stilled(page, lambda to: _leads(drill, seat, where, to, seq))


def _as_then(request: HttpRequest, past: PastDrill, seat: str, asked: QueryDict) -> HttpRequest:
    """The request as a browser at that seat would have sent it that had seen nothing yet."""
    then = copy(request)
    then.GET, then.session = asked, {LOOKED: [past.id]}
    then.drill, then.seat, then.cursor, then.htmx = past, seat, "", False
    return then


def _leads(drill: str, seat: SeatPlace, where: str, to: str, seq: int) -> str:
    """Where a link of a page at `where` leads in the replay, "" = nowhere."""
    base = f"/d/{drill}/"
    parts = urlsplit(urljoin(base + where, to))
    below = parts.path.removeprefix(base)
    if parts.scheme or parts.netloc or below == parts.path:
        return ""
    if below.startswith("files/"):
        return parts.path
    match = _known(below)
    if match is None or not policy.enters(seat, match.func.room):
        return ""
    return _address(drill, below, parse_qsl(parts.query), seq, seat.seat)


def _address(drill: str, where: str, more: Iterable[tuple[str, str]], seq: int, seat: str) -> str:
    told = [*((key, value) for key, value in more if key not in OWN), ("at", str(seq)), ("as", seat)]
    return f"/d/{drill}/replay/{where}?{urlencode(told)}"


@room("replay")
def entered(request: HttpRequest, drill: LiveDrill, view: SeatView) -> HttpResponse:
    """To the first room of one's own, where the hall is being led or at the first moment."""
    if not policy.replays(view.seat, drill.state):
        return show(request, drill, view, WAITS, {})
    scale = replay.ruler(drill, view)
    shown = asof.presented(drill)
    seq = shown if shown >= 0 else replay.moments(drill, scale)[view.seat.seat].seqs[0]
    return HttpResponseRedirect(_first(drill, view, view.seat, seq) + ("#follow" if shown >= 0 else ""))


@room("replay")
def replayed(request: HttpRequest, drill: LiveDrill, view: SeatView, where: str) -> HttpResponse:
    """A page as it was. `at` beyond the log, or none, is the last moment; `as` a seat that is not let is one's own."""
    if not policy.replays(view.seat, drill.state):
        return HttpResponseRedirect(f"/d/{drill.id}/replay/")
    asked, scale = request.GET, replay.ruler(drill, view)
    seat = view.seats.seats.get(asked.get("as", ""), view.seat)
    if not policy.replays_as(view.seat, seat):
        seat = view.seat
    seq = _asked(asked, scale)
    match = _known(where)
    if match is None:
        raise Http404
    if not policy.enters(seat, match.func.room):
        return HttpResponseRedirect(_first(drill, view, seat, seq))
    own = [(key, value) for key, value in asked.items() if key not in OWN]
    here = f"{where}?{urlencode(own)}" if own else where
    page = page_then(request, drill, seat.seat, here, seq)
    if page is None:
        page = _absent(request, drill, seat.seat, seq)
    told = _bar(request, drill, view, seat, here, seq)
    return HttpResponse(_joined(request, page, told))


def _asked(asked: QueryDict, scale: replay.Ruler) -> int:
    """The event that an address asks for: by its number, or by a second on the ruler."""
    last = len(scale.ats) - 1
    if (second := whole(asked.get("second", ""))) is not None:
        return scale.found(second)
    seq = whole(asked.get("at", ""))
    return last if seq is None else min(seq, last)


def _first(drill: LiveDrill, view: SeatView, seat: SeatPlace, seq: int) -> str:
    first = replay.places(seat, "", view.lang, "")[0].where
    address = urlsplit(first)
    return _address(drill.id, address.path, parse_qsl(address.query), seq, seat.seat)


def _absent(request: HttpRequest, drill: LiveDrill, seat: str, seq: int) -> str:
    past = asof.past(drill, seq)
    view, then = past.view(seat, request.lang), _as_then(request, past, seat, QueryDict(""))
    answer = show(then, past, view, ABSENT, {"stopped": past.state.stopped})
    return stilled(answer.content.decode())


def _bar(
    request: HttpRequest, drill: LiveDrill, view: SeatView, seat: SeatPlace, here: str, seq: int
) -> dict[str, Any]:
    """What the scrubber shows, beside what the ruler holds whatever moment it is."""
    scale = replay.ruler(drill, view)
    course = replay.course(drill, view, scale, wall=here.startswith("screen/"))
    at = scale.ats[seq]
    group = next((found.id for found in drill.reader(drill.view(seat.seat, view.lang)).groups()), "")
    before, after = replay.moments(drill, scale)[seat.seat].around(seq)
    address = urlsplit(here)
    query = parse_qsl(address.query)

    def link(to: int) -> str:
        return _address(drill.id, address.path, query, to, seat.seat)

    shown = asof.presented(drill)
    return {
        "view": view, "seq": seq, "eyes": seat.seat, "here": address.path, "query": query,
        "course": course,
        "second": scale.second(at), "length": scale.length, "x": f"{scale.x(at):.2f}%",
        "moment": replay.moment(view, at, scale), "told": replay.told(view, at, scale),
        "before": link(before), "after": link(after), "link": link, "speeds": replay.SPEEDS,
        "marks": [(mark, link(mark.seq)) for mark in course.marks],
        "lived_again": lived_again(drill, view.lang),
        "places": [
            (place, _address(drill.id, urlsplit(place.where).path, parse_qsl(urlsplit(place.where).query), seq, seat.seat))
            for place in replay.places(seat, here, view.lang, group)
        ],
        "others": _others(view),
        "branches": policy.branches(view.seat, drill.state),
        "presents": policy.presents(view.seat, drill.state), "presented": shown, "cursor": request.cursor,
    }  # fmt: skip


def _others(view: SeatView) -> list[tuple[str, list[SeatPlace]]]:
    """(cell, its seats) through whose eyes this seat may look, its own first; [] when there is its own alone."""
    cells = sorted(view.seats.cells.values(), key=lambda cell: cell.id != view.seat.cell)
    found = [
        (
            cell.name.in_(view.lang),
            [seat for seat in view.seats.in_cell(cell.id) if policy.replays_as(view.seat, seat)],
        )
        for cell in cells
    ]
    return (
        [(name, seats) for name, seats in found if seats] if sum(len(seats) for _, seats in found) > 1 else []
    )


def _joined(request: HttpRequest, page: str, told: dict[str, Any]) -> str:
    """The still page with the scrubber before its room, and with what moves that."""
    head, rest = page.split("</head>", 1)
    frame, main = rest.split("<main ", 1)
    frame = frame.replace(
        "<body", f"<body {render_to_string('infodrill/replay/body.html', told, request)}", 1
    )
    drawn = render_to_string("infodrill/replay/bar.html", told, request)
    head += render_to_string("infodrill/replay/head.html", told, request)
    return f"{head}</head>{frame}{drawn}<main {main}"


@room("replay")
def steps(request: HttpRequest, drill: LiveDrill, view: SeatView) -> HttpResponse:
    """{"seqs": […], "seconds": […]} by which a seat steps."""
    seat = view.seats.seats.get(request.GET.get("as", ""), view.seat)
    if not policy.replays(view.seat, drill.state) or not policy.replays_as(view.seat, seat):
        raise Http404
    found = replay.moments(drill, replay.ruler(drill, view))[seat.seat]
    return JsonResponse({"mark": MARK, "seqs": found.seqs, "seconds": found.seconds})


@room("replay")
def led(request: HttpRequest, drill: LiveDrill, view: SeatView) -> HttpResponse:
    """{"at": …}: where the hall is being led, -1 = nobody leads."""
    shown = asof.presented(drill) if policy.replays(view.seat, drill.state) else -1
    return JsonResponse({"mark": MARK, "at": shown})


@require_POST
@room("replay")
def lead(request: HttpRequest, drill: LiveDrill, view: SeatView) -> HttpResponse:
    """Lead the hall to a moment; an empty `at` ends it. It stands in no log: nothing was decided by it."""
    if not policy.presents(view.seat, drill.state):
        raise Http404
    at = request.POST.get("at", "")
    seq = whole(at)
    if at and seq is None:  # what is no moment ends nothing that is on
        raise Http404
    drill.pace.present(-1 if seq is None else min(seq, drill.state.seq))
    live.of(drill.id)  # tells those who listen here
    return HttpResponse(status=204)


urlpatterns = [
    path("d/<slug:drill>/replay/", entered, name="replay"),
    path("d/<slug:drill>/replay/steps", steps, name="replay-steps"),
    path("d/<slug:drill>/replay/led", led, name="replay-led"),
    path("d/<slug:drill>/replay/lead", lead, name="replay-lead"),
    path("d/<slug:drill>/replay/<path:where>", replayed, name="replayed"),
]
