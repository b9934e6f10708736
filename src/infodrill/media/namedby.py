"""What replies say to the kind of text that they answer and of what it names, in which order; of each thing one, and nothing that
fits most texts."""

# Charter: media named by
from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice, zip_longest
from typing import TypeVar

from infodrill.kernel.erasable import until_erased
from infodrill.kernel.streams import draw64
from infodrill.media.matters import ECHOED
from infodrill.media.relations import INFORMS, MARKS, MENTIONED, SEVERAL, SPOKEN_OF, Passages
from infodrill.media.replies import (
    OF_THE_THING,
    SHARED,
    conditions_of,
    from_place,
    in_language,
    is_filler,
    leans_on,
    lines_in,
    matter_of,
    ranked,
    reply_id,
    stands,
    taken_up,
    turn,
)

_Said = TypeVar("_Said")
_MARKS = frozenset(MARKS)
OVERDUE = "overdue"
_OF_THE_WHOLE = frozenset({"denied", "sorry"})
"""Conditions under which a line speaks of all that a text is about, and not of each thing that it names."""
_OF_MOST = frozenset({
    INFORMS, "exacting", "negates", "arguable", "unsettled", "formal", "undenied", "explained", "feared", "wordy",
})  # fmt: skip
"""Conditions that most texts meet: they set no line apart from others."""
_OF_MOST_TEXTS = 2
APART, ROUNDS = 8, 2
"""Replies of one kind that lie between two in the same words under one text, at least, and how often a line is said there
(assumption): a hundred neighbours do not find a hundred words."""
_PUBLISHED_TO: Mapping[str, int] = {"denied": 2, "unanswered": 2, "halfso": 2, "confirmed": 1}
"""What a text is published to do, which is recorded: behind so many who answer that one takes up what it says beside
(assumption), of which only its words tell."""
_OF_PEOPLE = frozenset({"shamed", "ill", "caredfor"})
"""That somebody suffered: of whom one speaks before the matter, and so every other one who answers."""
_MENTIONED = frozenset(MENTIONED)
_TOLD_HERE = frozenset((*SPOKEN_OF, "next", "dials", "figure", "record")) - OF_THE_THING


def named_by(
    reference: str,
    rank: int,
    lang: str,
    passages: Passages,
    seed: int,
    told: str,
    ever: Passages | None = None,
) -> tuple[int | None, Passages]:
    """The number of the line that the `rank`th reply of its kind to `told` says to a text of that kind, of what it names, or of
    who has read it, None where no such line stands or all was said; and the passages that it takes up. Of each thing that a text
    names something is said before more is said of one. The order is that of `ever`, the passages that stand at some hour."""
    grammar = in_language(reference, lang)
    order = _named_order(grammar, lang, frozenset((ever or passages).items()), seed, told)
    if rank < len(order):
        line, name, thing = order[rank]
        here = {**passages, name: thing} if thing else passages
        if stands(grammar, lines_in(grammar)[line], lang, here):
            return line, here
    return _after_its_hour(grammar, rank, lang, passages, seed, told), passages


def said_again(
    parts: list[tuple[str, int]], lang: str, passages: Passages, seed: int, told: str, ever: Passages
) -> tuple[str, int, Passages] | None:
    """What who has nothing new to say says after others: a line to the kind of text, or of what it names, that stood under it so
    many replies of its kind before (`APART`), as people say one after the other; the grammar, the line and what that takes up."""
    for named, rank in parts:
        if matter_of(named) not in ECHOED.values():
            continue
        grammar = in_language(named, lang)
        order = _named_order(grammar, lang, frozenset(ever.items()), seed, told)
        if not APART <= len(order) <= rank < ROUNDS * len(order):
            continue
        line, name, thing = order[rank % len(order)]
        here = {**passages, name: thing} if thing else passages
        if stands(grammar, lines_in(grammar)[line], lang, here):
            return grammar, line, here
    return None


def is_spoken_of(lang: str, passages: Passages, seed: int, told: str) -> bool:
    """Whether anybody has something to say to a text with these passages that is not said to most."""
    held = frozenset(passages.items())
    return bool(passages.keys() & _MARKS) or any(
        _named_order(reply_id(matter, "", lang), lang, held, seed, told) for matter in ECHOED.values()
    )


def _after_its_hour(
    grammar: str, rank: int, lang: str, passages: Passages, seed: int, told: str
) -> int | None:
    """What is said by who comes when there should be another word already; every other one says something else."""
    lines = lines_in(grammar)
    late = [number for number, words in enumerate(lines) if OVERDUE in conditions_of(words)]
    fitting = [number for number in late if stands(grammar, lines[number], lang, passages)]
    return ranked(grammar, fitting, rank % (2 * len(fitting) or 1), seed, told)


