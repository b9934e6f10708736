"""From the front door to three sentences: one browser, no card, no administrator, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from .playing import PHONE, Complaints, Person
from .serving import PATIENCE, Server

LESSON = "market-rumour"
FAST = {"INFODRILL_SOLO_MINUTES": "1"}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Server:
    running = Server(tmp_path_factory.mktemp("alone"), **FAST).start()
    yield running
    running.stop()


VERDICT = """() => {
  // A long verdict, as it stands where the strip of the practice is out of sight.
  const strip = document.getElementById("said"), practice = document.getElementById("practice");
  practice.style.display = "none";
  const p = document.createElement("p");
  p.dataset.remark = "";
  p.className = "refused";
  p.textContent = "Chưa đúng. " + "Tin này cần được xác minh trước khi trả lời người dân. ".repeat(4);
  strip.replaceChildren(p);
  const box = strip.getBoundingClientRect(), mark = document.querySelector(".mark").getBoundingClientRect();
  const wrong = [];
  if (box.left < 0 || box.right > innerWidth || strip.scrollWidth > strip.clientWidth) wrong.push("cut at the side");
  if (box.top < mark.bottom) wrong.push("over the mark");
  if (box.bottom > innerHeight) wrong.push("below the window");
  practice.style.display = "";
  strip.replaceChildren();
  return wrong;
}"""

STANDS_LATER = """before => {
  const hour = document.getElementById("hour").dataset;
  return hour.state === "paused" && Number(hour.now) >= before + 60;
}"""


class Learner(Person):
    """Somebody who came by and practises."""

    def begins(self, seat: str) -> None:
        self.opens("/")
        self.page.locator("a[href='/alone']").click()
        self.page.wait_for_url("**/alone")
        self.page.locator(f"form:has([value={LESSON}]) button[value={seat}]").click()
        expect(self.part("practice")).to_be_visible()
        self.drill = self.page.url.split("/")[4]

    def waits(self) -> None:
        """Until the clock stands for this person."""
        expect(self.button("Go on without it", self.part("practice"))).to_be_visible()

    def goes_on(self) -> None:
        """Without the step: time passes, and stands for this person again."""
        before = self.page.locator("#hour").get_attribute("data-now") or ""
        self.recorded(self.button("Go on without it", self.part("practice")))
        # The hour may be drawn anew within its first minute, while the button still stands there from before.
        self.page.wait_for_function(STANDS_LATER, arg=int(before), timeout=1_000 * PATIENCE)
        self.waits()

    def looks_back(self) -> None:
        self.button("End and look back", self.part("practice")).click()
        expect(self.page).to_have_url(f"{self.base}/d/{self.drill}/report/")


@pytest.mark.parametrize("lang, settings", [("vi", {"viewport": PHONE}), ("en", {})])
def test_the_clock_waits_each_step_is_answered_and_the_end_has_three_sentences(
    browser, server: Server, lang: str, settings: dict[str, object]
) -> None:
    complaints = Complaints(f"http://127.0.0.1:{server.port}")
    person = Learner(browser, server, lang, complaints, **settings)
    person.begins("duty")
    person.waits()
    hour = person.page.locator("#hour")
    expect(hour).to_have_attribute("data-state", "paused")
    person.recorded(person.button("Received", person.part("inbox")).first)
    expect(person.part("practice").get_by_text(person.says("Recorded."), exact=True).first).to_be_visible()
    person.waits()
    assert person.page.evaluate(VERDICT) == []
    person.goes_on()
    expect(person.part("next").get_by_role("heading")).not_to_have_text("")
    person.looks_back()
    end = person.page.get_by_role("region", name=person.says("Your practice is over"))
    for title in ("What was true", "What you did well", "What to try next", "What you let go by"):
        expect(end.get_by_role("heading", name=person.says(title))).to_be_visible()
    # Another room stays open to whoever wants to see what was.
    person.enters("case")
    expect(person.page).to_have_url(f"{person.base}/d/{person.drill}/case/")
    person.enters("report")
    first = person.drill
    person.button("Once more").click()
    person.page.wait_for_url(lambda url: "/d/" in url and f"/d/{first}/" not in url)
    expect(person.part("practice")).to_be_visible()
    assert complaints.found == []


def test_nobody_moves_a_hand_and_the_practice_stands_still(browser, server: Server, tmp_path: Path) -> None:
    person = Learner(browser, server, "en", Complaints(f"http://127.0.0.1:{server.port}"))
    person.begins("rights")
    person.waits()
    now = person.page.locator("#hour").get_attribute("data-now")
    person.page.reload()
    person.waits()
    assert person.page.locator("#hour").get_attribute("data-now") == now
    person.looks_back()
