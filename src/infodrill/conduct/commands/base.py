"""The base of every command to the range."""

# Charter: conduct commands base
from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RangeCommand:
    """Base: a command to the range, given under the hat `role`."""

    role: str
