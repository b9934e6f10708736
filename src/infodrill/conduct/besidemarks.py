"""What stands beside a mark of a text and takes it away or makes it one."""

# Charter: conduct beside marks
from __future__ import annotations

import re
from collections.abc import Mapping

from infodrill.kernel.patterns import as_typed, later

OFFICE_VI = r"(?:phường|xã|chúng tôi|trường|trạm|công ty|ủy ban|ban quản lý|phòng khám|bên (?:tôi|mình|em)|tôi|bọn tôi)"
_OFFICE_EN = r"(?:we|i|the (?:ward|school|clinic|company|council|station|office))"
SHRUG: Mapping[str, str] = {
    "vi": rf"\b{OFFICE_VI}(?: \w+){{0,2}} (?:không|chẳng|chả)(?: phải)? chịu trách nhiệm\b|"
    rf"\b{OFFICE_VI}(?: \w+)? (?:không|chẳng|chả) có trách nhiệm(?= (?:trong|về|với|gì|ở|nào)\b|\W*$|[.,;!])|"
    rf"\b{OFFICE_VI}(?: \w+)? (?:không|chẳng|chả) (?:liên quan|biết gì|"
    r"nắm(?: (?:gì|hết|việc này))?(?=[.,;!]|$)|biết(?:,| và) (?:xin )?(?:đừng|không))\b|"
    rf"\b(?:không|chẳng|chả|đâu) phải (?:là )?(?:việc|chuyện|lỗi|trách nhiệm) của {OFFICE_VI}\b|\bđi mà (?:hỏi|tìm|kêu|xem)\b|"
    rf"\b{OFFICE_VI} (?:làm sao|sao) (?:mà )?biết\b",
    "en": rf"\b{_OFFICE_EN}(?: \w+){{0,5}} (?:tak|accept|bear)(?:e|es|s)? no (?:responsibility|blame)\b|"
    rf"\b{_OFFICE_EN} (?:are|am|is|can)(?: ?not|n.t) (?:be held )?responsible\b|"
    r"\b(?:not|isn.t|none of) (?:our|the (?:ward|school|clinic|company).s) (?:responsibility|business|concern|fault|affair|"
    r"problem|job|duty)\b|"
    r"\bnothing to do with us\b|\bdon.t ask us\b|\bhow (?:would|should) (?:i|we) know\b|"
    r"\bask (?:somebody|someone) else\b|\bdo not ask (?:us|the ward)\b",
}
"""An office says that it is nothing of its own, and sends people away."""
_BESIDE: Mapping[str, Mapping[str, re.Pattern[str]]] = {
    "tricksters": {  # a threat to these is none to who reads
        "vi": later(r"\b(?:kẻ|bọn|đối tượng) (?:lừa|giả|mạo|trộm|gian|cướp)"),
        "en": later(r"\b(?:scammers?|swindlers?|thieves|fraudsters?)\b"),
    },
    "spared": {  # up to a threat of which the text says that it meets nobody
        "vi": later(
            r"\b(?:không|chẳng|chả|chưa) (?:có )?(?:(?:ai|hộ|nhà|người|gia đình)(?: nào)? )?(?:sợ |lo |hề )?\Z"
        ),
        "en": later(r"\b(?:nobody|no one|none|no (?:household|family|person|driver)s?)(?: of you)? \Z"),
    },
    "others": {  # who did it where the slip is not our own, up to the word that says it
        "vi": later(
            r"\b(?:kẻ|người lạ|ai đó|(?:một|các|nhiều|mấy) (?:trang|người|nhóm|báo|tài khoản)|trang (?:cá nhân|mạng|giả)|"
            r"hàng xóm|"
            r"bạn đọc|tài khoản)\b(?:(?!\b(?:chúng tôi|phường|trường|xã|trạm|công ty|tôi)\b)[^.;])*\Z"
        ),
        "en": later(
            r"\b(?:strangers?|someone|somebody|(?:a|another|some) (?:private )?(?:pages?|newspapers?|neighbours?)|people)\b"
            r"(?:(?!\b(?:we|our)\b)[^.;])*\Z"
        ),
    },
    "astray": {  # what went to those whom it was not for, behind the word that says it: nothing in it was wrong
        "vi": later(
            r"\A[^.;:]{0,50}\b(?:(?:vào|lên|sang) (?:một |các |mấy )?nhóm|(?:cho|tới|đến) (?:người|nhà|phụ huynh) khác)\b"
        ),
        "en": later(
            r"\A[^.;:]{0,50}\bto (?:an?|the|some|another|other) (?:\w+ )?(?:groups?|chats?|person|people|famil(?:y|ies))\b"
        ),
    },
    "wide": {  # a denial is sweeping that speaks of everywhere, and one that denies two things of every house
        "vi": later(
            r"\b(?:toàn|cả|khắp) (?:thành phố|phường|xã|huyện|tỉnh|địa bàn|khu|vùng)\b|\btrên địa bàn\b|\bở bất (?:kỳ|cứ)\b"
        ),
        "en": later(r"\b(?:anywhere|nowhere|whole|entire|all over|across the)\b"),
    },
}
"""What stands beside a mark and takes it away, or makes it one."""


def beside(name: str, spelt: str) -> re.Pattern[str]:
    """What is looked for beside a mark (a name of `_BESIDE`), as it is written in a tongue."""
    return as_typed(_BESIDE[name], spelt)
