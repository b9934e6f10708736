"""What others do appears on open pages without a reload: guidance, directive, message, receipt, task, join, leave, close."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from infodrill.casework.nouns.tasks import AssignTask
from infodrill.conduct.nouns.clock import ChangeClock
from infodrill.conduct.nouns.directives import GiveDirective
from infodrill.conduct.nouns.guidance import ConfirmGuidance, IssueGuidance
from infodrill.conduct.nouns.lobby import JoinSeat, LeaveSeat
from infodrill.conduct.nouns.messages import ConfirmReceipt, SendMessage
from tests.forms import both_forms

from .browsing import DESK, PHONE, opened

SAME = "document.body.dataset.same = 1"
DUTY, LEAD, CTRL = "duty", "coordinator", "direction"


def words(page: Page, part: str, said: str) -> None:
    """The part shows it, and the page is the one that was opened."""
    expect(page.locator(f"[data-part='{part}']")).to_contain_text(said)
    expect(page.locator("body[data-same]"), "the page was loaded again").to_be_attached()


@pytest.mark.parametrize("size", both_forms([PHONE, DESK], [PHONE]), ids=lambda size: str(size["width"]))
def test_what_others_do_appears_on_open_pages_without_a_reload(browser, served, size) -> None:
    drill, address = served
    case = next(
        each_case.case
        for each_case in drill.view(DUTY, "vi").cases
        if each_case.cell == "clinic" and not each_case.merged_into
    )
    pages: dict[str, Page] = {}

    def at(seat: str, place: str) -> Page:
        key = f"{seat} {place}"
        if key not in pages:
            pages[key] = opened(browser, served, seat, size)
            pages[key].goto(f"{address}/d/{drill.id}/{place}/")
            expect(pages[key].locator("body[data-stream=open]")).to_be_attached()
            pages[key].evaluate(SAME)
        return pages[key]

    places = [
        (DUTY, "meeting"),
        (DUTY, "desk"),
        (LEAD, "desk"),
        (LEAD, "meeting"),
        (DUTY, f"case/{case}"),
        (DUTY, "lobby"),
    ]
    for seat, place in places:
        at(seat, place)
    mark = f"{size['width']}"

    drill.give(
        LEAD,
        IssueGuidance(
            role="L2-LEAD", to=("clinic",), topic=f"Tủ lạnh {mark}", facts="Tủ lạnh chạy tốt.",
            lines=("Nói rõ giờ.",),
        ),
        "",
    )  # fmt: skip
    words(at(DUTY, "meeting"), "guidance", f"Tủ lạnh {mark}")
    guidance = next(reversed(drill.state.guidance))
    words(at(LEAD, "desk"), "guidance", f"Tủ lạnh {mark}")
    drill.give(DUTY, ConfirmGuidance("L1-DUTY", guidance), "")
    words(at(LEAD, "desk"), "guidance", "1 / 1")
    drill.give(LEAD, GiveDirective(role="L2-LEAD", text=f"Ghi sổ trong mười phút {mark}"), "")
    words(at(DUTY, "meeting"), "directives", f"Ghi sổ trong mười phút {mark}")
    drill.give(LEAD, SendMessage(role="L2-LEAD", kind="chat", to=(), text=f"Đã nhận tin {mark}"), "")
    words(at(DUTY, "meeting"), "talk", f"Đã nhận tin {mark}")
    message = next(reversed(drill.state.messages))
    drill.give(DUTY, ConfirmReceipt("L1-DUTY", message), "")
    drill.give(
        LEAD,
        AssignTask(
            role="L2-LEAD", case=case, cell="clinic", what=f"Đếm lại số liều {mark}", due=drill.clock + 3_600
        ),
        "",
    )
    words(at(DUTY, f"case/{case}"), "past", f"Đếm lại số liều {mark}")

    here = at(DUTY, "lobby").locator(".places li.here")
    before = here.count()
    drill.give("voice", JoinSeat("SPOKE"), "")
    expect(here).to_have_count(before + 1)
    drill.give("voice", LeaveSeat("SPOKE"), "")
    expect(here).to_have_count(before)
    expect(at(DUTY, "lobby").locator("body[data-same]")).to_be_attached()
    for page in pages.values():
        page.context.close()


def test_the_end_of_the_drill_is_seen_on_every_open_page(browser, served) -> None:
    """Nobody keeps a button of a drill that is over: everybody stands in the debrief, the projector at its own ending."""
    drill, address = served
    pages = []
    for seat, place in ((DUTY, "desk"), (LEAD, "meeting"), (CTRL, "control"), (CTRL, "screen")):
        page = opened(browser, served, seat, DESK)
        page.goto(f"{address}/d/{drill.id}/{place}/")
        expect(page.locator("body[data-stream=open]")).to_be_attached()
        page.evaluate(SAME)
        pages.append(page)
    drill.give(CTRL, ChangeClock(role="CTRL", change="halt", reason="hết giờ"), "")
    for page in pages:
        expect(page.locator("body[data-same]")).to_have_count(0)
        expect(page).to_have_url(re.compile("/screen/$" if page is pages[-1] else "/report/$"))
        fresh = page.context.new_page()
        fresh.goto(page.url)
        expect(page.locator("form[action*='/do/']")).to_have_count(
            fresh.locator("form[action*='/do/']").count()
        )
        page.context.close()


def test_a_page_that_comes_back_by_resync_after_the_end_is_moved_too(browser, served) -> None:
    drill, address = served
    page = opened(browser, served, DUTY, DESK)
    page.goto(f"{address}/d/{drill.id}/desk/")
    expect(page.locator("body[data-stream=open]")).to_be_attached()
    page.context.set_offline(True)
    expect(page.locator("body[data-stream=lost]")).to_be_attached()
    drill.give(CTRL, ChangeClock(role="CTRL", change="halt", reason="hết giờ"), "")
    # A cursor that the server holds no more: it can only say that everything may be old.
    page.route(
        "**/stream?*", lambda route: route.continue_(url=re.sub("last=[^&]*", "last=gone", route.request.url))
    )
    page.context.set_offline(False)
    expect(page).to_have_url(re.compile("/report/$"))
    expect(page.locator(".over-h")).to_be_visible()
    expect(page.locator(".was").first).to_be_visible()
    page.context.close()


def test_a_part_that_got_no_answer_is_asked_for_again(browser, served) -> None:
    """What changed is not forgotten when the server was busy, or nothing came back at all."""
    drill, address = served
    page = opened(browser, served, DUTY, DESK)
    page.goto(f"{address}/d/{drill.id}/meeting/")
    expect(page.locator("body[data-stream=open]")).to_be_attached()
    page.evaluate(SAME)
    answers = [lambda route: route.abort(), lambda route: route.fulfill(status=503, body="busy")]
    page.route(
        "**/meeting/?part=*", lambda route: (answers.pop() if answers else type(route).continue_)(route)
    )
    drill.give(LEAD, SendMessage(role="L2-LEAD", kind="chat", to=(), text="Tin sau hai lần hỏi"), "")
    words(page, "talk", "Tin sau hai lần hỏi")
    assert not answers, "both failures were met"
    page.context.close()


def test_a_part_that_the_keyboard_reaches_is_reached_once_it_is_drawn_anew(browser, served) -> None:
    drill, address = served
    page = opened(browser, served, DUTY, DESK)
    page.goto(f"{address}/d/{drill.id}/meeting/")
    expect(page.locator("body[data-stream=open]")).to_be_attached()
    page.evaluate(SAME)
    page.locator("[data-part=talk]").focus()
    drill.give(LEAD, SendMessage(role="L2-LEAD", kind="chat", to=(), text="Tin khi đang đọc"), "")
    words(page, "talk", "Tin khi đang đọc")
    expect(page.locator("[data-part=talk]:focus")).to_have_attribute("tabindex", "0")
    page.context.close()


def test_a_page_whose_browser_has_no_seat_any_more_goes_to_the_door(browser, served) -> None:
    """Its card was revoked meanwhile: parts that are refused for good are not asked for for ever, in silence."""
    drill, address = served
    page = opened(browser, served, "voice", DESK, reduced_motion="reduce")
    page.goto(f"{address}/d/{drill.id}/desk/")
    expect(page.locator("body[data-stream=open]"), "it listens").to_be_attached()
    page.context.clear_cookies()
    page.evaluate("document.body.dispatchEvent(new CustomEvent('drill:resync'))")
    page.wait_for_url(lambda url: "/desk/" not in url or "next=" in url)
    page.context.close()
