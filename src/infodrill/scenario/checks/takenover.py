"""What one text of a story takes over from another: a number keeps its unit, a thing its side, advice the hour that the record
does not correct, an answer the day that is asked about, and a record that owns an error names it as it was told."""

# Charter: scenario checks taken over
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import permutations

from infodrill.kernel.i18n import N_
from infodrill.kernel.saiddays import said_days
from infodrill.kernel.saidtimes import clocks
from infodrill.scenario.checks.heldbeside import SAME_MATTER, HeldText, story_texts
from infodrill.scenario.checks.saidhours import said_length, said_range
from infodrill.scenario.checks.saidthings import SMALL, SaidThing, said_things
from infodrill.scenario.faults import ScenarioProblem, warning
from infodrill.scenario.loader import Loaded
from infodrill.scenario.meant import in_code
from infodrill.scenario.schema import Claim

_SORTS = (
    "phút giờ tiếng ngày tuần tháng năm", "minute hour day week month year", "m km cm mét", "metre kilometre centimetre mile",
    "lít khối", "litre millilitre gallon", "kg tấn tạ", "kilo tonne ton gram",
)  # fmt: skip
_SORT: Mapping[str, int] = {unit: n for n, row in enumerate(_SORTS) for unit in row.split()}
"""Units of which a number has one."""
_ONCE = frozenset({"hour", "date", "weekday"})
_OPPOSITES = tuple(
    tuple(re.compile(rf"(?i)(?<!\w)(?:{each})(?!\w)") for each in pair)
    for pair in (
        ("(?:bên|phía|rẽ|tay) trái|left(?= side| bank| hand| lane)", "(?:bên|phía|rẽ|tay) phải|right(?= side| bank| hand| lane)"),
        ("phía bắc|north(?:ern)?", "phía nam|south(?:ern)?"), ("phía đông|east(?:ern)?", "phía tây|west(?:ern)?"),
        ("thượng (?:lưu|nguồn)|upstream", "hạ (?:lưu|nguồn)|downstream"),
    )
)  # fmt: skip
"""Sides of which a thing has one."""
_OR = re.compile(r"(?i) (?:or|hay) ")
OF_A_SIDE = 2  # words of each of the two
_APART = N_("it says {here}, and {name} of the same story ({where}) says {there}")
_REMEDY = N_("Correct one of the two, or leave it if they speak of two things.")


def problems(loaded: Loaded) -> Iterator[ScenarioProblem]:
    for lang in dict.fromkeys(loaded.scenario.drill.languages):
        for n, claim in enumerate(loaded.scenario.claims):
            texts = [each for each in story_texts(loaded, n, claim, lang) if each.name != "grammar"]
            yield from _units(loaded, texts)
            yield from _hour(loaded, texts)
            yield from _from_until(loaded, n, claim, lang)
            yield from _error(loaded, n, claim, lang)
            yield from _told_right(loaded, n, claim, lang)
            yield from _opposite(loaded, n, claim, lang)
            yield from _days(loaded, n, claim, lang)
            yield from _which(loaded, n, claim, lang)
        yield from _another_day(loaded, lang)


def _units(loaded: Loaded, texts: list[HeldText]) -> Iterator[ScenarioProblem]:
    """Five metres in one text and five kilometres in the other: told at the first."""
    told = set[tuple[str, str]]()
    for first, second in permutations(texts, 2):
        for here in first.said:
            for there in second.said:
                pair = (min(here.shown, there.shown), max(here.shown, there.shown))
                if (
                    _other_unit(here, there)
                    and pair not in told
                    and _alone(here, second)
                    and _alone(there, first)
                ):
                    told.add(pair)
                    # The claim stands by itself; how it is told is what went wrong.
                    rows = ((first, here), (second, there))
                    yield _told(loaded, "S163", *(rows[::-1] if first.name == "sentence" else rows))


def _other_unit(here: SaidThing, there: SaidThing) -> bool:
    counts = here.of[0] == there.of[0] == "count" and here.values == there.values
    sort = _SORT.get(here.unit)
    return (
        counts
        and 1 not in here.values
        and here.unit != there.unit
        and sort is not None
        and sort == _SORT.get(there.unit)
    )


def _alone(thing: SaidThing, other: HeldText) -> bool:
    return not any(each.same(thing) for each in other.said)


