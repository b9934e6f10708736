"""What a text names that others name when they speak of it: never a person, a source, a grief, or what it quotes of others."""

from __future__ import annotations

import pytest

from infodrill.conduct.namedthings import named_things
from infodrill.conduct.passages import _passages
from infodrill.conduct.seenin import seen_in
from infodrill.conduct.subject import NOTHING, Subject
from infodrill.media.relations import NAMED, UNSORTED

TEXTS = (
    ("vi", "Về bể bơi phường", "Bể bơi nghỉ từ sáng mai để thay máy lọc.", {"subject": "bể bơi", "set": "sáng mai"}),
    ("vi", "Nộp hóa đơn", "Nộp hóa đơn tại quầy Bến Đá trước ngày 12/3, mang căn cước.",
     {"subject": "hóa đơn", "spot": "quầy Bến Đá", "due": "trước ngày 12/3"}),
    ("vi", "Đèn đường", "Bà con phố Gốc Đa chú ý, đèn đường tắt.", {"subject": "đèn đường", "home": "phố Gốc Đa"}),
    ("vi", "Ống nước", "Các hộ ở phường Chợ Hoa: ống nước vỡ.", {"subject": "ống nước", "home": "phường Chợ Hoa"}),
    ("en", "Lifts", "Residents of Stone lane: the lifts run again on Friday at 8.",
     {"subject": "lifts", "home": "Stone lane", "set": "Friday at 8"}),
    ("en", "Claim form", "Hand in the claim form at the Stone Bay counter by Monday.",
     {"subject": "claim form", "spot": "Stone Bay counter", "due": "by Monday"}),
)  # fmt: skip


@pytest.mark.parametrize(("lang", "title", "body", "named"), TEXTS)
def test_a_text_names_what_it_is_about_its_places_and_its_days(
    lang: str, title: str, body: str, named: dict[str, str]
) -> None:
    found = dict(named_things(title, body, lang))
    assert set(found) <= set(NAMED) and named.items() <= found.items(), found


def test_a_thing_beside_the_matter_is_not_what_a_text_is_about() -> None:
    claim, title = "Quỹ mới lập là của hội", "Hội không có quỹ nào"
    body = "Ngân hàng chỉ nhận tại quầy, mang căn cước."
    assert dict(named_things(title, body, "vi", claim))["subject"] == "quỹ"
    assert "subject" not in dict(named_things("Thông báo", body, "vi", claim) or ())
    assert "subject" not in dict(named_things("Thông báo", body, "vi"))


@pytest.mark.parametrize(
    ("lang", "body"),
    [
        ("vi", "Một người ở ngõ Cây Đa đã tung tin về thuốc, phường đang xác minh."),
        ("vi", "Bà Hoa, bán sữa ở ngõ Cây Đa, nói thế."), ("vi", "Quà cho bà Ba ở ngõ Bà Tư."),
        ("en", "Mrs Lan of Banyan Lane has lost her cat."), ("en", "A man of Banyan Lane posted it."),
    ],
)  # fmt: skip
def test_where_one_person_lives_is_no_place_of_which_others_ask(lang: str, body: str) -> None:
    """The simulated city asked who lives in the lane of somebody that a ward was looking for."""
    assert not {"home", "spot"} & dict(named_things("Thông báo", body, lang)).keys()


def test_a_name_keeps_its_letters_and_what_is_needed_is_not_past() -> None:
    found = dict(named_things("Water", "Residents of Theatre Lane need to hand in forms by Friday.", "en"))
    assert (found["home"], found["due"]) == ("Theatre Lane", "by Friday")


@pytest.mark.parametrize(
    ("lang", "body"),
    [
        ("vi", "Nguồn: sổ trực trạm bơm, tính đến 8 giờ."), ("en", "Source: the log of the pumping station."),
        ("vi", "Có người nói “xăng hết rồi”."), ("en", "Somebody wrote “the dyke has gone”."),
        ("vi", "Một bác thợ đã qua đời ở trạm bơm đêm qua."), ("en", "A man died at the pumping station."),
        ("vi", "Chúng tôi yêu cầu mọi người chờ."), ("en", "We wait for you at the library."),
        ("vi", "Dán ở bảng tin tầng trệt."), ("vi", "Phường Cầu Tre chào bà con."),
    ],
)  # fmt: skip
def test_of_a_source_a_quotation_a_death_and_a_name_nobody_speaks_as_of_the_thing(
    lang: str, body: str
) -> None:
    assert "subject" not in dict(named_things("-", body, lang))


def test_a_village_heads_name_is_no_village() -> None:
    assert "home" not in dict(named_things("-", "Trưởng thôn Sáu Lượm giữ gạo.", "vi"))


def test_who_is_exposed_or_mourned_is_not_spoken_of_and_what_is_past_is_not_set() -> None:
    told = "Cháu Tí, con chị Lụa nhà số 8 ngõ Gốc Đa, học lớp 4A, sốt từ sáng."
    assert not set(NAMED) & seen_in("-", told, "vi").keys()
    assert "set" not in dict(named_things("-", "Máy bơm đã hỏng từ thứ Hai.", "vi"))
    assert "due" not in dict(named_things("-", "The pumps were repaired by Monday.", "en"))


