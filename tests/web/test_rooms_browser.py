"""Rooms in a real browser: axe finds nothing serious, a phone loads little, narrow and zoomed pages do not run over."""

from __future__ import annotations

import pytest

from infodrill.casework.nouns.intake import LogCase, OpenCase
from infodrill.conduct.nouns.clock import ChangeClock

from .browsing import DESK, PHONE, opened, places
from .rehearsed import rehearsed

FIRST_LOAD = (
    165_000  # bytes as sent, the page itself uncompressed (see compressing.py); the bound promised is 200,000
)
SMALL = {"width": 1280, "height": 800}
# What a finger meets in the middle of each button, of the page as it stands and of each fold when it is opened.
COVERED = """() => {
  const wrong = [];
  const look = (root) => {
    for (const one of root.querySelectorAll("button, summary")) {
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
  return wrong;
}"""


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_serious_in_any_room(browser, served, theme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    drill, address = served
    wrong = []
    seen: set[str] = set()
    for seat in ("direction", "voice", "lookout", "rights", "duty"):
        page = opened(browser, served, seat, DESK, theme=theme)
        for place in places(drill, seat):
            if place in seen:
                continue
            seen.add(place)
            page.goto(address + place)
            for one in Axe().run(page).response["violations"]:
                if one["impact"] in ("serious", "critical"):
                    wrong.append((place, one["id"], [node["html"][:160] for node in one["nodes"][:3]]))
        page.context.close()
    assert not wrong, "\n".join(map(str, wrong))


def test_nothing_runs_over_the_side_of_a_phone_or_at_twice_the_size(browser, served) -> None:
    drill, address = served
    for size in (PHONE, {"width": 720, "height": 450}):
        for seat in ("direction", "duty", "voice"):
            page = opened(browser, served, seat, size)
            for place in places(drill, seat):
                page.goto(address + place)
                over = page.evaluate(
                    "document.documentElement.scrollWidth - document.documentElement.clientWidth"
                )
                assert over <= 0, (size, place, over)
            page.context.close()


@pytest.mark.parametrize("size", [PHONE, SMALL], ids=["phone", "small desk"])
def test_no_button_of_any_room_lies_under_another_or_out_of_reach(browser, served, size) -> None:
    drill, address = served
    wrong = []
    for seat in ("direction", "duty", "voice", "rights", "lookout"):
        page = opened(browser, served, seat, size)
        for place in places(drill, seat):
            page.goto(address + place)
            wrong += [(seat, place, one) for one in page.evaluate(COVERED)]
        page.context.close()
    assert not wrong, "\n".join(map(str, wrong))


@pytest.mark.parametrize("lang", ["vi", "en"])
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
  .flatMap((item) => [...item.querySelectorAll(".inbox-do .do")])
  .filter((one) => {
    const box = one.getBoundingClientRect();
    // Well within the rounded corners, which are no part of it.
    return [[box.left + 5, box.top + 5], [box.right - 5, box.bottom - 5]].some(([x, y]) => {
      const met = document.elementFromPoint(x, y);
      return !met || !one.contains(met);
    });
  })
  .map((one) => one.textContent.trim())"""


@pytest.mark.parametrize("size", [SMALL, {"width": 1366, "height": 768}], ids=["1280", "1366"])
@pytest.mark.parametrize("lang", ["vi", "en"])
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
def test_the_phone_path_loads_little(browser, served, room: str) -> None:
    drill, address = served
    page = opened(browser, served, "duty", PHONE)
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


def test_a_draft_survives_a_reload(browser, served) -> None:
    drill, address = served
    page = opened(browser, served, "duty", PHONE)
    page.goto(f"{address}/d/{drill.id}/desk/report/")
    page.get_by_text("Tin lan truyền").click()
    page.locator("#report-said").fill("Nghe nói hết nước sạch.")
    page.reload()
    assert page.locator("#report-said").input_value() == "Nghe nói hết nước sạch."
    assert page.locator("input[name=what][value=rumour]").is_checked()


def test_fields_of_one_name_are_kept_each_with_its_own_words(browser, served) -> None:
    drill, address = served
    page = opened(browser, served, "direction", DESK)
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
    page.goto(f"{address}/d/{drill.id}/case/{case}/")
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


def test_each_page_gives_no_error_in_the_console(browser, served) -> None:
    drill, address = served
    for seat in ("direction", "duty", "voice", "lookout"):
        page = opened(browser, served, seat, DESK)
        said: list[str] = []
        page.on(
            "console",
            lambda message, said=said: said.append(message.text) if message.type == "error" else None,
        )
        page.on("pageerror", lambda error, said=said: said.append(str(error)))
        for place in places(drill, seat):
            page.goto(address + place)
        page.context.close()
        assert not said, said
