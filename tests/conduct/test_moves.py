"""What a text does with its news is seen whatever the news is about, and not where others did it, or where it is only told of."""

from __future__ import annotations

import pytest

from infodrill.conduct.broached import broached
from infodrill.conduct.howmany import many
from infodrill.conduct.moves import MOVES
from infodrill.conduct.passages import _passages
from infodrill.conduct.seenin import seen_in
from infodrill.conduct.subject import NOTHING
from infodrill.kernel.sentences import sentences
from infodrill.media.matters import ECHOED
from infodrill.media.namedby import named_by
from infodrill.media.replies import lines_of, reply_id
from infodrill.media.sooner import in_turn

ROWS = [
    ("vi", "tookback", "Hôm qua phường nói cầu đã mở. Nói thế là sai.", "Kẻ giả mạo nói rằng cầu đã mở, nói thế là sai."),
    ("vi", "nosuch", "Không có chuyện thu phí ở cổng chợ.", "Có chuyện thu phí ở cổng chợ."),
    ("vi", "newest", "Bài lúc 9 giờ đúng với lúc ấy; điều nêu trên là mới nhất.", "Bài này dài."),
    ("vi", "unfound", "Còn 12 hộ chưa liên lạc được.", "Không có ai mất tích."),
    ("vi", "declines", "Chúng tôi không công khai tên người bệnh.", "Bà con không chia sẻ danh sách ấy."),
    ("vi", "incase", "Ai thấy khói thì gọi cứu hỏa.", "Bà con đã thấy khói và gọi cứu hỏa."),
    ("vi", "swapped", "Chợ họp thứ bảy thay vì chủ nhật.", "Chợ không dời sang thứ bảy."),
    ("vi", "postponed", "Buổi khám hoãn sang tháng sau.", "Buổi khám không hoãn."),
    ("vi", "unhurt", "Mái đổ, không có ai bị thương.", "Hai người bị thương."),
    ("vi", "inspected", "Thợ điện đã kiểm tra cả hai cột.", "Thợ điện chưa kiểm tra."),
    ("vi", "reopened", "Thư viện mở lại từ sáng nay.", "Thư viện chưa mở lại."),
    ("vi", "willdo", "Phường sẽ lấp hố trong ngày mai.", "Phường sẽ báo lại trong ngày mai."),
    ("vi", "missedout", "Danh sách bị sót bốn nhà cuối ngõ.", "Danh sách không sót nhà nào."),
    ("vi", "limited", "Trạm còn 40 suất.", "Trạm phát cả ngày."),
    ("vi", "ignored", "Dân báo ba lần mà chưa ai sửa.", "Xin bà con gọi nhiều lần."),
    ("vi", "borneout", "Điều được phản ánh là đúng.", "Điều được phản ánh là đúng một phần."),
    ("vi", "handedon", "Việc này do công ty cầu khắc phục.", "Việc này do chính phường làm."),
    ("vi", "impostor", "Trang trong tin nhắn là trang giả.", "Công văn mạo danh."),
    ("vi", "elsething", "Tấm ảnh ấy là thật nhưng của năm ngoái.", "Tấm ảnh ấy là thật."),
    ("vi", "noneed", "Tối nay không cần ra quầy.", "Nếu đã rút thì không cần ra quầy."),
    ("vi", "undecided", "Việc nghỉ học chưa quyết.", "Việc nghỉ học đã quyết."),
    ("vi", "outoforder", "Thang máy lại hỏng, chờ phụ tùng.", "Thang máy đã sửa xong, không hỏng nữa."),
    ("vi", "wronged", "Các cụ phải đứng hai tiếng ngoài nắng.", "Không ai phải đứng ngoài nắng."),
    ("vi", "keepoff", "Đừng để các cháu ra ao một mình.", "Các cháu ra ao xem cá."),
    ("en", "outoforder", "The lift is out of order again.", "The lift is repaired."),
    ("en", "wronged", "Thirty people went home with nothing.", "Nobody was turned away."),
    ("en", "keepoff", "Nobody should step on the ice.", "The children stepped on the ice."),
    ("vi", "howto", "Chị chỉ cần ghi tên con vào sổ.", "Đừng điền mẫu trong tin nhắn."),
    ("vi", "beingdone", "Thợ điện đang nối dây.", "Không thợ nào đang làm ở đấy."),
    ("vi", "stillgood", "Vé đã mua vẫn dùng được.", "Vé cũ không còn giá trị."),
    ("vi", "extended", "Hạn nộp đơn được gia hạn.", "Hạn nộp đơn không gia hạn."),
    ("en", "howto", "You only need to show the card at the desk.", "Do not fill in the form."),
    ("en", "beingdone", "A crew is there with pumps.", "No crew is there."),
    ("en", "stillgood", "Old tickets are still valid.", "Old tickets are not valid."),
    ("en", "extended", "The time for claims has been extended to June.", "It will not be extended."),
    ("en", "impostor", "The page in the message is fake.", "The decree page is fake."),
    ("en", "elsething", "The sheet is a sign-up sheet, not a list of patients.", "The sheet is a list of patients."),
    ("en", "noneed", "There is no need to go to a counter tonight.", "If you have paid there is no need to go."),
    ("en", "undecided", "Whether school is off has not been decided.", "School is off, it has been decided."),
    ("en", "tookback", "On Monday we told you that it was safe. It was not.", "A rumour told you that it was safe. It was not."),
    ("en", "nosuch", "No, the wall has not cracked.", "The wall has cracked, no doubt."),
    ("en", "newest", "What we wrote at 9:00 was right at that time; this is the latest.", "This is long."),
    ("en", "unfound", "Two of the crew are still missing.", "Nobody is missing."),
    ("en", "declines", "We do not publish the names of patients.", "Please do not publish the list."),
    ("en", "incase", "If you see smoke, go outside.", "We saw smoke and went outside."),
    ("en", "swapped", "The market is on Saturday instead of Sunday.", "The market has not been moved to Saturday."),
    ("en", "postponed", "The round is put off.", "The round has not been put off."),
    ("en", "unhurt", "The roof fell and nobody was hurt.", "Two people were hurt."),
    ("en", "inspected", "Two engineers walked it at noon.", "Engineers have not looked at it."),
    ("en", "reopened", "The path is open again.", "The path is not open again."),
    ("en", "willdo", "We will fill the hole by Friday.", "We will report again by Friday."),
    ("en", "missedout", "Four houses were left off the list.", "No house has been left off; not missed."),
    ("en", "limited", "There are 40 doses left.", "There are doses all day."),
    ("en", "ignored", "People rang three times and nobody came.", "Please ring again and again if nobody came."),
    ("en", "borneout", "What was reported is true.", "What was reported is true only partly."),
    ("en", "handedon", "This is for the bridge company to put right.", "We put it right."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "name", "does", "does_not"), ROWS, ids=[f"{row[0]}-{row[1]}" for row in ROWS]
)
def test_what_a_text_does_is_seen_and_what_it_does_not_is_not(
    lang: str, name: str, does: str, does_not: str
) -> None:
    assert name in set(broached(does, lang, "")), sorted(broached(does, lang, ""))
    assert name not in set(broached(does_not, lang, ""))


