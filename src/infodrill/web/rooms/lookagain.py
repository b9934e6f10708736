"""Another look at a text, as on the page of a case: it is asked for here, and answered here for a text without one."""

# Charter: web rooms lookagain
from __future__ import annotations

from collections.abc import Mapping

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
    return Form(
        verb="file-appeal",
        title=edition.step_name(ASKED, view.lang),
        send=tr(view.lang, "Ask for another look"),
        role=may[ASKED],
        key=f"{text.statement}.{ASKED}",
        fields=appeal(view, None),
        hidden=(("item", text.statement),),
    )


def answering(view: SeatView, edition: Edition, text: Statement, may: Mapping[str, str]) -> Form | None:
    """The form by which that is answered; of a text on a case it is answered on the case."""
    if APPEALED not in may:
        return None
    return Form(
        verb="answer-appeal",
        title=edition.step_name(APPEALED, view.lang),
        send=tr(view.lang, "Answer the request"),
        role=may[APPEALED],
        key=f"{text.statement}.{APPEALED}",
        fields=answer_appeal(view, text),
        step=APPEALED,
    )
