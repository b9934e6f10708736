"""How much waits in each room of a seat, for the numbers beside the rooms' names: together what the desk says waits, and beside
it the chat's unread lines. What this person has seen already.

Seen is kept in the session: up to which exercise second the inbox was, and how many lines of the chat.
"""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from django.http import HttpRequest

from infodrill.conduct.nouns.links import LinkCase
from infodrill.conduct.view import SeatView
from infodrill.web.rooms.nextthings import next_things
from infodrill.web.shown import ShownDrill

WHERE_LINKED = (
    "control",
    "evaluation",
    "report",
)  # where cases are linked to what they concern, also after the close


def inbox_seen(request: HttpRequest, drill: ShownDrill) -> int:
    """Up to which exercise second this person has seen the inbox, 0 on the first visit."""
    return int(request.session.get(f"seen:{drill.id}", 0))


def see_inbox(request: HttpRequest, drill: ShownDrill) -> None:
    request.session[f"seen:{drill.id}"] = drill.clock


def see_chat(request: HttpRequest, drill: ShownDrill, view: SeatView) -> None:
    """What was said up to now is on this person's screen."""
    said = len(_chat(view))
    if request.session.get(f"chat:{drill.id}", 0) != said:
        request.session[f"chat:{drill.id}"] = said


def badges(request: HttpRequest, drill: ShownDrill, view: SeatView) -> Mapping[str, int]:
    """Things that wait, by room; none when the drill is over."""
    if view.over:
        return {}
    unread = _chat(view)[request.session.get(f"chat:{drill.id}", 0) :]
    waiting = Counter(thing.link.partition("/")[0] for thing in next_things(view, drill.edition))
    return {
        **waiting,
        "meeting": sum(seat != view.seat.seat for seat in unread),
        **dict.fromkeys(
            WHERE_LINKED, len(view.control.unlinked) if view.control and view.may(LinkCase) else 0
        ),
    }


def _chat(view: SeatView) -> list[str]:
    """Who said each line of the chat, oldest first."""
    return [message.seat for message in view.messages if message.kind == "chat"]
