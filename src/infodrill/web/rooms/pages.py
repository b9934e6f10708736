"""The addresses of the rooms, and for each the few lines that join the drill, the seat's view and a template."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path
from django.views.decorators.http import require_POST

from infodrill.casework.book import Case
from infodrill.casework.commands import LogCase, OpenCase
from infodrill.conduct.feedcards import Shelf
from infodrill.conduct.feedreader import FeedReader
from infodrill.conduct.view import SeatView
from infodrill.kernel.errors import Refused
from infodrill.kernel.i18n import tr
from infodrill.web.live import LiveDrill
from infodrill.web.rooms import case as cases
from infodrill.web.rooms import desk as desks
from infodrill.web.rooms import network as networks
from infodrill.web.rooms import report as reports
from infodrill.web.rooms.showing import Page, show
from infodrill.web.seating import room

DESK = Page(
    "desk", "infodrill/desk/page.html", "desk",
    {one: f"infodrill/desk/{one}.html" for one in ("inbox", "next", "cases", "aside", "figures", "waiting", "guidance", "loads")},
)  # fmt: skip
CASES = Page("case", "infodrill/case/list.html", "case", {"book": "infodrill/case/book.html"})
CASE = Page(
    "case",
    "infodrill/case/page.html",
    "case",
    {one: f"infodrill/case/{one}.html" for one in ("head", "gate", "proofs", "decision", "past")},
)


def _seen(request: HttpRequest, drill: LiveDrill) -> int:
    """Up to when this person has seen the inbox: kept in the session, -1 on the first visit."""
    return int(request.session.get(f"seen:{drill.id}", 0))


def _case(view: SeatView, case: str) -> Case:
    """The case, when the seat sees it; one that it does not see is not there."""
    found = next((one for one in view.cases if one.case == case), None)
    if found is None:
        raise Http404
    return found


@room("desk")
def desk(request: HttpRequest, drill: LiveDrill, view: SeatView) -> HttpResponse:
    model = desks.desk(view, drill.scenario, drill.edition, seen=_seen(request, drill), coach=drill.row.coach)
    told: dict[str, Any] = {"desk": model, "role_words": desks.role_words(view, drill.edition)}
    return show(request, drill, view, DESK, told, {"desk": model.fresh})


@require_POST
@room("desk")
def seen(request: HttpRequest, drill: LiveDrill, view: SeatView) -> HttpResponse:
    """Mark what is in the inbox as seen."""
    request.session[f"seen:{drill.id}"] = drill.clock
    return HttpResponseRedirect(f"/d/{drill.id}/desk/")


@room("case")
def case_list(request: HttpRequest, drill: LiveDrill, view: SeatView) -> HttpResponse:
    return show(request, drill, view, CASES, {"book": cases.book(view, drill.scenario, drill.edition)})


@room("case")
def case(request: HttpRequest, drill: LiveDrill, view: SeatView, case: str) -> HttpResponse:
    sheet = cases.sheet(view, drill.scenario, drill.edition, _case(view, case))
    told = {
        "sheet": sheet,
        "answers": cases.gate_choices(view.lang),
        "codes": cases.gate_codes(view.lang),
        "topics": f"case-{case}",
    }
    return show(request, drill, view, CASE, told)


NETWORK = Page(
    "network",
    "infodrill/network/page.html",
    "network",
    {one: f"infodrill/network/{one}.html" for one in ("rail", "feed", "thread", "trends", "group")},
)
REPORT = Page("desk", "infodrill/report/page.html", "report", {})
_shelves: dict[str, Shelf] = {}  # what all readers of a drill share; a drill's scenario and seed never change


def reader(drill: LiveDrill, view: SeatView) -> FeedReader:
    """The network as this seat reads it."""
    shelf = _shelves.get(drill.id)
    if shelf is None:
        opened = drill.state.opened
        shelf = _shelves[drill.id] = Shelf.of(drill.scenario, opened.seed if opened else 0)
    return FeedReader(shelf, drill.derived, drill.state, view.seat, view.lang)


def _cursor(raw: str) -> tuple[int, int] | None:
    minute, _, place = raw.partition(".")
    return (int(minute), int(place)) if minute.isdecimal() and place.isdecimal() and len(raw) < 24 else None


@room("network")
def network(request: HttpRequest, drill: LiveDrill, view: SeatView) -> HttpResponse:
    asked = request.GET
    net = networks.network(
        view,
        reader(drill, view),
        drill.scenario,
        room=asked.get("room", "feed")[:80],
        post=asked.get("post", "")[:120],
        query=asked.get("q", "")[:80],
        ward=asked.get("ward", "")[:80],
        asking=asked.get("asking") == "1",
        before=_cursor(asked.get("before", "")),
    )
    return show(request, drill, view, NETWORK, {"net": net})


@room("desk")
def report(request: HttpRequest, drill: LiveDrill, view: SeatView) -> HttpResponse:
    """The report form; posted, it opens a case and, where the seat may, enters it in the book."""
    sent = request.POST
    source = (sent.get("source") or request.GET.get("source", ""))[:120]
    form = reports.report(view, drill.scenario, drill.edition, source, sent.get("said", "")[:1_000])
    if request.method != "POST":
        return show(request, drill, view, REPORT, {"report": form})
    client, said, what = (
        sent.get("client", "")[:64],
        sent.get("said", "").strip()[:1_000],
        sent.get("what", ""),
    )
    opened = OpenCase(
        form.open_role, reports.intake(view, what), source or "report", sent.get("ward", "")[:80], said
    )
    try:
        events = drill.give(view.seat.seat, opened, f"{client}.open")
        case = next((one.body.case for one in events if hasattr(one.body, "case")), "")
        if form.log_role and case:
            # Not sure counts as danger until somebody knows better: the faster clock runs.
            danger = sent.get("danger", "unsure") != "no"
            drill.give(view.seat.seat, LogCase(form.log_role, case, said, danger), f"{client}.log")
    except Refused as error:
        wrong = {
            "code": error.code,
            "message": tr(view.lang, error.message, **error.params),
            "remedy": tr(view.lang, error.remedy, **error.params) if error.remedy else "",
        }
        response = show(request, drill, view, REPORT, {"report": form, "wrong": wrong})
        response.status_code = 409
        return response
    return HttpResponseRedirect(f"/d/{drill.id}/case/{case}/" if case else f"/d/{drill.id}/desk/")


urlpatterns = [
    path("d/<slug:drill>/network/", network, name="network"),
    path("d/<slug:drill>/desk/report/", report, name="report"),
    path("d/<slug:drill>/desk/", desk, name="desk"),
    path("d/<slug:drill>/desk/seen/", seen, name="desk-seen"),
    path("d/<slug:drill>/case/", case_list, name="cases"),
    path("d/<slug:drill>/case/<slug:case>/", case, name="case"),
]
