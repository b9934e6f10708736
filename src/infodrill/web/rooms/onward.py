"""Where a seat goes from a text on which its own part is done: what became of it, what waits next, and the way there."""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from infodrill.casework.book import Case, Statement
from infodrill.casework.edition import Edition
from infodrill.casework.steps import CORE
from infodrill.conduct.policy import enters
from infodrill.conduct.turns import WRITING
from infodrill.conduct.view import SeatView
from infodrill.conduct.waiting import head
from infodrill.kernel.i18n import N_, tr
from infodrill.web.rooms.heldback import held_back, publishes
from infodrill.web.rooms.nextthings import good_for, next_things
from infodrill.web.rooms.wordahead import words_ahead


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
    held = held_back(view, edition, begun, case)
    became = held or good_for("submit" if begun.state == "REVIEW" else "publish", view.lang)
    if begun.state == "REVIEW" and not held:
        became = tr(view.lang, "All who were asked have approved it; it waits to be published.")
    thing = head(next_things(view, edition))
    if thing:
        told = tr(view.lang, "Next for you: {thing}", thing=thing.words)
        return Onward(became=became, next=told, button=thing.button, link=thing.link)
    told = tr(view.lang, _later(view, edition, held))
    if enters(view.seat, "desk"):
        return Onward(became=became, next=told, button=tr(view.lang, "Back to the desk"), link="desk/")
    return Onward(became=became, next=told, button=tr(view.lang, "To the network"), link="network/")


def _later(view: SeatView, edition: Edition, held: str) -> str:
    """What is said where nothing can be done this minute: that nothing waits is said to a seat alone on which nothing does."""
    if held and publishes(view, edition):
        return N_("Then it is for you to publish it: the button stands here.")
    if next_things(view, edition):
        return N_("Nothing waits for you alone now; what you may step in for stands on your desk.")
    if any(not word.told for word in words_ahead(view, edition, ())):
        return N_("What you will do waits for others now; your desk says for whom.")
    return N_("Nothing else waits for you now.")
