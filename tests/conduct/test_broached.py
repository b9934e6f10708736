"""What a text brings up is taken up where it stands there, in lines of its own for whoever asks, doubts and agrees; what the text
denies, says of others or names to take it back brings up nothing."""

from __future__ import annotations

from collections import Counter

import pytest

from infodrill.conduct.acts import ACTS
from infodrill.conduct.broached import _BROUGHT_UP, MATTERS, broached
from infodrill.conduct.dealings import DEALINGS
from infodrill.conduct.doings import DOINGS
from infodrill.conduct.moves import MOVES
from infodrill.conduct.namedthings import _NOUNS, named_things
from infodrill.conduct.outcomes import OUTCOMES
from infodrill.conduct.passages import NOTHING, _passages
from infodrill.conduct.seenin import seen_in
from infodrill.conduct.standings import STANDINGS
from infodrill.conduct.tidings import TIDINGS
from infodrill.media.matters import ECHOED
from infodrill.media.relations import BROACHED
from infodrill.media.replies import conditions_of, lines_of

BROUGHT = [
    ("vi", "hours", "Quầy làm việc từ 8 giờ đến 17 giờ.", "Điện ngừng từ 21 giờ đến 4 giờ."),
    ("vi", "free", "Làm tại quầy, không mất tiền.", "Nộp 30 nghìn đồng tại quầy."),
    ("vi", "bring", "Nhớ mang theo giấy khai sinh.", "Không cần mang giấy tờ gì."),
    ("vi", "detour", "Xe tải đi vòng cầu phía trên.", "Xe tải qua được."),
    ("vi", "result", "Sáng mai có kết quả.", "Mẫu gửi hôm qua đạt cả chín chỉ tiêu."),
    ("vi", "sample", "Mẫu nước đã lấy lúc 19 giờ.", "Theo mẫu đơn số 2."),
    ("vi", "tested", "Nước đạt cả chín chỉ tiêu.", "Chưa có số đo nào."),
    ("vi", "ill", "Bốn cháu nôn sau bữa trưa, đã về nhà.", "Bốn mươi cháu nhập viện là bịa."),
    ("vi", "thanked", "Xin cảm ơn những người đã báo.", "Cảm ơn bà con."),
    ("vi", "reports", "Chậm nhất ngày 23/9, chúng tôi báo tại đây.", "Chậm nhất ngày 23/9 thì nộp đơn."),
    ("vi", "follows", "Công ty sửa, chúng tôi theo dõi đến cùng.", "Bà con theo dõi tin."),
    ("vi", "site", "Xem số văn bản trên cổng thông tin.", "Cổng thông tin giả đã bị gỡ."),
    ("vi", "calls", "Thấy khói thì gọi bảo vệ ở cổng.", "Không gọi số trong tin nhắn ấy."),
    ("vi", "why", "Buổi họp dời lại vì hội trường dột.", "Vì thế, tin ấy không đúng."),
    ("vi", "pictured", "Ảnh đang lan truyền chụp từ năm ngoái.", "Xin ảnh thẻ 3x4."),
    ("vi", "athome", "Người già gọi, phường cử người đến tận nhà làm giúp.", "Không ai đến nhà thu tiền."),
    ("vi", "mended", "Thợ thay hai bóng chiều mai.", "Chúng tôi chưa thay bóng nào."),
    ("vi", "mended", "Đã khắc phục xong bể.", "Ngày 30/9, chúng tôi báo đã khắc phục được đến đâu."),
    ("vi", "police", "Công an phường đang xác minh.", "Đừng tin kẻ xưng là công an."),
    ("vi", "police", "Công an phường đã tiếp nhận.", "Nguồn: sổ của phường, Công an phường đã đối chiếu."),
    ("vi", "camera", "Camera ở mố cầu cho thấy nhịp còn đủ.", "Chỗ ấy không có camera."),
    ("vi", "rides", "Xe bồn phát nước ở chợ từ 6 giờ.", "Không có xe đón."),
    ("vi", "rides", "Xe đón các cụ chạy từ 7 giờ.", "Trẻ đi bộ qua cầu, xe đưa đón đợi ở đầu bên kia."),
    ("vi", "wellkids", "Cả ba cháu đã tỉnh và về nhà.", "Các cháu chưa về nhà."),
    ("vi", "oldies", "Cụ nào ở một mình thì tổ trưởng ghé làm giúp.", "Các cụ xếp hàng từ sớm."),
    ("vi", "windy", "Gió giật cấp 11.", "Nếu gió cấp 8 thì đóng cầu."),
    ("vi", "refuge", "Điểm tránh bão là trường Lá Me.", "Chưa có điểm tránh bão nào."),
    ("vi", "refund", "Nhà hỏng đồ được bồi thường.", "Không ai hoàn tiền qua tin nhắn."),
    ("en", "mended", "The lamps will be replaced tomorrow.", "They have not been replaced."),
    ("en", "police", "The police are asking him.", "If someone says he is from the police, hang up."),
    ("en", "police", "It was handed to the police.", "Source: the ward's register, the police are checking it."),
    ("en", "camera", "The camera on the pier shows all spans.", "There is no camera there."),
    ("en", "rides", "The tanker stands at the market from 6:00.", "There is no shuttle from the pier."),
    ("en", "wellkids", "All four children are awake and well.", "The children are not home yet."),
    ("en", "oldies", "Those who live alone are fetched by the block leader.", "Old people queue early."),
    ("en", "windy", "Wind force 9, gusts of 11.", "If gusts come we shut it."),
    ("en", "refuge", "The shelter is the primary school.", "There is no shelter yet."),
    ("en", "refund", "Families are compensated for what was spoilt.", "Nobody pays a fee for a refund."),
    ("en", "hours", "The counter is open from 8 to 17.", "Power is off from 21:00 to 4:00."),
    ("en", "free", "It is free of charge.", "The fee is thirty thousand."),
    ("en", "bring", "Please bring your papers.", "You need not bring anything, no need to bring papers."),
    ("en", "detour", "Lorries take the diversion.", "Lorries may pass."),
    ("en", "result", "The load test has its result at 16:00.", "Samples were taken and the water meets the limits."),
    ("en", "sample", "A team is taking samples.", "Fill in the sample form."),
    ("en", "tested", "The water meets all nine limits.", "Nothing is known."),
    ("en", "ill", "Four children vomited after lunch.", "No children vomited."),
    ("en", "thanked", "Thank you to those who reported it.", "Thank you all."),
    ("en", "reports", "No later than 23 September we report here.", "Hand it in by 23 September."),
    ("en", "follows", "We will follow the matter through.", "Follow the news."),
    ("en", "site", "You can look it up on the city portal.", "The portal in the message is fake."),
    ("en", "calls", "If you see smoke, ring the guard.", "Do not ring the number in the message."),
    ("en", "why", "It was put off because the hall leaks.", "If it rains it is put off."),
    ("en", "pictured", "The picture going round is of last year.", "Bring two pictures."),
    ("en", "athome", "We come to your home to help.", "Nobody comes to your house for money, never."),
]  # fmt: skip


