"""Rooms in a real browser: nothing serious for axe, cut, covered or over the side at any size; a phone loads little."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise, product

import pytest
from playwright.sync_api import Page

from infodrill.casework.nouns.intake import LogCase, OpenCase
from infodrill.conduct.nouns.clock import ChangeClock
from tests.forms import amount, both_forms

from .browsing import CUT, DESK, OVER, PHONE, SQUEEZED, TWICE, complaints_of, opened, places, studios, visits
from .rehearsed import rehearsed
from .test_walk import alike

FIRST_LOAD = (
    176_000  # bytes as sent, the page itself uncompressed (see compressing.py); the bound promised is 200,000
)
SMALL, WIDER = {"width": 1280, "height": 800}, {"width": 1366, "height": 768}
ON_A_PHONE = amount({"direction", "voice", "duty"}, {"direction", "voice", "lookout", "rights", "duty"})
LEAST = amount(20, 40)  # pages at a desk
CALM = {"reduced_motion": "reduce"}  # colours are looked at when they have come to rest
ZOOMED = {"width": 720, "height": 450}  # what a desk of 1440 shows at 200 %
# What a finger meets in the middle of each button and choice, of the page as it stands and of each fold when it is opened, while
# every part says that something new waits for it, and the range that something is recorded.
COVERED = """() => {
  const wrong = [], floating = [];
  const lay = (place, what) => { place.append(what); floating.push(what); };
  const words = document.getElementById("news"), told = document.getElementById("said");
  for (const part of words ? document.querySelectorAll("[data-part]:has(input:not([type=hidden]), textarea, select)") : []) {
    const button = words.content.firstElementChild.cloneNode(true);
    lay(part.querySelector(".pane-head") ?? part, button);
  }
  if (told) lay(told, Object.assign(document.createElement("p"), { className: "done", textContent: "Recorded. ".repeat(3) }));
  const look = (root) => {
    for (const one of root.querySelectorAll("button, summary, label:has(> input)")) {
      if (one.disabled || !one.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      one.scrollIntoView({ block: "center", inline: "center" });
      const box = one.getBoundingClientRect();
      if (!box.width || !box.height) continue;
      const met = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
      if (!met || !(one.contains(met) || met.contains(one) && met.closest("label")))
        wrong.push(`${one.textContent.trim().slice(0, 40)} under ${met ? met.className || met.tagName : "nothing"}`);
    }
  };
  look(document);
  for (const fold of document.querySelectorAll("details:not([open])")) {
    if (!fold.checkVisibility()) continue;
    fold.open = true;
    look(fold);
    fold.open = false;
  }
  floating.forEach((each) => each.remove());
  return wrong;
}"""
STOPS = 60
REACHED = "#main [data-part] :is(a[href], button, select, textarea, summary):visible"
# The part of the room in which the focus is, and how far down the page that part begins; null outside the room.
STOPPED_IN = """() => {
  const part = document.activeElement.closest("#main [data-part]");
  return part && [part.dataset.part, Math.round(part.getBoundingClientRect().top + scrollY)];
}"""


def leaps(page: Page) -> list[str]:
    """Parts that the keys reach although one further down the page was reached before: in one column both go one way."""
    tops: dict[str, int] = {}
    page.locator("a.skip").focus()  # the page's first stop
    for _ in range(STOPS):
        page.keyboard.press("Tab")
        if stopped := page.evaluate(STOPPED_IN):
            tops.setdefault(*stopped)
    order = list(tops)
    if not order and page.locator(REACHED).count():
        return ["no part of the room is reached"]
    return [
        f"{later} after {earlier}" for earlier, later in pairwise(order) if tops[later] < tops[earlier] - 1
    ]


class Walk:
    """Each kind of seat of the clinic in each of its rooms, at a desk and some on a phone: what is wrong, by what it is."""

    def __init__(self, browser, served) -> None:
        self.drill, self.address = served
        self.wrong: defaultdict[str, list[object]] = defaultdict(list)
        self.places = 0
        examined: set[str] = set()
        for seat, here in visits(self.drill, alike(self.drill)):
            self._at_a_desk(opened(browser, served, seat, SMALL, **CALM), here, examined)
            if seat in ON_A_PHONE:
                every = [*places(self.drill, seat), *studios(self.drill, seat)]
                self._on_a_phone(opened(browser, served, seat, PHONE, **CALM), every)
        assert set(alike(self.drill)) >= ON_A_PHONE

    def _on_a_phone(self, page: Page, here: list[str]) -> None:
        for place in here:
            page.goto(self.address + place)
            self._note("over the side", place, [page.evaluate(OVER)] if page.evaluate(OVER) else [])
            self._note("covered", place, page.evaluate(COVERED))
            self._note("against the keys", place, leaps(page))
        page.context.close()

    def _at_a_desk(self, page: Page, here: list[str], examined: set[str]) -> None:
        said: list[object] = self.wrong["said in the console"]
        page.on("console", lambda told: said.append(told.text) if told.type == "error" else None)
        page.on("pageerror", lambda error: said.append(str(error)))
        for place in here:
            self.places += 1
            page.goto(self.address + place)
            self._note("cut", place, [*page.evaluate(CUT), *page.evaluate(SQUEEZED)])
            page.set_viewport_size(ZOOMED)
            self._note("over the side", place, [page.evaluate(OVER)] if page.evaluate(OVER) else [])
            page.set_viewport_size(SMALL)
            if place not in examined:
                examined.add(place)
                self._note("complaint", place, complaints_of(page))
            self._note("covered", place, page.evaluate(COVERED))
            page.set_viewport_size(TWICE)
            self._note("covered at 200 %", place, page.evaluate(COVERED))
            page.set_viewport_size(SMALL)
        page.context.close()

    def _note(self, what: str, place: str, found: Iterable[object]) -> None:
        self.wrong[what] += [(place, each) for each in found]


@pytest.fixture(scope="module")
def walk(browser, server) -> Walk:
    return Walk(browser, (rehearsed("clinic", 40, own=True), server))


@pytest.mark.parametrize(
    "what",
    [
        "complaint",
        "over the side",
        "covered",
        "covered at 200 %",
        "against the keys",
        "cut",
        "said in the console",
    ],
)
def test_in_no_room_of_any_seat(walk: Walk, what: str) -> None:
    assert walk.places > LEAST
    assert not walk.wrong[what], "\n".join(map(str, walk.wrong[what]))


@pytest.mark.parametrize(
    "colours", ["#b0b0b0", "light-dark(#111, #333)"], ids=["in both themes", "in the dark"]
)
def test_words_that_cannot_be_read_are_seen_although_all_looks_were_met(browser, seen, colours: str) -> None:
    """What looks alike is examined once: one new look, of the page or by its sheet, is examined anew."""
    drill, address = seen
    page = opened(browser, seen, "duty", SMALL, **CALM)
    page.goto(f"{address}/d/{drill.id}/case/")
    assert complaints_of(page) == [] == complaints_of(page)
    page.evaluate(
        "(colours) => { document.querySelector('main h1, main h2').style.color = colours; }", colours
    )
    assert "color-contrast" in {complaint[1] for complaint in complaints_of(page)}


@pytest.mark.parametrize("lang", both_forms(["vi", "en"], ["en"]))
def test_no_button_of_control_lies_under_another_when_a_phase_is_over(browser, server, lang: str) -> None:
    drill = rehearsed("clinic", 70, own=True)
    drill.give("direction", ChangeClock(role="DIR", change="speed", value=4_000), "")
    for size in (PHONE, SMALL):
        page = opened(browser, (drill, server), "direction", size, lang)
        page.goto(f"{server}/d/{drill.id}/control/")
        assert page.locator("button[name=phase]").first.is_visible()
        assert page.evaluate(COVERED) == []
        assert page.evaluate(APART) == []
        page.context.close()


# The buttons of the clock of which one stands over another, at any place.
APART = """() => {
  const boxes = [...document.querySelectorAll(".clk-do button")].filter((one) => one.checkVisibility())
    .map((one) => [one.textContent.trim(), one.getBoundingClientRect()]);
  return boxes.flatMap(([words, box], at) => boxes.slice(at + 1)
    .filter(([, other]) => box.right > other.left + 1 && other.right > box.left + 1
      && box.bottom > other.top + 1 && other.bottom > box.top + 1)
    .map(([over]) => `${words} over ${over}`));
}"""


# The buttons of the first two things that came, as the page stands, unscrolled.
OUT_OF_SIGHT = """() => [...document.querySelectorAll(".inbox-item")].slice(0, 2)
  .flatMap((item) => [...item.querySelectorAll(".inbox-do .do")].filter((one) => one.checkVisibility()))
  .filter((one) => {
    const box = one.getBoundingClientRect();
    // Well within the rounded corners, which are no part of it.
    return [[box.left + 5, box.top + 5], [box.right - 5, box.bottom - 5]].some(([x, y]) => {
      const met = document.elementFromPoint(x, y);
      return !met || !one.contains(met);
    });
  })
  .map((one) => one.textContent.trim())"""


@pytest.mark.parametrize(
    ("size", "lang"), both_forms(product([SMALL, WIDER], ["vi", "en"]), [(SMALL, "vi"), (WIDER, "en")])
)
def test_the_buttons_of_what_came_first_are_in_sight_without_scrolling(browser, served, size, lang) -> None:
    drill, address = served
    dense = [seat for seat, place in drill.seats().seats.items() if place.level == 2]
    wrong, shown = [], 0
    for seat in (*dense, "duty", "voice"):
        page = opened(browser, served, seat, size, lang)
        page.goto(f"{address}/d/{drill.id}/desk/")
        wrong += [(seat, one) for one in page.evaluate(OUT_OF_SIGHT)]
        shown += page.locator(".inbox-do .do").count()
        page.context.close()
    assert not wrong and shown > 4 and len(dense) > 1, wrong


@pytest.mark.parametrize("room", ["lobby", "desk", "case", "network"])
def test_the_phone_path_loads_little(browser, seen, room: str) -> None:
    drill, address = seen
    page = opened(browser, seen, "duty", PHONE)
    case = drill.view("duty", "vi").cases[0].case
    page.goto(f"{address}/d/{drill.id}/{room}/" + (f"{case}/" if room == "case" else ""))
    page.wait_for_function("document.fonts.status === 'loaded'")
    kinds = "['resource', 'navigation']"
    sizes = page.evaluate(
        f"{kinds}.flatMap((one) => performance.getEntriesByType(one)).map((one) => one.transferSize)"
    )
    sheets = page.evaluate("document.styleSheets.length")
    assert sheets == 1
    print("first load", room, sum(sizes))
    assert 20_000 < sum(sizes) <= FIRST_LOAD, sum(sizes)


def test_a_draft_survives_a_reload(browser, seen) -> None:
    drill, address = seen
    page = opened(browser, seen, "duty", PHONE)
    page.goto(f"{address}/d/{drill.id}/desk/report/")
    page.get_by_text("Tin lan truyền").click()
    page.locator("#report-said").fill("Nghe nói hết nước sạch.")
    page.reload()
    assert page.locator("#report-said").input_value() == "Nghe nói hết nước sạch."
    assert page.locator("input[name=what][value=rumour]").is_checked()


def test_fields_of_one_name_are_kept_each_with_its_own_words(browser, seen) -> None:
    drill, address = seen
    page = opened(browser, seen, "direction", DESK)
    page.goto(f"{address}/d/{drill.id}/control/")
    page.get_by_text("Hỏi ý khách mời").click()
    for n, words in enumerate(("Hỏi lại", "Chờ", "Nói ngay"), 1):
        page.locator(f"#poll-{n}").fill(words)
    page.reload()
    kept = [page.locator(f"#poll-{n}").input_value() for n in range(1, 5)]
    assert kept == ["Hỏi lại", "Chờ", "Nói ngay", ""]


def test_the_gate_is_answered_by_keyboard_alone(browser, served) -> None:
    drill, address = served
    page = opened(browser, served, "duty", DESK)
    drill.give(
        "duty", OpenCase(role="L1-DUTY", intake="hotline", source="", ward="", said="Bệnh viện hết nước?"), ""
    )
    case = list(drill.state.book.cases)[-1]
    drill.give("duty", LogCase(role="L1-DUTY", case=case, sentence="Bệnh viện hết nước.", danger=False), "")
    for size in (PHONE, DESK):
        page.set_viewport_size(size)
        page.goto(f"{address}/d/{drill.id}/case/{case}/")
        assert page.evaluate(COVERED) == []
    page.locator("input[data-answer='1']").first.focus()
    for _ in range(9):
        page.keyboard.press("Space")
        page.keyboard.press("ArrowRight")
        page.keyboard.press("Tab")
    answered = page.eval_on_selector_all("input[data-answer-of]", "all => all.map((one) => one.value)")
    assert answered == ["no"] * 9
    words = page.locator("template[data-code=G1]").evaluate("one => one.innerHTML")
    assert page.locator("[data-gate-code]").inner_text() == words.strip()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    # The part is fetched anew at once: the code stands in it, and "recorded" has moved to the place for answers.
    page.locator(".code-box, .gate-form .refused").first.wait_for()
    page.locator("#said .done").wait_for()
    drill.catch_up()
    assert drill.state.book.cases[case].gate_code == "G1"
