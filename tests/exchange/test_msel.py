"""The MSEL as a workbook: the same table out and in, and every fault named by sheet, row and column."""

from __future__ import annotations

from datetime import time
from io import BytesIO
from typing import get_args

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from infodrill.exchange import mselcolumns as columns
from infodrill.exchange.address import ExchangeError
from infodrill.exchange.msel import as_file, as_workbook, plain_values
from infodrill.exchange.plain import plain
from infodrill.exchange.workbook import ESCAPED, HEADING_ROW
from infodrill.kernel.mark import MARK
from infodrill.scenario.faults import ScenarioErrors
from infodrill.scenario.loader import find, library, load
from infodrill.scenario.schema import Inject, Msel, Role
from infodrill.scenario.shape import shaped
from infodrill.scenario.yamltext import read_yaml
from tests.exchange.reading import from_workbook

CLINIC = load(find("clinic")).scenario.msel
FIRST = HEADING_ROW + 1


def opened(content: bytes | None = None) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(content or as_workbook(CLINIC)))


def saved(book: openpyxl.Workbook) -> bytes:
    packed = BytesIO()
    book.save(packed)
    return packed.getvalue()


def letter(path: str, shape: tuple[columns.Column, ...] = columns.INJECT_COLUMNS) -> str:
    place = [".".join(column.path) for column in shape].index(path)
    return openpyxl.utils.get_column_letter(place + 1)


def changed(cell: str, value: object, sheet: str = columns.INJECTS) -> bytes:
    book = opened()
    book[sheet][cell].value = value
    return saved(book)


def faults(content: bytes) -> str:
    with pytest.raises(ScenarioErrors) as refused:
        from_workbook(content, "bang.xlsx")
    return refused.value.render("en")


@pytest.mark.parametrize("name", library())
def test_a_table_goes_out_and_comes_back_as_it_was(name):
    msel = load(find(name)).scenario.msel
    content = as_workbook(msel)
    assert from_workbook(content, "bang.xlsx") == msel
    assert from_workbook(saved(opened(content)), "bang.xlsx") == msel  # saved again by another program
    assert content == as_workbook(msel)


@pytest.mark.parametrize("name", library())
def test_the_yaml_that_is_written_says_the_same_and_is_marked(name):
    msel = load(find(name)).scenario.msel
    text = as_file(msel)
    back, wrong = shaped(read_yaml(text.encode(), "msel.yaml"), Msel)
    assert (back, wrong) == (msel, [])
    assert MARK in text.splitlines()[0]


def test_every_field_of_the_library_has_a_column_of_its_own():
    for name in library():
        for sheet in opened(as_workbook(load(find(name)).scenario.msel)).worksheets:
            rest = [cell.value for row in sheet.iter_rows(min_row=FIRST) for cell in row[-1:]]
            assert sheet.title == "_" or set(rest) == {None}


def test_the_columns_cover_the_schema():
    heads = {column.path[0] for column in columns.INJECT_COLUMNS} | {"expected_actions"}
    fields = {model_field.alias or name for name, model_field in Inject.model_fields.items()}
    assert heads - set(columns.REST) == fields


@pytest.mark.parametrize("shape", [columns.INJECT_COLUMNS, columns.EXPECTED_COLUMNS])
def test_headings_stand_in_both_languages_and_none_means_two_columns(shape):
    names = [name for one in shape for name in set(one.names)]
    assert len(names) == len(set(names))
    sheet = opened().worksheets[0 if shape is columns.INJECT_COLUMNS else 1]
    assert [cell.value for cell in sheet[HEADING_ROW]] == [f"{one.vi} · {one.en}" for one in shape]


def test_each_sheet_carries_the_mark_above_the_table_and_on_each_printed_page():
    for sheet in opened().worksheets[:2]:
        assert sheet["A1"].value == MARK
        assert MARK in str(sheet.oddHeader.center.text)


