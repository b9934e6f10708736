"""On a seat card nothing is printed over anything else, whatever the drill calls its seats. In a real browser."""

from __future__ import annotations

from html import escape
from pathlib import Path

import pytest

import infodrill.web
from infodrill.kernel.i18n import LANGUAGES
from infodrill.scenario.loader import find, library, load

LOOKS = Path(infodrill.web.__file__).parent / "static" / "infodrill"
CARD = (
    '<article class="seat-card"><strong class="mark">DIỄN TẬP / EXERCISE</strong><h2>{seat}</h2><p class="small">{cell}</p>'
    '<svg viewBox="0 0 1 1"></svg><p class="code">RMDE-4FFY-VJ</p><p class="address">http://127.0.0.1:8577/join/RMDE-4FFY-VJ</p>'
    "</article>"
)
OVER = """() => [...document.querySelectorAll(".seat-card")].flatMap((card) => [...card.children].slice(1)
  .filter((part, place) => part.getBoundingClientRect().top < card.children[place].getBoundingClientRect().top
    + Math.max(card.children[place].scrollHeight, card.children[place].getBoundingClientRect().height) - 1)
  .map((part) => [card.querySelector("h2").textContent, part.className]))"""


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_word_of_a_card_lies_over_another(browser, lang: str, width: int) -> None:
    cards = [
        CARD.format(seat=escape(seat.name.in_(lang)), cell=escape(cell.name.in_(lang)))
        for name in library()
        for cell in load(find(name)).scenario.cells.cells
        for seat in cell.seats
    ]
    style = "".join((LOOKS / f"{sheet}.css").read_text("utf-8") for sheet in ("tokens", "base", "door"))
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.set_content(
        f"<style>{style}</style><main class='alone wide'><div class='cards'>{''.join(cards)}</div></main>"
    )
    assert page.locator(".seat-card").count() > 100
    assert page.evaluate(OVER) == []
    page.close()
