"""How things stand, as an office tells it: nothing is new, much is said and nothing told, people may go home again, something of
its own is sold; what neighbours tell: one sells a thing of his own, one retires, hands are sought.

Moves as in `conduct.moves`, each found in one sentence or in two that follow each other.
"""

# Charter: conduct standings
from __future__ import annotations

from collections.abc import Mapping

from infodrill.conduct.outcomes import STORY_EN, STORY_VI
from infodrill.kernel.patterns import Signs, in_both

_SELLER_VI = (
    r"(?:trường|nhà trường|phường|xã|hợp tác xã|thư viện|trạm|bệnh viện|ban quản lý|nhà văn hóa|"
    r"ủy ban|hội (?:phụ nữ|chữ thập|"
    r"người|cựu|nông)|đoàn thanh niên|tổ dân phố|đội)"
)
_SELLER_EN = r"(?:school|ward|library|clinic|hospital|council|co-operative|cooperative|office|club|scouts|parents' committee)"
_OWN_VI = r"bàn ghế|máy|xe|sách|tủ|giường|thùng|củi|gỗ|cây giống|ve chai|sắt|đồ (?:cũ|dùng)|quần áo|bánh|báo cũ|hàng"
_OWN_EN = r"desks?|chairs?|tables?|books?|bicycles?|computers?|timber|firewood|furniture|clothes|coats|cakes?|plants?|stock"
STANDINGS: Mapping[str, tuple[Signs, Signs]] = {
    "nothingnew": (
        in_both(
            r"(?:tình hình|mọi (?:việc|thứ|chuyện)|thông tin)(?: \w+){0,4} (?:vẫn (?:như|thế|vậy|chưa)|"
            r"không (?:có gì )?"
            r"(?:thay đổi|đổi|mới))|(?:chưa|không) có (?:gì|tin(?: tức)?|thông tin|diễn biến)(?: nào|"
            r" gì)? mới|có gì mới"
            r"(?:,)? (?:\w+ ){0,3}(?:sẽ )?(?:báo|nói|đăng|thông báo|cập nhật)|vẫn như (?:bản tin|cập nhật|"
            r"lần|thông báo) trước",
            r"(?:nothing|no(?:thing)? (?:more|further)?|not much) (?:is )?new(?: to (?:report|tell|say))?|"
            r"no (?:change|news|further "
            r"news|new information)|(?:situation|position|everything) (?:is|remains|"
            r"stays)(?: \w+){0,2} (?:unchanged|the same|"
            r"as (?:it was|before))|(?:still|remains) (?:the same|unchanged)|(?:when|as soon as) (?:we|"
            r"there is|anything) "
            r"(?:know|hear|have|is)?(?: \w+){0,2} (?:more|new|news)",
        ),
        in_both(
            rf"{STORY_VI}|nếu|quy định|luật|giá|phí|lịch|giờ (?:học|mở|làm)|mực nước|nước (?:sông|lũ|dâng)",
            rf"{STORY_EN}|if|rules?|law|price|fees?|hours|timetable|level|river",
        ),
    ),
    "sayslittle": (
        in_both(
            r"(?:các (?:cấp|ngành|bên|lực lượng)|cơ quan chức năng|đơn vị liên quan|cấp (?:trên|"
            r"có thẩm quyền))[^.;]{0,60} (?:đang|"
            r"đã|sẽ)? ?(?:\w+ ){0,2}(?:vào cuộc|xem xét|phối hợp|chỉ đạo|quan tâm|nghiên cứu|tích cực|"
            r"làm nhiệm vụ|triển khai|rà "
            r"soát)|(?:các |những )?(?:biện pháp|giải pháp|bước) (?:cần thiết|phù hợp|đồng bộ|quyết liệt)|"
            r"(?:quyết liệt|đồng bộ|"
            r"kịp thời|chủ động)(?:,| và)? (?:quyết liệt|đồng bộ|kịp thời|chủ động|hiệu quả)",
            r"(?:necessary|appropriate|all|suitable|relevant|adequate) (?:measures?|steps?|"
            r"action)(?: \w+){0,2} (?:are|is|will be|have "
            r"been|being)|(?:at|by) the (?:appropriate|relevant|competent|proper) (?:level|authorit\w+|"
            r"bod\w+|department\w*)|(?:is|"
            r"are|being|be) looked into|in (?:an? |the )?(?:appropriate|proper|due) (?:manner|course|way|"
            r"time)|(?:authorities|bodies|"
            r"departments) (?:concerned|are working)",
        ),
        in_both(rf"{STORY_VI}|nếu|\d|xin lỗi|cụ thể|gọi|gặp", rf"{STORY_EN}|if|\d|sorry|ring|call|because"),
    ),
    "allclear": (
        in_both(
            r"(?:bà con|các hộ|mọi người|các nhà|người dân|ai cũng)\b[^.;]{0,50} (?:được|có thể|được phép|"
            r"mời|yên tâm) ?(?:\w+ )?(?:về|"
            r"trở về|quay về|trở lại) ?(?:nhà|lấy)|(?:được|có thể|mời) (?:bà con )?(?:về|trở về|quay về) nhà|báo yên|"
            r"hết (?:báo động|nguy hiểm|lệnh (?:sơ tán|di dời))",
            r"(?:may|can)(?: now| all| safely)* (?:go|return|come)(?: back)? home|all[- ]clear|"
            r"safe to (?:return|go (?:back|home))|"
            r"(?:danger|alarm|alert) (?:is (?:over|past|lifted)|has passed)|evacuation (?:order )?(?:is|"
            r"has been) lifted",
        ),
        in_both(
            rf"{STORY_VI}|nếu|chưa|không (?:được|ai|nên)|đừng|khi nào|sau khi|học sinh|tan (?:học|ca)|lớp",
            rf"{STORY_EN}|if|not|until|once|when|pupils|after (?:school|class|work)|early",
        ),
    ),
    "onsale": (
        in_both(
            rf"thanh lý (?:\w+ ){{0,3}}(?:{_OWN_VI})|{_SELLER_VI}\b[^.;]{{0,40}} (?:thanh lý|bán(?: đấu giá|"
            rf" gây quỹ| lại| rẻ)?|đấu giá) "
            rf"(?:\w+ ){{0,3}}(?:{_OWN_VI})|(?:bán|chợ) (?:\w+ ){{0,3}}gây quỹ|bán đấu giá",
            rf"{_SELLER_EN}\b[^.;]{{0,40}} (?:sells?|is selling|auctions?|"
            rf"is auctioning)(?: off)? (?:\w+ ){{0,3}}(?:{_OWN_EN})|"
            rf"jumble sale|(?:book|cake|plant|bake|charity|clearance) sale|auction of|(?:old|used|"
            rf"second-hand) (?:{_OWN_EN})[^.;]{{0,30}} "
            r"(?:for sale|sold)|(?:for sale|sold)[^.;]{0,30} in aid of",
        ),
        in_both(
            rf"{STORY_VI}|nếu|không (?:bán|thanh lý)|giả|lừa|shop|ib|inbox|ship|công an|thuốc|hết hạn",
            rf"{STORY_EN}|if|not|scam|fake|dm|police|expired",
        ),
    ),
    "secondhand": (
        in_both(
            r"(?:tôi|mình|em|nhà tôi|nhà mình|nhà em) (?:\w+ )?(?:cần )?(?:bán|để|nhượng|thanh lý)(?: lại| gấp| rẻ)*(?! hàng)|"
            r"^(?:cần )?(?:bán|nhượng)(?: lại| gấp| rẻ)* [^.;]{0,80}(?:cũ|còn|đã qua|\d+ ?(?:nghìn|ngàn|triệu|k|tr)\b)",
            r"for sale ?:|(?:i am|i'm|i) (?:sell|selling) (?:my|an?|the|our)|^selling (?:my|an?|our)",
        ),
        in_both(
            rf"{STORY_VI}|nếu|không bán|giả|lừa|công an|thuốc|hết hạn|vé",
            rf"{STORY_EN}|if|scam|fake|police|tickets?|medicine",
        ),
    ),
    "farewell": (
        in_both(
            r"(?:nghỉ hưu|về hưu|nghỉ việc|thôi việc|buổi cuối|ngày làm cuối)|"
            r"chia tay (?:anh|chị|bác|ông|bà|cô|chú|thầy)",
            r"(?:retires?|is retiring|retired|last day (?:at work|here|with us))|says? goodbye|farewell to",
        ),
        in_both(
            rf"{STORY_VI}|nếu|lương|tiền|sổ hưu|tuổi nghỉ hưu|bảo hiểm|kỷ luật|cán bộ hưu",
            rf"{STORY_EN}|if|pension|pay|age|dismissed|sacked",
        ),
    ),
    "helpers": (
        in_both(
            r"(?:cần|tìm|thiếu|tuyển) (?:thêm )?(?:\d+|một|hai|ba|bốn|năm|sáu|mấy|vài|ít) "
            r"(?:người|bạn|anh|chị|tay|bà|ông|thanh niên)",
            r"(?:needed|wanted) ?: ?(?:someone|somebody|\w+ (?:people|hands|helpers|volunteers))|"
            r"we (?:still )?(?:need|want|are looking for)(?: \w+)? (?:people|someone|somebody|hands|helpers|volunteers)",
        ),
        in_both(
            rf"{STORY_VI}|nếu|máu|cứu|nhân chứng|bằng chứng|thấy",
            rf"{STORY_EN}|if|blood|rescue|witness\w*|saw|seen",
        ),
    ),
}  # fmt: skip
"""Each with its sign, in sentences whose hours are marked, and with what takes it away there."""
_INSTEAD: Mapping[str, frozenset[str]] = {
    "nothingnew": frozenset({"unchanged", "asusual", "undecided", "willhear", "sayslittle"}),
    "sayslittle": frozenset({"willdo", "beingdone", "follows"}),
    "allclear": frozenset(
        {"goingdown", "reopened", "backon", "refuge", "asusual", "inspected", "measured", "safeback"}
    ),
    "secondhand": frozenset(
        {"fee", "hours", "sorting", "storing", "giving", "spare", "comesee", "rides", "costsmore"}
    ),
    "farewell": frozenset({"shut", "closedfor", "hours", "leave", "askedof", "openslonger"}),
    "helpers": frozenset({"askedof", "hiring", "giving", "bring", "cutoff", "lamps", "fee", "oldies"}),
    "onsale": frozenset({"fee", "hours", "sorting", "storing", "giving", "spare", "comesee", "secondhand"}),
}
"""Of what a text tells so people speak, and not of what its words are like beside that."""


def beside_standings(names: set[str]) -> set[str]:
    """Of what a text brings up that of which people speak beside how it says that things stand."""
    return names.difference(*(_INSTEAD[name] for name in _INSTEAD.keys() & names))
