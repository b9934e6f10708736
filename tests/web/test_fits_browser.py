"""What a seat needs first is in sight where halls sit: frame and control at 1280 × 800, lists whole on a phone."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from infodrill.casework.nouns.intake import OpenCase
from infodrill.conduct.nouns.clock import ChangeClock
from infodrill.kernel.i18n import LANGUAGES, tr
from infodrill.web.live import LiveDrill
from tests.forms import both_forms

from .browsing import BEYOND, CUT, DESK, PHONE, SHORTENED, SMALL, SQUEEZED, TOUCHING, opened, visits
from .rehearsed import rehearsed, rehearsed_when
from .test_walk import alike

LAPTOP = {"width": 1280, "height": 800}
APART = """() => {
    const one = document.querySelector('.tabs').getBoundingClientRect();
    const ends = [...document.querySelectorAll('.tab')].map((tab) => tab.getBoundingClientRect().right);
    const hour = document.querySelector('.hour').getBoundingClientRect();
    return [Math.max(...ends), hour.left, one.height, document.documentElement.scrollWidth <= innerWidth];
}"""
# What scrolls inside a column that scrolls itself, around an element, "" = nothing.
SHUT_IN = """(part) => {
    const found = [];
    for (let box = part.parentElement; box && box !== document.body; box = box.parentElement)
        if (/auto|scroll/.test(getComputedStyle(box).overflowY) && box.scrollHeight > box.clientHeight + 1)
            found.push(box.className);
    return found.slice(0, -1).join(" ");
}"""
IN_SIGHT = """(names) => names.map((name) => {
    const box = document.querySelector(name)?.getBoundingClientRect();
    return [name, Boolean(box && box.height > 0 && box.top >= 0 && box.bottom <= innerHeight)];
})"""


TOP = """(field) => {
    const box = field.getBoundingClientRect();
    return document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2) === field;
}"""


SHOWN = """(row) => {
    const box = row.getBoundingClientRect();
    return row.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2));
}"""


# The words in the ring of a deadline of which a corner lies beyond its inner edge, with the longest that it may hold.
BEYOND_RING = """([left, until]) => {
    const ring = document.querySelector('.next-ring'), edge = ring.getBoundingClientRect();
    const [far, day] = ring.querySelectorAll('b, b + span');
    ring.classList.add('next-far');
    [far.textContent, day.textContent] = [left, until];
    const inside = edge.width / 2 - 10, [x, y] = [edge.x + edge.width / 2, edge.y + edge.height / 2];
    return [far, day].flatMap((part) => {
        const words = document.createRange();
        words.selectNodeContents(part);
        return [...words.getClientRects()].filter((box) => [box.left, box.right].some((side) =>
            [box.top + box.height / 4, box.bottom - box.height / 4].some((high) => Math.hypot(side - x, high - y) > inside)))
            .map(() => part.textContent);
    });
}"""


# Pixels between the words of the run of show on a wall and what stands beside them.
BESIDE_RUN = """() => {
    const words = document.createRange(), ends = [];
    for (const part of document.querySelectorAll('.hall-run li > *')) {
        words.selectNodeContents(part);
        ends.push(words.getBoundingClientRect().right);
    }
    const left = document.querySelector('.hall-left b').getBoundingClientRect().left;
    return left - Math.max(...ends);
}"""


def at(browser: Any, served: Any, seat: str, place: str, size: dict[str, int], lang: str) -> Page:
    drill, address = served
    page = opened(browser, served, seat, size, lang)
    page.goto(f"{address}/d/{drill.id}/{place}/")
    return page


@pytest.mark.parametrize("lang", LANGUAGES)
def test_five_rooms_their_numbers_and_the_hour_stand_in_one_line(browser, seen, lang: str) -> None:
    for seat in ("voice", "duty", "direction", "lookout"):
        page = at(browser, seen, seat, "network", LAPTOP, lang)
        page.evaluate(
            "document.querySelectorAll('.tab .count').forEach((one) => { one.dataset.n = one.textContent = '12'; })"
        )
        right, left, high, whole = page.evaluate(APART)
        assert right + 4 <= left and high < 64 and whole, (seat, right, left, high, whole)
        page.context.close()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_at_a_faster_clock_the_head_is_no_wider_than_its_window(browser, served, lang: str) -> None:
    """A sentence beside the hour pushed "End the drill" beyond the edge of control, and ran below the clock elsewhere."""
    drill, _ = served
    drill.give("direction", ChangeClock(role="DIR", change="speed", value=10_000), "")
    for seat, place in (("direction", "control"), ("direction", "evaluation"), ("voice", "network")):
        page = at(browser, served, seat, place, LAPTOP, lang)
        expect(page.locator(".hour-fast").first).to_be_visible()
        right, left, _, whole = page.evaluate(APART)
        assert right + 4 <= left and whole, (seat, place, right, left)
        page.context.close()


@pytest.mark.parametrize(
    ("lang", "size"),
    both_forms([("vi", LAPTOP), ("en", LAPTOP), ("vi", DESK)], [("en", LAPTOP), ("vi", DESK)]),
)
def test_control_has_in_sight_what_it_needs_first(browser, served, lang: str, size: dict[str, int]) -> None:
    drill, _ = served
    for said in ("Zzz.", "Qqq.", "Xxx."):
        drill.give("duty", OpenCase(role="L1-DUTY", intake="ward", source="free", said=said), "")
    page = at(browser, served, "direction", "control", size, lang)
    needed = (".clk-now", ".clk-do", "#wl-h", "[data-unlike]", "#ld-h", ".stop .do-stop")
    assert [name for name, seen in page.evaluate(IN_SIGHT, list(needed)) if not seen] == []
    rows = page.locator(".unlinked > summary").evaluate_all(f"all => all.map({SHOWN})")
    assert rows == [True] * 3, "of the cases that wait for control one was in sight, and none of the others"
    inner = page.locator(".ctl-rest .pane-body, .ctl-rest .col, .lanes .pane-body")
    shut = inner.evaluate_all(
        "all => all.filter((box) => box.scrollHeight > box.clientHeight + 1).map((box) => box.className)"
    )
    assert not shut, "a list or the lines scroll inside the column, a part of them in sight"
    assert page.locator("[id^=wl-] select[name=claim]").count(), "control chooses where nothing fits"
    page.locator(".ctl-asks details > summary").first.click()
    side, form = (page.locator(name).bounding_box() for name in (".ctl-two", ".ctl-asks details[open] form"))
    assert form["width"] > 0.85 * side["width"], "in half of the side a claim is four words wide"
    page.context.close()
    page = at(browser, served, "direction", "evaluation", size, lang)
    assert page.locator("[id^=wl-] select[name=claim]").count()
    assert page.evaluate(SQUEEZED) == [], "an arrow alone was left of the list of claims"
    page.context.close()


@pytest.mark.parametrize("lang", both_forms(LANGUAGES, ["vi"]))
def test_the_list_of_statements_is_whole_on_a_phone(browser, seen, lang: str) -> None:
    page = at(browser, seen, "voice", "studio", PHONE, lang)
    assert page.locator(".table-shelf tbody tr").count()
    cut = page.evaluate(
        "[...document.querySelectorAll('.table-shelf td')].filter((one) => one.getBoundingClientRect().right > innerWidth).length"
    )
    assert cut == 0
    labels = page.evaluate(
        "[...document.querySelectorAll('.thumb a')].map((one) => [one.scrollWidth <= one.clientWidth + 1, one.clientHeight])"
    )
    assert all(fits for fits, _ in labels) and len({high for _, high in labels}) == 1, labels
    page.context.close()


def test_the_part_of_a_stop_is_no_404_once_the_exercise_goes_on(browser, seen) -> None:
    drill, address = seen
    page = at(browser, seen, "duty", "desk", LAPTOP, "en")
    answer = page.request.get(f"{address}/d/{drill.id}/desk/?part=stopped")
    assert answer.status < 400 and answer.headers["hx-refresh"] == "true"
    page.context.close()


@pytest.mark.parametrize("lang", both_forms(LANGUAGES, ["en"]))
def test_every_pop_over_of_control_is_whole_stands_still_and_closes_by_escape(
    browser, seen, lang: str
) -> None:
    page = at(browser, seen, "direction", "control", LAPTOP, lang)
    sheets = page.locator("details.clk-more")
    assert sheets.count() >= 2
    for place in range(sheets.count()):
        sheet = sheets.nth(place)
        sheet.locator("summary").click()
        before = sheet.locator(".clk-sheet").bounding_box()
        assert before["x"] >= 0 and before["x"] + before["width"] <= LAPTOP["width"], before
        assert before["y"] + before["height"] <= LAPTOP["height"], before
        page.evaluate(
            "document.querySelector('[data-part=reach]').append(document.getElementById('news').content.cloneNode(true))"
        )
        assert sheet.locator(".clk-sheet").bounding_box() == before
        page.evaluate("document.querySelector('[data-part=reach] [data-news]').remove()")
        page.keyboard.press("Escape")
        assert sheet.get_attribute("open") is None
    page.context.close()


@pytest.mark.parametrize(
    ("size", "lang"), both_forms(product([PHONE, LAPTOP], LANGUAGES), [(PHONE, "en"), (LAPTOP, "vi")])
)
def test_no_word_of_the_hall_s_chart_is_cut(browser, seen, size: dict[str, int], lang: str) -> None:
    """On a guest's phone the letters were made larger than the margins they stand in."""
    page = at(browser, seen, "guest", "screen", size, lang)
    assert page.locator("svg.chart:visible text").count() > 4
    assert page.evaluate(BEYOND) == []
    assert page.evaluate(SMALL) == []
    # As long as its own face has not come, a page is written in a wider one.
    page.evaluate(
        "document.querySelectorAll('.chart text').forEach((word) => { word.style.fontFamily = 'DejaVu Sans'; })"
    )
    assert page.evaluate(BEYOND) == []
    page.context.close()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_run_of_show_on_a_wall_touches_nothing_beside_it(browser, seen, lang: str) -> None:
    page = at(browser, seen, "guest", "screen", LAPTOP, lang)
    assert page.evaluate(BESIDE_RUN) >= 20
    page.context.close()


