"""Where the API answers: its operations and its own papers, mounted under /api/v1/; what it does not know it says so."""

# Charter: web api urls
from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, re_path

from infodrill.kernel.digits import whole
from infodrill.web.api import documents, problems
from infodrill.web.api.app import api
from infodrill.web.api.problems import problem

MOST_BYTES = 64 * 1024
View = Callable[..., HttpResponse]


def _framed(view: View) -> View:
    """Bounds the body, and answers what ninja leaves to Django in the API's own way."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        length = whole(request.META.get("CONTENT_LENGTH") or "0")
        if length is None or length > MOST_BYTES:
            return problem(request, problems.too_large(), 413)
        try:
            response = view(request, *args, **kwargs)
        except RequestDataTooBig:
            return problem(request, problems.too_large(), 413)
        if response.status_code == 405:
            told = problem(request, problems.wrong_way(), 405)
            told["Allow"] = response["Allow"]
            return told
        return response

    return answer


def _nothing(request: HttpRequest, rest: str = "") -> HttpResponse:
    return problem(request, problems.not_there(), 404)


def _patterns() -> list[URLPattern]:
    found = []
    for url in api.urls[0]:
        if isinstance(url, URLPattern) and url.name != "api-root":
            url.callback = _framed(url.callback)
            found.append(url)
    return found


urlpatterns = [
    path("openapi.json", documents.openapi, name="openapi"),
    path("docs", documents.docs, name="api-docs"),
    *_patterns(),
    re_path(r"^(?P<rest>.*)$", _nothing),
]
