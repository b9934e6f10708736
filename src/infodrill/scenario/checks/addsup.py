"""Whether what texts of one story count adds up: the pumps that stand still by their numbers and how many of them there are, the
desks that are shut and those that are open, one child and three others."""

# Charter: scenario checks adds up
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from infodrill.kernel.i18n import N_
from infodrill.kernel.saidnumbers import SaidNumber
from infodrill.kernel.sentences import sentences
from infodrill.scenario.checks.clash import TRUE, settled
from infodrill.scenario.checks.denials import MAY_DENY
from infodrill.scenario.checks.heldbeside import PEOPLE, story_texts
from infodrill.scenario.checks.saidthings import OF_THEM, SMALL, counted, said_things, stem
from infodrill.scenario.faults import ScenarioProblem, warning
from infodrill.scenario.loader import Loaded
from infodrill.scenario.meant import in_code
from infodrill.scenario.schema import Claim
from infodrill.scenario.yamltext import Path_

APART = N_("it says {here}, and {name} of the same story ({where}) says {there}")
REMEDY = N_("Correct one of the two, or leave it if they speak of two things.")
OTHERS_APART = N_(
    "it counts {whole} and {some} of them, which leaves {left}, and of the others it says {shown}"
)
OTHERS_REMEDY = N_("Correct one of the three numbers, or leave them if they speak of two things.")
_ONE_OF = "người|trẻ|em|bé|cháu|cái|máy|chiếc|bình|bao|nhà|hộ"
_NTH: Mapping[str, Mapping[int, str]] = {
    "vi": {n: rf"(?:{_ONE_OF}) thứ {name}" for n, name in ((3, "ba"), (4, "tư"), (5, "năm"))},
    "en": {3: "the third", 4: "the fourth", 5: "the fifth"},
}  # fmt: skip
"""How the last of so many is called."""
_LEFT: Mapping[str, re.Pattern[str]] = {
    "vi": re.compile(r"(?i) (?:kia|còn lại)(?!\w)"),
    "en": re.compile(r"(?i)(?<!\w)the (?:other|remaining) $"),
}
"""What makes a number, behind its unit or before it, that of those who are left."""
_SOME_OF_THEM = re.compile(r"(?i) (?:of|among) (?:them|these|those)(?!\w)")
_UNIT = re.compile(r"[ -]?(?P<unit>[^\W\d_]+)")
_RUNS = re.compile(
    r"(?i)(?<!\w)(?:mở|chạy|hoạt động|làm việc|open|works?|working|runs?|running|in use|staffed)(?!\w)"
)
_RESTS = re.compile(
    r"(?i)(?<!\w)(?:đóng|hư|hỏng|ngừng|ngưng|nghỉ|khóa|khoá|tắt|shut|closed|broken|locked|out of order|stood still|down)(?!\w)"
)
_MORE: Mapping[str, re.Pattern[str]] = {
    "vi": re.compile(r"(?i)(?<!\w)(?:con|cháu|bé|đứa)(?: \w+){0,3} (?:với|và|cùng) $"),
    "en": re.compile(r"(?i)(?<!\w)my (?:\w+ ){1,3}and $"),
}
"""What leads to those who are counted beside one's own."""
_OTHERS = re.compile(r"(?i) (?:[^\W\d_]+ )?(?:nữa|khác|others?|more)(?!\w)")
_ONLY_ONE = r"(?i:a single|the only|độc (?:một|mỗi)|mỗi một|mỗi)"
"""What counts one without its number."""
OF_WHAT = 3  # words behind a whole that say of what it is
_OF_WHOSE = re.compile(r"(?i) of (?:[^\W\d_]+ ){1,3}?[^\W\d_]+['’]s ")
NEAREST = 2  # words before it that say of what a clause tells whether it is open
_CLAUSES = re.compile(r"[,.;:!?…] ")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class _OutOf:
    """So many of so many of something, whether they run (None where nothing says so), and how that is written."""

    some: int
    whole: int
    unit: str
    run: bool | None
    shown: str
    words: frozenset[str]  # behind it, which say of what