@pytest.mark.parametrize("lang", both_forms(LANGUAGES, ["vi"]))
def test_a_deadline_however_far_stays_within_its_ring(browser, seen, lang: str) -> None:
    page = at(browser, seen, "voice", "desk", LAPTOP, lang)
    day = {"vi": "đến 07:58 ngày 23/5", "en": "until 07:58, 23 May"}[lang]
    for left in (
        "25:00",
        {"vi": "23 giờ 59 phút", "en": "23 h 59"}[lang],
        {"vi": "12 ngày", "en": "12 days"}[lang],
    ):
        assert page.evaluate(BEYOND_RING, [left, day]) == []
    page.context.close()


@pytest.mark.parametrize("lang", both_forms(LANGUAGES, ["vi"]))
def test_on_a_phone_each_field_of_the_studio_says_its_language(browser, seen, lang: str) -> None:
    """The two versions stood below each other, and nothing said which was which."""
    drill, address = seen
    page = opened(browser, seen, "voice", PHONE, lang)
    page.goto(f"{address}/d/{drill.id}/studio/new/?kind=bulletin")
    fields = page.locator(".two-tongues .part:is(input, textarea)")
    assert fields.count() == 12
    for field in fields.all():
        label = page.locator(f"label[for='{field.get_attribute('id')}']")
        box = label.bounding_box()
        assert box and box["height"] > 10 and box["width"] > 60
        assert (tr(lang, "English") in label.inner_text()) == (field.get_attribute("lang") == "en")
    page.context.close()


