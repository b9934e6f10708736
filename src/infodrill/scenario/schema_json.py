"""The format of scenario files as JSON Schema, one file a kind, made from the models so that they cannot differ."""

# Charter: scenario schema_json
from __future__ import annotations

import json
from typing import Any

from infodrill.scenario.loader import MODELS

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def published(as_text: bool = False) -> dict[str, Any]:
    """Schema by file name ("claim.schema.json"): values, or with `as_text` the text of the committed file."""
    found = {f"{model.__name__.lower()}.schema.json": _schema(model) for model in MODELS.values()}
    if not as_text:
        return found
    return {
        name: json.dumps(entry, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        for name, entry in found.items()
    }


def _schema(model: type[Any]) -> dict[str, Any]:
    return {"$schema": DIALECT, **model.model_json_schema(by_alias=True)}
