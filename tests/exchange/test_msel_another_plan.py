"""A planner's table that is another plan than the folder's: asked once what it is for, and each answer does what it says."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from infodrill.conduct.check import check
from infodrill.exchange.msel import table
from infodrill.exchange.mselimport import PlannersWorkbook, opened
from infodrill.exchange.mselkin import ANOTHER, CHANGE, REPLACE, USES
from infodrill.scenario.faults import ScenarioErrors
from infodrill.scenario.loader import Loaded, load_files
from tests.exchange.test_msel_planted_begun import (
    AT,
    BEGUN,
    BODY,
    CLAIM,
    FROM,
    HEADS,
    NUMBER,
    TO,
    Rows,
    begun,
    plan,
)

OTHER = {
    "vi": (
        "Đoàn đã tới chân đèo, xin chờ thêm một lát",
        "Xe chở nước rẽ nhầm lối ở ngã ba",
        "Ai giữ chìa khóa kho vậy các anh?",
    ),
    "en": (
        "The convoy is at the foot of the pass, please wait",
        "The tanker took the wrong turn",
        "Who has the keys of the store?",
    ),
}
EVERY = [(drill, use) for drill in BEGUN for use in USES]


def book(rows: list[list[object]]) -> bytes:
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(row)
    packed = BytesIO()
    made.save(packed)
    return packed.getvalue()


def own(drill: str, *, first: int = 1, numbered: bool = True) -> bytes:
    """Three rows that say something else, to whom and from whom the drill's first ones go."""
    lang = BEGUN[drill][0]
    like = plan(drill)[1]
    rows = [list(HEADS[lang][: BODY + 1])]
    for n, text in enumerate(OTHER[lang]):
        rows.append([first + n if numbered else None, f"+{5 + n}", like[FROM], like[TO], "press", text])
    return book([row if numbered else row[1:] for row in rows])


def planned(drill: str, content: bytes, use: str = "") -> PlannersWorkbook:
    return replace(opened(content, "ours.xlsx", begun(drill)), use=use)


def after(drill: str, content: bytes, use: str) -> Loaded:
    sheet, loaded = planned(drill, content, use), begun(drill)
    return load_files({**loaded.files, **sheet.files(sheet.table(), loaded.files["msel.yaml"])})


@pytest.mark.parametrize("numbered", [True, False])
@pytest.mark.parametrize("drill", BEGUN)
def test_another_plan_is_asked_about_once_with_both_answers(drill, numbered):
    with pytest.raises(ScenarioErrors) as refused:
        planned(drill, own(drill, numbered=numbered)).table()
    (fault,) = refused.value.errors
    assert fault.code == ANOTHER and fault.place.field == "Sheet!A1"
    for lang in ("vi", "en"):
        assert all(f"--rows {use}" in fault.render(lang) for use in USES)


@pytest.mark.parametrize(("drill", "use"), EVERY)
def test_each_answer_does_what_it_says(drill, use):
    before, now = table(begun(drill)).injects, table(after(drill, own(drill), use)).injects
    texts = [inject.body.in_(BEGUN[drill][0]) for inject in now]
    assert texts[:3] == list(OTHER[BEGUN[drill][0]])
    assert (len(now) == 3) if use == REPLACE else (now[3:] == before[3:] and len(now) == len(before))
    sheet = planned(drill, own(drill), use)
    gone = () if use == CHANGE else tuple(inject.number for inject in before)
    assert sheet.taken_out(sheet.table()) == gone


@pytest.mark.parametrize("drill", BEGUN)
def test_of_a_plan_that_is_replaced_nothing_stays_and_nothing_is_asked(drill):
    sheet = planned(drill, own(drill, first=5), REPLACE)
    found = sheet.table()
    assert [note.code for note in found.notes if note.code in ("Q142", "Q145")] == []
    old = begun(drill).files["msel.yaml"]
    text = sheet.files(found, old)["msel.yaml"].decode()
    assert sheet.written_anew(found, old)
    said = set(re.findall(r"(?m)^  (?:- |  )(\w+):", text))
    assert said <= {"number", "at", "from", "to", "method", "body"}, (
        said
    )  # what follows from the rest is not written


@pytest.mark.parametrize("drill", BEGUN)
def test_the_same_table_again_is_the_folder_s_own_plan(drill):
    loaded = after(drill, own(drill), REPLACE)
    again = opened(own(drill), "ours.xlsx", loaded)
    assert again.table().msel == table(loaded)


def each(column: int, new: Callable[[Any], Any]) -> Callable[[Rows], None]:
    """The column's cells below the heading with other values."""

    def change(rows: Rows) -> None:
        for row in rows[1:]:
            row[column] = new(row[column])

    return change


def slipped(rows: Rows) -> None:
    texts = [row[BODY] for row in rows[1:]]
    for row, text in zip(rows[2:], texts[:-1], strict=True):
        row[BODY] = text


def longer(rows: Rows) -> None:
    """A third of it is new."""
    rows.extend([90 + n, *rows[1][1:BODY], f"Tin mới số {n} của tổ", *rows[1][CLAIM:]] for n in range(4))


CHANGES: Mapping[str, Callable[[Rows], None]] = {
    "as it was": lambda rows: None,
    "every time is another": each(AT, lambda _: "+0:30"),
    "every claim is gone": each(CLAIM, lambda _: None),
    "every text is edited": each(BODY, lambda text: f"{text} Gấp!"),
    "texts moved a row": slipped,
    "numbers moved": each(NUMBER, lambda number: number + 1),
    "numbers are gone": each(NUMBER, lambda _: None),
    "a third is new": longer,
    "the last half is gone": lambda rows: rows.__delitem__(slice(len(rows) // 2, None)),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("drill", BEGUN)
def test_the_folder_s_own_plan_is_known_however_it_was_edited(drill, change):
    rows = plan(drill)
    CHANGES[change](rows)
    try:
        planned(drill, book(rows)).table()
    except ScenarioErrors as wrong:
        assert ANOTHER not in {fault.code for fault in wrong.errors}


def test_what_a_check_finds_in_an_inject_that_only_the_folder_has_stands_in_its_file():
    sheet, loaded = planned("ward", own("ward"), CHANGE), begun("ward")
    found = sheet.table()
    now = after("ward", own("ward"), CHANGE)
    told = found.told([each for each in check(now).problems if each.place.file == "msel.yaml"], table(now))
    assert {each.place.file for each in told} <= {"msel.yaml", "ours.xlsx"}
    assert loaded.scenario.msel.injects[-1].number in {inject.number for inject in now.scenario.msel.injects}
