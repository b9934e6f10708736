"""What a text names that others name when they speak of it: the thing that it is about, whose streets, where people are to go, by
when, and for when something is set. Of any text that says what is so or what is wished; never a person.

Nouns of a city's days, the longest that stands there: where a text has none of them, nobody names it. Hours and days as the one
reader of them finds them (`kernel.saidtimes`).
"""

# Charter: conduct named things
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import takewhile

from infodrill.casework.advice import advised, quotes_blank
from infodrill.casework.clauses import is_off
from infodrill.conduct.namedplaces import KINDS, NAME, capital, named_places
from infodrill.kernel.folding import as_read
from infodrill.kernel.patterns import before, later
from infodrill.kernel.saiddays import SaidDay
from infodrill.kernel.saidtimes import SaidMoment, moments
from infodrill.kernel.sentences import sentences
from infodrill.media.relations import SEVERAL

_NOUNS: Mapping[str, str] = {
    "vi": (
        r"thẻ bảo hiểm|bảo hiểm y tế|bảo hiểm|đèn giao thông|đèn đỏ|biển báo|hố ga|dây điện|máy phát điện|máy phát|"
        r"triều cường|sạt lở|mã QR|đường link|cuộc gọi|tin giả|thông báo giả|lừa đảo|vay tiền|thẻ ngân hàng|ngân hàng|"
        r"hiến máu|khám sức khỏe|sốt xuất huyết|tay chân miệng|bệnh dại|đau bụng|mẫu thức ăn|thức ăn|tuyến trường|"
        r"giờ học|sổ đón|hàng rào|sữa học đường|đồng phục|sách giáo khoa|bàn ghế|điều hòa|xe đạp|bến xe|máy thuê|"
        r"vé tháng|bãi tắm|pháo hoa|tầng hầm|khẩu trang|công trường|thi công|cần cẩu|mái tôn|mái trường|cá chết|"
        r"bụi mịn|nước máy|nước vòi|nước đục|nước sinh hoạt|nước giếng|nước thải|nước đun sôi|nước ngập|mực nước|"
        r"đồng hồ nước|bể nước|bể ngầm|đường ống|ống nước|tiền nước|tiền điện|cột điện|trạm biến áp|đèn đường|"
        r"đèn sân chơi|phao đèn|đèn|trạm bơm|máy bơm|cống thoát nước|nắp cống|mương|kênh|đê bối|đê|đập tràn|kho xăng|"
        r"xăng|bình ga|rò ga|bình chữa cháy|còi báo cháy|cửa sổ|mùi khai|mùi hôi|mùi lạ|khói|bụi|tiếng ồn|nhịp cầu|"
        r"trụ cầu|cầu tạm|(?<!yêu )(?<!nhu )cầu(?! thang| lông| chì| dao| tiêu| nguyện)|chợ|sạp hàng|sân chơi|xích đu|cầu "
        r"trượt|công viên|vỉa hè|hố sụt|ổ gà|"
        r"bãi xe|bến đò|phà|xe buýt|buýt sông|sà lan|tàu|vắc-xin|tủ lạnh|(?<!nhà )(?<!hiệu )thuốc|mũi tiêm|đợt tiêm|"
        r"tiêm phòng|tiêm bù|"
        r"phòng khám|lịch khám|đặt lịch|ngộ độc|muỗi|cháo|bữa ăn bán trú|suất ăn|xét nghiệm|căn cước|giấy tờ|"
        r"sổ hộ khẩu|khai sinh|lệ phí|trợ cấp|lương hưu|bồi thường|học phí|hóa đơn|mẫu đơn|làm đơn|nhận đơn|danh sách|"
        r"công văn|giấy mời|giờ tan học|tan học|cổng trường|thời khóa biểu|thẻ đón|đón con|tuyển sinh|lớp học|"
        r"amoniac|bồn khí|khí độc|câu lạc bộ|"
        r"khu nội trú|tin nhắn|mã xác thực|ví điện tử|tài khoản|đường dây nóng|tổng đài|loa phường|"
        r"bảng tin|sim|trang giả|quà|ứng dụng|camera|gạo|mì|hàng cứu trợ|cứu trợ|quyên góp|quỹ|sữa|áo phao|xuồng|"
        r"xe rác|thùng rác|rác|chó mèo|chuột|sơ tán|chỗ tạm lánh|tạm lánh|tránh bão|cấm đường|cắt điện|mất điện|"
        r"cắt nước|bão|ngập|đám cháy|vụ cháy|cây đổ|cây xanh|clip|đoạn ghi âm|bản đồ|giá vé|vé|lễ hội|"
        r"quầy một cửa|quầy|tên phường|đấu thầu|hợp đồng|thang máy|nhà vệ sinh|bể bơi|thư viện|ghế đá|nghỉ học|đồ ăn|"
        r"ngày nghỉ|(?<!cả )(?<!trong )(?<!uống )(?<!đủ )(?<!thợ )(?<!ty )"
        r"nước(?! ngoài| bọt| mắt| mắm| tương| ngọt| hoa| ép| nhà| ta)|"
        r"điện(?! thoại| tử)|chó|"
        r"mèo|ong|rắn|cúm|"
        r"sởi|tiêm|quạt|"
        r"loa|(?<!sổ )sách|rau|trứng|thịt|tôm|thẻ"
    ),
    "en": (
        r"rubbish (?:lorr(?:y|ies)|trucks?)|insurance cards?|air conditioners?|footbridge|fake notices?|decrees?|circulars?|"
        r"traffic lights?|road signs?|health insurance|insurance|bus passes|monthly "
        r"passes|fireworks|basement|masks?|"
        r"uniforms?|textbooks?|air conditioning|bicycles?|bus station|cables?|generators?|transformer|landslides?|"
        r"landslip|interest rates?|bank cards?|scam|phone calls?|QR codes?|check-ups?|measles|rabies|flu|stomach pain|"
        r"food samples?|catchments?|back fence|fence|hired pumps?|roadworks|building site|scaffolding|roofs?|heating|"
        r"boiler|curfew|parking|tree roots|bees|snakes|vegetables|eggs|meat|tap water|drinking water|waste water|"
        r"water pressure|water level|water|electricity|power cuts?|street lamps?|lamps?|lighting|buoy lamp|"
        r"pumping station|pumps?|drains?|ditch|dyke|spillway|fuel depot|petrol|fuel|gas bottles?|gas leak|"
        r"extinguishers?|fire alarm|windows?|smell|stench|smoke|dust|noise|bridge|piers?|market|stalls?|playground|"
        r"swings?|slide|park|pavement|sinkhole|potholes?|pipes?|car park|ferry|bus(?:es)?|waterbus|trains?|barge|"
        r"vaccines?|vaccine fridge|fridge|medicine|jabs?|doses?|appointments?|booking|poisoning|dengue|mosquitoes|"
        r"porridge|school meals?|meals?|test results?|samples?|identity cards?|papers|household book|"
        r"birth certificates?|fees?|allowances?|pensions?|compensation|claim forms?|invoices?|going-home time|"
        r"school gate|gate|timetable|pick-up cards?|boarding house|text messages?|wallet|codes?|accounts?|"
        r"ammonia|hotline|loudspeakers?|notice board|sim card|fake page|app|cameras?|rice|noodles|relief goods|relief|"
        r"donations?|fund|milk|life jackets?|boats?|(?<=the )rubbish|rubbish collection|bins?|dogs?|cats?|rats|"
        r"evacuation|shelter|road closures?|closures?|outage|storm|flood(?:ing)?|blaze|fallen trees?|trees?|"
        r"clip|recording|voice message|fares?|tickets?|festival|counter|ward name|tender|contract|lifts?|toilets?|"
        r"power(?! compan| stations?| plants?| lines?| poles?| banks?| point)|"
        r"books(?! (?:a|an|your|in)\b)|swimming pool|library|bench(?:es)?|sandbags?|purse|keys|fish|fans?|beach"
    ),
}
"""The longest of those that stand at one place comes first where it is written before the shorter ones."""
_THING: Mapping[str, re.Pattern[str]] = {
    "vi": later(rf"(?<![\w-])(?:{_NOUNS['vi']})(?![\w-])"),
    "en": later(rf"(?<![\w-])(?:{_NOUNS['en']})(?![\w-])"),
}
_MOST = 3
"""Things of one text of which others speak."""
_SOURCE = later(r"(?:nguồn|theo|source|according)\b")
"""How a sentence begins that only says what the rest is known from."""
_ISSUER = later(r"^[^:–]{3,60}(?::| –) ")
"""How a title begins that says whose it is."""
_DEATH: Mapping[str, re.Pattern[str]] = {
    "vi": later(r"\b(?:chết|qua đời|tử vong|đuối|mất tích|qua khỏi|thương tiếc)\b"),
    "en": later(r"\b(?:died|dead|deaths?|drown\w*|killed|missing)\b"),
}
"""Who reads of a death speaks of nothing else."""
_PLACES = frozenset({
    "cột điện",
    "cầu", "chợ", "đê", "trạm bơm", "kho xăng", "phòng khám", "sân chơi", "công viên", "bến đò", "khu nội trú", "quầy",
    "thư viện", "bảng tin", "bridge", "market", "playground", "park", "counter", "library", "school gate", "gate",
})  # fmt: skip
"""Things that are places too; of those that Vietnamese names a city has several, each with its name."""
_THERE: Mapping[str, re.Pattern[str]] = {
    "vi": later(r"\b(?:ra|ở|tại|đến|tới|vào|qua|từ|trong|giữa|dưới|trên|gần|sang|về|lên) (?:\w+ ){0,2}$"),
    "en": later(
        r"\b(?:(?:at|in|to|from|near|by|on|across|into|over)|(?:guards?|m[ae]n|wom[ae]n|driver|keeper|head|manager|workers?|"
        r"owner|staff) of) (?:[^\W\d]+ ){0,4}$"
    ),
}
"""Before a place where something is: it is not about that."""
_BESIDE: Mapping[str, re.Pattern[str]] = {
    "vi": later(r"\b(?:(?:không|chưa|khỏi) (?:cần|phải)(?: \w+)?|quản lý|(?:mang|đem|cầm|kèm)(?: theo)?) $"),
    "en": later(r"\b(?:no need for|need no|without|with your|bring)(?: an?| the| your)? $"),
}
"""Before what nobody needs, what somebody is in charge of, and what people bring."""
_SAYS_WHICH = later(
    r" (?:thie(?:f|ves)|sheds?|paths?|lanes?|logs?|books?|crews?|keepers?|engineers?|houses?|rooms?|stations?|users?|"
    r"bills?|prices?|pass(?:es)?|letters?|"
    r"notices?|clips?|pictures?|videos?|photos?|days?|stops?|drivers?|sellers?|guards?|orders?|forms?|"
    r"lists?|desks?|tickets?|loans?|grants?|company|board)\b"
)
"""Behind a thing that only says which other thing it is: a letter on bus passes is about no bus."""
_DUE: Mapping[str, re.Pattern[str]] = {
    "vi": later(
        r"\b(?:trước|(?:chậm|muộn) nhất(?: là)?|(?:đến|tới) hết|hạn (?:đến|cuối|chót))(?: (?:ngày|lúc))? ?$"
    ),
    "en": later(r"\b(?:before|by|no later than)(?: the)? ?$"),
}
_LASTS, _HANDED_IN = (
    later(r"\b(?:đến|tới) hết\b"),
    later(
        r"\b(?:nộp|đăng ký|làm (?:đơn|giấy|lại)|đổi|nhận|góp ý|ý kiến|gửi|báo|trả lời|khai|đóng (?:tiền|phí)|mang|"
        r"bình chọn)\b"
    ),
)
"""Until when something lasts, which is a deadline of what people hand in alone."""
_ASKS_OF = later(
    r"\b(?:please|hand(?:ed)? in|register|sign up|apply|reply|send|bring|pay|collect|return|must|should|mời|xin|nhớ|"
    r"hạn (?:cuối|chót|"
    r"nộp))\b"
)
_OPEN_TILL = later(r"\b(?:mở|làm việc|trực|bán|phát|open|nghỉ|đóng|shut|closed?)\b[^,;]*$")
"""Before when something shuts: nobody has to do anything by then."""
_AS_EVER: Mapping[str, re.Pattern[str]] = {
    "vi": later(r"\b(?:như (?:thường|mọi|cũ)|bình thường)\b"), "en": later(r"\bas (?:usual|ever|always|normal|on any)\b")
}  # fmt: skip
"""What goes on as on any day is set for none."""
_FROM, _TOMORROW = later(r"\b(?:từ|from) $"), frozenset({"mai", "ngày mai", "tomorrow"})
"""From when on something stays as it is: nobody keeps in mind that day."""
_SPAN_BEGINS = later(r"\b(?:từ|from)\b")
_SPAN = later(
    r"\b(?:từ|from|between|đóng|cắt|closed?|off)\b[^.;]*\b(?:đến|tới|until|till|to|and) (?:hết |the )?$"
)
"""Before when something is over again: nobody has to be there then."""
_RUNS_ON = re.compile(r"\s*(?:(?:cho )?(?:đến|tới)|to|till|until|through|–|-)\s", re.IGNORECASE)
"""Behind a day from which something lasts to another: nothing is set for that day."""
_UNTIL = later(r"\b(?:until|till|đến|tới)(?: hết)?(?: the| ngày)? $")
"""Before when something is over: nobody has to be there then."""
_AWAITED = later(
    r"\b(?:bản tin|tin|cập nhật) (?:tiếp(?: theo)?|sau)\b|\bnext (?:update|bulletin|word|post|news)\b|"
    r"\bsẽ (?:được |có )?(?:\w+ )?(?:báo|công bố|đăng|thông tin)\b|\bwill be (?:announced|posted|published|told|sent|"
    r"given out)\b|"
    r"\b(?:kết quả|results?|trả lời|(?:báo|thông báo|nói) (?:lại|tiếp)|we (?:(?:will|shall) )?"
    r"(?:answer|reply|report|post|tell|say|call|ring|write|phone|contact))\b|"
    r"\b(?:chúng tôi|phường|trường|văn phòng) (?:sẽ )?(?:gọi|nhắn tin|liên hệ)\b"
)
"""What people wait for and nobody has to be there for."""
_OURS: Mapping[str, re.Pattern[str]] = {
    "vi": later(
        r"(?<!cho )(?<!ở )(?<!tại )(?<!với )(?<!lên )(?<!ra )(?<!đến )(?<!tới )(?<!báo )(?<!gọi )(?<!của )(?<!gặp )(?<!qua )"
        r"(?<!về )(?<!vào )\b(?:chúng tôi|phường|xã|thành phố|ban quản lý|ủy ban|công ty|nhà trường|trường|hội|trạm|đội|điện lực|"
        r"sở|thợ)\b(?! (?:mời|xin|đề nghị|yêu cầu|nhắc|nhờ|mong))(?= \w)"
    ),
    "en": later(
        r"\b(?:we|the (?:\w+ )?(?:ward|office|city|school|company|board|council|committee|department|crew)) (?:will|shall|"
        r"report|reply|replies|publish|say|tell|repair|replace|mend|answer|check|post|expect)\w*\b"
    ),
}
"""Who has to be done by then: an office holds itself to that day, and no reader."""
_JOINED = later(r"^(?:,? (?:ngày |sáng |trưa |chiều |tối |đêm |hôm )?|,? (?:on |at |in the )?)$")
_PAST: Mapping[str, re.Pattern[str]] = {
    "vi": later(
        r"\b(?:đã|vừa|hôm (?:qua|kia|trước)|hôm (?:thứ \w+|chủ nhật)(?! (?:này|tới|sau))|lẽ ra|đáng lẽ|hỏng|bị|xảy ra|"
        r"từng|hồi (?=\d|sáng|trưa|chiều|tối|đêm|tháng)|tính đến|"
        r"chưa)\b"
    ),
    "en": later(
        r"\b(?:was|were|had|did|been|since|last|as of|yesterday|not yet|(?!(?:need|feed|speed|shed|bed|red)\b)\w+ed)\b"
    ),
}
_IN_CASE: Mapping[str, re.Pattern[str]] = {
    "vi": later(r"^\W*(?:nếu|ai đã|lỡ|trường hợp|(?:cháu|em|nhà|người|ai) nào đã)\b"), "en": later(r"^\W*(?:if|in case|"
    r"should|whoever)\b")
}  # fmt: skip
"""What holds in some case only: nobody keeps in mind its day."""
_NOT_SO: Mapping[str, re.Pattern[str]] = {
    "vi": later(r"\b(?:không có chuyện|không phải (?:của|do)|tin (?:nói|đồn)|là (?:sai|giả|bịa)|không đúng)\b"),
    "en": later(r"\b(?:rumou?rs?|not (?:ours|from us|true)|(?:is|are) (?:false|fake|forged|a forgery))\b"),
}  # fmt: skip
"""What is told only to say that it is not so."""
_NOT_ON: Mapping[str, re.Pattern[str]] = {
    "vi": later(r"\b(?:hủy|hoãn|(?:đừng|chớ|không (?:được )?(?:để|mang|đi|ra|làm|có|tiếp|mở|khám|họp)))\b"),
    "en": later(r"\b(?:cancell?ed|is off|put off|there (?:is|are|will be) no|do not|don't|never)\b"),
}  # fmt: skip
"""What is not on then, or not to be done by then: nobody has to be there, nor be quick."""
_MAY_BE: Mapping[str, re.Pattern[str]] = {
    "vi": later(
        r"\b(?:có thể|hy vọng|mong là|chắc là|khả năng|ước chừng|(?:không|chưa)(?: dám)? (?:hứa|chắc))\b"
    ),
    "en": later(
        r"\b(?:expect|hope|likely|probably|perhaps|may|might|(?:no|not|cannot) (?:promise|certain|sure))\b"
    ),
}
"""What may come by then of itself: nobody is held to it."""
_NOT_THEN: Mapping[str, re.Pattern[str]] = {
    "vi": later(
        r"\b(?:không phải|chứ không|thay vì|(?:ghi|hẹn|báo|nói|viết|in)(?: nhầm| sai)?(?: là)?|nhầm)(?: (?:là|vào|lúc|sáng|"
        r"chiều|trưa|tối|ngày))* ?$"
    ),
    "en": later(
        r"\b(?:not|instead of|rather than|(?:said|wrote|gave|had|read)(?: that)?)(?: (?:at|on|the|until|from|by))* ?$"
    ),
}
"""Before a day or an hour that was told and is not so."""
_WRONG: Mapping[str, re.Pattern[str]] = {
    "vi": later(r"^ (?:là|bị) (?:nhầm|sai)\b|^[^.]{0,30}\. (?:không phải (?:thế|vậy|đâu)|(?:thế|vậy) là (?:sai|nhầm))\b"),
    "en": later(r"^ (?:(?:was|is) )?(?:wrong|a mistake|not right)\b|"
                r"^[^.]{0,30}\. (?:it|that|this|they) (?:(?:does|is|did|was|will|do|are) not|(?:doesn|isn|didn|wasn|won|"
                r"aren).t)\b"),
}  # fmt: skip
_WEATHER: Mapping[str, re.Pattern[str]] = {
    "vi": later(r"\b(?:triều|bão|mưa|lũ|gió|nắng|rét)\b"), "en": later(r"\b(?:tides?|storm|rain|flood|wind|heat|hot|cold|"
    r"fog|degrees|frost)\b")
}  # fmt: skip
"""What keeps its own hours: nobody is held to them."""
_COMES: Mapping[str, re.Pattern[str]] = {
    "vi": later(
        r"\b(?:sẽ|mở|họp|phát|trả|tiêm|nộp|hẹn|bắt đầu|chạy|tan|học|nghỉ|xong|đến|thay|sửa|gom|cấp|kết quả|báo)\b"
    ),
    "en": later(
        r"\b(?:will|comes?|due|opens?|starts?|begins?|goes|go|runs?|are on|is on|next|hands? out|is|are)\b"
    ),
}


