"""Not every drill is a city's: words to and about a drill's own organisation call it by its level or its name."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import infodrill

LOCALE = Path(infodrill.__file__).parent / "locale" / "vi.d"
PLACE = (
    "simulated city",
    "{city} is an invented",
    "the whole city",
    "in the run-on",
    "the city built again",
    "See the city",
)
# Catalogues of what cells, rooms and measures say; others speak of the simulated city, which every drill has.
SPEAKING = (
    "automata",
    "range",
    "conduct",
    "casework",
    "casework-cases",
    "review-measures",
    "review-ledger",
    "web-rooms",
    "charter",
)


@pytest.mark.parametrize("name", SPEAKING)
def test_no_sentence_takes_the_organisation_for_a_city(name: str) -> None:
    with (LOCALE / f"{name}.po").open("rb") as file:
        said = [
            message.id
            for message in read_po(file)
            if isinstance(message.id, str) and "city" in message.id.lower().split()
        ]
    assert [each_id for each_id in said if not any(place in each_id for place in PLACE)] == []
