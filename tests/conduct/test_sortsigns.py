"""What a text is likest to is a guess: it is taken for a sort only where the text shows that it is one, and for a notice where no
other sort shows; who scorns people is never thanked."""

from __future__ import annotations

import pytest

from infodrill.conduct.passages import _passages
from infodrill.conduct.sortsigns import _SETTLES, _SHOWS, GRANTED
from infodrill.conduct.subject import NOTHING, Subject
from infodrill.conduct.textmarks import marks
from infodrill.media.matters import HEARD
from infodrill.media.relations import INFORMS, MARKS, OPPOSED, UNSORTED, UNTHANKED
from infodrill.media.replies import conditions_of, lines_of, reply_id, stands, words_of

THANKS = ("cảm ơn", "yên tâm", "làm theo", "gửi cho", "thank", "relieved", "passed it on", "as it says")


def seen(title: str, body: str, lang: str, stance: str = "confirm", claim: str = "") -> set[str]:
    return set(_passages(title, body, stance, lang, Subject(claim=claim) if claim else NOTHING))


@pytest.mark.parametrize(
    ("lang", "title", "body", "sort"),
    [
        (
            "vi", "Máy bơm hỏng",
            "Ba máy hỏng từ trước bão, chúng tôi không sửa. Sổ bảo dưỡng ghi như vậy. Tôi, trạm trưởng, chịu trách nhiệm.",
            "leaves",
        ),
        ("vi", "Họp tổ", "19 giờ thứ Sáu họp tổ dân phố ở hội trường. Mỗi nhà đi một người.", "event"),
        ("vi", "Tủ lạnh hỏng", "Tủ lạnh hỏng đêm thứ Ba, 64 liều đã bỏ. Thứ Bảy có tủ mới, các cháu được tiêm bù.", "event"),
        ("vi", "Clip bị cắt", "Bản đủ ba phút cho thấy bảo vệ kéo chị ấy ra khỏi lan can. Xin đừng tìm nhà ai.", "found"),
        ("en", "Meeting", "Parents' meeting on Friday at 19:00 in the hall. One parent per family please.", "begs"),
    ],
)  # fmt: skip
def test_what_shows_nothing_of_a_sort_is_not_taken_for_it_but_for_a_notice(
    lang: str, title: str, body: str, sort: str
) -> None:
    found = seen(title, body, lang)
    assert sort not in found and INFORMS in found


@pytest.mark.parametrize(
    ("lang", "title", "body", "sort"),
    [
        ("vi", "Chúc Tết", "Phường chúc bà con năm mới mạnh khỏe. Năm qua bà con vất vả nhiều, xin cảm ơn.", "hail"),
        ("vi", "Đã thấy", "Bà cụ đi lạc chiều qua đã về với gia đình. Cảm ơn bà con đã đi tìm.", "found"),
        ("vi", "Bán đất", "Cần bán gấp lô đất mặt đường, sổ đỏ chính chủ, ai thiện chí gọi anh Dần.", "sells"),
        ("vi", "Hỏi phụ huynh", "Nhà trường xin ý kiến phụ huynh về giờ vào lớp: 7 giờ hay 7 giờ 30, giờ nào tiện hơn?", "poll"),
        ("en", "Match", "The ward plays football against the firemen on Sunday at 16:00. Entry is free.", "event"),
    ],
)  # fmt: skip
def test_what_settles_a_sort_is_heard_where_another_lies_near(
    lang: str, title: str, body: str, sort: str
) -> None:
    assert {sort, "choice"} & seen(title, body, lang)


@pytest.mark.parametrize(
    ("lang", "title", "body", "sort", "other"),
    [
        ("vi", "Chúc mừng đội bơi", "Đội bơi của trường vừa giành ba huy chương bạc. Chúc mừng các em.", "boasts", "hail"),
        ("en", "Well swum", "Our swimmers have won two silver medals. Congratulations to all of them.", "boasts", "hail"),
        ("en", "Why did the lamp leave the party?", "Because it was burnt out. Good night all.", "jest", INFORMS),
        ("en", "Bites", "Wash the wound with soap, then go to the station. It is open day and night.", "", "event"),
    ],
)  # fmt: skip
def test_who_has_won_is_wished_nothing_and_what_is_open_day_and_night_invites_nobody(
    lang: str, title: str, body: str, sort: str, other: str
) -> None:
    found = seen(title, body, lang)
    assert other not in found and (not sort or sort in found)


