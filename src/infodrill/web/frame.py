"""What every template may use: the mark, the reader's language, the seat and its drill."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from infodrill.kernel.mark import MARK


def frame(request: HttpRequest) -> dict[str, Any]:
    """mark, lang, and inside a drill: seat (id), drill (LiveDrill)."""
    return {
        "mark": MARK,
        "lang": getattr(request, "lang", "vi"),
        "seat": getattr(request, "seat", None),
        "drill": getattr(request, "drill", None),
    }
