"""Where a sentence says how a rumour goes wrong, not only that it does: a small grammar of Vietnamese and English.

Its shapes: a *thing of the rumour* (its picture, clip, letter, figure, what was heard or seen, whoever wrote it) with a *fault*
(from elsewhere or long ago, another thing, cut, joined, forged, misread, counted twice, lacking what a true one has); a *word of
misreading* by itself ("nhầm", "mixed up"); a *contrast* with what it was taken for ("chứ không phải"); another cause of what was
seen. A bare "false" is none, nor a contrary fact, nor an order set right ("the north gate, not the south gate"), nor that
something is easy to misread.
"""

# Charter: casework misleading
from __future__ import annotations

from re import Match

from infodrill.casework.advice import QUOTED, Span, advised
from infodrill.kernel.letters import BARE, bare, tongue
from infodrill.kernel.patterns import later

_FALSE_VI = r"(?:giả|sai|thật|bịa|không|tin|trò|chuyện|việc|đúng|có|do|được|bị|hoàn toàn|nguồn|một trò)"
_PICTURE_VI = (
    r"(?:ảnh|hình|hình ảnh|clip|video|phim|đoạn (?:phim|clip|video|ghi âm|băng|văn|trích|chat)|giọng|giọng nói|ghi âm|"
    r"băng ghi)"
)
_MEDIUM = (
    rf"(?:{_PICTURE_VI}|bản tin|lời (?:kêu gọi|nhắn|kể|đồn|rao)|bài|tin(?! nhắn)|thông tin|thông báo|dự thảo|tờ lệnh|công văn|"
    rf"con số|"
    r"(?<!một )(?<!phép )số(?! \d)|mùi)"
)
_THAT_VI = (
    r"(?:kia|đó|ấy|này|(?:dán|treo|gắn) (?:ở |trên )?\w+|trên mạng|lan truyền|chuyền (?:tay|nhau)(?: nhau)?|truyền (?:tay|"
    r"nhau)(?: nhau)?|đang chia sẻ|"
    r"nói trên|mọi người \w+|(?:\w+ ){0,3}?(?:đang|vẫn) (?:chuyền|truyền|chia sẻ|lan|đăng|gửi|bàn)(?: \w+)?)"
)
_THING_VI = (
    rf"(?:{_PICTURE_VI}(?: (?!là\b)\w+){{0,8}}?|(?:tin|chuyện|bài)(?: x+)?(?: {_THAT_VI})?|bản (?:chụp|sao|ghi|quay)|(?:bài|tờ|"
    rf"cái|bản|mẩu|lá|văn bản|công văn|quyết định|thông báo|bài (?:viết|đăng|báo)|tin nhắn|"
    rf"biểu đồ|bản đồ|danh sách|đơn|phiếu|hóa đơn|lệnh|lịch|bảng|giấy|lời (?:kêu gọi|nhắn|kể|rao|"
    rf"than))(?: \w+){{0,3}}? {_THAT_VI}|người (?:chụp|quay|viết|đăng|nói|kể|chia sẻ|tung|lan truyền)(?: \w+){{0,2}}?|"
    r"tác giả|con số(?: \w+){0,4}?|(?:tiếng|mùi|khói|vệt|bóng|ánh|đốm|tờ|hàng|đám)(?: \w+){1,4}? (?:nghe|thấy|nhìn|ngửi|chụp|"
    r"quay|trong)(?: \w+){0,3}?)"
)
_FAULT_VI = (
    rf"(?:là (?!{_FALSE_VI}\b)\w+ \w+|bị (?:lồng|xén|ghép|sửa|chỉnh|tua|đảo|tách|dán|cắt|thêm|bớt|đổi|đọc|hiểu)|"
    rf"(?:vẽ|làm|in|lập|soạn|viết|dựng|có) (?:cho|từ|hồi|năm|trước) (?:trận|vụ|năm|đợt|lần|một|nơi|khóa|kỳ|tháng|\d)|"
    rf"(?:dựa|bắt nguồn|xuất phát|suy|phóng|nói|sinh ra|nảy ra|mà ra) (?:vào|từ|ra|do|đại|quá)|(?:chụp|quay|ghi) (?:từ|ở|tại|"
    rf"hồi|năm|trong|lại|khi|"
    rf"trước|nhầm|mỗi|cách|đêm|hôm (?!nay)|đống)\b|(?:lấy|dùng|trích|cắt|ghép|dựng|sửa|cóp|chép|mượn|dịch|đọc|tính|gộp|cộng|"
    rf"đếm|nhìn|"
    r"bỏ|quên|chọn|mang|in|đóng|xuất hiện|có từ|thuộc|xảy ra) (?!(?:ảnh|clip|phim)? ?(?:đẹp|lén|kỹ|hết sức|gì|ai|này|lúc nãy|"
    r"lúc|sáng|trưa|chiều|tối|hôm nay|được|không|bởi|cho|với|hàng|hơn|gần)\b)\w+|"
    r"(?:từ|của) (?:năm|tháng|vụ|trận|một|nơi|tỉnh|nước|thời|hồi|đợt|lần|mỏ|bể|chỗ|cuộc)\b|cũ\b)"
)
_MARKS_VI = (
    r"(?:(?:con )?dấu|chữ ký|chữ viết|phông(?: chữ)?|số (?:văn bản|công văn|hiệu)|mã(?: \w+){0,3}?|logo|huy hiệu|tem|"
    r"đầu trang|thể thức|"
    r"chữ (?:trong|trên) \w+)(?: (?!chưa|sẽ|đang)\w+){0,4}? (?:ngược|sai|lệch|cũ|dán|ghép|không (?:có|khớp|phải|đúng|tồn tại|"
    r"trùng)|giải thể|thôi dùng|hết (?:hạn|dùng)|bỏ từ|trùng|của (?:một|sở đã|nơi|người khác))"
)
_WORDS_VI = (
    rf"(?:\b(?:thấy|nghe|xem|đọc)\b[^.;]{{3,60}} (?:nên|rồi) (?:lo|nghĩ|tưởng|sợ|đoán|cho là|cho rằng|ngỡ|suy|vội)\b|"
    rf"\b(?:bọt|vệt|mùi|màu|đốm|khói|tiếng|lớp|vết|ánh)\b[^.;]{{0,40}} là (?:do|vì|từ)\b|"
    rf"\b{_PICTURE_VI}\b[^.;]{{0,60}} (?:chụp|quay) (?:lúc|khi|hồi|trước|từ)\b(?! (?:\d|\w+ giờ))|"
    rf"\b(?:người ta|ai đó|có (?:người|kẻ|bạn)|kẻ xấu|người (?:đăng|viết|tung|chia sẻ)|họ)(?: \w+){{0,3}}? (?:ghép|"
    rf"cắt(?! (?:điện|nước|cỏ|tóc|cành|băng))|xén|cạo|tẩy|chép|lồng|gắn|chỉnh|chế|phóng to|đăng lại|quay lại|"
    rf"xóa mất) (?!đường\b)\w+|"
    rf"\b(?:nghe|hiểu|đọc|nhìn|dịch|truyền|kể|chép|đánh máy|viết)\b(?:[^.;]|\.(?=\d)){{0,40}} thành (?!phố|viên|lập|công|tích|"
    rf"phần)\w+|"
    rf"\bngười (?:đăng|viết|tung|chia sẻ)(?: \w+){{0,2}} (?:xén|cắt|che|bỏ|xóa|giấu)(?: mất| đi)?\b|\b(?:tờ|bản|bài|văn bản|"
    rf"công văn|thông báo|đoạn|ảnh|câu|biên bản)(?: \w+){{0,6}}? bị (?:người ta |ai đó |kẻ xấu |người khác )?(?:sửa|"
    rf"xén|ghép|lồng|cắt|chỉnh|tua|cạo|tẩy|thêm|bớt|đổi|chép)\b|\bbị \w+(?: lại)? thành\b|"
    rf"\bsố\b[^.;]{{0,40}} (?:gồm|tính|kể|đếm|cộng) (?:luôn |gộp )?cả\b|\bchỉ (?:đăng|trích|quay|kể|chụp|nêu|lấy|chiếu|"
    rf"đưa|phát|có) (?:nửa|phần|đoạn|khúc)\b|"
    rf"^\W*(?:hàng người|đám đông|dòng người|tiếng|mùi|khói|cột khói|vệt|bóng|ánh sáng|đốm|lớp bọt|đoàn xe|nhóm người|"
    rf"toán người|chiếc xe)\b[^,;.]{{0,60}}? là (?!{_FALSE_VI}\b)\w+|"
    rf"\b{_MEDIUM}\b[^.;]{{0,60}}?(?<!thay )(?<!biết )(?<!rõ )(?<!vong )(?<!lý )\b(?:vì|do|"
    rf"bởi)\b(?!(?: \w+){{1,6}} (?:công bố|cung cấp|phát hành|lập|ký|chụp|quay|gửi|tải|đăng|ghi|cấp|ban hành|duyệt))|"
    rf"\bdo (?:đó là|hiểu|nhầm|cắt|ghép|ảnh|clip|bỏ)|\bvì (?:đó là|ảnh|clip|nhầm|hiểu|người viết)|"
    rf"(?:thực ra|thực chất)(?: \w+)? (?:là|chỉ|của|từ|chụp|quay)\b|(?<!dễ )(?<!đọc )(?<!chở )(?<!giao )(?<!lắp )(?<!đào )"
    rf"(?<!chuyển )(?<!gọi )(?<!uống )(?<!gửi )(?<!nhận )(?<!ký )(?<!đi )(?<!tôi )(?<!ghi )nhầm|(?<!dễ )đọc nhầm|"
    rf"(?<!tôi )(?<!phường )(?<!trường )(?<!xã )ghi nhầm|gây hiểu|bị hiểu|(?<!dễ )hiểu (?:sai|lầm)|trùng (?:tên|số)|"
    rf"\b{_MEDIUM}(?: \w+){{0,5}} cũ\b|\b{_MEDIUM}\b[^.;]{{0,80}}?\b(?:chụp|quay|ghi|đăng) "
    rf"(?:lại )?(?:từ|ở|năm|tại|vào năm|trong)\b|cắt (?:ghép|xén(?! (?:suất|khẩu|tiền|bữa|phần ăn|cơm))|mất|bỏ|đi|lấy)|"
    rf"bị cắt|(?:gộp|nhập|kể) làm một\b|kể như\b|(?:bản|thông báo|văn bản|công văn|biển|tin|phiếu) (?:thật|"
    rf"gốc)(?: \w+)? (?:viết|ghi|nói|có|là)\b|"
    rf"\b(?:cái|thứ|điều|tiếng|vật) (?:bà con|mọi người|người ta) (?:nhìn |nghe )?(?:thấy|nghe) (?:là|do)\b|"
    rf"\b{_PICTURE_VI}\b[^.]*\b(?:nơi|tỉnh|nước|miền|vùng|xã|trường|vụ|chỗ) khác\b|chứ (?:không|đâu|chẳng)|, chứ \w+ \w+|"
    rf"không phải\b(?! (?:chỉ|ai|lúc))[^.;]{{2,60}}\bmà (?:là|do|vì|của|từ|"
    rf"chỉ)\b|đâu phải|bỏ (?:phần|"
    rf"qua (?:phần|đoạn|câu|việc|chi tiết|số)|sót|đoạn|mất|câu|đi)|(?:nói|kể|trích) thiếu|"
    rf"một nửa|nửa (?:sự thật|câu)|lẫn (?:với|lộn)|"
    # Somebody joined this to that, and so people fear or believe what they do.
    rf"\b(?:có người|ai đó|nhiều người|người \w+|tin(?: \w+)?|bài(?: \w+)?|họ)\b[^.;,]{{0,20}}? (?:ghép|gộp|gán|nối|nhập|chắp) "
    rf"[^.;]{{2,60}}? (?:với|vào|sang|thành) [^.;]{{2,40}}?,? (?:nên|khiến|làm|rồi)(?: cho)?(?: \w+){{1,3}}? (?:lo|sợ|hoang mang|"
    rf"tưởng|nghĩ|hiểu|tin)\b|"
    # Somebody or something told mixes this with that; "both … and …" does not.
    rf"(?<!cả )\b(?:có người|ai đó|nhiều người|người \w+|tin(?: \w+)?|bài(?: \w+)?|clip|ảnh|họ)\b"
    rf"(?:(?!\bcả\b)[^.;,]){{0,30}}? lẫn (?!nhau\b)\w+|"
    rf"nguyên nhân là|\blý do (?:có tin|hiểu|nhầm|người ta|mọi người|bị đồn)|"
    rf"lấy từ (?:ảnh|clip|một|trận|vụ|"
    rf"năm)|bắt nguồn|[,:] không phải (?:ở|do|từ|của|là|số|vì|tại|trong|ảnh|người|một|cái|con|đêm|hôm|năm)\b|"
    rf"\b(?:lấy|dùng|ghép|đăng lại|chia sẻ lại|cắt) (?:lại )?(?:ảnh|clip|video|hình|phim)|\b(?:ảnh|clip|video|"
    rf"hình|phim)\b[^.]{{0,30}}\b(?:năm (?:ngoái|trước|kia)|tháng trước|hôm trước|nơi khác|vụ khác)|"
    rf"là [^,.]{{3,60}}, (?:không|chẳng) (?:phải|do|vì|tại|dính|liên quan|can hệ)|đánh máy (?:thừa|thiếu|nhầm|sai)|gõ thừa|"
    rf"(?:giả|giả mạo|sai|bịa|không đúng|lừa đảo|gây hại|nguy hiểm)\b[^.;]{{0,20}}(?<!rõ )\b(?:vì|bởi|do|tại)\b(?! (?:ai|sao|"
    rf"đâu|vậy|thế)\b)|(?:là|chính là) (?:giả|lừa đảo|lừa|mạo danh)\s*[:;,] (?:\w+ ){{1,4}}?(?:không|chưa)(?: bao giờ|"
    rf" hề)? (?:thu|gọi|nhắn|yêu cầu|"
    rf"gửi|phát|đòi|bán|ký|dùng)\b|"
    rf"không phải là|(?:dịch|chép|hiểu|tính|gõ|nhập|trích|nghe|nhìn) (?:sai|nhầm|lệch|thiếu|sót)|(?:người ta|người \w+|họ|"
    rf"bài|clip|ảnh) chỉ (?:chụp|quay|lấy|"
    rf"trích|nêu|kể|đăng)|(?:tin|chuyện|câu chuyện)(?: x+)?(?: \w+){{0,4}}? (?:bắt đầu|sinh ra|phát sinh|khởi|có|xuất phát|"
    rf"lan ra) từ|"
    rf"^\W*(?:mùi|tiếng|khói|vệt|ánh sáng|bọt|màu)(?: \w+){{0,4}}? (?:là|đến|bay|phát ra) (?:từ|của|do)|giả (?:trang|làm|"
    rf"tên)\b|"
    rf"(?:là|từ) (?:một )?(?:câu )?(?:nói đùa|trò đùa|(?:buổi |cuộc )?diễn tập|quảng cáo|cảnh phim|tiểu phẩm)|giả danh|"
    rf"mạo danh|giả mạo|giả giọng|làm giả|(?:dấu|ký) (?:giả|ghép)|sai (?:tên|số|ngày|mẫu|"
    rf"tiêu đề|thể thức|phông|tháng|năm)|"
    rf"không phải (?:số|trang|tài khoản|chữ ký|con dấu|mẫu|giọng|người|văn bản|biển|xe|lô|tem) của|trùng với|"
    rf"\b{_MEDIUM}\b[^.;]{{3,80}}?, không phải\b|\btrong (?:ảnh|clip|hình|phim|đoạn phim|video|bài)(?: \w+)? là(?! (?:giả|"
    rf"sai|thật|bịa|không|có thật|đúng))|\b(?:đăng|viết|nói|kể|quay|báo)\b(?: \w+){{0,4}}? (?:khi|mà|lúc) chưa (?:có|xem|"
    rf"đọc|hỏi|biết|kiểm)\b|"
    rf"(?<!dễ )đọc (?:lộn|sót|sai)|nghe lộn|lộn (?:tên|ngày|số|chỗ|với|qua)|(?:tính|ghi|hiểu|nhìn|gộp|đếm) lộn|"
    rf"lộn thành|thành số|mượn (?:tên|ảnh|hình)|không có (?:số công văn|con dấu|"
    rf"chữ ký|tên người ký)|không có (?:ai )?ở (?:phòng|cơ quan|trường) này|\b(?:ảnh|hình|clip|phim|"
    rf"video) là (?!giả|thật|sai|của)|"
    rf"đếm (?:nhầm|hai lần|cả)|cộng (?:nhầm|lộn|dồn)|"
    rf"ghép bằng|ghép từ|dàn dựng|chỉnh sửa|(?<!không )(?<!đừng )suy diễn|thổi phồng)(?!\w)"
)
_THING_EN = (
    r"(?:(?:the|that|this|a|his|her|their|its) )?(?:\w+ ){0,2}?(?:photo|picture|image|clip|video|film|footage|recording|"
    r"screenshot|"
    r"leaflet|caption|headline|message|post|story|article|claim|author|"
    r"(?:letter|notice|document|map|chart|graph|signature|seal|stamp|logo|label|price tag|voice|figure|number|total|queue|"
    r"crowd|crack|"
    r"appeal|sheet|paper|flyer|page|call|list|table|schedule|timetable|poster|letterhead|order|form|receipt|map|rule|warning|"
    r"smell|noise|bang|smoke|"
    r"glow)(?=s? (?:\w+ ){0,2}(?:going (?:a?round|about)|doing the rounds|circulating|being (?:shared|passed)|"
    r"in the (?:photo|picture|clip|video|post)|on the (?:door|wall|gate|board)|carries|uses|was copied|"
    r"does not match|"
    r"leaves|counts|has no|is missing|comes from|dates)))s?(?: (?!is\b|are\b|was\b|were\b)[\w'’]+){0,5}?"
)
_FAULT_EN = (
    r"(?:(?:is|are|was|were) (?!(?:a |an |just |completely |not )?(?:fake|false|forgery|forged|hoax|lie|wrong|real|genuine|"
    r"true|being|"
    r"safe|open|shut|closed|free|high|low|\d|on the|at the|available|published)\b)(?:\w+ )?(?:from|of|another|an?|the|"
    r"in another|"
    r"taken|shot|filmed|"
    r"recorded|copied|made|cut|edited|staged|cropped|pasted|old|for|what|when|where|years?)\b|(?:quotes?|cites?|relies|rests|"
    r"ignores|forgets|repeats|treats|shows?|carr(?:y|ies)|uses?|leaves?|omits?|"
    r"counts?|adds?|mixes|joins|dates|belongs?|comes?|came|predates) (?!a real)\w+|ha(?:s|ve|d) been (?:blurred|cut|cropped|"
    r"edited|pasted|altered)|ha(?:s|ve|d) had (?:its|their|the) \w+ (?:\w+ly )?(?:blurred|cut|cropped|edited|altered|changed|"
    r"swapped|removed|recolou?red|retouched|reversed|trimmed)|"
    r"has no \w+|does not (?:match|exist))"
)
_WORDS_EN = (
    r"\b(?:rumou?rs?|claims?|stor(?:y|ies)|posts?|messages?|photos?|pictures?|clips?|videos?|figures?|numbers?|it|"
    r"this|that|wrong|"
    r"false|untrue|mislead\w*)\b[^.]{0,60}\bbecause\b(?! of (?:a|the|this|that)\b)|(?:photo|picture|clip|video|film|"
    r"image|screenshot)s? "
    r"(?:is|are|was|were|shows?) (?:\w+ )?(?:from|of) (?:a|an|the|another|last)\b|looks like\b[^.]* is\b|"
    r"\b(?:fake|false|fraud|scam|forged|forgery|wrong|untrue|hoax|harmful|dangerous)\b[^.;]{0,30}\b(?:because\b(?! of)|"
    r"since (?:the|it|no|we|our|they|its|nobody)\b)|"
    r"\b(?:rumou?r|story|claim|talk|tale|belief|idea)s?\b[^.;,]{0,40} (?:began|begins|started|starts|arose|grew|sprang|stems?|"
    r"goes "
    r"back) (?:\w+ )?(?:with|from|as|out of|when|after|to)\b|\b(?:caused by|due to|(?:comes?|"
    r"came) from)\b[^.;]{3,60}\b(?:not (?:from|by|to|"
    r"because)|nothing to do with|unrelated)\b|"
    r"carries (?:a|an|the) (?:logo|seal|stamp|name|date|number)|stopped using|no longer used?|\b(?:is|was|are|"
    r"were) (?:in fact|actually)\b|\b(?:in fact|actually),? (?:an?|from|of|shows?|taken) |"
    r"(?<!we )(?<!we were )mistak|mislead|(?:read|taken|passed off|presented|understood) as (?:a|an|the|if)\b|taken for\b|"
    r"\btook (?:it|this|that|them|(?:the )?[\w-]+) for\b(?! (?:granted|a (?:ride|walk|drive|swim)|\d|the (?:day|night)))|"
    r"\btook for an?\b|\bfilmed (?:only )?(?:\w+ ){1,3}(?:seconds|minutes) of\b|"
    # A cause with what it led to: "so it was easy to take one for the other"; that something is easy to misread is none.
    r"\b(?:so|which|that|makes?|made|making)\b[^.;,]{0,20}\beas(?:y|ily|ier)\b[^.;,]{0,20}\b(?:(?:tak(?:e|en|ing)|took) "
    r"(?:one|it|this|that|them|the \w+) for (?!(?:an? )?(?:day|week|month|while|walk|ride)|\d)\w+|mistak\w+|mix\w*(?: \w+)? up|"
    r"confus\w+)|"
    r"old (?:photo|picture|clip|video|footage)|out of context|"
    r"(?<!easy to )confus|rolled into one|lumped together|upside down|wrong way round|worst[- ]case|\bas if (?:it|they|he|"
    r"she)\b|"
    r"\bthat (?:is|was) the (?:bang|roar|noise|smell|smoke|flash|glow|sound|light|boom|rumble|siren|queue)\b|"
    r"\b(?:adds?|lists?|prints?|shows?|counts?) (?:\w+ ){1,6}twice\b|\bthe \w+ (?:you|people|they|some|"
    r"residents) (?:\w+ )?(?:saw|"
    r"heard|smelt|noticed|filmed)\b[^.;,]{0,30} (?:was|were|"
    r"is|are)\b|"
    r"\bwhat (?:people|they|you|some|residents|he|she) (?:\w+ )?(?:saw|heard|smelt|smelled|noticed|filmed) (?:was|were|is|"
    r"are)\b|"
    r"\b(?:quote|quotation|clip|post|headline|video|caption|version)s? (?:drops?|cuts?|skips?|omits?|leaves?|ends?|starts?|"
    r"stops?)\b|"
    r"\b(?:uses?|using|borrow\w*|stole) (?:our|its|their|\w+['’]s) (?:name|logo|letterhead|photo|picture)|\b(?:real|true|"
    r"original|genuine) "
    r"(?:notice|letter|order|sign|post|text|figure|number|leaflet|version) (?:says|reads|has|shows|carries|is)|"
    r"made by (?:a )?(?:computer|"
    r"machine|software)|mixe[sd]|mix-up|leaves? out|left out|"
    r"the reason (?:for the (?:rumour|rumor|mix|confusion|claim|story|talk)|people|it looks)|\bnot of (?:tonight|today|here|"
    r"this)|\b(?:real|true),? but\b|last (?:year|month|week)'s|"
    r", not (?!on\b|at\b|by\b|monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|tomorrow|\d)|\b(?:photo|picture|"
    r"clip|video|footage|image)s?\b[^.]{0,40}\b(?:taken|"
    r"shot|filmed|recorded|made) (?:in|at|from|during|last|years?|months?|weeks?|before|after|elsewhere|long|somewhere|"
    r"abroad|two|three|"
    r"five|ten|\d+)\b|\b(?:stitched|spliced|dubbed|pasted|photoshopped|altered|slowed|sped up|put together)\b|years old\b|"
    r"(?<!out )(?<!sent )(?:with|has|gives|carries|uses|under) the wrong (?:number|date|name|place|year|address|phone|school|"
    r"town|street|village|signature|logo|seal)|"
    r"\b(?:rumou?r|story|claim|photo|picture|clip|video|image|it|this|figure|post)s? (?:\w+ )?comes? from|"
    r"cropped|cut (?:off|short|out)|staged|edited|forged|forger(?:y|ies)\b|(?<!easy to )(?<!easily )mis(?:read|heard|quoted)|"
    r"double-count|"
    r"\bcounts? (?:\w+ )?twice|"
    r"fake (?:seal|stamp|logo|voice|page|account|signature|letterhead|number)|belongs? to (?:a|an|another)\b|"
    r"\b(?:saw|heard|read|noticed)\b[^.;]{3,60}\b(?:and|so) (?:(?:people|they|some|many) )?(?:thought|assumed|feared|"
    r"concluded|guessed|"
    r"worried|believed)\b|\bmis-?(?:spel\w+|label\w*|caption\w*|translat\w+|count\w*|attribut\w+)|"
    r"\b(?:some|people|many|readers?|somebody|someone|they)\b(?: \w+){0,2} (?:heard|read|understood)\b(?:[^.;]|"
    r"\.(?=\d)){0,50}\bas (?:x|if|an?|the|\d)|"
    r"\b(?:had|has|have) (?:the |our |a )?\w+(?: \w+){0,3} in mind\b|\b(?:meant|was thinking of|"
    r"were thinking of) (?:a different|another|the)\b|"
    r"\b(?:takes?|took|gives?|labels?|passes|presents?|calls?|uses?)\b[^.;]{3,60}\b(?:as|for) (?:our|ours|if)\b|"
    r"\b(?:is|was|are|were|comes?|came|meant|written|issued|made|taken)(?: \w+)? (?:for|about|from|of|at|by|in) (?:a different|"
    r"(?:quite |some )?another|some other|a neighbouring)\b|"
    r"\b(?:looks?|seems?|appears?|sounds?)\b[^.]*\b(?:because|but|although)\b|\b(?:someone|somebody|whoever|the (?:author|"
    r"poster|sender|"
    r"writer))\b[^.]{0,40}\b(?:trimmed|cropped|blurred|erased|deleted|hid|covered|dropped|reposted|retitled|changed|added|"
    r"removed|cut|copied|pasted|swapped|altered|replaced|misread|mixed|counted|took|"
    r"used|quoted)\b|"
    r"\b(?:is|was|were|began as|started as|comes? from|came from) (?:(?:an?|only|just) )*(?:joke|satire|parody|drill|"
    r"exercise|rehearsal|advert\w*|"
    r"film set)\b|\b(?:colour|color|smell|taste|noise|sound|foam|smoke|light|queue|crowd|stain)\b[^.;]{0,30}\b(?:comes?|"
    r"came) from\b|"
    r"\b(?:filmed|photographed|recorded|posted) [^.]{0,40}\b(?:before|without|long after)\b|\b(?:that|it|this) (?:is|"
    r"was) (?:a different|another|"
    r"someone else)\b|\bin the (?:photo|picture|clip|video|image|news|post|story|rumou?r)s?(?: \w+){0,2} (?:has|have|is|"
    r"was|are|were|came|belongs?|"
    r"stands?|stood) "
    r"(?!(?:an? )?(?:false|fake|real|genuine|not real))\w+|doctored|computer-made|generated|impersonat|half the story|"
    r"another (?:city|province|country|year)"
)
_MECHANISM = {
    "vi": r"(?:người ta|ai cũng|nhiều người|mọi người|thấy)[^.]{0,60}\b(?:là vì|là do|vì|do)\b[^.]{3,}|"
    r"(?<!tin )(?<!ý )(?<!lý )(?<!hiện )(?<!tư )(?<!khí )(?<!ấn )\b(?:tưởng|"
    r"ngỡ)(?: (?:là|rằng|như))? \w+|\b(?:không|chẳng)\b[^.]{3,60}[;,][^.;]{3,60}\b(?:là|chỉ) (?:vì|do|nhờ)\b|"
    r"\bkhông \w+[^.;]{0,40}[;,]"
    r"[^.;]{0,50}\b(?:chứ không|không phải vì|không phải do)\b",
    "en": r"\b(?:do|does|did|is|are|was|were|can)(?: not|n['’]t)\b[^.]*[;,] (?:it|they|he|she|that) (?:only|just|merely|"
    r"simply)\b",
}
# Without accents "tưởng" is a wall too and "ngỡ" a lane: only what is thought "that" something is.
_MECHANISM[BARE] = bare(_MECHANISM["vi"]).replace("(?: (?:la|rang|nhu))? \\w+", " (?:la|rang|nhu)")
"""What is taken for the effect has another cause."""
_SO_CALLED = later(
    r"^\W*(?:(?:the|a|those|cái|tờ|bản|chiếc|những|chữ|câu|dòng|từ|"
    r"biển)(?: \w+){0,3}? )?[\"“][^\"”]+[\"”](?: \w+){0,3}? (?:is|are|was|were|là|do|"
    r"vốn|chỉ|thực ra) "
    r"(?!(?:an? |không |hoàn toàn |tin )*(?:false|fake|forg\w+|hoax|lie|wrong|not|giả|sai|bịa|đúng|có)\b)\w+"
)
"""What is so called is another thing."""


