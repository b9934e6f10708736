"""Which side the words of a text take of its own claim, where they gainsay the stance that it was filed under.

Nothing is asked of the world: a text is held against its stance, the sentence of its claim and what that claim's record tells
people not to do. It leans to the stance: a part of a text (title, body) calls a claim right or wrong only where it says so
outright, in a clause of its own, and nothing of the contrary. What is quoted, asked, supposed or told of others says nothing.
"""

# Charter: review gainsaid
from __future__ import annotations

import re
from collections.abc import Iterator

from infodrill.casework.advice import quotes_blank
from infodrill.casework.likeness import STOP, words_of
from infodrill.casework.rights import FALSE_VERDICTS
from infodrill.conduct.besidemarks import OFFICE_VI, as_typed
from infodrill.conduct.harmful import Signs, harmful, in_both
from infodrill.conduct.readings import owns
from infodrill.kernel.chain import ERASED
from infodrill.kernel.letters import tongue
from infodrill.kernel.sentences import sentences
from infodrill.scenario.schema import Claim

Worded = tuple[tuple[str, str, str], ...]
"""(language, title, body) of a text in each language."""

_IT_VI = (
    r"(?:(?:tin|chuyện|điều|việc|thông tin|bài|lời|nội dung|tin nhắn|lời đồn)(?: (?!là\b|không\b|chưa\b)\w+){0,3}? "
    r"(?:này|đó|ấy|trên|kia|đang lan truyền))"
)
_IT_EN = r"(?:this|that|it|the (?:\w+ )?(?:news|rumou?r|story|claim|report|message|post|offer|word))"
_RIGHT: Signs = in_both(
    rf"{_IT_VI} (?:(?:là|quả|hoàn toàn|vẫn|chính) )*(?:đúng|thật|có thật|chính xác|sự thật|tin thật|tin đúng)(?! (?:hay|một|phần|"
    r"nửa|là|chất|ra|ở|lúc|khi|giờ|không|chăng|nhưng|mà|lời|tên|hơn))|"
    r"(?:xác nhận|khẳng định)\W+(?:tin (?:này|đó|ấy|trên) )?(?:là )?(?:đúng|thật|có thật)(?=\W*$)|"
    r"(?:đúng|quả) là (?:như vậy|như thế|thế|vậy|có thật)(?=\W*$)",
    rf"{_IT_EN} (?:is|was) (?:(?:quite|indeed|really|completely|entirely|absolutely) )?(?:true|correct|real|right|genuine)"
    r"(?! (?:or|that|only|in|to|as|about))",
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
    rf"{_IT_VI} (?:(?:là|hoàn toàn|đều) )*(?:sai|giả|bịa|bịa đặt|tin giả|tin đồn|tin bịa|không đúng|không có thật)",
    rf"{_IT_EN} (?:is|was) (?:(?:quite|completely|entirely|simply|a) )?(?:false|fake|untrue|wrong|not true|hoax|lie)",
)
_NOT_SAID: Signs = in_both(
    r"nếu|liệu|có phải|tưởng|ngỡ|nghĩ|nói|bảo|đồn|kể|viết|cho rằng|hỏi|không|chưa|chẳng|chả|đừng|chớ|ai|biết|rõ|xem|khi|dù",
    r"if|whether|says?|said|claim(?:s|ed)?|thinks?|thought|believe[sd]?|not|no|never|asks?|asked|who|nobody|when|until|know|\w+n't",
)
"""Before it in its clause nothing is said: it is asked, supposed, told by others or denied."""
_PARTLY: Signs = in_both(
    r"một phần|phần nào|nửa|nhưng|tuy nhiên|chỉ|song", r"partly|in part|half|but|only|however"
)
_FOLLOW: Signs = in_both(
    r"làm (?:đúng )?(?:theo|như) (?:tin|bài|lời|điều|chuyện) (?:này|đó|ấy|trên|kia)|"
    r"cứ làm theo tin(?! (?:của|từ|do|trên loa|chính))",
    r"do (?:as|what) (?:it|this|that|the (?:post|message|rumou?r|story)) (?:says|asks|tells)",
)
_URGED: Signs = in_both(
    r"cứ|hãy|nên|mau|nhanh tay|tranh thủ", r"go ahead and|just|please|do|should|hurry and"
)
_UNTOLD: Signs = in_both(
    r"không|đừng|chớ|chưa|khỏi|cấm|thay vì|tránh", r"not|never|no|without|instead of|avoid|\w+n't"
)
_FORBIDS: Signs = in_both(
    r"(?:không|đừng|chớ)(?: (?:nên|được|cần|phải|tự ý|bao giờ|ai|vội))* (?P<deed>\w+(?: \w+){0,4})",
    r"(?:do not|don't|never)(?: (?:ever|try to))* (?P<deed>\w+(?: \w+){0,4})",
)
"""What a record tells people not to do."""
_CUT = re.compile(r"[,;:.!?–—](?=\s|$)|\s-\s")
_LEAST = {"vi": 2, "en": 1}  # words by which a clause names its matter


