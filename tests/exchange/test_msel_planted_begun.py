"""Mistakes by their kind in sheets of drills as `infodrill new` begins them: told once, at the cell or the column's head."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from infodrill.exchange.msel import table
from infodrill.exchange.mselimport import opened
from infodrill.scenario.loader import Loaded, load_files
from infodrill.scenario.starting import started
from tests.exchange.said import imported
from tests.forms import both_forms
from tests.scenario.test_remedies_anywhere import misread

BEGUN = {"ward": ("vi", 60, 4), "school": ("en", 90, 5), "hospital": ("vi", 120, 4)}
HEADS = {
    "vi": ("STT", "Giờ", "Người gửi", "Nơi nhận", "Kênh", "Nội dung", "Tin đồn", "Việc cần làm"),
    "en": ("No.", "Time", "From", "To", "Channel", "Description", "Rumour", "Expected action"),
}
NUMBER, AT, FROM, TO, METHOD, BODY, CLAIM, EXPECTED = range(8)
Rows = list[list[Any]]
Told = list[tuple[str, str, str]]  # code, cell, the whole as shown


@cache
def begun(drill: str) -> Loaded:
    lang, minutes, cells = BEGUN[drill]
    texts = started(drill, lang, name=drill, minutes=minutes, cells=cells)
    return load_files({name: text.encode() for name, text in texts.items()})


def plan(drill: str) -> Rows:
    """The drill's own injects in a planner's columns, under their headings."""
    loaded = begun(drill)
    (lang,) = loaded.scenario.drill.languages
    rows: Rows = [list(HEADS[lang])]
    for inject in table(loaded).injects:
        to = [*inject.to.cells, *inject.to.roles, *(("public",) if inject.to.public else ())]
        what = [action.what.in_(lang) for action in inject.expected_actions]
        at = f"+{inject.at // 60}:{inject.at % 60:02}"
        rows.append(
            [
                inject.number,
                at,
                inject.from_,
                ", ".join(to),
                inject.method,
                inject.body.in_(lang),
                inject.claim,
                *what[:1],
            ]
        )
    return rows


def packed(rows: Rows) -> bytes:
    """The rows as a workbook."""
    book, content = openpyxl.Workbook(), BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(content)
    return content.getvalue()


def told(drill: str, rows: Rows) -> Told:
    """All that is said of the sheet, as the command says it."""
    listed, _ = imported(begun(drill), packed(rows))
    return [
        (each.code, re.sub(r" .*", "", each.place.field).partition("!")[2], each.render("vi"))
        for each in listed
    ]


def cell(column: int, value: Any, row: int = 3) -> Callable[[Rows], None]:
    def change(rows: Rows) -> None:
        cells = rows[row - 1]
        cells += [None] * (column + 1 - len(cells))
        cells[column] = value(cells[column]) if callable(value) else value

    return change


def whole(column: int, value: Callable[[int], Any]) -> Callable[[Rows], None]:
    def change(rows: Rows) -> None:
        for n, cells in enumerate(rows[1:]):
            cells += [None] * (column + 1 - len(cells))
            cells[column] = value(n)

    return change


def swapped(column: int, other: int) -> Callable[[Rows], None]:
    def change(rows: Rows) -> None:
        for cells in rows[1:]:
            cells[column], cells[other] = cells[other], cells[column]

    return change


def heads(*changes: tuple[int, str]) -> Callable[[Rows], None]:
    def change(rows: Rows) -> None:
        for column, text in changes:
            rows[0] += [""] * (column + 1 - len(rows[0]))
            rows[0][column] = text
            for cells in rows[1:]:
                cells += [*[None] * (column - len(cells)), "?"][: max(0, column + 1 - len(cells))]

    return change


def column(head: str, text: str) -> Callable[[Rows], None]:
    """A column of their own behind the others, the same in each row."""

    def change(rows: Rows) -> None:
        for n, cells in enumerate(rows):
            cells += [None] * (8 - len(cells))
            cells.append(text if n else head)

    return change


def acts_under(head: str) -> Callable[[Rows], None]:
    def change(rows: Rows) -> None:
        whole(EXPECTED, lambda n: "SPOKE: answer within 15 min" if n % 2 else "L1-DUTY, by phone: call back")(
            rows
        )
        rows[0][EXPECTED] = head

    return change


def drafted(rows: Rows) -> None:
    column("Tình trạng", "đã duyệt")(rows)
    rows[3][-1] = "nháp"


def claims_moved(rows: Rows) -> None:
    rows[2][CLAIM], rows[3][CLAIM] = rows[3][CLAIM], rows[2][CLAIM]


def bodies_moved(rows: Rows) -> None:
    rows[2][BODY], rows[3][BODY] = rows[3][BODY], rows[2][BODY]


A = "а"  # of Cyrillic
MISREAD_HEADS = ("Số tt", "Giờ", "Người gửi", "Nơi nhận", "Kênh tin", "Nội dung")
BROKEN = misread("Cháy ở Bãi Sậu ạ")
KINDS: dict[str, tuple[Callable[[Rows], None], str, str, str]] = {
    "a letter lost in a text": (cell(BODY, lambda text: f"{text} Nư\ufffdc"), "S167", "F3", "UTF-8"),
    "a letter lost in a name": (cell(FROM, lambda text: f"{text}\ufffd"), "S167", "C3", "UTF-8"),
    "a text misread": (cell(BODY, BROKEN), "S167|S101", "F3", "Cháy ở Bãi Sậu ạ"),
    "a name misread": (cell(FROM, BROKEN), "S167|S101", "C3", "Cháy ở Bãi Sậu ạ"),
    "an action misread": (cell(EXPECTED, BROKEN), "S167|S101", "H3", "Cháy ở Bãi Sậu ạ"),
    "a text for an old font": (cell(BODY, "Bê bao R¹ch Chïm vì råi, nhµ nµo"), "S167", "F3", "Bờ bao Rạch Chùm vỡ rồi"),
    "a sender for an old font": (cell(FROM, "C« §µo"), "S167", "C3", "Cô Đào"),
    "headings for an old font": (
        heads(*enumerate(("Sè tt", "Giê", "Ng\u00adêi göi", "N¬i nhËn", "Kªnh", "Néi dung"))), "Q117", "[AC]1", "Số tt|Người gửi"
    ),
    "question marks for letters": (cell(BODY, "N??c m?y ? t? 5 h?i qu? b? con"), "S167", "F3", "UTF-8"),
    "another alphabet in a text": (cell(BODY, lambda text: f"B{A}n: {text}"), "S167", "F3", "Ban"),
    "texts misread throughout": (whole(BODY, lambda n: f"{n} {BROKEN}"), "S167|S101", "F1", "Cháy ở Bãi Sậu ạ"),
    "headings misread": (heads(*enumerate(map(misread, MISREAD_HEADS))), "Q117", "A1", "Số tt"),
    "no time anywhere": (whole(AT, lambda n: f"khoảng {n}"), "Q123", "B1", "08:35"),
    "spans for times": (whole(AT, lambda n: f"08:{n:02}-08:{n + 1:02}"), "Q123", "B1", "08:35"),
    "formulas for times": (whole(AT, lambda n: f"=A{n + 2}+1"), "Q123", "B1", "dán giá trị"),
    "times before the start": (whole(AT, lambda n: f"03:{n:02}"), "Q123", "B1", r"\+35"),
    "no time at all": (whole(AT, lambda n: None), "S110", "B1", "1[23] trong 1[23] dòng"),
    "senders unknown": (whole(FROM, lambda n: f"Người lạ {n}"), "S184", "C1", "`senders`"),
    "recipients unknown": (whole(TO, lambda n: "Phòng Văn hóa"), "Q125", "D1", "ward|school|hospital"),
    "channels unknown": (whole(METHOD, lambda n: "loa phường"), "S113", "E1", "`hotline`"),
    "claims by number": (whole(CLAIM, lambda n: n + 1), "Q125", "G1", "`\\w+`"),
    "numbers alike": (whole(NUMBER, lambda n: 1), "Q120", "A1", "số riêng"),
    "texts left out": (whole(BODY, lambda n: None), "S110", "F1", "tiêu đề"),
    "senders and recipients swapped": (swapped(FROM, TO), "Q125", "D1", "tiêu đề"),
    "a heading left out": (heads((BODY, "")), "Q119", "F1", "tiêu đề"),
    "times under another heading": (heads((AT, "Clock")), "Q118", "B1", "Lúc"),
    "senders under another heading": (heads((FROM, "Who speaks")), "Q118", "C1", "Người gửi"),
    "recipients under another heading": (heads((TO, "For whom")), "Q118", "D1", "Gửi đến"),
    "texts under another heading": (heads((BODY, "What is said")), "Q118", "F1", "Nội dung"),
    "actions under another heading": (acts_under("Response"), "Q118", "H1", "Việc mong đợi"),
    "a column of who": (heads((8, "Who")), "Q141", "I1", "SPOKE"),
    "a column of deadlines": (heads((8, "Deadline")), "Q141", "I1", "`deadline`"),
    "a claim emptied": (cell(CLAIM, None), "Q145", "G3", "`\\w+`"),
    "an hour too late": (cell(AT, "+500"), "S161", "B3", "sớm"),
    "a time out of turn": (cell(AT, "+40"), "Q144", "B3", "thời điểm|giờ"),
    "no action but a number": (cell(EXPECTED, "SPOKE 15"), "Q143", "H3", "trong 15 phút"),
    "a text too long": (cell(BODY, "nước " * 3_000), "S113", "F3", "ngắn"),
    "a number too small": (cell(NUMBER, 0), "S113", "A3", "1 .* 9.999"),
    "a claim by its path": (cell(CLAIM, lambda name: f"claims/{name}"), "S113", "G3", "`\\w+`"),
    "a sender with an account": (cell(FROM, "@trangvui"), "S180", "C3", "tên chỉ ghi cách gọi"),
    "no days": (column("Ngày", "32/13/2027"), "Q123", "I1", "20/05/2027"),
    "phases by name": (column("Giai đoạn", "Khởi động"), "Q121", "I1", "1, 2, 3"),
    "objectives in words": (column("Mục tiêu", "Nghe dân"), "S113", "I1", "`o-notice`"),
    "pictures that are not there": (column("Ảnh", "anh 1.png"), "S141", "I1", "`media`"),
    "a text set aside": (cell(BODY, lambda text: f"HUỶ: {text}"), "S167", "F3", "`status: draft`"),
    "a draft": (drafted, "S188", "I4", "reviewed"),
    "a role misspelt in an action": (cell(EXPECTED, "SPOKR: 5 min", row=5), "Q127", "H5", "Có phải là SPOKE"),
    "a role that nobody has in an action": (cell(EXPECTED, "POLICE: 5 min", row=5), "Q127", "H5", "POLICE.*SPOKE"),
    "a role misspelt in a new action": (cell(EXPECTED, "SPOKR: 5 min", row=4), "Q127", "H4", "Có phải là SPOKE"),
    "two roles for one action": (cell(EXPECTED, "SPOKE, COMMS: 5 min"), "Q127", "H3", "SPOKE"),
    "a row copied": (lambda rows: rows.append(list(rows[3])), "Q120", "A\\d+", "số riêng"),
}  # fmt: skip
ROWS = [(kind, drill) for kind in KINDS for drill in BEGUN]
IN_TURN = [(kind, list(BEGUN)[n % len(BEGUN)]) for n, kind in enumerate(KINDS)]


@pytest.mark.parametrize(("kind", "drill"), both_forms(ROWS, IN_TURN))
def test_a_mistake_is_told_once_at_its_cell_or_at_its_head(kind, drill):
    change, code, at, remedy = KINDS[kind]
    rows = plan(drill)
    change(rows)
    ((found, where, shown),) = told(drill, rows)
    assert re.fullmatch(code, found) and re.fullmatch(at, where) and re.search(remedy, shown), shown


@pytest.mark.parametrize("drill", BEGUN)
def test_the_drill_s_own_injects_come_back_without_a_word(drill):
    rows = plan(drill)
    for action in (cells for cells in rows[1:] if len(cells) > EXPECTED):
        action[EXPECTED] += " trong 15 phút" if drill != "school" else " within 15 min"
    assert told(drill, rows) == []


@pytest.mark.parametrize("change", [claims_moved, bodies_moved])
def test_cells_that_changed_places_are_told_both(change):
    rows = plan("ward")
    change(rows)
    assert [(code, where[1:]) for code, where, _ in told("ward", rows)] == [("Q145", "3"), ("Q145", "4")]


def slipped(column: int, *, by: int) -> Callable[[Rows], None]:
    def change(rows: Rows) -> None:
        said = [cells[column] for cells in rows[1:]]
        for n, cells in enumerate(rows[1:]):
            cells[column] = said[(n - by) % len(said)]

    return change


def in_order(column: int) -> Callable[[Rows], None]:
    def change(rows: Rows) -> None:
        said = sorted(cells[column] for cells in rows[1:])
        for cells, text in zip(rows[1:], said, strict=True):
            cells[column] = text

    return change


@pytest.mark.parametrize("drill", BEGUN)
@pytest.mark.parametrize("column", [AT, FROM, TO, METHOD])
@pytest.mark.parametrize("moved", [slipped, in_order])
def test_a_column_that_slipped_or_was_sorted_alone_is_told(drill, column, moved):
    rows = plan(drill)
    (moved(column, by=1) if moved is slipped else moved(column))(rows)
    said = [(code, where[0]) for code, where, _ in told(drill, rows)]
    assert ("Q145", "ABCDE"[column]) in said and {code for code, _ in said} <= {
        "Q145",
        "Q127",
        "Q144",
        "S162",  # it is known before anybody asks then
        "S163",
        "S164",  # a sequel comes before its beginning then
        "S194",  # who is to act does not have it then
        "S177",  # what the press asks comes to the recipients of another row
    }, said


def test_two_senders_that_changed_places_are_told_and_one_who_is_another_is_not():
    rows = plan("ward")
    rows[2][FROM], rows[3][FROM] = rows[3][FROM], rows[2][FROM]
    assert [(code, where) for code, where, _ in told("ward", rows)] == [("Q145", "C3"), ("Q145", "C4")]
    rows = plan("ward")
    rows[2][FROM] = rows[3][FROM]
    assert told("ward", rows) == []


@pytest.mark.parametrize("sign", ["\u200b", "\u00a0", A])
def test_names_are_read_as_anybody_would_type_them(sign):
    rows = plan("ward")
    for column in (FROM, TO, CLAIM):
        text = str(rows[4][column])
        rows[4][column] = text.replace("a", A) if sign == A else f"{text}{sign}"
    assert told("ward", rows) == []


def test_columns_of_their_own_beside_all_fields_are_asked_about_by_nobody():
    rows = plan("ward")
    for head, text in (
        ("Where", "ward"),
        ("Speaker", rows[2][FROM]),
        ("Until", "08:40"),
        ("Remark", "Một câu dài " * 3),
    ):
        column(head, text)(rows)
        rows[0][-1] = head
    assert {code for code, *_ in told("ward", rows)} <= {"Q141"}


def test_a_new_row_of_a_drill_in_one_language_is_written_in_one():
    loaded, rows = begun("ward"), plan("ward")
    rows.append([77, "+59", rows[3][FROM], "ward", "hotline", "Nước có mùi lạ, hỏi phường", rows[3][CLAIM]])
    planned = opened(packed(rows), "a.xlsx", loaded)
    text = planned.files(planned.table(), loaded.files["msel.yaml"])["msel.yaml"].decode()
    assert "body: Nước có mùi lạ, hỏi phường" in text and "en:" not in text


def test_whose_action_it_is_is_read_from_its_text_or_told():
    for said, role, note in (
        ("SPOKE: trả lời trong 5 phút", "SPOKE", 0),
        ("Trả lời trong 5 phút", "L1-DUTY", 1),
    ):
        rows = plan("ward")
        rows[5] = [*rows[5][:EXPECTED], said]  # to the public, the ward and the city
        codes = [code for code, _, shown in told("ward", rows) if f"5 → {role}" in shown or code != "Q127"]
        assert codes == ["Q127"] * note


@pytest.mark.parametrize(
    ("said", "who", "codes"),
    [
        ("COMMS: trả lời báo trong 15 phút", "COMMS", []),
        ("Biên tập: trả lời báo trong 15 phút", "COMMS", []),
        ("SPOKR: trả lời báo trong 15 phút", "SPOKE", ["Q127"]),
        ("Trả lời báo, nhờ biên tập, trong 15 phút", "SPOKE", []),
    ],
)
def test_an_action_that_was_somebody_s_is_of_whom_its_text_begins_with(said, who, codes):
    rows = plan("ward")
    cell(EXPECTED, said, row=12)(rows)
    found = opened(packed(rows), "a.xlsx", begun("ward")).table()
    assert [action.who for action in found.msel.injects[10].expected_actions] == [who]
    assert [note.code for note in found.notes] == codes


def test_a_seat_whose_name_holds_commas_is_read_whole():
    rows = plan("ward")
    cell(TO, "Trực phường, tiếp dân, giữ lịch quầy", row=4)(rows)
    found = opened(packed(rows), "a.xlsx", begun("ward")).table()
    assert found.msel.injects[2].to.roles == ("L1-DUTY",)


def test_a_row_of_a_remark_alone_may_go():
    rows = plan("ward")
    rows.insert(4, [None, None, None, None, None, "Nghỉ giải lao"])
    said = [shown for _, where, shown in told("ward", rows) if where.endswith("5")]
    assert said and all("xóa dòng này" in shown for shown in said), said


def test_a_title_of_a_phase_above_injects_of_another_is_told_where_it_is_wrong():
    rows = plan("ward")
    begins = next(n for n, cells in enumerate(rows) if n and int(str(cells[AT])[1:].partition(":")[0]) >= 13)
    rows.insert(begins, ["Giai đoạn 3"])
    assert told("ward", rows) == []
    rows.insert(begins - 1, rows.pop(begins))
    # Of all below it one comes too early: it is named itself.
    assert [(code, where) for code, where, _ in told("ward", rows)] == [("Q125", f"B{begins + 1}")]


def test_a_deadline_far_off_leaves_the_file_as_it_is():
    loaded, rows = begun("ward"), plan("ward")
    rows[2] = [*rows[2][:EXPECTED], "L1-DUTY trả lời trước 23:00"]
    planned = opened(packed(rows), "a.xlsx", loaded)
    found = planned.table()
    assert not planned.written_anew(found, loaded.files["msel.yaml"])
    assert "deadline: '+89" in planned.files(found, loaded.files["msel.yaml"])["msel.yaml"].decode()


def test_numbers_that_moved_are_told_as_that_and_not_as_texts_that_did():
    rows = plan("ward")
    whole(NUMBER, lambda n: n + 2)(rows)
    codes = [code for code, _, _ in told("ward", rows)]
    assert codes.count("Q142") == 1 and "Q145" not in codes


def test_an_hour_before_the_start_of_a_long_drill_is_told_with_the_time_that_it_is_read_as():
    files = dict(begun("ward").files)
    files["drill.yaml"] = files["drill.yaml"].replace(b"phases: 60", b"phases: [100, 500, 500, 400]")
    loaded, rows = load_files(files), plan("ward")[:3]
    rows[2][AT] = "07:30"
    notes = opened(packed(rows), "a.xlsx", loaded).table().notes
    assert ["+23:30:00" in note.render("en") for note in notes if note.code == "Q144"] == [True]