def _plain(told: str) -> str:
    """A shape without accents, where "do" is "đó" (that) too and gives no reason alone, and "ma" a ghost."""
    spelt = bare(told).replace(r"\b(?:vi|do|boi)\b", r"\b(?:vi|la do|boi)\b")
    return spelt.replace(r"|ma(?: \w+)", r"|ma (?:so|qr|vach)(?: \w+)")


_SPOKEN_VI = (
    _WORDS_VI,
    rf"\b{_THING_VI} (?:chỉ |thật ra |vốn |đã |được |lại |cũng )*{_FAULT_VI}",
    rf"\b{_MARKS_VI}(?!\w)",
)
# Behind what is so: "for that reason what is told is not so".
_HENCE = {
    "vi": r"^\W*(?:vì (?:thế|vậy)|do (?:đó|vậy)|bởi (?:thế|vậy))\b[^.;]*\b(?:không đúng|không có thật|là sai)\b",
    "en": r"^\W*(?:so|therefore|hence|for that reason)\b[^.;]*\b(?:is|are) (?:not so|not true|untrue|false|wrong)\b",
}
_SHAPES = {
    "vi": tuple(map(later, (*_SPOKEN_VI, _MECHANISM["vi"], _HENCE["vi"]))),
    BARE: tuple(map(later, (*map(_plain, _SPOKEN_VI), _MECHANISM[BARE], bare(_HENCE["vi"])))),
    "en": tuple(
        map(
            later,
            (
                _WORDS_EN,
                rf"\b{_THING_EN} (?:only |really |in truth )?{_FAULT_EN}",
                _MECHANISM["en"],
                _HENCE["en"],
            ),
        )
    ),
}
_BEGINS = {
    "vi": later(rf"\W*(?:{_THING_VI})\b"),
    "en": later(rf"\W*(?!(?:the|that|this) (?:\w+ )?(?:smell|noise|bang|smoke|glow)\b)(?:{_THING_EN})\b"),
    BARE: later(bare(rf"\W*(?:{_THING_VI})\b")),
}
_NO_FAULT_VI = (
    r"^\W*xin đính chính\b|^\W*(?:\w+ ){0,4}?xin lỗi\b|^\W*(?:\w+ ){0,3}?(?:chúng tôi|phường|xã|trường|"
    r"trạm)(?: \w+){0,3} nhầm\b|\b(?:chưa|"
    r"không) (?:rõ|biết|xác định|"
    r"có kết luận)(?! ai)|(?<!không )\b(?:là tin (?:đúng|thật)|là có thật|có phần đúng)\b|\b(?:tin|chuyện|"
    r"việc)\b[^.,;]{2,60} là (?:đúng|thật)\b|\bchưa xác định được\b"
)
_NOT_ITS_FAULT = {
    "vi": later(_NO_FAULT_VI),
    BARE: later(bare(_NO_FAULT_VI)),
    "en": later(
        r"^\W*(?:we (?:are sorry|apologi[sz]e)|sorry|our (?:own )?(?:\w+ )?(?:bulletin|notice|post|message|statement|list|"
        r"map))\b|^\W*we (?:\w+ )?(?:mis\w+|were (?:wrong|mistaken))|\b(?:not|yet to|cannot|can't) (?:yet )?(?:known?|"
        r"clear(?! (?:the|a|an|it|them|your|any)\b)|established|"
        r"say|tell)\b|\b(?:until|till|before|once|whether) we (?:know|have|can|are)\b|\bbeing (?:checked|examined|studied)\b"
    ),
}
"""Where its fault is still looked for it is not told; an error of our own is no rumour's."""


