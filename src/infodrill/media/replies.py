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

from infodrill.kernel.digits import whole
from infodrill.kernel.erasable import until_erased
from infodrill.kernel.streams import draw64, draw_below
from infodrill.media.answered import ANSWERS, asks
from infodrill.media.felt import BORNE, LAID, laid
from infodrill.media.matters import (
    ECHOED,
    FITS_ANY,
    HEARD,
    MARKED,
    MARKED_PERMILLE,
    MARKED_USUALLY,
    PRESUMED,
    REACH,
    TAKEN_UP,
    THANKFUL,
    UNMINDED,
)  # fmt: skip
from infodrill.media.relations import (
    ALONE,
    BESIDE_MARKS,
    MARKS,
    MENTIONED,
    NARROWER,
    NO_NOTICE,
    PASSAGES,
    READINGS,
    SPOKEN_OF,
    STANCES,
    TIMES,
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
NAMING = frozenset((*ECHOED.values(), *REACH.values()))
"""Matters whose lines are chosen when somebody reads: of what a text names, and of who has read it."""
_PER_TEXT = 4
"""Lines of a kind that one text is answered with before the next (assumption)."""
_MENTIONED = frozenset(MENTIONED)
_TIED = (
    frozenset((*SPOKEN_OF, *PASSAGES)) - {"full", "told"}
    | _MARKS
    | {
        "denied",
        "confirmed",
        "halfso",
        "negates",
        "sorry",
        "pardon",
        "unanswered",
        "hollow",
        "feared",
        "owning",
    }
)
"""Conditions that tie a line to a text: it is said because that tells, does or leaves open something."""
OF_THE_THING, _ASKED_OF_IT = frozenset({"subject"}), frozenset({"unreached", "unpromised"})
"""A thing alone, which many texts are about; and what one may ask of it where the text says neither."""
_LOOSE = FITS_ANY | {*ECHOED.values(), *TAKEN_UP.values()}
_HOURS = TIMES - {"next", "stamp"}
SHARED = frozenset({"next", "figure", "record"})
"""Passages of which two families of lines speak: under one text one of them does."""
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
        number for number, line in enumerate(lines_in(grammar)) if conditions_of(line) - _READINGS <= holding
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
    lines = lines_in(grammar)
    return words_of(lines[line % len(lines)])


def sayable(reference: str, line: int, lang: str, passages: Passages, seed: int, post: str) -> int | None:
    """The number of the line that a post says in `lang`, of which the reference names one of its own language, or None.

    The one it names where that may stand (`as_named`), else another that may stand where that may.
    """
    found = as_named(reference, line, lang, passages)
    if found is not None:
        return found
    mine, lines = lines_in(reference), lines_in(in_language(reference, lang))
    held = conditions_of(mine[line % len(mine)]) | frozenset(passages)
    fitting = [
        (draw64(seed, "reply.instead", post, number), number)
        for number, words in enumerate(lines)
        if stands(reference, words, lang, passages) and conditions_of(words) <= held
    ]
    return min(fitting)[1] if fitting else None


def as_named(reference: str, line: int, lang: str, passages: Passages) -> int | None:
    """The number of the line that a reference names, read in `lang`: None where the text above has not what it takes up or
    presumes, or where the line of that number in `lang` stands under other conditions."""
    mine, lines = lines_in(reference), lines_in(in_language(reference, lang))
    named = lines[line % len(lines)]
    same = reference.endswith(f".{lang}") or conditions_of(named) == conditions_of(mine[line % len(mine)])
    return line if same and stands(reference, named, lang, passages) else None


def is_filler(grammar: str, line: int) -> bool:
    """Whether a line fits most texts: it takes nothing up but the thing that many are about, and nothing under which it is said
    ties it to one."""
    words, matter = lines_in(grammar)[line % len(lines_in(grammar))], matter_of(grammar)
    loose, taken = matter in _LOOSE, taken_up(words)
    ties = _TIED | _ASKED_OF_IT if taken else _TIED
    return loose and taken <= OF_THE_THING and not (conditions_of(words) - OF_THE_THING) & ties


def is_said(grammar: str, line: int, seed: int, told: str) -> bool:
    """Whether a line that is recorded is said to `told`, where another family of lines has the same to take up."""
    shared = taken_up(lines_in(grammar)[line % len(lines_in(grammar))]) & SHARED
    return not any(turn(f"{name}.shared", 2, seed, told) for name in shared)


@until_erased(8_192)
def leans_on(words: str) -> frozenset[str]:
    """What of a text a line leans on by naming it: any hour or day of it is one thing, and each is named once under a text."""
    return frozenset("hour" if name in _HOURS else name for name in taken_up(words) - {"asks"})


def turn(what: str, among: int, seed: int, told: str) -> int:
    return draw_below(among, seed, "reply.leans", told, what)


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
        for number, words in enumerate(lines_in(grammar))
        if conditions_of(words) - _READINGS <= seen
        and CONDITION in words
        and stands(grammar, words, lang, passages)
    ]
    return ranked(grammar, fitting, rank, seed, told)


