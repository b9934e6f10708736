"""Whether a text tells people to do the contrary of what a drill's own record tells them.

Nobody asks what is good for people: the record says "do not tap the link" and "ring the number on the card", a rumour that is
false says "take the SIM out"; a text that says to tap, not to ring or to take it out is held against that. A deed is a verb
at the head of a piece of a sentence with the things behind it. What is quoted, asked or told of others tells nobody anything,
and what any record of the drill tells as well is no harm.
"""

# Charter: review deeds
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import takewhile

from infodrill.casework.acts import EN_ACT, EN_ANY, VI_ACT
from infodrill.casework.advice import quotes_blank
from infodrill.casework.rights import FALSE_VERDICTS
from infodrill.kernel.folding import as_read
from infodrill.kernel.letters import words
from infodrill.kernel.opposites import NOT_EN, NOT_VI
from infodrill.kernel.patterns import Signs, in_both, later
from infodrill.kernel.sentences import sentences
from infodrill.scenario.schema import Claim


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldDeed:
    """What people are told to do, or not (`bidden` False): a verb with the things named behind it; `eased` = they need not."""

    verb: str
    things: tuple[str, ...]
    bidden: bool
    eased: bool = False
    tale: bool = False  # a piece that says what is so of a deed
    urged: bool = False  # a word of asking stands before it

    @property
    def nothing(self) -> bool:
        """That the verb is forbidden of anything."""
        return not self.bidden and bool({*self.things[:1]} & _ANY)