def problems(loaded: Loaded) -> Iterator[ScenarioProblem]:
    for lang in dict.fromkeys(loaded.scenario.drill.languages):
        for n, claim in enumerate(loaded.scenario.claims):
            if settled(claim, TRUE):
                yield from _of_the_whole(loaded, n, claim, lang)
                yield from _as_many(loaded, n, claim, lang)
            yield from _the_others(loaded, n, claim, lang)
            yield from _the_last(loaded, n, claim, lang)
            yield from _of_each(loaded, n, claim, lang)
            yield from _with_others(loaded, n, claim, lang)
            yield from _open_and_shut(loaded, n, claim, lang)


def _of_the_whole(loaded: Loaded, n: int, claim: Claim, lang: str) -> Iterator[ScenarioProblem]:
    """What is true says how many of how many; its record names each, or says how many of the others."""
    last = len(claim.truth) - 1
    texts: dict[Path_, str] = {
        ("claims", n, "sentence"): claim.sentence.in_(lang),
        ("claims", n, "truth", last, "why"): claim.truth[last].why.in_(lang),
    }
    (told, sentence), (record, why) = texts.items()
    for part in _parts(sentence, lang):
        if (named := _named(part, why)) and len(named[0]) != part.some:
            yield _apart(loaded, record, lang, named[1], part.shown, told)
            return
    for (path, text), (other, beside) in (
        ((record, why), (told, sentence)),
        ((told, sentence), (record, why)),
    ):
        for part in _parts(text, lang):
            said = [
                (next(iter(each.values)), each.shown)
                for each in said_things(beside, lang)
                if each.of == ("count", part.unit)
            ] + [(1, hit[0]) for hit in re.finditer(rf"{_ONLY_ONE} {re.escape(part.unit)}(?!\w)", beside)]
            run = _state(beside)
            if len(said) != 1 or part.run is None or run is None or _parts(beside, lang):
                continue
            if said[0][0] != (part.some if run == part.run else part.whole - part.some):
                yield _apart(loaded, path, lang, part.shown, said[0][1], other)
                return


def _the_others(loaded: Loaded, n: int, claim: Claim, lang: str) -> Iterator[ScenarioProblem]:
    """A text counts a whole, some of it, and the others: 38 sacks, 22 of them given out, the other 16 kept back."""
    texts: list[tuple[Path_, str]] = [
        (("truth", m, "why"), known.why.in_(lang)) for m, known in enumerate(claim.truth)
    ]
    texts += [((name,), text.in_(lang)) for name in ("kernel", "advice") if (text := getattr(claim, name))]
    for path, text in texts:
        numbers = counted(text, lang)
        for whole, some, rest in zip(numbers, numbers[1:], numbers[2:], strict=False):
            apart = some.value < whole.value != some.value + rest.value
            if apart and _of_one_whole(text, (whole, some, rest), lang):
                place = loaded.where("claims", n, *path, lang)
                shown = {"left": whole.value - some.value, "shown": in_code(text[rest.start : rest.end])}
                yield warning(
                    "S163", place, OTHERS_APART, OTHERS_REMEDY, whole=whole.value, some=some.value, **shown
                )
                return


def _as_many(loaded: Loaded, n: int, claim: Claim, lang: str) -> Iterator[ScenarioProblem]:
    """Of what is true one text says five of eight, and another seven of the eight."""
    told: list[tuple[_OutOf, Path_]] = []
    for path, text in _told_of(loaded, n, claim, lang):
        for part in _parts(text, lang):
            for other, where in told:
                if other.whole == part.whole and other.some != part.some and other.words & part.words:
                    yield _apart(loaded, where, lang, other.shown, part.shown, path)
                    return
            told.append((part, path))


def _told_of(loaded: Loaded, n: int, claim: Claim, lang: str) -> Iterator[tuple[Path_, str]]:
    for m, known in enumerate(claim.truth):
        yield ("claims", n, "truth", m, "why"), known.why.in_(lang)
    for name in ("kernel", "sentence"):
        if (text := getattr(claim, name)) is not None:
            yield ("claims", n, name), text.in_(lang)
    for m, inject in loaded.scenario.told_at(claim.id):
        yield ("msel", "injects", m, "body"), inject.body.in_(lang)


