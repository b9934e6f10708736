"""What says nothing counts for nothing, whatever it is called: advice without anything to do, in writing and to the press."""

from __future__ import annotations

import pytest

from infodrill.casework import content
from infodrill.conduct.nouns.pressquestions import PressQuestionAnswered, PressQuestionAsked
from infodrill.kernel.chain import ERASED
from infodrill.kernel.events import Text
from infodrill.scenario.schema import Claim
from tests.review.reports import measured
from tests.review.scene import TEXT_EN, TEXT_VI, Pen, claim, scenario

FRAUD = claim("fraud", "G0", "FALSE", "H4", right_path=(
    {"what": "warn", "by": "SPOKE", "after": 0, "note": {"vi": "n", "en": "n"}},
))  # fmt: skip
SATIRE = claim("satire", "G2", "SATIRE", "H4", right_path=(
    {"what": "answer", "by": "SPOKE", "after": 0, "note": {"vi": "n", "en": "n"}},
))  # fmt: skip
ADVICE = ("Nếu có ai gọi, đề nghị mọi người không chuyển tiền.", "Mang theo thẻ.", "Đóng van, chờ thông báo.")
HOLLOW = ("Cảnh báo.", "Chú ý!", "Cảnh báo về việc này.", "Chúng tôi đang nắm tình hình.")


@pytest.mark.parametrize("told", [FRAUD, SATIRE], ids=lambda one: one.id)
@pytest.mark.parametrize(
    ("body", "outcome"), [*((one, "met") for one in ADVICE), *((one, "missed") for one in HOLLOW)]
)
@pytest.mark.parametrize("press", [False, True])
def test_advice_breaks_the_silence_and_answers_where_it_says_what_to_do(
    told: Claim, body: str, outcome: str, press: bool
) -> None:
    pen = Pen(scenario(told))
    pen.open(10, "c1", told.id)
    if press:
        pen.write(
            20,
            PressQuestionAsked(
                question="pq1",
                conference="",
                inject=0,
                claim=told.id,
                answer_by=0,
                outlet=Text("Paper"),
                text=Text("Is it so?"),
            ),
        )
        pen.write(
            20,
            PressQuestionAnswered(
                question="pq1",
                cell="city",
                kind="answer",
                stance="advice",
                figures=(),
                about="c1",
                promise_due=0,
                took=60,
                contradictions=(),
                checker="contradiction-1",
                text=Text(body),
            ),
        )
    else:
        pen.publish(20, "c1", "warning", "advice", body=body)
    found = [row.outcome for row in measured(pen.end(180), "E7").rows if row.owed.duty]
    assert found and set(found) == {outcome}


def test_a_notice_lacks_what_one_of_its_languages_lacks_and_nothing_for_having_been_erased() -> None:
    vi, en = ("vi", "Tên", TEXT_VI), ("en", "Title", TEXT_EN)
    assert content.lacking([vi, en], 0) == content.lacking([vi, ("en", "", "")], 0) == ()
    assert content.lacking([vi, ("en", "Title", "Untrue.")], 0) == (content.REASON, content.UNTIL)
    assert content.lacking([("vi", ERASED, ERASED), ("en", ERASED, ERASED)], 0) == ()
    assert content.DONE in content.lacking([("vi", "", ""), en], 0), "the drill's own language is not written"
    assert content.lacking([("vi", "Tên", "Sai, vì hồ sơ ghi khác.")], 600) == (), "the next word is its time"


QUOTING = "Có tin: “Từ ngày 10/7 phải nộp tiền vì đã nhập phường”. Tin phường thu tiền là sai."


@pytest.mark.parametrize(
    ("title", "body", "lacks"),
    [
        ("Về tin “Nộp trước ngày 10/7”", QUOTING, (content.REASON, content.UNTIL)),
        ("Tên", f"{QUOTING} Biểu phí ghi 0 đồng, vì hồ sơ ghi khác, tính đến 10 giờ ngày 28/6.", ()),
    ],
)  # fmt: skip
def test_what_a_rumour_says_of_days_and_reasons_fills_no_notice(
    title: str, body: str, lacks: tuple[str, ...]
) -> None:
    """Three notices of one wording lacked three different things, by what the quoted rumour held."""
    assert content.lacking([("vi", title, body)], 0) == lacks


AHEAD = (
    "Phường dọn xong chiều mai.", "Ổ gà được vá trước thứ Sáu.", "Sẽ xong trước ngày mười lăm tháng chín.",
    "Chậm nhất 17 giờ hôm nay có nước.",
    "Chúng tôi xin lỗi và sẽ dọn xong trong đêm nay.", "Đã hẹn thợ 8 giờ ngày 15.", "Trong vòng 48 giờ, đèn được thay.",
    "Xong trước cuối tháng này.",
    "Đèn được thay vào thứ Tư tuần sau.", "It will be mended by September 15.", "It will be mended by 5pm.",
    "It will be mended on the 15th.",
    "It is put right by the end of the month.", "The lamp is mended within two days.",
    "We were told at 16:27, and the road is open by 7 pm.",
    "It is mended tomorrow.", "The crew comes on Friday.",
)  # fmt: skip
PAST = (
    "Lúc 16 giờ 27 chúng tôi nhận được tin báo về rác.", "Sáng nay phường nhận lỗi về rác chưa dọn.",
    "Ngày 3/9 chúng tôi nhận được đơn.",
    "Tuần này đã có ba phản ánh.", "Hôm qua đèn hỏng.", "Thứ Sáu tuần trước ống vỡ.", "Phường sẽ sớm khắc phục.",
    "Cập nhật 17 giờ.",
    "Cảm ơn chị Mai đã báo.", "Phường trả lời “xong trước thứ Sáu” là không đúng.", "Nguồn: sổ trực, 16 giờ 27.",
    "We were told at 16:27.",
    "It was reported today.", "Last week three people wrote.", "As of 17:00 three lamps are out.", "It will be mended soon.",
    "We apologise today.",
)  # fmt: skip


@pytest.mark.parametrize("text", AHEAD)
def test_a_day_is_named_where_it_lies_ahead(text: str) -> None:
    assert content.names_a_day(text)


@pytest.mark.parametrize("text", PAST)
def test_when_something_was_told_or_done_is_no_day_by_which_it_is_put_right(text: str) -> None:
    assert not content.names_a_day(text)


def test_who_vouches_for_a_text_makes_it_on_no_matter() -> None:
    """One network vouches for what is said of its gift and of a telephone card: a text on the one, filed under the other."""
    gift = content.matter("Mạng Sóng Biếc tặng quà sinh nhật", "")
    card = content.matter("tháo sim ngâm muối giữ nguyên chỗ cắm điện sạc", "")
    told = "Đừng tháo sim, đừng ngâm muối, giữ nguyên chỗ cắm điện sạc."
    assert content.astray(told, gift, [card])
    assert content.astray(f"{told}\nNguồn: số liệu của mạng Sóng Biếc.", gift, [card])
    assert not content.astray(f"{told} Quà sinh nhật của Sóng Biếc không có.", gift, [card])
