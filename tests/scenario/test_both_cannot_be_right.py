"""Two texts, two fields or a text and the clock of which one must be wrong: told in both languages, and not when reworded."""

from __future__ import annotations

import pytest

from infodrill.scenario.checks import (
    carelessness,
    design,
    heldbeside,
    notyetknown,
    outoftime,
    saiddates,
    seatnames,
    slips,
    storyline,
    takenover,
    twice,
)
from infodrill.scenario.checks.translations import difference
from infodrill.scenario.loader import find, load, load_files
from infodrill.scenario.schema import Bi
from tests.scenario.plaindrills import by, claim_of, data, injects
from tests.scenario.test_stories_beside_themselves import DRILLS, told


def rewritten(drill: str, file: str, *changes: tuple[str, str]):
    """A drill of the library with other words."""
    files = dict(load(find(drill)).files)
    text = files[file].decode()
    for old, new in changes:
        assert text.count(old) == 1, (old, text.count(old))
        text = text.replace(old, new)
    return load_files({**files, file: text.encode()})


def places(part, loaded) -> list[str]:
    return [each.place.field for each in part.problems(loaded)]


SLIPS: dict[str, tuple[str, tuple[tuple[str, str], ...], str]] = {
    "claims/r3-rice.yaml": (
        "38 of 22",
        (("38 sacks got wet; 22 of them", "22 sacks got wet; 38 of them"),),
        "why.en",
    ),
    "msel.yaml": (
        "28 sacks",
        (("at 14:00, 22 sacks this", "at 14:00, 28 sacks this"), ("nay 22 bao gạo", "nay 28 bao gạo")),
        "body",
    ),
}


@pytest.mark.parametrize("file", SLIPS)
def test_a_number_that_one_text_alone_has_by_one_figure_is_told_and_a_part_larger_than_its_whole(
    file: str,
) -> None:
    _, changes, place = SLIPS[file]
    assert not places(slips, load(find("wet-rice")))
    assert any(place in each for each in places(slips, rewritten("wet-rice", file, *changes)))


def test_a_number_beside_another_thing_or_a_round_one_is_no_slip() -> None:
    for number in (22, 37, 220):  # the same, no slip of one figure, another length
        changes = (
            ("at 14:00, 22 sacks this", f"at 14:00, {number} sacks this"),
            ("nay 22 bao gạo", f"nay {number} bao gạo"),
        )
        assert not places(slips, rewritten("wet-rice", "msel.yaml", *changes))


DAYS: dict[str, tuple[str, str, tuple[tuple[str, str], ...]]] = {
    "a day of the week": ("clinic", "claims/b6-hours.yaml", (("Chủ nhật 23/5", "Chủ nhật 24/5"),)),
    "what is promised is over": (
        "wet-rice",
        "claims/r3-rice.yaml",
        (("trước ngày 30/9", "trước ngày 20/9"),),
    ),
}


@pytest.mark.parametrize("drill, file, changes", DAYS.values(), ids=[*DAYS])
def test_a_date_that_its_day_or_its_promise_does_not_fit_is_told(drill: str, file: str, changes) -> None:
    assert not places(saiddates, load(find(drill)))
    assert len(places(saiddates, rewritten(drill, file, *changes))) == 1


def test_how_long_it_lasts_is_held_beside_the_day_since_which_it_does() -> None:
    for drill in DRILLS:
        for day, month, n in ((3, (3, "March"), 0), (1, (1, "January"), 1)):
            files = data(drill)
            files["drill.yaml"]["epoch"] = "2027-03-24 07:30"
            _, node = claim_of(files, "TRUE")
            node["sentence"] = by(
                files, "Máy chụp hỏng đã ba tuần", "The scanner has been out for three weeks"
            )
            node["truth"][-1]["why"] = by(
                files,
                f"Sổ ghi máy hỏng từ ngày {day} tháng {month[0]}.",
                f"The log: out since {day} {month[1]}.",
            )
            said = [each for each in told(saiddates, files) if "why" in each]
            assert len(said) == n, (day, said)


