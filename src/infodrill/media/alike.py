"""Which lines of replies say the same in other words: in one thread only one of them is said."""

# Charter: media alike
from __future__ import annotations

from collections.abc import Mapping

ALIKE: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "vi": (
        ("nguồn", "căn cứ"), ("nhóm lớp",), ("chỗ khác",), ("vài câu", "hỏi thêm"), ("người nhà", "ở quê"), ("loa",),
        ("hiểu thế", "đọc thế đúng", "hỏi lại", "cho chắc"), ("chốt lại", "tóm lại", "đọc câu này là đủ"), ("ghim",),
        ("chịu trách nhiệm",), ("nói thẳng", "nói thật"), ("không dùng mạng",), ("sốt ruột", "thấp thỏm", "không yên"),
        ("lên đây",), ("tự đoán",), ("dặn ông bà",),
        ("phải làm gì", "nên làm gì", "giờ làm gì"), ("chia sẻ", "vào nhóm", "lên nhóm", "cho nhóm", "gửi tiếp", "gửi cho mẹ"),
        ("xem được [record]", "dân xem ở chỗ", "muốn xem [record]", "chụp [record]"),
    ),
    "en": (
        ("source", "based on"), ("class group",), ("other places", "elsewhere"), ("few more questions", "ask more"),
        ("my family",), ("loudspeaker",),
        ("get that right", "read that right", "to be sure", "is that it"), ("in short", "won't read it all"),
        ("pin ",), ("answer for",), ("plain words", "honest"), ("aren't online",), ("nervous", "sit still"), ("picture of the",),
        ("only guessing",), ("grandparents",),
        ("to do", "do we do", "should do", "we do"), ("pass", "shar"),
        ("see the [record]", "of the [record]", "[record] open"),
    ),
}  # fmt: skip
"""Words that show that lines ask for the same or say the same: in one thread only one of them is said."""


def alike(words: str, lang: str) -> frozenset[str]:
    """What a line says that others say in other words."""
    said = words.lower()
    return frozenset(signs[0] for signs in ALIKE[lang] if any(sign in said for sign in signs))
