"""How a text stands to what it speaks of: it says that it is so, or denies it.

The one reading of that, clause by clause, for all who look for something in a text: what is not said to be so is taken up by
nobody. A sign that denies by itself ("nobody has to pay") is so where nothing before it turns it round.
"""

# Charter: conduct clauses
from __future__ import annotations

import re
from collections.abc import Mapping

from infodrill.kernel.letters import BARE
from infodrill.kernel.patterns import before, later

_BORDER = later(
    r"[,;:–—().!?\n](?!\d)|(?<!\w)(?:nhưng|còn|chứ|song|but|while|whereas|nhung)(?!\w)|(?<!\w)(?:vì|because|since|so)(?!\w)"
)
"""Where a clause begins that stands for itself."""
_REACH = 9
"""Words over which a denial goes on."""
_TURNS: Mapping[str, re.Pattern[str]] = {
    "vi": later(
        r"(?<!\w)(?:không|chưa|chẳng|chả|đừng|chớ|(?<!ra )(?<!rời )khỏi|ko)(?! (?:chỉ|những|muộn|chậm|quá|hiểu sao)(?!\w))(?!\w)"
    ),
    "en": later(
        r"(?<!\w)(?:not|no|never|nobody|none|neither|nor|without|hardly|cannot|\w+n['’]t)(?! (?:only|later|more|just)\b)(?!\w)"
    ),
    BARE: later(r"(?<!\w)(?:khong|chua|chang|ko)(?! (?:chi|nhung|muon|cham|qua)(?!\w))(?!\w)"),
}


def is_so(sentence: str, at: int, spelt: str) -> bool:
    """Whether what begins at a place of a sentence is said to be so: no denial reaches it."""
    clause = _BORDER.split(before(sentence, at))[-1]
    near = " ".join(clause.split()[-_REACH:])
    return len(_TURNS[spelt].findall(near)) % 2 == 0


def is_off(sentence: str, start: int, end: int, spelt: str) -> bool:
    """Whether a denial reaches a day or an hour of a sentence, or begins right behind it: nothing is on then."""
    return not is_so(sentence, start, spelt) or bool(_TURNS[spelt].match(sentence[end:].lstrip()))


def bears(sign: re.Pattern[str], sentence: str, spelt: str) -> bool:
    """Whether a sentence in tongue `spelt` says somewhere that what the sign shows is so."""
    return any(is_so(sentence, found.start(), spelt) for found in sign.finditer(sentence))


def at_odds(said: list[str], spelt: str) -> bool:
    """Whether a text says in one sentence what it denies, in the same words, in another one."""
    polar = [
        (_words(each, spelt), turns)
        for each in said
        if (turns := len(_TURNS[spelt].findall(each))) < 2 and not _OTHERWISE[spelt].search(each)
    ]
    return any(
        denies != other and len(words) >= _ENOUGH and words <= more
        for words, denies in polar
        for more, other in polar
    )


_ENOUGH = 3
"""Words that a sentence has beside its denial from which another one can say the opposite."""
_OTHERWISE: Mapping[str, re.Pattern[str]] = {
    "vi": later(
        r"[?,]|(?<!\w)(?:nếu|khi|thì|chỉ|trừ|tin|nói|đồn|bảo|viết|báo|ghi|clip|ảnh|bài|trước|hôm qua|sai|giả|phải|cần|hay)(?!\w)"
    ),
    "en": later(
        r"[?,]|\b(?:if|when|only|except|until|unless|said|says|told|wrote|rumou?rs?|posts?|yesterday|wrong|false|need|or|but|still)\b"
    ),
    BARE: later(
        r"[?,]|(?<!\w)(?:neu|khi|thi|chi|tru|tin|noi|don|bao|viet|ghi|clip|anh|bai|truoc|sai|gia|phai|can|hay|con)(?!\w)"
    ),
}
"""What tells of another case, another time or another's word, asks or has several parts: that contradicts nothing."""


def _words(sentence: str, spelt: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", _TURNS[spelt].sub(" ", sentence.lower())))
