"""Whether a text says something: of its matter, what is so or what to do; of an action, what was done.

The one judge of emptiness for words to the public, notices of actions 5–8, tickets and the press. It reads form, and leans to the
text: whether what it says is right, the advice good or the reason one, is an evaluator's to say. What any office writes under
anything (thanks, comfort, that it is looked into) says nothing, and no text is on a matter of which it names no word.
"""

# Charter: casework content
from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from infodrill.casework import craft
from infodrill.casework.advice import quotes_blank
from infodrill.casework.craftreading import Draft, read_draft
from infodrill.casework.likeness import STOP, words_of
from infodrill.casework.nouns.measures import TestRecorded
from infodrill.casework.stating import ORDERS, moods
from infodrill.kernel.chain import ERASED
from infodrill.kernel.i18n import N_
from infodrill.kernel.letters import words
from infodrill.kernel.patterns import later, signs
from infodrill.kernel.saidtimes import SaidMoment, moments
from infodrill.kernel.sentences import sentences

WORD = re.compile(r"[^\W_]")
DONE, REASON, UNTIL = N_("what was done"), N_("why"), N_("as of when or until when")


# A notice answers for an action: any reason in words, any record, any date will do. Craft asks more of a correction.
_REASON = signs(
    r"\bvì (?!an toàn|sức khỏe|lợi ích|cộng đồng|vậy|thế|bà con)|do (?:đó là|hiểu|nhầm|cắt|ghép|ảnh|clip|bỏ)|thực ra|thực chất|"
    r"nhầm|gây hiểu|(?:ảnh|clip|video|bản tin) cũ|cắt (?:ghép|xén)|chứ không|bỏ (?:qua|sót)|nói thiếu|lẫn (?:với|lộn)|"
    r"nguyên nhân là|lý do|lấy từ|quay từ|không phải là",
    r"because|in fact\b|actually|mistak|mislead|old (?:photo|picture|clip|video)|out of context|confus|mixes|leaves? out|"
    r"the reason|,? not (?:a|an|the|from|of)\b|taken (?:in|from|last)|comes from|cropped|staged|edited",
)
_RECORD = signs(
    r"\btheo (?!dõi|nguồn tin|hướng dẫn|đó|tin|lời đồn)|biên bản|kết quả|số liệu|đo được|trạm đo|ghi nhận|xác nhận|đối chiếu|"
    r"văn bản số|quyết định số|bảng (?:tin|số)|hồ sơ|nhật ký|sổ (?:trực|ghi|bảo)|tổng hợp",
    r"according to (?!people|sources|rumou?rs?)|\brecords?\b|\bthe report|reports? (?:of|from|by)\b|results?\b|measured|gauge|"
    r"readings?|confirm(?:s|ed)\b|document|\blogs?\b|register|\bdata\b|tested|compared|summary",
)
_TEMPLATE = "{time"  # a gap of a template, which a form fills with the hour
_WAS = later(
    r"\b(?:đã|nhận (?:được|tin|lỗi|phản ánh|đơn)|có (?:phản ánh|tin báo|người báo)|được báo|xin lỗi|cảm ơn|xảy ra|vừa|"
    r"phát hiện|ghi nhận|"
    r"tính đến|cập nhật|was|were|had|did|has|have|came|got|saw|told|heard|apologi[sz]e|sorry|thanks?|as of|"
    r"(?<!is )(?<!are )(?<!be )(?<!being )\w{2,}ed)\b"
)
_COMES = later(r"\b(?:sẽ|hẹn|dự kiến|hứa|will|shall|due|expected|promise)\b")
_BY_THEN = later(
    r"(?:\b(?:trước|chậm nhất|muộn nhất|đến hết|by|until|before|no later than)(?: (?:là|lúc|ngày|vào|the))*\s*$)"
)
_CLAUSES = re.compile(r"(?i)[,;:](?=\s)|[.!?…](?=\s|$)|(?<!\w)(?:và|nhưng|and|but)(?!\w)")
FORMULA = words("feeling comfort thanks promise handling pointer commonplace hearsay told name")
"""Moods of a clause that tells neither what is so nor what to do."""
_BESIDE = words("feeling comfort thanks handling commonplace told")
"""Those of them that stand beside any deed; a promise, or a name, tells more of it."""
_FEWEST = 3  # words
_WILL_SAY = later(
    r"trả lời|thông báo|phản hồi|cập nhật|thông tin|báo lại|"
    r"answer|repl(?:y|ies)|respond|inform|update|get back|let you know|hear from"
)
"""A promise of words."""
_TOLD_LATER = later(
    r"(?<!phản )(?<!\w)(?:báo(?! cáo)|trả lời|thông báo|phản hồi|cập nhật|cho biết|nói|tell|say|answer|reply|inform|update|"
    r"let (?:you|people) know)(?!\w)"
)
"""Whoever tells it has done nothing yet."""
_CALLED = later(
    r"(?<!\w)(?:đúng|sai|giả|thật|không có|chưa có|dung su that|sai su that|"
    r"true|false|right|wrong|correct|fake|untrue|not so|no such)(?!\w)|^\W*(?:không|có|đúng|phải|no|yes)\W*$"
)
"""One word can call a claim right or wrong, though it makes no sentence of fact."""
_REFUSED = later(
    r"(?<!\w)(?:không (?:có cơ sở|giải quyết|khắc phục|thụ lý|xem xét|(?:phải )?làm gì)|bác (?:đơn|phản ánh)|"
    r"(?:no|without) grounds|(?:will|shall) not (?:be )?(?:deal|dealt|settled?|repaired|put right|considered)|"
    r"(?:will|shall) do nothing|nothing will be done)(?!\w)"
)
"""Nothing is put right."""
_ANY_TIME = later(
    r"(?:nguồn|kênh|thông tin|trang)(?: \w+){0,3} (?:chính thống|chính thức|tin cậy)|"
    r"(?:chia sẻ|lan truyền|phát tán|tin|nghe|đăng)(?: \w+){0,4} (?:chưa(?: được)? (?:kiểm chứng|xác minh)|thất thiệt)|"
    r"(?:official|trusted|reliable|verified) (?:sources?|channels?|information)|unverified|unconfirmed"
)
"""Advice on what to believe, which holds on any day and of any rumour."""
_OFFICE = words(
    "ho so tinh record records according am pm",
    "chung toi ta minh ba con nguoi dan don vi co quan chuc nang bo phan van phong thong tin bao phan anh noi dung su vu",
    "tiep nhan xem xet kiem tra xac minh ro lam theo doi xu ly cap nhat som nhat thoi gian ket qua lien quan xin cam on loi",
    "mong yen tam tinh hinh hien neu tren phuong xa thanh pho quan huyen khu cac vi quy gui kinh trong dung sai that gia",
    "nguon chinh thuc thong gio phut ngay tien hanh xac nhan chac chan biet ve them doc nghe chuyen vay ward city district",
    "office people residents everybody everyone report reports matter look looking into check checking inform information",
    "update updates soon know known aware thank thanks please sorry confirm confirmed say said sure certain true false",
    "right wrong official sources source situation case news story more time today yesterday tomorrow our ours still also",
    "very",
)
"""Words of any office's letter: who says only these has named nothing."""
_NAMED = {"vi": 2, "en": 1}  # words of a matter by which a text is on it: a syllable is less than a word
_ELSEWHERE, _TIMES = 8, 3  # words that tell two matters apart, and how many times those of the text's own
_QUOTED = re.compile("“[^”]*”")
_SOURCES = re.compile(r"\s*(?:nguồn|sources?)\s*:", re.IGNORECASE)


