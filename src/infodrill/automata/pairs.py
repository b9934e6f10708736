"""A text in both languages cut sentence by sentence beside each other, so that both publics read the same facts.

Whatever is left out (an hour that has passed, a sentence too many, a clause too long for a title) is left out in both.
"""

# No charter: an automated cell asks for what a person of its cell may ask; policy and desk answer both alike
from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from infodrill.automata.hours import NEXT_WORD, WORD_AT, at_once, dated, over, urgent, with_hours_dated
from infodrill.automata.sentences import (
    MOST_WORDS,
    bare,
    clause,
    ended,
    inside,
    names,
    sentences,
    told_by_record,
    whole_sentences,
)
from infodrill.kernel.i18n import InBoth
from infodrill.kernel.quoting import begun
from infodrill.scenario.schema import Bi

# Words that say nothing to whoever reads a title alone: what points, or a pronoun right behind the first verb.
_POINTS = {
    "vi": re.compile(r"\b(?:này|đó|ấy|nó)\b", re.IGNORECASE),
    "en": re.compile(
        r"\b(?:this|these|those|such)\b|^(?:(?:please|before|after|never|do not|don't) )?\w+(?: \w+)? (?:it|them)\b",
        re.IGNORECASE,
    ),
}

# "This month" names its time, whoever reads it when.
_TIMES = re.compile(
    r"\b(?:thứ \w+|chủ nhật|tháng|tuần|năm|kỳ|đợt|buổi|sáng|trưa|chiều|tối|đêm|hôm|ngày) (?:này|đó|ấy)\b|"
    r"\b(?:this|these) (?:mornings?|afternoon|evening|weeks?|months?|years?|\w+day|days)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Both(InBoth):
    """The same in both languages; empty = neither has it."""

    vi: str = ""
    en: str = ""

    def __bool__(self) -> bool:
        return bool(self.vi and self.en)

    def each(self, change: Callable[[str], str]) -> Both:
        """Both changed alike."""
        return Both(change(self.vi), change(self.en))


def pairs(text: Both | Bi) -> tuple[Both, ...]:
    """Its sentences; where the languages count them otherwise, the first ones and what is left of each."""
    vi, en = sentences(text.vi), sentences(text.en)
    if len(vi) != len(en):
        vi, en = whole_sentences(text.vi), whole_sentences(text.en)
    if len(vi) != len(en):
        first = Both(*(found[0] if found else "" for found in (vi, en)))
        rest = Both(" ".join(vi[1:]), " ".join(en[1:]))
        return tuple(both for both in (first, rest) if both)
    return tuple(Both(vi_part, other) for vi_part, other in zip(vi, en, strict=True))


def advised_too(line: Bi, step: Both, apology: Both) -> Bi:
    """A line with a further step, before the apology that it may end with: what to do is not told in two pieces."""
    last = apology if apology and line.vi.endswith(apology.vi) and line.en.endswith(apology.en) else Both()
    told = Both(line.vi.removesuffix(last.vi).strip(), line.en.removesuffix(last.en).strip())
    said = Both(
        f"{ended(told.vi)} {ended(step.vi)} {last.vi}", f"{ended(told.en)} {ended(step.en)} {last.en}"
    )
    return Bi(vi=said.vi.strip(), en=said.en.strip())


def joined(said: tuple[Both, ...]) -> Both:
    return Both(" ".join(both.vi for both in said), " ".join(both.en for both in said))


def holding_true(text: Bi, told: datetime, now: datetime, *, advice: bool = False) -> Both:
    """What of a text told at `told` may still be said at `now`, with its days as dates.

    Left out: promises of a next word, which a text makes for itself, and announcements whose hour has passed.
    """
    kept = []
    another = told.date() != now.date()
    for sentence in pairs(Both(WORD_AT.sub("", text.vi), WORD_AT.sub("", text.en))):
        clauses = [
            both
            for both in (_at_once(part) if advice and another else part for part in _clauses(sentence))
            if not any(
                NEXT_WORD.search(said) or over(said, told, now, advice=advice) for said in (both.vi, both.en)
            )
        ]
        if clauses:
            whole = Both("; ".join(both.vi for both in clauses), "; ".join(both.en for both in clauses))
            kept.append(whole.each(lambda said: begun(ended(said))))
    found = joined(tuple(kept))
    said = {lang: dated(lang, found.in_(lang), told.date(), now.date()) for lang in ("vi", "en")}
    if not advice:  # what was done at an hour; what people are told to do at one comes back each day
        said = {lang: with_hours_dated(lang, each, told, now.date()) for lang, each in said.items()}
    return Both(said["vi"], said["en"])


def _at_once(advice: Both) -> Both:
    """What was to be done at once and that very day is still to be done at once by whoever has not."""
    return Both(at_once("vi", advice.vi), at_once("en", advice.en)) if urgent(advice.vi) else advice


def facts(text: Both | tuple[Both, ...]) -> tuple[Both, tuple[Both, ...]]:
    """(first sentence, the rest) of what is known; the longest of the rest give way until a reader can take it in."""
    first, *rest = (text if isinstance(text, tuple) else pairs(text)) or (Both(),)
    while rest and _words(joined((first, *rest))) > MOST_WORDS:
        rest.remove(max(rest, key=_words))
    return first, tuple(rest)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parted:
    """What is known, parted: a headline, what is left of its sentence, the others, and the record that the sentence named."""

    title: Both = Both()
    first: Both = Both()
    others: tuple[Both, ...] = ()
    record: Both = Both()


def cut(text: Both) -> Parted:
    """What is known, parted at its headline: a whole clause, without the record that it comes from and with nothing in brackets,
    which stays below whole; no headline where no clause is short enough. Of the others the longest give way until a reader can
    take the text in."""
    whole = pairs(text)
    for place, pair in enumerate(whole):
        if found := _title(_without_record(pair)):
            left, record = _beside(pair)
            first, others = facts((*whole[:place], left, *whole[place + 1 :]))
            return Parted(title=found, first=first, others=others, record=record)
    first, others = facts(whole)
    return Parted(first=first, others=others)


def call(text: Both | Bi) -> Both:
    """What a title can hold of an advice: a whole clause, whom it is for included; empty when none is short enough."""
    return next((found for pair in pairs(text) if (found := _title(pair))), Both())


def points(title: Both) -> bool:
    """Whether it points at something that it does not name."""
    return any(pattern.search(_TIMES.sub(" ", title.in_(lang))) for lang, pattern in _POINTS.items())


def with_object(title: Both, matter: Bi, places: frozenset[str] = frozenset()) -> Both:
    """A title that points at something ("this page"), with the name of what is told of before it, where that has one.

    The name of one of the `places` says where, not what."""
    if not title or not points(title):
        return title
    name = _name(matter, places)
    if not name or name.en in title.en or name.vi in title.vi:  # it stands there already
        return title
    said = title.each(inside)
    return Both(f"“{name.vi}” – {said.vi}", f"“{name.en}” – {said.en}")


def _name(matter: Bi, places: frozenset[str]) -> Both:
    """The longest name that both languages have."""
    found = [
        Both(name, other)
        for name in names(matter.vi)
        for other in names(matter.en)
        if (name in other or other in name) and not {name, other} & places
    ]
    return max(found, key=lambda both: len(both.vi) + len(both.en), default=Both())


def _clauses(sentence: Both) -> tuple[Both, ...]:
    """What semicolons part, where they part it alike; else the whole."""
    vi, en = sentence.vi.split("; "), sentence.en.split("; ")
    alike = len(vi) == len(en)
    return (
        tuple(Both(vi_part, other) for vi_part, other in zip(vi, en, strict=True)) if alike else (sentence,)
    )


def _title(sentence: Both) -> Both:
    first = _clauses(sentence)[0]
    found = first.each(clause)
    return found if found and bare(first.vi) == first.vi and bare(first.en) == first.en else Both()


def _without_record(sentence: Both) -> Both:
    found = sentence.each(told_by_record)
    return found if found else sentence


def _beside(sentence: Both) -> tuple[Both, Both]:
    """(what a headline leaves of its sentence, the record that this names)."""
    told = _without_record(sentence)
    rest = _clauses(told)[1:]
    left = Both("; ".join(each.vi for each in rest), "; ".join(each.en for each in rest))
    record = Both() if told is sentence else sentence.each(lambda said: said.partition(": ")[0])
    return left.each(lambda said: begun(ended(said))) if left else Both(), record


def _words(text: Both) -> int:
    return max(len(text.vi.split()), len(text.en.split()))
