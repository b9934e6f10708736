"""Regular expressions of whole grammars, compiled when one is first asked and not when their module is read.

Every process of infodrill reads these modules and few ask all of them: compiling took a fifth of the time of each start.
"""

# Charter: kernel patterns
from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, cast

from infodrill.kernel.letters import BARE, bare

Signs = Mapping[str, re.Pattern[str]]
"""By language, what shows in a text that it says something."""


class _Uncompiled:
    """Stands for a compiled expression; what is asked of it is from then on an attribute of its own."""

    def __init__(self, source: str, flags: re.RegexFlag) -> None:
        self._asked = source, flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):  # what copying and pickling look for: it has none of them
            raise AttributeError(name)
        found = getattr(re.compile(*self._asked), name)  # `re` keeps what it compiled
        setattr(self, name, found)
        return found


def later(source: str, flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    """The expression; a mistake in it is told by `re.error` when it is first asked."""
    return cast(re.Pattern[str], _Uncompiled(source, flags))


def signs(vi: str, en: str) -> Signs:
    """Signs in both languages, as they are written."""
    return {"vi": later(vi), "en": later(en)}


def in_both(vi: str, en: str) -> Signs:
    """Signs in both languages, each of whole words."""
    return signs(*(rf"(?<!\w)(?:{sign})(?!\w)" for sign in (vi, en)))


NEAR = 120  # letters: more than any sign asks for before a place


def before(text: str, place: int) -> str:
    """The words right before a place, for signs that end there: who reads all that stands before each place reads a long text
    in a time that grows with its square."""
    start = max(0, place - NEAR)
    return text[max(start, text.find(" ", start, place)) : place] if start else text[:place]


def as_typed(signs: Mapping[str, re.Pattern[str]], spelt: str) -> re.Pattern[str]:
    """Of a sign in each language that as a text in tongue `spelt` is read."""
    return without_accents(signs["vi"]) if spelt == BARE else signs[spelt]


@cache
def without_accents(sign: re.Pattern[str]) -> re.Pattern[str]:
    """An expression for what is typed without accents: of words that are other common words then, none is left."""
    return later(bare(_BLURRED.sub("(?!)", sign.pattern)))


_BLURRED = re.compile(r"(?<!\w)(?<!xử )(?:dừng|phạt|đăng|điên|cấm|chớ|chả|ồn|to quá)(?!\w)")
"""Without its accents it is đừng, phát, đang, điện, cảm, cho, cha, ơn, tổ: offices write these, and "dừng" is the opposite."""