def _hour(loaded: Loaded, texts: list[HeldText]) -> Iterator[ScenarioProblem]:
    """The claim and its first telling name one hour, the record none, and the advice another."""
    heard = [(text, each) for text in texts if text.name == "sentence" or text.first for each in _hours(text)]
    known = [each for text in texts if text.name == "why" for each in _hours(text)]
    advised = [(text, each) for text in texts if text.name == "advice" for each in _hours(text)]
    if not heard or known or len(advised) != 1 or not all(each.same(heard[0][1]) for _, each in heard):
        return
    alike = len(advised[0][1].around & heard[0][1].around) >= SAME_MATTER
    if alike and not advised[0][1].same(heard[0][1]):
        yield _told(loaded, "S164", advised[0], heard[0])


def _from_until(loaded: Loaded, n: int, claim: Claim, lang: str) -> Iterator[ScenarioProblem]:
    """Advice that begins or ends when the claim says, and the other end is another one, of which the record says nothing."""
    whys = " ".join(known.why.in_(lang) for known in claim.truth)
    if claim.advice is None or clocks(whys) or said_length(whys, lang):
        return
    here, there = said_range(claim.advice.in_(lang)), said_range(claim.sentence.in_(lang))
    if here and there and (here[0] == there[0]) != (here[1] == there[1]):
        where = loaded.where("claims", n, "sentence", lang)
        said = {"here": in_code(here[2]), "there": in_code(there[2]), "name": in_code("sentence")}
        place = loaded.where("claims", n, "advice", lang)
        yield warning("S164", place, _APART, _REMEDY, **said, where=f"{where.file}:{where.line}")


def _error(loaded: Loaded, n: int, claim: Claim, lang: str) -> Iterator[ScenarioProblem]:
    """The record of an error of our own has two hours (days, numbers): what is so and what was told; and the claim a third."""
    told = said_things(claim.sentence.in_(lang), lang) if claim.own_error else ()
    for m, known in enumerate(claim.truth if told else ()):
        said = said_things(known.why.in_(lang), lang)
        for there in (each for each in told if each.kind in _ONCE):
            alike = [each for each in said if each.of == there.of]
            if len(alike) > 1 and not any(each.same(other) for each in alike for other in told):
                where = loaded.where("claims", n, "sentence", lang)
                shown = {"here": in_code(alike[-1].shown), "there": in_code(there.shown)}
                place = loaded.where("claims", n, "truth", m, "why", lang)
                named = {"name": in_code("sentence"), "where": f"{where.file}:{where.line}"}
                yield warning("S164", place, _APART, _REMEDY, **shown, **named)
                return


def _told_right(loaded: Loaded, n: int, claim: Claim, lang: str) -> Iterator[ScenarioProblem]:
    """What tells an error of our own first has words of what is so, and none of the error's: there is nothing to put right."""
    first = min(loaded.scenario.told_at(claim.id), key=lambda row: row[1].at, default=None)
    if first is None or not claim.own_error or not first[1].to.public:
        return
    m, inject = first
    whys = " ".join(known.why.in_(lang) for known in claim.truth)
    so, wrong, said = (
        {*_own_words(text)} for text in (whys, claim.sentence.in_(lang), inject.body.in_(lang))
    )
    if len(said & (so - wrong)) >= SAME_MATTER and not said & (wrong - so):
        where = loaded.where("claims", n, "sentence", lang)
        message = N_(
            "inject {number} is to tell our own error ({where}), and it tells what the record says is so"
        )
        remedy = N_("Let it tell the error, as `sentence` does, or correct `sentence`.")
        place = loaded.where("msel", "injects", m, "body", lang)
        yield warning(
            "S163", place, message, remedy, number=inject.number, where=f"{where.file}:{where.line}"
        )


def _opposite(loaded: Loaded, n: int, claim: Claim, lang: str) -> Iterator[ScenarioProblem]:
    """On which side, in what the record says last and in what people are told: the left, and not the right."""
    why = claim.truth[-1].why.in_(lang)
    for name in ("advice", "kernel"):
        text = getattr(claim, name)
        for pair in _OPPOSITES if text is not None and loaded.where.written("claims", n, name) else ():
            here, there = (
                {m for m, each in enumerate(pair) if each.search(said)} for said in (text.in_(lang), why)
            )
            if len(here) == len(there) == 1 and here != there:
                message = N_("it says {here}, and {name} of the same story ({where}) says {there}")
                remedy = N_("Correct one of the two, or leave it if they speak of two things.")
                other = loaded.where("claims", n, "truth", len(claim.truth) - 1, "why", lang)
                hits = [
                    pair[min(which)].search(said) for which, said in ((here, text.in_(lang)), (there, why))
                ]
                shown = [in_code(hit[0]) if hit else "" for hit in hits]
                said = {
                    "here": shown[0],
                    "there": shown[1],
                    "name": in_code("why"),
                    "where": f"{other.file}:{other.line}",
                }
                yield warning("S163", loaded.where("claims", n, name, lang), message, remedy, **said)


