"""What a reply can take up of a published version, in the words that it has now: once they are erased, nothing.

Found as the craft checklist finds it, so a passage stands where the recorded points say that there is one; one that is too long
to be said again, or that is somebody else's word, is left out.
"""

# Charter: conduct passages
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from infodrill.casework.advice import advised, quotes_blank
from infodrill.casework.craft import CraftCheck, clause_around, inspect
from infodrill.casework.craftreading import Draft
from infodrill.casework.names import spoken_of
from infodrill.casework.records import Version
from infodrill.conduct.counted import fewer
from infodrill.conduct.echoed import advised_again, news_again, told_again
from infodrill.conduct.figuretold import OPEN, figure_told
from infodrill.conduct.namedrecords import named_record
from infodrill.conduct.nexthour import WHEN, is_as_of, next_hour
from infodrill.conduct.othertongue import from_another_tongue
from infodrill.conduct.penalties import attacks
from infodrill.conduct.readings import to_come
from infodrill.conduct.seenin import as_far_as_read, seen_in, seen_in_title
from infodrill.conduct.subject import NOTHING, Subject
from infodrill.conduct.textsorts import FULL, brings_news, forbids, may_inform, reckless
from infodrill.kernel.erasable import until_erased
from infodrill.kernel.folding import as_read
from infodrill.kernel.saiddays import WEEK
from infodrill.kernel.saidnumbers import MONTHS
from infodrill.kernel.saidtimes import TIME, masked, moments
from infodrill.kernel.sentences import around, asking, ends, sentences
from infodrill.media.relations import ALONE, BROACHED, INFORMS, SMOTHERED, TOLD_EVER, UNSORTED, Passages