def test_columns_may_be_moved_and_headings_kept_in_one_language():
    book = opened()
    sheet = book[columns.INJECTS]
    rows = [list(row) for row in sheet.iter_rows(min_row=HEADING_ROW, values_only=True)]
    book.remove(sheet)
    fresh = book.create_sheet("msel")
    headings = [column.vi for column in columns.INJECT_COLUMNS]
    for row in [headings, *rows[1:]]:
        fresh.append(list(reversed(row)))
    assert from_workbook(saved(book), "bang.xlsx") == CLINIC


def test_what_people_type_is_understood():
    book = opened()
    sheet = book[columns.INJECTS]
    sheet[f"{letter('at')}{FIRST}"].value = "0"
    sheet[f"{letter('phase')}{FIRST}"].value = 1.0
    sheet[f"{letter('story_time')}{FIRST}"].value = time(7, 30)
    sheet[f"{letter('to.public')}{FIRST}"].value = "Không"
    sheet[f"{letter('truth')}{FIRST}"].value = True
    sheet[f"{letter('to.cells')}{FIRST}"].value = "clinic; network\nadviser"
    sheet[f"{letter('kind')}{FIRST}"].value = " information "
    assert from_workbook(saved(book), "bang.xlsx") == CLINIC


@pytest.mark.parametrize(
    ("path", "value", "code", "said"),
    [
        ("at", "soon", "Q123", "no time that can be read"),
        ("at", 12.5, "Q123", "no time that can be read"),
        ("number", "one", "Q121", "whole number"),
        ("phase", 7, "S113", "is not a known value"),
        ("to.public", "maybe", "Q121", "yes or no"),
        ("kind", "news", "S113", "is not a known value"),
        ("subject.en", None, "S110", "the cell is empty"),
        ("trigger.condition", "{all: [", "S103", "not YAML"),
        ("trigger.condition", "{after: &a 3}", "S104", "anchor"),
        ("…", "{number: 3}", "Q121", "no column of their own"),
        ("…", "{to: 3}", "Q121", "no column of their own"),
        ("…", "[3]", "Q121", "no column of their own"),
        ("…", "{colour: red}", "S111", "unknown"),
        ("body.vi", "=1+1", "Q121", "formula"),
        ("body.vi", '=HYPERLINK("https://a.invalid")', "Q121", "formula"),
        ("body.vi", "a\u202eb", "S107", "control character"),
        ("body.vi", "_x0041_", "Q121", "escape"),
        ("from", 3.25, "Q121", "where a text belongs"),
        ("story_time", 1.3125, "Q121", "where a text belongs"),
    ],
)  # fmt: skip
def test_a_wrong_cell_is_named_by_sheet_row_and_column_with_a_remedy(path, value, code, said):
    cell = f"{letter(path)}{FIRST + 1}"
    text = faults(changed(cell, value))
    assert f"[{code}]" in text and said in text
    assert f"bang.xlsx:{FIRST + 1} MSEL!" in text
    if value is not None:
        assert f"MSEL!{cell} (" in text
    assert text.endswith(".")


def test_all_faults_are_told_at_once():
    book = opened()
    sheet = book[columns.INJECTS]
    for row in range(FIRST, FIRST + 3):
        sheet[f"{letter('phase')}{row}"].value = 9
    book[columns.EXPECTED][f"C{FIRST}"].value = "=A1"
    assert len(faults(saved(book)).splitlines()) == 4


@pytest.mark.parametrize("said", ["có", "YES", True, "=TRUE()", "có · yes", "x"])
def test_yes_is_understood_as_people_and_programs_store_it(said):
    assert from_workbook(changed(f"{letter('to.public')}{FIRST}", said), "bang.xlsx").injects[0].to.public


@pytest.mark.parametrize("said", ["không", "no", False, "=FALSE()", "không · no"])
def test_so_is_no(said):
    assert not from_workbook(changed(f"{letter('to.public')}{FIRST}", said), "bang.xlsx").injects[0].to.public


def test_no_cell_is_stored_as_a_formula_or_a_truth_value():
    """LibreOffice stores truth values as formulas, which would come back refused."""
    cells = [cell for sheet in opened().worksheets for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if cell.value is not None} == {"s", "n"}


