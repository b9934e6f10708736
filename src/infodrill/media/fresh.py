"""What was said in the last hour: no two people of a drill say the same in it, however they type it."""

# Charter: media fresh
from __future__ import annotations

import re
from collections.abc import Iterable

from infodrill.kernel.clock import DAY_IN_MINUTES, HOUR_IN_MINUTES
from infodrill.kernel.erasable import until_erased
from infodrill.kernel.folding import de_accent
from infodrill.media.replies import LINE

TURNS = 24
"""Draws that are tried for a text that nobody said yet."""
TURN = "~"
CRY = 4
"""Words of a cry at most: "Khẩn," and "Oh no." before the same words make no other text."""
_CRY = re.compile(r"[.!?:,]+\s+")
_WORD = re.compile(r"[^\W_]+")


class Fresh:
    """Texts of one drill by their words, in the minute in which each was said last."""

    def __init__(self) -> None:
        self._said: dict[str, int] = {}
        self._times: dict[str, list[int]] = {}

    def is_so(self, texts: Iterable[str], minute: int, within: int = HOUR_IN_MINUTES) -> bool:
        """Whether none of the texts was said in the minutes `within` (a day at most) before `minute`."""
        return self.rested(texts, minute) >= within

    def rested(self, texts: Iterable[str], minute: int) -> int:
        """Minutes since one of the texts was said last; a day where none was said that day."""
        return min(
            (minute - self._said.get(core(text), minute - DAY_IN_MINUTES) for text in texts),
            default=DAY_IN_MINUTES,
        )

    def note(self, texts: Iterable[str], minute: int) -> None:
        """Remember that these were said in `minute`."""
        for said in map(core, texts):  # no more than posts are visible
            self._said[said] = minute
            self._times.setdefault(said, []).append(minute)

    def times(self, text: str, minute: int) -> int:
        """How often a text was said in the day before `minute`."""
        return sum(said > minute - DAY_IN_MINUTES for said in self._times.get(core(text), ()))


@until_erased(1 << 12)
def core(text: str) -> str:
    """The words of a text alone: without marks, case, stops and faces, and without a cry or an address that it begins with."""
    cry, *rest = _CRY.split(text, maxsplit=1)
    said = rest[0] if rest and len(cry.split()) <= CRY < len(rest[0].split()) else text
    return " ".join(_WORD.findall(de_accent(said).lower()))


def turned(reference: str, turn: int) -> str:
    """The reference of a post whose words are drawn for the `turn`th time; 0 = for the first."""
    return f"{reference}{TURN}{turn}" if turn else reference


def named_in(reference: str) -> tuple[str, str, str]:
    """(grammar, line, turn) of a reference `grammar`, `grammar/line`, and behind it `~turn`; "" for what it does not name."""
    named, _, turn = reference.partition(TURN)
    grammar, _, line = named.partition(LINE)
    return grammar, line, turn
