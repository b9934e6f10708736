"""Who presses what another hand has just done is told so, and by whom: no rule, and nothing where that was not the reason."""

from __future__ import annotations

import pytest

from infodrill.conduct.seats import called
from infodrill.kernel.i18n import LANGUAGES, tr
from infodrill.web.donebefore import OTHER, OWN, REST
from infodrill.web.live import LiveDrill
from infodrill.web.rooms.hours import hour_at
from infodrill.web.rooms.nextthings import next_things

from .house import clinic, do
from .rehearsed import rehearsed_when
from .test_rooms_pages import browser

pytestmark = pytest.mark.usefixtures("base")
TWO = ("rights", "rights-2")  # chairs of one cell
CLOCK = ("dir", "ctrl")


def waiting(step: str, seat: str) -> tuple[LiveDrill, str]:
    """A drill in which that step waits for the seat, and on what."""

    def holds(drill: LiveDrill) -> str | None:
        things = next_things(drill.view(seat, "vi"), drill.edition)
        return next((thing.item for thing in things if thing.step == step), None)

    return rehearsed_when("typhoon", 30, holds)


def presses(drill: LiveDrill, seat: str, lang: str, verb: str, **fields: object) -> tuple[int, str]:
    answer = do(browser(drill, seat, lang), drill, verb, **fields)
    return answer.status_code, answer.content.decode()


@pytest.fixture
def approvable() -> tuple[LiveDrill, str]:
    """A text that both may approve."""
    return waiting("approve", TWO[0])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_second_is_told_who_did_it_and_when(approvable: tuple[LiveDrill, str], lang: str) -> None:
    drill, text = approvable
    first, second = TWO
    assert presses(drill, first, lang, "approve-statement", statement=text)[0] == 200
    clock = hour_at(drill.view(second, lang), drill.clock).clock
    who = called(drill.seats(lang).seats[first].name)
    status, told = presses(drill, second, lang, "approve-statement", statement=text)
    assert status == 409 and tr(lang, OTHER, who=who, clock=clock) in told and tr(lang, REST) in told
    status, told = presses(drill, first, lang, "approve-statement", statement=text)  # a page open elsewhere
    assert status == 409 and tr(lang, OWN, clock=clock) in told


def test_what_works_on_the_whole_drill_is_told_too() -> None:
    drill = clinic(scenario="typhoon")
    first, second = CLOCK
    assert presses(drill, first, "en", "change-clock", change="start")[0] == 200
    status, told = presses(drill, second, "en", "change-clock", change="start")
    assert status == 409 and "already" in told and called(drill.seats("en").seats[first].name) in told


def test_what_another_reason_refuses_is_told_by_that_reason(approvable: tuple[LiveDrill, str]) -> None:
    drill, text = approvable
    assert presses(drill, TWO[0], "en", "approve-statement", statement=text)[0] == 200
    status, told = presses(drill, "comms-1", "en", "approve-statement", statement=text)  # never theirs
    assert status == 409 and "already" not in told
    assert "already" in presses(drill, TWO[1], "en", "approve-statement", statement=text)[1]