def empty(*bodies: str) -> bool:
    """Nothing is written in any language: no letter, no figure. What was erased since was written."""
    return not any(WORD.search(body) or body == ERASED for body in bodies)


def matter(told: str, where: str) -> frozenset[str]:
    """The words by which a matter is known, of all that is `told` of it; the names of places, `where`, tell none from another."""
    known = STOP | _OFFICE | set(words_of(where).words)
    return frozenset(word for word in words_of(told).words if len(word) > 1 and word not in known)


def names(lang: str, text: str, of: frozenset[str]) -> bool:
    """Whether a text names the matter of these words; where nothing is known of a matter, any text may be on it."""
    own = _own(text)
    return not of or ERASED in text or len(own & of) >= min(_NAMED[lang], len(own) or 1)


def astray(text: str, of: frozenset[str], others: Iterable[frozenset[str]]) -> bool:
    """Whether a text is clearly on another of these matters: of the words that tell the two apart it has many of that one's, and
    next to none of its own matter's. Who vouches for a text is no matter of it, as the same office does for several."""
    own = _own("\n".join(_but_sources(text)))
    return ERASED not in text and any(
        len(own & (other - of)) >= max(_ELSEWHERE, _TIMES * len(own & (of - other)) + 1) for other in others
    )


def nearest(lang: str, part: str, said: Mapping[str, str], claim: str) -> bool:
    """Whether a part of a text repeats enough of this claim, of these (id → sentence), and of no other more."""
    shared = {name: len(_own(part) & _own(sentence)) for name, sentence in said.items()}
    return _NAMED[lang] <= shared[claim] == max(shared.values())


