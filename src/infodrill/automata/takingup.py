"""What a person asks for who sends a program's text back, and what of it a program can take up.

Shorter; what an owner's words or a text of ours say of it; what readers are told to do, in the words in which it was asked for:
whoever reads the texts answers for that as for a text. Any other fact is nobody's to dictate: it is told back.
"""

# No charter: an automated cell asks for what a person of its cell may ask; policy and desk answer both alike
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from infodrill.automata import phrases as say
from infodrill.automata.answering import convicting
from infodrill.automata.pairs import Both, pairs
from infodrill.automata.sentences import ended, inside
from infodrill.automata.writer import Writer
from infodrill.casework.advice import advised
from infodrill.casework.atodds import at_odds
from infodrill.casework.book import Case, Statement, Version
from infodrill.casework.likeness import STOP, words_of
from infodrill.casework.tongues import spoken
from infodrill.conduct.unrecorded import read_along
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import LANGUAGES
from infodrill.kernel.letters import words as plainly
from infodrill.kernel.quoting import begun
from infodrill.kernel.sentences import sentences

LONGEST = 240  # letters of an advice that is taken over as it was asked for
# What is said of a text in asking for another one, and asks for nothing to be in it.
_OF_WRITING = plainly(
    "viet lai them bot ngan gon ro hon dai qua cau chu doan bai tin van tieu sua doi xem noi neu ghi dat len dau truoc lam giup",
    "write again rewrite shorter longer clearer plainer simpler sentence word words line lines text title please make put say",
    "tell add",
)
_SHORTER = re.compile(
    r"\b(?:ngắn|gọn|cô đọng|quá dài|dài quá|bớt)\b|\b(?:shorter|too long|cut it|briefer|concise)\b",
    re.IGNORECASE,
)
# Before the words that are asked for: what is to be done with them.
_LEAD = re.compile(
    r"^(?:(?:hãy|xin|cần|phải|nên|và|please|and) )*(?:thêm|dặn|nhắc|khuyên|bảo|add|tell|remind|advise)\b"
    r"(?: (?:câu|ý|lời|rằng|là|rõ|vào|people to|them to|everybody to|that))*[:,]? ",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“\"«]([^”\"»]{4,})[”\"»]")
_GENERIC = (say.STAY_CALM, say.LEAVE_IT)  # told where nothing better is known: what was asked for is better


@dataclass(frozen=True, slots=True)
class Wish:
    """One sentence of what somebody asked for; `advice` = what of it tells readers what to do, "" = none; `lang` = of that."""

    asked: str
    advice: str = ""
    lang: str = ""


def asked_for(view: SeatView, case: str, kind: str, text: Statement | None) -> tuple[str, ...]:
    """The words with which people sent back, since something of it was last out, or threw away what a text of this kind said."""
    cells = {view.seats.seats[seat].cell for seat in view.people}
    versions: list[Version] = []
    for version in text.versions if text else ():
        versions = [] if version.published_at >= 0 else [*versions, version]
    for dropped in view.dropped:
        if dropped.case == case and dropped.kind == kind:
            versions += dropped.versions
    return tuple(
        dict.fromkeys(each.returned for each in versions if each.returned and each.returned_by in cells)
    )


def shorter(asked: tuple[str, ...]) -> bool:
    """Whether somebody asked for a shorter text."""
    return any(map(_SHORTER.search, asked))


def wishes(asked: str) -> Iterator[Wish]:
    """Sentence by sentence what somebody asked for, where it asks for anything to be in the text."""
    for sentence in sentences(asked):
        found = _QUOTED.findall(sentence) or [sentence.partition(": ")[2] or _LEAD.sub("", sentence)]
        told = " ".join(found).strip(" .")
        lang = spoken(told) or spoken(sentence)
        if lang and _advises(lang, told):
            yield Wish(sentence, told, lang)
        elif _telling(sentence):
            yield Wish(sentence)


def _advises(lang: str, told: str) -> bool:
    """Whether words, without the request around them, tell readers what to do; what is told the writer is no such advice."""
    first = next(iter(words_of(told).words), "")
    return 0 < len(told) <= LONGEST and first not in _OF_WRITING and advised(lang, told) is not None


def _telling(text: str) -> set[str]:
    """The words of a request that ask for something to be in the text."""
    return {word for word in words_of(text).words if len(word) > 1} - STOP - _OF_WRITING


