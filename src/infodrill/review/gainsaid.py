"""Which side the words of a text take of its own claim, where they gainsay the stance that it was filed under.

Nothing is asked of the world: a text is held against its stance, the sentence of its claim and what that claim's record tells
people not to do. It leans to the stance: a part of a text (title, body) calls a claim right or wrong only where it says so
outright, in a clause of its own, and nothing of the contrary. What is quoted, asked, supposed or told of others says nothing.
"""

# Charter: review gainsaid
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from infodrill.casework.advice import quotes_blank
from infodrill.casework.clauses import clauses
from infodrill.casework.likeness import STOP, words_of
from infodrill.casework.rights import FALSE_VERDICTS
from infodrill.conduct.besidemarks import OFFICE_VI
from infodrill.conduct.harmful import harmful
from infodrill.conduct.readings import owns
from infodrill.conduct.substance import Texts
from infodrill.kernel.chain import ERASED
from infodrill.kernel.letters import tongue
from infodrill.kernel.patterns import Signs, as_typed, in_both
from infodrill.kernel.saiddays import rows_of_days
from infodrill.kernel.saidtimes import clocks
from infodrill.kernel.sentences import asking, sentences
from infodrill.review import deeds
from infodrill.review.contrary import contrary_of, records_of
from infodrill.scenario.schema import Claim

"""(language, title, body) of a text in each language."""

