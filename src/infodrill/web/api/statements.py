"""Statements that the seat sees: the list, one with its versions, the craft checklist and the findings of the leak check."""

# Charter: web api statements
from __future__ import annotations

from django.http import HttpRequest
from ninja import Router

from infodrill.kernel.i18n import N_
from infodrill.web.api import shapes, telling
from infodrill.web.api.entering import enter
from infodrill.web.api.places import newest_first
from infodrill.web.api.problems import not_there

router = Router(tags=["statements"])


@router.get(
    "/drills/{drill}/statements",
    response={200: shapes.Statements, **shapes.READ},
    summary=N_("Statements, newest first"),
)
def statements(
    request: HttpRequest,
    drill: str,
    before: shapes.Before = "",
    limit: shapes.Limit = 20,
) -> dict[str, object]:
    here = enter(request, drill, "studio")
    view = here.view
    shown, onward = newest_first(here, view.statements, lambda text: text.statement, before, limit)
    return {"next": onward, "statements": [telling.statement_line(view, text) for text in shown]}


@router.get(
    "/drills/{drill}/statements/{statement}",
    response={200: shapes.StatementAnswer, **shapes.READ},
    summary=N_("A statement: versions, craft checklist, findings of the leak check"),
)
def statement(request: HttpRequest, drill: str, statement: str) -> dict[str, object]:
    view = enter(request, drill, "studio").view
    for text in view.statements:
        if text.statement == statement:
            return {"statement": telling.statement_sheet(view, text)}
    raise not_there()
