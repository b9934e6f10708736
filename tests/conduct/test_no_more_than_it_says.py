"""A reply presumes no more than the text says: an hour is waited for where the next word is promised for it, a matter is spoken
of where title and claim name it, and nobody agrees with scorn or follows it as advice."""

from __future__ import annotations

import re

import pytest

from infodrill.conduct.passages import _passages
from infodrill.conduct.subject import NOTHING, Subject
from infodrill.media.matters import ECHOED
from infodrill.media.relations import BROACHED, Passages
from infodrill.media.replies import conditions_of, lines_of, unthanked, words_of
from infodrill.media.words.shelf import shelf


def seen(lang: str, title: str, body: str, stance: str = "confirm", claim: str = "") -> Passages:
    return _passages(title, body, stance, lang, Subject(claim=claim) if claim else NOTHING)


@pytest.mark.parametrize(
    ("lang", "body", "hour"),
    [
        ("en", "Samples were taken at 9:20 and the first results come at 11:00.", "11:00"),
        ("en", "Thirty people waited. Twelve more start at 15:20.", ""),
        ("en", "There is no ferry today. The next ferry is at 6:30.", ""),
        ("en", "The gauge was read again at 20:10.", ""),
        ("en", "The counter opens again at 8:00 and we write again at 9:00.", "9:00"),
        ("en", "More at 18:00.", "18:00"),
        ("en", "Four of seven pumps are running. More information comes by 18:00.", "18:00"),
        ("vi", "Phụ huynh thấy ngày nào tiện hơn? Xin trả lời dưới bài này trước thứ Ba.", ""),
        ("vi", "Bà con hỏi, trước 18 giờ phường trả lời tại đây: chúng tôi trả lời lúc 18 giờ.", "18 giờ"),
        ("vi", "Chuyến tiếp theo lúc 6 giờ 30.", ""),
        ("vi", "Tin tiếp theo lúc 20 giờ.", "20 giờ"),
    ],
)  # fmt: skip
def test_who_waits_for_an_hour_waits_for_the_word_that_is_promised_for_it(
    lang: str, body: str, hour: str
) -> None:
    assert seen(lang, "-", body).get("next", "") == hour


@pytest.mark.parametrize(
    ("lang", "body"),
    [
        ("en", "For medicine ask at the landing office, which is open until 20:30."),
        ("en", "You may telephone your child until 20:30. Lessons tomorrow are as usual."),
        ("vi", "Quầy mở đến hết ngày 12/3. Sáng mai các cháu học như thường lệ."),
    ],
)
def test_a_closing_hour_is_no_deadline_and_what_goes_on_as_usual_is_not_set(lang: str, body: str) -> None:
    assert not {"due", "set"} & seen(lang, "-", body).keys()


def test_nobody_waits_on_the_hour_of_a_source() -> None:
    """Of the hour that a text bears, which may be that of its source, a line says no more than that nothing came since."""
    for lang in ("vi", "en"):
        lines = [
            line for matter in ECHOED.values() for line in lines_of(matter, "", lang) if "[stamp]" in line
        ]
        assert len(lines) == 1 and {"unsettled", "unanswered"} & conditions_of(lines[0]), lines


@pytest.mark.parametrize(
    ("lang", "title", "body", "claim", "matter"),
    [
        ("vi", "Thông báo", "Trang giấy ấy là giả. Máy bơm chạy tốt.", "Ngập vì máy bơm hỏng", "flood"),
        ("vi", "Sửa lại ngày trả lương hưu", "Lương hưu trả sáng thứ Tư.", "Lương hưu trả thứ Sáu", "papers"),
        ("vi", "Tin lúc 5 giờ", "Bão đã qua, đường còn cây đổ.", "", "flood"),
        ("en", "Update", "The storm has passed, trees lie on the road.", "", "flood"),
        ("en", "Is the hostel safe?", "The roll is called at 19:00.", "Pupils at the school are not safe", "pupils"),
    ],
)  # fmt: skip
def test_a_matter_that_title_and_claim_do_not_both_name_has_no_lines_of_its_own(
    lang: str, title: str, body: str, claim: str, matter: str
) -> None:
    assert matter not in seen(lang, title, body, claim=claim)


def test_a_matter_that_both_name_has() -> None:
    assert "flood" in seen("vi", "Ngập ở chợ", "Chợ ngập 20 cm lúc 8 giờ.", claim="Ngập ở chợ hai mét")
    assert "smell" in seen(
        "en", "The smell", "The smell comes from the drain, we know since 8:00.", claim="A smell of gas"
    )