_WORDS = {"vi": (2, 9), "en": (2, 8)}  # of a passage that somebody says again: nobody copies a whole sentence
_LEADS_IN: Mapping[str, str] = {
    "vi": r"^(?:đúng là|đúng thế|thực tế là|thực tế|thực ra|thật ra|cụ thể là|cụ thể|tức là|như vậy|vâng|dạ|thưa bà con)[, ]+",
    "en": r"^(?:it is true that|it is so that|in fact|indeed|yes|so)[, ]+",
}
_THEN_DO: Mapping[str, str] = {"vi": r"\bthì\b", "en": r"^(?:if|over|above|whoever|anyone|those)\b"}
"""What to do in some case is no fact to be told by itself."""
_FREES: Mapping[str, str] = {
    "vi": r"^(?:không|chưa) (?:ai|có|phải|cần|cháu|em|nhà|hộ|bắt buộc)\b", "en": r"^(?:no|nobody|there)\b"
}  # fmt: skip
"""What frees people from doing something is so."""
_MENDED: Mapping[str, str] = {
    "vi": r"\b(?:đã|vừa) (?:được )?(?:gỡ|khóa|sửa|thay|lắp|trả|dọn|vá|nối|về|xong|ổn|cấp|đặt|báo|đổi|bỏ)\b|\btừ nay\b|\bsẽ\b|"
    r"\bmượn\b|\b(?:thay|sửa|làm|dọn|lắp) xong\b",
    "en": r"\b(?:has|have|had) been (?:mended|repaired|removed|replaced|taken|shut|closed|returned)|\bfrom now on\b|\bwill\b|"
    r"\b(?:borrow|lent)\w*",
}
"""What was put right: of what is owned people are sorry for the rest."""
_WHO_IS_RIGHT: Mapping[str, str] = {
    "vi": r"^(?:phụ huynh|bà con|người dân|dân|anh chị|bạn)\b.* đúng\b",
    "en": r"^(?:parents|residents|people|you|readers|those who \w+)\b.* (?:are|were|is) (?:\w+ )?right\b|\b(?:that|it) was so\b",
}
"""That somebody is right is no fact that one is told."""
_RISKED: Mapping[str, str] = {
    "vi": r"\b(?:hậu quả|nguy cơ|rủi ro|tác hại|thiệt hại|nếu (?:tin|nghe|làm) theo|có thể (?:xảy|dẫn|gây))",
    "en": r"\b(?:what it can lead to|consequences?|risks?|harm|if (?:believed|followed))",
}
"""A label before what a rumour may do: that is neither what is so nor what to do."""
_MAY: Mapping[str, str] = {
    "vi": r"^(?:ai|người|trẻ|bà con|nhà|nếu)?(?: \w+){0,4}\b(?:có thể (?:bị|chết|mất|ngộ|co giật|đuối)|dễ bị|nguy cơ)\b",
    "en": r"\b(?:can|could|may|might) (?:die|drown|choke|lose|be (?:poisoned|hurt|killed|robbed))\b",
}
_RUMOUR: Mapping[str, str] = {
    "vi": r"\b(?:tin|lời|chuyện) (?:đồn|giả|sai|thất thiệt|bịa)\b|\bđồn thổi\b", "en": r"\brumou?rs?\b|\bfake news\b"
}  # fmt: skip
_HALF: Mapping[str, tuple[str, str]] = {
    "vi": (
        r"\b(?:chỉ|trừ|ngoài|không phải|không chỉ|không những|tuy|dù|mặc dù|nếu|khi|vì)\b|\b(?:có|là)$",
        r"(?:theo|tại|ở|từ|lúc|hồi|để|ra (?:ngày|lúc)|ký|ghi|mở cửa|dài|rộng|cách|tắt|trong đó|gần nhất|lâu nhất|mời|"
        r"xin|bà con|ai|nhà nào|người|phường|chúng tôi|tổ)\b",
    ),
    "en": (
        r"\b(?:only|not|except|although|if|when|because|neither|both|either|between)\b",
        r"(?:according|on|at|by|in|from|since|as|after|before|placed|the (?:longest|latest|nearest)|please|issued|signed|open)\b",
    ),
}
"""A first part that needs the other one; and how another one begins that only adds when, where or from what it is so."""
_SO_FAR: Mapping[str, str] = {
    "vi": rf"^(?:tính )?(?:đến|tới) (?:lúc )?{WHEN}(?:,? (?:ngày )?{WHEN})?,? (?:thì )?(?:vẫn )?(?=(?:không|chưa)\b)",
    "en": rf"^(?:as of|by|at) {WHEN}(?:,? (?:on )?{WHEN})?,? ",
}
"""Until when something is so: people say that it is."""
_PLACED: Mapping[str, str] = {
    "vi": r" (?:ở|tại|cho|khỏi) (?:(?:phường|xã|thôn|tổ|khu|trường|chợ) )?[A-ZĐÀ-Ỹ][^,]*$", "en": r" (?:in|at|"
    r"for) [A-ZĐÀ-Ỹ][^,]*$"
}  # fmt: skip
"""Where what is denied is so, which may be left unsaid under the words that name it."""
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|did|does|do|can|came|went|stands?|reads?|shows?|remains?|runs?|\w{3,}ed)\b"
)
_CALLED: Mapping[str, str] = {
    "vi": r"^(?:(?:xin|kính|mong|đề nghị|yêu cầu|mời|xin mời|việc cần làm:?) )*(?:(?:bà con|người dân|mọi người|các hộ|phụ huynh|"
    r"cô bác|quý khách|nhân dân|dân)(?: (?:hãy|nên|cứ|cần|phải|vui lòng))? )?",
    "en": r"^(?:please |what to do: ?|you (?:should|must|need to) |(?:residents|people|parents|everyone) (?:should|must) )*",
}
_WHO: Mapping[str, str] = {
    "vi": r"(?:ai|nhà|hộ|người|con|cháu|trẻ|khách|phụ huynh|bà con|thấy|nếu|khi|lỡ|đã lỡ)\b[^,]*$",
    "en": r"(?:if|when|who(?:ever)?|anyone|those|children|visitors|people|parents)\b[^,]*$",
}
"""Who is told to do something, or when."""
_MAY_DO: Mapping[str, str] = {
    "vi": r"\bđược\b|\bkhông sao\b|^chưa\b|\b(?:giùm|giúp|hộ)$|\b(?:không|chưa) "
    r"(?:ai|có|phải|cần|bắt buộc)\b|\b(?:tùy chọn|như (?:mọi|thường)|báo lại)|"
    r"^(?:thôi|bớt|đừng có|không (?:đổi|còn|thu|cắt|tăng|giảm|dời|hoãn|nghỉ))\b",
    "en": r"\b(?:can|may|need not|no need|nobody (?:has|needs)|update|response)\b|^stop\b",
}
"""What people may do, or need not, nobody is told to do; and what they are scolded for is no advice."""
_LABEL: Mapping[str, str] = {
    "vi": r"\b(?:việc cần làm|cần làm|mong bà con|đề nghị bà con|xin bà con(?: lưu ý)?|lưu ý|hướng dẫn)[^:.\n]{0,24}:(?= ?\w)",
    "en": r"\b(?:what to do|please|what you can do|we ask you)[^:.\n]{0,24}:(?= ?\w)",
}
"""A label before what to do: who reads it asks nobody what to do, however that is worded."""
_AT_ONCE: Mapping[str, str] = {
    "vi": r"\b(?:đi|ra|rời|lên|sơ tán|di dời|chuyển)(?: \w+){0,3} ngay\b",
    "en": r"\b(?:must|leave|move) (?:\w+ )?(?:now|at once)\b"
}  # fmt: skip
"""An order is no fact, whomever it names first."""
_RINGS: Mapping[str, str] = {
    "vi": r"\b(?:gọi|điện thoại|liên hệ|đường dây nóng|hotline|báo)\b[^.;\n]{0,40}?(?<!\d)(?:\d(?:[ .-]?\d){2,}|\d{2,3}xx)",
    "en": r"\b(?:call|ring|phone|hotline|dial)\b[^.;\n]{0,40}?(?<!\d)(?:\d(?:[ .-]?\d){2,}|\d{2,3}xx)",
}
_NOT_RUNG: Mapping[str, str] = {
    "vi": r"\b(?:không|đừng|chớ) (?:\w+ ){0,2}(?:gọi|bấm số|liên hệ)\b",
    "en": r"\b(?:not|never|don.t) (?:\w+ ){0,2}(?:call|ring|phone|dial)\b",
}
_UNSAID, _UNSURE = ALONE | {"blame", "shrug"}, frozenset({UNSORTED, "rash", "sour"})
_NOTICED, _LIKELY = frozenset({"record", "figure", "stamp", "next"}), frozenset({"dials", "advice"})
_SEEN_IN_NOTICES = _LIKELY | {"told"}
"""What of the checklist shows a notice, whatever sort its words are like, if they are like one, and beside another sign."""
_LEADS: Mapping[str, str] = {
    "vi": r"(?:\S+ ){0,3}\S+$|(?:lúc|đến|tới|ngày|sáng|chiều|tối) (?:\S+ ){0,5}\S+$|"
    r"(?:theo|từ|trước|sau|vào|khi|nếu|tại|trong|vì|để|do|với|cùng|ngoài)\b",
    "en": r"(?:\S+ ){0,3}\S+$|(?:by|at|from|before|after|when|if|on|in|because|according|as|with|until|since)\b",
}
_NAMES_EN = re.compile("|".join(name.capitalize() for name in (*MONTHS, *(day["en"][0] for day in WEEK))))
_ENDS = ";:–"  # marks that end a clause, beside those of a sentence
_ASIDE: Mapping[str, str] = {
    "vi": r"^(?:đây (?:chỉ )?là (?:một )?(?:câu hỏi|nhận xét|lời|ý kiến)|nhận xét|người (?:đăng|viết) (?:chỉ|vốn))\b|"
    r"^(?:một|hai|ba|thứ \w+) là\b|^(?:(?:đến|tới) .*)?\bchưa có (?:kết quả|gì|tin|thông tin|số liệu)|^những ngày như thế|"
    r"\b(?:viết|nói|đăng|báo|nhắn|ghi|thông báo|in) (?:là|rằng|nhầm|sai)\b|"
    r"\b(?:bảng tin|trang|tin nhắn|thông báo|bài|tờ \w+|tôi)(?: \w+){0,4} (?:viết|nói|đăng|nhắn|ghi|báo)\b|^(?:câu|lời|điều|"
    r"tin|bài) (?:đó|ấy|này|kia)\b",
    "en": r"^(?:(?:this|it) is (?:a |an )?(?:question|judgement|criticism|opinion)|(?:whoever|those who)\b.*\b(?:meant|"
    r"wanted|tried))\b|^by .*\bno (?:result|news|answer)|^on days like|\b(?:wrote|said|posted|told)\b|^(?:that|"
    r"this) (?:sentence|post|line)\b",
}
"""What an owner says of the question, of who told it, or that there is nothing yet: neither what is so nor what to do."""
_FOREIGN = re.compile(
    r"[“”\"«»?{}\[\]|,]|\b(?:chúng tôi|chúng ta|tôi|mình|anh chị|các anh|bà con|cô bác|các bác|quý \w+|we|our|us|I|my|you|"
    r"your)\b",
    re.IGNORECASE,
)
"""What nobody can say again as it stands: somebody else's words, a question, who speaks of themselves, whom it speaks to, and
more than one phrase."""


