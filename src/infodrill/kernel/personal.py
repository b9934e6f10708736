"""Identifiers that no state of the range may hold (I5): phone and identity numbers, bank accounts, plates, mail addresses,
dates of birth, handles and addresses of profiles. One reader, for what authors write, what people type and what programs send.

Numbers and places are found in every way they are written: +84, blanks, dots, digits spelled out, letters for figures.
Patterns are read in the text without accents. Placeholder tokens such as `{phone:a}` and the telephone numbers of the
scenario's `public_contacts` are respected, and nothing else that stands there.
"""

# Charter: kernel personal
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from infodrill.kernel.erasable import until_erased
from infodrill.kernel.folding import as_read
from infodrill.kernel.leads import leads
from infodrill.kernel.letters import MASK, bare
from infodrill.kernel.spans import Taken

READ = 256  # texts of late: each button of each case is tried with the same plain example
PHONES = frozenset({"phone", "hotline"})
"""Kinds of what can be called."""


@dataclass(frozen=True, slots=True)
class PersonalFound:
    """One finding: its kind and the half-open span [start, end) in the composed (NFC) text."""

    kind: str
    start: int
    end: int


_GAP = r"[ .\-()_*·•~=#…]{0,3}"
_START = r"(?<!\d)(?<!\d[.,/])(?<!\d-)"  # a number that begins here; a word before it may touch it
_BETWEEN = r"[\s,.\-_*·•/~=#…]"
_UNIT = re.compile(
    r"\s*(?:%|dong\b|d\b|vnd\b|trieu|ty\b|nghin|ngan\b|nguoi|luot|ho\b|m2?\b|m3\b|met|km|kg|tan\b|lit|ha\b|"
    r"households?|people|views|posts|million|billion)"
)
_DIGITS_SAID = (
    ("khong", "zero", "oh", "o"), ("mot", "one"), ("hai", "two", "twenty"), ("ba", "three", "thirty"),
    ("bon", "tu", "four", "forty"), ("nam", "lam", "five", "fifty"), ("sau", "six", "sixty"), ("bay", "seven", "seventy"),
    ("tam", "eight", "eighty"), ("chin", "nine", "ninety"),
)  # fmt: skip
_DIGIT_SAID = {word: digit for digit, same in enumerate(_DIGITS_SAID) for word in same}
"""Words that say one digit of a number: "hai mươi mốt", "twenty-one" say two."""
_DIGIT_WORD = rf"(?:{'|'.join(_DIGIT_SAID)}|\d)"
_SAID_BESIDE = r"(?:(?:muoi|tram|linh|le|roi|hundred|and|then|double|triple)[\s,.\-/]{1,3}){0,2}"
"""What stands between digits that are said, and says none."""
_PLUS_84 = r"(?:cong |plus )(?:tam|eight)[ ,.-]+(?:bon|tu|four)"
_ID_CUE = (
    r"(?:cmnd|cmtnd|cccd|can cuoc(?: cong dan)?|chung minh(?: nhan dan| thu)?|so dinh danh|giay to tuy than|"
    r"dinh danh ca nhan|(?:national |personal )?(?:id|identity)(?: card)?(?: no\.?| number)?|citizen id|ho chieu|passport)"
)
_ACCOUNT_CUE = (
    r"(?:\bstk\b|\btk\b|tai khoan|chuyen khoan|so the\b|\bthe (?:atm|ngan hang)|"
    r"\baccount\b|\ba/c\b|\biban\b|card number|vi dien tu|e-wallet)"
)
_DIGITS = r"\d(?:[ .\-]?\d){5,18}"
_AT = r"(?:@|\s?[(\[]\s?(?:at|a cong)\s?[)\]]\s?|\sa cong\s)"
_DOT = r"(?:\.|\s?[(\[]\s?(?:dot|cham)\s?[)\]]\s?|\scham\s)"
_PROVINCE = r"0(?:0[1-9]|[1-8]\d|9[0-6])"  # first digits of a citizen's identity number

