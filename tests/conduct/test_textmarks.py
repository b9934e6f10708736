"""What readers see in the words of a statement: an order to delete, the good name, a refusal, a sweep, an oath, a slip."""

from __future__ import annotations

import pytest

from infodrill.conduct.counted import fewer
from infodrill.conduct.learnt import SORTS
from infodrill.conduct.seenin import seen_in
from infodrill.conduct.textmarks import _SIGNS, marks, shown
from infodrill.media.relations import MARKS


@pytest.mark.parametrize(
    ("lang", "text", "found"),
    [
        ("vi", "Đề nghị mọi người dừng ngay việc chia sẻ và xóa bài đã đăng.", {"hush"}),
        ("vi", "Yêu cầu tiểu thương gỡ các bài viết về việc này.", {"hush"}),
        ("en", "Everyone must stop sharing it and delete what they posted.", {"hush"}),
        ("vi", "Tin này làm ảnh hưởng uy tín của các đơn vị.", {"face"}),
        ("en", "This harms the good name of our units.", {"face"}),
        ("vi", "Chúng tôi không bình luận thêm.", {"curt"}),
        ("vi", "Không bình luận.", {"curt"}),
        ("en", "We have no comment.", {"curt"}),
        ("vi", "Toàn thành phố không có nhà nào bị ngập, không có chỗ nào mất điện.", {"sweep"}),
        ("en", "No house is flooded anywhere.", {"sweep"}),
        ("vi", "Đê an toàn tuyệt đối.", {"sworn"}),
        ("vi", "Tin nhắn ấy do phòng trực gửi nhầm.", {"slip"}),
        ("en", "The message was sent by mistake.", {"slip"}),
        # what went to those whom it was not for was no wrong word
        ("vi", "Một cán bộ gửi nhầm danh sách 212 hộ vào nhóm chat.", set()),
        ("en", "A list of 212 homes was sent by mistake to a chat group.", set()),
        ("vi", "Mấy bà mẹ cho con ăn bậy ở nhà rồi đổ tại phòng khám.", {"blame"}),
        ("vi", "Vẫn tham thì đành chịu.", {"blame"}),
        ("en", "It is their own fault.", {"blame"}),
        ("vi", "Ai nói nữa sẽ kiện.", {"threat"}),
        ("en", "Whoever repeats it will be fined.", {"threat"}),
        ("vi", "Anh em đang lội nước ra km 3 giữa đêm.", {"toil"}),
        ("vi", "Số ca là 14, không phải 4. Chúng tôi nhận lỗi.", {"slip"}),
        ("vi", "Thông tin chúng tôi đưa lúc 8 giờ có chỗ sai, xin lỗi người bệnh.", {"slip"}),
        ("vi", "Ông Lành, 71 tuổi, đã mất trong đêm ngập. Cầu mong ông yên nghỉ.", {"grief"}),
        ("en", "We are sorry for your loss. The funeral is at 2 p.m. at 21 Cống Lane.", {"grief"}),
        # a loss of things, figures alone, and sympathy with the living mourn nobody
        ("vi", "Nhà đã mất điện từ tối qua, chúng tôi rất đau lòng.", set()),
        ("vi", "Không ai tử vong. Bà con thiệt hại nặng, chúng tôi đau xót.", set()),
        ("vi", "Hai người thiệt mạng, theo sổ trực lúc 9 giờ.", set()),
        ("en", "Two people died, by the hospital's register.", set()),
        ("en", "No one died. Our thoughts are with the families in the school hall.", set()),
        ("en", "We are sorry. The pumps failed and a pupil was sent home at 2 p.m. on Monday.", set()),
        ("vi", "Quầy đóng sớm là do bên Sở. Phường không biết và không chịu trách nhiệm.", {"shrug"}),
        ("vi", "Phường không chịu trách nhiệm, bà con đi mà hỏi Sở.", {"shrug"}),
        ("vi", "Phường không biết, đừng hỏi phường.", {"shrug"}),
        ("vi", "Chúng tôi làm sao mà biết được.", {"shrug"}),
        ("en", "How would I know? Ask somebody else.", {"shrug"}),
        ("vi", "Phường không có trách nhiệm trong việc này.", {"shrug"}),
        ("vi", "Đây không phải việc của chúng tôi.", {"shrug"}),
        ("en", "The ward does not know and takes no responsibility. Ask the department.", {"shrug"}),
        ("en", "We are not responsible for that.", {"shrug"}),
        # who sends people on with an answer, owns a fault, or tells whose it is
        ("vi", "Việc này thuộc Sở; phường đã chuyển và trả lời trước ngày 12/6.", set()),
        ("vi", "Chúng tôi chịu trách nhiệm về việc này và xin lỗi bà con.", set()),
        ("vi", "Phường chưa biết vì sao quầy đóng sớm, đang hỏi Sở.", set()),
        ("vi", "Trường không có trách nhiệm thu khoản này.", set()),
        ("en", "The power company is responsible; we have passed it on.", set()),
        ("vi", "ok", {"scant"}),
        ("en", "Noted.", {"scant"}),
        # thanks behind the news, what a rumour gets wrong, who is on duty indoors, a threat to swindlers alone
        ("vi", "Chợ họp từ 5 giờ. Dãy B họp từ 7 giờ. Cảm ơn bà con.", set()),
        ("vi", "Số ca là 3, không phải 30. Các cháu đã về nhà.", set()),
        ("vi", "Bác sĩ trực cả đêm ở khoa.", set()),
        ("vi", "Kẻ giả danh cán bộ sẽ bị xử lý.", set()),
        # a cause that was found, a guard, a good wish behind the news
        ("vi", "Các cháu đau bụng do ăn cháo để lâu. Gặp bảo vệ thì hỏi.", set()),
        ("vi", "Ai bảo vệ cổng B thì báo. Cháu nào nôn thì đưa đi khám. Chúc bà con khỏe.", set()),
        # what is asked for people's sake, or told of one place, is none of these
        ("vi", "Ai còn giữ danh sách tên các cháu thì xóa giúp, đừng gửi tiếp.", set()),
        ("vi", "Trẻ uống thuốc theo bài thuốc lá thì gỡ miếng dán ra.", set()),
        ("vi", "Dãy B không có ga rò, cả 14 bình đều khóa.", set()),
        ("vi", "Có người viết: “không có nhà nào bị ngập”. Ngõ 5 ngập 30 cm.", set()),
        ("en", "Nobody needs to move tonight; the school is open.", set()),
        ("vi", "Trả lời câu hỏi của bà con: chợ họp từ 5 giờ.", set()),
    ],
)  # fmt: skip
def test_a_mark_is_seen_where_the_words_show_it_and_nowhere_else(
    lang: str, text: str, found: set[str]
) -> None:
    assert {mark for mark, _ in shown("", text, lang)} == found