def passages(version: Version, lang: str, subject: Subject = NOTHING) -> Passages:
    """By name of `PASSAGES`, `READINGS` and `MARKS`, the words that readers of `lang` can say again; none of an erased text.

    `subject` = the claim that it speaks on, in the language that the text has for readers of `lang`, if any.
    """
    title, body = version.said(lang)
    if not (body := as_far_as_read(body)).strip():
        return seen_in_title(title, lang) if title.strip() and version.tongue(lang) == lang else {}
    found = _passages(title, body, version.stance, version.tongue(lang), subject)
    return found if version.tongue(lang) == lang else from_another_tongue(found)


@until_erased(512)
def _passages(title: str, body: str, stance: str, lang: str, subject: Subject) -> Passages:
    draft = Draft(
        title=title, body=body, figures=(), sources=(), issuer="-", version=1, stance=stance, lang=lang
    )
    found = {check.item: check for check in inspect(draft)}
    seen = dict(seen_in(title, body, lang, stance, subject))
    if (
        not found["no_attack"].points
        and INFORMS not in seen
        and not {"trick", "sorry"} & seen.keys()
        and attacks(title, body, lang)
    ):  # who is harsh is answered for that
        seen = {name: said for name, said in seen.items() if name not in SMOTHERED} | {"harsh": ""}
    if not found["no_attack"].points or seen.keys() & _UNSAID:
        return seen  # nobody says again what blames people, nor what claims nothing
    # Nobody passes on an order to take posts down, or a refusal, as what is so or what to do; nor whom a text names.
    refused = [seen[mark].lower() for mark in ("hush", "face", "curt", "sworn") if mark in seen]
    taken = {
        name: said
        for name, said in _found(draft, found, subject.claim)
        if not spoken_of(said)
        and not any(words in said.lower() or said.lower() in words for words in refused)
    }
    if UNSORTED in seen:
        surely, likely = taken.keys() & _NOTICED, taken.keys() & _LIKELY  # one sign alone may be in any text
        wild = len(surely | taken.keys() & _SEEN_IN_NOTICES) < 2 and reckless(title, body, lang, stance)
        told = surely or found["issuer_time"].points or (likely and may_inform(title, body, lang))
        if (wild or not told) and not brings_news(seen, title, body, lang, stance):
            bare = {name: said for name, said in seen.items() if name in TOLD_EVER or name not in BROACHED}
            asked = "phrase" in taken and not wild and not (_UNSURE - {UNSORTED}) & seen.keys()
            return bare | {"phrase": taken["phrase"]} if asked else bare
        seen = {name: said for name, said in seen.items() if name not in _UNSURE} | {INFORMS: ""}
    return {**taken, **seen}


