"""What the walk over fields and slips was silent on: each class is told where it was made, in either language."""

from __future__ import annotations

from functools import cache

import pytest

from tests.scenario.fieldwalk import base
from tests.scenario.mutating import LATER, Judge

Row = tuple[str, str, str, str, str]  # drill, file, what stood, what stands now, the code
ROWS: dict[str, Row] = {
    "so many days in a telling": (
        "ward-en",
        "msel.yaml",
        "lain there five days",
        "lain there eight days",
        "S163",
    ),
    "measured otherwise in the record": (
        "ward-en",
        "claims/dyke.yaml",
        "only five metres",
        "only eight metres",
        "S163",
    ),
    "another unit": ("ward-en", "claims/dyke.yaml", "only five metres", "only five kilometres", "S163"),
    "hours for minutes": ("ward-en", "msel.yaml", "here in fifteen minutes", "here in fifteen hours", "S163"),
    "an alley's number": ("ward-en", "msel.yaml", "people in alley 4 do", "people in alley 15 do", "S163"),
    "a price": ("ward-en", "msel.yaml", "Five thousand a ticket", "Five million a ticket", "S163"),
    "an hour that the record leaves": (
        "ngo-vi",
        "claims/water.yaml",
        "Rươi từ 14 giờ",
        "Rươi từ 18 giờ",
        "S164",
    ),
    "looked after it was known": (
        "ward-en",
        "claims/dyke.yaml",
        "known_from: +14:00",
        "known_from: +2:00",
        "S164",
    ),
    "happened after it was known": ("ward-en", "claims/dyke.yaml", "bank at 7:40", "bank at 11:40", "S164"),
    "the neighbour's ward": (
        "ward-en",
        "msel.yaml",
        '"Rạch Chùm ward: clean',
        '"Gò Mù U ward: clean',
        "S195",
    ),
    "a plan of nobody's ward": (
        "ward-en",
        "drill.yaml",
        'plan: "Rạch Chùm ward',
        'plan: "Gò Mù U ward',
        "S195",
    ),
    "a ward unlike its id": (
        "ward-en",
        "places.yaml",
        "Cồn Bần Chát commune",
        "Cồn Bần Chán commune",
        "S195",
    ),
    "a name of three words": (
        "ngo-vi",
        "drill.yaml",
        'title: "Chuyến hàng của Quỹ Mái',
        'title: "Chuyến hàng của Quỹ Mán',
        "S195",
    ),
    "a letter too many": (
        "ngo-vi",
        "claims/water.yaml",
        "bến đò đang ngập, người",
        "bến đò đann ngập, người",
        "S167",
    ),
    "a letter without its mark": (
        "ngo-vi",
        "claims/rice.yaml",
        "Sáu người đau bụng thật",
        "Sáu nguời đau bụng thật",
        "S167",
    ),
    "since another day": (
        "ward-en",
        "claims/rubbish.yaml",
        "broke down on Wednesday",
        "broke down on Friday",
        "S164",
    ),
    "since another day, in Vietnamese": (
        "ward-vi",
        "claims/rubbish.yaml",
        "hư từ thứ Tư",
        "hư từ thứ Sáu",
        "S164",
    ),
    "no denial left": ("ngo-vi", "claims/fee.yaml", "không thu đồng nào", "thu đồng nào", "S165"),
    "no denial left, in English": (
        "school-en",
        "claims/fumes.yaml",
        "do not make anyone",
        "do make anyone",
        "S165",
    ),
    "cut without a sign, in English": (
        "ward-en",
        "msel.yaml",
        "confirm that you have read this and say which part you play.",
        "confirm that",
        "S165",
    ),
    "cut behind a small word": (
        "hospital-vi",
        "drill.yaml",
        "một tin đồn giữa đêm và những câu chuyện khác",
        "một tin đồn giữa",
        "S165",
    ),
    "a title in English": (
        "ngo-vi",
        "drill.yaml",
        'title: "Chuyến hàng của Quỹ Mái Lá',
        'title: "The Mái Lá relief run',
        "S165",
    ),
    "a board among few": (
        "ward-en",
        "msel.yaml",
        'board"\n    to: [public, ward]\n    claim: hours\n    method: public_feed',
        'board"\n    to: [public, ward]\n    claim: hours\n    method: closed_group',
        "S163",
    ),
    "a pier by its letter": (
        "press-office-vi",
        "claims/crack.yaml",
        "0,4 mm ở trụ T3",
        "0,4 mm ở trụ T5",
        "S163",
    ),
    "a deed that is refused beside": (
        "press-office-vi",
        "claims/collapse.yaml",
        "Không nhảy xuống sông; đi chậm",
        "Nhảy xuống sông; đi chậm",
        "S163",
    ),
    "in other words": (
        "press-office-vi",
        "claims/gas.yaml",
        "không đốt gì trong phòng kín",
        "đóng cửa đốt bồ kết cho sạch",
        "S163",
    ),
    "hours that begin otherwise": (
        "press-office-vi",
        "claims/night.yaml",
        "từ đêm mai, 22 giờ đến 4 giờ",
        "từ đêm mai, 20 giờ đến 4 giờ",
        "S164",
    ),
    "the same hours tonight": (
        "press-office-vi",
        "claims/night.yaml",
        "từ đêm mai, 22 giờ",
        "từ đêm nay, 22 giờ",
        "S164",
    ),
    "how many, of what is true": (
        "city-en",
        "claims/hydrants.yaml",
        "has thirteen hydrants",
        "has thirty hydrants",
        "S163",
    ),
    "a boat of another hour": (
        "city-en",
        "claims/island.yaml",
        "The 14:00 boat runs",
        "The 16:00 boat runs",
        "S164",
    ),
    "more of them than all": (
        "stamped-page",
        "claims/p3-swings.yaml",
        "14 trên 52 xích đu",
        "64 trên 52 xích đu",
        "S163",
    ),
    "at the head of a sentence": (
        "stamped-page",
        "claims/p4-drink.yaml",
        "hỏi. Nước máy",
        "hỏi. Nưóc máy",
        "S167",
    ),
    "a deadly joke": ("stamped-page", "claims/p5-menu.yaml", "harm: H0", "harm: H4", "S174"),
    "called as another is": (
        "stamped-page",
        "cells.yaml",
        "Người phát ngôn thành phố",
        "Người theo dõi mạng thành phố",
        "S163",
    ),
}


@cache
def judge_of(drill: str) -> Judge:
    return Judge(base(drill)[0])


@pytest.mark.parametrize("what", ROWS)
def test_each_is_told_where_it_was_made(what: str) -> None:
    drill, file, was, now, code = ROWS[what]
    judge = judge_of(drill)
    assert judge.files[file].count(was) == 1, was
    told, _ = judge.said({**judge.files, file: judge.files[file].replace(was, now)})
    new = [each for each in told if each[4] not in judge.usual and each[2] not in LATER]
    assert [each for each in new if each[0] == file and each[2] == code], new


@pytest.mark.parametrize("word", ["ôtô", "sôcôla", "hoà", "đỡ điii", "nghiêng"])
def test_words_from_abroad_and_cries_are_words(word: str) -> None:
    judge = judge_of("ngo-vi")
    file = "claims/water.yaml"
    told, _ = judge.said(
        {**judge.files, file: judge.files[file].replace("bến đò đang", f"{word} bến đò đang", 1)}
    )
    assert not [each for each in told if each[2] == "S167"]
