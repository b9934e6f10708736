"""Which phrases of a statement somebody would say again: its news in words that are nobody's own, never a word beside the matter.

Signs of form. What is left out is missed by nobody; what is said again by mistake reads as if no one had read the statement.
"""

# Charter: conduct echoed
from __future__ import annotations

import re
from collections.abc import Mapping

from infodrill.kernel.erasable import until_erased
from infodrill.kernel.folding import fold, nfc
from infodrill.kernel.patterns import later

_SHARED = 3
"""Words that a phrase has in common with the claim, from which it speaks of that and of nothing beside it."""
_TAIL: Mapping[str, re.Pattern[str]] = {
    "vi": later(
        r"(?: (?:nha|nhá|nhé|nhe|nghen|hen|ạ|(?<!do )(?<!ở )(?<!từ )(?<!vì )(?<!tại )đâu|đó|đấy|rồi|luôn|hết|thôi|mà|ha|"
        r"nghe|các (?:bác|mẹ|cụ)|bà con))+$"
    ),
    "en": later(r"(?:,? (?:though|anyway|folks|all|guys|mate))+$"),
}
"""What a speaker adds for a hearer."""
_PERSON: Mapping[str, re.Pattern[str]] = {
    "vi": later(
        r"^(?:em|anh|chị|cô|chú|ông|bà|cụ|bác|mẹ|bố|ba|má|con|cháu|bé|nó|họ|thằng|tui|tớ|tụi|bọn|e|mình|chính) "
        r"(?-i:(?![A-ZĐ])\w)|"
        r"\b(?:tui|tớ|tụi|tôi|chúng tôi|các (?:bạn|mẹ|bác|chị|anh|em)|em cũng|mẹ em|con em|con tôi|giùm)\b"
    ),
    "en": later(r"^(?:he|she|they|it|this|that)\b|\b(?:i|me|my|we|us|our)\b"),
}
"""Words of whoever speaks, or of somebody who was named before."""
_LINKED: Mapping[str, re.Pattern[str]] = {
    "vi": later(
        r"^(?:sửa lại|đính chính|cập nhật|thông báo|về|"
        r"nhưng|mà|còn|và|vì|do|nên|hoặc|hay|thế|vậy|rồi|để|tại|bởi|dù|tuy|chứ|với|cũng)\b|\b(?:thật|nữa|"
        "lắm|quá|vậy|thế|này|có|chưa)$"
    ),
    "en": later(
        r"^(?:correction|update|notice|about|but|and|so|because|or|though|although|then|too|also|well)\b"
    ),
}
"""What hangs on the words before it."""
_COMMON_VI = frozenset(
    re.findall(
        r"\w+",
        "ai không có là của được các cho ở mà thì đã này một những và trong với bị phải ra từ đến tới chỉ còn vào về khi vì do "
        "sẽ đang thế",
    )
)
_COMMON = frozenset(map(fold, _COMMON_VI)) | frozenset(
    re.findall(
        r"\w+",
        "is are was were the a an of in on at to for and no not it this that be has have had will with from by",
    )
)
"""Words that any two texts share."""
_ORDERS = later(
    r"^(?:(?:hãy|cứ|xin|nên|nhớ|vui lòng|cần|phải) )?(?:đừng|không|chớ|tránh|gọi|ra|đến|tới|mang|giữ|đóng|mở|tắt|khóa|"
    r"đi|ở|lên|xuống|uống|ăn|"
    r"đun|rửa|xả|báo|hỏi|xem|coi|dùng|đưa|đón|để|dắt|kê|sạc|chèn|nhắn|nộp|làm theo|chuyển|di chuyển|di dời|rời|theo|tìm|"
    r"đợi|chờ|mặc|đeo|"
    r"nghỉ|bế|cho|đo|sơ tán|bình tĩnh|đăng ký|mời|liên hệ|cất|dọn|khoan|thu hồi|xóa|gỡ|đối chiếu|làm đơn|về|sang|qua|lấy|trả)\b"
)
_OWNS_ONLY: Mapping[str, re.Pattern[str]] = {
    "vi": later(r"\b(?:là|có) (?:\w+ )?(?:thật|đúng)$|^(?:thật|đúng|có thật)\b"),
    "en": later(r"\b(?:is|are|was) (?:quite |not )?(?:true|right|so|on)$"),
}
"""That something is so, and nothing of what."""
_MAY: Mapping[str, re.Pattern[str]] = {
    "vi": later(r"\b(?:có thể|dễ|sẽ bị)\b"),
    "en": later(r"\b(?:can|could|may|might)\b"),
}
"""What may come of it is nothing that is so."""
_DENIES: Mapping[str, re.Pattern[str]] = {
    "vi": later(r"\b(?:không|chưa|chẳng|ko|vẫn|còn|giả|bịa|sai|chỉ|đủ|mọi|đều)\b"),
    "en": later(r"\b(?:no|not|never|none|nobody|nothing|still|only|all|every|fake|false|holding)\b|n.t\b"),
}
_IN_CASE: Mapping[str, re.Pattern[str]] = {
    "vi": later(
        r"^(?:ai|nếu|lỡ|khi|thấy|(?:nhà|người|bà con|cụ|mẹ|em|cháu|phụ huynh) nào)\b|\bthì\b|\b(?:tới|đến) (?:khi|hết|"
        r"thứ|ngày)\b|^theo dõi\b|\blà (?:đúng|thật|sai)\b"
    ),
    "en": later(
        r"^(?:if|when|whoever|anyone|those|no|come|tonight|today|tomorrow|now|the|an?|it|we|there|all|every)\b"
    ),
}
"""What to do in some case only, or how something is: nobody else says that he will."""
_POINTS: Mapping[str, re.Pattern[str]] = {
    "vi": later(r"\b(?:này|ấy|kia|đây)\b|\b(?:chỗ|nơi|trang|tờ|bài|người|cái|số) đó\b"),
    "en": later(r"\b(?:this|that|these|those|here)\b(?! (?:is|was|are|were)\b)"),
}
"""What points at something in the text: said elsewhere it points at nothing."""
_NOW_SAID: Mapping[str, re.Pattern[str]] = {
    "vi": later(
        r"\b(?:hôm|sáng|trưa|chiều|tối|đêm|tuần|tháng|năm|lần|lúc|hiện|thứ \w+|chủ nhật) (?:nay|này|ấy|kia)\b"
    ),
    "en": later(r"\bthis (?:morning|afternoon|evening|week|month|year|time|\w+day)\b"),
}
"""What points at a day alone."""
_LEAST_ADVICE = {"vi": 3, "en": 2}


