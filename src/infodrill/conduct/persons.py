"""Signs that a search term is about a person or an account: what a watch list refuses. Patterns, no list of people.

Errs on the careful side: an invented place that reads like a name passes only when the scenario knows it as a place.
"""

# Charter: conduct persons
from __future__ import annotations

import re
from collections.abc import Iterable

from infodrill.kernel.folding import de_accent
from infodrill.kernel.leads import leads
from infodrill.kernel.personal import personal

# The commonest Vietnamese family names, without accents: a word of them followed by one to three more is a name.
SURNAMES = frozenset(
    {
        "nguyen", "tran", "le", "pham", "hoang", "huynh", "phan", "vu", "vo", "dang", "bui", "do", "ho", "ngo",
        "duong", "ly", "dinh", "doan", "trinh", "truong", "luong", "mai", "ha", "ta", "lam", "chau", "cao", "to",
        "luu", "trieu", "kieu", "thai", "ung", "quach",
    }
)  # fmt: skip
_MIDDLE = frozenset(
    {
        "van", "thi", "huu", "duc", "ngoc", "thanh", "minh", "quang", "xuan", "thu", "kim", "hong", "anh", "duy",
        "dinh",
    }
)  # fmt: skip
_NETWORK = re.compile(
    r"(?i)(?<!\w)@\w|facebook|tiktok|zalo|https?:|/profile|\buid\b|\bid ?\d"
)  # stricter than a text
_TITLE = re.compile(
    r"(?:^|\s)(?i:ông|bà|anh|chị|cô|chú|bác|em|thầy|mr|mrs|ms|dr|tài khoản|nick|account|user)\.?\s+\S*[A-ZĐÀ-Ỹ]\w*"
)
_LONGEST_NAME = 4


def person_in(term: str, places: Iterable[str] = ()) -> str:
    """What in a term points at a person or account: handle | number | name | title, or "" when nothing does.

    `places` = names that the scenario uses for wards, agencies and the like.
    """
    if _NETWORK.search(term) or next(leads(term), None):
        return "handle"
    if personal(term) or re.search(r"\d{6,}", term):
        return "number"
    if any(_plain(term) == _plain(place) for place in places):
        return ""
    if _TITLE.search(term):
        return "title"
    return "name" if _reads_like_a_name(term) else ""


def _reads_like_a_name(term: str) -> bool:
    words = term.split()
    if not 2 <= len(words) <= _LONGEST_NAME or _plain(words[0]) not in SURNAMES:
        return False
    capitals = all(word[:1].isupper() for word in words)
    return capitals or (_plain(words[1]) in _MIDDLE and len(words) > 2)


def _plain(text: str) -> str:
    return de_accent(text).lower().strip()
