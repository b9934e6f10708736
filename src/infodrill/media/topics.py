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
    "zone": (
        r"phân tuyến|năm học|chuyển trường|học trường|trường khác|địa giới|ranh giới|\bcatchment\b|\bschool zone",
    ),
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
# Only what surely says what a post is about: anything else is answered in words that fit any post.
_SORTS: Mapping[str, tuple[str, ...]] = {
    "wanted": (
        r"ai thanh lý|xin mua|cần mua|mua (?:giúp|giùm|hộ)|mua giup|chỉ giúp|chỉ với|cho hỏi",
        r"ai (?:còn )?biết|ai biet|có ai\b|\bco ai\b|(?:lên|mưa) chưa|(?:len|mua) chua",
        r"\banyone know\b|\bdoes anyone\b|\bwhere can\b",
    ),
    "trade": (r"thanh lý|thanh ly|sang lại|pass lại|cho thuê|ai lấy ib|ai lay ib|\bfor sale\b|\bselling\b",),
    "lost": (
        r"đi lạc|bị lạc|mất ví|làm rơi|đánh rơi|thất lạc|\blost (?:my|our|a)\b|wandered off|gone missing",
    ),
    "kind": (
        r"cảm ơn (?:anh|chị|cô|chú|bác|nhóm|mấy|các (?:anh|chị|chú|cô))|tốt bụng",
        r"\bthank(?:s| you) to\b|\bkind (?:man|woman|people)\b",
    ),
    "advice": (r"\?",),
    "family": (
        r"được cô khen|thi .*đỗ|giải (?:nhất|nhì|ba)\b|biết đi xe|sinh nhật|đám cưới|\bbirthday\b|\bwedding\b|first prize",
    ),
    "weather": (
        r"trời .{0,20}\b(?:mưa|oi|nóng|lạnh|nắng)\b|\boi (?:muốn|quá)|hửng nắng|sóng to|gió (?:to|lớn)|\bmuggy\b|big waves",
    ),
    "food": (r"kho cá|nấu canh|nồi (?:cháo|canh|bún|phở)|công thức|cua tươi|\brecipe\b|fresh crab|\bsoup\b",),
    "town": (
        r"đèn đường|ổ gà|kẹt xe|tắc đường|cúp điện|mất điện|điện chập chờn|\bstreet light\b|\bpothole|traffic jam",
    ),
}
_ASKS = "wanted"  # asks as a question does
TOPICS: tuple[str, ...] = tuple(_TOPICS)
SORTS: tuple[str, ...] = (*(sort for sort in _SORTS if sort != _ASKS), "any")
_Shelf = Mapping[str, re.Pattern[str]]
_TOPIC_SIGNS: _Shelf = {name: re.compile("|".join(words), re.IGNORECASE) for name, words in _TOPICS.items()}
_SORT_SIGNS: _Shelf = {name: re.compile("|".join(words), re.IGNORECASE) for name, words in _SORTS.items()}


def topic_of(*texts: str) -> str:
    """The topic of a claim by the first of its sentences that has one, "" when none has."""
    return next((found for text in texts if (found := _first(text, _TOPIC_SIGNS))), "")


def sort_of(text: str) -> str:
    """The sort of a small post where its words surely say it, that of advice for whatever asks, else "any"."""
    found = _first(text, _SORT_SIGNS) or "any"
    return "advice" if found == _ASKS else found


def _first(text: str, shelf: _Shelf) -> str:
    said = nfc(text)
    return next((name for name in shelf if shelf[name].search(said)), "")