def test_advice_is_held_beside_the_record() -> None:
    for drill in DRILLS:
        files = data(drill)
        _, node = claim_of(files, "FALSE")
        hours = ("16 giờ đến 18 giờ", "16:00 to 18:00")
        node["truth"][-1]["why"] = by(
            files, f"Bồn không sập, thăm từ {hours[0]}.", f"The tank is not broken, visits {hours[1]}."
        )
        for other, n in (("18", 0), ("20", 1)):
            said = [hours[0].replace("18", other), hours[1].replace("18", other)]
            node["advice"] = by(files, f"Khoa Nội cho thăm từ {said[0]}.", f"The ward is open {said[1]}.")
            assert sum("advice" in each for each in told(heldbeside, files)) == n
        node["advice"] = by(files, "Bồn đã sập, đi lối khác.", "The tank was broken, take another way.")
        assert any("advice" in each for each in told(storyline, files))


def test_who_tells_people_to_do_what_the_rumour_does_is_told_in_whatever_order() -> None:
    wrong = (
        "Không chuyển tiền vào trang nào mới thấy lần đầu",
        "Hãy chuyển tiền sớm vào trang Quỹ Mái Chèo Xanh",
    )
    assert "meanwhile" not in places(storyline, load(find("wet-rice")))
    assert "meanwhile" in places(storyline, rewritten("wet-rice", "claims/r2-page.yaml", wrong))


def test_a_reason_of_what_is_not_known_says_that() -> None:
    for drill in DRILLS:
        files = data(drill)
        _, node = claim_of(files, "MIXED")
        assert not told(notyetknown, files)
        node["truth"][0]["why"] = by(
            files, "Trạm đã đo, một mối hàn nứt 3 cm.", "One weld is cracked by 3 cm."
        )
        assert any("truth[0].why" in each for each in told(notyetknown, files))


def test_a_report_in_anothers_place_is_told_with_who_never_speaks() -> None:
    for drill in DRILLS:
        files = data(drill)
        report = next(row for row in injects(files) if row.get("method") == "field_report")
        caller = next(row for row in injects(files) if row.get("method") == "hotline")
        silent, report["from"] = report["from"], caller["from"]
        (said,) = [each for each in told(notyetknown, files) if each.startswith("injects")]
        assert silent in said and ".from" in said


def test_names_of_seats_that_changed_roles_are_told() -> None:
    loaded = load(find("clinic"))
    cells = loaded.files["cells.yaml"].decode()
    head, voice = "roles: [L1-LEAD, AGENCY-HEAD]", "roles: [COMMS, SPOKE]"
    swapped = cells.replace(head, "roles: [X]").replace(voice, head).replace("roles: [X]", voice)
    assert not places(seatnames, loaded)
    assert len(places(seatnames, load_files({**loaded.files, "cells.yaml": swapped.encode()}))) == 2


def test_what_comes_before_its_cause_or_when_nobody_plays_is_told() -> None:
    assert not places(outoftime, load(find("wet-rice")))
    for changes, place in (
        ((("at: +12:40\n", "at: +6:00\n"),), "injects[15].at"),
        ((("at: +25:00\n", "at: +42:00\n"),), "injects[22].at"),
        (
            (("at: +24:00\n    kind: contingency", "at: +35:00\n    kind: contingency"),),
            "injects[27].body.vi",
        ),
    ):
        assert places(outoftime, rewritten("wet-rice", "msel.yaml", *changes)) == [place]


def test_a_result_that_is_promised_for_later_than_the_record_has_it_is_told() -> None:
    for drill in DRILLS:
        files = data(drill)
        report = next(row for row in injects(files) if row.get("method") == "field_report")
        for hour, n in (("7", 0), ("23", 1)):
            report["body"] = by(files, f"{hour} giờ mới có kết quả.", f"There is no result until {hour}:00.")
            assert sum("body" in each for each in told(outoftime, files)) == n


def test_a_telephone_to_be_paid_into_and_names_in_other_letters_are_told() -> None:
    token = ("chuyển vào {account:xanh}", "chuyển vào {phone:xanh}")
    assert "injects[7].body.vi" in places(carelessness, rewritten("wet-rice", "msel.yaml", token))
    for drill in DRILLS:
        files = data(drill)
        ward = files["places.yaml"]["wards"][0]
        files["places.yaml"]["wards"].append({**ward, "id": "another", "name": ward["name"].upper()})
        assert any("S140" in each for each in told(twice, files))


def test_nobody_answers_a_question_in_a_cell_of_the_adviser_alone() -> None:
    for drill in DRILLS:
        files = data(drill)
        _, node = next(
            (name, each) for name, each in files.items()
            if name.startswith("claims/") and each["gate_answers"][3] == "yes" and each.get("owner")
        )  # fmt: skip
        node["owner"] = next(
            cell["id"]
            for cell in files["cells.yaml"]["cells"]
            if [seat["roles"] for seat in cell["seats"]] == [["RIGHTS"]]
        )
        assert any("S175" in each for each in told(design, files))