def test_of_what_rice_or_a_lamp_costs_nobody_speaks_as_of_relief_or_the_dark() -> None:
    assert "relief" not in set(broached("Giá gạo ở chợ sáng nay không tăng.", "vi", "gạo"))
    assert "relief" in set(broached("Gạo phát cho từng hộ sáng nay.", "vi", "gạo"))
    assert "lamps" not in set(broached("Không hộ nào phải đóng tiền thay đèn đường.", "vi", "đèn đường"))
    assert "lamps" in set(broached("Đèn đường ngõ 3 hỏng từ tối qua.", "vi", "đèn đường"))
    assert "relief" not in set(broached("The price of rice has not gone up.", "en", "rice"))


@pytest.mark.parametrize(
    ("lang", "text", "absent"),
    [
        ("vi", "Ai thiếu tên thì báo tổ trưởng, phường trả lời bằng giấy.", "calls"),
        ("en", "If your name is missing, tell the block leader.", "calls"),
        ("vi", "Mẫu nước lấy ở nhà máy hôm qua. Cả chín chỉ tiêu đều đạt.", "sample"),
        ("vi", "Đã lấy mẫu ở nhà máy. Khu bị phản ánh thì chưa lấy.", "sample"),
        ("vi", "Ai ăn rồi mà đau bụng thì đến bệnh viện, mang theo nấm còn lại.", "bring"),
        ("en", "If you ate some, go to the hospital and bring what is left.", "bring"),
        ("en", "Samples were taken at the plant. All test results were negative.", "sample"),
    ],
)
def test_who_is_told_in_person_is_rung_by_nobody_what_came_of_samples_ends_the_waiting_and_some_bring_what_not_all_do(
    lang: str, text: str, absent: str
) -> None:
    assert absent not in set(broached(text, lang, ""))


