"""What a column of a planner's table holds, guessed from its heading and from what stands below, with how sure that is."""

# Charter: exchange mselguess
from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain, islice

from infodrill.exchange.mselaround import Around, named_exactly
from infodrill.exchange.mselbelow import by_what_stands_there
from infodrill.exchange.mselcolumns import INJECT_COLUMNS, LEFT_OUT, OWN, TARGETS, folded
from infodrill.exchange.mseltimes import MomentTold, is_whole, moment
from infodrill.exchange.mselwords import BILINGUAL, EMPTY, HEADINGS, LANGUAGES, OF_ACTIONS
from infodrill.exchange.workbookreading import CellRead
from infodrill.kernel.clock import DAY
from infodrill.kernel.folding import de_accent

FEWEST = 3  # known words in a row are no accident; people put titles and notes above a table
LONGEST = 80  # characters of a heading
SAMPLES = 3  # of a column, shown beside it
READ = 200  # cells of a column that are looked at
_PARTS = re.compile(r"\s*[/|·()\n\[\];]\s*|\s+[-–]\s+")
_SECONDS, _MINUTES = re.compile(r"giây|\bsec"), re.compile(r"phút|\bmin")
SURE = 75  # of a hundred: below that a person is asked
UNKNOWN = 80  # sure that a heading that is like no other names a column of their own
_BY_CELLS = 55  # sure of a field that nothing but its cells show
_BY_BOTH = 85  # and of one that its heading makes likely and its cells show
_ELSEWHERE = 50  # sure of a column whose field another column holds better
Guess = tuple[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class GuessedColumn:
    """`name` = the heading, with the letter behind it where it stands twice; `target` = a key of `TARGETS`; `sure` 0–100."""

    letter: str
    name: str
    target: str
    sure: int
    row: int
    samples: tuple[str, ...] = ()
    hidden: bool = False
    unread: str = ""  # of a column of times of which most are none, the first
    by_cells: bool = False  # nothing but what stands below the heading shows the field


def named(headings: Sequence[CellRead]) -> dict[str, str]:
    """What a mapping calls each column, by letter: its heading, with the letter where that stands twice."""
    often = Counter(folded(str(cell.value)) for cell in headings)
    texts = {cell.column: " ".join(str(cell.value).split()) for cell in headings}
    return {
        letter: f"{text} ({letter})" if often[folded(text)] > 1 else text for letter, text in texts.items()
    }


def known_at_once(headings: Sequence[CellRead]) -> int:
    """How many fields a row of headings names without a doubt, counted by how sure each is."""
    best = _known(headings)
    return sum(best.values()) if len(best) >= FEWEST else 0


def says_what_and_when(headings: Sequence[CellRead]) -> bool:
    """Whether the row stands above a list of injects and not of something else, such as people."""
    fields = {TARGETS.get(target, TARGETS[OWN]).path[0] for target in _known(headings)} | _known(
        headings
    ).keys()
    return len(fields) >= FEWEST and bool(fields & {"at", "day"}) and bool(fields & BILINGUAL)


def _known(headings: Sequence[CellRead]) -> dict[str, int]:
    exact = (_exact(_stripped(str(cell.value))) or _in_parts(str(cell.value)) for cell in headings)
    return {guess[0]: guess[1] for guess in exact if guess}


def guessed(
    headings: Sequence[CellRead],
    rows: Sequence[Sequence[CellRead]],
    around: Around,
    held: Collection[str] = (),
) -> tuple[GuessedColumn, ...]:
    """Every column with a heading, by its place; no field is held by two of them. `held` = fields of columns without one."""
    names = named(headings)
    below: dict[str, list[CellRead]] = {cell.column: [] for cell in headings}
    for cell in chain.from_iterable(rows):
        if cell.column in below and len(below[cell.column]) < READ:
            below[cell.column].append(cell)
    columns = [_column(cell, names[cell.column], below[cell.column], around) for cell in headings]
    return tuple(_asked_by_cells(list(_without_rivals(columns)), below, around, held))


def _column(heading: CellRead, name: str, below: list[CellRead], around: Around) -> GuessedColumn:
    text = " ".join(str(heading.value).split())
    target, sure = of_heading(str(heading.value))
    if target in BILINGUAL:
        lang, said = _language(text, below, around.languages)
        target, sure = f"{target}.{lang}", sure if said or name == text else min(sure, _ELSEWHERE)
    if target in (OWN, "situation") and _names_claims(below, around):
        target, sure = "claim", 80
    unread: list[CellRead] = []
    if TARGETS[target].path == ("at",):
        target, sure = _of_times(target, sure, folded(text), below, around)
        unread = [cell for cell in below if cell.kind == "formula" or moment(cell.value) is None]
    return GuessedColumn(
        letter=heading.column,
        name=name,
        target=target,
        sure=sure,
        row=heading.row,
        hidden=heading.hidden == "column",
        unread=str(unread[0].value)[:40] if 2 * len(unread) > len(below) else "",
        samples=tuple(" ".join(str(cell.value).split())[:80] for cell in below[:SAMPLES]),
    )


def _without_rivals(columns: list[GuessedColumn]) -> Iterator[GuessedColumn]:
    """Of two columns for one field the one that is seen, then the surer, has it; what the other is must be asked for."""
    taken: list[tuple[str, ...]] = []
    best = sorted(columns, key=lambda column: (column.hidden, -column.sure))
    kept: set[str] = set()
    for column in best:
        path = TARGETS[column.target].path
        rival = any(path[: len(other)] == other or other[: len(path)] == path for other in taken)
        if column.target in (OWN, LEFT_OUT) or not rival:
            kept.add(column.letter)
            taken += [] if column.target in (OWN, LEFT_OUT) else [path]
    for column in columns:
        yield column if column.letter in kept else replace(column, target=OWN, sure=_ELSEWHERE)


def _asked_by_cells(
    columns: list[GuessedColumn],
    below: Mapping[str, list[CellRead]],
    around: Around,
    others: Collection[str],
) -> Iterator[GuessedColumn]:
    """Columns under headings that nobody knows for certain, as what stands below them, where no other column holds that."""
    held = {TARGETS[column.target].path[0] for column in columns} | {*others}
    for column in columns:
        cells, own = below[column.letter], TARGETS[column.target].path[0]
        unknown = column.target == OWN and column.sure in (UNKNOWN, _ELSEWHERE)
        likely = tuple(by_what_stands_there(cells, around)) if unknown or column.sure < SURE else ()
        field = next((field for field in likely if field not in held), "")
        if own in likely and own != "at":  # of times the heading has to say from when they count
            yield replace(column, sure=max(column.sure, _BY_BOTH))
        elif field:
            held.add(field)
            lang = _language(column.name, cells, around.languages)[0]
            target = f"{field}.{lang}" if field in BILINGUAL else field
            if field == "at":
                target = _of_times(target, _BY_CELLS, folded(column.name), cells, around)[0]
            yield replace(column, target=target, sure=_BY_CELLS, by_cells=True)
        else:
            yield column


def shown_by_cells(headings: Sequence[CellRead], rows: Sequence[Sequence[CellRead]], around: Around) -> int:
    """How many fields stand below a row, whatever its headings are; 0 without a time and words."""
    letters = {cell.column for cell in headings if len(str(cell.value)) <= LONGEST}
    below: dict[str, list[CellRead]] = {}
    for cell in chain.from_iterable(rows[:READ]):
        if cell.column in letters:
            below.setdefault(cell.column, []).append(cell)
    shown = {field for cells in below.values() for field in islice(by_what_stands_there(cells, around), 1)}
    return len(shown) if len(shown) >= FEWEST and {"at", "body"} <= shown else 0


def of_heading(heading: str) -> Guess:
    """The field that a heading names, without the language of a text, and how sure; a column of their own when none."""
    text = _stripped(heading)
    if exact := _exact(text):
        return exact
    if text in OF_ACTIONS:  # near to other words, and none of them
        return OWN, 95
    if composed := _in_parts(heading):
        return composed
    if len(text) > LONGEST:
        return OWN, UNKNOWN
    words, text = _bare_words(), de_accent(text)
    if near := difflib.get_close_matches(text, words, n=1, cutoff=0.86):
        return words[near[0]], 60
    held = [word for word in words if len(word) > 3 and re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text)]
    return (words[max(held, key=lambda word: (len(word), word))], 55) if held else (OWN, UNKNOWN)


