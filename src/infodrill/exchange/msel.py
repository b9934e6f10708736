"""The MSEL as a workbook: the same table as msel.yaml, one inject a row, what is expected of whom on a second sheet."""

# Charter: exchange msel
from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from infodrill.exchange import mselcolumns as columns
from infodrill.exchange.mselcolumns import Column, taken
from infodrill.exchange.plain import as_line, as_yaml
from infodrill.exchange.workbook import Value, WorkbookSheet, write
from infodrill.kernel.errors import ScenarioError
from infodrill.kernel.i18n import LANGUAGES
from infodrill.kernel.mark import MARK
from infodrill.scenario import light
from infodrill.scenario.checks.timeline import after_start
from infodrill.scenario.loader import Loaded
from infodrill.scenario.migrate import lift, written_in
from infodrill.scenario.schema import Msel
from infodrill.scenario.shape import shaped
from infodrill.scenario.yamlediting import ListChange, YamlWriter, edited
from infodrill.scenario.yamltext import decode, read_yaml

TIMES = frozenset({"at", "deadline", "until", "every"})


def as_workbook(msel: Msel, mark: str = MARK, languages: Sequence[str] = LANGUAGES) -> bytes:
    """The .xlsx file under its mark, with columns of a language that the drill does not speak only where they say something
    of their own. Raises ExchangeError naming sheet and cell for a text that a cell cannot hold."""
    rows = plain_values(msel)["injects"]
    expected = [
        {"inject": row["number"], **action} for row in rows for action in row.get("expected_actions", ())
    ]
    injects = [{key: cell for key, cell in row.items() if key != "expected_actions"} for row in rows]
    return write(
        (
            _sheet(columns.INJECTS, _spoken(columns.INJECT_COLUMNS, injects, languages), injects),
            _sheet(columns.EXPECTED, _spoken(columns.EXPECTED_COLUMNS, expected, languages), expected),
        ),
        mark,
    )


def table(loaded: Loaded) -> Msel:
    """The table as its file says it, its tokens unspoken."""
    msel, _ = shaped(loaded.where.documents["msel.yaml"], Msel)
    return msel or loaded.scenario.msel


def as_file(
    msel: Msel,
    mark: str = MARK,
    old: bytes = b"",
    *,
    loaded: Loaded | None = None,
    said: Mapping[int, Any] | None = None,
) -> str:
    """The text of a msel.yaml that says the same: the `old` file's own, with nothing changed but what it says otherwise.

    `loaded` = the scenario with that file, None where it lacks parts; `said` = by number what an inject does not leave to the
    format to fill in.
    """
    kept = laid_out_as(old, msel, loaded=loaded, said=said or {})
    if kept is None or (mark != MARK and mark not in kept):  # the stamp of local use may not be missing
        return f"# {mark}\n{kept or _writer(loaded).block(_written(msel, said or {}))}"
    return kept


def _written(msel: Msel, said: Mapping[int, Any]) -> dict[str, Any]:
    """The table without what follows from the rest, where `said` knows of an inject what does not."""
    values = plain_values(msel)
    rows = [
        {name: row[name] for name in row if name in said.get(row["number"], row)} for row in values["injects"]
    ]
    return {**values, "injects": rows}


def laid_out_as(old: bytes, msel: Msel, *, loaded: Loaded | None, said: Mapping[int, Any]) -> str | None:
    """The `old` file with nothing changed but what the table says otherwise. None where there is none, or its layout cannot be
    kept: what was written by hand may be laid out in ways that nobody thought of."""
    if not old:
        return None
    wanted = {row["number"]: row for row in plain_values(msel)["injects"]}
    before = _rows(old, loaded)
    if before is None:
        return None
    raw = read_yaml(old, "msel.yaml").data["injects"]
    known = {row["number"]: (row, set(own)) for row, own in zip(before, raw, strict=True)}
    for number, row in wanted.items():
        then, own = known.setdefault(number, (row, set(said.get(number, row))))
        own |= {name for name in said.get(number, row) if then.get(name) != row.get(name)}
        wanted[number] = {name: value for name, value in row.items() if name in own} | {
            name: value for name, value in then.items() if name not in own
        }
    for keyed in (False, True):
        change = ListChange(
            name="injects",
            key="number",
            before=before,
            after=tuple(wanted.values()),
            fresh=said,
            keyed=keyed,
        )
        made = edited(decode(old, "msel.yaml"), change, _writer(loaded)) or ""
        found = {row["number"]: row for row in _rows(made.encode(), loaded) or ()}
        if found.keys() == wanted.keys() and all(
            _says(found[n], row, known[n][1]) for n, row in wanted.items()
        ):
            return made
    return None


