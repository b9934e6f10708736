"""What a text says became of something: it costs more, stays as it was, is shut for a time, came late, was mixed up; and who may
have it, who may choose, where people can see for themselves.

Moves as in `conduct.moves`, each found in one sentence or in two that follow each other.
"""

# Charter: conduct outcomes
from __future__ import annotations

from collections.abc import Mapping

from infodrill.kernel.patterns import Signs, in_both
from infodrill.kernel.saidtimes import TIME

STORY_VI = r"tin (?:đồn|nói|kia)|(?:lại|đang) có (?:người nói|tin)|bịa|giả mạo|kẻ"
STORY_EN = r"rumou?rs?|hoax|forged|fake|scam\w*|(?:posts?|messages?)\b[^.;]{0,40} (?:says?|claims?)|you may (?:hear|be told)"
"""What a story tells, a text only tells of."""
_PLACE_VI = (
    r"(?:trạm y tế|trạm|thư viện|bể bơi|hồ bơi|sân (?:bóng|vận động|chơi|tập)|nhà thi đấu|chợ(?: \w+){0,2}|công viên|nhà thuốc|"
    r"phòng (?:khám|tập|tiêm|đọc)|bưu điện|rạp|nhà văn hóa|cửa hàng|siêu thị|bảo tàng|nhà trẻ|trường mầm non|"
    r"trung tâm(?: \w+){0,3}|"
    r"khu vui chơi|bãi (?:xe|tắm|gửi xe)|bến (?:đò|xe|phà)|nhà hàng|lớp học|đền|chùa)"
)
_PLACE_EN = (
    r"(?:library|pool|clinic|market|park|sports hall|hall|museum|post office|playground|gym|nursery|chemist|pharmacy|"
    r"station|centre|"
    r"surgery|cinema|theatre|beach|shop|kindergarten|car park|temple)"
)
_MONEY_VI = r"(?:đồng|nghìn|ngàn|phí|giá|tiền|vé|học phí|viện phí|suất)"
_SUM = r"[\d.,]*\d(?: ?(?:đồng|nghìn|ngàn|k|triệu|%))?"
_RATE_VI = r"(?:giá|phí|tiền|học phí|viện phí|lịch|giờ|mức|suất|tuyến|quy định|chỗ|vé|thuế)"
_FOLK_VI = r"(?:hộ|người|trẻ|gia đình|học sinh|nhà|cụ|cháu|em|ai|công nhân|sinh viên|bệnh nhân)"
_FOLK_EN = r"(?:families|households|people|pupils|students|children|patients|workers|residents|anyone|those|everyone)"
OUTCOMES: Mapping[str, tuple[Signs, Signs]] = {
    "closedfor": (
        in_both(
            rf"{_PLACE_VI}(?: \w+){{0,6}} (?:tạm )?(?:nghỉ|đóng cửa|ngừng (?:hoạt động|đón|nhận|phục vụ|mở|bán))(?! trưa|"
            rf" học| ngơi| hè)",
            rf"{_PLACE_EN}(?: \w+){{0,4}} (?:(?:is|are|will be|stays?|remains?) (?:closed|shut)|closed (?:for|from|until|"
            rf"till|on|this|"
            r"next|all)|closes (?:for|from|on|today|tomorrow|this)|shuts (?:for|from|on|today|tomorrow))",
        ),
        in_both(
            rf"{STORY_VI}|không (?:nghỉ|đóng|ngừng)|mở (?:cửa )?(?:trở )?lại|nếu|chưa|lớp học thêm|sau (?:\w+ ){{1,3}}đóng cửa",
            rf"{STORY_EN}|not (?:be )?(?:closed|closing|shut)|open again|reopen\w*|if",
        ),
    ),
    "camelate": (
        in_both(
            r"(?:đến|tới|ra|báo|nói|trả lời|phát|xử lý|chở|giao|cấp|sửa|thông báo)(?: \w+){0,4} (?:quá )?(?:chậm|muộn|"
            r"trễ)(?! nhất)|"
            r"(?<!học )(?<!lớp )(?<!mở )(?<!cửa )(?<!đầu )(?<!đón )(?<!tan )"
            r"(?:chậm|muộn|trễ) (?:mất |hơn |gần )*(?:\d+|một|hai|ba|bốn|năm|mấy|nửa) (?:tiếng|giờ|phút|ngày|tuần|tháng)|"
            r"(?:lẽ ra|đáng lẽ)(?: \w+){0,4} (?:báo|nói|đến|trả lời|thông báo|làm|sửa)(?: \w+){0,2} (?:ngay|sớm|từ|trước)",
            r"(?:came|arrived|got there|answered|replied|told you|said so|reached \w+|delivered)(?: \w+){0,3} (?:too |so |"
            r"\w+ hours? |"
            r"\w+ days? )?late|(?:hours?|days?|minutes|weeks?) (?:too )?late|should have (?:come|told|said|answered|warned|"
            r"been told|"
            r"reached)(?: \w+){0,3} (?:at once|sooner|earlier|before|straight away|immediately)|took us too long",
        ),
        in_both(rf"{STORY_VI}|không (?:\w+ )?(?:chậm|muộn|trễ)|nếu|xe buýt|tàu|phà", rf"{STORY_EN}|not late|if|ferry|"
                                                                                          rf"bus|trains?"),
    ),
    "mixedup": (
        in_both(
            r"(?:phát|giao|cấp|nhập|tính|thu|trả|đưa|xếp|lắp|tiêm|kê|cộng|bán|chuyển|gắn|trao) (?:nhầm|sai|lộn)(?! lệch)|"
            r"(?:thu|tính|cộng) (?:thừa|dư|lố|quá)|bị (?:\w+ ){0,2}(?:nhầm|thừa)",
            r"(?:gave|given|handed|delivered|charged|billed|entered|counted|paid|put|got|received|"
            r"prescribed)(?: \w+){0,4} (?:the )?wrong "
            r"(?!date|day|time|hour|number|address)\w+|overcharged|charged (?:\w+ ){0,3}too much|mixed up|"
            r"wrong (?:doses?|pills?|medicines?|amount|bags?|marks?|bills?|blood)",
        ),
        in_both(
            rf"{STORY_VI}|không (?:ai )?(?:\w+ )?(?:phát|giao|cấp|thu|bị)|nếu|ai (?:bị|lỡ)|"
            r"chuyển (?:khoản|tiền)|thông báo|bản tin|tin nhắn|bài|danh sách",
            rf"{STORY_EN}|if|message|notice|posts?",
        ),
    ),
    "safeback": (
        in_both(
            r"(?:người|ngư dân|thuyền viên|cụ|hộ|công nhân|hành khách|bà con|bệnh nhân|anh em|tất cả|cả (?:nhà|đội|đoàn|tàu|"
            r"nhóm))\b"
            r"[^.;]{0,50} (?:đều |đã |vẫn |hiện |được )*(?:an toàn|bình an|khỏe mạnh|ổn định|tỉnh (?:táo|lại)|vô sự|cứu "
            r"(?:được|lên)|"
            r"về (?:đến |tới |với )?(?:nhà|gia đình|bờ|bến))",
            r"(?:crew|fishermen|sailors?|passengers?|residents|workers|people|families|patients?|men|women|they|all|"
            r"everyone|\w+ of them)"
            r"(?: \w+){0,5} (?:is|are|were|got|came)(?: all| now| both)? (?:safe|safely|unharmed|well|home|back (?:home|"
            r"ashore)|rescued)",
        ),
        in_both(
            rf"{STORY_VI}|nếu|để|hãy|xin|mời|cho (?:an toàn|bà con)|bảo đảm|đảm bảo|giữ|cách|khoảng cách|thì|"
            r"không (?:rõ|biết|dám)|chưa|có (?:\w+ ){0,3}(?:hay )?không|"
            r"nhớ",
            rf"{STORY_EN}|if|to keep|keep|please|until|unless|make sure|should|water|whether|cannot|do not know|no word",
        ),
    ),
    "costsmore": (
        in_both(
            rf"(?:(?=[^.;]*{_MONEY_VI})[^.;]*\b)?(?:tăng|nâng|lên)(?: \w+){{0,3}} (?:từ {_SUM}[^.;]{{0,14}} (?:lên|thành|"
            rf"đến) {_SUM}|"
            rf"(?:lên|thêm|thành) {_SUM} ?(?:đồng|nghìn|ngàn|k|triệu))|(?:giá|phí|vé|tiền \w+)(?: \w+){{0,4}} tăng (?:từ|"
            rf"lên|thêm)",
            r"(?:goes|go|going|rises?|raised|increases?|increased|up) (?:up )?from [\d.,]+[^.;]{0,14} to [\d.,]+|"
            r"(?:price|fee|fare|charge|rent|ticket|meal)s?(?: \w+){0,3} (?:goes up|go up|will go up|rises?|will rise|"
            r"is raised)",
        ),
        in_both(
            rf"{STORY_VI}|không(?: \w+){{0,2}} (?:tăng|nâng)|nếu|(?<!tiền )(?<!giá )nước|mực|nhiệt|cấp|"
            r"xin lỗi|sai|ca (?:mắc|bệnh)|số (?:ca|người)",
            rf"{STORY_EN}|if|water|river|level|wind|cases|sorry|wrong",
        ),
    ),
    "unchanged": (
        in_both(
            rf"(?:vẫn|cứ) (?:thu|giữ|là|tính|theo|học|ở|đi|dùng|bán|làm)(?: \w+){{0,2}} (?:như cũ|trường cũ|chỗ cũ|mức cũ|"
            rf"giá cũ|lịch cũ|{_SUM} ?(?:đồng|nghìn|"
            rf"ngàn|k))|"
            rf"giữ nguyên (?:như|mức|{_RATE_VI})|không (?:có gì )?(?:tăng|giảm|đổi|thay đổi|điều chỉnh) {_RATE_VI}|"
            rf"{_RATE_VI}(?: \w+){{0,3}} không (?:tăng|đổi|"
            r"thay đổi|giảm)|(?:vẫn|giữ|cứ)(?: \w+){0,3} như (?:mọi năm|năm ngoái|trước nay)",
            r"(?:stays?|remains?|kept) (?:at [\d.,]|the same|as (?:it is|they are|before)|where it is|unchanged)|"
            r"(?:is|are) not (?:going up|changing|being (?:raised|changed|moved))|no change (?:to|in)|nothing changes|"
            r"does not (?:change|go up)",
        ),
        in_both(rf"{STORY_VI}|nếu|nước|mực nước|hiện trường", rf"{STORY_EN}|if|water|level|shut|closed"),
    ),
    "optional": (
        in_both(
            r"không (?:hề )?(?:bắt buộc|ép(?! (?:giá|cân|buộc phải|chín)\b))|"
            r"tùy (?:ý|chọn|nhà|gia đình|mỗi|từng|theo (?:ý|nhu cầu))|"
            r"ai muốn(?!(?: \w+){0,3} (?:xem|hỏi|nói|góp|gặp|biết|lấy|xin|nhận|mượn|mang))(?: \w+){0,4} thì|"
            r"(?:hoàn toàn|là|theo tinh thần) tự nguyện|không (?:làm|mua|đóng|tham gia|nộp)(?: \w+){0,2} cũng (?:không sao|"
            r"được)",
            r"(?:is|are|it.s|entirely|quite) (?:optional|voluntary)|not (?:compulsory|required|obligatory|mandatory)|"
            r"up to (?:you|each|every)|"
            r"nobody (?:is made|has to buy|has to pay|is forced)|if you would rather not",
        ),
        in_both(rf"{STORY_VI}|nếu|tình nguyện|không phải tự nguyện", rf"{STORY_EN}|not optional|no longer"),
    ),
    "eligible": (
        in_both(
            rf"{_FOLK_VI}\b[^.;]{{2,80}} (?:được|đủ điều kiện) (?:nộp đơn|đăng ký|vay|hưởng|miễn|giảm|hỗ trợ|trợ cấp|xét|"
            rf"cấp|thuê|lĩnh|"
            rf"nhận (?:trợ|hỗ|tiền|"
            r"suất))|đối tượng (?:được|hưởng|là)|thuộc diện",
            rf"{_FOLK_EN}\b[^.;]{{2,70}} (?:can|may) (?:borrow|claim|apply for|receive|get (?:the|a|help|money|up to|[\d.,]+))|"
            r"(?:is|are) (?:eligible|entitled)",
        ),
        in_both(
            rf"{STORY_VI}|không (?:được|thuộc)|xin lỗi|sót|sai|nhầm|bị",
            rf"{STORY_EN}|sorry|wrong|yet|until|water",
        ),
    ),
    "onduty": (
        in_both(
            r"(?:cấp cứu|ca (?:gấp|nặng)|trường hợp (?:gấp|khẩn|nặng))[^.;]{0,24} (?:vẫn|thì vẫn|luôn)|(?:vẫn |đã )?(?:có|"
            r"còn|bố trí|thêm) (?:\w+ )?(?:bác sĩ|y tá|nhân viên) trực|vẫn (?:có|còn|bố trí) "
            r"(?:người|bác sĩ|y tá|nhân viên|tổ|đội|cán bộ)(?: \w+){0,2} (?:trực|làm việc|nghe máy|tiếp)|(?:trực|"
            r"có người) (?:cả đêm|suốt "
            r"đêm|24/24|24/7|ngày đêm)",
            r"emergenc\w+[^.;]{0,30} (?:still|as usual|always|any time)|(?:somebody|someone|a nurse|a doctor|"
            r"staff)(?: \w+){0,3} (?:on duty|"
            r"there (?:all night|day and night|at all times))|still (?:staffed|answered)",
        ),
        in_both(rf"{STORY_VI}|không (?:có|còn)|nếu|thiếu", rf"{STORY_EN}|if"),
    ),
    "waived": (
        in_both(
            r"(?:được |xin )?miễn (?:tiền|phí (?:chỗ|gửi|thuê|giữ)|thuê|phạt|học phí|viện phí|lệ phí)|không (?:tính|"
            r"phạt) (?:tiền |phí )?"
            r"(?:chậm|quá hạn|trễ|lãi)|xóa (?:nợ|lãi)",
            r"(?:no|without a|without) (?:late )?(?:fines?|penalty)|(?:fees?|rents?|charges?|fines?|stall fees?) (?:is|are|"
            r"will be) (?:waived|"
            r"dropped|cancelled|written off)|need not pay (?:the |any )?(?:fee|rent|fine|charge)",
        ),
        in_both(rf"{STORY_VI}|không miễn|nếu", rf"{STORY_EN}|not waived|if|exams?|timetable|pupils|sit"),
    ),
    "toldeach": (
        in_both(
            r"(?:báo|nhắn|gọi|gửi|đến|thông báo)(?: \w+){0,3} (?:từng|mỗi) (?:nhà|hộ|người|em|gia đình|bệnh nhân|phụ huynh|"
            r"trường hợp)",
            r"(?:write|ring|text|tell|message|call|inform|contact|phone|letter|rung|written|told)(?: \w+){0,2} (?:each|"
            r"every) (?:family|household|"
            r"home|house|patient|parent|person|pupil|one)|one by one",
        ),
        in_both(rf"{STORY_VI}|đã|vừa|xong|thu tiền|thu \d|đòi|xưng|nếu ", rf"{STORY_EN}|asks?|money|have|has|had|was|were"),
    ),
    "comesee": (
        in_both(
            r"(?:mời|xin mời|bà con|ai (?:muốn|cần|chưa tin|không tin|nghi ngờ|còn ngờ)(?: thì)?)(?: (?!thì\b)\w+){0,4} "
            r"(?:ra|đến|tới|qua|lên)(?: (?!thì\b)\w+){0,5} (?:xem|coi|chứng kiến|nghe|"
            r"kiểm tra)(?! phim| hát|"
            r" văn nghệ| bóng| múa)",
            r"come and (?:look|see|count|check)|(?:anyone|anybody|you|people) (?:may|can) (?:come and|walk up and|"
            r"go and) (?:look|see|check)|"
            r"see for yoursel(?:f|ves)",
        ),
        in_both(rf"{STORY_VI}|không (?:được|nên)|phim|văn nghệ|biểu diễn|khám", rf"{STORY_EN}|film|show|concert"),
    ),
    "suspended": (
        in_both(
            r"(?:bị |cho |đã )?(?:tạm )?(?:đình chỉ|ngừng việc|thôi việc|cách chức|ngừng công tác|thôi giữ|nghỉ việc)|"
            r"bị (?:kỷ luật|khiển trách|"
            r"nhắc nhở)",
            r"(?:has|have|is|are|was|were) (?:been )?(?:suspended|dismissed|taken off duty|reprimanded|spoken to)|"
            r"been told off|"
            r"the (?:foreman|driver|guard|clerk|officer|manager) has been told",
        ),
        in_both(
            rf"{STORY_VI}|không (?:bị|có)|nếu|dịch vụ|lớp|tuyến|chuyến",
            rf"{STORY_EN}|if|service|classes|trains?|police|free to go|cleared",
        ),
    ),
    "goingdown": (
        in_both(
            r"(?:nước|lũ|triều|mực nước|ngập)\b[^.;]{0,40} (?:đang |đã |vừa |bắt đầu )*(?:rút|xuống|hạ (?:được|thêm|\d+)|cạn)",
            r"(?:water|river|flood|tide|level)s?(?: \w+){0,6} (?:going down|falling|fallen|dropped|receding|receded|"
            r"gone down|is down|drained)",
        ),
        in_both(rf"{STORY_VI}|nếu|khi|chờ|hạ lưu|thấp hơn|xuống (?:cấp|nước|xe|đường)", rf"{STORY_EN}|if|when|until|before"),
    ),
    "voting": (
        in_both(
            r"bầu (?:cử|tổ trưởng|trưởng|ban|hội đồng|lại|người)|bỏ phiếu|lá phiếu|phiếu bầu|cử tri|ứng cử|kiểm phiếu",
            r"elect(?:s|ed|ions?|ors?|oral|ing)?|ballots?|polling|voters?|vote[sd]?|voting|candidates?",
        ),
        in_both(rf"{STORY_VI}|không (?:phải|đúng)|cướp|gian lận|mua (?:phiếu|bán)", rf"{STORY_EN}|bought|rigged|not true|"
                                                                                    rf"stolen"),
    ),
    "hiring": (
        in_both(
            r"tuyển (?:dụng|thêm(?! (?:lớp|học sinh|sinh viên|\w+ (?:lớp|học sinh)))|\d+(?! (?:lớp|học sinh))|công nhân|"
            r"người|lao động|thợ|nhân viên)|cần (?:tuyển|thêm \d+ (?:người|thợ|công nhân))|"
            r"(?:hội chợ|phiên chợ|"
            r"sàn|ngày hội) việc làm",
            r"(?:hiring|recruit\w*|job fair|vacanc\w+|jobs (?:for|at|fair)|looking for \d+ (?:workers|people|drivers|cooks))",
        ),
        in_both(rf"{STORY_VI}|không tuyển|lừa|đặt cọc|đóng phí|tuyển sinh", rf"{STORY_EN}|not hiring|deposit|no vacanc\w+"),
    ),
    "spare": (
        in_both(
            r"(?:đừng|không|xin ngừng|ngừng|thôi|gỡ)(?: \w+){0,3} (?:đăng|chia sẻ|chuyển|gửi|chụp|quay|"
            r"tìm)(?: \w+){0,3} (?:ảnh|mặt|tên|hình|"
            r"tờ|danh sách|số máy|nhà|clip|anh ấy|chị ấy|cháu|bé|em|họ)|để (?:yên cho )?(?:cháu|em|anh ấy|chị ấy|gia đình|"
            r"người ta|họ|bé)"
            r"(?: \w+){0,3} (?:yên|được yên)",
            r"(?:do not|don.t|please stop|stop|nobody (?:may|should)|never)(?: \w+){0,2} (?:shar\w+|post\w*|pass\w*|"
            r"forward\w*|film\w*|"
            r"follow\w*|look\w* for|search\w* for|name)(?: [^.;]{0,30}| )\b(?:pictures?|photos?|names?|faces?|lists?|clips?|"
            r"him|her|them|"
            r"family|child|home)|leave (?:him|her|them|the \w+(?: and (?:his|her|their) \w+)?) alone",
        ),
        in_both(rf"{STORY_VI}|người lạ|mã|tiền", rf"{STORY_EN}|money|codes?|strangers?"),
    ),
    "telltrue": (
        in_both(
            r"(?:cách|làm sao|muốn) (?:để )?(?:nhận (?:biết|ra)|phân biệt)|(?:lệnh|giấy|tin|thông báo|cán bộ|thư|"
            r"biên lai) (?:thật|chính thức)"
            r"(?: \w+){0,3} (?:có|thì|luôn|bao giờ|chỉ|đều|ghi|đọc|phát)",
            r"how to (?:tell|recognise|recognize|spot)|a (?:real|true|genuine) (?:\w+ )?(?:has|comes|names|bears|carries|"
            r"shows|says)|"
            r"(?:real|genuine) (?:orders?|notices?|officers?|letters?|messages?) (?:always|have|come|carry|name|bear)",
        ),
        in_both(r"sốt|bệnh|triệu chứng", r"fever|disease|symptoms|not yet"),
    ),
    "asusual": (
        in_both(
            r"(?:học|làm việc|họp|mở cửa|chạy|bán|khám|giao dịch|hoạt động|rút tiền|đón khách|phục vụ|thu gom|"
            r"dạy)(?: \w+){0,3} "
            r"(?:bình thường|như thường lệ|như mọi khi)|vẫn (?:học|mở cửa|họp chợ|thi|diễn ra|tổ chức)(?! online|"
            r" trực tuyến| \w+ cũ)",
            r"(?:open|run|runs|work|works|school|classes|lessons|trains|buses|market|bank|"
            r"service\w*)(?: \w+){0,4} (?:as (?:usual|normal)|"
            r"normally)|(?:goes|go|going) ahead|is on as planned",
        ),
        in_both(rf"{STORY_VI}|không (?:học|mở|chạy|còn|thể)|nếu|khi nào", rf"{STORY_EN}|if|when|until|no longer"),
    ),
    "nocharge": (
        in_both(
            r"(?:không|chưa|chẳng) (?:hề |bao giờ )?(?:thu|đòi|bắt (?:nộp|đóng)|yêu cầu (?:nộp|"
            r"đóng))(?: \w+){0,4} (?:tiền|phí|khoản|"
            r"đồng|\d[\d.]*|triệu|nghìn|xu)|không (?:ai|nhà nào|hộ nào|phụ huynh nào|em nào) phải (?:nộp|đóng|"
            r"trả)(?! (?:giấy|đơn|hồ sơ|bản|ảnh|thẻ|sổ|lại))|"
            r"không (?:cử|giao|nhờ) ai "
            r"(?:đi |đến )?thu",
            r"(?:collects?|charges?|asks? for|takes?|demands?) no (?:money|fees?|payment)|(?:do|does|did|will|have|"
            r"has) not (?:collect|charge|"
            r"ask(?:ed)? for|take|demand)(?: \w+){0,3} (?:money|fees?|payment|a fee)|nobody (?:has|needs|had) to pay|"
            r"there is no (?:such )?fee",
        ),
        in_both(  # what is offered without a fee denies no collecting
            r"nếu|miễn phí cho|thuế|(?:làm (?:thẻ|giấy|sổ|căn cước|thủ tục)|khám|cấp (?:thẻ|giấy|sổ|đổi)|đổi (?:thẻ|giấy|sổ)|"
            r"tiêm|dạy|đo|tư vấn)(?: \w+){0,6},? không thu (?:tiền|phí|lệ phí)",
            r"if|tax",
        ),
    ),
    "longwait": (
        in_both(
            rf"(?:chờ|đợi|xếp hàng)(?: \w+){{0,4}} (?:\d+|một|hai|ba|bốn|năm|mấy|nửa|[{TIME}]+)(?: (?:tiếng|giờ|phút))",
            r"(?:wait\w*|queue\w*)(?: \w+){0,4} (?:\d+|one|two|three|four|five|half an|several|an)(?: (?:hours?|minutes))",
        ),
        in_both(
            rf"{STORY_VI}|không (?:phải|ai|còn|nên)|nếu|kết quả|tin|cảm ơn|mưa|chờ [^.;]* về",
            rf"{STORY_EN}|if|until|results?|word|news|thank\w*|rain",
        ),
    ),
    "willhear": (
        in_both(
            r"(?:ngồi|có mặt|đứng|túc trực|ra|đến)(?: \w+){0,8} (?:để )?(?:nghe|trả lời|gặp|tiếp|"
            r"đối thoại)(?: \w+){0,3} (?:bà con|dân|phụ huynh|"
            r"ý kiến|từng người|người nhà|mọi người|câu hỏi)|ai muốn (?:nói|hỏi|góp ý|phản ánh)(?: \w+){0,3} (?:xin |cứ |"
            r"mời )?(?:đến|gặp|vào|ra)|"
            r"họp(?: \w+){0,6} (?:nghe|lấy) ý kiến",
            r"(?:will|shall|is|are|be) (?:sit|be|there|here|sitting)(?: [^.;]{0,50})? (?:to (?:hear|listen|answer|meet|"
            r"talk)|for anyone)|"
            r"anyone who (?:wants|wishes) to (?:talk|speak|ask|say)|come and (?:talk|speak|ask|tell) (?:to )?(?:us|me)",
        ),
        in_both(rf"{STORY_VI}|nếu", rf"{STORY_EN}|if"),
    ),
    "brokeword": (
        in_both(
            r"(?:lỡ hẹn|thất hứa|sai hẹn|trễ hẹn|không giữ (?:được )?(?:lời|hẹn)|chưa giữ (?:được )?(?:lời|hẹn))|"
            r"(?:đã )?(?:hẹn|hứa|cam kết)"
            r"[^.;]{2,70} (?:mà|và|nhưng)(?: \w+){0,3} (?:không|chưa)(?: \w+)? (?:làm|xong|kịp|giữ|đến|sửa|trả)",
            r"(?:broke|broken|not kept|did not keep|have not kept|failed to keep) (?:our|the|that|this|a) (?:word|promise|"
            r"date)|"
            r"(?:we|the \w+) (?:had )?promised[^.;]{2,70} (?:and|but)(?: \w+){0,3} (?:did not|have not|was not|were not|"
            r"has not|is not)",
        ),
        in_both(rf"{STORY_VI}|nếu|không ai hứa", rf"{STORY_EN}|if|nobody promised"),
    ),
    "stayin": (
        in_both(
            # A place that is closed "đóng cửa" as well: windows, gaps, or doors that are shut tight, are people's own.
            r"(?:đóng|khép|bịt|chèn)(?: \w+){0,2} (?:cửa sổ|các cửa|khe)|(?:đóng|khép) (?:kín|chặt)(?: \w+)? cửa|"
            r"tắt (?:quạt|máy lạnh|điều hòa)",
            r"(?:keep|shut|close|seal)(?: (?:all|your|the|every|both|any|tight))* (?:windows?|doors?|gaps?)",
        ),
        in_both(
            rf"{STORY_VI}|không (?:cần|phải) (?:đóng|ở)|công an|đóng cửa (?:hàng|lúc|từ|trường|chợ)|nếu|mở cửa lại|thôi",
            rf"{STORY_EN}|no need|need not|if|open again|shop|school|market|library|office",
        ),
    ),
    "waitskin": (
        in_both(
            r"(?=[^;]*\blạc\b)[^;]*\b(?:bé|cháu|cụ|em|bà|ông)(?: \w+){0,3} (?:đang|được) (?:ở|giữ|chăm|ngồi|đưa (?:về|"
            r"vào))(?: \w+){0,8}[^;]{0,60}(?:gia đình|người nhà|"
            r"bố mẹ|người thân|ai là)|(?:bé|cháu|cụ) (?:gái|trai|ông|bà)\b[^;]{0,160}(?:hiện|đang) (?:ở|ngồi|được)[^;]{0,120}"
            r"(?:đến (?:đón|nhận)|gia đình|người nhà)|"
            r"(?:cháu|bé|cụ|bà|ông)\b[^;]{0,20}(?:hiện|đang)[^;]{0,60} (?:ở|tại)[^;]{0,120}(?:người nhà|gia đình|bố mẹ|ai là)"
            r"[^;]{0,40} (?:đón|nhận|đến)|hiện (?:cháu|bé|cụ)(?: \w+){0,2} (?:ở|tại)[^;]{0,60}(?:người nhà|gia đình|bố mẹ)"
            r"[^;]{0,30} (?:đón|nhận|đến)|lạc(?: \w+){1,8}[^;]{0,90}đang (?:ở|ngồi|được)",
            r"(?:child|girl|boy|toddler|old (?:man|lady|woman)|she|he|they)(?: \w+){0,3} (?:is|are) (?:waiting|"
            r"being looked after|sitting|safe "
            r"(?:at|in|with))[^;]{0,80}(?:family|parents|mother|father|relatives|come)|"
            r"found[^;]{0,20} (?:girl|boy|child|toddler|old (?:man|lady|woman))[^;]{0,240} (?:she|he|her|his)",
        ),
        in_both(rf"{STORY_VI}|bệnh viện|cách ly|điều trị|về (?:với )?(?:gia đình|nhà)", rf"{STORY_EN}|hospital|treated|home"),
    ),
}  # fmt: skip
"""Each with its sign, and with what takes it away there."""
SAID_BY_OFFICES = frozenset({
    "brokeword", "camelate", "closedfor", "comesee", "eligible", "howto", "mixedup", "nocharge", "onduty", "spare", "suspended",
    "telltrue", "toldeach", "unchanged", "waitskin", "waived", "willhear",
})  # fmt: skip
"""What offices tell and hardly anybody else."""
OF_FAULTS = frozenset({"brokeword", "camelate", "mixedup", "suspended"})
"""What an office tells of its own work that went wrong."""