_CAUSE = {
    "vi": later(
        r"\b(?:vì|do|bởi|nên|khiến|làm (?:cho|nhiều|ai|người|bà con)|tưởng|ngỡ|giống|y như|trùng|na ná|dễ (?:lẫn|nhầm))\b"
    ),
    "en": later(
        r"\b(?:because|since|so|made|makes?|why|looks? like|sounds? like|resembl\w+|(?:alike|similar)|the same|thought|taken)\b"
    ),
}
_CAUSE[BARE] = later(
    r"\b(?:vi|boi|nen|khien|tuong (?:la|rang|nhu)|giong|y nhu|trung|na na|de (?:lan|nham))\b"
)
_VERDICT = {
    "vi": later(
        r"^\W*(?:\w+ ){0,8}?(?:là )?(?:sai|giả|bịa|không đúng|không có thật)(?: sự thật| hoàn toàn)?\W*$"
    ),
    "en": later(r"^\W*(?:\w+ ){0,8}?(?:is|are|was) (?:\w+ )?(?:false|fake|wrong|untrue|not true|not so)\W*$"),
}
_VERDICT[BARE] = later(
    r"^\W*(?:\w+ ){0,8}?(?:la )?(?:sai|gia|bia|khong dung|khong co that)(?: su that| hoan toan)?\W*$"
)


