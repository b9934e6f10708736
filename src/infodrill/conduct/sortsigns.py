"""What has to show in a text before it is taken for a sort: whose words it is likest to is a guess, and what people say to a sort
presumes that it is so. What shows nothing of a sort is not of that sort, however near it lies (`textsorts`).

Signs of form, wide where a sort is only let stand, narrow where they settle it; and how an office scorns those whom it serves,
which no thanks are due to, whatever else it says. Nothing here judges who wrote it or what is true.
"""

# Charter: conduct sort signs
from __future__ import annotations

from collections.abc import Mapping

from infodrill.casework.clauses import bears
from infodrill.kernel.patterns import Signs, as_typed, later, signs
from infodrill.kernel.sentences import sentences
from infodrill.media.relations import INFORMS

_SHOWS: Mapping[str, Signs] = {
    "leaves": signs(
        r"\b(?:từ (?:chức|nhiệm)|thôi (?:chức|việc|nhiệm vụ|giữ|làm|không làm)|xin (?:được )?(?:thôi|nghỉ|rút|từ|dừng)|"
        r"nghỉ (?:hưu|việc|từ)|"
        r"rút lui|rời (?:ghế|vị trí|chức|nhiệm|khỏi)|nộp đơn|bàn giao|miễn nhiệm|thôi|trả (?:lại )?(?:chức|ghế|con dấu|"
        r"chìa khóa)|"
        r"không (?:còn )?(?:giữ|đảm nhiệm|làm|phụ trách)|nhường|người khác (?:làm|thay)|chào (?:tạm biệt|bà con)|cuối cùng)\b",
        r"\b(?:resign\w*|step(?:ping|s)? (?:down|aside|back)|stood down|standing down|released|hand(?:ing|ed)? (?:in|over)|"
        r"leav(?:e|es|ing)|left (?:my|the) (?:post|office|job)|quit\w*|retir\w+|last (?:day|week|shift)|someone else|no longer|"
        r"go(?:ing)? as|give up|giving up|replace me|successor|out of (?:the )?office)\b",
    ),
    "grief": signs(
        r"\b(?:qua đời|từ trần|mất (?:vì|sáng|lúc|tối|đêm|do|sau|hôm|trưa|chiều|ngày|rồi|ở)|đã mất|vừa mất|không (?:còn|"
        r"qua khỏi|về)|"
        r"ra đi|tang|viếng|chia buồn|thương (?:tiếc|xót)|tiếc thương|vĩnh biệt|cáo phó|hương|yên nghỉ|an nghỉ|tin buồn|"
        r"phân ưu|tử nạn|hy sinh|tiễn|tưởng niệm|thiệt mạng|thành kính|nỗi đau|mất mát|khuất)\b",
        r"\b(?:died|dead|deaths?|pass(?:ed|ing) away|passing|funeral|condolences?|memor\w+|mourn\w*|loss|rest|buried|lost|"
        r"farewell|"
        r"hearts?|thoughts|griev\w*|grief|sympath\w+|vigil|gone|did not come|sorry|killed|drowned|candle\w*|silence|sadness|"
        r"sad)\b",
    ),
    "found": signs(
        r"\b(?:(?:tìm|kiếm) (?:thấy|được|ra|lại)|nhặt|lượm|về (?:với|đến|tới|lại|nhà)|an toàn|bình an|(?:để|bỏ) quên|rơi|mất|"
        r"của ai|ai là|nhận|trả lại|bắt được|(?<!cho )thấy)\b",
        r"\b(?:found|safe|home|handed in|left|owner|yours?|whose|picked up|turned up|back|claim|collect)\b",
    ),
    "lost": signs(
        r"\b(?:lạc|mất|tìm|rơi|quên|thấy|nhặt|gặp|chưa về|không nhớ|ai là|biết)\b",
        r"\b(?:lost|missing|seen|look(?:ing|s)?|find|found|gone|ran|escaped|went|wandered|dropped|left|last|where)\b",
    ),
    "poll": signs(
        r"\?|\b(?:bình chọn|bỏ phiếu|(?<!thu )(?<!nhận )(?:ý kiến|góp ý)|chọn|khảo sát|thăm dò|biểu quyết|vote|hay|thích)\b",
        r"\?|\b(?:poll\w*|vot(?:e|es|ing)|choose|survey|opinions?|which|pick|ballot|tell us|prefer)\b",
    ),
    "wonders": signs(
        r"\?|\b(?:không|chưa|nhỉ|gì|nào|đâu|sao|hả|vậy|mấy|bao (?:nhiêu|giờ|lâu)|ai)\b",
        r"\?|\b(?:who|what|why|when|where|how|anyone|anybody|wonder\w*|does|do|is|are|can|should)\b",
    ),
    "job": signs(
        r"\b(?:tuyển|cần|lương|hồ sơ|đơn|việc|hợp đồng|thử việc|kinh nghiệm|ca)\b",
        r"\b(?:wanted|hir(?:e|ing)|jobs?|pay|paid|appl(?:y|ications?)|vacanc\w+|shifts?|wage\w*|salary|post|needs?|needed|"
        r"recruit\w*|hours?|week|contract|full-time|part-time|looking for|seeks?)\b",
    ),
    "blood": signs(r"\b(?:máu|tiểu cầu|nhóm (?:[abo]|ab))\b", r"\b(?:blood|donors?|donat\w+|platelets?|[abo]b? (?:negative|"
        r"positive)|units)\b"),
    "event": signs(
        r"\b(?:mời|diễn|chiếu|hội (?!ý|đồng|trường|chữ|mái)|lễ|thi|đua|tiệc|giao lưu|khai (?:mạc|trương)|văn nghệ|liên hoan|"
        r"triển lãm|nói chuyện|đá bóng|trận|giải|tham (?:gia|dự)|nhạc|hát|múa|chạy bộ|vé|chợ (?:phiên|quê|đêm)|xem|vui chơi|rước|"
        r"trung thu|tết)\b",
        r"\b(?:yoga|class(?:es)?|sessions?|everybody|everyone|invit\w+|join|come|festival|concert|show\w*|films?|movies?|"
        r"match|plays?|race|fair|party|celebrat\w+|perform\w*|exhibition|"
        r"danc\w+|music|football|tournament|workshop|quiz|picnic|open day|parade|sing\w*|choir|entry|tickets?|welcome|"
        r"puppets?|contest|screening|games?|lantern\w*|drum\w*|talk|cook\w*|lunch|dinner)\b",
    ),
    "hands": signs(
        r"\b(?:cần|ai|giúp|phụ|một tay|góp|tình nguyện|chung tay|kêu gọi|huy động|tiếp sức|xin)\b",
        r"\b(?:needs?|needed|help\w*|hands?|volunteers?|anyone|anybody|who can|join|come|bring|lend|short of|want(?:ed)?|"
        r"people)\b",
    ),
    "hail": signs(
        r"\b(?:chúc|mừng|an lành|bình an|ngủ ngon|vui|may mắn|hạnh phúc|chào)\b",
        r"\b(?:happy|wish\w*|merry|good (?:morning|night|evening|luck|weekend|day)|bless\w*|greetings|congratulat\w+|sleep|"
        r"have a|enjoy|all the best|welcome|peace\w*|joy|new year)\b",
    ),
    "glad": signs(
        r"\b(?:cảm ơn|cám ơn|biết ơn|tri ân|khen|giỏi|tuyệt|hay|thương|quý|tốt|dễ thương|đỉnh|xịn|ưng|êm|đẹp|sạch|nhanh|tử tế|"
        r"nhiệt tình|may|nhờ|chuẩn|đáng|mát|thích|phục|nể|ngon|khéo|10 điểm)\b|[👏❤🥰👍🌷🙏]",
        r"\b(?:thank\w*|grateful|well done|lovely|great|brilliant|bravo|kind\w*|good|best|proud|hats off|cheers|appreciat\w+|"
        r"heroe?s?|star|nice|love|owe|credit|prais\w+|fantastic|wonderful|bless|saved|gem|legend)\b|👏|❤",
    ),
    "begs": signs(
        r"\?|\b(?:xin|đề nghị|mong|nhờ|kiến nghị|giúp|giùm|làm ơn|ước|giá mà|cần|nguyện vọng|cho)\b",
        r"\?|\b(?:could|can|would|wish|hope|request\w*|petition\w*|beg\w*|needs?|want\w*|if only|let|ask\w*)\b",
    ),
    "verse": signs(r"\A[^\d]*\Z", r"\A[^\d]*\Z"),
    "sells": signs(
        r"\b(?:bán|giá|mua|giảm|khuyến mãi|ưu đãi|ib|inbox|ship|sale|đặt|liên hệ|tặng|thanh lý|cho thuê|trả góp|vay|combo|"
        r"hàng|bảo hành|tư vấn|voucher|nhượng|chính chủ|lãi|khách|nhận (?:làm|sửa|giữ|đặt)|dịch vụ|quán|tiệm|shop)\b",
        r"\b(?:sale|sell\w*|buy|price\w*|offers?|discount\w*|cheap\w*|orders?|deals?|only|free|dm|shop|stock|million|rent\w*|"
        r"loans?|insurance|each|new|used|bargain|service|\d+ ?k)\b|%",
    ),
    "witness": signs(
        r"\b(?:thấy|nghe|ngửi|tận mắt|trước mắt|chỗ|ở đây|ngay|vừa|đang|mới)\b",
        r"\b(?:i|i.m|i.ve|my|me|saw|see|seeing|heard|hear|smell\w*|here|outside|next door|standing|just|now|still)\b",
    ),
    "boasts": signs(
        r"\b(?:tự hào|vinh dự|dẫn đầu|đầu tiên|nhất|thành tích|xuất sắc|chỉ đạo|quyết liệt|sáng suốt|khen|cờ thi đua|"
        r"huy chương|giải|"
        r"danh hiệu|kỷ lục|hoàn thành|vượt|tiêu biểu|thắng lợi|thành công|chưa bao giờ|gương mẫu|top|số 1|nhờ|biểu dương|"
        r"điểm sáng|lá cờ|tốt|trăm phần trăm|100)\b",
        r"\b(?:proud\w*|first|best|awards?|prizes?|medals?|records?|success\w*|leaders?\w*|never|achiev\w+|honou?r\w*|won|"
        r"wins?|top|models?|"
        r"excellen\w+|prais\w+|better|thanks to|number one|again|ahead|beat\w*|champion\w*|star|outstanding|highest|100)\b",
    ),
    "link": signs(r"https?:|www\.|\.(?:example|invalid)\b|\b(?:link|bấm|xem ở đây)\b", r"https?:|www\.|\.(?:example|"
        r"invalid)\b|\b(?:link|click|here)\b"),
}  # fmt: skip
"""Without which nothing is taken for that sort. Sorts that any words may be of have none, nor those that everybody minds: what is
like those is never taken for a notice instead."""
GRANTED = frozenset({"sells", "boasts", "verse", "link"})
"""Of these, sorts that a text is taken for without a sign if it lies nearest by far."""
_SETTLES: Mapping[str, Signs] = {
    "blood": signs(r"\b(?:hiến|cho) máu\b|\bcần máu\b", r"\b(?:giv\w+|donat\w+) blood\b|\bblood (?:donation|drive|donors?)\b"),
    "leaves": signs(
        r"\b(?:xin )?từ (?:chức|nhiệm)\b|\bxin (?:được )?(?:thôi|nghỉ|rút khỏi)(?: \w+){0,2} (?:chức|nhiệm vụ|việc|vị trí)\b|"
        r"\b(?:nộp|gửi) đơn (?:xin )?(?:thôi|nghỉ|từ)\b",
        r"\b(?:i|i.ve|i have|she|he) (?:\w+ ){0,4}(?:resign\w*|step\w* down|stood down)\b",
    ),
    "grief": signs(
        r"\b(?:cáo phó|đã qua đời|từ trần|xin chia buồn|vô cùng thương tiếc)\b",
        r"\b(?:passed away|in (?:loving )?memory|condolences|funeral)\b",
    ),
    "found": signs(
        r"\b(?:đã|vừa) (?:được )?(?:tìm (?:thấy|được)|về (?:với|đến|tới|lại)(?: \w+)? (?:nhà|mẹ|bố|ba|má|gia đình|chủ))\b",
        r"\b(?:has|have|was|were|been) found\b|\b(?:is|are) (?:back )?(?:home|safe)\b",
    ),
    "lost": signs(r"\b(?:đi lạc|bị lạc|lạc mất|mất tích|thất lạc)\b", r"\b(?:been|went|is|are) missing\b|\blast seen\b|"
        r"\bhave you seen\b"),
    "sells": signs(
        r"\b(?:giảm|ưu đãi) (?:\d+ ?%|nửa giá|một nửa)|\b(?:quán|tiệm|shop|cửa hàng)\b[^.]{0,30}\bkhai trương\b|"
        r"\bkhai trương (?:quán|tiệm|shop|cửa hàng|nhà hàng)\b|"
        r"\b(?:xả kho|giảm giá|khuyến mãi|cho thuê|cần bán|bán gấp|thanh lý|số lượng có hạn|trả góp|liền tay|nhanh tay|chính chủ|"
        r"miễn trung gian|ib (?:em|mình|để|nhận|ngay|tư vấn))\b",
        r"\b(?:for sale|discount|special offer|limited (?:stock|offer)|order now|free delivery|hardly used|while stocks last|"
        r"dm (?:me|us))\b|\d% off\b|\bhalf price\b|\b(?:shop|café|bakery|stall) opens\b[^.]{0,40}\b(?:free|price|cheap)",
    ),
    "hail": signs(
        r"^(?:[^.!?\n]{0,20}\W ?)?(?:\w+ ){0,4}(?:kính )?chúc (?!mừng)",
        r"\b(?:happy (?:new year|[a-z.']+(?: [a-z.']+)? day|holiday|birthday)|(?:we|i|ward|school|clinic|"
        r"all) wish(?:es)?(?: \w+){0,3} (?:a|all|happy|good|every)|merry|have a (?:good|lovely|great|nice|safe))\b",
    ),
    "boasts": signs(
        r"\b(?:giành|đoạt|đạt) (?:\w+ ){0,3}(?:huy chương|giải|cúp|ngôi)\b|\bvô địch\b|\bhuy chương (?:vàng|bạc|đồng)\b",
        r"\b(?:won|wins?|taken|took) (?:\w+ ){0,4}(?:medals?|prizes?|cup|championship|title)\b|\bfirst prize\b|\bgold medals?\b",
    ),
    "jest": signs(
        r"\bđố (?:vui|bà con|các bác|mọi người|cả nhà)\b",
        r"\bwhy (?:did|does|do|is|was) the \w+ [^?]{3,60}\?\W+because\b|\bwhat do you (?:call|get)\b|\bknock,? knock\b",
    ),
    "glad": signs(r"^\W*(?:xin |rất |vô cùng |lời )?(?:cảm|cám) ơn\b", r"^\W*(?:a (?:big |warm )?)?thank(?:s| you)\b"),
    "poll": signs(
        r"\b(?:bình chọn|bỏ phiếu|(?:lấy|xin|cho|gửi|góp) ý kiến|biểu quyết|khảo sát)\b[^\n]*|\b(?:thấy|thích|"
        r"chọn) [^.?]{2,30} nào\b[^.?]{0,20}\?",
        r"\b(?:poll|vote|survey|ballot)\b|\b(?:which|what) (?:\w+ ){1,4}(?:would|do) you (?:like|prefer|want|choose)\b",
    ),
    "hands": signs(
        r"\bai (?:\w+ ){0,2}(?:được|rảnh|thời gian|sức) (?:thì|xin|mời) (?:ra|đến|tới|phụ|giúp|ghi tên)\b|"
        r"\b(?:ai|bác nào|anh nào|nhà nào) (?:\w+ ){0,2}(?:rảnh|khỏe|có (?:sức|(?:xe|ghe|xuồng)(?: thì| xin)? (?:ra|đến|tới|"
        r"phụ)))\b|\bcần (?:thêm |gấp |"
        r"khoảng )?\d+ (?:người|tay|anh|thanh niên)\b",
        r"\b(?:anyone|anybody) (?:free|strong|with (?:a|an) (?:boat|car|van|truck|ladder|hammer|saw))\b|"
        r"\bneed (?:\w+ )?(?:\d+|\w+teen|ten|twenty) (?:people|pairs|volunteers|hands)\b",
    ),
    "wonders": signs(
        r"\b(?:không|chưa|nhỉ|gì|nào|đâu|sao|hả|mấy|bao|ai|hay|thế)\b[^.!?]*\?\W*\Z",
        r"\b(?:who|what|why|when|where|how|which|does|do|is|are|can|should|would|will|any\w*)\b[^.!?]*\?\W*\Z",
    ),
    "witness": signs(
        r"\b(?:em|tôi|mình|con|tui) (?:đang|vừa) [^.]{0,40}\b(?:thấy|nghe|ngửi)\b",
        r"\bi(?:.m| am) [^.]{0,40}\b(?:see|hear|smell)\b|\bi (?:can|just) (?:see|saw|hear|heard|smell)\b",
    ),
    "hearsay": signs(
        r"\bnghe (?:đâu|nói|bảo|đồn|phong thanh)\b|\bthấy (?:người ta )?bảo\b|\b(?:người ta|thiên hạ|bà con) (?:nói|bảo|đồn)\b|"
        r"\bkhông biết (?:có )?(?:đúng|thật)\b",
        r"\b(?:i|we) (?:\w+ )?heard\b|\bthey say\b|\bapparently\b|\b(?:someone|somebody|a friend|my \w+) (?:said|told me|"
        r"says)\b|\bword is\b",
    ),
    "job": signs(r"\b(?:tuyển (?:dụng|người|\d|gấp|thêm)|ứng tuyển|nộp hồ sơ)\b", r"\b(?:vacancy|now hiring|job (?:offer|"
        r"advert)|apply (?:to|at|by|in))\b"),
    "event": signs(
        r"\b(?:kính |trân trọng )?mời (?:bà con|mọi người|cả nhà|các (?:bác|em|cháu|bạn)|quý)[^.]{0,60}\b(?:xem|dự|đến|tới|"
        r"tham gia|vui|nghe|ra)\b|"
        r"\b(?:đêm|buổi) (?:văn nghệ|diễn|nhạc|hát|chiếu)|\bchiếu phim\b|\bđá (?:bóng|banh)\b|\bgiải (?:bóng|cầu lông|chạy|cờ|"
        r"bơi)\b",
        r"\b(?:festival|concert|film night|football|tournament|open day(?! and)|parade|puppet show|entry is free|all welcome)\b",
    ),
}  # fmt: skip
"""What settles it, however near another sort lies: of what shows so for certain nobody doubts which sort it is."""
_WHEN = later(
    r"\d|\b(?:thứ|chủ nhật|mai|nay|đêm|tối|sáng|chiều|thu|chu nhat|dem|toi|sang|chieu|\w+day|tonight|tomorrow|weekend|night)\b"
)
"""What is held is held some day: "open day and night" invites nobody."""
_SCORN: Signs = signs(
    r"\b(\w+) gì mà (?:lắm |cứ |phải |còn )?\1\b|\bcó gì (?:đâu )?mà (?:\w+ )?(?:kêu|la|làm (?:ầm|quá|căng|toáng)|lo|sợ|hỏi|"
    r"rối)\b|\blàm quá\b|"
    r"\brồi sao\?|\bthì (?:đã sao|sao nào)\b|\bthì sao(?=[?!]|\W*$)|\bvừa (?:thôi|phải thôi)(?=\W*$|\W)|\bgiải tán\b|\bchứ sao\b|"
    r"\bthì tự (?:tìm|đi|lo|mua|làm|kiếm|ra|xem|đọc)\b|\bchứ (?:có )?phải (?:đầy tớ|ô sin|osin|nô lệ)\b|"
    r"\b(?:không|ko|k) (?:thích|ưng|chờ được|chịu (?:được|nổi)|vừa (?:lòng|ý)|bằng lòng)(?: \w+){0,2} thì (?:đừng|thôi|đi|ra|"
    r"về|nghỉ|biến|sang|tự)\b|\b(?:không|chẳng|chả) ai (?:mời|ép)\b|\bmà còn (?:đòi|kêu|chê|ý kiến|bày đặt|kén)\b|"
    r"\b(?:đòi|kêu|than|hỏi|chê|réo|phàn nàn) (?:hoài|lắm|mãi|nhiều|suốt|cho lắm)(?: (?:thế|vậy|quá|mệt|à))+\b|\bai chết đâu\b|"
    r"\bdrama\b|\bđừng có (?:mà|ngồi|ở đó|kêu|đòi|la|hỏi|nhiều chuyện)\b|\b(?:ngồi|đứng|ở) đó mà\b|\bcòn (?:đứng|ngồi) (?:đó|"
    r"đấy|đực|ngây)\b|"
    r"\b(?:lắm|nhiều) (?:chuyện|mồm|lời)(?= (?:quá|vậy|thế|vừa)|\W*$)|\bnhiều chuyện\b(?!.*\b(?:vui|hay)\b)|\brảnh (?:mồm|"
    r"miệng)\b|\bthì (?:ra|đi|tự|xuống|lên) mà (?:kiểm|xem|tự|hỏi|làm|nhìn)\b|\b(?:ngu|dốt|đần|"
    r"hèn|lười) (?:thì|mà|quá|nên|vừa|thiệt|thật|ghê|dữ|vậy|thế|vãi)\b|"
    r"\b(?:hoang tưởng|tưởng tượng ra)\b|\b(?:ráng|tập) mà quen\b|\bkhôn hồn\b|\bvô ơn\b|\bdân (?:ngu|đen|trí)\b|"
    r"\bhết thuốc chữa\b|\bkhỏi (?:cảm ơn|hỏi|kêu|ý kiến)\b|\bim (?:đi|hết|mồm|miệng)\b|"
    r"\b(?:tự (?:mà )?(?:lo|chịu|xử))(?: (?:đi|lấy|nhé|nha))|\b(?:hỏi|kêu|nói) gì (?:mà )?(?:lắm|hoài|mãi)\b|"
    r"\bthì (?:đi )?về (?:hết )?đi\b|\bthì (?:biến|xéo|cút)\b|\b(?:chán|mệt|ngán) (?:trả lời|nghe|giải thích|nói chuyện)"
    r"(?: với)? (?:mấy|những|các) (?:người|ông|bà|vị)\b|\bkhông (?:có )?rảnh (?:mà|để|hơi|đâu)\b|\bbuôn chuyện\b|"
    r"\brỗi hơi\b|\bhỏi như (?:trẻ con|con nít)\b|\bđầu để làm gì\b|\bbớt (?:kêu|than|hỏi|réo|chê)\b",
    r"\bor (?:go away|leave us alone|stay away)\b|\b(?:sick|tired|fed up) (?:of|with) (?:hearing|answering|being asked|your|"
    r"people|these|those|silly)\b|\b(?:people|you) (?:who )?(?:cannot|can.t) (?:(?:count|spell|add up)|even \w+)\b|"
    r"\bbetter things to do\b|\b(?:gossips|busybodies|know-alls)\b|"
    r"(?:^|\. )so (?:it|they) \w+\. |"
    r"\bso what\b|\bget over it\b|\bdeal with it\b|\bgrow up\b|\bstop (?:whining|moaning|"
    r"ringing|calling us|bothering|pestering|writing to us|crying|complaining|playing|being)\b|"
    r"\bnever (?:hurt|killed) any(?:one|body)\b|\bwhining\b|\bmoaners?\b|"
    r"\b(?:people|you|they|some) (?:just |only |must be |are )*imagin\w+|\bknows? better than (?:you|any of you)\b|"
    r"\bget used to it\b|\bwhat (?:did|do) you (?:want|expect)\b|\bnobody (?:asked|invited|forced) you\b|\b(?:if you )?(?:don.t|"
    r"do not) like it\b|\bgo (?:somewhere )?else(?:where)?\b|"
    r"\bboo hoo\b|\b(?:is|it.s|are) nothing,|\blol (?:just|so|what|get|no|who)\b|\bjust (?:walk|deal|wait and shut|"
    r"live with it)\b|\bdrama\b|\bungrateful\b|"
    r"\bshut up\b|\bmind your own\b|\buse your (?:brains?|heads?|eyes)\b|\b(?:stupid|idiots?|silly|lazy|gullible) (?:people|"
    r"enough|of you|lot)?|\bif you (?:do not|don.t|cannot|can.t) [^.]{2,60}\byourself\b|"
    r"\byou people\b|\bsome people will\b|\bbig deal\b|\bcry about\b|\bcry(?:ing)? babies\b|\bwe are not your (?:servants|"
    r"maids)\b|\btough luck\b|\bnot my problem\b|"
    r"\b(?:people|those|anyone|whoever)\b[^.;]{0,50}\b(?:have|has|were|was|are|been) (?:being )?(?:paid to|paid$|paid[.,;]|lying|"
    r"making (?:it|things|this) up)|\bbe glad (?:that )?you\b|\byou should be grateful\b|\bwhat more do you want\b",
)  # fmt: skip
"""How an office scorns those whom it serves."""
_QUOTES: Signs = signs(
    r"\b(?:bà con|người dân|dân|mọi người|phụ huynh|nhiều người|có người) (?:\w+ )?(?:nói|bảo|chê|kêu|hỏi|trách|phản ánh|viết)\b",
    r"\b(?:people|residents|you|parents|some|somebody) (?:say|said|told|complain\w*|wrote|asked)\b",
)
"""Whose words it repeats: an office that says what it was told scorns nobody."""
_PARDON: Signs = signs(
    r"\b(?:xin lỗi|lỗi (?:của|là|thuộc)|cảm ơn|mong bà con thông cảm)\b",
    r"\b(?:sorry|apolog\w+|our fault|thank you)\b",
)
_CALLED = 2
"""Sentences, the title among them, in which a call is made."""
_IS_DONE: Signs = signs(r"\b(?:chúng tôi|phường|trường) sẽ\b|\btrả lời\b", r"\bwe (?:will|shall)\b")
_THANKS: Signs = signs(r"\b(?:cảm|cám) ơn\b", r"\bthanks?\b")
_SOUND: Signs = signs(
    r"\b(?:sạc|chèn|chặt cành|chằng|trữ nước|kê (?:cao|đồ)|gia cố|đun sôi|rửa (?:tay|xà phòng|bằng xà phòng|vết)|đóng cửa|"
    r"mặc áo phao|mang (?:theo )?(?:thuốc|"
    r"giấy|căn cước|áo|đèn)|gọi (?:ngay )?(?:số|bảo vệ|công an|tổ|cấp cứu|115|114|113)|ra trạm|đến trạm|báo (?:ngay|tổ|"
    r"công an|bảo vệ)|ở trong nhà|"
    r"tắt (?:cầu dao|bếp|van|quạt)|khóa (?:van|ví|thẻ)|sơ tán|qua (?:trường|nhà văn hóa)|lên (?:tầng|chỗ cao)|đi (?:vòng|"
    r"đường)|đội mũ)\b",
    r"\b(?:charge|boil|wash|shut|close|stay (?:in|indoors|at home|away)|bring|ring|call|go to the|turn off|switch off|lock|"
    r"keep (?:away|clear|out|to)|wear|move (?:to|up)|tie down|store water|walk to|use the|follow)\b",
)  # fmt: skip
"""What everybody is advised to do: two of these and nothing that harms (`harmful`) are no wild advice."""
_LEAST_SOUND = 2
SOUGHT: Signs = {
    "vi": later(
        r"\b(?:đi lạc|bị lạc|lạc (?:ở|từ|mất|đường)|thất lạc|mất tích|tìm (?:bé|cháu|em|người|trẻ|cụ|bà|ông)|trông thấy|"
        r"ai (?:nhặt|bắt|lượm) được|đánh rơi|rơi mất|để quên)\b"
    ),
    "en": later(
        r"\b(?:missing|lost|have you seen|looking for|if you see|(?:whoever|anyone who) (?:finds|found|picks|picked)|dropped|"
        r"mislaid|left behind)\b"
    ),
}
"""Who is looked for is named to be found."""
FOUND: Signs = {
    "vi": later(
        r"\b(?:đã|vừa) (?:được )?(?:tìm (?:thấy|được)|về (?:đến |tới |lại )?nhà)\b|\btìm (?:thấy|"
        r"được)\b[^.]{0,30}\b(?:an toàn|bình an|khỏe)\b"
    ),
    "en": later(
        r"\b(?:has|have|had|was|were|been) found(?: safe| alive| well)\b|\b(?:is|are|got) (?:back )?home safe\b|\bfound safe\b"
    ),
}
"""That who was looked for is found: who is glad of it exposes nobody."""
NAMED_AFTER: Signs = signs(r"\b(?:mang|đặt) tên\b", r"\b(?:is|are|be) named (?:after )?|\bbears? the name\b")
"""After whom a street is named is shown to nobody."""
DROPPED: Signs = {
    "vi": later(
        r"\bai (?:nhặt|lượm|bắt) được\b(?! (?:tờ|giấy|thuốc|bom|mìn|\w+ (?:giả|lạ)))[^.]{0,120}\b(?:gửi|trả|liên hệ|gọi|báo|"
        r"cho)\b|"
        r"\b(?:tôi|mình|em|cháu|con tôi|nhà \w+|bác \w+|cô \w+|cụ \w+|bà \w+|ông \w+) (?:\w+ ){0,2}(?:đánh rơi|làm rơi|rơi mất|"
        r"để quên)\b[^.]{0,80}(?:\. |, )(?:ai|xin|nhờ)\b"
    ),
    "en": later(
        r"\b(?:whoever|anyone who|if you|if anyone) (?:finds?|found|has found|picks? (?:it |them )?up|picked (?:it |them )?up)\b"
        r"(?! (?:a )?(?:leaflet|suspicious))[^.]{0,80}\b(?:please|ring|hand|bring|return|call|leave|give)\b"
    ),
}
"""Whoever lost a thing asks who has it: that exposes nobody, whosever it is."""


