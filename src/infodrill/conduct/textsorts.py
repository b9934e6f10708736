"""What sort of text a statement is where it claims nothing, or where it tells of a private person: it asks the public, calls for
hands, sells something, praises its own, tells that somebody leaves office; or names people by telephone, home or class.

Signs of form. Each sort with the words that a reply says again: of a choice, what can be chosen.
"""

# Charter: conduct text sorts
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from infodrill.casework.advice import quotes_blank
from infodrill.casework.privacy import private
from infodrill.conduct.adverts import advert
from infodrill.conduct.besidemarks import as_typed, mourned
from infodrill.kernel.folding import as_read
from infodrill.kernel.patterns import later
from infodrill.kernel.sentences import sentences

_FOLK_VI = r"(?:bà con|mọi người|các (?:bác|cô|chú|cụ|mẹ|anh|chị|em|bạn)|anh chị|cả nhà|phụ huynh|cô bác|dân mình|nhà mình)"
_ASKS: Mapping[str, re.Pattern[str]] = {
    "vi": later(
        rf"\b{_FOLK_VI}\b[^.!?;]{{0,60}}\b(?:thích|muốn|thấy|nghĩ|chọn|ưng|mong|đồng ý|tính|đề xuất|gợi ý|tiện|quen|có (?:ý|cách|"
        r"sáng kiến))\b[^.!?;]{0,60}\b(?:gì|nào|sao|đâu|mấy giờ|bao nhiêu|khi nào|hay|không)\b"
        r"(?![^.!?]{0,60}\bthì\b)|"
        r"\b(?:viết|ghi|để lại|cho|góp|gửi|nêu)(?: \w+){0,3} (?:ở dưới|bên dưới|dưới đây|vào đây|ý kiến|bình luận)\b|"
        rf"\btheo {_FOLK_VI}\b[^.!;]{{0,80}}(?:\?|\b(?:gì|nào|sao|hay)\b)|"
        rf"\b{_FOLK_VI}\b[^.!;]{{3,90}}\b(?:gì|nào|sao|đâu|giờ|hay)\b[^.!;]{{0,40}}\?|"
        r"\b(?:nên|định) [^.!;]{3,80}\b(?:hay|gì|nào|sao|đâu|bao nhiêu)\b[^.!;]{0,40}\?|"
        rf"\b(?:xin|mời|mong|nhờ|hỏi)(?: (?:ý|\w+ ý)|(?: {_FOLK_VI})?(?: \w+)? (?:góp ý|cho (?:biết )?ý|ý kiến))|"
        rf"\b(?:lấy|hỏi|thăm dò) ý(?: kiến)?(?: {_FOLK_VI})?|\b{_FOLK_VI} (?:trả lời|góp ý|chọn|cho biết)\b"
    ),
    "en": later(
        r"\b(?:what|which|where|how|when|who|whom)\b[^.!?;]{0,60}\b(?:you|neighbours|people|we)\b[^.!?;]{0,120}\?|"
        r"\b(?:should|shall) we\b[^.!?;]{0,60}\?|\b(?:write|tell us|answer|say so|comment)(?: \w+){0,3} (?:below|"
        r"in the comments)\b|\b(?:tell us|say) what you (?:think|want|prefer)\b|"
        r"\b(?:would|do) you (?:rather|prefer|like|want)\b[^.!?;]{0,60}\?|"
        r"\b(?:should|shall|ought) (?:the|our|this|that|it|they)\b[^.!?;]{0,80}\?|\bhave your say\b|\b(?:tell|"
        r"let) us (?:know )?by\b"
    ),
}
"""That it asks the public what that thinks, or where to write it."""
_OPEN: Mapping[str, re.Pattern[str]] = {
    "vi": later(r"\b(?:gì|nào(?! cũng)|đâu|mấy|bao nhiêu|làm sao|ra sao)\b"),
    "en": later(r"\b(?:what|which|where|how|when|who)\b"),
}
"""What is asked so is answered by no mere yes or no."""
_PLANS: Mapping[str, re.Pattern[str]] = {
    "vi": later(
        r"\b(?:định|dự định|dự kiến|đề xuất|phương án|kế hoạch|có nên|nên)\b|\b(?:không|chưa)\b[^?]{0,20}\?"
    ),
    "en": later(r"\b(?:plan\w*|propos\w+|intend\w*|thinking of|(?:should|shall) we|would you|do you)\b"),
}
"""What people may be for or against."""
_REPORTED: Mapping[str, re.Pattern[str]] = {
    "vi": later(
        rf"\b(?:{_FOLK_VI}|nhiều người|có người|nhiều nhà|dân) (?:đã |có |đang |vẫn )?hỏi\b|\bcâu hỏi\b|\btrả lời\b"
    ),
    "en": later(r"\b(?:people|many|parents|you) (?:have )?ask(?:ed)?\b|\bthe answer\b|\byou asked\b"),
}
"""Who tells what others asked answers them, and asks nobody."""
_LETTERS = r"[^.!?,;:“”\"]"
_BETWEEN: Mapping[str, re.Pattern[str]] = {
    "vi": later(
        rf"\bgiữa (?P<a>{_LETTERS}{{2,30}}?) (?:và|hay|với) (?P<b>{_LETTERS}{{2,30}}?)(?=[.!?,;:\n]|$)"
    ),
    "en": later(
        rf"\bbetween (?P<a>{_LETTERS}{{2,30}}?) (?:and|or) (?P<b>{_LETTERS}{{2,30}}?)(?=[.!?,;:\n]|$)"
    ),
}
_QUOTED = later(
    r"[“\"](?P<a>[^“”\".!?]{2,30})[”\"],? (?:và|hay(?: là)?|hoặc|với|va|hoac|voi|or|and) [“\"](?P<b>[^“”\".!?]{2,30})[”\"]"
)
_OR: Mapping[str, re.Pattern[str]] = {
    "vi": later(rf"(?P<a>(?:^|(?<=[.!?,;:\n])){_LETTERS}+?) hay(?: là)? (?P<b>{_LETTERS}{{2,30}})(?=[?,])"),
    "en": later(rf"(?P<a>(?:^|(?<=[.!?,;:\n])){_LETTERS}+?) or (?P<b>{_LETTERS}{{2,30}})(?=[?,])"),
}
_NO_CHOICE: Mapping[str, re.Pattern[str]] = {
    "vi": later(r"^(?:không|chưa|thôi|có|là|gì|sao|cái (?:khác|gì)|thế nào|chỗ khác|ai|để|bị)\b"),
    "en": later(r"^(?:not|no|something|anything|else|other|whatever|what|is|are|do)\b"),
}
ASKED_OF_ALL, PERSONAL = frozenset({"choice", "rival", "query", "poll"}), frozenset({"exposed", "minors"})
"""Sorts that ask the public, and those that tell of private people."""
_LEADS = later(r"^(?:(?:có nên|nên|định|muốn|chọn|là)(?: làm)?|làm) ")
"""What stands before something that is chosen and belongs to the question."""
_MOST_CHOSEN = 5
"""Words of something that is chosen, at most: nobody repeats more."""
_HANDS: Mapping[str, re.Pattern[str]] = {
    "vi": later(
        r"(?<!nào )(?<!ai )(?<!nếu )(?<!hộ )(?<!nhà )(?<!thì )(?<!khi )\bcần(?: (?:thêm|gấp|khoảng|ít nhất|ngay|độ|"
        r"chừng|huy động))*"
        r" (?:(?:\d+|vài|mấy|nhiều|chục|một số|hai|ba|bốn|năm|mười)(?: \w+)? )?(?:người(?! nhà| thân| dìu| giám)|"
        r"tình nguyện viên|thanh niên|tay|anh em|bà con|bạn trẻ)\b"
        r"(?! (?:lưu|chú|biết|hiểu|mang|giữ|làm|đi khám|bình|tránh|phải|xem|đọc)\b)|"
        r"\b(?:cần|tìm|xin|nhờ|tuyển)(?: \w+){0,3} (?:tay (?:chèo|khuân|xẻng|búa|kéo|thợ)|"
        r"(?:anh|chị|bác|chú|cô|bạn) (?:biết|khỏe|nào))\b|"
        r"\b(?:tìm|tuyển|kêu gọi|huy động|mời)(?: \w+){0,4} (?:tình nguyện(?: viên)?|người (?:phụ|giúp|khỏe|biết))\b|"
        r"\b(?:kêu gọi|mời|nhờ|mong|rủ)(?: \w+){0,4} (?:chung tay|góp (?:một tay|sức|công)|ra (?:phụ|giúp)|đến (?:phụ|giúp)|"
        r"phụ (?:một tay|giúp|dọn|khuân))\b|"
        r"\bai (?:đi được|rảnh(?=(?: \w+){0,4} (?:giúp|phụ|góp|tham gia|một tay|khuân|dọn|bốc|gói|làm|chèo))|"
        r"phụ được|giúp được|có sức|khỏe|tham gia được|đến được|muốn (?:giúp|phụ|tham gia|góp))\b(?! không\b)|"
        r"\bmang(?: theo)? (?:cuốc|xẻng|chổi|liềm|cào)\b|\bra quân\b[^.;]{0,20}\bdọn\b|\bcùng (?:nhau )?(?:ra )?(?:dọn|quét|"
        r"vét|khơi)\b"
    ),
    "en": later(
        r"\b(?:hands|volunteers|helpers) (?:are |is )?(?:needed|wanted)\b|\bneeds?(?: \w+){0,3} (?:hands|volunteers|helpers|"
        r"strong (?:people|men|backs)|people (?:to|who|from|for))\b|\b(?:come and|who can|if you can|can you) (?:help|"
        r"lend a hand|"
        r"carry|shovel|row)\b|\b(?:looking for|could do with|could use) (?:\w+ ){0,3}(?:hands|volunteers|helpers|people)\b|"
        r"\blend a hand\b"
    ),
}
_NOT_HANDS: Mapping[str, re.Pattern[str]] = {
    "vi": later(
        r"\b(?:hiến (?:máu|tiểu cầu)|nhóm máu|(?:tiền )?lương|hợp đồng|tuyển dụng|(?:nộp|gửi) (?:đơn|hồ sơ)|sơ tuyển|phỏng vấn)\b"
    ),
    "en": later(
        r"\b(?:blood|donors?|salary|wages?|paid (?:post|job|work)|contract|apply|applications?|interviews?|a month)\b"
    ),
}
"""Who asks for blood asks for no hands, nor who pays for work."""
_PRAISES: Mapping[str, re.Pattern[str]] = {
    "vi": later(
        r"\b(?:dưới sự (?:chỉ đạo|lãnh đạo|quan tâm)|thành tích|xuất sắc|vinh dự|lá cờ đầu|vượt (?:\d+ ?%|chỉ tiêu|kế hoạch|"
        r"mức)|bằng khen|"
        r"cờ thi đua|thắng lợi|rực rỡ|vang dội|dẫn đầu|điển hình|danh hiệu|huân chương|giấy khen|tự hào|sáng suốt|vẻ vang|"
        r"nhất (?:toàn )?(?:tỉnh|thành phố|cả nước)|kiểu mẫu|phường tiên tiến|hoàn thành (?:vượt|xuất sắc|\d+ ?%))\b"
    ),
    "en": later(
        r"\b(?:honoured to|brilliant|outstanding|glorious|wise leadership|"
        r"(?:was|were|been|are) (?:again )?(?:awarded|honoured|ranked first)|"
        r"certificate of merit|exceeded (?:its|our|the|their) (?:plan|targets?)|victor(?:y|ies)|prou(?:d|dly)|second to none|"
        r"best (?:ward|school|clinic|team|in the)|number one|record year|great achievements?|model (?:ward|school|clinic))\b"
    ),
}
_LEAVES: Mapping[str, re.Pattern[str]] = {
    "vi": later(
        r"\b(?:tôi|em|mình)\b[^.!?]{0,60}\b(?:từ chức|thôi (?:giữ |làm )?(?:chức|nhiệm vụ|việc|trưởng|giám|phó|chủ)|nghỉ việc|"
        r"rời (?:ghế|chức|vị trí)|"
        r"không làm (?:\w+ ){0,3}nữa)\b|\b(?:đơn|xin) (?:từ chức|thôi (?:việc|chức))\b|"
        r"\bxin (?:rời|rút khỏi) (?:vị trí|chức|ghế|ban)\b|\b(?:tôi|em) (?:xin )?rút lui\b"
    ),
    "en": later(
        r"\bi(?: am|.m)?(?: \w+)? (?:resign(?:ing)?|step(?:ping)? down|quit(?:ting)?|leav(?:e|ing) (?:my|"
        r"this) (?:post|office|job))\b|"
        r"\b(?:my resignation|stepping down)\b"
    ),
}
_SOUGHT: Mapping[str, re.Pattern[str]] = {
    "vi": later(
        r"\b(?:đi lạc|bị lạc|lạc (?:ở|từ|mất|đường)|thất lạc|mất tích|tìm (?:bé|cháu|em|người|trẻ|cụ|bà|ông)|trông thấy)\b"
    ),
    "en": later(r"\b(?:missing|lost|have you seen|looking for|if you see)\b"),
}
"""Who is looked for is named to be found."""
_LOST: Mapping[str, re.Pattern[str]] = {
    "vi": later(
        r"\b(?:đi lạc|bị lạc|lạc (?:ở|từ|mất|đường)|thất lạc|nhặt được|đánh rơi|rơi mất|"
        r"tìm (?:bé|cháu|cụ|chủ|con (?:mèo|chó)|người nhà|người thân))\b|"
        r"\b(?:đi|rời)(?: khỏi)? nhà\b[^.!?]{0,60}\b(?:từ|lúc|hồi|chưa)\b|"
        r"\b(?:cụ|bà|ông|bé|cháu|em|anh|chị|cô|chú|bác)\b[^.!?]{0,60}\bchưa (?:thấy )?về\b(?! (?:số|đến|việc))|\b(?:mất|"
        r"tìm) (?:một )?(?:cụ|bé|cháu|ông|bà|người)\b(?! (?:dân|bị))"
    ),
    "en": later(
        r"\b(?:lost|missing)(?: \w+)? (?:boy|girl|child|man|woman|cat|dog|wallet|bag|phone|keys)\b|\bfound: |\b(?:been|gone) "
        r"missing\b|\b(?:lost|missing)\b[^.]{0,40}\b(?:at|from|near)\b|\bif (?:it is|they are) yours\b|"
        r"\bif you see (?:him|her|it)\b|\bfound an? \w+"
    ),
}
"""That who or what is lost is looked for, or whose it is."""
_FOUND: Mapping[str, re.Pattern[str]] = {
    "vi": later(
        r"\b(?:đã|vừa) (?:được )?(?:tìm (?:thấy|được)|về (?:đến |tới |lại )?nhà)\b|\btìm (?:thấy|"
        r"được)\b[^.]{0,30}\b(?:an toàn|bình an|khỏe)\b"
    ),
    "en": later(
        r"\b(?:has|have|had|was|were|been) found(?: safe| alive| well)\b|\b(?:is|are|got) (?:back )?home safe\b|\bfound safe\b"
    ),
}
"""That who was looked for is found: nobody looks any longer, and who is glad of it exposes nobody."""
_CHATS: Mapping[str, re.Pattern[str]] = {
    "vi": later(
        r"\b(?:trời|nắng|gió|buổi (?:sáng|chiều|tối)|hoàng hôn|trăng)(?: \w+){0,3} (?:đẹp|mát|trong xanh|thơ mộng|dễ chịu)\b|"
        r"\b(?:hoa|cây) [^.!?]{0,20}\bnở\b|\b(?:hôm nay|sáng nay|tối nay) (?:tôi|em|mình|ad) (?:thấy )?"
        r"(?:vui|buồn|mệt|nhớ|thèm|đói)\b"
    ),
    "en": later(
        r"\b(?:lovely|beautiful|gorgeous|nice) (?:weather|day|morning|evening|sunset)\b|\bwhat a (?:lovely|beautiful|nice)\b|"
        r"\bin bloom\b|\bi(?: am|.m) (?:so )?(?:happy|sad|hungry|bored) today\b"
    ),
}
"""Talk of the day and of oneself."""
_INVITES: Mapping[str, re.Pattern[str]] = {
    "vi": later(r"\b(?:gọi|liên hệ|nhắn|báo|alo|gặp|hỏi|đăng ký|trực|hotline|đường dây)\b[^.;\n]{0,50}$"),
    "en": later(r"\b(?:call|ring|phone|text|contact|message|tell|dial|ask|reach|write to)\b[^.;\n]{0,50}$"),
}
"""Before a number that people are asked to ring: that is an office's, or given on purpose."""
_SORRY: Mapping[str, re.Pattern[str]] = {
    "vi": later(r"\b(?:xin lỗi|nhận lỗi|xin nhận)\b"),
    "en": later(r"\b(?:sorry|apolog\w+|our fault)\b"),
}
_SIGNS: Mapping[str, Mapping[str, re.Pattern[str]]] = {
    "asks": _ASKS, "open": _OPEN, "plans": _PLANS, "reported": _REPORTED, "between": _BETWEEN, "or": _OR,
    "no_choice": _NO_CHOICE, "hands": _HANDS, "not_hands": _NOT_HANDS, "boasts": _PRAISES, "leaves": _LEAVES,
    "sought": _SOUGHT, "lost": _LOST, "found": _FOUND, "chat": _CHATS, "invites": _INVITES, "sorry": _SORRY,
}  # fmt: skip
_VERSE = re.compile(r"\A[^/\n]{8,70}(?:(?: / |\n)[^/\n]{8,70}){2,}\Z")
"""Three short lines and more, one under the other or parted as verses are when they are quoted."""
_TELLING_ALONE = frozenset({"identity", "medical"})
_FEW = {"chat": 2, "lost": 3, "query": 3, "hands": 4, "boasts": 2, "leaves": 5}
"""Of how many sentences one has to show the sort: what stands beside news is no sort of the text."""
_CLAIMLESS = frozenset({"deny", "partly"})