def test_nothing_is_due_when_something_shuts_and_what_holds_from_tomorrow_on_is_set_for_no_day() -> None:
    assert "due" not in seen("Quầy nghỉ", "Quầy một cửa nghỉ từ thứ Sáu đến hết Chủ nhật.", "vi")
    assert "set" not in seen("Cổng trường", "Từ mai cổng trường luôn mở, có thầy cô đứng đón.", "vi")
    assert "set" in seen("Cổng trường", "Sáng mai 7 giờ trường họp ở sân.", "vi")


def test_what_is_looked_for_is_not_found_and_who_thanks_at_the_end_gives_notice() -> None:
    assert "lost" in seen(
        "Rơi chìa khóa",
        "Ai nhặt được chùm khóa có móc con cá ở dãy B thì gửi bảo vệ giúp, cảm ơn nhiều.",
        "vi",
    )
    assert INFORMS in seen(
        "Bơm",
        "Ba máy dừng từ tối. Máy 2 chạy lại lúc 19 giờ, hai máy kia sáng mai. Cảm ơn bà con đã báo.",
        "vi",
    )


@pytest.mark.parametrize(
    ("lang", "body", "mark"),
    [
        ("vi", "Mai khai trương tiệm bánh Lá Gai, giảm 20% cho khách quen, tặng ly.", "sells"),
        ("vi", "Khai giảng lớp tiếng Anh, ưu đãi 20% cho ai đăng ký sớm, inbox để giữ chỗ.", "sells"),
        ("vi", "nuoc van uong dc, ai share lai la phat do", "threat"),
        ("vi", "Chuẩn luôn nha, share mạnh cho cả xóm biết, phường bao hết =))", "rash"),
        ("vi", "Quà thật nha cả nhà, uy tín luôn, nhanh tay kẻo hết, phường bảo đảm 100% =))", "rash"),
        ("vi", "Mọi việc đã có phường lo, không có gì phải bàn.", "curt"),
        ("en", "The ward sees to it, there is nothing more to discuss.", "curt"),
        ("vi", "tin do ai ma dang vay, ngu thiet, cho roi", "scorn"),
        ("en", "This is legit, trust me, share it everywhere, the ward pays =))", "rash"),
        ("vi", "Kẻ tung tin chính là nhà bà bán xôi cuối ngõ, bà con cứ tới đó mà hỏi.", "exposed"),
        ("en", "Whoever started it is the noodle seller at the corner, go and ask her.", "exposed"),
    ],
)
def test_an_advert_a_bare_threat_a_voucher_and_a_finger_at_a_neighbour_are_answered_as_such(
    lang: str, body: str, mark: str
) -> None:
    """Readers found nothing but "just came in" under these."""
    assert mark in seen("-", body, lang)


def test_a_plain_denial_that_lies_nearest_to_a_notice_is_one() -> None:
    body = "Không có ai chết ở cống Sáu. Người ngã xuống cống tối qua đã được kéo lên, tỉnh táo, đang ở trạm y tế."
    assert INFORMS in seen("Không có ai chết", body, "vi", "deny")


@pytest.mark.parametrize(
    ("lang", "body"),
    [
        ("vi", "Đổi giấy tờ miễn phí đến hết năm, không ai bị phạt trễ."),
        ("en", "Papers are changed free of charge; nobody will be fined."),
        ("vi", "ai gui giay to som thi phat qua cho cac chau"),
    ],
)
def test_whom_no_fine_meets_a_text_threatens_not(lang: str, body: str) -> None:
    assert "threat" not in seen("-", body, lang)


def test_who_says_that_he_does_not_know_is_not_off_the_matter() -> None:
    found = seen(
        "Đang tìm hiểu",
        "Chúng tôi đang xem xét sự việc này.",
        "vi",
        "unknown",
        "Thuyền trưởng mải hát lái vào cầu",
    )
    assert "astray" not in found


