"""What of a refused scenario can be looked at all the same: the fields that are wrong are stood in for, and the rest is read.

Nobody plays what is made here. It is made twice, with the least and with the greatest value that each wrong field could have:
what a check finds in both follows from neither.
"""

# Charter: scenario sparing
from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from copy import deepcopy

from pydantic import BaseModel

from infodrill.kernel.errors import ScenarioError
from infodrill.scenario.allowed import Json, fields_at, kinds_of, schema_at, schema_of
from infodrill.scenario.shape import Follows
from infodrill.scenario.yamltext import Document, Node, Path_, dotted

# One of them is written as any pattern of the models wants it.
NOBODYS = ("nobody-wrote-it", "nobody_wrote_it")  # told to nobody, whatever a check says of it
_TEXTS = (*NOBODYS, "S0", "E1", "08:00", "2027-01-11 08:00", "2027-01-11T08:00:00+07:00")


def stood_in(
    document: Document, faults: Iterable[ScenarioError], model: type[BaseModel], *, high: bool
) -> Document:
    """The file with a value of the right kind in each place that is named; what is unknown goes, or under the name it was
    meant for. Where the whole is wrong, it is stood in for whole."""
    schema = schema_of(model)
    paths = {dotted(path): path for path in document.lines}
    data, lines = deepcopy(document.data), document.lines
    for fault in (fault for fault in faults if fault.place.file == document.name):
        path = fault.derived if isinstance(fault, Follows) else _path(fault.place.field, paths)
        if fault.code == "S111":
            near = str(fault.params.get("near", "")).strip("`")
            _renamed(data, path, near)
            meant = (*path[:-1], near)
            lines = {
                (*meant, *at[len(path) :]) if at[: len(path)] == path else at: line
                for at, line in lines.items()
            }
        elif path and isinstance(data, dict):
            _set(data, path, schema, high=high)
        else:
            data = stand_in(schema, high=high, whole=schema)
    return Document(document.name, data, lines)


def stand_in(schema: Json, *, high: bool, whole: Json) -> Node:
    """A value that the schema takes: the greatest one or the least, in an object only what must be written."""
    kinds = kinds_of(schema, whole)
    kind = next((each for each in kinds if each.get("type") != "null"), {})
    options = kind.get("enum") or [kind[name] for name in ("const",) if name in kind]
    if options:
        return options[-1 if high else 0]
    if kind.get("type") == "boolean":
        return high
    if kind.get("type") == "integer":
        most = int(kind.get("maximum", 1))
        return (
            most - most // 10 if high else int(kind.get("minimum", 0))
        )  # what follows from it has room above
    if kind.get("type") == "array":
        inner = kind.get("items", {})
        return [stand_in(inner, high=high, whole=whole) for _ in range(kind.get("minItems", 0))]
    if kind.get("type") == "object":
        fields = kind.get("properties", {})
        return {name: stand_in(fields[name], high=high, whole=whole) for name in kind.get("required", ())}
    return next((text for text in _TEXTS if re.search(kind.get("pattern", ""), text)), _TEXTS[0])


def _path(field: str, paths: Mapping[str, Path_]) -> Path_:
    """The path of a place's field; of what is missing, that of what it is missing in and its name."""
    if field in paths:
        return paths[field]
    around, _, name = field.rpartition(".")
    return (*paths.get(around, ()), name) if name else ()


def _set(data: Node, path: Path_, schema: Json, *, high: bool) -> None:
    """At the path, or where the way to it ends in something of another kind."""
    for n, step in enumerate(path):
        if n == len(path) - 1 or not isinstance(data[step], dict | list):
            data[step] = stand_in(schema_at(schema, path[: n + 1]), high=high, whole=schema)
            known = fields_at(schema, path[:n])
            # What a comma made a field of goes with what it was cut from.
            for name in [name for name in data if isinstance(data, dict) and name not in known and known]:
                if data[name] is None:
                    del data[name]
            return
        data = data[step]


def _renamed(data: Node, path: Path_, near: str) -> None:
    for step in path[:-1]:
        data = data[step]
    value = data.pop(path[-1], None)
    if near and near not in data:
        data[near] = value