def test_each_is_shown_in_both_languages() -> None:
    assert [{row[1] for row in ROWS if row[0] == lang} for lang in ("vi", "en")] == [{*MOVES}] * 2


@pytest.mark.parametrize(
    ("lang", "text", "counted"),
    [
        ("vi", "Đến 17 giờ có 43 hộ đã lên trường, còn 12 hộ chưa liên lạc được.", "43 hộ"),
        ("vi", "Không có 200 người mắc kẹt.", ""),
        ("vi", "Có 2 người đau bụng.", ""),
        ("vi", "Tiêm cho trẻ dưới 5 tuổi.", ""),
        ("en", "The list went to a wrong address. It names 210 families.", "210 families"),
        ("en", "It is not true that 200 people are trapped.", ""),
        ("en", "Up to 20 people at a time.", ""),
        ("en", "Two people and 3 children.", ""),
    ],
)
def test_a_number_of_people_is_taken_up_where_it_is_told_and_not_where_it_is_denied(
    lang: str, text: str, counted: str
) -> None:
    assert many(sentences(text), lang) == counted
    assert seen_in("-", text, lang, "confirm").get("many", "") == counted


@pytest.mark.parametrize(
    ("lang", "title", "body"),
    [
        (
            "en",
            "If you smell gas",
            "If you smell gas, do not switch on any light. Go outside and ring from there.",
        ),
        ("vi", "Nếu ngửi thấy mùi lạ", "Ai ngửi thấy mùi lạ thì đừng bật đèn, ra ngoài rồi gọi."),
    ],
)
def test_on_what_may_never_come_nobody_waits_for_news_or_shuts_his_windows(
    lang: str, title: str, body: str
) -> None:
    seen = seen_in(title, body, lang, "advice")
    assert "incase" in seen and not {"smell", "subject"} & seen.keys(), sorted(seen)


