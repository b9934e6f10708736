"""What sort of text somebody typed, learnt from the lines in `textlines.tsv`, which we wrote and labelled ourselves.

It is the sort of a text alone: a notice, a wish, a joke, a call for hands. It says nothing of whether anything is true, and
nothing of who wrote it; nobody is found, counted or weighed by it, and nothing that is recorded follows from it. It is asked
when a reply is shown, so that nobody congratulates a mourner, and where it is in doubt it says nothing.

`wild` is no exception: it says that the words are like those of our lines of dangerous or impossible advice, and judges neither
the advice nor whether it is true. So what forbids, denies or warns of such things has the same words and is of no such sort
(`textsorts`).

Nearest mean: each line is the words in it, rare ones heavier; each label the sum of its lines; a text belongs to the label that
it lies nearest to, if that is nearer than any other by a margin. Whole numbers throughout, so every machine finds the same.
"""

# Charter: conduct learnt
from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from math import isqrt
from pathlib import Path

from infodrill.kernel.erasable import until_erased
from infodrill.kernel.folding import de_accent
from infodrill.kernel.patterns import later
from infodrill.media.relations import INFORMS, OPPOSED

LINES = Path(__file__).with_name("textlines.tsv")
SORTS: Mapping[str, str] = {
    **dict.fromkeys(("official", "denial", "correction", "holding", "advice", "apology", "answer"), INFORMS),
    "wild": "wild", "advert": "sells", "blood": "blood", "boast": "boasts", "choice": "poll", "complaint": "gripe",
    "condolence": "grief", "event": "event", "found": "found", "hands": "hands", "job": "job", "joke": "jest",
    "link": "link", "lost": "lost", "nonsense": "scant", "order": "order", "personal": "chat", "poll": "poll", "praise": "glad",
    "question": "wonders", "report": "witness", "request": "begs", "resignation": "leaves", "rude": "cross", "rumour": "hearsay",
    "thanks": "glad", "verse": "verse", "wishes": "hail",
}  # fmt: skip
"""The sort of each label: a mark of `relations.MARKS`, or `INFORMS` for what an office has to say."""
MARGIN = 25
"""How much nearer, in thousandths of a whole match, the first sort has to lie than the second: below that nobody can tell."""
SURELY = OPPOSED - {"cross"} | {"gripe", "boasts"}
"""Sorts that everybody minds or is cross at, but for rudeness, which shows in any word: nothing is taken for one by a hair."""
_ONE = 1 << 12
LAUGHS = "laughs"
_WORD = later(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, later(sign))
    for name, sign in {
        "ends?": r"\?\s*$", "?": r"\?", "!!": r"!{2,}", "!": r"!", "rings": r"\b0\d{2,3}[ .]?\d{3}|\dxx|\bxxx", "digit": r"\d",
        "leads": r"https?:|www\.|\.example|\.invalid", "priced": r"\d ?(?:k|tr|trieu|dong|dollars?|million|nghin)\b|%",
        "quote": r"[“\"]",
        LAUGHS: r"[=:]\)+|[=:][vd]\b|\b(?:ha){2,}|\bkk+|\b(?:hi){2,}|\blol\b|[😂🤣]",
        "face": r"[\U0001f300-\U0001faff]", "cut": r" / |\n",
    }.items()
)  # fmt: skip
_TYPED: Mapping[str, str] = {
    **dict.fromkeys(("ko", "k", "kh", "hok", "hong", "kg"), "khong"), "dc": "duoc", "z": "vay", "j": "gi", "vs": "voi",
    "cx": "cung", "tui": "toi", "r": "roi", **dict.fromkeys(("nha", "nghen", "hen", "nhen"), "nhe"),
}  # fmt: skip
"""What is typed for a word, and what many say for it."""
_STEM, _FIRST, _LAST = 5, 4, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Learnt:
    """What was counted: the weight of each part of a text, its sum in each label that has it, how long all of a label's are
    together, and the weight of a part that no line has."""

    weights: Mapping[str, int]
    sums: Mapping[str, Mapping[str, int]]
    lengths: Mapping[str, int]
    unknown: int


