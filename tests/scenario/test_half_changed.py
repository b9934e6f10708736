"""A fact of a template that was changed in one of its places, or that no longer adds up: told, with the other place."""

from __future__ import annotations

import pytest

from tests.scenario.plaindrills import data, injects, said, usual
from tests.scenario.test_planners_further import DRILLS
from tests.scenario.test_said_twice import anew

CHANGED = (
    ("school-en", "msel.yaml", "There is a crowd at the gate,", "There is a crowd at the swimming pool,"),
    ("school-vi", "claims/van.yaml", "đậu trước cổng 20 phút", "đậu trước bể bơi 20 phút"),
    ("ngo-en", "msel.yaml", "Pay two hundred thousand to", "Pay five hundred thousand to"),
    ("hospital-vi", "claims/infusion.yaml", "lô dịch đang dùng đã được thay.", "lô dịch đang dùng giữ nguyên, không thay."),
    ("ngo-en", "msel.yaml", "nobody gravely ill", "two of them unconscious"),
    ("school-en", "claims/roof.yaml", "stayed open until it was fenced off yesterday", "was shut at once, nobody goes in"),
    ("city-en", "msel.yaml", "I used to haul hoses in Cảng Cũ.", "I used to haul hoses in Hòn Mỏ Neo."),
    ("city-en", "msel.yaml", "Some two hundred kilos of small fish. Water", "Some two tonnes of small fish. Water"),
    ("city-en", "claims/wave.yaml", "the siren was the monthly test", "somebody set the siren off by mistake"),
    ("press-office-vi", "msel.yaml", "sơn chống gỉ ở chân cầu Bắc", "sơn chống gỉ ở chân cầu Nam"),
    ("hospital-en", "claims/oxygen.yaml", "main tank 81 % full, four days", "main tank empty, four hours"),
    ("hospital-en", "claims/visit.yaml", "16:00 to 18:00, two at a time.", "16:00 to 18:00, one at a time."),
    ("hospital-en", "claims/visit.yaml", "The medical ward receives", "The surgical ward receives"),
    ("ngo-vi", "claims/blankets.yaml", "Còn phát chăn ở đình từ 8 giờ", "Còn phát chăn ở sân trường từ 8 giờ"),
)  # fmt: skip
"""What the template says in two places, and this drill in one."""
SUMS = (
    ("ward-vi", "claims/pumps.yaml", "máy 1 và máy 3 ngưng", "máy 3 ngưng"),
    ("ward-en", "claims/pumps.yaml", "pumps 1 and 3 have stood still", "pump 3 has stood still"),
    ("hospital-vi", "claims/wait.yaml", "Hai trong ba quầy đóng", "Một trong ba quầy đóng"),
    ("ward-vi", "msel.yaml", "Con tui với ba đứa nữa", "Con tui với năm đứa nữa"),
    ("ward-en", "msel.yaml", "and three others", "and five others"),
    ("hospital-en", "claims/oxygen.yaml", "from 5 to 7,", "from 5 to 12,"),
    ("ward-vi", "claims/birth.yaml", "Quầy mở như thường tới 16 giờ 30;", "Quầy hôm nay đóng cửa vì ngập;"),
    ("hospital-vi", "claims/oxygen.yaml", "từ 5 giờ đến 7 giờ", "từ 5 giờ đến 12 giờ"),
    ("school-en", "msel.yaml", "the whole school is closed tomorrow, Wednesday.", "only year twelve is off on Friday afternoon."),
)  # fmt: skip
"""What cannot be by what stands beside it, in whatever drill."""
RIGHT = (
    ("school-en", "msel.yaml", "Parents, break the gate and fetch them", "Parents, storm the doors and fetch them"),
    ("school-en", "claims/fumes.yaml", "sees the nurse; nobody drinks", "sees the nurse; do not drink"),
    ("ward-vi", "claims/bread.yaml", "do nước đá không sạch", "do nước đá bẩn"),
    ("ngo-en", "claims/rice.yaml", "from a flooded well; two", "from well water after the flood; two"),
    ("press-office-vi", "claims/gas.yaml", "ba lần đo không thấy khí độc ở hố móng", "đo ba lần, hố móng không có khí độc"),
    ("city-en", "msel.yaml", "Three boats ran out and collided at the mouth.", "Two boats ran out and one is on the rocks."),
    ("hospital-en", "msel.yaml", "Forty kilometres of hairpins.", "Forty kilometres of bends."),
    ("ngo-en", "claims/rice.yaml", "with no result yet", "and the results are awaited"),
    ("ward-vi", "claims/pumps.yaml", "máy 1 và máy 3 ngưng", "máy 2, máy 3 ngưng"),
    ("hospital-vi", "claims/wait.yaml", "Hai trong ba quầy đóng", "Hai trong ba quầy nghỉ sáng nay"),
    ("hospital-vi", "claims/oxygen.yaml", "từ 5 giờ đến 7 giờ", "từ 4 giờ đến 7 giờ"),
)  # fmt: skip
"""Said in other words, or other facts of which no other text speaks."""


@pytest.mark.parametrize(("drill", "file", "old", "new"), (*CHANGED, *SUMS))
def test_it_is_told_at_one_of_the_two(drill, file, old, new) -> None:
    line = DRILLS[drill][file].partition(old)[0].count("\n") + 1
    told = anew(drill, file, old, new)
    assert any((at, n) == (file, line) or f"{file}:{line}" in shown for at, n, shown in told), told


@pytest.mark.parametrize(("drill", "file", "old", "new"), RIGHT)
def test_other_words_are_not(drill, file, old, new) -> None:
    assert not anew(drill, file, old, new)


def test_a_fact_that_was_changed_in_all_its_places_is_not() -> None:
    files = {
        name: text.replace("two hundred thousand", "five hundred thousand")
        for name, text in DRILLS["ngo-en"].items()
    }
    assert files != DRILLS["ngo-en"]
    assert not [each for each in said_of(files) if each not in said_of(DRILLS["ngo-en"])]


def said_of(files: dict[str, str]) -> list[str]:
    from tests.scenario.test_mistakes import found

    return [each[3] for each in found(files)]


def test_an_action_is_expected_of_somebody_whom_the_inject_reaches() -> None:
    files = data("ngo-en")
    row = next(each for each in injects(files) if each.get("expected_actions"))
    row["expected_actions"][0]["who"] = "COMMS"
    told = [each for each in said(files) if each[3] not in usual("ngo-en")]
    assert [(code, field.rpartition(".")[2]) for code, _, field, _ in told] == [("S194", "who")], told
    row["to"].append("COMMS")
    assert not [each for each in said(files) if each[3] not in usual("ngo-en")]


def test_a_complaint_that_became_a_question_is_told_as_that_alone() -> None:
    files = data("hospital-vi")
    answers = files["claims/wait.yaml"]["gate_answers"]
    answers[3], answers[4] = answers[4], answers[3]
    told = [each for each in said(files) if each[3] not in usual("hospital-vi")]
    assert len(told) == 1 and told[0][2] == "gate_answers" and "câu 5 là `yes`" in told[0][3], told
    answers[3], answers[4] = answers[4], answers[3]
    assert not [each for each in said(files) if each[3] not in usual("hospital-vi")]
