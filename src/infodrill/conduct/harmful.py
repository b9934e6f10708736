"""Whether a text tells people to do what everybody knows not to do: to give away a code, a password or money in advance, to
swallow or breathe in what is no food, to stop a medicine, to smear something on a wound, to wade, to leave the mains on in a
flooded house, to touch a fallen line, to bring fire to gas, to climb up in a storm.

A general rule of what people know, and no judgement of who wrote it: what is done to whom is looked for in one clause, and
nothing is seen in what forbids it, warns of it or tells whom it befell. What leads to no harm in that way is left to `learnt`.
"""

# Charter: conduct harmful
from __future__ import annotations

from infodrill.casework.advice import quotes_blank
from infodrill.kernel.folding import as_read
from infodrill.kernel.letters import tongue
from infodrill.kernel.patterns import Signs, as_typed, in_both, later
from infodrill.kernel.sentences import sentences

ROBS, HARMS = "robs", "harms"

_SECRET = in_both(
    r"(?:mã )?otp|mã (?:xác (?:thực|nhận)|bảo mật|pin|thẻ|kích hoạt)|mật khẩu|mã số bí mật|số pin|cvv|số thẻ|"
    r"ảnh (?:chụp )?(?:\w+ ){0,2}thẻ",
    r"otp|(?:one-time|security|verification|confirmation|card|pin) (?:code|number)s?|passwords?|passcodes?|\bpins?\b|cvv|"
    r"card (?:number|details)|(?:both|two) sides",
)
_ILL_FOOD = in_both(
    r"(?:nước )?javen|thuốc (?:tẩy|trừ sâu|diệt \w+|chuột|nhuộm|ngủ)|(?:nước|chất|bột) (?:tẩy|rửa (?:chén|bát|bồn|kính|xe)|"
    r"lau|thông cống|"
    r"giặt)|xà phòng|xăng|dầu (?:hỏa|máy|nhớt|diesel|luyn)|cồn (?:công nghiệp|\d+ độ|đốt)|a-?xít|thủy ngân|"
    r"(?:viên|cục) pin|pin cúc|(?:nước )?vôi (?:sống|bột|trong)|chlorin|clo(?:ra)?min|viên clo|băng phiến|xi măng|"
    r"sơn móng|phân bón|nước "
    r"(?:tiểu|lũ|"
    r"ngập|bình ắc)|(?:gạo|cơm|bánh|mì|lạc|thịt|cá|thức ăn)(?: \w+)? (?:mốc|thiu|ôi)|mốc xanh",
    r"bleach|detergent|washing-up liquid|washing powder|dish ?soap|disinfectant|drain cleaner|cleaning (?:fluid|liquid)|petrol|"
    r"diesel|paraffin|kerosene|lamp oil|turpentine|antifreeze|pesticide|insecticide|rat poison|weed ?killer|mercury|battery|"
    r"batteries|chlorine|lime powder|cement|methylated|rubbing alcohol|sleeping (?:pills?|tablets?)|flood ?water|"
    r"mothballs?|glue|mould\w*|rotten \w+",
)
_SWALLOW = in_both(
    r"(?:uống|nuốt|ăn)(?! nhầm| phải)|ngậm|súc (?:miệng|họng)|nhỏ (?:mắt|mũi|tai)|hít|xông|(?:pha|hòa|nhỏ|cho|bỏ|đổ)(?: "
    r"\S+){0,4} "
    r"(?:vào|với|trong|cùng) (?:\w+ )?(?:nước uống|sữa|trà|cháo|cơm|nước ấm|nước cam|ly|cốc|bình sữa|giếng)|uống cùng|một "
    r"(?:thìa|ngụm|ly|cốc)|bôi|"
    r"cho (?:\w+ )?(?:nửa|một|hai) viên",
    r"drink|swallow|sip|rub|eat|gargle|inhale|breathe in|spoon(?:ful)?s?|glass(?:ful)?|cup(?:ful)?|mouthful|sips|half a|drops|"
    r"(?:in|into|with) (?:the |your |their |warm |hot |a )*(?:milk|tea|water|juice|bottle|food|porridge|eyes|well)",
)
_REMEDY = in_both(
    r"uống|đắp|bôi|xông|ngậm|nhỏ|thoa|chườm|ủ|rượu|tỏi|lá \w+",
    r"drink|rub|apply|put|spoon|glass|garlic|honey|tea|leaves|herbs?|remedy|home cure",
)
_NO_CARE = in_both(
    r"(?:khỏi|không cần|chẳng cần|việc gì|đừng|cần gì|thôi)(?: phải)?(?: đi| ra| tới| đến| đưa \w+)* (?:viện|bệnh viện|bác sĩ|"
    r"khám|tiêm|cấp cứu|trạm(?: y tế| xá)?(?! bơm| xăng| điện))|tiêm làm gì",
    r"(?:no need (?:for|of|to see)|don't need|needn't see|forget|skip|away from|instead of|without) (?:the |a |any )?"
    r"(?:doctors?|clinic|hospital|jab|ambulance)|the jab is a waste",
)
_MEDICINE = in_both(
    r"(?:bỏ|ngưng|ngừng|thôi|dừng) (?:uống )?thuốc (?:tim|huyết áp|tiểu đường|kê đơn|bác sĩ)|uống (?:gấp (?:đôi|ba)|cả vỉ)",
    r"stop (?:taking )?(?:your|the|his|her) (?:\w+ )?(?:pills?|medicine|tablets?|insulin)|(?:double|twice) (?:the|your) dose",
)
_WATER = in_both(
    r"nước|suối|sông|vịnh|lũ|ngập|hầm chui|kênh|đập|cống|ngầm|tràn",
    r"water|bay|estuary|waist-deep|chest-deep|knee-deep|river|stream|flood\w*|underpass|ford|current|canal|spillway",
)
_WADE = in_both(
    r"(?:cứ|hãy|nên|thì|mà|ráng|tranh thủ|chịu khó)(?: \w+){0,3} (?:lội|bơi|băng qua|băng sang|chạy (?:xe )?qua|phóng qua|"
    r"đi qua|dắt nhau qua|lao qua)|"
    r"(?:mọi người|bà con|cả nhà|tất cả|ai cũng|toàn dân) (?:lội|bơi) (?:qua|sang|ra|vào)|"
    r"(?:cho|để) (?:trẻ|các cháu|bọn trẻ|con|trẻ con)(?: \w+){0,2} (?:tắm|nghịch|lội|bơi|chơi) (?:nước )?(?:lũ|ngập)|"
    r"^(?:lội|bơi|băng (?:qua|sang))\b|(?:lội|bơi)(?: \w+){0,3} (?:là (?:tới|được|qua)|cho nhanh|thôi|không sao)",
    r"(?:^|(?<=, )|(?<=just )|(?<=can )|(?<=simply )|(?<=and )|(?<=you ))(?:wade|swim|walk|drive|go|run)(?: \w+){0,2} "
    r"(?:through|across|over|in|into|towards)\b|(?:can|may|let (?:the )?(?:children|kids)) (?:play|splash|paddle|bathe) in "
    r"(?:it|the (?:flood\w*|(?:rain ?)?water))\b|"
    r"\bhold hands and (?:walk|wade|go)",
)
_LINE = in_both(
    r"dây điện|dây cáp|đường dây|cột điện|dây (?:đứt|rớt|rơi)|ổ điện|ổ cắm|cầu dao",
    r"power (?:lines?|cables?)|(?:fallen|live|electric|bare|broken) (?:lines?|wires?|cables?)|\bwires?\b|\bpylon\b|"
    r"\bsocket\b|\bthe line\b",
)
_HANDLE = in_both(
    r"gạt|gỡ|kéo|dời|cầm|sờ|nắm|nối|câu (?:trộm|thẳng|móc|vào|vô|từ)|(?<!cầu )(?<!cáp )treo(?! ở| tại| trên)|móc|đẩy|hất|"
    r"nhặt|cuốn|vắt|xách|"
    r"lôi|chọc|bám|lấy (?:\w+ ){0,3}(?:gậy|sào|cây|que|tay)|"
    r"cho (?:ngón )?tay vào|để cầu dao bật",
    r"push|pull|lift|move|touch|hold(?! the line)|hang|hook|grab|pick|drag|clear|throw|tie|climb|lean|prop|shift|poke|hold "
    r"on to|with a (?:stick|pole|broom|branch)",
)
_SMEARED = in_both(
    r"(?:bôi|xoa|thoa|đắp|rắc|đổ|xát|xịt|chườm|trét|bó|phủ)(?: \w+){0,3} (?:kem đánh răng|nước mắm|muối|vôi|thuốc lào|"
    r"tro|bùn|mỡ|xăng|"
    r"rượu|cồn|giấm|nước đá|hành|tỏi|đất|phân|lá \w+)",
    r"(?:put|rub|spread|apply|pour|smear|dab|cover|pack|dress|wrap)(?: \w+){0,3} (?:toothpaste|butter|salt|ash|mud|"
    r"tobacco|fish sauce|oil|ink|"
    r"vinegar|ice|garlic|lime|soil|earth|dirt|clay|dung|leaves)",
)
_WOUND = in_both(
    r"bỏng|vết (?:cắn|thương|cào|đứt)|(?:chó|rắn|mèo) cắn", r"burn(?:s|ed|t)?|bites?|bitten|wounds?|cuts?"
)
_LIVE = in_both(
    r"(?:cứ |hãy |nên )?(?:để nguyên|để yên|giữ)(?: \w+){0,2} (?:điện|cầu dao|ổ cắm)|(?:không cần|khỏi|đừng) (?:ngắt|tắt|cắt) "
    r"(?:điện|cầu dao)|(?:cứ|hãy) bật (?:điện|cầu dao)",
    r"(?:keep|leave) (?:the |your )?(?:power|electricity|mains|current|plugs?|fridge|sockets?)(?: \w+)? (?:on|in|running)|"
    r"(?:no need to|do not|don't) (?:switch|turn) off the (?:power|electricity|mains)",
)
_INDOORS = in_both(
    r"nước (?:vào|tràn|ngập|lên)(?: \w+){0,2} (?:nhà|sàn|phòng|thềm)|ngập (?:nhà|vào nhà)|nhà (?:bị )?ngập",
    r"water (?:gets|comes|is|rises|runs)(?: \w+){0,2} (?:in|into|the house|the room|up)|(?:house|room|kitchen) (?:is |gets )?"
    r"flood\w*|flooded (?:house|room|kitchen)",
)
_GAS = in_both(
    r"\b(?:bình |rò |mùi |van |hơi )?ga\b|\bgas\b|xăng",
    r"\bgas\b|\bpetrol\b|\bleak\w*|\bpipe\b",
)
_FLAME = in_both(
    r"quẹt|bật lửa|hộp quẹt|châm (?:lửa|thử)|diêm|hơ (?:lửa|nóng)|đốt|nến|ngọn lửa|soi lửa|hút thuốc",
    r"lighter|match(?:es)?\b|candle|flame|naked light|set fire|cigarette",
)
_FUME = in_both(
    r"(?:đốt|sưởi|nhóm|ủ|để|chạy|bật|xông)(?: \w+){0,3} (?:than|bếp than|củi|máy (?:phát|nổ)|lưu huỳnh|thuốc)\b",
    r"(?:burn|light|run|keep|smoke|heat)(?: \w+){0,4} (?:charcoal|coal|generator|barbecue|sulphur|brazier)\b",
)
_CLOSED = in_both(
    r"phòng kín|đóng kín|kín cửa|trong (?:phòng|nhà|buồng|bếp)|ngủ",
    r"indoors|inside|bedroom|shut the (?:windows?|doors?)|close the (?:windows?|doors?)|closed room|in the (?:house|room|"
    r"kitchen)|asleep",
)
_CLIMB = in_both(
    r"(?:leo|trèo|đứng|ngồi|bám|ôm)(?: \w+){0,3} (?:mái|nóc|cột|cây|lan can|tôn)",
    r"(?:climb|stand|sit|get up|hold)(?: \w+){0,4} (?:roof|tree|pole|mast|railing)",
)
_STAY_BY = in_both(
    r"(?:cho|để)(?: \w+){0,3} (?:chơi|ngồi|đứng|ngủ|trú)|(?:cứ|hãy) (?:ngồi|đứng|đỗ|đậu|trú|chui)(?: \w+){0,3} (?:dưới|"
    r"cạnh|gần|bên)",
    r"let (?:\w+ ){1,3}(?:play|sit|stand|sleep|shelter)|(?:^|just |can )(?:sit|stand|park|shelter|sleep|play)(?: \w+){0,3} "
    r"(?:under|beside|below|next to)",
)
_FALLING = in_both(
    r"(?:cột|cây|tường|mái|cần cẩu|giàn giáo|cổng|vách)(?: \w+){0,3} (?:nghiêng|nứt|gãy|sắp đổ|lung lay|bung)",
    r"(?:leaning|cracked|loose|broken|tilting|hanging) (?:\w+ )?(?:poles?|walls?|trees?|roofs?|cranes?|scaffolding|"
    r"gates?|balcon\w+)",
)
_STORM = in_both(
    r"bão|sét|giông|dông|gió lớn|gió mạnh|mưa to",
    r"storm|lightning|thunder|typhoon|gale|wind",
)
_GIVE = in_both(
    r"gửi|nhắn|đọc|cho|đưa|điền|nhập|cung cấp|chụp|khai|báo|bấm|ghi",
    r"send|give|text|message|tell|read out|type|enter|share|email|post|photograph|let us have",
)
_PAY = in_both(
    r"(?:chuyển|nộp|đóng|gửi|nạp|đặt|ck)(?: \S+){0,5} (?:tiền|đồng|nghìn|k\b|triệu|cọc|phí|khoản)",
    r"(?:transfer|pay|send|deposit|wire)(?! no\b)(?: \S+){0,5} (?:money|dong|fee|deposit|thousand|\d+k?)",
)
_IN_ADVANCE = in_both(
    r"tài khoản (?:cá nhân|riêng|của (?:em|ad|anh|chị|cán bộ|tôi|mình))|giữ (?:chỗ|suất)|phí (?:mở khóa|giải ngân|kích hoạt|"
    r"xác minh|giữ)|"
    r"trước (?:rồi|mới|thì|để)(?: \w+){0,3} (?:được|mở|nhận|hoàn|trả)|để (?:được )?(?:hoàn|nhận lại|mở khóa)|hoàn (?:lại )?gấp",
    r"(?:my|his|her|a (?:private|personal)|the officer.s) account|to (?:hold|keep|reserve) (?:a|your) place|(?:unlocking|"
    r"release|activation|"
    r"verification) fee|(?:first|in advance|up front),? (?:and|then|to)|to (?:unlock|get (?:it|your money) back|be refunded)",
)
_ENTER = in_both(r"lội|bơi|băng (?:qua|sang)", r"wade|swim|drive|walk(?: \w+){0,2} (?:through|across|into)")
"""What is forbidden in fewer words than it is advised."""
_RULES: tuple[tuple[str, Signs, Signs, bool], ...] = (
    (ROBS, _GIVE, _SECRET, False),
    (ROBS, _PAY, _IN_ADVANCE, False),
    (HARMS, _SWALLOW, _ILL_FOOD, False),
    (HARMS, _MEDICINE, _MEDICINE, False),
    (HARMS, _NO_CARE, _REMEDY, True),
    (HARMS, _WADE, _WATER, True),
    (HARMS, _HANDLE, _LINE, False),
    (HARMS, _SMEARED, _WOUND, True),
    (HARMS, _LIVE, _INDOORS, True),
    (HARMS, _FLAME, _GAS, True),
    (HARMS, _FUME, _CLOSED, False),
    (HARMS, _CLIMB, _STORM, True),
    (HARMS, _STAY_BY, _FALLING, False),
)
"""What it leads to, what is done, with what or where; whether that may stand in the sentence beside."""
_NOT: Signs = {
    "vi": later(
        r"\b(?:(?:đừng|chớ|cấm|tránh|khoan|ngừng|dừng|ai bảo|lỡ|nhầm|trót|đã|vừa|có người|kẻ|thay vì|"
        r"cứu|đang|thợ|điện lực|đội|xuồng|bộ đội|anh em|cán bộ|^c[ấa]m)\b(?: \S+){0,7}|(?:nếu|nghi|sau khi|"
        r"trước khi)(?! \S+ \S+ "
        r"thì)(?: [^\s,]+){0,7}|"
        r"(?:không(?! thì)|chưa|chẳng|bị(?! lừa)(?! \S+ thì)|tổ|mới|ai|vẫn|là tại)(?: [^\s,]+){0,2}) $"
    ),
    "en": later(
        r"(?:(?:\b(?:not|never|no|nobody|avoid|without|instead of|who|anyone|whoever|has|have|had|was|were|"
        r"been|says?|said|told|claims?|that|by mistake|crews?|electricians?|engineers?|firemen|teams?|staff|boats?|"
        r"will)\b|n't\b)"
        r"(?: \S+){0,7}|\b(?:if|before|after)\b(?: [^\s,]+){0,7}) $"
    ),
}
"""Before what is done: that it is forbidden (by a first word "cấm" however it is typed), that it has happened, or that
those do it whose work it is."""
_VAIN: Signs = {
    "vi": later(
        r"(?:(?!\b(?:nếu|khi|mà)\b)[^,;:])* (?:không|chẳng|chả)(?: (?:hề|thể|làm))? "
        r"(?:hết|khỏi|chữa|trị|ngừa|phòng|diệt|có tác dụng)\b(?! (?:\S+ )?thì\b)"
    ),
    "en": later(
        r"(?:(?!\b(?:if|when|and)\b)[^,;:])* (?:(?:does|will|can) ?not|(?:doesn|won|can).t) "
        r"(?:cure|treat|heal|prevent|work)\b"
    ),
}
"""Behind what is done, in its clause: that it is of no help."""
_FORBID = (*((done, thing) for _, done, thing, _ in _RULES), (_ENTER, _WATER))
_FORBIDDEN: Signs = {
    "vi": later(
        r"\b(?:(?:tuyệt đối )?không(?! có| phải| thì)|đừng|chớ|cấm|^c[ấa]m|tránh)(?: [^\s,]+){0,4} $"
    ),
    "en": later(r"(?:\b(?:do not|never|don't|must not|avoid|nobody should|no))\b(?: [^\s,]+){0,4} $"),
}
"""Right before what is done: that nobody is to do it."""
_WARNS: Signs = in_both(
    r"nguy hiểm|chết (?:người|đuối)|tử vong|ngộ độc|(?:coi chừng|dễ|gây|kẻo|có thể|làm)(?: bị)? bỏng|điện giật|phóng điện|"
    r"tin (?:giả|đồn|sai|bịa)|(?:tin|kẻ|bọn|trò|"
    r"trang) lừa|lừa đảo|mạo danh|giả mạo|"
    r"mất sạch|"
    r"cảnh báo|nghiêm cấm|không (?:được|nên|bao giờ|gửi|đọc|uống|lội|chạm|đưa|nhập|chuyển|cung cấp)|"
    r"(?:đừng|chớ)(?: \w+){0,2} (?:làm theo|bắt chước)(?=[.,;:!]|$)|"
    r"(?:đừng|chớ) (?:\w+ )?(?:gửi|đọc|uống|ăn|lội|chạm|sờ|đưa|nhập|chuyển|cung cấp|bật|leo|đốt|bấm)",
    r"danger\w*|fatal\w*|deadly|poison(?:ous|ing|ed)|scams?|fake|hoax|rumou?rs?|fraud\w*|never|beware|warn\w*|do not|don't|"
    r"must not|nobody (?:will|should)",
)
"""What warns of it anywhere: who does so advises nothing of the kind."""