def _found(draft: Draft, checks: Mapping[str, CraftCheck], claim: str) -> Iterator[tuple[str, str]]:
    lang, text = draft.lang, quotes_blank(as_read(draft.body))  # what others said is not its own
    fact = _said_again(draft, checks["fact_first"]) if checks["fact_first"].points == 2 else ""
    fact = told_again(fact, lang, draft.stance, claim, draft.title)
    mended = draft.stance == "confirm" and re.search(_MENDED[lang], fact, re.I)
    if fact and not mended and _told(fact, lang):
        yield "fact", fact
        if re.search(OPEN[lang], fact, re.IGNORECASE):
            yield "open", fact
    elif said := next(_phrases(draft, text, lang), ""):
        yield "phrase", said
    if told := _advice(draft, checks["what_to_do"]):
        yield "advice", told
        if forbids(told, lang):
            yield "avoid", told
    yield from _records(draft, checks["evidence"])
    if checks["evidence"].points and (figure := figure_told(text, lang)):
        begins, ends = around(text, *figure.span())
        if not (draft.stance == "confirm" and re.search(_MENDED[lang], text[begins:ends], re.I)):
            yield "figure", figure[0]
    if checks["evidence"].points and (count := fewer(lang, text, claim)) and count[:1].isdigit():
        yield "count", count
    yield from _stamps(draft, checks["issuer_time"])
    marked = _shown(text)
    if span := next_hour(marked, lang):
        yield "next", _begun_small(text[slice(*span)])
    if rumour := re.search(_RUMOUR[lang], text, re.IGNORECASE):
        yield "called", rumour[0]
    if told or re.search(_LABEL[lang], text, re.IGNORECASE):
        yield "told", ""
    if len(text.split()) >= FULL or TIME in marked or len(re.findall(r"\d[\d.,/:]*", text)) >= 2:
        yield "full", ""
    if _rung(lang, text):
        yield "dials", ""


