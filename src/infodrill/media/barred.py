"""What a text says that makes a line out of place under it: nobody passes on what he is asked not to, or finds it hard to leave
something undone, or has thanks handed on to whom they were said.

Read in words alone, of the line and of the statement, when somebody reads. A sign too many leaves a line unsaid.
"""

# Charter: media barred
from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from infodrill.kernel.folding import fold
from infodrill.kernel.patterns import Signs, later, signs

_SAYS: Mapping[str, Signs] = {
    "nopass": signs(
        r"\b(?:dung|khong|ngung|thoi|cam|ngan)(?: \w+){0,3} (?:chuyen(?! tien| khoan| lop| nha| truong)|chia se|gui (?:tiep|"
        r"di|lai|vao)|"
        r"phat tan|dang (?:lai|anh|hinh|ten|mat|clip))\b",
        r"\b(?:do not|don.t|never|stop|nobody should|please not)(?: \w+){0,2} (?:shar\w+|pass\w* (?:it|this|them|the|on)|"
        r"forward\w*|"
        r"send\w* (?:it|this|them) (?:on|round)|post(?:ing)? (?:it|this|the|any|his|her|their))\b",
    ),
    "thanksyou": signs(
        r"\bcam on (?:ba con|moi nguoi|anh chi|cac bac|cac anh|cac chi|quy|co bac|ca nha|phu huynh)\b",
        r"\b(?:thank you|thanks)\b(?! to \d)(?=.*\b(?:you|your|everyone|everybody|all who)\b)",
    ),
    "ambulance": signs(
        r"\b(?:113|114|115)\b|\bcap cuu\b|\bcuu hoa\b", r"\b(?:113|114|115|ambulance|fire brigade)\b"
    ),
}
"""By name, what the folded words of a text say."""
_OUT_OF_PLACE: Mapping[str, Signs] = {
    "nopass": signs(
        r"\b(?:chuyển|gửi|nhắn|gởi)(?! (?:bài|tin|cảnh báo|lời|bản))(?: \w+){0,2} (?:cho|vào|lại|tiếp|lên|đi)\b(?!.*\bbài\b)|"
        r"\bchia sẻ\b(?!.*\bđừng\b)",
        r"\b(?:pass(?:ed|ing)?|sent|send|forward\w*|shar\w+)\b(?!.*\b(?:this|this post|this warning|not)\b)",
    ),
    "thanksyou": signs(
        r"cho người ta nghe|gửi lời cảm ơn|người đáng cảm ơn|cảm ơn lắm",
        r"passed on in person|gets read where|deserve the thanks|read it out to them",
    ),
    "ambulance": signs(
        r"\bbuổi tối có người nghe\b|\bgiờ nào cũng có người\b", r"\b(?:in the evenings?|at night)\b.*\?"
    ),
    "avoid": signs(
        r"\b(?:nghe thì đơn giản|nói thì dễ|đơn giản thế|khó gì|không làm được thì nhờ|làm được ngay|làm theo mà vướng)\b",
        r"\b(?:simple enough|sounds (?:easy|simple)|easy, until|who can.t manage that|do it straight away|get stuck with that)\b",
    ),
}
"""By the same, and by the passage "avoid", the words of lines that are out of place there."""
_BARE = {name: later(fold(sign["vi"].pattern)) for name, sign in _OUT_OF_PLACE.items()}
"""As somebody types a line who drops its marks."""


def told(text: str, lang: str) -> Iterator[str]:
    """The names of what a text says that bars some lines."""
    said = fold(text)
    yield from (name for name, sign in _SAYS.items() if sign[lang].search(said))


def is_barred(line: str, lang: str, held: Collection[str]) -> bool:
    """Whether a line is out of place under a text of which these names hold."""
    said = line.lower()
    bare = lang == "vi" and said.isascii()
    return any(
        name in held and (_BARE[name] if bare else sign[lang]).search(said)
        for name, sign in _OUT_OF_PLACE.items()
    )