def test_a_table_that_is_wrong_throughout_is_not_listed_whole(monkeypatch):
    book = opened()
    for number in range(1, 120):
        book[columns.INJECTS].append([20_000 + number])
    lines = faults(saved(book)).splitlines()
    assert f"MSEL!A{FIRST - 1}: 119 of the {119 + len(CLINIC.injects)} rows" in lines[0], lines
    assert len(lines) < 20  # a column each
    monkeypatch.setattr("infodrill.exchange.mselreading.MAX_FAULTS", 5)
    lines = faults(saved(book)).splitlines()
    assert len(lines) == 6 and "more faults are not shown [Q122]" in lines[0]


def test_an_error_value_is_not_taken_for_a_text():
    book = opened()
    cell = book[columns.INJECTS][f"{letter('body.vi')}{FIRST}"]
    cell.value, cell.data_type = "#REF!", "e"
    assert "error value" in faults(saved(book))


def test_an_expected_action_of_no_inject_is_refused():
    text = faults(changed(f"A{FIRST}", 999, columns.EXPECTED))
    assert "[Q120]" in text and "999" in text and f"Expected!A{FIRST}" in text


def test_a_number_that_stands_twice_is_refused():
    assert "[Q120]" in faults(changed(f"A{FIRST + 1}", 1))


def test_a_heading_in_doubt_is_refused_with_the_nearest_one():
    text = faults(changed(f"{letter('situation')}{HEADING_ROW}", "Situatoin"))
    assert "[Q118]" in text and "If it is Situation" in text
    assert from_workbook(changed(f"{letter('situation')}{HEADING_ROW}", "Tinh huong"), "bang.xlsx") == CLINIC


def test_a_heading_that_stands_twice_is_asked_for():
    text = faults(changed(f"{letter('phase')}{HEADING_ROW}", "Situation"))
    assert "[Q118]" in text and "Another column holds the same" in text


def test_a_note_beside_the_table_is_refused_and_named():
    text = faults(changed(f"BZ{FIRST}", "ghi chú"))
    assert "[Q119]" in text and f"MSEL!BZ{FIRST}" in text


def test_a_workbook_without_the_sheet_or_its_headings_is_refused():
    book = openpyxl.Workbook()
    with pytest.raises(ExchangeError) as refused:
        from_workbook(saved(book), "bang.xlsx")
    assert refused.value.code == "Q117"
    book.active["A1"].value = "Số"
    with pytest.raises(ExchangeError) as refused:
        from_workbook(saved(book), "bang.xlsx")
    assert refused.value.code == "Q117"


def test_an_empty_table_is_refused():
    book = opened()
    book[columns.INJECTS].delete_rows(FIRST, 200)
    book[columns.EXPECTED].delete_rows(FIRST, 200)
    with pytest.raises(ExchangeError, match="stands below"):
        from_workbook(saved(book), "bang.xlsx")


def test_a_table_without_expected_actions_can_be_read():
    book = opened()
    del book[columns.EXPECTED]
    injects = from_workbook(saved(book), "bang.xlsx").injects
    assert [each_inject.number for each_inject in injects] == [
        each_inject.number for each_inject in CLINIC.injects
    ]
    assert not any(each_inject.expected_actions for each_inject in injects)


def test_a_text_that_looks_like_a_formula_is_stored_as_text_and_comes_back():
    sly = ('=HYPERLINK("https://a.invalid")', "+1", "-1", "@SUM(A1)", "=1", "\t=1")
    msel = with_bodies(sly)
    content = as_workbook(msel)
    sheet = opened(content)[columns.INJECTS]
    for row, text in enumerate(sly, FIRST):
        cell = sheet[f"{letter('body.vi')}{row}"]
        assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)
    assert from_workbook(content, "bang.xlsx") == msel


def with_bodies(bodies: tuple[str, ...]) -> Msel:
    values = plain_values(CLINIC)
    rows = values["injects"][: len(bodies)]
    for row, body in zip(rows, bodies, strict=True):
        row["body"] = {"vi": body, "en": body}
    return Msel.model_validate({"injects": rows}, strict=False)


