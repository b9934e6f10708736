"""A drill that is closed: no room offers any seat what cannot be done any more."""

from __future__ import annotations

import re

import pytest

from infodrill.conduct.nouns.clock import ChangeClock
from infodrill.conduct.nouns.conferences import OpenConference
from infodrill.conduct.nouns.hall import OpenPoll
from infodrill.conduct.nouns.meetings import OpenMeeting
from infodrill.web.forms import verbs
from infodrill.web.live import LiveDrill
from tests.forms import both_forms

from .rehearsed import rehearsed
from .test_rooms_pages import browser, pages

# Forms and links that lead to something done. What was seen may be ticked off, and a seat left, at any time.
SENT = re.compile(
    r"""(?:action|hx-post|data-check|href)="([^"]*/(?:do/[a-z-]+|choose|screen/vote/|desk/report/[^"]*|studio/(?:check|new)/[^"]*))\""""
)


@pytest.fixture
def closed(base) -> LiveDrill:
    """The clinic in its last phase with everything open that can be open, then ended."""
    drill = rehearsed("clinic", 40)
    drill.give("direction", OpenPoll("CTRL", "Hỏi", ("A", "B")), "")
    drill.give("coordinator", OpenMeeting(role="L2-LEAD", title="Họp", agenda=("Việc",)), "")
    drill.give("voice", OpenConference("SPOKE", "Họp báo"), "")
    drill.give("direction", ChangeClock(role="DIR", change="halt", value=0, reason="all was practised"), "")
    return drill


# What is there for the time after: the plan, the survey, a link that was wanting.
LATE = {verb for verb, command in verbs().items() if getattr(command, "MAY", None) and command.MAY.closed}


@pytest.mark.parametrize("lang", both_forms(["vi", "en"], ["vi"]))
def test_after_the_close_no_room_offers_any_seat_a_command(closed: LiveDrill, lang: str) -> None:
    offered = {}
    for seat in closed.seats().seats:
        for address in pages(closed, seat):
            body = browser(closed, seat, lang).get(address).content.decode()
            if found := {way for way in SENT.findall(body) if way.rpartition("/")[2] not in LATE}:
                offered[seat, address] = sorted(found)
    assert offered == {}


def test_before_the_close_the_same_pages_do_offer_commands(base) -> None:
    drill = rehearsed("clinic", 40)
    drill.give("direction", OpenPoll("CTRL", "Hỏi", ("A", "B")), "")  # what guests are offered
    bodies = {
        seat: "".join(browser(drill, seat, "vi").get(page).content.decode() for page in pages(drill, seat))
        for seat in drill.seats().seats
    }
    assert all(SENT.search(body) for body in bodies.values())


def test_after_the_close_nothing_waits_and_the_desk_leads_to_the_report(closed: LiveDrill) -> None:
    from infodrill.conduct.ranking import things

    assert [seat for seat in closed.seats().seats if things(closed.view(seat, "vi"))] == []
    desk = browser(closed, "duty", "en").get(f"/d/{closed.id}/desk/").content.decode()
    assert "The drill is over" in desk and f'href="/d/{closed.id}/report/"' in desk


# What is owed, late, or still to come.
PENDING = re.compile(
    r'class="due due-(?:over|soon)|class="t-due|data-n="[1-9]|will stand here|(?:quyết|theo dõi) sẽ hiện ở đây|sẽ nằm ở đây',
    re.S,
)


@pytest.mark.parametrize("lang", both_forms(["vi", "en"], ["en"]))
def test_after_the_close_nothing_is_overdue_or_to_come_on_any_page(closed: LiveDrill, lang: str) -> None:
    shown = {}
    for seat in closed.seats().seats:
        for address in pages(closed, seat):
            body = browser(closed, seat, lang).get(address).content.decode()
            if found := set(PENDING.findall(body)):
                shown[seat, address] = sorted(found)
    assert shown == {}


def test_before_the_close_some_pages_do_show_what_is_owed(base) -> None:
    """In its first minute a desk says what is still to come; with cases open it says what is owed."""
    shown = set()
    for minute in (1, 40):
        drill = rehearsed("clinic", minute)
        for page in pages(drill, "duty"):
            shown |= set(PENDING.findall(browser(drill, "duty", "en").get(page).content.decode()))
    assert {'class="t-due', "will stand here"} <= shown


def test_the_door_of_a_closed_drill_leads_to_the_debrief(closed: LiveDrill) -> None:
    for seat in closed.seats().seats:
        assert browser(closed, seat, "vi").get(f"/d/{closed.id}/").url == f"/d/{closed.id}/report/"