_IT_VI = (
    r"(?:(?:tin|chuyện|điều|việc|thông tin|bài|lời|nội dung|tin nhắn|lời đồn)(?: (?!là\b|không\b|chưa\b)\w+){0,3}? "
    r"(?:này|đó|ấy|trên|kia|đang lan truyền))"
)
_IT_EN = r"(?:this|that|it|the (?:\w+ )?(?:news|rumou?r|story|claim|report|message|post|offer|word))"
_RIGHT: Signs = in_both(
    rf"{_IT_VI} (?:(?:là|quả|hoàn toàn|vẫn|chính) )*(?:đúng|thật|có thật|chính xác|sự thật|tin thật|tin đúng)(?! (?:hay|một|phần|"
    r"nửa|là|chất|ra|ở|lúc|khi|giờ|với|vào|không|chăng|nhưng|mà|lời|tên|hơn))|"
    r"(?:xác nhận|khẳng định)\W+(?:tin (?:này|đó|ấy|trên) )?(?:là )?(?:đúng|thật|có thật)(?=\W*$)|"
    r"(?:có|đúng là có|quả có) (?:việc|chuyện) (?:ấy|đó|này|như vậy|như thế)(?=\W*$)|"
    r"(?:đúng|quả) là (?:như vậy|như thế|thế|vậy|có thật)(?=\W*$)",
    rf"{_IT_EN} (?:is|was) (?:(?:quite|indeed|really|completely|entirely|absolutely) )?(?:true|correct|real|right|genuine)"
    r"(?! (?:or|that|then|at|when|only|in|to|as|about))",
)
_SO_OF: Signs = in_both(
    r"(?:là|là chuyện) (?:thật|có thật|đúng|sự thật)(?=\W*$)", r"(?:is|are) (?:real|true|genuine)(?=\W*$)"
)
"""What calls right whatever stands before it, so that it has to name the matter."""
_WRONG: Signs = in_both(
    r"(?:không|chẳng|chả|chưa)(?: hề| phải)? (?:phải|đúng|thật|có(?! gì)|chính xác|tặng|phát|thu)|sai|giả|giả mạo|giả danh|"
    r"mạo danh|bịa|bịa đặt|lừa|lừa đảo|bác bỏ|đính chính|nhầm|đồn|đồn thổi|tin đồn|thất thiệt",
    r"not|never|no|none|nobody|false|fake|forged|hoax|scams?|frauds?|untrue|wrong|mistaken|rumou?rs?|invented|made up|impostors?|"
    r"correct(?:s|ing|ion)|n't|\w+n't",
)
"""What calls anything wrong: a part of a text that has it confirms nothing."""
_DENIED: Signs = in_both(
    rf"{_IT_VI} (?:(?:là|hoàn toàn|đều) )*(?:sai|giả|bịa|bịa đặt|tin giả|tin đồn|tin bịa|không đúng|không có thật)|"
    r"(?:người|ai|kẻ|bên) (?:phản ánh|khiếu nại|kêu|gửi đơn|tố cáo|hỏi)(?: \w+){0,3}? (?:nói|khai|kể|viết) (?:sai|dối|láo)",
    rf"{_IT_EN} (?:is|was) (?:(?:quite|completely|entirely|simply|an?) )?"
    r"(?:false|fake|untrue|wrong|not true|hoax|lie|invention)|(?:who(?:ever)?|those who) complained (?:said|told) "
    r"(?:what is |a )?(?:false|untrue|lies?)",
)
_PARTLY: Signs = in_both(
    r"một phần|phần nào|nửa|nhưng|tuy nhiên|chỉ|song", r"partly|in part|half|but|only|however"
)
_FOLLOW: Signs = in_both(
    r"làm (?:đúng )?(?:theo|như) (?:tin|bài|lời|điều|chuyện) (?:này|đó|ấy|trên|kia)|"
    r"cứ làm theo tin(?! (?:của|từ|do|trên loa|chính))",
    r"do (?:as|what) (?:it|this|that|the (?:post|message|rumou?r|story)) (?:says|asks|tells)",
)
_WRONG_OF: Signs = in_both(
    r"(?:(?:là|hoàn toàn|đều|toàn) )+(?:chuyện |tin |điều |lời )?"
    r"(?:không đúng|không có thật|sai|bịa|bịa đặt|tin giả|xuyên tạc|vu khống)"
    r"(?= sự thật|\W*$)|nói sai(?: sự thật)?(?=\W*$)",
    r"(?:is|was|are|were) (?:(?:quite|completely|entirely|simply|just|an?|all) )*"
    r"(?:not true|false|untrue|fake|fake news|invented|"
    r"invention|lie|lies|distortion|nonsense)(?=\W*$)",
)
"""What calls wrong whatever stands before it, so that it has to name the matter."""
_NEVER: Signs = in_both(
    r"(?:không hề|chưa hề|tuyệt đối (?:không|chưa)|hoàn toàn không|chắc chắn không)(?! (?:biết|rõ|loại trừ))",
    r"(?:has|have|was|were|is|are|did) (?:certainly|absolutely|definitely|never|in no way) "
    r"(?:not |been )?|has not (?=leaked|happened)",
)
"""What says that it never was, before anybody knows."""
_OPEN: Signs = in_both(
    r"chưa (?:rõ|biết|xác định|có kết quả)", r"(?:not|un)(?: yet)? ?(?:known|clear|certain)"
)
"""What leaves something open: a part that says so settles nothing."""
_LEFT_OPEN: Signs = in_both(
    r"chưa|không (?:biết|rõ)|đang|chờ|tin tiếp theo",
    r"yet|still|whether|unknown|not (?:know\w*|clear|certain|sure)|cannot|nor|check\w*|nobody knows|next (?:update|word)",
)
_SAYS_NOTHING_KNOWN: Signs = in_both(
    r"chưa (?:có|nhận được) (?:thông tin|kết quả|câu trả lời|kết luận)(?: nào| gì)?(?: về (?:\w+ ){1,6})?|"
    r"chưa (?:trả lời|khẳng định|xác nhận|kết luận|nói) được(?: (?:là )?(?:có|đúng))?(?: hay không)?|"
    r"chưa (?:rõ|biết) (?:thực hư|có|đúng)(?: \w+){0,3}(?: hay không)?",
    r"(?:we |there is |there are )?(?:have |can )?"
    r"(?:as yet )?(?:no|cannot yet|not yet any|no further|unable to) (?:information|say|"
    r"answer|confirm|results?|conclusion)(?: (?:either way|whether|on|about)[^,.;]{0,60})?",
)
"""What says that nothing can be said yet."""
_CLEARLY = 5  # words by which a text on another matter names a claim
_LEAST = {"vi": 2, "en": 1}  # words by which a clause names its matter


HARMS = "harms"
"""The stance of words that tell people to do what a record of the drill warns of: false on any claim, and no answer."""
OTHERWISE = "otherwise"
"""The stance of words of which an evaluator found that they say otherwise than the record: the same."""
CONTRARY = "contrary"
"""The stance of words that say the contrary of a sentence of the record: the same."""
UNTRUE_BY_ITSELF = frozenset({HARMS, OTHERWISE, CONTRARY})


