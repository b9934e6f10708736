"""The MSEL as a workbook: the same table as msel.yaml, one inject a row, what is expected of whom on a second sheet."""

# Charter: exchange msel
from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from infodrill.exchange import mselcolumns as columns
from infodrill.exchange.mselcolumns import Column, taken
from infodrill.exchange.plain import as_line, as_yaml
from infodrill.exchange.workbook import Value, WorkbookSheet, write
from infodrill.kernel.mark import MARK
from infodrill.scenario.schema import Msel


def as_workbook(msel: Msel, mark: str = MARK) -> bytes:
    """The .xlsx file under its mark. Raises ExchangeError naming sheet and cell for a text that a cell cannot hold."""
    rows = plain_values(msel)["injects"]
    expected = [
        {"inject": row["number"], **action} for row in rows for action in row.get("expected_actions", ())
    ]
    injects = [{key: cell for key, cell in row.items() if key != "expected_actions"} for row in rows]
    return write(
        (
            _sheet(columns.INJECTS, columns.INJECT_COLUMNS, injects),
            _sheet(columns.EXPECTED, columns.EXPECTED_COLUMNS, expected),
        ),
        mark,
    )


def as_file(msel: Msel, mark: str = MARK) -> str:
    """The text of a msel.yaml that says the same."""
    return f"# {mark}\n{as_yaml(plain_values(msel))}"


def plain_values(msel: Msel) -> dict[str, Any]:
    """The table as msel.yaml spells it; what has its default value is left out."""
    values: dict[str, Any] = msel.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return values


def _sheet(name: str, shape: tuple[Column, ...], rows: list[dict[str, Any]]) -> WorkbookSheet:
    return WorkbookSheet(
        name=name,
        headings=tuple(column.heading for column in shape),
        rows=tuple(tuple(_cell(row, column, shape) for column in shape) for row in rows),
        widths={place: column.width for place, column in enumerate(shape)},
        choices={place: column.offered for place, column in enumerate(shape) if column.offered},
    )


def _cell(row: Mapping[str, Any], column: Column, shape: tuple[Column, ...]) -> Value:
    if column.path == columns.REST:
        rest = _rest(row, {each_column.path for each_column in shape})
        return as_line(rest) if rest else ""
    value = taken(row, column.path)
    if value is None:
        return ""
    if column.kind == "flow":
        return as_line(value)
    if column.kind == "list":
        # A list whose items hold commas or spaces of their own is spelt out.
        simple = all(item == item.strip() and item and not set(item) & set(",;\n[") for item in value)
        return ", ".join(value) if simple else as_line(value)
    if column.kind == "yes_no":
        # A word: some programs store yes and no as formulas.
        return columns.YES_NO[0] if value else columns.YES_NO[1]
    return value if isinstance(value, int) else str(value)


def _rest(row: Mapping[str, Any], known: set[tuple[str, ...]], at: tuple[str, ...] = ()) -> dict[str, Any]:
    """What no column holds, so that a field that is new to the format is never lost."""
    found: dict[str, Any] = {}
    for key, value in row.items():
        path = (*at, key)
        if path in known:
            continue
        inside = any(known_path[: len(path)] == path for known_path in known)
        if inside and isinstance(value, Mapping):
            deeper = _rest(value, known, path)
            if deeper:
                found[key] = deeper
        else:
            found[key] = value
    return found