# The clinic in Vietnamese is looked at by the walk of `test_rooms_browser`.
@pytest.mark.parametrize(
    ("name", "lang"), both_forms([("clinic", "en"), ("typhoon", "vi")], [("clinic", "en")])
)
def test_nothing_in_any_room_is_cut_squeezed_or_shortened_at_a_laptop(
    browser, server: str, name: str, lang: str
) -> None:
    drill = rehearsed(name, 40, own=True)
    cut = []
    for seat, here in visits(drill, alike(drill)):
        page = opened(browser, (drill, server), seat, LAPTOP, lang)
        for place in here:
            page.goto(server + place)
            looks = (CUT, SQUEEZED, SHORTENED, TOUCHING)
            cut += [(seat, place, each) for look in looks for each in page.evaluate(look)]
        page.context.close()
    assert not cut, "\n".join(map(str, cut))


def who_may(drill: LiveDrill, step: str) -> tuple[str, str] | None:
    """(seat, text) of the first that may take the step with it."""
    views = (drill.view(seat, "vi") for seat in drill.seats().seats)
    found = (
        (view.seat.seat, text.statement)
        for view in views
        for text in view.statements
        if step in dict(view.casework.possible(text.statement))
    )
    return next(found, None)


@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
def test_who_approves_reads_the_text_first_with_the_button_in_reach(
    browser, server, size: dict[str, int]
) -> None:
    drill, (seat, text) = rehearsed_when("clinic", 24, lambda drill: who_may(drill, "approve"))
    page = opened(browser, (drill, server), seat, size)
    page.goto(f"{server}/d/{drill.id}/studio/{text}/")
    ways = page.locator("#step-approve button, .st-back > summary")
    looks = ways.evaluate_all(
        "all => all.map((way) => [way.offsetHeight, getComputedStyle(way).backgroundColor, getComputedStyle(way).fontWeight])"
    )
    assert len(looks) == 2 and looks[0] == looks[1], "to send it back looks as easy as to approve it"
    if size is PHONE:  # there the two ways lie over the text
        ground = page.locator(".st-judge").evaluate("(ways) => getComputedStyle(ways).backgroundColor")
        assert ground.startswith("rgb("), ground
    expect(ways.last).to_be_in_viewport(ratio=1)
    ways.last.click()
    reason = page.locator("#ret")
    expect(reason).to_be_in_viewport(ratio=1)
    assert reason.get_attribute("required") is not None and page.evaluate(TOP, reason.element_handle())
    ways.last.click()
    parts, button = (
        page.locator(".st-main .two-tongues .part, .st-main .two-tongues p"),
        page.locator("#step-approve button"),
    )
    assert parts.count() > 5
    first, mark = parts.first.bounding_box(), page.locator(".mark").bounding_box()
    assert first and mark  # a build that was changed since its release says so in lines of its own
    assert first["y"] + first["height"] - mark["height"] < size["height"] * 0.62 - 22
    for place in range(parts.count()):
        parts.nth(place).scroll_into_view_if_needed()
        expect(button).to_be_in_viewport(ratio=1)
        assert page.evaluate(SHUT_IN, parts.nth(place).element_handle()) == "", (
            "the text scrolls in one column"
        )
    page.context.close()