def _the_last(loaded: Loaded, n: int, claim: Claim, lang: str) -> Iterator[ScenarioProblem]:
    """Of four children two were ill of one thing, and the fourth of another: nobody tells of the third."""
    for m, known in enumerate(claim.truth):
        text = known.why.in_(lang)
        for whole, some in pairwise(counted(text, lang)):
            last = _NTH[lang].get(whole.value)
            hit = re.search(rf"(?i)(?<!\w)(?:{last})(?!\w)", text[some.end :]) if last else None
            if hit and 1 <= some.value < whole.value - 1:
                place = loaded.where("claims", n, "truth", m, "why", lang)
                shown = {"left": whole.value - some.value, "shown": in_code(hit[0])}
                yield warning(
                    "S163", place, OTHERS_APART, OTHERS_REMEDY, whole=whole.value, some=some.value, **shown
                )
                return


def _of_each(loaded: Loaded, n: int, claim: Claim, lang: str) -> Iterator[ScenarioProblem]:
    """ "14 trên 52 xích đu bị lỏng; 9 cái đã siết, 5 cái đang chờ": what became of each of so many."""
    for m, known in enumerate(claim.truth):
        for sentence in sentences(known.why.in_(lang)):
            whole, _, rest = sentence.partition("; ")
            parts = [counted(clause, lang) for clause in _CLAUSES.split(rest)]
            led = len(parts) > 1 and all(len(each) == 1 and each[0].start == 0 for each in parts)
            total = sum(each[0].value for each in parts) if led else 0
            numbers = [each.value for each in counted(whole, lang)]
            apart = len(numbers) > 1 and total not in numbers and total < max(numbers)
            if led and apart and not _SOME_OF_THEM.search(rest) and not _other_things(whole, rest, lang):
                message = N_("it says {shown}, and its parts make {n}: {text}")
                remedy = N_("Correct the sum or a part of it, or leave it if they count other things.")
                place = loaded.where("claims", n, "truth", m, "why", lang)
                shown = {"shown": in_code(whole[:80]), "n": total, "text": in_code(rest[:80])}
                yield warning("S163", place, message, remedy, **shown)
                return


def _other_things(whole: str, rest: str, lang: str) -> bool:
    """Whether each part counts one thing that the whole does not speak of: "2 tủ mượn đã đến, 1 tủ đang trên đường"."""
    said = (
        {stem(word, lang) for word in _WORD.findall(clause)[:OF_WHAT]} - SMALL - {*_ONE_OF.split("|")}
        for clause in _CLAUSES.split(rest)
    )
    return bool(set.intersection(*said) - {stem(word, lang) for word in _WORD.findall(whole)})


def _of_one_whole(text: str, numbers: tuple[SaidNumber, ...], lang: str) -> bool:
    """Whether the second counts some of what the first counts, and the third those that are left."""
    _, some, rest = numbers
    if lang == "en":
        return bool(_LEFT["en"].search(text[: rest.start]) and _SOME_OF_THEM.match(text, some.end))
    units = [_UNIT.match(text, each.end) for each in numbers]
    same = len({unit["unit"].lower() if unit else "" for unit in units}) == 1
    return bool(same and units[-1] and _LEFT["vi"].match(text, units[-1].end()))


def _apart(loaded: Loaded, path: Path_, lang: str, here: str, there: str, other: Path_) -> ScenarioProblem:
    where = loaded.where(*other, lang)
    said = {"here": in_code(here), "there": in_code(there), "name": in_code(other[-1])}
    return warning(
        "S163", loaded.where(*path, lang), APART, REMEDY, **said, where=f"{where.file}:{where.line}"
    )


