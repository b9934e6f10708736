"""What sort of text a statement is: a notice, a wish, a joke, a call for hands (`learnt`); and whether it tells of a private
person, by telephone, home or class. Each sort with the words that a reply says again: of a choice, what can be chosen.
"""

# Charter: conduct text sorts
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from infodrill.casework.advice import quotes_blank
from infodrill.casework.privacy import private
from infodrill.conduct.harmful import HARMS, ROBS, harmful
from infodrill.conduct.learnt import LAUGHS, MARGIN, SORTS, chosen, counted_lines, parts, ranked, sort_of
from infodrill.conduct.moves import of_offices
from infodrill.conduct.readings import unmeant
from infodrill.conduct.sortsigns import (
    DROPPED,
    FOUND,
    GRANTED,
    NAMED_AFTER,
    SOUGHT,
    may_be,
    scornful,
    settles,
    shown,
    sound,
    still_sought,
)
from infodrill.kernel.folding import as_read
from infodrill.kernel.letters import BARE, tongue
from infodrill.kernel.patterns import as_typed, later
from infodrill.kernel.saidtimes import TIME, masked, moments
from infodrill.media.relations import BROACHED, INFORMS, MARKS, NAMED, OPPOSED

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
PERSONAL = frozenset({"exposed", "minors"})
"""Sorts that tell of private people."""
FORMAL = PERSONAL | {ROBS, HARMS, "scorn"}
"""Sorts that are found by their form, whatever else shows in a text."""
_LEADS = later(
    r"^(?:.*\bthấy(?: nên)?|(?:có nên|nên|định|muốn|chọn|là)(?: làm)?|làm|ở|tại|vào|to|in|at|on|for) "
)
"""What stands before something that is chosen and belongs to the question."""
_MOST_CHOSEN = 5
"""Words of something that is chosen, at most: nobody repeats more."""
_VOTES: Mapping[str, re.Pattern[str]] = {
    "vi": later(r"\b(?:bỏ phiếu|lấy ý kiến|góp ý|bình chọn|gửi ý kiến|cho ý kiến|nghiêng về)\b"),
    "en": later(r"\b(?:vote|poll|ballot|tell us which|which (?:do|would|one) |your (?:choice|opinion))"),
}
"""That the public is asked to choose."""
_KEPT: Mapping[str, re.Pattern[str]] = {
    "vi": later(
        r"(?<!ai )\b(?:nhặt|lượm) (?:được|đc)\b|\btìm chủ\b|\b(?:ai|nhà nào|người nào|bác nào) (?:bị )?(?:mất|đánh rơi|làm "
        r"rơi|để quên|bỏ quên|quên)\b|\bchủ (?:nhân|xe|\w+) (?:\S+ ){0,8}nhận\b|\b(?:đang )?giữ (?:một|hai|ba|chiếc|cái|hộ|"
        r"giúp)\b(?=.*(?:nhận|quên|rơi))|\bnhận lại\b|\b(?:để|bỏ) quên (?:ở|tại|trên)\b"
    ),
    "en": later(
        r"\bhanded in\b|\b(?:has|have) been left (?:in|at|on|by)\b|\b(?:was|were) (?:left|found|picked up) (?:at|on|in|by|"
        r"near|outside|behind)\b|\bowner\b|\b(?:is|are) (?:it|they) yours\b|"
        r"\b(?:it|they) (?:is|are) yours\b|\bclaim (?:it|them)\b|^\W*found(?: on| at| in| by| an?| one|:)|\bcome "
        r"and get (?:it|them|him|her)\b|\blost property\b|\bwhose\b|\b(?:waiting|kept|is|are) at the \w+(?:'s)? (?:desk|"
        r"post|office)"
    ),
}
"""That what was found waits for its owner: nobody was looking for it, and nobody is safe by that."""
_VOUCHES: Mapping[str, re.Pattern[str]] = {
    "vi": later(
        r"\b(?:chuẩn luôn|hot vãi|tin hot|share (?:mạnh|gấp|liền|lẹ)|chia sẻ mạnh|bao (?:hết|luôn|uy tín|chuẩn)|uy tín luôn|thật "
        r"luôn|100% thật|nhanh tay|không nhanh là hết)\b"
    ),
    "en": later(
        r"\b(?:legit|for real|no cap|trust me|hot news|share (?:it |this )?(?:like crazy|everywhere|with everyone|far and wide)|"
        r"we vouch|(?:100|hundred) ?(?:%|per ?cent) real|hurry|don.t miss)\b"
    ),
}
"""How somebody vouches for a bargain or a rumour in the slang of the street; two of these show it."""
_POINTS: Mapping[str, re.Pattern[str]] = {
    "vi": later(
        r"\b(?:kẻ|người|đứa|thủ phạm|chủ mưu) (?:tung|đăng|bịa|loan|phao|gây)\b[^.;]{0,20} (?:chính )?là (?:nhà |con |thằng )?"
        r"(?:ông|bà|anh|chị|cô|chú|bác|thằng|mụ|lão|nhà)\b|\bcứ (?:tới|đến|kéo đến|qua) (?:đó|nhà (?:nó|hắn|bà|ông|họ))\b[^.]"
        r"{0,12}\bhỏi\b"
    ),
    "en": later(
        r"\b(?:who(?:ever)?|the (?:man|woman|person|one) who) (?:started|spread|posted|made)\b[^.;]{0,30} is (?:the|our|that|mr"
        r"s?)\b[^.;]{0,30}\b(?:seller|neighbou?r|lady|man|woman|family|owner|at|from)\b|\bgo (?:and|to) (?:ask|see) (?:him|her)\b"
    ),
}
"""That it points a crowd at somebody who is no office, with or without a name."""
_NO_THING: Mapping[str, re.Pattern[str]] = {
    "vi": later(r"\b(?:bé|cháu|cụ|em|bà|ông|người) (?:\S+ ){0,6}(?:về nhà|an toàn|bình an|đi lạc)\b|\bai (?:nhặt|thấy|lượm|"
    r"gặp) được\b|\b(?:bé|cháu|em) (?:gái|trai|nhỏ)\b(?! (?:áo|giày|dép))"),
    "en": later(r"\b(?:girl|boy|child|toddler|baby) (?:of|aged|about|in|who|called|named|asleep)\b|"
    r"\b(?:safe|alive|home again)\b|\bif (?:you|anyone) (?:find|found|have found|see)\b"),
}  # fmt: skip
_INVITES: Mapping[str, re.Pattern[str]] = {
    "vi": later(r"\b(?:gọi|liên hệ|nhắn|báo|alo|gặp|hỏi|đăng ký|trực|hotline|đường dây)\b[^.;\n]{0,50}$"),
    "en": later(r"\b(?:call|ring|phone|text|contact|message|tell|dial|ask|reach|write to)\b[^.;\n]{0,50}$"),
}
"""Before a number that people are asked to ring: that is an office's, or given on purpose."""
_DENIES: Mapping[str, re.Pattern[str]] = {
    "vi": later(
        r"\b(?:không|ko|k|hông|chẳng|chả|chưa|đừng|chớ|cấm|tránh|đâu có|làm gì có|tin giả|bịa|vô căn cứ|nguy hiểm|chết|tử vong|"
        r"ngộ độc|ngạt|coi chừng|cảnh báo)\b"
    ),
    "en": later(
        r"\b(?:no|not|nor|never|none|nobody|nothing|neither|cannot|avoid|beware|keep (?:\w+ )?(?:off|away|out|clear)|myth|hoax|"
        r"fake|false|untrue|danger\w*|kills?|killed|dead|deadly|death|dies?|died|fatal|poison\w*|harm\w*|toxic|dont)\b|"
        r"n['’]t\b"
    ),
}
"""Whatever in a text forbids, denies or warns of something: wide on purpose, as who warns of what is wild uses its words."""
_FORBIDS: Mapping[str, re.Pattern[str]] = {
    "vi": later(r"^(?:(?:tuyệt đối )?không|đừng|chớ|(?:nghiêm )?cấm|tránh|hạn chế|chưa)\b(?! (?:cần|phải|ai phải|nghỉ|tính|có))"),
    "en": later(r"^(?:do not|don.t|never|avoid|no|keep (?:off|away)|nobody)\b(?! (?:need|response|has|have)s?\b)"),
}  # fmt: skip
"""A clause that forbids from its first word on."""
_BLURRED = later(r"\b(?:dung|cam)\b")
"""Without accents nobody can tell "đừng" from "dùng", or "cấm" from "cam": it may forbid."""
_CLAUSES = re.compile(r"[.!?;:,\n–]+\s*")
_PRAISED: Mapping[str, re.Pattern[str]] = {
    "vi": later(r"\b(?:cảm ơn|cám ơn|biểu dương|khen ngợi|chúc mừng|tuyên dương)\b"),
    "en": later(r"\b(?:thank(?:s| you)|well done|congratulat\w+|praise)\b"),
}
WON: Mapping[str, re.Pattern[str]] = {
    "vi": later(
        r"\b(?:giải (?:nhất|nhì|ba|khuyến khích)|huy chương|vô địch|thắng giải|đoạt giải|đạt giải|đỗ)\b"
    ),
    "en": later(r"\b(?:(?:first|second|third) prize|medals?|won|winners?)\b"),
}
_SIGNS: Mapping[str, Mapping[str, re.Pattern[str]]] = {
    "denies": _DENIES, "forbids": _FORBIDS, "between": _BETWEEN, "or": _OR, "no_choice": _NO_CHOICE, "sought": SOUGHT,
    "found": FOUND, "invites": _INVITES, "kept": _KEPT, "votes": _VOTES, "no_thing": _NO_THING,
    "vouches": _VOUCHES, "points": _POINTS, "praised": _PRAISED, "won": WON,
    "dropped": DROPPED, "named_after": NAMED_AFTER,
}  # fmt: skip
_VERSE = re.compile(r"\A[^/\n]{8,70}(?:(?: / |\n)[^/\n]{8,70}){2,}\Z")
"""Three short lines and more, one under the other or parted as verses are when they are quoted."""
_TELLING_ALONE = frozenset({"identity", "medical"})
_OF_ALL = frozenset({"poll", "wonders"})
"""Sorts that ask the public: of a choice between two things both are named."""
_NEWS = frozenset((*NAMED, *BROACHED))
FULL = 40
"""Words from which a text is no bare line."""
_WILD = SORTS["wild"]
_ASKING = frozenset({"wonders", "begs", "lost", "sells", "chat", "hands", "blood", "poll", "job"})
_MINDED = OPPOSED | {"gripe", "boasts"}
_MERRY = frozenset({INFORMS, "jest", "chat", "verse", "hail", "scant", "glad"})
_SAID_BY_OFFICES = frozenset({INFORMS, "cross", "gripe", "order", "boasts", "jest", "scant"})
"""Sorts near which a pardon is begged as an office begs it: who asks a question begs it to be polite, and a mourner is sorry."""
_CLAIMLESS, _SURELY = frozenset({"deny", "partly"}), 2
"""Stances that take a claim's side: what is published so, or begins by forbidding, is of another sort only where that is twice as
sure."""


