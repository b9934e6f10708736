"""The stop for a real event: the streams of every seat hear it, no page, part, file or API answer shows anything simulated."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from itertools import product

import pytest

from infodrill.kernel.i18n import LANGUAGES, catalogue
from infodrill.kernel.mark import MARK
from tests.forms import both_forms

from .serving import PATIENCE, Browser, Ear, new_drill, until

EACH = 5  # streams a seat
# All that a line of a stream may be.
FRAME = r"|: |retry: 2000|id: \S+|event: (changed|resync|alive|still|ended)|data: ([a-z0-9 -]*|\.)"
WORDS = "NỘI DUNG MÔ PHỎNG"
ITSELF = 'data-part="stopped"'  # the stop is the one part that is left


def seats_of(server) -> tuple[str, dict[str, Browser], str]:
    """A drill, a browser on each of its seats, and the seat of SAFE."""
    from infodrill.scenario.loader import find, load

    places = load(find("clinic")).scenario.cells.cells
    names = tuple(seat.id for cell in places for seat in cell.seats)
    safe = next(seat.id for cell in places for seat in cell.seats if "SAFE" in seat.roles)
    drill, joined = new_drill(server, (), names)
    return drill, joined, safe


@pytest.fixture(scope="module")
def stopped(whole_range) -> Callable[[str], tuple[str, Browser]]:
    """A drill that stands still for that reason, and a browser of a seat: one for all who only look."""

    @cache
    def made(reason: str) -> tuple[str, Browser]:
        drill, seats, _ = seats_of(whole_range)
        assert seats["direction"].do(drill, "stop-for-real", reason=reason) == 200
        return drill, seats["duty"]

    return made


def test_the_stop_reaches_forty_streams_at_once_and_blanks_every_page(whole_range):
    from infodrill.conduct.policy import ROOMS

    drill, seats, safe = seats_of(whole_range)
    assert seats["duty"].do(drill, "send-message", kind="chat", text=WORDS) == 200
    assert seats["duty"].do(drill, "open-case", intake="hotline", source="", said=WORDS) == 200
    ears = [Ear(seats[name], drill) for name in seats for _ in range(EACH)]
    assert len(ears) >= 40
    for ear in ears:
        ear.heard.clear()
    assert seats[safe].do(drill, "stop-for-real", reason="cháy thật") == 200
    until(lambda: all("stop" in each_ear.topics() for each_ear in ears))
    for name, browser in seats.items():
        for room in ROOMS:
            for tail in ("", "?part=inbox,tide", "?part=hour"):
                status, body = browser.get(f"/d/{drill}/{room}/{tail}")
                assert WORDS not in body and "data-part" not in body.replace(ITSELF, ""), (name, room)
                assert status in (403, 404) or 'class="stopped"' in body, (name, room, status)
        for path in ("inbox", "messages", "cases", "network/threads", "watch/groups", "statements"):
            status, body = browser.get(f"/api/v1/drills/{drill}/{path}")
            assert status in (403, 409, 423, 429, 503) and WORDS not in body, (name, path, status)
    assert seats["duty"].do(drill, "send-message", kind="chat", text="x") == 409
    # Time does not move, and nothing more is told, until SAFE lifts it: then every stream says so, and no frame holds a word.
    late = Ear(seats["duty"], drill)
    assert {event for _, event, _ in late.heard} == {"resync"} and b"data: \n" in late.raw
    told = [len(each_ear.heard) for each_ear in ears]
    assert seats["duty"].do(drill, "send-message", kind="chat", text=WORDS) == 409
    assert seats[safe].do(drill, "resume-after-stop") == 200
    until(
        lambda: all(
            "stop" in " ".join(data for _, _, data in each_ear.heard[told[n] :])
            for n, each_ear in enumerate(ears)
        )
    )
    assert [len(each_ear.heard) for each_ear in ears] == [count + 1 for count in told]
    assert WORDS in seats["duty"].get(f"/d/{drill}/meeting/")[1]
    for ear in (*ears, late):
        assert WORDS.encode() not in ear.raw and all(
            re.fullmatch(FRAME, line) for line in ear.raw.decode().splitlines()
        )
        ear.over = True


def test_an_open_page_holds_nothing_simulated_after_the_stop_and_comes_back_after_it(browser, whole_range):
    drill, seats, safe = seats_of(whole_range)
    assert seats["duty"].do(drill, "send-message", kind="chat", text=WORDS) == 200
    context = browser.new_context()
    jar = seats["duty"].jar
    context.add_cookies(
        [{"name": cookie.name, "value": cookie.value, "url": seats["duty"].base} for cookie in jar]
    )
    pages = {room: context.new_page() for room in ("meeting", "desk")}
    for room, page in pages.items():
        page.goto(f"{seats['duty'].base}/d/{drill}/{room}/")
        page.wait_for_selector("body[data-stream=open]", timeout=PATIENCE * 1_000)
    assert WORDS in pages["meeting"].content()
    pages["meeting"].locator("textarea, input[name=text]").first.fill("đang viết dở")
    assert seats[safe].do(drill, "stop-for-real", reason="cháy thật") == 200
    for page in pages.values():
        page.wait_for_selector(".stopped", timeout=PATIENCE * 1_000)
        told = page.content()
        assert (
            WORDS not in told and "đang viết dở" not in told and "data-part" not in told.replace(ITSELF, "")
        )
        assert page.locator("form, input, textarea").count() == 0
    assert seats[safe].do(drill, "resume-after-stop") == 200
    pages["meeting"].wait_for_selector("[data-part]:not(.stopped)", timeout=PATIENCE * 1_000)
    assert WORDS in pages["meeting"].content()
    context.close()


SHORT = "Cháy thật ở tầng hai"


PHONE, DESK, PROJECTOR = SIZES = (360, 640), (1280, 800), (3840, 2160)


@pytest.mark.parametrize(
    ("size", "lang"),
    both_forms(product(SIZES, ["vi", "en"]), [(PHONE, "vi"), (DESK, "en"), (PROJECTOR, "vi")]),
)
def test_the_stop_fills_the_screen_without_a_word_of_the_exercise_or_a_broken_one(
    browser, stopped, size, lang
):
    drill, seat = stopped(SHORT)
    context = browser.new_context(viewport={"width": size[0], "height": size[1]})
    base = seat.base
    jar = [{"name": cookie.name, "value": cookie.value, "url": base} for cookie in seat.jar]
    context.add_cookies([*jar, {"name": "infodrill_lang", "value": lang, "url": base}])
    page = context.new_page()
    page.goto(f"{base}/d/{drill}/desk/")
    assert MARK not in page.content() and not page.title().endswith("EXERCISE")
    assert page.locator("h1").count() == 1 and SHORT in page.content()
    told = page.evaluate(
        """() => {
          const box = document.querySelector(".stopped").getBoundingClientRect();
          const high = (one) => parseFloat(getComputedStyle(document.querySelector(one)).fontSize);
          // a broken word: one that stands on two lines
          const broken = [];
          const walk = document.createTreeWalker(document.querySelector(".stopped"), NodeFilter.SHOW_TEXT);
          while (walk.nextNode())
            for (const word of walk.currentNode.data.matchAll(/[^\\s]+/g)) {
              const range = new Range();
              range.setStart(walk.currentNode, word.index);
              range.setEnd(walk.currentNode, word.index + word[0].length);
              if (new Set([...range.getClientRects()].map((one) => Math.round(one.top))).size > 1) broken.push(word[0]);
            }
          return { wide: box.width, high: box.height, h1: high("h1"), now: high(".stopped-now"), broken,
                   over: document.documentElement.scrollWidth };
        }"""
    )
    assert told["broken"] == [] and told["over"] <= size[0] and told["wide"] == size[0]
    assert told["high"] >= size[1]
    assert told["h1"] >= size[0] * 0.06 and told["now"] >= size[0] * 0.025
    context.close()


LONG = (
    "Cháy thật ở tầng hai, khói lan sang cầu thang phía đông, mọi người ra bằng cửa phía tây và tập trung ở sân. "
    * 4
)


@pytest.mark.parametrize("reason", [SHORT, LONG.strip()[:400]], ids=["short", "long"])
def test_what_to_do_now_is_on_the_first_screen(browser, stopped, reason):
    drill, seat = stopped(reason)
    base = seat.base
    jar = [{"name": cookie.name, "value": cookie.value, "url": base} for cookie in seat.jar]
    page = browser.new_context().new_page()
    for lang in ("vi", "en"):
        page.context.add_cookies([*jar, {"name": "infodrill_lang", "value": lang, "url": base}])
        for width, height in ((360, 740), (1280, 720), (1920, 1080), (3840, 2160)):
            page.set_viewport_size({"width": width, "height": height})
            page.goto(f"{base}/d/{drill}/desk/")
            for part in ("h1", ".stopped-now"):
                box = page.locator(part).bounding_box()
                assert box and box["y"] >= 0, (lang, width, part)
                assert box["y"] + box["height"] <= height, (lang, width, part, box)
                assert box["x"] >= 0 and box["x"] + box["width"] <= width, (lang, width, part, box)


def test_one_press_stops_and_what_happened_may_follow(browser, whole_range):
    drill, seats, _ = seats_of(whole_range)
    context = browser.new_context()
    base = seats["direction"].base
    jar = [{"name": cookie.name, "value": cookie.value, "url": base} for cookie in seats["direction"].jar]
    context.add_cookies(jar)
    page = context.new_page()
    page.goto(f"{base}/d/{drill}/control/")
    page.wait_for_selector("body[data-stream=open]", timeout=PATIENCE * 1_000)
    assert page.locator(".stop input:visible, .stop textarea").count() == 0
    page.locator(".stop .do-stop").click()
    page.wait_for_selector(".stopped", timeout=PATIENCE * 1_000)
    assert 'class="stopped"' in seats["duty"].get(f"/d/{drill}/desk/")[1]
    typed = "Cháy ở tầng hai, gọi 0912 345 678"
    page.locator("#stop-why").fill(typed)
    page.locator("#stop-why + button").click()
    page.wait_for_selector(".stopped .refused", timeout=PATIENCE * 1_000)
    assert page.locator("#stop-why").input_value() == typed
    page.locator("#stop-why").fill("Cháy ở tầng hai")
    page.locator("#stop-why + button").click()
    page.wait_for_selector(".stopped-why", timeout=PATIENCE * 1_000)
    told = seats["duty"].get(f"/d/{drill}/desk/")[1]
    assert "Cháy ở tầng hai" in told and "<form" not in told
    assert seats["direction"].do(drill, "resume-after-stop") == 200
    page.wait_for_selector(".stop .do-stop", timeout=PATIENCE * 1_000)
    context.close()


def test_the_stop_has_one_name_in_each_language():
    """Whatever speaks of it says “real event”, “tình huống thật”."""
    others = re.compile(
        r"sự cố thật|sự việc thật|chuyện thật|real emergency|something real (has )?happen", re.IGNORECASE
    )
    said = [text for lang in LANGUAGES for pair in catalogue(lang).items() for text in pair]
    pages = [
        page.read_text() for lang in LANGUAGES for page in (files("infodrill.web") / "help" / lang).iterdir()
    ]
    assert len(pages) > 20 and [text for text in (*said, *pages) if others.search(text)] == []
