"""Cases that the seat sees: the list, one with what may be done on it, its timeline."""

# Charter: web api cases
from __future__ import annotations

from django.http import HttpRequest
from ninja import Router

from infodrill.casework.book import Case
from infodrill.kernel.i18n import N_
from infodrill.web.api import shapes, telling
from infodrill.web.api.entering import Here, enter
from infodrill.web.api.places import newest_first
from infodrill.web.api.problems import not_there

router = Router(tags=["cases"])


@router.get(
    "/drills/{drill}/cases",
    response={200: shapes.Cases, **shapes.READ},
    summary=N_("The seat's cases, newest first"),
)
def cases(
    request: HttpRequest,
    drill: str,
    open: bool = False,
    before: shapes.Before = "",
    limit: shapes.Limit = 20,
) -> dict[str, object]:
    here = enter(request, drill, "case")
    view = here.view
    found = view.open_cases if open else view.cases
    shown, onward = newest_first(here, found, lambda each_case: each_case.case, before, limit)
    return {"next": onward, "cases": [telling.case_line(view, each_case) for each_case in shown]}


@router.get(
    "/drills/{drill}/cases/{case}",
    response={200: shapes.CaseAnswer, **shapes.READ},
    summary=N_("A case, and what the seat may do on it"),
)
def case(request: HttpRequest, drill: str, case: str) -> dict[str, object]:
    here = enter(request, drill, "case")
    return {"case": telling.case_sheet(here.view, _found(here, case))}


@router.get(
    "/drills/{drill}/cases/{case}/timeline",
    response={200: shapes.Timeline, **shapes.READ},
    summary=N_("The timeline of a case, oldest first"),
)
def timeline(request: HttpRequest, drill: str, case: str) -> dict[str, object]:
    here = enter(request, drill, "case")
    view, work = here.view, here.view.casework
    return {
        "lines": [
            {
                **shapes.TimelineLine.copied(line),
                "clock": view.clock(line.at),
                "text": work.told(line),
            }
            for line in work.timeline(_found(here, case).case)
        ]
    }


def _found(here: Here, case: str) -> Case:
    """The case, when the seat sees it; one that it does not see is not there."""
    for each_case in here.view.cases:
        if each_case.case == case:
            return each_case
    raise not_there()