def _in_parts(heading: str) -> Guess | None:
    """ "Nội dung / Description (VI)": all that is known of it means one field."""
    if len(heading) > LONGEST:
        return None
    parts = [
        part
        for part in (_stripped(part) for part in _PARTS.split(heading))
        if part and not _is_language(part)
    ]
    guesses = [guess for part in parts if (guess := _exact(part))]
    if len({target for target, _ in guesses}) != 1:
        return None
    return guesses[0][0], 90 if len(guesses) == len(parts) else 80


def _exact(text: str) -> Guess | None:
    if text in (house := _house()):
        return house[text], 100
    words = _words()
    if text in words:
        return words[text], 95
    unaccented = _bare_words()
    return (unaccented[de_accent(text)], 90) if de_accent(text) in unaccented else None


def _stripped(heading: str) -> str:
    return folded(heading).strip(" :*.!?\"'“”")


def _is_language(part: str) -> bool:
    return any(part in words for words in LANGUAGES.values())


def _language(heading: str, below: list[CellRead], spoken: Sequence[str]) -> tuple[str, bool]:
    """Of a column of texts, and whether that is certain: the drill's only one, or said by the heading; else by its letters."""
    if len(spoken) == 1:  # names in Vietnamese make no Vietnamese text
        return spoken[0], True
    parts = {_stripped(part) for part in _PARTS.split(heading)}
    for lang, words in LANGUAGES.items():
        if parts & set(words):
            return lang, True
    texts = [str(cell.value) for cell in below if cell.kind == "text"] or [heading]
    return "vi" if any(de_accent(text) != text for text in texts) else "en", False


