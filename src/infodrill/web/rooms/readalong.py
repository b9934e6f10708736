"""What is written for people outside is read along: in the studio craft and leaks, elsewhere what it would give away. Bounded and
at human pace; nothing is kept."""

# Charter: web rooms readalong
from __future__ import annotations

import re

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from infodrill.casework.nouns.statement import PARTS
from infodrill.casework.parting import joined
from infodrill.conduct.view import SeatView
from infodrill.kernel.errors import Refused
from infodrill.web.live import LiveDrill
from infodrill.web.refusals import refused
from infodrill.web.rooms import drafts
from infodrill.web.rooms.saidotherwise import given_away
from infodrill.web.rooms.showing import RoomPage, show
from infodrill.web.seating import room, seated

CHECK = RoomPage(room="studio", template="infodrill/statement/checked.html", css="statement", parts={})
PART = 8_000  # characters of a title or a body
FIGURES, FIGURE = 20, 400  # so many figures, of so many characters


@require_POST
@seated
def told(request: HttpRequest, drill: LiveDrill) -> HttpResponse:
    """The warning, in plain words, for the fields `told` of any form; empty where there is none. 409 as below."""
    try:
        drill.read_along(request.seat)
    except Refused as error:
        return refused(request, error, 409)
    view = drill.view(request.seat, request.lang)
    words = given_away(view, {"": "\n".join(request.POST.getlist("told")[:PARTS])[:PART]})
    return HttpResponse(words, content_type="text/plain; charset=utf-8")


@require_POST
@room("studio")
def checked(request: HttpRequest, drill: LiveDrill, view: SeatView) -> HttpResponse:
    """Craft and leaks of a draft while it is written; 409 when a seat asks more often than it may press."""
    try:
        drill.read_along(view.seat.seat)
    except Refused as error:
        return refused(request, error, 409)
    sent = request.POST
    begun = next(
        (statement for statement in view.statements if statement.statement == sent.get("statement", "")), None
    )
    of_case = begun.case if begun else sent.get("case", "")
    about = next((case for case in view.cases if case.case == of_case), None)
    names = ("title_vi", "title_en", "body_vi", "body_en")
    whole = {name: joined(sent.getlist(name)) for name in names}
    if "text" in sent:  # of an answer to the press, which is in the reader's own language
        whole[f"body_{view.lang}"] = joined(sent.getlist("text"))
    figures = tuple(figure[:FIGURE] for figure in sent.getlist("figures")[:FIGURES])
    vi, en = (tuple(part[:PART] for part in sent.getlist(name)[:PARTS]) for name in ("body_vi", "body_en"))
    due = sent.get("next_update") or sent.get("promise_due", "")
    typed = drafts.Typed(
        **{name: told[:PART] for name, (told, _) in whole.items()},
        lines_vi=whole["body_vi"][1],
        lines_en=whole["body_en"][1],
        stance=sent.get("stance", "")[:FIGURE],
        figures=figures,
        kind=sent.get("kind", "")[:FIGURE],
        parts=(vi, en),
        next_update=int(due) if re.fullmatch("[0-9]{1,9}", due) else 0,
    )
    found = drafts.check(view, about, begun, typed)
    return show(request, drill, view, CHECK, {"st": found})