_LIKE = r"[\dOoIl]"  # a figure, or a letter that looks like one
# A small o opens a number where figures touch it or stand one by one: "ở 12.500.000" is read without its accent.
_ZERO = rf"(?:[0O]|o(?={_LIKE}|(?:[ .\-]\d(?!\d)){{8}}))"
_DEGREE = r"-?1?\d{{{whole}}}[.,]\d{{{least},}}(?!\d)°? ?[NSEWBDT]?"
_COORDINATE = r"(?:lat[a-z]*|lon[a-z]*|lng|vi do|kinh do|toa do|coordinates?|gps)"
_LED_DEGREE, _SMALL_DEGREE, _WIDE_DEGREE = (
    _DEGREE.format(whole=whole, least=least) for whole, least in (("1,2", 3), ("1,2", 4), ("2", 4))
)
_NEXT_TO = r"[ ,;/|–-]{1,3}"
_TURN = r"\d{1,3}(?:°| do) ?\d{1,2}(?:[.,]\d+)?(?:['’′]| phut) ?(?:\d{1,2}(?:[.,]\d+)?(?:[\"”″]|''| giay)?)?"
_OCTET = r"[0-9A-Fa-f]{2}"

_SPOKEN = re.compile(
    rf"(?i)(?<!\w)(?:{_PLUS_84}|{_DIGIT_WORD})(?:{_BETWEEN}{{0,3}}\d|{_BETWEEN}{{1,3}}{_SAID_BESIDE}{_DIGIT_WORD}){{6,10}}(?!\w)"
)
_SAID, _FIGURE = re.compile(r"[a-z]+|\d"), re.compile(r"\d")
_TIMES = {"double": 1, "triple": 2}  # how often more than once the next digit is said
_SHORTEST_SAID = 9  # digits of a number in words
_FEWEST_SAID = 3  # of a number in words; with fewer it is a list of figures, or a date
_LEAST_FIGURES = 5  # of a plate: with fewer a text holds no number that is somebody's

