"""Of a choice both things are named, a text that names private people is seen for that, and one beside its claim."""

from __future__ import annotations

import pytest

from infodrill.conduct.passages import _passages
from infodrill.conduct.readings import readings
from infodrill.conduct.subject import NOTHING, Subject, subject_of
from infodrill.conduct.textmarks import marks
from infodrill.conduct.textsorts import _laughed, informs, reckless, sorts
from infodrill.scenario.loader import find, load

PICKED = {"choice", "rival"}


@pytest.mark.parametrize(
    ("lang", "title", "body", "found"),
    [
        ("vi", "Đặt tên sân chơi", "Phường phân vân giữa “Sân Gió” và “Sân Lúa”. Bà con thích tên nào xin viết ở dưới.", PICKED),
        ("vi", "Sơn lại cổng", "Bà con muốn sơn cổng màu xanh hay màu vàng?", PICKED),
        ("vi", "Họp tổ", "Theo các bác nên họp tối thứ Sáu hay sáng Chủ nhật?", PICKED),
        ("en", "The playground", "We think of “Wind Field” or “Rice Field”. Which do you like? Write below.", PICKED),
        ("en", "The gate", "Should we paint the gate green or yellow?", PICKED),
        ("vi", "Nhà nợ phí", "Chị Phạm Thị Mận, số 8 ngõ Giếng, 0900 000 001, còn nợ phí.", {"exposed"}),
        ("vi", "Danh sách", "Lò Văn Tí lớp 3B và Hà Thị Na lớp 3C nghỉ học.", {"exposed", "minors"}),
        ("en", "Absent", "Lò Văn Tí, class 3B, was absent.", {"exposed", "minors"}),
        ("en", "A swing", "What would you put in the empty corner of our playground by the river: a swing or a bench?", PICKED),
        ("vi", "Tổ trực", "Ai cần xe gọi anh Phạm Văn Mận 0900 000 001.", set()),
        ("en", "Have your say", "Should the new square be a pond or a garden? Tell us by the 30th.", PICKED),
    ],
)  # fmt: skip
def test_who_is_named_and_what_can_be_chosen_is_found_by_form(
    lang: str, title: str, body: str, found: set[str]
) -> None:
    assert {mark for mark, _ in marks(title, body, lang)} == found


@pytest.mark.parametrize(
    ("lang", "body", "pair"),
    [
        ("vi", "Bà con thích “Sân Gió” hay “Sân Lúa”?", ("Sân Gió", "Sân Lúa")),
        ("vi", "Bà con muốn sơn cổng màu xanh hay màu vàng?", ("màu xanh", "màu vàng")),
        ("vi", "Theo các bác nên họp tối thứ Sáu hay sáng Chủ nhật?", ("tối thứ Sáu", "sáng Chủ nhật")),
        ("en", "Should we paint the gate green or yellow?", ("green", "yellow")),
        ("vi", "Nên bỏ hay giữ chợ? Bà con thấy sao, nói ở đây.", ("bỏ", "giữ chợ")),
        ("en", "Blue or yellow? Tell us below.", ("blue", "yellow")),
        ("en", "Should the market stay or go? Some want it gone. Tell us what you think.", ("stay", "go")),
    ],
)  # fmt: skip
def test_of_a_choice_both_are_named_in_its_own_words(lang: str, body: str, pair: tuple[str, str]) -> None:
    seen = dict(marks("", body, lang))
    assert (seen["choice"], seen["rival"]) == pair


@pytest.mark.parametrize(
    ("lang", "claim", "body", "is_astray"),
    [
        ("vi", "Tàu hóa chất cháy dưới cầu", "Lịch thu gom giấy vụn của hội đổi sang thứ Tư.", True),
        ("vi", "Tàu hóa chất cháy dưới cầu", "Không có tàu nào cháy, ảnh là ảnh cũ.", False),
        ("vi", "", "Lịch thu gom giấy vụn của hội đổi sang thứ Tư.", False),
        (
            "en",
            "A ship is ablaze under the bridge",
            "The paper round moves to Wednesday from next month.",
            True,
        ),
        ("en", "A ship is ablaze under the bridge", "No ships burn; the picture is an old one.", False),
    ],
)
def test_what_names_nothing_of_its_claim_is_taken_for_no_word_on_it(
    lang: str, claim: str, body: str, is_astray: bool
) -> None:
    found = _passages("-", body, "advice", lang, Subject(claim=claim))
    assert ("astray" in found) is is_astray
    assert not is_astray or not {"fact", "advice", "full"} & found.keys()