def _phrases(draft: Draft, text: str, lang: str) -> Iterator[str]:
    """The sentence with which a text begins, where it is short and says how something is, as others say it again: of a clause
    beside its news nobody does."""
    for sentence in sentences(text, also=_ENDS)[:1]:
        first, _, rest = (whole := sentence.strip(" .!…;:–")).partition(", ")
        told = _begun_small(first if rest and _stands_alone(first, rest, lang) else whole)
        said = news_again(told, lang, draft.stance)
        left_open = asking(sentence) or sentence[-1] == ":" or re.search(OPEN[lang], said, re.I)
        if not left_open and _fits(said, lang) and _told(said, lang):
            yield said


def _shown(text: str, *, exactly: bool = False) -> str:
    """The text with its hours and dates marked; and, unless `exactly`, with the parts of days and the days that lie ahead."""
    marked = masked(text)
    for said in () if exactly else moments(text):
        day = said.day
        if day and (day.weekday is not None or (day.offset or 0) > 0 or (day.offset == 0 and day.part)):
            marked = marked[: day.start] + TIME * (day.end - day.start) + marked[day.end :]
    return marked


def _stamps(draft: Draft, stamp: CraftCheck) -> Iterator[tuple[str, str]]:
    """The time as of which the text stands."""
    clause = clause_around(_part(draft, stamp), stamp) if stamp.points else ""
    at = re.search(WHEN, _shown(clause, exactly=True))
    issued = is_as_of(draft.body, clause, draft.lang, in_title=stamp.part == "title")
    if at and issued and not to_come(clause, draft.lang):
        yield "stamp", clause[at.start() : at.end()]


def _rung(lang: str, text: str) -> bool:
    """Whether a text gives a number to ring: not one that it warns against."""
    return bool(re.search(_RINGS[lang], text, re.I)) and not re.search(_NOT_RUNG[lang], text, re.I)


def _told(fact: str, lang: str) -> bool:
    """Whether words tell how something is: neither what to do in some case, nor a mere name, nor who is right."""
    in_case = re.search(_THEN_DO[lang], fact, re.IGNORECASE) and advised(lang, fact)
    if in_case or re.search(_WHO_IS_RIGHT[lang], fact, re.IGNORECASE):
        return False
    if (lang == "en" and not _FINITE.search(fact)) or re.search(_AT_ONCE[lang], fact, re.IGNORECASE):
        return False
    return bool(re.match(_FREES[lang], fact, re.IGNORECASE)) or not advised(lang, fact)


def _advice(draft: Draft, check: CraftCheck) -> str:
    """What readers are told to do, in few words: where the checklist finds it, else behind a label that announces it."""
    lang = draft.lang
    labelled = re.search(rf"{_LABEL[lang]} ?([^.;:\n]+)", quotes_blank(as_read(draft.body)), re.IGNORECASE)
    found = (
        _said_again(draft, check) if _begins(draft, check) else "",
        _begun_small(labelled[1].strip()) if labelled else "",
    )
    for each in found:
        told = re.sub(_CALLED[lang], "", each, flags=re.IGNORECASE).strip()
        if (
            advised_again(told, lang)
            and not re.search(r"\d[\d .-]{2,}\d|\b\d{2}xx", told)  # whom to ring if need be is not the news
            and _fits(told, lang)
            and not re.search(_MAY_DO[lang], told, re.IGNORECASE)
            and advised(lang, told)
        ):
            return told[0].lower() + told[1:]  # an order begins with no name
    return ""


