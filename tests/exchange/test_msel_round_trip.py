"""A msel.yaml that people laid out by hand, its table changed in a workbook: only what was changed is another line."""

from __future__ import annotations

import difflib
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from infodrill.exchange.msel import as_file, as_workbook, plain_values, table
from infodrill.scenario.loader import find, library, load
from infodrill.scenario.migrate import lift
from infodrill.scenario.schema import Msel
from infodrill.scenario.shape import shaped
from infodrill.scenario.yamltext import read_yaml
from tests.exchange.reading import from_workbook

FOLDERS = {name: load(find(name)) for name in library()}
TABLES = {name: table(loaded) for name, loaded in FOLDERS.items()}
OLD = {name: loaded.files["msel.yaml"] for name, loaded in FOLDERS.items()}
# Written whole, every field of them: what follows from others in a lighter one may follow a change.
SHORT = sorted((name for name in OLD if b"approver" in OLD[name]), key=lambda name: len(OLD[name]))[:4]
LIGHT = Path(__file__).parents[1] / "scenario" / "light"


def again(msel: Msel) -> Msel:
    return from_workbook(as_workbook(msel), "bang.xlsx")


def reread(text: str, name: str = "clinic") -> Msel:
    """The table as the scenario's format reads it."""
    files = {
        part: read_yaml(content, part)
        for part, content in FOLDERS[name].files.items()
        if part == "drill.yaml"
    }
    msel, faults = shaped(
        lift({**files, "msel.yaml": read_yaml(text.encode(), "msel.yaml")})["msel.yaml"], Msel
    )
    assert msel is not None, faults
    return msel


def spans(text: str) -> dict[int, range]:
    """The lines of each inject by its number, what people wrote between it and the next included."""
    root: Any = yaml.compose(text, Loader=yaml.CSafeLoader)
    nodes = next(value for key, value in root.value if key.value == "injects").value
    first = [node.start_mark.line for node in nodes] + [text.count("\n") + 1]
    numbers = [int(dict((key.value, value.value) for key, value in node.value)["number"]) for node in nodes]
    return {number: range(*pair) for number, pair in zip(numbers, pairwise(first), strict=True)}


def changed_lines(before: str, after: str) -> set[int]:
    """Lines of the old text that are not in the new one, and those behind which something was added."""
    found: set[int] = set()
    compared = difflib.SequenceMatcher(None, before.splitlines(), after.splitlines(), autojunk=False)
    for kind, start, end, _, _ in compared.get_opcodes():
        if kind != "equal":
            found |= set(range(start, end)) or {start - 1}
    return found


@pytest.mark.parametrize("name", library())
def test_a_round_trip_without_a_change_changes_no_line(name):
    assert as_file(again(TABLES[name]), old=OLD[name], loaded=FOLDERS[name]).encode() == OLD[name]


@pytest.mark.parametrize("name", library())
def test_a_text_with_tokens_comes_back_with_them(name):
    assert again(TABLES[name]) == TABLES[name]
    assert OLD[name].decode().count("{phone:") == str(TABLES[name]).count("{phone:")


texts = st.one_of(
    st.sampled_from(
        ["Sửa: “một” ô", "a # b", "yes", "12", "- x", "hai dòng\nở đây", "nháy \" và ' ", "x " * 200 + "hết"]
    ),
    st.text(st.sampled_from("abcđê :#-{}[],&*!|>'\"%@`\\\n"), min_size=1, max_size=60)
    .map(str.strip)
    .filter(bool),
)
CHANGES = {
    "subject": st.fixed_dictionaries({"vi": texts, "en": texts}),
    "body": st.fixed_dictionaries({"vi": texts, "en": texts}),
    "at": st.integers(0, 9_999),
    "claim": st.one_of(st.none(), st.just("other-claim")),
    "objectives": st.lists(st.sampled_from(["o-a", "o-b", "o-c"]), max_size=3),
    "to": st.fixed_dictionaries({}, optional={"cells": st.just(["a", "b"]), "public": st.just(True)}),
    "trigger": st.just({"kind": "condition", "condition": {"all": [{"after": 60}, {"case_opened": "other"}]}}),
    "if_stuck": st.one_of(st.none(), st.fixed_dictionaries({"vi": texts, "en": texts})),
    "expected_actions": st.lists(
        st.fixed_dictionaries(
            {
                "who": st.just("MONITOR"),
                "what": st.fixed_dictionaries({"vi": texts, "en": texts}),
                "deadline": st.integers(60, 999),
            }
        ),
        max_size=2,
    ),
    "status": st.sampled_from(["reviewed", "approved"]),
}  # fmt: skip


