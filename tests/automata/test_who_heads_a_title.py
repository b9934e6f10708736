"""A title begins with whoever issues it: a ward or a city by its name, any other house by its own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from infodrill.automata.heading import governed
from infodrill.automata.sentences import governs
from infodrill.automata.writer import Writer
from infodrill.conduct.premises import own_name
from infodrill.kernel.events import Text
from infodrill.kernel.i18n import LANGUAGES
from infodrill.scenario.loader import find, library, load
from infodrill.scenario.schema.places import Cell
from tests.conduct.drilling import Range
from tests.forms import both_forms

LIBRARY = sorted(library())
SHORT = [
    "clinic",
    "port-voice",
    "school-gate",
]  # a clinic on its own, a ward beside houses of a city, a school and its board


def heads(drill: Range, cell: Cell, lang: str) -> set[str]:
    """What may stand at the head of a title of that cell."""
    places, own = drill.scenario.places, cell.organisation.in_(lang).partition(" (")[0]
    if not governs(cell.organisation.vi):
        return {own}
    if all(own_name(ward.name) not in cell.organisation.vi for ward in places.wards):
        if cell.ward and (merged := governed(cell.organisation)):
            return {merged.in_(lang)}
        there = {"vi": "Ở ", "en": "In "}[lang]  # the city's house speaks of a ward, and not as it
        names = [ward.name.in_(lang) for ward in places.wards]
        named = [there + (name[:1].lower() + name[1:] if lang == "vi" else name) for name in names]
        return {*named, *([] if cell.ward else [places.city.in_(lang)])}
    wards = [ward.name.in_(lang) for ward in places.wards if ward.id == cell.ward or not cell.ward]
    return {*wards, *([] if cell.ward else [places.city.in_(lang)])}


@pytest.mark.parametrize("name", both_forms(LIBRARY, SHORT))
def test_a_title_is_headed_by_its_issuer(name: str) -> None:
    drill = Range(load(find(name)).scenario)
    for claim in drill.scenario.claims:
        for cell in (cell for cell in drill.scenario.cells.cells if cell.level and cell.seats):
            number = drill.case(claim.id, cell=cell.id, ward=drill.scenario.places.wards[-1].id)
            case = replace(drill.state.book.cases[number], sentence=Text(claim.sentence.vi))
            for kind in ("holding", "answer"):
                text = Writer(case, drill.see(cell.seats[0].id), 1, cell.id).write(kind)
                for lang in LANGUAGES:
                    title = getattr(text, f"title_{lang}")
                    assert title.startswith(tuple(heads(drill, cell, lang))), (cell.id, claim.id, title)