def sorts(title: str, body: str, lang: str, stance: str = "") -> Iterator[tuple[str, str]]:
    """(sort, the words that it offers) of a text in `lang`: whether it names people, and what sort it is of by
    the lines that we wrote (`learnt`); none where it is a notice, or where that cannot be told."""
    text = _text(title, body)
    spelt = tongue(lang, text)
    named = dict.fromkeys(
        _exposed(text, spelt), ""
    )  # by their form alone: no line that we ship names anybody
    yield from named.items()
    if leads_to := harmful(title, body, lang):
        yield leads_to, ""
        return
    if scornful(quotes_blank(text), spelt):
        yield "scorn", ""
        return
    if _vouches(text, spelt):
        return  # however merrily: who says so is in doubt, and no joke
    if _verses(as_read(body)):
        yield "verse", ""
        return
    if sort_of(text, lang, 0) in _OF_ALL and (pair := _choice(as_read(body), spelt)):
        yield "choice", pair[0]
        yield "rival", pair[1]
        return
    if stance not in _CLAIMLESS and _sign("dropped", spelt).search(text):
        yield "lost", ""
        return
    nearest = sort_of(text, lang, 0)
    if _sign("votes", spelt).search(text) and "?" in text and (pair := _choice(as_read(body), spelt)):
        yield "choice", pair[0]
        yield "rival", pair[1]
        return
    if nearest in _SAID_BY_OFFICES and unmeant(text, lang):
        yield "mock", ""
        return
    if (
        nearest in ("found", "lost")
        and _sign("kept", spelt).search(text)
        and not _sign("no_thing", spelt).search(text)
    ):
        yield "kept", ""
        return
    found = sort_of(text, lang, _margin(text, lang, stance))
    if found == "hail" and _sign("won", spelt).search(text):
        found = "boasts"
    if found not in GRANTED and not may_be(found, text, spelt):
        found = ""  # a guess that nothing in the text bears out
    found = found or _settled(text, lang) or _laughed(text, nearest)
    if found == "found" and still_sought(text, spelt):
        found = "lost"
    if found == _WILD and (_denies(text, spelt) or sound(text, spelt)):
        return
    if found in MARKS:
        yield found, ""


