"""More kinds of a planner's mistakes in tables, own and exported ones, of each template in both languages: told at their cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from infodrill.exchange.msel import as_workbook, table
from infodrill.exchange.mselimport import opened
from infodrill.scenario.loader import Loaded, load_files
from tests.exchange.said import imported
from tests.exchange.test_msel_planted_begun import (
    AT,
    BODY,
    CLAIM,
    EXPECTED,
    FROM,
    HEADS,
    METHOD,
    NUMBER,
    TO,
    Rows,
    packed,
)
from tests.forms import both_forms
from tests.scenario.test_planners_further import DRILLS, in_turn, of_each_language

Told = list[tuple[str, str, str]]  # code, cell, the whole as shown
ROW = 4  # the sheet's row that is changed
Sheet = Any  # of openpyxl


@cache
def begun(drill: str) -> Loaded:
    return load_files({name: text.encode() for name, text in DRILLS[drill].items()})


def plan(drill: str) -> Rows:
    loaded = begun(drill)
    (lang,) = loaded.scenario.drill.languages
    rows: Rows = [list(HEADS[lang])]
    for inject in table(loaded).injects:
        to = ", ".join((*inject.to.cells, *inject.to.roles, *(("public",) if inject.to.public else ())))
        at, what = (
            f"+{inject.at // 60}:{inject.at % 60:02}",
            [each.what.in_(lang) for each in inject.expected_actions],
        )
        text = inject.body.in_(lang)
        rows.append(
            [inject.number, at, inject.from_, to, inject.method, text, inject.claim, (*what, None)[0]]
        )
    return rows


def told(drill: str, content: bytes) -> Told:
    """All that is said of a workbook, as the command says it."""
    listed, _ = imported(begun(drill), content)
    return [(each.code, re.sub(r" \(.*", "", each.place.field), each.render("vi")) for each in listed]


def cell(column: int, value: Any) -> Callable[[Rows], None]:
    def change(rows: Rows) -> None:
        row = rows[ROW - 1]
        row[column] = value(row[column]) if callable(value) else value

    return change


def column(head: str, *values: Any) -> Callable[[Rows], None]:
    def change(rows: Rows) -> None:
        for n, row in enumerate(rows):
            row.append(values[(n - 1) % len(values)] if n else head)

    return change


def units_below(rows: Rows) -> None:
    rows.insert(1, [None, "(hh:mm)", *[None] * 6])


OWN: Mapping[str, tuple[Callable[[Rows], None], str, str, str]] = {
    "an hour after noon": (cell(AT, "11:12 CH"), "Q123", "B4", r"\+35"),
    "a minute in words": (cell(AT, "phút thứ 8"), "Q123", "B4", r"\+35"),
    "a time to come": (cell(AT, "TBC"), "Q123", "B4", "08:35"),
    "a span of hours": (cell(AT, "08:12–08:15"), "Q123", "B4", "08:35"),
    "a copy for somebody": (cell(TO, lambda said: f"{said} (CC: báo chí)"), "Q125", "D4", r"[\w-]+"),
    "all but one": (cell(TO, "tất cả trừ cố vấn"), "Q125", "D4", "public"),
    "nobody": (cell(TO, "N/A"), "S170", "D4", "khung"),
    "a question for a sender": (cell(FROM, "?"), "S184", "C4", "`senders`"),
    "a sender cut off": (cell(FROM, lambda said: said[:-1]), "S184", "C4", "Có phải ý anh chị là"),
    "a real ministry": (cell(FROM, "Bộ Y tế"), "S181", "C4", "hư cấu"),
    "a text behind an equals sign": (cell(BODY, "=> gọi ngay cho phường"), "Q121", "F4", "dấu nháy đơn"),
    "a text that became a date": (cell(BODY, datetime(2027, 5, 15)), "Q121", "F4", "Text"),
    "a text that is to come": (cell(BODY, "(sẽ bổ sung)"), "S165", "F4", "viết"),
    "a text elsewhere": (cell(BODY, "Xem phụ lục 2"), "S165", "F4", "viết"),
    "a short address": (cell(BODY, "SPOKE: bit.ly/abc1"), "S180", "F4", ".invalid"),
    "a text of another row": (lambda rows: cell(BODY, rows[1][BODY])(rows), "Q145|S143", "F4", "viết lời riêng|về đúng dòng"),
    "a claim to tick": (lambda rows: [row.__setitem__(CLAIM, "x") for row in rows[1:]] and None, "Q125", "G1", r"`[\w-]+`"),
    "half a minute to act": (cell(EXPECTED, "SPOKE: trả lời trong 30 giây"), "S113", "H4", r"`\+1:00` trở lên"),
    "three hours to act": (cell(EXPECTED, "SPOKE: trả lời trong 3 giờ"), "S163", "H4", "ngắn hơn"),
    "no time to act": (cell(EXPECTED, "SPOKE: trả lời trong 0 phút"), "Q143", "H4", "trong 15 phút"),
    "two to act": (cell(EXPECTED, "SPOKE và RIGHTS: trả lời trong 9 phút"), "Q127", "H4", "SPOKE"),
    "injects that were cancelled": (column("Trạng thái", "Đã duyệt", "Đã duyệt", "Hủy"), "S188", "I4", "reviewed"),
    "injects that were put off": (column("Status", "OK", "OK", "Postponed"), "S188", "I4", "reviewed"),
    "a video": (column("Media", "video.mp4"), "S141", "I1", "`media`"),
    "a condition in words": (
        column("Điều kiện", None, None, "nếu chưa trả lời", *[None] * 20), "Q121", "I4", r"{after: \+10:00}",
    ),
    "a second text": (column("Message", *map(str, range(40))), "Q118", "I1", "cột khác"),
    "half a number": (cell(NUMBER, 4.5), "Q121", "A4", "chữ số"),
    "a number below nought": (cell(NUMBER, -4), "S113", "A4", "1 .* 9.999"),
    "a press conference": (cell(METHOD, "họp báo"), "S113", "E4", "`press`"),
    "a formula for a name": (cell(TO, "=D3"), "Q121", "D4", "Dán|dán"),
    "units below the headings": (units_below, "S110", "[CF]2", "xóa dòng"),
}  # fmt: skip


def sheet_of(drill: str, change: Callable[[Sheet, dict[str, int], Sheet], None]) -> bytes:
    loaded = begun(drill)
    book = openpyxl.load_workbook(
        BytesIO(as_workbook(table(loaded), languages=loaded.scenario.drill.languages))
    )
    page, other = book.worksheets[:2]
    change(page, heads(page), other)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def heads(page: Sheet) -> dict[str, int]:
    return {str(each.value).rpartition(" · ")[2].partition(" (")[0]: each.column for each in page[2]}


def at(**said: Any) -> Callable[[Sheet, dict[str, int], Sheet], None]:
    """Values by heading, `_` for its blanks, in the row that is changed."""

    def change(page: Sheet, known: dict[str, int], _: Sheet) -> None:
        for name, value in said.items():
            page.cell(ROW, known[name.replace("_", " ").replace("  ", ": ")]).value = value

    return change


def expected(**said: Any) -> Callable[[Sheet, dict[str, int], Sheet], None]:
    def change(_: Sheet, __: dict[str, int], other: Sheet) -> None:
        for name, value in said.items():
            other.cell(3, heads(other)[name.replace("_", " ")]).value = value

    return change


@cache
def spot(drill: str, head: str) -> str:
    """The cell that is changed under a heading, as places name it; what is no heading of either sheet is a cell already."""
    pages = openpyxl.load_workbook(BytesIO(sheet_of(drill, lambda *_: None))).worksheets[:2]
    for page, row in zip(pages, (ROW, 3), strict=True):
        if column := heads(page).get(head):
            return f"{page.title}!{page.cell(row, column).coordinate}"
    return head


EXPORTED: Mapping[str, tuple[Callable[[Sheet, dict[str, int], Sheet], None], str, str, str]] = {
    "the public among the cells": (at(To_cells="public"), "Q125", "To cells", "Ghi có|ghi có"),
    "two roles misspelt": (at(To_roles="SPOK, COMS"), "S113", "To roles", "`SPOKE`|`COMMS`"),
    "a kind of trigger": (at(Trigger="conditional"), "S113", "Trigger", "`condition`"),
    "curly marks in a condition": (
        at(Trigger="condition", Condition="{case_opened: “xyzzy”}"), "S141", "Condition", r"`[\w-]+`, `[\w-]+`",
    ),
    "until some day": (at(Trigger="condition", Condition="{after: 600}", Until="soon"), "Q123", "Until", "08:35"),
    "how often left out": (at(Trigger="repeat", Every=600), "S150", "Trigger", "`times`|số lần"),
    "repeats in minutes": (at(Trigger="repeat", Every=10, Times=2), "S113", "Every", r"`\+10:00`"),
    "a time before the start": (at(At=-5), "Q123", "At", r"\+35"),
    "a time as a power": (at(At="1e3"), "Q123", "At", r"\+35"),
    "a number too great": (at(Number=100_000), "S113", "Number", "9.999"),
    "a tag with marks": (at(Tags="khẩn cấp"), "S113", "Tags", "`khan-cap`"),
    "thousands with a dot": (at(Wave__accounts="1.000", Wave__layers="feed"), "Q121", "Wave: accounts", "`1000`"),
    "a layer by its brand": (at(Wave__accounts=10, Wave__layers="facebook"), "S113", "Wave: layers", "`feed`"),
    "a share of a hundred": (at(Boost="5%"), "Q121", "Boost", "`50`"),
    "a share of one": (at(Boost=0.05), "Q121", "Boost", "`50`"),
    "neither yes nor no": (at(To_the_public="ko"), "Q121", "To the public", "có hoặc không"),
    "a picture with its folder": (at(Pictures="media/anh.png"), "S141", "Pictures", "không ghi thư mục"),
    "a situation by its name": (at(Situation="Tình huống 1"), "S141", "Situation", "`S1`"),
    "an hour in a word": (at(Story_time="sáng"), "S113", "Story time", "08:35"),
    "an action of two": (expected(Who="SPOKE, COMMS"), "Q125", "Who", "`SPOKE`, `COMMS`"),
    "an action of a cell": (expected(Who="Xyzzy"), "S113", "Who", r"`SPOKE`|`[A-Z0-9-]+` \("),
    "a deadline by the clock": (expected(Deadline="08:45"), "Q121", "Deadline", r"\+15:00"),
    "evidence in Vietnamese": (expected(Evidence="phát ngôn"), "S113", "Evidence", "`statement`"),
    "an action of nobody": (expected(Who=None), "S110", "Who", "điền"),
    "a weight in words": (expected(Score="cao"), "Q121", "Score", "chữ số"),
    "a heading of actions renamed": (lambda _, __, other: setattr(other.cell(2, 2), "value", "Ai làm"), "Q118", "B2", "Vai"),
    "an action twice": (lambda _, __, other: other.append([each.value for each in other[3]]), "S143", "A4", "xoá"),
}  # fmt: skip


@pytest.mark.parametrize(("kind", "drill"), in_turn(*OWN, *EXPORTED))
def test_a_mistake_is_told_at_its_cell_with_what_mends_it(kind, drill):
    usual: Told = []
    if kind in OWN:
        change, code, where, remedy = OWN[kind]
        rows = plan(drill)
        usual = told(drill, packed(rows))
        change(rows)
        content = packed(rows)
    else:
        altered, code, where, remedy = EXPORTED[kind]
        content, where = sheet_of(drill, altered), re.escape(spot(drill, where))
    said = [each for each in told(drill, content) if each not in usual]
    here = [
        each for each in said if re.fullmatch(f"(?:.*!)?{where}", each[1]) and re.fullmatch(code, each[0])
    ]
    assert here and all(re.search(remedy, shown.partition("]")[2]) for *_, shown in here), said
    # nothing else but what the same cell brings about by its new words, a row that comes out of turn, and a name cut off
    assert {each[0] for each in said} - {each[0] for each in here} <= {
        "S165",
        "Q144",
        "S163",
        "Q145",
        "S195",
    }, said


@pytest.mark.parametrize("drill", both_forms(DRILLS, of_each_language(2)))
def test_lengths_and_numbers_are_read_as_planners_write_them(drill):
    number = begun(drill).scenario.msel.injects
    first = next(inject for inject in number if inject.expected_actions)
    content = sheet_of(drill, expected(Inject_number=f"INJ-{first.number}", Deadline="trong 12 phút"))
    read = opened(content, "a.xlsx", begun(drill)).table().msel
    inject = next(each for each in read.injects if each.number == first.number)
    assert inject.expected_actions[0].deadline == 720


@pytest.mark.parametrize("drill", both_forms(DRILLS, of_each_language(3)))
def test_two_slips_in_one_cell_are_told_both(drill):
    said = told(drill, sheet_of(drill, at(To_roles="SPOK, COMS")))
    assert {near for *_, shown in said for near in re.findall(r"`(SPOKE|COMMS)`", shown)} == {
        "SPOKE",
        "COMMS",
    }, said
