"""Whether a text is an advert: somebody offers wares at a price and calls on readers to buy, in no matter of an office.

An office writes of prices, rents and bookings too, so one sign never makes an advert: what is offered, the price and the call all
have to stand there, and nothing that an office does. A notice that is taken for an advert reads as if nobody had read it.
"""

# Charter: conduct adverts
from __future__ import annotations

import re
from collections.abc import Mapping

from infodrill.conduct.besidemarks import as_typed
from infodrill.kernel.patterns import later

_SIGNS: Mapping[str, Mapping[str, re.Pattern[str]]] = {
    "offers": {
        "vi": later(
            r"\b(?:(?:cần|muốn|tôi|nhà tôi|em|shop|mình) bán|bán (?:gấp|rẻ|xe|nhà|đất|điện thoại|lại|\w+ cũ|bánh|cơm|hàng)|"
            r"thanh lý|"
            r"sang nhượng|cho thuê|hàng (?:mới )?về|khai trương|nhận (?:đặt|làm) (?:bánh|cơm|cỗ|hàng)|"
            r"(?:bánh|cơm|giò|chả|mắm|áo|giày|túi|kem|mỹ phẩm|hoa quả|đặc sản)\b[^.!?]{0,40}\b(?:ngon|đẹp|sạch|chính hãng|"
            r"nhà làm|"
            r"tự làm|\d+ ?k)|(?:quán|tiệm|shop|cửa hàng) (?:nhà |của )?(?:tôi|em|mình|vợ))\b"
        ),
        "en": later(
            r"\b(?:for sale|selling (?:my|our|an?|some)|to let|for rent|our (?:shop|stall|restaurant|bakery)|grand opening|"
            r"home-?made|brand new|second-?hand|best quality)\b"
        ),
    },
    "priced": {
        "vi": later(
            r"\b(?:giá (?:chỉ|rẻ|sốc|mềm|tốt|\d+)|\d+ ?(?:k|tr)\b|\d[\d.,]* (?:triệu|nghìn|ngàn|đồng)|giảm (?:giá |ngay )?\d+|"
            r"free ?ship|khuyến mãi|mua \d tặng \d|ưu đãi)"
        ),
        "en": later(
            r"\b(?:\d[\d.,]* ?(?:million|thousand|dong|k)\b|\d+ ?% off|half price|best price|discounts?|special offer|"
            r"buy one|free (?:shipping|delivery)|cheap)"
        ),
    },
    "calls": {
        "vi": later(
            r"\b(?:inbox|ib|đặt (?:trước|hàng|bánh|cơm|món|ngay)|chốt đơn|ship|ai (?:mua|cần|lấy|thuê)|mua ngay|nhanh tay|"
            r"số lượng có hạn|"
            r"mời (?:bà con|cả nhà|mọi người|các bác) (?:ghé|mua|ủng hộ)|ghé (?:quán|tiệm|ăn|mua|ủng hộ)|ủng hộ (?:em|mình|quán)|"
            r"(?:nhắn|gọi|liên hệ|alo)(?: \w+)? (?:tôi|em|mình|shop))\b"
        ),
        "en": later(
            r"\b(?:dm (?:me|us)|message me|call me|text me|order (?:now|today)|we deliver|buy (?:now|two|one)|"
            r"limited (?:stock|offer)|"
            r"come (?:and )?(?:try|buy)|while stocks last|first come|drop by|viewings?|(?:million|thousand|dong) a month)\b"
        ),
    },
    "office": {
        "vi": later(
            r"\b(?:phường|xã|ủy ban|ubnd|tổ (?:trưởng|dân phố)|trạm|bệnh viện|phòng khám|trường|quầy|một cửa|bàn \d|lấy số|"
            r"số giấy|đặt lịch|"
            r"khám|tiêm|vắc-?xin|đấu giá|đấu thầu|ki ?ốt|không (?:mất|thu|phải trả) (?:tiền|phí)|miễn phí|hồ sơ|suất|cứu trợ|"
            r"trợ giá|"
            r"bình ổn|hộ (?:nghèo|khẩu|dân)|công ty|ban quản lý|thư viện|nhà văn hóa|chung cư|lệ phí|biểu giá|niêm yết|"
            r"như (?:cũ|trước)|"
            r"theo quy định|đồng một (?:khối|số))\b"
        ),
        "en": later(
            r"\b(?:ward|council|clinic|hospital|school|counter|desk|booking|appointments?|auction|kiosks?|free of charge|"
            r"no charge|"
            r"at no cost|relief|households?|company|library|culture house|tariff|fees?|vaccin\w*|tickets? are)\b"
        ),
    },
    "warns": {
        "vi": later(
            r"\b(?:lừa|(?:tin|trang|hàng|là|người) giả|giả (?:mạo|danh)|đừng|cảnh giác|không phải|không bán|tin đồn|cấm)\b"
        ),
        "en": later(r"\b(?:fraud|fake|don.t|do not|beware|scam|rumou?r|never)\b"),
    },
}  # fmt: skip
"""What makes an advert, and what takes it away: a matter of an office, and who warns of what is sold."""


def advert(text: str, spelt: str) -> bool:
    """Whether a text as read in tongue `spelt` offers readers something for sale: wares, a price and a call to buy."""
    made = all(as_typed(_SIGNS[name], spelt).search(text) for name in ("offers", "priced", "calls"))
    return made and not any(as_typed(_SIGNS[name], spelt).search(text) for name in ("office", "warns"))
