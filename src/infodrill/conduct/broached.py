"""What a text brings up that people take up without saying its words again: its hours, that it costs nothing, what to bring,
whom to ring, when there is word, whom it thanks, why it is so; and which of a city's matters it is about, by the thing that
it names.

A line that takes one of them up presumes no more than that it stands there: so it fits a notice, a denial, a pardon and a word
that nothing is known yet. Signs of form, narrow ones: what is missed is taken up by nobody.
"""

# Charter: conduct broached
from __future__ import annotations

from collections.abc import Iterator, Mapping

from infodrill.casework.advice import quotes_blank
from infodrill.casework.clauses import takes_place
from infodrill.casework.craft import SOURCED
from infodrill.conduct.doings import doings
from infodrill.conduct.mattersigns import OF_IT
from infodrill.conduct.moves import beyond_cases, moves
from infodrill.kernel.letters import tongue
from infodrill.kernel.patterns import Signs, as_typed, signs
from infodrill.kernel.saiddays import said_days
from infodrill.kernel.saidtimes import TIME, clocks, masked
from infodrill.kernel.sentences import sentences
from infodrill.media.relations import SEVERAL

_NONE = signs(r"(?!)", r"(?!)")
_HOUR = rf"(?:{TIME}+|\d\d?)"
_BROUGHT_UP: Mapping[str, tuple[Signs, Signs]] = {
    "hours": (
        signs(
            rf"\b(?:mở|làm việc|tiếp dân|trực|nhận (?:đơn|hồ sơ|giấy)|quầy|bàn|phòng khám|thư viện)\b.*{_HOUR} (?:đến|tới|-|"
            rf"–) {_HOUR}|\bmở (?:cửa )?(?:đến|tới) {TIME}",
            rf"\b(?:open|desk|counter|hours|clinic|library|office)\b.*{_HOUR} (?:to|until|till|and(?: closes at)?|–|-) {_HOUR}|"
            rf"\bopen (?:until|till) {TIME}",
        ),
        signs(r"\b(?:ngừng|cắt|mất|điện|nước|sự cố|cả đêm|24|(?:lớp|cỡ) \d)\b", r"\b(?:cut|outage|power|water|all night|24|"
              r"(?:sizes?|\w*rooms?) \d+|(?:jan|febr)uary|march|april|may|june|july|august|(?:sept|nov|dec)ember|october)\b"),
    ),
    "free": (
        signs(
            r"\bmiễn phí\b|\bkhông (?:mất|thu|tốn|lấy) (?:một )?(?:tiền|phí|đồng|lệ phí|xu)\b",
            r"\bfree of charge\b|\bfor free\b|\b(?:no|without) (?:charge|fee)\b|\bcosts? nothing\b|\b(?:is|"
            r"are) free\b(?! to)|\bnobody (?:has|needs) to pay\b|\bnothing to pay\b",
        ),
        signs(
            r"\b(?:(?:giữ|gửi) xe|(?:trên|dưới|từ) \d+|\d+ ?(?:nghìn|ngàn|k)|riêng|cho (?:trẻ|học sinh|người già|hộ))\b",
            r"\b(?:pays|for (?:pupils|children|the under))\b",
        ),
    ),
    "bring": (
        signs(
            r"\b(?:mang|đem|cầm) theo\b|\bmang (?:giấy|thẻ|sổ|bản|căn cước|chìa|ảnh|điện thoại|phần|nước|thuốc|biên lai|đơn)",
            r"\bbring (?:your|the|an?|some|any|with|along|what)\b"
            r"(?! ?(?:sick |small |young )?(?:child(?:ren)?|kids?|bab(?:y|ies)|pupils?|son|daughter|family|people)\b)",
        ),
        signs(
            r"\b(?:không cần|khỏi|được) (?:phải )?mang\b|\bnếu\b|\blỡ\b|\b(?:ai|nhà nào|người) (?:\w+ ){0,3}(?:rồi|đã|lỡ)\b",
            r"\b(?:no need to|need not|don.t) bring\b|\b(?:if|whoever|anyone who|those who)\b",
        ),
    ),
    "detour": (
        signs(
            r"\bđi vòng\b|\bđường vòng\b|\bvòng qua (?:cầu|đường|ngả)\b",
            r"\bdetour\b|\bgo round\b|\bdiversion\b|\bthe long way\b",
        ),
        _NONE,
    ),
    "result": (
        signs(
            r"\b(?:chờ|đợi|có|ra) kết quả\b|\bkết quả\b.{0,30}\b(?:có|lúc|ra)\b",
            r"\bresults? (?:are|is|at|by|in|on|comes?)\b|\bhas its result\b|\bawait\w* (?:the )?results?\b",
        ),
        signs(r"\bđạt\b|\b(?:âm|dương) tính\b", r"\bmeets?\b|\b(?:negative|positive)\b|\bwithin\b"),
    ),
    "sample": (
        signs(
            r"\bkết quả (?:xét nghiệm|mẫu|kiểm nghiệm)\b|\b(?:gửi|đưa) (?:đi )?xét nghiệm\b|\bmẫu\b.{0,25}\b(?:gửi|lấy)\b|"
            r"\blấy mẫu\b",
            r"\bsamples?\b.{0,30}\b(?:sent|taken|being|laboratory)\b|\btaking samples\b|\b(?:test|lab) results?\b",
        ),
        signs(r"\bđạt\b|\b(?:âm|dương) tính\b", r"\bmeets?\b|\b(?:negative|positive)\b|\bwithin\b"),
    ),
    "tested": (
        signs(
            r"\bđạt (?:cả|đủ|\w+ chỉ tiêu)\b|\b(?:trong|dưới) (?:ngưỡng|giới hạn|mức cho phép)\b|\bđo (?:lại|lúc|được|tại|hồi)\b",
            r"\bmeets? (?:all|the)\b|\bwithin (?:the )?limits?\b|\b(?:was|were) measured\b|\bmeasured at\b",
        ),
        _NONE,
    ),
    "ill": (
        signs(
            r"\b(?:trẻ|cháu|em|người|học sinh|công nhân|bệnh nhân|cụ|ca)\b(?: \S+){0,4} (?:nôn|(?:uống|tiêm) nhầm|"
            r"đang được theo dõi|đau bụng|bị (?:thương|bỏng|gãy)|ngất|(?:ở|nằm|vào) (?:bệnh )?viện|bị "
            r"(?:chó )?cắn|nhập viện|khó thở|(?:được )?đưa (?:đi|vào|tới) (?:bệnh viện|cấp cứu))\b",
            r"\b(?:children|pupils|people|child|workers?|person|man|woman|patients?|crew)\b[^.]{0,40}\b(?:vomit\w*|"
            r"given the wrong|under observation|stomach pain|hurt|injured|burnt|bitten|fainted|in hospital|taken to hospital)\b",
        ),
        signs(
            r"\b(?:tin|nghe|ai|nếu|lỡ|thì|nào|con số|danh sách|bịa|giả|sai|không sao|đã khỏe|dễ|có thể|đừng|tránh|khi|sẽ)\b",
            r"\b(?:heard|report|if|who|anyone|rumou?r|list|nor|whether|may|might|can|could|do not|don.t|when|will)\b",
        ),
    ),
    "thanked": (
        signs(
            r"\bc[ảá]m ơn (?:(?:những )?(?:người|bà con|anh|chị|bác|cô|mọi người)\b.{0,20})?(?:báo|lên tiếng|phản ánh|gọi|"
            r"nhắc|nói)|\b(?:phản ánh|nói|lên tiếng|báo) đúng, (?:chúng tôi |xin )*c[ảá]m ơn",
            r"\bthank\w*\b.{0,50}\b(?:report\w*|told|tell\w*|spoke|spoken|speak\w*|call\w*|rang|warned|rais\w+|pointed)\b",
        ),
        _NONE,
    ),
    "reports": (
        signs(
            r"\b(?:chậm nhất|muộn nhất|(?<!\w )trước)\b.{0,30}\b(?:chúng tôi|phường|sẽ)\b.{0,12}\b(?:báo|công bố|trả lời)\b|"
            r"\b(?:chúng tôi|phường|hội|trường|sẽ) (?:sẽ )?(?:báo|công bố)\b.{0,25}\b(?:khắc phục|đến đâu|tiến độ)\b",
            r"\b(?:no later than|at the latest|by)\b.{0,30}\bwe (?:will |shall )?(?:report|say|publish|tell)\b|"
            r"\bwe (?:will |shall )?(?:report|say|publish)\b.{0,40}\b(?:how far|what has been|progress)\b",
        ),
        _NONE,
    ),
    "follows": (
        signs(
            r"\btheo (?:dõi )?đến cùng\b",
            r"\bfollow (?:it|this|that|the matter)\b.{0,20}\b(?:through|end)\b|\bsee (?:it|this) through\b",
        ),
        _NONE,
    ),
    "site": (
        signs(
            r"\bcổng (?:thông tin|đấu thầu|dịch vụ)\b|\.(?:invalid|example)\b",
            r"\bportal\b|\.(?:invalid|example)\b",
        ),
        signs(r"\b(?:giả|mạo|sai|nhầm)\b", r"\b(?:fake|false|wrong|mistake\w*)\b"),
    ),
    "calls": (
        signs(
            r"\b(?:gọi|alo|điện cho|gọi điện)(?: ngay| cho| với)* (?:số|tổng đài|trực ban|bảo vệ|tổ trưởng|ngân hàng|trường|"
            r"quầy|trạm|đường dây|điện lực|công an|tổ trực|văn phòng|công ty)\b",
            r"\b(?:ring|call|phone)(?: at once)? (?:the|your|our) (?:\w+ )?(?:number|hotline|guard|desk|bank|school|"
            r"warden|duty|station|block leader|ward|counter|watch|police|office|company|clinic)\b",
        ),
        signs(r"\b(?:đã|tự xưng)\b", r"\b(?:had|has)\b"),
    ),
    "why": (
        signs(
            r"^(?:vì sao|tại sao|lý do) [^?]*$|(?<!lỗi )(?<!thay )\bvì (?!thế|vậy|sao)\w|\blà do\b|\bnguyên nhân (?:là|"
            r"do)\b|\bdo (?:\w+ ){1,4}(?:hỏng|quên|thiếu|nhầm|kẹt|gãy|dột|đứt|lỗi|nghẽn)\b",
            r"^why [^?]*$|\bbecause\b|\bdue to\b|\bowing to\b",
        ),
        signs(r"\b(?:chưa rõ|nếu|ai)\b", r"\b(?:not known|unclear|if|whoever)\b"),
    ),
    "pictured": (
        signs(
            r"\b(?:ảnh|clip|hình|video) (?:\w+ ){0,6}(?:là (?:ảnh |của )?)?(?:cũ|năm (?:trước|ngoái)|mùa trước)\b|"
            r"\b(?:ảnh|clip|hình|video|tờ giấy|tờ danh sách)\b.{0,20}\b(?:truyền|lan|cắt|ghép)\b|\b(?:ảnh|bản) gốc\b|"
            r"\b(?:clip|ghi âm|video) (?:bản )?đủ\b",
            r"\bold (?:\w+ )?(?:pictures?|photos?|clips?|videos?)\b|"
            r"\b(?:pictures?|photos?|clips?|videos?)\b.{0,40}\b(?:are|is|taken|filmed) (?:old|elsewhere|last year)\b|"
            r"\b(?:picture|photo|clip|video|sheet|page)\b.{0,30}\b(?:going round|passed round|shared|cut|cropped|altered)\b|"
            r"\b(?:full|uncut) (?:version|clip)\b|\boriginal (?:picture|photo|clip)\b",
        ),
        _NONE,
    ),
    "athome": (
        signs(
            r"\b(?:đến|tới|tận|về) (?:từng |tận )?nhà (?:\w+ )?(?:giúp|làm|ghi|khám|tiêm|đón|hỗ trợ|xem)\b|\bnhờ (?:phường|"
            r"xã|hội) đến nhà\b|\bcử người (?:đến|tới|ngồi|xuống)\b",
            r"\b(?:come|comes|visit|send somebody|go) (?:to|round to|to see) (?:your|the|each|every) (?:home|house|door)s?\b|"
            r"\bhome visits?\b",
        ),
        signs(r"\b(?:kẻ|giả)\b", r"(?!)"),
    ),
    "mended": (
        signs(
            r"\b(?:đã|vừa) (?:được )?(?:thay|sửa|lắp|vá|nối|gia cố|khắc phục)\b(?! (?:được )?(?:đến|tới) đâu)|"
            r"\b(?:mai|hôm nay|chiều nay|tối nay|thợ|từ nay)\b[^.]{0,30}\b(?:thay|sửa|lắp)\b|\b(?:thay|sửa|lắp) (?:mới|xong)\b",
            r"\b(?:been|being|be|is|are) (?:replaced|repaired|mended|fitted|fixed|patched)\b|\bnew (?:ones?|fridge|lamps?|bulbs?|"
            r"pumps?|bottles?|extinguishers?) (?:comes?|arrives?|are|is|will)\b",
        ),
        signs(
            r"\b(?:nhân sự|tên|chữ|giờ giấc|lịch|lời|quy định|quy chế|nội quy|quy trình|luật|áo|bản tin|nếu|giấy|máy in|hồ sơ)\b",
            r"\b(?:notice|wording|date|rules?|procedure|guidance|clothes|if|unless|printer|papers)\b",
        ),
    ),
    "police": (
        signs(
            r"\b(?:công an|cảnh sát)\b[^.]{0,40}\b(?:đang|đã|xác minh|làm rõ|hỏi|kiểm tra|điều tra|vào cuộc|tiếp nhận)\b|"
            r"\b(?:đã|vừa) (?:báo|chuyển|trình)[^.]{0,20} công an\b",
            r"\bpolice\b[^.]{0,30}\b(?:are|have|is|has) (?:\w+ )?(?:asking|looking|checking|investigating|taken|working)\b|"
            r"\b(?:passed|given|handed|reported)\b[^.]{0,30}\bto the (?:ward )?police\b",
        ),
        signs(r"\b(?:giả|nếu|mời|cứu hỏa|giao thông)\b", r"\b(?:fake|if)\b"),
    ),
    "camera": (
        signs(r"\bcamera\b", r"\b(?:cameras?|footage|cctv)\b"),
        signs(r"\b(?:hỏng|không quay|lắp|bàn|họp)\b", r"\b(?:broken|fitted)\b"),
    ),
    "rides": (
        signs(
            r"\bxe (?:bồn|đón|đưa|lưu động|cứu trợ|phát)\b[^.]{0,40}\b(?:đến|tới|vào|phát|đón|chở|đậu|đỗ|ở|từ|lúc|chạy|về)\b",
            r"\b(?:tanker|truck|shuttle|mobile \w+)\b[^.]{0,40}\b(?:comes?|stands?|"
            r"waits?|leaves?|runs?|goes|fetch\w*|every|from)\b",
        ),
        signs(
            r"\b(?:cấm|rác|gom|đã|đưa đón|va chạm|tai nạn|đâm|đụng)\b",
            r"\b(?:banned|rubbish|furniture|hit|collid\w+|crash\w*|accident)\b",
        ),
    ),
    "wellkids": (
        signs(
            r"\b(?:các cháu|học sinh|các em|trẻ|\w+ cháu)\b[^.]{0,40}\b(?:tỉnh|ổn định|an toàn|khỏe|bình phục|về (?:đến |"
            r"tới )?nhà)\b",
            r"\b(?:children|pupils|kids)\b[^.]{0,40}\b(?:safe|well|home|awake|stable|recovered|better)\b",
        ),
        signs(
            r"\b(?:không|chưa|chẳng|nếu|khi|để|cho|giữ|mạnh|tập)\b", r"\b(?:not|nobody|if|when|until|keep|as well|stay|how|"
            r"home time)\b"
        ),
    ),
    "oldies": (
        signs(
            r"\b(?:người già|các cụ|cụ nào|người cao tuổi|người ốm|ở một mình|đi lại khó)\b[^.]{0,60}\b(?:làm giúp|đón|ghé|"
            r"nhờ|chở|tận)\b",
            r"\b(?:old(?:er)? people|the elderly|frail|who live alone|the sick)\b[^.]{0,60}\b(?:help\w*|fetch\w*|visit\w*|"
            r"collect\w*|driven)\b",
        ),
        signs(r"\b(?:lỗi|bỏ)\b", r"\b(?:sorry|left)\b"),
    ),
    "windy": (
        signs(
            r"\bgió (?:giật |còn |mạnh )*cấp \d|\bgiật cấp \d|\btâm bão\b",
            r"\bwinds? (?:is |of |still )*(?:at )?force\b|\bgusts?\b|\beye of the storm\b",
        ),
        signs(r"\bnếu\b", r"\bif\b"),
    ),
    "refuge": (
        signs(
            r"\b(?:điểm|chỗ|nơi) (?:tránh|trú|tạm lánh|sơ tán)\b|\b(?:nhà văn hóa|trường)\b[^.]{0,20}\b(?:còn chỗ|mở cho|"
            r"đón bà con|nhận người)\b",
            r"(?<!bus )\bshelters?\b(?! (?:in place|from))|\broom (?:left )?(?:at|in) the\b",
        ),
        signs(r"\b(?:không có (?:điểm|chỗ)|hết chỗ|thôi mở)\b", r"\b(?:no shelters?|not open|full|closed)\b"),
    ),
    "refund": (
        signs(
            r"\b(?:hoàn|trả lại|(?:được|sẽ) trả) (?:lại )?(?:\w+ ){0,2}(?:tiền|[\d.]+ ?(?:đồng|nghìn|ngàn))\b|"
            r"\bđền (?:bù|lại|cho)\b|\b(?:được|nhận|chi trả|mức) bồi thường\b",
            r"\b(?:refund\w*|compensat\w+|paid back|money back)\b",
        ),
        signs(r"\b(?:giả|lừa|phí|hứa|ngân hàng|công an)\b", r"\b(?:bank|police|fake|scam\w*|fee|promis\w+)\b"),
    ),
}  # fmt: skip
"""Each with its sign, in a sentence whose hours are marked, and with what takes it away there."""
MATTERS: Mapping[str, Mapping[str, frozenset[str]]] = {
    lang: {name: frozenset(things.split("|")) for name, things in named.items()}
    for lang, named in {
        "vi": {
            "tap": "nước máy|nước vòi|nước sinh hoạt|nước đục|nước giếng|nước đun sôi|bể nước|bể ngầm|đồng hồ nước|cắt nước",
            "power": "điện|cắt điện|mất điện|trạm biến áp|cột điện|máy phát điện|máy phát",
            "lamps": "đèn|đèn đường|đèn sân chơi|bóng đèn",
            "flood": "ngập|nước ngập|mực nước|đê|đê bối|triều cường|đập tràn",
            "pupils": "nghỉ học|giờ học|giờ tan học|tan học|cổng trường|thẻ đón|đón con|sổ đón|khu nội trú|tuyến trường|"
            r"lớp học|"
                      "bữa ăn bán trú|suất ăn",
            "jab": "tiêm|tiêm bù|tiêm phòng|vắc-xin|mũi tiêm|đợt tiêm|tủ lạnh|thuốc",
            "queue": "phòng khám|lịch khám|đặt lịch|quầy|quầy một cửa",
            "purse": "quỹ|tài khoản|ví điện tử|mã xác thực|lừa đảo|quyên góp|thẻ ngân hàng|ngân hàng|trang giả|sim|đường link",
            "papers": "giấy tờ|căn cước|khai sinh|sổ hộ khẩu|làm đơn|nhận đơn|mẫu đơn",
            "pets": "chó|mèo|chó mèo|bệnh dại",
            "waste": "rác|xe rác|thùng rác",
            "road": "cầu|cầu tạm|trụ cầu|cấm đường|hố sụt|ổ gà",
            "gas": "rò ga|bình ga|vụ cháy|đám cháy|khói",
            "smell": "mùi khai|mùi hôi|mùi lạ|amoniac|bồn khí|khí độc",
            "relief": "gạo|mì|hàng cứu trợ",
            "bowl": "cháo|ngộ độc|đau bụng|thức ăn|mẫu thức ăn|đồ ăn",
            "swings": "xích đu|sân chơi|cầu trượt|công viên",
            "fuel": "xăng|kho xăng",
            "leave": "sơ tán|tạm lánh|chỗ tạm lánh|tránh bão",
            "speaker": "loa|loa phường",
            "line": "tổng đài|đường dây nóng",
            "forged": "công văn|thông báo giả|tin giả",
        },
        "en": {
            "tap": "tap water|drinking water|water pressure|water",
            "power": "electricity|power|power cut|power cuts|outage|transformer|generator|generators",
            "lamps": "lamp|lamps|lighting|street lamp|street lamps",
            "flood": "flood|flooding|dyke|water level|spillway",
            "pupils": "going-home time|school gate|pick-up card|pick-up cards|boarding house|timetable|school meal|school "
            "meals|catchment|catchments",
            "jab": "vaccine|vaccines|vaccine fridge|fridge|jab|jabs|dose|doses|medicine",
            "queue": "appointment|appointments|booking|counter",
            "purse": "fund|account|accounts|wallet|code|codes|scam|bank card|bank cards|donation|donations|fake page|sim card",
            "papers": "papers|identity card|identity cards|birth certificate|birth certificates|household book|"
                      "claim form|claim forms",
            "pets": "dog|dogs|cat|cats|rabies",
            "waste": "rubbish|rubbish collection|bin|bins",
            "road": "bridge|pier|piers|closure|closures|road closure|road closures|pothole|potholes|sinkhole",
            "gas": "gas leak|gas bottle|gas bottles|fire alarm|blaze|smoke",
            "smell": "smell|stench|ammonia",
            "relief": "rice|noodles|relief goods",
            "bowl": "porridge|poisoning|stomach pain|food sample|food samples|meal|meals",
            "swings": "swing|swings|slide|playground|park",
            "fuel": "petrol|fuel|fuel depot",
            "leave": "evacuation|shelter",
            "speaker": "loudspeaker|loudspeakers",
            "line": "hotline",
            "forged": "decree|decrees|fake notice|fake notices|circular|circulars",
        },
    }.items()
}  # fmt: skip
"""The matters of a city by the things that name them (`namedthings`)."""

