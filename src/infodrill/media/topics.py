"""What a claim is about, by its words: where a reply must name the thing. Never of people's texts."""

# Charter: media topics
from __future__ import annotations

import re
from collections.abc import Mapping

from infodrill.kernel.folding import nfc

# The first that fits is taken: what is more particular stands before what is less. Some have no lines of their own: who speaks
# of those asks for nothing that only another needs.
_TOPICS: Mapping[str, tuple[str, ...]] = {
    "claims": (r"bồi thường|làm đơn|đơn xin|\bcompensat\w+|\bclaim for\b",),
    "bank": (r"rút tiền|\bwithdraw\w*",),
    "data": (r"(?<!trong )danh sách(?! của)|dữ liệu|thông tin cá nhân|\blist of\b|\bpersonal data\b",),
    "money": (
        r"nhập mã|lấy lại được|chuyển khoản|chuyển tiền|góp qua|quyên góp|ủng hộ tiền|\btransfers?\b|\bdonat\w+",
    ),
    "papers": (r"giấy tờ|căn cước|hồ sơ|\bpapers\b|\bidentity card",),
    "zone": (
        r"phân tuyến|năm học|chuyển trường|học trường|trường khác|địa giới|ranh giới|\bcatchment\b|\bschool zone",
    ),
    "power": (r"cắt điện|mất điện|\bpower (?:cut|will be cut|in )|\bcut power\b",),
    "goods": (r"xăng|tích trữ|khan hàng|hết hàng|\bpetrol\b|\bfuel\b|\bshortage",),
    "food": (r"bữa ăn|suất ăn|cháo|ngộ độc thực phẩm|\blunch\b|\bporridge\b|\bmeal\b",),
    "water": (r"nước máy|nước sinh hoạt|\btap water\b|\btap-water\b|\bwater company\b",),
    "health": (r"vắc-xin|tiêm|thuốc|bệnh viện|dịch bệnh|\bvaccin\w+|\binject\w+|\bhospital\b",),
    "fire": (r"\bnổ\b|cháy|bình ga|khói|cửa sổ|\bblow up\b|\bfire\b|\bgas\b|\bextinguish\w+",),
    "flood": (
        r"\bđê\b|(?<!vùng )\blũ\b|lụt|\bngập\b|trú bão|tránh bão|sơ tán|phải chạy|\bdyke\b|"
        r"\bflood(?:s|ed|ing)?\b(?! (?:areas?|victims?|survivors?))",
        r"\bshelter\b|\bevacuat\w+",
    ),
    "relief": (r"cứu trợ|phát (?:hàng|cho (?:dân|bà con))|\brelief\b|\bflood victims?\b",),
    "works": (r"máy bơm|xích đu|\bđèn\b|\bnứt\b|\bpumps?\b|\bswings?\b|\blamps?\b|\bcracks?\b",),
    "order": (r"công văn|lệnh cấm|nghỉ làm|cấm ra đường|\border no\b|\bcurfew\b",),
    "school": (r"nghỉ học|đi học|trường|học sinh|\bschools?\b|\bpupils?\b",),
    "services": (
        r"quầy|phòng khám|lấy số|đặt lịch|lịch|mở cửa|buýt|chợ|\bcounter\b|\bclinic\b|\bbook\b",
        r"\bwaterbus\b|\bmarket\b",
    ),
}
TOPICS: tuple[str, ...] = tuple(_TOPICS)
_Shelf = Mapping[str, re.Pattern[str]]
_TOPIC_SIGNS: _Shelf = {name: re.compile("|".join(words), re.IGNORECASE) for name, words in _TOPICS.items()}


def topic_of(*texts: str) -> str:
    """The topic of a claim by the first of its sentences that has one, "" when none has."""
    return next((found for text in texts if (found := _first(text, _TOPIC_SIGNS))), "")


def _first(text: str, shelf: _Shelf) -> str:
    said = nfc(text)
    return next((name for name in shelf if shelf[name].search(said)), "")
