"""A question to the press room as an event, whoever asks it: a seat of SIM-PRESS, or an inject of the scenario."""

from __future__ import annotations

from infodrill.conduct import events as facts
from infodrill.conduct.seats import Directory
from infodrill.conduct.state import DrillState
from infodrill.kernel.events import Text
from infodrill.scenario.schema import Inject

LIVE = 180  # seconds to answer in a conference
WRITTEN = 1_800  # seconds to answer a question that came by letter or telephone
ASKED = frozenset({"SPOKE", "COMMS"})
ASKS = frozenset({"inject", "contingency"})


def question_asked(
    room: int,
    at: int,
    *,
    inject: int = 0,
    conference: str = "",
    claim: str = "",
    outlet: str = "",
    text: str = "",
) -> facts.PressQuestionAsked:
    """The event; `room` = how many questions the press room holds already."""
    until = at + (LIVE if conference else WRITTEN)
    return facts.PressQuestionAsked(
        f"pq{room + 1}", conference, inject, claim, until, Text(outlet), Text(text)
    )


def asked_by_inject(
    row: Inject, state: DrillState, seats: Directory, at: int
) -> tuple[facts.PressQuestionAsked, ...]:
    """The question of a journalist that an inject of method press puts to the spokesperson; () for any other inject.

    The words stay with the inject, so that they are shown in the reader's language.
    """
    to = {role for one in seats.recipients(row.to) for role in seats.seats[one].roles}
    if row.method != "press" or row.to.public or row.kind not in ASKS or not to & ASKED:
        return ()
    return (question_asked(len(state.press.questions), at, inject=row.number, claim=row.claim or ""),)