def may_be(sort: str, text: str, spelt: str) -> bool:
    """Whether a text in a tongue shows what a sort has to show."""
    if (sort == "hail" and rejoices(text, spelt)) or (sort == "glad" and _thanks_last(text, spelt)):
        return False
    sign = _SHOWS.get(sort)
    return sign is None or bears(as_typed(sign, spelt), text, spelt)


def _thanks_last(text: str, spelt: str) -> bool:
    """Whether a text tells something and thanks at its end alone, as any notice may, or says what is done next."""
    thanks, said = as_typed(_THANKS, spelt), sentences(text)
    where = [at for at, each in enumerate(said) if thanks.search(each)]
    last = where == [len(said) - 1] or (len(where) == 1 and as_typed(_IS_DONE, spelt).search(text))
    return len(said) > 2 and any(map(str.isdigit, text)) and bool(last)


def rejoices(text: str, spelt: str) -> bool:
    """Whether a text tells that somebody has won something: who is congratulated on that is wished nothing."""
    return bool(as_typed(_SETTLES["boasts"], spelt).search(text))


def settles(sort: str, text: str, spelt: str) -> bool:
    """Whether a text shows for certain that it is of a sort that lies nearest."""
    if sort not in _SETTLES or (sort == "event" and not _WHEN.search(text)):
        return False
    # One day of many on a list is no call for blood.
    said = " ".join(sentences(text)[:_CALLED]) if sort == "blood" else text
    return bool(as_typed(_SETTLES[sort], spelt).search(said))


