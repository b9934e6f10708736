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
_KNOWN = re.compile(r"(?:điều đã biết|what we know)\s*:", re.IGNORECASE)
_NEXT = re.compile(
    r"(?:tin (?:mới|tiếp)|báo lại|đọc lại|cập nhật|next (?:word|update)|read(?:ing)? (?:it |this )?again)[^.\n]*?\d",
    re.IGNORECASE,
)


def read_aloud(lang: str, body: str, title: str = "", places: tuple[str, ...] = ()) -> str:
    """A text as a loudspeaker says it: first what people should do, wherever it was written, then its headline and what it opens
    with, and the hour of the next word. Where the advice has only a pronoun for what it is about, what names that comes before
    it. No sentence is said twice, and nothing that stands in brackets. `places` = in which part each line stands, () = unknown.
    """
    lines = [line for raw in as_read(body).split("\n") if (line := raw.strip())]
    told = instruction(lang, body, places)
    others = [line for line in lines if line not in told]
    ahead = others[-1:] if not told else []
    head = _headline(title, body)
    kept = [*head, *others[:1], *(line for line in others[1:] if _NEXT.search(line)), *ahead]
    order = [told, *kept]
    if told and _PRONOUN[lang].search(sentences(told)[0]):
        order.insert(0, next((line for line in lines if _KNOWN.match(line)), (*head, *lines)[0]))
    said = (sentence for part in order for sentence in sentences(_BRACKETS.sub("", part)))
    return " ".join(dict.fromkeys(said))


def _headline(title: str, body: str) -> list[str]:
    """The headline as a sentence; none where the text says it again."""
    said = as_read(title).strip().rstrip(".")
    return [f"{said}." if said[-1:] not in "!?…" else said] if said and fold(said) not in fold(body) else []
