"""What may stand at a path of a scenario's file: the part of its JSON Schema, without references and choices."""

# Charter: scenario allowed
from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import chain
from typing import Any

from pydantic import BaseModel

from infodrill.scenario.schema.base import AFTER_START, ID, OF_STORY
from infodrill.scenario.yamltext import Path_

Json = Mapping[str, Any]


def schema_at(schema: Json, path: Path_) -> Json:
    """What may stand at a path of the file; one entry by itself stands for a list of one. Empty where nothing may."""
    at = schema
    for step in path:
        kinds = kinds_of(at, schema)
        if isinstance(step, str):
            kinds += [inner for kind in kinds for inner in kinds_of(kind.get("items", {}), schema)]
            own = (kind["properties"][step] for kind in kinds if step in kind.get("properties", {}))
            free = (kind["additionalProperties"] for kind in kinds if kind.get("additionalProperties"))
            at = next(chain(own, free), {})
        else:
            at = next((kind["items"] for kind in kinds if "items" in kind), {})
    return at


def kinds_of(schema: Json, whole: Json) -> list[Json]:
    """The schema, or those that it is any of, without references."""
    if "$ref" in schema:
        return kinds_of(whole["$defs"][schema["$ref"].rpartition("/")[2]], whole)
    if "anyOf" in schema:
        return [kind for each in schema["anyOf"] for kind in kinds_of(each, whole)]
    return [schema]


@cache
def schema_of(model: type[BaseModel]) -> Json:
    made = model.model_json_schema()
    return {**kinds_of(made, made)[0], "$defs": made["$defs"]} if "$ref" in made else made


def fields_at(schema: Json, path: Path_) -> Json:
    """The fields that may be written at a path, by name; none where no fields stand."""
    kinds = kinds_of(schema_at(schema, path), schema)
    kinds += [inner for kind in kinds for inner in kinds_of(kind.get("items", {}), schema)]
    return next((kind["properties"] for kind in kinds if "properties" in kind), {})


def kind_in(model: type[BaseModel], path: Path_) -> str:
    """As `kind_at`, in files of a model; the same for every entry of a list, so asked once for all."""
    return _kind_in(model, tuple(0 if isinstance(step, int) else step for step in path))


def is_id_in(model: type[BaseModel], path: Path_) -> bool:
    """Whether a short name stands there, by which files name each other; no player reads it."""
    return _is_id_in(model, tuple(0 if isinstance(step, int) else step for step in path))


@lru_cache(4_000)
def _is_id_in(model: type[BaseModel], path: Path_) -> bool:
    schema = schema_of(model)
    return any(kind.get("pattern") == ID for kind in kinds_of(schema_at(schema, path), schema))


@lru_cache(4_000)
def _kind_in(model: type[BaseModel], path: Path_) -> str:
    return kind_at(schema_of(model), path)


def kind_at(schema: Json, path: Path_) -> str:
    """One of "text", "list", "fields", "moment", "span", "integer", "boolean" or "" for anything else."""
    kinds = kinds_of(schema_at(schema, path), schema)
    patterns = [str(kind.get("pattern", "")) for kind in kinds]
    if any(AFTER_START in pattern for pattern in patterns):
        return "moment" if any(OF_STORY in pattern for pattern in patterns) else "span"
    if any({"vi", "en"} <= set(kind.get("properties", ())) for kind in kinds):
        return "text"
    names = {"array": "list", "object": "fields", "integer": "integer", "boolean": "boolean"}
    return next((names[kind["type"]] for kind in kinds if kind.get("type") in names), "")
