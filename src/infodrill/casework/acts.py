"""The words of advice: acts that readers may be told to do, who is told, and what softens or firms it, by language.

Entries are patterns that "/" separates; a `(?! …)` after one keeps a compound of it out ("ra quyết định" is nobody's order).
"""

# Charter: casework acts
from __future__ import annotations

from infodrill.kernel.letters import CAPITAL


def one_of(*lists: str) -> str:
    """The entries of lists that "/" separates, longest first, as one pattern."""
    entries = {entry.strip() for text in lists for entry in text.split("/")}
    return "(?:" + "|".join(sorted(entries, key=lambda entry: (-len(entry), entry))) + ")"


_AN_HOUR = "(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)(?: \\w+)? giờ"
VI_ACT = one_of(
    "gọi/liên hệ/liên lạc/báo(?! (?:cáo|chí|động|đài|điện))/chia sẻ/chuyển/gửi/nộp/đun/nấu/uống/ăn/dùng/sử dụng/dự trữ",
    "chuẩn bị/mang/đưa/đón/cho (?:trẻ|con|cháu|bé|người|ai|em|vật|gia|lợn|gà|trâu|bò|chó|mèo|vịt|ông|bà|thuyền|xe)",
    "để (?:trẻ|con|xe|đồ|nước|người|ý|dành|sẵn|ngỏ|rác)",
    f"đến(?! (?:{_AN_HOUR}|khi|nay|\\d|cuối|hết|giờ|lúc|thời|đâu))/tới(?! (?:{_AN_HOUR}|khi|nay|\\d|cuối|hết|giờ|lúc|thời|đâu))",
    "ra(?! (?:viện|đời|quân|mắt|thông|quyết|lệnh|văn))",
    "vào(?! (?:cuộc|khoảng|lúc|năm|ngày|\\d))/đi(?! lại)/ở (?:yên|nhà|lại|trong|trên|nguyên|tại chỗ)",
    "lên (?:tầng|gác|chỗ|nơi|lầu|cao)/xuống (?:hầm|tầng|đường|cầu|xe|thuyền|đất|chỗ|bến)/rời/dời/di chuyển/sơ tán/chạy/tránh",
    "chờ/đợi/giữ/tắt/ngắt/khóa/khoá/đóng/mở/rửa/lau/che/buộc/chằng/gia cố/neo/cắt(?! (?:điện|nước|đứt))/tỉa/dọn/khơi/kê/nghỉ",
    "nằm/mặc/đội (?:mũ|nón)/đeo/tiêm/khám/hỏi/xem/đọc",
    "nghe (?:theo|đài|loa|thông báo|hướng dẫn|lời|tin|đi)/nhớ cho/kiểm tra(?! của| cho thấy| thực tế| ban đầu)/theo dõi",
    "làm theo/làm gì/làm/bấm/nhấn/tải/cài/nhập(?! (?:viện|khẩu|cảnh|học|cuộc))/trả/trả lời",
    "đăng(?! (?:cho|do|kiểm|lấy|dọn|sửa|chờ))/bình luận/gỡ/xóa/xoá/chặn/rút/mua/bán/gom/tích trữ/đổ/đổi",
    "lấy(?! (?:\\d+ )?mẫu)",
    "nhận(?! (?:được|định|thấy|thức))/ký/trình/xuất trình/khai/đăng ký/đặt/hủy/huỷ/quay/chụp/tụ tập/tập trung",
    "tin (?:theo|lời|vào|những|các|thông báo|nguồn|trang)/tiếp tục/quay lại/trở về/về (?:nhà|quê|sớm|ngay)/bơi/lội/tắm/vớt",
    "bắt(?! (?:đầu|nguồn|buộc))/chạm/sờ/đốt/thắp/bật/cung cấp/tiết lộ/nhờ/giúp/trông/thăm/"
    "nói(?! (?:cách|chung|riêng|về|rằng|là|như))",
    "gánh/dặn",
    "nhắc(?! lại)/ghi(?! nhận)/lưu/chụp lại/giữ lại/cất/tháo/đậu/đỗ/dừng/thay(?! (?:vì|mặt|đổi))/hạn chế/phát tán/lan truyền",
    "truyền/tìm/thực hiện/tuân/thông báo (?:cho|ngay|với|tới)/phản ánh (?:qua|tới|về|tại)/tham gia/đi học/mua sắm/sinh hoạt",
    "học(?! (?:sinh|kỳ|phí|bổng|viện|trò|vấn|đường))/ngủ/ăn uống/tự ý/dán/treo/nâng/sang/"
    "qua (?:cầu|ngầm|đường|lối|quầy|cổng|trạm)/hoãn/sắp xếp",
    "thu gom",
    "cắm(?! ơn)/sạc/súc/xả (?:đá|vòi|rác|bỏ)/ủng hộ/quyên góp/góp/tra cứu/bế/bồng/dắt/cõng/dìu/cặp/xếp hàng/xếp",
    "chữa (?:trị|bệnh|cháy|cho)/tự chữa/pha/luộc/phơi/sấy/quét/hút/bơm/tát/(?<!bức )xúc/lót/san (?:bớt|sẻ)/chèn/chống/kéo",
    "đẩy/ngồi/đứng/nhường/cúi/soi/bịt/băng/ép/sơ cứu/gội/ngâm/vứt/bỏ(?! (?:ra|phiếu))/khử trùng/sát khuẩn/cách ly/thử",
    "bổ sung/ngưng/ngừng/thôi/giao (?:nộp|lại|cho)/cầm(?! ơn)/xách/bọc/gói/đánh dấu/soát/rà/gõ/thoát/đăng xuất/kết nối",
    "giảm tốc/đi chậm/lùi/cập bến/vào bờ/lên bờ/gặt/thu hoạch/nhốt/thả/ngậm/trữ/rước/xài/mần",
    "đem(?! (?:nay|qua|khuya|mai|hôm))/đậy/chở/bưng/khiêng/vác/né/lánh/ghé/dẹp/nhặt/lượm/chùi",
    "cột (?:lại|chặt|dây|ghe|thuyền|xe|bò|trâu|chó|mái|tôn|cửa|đồ|vào|kỹ)",
    "trùm/phủ/gởi/nhắn/điền/hâm/sắm/kiếm(?! tiền)/vịn",
    "bôi/thoa/chườm/quẹo/rẽ/trèo/ráp/gài/chốt/vòng (?:lối|đường|qua|sang|lên|xuống)/coi(?! như)/kêu(?! gọi)",
    "cúp (?:máy|cầu dao)/lại (?:gần|đây|chỗ)/đụng (?:vào|tới|đến)/nổ máy/quay đầu/trình báo/tố giác/đối chiếu/so lại/lùa",
    "xích/tiêu hủy/bán tháo/đóng tiền/vay/mượn/tẩy/xông/hít/nhai/nuốt/băng qua/vượt qua/lấp/chặt/hái/bẻ/câu cá/đánh bắt",
    "giăng lưới/cẩn thận/coi chừng/để mắt/để ý/cân nhắc/quẹt/rà lại/tháo gỡ/dùng lại/giặt/vo gạo/đi vòng/bước/"
    "chia(?! (?:buồn|tay|rẽ|cắt))/tuân theo",
    "tuân thủ/ưu tiên/gặp/tiếp xúc/trao/quan sát/canh/trực/làm việc/đắp/kẹp/khai báo/xin phép/tìm đến/trú/trú ẩn/rắc/tách",
    "trộn/chôn/hứng",
    "xịt/phun/nấp/bám/leo/xác minh/có mặt (?:trước|lúc|tại|ở|đúng)",
)
VI_YOU = one_of(
    "bà con/(?:các|những) nhà/người dân/nhân dân/mọi người/mọi nhà/quý vị/quý khách/phụ huynh/các hộ",
    "hộ (?:dân|nhà|gia đình|nghèo|cận nghèo|kinh doanh|nuôi|trồng|dùng|cần|muốn|thuê|ở|có|ven|gần|sát|cạnh|dưới|trên|trong|"
    "ngoài|nằm|đang|chưa|đã|còn|thuộc)/gia đình/ai (?!đó|đấy|kia|ngờ|cũng)\\w+",
    "(?:người|nhà|hộ|em|cháu|bé|ghe|tàu|xe|chỗ) nào/nhà ai/ba má/ba mẹ/bố mẹ/cha mẹ/các con/các cháu/các bác/các cô",
    "(?:bác|cô|chú|anh|chị|ông|bà|cụ|mẹ|bố) nào/anh em/chị em/cô chú/ông bà/cả nhà/cả xóm/đồng bào/thầy cô/hàng xóm",
    "người bán/mấy (?:anh|chị|cô|chú|bác|bà|em)/xe (?:tải|khách|lớn)/tàu cá/ghe/xuồng/bạn/các bạn/cô bác/anh chị/người nhà",
    "người bệnh/bệnh nhân/người già/người cao tuổi/người lớn/trẻ/trẻ em/học sinh/các em/hành khách/khách/du khách",
    "thí sinh/bác tài/xe (?:máy|con|nhỏ|thô sơ|đạp|hơi|ba gác|ôm)/người (?:thuê|nuôi|trồng|"
    "dùng)/ô tô/tiểu thương/ngư dân/chủ tàu/"
    "tàu thuyền/lái xe/tài xế/người đi đường",
    "chủ (?!(?:nhật|đầu|tịch|nhiệm|trương|động|yếu|quan)\\b)"
    f"\\w+(?! (?-i:{CAPITAL}))/cửa hàng/nhà nào/"
    "nhà có/người có/người đã/người gửi/người vay",
    "người (?:nhận|mua|nộp|đến|tới|chưa|đi|vào|ở|cần|muốn|dùng|sử dụng|đang|làm|chờ|tham gia|điều khiển|chăm|trông|nghèo|"
    "khuyết tật|thân|xin)/cư dân/thai phụ/phụ nữ/công nhân/doanh nghiệp/thanh niên",
)
VI_SOFT = one_of(
    "hãy/xin/xin hãy/vui lòng/nhớ/cứ/vẫn/chỉ/chỉ cần/luôn/luôn luôn/tuyệt đối/yên tâm/có thể/nên/cần/phải/đều/chịu khó/gắng",
    "ráng/tranh thủ/cũng/tự/chủ động/tạm/lưu ý/nhanh chóng/khẩn trương/sớm/hoàn toàn/bình tĩnh/cùng/cố gắng/ngay/lập tức",
    "trước hết/kịp thời/thường xuyên/tạm thời/thì",
)
EN_ACT = one_of(
    "call/contact/ring/phone/tell/report(?! (?:on|of)\b)/ask/stay/remain/keep/check/avoid/follow/boil/drink/eat/go/come/wait/"
    "bring",
    "take/use/close/shut/turn/switch/wash/clean/move/leave/store/stock/prepare/pack/watch/read/see/look/listen/share/forward/"
    "pass/send",
    "post/delete/block/give/pay/transfer/withdraw/buy/hand/open/click/tap/enter/reply/answer/sign/register/book/cancel/apply/"
    "submit",
    "carry/wear/cover/tie/secure/park/drive/walk/swim/touch/visit/help/rest/sleep/lie/remove/throw/pour/empty/fill/save/"
    "write/note",
    "remember/evacuate/return/worry/panic/queue/hoard/believe/trust/rely/show/let/make/get/put/have your",
    "be (?:calm|careful|patient|ready|aware)/do/try/seek/find/speak/say/talk/join/attend/collect/feed/treat/cool/lift/stop/"
    "start",
    "continue/hold/expect/compare/donate/approach/cross/sit/stand/lie down/lock/unplug/charge/mind/fetch/dial/text/email",
    "print",
    "photograph/scrub/soak/rinse/throw away/refrain/dispose/discard/freeze/peel/slow/detour/pull/push/hang up/ignore/verify/"
    "warn/count/back (?:away|off|out|up)/step (?:back|away|aside|out)/get (?:out|down|away)/kneel/crouch/lean",
    "board/stick/raise/lower/tape/seal/settle/dress/shelter/hide/climb/crouch/head/swap/exchange/type/log/change/update/"
    "reset/consult",
    "tick/fill in/present/quote/burn/smoke/dig/fish/moor/anchor/launch/harvest/pick/spray/tether/cook/bathe/knock/stow/add/"
    "drop",
    "sprinkle/bury/spread",
)
EN_ANY = (
    r"(?!(?:in|at|on|of|for|to|from|by|with|without|after|before|during|until|since|about|above|across|against|along|among|"
    r"around|"
    r"as|behind|below|beside|between|beyond|despite|except|inside|into|like|near|off|onto|outside|over|past|per|than|through|"
    r"under|"
    r"up|upon|via|within|and|but|or|nor|so|yet|if|when|while|because|although|though|unless|whether|where|both|half|even|not|"
    r"also|"
    r"too|here|there|once|twice|often|again|still|already|perhaps|what|which|how|why|is|are|was|were|has|have|had|did|can|"
    r"could|"
    r"will|would|shall|might|such|quite|rather|almost|nearly|given|found|lost|made|got|saw|heard|took|sent|thank|most|some|"
    r"many|all|both|each|every|any|only|other|another|"
    r"more|that|this|these|those|it|we|they|he|she|you|who|i)\b)(?!\w+(?:ed|ing|ly|s)\b)[a-z]{2,}(?: (?:up|down|off|out|away|"
    r"back|over|"
    r"on|in|under))? (?=(?-i:the|an?|your|any|it|them|all|every|only|each|yourself|yourselves|two|three)\b)"
)
"""Whatever word opens a clause before an object and is of none of the closed classes: an imperative, known by its place.
"Fridge A" holds no article."""
EN_YOU = one_of(
    "residents/parents/people/anyone/everyone/everybody/nobody/no one/drivers/pupils/students/patients/visitors/households/"
    "families",
    "you/those/customers/travellers/passengers/neighbours/neighbors/shops/traders/fishermen/boats/owners/tenants/children/"
    "guardians",
    "guests/carers/whoever/members/relatives/older people/those who/staff who/workers who/citizens/applicants/donors/"
    "volunteers",
    "users/kids/mums/mothers/dads/fathers/swimmers/skippers/crews/farmers/shoppers/riders/cyclists/motorists/voters/lorries",
    "lorry drivers/vehicles/cars/trucks/vans/buses/anglers/dog owners/pedestrians/walkers/landlords/pensioners",
)
EN_SOFT = one_of(
    "please/kindly/just/always/also/now/then/instead/immediately/only/first/simply/never/do not/don't/don’t/do/at once",
)