def named_things(title: str, body: str, lang: str, claim: str = "") -> Iterator[tuple[str, str]]:
    """(name of `relations.NAMED`, the words that name it) of a text in `lang`; what it quotes of others is not its own."""
    head, said = (quotes_blank(as_read(each)) for each in (title.strip(" -"), body))
    said = " ".join(each for each in sentences(said) if not _SOURCE.match(each.strip()))
    if not _DEATH[lang].search(said) and (things := _things(_ISSUER.sub("", head), said, lang, claim)):
        yield "subject", SEVERAL.join(things)
    yield from named_places(head, said, lang, grave=bool(_DEATH[lang].search(said)))
    yield from dict(_times(said, lang, _denied(f"{head}. {said}", lang))).items()


def _things(head: str, said: str, lang: str, claim: str) -> list[str]:
    """What a text is about: what its title and the claim that it answers both name, or its title and body, where it answers none;
    the oftenest first. Each with its name, where it has one. What the body alone names is a matter beside it, as the bank in a
    warning of a false fund: a reader found a third of the replies on such things out of place."""
    often = Counter(_nouns(said, lang))
    known = set(_nouns(claim, lang)) if claim else set(often)
    found: list[str] = []
    for noun in sorted(dict.fromkeys(_nouns(head, lang)), key=often.__getitem__, reverse=True):
        of_it = any(noun in other or other in noun for other in known)
        if of_it and not any(noun in other or other in noun for other in found):
            found.append(noun)
    return [_named(noun, f"{head}\n{said}") if noun in _PLACES else noun for noun in found[:_MOST]]


