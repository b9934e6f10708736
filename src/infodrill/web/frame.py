"""What every template may use: the mark, the reader's language, the seat and its drill."""

# Charter: web frame
from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from infodrill.kernel.mark import LOCAL_USE, MARK


def frame(request: HttpRequest) -> dict[str, Any]:
    """mark, lang, and inside a drill: seat (id), drill (LiveDrill), local_use = the stamp where places are real, else ""."""
    drill = getattr(request, "drill", None)
    return {
        "mark": MARK,
        "local_use": LOCAL_USE if drill and drill.scenario.places.real else "",
        "lang": getattr(request, "lang", "vi"),
        "seat": getattr(request, "seat", None),
        "drill": drill,
    }
