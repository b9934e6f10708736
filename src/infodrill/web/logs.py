"""Structured logs: one JSON object a line, on standard error or in a file.

Names of things and figures only: never texts, codes or secrets.
"""

# Charter: web logs
from __future__ import annotations

import json
import logging
import re
import time
import traceback
from http import HTTPStatus

# What a caller may add by `extra=`; everything else of a record stays out.
FIELDS = (
    "drill",
    "seat",
    "verb",
    "code",
    "status",
    "ms",
    "path",
    "minute",
    "seq",
    "runner",
    "kind",
    "part",
    "fault",
    "where",
)


_FILLED = re.compile(r"%(?:\(\w+\))?[-#0 +]*\d*(?:\.\d+)?[a-zA-Z]")  # a place in a pattern


class JsonLines(logging.Formatter):
    """time, level, logger, what happened, and the fields of FIELDS that were given."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "time": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(record.created)),
            "level": record.levelname.lower(),
            "logger": record.name,
            "what": _said(record),
        }
        line.update({name: getattr(record, name) for name in FIELDS if hasattr(record, name)})
        if record.exc_info and record.exc_info[0]:
            # Places without the message: an exception's words may hold what a person wrote.
            frames = traceback.extract_tb(record.exc_info[2])
            line["error"] = record.exc_info[0].__name__
            line["trace"] = [f"{frame.filename}:{frame.lineno}" for frame in frames]
        return json.dumps(line, ensure_ascii=False, default=str)


def _said(record: logging.LogRecord) -> str:
    """Our own words whole; of others how it ended, else their pattern with nothing filled in but numbers, since what they fill
    in may be an address with a code in it."""
    if record.name.startswith("infodrill"):
        return record.getMessage()
    if status := getattr(record, "status_code", 0):
        return f"{HTTPStatus(status).phrase} {status}"
    given = record.args if isinstance(record.args, tuple) else ()  # a table of names is filled by name
    numbers = iter(each if isinstance(each, int | float) else "…" for each in given)
    return _FILLED.sub(lambda _: str(next(numbers, "…")), str(record.msg)).replace("%%", "%")
