"""Nobody's press is lost to a part that is drawn anew under the hand, and nothing new is lost to a hand that came into it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Route, expect

from .serving import new_drill

ASKED = re.compile(r"/control/\?.*part=")


class Hall:
    """Control at a browser, and the same seat by plain HTTP, which makes things happen."""

    def __init__(self, page: Page, drill: str, plain) -> None:
        self.page, self.drill, self._plain, self.held = page, drill, plain, list[Route]()
        self.late = False
        page.route(ASKED, self._answer)

    def _answer(self, asked: Route) -> None:
        if self.late:
            self.held.append(asked)
        else:
            asked.continue_()

    def happens(self, verb: str, **fields: object) -> None:
        assert self._plain.do(self.drill, verb, **fields) == 200

    def comes_late(self, verb: str, **fields: object) -> None:
        """Something happens, and what the page asks for then is answered when `arrives` says so."""
        self.late = True
        with self.page.expect_request(ASKED):
            self.happens(verb, **fields)

    def arrives(self) -> None:
        self.late = False
        for route in self.held:
            with self.page.expect_event("requestfinished", lambda asked, one=route: asked == one.request):
                route.continue_()
        self.page.evaluate("fetch('/healthz').then((said) => said.text())")  # the page had its turn meanwhile


@pytest.fixture
def hall(browser, whole_range) -> Iterator[Hall]:
    drill, seats = new_drill(whole_range, (), ("direction",))
    plain = seats["direction"]
    assert plain.do(drill, "change-clock", change="start", value=0) == 200
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB")
    context.add_cookies([{"name": c.name, "value": c.value, "url": plain.base} for c in plain.jar])
    page = context.new_page()
    page.goto(f"{plain.base}/d/{drill}/control/")
    page.locator("body[data-stream=open]").wait_for()
    yield Hall(page, drill, plain)


def test_a_press_reaches_the_range_though_its_part_is_drawn_anew_meanwhile(hall):
    page = hall.page
    pause = page.locator("[data-part=clock] button[value=pause]")
    hall.comes_late("change-clock", change="speed", value=2000)
    box = pause.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    hall.arrives()
    with page.expect_response("**/do/change-clock") as told:
        page.mouse.up()
    assert told.value.status == 200
    expect(page.locator("#hour[data-state=paused]")).to_be_attached()
    expect(page.locator("[data-part=clock] button[value='2000'][aria-pressed=true]")).to_be_attached()


def test_what_arrives_while_somebody_came_into_a_part_is_shown_when_they_leave(hall):
    page = hall.page
    page.mouse.move(1, 1)
    table = page.locator("[data-part=table]")
    hall.comes_late("deliver-inject", inject=5, run_status="held")
    table.locator("tbody tr").first.hover()
    hall.arrives()
    expect(table.locator("button[name=run_status][value=pending]")).to_have_count(0)
    page.mouse.move(1, 1)
    expect(table.locator("button[name=run_status][value=pending]")).to_have_count(1)


def test_a_fold_that_goes_opens_no_other_in_its_place(hall):
    """Run-on, which is offered until it was ordered, stands before the end of the drill, which cannot be undone."""
    page = hall.page
    part = page.locator("[data-part=reach]")
    folds = part.locator("details")
    last = folds.count() - 1
    assert last > 0
    folds.nth(last - 1).evaluate("fold => { fold.open = true; }")
    page.evaluate(
        """() => {
          const real = fetch, gone = document.querySelectorAll("[data-part=reach] details").length - 2;
          window.fetch = async (...asked) => {
            const answer = await real(...asked);
            if (!String(asked[0]).includes("part=")) return answer;
            const page = new DOMParser().parseFromString(await answer.text(), "text/html");
            page.querySelectorAll("[data-part=reach] details")[gone]?.remove();
            return new Response(page.documentElement.outerHTML, { status: 200 });
          };
        }"""
    )
    hall.happens("change-clock", change="pause")
    expect(folds).to_have_count(last)
    assert folds.evaluate_all("all => all.map(one => one.open)") == [False] * last


def test_only_somebody_at_work_in_a_part_holds_it_and_a_button_says_what_waits(hall):
    """An open fold, a text that stands as it was drawn and a pointer that rests hold nothing back; what is typed does."""
    page = hall.page
    part = page.locator("[data-part=more]")
    part.locator("details").first.evaluate("fold => { fold.open = true; }")
    field = part.locator("#cap")
    drawn = field.input_value()
    field.fill("Một dòng / a line")
    field.fill(drawn)
    page.evaluate("document.activeElement.blur()")
    part.evaluate("part => { part.dataset.drawn = 'before'; }")
    hall.happens("show-caption", text="Giờ đầu", seconds=300)
    expect(page.locator("[data-part=more]:not([data-drawn])")).to_be_attached()
    assert part.locator("details").first.evaluate("fold => fold.open")
    expect(field).to_have_value("Giờ đầu")

    field.fill("Chưa gửi / not sent yet")
    page.evaluate("document.activeElement.blur()")
    part.evaluate("part => { part.dataset.drawn = 'before'; }")
    hall.happens("show-caption", text="Giờ thứ hai", seconds=300)
    expect(part.locator("[data-news]")).to_be_visible()
    expect(field).to_have_value("Chưa gửi / not sent yet")
    part.locator("[data-news]").click()
    expect(page.locator("[data-part=more]:not([data-drawn])")).to_be_attached()
    expect(field).to_have_value("Chưa gửi / not sent yet")


def test_a_pointer_that_rests_holds_nothing_back(hall):
    page = hall.page
    table = page.locator("[data-part=table]")
    table.locator("tbody tr").first.hover()
    hall.happens("deliver-inject", inject=5, run_status="held")
    expect(table.locator("button[name=run_status][value=pending]")).to_have_count(1)


def test_a_fold_that_is_open_stays_the_only_one_though_others_give_the_same_command(hall):
    """A jump, a step and the end all change the clock: who jumps finds no end under the hand."""
    page = hall.page
    part = page.locator("[data-part=reach]")
    part.locator("details", has=page.locator("button[name=ahead]")).evaluate("fold => { fold.open = true; }")
    part.evaluate("part => { part.dataset.drawn = 'before'; }")
    hall.happens("change-clock", change="pause")
    expect(page.locator("[data-part=reach]:not([data-drawn])")).to_be_attached()
    expect(part.locator("details[open]")).to_have_count(1)
    expect(part.locator("details[open] button[name=ahead]").first).to_be_attached()


def test_two_buttons_of_a_form_are_two_commands_though_the_first_is_not_answered_yet(hall):
    page = hall.page
    page.locator("[data-part=clock]").evaluate(
        """part => {
          for (const speed of ["2000", "10000"]) part.querySelector(`button[value="${speed}"]`).click();
        }"""
    )
    expect(page.locator("[data-part=clock] button[value='10000'][aria-pressed=true]")).to_be_attached()


@pytest.mark.parametrize("own", [False, True])
def test_a_key_ticks_nothing_that_came_under_it(hall, own):
    """A case was logged under somebody's hands, and Space ticked a trap; what one's own press brought may be pressed at once."""
    page = hall.page
    page.evaluate(
        """own => {
          const part = document.querySelector("[data-part=more]");
          part.insertAdjacentHTML("beforeend", '<label><input type="checkbox" data-came>came</label>');
          part.dispatchEvent(new CustomEvent("part:goes", { bubbles: true }));
          part.dispatchEvent(new CustomEvent("part:fresh", { bubbles: true, detail: { own } }));
          part.querySelector("[data-came]").focus();
        }""",
        own,
    )
    box = page.locator("[data-came]")
    page.keyboard.press("Space")
    expect(box).to_be_checked(checked=own)
    if not own:
        expect(page.locator("label:has([data-came]) + .under-said")).to_be_visible()
        page.wait_for_function(
            "performance.now() > 0 && new Promise((go) => setTimeout(() => go(true), 1600))"
        )
        page.keyboard.press("Space")
        expect(box).to_be_checked()
        expect(page.locator(".under-said")).to_have_count(0)


def test_who_goes_to_a_button_by_the_keyboard_since_it_came_may_press_it_at_once(hall):
    """A spokesperson's Publish, pressed a second after a clock had changed, sent nothing."""
    page = hall.page
    page.evaluate(
        """() => {
          const part = document.querySelector("[data-part=more]");
          part.insertAdjacentHTML(
            "beforeend", '<button data-before>before</button><label><input type="checkbox" data-came>came</label>'
          );
          part.dispatchEvent(new CustomEvent("part:goes", { bubbles: true }));
          part.dispatchEvent(new CustomEvent("part:fresh", { bubbles: true, detail: {} }));
          part.querySelector("[data-before]").focus();
        }"""
    )
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.locator("[data-came]")).to_be_checked()


def test_the_hour_goes_on_though_the_focus_stands_beside_it_and_the_focus_stays(hall):
    """What every page's clocks count from is held back by nobody's menu: after a leap they would go on from the old hour."""
    page = hall.page
    for beside, change, state in (
        ("summary", "pause", "paused"),
        ("[data-theme-choice=dark]", "resume", "running"),
    ):
        page.locator("#hour details").evaluate("(fold, is) => { fold.open = is; }", beside != "summary")
        page.locator(f"#hour {beside}").focus()
        hall.happens("change-clock", change=change, value=0)
        expect(page.locator(f"#hour[data-state={state}]")).to_be_attached()
        expect(page.locator(f"#hour {beside}")).to_be_focused()
    assert page.locator("#hour details").evaluate("fold => fold.open")
