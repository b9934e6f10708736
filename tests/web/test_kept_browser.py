"""What was written by hand is there again: after a closed tab, and in every part where it stood."""

from __future__ import annotations

from .browsing import PHONE, opened

PARTS = ["Nước sạch.\n\nTheo biên bản lúc 8 giờ.", "", "Ảnh cũ từ năm ngoái.", "", "Gọi tổ trực."]


def test_a_half_written_text_outlives_its_tab(browser, served) -> None:
    drill, address = served
    page = opened(browser, served, "voice", PHONE, reduced_motion="reduce")
    place = f"{address}/d/{drill.id}/studio/new/?kind=bulletin"
    page.goto(place)
    page.locator("#t-vi").fill("Nước sạch")
    for number, words in enumerate(PARTS, 1):
        if words:
            page.locator(f"#p-vi-{number}").fill(words)
    page.locator("#studio [data-kept]").wait_for()
    page.close()

    again = page.context.new_page()
    again.goto(place)
    again.locator("#studio [data-kept]").wait_for()
    assert again.locator("#t-vi").input_value() == "Nước sạch"
    assert [again.locator(f"#p-vi-{number}").input_value() for number in range(1, 6)] == PARTS
    again.locator("button[form=studio]").click()
    again.wait_for_url("**/studio/")
    drill.catch_up()
    version = list(drill.state.book.statements.values())[-1].newest
    assert version.lines_vi == (3, 0, 1, 0, 1)
    again.goto(place)
    assert again.locator("#t-vi").input_value() == "", "what was recorded is no draft any more"
    again.context.close()
