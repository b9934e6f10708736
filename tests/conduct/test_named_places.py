"""A place that a text names is told from every other place of its kind."""

from __future__ import annotations

import pytest

from infodrill.conduct.namedplaces import named_places, same_spot, spots


@pytest.mark.parametrize(
    ("told", "spot"),
    [
        ("Bà con sang trường Tiểu học Hoa Sen", "trường tiểu học Hoa Sen"),
        ("Bà con đến Trường Trung học Đồng Rươi.", "trường trung học Đồng Rươi"),
        ("Xin đến trường Trung học cơ sở Bến Nước", "trường trung học cơ sở Bến Nước"),
        ("Đưa người bệnh đến bệnh viện Đa khoa Bến Lành", "bệnh viện đa khoa Bến Lành"),
        ("Hàng chuyển sang chợ Đầu mối Vịnh Sậy", "chợ đầu mối Vịnh Sậy"),
        ("Mời bà con tới trường Ga Cũ", "trường Ga Cũ"),
    ],
)
def test_a_place_is_called_by_its_name_not_by_its_kind(told: str, spot: str) -> None:
    assert spots(told, "vi") == (spot,)
    assert same_spot(spot, told, "vi")


def test_one_school_is_not_another() -> None:
    (spot,) = spots("Bà con sang trường Tiểu học Hoa Sen", "vi")
    assert not same_spot(spot, "Điểm trú là Trường Tiểu học Cầu Đá và Trường Tiểu học Ga Cũ.", "vi")


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("Swimming lane moved", ""),
        ("The roof is not Hill Street School", ""),
        ("Works in Mill Lane", "Mill Lane"),
    ],
)
def test_a_lane_of_a_pool_and_a_school_are_no_street(title: str, place: str) -> None:
    assert dict(named_places(title, "", "en", grave=False)).get("where", "") == place
