"""What stays on the screen covers no field and no notice, and what sends a form comes behind its last field."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from infodrill.casework.nouns.statement import DraftStatement
from infodrill.kernel.i18n import LANGUAGES
from infodrill.web.live import LiveDrill
from tests.forms import both_forms

from .browsing import opened, places

SIZES = {360: {"width": 360, "height": 740}, 1280: {"width": 1280, "height": 800}}
FIELDS = "input:not([type=hidden], [type=radio], [type=checkbox]), textarea, select"
# A verdict with its reason stands at the foot of the window until the next press, and lies over nothing that is pressed.
VERDICT = """() => {
  const said = document.createElement("p");
  said.dataset.remark = "person";
  said.className = "aside";
  said.textContent = "Đã ghi, nhưng có nêu tên người. Xử lý thông tin, đừng nhằm vào con người: không ghi tên, không ghi nhà.";
  document.getElementById("said").replaceChildren(said);
}"""
# Whoever comes to a field, a button or a notice can bring it into sight, down to its last line.
COVERED = """(fields) => {
  const shown = (place) => place.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  return [...document.querySelectorAll(`main :is(${fields}, button, .note)`)].filter(shown).flatMap((place) => {
    place.focus();
    place.scrollIntoView({ block: "nearest" });
    const box = place.getBoundingClientRect();
    if (!box.height || box.height > innerHeight / 2) return [];
    const over = document.elementFromPoint(box.left + box.width / 2, box.bottom - 3);
    const free = over && (place.contains(over) || over.contains(place));
    return free ? [] : [`${place.id || place.className} under ${over?.className} (${Math.round(box.bottom)})`];
  });
}"""
BEHIND = """(fields) => [...document.querySelectorAll("main form[method=post]")].flatMap((form) => {
  const shown = (place) => place.checkVisibility({ visibilityProperty: true });
  const last = [...form.elements].filter((place) => place.matches(fields) && shown(place)).at(-1);
  const sends = [...form.elements].filter((place) => place.type === "submit" && shown(place));
  const follows = (button) => last.compareDocumentPosition(button) & Node.DOCUMENT_POSITION_FOLLOWING;
  return !last || !sends.length || sends.some(follows) ? [] : [`${form.action} before ${last.id}`];
})"""
# What stays at the foot of a form is in sight from the form's first line on.
STAYS = """() => [...document.querySelectorAll("main .stays")].flatMap((foot) => {
  foot.parentElement.scrollIntoView({ block: "start" });
  const low = Math.round(foot.getBoundingClientRect().bottom);
  return low <= innerHeight ? [] : [`${foot.innerText} ends at ${low}`];
})"""
# However the line is, its words in the bar lie over nothing there: neither the hour nor a way to a room.
BAR = """() => {
  const state = document.querySelector(".bar .line-state"), found = [];
  const words = { on: "wordsOn", off: "wordsOff", still: "wordsStill" };
  for (const line of state ? Object.keys(words) : []) {
    Object.assign(state.dataset, { line });
    state.textContent = state.dataset[words[line]];
    const all = ".bar :is(.who-name, .tab, .hour-now, .hour-words, .line-state, .tools > summary, .tools-ask)";
    const boxes = [...document.querySelectorAll(all)].filter((one) => one.checkVisibility())
      .map((one) => [one.className || one.tagName, one.getBoundingClientRect()]).filter(([, box]) => box.width > 2);
    found.push(...boxes.flatMap(([name, box], at) => boxes.slice(at + 1)
      .filter(([, other]) => box.right > other.left + 1 && other.right > box.left + 1
        && box.bottom > other.top + 1 && other.bottom > box.top + 1)
      .map(([other]) => `${line}: ${name} over ${other}`)));
    if (document.documentElement.scrollWidth > innerWidth) found.push(`${line}: the page is wider than its window`);
  }
  return found;
}"""
# Whoever stops the clock presses first; why is for the log, where there is time for it.
PRESSED_FIRST = {"pause-why"}


def begun(drill: LiveDrill) -> tuple[str, ...]:
    """Where the spokesperson writes: a new text, and one that was begun."""
    text = DraftStatement(
        role="COMMS", case="", kind="bulletin", stance="advice", channels=("feed",), figures=(), title_vi="Nước sạch",
        title_en="", body_vi="Nấu chín, uống sôi.", body_en="",
    )  # fmt: skip
    drill.give("voice", text, "")
    kept = list(drill.state.book.statements)[-1]
    return f"/d/{drill.id}/studio/new/?kind=bulletin", f"/d/{drill.id}/studio/{kept}/"


@pytest.mark.parametrize(
    ("seat", "width"),
    both_forms(
        [(seat, width) for seat in ("voice", "duty", "direction") for width in SIZES],
        [("voice", 360), ("duty", 1280)],
    ),
)
def test_nothing_that_stays_covers_what_is_written_and_what_sends_comes_behind_it(
    browser, served, seat: str, width: int
) -> None:
    """“Save the draft” floated over the fields and over the notice that the line was lost, twelve stops before the form."""
    drill, address = served
    written = begun(drill) if seat == "voice" else ()
    lang = LANGUAGES[
        (seat == "voice") != (width == 360)
    ]  # the longest words are now in one language, now in the other
    page = opened(browser, served, seat, SIZES[width], lang, reduced_motion="reduce")
    of_each = {case.state: f"/d/{drill.id}/case/{case.case}/" for case in drill.view(seat, "vi").cases}
    wrong: list[str] = []
    looked = list(dict.fromkeys([*places(drill, seat), *of_each.values(), *written]))
    for place in looked:
        page.goto(address + place)
        found = [*page.evaluate(COVERED, FIELDS), *page.evaluate(BEHIND, FIELDS)]
        page.evaluate(VERDICT)
        found += [f"below a verdict: {each}" for each in page.evaluate(COVERED, FIELDS)]
        found += [*page.evaluate(STAYS), *page.evaluate(BAR)]
        wrong += [f"{place}: {each}" for each in found if each.rpartition(" ")[2] not in PRESSED_FIRST]
    page.context.close()
    assert len(looked) > 4 and not wrong, "\n".join(wrong)


@pytest.mark.parametrize(("width", "which"), [(360, 0), (1280, 1)])
def test_whoever_saves_a_draft_by_the_keys_goes_on_from_the_button_that_saved_it(
    browser, served, width: int, which: int
) -> None:
    """The focus was on nothing: the way on began again at the head of the page."""
    place = begun(served[0])[which]
    page = opened(browser, served, "voice", SIZES[width], reduced_motion="reduce")
    page.goto(served[1] + place)
    expect(page.locator("body[data-stream=open]")).to_be_attached()
    page.locator("#t-vi").fill("Nước máy uống được\ntừ hôm nay")
    page.locator("#p-vi-1").fill("Mẫu nước lúc 6 giờ đạt chuẩn.")
    page.locator("#st-save").focus()
    page.evaluate("document.body.dataset.before = ''")  # the page as it was before the text was kept
    saved = False
    while not saved:  # the range takes one text of a seat in three seconds, whoever wrote the last
        with page.expect_response("**/do/draft-statement") as sent:
            page.keyboard.press("Enter")
        saved = sent.value.ok
    expect(page.locator("body:not([data-before])[data-stream=open] #st-save:focus")).to_be_attached()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.stays, .st-preview, .st-side') !== null")
    page.context.close()
    served[0].catch_up()
    written = list(served[0].state.book.statements.values())[-1].newest.title_vi
    assert str(written) == "Nước máy uống được từ hôm nay"  # read whole in its field, and one line
