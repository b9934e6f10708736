"""What a reply can take up of a statement is what that says itself, in words that somebody would say again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from infodrill.casework.records import Version
from infodrill.conduct.echoed import news_again
from infodrill.conduct.passages import passages
from infodrill.kernel.events import Text
from infodrill.media.answered import ANSWERS
from infodrill.media.relations import BROACHED, HELD, MENTIONED, NAMED, PASSAGES, READINGS
from infodrill.media.unnamed import SHOWN
from infodrill.scenario.loader import find, library, load

DYKE = (
    "Đến 23 giờ 05 không có lệnh sơ tán nào cho phường Cồn Vạc. Nước tràn trên đoạn 40 mét, đê chưa vỡ. Theo biên bản "
    "tuần tra số 14/BB do Đơn vị quản "
    "lý đê ký. Việc cần làm: bà con chuyển lên trường Lá Me. 23 giờ 30 báo lại."
)


def said(body: str, *, lang: str = "vi", title: str = "Đê tràn chứ chưa vỡ", **change: Any) -> dict[str, str]:
    empty = {name: Text("") for name in ("title_vi", "title_en", "body_vi", "body_en")}
    fields: dict[str, Any] = {
        "version": 1, "stance": "partly", "figures": (), "craft": {}, "leaks": (), "author": ("COMMS", "ward"),
        "author_seat": "s", "at": 0, **empty, f"title_{lang}": Text(title), f"body_{lang}": Text(body),
    }  # fmt: skip
    return dict(passages(Version(**(fields | change)), lang))


def taken(found: dict[str, str]) -> set[str]:
    """What can be taken up or is seen, without what may be presumed."""
    return set(found) - {*READINGS, *NAMED, *BROACHED, *HELD, *MENTIONED, "named", ANSWERS, SHOWN}


def test_the_fact_the_advice_the_record_the_figure_and_the_hours_are_found() -> None:
    found = said(DYKE)
    assert found["fact"] == "không có lệnh sơ tán nào"
    assert found["advice"] == "chuyển lên trường Lá Me"
    assert "14/BB" in found["record"]
    assert found["figure"] == "40 mét"
    assert found["next"] == "23 giờ 30"
    assert taken(found) <= set(PASSAGES)


def test_whoever_is_appalled_at_a_number_is_so_at_what_was_wrong_and_not_at_what_helps() -> None:
    wrong = "Năm trong tám bình ở dãy B đã hết hạn từ tháng 6, theo sổ kiểm tra."
    helped = " Tổ bảo vệ đã mượn 4 bình của dãy A."
    assert "figure" not in said(wrong + helped, stance="confirm", title="Bình chữa cháy")
    for rumoured in ("chưa đủ căn cứ để xác nhận con số 40 cháu nhập viện", "không có 40 cháu nào nhập viện"):
        body = f"Sổ trực của trạm y tế lúc 11 giờ: {rumoured}."
        assert "figure" not in said(body, stance="unknown", title="Bữa trưa"), "it is the rumour's"
        sure = body.replace(rumoured, "có 40 cháu nhập viện")
        assert said(sure, stance="unknown", title="Bữa trưa")["figure"] == "40 cháu"
    assert said(wrong + " Dãy B hết 4 bình.", stance="confirm", title="Bình chữa cháy")["figure"] == "4 bình"


def test_a_scrap_of_common_words_is_no_phrase_of_a_text() -> None:
    assert news_again("now it is", "en", "confirm") == ""
    assert news_again("the pier is measured", "en", "confirm") == "the pier is measured"


def test_a_book_that_people_have_at_home_is_no_record_of_an_office() -> None:
    told = "Only the household book is exchanged, free of charge, from Monday to Thursday."
    assert "record" not in said(told, lang="en", title="Papers")
    assert "record" in said("The duty book shows nine calls, as of 8:00.", lang="en", title="Calls")


def test_what_is_not_to_be_done_is_told_apart_from_what_is() -> None:
    assert "avoid" not in said(
        "Trang này là giả. Đừng chuyển tiền cho trang này."
    )  # said elsewhere it points nowhere
    found = said("Trang này là giả. Đừng chuyển tiền cho người lạ.")
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
        ("Chưa biết do đâu, tin tiếp theo lúc 5 giờ chiều.", "5 giờ chiều"),
        ("Chưa biết do đâu, cập nhật lúc 17g30.", "17g30"),
        ("Chưa biết do đâu, báo lại lúc bảy giờ tối.", "bảy giờ tối"),
        ("Chưa biết do đâu, cập nhật vào thứ Hai.", "thứ Hai"),
    ],
)
def test_the_hour_of_the_next_word_is_found_however_it_is_told(body: str, hour: str) -> None:
    assert said(body)["next"] == hour


@pytest.mark.parametrize(
    "lead", ["Cập nhật lúc 18h: ", "Cập nhật 18 giờ, ngày 3/9: ", "Bản tin cập nhật lúc 18h. "]
)
def test_the_hour_at_which_a_text_stands_is_no_hour_of_the_next_word(lead: str) -> None:
    """Readers promised to look in again at the hour of the very post that they read."""
    known = f"{lead}đã có điện lại ở ba ngõ, ngõ 12 còn mất điện."
    assert "next" not in said(known)
    assert said(f"{known} Cập nhật lúc 22h.")["next"] == "22h"


@pytest.mark.parametrize(
    "came",
    [
        "lúc 19 giờ 01 có tin báo tới chúng tôi",
        "lúc 19:01 có tin nhắn tới đường dây nóng",
        "hồi 19 giờ 01 có tin từ tổ dân phố",
        "19 giờ 01 bà con báo tin",
        "19 giờ 01 tổ trưởng đã báo lại",
        "19 giờ 01 trực đê báo tin tới phường",
        "tin mới chúng tôi nhận lúc 19 giờ 01",
    ],
)
def test_the_hour_at_which_a_report_came_is_no_promised_hour(came: str) -> None:
    known = f"Điều đã biết: {came}, chưa có hồ sơ nào."
    assert "next" not in said(known, stance="unknown")
    promised = said(f"{known} Tin tiếp theo lúc 20 giờ 30, kể cả khi chưa có gì mới.", stance="unknown")
    assert promised["next"] == "20 giờ 30"
    assert said(f"{known} 21 giờ có tin mới.", stance="unknown")["next"] == "21 giờ"


@pytest.mark.parametrize(
    "body",
    [
        "Phường không chịu trách nhiệm, bà con đi mà hỏi Sở.",
        "Quầy đóng sớm là do Sở. Phường không chịu trách nhiệm.",
        "Phường không biết, đừng hỏi phường.",
    ],
)
def test_nobody_passes_on_that_an_office_sends_people_away(body: str) -> None:
    found = said(body, stance="deny", title="Quầy đóng sớm")
    assert "shrug" in found and not {"fact", "advice", "avoid", "open"} & set(found)


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
    assert said("", title="") == {}
    assert "scant" in said(
        "", title="Việc bà con cần biết"
    )  # whatever it announces, there is nothing to read
    scorned = said("Bọn rảnh việc bịa chuyện, dân tin là dân ngu. Không có buýt sông.")
    assert taken(scorned) == {"scorn"}  # that it scorns people is seen, and nothing of it is said again
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
    assert "foreign" in vietnamese and not set(vietnamese) & {"advice", "fact", "phrase", "subject"}


def test_who_reads_another_language_answers_what_the_text_tells_and_says_none_of_its_words() -> None:
    body = (
        "Nobody has to leave tonight. Stay indoors. If you need help ring 0123. The road at Giếng Mơ is shut. "
        "Next word at 23:30."
    )
    version = Version(
        version=1, stance="deny", figures=(), craft={}, leaks=(), author=("COMMS", "ward"), author_seat="s", at=0,
        title_vi=Text(""), body_vi=Text(""), title_en=Text("No order to leave"), body_en=Text(body),
    )  # fmt: skip
    own, strange = passages(version, "en"), passages(version, "vi")
    assert set(BROACHED) & set(own) == set(BROACHED) & set(strange) != set()
    assert set(READINGS) & set(own) == set(READINGS) & set(strange) != set()
    assert {"advice", "fact"} & {*own} and strange["next"] == own["next"] == "23:30"
    assert not [
        said
        for name, said in strange.items()
        if name not in ("named", ANSWERS, SHOWN) and re.search(r"[a-z]{3}", said)
    ]


@pytest.mark.parametrize(
    ("lang", "body"),
    [
        ("vi", "Nguồn: sổ nhận bệnh của bệnh viện."),
        ("vi", "Bốn anh đều tỉnh táo. Nguồn: lịch nhận đơn của hai phường."),
        ("en", "Source: the admission book of the hospital."),
    ],
)
def test_what_a_text_is_known_from_is_passed_on_by_nobody(lang: str, body: str) -> None:
    named = body.rpartition(": ")[2].rstrip(".")
    found = said(body, lang=lang, title="-")
    assert not [name for name in ("phrase", "fact") if name in found and found[name] in named]


def truths(lang: str) -> Iterator[tuple[str, str]]:
    """(drill and claim, what a statement would say of each fact of the library, its advice, and when there is more)."""
    label, later = ("Việc cần làm", "Tin tiếp theo") if lang == "vi" else ("What to do", "Next update")
    for name in library():
        for claim in load(find(name)).scenario.claims:
            for fact in claim.truth[-1:]:
                advice = (fact.advice or claim.advice).in_(lang) if fact.advice or claim.advice else "-"
                yield f"{name} {claim.id}", f"{fact.why.in_(lang)} {label}: {advice} {later}: 23:50."


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_what_is_taken_up_is_one_short_phrase_that_speaks_to_nobody(lang: str) -> None:
    met = Counter[str]()
    for where, body in truths(lang):
        found = said(body, lang=lang, title="-", stance="deny")
        for name in {"fact", "open", "advice", "avoid"} & set(found):
            words = found[name]
            met[name] += 1
            assert len(words.split()) <= (9 if lang == "vi" else 8) and "," not in words, (where, name, words)
            assert not re.search(
                r"\b(?:anh chị|bà con|tôi|chúng tôi|your?|we|our)\b", words, re.IGNORECASE
            ), (where, name, words)
            assert not re.search(r"^(?:đến|by|at) \d|chưa có kết quả", words), (where, name, words)
        assert found.get("told") == "" or "curt" in found  # who refuses an answer is taken up on that
    # Ten facts in English: the eleventh says two things in one sentence since its claim was rewritten, and is too long.
    assert met["fact"] >= 10 and met["advice"] >= 9


@pytest.mark.parametrize(
    "body",
    [
        "Như đã hẹn, chúng tôi báo lại: đến 23 giờ 50 vẫn chưa có kết quả.",
        "Chúng tôi xin lỗi vì báo lại muộn so với giờ đã hẹn (20 giờ ngày 10/9): đến 21 giờ 55 vẫn chưa có kết quả.",
        "Trong vòng 72 giờ tới có kết quả.",
    ],
)
def test_an_hour_that_has_passed_or_was_not_kept_is_no_appointment(body: str) -> None:
    assert "next" not in said(body)
    assert said(f"{body} Tin tiếp theo: 0 giờ 20, kể cả khi chưa có gì mới.")["next"] == "0 giờ 20"


@pytest.mark.parametrize(
    "body",
    [
        "Sáng nay tôi viết là tủ lạnh không hỏng. Câu ấy sai.",
        "Sáng nay bảng tin phường viết quà là thật. Câu đó sai.",
        "Một là gọi số sau thẻ khóa ví. Hai là giữ nguyên sim.",
    ],
)
def test_what_is_taken_back_and_half_of_a_list_are_no_fact(body: str) -> None:
    assert "fact" not in said(body, stance="deny", title="-")


def test_blame_and_good_wishes_are_taken_up_by_nobody_and_a_wish_behind_the_news_is_none() -> None:
    assert taken(said("Cháo không sao. Mấy bà mẹ cho con ăn bậy ở nhà rồi đổ tại phòng khám.")) == {"blame"}
    assert taken(said("Chúc bà con một ngày mới tràn đầy năng lượng.", title="Chào ngày mới")) == {"hail"}
    assert "hail" not in said(
        "Quầy mở từ 7 giờ. Mang theo căn cước. Không thu tiền. Xin chúc bà con mạnh khỏe.", title="Quầy mở"
    )
    assert "blame" not in said(
        "Các cháu đau bụng do các cháu ăn cháo sáng nay, mẫu đang xét nghiệm. Gặp ai bảo vệ thì hỏi."
    )


def test_english_words_begin_small_where_they_are_no_names() -> None:
    found = said(
        "Fridge A failed on Tuesday. What to do: Call table 2 before noon.",
        lang="en",
        title="-",
        stance="confirm",
    )
    assert found["fact"].startswith("fridge A") and found["advice"].startswith("call table 2")
    assert (
        said("Wednesday's doses were destroyed.", lang="en", title="-")
        .get("fact", "Wednesday")
        .startswith("Wednesday")
    )


def test_whom_to_ring_is_not_what_people_say_again() -> None:
    assert "0236" not in said("Bà con lên trường Lá Me. Nhà có cụ già gọi 0236 3 555 777.").get("advice", "")
    assert said("Gọi tổ trưởng khu phố.")["advice"]


def test_a_paper_that_people_own_is_no_record_of_an_office() -> None:
    assert "record" not in said("Sổ đỏ: khi nào bán mới đổi. Sổ hộ khẩu ghi sai thì ra quầy số 2.")
    assert said("Theo sổ trực ngày 9/9, không có lệnh sơ tán nào.")["record"] == "sổ trực"


def test_a_title_alone_shows_what_it_shows_and_an_erased_text_nothing() -> None:
    assert "hail" in said("", title="Chào buổi sáng cả nhà, chúc bà con vui khỏe!")
    assert said("", title="") == {}


@pytest.mark.parametrize(
    ("lang", "text", "rung"),
    [
        ("vi", "Cần hỏi thì gọi 0236 3 555 123.", True),
        ("vi", "Báo đường dây nóng 1022 trước 17 giờ.", True),
        ("vi", "Không bấm link, không gọi số trong tin. Hotline 1022.", False),
        ("vi", "Đối chiếu số tài khoản 0123 456 789 trước khi góp.", False),
        ("vi", "Không chuyển tiền cho trang này, báo quầy.", False),
        ("en", "Call 1022 if in doubt.", True),
        ("en", "Never call the number in the message.", False),
    ],
)
def test_a_number_is_rung_where_the_text_gives_one_and_warns_against_none(
    lang: str, text: str, rung: bool
) -> None:
    assert ("dials" in said(text, lang=lang)) == rung


@pytest.mark.parametrize(
    ("lang", "body"),
    [
        ("vi", "Bà Hoa bán gạo giả. Biên bản ghi rõ như vậy. Cập nhật lúc 17:00."),
        ("vi", "Chủ quán Ba Tèo nấu rượu giả. Không mua rượu của Ba Tèo. Kết quả lúc 18:00."),
        ("vi", "Bí thư Lê Trung Nam nhận hối lộ."),
        ("vi", "Trưởng thôn Sáu Lượm giấu gạo cứu trợ. Đừng nhận gạo của Sáu Lượm."),
        ("en", "John Carter sells fake rice. Do not buy rice from John Carter. The sales book shows it."),
    ],
)
def test_nobody_who_is_named_is_named_again_by_machines(lang: str, body: str) -> None:
    """Cleared by whoever may clear it or found by nobody: what replies say again holds no person."""
    found = said(body, lang=lang, title="Thông báo" if lang == "vi" else "Notice", stance="confirm")
    told = " ".join(words for name, words in found.items() if name != "named")
    assert not re.search("Hoa|Tèo|Nam|Lượm|Carter", told), found
