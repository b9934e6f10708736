"""Numbers, hours and days that texts of one story tell otherwise: the claim's own fields, its injects and its grammars beside
each other."""

# Charter: scenario checks held beside
from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations, permutations

from infodrill.kernel.i18n import N_
from infodrill.scenario.checks.advised import as_our_error_says
from infodrill.scenario.checks.clash import TRUE, settled
from infodrill.scenario.checks.saidhours import said_length, said_range
from infodrill.scenario.checks.saidthings import MEASURES, MINUTES, SMALL, TIMES, SaidThing, said_things
from infodrill.scenario.faults import ScenarioProblem, warning
from infodrill.scenario.loader import Loaded
from infodrill.scenario.meant import in_code
from infodrill.scenario.schema import Bi, Claim
from infodrill.scenario.schema.msel import REPORTS
from infodrill.scenario.yamltext import Path_

RUMOUR = frozenset({"sentence", "body", "grammar"})
"""Texts that say what people tell; the others say what is so."""
NAMED = frozenset({"label", "month"})  # of these a rumour about something says the same as the record of it
EXACT = frozenset({"advice", "meanwhile"})  # say what to do: how many of something is another matter there
ENOUGH: Mapping[str, tuple[tuple[int, int], ...]] = {
    "label": ((0, 0),), "month": ((0, 0),), "weekday": ((0, 1), (2, 0)), "day": ((0, 3), (2, 0)),
    "hour": ((3, 0), (2, 2), (1, 3)), "count": ((3, 0), (2, 2)), "date": ((0, 2), (1, 1)),
}  # fmt: skip
"""By kind, how many words in a row lead to and follow what two texts tell, and how many they have beside it, by which it is
of the same thing: measured on the library, where numbers that differ never have as many."""
BESIDE_A_RUMOUR = ((1, 0), (0, 1))
SAME_SENTENCE = 3  # words of their sentences, beside one that leads to both or follows, by which two texts tell of one thing
SAME_MATTER = 2  # such words by which two texts tell for how long one thing has been so
ACROSS = frozenset({"hour", "count"})
IN_A_ROW, ALIKE = (
    2,
    5,
)  # words that lead to or follow both, and of their sentences, by which stories tell of one thing
EVENT = 3  # words in a row that lead to the hour of one thing and follow it
MANY = 60  # things that one word leads to; there it leads to anything
FEW = 2  # dates; a text with more of them tells a story of its own
ENDS = frozenset(
    {("đến",), ("tới",), ("until",), ("till",), ("by",)}
)  # a date that is still to come is another one
OWN = ("sentence", "body")
PEOPLE = frozenset((
    *("người", "em", "cháu", "bé", "hộ", "nhà", "ca", "people", "child", "children", "person", "patient", "pupil", "case"),
))  # fmt: skip
"""Of whom some are one thing and some another, in one story."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldText:
    """A text of a story: its field, where it stands, what it names, and whether it says what is so."""

    name: str
    path: Path_
    said: tuple[SaidThing, ...]
    figures: frozenset[int]  # all that stand in it, by which a day may be said too: "on the 13th"
    ordinals: int  # days that English names by their number alone: "the 13th"
    rumour: bool
    first: bool = False  # by which the claim is heard of
    story: str = ""  # the claim of which it tells


def problems(loaded: Loaded) -> Iterator[ScenarioProblem]:
    for lang in dict.fromkeys(loaded.scenario.drill.languages):
        held = list[HeldText]()
        for n, claim in enumerate(loaded.scenario.claims):
            texts = list(story_texts(loaded, n, claim, lang))
            held += (replace(each, story=claim.id) for each in texts)
            found = list(_otherwise(loaded, claim, texts))
            yield from found
            if not any(each.code == "S164" for each in found):  # an hour that is told is not told again
                yield from _open_hours(loaded, n, claim, lang)
                yield from _as_long(loaded, n, claim, lang)
        for m, inject in enumerate(loaded.scenario.msel.injects):
            if inject.claim is None and inject.kind == "information":
                text = _text("body", ("msel", "injects", m, "body", lang), inject.body.in_(lang), lang)
                held.append(replace(text, rumour=False))
        yield from _across(loaded, held)


def _across(loaded: Loaded, held: list[HeldText]) -> Iterator[ScenarioProblem]:
    """What texts of several claims say is so of one thing, and one of them otherwise: until when the one desk is open."""
    led: dict[tuple[str, ...], list[tuple[HeldText, SaidThing]]] = defaultdict(list)
    for text in held:
        for thing in text.said:
            if thing.kind in ACROSS and not text.rumour and text.name != "grammar":
                for side, words in (("before", thing.before), ("behind", thing.behind)):
                    led[thing.kind, thing.unit, side, *words[:1]].append((text, thing))
    told = set[tuple[Path_, str]]()
    for rows in led.values():
        for (text, here), (other, there) in combinations(rows, 2) if len(rows) <= MANY else ():
            apart = text.story != other.story and not here.same(there)
            alike = len(here.around & there.around) >= ALIKE or _of_one_event((text, here), (other, there))
            if not apart or here.like(there)[0] < IN_A_ROW or not alike:
                continue
            if any(each.same(here) for each in other.said) or any(each.same(there) for each in text.said):
                continue
            wrong, right, first, second = here, there, text, other
            if _support(held, here) >= _support(held, there):
                wrong, right, first, second = there, here, other, text
            if (first.path, wrong.shown) not in told:
                told.add((first.path, wrong.shown))
                yield _told(loaded, first, wrong, second, right)


def _of_one_event(first: tuple[HeldText, SaidThing], second: tuple[HeldText, SaidThing]) -> bool:
    """Whether both count what was at one minute that is no full hour, or tell when one thing comes: "đợt triều 5 giờ sáng"."""
    (text, here), (other, there) = first, second
    if here.kind == "hour":
        beside = {*here.before[:1], *here.behind[:1]} & {*there.before[:1], *there.behind[:1]} - SMALL
        return bool(beside) and here.like(there)[0] >= EVENT
    minutes = [{min(each.values) for each in held.said if each.kind == "hour"} for held in (text, other)]
    return any(minute % 60 for minute in minutes[0] & minutes[1])


def _open_hours(loaded: Loaded, n: int, claim: Claim, lang: str) -> Iterator[ScenarioProblem]:
    """From and until when, in two texts that say what is so and begin or end at one hour."""
    last = len(claim.truth) - 1
    there = said_range(claim.truth[last].why.in_(lang))
    for name in ("advice", "kernel", "meanwhile"):
        text = getattr(claim, name)
        here = (
            said_range(text.in_(lang))
            if text is not None and loaded.where.written("claims", n, name)
            else None
        )
        if here and there and (here[0] == there[0]) != (here[1] == there[1]):
            message = N_("it says {here}, and {name} of the same story ({where}) says {there}")
            remedy = N_("Correct one of the two, or leave it if they speak of two things.")
            other = loaded.where("claims", n, "truth", last, "why", lang)
            said = {"here": in_code(here[2]), "there": in_code(there[2]), "name": in_code("why")}
            place = loaded.where("claims", n, name, lang)
            yield warning("S164", place, message, remedy, **said, where=f"{other.file}:{other.line}")
            return


def _otherwise(loaded: Loaded, claim: Claim, texts: list[HeldText]) -> Iterator[ScenarioProblem]:
    """Once for each thing that is told otherwise: at the text that stands alone with it, else at the later one."""
    told: set[tuple[str, str]] = set()
    # Advice that says what our own error says is told as that.
    erred = any(as_our_error_says(claim, lang) for lang in dict.fromkeys(loaded.scenario.drill.languages))
    for first, second in combinations([each for each in texts if not (erred and each.name == "advice")], 2):
        # What a rumour says otherwise than the record may be what is false in it.
        beside = first.rumour != second.rumour and not settled(claim, TRUE)
        for here, there in _differ(first, second):
            of_one = _of_one_thing(claim, (first, here), (second, there), beside=beside)
            of_one = of_one and not (here.kind == "date" and not _slip(texts, here, there))
            if not of_one and not _counted_otherwise(texts, (first, here), (second, there)):
                continue
            wrong, right, text, other = here, there, first, second
            if _support(texts, here) >= _support(texts, there):
                wrong, right, text, other = there, here, second, first
            if (wrong.shown, wrong.kind) in told:
                continue
            told.add((wrong.shown, wrong.kind))
            yield _told(loaded, text, wrong, other, right)


def _told(
    loaded: Loaded, text: HeldText, wrong: SaidThing, other: HeldText, right: SaidThing
) -> ScenarioProblem:
    place, beside = loaded.where(*text.path), loaded.where(*other.path)
    message = N_("it says {here}, and {name} of the same story ({where}) says {there}")
    remedy = N_("Correct one of the two, or leave it if they speak of two things.")
    said = {"here": in_code(wrong.shown), "there": in_code(right.shown), "name": in_code(other.name)}
    code = "S163" if wrong.kind in ("label", "count", "lasting", "sum") else "S164"
    return warning(code, place, message, remedy, **said, where=f"{beside.file}:{beside.line}")


def _support(texts: list[HeldText], thing: SaidThing) -> int:
    return sum(any(each.same(thing) for each in text.said) for text in texts)


def _differ(first: HeldText, second: HeldText) -> Iterator[tuple[SaidThing, SaidThing]]:
    for here in first.said:
        for there in second.said:
            alone = not any(each.same(here) for each in second.said)
            other = not any(each.same(there) for each in first.said)
            if alone and other and here.of == there.of:
                yield here, there


def _of_one_thing(
    claim: Claim, first: tuple[HeldText, SaidThing], second: tuple[HeldText, SaidThing], *, beside: bool
) -> bool:
    """Whether both tell how many, which or when of one thing; `beside` = one is a rumour, the other says what is so."""
    (text, here), (other, there) = first, second
    names, kind = (
        {text.name, other.name},
        max(here.kind, there.kind),
    )  # a count beside how long it lasts is that
    if kind == "lasting":  # of how long it has been so a rumour may lie; two people may have waited otherwise
        own = not (text.rumour and other.rumour) or "sentence" in names
        return own and not beside and not names & EXACT and len(here.around & there.around) >= SAME_MATTER
    if not beside and (kind in ("hour", "day") and _of_one_hour(claim, first, second)):
        return True
    if not beside and kind in ("count", "sum") and (_of_one_count(first, second) or _alone(first, second)):
        return True
    if kind == "sum":
        return False
    row, bag = here.like(there)
    in_one = row and len(here.around & there.around) >= SAME_SENTENCE
    if (
        in_one
        and not beside
        and kind != "date"
        and "grammar" not in names
        and not (kind == "count" and names & EXACT)
    ):
        return True
    least = BESIDE_A_RUMOUR if beside else ENOUGH[kind]
    if (beside and kind not in NAMED) or not any(row >= rows and bag >= words for rows, words in least):
        return False
    if text.rumour and other.rumour and "sentence" not in names:
        return kind in NAMED  # two people may speak of two things
    if kind == "day" and names & {
        "body",
        "grammar",
    }:  # what is told is told on other days; on our own page on one
        return claim.own_error and names == {*OWN}
    if kind == "date":
        again = next(iter(there.values))[0] in text.figures or next(iter(here.values))[0] in other.figures
        return (
            not again
            and not names & EXACT
            and max(_dates(text), _dates(other)) <= FEW
            and not {here.before[:1], there.before[:1]} & ENDS
        )
    return not (kind == "count" and names & EXACT) and not (kind == "hour" and "grammar" in names)


def _of_one_hour(claim: Claim, first: tuple[HeldText, SaidThing], second: tuple[HeldText, SaidThing]) -> bool:
    """Whether both tell when one thing is by their sentences, and name no other hour or day beside it; what people ask is asked
    of one day, and what our own side published it published once."""
    (text, here), (other, there) = first, second
    alone = all(sum(each.kind == here.kind for each in held.said) == 1 for held in (text, other))
    if (
        alone
        and here.kind == "hour"
        and {text.name, other.name} == {"advice", "why"}
        and claim.gate_code == "G3"
    ):
        behind = {*here.behind[:1]} & {*there.behind[:1]} - SMALL
        if behind:  # "the 14:00 boat", of which the record has a 16:00 one
            return True
    if len(here.around & there.around) < SAME_MATTER or "grammar" in (text.name, other.name):
        return False
    once = {text.name, other.name} == {*OWN} and (claim.own_error or claim.gate_code == "G3")
    until = here.before[:1] == there.before[:1] and here.before[:1] in ENDS
    so = here.kind == "hour" and not text.rumour and not other.rumour and until
    return (alone and (once or so)) or (here.kind == "hour" and _ten_off(here, there))


def _of_one_count(first: tuple[HeldText, SaidThing], second: tuple[HeldText, SaidThing]) -> bool:
    """Whether two texts that say what is so count one thing: the only one of its unit in both, in the same words."""
    (text, here), (other, there) = first, second
    alone = all(sum(each.unit == here.unit for each in held.said) == 1 for held in (text, other))
    # What others report later may have grown.
    reported = not text.rumour and not other.rumour and {text.name, other.name} == {"why", "body"}
    reported = reported and here.like(there)[1] > 0
    to_do = {text.name, other.name} == {"advice", "why"} and (
        here.unit not in TIMES or here.like(there)[0] >= IN_A_ROW
    )
    return alone and len(here.around & there.around) >= SAME_MATTER and (reported or to_do)


def _counted_otherwise(
    texts: list[HeldText], first: tuple[HeldText, SaidThing], second: tuple[HeldText, SaidThing]
) -> bool:
    """Whether two texts of what is so count people, and no others, otherwise: two records, or one alone against the others. Where
    a record names an hour, there may be more of them by then."""
    (text, here), (other, there) = first, second
    if here.unit not in PEOPLE or text.rumour or other.rumour:
        return False
    held = [
        (each, [thing for thing in each.said if thing.of == here.of]) for each in texts if not each.rumour
    ]
    counts = [(each, things[0]) for each, things in held if len(things) == 1]
    if not all(any(each is which for each, _ in counts) for which in (text, other)):
        return False
    if text.name == other.name == "why":
        return not any(thing.kind == "hour" for each in (text, other) for thing in each.said)
    votes = sorted(sum(each.same(thing) for _, each in counts) for thing in (here, there))
    records = [thing for each, thing in counts if each.name == "why"]
    both = len(records) > 1 and all(each.same(records[0]) for each in records)
    return votes[0] == 1 < votes[1] and (both or here.like(there)[0] > 0)


def _alone(first: tuple[HeldText, SaidThing], second: tuple[HeldText, SaidThing]) -> bool:
    """Whether what is true in it and its record measure or count one thing each, or its first telling and the claim itself."""
    (text, here), (other, there) = first, second
    names, shared = {text.name, other.name}, _singles(here) & _singles(there)
    if any(sum(each.of == here.of for each in held.said) > 1 for held in (text, other)):
        return False
    if names == {"kernel", "why"}:
        return here.unit in MEASURES or (bool(shared) and here.unit not in PEOPLE)
    if names == {"sentence", "why"}:  # of what is true; for how long it has been so a record may know better
        return here.unit not in TIMES
    some = 1 not in here.values | there.values  # of one, people speak anyway: "a penny", "a day"
    return some and names == {*OWN} and bool(shared) and (text.first or other.first)


def _singles(thing: SaidThing) -> frozenset[str]:
    """The words around it without the sign of many that English has."""
    return frozenset(word.removesuffix("s") for word in thing.around)


def _as_long(loaded: Loaded, n: int, claim: Claim, lang: str) -> Iterator[ScenarioProblem]:
    """From and until when, in one text that says what is so, and for how long in another."""
    texts: dict[Path_, Bi] = {("truth", len(claim.truth) - 1, "why"): claim.truth[-1].why}
    texts |= {
        (name,): text
        for name in ("advice", "kernel", "meanwhile")
        if not (name == "advice" and as_our_error_says(claim, lang))  # is told as that
        and (text := getattr(claim, name)) is not None
        and loaded.where.written("claims", n, name)
    }
    for (here, range_), (there, length) in permutations(texts.items(), 2):
        told, lasts = said_range(range_.in_(lang)), said_length(length.in_(lang), lang)
        if there == ("kernel",) and not told and not lasts:
            told, lasts = _came_and_went(range_.in_(lang), length.in_(lang), lang)
        if told and lasts and (told[1] - told[0]) % 1_440 != lasts[0]:
            message = N_("it says {here}, and {name} of the same story ({where}) says {there}")
            remedy = N_("Correct one of the two, or leave it if they speak of two things.")
            other = loaded.where("claims", n, *there, lang)
            said = {"here": in_code(told[2]), "there": in_code(lasts[1]), "name": in_code(there[-1])}
            place = loaded.where("claims", n, *here, lang)
            yield warning("S164", place, message, remedy, **said, where=f"{other.file}:{other.line}")
            return


def _came_and_went(
    why: str, kernel: str, lang: str
) -> tuple[tuple[int, int, str] | None, tuple[int, str] | None]:
    """The only two hours that a record names, and the only minutes of what is true of it, where both tell of one thing."""
    hours = [each for each in said_things(why, lang) if each.kind == "hour"]
    minutes = [
        each
        for each in said_things(kernel, lang)
        if each.kind in ("count", "lasting") and each.unit in MINUTES
    ]
    if len(hours) != 2 or len(minutes) != 1 or len(hours[0].around & minutes[0].around) < SAME_MATTER:
        return None, None
    first, last = (min(each.values) for each in hours)
    return (first, last, f"{hours[0].shown}, {hours[1].shown}"), (max(minutes[0].values), minutes[0].shown)


def _ten_off(here: SaidThing, there: SaidThing) -> bool:
    """Whether one hour is the other with a figure left out: 4 and 14 of a clock."""
    return any(abs(int(first) - int(second)) == 600 for first in here.values for second in there.values)


def _dates(text: HeldText) -> int:
    return sum(each.kind == "date" for each in text.said) + text.ordinals


def _slip(texts: list[HeldText], here: SaidThing, there: SaidThing) -> bool:
    """Whether one of two dates stands alone in the story, and has the day or the month of the other."""
    (day,), (other_day,) = here.values, there.values
    near = any(part == other for part, other in zip(day, other_day, strict=True))
    return near and 1 in (_support(texts, here), _support(texts, there))


def story_texts(loaded: Loaded, n: int, claim: Claim, lang: str) -> Iterator[HeldText]:
    """All that the story of a claim says in one language, in its fields, its injects by their time, and its grammars."""
    for name in ("sentence", "kernel", "meanwhile", "advice"):
        text = getattr(claim, name)
        if text is not None and loaded.where.written("claims", n, name):
            yield _text(name, ("claims", n, name, lang), text.in_(lang), lang)
    for m, known in enumerate(claim.truth):
        yield _text("why", ("claims", n, "truth", m, "why", lang), known.why.in_(lang), lang)
    heard = False
    for m, inject in sorted(loaded.scenario.told_at(claim.id), key=lambda row: row[1].at):
        text = _text("body", ("msel", "injects", m, "body", lang), inject.body.in_(lang), lang)
        yield replace(
            text, rumour=inject.method not in REPORTS, first=not heard and inject.method not in REPORTS
        )
        heard = heard or inject.method not in REPORTS
    for m, grammar in enumerate(loaded.scenario.texts.grammars):
        if grammar.claim == claim.id and grammar.language == lang:
            for k, line in enumerate(grammar.start):
                yield _text("grammar", ("texts", "grammars", m, "start", k), line, lang)


def _text(name: str, path: Path_, text: str, lang: str) -> HeldText:
    figures = frozenset(int(each) for each in re.findall(r"\d{1,2}(?!\d)", text))
    return HeldText(
        name=name, path=path, said=said_things(text, lang), figures=figures, rumour=name in RUMOUR,
        ordinals=len(re.findall(r"(?<!\w)the \d{1,2}(?:st|nd|rd|th)(?!\w)", text)),
    )  # fmt: skip
