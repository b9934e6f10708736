"""What in a workbook is in doubt before any row is read: which sheet, which column, a heading that is unknown or gone."""

# Charter: exchange mseldoubt
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from operator import eq

from infodrill.exchange.address import ExchangeError
from infodrill.exchange.mselcolumns import LEFT_OUT, OWN, TARGETS, folded
from infodrill.exchange.mselgone import strange
from infodrill.exchange.mselguess import GuessedColumn
from infodrill.exchange.msellayout import (
    HEADINGS_WITHIN,
    FoundTable,
    MselLayout,
    Sheets,
    names_of,
    possible_heads,
)
from infodrill.kernel.errors import Place, ScenarioError
from infodrill.kernel.i18n import N_
from infodrill.scenario.faults import ScenarioErrors, ScenarioProblem, warning

HOURS_AND_MINUTES = frozenset(
    {("giờ", "phút"), ("h", "m"), ("hour", "minute"), ("hours", "minutes"), ("hh", "mm")}
)


def refuse_doubt(found: FoundTable, name: str, languages: Sequence[str] = ()) -> None:
    """Raises ScenarioErrors where several sheets could be meant, two columns hold one field, or listing every heading that is
    not known for certain. `languages` = of the drill, () where a mapping says what each column holds."""
    if found.others:
        fault = ScenarioError(
            N_("the sheets {sheets} all look like a list of injects"),
            remedy=N_("Name the one that is meant with `--sheet`, or put all injects into one sheet."),
            place=Place(name, 0, found.sheet),
            code="Q137",
            sheets=", ".join((found.sheet, *found.others))[:200],
        )
        raise ScenarioErrors([fault])
    if not found.rows:
        row = found.headings[0].row
        raise ExchangeError(
            N_("no inject stands below the headings of row {n}"),
            remedy=N_("Write one inject a row below them."),
            place=Place(name, row, found.sheet),
            code="Q117",
            n=row,
        )
    refuse_bare(found, name)
    row = found.headings[0].row
    at = {column.letter: Place(name, row, f"{found.sheet}!{column.letter}{row}") for column in found.columns}
    if faults := [*strange(found.columns, languages, at)] if languages else []:
        raise ScenarioErrors(faults)
    _refuse_one_field_twice(found, name)
    _refuse_hours_apart(found, name)
    if doubts := [_doubt(column, found.sheet, name) for column in found.unsure]:
        raise ScenarioErrors(doubts)


def _refuse_one_field_twice(found: FoundTable, name: str) -> None:
    held: dict[tuple[str, ...], str] = {}
    for column in found.columns:
        path = TARGETS[column.target].path
        if column.target in (OWN, LEFT_OUT):
            continue
        one_field = (first for other, first in held.items() if all(map(eq, path, other)))
        if rival := next(one_field, ""):
            fault = ScenarioError(
                N_("the columns {first} and {second} hold the same field"),
                remedy=N_("Keep one of the two columns."),
                place=Place(name, column.row, f"{found.sheet}!{column.letter}{column.row}"),
                code="Q118",
                first=rival,
                second=column.name,
            )
            raise ScenarioErrors([fault])
        held[path] = column.name


def _refuse_hours_apart(found: FoundTable, name: str) -> None:
    if apart := _hours_apart(found):
        message = N_("hours stand in the column {hours} and minutes in {minutes}: no cell holds a whole time")
        remedy = N_("Write both into one column, as 09:05, and delete the other.")
        hours, minutes = apart
        place = Place(name, hours.row, f"{found.sheet}!{hours.letter}{hours.row}")
        said = {"hours": hours.name[:40], "minutes": minutes.name[:40]}
        raise ScenarioErrors([ScenarioError(message, remedy=remedy, place=place, code="Q123", **said)])


