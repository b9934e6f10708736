"""Our own error is put right by words that say what is so in its place: the other day, hour or place."""

from __future__ import annotations

import pytest

from infodrill.review import gainsaid
from infodrill.review.timeline import read_timeline
from infodrill.scenario.loader import find, library, load
from infodrill.scenario.schema import Bi, Claim
from tests.review.saying import holds_and_corrects, measured, press, told
from tests.review.scene import claim, known

OURS = [(name, each) for name in library() for each in load(find(name)).scenario.claims if each.own_error]


@pytest.mark.parametrize(("name", "ours"), OURS, ids=[f"{name}-{each.id}" for name, each in OURS])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_what_a_record_says_of_our_own_error_says_what_is_so_in_its_place(
    name: str, ours: Claim, lang: str
) -> None:
    told = ours.truth[-1].why.in_(lang)
    assert gainsaid.tells_what_is_so(ours, lang, "", told)
    assert gainsaid.tells_what_is_so(ours, lang, "", f"“{ours.sentence.in_(lang)}”. {told}")


OTHER_DAY = {"clinic", "boundaries", "school-gate", "ward-desk", "port-voice", "wet-rice"}
BARE = {
    "vi": "Không có chuyện đó, chắc chắn là không. Chúng tôi xin lỗi.",
    "en": "There is nothing in it. We are sorry.",
}


@pytest.mark.parametrize(("name", "ours"), OURS, ids=[f"{name}-{each.id}" for name, each in OURS])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_who_only_denies_the_wrong_day_or_place_has_not_said_the_right_one(
    name: str, ours: Claim, lang: str
) -> None:
    for body in (BARE[lang], f"“{ours.sentence.in_(lang)}”. {BARE[lang]}"):
        assert gainsaid.tells_what_is_so(ours, lang, "", body) == (name not in OTHER_DAY)


@pytest.mark.parametrize(
    ("body", "outcome"),
    [
        ("Phòng khám không tiêm vào thứ Bảy. Thông báo của phòng khám ghi nhầm, xin lỗi.", "missed"),
        ("Thông báo của phòng khám ghi nhầm. Các cháu tiêm vào sáng Chủ nhật ở phòng khám.", "met"),
    ],
)
def test_e13_the_wrong_day_is_put_right_by_the_right_one(body: str, outcome: str) -> None:
    """And who only repeats in quotes that the notice was the clinic's own has owned nothing."""
    told_day: dict[str, object] = {"sentence": Bi(vi="Tiêm vào thứ Bảy", en="Doses as the notice says")}
    why = Bi(vi="Tiêm vào Chủ nhật, không phải thứ Bảy.", en="Doses on Sunday.")
    record = known(0, "FALSE") | {"why": why}
    pen = told(claim("notice", "G7", "FALSE", "H2", own_error=True, truth=(record,), **told_day))
    pen.publish(30, "c1", body=body)
    row = measured(pen)["E13"].rows[0]
    assert (row.outcome, "in its place" in row.why.msgid) == (outcome, outcome == "missed")


@pytest.mark.parametrize(
    ("lang", "body", "says"),
    [
        ("vi", "Thứ Bảy này quầy đóng cửa; quầy mở sáng thứ Bảy từ tuần sau. Chúng tôi ghi nhầm, xin lỗi.", True),
        ("en", "The counter is closed this Saturday; it opens on Saturdays from next week. Our mistake, sorry.", True),
        ("vi", "Quầy mở từ thứ Bảy ngày 10/7. Chúng tôi ghi nhầm, xin lỗi.", True),
        ("vi", "Thứ Bảy này quầy đóng cửa. Chúng tôi ghi nhầm, xin lỗi.", False),
        ("en", "The counter is closed this Saturday. Our mistake, sorry.", False),
    ],
)  # fmt: skip
def test_the_right_day_may_be_told_from_today(lang: str, body: str, says: bool) -> None:
    ours = load(find("boundaries")).scenario.claim("n6-saturday")
    assert gainsaid.tells_what_is_so(ours, lang, "", body) is says


def test_words_that_a_rumour_says_of_us_in_quotes_own_nothing() -> None:
    quoted = (
        "Có tin: “Phòng khám tiêm vào thứ Bảy (theo chính thông báo của phòng khám)”. Không có chuyện đó."
    )
    assert not gainsaid.owns_up((("vi", "", quoted),))
    assert gainsaid.owns_up((("vi", "", "Thông báo của phòng khám sáng nay ghi nhầm ngày."),))


EMPTY = "Có tin đang lan truyền: “Chị Mai nộp 450.000 đồng”. Không có chuyện đó, chắc chắn là không."


@pytest.mark.parametrize("own_error", [False, True])
@pytest.mark.parametrize(
    ("body", "outcome"),
    [
        (EMPTY, "missed"), ("Tin đó là bịa đặt hoàn toàn.", "missed"), ("Không có chuyện nộp đồng nào.", "met"),
        (f"{EMPTY} Đừng nộp tiền cho ai đến nhà.", "met"), (f"{EMPTY} Biểu phí ghi 0 đồng.", "met"),
    ],
)  # fmt: skip
def test_a_denial_that_names_nothing_of_its_own_answers_nothing_on_any_matter(
    body: str, outcome: str, own_error: bool
) -> None:
    """One empty text met five rows on one claim, and missed two on another, which was an error of our own."""
    sentence = Bi(vi="Chị Mai nộp 450.000 đồng", en="Mrs Mai pays 450,000")
    pen = told(holds_and_corrects("fee", known(0, "FALSE")).model_copy(
        update={"sentence": sentence, "own_error": own_error}
    ))  # fmt: skip
    pen.publish(20, "c1", title="Về chuyện nộp đồng nào", body=body)
    found = measured(pen)
    rows = [row for code in ("E4", "E5", "E7") for row in found[code].rows if row.owed.duty]
    assert len(rows) >= 3 and {row.outcome for row in rows} == {outcome}


@pytest.mark.parametrize(
    ("told_so", "spoken"), [("Không có chuyện đó.", False), ("Biểu phí ghi 0 đồng.", True)]
)
def test_one_line_of_denial_to_the_press_is_no_answer(told_so: str, spoken: bool) -> None:
    pen = told(holds_and_corrects("fee", known(0, "FALSE")))
    press(pen, 20, "deny", text=told_so)
    assert [word.tells for word in read_timeline(pen.end(180)).said] == [spoken]
