"""A line that a drill has of its own stands under a text that says what the line takes up, and under no other on its claim."""

from __future__ import annotations

import pytest

from infodrill.conduct.seenin import seen_in
from infodrill.conduct.subject import subject_of
from infodrill.media.leaning import LEFT_OUT, SAID, leans_well, terms
from infodrill.media.relations import UNSORTED
from infodrill.scenario.loader import find, load

# drill, claim, stance; a text, the lines that stand under it, and those that do not
TEXTS = (
    (
        "clinic", "b2-expired", "deny",
        "Không có thuốc hết hạn. 64 liều ở tủ hỏng đã hủy, có phiếu hủy. Trẻ tiêm hôm ấy tiêm thuốc tủ khác.",
        ("Phiếu hủy 64 liều có dán ở phòng khám cho xem không ạ?", "Con tôi ngủ ngon, tôi cũng ngủ được rồi."), (),
    ),
    (
        "clinic", "b2-expired", "deny", "Không có thuốc hết hạn, các mẹ yên tâm.",
        ("Con tôi ngủ ngon, tôi cũng ngủ được rồi.",), ("Phiếu hủy 64 liều có dán ở phòng khám cho xem không ạ?",),
    ),
    (
        "boundaries", "n5-school", "unknown", "Chưa quyết. Hai bản đồ treo ở nhà văn hóa, góp ý đến 12/7.",
        ("Hai bản đồ ấy nhà tôi nằm bên nào ạ?", "Chiều tôi ra xem bản đồ rồi viết góp ý luôn."), (),
    ),
    (
        "five-pictures", "p4-blaze", "deny", "Năm ngoái ở đây có tàu cháy, hôm nay thì không.",
        ("Tôi vừa bảo lũ trẻ lên bờ, cảm ơn.",), ("Làm sao biết hình nào máy vẽ, chỉ dân với?",),
    ),
    (
        "boundaries", "n5-school", "unknown", "Chuyện trường học chưa quyết, phường đang xem.",
        ("Anh em ruột có được học cùng một trường không ạ?",),
        ("Hai bản đồ ấy nhà tôi nằm bên nào ạ?", "Họp ngày 15/7 phụ huynh vào nghe được không?"),
    ),
)  # fmt: skip


@pytest.mark.parametrize(("drill", "claim", "stance", "body", "stand", "fall"), TEXTS)
def test_what_a_line_takes_up_has_to_stand_in_the_text(
    drill: str, claim: str, stance: str, body: str, stand: tuple[str, ...], fall: tuple[str, ...]
) -> None:
    subject = subject_of(load(find(drill)).scenario.claim(claim), "vi")
    seen = seen_in("", body, "vi", stance, subject)
    assert all(leans_well(line, "vi", (stance,), seen) for line in stand)
    assert not any(leans_well(line, "vi", (stance,), seen) for line in fall), (seen[SAID], seen[LEFT_OUT])


@pytest.mark.parametrize(
    ("under", "body", "stands"),
    [
        ("admit", "Chúng tôi nhận lỗi, hai ngày không nói.", True),
        ("admit", "Phòng khám mở cửa từ 7 giờ.", False),
        ("deny", "Không có cháu nào bị bắt.", True),
        ("deny", "Cháu bị bắt lúc 5 giờ.", False),
        ("advice", "Ai nhập mã rồi thì gọi ngân hàng ngay.", True),
        ("advice", "Trang ấy là giả, mã ấy là mã mở ví.", False),
    ],
)
def test_what_a_drill_asks_of_the_word_its_text_has_to_show(under: str, body: str, stands: bool) -> None:
    assert leans_well("Vâng ạ.", "vi", (under,), seen_in("Tin", body, "vi")) == stands


def test_nobody_takes_up_a_pardon_that_is_not_begged() -> None:
    sorry, owned = "Van hở, chúng tôi xin lỗi bà con.", "Van hở, chúng tôi biết mà không nói."
    for body, stands in ((sorry, True), (owned, False)):
        assert leans_well("Xin lỗi thì muộn nhưng còn hơn.", "vi", (), seen_in("Mùi", body, "vi")) is stands


def test_words_of_any_talk_are_no_terms() -> None:
    assert {"bản đồ", "#64"} <= terms("Hai bản đồ ở đây, 64 liều", "vi")
    assert not terms("Em hỏi thêm một câu được không ạ", "vi") and not terms("Can I ask you", "en")
    assert "fridge" in terms("Is anybody watching fridge B at night?", "en")


def test_a_text_on_no_claim_leaves_nothing_out() -> None:
    assert not {SAID, LEFT_OUT} & seen_in("", "Mai chợ họp.", "vi").keys()


@pytest.mark.parametrize(
    ("drill", "claim", "stance", "body", "informing"),
    [
        ("wet-rice", "r6-driver", "unknown", "Chúng tôi không biết.", True),
        ("typhoon", "k0-fuel", "deny", "XĂNG KHÔNG HẾT. XE BỒN VỀ LÚC 5 GIỜ SÁNG MAI.", True),
        (
            "wet-rice",
            "r7-next",
            "confirm",
            "Hội chỉ phát ở mầm non Vịnh Sậy, sữa cho trẻ dưới hai tuổi.",
            True,
        ),
        ("school-gate", "g6-fence", "unknown", "hình như ông ấy đo đất thôi, mai tôi hỏi", False),
    ],
)
def test_what_does_what_it_is_published_to_do_or_tells_the_record_is_a_notice(
    drill: str, claim: str, stance: str, body: str, informing: bool
) -> None:
    seen = seen_in("Xe số 2", body, "vi", stance, subject_of(load(find(drill)).scenario.claim(claim), "vi"))
    assert ("informs" in seen) is informing and (UNSORTED in seen) is not informing
