"""What a table could lose or deliver without a word: each is asked about at its cell, with a kept mapping and without."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from datetime import datetime
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment

from infodrill.exchange.mselaround import around
from infodrill.exchange.mselcells import CellReader, meaning
from infodrill.exchange.mselcolumns import TARGETS
from infodrill.exchange.mselimport import opened
from infodrill.exchange.mselnumbers import whole_number
from infodrill.exchange.workbookreading import CellRead
from infodrill.kernel.errors import Place, ScenarioError
from infodrill.kernel.i18n import tr
from infodrill.scenario.loader import Loaded, load_files
from infodrill.scenario.schema import Inject
from infodrill.scenario.yamltext import read_yaml
from tests.exchange.said import imported
from tests.exchange.test_msel_planted_further import begun, plan, sheet_of
from tests.forms import both_forms

DRILL = {"vi": "ward-vi", "en": "school-en"}
NOTE = {"vi": "Ghi chú", "en": "Remarks"}
SAME = {"vi": ("Tên tình huống", "Lời thoại"), "en": ("Title", "Message text")}
Sheet = Any  # of openpyxl
Change = Callable[[Sheet, str], Any]
LETTERS = "ABCDEFGHI"  # number, time, from, to, channel, text, claim, action, note
ROW = 4


def book(lang: str) -> tuple[Any, Sheet]:
    """A planner's table with a column of notes and an action that says who and by when."""
    rows = plan(DRILL[lang])
    rows[0].append(NOTE[lang])
    within = "trong 15 phút" if lang == "vi" else "within 15 min"
    for row in rows[1:]:
        row[7] = f"SPOKE: {row[7]} {within}" if row[7] else None
        row.append("in sẵn" if lang == "vi" else "print it")
    whole = openpyxl.Workbook()
    for row in rows:
        whole.active.append(row)
    return whole, whole.active


def packed(whole: Any) -> bytes:
    content = BytesIO()
    whole.save(content)
    return content.getvalue()


def said(loaded: Loaded, content: bytes, mapping: bytes = b"") -> list[tuple[str, str, str]]:
    problems, _ = imported(loaded, content, mapping=mapping)
    return [(each.code, each.place.field, each.render("vi")) for each in problems]


def taken_in(lang: str) -> tuple[Loaded, bytes]:
    """The drill with the table in it, and the mapping that is kept then."""
    loaded, (whole, _) = begun(DRILL[lang]), book(lang)
    planned = opened(packed(whole), "a.xlsx", loaded)
    read = planned.table()
    files = planned.files(read, loaded.files["msel.yaml"])
    msel = read_yaml(files["msel.yaml"], "msel.yaml").data
    waits = {"kind": "condition", "condition": {"after": "+20:00"}, "until": "+40:00"}
    msel["injects"][-1] |= {"trigger": waits, "at": "+20:00"}
    row = msel["injects"][-1]
    row.pop("phase", None)
    files = {
        "msel.yaml": json.dumps(msel, ensure_ascii=False).encode(),
        "msel.map.yaml": files.get("msel.map.yaml", b""),
    }
    return load_files({**loaded.files, "msel.yaml": files["msel.yaml"]}), files["msel.map.yaml"]


def put(at: str, value: Any) -> Change:
    return lambda page, _: page.__setitem__(at, value)


def with_action(text: str) -> Change:
    """In the first row that has an action."""

    def change(page: Sheet, _: str) -> str:
        row = next(row for row in range(2, page.max_row + 1) if page[f"H{row}"].value)
        page[f"H{row}"] = text
        return f"H{row}"

    return change


def renumbered(page: Sheet, _: str) -> str:
    page[f"A{page.max_row}"] = 77
    return f"A{page.max_row}"


def copied(page: Sheet, _: str) -> str:
    page.parent.copy_worksheet(page)
    return page.title


def comment(at: str, text: str) -> Change:
    return lambda page, _: setattr(page[at], "comment", Comment(text, "An"))