@pytest.mark.parametrize("step", ["approve", "publish"])
def test_where_a_text_is_sent_back_the_reason_is_in_sight_however_the_row_wraps(
    browser, server, step: str
) -> None:
    drill, (seat, text) = rehearsed_when("clinic", 24, lambda drill: who_may(drill, step))
    page = opened(browser, (drill, server), seat, LAPTOP)
    page.goto(f"{server}/d/{drill.id}/studio/{text}/")
    page.locator(".st-back > summary").click()
    for width in (740, 800, 900, 1024):
        page.set_viewport_size({"width": width, "height": 700})
        expect(page.locator("#ret")).to_be_in_viewport(ratio=1)
    page.context.close()


def test_what_hands_the_rights_check_in_is_in_sight_while_it_is_answered(browser, server) -> None:
    """The adviser's one button lay below nine questions and the fold."""
    drill = rehearsed("clinic", 20, own=True)
    views = {
        seat: drill.view(seat, "vi") for seat in drill.seats().seats if not drill.seats().seats[seat].control
    }
    found = [
        (seat, case)
        for seat, view in views.items()
        for case in view.open_cases
        if dict(view.casework.possible(case.case)).keys() & {"gate", "recode"}
    ]
    assert found
    for seat, case in found[:3]:
        page = opened(browser, (drill, server), seat, LAPTOP)
        page.goto(f"{server}/d/{drill.id}/case/{case.case}/")
        if case.gate_confirmed_by_rights:
            page.locator("[data-part=gate] summary").click()  # answered for: whoever would change it opens it
        expect(page.locator("[data-gate-send]")).to_be_in_viewport(ratio=1)
        assert page.evaluate(TOP, page.locator("[data-gate-send]").element_handle())
        page.context.close()


SHEET = "<main><section class=pane style='width:700px'>{}</section></main>"
NAME = "Bến phà chở thuốc và những chuyến cuối cùng trong đêm"


@pytest.mark.parametrize(
    ("held", "found"),
    [
        (f"<p style='margin:0'>{NAME}</p>", True),
        (f"<p style='margin:0 1rem'>{NAME}</p>", False),
        (f"<svg class=lane-chart width=60 height=40><text y=10>{NAME}</text></svg>", True),
        (f"<svg class=lane-chart width=600 height=40><text y=10>{NAME}</text></svg>", False),
        (
            "<svg class=lane-chart width=600 height=40><foreignObject width=90 height=28>"
            f"<p class=cut style='margin:0;height:28px;overflow:hidden'>{NAME}</p></foreignObject></svg>",
            True,
        ),
    ],
)
def test_words_at_the_edge_and_names_that_are_cut_in_a_drawing_are_seen(
    browser, held: str, found: bool
) -> None:
    """What heeds a text touched the edge of its sheet, and names of situations ended in dots: no look at a page had seen it."""
    page = browser.new_page()
    page.set_content(SHEET.format(held))
    assert bool(page.evaluate(TOUCHING)) == found
    page.close()
