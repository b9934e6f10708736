"""What a report tells besides what another case is about: money taken, somebody hurt or gone, a threat, a call for help.

Such a report is no duplicate of the rumour that it came with: in the rumour's file it is answered by a text on the rumour, which
says nothing of what the caller lived through. Signs of form, narrow ones, of what has happened to people and not of what is asked
of them ("must pay" is the rumour's own word). They warn; people decide.
"""

# Charter: casework besides
from __future__ import annotations

from collections.abc import Mapping

from infodrill.casework.records import Case
from infodrill.kernel.i18n import N_, tr
from infodrill.kernel.letters import bare
from infodrill.kernel.patterns import Signs, in_both, later
from infodrill.kernel.sentences import sentences

_SUM = (
    r"(?:\d[\d.,]*(?: ?(?:nghìn|ngàn|triệu|đồng|k))?|tiền|mấy (?:trăm|triệu)|"
    r"(?:một|hai|ba|bốn|năm|mười)(?: \w+)? (?:nghìn|triệu|đồng))"
)
_SUM_EN = r"(?:(?:\w+ )?(?:thousand|million|hundred|đồng|dong)|money|cash|savings|\d[\d.,]*)"
TELLS: Mapping[str, Signs] = {
    "money": in_both(
        rf"(?<!phải )(?:đã|vừa|trót|lỡ|mới|nên) (?:đưa|nộp|chuyển khoản|chuyển|trả|gửi|mất|đóng)(?: (?!phải)\w+){{0,3}}? {_SUM}|"
        r"(?:bị|đã) (?:lừa|lấy mất|thu mất|chiếm đoạt|mất tiền|móc túi|trộm|cướp)|"
        r"(?:không|chẳng|chưa)(?: (?:có|đưa|viết|ghi|thấy))* (?:biên nhận|biên lai)|"
        r"(?:gõ (?:cửa|\w+ nhà)|đến (?:tận )?(?:nhà|cửa|\w+ nhà)|đi (?:từng nhà|thu))(?:,? \w+){0,14}? "
        rf"(?:thu|đòi|lấy)(?: hộ| giúp)? {_SUM}",
        rf"(?:handed over|(?:have|has|had|already|just|we|i|she|he|one|woman|man|they) (?:paid|gave|sent|lost|transferred))"
        rf"(?: \w+){{0,3}}? {_SUM_EN}|"
        rf"took (?:\w+ ){{0,3}}?{_SUM_EN}|(?:no|without a|without any|never got a) receipt|"
        r"(?:was|were|been|got) (?:cheated|swindled|robbed|scammed|tricked)|stole(?:n)?|"
        r"(?:knock\w*|c[oa]me|going|went)(?: \w+){0,6}? (?:houses?|doors?)(?: \w+){0,6}? (?:collect\w*|asking for money)",
    ),
    "hurt": in_both(
        r"(?:bị|đã|đang) (?:thương|bỏng|ngộ độc|ngất|ngã gãy|gãy \w+|đuối nước|điện giật|khó thở)|nhập viện|"
        r"(?:đi|vào|đưa|phải|chở)(?: \w+)? cấp cứu|"
        r"(?:đã|vừa|bị) (?:chết|mất vì|qua đời)|nôn(?: \w+)? (?:suốt|liên tục|ra máu)",
        r"(?:is|are|was|were|been|got|badly) (?:hurt|injured|burnt|burned|poisoned|unconscious|electrocuted)|in hospital|"
        r"to (?:the )?hospital|(?:has|have|just) died|cannot breathe|vomiting",
    ),
    "gone": in_both(
        r"mất tích|(?:bị|đi) lạc|không liên lạc được|(?:đến giờ|mãi|vẫn) chưa (?:thấy )?về",
        r"(?:is|are|has been|went|gone) missing|has not come (?:home|back)|cannot reach (?:her|him|them)",
    ),
    "threat": in_both(
        r"(?:bị|đã|đang|đòi|dọa|đe) (?:dọa|đánh|hành hung|đập|chém|giết|đốt)|ném đá|đập (?:cửa|phá)|chửi bới",
        r"threat\w+|(?:was|were|been|got) (?:beaten|attacked|assaulted)|(?:throw\w*|threw) stones|smash\w+|"
        r"(?:beat|hit) (?:him|her|us|me|them)",
    ),
    "help": in_both(
        r"mắc kẹt|kêu cứu|cứu (?:với|tôi|chúng tôi|nhà)|(?:đang )?cần (?:người )?(?:cứu|giúp|cấp cứu|thuyền|thuốc)",
        r"(?:is|are|am|we.re|i.m) (?:stuck|trapped|stranded)|(?:needs?|send|please) help|rescue (?:us|her|him|them|me)",
    ),
}  # fmt: skip
"""By what is told: the signs that it happened."""
SAYS: Mapping[str, str] = {
    "money": N_("somebody took money, or lost it"),
    "hurt": N_("somebody is hurt or ill"),
    "gone": N_("somebody is missing"),
    "threat": N_("somebody is threatened or attacked"),
    "help": N_("somebody waits for help"),
}
"""What each is called to whoever reads both."""


_NONE = later(
    r"\?[ \"”’]*\Z|\b(?:không|chưa) (?:ai|có (?:ai|người|ca)|ca)\b|\b(?:nobody|no one|none|who is)\b"
)
"""Who asks tells nothing, nor who says that nobody was."""
_BARE = {what: later(bare(signs["vi"].pattern)) for what, signs in TELLS.items()}
"""The Vietnamese ones as they are typed without accents."""


def told(text: str) -> frozenset[str]:
    """What a text in either language tells of what has happened to people: keys of `SAYS`."""
    said = [sentence for sentence in sentences(text) if not _NONE.search(sentence)]
    return frozenset(
        what
        for what, signs in TELLS.items()
        if any(
            pattern.search(sentence)
            for sentence in said
            for pattern in (signs["en"], _BARE[what] if sentence.isascii() else signs["vi"])
        )
    )


def besides(case: Case, other: Case) -> tuple[str, ...]:
    """What a case tells that the other, in which it would go on, does not tell: keys of `SAYS`."""
    new = told(f"{case.sentence}\n{case.said}") - told(f"{other.sentence}\n{other.said}")
    return tuple(what for what in SAYS if what in new)


def named(lang: str, what: tuple[str, ...]) -> str:
    """What is told besides, in words; "" = nothing."""
    return "; ".join(tr(lang, SAYS[each]) for each in what)
