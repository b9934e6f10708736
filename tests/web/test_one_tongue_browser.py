"""Where one language is enough, its text has the room: one column, every part in sight; the other comes when asked for."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from infodrill.web import live
from infodrill.web.joining.opening import open_drill

from .browsing import DESK, PHONE, opened

LAPTOP = {"width": 1280, "height": 800}


@pytest.fixture(scope="module")
def one_tongue(server: str) -> tuple[live.LiveDrill, str]:
    row = open_drill("clinic", name="Một ngôn ngữ", accounts=500, seed=3, both_languages=False)
    return live.of(row.pk), server


@pytest.mark.parametrize(("lang", "other"), [("vi", "en"), ("en", "vi")])
@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
def test_the_other_language_takes_room_only_when_it_is_asked_for(browser, one_tongue, size, lang, other):
    drill, address = one_tongue
    page = opened(browser, one_tongue, "voice", size, lang)
    page.goto(f"{address}/d/{drill.id}/studio/new/?kind=bulletin")
    mine, others = (page.locator(f"#studio .part[lang={tongue}]") for tongue in (lang, other))
    assert mine.count() == others.count() == 6
    assert not any(field.is_visible() for field in others.all())
    assert page.locator(f".two-head .in-{other}").is_hidden()
    if size is LAPTOP:
        for field in mine.all():
            expect(field).to_be_in_viewport(ratio=1)
        assert mine.first.bounding_box()["width"] > 600
    page.locator("[data-second]").check()
    assert all(field.is_visible() for field in others.all())
    # Words that stand there, of a draft kept by the browser, are never hidden.
    others.nth(1).fill("Nước sạch. Water.")
    page.locator("[data-second]").uncheck()
    assert all(field.is_visible() for field in others.all())
    page.reload()
    expect(others.nth(1)).to_have_value("Nước sạch. Water.")
    expect(others.nth(1)).to_be_visible()
    page.context.close()


def test_the_words_are_counted_as_they_are_written(browser, one_tongue):
    drill, address = one_tongue
    page = opened(browser, one_tongue, "voice", DESK, "vi")
    page.goto(f"{address}/d/{drill.id}/studio/new/?kind=prebunk")
    assert page.locator("#p-vi-1").get_attribute("placeholder").strip(), "what belongs there"
    count = page.locator("[data-word-count]")
    expect(count).to_have_text("Số chữ: 0")
    page.locator("#p-vi-1").fill("Hãy hỏi trước khi tin")
    expect(count).to_have_text("Số chữ: 5")
    page.locator("[data-second]").check()
    page.locator("#p-en-1").fill("Ask before you believe")
    expect(count).to_have_text("5 chữ tiếng Việt, 4 từ tiếng Anh")
    page.context.close()


def test_what_is_handed_in_is_what_stands_on_the_page(browser, one_tongue):
    """A press on the way on came before the save, and handed in the text as it had been."""
    drill, address = one_tongue
    page = opened(browser, one_tongue, "voice", DESK, "vi")
    page.goto(f"{address}/d/{drill.id}/studio/new/?kind=bulletin")
    page.locator("#t-vi").fill("Phòng khám vẫn mở cửa")
    page.locator("#p-vi-1").fill("Phòng khám mở cửa từ 7 giờ.")
    page.locator("button[form=studio]").click()
    hand_in = page.locator("#step-submit button")
    expect(hand_in).to_be_visible()
    page.locator("#p-vi-1").fill("Phòng khám mở cửa từ 8 giờ.")
    hand_in.click()  # saved first; the page comes anew
    expect(page.locator("#studio[data-dirty]")).to_have_count(0)
    expect(page.locator("#p-vi-1")).to_have_value("Phòng khám mở cửa từ 8 giờ.")
    hand_in.click()
    expect(hand_in).to_have_count(0)
    drill.catch_up()
    text = list(drill.state.book.statements.values())[-1]
    assert (text.state, text.newest.version) == ("REVIEW", 2) and "8 giờ" in text.newest.body_vi
    page.context.close()


@pytest.mark.parametrize(("fills", "other"), [("vi", "en"), ("en", "vi")])
def test_each_part_stands_under_its_language_while_the_other_one_is_missing(browser, server, fills, other):
    """The line that asks for the other language took its column, and the fields slipped aside."""
    row = open_drill("clinic", name="Hai ngôn ngữ", accounts=500, seed=3, both_languages=True)
    drill = live.of(row.pk)
    page = opened(browser, (drill, server), "voice", LAPTOP, "vi")
    page.goto(f"{server}/d/{drill.id}/studio/new/?kind=prebunk")
    page.locator(f"#p-{fills}-1").fill("Phòng khám mở cửa từ 7 giờ.")
    asked = page.locator(f"[data-part-row]:has(#p-{fills}-1) [data-asked={other}]")
    expect(asked).to_be_visible()
    for tongue in ("vi", "en"):
        head = page.locator(f".two-head .in-{tongue}").bounding_box()
        fields = [field.bounding_box() for field in page.locator(f"#studio .part[lang={tongue}]").all()]
        assert {(round(box["x"]), round(box["width"])) for box in fields} == {
            (round(head["x"]), round(head["width"]))
        }
    assert asked.bounding_box()["y"] >= page.locator(f"#p-{other}-1").bounding_box()["y"]
    page.context.close()
