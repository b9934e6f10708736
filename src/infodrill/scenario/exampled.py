"""What could stand at a place of a file, as an example of its kind: for fields that are missing, and values of another shape."""

# Charter: scenario exampled
from __future__ import annotations

from collections.abc import Mapping

from infodrill.kernel.i18n import N_
from infodrill.scenario.allowed import Json, fields_at, kind_at, kinds_of, schema_at
from infodrill.scenario.ranges import bounds_at
from infodrill.scenario.yamltext import Node, Path_

Remedy = tuple[str, dict[str, object]]
_KINDS: Mapping[str, str] = {
    "moment": "+10:00", "span": "+15:00", "integer": "1", "boolean": "true", "text": '"…"', "list": "[…]", "fields": "{…}",
}  # fmt: skip
_SHORT = {"to": "[public]", "phases": "60", "id": "a-name", "epoch": "2027-05-20 08:00"}
"""Fields whose short form is what people write."""
_MOST = 12  # values of a list that a remedy lists whole


def to_add(schema: Json, path: Path_) -> Remedy:
    """The remedy for a field that is missing at a path."""
    name, known = path[-1] if path else "", values_at(schema, path)
    if 1 < len(known) <= _MOST and kind_at(schema, path) != "list":
        return N_("Add {name}: one of {expected}."), {"expected": ", ".join(f"`{value}`" for value in known)}
    shape = _shape(schema, path)
    return (N_("Add it, as {near}."), {"near": f"`{name}: {shape}`"}) if shape else (N_("Add it."), {})


def values_at(schema: Json, path: Path_) -> list[str]:
    """The values of a closed list that may stand at a path; none where anything may."""
    kinds = kinds_of(schema_at(schema, path), schema)
    return [
        str(value) for kind in kinds for value in kind.get("enum", [kind["const"]] if "const" in kind else ())
    ]


def is_needed(schema: Json, path: Path_) -> bool:
    """Whether what stands around a field cannot be without it."""
    kinds = kinds_of(schema_at(schema, path[:-1]), schema)
    kinds += [inner for kind in kinds for inner in kinds_of(kind.get("items", {}), schema)]
    return any(path[-1:] and path[-1] in kind.get("required", ()) for kind in kinds)


def as_fields(schema: Json, path: Path_, value: Node) -> str:
    """A value by itself put into the field that must be there: `{claim: bread}`; "" where none could hold it."""
    known = fields_at(schema, path)
    needed = [name for name in known if is_needed(schema, (*path, name))] or list(known)
    holds = [name for name in needed if _holds(schema, (*path, name), value)]
    if len(holds) != 1 or isinstance(value, list | dict) or value is None:
        return ""
    words = f'"{value}"' if isinstance(value, str) and not value.isidentifier() else str(value)
    shapes = {name: words if name == holds[0] else _shape(schema, (*path, name)) or "…" for name in needed}
    return f"{{{', '.join(f'{name}: {shape}' for name, shape in shapes.items())}}}"


def _shape(schema: Json, path: Path_) -> str:
    """As an entry of the kind is written: `[{who: …, what: …}]`; "" where nobody can know."""
    if path and path[-1] in _SHORT:
        return _SHORT[str(path[-1])]
    kind = kind_at(schema, path)
    options = values_at(schema, (*path, 0) if kind == "list" else path)
    bounds = bounds_at(schema, path)
    if kind == "list" and options and len(options) <= _MOST:
        rest = options[1:2] * ((bounds.least or 1) - 1)
        return f"[{', '.join((options[0], *rest))}]"
    if kind == "integer" and bounds.least and bounds.least > 1:
        return str(bounds.least)
    if kind == "list" and (inner := fields_at(schema, path)):
        needed = [f"{name}: …" for name in inner if is_needed(schema, (*path, name))]
        return f"[{{{', '.join(needed)}}}]"
    if options and kind != "list":
        return options[0] if len(options) == 1 else ""
    if kind in _KINDS:
        return _KINDS[kind]
    texts = [each for each in kinds_of(schema_at(schema, path), schema) if each.get("type") == "string"]
    return ("…" if "pattern" in texts[0] else '"…"') if texts else ""


def _holds(schema: Json, path: Path_, value: Node) -> bool:
    kinds = kinds_of(schema_at(schema, path), schema)
    named = values_at(schema, path)
    if named:
        return str(value) in named
    if isinstance(value, int):
        wanted = "boolean" if isinstance(value, bool) else "integer"
        return any(kind.get("type") == wanted for kind in kinds)
    return any(kind.get("type") == "string" or "vi" in kind.get("properties", ()) for kind in kinds)
