"""A value with something around it that does not belong there: other marks, brackets, a sign or a remark behind."""

# Charter: scenario wrapped
from __future__ import annotations

import re

from infodrill.kernel.brokenletters import typed
from infodrill.scenario.allowed import Json, kind_at, kinds_of, schema_at
from infodrill.scenario.exampled import values_at
from infodrill.scenario.ranges import bounds_at
from infodrill.scenario.schema.base import AFTER_START, OF_STORY
from infodrill.scenario.yamltext import Node, Path_

_PAIRS = ("“”", "„“", "”“", "””", "‘’", "«»", '""', "''", "``", "()", "[]", "{}", "<>", "**", "__")
_REMARK = re.compile(r"(?s)\s+(?:\(.*\)?|//.*|--.*|[–—-]\s.*|→.*)$")
_BEHIND = re.compile(r"[\s,;.:!?*…]+$")
_BEFORE = re.compile(r"^[\s*#~≈•=>]+(?=[\w+\"“])")
_NUMBER = re.compile(r"0|[1-9]\d*")


def unwrapped(schema: Json, path: Path_, value: Node) -> str:
    """What is left of a value without what stands around it, as it may be written at that place; "" where nothing is."""
    if isinstance(value, list):
        inner = value[0] if len(value) == 1 else None
        several = len(value) > 1 and all(isinstance(each, str) for each in value)
        if several and _takes_any_text(schema, path):  # a text in brackets, which its commas parted
            return f'"{", ".join(value)}"'
        return (
            _written(schema, path, inner)
            if isinstance(inner, str | int) and kind_at(schema, path) != "list"
            else ""
        )
    if not isinstance(value, str) or _takes_any_text(schema, path):
        return ""  # a text is what it is, with all that stands around it
    text = value
    for _ in range(len(value)):
        peeled = _peeled(text)
        if not peeled or peeled == text:
            return ""
        text = peeled
        if found := _written(schema, path, text):
            return found
    return ""


def _peeled(text: str) -> str:
    """Without the outermost thing that does not belong."""
    said = typed(text).strip()
    if len(said) > 2 and f"{said[0]}{said[-1]}" in _PAIRS:
        return said[1:-1].strip()
    for pattern in (_REMARK, _BEHIND, _BEFORE):
        if pattern.search(said):
            return pattern.sub("", said)
    return said


def _written(schema: Json, path: Path_, value: str | int) -> str:
    """The value as it is written where it fits; "" where it does not."""
    text = str(value).lower() if isinstance(value, bool) else str(value)
    kind, named = kind_at(schema, path), values_at(schema, path)
    if named:
        return (f'"{text}"' if text in ("TRUE", "FALSE", "true", "false") else text) if text in named else ""
    if kind == "integer":
        return text if _NUMBER.fullmatch(text) and bounds_at(schema, path).hold(int(text)) else ""
    if kind == "boolean":
        return text if text in ("true", "false") else ""
    if kind in ("moment", "span"):
        shapes = (AFTER_START, OF_STORY) if kind == "moment" else (AFTER_START,)
        whole = _NUMBER.fullmatch(text) and int(text)
        return text if whole or any(re.fullmatch(shape, text) for shape in shapes) else ""
    if kind in ("list", "fields"):
        return ""
    if kind == "text" or _takes_any_text(schema, path):
        return f'"{text}"' if isinstance(value, str) else ""
    patterns = [kind["pattern"] for kind in kinds_of(schema_at(schema, path), schema) if "pattern" in kind]
    return text if patterns and any(re.search(pattern, text) for pattern in patterns) else ""


def _takes_any_text(schema: Json, path: Path_) -> bool:
    texts = [kind for kind in kinds_of(schema_at(schema, path), schema) if kind.get("type") == "string"]
    return kind_at(schema, path) == "text" or any(
        "pattern" not in kind and "enum" not in kind for kind in texts
    )