_ASKED: Mapping[str, re.Pattern[str]] = {
    "vi": later(
        r"^(?:có phải|liệu|bao giờ|khi nào|vì sao|tại sao|sao|mấy giờ|ai)\b|\b(?:không|bao nhiêu|thế nào)$|"
        r"^(?:(?:vừa rồi|vừa qua|hôm nay|sáng nay|chiều nay|tối qua|đã|vừa) )*(?:có|nhiều|một số|mấy) "
        r"(?:người|nhà|bà con|bác|tin)\b.*\b(?:báo|nói|hỏi|gọi|phản ánh|đồn|kêu|bảo)\b"
    ),
    "en": later(
        r"^(?:is|are|do|does|can|should|will|what|when|where|how|why|who)\b|"
        r"^(?:somebody|someone|people|callers?|some|neighbours|a report)\b.*\b(?:say|said|says|report(?:ed)?|call(?:ed)?|told)\b"
    ),
}
"""What is asked, or what people told: the text's own word comes after it."""


_MISDEED: Mapping[str, re.Pattern[str]] = {
    "vi": later(
        r"\b(?:hay|thường|vẫn|lại|còn|bị|một số|nhiều|có) (?:\w+ ){0,3}(?:đổ (?:trộm|bậy)|ăn (?:trộm|cắp)|trộm|lấn chiếm|vứt|"
        r"xả (?:rác|thải)|"
        r"phá|đốt|móc túi|cướp|đua xe|dán (?:trộm|bậy)|bẻ|vẽ bậy|đậu (?:bậy|lấn)|câu trộm|chặt)\b"
    ),
    "en": later(
        r"\b(?:often|keeps?|still|some|people|somebody|someone|is being|are being|gets?|been)\b.*\b(?:dump\w*|tip(?:ping|ped)|"
        r"litter\w*|steal\w*|stolen|vandal\w*|smash\w*|burn\w*|park\w* (?:badly|across))\b"
    ),
}
"""What others do wrong is the reason for a notice, and not its news."""


_DANGER: Mapping[str, re.Pattern[str]] = {
    "vi": later(r"\b(?:gió|giật|sạt|xiết|nguy hiểm|ngập|sập|gãy|nứt|nước (?:lên|dâng|lớn)|trơn|đứt)\b"),
    "en": later(
        r"\b(?:gusts?|gales?|winds?|danger\w*|flood\w*|collaps\w+|broken|cracked|slippery|rising|unsafe)\b"
    ),
}


