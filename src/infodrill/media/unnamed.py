"""What a line names that has to stand in the text above: nobody brings boats, a jab or a bank into a notice of street lamps.

Kinds of things of a city's stories, and of what somebody did or what became of it, each with the signs of a line that speaks of
one and of a text that has any of its kind, read when somebody reads; whichever bank or drill the line is of. Not among them: what
anybody has at home or next door (a mother, the neighbours, a telephone), and what a line only asks for. A sign too many leaves a
line unsaid.
"""

# Charter: media unnamed things
from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from infodrill.kernel.erasable import until_erased
from infodrill.kernel.folding import as_read, fold, nfc
from infodrill.kernel.patterns import later
from infodrill.media.relations import Passages

SHOWN = "shown"
"""Under this name the passages of a text hold the kinds of things of which it has any."""
_THINGS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "vi": {
        "changed": (
            r"sáng một tờ|trưa một tờ|mỗi lúc một (?:tờ|kiểu)",
            r"đổi|rút lại|đính chính|nhầm|thay|bản (?:trước|sau|mới)",
        ),
        "statement": (r"sao kê|sổ thu chi", r"sao kê|tài khoản|quỹ|thu chi|quyên góp|chuyển khoản"),
        "cametosee": (
            r"(?:ra|đến|xuống|vào) tận",
            r"(?:đã|vừa|từng|cử \w+) (?:đến|xuống|ra)|kiểm tra|khảo sát|tận (?:nơi|nhà|ngõ)",
        ),
        "signal": (r"(?:có|mất|bắt|không) sóng", r"sóng|mạng|điện thoại"),
        "months": (r"(?:hai|ba|bốn|mấy|\d+) tháng", r"tháng"),
        "paid": (r"(?:đã|lỡ|trót) (?:nộp|đóng|trả tiền)|(?:nộp|đóng) rồi", r"nộp|tiền|phí|đóng|thu|giá|đồng"),
        "receding": (
            r"rút (?:hết|rồi|xuống|chậm|nhanh)|rút thì|rút hẳn",
            r"lũ|ngập|triều|lụt|mưa|sông|nước (?:lên|dâng|rút)|rút",
        ),
        "short": (r"thiếu ở đâu|phần thiếu", r"thiếu|bù|phần|phát|hụt"),
        "perclass": (r"mỗi lớp", r"lớp"),
        "hired": (r"máy thuê|thuê (?:máy|xe)", r"thuê"),
        "opening": (r"vừa mở cửa|giờ đóng cửa", r"quầy|cửa|phòng|chợ|thư viện|trạm|bộ phận|kho|bệnh viện|cửa hàng"),
        "boat": (r"thuyền|xuồng|chèo|(?:cái|chiếc|nhà) bè|ở bè|thuyền trưởng", r"đò|ghe|phà|sông|bè"),
        "herb": (r"(?:nước|uống|giã|hái|lọ|nấu|nắm) lá|lá ngải|giải độc|mẹo", r"lá|mẹo|dân gian|tự chữa|bài thuốc"),
        "landline": (r"máy bàn", r"điện thoại|máy bàn|gọi"),
        "hotline": (
            r"gọi (?:được|mãi|ba|hai|cả|văn phòng|lần nào)|máy bận|nhấc máy|nghe máy|nghe nhạc|tổng đài|bấm phím",
            r"gọi|điện thoại|số|máy|đường dây|tổng đài|liên hệ|nhắn",
        ),
        "somebody": (
            r"^(?:(?!(?:mẹ|bố|con|cháu|vợ|chồng|ông|bà|cụ|hàng xóm|cô giáo|chị|anh|em|bác|cô|chú) (?:em|tôi|mình|nhà|"
            r"ngoại|nội)).)*?"
            r"\b(?:(?:cô|chị|anh|ông|bà|cậu|bác|cụ|thằng) (?:ấy|ta|kia|ở quầy)|hắn)\b",
            r"cô|chị|anh|ông|cụ|cậu|người|nhân viên|bảo vệ|bác sĩ|thợ|lái xe|thủ quỹ|cán bộ",
        ),
        "blockhead": (r"tổ trưởng (?:vừa|đã|đi|chèo|đến|sang|thu|báo|nhà|ngõ)", r"tổ trưởng|trưởng thôn|tổ dân phố|miệng"),
        "pots": (
            r"nồi|niêu|xoong|bát|thìa|mâm|tủ sấy|cái tủ|bàn ghế",
            r"nồi|bát|đồ|bồi thường|thiệt hại|ngập|bếp|cháo|cơm|nấu|ăn|nước|bàn|tủ|ghế",
        ),
        "motorbike": (r"xe máy|xe đạp", r"xe|đỗ|đường|bến|bãi|cầu|phố|đồ hỏng|bồi thường"),
        "school": (
            r"học sinh|ở lớp|nhóm lớp|cô giáo|cô chủ nhiệm|phụ huynh|tan học|cùng lớp|nhà trường|khối|con (?:em|tôi|"
            r"mình|nhà) học|"
            r"trường (?:cũ|mới|khác)|bài tập|đi học|đón con|các con ở|các cô|thầy",
            r"học|trường|lớp|nội trú|bán trú|phụ huynh|cô giáo|thầy",
        ),
        "nursery": (r"nuôi dạy trẻ|mầm non|nhà trẻ", r"trẻ|mầm non|lớp|cháu"),
        "jab": (
            r"tiêm|mũi thứ|mấy mũi|vắc-xin|liều",
            r"tiêm|chích|mũi|vắc-xin|liều|thuốc|ngừa|dại",
        ),
        "sick": (
            r"bệnh viện|nằm viện|bác sĩ|y tá|cấp cứu|khám|phòng khám|sốt|nôn|đau bụng|thuốc|ngộ độc|trạm y tế|xét nghiệm",
            r"bệnh|viện|bác sĩ|y tá|cấp cứu|khám|sốt|nôn|ốm|đau|tiêm|thuốc|độc|y tế|nhiễm|muỗi|cắn|thương|vắc-xin|liều|dịch|ho|"
            r"mẫu|mắt",
        ),
        "smell": (
            r"mùi|khai|khét|khói|ngửi",
            r"mùi|khai|khét|khói|khí|amoniac|rò|hôi|thối|rác|cháy|đốt|ga|cửa sổ|nổ",
        ),
        "window": (r"cửa sổ|khe cửa|chốt cửa|nhét khăn", r"cửa|khói|khí|gió|bão|muỗi"),
        "fire": (
            r"cháy|nổ|lửa|bình ga|rò ga|bình chữa|chữa cháy|bình bột|dập",
            r"cháy|nổ|lửa|ga|khói|bình|chập|hun",
        ),
        "flood": (
            r"\blũ\b|ngập|lụt|đê\b|nước (?:lên|đến|vào|rút|ngập|dâng)|lội|kê đồ|kê (?:cao|lên)|sơ tán|chạy đi|ướt sũng",
            r"lũ|ngập|lụt|đê|triều|bão|mưa|lội|sơ tán|xả|tràn|dâng|sạt|kênh|mực nước|chạy|hồ chứa",
        ),
        "water": (
            r"(?<!quán )(?<!ấm )(?<!cốc )(?<!bán )nước(?! ngoài| nôi| mắt| nhà)",
            r"nước|triều|lũ|ngập|mưa|bơm|đê|kênh|bể",
        ),
        "tap": (
            r"nước máy|vòi|đun (?:sôi|kỹ)|bể nước|hứng nước|bình nước|chậu|pha sữa|uống nước|cặn",
            r"nước|vòi|bể|ống",
        ),
        "power": (
            r"mất điện|cắt điện|có điện|tủ lạnh|sạc|đèn pin|nến|máy thở|thở máy",
            r"điện|đèn|sạc|tủ lạnh|bão|pin",
        ),
        "lamp": (r"(?<!đèn )(?<!sao )đèn|bóng (?:đèn|nào)|tối om", r"đèn|điện|bóng|sáng|tối"),
        "money": (
            r"chuyển khoản|tài khoản|mã (?:ấy|kia|gửi|xác)|nhập mã|rút tiền|ngân hàng|khóa thẻ|bị lừa|lừa đảo|chuyển tiền|"
            r"mất tiền|gửi tiền|đòi tiền|lĩnh lương|lương hưu|tiết kiệm|(?:hai|ba|\d+) trăm nghìn|thu tiền|nộp tiền|đóng tiền",
            r"tiền|mã|thẻ|tài khoản|quỹ|ngân hàng|lừa|phí|đồng|nghìn|liên kết|link|ủng hộ|quyên góp|lương|trợ cấp|thu|nộp",
        ),
        "food": (
            r"cháo|suất ăn|thức ăn|gạo|\bmì\b|bún|\bcanh\b|thịt|cơm nhà|bán trú|bữa (?:ăn|trưa)|nấu",
            r"cháo|cơm|ăn|gạo|mì|bún|bếp|thực phẩm|ngộ độc|cứu trợ|hàng|quà|nấu|chợ|sữa",
        ),
        "dog": (r"\bchó|\bmèo|dại|rọ mõm", r"chó|mèo|dại|thú|vật nuôi"),
        "rubbish": (r"rác|ruồi|xe gom", r"rác|gom|ruồi|vệ sinh"),
        "pump": (r"máy bơm|trạm bơm|bơm nước", r"bơm|cống|ngập"),
        "picture": (
            r"(?:cái|tấm|bức|mấy) (?:ảnh|hình)|(?:ảnh|hình|clip|đoạn phim) (?:ấy|kia|đó|này|thật|cũ|giả|trước|gốc)|hình nào|"
            r"vì một cái hình|máy vẽ|camera",
            r"ảnh|hình|clip|video|phim|camera|chụp|quay",
        ),
        "fund": (r"quỹ|quyên góp|góp (?:tiền|qua|vào)|ủng hộ|hội (?:ta|mình)", r"quỹ|góp|ủng hộ|hội|từ thiện|cứu trợ|tiền"),
        "document": (
            r"công văn|con dấu|đóng dấu|danh sách (?:ấy|kia|đó|đấy)|tờ (?:ấy|kia|đó)|giấy đi thu|văn bản (?:ấy|kia)",
            r"công văn|giấy|tờ|danh sách|văn bản|dấu|tên|quyết định|thông báo|phiếu",
        ),
        "papers": (
            r"đổi giấy|giấy tờ|căn cước|hộ khẩu|khai sinh",
            r"giấy|căn cước|hộ khẩu|hồ sơ|khai|thẻ|đơn",
        ),
        "guard": (r"bảo vệ(?! nhau)", r"bảo vệ|trông|cổng"),
        "gate": (r"cổng", r"cổng|cửa|trường|chợ|trạm|lối"),
        "market": (r"sạp|chợ|tiểu thương|cân hàng", r"sạp|chợ|tiểu thương|bán|dãy|hàng"),
        "bridge": (r"trên cầu|qua cầu|gầm cầu|trụ (?:cầu|số|ba)|nhịp|vết nứt", r"cầu|trụ|nhịp|nứt"),
        "ship": (r"\btàu\b|sà lan|ngoài cảng|ca cảng|bến (?:số|tàu)|cẩu|dân chài|chài", r"tàu|sà lan|cảng|bến|cầu|sông|chài"),
        "bus": (r"buýt|lỡ chuyến|vé\b", r"buýt|xe|vé|chuyến|tuyến|tàu|bến"),
        "queue": (r"ghế nhựa|lấy số|gọi tên|tới lượt|ngồi chờ", r"quầy|số|chờ|xếp hàng|khám|đăng ký|phát|nhận|nộp|lượt"),
        "desk": (r"quầy", r"quầy|bàn|cửa|phòng|mở|nộp|nhận|khám|giấy|rút|văn phòng|đổi"),
        "driver": (r"lái xe|tài xế|tài công|người lái", r"xe|lái|tàu"),
        "oldman": (r"cụ \w+ (?:cuối|đầu) ngõ|sang ngó", r"già|cụ|một mình|neo đơn|yếu"),
        "sim": (r"\bsim\b", r"sim|máy|mạng"),
        "map": (r"bản đồ", r"bản đồ|ranh|tuyến|quy hoạch"),
        "fuel": (r"xăng|đổ đầy bình", r"xăng|dầu|nhiên liệu|kho"),
        "swing": (r"xích đu|cầu trượt|đu\b", r"xích đu|sân chơi|trẻ|cầu trượt|công viên"),
        "riverbank": (r"ven sông|bờ sông|sát sông|ra sông|xuống sông", r"sông|đê|kênh|bờ|cầu|lũ|bè|tàu"),
        "lift": (r"thang máy", r"thang máy|tầng|chung cư|tòa|bể ngầm"),
        "name": (r"tên phường|nhập về|sáp nhập", r"tên|phường|nhập|ranh"),
        "claimform": (r"bồi thường|giá lúc mua|tính lại|bớt đầu|mức đền|khai đồ", r"bồi thường|thiệt hại|đền|hỏng|hỗ trợ"),
    },
    "en": {
        "changed": (r"one sheet at dawn|another at noon", r"chang\w+|correct\w+|withdr\w+|wrong|earlier|version"),
        "statement": (r"account sheets?|statement of the account", r"accounts?|fund|transfers?|donat\w+"),
        "cametosee": (r"came (?:all the way )?(?:out )?to (?:look|see)", r"came|come|visit\w*|inspect\w*|check\w*|look\w*"),
        "signal": (r"no signal|a signal", r"signal|network|phones?"),
        "months": (r"(?:two|three|four|\d+) months", r"months?"),
        "paid": (r"paid|who(?:.ve|.s) paid", r"pay\w*|paid|fees?|costs?|free|prices?|money|charge\w*|đồng"),
        "receding": (r"(?:go|goes|gone|going) down", r"water|flood\w*|tides?|river|rain|level|down"),
        "short": (r"short somewhere|went short", r"short|missing|share|handed"),
        "perclass": (r"each class", r"class\w*"),
        "hired": (r"rented|hired", r"rent\w*|hire\w*"),
        "opening": (
            r"when (?:the doors|they) open|before closing",
            r"desk|counter|office|clinic|market|library|door|shop|station",
        ),
        "boat": (r"boats?|rafts?|row(?:s|ed|ing)?(?! of\b)|rowing|captain|oars?", r"river|ferry|boats?|barge|rafts?|sail"),
        "herb": (r"leaf|leaves (?:in|off|from|for)|herbs?|leaf water|antidote|remed(?:y|ies)", r"leaf|leaves|herb\w*|remed\w+"),
        "landline": (r"landline|old telephone|without a telephone", r"(?:tele)?phones?|ring|call|texts?|messages?"),
        "hotline": (
            r"(?:got|get|getting) through|pick(?:s|ed) up|hold music|engaged|hotline|answers? the phone|rang (?:the|your) office",
            r"ring|rang|call\w*|phones?|telephone|lines?|numbers?|hotline|contact|messages?",
        ),
        "somebody": (
            r"^(?:(?!\b(?:dad|mum|mother|father|gran\w*|son|daughter|husband|wife|uncle|aunt|baby|brother|sister|boy|girl|"
            r"neighbour|nephew|child|kid|cousin|owner|teacher|lady|cat|dog|niece|nan|friend)\b).)*?\b(?:he|she|him|her)\b",
            r"he|she|him|her|man|woman|mr|mrs|guard|driver|nurse|doctor|girl|boy|captain|lady|keeper|officer|worker",
        ),
        "blockhead": (r"block head", r"block|ward"),
        "pots": (r"pots?|pans?|kettle|spoons?|wardrobe", r"pots?|pans?|compensat\w+|claims?|damage|flood\w*|kitchen|"
                                                         r"cook\w*|meals?|"
                 r"furniture|porridge|boil|water"),
        "motorbike": (r"motorbikes?|bikes?", r"motorbikes?|bikes?|park\w*|roads?|bridge|traffic|compensat\w+|lane|"
                                             r"vehicles?|cars?"),
        "school": (
            r"school|class(?:es)?|teachers?|pupils?|homework|lessons?|uniforms?|nursery|headteacher",
            r"school\w*|class\w*|teach\w*|pupils?|lessons?|nursery|boarding|exams?|parents|term",
        ),
        "jab": (r"jabs?|vaccin\w+|doses?|inject\w*|needles?", r"jabs?|vaccin\w+|doses?|inject\w*|medicine|rabies|batch"),
        "sick": (
            r"hospital|doctors?|nurses?|clinic|fever\w*|vomit\w*|medicine|asthma|poison\w*|ambulance|patients?",
            r"hospital|doctors?|nurses?|clinic|fever|ill|sick|vomit\w*|medicine|asthma|poison\w*|ambulance|health|"
            r"jabs?|vaccin\w+|"
            r"doses?|bite|bitten|hurt|injur\w+|virus|tests?|cough\w*",
        ),
        "cough": (r"cough\w*|breath\w*|sniff\w*", r"cough\w*|smell|smoke|gas|ammonia|air|fumes|lungs?|ill|dust|windows?"),
        "smell": (r"smell\w*|smoke|fumes|stink|whiff|burning", r"smell\w*|smoke|gas|ammonia|fumes|stink|leak\w*|fire|"
                                                               r"burn\w*|rubbish|"
                  r"windows?"),
        "window": (r"windows?|one gap", r"windows?|shut|smoke|gas|wind|storm|air"),
        "fire": (r"(?:on|a|the) fire|blast|flames?|extinguishers?|cylinders?|explo\w+|gas", r"fire|burn\w*|blast|gas|"
                                                                                            r"explo\w+|smoke|"
                 r"flames?|extinguish\w+|ammonia"),
        "flood": (
            r"flood\w*|dyke|wad(?:e|ed|ing)|evacuat\w+|sandbags?|stack|upstairs|soaked|weir|water(?:'s| is) (?:up|coming|rising)",
            r"flood\w*|dyke|wad\w+|evacuat\w+|water|rain\w*|storm|tides?|river|pumps?|canal|rising",
        ),
        "water": (r"water", r"water|flood\w*|taps?|rain\w*|river|dyke|pumps?|tanks?|tides?"),
        "tap": (r"tap\b|taps|boil\w*|buckets?|tank|bath", r"water|tap|tanks?|pipes?"),
        "power": (r"power|electricity|fridge|freezer|torch(?:es)?|candles?|ventilator", r"power|electric\w*|lights?|"
                                                                                        r"lamps?|fridge|"
                  r"outage|storm"),
        "lamp": (r"lamps?|bulbs?|street lights?|pitch dark", r"lamps?|bulbs?|lights?|power|dark|electric\w*"),
        "money": (
            r"bank|accounts?|codes?|transfers?|scam\w*|wallets?|pension|savings|swindl\w*|collect(?:ed|s) (?:already|the money)|"
            r"(?:got|want) (?:my|the) money|withdraw\w*|deposit",
            r"money|bank|accounts?|codes?|transfers?|scam\w*|cards?|fund|pay\w*|fees?|pensions?|wallets?|cash|đồng|"
            r"donat\w+|fraud|"
            r"allowance|cost",
        ),
        "food": (
            r"porridge|noodles?|rice|meals?|lunch|vegetables?|soup|pork|canteen",
            r"porridge|noodles?|rice|meals?|lunch|eat\w*|ate|food|kitchen|relief|sacks?|milk|cook\w*|market|poison\w*|supplies",
        ),
        "dog": (r"dogs?|cats?|pupp\w+|kittens?|rabies|pets?", r"dogs?|cats?|pupp\w+|pets?|animals?|rabies|bite|bitten|bees?"),
        "rubbish": (r"rubbish|bins?|flies", r"rubbish|bins?|waste|litter|collect\w*|flies"),
        "pump": (r"pumps?", r"pumps?|flood\w*|drain\w*|station"),
        "picture": (
            r"(?:real|that|the|a|old|in the|this) (?:picture|photo|clip|video|footage)|photographed|crying baby|camera",
            r"pictures?|photos?|clips?|videos?|footage|cameras?|film\w*|photograph\w*",
        ),
        "fund": (r"funds?\b|donat\w+|chip in|charity", r"funds?|donat\w+|charity|money|relief|give|association"),
        "page": (r"that page|the real page|the other page|fake page", r"pages?|accounts?|site|posts?"),
        "document": (r"stamped?|that (?:list|sheet|paper|order)|the (?:list|sheet)\b", r"stamp\w*|lists?|sheets?|papers?|orders?|"
                     r"notices?|names?|documents?|letters?"),
        "papers": (r"identity card|paperwork|new card|new papers|old papers", r"papers?|cards?|forms?|documents?|"
                                                                              r"certificates?|licen[cs]es?"),
        "guard": (r"guards?", r"guards?|gate|watch\w*"),
        "gate": (r"gates?", r"gates?|school|market|entrance|way in|doors?"),
        "market": (r"stalls?|market|stallholders?", r"stalls?|market|row b|sell\w*|traders?"),
        "bridge": (r"the bridge|piers?|span\b|that crack|the crack", r"bridge|piers?|span|cracks?|footbridge"),
        "ship": (r"ships?|barges?|dock|berth|fishermen", r"ships?|barges?|dock|port|terminal|berth|river|bridge"),
        "bus": (r"bus(?:es)?|tickets?|fares?", r"bus\w*|tickets?|fares?|trips?|line|stops?|trains?|waterbus"),
        "queue": (r"queu\w*|plastic chairs?|called my name|numbers? called", r"queue\w*|wait\w*|counter|desk|tickets?|"
                                                                             r"line|appointment\w*|"
                  r"open\w*|collect\w*|register|hand\w*"),
        "desk": (r"counter", r"counter|desk|office|open|clinic|bank"),
        "driver": (r"drivers?|truck|lorry", r"drivers?|trucks?|lorr\w+|van|vehicles?|deliver\w*|relief|sacks?"),
        "oldlady": (r"old lady|looked in on|looks? in on", r"old|elderly|alone|neighbours?|frail"),
        "sim": (r"sim\b|salt water", r"sim|phones?|network"),
        "lift": (r"(?:our|the) lift", r"lifts?|floors?|flats?|block|tank|tower|building"),
        "map": (r"maps?", r"maps?|bound\w+|plans?|catchment"),
        "fuel": (r"petrol|fuel|diesel", r"petrol|fuel|diesel|depot|tank"),
        "swing": (r"swings?|slide", r"swings?|slide|playground|park"),
        "riverbank": (r"river", r"river|dyke|canal|bank|bridge|boats?|flood\w*|ferry"),
        "children": (r"(?:anything|something) with children|the children|your children|the kids", r"child\w*|kids?|"
                                                                                                  r"pupils?|school\w*|"
                     r"babies|baby|parents|playground"),
        "claimform": (r"compensat\w+|knock a bit off|what we paid for it", r"compensat\w+|claims?|damage\w*|repay|lost"),
    },
}  # fmt: skip


