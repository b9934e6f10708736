"""Whether two clauses cannot both be said of one thing: one denies what the other says, or they take two sides of one matter.

The same thing is spoken of where all telling words of one clause stand in the other: where each has one that the other lacks,
well water is no tap water, and lorries are no motorbikes. What is said of another day or hour, or as a change,
contradicts nothing.
"""

# Charter: casework contraries
from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

from infodrill.casework.clauses import LIGHT, SHOWN, STATED, TIMED, SpokenClause, clauses, is_so
from infodrill.casework.likeness import STOP_EN, STOP_VI, words_of
from infodrill.kernel.erasable import until_erased
from infodrill.kernel.folding import as_read
from infodrill.kernel.letters import words
from infodrill.kernel.opposites import DENIES, OPPOSITES, TRUTH
from infodrill.kernel.patterns import Signs, as_typed, in_both
from infodrill.kernel.saiddays import rows_of_days
from infodrill.kernel.saidnumbers import said_numbers
from infodrill.kernel.saidtimes import TIME, clocks, masked
from infodrill.kernel.smallwords import SMALL

LEAST, HALF = (
    2,
    500,
)  # telling words beside the side taken, names too, that both have; per mille of those of the longer clause
LEAST_PLAIN, NEARLY = 3, 700  # the same of clauses that only deny or count
_SAID = frozenset({STATED, TIMED, SHOWN})
PLAIN = -1
"""The matter of a clause that takes no other side than to deny or not."""
_SMALL = (SMALL["vi"] | words("từ theo kia")) - words("sau trên dưới")  # which of two it is
_SOFT = words("van hien now still yet vua moi hoan toan all toan bo")
_CHANGED: Signs = in_both(
    r"trở lại|(?:mở(?: cửa)?|có|chạy|học|họp) lại|(?<!hôm )(?<!sáng )(?<!trưa )(?<!chiều )(?<!tối )(?<!đêm )nay|"
    r"bây giờ|giờ thì|từ giờ|bắt đầu|dần|sắp|từng",
    r"again|now|no longer|beg[ai]n\w*|since then|used to|soon|about to|(?:has|have|had|had been) been (?:re)?",
)
"""What is said to be otherwise than before."""
_AHEAD: Signs = in_both(r"sẽ|từ (?:ngày |sáng |chiều )?mai", r"will|from tomorrow|going to")
"""What is still to come: it contradicts nothing that is so."""


def contrary(clause: SpokenClause, other: SpokenClause) -> bool:
    """Whether both take a side of one matter, and not the same one."""
    # Asked first, of what is kept of each clause: whatever follows wants it, and of a hundred pairs hardly one is on one thing.
    if not _one_thing(clause, other, LEAST):
        return False
    if (
        clause.has(_CHANGED)
        or other.has(_CHANGED)
        or other.mood not in _SAID
        or _at_other_times(clause, other)
    ):
        return False
    mine, theirs = _sides(clause), _sides(other)
    apart = {pair for pair in mine.keys() & theirs.keys() if mine[pair] != theirs[pair]}
    if apart - {PLAIN}:
        return True
    if apart:
        return _refused_there(clause, other) and _one_thing(clause, other, LEAST_PLAIN)
    return _counts_otherwise(clause, other) and _one_thing(clause, other, LEAST_PLAIN)


@until_erased(4_096)
def says_otherwise(lang: str, text: str, other: str) -> str:
    """The first clause of a text that says the contrary of one of another text, "" = none."""
    ours, held = _stated(lang, text), _stated(lang, other)
    return next((clause.text.strip() for clause in ours if any(contrary(clause, each) for each in held)), "")


def torn(lang: str, text: str) -> bool:
    """Whether a text says in one clause what it denies, or the other side of it, in another."""
    return any(contrary(one_side, other) for one_side, other in combinations(_stated(lang, text), 2))


@until_erased(512)
def _stated(lang: str, text: str) -> tuple[SpokenClause, ...]:
    return tuple(clause for clause in clauses(lang, text) if clause.mood in _SAID)


@until_erased(4_096)
def _sides(clause: SpokenClause) -> Mapping[int, bool]:
    """Which side a clause takes of each matter that it takes one of; the matter of a plain denial is the clause itself."""
    found: dict[int, bool] = {}
    for number, pair in enumerate(OPPOSITES):
        sides = {
            (at == 0) == is_so(clause.text, hit.start(), clause.spelt)
            for at, signs in enumerate(pair)
            for hit in as_typed(signs, clause.spelt).finditer(clause.text)
        }
        if len(sides) == 1:
            found[number] = sides.pop()
    if clause.mood == SHOWN:  # of what others put up we say whether it is so, and not what it says
        return {matter: side for matter, side in found.items() if matter == TRUTH}
    return found if found else {PLAIN: not clause.turned}