@pytest.mark.parametrize(
    ("lang", "title", "body", "absent"),
    [
        ("vi", "-", "Chậm nhất ngày 23/9, chúng tôi báo tại đây đã sửa đến đâu.", "due"),
        ("vi", "-", "Ban quản lý chợ thay đủ bình trước ngày 23/9.", "due"),
        ("en", "-", "No later than 23 September we report here.", "due"),
        ("vi", "-", "Trước ngày 12/9 phường đổi đủ gạo mới tại nhà.", "due"),
        ("vi", "-", "Từ mai đến hết Chủ nhật cấm xe trên đường Bờ Kè.", "due"),
        ("vi", "-", "Thẻ cũ còn giá trị đến hết ngày 12/9.", "due"),
        ("en", "-", "The school board will repair it by Friday.", "due"),
        ("vi", "-", "Sáng mai có kết quả mẫu nước.", "set"),
        ("vi", "-", "11h trưa mai chúng tôi trả lời.", "set"),
        ("en", "-", "We answer on Friday morning.", "set"),
        ("vi", "Tờ giấy ở cột điện", "Phường đã thấy tờ giấy dán ở cột điện ngõ 9.", "subject"),
        ("en", "-", "Test results come on Friday morning.", "set"),
        ("en", "The bus pass letter is forged", "The letter on bus passes has an old stamp.", "subject"),
        (
            "en",
            "The guard of the Stone bridge was right",
            "Bridge railings break; he pulled her back.",
            "subject",
        ),
    ],
)
def test_what_an_office_holds_itself_to_is_due_from_no_reader_and_a_word_that_says_which_is_no_thing(
    lang: str, title: str, body: str, absent: str
) -> None:
    assert absent not in dict(named_things(title, body, lang))


def test_what_is_handed_in_at_an_office_is_due_from_who_reads() -> None:
    assert dict(named_things("-", "Bà con nộp đơn đến hết ngày 12/9.", "vi"))["due"] == "đến hết ngày 12/9"
    for body in (
        "Nộp đơn cho trường Lá Me trước ngày 12/9.",
        "Ai thiếu tên thì báo tổ trưởng trước ngày 12/9, phường xét lại.",
    ):
        assert dict(named_things("-", body, "vi"))["due"] == "trước ngày 12/9"


def test_a_plain_english_text_that_nobody_can_sort_still_names_its_thing() -> None:
    found = _passages(
        "Ditch", "Residents of Stone lane: we dig the ditch again, bring a hat.", "advice", "en", NOTHING
    )
    assert UNSORTED in found and found["subject"] == "ditch" and found["home"] == "Stone lane"


def test_a_text_is_taken_for_a_denial_only_where_it_is_published_as_one() -> None:
    about, body = (
        Subject(claim="Bể bơi bị bỏ thuốc độc"),
        "Không ai bỏ gì vào bể bơi, nước đạt cả sáu chỉ tiêu.",
    )
    assert "denied" in seen_in("-", body, "vi", "deny", about)
    assert "denied" in seen_in("-", body, "vi", "deny")  # of whatever claim
    assert "denied" not in seen_in("-", body, "vi", "confirm", about)


def test_the_hour_by_which_an_office_tells_more_is_no_deadline_of_its_readers() -> None:
    for lang, body in (
        ("vi", "Lịch học lại sẽ báo trước 20 giờ tối mai."),
        ("en", "The new hours will be announced by Friday."),
        ("vi", "Bản tin tiếp theo lúc 8 giờ sáng mai."),
    ):
        assert not {"due", "set"} & {*dict(named_things("-", body, lang))}, body


def test_what_nobody_is_to_do_by_then_is_no_deadline() -> None:
    for lang, body in (
        ("en", "Please do not put wet furniture on the pavement before noon."),
        ("vi", "Bà con không mang đồ ướt ra vỉa hè trước 12 giờ trưa mai."),
    ):
        assert "due" not in dict(named_things("-", body, lang)), body


def test_a_day_that_is_taken_back_is_kept_in_mind_by_nobody() -> None:
    for lang, body in (
        ("vi", "Giấy mời nói quầy mở thứ Bảy này. Không phải thế."),
        ("en", "Our notice said that the counter opens on Saturday. It does not."),
        ("en", "We got the Saturday wrong: the counter is shut."),
        ("vi", "Giấy dán hôm thứ Tư ghi quầy mở thêm."),
        ("vi", "Tin nói mai nghỉ học là bịa, mai học."),
    ):
        assert "set" not in dict(named_things("-", body, lang)), body


def test_the_one_public_place_is_named_and_never_where_somebody_lives_or_of_several_or_of_a_death() -> None:
    def where(lang: str, body: str) -> str:
        return dict(named_things("-", body, lang)).get("where", "")

    assert where("vi", "Thứ Năm cắt cành cây trên phố Hàng Mây.") == "phố Hàng Mây"
    assert where("vi", "Đèn đường ngõ 12 hỏng.") == "ngõ 12"
    assert where("en", "The bins in Mill Lane were not emptied.") == "Mill Lane"
    assert where("vi", "Đường ống phố Hàng Mây đang được súc rửa.") == "phố Hàng Mây"
    assert where("vi", "Cống ở ngõ Bờ Tre đã thông.") == "ngõ Bờ Tre"
    assert where("en", "Sen street is dug up.") == "Sen street"
    assert not where("vi", "Tổ dân phố 4 họp tối nay.")
    assert not where("vi", "Nhà bác Ba ở ngõ Trúc bị mất gà.")
    assert not where("vi", "Phố Mây và phố Tre cùng mất điện.")
    assert not where("en", "Mr Bao of Mill Lane has a new roof.")
    assert not where("vi", "Một người chết đuối ở hồ Sen.")
    assert not where("vi", "Quầy nuôi gà trong phố được mở.")


def test_what_holds_in_some_case_only_and_until_when_something_lasts_is_nobody_s_day() -> None:
    assert "due" not in dict(named_things("-", "If the slip is missing, come before noon.", "en"))
    assert "due" in dict(named_things("-", "Please hand in the form before noon.", "en"))
    assert "set" not in dict(named_things("-", "The market is noisy until Friday.", "en"))