def test_what_a_text_does_is_spoken_of_before_what_fits_any_notice() -> None:
    """Of fifty who would say what fits any text most speak of that, and of what is told before what is only named."""
    for lang in ("vi", "en"):
        held = {"unfound": "", "informs": "", "undenied": "", "named": ""}
        for matter in ECHOED.values():
            line, _ = named_by(reply_id(matter, "", lang), 0, lang, held, 1, "s1")
            assert line is not None and lines_of(matter, "", lang)[line].startswith("unfound")
    parts = f"{reply_id('thanks', '', 'vi')}/0>{reply_id('echo-nod', '', 'vi')}/0>{reply_id('heard-nod', '', 'vi')}/0"
    first = [in_turn(parts, 1, f"p{post}", {"unfound"})[0][0].split(".")[2] for post in range(50)]
    assert first.count("echo-nod") >= 40


def test_under_what_nobody_can_sort_no_day_is_kept_in_mind() -> None:
    for lang, day in (("vi", "chủ nhật"), ("en", "Sunday")):
        held, grammar = (
            {"unsorted": "", "set": day, "due": day, "undenied": "", "named": ""},
            reply_id("echo-nod", "", lang),
        )
        assert named_by(grammar, 0, lang, held, 1, "s1")[0] is None


@pytest.mark.parametrize(
    ("lang", "title", "body"),
    [
        (
            "vi",
            "Hỏi về đèn",
            "Nhà nào trong ngõ 7 còn chưa có đèn không? Bà con nhắn dưới đây để thợ biết mà đi.",
        ),
        (
            "en",
            "Mill Road",
            "Has anybody on Mill Road still no light? Write below so that the crew knows where to go.",
        ),
    ],
)
def test_who_asks_his_readers_what_they_lack_is_not_taken_for_rude(lang: str, title: str, body: str) -> None:
    seen = seen_in(title, body, lang, "unknown")
    assert not {"sour", "cross", "unsorted"} & seen.keys(), sorted(seen)


@pytest.mark.parametrize(
    ("lang", "title", "body", "stance"),
    [
        (
            "vi",
            "Về nước giếng xóm Trại",
            "Không đúng là giếng xóm Trại có người bỏ thuốc. Bình thấy trong giếng là bình tưới rỗng, công an đã vớt lên.",
            "deny",
        ),
        ("en", "Names", "We do not publish the names of the boys who fell in.", "confirm"),
        ("en", "The python", "What you told us is true, there is a python in the shed.", "confirm"),
        ("en", "The toll", "Last week we announced that the toll would end in May. It will not.", "confirm"),
        (
            "vi",
            "Số hộ",
            "Con số 120 hộ đăng tuần trước tính cả hộ đã chuyển đi. Số đúng là 87 hộ.",
            "confirm",
        ),
    ],
)
def test_what_offices_do_and_hardly_anybody_else_is_read_as_theirs(
    lang: str, title: str, body: str, stance: str
) -> None:
    read = _passages(title, body, stance, lang, NOTHING)
    assert "informs" in read and MOVES.keys() & read.keys() and "many" not in read, sorted(read)


def test_of_what_a_thing_costs_nobody_speaks_as_of_the_thing_and_fish_sauce_is_no_water() -> None:
    paid = seen_in("Tiền rác", "Tiền rác 30 nghìn một tháng là để trả cho xe gom rác.", "vi", "confirm")
    assert "fee" in paid and "waste" not in paid, sorted(paid)
    assert "nước" not in seen_in(
        "Về nước mắm", "Nước mắm của hợp tác xã không bị thu hồi.", "vi", "deny"
    ).get("subject", "")


def test_a_bell_that_rang_four_times_was_no_report_that_nobody_answered() -> None:
    seen = seen_in("Chuông", "Đêm qua chuông kêu bốn lần là do thử máy. Chúng tôi xin lỗi.", "vi", "confirm")
    assert "ignored" not in seen, sorted(seen)
