"""A question to the press room as an event, whoever asks it: a seat of SIM-PRESS, or an inject of the scenario."""

# Charter: conduct pressquestions
from __future__ import annotations

from infodrill.conduct import events as facts
from infodrill.conduct.seats import Directory
from infodrill.conduct.state import DrillState
from infodrill.kernel.events import Text
from infodrill.kernel.numbering import Numbering, counted
from infodrill.scenario.schema import Inject

LIVE = 180  # seconds to answer in a conference
WRITTEN = 1_800  # seconds to answer a question that came by letter or telephone
ASKED = frozenset({"SPOKE", "COMMS"})
ASKS = frozenset({"inject", "contingency"})


def question_asked(
    number: str,
    at: int,
    *,
    inject: int = 0,
    conference: str = "",
    claim: str = "",
    outlet: str = "",
    text: str = "",
) -> facts.PressQuestionAsked:
    """The event; `number` is a new one of the press room."""
    until = at + (LIVE if conference else WRITTEN)
    return facts.PressQuestionAsked(number, conference, inject, claim, until, Text(outlet), Text(text))


def asked_by_inject(
    row: Inject, state: DrillState, seats: Directory, at: int, numbered: Numbering = counted
) -> tuple[facts.PressQuestionAsked, ...]:
    """The question of a journalist that an inject of method press puts to the spokesperson; () for any other inject.

    The words stay with the inject, so that they are shown in the reader's language.
    """
    to = {role for one in seats.recipients(row.to) for role in seats.seats[one].roles}
    if row.method != "press" or row.to.public or row.kind not in ASKS or not to & ASKED:
        return ()
    number = numbered("pq", state.press.questions)
    return (question_asked(number, at, inject=row.number, claim=row.claim or ""),)
