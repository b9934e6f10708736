"""A post as every reader of the range sees it: no author, no account; and what ids of posts and groups look like."""

# Charter: kernel posts
from __future__ import annotations

from dataclasses import dataclass

# With a digit in it: an id stays in the log for good, and no name passes for one.
POST_ID = r"(?=[a-z_.-]*\d)[a-z][a-z0-9_.-]{0,95}"
GROUP_ID = r"[a-z]\d{1,6}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One visible text at a minute of exercise time.

    place = ward id ("" = unknown); channel = feed | group | press | portal | field.
    """

    id: str
    minute: int
    text: str
    place: str
    channel: str