def side(claim: Claim, stance: str, texts: Texts, around: tuple[Claim, ...] = ()) -> str:
    """The stance that the words of a text bear: its own; "confirm" or "deny" where in any language they say the contrary, or
    settle what is filed as not known; HARMS where they tell people to do what a record of `around` warns of, CONTRARY where they
    say the contrary of a sentence of its own."""
    written = _written(texts)
    if harms(claim, around or (claim,), texts):
        return HARMS
    if claim.id in contrary(around or (claim,), texts):
        return CONTRARY
    false = _ever_false(claim)
    if not stance:
        followed = false and any(_confirms(claim, "", *text) for text in written)
        return elsewhere(around, texts).get(claim.id, "confirm" if followed else "")
    may = stance == "unknown" or (false and stance in ("deny", "partly", "advice"))
    if may and any(_confirms(claim, stance, *text) for text in written):
        return "confirm"
    settled = stance == "unknown" or (stance == "advice" and not false)
    if (stance == "confirm" or settled) and any(_denies(claim, *text, settled=settled) for text in written):
        return "deny"
    if stance == "deny" and any(_opens(*text) for text in written):
        return "unknown"
    return stance


def unborne(stance: str, texts: Texts) -> str:
    """The beginning of a text that was filed as a denial or as not known and in some language nowhere says so, "" = none."""
    for lang, title, body in _written(texts):
        said = tuple(clauses(lang, f"{title}. {body}"))
        denies = stance != "deny" or any(clause.denies for clause in said)
        if not denies or (stance == "unknown" and not any(clause.has(_LEFT_OPEN) for clause in said)):
            return title.strip() or sentences(body)[0]
    return ""


def harms(own: Claim | None, around: tuple[Claim, ...], texts: Texts) -> str:
    """The claim whose record is contradicted by what a text on `own` tells people to do, in any language; of what everybody
    knows to be harm, its own; "" = of none."""
    for lang, title, body in _written(texts):
        for part in (title, body):
            if found := deeds.contradicts(own, around, lang, part):
                return found
        if own is not None and harmful(title, body, lang):
            return own.id
    return ""


def contrary(around: tuple[Claim, ...], texts: Texts) -> frozenset[str]:
    """The claims of whose records a text says the contrary of a sentence, in any language."""
    found: set[str] = set()
    for lang, title, body in _written(texts):
        records = records_of(around, lang)
        found |= {contrary_of(records, lang, part) for part in (title, *sentences(body))}
    return frozenset(found - {""})


def elsewhere(claims: Iterable[Claim], texts: Texts) -> dict[str, str]:
    """Claim → the side that a text on another matter, or on none, takes of it: "confirm" or "deny". One sentence has to name the
    matter and to call it right or wrong; what is only quoted there names it too."""
    found: dict[str, str] = {}
    around = tuple(claims)
    for lang, title, body in _written(texts):
        records = {claim.id: _record_words(claim, lang) for claim in around}
        for sentence in (title, *sentences(body)):
            if not asking(sentence):
                found |= _of_others(around, records, lang, sentence)
    return found


