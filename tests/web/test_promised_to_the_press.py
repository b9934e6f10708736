"""What was promised, to the press or in a text, waits with its hour on the desk of who did, and is given where that leads."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from django.utils.html import escape

from infodrill.conduct.waiting import NEXT_WORD, PRESS_WORD
from infodrill.kernel.i18n import LANGUAGES, tr
from infodrill.web.live import LiveDrill
from infodrill.web.rooms import press as presses
from infodrill.web.rooms.nextthings import NextThingShown, next_things, promises

from .rehearsed import rehearsed
from .test_rooms_models import answered
from .test_rooms_pages import browser
from .test_steps_drawn import Forms


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_was_promised_to_the_press_leads_from_the_desk_to_the_form_that_keeps_it(
    base: object, lang: str
) -> None:
    """Its hour stood in the press room alone, and the form was for the next question only."""
    clinic = rehearsed("clinic", 40, own=True)
    asked = presses.press(clinic.view("voice", lang)).chosen
    assert asked
    hour = clinic.clock + 1_500
    told = answered(asked.question, "", "unknown")
    clinic.give("voice", replace(told, kind="holding", promise_due=hour), "")
    view = clinic.view("voice", lang)
    (thing,) = (thing for thing in next_things(view, clinic.edition) if thing.step == PRESS_WORD)
    assert view.moment(hour) in thing.words and thing.due and thing.due.at == hour
    address = f"/d/{clinic.id}/"
    desk = browser(clinic, "voice", lang).get(f"{address}desk/").content.decode()
    (soon,) = re.findall(r'<ul class="soon">.*?</ul>', desk, re.DOTALL)
    assert f"{address}{thing.link}" in soon
    room = Forms(
        browser(clinic, "voice", lang).get(f"{address}{thing.link.partition('#')[0]}").content.decode()
    )
    form = next(form for form in room.found if form.verb == "answer-press-question")
    assert form.values["question"] == [asked.question]
    clinic.give("voice", told, "")
    assert PRESS_WORD not in {thing.step for thing in next_things(clinic.view("voice", lang), clinic.edition)}
    after = presses.press(clinic.view("voice", lang), chosen=asked.question)
    assert after.promises == () and (after.chosen is None or after.chosen.question != asked.question)


def awaited(drill: LiveDrill, lang: str) -> dict[str, NextThingShown]:
    """Seat → the next word that a text promised, which waits for it."""
    return {
        seat: thing
        for seat in drill.seats().seats
        for thing in next_things(drill.view(seat, lang), drill.edition)
        if thing.step == NEXT_WORD
    }


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_next_word_that_a_text_promised_leads_from_the_desk_to_where_it_is_written(
    base: object, lang: str
) -> None:
    """A text said "next update at nine", and the hour stood in no list of what its author has to do."""
    for name in ("five-pictures", "port-voice"):
        drills = (rehearsed(name, minute) for minute in (46, 50, 42, 54, 38, 30))
        drill, waiting = next((drill, found) for drill in drills if (found := awaited(drill, lang)))
        for seat, thing in waiting.items():
            assert drill.view(seat, lang).moment(thing.at) in thing.words and thing.due
            assert thing.due.at == thing.at and thing.due.name == tr(lang, "Next word")
            address = f"/d/{drill.id}/"
            desk = browser(drill, seat, lang).get(f"{address}desk/").content.decode()
            (soon,) = re.findall(r'<ul class="soon">.*?</ul>', desk, re.DOTALL)
            assert f"{address}{thing.link}".replace("&", "&amp;") in soon, (name, seat)
            room = browser(drill, seat, lang).get(f"{address}{thing.link.partition('#')[0]}").content
            verbs = [form.verb for form in Forms(room.decode()).found if "studio" in form.within]
            assert verbs == ["draft-statement"], (name, seat, thing.link)


def test_a_text_that_promised_a_next_word_leads_to_it_whatever_else_waits(base) -> None:
    for name in ("five-pictures", "port-voice"):
        drills = (rehearsed(name, minute) for minute in (46, 50, 42, 54, 38, 30))
        drill = next(drill for drill in drills if awaited(drill, "vi"))
        for seat in awaited(drill, "vi"):
            for thing in promises(drill.view(seat, "vi"), drill.edition):
                page = browser(drill, seat, "vi").get(f"/d/{drill.id}/studio/{thing.item}/")
                assert f'href="/d/{drill.id}/{escape(thing.link)}"' in page.content.decode()
