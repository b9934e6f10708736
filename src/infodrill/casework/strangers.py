"""Of whom an ill word is said: of those who trick people, whom a warning may call what they are, or of who asks and tells; and
whether a telling is about one person.

Signs of form, never of truth.
"""

# Charter: casework strangers
from __future__ import annotations

import re
from collections.abc import Mapping

from infodrill.kernel.letters import BARE, bare
from infodrill.kernel.patterns import later


def _signs(vi: str, en: str) -> Mapping[str, re.Pattern[str]]:
    return {"vi": later(vi), "en": later(en), BARE: later(bare(vi))}


_STRANGERS = _signs(
    r"(?:kẻ (?:xấu|ác)|đối tượng xấu|người xấu|bọn (?:lừa|bịp|trộm|cướp|xấu|gian)|lợi dụng|(?:kẻ|đối tượng) (?:lừa|giả|mạo|trộm|"
    r"cướp|gian)|(?:thằng|gã|đứa|tên|hắn|mụ)(?: \w+){0,5} (?:lừa|đòi|thu|xin|giả|mạo|trộm|moi)\b)",
    r"(?:bad (?:people|actors?)|malicious (?:people|persons?))",
)
_TRICKED = _signs(
    r"\b(?:lừa|giả (?:danh|mạo|làm)|mạo danh|chiếm đoạt|đánh cắp|lấy cắp|trộm|móc túi|mất tiền|mã OTP|đường link|cài ứng dụng|"
    r"(?:bán|thu|đòi|xin|rút|moi) (?:tiền|thuốc|hàng))\b",
    r"\b(?:trick\w*|scam\w*|swindl\w*|cheat\w*|steal\w*|fraud\w*|impersonat\w*|taken in|pos(?:e|es|ing) as|pretend\w*|"
    r"OTP|passwords?|(?:take|ask for|demand) (?:your |their )?money)\b",
)
_TELLS_ILL = _signs(
    r"\b(?:tung|đăng|chia sẻ|đồn|bịa|nói|phao|kích động|chống phá|xuyên tạc|thù địch|"
    r"gây (?:rối|hoang mang|chia rẽ|mất))\b|\b(?:là|như|toàn|đồ) $",
    r"\b(?:spread|shar|post|tell|told|say|said|claim|invent|made up|stir|write|wrote)\w*|\b(?:is|are|was|were|you) $",
)
"""Who tricks people out of something may be called what he is: the same word is said of strangers there, and nobody who
asks, tells or shares feels meant. Behind "is", or beside telling and sharing, it is said of those."""


def of_strangers(spelt: str, text: str, found: re.Match[str]) -> bool:
    """Whether an ill word is said of those who trick people, whoever they are."""
    if not _STRANGERS[spelt].match(text, found.start()):
        return False
    before = text[: found.start()]
    tells = _TELLS_ILL[spelt].search(before) or _TELLS_ILL[spelt].search(text, found.end())
    return bool(_TRICKED[spelt].search(text)) or not tells


_ONE = {
    "vi": later(
        r"(?<!các )(?<!mấy )(?<!những )(?<!nhiều )(?<!\d )\b(?:anh|chị|cô|chú|bác|người (?:đàn ông|phụ nữ|lái xe))"
        r"(?! (?:em|chị)\b) [^\W\d]|\bmột (?:kẻ|người|anh|chị|em|cụ|ông|bà|cô|chú|cháu|bé|phụ nữ)\b"
    ),
    "en": later(
        r"\b(?:an?|one|the|that) (?:\w+ ){0,2}(?:man|woman|driver|guard|stranger|pupil|child|girl|boy|nurse|passer-by)\b"
    ),
}


def about_one_person(lang: str, told: str) -> bool:
    """Whether a telling points at one person, whoever that is."""
    return bool(_ONE[lang].search(told))