def test_rude_words_bring_up_nothing_that_one_could_be_glad_of() -> None:
    rude = "Tiêm miễn phí mà còn kêu. Không đợi được thì ra ngoài mà tiêm, ở đây chẳng ai mời."
    assert not {*BROACHED} & seen("vi", "", rude).keys()
    assert "free" in seen("vi", "Tiêm bù", "Buổi tiêm mở sáng Chủ nhật tại trạm y tế, không mất tiền.")


def test_what_people_are_scolded_for_is_no_advice() -> None:
    scold = "There is no leak. The clip is fake. People should stop playing plumber."
    assert "advice" not in seen("en", "", scold, "deny")
    assert seen("en", "", "People should avoid the bridge. The pier is cracked as of 8:00.")["advice"]


def test_the_booklet_that_people_keep_at_home_is_no_record_of_an_office() -> None:
    assert "record" not in seen("vi", "Đổi sổ", "Sổ khám bệnh chỉ cần ghi thêm tên phường mới lúc đi khám.")
    assert (
        seen("vi", "Ca nặng", "Sổ cấp cứu ghi ba người, cả ba đã về nhà lúc 8 giờ.")["record"] == "sổ cấp cứu"
    )


@pytest.mark.parametrize(
    "sign",
    [r"^Về \[subject\]", r"(?i)\bngười mất (?!tiền)", r"vừa hỏi chuyện|just asked about",
     r"(?i)^kết quả .*có đăng|^will the result be put"],
)  # fmt: skip
def test_no_line_asks_what_the_text_has_said_or_says_another_thing(sign: str) -> None:
    """ "Về nước" is to go home from abroad, "người mất" who has died."""
    lines = [words_of(line) for lang in ("vi", "en") for each in shelf(lang).values() for line in each]
    assert len(lines) > 1_000 and not [line for line in lines if re.search(sign, line)]


@pytest.mark.parametrize(
    ("lang", "title", "body", "stance", "absent"),
    [
        ("vi", "Đang kiểm tra", "Đang đối chiếu sổ. Trước 10h sáng mai sẽ có câu trả lời thật hay giả.", "unknown", "due"),
        ("vi", "Mái kho dột", "Kho số 2 dột. Mái kho được lợp lại trước ngày 30/9.", "confirm", "due"),
        ("en", "The roof", "The store leaks. The roof is new by 30 September.", "confirm", "due"),
        ("vi", "Về tin ở cổng", "Sáng nay có tin một người lạ đứng ở cổng. 11 giờ trưa nay sẽ báo tiếp.", "unknown", "sáng nay"),
        ("en", "Desk closed", "The desk is closed this Friday. We will call you on Monday.", "confirm", "Monday"),
        ("vi", "Đổi số", "Từ ngày mai số trực ban đổi sang số mới ghi trên bảng tin.", "confirm", "set"),
        ("vi", "Không thu tiền làm thẻ", "Có người xưng là cán bộ thu 200 ngàn. Phường không cử ai đi thu tiền.", "deny", "free"),
        ("vi", "Tiêm phòng bỏ sót tổ 7", "Đợt tiêm phòng bỏ sót tổ 7, sổ tiêm ghi 41 con. Tiêm bù Chủ nhật.", "confirm", "jab"),
        ("vi", "Gạo ẩm", "Bác mang bao gạo ra kho, thủ kho đổi bao khác.", "confirm", "relief"),
        ("vi", "Sửa giờ họp", "Họp lúc 19h30 thứ Sáu. Xin lỗi vì nhầm lẫn này.", "confirm", "why"),
        ("en", "Check your rice", "If a bag smells sour, do not eat it. Bring it to the store.", "advice", "checking"),
        ("en", "Check your rice", "If a bag smells sour, do not eat it. Bring it to the store.", "advice", "hollow"),
        ("en", "Who reads the pump log?", "The shift leader signs the pump log each night.", "confirm", "subject"),
        ("vi", "Va chạm ở chợ", "Lúc 17h có vụ va chạm giữa xe buýt và xe máy ở ngã tư. Công an đang xử lý.", "unknown", "rides"),
        ("en", "Hot days", "It will be over 38 degrees until Friday. Drink water.", "advice", "set"),
        ("vi", "Giấy mời có dấu lạ", "Mấy nhà nhận giấy mời họp đóng dấu vuông. Đừng đi họp.", "advice", "threat"),
        ("vi", "Đổi ca trực", "Từ tối nay tổ dân phòng trực ở đầu ngõ thay vì cổng chợ.", "confirm", "why"),
        ("vi", "Đèn hải đăng", "Đèn hải đăng sửa xong tối qua, sáng như trước.", "confirm", "lamps"),
        ("vi", "Trả giấy chậm", "Giấy khai sinh trả chậm vì máy in hỏng. Máy in đã thay. Xin lỗi.", "confirm", "mended"),
        ("en", "Late birth papers", "Birth papers were late, the printer broke. We are sorry.", "confirm", "papers"),
        ("vi", "Để nước ngập sân trường", "Bơm chạy muộn, sân trường ngập. Đó là lỗi của trạm.", "confirm", "flood"),
        ("vi", "Đèn tín hiệu bến 3", "Đèn tín hiệu bến 3 tắt từ tối qua, thợ đang thay bóng.", "confirm", "lamps"),
        ("vi", "Trạm bơm chạy mấy máy", "Khi mực nước quá 2 mét thì chạy cả bảy máy.", "confirm", "level"),
        ("vi", "Uống nước khi nắng", "Bà con uống đủ nước, tránh ra đồng buổi trưa.", "advice", "subject"),
        ("en", "The canal is black", "The canal is black. Samples are being taken. We do not know why.", "unknown", "hollow"),
        ("vi", "Cảm ơn em Linh lớp 9", "Cảm ơn em Linh, học sinh lớp 9, đã hỏi phường về con dấu.", "confirm", "exposed"),
        ("vi", "Cảm ơn em Linh lớp 9", "Cảm ơn em Linh, học sinh lớp 9, đã hỏi phường về con dấu.", "confirm", "minors"),
    ],
)  # fmt: skip
def test_what_a_text_does_not_bear_out_is_presumed_of_it_by_nobody(
    lang: str, title: str, body: str, stance: str, absent: str
) -> None:
    found = seen(lang, title, body, stance)
    assert absent not in found and not any(
        absent in words for name, words in found.items() if name in ("set", "due", "next")
    )


