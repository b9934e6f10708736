"""On a wall of pixels everything grows with it: no line becomes longer than on a common screen, and nothing runs over."""

from __future__ import annotations

import pytest

from tests.forms import both_forms

from .browsing import OVER, opened, places

COMMON = {"width": 1920, "height": 1080}
LARGE = ({"width": 2560, "height": 1440}, {"width": 3840, "height": 2160})
MORE = 1.15  # times as long as on the common screen a line may be
# The widest field or block that holds more than a few words, in em of its own letters; the size of the room's own letters.
WIDEST = """() => {
  const says = (shown) => [...shown.childNodes].some((node) => node.nodeType === 3 && node.data.trim().length > 40);
  const em = (shown) => shown.clientWidth / parseFloat(getComputedStyle(shown).fontSize);
  const found = [...document.querySelectorAll("main :is(p, li, td, textarea)")]
    .filter((shown) => shown.clientWidth && (shown.matches("textarea") || says(shown)));
  return { widest: Math.max(0, ...found.map(em)), letters: parseFloat(getComputedStyle(document.body).fontSize) };
}"""


@pytest.mark.parametrize(
    "seat", both_forms(["direction", "duty", "voice", "lookout", "guest"], ["direction", "voice", "guest"])
)
def test_a_larger_screen_has_larger_letters_and_no_longer_lines(browser, served, seat: str) -> None:
    drill, address = served
    page = opened(browser, served, seat, COMMON, reduced_motion="reduce")
    wrong, looked = [], 0
    for place in places(drill, seat):
        page.set_viewport_size(COMMON)
        page.goto(address + place)
        common = page.evaluate(WIDEST)
        for size in LARGE:
            page.set_viewport_size(size)
            found = page.evaluate(WIDEST)
            grown = size["width"] / COMMON["width"]
            if (
                found["widest"] > common["widest"] * MORE
                or found["letters"] < common["letters"] * grown * 0.9
            ):
                wrong.append((place, size["width"], common, found))
            wrong += [(place, size["width"], over) for over in [page.evaluate(OVER)] if over]
            looked += 1
    page.context.close()
    assert not wrong and looked, "\n".join(map(str, wrong))
