"""What waits leads to the very place where it is done: on a phone its form is in sight between the bars, and has the focus."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from infodrill.casework.nouns.intake import OpenCase
from infodrill.casework.nouns.statement import DraftStatement
from infodrill.kernel.i18n import LANGUAGES
from infodrill.web.live import LiveDrill
from infodrill.web.rooms.nextthings import NextThingShown, next_things
from tests.forms import amount, both_forms

from .browsing import opened
from .rehearsed import rehearsed
from .test_walk import alike

PHONE, LAPTOP = {"width": 360, "height": 740}, {"width": 1280, "height": 800}
MINUTES = (8, 24, 40, 64)
# What is wrong with where a page came to stand, "" = nothing.
LANDED = """() => {
  const target = document.querySelector(':target'), box = target?.getBoundingClientRect();
  if (!box?.height) return 'nothing is there';
  if (!target.contains(document.activeElement)) return `the focus is at ${document.activeElement.outerHTML.slice(0, 80)}`;
  if (target.querySelector('details.more:not([open])')) return 'its words are folded';
  const edge = (name, side) => document.querySelector(name)?.getBoundingClientRect()[side] || NaN;
  const low = edge('.thumb', 'top') || innerHeight, shown = Math.min(box.bottom, box.top + 44);
  if (box.top < edge('.bar', 'bottom') * (innerWidth < 720) || shown > low) return `from ${box.top} to ${box.bottom}`;
  const over = document.elementFromPoint(box.left + box.width / 2, (box.top + shown) / 2);
  return target.contains(over) ? '' : `under ${over?.outerHTML.slice(0, 80)}`;
}"""


IN_TURN = amount(True, False)  # in the short form each is looked at in one size


def waiting() -> Iterator[tuple[LiveDrill, str, NextThingShown]]:
    """Of each kind of thing that waits at some moment, whoever it waits for: one for each role that has it."""
    met: set[tuple[str, frozenset[str]]] = set()
    for minute in MINUTES:
        drill = rehearsed("clinic", minute, own=True)
        for seat in alike(drill):
            for thing in next_things(drill.view(seat, "vi"), drill.edition):
                kind = (thing.step, drill.seats().seats[seat].roles)
                if kind not in met:
                    met.add(kind)
                    yield drill, seat, thing


@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
def test_every_task_lands_on_its_form_with_the_focus(browser, server: str, size: dict[str, int]) -> None:
    wrong, steps = [], set()
    for number, (drill, seat, thing) in enumerate(waiting()):
        steps.add(thing.step)
        if IN_TURN and number // 2 % 2 == (size is PHONE):
            continue
        page = opened(browser, (drill, server), seat, size, LANGUAGES[number % 2])
        page.goto(f"{server}/d/{drill.id}/{thing.link}")
        if found := page.evaluate(LANDED):
            wrong.append((thing.step, seat, thing.link, found))
        page.context.close()
    assert not wrong, "\n".join(map(str, wrong))
    assert len(steps) > 8, steps


@pytest.mark.parametrize("lang", both_forms(LANGUAGES, ["vi"]))
def test_what_came_stands_open_to_whoever_is_led_to_it(browser, served, lang: str) -> None:
    """“Read what came” led to a row of which a line and a half could be read."""
    drill, address = served
    inbox = drill.view("duty", lang).inbox
    first, second = [row.number for _, row in inbox if len(row.body.in_(lang)) > 160][:2]
    page = opened(browser, served, "duty", PHONE, lang)
    page.goto(f"{address}/d/{drill.id}/desk/#inbox-{first}")
    assert page.evaluate(LANDED) == ""
    page.evaluate(f"location.hash = '#inbox-{second}'")
    page.locator("[data-part=inbox]").dispatch_event("part:stale")
    expect(page.locator("body:not([data-asking])")).to_be_attached()
    expect(page.locator(f"#inbox-{second} details.more")).to_have_attribute("open", "")
    page.context.close()


@pytest.mark.parametrize("lang", both_forms(LANGUAGES, ["en"]))
def test_the_card_on_the_desk_leads_there_too_and_what_is_drawn_anew_keeps_it(
    browser, served, lang: str
) -> None:
    drill, address = served
    seat, link = next(
        (seat, thing.link)
        for seat in alike(drill)
        for thing in next_things(drill.view(seat, lang), drill.edition)[:1]
        if thing.heads and thing.link.startswith("case/")
    )
    page = opened(browser, served, seat, PHONE, lang)
    page.goto(f"{address}/d/{drill.id}/desk/")
    page.locator(f"a[href$='/{link}']").click()
    page.wait_for_url(f"**/{link}")
    assert page.evaluate(LANDED) == ""
    page.evaluate(
        "document.querySelector(':target').closest('[data-part]').dispatchEvent(new CustomEvent('part:stale', { bubbles: true }))"
    )
    expect(page.locator("body:not([data-asking])")).to_be_attached()
    assert page.locator("[data-news]").count() == 0, "what waits for whoever only looks is shown"
    assert page.evaluate("document.activeElement.id") == page.evaluate("location.hash.slice(1)")
    page.context.close()


@pytest.mark.parametrize("lang", both_forms(LANGUAGES, ["vi"]))
def test_a_step_that_was_taken_leads_to_the_next_one_of_its_case_and_at_last_to_the_desk(
    browser, served, lang: str
) -> None:
    """On a phone the form went and whoever had pressed stood before the ladder of actions, with nothing to do."""
    drill, address = served
    report = OpenCase(
        role="L1-DUTY", intake="hotline", source="", ward="", said="Phòng khám phục vụ chậm quá."
    )
    drill.give("duty", report, "")
    case = list(drill.state.book.cases)[-1]
    page = opened(browser, served, "duty", PHONE, lang, reduced_motion="reduce")
    page.goto(f"{address}/d/{drill.id}/case/{case}/#step-log")
    log = page.locator("#step-log")
    log.locator("[name=sentence]").fill("Phòng khám phục vụ chậm.")
    log.locator("label:has([name=danger][value=no])").click()
    log.locator(".form-end button").click()
    expect(page.locator("#step-gate")).to_be_focused()
    assert not page.evaluate(LANDED.replace("':target'", "'#step-gate'"))
    for number in range(1, 10):
        page.locator(f"label:has(input[data-answer='{number}'][value=no])").click()
    page.locator("[data-gate-send]").click()
    rest = page.locator(".pane [data-next]")
    expect(rest).to_be_focused()
    rest.locator("a.do-main").click()
    page.wait_for_url(f"**/d/{drill.id}/desk/")
    page.context.close()


def test_whoever_hands_a_text_in_on_a_phone_stands_before_what_comes_next(browser, served) -> None:
    """The form went, and they stood in the midst of a long text of which nothing more was to be done."""
    drill, address = served
    text = DraftStatement(
        role="COMMS", case="", kind="bulletin", stance="advice", channels=("feed",), figures=(), title_vi="Nước sạch",
        title_en="Clean water", body_vi="Nấu chín, uống sôi.\n\n" * 40, body_en="Boil what you drink.\n\n" * 40,
    )  # fmt: skip
    drill.give("voice", text, "")
    page = opened(browser, served, "voice", PHONE, "vi", reduced_motion="reduce")
    page.goto(f"{address}/d/{drill.id}/studio/{list(drill.state.book.statements)[-1]}/")
    page.evaluate("scrollTo(0, 900)")
    page.locator("#step-submit button").click()
    expect(page.locator(".st-onward[data-next]")).to_be_focused()
    assert not page.evaluate(LANDED.replace("':target'", "'.st-onward'"))
    page.context.close()