def _writer(loaded: Loaded | None) -> YamlWriter:
    """How values are written: lengths in whole minutes as authors of the light format write them."""
    if loaded is None or not _light_format(loaded):
        return YamlWriter(block=as_yaml, line=as_line)
    alone = len(loaded.scenario.drill.languages) == 1

    def light_value(value: Any) -> Any:
        return _timed(_in_one(value) if alone else value)

    return YamlWriter(
        block=lambda value: as_yaml(light_value(value)), line=lambda value: as_line(light_value(value))
    )


def _in_one(value: Any) -> Any:
    """Texts that say the same in both languages as one."""
    if isinstance(value, Mapping):
        if value.keys() == set(LANGUAGES) and len(set(value.values())) == 1:
            return value[LANGUAGES[0]]
        return {key: _in_one(each) for key, each in value.items()}
    return [_in_one(each) for each in value] if isinstance(value, list | tuple) else value


def _timed(value: Any, name: str = "") -> Any:
    if isinstance(value, Mapping):
        return {key: _timed(each, key) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_timed(each) for each in value]
    minutes = type(value) is int and name in TIMES and value and value % 60 == 0
    return after_start(value) if minutes else value


def _light_format(loaded: Loaded) -> bool:
    return written_in({"drill.yaml": read_yaml(loaded.files["drill.yaml"], "drill.yaml")}) >= light.FROM


def _says(found: Mapping[str, Any], wanted: Mapping[str, Any], own: set[str]) -> bool:
    """Whether the file says what is wanted; what nobody wrote may follow a change elsewhere."""
    return all(found.get(name) == wanted.get(name) for name in own)


def _rows(content: bytes, loaded: Loaded | None) -> list[dict[str, Any]] | None:
    """The injects of a msel.yaml within its scenario, else by itself; None when it cannot be read."""
    try:
        document = read_yaml(content, "msel.yaml")
    except ScenarioError:
        return None
    if loaded is not None:
        files = {
            name: read_yaml(loaded.files[name], name)
            for name in loaded.where.documents
            if name in loaded.files
        }
        documents = {**files, "msel.yaml": document}
        lifted = lift(documents)
        document = (light.completed(lifted) if written_in(documents) >= light.FROM else lifted)["msel.yaml"]
    msel, _ = shaped(document, Msel)
    if msel is None:
        return None
    rows: list[dict[str, Any]] = plain_values(msel)["injects"]
    return rows


def plain_values(msel: Msel) -> dict[str, Any]:
    """The table as msel.yaml spells it; what has its default value is left out."""
    values: dict[str, Any] = msel.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return values


def _spoken(
    shape: tuple[Column, ...], rows: list[dict[str, Any]], languages: Sequence[str]
) -> tuple[Column, ...]:
    """The columns without those of an unspoken language that repeat another's."""

    def repeats(column: Column) -> bool:
        *around, lang = column.path
        other = (*around, languages[0])
        return lang in LANGUAGES and lang not in languages and all(
            taken(row, column.path) == taken(row, other) for row in rows
        )  # fmt: skip

    return tuple(column for column in shape if not repeats(column))


def _sheet(name: str, shape: tuple[Column, ...], rows: list[dict[str, Any]]) -> WorkbookSheet:
    known = columns.INJECT_COLUMNS if name == columns.INJECTS else columns.EXPECTED_COLUMNS
    return WorkbookSheet(
        name=name,
        headings=tuple(column.side_by_side for column in shape),
        rows=tuple(tuple(cell_value(row, column, known) for column in shape) for row in rows),
        widths={place: column.width for place, column in enumerate(shape)},
        choices={place: column.offered for place, column in enumerate(shape) if column.offered},
    )


def cell_value(
    row: Mapping[str, Any], column: Column, shape: tuple[Column, ...] = columns.INJECT_COLUMNS
) -> Value:
    """What the cell of a column says of a row; "" for nothing."""
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
