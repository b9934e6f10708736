"""Every page that there is: nothing serious for axe in light and dark, nothing over the side at 200 %, no error, no policy
broken, nothing from outside."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import URLResolver, get_resolver, resolve
from playwright.sync_api import Error

from infodrill.conduct.nouns.clock import ChangeClock, ResumeAfterStop, StopForReal
from infodrill.conduct.nouns.improvements import AgreeImprovement
from infodrill.conduct.nouns.survey import OpenSurvey
from infodrill.web.live import LiveDrill
from tests.forms import amount, both_forms

from .browsing import DESK, complaints_of
from .house import seated, staff_browser
from .rehearsed import rehearsed, session_of
from .test_rooms_pages import pages
from .test_security import filled

# Together they enter every room of the typhoon, each from the side of somebody who works there.
SEATS = ("con-vac-duty", "spoke", "verify-1", "eval", "dir", "obs")
BEFORE = ("/alone", "/join", "/join/ABCD-EFGH-JK", "/sign-in")
OF_STAFF = (
    "/drills/", "/drills/new", "/drills/new?scenario=typhoon", "/drills/{drill}/cards", "/drills/{drill}/papers",
    "/scenarios/papers?of=clinic", "/drills/{drill}/tokens", "/account", "/account/app",
    "/accounts/", "/styleguide", "/api/v1/docs", "/scenarios/", "/scenarios/one?of=typhoon",
    "/scenarios/tryout?of=typhoon",
)  # fmt: skip
AT_THE_END = ("report", "report/wash", "screen", "control", "replay/control", "replay/screen")
# Addresses that are no page, though no answer to a visitor shows it: why. All others that are none are found by asking.
NO_PAGE = {
    **dict.fromkeys(("front", "home", "replay-link"), "leads on"),
    **dict.fromkeys(
        (
            "file",
            "outcome-file",
            "paper",
            "plan-file",
            "replay-steps",
            "scenario-file",
            "scenario-paper",
            "staff-paper",
        ),
        "is fetched as a file",
    ),
    **dict.fromkeys(("to-provider", "from-provider"), "leads to another house, and back"),
}
# Those that need more than an address: where each is looked at.
BY_HAND = {
    "branch": "test_every_page_browser.py",
    **dict.fromkeys(("first-entry", "second-factor", "confirm", "admin-sign-in"), "test_accounts_browser.py"),
    "scenario-workbook": "test_own_workbooks_browser.py",
}
OWN = ("/desk/", "/network/")  # each seat sees another page there


def alike(place: str) -> str:
    """What pages of one kind have in common: cases and texts are looked at once from each seat."""
    return re.sub(r"(?<=/)[a-z]*\d+/$", "", place)


KIND = amount(alike, str)  # the long form looks at every page
AGAIN = 5  # times that a page may load itself while it is looked at


@pytest.fixture(scope="module")
def range_(server) -> tuple[LiveDrill, str]:
    """The typhoon after forty minutes, behind a server of its own."""
    return rehearsed("typhoon", 40, own=True), server


class Visitor:
    """One who looks at pages with `session`; `wrong` = all that was found."""

    def __init__(self, browser, address: str, session: str = "") -> None:
        self.address, self.wrong, self.seen = address, [], 0
        context = browser.new_context(viewport=DESK, reduced_motion="reduce")
        cookies = {"infodrill_lang": "vi", "infodrill_theme": "light"}
        cookies |= {settings.SESSION_COOKIE_NAME: session} if session else {}
        context.add_cookies(
            [{"name": key, "value": cookie, "url": address} for key, cookie in cookies.items()]
        )
        self.page = context.new_page()
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.wrong.append((self.page.url, str(error))))
        self.page.on("request", self._asked)

    def _said(self, message) -> None:
        refusal = "status of 4" in message.text  # the page itself, where a refusal is what is looked at
        if message.type == "error" and not refusal:
            self.wrong.append((self.page.url, message.text))

    def _asked(self, request) -> None:
        if not request.url.startswith((self.address, "data:")):
            self.wrong.append((self.page.url, "asked outside", request.url))

    def look(self, place: str, status: int = 200) -> None:
        answer = self.page.goto(self.address + place)
        # A seat that was lost is sent to the door, which answers well too.
        if (answer.status, answer.url) != (status, self.address + place):
            self.wrong.append((place, "answered", answer.status, answer.url))
        for left in reversed(range(AGAIN)):
            try:
                return self.examine()
            except Error:
                # News that the server told late, a stop or the end, let the page load itself again; that may come twice.
                if not left:
                    raise
                self.page.wait_for_load_state()

    def examine(self) -> None:
        self.seen += 1
        self.wrong += [(self.page.url, complaint) for complaint in complaints_of(self.page)]

    def over(self, at_least: int) -> None:
        self.page.context.close()
        assert not self.wrong, "\n".join(map(str, self.wrong))
        assert self.seen >= at_least


def test_the_pages_before_a_seat(range_, browser) -> None:
    visitor = Visitor(browser, range_[1])
    for place in BEFORE:
        visitor.look(place)
    visitor.look("/nothing-here", 404)
    visitor.look("/enter/1.nothing", 404)
    visitor.page.goto(range_[1] + "/join")
    visitor.page.fill("#code", "ZZZZ-ZZZZ-ZZ")
    visitor.page.keyboard.press("Enter")
    visitor.page.locator(".refused[data-code]").wait_for()
    # What went wrong and what to do stand at the field, where the code can be mended.
    assert len(visitor.page.locator(".refused").inner_text().split(".")) >= 2
    assert visitor.page.locator("#code").input_value() == "ZZZZ-ZZZZ-ZZ"
    visitor.examine()
    visitor.over(len(BEFORE) + 3)


def test_the_pages_of_staff(range_, browser) -> None:
    drill, address = range_
    client = staff_browser(ways=("password", "totp"))
    visitor = Visitor(browser, address, client.cookies[settings.SESSION_COOKIE_NAME].value)
    for place in OF_STAFF:
        visitor.look(place.format(drill=drill.id))
    visitor.page.goto(f"{address}/drills/{drill.id}/cards")
    visitor.page.locator("input[name=seat][value=obs]").check()
    visitor.page.locator("form[method=post] button", has_text="mã").first.click()
    visitor.page.locator("svg.qr").first.wait_for()
    visitor.examine()
    visitor.over(len(OF_STAFF) + 1)


# The same is asked of every room of the clinic in `test_rooms_browser`: here, of an officer's and of the director's.
@pytest.mark.parametrize("seat", both_forms(SEATS, ["con-vac-duty", "dir"]))
def test_the_rooms(range_, browser, seat: str) -> None:
    drill, address = range_
    visitor = Visitor(browser, address, session_of(drill, seat))
    visitor.look(f"/d/{drill.id}/help/?room=desk")
    met = {KIND(place) for each_seat in SEATS[: SEATS.index(seat)] for place in pages(drill, each_seat)}
    mine: set[str] = set()
    for place in pages(drill, seat):
        own = place.endswith(OWN) or KIND(place) != place
        if KIND(place) not in (mine if own else met | mine):
            visitor.look(place)
            mine.add(KIND(place))
    if seat == "dir":
        visitor.look(f"/d/{drill.id}/cards")
        visitor.look(f"/d/{drill.id}/papers")
    if seat == "con-vac-duty":
        visitor.look(f"/d/{drill.id}/control/", 403)
        visitor.look(f"/d/{drill.id}/case/nothing/", 404)
    visitor.over(1)


def test_the_pages_of_a_stop_and_of_the_end(range_, browser) -> None:
    drill, address = range_
    visitor = Visitor(browser, address, session_of(drill, "safe"))
    drill.give("safe", StopForReal("SAFE", "a real flood"), "")
    visitor.look(f"/d/{drill.id}/control/")
    visitor.page.locator(".stopped").wait_for()
    visitor.page.goto("about:blank")  # a page of the drill would load itself again
    drill.give("safe", ResumeAfterStop("SAFE"), "")
    drill.give("dir", ChangeClock(role="DIR", change="halt", value=0, reason="all was practised"), "")
    drill.give("dir", OpenSurvey("DIR"), "")
    agreed = AgreeImprovement(
        role="DIR", gap="Ghi sổ chậm", action="Phân công người trực đêm", due="2031-10-01"
    )
    drill.give("dir", agreed, "")
    for place in AT_THE_END:
        visitor.look(f"/d/{drill.id}/{place}/")
    player = Visitor(browser, address, session_of(drill, SEATS[0]))
    player.look(f"/d/{drill.id}/report/")
    player.over(1)
    leads = Visitor(browser, address, session_of(drill, "dir"))
    for place in ("report", "report/wash"):
        leads.look(f"/d/{drill.id}/{place}/")
    leads.over(2)
    staff = staff_browser(ways=("password", "totp")).cookies[settings.SESSION_COOKIE_NAME].value
    again = Visitor(browser, address, staff)
    again.look(f"/drills/{drill.id}/branch?minute=30")
    again.over(1)
    visitor.over(7)


def test_no_address_that_shows_a_page_is_forgotten(range_) -> None:
    drill, _ = range_
    looked = {*BEFORE, *(place.format(drill=drill.id) for place in OF_STAFF), f"/d/{drill.id}/help/"}
    looked |= {place for seat in SEATS for place in pages(drill, seat)}
    looked |= {f"/d/{drill.id}/{place}/" for place in AT_THE_END} | {
        f"/d/{drill.id}/cards",
        f"/d/{drill.id}/papers",
    }
    names = {resolve(place.partition("?")[0]).url_name for place in looked}
    every = dict(named(get_resolver()))
    asked = {name: every[name] for name in every if name not in names | NO_PAGE.keys() | BY_HAND.keys()}
    visitors = (staff_browser(ways=("password", "totp")), seated(drill, "dir"), seated(drill, "con-vac-duty"))
    shows = [name for name, pattern in asked.items() if may_show(visitors, filled(pattern, drill.id, "1"))]
    assert shows == [], "pages that nobody looks at: look at them, or say why not"
    assert NO_PAGE.keys() | BY_HAND.keys() <= every.keys(), "named, and there no more"
    assert all((Path(__file__).parent / file).is_file() for file in BY_HAND.values())


def may_show(visitors: Iterable[Client], address: str) -> bool:
    """Whether an address may show a page to somebody: it neither takes presses alone nor answers with what is none."""
    answers = [visitor.get(address) for visitor in visitors]
    page = any(
        answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html")
        for answer in answers
    )
    none = any(
        answer.status_code == 405
        or (answer.status_code == 200 and "html" not in answer.headers["Content-Type"])
        for answer in answers
    )
    return page or not none


def named(resolver: URLResolver, before: str = "/") -> Iterator[tuple[str, str]]:
    """(name, pattern) of all addresses, those of the API and of Django's own admin apart."""
    for pattern in resolver.url_patterns:
        here = before + str(pattern.pattern)
        if not isinstance(pattern, URLResolver):
            yield str(pattern.name), here
        elif str(pattern.pattern) not in ("admin/", "api/v1/"):
            yield from named(pattern, here)
