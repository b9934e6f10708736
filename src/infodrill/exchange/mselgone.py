"""Headings that a mapping or an exported table had and a sheet has no more: where each stood, what it says; a renamed sheet."""

# Charter: exchange mselgone
from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from openpyxl.utils import column_index_from_string, get_column_letter

from infodrill.exchange.mselcolumns import INJECT_COLUMNS, LEFT_OUT, OWN, TARGETS, folded
from infodrill.exchange.mselguess import GuessedColumn, named, of_heading
from infodrill.exchange.workbookreading import CellRead
from infodrill.kernel.errors import Place, ScenarioError
from infodrill.kernel.i18n import N_
from infodrill.scenario.faults import ScenarioProblem, warning
from infodrill.scenario.valuenames import suggested

CODE = "Q124"


def other_sheet(named: str, found: str, name: str) -> Iterator[ScenarioProblem]:
    """That a mapping names a sheet which is called otherwise now."""
    if folded(named) != folded(found):
        message = N_(
            "the mapping names the sheet {sheet}, there is none, and {found} has its headings: that is read"
        )
        remedy = N_("Write `sheet: {found}` in the mapping, or give the sheet its old name.")
        yield warning(CODE, Place(name, 0, found), message, remedy, sheet=named, found=found)


def gone(
    wanted: Mapping[str, str],
    headings: Sequence[CellRead],
    rows: Sequence[Sequence[CellRead]],
    sheet: str,
    name: str,
) -> dict[str, ScenarioError]:
    """By heading of a field that stands nowhere, what stands in its place: a fault at its cell if that is known, else at the row
    of headings. `wanted` = heading → target of a mapping, in its order."""
    said = {folded(text) for cell in headings for text in (str(cell.value), named(headings)[cell.column])}
    lost = [
        name for name, target in wanted.items() if folded(name) not in said and target not in (OWN, LEFT_OUT)
    ]
    # A row of which most headings are others' is another table: what stands in it is nothing that was written over.
    free = _unnamed(wanted, headings, rows) if 2 * len(lost) <= len(wanted) else {}
    placed = _placed(wanted, lost, headings, free)
    row = headings[0].row if headings else 0
    told: dict[str, ScenarioError] = {}
    for heading in lost:
        letter = placed.get(heading, "")
        at = Place(name, row, f"{sheet}!{letter}{row}" if letter else sheet)
        told[heading] = _told(heading, wanted, letter, free.get(letter, ""), at, sheet)
    return told


def strange(
    columns: Sequence[GuessedColumn], languages: Sequence[str], at: Mapping[str, Place]
) -> Iterator[ScenarioError]:
    """Headings of an exported table that were written over: one alone is unknown between two that stand as far apart as they
    were. `at` = the place of each by its letter."""
    house = {name: n for n, column in enumerate(INJECT_COLUMNS) for name in column.names}
    told = [house.get(folded(column.name)) for column in columns]
    if len([n for n in told if n is not None]) < len(columns) - len(columns) // 4:
        return
    for n, column in enumerate(columns):
        if told[n] is not None or column.target != OWN:
            continue
        before = next((each for each in reversed(told[:n]) if each is not None), -1)
        behind = next((each for each in told[n + 1 :] if each is not None), len(INJECT_COLUMNS))
        between = INJECT_COLUMNS[before + 1 : behind]
        lacking = [each for each in between if each.path[-1] not in {"vi", "en"} - {*languages}]
        if len(lacking) == 1:
            yield ScenarioError(
                N_("the heading {heading} is unknown"), remedy=N_("Did you mean {near}?"), place=at[column.letter],
                code="Q118", heading=column.name[:60], near=lacking[0].side_by_side,
            )  # fmt: skip


def _unnamed(
    wanted: Mapping[str, str], headings: Sequence[CellRead], rows: Sequence[Sequence[CellRead]]
) -> dict[str, str]:
    """By letter what stands over a column that the mapping does not name: a new heading, a second one, or nothing."""
    known, often = {*map(folded, wanted)}, Counter(folded(str(cell.value)) for cell in headings)
    free = {
        cell.column: str(cell.value)
        for cell in headings
        if folded(str(cell.value)) not in known or often[folded(str(cell.value))] > 1
    }
    above = {cell.column for cell in headings}
    filled = {cell.column for row in rows for cell in row if len(row) > 1}
    return {**free, **{letter: "" for letter in filled - above}}


def _placed(
    wanted: Mapping[str, str], lost: Sequence[str], headings: Sequence[CellRead], free: Mapping[str, str]
) -> dict[str, str]:
    """The letter of each: the column next to the one that stood before or behind it, else of a heading that is near or means
    the same."""
    order, left = list(wanted), dict(free)
    at = {folded(str(cell.value)): cell.column for cell in reversed(headings)}
    found: dict[str, str] = {}
    for by in (_means_the_same, None):
        for heading in lost:
            if heading in found:
                continue
            n = order.index(heading)
            before = found.get(order[n - 1], at.get(folded(order[n - 1]), "")) if n else ""
            behind = at.get(folded(order[n + 1]), "") if n + 1 < len(order) else ""
            beside = {_beside(before, 1) if n else "A", _beside(behind, -1)} - {""}
            letter = next((each for each in left if by and by(left[each], heading, wanted[heading])), "")
            letter = letter or ("" if by else next((each for each in left if each in beside), ""))
            if letter:
                found[heading] = letter
                del left[letter]
    return found


def _means_the_same(now: str, heading: str, target: str) -> bool:
    return bool(now) and (
        bool(suggested(now, [heading]))
        or of_heading(now)[0] == target.partition(".")[0]
        or folded(heading) in folded(now)
    )


def _beside(letter: str, by: int) -> str:
    column = column_index_from_string(letter) + by if letter else 0
    return get_column_letter(column) if column > 0 else ""


def _told(
    heading: str, wanted: Mapping[str, str], letter: str, now: str, place: Place, sheet: str
) -> ScenarioError:
    message = N_("the mapping knows this column as {heading} ({near}), and its heading says {now} now")
    remedy = N_("Write {heading} into the cell again, or write {now} in the mapping in its place.")
    if folded(now) in {"", *map(folded, wanted)}:
        remedy = N_("Write {heading} into the cell again.")
    if letter and not now:
        message = N_("the mapping knows this column as {heading} ({near}), and nothing stands above it now")
    if not letter:
        message = N_("the heading {heading} ({near}) of the mapping stands nowhere in the sheet {sheet}")
        remedy = N_(
            "Put the column back, or name in a mapping which one holds that now; `--propose` prints one."
        )
    said = {
        "heading": f"“{heading[:60]}”",
        "near": TARGETS[wanted[heading]].by_language,
        "now": f"“{now[:60]}”",
    }
    return ScenarioError(message, remedy=remedy, place=place, code=CODE, sheet=sheet, **said)
