"""A refusal stands beside its field and beside the pressed button, in sight and under the focus; what was typed stays."""

from __future__ import annotations

from itertools import product

import pytest
from playwright.sync_api import Page, expect

from tests.forms import both_forms

from .browsing import DESK, PHONE, opened

# The field has the focus, says that it is invalid, and what describes it is in sight.
TOLD = """() => {
  const field = document.activeElement;
  const why = document.getElementById((field.getAttribute("aria-describedby") ?? "").split(" ").at(-1));
  const inSight = (place) => {
    const at = place.getBoundingClientRect();
    return at.height > 0 && at.top >= 0 && at.bottom <= innerHeight && at.left >= 0 && at.right <= innerWidth + 1;
  };
  return [field.name, field.ariaInvalid, why?.textContent ?? "", Boolean(why) && inSight(why) && inSight(field)];
}"""


def told(page: Page, field: str) -> str:
    """What is said of the field that must have the focus now."""
    expect(page.locator(f"[name={field}][aria-invalid=true]")).to_be_focused()
    name, invalid, why, seen = page.evaluate(TOLD)
    assert (name, invalid, seen) == (field, "true", True) and why, (name, invalid, why, seen)
    return why


@pytest.mark.parametrize(
    ("size", "lang"), both_forms(product([PHONE, DESK], ["vi", "en"]), [(PHONE, "vi"), (DESK, "en")])
)
def test_the_studio_says_beside_the_field_and_the_button_what_is_missing(browser, served, size, lang) -> None:
    drill, address = served
    page = opened(browser, served, "voice", size, lang, reduced_motion="reduce")
    page.goto(f"{address}/d/{drill.id}/studio/new/?kind=bulletin")
    page.locator("#p-vi-1").fill("Nước sạch.\n\nTheo biên bản lúc 8 giờ.")
    page.locator("button[form=studio]").click()
    told(page, "title_vi")
    assert page.locator("button[form=studio] + .press-said .refused").count() == 1
    assert page.locator("#p-vi-1").input_value() == "Nước sạch.\n\nTheo biên bản lúc 8 giờ."
    # It is mended, and what was said goes away with it.
    page.locator("#t-vi").fill("Nước sạch")
    page.locator("button[form=studio]").click()
    page.wait_for_url("**/studio/s*/")
    drill.catch_up()
    page.goto(f"{address}/d/{drill.id}/studio/{list(drill.state.book.statements)[-1]}/")
    assert page.locator("#p-vi-1").input_value() == "Nước sạch.\n\nTheo biên bản lúc 8 giờ."
    assert page.locator("#p-vi-2").input_value() == "" and page.locator(".field-said").count() == 0
    page.context.close()
