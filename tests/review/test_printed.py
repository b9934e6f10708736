"""The report of library drills as people see it, in both languages: no printed page nearly empty, no column squashed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from pypdf import PageObject, PdfReader

from infodrill.review.assess import Assessment, assess
from infodrill.review.record import Record
from infodrill.review.report import pages
from infodrill.review.report.page import page as report_page
from infodrill.review.report.takeaway import take_away_page
from tests import chromium, rehearsals
from tests.forms import amount, both_forms
from tests.once import once
from tests.review.test_ledgerbook import raw_in

PLAYS = [("typhoon", "good"), ("clinic", "overreacting"), ("clinic", "good")]
SHORT = PLAYS[1:]  # the flagship's report is the longest; it has no page that these have not
PRINTED = [(*play, lang) for play, lang in zip(PLAYS, ("vi", "en", "vi"), strict=True)]
TOP, BOTTOM = 790.0, 50.0  # points between the margins of an A4 page, mark and page number left out
LEAST = 0.25  # share of a page that must be used, unless it is the last of its part
MEDIA = {
    "phone": ("screen", 390),
    "desktop": ("screen", 1_100),
    "paper": ("print", 688),
}  # CSS pixels; A4 less its margins
# Texts that are broken into lines of fewer than eight characters on average: what a column of some twelve holds at worst.
SQUASHED = """() => {
  const found = [], walk = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const text = node.data.trim().replace(/\\s+/g, " ");
    const head = node.parentElement.closest("thead");
    if (text.length < 24 || (head && getComputedStyle(head).position === "absolute")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const lines = new Set([...range.getClientRects()].map((one) => Math.round(one.top))).size;
    if (lines > 2 && text.length / lines < 8) found.push(`${lines} lines: ${text}`);
  }
  return found;
}"""
BAND = "DIỄNTẬP/EXERCISE"  # blanks between letters are the reader's of PDF
PARTS = 5  # page one, the drill, the model, the realism passport, the annexes


@pytest.fixture(scope="module")
def printer() -> Iterator[Browser]:
    """A browser, one for all tests here. Not under the name of the one that the tests of the web share: that ends before this."""
    with chromium.running() as running:
        yield running


@once
def assessed(name: str, cells: str) -> tuple[Record, Assessment]:
    """A rehearsed drill of the library, without twin cities."""
    record = rehearsals.record(name, cells)
    return record, assess(record, replicas=0)


@once
def written(name: str, cells: str) -> Mapping[str, str]:
    """Its report by language."""
    record, found = assessed(name, cells)
    return pages(found, record)


@pytest.mark.parametrize(("name", "cells", "lang"), both_forms(PRINTED, PRINTED[1:2]))
def test_no_printed_page_is_nearly_empty_but_the_last_of_a_part(
    printer: Browser, name: str, cells: str, lang: str
) -> None:
    found = [told(page) for page in printed(printer, written(name, cells)[lang])]
    low = [n for n, (_, used) in enumerate(found) if used < LEAST]
    begins = {n for n, (text, _) in enumerate(found) if "".join(text.split()).count(BAND) > 2}
    assert len(begins) == PARTS, "each part begins with the band"
    ends = {n - 1 for n in begins} | {len(found) - 1}
    assert [n + 1 for n in low if n not in ends] == []


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize(("name", "cells"), both_forms(PLAYS, SHORT))
def test_a_library_drill_is_told_without_raw_ids_tokens_or_field_names(
    name: str, cells: str, lang: str
) -> None:
    assert raw_in(written(name, cells)[lang]) == []


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize(("name", "cells"), both_forms(PLAYS, SHORT))
def test_no_text_is_squashed_on_phone_desktop_or_paper(
    printer: Browser, name: str, cells: str, lang: str
) -> None:
    with shown(printer, written(name, cells)[lang]) as page:
        for medium in MEDIA:
            assert (medium, squashed(page, medium)) == (medium, [])


@pytest.mark.parametrize(("name", "cells", "lang"), both_forms(PRINTED, PRINTED[1:2]))
def test_nothing_on_the_pages_is_in_the_way_of_whoever_reads_otherwise(
    printer: Browser, name: str, cells: str, lang: str
) -> None:
    record, _ = assessed(name, cells)
    found = assess(record, replicas=1)  # with the tables of the model
    light, dark = (390, "light"), (1_100, "dark")
    for html, looks in (
        (report_page(found, record, lang), amount((dark,), (light, dark))),
        (take_away_page(found, record, lang), amount((light,), (light, dark))),
    ):
        with shown(printer, html) as page:
            for width, scheme in looks:
                page.set_viewport_size({"width": width, "height": 900})
                page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
                rules = Axe().run(page).response["violations"]
                assert [(rule["id"], rule["nodes"][0]["html"][:100]) for rule in rules] == [], (width, scheme)


FAR = "(−88 nghìn đến 88,8 nghìn)"
OVER = """() => [...document.querySelectorAll("main table")].filter(table =>
  table.scrollWidth > (table.closest(".scroll") || table.parentElement).clientWidth + 1).map(table => table.className)"""


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_no_table_runs_over_its_paper(printer: Browser, lang: str) -> None:
    """A last column that lies behind a bar for rolling is read by nobody: the day of a plan, the gain of an answer."""
    record, _ = assessed("clinic", "overreacting")
    with shown(printer, report_page(assess(record, replicas=2), record, lang)) as page:
        for medium in ("desktop", "paper"):
            media, width = MEDIA[medium]
            page.emulate_media(media=media)  # type: ignore[arg-type]
            page.set_viewport_size({"width": width, "height": 900})
            assert (medium, page.evaluate(OVER)) == (medium, [])
        # Nor where replicas lie so far apart that each interval is as long as it gets.
        page.evaluate(
            "far => document.querySelectorAll('div[aria-labelledby=h-twins] .iv').forEach(iv => iv.textContent = far)",
            FAR,
        )
        page.emulate_media(media="screen")
        page.set_viewport_size({"width": MEDIA["desktop"][1], "height": 900})
        assert page.evaluate(OVER) == []


@pytest.mark.parametrize("column", [".points", ".missed td:last-child", ".ledger th"])
def test_a_squashed_column_is_seen(printer: Browser, column: str) -> None:
    with shown(printer, written(*PLAYS[1])["vi"]) as page:
        page.add_style_tag(content=f"{column}{{display:block;width:40px!important;max-width:40px}}")
        assert squashed(page, "desktop") and squashed(page, "paper")


@contextmanager
def shown(browser: Browser, html: str) -> Iterator[Page]:
    """A page in the browser."""
    page = browser.new_page()
    page.set_content(html)
    yield page
    page.close()


def squashed(page: Page, medium: str) -> list[str]:
    """Texts of a page that nobody reads with ease in that medium."""
    media, width = MEDIA[medium]
    page.emulate_media(media=media)  # type: ignore[arg-type]
    page.set_viewport_size({"width": width, "height": 900})
    found: list[str] = page.evaluate(SQUASHED)
    return found


def printed(browser: Browser, html: str) -> list[PageObject]:
    """The pages as a browser prints them."""
    with shown(browser, html) as page:
        return list(PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages)


def told(page: PageObject) -> tuple[str, float]:
    """The page's text, and how far down it reaches, as a share of the height between the margins."""
    heights: list[float] = []

    def note(text: str, cm: list[float], tm: list[float], font: object, size: float) -> None:
        y = cm[1] * tm[4] + cm[3] * tm[5] + cm[5]
        if text.strip() and BOTTOM < y < TOP:
            heights.append(y)

    text = page.extract_text(visitor_text=note) or ""
    return text, (TOP - min(heights)) / (TOP - BOTTOM) if heights else 0.0
