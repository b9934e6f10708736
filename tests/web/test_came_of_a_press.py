"""Who pressed a trap is told what came of it, and nobody else is."""

from __future__ import annotations

import pytest
from django.utils.html import escape

from infodrill.conduct.nouns.clock import ChangeClock
from infodrill.conduct.nouns.msel import DeliverInject
from infodrill.conduct.nouns.restraint import PressTrap
from infodrill.kernel.i18n import LANGUAGES

from .rehearsed import rehearsed
from .test_debrief import ended, looked
from .test_rooms_pages import browser


@pytest.mark.parametrize("lang", LANGUAGES)
def test_who_pressed_a_trap_is_told_what_came_of_it(base, lang: str) -> None:
    """“Nothing came of it” stood there, though a newsroom had heard of the note and asked."""
    drill = rehearsed("clinic", 20, own=True)
    case = drill.view("head", "vi").cases[0].case
    drill.give("head", PressTrap(role="L1-LEAD", kind="ask_removal", case=case), "")
    drill.give("direction", DeliverInject(role="CTRL", inject=92), "")
    drill.give("direction", ChangeClock(role="DIR", change="halt", value=0, reason="all was practised"), "")
    asked = next(row.subject.in_(lang) for row in drill.scenario.msel.injects if row.number == 92)
    (told,) = looked(drill, "head", lang).came
    assert asked in told
    for seat in drill.seats().seats:
        page = browser(drill, seat, lang).get(f"/d/{drill.id}/report/").content.decode()
        assert (escape(told) in page) == (seat == "head"), seat


def test_a_press_that_nobody_could_hear_of_brought_nothing(base) -> None:
    told = looked(ended("head"), "head")
    assert told.pressed and not told.came
