"""The addresses of the rooms, and for each the few lines that join the drill, the seat's view and a template."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path
from django.views.decorators.http import require_POST

from infodrill.casework.book import Case
from infodrill.conduct.view import SeatView
from infodrill.web.live import LiveDrill
from infodrill.web.rooms import case as cases
from infodrill.web.rooms import desk as desks
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


urlpatterns = [
    path("d/<slug:drill>/desk/", desk, name="desk"),
    path("d/<slug:drill>/desk/seen/", seen, name="desk-seen"),
    path("d/<slug:drill>/case/", case_list, name="cases"),
    path("d/<slug:drill>/case/<slug:case>/", case, name="case"),
]