def harmful(title: str, body: str, lang: str) -> str:
    """`ROBS`, `HARMS` or "": what it leads to that a text in `lang` tells people to do."""
    text = quotes_blank(as_read(f"{title.strip(' -')}. {body}"))
    spelt = tongue(lang, text)
    if as_typed(_WARNS, spelt).search(text):
        return ""
    said = [part.strip(" .!;") for part in sentences(text)]
    for number, part in enumerate(said):
        around = " ".join(said[max(0, number - 1) : number + 2])
        for leads_to, done, thing, beside in _RULES:
            if as_typed(thing, spelt).search(around if beside else part) and _told(done, part, spelt):
                return leads_to
    return ""


def warned(title: str, body: str, lang: str) -> bool:
    """Whether a text in `lang` warns of such a thing: it forbids in one sentence what everybody knows not to do."""
    text = quotes_blank(as_read(f"{title.strip(' -')}. {body}"))
    spelt = tongue(lang, text)
    return any(
        as_typed(thing, spelt).search(part)
        and any(
            as_typed(_FORBIDDEN, spelt).search(part[: hit.start()])
            for hit in as_typed(done, spelt).finditer(part)
        )
        for part in sentences(text)
        for done, thing in _FORBID
    )


def _told(done: Signs, part: str, spelt: str) -> bool:
    """Whether a sentence tells people to do something."""
    hits = as_typed(done, spelt).finditer(part)
    return not part.endswith("?") and any(
        not as_typed(_NOT, spelt).search(part[: hit.start()])
        and not as_typed(_VAIN, spelt).match(part, hit.end())
        for hit in hits
    )
