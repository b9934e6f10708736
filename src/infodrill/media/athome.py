"""Where people say that they live: an author speaks of a ward as his own where it is, and of another one as others do."""

# Charter: media at home
from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from infodrill.kernel.folding import fold

_OWN = (
    # Vietnamese: "nhà tôi ở X", "anh em xóm tôi ở X đây", "X nhà tôi", "cả tòa nhà ở X", "tôi ở X"
    r"\b(?:nha|xom|ngo|to|quan|tang|khu|toa nha)(?: (?:toi|minh|em|tui|chau|chung \w+|nay|co (?:tre|cu|em be)))? o {ward}\b",
    r"\b(?:chung toi|chung em|ca xom|ca ngo|anh em) o {ward}\b(?! (?:bao|ke|noi|gui))",
    r"(?<!quay )(?<!chup )\bo {ward} (?:day|ne|nay)\b",
    r"\b{ward} (?:nha|xom|ngo|ben|cho) (?:toi|minh|em|tui|chung \w+)\b",
    r"\b(?:ca )?(?:xom|ngo) {ward}\b(?= (?:hoi|dang|minh|toi|em))",
    # English: "we're in X", "our house in X", "here in X", "X here"
    r"\b(?:we|i)(?:['’](?:re|m)| are| am| live)?(?: here)? in {ward}\b",
    r"\b(?:our|my) (?:\w+ )?(?:house|home|lane|street|tap|floor|kitchen|building|bowl|basin)(?: \w+)? (?:in|at) {ward}\b",
    r"\bon our floor(?: too)?,? (?:in|is) {ward}\b",
    r"\bhere in {ward}\b|\b{ward} here\b",
)
_SHARED = re.compile(
    r"\b(?:ca nha|nha (?:toi|em|minh)|con (?:toi|em)|be nha (?:toi|em)|toi|em) (?:\w+ ){0,2}(?:uong|nau|tam|pha) "
    r"(?:\w+ )?nuoc (?:do|ay|nay)\b|\bnha (?:toi|em|minh|chau) (?:o )?(?:ngay )?(?:chan de|km \w+)\b|\bmua nuoc binh mai\b|"
    r"\b(?:con|be) (?:em|toi|minh) noi man\b|\bbe (?:cac cu|tre|con|me) len (?:gac|lau)\b|"
    r"\b(?:we|i)(?:['’]ve)? (?:\w+ ){0,2}(?:drank|drunk|drinking|been drinking|cooked with) (?:that|this|the) water\b"
)
"""What somebody can only say where the thing is that is told of: whose tap that is, and whose house is under the dyke."""
_KIND = re.compile(r"^(?:phuong|xa|thi tran|dac khu) | (?:ward|commune|township)$")


class AtHome:
    """The wards of one drill as people name them."""

    def __init__(self, wards: Mapping[str, Iterable[str]]) -> None:
        """`wards` = by id, its name in each language."""
        self._named: dict[str, re.Pattern[str]] = {}
        own: dict[str, str] = {}
        self._names: dict[str, tuple[str, ...]] = {}
        for ward, names in wards.items():
            self._names[ward] = tuple(sorted({_KIND.sub("", fold(name)) for name in names}))
            named = "|".join(map(re.escape, self._names[ward]))
            mine = rf"(?:(?:phuong|xa) )?(?:{named})(?: (?:ward|commune))?"
            self._named[ward] = re.compile(rf"\b(?:{named})\b")
            own[ward] = "|".join(sign.replace("{ward}", mine) for sign in _OWN)
        self._others = {
            ward: re.compile("|".join(signs for other, signs in own.items() if other != ward))
            for ward in own
            if len(own) > 1
        }
        """By ward, how people of any other would speak of theirs."""

    def told_of(self, said: str) -> str:
        """The one ward that words are about, "" where they name none or several."""
        words = fold(said)
        found = [ward for ward, sign in self._named.items() if sign.search(words)]
        return found[0] if len(found) == 1 else ""

    def elsewhere(self, said: str, ward: str, told_of: str = "") -> bool:
        """Whether who lives in `ward` ("" = nobody knows) would speak of another one as his own; `told_of` = where that is."""
        words = fold(said)
        if told_of not in ("", ward) and ward and _SHARED.search(words):
            return True
        if ward not in self._others:
            return False
        # Most words name no other ward: they are not asked how they would name it.
        named = any(name in words for other, names in self._names.items() if other != ward for name in names)
        return named and bool(self._others[ward].search(words))
