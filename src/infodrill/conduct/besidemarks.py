"""What stands beside a mark of a text and takes it away or makes it one; and signs for what is typed without accents."""

# Charter: conduct beside marks
from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from infodrill.casework.letters import BARE, bare
from infodrill.kernel.patterns import later

_BLURRED = re.compile(r"(?<!\w)(?<!xử )(?:dừng|phạt|đăng|điên|cấm)(?!\w)")
"""Without its accents it is đừng, phát, đang, điện, cảm: what offices write more often, and "dừng" is the opposite."""
_OFFICE_VI = r"(?:phường|xã|chúng tôi|trường|trạm|công ty|ủy ban|ban quản lý|phòng khám|bên (?:tôi|mình|em)|tôi|bọn tôi)"
_OFFICE_EN = r"(?:we|i|the (?:ward|school|clinic|company|council|station|office))"
SHRUG: Mapping[str, str] = {
    "vi": rf"\b{_OFFICE_VI}(?: \w+){{0,2}} (?:không|chẳng|chả)(?: phải)? chịu trách nhiệm\b|"
    rf"\b{_OFFICE_VI}(?: \w+)? (?:không|chẳng|chả) có trách nhiệm(?= (?:trong|về|với|gì|ở|nào)\b|\W*$|[.,;!])|"
    rf"\b{_OFFICE_VI}(?: \w+)? (?:không|chẳng|chả) (?:liên quan|biết gì|biết(?:,| và) (?:xin )?(?:đừng|không))\b|"
    rf"\b(?:không|chẳng|chả|đâu) phải (?:là )?(?:việc|chuyện|lỗi|trách nhiệm) của {_OFFICE_VI}\b|\bđi mà (?:hỏi|tìm|kêu|xem)\b",
    "en": rf"\b{_OFFICE_EN}(?: \w+){{0,5}} (?:tak|accept|bear)(?:e|es|s)? no (?:responsibility|blame)\b|"
    rf"\b{_OFFICE_EN} (?:are|am|is|can)(?: ?not|n.t) (?:be held )?responsible\b|"
    r"\b(?:not|isn.t|none of) (?:our|the (?:ward|school|clinic|company).s) (?:responsibility|business|concern|fault|affair)\b|"
    r"\bnothing to do with us\b|\bdon.t ask us\b|\bdo not ask (?:us|the ward)\b",
}
"""An office says that it is nothing of its own, and sends people away."""
CROSS: Mapping[str, str] = {
    "vi": (
        r"\b(?:mấy|các) (?:người|ông|bà|anh|chị|má|mẹ|thím)(?: \w+){0,2} (?:rảnh|rỗi|phiền|lắm chuyện|điên|"
        r"khùng|hâm|ngu|dốt|hay hóng)\b|"
        r"\bhỏi (?:gì )?(?:hoài|lắm|mãi|nhiều thế|gì mà|gì lắm)\b|\bnói (?:bao nhiêu|bao|mấy|trăm|chục) lần\b|"
        r"\bnói (?:hoài|mãi) (?:rồi|không|mà|vẫn)\b|"
        r"\bthôi (?:đi|ngay)\b(?! (?:nhé|nha|ạ))|\bim (?:đi|mồm|miệng|hết)\b|"
        r"(?<!thấy )(?<!bị )(?<!ai )(?<!bệnh )(?<!cháu )(?<!bé )\b(?:mệt|bực|"
        r"điên|phiền)(?: \w+)? (?:lắm|quá)(?: rồi)?\b(?! (?:thì|nên|hay|hoặc)\b)|"
        r"\bđồ (?:phá hoại|rảnh|vô|ngu|điên|hâm|khùng|lắm)\b|\b(?:sao|mà) cứ (?:đăng|hỏi|đồn|nói|gửi|chia sẻ|"
        r"làm phiền)\b|"
        r"\bvớ vẩn\b|\bhỏi gì (?:kỳ|lạ|vậy)\b|\bhỏi tôi(?:,)? tôi biết\b|\bcó ngon\b|\bchỉ mặt\b|\btức (?:á|quá|"
        r"lắm|ghê|thật)\b|\bmà tức\b|\bhâm (?:à|hả)\b|\b(?<!xin )(?<!mong )đừng (?:có )?(?:(?:hỏi|"
        r"làm phiền)(?: \w+){0,2}|"
        r"gọi(?: cho)?(?: tôi| chúng tôi| phường| trường| trạm)?) nữa\b|\bai mượn\b|\bkệ "
        r"(?:các|mấy|bà con|dân)\b|"
        r"\bkhông rảnh\b|\b(?:đề nghị|yêu cầu)(?: \w+){0,2} không (?:hỏi|gọi|làm phiền)\b|\btự (?:đi mà|mà) "
        r"(?:hỏi|xem|tìm|lo)\b|\bo hay hỏi\b"
        r"|\bđừng (?:có )?lên mạng\b|\bnói (?:này|nọ|ra nói vào)\b|\bđiếc (?:à|hả)\b|\bphản động\b|\bngu (?:dốt|xuẩn|muội)\b|"
        r"\bđừng hỏi (?:tôi|tao)\b|\b(?:tôi|phường|chúng tôi) không phải (?:là )?(?:thợ|osin|thánh|người ở|đầy tớ|tổng đài)\b|"
        r"\bhỏi (?:để )?làm (?:gì|chi)\b|\b(?:mất dạy|vô học)\b|"
        r"\bthì kệ\b|\bthừa hơi\b|\b(?:lũ|bọn|đám) (?:hóng|nhiều chuyện|lắm|ăn không)\b|"
        r"\bai (?:thắc mắc|ý kiến)(?: gì)? thì (?:lên|ra|đến) (?:đây )?gặp (?:tôi|tao)\b"
    ),
    "en": (
        r"\b(?:absolute |utter |complete |total )(?:rubbish|nonsense)\b|\byou (?:miserable|lot|people) "
        r"(?:gossips?|fools?|have nothing|never)|"
        r"\bhow many times\b|\bstop (?:it(?=\W*$|[.,!])|asking|bothering|ringing us|calling us)\b|\bsick of (?:this|"
        r"it|you|"
        r"all)\b|\bshut up\b|"
        r"\bgive it a rest\b|\bfor (?:god|heaven|pity|the last)\S* (?:sake|time)\b|\b(?:get|grow) (?:a life|"
        r"up)\b|\bi.m (?:tired|exhausted)\b|"
        r"\bfind (?:it )?out yourselves\b|\bnothing better to do\b|\bnot my (?:job|problem)\b|\b(?:what part of|"
        r"read the)\b.{0,30}\?"
        r"|\bi(?: am|.m) not (?:a|your|the) \w+(?=[.!])|\bask (?:somebody|someone) else\b|"
        r"\bnone of your business\b|\bnot your (?:servant|maid|slave)s?\b"
    ),
}
"""An office snaps at who asks, or calls people names."""
_BESIDE: Mapping[str, Mapping[str, re.Pattern[str]]] = {
    "tricksters": {  # a threat to these is none to who reads
        "vi": later(r"\b(?:kẻ|bọn|đối tượng) (?:lừa|giả|mạo|trộm|gian|cướp)"),
        "en": later(r"\b(?:scammers?|swindlers?|thieves|fraudsters?)\b"),
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
    "owned": {  # thanks beside a fault that is owned, or an order, are no mere thanks
        "vi": later(r"\b(?:xin (?:lỗi|nhận)|nhận là|lỗi|sai|hỏng|thiếu sót|nhầm|hứa)\b"),
        "en": later(r"\b(?:sorry|fault|wrong|broken|failed|mistake)\b"),
    },
    "death": {  # that somebody died, which is no news of things that are lost
        "vi": later(
            r"\b(?:đã|vừa|mới) (?:mất|ra đi)\b(?! (?:điện|nước|sóng|mạng|tích|tiền|liên lạc|đồ|xe|giấy|hồ sơ|dấu|trắng|mùa|"
            r"con dấu|\d|khỏi|khám|làm|học))|\bmất (?:đêm qua|hôm qua|sáng nay|rạng sáng|trong đêm|ở tuổi)\b|"
            r"(?<!ai )(?<!ca )(?<!chưa )(?<!không )(?<!nguy cơ )\b(?:qua đời|tử vong|tử nạn|thiệt mạng|hy sinh|không qua khỏi)\b"
        ),
        "en": later(
            r"(?<!nobody )(?<!no one )(?<!none )(?<!ever )\b(?:died|dead|death|deceased|drowned|killed|passed (?:away|on)|"
            r"funeral|lost (?:his|her|their) li(?:fe|ves))\b"
        ),
    },
    "mourning": {  # what is said of a death, and of lesser things too
        "vi": later(
            r"\b(?:đau (?:lòng|xót|buồn)|xót xa|thương xót|bàng hoàng|mất mát|nỗi đau|thương nhớ|nhớ thương|"
            r"cầu (?:mong|nguyện|chúc|xin) cho|vững lòng)\b"
        ),
        "en": later(
            r"\b(?:(?:thoughts|prayers)(?: and (?:thoughts|prayers))? (?:are|go|remain)(?: out)? (?:with|to)|hearts? (?:goes|go|"
            r"is|are)|heartbroken|saddened|sadness|sorrow|griev(?:e|es|ing)|mourn\w*|sorely miss\w*|"
            r"sorry for (?:[\w']+ ){1,3}loss)\b"
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


def mourned(text: str, spelt: str) -> list[re.Match[str]]:
    """What tells of a death and what mourns it, none where a text does but one of the two: figures mourn nobody."""
    told, felt = (list(beside(name, spelt).finditer(text)) for name in ("death", "mourning"))
    return [*told, *felt] if told and felt else []


def as_typed(signs: Mapping[str, re.Pattern[str]], spelt: str) -> re.Pattern[str]:
    """Of a sign in each language that as a text in tongue `spelt` is read."""
    return without_accents(signs["vi"]) if spelt == BARE else signs[spelt]


@cache
def without_accents(sign: re.Pattern[str]) -> re.Pattern[str]:
    """An expression for what is typed without accents: of words that are other common words then, none is left."""
    return later(bare(_BLURRED.sub("(?!)", sign.pattern)))