def _days(loaded: Loaded, n: int, claim: Claim, lang: str) -> Iterator[ScenarioProblem]:
    """Which day is asked about, or was told in error, and the advice or the record speaks of another one alone."""
    if claim.gate_code != "G3" and not claim.own_error:
        return
    last = len(claim.truth) - 1
    asked = _coming(claim.sentence.in_(lang))
    advised = _coming(claim.advice.in_(lang)) if claim.advice else {}
    known = {day: shown for each in claim.truth for day, shown in _coming(each.why.in_(lang)).items()}
    if len(asked) != 1:
        return
    (day,) = asked
    apart = bool(advised and known and not advised.keys() & known.keys())
    if advised and day not in advised and (apart or not known):
        place, days = loaded.where("claims", n, "advice", lang), advised
    elif apart or (known and day not in known and not claim.own_error):
        place, days = loaded.where("claims", n, "truth", last, "why", lang), known
    else:
        return
    where = loaded.where("claims", n, "sentence", lang)
    said = {"here": in_code(min(days.values())), "there": in_code(asked[day]), "name": in_code("sentence")}
    yield warning("S164", place, _APART, _REMEDY, **said, where=f"{where.file}:{where.line}")


def _which(loaded: Loaded, n: int, claim: Claim, lang: str) -> Iterator[ScenarioProblem]:
    """A question which of two it is, of which the advice answers the one and the record the other."""
    sentence = claim.sentence.in_(lang)
    if claim.gate_code != "G3" or claim.advice is None or not (hit := _OR.search(sentence)):
        return
    sides = [_own_words(sentence[: hit.start()])[-OF_A_SIDE:], _own_words(sentence[hit.end() :])[:OF_A_SIDE]]
    texts = [{*_own_words(text.in_(lang))} for text in (claim.advice, claim.truth[-1].why)]
    (left, right), both = ({*side} for side in sides), {*sides[0]} & {*sides[1]}
    said, known = ([bool(text & (side - both)) for side in (left, right)] for text in texts)
    if sum(said) == sum(known) == 1 and said != known:
        where = loaded.where("claims", n, "truth", len(claim.truth) - 1, "why", lang)
        shown = [in_code(" ".join(sides[each.index(True)])) for each in (said, known)]
        named = {"here": shown[0], "there": shown[1], "name": in_code("why")}
        place = loaded.where("claims", n, "advice", lang)
        yield warning("S163", place, _APART, _REMEDY, **named, where=f"{where.file}:{where.line}")


def _own_words(text: str) -> list[str]:
    return [word for word in re.findall(r"[^\W\d_]+", text.lower()) if word not in SMALL]


def _coming(text: str) -> dict[int, str]:
    """Today and later days that the text names so, as they are written."""
    named = (each for each in said_days(text) if each.offset is not None and each.offset >= 0)
    return {each.offset or 0: text[each.start : each.end] for each in named}


def _another_day(loaded: Loaded, lang: str) -> Iterator[ScenarioProblem]:
    """Two stories tell people of the same hours, one of tonight and the other of tomorrow."""
    told: dict[tuple[int, int], tuple[int, int, str]] = {}
    for n, claim in enumerate(loaded.scenario.claims):
        text = claim.advice.in_(lang) if claim.advice else ""
        hours = said_range(text)
        days = (
            [each for each in said_days(text[: text.find(hours[2])]) if each.offset is not None]
            if hours
            else []
        )
        if not hours or not days:
            continue
        shown, offset = text[days[-1].start : days[-1].end], days[-1].offset or 0
        m, other, day = told.setdefault(hours[:2], (n, offset, shown))
        if other != offset:
            where, place = (
                loaded.where("claims", m, "advice", lang),
                loaded.where("claims", n, "advice", lang),
            )
            message = N_(
                "it says {here} of {hours}, and another story of the same hours ({where}) says {there}"
            )
            said = {"here": in_code(shown), "hours": in_code(hours[2]), "there": in_code(day)}
            yield warning("S164", place, message, _REMEDY, **said, where=f"{where.file}:{where.line}")


def _hours(text: HeldText) -> list[SaidThing]:
    return [each for each in text.said if each.kind == "hour"]


def _told(
    loaded: Loaded, code: str, first: tuple[HeldText, SaidThing], second: tuple[HeldText, SaidThing]
) -> ScenarioProblem:
    (text, here), (other, there) = first, second
    where = loaded.where(*other.path)
    said = {"here": in_code(here.shown), "there": in_code(there.shown), "name": in_code(other.name)}
    return warning(
        code, loaded.where(*text.path), _APART, _REMEDY, **said, where=f"{where.file}:{where.line}"
    )
