"""A scenario in which every free text holds a word of its own, found by walking the schema: a new field is walked by itself."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel

from infodrill.scenario.schema import Cells, Claim, Drill, Evaluation, Msel, Places, Texts

FILES = {
    "drill.yaml": Drill,
    "places.yaml": Places,
    "cells.yaml": Cells,
    "msel.yaml": Msel,
    "evaluation.yaml": Evaluation,
}
# What players read of a scenario at all times, and strings that name something else in it. All the rest is hidden.
SHOWN = frozenset({
    "Drill.title", "Drill.synopsis", "Drill.briefing", "Drill.public_contacts", "Objective.text",
    "Phase.title", "Move.title", "Ordinance.title", "Ordinance.text", "Places.city", "Ward.name", "Cell.name",
    "Cell.organisation", "Seat.name", "Address.people", "Address.desk",
})  # fmt: skip
NAMES = frozenset({"Claim.situation", "Claim.anchors", "Inject.situation", "Inject.media", "Inject.from_", "Drill.speakers",
                   "Inject.story_time", "DeadlineTest.step", "Grammar.start", "Grammar.rules"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Canary:
    """`word` stands in `field` ("Claim.advice") of `file`, and nowhere else; `item` = the id of the claim or inject."""

    word: str
    field: str
    file: str
    item: str


def planted(source: Path, folder: Path, tail: str = "") -> list[Canary]:
    """Copy a scenario into `folder` with a canary at the end of every hidden text, made longer by `tail`.

    The names of other things stay.
    """
    found: list[Canary] = []
    folder.mkdir()
    for path in sorted(source.rglob("*")):
        name = path.relative_to(source)
        there = folder / name
        if path.is_dir():
            there.mkdir(parents=True)
            continue
        model = FILES.get(str(name)) or {"claims": Claim, "texts": Texts}.get(name.parts[0])
        if model is None or path.suffix != ".yaml":
            there.write_bytes(path.read_bytes())
            continue
        told = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        for node, key, field, item in _texts(model, told, ""):
            if field not in SHOWN | NAMES:
                word = f"zq{len(found):04d}kx"
                node[key] = f"{node[key]} {word}{tail}"
                found.append(Canary(word, field, str(name), item))
        there.write_text(yaml.safe_dump(told, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return found


def _texts(model: type[BaseModel], node: dict[str, Any], item: str) -> Iterator[tuple[Any, Any, str, str]]:
    """(where, key, "Model.field", item) of every free text below a node of the YAML."""
    item = str(node.get("id", node.get("number", item)))
    for name, field in model.model_fields.items():
        key = field.alias or name
        if key in node:
            free = not any(getattr(mark, "pattern", None) for mark in field.metadata)
            yield from _below(field.annotation, node, key, f"{model.__name__}.{name}", item, free)


def _below(
    hint: Any, node: Any, key: Any, field: str, item: str, free: bool
) -> Iterator[tuple[Any, Any, str, str]]:
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    value = node[key]
    if origin is typing.Annotated:
        free = free and not any(getattr(mark, "pattern", None) for mark in hint.__metadata__)
        yield from _below(args[0], node, key, field, item, free)
    elif origin in (typing.Union, types.UnionType):
        for arg in args:
            yield from _below(arg, node, key, field, item, free)
    elif origin is tuple and isinstance(value, list):
        for place in range(len(value)):
            yield from _below(args[0], value, place, field, item, free)
    elif isinstance(hint, type) and issubclass(hint, BaseModel) and isinstance(value, dict):
        if set(hint.model_fields) == {"vi", "en"}:
            yield value, "vi", field, item
            yield value, "en", field, item
        else:
            yield from _texts(hint, value, item)
    elif hint is str and isinstance(value, str) and free:
        yield node, key, field, item
