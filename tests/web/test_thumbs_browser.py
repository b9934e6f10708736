"""On a phone whatever is pressed is as large as a thumb, and nothing that stays at the foot covers what is being written."""

from __future__ import annotations

import pytest

from tests.forms import both_forms

from .browsing import PHONE, opened, places

SMALL = """() => [...document.querySelectorAll("main :is(button, select, label:has(> input:is([type=radio], [type=checkbox])))")]
  .filter((shown) => shown.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
  .map((shown) => [shown.textContent.trim().slice(0, 40), shown.className, shown.getBoundingClientRect()])
  .filter(([, , box]) => box.height > 0 && (box.height < 43.5 || box.width < 43.5))
  .map(([words, style, box]) => `${words} (${style}) ${Math.round(box.width)} × ${Math.round(box.height)}`)"""


@pytest.mark.parametrize("seat", both_forms(["duty", "voice", "lookout", "direction"], ["duty"]))
def test_whatever_is_pressed_is_as_large_as_a_thumb(browser, seen, seat: str) -> None:
    drill, address = seen
    page = opened(browser, seen, seat, PHONE, has_touch=True, is_mobile=True, reduced_motion="reduce")
    wrong: dict[str, str] = {}
    looked = 0
    of_each = {case.state: f"/d/{drill.id}/case/{case.case}/" for case in drill.view(seat, "vi").cases}
    for place in dict.fromkeys([*places(drill, seat), *of_each.values()]):
        page.goto(address + place)
        for found in page.evaluate(SMALL):
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
