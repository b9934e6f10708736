"""Mistakes that planners make in a table: what is not said is kept or asked for, never taken for something else in silence."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from io import BytesIO

import openpyxl
import pytest

from infodrill.conduct.check import check
from infodrill.exchange.address import ExchangeError
from infodrill.exchange.msel import as_workbook, plain_values, table
from infodrill.exchange.mselaround import around
from infodrill.exchange.mselimport import opened
from infodrill.exchange.mselkin import CHANGE
from infodrill.exchange.msellayout import SURE, proposed
from infodrill.exchange.mselreading import table_of
from infodrill.exchange.workbookreading import read
from infodrill.scenario.faults import ScenarioErrors
from infodrill.scenario.loader import find, load, load_files
from infodrill.scenario.schema import Msel

from .test_msel_free import LIGHT, made, taken, told

CLINIC = load(find("clinic"))
AROUND = replace(around(LIGHT), before={})
HEAD = ("No.", "Time", "From", "To", "Channel", "Message")
ROW = (1, "+1", "Báo Bến Mơ", "ward", "press", "Rạch Chùm is closed")


def columns(*rows: tuple[object, ...], **changes: object) -> dict[str, tuple[str, bool]]:
    """Target by letter, and whether it is sure."""
    found = proposed(read(made(*rows), "a.xlsx"), replace(AROUND, **changes), "a.xlsx")
    return {column.letter: (column.target, column.sure >= SURE) for column in found.columns}


def test_a_text_is_in_the_language_of_a_drill_that_has_but_one():
    assert columns(HEAD, ROW, languages=("en",))["F"] == ("body.en", True)
    assert columns(HEAD, (*ROW[:5], "Ben pha"), languages=("vi",))["F"] == ("body.vi", True)


@pytest.mark.parametrize("languages", [("vi",), ("vi", "en")])
def test_of_two_columns_with_one_heading_it_is_asked_which_is_which(languages):
    seen = columns((*HEAD, "Message"), (*ROW, "Closed"), languages=languages)
    assert not (seen["F"][1] and seen["G"][1])


def test_a_column_of_nothing_but_claims_holds_the_claim_whatever_it_is_called():
    sentence = LIGHT.scenario.claims[0].sentence.vi
    for heading in ("Topic", "Storyline"):
        rows = ((*HEAD, heading), (*ROW, "SMELL"), (2, *ROW[1:], sentence), (3, *ROW[1:], "–"))
        assert columns(*rows)["G"] == ("claim", True)
        assert [inject.claim for inject in taken(made(*rows), AROUND).msel.injects] == [
            "smell", LIGHT.scenario.claims[0].id, None,
        ]  # fmt: skip
    assert columns((*HEAD, "Topic"), (*ROW, "smell"), (2, *ROW[1:], "Hall A"))["G"][0] == "tag"


@pytest.mark.parametrize("edited", ["vi", "en"])
def test_in_a_drill_of_one_language_an_edit_of_either_column_leaves_one_text(edited):
    values = plain_values(table(LIGHT))
    values["injects"][1]["body"] = {
        **values["injects"][1]["body"],
        edited: "Nước nhà tôi vẫn hôi mùi thuốc tẩy",
    }
    content = as_workbook(Msel.model_validate(values))
    beside = replace(around(LIGHT), languages=("vi",))
    body = table_of(read(content, "a.xlsx"), "a.xlsx", around=beside).msel.injects[1].body
    assert body.vi == body.en == "Nước nhà tôi vẫn hôi mùi thuốc tẩy"


LEFT_OUT = ["From", "Method", "Claim", "To cells", "Tags", "Trigger", "Body (Vietnamese)", "Controller"]


@pytest.mark.parametrize("renamed", [False, True])
@pytest.mark.parametrize("heading", LEFT_OUT)
def test_a_column_left_out_of_an_exported_table_keeps_what_the_drill_says(heading, renamed):
    known = table(CLINIC)
    book = openpyxl.load_workbook(BytesIO(as_workbook(known)))
    page = book["MSEL"]
    cell = next(cell for cell in page[2] if str(cell.value).endswith(f" · {heading}"))
    if renamed:
        cell.value = "Xyzzy"
    else:
        page.delete_cols(cell.column)
    packed = BytesIO()
    book.save(packed)
    planned = opened(packed.getvalue(), "a.xlsx", CLINIC)
    found = planned.table(planned.proposed.layout).msel
    rows = [plain_values(msel)["injects"] for msel in (found, known)]
    for row in (row for listed in rows for row in listed if renamed):
        row.pop("tags", None)  # their own column becomes some
    assert rows[0] == rows[1]


def test_without_times_a_number_alone_does_not_make_a_new_text_an_old_inject():
    head = ("No.", "From", "To", "Channel", "Message")
    old = around(LIGHT).before[4]["body"]["vi"]
    assert taken(made(head, (4, *ROW[2:5], old + " Gấp!")), around(LIGHT)).msel.injects[0].claim == "poison"
    with pytest.raises(ScenarioErrors) as refused:
        taken(made(head, (4, *ROW[2:])), replace(around(LIGHT), use=CHANGE))
    assert [(fault.code, fault.place.line) for fault in refused.value.errors] == [("Q128", 1)]


def test_a_bare_number_among_clocks_is_asked_about():
    rows = [(n, at, *ROW[2:5], f"Tin {n}") for n, at in enumerate(("08:05", "08:06", 8, 0), 1)]
    text = told(made(HEAD, *rows))
    assert "Sheet!B4" in text and len(text.splitlines()) == 1, text
    seconds = made(HEAD, (1, "+5", *ROW[2:]), (2, 8, *ROW[2:]))
    assert [inject.at for inject in taken(seconds).msel.injects] == [300, 8]


def test_an_empty_table_names_its_sheet():
    with pytest.raises(ExchangeError) as wrong:
        told(made(HEAD))
    assert wrong.value.place.field == "Sheet"


PLAN = ("STT", "Giờ", "Người gửi", "Nơi nhận", "Kênh", "Nội dung", "Tin đồn", "Việc cần làm")
LETTER = dict(
    zip(("number", "at", "from", "to", "method", "body", "claim", "expected"), "ABCDEFGH", strict=True)
)
SENT = (
    (1, "08:00", "Ban chỉ đạo thành phố", "ward, city", "chat", "Nước súc xả từ thứ Ba.", None, "L1-DUTY: xác nhận trong 5 phút"),
    (2, "08:05", "Cư dân tổ 5", "CITIZEN-DESK", "hotline", "Nước nhà tôi hôi hai hôm nay.", "smell", "Mở phiếu trong 5 phút"),
    (3, "08:07", "Cư dân tổ 5", "CITIZEN-DESK", "hotline", "Nước hôm nay nấu cơm được chưa?", "ask", "Trả lời trong 10 phút"),
    (4, "08:10", "Nhóm cư dân Bãi Sậu", "public, ward", "nhóm kín", "Nhà máy bị đổ thuốc.", "poison",
        "L1-DUTY: cảnh báo trong 15 phút"),
    (5, "08:12", "Nhóm cư dân Bãi Sậu", "công chúng, ward", "facebook", "Vòi nước Bãi Sậu chảy ra trà sữa.", "joke", None),
    (6, "08:20", "Phụ huynh trường mầm non", "MONITOR", "hotline", "Bốn bé lớp Mầm đau bụng.", "school", "Hỏi trong 20 phút"),
)  # fmt: skip
WHOLE = replace(around(LIGHT), before={})


def planted(field: str, value: object, row: int = 5) -> bytes:
    """The plan with one cell changed."""
    rows = [list(each) for each in SENT]
    rows[row - 1]["ABCDEFGH".index(LETTER[field])] = value
    return made(PLAN, *rows)


def refused_with(content: bytes) -> list[str]:
    with pytest.raises(ScenarioErrors) as refused:
        taken(content, WHOLE)
    return [
        f"{each.code} {each.place.field} {each.render('en').partition(': ')[2]}"
        for each in refused.value.errors
    ]


def test_the_plan_as_it_is_is_read_without_a_word():
    found = taken(made(PLAN, *SENT), WHOLE)
    assert not found.notes
    assert [[action.deadline for action in inject.expected_actions] for inject in found.msel.injects] == [
        [300], [300], [600], [900], [], [1_200],
    ]  # fmt: skip


NAMED = {
    "two claims": ("claim", ["smell, ask", "smell/ask", "smell và joke", "poison -> joke"], "Q125", "Write one of them: `"),
    "a claim misspelt": ("claim", ["jok", "joke?", "joke (lần 2)"], "S113", "Did you mean `joke`?"),
    "a claim in other words": ("claim", ["Ảnh ghép vòi nước chảy ra trà sữa"], "Q125", "Did you mean `joke`?"),
    "a claim by its number": ("claim", ["C5", 5, "tin đồn mới"], "Q125", "Write one of: `ask`, `joke`"),
    "two channels": ("method", ["zalo/facebook", "facebook, zalo", "press hoặc hotline"], "Q125", "Write one of them: `"),
    "a channel misspelt": ("method", ["Facebok", "facebook page"], "S113", "Did you mean `public_feed`?"),
    "a channel with its number": ("method", ["đường dây nóng 1022"], "S113", "Did you mean `hotline`?"),
    "recipients between blanks": ("to", ["ward city"], "Q125", "Write `ward, city`."),
    "a part of a name": ("to", ["phường"], "Q125", "Did you mean ward?"),
    "as above": ("body", ["nt", "-nt-", "(như trên)", '"', "as above"], "Q121", "Write out what it says"),
    "as above, in a list": ("to", ["như trên", "〃"], "Q121", "Write out what it says"),
    "nothing": ("body", [None, "   ", "-", "…"], "S110", "Fill it in."),
    "nobody": ("from", [None, " ", "-"], "S110", "Fill it in."),
    "a day long before": ("at", ["09/03/2026 08:12", datetime(2026, 3, 9, 8, 12)], "Q123", "this is 09/03/2026"),
    "nobody that is known": ("to", ["everybody here", "Nurse Hoa"], "Q125", "public, "),
    "a day by itself": ("at", ["21/05/2027 08:12", datetime(2027, 5, 21, 8, 12)], "Q123", "Correct the day"),
}  # fmt: skip


@pytest.mark.parametrize("mistake", NAMED)
def test_a_mistake_in_a_cell_is_named_there_with_what_mends_it(mistake):
    field, values, code, remedy = NAMED[mistake]
    for value in values:
        said = refused_with(planted(field, value))
        assert len(said) == 1 and said[0].startswith(f"{code} Sheet!{LETTER[field]}6 ("), (value, said)
        assert remedy in said[0], (value, said)


READ = {
    "to": {
        "ward và city": {"cells": ("ward", "city")}, "ward & city": {"cells": ("ward", "city")},
        "Cố vấn quyền công dân và Ban chỉ đạo thành phố": {"cells": ("adviser", "city")}, "cong chung": {"public": True},
        "Tất cả các khung": {"cells": ("ward", "water", "city", "adviser")},
    },
    "claim": {"Ảnh ghép vòi nước Bãi Sậu chảy ra trà sữa.": "joke", "không": None, "-": None},
}  # fmt: skip


@pytest.mark.parametrize("field", READ)
def test_what_can_be_meant_but_one_way_is_read_so(field):
    for value, wanted in READ[field].items():
        inject = taken(planted(field, value), WHOLE).msel.injects[4]
        found = inject.to.model_dump(exclude_defaults=True) if field == "to" else inject.claim
        assert found == wanted, value


@pytest.mark.parametrize(
    ("text", "deadline", "told"),
    [
        ("Cảnh báo trong 15 phút", 900, False), ("within 15 min", 900, False), ("Answer within 1 hour", 3_600, False),
        ("trước 08:40", 1_680, False), ("15'", 900, False), ("trong 1h30", 5_400, False), ("không quá nửa giờ", 1_800, False),
        ("Cảnh báo ngay", 1_800, True), ("trong 15–20 phút", 1_800, True), ("5 phút gọi, 20 phút trả lời", 1_800, True),
        ("Gọi 3 hộ dân", 1_800, True), ("trước 08:05", 1_800, True), ("Xem tin lúc 08:05", 1_800, True),
    ],
)  # fmt: skip
def test_by_when_an_action_is_due_is_read_from_its_words_or_asked_for(text, deadline, told):
    found = taken(planted("expected", text), WHOLE)
    assert [action.deadline for action in found.msel.injects[4].expected_actions] == [deadline]
    assert ["Sheet!H6" in str(note.place) for note in found.notes if note.code == "Q143"] == [True] * told


def test_a_row_that_goes_back_in_time_is_told():
    for late, row, at in (
        ("08:25", 4, "B5"),
        ("08:01", 5, "B6"),
        ("08:06", 4, "B5"),
    ):  # the one without which all are in order
        (note,) = taken(planted("at", late, row=row), WHOLE).notes
        assert note.code == "Q144" and note.place.field.startswith(f"Sheet!{at} "), late


def test_one_number_among_seconds_may_be_a_minute():
    rows = [
        (n, at, *row[2:])
        for (n, _, *_), at, row in zip(SENT, (0, 300, 420, 600, 12, 1_200), SENT, strict=True)
    ]
    head = (PLAN[0], "Thời gian (giây)", *PLAN[2:])
    notes = taken(made(head, *rows), WHOLE).notes
    assert [note.place.field[:8] for note in notes if note.params.get("n") == 12] == ["Sheet!B6"]
    rows[4] = (5, 710, *SENT[4][2:])
    assert not taken(made(head, *rows), WHOLE).notes


@pytest.mark.parametrize("below", [("Tổng", 6), ("Tổng cộng:", None, 6), ("Ghi chú: giờ có thể đổi",)])
def test_what_stands_below_the_table_is_no_inject_and_that_is_told(below):
    found = taken(made(PLAN, *SENT, below), WHOLE)
    assert [note.code for note in found.notes] == ["Q139"] and len(found.msel.injects) == 6


def test_a_title_of_a_phase_that_no_drill_has_is_refused():
    (said,) = refused_with(made(PLAN, ("Giai đoạn 9",), *SENT))
    assert said.startswith("Q125 Sheet!A2 ") and "1, 2, 3 or 4" in said


def test_a_row_without_anything_but_its_time_is_told_by_its_empty_cells_alone():
    said = refused_with(made(PLAN, *SENT, (7, "08:30")))
    assert sorted(each.split()[1] for each in said) == ["Sheet!C8", "Sheet!F8"]


def test_a_hidden_sheet_that_is_read_is_told():
    book = openpyxl.load_workbook(BytesIO(made(PLAN, *SENT)))
    book.active.sheet_state = "hidden"
    book.create_sheet("Bìa")
    packed = BytesIO()
    book.save(packed)
    assert [note.code for note in taken(packed.getvalue(), WHOLE).notes] == ["Q141"]


def test_a_finding_beside_a_draft_is_moved_to_its_own_cell():
    rows = [(*row, "nháp" if row[0] == 2 else "đã duyệt") for row in SENT]
    rows[4] = (*rows[4][:2], "Ai đó", *rows[4][3:])
    planned = opened(made((*PLAN, "Trạng thái"), *rows), "a.xlsx", LIGHT)
    found = planned.table(planned.proposed.layout)
    after = load_files({**LIGHT.files, **planned.files(found, LIGHT.files["msel.yaml"])})
    said = [found.moved(problem, table(after)) for problem in check(after).errors if problem.code == "S184"]
    assert [each.place.field for each in said] == ["Sheet!C6 (Người gửi)"]


def test_lengths_are_written_as_authors_write_them():
    planned = opened(made(PLAN, *SENT), "a.xlsx", LIGHT)
    files = planned.files(planned.table(planned.proposed.layout), LIGHT.files["msel.yaml"])
    assert b"deadline: '+15:00'" in files["msel.yaml"]
    assert "S164" not in {problem.code for problem in check(load_files({**LIGHT.files, **files})).problems}


def test_a_drill_of_one_language_goes_out_and_comes_back_in_one_column_a_text():
    planned = opened(made(PLAN, *SENT), "a.xlsx", LIGHT)
    files = planned.files(planned.table(planned.proposed.layout), LIGHT.files["msel.yaml"])
    loaded = load_files({**LIGHT.files, **files})
    book = openpyxl.load_workbook(BytesIO(as_workbook(table(loaded), languages=("vi",))))
    heads = [str(cell.value) for page in book.worksheets[:2] for cell in page[2]]
    assert any("Vietnamese" in head for head in heads) and not any("English" in head for head in heads)
    for edited in (None, "Nước nhà tôi vẫn hôi"):
        page = book["MSEL"]
        cell = next(
            page.cell(4, cell.column) for cell in page[2] if str(cell.value).endswith("· Body (Vietnamese)")
        )
        cell.value = edited or cell.value
        packed = BytesIO()
        book.save(packed)
        found = opened(packed.getvalue(), "a.xlsx", loaded).table()
        texts = [(inject.body.vi, inject.body.en) for inject in found.msel.injects]
        assert all(vi == en for vi, en in texts) and not found.notes
        assert texts[1][0] == (edited or SENT[1][5])
        assert (found.msel == table(loaded)) is (edited is None)


def test_an_expected_action_that_was_changed_in_a_drill_of_one_language_is_one_text():
    """What had stood there before stayed as its English."""
    planned = opened(made(PLAN, *SENT), "a.xlsx", LIGHT)
    loaded = load_files(
        {**LIGHT.files, **planned.files(planned.table(planned.proposed.layout), LIGHT.files["msel.yaml"])}
    )
    changed = opened(
        made(PLAN, SENT[0], (*SENT[1][:7], "Mở phiếu trong 9 phút"), *SENT[2:]), "a.xlsx", loaded
    )
    found = changed.table(changed.proposed.layout).msel.injects[1].expected_actions
    assert [(action.what.vi, action.what.en) for action in found] == [("Mở phiếu trong 9 phút",) * 2]


def test_a_text_of_its_own_in_the_other_language_goes_out():
    book = openpyxl.load_workbook(BytesIO(as_workbook(table(CLINIC), languages=("vi",))))
    assert any(str(cell.value).endswith("· Body (English)") for cell in book["MSEL"][2])