_PIECES = re.compile(r"[,;:.!?–—()\n•]+(?=\s|$)|\s\(|(?<!\w)(?:rồi|và|then|and)(?!\w)|\s-\s")
_FRESH = (";", ":", ".", "!", "?", "\n", "•")
_LEAD: Signs = in_both(
    r"(?:xin|mời|đề nghị|vui lòng|hãy|cứ|nên|cần|phải|mau|nhanh tay|tranh thủ|nhớ|chỉ cần|có thể|sau đó|trước hết|lưu ý|"
    r"ngay|thì|hoặc|là|việc cần làm|bà con|mọi người|người dân|các (?:cụ|bác|hộ|em|cô|anh chị|nhà)|ai cũng|cả nhà)",
    r"(?:please|just|simply|go ahead|do|should|can|must|may|to be safe|instead|now|first|so|or|you|people|everybody|everyone|"
    r"residents|what to do|hurry|better|always)",
)
_URGES: Signs = in_both(
    r"cứ|hãy|nên|mau|nhanh tay|tranh thủ|chỉ cần|chỉ việc", r"just|please|should|simply|go ahead|hurry"
)
_NOT: Signs = in_both(rf"(?:tuyệt đối )?(?:{NOT_VI}|thôi)", rf"no need to|(?:do |need )?{NOT_EN}")
_EASED: Signs = in_both(
    r"(?:không|chưa|khỏi|chẳng) (?:cần|phải|việc gì phải)",
    r"no need to|need not|needn['’]t|do(?: not|n['’]t) (?:need|have) to",
)
_ACT: Signs = in_both(VI_ACT, rf"(?:{EN_ACT}|{EN_ANY})")
_SOFT: Signs = in_both(
    r"(?:nên|được|cần|phải|tự ý|bao giờ|ai|vội|ngay|thêm|có|hề|để|có thể)",
    r"(?:ever|try|to|yet|need|have|let|anybody|anyone)",
)
_NOBODY = later(r"(?:không|chưa) ai (?!được|nên|phải|cần)")
"""That nobody did it: a tale."""
_TOLD_BY: Signs = in_both(
    r"(?:tin|tin nhắn|bài|chúng|kẻ \w+|bọn \w+|mẹo|lời đồn|người lạ|ai đó|đường dây)(?: \w+){0,4} (?:bảo|nói|kêu|xúi|dặn|đòi|"
    r"yêu cầu|hướng dẫn|khuyên|rủ|mời)|nghe (?:nói|đồn)",
    r"(?:message|post|rumou?r|story|swindlers?|scammers?|caller|claim|they|somebody|trick)s?(?: \w+){0,4} (?:says?|said|tells?|"
    r"told|asks?|asked|urges?|wants?)",
)
"""Others are heard from here to the end of the sentence."""
_TALE: Signs = in_both(
    r"là|đã|sẽ|bị|đang|khiến|giúp|không (?:giúp|làm|có|khóa|giữ|phải|còn|hết)|nghĩa là|mất",
    r"is|are|was|were|will|would|does|did|has|have|means|makes|costs|helps",
)
_THEN: Signs = {
    "vi": later(r"^.*(?<!\w)(?:thì|mà hãy|nên)(?!\w)"),
    "en": later(r"^(?:if|when|whoever|any(?:one|body) who|those who)\b.*?(?=\b(?:just|please|simply)\b)"),
}
"""The case in which it is told."""
_ANY = words("ai gì đâu cả nobody anyone anybody nothing anything no")
_LIGHT = words(
    "vào ra lên xuống ngay lại đi cái các những một ở tại của thêm hết được này đó ấy kia theo trong trên thật con chiếc máy? "
    "the a an yet any your our this that these those in on of at up out into more all it them their his her"
)
_CUT = words(
    "cho nào khi để nếu vì bất do mà nhưng hay bằng cùng với trước sau đến từ lúc cho đến nhé nha ạ "
    "to for if until when unless before after because but from so by with while who"
)
_MOST = 4  # things of a deed that tell which it is
_LONGEST = 14  # words of a piece
_OPPOSED: Mapping[str, frozenset[str]] = {
    "tắt": words("bật mở giữ"), "bật": words("tắt"), "tháo": words("để giữ lắp"), "xóa": words("giữ lưu chụp"),
    "vứt": words("giữ cất"), "mở": words("đóng khóa"), "đóng": words("mở"), "ăn": words("bỏ đổ vứt ngừng"),
    "uống": words("bỏ đổ vứt ngừng"), "dùng": words("bỏ đổ vứt ngừng"), "switch": words("keep"), "take": words("leave keep"),
    "remove": words("leave keep"), "delete": words("keep"), "open": words("close shut"), "close": words("open"),
    "shut": words("open"), "eat": words("throw discard"), "drink": words("throw discard"), "use": words("throw discard stop"),
    "throw": words("keep"),
}  # fmt: skip
"""A deed and what undoes it, of one thing."""
_LEAVES, _STAYS = (
    words("rời sơ tán chuyển lánh leave evacuate move"),
    words("ở yên stay remain"),
)
"""Whoever stays does not leave: of no thing, so of a claim's own record alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordDeeds:
    """What the record of a claim tells people to do and not to do, and what a claim that proves false asks of them."""

    told: tuple[ToldDeed, ...]
    lured: tuple[ToldDeed, ...]


def contradicts(own: Claim | None, claims: Iterable[Claim], lang: str, part: str) -> str:
    """The claim whose record a part of a text on claim `own` contradicts by what it tells people to do, "" = none."""
    said = [deed for deed in told_deeds(lang, part) if not deed.tale]
    if not said:
        return ""
    around = tuple(claims)
    records = {claim.id: record_deeds(claim, lang) for claim in around}
    for deed in said:
        licensed = any(_alike(deed, told) for record in records.values() for told in record.told)
        if licensed:
            continue
        for claim in around:
            if _against(deed, records[claim.id], own=own is not None and claim.id == own.id):
                return claim.id
    return ""


def _alike(deed: ToldDeed, told: ToldDeed) -> bool:
    """Whether a record tells the same: the verb, and of the things that it names there the first."""
    same = deed.verb == told.verb and deed.bidden == told.bidden
    return same and (
        not told.things[:2] or {*told.things[:2]} <= {*deed.things} or deed.things == told.things
    )


def _against(deed: ToldDeed, record: RecordDeeds, *, own: bool) -> bool:
    """Whether a deed is the contrary of one that a record tells, or one to which a false claim lures; what is true of nothing
    else (`own`) only of the text's own claim."""
    if deed.bidden and any(_covers(deed, lure) for lure in record.lured):
        return True
    return any(_contrary(deed, told, own=own) for told in record.told)


def _contrary(deed: ToldDeed, told: ToldDeed, *, own: bool) -> bool:
    if deed.bidden and not told.bidden:
        return (own or not told.eased) and _covers(deed, told)
    if not deed.bidden and told.bidden:
        return (
            own
            and not deed.eased
            and deed.verb == told.verb
            and (deed.nothing or {*deed.things} <= {*told.things} != set())
        )
    if deed.bidden and told.bidden:
        undone = told.verb in _OPPOSED.get(deed.verb, frozenset()) and bool({*deed.things} & {*told.things})
        parted = (deed.verb in _STAYS and told.verb in _LEAVES) or (
            deed.verb in _LEAVES and told.verb in _STAYS
        )
        return undone or (own and parted)
    return False


def _covers(deed: ToldDeed, told: ToldDeed) -> bool:
    """Whether a deed is one that a record names: the verb, and all things by which it names it; urged, the verb alone."""
    if deed.verb != told.verb:
        return False
    if all(any(act.fullmatch(thing) for act in _ACT.values()) for thing in deed.things):
        return deed.urged
    return bool(told.things) and {*told.things} <= {*deed.things}