def test_a_text_that_no_cell_holds_is_refused_on_the_way_out():
    for text in ("a\u200bb", "x_x0041_", "x005F_"):
        with pytest.raises(ExchangeError) as refused:
            as_workbook(with_bodies((text,)))
        assert refused.value.code == "Q112" and f"{letter('body.vi')}{FIRST}" in str(refused.value)


def test_a_field_that_is_new_to_the_format_goes_through_the_last_column():
    rows = [{"number": 1, "colour": "red", "to": {"cells": ["a"], "towers": ["b"]}}]
    from infodrill.exchange import msel

    sheet = msel._sheet("MSEL", columns.INJECT_COLUMNS, rows)
    assert sheet.rows[0][-1] == "{colour: red, to: {towers: [b]}}"


# ---- any table ----

word = st.from_regex(r"[a-z0-9][a-z0-9_.-]{0,12}", fullmatch=True)
text = (
    st.text(min_size=1, max_size=80)
    .map(plain)
    .filter(lambda one: one and not ESCAPED.search(one) and "\x85" not in one)
)
bi = st.fixed_dictionaries({"vi": text, "en": text})
seconds = st.integers(0, 7 * 86_400)
roles = st.sampled_from(get_args(Role))
conditions = st.recursive(
    st.one_of(
        st.fixed_dictionaries({"case_opened": word}),
        st.fixed_dictionaries({"after": seconds}),
        st.fixed_dictionaries(
            {"reach": st.fixed_dictionaries({"claim": word, "at_least": st.integers(0, 9)})}
        ),
    ),
    lambda inner: st.one_of(
        st.fixed_dictionaries({"all": st.lists(inner, max_size=3)}), st.fixed_dictionaries({"not": inner})
    ),
    max_leaves=5,
)
triggers = st.fixed_dictionaries(
    {}, optional={"kind": st.sampled_from(("time", "condition")), "condition": conditions, "until": seconds}
)
expected = st.fixed_dictionaries(
    {"who": roles, "what": bi, "deadline": st.integers(60, 9_999)},
    optional={"score": st.integers(1, 10), "critical": st.booleans()},
)
wave = st.fixed_dictionaries(
    {
        "roots": st.integers(1, 5_000),
        "layers": st.lists(st.sampled_from(("feed", "group")), min_size=1),
    },
    optional={"ward": word},
)
inject = st.fixed_dictionaries(
    {
        "situation": word,
        "phase": st.integers(1, 4),
        "at": seconds,
        "kind": st.sampled_from(("inject", "background")),
        "from": text.map(str.strip).filter(bool),  # a word is trimmed
        "to": st.fixed_dictionaries(
            {}, optional={"cells": st.lists(word), "roles": st.lists(roles), "public": st.booleans()}
        ),
        "method": st.sampled_from(("press", "chat")),
        "subject": bi,
        "body": bi,
        "synopsis": bi,
        "objectives": st.lists(word),
        "controller": roles,
        "approver": roles,
        "status": st.sampled_from(("draft", "loaded")),
    },
    optional={
        "media": st.lists(text, max_size=3),
        "tags": st.lists(word),
        "truth": st.sampled_from(("true", "none")),
        "if_stuck": bi,
        "in_danger": bi,
        "trigger": triggers,
        "expected_actions": st.lists(expected, max_size=2),
        "effect": st.fixed_dictionaries({"wave": wave}),
        "story_time": st.sampled_from(("07:30", "", "23:59")),
    },
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(st.lists(inject, min_size=1, max_size=4))
def test_any_table_goes_out_and_comes_back(rows):
    numbered = [{"number": number, **row} for number, row in enumerate(rows, 1)]
    msel = Msel.model_validate({"injects": numbered})
    assert from_workbook(as_workbook(msel), "bang.xlsx") == msel
    assert shaped(read_yaml(as_file(msel).encode(), "msel.yaml"), Msel) == (msel, [])
