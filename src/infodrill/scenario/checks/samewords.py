"""Things that both languages have words for: who, what, where, which colour, what is done. What one of them alone names was
translated otherwise, or was left out."""

# Charter: scenario checks same words
from __future__ import annotations

import re
from collections.abc import Mapping

from infodrill.kernel.folding import CAPITALS

Words = tuple[str, str, str, str]
"""What Vietnamese says for it, what English does, and what else may stand for it in a Vietnamese and in an English text."""

_BODY: Mapping[str, Words] = {
    "drink": ("uống", r"drink\w*|drank|drunk", "nước|nhậu|say|rượu", r"swallow\w*|tak\w+|took|sip\w*|dos\w+|potable"),
    "boil": ("đun sôi|nấu sôi|nước sôi", r"boil\w*", "sôi|đun|nấu|luộc", "kettle|hot"),
    "vomit": ("ói|nôn|mửa", r"vomit\w*|throw(?:s|ing)? up", "ói|nôn|mửa", r"sick\w*|retch\w*|nausea\w*"),
    "headache": ("nhức đầu|đau đầu", r"headaches?", "đầu", r"heads?"),
    "fever": ("sốt", r"fevers?|feverish", "sốt|nóng", r"temperature\w*|dengue|heat"),
    "chest": ("tức ngực|đau ngực", r"chests?", "ngực|tim", r"heart|breath\w*"),
    "poisoned": (
        "ngộ độc|nhiễm độc|bị độc",
        r"poison\w*",
        "độc|thuốc",
        r"toxic\w*|contaminat\w*|food|ill\w*|sick\w*|hospital\w*",
    ),
    "hurt": ("bị thương", r"injur\w*|wound\w*", "thương|đau|vết|trầy", r"hurt\w*|casualt\w*|hit|cut"),
    "dead": ("chết|tử vong|thiệt mạng", r"dead|deaths?|die[sd]?|dying|killed|kills",
             "chết|tử|mạng|mất|qua đời|qua khỏi|chôn|đuối|đốt",
             r"drown\w*|lives?|lost|fatal\w*|kill\w*|perish\w*|stall\w*|stop\w*|failed"),
    "pregnant": ("mang thai|có bầu|có thai|bà bầu", r"pregnan\w*", "thai|bầu", r"expect\w*|mothers"),
    "vaccine": ("vắc[- ]?xin|tiêm chủng|chích ngừa", r"vaccin\w*", "tiêm|chích|mũi", r"jabs?|injections?|shots?|dos\w+"),
    "medicine": (
        "uống thuốc|tủ thuốc|thuốc men",
        "medicines?|medication",
        "thuốc|dược",
        r"pills?|tablets?|drugs?|dos\w+|pharmac\w*",
    ),
}  # fmt: skip
_DEEDS: Mapping[str, Words] = {
    "beat": (
        "vây đánh|đánh đập|hành hung",
        "beat(?:s|en|ing)?",
        "đánh|đập|vây|thắng|trống",
        r"attack\w*|hit\w*|thrash\w*|assault\w*|mob\w*",
    ),
    "snatch": ("bắt cóc", r"abduct\w*|kidnap\w*|snatch\w*", "bắt|giật|cướp", r"tak\w+|took|grab\w*|stol\w+|steal\w*"),
    "steal": ("ăn cắp|trộm|cướp", r"thie(?:f|ves)|steal\w*|stole\w*|burglar\w*|robb\w*|loot\w*", "trộm|cướp|cắp|lấy|hôi",
              r"tak\w+|took|missing|theft"),
    "buy": (
        "mua",
        r"buy\w*|bought|purchas\w*",
        "mua|tích trữ|gom|đặt|sắm|bán",
        r"stock\w*|get|sell\w*|sold|shop\w*|trad\w*|hoard\w*|paid|pay\w*|purchas\w*",
    ),
    "evacuate": (
        "sơ tán|di tản",
        r"evacuat\w*",
        "sơ tán|di tản|di dời|rời|chạy|dời|lên|tránh",
        r"mov\w+|leav\w+|left|flee\w*|shelter\w*",
    ),
    "queue": ("xếp hàng", r"queue\w*", "hàng|chờ|đợi|nối|lượt", r"lines?|lined|turns?|wait\w*"),
    "sorry": ("xin lỗi", r"apologi[sz]\w*|apolog(?:y|ies)|sorry", "lỗi|tiếc|cáo", r"excuse|fault|mistake"),
    "refund": ("hoàn tiền|trả lại tiền|hoàn lại", r"refund\w*", "trả|hoàn|lại", r"back|return\w*|repa\w+"),
    "transfer": ("chuyển khoản", r"transfer\w*", "chuyển|gửi|nộp|tiền|đẩy", r"send\w*|sent|pay\w*|paid|mov\w+|bank\w*"),
    "remove": (
        "gỡ bài|gỡ bỏ|xoá bài|xóa bài|gỡ xuống",
        r"tak\w+ (?:\w+ )?down|takedown|delet\w*",
        "gỡ|xoá|xóa|bỏ|hạ|dỡ",
        r"remov\w*|down|off|away|delet\w*",
    ),
    "let be": (
        "để yên",
        r"(?:leave|left|leaving) [^.;]{0,40}alone|let \w+ be",
        "yên|kệ|mặc|đừng|không|khỏi|để",
        r"alone|untouched|be|leav\w+|left",
    ),
    "climb": ("trèo|leo", r"climb\w*", "trèo|leo|lên", r"up|over|ladder\w*|scal\w+"),
    "dig": ("đào", r"dig\w*|dug", "đào|xới|bới", r"trench\w*|hole\w*|excavat\w*"),
    "cut the wound": ("rạch", r"slit\w*|slash\w*", "rạch|cắt|xé|kênh", r"cut\w*|canal\w*|ditch\w*|tear\w*"),
}  # fmt: skip
_THINGS: Mapping[str, Words] = {
    "salt": ("nước muối|muối", r"salt(?:s|ed)?|brine", "muối|mặn|cam kết", r"saline|salty|brack\w*"),
    "lime": ("vôi", r"lime", "vôi|chanh", r"whitewash\w*|chalk\w*|plaster"),
    "vinegar": ("giấm|dấm", "vinegar", "", ""),
    "petrol": ("xăng", r"petrol|gasoline", "xăng|dầu", r"fuel\w*|gas|filling"),
    "milk": ("sữa", "milk", "sữa", r"formula|dairy|breast\w*"),
    "bridge": (r"(?:chân|mặt|gầm|dầm|cây|trụ|qua|lên|sập) cầu", r"bridges?", "cầu|cống|tràn", r"span|piers?|spillway|gantry"),
    "bus": ("xe buýt", r"bus(?:es)?", "xe|chuyến|tuyến", r"coach\w*|shuttle|ride|vehicles?"),
    "ambulance": ("xe cứu thương|xe cấp cứu", r"ambulances?", "cấp cứu|cứu thương|115", r"emergency|casualty"),
    "lorry": ("xe tải|xe ben", r"lorr(?:y|ies)|trucks?", "xe|tải|chuyến", r"vans?|vehicles?|load\w*|carts?"),
    "crane": ("cần cẩu", r"cranes?", "cẩu|sếu|cò", r"hoist\w*|lift\w*"),
    "tank": (
        "bồn chứa|bồn hoá chất|bồn hóa chất|bể chứa",
        "tanks?",
        "bồn|bể|téc|thùng|xi ?téc",
        r"cistern\w*|basin\w*|reservoir\w*|tub\w*",
    ),
    "valve": ("van xả|van nước|van cứu hoả|van cứu hỏa", r"valves?", "van|khoá|khóa|vòi", r"hydrants?|taps?|gates?"),
    "dog": (r"chó", r"dogs?", "chó|cún", r"pupp\w*|hound\w*|rabi\w*|bite\w*"),
    "duck": ("vịt", r"ducks?", "vịt", r"ducklings?|birds?|poultry|flock\w*"),
    "tiger": ("hổ|cọp", r"tigers?", "", r"cats?"),
    "pig": ("heo|lợn", r"pigs?|pork|hogs?", "heo|lợn|thịt|chuồng", r"swine|meat|sow|piglets?|bacon"),
    "roof": ("mái nhà|mái tôn|nóc nhà", r"roofs?|rooftops?", "mái|nóc|tôn|tầng|trần|lợp", r"top|tiles?|sheet\w*|houses?|homes?"),
    "gate": (
        "cổng trường|trước cổng|cổng chính|ngoài cổng|phá cổng",
        "gates?",
        "cổng|cửa|cống|van|phai",
        r"entrance|door\w*|outside|sluice\w*",
    ),
    "toilet": ("nhà vệ sinh|phòng vệ sinh", r"toilets?|lavator\w*", "vệ sinh|cầu tiêu|wc", r"latrines?|wc|bathrooms?|washrooms?"),
    "laboratory": (
        "phòng thí nghiệm",
        r"laborator\w*",
        "thí nghiệm|xét nghiệm|phân tích|phòng|hoá nghiệm",
        r"labs?|test\w*|hospital",
    ),
    "kitchen": ("nhà bếp|bếp ăn|bếp", r"kitchens?", "bếp|nấu|ăn", r"canteen\w*|cook\w*|stoves?|meals?"),
    "bank": ("ngân hàng", r"banks?(?! of| on)", "ngân hàng|bờ|kè|đê|ngân|sông|mép|dốc|mã", r"account\w*|river\w*|ATM"),
    "insurance": ("bảo hiểm", r"insuranc\w*", "bảo hiểm", r"insur\w*|helmet\w*|polic\w+|cover\w*|health"),
    "camera": ("máy quay|camera", r"cameras?", "máy quay|camera|quay|ảnh|hình|phim", r"cctv|video\w*|film\w*|footage|record\w*"),
    "shirt": (
        "áo trắng|áo dài|áo thun|áo mưa|áo phao",
        "shirts?",
        "áo|đồng phục",
        r"coats?|jackets?|cloth\w*|dress\w*|raincoats?|vests?|uniform\w*|gowns?",
    ),
    "hat": ("mũ|nón", r"hats?|caps?", "mũ|nón|nắp|trần|mức|hạn", r"helmets?|hats?|caps?|hood\w*|mushroom\w*"),
    "sports": (
        "thể dục|thể thao",
        "sports?",
        "thể dục|thể thao|võ|bóng",
        r"gym\w*|exercis\w*|physical|p\.?e|athletic\w*|training|stadium",
    ),
    "uniform": ("đồng phục", r"uniforms?", "đồng phục|áo|sắc phục|phục", r"clothes|dress\w*|shirts?|same"),
    "homework": ("bài tập về nhà|bài về nhà", "homework", "bài|tập", r"exercis\w*|sums?|work|lessons?"),
    "generator": ("máy phát điện|máy nổ", r"generators?", "máy|phát", r"engine\w*|power|sets?"),
}  # fmt: skip
_LOOKS: Mapping[str, Words] = {
    "white": ("trắng", "white", "trắng|bạch|trống|bạc", r"white\w*|blank|pale|clear|empty|overnight|completely"),
    "red": ("đỏ", "red", "đỏ|hồng|son", r"red\w*|pink|rust\w*|scarlet"),
    "black": ("đen", "black", "đen|hắc|chợ đen|tối|mun|lọ", r"black\w*|dark\w*|sooty"),
    "yellow": ("màu vàng|vàng khè|vàng chanh|thẻ vàng", "yellow", "vàng", r"yellow\w*|gold\w*|amber"),
    "upstream": ("thượng nguồn|thượng lưu", "upstream", "thượng|trên", r"upper|headwaters?|above|source"),
    "downstream": ("hạ lưu|hạ nguồn|hạ du", "downstream", "hạ|dưới|xuôi", r"lower|below"),
    "left": ("bên trái|phía trái|rẽ trái", r"(?:on|to|turn|the) left", "trái|tả", r"left\w*|port"),
    "right": ("bên phải|phía phải|rẽ phải", r"(?:on the|to the|turn) right", "phải|hữu", r"right\w*|starboard"),
    "north": ("phía bắc|hướng bắc|miền bắc", r"north\w*", "bắc", r"north\w*"),
    "south": ("phía nam|hướng nam|miền nam", r"south\w*", "nam", r"south\w*"),
    "rises": (
        "tăng",
        r"increas\w*|ris(?:e|es|en|ing)|rose",
        "tăng|lên|dâng|cao|thêm|nâng|mọc|đứng|dậy",
        r"up|more|grow\w*|high\w*|extra|rais\w+|ris\w+|rose|add\w*|doubl\w+|increas\w*|beef\w*|overtime",
    ),
    "falls": (
        "giảm",
        r"decreas\w*|reduc\w*",
        "giảm|xuống|bớt|hạ|sụt|ít|rút|cắt",
        r"down|less|low\w*|few\w*|cut\w*|drop\w*|fall\w*|fell|cheap\w*|discount\w*|off|eas\w+|half|reduc\w*|"
        r"reliev\w*",
    ),
    "safe": (
        "an toàn",
        "safe(?:ly|ty)?",
        "an toàn|yên|ổn|bình an|lành|sống|được|cứu|giữ|két|khỏi",
        r"safe\w*|secur\w*|well|harm|unsafe|okay",
    ),
    "dangerous": ("nguy hiểm", r"danger\w*", "nguy|hiểm|hại|chết", r"danger\w*|risk\w*|unsafe|hazard\w*|peril\w*|harm\w*"),
    "clean": ("sạch", r"clean\w*", "sạch|lau|rửa|dọn|vệ sinh|trong", r"clean\w*|pure|clear\w*|fresh|safe|wash\w*|tidy"),
    "free": (
        "miễn phí",
        "free of charge|for free|for nothing",
        "phí|không|tiền|biếu|tặng|cho|phát",
        r"free|no|without|nothing|cost\w*|charg\w*|waiv\w*",
    ),
}  # fmt: skip
_PERSONS: Mapping[str, Words] = {
    "child": ("trẻ em|trẻ con|con nít|em bé|trẻ nhỏ", r"child(?:ren)?|kids?|bab(?:y|ies)",
              "trẻ|con|em|bé|cháu|nhỏ|nhi|tụi|mấy đứa|đứa|học sinh|lớp|nội|ngoại|mẹ|má",
              r"child\w*|kids?|bab\w+|pupils?|boys?|girls?|sons?|daughters?|students?|young\w*|infants?|grand\w+|paediatric\w*|little|small|toddler\w*|youth\w*|school\w*|ones"),
    "old people": (
        "người già|cụ già|người cao tuổi|cao tuổi",
        "elderly",
        "già|cụ|cao tuổi|ông|bà|lão",
        r"old\w*|elder\w*|aged|age|grand\w+|senior\w*",
    ),
    "grandmother": ("bà nội|bà ngoại", r"grandmothers?|grandma|granny", "bà", r"grand\w+|gran|old|lady|mother"),
    "grandfather": ("ông nội|ông ngoại", r"grandfathers?|grandpa", "ông", r"grand\w+|old|man|father"),
    "wife": ("vợ", r"wi(?:fe|ves)", "vợ|bà|nhà|chị|xã|dâu|cô", r"wi\w+|married|couple|spouse|partner|in-laws?"),
    "husband": ("chồng", r"husbands?", "chồng|ông|anh|nhà|xã", r"husband\w*|married|couple|spouse|partner|pile\w*|stack\w*|man"),
    "daughter": ("con gái", r"daughters?", "con|gái|cháu|bé|dâu|em", r"daughter\w*|girls?|child|mine"),
    "son": ("con trai", r"sons?", "con|trai|cháu|bé|thằng|cu|em", r"sons?|boys?|child|mine|lad"),
    "doctor": (
        "bác sĩ|bác sỹ",
        "doctors?",
        "bác sĩ|bác sỹ|bs|y sĩ|thầy thuốc|tiến sĩ|khám|y",
        r"doctor\w*|dr|physician\w*|surgeon\w*|medic\w*|paediatric\w*|clinician\w*",
    ),
    "nurse": ("điều dưỡng|y tá", r"nurses?", "điều dưỡng|y tá|y tế|hộ sinh|cô|bú|ca", r"nurs\w+|ward|sister|midwife"),
    "police": (
        "công an|cảnh sát",
        "police(?:man|men)?",
        "công an|cảnh sát|đồn|113",
        r"polic\w+|officers?|constable\w*|security|patrol\w*",
    ),
    "soldier": (
        "bộ đội|quân đội|biên phòng|dân quân",
        "army|soldiers?|troops|militia|military",
        "bộ đội|quân|lính|biên phòng",
        r"army|soldier\w*|troop\w*|militia\w*|military|guards?|border\w*|force\w*",
    ),
    "teacher": (
        "giáo viên|cô giáo|thầy giáo",
        "(?<!head )(?<!head)teachers?",
        "giáo|cô|thầy|hiệu trưởng|nhà trường|dạy|gv",
        r"teach\w*|school|staff|head\w*|class|tutor\w*",
    ),
    "head teacher": (
        "hiệu trưởng",
        "head ?teachers?|headmaster|headmistress|principal",
        "hiệu|trưởng|thầy|cô|lãnh đạo",
        r"head\w*|principal\w*|school",
    ),
    "driver": ("tài xế|lái xe|bác tài", r"drivers?", "tài|lái|xe", r"driv\w+|drove|captain|operator\w*|helmsman|pilot\w*"),
    "reporter": (
        "phóng viên|nhà báo",
        "reporters?|journalists?",
        "báo|viên|đài|truyền hình|tin",
        r"report\w*|journalis\w*|press|correspondent|editor|media|news\w*|column\w*|writ\w+",
    ),
    "director": (
        "giám đốc",
        "directors?",
        "giám đốc|gđ|sếp|lãnh đạo|đạo diễn|trưởng|chủ",
        r"director\w*|head\w*|manag\w+|boss|chief|management",
    ),
    "engineer": (
        "kỹ sư|kĩ sư",
        "engineers?",
        "kỹ sư|kĩ sư|kỹ thuật|thợ|máy|công binh|trực",
        r"engineer\w*|technic\w*|mechanic\w*",
    ),
    "guard": (
        "bảo vệ cổng|chú bảo vệ|nhân viên bảo vệ|tổ bảo vệ",
        "guards?",
        "bảo vệ|canh|gác|trực|biên phòng|giữ",
        r"guard\w*|protect\w*|security|gatekeeper\w*|watch\w*|porter\w*|keep\w*",
    ),
    "volunteer": (
        "tình nguyện",
        r"volunteer\w*",
        "tình nguyện|thiện nguyện|tnv|thanh niên|giúp",
        r"volunteer\w*|help\w*|voluntary|youth|charity",
    ),
}  # fmt: skip
_GROUPS = tuple(
    {
        name: tuple(re.compile(rf"(?i)(?<!\w)(?:{said or '(?!)'})(?!\w)") for said in words)
        for name, words in group.items()
    }
    for group in (_BODY, _DEEDS, _THINGS, _LOOKS, _PERSONS)
)
MISSING = 3  # things that one language names and the other says in no way: a part of it was left out
_NAMES = re.compile(rf"(?<!\w)[{CAPITALS}][^\W\d_]*(?: [{CAPITALS}][^\W\d_]*)+")
"""What is called something is not that: a ward "Lò Muối" boils no salt."""
Alone = tuple[list[str], list[str]]


def _alone(group: Mapping[str, tuple[re.Pattern[str], ...]], vi: str, en: str) -> Alone:
    """What of a group each text names, as it writes it, and the other says in no way."""
    told: Alone = ([], [])
    for here, there, vi_too, en_too in group.values():
        in_vi, in_en = here.search(vi), there.search(en)
        if in_vi and not in_en and not en_too.search(en):
            told[0].append(in_vi[0])
        if in_en and not in_vi and not vi_too.search(vi):
            told[1].append(in_en[0])
    return told


def other_things(vi: str, en: str) -> Alone | None:
    """What each language alone names, where each names another thing of one kind, or one several that the other does not."""
    vi, en = (
        _NAMES.sub(lambda hit: " " * len(hit[0]) if not hit[0].isupper() else hit[0], text)
        for text in (vi, en)
    )
    told = [_alone(group, vi, en) for group in _GROUPS]
    if found := next((each for each in told if each[0] and each[1]), None):
        return found
    here, there = ([word for each in told for word in each[n]] for n in (0, 1))
    return (here, there) if max(len(here), len(there)) >= MISSING else None
