"""Whether a text says something: advice that says what to do, a notice from which whoever is concerned can see what was done.

The one judge of emptiness for words to the public, notices of actions 5–8 and the press. It reads form:
whether the advice is right, or the reason good, is an evaluator's to say.
"""

# Charter: review content
from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from infodrill.casework import craft
from infodrill.casework.nouns.measures import TestRecorded
from infodrill.kernel.chain import ERASED
from infodrill.kernel.i18n import N_
from infodrill.kernel.patterns import later
from infodrill.kernel.saidtimes import SaidMoment, moments

WORD = re.compile(r"[^\W_]")
DONE, REASON, UNTIL = N_("what was done"), N_("why"), N_("as of when or until when")


def _signs(vi: str, en: str) -> Mapping[str, re.Pattern[str]]:
    return {"vi": re.compile(vi, re.IGNORECASE), "en": re.compile(en, re.IGNORECASE)}


# A notice answers for an action: any reason in words, any record, any date will do. Craft asks more of a correction.
_REASON = _signs(
    r"\bvì (?!an toàn|sức khỏe|lợi ích|cộng đồng|vậy|thế|bà con)|do (?:đó là|hiểu|nhầm|cắt|ghép|ảnh|clip|bỏ)|thực ra|thực chất|"
    r"nhầm|gây hiểu|(?:ảnh|clip|video|bản tin) cũ|cắt (?:ghép|xén)|chứ không|bỏ (?:qua|sót)|nói thiếu|lẫn (?:với|lộn)|"
    r"nguyên nhân là|lý do|lấy từ|quay từ|không phải là",
    r"because|in fact\b|actually|mistak|mislead|old (?:photo|picture|clip|video)|out of context|confus|mixes|leaves? out|"
    r"the reason|,? not (?:a|an|the|from|of)\b|taken (?:in|from|last)|comes from|cropped|staged|edited",
)
_RECORD = _signs(
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
_QUOTED = re.compile("“[^”]*”")
_SOURCES = re.compile(r"\s*(?:nguồn|sources?)\s*:", re.IGNORECASE)


def empty(*bodies: str) -> bool:
    """Nothing is written in any language: no letter, no figure. What was erased since was written."""
    return not any(WORD.search(body) or body == ERASED for body in bodies)


def advises(bodies: Iterable[tuple[str, str]]) -> bool:
    """Whether an advice says what to do, in each language in which it is written. `bodies` = (language, text)."""
    written = [(lang, body) for lang, body in bodies if not empty(body)]
    return bool(written) and all(body == ERASED or craft.instruction(lang, body) for lang, body in written)


def names_a_day(*texts: str) -> bool:
    """Whether a day, an hour or a term ahead is named; what is quoted, an hour at which something was told or done, and one as of
    which a record was read (the line of sources), is none."""
    if ERASED in texts:
        return True
    lines = (
        _QUOTED.sub("", told) for text in texts for told in text.splitlines() if not _SOURCES.match(told)
    )
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

    The reason is one in words, or a named record; the time stands in the text or is its promised next word. How to object
    stands in the public log beside its number.
    """
    first, *others = texts
    written = [first, *(other for other in others if not empty(other[2]))]
    done = not empty(first[1]) and not empty(first[2])
    readable = [triple for triple in written if triple[2] != ERASED]
    reasoned = all(_REASON[lang].search(body) or _RECORD[lang].search(body) for lang, _, body in readable)
    dated = next_update > 0 or all(_dated(f"{title}\n{body}") for _, title, body in readable)
    return _missing(done, reasoned, dated)


def untested(test: TestRecorded | None) -> tuple[str, ...]:
    """What the three-part test of an action 7–8 lacks to be its notice (msgids)."""
    if test is None:
        return (DONE, REASON, UNTIL)
    return _missing(
        not empty(test.basis),
        not empty(test.harm_link) and not empty(test.least_intrusive),
        test.duration_days > 0,
    )


def _missing(*said: bool) -> tuple[str, ...]:
    return tuple(part for part, there in zip((DONE, REASON, UNTIL), said, strict=True) if not there)
