"""Where a text sends people: numbers that it tells them to ring, places that it names to go to; whether what is held names them.

The studio holds a text against the record of its case, the report against all that a drill tells: by the same readers. Whoever
names a number to warn of it sends nobody there.
"""

# Charter: conduct sentwhere
from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from infodrill.casework.advice import advised, quotes_blank
from infodrill.casework.clauses import bears
from infodrill.casework.tongues import spoken
from infodrill.conduct.namedplaces import capital, kind_of, same_spot, sent_to, spots
from infodrill.kernel.folding import as_read
from infodrill.kernel.letters import bare, tongue
from infodrill.kernel.patterns import Signs, as_typed, in_both
from infodrill.kernel.personal import PHONES, identifiers
from infodrill.kernel.sentences import sentences

_RINGS: Signs = in_both(
    r"gọi|alo|liên hệ|bấm|quay số|nhắn|điện thoại|hotline|đường dây|số máy",
    r"call|ring|dial|phone|text|contact|hotline|number",
)
EVERYBODYS = re.compile(
    r"(?i)(?<=gọi )(?:(?:ngay|số|máy|cấp cứu|xe cấp cứu) ){0,3}11[1-5]\b|(?<=goi )(?:(?:ngay|so|may|cap cuu) ){0,3}11[1-5]\b|"
    r"\b(?:call|ring|dial)(?: (?:the|an|number|ambulance|police|at once|now|on|for)){0,4} 11[1-5]\b"
)
"""A number of everybody's that people are told to ring: children's line, rescue, police, fire, ambulance. No drill tells it."""
_WARNED: Signs = in_both(r"không phải|giả|lừa|mạo danh|chặn", r"is not|fake|scam|block")
_DIGITS = re.compile(r"\d+")
_RUN = re.compile(r"\d+(?:[ .()–-]{1,2}\d+)*")
GROUPS = 6  # of digits in one number, at most
AREA, LOCAL = 4, 6  # digits of an area's code with its nought, and of a number behind it, at least
_PLAIN = re.compile(r"[^a-z0-9]+")


def digits_of(text: str) -> str:
    """The digits of a text, one behind the other: a number may be written in groups."""
    return re.sub(r"\D", "", text)


def plainly(text: str) -> str:
    """A text in one spelling of letters and blanks."""
    return _PLAIN.sub(" ", bare(as_read(text)).lower()).strip()


def rung(text: str, lang: str) -> Iterator[str]:
    """Telephone numbers that a text tells people to ring, as written there."""
    for sentence in sentences(quotes_blank(as_read(text))):
        spelt = tongue(lang, sentence)
        if not bears(as_typed(_RINGS, spelt), sentence, spelt) or as_typed(_WARNED, spelt).search(sentence):
            continue
        for found in identifiers(bare(sentence), sentence):
            if found.kind in PHONES:
                yield sentence[found.start : found.end]


def unknown_numbers(text: str, held: str, lang: str) -> Iterator[str]:
    """Those of them that stand nowhere in what is held, in whatever groups they are written there."""
    known = numbers(held)
    return (number for number in rung(text, lang) if digits_of(number) not in known)


@lru_cache(maxsize=8)
def numbers(held: str) -> frozenset[str]:
    """Every number that stands there: neighbouring groups of digits joined, and what stands behind an area's code.

    A number is never found across two others, nor within one.
    """
    runs = [_DIGITS.findall(run) for run in _RUN.findall(held)]
    joined = {
        "".join(run[start:end])
        for run in runs
        for start in range(len(run))
        for end in range(start + 1, min(len(run), start + GROUPS) + 1)
    }
    return frozenset(joined | {number[AREA:] for number in joined if len(number) >= AREA + LOCAL})


def unknown_places(text: str, held: str, lang: str, *, wide: bool) -> Iterator[str]:
    """Places to which what a text advises sends people and that `held`, all in one spelling, does not name; `wide` = also one
    whose kind is told in several words, where `held` tells of no such kind by that name."""
    for sentence in sentences(text):
        if advised(lang, sentence):
            near = spots(sentence, lang)
            yield from (place for place in near if not named(place, held))
            further = {*sent_to(sentence, lang)} - {*near} if wide else set[str]()
            yield from (place for place in sorted(further) if not _of_its_kind(place, held, lang))


def on_record(spot: str, records: tuple[str, ...], lang: str) -> bool:
    """Whether a record names a place: in the language of the text, else by its name alone."""
    own = [record for record in records if spoken(record) in ("", lang)]
    if any(same_spot(spot, record, lang) for record in own):
        return True
    name = _name(spot)
    return not any(sent_to(record, lang) for record in own) and any(name in record for record in records)


def named(spot: str, held: str) -> bool:
    """Whether what is held, in one spelling, names such a place: its name, without the word that says what it is."""
    return f" {plainly(_name(spot))} " in held


def _name(spot: str) -> str:
    return " ".join(filter(capital, spot.split()))


def _of_its_kind(spot: str, held: str, lang: str) -> bool:
    """Whether there is a place of that kind and name; in English by its name alone."""
    kind, name = plainly(kind_of(spot)).split(), plainly(_name(spot))
    near = rf" {kind[0]} (?:\w+ ){{0,4}}?{name} " if lang == "vi" else f" {name} "
    return bool(re.search(near, held))