def told_again(fact: str, lang: str, stance: str, claim: str, title: str = "") -> str:
    """The phrase in which others tell a fact of a statement with that stance on a claim ("" = on none); "" where "
    "nobody would."""
    said = _TAIL[lang].sub("", fact)
    if (
        _PERSON[lang].search(said)
        or _LINKED[lang].search(said)
        or len(said.split()) < 2
        or _ASKED[lang].search(said)
        or _MISDEED[lang].search(said)
        or _POINTS[lang].search(_NOW_SAID[lang].sub("", said))
    ):
        return ""
    if stance == "advice" and _MAY[lang].search(said):
        return ""
    if stance == "confirm" and _OWNS_ONLY[lang].search(said):
        return ""
    shared = len((set(fold(said).split()) & set(fold(claim).split())) - _COMMON)
    if not claim and stance in ("confirm", "advice"):
        claim = title.strip(" -")
    if not claim or stance == "unknown":
        return said
    beside = stance == "deny" and not _DENIES[lang].search(said)
    if beside and _DANGER[lang].search(said):
        return ""  # what is dangerous all the same is no part of the denial
    least = _SHARED if beside else 1
    return said if shared >= least else ""


_NO_NEWS: Mapping[str, re.Pattern[str]] = {
    "vi": later(
        r"^(?:trên|trong|ở) (?:đó|ấy)\b|^(?:tin|điều|việc|lý do|nguồn|kết quả) (?:sau|tiếp|đã biết|cần làm|theo)\b|"
        r"\b(?:có thể|dễ bị)\b|\b(?:có|báo) (?:tin|tiếp|lại)\b|\bbáo$|"
        r"\b(?:phản ánh|nói|báo) đúng$|^(?:xin |dạ |rất )?c[ảá]m ơn\b|^(?:kính |xin )?(?:chúc|mong|trân trọng)\b"
    ),
    "en": later(
        r"\bwere right$|^(?:more|what|source|thanks?|wishing|kind regards)\b|"
        r"\bnext (?:word|news|update)\b|\b(?:can|could|may|might)\b"
    ),
}
"""What leads to something else, or may come of it."""
_LEAST_NEWS = 3


def news_again(said: str, lang: str, stance: str) -> str:
    """The phrase in which others tell a sentence of a text again, "" where it tells too little for that or names somebody."""
    told = told_again(said, lang, stance, "")
    words = told.split()
    names = any(word[0].isupper() for word in words[1:])
    plain = names or _NO_NEWS[lang].search(told) or not _content(told)  # "now it is" tells nothing
    return told if len(words) >= _LEAST_NEWS and not plain else ""


_ANYWHERE_VI = frozenset(
    re.findall(
        r"\w+",
        "nhà người phường xã bà con hôm nay ngày giờ sáng chiều thành phố trước sau mới mỗi làm việc đây đó thấy nơi nói biết "
        "xin hãy hay hết đến hơn lại lên xuống vừa đang sẽ cần khi một hai năm ông anh chị em tin bài trong ngoài rất cùng rồi "
        "nữa gì nào sao tại",
    )
)
_ANYWHERE = frozenset(map(fold, _ANYWHERE_VI)) | frozenset(
    re.findall(r"\w+", "ward people city day one two time new now our we you your all can")
)
"""Words of any notice."""
_LEAST_SAID = 4
"""Words of its own from which a text can be about something else."""


_STEM = 4
"""Letters from which words that begin alike are taken for one: in doubt a text is on its claim."""


def astray(text: str, claim: str, matter: str = "") -> bool:
    """Whether a text speaks of something else than the claim that it is published on: it names nothing of that, nor of what the
    drill says of it (`matter`, in either language). "" = on none."""
    return (
        bool(_content(claim)) and len(_content(text)) >= _LEAST_SAID and not shares(text, f"{claim} {matter}")
    )


def shares(text: str, other: str) -> bool:
    """Whether two texts have a word in common that not every notice has; words that begin alike count as one."""
    return bool(_content(text) & _content(other))


@until_erased(1_024)
def _content(text: str) -> frozenset[str]:
    """The beginnings of the words of a text that not every text has."""
    said = nfc(text).lower()
    if said.isascii():
        words = {
            word.rstrip("s") for word in re.findall(r"\w+", fold(text)) if word not in _COMMON | _ANYWHERE
        }
    else:  # "đèn" is not "đến", nor "nổ" the English "no"
        alone = _COMMON_VI | _ANYWHERE_VI
        kept = (fold(word) for word in re.findall(r"\w+", said) if word not in alone)
        words = {word.rstrip("s") for word in kept}
    return frozenset(word[:_STEM] for word in words if len(word) > 1)


def advised_again(advice: str, lang: str) -> bool:
    """Whether others pass on such advice: it goes for all of them."""
    if (lang == "vi" and not _ORDERS.search(advice)) or _PERSON[lang].search(advice):
        return False
    if _POINTS[lang].search(_NOW_SAID[lang].sub("", advice)):
        return False
    return len(advice.split()) >= _LEAST_ADVICE[lang] and not _IN_CASE[lang].search(advice)
