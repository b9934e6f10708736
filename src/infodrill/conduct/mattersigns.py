"""What a text has to speak of for what is said of a matter of the city, beside the thing that names it."""

# Charter: conduct matter signs
from __future__ import annotations

from collections.abc import Mapping

from infodrill.kernel.patterns import Signs, in_both

_CUT_VI, _CUT_EN = (
    r"cắt|mất|ngừng|cúp|sạc|chập|đóng lại|có lại",
    r"cut|out|off|back|charge|outage|fail\w*|goes|stay\w*",
)
_HOMES_VI = r"(?:nhà (?:dân|nào|có|ở|em|mình)|hộ|tổ|ngõ|khu|phố|xóm|thôn|phường|xã|đường|bà con|trạm biến áp|cột điện|tòa)"
_HOMES_EN = r"(?:homes?|houses?|households?|lanes?|streets?|ward|residents|people|village|blocks?|towers?|transformer|lines?)"
OF_IT: Mapping[str, Signs] = {
    "smell": in_both(
        r"khai|khét|hôi|khói|khí|amoniac|bay|gió|cửa sổ|bãi|cống|nhà máy|bến|cảng|kênh",
        r"ammonia|burnt|gas|smoke|air|wind|windows?|drift\w*|dump|drains?|factory|terminal|port|canal|fuel|fumes",
    ),
    "tap": in_both(
        r"đục|mùi|uống|đun|độc|vàng|váng|mẫu|nhiễm|lọc|cắt nước|mất nước|xe bồn|sạch|xả|thau|rửa",
        r"cloudy|murky|smell\w*|drink\w*|boil\w*|poison\w*|yellow|brown|samples?|contaminat\w+|filter\w*|tanker",
    ),
    "power": in_both(  # and homes have it or not: what fails in a ward of a hospital is no outage
        rf"(?:{_CUT_VI})\b[^;]*\b{_HOMES_VI}|{_HOMES_VI}\b[^;]*\b(?:{_CUT_VI})",
        rf"(?:{_CUT_EN})\b[^;]*\b{_HOMES_EN}|{_HOMES_EN}\b[^;]*\b(?:{_CUT_EN})",
    ),
    "purse": in_both(
        r"lừa|giả|mạo|mã|lạ|đòi",
        r"scam\w*|fake|false|transfer\w*|codes?|do not|don.t|strangers?|not (?:run|ours|belong)",
    ),
    "flood": in_both(
        r"ngõ|phố|đường|nhà|khu|phường|xã|đê|chợ|triều|mực nước|dâng|rút|cm|mét|hồ chứa",
        r"streets?|lanes?|roads?|houses?|homes?|ward|dyke|market|tides?|level|ris\w+|cm|metres?",
    ),
    "papers": in_both(
        r"nộp|đổi|mang|còn giá trị|dùng được|làm (?:đơn|lại|thẻ|giấy)|cấp|bắt buộc",
        r"bring|apply|valid|renew\w*|hand\w* in|needs?|change[ds]?|good|forms?|new papers",
    ),
    "lamps": in_both(
        r"tắt|hỏng|tối(?! nay| qua| mai)|sáng(?! nay| qua| mai)|sửa|bóng|cháy|mất điện|bật|lắp|chập",
        r"dark|out|broken|lit|light(?:s|ed)?|replaced|bulbs?|repair\w*|mend\w*|switch\w*|on again|fitted",
    ),
    "bowl": in_both(
        r"ngộ độc|đau bụng|nôn|(?<!người )(?:ốm|bệnh(?! viện))|mẫu|thiu|ôi|bẩn|hỏng|chua|xét nghiệm|sạch|an toàn|"
        r"nghi|thuốc chuột|đạt",
        r"poison\w*|vomit\w*|sick|ill|stomach|samples?|spoil\w*|sour|dirty|tests?|tested|clean|safe|bad|rat",
    ),
    "relief": in_both(
        r"cứu trợ|phát|từng hộ|mỗi hộ|\d+ hộ|suất|ủng hộ|quyên góp|hỗ trợ",
        r"relief|hand(?:ed|ing)? out|households?|given|distribut\w+|donat\w+",
    ),
    "pupils": in_both(
        r"học|đón|cháu|con|các em|trẻ|phụ huynh|bé|lớp|nội trú|ăn",
        r"pupils?|child\w*|kids?|parents?|lessons?|class\w*|boarders?|home time|meals?|pick\w*",
    ),
    "road": in_both(
        r"cấm|đi|qua|vòng|đóng|mở|xe|sửa|nứt|sụt",
        r"clos\w+|shut|open\w*|cross\w*|cars?|bikes?|motorbikes?|lorr\w+|trucks?|round|traffic|walk\w*|crack\w*",
    ),
}  # fmt: skip
"""What a text has to speak of for what is said of a matter: of the price of water nobody asks whether it is fit to drink."""