def _records(draft: Draft, check: CraftCheck) -> Iterator[tuple[str, str]]:
    """The record that shows where the fact is known from, by its whole name; none that does not exist or that people bring."""
    if not check.part or not check.points or draft.stance == "unknown":
        return  # of what is not known yet no book settles anything
    lang, text = draft.lang, quotes_blank(as_read(_part(draft, check)))
    if found := named_record(lang, text, *around(text, check.start, check.end)):
        record, paper = found
        yield "record", _begun_small(record)
        if paper:
            yield "paper", _begun_small(record)


def _begins(draft: Draft, check: CraftCheck) -> bool:
    """Whether advice begins its sentence, behind whom it speaks to or when it holds: else the words before it say otherwise."""
    text, lang = _part(draft, check), draft.lang
    at, _ = around(text, check.start, check.start + 1, also=_ENDS)
    before = re.sub(_CALLED[lang], "", text[at : check.start].strip() + " ", flags=re.IGNORECASE).strip()
    others = re.search(r"\b(?:says?|said|claims?|nói|bảo|viết|đồn)\b", before, re.IGNORECASE)
    who = not others and len(before.split()) <= 12 and re.match(_WHO[lang], before, re.IGNORECASE)
    return not before or bool(who)


def _said_again(draft: Draft, check: CraftCheck) -> str:
    """The clause around a passage, "" when nobody would say it again."""
    if not check.part or not check.points:
        return ""
    text, lang = _part(draft, check), draft.lang
    at, _ = around(text, check.start, check.start + 1, also=_ENDS)
    marks = [mark for mark in ends(text, also=_ENDS) if mark.start >= at]
    while marks and marks[0].sign == ":":  # what stands before a colon only says what comes
        at = marks.pop(0).end
    whole = text[at : marks[0].start if marks else len(text)].strip(" !?")
    labels = re.findall(r"[^.:\n]*:(?=\s|$)", text[text.rfind("\n", 0, at) + 1 : at])
    if (labels and re.search(_RISKED[lang], labels[-1], re.IGNORECASE)) or re.search(
        _MAY[lang], whole, re.IGNORECASE
    ):
        return ""
    whole = re.sub(_LEADS_IN[lang], "", whole, flags=re.IGNORECASE).strip()
    if so_far := re.match(_SO_FAR[lang], _shown(whole, exactly=True), re.IGNORECASE):
        whole = whole[so_far.end() :].strip()
    first, _, rest = whole.partition(",")
    parts = (whole, first.strip()) if _stands_alone(first.strip(), rest.strip(), lang) else (whole,)
    parts = (
        *parts,
        *(re.sub(_PLACED[lang], "", part) for part in parts if re.match(_FREES[lang], part, re.IGNORECASE)),
    )
    return next((_begun_small(said) for said in parts if _fits(said, lang)), "")


def _stands_alone(first: str, rest: str, lang: str) -> bool:
    """Whether the first part of a sentence says by itself what the whole says: it is one, and what comes after it
    only says when, where or from what that is known."""
    needs, adds = _HALF[lang]
    following = re.split(r",", rest)
    listed = len(following) > 1 and len(following[0].split()) <= 6
    return (
        len(first.split()) >= 4
        and not re.match(_LEADS[lang], first, re.IGNORECASE)
        and not re.search(needs, first, re.IGNORECASE)
        and bool(re.match(adds, rest, re.IGNORECASE))
        and not listed
        and (lang == "vi" or bool(_FINITE.search(first)))
    )


def _fits(said: str, lang: str) -> bool:
    if lang == "en" and re.match(r"an? ", said, re.IGNORECASE) and not _FINITE.search(said):
        return False  # a name, and nothing is said of it
    return (
        _WORDS[lang][0] <= len(said.split()) <= _WORDS[lang][1]
        and not all(word[:1].isupper() for word in said.split()[1:])  # shouted again, or who signed it
        and not _FOREIGN.search(said)
        and not re.search(_ASIDE[lang], said, re.IGNORECASE)
    )


def _part(draft: Draft, check: CraftCheck) -> str:
    return draft.title if check.part == "title" else draft.body


def _begun_small(text: str) -> str:
    """With a small first letter, unless the first word may be part of a name or is shouted."""
    first, _, rest = text.partition(" ")
    if _NAMES_EN.match(first):
        return text
    named = rest[:1].isupper() and rest[1:2].islower()
    return text if (first[1:] and not first[1:].islower()) or named else text[0].lower() + text[1:]