def _of_others(
    claims: tuple[Claim, ...], records: Mapping[str, Sequence[frozenset[str]]], lang: str, sentence: str
) -> dict[str, str]:
    spelt, own, held = tongue(lang, sentence), quotes_blank(sentence), _own(sentence)
    if not as_typed(_WRONG, spelt).search(own):
        # Claims share words and days: a sentence is on the one whose sentence or record it has most of, and on none of several.
        near = {claim.id: max(len(held & told) for told in records[claim.id]) for claim in claims}
        on = [claim for claim in claims if near[claim.id] == max(near.values())]
        return {
            claim.id: "confirm"
            for claim in on
            if len(on) == 1 and _ever_false(claim) and _names_so(claim, lang, own)
        }
    if not as_typed(_WRONG_OF, spelt).search(own):
        return {}
    named = {claim.id: len(held & _own(claim.sentence.in_(lang))) for claim in claims}
    most = max(named.values(), default=0)
    return {
        claim.id: "deny" for claim in claims
        if not all(known.verdict in FALSE_VERDICTS for known in claim.truth) and named[claim.id] == most
        and most >= max(_CLEARLY, len(_own(claim.sentence.in_(lang))) // 2)
    }  # fmt: skip


def _record_words(claim: Claim, lang: str) -> tuple[frozenset[str], ...]:
    """The words of what is claimed, and of each sentence of its record: a text is near to a claim by the most that it shares with
    one of them."""
    record = (each for known in claim.truth for each in sentences(known.why.in_(lang)))
    return tuple(map(_own, (claim.sentence.in_(lang), *record)))


def _written(texts: Texts) -> list[tuple[str, str, str]]:
    return [
        (lang, title, body)
        for lang, title, body in texts
        if body != ERASED and title != ERASED and body.strip()
    ]


def _ever_false(claim: Claim) -> bool:
    return any(known.verdict in FALSE_VERDICTS for known in claim.truth)


def _confirms(claim: Claim, stance: str, lang: str, title: str, body: str) -> bool:
    """Whether title or body calls the claim right, or tells people to follow it."""
    parts = [_read(claim, lang, part) for part in (title, body)]
    if any(_urges(lang, part) for part in parts):
        return True
    hedged = stance == "partly" and any(as_typed(_PARTLY, tongue(lang, part)).search(part) for part in parts)
    return not hedged and any(_calls_right(claim, lang, part) for part in parts)


def _denies(claim: Claim, lang: str, title: str, body: str, *, settled: bool) -> bool:
    """Whether title or body calls the claim wrong; `settled` = nothing is known of it, so that it is enough to say never."""
    parts = [_read(claim, lang, part) for part in (title, body)]
    wrong = any(_calls(_DENIED, lang, part) or _names(_WRONG_OF, claim, lang, part) for part in parts)
    never = settled and any(_names(_NEVER, claim, lang, part) for part in parts)
    return (wrong or never) and not any(_calls(_RIGHT, lang, part) for part in parts)


def _read(claim: Claim, lang: str, part: str) -> str:
    """A part of a text without what it quotes and without the claim's own sentence: what the rumour says is not ours."""
    told = re.escape(claim.sentence.in_(lang).strip(" ."))
    return quotes_blank(re.sub(told, " ", part, flags=re.IGNORECASE))


def _calls_right(claim: Claim, lang: str, part: str) -> bool:
    spelt = tongue(lang, part)
    if as_typed(_WRONG, spelt).search(part) or as_typed(_OPEN, spelt).search(part):
        return False
    return (_ever_false(claim) and _names_so(claim, lang, part)) or _calls(_RIGHT, lang, part)


def _names_so(claim: Claim, lang: str, part: str) -> bool:
    return _names(_SO_OF, claim, lang, part)


def _names(signs: Signs, claim: Claim, lang: str, part: str) -> bool:
    """Whether a clause that names the matter of a claim has the sign behind that."""
    matter = _own(claim.sentence.in_(lang))
    return any(
        len(_own(clause[: hit.start()]) & matter) >= _LEAST[lang] for clause, hit in _said(signs, lang, part)
    )


def _calls(signs: Signs, lang: str, part: str) -> bool:
    return any(True for _ in _said(signs, lang, part))


def _opens(lang: str, title: str, body: str) -> bool:
    """Whether a text says that nothing is known or can be said of it yet, and nowhere what is wrong or so."""
    read = quotes_blank(f"{title}. {body}")
    left = as_typed(_SAYS_NOTHING_KNOWN, tongue(lang, read)).sub(" ", read)
    settled = any(clause.denies for clause in clauses(lang, left)) or _calls(_RIGHT, lang, read)
    return _calls(_SAYS_NOTHING_KNOWN, lang, read) and not settled


def _said(signs: Signs, lang: str, part: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Each clause of a part with the sign in it, where our own voice says it and does not ask."""
    for clause in clauses(lang, part):
        if hit := clause.says(signs):
            yield clause.text, hit


def _urges(lang: str, part: str) -> bool:
    """Whether a clause tells people to follow the rumour."""
    follow = as_typed(_FOLLOW, tongue(lang, part))
    return any(follow.search(clause.text) and not clause.refuses for clause in clauses(lang, part))


def _own(text: str) -> frozenset[str]:
    return frozenset(words_of(text).words) - STOP


_OFFICE_EN = r"(?:we|the (?:\w+ )?(?:ward|school|clinic|station|company|council|office))"
_POSED: Signs = in_both(
    r"(?:kẻ|bọn|nhóm|đối tượng|ai đó|trang|người)(?: \w+){0,4} (?:mạo danh|giả mạo|giả danh|đóng giả|lấy tên) "
    rf"(?:[^.;]{{0,20}} )?(?:{OFFICE_VI}|ủy ban)|{OFFICE_VI}(?: \w+){{0,2}} (?:không hề|chưa bao giờ|chưa từng|không bao giờ)"
    r"(?: \w+)? (?:đăng|viết|phát|gửi|nói|thông báo|đưa)",
    rf"(?:posed|posing|pretend(?:ed|ing)?|impersonat\w+)(?: \w+){{0,3}} {_OFFICE_EN}|{_OFFICE_EN}(?: \w+)? never (?:posted|wrote|"
    r"published|said|sent|issued)",
)
"""What was said in our name is laid on others, or was never said."""


def blames_others(texts: Texts) -> bool:
    """Whether a text lays a word of our own on others in a language in which it does not own it: who reads
    one language does not read the other."""
    written = [
        (lang, quotes_blank(f"{title}. {body}"))
        for lang, title, body in texts
        if body != ERASED and body.strip()
    ]
    return any(
        not owns(text, lang) and as_typed(_POSED, tongue(lang, text)).search(text) is not None
        for lang, text in written
    )


_OURS: Signs = in_both(
    rf"(?:thông báo|bài|tin|bản tin|bảng tin|lời|dòng|điều|clip|văn bản|lịch|giấy)(?: \w+){{0,6}}? (?:của (?:chính )?)?"
    rf"(?:mình|{OFFICE_VI})|{OFFICE_VI}(?: \w+){{0,2}} (?:đã |vừa |có )?"
    rf"(?:nói|đăng|chuyển|đưa|viết|báo|phát|gửi|in|ghi)(?: \w+){{0,4}}"
    rf" (?:sai|nhầm|chưa đúng|mà chưa|chưa hỏi)|(?:xin|nhận) lỗi|lỗi (?:của|là) (?:do )?{OFFICE_VI}",
    r"our own|(?:we|i) (?:\w+ )?(?:said|posted|published|wrote|announced|passed|printed|sent|told|were wrong|"
    r"apologi[sz]e|got)|"
    r"our (?:\w+ )?(?:mistake|error|notice|post|announcement|message|text|board|fault)|sorry|apolog\w+|"
    r"the (?:\w+ )?(?:ward|school|clinic|company|office|station)['’]s (?:own )?(?:\w+ )?"
    r"(?:notice|post|board|message|word|table|page)",
)
"""Our own word is named as what was wrong, or pardon is begged."""


def owns_up(texts: Texts) -> bool:
    """Whether a text that puts a word of our own right names it as ours, or begs pardon, in each language in which it is
    written: what says only what is so leaves it standing."""
    return all(
        as_typed(_OURS, tongue(lang, text)).search(text) is not None
        for lang, title, body in _written(texts)
        for text in (quotes_blank(f"{title}. {body}"),)
    )


_RATHER = re.compile(r"\W+(?:chứ |mà )?không phải(?! (?:ai|là ai))\W|,\W*(?:and )?not\W", re.IGNORECASE)
"""Behind it a record says what is not so, and before it what is."""
_SO = 2  # words of the record by which a text says what is so


def tells_what_is_so(claim: Claim, lang: str, title: str, body: str) -> bool:
    """Whether a text that takes back a word of our own says what is so in its place, where the record puts one: the other day or
    hour, the other place. To whoever came by the wrong one "it is not so" says nothing."""
    record = next((known.why.in_(lang) for known in claim.truth if known.verdict in FALSE_VERDICTS), "")
    wrong, so = claim.sentence.in_(lang), next(iter(sentences(record)), "")
    held, dated = _RATHER.split(so)[0], _dates(wrong)
    if ERASED in (title, body) or not (dated or held != so):
        return True
    text = _read(claim, lang, f"{title}. {body}")
    if dated and (right := _dates(held) - dated):
        return bool(_dates(text) & right) or _told_from_today(text, right)
    return len(_own(text) & (_own(held) - _own(wrong))) >= _SO


def _told_from_today(text: str, right: frozenset[tuple[str, int, int]]) -> bool:
    """Whether a text tells a date of the record by how far it lies ahead, as "next week" does: which day that is depends on when
    it is read, so that any such day is let pass."""
    dated = any(kind == "month" for kind, _, _ in right)
    days = (day for row in rows_of_days(text) for day in row)
    return dated and any(day.span > 0 or day.weeks > 0 or (day.offset or 0) > 0 for day in days)


def _dates(text: str) -> frozenset[tuple[str, int, int]]:
    """The days of the week, dates and hours in a text, as who reads it tells them apart; "tomorrow" depends on the day."""
    days = [day for row in rows_of_days(text) for day in row]
    named = {("week", day.weekday, 0) for day in days if day.weekday is not None}
    named |= {("month", *day.of_month[:2]) for day in days if day.of_month}
    return frozenset(
        named | {("hour", said.hour % 12, said.minute) for said in clocks(text) if said.hour is not None}
    )