_BECAUSE_VI = r"\b(?:vì|do|bởi|tại|nhờ|nên|khiến)\b"
_BECAUSE = {
    "vi": later(_BECAUSE_VI),
    BARE: later(bare(_BECAUSE_VI)),
    "en": later(r"\b(?:because|since|due to|so)\b"),
}
_DENIED_VI = (
    r"\b(?:tin|chuyện|việc|bài|lời đồn|nói(?: là| rằng)?)\b[^.;]*? (?:là|đều|hoàn toàn) (?:\w+ ){0,2}?"
    r"(?:sai|không đúng|không có thật|không chính xác|bịa|bịa đặt|giả)(?: sự thật| hoàn toàn)?\W*$"
)
_DENIED = {
    "vi": later(_DENIED_VI),
    BARE: later(bare(_DENIED_VI)),
    "en": later(
        r"^\W*it (?:is|was) (?:\w+ )?(?:not (?:true|so|right)|false|untrue|wrong) that\b.*$|"
        r"\b(?:that|claims?|saying)\b[^.;]* (?:is|are|was) (?:\w+ )?(?:false|wrong|untrue|not (?:true|so|right|correct))\W*$"
    ),
}
"""A sentence that tells a rumour and denies it: the causes in it are the rumour's own."""


def _shown(lang: str, text: str) -> str:
    """The sentence as it is read for a reason: what is quoted is a name here, not a gap, and what a rumour gives as its cause is
    no cause of the rumour."""
    spelt = tongue(lang, text)
    return _DENIED[spelt].sub(lambda told: _BECAUSE[spelt].sub(_blank, told[0]), QUOTED.sub(_blank, text))


