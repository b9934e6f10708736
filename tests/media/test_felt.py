"""What a line lays at somebody's door stands only under a text that bears it: a fault, a grievance, a doubt, a liar."""

from __future__ import annotations

import pytest

from infodrill.conduct.passages import _passages
from infodrill.conduct.readings import readings
from infodrill.conduct.subject import NOTHING, Subject
from infodrill.kernel.i18n import LANGUAGES
from infodrill.media.felt import BORNE
from infodrill.media.replies import ANY, lines_in, reply_id, stands, words_of

PLAIN = {
    "vi": (
        ("Sạt lở", "Đường Đồi Sim sạt lở lúc 5 giờ 20. Không ai bị thương. Cấm xe; xe máy đi vòng đường đê."),
        ("Xe rác", "Từ nay xe rác đi 18 giờ thay vì 17 giờ."),
        ("Mất điện", "Ngõ 5 mất điện từ 3 giờ vì cây đổ vào dây. Thợ đang sửa, 9 giờ có điện."),
        ("Một cửa", "Bộ phận một cửa làm việc từ thứ Hai đến thứ Sáu, 7 giờ 30 đến 17 giờ."),
    ),
    "en": (
        ("Opening hours", "Monday to Friday 8 to 5. Lunch 12 to 1."),
        (
            "Road closed",
            "Station Road is closed on Sunday from six to noon for the run. Buses go by the canal.",
        ),
    ),
}
OWNED = {
    "vi": ("Xin lỗi", "Trường nhắn sai giờ đón. Lỗi là của văn phòng, chúng tôi xin lỗi."),
    "en": ("Sorry", "Our sign gave the wrong hours. That was our mistake and we are sorry."),
}


def said_under(
    matter: str, lang: str, text: tuple[str, str], stance: str = "confirm", about: Subject = NOTHING
) -> set[str]:
    """The lines of a matter that stand under a text."""
    grammar, seen = reply_id(matter, ANY, lang), _passages(*text, stance, lang, about)
    return {words_of(line) for line in lines_in(grammar) if stands(grammar, line, lang, seen)}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("matter", sorted(BORNE.keys() - {"spreaders"}))
def test_nobody_speaks_of_guilt_or_is_vexed_under_a_plain_notice(matter: str, lang: str) -> None:
    for text in PLAIN[lang]:
        assert not said_under(matter, lang, text), text
    assert said_under(matter, lang, OWNED[lang])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_plain_notice_is_not_doubted_and_something_is_said_all_the_same(lang: str) -> None:
    doubts = {
        "vi": ("lăn tăn", "từ từ xem", "chưa ổn", "mỗi người hiểu"),
        "en": ("wait and see", "uneasy", "differently", "Let's see"),
    }
    for text in PLAIN[lang][2 * (lang == "vi") + 1 :]:
        said = said_under("practice", lang, text) | said_under("heard-doubt", lang, text)
        assert said and not [line for line in said if any(sign in line for sign in doubts[lang])]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_whoever_meant_well_is_called_no_liar_by_the_text_or_the_record(lang: str) -> None:
    texts = {
        "vi": (
            "Bể nước",
            "Tuần này không thau bể. Tờ giấy kia là giả.",
            "Bác đăng chỉ muốn báo giúp hàng xóm.",
        ),
        "en": (
            "The tank",
            "The tank is not cleaned this week. The sheet is fake.",
            "The neighbour only wanted to help.",
        ),
    }
    title, body, kindly = texts[lang]
    assert said_under("spreaders", lang, (title, body), "deny")
    assert not said_under("spreaders", lang, (title, f"{body} {kindly}"), "deny")
    assert not said_under("spreaders", lang, (title, body), "deny", Subject(honest=True))


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("vi", "Công văn là giả. Các trường vẫn dạy bình thường."),
        ("vi", "Công văn là giả, nhà mình cứ cho các cháu đi học."),
        ("vi", "Giấy đó là giả. Chợ và xe buýt chạy như mọi ngày."),
        ("en", "The order is fake. Schools stay open as usual."),
    ],
)
def test_where_all_goes_on_as_usual_nobody_asks_what_to_do(lang: str, text: str) -> None:
    assert "untold" not in set(readings("-", text, lang))


@pytest.mark.parametrize(
    ("lang", "body"),
    [
        ("vi", "Rác hay bị đổ trộm ở đầu ngõ 9. Xe rác từ nay đi 18 giờ thay vì 17 giờ."),
        ("en", "Rubbish is often dumped at lane 9. From now on the truck comes at six."),
    ],
)
def test_what_others_do_wrong_is_not_what_is_taken_up(lang: str, body: str) -> None:
    fact = _passages("-", body, "confirm", lang, NOTHING).get("fact", "")
    assert "đổ trộm" not in fact and "dumped" not in fact


def test_words_known_by_heart_are_not_said_where_the_text_takes_back_its_own_word() -> None:
    assert (
        "takesback"
        in _passages("-", "Hôm qua chúng tôi nói không có gạo ướt. Nói vậy là sai.", "deny", "vi", NOTHING)[
            "named"
        ]
    )
    assert (
        "takesback"
        in _passages("-", "We told you the gift was real. It is not.", "deny", "en", NOTHING)["named"]
    )
    assert "takesback" not in _passages("-", "Không có gạo ướt.", "deny", "vi", NOTHING)["named"]
