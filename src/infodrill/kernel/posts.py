"""A post as every reader of the range sees it: no author, no account."""

# Charter: kernel posts
from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Post:
    """One visible text at a minute of exercise time.

    place = ward id ("" = unknown); channel = feed | group | press | portal | field.
    """

    id: str
    minute: int
    text: str
    place: str
    channel: str