def _parts(text: str, lang: str) -> list[_OutOf]:
    """ "hai trong ba máy bơm hư", "four of six toilets have been locked"."""
    numbers, found = counted(text, lang), list[_OutOf]()
    for some, whole in pairwise(numbers):
        follows = _UNIT.match(text, whole.end)
        between = text[some.end : whole.start]
        of = OF_THEM.fullmatch(between) or _OF_WHOSE.fullmatch(between)
        if follows and of and some.value < whole.value:
            unit = follows["unit"].lower()
            found.append(
                _OutOf(
                    some=some.value, whole=whole.value, unit=unit.removesuffix("s") if lang == "en" else unit,
                    run=_state(text), shown=text[some.start : follows.end()],
                    words=frozenset(stem(word, lang) for word in _WORD.findall(text[whole.end :])[:OF_WHAT]),
                )
            )  # fmt: skip
    return found


def _state(text: str) -> bool | None:
    """Whether what it counts runs or is open; None where it says both or neither."""
    runs, rests = bool(_RUNS.search(text)), bool(_RESTS.search(text))
    return None if runs == rests else runs


def _named(part: _OutOf, text: str) -> tuple[frozenset[str], str] | None:
    """The numbers of those of its kind that a text names, and how; nothing where it counts them itself."""
    kind = rf"{re.escape(part.unit)}s?(?: [^\W\d_]+)?"
    row = re.compile(
        rf"(?i)(?<!\w){kind} (?:số )?\d{{1,2}}(?!\d)(?: ?(?:,|và|and|&)(?: {kind})? (?:số )?\d{{1,2}}(?![\d.:]))*"
        r"(?! ?(?:giờ|h|%)\b)"
    )
    hits = list(row.finditer(text))
    numbers = frozenset(each for hit in hits for each in re.findall(r"\d+", hit[0]))
    return (numbers, ", ".join(hit[0] for hit in hits)) if numbers else None


def _with_others(loaded: Loaded, n: int, claim: Claim, lang: str) -> Iterator[ScenarioProblem]:
    """Somebody tells of a child of their own and so many others, and those who know count other ones."""
    texts = [each for each in story_texts(loaded, n, claim, lang) if each.name != "grammar"]
    known = [
        (each, thing)
        for each in texts if not each.rumour
        for thing in each.said if thing.kind == "count" and thing.unit in PEOPLE
    ]  # fmt: skip
    values = {value for _, thing in known for value in thing.values}
    if len(values) != 1:
        return
    for m, inject in loaded.scenario.told_at(claim.id):
        body = inject.body.in_(lang)
        for number in counted(body, lang):
            others = _OTHERS.match(body, number.end)
            own = _MORE[lang].search(body[: number.start])
            if own and others and number.value + 1 not in values:
                shown, (beside, thing) = body[own.start() : others.end()], known[0]
                yield _apart(
                    loaded, ("msel", "injects", m, "body"), lang, shown, thing.shown, beside.path[:-1]
                )
                return


def _open_and_shut(loaded: Loaded, n: int, claim: Claim, lang: str) -> Iterator[ScenarioProblem]:
    """By the advice the desk is shut, and by the last record it is open: told where each of the two says one thing of it."""
    record = ("claims", n, "truth", len(claim.truth) - 1, "why")
    if claim.advice is None or not loaded.where.written("claims", n, "advice"):
        return
    here, there = (_states(each.in_(lang), lang) for each in (claim.advice, claim.truth[-1].why))
    for clause, (things, run) in here.items():
        for other, (known, runs) in there.items():
            if things & known and run != runs:
                yield _apart(loaded, ("claims", n, "advice"), lang, clause, other, record)
                return


def _states(text: str, lang: str) -> dict[str, tuple[frozenset[str], bool]]:
    """By clause that says of something whether it is open or runs, what stands before that, and which of the two."""
    found = dict[str, tuple[frozenset[str], bool]]()
    for clause in _CLAUSES.split(text):
        run, hit = _state(clause), _RUNS.search(clause) or _RESTS.search(clause)
        if (
            run is not None
            and hit
            and not MAY_DENY.search(clause)
            and not re.search(r"\d", clause[: hit.start()])
        ):
            words = [
                stem(word, lang) for word in _WORD.findall(clause[: hit.start()]) if word.lower() not in SMALL
            ]
            found[clause.strip()] = (frozenset(words[-NEAREST:]), run)
    return found
