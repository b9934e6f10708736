"""The base of every command of casework."""

# Charter: casework commands base
from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CaseCommand:
    """Base: every command of casework names the role it is given under."""

    role: str
