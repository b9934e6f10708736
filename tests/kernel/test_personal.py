"""What could be somebody's is one thing at every door: for whoever writes a drill, plays in it or sends it something."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.forms import both_forms
from tests.patience import grows

from infodrill.casework.privacy import private
from infodrill.conduct.persons import person_in
from infodrill.kernel.folding import as_read
from infodrill.kernel.personal import personal
from infodrill.scenario.checks.ofsomebody import homes, personal_data

SOMEBODYS = [
    "0912 345 678", "(024) 3825 1234", "+84 912.345.678", "+44 20 7946 0018", "202-555-0143", "1900 1234", "09/12 345 678",
    "không chín một hai ba bốn năm sáu bảy tám", "khong chin mot hai ba bon nam sau bay tam",
    "không chín mười hai, ba mươi bốn, năm sáu, bảy tám", "không chín trăm mười hai, ba trăm bốn lăm, sáu trăm bảy tám",
    "chín một hai ba bốn năm sáu bảy tám", "oh nine one two, thirty-four, fifty-six, seventy-eight", "09 một hai 34 năm sáu 78",
    "zero nine, double two, three four five, six seven", "cộng tám tư chín một hai ba bốn năm sáu bảy tám",
    "nick Lan Nguyễn", "nick Nguyễn Lan", "tài khoản “Hoa Trần”", "nick nguyễn thị lan", "user Hoa Tran",
    "account of Lê Văn Bình",
    "0⁹¹²³⁴⁵⁶⁷⁸", "0912x345x678", "imei 356938035643809", "lat 10.7769, lon 106.7009", "10°46'37\"N 106°42'03\"E",
    "CCCD 001099012345", "hộ chiếu C1234567", "STK 19034567890123", "biển số 29A-123.45", "an.le (a còng) thu.vn",
    "o912 345 678", "(o24) 3825 1234", "0912~345~678", "không… chín… một… hai… ba… bốn… năm… sáu… bảy… tám",
    "o 9 1 2 3 4 5 6 7 8",
    "vĩ độ 10 độ 46 phút, kinh độ 106 độ 42 phút", "10° 46.617' N 106° 42.05' E", "7P28QPG4+4F", "kinh độ 106,700, vĩ độ 10,776",
    "00:1A:2B:3C:4D:5E", "001A.2B3C.4D5E", "MAC 00 11 22 33 44 55", "2405:4800:102:1::3", "118.69.35.12", "118 . 69 . 35 . 12",
    "sinh ngày 12/3/2016", "born on 3-12-1980", "nguyen.van.an (at) mail (dot) com",
]  # fmt: skip
NOBODYS = [
    "đếm một, hai, ba, bốn, năm, sáu, bảy, tám, chín, mười", "one two, one two, one two, one two, one two, go",
    "Tuyến 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 chạy lại", "ba năm, tám tháng, hai ngày", "{phone:a}", "09xx xxx xxx",
    "tài khoản cá nhân", "nick nào cũng được", "tài khoản Ban Cứu trợ", "account in Giếng Mơ", "1.250.000.000 đồng",
    "rộng 120 m², sâu 0,9x1,2 m", "nước 21°, gió 10° tây", "tấm lợp 600x900x12",
    "ở 12.500.000 hộ", "ở 2027-10-15", "từ 21,5 đến 105,25", "đo được 10,7769 tấn; 106,7009 tấn", "22:40:05", "tỉ lệ 10:20:30:40",
    "mục 1.2.3.4", "bản 12.10.20.27", "ngày 12.9 . 10 giờ", "12::30", "0.61 | 0.050 | 0.054 | 0.61", "10,5 m, 106,25 m",
    "hai trăm linh năm hộ, một nghìn không trăm hai mươi người", "họp ngày 12/3/2016", "22:40 ngày 12/9, mực nước 4,12 m",
]  # fmt: skip
ALIKE = {"0": "0oO", "1": "1lI"}
"""Letters that stand for figures, behind the first of which a number may begin."""
HOMES = [
    "nhà số 12 ngõ 34 Hoàng Mai", "số nhà 12/5, ngõ 34", "ở 7 Nguyen Du Street", "căn hộ 304 tòa B", "house 12 in lane 3",
]  # fmt: skip


@pytest.mark.parametrize("text", both_forms(SOMEBODYS, SOMEBODYS[7:10] + SOMEBODYS[16:18]))
def test_no_door_takes_in_what_could_be_somebodys(text: str) -> None:
    said = f"Hỏi {text} nhé"
    assert personal(said) and personal_data(said) and private(as_read(said)) and person_in(said)


@settings(max_examples=60)
@given(st.integers(10**8, 10**9 - 1), st.data())
def test_no_letter_or_sign_hides_a_telephone_number(number: int, data: st.DataObject) -> None:
    """Letters for figures that look like them, and whatever sign stands between: the same number to a reader."""
    by = data.draw(st.sampled_from(["", " ", ".", "-", "~", "_", "·"]))
    figures = [data.draw(st.sampled_from(ALIKE.get(figure, figure))) for figure in f"0{number}"]
    said = "".join(figures[:4]) + by + "".join(figures[4:7]) + by + "".join(figures[7:])
    assert personal(f"Hỏi {said} nhé"), said


@settings(max_examples=60)
@given(st.integers(8, 23), st.integers(102, 109), st.integers(10**4, 10**7), st.data())
def test_no_way_to_write_a_place_by_its_degrees_hides_it(
    north: int, east: int, parts: int, data: st.DataObject
) -> None:
    point = data.draw(st.sampled_from(".,"))
    by = data.draw(st.sampled_from([" ", ", ", "; ", "/", " - ", " | "]))
    signs = data.draw(st.sampled_from([("", ""), ("°", "°"), ("°N", "°E"), ("N", "E"), ("B", "Đ")]))
    degrees = [f"{whole}{point}{parts}{sign}" for whole, sign in zip((north, east), signs, strict=True)]
    said = by.join(degrees if data.draw(st.booleans()) else degrees[::-1])
    assert personal(f"Hẹn ở {said} nhé"), said


@pytest.mark.parametrize("text", NOBODYS)
def test_what_is_nobodys_passes_every_door(text: str) -> None:
    assert personal(text) == () == personal_data(text) == private(as_read(text))


@pytest.mark.parametrize("text", HOMES)
def test_a_home_is_seen_where_it_is_written_and_where_it_is_said(text: str) -> None:
    said = f"Cô ấy ở {text}, ai cần thì tới."
    assert private(as_read(said)) and homes(said)


def test_a_house_in_an_invented_ward_is_nobodys_home() -> None:
    assert homes("Nhà số 12, ngõ 34 Lò Muối", ["phường Giếng Mơ", "Lò Muối"]) == ()
    assert homes("Nhà số 12, ngõ 34, phường Giếng Mơ", ["phường Giếng Mơ", "Lò Muối"]) == ()
    assert homes("Trụ sở ở số 12 đường Bến Lũy") == ()


@pytest.mark.parametrize(
    "piece",
    both_forms(
        [
            "không ",
            "chín một ",
            "nick ",
            "nick Lan ",
            "số 1 ",
            "muoi ",
            "1/",
            "aa:",
            "1,23456;",
            "12° ",
            "o1",
            "vi do 1° ",
        ],
        ["không "],
    ),
)
def test_reading_for_somebody_grows_no_faster_than_the_text(piece: str) -> None:
    def read(size: int) -> None:
        text = (piece * size)[:size]
        personal(text), personal_data(text), homes(text)

    assert grows(read, 3_000) < 3
