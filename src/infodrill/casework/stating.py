"""In what mood a clause speaks: a plain telling of fact, or what states nothing; a small grammar of Vietnamese and English.

A clause states a fact in the issuer's own voice when it has the predicate of one (something is, is not, was done, stands, counts
so many, is not yet known) and no other mood. Of the others some tell the rumour or what people think (MENTIONS): after those no
fact stands first any more. The rest (MOODS) say nothing either way and may stand before the fact.
"""

# Charter: casework stating
from __future__ import annotations

import re
from collections.abc import Iterator

from infodrill.casework.advice import Span, advised, quotes_blank
from infodrill.casework.craftsigns import attack
from infodrill.casework.misleading import of_a_rumour
from infodrill.kernel.letters import BARE, CAPITAL, bare, words
from infodrill.kernel.patterns import later
from infodrill.kernel.saidtimes import TIME, masked
from infodrill.kernel.sentences import LONGEST_CLAUSE

MENTIONS = words("verdict hearsay told")
"""verdict = calls a claim right or wrong; hearsay = others or nobody by name say it; told = what people fear or complain of."""
MOODS = MENTIONS | words(
    "feeling comfort thanks promise handling opinion pointer condition appeal attack order risk commonplace name"
)
"""feeling = the office's own word of how people feel; comfort = assurance and slogans; promise = without a day or a figure, or
of word only; handling = the office's own looking into it; pointer = a heading, a source, where to look; risk = what
might come of it, under a heading that says so; commonplace = what holds of any rumour on any day; name = no
predicate of a fact."""

_CUTS = re.compile(r"(?:[,;:.!?…]+[”\"»)]*(?=\s|$)|\s[-–—](?=\s)|^\W*[-–—*](?=\s)|—|\n)+")
_STAMP = later(
    rf"(?:\b(?:up to|at|by|to|until|since|lúc|luc|vào|vao) )?(?:{TIME}+|\b\d{{1,2}}\.\d{{1,2}}(?:\.\d{{2,4}})?\b)|"
    r"\b(?:version|phiên bản|phien ban|ngày|ngay|tháng|thang) \d+"
)
"""A date or an hour says when, not what."""


_FACT_VI = (
    r"\b(?:không|chưa|chẳng|chả) \w|\d[.,]\d|\b(?:đã|vẫn|còn|đang|mới|vừa|bị|hết|xong|có|là|gồm|hơn|gần|khoảng|chừng|đều|rồi|"
    r"chỉ|do|"
    r"sẽ|bằng|được(?! (?:trả lời|biết|thông tin)))\b|"
    r"(?<!tổ )(?<!phường )(?<!quận )(?<!lớp )(?<!số )(?<!km )\b\d+(?:[.,]\d+)*+ \w|"
    r"\b(?-i:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|trăm|nghìn|ngàn|triệu|vài|nhiều|ít|mọi|mỗi|tất cả|toàn bộ)\b|"
    r"\b(?-i:mở|đóng|chạy|ngập|vững|an toàn|bình thường|thông(?! (?:tin|báo|cáo|tư|qua))|đủ|đạt|ổn|sạch|đục|cắt|cúp|khóa|nghỉ|"
    r"học(?! (?:sinh|kỳ|phí))|về (?:nhà|đến|tới)|lên|xuống|vỡ|cháy|tắt|nứt|sập|thu|bán|phát|thuộc|nằm|dài|thấp|ghi(?! âm)|"
    r"kéo|cần|"
    r"gây|chữa|khỏi|lây|chết|sống|đi|ra|vào|giữ|rút|dâng|rơi|đổ|mất|tăng|giảm|bay|thay|sửa|chở|tháo|nguyên|đông(?! \w+ \d)|"
    r"vắng|giật|thổi|mưa|nắng|nóng|lạnh|"
    r"tắc|muộn|va|nổ|lở|sạt|nhận|cho|hoạt động|làm việc|phục vụ|khám|đến lúc|tới lúc|xin lỗi|họp|xảy ra|chuyển|dời|bắt đầu|"
    r"trả|"
    r"đổi|đón|hỏng|hư|bể|gãy|nhiễm|nghẹt|kẹt|trôi|tràn|nghiêng|lún|cạn|rò|thủng|cấm|hạn chế|kiểm định|phun|chặn|vá|lấy|đặt|để|"
    r"trực|"
    r"tiêm|xả|bơm|nối|lắp|dạy|dừng|ngừng|hoãn|hủy|nôn|sốt|ăn|uống|tốt|xấu)\b"
)
_FACT_EN = (
    r"^\W*(?:we|they) (?:\w+ )?(?:hand|sell|run|keep|offer|deliver|test|clean|lend|print|teach|send|pay|use|hold|own|store|"
    r"stock)\b|"
    r"\b(?:is|are|was|were|has|have|had|does|do|did|can|cannot|could|may|might|will)\b|n['’]t\b|\w \d|\d\S* \w+ \w|"
    r"(?-i:^\W*[A-Z][a-z]+ed|\b[a-z]{2,}ed)\b|"
    r"\b(?:no|nobody|none|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundred|thousand)\b|"
    r"\b(?:remains?|stands?|holds?|stays?|opens?|closes?|runs?|carr(?:y|ies)|costs?|works?|starts?|ends?|reads?|shows?|comes?|"
    r"goes|lies|leads?|needs?|takes?|treats?|accepts?|serves?|meets?|cures?|spreads?|causes?|skips?|covers?|keeps?|gives?|"
    r"re(?:opens|starts|sumes|turns)|(?:lasts|leaves|arrives|departs|applies|depends|belongs|contains|includes|falls|rises|"
    r"flows|burns|"
    r"hangs|sits|grows|drops|moves|passes|fails|fits|helps|kills|protects|stops|weighs)|went|ran|stood|fell|rose|came|took|"
    r"gave|broke|burnt|burst|got|held|kept|left|lost|made|met|paid|put|read|saw|sent|set|"
    r"shut|slept|sold|spent|told|won|flew|drove|began|found|cut|hurt|hit|stuck|at work|inside)\b"
)