@until_erased(512)
def _named_order(
    grammar: str, lang: str, held: frozenset[tuple[str, str]], seed: int, told: str
) -> tuple[tuple[int, str, str], ...]:
    """(number of a line that stands, the name and the thing of several of which it speaks, or none), in the order in which they
    are said to `told`."""
    lines, passages, found = lines_in(grammar), dict(held), list[tuple[int, str, str]]()
    numbers = from_place(
        sorted(range(len(lines)), key=lambda number: draw64(seed, "reply.named", grammar, number)), told
    )
    for nth, thing in enumerate(passages.get("subject", "").split(SEVERAL)):
        of_this = passages | {"subject": thing} if thing else passages
        by_kind: dict[frozenset[str], list[int]] = {}
        for number in numbers:
            taken = taken_up(lines[number])
            later = "subject" in taken and not conditions_of(lines[number]) & _OF_THE_WHOLE
            if taken & _MENTIONED:
                continue
            if (not nth or later) and stands(grammar, lines[number], lang, of_this):
                by_kind.setdefault(_kind(lines[number]), []).append(number)
        found += [(number, "subject", thing) for number in _of_all_kinds(by_kind, passages)]
    beside = [*_mentions(grammar, lang, passages, numbers, turn("mentions", _ROUND, seed, told))]
    before = len(found) if _OF_PEOPLE & passages.keys() else _BEFORE_MENTIONS
    before += 2 * bool(_PUBLISHED_TO.keys() & passages.keys())  # what it does by record comes first
    mixed = [*_by_turns(found, max(1, before), beside)]
    return tuple(_once_each(grammar, mixed, seed, told))


_ROUND = 60  # whichever thing of a text comes first
_BEFORE_MENTIONS = 2
"""Behind so many who answer what a text does, in one sense, one asks of a thing that it mentions (assumption)."""


def _mentions(
    grammar: str, lang: str, passages: Passages, numbers: list[int], first: int
) -> Iterator[tuple[int, str, str]]:
    """(number of a line, name, thing) of what a text mentions: of each thing one, what is said of its kind before what is said of
    any."""
    names = [name for name in MENTIONED if name in passages]
    things = [(name, thing) for name in names for thing in passages[name].split(SEVERAL)]
    particular = {thing for name, thing in things if name != MENTIONED[-1]}
    by_name = {
        name: [number for number in numbers if name in taken_up(lines_in(grammar)[number])] for name in names
    }
    place = [*ECHOED.values()].index(matter_of(grammar)) if matter_of(grammar) in ECHOED.values() else 0
    rest = [each for each in things if each[0] == MENTIONED[-1] and each[1] not in particular]
    told = [each for each in things if each[0] != MENTIONED[-1]]
    again = [(MENTIONED[-1], thing) for _, thing in told]
    for turns in (told, rest, again):
        at = (first + place) % max(1, len(turns))
        for name, thing in turns[at:] + turns[:at]:
            here = {**passages, name: thing}
            line = next(
                (n for n in by_name.get(name, ()) if stands(grammar, lines_in(grammar)[n], lang, here)), None
            )
            if line is not None:
                by_name[name].remove(line)
                yield line, name, thing


def _of_all_kinds(by_kind: Mapping[frozenset[str], list[int]], passages: Passages) -> Iterator[int]:
    """The numbers of the lines of all kinds by turns: of who suffered, of what a text is published to do, and of all else."""
    people = [each for kind in by_kind if kind & _OF_PEOPLE for each in by_kind[kind]]
    rest = {kind: lines for kind, lines in by_kind.items() if not kind & _OF_PEOPLE}
    rows = [rest[kind] for kind in sorted(rest, key=_far) if not kind & _PUBLISHED_TO.keys()]
    others = [number for row in zip_longest(*rows) for number in row if number is not None]
    first = [number for kind in rest if kind & _PUBLISHED_TO.keys() for number in rest[kind]]
    before = max((_PUBLISHED_TO[name] for name in _PUBLISHED_TO.keys() & passages.keys()), default=1)
    return _by_turns(people, 1, [*_by_turns(first, before, others)])


def _by_turns(first: list[_Said], before: int, others: list[_Said]) -> Iterator[_Said]:
    """All of both: of the first so many `before` each of the others."""
    ahead, beside = iter(first), iter(others)
    while these := [*islice(ahead, before), *islice(beside, 1)]:
        yield from these


def _once_each(
    grammar: str, found: list[tuple[int, str, str]], seed: int, told: str
) -> Iterator[tuple[int, str, str]]:
    """Of the lines that lean on one thing of a text one, among all that are said under it: that of one sense; of what it only
    mentions one of each sense; and no filler."""
    senses, leant = [*ECHOED.values()], set[tuple[str, str]]()
    for number, of, thing in found:
        words = lines_in(grammar)[number]
        named = {(name, thing if name == of else "") for name in leans_on(words)}
        ours = all(
            senses[turn(f"{name}{of}", len(senses), seed, told)] == matter_of(grammar)
            for name, of in named
            if name not in _MENTIONED
        ) and all(turn(f"{name}.shared", 2, seed, told) for name, _ in named if name in SHARED)
        if (matter_of(grammar) in senses and not ours) or named & leant or is_filler(grammar, number):
            continue
        leant |= named
        yield number, of, thing


def _far(kind: frozenset[str]) -> int:
    """How far a line of a kind is from this one text: what takes up what it tells or names comes first, then what is said to any
    of its sort; what only names the thing fits most texts about that, and comes last, with what fits any notice."""
    if kind <= OF_THE_THING:
        return _OF_MOST_TEXTS if kind else _OF_MOST_TEXTS + 1
    return 0 if kind & _TOLD_HERE else 1


def _kind(words: str) -> frozenset[str]:
    """Of what a line speaks, and to what kind of text: of each something is said before more is said of one."""
    taken, told = frozenset(taken_up(words)), conditions_of(words) - _OF_MOST
    return taken | told if taken <= OF_THE_THING else taken