@lru_cache(maxsize=512)
def record_deeds(claim: Claim, lang: str) -> RecordDeeds:
    """The deeds in all that a claim's record tells people, and in a sentence that proves false."""
    entries = (claim.advice, claim.meanwhile, *(known.advice for known in claim.truth))
    told = [deed for text in entries if text for deed in told_deeds(lang, text.in_(lang))]
    false = all(known.verdict in FALSE_VERDICTS for known in claim.truth)
    lured = [
        deed for deed in told_deeds(lang, claim.sentence.in_(lang), urged=True) if deed.bidden and deed.urged
    ]
    named = [
        replace(deed, things=tuple(takewhile(lambda thing: not _ACT[lang].fullmatch(thing), deed.things)))
        for deed in lured
    ]
    kept = [replace(deed, things=deed.things[:_MOST]) for deed in told]
    return RecordDeeds(told=tuple(kept), lured=tuple(deed for deed in named if deed.things) if false else ())


@lru_cache(maxsize=4096)
def told_deeds(lang: str, text: str, *, urged: bool = False) -> tuple[ToldDeed, ...]:
    """The deeds at the heads of the pieces of a text; `urged` = a word of asking holds for all that follows it."""
    read = quotes_blank(as_read(text)).lower()
    return tuple(deed for sentence in sentences(read) for deed in _in_sentence(lang, sentence, urged=urged))


def _in_sentence(lang: str, sentence: str, *, urged: bool) -> Iterator[ToldDeed]:
    if sentence.rstrip(' ”"»').endswith("?"):
        return
    heard = _TOLD_BY[lang].search(sentence)
    refused, eager = False, False
    for piece, after, at in _cut(sentence):
        if heard and at >= heard.start() and after not in _FRESH:
            continue
        head = _THEN[lang].sub("", piece).strip()
        head, asked = _led(lang, head)
        no = bool(_NOT[lang].match(head))
        unsure = (
            refused and not no and after == "," and not asked
        )  # forbidden as well, or what is to be done instead
        refused, eager = no or unsure, asked or (eager and urged)
        if not unsure:
            yield from _deed(lang, head, refused=no, asked=asked or eager)


def _cut(sentence: str) -> Iterator[tuple[str, str, int]]:
    """(piece, the sign before it, where it begins) of a sentence."""
    start, after = 0, "."
    for sign in _PIECES.finditer(sentence):
        if sentence[start : sign.start()].strip():
            yield sentence[start : sign.start()].strip(), after, start
        start, after = sign.end(), sign[0].strip()[:1] or "\n"
    if sentence[start:].strip():
        yield sentence[start:].strip(), after, start


def _led(lang: str, piece: str) -> tuple[str, bool]:
    """A piece without the words that only lead to its deed, and whether they ask for it."""
    asked = False
    while lead := _LEAD[lang].match(piece):
        if _NOT[lang].match(piece):
            break
        asked = asked or bool(_URGES[lang].match(lead[0]))
        piece = piece[lead.end() :].lstrip(" ,:")
    return piece, asked


def _deed(lang: str, head: str, *, refused: bool, asked: bool) -> list[ToldDeed]:
    """The deed, or those that are joined by "or", at the head of a piece."""
    eased = _EASED[lang].match(head)
    rest = (
        head[eased.end() :]
        if eased
        else _NOT[lang].sub("", head, count=1)
        if _NOT[lang].match(head)
        else head
    )
    rest = rest.lstrip()
    if _NOBODY.match(head):
        return []
    while soft := _SOFT[lang].match(rest):
        rest = rest[soft.end() :].lstrip()
    said = re.findall(r"\w+", rest)
    if not said or not _ACT[lang].match(rest) or (len(said) > _LONGEST and not refused):
        return []
    verbs = [said[0]]
    behind = said[1:]
    while len(behind) > 1 and behind[0] in ("hay", "hoặc", "or"):
        verbs.append(behind[1])
        behind = behind[2:]
        if verbs[-1] in ("read",) and behind[:1] == ["out"]:
            behind = behind[1:]
    near = takewhile(lambda word: word not in _CUT, behind)
    universal = lang == "en" and any(word in ("no", "nobody", "nothing", "none") for word in near)
    things = _things([word for word in behind if word != "no"] if universal else behind)
    to_nobody = lang == "en" and re.search(r"\bto (?:nobody|no one)\b", rest)
    bidden = not (refused or universal or to_nobody)
    tale = bidden and bool(_TALE[lang].search(rest))
    return [
        ToldDeed(verb=verb, things=things, bidden=bidden, eased=bool(eased), tale=tale, urged=asked)
        for verb in verbs
    ]


def _things(said: list[str]) -> tuple[str, ...]:
    kept: list[str] = []
    for number, word in enumerate(said):
        if word in _CUT and number:
            break
        if word not in _LIGHT and word not in _CUT:
            kept.append(word)
    return tuple(kept)