def _nouns(text: str, lang: str) -> Iterator[str]:
    """The things that a text names, in order: no word of somebody's or some place's name."""
    for found in _THING[lang].finditer(text):
        ahead = before(text, found.start())
        if _BESIDE[lang].search(ahead):
            continue
        if lang == "en" and _SAYS_WHICH.match(text[found.end() :]):
            continue
        if found[0].lower() in _PLACES and _THERE[lang].search(ahead):
            continue
        led = re.search(r"(\w+) $", ahead)
        if not (capital(found[0]) and led and (capital(led[1]) or led[1] in KINDS)):
            yield found[0].lower()


def _named(thing: str, text: str) -> str:
    """A thing with the name that stands behind it, as it is written where no sentence begins."""
    for found in re.finditer(
        rf"(?P<led>[\w,] )?(?P<thing>(?i:(?<!\w){re.escape(thing)})) (?P<name>{NAME})", text
    ):
        if name := " ".join(takewhile(capital, found["name"].split())):
            return f"{found['thing'] if found['led'] else thing} {name}"
    return thing


def _times(said: str, lang: str, denied: frozenset[str]) -> Iterator[tuple[str, str]]:
    """By when something has to be done, and for when something is set that is still to come; nothing of a day or an hour that the
    text names to take it back."""
    for sentence in sentences(said):
        if any(sign[lang].search(sentence) for sign in (_WEATHER, _IN_CASE, _NOT_SO, _NOT_ON)):
            continue
        for found in moments(sentence):
            day, start, end = _whole(sentence, found)
            if _keys(found) & denied or _MAY_BE[lang].search(sentence) or is_off(sentence, start, end, lang):
                continue
            if due := _DUE[lang].search(sentence[:start]):
                ahead = sentence[: due.start()]
                lasts = _LASTS.match(due[0]) and (_SPAN_BEGINS.search(ahead) or not _HANDED_IN.search(ahead))
                ours = _is_ours(sentence, due.start(), lang)
                awaited = _AWAITED.search(sentence) or not _of_readers(sentence, lang)
                if not (awaited or lasts or ours or _PAST[lang].search(ahead) or _OPEN_TILL.search(ahead)):
                    yield "due", _small(sentence[due.start() : end].strip(" .,;"))
            elif (
                day
                and not _AWAITED.search(sentence)
                and not _PAST[lang].search(sentence)
                and not _AS_EVER[lang].search(sentence)
                and not _SPAN.search(sentence[:start])
                and not _UNTIL.search(sentence[:start])
                and not _RUNS_ON.match(sentence[end:])
                and not (_FROM.search(sentence[:start]) and sentence[start:end].strip().lower() in _TOMORROW)
                and ((day.offset or 0) > 0 or _is_set(day, sentence, lang))
            ):
                yield "set", _small(sentence[start:end])