def in_our_voice(part: str) -> bool:
    """Whether a part of a text says something beside what it quotes."""
    return ERASED in part or len(_own(quotes_blank(part))) > 1


def own_words(part: str) -> str:
    """The sentences of a part of a text that quote nothing; of one that has none the whole part."""
    said = [sentence.strip() for sentence in sentences(part) if not _QUOTED.search(sentence)]
    return " ".join(said) or part


def says(
    lang: str,
    title: str,
    body: str,
    claim: str = "",
    denied: frozenset[str] | None = None,
    *,
    so: bool = False,
) -> bool:
    """Whether the body of a text says what is so or what to do: a headline alone, and the `claim` told again, do not. `denied` =
    of a denial, the words by which its matter is known: to call wrong what is not named in our own voice says nothing. `so` =
    what is so alone."""
    if ERASED in (title, body):
        return True
    read = read_draft(
        Draft(title=title, body=body, figures=(), sources=(), issuer="", version=1, claim=claim, lang=lang)
    )
    silent = FORMULA | ORDERS if so else FORMULA
    return any(
        _named_a_day(lang, sentence.text) or _tells(lang, sentence.text, denied, silent)
        for sentence in read.body
    )


def _named_a_day(lang: str, sentence: str) -> bool:
    """Whether one sentence names the hour of something that comes and is no word of ours."""
    clauses = ((mood, sentence[start:end]) for mood, (start, end) in moods(lang, sentence))
    return any(mood == "name" and names_a_day(clause) for mood, clause in clauses)


def _tells(lang: str, sentence: str, denied: frozenset[str] | None, silent: frozenset[str]) -> bool:
    """Whether one sentence says what is so or, but for what holds on any day, what to do, in a mood that is not `silent`."""
    own = quotes_blank(sentence)
    clauses = ((mood, sentence[start:end], own[start:end]) for mood, (start, end) in moods(lang, sentence))
    return any(
        not _ANY_TIME.search(clause)
        and (mood not in silent or (mood == "name" and bool(_CALLED.search(clause))))
        and (denied is None or _of_something(lang, mood, ours, denied))
        for mood, clause, ours in clauses
    )


def _of_something(lang: str, mood: str, clause: str, denied: frozenset[str]) -> bool:
    """Whether a clause of a denial says of what it speaks: who only calls it wrong, by a word of the matter; a fact, by any."""
    if mood in ("verdict", "name"):
        return names(lang, clause, denied)
    return bool(mood) or bool(_own(clause)) or any(sign.isdigit() for sign in clause)


def _own(text: str) -> frozenset[str]:
    """The words of a text that are not those of any office's letter, nor a figure."""
    return frozenset(
        word for word in words_of(text).words if word not in STOP | _OFFICE and not word.isdigit()
    )


def _but_sources(text: str) -> list[str]:
    """The lines of a text but for those that name its sources."""
    return [told for told in text.splitlines() if not _SOURCES.match(told)]


def curt(text: str) -> bool:
    """Whether a text is a word or two, which tell nothing even beside a number and a date."""
    return text != ERASED and len(words_of(text).words) < _FEWEST


def idle(lang: str, text: str, of: frozenset[str] = frozenset()) -> bool:
    """Whether what stands beside a deed or a date could stand beside any other: a word or two, or thanks, that it is looked into
    and will be answered, no day, and no word of the matter `of`."""
    if text == ERASED or curt(text):
        return text != ERASED
    told = all(
        mood in _BESIDE
        or (mood == "name" and not _own(sentence[start:end]))
        or _ANY_TIME.search(sentence[start:end])
        or (mood == "promise" and _WILL_SAY.search(sentence[start:end]))
        for sentence in sentences(text)
        for mood, (start, end) in moods(lang, sentence)
    )
    return told and not names_a_day(text) and not (of and names(lang, text, of))


