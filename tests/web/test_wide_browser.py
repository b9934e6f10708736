"""On a wall of pixels everything grows with it: no line becomes longer than on a common screen, and nothing runs over."""

from __future__ import annotations

from itertools import product

import pytest
from django.template.loader import render_to_string

from infodrill.web.rooms.screen import ADVICE, OPENING, Latest
from tests.forms import both_forms

from .browsing import OVER, opened, places

COMMON = {"width": 1920, "height": 1080}
SMALL = {"width": 1280, "height": 720}
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


# By how many pixels what a text tells people to do, and who says it, run out of the panel that is to show them.
HIDDEN = """([part, drawn]) => {
  const panel = document.querySelector(`[data-part=${part}]`);
  panel.innerHTML = new DOMParser().parseFromString(drawn, "text/html").querySelector("section").innerHTML;
  const edge = panel.getBoundingClientRect();
  return [".strong", "h2 small > :last-child"].map((what) => panel.querySelector(what)).filter(Boolean).map((shown) => {
    const box = shown.getBoundingClientRect();
    const cut = shown.scrollHeight - shown.clientHeight;
    return Math.max(box.bottom - edge.bottom, box.right - edge.right, edge.top - box.top, cut);
  }).filter((over) => over > 1);
}"""


def test_what_to_do_and_who_says_it_are_read_to_the_end_on_a_wall_however_long_the_text_is(
    browser, seen
) -> None:
    page = opened(browser, seen, "guest", COMMON, reduced_motion="reduce")
    page.goto(f"{seen[1]}/d/{seen[0].id}/screen/")
    words = "Khoan ra đồng; ai cay mắt, khó thở thì rửa mắt bằng nước sạch và gọi trạm y tế ngay. " * 9
    wrong = []
    for size in (SMALL, COMMON, *LARGE):
        page.set_viewport_size(size)
        for title, body, todo in product((30, 160), (0, 50, 100, OPENING), (40, 110, 160, ADVICE)):
            told = Latest(
                title=words[:title], body=words[:body], todo=words[:todo], clock="20:38", version=2,
                issuer="Ban Quản lý cảng và bến thủy nội địa thành phố", kind="Cảnh báo về an toàn",
            )  # fmt: skip
            drawn = render_to_string("infodrill/screen/latest.html", {"lang": "vi", "scr": {"latest": told}})
            over = page.evaluate(HIDDEN, ["latest", drawn])
            wrong += [(size["width"], title, body, todo, over)] if over else []
    page.context.close()
    assert not wrong, "\n".join(map(str, wrong))
