"""Where a seat goes from a text on which its own part is done: what became of it, what waits next, and the way there."""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from infodrill.casework.approving import approvals
from infodrill.casework.book import Case, Statement
from infodrill.casework.edition import Edition
from infodrill.casework.steps import CORE
from infodrill.conduct.policy import enters
from infodrill.conduct.turns import WRITING
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import tr
from infodrill.web.rooms.nextthings import good_for, next_things


@dataclass(frozen=True, slots=True, kw_only=True)
class Onward:
    """Where a seat goes from a text: what `became` of it, what waits `next`, and the `button` with its `link`."""

    became: str
    next: str
    button: str
    link: str


def onward(
    view: SeatView, edition: Edition, begun: Statement, case: Case | None, may: Mapping[str, str]
) -> Onward | None:
    """Where a player's seat goes from a text that it has nothing more to do on; None while it has."""
    carries = any(not CORE[step].aside and step not in WRITING for step in may)
    if view.seat.control or view.rests or begun.state == "DRAFTING" or carries:
        return None
    became = good_for("submit" if begun.state == "REVIEW" else "publish", view.lang)
    if begun.state == "REVIEW" and not approvals(begun, case, edition).missing:
        became = tr(view.lang, "All who were asked have approved it; it waits to be published.")
    thing = next((thing for thing in next_things(view, edition) if thing.heads), None)
    if thing:
        told = tr(view.lang, "Next for you: {thing}", thing=thing.words)
        return Onward(became=became, next=told, button=thing.button, link=thing.link)
    told = tr(view.lang, "Nothing else waits for you now.")
    if enters(view.seat, "desk"):
        return Onward(became=became, next=told, button=tr(view.lang, "Back to the desk"), link="desk/")
    return Onward(became=became, next=told, button=tr(view.lang, "To the network"), link="network/")
