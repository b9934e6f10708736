"""The grammars of replies: one a matter, and one a matter and topic, in each language. Their ids say what they answer.

`builtin.reply.<matter>.<topic, or any>.<language>`: stored with posts, behind it the number of the line, so that one post is
answered in different words as long as there are any. An id once given stays readable for ever.

A line may begin with its conditions, joined by "+", and "|" (`matters.CONDITIONS`): "never" is one that only kept drills
say. "[fact]" in a line stands for that passage of the statement above (`relations.PASSAGES`), put in when read; such a
reference names after ">" the line that is said where the statement has no such passage, as when its text was erased.
"""

# Charter: media replies
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import zip_longest

from infodrill.kernel.digits import whole
from infodrill.kernel.erasable import until_erased
from infodrill.kernel.streams import draw64, draw_below
from infodrill.media.answered import ANSWERS, asks
from infodrill.media.felt import BORNE, LAID, laid
from infodrill.media.matters import (
    ECHOED,
    HEARD,
    MARKED,
    MARKED_PERMILLE,
    MARKED_USUALLY,
    PRESUMED,
    REACH,
    THANKFUL,
    UNMINDED,
)  # fmt: skip
from infodrill.media.relations import (
    ALONE,
    INFORMS,
    MARKS,
    NO_NOTICE,
    PASSAGES,
    READINGS,
    SEVERAL,
    SPOKEN_OF,
    STANCES,
    UNREAD,
    UNSORTED,
    UNTHANKED,
    Passages,
)  # fmt: skip
from infodrill.media.unnamed import names_else
from infodrill.media.words.shelf import shelf as _shelf

REPLY, ANY, LINE, CONDITION, ALSO, ELSE = "builtin.reply.", "any", "/", "|", "+", ">"
_MARKS, _READINGS = frozenset(MARKS), frozenset(READINGS)
_READ = _MARKS | _READINGS | frozenset((*PASSAGES, *SPOKEN_OF))
OVERDUE = "overdue"
NAMING = frozenset((*ECHOED.values(), *REACH.values()))
"""Matters whose lines are chosen when somebody reads: of what a text names, and of who has read it."""
AGAIN_AFTER = 12
"""Replies of one kind after which what was said of a text may be said of it again; what fits most texts only fills these up."""
_OF_THE_WHOLE = frozenset({"denied", "sorry"})
"""Conditions under which a line speaks of all that a text is about, and not of each thing that it names."""
_PER_TEXT = 4
"""Lines of a kind that one text is answered with before the next (assumption)."""
_SAID_FIRST, _PHRASED = 3, 1
"""Of the lines that speak of a text: how many are left to those who have these to say, and how many say a phrase of it again."""
FACT_PERMILLE = 450
"""Of the lines that say a text's fact again: how many are said to one text (assumption)."""
_OF_MOST = frozenset({
    INFORMS, "exacting", "negates", "arguable", "unsettled", "formal", "undenied", "explained", "feared", "wordy",
})  # fmt: skip
"""Conditions that most texts meet: they set no line apart from others."""
_OF_THE_THING, _OF_MOST_TEXTS = frozenset({"subject"}), 2
_TOLD_HERE = frozenset((*SPOKEN_OF, "next", "dials", "figure", "record")) - _OF_THE_THING
_OF_ANY_TEXT = frozenset((*HEARD.values(), *ECHOED.values()))
TAKES = re.compile(r"\[([a-z]+)\]")
"""Where a line takes up a passage of the statement that it answers."""


def reply_id(matter: str, topic: str, lang: str) -> str:
    """The id of the grammar of a matter under a topic; a topic that the matter has no words for counts as any."""
    at = topic if f"{matter}.{topic}" in _shelf("vi") else ANY
    return f"{REPLY}{matter}.{at}.{lang}"


def matter_of(grammar: str) -> str:
    """The matter of a reply grammar's id, "" for another one."""
    return grammar.split(".")[2] if grammar.startswith(REPLY) else ""


def in_language(grammar: str, lang: str) -> str:
    """The same matter and topic in another language."""
    return f"{grammar.rpartition('.')[0]}.{lang}"


@lru_cache(maxsize=4_096)
def line_order(grammar: str, seed: int, above: str, holding: frozenset[str] = frozenset()) -> tuple[int, ...]:
    """The numbers of a grammar's lines in the order in which they are said under the post `above`: those of the topic sooner.

    Of the lines that carry conditions only those whose conditions are all in `holding`, but for what only readers can tell.
    """
    _, _, matter, topic, lang = grammar.split(".")
    own = len(_shelf(lang).get(f"{matter}.{topic}", ()))
    fitting = [
        number for number, line in enumerate(_lines(grammar)) if conditions_of(line) - _READINGS <= holding
    ]

    def place(line: int) -> int:
        drawn = draw64(seed, "reply.line", above, grammar, line)
        return drawn >> 1 if line < own else drawn

    return tuple(sorted(fitting, key=place))


