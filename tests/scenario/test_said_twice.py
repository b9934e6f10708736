"""What one drill says twice says it alike, or is told: how many there are, on which day, at which hour, by which name."""

from __future__ import annotations

import pytest

from tests.scenario.test_mistakes import found
from tests.scenario.test_planners_further import DRILLS, LATER

TWICE = (
    ("hospital-en", "claims/infusion.yaml", "Three children have fever indeed", "Five children have fever indeed"),
    ("hospital-vi", "claims/infusion.yaml", "Ba cháu sốt là thật", "Năm cháu sốt là thật"),
    ("ward-en", "claims/bread.yaml", "is seeing four children", "is seeing six children"),
    ("ward-en", "msel.yaml", "We are seeing four children", "We are seeing six children"),
    ("press-office-en", "claims/motorbikes.yaml", "Motorbikes pass on one lane", "Motorbikes pass on three lanes"),
    ("school-en", "claims/uniform.yaml", "wears sports clothes tomorrow", "wears sports clothes today"),
    ("ngo-en", "claims/blankets.yaml", "the plan has blankets tomorrow", "the plan has blankets today"),
    ("city-vi", "claims/cut.yaml", "Hôm nay nước vẫn chảy", "Ngày mai nước vẫn chảy"),
    ("ward-en", "claims/hours.yaml", "The water comes at 10 this morning", "The water comes at 10 tomorrow morning"),
    ("ward-en", "claims/hours.yaml", "the notice said 15:00", "the notice said 17:00"),
    ("ward-vi", "claims/hours.yaml", "gõ nhầm thành 15 giờ", "gõ nhầm thành 17 giờ"),
    ("city-en", "cells.yaml", 'name: "Cảng Cũ ward"', 'name: "Cảng Mơ ward"'),
    ("school-vi", "drill.yaml", 'title: "Cổng trường Cửa Rạm"', 'title: "Cổng trường Cửa Lựu"'),
    ("ward-en", "drill.yaml", "You belong to Rạch Chùm", "You belong to Rạch Lựu"),
    ("school-vi", "claims/van.yaml", "trước cổng 20 phút", "trước cổng 40 phút"),
    ("ngo-en", "claims/store.yaml", "in on the 14th", "in on the 20th"),
    ("ngo-en", "claims/fee.yaml", "and nobody pays anything", "and everybody pays a small fee"),
    ("school-vi", "claims/homework.yaml", "Đây là lời than; phụ huynh có quyền chê", "Tin này sai; trường cho ít bài"),
    ("hospital-vi", "claims/infusion.yaml", "Không tự rút dây truyền; con sốt thì gọi", "Giật dây truyền ra rồi gọi"),
    ("school-vi", "claims/fumes.yaml", 'meanwhile: "Em nào khó chịu', 'meanwhile: "Chỉ là mùi sơn cửa thôi; em nào khó chịu'),
    ("ngo-en", "claims/rice.yaml", "and take no laxative; set", "and take a laxative; set"),
    ("school-en", "claims/uniform.yaml", "Year one wears sports clothes", "Year one wears white shirts"),
    ("school-en", "msel.yaml", "Five children with a headache", "Eight children with a headache"),
    ("ngo-en", "claims/fee.yaml", "The books know no such fee;", "The books show the fee of two hundred thousand;"),
    ("hospital-vi", "claims/scanner.yaml", "từ ngày 16 tháng trước", "từ ngày 6 tháng trước"),
)  # fmt: skip
MEANT = (
    ("hospital-en", "claims/infusion.yaml", "Three children have fever indeed", "By 8:50 five children have fever indeed"),
    ("press-office-en", "claims/motorbikes.yaml", "on one lane tonight;", "on one lane tonight and on two tomorrow;"),
    ("ngo-en", "claims/store.yaml", "in on the 14th", "in on the 13th"),
    ("school-vi", "claims/van.yaml", "trước cổng 20 phút", "trước cổng một lúc"),
    ("hospital-vi", "claims/infusion.yaml", "Không tự rút dây truyền; con sốt", "Giữ nguyên dây truyền; con sốt"),
    ("ngo-en", "claims/rice.yaml", "and take no laxative; set", "and take no laxative, only water; set"),
    ("school-en", "claims/uniform.yaml", "Year one wears sports clothes", "Year one wears sports clothes, no white shirts,"),
    ("city-en", "cells.yaml", 'name: "Cảng Cũ ward"', 'name: "Mũi Sóng ward"'),
)  # fmt: skip
"""Another hour of the record, another day beside the one that is asked about, about as long, another deed, another name."""
APART = ("cùng câu chuyện", "mà tin đồn bảo", "chỉ thấy ở một chỗ này")


def anew(drill: str, file: str, old: str, new: str) -> list[tuple[str, int, str]]:
    """(file, line, the whole) of what is told of two that do not agree."""
    base = DRILLS[drill]
    assert base[file].count(old) == 1, (drill, old)
    usual = {each[3] for each in found(base)}
    said = found({**base, file: base[file].replace(old, new)})
    return [(each[0], each[1], each[3]) for each in said if each[3] not in usual and each[2] not in LATER]


@pytest.mark.parametrize(("drill", "file", "old", "new"), TWICE)
def test_what_is_said_twice_and_not_alike_is_told_at_one_of_the_two(drill, file, old, new) -> None:
    line = DRILLS[drill][file].partition(old)[0].count("\n") + 1
    told = anew(drill, file, old, new)
    assert any((at, n) == (file, line) or f"{file}:{line}" in shown for at, n, shown in told), told


@pytest.mark.parametrize(("drill", "file", "old", "new"), MEANT)
def test_what_differs_for_a_reason_that_stands_there_is_not(drill, file, old, new) -> None:
    assert not [shown for *_, shown in anew(drill, file, old, new) if any(each in shown for each in APART)]
