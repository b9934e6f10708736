"""What a line lays at somebody's door: a fault that is owned, a doubt, a grievance, a liar, that the statement above has to bear.

Pairs of signs, of the line as it is written and of the folded words of a statement, read when somebody reads. A sign too few in
the statement is the lesser harm: the line is left unsaid, and one that fits anything is said.
"""

# Charter: media felt
from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from infodrill.kernel.folding import fold
from infodrill.kernel.patterns import later

Signs = tuple[str, str, str]
_FAULT_VI = (
    r"\b(?:(?:xin|nhan|co|thua nhan|do|la) loi|loi (?:cua|o|la|nay|thuoc)|thua nhan|nhan (?:la|sai|thieu)|(?:ghi|nhan|bao|"
    r"dang|in|doc|noi|"
    r"gui|phat|tinh|tra) (?:sai|nham|lon|thieu|cham)|thieu sot|sai sot|so suat|la sai|da sai|cham tre|qua cham|(?:da|"
    r"chung toi|phuong|truong) "
    r"khong (?:bao|noi|tra loi|lam|kiem|thay|sua|hoi|thong bao|dat|kip|giu|don|phat hien)|chua (?:bao|lam|tra loi|sua|kip|"
    r"thay|don|thong bao|"
    r"xu ly|khac phuc|giai quyet|tung|lap)|bi bo (?:sot|quen|trong)|bo (?:sot|quen|trong)|(?:da |bi |dang )?(?:hong|rong|"
    r"thung|nut|mat|tat|"
    r"dung|ket) (?:tu|may|ba|hai|lau|da|gan|\d)|(?:dung|co) la|la (?:dung|that|co that)|dung the|co that|that hua|khong giu|"
    r"le ra|dang le|"
    r"de xay ra|qua han|het han|dinh chi|cach chuc|ky luat|kiem diem|khien trach|vi pham|hua|phan anh|khieu nai|cho (?:\w+ )?"
    r"(?:ba|bon|nam|\d+|qua lau|lau)|noi vay la|khong dung|nham)\b"
)
_FAULT_EN = (
    r"\b(?:sorry|apolog\w+|fault|mistake\w*|wrong\w*|our error|in error|failed|failure|should (?:not )?have|too (?:late|slow|"
    r"long)|did not|"
    r"didn.t|had not|have not|broken|out of order|empty|missed|forgot\w*|neglect\w*|late|delay\w*|promis\w+|complain\w*|"
    r"it is true|"
    r"is true|you are right|was right|were right|expired|suspended|dismissed|admit\w*|stood in line|waited)\b"
)
_DOUBT_VI = (
    r"\b(?:khong (?:co|phai|he|ai|bi|con|dung|that|cat|cam|ra|mat|thieu|nhiem|doc|vo|nut|ngap|lo|cho|dong)|la (?:gia|bia|sai|"
    r"that|dung)|gia mao|tin (?:don|gia|sai)|bac bo|chua (?:ro|"
    r"biet|co|xac)|dang (?:xac|kiem|lam ro)|cam ket|dam bao|bao dam|chac chan|hua|an toan|yen tam|binh thuong|du kien|phan dau|"
    r"se (?:sua|xong|khac|lam|thay|don|xu|giai|tra|bao|co|khong|cap|thong|quyet|xem|hoan|lap)|cham nhat|"
    r"xin loi|loi cua|dat (?:chuan|yeu cau)|duoi nguong|van (?:on|du|tot|dung|con))\b"
)
_DOUBT_EN = (
    r"\b(?:not|no|never|nobody|none|false|fake|hoax|rumou?r|true|denied|unknown|unclear|checking|guarantee\w*|promis\w+|safe|"
    r"sure|"
    r"normal|fine|enough|will be (?:fixed|repaired|done|back|ready|finished|paid|no)|"
    r"sorry|mistake|fault|within limits)\b|n['’]t\b"
)
_MEANT_WELL = (
    r"\A(?!.*\b(?:(?:chi|cung chi|that long) (?:muon|dinh|co y) (?:\w+ )?(?:bao|giup|nhac|tot|canh bao|hoi)|y tot|tot bung|"
    r"co long|"
    r"dung trach|khong (?:ai )?trach|khong co (?:y|ac y)|vo tinh|hieu (?:nham|lam)|doc nham|nghe nham|lo tay|nham (?:tuong|"
    r"lan))\b)"
)
_TAKES_BACK = {
    "vi": r"\b(?:(?:hom (?:qua|kia|truoc)|lan truoc|truoc day|sang nay|truoc do|toi qua) (?:chung toi|phuong|truong|doi|tram|"
    r"hoi) (?:da |co )?"
    r"(?:noi|bao|dang|viet|dua)|noi (?:vay|the) la sai|da noi sai)\b",
    "en": r"\bwe (?:told you|said|wrote|posted)\b.{0,80}\b(?:wrong|not (?:so|true)|they are not|it is not|mistake)\b",
}
BORNE: Mapping[str, str] = {
    "own": "fault", "owns": "fault", "mend": "fault", "admit": "fault", "angry": "grievance", "spreaders": "liar",
}  # fmt: skip
"""What every line of a matter lays at somebody's door, by matter."""
TAKES_BACK = "takesback"
"""A text takes back its own earlier word: what people say by heart of its claim no longer fits."""
FELT: Mapping[str, tuple[Signs, ...]] = {
    "vi": (
        (
            "fault",
            r"\b(?:nhận (?:lỗi|rồi|thiếu sót|thì)|nhận trách nhiệm|thừa nhận|nhìn thẳng vào|nói thật (?:thế|với)|"
            r"Nói ra (?:được|rồi)|"
            r"nói rồi làm|để xảy ra|để đến mức|Còn ai bị|chịu thiệt|lặp lại|lại thế nữa|rút kinh nghiệm|"
            r"chịu trách nhiệm không|thỏa đáng|"
            r"ấm ức|dân vẫn thiệt|giá đừng|không ai nói với dân|bị nhắc nhở|có làm thật|Lẽ ra|hỏi han bà con|dân phản ánh|"
            r"Dân nói|phản ánh rồi|"
            r"Sao dân phải|Sao cứ để dân|chờ xem sửa|có khác đi|thay đổi gì không|có gì khác đi|theo việc này|"
            r"theo dõi việc này|việc này do ai|"
            r"để lặp|sai (?:của|thì)|bản sai|bản đúng|bản cũ|xong hẳn|chuyện lặp|dân thì vẫn khổ|toàn nói trên giấy|"
            r"Hứa thì nhiều|"
            r"Nói thì hay|lỡ hẹn|các vị có nói|nói một câu là xong|thêm người, thêm bàn|bồi thường)\b|^Việc này do ai phụ trách",
            _FAULT_VI,
        ),
        (
            "grievance",
            r"\b(?:bực|nản|mệt với|mệt lắm|mệt hết|chán chẳng|chán thật|Hết chuyện này)\b",
            _FAULT_VI + "|" + r"\b(?:la (?:gia|bia|sai)|gia mao|tin don|chua ro|chua biet|khong tra loi)\b",
        ),
        (
            "doubt",
            r"\b(?:có đúng thế không|đợi xem thế nào|từ từ xem|ra sao tính sau|chưa ổn|ngại ngại|lăn tăn|hiểu một kiểu|"
            r"chưa biết nghĩ|"
            r"giữ lời|hỏi lại cho chắc|đúng như thế không|Đúng thật không|lắc đầu|bán tín|chưa thông|băn khoăn|sao sao ấy|"
            r"chưa tin|nói thì rõ|đừng vội|nghe thêm|chưa biết nói sao)\b",
            _DOUBT_VI,
        ),
        ("liar", r"\b(?:tung tin|bịa chuyện|gửi bừa|tin vớ vẩn|người tung|gỡ luôn|mấy nhóm|bịa ra)\b", _MEANT_WELL),
        (TAKES_BACK, r"(?!)", _TAKES_BACK["vi"]),
    ),
    "en": (
        (
            "fault",
            r"\b(?:own(?:ed|ing) up|admit\w*|held responsible|who(?:'s| is) (?:to blame|in charge)|your mistake|let it (?:get|"
            r"come)|"
            r"happen again|read the wrong one|the old (?:one|notice)|your own notice|never have happened|lost out|"
            r"people have been saying|"
            r"muddle|see them do|put(?:ting)? it right|learnt? (?:anything|from)|who let|anyone else (?:been )?(?:hurt|affected)|"
            r"a wrong|at last|mean it this time|took (?:them|you) long)\b",
            _FAULT_EN,
        ),
        (
            "grievance",
            r"\b(?:fed up|angry|annoy\w*|sick of|tired of|had enough|fuming|one thing after another)\b",
            _FAULT_EN + r"|\b(?:fake|false|rumou?r|unknown|unclear|no comment)\b",
        ),
        (
            "doubt",
            r"\b(?:let's see|wait and see|uneasy|not easy about|reads it differently|know what to think|shook his head|"
            r"in two minds|"
            r"not convinced|have my doubts|sit right|not so sure|really like that|if it(?:'s| is) true|what to say to that|"
            r"read it again first)\b",
            _DOUBT_EN,
        ),
        (
            "liar",
            r"\b(?:whoever started|make up|makes up|send anything|what do they get|silly story|whoever sends|made (?:it|"
            r"that) up)\b",
            r"\A(?!.*\b(?:meant well|only (?:wanted|meant|tried)|in good faith|do not blame|don.t blame|honest mistake|misread|"
            r"misunderst\w+|by mistake)\b)",
        ),
        (TAKES_BACK, r"(?!)", _TAKES_BACK["en"]),
    ),
}  # fmt: skip
LAID = frozenset(name for signs in FELT.values() for name, _, _ in signs)
"""The names of what lines lay at somebody's door."""
_IN_LINES = {lang: {name: later(sign) for name, sign, _ in signs} for lang, signs in FELT.items()}
_IN_BARE = {name: later(fold(sign)) for name, sign, _ in FELT["vi"]}
"""As somebody types a line who drops its marks."""
_IN_TEXTS = {lang: {name: later(sign) for name, _, sign in signs} for lang, signs in FELT.items()}


@lru_cache(maxsize=8_192)
def laid(line: str, lang: str) -> frozenset[str]:
    """What a line lays at somebody's door."""
    signs = _IN_BARE if lang == "vi" and line.isascii() else _IN_LINES[lang]
    return frozenset(name for name, sign in signs.items() if sign.search(line))


def borne(text: str, lang: str) -> frozenset[str]:
    """What of that a text bears."""
    said = fold(text)
    return frozenset(name for name, sign in _IN_TEXTS[lang].items() if sign.search(said))


def lays(lines: Iterable[str], lang: str) -> bool:
    """Whether any of these lines lays something there."""
    return any(laid(line, lang) for line in lines)