def conditions_of(line: str) -> frozenset[str]:
    """The conditions under which a line is said, none for one that always may be."""
    return frozenset(line.rpartition(CONDITION)[0].split(ALSO)) - {""}


def words_of(line: str) -> str:
    """A line without its conditions."""
    return line.rpartition(CONDITION)[2]


def line_words(grammar: str, line: int) -> str:
    """The words of a line of a grammar, as a pattern."""
    lines = _lines(grammar)
    return words_of(lines[line % len(lines)])


def sayable(reference: str, line: int, lang: str, passages: Passages, seed: int, post: str) -> int | None:
    """The number of the line that a post says in `lang`, of which the reference names one of its own language, or None.

    The one it names where that may stand (`as_named`), else another that may stand where that may.
    """
    found = as_named(reference, line, lang, passages)
    if found is not None:
        return found
    mine, lines = _lines(reference), _lines(in_language(reference, lang))
    held = conditions_of(mine[line % len(mine)]) | frozenset(passages)
    fitting = [
        (draw64(seed, "reply.instead", post, number), number)
        for number, words in enumerate(lines)
        if _stands(reference, words, lang, passages) and conditions_of(words) <= held
    ]
    return min(fitting)[1] if fitting else None


def as_named(reference: str, line: int, lang: str, passages: Passages) -> int | None:
    """The number of the line that a reference names, read in `lang`: None where the text above has not what it takes up or
    presumes, or where the line of that number in `lang` stands under other conditions."""
    mine, lines = _lines(reference), _lines(in_language(reference, lang))
    named = lines[line % len(lines)]
    same = reference.endswith(f".{lang}") or conditions_of(named) == conditions_of(mine[line % len(mine)])
    return line if same and _stands(reference, named, lang, passages) else None


def is_said(reference: str, line: int, seed: int, told: str) -> bool:
    """Whether a line is among those said to `told`: of the many that say its fact again only some are."""
    again = "fact" in _taken_up(_lines(reference)[line % len(_lines(reference))])
    return not again or draw_below(1_000, seed, "reply.fact", told, reference, line) < FACT_PERMILLE


def marked(reference: str, rank: int, lang: str, passages: Passages, seed: int, told: str) -> int | None:
    """The number of the line that the `rank`th reply of its kind to `told` says of what readers see in the words of that, None
    where they see nothing of the kind or others have said it all: so no two say the same."""
    grammar, seen = in_language(reference, lang), frozenset(passages) & _MARKS - UNMINDED[lang]
    rates = [MARKED_PERMILLE.get(mark, MARKED_USUALLY) for mark in seen]
    # Of a text of no sort there is nothing else to say.
    rate = MARKED_USUALLY if rates and UNSORTED in passages else max(rates, default=0)
    if draw_below(1_000, seed, "reply.marks", told, grammar, rank) >= rate:
        return None
    fitting = [
        number
        for number, words in enumerate(_lines(grammar))
        if conditions_of(words) - _READINGS <= seen
        and CONDITION in words
        and _stands(grammar, words, lang, passages)
    ]
    return _ranked(grammar, fitting, rank, seed, told)