def _names_claims(below: list[CellRead], around: Around) -> bool:
    """Whether most cells are the id or the sentence of a claim, whatever the heading calls them: topic, storyline. The others
    are slips, which are told where they stand."""
    told = [text for cell in below if (text := folded(str(cell.value))) not in EMPTY]
    return 2 * sum(named_exactly(text, around.claims) is not None for text in told) > len(told)


def _of_times(target: str, sure: int, heading: str, below: list[CellRead], around: Around) -> Guess:
    """Which clock a column of times is read by: the story's, seconds, minutes, or a stop-watch's."""
    if not below or sure == 100:
        return target, sure
    told = [moment(cell.value) for cell in below if cell.kind in ("number", "time", "text")]
    read = [known for known in told if known is not None]
    if 2 * len(read) < len(below):
        return target, min(sure, 40)
    whole = [cell.value for cell in below if cell.kind == "number" and is_whole(cell.value)]
    if 2 * len(whole) > len(below) and target == "at":
        if _SECONDS.search(heading):
            return "at", sure
        named = _MINUTES.search(heading)
        return ("at_minutes" if named or max(whole) < 1_000 else "at"), sure if named else 60
    if target == "at" and _runs_from_nought(read, around):
        return "at_elapsed", 60
    return target, sure


def _runs_from_nought(told: list[MomentTold], around: Around) -> bool:
    """Clocks that begin at 00:00 in a story that does not."""
    clocks = [known.clock for known in told if known.clock is not None and known.day is None]
    if len(clocks) < len(told) or not clocks or around.story is None:
        return False
    start = around.story.at(0)
    begins = start.hour * 3_600 + start.minute * 60
    return min(clocks) < begins and max(clocks) < min(begins, around.length or DAY)


@cache
def _house() -> dict[str, str]:
    return {name: column.key for column in INJECT_COLUMNS for name in column.names}


@cache
def _words() -> dict[str, str]:
    return {word: target for target, words in HEADINGS.items() for word in words}


@cache
def _bare_words() -> dict[str, str]:
    """Without accents, where that leaves one meaning."""
    words = {**_words(), **_house()}
    meant: dict[str, set[str]] = {}
    for word, target in words.items():
        meant.setdefault(de_accent(word), set()).add(target)
    return {word: next(iter(targets)) for word, targets in meant.items() if len(targets) == 1}
