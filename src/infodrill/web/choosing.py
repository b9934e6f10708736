"""POST /d/<drill>/choose: what somebody chose in the list of a case. Traps are told from actions here, never on the page.

A trap is recorded and answered with the coach's note under its row, to this browser alone; nothing else of the press is done.
Actions alone are the decision of who may decide, and the proposal of who may not: a message to who decides the case.
"""

# Charter: web choosing
from __future__ import annotations

from uuid import uuid4

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_POST

from infodrill.casework.rights import ACTIONS, TRAPS
from infodrill.kernel.digits import whole
from infodrill.kernel.errors import ClockError, Refused
from infodrill.kernel.i18n import N_, tr
from infodrill.web.doing import carry_out, client_id, given
from infodrill.web.live import LiveDrill
from infodrill.web.refusals import Busy, FormError, refused
from infodrill.web.rooms.caseparts import proposed_to
from infodrill.web.rooms.ladder import proposed, trap
from infodrill.web.seating import seated

NOTE = N_(
    "Coach's note: nothing was done in the range. Removing a post, finding the poster, using private accounts, denying before "
    "checking or flooding do not answer anybody's question; they cost trust. The list above has a lighter way."
)


@require_POST
@seated
def choose(request: HttpRequest, drill: LiveDrill) -> HttpResponse:
    """Do what the rows that were chosen come to."""
    form = request.POST
    chosen = form.getlist("actions")
    traps = [kind for kind in sorted(TRAPS) if kind in chosen]
    if traps:
        return _noted(request, drill, traps)
    if "disposition" in form:
        return given(request, drill, "decide", form)
    try:
        message = _proposal(request, drill, chosen)
    except FormError as error:
        return refused(request, error, 422)
    return given(request, drill, "send-message", message)


def _noted(request: HttpRequest, drill: LiveDrill, traps: list[str]) -> HttpResponse:
    """Record the traps, all or none, and say what the coach says of it where it was chosen."""
    try:
        client = client_id(request.POST.get("client", "") or uuid4().hex)
        carry_out(
            drill, request.seat, "press-trap", {f"{client}.{kind}": _press(request, kind) for kind in traps}
        )
    except FormError as error:
        return refused(request, error, 422)
    except (Refused, ClockError) as error:
        return refused(request, error, 409)
    except Busy as error:
        return refused(request, error, 503)
    note = tr(request.lang, NOTE)
    told = {"rungs": [trap(request.lang, kind) for kind in traps], "note": note}
    page = "infodrill/fragments/noted.html" if request.htmx else "infodrill/case/noted.html"
    return render(request, page, told)


def _press(request: HttpRequest, kind: str) -> QueryDict:
    press = QueryDict(mutable=True)
    press.update({"kind": kind, "case": request.POST.get("case", "")})
    return press


def _proposal(request: HttpRequest, drill: LiveDrill, chosen: list[str]) -> QueryDict:
    """The message that proposes the actions. Raises FormError for none, or one that is not on the list."""
    named = {whole(row) for row in chosen}
    actions = tuple(action for action in ACTIONS if action in named)
    if not actions or len(actions) != len(set(chosen)):
        raise FormError(
            N_("Nothing was chosen."), remedy=N_("Choose a row of the list, then send it."), field="actions"
        )
    asked, view = request.POST.get("case", ""), drill.view(request.seat, request.lang)
    about = next((case for case in view.cases if case.case == asked), None)
    message = QueryDict(mutable=True)
    text = tr(
        request.lang,
        "Proposed for {case}: {actions}.",
        case=asked.upper(),
        actions=proposed(request.lang, actions),
    )
    message.update({"kind": "chat", "case": asked, "text": text})
    message.setlist("to", list(proposed_to(view, about)) if about else [view.seat.cell])
    return message
