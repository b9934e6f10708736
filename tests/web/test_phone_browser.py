"""A report from a phone: it waits on its page while there is no line, arrives once with its picture, on a slow phone too."""

from __future__ import annotations

from io import BytesIO
from itertools import combinations

import pytest
from PIL import Image
from playwright.sync_api import expect

from infodrill.kernel.i18n import LANGUAGES, tr
from infodrill.web.live import LiveDrill

from .browsing import DESK, PHONE, SHORTENED, opened, places
from .rehearsed import rehearsed
from .test_rooms_browser import FIRST_LOAD

SAID = "Nước tràn qua cửa khoa cấp cứu."
SLOW = {"offline": False, "latency": 300, "downloadThroughput": 60_000, "uploadThroughput": 30_000}
DRAFTS = "Object.keys(localStorage).filter((key) => key.startsWith('draft:'))"


def photo() -> dict[str, object]:
    drawn = BytesIO()
    Image.new("RGB", (40, 30), "navy").save(drawn, "JPEG")
    return {"name": "cua-sau.jpg", "mimeType": "image/jpeg", "buffer": drawn.getvalue()}


def tapped(page, address: str, drill: LiveDrill) -> None:
    """The three taps, the sentence and the picture; not yet sent."""
    page.goto(f"{address}/d/{drill.id}/desk/report/")
    page.locator(".tap-box", has=page.locator("input[name=what][value=field]")).tap()
    page.locator(".tap-box", has=page.locator("input[name=danger][value=no]")).tap()
    page.locator("#report-said").fill(SAID)
    page.locator("#report-photo").set_input_files(photo())


def arrived(drill: LiveDrill) -> list[object]:
    drill.catch_up()
    return [case for case in drill.state.book.cases.values() if case.said == SAID]


def phone(browser, served, **more: object):
    return opened(browser, served, "duty", PHONE, has_touch=True, is_mobile=True, **more)


def test_a_report_without_a_line_waits_on_its_page_and_arrives_once_with_its_picture(browser, served) -> None:
    drill, address = served
    page = phone(browser, served)
    tapped(page, address, drill)
    page.context.set_offline(True)
    page.locator(".report-foot button").tap()
    page.locator(".form-said .refused").wait_for()
    assert page.locator("#report-said").input_value() == SAID
    assert len(page.evaluate(DRAFTS)) == 1 and not arrived(drill)

    page.context.set_offline(False)
    page.locator("#report-sent").wait_for()
    assert page.evaluate(DRAFTS) == []
    (case,) = arrived(drill)
    assert len(case.attachments) == 1
    page.context.close()


def test_a_report_whose_answer_was_lost_is_sent_again_and_counts_once(browser, served) -> None:
    drill, address = served
    page = phone(browser, served)
    tapped(page, address, drill)
    lost = []

    def cut(route) -> None:
        """The range hears the first one; its answer never comes back."""
        if route.request.method == "POST" and not lost:
            lost.append(route.fetch().status)
            route.abort()
        else:
            route.continue_()

    page.route("**/desk/report/", cut)
    page.locator(".report-foot button").tap()
    page.locator(".form-said .refused").wait_for()
    assert lost == [200] and len(arrived(drill)) == 1
    # Even after the page was loaded again.
    page.reload()
    page.locator(".report-foot button").tap()
    page.locator("#report-sent").wait_for()
    assert len(arrived(drill)) == 1
    page.context.close()


def test_a_slow_phone_loads_little_and_reports_in_three_taps_without_moving_things(browser, served) -> None:
    drill, address = served
    page = phone(browser, served, reduced_motion="reduce")
    line = page.context.new_cdp_session(page)
    line.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", SLOW)
    loaded: list[float] = []
    line.on("Network.loadingFinished", lambda one: loaded.append(one["encodedDataLength"]))
    tapped(page, address, drill)
    page.wait_for_function("document.fonts.status === 'loaded'")
    assert 20_000 < sum(loaded) <= FIRST_LOAD, sum(loaded)
    moving = page.evaluate(
        "document.getAnimations().filter((one) => one.effect.getComputedTiming().activeDuration > 10).length"
    )
    longest = page.eval_on_selector_all(
        "*",
        "all => Math.max(...all.flatMap((one) => getComputedStyle(one).transitionDuration.split(',').map(parseFloat)))",
    )
    assert moving == 0 and longest <= 0.01
    page.locator(".report-foot button").tap()
    page.locator("#report-sent").wait_for()
    assert len(arrived(drill)) == 1
    page.context.close()


