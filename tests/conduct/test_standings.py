"""How an office tells that things stand is seen whatever its nouns, and people speak of that before what its words are like
beside; what a sign found in one clause alone is no news of the whole text."""

from __future__ import annotations

from itertools import product

import pytest

from infodrill.conduct.broached import broached
from infodrill.conduct.passages import _passages
from infodrill.conduct.standings import STANDINGS
from infodrill.conduct.subject import NOTHING
from infodrill.media.matters import ECHOED
from infodrill.media.replies import conditions_of, lines_of

PARTS: dict[tuple[str, str], tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = {
    ("vi", "nothingnew"): (("Đến 21 giờ", "Hiện nay"), ("tình hình vẫn như trước.", "chưa có thông tin gì mới.",
        "mọi việc không thay đổi."), ("Nếu chưa có gì mới thì gọi phường.", "Quy định về vỉa hè chưa có gì mới.")),
    ("en", "nothingnew"): (("At nine", "So far"), ("nothing is new.", "the situation is unchanged.", "no change."),
        ("If there is nothing new, wait.", "The timetable remains the same.")),
    ("vi", "sayslittle"): (("Về việc trên", "Trong thời gian qua"), (", các cấp đang quyết liệt vào cuộc.",
        ", những biện pháp cần thiết đang được triển khai."), ("Xin lỗi, các ngành đang xem xét 12 đơn.",)),
    ("en", "sayslittle"): (("Be assured that", "As is known,"), ("necessary measures will be taken.",
        "the matter is looked into at the appropriate level."), ("Necessary measures are taken: ring 12 and we come.",)),
    ("vi", "allclear"): (("Từ 10 giờ", "Bây giờ"), ("bà con được về nhà.", "các hộ có thể trở về nhà."),
        ("Bà con chưa được về nhà.", "Khi nào bà con được về nhà sẽ báo.")),
    ("en", "allclear"): (("Since six it is quiet.", "The air is clean."), ("You may go home.", "It is safe to return."),
        ("You may not go home yet.", "Once it is safe to return we will say so.")),
    ("vi", "onsale"): (("Nhà trường", "Thư viện phường"), ("thanh lý 60 bộ bàn ghế cũ.", "bán gây quỹ sách cũ."),
        ("Shop thanh lý bàn ghế, inbox nhé.", "Trường không bán đồ dùng.")),
    ("en", "onsale"): (("The school", "The library"), ("sells its old desks.", "is selling used books."),
        ("The school is not selling desks.", "Dm me, the ward sells desks.")),
    ("vi", "secondhand"): (("Xe mua năm kia.", "Nhà chật quá."), ("Tôi bán lại xe nôi.", "Mình nhượng lại tủ lạnh."),
        ("Tôi bán lại vé.",)),
    ("en", "secondhand"): (("We have moved.", "No room."), ("For sale: one canoe.", "I am selling my bicycle."),
        ("For sale: two tickets.",)),
    ("vi", "farewell"): (("Hôm nay", "Từ tháng tới"), ("bác Tám gác cổng nghỉ hưu.", "cô Ba về hưu."),
        ("Tuổi nghỉ hưu có đổi.",)),
    ("en", "farewell"): (("After thirty years", "This week"), ("our porter retires.", "the cook is retiring."),
        ("Whoever retires draws a pension.",)),
    ("vi", "helpers"): (("Sáng Chủ nhật", "Đêm 27"), ("cần ba người gói bánh.", "thiếu hai bạn khiêng đàn."),
        ("Cần hai người hiến máu.",)),
    ("en", "helpers"): (("On Sunday", "This week"), ("we need people to read aloud.", "we want helpers."),
        ("We need people to give blood.",)),
}  # fmt: skip


@pytest.mark.parametrize(("lang", "name"), [*PARTS])
def test_each_is_seen_in_other_words_and_not_where_it_is_not_so(lang: str, name: str) -> None:
    begins, ends, not_so = PARTS[lang, name]
    said = [" ".join(pair).replace(" ,", ",") for pair in product(begins, ends)]
    assert not [each for each in said if name not in set(broached(each, lang, ""))]
    assert not [each for each in not_so if name in set(broached(each, lang, ""))]


def test_each_has_eight_lines_two_of_each_kind_at_least() -> None:
    for lang in ("vi", "en"):
        assert {name for tongue, name in PARTS if tongue == lang} == {*STANDINGS}
        for name in STANDINGS:
            kinds = [
                [line for line in lines_of(matter, "", lang) if name in conditions_of(line)]
                for matter in ECHOED.values()
            ]
            assert min(map(len, kinds)) >= 2 and sum(map(len, kinds)) >= 8, (lang, name)


ROWS = [
    # (language, title, body, what is said, what is not)
    ("vi", "Thanh lý bàn ghế cũ", "Trường thanh lý 60 bộ bàn ghế cũ, giá 150 nghìn một bộ, xem hàng tại kho sáng Chủ nhật.",
     "onsale informs", "sells"),
    ("vi", "Cập nhật lần 3", "Tình hình vẫn như cập nhật lần 2. Có gì mới chúng tôi sẽ báo.", "nothingnew", "unchanged"),
    ("vi", "Nước đã rút", "Mực nước dưới báo động 1. Bà con khu chân kè được về nhà từ 10 giờ.", "allclear", "goingdown"),
    ("en", "All clear", "The air has measured normal in three places. You may go home.", "allclear", "measured"),
    ("en", "", "As is known, matters are being looked into at the appropriate level. Where measures are necessary, the necessary "
     "measures will be taken.", "sayslittle", "willdo"),
    ("vi", "Tổ trưởng xin thông cảm", "Con mèo nhảy lên bàn làm rơi micro. Mèo đã bị phạt không có cá ăn tối.", "", "towed"),
    ("vi", "Kiểm tra mì tôm", "12 thùng mì quá hạn đã phát cho 24 nhà. Xử lý: thu đổi tận nhà ngay trong tối nay.", "",
     "towed handout"),
    ("en", "", "Whether the seven men are safe we cannot tell you. The search goes on.", "", "safeback"),
    ("vi", "Thành tích", "Chưa bao giờ đội trật tự lại mạnh như bây giờ: 100% tiểu thương ủng hộ.", "boasts", "polled"),
    ("vi", "", "Đường này ai làm? Tôi làm. Cái loa kia ai xin về? Cũng tôi. Nói ít thôi, nhìn là biết.", "boasts", ""),
    ("vi", "Bài phát thanh", "Kính thưa bà con. Sáng nay chợ họp bình thường. Bà con nộp tiền rác trước ngày 20.",
     "", "asusual"),
    ("vi", "Chị Liễu quay lại chợ", "Chị Liễu bị đồn cho phẩm màu, phải nghỉ chợ 9 ngày và bị người ta chửi trên mạng.",
     "shamed", "where"),
    ("en", "", "The roof has partly come off. The other 287 are in the library and classrooms 1 to 8.", "", "hours"),
    ("vi", "Nghỉ học", "Mai trường nghỉ học. Trường cấp hai học từ 9 giờ. Đón con bằng cổng sau vì cây phượng đổ.", "", "why"),
    ("vi", "Cảnh báo giông", "Từ 16 giờ có thể có giông kèm gió giật cấp 7.", "windy", "blows"),
    ("vi", "Gió còn mạnh", "Hiện gió giật cấp 9, bà con ở trong nhà.", "windy blows", ""),
    ("vi", "", "Đã tìm thấy cháu trai chừng 5 tuổi, đi một chiếc dép. Hiện cháu đang ăn cháo ở phòng trực. Người nhà "
     "đến đón mang theo giấy tờ.", "waitskin", "found"),
    ("en", "", "The wall leans. Nobody may park within ten metres of it until it is propped, which will be Wednesday night.",
     "", "exposed minors"),
    ("en", "", "To the lady of the tea stall: forty strangers said that her ice is made of ditch water. It took us six days.",
     "", "weather"),
    ("vi", "", "Bé trai chừng ba tuổi ngồi một mình ở gốc đa. Hiện cháu ở nhà bà Năm, bố mẹ cháu ra đón giúp.", "waitskin", ""),
    ("en", "", "Found: a girl of about four, barefoot, asleep under the stage. She is with the nurse in the tent. "
     "Please come yourselves.", "waitskin", "found"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "title", "body", "told", "untold"), ROWS, ids=[row[1] or row[2][:30] for row in ROWS]
)
def test_people_speak_of_how_things_stand_and_of_nothing_that_is_not_so(
    lang: str, title: str, body: str, told: str, untold: str
) -> None:
    seen = _passages(title, body, "advice", lang, NOTHING)
    assert {*told.split()} <= seen.keys() and not {*untold.split()} & seen.keys()


def test_who_is_harsh_is_not_doubted_as_one_who_gives_wild_advice() -> None:
    body = "Hỏi ngu. Bão thì phải mất điện, mất điện thì phải tối, tối thì đi ngủ. Ai còn nhắn tin vào đây tôi chặn hết."
    seen = _passages("", body, "advice", "vi", NOTHING)
    assert "harsh" in seen and not {"rash", "detail"} & seen.keys()
