"""POST /d/<drill>/choose: what somebody chose in the list of a case. Traps are told from actions here, never on the page.

A trap is recorded and answered with the coach's note under its row, to this browser alone, as an action that may not be done on
the case is answered with why; nothing else of the press is done then. Actions alone are the decision of who may decide, and
the proposal of who may not: a message to who decides the case.
"""

# Charter: web choosing
from __future__ import annotations

from uuid import uuid4

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_POST

from infodrill.casework.book import Case
from infodrill.casework.rights import ACTIONS, TRAPS
from infodrill.conduct.view import SeatView
from infodrill.kernel.digits import whole
from infodrill.kernel.errors import ClockError, Refused
from infodrill.kernel.i18n import N_, tr
from infodrill.web.doing import carry_out, client_id, given
from infodrill.web.live import LiveDrill
from infodrill.web.refusals import Busy, FormError, refused
from infodrill.web.rooms.case import BY_THE_ROWS
from infodrill.web.rooms.caseparts import proposed_to
from infodrill.web.rooms.ladder import Rung, noted, proposed
from infodrill.web.seating import seated

NOTHING = "0"  # the row of no action


@require_POST
@seated
def choose(request: HttpRequest, drill: LiveDrill) -> HttpResponse:
    """Do what the rows that were chosen come to."""
    form = request.POST
    chosen, asked = form.getlist("actions"), form.get("case", "")
    view = drill.view(request.seat, request.lang)
    case = next((case for case in view.cases if case.case == asked), None)
    if rungs := noted(request.lang, drill.edition, case, chosen):
        return _noted(request, drill, rungs)
    if "disposition" in form:
        return given(request, drill, "decide", as_ticked(form))
    try:
        message = _proposal(view, asked, case, chosen)
    except FormError as error:
        return refused(request, error, 422)
    return given(request, drill, "send-message", message)


def as_ticked(form: QueryDict) -> QueryDict:
    """What is sent of a decision. Who chose no way to handle the case left it to the rows: “no action” leaves it alone, any other
    answers. Who chose one has said so, and is told where the rows say otherwise."""
    if form.get("disposition") != BY_THE_ROWS:
        return form
    ticked = form.copy()
    ticked["disposition"] = "leave" if form.getlist("actions") == [NOTHING] else "respond"
    return ticked


def _noted(request: HttpRequest, drill: LiveDrill, rungs: tuple[Rung, ...]) -> HttpResponse:
    """Record the traps, all or none, and say under each row what is said of it."""
    presses = [rung.code for rung in rungs if rung.code in TRAPS]
    try:
        client = client_id(request.POST.get("client", "") or uuid4().hex)
        if presses:
            orders = {f"{client}.{kind}": _press(request, kind) for kind in presses}
            carry_out(drill, request.seat, "press-trap", orders)
    except FormError as error:
        return refused(request, error, 422)
    except (Refused, ClockError) as error:
        return refused(request, error, 409)
    except Busy as error:
        return refused(request, error, 503)
    page = "infodrill/fragments/noted.html" if request.htmx else "infodrill/case/noted.html"
    return render(request, page, {"rungs": rungs})


def _press(request: HttpRequest, kind: str) -> QueryDict:
    press = QueryDict(mutable=True)
    press.update({"kind": kind, "case": request.POST.get("case", "")})
    return press


def _proposal(view: SeatView, asked: str, case: Case | None, chosen: list[str]) -> QueryDict:
    """The message that proposes the actions. Raises FormError for none, or one that is not on the list."""
    named = {whole(row) for row in chosen}
    actions = tuple(action for action in ACTIONS if action in named)
    if not actions or len(actions) != len(set(chosen)):
        raise FormError(
            N_("Nothing was chosen."), remedy=N_("Choose a row of the list, then send it."), field="actions"
        )
    message = QueryDict(mutable=True)
    text = tr(
        view.lang, "Proposed for {case}: {actions}.", case=asked.upper(), actions=proposed(view.lang, actions)
    )
    message.update({"kind": "chat", "case": asked, "text": text})
    message.setlist("to", list(proposed_to(view, case)) if case else [view.seat.cell])
    return message
