"""What stands ready on a page: a task for whoever is free, a form or why there is none, nothing chosen or alarming beforehand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import pytest
from django.template import engines
from django.template.loader import render_to_string

from infodrill.casework.duplicates import LIKELY
from infodrill.casework.nouns.verdict import items
from infodrill.conduct.policy import rooms_of
from infodrill.web.live import LiveDrill
from infodrill.web.rooms import verificationforms
from infodrill.web.rooms.fields import FormField
from infodrill.web.rooms.wardmap import tiles

from .rehearsed import rehearsed
from .test_rooms_pages import browser

DRAWN_ONCE = re.compile(r'name="(?:csrfmiddlewaretoken|client)" value="[^"]*"|data-cursor="[^"]*"')


@pytest.fixture
def clinic(base) -> LiveDrill:
    return rehearsed("clinic", 40)


def desks(name: str, minutes: Sequence[int]) -> Iterator[tuple[LiveDrill, str]]:
    for minute in minutes:
        drill = rehearsed(name, minute)
        yield from ((drill, seat) for seat, place in drill.seats().seats.items() if "desk" in rooms_of(place))


def test_no_desk_says_that_nothing_waits_above_what_anybody_may_take(base) -> None:
    """Nor the contrary."""
    shared = 0
    for drill, seat in desks("clinic", (36, 44, 52)):
        body = browser(drill, seat, "en").get(f"/d/{drill.id}/desk/").content.decode()
        head = re.search(r'id="next-h">(Nothing waits for you[^<]*)<', body)
        if head:
            task = "wait-row" in body[head.end() : body.index("next-do", head.end())]
            assert (head[1] == "Nothing waits for you alone") == task, (seat, head[1])
            shared += task
    assert shared


def test_a_studio_without_a_form_says_why(clinic: LiveDrill) -> None:
    said, forms = 0, 0
    for seat, place in clinic.seats().seats.items():
        if "studio" not in rooms_of(place):
            continue
        mine = browser(clinic, seat, "en")
        for case in clinic.view(seat, "en").cases[-4:]:
            for kind in ("correction", "holding", "answer"):
                body = mine.get(f"/d/{clinic.id}/studio/new/?kind={kind}&case={case.case}").content.decode()
                form = "data-studio" in body
                why = bool(
                    re.search(r'<p class="empty">(?:(?!</p>).)*?</svg>\s*[^\s<][^<]{9}', body, re.DOTALL)
                )
                assert form != why, (seat, case.case, kind)
                said, forms = said + why, forms + form
    assert said and forms


def test_only_what_is_much_alike_is_named_and_may_be_merged_unseen(base) -> None:
    """One press beside "20 % alike" put another story into the case of a danger to life."""
    offered = {}
    for name, minute in (("clinic", 40), ("port-voice", 24)):
        drill = rehearsed(name, minute)
        for case in drill.state.book.cases:
            page = browser(drill, "lookout", "vi").get(f"/d/{drill.id}/case/{case}/").content.decode()
            named = page.replace('class="act alike"', 'class="alike"').partition('class="alike"')[2]
            alike = named.split('<div class="line">')[1:]
            offered |= {
                int(re.search(r"(\d+) %", each)[1]): "merge-case" in each.split("alike-said")[0]
                for each in alike
            }
    assert offered and all(offered.values()) and min(offered) >= LIKELY // 10


def test_nothing_stands_chosen_where_a_case_is_linked_by_hand(clinic: LiveDrill) -> None:
    """One press linked the first case to the first claim."""
    body = browser(clinic, "direction", "vi").get(f"/d/{clinic.id}/control/").content.decode()
    offered = re.findall(
        r'<select class="in" id="link-[\w-]+"[^>]*\brequired>(.*?)</option>', body, re.DOTALL
    )
    assert len(offered) > 1
    assert all('<option value="" disabled selected' in first for first in offered)


def test_what_is_drawn_once_for_all_is_drawn_for_each_as_for_them_alone(clinic: LiveDrill) -> None:
    """Seat after seat, in both languages, after whatever was drawn for others before."""
    places = [seat for seat, place in clinic.seats().seats.items() if "desk" in rooms_of(place)]
    asked = [(browser(clinic, seat, lang), seat, lang) for lang in ("vi", "en") for seat in places]
    drawn = DRAWN_ONCE.sub
    after = [drawn("", desk.get(f"/d/{clinic.id}/desk/").content.decode()) for desk, _, _ in asked]
    assert clinic.once("kept pieces", None, dict)
    for (desk, *whose), before in zip(asked, after, strict=True):
        clinic.once("kept pieces", None, dict).clear()
        assert drawn("", desk.get(f"/d/{clinic.id}/desk/").content.decode()) == before, whose


@pytest.mark.parametrize(
    "held",
    [
        "{% csrf_token %}",
        "{% sent_once %}",
        '{% include "infodrill/parts/ownword.html" %}',
        '{% receipt verb="acknowledge-inject" field="inject" key="1" said="x" %}',
    ],
)
def test_a_form_is_never_drawn_once_for_all(held: str) -> None:
    """Its client id would be everybody's: of two who press it, the second would be told that it was recorded."""
    engine = engines["django"].engine
    with pytest.raises(TypeError, match="kept item=item"):
        engine.from_string("{% kept item=item %}" + held + "{% endkept %}")