@settings(max_examples=20, deadline=None)
@given(st.sampled_from(SHORT), st.sampled_from(sorted(CHANGES)), st.data())
def test_only_lines_of_the_changed_inject_are_others(name, field, drawn):
    values = plain_values(TABLES[name])
    row = drawn.draw(st.sampled_from(values["injects"]))
    value = drawn.draw(CHANGES[field])
    if value is None:
        row.pop(field, None)
    else:
        row[field] = value
    msel = Msel.model_validate(values)
    text = OLD[name].decode()
    made = as_file(msel, old=OLD[name], loaded=FOLDERS[name])
    assert reread(made, name) == msel
    assert changed_lines(text, made) <= set(spans(text)[row["number"]])
    assert [line for line in made.splitlines() if line.lstrip().startswith("#")] == [
        line for line in text.splitlines() if line.lstrip().startswith("#")
    ]


@settings(max_examples=6, deadline=None)
@given(st.sampled_from(SHORT), st.data())
def test_a_new_row_is_put_in_and_a_deleted_one_taken_out(name, drawn):
    values = plain_values(TABLES[name])
    rows = values["injects"]
    gone = drawn.draw(st.integers(0, len(rows) - 1))
    removed = rows.pop(gone)
    added = {**rows[0], "number": 9_001}
    rows.insert(drawn.draw(st.integers(0, len(rows))), added)
    msel, text = Msel.model_validate(values), OLD[name].decode()
    made = as_file(msel, old=OLD[name], loaded=FOLDERS[name])
    lost = {line for line in changed_lines(text, made) if text.splitlines()[line] not in made.splitlines()}
    assert lost <= set(spans(text)[removed["number"]])
    found = {inject.number: inject for inject in reread(made, name).injects}
    assert found == {inject.number: inject for inject in msel.injects}


def test_one_cell_changed_in_a_spreadsheet_is_one_line_changed():
    book = openpyxl.load_workbook(BytesIO(as_workbook(TABLES["clinic"])))
    heading = {cell.value: cell.column for cell in book["MSEL"][2]}
    book["MSEL"].cell(3, heading["Lúc (giây) · At (seconds)"]).value = 25
    packed = BytesIO()
    book.save(packed)
    made = as_file(from_workbook(packed.getvalue(), "bang.xlsx"), old=OLD["clinic"], loaded=FOLDERS["clinic"])
    differing = [
        line
        for line in difflib.ndiff(OLD["clinic"].decode().splitlines(), made.splitlines())
        if line[0] in "+-"
    ]
    assert differing == ["-     at: 0", "+     at: 25"]


def light(**changes: dict[int, object]) -> list[str]:
    """The lines that differ in a light drill; field → number of the inject → what it says then."""
    loaded = load(LIGHT)
    values = plain_values(table(loaded))
    for row in values["injects"]:
        row.update({field: said[row["number"]] for field, said in changes.items() if row["number"] in said})
    old = loaded.files["msel.yaml"]
    made = as_file(Msel.model_validate(values), old=old, loaded=loaded)
    compared = difflib.ndiff(old.decode().splitlines(), made.splitlines())
    return [line for line in compared if line[0] in "+-"]


def test_a_light_drill_stays_as_short_as_it_was():
    assert light() == []
    before, after = light(at={2: 312})
    assert (before.replace("-  ", "+  ").replace("at: +5:00", "at: '+5:12'")) == after
    before, after = light(
        body={5: {"vi": "Vòi nước, lại trà sữa: ngon", "en": "Vòi nước, lại trà sữa: ngon"}}
    )
    assert after.endswith('body: "Vòi nước, lại trà sữa: ngon"}') and before[4:30] == after[4:30]
    before, after = light(method={1: "official_letter"})
    assert after[2:] == before[2:-1] + ", method: official_letter}"
    assert light(method={1: "chat"}) == []  # what follows from the rest is not written


def test_a_layout_that_cannot_be_changed_line_by_line_is_written_anew():
    msel = TABLES["clinic"]
    in_a_flow = "injects: " + str(plain_values(msel)["injects"]).replace("True", "true")
    assert reread(as_file(msel, old=in_a_flow.encode())) == msel
    assert reread(as_file(msel, old=b"injects: [")) == msel