def _denied(text: str, lang: str) -> frozenset[str]:
    """The days and hours that a text names only to say that they are not so."""
    return frozenset(
        key
        for said in moments(text)
        if _NOT_THEN[lang].search(before(text, (place := _whole(text, said))[1]))
        or _WRONG[lang].match(text[place[2] :])
        for key in _keys(said)
    )


def _keys(said: SaidMoment) -> set[str]:
    """A day of the week and an hour that a moment names."""
    day = said.day.weekday if said.day else None
    return {f"{name}{value}" for name, value in (("day", day), ("hour", said.hour)) if value is not None}


def _is_ours(sentence: str, at: int, lang: str) -> bool:
    """Whether the deadline that begins `at` is one that an office sets itself, by the clause in which it stands."""
    begins = max(sentence.rfind(mark, 0, at) for mark in ",;:") + 1
    parts = re.split(r"[,;:]", sentence[begins:])
    clause = " ".join(parts[:2]) if not sentence[begins:at].strip() else parts[0]
    return bool(_OURS[lang].search(clause))


def _of_readers(sentence: str, lang: str) -> bool:
    """Whether a sentence asks something of who reads it: what an office sets itself is nobody's deadline."""
    return bool(advised(lang, sentence) or _HANDED_IN.search(sentence) or _ASKS_OF.search(sentence))


def _is_set(day: SaidDay, sentence: str, lang: str) -> bool:
    """Whether a day of the week is one that something is still to come on."""
    return day.weekday is not None and bool(_COMES[lang].search(sentence))


def _whole(sentence: str, found: SaidMoment) -> tuple[SaidDay | None, int, int]:
    """(the day that stands beside an hour, where both begin and end)."""
    if (day := found.day) is None or day.start < 0:
        return None, found.start, found.end
    apart = sentence[min(found.end, day.end) : max(found.start, day.start)]
    if (day.end < found.start or day.start > found.end) and not _JOINED.match(apart):
        return None, found.start, found.end
    return day, min(found.start, day.start), max(found.end, day.end)


def _small(words: str) -> str:
    """As it stands within a sentence: in English a day's own name keeps its capital."""
    return (
        words
        if words.split()[0].lower().endswith("day") and words.isascii()
        else words[:1].lower() + words[1:]
    )
