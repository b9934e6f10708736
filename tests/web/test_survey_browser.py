"""The survey on a phone: read without a name, tapped with a thumb, handed in, and shown as counts, in both languages."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from infodrill.conduct.nouns.clock import ChangeClock
from infodrill.conduct.nouns.survey import CloseSurvey, OpenSurvey
from infodrill.kernel.i18n import LANGUAGES, tr
from infodrill.scenario.survey import OWN
from infodrill.web.live import LiveDrill

from .browsing import CUT, OVER, PHONE, SQUEEZED, complaints_of, opened
from .house import CTRL
from .test_survey import SHEET, handed

SEAT = "duty"
# What is tapped, lower or narrower than a thumb is sure of.
THUMB = """(part) => [...part.querySelectorAll('label.pick, button')].filter((one) => one.getBoundingClientRect().width)
  .map((one) => [one.textContent.trim(), one.getBoundingClientRect()]).filter(([, box]) => box.height < 44 || box.width < 44)
  .map(([said, box]) => `${said}: ${box.width} × ${box.height}`)"""
SHEETS = 6
FOLDED = 160  # CSS px
# In how many rows the answers of each question stand.
ROWS = "(asked) => asked.map((row) => new Set([...row.children].map((one) => Math.round(one.getBoundingClientRect().y))).size)"
# Answers of one question that stand beside each other at different heights, or are of different widths.
RAGGED = """(part) => [...part.querySelectorAll('.survey-options')].filter((row) => {
  const boxes = [...row.querySelectorAll('label')].map((one) => one.getBoundingClientRect());
  return new Set(boxes.map((box) => `${Math.round(box.width)} ${Math.round(box.height)}`)).size > 1;
}).map((row) => row.textContent)"""


def survey_on(browser, served: tuple[LiveDrill, str], lang: str) -> Page:
    drill, address = served
    page = opened(
        browser, served, SEAT, PHONE, lang=lang, has_touch=True, is_mobile=True, reduced_motion="reduce"
    )
    page.goto(f"{address}/d/{drill.id}/report/")
    page.locator("[data-part=survey]").scroll_into_view_if_needed()
    return page


def sound(page: Page) -> None:
    """Nothing beyond the edge, no words squeezed, nothing too small for a thumb."""
    assert page.evaluate(OVER) == 0 and page.evaluate(CUT) == [] and page.evaluate(SQUEEZED) == []
    part = page.locator("[data-part=survey]")
    assert part.evaluate(THUMB) == [] and part.evaluate(RAGGED) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_sheet_is_filled_in_and_counted_on_a_phone(browser, served, lang: str) -> None:
    drill, _ = served
    drill.give(CTRL, ChangeClock(role="DIR", change="halt", value=0, reason="all was practised"), "")
    drill.give(CTRL, OpenSurvey("DIR"), "")
    page = survey_on(browser, served, lang)
    asked = page.locator("[data-part=survey] fieldset")
    expect(asked).to_have_count(len(OWN))
    assert page.locator("[data-part=survey]").bounding_box()["height"] < FOLDED, (
        "what one did follows it on the screen"
    )
    page.locator("[data-part=survey] summary").tap()
    sound(page)
    rows = page.locator("[data-part=survey] .survey-options").evaluate_all(ROWS)
    assert rows == [1] * len(OWN), "a scale reads from no to yes in one row"
    for n in range(len(OWN)):
        asked.nth(n).locator("label").nth(n % 2).tap()
        expect(asked.nth(n).locator("input").nth(n % 2)).to_be_checked()
    page.locator("[data-part=survey] .form-end button").tap()
    expect(page.locator("[data-part=survey]")).to_contain_text(
        tr(lang, "Your sheet is in. Nobody knows whose it is.")
    )
    handed(drill, [SHEET] * (SHEETS - 1))
    drill.give(CTRL, CloseSurvey("DIR"), "")
    expect(page.locator("[data-part=survey] .bars").first).to_be_visible()
    sound(page)
    page.evaluate("scrollTo(0, 0)")  # nothing lies half below the head
    assert complaints_of(page) == []
    page.context.close()
