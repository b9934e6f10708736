"""Fields of one story beside each other, texts beside their translation, dates beside the clock: what says otherwise is told."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from infodrill.conduct import reachcheck
from infodrill.conduct.shipped import load_shipped
from infodrill.scenario.checks import (
    agreement,
    calledwhat,
    heldbeside,
    ofwhichclaim,
    reasons,
    saiddates,
    sequence,
    storyline,
    strangeplaces,
    twice,
    wording,
)
from infodrill.scenario.checks.translations import difference
from infodrill.scenario.loader import Loaded, find, load, load_files
from infodrill.scenario.schema import Bi
from tests.scenario.plaindrills import Data, by, claim_of, claims, data, injects

DRILLS = ("hospital-vi", "ngo-en")


def read(files: Data) -> Loaded:
    return load_files({name: json.dumps(node, ensure_ascii=False).encode() for name, node in files.items()})


def told(part: Any, files: Data) -> list[str]:
    return [f"{each.place.field}: {each.render('vi')}" for each in part.problems(read(files))]


BESIDE: dict[str, tuple[tuple[str, str, str], tuple[str, str, str]]] = {
    # what the kernel says, what the record says then, and what it says otherwise
    "an hour": (
        ("Một van nước bung lúc 13 giờ 40, không ai bị thương.", "Van nước bung lúc 13 giờ 40.", "Van nước bung lúc 15 giờ 40."),
        ("A valve burst at 13:40 and nobody was hurt.", "The valve burst at 13:40.", "The valve burst at 15:40."),
    ),
    "what is numbered": (
        ("Nước phun quanh bến số 3.", "Đội đo ba lần ở bến số 3.", "Đội đo ba lần ở bến số 5."),
        ("Water sprayed around pier 3.", "The crew measured at pier 3.", "The crew measured at pier 5."),
    ),
    "how many": (
        ("Sáu hộ báo giếng có mùi.", "Sổ ghi sáu hộ báo giếng có mùi.", "Sổ ghi sáu mươi hộ báo giếng có mùi."),
        ("Six homes report a smell.", "In the book six homes report a smell.", "In the book sixty homes report a smell."),
    ),
    "a month": (
        ("Chốt gãy từ tháng Năm.", "Sổ ghi chốt gãy từ tháng Năm.", "Sổ ghi chốt gãy từ tháng Mười."),
        ("The bolt has been broken since April.", "The book: broken since April.", "The book: broken since October."),
    ),
    "a day of the week": (
        ("Quầy nghỉ chiều thứ Sáu.", "Lịch ghi quầy nghỉ chiều thứ Sáu.", "Lịch ghi quầy nghỉ chiều thứ Hai."),
        ("The desk is closed on Friday.", "The plan has the desk closed on Friday.", "The plan has the desk closed on Monday."),
    ),
    "a date": (
        ("Trang sổ bảo dưỡng ghi ngày 18 tháng 5.", "Sổ bảo dưỡng ghi ngày 18 tháng 5.", "Sổ bảo dưỡng ghi ngày 8 tháng 5."),
        ("The log has the repair on 18 May.", "The log has the repair on 18 May.", "The log has the repair on 8 May."),
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", BESIDE)
def test_fields_of_one_story_that_say_otherwise_are_told(kind: str) -> None:
    for drill in DRILLS:
        files = data(drill)
        kernel, same, otherwise = (
            by(files, 0, 1) and BESIDE[kind][1] if drill[-2:] == "en" else BESIDE[kind][0]
        )
        _, node = claim_of(files, "FALSE")
        node.pop("advice", None)  # names days of its own
        node["kernel"], known = kernel, node["truth"][-1]
        for why, n in ((same, 0), (otherwise, 1)):
            known["why"] = why
            assert len(told(heldbeside, files)) == n, (drill, told(heldbeside, files))


def test_a_rumour_may_say_another_number_than_the_record() -> None:
    files = data("hospital-vi")
    _, node = claim_of(files, "FALSE")
    node["truth"][-1]["why"] = "Sổ ghi sáu hộ báo giếng có mùi."
    node["sentence"] += ", sáu mươi hộ báo giếng có mùi"
    assert not told(heldbeside, files)


def test_an_inject_under_another_claim_is_told_by_all_that_is_said_of_both() -> None:
    found = tried = 0
    for drill in DRILLS:
        files = data(drill)
        names = [name.removeprefix("claims/").removesuffix(".yaml") for name, _ in claims(files)]
        for row in [each for each in injects(files) if each.get("claim")][::2]:
            own = row["claim"]
            row["claim"] = names[(names.index(own) + 1) % len(names)]
            parts = (wording, ofwhichclaim)
            found += any(f"`{row['claim']}`" in each for part in parts for each in told(part, files))
            row["claim"], tried = own, tried + 1
        assert not told(ofwhichclaim, files)
    assert found >= 0.8 * tried, (found, tried)


ONE_WAY: tuple[tuple[str, str, str, bool], ...] = (
    ("Xe vào 8 giờ 40, ra 9 giờ.", "In at 8:40 and out at 9:30.", "In at 8:40 and out at 9:00.", True),
    ("Bốn trong sáu phòng khoá từ đầu năm học.", "Two of six rooms are locked.", "Four of six rooms are locked.", True),
    ("Mai lớp 1 mặc đồ thể dục.", "Year one wears white shirts tomorrow.", "Year one wears sports clothes.", True),
    ("Một bác sĩ ở trạm", "A driver at the station", "A doctor at the station", False),
    ("Trả lời báo bằng đúng bản đã công bố", "Do not answer the press", "Answer the press by the text", False),
    ("Cứ đón con; không vây, không đánh ai.", "Fetch your child; surround anyone.", "Fetch your child; beat nobody.", True),
    ("Nước có mùi, mấy em lớp 9 hít phải, em nào tức ngực phải uống nước muối cho ói ra ngay.",
     "The water smells and year nine breathed it in.",
     "The water smells and year nine breathed it in; with pain in the chest drink salt water and vomit.", True),
)  # fmt: skip


@pytest.mark.parametrize(("vi", "otherwise", "same", "facts"), ONE_WAY)
def test_a_translation_that_says_otherwise_is_told(vi: str, otherwise: str, same: str, facts: bool) -> None:
    assert difference(Bi(vi=vi, en=otherwise), of_facts=facts)
    assert not difference(Bi(vi=vi, en=same), of_facts=facts)


def bodies(drill: str) -> Iterator[tuple[Data, Data, Data]]:
    """The files, a false claim and the first inject that tells the public of it."""
    files = data(drill)
    name, node = claim_of(files, "FALSE", own_error=False, waves=False)
    claim = name.removeprefix("claims/").removesuffix(".yaml")
    row = next(each for each in injects(files) if each.get("claim") == claim and "public" in each["to"])
    yield files, node, row


def test_dates_of_words_are_held_beside_the_storys_clock() -> None:
    for drill in DRILLS:
        for files, _, row in bodies(drill):
            files["drill.yaml"]["epoch"] = "2027-09-14 14:00"
            for said, n in (
                (by(files, "Chiều mai, 15 tháng Chín, tàu nghỉ.", "No boat tomorrow, 15 September."), 0),
                (by(files, "Chiều mai, 15 tháng Tám, tàu nghỉ.", "No boat tomorrow, 15 August."), 1),
                (by(files, "Ảnh chụp trang sổ ngày 8 tháng Chín đây.", "A photo of the page, 8 September."), 0),
                (by(files, "Ảnh chụp trang sổ ngày 18 tháng Mười đây.", "A photo of the page, 18 October."), 1),
                (by(files, "Chốt gãy ngày 8 tháng Chín, đến 2 tháng Tư mới thay.", "Closed 8 September until 2 April."), 1),
            ):  # fmt: skip
                row["body"] = said
                said_here = [each for each in told(saiddates, files) if each.startswith("injects")]
                assert len(said_here) == n, (said, said_here)


def test_what_is_known_and_what_is_told_of_it_hold_both_ways() -> None:
    for drill in DRILLS:
        for files, node, row in bodies(drill):
            row["body"] = by(
                files, "Không có chuyện đó đâu bà con, đừng tin!", "It is not true, do not believe it!"
            )
            assert any("body" in each for each in told(calledwhat, files))
            node["truth"].insert(
                0,
                {
                    "verdict": "UNPROVEN",
                    "why": by(files, "Kết quả mẫu cho thấy nước sạch.", "The results show clean water."),
                },
            )
            node["gate_answers"][5] = "unsure"
            assert any("truth[0]" in each for each in told(reasons, files))
            known = node["truth"][-1]
            known |= {
                "at": "+20:00",
                "known_from": "+20:00",
                "why": by(files, "Bồn không rò.", "Nothing is known: not leaking."),
            }
            row |= {
                "at": "+5:00",
                "method": "field_report",
                "body": by(files, "Đã có kết quả mẫu: sạch.", "The results are in: clean."),
            }
            assert any("kết quả" in each for each in told(sequence, files))
            node["kernel"] = by(files, "Bồn rò hoá chất từ sáng.", "The tank is leaking since morning.")
            known["why"] = by(
                files, "Đội đo ba lần, bồn không rò.", "Measured three times: the tank was not leaking."
            )
            assert any("kernel" in each for each in told(storyline, files))


def test_who_hears_of_it_and_in_whose_name_are_held_beside_what_it_is() -> None:
    for drill in DRILLS:
        files = data(drill)
        report = next(each for each in injects(files) if each.get("method") == "field_report")
        press = next(
            each for each in injects(files) if each.get("method") == "press" and each.get("expected_actions")
        )
        asked = press["body"]
        assert not told(storyline, files)
        press["body"] = by(
            files, f"Nhật báo Giang Khẩu xin hỏi: {asked}", f"The Giang Khẩu Daily asks: {asked}"
        )
        assert any("Giang Khẩu" in each for each in told(storyline, files))
        report["to"], press["to"], press["body"] = ["public"], ["public"], asked
        assert any("field_report" in each for each in told(agreement, files))
        loaded = read(files)
        found = reachcheck.problems(loaded, load_shipped(loaded.scenario.drill.edition))
        assert any(each.code == "S177" and "press" in each.message for each in found)


def test_who_poses_as_somebody_makes_no_honest_mistake() -> None:
    for drill in DRILLS:
        files = data(drill)
        _, node = claim_of(files, "FALSE", own_error=False)
        node["poses_as"] = True
        assert not any("poses_as" in each for each in told(agreement, files))
        node["gate_answers"][7] = "yes"
        assert any("poses_as" in each for each in told(agreement, files))


def test_a_place_one_word_off_is_asked_about() -> None:
    for drill in DRILLS:
        files = data(drill)
        _, node = claim_of(files, "FALSE")
        ward = files["places.yaml"]["wards"][0]
        ward["name"] = by(files, "Phường Gò Dứa Nước", "Gò Dứa Nước ward")
        for name, n in (("Gò Dứa Nước", 0), ("Gò Dứa Khô", 1)):
            node["kernel"] = by(files, f"Bà con ở {name} nghe thấy.", f"People at {name} heard it.")
            assert sum("Gò Dứa Khô" in each for each in told(strangeplaces, files)) == n


def test_two_seats_of_one_name_in_english_are_told() -> None:
    files = {name: raw for name, raw in load(find("wet-rice")).files.items()}
    cells = files["cells.yaml"].decode()
    seats = [each for each in load_files(files).scenario.cells.cells for each in each.seats]
    first, other = seats[0].name, next(each.name for each in seats if each.name.vi != seats[0].name.vi)
    files["cells.yaml"] = cells.replace(other.en, first.en).encode()
    (found,) = [each for each in twice.problems(load_files(files)) if each.code == "S165"]
    assert first.vi in found.render("vi") and other.vi in found.render("vi")