# ---- what tells nobody anything, though acts and readers are named in it ---------------------------------------------

_VI_OPEN = (
    r"(?:chưa|không)(?: ai| có ai)? (?:biết|rõ|xác định|khẳng định|chắc)(?: (?:được|rõ|gì|cả|thêm|chính xác|chắc))*"
    r"(?=\s*(?:[.;,!…]|$))"
)
_VI_UNKNOWN = (
    r"(?:(?<=^)|(?<=[.;,:] ))(?:ai|\w+ nào|[^.;,:]*\bcó (?!thể\b)[^.;,:]*\b(?:không|chưa)(?: (?:thì|vẫn|hiện|còn|nay))*"
    rf"(?=\s*[:\u2013\u2014])|\w+(?: \w+)? (?:hay|có) không)\b[^.;,:]*?(?:\s*[:\u2013\u2014]|\b(?:thì|vẫn|hiện|còn|nay))"
    rf"(?: ?(?:thì|vẫn|hiện|còn|nay|cũng))* ?{_VI_OPEN}|"
    r"^\W*(?:(?:những )?(?:điều|gì|việc|phần) )?(?:(?:chúng tôi|phường|hiện|còn|vẫn) )*chưa (?:biết|rõ)(?: được)?\s*:[^;]*"
)
"""Who or whether, and that nobody knows; or what stands under such a heading. "Ai chưa rõ: gọi …" asks those who do not know."""
_VI_TEXT = r"(?:bài(?: đăng| viết)?|bản(?: tin| in)?|tin|thông báo|tờ(?: tin)?|dòng|trang|văn bản)"
_VI_OLD_TEXT = (
    rf"\b{_VI_TEXT}(?: \w+){{0,2}}? (?:cũ|trước|sai|đầu|gốc|đầu tiên|hôm qua|sáng nay|lúc [\w:]+(?: giờ(?: \d+)?)?)"
    r"(?: (?:này|đó|ấy|kia))?(?: (?:vẫn|còn|được|đã|nay|cứ|có|chúng tôi))* (?:để|giữ|lưu|treo|ghim|nằm|còn|ở)\b[^.;,:]*"
    r"(?:[,;]\s*(?:(?:để|cho|tiện|nên) )*(?:bà con|mọi người|người dân|quý vị|ai \w+|anh chị|người đọc)(?: (?:tiện|có thể|dễ))*"
    r" (?:đối chiếu|so(?: sánh| lại)?|xem lại|đọc lại|tra lại|theo dõi lại)\b[^.;,:]*)?"
)
"""How an older text stands, and what people may then do with it; what they shall not do with it stays an order."""
_EN_UNKNOWN = (
    r"(?:(?<=^)|(?<=[.;,:] ))(?:who|whether|which \w+|how many)\b[^.;,:]*?(?:\s*[:\u2013\u2014] ?|\b(?:is|are|remains?) )"
    r"(?:(?:still|yet|as yet|so far) )*(?:not (?:yet )?(?:known|clear|certain|decided|established)|unknown|unclear|undecided|"
    r"open)(?: yet)?(?=\s*(?:[.;,!]|$))|"
    r"^\W*(?:what (?:is|we do|we are)(?: still)? )?not (?:yet )?(?:known?|sure)(?: (?:of|yet))?\s*:[^;]*"
)
_EN_OLD_TEXT = (
    r"\b(?:old|earlier|first|wrong|previous|former|original|last) (?:\w+ )?(?:post|text|notice|version|message|bulletin|"
    r"statement|page|leaflet)s?\b(?: (?:still|also))? (?:stays?|remains?|stands?|(?:is|are|was|has been|have been) "
    r"(?:still )?(?:kept|left|there|up|pinned|stored))\b[^.;,:]*?"
    r"(?:\b(?:so|for)\b(?: that)? (?:\w+ )?(?:can|may|to) (?:compare|check|read|see|look)\b"
    r"[^.;,:]*|(?=[.;,:]|$))"
)
VI_STATES, EN_STATES = rf"{_VI_UNKNOWN}|{_VI_OLD_TEXT}", rf"{_EN_UNKNOWN}|{_EN_OLD_TEXT}"
