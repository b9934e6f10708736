"""What a story says against itself in its own words: days and hours, answers given away, another claim's texts, notes."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from infodrill.conduct.check import check
from infodrill.conduct.refusal import refused
from infodrill.scenario.faults import ScenarioErrors
from infodrill.scenario.loader import load_files
from infodrill.scenario.typedtimes import typed_time
from infodrill.scenario.valuenames import called
from tests.scenario.test_planners_further import DRILLS

DRILL = DRILLS["hospital-vi"]
Files = dict[str, str]
Change = Callable[[Files], None]


def told(change: Change) -> list[tuple[str, str, int, str]]:
    """(code, file, line, the whole) of all that is said anew."""
    files = dict(DRILL)
    change(files)
    try:
        problems = check(load_files({name: text.encode() for name, text in files.items()})).problems
    except ScenarioErrors as wrong:
        problems = refused(wrong)
    return [(each.code, each.place.file, each.place.line, each.render("vi")) for each in problems]


USUAL = {shown for *_, shown in told(lambda files: None)}


def new(change: Change) -> list[tuple[str, str, int, str]]:
    return [each for each in told(change) if each[3] not in USUAL and each[0] not in ("S131", "S132")]


def put(file: str, pattern: str, text: str) -> Change:
    def change(files: Files) -> None:
        files[file], n = re.subn(
            pattern, lambda hit: hit.expand(text), files[file], count=1, flags=re.MULTILINE
        )
        assert n, pattern

    return change


def body(text: str) -> Change:
    """In front of what the first inject about a claim says, 09:30 minus two hours: 07:34 on Tuesday, 9 March."""
    return put("msel.yaml", r"^(    claim: \w[\w-]*\n(?:    (?!body).*\n)*    body: \")", rf"\g<1>{text} ")


def briefing(text: str) -> Change:
    return put("drill.yaml", r'^briefing: "', rf"\g<0>{text} ")


def sender(name: str) -> Change:
    return put("drill.yaml", r"^senders:\n", rf'\g<0>  - "{name}"\n')


SUBTITLE = r'^subtitle: ".*"'
twin = put("claims/oxygen.yaml", r"^harm: H4.*$", r"\g<0>\ntwin: oxygem")
forbidden = put("claims/oxygen.yaml", r'^advice: ".*"', 'advice: "Ai thở máy thì rút ống đưa về."')
SAID = {
    "an hour that is not now": (body("Bây giờ là 14:30."), "S164", "msel.yaml", "14:30"),
    "a day of the week": (body("Sáng nay, thứ Bảy, tôi chờ mãi."), "S164", "msel.yaml", "thứ Bảy"),
    "a date": (body("Hôm nay 20/11 rồi mà chưa thấy gì."), "S164", "msel.yaml", "20/11"),
    "tomorrow's day": (body("Ngày mai, thứ Hai, còn khám không?"), "S164", "msel.yaml", "thứ Hai"),
    "a day in the title": (put("drill.yaml", SUBTITLE, 'subtitle: "Một sáng thứ Bảy"'), "S164", "drill.yaml", "thứ Bảy"),
    "another century's year": (put("drill.yaml", r"2027-03-09", "2072-03-09"), "S164", "drill.yaml", "2072"),
    "an answer in the briefing": (briefing("Bệnh viện Khe Mận không cạn sạch ôxy, cứ yên."), "S198", "drill.yaml", "`oxygen`"),
    "a record in the briefing": (briefing("Bồn chính đầy 81 %, dự phòng đủ bốn ngày."), "S198", "drill.yaml", "`oxygen`"),
    "a sender who never speaks": (sender("Ông Bảy xe ôm"), "S200", "drill.yaml", "Ông Bảy"),
    "a ministry": (sender("Bộ Mưa và Nắng"), "S181", "drill.yaml", "Bộ Mưa và Nắng"),
    "a ministry in a text": (body("Bộ Mưa và Nắng vừa gửi công văn."), "S181", "msel.yaml", "Bộ Mưa"),
    "a committee of elsewhere": (body("UBND tỉnh Sương Vàng đã họp."), "S195", "msel.yaml", "Sương Vàng"),
    "a body of the country": (body("Theo Hội Ghép Chữ Việt Nam thì đúng."), "S181", "msel.yaml", "Việt Nam"),
    "the foot of a page": (body("Trang 3/12"), "S165", "msel.yaml", "Trang 3/12"),
    "who sent it on, and when": (body("[10:32, 23/09/2027] Lan Phạm:"), "S165", "msel.yaml", "10:32"),
    "a remark of whoever writes along": (body("[Lan: chị Tú xem lại câu này]"), "S165", "msel.yaml", "Lan:"),
    "a choice left open": (body("ngại/xấu hổ (chọn 1)"), "S165", "msel.yaml", "chọn 1"),
    "a word parted at the end of a line": (body("Chờ năm tri- ệu người."), "S165", "msel.yaml", "tri- ệu"),
    "a code that nobody knows": (body("Nhờ SPOKE trả lời giùm."), "S165", "msel.yaml", "SPOKE"),
    "a sentence in the other language": (body("Chờ mãi! The house here has two shares now."), "S165", "msel.yaml", "The ho"),
    "an own name with another accent": (body("Ở Khe Mân đông lắm."), "S195", "msel.yaml", "Khe Mận"),
    "a deadline beside its words": (put("msel.yaml", r'what: "', 'what: "Trong 45 phút, '), "S164", "msel.yaml", "45:00"),
    "a nought too many": (put("msel.yaml", r"^  - at: \+5:00$", "  - at: +50:00"), "S164", "msel.yaml", "`+5:00`"),
    "a sender short of a word": (put("msel.yaml", "Nhóm người nhà khoa Nhi", "Nhóm người nhà"), "S184", "msel.yaml", "Nhi?"),
    "a twin that is the claim itself": (twin, "S141", "claims/oxygen.yaml", "infusion"),
    "a field in Vietnamese": (put("msel.yaml", r"^    claim: ", "    thông tin: "), "S111", "msel.yaml", "`claim`"),
    "two recipients in one": (put("msel.yaml", r"public, hospital\]", "public hospital]"), "S113", "msel.yaml", "[public, "),
    "a way among recipients": (put("msel.yaml", r"to: \[SPOKE\]", "to: [press]"), "S141", "msel.yaml", "`method`"),
    "a ward that is almost one": (body("Cả phường Đồi Chè Mới ra chờ."), "S195", "msel.yaml", "Đồi Chè Mới"),
    "a condition of another claim": (put("msel.yaml", "scanner, kind", "oxygen, kind"), "S163", "msel.yaml", "`scanner`"),
    "advice to do what is forbidden": (forbidden, "S163", "claims/oxygen.yaml", "rút ống"),
    "a phase that is too short": (put("drill.yaml", r"^phases: 60", "phases: [5, 5, 10, 40]"), "S197", "drill.yaml", "30"),
    "owners without a role": (put("cells.yaml", r"(id: engineer.*)FACT-OWNER, ", r"\g<1>"), "S175", "cells.yaml", "`oxygen`"),
}  # fmt: skip


@pytest.mark.parametrize("kind", SAID)
def test_what_a_story_says_against_itself_is_told_where_it_stands(kind):
    change, code, file, word = SAID[kind]
    said = new(change)
    here = [shown for found, at, _, shown in said if (found, at) == (code, file)]
    assert len(here) == 1 and word in here[0], said
    assert "`oxygen`?" not in here[0]


def test_of_a_date_that_moved_the_date_is_told_and_not_each_text():
    def change(files: Files) -> None:
        body("Sáng nay, thứ Ba, đông quá.")(files)
        put("drill.yaml", r"^subtitle: \".*\"", 'subtitle: "Một sáng thứ Ba đông người"')(files)
        put("drill.yaml", "2027-03-09", "2027-03-13")(files)

    (told_once,) = [each for each in new(change) if each[0] == "S164"]
    assert (
        told_once[1] == "drill.yaml" and "msel.yaml:" in told_once[3] and "thứ bảy 13/03/2027" in told_once[3]
    )


def test_the_day_and_hour_that_the_story_shows_are_nobodys_mistake():
    for text in (
        "Bây giờ là 7:35.",
        "Sáng nay, thứ Ba 09/03, đông quá.",
        "Ngày mai, thứ Tư, còn khám không?",
        "Từ thứ Hai tuần sau.",
    ):
        assert not new(body(text)), text


@pytest.mark.parametrize("field", ["meanwhile", "why", "advice"])
def test_a_field_that_was_copied_from_another_claim_is_told_in_the_copy(field):
    def change(files: Files) -> None:
        text = re.search(rf'{field}: ("[^"\n]+")', files["claims/infusion.yaml"])[1]
        files["claims/oxygen.yaml"] = re.sub(
            rf'{field}: "[^"\n]+"', lambda _: f"{field}: {text}", files["claims/oxygen.yaml"], count=1
        )

    said = [each for each in new(change) if each[0] == "S163"]
    assert [each[1] for each in said] == ["claims/oxygen.yaml"] and "`infusion`" in said[0][3], said


def test_a_record_told_word_for_word_before_its_hour_is_told():
    why = re.search(r'why: "([^"]+)"', DRILL["claims/oxygen.yaml"])[1]
    assert [
        each[1] for each in new(put("msel.yaml", r'body: "KHẨN[^"]*"', f'body: "{why}"')) if each[0] == "S164"
    ] == ["msel.yaml"]


def test_a_file_of_another_ones_content_is_told_once_as_that():
    for file, other in (
        ("cells.yaml", "places.yaml"),
        ("places.yaml", "msel.yaml"),
        ("msel.yaml", "claims/oxygen.yaml"),
    ):
        said = [
            each
            for each in new(lambda files, file=file, other=other: files.update({file: files[other]}))
            if each[1] == file
        ]
        assert len(said) == 1 and "nội dung của" in said[0][3], said


@pytest.mark.parametrize(
    "name", ["msel-LAPTOP-LAN.yaml", "msel_v2.yaml", "cells (bản của Lan).yaml", "drill cũ.yaml"]
)
def test_a_copy_under_whatever_name_is_told_as_a_copy(name):
    own = re.match(r"[a-z]+", name)[0]
    said = new(lambda files: files.update({name: files[f"{own}.yaml"]}))
    assert [each[0] for each in said] == ["S121"] and f"`{own}.yaml`" in said[0][3], said


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("9 giờ 9 phút", "09:09"), ("09:09 SA", "09:09"), ("9:05 CH", "21:05"), ("+9:75", "+10:15"), ("+9,5", "+9:30"),
        ("9h09", "09:09"),
        ("phút thứ 9", "+9:00"), ("khoảng 9h", "09:00"), ("+8.30", "+8:30"), ("sáng", ""), ("25:00", ""),
    ],
)  # fmt: skip
def test_a_time_as_people_type_it_is_proposed_as_it_is_written(typed, written):
    assert typed_time(typed, span=False) == written


def test_every_field_that_a_template_shows_is_known_by_a_name_in_vietnamese():
    inject = [
        "at",
        "from",
        "to",
        "claim",
        "method",
        "body",
        "if_stuck",
        "expected_actions",
        "trigger",
        "effect",
        "status",
    ]
    for said, field in {
        "lúc": "at",
        "người gửi": "from",
        "noi_dung": "body",
        "kênh": "method",
        "Nơi nhận": "to",
        "thông_tin": "claim",
    }.items():
        assert called(said, inject) == field
