"""A scenario is tried out by a press on its page: played beside the range, broken off with it, read on any screen."""

from __future__ import annotations

import shutil
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.scenario.conftest import TINY

from .browsing import DESK, OVER, PHONE, complaints_of
from .serving import PATIENCE, Server

PLAYS = (
    5 * 1_000 * PATIENCE
)  # milliseconds: eighteen plays of a drill, on a machine that has other things to do
CLAIMS = {"vi": "Từng tin, bên cạnh cách làm đúng", "en": "Claim by claim, beside the right path"}


def test_a_scenario_is_tried_out_from_its_page(browser, tmp_path: Path) -> None:
    folder, home = tmp_path / "ours", tmp_path / "data"
    home.mkdir()
    shutil.copytree(TINY, folder / "mine")
    server = Server(home, "--scenarios", str(folder)).start()
    base = f"http://127.0.0.1:{server.port}"
    page = browser.new_context(viewport=DESK, reduced_motion="reduce").new_page()
    page.goto(base + server.link)
    page.locator("main form button").click()
    page.wait_for_url("**/drills/")
    speak(page, base, "vi")
    page.goto(f"{base}/scenarios/one?of=folder.mine")
    page.get_by_role("link", name="Chạy thử").click()
    page.wait_for_url("**/scenarios/tryout?*")
    assert not complaints_of(page)
    page.locator("button[value=start]").click()
    page.locator("#tried[hx-get]").wait_for()
    assert not complaints_of(page)
    page.locator("#tried[hx-get] .soft, #tried table").first.wait_for(timeout=PLAYS)  # some plays are done
    server.stop()  # in the midst of it: nothing stays behind, and it is begun again
    assert not server.children("infodrill")
    server.start()
    page.reload()
    page.locator("#tried table").first.wait_for(timeout=PLAYS)
    for lang, told in CLAIMS.items():
        speak(page, base, lang)
        for size in (DESK, PHONE):
            page.set_viewport_size(size)
            page.reload()
            expect(page.get_by_role("region", name=told)).to_contain_text("≠")
            assert page.evaluate(OVER) == 0 and not complaints_of(page)
    page.context.close()
    server.stop()


def speak(page: Page, base: str, lang: str) -> None:
    page.context.add_cookies([{"name": "infodrill_lang", "value": lang, "url": base}])