def _likely(text: str, lang: str) -> list[tuple[str, int]]:
    """(sort, how near) of the sorts that a text may be of by what it shows, the nearest first."""
    spelt = tongue(lang, text)
    near = shown(ranked(counted_lines(lang), text), text, spelt)
    return [each for each in near if each[0] != _WILD or not sound(text, spelt)]


def _settled(text: str, lang: str) -> str:
    """The nearest sort of those that a text may be of and shows for certain, if that lies about as near as any and it is likest
    to no notice; who asks for hands with a question asks for hands."""
    spelt, near = tongue(lang, text), _likely(text, lang)
    if near[0][0] == INFORMS:
        return next((sort for sort in ("boasts", "jest", "hands") if settles(sort, text, spelt)), "")
    close = [sort for sort, how_near in near if near[0][1] - how_near <= MARGIN]
    shows = [sort for sort in close if settles(sort, text, spelt)]
    return next((sort for sort in shows if sort != "wonders"), "") or next(iter(shows), "")


def _laughed(text: str, nearest: str) -> str:
    """The sort of what laughs and is surely of none: a jest, if it is likest to what one says to be merry."""
    return "jest" if LAUGHS in parts(text) and nearest in _MERRY else ""


def informs(title: str, body: str, lang: str, stance: str = "") -> bool:
    """Whether a text in `lang` reads as what an office has to say; what takes a claim's side, unless another lies nearer."""
    text = _text(title, body)
    surely = MARGIN // 2 if stance in _CLAIMLESS else MARGIN
    near = _likely(text, lang)
    plain = chosen(near, surely) == INFORMS or _by_far(near)
    return not body.isupper() and plain and not reckless(title, body, lang, stance)


