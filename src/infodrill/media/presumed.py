"""What a drill's own line presumes: a day, a help desk, the books, a count, that the statement above it has to name.

Read in words alone, of the line and of the statement, when somebody reads; whose line presumes nothing is said anywhere.
"""

# Charter: media presumed
from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from infodrill.kernel.folding import fold

_NAMED: Mapping[str, tuple[tuple[str, re.Pattern[str]], ...]] = {
    lang: tuple((name, re.compile(words)) for name, words in signs)
    for lang, signs in {
        "vi": (
            *((f"day{day}", rf"(?<!lan )\bthu {day}\b") for day in ("hai", "ba", "tu", "nam", "sau", "bay")),
            ("daycn", r"\bchu nhat\b"),
            ("desk", r"\bban tro giup\b"),
            ("books", r"\bsao ke\b|\bso sach\b"),
            *(
                (f"count{count}", rf"\b{count} (?:nguoi|tru|cot|toa|bao|tan)\b")
                for count in ("hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi")
            ),
        ),
        "en": (
            *(
                (f"day{day}", rf"\b{day}days?\b")
                for day in ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")
            ),
            ("desk", r"\bhelp desk\b|\bhelpdesk\b"),
            ("books", r"\baccounts\b|\bthe books\b|\bbank statement"),
            *(
                (f"count{count}", rf"\b{count} (?:people|piers|pillars|sacks|tonnes)\b")
                for count in ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
            ),
        ),
    }.items()
}
"""By language: the name of each such thing, and its sign in folded words."""


def presumed(text: str, lang: str) -> frozenset[str]:
    """The names of the things that a text names."""
    said = fold(text)
    return frozenset(name for name, sign in _NAMED[lang] if sign.search(said))


def presumes(lines: Iterable[str], lang: str) -> bool:
    """Whether any of these lines names such a thing."""
    return any(presumed(line, lang) for line in lines)