# A group named `it` is the passage; without one the whole match is. Earlier kinds win where two overlap.
_WITHOUT_FIGURES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("mail", re.compile(rf"(?i)(?<![\w.+-])[\w.+-]{{1,64}}{_AT}(?!(?:[\w-]+\.)*invalid\b)[\w-]+(?:{_DOT}[\w-]+)+")),
    ("phone", _SPOKEN),
    ("identity", re.compile(rf"(?<![\w:.-])(?=[\d:-]*[A-Fa-f]){_OCTET}(?P<by>[:-]){_OCTET}(?:(?P=by){_OCTET}){{4}}(?![\w:-])")),
    ("identity", re.compile(rf"(?i)(?<!\w)mac(?: address)?[ :=]{{1,3}}(?P<it>{_OCTET}(?:[ :.-]?{_OCTET}){{5}})(?!\w)")),
    ("position", re.compile(rf"(?i)(?<!\w)vi do {_TURN}[ ,;]{{0,3}}(?:va )?kinh do {_TURN}")),
)  # fmt: skip
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("identity", re.compile(rf"(?<![\w.,]){_PROVINCE}(?:[ .\-]?\d){{9}}(?!\d|[.,]\d)")),
    ("identity", re.compile(rf"(?i)(?<!\w){_ID_CUE}\b[^\n\d]{{0,24}}(?P<it>[A-Z]?\d(?:[ .\-]?\d){{6,11}})(?!\d)")),
    ("identity", re.compile(r"(?i)(?<!\w)imei\b[^\n\d]{0,12}(?P<it>\d(?:[ .\-]?\d){13,15})(?!\d)")),
    ("position", re.compile(
        rf"(?i)(?<!\w){_COORDINATE}[ :=]{{1,3}}(?P<it>{_LED_DEGREE}{_NEXT_TO}(?:{_COORDINATE}[ :=]{{1,3}})?{_LED_DEGREE})"
    )),
    # Of two numbers alone so exact that they are no measures, one has two figures or three before its point.
    ("position", re.compile(
        rf"(?<![\w.,])(?:{_SMALL_DEGREE}{_NEXT_TO}{_WIDE_DEGREE}|{_WIDE_DEGREE}{_NEXT_TO}{_SMALL_DEGREE})(?!\w)"
    )),
    ("position", re.compile(rf"{_TURN} ?[NSB][ ,;]{{0,3}}{_TURN}")),
    ("position", re.compile(r"(?<!\w)[2-9CFGHJMPQRVWX]{8}\+[2-9CFGHJMPQRVWX]{2,3}(?!\w)")),
    ("identity", re.compile(r"(?i)(?<![\w.])(?=[\d.]*[a-f])[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4}(?![\w.])")),
    ("birth", re.compile(
        r"(?i)(?<!\w)(?:sinh(?: ngay)?|born(?: on)?|d\.?o\.?b\.?)[: ]{1,2}(?P<it>\d{1,2}[/.-]\d{1,2}[/.-]\d{4})(?!\d)"
    )),
    ("account", re.compile(rf"(?i){_ACCOUNT_CUE}[^\n]{{0,40}}?(?<![\w.,])(?P<it>{_DIGITS})(?!\d)")),
    ("account", re.compile(rf"(?i)(?<![\w.,])(?P<it>{_DIGITS})(?!\d)[ ,(–-]{{1,3}}(?:\w+ ){{0,3}}{_ACCOUNT_CUE}")),
    ("account", re.compile(r"(?<![\d.,])\d{4}([ -])\d{4}\1\d{4}\1\d{4}(?![ -]?\d)")),
    ("phone", re.compile(rf"{_START}(?:\(?\+\s?84\)?|(?<![^\W\d])\(?{_ZERO}|0)(?:{_GAP}{_LIKE}){{8,10}}(?!\d)")),
    ("phone", re.compile(rf"{_START}84{_GAP}[35789](?:{_GAP}{_LIKE}){{8}}(?!\d)")),
    ("phone", re.compile(r"(?<![\d/])0\d/\d\d(?P<gap>[ .-])\d{3}(?P=gap)\d{3}(?![\d/]|[.,]\d)")),
    ("phone", re.compile(r"(?<!\d)0\d{2,4}(?P<gap>[/\n|,;:x] ?)\d{3}(?P=gap)\d{3,4}(?!\d)")),
    # Of other countries: behind a + and no sum in thousands, in groups of three, three and four with signs.
    ("phone", re.compile(
        r"(?<![\w+])\+(?!\d{1,3}(?:[ .]\d{3})+(?![ .]?\d))[1-9]\d{0,2}(?:[ .()-]{0,2}\d){7,12}(?![ .-]?\d)"
        r"|(?<![\d,.])(?:\(\d{3}\) ?|\d{3}[.-])\d{3}[.-]\d{4}(?![ .-]?\d)"
    )),
    ("hotline", re.compile(r"(?<![\w.,])1[89]00(?:[ .\-–]?\d){4,6}(?!\d)")),
    ("plate", re.compile(r"(?<!\w)[1-9]\d[ .-]?[A-Z]{1,2}\d?[ .-]{0,2}\d{3}[ .]?\d{2}(?!\w)")),
    ("plate", re.compile(r"(?<!\w)[1-9]\d[ -]?[A-Z]{1,2}\d?[-.]\d{4}(?!\w)")),
    ("plate", re.compile(
        r"(?i)(?:bien (?:so|kiem soat)|bks|plate)[^\n\d]{0,16}(?P<it>\d\d[ .-]?[a-z]{1,2}\d?[ .-]{0,2}\d[\d .]{3,5})(?!\w)"
    )),
)  # fmt: skip
# What an author can name otherwise, and who types in a hurry may mean as a number of anything.
_DOUBTFUL: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("phone", re.compile(r"(?<![\d,.])\(?0\d{2,4}\)?[ .-]\d{3,4}[ .-]?\d{3,4}(?![ .-]?\d)")),
    ("identity", re.compile(r"(?<![\d.,])(?:\d[ -]?){11}\d(?![ -]?\d)")),
    ("position", re.compile(r"(?<![\d.,])-?\d{1,2}\.\d{3,}°?,? +-?\d{2,3}\.\d{3,}(?!\d)")),
    ("account", re.compile(r"(?<![\d.,])\d{9,19}(?!\d)|(?<!\d)\d{4}(?:[ -]\d{4}){2,4}(?![ -]?\d)")),
    ("plate", re.compile(r"(?<!\w)\d{2}[A-Z]\d?[ -]\d{4}(?!\w)")),
)  # fmt: skip


