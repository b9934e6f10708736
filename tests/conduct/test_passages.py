"""What a reply can take up of a statement is what that says itself, in words that somebody would say again."""

from __future__ import annotations

from typing import Any

import pytest

from infodrill.casework.records import Version
from infodrill.conduct.passages import passages
from infodrill.kernel.events import Text
from infodrill.media.relations import PASSAGES

DYKE = (
    "Lúc 23 giờ 05 nước tràn qua mặt đê ở km 3 trên đoạn 40 mét, đê chưa vỡ. Theo biên bản tuần tra số 14/BB do Đơn vị quản "
    "lý đê ký. Việc cần làm: bà con chuyển lên trường Lá Me. 23 giờ 30 báo lại."
)


def said(body: str, *, lang: str = "vi", title: str = "Đê tràn chứ chưa vỡ", **change: Any) -> dict[str, str]:
    empty = {name: Text("") for name in ("title_vi", "title_en", "body_vi", "body_en")}
    fields: dict[str, Any] = {
        "version": 1, "stance": "partly", "figures": (), "craft": {}, "leaks": (), "author": ("COMMS", "ward"),
        "author_seat": "s", "at": 0, **empty, f"title_{lang}": Text(title), f"body_{lang}": Text(body),
    }  # fmt: skip
    return dict(passages(Version(**(fields | change)), lang))


def test_the_fact_the_advice_the_record_the_figure_and_the_hours_are_found() -> None:
    found = said(DYKE)
    assert "đê chưa vỡ" in found["fact"] or "40 mét" in found["fact"]
    assert found["advice"] == "chuyển lên trường Lá Me"
    assert "14/BB" in found["record"]
    assert found["figure"] == "40 mét"
    assert found["next"] == "23 giờ 30"
    assert set(found) <= set(PASSAGES)


def test_what_is_not_to_be_done_is_told_apart_from_what_is() -> None:
    found = said("Trang này là giả. Đừng chuyển tiền cho trang này.")
    assert found["avoid"] == found["advice"] and found["avoid"].startswith("đừng chuyển tiền")
    assert "avoid" not in said(DYKE)


def test_a_day_on_which_something_is_held_is_no_hour_of_the_next_word_and_booking_no_record() -> None:
    assert "next" not in said("Sáng mai chợ họp từ 5 giờ, dãy B bán từ 7 giờ.")
    assert "record" not in said("Từ tháng sau ai muốn thì đặt lịch qua điện thoại bàn.")


@pytest.mark.parametrize(
    "body",
    [
        "Trước mỗi trận bão thường có trang giả xin chuyển khoản gấp.",
        "Sổ an toàn ghi 5 trong 8 bình hết hạn, tiểu thương báo hai lần mà phường chưa thay.",
    ],
)
def test_what_others_ask_for_is_no_advice(body: str) -> None:
    assert not {"advice", "avoid"} & set(said(body))


@pytest.mark.parametrize(
    ("body", "hour"),
    [
        ("Chưa biết do đâu, 17 giờ báo kết quả mẫu.", "17 giờ"),
        ("Chưa biết có phải do cháo không. Đầu giờ chiều có kết quả mẫu.", "đầu giờ chiều"),
        ("Phương án chưa quyết, họp ngày 15 tháng sau.", "ngày 15 tháng sau"),
    ],
)
def test_the_hour_of_the_next_word_is_found_however_it_is_told(body: str, hour: str) -> None:
    assert said(body)["next"] == hour


@pytest.mark.parametrize("label", ["Việc cần làm", "Lưu ý", "Hậu quả có thể xảy ra"])
def test_what_stands_before_a_colon_is_no_passage(label: str) -> None:
    found = said(f"Không có buýt sông. {label}: bà con đi xe buýt số 3 qua cầu.")
    assert not any(label.lower() in words.lower() for words in found.values())


def test_what_others_said_is_not_taken_up() -> None:
    found = said(
        "Đổi giấy tờ miễn phí. Có tin đang lan truyền: “Mỗi hộ phải nộp 450.000 đồng”. Theo biểu phí số 12."
    )
    assert not any("450.000" in words for words in found.values())


def test_a_list_is_never_cut_in_two_and_what_is_too_long_is_left_out() -> None:
    long = "Máy số 2, 5 và 7 dừng từ ngày 28/8 vì cháy cuộn dây mà phiếu đề nghị sửa nằm trên bàn đã mười ngày không ai ký"
    found = said(f"{long}. Theo sổ bảo dưỡng.")
    assert not any(words.lower() == "máy số 2" or len(words.split()) > 17 for words in found.values())


def test_nothing_is_taken_up_of_an_erased_text_an_insult_or_another_language() -> None:
    assert said("") == {}
    assert said("Bọn rảnh việc bịa chuyện, dân tin là dân ngu. Không có buýt sông.") == {}
    body = "There is no evacuation order tonight, according to the duty log at 22:53. Stay indoors."
    assert (
        said(body, lang="en", title="No order")["advice"] == "stay indoors" or said(body, lang="en")["advice"]
    )
    vietnamese = passages(
        Version(
            version=1, stance="deny", figures=(), craft={}, leaks=(), author=("COMMS", "ward"), author_seat="s", at=0,
            title_vi=Text(""), body_vi=Text(""), title_en=Text("No order"), body_en=Text(body),
        ),
        "vi",
    )  # fmt: skip
    assert dict(vietnamese) == {}