def _by_far(near: list[tuple[str, int]]) -> bool:
    """Whether a text lies two fifths nearer to what an office has to say than to anything else, more to what people mind."""
    (first, how_near), (second, next_to_it), *_ = near
    least = 8 if second in _MINDED else 7
    return first == INFORMS and 5 * how_near >= least * next_to_it


def may_inform(title: str, body: str, lang: str) -> bool:
    """Whether a text is about as like what an office has to say as it is like anything."""
    near = ranked(counted_lines(lang), _text(title, body))
    return near[0][1] - dict(near)[INFORMS] <= MARGIN // 2


def sour(title: str, body: str, lang: str) -> bool:
    """Whether a text is likest to rude words, though nobody could say that it is."""
    text = _text(title, body)
    return sort_of(text, lang, 0) == SORTS["rude"] and LAUGHS not in parts(text)


def brings_news(seen: Mapping[str, str], title: str, body: str, lang: str, stance: str = "") -> bool:
    """Whether a text of no sure sort is likest to what an office has to say, and names or brings up something that offices speak
    of, gives an hour or is no bare line, a shorter one where it takes a claim's side: `seen` = what is seen of it. What tells
    what notices tell is one too, and what names a day is no bare line; what is near wild advice is not."""
    near = _likely(_text(title, body), lang)[0][0]
    least = len(body.split()) >= (FULL // 2 if stance in _CLAIMLESS else FULL)
    dated = next(iter(moments(body)), None) and not reckless(title, body, lang, stance)
    told = seen.keys() & _NEWS or TIME in masked(body) or least or dated
    plain = near == INFORMS or (of_offices(seen.keys(), stance) and not seen.keys() & {"sour", "rash"})
    return bool(plain and told and "rash" not in seen)


def reckless(title: str, body: str, lang: str, stance: str = "") -> bool:
    """Whether the words of a text lie near those of wild advice, though other words lie as near: nobody thanks for what may be
    that."""
    found = _nearest_two(title, body, lang, stance)
    return found[0][0] == _WILD or (found[1][0] == _WILD and found[0][1] - found[1][1] < _SURELY * MARGIN)


def rash(title: str, body: str, lang: str, stance: str = "") -> bool:
    """Whether wild advice is what a text is likest to, before what tells people something: who asks for it advises nothing."""
    (first, _), (second, _) = _nearest_two(title, body, lang, stance)
    return first == _WILD and second not in _ASKING


def vouched(title: str, body: str, lang: str) -> bool:
    """Whether a text vouches for something in the slang of the street, as no office does."""
    return _vouches(text := _text(title, body), tongue(lang, text))


def _vouches(text: str, spelt: str) -> bool:
    return len({hit[0].lower() for hit in _sign("vouches", spelt).finditer(text)}) >= _SURELY


def _nearest_two(title: str, body: str, lang: str, stance: str) -> list[tuple[str, int]]:
    """The two sorts that a text is likest to without its clauses that forbid; none of what takes a claim's side, which speaks of
    wild things to deny them."""
    said = " ".join(part for part in _CLAUSES.split(_text(title, body)) if part and not forbids(part, lang))
    return _likely(said, lang)[:2] if stance not in _CLAIMLESS and said else [("", 0), ("", 0)]


def forbids(clause: str, lang: str) -> bool:
    """Whether a clause begins by forbidding something."""
    return bool(_sign("forbids", tongue(lang, clause)).match(clause))


def _denies(text: str, spelt: str) -> bool:
    """Whether anything in a text forbids, denies or warns, or may do so as it is typed."""
    return bool(_sign("denies", spelt).search(text) or (spelt == BARE and _BLURRED.search(text)))


def _text(title: str, body: str) -> str:
    return as_read(f"{title.strip(' -')}. {body}").lstrip(". ")


def _margin(text: str, lang: str, stance: str) -> int:
    return MARGIN * _SURELY if stance in _CLAIMLESS or forbids(text, lang) else MARGIN


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
    kinds = {each.kind for each in found} - (
        {"person"} if _sign("named_after", spelt).search(text) else set()
    )
    if _sign("sought", spelt).search(text) or _sign("found", spelt).search(text):
        return
    if _sign("praised", spelt).search(text) and kinds <= {"person", "minor"}:
        return  # who is thanked by name is shown to nobody
    people, invites = kinds & {"person", "minor", "medical"}, _sign("invites", spelt)
    shown = any(
        each.kind in ("phone", "address") and not invites.search(text[: each.start]) for each in found
    )
    told = "minor" in kinds or kinds & _TELLING_ALONE or (people and shown)
    if told or _sign("points", spelt).search(text):
        yield "exposed"
        if "minor" in kinds:
            yield "minors"


def _sign(name: str, spelt: str) -> re.Pattern[str]:
    """A sign of `_SIGNS` as a text in that tongue is read."""
    return as_typed(_SIGNS[name], spelt)


def _verses(body: str) -> bool:
    """Whether a text is a poem: short lines, and no figures."""
    return bool(_VERSE.match(body.strip())) and not re.search(r"\d", body)
