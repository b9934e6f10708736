"""What an ordinary notice tells of: a desk that is shut, a meeting, a hand-out, a planned cut, thanks to helpers, care of rice.

Each is found where the thing and what happens to it stand together, in one sentence or in one and
the title: so a line on it presumes no more than that.
"""

# Charter: conduct doing signs
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from infodrill.kernel.patterns import Signs, in_both
from infodrill.kernel.saidtimes import TIME


@dataclass(frozen=True, kw_only=True)
class Doing:
    """The sign of a thing, of what happens to it in the same sentence, and of what takes it away there."""

    thing: Signs
    happens: Signs
    but: Signs


def doing_of(vi: tuple[str, str, str], en: tuple[str, str, str]) -> Doing:
    """One of them, by its three signs in each language."""
    thing, happens, but = (in_both(*both) for both in zip(vi, en, strict=True))
    return Doing(thing=thing, happens=happens, but=but)


_DESK = (
    r"bộ phận|quầy|một cửa|trụ sở|văn phòng|tiếp dân|phường",
    r"(?:ward |paper |town |council |city )?(?:office|counter|desk|(?<=town )hall|(?<=city )hall)",
)
"""Where papers are handed in and fetched."""
STORY_VI = r"tin (?:nói|đồn|kia|ấy|rằng|giả)|là (?:sai|giả|bịa)|bịa|không có chuyện|không đúng|sai sự thật"
STORY_EN = r"rumou?r|fake|false|wrong|not true|forg\w+|hoax|untrue"
"""What is told of a thing only to say that it is not so."""
NOTICES: Mapping[str, Doing] = {
    "shut": doing_of(
        (
            _DESK[0],
            r"(?:tạm )?nghỉ(?! học| trưa)|(?:tạm )?đóng cửa|không (?:tiếp dân|làm việc|mở cửa|nhận hồ sơ)|ngừng (?:tiếp|"
            r"nhận|làm việc)",
            rf"{STORY_VI}|không (?:nghỉ|đóng cửa)|đóng cửa (?:lúc|sổ|trả lời)|không nghỉ trưa|đã nghỉ|lớp|mẫu giáo|học sinh",
        ),
        (
            _DESK[1],
            r"(?:is|are|be|will be) (?:closed|shut)|closed? (?:this|on|all|for|next|tomorrow)|closes (?:at|this|today|for)|"
            r"shuts|sees no visitors|no visitors|stays? (?:closed|shut)",
            rf"{STORY_EN}|not (?:closed|closing|shut)|opens? at [\d{TIME}.:]+ and closes",
        ),
    ),
    "moved": doing_of(
        (
            _DESK[0],
            r"làm việc tạm|chuyển (?:trụ sở|địa điểm|chỗ|sang|về|đến)|dời (?:về|sang|đến|qua)|trụ sở tạm|chỗ mới|địa điểm mới",
            rf"{STORY_VI}|chuyển (?:tiền|khoản)|hồ sơ|đơn|không (?:chuyển|dời)",
        ),
        (
            _DESK[1],
            r"moves? to|has moved|moved to|new (?:address|place|premises)|for the time being (?:at|in)",
            rf"{STORY_EN}|money|not mov\w+",
        ),
    ),
    "meeting": doing_of(
        (
            r"họp (?:phụ huynh|tổ|thôn|dân|khu|lớp|khối|xóm|chung cư|cư dân)|buổi họp|cuộc họp|(?:mời|"
            r"giấy mời) (?:\S+ ){0,4}họp",
            rf"[{TIME}]+|lúc|tối|sáng|chiều|tại|thứ|chủ nhật",
            rf"{STORY_VI}|(?:đã|vừa) họp|sau (?:cuộc |buổi )?họp|đang họp",
        ),
        (
            r"(?:residents'?|parents'?|ward|village|block|tenants'?|class) (?:meeting|evening)|meeting (?:of|for) (?:the )?"
            r"(?:residents|parents|tenants|block)",
            rf"[{TIME}]+|at|on|in",
            rf"{STORY_EN}|after the meeting|was held|staff meeting",
        ),
    ),
    "signup": doing_of(
        (
            r"lớp (?:dạy|học|năng khiếu|bơi|vẽ|đàn)|khóa học|câu lạc bộ|đăng ký|ghi (?:tên|danh)|giải (?:chạy|bóng|cờ)|hội thi",
            r"đăng ký (?:với|tại|tới|đến|ở|qua|trước|dự|tham)|ghi (?:tên|danh) (?:với|ở|tại|trước)|mở lớp|"
            r"nhận (?:thêm )?(?:học viên|"
            r"người (?:học|chơi))",
            rf"{STORY_VI}|hộ khẩu|khai sinh|kết hôn|xe máy|tạm trú|tiêm|khám|không (?:phải|cần) đăng ký|"
            r"hiến máu|số đăng ký|từ (?:\w+ ){0,2}(?:năm|tháng) nay|đã (?:được )?đăng ký",
        ),
        (
            r"(?:\w+ )?(?:class(?:es)?|course|lessons?|club|race|run|tournament)|sign up|register",
            r"sign up|register (?:at|with|by|before|for)|put your name|enrol\w*|places? (?:left|for)",
            rf"{STORY_EN}|need not|no need|vaccin\w+|birth|blood|(?:public|the) register|registered since|has been registered",
        ),
    ),
    "handout": doing_of(
        (
            r"gạo|mì|nhu yếu phẩm|hàng cứu trợ|suất quà|phần quà|quà|áo phao|thuốc khử|nước uống|sữa|vở",
            r"(?:đợt \S+ )?phát (?:cho|gạo|quà|mì|\d+|tại|ở|vào|lúc|bù)|mỗi (?:hộ|nhà|người|cháu|em) (?:\w+ )?\d+|"
            r"cấp phát|(?:mời|đến|ra) "
            r"(?:\S+ ){0,4}(?:nhận|lĩnh)|xe chở (?:riêng|bù)|phát bù",
            rf"{STORY_VI}|đã phát|vừa phát|trước khi phát|phát hiện|ngừng phát|chưa phát|hết hạn|quá hạn|"
            r"không (?:phát|còn)|đổi|để|ẩm|mốc",
        ),
        (
            r"rice|noodles|food|relief|parcels?|gifts?|blankets?|milk|life jackets?",
            r"(?:handed|given) out|hand(?:s|ing)? out|each (?:household|family|house|home) (?:gets|receives)|"
            r"come and (?:get|collect)|"
            r"(?:can|may) be (?:collected|fetched)|gets? its|left over|give your name",
            rf"{STORY_EN}|was handed|were handed|not (?:handed|given)|stopped",
        ),
    ),
    "swap": doing_of(
        (
            r"gạo|bao|túi",
            r"(?:mang|đem|được|có) (?:\S+ ){0,4}đổi|đổi (?:bao|gạo|túi|lại|ngay|khác|ở|tại|lấy)",
            rf"{STORY_VI}|thay đổi|không đổi|trao đổi|đổi (?:giờ|lịch|ngày|màu|mùi)",
        ),
        (r"rice|bags?|sacks?", r"swap\w*|exchang\w+|chang\w+ (?:it|them) (?:free|for)|for a (?:new|dry) one",
         rf"{STORY_EN}|not exchang\w+"),
    ),
    "storing": doing_of(
        (
            r"gạo",
            r"ẩm|mốc|phơi|ngả màu|có mùi|mùi (?:lạ|hôi|chua|mốc)|vo kỹ|trải|cho ráo|chấm xanh|nấu",
            rf"{STORY_VI}|không (?:có )?(?:bao nào )?(?:ẩm|mốc)|kho|đổi (?:bao|lấy)|lấy mẫu|xin lỗi|lỗi của|"
            rf"chưa (?:rõ|biết)|lợp|mái",
        ),
        (
            r"rice",
            r"damp|mould\w*|sour|green spots|wet|dry (?:it|your|the)|spread it|keep (?:your|the) (?:rice|bags?)|"
            r"warm (?:place|spot|and)|smells?|shelf",
            rf"{STORY_EN}|sorry|barn|roof|depot|not (?:known|clear|know)|thank\w*",
        ),
    ),
    "helped": doing_of(
        (
            r"anh|chị|em|cô|chú|bác|ông|bà|các (?:bạn|em|cháu|anh|chị|bác|cô)|bạn|thầy|đội|nhóm|thanh niên|thợ|tài xế|"
            r"học sinh|lớp|hội",
            r"(?:xin |gửi lời |rất )?(?:cảm|cám) ơn (?:anh|chị|em|cô|chú|bác|ông|bà(?! con)|các|\d|\S+ (?:bạn|anh|chị|em|"
            r"bác|cô|"
            r"thanh niên)|thầy|đội|"
            r"nhóm|lớp|thợ|tài xế|hội)|nhờ (?:anh|chị|em|cô|chú|bác|ông|bà|các|thầy|đội|nhóm|lớp) (?:\S+ ){0,14}mà",
            r"bà con đã (?:báo|phản ánh)|(?:báo|phản ánh|lên tiếng)|đã (?:hỏi|đọc|quan tâm|theo dõi)|xin lỗi|hợp tác|bầu|"
            r"nhiệm kỳ|năm qua|"
            r"chia sẻ|thông cảm",
        ),
        (
            r"mr|mrs|ms|class|drivers?|young people|pupils?|volunteers?|neighbours?|team|crew|electrician|nurses?|"
            r"teachers?|students?|"
            r"all who|everyone who",
            r"thank(?:s| you)?(?: to)?|says thank you|says thanks|grateful to",
            r"report\w*|told us|spoke|raised|asking|patience|years|sorry|understanding|reading|pointed",
        ),
    ),
    "cutoff": doing_of(
        (
            r"điện|nước(?! uống)",
            r"(?:tạm |sẽ )?(?:cắt|ngừng|cúp|ngưng)(?: cấp)? (?:điện|nước)|(?:điện|nước) (?:sẽ )?(?:bị )?(?:cắt|ngừng)|"
            r"(?:tối|đêm|sáng|chiều|trưa) (?:nay|mai)[^.;]{0,40} mất (?:điện|nước)|sẽ (?:bị )?mất (?:điện|nước)|"
            r"khóa (?:van )?nước",
            rf"{STORY_VI}|không (?:cắt|mất|ngừng|cúp|có lịch)|đã (?:có|đóng)|trở lại|có (?:điện|nước) lại|nước ngập|"
            rf"báo trước một|chưa (?:quyết|có)|phương án|"
            r"lỗi của|xin lỗi|kịp|vì (?:mất|cúp) điện|(?:đêm|hôm|tối|chiều|sáng) qua",
        ),
        (
            r"power|electricity|water",
            r"(?:is|are|be|will be|goes|go) (?:cut|off)|cut off|power cut|turned off",
            rf"{STORY_EN}|was|were|last night|yesterday|not (?:be )?(?:cut|off)|no (?:power )?cut|back on|on again|sorry|"
            rf"because of",
        ),
    ),
    "crossing": doing_of(
        (
            r"phà|đò|(?<!cầu )tàu|xe buýt|xe khách|chuyến",
            r"(?:chạy|chậm|khởi hành|rời bến)|\S+ phút một chuyến|chuyến",
            r"tham quan|du lịch|tàu cá|tàu hàng|bị chìm|tai nạn|đâm|xe chở|chuyến hàng|rác|xe đón học sinh|đổ dầu|"
            r"xe gom|bỏ chuyến|thêm một chuyến|hủy|hoãn|ngừng|tạm dừng|dừng (?:chạy|hẳn)|nghỉ chạy|không chạy",
        ),
        (
            r"ferry|ferries|bus(?:es)?|trains?|boats?",
            r"runs?|delayed|leaves?|every \w+ minutes|on time|late|stops? at|sails?|timetable|times",
            r"cancell?ed|stopped|suspended|not run\w*|until further notice|"
            r"sank|collision|crash\w*|fishing|swimming|team|bus passes|strangers?",
        ),
    ),
    "babies": doing_of(
        (
            r"trẻ|cháu|em bé|bé|trẻ em|sơ sinh",
            r"tiêm(?! chó| mèo)",
            rf"{STORY_VI}|chó|mèo|sốc|phản ứng|hết (?:vắc-xin|thuốc)|xin lỗi|hỏng|tủ lạnh|thu hồi|lô",
        ),
        (r"bab(?:y|ies)|child(?:ren)?|infants?|toddlers?", r"vaccin\w+|jabs?",
         rf"{STORY_EN}|dogs?|cats?|rabies|reaction|sorry|fridge|recall\w*|run out"),
    ),
    "trick": doing_of(
        (
            r"cuộc gọi|gọi (?:điện )?|tin nhắn|nhắn tin|đường (?:dẫn|link)|có (?:người|kẻ)|kẻ|trúng thưởng|tự xưng|"
            r"xưng (?:là )?|giả (?:danh|công an|mạo|làm|dạng|nhân viên|cán bộ|thợ|bác sĩ|người)|rao (?:bán )?|ai đưa tiền|"
            r"(?:đi|tới|đến) (?:\S+ \S+ )?thu tiền|thu (?:tiền|quỹ)(?: \S+)? qua tin nhắn",
            r"tự xưng|xưng là|giả (?:danh|làm|dạng|nhân viên|cán bộ|thợ|bác sĩ)|mạo danh|trúng thưởng|đưa tiền là mất|bán "
            r"suất|đừng (?:bấm|chuyển|cài|đưa|nộp|đọc|nghe)|lừa|"
            r"không (?:cử ai|"
            r"thu tiền|gọi|thu (?:khoản|"
            r"phí))|đòi (?:nộp|chuyển|đóng|tiền|phí|\d)",
            r"mẫu nước|người lạ (?:trước|đứng|ở) cổng|bắt cóc|sẽ bị phạt",
        ),
        (
            r"someone|somebody|anyone|callers?|calls?|calling|messages?|link|prize|stranger who rings|visitors?|m[ae]n|wom[ae]n|"
            r"people",
            r"hang up|do not (?:pay|click|transfer|install|send|open)|let (?:him|her|them) in|(?:is|are) cheating you|"
            r"say they are from|claims? to be|pretend\w*|collects? no (?:fee|money)|"
            r"scam\w*|"
            r"asks? for (?:(?:a |the )?(?:fee|money|code|stamp fee)|[\d.,]+)|sends nobody|asking for (?:a |"
            r"the )?(?:\w+ )?(?:fee|money|code)|won a prize",
            r"at the gate|strangers at",
        ),
    ),
    "sorting": doing_of(
        (
            r"pin|rác|đồ (?:cũ|nhựa|điện)|bóng đèn|vỏ (?:chai|hộp)|túi",
            r"thùng thu|thu gom|phân loại|bỏ (?:pin|rác|vào)|gom rác|để sẵn trước|xe rác (?:chạy|đến|gom)|đừng (?:vứt|"
            r"bỏ) chung|điểm thu",
            rf"{STORY_VI}|bao rác bị|rác ngập|phản ánh|bỏ sót|xin lỗi|không vào|bỏ chuyến",
        ),
        (
            r"batter(?:y|ies)|rubbish|waste|bins?|bottles?",
            r"collect\w*|sort\w*|put (?:out|in)|take (?:it|them) to|drop\w*|separate\w*|pick\w* up",
            rf"{STORY_EN}|sorry|complain\w*|missed|forgot\w*",
        ),
    ),
    "views": doing_of(
        (
            r"bà con|người dân|phụ huynh|cư dân|ý kiến|góp ý",
            r"góp ý|lấy ý kiến|cho ý kiến|gửi ý kiến|hộp thư",
            rf"{STORY_VI}|đã góp ý|tiếp thu|(?:trả lời|về) góp ý|ý kiến cho rằng|\?",
        ),
        (r"residents?|people|parents|everyone|views?|opinions?|plans?", r"tell us what|send (?:us )?your (?:views?|"
        r"opinions?)|have your say|"
         r"comments? box|your views|consult\w*", rf"{STORY_EN}|no comment|\?"),
    ),
    "listed": doing_of(
        (
            r"danh sách|kết quả (?:bốc thăm|xét)|bảng kê",
            r"(?:đã |được )?(?:dán|niêm yết|treo|đăng) (?:ở|tại|lúc|trên)|(?:dán|niêm yết|treo) (?:công khai|đầy đủ)",
            rf"{STORY_VI}|gỡ|xóa|lộ|chia sẻ|dán nhầm|lan",
        ),
        (r"lists?|results? of the (?:draw|lottery)", r"(?:is|are|hangs?|posted|put) (?:up |posted )?(?:on|at|in)|hangs?",
         rf"{STORY_EN}|leak\w*|delete|deleted|wrong list"),
    ),
    "fetching": doing_of(
        (
            r"đón (?:con|cháu|học sinh|các (?:em|con|cháu)|trẻ)|xe đưa đón (?:học sinh|các|trẻ)|giờ (?:tan học|đón)|"
            r"cổng (?:trước|sau|trường)",
            rf"đón|[{TIME}]+|cổng (?:trước|sau)|điểm dừng",
            rf"{STORY_VI}|người lạ|bắt cóc|chụp ảnh|hỏng|chốt|nhặt được|dán",
        ),
        (r"pick-?up|home time|school bus|front gate|back gate|fetch\w* (?:their|your) child\w*",
         rf"[{TIME}]+|parents?|pick-?up|gate|child\w*", rf"{STORY_EN}|strangers?|bicycle|photograph\w*|nothing happened"),
    ),
    "checkup": doing_of(
        (
            r"khám|đo (?:mắt|huyết áp|đường huyết)|tầm soát",
            r"miễn phí|khám (?:mắt|sức khỏe|bệnh|răng|cho|tại)|đo (?:mắt|huyết áp|đường huyết)|buổi khám",
            rf"{STORY_VI}|cần đi khám|đi khám ngay|đau bụng|sốt|khám xét|khám nghiệm|phòng khám (?:nghỉ|đóng|hết)",
        ),
        (r"(?:eye|blood pressure|hearing|dental|health) (?:tests?|checks?)|check-?ups?", r"free|for|on|from|at",
         rf"{STORY_EN}|samples?|results?"),
    ),
    "onview": doing_of(
        (
            r"sổ(?: \S+)?|nhật ký|biên bản|bản chụp|hồ sơ|bản vẽ|hợp đồng|phiếu",
            r"(?:ai|bà con|người dân|dân)(?: \S+){0,2} xem được|cho (?:ai|bà con|dân|mọi người)(?: \S+){0,2} xem|xem tại|"
            r"mời (?:\S+ ){0,3}xem|"
            r"dán ở|treo ở|niêm yết",
            rf"{STORY_VI}|không (?:cho )?xem|danh sách",
        ),
        (r"logs?(?: book)?|books?|records?|minutes|pages|papers|contract|plans?", r"(?:anyone|anybody|everyone|you|"
        r"people) (?:may|can) (?:see|read|"
         r"look)|on (?:show|view|the wall|the board)|open to (?:all|everyone)", rf"{STORY_EN}|not (?:open|on)"),
    ),
    "number": doing_of(
        (r"số (?:điện thoại|trực(?: ban)?|máy|đường dây nóng|tổng đài)|số đủ|số đúng", r"đổi (?:sang )?số|số mới|đổi số|"
        r"số (?:đủ|đúng)|in (?:thiếu|sai)|"
         r"ghi (?:thiếu|sai)", rf"{STORY_VI}|tài khoản"),
        (r"(?:phone|telephone|duty) number|number", r"new number|number has changed|changes? (?:its|the) number|"
        r"right number is|"
         r"number (?:was|is) (?:wrong|misprinted)", r"rumou?r|fake|hoax|bags|scam"),
    ),
    "fee": doing_of(
        (
            r"vé(?: tháng)?|giá|phí|lệ phí|tiền (?:gửi|vé|xe|chợ|rác|điện|nước|quỹ)|bãi gửi xe|lượt",
            r"\d+ ?(?:nghìn|ngàn|đồng|k)|\d{1,3}(?:\.\d{3})+",
            rf"{STORY_VI}|không (?:thu|tăng)|lừa|tự xưng|xưng|phạt|đòi|trúng",
        ),
        (
            r"fees?|tickets?|price|fares?|parking|costs?",
            r"\d+(?:,\d+)? ?(?:dong|thousand|k|cents?)|\d{1,3}(?:,\d{3})+|(?:goes|go) up",
            rf"{STORY_EN}|scam|claims|no fee",
        ),
    ),
    "askedof": doing_of(
        (
            r"(?:có )?(?:bác|người|bà con|phụ huynh|nhiều người|anh|chị|cô|mấy người)(?: \S+)? hỏi|được không|ai được|"
            r"ai phải|có phải|làm (?:lại )?ở đâu|"
            r"(?<!như )thế nào|(?<!không )(?<!chẳng )(?<!chưa )bao giờ",
            r"được|không|phải|dạ|vâng|từ|ở|tại",
            rf"{STORY_VI}|đồn|vì sao|tại sao|chúng tôi chưa|chưa (?:rõ|biết)|bao giờ có|xin lỗi|công an|cá chết|lỗi",
        ),
        (r"(?:neighbour|parents?|residents?|several|many|people|someone|mr \w+|mrs \w+)(?: \S+){0,3} asked|may i|can i|"
        r"who can|do i|where do i|"
         r"must i|can pupils", r"yes|no|may|can|must|need|get|write|come", rf"{STORY_EN}|we do not know|not known|sorry|"
         rf"strangers?"),
    ),
    "giving": doing_of(
        (r"chăn|áo(?: ấm)?|sách|đồ dùng|thùng hàng|nhu yếu phẩm|vở", r"(?:đem|mang|gửi)(?: \S+){0,2} (?:tới|đến|ra)|"
        r"quyên góp|ủng hộ|góp",
         rf"{STORY_VI}|đã nhận|mang theo|để quên"),
        (r"blankets?|clothes|books|food|boxes|toys", r"bring|donat\w+|give|collect\w*", rf"{STORY_EN}|borrow|left|found|"
        rf"not bring"),
    ),
    "pharmacy": doing_of(
        (r"nhà thuốc|hiệu thuốc|quầy thuốc", r"trực|mở|đêm|bán", rf"{STORY_VI}|hết|đóng cửa|giả"),
        (r"chemist|pharmacy", r"open|night|duty", rf"{STORY_EN}|closed|run out"),
    ),
    "exams": doing_of(
        (r"thi|kỳ thi|dự thi|thí sinh", r"chúc|lớp \d+|thẻ dự thi|học sinh|các em|phòng thi|môn|ngày thi",
         rf"{STORY_VI}|hội thi|cuộc thi|thi công|thi đấu|lộ đề"),
        (r"exams?", r"pupils?|sits?|good luck|hall|class|students?|tomorrow", rf"{STORY_EN}|leak\w*|answers sold"),
    ),
}  # fmt: skip
"""What is arranged for people, and what they are told of it."""