_OFFICE_VI = (
    r"(?:chúng tôi|phường|xã|thành phố|huyện|ủy ban|ubnd|trường|nhà trường|ban giám hiệu|trạm|trung tâm|bệnh viện|sở|phòng|"
    r"công an|cơ quan|lực lượng|đoàn|tổ|đội|đơn vị|ban|hội|chính quyền|lãnh đạo|cán bộ|anh em|các đồng chí|ngành)"
)
_WORD_VI = r"(?:thông báo|báo|trả lời|phúc đáp|nói|thông tin|cập nhật|giải thích|công bố|công khai|nhắn|phản hồi|cho biết)"
_CHECKS_VI = (
    r"(?:kiểm tra|xác minh|đối chiếu|rà soát|xem xét|làm rõ|tìm hiểu|nắm (?:tình hình|thông tin)|nắm được|theo dõi|xử lý|"
    r"làm việc với|phối hợp|"
    r"điều tra|khắc phục|chỉ đạo|triển khai|nỗ lực|cố gắng|tích cực|khẩn trương|quan tâm|lấy ý kiến|họp bàn|cho người|hẹn|"
    r"tiếp nhận|nhận được|ghi nhận (?:ý kiến|phản ánh|thông tin)|xuống xem|chuyển (?:đơn|ý kiến|hồ sơ))"
)
_FALSE_VI = (
    r"(?:giả|giả mạo|bịa|bịa đặt|sai|sai sự thật|sai lệch|đồn|đồn thổi|đồn nhảm|trò lừa|lừa|lừa đảo|không đúng|không có|nhảm|"
    r"không có thật|không chính xác|vô lý|hiểu lầm|nhầm|thất thiệt)(?!\w)"
)
_DATED_VI = r"(?:\d|\b(?:mai|ngày|hôm|tối|sáng|trưa|chiều|tuần|tháng|thứ|chủ nhật)\b)"
_FELT_VI = (
    r"(?:lo|lo lắng|sợ|nóng ruột|sốt ruột|ruột gan|đau|mong|bức xúc|đứng ngồi|khó khăn|vất vả|"
    r"mệt|buồn|giận|nỗi|cảm giác|thấp thỏm)"
)
_FELT_EN = (
    r"(?:frighten\w*|worr\w+|fear\w*|anxi\w+|upset\w*|hard|difficult\w*|pain\w*|scar(?:y|ed)|concern\w*|angry|anger|"
    r"distress\w*|nervous|tired|frustrat\w+)"
)
_VI = {
    "feeling": rf"^\W*(?:{_OFFICE_VI}|tôi|ai)(?: (?!chưa|không|chẳng)\w+){{0,5}}? (?:hiểu|thấu hiểu|thương|đồng cảm|thông cảm|"
    rf"chia sẻ|biết|đau lòng)\b"
    rf"(?!.*\b(?:rằng|nghe|đồn)\b)(?:[^;]*\b{_FELT_VI}\b|(?<=thương)|(?<=đau lòng))",
    "verdict": rf"^\W*(?:\w+ ){{0,3}}?{_OFFICE_VI}\b[^,;:]{{0,40}} (?:nói|ghi|báo|viết|in|đăng|đọc|tính) (?:sai|nhầm|"
    rf"lộn)\b|\b(?:là|đều là|cũng là|toàn là) (?:(?:hoàn toàn|một|tin|chuyện|điều|việc|đồ|bản|thứ|trang|hàng) )*{_FALSE_VI}|"
    rf"\bkhông (?:hề )?(?:đúng|"
    r"có thật|chính xác|có căn cứ|có cơ sở|có chuyện|có việc|đáng tin|phải sự thật)\b(?! (?:quy|giờ|hẹn|tuyến))|"
    r"\bkhông thể có\b|"
    r"\bhoàn toàn (?:sai|bịa đặt|giả)\b|\b(?:bịa đặt|thất thiệt|vô căn cứ|đồn thổi|dựng (?:lên|chuyện)|"
    r"(?<!chưa )(?<!chưa thể )(?:bác bỏ|phủ nhận)|giả mạo)\b|"
    r"^\W*(?:tin|điều|việc|chuyện|thông tin|nội dung) (?:này|đó|ấy|trên|kia)\b.*\b(?:sai|không|giả|bịa|nhầm)\b",
    "hearsay": r"\btheo (?:một số|nhiều|vài|mấy|những)\b|\btheo (?:một |các )?(?:nguồn tin|chuyên gia|người ta|lời kể|"
    r"lời đồn|người nhà|dư luận|mạng)\b|"
    rf"\b(?:cơ quan|ngành|lực lượng) (?:chức năng|hữu quan)\b|\b{_OFFICE_VI}\b(?: \w+)? (?:khẳng định|cam kết|cam đoan)\b|"
    r"\bnghe (?:đâu|nói|đồn|noi)\b|\bngười (?:nói|bảo|nghĩ|tưởng|cho rằng|đồn|kể)\b|\bnguồn tin\b|\bđăng rằng\b|^\W*(?:bà|"
    rf"ông|anh|chị|cô|chú|bác|cụ|thím|dì) (?-i:{CAPITAL})\w*(?: \w+){{0,4}} (?:nói|kể|bảo|viết)\b|"
    rf"^\W*(?:ai đó|có (?:người|kẻ)|một người|thiên hạ|họ) (?:\w+ )?(?:nói|bảo|kể|đồn|viết|cho rằng|khẳng định|quả quyết)\b|"
    rf"\bbị (?:tố|đồn|cho là|nói là)\b|^\W*(?:báo|tờ|đài|trang|kênh) (?-i:{CAPITAL})\w+(?: \w+){{0,4}} (?:đưa|viết|đăng|nói|"
    r"loan)\b|\bchuyên gia\b|\b(?-i:đồn)\b(?! (?:công an|biên phòng|điền|trú))|"
    r"\bngười (?:trong (?:ngành|cuộc)|giấu tên|thạo tin)\b|\bgiấu tên\b",
    "told": r"^\W*tin (?!(?:mừng|vui|từ|học|nhanh|bão|lũ|mưa|cuối|lúc|sáng|trưa|chiều|tối|đêm|mới|phát|ngày|số|nhắn|"
    r"\d))(?:\w+ )+(?:là|do|vì|bắt đầu|xuất phát|sinh ra)\b|"
    r"^\W*(?:liên quan|trước|về)(?: (?:đến|tới|các|những|một số))* (?:thông tin|phản ánh|tin|dư luận|vụ việc|sự việc|"
    r"việc)\b|\b(?:phản ánh|thắc mắc|lo lắng|hoang mang|khiếu nại|tố cáo|bức xúc|phàn nàn|góp ý)\b|\bxôn xao\b|"
    r"\b(?:nghe|hiểu|đọc|nhìn|truyền|kể)\b(?:[^.;]|\.(?=\d)){0,40} thành\b(?! (?:phố|viên|lập|công))|"
    r"\bthông tin (?:học sinh|về việc)\b|\b(?:trên mạng|trên facebook|trên zalo|lan truyền|lan (?:trên|từ|khắp|rộng|đi)|"
    r"truyền tai|"
    r"(?:người ta|bà con|người dân|nhiều \w+|mọi người|ai đó|dân)(?: \w+){0,2} (?:(?:hiểu|nghe|đọc|nhìn) (?:lầm|nhầm|sai)|"
    r"tưởng|ngỡ|lầm)|"
    r"bàn tán|dư luận|râm ran)\b|\b(?:bà con|người dân|phụ huynh|dân|nhiều \w+|ai cũng|hàng xóm|mọi người|chị em)(?: \w+){0,2} "
    r"(?:lo|sợ|hỏi|băn khoăn|thắc mắc|muốn biết)\b|\bnỗi lo\b|^\W*(?:(?:những|các|một|mấy|cái) )?(?:(?:bức|tấm|đoạn|bài|mẩu|"
    r"tờ) )?(?:ảnh|hình|clip|video|ghi âm|phim|băng|"
    r"bài (?:đăng|viết|báo)|tin nhắn|tờ rơi|lời đồn|tin đồn|chuyện)\b(?! (?:chụp|của) (?:phường|trạm|trường|xã|camera))",
    "comfort": r"tầm kiểm soát|\b(?:tin tưởng|niềm tin)\b|được kiểm soát|\b(?:yên tâm|an tâm|yên lòng|bình tĩnh|cảnh giác|"
    r"thông thái|"
    r"tỉnh táo|đồng hành|"
    r"động viên|tình hình (?:\w+ ){0,5}(?:ổn|ổn định|tốt)(?!\w)|quyết tâm|hết mình|hết sức|chung tay|đoàn kết|đồng lòng|"
    r"luôn luôn|sát cánh|lắng nghe|minh bạch|nghiêm túc|cầu thị|"
    r"bằng chứng|là một (?:chiến sĩ|tấm|tuyên truyền viên|cánh tay))\b|\blên (?:hàng đầu|trên hết)\b|"
    r"\b(?:tất cả )?vì (?:nhân dân|bà con|sức khỏe|an toàn)\b|"
    rf"^\W*{_OFFICE_VI}(?: \w+){{0,3}} luôn\b|\bkhông (?:có gì )?(?:phải|đáng|cần) lo|\bcó gì (?:mà|đâu)|\bkhông (?:sao|"
    rf"ngại)\b|"
    r"\b(?:sẽ|rồi) (?:cũng )?(?:ổn|qua)\b|(?:bảo|đảm) (?:đảm )?an toàn",
    "thanks": r"^\W*(?:xin )?(?:chào|kính|thưa)\b|\b(?:cảm ơn|cám ơn|tri ân|biết ơn|lấy làm tiếc|chia buồn|chúc|hoan nghênh|"
    r"kính (?:chào|gửi|thưa|mong)|trân trọng|"
    r"thân ái|(?:hiểu|chia sẻ) (?:nỗi|với)|thông cảm|lượng thứ|thứ lỗi)\b|\bxin lỗi (?:về|vì) (?:sự|những|mọi) bất tiện\b|"
    r"^\W*(?:\w+ ){0,2}xin lỗi "
    r"(?:bà con|quý \w+|mọi người|các \w+|phụ huynh)?\W*$",
    "promise": rf"\b(?:sẽ|có gì|có kết quả|khi có|sớm)\b[^,;]*\b{_WORD_VI}\b(?!.*\bchưa\b)|\b(?:tin|bản tin|thông báo|"
    rf"cập nhật) "
    r"(?:tiếp|kế|mới|sau|tới)\b|\b(?:báo|nhắn|nói|thông báo|phát bản tin|phát tin) (?:tiếp|lại|sau|kế)\b|"
    rf"\bsẽ (?!.*{_DATED_VI})|\b(?:giờ|\d[gh]\d*|\d:\d\d)(?: (?!chưa|không)\w+){{0,4}} {_WORD_VI}\b|\btrong thời gian (?:tới|"
    rf"sớm)|"
    rf"\bsớm nhất\b|"
    rf"\bdự kiến\b.*\b{_WORD_VI}\b|có thông tin$",
    "handling": rf"\b(?:đang|đã|vừa|vẫn|hiện|sẽ) (?:\w+ )?{_CHECKS_VI}\b|\b{_OFFICE_VI}(?: (?!chưa|không|"
    rf"chẳng)\w+){{0,4}} {_CHECKS_VI}\b|"
    rf"\b(?:đang|đã|sẽ|còn) (?:chờ )?được (?:\w+ ){{0,6}}?{_CHECKS_VI}\b|\bbị phạt\b|"
    r"\b(?:không|chưa) (?:thể |tiện |được phép )?(?:bình luận|nêu ý kiến|trao đổi về)|\bgiao (?:vp|văn phòng|phòng|các)|"
    r"^\W*(?:căn cứ|thực hiện|phối hợp|tham mưu|về nội dung|qua rà soát|"
    r"trên cơ sở)\b|\bđúng quy (?:trình|định)|\bcử (?:\w+ )?(?:cán bộ|người|đoàn|tổ)\b|\bgiải trình\b|xử (?:lý|phạt)",
    "opinion": r"\b(?:thà|chuyện thường|có gì mà|ai (?:chả|chẳng|mà|mượn)|làm gì có|đâu còn có đó|khổ lắm|thật là|chẳng qua|"
    r"chỉ giỏi|"
    r"vẫn là người|là người (?:tốt|hiền|đàng hoàng|tử tế|có tâm|xấu)|nói đi nói lại|theo quan điểm|thử hỏi|dư luận nên|"
    r"là dại|không thể chấp nhận|rất đáng|thiết nghĩ|lẽ ra|giật gân)\b",
    "pointer": r"^\W*(?:nguồn|tham khảo|xem|liên hệ|hotline|đường dây nóng|số (?:điện thoại|máy)|mọi (?:thắc mắc|chi tiết)|"
    r"cập nhật|"
    r"bản tin|thông báo|thông cáo|phiên bản|đính chính|sự thật|(?:vài|những|mấy|đôi) (?:điều|lời)|hỏi đáp|câu hỏi|"
    r"cổng thông tin|"
    r"thông tin (?:trên|này) (?:đúng|có giá trị))\b(?!.*\b(?:là|có|vẫn|đã|không|chưa)\b)|\bnhư sau\W*$|\b(?:thế nào|ra sao|"
    r"vì sao|tại sao)\W*$|^\W*thông tin (?:trên|này) (?:đúng|có giá trị)|\b(?:có thể|mời|xin) (?:xem|nghe|"
    r"tra cứu|đọc|liên hệ)\b",
    "condition": r"^\W*(?:kể cả|nhất là|trừ|để|nếu|khi|lỡ|thấy|rồi|hoặc|thân|hễ|nhỡ|giả sử|(?:ai|bác|nhà|người|"
    r"hộ)(?: nào)? (?!trong|"
    r"ở)\w+ (?:nào|còn|cần|muốn))\b|^\W*(?:nghe|thấy|gặp|bị|có|muốn|nhà|ai)\b.*\bthì\b(?!.*\b(?:đã|đang|không|chưa)\b)",
    "appeal": r"\bcũng không (?:được|nên)\b|\b(?:đừng|hãy|chớ|(?<!giếng )(?<!mũi )(?<!máy )(?<!lỗ )(?<!giàn )khoan|hẵng|"
    r"vui lòng|nhé|giùm|nghen|đề nghị|"
    r"kêu gọi|yêu cầu|mong|mời|đón (?:nghe|xem)|"
    r"ba lô)\b",
}
_EN = {
    "feeling": rf"^\W*(?:we|i|all of us)\b(?: \w+){{0,3}} (?:know|understand|share|feel|see|reali[sz]e|"
    rf"appreciate)\b[^;]*\b{_FELT_EN}\b",
    "verdict": r"\bwe (?:were (?:wrong|mistaken)|got (?:it|this|that) wrong|made (?:a|an) (?:mistake|error)|(?:gave|"
    r"printed|sent|published) "
    r"(?:you )?(?:the|a) wrong)\b|(?<!\bwe )\b(?:is|are|was|were|be|been)(?: \w+ly)? (?:not )?(?:(?:an?|just|simply|pure|"
    r"complete) )*(?:fake|fraud|scam|swindle|trick|sham|"
    r"false|forger(?:y|ies)|"
    r"forged|hoax|lies?|untrue|wrong|true|nonsense|rumou?rs?|invented|made up|misinformation|mistaken|unfounded|baseless|"
    r"fabricat\w+|gossip|hearsay)\b|\bno (?:truth|basis|foundation)\b|\bnot (?:correct|the case)\b|"
    r"\b(?<!confirm or )(?<!confirm nor )(?<!cannot )(?:den(?:y|ies|ied)|reject|refute)\w*\b|"
    r"\b(?:rumou?rs?|hoax|misinformation)\b",
    "hearsay": r"\bsources (?:\w+ ){1,4}?(?:say|said)\b|\byou (?:may|might|will) have (?:seen|heard|read)\b|"
    r"\baccording to (?:\w+[- ])*(?:sources|experts|people)\b|\b(?:experts?|sources?|officials?|authorities|insiders?|"
    r"people|some|many)\b(?: \w+)? (?:say|says|said|saying|agree|agrees|insist|insists|insisted|heard|hear|believe|claim|claimed|"
    r"assure|assured|confirm|confirmed|think)\b|\bit (?:is|was|has been) (?:suggested|alleged|implied|believed|thought|said|"
    r"understood|claimed)\b|\bapparently\b|"
    r"\bswears? by\b|\bas some say\b",
    "told": r"\b(?:somebody|someone|whoever)\b(?: \w+){0,2} (?:changed|edited|altered|cut|copied|pasted|took|mixed|posted|"
    r"wrote)\b|"
    r"\b(?:some|people|somebody|someone|many|whoever)\b(?: \w+){0,2} (?:heard|read|understood)\b[^.;]{0,50}\bas (?:if|"
    r"an?|the|\d)|"
    r"\b(?:people|residents|some|many|neighbours|parents|drivers|somebody|someone)(?: \w+){0,12}? (?:mistook|misread|"
    r"misheard|"
    r"thought|assumed|took (?:it|them|this|that|\w+ \w+) for)\b|\b(?:the|a|this|that) (?:stor(?:y|ies)|claims?|tales?|"
    r"talk) (?:about|of|that)\b|(?<!\bwe )\b(?:reported|"
    r"wrote|printed|tweeted) that\b|"
    r"^\W*(?:regarding|in response to|with regard to|following)\b|\b(?:written|complained|reported|told|writes?|"
    r"wrote|said) (?:to )?us\b|\bcomplain\w*|\bconcern(?:s|ed)?\b|"
    r"\b(?:afraid|worried|fear(?:s|ed)?|anxious|upset|angry|frightened|saddened|shocked|outraged|disappointed)\b|"
    r"\b(?:has|have) (?:called for|demanded|criticised|praised|welcomed|condemned)\b|\b(?:lot of|much) (?:talk|speculation|"
    r"discussion|confusion)\b|\bspeculation\b|\bwent viral\b|"
    r"\b(?:being|widely) shared\b|\b(?:going|doing the|making the) (?:a?round|rounds)\b|\bcirculating\b|^\W*(?:(?:the|that|"
    r"this|an?|some) )?(?:\w+ ){0,2}"
    r"(?:videos?|clips?|footage|images?|photos?|photographs?|pictures?|posts?|recordings?|screenshots?|leaflets?|stor(?:y|"
    r"ies))\b(?! of ours)|\bonline\b(?=.*\b(?:post|claim|share)\w*)|\breports? (?:of|that)\b",
    "comfort": r"\bunder control\b|\b(?:dedicated|caring|hard-?working|world-class)\b|\bbeen resolved\b|\brest assured\b|"
    r"\b(?:calm|vigilant|stay safe|together|stronger|proud|"
    r"committed|"
    r"commitment|seriously|priority|hear you|stand with|wonderful|heroic|safety first|hard work|transparen\w+|tireless\w*|"
    r"worry)\b|\btrust us\b|\bwe have (?:seen|done) (?:the|all|every)\b|\blessons will\b|\bmatters\W*$|\bin your hands\b|"
    r"\bstands? (?:by|behind)\b|\bdeserves?\b|\b(?:sorry for|confiden(?:t|ce)|determined|pleased)\b|\bwe would never\b|"
    r"\baround the clock\b|\bdoing (?:all|everything|our best)\b|\bno (?:cause|need|reason) (?:for|to)\b|"
    r"\bnothing to (?:worry|fear)\b|\bwill (?:be (?:fine|ok|all right)|pass)\b",
    "thanks": r"\b(?:our|my) (?:thoughts|hearts|prayers|sympath\w+)\b|^\W*(?:good (?:morning|afternoon|evening)|hello|hi)\b|"
    r"\bthank\w*\b|\bgrateful\b|\bapologi[sz]e|\bapolog(?:y|ies)\b|\binconvenience\b|\bcondolence|\bregret\b|"
    r"\bwelcome\b|\bappreciate\b|^\W*dear\b",
    "promise": r"\b(?:will|shall|'ll|going to) (?:\w+ )?(?:report|update|inform|answer|respond|reply|publish|announce|tell|"
    r"share|"
    r"let you know|be (?:an )?update|follow|say|explain|hear|write|contact|consult|keep you|get back)\b|\b(?:we|i)(?:'ll|"
    r" will) be back\b|\bwe (?:want|wish|would like|hope|intend|aim) to\b|\bthere will be\b|\bin due course\b|"
    r"\bnext (?:update|bulletin|notice|word|news)\b|\bas soon as\b|\bmore (?:news|information|details)\b|"
    r"\b(?:will|shall)\b(?!.*(?:\d|tomorrow|today|tonight|day\b|week|until|noon|midnight))",
    "handling": r"\b(?:cannot|can ?not|can neither|unable to|will not|won['’]t|do not|never) (?:\w+ )?(?:discuss|comment)\b|"
    r"\bunder (?:review|investigation|examination|consideration|way)\b|\bbeing (?:looked|examined|clarified|followed up|dealt)\b|"
    r"\b(?:having|taking|have|take) (?:a|another|a further|a closer) look\b|\b(?:aware of|look(?:ing)? into|checking|"
    r"reviewing|investigat\w+|monitoring|assessing|liaising|"
    r"working (?:on|with|"
    r"hard|to|closely)|on (?:the|its|their) way|engag\w+ with|verify\w*)\b|\b(?:has|have) (?:received|noted|"
    r"been (?:told|asked|informed))\b|\b(?:engineers|crews|staff|teams?|officers|nurses|volunteers|we) (?:\w+ )?(?:work|"
    r"worked|continue|continued|toiled|tried)\b|\bno (?:\w+ )?comment\b|\b(?:mayor|minister|governor|councillors?|"
    r"officials?) (?:\w+ )?(?:visited|met|thanked)\b|\bpunish|prosecut|\bare requested to\b|^\W*pursuant\b|\bcalls? since\b",
    "opinion": r"\b(?:clearly|obviously|frankly|should know better|just kids|disgrace\w*|ridiculous|absurd|lying|of course|"
    r"everyone knows|it seems|in our view|"
    r"we (?:believe|think)|hopefully|surely|selfish|nonsense|a disgrace|high time)\b",
    "pointer": r"^\W*the (?:facts|truth) (?:about|on|behind)\b|^\W*(?:last updated|source|see|notice|updated?|issued|posted|"
    r"version|bulletin|press release|hotline|helpline|contact|for (?:more|"
    r"further)|statement|questions)\b(?!.*\b(?:is|are|was|were|has|have)\b)|\b(?:hangs?|posted|pinned|can be (?:read|seen|"
    r"found)) (?:at|on|in)\b",
    "condition": r"^\W*(?:if|when|even|except|including|or|so|unless|before|after|despite|whether|in case|while)\b",
    "appeal": r"^\W*(?:don['’]t|do not|never)\b|\b(?:is|are) (?:asked|advised|urged|invited|reminded|encouraged|"
    r"requested) to\b|\bno more than\b|\bit is (?:best|better|safest|wise|important|vital|advisable)\b|"
    r"\bunder no circumstances\b|\b(?:must|should|please|needs? to|ought to)\b|\b(?:come|check|look) back\b|^\W*let\b",
}


