"""Practising alone: who may open one and how many, what the guest is, and how long anything of it is kept."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import Client

from infodrill.casework.nouns.intake import OpenCase
from infodrill.conduct import practising
from infodrill.conduct.nouns.clock import ChangeClock
from infodrill.conduct.nouns.practice import PracticeOpened
from infodrill.kernel.errors import Refused
from infodrill.scenario.loader import find, load
from infodrill.web import live, proxies
from infodrill.web.conf import options as settings
from infodrill.web.joining import alone, opening
from infodrill.web.keeping import practices
from infodrill.web.live import LiveDrill
from infodrill.web.models import Drill, Lease, LogLine, LogText

from .house import clinic, staff_browser

pytestmark = pytest.mark.usefixtures("base")
LESSON, HERE, AWAY = "market-rumour", "127.0.0.1", "192.168.1.7"


@pytest.fixture
def allow(monkeypatch):
    """Settings for this test: `allow(solo=True, …)`."""

    def change(**wanted):
        chosen = replace(settings.options(), **wanted)
        for module in (alone, practices):
            monkeypatch.setattr(module, "options", lambda: chosen)

    return change


def at(address: str, host: str = "localhost", **more: object) -> Client:
    return Client(REMOTE_ADDR=address, HTTP_HOST=host, **more)


def opens(browser: Client, seat: str = "duty", scenario: str = LESSON):
    return browser.post("/alone", {"scenario": scenario, "seat": seat})


def drill_of(answer) -> LiveDrill:
    assert answer.status_code == 302, answer.content
    return live.of(answer["Location"].split("/")[2])


def ended(drill: LiveDrill, hours: int = 0) -> None:
    """As a runner leaves it, `hours` ago."""
    Lease.objects.filter(pk=drill.id).update(over=True)
    last = LogLine.objects.filter(drill=drill.id).order_by("-seq").first()
    before = int(time.time()) - hours * 3600
    wall = f'"wall":{drill.events[-1].wall}'
    assert wall in last.line
    LogLine.objects.filter(pk=last.pk).update(line=last.line.replace(wall, f'"wall":{before}'))
    Drill.objects.filter(pk=drill.id).update(created=datetime.fromtimestamp(before, UTC))


def test_the_front_door_offers_it_at_this_machine_alone():
    assert 'href="/alone"' in at(HERE).get("/join").content.decode()
    for stranger in (at(AWAY), at(HERE, "testserver"), at("10.0.0.9", "testserver")):
        assert 'href="/alone"' not in stranger.get("/join").content.decode()
        assert stranger.get("/alone").status_code == opens(stranger).status_code == 403
    assert not Drill.objects.exists()


def test_the_door_and_its_list_say_the_same_time(allow):
    for minutes in (4, 9):
        allow(solo_minutes=minutes)
        said = [
            set(re.findall(r"(\d+) phút", at(HERE).get(place).content.decode()))
            for place in ("/join", "/alone")
        ]
        assert said[0] == said[1] and len(said[0]) == 1, said


def test_a_proxy_at_this_machine_speaks_for_strangers(allow):
    for told in ({"https": True}, {"proxies": "127.0.0.1"}):
        allow(**told)
        assert at(HERE).get("/alone").status_code == 403


@pytest.mark.parametrize("header", sorted(proxies.TOLD))
def test_whoever_passes_others_on_is_not_this_machine_though_no_setting_names_it(allow, header):
    passed_on = {f"HTTP_{header.decode().upper().replace('-', '_')}": "203.0.113.9"}
    stranger = at(HERE, **passed_on)
    assert 'href="/alone"' not in stranger.get("/join").content.decode()
    assert stranger.get("/alone").status_code == opens(stranger).status_code == 403
    allow(solo=True, solo_each=1)
    assert [opens(at(HERE, **passed_on)).status_code for _ in range(2)] == [302, 429]


def test_the_operator_may_allow_it_to_whoever_reaches_the_range(allow):
    allow(solo=True)
    stranger = at(AWAY, "testserver")
    assert 'href="/alone"' in stranger.get("/join").content.decode()
    assert drill_of(opens(stranger)).state.practice


def test_nothing_is_practised_of_which_a_hall_is_at_a_copy_under_another_name():
    mine = load(find("clinic"))
    named = mine.scenario.drill.model_copy(update={"id": "our-own"})
    text = mine.files["drill.yaml"].decode().replace("id: clinic", "id: our-own", 1)
    copy = replace(mine, scenario=mine.scenario.model_copy(update={"drill": named}),
                   files={**mine.files, "drill.yaml": text.encode()})  # fmt: skip
    offered = {lesson.scenario for lesson in alone.offered("vi")}
    hall = opening.open_drill(copy, accounts=500)
    assert hall.scenario == "our-own"
    assert {lesson.scenario for lesson in alone.offered("vi")} == offered - {"clinic"}
    assert opens(at(HERE), "duty", "clinic").status_code == 422
    Lease.objects.update_or_create(drill=hall, defaults={"over": True})
    assert {lesson.scenario for lesson in alone.offered("vi")} == offered


def test_it_opens_a_drill_of_that_seat_with_all_others_automated_and_says_so_in_its_log():
    drill = drill_of(opens(at(HERE), "chair"))
    assert [type(event.body) for event in drill.events[:2]][1] is PracticeOpened
    assert drill.state.practice.seat == "chair" and "chair" in drill.state.joined
    played = {cell.id for cell in drill.scenario.cells.cells if cell.level > 0}
    assert set(drill.state.opened.cells) == played
    assert drill.row.practice and AWAY not in drill.row.practice


def test_nothing_is_practised_that_a_hall_is_at_here_until_it_is_over():
    """A stranger read facts and right ways of the drill in play within two minutes."""
    offered = {lesson.scenario for lesson in alone.offered("vi")}
    hall = clinic()
    assert hall.row.scenario in offered and hall.row.practice == ""
    assert {lesson.scenario for lesson in alone.offered("vi")} == offered - {hall.row.scenario}
    assert opens(at(HERE), "duty", hall.row.scenario).status_code == 422
    Lease.objects.update_or_create(drill=hall.row, defaults={"over": True})
    assert {lesson.scenario for lesson in alone.offered("vi")} == offered


def test_a_seat_of_control_and_a_drill_that_is_none_cannot_be_practised():
    for seat, scenario in (
        ("direction", LESSON),
        ("guest", LESSON),
        ("duty", "typhoon"),
        ("", ""),
        ("duty", "../x"),
    ):
        assert opens(at(HERE), seat, scenario).status_code == 422
    assert not Drill.objects.exists()


def test_the_guest_gets_no_power_of_control_and_reads_nothing_of_it():
    browser = at(HERE)
    drill = drill_of(opens(browser))
    with pytest.raises(Refused):
        drill.give("duty", ChangeClock(role="DIR", change="pause"), "")
    assert browser.get(f"/d/{drill.id}/control/").status_code == 403
    assert browser.get("/drills/").status_code == 302
    assert browser.get(f"/d/{drill.id}/cards").status_code == 403
    other = clinic()
    assert browser.get(f"/d/{other.id}/desk/")["Location"].startswith("/join")


def test_a_form_from_another_page_opens_nothing():
    assert opens(at(HERE, enforce_csrf_checks=True)).status_code == 403
    assert not Drill.objects.exists()


def test_the_fourth_at_once_is_refused_in_words_until_one_has_ended():
    first, *_ = [drill_of(opens(at(HERE))) for _ in range(3)]
    answer = opens(at(HERE))
    assert answer.status_code == 429 and "H321" in answer.content.decode()
    Lease.objects.filter(pk=first.id).update(over=True)
    assert opens(at(HERE)).status_code == 302


def test_the_page_of_it_tells_the_bounds_that_the_program_keeps():
    page = (Path(__file__).parents[2] / "docs/how-to/alone.md").read_text(encoding="utf-8")
    chosen, en, vi = settings.Options(), ("", "one", "two", "three", "four"), ("", "một", "hai", "ba", "bốn")
    running, each = chosen.solo_running, chosen.solo_each
    assert f"{en[running].title()} run at once, from another machine {en[each]}" in page
    assert f"Cùng lúc có {vi[running]} bài, từ mỗi máy khác {vi[each]} bài" in page


def test_one_address_of_a_house_does_not_take_every_place(allow):
    allow(solo=True, solo_each=2)
    for _ in range(2):
        assert opens(at(AWAY)).status_code == 302
    answer = opens(at(AWAY))
    assert answer.status_code == 429 and "H322" in answer.content.decode()
    assert opens(at("192.168.1.8")).status_code == 302


def test_an_ended_practice_is_deleted_whole_after_hours_and_one_that_runs_never():
    old, fresh, runs = (drill_of(opens(at(HERE))) for _ in range(3))
    other = clinic()
    ended(old, hours=7)
    ended(fresh, hours=5)
    assert practices.tidy() == (old.id,)
    assert set(Drill.objects.values_list("pk", flat=True)) == {fresh.id, runs.id, other.id}
    assert (
        not LogLine.objects.filter(drill=old.id).exists()
        and not LogText.objects.filter(drill=old.id).exists()
    )


def test_no_more_than_so_many_are_kept_the_oldest_go_first(allow):
    allow(solo_kept=2)
    kept = [drill_of(opens(at(HERE))) for _ in range(3)]
    for drill in kept:
        ended(drill)
    assert practices.tidy() == (kept[0].id,)


def test_a_browser_whose_practice_was_deleted_comes_to_the_door():
    browser = at(HERE)
    drill = drill_of(opens(browser))
    assert browser.get("/")["Location"] == f"/d/{drill.id}/"
    ended(drill, hours=7)
    practices.tidy()
    assert browser.get("/")["Location"] == "/join"


def test_a_page_of_a_practice_that_another_process_has_deleted_is_not_there():
    browser = at(HERE)
    drill = drill_of(opens(browser))
    assert browser.get(f"/d/{drill.id}/desk/").status_code == 200
    Drill.objects.filter(pk=drill.id).delete()
    gone = browser.get(f"/d/{drill.id}/desk/")
    assert (gone.status_code, gone["Location"][:11]) == (302, "/join?ended")


def test_the_list_of_drills_and_its_clock_stand_as_for_any_other():
    drill = drill_of(opens(at(HERE)))
    assert not drill.state.begun, "the runner begins it, when the person sits"
    assert drill.row.name == drill.scenario.drill.title.vi


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_each_seat_says_in_a_line_what_it_is_and_the_one_to_begin_with_stands_first(lang):
    for lesson in alone.offered(lang):
        assert all(place.does.strip() for place in lesson.seats)
        assert [place.first for place in lesson.seats] == [True, *(False for _ in lesson.seats[1:])]
    page = at(HERE, HTTP_ACCEPT_LANGUAGE=lang).get("/alone").content.decode()
    assert page.count('class="tag tag-sea"') == len(alone.offered(lang))


def test_a_practice_asks_for_one_language_and_says_what_it_is_in_the_list_of_drills():
    drill = drill_of(opens(at(HERE)))
    assert not drill.view("duty", "vi").casework.both
    page = staff_browser().get("/drills/", HTTP_ACCEPT_LANGUAGE="en").content.decode()
    assert "practice alone, not rated" in page
    assert "some hours after its end" in page and "texts may be deleted" not in page


def test_nothing_that_waits_is_not_said_to_be_a_turn():
    page = at(HERE, HTTP_ACCEPT_LANGUAGE="en")
    drill = drill_of(opens(page))
    told = page.get(f"/d/{drill.id}/desk/").content.decode()
    assert "your turn" not in told


def test_what_waits_from_the_first_second_is_not_said_to_be_with_others():
    """Until the runner looked, the strip sent people away from their own first task: "others have what is most urgent"."""
    page = at(HERE, HTTP_ACCEPT_LANGUAGE="en")
    drill = drill_of(opens(page))
    drill.give("direction", ChangeClock(role="CTRL", change="start", value=0), "")
    drill.give("duty", OpenCase(role="L1-DUTY", intake="ward", source="", said="Cầu gãy.", danger="yes"), "")
    told = page.get(f"/d/{drill.id}/desk/").content.decode()
    assert practising.waiting(drill.view("duty", "en"), drill.state.practice) and drill.state.running
    assert "The clock waits for you." in told and "Others have what is most urgent" not in told


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_door_tells_nothing_of_a_lesson_that_its_lobby_keeps_back(lang: str) -> None:
    told = at(HERE, headers={"accept-language": lang}).get("/alone").content.decode()
    for lesson in alone._practised():
        drill = lesson.scenario.drill
        assert drill.title.in_(lang) in told
        assert drill.subtitle.in_(lang) not in told