def _sign(*words: str) -> str:
    """One expression of a kind's signs, each of whole words; one that begins with the line's own stands as it is."""
    whole = [each for each in words if each[0] != "^"]
    return rf"\b(?:{'|'.join(whole)})\b" if whole else words[0]


_SAID = {
    lang: {name: later(_sign(line)) for name, (line, _) in kinds.items()} for lang, kinds in _THINGS.items()
}
_THERE = {
    lang: {name: later(_sign(text, line)) for name, (line, text) in kinds.items()}
    for lang, kinds in _THINGS.items()
}
_BARE = {name: later(fold(_sign(text, line))) for name, (line, text) in _THINGS["vi"].items()}
"""Of a text that is typed without its marks."""


@lru_cache(maxsize=8_192)
def brings_in(line: str, lang: str) -> frozenset[str]:
    """The kinds of things that a line speaks of as there."""
    said = nfc(line).lower() if lang == "vi" else fold(line)
    return frozenset(name for name, sign in _SAID[lang].items() if sign.search(said))


@until_erased(256)
def has_any(text: str, lang: str) -> str:
    """The kinds of things of which a text names one, side by side."""
    read = as_read(text)
    signs = _BARE if lang == "vi" and read.isascii() else _THERE[lang]
    said = nfc(read).lower() if lang == "vi" else fold(read)
    return " ".join(name for name, sign in signs.items() if sign.search(said))


def names_else(said: str, lang: str, passages: Passages) -> bool:
    """Whether words speak of a thing of which a text with these passages has none."""
    return SHOWN in passages and not brings_in(said, lang) <= {*passages[SHOWN].split()}
