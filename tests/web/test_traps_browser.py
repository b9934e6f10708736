"""What a press in the ladder shows: a trap its note beside the finger, a record a word that covers nothing and goes by itself."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from infodrill.casework.nouns.intake import LogCase, OpenCase
from infodrill.conduct.nouns.messages import SendMessage
from tests.forms import both_forms

from .browsing import DESK, PHONE, opened

# The clock of the page stands still unless the test moves it: nobody sleeps.
COVERED = """() => {
  const box = document.getElementById("said").getBoundingClientRect();
  const meets = (one) => {
    const at = one.getBoundingClientRect();
    return at.width && at.left < box.right && at.right > box.left && at.top < box.bottom && at.bottom > box.top;
  };
  return [...document.querySelectorAll("a[href], button, input, select, textarea, summary")].filter(meets)
    .map((one) => one.outerHTML);
}"""


@pytest.fixture(params=both_forms([PHONE, DESK], [PHONE]), ids=lambda size: str(size["width"]))
def sheet(request, browser, served):
    """The page of a new case at its head's, its clock in the test's hand: (page, drill, case)."""
    drill, address = served
    drill.give(
        "duty",
        OpenCase(role="L1-DUTY", intake="hotline", source="", ward="", said="Phòng khám phục vụ chậm quá."),
        "",
    )
    case = list(drill.state.book.cases)[-1]
    drill.give(
        "duty", LogCase(role="L1-DUTY", case=case, sentence="Phòng khám phục vụ chậm quá.", danger=False), ""
    )
    page = opened(browser, served, "head", request.param, reduced_motion="reduce")
    page.clock.install()
    page.goto(f"{address}/d/{drill.id}/case/{case}/")
    expect(page.locator("body[data-stream=open]")).to_be_attached()
    page.clock.pause_at(page.evaluate("Date.now() + 1000"))
    yield page, drill, case
    page.context.close()


def choose(page: Page, *rows: str) -> None:
    for row in rows:
        page.locator(f"#rung-{row} label").click()
    with page.expect_response("**/choose") as told:
        page.locator("form[action$='/choose'] .form-end button").click()
    assert told.value.ok, told.value.text()


def test_the_coachs_note_stands_in_sight_under_the_row_and_nothing_is_green(sheet):
    page, *_ = sheet
    choose(page, "1", "ask_removal")
    note = page.locator("#rung-ask_removal .refused")
    expect(note).to_be_in_viewport(ratio=1)
    expect(note).to_be_focused()
    expect(page.locator(".done")).to_have_count(0)
    expect(page.locator("#said")).to_be_empty()
    expect(page.locator("#rung-ask_removal input")).not_to_be_checked()
    expect(page.locator("#rung-1 input"), "the rest of what was chosen stays").to_be_checked()
    page.reload()
    expect(page.locator("form[action$='/choose']")).to_be_visible()
    expect(page.locator("#rung-ask_removal .refused"), "it is no part of the drill's state").to_have_count(0)
    expect(page.locator("#rung-ask_removal input")).not_to_be_checked()


def test_what_was_recorded_covers_no_control_and_goes_within_five_seconds(sheet):
    page, *_ = sheet
    choose(page, "1")
    said = page.locator("#said .done")
    expect(said).to_be_visible()
    assert page.evaluate(COVERED) == []
    assert page.locator("#said").get_attribute("aria-live") == "polite"
    page.clock.run_for(5_000)
    expect(said).to_have_count(0)


def sent_empty(page) -> None:
    """As by a page that knew nothing yet of what is needed: the server refuses it."""
    page.evaluate(
        """() => {
          const form = document.querySelector("form[action$='/choose']");
          form.querySelector("[data-any]").removeAttribute("data-any");
          form.querySelector("input[type=checkbox]").dispatchEvent(new Event("input", { bubbles: true }));
        }"""
    )
    page.locator("form[action$='/choose'] .form-end button").click()


def test_a_refusal_stands_at_its_form_and_beside_no_record(sheet):
    page, *_ = sheet
    choose(page, "1")
    expect(page.locator("#said .done")).to_be_visible()
    sent_empty(page)
    expect(page.locator("form[action$='/choose'] .field-said"), "beside what it is about").to_be_in_viewport()
    expect(page.locator("form[action$='/choose'] .form-said .refused")).to_be_visible()
    expect(page.locator("#said")).to_be_empty()
    page.clock.run_for(60_000)
    expect(
        page.locator("form[action$='/choose'] .form-said .refused"), "what was refused is no toast"
    ).to_be_visible()


def test_what_one_browser_was_answered_outlives_what_others_do(sheet):
    page, drill, case = sheet
    choose(page, "ask_removal")
    expect(page.locator("#rung-ask_removal .refused")).to_be_visible()
    sent_empty(page)
    expect(page.locator("form[action$='/choose'] .form-said .refused")).to_be_visible()
    expect(page.locator("#rung-ask_removal .refused"), "a note stands until the next attempt").to_have_count(
        0
    )
    choose(page, "ask_removal")
    expect(page.locator("#rung-ask_removal .refused")).to_be_visible()
    drawn = page.locator("[data-part=decision]").element_handle()
    page.evaluate("document.activeElement.blur()")
    page.clock.resume()  # the part is fetched by and by
    drill.give("duty", SendMessage(role="L1-DUTY", kind="chat", to=(), case=case, text="Xem."), "")
    page.wait_for_function("(drawn) => !drawn.isConnected", arg=drawn)
    expect(page.locator("#rung-ask_removal .refused")).to_be_visible()