def personal(text: str, public_contacts: Iterable[str] = ()) -> tuple[str, ...]:
    """Identifiers as "kind: passage" in order of place, e.g. "phone: 09…"; () when the text is clean."""
    plain, masked, candidates = _read(text)
    found = apart(candidates, masked, public_contacts)
    return tuple(
        dict.fromkeys(f"{finding.kind}: {plain[finding.start : finding.end].strip()}" for finding in found)
    )


@until_erased(READ)
def _read(text: str) -> tuple[str, str, tuple[PersonalFound, ...]]:
    plain = as_read(text)
    masked = bare(plain, MASK)
    return plain, masked, tuple(identifiers(masked, plain))


def identifiers(plain: str, text: str, *, doubtful: bool = False) -> Iterator[PersonalFound]:
    """All candidates in a composed text, `plain` without its accents; most certain kind first; may overlap. A number with
    a unit is a quantity. `doubtful` = also numbers of that length that nothing calls anybody's."""
    for kind, pattern in (*_WITHOUT_FIGURES, *(_numbered(plain, doubtful))):
        for match in pattern.finditer(plain):
            start, end = match.span("it") if "it" in pattern.groupindex else match.span()
            if pattern is _SPOKEN and _counted(match[0]):
                continue
            if not (kind in ("account", "phone") and _UNIT.match(plain[end : end + 16].lower())):
                yield PersonalFound(kind, start, end)
    yield from (PersonalFound(lead.kind, lead.start, lead.end) for lead in leads(text))


def _numbered(plain: str, doubtful: bool) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """What is asked of a text that holds figures enough."""
    if len(_FIGURE.findall(plain)) < _LEAST_FIGURES:
        return ()  # as nearly always
    return (*_PATTERNS, *_DOUBTFUL) if doubtful else _PATTERNS


def _counted(passage: str) -> bool:
    """Whether digits in a row are too few, a list of figures, or somebody counts: "một, hai, ba", "one two, one two"."""
    told = _SAID.findall(passage.lower())
    digits = [
        _DIGIT_SAID[word] if word in _DIGIT_SAID else int(word)
        for word in told
        if word in _DIGIT_SAID or word.isdigit()
    ]
    in_words = sum(word in _DIGIT_SAID for word in told)
    if len(digits) + sum(_TIMES.get(word, 0) for word in told) < _SHORTEST_SAID:
        return True
    return in_words < _FEWEST_SAID or all(abs(here - there) <= 1 for here, there in pairwise(digits))


def apart(
    found: Iterable[PersonalFound], plain: str, public_contacts: Iterable[str]
) -> tuple[PersonalFound, ...]:
    """The findings in order of place without overlaps (the first given wins) and without public telephone numbers."""
    candidates = tuple(found)
    if not candidates:
        return ()  # as nearly always
    lines = _lines(tuple(public_contacts))
    kept: list[PersonalFound] = []
    taken = Taken()
    for finding in candidates:
        passage = plain[finding.start : finding.end]
        if finding.start >= finding.end or taken.meets(finding.start, finding.end):
            continue
        if finding.kind in ("handle", "link") or _number(passage) not in lines:
            taken.take(finding.start, finding.end)
            kept.append(finding)
    return tuple(sorted(kept, key=lambda each_finding: each_finding.start))


@lru_cache(maxsize=8)
def _lines(public_contacts: tuple[str, ...]) -> frozenset[str]:
    """The telephone numbers for themselves: a contact may be written as "office: 0xx", and a draft names the number alone."""
    plain = (bare(as_read(contact)) for contact in public_contacts)
    return frozenset(
        _number(text[finding.start : finding.end])
        for text in plain
        for finding in identifiers(text, text)
        if finding.kind in ("phone", "hotline")
    )


def _number(passage: str) -> str:
    """The digits as dialled at home; the passage itself when it has none."""
    digits = re.sub(r"\D", "", passage)
    abroad = passage.lstrip(" (").startswith(("+84", "84")) and len(digits) >= 11
    return f"0{digits[2:]}" if abroad else digits or passage