@pytest.mark.parametrize(
    ("lang", "name", "has", "has_not"), BROUGHT, ids=[f"{row[0]}-{row[1]}" for row in BROUGHT]
)
def test_what_stands_there_is_brought_up_and_what_is_denied_is_not(
    lang: str, name: str, has: str, has_not: str
) -> None:
    assert name in set(broached(has, lang, ""))
    assert name not in set(broached(has_not, lang, ""))


BESIDE = [
    ("en", "ill", "Nobody is in hospital; four children were vomiting."),
    ("vi", "reopened", "Phòng đọc chưa có điện, thư viện mở lại từ sáng nay."),
    ("en", "reopened", "The reading room has no light yet, but the library is open again."),
    ("vi", "mended", "Không ai bị thương, thợ đã thay bóng đèn."),
    ("en", "mended", "Nobody was hurt, and the lamp has been replaced."),
    ("vi", "rides", "Xe đón đến lúc 7 giờ, không thu tiền."),
    ("vi", "goingdown", "Đường chưa thông, nước đang rút dần."),
    ("en", "goingdown", "The road is not open yet; the river is going down."),
]


@pytest.mark.parametrize(("lang", "name", "text"), BESIDE)
def test_what_is_denied_of_something_else_takes_nothing_away(lang: str, name: str, text: str) -> None:
    assert name in set(broached(text, lang, ""))


def test_each_has_signs_an_example_and_words_for_everybody() -> None:
    assert (
        {*BROACHED}
        == {"warned"}
        | {*_BROUGHT_UP}
        | {*DOINGS}
        | {*MOVES}
        | {*OUTCOMES}
        | {*ACTS}
        | {*DEALINGS}
        | {*TIDINGS}
        | {*STANDINGS}
        | {*MATTERS["vi"]}
        == {"warned"}
        | {*_BROUGHT_UP}
        | {*DOINGS}
        | {*MOVES}
        | {*OUTCOMES}
        | {*ACTS}
        | {*DEALINGS}
        | {*TIDINGS}
        | {*STANDINGS}
        | {*MATTERS["en"]}
    )
    assert (
        {row[1] for row in BROUGHT if row[0] == "vi"}
        == {row[1] for row in BROUGHT if row[0] == "en"}
        == {*_BROUGHT_UP}
    )
    for lang in ("vi", "en"):
        for matter in ECHOED.values():
            found = Counter(
                name for line in lines_of(matter, "", lang) for name in conditions_of(line) & {*BROACHED}
            )
            assert set(found) == {*BROACHED} and min(found.values()) >= 2, (lang, matter, found)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_thing_of_a_matter_is_one_that_texts_are_read_for(lang: str) -> None:
    known = Counter(thing for things in MATTERS[lang].values() for thing in things)
    assert max(known.values()) == 1, known.most_common(3)
    if lang == "vi":
        assert not {thing for thing in known if thing not in _NOUNS["vi"]} - {"bóng đèn", "điện"}


