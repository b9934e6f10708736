"""What a claim or a small post is about, by its words: where a reply must name the thing. Never of people's texts."""

# Charter: media topics
from __future__ import annotations

import re
from collections.abc import Mapping

from infodrill.kernel.folding import nfc

# The first that fits is taken: what is more particular stands before what is less.
_TOPICS: Mapping[str, tuple[str, ...]] = {
    "data": (r"danh sách|dữ liệu|thông tin cá nhân|\blist of\b|\bpersonal data\b",),
    "money": (r"chuyển khoản|chuyển tiền|góp qua|quyên góp|ủng hộ tiền|\btransfers?\b|\bdonat\w+",),
    "papers": (r"giấy tờ|căn cước|hồ sơ|\bpapers\b|\bidentity card",),
    "power": (r"cắt điện|mất điện|\bpower (?:cut|will be cut|in )|\bcut power\b",),
    "goods": (r"xăng|tích trữ|khan hàng|hết hàng|\bpetrol\b|\bfuel\b|\bshortage",),
    "food": (r"bữa ăn|suất ăn|cháo|ngộ độc thực phẩm|\blunch\b|\bporridge\b|\bmeal\b",),
    "water": (r"nước máy|nước sinh hoạt|\btap water\b|\btap-water\b|\bwater company\b",),
    "health": (r"vắc-xin|tiêm|thuốc|bệnh viện|dịch bệnh|\bvaccin\w+|\binject\w+|\bhospital\b",),
    "flood": (
        r"\bđê\b|\blũ\b|lụt|\bngập\b|trú bão|tránh bão|sơ tán|phải chạy|máy bơm|\bdyke\b|\bflood\w*",
        r"\bshelter\b|\bevacuat\w+|\bpumps?\b",
    ),
    "order": (r"công văn|lệnh cấm|nghỉ làm|cấm ra đường|\border no\b|\bcurfew\b",),
    "fire": (r"\bnổ\b|cháy|bình ga|khói|\bblow up\b|\bfire\b|\bgas\b|\bextinguish\w+",),
    "school": (r"nghỉ học|đi học|trường|học sinh|\bschools?\b|\bpupils?\b",),
    "services": (
        r"quầy|phòng khám|lấy số|đặt lịch|lịch|mở cửa|buýt|chợ|\bcounter\b|\bclinic\b|\bbook\b",
        r"\bwaterbus\b|\bmarket\b|\bnotices?\b",
    ),
}
_SORTS: Mapping[str, tuple[str, ...]] = {
    "lost": (
        r"lạc|nhặt|rớt|mất ví|làm rơi|đánh rơi|thất lạc|\blost\b|wandered off|\bfound (?:a|some)|missing",
    ),
    "kind": (
        r"cảm ơn (?:anh|chị|cô|chú|bác|nhóm|mấy|các (?:anh|chị|chú|cô))|tốt bụng",
        r"\bthank(?:s| you) to\b|\bkind (?:man|woman|people)\b",
    ),
    "advice": (
        r"ai (?:còn )?(?:biết|bán|có)|cần mua|xin mua|nhà nào (?:còn|có)|chỗ (?:nào|sửa)|chỉ giúp|chỉ với|cho hỏi|ở đâu|"
        r"\banyone know\b|\bdoes anyone\b|\banybody (?:know|have)\b|\bwhere can\b",
    ),
    "trade": (
        r"thanh lý|\bbán\b|giá \w+|pass lại|cho thuê|phòng trọ|\bfor sale\b|\bselling\b",
        r"\bto spare\b|\brent\b",
    ),
    "food": (
        r"nấu|\bkho cá|canh|\bbún\b|\bphở\b|\bxôi\b|\bcơm\b|\bcháo\b|bánh|\bcá\b|tôm|rau|công thức",
        r"chè\b|\bcrab\b|\brecipe\b|\bsoup\b|\bfish\b|\bcook\w*|\brice\b|\bcakes?\b|\bgreens\b",
    ),
    "weather": (
        r"\bmưa\b|\bnắng\b|\boi\b|\bnóng\b|\blạnh\b|\bgió\b|\bsóng\b|\bbão\b|sương|\brain\w*|\bwind\w*",
        r"\bmuggy\b|\bwaves\b|\bhot\b|\bcold\b|\bstorm\b|\bsun\b",
    ),
    "family": (
        r"con bé|con trai|con gái|cháu|\bbà\b|\bông\b|\bmẹ\b|\bbố\b|sinh nhật|đám cưới|cô khen",
        r"\bdaughter\b|\bson\b|\bgrand\w+|\bmother\b|\bbirthday\b|\bwedding\b|\bkids?\b|\bchildren\b",
    ),
    "town": (
        r"đường|đèn|kẹt xe|tắc|cầu|ổ gà|mất nước|loa|rác|hát|karaoke|\broad\b|\blight\b|\btraffic\b",
        r"\bbridge\b|\bsinging\b|\bnoise\b|\brubbish\b",
    ),
}
TOPICS: tuple[str, ...] = tuple(_TOPICS)
SORTS: tuple[str, ...] = (*_SORTS, "any")
_Shelf = Mapping[str, re.Pattern[str]]
_TOPIC_SIGNS: _Shelf = {name: re.compile("|".join(words), re.IGNORECASE) for name, words in _TOPICS.items()}
_SORT_SIGNS: _Shelf = {name: re.compile("|".join(words), re.IGNORECASE) for name, words in _SORTS.items()}


def topic_of(*texts: str) -> str:
    """The topic of a claim by the first of its sentences that has one, "" when none has."""
    return next((found for text in texts if (found := _first(text, _TOPIC_SIGNS))), "")


def sort_of(text: str) -> str:
    """The sort of a small post: that of a question for one that asks and fits no other, else "any"."""
    return _first(text, _SORT_SIGNS) or ("advice" if "?" in text else "any")


def _first(text: str, shelf: _Shelf) -> str:
    said = nfc(text)
    return next((name for name in shelf if shelf[name].search(said)), "")