def test_a_deadline_that_readers_are_given_is_kept_and_comfort_tells_nobody_what_to_do() -> None:
    assert seen("vi", "Đổi thẻ", "Bà con nộp đơn trước ngày 30/9 tại quầy.")["due"] == "trước ngày 30/9"
    assert "hollow" in seen("vi", "Yên tâm", "Bà con cứ yên tâm theo dõi.")
    for title, offered in (
        ("Làm thẻ", "Làm thẻ tại quầy, không thu tiền."),
        ("Khám bệnh", "Khám ở trạm, không thu phí."),
    ):
        assert seen("vi", title, offered).keys() & {"free", "nocharge"} == {"free"}
    for denied in ("Phường không thu tiền làm thẻ.", "Ai làm thẻ cũng được, phường không thu tiền."):
        assert seen("vi", "Làm thẻ", denied).keys() & {"free", "nocharge"} == {"nocharge"}
    assert seen("vi", "Trả lời phụ huynh", "Ok đã ghi nhận.").keys() & {"scant"}
    assert "curt" in seen("en", "The log", "No page is missing and no question will be answered.", "deny")


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_no_thanks_where_nothing_is_told_and_no_remark_on_length_or_rumour_that_the_text_does_not_bear_out(
    lang: str,
) -> None:
    assert unthanked("thanks", dict.fromkeys(("brief", "hollow"), "")) and not unthanked(
        "thanks", {"brief": ""}
    )
    heard = [
        line for key, lines in shelf(lang).items() if key.startswith(("heard", "echo")) for line in lines
    ]
    for line in heard:
        said, needs = words_of(line), conditions_of(line)
        if re.search(
            r"(?i)đọc (?:hai lần|lại lần nữa)|\bread it twice\b|read that once more|về nhà em đọc|I'll read it at",
            said,
        ):
            assert needs & {"wordy", "never"}, line


@pytest.mark.parametrize("body", ["Chưa có thông tin.", "Không có gì mới."])
def test_what_is_published_to_say_that_nothing_is_known_has_answered_nobody(body: str) -> None:
    assert "settled" in seen("vi", "Máy bơm", body) and "settled" not in seen(
        "vi", "Máy bơm", body, "unknown"
    )


@pytest.mark.parametrize(
    ("name", "so", "over"),
    [
        ("toldeach", "Cô giáo sẽ gọi từng nhà trong tối nay.", "Cô giáo gọi từng nhà xong lúc 19 giờ."),
        ("ill", "Hai người bị chó cắn đang ở trạm y tế.", "Người bị chó cắn đã tiêm đủ mũi và không sao."),
        ("negates", "Tờ giấy ấy là giả.", "Mỗi gia đình một suất, giá vé như cũ."),
    ],
)
def test_what_is_over_or_well_again_is_awaited_and_pitied_by_nobody(name: str, so: str, over: str) -> None:
    assert name in seen("vi", "-", so) and name not in seen("vi", "-", over)