def held(wish: Wish, text: say.StatementTexts | Version) -> bool:
    """Whether most of what somebody wanted to be in a text is there: an advice in its own language, a fact in either."""
    langs = (wish.lang,) if wish.advice else LANGUAGES
    told = {word for lang in langs for word in words_of("\n".join(_words(text, lang))).words}
    wanted = _telling(wish.advice or wish.asked)
    return 2 * len(wanted - told) <= len(wanted)


def in_one_language(wish: Wish, text: Version) -> bool:
    """Whether an advice that was taken over stands in one of two versions alone."""
    both = all(any(_words(text, lang)) for lang in LANGUAGES)
    return bool(wish.advice) and both and ended(begun(wish.advice)) in _words(text, wish.lang)[1]


def with_what_was_asked(
    writer: Writer, text: say.StatementTexts, asked: tuple[str, ...]
) -> say.StatementTexts:
    """A text with as much of what people asked for as its writer can stand for."""
    for reason in asked:
        for wish in wishes(reason):
            if held(wish, text):
                continue
            if wish.advice and any(_words(text, wish.lang)) and _safe(writer, wish):
                text = _advising(writer, text, wish)
            elif line := _on_record(writer, wish, text):
                text = _told(text, line)
    return text


def _safe(writer: Writer, wish: Wish) -> bool:
    """Whether an advice names no place, hour or number that no record has, no person's wrong, and contradicts no owner."""
    typed = say.StatementTexts(
        title_vi="",
        title_en="",
        body_vi=wish.advice * (wish.lang == "vi"),
        body_en=wish.advice * (wish.lang == "en"),
    )
    unknown = read_along(writer.view, typed, None, writer.case)
    return not (unknown or convicting(wish.advice) or at_odds(wish.advice, writer.advice.in_(wish.lang)))


def _advising(writer: Writer, text: say.StatementTexts, wish: Wish) -> say.StatementTexts:
    """The advice that was asked for, in the place of one that is told for want of a better, else behind what is told to do."""
    title, body = _words(text, wish.lang)
    lines, todo = body.split("\n"), writer.todo(wish.lang)
    generic = {writer.view.premises.say(wish.lang, msgid) for msgid in _GENERIC}
    line = writer.view.premises.say(wish.lang, say.WHAT_TO_DO[0], todo=ended(inside(wish.advice)))
    if todo not in lines:
        lines.insert(max(1, len(lines) - 1), line)
    elif todo in generic:
        lines[lines.index(todo)] = line
    else:
        lines[lines.index(todo)] = f"{todo} {ended(begun(wish.advice))}"
    return _put(text, wish.lang, title, "\n".join(lines))


def _on_record(writer: Writer, wish: Wish, text: say.StatementTexts) -> Both | None:
    """The sentence of an owner, on any case that the writer reads, or of a text of ours that says what somebody misses."""
    wanted = _telling(wish.asked)
    missing = wanted - {word for lang in LANGUAGES for word in words_of("\n".join(_words(text, lang))).words}
    best = max(_records(writer), key=lambda both: _shares(both, missing), default=None)
    shared = _shares(best, missing) if best else 0
    return best if best and shared >= 2 and 2 * shared >= len(missing) else None


def _shares(both: Both, missing: set[str]) -> int:
    return len(missing & {word for said in (both.vi, both.en) for word in words_of(said).words})


def _records(writer: Writer) -> Iterator[Both]:
    """What owners have said, in both languages, its own case first."""
    others: tuple[Case, ...] = tuple(case for case in writer.view.cases if case.case != writer.case.case)
    for case in (writer.case, *others):
        writes = writer if case is writer.case else Writer(case, writer.view, writer.seed, writer.issuer)
        for both in (writes.fact, writes.advice):
            yield from (pair for pair in pairs(both) if spoken(pair.vi) != "en" and spoken(pair.en) != "vi")


def _told(text: say.StatementTexts, line: Both) -> say.StatementTexts:
    """A text with one more sentence before its last line, in each language that it is written in."""
    for lang in LANGUAGES:
        title, body = _words(text, lang)
        if title or body:
            lines = body.split("\n")
            lines.insert(max(1, len(lines) - 1), ended(begun(line.in_(lang))))
            text = _put(text, lang, title, "\n".join(lines))
    return text


def _words(text: say.StatementTexts | Version, lang: str) -> tuple[str, str]:
    return (
        (str(text.title_vi), str(text.body_vi)) if lang == "vi" else (str(text.title_en), str(text.body_en))
    )


def _put(text: say.StatementTexts, lang: str, title: str, body: str) -> say.StatementTexts:
    if lang == "vi":
        return replace(text, title_vi=title, body_vi=body)
    return replace(text, title_en=title, body_en=body)
