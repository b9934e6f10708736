"""What somebody who does not decide a case proposed for it in a message: which of it is open, and whose it is to take up."""

# Charter: conduct proposing
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from infodrill.casework.book import Case
from infodrill.conduct.nouns.messages import Message
from infodrill.conduct.seats import SeatPlace
from infodrill.conduct.view import SeatView


@dataclass(frozen=True, slots=True)
class Proposed:
    """A message about a case. `takers` = the seats that read it and decide by it; () = it was taken up, or nobody has to."""

    message: Message
    case: Case
    takers: tuple[SeatPlace, ...]


def proposals(view: SeatView, *cases: Case) -> Iterator[Proposed]:
    """Those on the cases that the seat sees, oldest first.

    One is open until a cell of its takers has said that it was read, or the case is decided after it.
    """
    about = {case.case: case for case in cases}
    for message in view.messages:
        if message.kind == "chat" and message.case in about:
            case = about[message.case]
            takers = tuple(seat for seat in view.casework.deciders(case) if message.seen_by(seat))
            behind = case.state == "CLOSED" or case.decided_at > message.at
            done = behind or any(
                seat.cell in message.received or seat.seat == message.seat for seat in takers
            )
            yield Proposed(message, case, () if done else takers)
