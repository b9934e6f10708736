"""What a text has to hold for those lines of a bank that presume more than the rest of it (`relations.NARROWER`): of who forbids
a swindler's asking nobody says that he had meant to do it, and of a library's hours nobody that he sends somebody else.

Signs of form, and positive ones: where none shows, the wider lines are said.
"""

# Charter: conduct narrower
from __future__ import annotations

from collections.abc import Iterator

from infodrill.casework.advice import quotes_blank
from infodrill.conduct.textsorts import WON
from infodrill.conduct.timekinds import shows
from infodrill.kernel.folding import as_read
from infodrill.kernel.letters import tongue
from infodrill.kernel.patterns import Signs, as_typed, in_both
from infodrill.kernel.saidtimes import clocks

_OWN_WILL: Signs = in_both(
    r"(?:đừng|cấm|chớ|không(?: được| nên)?) (?:đốt|vứt|đổ|xả|thả|đỗ|đậu|để xe|dựng|bày|bán|phơi|lội|bơi|tắm (?:ở|sông|suối|hồ|ao|"
    r"biển|kênh)|leo|trèo|câu|bẻ|hái|chặt|nuôi|hút|uống|ăn|dùng|tưới|chạy xe|đi (?:xe|qua|vào)|lại gần|mang|vớt|nhặt|chơi|mở)",
    r"(?:do not|don.t|never|no|avoid) (?:open |more )?(?:light|burn\w*|fires?|dump\w*|litter\w*|park\w*|swim\w*|wad\w+|"
    r"climb\w*|fish\w*|pick\w*|"
    r"smok\w+|drink\w*|eat\w*|use|us\w+|water\w*|cycl\w+|rid\w+|feed\w*|touch\w*|walk\w*|cross\w*|driv\w+|store|stor\w+|play\w*|"
    r"open)",
)
"""What people do of their own accord until it is forbidden."""
_NUISANCE: Signs = in_both(
    r"(?:đừng|cấm|chớ|không(?: được| nên)?) (?:đốt|vứt|đổ|xả|thả|đỗ|đậu|để xe|dựng|bày|bán|phơi|hút|chạy xe|bẻ|hái|chặt|"
    r"nuôi|đào)",
    r"(?:do not|don.t|never|no|avoid) (?:open |more )?(?:light|burn\w*|fires?|dump\w*|litter\w*|park\w*|smok\w+|cycl\w+|"
    r"barbecues|loud)",
)
"""What one household does and the others suffer for."""
_DRIVEN: Signs = in_both(
    r"đỗ|đậu|để xe|chạy xe|ô tô|xe (?:máy|tải|con|hơi)",
    r"park\w*|driv\w+|cars?|lorr\w+|motorbikes?|"
    r"cycl\w+",
)
"""What hardly anybody does who is old or a child."""
_REPAID: Signs = in_both(
    r"hoàn (?:lại|tiền|trả|\d)|trả lại|(?:lấy|nhận) lại (?:tiền|\d)|đã (?:nộp|đóng|trả|thu) (?:thừa|rồi|dư)|thu thừa|tính thừa",
    r"refund\w*|paid back|money back|(?:give|given|goes|go) back|overpaid|charged twice",
)
"""That what people have paid comes back to them: no damages, and no grant."""
_TALKED_INTO: Signs = in_both(
    r"người lạ|kẻ|giả (?:danh|mạo|làm|\w+ viên)|mạo danh|tự xưng|xưng là|lừa|mã (?:xác thực|otp)|chuyển (?:tiền|khoản)|"
    r"đưa tiền|trúng thưởng",
    r"strangers?|callers?|scam\w*|swindl\w+|cheat\w*|pretend\w*|impostors?|claims? to be|say they are|codes?|transfer\w*|prize",
)
"""Whom a swindler talks into it had not meant to do it."""
_COUNTER: Signs = in_both(
    r"quầy|một cửa|tiếp dân|(?:nhận|nộp|trả|lấy) (?:đơn|hồ sơ|giấy|kết quả|thẻ|tiền)|hồ sơ|thủ tục|bàn (?:tiếp|kiểm|hướng)|"
    r"văn phòng|giờ làm việc",
    r"counters?|desk|office hours|(?:town |ward )?office|applications?|papers|forms?|collect(?:ed)?",
)
"""Where somebody else may go in one's stead, and one goes twice."""
_CHILDREN: Signs = in_both(
    r"trẻ(?: \w+)?|các cháu|(?:\w+ )?cháu|bé|các em|học sinh|phụ huynh|bán trú|mầm non|mẫu giáo|lớp \d\w?",
    r"child(?:ren)?|kids?|bab(?:y|ies)|pupils?|parents?|nursery|kindergarten|school",
)
_HEAVY: Signs = in_both(
    r"khuân|vác|bê|khiêng|bốc|đắp|bao cát|chằng|dọn (?:bùn|lũ|cây|đất)|cưa|đào|xúc|cứu|lội|bão|lũ|đê|chặn|kéo|đẩy|sức khỏe|"
    r"gia cố|be bờ",
    r"sandbags?|carry\w*|lift\w*|load\w*|dig\w*|shovel\w*|clear\w*|saw\w*|storm|flood\w*|dyke|haul\w*|strong|heavy|push\w*",
)
"""What is heavy work, and may be unsafe."""
_TWO_WAYS: Signs = in_both(
    r"hay (?:là |không|giữ|tiếp|để|dời|dừng|hoãn|vẫn)|hoặc|có (?:nên )?[^.;]{2,40} hay không|một trong hai|hai phương án|"
    r"các phương án|phương án [a-c\d]",
    r"whether|either|or (?:not|to)|two options|both options|the options|one of (?:the )?two",
)
"""That there is something to lean to."""
_RECURS: Signs = in_both(
    r"mỗi (?:ngày|hôm|tháng|tuần|lượt|bữa|buổi|suất)|(?:một|/) ?(?:ngày|tháng|lượt|bữa|buổi|tuần)|hằng (?:ngày|tháng|tuần)|"
    r"hàng (?:ngày|tháng|tuần)|vé|gửi xe|giữ xe|tiền (?:ăn|điện|nước|rác|gửi|chợ)",
    r"(?:a|per|each|every|for each) (?:day|month|week|meal|ride|trip|visit)|daily|monthly|weekly|fares?|tickets?|parking|meals?|"
    r"water|electricity|rubbish",
)
"""What is paid again and again."""
_EVENING = 18
"""From when on people are home from work (assumption)."""
_AT_LARGE: Signs = in_both(
    r"bà con|các hộ|nhà nào|mỗi nhà|mọi (?:nhà|người)|người dân|gia đình|phụ huynh|việc cần làm|lưu ý",
    r"households?|residents|neighbours|families|parents|everybody|everyone|people in|what to do|please note",
)
"""That what is told to do is told to many, and not to one who buys or drives."""
_FOR_ALL: Signs = in_both(
    r"tiêm|khám|mượn|đăng ký|hội (?:chợ|sách|thi|trại)|triển lãm|lớp|khóa|tập huấn|đổi (?:rác|pin|sách)|bán hàng|phiên chợ|"
    r"lấy ý kiến|khảo sát|thi",
    r"borrow\w*|loans?|vaccin\w*|courses?|class(?:es)?|fairs?|exhibitions?|trials?|surveys?|check-?ups?|workshops?|sales?|"
    r"competitions?|swap|screening|festivals?|visitors",
)
"""That what was held was for whoever came, and not for who is given to."""
_HARM: Signs = in_both(
    r"bị thương|bỏng|gãy|nhập viện|(?:ở|nằm|vào|đến|tới) (?:bệnh viện|viện)|cấp cứu|ngộ độc|nôn|chết|tử vong|qua đời|"
    r"thiệt mạng|bất tỉnh|ngất|đuối|xúc phạm|chửi|đánh|oan|hết hạn|quá hạn|nhầm (?:thuốc|liều)",
    r"hurt|injur\w*|burn(?:t|ed|s)?|broken (?:leg|arm|wrist|hip|bones?)|hospital|poison\w*|vomit\w*|died|dies|dead|deaths?|"
    r"killed|"
    r"unconscious|faint\w*|drown\w*|insult\w*|beaten|wrongly accused|innocent|expired|wrong (?:dose|medicine)s?",
)
"""Over which nobody shrugs, whoever owns it."""
_FETCHED: Signs = in_both(
    r"đón|tan học|tan trường|giờ về|đưa (?:con|cháu|trẻ)",
    r"home time|pick(?:ed|s|ing)?[ -]?up|fetch\w*|collect(?:ing|ed|s)? (?:your |the |their )?(?:child\w*|pupils?|kids?)|"
    r"going[ -]home|school gate|let out",
)
"""That children are fetched from somewhere."""
_BLOWS: Signs = in_both(
    r"(?:đang|hiện|lúc này|còn|vẫn)(?: \w+){0,4} (?:gió|mưa|bão)|(?:gió|mưa|bão)(?: \w+){0,3} (?:đang|vẫn|còn)|tâm bão đã",
    r"(?:still|now|currently)(?: \w+){0,4} (?:winds?|gusts?|storm|blow\w*)|winds? (?:is|are|of)(?: \w+){0,3} (?:still|now)|"
    r"(?:wind|storm) is (?:still|blowing|over us)",
)
"""That the wind blows while it is told: of one that is to come nobody says that he hears it."""
_SIGNS = {
    "counter": _COUNTER, "ofkids": _CHILDREN, "heavy": _HEAVY, "twoways": _TWO_WAYS, "recurring": _RECURS,
    "repaid": _REPAID, "todo": _AT_LARGE, "forall": _FOR_ALL, "fetched": _FETCHED, "blows": _BLOWS,
}  # fmt: skip


def narrower(title: str, body: str, lang: str) -> Iterator[str]:
    """The readings of this kind that hold of a text in `lang`."""
    text = quotes_blank(as_read(f"{title}. {body}"))
    spelt = tongue(lang, text)
    yield from (name for name, sign in _SIGNS.items() if shows(sign, spelt, text))
    yield "prize" if as_typed(WON, spelt).search(text) else "selfpraise"
    if not shows(_HARM, spelt, text):
        yield "slight"
    own, talked_into = shows(_OWN_WILL, spelt, text), shows(_TALKED_INTO, spelt, text)
    if own and not talked_into:
        yield "forgone"
        if shows(_NUISANCE, spelt, text):
            yield "nuisance"
    if (own or talked_into) and not shows(_DRIVEN, spelt, text):
        yield "athouse"
    # Of an English hour that may be of either half of the day nobody knows when people are home.
    hours = [each.hour for each in clocks(text) if each.hour is not None and (lang == "vi" or each.sure)]
    if hours:
        yield "tilleve" if max(hours) >= _EVENING else "byday"
