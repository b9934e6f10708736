"""What readers make of a text in a language that is not theirs: some follow it and answer what it tells, some ask for a
translation; nobody says its words again but for numbers and names."""

# Charter: conduct other tongue
from __future__ import annotations

import re

from infodrill.conduct.textmarks import WORDLESS
from infodrill.media.relations import FOREIGN, MENTIONED, NAMED, PASSAGES, Passages

_NEEDS_NO_WORDS = frozenset({"called", "told", "full", "asks", "dials", "named"})
"""What is seen of a text and never said again."""
_WORDS = frozenset((*NAMED, *PASSAGES, "clock", "weekday", "slot", "till", "since")) - _NEEDS_NO_WORDS
_SAME_ANYWHERE = re.compile(r"[\d:.,/%+ -]*\d[\d:.,/%+ -]*|[A-ZĐÀ-Ỹ][\w-]*(?: (?:[A-ZĐÀ-Ỹ][\w-]*|\d+))+")
"""A number, an hour, a name of more than one word."""


def from_another_tongue(found: Passages) -> Passages:
    """What those who read another language find in a text, of what those find there who read its own."""
    if found.keys() & WORDLESS:
        return {name: said for name, said in found.items() if name in WORDLESS}
    found = {name: said for name, said in found.items() if name not in MENTIONED}
    kept = {
        name: said for name, said in found.items() if name not in _WORDS or _SAME_ANYWHERE.fullmatch(said)
    }
    return kept | {FOREIGN: ""}