@pytest.mark.parametrize(
    ("body", "matter"),
    [
        ("Numbers are given out at seven by the gate.", "Take a paper number at desk 2."),
        (
            "We counted every carton before dawn; neither was used.",
            "Ba carton; three cartons stood in the store.",
        ),
        ("The paper round moves to Wednesday.", "Lịch thu giấy. Paper is collected by the club."),
    ],
)
def test_what_names_anything_that_is_said_of_its_claim_is_on_it(body: str, matter: str) -> None:
    about = Subject(claim="A ship is ablaze under the bridge", matter=matter)
    assert "astray" not in _passages("-", body, "confirm", "en", about)
    assert "astray" in _passages("-", body, "confirm", "en", Subject(claim=about.claim))


def test_what_is_sold_in_the_words_of_the_claim_is_no_advert() -> None:
    body = "Nhà em gói bánh chưng, 60k một cái, ai lấy nhắn em."
    assert "sells" in _passages("-", body, "confirm", "vi", NOTHING)
    assert "sells" not in _passages(
        "-", body, "confirm", "vi", Subject(claim="Bánh chưng ở chợ gói bằng gạo mốc")
    )


def test_a_claim_of_the_library_brings_all_that_the_drill_says_of_it() -> None:
    claim = next(each for each in load(find("clinic")).scenario.claims if each.id == "b1-waiting")
    about = subject_of(claim, "en")
    assert (
        claim.sentence.en == about.claim
        and claim.advice.en in about.matter
        and claim.advice.vi in about.matter
    )
    assert not about.honest and subject_of(None, "en") == NOTHING


def test_of_a_text_that_names_people_nothing_is_said_again() -> None:
    title, body = "Danh sách", "Lò Văn Tí lớp 3B nghỉ học hôm nay vì sốt, theo sổ trực của trường lúc 7 giờ."
    found = _passages(title, body, "confirm", "vi", NOTHING)
    assert "minors" in found and not {"fact", "record", "advice", "full"} & found.keys()


@pytest.mark.parametrize(
    ("body", "holds", "lacks"),
    [
        ("Tập trung ở sân đình, có găng tay.", "settled", "unplaced unequipped"),
        ("Ai rảnh thì phụ một tay.", "unplaced unequipped", ""),
        ("Sổ trực treo ở nhà văn hóa.", "settled", "unshown"),
        ("Theo sổ trực đêm qua.", "unshown", ""),
        ("Chưa có kết luận.", "unclear", "settled"),
        ("Độ đục 0,8.", "settled", "arguable"),
        ("Phường cam kết đủ nước.", "arguable", ""),
    ],
)
def test_what_is_told_and_what_may_be_argued_is_read_off_a_text(body: str, holds: str, lacks: str) -> None:
    found = set(readings("Thông báo", body, "vi"))
    assert set(holds.split()) <= found and not set(lacks.split()) & found, found


def test_of_a_crowd_of_children_no_single_one_is_named() -> None:
    crowd = "Chúng tôi đã nhận tin về 40 cháu Ga Cũ và đang hỏi bệnh viện."
    named = "Cháu Nguyễn Văn Tí 8 tuổi bị nhắc vì quay clip."
    assert not dict(sorts("Tin ban đầu", crowd, "vi"))
    assert "exposed" in dict(sorts("Tin ban đầu", named, "vi"))


def test_what_may_be_advice_that_harms_is_no_notice_and_nobody_thanks_for_it() -> None:
    """Beside lines of the sort “wild” and not far off: only what fits any text is said there."""
    harms = "Bé nào sốt thì cho uống nước lá ngải pha dầu hỏa ngày ba lần, đừng đưa đi viện làm gì."
    helps = "Bé nào sốt thì cho uống nước đun sôi để nguội, lau mát và đưa tới trạm y tế phường."
    assert reckless("Mẹo cho bé", harms, "vi", "advice") and not informs("Mẹo cho bé", harms, "vi", "advice")
    assert not reckless("Chăm bé sốt", helps, "vi", "advice")
    assert not reckless("Không có chuyện ấy", harms, "vi", "deny")


