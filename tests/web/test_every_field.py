"""Every field of the format changes something that a person can see; what changes nothing is no field."""

from __future__ import annotations

import pytest

from infodrill.scenario.fields import by_file, fields_of

from .changing import places_of, seen_on

FIELDS = [(model, field) for models in by_file().values() for model in models for field in fields_of(model)]
# Not by another value here: a number that has one value; what a drill in one language means is in scenario/test_light.py.
ELSEWHERE = {
    ("Drill", "format"),
    ("Drill", "languages"),
    ("Places", "talk"),
}  # talk: tests/scenario/test_talk

# Nobody has looked yet on which surface these are seen. The table only shrinks.
NOT_LOOKED_FOR: dict[str, str] = {
    "VerdictTest": "is",
    "Evaluation": "rates",
    "Capability": "element",
    "CriticalTask": "measure",
    "Claim": "sentence gate_answers harm harm_why void disposition owner about star poses_as own_error "
    "parent split_of twin truth kernel "
    "advice meanwhile right_path waves pull doubt question anchors duplicates protects practice_minutes",
    "Known": "at known_from verdict why advice record",
    "RightStep": "what by after note",
    "ProtectedFact": "ground fact",
    "Texts": "grammars",
    "Grammar": "id language stance claim harmful style channels start rules",
}
LOOKED_FOR = [
    (model, field)
    for model, field in FIELDS
    if (model.__name__, field.name) not in ELSEWHERE
    and field.name not in NOT_LOOKED_FOR.get(model.__name__, "").split()
]


@pytest.mark.parametrize(
    ("model", "field"),
    LOOKED_FOR,
    ids=lambda value: getattr(value, "__name__", getattr(value, "name", "")),
)
def test_a_field_changes_something_that_is_seen(model, field):
    assert next(places_of(model, field), None), "no scenario writes it"
    surface = seen_on(model, field)
    print(f"{model.__name__}.{field.name}: {surface or 'DEAD'}")
    assert surface