_FACTS = {"vi": later(_FACT_VI), "en": later(_FACT_EN), BARE: later(bare(_FACT_VI))}
_OTHERS = {
    "vi": {mood: later(pattern) for mood, pattern in _VI.items()},
    "en": {mood: later(pattern) for mood, pattern in _EN.items()},
    BARE: {mood: later(bare(pattern)) for mood, pattern in _VI.items()},
}
_SOURCE = later(r"\W*(?:nguồn|nguon|căn cứ|can cu|source|sources)\W*$")
_RISKS = later(
    r"^\W*(?:những |các )?(?:hậu quả|hệ quả|tác hại|nguy cơ|rủi ro|điều (?:có thể )?xảy ra|mối nguy)\b[^,;.]*$|"
    r"^\W*(?:hau qua|he qua|tac hai|nguy co|rui ro|moi nguy)\b[^,;.]*$|"
    r"^\W*(?:what (?:it|this|that) (?:can|could|may|might) (?:lead to|cause|do|bring)|what (?:can|could|may|might) (?:happen|"
    r"follow)|"
    r"(?:the |its )?(?:risks?|dangers?|harm|consequences?)(?: of \w+)?)\W*$"
)
"""A heading of what might come of it: what stands behind its colon has not happened."""
_LABELS = later(
    r"^\W*(?:(?:những )?(?:điều|việc|gì) )(?:chúng tôi |ta |mình )?(?:đã|chưa|đang|cần) (?:biết|rõ|chắc|làm)(?: rõ| được)?\W*$|"
    r"^\W*(?:nhung )?(?:dieu|viec) (?:chung toi |ta )?(?:da|chua|dang|can) (?:biet|ro|chac|lam)\W*$|"
    r"^\W*what (?:we|is|are) (?:do not |don['’]t |not )?(?:yet )?(?:know|known|doing|sure)(?: of)?(?: yet| so far)?\W*$"
)
"""The name of a paragraph, which says nothing by itself."""
_TO_DO = later(r"^\W*(?:việc cần làm|viec can lam|nên làm|cách làm|what to do)\b[^,;]*$")
"""A heading behind which people are told what to do, in whatever form."""
_RUMOUR_RUNS = later(
    r"\b(?:tin|tin (?:đồn|giả|tức|xấu)|lời đồn|thông tin|tin dữ)\b (?:\w+ ){0,2}?(?:đi|lan|chạy|bay|truyền|loang)\b[^,;]*\b"
    r"(?:nhanh|xa|trước)\b|\bmột đồn mười\b|\btrăm nghe\b|\b(?:tin|loi don)\b (?:\w+ )?(?:di|lan|chay|bay) (?:\w+ )?nhanh\b|"
    r"\b(?:rumou?rs?|reports?|news|word|lies|a lie|posts?|talk)\b (?:\w+ ){0,2}?(?:travels?|spreads?|runs?|fl(?:y|ies)|go(?:es)?|"
    r"moves?|outruns?)\b[^,;]*\b(?:fast|faster|quick|quicker|quickly|further|farther|before|anyone|anybody)\b|"
    r"\bseeing is believing\b"
)
"""What is said of any rumour, and of nothing that happened."""
ORDERS = words("order appeal condition")
"""Moods of a clause that tells what to do, or when."""
_APART = {
    "vi": later(r"\b(?:đang|đã|vẫn|chưa|không|chẳng|là|có|vì|bị|dang|da|van|chua|khong|la|co|vi|bi)\b"),
    "en": later(r"\b(?:is|are|was|were|has|have|had|will|not|does|do)\b|n['’]t\b"),
}
"""What makes the clause after the comma of an order one by itself and no more of the order."""
_WHOSE = later(
    r"\b(?:cho|của|với|cùng|từ|who|that|which) (?:\w+ ){0,2}(?:đang|đã|có|bị|còn|chưa|không|is|are|was|were|has|have)\b"
)
"""Says of whom or what the order speaks, not how things are."""
_AND = {
    "vi": later(r"\W*(?:không|đừng|chớ|và|hoặc|rồi|khong|dung|cho|va|roi)\b(?! (?:ai|có|phải|còn))"),
    "en": later(r"\W*(?:and|or|nor|not|no|then)\b"),
}
_SAID_AFTER = later(
    r", (?:\w+ ){0,4}(?:bảo|nói|kể|đồn|khẳng định) (?:thế|vậy|như (?:thế|vậy))\b|, (?:say|says|said) (?:some|people|many|"
    r"the people|posts?)\b"
)
"""Who says it comes after it."""
_HEADING = {
    "vi": later(
        r"^\W*(?:vụ|chuyện|việc|về|quanh|xung quanh|sự thật)\b(?!.*\b(?:là|đã|không|chưa|đang|vẫn|do|vì)\b)"
    ),
    "en": later(
        r"^\W*(?:about|on|the (?:truth|facts|case|matter))\b(?!.*\b(?:is|are|was|were|has|have|not)\b)"
    ),
    BARE: later(r"^\W*(?:vu|chuyen|viec|ve|quanh|su that)\b(?!.*\b(?:la|da|khong|chua|dang|van|do|vi)\b)"),
}
_FEWEST_WORDS = {"vi": 3, "en": 2, BARE: 3}


