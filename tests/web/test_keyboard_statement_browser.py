"""A correction from its case to the public by keyboard alone, at three seats, and where the focus is can be seen at each stop."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from infodrill.casework.nouns.statement import DraftStatement
from infodrill.kernel.i18n import tr
from infodrill.web.live import LiveDrill

from .browsing import DESK, PHONE, opened
from .rehearsed import rehearsed_when
from .test_keyboard_browser import Keys

APPROVERS = ("rights", "coordinator")
WRITTEN = {
    "vi": ("Không trẻ nào bị tiêm thuốc hỏng", "64 liều ở tủ A đã hủy, theo sổ.", "Không cho trẻ uống nước lá."),
    "en": ("No child was given spoilt vaccine", "64 doses were destroyed, by the log.", "Give children no leaf water."),
}  # fmt: skip
JUST_CAME = tr("en", "This part of the page has just changed: read it, then press again.")
TOLD = """() => document.getElementById("said").textContent.trim()"""  # of a press: held back, or recorded


def uncorrected(drill: LiveDrill) -> str | None:
    """A case whose claim is found false, which the voice may correct and nobody has begun to; a first word may be out."""
    view = drill.view("voice", "en")
    begun = {text.case for text in view.statements if text.kind != "holding"}
    return next(
        (
            case.case
            for case in view.cases
            if case.verdict == "FALSE"
            and case.case not in begun
            and view.casework.role_for(DraftStatement, case.case, kind="correction")
        ),
        None,
    )


@pytest.fixture
def sat(browser, server) -> Iterator[tuple[LiveDrill, dict[str, Page]]]:
    """The drill, and a page for each seat: who writes has a desk, who approves a phone."""
    drill, case = rehearsed_when("clinic", 24, uncorrected)
    pages = {
        seat: opened(
            browser,
            (drill, server),
            seat,
            PHONE if seat in APPROVERS else DESK,
            "en",
            reduced_motion="reduce",
        )
        for seat in ("voice", *APPROVERS)
    }
    pages["voice"].goto(f"{server}/d/{drill.id}/case/{case}/")
    expect(pages["voice"].locator("body[data-stream=open]")).to_be_attached()
    yield drill, pages
    for page in pages.values():
        page.context.close()


def pressed(page: Page, keys: Keys, words: str) -> None:
    """Tab to the button of that name (msgid), Enter, and it is recorded: the button is gone. What had only just come under the
    key says so, and is pressed again."""
    button = page.get_by_role("button", name=tr("en", words), exact=True)
    button.first.wait_for()
    keys.to("button", tr("en", words))
    with page.expect_response(re.compile("/do/")) as told:
        keys.press("Enter")
        while page.wait_for_function(TOLD).json_value() == JUST_CAME:
            page.evaluate("document.getElementById('said').replaceChildren()")
            keys.press("Enter")
    assert told.value.ok, told.value.text()
    expect(button).to_have_count(0)


def test_a_correction_goes_from_its_case_to_the_public_by_keyboard_alone(sat) -> None:
    drill, pages = sat
    voice = pages["voice"]
    keys = Keys(voice)
    keys.to("a[href*='studio/new/'][href*='kind=correction']")
    keys.press("Enter")
    expect(voice.locator("#t-vi")).to_be_visible()
    fields = {f"#t-{lang}": said[0] for lang, said in WRITTEN.items()}
    for number, place in ((1, 1), (5, 2)):
        fields |= {f"#p-{lang}-{number}": said[place] for lang, said in WRITTEN.items()}
    for field, words in fields.items():
        keys.to(field)
        keys.press("ControlOrMeta+a")
        voice.keyboard.type(words)
        expect(voice.locator(field)).to_have_value(words)
    keys.to("button[form=studio]")
    keys.press("Enter")
    voice.wait_for_url("**/studio/s*/")
    expect(voice.locator("body[data-stream=open]")).to_be_attached()
    pressed(voice, keys, "Hand in for review")
    for seat in APPROVERS:
        page = pages[seat]
        page.goto(voice.url)
        expect(page.locator("body[data-stream=open]")).to_be_attached()
        keys = Keys(page, keys.stops)
        pressed(page, keys, "Approve")
    keys = Keys(voice, keys.stops)
    pressed(voice, keys, "Publish")
    drill.catch_up()
    text = list(drill.state.book.statements.values())[-1]
    assert (text.kind, text.state) == ("correction", "PUBLISHED")
    assert WRITTEN["vi"][1] in text.newest.body_vi and keys.stops > 40
