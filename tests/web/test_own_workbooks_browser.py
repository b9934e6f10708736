"""A planner's workbook sent in by keyboard, asked about, corrected and taken in, on any screen and in both languages."""

from __future__ import annotations

import shutil
from pathlib import Path

from playwright.sync_api import expect

from tests.scenario.conftest import TINY

from .browsing import DESK, OVER, PHONE, complaints_of
from .serving import Server
from .test_own_workbooks import book
from .test_tryouts_browser import speak

LEFT = (
    "[...document.querySelectorAll('.asked-columns > .field')].map(each => each.getBoundingClientRect().left)"
)


def test_a_workbook_is_asked_about_and_taken_in(browser, tmp_path: Path) -> None:
    folder, home = tmp_path / "ours", tmp_path / "data"
    home.mkdir()
    shutil.copytree(TINY, folder / "mine")
    sent = tmp_path / "bảng của phường.xlsx"
    sent.write_bytes(book(("F2", "Thông tin nào"), ("D5", "phường khác")))
    server = Server(home, "--scenarios", str(folder)).start()
    base = f"http://127.0.0.1:{server.port}"
    page = browser.new_context(viewport=DESK, reduced_motion="reduce").new_page()
    page.goto(base + server.link)
    page.locator("main form button").click()
    page.wait_for_url("**/drills/")
    for lang in ("vi", "en"):
        speak(page, base, lang)
        for size in (DESK, PHONE):
            page.set_viewport_size(size)
            page.goto(f"{base}/scenarios/one?of=folder.mine")
            page.locator("#s-book").set_input_files(sent)
            page.locator("form:has(#s-book) button").press("Enter")
            expect(page.locator("#findings")).to_contain_text("Kịch bản!D5")
            expect(page.locator(".tag-heed")).to_have_count(1)
            assert page.evaluate(OVER) == 0 and not complaints_of(page)
            assert len(set(page.evaluate(LEFT))) >= (
                3 if size is DESK else 1
            )  # a wide page is not left half empty
    sent.write_bytes(book(("F2", "Thông tin nào")))
    page.goto(f"{base}/scenarios/one?of=folder.mine")
    page.locator("#s-book").set_input_files(sent)
    page.locator("form:has(#s-book) button").press("Enter")
    page.set_viewport_size(DESK)
    narrow, whole = (
        page.locator(each).bounding_box()["width"] for each in ("section.pane:has(#rows-h)", "main")
    )
    assert narrow > 0.8 * whole
    page.locator("#c-F").select_option("claim")
    with page.expect_event("load"):
        page.locator("button[value=look]").press("Enter")
    expect(page.locator(".tag-heed")).to_have_count(0)
    assert not complaints_of(page)
    page.locator("button[value=take]").press("Enter")
    page.wait_for_url("**/scenarios/one?of=own.tiny.1")
    page.context.close()
    server.stop()