@pytest.mark.parametrize(
    "fields", [verificationforms.verdict, verificationforms.triage, verificationforms.opinion]
)
def test_no_judgement_is_made_beforehand(
    clinic: LiveDrill, fields: Callable[..., tuple[FormField, ...]]
) -> None:
    """“Not enough evidence yet, 80 %” stood there, and one press signed it against the only record."""
    view = clinic.view("lookout", "vi")
    asked = {field.name: field for field in fields(view, replace(view.cases[0], h=""))}
    judged = asked.keys() & {"verdict", "confidence", "h"}
    assert judged
    assert all(asked[name].needed and not asked[name].value for name in judged)


def test_a_conclusion_is_offered_what_may_stand_under_it_and_no_more(clinic: LiveDrill) -> None:
    """An answer that knows nothing stood there, ticked, and what its own form had filled in was refused."""
    view = clinic.view("lookout", "vi")
    case = next(case for case in view.cases if case.questions)
    asked = case.questions[0]
    for record in ("none", "primary", "independent"):
        held = replace(case, questions=(replace(asked, answered_at=60, answer="Chưa rõ.", record=record),))
        (sheet,) = (field for field in verificationforms.verdict(view, held) if field.name == "evidence")
        assert {code for code, _ in sheet.choices} == set(sheet.picked) == set(items(held))
        assert (asked.question in sheet.picked) == (record != "none")


def test_no_wall_shows_how_the_range_is_started() -> None:
    """It is the director's seat that opens the wall, and guests who read it."""
    told = {"join": {"reached": False}, "lang": "en"}
    assert "--hall" not in render_to_string("infodrill/screen/join.html", told)


def test_one_question_is_no_alarm_on_the_map(clinic: LiveDrill) -> None:
    view = clinic.view("lookout", "vi")
    ward = next(iter(view.premises.wards))
    shades = [max(tile.shade for tile in tiles(view, {ward: n}, minute=0).tiles) for n in (1, 500)]
    assert shades == [0, 4]


def test_the_forecast_sheet_has_room_for_all_that_is_asked_and_stands_first_while_it_is(base) -> None:
    """A letter asked for five questions; the form below the fold held three."""
    drill = rehearsed("boundaries", 3)
    for lang in ("vi", "en"):
        body = browser(drill, "lookout", lang).get(f"/d/{drill.id}/watch/").content.decode()
        form = body.partition('id="sheet"')[2].partition("</form>")[0]
        assert form.count('name="questions"') == 5
        assert body.index('data-part="terms"') < body.index('data-part="map"')
