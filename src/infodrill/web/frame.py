"""What every template may use: the mark, the reader's language, the seat and its drill."""

# Charter: web frame
from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from infodrill.casework import charter
from infodrill.kernel.mark import LOCAL_USE, MARK


def frame(request: HttpRequest) -> dict[str, Any]:
    """mark, lang, build (what this one is among the sealed releases) and its words; inside a drill: seat (id), drill
    (LiveDrill), cursor = of what the page knows (streams), local_use = the stamp where places are real, else ""."""
    drill, build, lang = getattr(request, "drill", None), charter.standing(), getattr(request, "lang", "vi")
    return {
        "mark": MARK,
        "build": build,
        "build_words": build.in_words(lang),
        "local_use": LOCAL_USE if drill and drill.scenario.places.real else "",
        "lang": lang,
        "seat": getattr(request, "seat", None),
        "cursor": getattr(request, "cursor", ""),
        "drill": drill,
    }
