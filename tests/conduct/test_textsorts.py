"""A text that claims nothing is seen for what it is: a choice, a question, a call for hands, an advert, a boast, a leave; and one
that names private people for that, however it is typed."""

from __future__ import annotations

import pytest

from infodrill.conduct.passages import _passages
from infodrill.conduct.readings import readings
from infodrill.conduct.subject import NOTHING, Subject, subject_of
from infodrill.conduct.textmarks import marks
from infodrill.kernel.folding import de_accent
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
        ("vi", "Góc sân bỏ trống", "Bà con muốn làm gì với góc sân này? Xin ghi ở dưới.", {"query"}),
        ("vi", "Giờ mở thư viện", "Theo anh chị thư viện nên mở mấy giờ thì tiện?", {"query"}),
        ("en", "The empty corner", "What would you like us to do with it? Write below.", {"query"}),
        ("vi", "Cần người chuyển sách", "Thư viện cần thêm 10 người khuân sách sáng mai. Ai đi được nhắn cô Mến.", {"hands"}),
        ("vi", "Dọn bùn", "Kêu gọi thanh niên chung tay dọn bùn ở sân trường lúc 7 giờ.", {"hands"}),
        ("en", "Hands wanted", "The hall needs 20 strong people to carry beds tonight.", {"hands"}),
        ("vi", "Bán tủ lạnh", "Nhà tôi cần bán tủ lạnh, giá 2 triệu, ai mua nhắn tôi.", {"sells"}),
        ("en", "Fridge for sale", "Selling my old fridge, best price, DM me.", {"sells"}),
        ("vi", "Thành tích", "Năm qua Hội hoàn thành vượt 120% kế hoạch, được tặng bằng khen.", {"boasts"}),
        ("en", "A record year", "Our school was awarded again and is proud to be second to none.", {"boasts"}),
        ("vi", "Lời cuối", "Từ mai tôi thôi giữ chức trạm trưởng.", {"leaves"}),
        ("en", "My last day", "I resign as head of the station.", {"leaves"}),
        ("vi", "Nhà nợ phí", "Chị Phạm Thị Mận, số 8 ngõ Giếng, 0900 000 001, còn nợ phí.", {"exposed"}),
        ("vi", "Danh sách", "Lò Văn Tí lớp 3B và Hà Thị Na lớp 3C nghỉ học.", {"exposed", "minors"}),
        ("en", "Absent", "Lò Văn Tí, class 3B, was absent.", {"exposed", "minors"}),
        ("vi", "Nhặt được ví", "Sáng nay nhặt được một chiếc ví ở bến. Ai mất đến phường nhận.", {"lost"}),
        ("en", "Lost dog", "Our dog has been missing from the pier since noon. If you see her, call us.", {"lost"}),
        ("vi", "Chèo thuyền", "Cần mấy anh biết chèo thuyền ra xóm bè.", {"hands"}),
        ("vi", "Trời", "Hôm nay trời trong xanh, hoa gạo nở đầy bến.", {"chat"}),
        ("en", "Morning", "What a lovely morning.", {"chat"}),
        ("vi", "Rời ghế", "Xin rời vị trí trưởng ban từ chiều nay.", {"leaves"}),
        ("en", "A swing", "What would you put in the empty corner of our playground by the river: a swing or a bench?", PICKED),
        ("en", "Room to let", "Twenty square metres, 2.5 million a month.", {"sells"}),
        ("vi", "Thử", "Đây là bài thử, bà con bỏ qua.", {"scant"}),
        ("vi", "Hỏi", "Hỏi làm gì?", {"cross"}),
        ("vi", "Vòi", "Tôi không phải thợ, đừng hỏi tôi.", {"cross"}),
        # an office's own number, who is looked for, news that ends in a question, what others asked, a warning of a sale
        ("vi", "Tổ trực", "Ai cần xe gọi anh Phạm Văn Mận 0900 000 001.", set()),
        ("vi", "Đổi giờ", "Bà con hỏi chợ họp hay nghỉ. Chợ họp từ 5 giờ. Dãy B họp từ 7 giờ.", set()),
        ("vi", "Mai học hay nghỉ?", "Cấp 1 nghỉ. Cấp 3 học bình thường.", set()),
        ("vi", "Đừng mua", "Tin bán xe giá rẻ là lừa đảo, đừng chuyển tiền.", set()),
        ("vi", "Người cần dìu", "Nhà nào cần người dìu thì gọi tổ trưởng.", set()),
        ("vi", "Sơ tán", "Nước quá báo động hai. Tổ 5 lên trường. Loa đọc rồi. Bà con thấy nước lên ở đâu thì gọi 114.", set()),
        ("en", "Rubbish", "The truck comes at six. Do you need a bag? Ask at the desk. It is free.", set()),
        # what an office offers, books or lets is for sale by nobody
        ("vi", "Lấy số", "Ai không đặt trước thì lấy số giấy ở bàn 2 như trước nay.", set()),
        ("vi", "Suất cơm", "Nhà nào cần suất cơm thì đặt trước với tổ trưởng, không mất tiền.", set()),
        ("vi", "Ki ốt", "Phường đấu giá cho thuê 6 ki ốt, giá 2 triệu đồng một tháng.", set()),
        ("en", "Hall for hire", "The ward hall is to let for weddings, a million dong each. Book at the counter.", set()),
        ("en", "Fares", "Bus 4 costs 7 thousand dong each way, half price for pupils.", set()),
        ("vi", "Giò chả", "Nhà em tự làm giò, 90k một cân, ai lấy nhắn em, ship tận nhà.", {"sells"}),
        # asked of the public with "hay" or "or", in whatever form
        ("vi", "Xin ý kiến", "Phường dọn bãi cỏ. Theo bà con nên trồng na hay ổi cho trẻ? Xin góp ý đến ngày 30.", PICKED),
        ("en", "Have your say", "Should the new square be a pond or a garden? Tell us by the 30th.", PICKED),
        # who asks for blood or pays for work calls for no hands; tools do
        ("vi", "Hiến máu", "Bệnh viện thiếu máu nhóm O. Ai khỏe mạnh xin mời đến sáng Chủ nhật.", set()),
        ("vi", "Tuyển bảo vệ", "Cần 6 người gác đêm, lương 4 triệu đồng.", set()),
        ("vi", "Dọn kè", "Sáng mai bà con mang cuốc xẻng ra kè cùng dọn rác.", {"hands"}),
        # who is looked for, and who is found
        ("vi", "Mất một cụ ông", "Cụ Lò Văn Tí, 80 tuổi, đi khỏi nhà từ trưa, chưa về. Ai thấy xin gọi phường.", {"lost"}),
        ("vi", "Tin vui", "Bé Na đã được tìm thấy an toàn ở nhà bà. Cảm ơn mọi người.", {"glad"}),
        ("vi", "Tết", "Chúc mừng năm mới bà con. Chúc bà con an khang. Giao thừa có pháo hoa.", {"hail"}),
        ("en", "A big thank you", "Thank you to the elders of the club. You did it all.", {"glad"}),
        ("vi", "Gỡ rồi", "Chị đăng tin đọc nhầm lịch, chị đã gỡ bài từ sáng.", set()),
    ],
)  # fmt: skip
def test_a_sort_is_seen_where_a_text_is_that_and_nothing_else(
    lang: str, title: str, body: str, found: set[str]
) -> None:
    assert {mark for mark, _ in marks(title, body, lang)} == found
    if lang == "vi" and "exposed" not in found and "“" not in body:
        assert {mark for mark, _ in marks(de_accent(title), de_accent(body), lang)} == found


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


@pytest.mark.parametrize("stance", ["deny", "partly"])
def test_what_takes_a_claims_side_is_no_advert_and_no_boast(stance: str) -> None:
    assert not list(marks("", "Hội vượt 120% kế hoạch, được bằng khen.", "vi", stance))


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