def two_in_one(page: Sheet, _: str) -> None:
    page["F4"] = f"a) {page['F4'].value}\nb) 08:45: {page['F5'].value}"


def dropped(letter: str) -> Change:
    def change(page: Sheet, _: str) -> str:
        page.delete_cols(LETTERS.index(letter) + 1)
        return ""

    return change


def unheaded(page: Sheet, _: str) -> None:
    page["D1"] = None


CHANGES: Mapping[str, tuple[Change, str, str, str]] = {
    "a new number": (renumbered, "Q142", "", r"`?\d+`? vào ô"),
    "a note that cancels": (put("I4", "BỎ - không phát"), "Q147", "I4", "`draft`"),
    "a comment that cancels": (comment("F4", "bỏ tin này"), "Q147", "F4", "`draft`"),
    "a comment at an empty cell": (comment("K4", "cancel this inject"), "Q147", "A4", "`draft`"),
    "another comment": (comment("F4", "xem lại câu này"), "Q141", "F4", "F4"),
    "a number that cancels": (put("A4", "HỦY"), "Q121", "A4", "HỦY"),
    "two actions": (with_action("SPOKE: trả lời báo trong 15 phút; L1-DUTY: vào sổ trong 5 phút"), "Q127", "", "L1-DUTY: vào sổ"),
    "an action without its time": (with_action("SPOKE: trả lời càng sớm càng tốt"), "Q143", "", "trong 15 phút"),
    "an action without its role": (with_action("trả lời báo trong 15 phút"), "Q127", "", "SPOKE"),
    "a copy of the sheet": (copied, "Q137", "", "--sheet"),
    "two injects in a cell": (two_in_one, "Q147", "F4", "08:45"),
    "no column of claims": (dropped("G"), "Q124", "", "--propose"),
    "no column of recipients": (dropped("D"), "Q124", "", "--propose"),
    "no heading": (unheaded, "Q119", "D1", "."),
}  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "name"),
    both_forms([(lang, name) for lang in DRILL for name in CHANGES], [("vi", name) for name in CHANGES]),
)
def test_what_a_table_would_lose_or_deliver_in_silence_is_asked_about(lang: str, name: str) -> None:
    loaded, mapping = taken_in(lang)
    change, code, at, words = CHANGES[name]
    usual = {shown for *_, shown in said(loaded, packed(book(lang)[0]), mapping)}
    whole, page = book(lang)
    where = change(page, lang) or at
    new = [each for each in said(loaded, packed(whole), mapping) if each[2] not in usual]
    here = [
        shown
        for found, place, shown in new
        if found == code and re.search(rf"(?:^|!){where}\b" if where else "", place)
    ]
    assert here and re.search(words, here[0]), new


def test_an_inject_under_a_new_number_keeps_what_has_no_column() -> None:
    loaded, mapping = taken_in("vi")
    whole, page = book("vi")
    renumbered(page, "vi")
    _, after = imported(loaded, packed(whole), mapping=mapping)
    assert after is not None
    assert next(inject for inject in after.injects if inject.number == 77).trigger.condition is not None


def test_title_and_text_that_changed_places_are_asked_about() -> None:
    loaded = begun("ward-vi")
    whole, page = book("vi")
    page["I1"] = "Tên tình huống"
    for row in range(2, page.max_row + 1):
        page[f"I{row}"] = f"Tin {row}"
    content = packed(whole)
    assert not [each for each in said(loaded, content) if each[0] == "Q145"]
    page["I5"], page["F5"] = page["F5"].value, page["I5"].value
    assert [at for code, at, _ in said(loaded, packed(whole)) if code == "Q145" and "F5" in at]


def test_columns_of_who_and_by_when_are_told_whatever_stands_above_them() -> None:
    loaded = begun("ward-vi")
    for head, cells in (("Ai lo việc", "SPOKE"), ("Bao lâu", "15 phút")):
        whole, page = book("vi")
        page["I1"] = head
        for row in range(2, page.max_row + 1):
            page[f"I{row}"] = cells if row % 2 else None
        told = [
            shown
            for code, at, shown in said(loaded, packed(whole))
            if code in ("Q141", "Q118") and "I1" in at
        ]
        assert told and head in told[0], told


