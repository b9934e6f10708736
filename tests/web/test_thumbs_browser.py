"""On a phone whatever is pressed is as large as a thumb, and nothing that stays at the foot covers what is being written."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

import infodrill.web
from infodrill.casework.nouns.intake import OpenCase
from tests.forms import both_forms

from .browsing import PHONE, opened, places

SMALL = """() => [...document.querySelectorAll("main :is(button, select, label:has(> input:is([type=radio], [type=checkbox])))")]
  .filter((shown) => shown.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
  .map((shown) => [shown.textContent.trim().slice(0, 40), shown.className, shown.getBoundingClientRect()])
  .filter(([, , box]) => box.height > 0 && (box.height < 43.5 || box.width < 43.5))
  .map(([words, style, box]) => `${words} (${style}) ${Math.round(box.width)} × ${Math.round(box.height)}`)"""
ASKEW = """() => [...document.querySelectorAll("main .do")]
  .filter((shown) => shown.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
  .map((shown) => {
    const words = document.createRange();
    words.selectNodeContents(shown);
    if (shown.lastElementChild?.matches(".heard")) words.setEndBefore(shown.lastElementChild);
    const [box, said] = [shown, words].map((one) => one.getBoundingClientRect());
    return [shown.textContent.trim().slice(0, 40), (said.top + said.bottom - box.top - box.bottom) / 2, box.height];
  })
  .filter(([, off, height]) => height > 0 && Math.abs(off) > 3)
  .map(([words, off]) => `${words}: ${Math.round(off)} px off the middle`)"""
STATIC = Path(infodrill.web.__file__).parent / "static/infodrill/js"
LIST = """<div id="said"></div><template id="turned" data-under="Read it, then press again."></template>
<section data-part="inbox"><ul>{rows}</ul></section>"""
ROW = '<li id="inbox-{n}"><form method="post" action="/do/ack"><button>Received</button></form></li>'
OTHER = ROW.replace("ack", "join")  # number 0: another deed


@pytest.mark.parametrize("seat", both_forms(["duty", "voice", "lookout", "direction"], ["duty", "lookout"]))
def test_whatever_is_pressed_is_as_large_as_a_thumb_and_its_words_stand_in_its_middle(
    browser, seen, seat: str
) -> None:
    drill, address = seen
    page = opened(browser, seen, seat, PHONE, has_touch=True, is_mobile=True, reduced_motion="reduce")
    wrong: dict[str, str] = {}
    looked = 0
    of_each = {case.state: f"/d/{drill.id}/case/{case.case}/" for case in drill.view(seat, "vi").cases}
    for place in dict.fromkeys([*places(drill, seat), *of_each.values()]):
        page.goto(address + place)
        for found in (*page.evaluate(SMALL), *page.evaluate(ASKEW)):
            wrong.setdefault(found, place)
        looked += 1
    page.context.close()
    assert looked > 3 and not wrong, "\n".join(f"{place}: {found}" for found, place in wrong.items())


FOOT = """() => {
  const box = document.querySelector("#report-said").getBoundingClientRect();
  const foot = document.querySelector(".report-foot").getBoundingClientRect();
  return [box.bottom, foot.top];
}"""


def test_whoever_writes_a_report_sees_the_whole_field(browser, seen) -> None:
    drill, address = seen
    page = opened(browser, seen, "duty", PHONE, has_touch=True, is_mobile=True, reduced_motion="reduce")
    page.goto(f"{address}/d/{drill.id}/desk/report/")
    page.locator("#report-said").tap()
    page.evaluate("document.querySelector('#report-said').scrollIntoView({ block: 'end' })")
    field, foot = page.evaluate(FOOT)
    assert field <= foot
    page.locator("#report-said").blur()
    page.evaluate("scrollTo(0, 0)")
    assert page.locator(".report-foot").bounding_box()["y"] < PHONE["height"]
    page.context.close()


def test_what_comes_to_the_head_says_so_and_a_tap_meant_for_what_stood_there_goes_there(
    browser, served
) -> None:
    """The next thing became another one as the finger came down, without a word."""
    drill, address = served
    page = opened(browser, served, "duty", PHONE, has_touch=True, is_mobile=True, reduced_motion="reduce")
    page.goto(f"{address}/d/{drill.id}/desk/")
    expect(page.locator("body[data-stream=open]")).to_be_attached()
    head = page.locator(".next-do [data-waits]")
    before, former = head.get_attribute("href"), page.locator("#next-h").inner_text()
    # In the very moment in which it comes the finger comes down, where the former stood.
    page.evaluate(
        """() => document.addEventListener("part:fresh", () => {
          const link = document.querySelector(".next-do [data-waits]");
          link.addEventListener("click", (event) => { event.preventDefault(); window.led = link.getAttribute("href"); });
          link.dispatchEvent(new PointerEvent("click", { bubbles: true, cancelable: true, pointerType: "touch",
            clientX: window.place[0], clientY: window.place[1] }));
        })"""
    )
    box = head.bounding_box()
    page.evaluate("place => { window.place = place; }", [box["x"] + 20, box["y"] + 10])
    drill.give(
        "duty",
        OpenCase(role="L1-DUTY", intake="ward", source="free", said="Có người ngất?", danger="yes"),
        "",
    )
    expect(page.locator("[data-turned]")).to_contain_text(former)
    assert page.evaluate("new URL(window.led, location).pathname") == before.split("#")[0]
    assert page.locator("[data-turned] a").get_attribute("href").endswith(before)
    page.context.close()


@pytest.mark.parametrize(
    ("stood", "came", "goes"),
    [((1,), (2, 1), False), ((1,), (1, 2), True), ((), (1,), True), ((0,), (1,), True)],
)
def test_a_button_that_came_under_the_finger_gives_no_command_and_says_so(
    browser, stood: tuple[int, ...], came: tuple[int, ...], goes: bool
) -> None:
    """A newer one came in on top, and "Received" was pressed on it unread; the one that was meant stayed open."""
    page = browser.new_page(viewport=PHONE)
    page.set_content(LIST.format(rows="".join((ROW if n else OTHER).format(n=n) for n in stood)))
    turned = (STATIC / "turned.js").read_text("utf-8").replace("export ", "")
    sent = page.evaluate(
        f"""async (rows) => {{
          {turned}
          keepTurned();
          const sent = [];
          document.addEventListener("submit", (event) => {{ event.preventDefault(); sent.push(event.target.parentElement.id); }});
          const part = document.querySelector("[data-part]");
          const first = () => part.querySelector("button")?.getBoundingClientRect();
          const meant = first();
          part.dispatchEvent(new CustomEvent("part:goes", {{ bubbles: true }}));
          part.querySelector("ul").innerHTML = rows;
          part.dispatchEvent(new CustomEvent("part:fresh", {{ bubbles: true, detail: {{ own: false }} }}));
          const box = meant ?? first();
          const at = {{ clientX: box.x + 5, clientY: box.y + 5 }};
          document.elementFromPoint(at.clientX, at.clientY)
            .dispatchEvent(new PointerEvent("click", {{ bubbles: true, cancelable: true, detail: 1, ...at }}));
          return sent;
        }}""",
        "".join(ROW.format(n=n) for n in came),
    )
    assert sent == (["inbox-1"] if goes else [])
    assert (page.locator(".under-said").count() == 0) is goes
    page.close()
