"""A seat is called within a sentence by what it is, not by all that it does: names of offices may say both."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from infodrill.conduct.seats import called, directory
from infodrill.kernel.i18n import LANGUAGES
from infodrill.scenario.loader import find, library, load

DOES = re.compile(r":|, who |, which |, giữ |, đọc |, nghe ")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_name_breaks_a_sentence_and_none_is_lost(lang: str) -> None:
    shorter = 0
    for name in library():
        seats = directory(load(find(name)).scenario.cells, lang).seats.values()
        for seat in seats:
            assert seat.called and seat.name.startswith(seat.called) and not DOES.search(seat.called), (
                seat.name
            )
            shorter += seat.called != seat.name
        most = Counter((seat.cell, seat.called) for seat in seats).most_common(1)[0]
        assert most[1] == 1, (name, most)
    assert shorter > 8


def test_what_lists_two_offices_stays_whole() -> None:
    for name in (
        "Thường trực, trực ban và thư ký thành phố",
        "Editor, Vietnamese",
        "Biên tập tiếng Anh, hình ảnh",
    ):
        assert called(name) == name