@pytest.mark.parametrize(
    ("lang", "title", "body", "named", "not_named"),
    [
        (
            "vi",
            "Tiêm bù Chủ nhật, không phải thứ Bảy",
            "Buổi tiêm mở sáng Chủ nhật tuần này. Thứ Bảy là nhầm.",
            "chủ nhật",
            "thứ bảy",
        ),
        (
            "vi",
            "Giờ đúng",
            "Cháu nào đã hẹn thứ Bảy thì đến Chủ nhật. Tiêm mở sáng Chủ nhật.",
            "chủ nhật",
            "thứ bảy",
        ),
        (
            "en",
            "Sunday, not Saturday",
            "The right day is Sunday. If you have taken Saturday off, come on Sunday.",
            "sunday",
            "saturday",
        ),
        ("vi", "Giờ đúng", "Buổi tiêm mở sáng Chủ nhật, không phải sáng thứ Bảy.", "chủ nhật", "thứ bảy"),
        ("en", "The right day", "The jabs are on Sunday, not on Saturday.", "sunday", "saturday"),
        ("en", "The right day", "Our message said Saturday. The jabs are on Sunday.", "sunday", "saturday"),
    ],
)
def test_a_day_that_is_named_to_take_it_back_is_kept_in_mind_by_nobody(
    lang: str, title: str, body: str, named: str, not_named: str
) -> None:
    times = {name: words.lower() for name, words in named_things(title, body, lang) if name in ("set", "due")}
    assert named in times.get("set", "") and not_named not in " ".join(times.values()), times


def test_what_asks_for_its_owner_is_no_glad_news_and_who_is_found_has_none() -> None:
    for lang, text in (
        ("vi", "Nhặt được chiếc ô xanh ở bến xe, ai để quên thì đến phòng trực nhận."),
        ("en", "Found: an umbrella, left at the bus stop. It is at the desk if it is yours."),
    ):
        assert "kept" in seen_in("", text, lang)
    for lang, text in (
        ("vi", "Đã tìm thấy cháu bé đi lạc ở chợ, cháu an toàn, mẹ đã đón về."),
        ("en", "The boy who was missing has been found safe and is home with his mother."),
        (
            "vi",
            "Nhặt được chiếc dép của một bé gái chừng 4 tuổi. Bé đang ở phòng trực, người nhà đến nhận cháu.",
        ),
        (
            "en",
            "Found: a boy of about six, in red boots, left at the ferry. He is at the desk; his family please come.",
        ),
    ):
        assert "kept" not in seen_in("", text, lang)


@pytest.mark.parametrize(
    ("lang", "title", "body", "left"),
    [
        (
            "vi",
            "Rút lại thông báo cắt nước",
            "Thông báo cắt nước thứ Bảy được rút lại. Bà con dùng nước như thường.",
            "withdrawn",
        ),
        ("en", "Notice withdrawn", "Our notice that the bridge closes on Friday is withdrawn.", "withdrawn"),
        ("vi", "Đê vỡ", "Đê vỡ rồi, bà con chạy ngay lên đồi, nước đang lên.", "flee"),
        ("en", "The dyke", "The dyke has broken, leave at once for the hill, the water is rising.", "flee"),
    ],
)
def test_of_what_is_taken_back_and_of_an_order_to_run_people_speak_and_of_nothing_beside(
    lang: str, title: str, body: str, left: str
) -> None:
    seen = seen_in(title, body, lang, "confirm")
    assert {*seen} & {*BROACHED} == {left} and not {"set", "due"} & {*seen}
    assert left != "flee" or not {"subject", "where"} & {*seen}


def test_what_is_free_for_some_costs_others() -> None:
    assert "free" not in set(broached("Ferry. It is free for pupils; everybody else pays 3,000.", "en", ""))
    assert "free" not in set(broached("Vé phà. Miễn phí cho học sinh, người lớn 3 nghìn.", "vi", ""))


