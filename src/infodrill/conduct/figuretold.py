"""The one figure that a text vouches for, as others may say it again."""

# Charter: conduct figuretold
from __future__ import annotations

import re
from collections.abc import Mapping

from infodrill.kernel.sentences import around

_UNITS: Mapping[str, str] = {
    "vi": r"(?:%|phần trăm|mét|cm|km|độ|NTU|hộ|người|trẻ|cháu|em|học sinh|liều|bình|ca|máy|suất|cửa hàng|đồng|mũi|chuyến|điểm)",
    "en": r"(?:%|per cent|percent|metres?|km|degrees|NTU|households|people|children|pupils|doses|cylinders|cases|pumps|stations|"
    r"trips)",
}
_FIGURE: Mapping[str, str] = {
    "vi": r"(?<![\w/:.,-])\d+(?:[.,]\d+)* (?:trong|trên) (?:số )?\d+(?:[.,]\d+)*(?![\w/])|"
    r"(?<![\w/:.,-])\d+(?:[.,]\d+)* ?%s(?![^\W\d_])",
    "en": r"(?<![\w/:.,-])\d+(?:[.,]\d+)* (?:of|out of) (?:the )?\d+(?:[.,]\d+)*(?![\w/])|"
    r"(?<![\w/:.,-])\d+(?:[.,]\d+)* ?%s(?![^\W\d_])",
}
OPEN: Mapping[str, str] = {
    "vi": r"\b(?:chưa (?:rõ|biết|xác|có|đủ|kết luận|quyết)|không rõ)\b",
    "en": r"\b(?:not (?:yet|known|clear|confirmed)|unknown|unclear)\b",
}  # fmt: skip
"""That something is not known yet."""
_UNPROVEN: Mapping[str, str] = {
    "vi": rf"(?:{OPEN['vi']}|\b(?:không|chẳng) (?:có|phải|hề)\b)[^,;:]*$",
    "en": rf"(?:{OPEN['en']}|\bno\b)[^,;:]*$",
}
"""What stands before a figure that nobody vouches for: who says it again would make it the office's."""


def figure_told(text: str, lang: str) -> re.Match[str] | None:
    """A text's only figure: of several nobody else knows which is the news, and what is not known or not so is the rumour's."""
    figures = [*re.finditer(_FIGURE[lang].replace("%s", _UNITS[lang]), text)]
    if len(figures) != 1:
        return None
    (figure,) = figures
    begins, _ = around(text, *figure.span())
    return None if re.search(_UNPROVEN[lang], text[begins : figure.start()], re.IGNORECASE) else figure
