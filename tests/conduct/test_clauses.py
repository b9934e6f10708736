"""What a text denies is taken up by nobody: sentences put together from parts, as they are said and turned round."""

from __future__ import annotations

from itertools import product

import pytest

from infodrill.casework.clauses import is_so
from infodrill.conduct.broached import broached
from infodrill.conduct.namedthings import named_things
from infodrill.conduct.seenin import seen_in
from infodrill.conduct.textmarks import marks
from infodrill.conduct.textsorts import sorts
from infodrill.media.relations import NAMED

from .test_passages import said

PLACES = ("thư viện cũ", "bể bơi tổ 3", "trạm y tế xóm Đình", "nhà thi đấu")
TURNS = ("không hề", "không ai cho", "chưa bao giờ phải", "đừng nghĩ")


@pytest.mark.parametrize(("place", "turn"), list(product(PLACES, TURNS)))
def test_a_place_of_which_a_closing_is_denied_is_shut_to_nobody(place: str, turn: str) -> None:
    when = "từ thứ Hai đến thứ Tư"
    assert "closedfor" in {*broached(f"Thông báo. {place} tạm nghỉ {when}.", "vi", "")}
    assert "closedfor" not in {*broached(f"Thông báo. {turn} {place} tạm nghỉ {when}.", "vi", "")}


@pytest.mark.parametrize("turn", ["chẳng có chuyện", "không hề có ai", "chưa bao giờ nói là"])
@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("camelate", "xe cứu hộ đến quá chậm"), ("rides", "xe bồn chạy vào xóm từ chiều"), ("refund", "trả lại tiền cho các nhà"),
        ("reopened", "chợ mở cửa trở lại"), ("police", "công an đang hỏi các nhà"),
    ],
)  # fmt: skip
def test_what_became_of_something_is_brought_up_where_it_is_so_alone(name: str, told: str, turn: str) -> None:
    assert name in {*broached(f"Tin xóm. Sáng nay {told}.", "vi", "")}
    assert name not in {*broached(f"Tin xóm. Sáng nay {turn} {told}.", "vi", "")}


@pytest.mark.parametrize("verb", ["họp", "tiêm", "phát quà"])
@pytest.mark.parametrize("when", ["tối mai", "sáng mai", "thứ Năm này"])
def test_nobody_keeps_a_day_in_mind_of_which_a_text_says_that_nothing_is_on(verb: str, when: str) -> None:
    assert "set" in dict(named_things("Họp dân", f"Nhà văn hóa {verb} {when}.", "vi"))
    assert "set" not in dict(named_things("Họp dân", f"Nhà văn hóa không {verb} được {when}.", "vi"))
    assert "set" not in dict(named_things("Họp dân", f"{when.capitalize()} không {verb} ở đâu cả.", "vi"))
    assert "set" not in dict(named_things("Họp dân", f"Thợ nói {when} xong, nhưng không dám hứa.", "vi"))


@pytest.mark.parametrize(
    ("lang", "text", "what", "so"),
    [
        ("vi", "Không ai thu tiền, nhưng xe vẫn chạy", "xe vẫn", True), ("vi", "Không chỉ xe buýt dừng", "dừng", True),
        ("vi", "Để khỏi bị cắt nước thì gọi", "cắt nước", False), ("vi", "Không ai không nộp phí", "nộp phí", True),
        ("en", "Nobody says the hall is shut", "is shut", False), ("en", "Not only is the hall shut", "shut", True),
        ("en", "Nothing was taken, but the hall is shut", "is shut", True),
    ],
)  # fmt: skip
def test_a_denial_goes_as_far_as_its_clause_and_two_of_them_say_yes(
    lang: str, text: str, what: str, so: bool
) -> None:
    assert is_so(text, text.index(what), lang) == so


@pytest.mark.parametrize("thing", ["Cổng sau", "Quầy số 4", "Đường bờ kênh"])
@pytest.mark.parametrize("does", ["mở cửa", "ngừng nhận khách", "đóng lại"])
def test_a_text_that_says_what_it_denies_is_asked_which_of_both_is_so(thing: str, does: str) -> None:
    torn, other = (
        f"{thing} không {does}. {thing} {does} từ chiều.",
        f"{thing} không {does}. Kho đông {does} từ chiều.",
    )
    assert "torn" in dict(marks(thing, torn, "vi")) and "torn" not in dict(marks(thing, other, "vi"))
    told = f"{thing} không {does}. Trên mạng nói {thing.lower()} {does}."
    assert "torn" not in dict(marks(thing, told, "vi"))
    assert "torn" in seen_in(thing, torn, "vi", "deny") and "torn" not in seen_in(thing, torn, "vi", "partly")


@pytest.mark.parametrize("turn", ["không trả lời được", "chưa có tin mới", "không có kết quả"])
def test_an_hour_at_which_there_is_no_word_is_awaited_by_nobody(turn: str) -> None:
    assert "next" in said(
        "Thợ đang tìm chỗ vỡ ống. Có tin mới lúc 20 giờ 15.", title="Ống nước", stance="unknown"
    )
    assert "next" not in said(
        f"Thợ đang tìm chỗ vỡ ống. Chúng tôi {turn} lúc 20 giờ 15.", title="Ống nước", stance="unknown"
    )


