"""The API's own papers: OpenAPI as JSON, and a plain page that lists it. Both tell how to ask, nothing about any drill."""

# Charter: web api documents
from __future__ import annotations

from copy import deepcopy
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from infodrill.kernel.mark import MARK
from infodrill.web.api.app import api
from infodrill.web.api.fields import orders
from infodrill.web.api.problems import MEDIA_TYPE

ROOT = "/api/v1/"


@require_safe
def openapi(request: HttpRequest) -> HttpResponse:
    """OpenAPI 3.1 of this version."""
    return JsonResponse(schema(), json_dumps_params={"ensure_ascii": False})


@require_safe
def docs(request: HttpRequest) -> HttpResponse:
    """Every operation with what it takes, in the reader's language."""
    rows = [
        {
            "method": method.upper(),
            "path": path,
            "summary": each_method["summary"],
            "tag": each_method["tags"][0],
            "takes": [
                parameter["name"]
                for parameter in each_method.get("parameters", ())
                if parameter["in"] == "query"
            ],
        }
        for path, methods in schema()["paths"].items()
        for method, each_method in methods.items()
    ]
    return render(request, "infodrill/api/docs.html", {"rows": rows})


@cache
def schema() -> dict[str, Any]:
    """ninja's schema, marked, with problems under their own media type and files told as bytes."""
    found: dict[str, Any] = deepcopy(dict(api.get_openapi_schema(path_prefix=ROOT)))
    found["info"]["description"] = MARK
    found["x-mark"] = MARK
    found["paths"] = _verb_by_verb(found["paths"], found["components"]["schemas"].pop("Order"))
    for path, methods in found["paths"].items():
        for method in methods.values():
            _amend(method["responses"])
            if path.endswith("/report/{name}"):
                method["responses"]["200"] = {
                    "description": "OK",
                    "content": {"*/*": {"schema": {"type": "string", "format": "binary"}}},
                }
    return found


def _verb_by_verb(paths: dict[str, Any], frame: dict[str, Any]) -> dict[str, Any]:
    """The address of commands once a verb, each with its own fields."""
    told: dict[str, Any] = {}
    for path, methods in paths.items():
        if not path.endswith("/commands/{verb}"):
            told[path] = methods
            continue
        for verb, fields in orders().items():
            operations = deepcopy(methods)
            post = operations["post"]
            post["operationId"] = f"{post['operationId']}_{verb.replace('-', '_')}"
            post["parameters"] = [asked for asked in post["parameters"] if asked["name"] != "verb"]
            order = deepcopy(frame)
            order["properties"]["fields"] = fields
            order["required"] = [*order["required"], *(["fields"] if fields["required"] else [])]
            post["requestBody"]["content"]["application/json"]["schema"] = order
            told[path.replace("{verb}", verb)] = operations
    return told


def _amend(responses: dict[Any, Any]) -> None:
    for code in list(responses):
        response = responses.pop(code)
        if int(code) >= 400:
            response["content"] = {MEDIA_TYPE: next(iter(response["content"].values()))}
        responses[str(code)] = response