_JABS = signs(r"\b(?:tiêm|vắc-xin|liều)\b", r"\b(?:jabs?|vaccin\w*|doses?)\b")
_DOGS = signs(r"\bchó\b", r"\bdogs?\b")
_AFLOAT = signs(r"\b(?:phao|hải đăng|tín hiệu)\b", r"\b(?:buoy|lighthouse|signal)\b")
_ANIMALS = signs(r"\b(?:chó|mèo)\b", r"\b(?:dogs?|cats?)\b")
_CHILDREN = signs(
    r"\b(?:trẻ|các? cháu|\w+ cháu|bé|em bé|các em|học sinh|phụ huynh|bà mẹ|con (?:em|nhỏ|mình))\b",
    r"\b(?:child(?:ren)?|kids?|bab(?:y|ies)|infants?|pupils?|parents?|mothers?)\b",
)
"""A fridge and a medicine are about children's jabs where the text speaks of jabs and of children, and of none for animals."""
_DEATH = signs(r"\b(?:tử vong|qua đời|cháu mất|bé mất|chết)\b", r"\b(?:died|dead|death|killed)\b")
"""Where somebody died nobody speaks of his child's next jab."""
_NOT_OF_DEATHS = frozenset({"babies", "checkup"})
_NO_REASON = signs(
    r"\bchưa (?:rõ|biết) (?:vì sao|do đâu|nguyên nhân|tại sao)\b|\bchưa rõ do\b",
    r"\b(?:not|n.t) (?:yet )?know (?:why|what caused)\b",
)
"""That nobody knows why it is so."""
_TILL_TOLD = frozenset({"sample", "result"})
_TOLD_ALREADY = signs(
    r"\b(?:mẫu|kết quả|chỉ tiêu)\b[^.;]{0,40}\b(?:đạt|âm tính|dương tính)\b|\bđạt (?:cả|đủ|chuẩn|yêu cầu)\b|\bchưa lấy\b",
    r"\b(?:samples?|results?|tests?)\b[^.;]{0,40}\b(?:negative|positive|meets?|met|within|passed|clean|clear)\b|"
    r"\bnot (?:yet )?(?:been )?(?:taken|sampled)\b",
)
"""What came of samples, or that none were taken here: who reads that is glad of no sample and awaits no result."""
_NEARER = {
    "jab": frozenset({"babies"}),
    "queue": frozenset({"shut"}),
    "waste": frozenset({"fee"}),
    "tap": frozenset({"fee"}),
    "power": frozenset({"fee"}),
    "road": frozenset({"wayshut"}),
    "flood": frozenset({"eligible", "waived"}),
    "speaker": frozenset({"noise", "tryout"}),
}
"""Of what a notice tells people speak rather than of the matter that its thing belongs to."""
_BY_TITLE = frozenset({"hours"})
"""What a title says it is about that the sentences below it give."""


