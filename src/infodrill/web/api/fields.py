"""The fields of commands as programs read them: JSON Schema, by what each command declares."""

# Charter: web api fields
from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from infodrill.conduct.noun import Command
from infodrill.kernel.fields import LATEST, Choice, Field, File, Flag, Key, Moment, Number, Words, declared
from infodrill.kernel.i18n import tr
from infodrill.web.api.problems import malformed
from infodrill.web.asking import label
from infodrill.web.forms import verbs

KINDS = {
    Words: "text",
    Key: "id",
    Choice: "choice",
    Number: "number",
    Moment: "moment",
    Flag: "yes_no",
    File: "file",
}
TYPES = {str: "string", int: "integer", bool: "boolean", bytes: "string"}


def described(command: type[Command], lang: str) -> Iterator[dict[str, object]]:
    """Every field with its kind, its label in the reader's language and what it takes."""
    for field in declared(command).values():
        yield {
            "name": field.name,
            "kind": KINDS[type(field.kind)],
            "label": tr(lang, label(field)),
            "required": must_be_given(field),
            "takes": taken(field),
        }


def must_be_given(field: Field) -> bool:
    """True for what an order has to hold, if only as an empty text; a box and a list may be left out."""
    return field.needed if field.many else field.bare and field.type is not bool


def taken(field: Field) -> dict[str, Any]:
    """JSON Schema of a value of the field."""
    if not field.many:
        return _entry(field)
    return {
        "type": "array",
        "items": _entry(field),
        "minItems": field.many.least,
        "maxItems": field.many.most,
    }


def _entry(field: Field) -> dict[str, Any]:
    kind, found = field.kind, {"type": TYPES[field.type]}
    if isinstance(kind, Choice):
        return {**found, "enum": list(kind.of)}
    if isinstance(kind, Number):
        return {**found, "minimum": kind.least, "maximum": kind.most}
    if field.type is int:
        return {**found, "minimum": kind.least if isinstance(kind, Moment) else 0, "maximum": LATEST}
    if field.type is str:
        least = 1 if field.needed and not field.many else 0
        # What no text holds: a NUL, which no database keeps.
        return {**found, "minLength": least, "maxLength": field.longest, "pattern": "^[^\\u0000]*$"}
    return found


@cache
def orders() -> Mapping[str, dict[str, Any]]:
    """JSON Schema of the fields of an order, by verb; without those that hold a file, which a page alone can send."""
    found = {}
    for verb, command in sorted(verbs().items()):
        fields = declared(command).values()
        if not any(isinstance(field.kind, File) for field in fields):
            found[verb] = {
                "type": "object",
                "properties": {field.name: {"title": label(field), **taken(field)} for field in fields},
                "required": [field.name for field in fields if must_be_given(field)],
                "additionalProperties": False,
            }
    return found


def typed(command: type[Command], given: Mapping[str, object]) -> dict[str, object]:
    """The values of an order, 3.0 as 3. Raises ApiError for one of another type than its field; how much it may be, the range
    says, and what is no field, the form."""
    return {name: _typed(declared(command).get(name), name, value) for name, value in given.items()}


def _typed(field: Field | None, name: str, value: object) -> object:
    if field is None:
        return value
    entries = value if isinstance(value, list) else [value]
    whole = [int(entry) if isinstance(entry, float) and entry.is_integer() else entry for entry in entries]
    if isinstance(value, list) is not (field.many is not None) or any(
        type(entry) is not field.type for entry in whole
    ):
        raise malformed(field=name)
    return whole if field.many else whole[0]
