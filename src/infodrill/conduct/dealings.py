"""What an office does by a text, whatever it is about: it tells what it measured, gives, takes goods back, opens a time to
hand in, brings in a rule. So a text of which no noun is known is answered as what it does.

Each is found in one sentence or in two that follow each other, as `moves` are.
"""

# Charter: conduct dealings
from __future__ import annotations

from collections.abc import Mapping

from infodrill.conduct.outcomes import STORY_EN, STORY_VI
from infodrill.kernel.patterns import Signs, in_both
from infodrill.kernel.saidtimes import TIME

DEALINGS: Mapping[str, tuple[Signs, Signs]] = {
    "measured": (
        in_both(
            r"(?:đã |vừa )?(?:đo|khảo sát)\b[^.;]{0,60}(?:\d|trung bình|mức cho phép|vượt|dưới mức)|"
            r"(?:trung bình|mức cho phép|giới hạn)\b[^.;]{0,30}\d|\bvượt (?:mức|chuẩn|giới hạn)|kết quả (?:đo|khảo sát)",
            r"(?:we |was |were |have been |has been )(?:measured|surveyed)|more \w+ than is allowed|"
            r"(?:above|below|over|under|within) the (?:limits?|allowed)|(?:average|limit|reading)s?\b[^.;]{0,30}\d|"
            r"what we measured",
        ),
        in_both(
            rf"{STORY_VI}|chưa (?:đo|đếm|có)|sẽ đo|mực nước|ngập|khám|huyết áp|bão|gió|mưa", rf"{STORY_EN}|not yet|will be|tide|"
            r"flood|wind|storm|rain",
        ),
    ),
    "gift": (
        in_both(
            r"(?:trao|tặng|gửi tặng|ủng hộ)(?: tặng)?(?: \w+){0,3} (?:quà|học bổng|\d+|sách|xe|áo|máy|suất|phần|nhà tình \w+)|"
            r"(?:góp|gom) tiền (?:mua|tặng|giúp)|(?:nhận|đón nhận) (?:quà|học bổng|\d+ \w+) (?:tặng|ủng hộ|từ)",
            r"(?:gave|given|handed|presented|donated|donate)(?: \w+){0,4} (?:bicycles?|books?|scholarships?|gifts?|coats?|"
            r"computers?|beds?|\d+)|paid for by (?:the )?(?:traders|neighbours|members|donors)|a gift (?:of|from)",
        ),
        in_both(
            rf"{STORY_VI}|lừa|giả|mã|chuyển (?:tiền|khoản)|trúng|đăng nhập|cứu trợ|gạo|mì|xin lỗi|nếu|sẽ phát|danh sách",
            rf"{STORY_EN}|scam|code|prize|relief|rice|sorry|if",
        ),
    ),
    "recall": (
        in_both(
            r"thu hồi (?:lô|các lô|toàn bộ|sản phẩm|thuốc|nước|sữa|hàng|\w+ lô)|ai đã mua[^.;]{0,40}(?:trả|đổi|mang)",
            r"(?:recalls?|recalled|recalling)\b|(?:is|are) (?:being )?(?:taken back|withdrawn from sale)|"
            r"(?:whoever|anyone who|if you) (?:has |have )?bought[^.;]{0,40}(?:return|bring|take)",
        ),
        in_both(rf"{STORY_VI}|không thu hồi|thu hồi đất|giấy phép|bản tin|thông báo", rf"{STORY_EN}|not (?:being )?recalled|licen"
                r"[cs]e|notice"),
    ),
    "window": (
        in_both(
            rf"(?:nhận|nộp|tiếp nhận) (?:hồ sơ|đơn|bài|phiếu|đăng ký)(?: \w+){{0,3}} (?:từ|đến hết|trước|chậm nhất)|"
            rf"hạn (?:nộp|nhận|cuối)\b[^.;]{{0,20}}[{TIME}\d]",
            r"applications?(?: \w+){0,3} (?:open|close|are taken|are accepted|from|until|by)|apply (?:by|from|between|before)|"
            r"(?:hand|send) (?:in )?(?:your |the )?(?:forms?|papers|applications?) (?:by|before|from|until)",
        ),
        in_both(rf"{STORY_VI}|không nhận|ngừng nhận|tạm dừng|kết quả|nếu", rf"{STORY_EN}|not (?:taken|accepted)|if|suspended"),
    ),
    "newrule": (
        in_both(
            rf"(?:kể )?từ (?:ngày |hôm |thứ |tháng )?(?:[{TIME}\d/]+|nay|mai|hai|ba|tư|năm|sáu|bảy|\w+ tới)[^.;]{{2,70}} "
            rf"(?:phải|bắt buộc|chỉ được|không được|cấm|đều phải)",
            rf"from (?:[{TIME}]+|\d+ \w+|today|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day|next \w+)[^.;]{{2,70}} "
            rf"(?:must|may only|need an?|needs an?|are to|is to|may not|no longer allowed)",
        ),
        in_both(
            rf"{STORY_VI}|nếu|ngập|bão|lũ|sơ tán|xin lỗi|không (?:ai )?phải|chúng tôi|nhân viên|từ nay (?:hai|mỗi)",
            rf"{STORY_EN}|if|flood|storm|sorry|need not|we |staff",
        ),
    ),
}  # fmt: skip
"""Each with its sign, in sentences whose hours are marked, and with what takes it away there."""
