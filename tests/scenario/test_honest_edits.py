"""What a planner may well mean is told by no relation of those that slips break; and what a missing name may have meant is."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from infodrill.scenario.checks import (
    addsup,
    asrecorded,
    design,
    measuredapart,
    namedelsewhere,
    references,
    saiddates,
    sequence,
    slips,
    withinone,
)
from infodrill.scenario.checks.bothways import other_words
from tests.scenario.fieldwalk import base, loaded_of

HONEST: Mapping[str, tuple[str, tuple[tuple[str, str, str], ...]]] = {
    "letters are no kilos": ("clinic", (
        ("claims/b2-expired.yaml", "Sốt nhẹ sau tiêm", "Mã tra có 12 ký tự. Sốt nhẹ sau tiêm"),
        ("claims/b2-expired.yaml", "lô thuốc còn hạn 14 tháng", "lô thuốc nặng 3 kg"),
    )),
    "an hour of the clock is no bound": ("clinic", (
        ("claims/b2-expired.yaml", "hoặc lừ đừ\n    thì đến khám ngay", "thì đến khám ngay, quá 9 giờ tối thì gọi số trực"),
        ("claims/b2-expired.yaml", "lô thuốc còn hạn 14 tháng", "mỗi lọ tiêm hết trong vòng 6 giờ"),
    )),
    "a step has an hour of its own": ("clinic", (
        ("claims/b2-expired.yaml", "Cảnh báo an toàn về nước lá, gửi", "Cảnh báo an toàn về nước lá, chậm nhất 9 giờ 40, gửi"),
    )),
    "who names two houses means both": ("port-voice", (
        ("claims/v3-shelter.yaml", "thì tới trạm y tế Cồn Vạc, đừng", "thì tới trạm y tế Cồn Vạc hoặc nhà văn hóa Cồn Vạc, đừng"),
    )),
    "two bounds of two things": ("clinic", (
        ("claims/b2-expired.yaml", "trên 38,5 độ hoặc lừ đừ\n    thì đến", "trên 38,5 độ quá 24 giờ hoặc lừ đừ\n    thì đến"),
        ("claims/b2-expired.yaml", "lô thuốc còn hạn 14 tháng", "mỗi lọ tiêm hết trong vòng 6 giờ sau khi mở"),
    )),
    "the weight of a child and of a batch": ("clinic", (
        ("claims/b2-expired.yaml", "Sốt nhẹ sau tiêm", "Trẻ dưới 8 kg thì hỏi liều hạ sốt. Sốt nhẹ sau tiêm"),
        ("claims/b2-expired.yaml", "lô thuốc còn hạn 14 tháng", "lô thuốc nặng 30 kg"),
    )),
    "the day of an event and of its paper": ("clinic", (
        ("claims/b2-fridge.yaml", "hỏng đêm thứ Ba, 64", "hỏng đêm 18/5, 64"),
        ("claims/b2-fridge.yaml", "biên bản hủy\n        ký 8 giờ cùng ngày", "biên bản hủy\n        ký ngày 20/5"),
    )),
    "parts of another thing": ("clinic", (
        ("claims/b2-fridge.yaml", "Tủ lạnh A hỏng đêm thứ Ba và 64 liều đã hủy; sổ",
         "Trong 80 liều, 64 liều đã hủy; 2 tủ mượn đã đến, 1 tủ đang trên đường. Sổ"),
    )),
    "a new inject between two": ("wet-rice", (
        ("msel.yaml", "  - number: 6\n", "  - number: 31\n    at: +3:15\n    from: Anh giữ đập tràn\n"
         "    to: [VERIFY]\n    method: hotline\n"
         "    subject: {vi: Còn xiết, en: Still fast}\n    body: {vi: Nước còn xiết lắm., en: The water is still fast.}\n"
         "    objectives: [o-hear]\n  - number: 6\n"),
    )),
    "a gauge and its threshold": ("typhoon", (
        ("claims/k1-dyke.yaml", "số thước nước 4,12 m", "số thước nước 4,12 m, mức phải rời nhà 4,22 m"),
    )),
    "a new gate in both languages": ("market-rumour", (
        ("claims/m1-blast.yaml", "vi: Không cần chạy", "vi: Cổng D đang đóng; riêng người bộ đi lối cổng D được. Không cần chạy"),
        ("claims/m1-blast.yaml", "en: There is no need", "en: Gate D is shut; those on foot may use gate D. There is no need"),
    )),
    "a book that is published on a day to come": ("pump-log", (
        ("claims/l1-page.yaml", "vi: Toàn văn", "vi: Sổ trực công bố ngày 12/10, báo cáo cuối ngày 17/10. Toàn văn"),
    )),
    "the number of a paper about a machine": ("pump-log", (
        ("claims/l3-contract.yaml", "vi: Xin để đường", "vi: Biên bản giao máy số 214 cũng có ở đó. Xin để đường"),
    )),
    "the minutes of an hour are no number of things": ("stamped-page", (
        ("claims/p4-drink.yaml", "18 giờ 30 ở cả chín điểm", "18 giờ 30 ở cả mười điểm"),
    )),
}  # fmt: skip


@pytest.mark.parametrize("kind", HONEST)
def test_what_a_planner_may_well_mean_is_not_told(kind: str) -> None:
    drill, edits = HONEST[kind]
    files = dict(base(drill)[0])
    for file, stood, stands in edits:
        assert stood in files[file]
        files[file] = files[file].replace(stood, stands, 1)
    loaded = loaded_of(files)
    checks = (namedelsewhere, measuredapart, asrecorded, addsup, withinone, sequence, slips, saiddates)
    assert not [problem for check in checks for problem in check.problems(loaded)]


def test_a_second_sample_is_no_second_of_time() -> None:
    assert not other_words("lấy lúc 19 giờ, mẫu thứ hai lúc 20 giờ", "taken at 19:00, a second one at 20:00")
    assert other_words("rửa tay năm phút", "wash your hands for thirty seconds")


def _refused(drill: str, file: str, stood: str, stands: str) -> str:
    files = base(drill)[0]
    return next(
        references.problems(loaded_of({**files, file: files[file].replace(stood, stands, 1)}))
    ).render("en")


def test_what_is_missing_may_be_the_one_that_nothing_names() -> None:
    told = _refused("ward-desk", "places.yaml", "id: ga-cu", "id: old-station")
    assert "no ward `ga-cu`" in told and "If it is `old-station` (places.yaml:" in told
    assert "If it is" not in _refused("ward-desk", "claims/w4-day.yaml", "ward: ga-cu", "ward: nowhere")


def test_an_objective_that_nothing_measures_may_be_that_which_is_measured_twice() -> None:
    files = base("stamped-page")[0]
    stood, stands = "    objective: o-keep\n", "    objective: o-open\n"
    broken = {**files, "evaluation.yaml": files["evaluation.yaml"].replace(stood, stands, 1)}
    (told,) = (each.render("en") for each in design.problems(loaded_of(broken)) if each.code == "S172")
    line = files["evaluation.yaml"][: files["evaluation.yaml"].index(stood)].count("\n") + 1
    assert f"`o-open` at evaluation.yaml:{line}" in told


def test_a_price_with_a_broken_number_is_no_wrong_product() -> None:
    for said, lang in (
        ("12 hộ, mỗi hộ 1,5 triệu đồng, tổng cộng 18 triệu đồng", "vi"),
        ("12 homes at 1.5 million each, 18 million in all", "en"),
    ):
        assert not list(withinone._prices(said, lang))
    assert not list(withinone._sums("Each of the 30 homes pays 25,000 dong, 750,000 dong in all.", "en"))
    assert not list(withinone._sums("5 adults, 4 children, 9 people in all, 3 of them ill", "en"))
    assert list(withinone._sums("5 người lớn, 4 trẻ em, cả thảy 12 người", "vi"))
    assert list(withinone._prices("12 hộ, mỗi hộ 2 triệu đồng, xong việc trả tổng cộng 29 triệu đồng", "vi"))
