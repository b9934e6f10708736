"""The committed JSON Schemas are today's, and the library keeps to them."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from infodrill.scenario.loader import MODELS, find, library, load
from infodrill.scenario.schema_json import published

COMMITTED = Path(__file__).parents[2] / "docs" / "reference" / "schema"


def test_committed_schemas_are_current():
    assert {file.name for file in COMMITTED.glob("*.json")} == set(published())
    for name, text in published(as_text=True).items():
        assert (COMMITTED / name).read_text("utf-8") == text, (
            f"run: infodrill scenarios schema --out docs/reference/schema ({name})"
        )


@pytest.mark.parametrize("name", library())
def test_library_validates_against_the_published_schemas(name):
    schemas = {one: json.loads((COMMITTED / one).read_text("utf-8")) for one in published()}
    for file, document in load(find(name)).where.documents.items():
        model = MODELS.get(file) or MODELS[file.partition("/")[0]]
        checker = jsonschema.Draft202012Validator(schemas[f"{model.__name__.lower()}.schema.json"])
        assert [f"{file}: {iter_error.message}" for iter_error in checker.iter_errors(document.data)] == []


def test_a_published_schema_refuses_an_unknown_field():
    checker = jsonschema.Draft202012Validator(published()["places.schema.json"])
    assert list(checker.iter_errors({"city": {"vi": "a", "en": "b"}, "wards": [], "mayor": "x"}))
