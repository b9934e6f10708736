"""Craft, leaks and personal data: what the machine reads in a draft, in both languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infodrill.casework import craft
from infodrill.casework.leak import leaks, passage_of
from infodrill.casework.personal import personal
from infodrill.casework.records import Case, Evidence

GOOD = {
    "vi": craft.Draft(
        "Đê km 3 vẫn vững",
        "Đê km 3 vẫn vững. Tin đồn đê vỡ là nhầm, vì đoạn phim quay nước tràn qua mặt đê. Theo trạm đo lúc 22:50, mực nước "
        "4,12 m và đang xuống. Bà con km 2–4 hãy ở trên tầng cao và gọi tổ trực khi thấy nước đục.",
        ("4,12 m",), ("c1.q1",), "dyke", 1,
    ),
    "en": craft.Draft(
        "The dyke at km 3 holds",
        "The dyke at km 3 holds. The rumour of a breach is mistaken, because the clip shows water running over the top. "
        "According to the gauge, the level was 4.12 m at 22:50 and falling. Please stay upstairs between km 2 and 4.",
        ("4.12 m",), ("c1.q1",), "dyke", 1,
    ),
}  # fmt: skip


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_well_made_correction_gets_all_ten_points(lang: str) -> None:
    assert craft.score(lang, GOOD[lang]) == dict(craft.ITEMS)
    assert craft.total(craft.score(lang, GOOD[lang])) == 10


@pytest.mark.parametrize(
    ("item", "vi", "en"),
    [
        ("fact_first", "Tin đồn đê vỡ lan truyền. Đê vẫn vững.", "A rumour says the dyke broke. It holds."),
        ("myth_once", "Đê vững. Tin đồn vỡ đê là tin giả.", "It holds. The rumour is a hoax."),
        ("why_misleads", "Đê vẫn vững lúc 22:50.", "The dyke holds at 22:50."),
        ("evidence", "Đê vẫn vững, chúng tôi tin thế.", "The dyke holds, we believe."),
        ("what_to_do", "Đê vẫn vững lúc 22:50.", "The dyke holds at 22:50."),
        ("issuer_time", "Đê vẫn vững.", "The dyke holds."),
        ("plain", "Đê " * 201, "Dyke " * 201),
        ("no_attack", "Đê vững. Bọn tung tin là kẻ xấu.", "It holds. The liars who posted it are stupid."),
    ],
)
def test_each_fault_costs_its_item(item: str, vi: str, en: str) -> None:
    for lang, body in (("vi", vi), ("en", en)):
        draft = craft.Draft("", body, (), (), "dyke", 1)
        assert craft.score(lang, draft)[item] < craft.ITEMS[item]


def test_two_languages_get_the_lower_of_the_two() -> None:
    poor = craft.Draft("", "Bọn xấu tung tin.", (), (), "dyke", 1)
    assert craft.total(craft.score_both(poor, GOOD["en"])) == craft.total(craft.score("vi", poor))
    assert craft.score_both(GOOD["vi"], GOOD["en"]) == dict(craft.ITEMS)


@given(st.text(max_size=300))
def test_craft_stays_between_nothing_and_ten(text: str) -> None:
    for lang in ("vi", "en"):
        points = craft.score(lang, craft.Draft(text, text, (), (), "x", 1))
        assert set(points) == set(craft.ITEMS)
        assert all(0 <= points[item] <= most for item, most in craft.ITEMS.items())


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("phone", "Gọi 0912345678 ngay"), ("phone", "gọi 0912 345 678"), ("phone", "call +84 912-345-678"),
        ("phone", "số 024.3825.1234"), ("hotline", "tổng đài 1900 6868"), ("identity", "CCCD 001099012345"),
        ("account", "STK 19034567890123"), ("account", "tài khoản ngân hàng: 0451000123456"), ("plate", "xe 30A-123.45"),
        ("mail", "gửi an.nguyen@haiminh.gov.example.vn"),
    ],
)  # fmt: skip
def test_personal_data_is_found(kind: str, text: str) -> None:
    assert any(one.startswith(kind) for one in personal(text)), personal(text)


@pytest.mark.parametrize(
    "text",
    [
        "Mực nước 4,12 m lúc 22:50 ngày 12/9", "km 2–4, 3 trong 8 máy bơm, 3.000 lượt", "Gọi {phone:a} hoặc {account:b}",
        "góp ý tại hoi-dap@dien-tap.invalid", "Dân số 1 240 500 người, 07:30 ngày 10/09/2024", "Quyết định số 12/2025/QĐ",
    ],
)  # fmt: skip
def test_plain_figures_and_tokens_are_no_personal_data(text: str) -> None:
    assert personal(text) == ()


def test_public_contacts_of_the_scenario_may_be_written() -> None:
    assert personal("Gọi 1900 0000 để hỏi") != ()
    assert personal("Gọi 1900 0000 để hỏi", ("1900 0000",)) == ()


def case(tlp: str, text: str) -> Case:
    item = Evidence("c1.e1", "report", "B2", tlp, text, 5)
    return Case("c1", "VERIFYING", 0, 0, "ward", "free", "w1", "w1", 1, evidence=(item,))


LIST = "The list names six pupils of class two B with the ward and bed of each of them"


def test_a_passage_of_closed_evidence_is_found_exactly_and_nearly() -> None:
    near = "It names six pupils of class two B with ward and bed of each of them, the list"
    for tlp in ("AMBER", "RED"):
        assert leaks(f"We publish: {LIST}.", case(tlp, LIST))[0].startswith(f"{tlp} c1.e1: ")
        assert leaks(near, case(tlp, LIST))
    for tlp in ("GREEN", "CLEAR"):
        assert leaks(f"We publish: {LIST}.", case(tlp, LIST)) == ()


def test_words_in_common_are_no_leak() -> None:
    assert leaks("Six pupils are observed; the cause is not yet known.", case("RED", LIST)) == ()


def test_a_short_mark_is_no_passage() -> None:
    assert passage_of("dyke holds", "the dyke holds tonight") == ""