@pytest.mark.parametrize("who", ["Bé trai áo đỏ", "Cụ bà tóc bạc", "Cháu gái trong ảnh"])
def test_who_is_not_lost_is_sought_by_nobody(who: str) -> None:
    there = f"{who} không bị lạc. Người nhà dắt đi chơi từ sáng. Gia đình xin mọi người xóa ảnh."
    assert "lost" not in dict(sorts("Về tấm ảnh", there, "vi", "deny"))


@pytest.mark.parametrize(
    ("told", "stance"), [("hai thợ đều ở trên bờ", "confirm"), ("không nhà nào mất điện", "deny")]
)
def test_a_short_sentence_that_is_so_can_be_said_again_and_one_that_asks_or_is_open_cannot(
    told: str, stance: str
) -> None:
    body = f"{told.capitalize()}. Bà con hỏi nhiều nên chúng tôi xin nói. Cảm ơn bà con."
    held = said(body, title="Trả lời bà con ở chợ", stance=stance)
    assert told in (held.get("phrase", ""), held.get("fact", ""))
    beside = said(f"Bà con hỏi nhiều. {body}", title="Trả lời bà con ở chợ", stance=stance)
    assert told != beside.get("phrase", "")  # a clause beside the news is nobody's to say again
    asked = said(
        body.replace(f"{told.capitalize()}.", f"{told.capitalize()}?"),
        title="Trả lời bà con",
        stance=stance,
    )
    assert told not in asked.get("phrase", "") and "phrase" in NAMED


@pytest.mark.parametrize(
    "body",
    [
        "Không đúng.", "Tin sau 18 giờ.", "Chủ quán Ba Tèo nấu rượu.", "Lúc ấy mới có tin.", "Cảm ơn các bác nhiều.",
        "Trên đó có tên và số máy.",
        "Trẻ nhỏ có thể bị ngộ độc nặng.", 
        "Điều mọi người đã hỏi:",
    ],
)  # fmt: skip
def test_what_only_leads_on_or_may_come_of_it_is_no_news(body: str) -> None:
    assert "phrase" not in said(f"{body} Cảm ơn bà con nhiều.", title="Trả lời bà con ở chợ", stance="deny")


@pytest.mark.parametrize(
    "told", ["không cháu nào nằm viện", "tiền mái tôn chưa về", "trường trông trẻ từ 6 giờ 30"]
)
def test_a_phrase_of_a_text_of_no_sort_is_asked_about_and_none_of_what_is_near_wild_advice(told: str) -> None:
    held = said(f"{told.capitalize()}.", title="Việc ở xóm", stance="confirm")
    assert told in (held.get("phrase", ""), held.get("fact", ""))
    wild = said(
        "Bà con uống nước tỏi ba lần một ngày là khỏi đau mắt.", title="Uống nước tỏi", stance="advice"
    )
    assert "phrase" not in wild and "informs" not in wild


@pytest.mark.parametrize("body", ["", ".", " \n "])
@pytest.mark.parametrize("title", ["Trợ cấp tháng này", "Chợ mai họp lại"])
def test_under_an_empty_text_people_speak_of_that_it_is_empty(title: str, body: str) -> None:
    held = said(body, title=title, stance="confirm")
    assert "scant" in held and "informs" not in held


@pytest.mark.parametrize("what", ["học", "mở cửa", "bắt đầu", "tan lớp"])
def test_what_is_set_for_later_did_not_come_late(what: str) -> None:
    assert "camelate" not in {*broached(f"Giờ giấc. Thứ Ba {what} muộn một tiếng.", "vi", "")}
    assert "camelate" in {*broached("Giờ giấc. Xe gom rác muộn một tiếng.", "vi", "")}


@pytest.mark.parametrize("many", ["Two", "The", "Several", "Our three", "Every"])
def test_how_many_lanes_there_are_is_no_name_of_one(many: str) -> None:
    assert "where" not in dict(named_things("Lamps", f"{many} lane lamps are out.", "en"))
    assert dict(named_things("Lamps", "The Willow Lane lamps are out.", "en"))["where"] == "Willow Lane"


@pytest.mark.parametrize("who", ["người trên 60", "trẻ dưới 6", "học sinh từ 7"])
@pytest.mark.parametrize("rest", ["vé 9 nghìn", "ai cũng 12k"])
def test_what_some_have_for_nothing_is_free_to_nobody_else(who: str, rest: str) -> None:
    assert "free" in {*broached("Bể bơi. Từ mai vào bơi miễn phí.", "vi", "")}
    assert "free" not in {*broached(f"Bể bơi. Từ mai {rest}, {who} miễn phí.", "vi", "")}
    assert "free" not in {*broached(f"Bể bơi. Từ mai {who} vào miễn phí.", "vi", "")}


def test_a_phrase_begins_small_within_a_line() -> None:
    held = said("A nurse is with them all night.", title="Ward 3", lang="en", stance="deny")
    assert held.get("phrase", held.get("fact", "")) == "a nurse is with them all night"
