"""What a text does to those who read it, whatever it is about: it praises its own work beyond belief, owns a half, comes weeks
late, says who pays, names a penalty, wants people there in person, opens longer, gives a feast or a match.

Moves as in `conduct.moves`, each found in one sentence or in two that follow each other.
"""

# Charter: conduct acts
from __future__ import annotations

from collections.abc import Mapping

from infodrill.conduct.outcomes import STORY_EN, STORY_VI
from infodrill.conduct.penalties import FINES_EN, FINES_VI, TALKS_EN, TALKS_VI
from infodrill.kernel.patterns import Signs, in_both

_MANY_VI = r"(?:(?:gần |hơn |tới |đến |mất |cả |những )*(?:\d+|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mấy|nhiều|nửa))"
_MANY_EN = r"(?:\d+|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|many|some)"
_PAYER_VI = (
    r"(?:chúng tôi|phường|xã|trường|nhà trường|công ty|hội|bệnh viện|bảo hiểm|quỹ|thành phố|nhà thầu|chủ đầu tư|bên thi công|"
    r"ngân sách|đơn vị thi công|nhà máy|chủ xe)"
)
_PAYER_EN = (
    r"(?:we|the (?:ward|city|school|company|hospital|insurer|contractor|port|works|builder|owner|fund|council|clinic)|"
    r"insurance)"
)
_COSTS_VI = (
    r"(?:chi phí|viện phí|tiền (?:thuốc|sửa|thuê|viện|xe|công|khám|chữa)|kinh phí|toàn bộ (?:tiền|phí))"
)
_COSTS_EN = r"(?:costs?|bills?|expenses?|repairs?|damage|treatment|fees)"
ACTS: Mapping[str, tuple[Signs, Signs]] = {
    "boasted": (
        in_both(
            r"(?:(?:nhanh|tốt|sạch|sớm|lớn|đẹp|an toàn|hiện đại|đúng hẹn|chu đáo|tiên tiến)(?: \w+){0,2} nhất|"
            r"hàng đầu|số một|đẳng cấp)"
            r" (?:của )?(?:thành phố|cả nước|tỉnh|khu vực|châu lục|thế giới|từ trước (?:đến|tới) nay|trong lịch sử)|"
            r"(?:không|chưa) (?:hề )?(?:có |một |nhận )*(?:lời |đơn )?(?:phàn nàn|sai sót|sự cố|lỗi|khiếu nại) nào|"
            r"(?:100|9\d) ?% (?:\w+ ){1,3}(?:hài lòng|đồng tình|đồng thuận|ủng hộ)|thành công (?:rực rỡ|tốt đẹp|vượt bậc)|"
            r"vượt (?:xa )?(?:mọi )?(?:kỳ vọng|mong đợi)|chưa bao giờ (?:\w+ ){0,5}(?:mạnh|tốt|đẹp|giỏi|sạch|vui) như|"
            r"(?:cả|các) (?:thành phố|nước|tỉnh|phường (?:khác|bạn)|nơi khác)(?: \w+){0,3} (?:phải|nên|đến|về|sang) học|"
            r"(?:chưa|không) (?:có )?(?:\w+ ){0,3}nào (?:\w+ )?(?:thắng|bằng|hơn|qua)(?: \w+)? (?:được )?(?:tôi|phường)|"
            r"ai làm\? (?:chính )?(?:là )?(?:tôi|phường)|(?:một tay|nhờ|do) (?:chính )?tôi (?:làm|lo|xin|xây)",
            r"the (?:best|fastest|cleanest|safest|finest|greatest|most \w+)(?: \w+){0,3} (?:in the (?:whole )?(?:city|country|"
            r"province|region|world)|ever|anywhere)|(?:without|not) a single (?:complaint|fault|mistake|delay|hitch)|"
            r"(?:100|9\d) (?:per ?cent|%)(?: of)?(?: \w+){0,4} (?:satisfied|happy|pleased|agree|support)|"
            r"(?:brilliant|resounding|complete|huge|great|total) success|second to none|beyond (?:all )?expectations?|"
            r"world.class|(?:cleanest|safest|happiest|best|greenest|finest)[^.;]{0,30} there is|(?:to|come and) admire us|"
            r"who (?:built|did|got|made|brought)(?: \w+){1,6}\? (?:i|me|we)|thanks to me|all (?:of it )?(?:was )?my doing",
        ),
        in_both(rf"{STORY_VI}|nếu|không dám|chưa dám", rf"{STORY_EN}|if|not (?:the|a) (?:best|great|complete)"),
    ),
    "halfowned": (
        in_both(
            r"(?:có (?:một )?phần|phần nào|đúng (?:một|được) (?:nửa|phần)|một phần)(?: \w+){0,4} (?:là )?(?:"
            r"đúng(?! (?:hạn|hẹn|giờ|ngày|kỳ))|có lý|lỗi|"
            r"trách nhiệm)|cũng có (?:phần )?(?:lỗi|trách nhiệm)|(?:có thể|lẽ ra) (?:đã )?(?:nên )?làm (?:tốt|khéo|sớm|kỹ) hơn|"
            r"(?:chúng tôi|phường|trường) không (?:nói|bảo|dám nói) là (?:không|mọi|hoàn)|chưa (?:được )?(?:trọn vẹn|chu đáo|"
            r"như ý)|điều (?:ấy|đó|này) (?:thì )?đúng, (?:nhưng|còn)",
            r"some of (?:what|it|that|this|the \w+)(?: \w+){0,4} (?:is|was|are|were) (?:true|right|fair|so|ours|justified)|"
            r"(?:is|was|are|were) partly (?:true|right|fair|our|ours)|partly our (?:fault|doing)|"
            r"could (?:and should )?have (?:done|been|said|acted)(?: \w+){0,3} (?:better|sooner|quicker|clearer|earlier|more)|"
            r"half (?:true|right)|we do(?: not|n.t) (?:say|claim) (?:that )?(?:all|everything|there (?:was|is) no)",
        ),
        in_both(rf"{STORY_VI}|nếu", rf"{STORY_EN}|if"),
    ),
    "verylate": (
        in_both(
            rf"(?:chậm|muộn|trễ|quá hạn)(?: mất| hơn| gần| tới| so với \w+)* {_MANY_VI} (?:tuần|tháng|năm)|"
            rf"{_MANY_VI} (?:tuần|tháng|năm)(?: \w+){{0,2}} (?:mới (?:xong|trả|sửa xong|có lời)|chứ không phải {_MANY_VI})|"
            rf"(?:nợ|treo|bỏ đấy|ngâm)(?: \w+){{0,5}} {_MANY_VI} (?:tháng|năm)(?! \d)",
            rf"{_MANY_EN} (?:weeks?|months?|years?) (?:late|overdue|behind|after (?:the|we))|"
            rf"(?:took|taken)(?: us)? {_MANY_EN} (?:weeks|months|years),? not {_MANY_EN}|"
            rf"(?:after|only after) {_MANY_EN} (?:weeks|months|years) of waiting|"
            rf"(?:late|overdue|delayed) by {_MANY_EN} (?:weeks?|months?|years?)",
        ),
        in_both(rf"{STORY_VI}|nếu|không (?:chậm|muộn|trễ)|phạt", rf"{STORY_EN}|if|not late|fined"),
    ),
    "whopays": (
        in_both(
            rf"{_COSTS_VI}[^.;]{{0,40}} do (?!dân|bà con|hộ|gia đình|phụ huynh)[^.;]{{2,30}} (?:chịu|trả|chi|lo)|"
            rf"{_PAYER_VI}(?: sẽ| xin)? (?:chịu|trả|lo|chi trả|thanh toán)(?: toàn bộ| hết| mọi| các)* {_COSTS_VI}",
            rf"{_PAYER_EN}(?: will| shall)? (?:pays?|bears?|covers?|meets?)(?: for)?(?: the| all| any| every| your| their)* "
            rf"(?:\w+ )?{_COSTS_EN}|{_COSTS_EN} (?:is|are|will be) (?:paid|met|borne|covered) by|"
            r"at (?:our|its|the \w+(?:.s)?) (?:own )?(?:expense|cost)",
        ),
        in_both(rf"{STORY_VI}|nếu|lừa|công an", rf"{STORY_EN}|if|scam|police"),
    ),
    "towed": (
        in_both(
            rf"{FINES_VI}|(?:bị |sẽ |phải )(?:cẩu|kéo (?:về|đi)|khóa bánh)|cẩu (?:xe|đi|về)|kéo xe",
            rf"{FINES_EN}|(?:will|shall|may|can|to) be (?:towed|clamped)(?: away)?|(?:is|are|gets?) (?:towed|clamped)|"
            r"penalty (?:of|is) [\d.,]+",
        ),
        in_both(
            rf"{STORY_VI}|{TALKS_VI}|không (?:bị )?(?:phạt|cẩu|kéo)|nghiêm|xử lý ?:|(?:đã|vừa|từng) bị phạt",
            rf"{STORY_EN}|{TALKS_EN}|no (?:fine|penalty)|late fines?",
        ),
    ),
    "inperson": (
        in_both(
            r"(?:trực tiếp|đích thân|tự mình) (?:đến|ra|lên|mang|ký|nộp|nhận|lấy|đi)|chính chủ|"
            r"(?:phải|cần) (?:\w+ )?có mặt|không (?:nhận|cho) (?:\w+ )?(?:thay|hộ(?! khẩu| chiếu| tịch)|ủy quyền)|"
            r"không (?:ai )?(?:được )?(?:nhận|ký|"
            r"nộp|lấy|đi) (?:thay|hộ(?! khẩu| chiếu| tịch))",
            r"(?:come|collect\w*|sign\w*|apply|appear|attend|hand\w* (?:it|them) in|vote)(?: \w+){0,2} in person|"
            r"must be (?:there|present)|nobody (?:else )?(?:may|can) (?:sign|collect|come|vote) (?:for|instead)",
        ),
        in_both(
            rf"{STORY_VI}|không (?:cần|phải)|nếu|công an|lừa|cán bộ (?:\w+ ){{0,2}}phải có mặt",
            rf"{STORY_EN}|need not|no need|if|police|officers? must",
        ),
    ),
    "openslonger": (
        in_both(
            r"(?:mở|làm việc|phục vụ|đón khách|tiếp dân)(?: cửa)?(?: thêm)?(?: cả)? (?:vào )?(?:buổi tối|ban đêm|ngoài giờ|"
            r"cuối tuần|thứ bảy|chủ nhật|ngày nghỉ)|(?:mở|làm việc|phục vụ) thêm (?:giờ|buổi|\w+ (?:tiếng|giờ))|"
            r"kéo dài giờ (?:mở|làm|phục vụ)|(?:từ nay|bắt đầu)[^.;]{0,40} mở (?:cửa )?(?:đến|tới) (?:tối|khuya|đêm)",
            r"(?:open|opens|opening)(?: \w+){0,2} (?:in the evenings?|on (?:weekends|saturdays?|sundays?)|"
            r"late (?:on|every|until)|at night|longer)|(?:longer|extra|extended|evening) (?:opening )?hours|"
            r"stays? open (?:longer|later|until (?:late|night))",
        ),
        in_both(
            rf"{STORY_VI}|(?:đội|thợ|công nhân|anh em|kỹ sư)|không (?:mở|làm)|nếu|thôi mở|nghỉ|đóng",
            rf"{STORY_EN}|not open|no longer|if|closed|shut|cancel\w*",
        ),
    ),
    "feast": (
        in_both(
            r"(?:trận|giải) (?:bóng|đấu|chung kết|cầu lông|giao hữu)|(?:hội|đêm) (?:làng|xuân|trăng|hoa|văn nghệ|nhạc|ca nhạc|"
            r"diễn|hát)|rước đèn|múa (?:lân|rồng|sạp)|bắn pháo hoa|hội thi|thi (?:kéo co|nấu ăn|hát|đua)|đua thuyền|kéo co|"
            r"phá cỗ|liên hoan",
            r"(?:football|friendly|cup) match|the match|fireworks|lantern (?:walk|procession|night)|lion dance|boat race|"
            r"tug of war|concert|(?:village|spring|moon|flower|food|summer) (?:fair|festival|fete)|song contest|feast",
        ),
        in_both(
            rf"{STORY_VI}|hủy|hoãn|lùi|không (?:có|tổ chức|diễn)|nếu|ngộ độc|cháy|thương|nhập viện|bạo lực|đánh nhau|cấm|vé giả|"
            r"dừng|thôi|xin lỗi|ốm",
            rf"{STORY_EN}|cancel\w*|off|postponed|not|no|if|poison\w*|fire|hurt|ill|fight\w*|banned|stopped|sorry|put off",
        ),
    ),
}  # fmt: skip
"""Each with its sign, and with what takes it away there."""