def test_a_date_on_which_nothing_is_played_is_told_in_the_column_of_the_storys_hours() -> None:
    def change(page: Sheet, heads: dict[str, int], _: Sheet) -> None:
        page.cell(4, heads["Story time"]).value = datetime(2031, 5, 6, 8, 15)

    told = said(begun("ward-vi"), sheet_of("ward-vi", change))
    assert [at for code, at, shown in told if code == "Q123" and "E4" in at and "06/05/2031" in shown], told


def test_the_words_of_the_reference_for_channels_are_read() -> None:
    """As docs/reference/truong-kich-ban.md lists them, in the order of the values."""
    told = tr("vi", str(Inject.model_fields["method"].description))
    words = [word.strip() for word in re.sub(r"^.*?: (.+?)\..*$", r"\1", told).split(",")]
    for word, choice in zip(words, TARGETS["method"].choices, strict=True):
        assert meaning("method", word) == choice, word


def test_who_is_offered_stands_in_one_order_and_plays() -> None:
    whole, page = book("vi")
    page["D4"] = "Ông Bình"
    told = [shown for code, at, shown in said(begun("ward-vi"), packed(whole)) if code == "Q125"]
    assert told and not re.search(r"\b(?:DIR|CTRL|SIM-PUB)\b", told[0]) and "`?control" not in told[0], told
    loaded = begun("ward-vi")
    for chair in loaded.scenario.cells.cells:
        for seat in chair.seats if chair.level else ():
            assert f"({seat.name.vi.casefold()})" not in told[0]  # as it is written, not folded


def cell(text: str) -> CellRead:
    return CellRead(row=4, column="A", kind="text", value=text)


@pytest.mark.parametrize(
    ("text", "number"),
    [("Tin số 16", 16), ("INJ-16", 16), ("TH 16", 16), ("#16", 16), ("Tình huống 16:", 16), ("16", 16)]
    + [
        (text, None)
        for text in ("Lưu ý: chờ tin 16", "chờ tin 6", "xem inject 16", "sau khi có tin 16", "after inject 6")
    ],
)
def test_a_number_within_a_sentence_is_no_number_of_an_inject(text: str, number: int | None) -> None:
    """A note typed over the number gave the inject another one's."""
    place = Place("plan.xlsx", field="A4")
    if number is None:
        with pytest.raises(ScenarioError, match="whole number"):
            whole_number(cell(text), TARGETS["number"], place)
    else:
        assert whole_number(cell(text), TARGETS["number"], place) == number


@pytest.mark.parametrize("between", [" ", ",", "; ", "\n", ", "])
def test_no_objective_of_a_list_is_dropped_however_it_is_parted(between: str) -> None:
    loaded = begun("school-en")
    first, second, *_ = (objective.id for objective in loaded.scenario.drill.objectives)
    for last in (second, "o-nowhere"):
        found = CellReader(around=around(loaded)).value(
            cell(f"{first}{between}{last}"), TARGETS["objectives"], Place("plan.xlsx")
        )
        assert found == [first, last]


@pytest.mark.parametrize("lang", DRILL)
def test_an_hour_that_is_said_roughly_is_told_as_what_it_is_read(lang: str) -> None:
    loaded, (whole, sheet) = begun(DRILL[lang]), book(lang)
    clock = f"{around(loaded).story.at(300):%H:%M}"
    sheet.cell(ROW, 2).value = f"khoảng {clock.replace(':', 'h')}" if lang == "vi" else f"about {clock}"
    told = [each for each in said(loaded, packed(whole)) if "→" in each[2]]
    assert (
        [each[0] for each in told] == ["Q141"] and f"B{ROW}" in told[0][1] and f"→ {clock}" in told[0][2]
    ), told