def heard(reference: str, rank: int, lang: str, passages: Passages, seed: int, told: str) -> int | None:
    """The number of the line that the `rank`th reply of its kind to `told` says where nothing else can stand there: what is said
    to a text of that kind before what is said to any; None when all was said."""
    lines = lines_in(grammar := in_language(reference, lang))
    fitting = [number for number, words in enumerate(lines) if stands(grammar, words, lang, passages)]
    nearer = [number for number in fitting if conditions_of(lines[number])]
    if "named" not in passages:  # of a text that nobody reads any more nobody falls silent
        rank %= max(1, len(fitting))
    if rank < len(nearer):
        return ranked(grammar, nearer, rank, seed, told)
    far = [number for number in fitting if not conditions_of(lines[number])]
    return ranked(grammar, far, rank - len(nearer), seed, told)


def ranked(grammar: str, fitting: list[int], rank: int, seed: int, told: str) -> int | None:
    """The `rank`th of these lines in the order in which they are said to `told`, None when all were said."""
    order = sorted(fitting, key=lambda number: draw64(seed, "reply.marked", grammar, number))
    return from_place(order, told)[rank] if rank < len(order) else None


def from_place(order: list[int], told: str) -> list[int]:
    """The order in which lines are said in a drill, from where it stands when `told` is answered: what is published next begins
    with others, so a line comes back as late as it can."""
    count = whole("".join(letter for letter in told if letter.isdigit())) or 0
    place = count * _PER_TEXT % max(1, len(order))
    return order[place:] + order[:place]


def stands(reference: str, words: str, lang: str, passages: Passages) -> bool:
    """Whether a line can stand under a text with these passages: that has what the line takes up, stands beside, or presumes."""
    needs = taken_up(words) | (conditions_of(words) & _READ)
    if reading := PRESUMED.get(matter_of(reference)):
        needs |= {reading}
    if not needs <= passages.keys():
        return False
    if passages is UNREAD:
        return True
    alone = passages.keys() & (ALONE - BESIDE_MARKS if taken_up(words) & _MENTIONED else ALONE)
    if matter_of(reference) in NAMING and (alone or "never" in conditions_of(words)):
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
    return matter in _OF_ANY_TEXT and conditions_of(words) <= passages.keys() & {
        UNSORTED,
        *SPOKEN_OF,
        *NARROWER,
    }


def taken_up(words: str) -> set[str]:
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
    return conditions_of(lines_in(grammar)[int(line)])


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


def lines_in(grammar: str) -> tuple[str, ...]:
    """The lines of a grammar with their conditions: those of its topic first."""
    _, _, matter, topic, lang = grammar.split(".")
    return (*_shelf(lang).get(f"{matter}.{topic}", ()), *_shelf(lang)[matter])