def side(claim: Claim, stance: str, texts: Worded) -> str:
    """The stance that the words of a text bear: its own; "confirm" or "deny" where in any language they say the contrary."""
    written = [
        (lang, title, body)
        for lang, title, body in texts
        if body != ERASED and title != ERASED and body.strip()
    ]
    if stance == "confirm":
        denies = any(_denies(claim, *text) for text in written)
        return "deny" if denies else stance
    if stance not in ("deny", "unknown", "partly", "advice") or not _ever_false(claim):
        return stance
    return "confirm" if any(_confirms(claim, stance, *text) for text in written) else stance


def _ever_false(claim: Claim) -> bool:
    return any(known.verdict in FALSE_VERDICTS for known in claim.truth)


def _confirms(claim: Claim, stance: str, lang: str, title: str, body: str) -> bool:
    """Whether title or body calls the claim right, or tells people to do what its record warns of."""
    parts = [_read(claim, lang, part) for part in (title, body)]
    if any(_urges(claim, lang, part) for part in parts) or harmful(title, body, lang):
        return True
    hedged = stance == "partly" and any(as_typed(_PARTLY, tongue(lang, part)).search(part) for part in parts)
    return not hedged and any(_calls_right(claim, lang, part) for part in parts)


def _denies(claim: Claim, lang: str, title: str, body: str) -> bool:
    parts = [_read(claim, lang, part) for part in (title, body)]
    return any(_calls(_DENIED, lang, part) for part in parts) and not any(
        _calls(_RIGHT, lang, part) for part in parts
    )


def _read(claim: Claim, lang: str, part: str) -> str:
    """A part of a text without what it quotes and without the claim's own sentence: what the rumour says is not ours."""
    told = re.escape(claim.sentence.in_(lang).strip(" ."))
    return quotes_blank(re.sub(told, " ", part, flags=re.IGNORECASE))


def _calls_right(claim: Claim, lang: str, part: str) -> bool:
    spelt = tongue(lang, part)
    if as_typed(_WRONG, spelt).search(part):
        return False
    matter = _own(claim.sentence.in_(lang))
    named = any(
        len(_own(clause[: hit.start()]) & matter) >= _LEAST[lang] for clause, hit in _said(_SO_OF, lang, part)
    )
    return named or _calls(_RIGHT, lang, part)


def _calls(signs: Signs, lang: str, part: str) -> bool:
    return any(True for _ in _said(signs, lang, part))


def _said(signs: Signs, lang: str, part: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Each clause of a part with the sign in it, where our own voice says it and does not ask."""
    spelt = tongue(lang, part)
    for sentence in sentences(part):
        if sentence.rstrip(' ”"»').endswith("?"):
            continue
        for clause in _CUT.split(sentence):
            hit = as_typed(signs, spelt).search(clause)
            if hit and not as_typed(_NOT_SAID, spelt).search(clause[: hit.start()]):
                yield clause, hit


def _urges(claim: Claim, lang: str, part: str) -> bool:
    """Whether a clause tells people to follow the rumour, or to do what the claim's record tells them not to do."""
    spelt = tongue(lang, part)
    for sentence in sentences(part):
        for clause in _CUT.split(sentence):
            if as_typed(_UNTOLD, spelt).search(clause):
                continue
            if as_typed(_FOLLOW, spelt).search(clause) or _forbidden(claim, lang, clause):
                return True
    return False


def _forbidden(claim: Claim, lang: str, clause: str) -> bool:
    hit = as_typed(_URGED, tongue(lang, clause)).search(clause)
    if hit is None:
        return False
    told = words_of(clause[hit.end() :]).words
    deeds = [words_of(deed).words for deed in _warned_of(claim, lang)]
    return bool(told) and any(
        deed[:1] == told[:1] and (len(told) == 1 or bool({*deed[1:]} - STOP & {*told[1:]})) for deed in deeds
    )


def _warned_of(claim: Claim, lang: str) -> Iterator[str]:
    """What the record of a claim tells people not to do."""
    for text in (claim.advice, claim.meanwhile):
        if text is not None:
            yield from (hit["deed"] for hit in _FORBIDS[lang].finditer(text.in_(lang)))


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


def blames_others(texts: Worded) -> bool:
    """Whether a text lays a word of our own on others in any language, and owns it in none."""
    written = [
        (lang, quotes_blank(f"{title}. {body}"))
        for lang, title, body in texts
        if body != ERASED and body.strip()
    ]
    owned = any(owns(text, lang) for lang, text in written)
    return not owned and any(as_typed(_POSED, tongue(lang, text)).search(text) for lang, text in written)