SCORNS = [
    ("vi", "", "Chờ gì mà chờ, không chờ được thì đi chỗ khác."),
    ("vi", "Đèn", "Ừ đèn hỏng đấy, rồi sao?"),
    ("vi", "", "Nước đục tí mà làm quá, ngày xưa uống nước ao có ai chết đâu."),
    ("vi", "Giải tán", "Làm gì có chuyện ấy, mấy mẹ drama vừa thôi =))"),
    ("vi", "Lịch", "Hỏi gì lắm thế. Đọc lại bài cũ."),
    ("vi", "Lịch", "Chen lấn thì về hết đi."),
    ("en", "", "Three hours is nothing, stop whining."),
    ("en", "", "If you do not like how we sweep, sweep it yourself."),
    ("en", "", "The picture is old. So what? Get over it."),
]
OWNS = [
    (
        "vi",
        "Đèn hỏng",
        "Bà con nói chờ mãi mà không ai trả lời là đúng. Chúng tôi xin lỗi, mai thợ đến thay.",
    ),
    ("vi", "Giải tán đám đông", "Bà con kêu ồn, tổ trật tự đã nhắc quán đóng cửa lúc 22 giờ."),
    ("en", "The queue", "You said that four hours is too long, and you are right. We are sorry."),
]


@pytest.mark.parametrize(("lang", "title", "body"), SCORNS)
def test_who_scorns_people_is_minded_and_thanked_by_nobody(lang: str, title: str, body: str) -> None:
    assert {"scorn", "cross"} & set(dict(marks(title, body, lang))) <= OPPOSED
    found = _passages(title, body, "deny", lang, Subject(claim="Mất nước bốn ngày nay"))
    assert {"scorn", "cross"} & found.keys()
    for matter in ("thanks", "pass", "relief", "comply", "owns", "note", "echo-nod", *HEARD.values()):
        for line in lines_of(matter, "", lang):
            if stands(reply_id(matter, "", lang), line, lang, found):
                assert not any(word in words_of(line).lower() for word in THANKS), (matter, line)


@pytest.mark.parametrize(("lang", "title", "body"), OWNS)
def test_who_repeats_what_people_said_or_begs_pardon_scorns_nobody(lang: str, title: str, body: str) -> None:
    assert "scorn" not in seen(title, body, lang)


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("mark", sorted(UNTHANKED))
def test_nobody_thanks_for_an_order_a_threat_or_a_refusal(mark: str, lang: str) -> None:
    found = dict.fromkeys(
        (mark, "advising", "negates", "denied", "explained", "owning", "unsettled", "told", "full"), ""
    ) | {"named": "fault"}
    for matter in ("thanks", "pass", "relief", "comply", "heed", "owns", "wait", "note", "echo-nod"):
        said = [
            line
            for line in lines_of(matter, "", lang)
            if stands(reply_id(matter, "", lang), line, lang, found)
        ]
        assert said == [], (matter, said)


def test_whoever_denies_and_says_no_more_relieves_nobody() -> None:
    bare = {
        "named": "",
        "negates": "",
        "denied": "",
        "flat": "",
        "unexplained": "",
        "claimed": "",
        "feared": "",
    }
    said = bare | {"explained": ""}
    for lang in ("vi", "en"):
        lines = [line for line in lines_of("relief", "", lang) if "never" not in conditions_of(line)]
        assert not any(stands(reply_id("relief", "", lang), line, lang, bare) for line in lines)
        assert any(stands(reply_id("relief", "", lang), line, lang, said) for line in lines)


@pytest.mark.parametrize(
    ("lang", "body"),
    [
        ("vi", "Không có nổ gì hết. Ai đăng bậy thì cứ coi chừng."),
        ("vi", "Không tháo bài xuống, chúng tôi cắt hỗ trợ của cả nhà."),
        ("vi", "Phụ huynh nào còn bàn tán thì nhà trường mời công an làm việc."),
        ("en", "Anyone who keeps asking will be struck off the list."),
    ],
)
def test_whom_it_lets_feel_it_a_text_threatens(lang: str, body: str) -> None:
    assert "threat" in dict(marks("", body, lang))


def test_a_word_that_only_looks_like_a_small_one_is_a_word() -> None:
    claim = "Chợ sắp nổ vì bình ga rò, ai còn trong chợ phải chạy ra ngay"
    assert "astray" not in seen(
        "Chợ", "Dãy hàng không nổ, thợ điện đang thay công tơ ở góc cuối.", "vi", "confirm", claim
    )
    assert "astray" in seen(
        "Sách", "Thư viện nhận thêm hai tủ truyện tranh của học sinh cũ.", "vi", "confirm", claim
    )


def test_every_mark_that_is_settled_is_a_mark_and_nothing_is_both_a_notice_and_of_no_sort() -> None:
    assert {*_SETTLES, *_SHOWS, *GRANTED} <= {*MARKS}
    assert UNSORTED not in UNTHANKED
