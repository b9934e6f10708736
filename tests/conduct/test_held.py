"""What any text holds by its form alone is found there, and in no other; and has lines enough to be spoken of."""

from __future__ import annotations

from collections import Counter

import pytest

from infodrill.conduct.held import held
from infodrill.media.matters import ECHOED
from infodrill.media.relations import HELD
from infodrill.media.replies import conditions_of, lines_of

TEXTS = (
    ("vi", "Rửa bể", "Tòa A rửa thứ Ba, từ 9 giờ đến 15 giờ.", "confirm", {}),
    ("vi", "Ngầm tràn", "Nước chảy xiết. Không lội, không đi xe qua.", "advice", {"bans": "", "keepout": ""}),
    ("vi", "Xén cành", "Nhà nào có dây phơi thì tháo ra. Bà con dắt xe vào nhà.", "advice", {"bids": ""}),
    ("vi", "Nắng nóng", "Người già không ra đường lúc trưa.", "advice", {}),
    ("vi", "Khói", "Xe cứu hỏa đã đến. Đội cứu hộ đang kiểm tra. Chưa biết vì sao.", "unknown", {}),
    ("vi", "Có tiếng nổ", "Lúc 12 giờ 40 có tiếng nổ. 13 giờ nói tiếp.", "unknown", {}),
    ("vi", "Vòi nước", "Vòi hỏng. Thợ đến sửa.", "confirm", {"comes": ""}),
    ("vi", "Họp", "Mời bà con họp lúc 19 giờ.", "confirm", {"clock": "19 giờ", "ateve": "", "attend": ""}),
    ("vi", "Mùi khai", "Khớp đã khóa lúc 19 giờ 20, hôm thứ Ba.", "confirm", {}),
    ("vi", "Cảm ơn", "Cảm ơn bà con đêm qua đã nấu nước.", "confirm", {}),
    ("vi", "Đèn", "Đèn tắt từ thứ Ba đến thứ Năm.", "confirm", {"till": "thứ Năm"}),
    ("en", "Bus", "First bus 5:40.", "confirm", {}),
    ("en", "Lamps", "The lamps are off from Tuesday to Thursday.", "confirm", {"till": "Thursday"}),
    ("en", "Meeting", "The meeting is on Tuesday.", "confirm", {"weekday": "Tuesday", "attend": ""}),
    ("en", "Page", "Do not transfer. If you have, ring your bank.", "advice", {"bans": ""}),
    ("en", "Spillway", "Do not wade across.", "advice", {"bans": "", "keepout": ""}),
    ("en", "Date", "We said it would be mended on Friday. It was not.", "confirm", {}),
)  # fmt: skip


@pytest.mark.parametrize(("lang", "title", "body", "stance", "found"), TEXTS)
def test_a_text_holds_what_it_says_and_nothing_of_what_was(
    lang: str, title: str, body: str, stance: str, found: dict[str, str]
) -> None:
    seen = dict(held(title, body, lang, stance))
    assert {name: said for name, said in seen.items() if name in found or not found} == found
    assert {*seen} <= {*HELD}


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_of_each_thing_held_twelve_lines_speak_in_three_ways(lang: str) -> None:
    of: Counter[str] = Counter(
        name
        for matter in ECHOED.values()
        for line in lines_of(matter, "", lang)
        for name in conditions_of(line) & {*HELD}
    )
    assert all(of[name] >= 12 for name in ("clock", "bids", "bans")), of
    assert all(of[name] >= 6 for name in ("weekday", "slot", "till", "since")), of
    assert {*of} == {*HELD}