def sorts(title: str, body: str, spelt: str, stance: str = "") -> Iterator[tuple[str, str]]:
    """(sort, the words that it offers) of a text as read in tongue `spelt`; none of a stance that takes a claim's side but for
    what names people."""
    quoted = as_read(f"{title}. {body}")
    text = quotes_blank(quoted)
    if mourned(text, spelt):
        return
    yield from ((name, "") for name in _exposed(quoted, spelt))
    if _verses(as_read(body)):
        yield "verse", ""
    sorry = _sign("sorry", spelt).search(text) and not _sign("leaves", spelt).search(text)
    if stance in _CLAIMLESS or sorry:
        return
    told = sentences(text)
    least = {name: -(-len(told) // of) for name, of in _FEW.items()}
    for name in ("lost", "hands", "boasts", "leaves", "chat"):
        hits = sum(1 for said in told if _sign(name, spelt).search(said))
        if name == "lost" and _sign("found", spelt).search(text):
            continue
        if hits and hits >= least[name] and not (name == "hands" and _sign("not_hands", spelt).search(text)):
            yield name, ""
            return
    if advert(text, spelt):
        yield "sells", ""
        return
    yield from _asked(told, quoted, spelt, least["query"])


def _asked(every: list[str], quoted: str, spelt: str, least: int) -> Iterator[tuple[str, str]]:
    """What is asked of the public: of a choice both that can be chosen; else whether it wants something, or what."""
    asks, told = _sign("asks", spelt), _sign("reported", spelt)
    hits = [said for said in every if asks.search(said) and not told.search(said)]
    if hits:  # beside what asks the public, whatever ends as a question does
        hits = [said for said in every if said in hits or ("?" in said[-3:] and not told.search(said))]
    if len(hits) < max(least, 1) or hits == every[:1] != every:
        return  # a title that asks, and a body that answers
    if pair := _choice(quoted, spelt):
        yield "choice", pair[0]
        yield "rival", pair[1]
    elif any(_sign("open", spelt).search(said) for said in hits) or not _sign("plans", spelt).search(quoted):
        yield "query", ""
    else:
        yield "poll", ""


def _choice(quoted: str, spelt: str) -> tuple[str, str] | None:
    """The two things between which somebody may choose, in their own words."""
    for sign in (_QUOTED, _sign("between", spelt)):
        if found := sign.search(quoted):
            return _clean(found["a"], found["b"])
    for found in _sign("or", spelt).finditer(quoted):
        second = found["b"].strip().split()
        if not second or _sign("no_choice", spelt).match(" ".join(second)):
            continue
        first = found["a"].split()
        # What is chosen is named alike twice: from the word on with which the other one begins, else in as many words.
        alike = [at for at, word in enumerate(first) if word.lower() == second[0].lower()]
        first = first[alike[-1] :] if alike else first[-len(second) :]
        named = " ".join(first)
        begins = second[0].islower() and len(first) == len(
            found["a"].split()
        )  # a sentence's capital is no name's
        return _clean(named[:1].lower() + named[1:] if begins else named, " ".join(second))
    return None


def _clean(first: str, second: str) -> tuple[str, str] | None:
    both = tuple(_LEADS.sub("", each.strip(" “”\"'")) for each in (first, second))
    fits = all(0 < len(each.split()) <= _MOST_CHOSEN for each in both) and both[0].lower() != both[1].lower()
    return (both[0], both[1]) if fits else None


def _exposed(text: str, spelt: str) -> Iterator[str]:
    """Whether a text tells of private people what is theirs: that, and whether it names children."""
    found = private(text)
    kinds = {each.kind for each in found}
    if _sign("sought", spelt).search(text) or _sign("found", spelt).search(text):
        return
    people = kinds & {"person", "minor", "medical"}
    invites = _sign("invites", spelt)
    shown = any(
        each.kind in ("phone", "address") and not invites.search(text[: each.start]) for each in found
    )
    if "minor" in kinds or kinds & _TELLING_ALONE or (people and shown):
        yield "exposed"
        if "minor" in kinds:
            yield "minors"


def _sign(name: str, spelt: str) -> re.Pattern[str]:
    """A sign of `_SIGNS` as a text in that tongue is read."""
    return as_typed(_SIGNS[name], spelt)


def _verses(body: str) -> bool:
    """Whether a text is a poem: short lines, and no figures."""
    return bool(_VERSE.match(body.strip())) and not re.search(r"\d", body)
