"""A case from the gate to the decision by keyboard alone, and where the focus is can be seen at each stop."""

from __future__ import annotations

import pytest

from infodrill.casework.nouns.intake import LogCase, OpenCase

from .browsing import DESK, PHONE, opened, serious
from .rehearsed import rehearsed

# A ring or a shadow on the element, or on what stands for it: the label of a radio, the row of a file.
SHOWN = """() => {
  const one = document.activeElement;
  const seen = (place) => {
    const look = place && getComputedStyle(place);
    return look && (look.boxShadow !== "none" || (look.outlineStyle !== "none" && look.outlineColor !== "rgba(0, 0, 0, 0)"));
  };
  return one === document.body || [one, one.closest("label"), one.closest(".rung")].some(seen) ? "" : one.outerHTML.slice(0, 160);
}"""


REACHED = """([wanted, said]) => {
  const one = document.activeElement;
  return one.matches(wanted) && (!said || one.textContent.replace(/\\s+/g, " ").trim() === said);
}"""


class Keys:
    """Only Tab, Enter, Space, arrows and the one line of words that the gate asks for; every stop is looked at."""

    def __init__(self, page, stops: int = 0) -> None:
        self.page, self.stops = page, stops

    def to(self, wanted: str, said: str = "") -> None:
        """Tab to what matches, and says that. It is known again when it is drawn anew under way."""
        for _ in range(120):
            self.page.keyboard.press("Tab")
            self.stops += 1
            assert not (hidden := self.page.evaluate(SHOWN)), f"no focus to be seen on {hidden}"
            if self.page.evaluate(REACHED, [wanted, said]):
                return
        raise AssertionError(f"Tab never comes to {wanted} {said}")

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)


@pytest.mark.parametrize(
    ("scenario", "officer", "head", "size"),
    [("clinic", "duty", "head", DESK), ("typhoon", "con-vac-duty", "con-vac-lead", PHONE)],
    ids=["desk", "phone"],
)
def test_a_case_goes_from_the_gate_to_the_decision_by_keyboard_alone(
    browser, server, scenario: str, officer: str, head: str, size: dict[str, int]
) -> None:
    drill, address = rehearsed(scenario, 40, own=True), server
    complaint = OpenCase(
        role="L1-DUTY", intake="hotline", source="", ward="", said="Phòng khám phục vụ chậm quá."
    )
    drill.give(officer, complaint, "")
    case = list(drill.state.book.cases)[-1]
    drill.give(
        officer, LogCase(role="L1-DUTY", case=case, sentence="Phòng khám phục vụ chậm quá.", danger=False), ""
    )
    page = opened(browser, (drill, address), officer, size, reduced_motion="reduce")
    page.goto(f"{address}/d/{drill.id}/case/{case}/")
    keys = Keys(page)
    keys.to("a.skip")
    keys.press("Enter")
    for number in range(1, 10):
        keys.to(f"input[data-answer='{number}']")
        keys.press("Space", *(() if number == 5 else ("ArrowRight",)))
    keys.to(".gate-form [name=note]")
    page.keyboard.type("Một phản ánh về phục vụ.")
    keys.to("[data-gate-send]")
    # On a fast machine the seat wrote its slip less than three seconds ago: what waits goes by itself, pressed once.
    with page.expect_response(lambda told: told.url.endswith("/do/answer-gate") and told.status == 200):
        keys.press("Enter")
    page.locator("#said .done").wait_for()
    page.locator(".code-box").first.wait_for()

    # A complaint: what may be done about it stands beside it at once, without a reload.
    page.locator("[data-part=decision] .ladder").first.wait_for()
    page.context.close()

    page = opened(browser, (drill, address), head, size, reduced_motion="reduce")
    page.goto(f"{address}/d/{drill.id}/case/{case}/")
    keys = Keys(page, keys.stops)
    page.locator(".case-main form[action$='/open-ticket']").wait_for()
    keys.to(".case-main .do-main")
    keys.press("Enter")
    page.locator("#said .done").filter(has_text=":").wait_for()
    page.locator(".case-main form[action$='/open-ticket']").wait_for(state="detached")
    drill.catch_up()
    decided = drill.state.book.cases[case]
    assert (decided.gate_code, decided.state, len(decided.tickets)) == ("G4", "ACTING", 1)
    assert keys.stops > 12
    page.context.close()


UNDER = """() => {
  const one = document.activeElement;
  const bar = document.querySelector(".thumb");
  if (one === document.body || bar.contains(one)) return "";
  const seen = (one.closest("label") ?? one).getBoundingClientRect();
  // A box of several lines is brought in sight by the line that is written in.
  const first = seen.top + Math.min(seen.height, one.matches("textarea") ? 24 : 300);
  return first > bar.getBoundingClientRect().top + 1 ? one.outerHTML.slice(0, 120) : "";
}"""


def test_on_a_phone_nothing_that_the_keys_go_to_lies_under_the_bar_and_what_scrolls_can_be_scrolled(
    browser, served
) -> None:
    drill, address = served
    case = drill.view("duty", "vi").cases[-1].case
    page = opened(browser, served, "duty", PHONE, reduced_motion="reduce")
    for place in ("desk/", f"case/{case}/", "desk/report/", "network/"):
        page.goto(f"{address}/d/{drill.id}/{place}")
        for _ in range(50):
            page.keyboard.press("Tab")
            assert not (hidden := page.evaluate(UNDER)), (place, hidden)
        found = [rule["id"] for rule in serious(page)]
        assert not found, (place, found)
    page.context.close()
