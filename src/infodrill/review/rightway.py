"""Cases that say that a claim is wrong: what was found and said on them, told as of the claim, which is what measures ask."""

# Charter: review right way
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from infodrill.casework.nouns.statement import StatementDrafted
from infodrill.casework.stances import turned
from infodrill.conduct.keeping import ends_play
from infodrill.conduct.nouns.links import CaseLinked, CaseRelinked
from infodrill.kernel.events import Event

_WORDS = ("verdict", "stance")


def right_way_round(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The events, verdicts and stances turned where their case speaks against its claim; the same tuple where none does."""
    against = _against(events)
    return tuple(_turned(events, against)) if against else events


def _against(events: tuple[Event, ...]) -> frozenset[str]:
    """By the last link, and by that which stood when play ended, as for what is linked."""
    links: dict[str, CaseLinked | CaseRelinked] = {}
    ended = False
    for event in events:
        body = event.body
        ended = ended or ends_play(body)
        if isinstance(body, CaseLinked | CaseRelinked) and not (ended and body.case in links):
            links[body.case] = body
    return frozenset(case for case, link in links.items() if link.against and link.claim)


def _turned(events: tuple[Event, ...], against: frozenset[str]) -> Iterator[Event]:
    case_of: dict[str, str] = {}  # statement → case
    for event in events:
        body: Any = event.body
        if isinstance(body, StatementDrafted):
            case_of.setdefault(body.statement, body.case)
        about = getattr(body, "about", "")  # of an answer to the press
        case = getattr(body, "case", "") or case_of.get(getattr(body, "statement", ""), about)
        said = {name: turned(getattr(body, name, "")) for name in _WORDS if hasattr(body, name)}
        yield replace(event, body=replace(body, **said)) if case in against and said else event
