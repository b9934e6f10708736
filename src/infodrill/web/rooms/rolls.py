"""The roll-call and the communication check, as the lobby and the meeting ask for them."""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

from dataclasses import dataclass

from infodrill.conduct.nouns.lobby import CallRoll
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import tr
from infodrill.web.rooms.fields import Choice


@dataclass(frozen=True, slots=True)
class RollCall:
    """`waiting` = (roll, words) that this seat has not answered; `calls` = it may call one."""

    waiting: tuple[Choice, ...]
    calls: bool


def roll_call(view: SeatView) -> RollCall:
    """What of it a seat is shown."""
    waiting = (
        (
            roll.roll,
            tr(view.lang, "Roll-call") if roll.kind == "roll_call" else tr(view.lang, "Communication check"),
        )
        for roll in view.meeting.to_answer
    )
    return RollCall(tuple(waiting), view.may(CallRoll))
