"""What a loudspeaker says of a text: what to do, what is so, and when the next word comes; heard once, without the page."""

# No charter: words of a text in another order; nothing is kept, judged or sent
from __future__ import annotations

import re

from infodrill.casework.craft import instruction
from infodrill.kernel.folding import as_read, fold
from infodrill.kernel.sentences import sentences

_BRACKETS = re.compile(r"\s*\([^()]*\)")
# A pronoun alone; "tin này" has its noun beside it, "chúng tôi" speaks of the speaker.
_PRONOUN = {
    "vi": re.compile(r"\b(?:nó|họ|chúng(?! (?:tôi|ta|em|mình)))\b", re.IGNORECASE),
    "en": re.compile(r"\b(?:it|they|them)\b(?! (?:is|was|takes)\b)", re.IGNORECASE),
}
# What stands on a page only: of an advice that begins with it, a listener asks which message, which paper, and who sets out.
_LEANS = {
    "vi": re.compile(
        r"\b(?:trong (?:tin|tờ|bài|ảnh|clip|đó)|theo (?:bài|tờ)|trước khi đi|(?:xóa|bỏ|giữ) tờ|"
        r"(?:tin|bài|tờ|số|trang|thẻ|giọng|đoạn|chuyện|việc) (?:ấy|đó))\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:in the (?:message|post|picture|paper)|the (?:paper|sheet|message|post|clip|page|card) (?:going|that)|"
        r"before you (?:set out|go)|(?:that|this) (?:message|post|paper|page|number|call))\b",
        re.IGNORECASE,
    ),
}
_SOURCE = re.compile(r"(?:nguồn|sources?)\s*:|(?:theo|according to) [^.]*(?:tính đến|as of)\b", re.IGNORECASE)
# Of our texts and not of the matter.
_OF_TEXTS = re.compile(
    r"(?:lúc [^.;]{0,30}chúng tôi (?:thông báo|đã|báo)|bài (?:này|lúc)|lời dặn trong bài|như đã hẹn|as promised|our text of|"
    r"at [\d:]+ we (?:said|told)|this (?:follows|adds|is the (?:record|latest))|what our text)\b",
    re.IGNORECASE,
)
_SORRY = re.compile(r"\bxin lỗi(?! vì báo lại)|\bapologis|\bwe are sorry(?! to come back)", re.IGNORECASE)
_KNOWN = re.compile(r"(?:điều đã biết|what we know)\s*:", re.IGNORECASE)
_NEXT = re.compile(
    r"(?:tin (?:mới|tiếp)|báo lại|đọc lại|cập nhật|next (?:word|update)|read(?:ing)? (?:it |this )?again)[^.\n]*?\d",
    re.IGNORECASE,
)


def read_aloud(lang: str, body: str, title: str = "", places: tuple[str, ...] = ()) -> str:
    """A text as a loudspeaker says it: first what people should do, wherever it was written, then its headline and what it opens
    with, our apology, and the hour of the next word.

    Where the advice has only a pronoun for what it is about, or leans on what stands on the page, what names that comes before
    it. No sentence is said twice, and no source nor what stands in brackets; neither a rumour that is quoted nor what is said of
    our texts opens anything. `places` = in which part each line stands, () = unknown.
    """
    lines = [line for raw in as_read(body).split("\n") if (line := raw.strip())]
    told = " ".join(said for said in sentences(instruction(lang, body, places)) if not _SOURCE.match(said))
    others = [line for line in lines if line not in told]
    ahead = others[-1:] if not told else []
    head = _headline(title, body)
    facts = (
        line for line in others if "“" not in line and not (_SOURCE.match(line) or _OF_TEXTS.match(line))
    )
    opens = next(facts, "") or "".join(others[:1] if not told else ())
    more = (line for line in others if line != opens and (_NEXT.search(line) or _SORRY.search(line)))
    kept = [*head, opens, *more, *ahead]
    order = [told, *kept]
    first = sentences(told)[0] if told else ""
    if _PRONOUN[lang].search(first) or _LEANS[lang].search(first):
        order.insert(0, next((line for line in lines if _KNOWN.match(line)), (*head, *lines)[0]))
    said = (sentence for part in order for sentence in sentences(_BRACKETS.sub("", part)))
    return " ".join(dict.fromkeys(said))


def _headline(title: str, body: str) -> list[str]:
    """The headline as a sentence; none where the text says it again."""
    said = as_read(title).strip().rstrip(".")
    return [f"{said}." if said[-1:] not in "!?…" else said] if said and fold(said) not in fold(body) else []
