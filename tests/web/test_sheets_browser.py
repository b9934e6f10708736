"""In a real browser, of every seat's pages: what opens over a page opens alone, and no part stays stale under the focus."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.forms import amount

from .browsing import DESK, opened, visits

SEATS = amount(("direction", "voice", "duty"), ("direction", "voice", "lookout", "rights", "duty", "head"))
# Pairs of folds whose bodies lie over the page and over one another, each opened as a hand opens it.
LIE_OVER = """() => {
  const over = (fold) => [...fold.children].slice(1)
    .find((one) => ["absolute", "fixed"].includes(getComputedStyle(one).position));
  const folds = [...document.querySelectorAll("details")].filter((fold) => fold.checkVisibility());
  const shut = () => folds.forEach((fold) => (fold.open = false));
  const sheets = folds.filter((fold) => {
    shut();
    fold.open = true;
    return over(fold);
  });
  const wrong = [];
  const press = (fold) => fold.querySelector("summary").click();
  for (const first of sheets) for (const second of sheets) {
    if (first === second || first.contains(second) || second.contains(first)) continue;
    shut();
    press(first);
    press(second);
    if (!first.open || !second.open) continue;
    const [a, b] = [first, second].map((fold) => over(fold).getBoundingClientRect());
    if (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
      wrong.push([first, second].map((fold) => fold.textContent.trim().slice(0, 20)).join(" over "));
  }
  shut();
  return [sheets.length, wrong];
}"""
# The parts of the page: whether there is a heading in it that a link leads to, and whether the keys reach anything there.
HELD = """
const led = (part) => [part, ...part.querySelectorAll("*")].filter((one) => one.matches("[tabindex='-1']:not([data-note])"));
const reached = (part) => [...part.querySelectorAll("a[href], button:not(:disabled)")];
const seen = (one) => one.checkVisibility({ visibilityProperty: true });
const named = (name) => document.querySelector(`[data-part="${name}"]`);
"""
PARTS = f"""() => {{ {HELD}
  const parts = [...document.querySelectorAll("[data-part][data-topics]")].filter(seen);
  return parts.map((part) => [part.dataset.part, led(part).some(seen), reached(part).some(seen)]);
}}"""
FOCUS = f"""([name, heading]) => {{ {HELD}
  const part = named(name), one = (heading ? led : reached)(part).find(seen);
  part.dataset.probe = "old";
  one.focus();
  const shown = one.matches(":focus-visible");
  document.body.dispatchEvent(new CustomEvent(`drill:${{part.dataset.topics.split(" ")[0]}}`));
  return shown;
}}"""
RESTS = "body:not([data-asking])"  # the page shows what it has heard of
# Drawn anew; or, while somebody's keys are at work in it, it says that something new waits.
SHOWN = f"""([name, heading]) => {{ {HELD}
  const part = named(name);
  return !part || part.dataset.probe !== "old" || (!heading && part.querySelector("[data-news]") !== null);
}}"""


@pytest.fixture
def looked_at(seen, browser) -> Iterator[Iterator[tuple[str, Page]]]:
    yield pages_of(seen, browser)


def pages_of(served, browser) -> Iterator[tuple[str, Page]]:
    """(seat and address, page) of what each seat can open."""
    drill, address = served
    for seat, places in visits(drill, SEATS):
        page = opened(browser, served, seat, DESK, reduced_motion="reduce")
        for place in places:
            page.goto(address + place)
            page.wait_for_load_state()
            yield f"{seat} {place}", page
        page.context.close()


def test_no_two_open_sheets_lie_over_each_other(looked_at) -> None:
    met, wrong = 0, []
    for place, page in looked_at:
        sheets, over = page.evaluate(LIE_OVER)
        met += sheets > 1
        wrong += [(place, pair) for pair in over]
    assert not wrong, "\n".join(map(repr, wrong))
    assert met


def test_no_part_stays_as_it_was_because_it_has_the_focus(looked_at) -> None:
    """A list whose heading somebody was led to stayed stale; and whoever works in it by keys is told that something waits."""
    met: set[tuple[str, bool]] = set()
    stale = []
    for place, page in looked_at:
        for name, led, reached in page.evaluate(PARTS):
            for probe in ((name, way) for way, there in ((True, led), (False, reached)) if there):
                if probe in met or not page.evaluate(FOCUS, probe):
                    continue
                met.add(probe)
                page.wait_for_selector(RESTS)
                if not page.evaluate(SHOWN, probe):
                    stale.append((place, *probe))
                page.evaluate("document.activeElement.blur()")
    assert stale == []
    assert len(met) >= 20 and sum(led for _, led in met) >= 3
