"""Every field of the format changes something that a person can see; what changes nothing is no field."""

from __future__ import annotations

import pytest

from infodrill.scenario.fields import by_file, fields_of

from .changing import places_of, seen_on

FIELDS = [(model, field) for models in by_file().values() for model in models for field in fields_of(model)]


@pytest.mark.parametrize(
    ("model", "field"), FIELDS, ids=lambda value: getattr(value, "__name__", getattr(value, "name", ""))
)
def test_a_field_changes_something_that_is_seen(model, field):
    assert next(places_of(model, field), None), "no scenario writes it"
    surface = seen_on(model, field)
    print(f"{model.__name__}.{field.name}: {surface or 'DEAD'}")
    assert surface
