"""Whatever is wrong inside the text of a cell, a condition or fields without a column, is told there: made from the schema."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from infodrill.scenario.allowed import Json, kinds_of, schema_of
from infodrill.scenario.schema import Msel
from tests.exchange.test_msel_planted_further import at, sheet_of, spot, told
from tests.forms import amount, both_forms
from tests.scenario.test_planners_further import DRILLS

WHOLE = schema_of(Msel)
INJECT = kinds_of(WHOLE["properties"]["injects"]["items"], WHOLE)[0]
VALUES: tuple[Any, ...] = (
    None,
    5,
    -1,
    "x",
    "",
    True,
    1.5,
    [],
    {},
    [{}],
    [[]],
    {"x": 1},
    [None],
    {"x": {"y": [1]}},
)
STRANGE = "statement_publish"
DEEP = 3  # conditions inside of conditions
Path = tuple[str | int, ...]


def samples(schema: Json, deep: int = DEEP) -> Iterator[Any]:
    """Values that a part of the schema may have: each of its fields by itself."""
    for kind in kinds_of(schema, WHOLE):
        if "properties" in kind and deep:
            needed = {
                name: next(samples(kind["properties"][name], deep - 1)) for name in kind.get("required", ())
            }
            if needed:
                yield needed
            for name, inner in kind["properties"].items():
                yield from ({**needed, name: each} for each in samples(inner, deep - 1))
        elif "items" in kind:
            yield from ([each] for each in samples(kind["items"], deep))
        elif "properties" not in kind and kind.get("type") != "null":
            yield kind.get("enum", [5 if kind.get("type") == "integer" else "x"])[0]


def inside(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    yield path, value
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in steps:
        yield from inside(inner, (*path, step))


def changed(value: Any, path: Path, new: Any) -> Any:
    if not path:
        return new
    if isinstance(value, dict):
        return {**value, path[0]: changed(value[path[0]], path[1:], new)}
    return [changed(each, path[1:], new) if n == path[0] else each for n, each in enumerate(value)]


CONDITIONS = [each for each in samples({"$ref": "#/$defs/Condition"}) if isinstance(each, dict)]
OTHERS = [{"effect": each} for each in samples(INJECT["properties"]["effect"]) if isinstance(each, dict)]
TEXTS: Mapping[str, list[Any]] = {"Condition": CONDITIONS, "Other": OTHERS}


def said(drill: str, column: str, value: Any) -> list[tuple[str, str, str]]:
    text = json.dumps(value)
    cells = at(Trigger="condition", Condition=text) if column == "Condition" else at(Other=text)
    return told(drill, sheet_of(drill, cells))


STRANGERS = [
    (column, json.dumps(changed(value, path, {**node, STRANGE: 1})), json.dumps(path))
    for column, values in TEXTS.items()
    for value in values
    for path, node in inside(value)
    if isinstance(node, dict) and (path or column == "Condition")
]
FEW = list(
    {(column, len(json.loads(path))): (column, text, path) for column, text, path in STRANGERS}.values()
)


@pytest.mark.parametrize(("column", "text", "path"), both_forms(dict.fromkeys(STRANGERS), FEW))
def test_a_field_that_is_unknown_inside_a_cell_is_named_at_that_cell(column, text, path):
    here = said("ngo-en", column, json.loads(text))
    strange = [shown for code, where, shown in here if code == "S111" and where == spot("ngo-en", column)]
    assert len(strange) == 1 and f"`{STRANGE}`" in strange[0], here


@pytest.mark.parametrize("column", TEXTS)
def test_no_value_inside_a_cell_stops_the_import(column):
    """Thirty changes a column in the short form, in the long one each of VALUES in each field, wherever that stands: each
    is told or taken, at a cell of its row."""
    classes: dict[tuple[tuple[str, ...], str], Any] = {}
    for value in TEXTS[column]:
        for path, _ in inside(value):
            field = tuple(step for step in path if isinstance(step, str))[-2:]
            for new in VALUES if path or column == "Condition" else ():
                classes.setdefault((field, json.dumps(new)), changed(value, path, new))
    changes = list(classes.values())
    step = amount(max(1, len(changes) // 30), 1)
    for value in changes[::step]:
        for code, where, shown in said(list(DRILLS)[len(json.dumps(value)) % len(DRILLS)], column, value):
            assert code != "X999" and re.search(r"\w", where), (value, shown)


@pytest.mark.parametrize("drill", DRILLS)
def test_a_claim_by_itself_is_told_with_its_test(drill):
    here = said(drill, "Condition", {"not": {"statement_published": "store"}})
    named = [shown for _, where, shown in here if where == spot(drill, "Condition")]
    assert any("`statement_published`" in shown and "{claim: store" in shown for shown in named), here
