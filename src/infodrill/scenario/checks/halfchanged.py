"""A fact of a story that was begun from a template, changed in one of the places where the template tells it: what one text of a
claim lost by one change, and another that had it too still says."""

# Charter: scenario checks half changed
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from infodrill.kernel.digits import whole
from infodrill.kernel.errors import Place
from infodrill.kernel.i18n import N_
from infodrill.kernel.saidnumbers import said_numbers
from infodrill.scenario.checks.clash import TRUE, settled
from infodrill.scenario.checks.denials import IS_NOT, MAY_DENY
from infodrill.scenario.checks.onewordapart import SORT_OF
from infodrill.scenario.checks.saidthings import SMALL, SaidThing, said_things, stem
from infodrill.scenario.checks.sequence import WAITING
from infodrill.scenario.faults import ScenarioProblem, warning
from infodrill.scenario.light.values import Fields, fields, rows
from infodrill.scenario.loader import Loaded
from infodrill.scenario.meant import in_code
from infodrill.scenario.schema.msel import REPORTS
from infodrill.scenario.starting import begun_texts, templates
from infodrill.scenario.yamltext import Path_, read_yaml

LEAST = 2  # claims of a template by whose names a drill was begun from it
LONGEST = 12  # words of a change: who changes more has written the text anew
FEW = 2  # words for as many: one thing for another, and no other way to say it
ALIKE = 0.5  # of the words of an inject that comes from somebody else than the template's
LONG_WORD: Mapping[str, int] = {"vi": 2, "en": 3}  # letters
RARE = 2  # claims that have a word by which it says something of one of them
SHARED = 2  # words that a text and the one beside it have, of which one denies something now
SO = frozenset({"why", "kernel", "advice", "report"})
"""Texts that say what is so: by a denial more or less they say the opposite."""
CLAIMED = frozenset({"sentence", "rumour"})  # of what is true, and of what is not
BESIDE: Mapping[str, frozenset[str]] = {"why": frozenset({"sentence", "kernel"})}
"""By text that denies otherwise than the template, beside which; the others beside the record alone."""
_WORD = re.compile(r"[^\W_]+")
_ARTICLES = frozenset({"the", "a", "an", "cái", "một", "mấy"})
_LEADS = frozenset((
    *("at", "in", "on", "from", "near", "behind", "beside", "under", "into", "through", "ở", "tại", "trong", "ngoài", "trước"),
    *("sau", "từ", "tới", "đến", "qua", "về", "bên", "trên", "dưới"),
))  # fmt: skip
"""What leads to a place, a day or a thing: another one behind it is another fact, and no other word for the same."""
KNOWN = frozenset({"why", "kernel", "report"})  # what is known is seldom said in other words
_TIMES = frozenset({"hour", "date", "weekday", "day", "month"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Twice:
    """A text of a story as it stands and as the template has it, with what both say."""

    name: str
    path: Path_
    now: str
    begun: str
    lang: str

    @property
    def changed(self) -> bool:
        return self.now != self.begun

    def words(self, text: str) -> frozenset[str]:
        """What says something, English words without their endings."""
        said = (word.lower() for word in _WORD.findall(text) if len(word) >= LONG_WORD[self.lang])
        return frozenset(stem(word, self.lang) for word in said if word not in SMALL)

    @property
    def field(self) -> str:
        return str(self.path[-1] if self.name == "from" else self.path[-2])

    def has(self, row: tuple[str, ...]) -> bool:
        """Whether so many words in a row stand in it, and in the template's."""
        said = (f" {' '.join(_WORD.findall(each)).lower()} " for each in (self.now, self.begun))
        return all(f" {' '.join(row).lower()} " in each for each in said)

    def keeps(self, thing: SaidThing) -> bool:
        return all(
            any(each.same(thing) for each in said_things(text, self.lang)) for text in (self.now, self.begun)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Whole:
    """All texts of the drill that the template has too, and the words that few of its claims have."""

    texts: tuple[_Twice, ...]
    rare: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Change:
    """The one place in which a text differs: the words that stood there, those that stand there now, and those around both."""

    old: tuple[str, ...]
    new: tuple[str, ...]
    before: tuple[str, ...]
    behind: tuple[str, ...]
    name: tuple[str, ...]  # what was called by a name, where a name stands now

    @property
    def led_by(self) -> str:
        return next((word for word in self.before[::-1] if word.lower() not in _ARTICLES), "").lower()

    @property
    def rows(self) -> Iterator[tuple[str, ...]]:
        """One word for another, each with a neighbour that says something; a number with the two words behind it."""
        if max(len(self.old), len(self.new)) <= FEW and not {*_low(self.old)} <= SMALL:
            beside = (self.before[-1:] + self.old, self.old + self.behind[:1])
            yield from (
                row
                for row in beside
                if len(row) > len(self.old) and not {row[0].lower(), row[-1].lower()} & SMALL
            )
        counts = any(said_numbers(" ".join(self.old), lang) for lang in ("vi", "en"))
        if counts and len(self.old) <= FEW and len(self.behind) > 1:
            yield self.old + self.behind[:2]

    def shown(self, words: tuple[str, ...]) -> str:
        """A short one with a word or two behind it: "five" alone says little to who looks for it."""
        return " ".join(words if max(len(self.old), len(self.new)) > 1 else words + self.behind[:2])


def _low(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word.lower() for word in words)


def problems(loaded: Loaded, told: Iterable[ScenarioProblem]) -> Iterator[ScenarioProblem]:
    """What another check has told of one of the two texts is not told again."""
    if not (kind := _kind(loaded)):
        return
    places = {(each.place.file, each.place.line) for each in told}
    places |= {_line(str(each.params["where"])) for each in told if "where" in each.params}
    for lang in dict.fromkeys(loaded.scenario.drill.languages):
        stories = {claim.id: _story(loaded, kind, n, lang) for n, claim in enumerate(loaded.scenario.claims)}
        stories[""] = list(_told_of(loaded, kind, None, lang))
        often = Counter(
            word for texts in stories.values() for word in {word for each in texts for word in each.words(each.begun)}
        )  # fmt: skip
        drill = _Whole(
            texts=tuple(each for texts in stories.values() for each in texts),
            rare=frozenset(word for word, claims in often.items() if claims <= RARE),
        )
        for texts in stories.values():
            for text in (each for each in texts if each.changed and each.name != "from"):
                change = _change(text)
                others = [each for each in texts if each is not text]
                beside = _still(text, change, others, drill) if change else None
                where = [loaded.where(*each.path) for each in (text, beside) if each]
                if change and beside and not any((each.file, each.line) in places for each in where):
                    places.add((where[1].file, where[1].line))
                    yield _told(change, beside, *where)


def _told(change: _Change, beside: _Twice, here: Place, there: Place) -> ScenarioProblem:
    message = N_(
        "it says {here} where the template says {there}, and {name} of the same story ({where}) goes with the template"
    )
    remedy = N_("Change both, or leave it if both are right so.")
    said = {"here": in_code(change.shown(change.new)), "there": in_code(change.shown(change.old))}
    where = f"{there.file}:{there.line}"
    return warning("S163", here, message, remedy, **said, name=in_code(beside.field), where=where)


def _line(where: str) -> tuple[str, int]:
    file, _, line = where.rpartition(":")
    return file, whole(line) or 0


def _change(text: _Twice) -> _Change | None:
    """None where more than one place is another, where nothing stood, or nothing stands now."""
    hits = [list(_WORD.finditer(each)) for each in (text.begun, text.now)]
    here, there = (tuple(hit[0] for hit in each) for each in hits)
    matcher = SequenceMatcher(a=_low(here), b=_low(there), autojunk=False)
    apart = [each for each in matcher.get_opcodes() if each[0] != "equal"]
    if not apart:
        return None
    (_, begin, _, start, _), (_, _, end, _, stop) = apart[0], apart[-1]
    if begin == end or start == stop or max(end - begin, stop - start) > LONGEST:
        return None
    names = _name(text.begun, hits[0][begin:end]), _name(text.now, hits[1][start:stop])
    return _Change(
        old=here[begin:end], new=there[start:stop], before=here[:begin], behind=here[end:],
        name=tuple(word for word in names[0] if word not in names[1]) if {*names[1]} - {*names[0]} else (),
    )  # fmt: skip


def _name(text: str, hits: list[re.Match[str]]) -> tuple[str, ...]:
    """The words in capitals that do not begin a sentence."""
    inside = (hit for hit in hits if text[: hit.start()].rstrip()[-1:] not in ("", *".!?:…"))
    return tuple(hit[0] for hit in inside if hit[0][0].isupper())


def _still(text: _Twice, change: _Change, others: list[_Twice], drill: _Whole) -> _Twice | None:
    """The text beside it that still says what this one lost by its change."""
    things, lost, where = _things(text), *_words_of(text, change, drill)
    turned, swapped = _turned(text, change), _swapped(change)
    for other in others:
        if any(other.keeps(each) for each in things) or any(other.has(row) for row in change.rows):
            return other
        known = other.words(other.now) & other.words(other.begun)
        if where & known or ({text.name, other.name} <= KNOWN and lost & known):
            return other
        of_it = other.name in BESIDE.get(text.name, {"why"}) and not other.changed
        if turned and of_it and len(text.words(text.begun) & other.words(other.now)) >= SHARED:
            return other
        if swapped and text.name == "why" and other.name in CLAIMED and not other.changed:
            return other
    return next(
        (each for each in drill.texts if each is not text and change.name and each.has(change.name)), None
    )


def _things(text: _Twice) -> list[SaidThing]:
    """Numbers and times that it had, and for which it has another now; an hour that is new may tell why a number is."""
    was, now = (said_things(each, text.lang) for each in (text.begun, text.now))
    lost = [each for each in was if not any(each.same(other) or _near(each, other) for other in now)]
    new = {_sort(each) for each in now if not any(each.same(other) for other in was)}
    later = "time" in new and "time" not in map(_sort, lost)
    return [each for each in lost if _sort(each) in new and not later]


def _words_of(text: _Twice, change: _Change, drill: _Whole) -> tuple[frozenset[str], frozenset[str]]:
    """Rare words that it lost, and those of them that tell where or when."""
    old, new = (" ".join(words) for words in (change.old, change.new))
    lost = (text.words(old) - text.words(text.now)) & drill.rare
    if not text.words(new) - text.words(text.begun) or WAITING.search(text.begun) or WAITING.search(text.now):
        return frozenset(), frozenset()
    return lost, lost if change.led_by in _LEADS else frozenset()


def _swapped(change: _Change) -> bool:
    """Whether a word stands there now that says the opposite of what stood there: full, empty."""
    old, new = (
        {SORT_OF[word]: word for word in _low(each) if word in SORT_OF} for each in (change.old, change.new)
    )
    return any(new[sort] != old[sort] for sort in old.keys() & new.keys())


def _near(here: SaidThing, there: SaidThing) -> bool:
    """A day more or less of a date, of which somebody tells who has not looked."""
    if not here.kind == there.kind == "date":
        return False
    (day, month), (other, also) = (next(iter(each.values)) for each in (here, there))
    return bool(month == also and abs(day - other) <= 1)


def _sort(thing: SaidThing) -> str:
    """Of what another may stand in its place: a time for a time, a number for a number."""
    return "time" if thing.kind in _TIMES else thing.of[0]


def _turned(text: _Twice, change: _Change) -> bool:
    """Whether what is so is denied now, or denied no more; that something is not known yet may be said so and so."""
    old, new = (" ".join(words) for words in (change.old, change.new))
    if text.name not in SO or WAITING.search(old) or WAITING.search(new):
        return False
    if text.name != "advice":
        return _denials(old) != _denials(new)
    # It may forbid another thing: the same deed is refused that was told as done.
    was, now = (
        {hit["deed"].lower() for hit in IS_NOT[text.lang].finditer(each)} for each in (text.begun, text.now)
    )
    return bool((now - was) & {*_WORD.findall(text.begun.lower())})


def _denials(text: str) -> int:
    return sum(not hit[0].lower().startswith("un") for hit in MAY_DENY.finditer(text))


def _story(loaded: Loaded, kind: str, n: int, lang: str) -> list[_Twice]:
    """The texts of a claim that the template has too."""
    claim = loaded.scenario.claims[n]
    begun = _begun(kind, lang, claim.id)
    if begun is None:
        return []
    found = list[_Twice]()
    for field in ("sentence", "kernel", "meanwhile", "advice"):
        text, was = getattr(claim, field), begun.get(field)
        name = "rumour" if field == "sentence" and not settled(claim, TRUE) else field
        if text is not None and isinstance(was, str) and loaded.where.written("claims", n, field):
            path: Path_ = ("claims", n, field, lang)
            found.append(_Twice(name=name, path=path, now=text.in_(lang), begun=was, lang=lang))
    for m, (known, row) in enumerate(zip(claim.truth, rows(begun.get("truth")), strict=False)):
        path = ("claims", n, "truth", m, "why", lang)
        found.append(
            _Twice(name="why", path=path, now=known.why.in_(lang), begun=str(row.get("why")), lang=lang)
        )
    return [*found, *_told_of(loaded, kind, claim.id, lang)]


def _told_of(loaded: Loaded, kind: str, claim: str | None, lang: str) -> Iterator[_Twice]:
    """What injects tell of a claim, or of none, each beside the one of the template that is most like it, and who tells it."""
    left = [row for row in _rows(kind, lang) if row.get("claim") == claim]
    for m, inject in loaded.scenario.told_at(claim):
        body = _as_written(loaded, m, lang)  # with its tokens, as the template has them
        near = max(left, key=lambda row: _alike(row, inject.from_, body), default=None)
        if near is None or _alike(near, inject.from_, body) < ALIKE:
            continue
        left.remove(near)
        begun = {key: str(near.get(key)) for key in ("body", "from")}
        path, name = ("msel", "injects", m), "report" if inject.method in REPORTS else "body"
        yield _Twice(name=name, path=(*path, "body", lang), now=body, begun=begun["body"], lang=lang)
        yield _Twice(name="from", path=(*path, "from"), now=inject.from_, begun=begun["from"], lang=lang)


def _as_written(loaded: Loaded, inject: int, lang: str) -> str:
    file, (_, n, *_) = loaded.where.file_of("msel", "injects", inject, "body")
    body = rows(fields(loaded.written[file].data).get("injects"))[int(n)].get("body")
    return str(body.get(lang) if isinstance(body, dict) else body)


def _alike(row: Fields, sender: str, body: str) -> float:
    """How much of the template's inject it is: one more than its words say where the same person tells it."""
    was, now = ([word.lower() for word in _WORD.findall(each)] for each in (str(row.get("body")), body))
    return SequenceMatcher(a=was, b=now, autojunk=False).ratio() + (row.get("from") == sender)


def _kind(loaded: Loaded) -> str:
    """The template that has most of its claims by their names; "" for none."""
    own = {claim.id for claim in loaded.scenario.claims}
    shared, kind = max(((len(own & _claims(each.kind)), each.kind) for each in templates()), default=(0, ""))
    return kind if shared >= LEAST else ""


@cache
def _claims(kind: str) -> frozenset[str]:
    names = (name for name in begun_texts(kind, "vi") if name.startswith("claims/"))
    return frozenset(name.removeprefix("claims/").removesuffix(".yaml") for name in names)


@cache
def _begun(kind: str, lang: str, claim: str) -> Fields | None:
    name = f"claims/{claim}.yaml"
    text = begun_texts(kind, lang).get(name)
    return fields(read_yaml(text.encode(), name).data) if text else None


@cache
def _rows(kind: str, lang: str) -> list[Fields]:
    text = begun_texts(kind, lang).get("msel.yaml", "")
    return rows(fields(read_yaml(text.encode(), "msel.yaml").data).get("injects"))