def tells_later(text: str) -> bool:
    """Whether the last day that a text names is one by which something is told, and not done."""
    dated = [said for said in sentences(text) if names_a_day(said)]
    return bool(dated) and bool(_TOLD_LATER.search(dated[-1]))


def refuses(text: str) -> bool:
    """Whether an answer to a complaint says outright that nothing is put right: no date beside it makes it a remedy."""
    return bool(_REFUSED.search(_QUOTED.sub("", text)))


def only_promised(lang: str, text: str, of: frozenset[str] = frozenset()) -> bool:
    """Whether what stands beside a date promises nothing but a word by then: how far a remedy will have come is no remedy. What
    else it says, could stand beside any other."""
    kept = [said for said in sentences(text) if not (_TOLD_LATER.search(said) and names_a_day(said))]
    rest = " ".join(kept)
    return text != ERASED and rest != text and (empty(rest) or idle(lang, rest, of))


def advises(bodies: Iterable[tuple[str, str]]) -> bool:
    """Whether an advice says what to do, in each language in which it is written. `bodies` = (language, text)."""
    written = [(lang, body) for lang, body in bodies if not empty(body)]
    return bool(written) and all(
        body == ERASED or any(not _ANY_TIME.search(told) for told in sentences(craft.instruction(lang, body)))
        for lang, body in written
    )


def names_a_day(*texts: str) -> bool:
    """Whether a day, an hour or a term ahead is named; what is quoted, an hour at which something was told or done, and one as of
    which a record was read (the line of sources), is none."""
    if ERASED in texts:
        return True
    lines = (_QUOTED.sub("", told) for text in texts for told in _but_sources(text))
    return any(_lies_ahead(told, said) for told in lines for said in moments(told))


def _lies_ahead(line: str, said: SaidMoment) -> bool:
    """Whether whoever tells a line means a moment of it as one to come: by the day itself, else by what its clause says."""
    day = said.day
    if day and day.offset:
        return day.offset > 0
    if day and (day.span < 0 or day.weeks < 0):
        return False
    if _BY_THEN.search(line[: said.start]):
        return True
    begins = [hit.end() for hit in _CLAUSES.finditer(line, 0, said.start)]
    ends = _CLAUSES.search(line, said.end)
    clause = line[begins[-1] if begins else 0 : ends.start() if ends else len(line)]
    return bool(_COMES.search(clause)) or not _WAS.search(clause)


def _dated(text: str) -> bool:
    """Whether an hour or a date stands in a text."""
    return _TEMPLATE in text or any(
        said.hour is not None or (said.day is not None and said.day.of_month) for said in moments(text)
    )


def lacking(texts: Iterable[tuple[str, str, str]], next_update: int) -> tuple[str, ...]:
    """What a published text lacks to be the notice of itself (msgids): what was done, why, as of or until when; in any of the
    languages in which it is written. `texts` = (language, title, body), the drill's language first: that one must be there.

    The reason is one in words, or a named record; the time stands in the text or is its promised next word. What is quoted of a
    rumour, and the title, which names it, tell neither. How to object stands in the public log beside its number.
    """
    first, *others = texts
    written = [first, *(other for other in others if not empty(other[2]))]
    done = not empty(first[1]) and not empty(first[2]) and says(*first)
    own = [(lang, quotes_blank(body)) for lang, _, body in written if body != ERASED]
    reasoned = all(_REASON[lang].search(body) or _RECORD[lang].search(body) for lang, body in own)
    dated = next_update > 0 or all(_dated(body) for _, body in own)
    return _missing(done, reasoned, dated)


def untested(test: TestRecorded | None, lang: str) -> tuple[str, ...]:
    """What the three-part test of an action 7–8 lacks to be its notice (msgids)."""
    if test is None:
        return (DONE, REASON, UNTIL)
    return _missing(
        not empty(test.basis),
        not idle(lang, str(test.harm_link)) and not idle(lang, str(test.least_intrusive)),
        test.duration_days > 0,
    )


def _missing(*said: bool) -> tuple[str, ...]:
    return tuple(part for part, there in zip((DONE, REASON, UNTIL), said, strict=True) if not there)
