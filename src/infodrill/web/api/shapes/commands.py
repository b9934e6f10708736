"""Commands: what may be given, and what it came to."""

# Charter: web api shapes commands
from __future__ import annotations

from typing import Annotated, Any

from ninja import Schema
from pydantic import ConfigDict, Field

from infodrill.web.api.shapes.base import Marked, Shape


class FieldShape(Shape):
    """kind text | id | choice | number | moment | yes_no | file; `takes` = JSON Schema of its value, with limits and list."""

    name: str
    kind: str
    label: str
    required: bool
    takes: dict[str, Any]


class VerbShape(Shape):
    verb: str
    fields: list[FieldShape]


class Verbs(Marked):
    verbs: list[VerbShape]


FIELD_NAME = r"^[a-z_]{1,40}$"
FieldName = Annotated[str, Field(pattern=FIELD_NAME)]
Value = str | int | float | bool | list[str] | list[int] | list[float]


class Order(Schema):
    """`client` = an id of the sender's own: the same one again gives the first result again. `role` only to choose a hat."""

    model_config = ConfigDict(extra="forbid", strict=True)

    client: str = Field(pattern=r"^[A-Za-z0-9_-]{8,64}$")
    role: str = Field("", max_length=40)
    fields: dict[FieldName, Value] = Field(default_factory=dict, max_length=40)


class Done(Shape):
    """Something that the command brought about and this seat sees: dotted `kind`, and the ids that it names."""

    kind: str
    at: int
    ids: dict[str, str]


class Result(Marked):
    events: list[Done]
    changed: list[str]