@until_erased(4_096)
def _matter(clause: SpokenClause) -> frozenset[str]:
    """The telling words of a clause but for those by which it takes a side."""
    text = as_typed(DENIES, clause.spelt).sub(" , ", clause.text)
    for pair in OPPOSITES:
        for signs in pair:
            text = as_typed(signs, clause.spelt).sub(" , ", text)
    for number in reversed(said_numbers(text, clause.lang)):
        text = f"{text[: number.start]} , {text[number.end :]}"
    return _telling(clause.spelt, text)


def denied_there(clause: SpokenClause, other: SpokenClause) -> bool:
    """Whether what one of both denies stands in the other: "by this week's timetable" gainsays no "this week's timetable is not
    changed"."""
    denier, affirms = (clause, other) if clause.turned else (other, clause)
    return not denier.denied or bool(denier.denied & affirms.telling)


def _refused_there(clause: SpokenClause, other: SpokenClause) -> bool:
    """Whether the first thing that one of both denies stands in the other."""
    denier, affirms = (clause, other) if clause.turned else (other, clause)
    hit = as_typed(DENIES, denier.spelt).search(denier.text)
    behind = denier.text[hit.end() :].split() if hit else []
    first = next((told for word in behind if (told := _telling(denier.spelt, word))), frozenset[str]())
    return first <= _telling(affirms.spelt, affirms.text)


def _one_thing(clause: SpokenClause, other: SpokenClause, least: int) -> bool:
    mine, theirs = _matter(clause), _matter(other)
    if not (mine <= theirs or theirs <= mine):
        return False
    if (clause.names or other.names) and not clause.names & other.names:
        return False
    shared, longer = len(mine & theirs), NEARLY if least == LEAST_PLAIN else HALF
    return shared >= least and shared * 1000 >= longer * max(len(mine), len(theirs))


@until_erased(8_192)
def _telling(spelt: str, text: str) -> frozenset[str]:
    """The words of a text in tongue `spelt` that tell its matter: those that are light in its own language are none, with their
    marks where it has them ("tải" is no "tại")."""
    found, read = words_of(text), as_read(text).lower()
    if spelt != "vi":
        return frozenset(found.words) - (STOP_EN if spelt == "en" else STOP_VI) - LIGHT - _SOFT
    marked = zip(found.words, found.spans, strict=True)
    return frozenset(word for word, (start, end) in marked if read[start:end] not in _SMALL) - LIGHT - _SOFT


def _counts_otherwise(clause: SpokenClause, other: SpokenClause) -> bool:
    """Whether they count one thing and name no number both."""
    mine, theirs = _counted(clause), _counted(other)
    return any(not mine[what] & theirs[what] for what in mine.keys() & theirs.keys())


@until_erased(4_096)
def _counted(clause: SpokenClause) -> Mapping[str, frozenset[int]]:
    """By what it counts, the numbers that it names; one of a thing is that thing."""
    found: dict[str, frozenset[int]] = {}
    text = masked(clause.text).replace(TIME, " ")
    for number in said_numbers(text, clause.lang):
        behind = words_of(text[number.end :]).words[:1]
        if number.value > 1 and behind and _telling(clause.spelt, text[number.end :].split()[0]):
            found[behind[0]] = found.get(behind[0], frozenset()) | {number.value}
    return found


def _at_other_times(clause: SpokenClause, other: SpokenClause) -> bool:
    if clause.has(_AHEAD) != other.has(_AHEAD):
        return True
    mine, theirs = (_times(each.text) or _times(each.sentence) for each in (clause, other))
    return any(not mine[kind] & theirs[kind] for kind in mine.keys() & theirs.keys())


@until_erased(4_096)
def _times(sentence: str) -> Mapping[str, frozenset[object]]:
    """By kind, the days, dates and hours that a sentence names."""
    days = [day for row in rows_of_days(sentence) for day in row]
    found: dict[str, frozenset[object]] = {
        "date": frozenset(day.of_month for day in days if day.of_month),
        "week": frozenset((day.weekday, day.weeks) for day in days if day.weekday is not None),
        "from today": frozenset(day.offset for day in days if day.offset is not None),
        "hour": frozenset((said.hour, said.minute) for said in clocks(sentence)),
    }
    return {kind: named for kind, named in found.items() if named}