def moods(lang: str, sentence: str) -> Iterator[tuple[str, Span]]:
    """The mood of each clause of a sentence in `lang` with its place; "" = it states a fact. Work in proportion to its length."""
    shown, start, ordered = quotes_blank(sentence), 0, False
    if said := _SAID_AFTER.search(shown):
        yield "hearsay", said.span()
        return
    sourced = risked = told_to = False
    for cut in [*_CUTS.finditer(masked(shown)), None]:
        end = cut.start() if cut else len(shown)
        clause = shown[start : min(end, start + LONGEST_CLAUSE)]
        if clause.strip():
            mood = _mood(lang, clause)
            if not mood and sourced:
                mood = "pointer"
            headed = cut is not None and cut[0].startswith(":")
            if headed and _RISKS.search(clause):
                risked = True
            if risked:
                mood = "risk"
            if headed and _LABELS.search(clause):
                mood = "pointer"
            mood = "order" if told_to and not mood else mood
            told_to = headed and bool(_TO_DO.search(clause))
            if (
                not mood
                and ordered
                and (_AND[lang].match(clause) or not _APART[lang].search(_WHOSE.sub(" ", clause)))
            ):
                mood = "order"
            yield mood, (start, end)
            sourced = bool(_SOURCE.match(clause)) or (
                sourced and cut is not None and cut[0].startswith((",", ":"))
            )
            asked = mood in ORDERS or (ordered and bool(mood))  # what an order lists may be in any mood
            ordered = asked and cut is not None and cut[0].startswith(",")
        start = cut.end() if cut else end


def _mood(lang: str, clause: str) -> str:
    clause = clause.lower() if clause.isupper() else clause
    tongue = BARE if lang == "vi" and clause.isascii() else lang
    for mood, pattern in _OTHERS[tongue].items():
        if pattern.search(clause):
            return mood
    if attack(lang, clause):
        return "attack"
    if advised(lang, clause.strip()):
        return "order"
    if _HEADING[tongue].search(clause):
        return "name"
    if of_a_rumour(lang, clause):
        return "told"
    if _RUMOUR_RUNS.search(clause):
        return "commonplace"
    told = _STAMP.sub(" ", masked(clause))
    stated = len(told.split()) >= _FEWEST_WORDS[tongue] and _FACTS[tongue].search(told)
    return "" if stated else "name"
