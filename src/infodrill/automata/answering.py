"""What an answer to the press holds beside the facts: what is owed to whoever asks, and what is nobody's to tell."""

# No charter: an automated cell asks for what a person of its cell may ask; policy and desk answer both alike
from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from infodrill.automata.sentences import inside
from infodrill.automata.writer import Writer
from infodrill.casework.advice import advised
from infodrill.casework.rights import TRUE_VERDICTS
from infodrill.kernel.i18n import N_
from infodrill.kernel.sentences import sentences

# Of one person nothing is told: no name, no door, no illness, no family, no post. Each sign takes a person with it: a page
# has an address, too, and a pumping station a name.
_WHO = (
    r"(?:anh(?! chị)|chị|em|cụ|bà(?! con)|ông|cô|chú|bác|cháu|bé|gia đình|người (?:nhà|ấy|đó|này|bị|lái|trực|bệnh)|nạn nhân|"
    r"bệnh nhân|học sinh|bố mẹ)\b"
)
_WHO_EN = (
    r"(?:driver|patient|pupil|child|boy|girl|man|woman|lady|mother|father|parents|family|person|victim|nurse|guard|teacher|"
    r"clerk|officer|he|she|him|her|whoever was \w+)\b"
)
_OF_A_PERSON = re.compile(
    rf"\b(?:họ tên\b|(?:tên|số nhà|địa chỉ) (?:của )?{_WHO}|địa chỉ để [^.?!;]{{0,20}}\b(?:thăm|gặp)\b|"
    rf"{_WHO}[^.?!;]{{0,40}} tên gì\b|"
    rf"(?:liên lạc với|xin gặp) {_WHO}|{_WHO}[^.?!;,]{{0,15}} (?:xạ trị|ung thư)|{_WHO}[^.?!;]{{0,30}} (?:kiện nhau|nuôi con)|"
    rf"kỷ luật (?:ai|cán bộ|nhân viên|{_WHO})|(?:ai|cán bộ|nhân viên|{_WHO})[^.?!;]{{0,40}} (?:cho nghỉ việc|kỷ luật))|"
    rf"\b(?:(?:name|address) of (?:(?:the|this|that|an?) )?(?:\w+ )?{_WHO_EN}|"
    rf"(?:his|her|their|whose) (?:home )?(?:name|address)\b|"
    rf"(?:in touch with|to meet) (?:(?:the|his|her|their) )?{_WHO_EN}|{_WHO_EN}[^.?!;,]{{0,15}} (?:radiation|cancer)\b|"
    rf"{_WHO_EN}[^.?!;]{{0,30}} custody\b|(?:any(?:body|one)|{_WHO_EN})[^.?!;,]{{0,20}} (?:sent home|punish\w*|disciplin\w*))",
    re.IGNORECASE,
)
# Who told or showed something is looked for by nobody. Whoever gave an order, or takes a form, is another matter.
_OF_A_SOURCE = re.compile(
    r"\btìm (?:ra )?(?:người|ai) (?:đã )?(?:đưa|chụp|quay|đăng|viết|gửi|hỏi|nói|báo|tung|lộ)\b|"
    r"\b(?:looking for whoever|find(?:ing)? (?:out )?who (?:ask|post|g[ai]ve|leak|took|film|wrote|told|sent)\w*|tracked for|"
    r"photographer found)\b",
    re.IGNORECASE,
)
# What would be a person's wrong if it were so, told as so.
_DID_WRONG = re.compile(
    rf"\b{_WHO}[^.?!;:]{{0,40}}? (?:bán|lấy|trộm|ăn (?:cắp|chặn|bớt)|biển thủ|tham ô|chiếm đoạt|tuồn|giấu|đánh|vòi tiền|"
    r"nhận hối lộ)\b|"
    rf"\b{_WHO_EN}[^.?!;:]{{0,40}}? (?:sold|stole|took|pocketed|embezzled|hid|beat|bribed?)\b",
    re.IGNORECASE,
)
_LEFT_OPEN = re.compile(
    r"\b(?:chưa|không|đừng|tin (?:nói|cho)|có người nói|hay không|not|no|nothing|nobody|never|whether|rumou?r)\b",
    re.IGNORECASE,
)
PRIVATE = N_(
    "We do not speak of any one person's name, address, health, family or work, and we neither confirm nor pass on anything of "
    "the kind."
)
_OF_PUNISHMENT = re.compile(r"\b(?:kỷ luật|cho nghỉ việc|punish\w*|disciplin\w*|sent home)\b", re.IGNORECASE)
NO_ONE_PERSON = N_(
    "On punishment we say nothing about any one person: it is the office that answers for this, and it says what was wrong."
)
# A reporter is told whom a step is for: it is not for who asks; a radio has no readers.
FOR_READERS = N_("Please tell people: {todo}")
UNSOUGHT = N_("We allow nobody to look for whoever passed it on; anybody who is looking has to stop.")


def declined(writer: Writer, lang: str, asked: str) -> str:
    """What is said of questions that are nobody's to answer in public; "" where none was asked."""
    of_person = _OF_A_PERSON.search(asked)
    forms = [NO_ONE_PERSON if _OF_PUNISHMENT.search(of_person[0]) else PRIVATE] if of_person else []
    forms += [UNSOUGHT] if _OF_A_SOURCE.search(asked) else []
    return " ".join(writer.view.premises.say(lang, form) for form in forms)


def _nobodys(asked: str) -> bool:
    return bool(_OF_A_PERSON.search(asked) or _OF_A_SOURCE.search(asked))


def convicting(text: str) -> str:
    """The first sentence that tells of a person's wrong as so, "" = none does."""
    return next(
        (said for said in sentences(text) if _DID_WRONG.search(said) and not _LEFT_OPEN.search(said)), ""
    )


def asks_that_first(asked: str) -> bool:
    """Whether a letter begins with what is nobody's to answer: so does the answer."""
    return _nobodys(next(iter(sentences(asked)), ""))


def asks_that_alone(asked: str) -> bool:
    """Whether a letter that begins with it asks nothing else: then neither regret nor advice belongs behind the answer."""
    return asks_that_first(asked) and nobodys_alone(asked)


def nobodys_alone(asked: str) -> bool:
    """Whether all that a letter asks is nobody's to answer."""
    put = [said for said in sentences(asked) if said.rstrip().endswith("?")]
    return bool(put) and all(map(_nobodys, put))


def owed(writer: Writer, lang: str, promised: datetime | None = None) -> Iterator[str]:
    """What whoever asks is owed beside the facts: what is done by when, and what people should do.
    `promised` = the hour of our own next word, None = none is given."""
    yield writer.put_right(lang)
    yield _for_readers(writer, lang)
    yield writer.mended(lang) if _right(writer) else writer.expected(lang, promised)


def sorry(writer: Writer, lang: str) -> str:
    """Regret where the thing is so, or was told wrongly by us: right behind the words that it is for; "" where none is owed."""
    if _right(writer):
        return writer.regret(lang)
    return writer.own_up(lang) if writer.ours and writer.answers_for_it else ""


def _right(writer: Writer) -> bool:
    return writer.verdict in TRUE_VERDICTS and writer.owned


def _for_readers(writer: Writer, lang: str) -> str:
    """What people should do, as one whom a reporter passes it on to is told; what is done for them stands as it is."""
    todo = writer.to_do.in_(lang)
    act = todo and all(advised(each, writer.to_do.in_(each)) for each in ("vi", "en"))
    return writer.view.premises.say(lang, FOR_READERS, todo=inside(todo)) if act else todo