OTHERWISE: dict[str, tuple[str, str, str]] = {
    # what Vietnamese says, the same in English, and what says something else
    "minutes": (
        "Phà chạy 20 phút một chuyến.",
        "The ferry runs every 20 minutes.",
        "The ferry runs every 20 hours.",
    ),
    "weeks": (
        "Phà hỏng đã ba tuần.",
        "The ferry has been out for three weeks.",
        "The ferry has been out for three days.",
    ),
    "one": (
        "Trạm đang đo hai mối hàn.",
        "The station is measuring two welds.",
        "The station is measuring one weld.",
    ),
    "bounds": ("Trẻ dưới 5 tuổi được khám trước.", "Children under 5 go first.", "Children over 5 go first."),
    "what is denied": (
        "Phát ở trường Vịnh Sậy, không phải ở nhà Đồng Rươi.",
        "It is at the Vịnh Sậy school, not at the Đồng Rươi hall.",
        "It is at the Đồng Rươi hall, not at the Vịnh Sậy school.",
    ),
    "which day is denied": (
        "Thứ Bảy không tiêm; đến sáng Chủ nhật.",
        "No doses on Saturday; come on Sunday morning.",
        "No doses on Sunday; come on Saturday morning.",
    ),
    "numbers in turn": (
        "Có 300 hộp sữa, 2 túi thuốc.",
        "There are 300 tins of milk and 2 bags of medicine.",
        "There are 2 tins of milk and 300 bags of medicine.",
    ),
    "numbers in words in turn": (
        "Ba trong bốn trẻ nhiễm vi-rút.",
        "Three of the four have a virus.",
        "Four of the three have a virus.",
    ),
    "from and until": ("Tôi chờ từ 5 giờ.", "I have waited since 5.", "I have waited until 5."),
    "a negation beside “still”": (
        "Cầu vẫn chịu được 8 tấn, không sập.",
        "The ramp still bears 8 tonnes and does not collapse.",
        "The ramp still bears 8 tonnes and collapses.",
    ),
    "a question in two": (
        "Đài xin hỏi: đêm qua có ai chết ở bến phà không, và người ở cù lao phải làm gì?",
        "The radio asks: did anybody die last night, and what should people on the island do?",
        "The radio asks: did anybody die last night?",
    ),
}


@pytest.mark.parametrize("vi, right, wrong", OTHERWISE.values(), ids=[*OTHERWISE])
def test_a_translation_that_says_otherwise_is_told(vi: str, right: str, wrong: str) -> None:
    assert not difference(Bi(vi=vi, en=right), of_facts=True)
    assert difference(Bi(vi=vi, en=wrong), of_facts=True)


def test_what_denies_in_a_question_is_lost_too() -> None:
    vi = "Ai giữ sổ? Người ở cù lao cần nghe câu gì để không chèo ghe?"
    right, wrong = (
        "Who has the book? What must they hear so that they do not row?",
        "Who has the book? What must they hear so that they row?",
    )
    assert not difference(Bi(vi=vi, en=right), of_facts=False)
    assert difference(Bi(vi=vi, en=wrong), of_facts=False)


def test_a_side_a_part_and_a_record_that_its_owner_has_too_early_are_told() -> None:
    for drill in DRILLS:
        files = data(drill)
        _, node = claim_of(files, "MIXED")
        for side, n in ((("trái", "left"), 0), (("phải", "right"), 1)):
            node["advice"] = by(files, f"Đi lối bên {side[0]}.", f"Take the way on the {side[1]} side.")
            node["truth"][-1]["why"] = by(
                files, "Mối hàn bên trái nứt.", "The weld on the left side is cracked."
            )
            assert sum("advice" in each for each in told(takenover, files)) == n
        for part, n in ((("Hai", "Two"), 0), (("Bốn", "Four"), 1)):
            node["truth"][-1]["why"] = by(
                files, f"{part[0]} trong ba quầy đóng.", f"{part[1]} of three desks are closed."
            )
            assert sum("why" in each for each in told(slips, files)) == n
    early = rewritten("wet-rice", "msel.yaml", ("at: +6:40\n", "at: +2:00\n"))
    assert places(outoftime, early) == ["injects[9].at"]
