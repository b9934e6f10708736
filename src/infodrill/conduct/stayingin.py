"""Persons and homes in words that no public reads: whoever wrote them is told."""

# Charter: conduct stayingin
from __future__ import annotations

from collections.abc import Iterable, Iterator

from infodrill.casework.privacy import private
from infodrill.casework.reach import ReadBy
from infodrill.conduct.beside import heard_by_all, stage_of
from infodrill.conduct.state import DrillState
from infodrill.kernel.events import EventBody, beside_texts
from infodrill.kernel.fields import texts_of
from infodrill.kernel.folding import as_read
from infodrill.scenario.schema import Scenario


def persons_in(state: DrillState, scenario: Scenario, bodies: Iterable[EventBody]) -> tuple[str, ...]:
    """The persons and homes that words between cells name, as the leak check finds them in a text for the public: who wrote them
    is told so, and they stand. What everybody in the range has read names nobody anew."""
    contacts = scenario.drill.public_contacts
    # What was read openly takes names away and adds none: it is gathered where one was found, which is seldom.
    found = [text for text in _typed(bodies) if private(text, contacts)]
    openly = (*heard_by_all(state, scenario), stage_of(scenario)) if found else ()
    known = tuple(told.text for told in openly)
    return tuple(
        dict.fromkeys(
            text[each.start : each.end] for text in found for each in private(text, contacts, known)
        )
    )


def _typed(bodies: Iterable[EventBody]) -> Iterator[str]:
    for body in bodies:
        for name, reach in beside_texts(type(body), ReadBy).items():
            if reach and not reach.invented:
                yield from map(as_read, texts_of(getattr(body, name)))