@until_erased(1_024)
def sort_of(text: str, lang: str, margin: int) -> str:
    """The sort of a text in `lang` (a value of `SORTS`), "" where none lies nearer than another by `margin`."""
    return chosen(ranked(counted_lines(lang), text), margin)


def chosen(found: list[tuple[str, int]], margin: int = MARGIN) -> str:
    """The nearest sort of `ranked`, "" where it is no nearer than another by `margin`; one of `SURELY` has to lie nearer than
    what an office has to say by twice `MARGIN` at least."""
    (first, near), (_, next_to_it), *_ = found
    minded = first in SURELY and near - dict(found)[INFORMS] < 2 * MARGIN
    return first if near - next_to_it >= margin and not minded else ""


def ranked(learnt: Learnt, text: str) -> list[tuple[str, int]]:
    """(sort, how near the text lies to it in thousandths), the nearest first."""
    found, near = parts(text), Counter(dict.fromkeys(SORTS, 0))
    for part in found:
        if there := learnt.sums.get(part):
            for label, times in there.items():
                near[label] += times * learnt.weights[part]
    length = _length(learnt.weights.get(part, learnt.unknown) for part in found)
    best: dict[str, int] = {}
    for label, sort in SORTS.items():
        best[sort] = max(best.get(sort, 0), near[label] * 1_000 // (length * learnt.lengths.get(label, 1)))
    return sorted(best.items(), key=lambda each: (-each[1], each[0]))


@cache
def counted_lines(lang: str) -> Learnt:
    """What the shipped lines in a language come to, counted when first asked."""
    return learn([(label, text) for label, spoken, text in lines() if spoken == lang])


def lines() -> Iterator[tuple[str, str, str]]:
    """(label, language, text) of each shipped line."""
    for line in LINES.read_text(encoding="utf-8").splitlines()[1:]:  # below the mark
        label, lang, text = line.split("\t")
        yield label, lang, text


def learn(told: list[tuple[str, str]]) -> Learnt:
    """What labelled texts come to: each as long as any other, each label too."""
    read = [(label, parts(text)) for label, text in told]
    often = Counter(part for _, found in read for part in found)
    weights = {part: _rare(len(read), times) for part, times in often.items()}
    sums: dict[str, dict[str, int]] = {part: {} for part in often}
    for label, found in read:
        length = _length(weights[part] for part in found)
        for part in found:
            there = sums[part]
            there[label] = there.get(label, 0) + weights[part] * _ONE // length
    by_label: dict[str, list[int]] = defaultdict(list)
    for there in sums.values():
        for label, times in there.items():
            by_label[label].append(times)
    lengths = {label: _length(every) for label, every in by_label.items()}
    return Learnt(weights=weights, sums=sums, lengths=lengths, unknown=_rare(len(read), 1))


def _length(weights: Iterable[int]) -> int:
    return max(1, isqrt(sum(weight * weight for weight in weights)))


@cache
def _rare(every: int, times: int) -> int:
    """How much a part counts that `times` of `every` lines have: the binary logarithm of their ratio, in 1/64."""
    return max(1, (every**64).bit_length() - (times**64).bit_length())


def parts(text: str) -> frozenset[str]:
    """What of a text is counted: words with and without accents, their beginnings, pairs, the first and last ones, signs."""
    low = text.lower()
    folded = de_accent(low)
    typed = _WORD.findall(low)
    words = [_TYPED.get(word, word) for word in _WORD.findall(folded)]
    found = [name for name, sign in _SHAPES if sign.search(folded)]
    found += [f"b{word}" for word in words]
    found += [f"w{word}" for word in typed if not word.isascii()]
    found += [f"s{word[:_STEM]}" for word in words if len(word) > _STEM]
    found += map("{} {}".format, ("^", *words), (*words, "$"))
    found += [f"^{word}" for word in words[:_FIRST]] + [f"${word}" for word in words[-_LAST:]]
    found += [f"long{min(6, len(words).bit_length())}", *(["loud"] if text.isupper() else [])]
    return frozenset(found)