def test_a_phone_says_in_words_that_the_clock_stands(browser, served) -> None:
    drill, address = served
    page = phone(browser, served)
    page.goto(f"{address}/d/{drill.id}/desk/")
    state = page.locator(".bar .line-state")  # a dot as long as the clock goes
    expect(state).to_have_css("font-size", "12px")
    expect(state).to_contain_text("dừng")
    # Who one is, the hour and that it stands are whole, and none stands over another.
    boxes = [
        page.locator(part).bounding_box() for part in (".who-name", ".hour-now", ".bar .line-state", ".tools")
    ]
    assert page.evaluate(SHORTENED) == [] and page.locator(".bar").bounding_box()["height"] < 72
    for left, right in combinations(boxes, 2):
        apart = left["x"] + left["width"] <= right["x"] + 1 or left["y"] + left["height"] <= right["y"] + 1
        assert apart, boxes
    page.context.close()


# What the head of a page says, put there in the most words: `fast` beside the hour, `stands` where a running clock has its dot.
SAYS = """([fast, stands]) => {
  document.querySelector(".hour-day").textContent = "29/11/2027 · 141 · " + fast;
  const state = document.querySelector(".bar .line-state");
  if (stands) { document.querySelector("#hour").dataset.state = "paused"; state.textContent = stands; }
}"""
WORDS_AT = """() => [".who-name", "[data-clock]", ".hour-day", ".line-state", ".tools-ask", ".tools > summary"].map((part) => {
  const words = document.createRange(), shown = document.querySelector(".bar").querySelector(part);
  words.selectNodeContents(shown);
  const own = shown.getBoundingClientRect(), box = words.getBoundingClientRect();
  return [part, Math.min(own.left, box.left || own.left), Math.min(own.top, box.top || own.top),
    Math.max(own.right, box.right), Math.max(own.bottom, box.bottom)];
})"""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_in_the_head_of_a_phone_stands_over_another_however_much_is_said(
    browser, served, lang
) -> None:
    """At double speed words ran below the question mark; as a phase was over, that was printed over them and cut at the edge."""
    drill, address = served
    page = opened(
        browser, served, "duty", {"width": 360, "height": 740}, lang, has_touch=True, is_mobile=True
    )
    fast = tr(lang, "×{n}: {n} minutes of the story pass in one of yours; later deadlines", n="4")
    for stands in ("", tr(lang, "Paused"), tr(lang, "Phase {n} is over", n=3)):
        page.goto(f"{address}/d/{drill.id}/desk/")
        page.evaluate("(asked) => (" + SAYS + ")(asked)", [fast, stands])
        boxes = page.evaluate(WORDS_AT)
        for (one, left, top, right, bottom), (other, x, y, far, low) in combinations(boxes, 2):
            apart = right <= x + 1 or far <= left + 1 or bottom <= y + 5 or low <= top + 5  # leading
            assert apart, (one, other, stands, boxes)
        assert max(box[3] for box in boxes) <= 360 and page.evaluate(SHORTENED) == []
    page.context.close()


COVERED = """() => [...document.querySelectorAll(".table-dense tbody tr")].flatMap((row) => {
  const due = row.querySelector(".due"), state = row.querySelector(".grp"), all = document.createRange();
  if (!due || !state) return [];
  due.lastChild.textContent = "Tiếp nhận hoặc trả lại hồ sơ 12 giờ 59 phút";
  all.selectNodeContents(state);
  const [left, right] = [all.getBoundingClientRect(), due.getBoundingClientRect()];
  return [[left.right, right.left, right.right, innerWidth]];
})"""


