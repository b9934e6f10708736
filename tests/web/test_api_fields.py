"""The API's fields are typed by what commands declare: in its list, in its document, and when an order is read."""

from __future__ import annotations

from dataclasses import make_dataclass

import pytest

from infodrill.kernel.fields import Choice, Field, File, Number, declared
from infodrill.kernel.i18n import tr
from infodrill.web import asking
from infodrill.web.api import rates
from infodrill.web.api.commands import by_token
from infodrill.web.api.documents import schema
from infodrill.web.api.fields import taken
from infodrill.web.api.shapes import Shape, shape
from infodrill.web.forms import verbs
from tests.conduct.filling import fitting, listed

from .apihouse import asker, get, give
from .house import CTRL, clinic, seated

pytestmark = pytest.mark.usefixtures("base")
TYPED = sorted(verb for verb in verbs() if by_token(verb))
OTHER: dict[type, tuple[object, ...]] = {str: (1, True), int: ("1", True, 1.5), bool: ("yes", 1)}


def order(verb: str) -> dict[str, object]:
    """Fields that are all as declared."""
    return {name: as_json(fitting(field)) for name, field in declared(verbs()[verb]).items()}


def as_json(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def test_the_list_of_commands_says_kind_limits_choices_and_label_of_every_field() -> None:
    drill = clinic()
    lists = [
        {
            each["verb"]: each["fields"]
            for each in get(seated(drill, seat), drill, "/commands").json()["verbs"]
        }
        for seat in (CTRL, "voice")
    ]
    assert "publish-statement" in lists[1] and "publish-statement" not in lists[0], "what the seat may give"
    told = lists[0] | lists[1]
    assert len(told) > 60
    for verb, fields in told.items():
        own = declared(verbs()[verb])
        assert [one["name"] for one in fields] == list(own)
        for each_field in fields:
            field = own[each_field["name"]]
            assert each_field["takes"] == taken(field) and each_field["label"] == tr(
                "vi", asking.label(field)
            )
    by_name = {one["name"]: one for one in told["open-poll"]}
    assert by_name["options"]["takes"] == {
        "type": "array",
        "items": {"type": "string", "minLength": 0, "maxLength": 200, "pattern": "^[^\\u0000]*$"},
        "minItems": 2,
        "maxItems": 6,
    }
    points = next(one for one in told["show-caption"] if one["name"] == "seconds")
    assert (points["kind"], points["required"]) == ("number", False)


def every_shape(base: type[Shape] = Shape) -> list[type[Shape]]:
    return [each_shape for shape in base.__subclasses__() for each_shape in (shape, *every_shape(shape))]


def test_a_field_that_a_record_gains_leaves_by_no_shape_until_the_shape_names_it() -> None:
    record = make_dataclass("Record", [("told", str), ("hidden", str)])
    made = shape("Made", of=record, sends="told", own=int)
    kept = record("what is told", "what is hidden")
    assert set(made.model_fields) == {"told", "own"}
    assert made.copied(kept) == {"told": "what is told"}
    given = made.model_validate({"own": 1, "hidden": kept.hidden, **made.copied(kept)})
    assert given.model_dump() == {"told": "what is told", "own": 1}
    for each_shape in every_shape():
        assert each_shape.model_config["extra"] == "ignore" and set(each_shape.SENT) <= set(
            each_shape.model_fields
        ), each_shape


def test_the_document_has_an_address_and_a_schema_for_every_verb_that_holds_no_file() -> None:
    paths = schema()["paths"]
    for verb, command in verbs().items():
        told = paths.get(f"/api/v1/drills/{{drill}}/commands/{verb}")
        fields = declared(command)
        if any(isinstance(field.kind, File) for field in fields.values()):
            assert told is None
            continue
        body = told["post"]["requestBody"]["content"]["application/json"]["schema"]["properties"]["fields"]
        assert body["properties"].keys() == fields.keys() and body["additionalProperties"] is False
        for name, field in fields.items():
            assert {**body["properties"][name], **taken(field)} == body["properties"][name]
    assert (
        len({each_path["post"]["operationId"] for path, each_path in paths.items() if "/commands/" in path})
        == len(verbs()) - 1
    )
    assert not [path for path in paths if "{verb}" in path]


def test_a_value_of_another_type_is_malformed_and_one_beyond_its_limits_is_refused(monkeypatch) -> None:
    monkeypatch.setattr(rates, "BURST", 10**9)
    drill = clinic()
    browser = asker(drill, "duty", "act")
    for verb in TYPED:
        assert give(browser, drill, verb, **order(verb)).status_code in (200, 409)
        for name, field in declared(verbs()[verb]).items():
            for value in others(field):
                answer = give(browser, drill, verb, **order(verb) | {name: value})
                assert (answer.status_code, name in answer.json()["message"]) == (422, True), (
                    verb,
                    name,
                    value,
                )
            for value in beyond(field):
                answer = give(browser, drill, verb, **order(verb) | {name: as_json(listed(field, value))})
                assert answer.status_code in (409, 422), (verb, name, answer.content)


def others(field: Field) -> list[object]:
    """Values of other types than the field's."""
    return [*(as_json(listed(field, one)) for one in OTHER[field.type]), ["x"] if field.many is None else "x"]


def beyond(field: Field) -> list[object]:
    """Values of its type that it does not take."""
    if isinstance(field.kind, Choice):
        return ["no such word"] if field.type is str else [10**9]
    if isinstance(field.kind, Number):
        return [field.kind.least - 1, field.kind.most + 1]
    return ["x" * (field.longest + 1)] if field.type is str else []
