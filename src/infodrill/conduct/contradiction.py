"""What an answer says otherwise than what we published: fields first, then numbers with their units in the text.

Pure, in Vietnamese and English. It finds differences and shows them; whether they are errors, people judge. It would
rather miss one than accuse wrongly: two measures (metres, days, per cent …) are held against each other only where the
clauses around them share a word, an answer that gives the published figure, too, contradicts nothing, and the hours of
the clock are no figures.
"""

# Charter: conduct contradiction
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from infodrill.casework.book import Statement
from infodrill.casework.likeness import STOP
from infodrill.kernel.folding import de_accent
from infodrill.kernel.saidtimes import TIME, masked

CHECKER = "contradiction-2"
# Stances that cannot both be said of one claim: (published, said).
CLASH = frozenset(
    {
        ("confirm", "deny"), ("deny", "confirm"), ("partly", "deny"), ("deny", "partly"), ("confirm", "unknown"),
        ("deny", "unknown"), ("partly", "unknown"),
    }
)  # fmt: skip
# One word of the answer's language and of the published one's for the same unit.
_UNITS = (
    ("child", "trẻ", "em", "cháu", "bé", "học sinh", "child", "children", "kid", "kids", "pupil", "pupils"),
    ("person", "người", "nạn nhân", "person", "persons", "people", "victim", "victims"),
    ("case", "ca", "trường hợp", "case", "cases"),
    ("home", "hộ", "nhà", "căn", "home", "homes", "house", "houses", "household", "households"),
    ("street", "tuyến phố", "tuyến đường", "con phố", "street", "streets"),
    ("pump", "máy bơm", "máy", "tổ máy", "pump", "pumps"),
    ("dose", "liều", "mũi", "dose", "doses"),
    ("hour", "giờ", "tiếng", "hour", "hours"),
    ("minute", "phút", "minute", "minutes"),
    ("day", "ngày", "day", "days"),
    ("km", "km", "cây số", "kilometre", "kilometres"),
    ("m", "m", "mét", "metre", "metres"),
    ("%", "%", "phần trăm", "percent", "per cent"),
    ("°c", "°c", "độ c", "độ"),
    ("dong", "đồng", "vnd", "dong"),
)  # fmt: skip
_NUMBER = re.compile(
    r"(?<![\w.,:/])(\d{1,3}(?:[.,  ]\d{3})+(?![\d])|\d+(?:[.,]\d+)?)(?![\d:/]| ?h\d)\s*([^\d\s.,;:!?()]\S*(?:\s[^\W\d]+)?)?"
)
_MEASURES = frozenset({"hour", "minute", "day", "km", "m", "%", "°c", "dong"})
_CLAUSE = re.compile(r"[;.!?,\n]+(?=\s|$)")


@dataclass(frozen=True, slots=True)
class ClaimedWords:
    """What was said: stance as in a statement, figures as fields, and the words."""

    stance: str
    figures: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """`what` stance | figure; `before` was published in `statement`, version `version`; `now` was said."""

    statement: str
    version: int
    what: str
    before: str
    now: str

    def __str__(self) -> str:
        return f"{self.statement}@{self.version}:{self.what}:{self.before}→{self.now}"


_NOTED = re.compile(
    r"(?P<statement>.+?)@(?P<version>\d+):(?P<what>stance|figure):(?P<before>.+?)→(?P<now>.+)"
)


def noted(text: str) -> Contradiction | None:
    """A contradiction as the log holds it, taken apart: what stands there is for nobody's eyes. None where it is none."""
    found = _NOTED.fullmatch(text)
    if found is None:
        return None
    statement, version, what, before, now = found.groups()
    return Contradiction(statement=statement, version=int(version), what=what, before=before, now=now)


def contradictions(said: ClaimedWords, published: Iterable[Statement]) -> tuple[Contradiction, ...]:
    """Differences between what was said and each published version that stands, in order; () when they agree.

    A holding answer or a refusal to comment takes no stance and is given "" for it.
    """
    return tuple(contradiction for statement in published for contradiction in _against(said, statement))


def _against(said: ClaimedWords, statement: Statement) -> Iterator[Contradiction]:
    version = statement.published
    if version is None:
        return
    if (version.stance, said.stance) in CLASH:
        yield Contradiction(
            statement=statement.statement,
            version=version.version,
            what="stance",
            before=version.stance,
            now=said.stance,
        )
    parts = (*version.figures, version.body_vi, version.body_en, version.title_vi, version.title_en)
    for before, now in differing(map(str, parts), (*said.figures, said.text)):
        yield Contradiction(
            statement=statement.statement, version=version.version, what="figure", before=before, now=now
        )


def differing(told: Iterable[str], said: Iterable[str]) -> Iterator[tuple[str, str]]:
    """(what was told, what is said) of each quantity that two lots of texts name by one unit, of which they share no figure."""
    before, now = ([figure for text in texts for figure in _figures(str(text))] for texts in (told, said))
    for unit in sorted({figure.unit for figure in before} & {figure.unit for figure in now}):
        held = {figure.value for figure in before if figure.unit == unit}
        if held & {figure.value for figure in now if figure.unit == unit}:
            continue
        same = [(old, new) for old in before for new in now if old.unit == new.unit == unit and old.like(new)]
        if same:
            first, last = (sorted({each.value for each in side}) for side in zip(*same, strict=True))
            yield f"{'/'.join(first)} {unit}", f"{'/'.join(last)} {unit}"


@dataclass(frozen=True, slots=True)
class _Figure:
    """A number with its unit and the telling words of the clause that it stands in, without tones."""

    unit: str
    value: str
    around: frozenset[str]

    def like(self, other: _Figure) -> bool:
        """Whether both may be of one quantity: what is counted is named by its unit, what is measured is not."""
        return self.unit not in _MEASURES or bool(self.around & other.around)


def _figures(text: str) -> Iterator[_Figure]:
    for clause in _CLAUSE.split(masked(text).replace(TIME, " ")):  # an hour of the clock measures nothing
        words = frozenset(re.findall(r"[^\W\d_]+", de_accent(clause).lower())) - STOP - _UNIT_WORDS
        for match in _NUMBER.finditer(clause):
            if unit := _unit(match[2] or ""):
                yield _Figure(unit, _value(match[1]), words)


def _unit(words: str) -> str:
    """The unit that the words after a number begin with; "" when it is none that we know."""
    plain = re.sub(r"[^\w%°]+", " ", words.lower()).strip() + " "
    return next((unit for word, unit in _WORDS if plain.startswith(f"{word} ")), "")


def _value(number: str) -> str:
    """ "4,12" and "4.12" → "4.12"; "1.200", "1,200" and "1 200" → "1200"."""
    if re.fullmatch(r"\d{1,3}(?:[.,  ]\d{3})+", number):
        return re.sub(r"\D", "", number)
    whole, _, part = number.replace(",", ".").partition(".")
    part = part.rstrip("0")
    return f"{whole}.{part}" if part else whole


_WORDS = sorted(
    {(form, unit) for unit, *words in _UNITS for word in words for form in (word, de_accent(word))},
    key=lambda pair: (-len(pair[0]), pair),
)
_UNIT_WORDS = frozenset(part for word, _ in _WORDS for part in de_accent(word).split())