def test_what_is_denied_everywhere_is_said_again_in_its_own_words() -> None:
    (sweep,) = marks("", "Không có nhà nào bị ngập, không có chỗ nào mất điện.", "vi")
    assert sweep == ("sweep", "bị ngập")
    assert dict(marks("", "No house is flooded anywhere.", "en"))["sweep"] == "flooded"


@pytest.mark.parametrize(
    ("said", "claim", "found"),
    [
        ("Hiện có 6 cháu được theo dõi.", "40 cháu Trường Tiểu học Ga Cũ nhập viện", "6 cháu"),
        ("Trong sổ có hai thợ.", "Hai chục công nhân ngất xỉu", "hai thợ"),
        ("Ảnh chụp cách đây 22 km, bảy năm trước.", "Đê vỡ ở km 3", ""),
        ("Nước thấp hơn 9 cm so với đỉnh.", "12 người ngộ độc", ""),
        ("Có 45 cháu nằm viện.", "40 cháu nhập viện", ""),
        ("Thay 4 bình.", "40 cháu nhập viện", ""),
    ],
)  # fmt: skip
def test_a_smaller_number_is_one_of_the_same_things_that_the_rumour_counts(
    said: str, claim: str, found: str
) -> None:
    assert fewer("vi", said, claim) == found


def test_each_mark_has_signs_in_both_languages_or_is_a_sort_that_is_learnt() -> None:
    """Of a choice both are named; who is named is found by form; "foreign" lies in the language, "astray" beside the claim."""
    assert _SIGNS["vi"].keys() == _SIGNS["en"].keys() <= {*MARKS}
    others = {
        "choice",
        "rival",
        "exposed",
        "minors",
        "foreign",
        "astray",
        "mock",
        "rash",
        "robs",
        "harms",
        "kept",
        "sour",
        "scorn",
        "torn",
    }
    assert {*MARKS} == {*_SIGNS["vi"], *others, *SORTS.values()} - {"informs"}


@pytest.mark.parametrize(
    ("lang", "text", "hushes"),
    [
        ("en", "We ask parents to stop sharing her photograph.", False),
        ("en", "People should stop sharing the names.", False),
        ("en", "People should stop sharing rumours.", True),
        ("en", "You must stop sharing photographs of the bridge.", True),
        ("vi", "Đề nghị ngừng chia sẻ ảnh của cháu.", False),
        ("vi", "Đề nghị ngừng chia sẻ danh sách.", False),
        ("vi", "Yêu cầu dừng chia sẻ bài này.", True),
        ("vi", "Yêu cầu dừng chia sẻ hình ảnh về cây cầu.", True),
    ],
)
def test_who_asks_not_to_pass_on_what_is_somebodys_own_silences_nobody(
    lang: str, text: str, hushes: bool
) -> None:
    assert ("hush" in dict(marks("Báo phụ huynh", text, lang))) is hushes


def test_who_tells_all_else_and_leaves_one_thing_uncommented_refuses_no_answer() -> None:
    told = (
        "Nước máy Hải Minh đạt chuẩn ở cả chín điểm đo lúc 18 giờ 30. Không có lịch cắt nước nào cho tới hết tuần. "
        "Nước cứ dùng như thường ngày; nhà thấy nước có mùi thì gọi tổ trưởng để lấy mẫu. "
    )
    refuses = "Về tờ giấy, chúng tôi không bình luận."
    whole = seen_in("Nước máy", told + refuses, "vi", "deny")
    assert "curt" not in whole and "informs" in whole
    assert "curt" in seen_in("Nước máy", refuses, "vi", "deny")
