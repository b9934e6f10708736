"""What a text asks people not to do, nobody says under it that he does; and no line is barred under one that asks nothing."""

from __future__ import annotations

import runpy
from itertools import product
from pathlib import Path

import pytest

from infodrill.conduct.seenin import seen_in
from infodrill.media.barred import is_barred, told
from infodrill.media.matters import ECHOED, HEARD
from infodrill.media.replies import _lines, _stands, reply_id, words_of
from infodrill.scenario.loader import find, load

TOOL = Path(__file__).resolve().parents[2] / "tools" / "replysample.py"

NOT_ON = {
    "vi": [
        f"{please} {what} {whose}"
        for please, what, whose in product(
            ("Xin đừng", "Bà con không", "Mọi người ngừng"),
            ("chia sẻ ảnh", "chuyển tiếp tờ giấy", "đăng lại clip"),
            ("của cháu.", "ấy.", "có tên người bệnh."),
        )
    ],
    "en": [
        f"{please} {what} {whose}"
        for please, what, whose in product(
            ("Please do not", "Nobody should", "Don't"),
            ("share the picture", "pass on the list", "forward the clip"),
            ("of the child.", "any further.", "with names in it."),
        )
    ],
}
ON = {"vi": "Để tôi chuyển cho nhóm phố nhà tôi.", "en": "I've passed it on to our street."}
OF_THE_POST = {"vi": "Em gửi bài này cho cả nhà rồi.", "en": "I've sent this on to my family."}


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_nobody_passes_on_what_he_is_asked_not_to(lang: str) -> None:
    for text in NOT_ON[lang]:
        held = set(told(text, lang))
        assert held and is_barred(ON[lang], lang, held), text
        assert not is_barred(OF_THE_POST[lang], lang, held), text
        assert held <= set(seen_in("-", text, lang, "confirm")["named"].split())
    plain = {
        "vi": "Chợ mở lúc 5 giờ, xin gửi xe ở cổng A.",
        "en": "The market opens at 5. Leave bicycles at gate A.",
    }
    assert not set(told(plain[lang], lang))


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_barred_line_stands_nowhere_and_the_others_do(lang: str) -> None:
    for matter in ("pass", *HEARD.values(), *ECHOED.values()):
        reference, plain = reply_id(matter, "", lang), {"named": "", "informs": "", "undenied": ""}
        for line in _lines(reference):
            if _stands(reference, line, lang, plain):
                out = is_barred(words_of(line), lang, {"nopass"})
                assert _stands(reference, line, lang, plain | {"named": "nopass"}) != out, line
    barred = [
        line for line in _lines(reply_id("pass", "", lang)) if is_barred(words_of(line), lang, {"nopass"})
    ]
    assert barred


@pytest.mark.parametrize(
    ("lang", "line", "name"),
    [
        ("vi", "Nghe thì đơn giản, mà khối người hay quên.", "avoid"),
        ("vi", "Có ai đọc bài này cho người ta nghe chưa ad?", "thanksyou"),
        ("vi", "Số ấy buổi tối có người nghe không ạ?", "ambulance"),
        ("en", "Simple enough, and plenty of people forget.", "avoid"),
        ("en", "Have the thanks been passed on in person?", "thanksyou"),
        ("en", "Does anybody pick up that number at night?", "ambulance"),
    ],
)
def test_each_other_line_that_a_text_bars_is_barred_there_alone(lang: str, line: str, name: str) -> None:
    assert is_barred(line, lang, {name}) and not is_barred(line, lang, {"story", "jab"})


@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        ("vi", "Cảm ơn bà con đã xếp hàng bốn tiếng.", "thanksyou"),
        ("vi", "Ai khó thở gọi 115.", "ambulance"),
        ("en", "Thank you to everyone who queued.", "thanksyou"),
        ("en", "Ring 114 and go outside.", "ambulance"),
    ],
)
def test_what_bars_a_line_is_seen_in_the_words(lang: str, text: str, name: str) -> None:
    assert name in set(told(text, lang))


def test_a_drill_s_own_words_are_barred_as_ours_are() -> None:
    """In school-gate somebody passes everything on to his street; under a plea not to, nobody does, whichever way it is put."""
    loaded, said = load(find("school-gate")).scenario, list[str]()
    for seed, plea in enumerate(("Xin ngừng chuyển tờ 31 em.", "Mọi người đừng chia sẻ tờ danh sách ấy.")):
        body = f"{plea} Đấy là danh sách lớp bơi, có tên và số máy phụ huynh."
        head = ["correction", "deny", "school-gate", "g2-list"]
        feed, placed = runpy.run_path(str(TOOL), run_name="replysample")["answered"](
            loaded, head, ("Về tờ 31 em", body), seed, "vi", 40
        )
        said += [
            feed.expand(post, "vi") for post in feed.posts() if post.form == "reply" and post.parent == placed
        ]
    assert len(said) > 60 and not [line for line in said if is_barred(line, "vi", {"nopass"})]
