"""What a claim is called in a report: its sentence in full once, with a number; after that the number and how it begins.

A report names each claim dozens of times. While the page is written every mention is a mark; once it is whole, the marks become
words in the order in which they are read, so that page, paper and office file say the same.
"""

# Charter: review report claim names
from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import escape

from infodrill.kernel.i18n import N_, tr
from infodrill.kernel.quoting import ELLIPSIS, quoted
from infodrill.scenario.schema import Claim

SHORTEST, LONGEST = 4, 6  # words of a head
ALIKE = 4  # words from which on two sentences begin alike
OPEN, SHUT = (
    "\ue002",
    "\ue003",
)  # private characters around a claim's number, more of the first where the place says what stands there
_MARK = re.compile(f"[“‘]?({OPEN}+)(\\d+){SHUT}[”’]?")
_OWNED = re.compile(r"['’]s$|\W+$")
# Words that leave a head hanging.
_HANGING = re.compile(
    r"(?:a|an|and|are|as|at|be|been|by|for|from|has|have|if|in|is|it|its|of|on|or|so|than|that|the|their|this|to|was|were|when|which|"
    r"who|with|ai|bị|bởi|các|chỉ|cho|chưa|có|cùng|của|cứ|cũng|do|đầu|được|đã|đang|để|đi|hoặc|không|là|lại|mà|mới|một|nên|nếu|ngay|"
    r"nhưng|những|nữa|ở|phải|qua|ra|rồi|sau|sẽ|số|tại|thành|theo|thì|thứ|trên|trong|từ|tới|và|vào|vẫn|vì|với|về|xong)[,;:.]*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ClaimNames:
    """Numbers by claim, from 1 in the order given; `heads` and `sentences` in one language, by number."""

    lang: str
    heads: Mapping[int, str]
    sentences: Mapping[int, str]

    @property
    def marks(self) -> Mapping[str, str]:
        """Sentence → the mark that stands for it while a page is written."""
        return {sentence: f"{OPEN}{n}{SHUT}" for n, sentence in self.sentences.items()}

    def in_full(self, sentence: str) -> str:
        """The mark of a place where the sentence stands in any case: over all that became of it, and over its figure."""
        return self.marks[sentence].replace(OPEN, OPEN * 2) if sentence in self.marks else quoted(sentence)

    def number(self, sentence: str) -> str:
        """The mark of a place where many claims stand one after another, and their numbers are enough."""
        return self.marks[sentence].replace(OPEN, OPEN * 3) if sentence in self.marks else sentence

    def named(self, page: str) -> str:
        """A page of HTML with every mark in words: in full where it comes first, short after that."""
        said: set[str] = set()

        def words(found: re.Match[str]) -> str:
            n, first = int(found[2]), found[2] not in said
            name = tr(self.lang, N_("claim {n}"), n=n)
            if len(found[1]) == 3:
                return name
            said.add(found[2])
            if len(found[1]) == 2:
                return f"{name}: {escape(quoted(self.sentences[n]))}"
            if first:
                return f"{name} {escape(quoted(self.sentences[n]))}"
            return f"{name} {escape(quoted(self.heads[n]))}"

        return _MARK.sub(words, page)


def claim_names(claims: Iterable[Claim], lang: str) -> ClaimNames:
    """The names of these claims in a language."""
    sentences = {n: claim.sentence.in_(lang) for n, claim in enumerate(claims, 1)}
    return ClaimNames(lang, _heads(sentences), sentences)


def _heads(sentences: Mapping[int, str]) -> Mapping[int, str]:
    """The shortest beginning of each that begins no other, neither hanging nor cut within a name; of sentences that begin alike
    from where they part: one name for four matters names none."""
    split = {n: sentence.split() for n, sentence in sentences.items()}
    parted = {
        n: max((_alike(words, other) for m, other in split.items() if m != n), default=0)
        for n, words in split.items()
    }
    own = {n: words[parted[n] if parted[n] >= ALIKE else 0 :] or words for n, words in split.items()}
    return {
        n: (ELLIPSIS if len(words) < len(split[n]) else "") + head(words, [other for m, other in own.items() if m != n])
        for n, words in own.items()
    }  # fmt: skip


def _alike(words: list[str], other: list[str]) -> int:
    """How many words two sentences begin with alike, whosever they are, not cut within a name."""
    pairs = zip(words, other, strict=False)
    parts = (n for n, pair in enumerate(pairs) if len({_OWNED.sub("", word) for word in pair}) > 1)
    same = next(parts, min(len(words), len(other)))
    while 0 < same < len(words) and words[same - 1][:1].isupper() and words[same][:1].isupper():
        same -= 1
    return same


def head(words: list[str], others: Iterable[list[str]]) -> str:
    """The shortest beginning of `words`, of four to six, that begins none of `others`; what is no longer stands whole."""
    others = list(others)
    if len(words) <= LONGEST:
        return " ".join(words)
    fit = [
        size
        for size in range(SHORTEST, LONGEST + 1)
        if _whole(words, size) and not any(other[:size] == words[:size] for other in others)
    ]
    return " ".join(words[: fit[0] if fit else LONGEST]).rstrip(",;:.") + ELLIPSIS


def _whole(words: list[str], size: int) -> bool:
    """Whether a head of this size stands: not cut between two words of a name, and not before what it needs."""
    last, then = words[size - 1], words[size] if size < len(words) else ""
    named = last[:1].isupper() and then[:1].isupper()
    return not named and _HANGING.fullmatch(last) is None