def broached(text: str, lang: str, things: str) -> Iterator[str]:
    """The names of what a text in `lang` brings up; `things` = what it is about (`namedthings`): of what its title and the claim
    do not both name nobody has words of the field."""
    spelt = tongue(lang, text)
    # Who checked a record did no more than that: no police look into it. And what others are quoted with is nobody's news.
    said = [masked(each) for each in sentences(quotes_blank(text)) if not SOURCED.match(each)]
    of_title = [f"{said[0].rstrip('.')} {each}" for each in said[1:]]
    mourned = _NOT_OF_DEATHS if as_typed(_DEATH, spelt).search(text) else frozenset[str]()
    tells_of = frozenset(doings(said, spelt)) - mourned
    does = frozenset(moves(said, spelt))
    yield from sorted(tells_of | does)
    happens = beyond_cases(said[1:], lang) if "incase" in does else text  # nobody minds what may never come
    for name, (sign, but) in _BROUGHT_UP.items():
        told = said + of_title if name in _BY_TITLE else said
        if _is_ruled_out(name, text, spelt, tells_of):
            continue
        brought, not_so = as_typed(sign, spelt), as_typed(but, spelt)
        if any(takes_place(brought, each, spelt) and not not_so.search(each) for each in told):
            yield name
    about = [thing for thing in things.lower().split(SEVERAL) if thing]
    of_children = not mourned and all(as_typed(sign, spelt).search(text) for sign in (_JABS, _CHILDREN))
    jabs = of_children and not as_typed(_ANIMALS, spelt).search(text)
    yield from (
        name
        for name, known in MATTERS[lang].items()
        if any(
            known & {thing, thing.split()[0], thing.split()[-1]} and thing in happens.lower()
            for thing in about
        )
        and not _NEARER.get(name, frozenset()) & (tells_of | does)
        and (name != "jab" or jabs)
        and (name != "pets" or as_typed(_DOGS, spelt).search(text))
        and (name not in OF_IT or as_typed(OF_IT[name], spelt).search(happens))
        and (name != "lamps" or not as_typed(_AFLOAT, spelt).search(text))
    )


def _is_ruled_out(name: str, text: str, spelt: str, tells_of: frozenset[str]) -> bool:
    """Whether a text says something beside, or as a whole, under which nobody speaks of a matter; `tells_of` = what it tells."""
    if name in _BY_TITLE:  # from one date to another nothing is open by the clock
        return not clocks(text) and bool(said_days(text))
    if (
        name == "free"
    ):  # who denies that he collects money, or says what something costs, offers nothing for free
        return bool({"trick", "fee"} & tells_of)
    if name == "why":  # a title that asks why, over a text that does not know
        return bool(as_typed(_NO_REASON, spelt).search(text))
    # Of a text that tells what came of it nobody waits for that.
    return name in _TILL_TOLD and bool(as_typed(_TOLD_ALREADY, spelt).search(text))
