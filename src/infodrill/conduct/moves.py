"""What a text does with its news, whatever that is about: it takes back its own word, keeps a name to itself, tells what to do if
something is met, puts one day in place of another, says that nobody is hurt, that somebody was left out, how many are left.

Subjects are without number and moves are few: so a reply has something of the text to speak of where no noun of it is known.
Each is found in one sentence or in two that follow each other; in doubt nobody speaks of it.
"""

# Charter: conduct moves
from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import pairwise

from infodrill.casework.clauses import takes_place
from infodrill.conduct.acts import ACTS
from infodrill.conduct.dealings import DEALINGS
from infodrill.conduct.doings import DOINGS, FIRST
from infodrill.conduct.outcomes import OUTCOMES, SAID_BY_OFFICES, STORY_EN, STORY_VI
from infodrill.conduct.standings import STANDINGS
from infodrill.conduct.tidings import OF_OFFICES, TIDINGS
from infodrill.kernel.patterns import Signs, as_typed, in_both, signs
from infodrill.kernel.saidtimes import TIME

_OFFICE_VI = r"(?:chúng tôi|phường|trường|hội|bệnh viện|phòng khám|công ty|ủy ban|xã|trạm|nhà trường|ban quản lý|thành phố)"
PEOPLE_VI = (
    r"(?:hộ|người|cháu|em|cụ|nhà|công nhân|thuyền viên|học sinh|ngư dân|trẻ|bé|khách|gia đình|bệnh nhân)"
)
PEOPLE_EN = (
    r"(?:people|persons?|households?|families|family|homes|child|children|pupils?|man|men|woman|women|crew|workers?|passengers?|"
    r"patients?|residents|fishermen|sailors?)"
)
_DAY_VI = (
    rf"(?:ngày|thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật|mùng|sáng|trưa|chiều|tối|đêm|tuần|tháng|lúc|[{TIME}]+)"
)
_DAY_EN = rf"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|tonight|next (?:week|month)|the \d|noon|[{TIME}]+)"
MOVES: Mapping[str, tuple[Signs, Signs]] = {
    "tookback": (
        in_both(
            r"rút (?:lại )?(?:lời|tin|bài)|(?:viết|nói|đăng|báo|ghi|thông báo|lời|bài|tin)(?: (?:thế|vậy|ấy|đó|trên))? là "
            r"(?:sai|không đúng|nhầm)|"
            r"(?:chúng tôi|phường|trường|công ty|hội)(?: có| đã)? (?:viết|nói|đăng|báo|thông báo)[^;]{2,90}\. "
            r"(?:\w+ ){0,6}(?:không phải|là sai|là nhầm|chưa đúng|không đúng)|"
            r"(?:đăng|báo|ghi|thông báo|công bố)(?: \w+){0,2} (?:tuần|hôm|tháng|sáng|chiều|tối|đêm|lần) (?:trước|qua|kia|"
            r"nay)[^;]{2,90}"
            r"\b(?:số|giờ|ngày|tên|chỗ|địa chỉ|mức) đúng là|(?:chúng tôi|tôi|phường|trường|trạm|hội) (?:đã )?(?:nói|báo|đăng|"
            r"viết|thông báo) sai|(?:ghi|in|báo|đăng) (?:sai|nhầm) (?:ngày|giờ|số|tên|địa chỉ|chỗ|thứ)|"
            r"đính chính (?:thông báo|bài|tin|lời) của chính|như bài (?:lúc|hôm|trước|sáng|chiều)",
            r"we (?:withdraw|take back)|correct\w* our own|"
            r"(?:i|we) (?:told|said|wrote|posted|announced|promised)\b[^;]{2,90}\b(?:that|it|this|they) (?:was|were|is|are|will|"
            r"would|did|does|do) (?:wrong|not(?: so| true| right)?|a mistake)|the right (?:number|figure|day|date|hour|time|name|"
            r"address|place) is|"
            r"(?:gave|printed|had|put|carried|posted|wrote)(?: out)? (?:the |a )?wrong (?:date|day|hour|time|number|address|"
            r"place|name|figure)s?|we (?:told|said|wrote|posted|announced)\b[^.;]{2,60}\bwrongly",
        ),
        in_both(rf"{STORY_VI}|chưa rõ", rf"{STORY_EN}|not yet known"),
    ),
    "nosuch": (
        in_both(
            r"^(?:dạ )?(?:không có chuyện|không đúng là|không phải chuyện|hoàn toàn không có|không hề có|chưa hề|không,)|"
            r"(?:phường|trường|chúng tôi) (?:chưa|không) hề",
            r"^no, (?:the|there|it|we|nobody|no)|there is (?:no truth|nothing) in|^it is not true that|"
            r"^nobody (?:fell|died|drowned|was|is being|has been) \w+|we have never (?:said|asked|sent)",
        ),
        in_both(r"xin lỗi|rút lại", r"sorry|withdraw"),
    ),
    "impostor": (
        in_both(
            r"mạo danh|là trang giả|trang(?: \w+){1,6} (?:là giả|không phải của)|không có (?:quỹ|tổ|chương trình|đội) nào",
            r"impostors?|has no fund of this name|neither set up nor authorised|(?:page|site)\b[^.;]{0,40} (?:is|are) (?:a )?"
            r"(?:fake|false|not ours)|fake page",
        ),
        in_both(r"công văn|ảnh", r"decree|picture"),
    ),
    "elsething": (
        in_both(
            r"(?:tờ giấy|ảnh|clip|đoạn ghi âm|giọng|danh sách|hình)\b[^.;]{0,90}(?:không phải (?:là )?(?:danh sách|giọng|"
            r"ảnh|hình)|là thật nhưng (?:của|từ|chụp|đã|quay))",
            r"(?:sheet|picture|photo|clip|list|voice|recording)\b[^.;]{0,110}(?:, not (?:an?|the) (?:list|picture|clip)|"
            r"is not that of|is (?:real|genuine) but)",
        ),
        in_both(r"xin lỗi|chúng tôi gửi", r"sorry|we sent"),
    ),
    "noneed": (
        in_both(
            r"(?:không|khỏi) (?:cần|phải) (?:ra|rút|trữ|chạy|hứng|rời|mua|lo|đi|về|sơ tán|di dời)|không ai (?:phải|cần) (?:ra|"
            r"chạy|rời|đi|mua|làm)",
            r"no need to (?!bring|call|ring|sign)\w+|nobody (?:has|needs) to (?:leave|go|do anything|queue|withdraw|run|change)|"
            r"you (?:need not|do not (?:have|need) to) (?:leave|go|do|queue|withdraw|run|change)",
        ),
        in_both(rf"{STORY_VI}|xin lỗi|nếu", rf"{STORY_EN}|sorry|if"),
    ),
    "howto": (
        in_both(
            r"chỉ (?:cần|việc) (?:mang|ghi|ra|điền|nộp|gọi|nhắn|báo|đưa)|mang (?:căn cước|giấy|sổ|thẻ|"
            r"bản)(?: \w+){0,4} (?:ra|đến|tới|"
            r"lên) \w+|ghi tên (?:con|vào|ở|với)|điền (?:đơn|mẫu|tên|phiếu)|nộp (?:tại|ở|cho) \w+|(?:có thể|được) (?:đặt|"
            r"nộp|đăng ký|trả|ghi tên)(?: \w+){0,2} (?:qua|tại|ở|bằng)",
            r"(?:all you need|you only need|you need only|just) (?:to |is to )?(?:bring|write|sign|fill|ask|show)|fill in|"
            r"put (?:your|their|the child's) names? (?:down|in|on)|show (?:your|the) \w+ at|you (?:can|may) (?:book|apply|"
            r"pay|register|sign up|hand)|hand (?:it|them) in at",
        ),
        in_both(rf"{STORY_VI}|không (?:cần|phải) (?:điền|nộp|mang)|lừa", rf"{STORY_EN}|need not"),
    ),
    "beingdone": (
        in_both(
            r"(?:thợ|đội|tổ(?! (?:trưởng|phó|dân phố)\b)|lính cứu hỏa|công an|bác sĩ|kỹ sư|anh em|"
            r"công nhân)(?: \w+){0,3} đang (?!nghỉ|bị|thiếu|ở đâu)\w+|đang có mặt|đang làm (?:việc )?tại",
            r"(?:crews?|teams?|engineers?|firemen|firefighters|police|doctors?|workers|divers?)(?: \w+){0,3} (?:is|"
            r"are) (?:there|on site|on the spot|at work|working|searching|clearing|trying|"
            r"mending|repairing|fixing|pumping|digging|testing|checking|measuring|replacing|cutting|carrying|taking samples)",
        ),
        in_both(rf"{STORY_VI}|nếu", rf"{STORY_EN}|if"),
    ),
    "stillgood": (
        in_both(
            r"(?:vẫn|còn) (?:\w+ )?(?:dùng|lên|đi|nhận|sử dụng) được|còn (?:nguyên )?(?:giá trị|hiệu lực)",
            r"(?:still|remains?|stays?) (?:valid|good)|can still be used",
        ),
        in_both(rf"{STORY_VI}|không còn|nước|xe con|đường|cầu", rf"{STORY_EN}|no longer|water|road|bridge"),
    ),
    "extended": (
        in_both(
            r"gia hạn|kéo dài (?:đến|tới|thêm|sang)|lùi hạn|thêm (?:một|hai|ba|\d+) (?:ngày|tuần) nữa",
            r"(?:is|are|was|has been) extended (?:to|until|by)|(?:one|two|three|\d+) more (?:days?|weeks?)",
        ),
        in_both(rf"{STORY_VI}|không (?:gia hạn|kéo dài)|hết hạn thuê", rf"{STORY_EN}|not (?:be )?extended"),
    ),
    "outoforder": (
        in_both(
            r"(?:đang|bị|lại) (?:hỏng|hư|trục trặc|liệt|rách|kẹt)|(?:loa|máy|quạt|bơm)[^.;]{0,24} (?:rách|rè|hỏng)|"
            r"mất (?:nước|sóng|mạng)|ngừng (?:chạy|hoạt động)|chờ (?:linh kiện|phụ tùng)",
            r"out of order|broken down|is broken|(?:is|are) not working|has failed|spare parts?|the part comes",
        ),
        in_both(
            rf"{STORY_VI}|không (?:hỏng|hư|mất|có)|đã (?:sửa|thay|có)|sửa xong|vừa có|nếu|sẽ",
            rf"{STORY_EN}|repaired|mended|back|if|will|no \w+ is",
        ),
    ),
    "wronged": (
        in_both(
            r"phải (?:đứng|ngồi|chờ|đợi|nằm)(?: \w+){0,3} (?:ngoài|mưa|nắng|đêm|hành lang)|về tay không|bị (?:đuổi|"
            r"từ chối)|xếp nhầm",
            r"went (?:home|away) (?:with nothing|empty-handed)|had to (?:stand|wait|sit|sleep)|(?:was|were) (?:sent|turned) away|"
            r"turned (?:people|them|patients|families) away|stood (?:outside|in the)",
        ),
        in_both(rf"{STORY_VI}|nếu", rf"{STORY_EN}|if|please"),
    ),
    "keepoff": (
        in_both(
            r"(?:đừng|không được|cấm|chớ|không để)(?: \w+){0,4} (?:ra (?:ao|sông|suối|hồ|đê|bờ|xem)|xuống (?:ao|sông|"
            r"nước)|lại gần|đến gần|trèo|bơi|tắm|lội)",
            r"keep (?:off|away|out|clear)|stay (?:off|away|out|on the other side)|(?:nobody|no one) should (?:step|go|walk|"
            r"climb|swim|enter|touch)|do not (?:go near|step|climb|swim|enter|walk on)",
        ),
        in_both(rf"{STORY_VI}|nhà|gia đình|phường", rf"{STORY_EN}|home|famil\w+|police"),
    ),
    "undecided": (
        in_both(
            r"chưa (?:được )?(?:quyết|chốt)|chưa ngã ngũ|chưa có phương án|chưa có quyết định(?! nào)",
            r"not (?:yet )?(?:been )?decided|no decision(?! (?:to|has been made to))|still to be decided|is undecided",
        ),
        in_both(  # what nobody has proposed is not pending
            rf"{STORY_VI}|chưa (?:hề )?(?:có )?(?:ai )?(?:đề xuất|chủ trương)|không có (?:kế hoạch|chủ trương|đề xuất)",
            rf"{STORY_EN}|no (?:such )?(?:proposal|plan)s?|no(?:body|t) (?:has )?propos\w+|as usual",
        ),
    ),
    "newest": (
        in_both(
            r"(?:điều nêu trên|bài này|bản này) là mới nhất|đúng với lúc ấy|thay (?:cho )?(?:bài|thông báo|bản) (?:trước|cũ|lúc)|"
            r"thông báo là chưa rõ; nay",
            r"(?:what stands above|this|the above) is the latest|(?:was|were) right (?:at|for) (?:that|the) (?:time|hour)|"
            r"(?:this|it) replaces (?:the|our|what|all|yesterday.s|last) (?:\w+ ){0,2}(?:notice|post|list|version|text|"
            r"word|timetable)|was not yet known; now|what we (?:wrote|said) at [^.;]{3,30} (?:was|is) right",
        ),
        in_both(STORY_VI, STORY_EN),
    ),
    "unfound": (
        in_both(
            rf"{PEOPLE_VI}\b[^.;]{{0,50}}(?:chưa|không) (?:liên lạc|liên hệ|tìm|gặp)(?: được| thấy)|"
            rf"{PEOPLE_VI}\b[^.;]{{0,40}}mất (?:liên lạc|tích)|chưa rõ (?:\w+ ){{0,3}}{PEOPLE_VI} (?:kia |ấy )?(?:ở|đi) đâu",
            rf"(?:{PEOPLE_EN}|two|three|four)\b[^.;]{{0,50}}(?:not (?:yet )?(?:been )?(?:reached|found|heard from|"
            rf"accounted for)|"
            r"missing|unaccounted for)|where the (?:other|rest)\b[^.;]{0,20}\b(?:is|are)\b[^.;]{0,20}\bnot known|"
            r"not known where the (?:other|rest)",
        ),
        in_both(
            rf"{STORY_VI}|không (?:có )?(?:ai|người nào|cháu nào)|không phải|đã tìm thấy", rf"{STORY_EN}|no child|was found"
        ),
    ),
    "declines": (
        in_both(
            rf"{_OFFICE_VI}(?: xin| sẽ)? (?:không|chưa) (?:cung cấp|công bố|công khai|tiết lộ|nêu|nói|cho biết|đưa|"
            rf"đăng)(?: \w+){{0,2}} "
            r"(?:danh sách|tên|tên tuổi|địa chỉ|số điện thoại|thông tin (?:cá nhân|riêng)|ảnh|hồ sơ|kết quả của từng)",
            r"we (?:do not|don.t|will not|won.t|cannot|can.t|never) (?:give out|name|publish|share|release|disclose|say who|tell "
            r"anyone who)|no names? (?:are|is|will be) (?:given|published)|names? (?:are|is|will) not (?:be )?(?:given|"
            r"published)",
        ),
        in_both(STORY_VI, STORY_EN),
    ),
    "incase": (
        in_both(
            r"(?:nếu|hễ|khi|ai|nhà nào|người nào|lỡ)(?: (?!chưa|không|muốn|đã)\w+){0,3} (?:thấy|gặp|ngửi|nghe|phát hiện|"
            r"cảm thấy)\b[^.;]{0,60}(?:thì|hãy|đừng|gọi|báo|tránh|cứ)",
            r"(?:if|when(?:ever)?) (?:you|anyone|anybody|your \w+|a child) (?:see|sees|smell|smells|find|finds|feel|"
            r"feels|hear|hears|notice|notices|meet|meets|spot|spots)",
        ),
        in_both(rf"{STORY_VI}|đã (?:thấy|gặp)", rf"{STORY_EN}|saw|found out"),
    ),
    "swapped": (
        in_both(
            rf"thay (?:vì|cho) {_DAY_VI}|(?:trả|họp|phát|tiêm|học|khám|mở|đón|nghỉ|diễn ra|tổ chức|nộp|thu|"
            rf"lúc)(?: \w+){{0,2}} {_DAY_VI}(?: [^.;,]{{0,24}})?,? (?:chứ )?không phải (?:là |vào )?{_DAY_VI}|(?:dời|"
            rf"chuyển|đổi|lùi) (?:\w+ ){{0,4}}(?:sang|qua|tới|đến|về) {_DAY_VI}|"
            rf"(?:không phải|chứ không phải)(?: là| vào| ở)? {_DAY_VI}\b[^.;,]{{0,25}} như (?:bài|thông báo|lịch|trước|đã)",
            rf"instead of (?:on |at )?{_DAY_EN}|(?:moves?|moved|put off|put back|postponed|shifted|"
            rf"brought forward)\b[^.;,]{{0,30}} "
            rf"(?:to|until|till) {_DAY_EN}|(?:on |at )?{_DAY_EN},? not (?:on |at )?{_DAY_EN}|(?:at|from|to|"
            rf"in) (?:the )?[^.;,]{{3,30}} instead",
        ),
        in_both(rf"{STORY_VI}|không (?:dời|chuyển|đổi|lùi|hoãn)|nếu", rf"{STORY_EN}|not (?:move|put|been)|if"),
    ),
    "postponed": (
        in_both(r"(?:tạm )?hoãn|lùi (?:lại|lịch)", r"put off|postponed|put back"),
        in_both(
            rf"{STORY_VI}|không (?:hoãn|lùi)|chưa hoãn|nếu|hủy|hôm nào|ngày nào|ai\b[^.;]* thì",
            rf"{STORY_EN}|not (?:been )?(?:put|postponed)|if|whoever|anyone|those who",
        ),
    ),
    "unhurt": (
        in_both(
            r"(?:không|chưa)(?: có)? (?:ai|người nào|cháu nào|em nào|hộ nào|\w+ nào)(?: \w+){0,2} (?:bị thương|thương vong|"
            r"thiệt mạng|mắc kẹt|phải nhập viện)|không có thương vong|không (?:có )?thiệt hại về người",
            rf"(?:nobody|no one|no (?:child|pupil|person|worker)s?|none of (?:them|the \w+))(?: \w+){{0,3}} (?:hurt|"
            rf"injured|harmed|killed|trapped)|no (?:injuries|casualties)|{PEOPLE_EN} (?:is|are|was|"
            rf"were) (?:all )?(?:unhurt|unharmed)",
        ),
        in_both(rf"{STORY_VI}|nếu|chưa rõ|là sai|tính đến", rf"{STORY_EN}|if|not none|wrong|wrote|withdraw"),
    ),
    "inspected": (
        in_both(
            r"(?:kỹ sư|thợ|cán bộ|tổ|đội|bác sĩ|chuyên gia|chúng tôi|phường|điện lực|thợ lặn|công ty)\b[^.;]{0,30}(?:đã|vừa) "
            r"(?:đi |xuống |đến |ra |tới )?(?:tận nơi )?(?:kiểm tra|xem|khám|soi|rà soát|đi dọc|lặn)|"
            r"(?:đã )?kiểm tra (?:lại|xong|kỹ)",
            r"(?:engineers?|doctors?|inspectors?|officers?|experts?|electricians?|crews?|teams?|staff|workers|firemen|"
            r"divers?|we)\b[^.;]{0,25}\b(?:walked|checked|inspected|examined|went (?:over|through|there)|looked (?:at|over|into)|"
            r"searched|dived)",
        ),
        in_both(
            rf"{STORY_VI}|chưa (?:kiểm tra|xem)|clip|ảnh|hình|video|không (?:ai|kiểm tra)|sẽ|đang|xin|bà con|hãy",
            rf"{STORY_EN}|have not|has not|will be|please|clips?|pictures?|photos?|videos?",
        ),
    ),
    "reopened": (
        in_both(
            r"(?:mở (?:cửa )?|hoạt động |bán |đón khách |phục vụ )(?:trở )?lại|đã thông xe|chạy (?:trở )?lại(?! máy)",
            r"(?:is|are|runs?|running) (?:open |working |in service )again|open again|reopen(?:s|ed)?|back in service",
        ),
        in_both(
            rf"{STORY_VI}|bao giờ|khi|nếu|sai|đóng (?:cổng|cửa)|vẫn đóng|viết rằng|nói rằng|dự kiến|chờ|"
            r"lại được|máy|bơm",
            rf"{STORY_EN}|when|until|if|wrote|said|told|expect\w*|before|shut at|windows?",
        ),
    ),
    "willdo": (
        in_both(
            r"(?:phiên|lần|đợt|buổi) sau\b[^.;]{2,40} (?:được|sẽ|trước|bù)|"
            rf"{_OFFICE_VI}\b[^.;]{{0,16}} sẽ (?!báo|thông báo|công bố|trả lời|bị|phạt|xử|xem xét|nghiên cứu|"
            rf"tiếp thu|họp|gặp|tổ chức|mời|nghe)[^.;]{{2,60}} "
            rf"(?:ngày mai|sáng mai|tối nay|chiều nay|tuần (?:này|sau)|thứ (?:hai|ba|tư|năm|sáu|bảy)|trong ngày|trước ngày)|"
            rf"sẽ (?:được )?(?:lắp|sửa|thay|vá|dọn|trồng|nối|sơn|xây|lát|nạo vét|bổ sung)[^.;]{{0,50}} (?:trước|trong|vào|"
            rf"từ) {_DAY_VI}",
            r"on (?:mon|tues|wednes|thurs|fri|satur|sun)day we (?!will not|were|had)\w+|"
            rf"we (?:will|shall) (?!not|report|say|tell|post|publish|announce|answer|reply|know)[^.;]{{2,60}} "
            rf"(?:tomorrow|tonight|by {_DAY_EN}|on \w+day|this (?:afternoon|evening|week)|next week)|"
            rf"will be (?:fitted|mended|repaired|replaced|put up|painted|cleared|planted|laid|added)[^.;]{{0,40}} (?:by|"
            rf"before|on) {_DAY_EN}|"
            r"(?:from )?(?:tomorrow|tonight),? (?:a|an|two|three|another|our) \w+",
        ),
        in_both(r"nếu|nghỉ|cắt", r"if|closed|shut|off"),
    ),
    "missedout": (
        in_both(
            r"(?:bị |bỏ )sót|sót (?:mất )?\d|(?:bị )?bỏ quên|quên (?:mất )?(?:không )?(?:ghi|đón|phát|báo|mời)|"
            r"bỏ chuyến|(?:đã|lại|hôm qua) không đón",
            r"(?:was|were|been|are) (?:left (?:out|off)|missed(?: out)?|overlooked|forgotten|passed over)|left (?:out|off)|"
            r"(?:bus|lorry|truck|boat)\b[^.;]{0,20} did not (?:stop|come)|turned (?:people|them|patients|families) away",
        ),
        in_both(rf"{STORY_VI}|không (?:bị |bỏ )?(?:bỏ )?sót|nếu", rf"{STORY_EN}|not (?:been )?(?:left|missed|overlooked)|if"),
    ),
    "limited": (
        in_both(
            r"còn (?:lại )?\d+ (?:liều|suất|chỗ|vé|phần|giường|bộ|phiếu|bình|thùng)",
            r"\d+ (?:doses?|places?|seats?|tickets?|parcels?|beds?|rooms?)(?: \w+){0,2} (?:left|free|remaining|available)|"
            r"(?:only|still(?: has| have)?) \d+ (?:doses?|places?|seats?|tickets?|parcels?|beds?)",
        ),
        in_both(  # who says that there is enough hurries nobody
            rf"{STORY_VI}|(?:không|chưa)(?: hề)? (?:hết|thiếu)|đủ|đừng",
            rf"{STORY_EN}|not (?:run|running) out|enough|plenty|no need",
        ),
    ),
    "ignored": (
        in_both(
            r"(?:báo|phản ánh)(?: \w+){0,3} (?:hai|ba|bốn|năm|sáu|nhiều|\d+) lần|chưa lần nào|"
            r"(?:dân|bà con|phụ huynh|người nhà) (?:\w+ )?gọi(?: \w+){0,3} (?:hai|ba|bốn|năm|sáu|nhiều|\d+) lần|"
            r"(?:không|chưa) (?:ai |hề )?(?:trả lời|xử lý|báo|nói)(?: \w+){0,2} (?:bà con|phụ huynh|dân|cuộc gọi)|"
            r"mà không ai (?:báo|trả lời|đến|nói)|\d+ cuộc (?:gọi )?nhỡ",
            r"(?:reported|rang|called|complained|wrote)\b[^.;]{0,20} (?:twice|(?:two|three|four|five|\d+) times|again and again)|"
            r"(?:nobody|no one) (?:answered|came|acted|told)|did not (?:tell|answer|reply|warn|say so)|"
            r"without (?:an answer|a reply)",
        ),
        in_both(rf"{STORY_VI}|nếu|xin bà con", rf"{STORY_EN}|if|please"),
    ),
    "borneout": (
        in_both(
            r"điều (?:được|bà con) phản ánh là đúng|(?:bà con|người dân|phụ huynh|dân) (?:nói|phản ánh|báo) (?:là )?đúng|"
            r"phản ánh(?: \w+){0,3} là (?:đúng|có thật)",
            r"what (?:was|you|people|residents|parents) (?:reported|said|told us) (?:is|was) (?:true|right|so)|"
            r"(?:you|people|parents|residents|neighbours) were right|(?:the complaint|your report)s? (?:is|was|are|"
            r"were) (?:true|justified)",
        ),
        in_both(rf"{STORY_VI}|một phần|không đúng", rf"{STORY_EN}|partly"),
    ),
    "handedon": (
        in_both(
            r"việc này (?:là )?do (?!chính|chúng tôi|phường mình)[^.;,]{3,40} (?:khắc phục|sửa|làm|xử lý|lo|giải quyết)|"
            r"(?:đã|vừa) chuyển (?:việc này|phản ánh|vụ việc)?(?: \w+){0,2} (?:sang|cho|đến|lên) \w+",
            r"this is for [^.;,]{3,40} to (?:put right|mend|repair|settle|deal with)|(?:put right|mended|handled|"
            r"settled|dealt with) by (?!us|the ward itself)[^.;,]{3,40}|(?:we have )?passed (?:this|it|the matter) (?:on )?to",
        ),
        in_both(rf"{STORY_VI}|chuyển (?:tiền|khoản)", rf"{STORY_EN}|money"),
    ),
}  # fmt: skip
"""Each with its sign, and with what takes it away there."""
_SAID_BY_OFFICES = frozenset({"tookback", "newest", "declines", "willdo", "borneout"})
"""What offices do with their news and hardly anybody else."""
_IN_CASE = signs(r"^\W*(?:nếu|hễ|khi|ai|nhà nào|lỡ)(?!\w)", r"^\W*(?:if|when(?:ever)?|should)\b")
_DENIED_ANYWHERE = frozenset({"limited", "undecided"})
_EARLY = frozenset({"incase", "reopened", "impostor", "elsething"})
"""What a text is about that says so in its first sentences (`doings.FIRST`), and beside the matter behind them."""