def _hours_apart(found: FoundTable) -> tuple[GuessedColumn, GuessedColumn] | None:
    """Two columns side by side, of which one holds the hours of the times and the other their minutes."""
    for hours, minutes in zip(found.columns, found.columns[1:], strict=False):
        both = (folded(hours.name).strip(" .:"), folded(minutes.name).strip(" .:"))
        # An hour in a cell that is shown as a time is a date without one.
        whole = all(
            sample.removesuffix(" 00:00:00").replace("-", "").isdecimal()
            for sample in (*hours.samples, *minutes.samples)
        )
        if both in HOURS_AND_MINUTES and whole and hours.samples:
            return hours, minutes
    return None


def refuse_bare(found: FoundTable, name: str) -> None:
    """Raises ScenarioErrors for columns that lost their heading."""
    row, faults = found.headings[0].row, list[ScenarioError]()
    for column in found.bare:
        remedy = N_("Write its heading above it; it seems to be {near}.")
        if not column.field:
            remedy = N_("Write its heading above it, or empty the column.")
        faults.append(
            ScenarioError(
                N_("no heading stands above this column, which begins with {sample}"),
                remedy=remedy,
                place=Place(name, row, f"{found.sheet}!{column.letter}{row}"),
                code="Q119",
                sample=f"“{column.sample}”",
                near=_called(column.field),
            )
        )
    if faults:
        raise ScenarioErrors(faults)


def sheets_alike(
    sheets: Sheets, found: FoundTable, layout: MselLayout | None, name: str
) -> Iterator[ScenarioProblem]:
    """Other sheets with the same headings, of which a mapping names one: a copy may be the newer of the two."""
    wanted = {folded(column.name) for column in found.columns}
    others = [
        title
        for title, rows in sheets.items()
        if title != found.sheet
        and any(
            names_of(head) == wanted and head.rows for head in islice(possible_heads(rows), HEADINGS_WITHIN)
        )
    ]
    if layout and others:
        message = N_("the sheets {sheets} have the headings of {sheet}, and only {sheet} is read")
        remedy = N_("Name the one that is meant with `--sheet`, or delete the copy.")
        said = {"sheets": ", ".join(others)[:200], "sheet": found.sheet}
        yield warning("Q137", Place(name, 0, found.sheet), message, remedy, **said)


def _called(field: str) -> Mapping[str, str] | str:
    """What a field is called in either language."""
    column = TARGETS.get(field) or next(
        (column for column in TARGETS.values() if column.path[0] == field), None
    )
    return column.by_language if field and column else ""


def _doubt(column: GuessedColumn, sheet: str, name: str) -> ScenarioError:
    place = Place(name, column.row, f"{sheet}!{column.letter}{column.row}")
    if column.unread:
        formula = column.unread.startswith("=")
        return ScenarioError(
            N_("formulas stand in most cells below {heading}, as {sample}")
            if formula
            else N_("most cells below {heading} hold no time that can be read, as {sample}"),
            remedy=N_("Paste their values; formulas are not computed.")
            if formula
            else N_(
                "Write 08:35, D+0 08:35, or +35 for minute 35; if these are no times, say so in the mapping."
            ),
            place=place,
            code="Q123",
            heading=column.name[:60],
            sample=column.unread,
        )
    if column.by_cells:
        return ScenarioError(
            N_("no heading names {near}; below {heading} stands what it may be, as {sample}"),
            remedy=N_(
                "Put that column back if it was taken out; if it is {heading}, say so in the mapping, which `--propose` prints."
            ),
            place=place,
            code="Q118",
            heading=column.name[:60],
            near=TARGETS[column.target].by_language,
            sample=f"“{next(iter(column.samples), '')}”",
        )
    return ScenarioError(
        N_("the heading {heading} is not known for certain"),
        remedy=N_("If it is {near}, say so in the mapping, which `--propose` prints.")
        if column.target != OWN
        else N_("Another column holds the same; say in the mapping which one it is. `--propose` prints it."),
        place=place,
        code="Q118",
        heading=column.name[:60],
        near=TARGETS[column.target].by_language,
    )
