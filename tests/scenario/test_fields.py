"""Every field of a scenario's files has one description, in both languages, and everybody shows that one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest

from infodrill.casework import rights
from infodrill.casework.edition import load_edition
from infodrill.conduct import naming
from infodrill.kernel.i18n import LANGUAGES, catalogue
from infodrill.scenario.fields import ScenarioField, about, by_file, fields_of, listed, models_of, reference
from infodrill.scenario.light import completed
from infodrill.scenario.loader import MODELS
from infodrill.scenario.schema import Claim
from infodrill.scenario.schema.base import Model
from infodrill.scenario.schema_json import published
from infodrill.scenario.yamltext import Document, read_yaml

DOCS = Path(__file__).parents[2] / "docs" / "reference"
PAGES = {"en": "scenario-fields.md", "vi": "truong-kich-ban.md"}
LIGHT = Path(__file__).parent / "light"
EVERY = [model for models in by_file().values() for model in models]
FIELDS = [(model, field) for model in EVERY for field in fields_of(model)]
QUOTED = re.compile(r"`([^`]+)`")
# Quoted words that are no names of fields or values: a command, a tag, an edition of the procedure, a rule of a grammar.
BESIDE = {"check", "offline", "generic"}


def ids(value: Any) -> str:
    return (
        value.__name__ if isinstance(value, type) else value.name if isinstance(value, ScenarioField) else ""
    )


@pytest.mark.parametrize(("model", "field"), FIELDS, ids=ids)
def test_a_field_is_described_in_both_languages(model, field):
    vietnamese = catalogue("vi")
    for text in filter(None, (field.meaning or "?", field.follows)):
        assert text in vietnamese
        assert sorted(QUOTED.findall(vietnamese[text])) == sorted(QUOTED.findall(text))
    assert field.meaning.endswith((".", "?")) and not field.follows.endswith(".")


@pytest.mark.parametrize("model", EVERY, ids=ids)
def test_a_model_is_described_and_no_two_of_its_fields_alike(model):
    assert about(model) in catalogue("vi")
    for lang in LANGUAGES:
        told = Counter(field.told(lang).casefold() for field in fields_of(model))
        assert [text for text, times in told.items() if times > 1] == []


def test_a_description_names_only_what_exists():
    values = {value for _, field in FIELDS for value in _values(field.info.annotation)}
    known = {field.name for _, field in FIELDS} | values | BESIDE | set(load_edition().steps)
    for model, field in FIELDS:
        for quoted in QUOTED.findall(f"{field.meaning} {field.follows}"):
            if re.fullmatch(r"[A-Za-z_0-9-]+", quoted) and not quoted.isdigit() and quoted != "b2-fridge":
                assert quoted in known or quoted in {"B2"}, f"{model.__name__}.{field.name}: {quoted}"


def _values(hint: Any) -> Iterator[str]:
    if get_origin(hint) is Literal:
        yield from map(str, get_args(hint))
    else:
        for inner in get_args(hint):
            yield from _values(inner)


def test_codes_are_described_in_the_words_of_the_house():
    described = {field.name: field.meaning for field in fields_of(Claim)}
    for name, words in (("gate_code", [f"{code} {said}" for code, said in rights.GATES.items()]),
                        ("harm", naming.HARMS.values()), ("void", naming.VOIDS.values())):  # fmt: skip
        for said in words:
            assert said in described[name]


def test_what_is_said_to_follow_is_filled_in_and_nothing_else():
    """`scenario.light` is the truth: over drills of forty lines it fills in each derived field, and no other."""
    filled: set[tuple[str, str]] = set()
    for drill in ({}, BARE):
        documents = light_documents(drill)
        for name, document in completed(documents).items():
            root = MODELS.get(name) or MODELS[name.partition("/")[0]]
            filled |= set(_filled(root, document.data, documents[name].data if name in documents else {}))
    assert filled == {(model.__name__, field.name) for model, field in FIELDS if field.follows}


BARE = {
    "phases": [{"minutes": minutes} for minutes in (6, 7, 43, 4)],
    "moves": [{"at": 0, "title": "Sáng"}],
    "situations": [{"id": "S1", "title": "Nước máy"}],
}


def light_documents(drill: dict[str, Any]) -> dict[str, Document]:
    """The drill of forty lines as written; with `drill` also a cell without a short name, and no day or length."""
    found = {}
    for file in sorted(LIGHT.rglob("*.yaml")):
        name = str(file.relative_to(LIGHT))
        data = read_yaml(file, name).data
        if drill and name == "drill.yaml":
            data = {"format": 2, "id": "a", "title": "b", "languages": ["vi"], **drill}
        if drill and name == "cells.yaml":
            data["cells"].append({"name": "Trường mầm non", "seats": [{"roles": ["CITIZEN-DESK"]}]})
        found[name] = Document(name, data, {})
    if not drill:
        del found["drill.yaml"].data["epoch"], found["drill.yaml"].data["phases"]
    return found


def _filled(model: type[Model], node: Any, written: Any) -> Iterator[tuple[str, str]]:
    if isinstance(node, list):
        for n, each in enumerate(node):
            if isinstance(written, list) and n < len(written):
                yield from _filled(model, each, written[n])
    elif isinstance(node, dict) and isinstance(written, dict):
        for name in node.keys() - written.keys():
            yield model.__name__, name
        for field in fields_of(model):
            inner = next((each for each in models_of(model) if _holds(field.info.annotation, each)), None)
            if inner is not None and field.name in written:
                yield from _filled(inner, node[field.name], written[field.name])


def _holds(hint: Any, model: type[Model]) -> bool:
    return hint is model or any(_holds(inner, model) for inner in get_args(hint))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_editor_is_shown_the_same_description(lang):
    schemas = published(lang)
    for root in MODELS.values():
        schema = schemas[f"{root.__name__.lower()}.schema.json"]
        for model in models_of(root):
            entry = schema if model is root else schema["$defs"][model.__name__]
            entry = next((each for each in entry.get("anyOf", ()) if "properties" in each), entry)
            assert {name: each["description"] for name, each in entry["properties"].items()} == {
                field.name: field.told(lang) for field in fields_of(model)
            }


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_of_fields_is_current(lang):
    assert (DOCS / PAGES[lang]).read_text("utf-8") == reference(lang), (
        f"run: infodrill scenarios fields --lang {lang} > docs/reference/{PAGES[lang]}"
    )


def test_programs_are_given_every_field():
    rows = [field for models in listed("en").values() for model in models for field in model["fields"]]
    assert len(rows) == len(FIELDS) and all(row["meaning"] and row["kind"] for row in rows)