def moves(said: list[str], spelt: str) -> Iterator[str]:
    """The names of what a text does, by its sentences (its title is the first), each with its hours marked."""
    together = [*said, *(f"{first} {then}" for first, then in pairwise(said))]
    for name, (sign, but) in {**MOVES, **OUTCOMES, **ACTS, **DEALINGS, **TIDINGS, **STANDINGS}.items():
        does, not_so = as_typed(sign, spelt), as_typed(but, spelt)
        if name in _DENIED_ANYWHERE and not_so.search(" ".join(said)):
            continue
        if any(
            takes_place(does, each, spelt) and not not_so.search(each)
            for each in (said[:FIRST] if name in _EARLY else together)
        ):
            yield name


def of_offices(seen: Collection[str], stance: str) -> bool:
    """Whether a text of that stance does or tells what offices do and tell, and hardly anybody else."""
    told = (
        DOINGS.keys() | DEALINGS.keys() | STANDINGS.keys() | OF_OFFICES | _SAID_BY_OFFICES | SAID_BY_OFFICES
    )
    return bool(told & {*seen}) or (stance == "deny" and "nosuch" in seen)


def beyond_cases(said: list[str], lang: str) -> str:
    """A text without the sentences that begin with a case that may never come."""
    return " ".join(each for each in said if not _IN_CASE[lang].match(each))