@pytest.mark.parametrize(
    ("lang", "body", "means_it"),
    [
        ("vi", "Chúng tôi nhận lỗi vì phát thiếu 30 suất cơm và đã nấu bù trưa nay.", True),
        ("vi", "Phường xin lỗi vì trả lời chậm ba ngày.", True),
        ("vi", "Công ty xin lỗi nếu có ai thấy phiền.", False),
        ("vi", "ừ thì xin lỗi đấy, vừa lòng chưa?", False),
        ("vi", "xin loi nha, hai long chua", False),
        ("en", "We sent the wrong list to three schools and we are sorry.", True),
        ("en", "Sorry, the lift failed again; it will be mended tonight.", True),
        ("en", "We apologise if anyone was put out.", False),
        ("en", "fine, sorry. happy now?", False),
        ("en", "Sorry you people cannot count.", False),
    ],
)
def test_a_pardon_begged_in_case_or_for_nothing_is_taken_for_none(
    lang: str, body: str, means_it: bool
) -> None:
    seen = _passages("-", body, "confirm", lang, NOTHING)
    assert ("sorry" in seen) is means_it and ("mock" in seen) is not means_it
    assert means_it or not {"fact", "advice", "owning"} & seen.keys()


@pytest.mark.parametrize(
    ("lang", "body"),
    [("vi", "Xin lỗi cho hỏi chiều nay chợ có họp không?"), ("en", "Sorry, does anybody know when the market opens?")],
)  # fmt: skip
def test_who_begs_pardon_to_be_polite_mocks_nobody(lang: str, body: str) -> None:
    assert "mock" not in _passages("-", body, "confirm", lang, NOTHING)


def test_a_laugh_makes_no_jest_of_harsh_words_and_a_laugh_behind_a_joke_no_noise() -> None:
    joke = dict(
        marks("đố vui", "Cái loa nhà ai nói chuyện với cái cột điện, cột điện bảo: bớt rè đi. Haha", "vi")
    )
    assert "jest" in joke and "scant" not in joke
    assert "scant" in dict(marks("loa", "haha", "vi"))
    assert (
        _laughed("lol tell that to your pillow", "cross")
        == ""
        != _laughed("lol tell that to your pillow", "chat")
    )


@pytest.mark.parametrize(
    ("body", "mixed"),
    [
        ("Đúng là có hai cháu ngã, không cháu nào phải nằm viện.", True),
        ("Một phần là thật: có mùi, nhưng không phải ga.", True),
        ("Không có ga rò; chỉ những điều nêu trong bài này là có thật.", False),
        ("Không đúng. Tuy vậy bà con cứ báo bảo vệ nếu thấy mùi.", False),
    ],
)
def test_only_what_grants_that_some_of_it_is_so_is_half(body: str, mixed: bool) -> None:
    assert ("mixed" in set(readings("Thông báo", body, "vi"))) is mixed


def test_an_hour_at_which_there_will_be_word_is_no_date_of_the_text() -> None:
    told, came = ("Đến 18 giờ 30 chúng tôi báo điều đã biết.", "Đội cầu, 18 giờ 30.")
    seen = [
        _passages("Về cây cầu", f"Chúng tôi đang kiểm tra. {hour}", "unknown", "vi", NOTHING)
        for hour in (told, came)
    ]
    assert ["stamp" in each for each in seen] == [False, True]


def test_what_is_near_wild_advice_and_of_no_sort_is_doubted_and_a_notice_of_it_is_not() -> None:
    rash = "Ngửi mùi khét thì hít vài hơi thật sâu cho quen, ai choáng thì uống chén giấm."
    seen = _passages("Mẹo", rash, "advice", "vi", NOTHING)
    assert {"rash", "wild"} & seen.keys() and "informs" not in seen
    notice = "Trạm y tế đo lúc 8 giờ 20: mùi khét từ lò bánh, đã tắt. Nhà ở ngõ 3 mở cửa cho thoáng. Trạm y tế, 8 giờ 40."
    assert not {"rash", "wild", "unsorted"} & _passages("Mùi khét", notice, "deny", "vi", NOTHING).keys()