@pytest.mark.parametrize(
    ("lang", "title", "body", "none"),
    [
        (
            "vi",
            "Sẽ lại có tin chợ đóng cửa",
            "Năm nào cũng có tin “chợ đóng cửa sớm”. Chợ mở đến 14 giờ ngày 30.",
            "closedfor",
        ),
        ("vi", "Con số đúng là 13", "Trạm ghi 31 ca là nhầm. Hai lớp mẫu giáo vẫn nghỉ đến thứ Sáu.", "shut"),
        (
            "vi",
            "Giảm tiền điện",
            "Hộ bị ngập có tên trong danh sách được giảm 30%, đủ điều kiện hỗ trợ.",
            "flood",
        ),
        ("vi", "Tuyến 18 đổi lộ trình", "Từ 1/10, tuyến 18 không đi qua cầu Gỗ.", "keepout"),
        ("vi", "Nắng 39 độ", "Uống nước từng ngụm; không tắm nước đá khi vừa đi nắng về.", "keepout"),
        ("vi", "Cấm để xe", "Từ số 2 đến số 88. Chủ xe tự chịu phí trông giữ.", "blame"),
        (
            "vi",
            "Cấm để xe trên phố Thợ Thiếc",
            "Áp dụng phố Thợ Thiếc từ 6 giờ đến 22 giờ, từ số 2 đến số 88.",
            "comes",
        ),
        ("vi", "Không có vụ nào", "Xin dừng chia sẻ biển số của họ. Chị đã tự nguyện gỡ bài.", "hush"),
        (
            "vi",
            "Không hết vắc-xin",
            "Trạm không hết vắc-xin. Còn 140 liều sởi, không phải đi sớm.",
            "limited",
        ),
        ("vi", "Giả danh gọi điện", "Công an không yêu cầu chuyển tiền qua điện thoại.", "nocharge"),
        (
            "vi",
            "Bức ảnh học sinh bị phạt đứng nắng",
            "Nhà trường đã thấy bức ảnh. Đang hỏi các lớp.",
            "threat",
        ),
        (
            "vi",
            "Chùa Gò Mây kính mời bà con dự ngày nấu cháo cho người bệnh",
            "Sáng rằm, từ 4 giờ 30, nhà chùa nấu 600 suất cháo chay gửi bệnh viện. Ai có thời gian xin đến phụ nhặt rau, "
            "rửa nồi. Không nhận tiền mặt, chỉ nhận gạo, đậu và củi khô.",
            "bowl",
        ),
        (
            "vi",
            "Lịch họp phụ huynh",
            "Khối 1: thứ Bảy. Phụ huynh gửi xe ở sân đình, không đỗ trước cổng trường.",
            "keepout",
        ),
        (
            "en",
            "How the draw works, and how it will be lied about",
            "The draw is on 12 November, in public. Nobody can sell you a place. Anyone who offers one, even with a stamped "
            "letter, even from this office, is cheating you.",
            "harsh",
        ),
        (
            "en",
            "Not closing",
            "The ward has not decided to close the market, and no such proposal is before us.",
            "undecided",
        ),
        ("en", "Three claims", "You may be told that it replaces the doses given at birth.", "newest"),
        ("en", "Loud bang", "We do not know what it was. Please leave the bridge approach clear.", "bids"),
        (
            "en",
            "Not being sold",
            "A post says stallholders must leave. It is not so.\nGo Sim Market Management Board",
            "advice",
        ),
        (
            "en",
            "Dates for the year",
            "12 January: cleaning day. 6 July: trip. 21 September: blood donation morning.",
            "blood",
        ),
        (
            "en",
            "Your petition",
            "Thank you to the 58 households who signed. We will reply by 25 June, in writing.",
            "glad",
        ),
        (
            "en",
            "Does the charity keep a part?",
            "All of the rice goes to families. Warm Hearth Association",
            "storing",
        ),
    ],
)
def test_a_text_brings_up_nothing_that_it_quotes_denies_names_in_passing_or_signs_with(
    lang: str, title: str, body: str, none: str
) -> None:
    stance = "deny" if none in ("hush", "undecided", "advice") else "confirm"
    assert none not in _passages(title, body, stance, lang, NOTHING)