def heard(reference: str, rank: int, lang: str, passages: Passages, seed: int, told: str) -> int | None:
    """The number of the line that the `rank`th reply of its kind to `told` (counted from behind below 0) says where nothing else
    can stand there: what is said to a text of that kind before what is said to any."""
    lines = _lines(grammar := in_language(reference, lang))
    fitting = [number for number, words in enumerate(lines) if _stands(grammar, words, lang, passages)]
    nearer = [number for number in fitting if conditions_of(lines[number])]
    if -len(nearer) <= rank < len(nearer):
        return _ranked(grammar, nearer, rank % len(nearer), seed, told)
    far = [number for number in fitting if not conditions_of(lines[number])]
    place = max(rank, -1 - rank) % max(1, len(fitting))
    group = nearer if place < len(nearer) else far
    return _ranked(grammar, group, place - (0 if group is nearer else len(nearer)), seed, told)


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
    who has read it, None where no such line stands; and the passages that it takes up. Of each thing that a text names something
    is said before more is said of one; when all was said of all, it is said again, after `AGAIN_AFTER` at the soonest. The order
    is that of `ever`, the passages that stand at some hour."""
    grammar = in_language(reference, lang)
    order = _named_order(grammar, lang, frozenset((ever or passages).items()), seed, told)
    place = rank % max(AGAIN_AFTER, len(order))
    if place < len(order):
        line, thing = order[place]
        here = {**passages, "subject": thing} if thing else passages
        if _stands(grammar, _lines(grammar)[line], lang, here):
            return line, here
    return _after_its_hour(grammar, rank, lang, passages, seed, told), passages


def named_behind(
    reference: str, place: int, lang: str, passages: Passages, seed: int, told: str
) -> tuple[int | None, Passages]:
    """The same for who had something else to say that does not stand there: of what speaks of this text the `place`th from
    behind, where nobody else has come to, then of the rest."""
    grammar = in_language(reference, lang)
    others = _named_order(grammar, lang, frozenset(passages.items()), seed, told)[_SAID_FIRST:]
    kinds = {line: _kind(_lines(grammar)[line]) for line, _ in others}
    order = sorted(
        (each for each in reversed(others) if "phrase" not in kinds[each[0]]),
        key=lambda each: _far(kinds[each[0]]),
    )
    if (place := place % max(AGAIN_AFTER, len(order))) >= len(order):
        return None, passages
    line, thing = order[place]
    return line, {**passages, "subject": thing} if thing else passages


def _after_its_hour(
    grammar: str, rank: int, lang: str, passages: Passages, seed: int, told: str
) -> int | None:
    """What is said by who comes when there should be another word already; every other one says something else."""
    lines = _lines(grammar)
    late = [number for number, words in enumerate(lines) if OVERDUE in conditions_of(words)]
    fitting = [number for number in late if _stands(grammar, lines[number], lang, passages)]
    return _ranked(grammar, fitting, rank % (2 * len(fitting) or 1), seed, told)


@until_erased(512)
def _named_order(
    grammar: str, lang: str, held: frozenset[tuple[str, str]], seed: int, told: str
) -> tuple[tuple[int, str], ...]:
    """(number of a line that stands, the thing that it speaks of), in the order in which they are said to `told`."""
    lines, passages, found = _lines(grammar), dict(held), list[tuple[int, str]]()
    numbers = _from_place(
        sorted(range(len(lines)), key=lambda number: draw64(seed, "reply.named", grammar, number)), told
    )
    for turn, thing in enumerate(passages.get("subject", "").split(SEVERAL)):
        of_this = passages | {"subject": thing} if thing else passages
        by_kind: dict[frozenset[str], list[int]] = {}
        for number in numbers:
            taken = _taken_up(lines[number])
            later = "subject" in taken and not conditions_of(lines[number]) & _OF_THE_WHOLE
            if (not turn or later) and _stands(grammar, lines[number], lang, of_this):
                by_kind.setdefault(_kind(lines[number]), []).append(number)
        rows = [by_kind[kind][: _PHRASED if "phrase" in kind else None] for kind in sorted(by_kind, key=_far)]
        found += [(number, thing) for row in zip_longest(*rows) for number in row if number is not None]
    near = [each for each in found if _far(_kind(lines[each[0]])) < _OF_MOST_TEXTS]
    return (*near, *[each for each in found if each not in near][: max(0, AGAIN_AFTER - len(near))])


def _far(kind: frozenset[str]) -> int:
    """How far a line of a kind is from this one text: what takes up what it tells or names comes first, then what is said to any
    of its sort; what only names the thing fits most texts about that, and comes last, with what fits any notice."""
    if kind <= _OF_THE_THING:
        return _OF_MOST_TEXTS if kind else _OF_MOST_TEXTS + 1
    return 0 if kind & _TOLD_HERE else 1


def _kind(words: str) -> frozenset[str]:
    """Of what a line speaks, and to what kind of text: of each something is said before more is said of one."""
    taken, told = frozenset(_taken_up(words)), conditions_of(words) - _OF_MOST
    return taken | told if taken <= _OF_THE_THING else taken


def _ranked(grammar: str, fitting: list[int], rank: int, seed: int, told: str) -> int | None:
    """The `rank`th of these lines in the order in which they are said to `told`, None when all were said."""
    order = sorted(fitting, key=lambda number: draw64(seed, "reply.marked", grammar, number))
    return _from_place(order, told)[rank] if rank < len(order) else None


def _from_place(order: list[int], told: str) -> list[int]:
    """The order in which lines are said in a drill, from where it stands when `told` is answered: what is published next begins
    with others, so a line comes back as late as it can."""
    count = whole("".join(letter for letter in told if letter.isdigit())) or 0
    place = count * _PER_TEXT % max(1, len(order))
    return order[place:] + order[:place]


def _stands(reference: str, words: str, lang: str, passages: Passages) -> bool:
    """Whether a line can stand under a text with these passages: that has what the line takes up, stands beside, or presumes."""
    needs = _taken_up(words) | (conditions_of(words) & _READ)
    if reading := PRESUMED.get(matter_of(reference)):
        needs |= {reading}
    if not needs <= passages.keys():
        return False
    if passages is UNREAD:
        return True
    if matter_of(reference) in NAMING and (passages.keys() & ALONE or "never" in conditions_of(words)):
        return False
    if unthanked(matter_of(reference), passages):
        return False
    if passages.keys() & NO_NOTICE and not _stands_anywhere(reference, words, passages):
        return False
    said, named = words_of(words), set(passages.get("named", "").split())
    if asks(said, lang) & {*passages.get(ANSWERS, "").split()} or names_else(said, lang, passages):
        return False
    owed = {BORNE[matter]} if (matter := matter_of(reference)) in BORNE else set()
    if conditions_of(words) & _MARKS:  # what is seen in the text is there, whatever else it says
        named |= LAID
    return (laid(said, lang) | owed) <= named


def unthanked(matter: str, passages: Mapping[str, str]) -> bool:
    """Whether a matter's lines thank or are relieved where a text gives nobody cause: it orders, threatens or refuses, or denies
    and says no more."""
    bald = matter == "relief" and "explained" not in passages
    nothing_told = matter in ("thanks", "pass") and {"brief", "hollow"} <= passages.keys()
    return bald or nothing_told or (matter in THANKFUL and bool(passages.keys() & UNTHANKED))


def _stands_anywhere(reference: str, words: str, passages: Passages) -> bool:
    """Whether a line can stand under what is no notice: it speaks of what marks that, takes nothing for granted, or minds hard
    words, which are recorded."""
    matter = matter_of(reference)
    if matter in MARKED.values() or (matter == "fair" and not passages.keys() & ALONE):
        return True
    return matter in _OF_ANY_TEXT and conditions_of(words) <= passages.keys() & {UNSORTED, *SPOKEN_OF}


def _taken_up(words: str) -> set[str]:
    return set(TAKES.findall(words))


def filled(text: str, passages: Passages) -> str:
    """The words of a line with the passages that it takes up."""
    said = TAKES.sub(lambda found: passages[found[1]], text)
    return said[:1].upper() + said[1:]


@cache
def lines_of(matter: str, topic: str, lang: str) -> tuple[str, ...]:
    """The lines of a matter, and of a topic under it, with their conditions."""
    return _shelf(lang).get(f"{matter}.{topic}" if topic else matter, ())


def with_line(grammar: str, line: int) -> str:
    """The reference of a post that says this line."""
    return f"{grammar}{LINE}{line}"


def own_line(reference: str, named: str, number: int) -> str:
    """What a reference says of a grammar of the scenario that it names: one of its lines, or whichever the post draws."""
    line = with_line(named, number)
    return line if line in reference.split(ELSE) else named


def either(*references: str) -> str:
    """The reference of a post that says the first of these lines that can stand where it stands, and at last the last."""
    return ELSE.join(filter(None, references))


def line_conditions(reference: str) -> frozenset[str]:
    """The conditions of the line that a reference names."""
    grammar, _, line = reference.partition(LINE)
    return conditions_of(_lines(grammar)[int(line)])


def plain_of(reference: str) -> str:
    """Of the lines that a reference names the one that is said whatever was written above."""
    return [part for part in reference.split(ELSE) if matter_of(part) not in NAMING | _OF_ANY_TEXT][-1]


def kind_said(reference: str) -> str:
    """What the author of a line does: question, denial or agree."""
    stance = STANCES.get(matter_of(reference).rpartition("-")[2], "agree")
    return {"deny": "denial"}.get(stance, stance)


def parted(reference: str) -> Iterator[tuple[str, int]]:
    """(grammar, number of its line) of what a post says, and of what it says where it cannot say that."""
    for each in reference.split(ELSE):
        grammar, _, line = each.partition(LINE)
        yield grammar, int(line or 0)  # a grammar of a scenario has no number behind it


def _lines(grammar: str) -> tuple[str, ...]:
    """The lines of a grammar with their conditions: those of its topic first."""
    _, _, matter, topic, lang = grammar.split(".")
    return (*_shelf(lang).get(f"{matter}.{topic}", ()), *_shelf(lang)[matter])
