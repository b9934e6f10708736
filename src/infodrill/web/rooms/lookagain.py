"""Another look at a text, as on the page of a case: it is asked for here, and answered here for a text without one."""

# Charter: web rooms lookagain
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from infodrill.casework.book import Statement
from infodrill.casework.edition import Edition
from infodrill.conduct.view import SeatView
from infodrill.conduct.waiting import APPEALED
from infodrill.kernel.i18n import tr
from infodrill.web.rooms.decisionforms import answer_appeal, appeal
from infodrill.web.rooms.fields import Form

ASKED = "appeal_file"


def asking(view: SeatView, edition: Edition, text: Statement, may: Mapping[str, str]) -> Form | None:
    """The form by which another look at a text is asked for; `may` = step → role that the seat may take."""
    if ASKED not in may:
        return None
    send, item = tr(view.lang, "Ask for another look"), (("item", text.statement),)
    form = _form(view, edition, text, ASKED, may[ASKED], verb="file-appeal", send=send)
    return replace(form, fields=appeal(view, None), hidden=item)


def answering(view: SeatView, edition: Edition, text: Statement, may: Mapping[str, str]) -> Form | None:
    """The form by which that is answered; of a text on a case it is answered on the case."""
    if APPEALED not in may:
        return None
    send = tr(view.lang, "Answer the request")
    form = _form(view, edition, text, APPEALED, may[APPEALED], verb="answer-appeal", send=send)
    return replace(form, fields=answer_appeal(view, text), step=APPEALED)


def _form(
    view: SeatView, edition: Edition, text: Statement, step: str, role: str, *, verb: str, send: str
) -> Form:
    title = edition.step_name(step, view.lang)
    return Form(verb=verb, title=title, send=send, role=role, key=f"{text.statement}.{step}", fields=())
