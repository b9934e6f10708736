"""What a text is tidings of, whatever its nouns: that something is over, how many there were of something, what came of a vote,
that somebody suffered for a story, when the loudspeaker speaks, when something is fetched from the street.

Moves as in `conduct.moves`, each found in one sentence or in two that follow each other; and of what nobody speaks beside them.
"""

# Charter: conduct tidings
from __future__ import annotations

from collections.abc import Mapping

from infodrill.conduct.outcomes import STORY_EN, STORY_VI
from infodrill.kernel.patterns import Signs, in_both
from infodrill.kernel.saidtimes import TIME

_RUN_VI = (
    r"(?:đợt|chương trình|chiến dịch|lớp|khóa|hội (?:chợ|thi|sách|trại)|triển lãm|cuộc (?:thi|vận động|quyên góp)|tuần lễ|"
    r"phiên chợ|phong trào|tháng hành động|giải|buổi (?:phát|khám|tiêm|tập huấn|quyên góp|bán hàng)|việc (?:phát|tiêm|quyên góp))"
)
_RUN_EN = (
    r"(?:schemes?|programmes?|programs?|campaigns?|drives?|collections?|appeals?|courses?|fairs?|exhibitions?|trials?|"
    r"vaccinations?|tournaments?|festivals?|loans?|classes|workshops?|giveaways?|sales?|competitions?|projects?|surveys?)"
)
_OVER_EN = r"(?:ended|over|finished|come to an end|concluded|completed?)"
_GOES_ON_VI = (
    r"chưa|sẽ|khi|trước khi|sau khi|đến khi|dự kiến|không (?:kết thúc|hề)|gia hạn|nếu|"
    r"(?:đợt|lần|khóa|lớp|năm|kỳ) (?:sau|tới|hai|2|mới|tiếp)|"
    r"sơ tán|bão|lũ|cách ly|dịch|cúp điện|mất (?:điện|nước)|tìm kiếm|cứu hộ|thi công|trực|xin lỗi"
)
_GOES_ON_EN = (
    r"not|will|if|when|until|till|before|once|extended|next (?:year|round|one|time|term|week|month)|again|new one|"
    r"evacuat\w*|storms?|floods?|outbreak|quarantine|search|rescue|outage|strike|works|sorry"
)
_MONTHS_EN = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|(?:last|the|a|previous) "
    r"(?:week|month|quarter|year)|(?:week|month|quarter|year)s?)"
)
_FOLK_VI = r"(?:hộ|người|phiếu|ý kiến|phụ huynh|nhà|gia đình|tiểu thương|học sinh|cử tri|thành viên|em)"
_ABUSED_VI = (
    r"(?:chửi|mắng|đe dọa|dọa (?:đánh|đốt|giết)|xúc phạm|lăng mạ|nhục mạ|vu oan|vu khống|đổ oan|nghi oan|hiểu lầm|ném đá|"
    r"vây|(?<!sóng )(?<!sét )(?<!gió )đánh|hành hung|đập (?:xe|cửa|kính)|nêu tên|"
    r"tẩy chay|bêu (?:tên|riếu|xấu)|quấy rối|làm phiền|miệt thị|kéo đến (?:nhà|cửa)|chặn đường)"
)
_ABUSED_EN = (
    r"(?:insulted|threatened(?! by| with (?:flood|clos))|harassed|abused|shouted at|sworn at|blamed|wrongly \w+|falsely \w+|"
    r"accused|shunned|spat at|bullied|hounded|boycotted|slandered|mobbed|beaten|"
    r"named online|surrounded by a crowd|jeered at|called names)"
)
TIDINGS: Mapping[str, tuple[Signs, Signs]] = {
    "ended": (
        in_both(
            rf"{_RUN_VI}[^.;]{{0,80}} (?:đã |vừa |nay )?(?:kết thúc|khép lại|bế mạc|hoàn tất|hoàn thành)|"
            rf"(?:đã |vừa )?(?:kết thúc|khép lại|bế mạc|tổng kết) (?:\w+ )?{_RUN_VI}",
            rf"{_RUN_EN}[^.;]{{0,50}} (?:(?:has|have|is|are|was|were)(?: now| all)? {_OVER_EN}|(?:ended|finished|closed) "
            rf"(?:on|at|yesterday|last|this))|(?:end|close) of the (?:\w+ ){{0,3}}{_RUN_EN}",
        ),
        in_both(rf"{STORY_VI}|{_GOES_ON_VI}", rf"{STORY_EN}|{_GOES_ON_EN}"),
    ),
    "tallied": (
        in_both(
            r"(?:tăng|giảm|nhiều|ít|cao|thấp|hơn|kém)(?: \w+){0,5} (?:so với|cùng kỳ) ?(?:\w+ ){0,2}(?:tuần|tháng|quý|năm|kỳ|"
            r"ngày)|(?:số liệu|thống kê)(?: (?:đến|tính)|[^.;]{0,50} (?:tuần|tháng|quý|năm|ngày))|"
            r"(?:trong|tính (?:đến|từ)) (?:\w+ )?(?:tuần|tháng|quý|năm)(?: [\w/]+){0,3},? (?:\w+ ){0,5}"
            r"(?:có|ghi nhận|tiếp nhận|đón|khám|xử lý|giải quyết|thu gom|cho mượn) \d",
            rf"[\d,.]+%? (?:more|fewer|less|up|down|higher|lower)(?: \w+){{0,3}} than (?:in |at |for |on )?{_MONTHS_EN}|"
            rf"(?:up|down|a rise|a fall|an increase|a drop) (?:by )?(?:from|of|on) [^.;]{{0,20}}{_MONTHS_EN}|"
            rf"compared (?:with|to) (?:\w+ )?{_MONTHS_EN}|(?:statistics|figures|numbers) for (?:\w+ )?{_MONTHS_EN}",
        ),
        in_both(
            rf"{STORY_VI}|nếu|giá|phí|vé|mực nước|nước (?:sông|lũ|dâng)|gió|mưa|nhiệt độ|xin lỗi|dự kiến|dự báo",
            rf"{STORY_EN}|if|price|prices|fees?|fares?|river|level|wind|rain|temperature|sorry|forecast|expected",
        ),
    ),
    "polled": (
        in_both(
            rf"kết quả (?:lấy ý kiến|bỏ phiếu|thăm dò|khảo sát ý kiến|bình chọn|trưng cầu)|\d[\d.]*%? {_FOLK_VI}(?: \w+){{0,5}} "
            r"(?:không |chưa )?(?:đồng ý|tán thành|ủng hộ|phản đối|chọn|muốn (?:giữ|dời|đổi|có|bỏ))",
            r"results? of the (?:\w+ )?(?:vote|poll|survey|consultation|ballot)|"
            r"\d[\d,]*(?:%| per cent)?(?: of)?(?: \w+){0,4} (?:said (?:yes|no)|(?:was|were) (?:for|against|in favour)|"
            r"voted (?:for|against)|agreed|disagreed|chose|preferred|in favour|wanted)",
        ),
        in_both(
            rf"{STORY_VI}|nếu|bầu (?:cử|tổ|ban)|ứng cử|100 ?%|cử tri|quyên góp|ủng hộ (?:tiền|\d|gạo|đồng bào)",
            rf"{STORY_EN}|if|elect\w+|candidates?|donat\w*|100(?:%| per cent)",
        ),
    ),
    "shamed": (
        in_both(
            rf"(?:bị|phải chịu|hứng chịu|nghe)(?: \w+){{0,6}} {_ABUSED_VI}|(?:bà|ông|cô|chú|bác|anh|chị|em|cháu|thầy|họ|người)\b"
            r"[^.;]{0,40} (?:không làm (?:gì|điều gì) sai|không có lỗi gì|không liên quan|vô can|oan)(?! \w+ tiền)|"
            r"minh oan|trả lại (?:danh dự|thanh danh|tiếng)|"
            r"phải (?:nghỉ|bỏ) (?:bán|làm|việc|dạy|học|chợ) (?:vì|do|bởi) (?:tin|lời|chuyện|bài|clip)",
            rf"(?:has|have|had|was|were|is|are|been|being|got)(?: \w+){{0,2}} {_ABUSED_EN}|"
            r"(?:did|has done|had done) nothing wrong|had nothing to do with (?:it|this|that)|(?:is|was|are|were) innocent|"
            r"clear(?:s|ed)? (?:his|her|their) names?|"
            r"(?:insults|threats|abuse) (?:against|at|towards|to) (?:him|her|them|the \w+)",
        ),
        in_both(
            r"nếu|hãy|kẻ|công an (?:bắt|tạm giữ)|bị cáo|(?:trang|máy|số|tài khoản) (?:\w+ ){0,3}không liên quan|đừng để|khi",
            r"if|scam\w*|suspects?|charged with|accounts? (?:is|are)|when|may|might",
        ),
    ),
    "airtimes": (
        in_both(
            rf"loa[^.;]{{0,50}} (?:phát|đọc)\b[^;]{{0,60}}(?:{TIME}|\d+ lần|(?:một|hai|ba|bốn) lần)|giờ phát (?:loa|thanh)",
            rf"(?:loudspeakers?|speakers?)\b[^;]{{0,60}}(?:{TIME}|\b(?:once|twice|\w+ times) a (?:day|week))|"
            r"loudspeaker (?:hours|times)",
        ),
        in_both(
            rf"{STORY_VI}|xin lỗi|hỏng|hư|rè|đo|sơ tán|lệnh|đêm qua|hôm qua|(?:sáng|chiều) nay|xả lũ|vừa|đã phát|giả|nghe loa",
            rf"{STORY_EN}|sorry|brok\w+|repair\w*|measured|evacuat\w*|order|last night|yesterday|this morning|said|listen",
        ),
    ),
    "rounds": (
        in_both(
            r"lịch (?:thu|gom|lấy|đổ) (?:\w+ ){0,2}(?:rác|phế|lá|vỏ|đồ|dầu)|"
            r"(?:tổ|phố|ngõ|khu|đường|xóm|thôn)\b[^.;]{0,40} (?:thu|gom|lấy|đổ)(?: rác)? (?:sáng|chiều|tối|thứ|vào|từ|ngày|chủ)|"
            r"xe (?:rác|gom)[^.;]{0,30} (?:đi|qua|đến|vào|lấy)\b[^.;]{0,30}(?:thứ|sáng|chiều|tối|ngày)",
            r"(?:waste|rubbish|bin|paper|glass|leaf|leaves|garden|bulky|recycling|refuse)"
            r"(?: \w+){0,2} (?:collections?|rounds?)\b|"
            r"(?:bins?|bags|rubbish|leaves|paper|glass)(?: \w+){0,4} (?:is|are|will be) "
            r"(?:collected|picked up|emptied) (?:on|every|from)",
        ),
        in_both(
            rf"{STORY_VI}|xin lỗi|chậm|chưa|không (?:thu|gom|lấy|đến) (?:được|kịp)|phí|giá|sót|bỏ sót|kết thúc|nếu xe",
            rf"{STORY_EN}|sorry|late|not (?:been )?(?:collected|come)|fees?|price|missed|strike|ended|over",
        ),
    ),
    "caredfor": (
        in_both(
            r"(?:bác sĩ|y tá|điều dưỡng|trạm|bệnh viện|cán bộ|hội)\b[^.;]{0,50} (?:khám|thăm|theo dõi|chăm sóc|điều trị)"
            r"(?: \w+){0,3} (?:cháu|em|người|cụ|bệnh nhân)|(?:cháu|em|cụ|người|anh|chị)\b[^.;]{0,40} (?:được|đang) (?:khám lại|"
            r"theo dõi|chăm sóc|điều trị)",
            r"(?:doctors?|nurses?|the (?:clinic|hospital|ward))\b[^.;]{0,50} (?:seen|saw|examined|visited|looking after|treating|"
            r"treated|watching)(?: \w+){0,4} (?:children|child|patients?|people|pupils?|them|him|her|families|family)|"
            r"(?:children|patients|people|pupils)\b[^.;]{0,30} (?:are|is) being (?:watched|looked after|treated|kept in)",
        ),
        in_both(
            rf"{STORY_VI}|nếu|mời|lịch|đăng ký|đợt|sức khỏe|mắt|răng|huyết áp|cảm ơn|\d{{2,}} (?:cháu|em|người|cụ|bệnh nhân)",
            rf"{STORY_EN}|if|appointments?|thank\w*|\d{{2,}} (?:\w+ )?(?:children|patients|people|pupils)|[\d,]{{3,}} \w+",
        ),
    ),
    "formout": (
        in_both(
            r"(?:mẫu đơn|tờ khai|đơn (?:đề nghị|xin)|biểu mẫu|phiếu (?:đăng ký|đề nghị))\b[^.;]{0,90} (?:phát|lấy|nhận|"
            r"nộp|tại|ở)|(?:điền|ghi)(?: vào)? (?:tờ khai|mẫu|phiếu|đơn)",
            r"\bforms?\b[^.;]{0,60} (?:at|from|handed|filled|collected|available|in the)|"
            r"(?:fill in|with|hand in) (?:a |the |this )?(?:\w+ )?form\b",
        ),
        in_both(
            rf"{STORY_VI}|lừa|giả|xin lỗi|nếu có|người lạ|hết hạn|không nhận|đã nộp|kết quả",
            rf"{STORY_EN}|sorry|strangers?|click|refused|were handed|result",
        ),
    ),
    "leftbehind": (
        in_both(
            r"(?:đồ|đồ đạc|hành lý) (?:thất lạc|rơi lại|bỏ lại|bỏ quên|để quên)|(?:để|bỏ) quên|chưa có người nhận",
            r"lost[- ]property|(?:things|belongings|items|bags|coats) (?:were |was )?left behind|unclaimed|lost and found",
        ),
        in_both(
            rf"{STORY_VI}|(?:không|đừng) (?:để|bỏ) quên|trẻ|cháu|quên (?:bếp|khóa|mã|mật)|nếu",
            rf"{STORY_EN}|do not|if",
        ),
    ),
}  # fmt: skip
"""Each with its sign, in sentences whose hours are marked, and with what takes it away there."""
OF_OFFICES = TIDINGS.keys() - {"shamed"}
"""What offices tell and hardly anybody else."""
HOW_IT_WENT = frozenset({"ended", "tallied", "gift", "helped", "thanked"})
"""Under which a text counts what was given, done or had."""
_OF_WHAT_IS_TO_COME = frozenset(
    {"set", "due", "bids", "clock", "attend", "slot", "comes", "where", "atdawn", "atwork", "ateve"}
)
_BESIDE_WHAT_IS_OVER = frozenset({
    "ended", "thanked", "helped", "gift", "follows", "site", "calls", "why", "missedout", "refund", "tallied", "toldeach",
    "tookback", "sample", "tested", "reports",
})  # fmt: skip
_BESIDE_WHO_SUFFERED = frozenset(
    {"shamed", "spare", "police", "follows", "helped", "thanked", "tookback", "whopays"}
)
_INSTEAD: Mapping[str, frozenset[str]] = {
    "tallied": frozenset({"measured", "longwait", "camelate", "limited", "swapped"}),
    "polled": frozenset({
        "swapped", "postponed", "moved", "measured", "tallied", "voting", "views", "goingdown", "halfowned", "unchanged",
        "result", "askedof", "signup", "shut",
    }),
    "airtimes": frozenset({"speaker", "hours", "newrule", "noise", "tryout"}),
    "rounds": frozenset({"sorting", "waste", "road", "hours", "checkup"}),
    "caredfor": frozenset({"measured", "fee", "free", "nocharge", "checkup", "jab", "babies", "result", "tallied", "pupils"}),
    "formout": frozenset({"works", "mended", "beingdone", "howto", "willdo", "measured", "askedof"}),
    "leftbehind": frozenset({"refuge", "bring", "mixedup", "storing", "oldies", "hours", "wayshut", "jab", "nosignal"}),
    "tookback": frozenset({"mended", "works", "inspected", "onview", "listed", "measured", "beingdone", "willdo", "reopened"}),
    "ill": frozenset({"works", "noise", "feast", "outing", "road", "wayshut", "optional", "measured", "sorting", "pupils"}),
}  # fmt: skip
"""Of what a text is tidings of people speak, and not of what its words are like beside that."""


def beside_tidings(names: set[str]) -> set[str]:
    """Of what a text brings up that of which people speak beside what it is tidings of."""
    names = names.difference(*(_INSTEAD[name] for name in _INSTEAD.keys() & names))
    if "shamed" in names:
        names &= _BESIDE_WHO_SUFFERED
    return names & _BESIDE_WHAT_IS_OVER if "ended" in names else names


def named_beside(names: set[str], spoken_of: Mapping[str, str]) -> dict[str, str]:
    """What a text names, without the hours and places of what is over, and without the things near which somebody suffered."""
    never = (_OF_WHAT_IS_TO_COME if "ended" in names else frozenset()) | (
        {"subject"} if "shamed" in names else set()
    )
    return {name: said for name, said in spoken_of.items() if name not in never}
