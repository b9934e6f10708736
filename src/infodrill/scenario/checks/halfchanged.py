"""A fact of a story that was begun from a template, changed in one of the places where the template tells it: what one text of a
claim lost by one change, and another that had it too still says."""

# Charter: scenario checks half changed
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from infodrill.kernel.errors import Place
from infodrill.kernel.i18n import N_
from infodrill.scenario.checks.denials import IS_NOT, MAY_DENY
from infodrill.scenario.checks.heldbeside import EXACT
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
SHOWN = 2  # words behind a short change by which it is found
ALIKE = 0.5  # of the words of an inject that comes from somebody else than the template's
LONG_WORD: Mapping[str, int] = {"vi": 2, "en": 3}  # letters
RARE = 2  # claims that have a word by which it says something of one of them
SHARED = 2  # words that a text and the one beside it have, of which one denies something now
SO = frozenset({"why", "kernel", "advice", "report"})
"""Texts that say what is so: by a denial more or less they say the opposite."""
BESIDE: Mapping[str, frozenset[str]] = {"why": frozenset({"sentence", "advice", "kernel"})}
"""By text that denies otherwise than the template, beside which; the others beside the record alone."""
_WORD = re.compile(r"[^\W_]+")
_ARTICLES = frozenset({"the", "a", "an", "cái", "một", "mấy"})
_LEADS = frozenset((
    *("at", "in", "on", "from", "near", "behind", "beside", "under", "into", "through", "ở", "tại", "trong", "ngoài", "trước"),
    *("sau", "từ", "tới", "đến", "qua", "về", "bên", "trên", "dưới"),
))  # fmt: skip
"""What leads to a place, a day or a thing: another one behind it is another fact, and no other word for the same."""
_TIME = ("time", "")
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

    def keeps(self, thing: SaidThing) -> bool:
        return all(
            any(each.same(thing) for each in said_things(text, self.lang)) for text in (self.now, self.begun)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Change:
    """The one place in which a text differs: what stood there, and what stands there now."""

    old: str
    new: str
    led_by: str  # the word before it that is no article


def problems(loaded: Loaded, told: Iterable[ScenarioProblem]) -> Iterator[ScenarioProblem]:
    """What another check has told of one of the two texts is not told again."""
    if not (kind := _kind(loaded)):
        return
    places = {(each.place.file, each.place.line) for each in told}
    places |= {_line(str(each.params["where"])) for each in told if "where" in each.params}
    for lang in dict.fromkeys(loaded.scenario.drill.languages):
        stories = {claim.id: _story(loaded, kind, n, lang) for n, claim in enumerate(loaded.scenario.claims)}
        often = Counter(
            word for texts in stories.values() for word in {word for each in texts for word in each.words(each.begun)}
        )  # fmt: skip
        rare = {word for word, claims in often.items() if claims <= RARE}
        for texts in stories.values():
            for text in (each for each in texts if each.changed):
                beside = _still(text, [each for each in texts if each is not text], rare)
                where = [loaded.where(*each.path) for each in (text, beside) if each]
                if beside and not any((each.file, each.line) in places for each in where):
                    places.add((where[1].file, where[1].line))
                    yield _told(text, beside, *where)


def _told(text: _Twice, beside: _Twice, here: Place, there: Place) -> ScenarioProblem:
    change = _change(text)
    assert change is not None
    message = N_(
        "it says {here} where the template says {there}, and {name} of the same story ({where}) goes with the template"
    )
    remedy = N_("Change both, or leave it if both are right so.")
    said = {"here": in_code(change.new), "there": in_code(change.old), "name": in_code(beside.path[-2])}
    return warning("S163", here, message, remedy, **said, where=f"{there.file}:{there.line}")


def _line(where: str) -> tuple[str, int]:
    file, _, line = where.rpartition(":")
    return file, int(line) if line.isdigit() else 0


def _change(text: _Twice) -> _Change | None:
    """None where more than one place is another, where nothing stood, or nothing stands now."""
    here, there = (list(_WORD.finditer(each)) for each in (text.begun, text.now))
    was, now = ([hit[0].lower() for hit in each] for each in (here, there))
    matcher = SequenceMatcher(a=was, b=now, autojunk=False)
    apart = [each for each in matcher.get_opcodes() if each[0] != "equal"]
    if not apart:
        return None
    (_, begin, _, start, _), (_, _, end, _, stop) = apart[0], apart[-1]
    if begin == end or start == stop or max(end - begin, stop - start) > LONGEST:
        return None
    led = [hit[0].lower() for hit in here[:begin] if hit[0].lower() not in _ARTICLES]
    if max(end - begin, stop - start) < SHOWN:  # "five" alone says little to who looks for it
        beside = min(SHOWN, len(here) - end)
        end, stop = end + beside, stop + beside
    return _Change(
        old=text.begun[here[begin].start() : here[end - 1].end()],
        new=text.now[there[start].start() : there[stop - 1].end()],
        led_by=led[-1] if led else "",
    )


def _still(text: _Twice, others: list[_Twice], rare: Collection[str]) -> _Twice | None:
    """The text beside it that still says what this one lost by its change."""
    change = _change(text)
    if change is None:
        return None
    was, now = (said_things(each, text.lang) for each in (text.begun, text.now))
    lost = [each for each in was if not any(each.same(other) or _near(each, other) for other in now)]
    new = {_sort(each) for each in now if not any(each.same(other) for other in was)}
    later = _TIME in new and _TIME not in map(
        _sort, lost
    )  # "by 8:50 five children": an hour that tells why it is otherwise
    things = [each for each in lost if _sort(each) in new and not later]
    where = (
        (text.words(change.old) - text.words(text.now)) & {*rare} if change.led_by in _LEADS else set[str]()
    )
    turned = _turned(text, change)
    for other in others:
        if any(other.keeps(each) for each in things):
            return other
        # What to do may be said in many words.
        if not {text.name, other.name} & EXACT and where & other.words(other.now) & other.words(other.begun):
            return other
        of_it = other.name in BESIDE.get(text.name, {"why"}) and not other.changed
        if turned and of_it and len(text.words(text.begun) & other.words(other.now)) >= SHARED:
            return other
    return None


def _near(here: SaidThing, there: SaidThing) -> bool:
    """A day more or less of a date, of which somebody tells who has not looked."""
    if not here.kind == there.kind == "date":
        return False
    (day, month), (other, also) = (next(iter(each.values)) for each in (here, there))
    return bool(month == also and abs(day - other) <= 1)


def _sort(thing: SaidThing) -> tuple[str, str]:
    """Of what another may stand in its place: a time for a time, a number for one of the same."""
    return _TIME if thing.kind in _TIMES else thing.of


def _turned(text: _Twice, change: _Change) -> bool:
    """Whether what is so is denied now, or denied no more; that something is not known yet may be said so and so."""
    if text.name not in SO or WAITING.search(change.old) or WAITING.search(change.new):
        return False
    if (
        text.name == "advice"
    ):  # which may forbid another thing: the same deed is refused that was told as done
        then, now = (
            {hit["deed"].lower() for hit in IS_NOT[text.lang].finditer(each)}
            for each in (text.begun, text.now)
        )
        return bool((now - then) & {*_WORD.findall(text.begun.lower())})
    return _denials(change.old) != _denials(change.new)


def _denials(text: str) -> int:
    return sum(not hit[0].lower().startswith("un") for hit in MAY_DENY.finditer(text))


def _story(loaded: Loaded, kind: str, n: int, lang: str) -> list[_Twice]:
    """The texts of a claim that the template has too."""
    claim = loaded.scenario.claims[n]
    begun = _begun(kind, lang, claim.id)
    if begun is None:
        return []
    found = list[_Twice]()
    for name in ("sentence", "kernel", "meanwhile", "advice"):
        text, was = getattr(claim, name), begun.get(name)
        if text is not None and isinstance(was, str) and loaded.where.written("claims", n, name):
            found.append(
                _Twice(name=name, path=("claims", n, name, lang), now=text.in_(lang), begun=was, lang=lang)
            )
    for m, (known, row) in enumerate(zip(claim.truth, rows(begun.get("truth")), strict=False)):
        path: Path_ = ("claims", n, "truth", m, "why", lang)
        found.append(
            _Twice(name="why", path=path, now=known.why.in_(lang), begun=str(row.get("why")), lang=lang)
        )
    left = [row for row in _rows(kind, lang) if row.get("claim") == claim.id]
    for m, inject in loaded.scenario.told_at(claim.id):
        body = _as_written(loaded, m, lang)  # with its tokens, as the template has them
        near = max(left, key=lambda row: _alike(row, inject.from_, body), default=None)
        if near is None or _alike(near, inject.from_, body) < ALIKE:
            continue
        left.remove(near)
        path, name = ("msel", "injects", m, "body", lang), "report" if inject.method in REPORTS else "body"
        found.append(_Twice(name=name, path=path, now=body, begun=str(near.get("body")), lang=lang))
    return found


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
