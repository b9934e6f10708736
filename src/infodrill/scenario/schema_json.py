"""The format of scenario files as JSON Schema, one file a kind, made from the models so that they cannot differ."""

# Charter: scenario schema_json
from __future__ import annotations

import json
from typing import Any

from infodrill.kernel.i18n import Lang, tr
from infodrill.scenario.fields import about, fields_of, models_of
from infodrill.scenario.loader import MODELS
from infodrill.scenario.schema.base import Model

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def published(lang: Lang = "en", *, as_text: bool = False) -> dict[str, Any]:
    """Schema by file name ("claim.schema.json"), described in `lang`: values, or with `as_text` the text of the file."""
    found = {f"{model.__name__.lower()}.schema.json": _schema(model, lang) for model in MODELS.values()}
    if not as_text:
        return found
    return {
        name: json.dumps(entry, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        for name, entry in found.items()
    }


def _schema(root: type[Model], lang: Lang) -> dict[str, Any]:
    made = root.model_json_schema(by_alias=True)
    for model in models_of(root):
        of_model = made if model is root else made["$defs"][model.__name__]
        whole = next((each for each in of_model.get("anyOf", ()) if "properties" in each), of_model)
        whole["description"] = tr(lang, about(model))
        for field in fields_of(model):
            whole["properties"][field.name]["description"] = field.told(lang)
    return {"$schema": DIALECT, **made}
