"""Cases that say that a claim is wrong: what was found and said on them, told as of the claim, which is what measures ask."""

# Charter: review right way
from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Any

from infodrill.casework.nouns.statement import StatementDrafted
from infodrill.casework.stances import turned
from infodrill.conduct.nouns.pressquestions import PressQuestionAnswered
from infodrill.kernel.events import Event

_WORDS = ("verdict", "stance")


def right_way_round(events: tuple[Event, ...], against: Collection[str]) -> tuple[Event, ...]:
    """The events, verdicts and stances turned on cases that speak `against` their claim."""
    return tuple(_turned(events, against))


def _turned(events: tuple[Event, ...], against: Collection[str]) -> Iterator[Event]:
    case_of: dict[str, str] = {}  # statement → case
    for event in events:
        body: Any = event.body
        if isinstance(body, StatementDrafted):
            case_of.setdefault(body.statement, body.case)
        named = (*body.names("case", "subject"), *(case_of.get(text, "") for text in body.names("statement")))
        case = next(filter(None, named), "")
        said = {name: turned(getattr(body, name, "")) for name in _WORDS if hasattr(body, name)}
        found = replace(body, **said) if case in against and said else body
        if (
            isinstance(found, PressQuestionAnswered) and found.also
        ):  # each further case has its own right way round
            also = (f"{of}:{turned(stance) if of in against else stance}" for of, stance in found.parts[1:])
            found = replace(found, also=tuple(also))
        yield event if found is body else replace(event, body=found)
