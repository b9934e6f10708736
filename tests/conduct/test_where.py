"""Which place a matter concerns."""

from __future__ import annotations

import pytest

from infodrill.conduct.premises import concerned
from infodrill.scenario.loader import find, load

TYPHOON = load(find("typhoon")).scenario.places


@pytest.mark.parametrize(
    ("told", "place"),
    [
        ("Ảnh đê Cồn Vạc toác một đoạn dài.", "Cồn Vạc ward"),
        ('Trang "Quỹ Cứu trợ Sao Biển Hải Minh" là kênh chính thức của thành phố.', "Hải Minh City"),
        ("Mất điện ở Ga Cũ và Lò Muối.", "Lò Muối ward, Ga Cũ ward"),
        ("Không ai nghe máy.", "Bến Trăng ward"),
    ],
)
def test_a_matter_is_placed_where_it_says_and_not_where_it_was_reported(told: str, place: str) -> None:
    assert concerned(TYPHOON, "ben-trang", told).en == place