def _blank(found: Match[str]) -> str:
    return "x" * len(found[0])


def calls_wrong(lang: str, text: str) -> bool:
    """Whether a sentence does nothing but call what was said before it wrong."""
    return bool(_VERDICT[tongue(lang, text)].match(text.strip()))


def gives_cause(lang: str, text: str) -> Span | None:
    """Where a sentence in the part for the reason gives one: any cause or likeness; no order, verdict or open question."""
    spelt, shown = tongue(lang, text), _shown(lang, text)
    if text.rstrip().endswith("?") or any(shape[spelt].search(shown) for shape in (_NOT_ITS_FAULT, _VERDICT)):
        return None
    found = _CAUSE[spelt].search(shown)
    return None if found is None or advised(lang, text) else found.span()


def of_a_rumour(lang: str, clause: str) -> bool:
    """Whether a clause begins with a thing of a rumour and says what is wrong with it."""
    return bool(_BEGINS[tongue(lang, clause)].match(clause) and why_misleads(lang, clause))


def why_misleads(lang: str, text: str) -> Span | None:
    """Where one sentence in `lang` says how a rumour goes wrong, as [start, end); None when it does not."""
    if found := _SO_CALLED.search(text):
        return found.span()
    spelt, shown = tongue(lang, text), _shown(lang, text)
    if _NOT_ITS_FAULT[spelt].search(shown):
        return None
    for shape in _SHAPES[spelt]:
        found = shape.search(shown)
        # "Use the north gate, not the south gate" sets an order right, no rumour.
        if found and not (found[0].startswith(",") and advised(lang, text)):
            return found.span()
    return None
