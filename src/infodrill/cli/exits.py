"""Exit codes of every command; documented in docs/reference/errors.md."""

# Charter: cli exits
from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    OK = 0
    FINDINGS = 1
    USAGE = 2
    REFUSED = 3
    NOT_WRITABLE = 4
    INTERRUPTED = 5
    INTERNAL = 70