def shown(near: list[tuple[str, int]], text: str, spelt: str) -> list[tuple[str, int]]:
    """Of sorts and how near a text lies to each those that it may be of: what informs may be anything."""
    return [(sort, how_near) for sort, how_near in near if sort == INFORMS or may_be(sort, text, spelt)]


_IF_FOUND: Signs = signs(
    r"\b(?:ai|bác nào|bạn nào|nhà nào|người nào) (?:mà )?(?:nhặt|lượm|thấy|bắt|gặp|cầm)\b",
    r"\b(?:if|anyone|whoever|somebody)\b[^.]{0,30}\b(?:finds?|found|sees?|seen)\b",
)


def still_sought(text: str, spelt: str) -> bool:
    """Whether a text asks whoever may find something: that is lost yet."""
    return bool(as_typed(_IF_FOUND, spelt).search(text)) and not settles("found", text, spelt)


def scornful(text: str, spelt: str) -> bool:
    """Whether a text scorns those who read it, and begs no pardon."""
    if as_typed(_PARDON, spelt).search(text) or as_typed(_QUOTES, spelt).search(text):
        return False
    return bool(as_typed(_SCORN, spelt).search(text))


_FRIENDLY = later(r"\b(?:nha|nhen|nghen|hen|nè|hú|mấy má|(?:bà con|cả nhà|mọi người) ơi)\b")


_ASKS_READERS = signs(
    r"(?:^|[.:;] )(?:(?:bà con|anh chị|cô bác)[^.?!]{0,20} )?(?:nhà|bác|ai|hộ|tổ|xóm|ngõ) (?:nào|còn|có|thấy|biết|bị|"
    r"đang)\b[^.!?]{2,80}\?",
    r"(?:^|[.:;] )(?:has|have|did|does|is) any(?:one|body)\b[^.!?]{2,80}\?|(?:^|[.:;] )who (?:saw|has|knows|"
    r"still)\b[^.!?]{2,80}\?",
)


def friendly(text: str) -> bool:
    """Whether a text speaks to its readers as neighbours do."""
    return bool(_FRIENDLY.search(text))


def asks_readers(text: str, spelt: str) -> bool:
    """Whether a text asks whoever reads it what he saw, has or lacks."""
    return bool(as_typed(_ASKS_READERS, spelt).search(text))


def sound(text: str, spelt: str) -> bool:
    """Whether a text advises what everybody is advised to do."""
    return len({hit[0].lower() for hit in as_typed(_SOUND, spelt).finditer(text)}) >= _LEAST_SOUND
