"""Every field of the format changes something that a person can see; what changes nothing is no field."""

from __future__ import annotations

from operator import itemgetter
from pathlib import Path

import pytest

from infodrill.scenario.fields import by_file, fields_of
from tests.forms import both_forms, first_of_each

from .changing import places_of, seen_on

FIELDS = [(model, field) for models in by_file().values() for model in models for field in fields_of(model)]
# Not by another value here, and which test sees them.
ELSEWHERE = {
    ("Drill", "format"): "scenario/test_migrate.py",  # it has one value
    ("Drill", "languages"): "scenario/test_light.py",
    ("Places", "talk"): "scenario/test_talk.py",
    ("Drill", "trap_reach"): "review/test_anew.py",
    # Words that machines write, which a drill of ten minutes without cells does not hold.
    **{
        (name, field): "automata/test_own_address.py"
        for name, field in (("Drill", "address"), ("Address", "people"), ("Address", "desk"))
    },
    (
        "Claim",
        "duplicates",
    ): "review/test_detection.py",  # two reports in one file: no such play is that small
}
LOOKED_FOR = [(model, field) for model, field in FIELDS if (model.__name__, field.name) not in ELSEWHERE]


def test_what_is_seen_elsewhere_is_named_there():
    for (_, field), test in ELSEWHERE.items():
        assert field in (Path(__file__).parents[1] / test).read_text("utf-8")


@pytest.mark.parametrize(
    ("model", "field"),
    both_forms(LOOKED_FOR, first_of_each(LOOKED_FOR, itemgetter(0))),
    ids=lambda value: getattr(value, "__name__", getattr(value, "name", "")),
)
def test_a_field_changes_something_that_is_seen(model, field):
    assert next(places_of(model, field), None), "no scenario writes it"
    surface = seen_on(model, field)
    print(f"{model.__name__}.{field.name}: {surface or 'DEAD'}")
    assert surface