def test_a_deadline_of_many_words_covers_no_state_in_the_list_of_a_phone(browser, served) -> None:
    drill, address = served
    page = opened(browser, served, "duty", {"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page.goto(f"{address}/d/{drill.id}/case/")
    found = page.evaluate(COVERED)
    assert found
    for state_ends, chip_begins, chip_ends, screen in found:
        assert state_ends <= chip_begins + 1 and chip_ends <= screen, found
    page.context.close()


def large_photo() -> dict[str, object]:
    drawn = BytesIO()
    Image.effect_noise((3_200, 2_400), 90).convert("RGB").save(drawn, "JPEG", quality=95)
    assert drawn.tell() > 3_000_000
    return {"name": "cong.jpg", "mimeType": "image/jpeg", "buffer": drawn.getvalue()}


def test_a_large_photograph_is_made_small_in_the_browser_before_it_is_sent(browser, served) -> None:
    drill, address = served
    page = phone(browser, served)
    tapped(page, address, drill)
    taken = large_photo()
    page.locator("#report-photo").set_input_files(taken)
    expect(page.locator("[data-photo-name]")).to_contain_text("cong.jpg")
    size = page.evaluate("document.querySelector('#report-photo').files[0].size")
    assert size < len(taken["buffer"]) * 0.6
    page.locator(".report-foot button").tap()
    page.locator("#report-sent").wait_for()
    (case,) = arrived(drill)
    kept = drill.attachments.get(case.attachments[0].digest)
    with Image.open(BytesIO(kept)) as opened:
        assert 3_900_000 < opened.size[0] * opened.size[1] <= 2_048 * 2_048
    page.context.close()


# A phone that takes its time over a picture, until the test says `window.go()`, and tells of each picture that it sends.
BUSY = """const real = createImageBitmap, send = fetch;
window.createImageBitmap = (...asked) => new Promise((go) => { window.go = go; }).then(() => real(...asked));
window.fetch = (address, asked) => {
  if (asked?.body?.get?.("photo")) window.sends(asked.body.get("photo").size);
  return send(address, asked);
};"""


def test_a_form_waits_for_its_large_photograph_also_when_the_line_comes_back_meanwhile(
    browser, served
) -> None:
    drill, address = served
    page = phone(browser, served)
    page.add_init_script(BUSY)
    sent: list[int] = []
    page.expose_function("sends", lambda size: sent.append(size))
    tapped(page, address, drill)
    page.context.set_offline(True)
    button = page.locator(".report-foot button")
    button.tap()
    page.locator(".form-said .refused").wait_for()
    taken = large_photo()
    page.locator("#report-photo").set_input_files(taken)
    expect(button).to_be_disabled()
    small = len(sent)  # how often the first picture was tried
    assert small
    page.context.set_offline(False)
    expect(page.locator("body[data-stream=open]")).to_be_attached()  # what lies waiting was sent by now
    assert len(sent) == small
    page.evaluate("window.go()")
    page.locator("#report-sent").wait_for()
    assert len(sent) == small + 1 and 100_000 < sent[-1] < len(taken["buffer"]) * 0.6
    assert len(arrived(drill)) == 1
    page.context.close()


def test_a_refusal_stands_above_the_foot_covers_no_field_and_goes_when_the_form_is_sent_again(
    browser, served
) -> None:
    drill, address = served
    page = phone(browser, served)
    tapped(page, address, drill)
    page.locator("#report-said").fill("Gọi 0912 345 678 để hỏi.")
    page.locator(".report-foot button").tap()
    refused = page.locator(".form-said .refused")
    refused.wait_for()
    said, foot, field = (
        page.locator(one).bounding_box() for one in ("#said-1", ".report-foot", "#report-said")
    )
    assert said and foot and field and said["y"] + said["height"] <= foot["y"] + 1
    page.locator("#report-said").scroll_into_view_if_needed()
    field, foot = page.locator("#report-said").bounding_box(), page.locator(".report-foot").bounding_box()
    assert field["y"] + field["height"] <= foot["y"] + 1
    # Sent again, what was said of the first attempt is gone before the answer comes.
    held = []
    page.route("**/desk/report/", lambda route: held.append(route))
    page.locator("#report-said").fill(SAID)
    page.locator(".report-foot button").tap()
    expect(refused).to_have_count(0)
    held[0].continue_()
    page.locator("#report-sent").wait_for()
    page.context.close()


WHOLE = (
    "(words) => words.scrollWidth <= words.clientWidth + 1 && words.scrollHeight <= words.clientHeight + 1"
)


def test_the_mark_of_the_exercise_stays_on_a_page_that_is_scrolled(browser, served) -> None:
    drill, address = served
    page = phone(browser, served)
    for room in ("desk", "network"):
        page.goto(f"{address}/d/{drill.id}/{room}/")
        page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
        expect(page.locator("aside.mark")).to_be_in_viewport(ratio=1)
        mark, bar = (page.locator(one).bounding_box() for one in ("aside.mark", ".bar"))
        assert mark and bar and mark["y"] == 0 and bar["y"] >= mark["height"]
        assert page.locator(".mark-build").evaluate(WHOLE), "what build this is was cut"
    page.context.close()


# Words that lie alone in the first column of a grid of several: each stood below the other, beside nothing.
IN_A_COLUMN = """() => [...document.querySelectorAll("main :is(li, p, dd, div)")]
  .filter((box) => !box.children.length && box.textContent.trim() && box.checkVisibility())
  .filter((box) => getComputedStyle(box).display.includes("grid") && getComputedStyle(box).gridTemplateColumns.includes(" "))
  .map((box) => `${box.parentElement.className}: ${box.textContent.trim().slice(0, 40)}`)"""


def test_what_says_that_a_list_is_empty_has_its_whole_width(browser, server) -> None:
    drill, wrong, looked = rehearsed("clinic", 1, own=True), [], 0
    for seat, size in (("voice", PHONE), ("coordinator", DESK)):
        page = opened(browser, (drill, server), seat, size)
        for place in places(drill, seat):
            page.goto(server + place)
            wrong += [f"{place}: {found}" for found in page.evaluate(IN_A_COLUMN)]
            looked += 1
        page.context.close()
    assert looked > 9 and wrong == []
