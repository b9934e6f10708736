"""A line that a drill has of its own stands under a text that says what the line takes up, and under no other on its claim."""

from __future__ import annotations

import pytest

from infodrill.conduct.othertongue import from_another_tongue
from infodrill.conduct.seenin import seen_in
from infodrill.conduct.subject import NOTHING, subject_of
from infodrill.media.leaning import LEFT_OUT, SAID, leans_well, terms
from infodrill.media.refs import PostRef
from infodrill.media.relations import UNSORTED
from infodrill.media.texts import TextLibrary
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
        (), ("Tôi vừa bảo lũ trẻ lên bờ, cảm ơn.", "Làm sao biết hình nào máy vẽ, chỉ dân với?"),
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


@pytest.mark.parametrize(
    ("body", "stands"),
    [
        ("1. Khóa van. 2. Rút điện trước khi về. 3. Có cháy thì gọi số cứu hỏa.", False),
        ("Mai chợ họp từ 5 giờ như mọi ngày.", True),
    ],
)
def test_of_what_a_drill_tells_nobody_speaks_under_a_text_that_has_none_of_it(
    body: str, stands: bool
) -> None:
    subject = subject_of(load(find("market-rumour")).scenario.claim("m3-tomorrow"), "vi")
    seen = seen_in("Cần nhớ", body, "vi", "advice", subject)
    assert leans_well("Mai tôi vẫn ra mua xôi bà Lụa.", "vi", (), seen) is stands


def test_what_a_line_takes_up_is_looked_for_in_the_tongue_that_the_text_has() -> None:
    """A line stands for all readers or for none, whoever reads the text in a language that is not theirs."""
    scenario = load(find("stamped-page")).scenario
    texts, subject = TextLibrary(scenario, 1), subject_of(scenario.claim("p1-tap"), "en")
    body = "Nine points were tested at 18:30, all fine. The stamped paper is forged."
    reply = PostRef(
        id="r1", minute=1, ward="", channel="feed", grammar="asks-tap.vi/0", narrative="p1-tap", thread="s1", parent="s1",
        author_key=1, kind="question", room="public", form="reply",
    )  # fmt: skip
    passages = seen_in("Tap water", body, "en", "deny", subject)
    for lang, seen in (("en", passages), ("vi", from_another_tongue(passages))):
        stand = [texts._own_stands(reply, f"asks-tap.{lang}/{line}", lang, seen) for line in range(5)]
        assert stand[1] and not stand[2], lang


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
        ("free-data", "d4-ask", "advice", "1. Gọi ngân hàng khóa thẻ. 2. Gọi nhà mạng khóa sim.", True),
        (
            "five-pictures",
            "p1-crack",
            "confirm",
            "Vết nứt anh chụp là thật. Nói không sao là nói ẩu. Cảm ơn anh.",
            True,
        ),
        (
            "free-data",
            "d7-sim",
            "deny",
            "Ngâm nước muối thì mã hết tác dụng thật, bà con cứ làm theo.",
            False,
        ),
        ("stamped-page", "p4-drink", "deny", "UỐNG NƯỚC MÁY LÀ CHẾT. MUA NƯỚC BÌNH BẢO VỆ GIA ĐÌNH.", False),
        ("school-gate", "g6-fence", "unknown", "hình như ông ấy đo đất thôi, mai tôi hỏi", False),
    ],
)
def test_what_does_what_it_is_published_to_do_or_tells_the_record_is_a_notice(
    drill: str, claim: str, stance: str, body: str, informing: bool
) -> None:
    seen = seen_in("Xe số 2", body, "vi", stance, subject_of(load(find(drill)).scenario.claim(claim), "vi"))
    assert ("informs" in seen) is informing and (UNSORTED in seen) is not informing


def test_a_word_on_its_claim_that_sounds_like_somebody_sought_is_a_notice_all_the_same() -> None:
    body = (
        "The voice in the recording is not that of the Hải Minh port commander, and the port gave no such order. Stay indoors "
        "and shut the windows towards the quay, because a valve leaked ammonia until it was shut at 20:29; if you find it hard "
        "to breathe, call an ambulance. A real order is posted with a time and a signature."
    )
    on_it = subject_of(load(find("port-voice")).scenario.claim("v1-voice"), "en")
    for subject, informing in ((on_it, True), (NOTHING, False)):
        assert ("informs" in seen_in("", body, "en", "advice", subject)) is informing
