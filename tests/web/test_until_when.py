"""How long something takes and until when it counts, as the rooms say it."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.utils.html import escape

from infodrill.casework.clocks import name_of
from infodrill.casework.nouns.intake import OpenCase
from infodrill.conduct.leftout import KIND, LeftOut
from infodrill.conduct.nouns.clock import ChangeClock, ClockChanged, JumpBegun, JumpEnded
from infodrill.conduct.pressview import Exchange
from infodrill.conduct.view import SeatView
from infodrill.kernel.clock import ExerciseClock
from infodrill.kernel.events import EventBody
from infodrill.kernel.i18n import tr
from infodrill.kernel.log import EventLog
from infodrill.scenario.loader import find, load
from infodrill.web import steady
from infodrill.web.api import desk as program
from infodrill.web.live import LiveDrill
from infodrill.web.models import Lease
from infodrill.web.rooms.caseparts import rail
from infodrill.web.rooms.desk import Desk
from infodrill.web.rooms.hours import hour_of
from infodrill.web.rooms.leapt import leapt
from infodrill.web.rooms.press import _asked
from infodrill.web.rooms.signs import MOVED, Due, due_sign, moved, owed
from infodrill.web.runner import leases
from infodrill.web.stores.derived import DatabaseDerivedStore
from infodrill.web.stores.log import DatabaseLogStore, growing
from tests.conduct.drilling import Range
from tests.conduct.test_fallingdue import CLOCKS, EARLY, OWED, seen

from .apihouse import asker, get
from .rehearsed import rehearsed
from .steadily import Steady
from .test_rooms_pages import browser


def test_whoever_makes_time_run_faster_reads_what_that_does_to_deadlines(base) -> None:
    drill = rehearsed("clinic", 40, own=True)
    words = tr(
        "vi",
        "Faster than real time deadlines move back, so that people keep their minutes; what does not fall due is not rated.",
    )
    shown = []
    for speed in (1_000, 4_000):
        drill.give("direction", ChangeClock(role="CTRL", change="speed", value=speed), "")
        page = browser(drill, "direction", "vi").get(f"/d/{drill.id}/control/").content.decode()
        shown.append(words in page)
    assert shown == [False, True]


def test_what_nothing_rates_falls_due_when_the_desk_says_so(base) -> None:
    drill = rehearsed("market-rumour", 12, own=True)
    drill.give("direction", ChangeClock(role="CTRL", change="speed", value=4_000), "")
    view = next(view for seat in drill.seats().seats if (view := drill.view(seat, "vi")).cases)
    assert {
        view.casework.counts_until(case, "log", case.round_at + 600) - case.round_at for case in view.cases
    } == {600}


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_whoever_is_owed_a_deadline_reads_until_when_it_counts_for_the_report(base, lang: str) -> None:
    drill = rehearsed("clinic", 40, own=True)
    drill.give("duty", OpenCase(role="L1-DUTY", intake="ward", source="", said="Cầu gãy.", danger="yes"), "")
    case = list(drill.state.book.cases.values())[-1]
    said = tr(
        lang,
        "{clock} by the procedure; time ran faster than real time, so the later one counts",
        clock="|",
    ).split("|")
    shown = []
    for speed in (1_000, 4_000):
        drill.give("direction", ChangeClock(role="CTRL", change="speed", value=speed), "")
        page = browser(drill, "duty", lang).get(f"/d/{drill.id}/case/{case.case}/").content.decode()
        shown.append(said[1] in page)
        counts = drill.view("duty", lang).casework.counts_until(case, "log", case.round_at + 600)
        assert counts == case.round_at + 600 * speed // 1_000
        view = drill.view("duty", lang)
        nearest = next(due for due in owed(view, drill.edition, case) if due.step == "log")
        assert nearest.at == counts, "what is judged comes first"
    assert shown == [False, True]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_desk_says_once_why_deadlines_moved_when_the_speed_did_and_names_one_time_for_each(
    base, lang: str
) -> None:
    drill = rehearsed("clinic", 40, own=True)
    for said in ("Cầu gãy.", "Đò chìm.", "Nước đục."):
        drill.give("duty", OpenCase(role="L1-DUTY", intake="ward", source="", said=said, danger="yes"), "")
    told = []
    for speed in (1_000, 4_000):
        drill.give("direction", ChangeClock(role="CTRL", change="speed", value=speed), "")
        page = browser(drill, "duty", lang).get(f"/d/{drill.id}/desk/").content.decode()
        told.append(page.count(escape(tr(lang, MOVED["later"], n=f"{speed // 1_000}"))))
        assert (
            tr(
                lang,
                "{clock} by the procedure; time ran faster than real time, so the later one counts",
                clock="|",
            ).split("|")[1]
            not in page
        )
    assert told == [0, 1]


def test_control_reads_how_long_the_city_is_silent_as_this_process_saw_it(
    base, monkeypatch: pytest.MonkeyPatch
) -> None:
    clinic = rehearsed("clinic", 40, own=True)
    time = Steady()
    monkeypatch.setattr(steady, "ms", time)
    control = browser(clinic, "direction", "en")

    def going() -> str:
        return control.get(f"/d/{clinic.id}/control/?part=going").content.decode()

    running = json.dumps(asdict(ExerciseClock().start(0)))
    Lease.objects.filter(pk=clinic.id).update(clock=running)
    assert "has not answered yet" in going()
    Lease.objects.filter(pk=clinic.id).update(runner="r1", beats=7)
    assert "has not answered" not in going()
    for _ in range(8):
        time.now += 2_000
        said = going()
    assert "has not answered for" in said
    leases.renew("r1")
    assert "has not answered" not in going()


def test_control_reads_what_the_drill_went_on_without(base) -> None:
    clinic = rehearsed("clinic", 40, own=True)
    control = browser(clinic, "direction", "en")
    page = f"/d/{clinic.id}/control/?part=going"
    left = LeftOut(minute=clinic.state.minute - 1, part="posts", fault="StopIteration", where="feed.py:359")
    DatabaseDerivedStore(clinic.id).put(left.minute, KIND, [left.row()])
    said = control.get(page).content.decode()
    assert "StopIteration" in said and "the drill goes on without it" in said
    DatabaseDerivedStore(clinic.id).put(left.minute, KIND, [])
    assert "goes on without it" not in control.get(page).content.decode()


def told_of_speed(lang: str, page: str) -> bool:
    """Whether a page says that time runs faster, by whatever number."""
    return escape(tr(lang, MOVED["later"], n="|").partition("|")[2]) in page


def told(drill: LiveDrill, *bodies: tuple[int, EventBody]) -> None:
    """What the runner writes, each so many seconds after the drill stood."""
    base = drill.state.at
    with growing(drill.id):
        log = EventLog(DatabaseLogStore(drill.id), now=lambda: 0)
        for later, body in bodies:
            log.append(base + later, "runner", body)
    drill.catch_up()


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_clock_is_said_to_run_faster_only_while_it_does_and_until_when_it_did_else(
    base, lang: str
) -> None:
    drill = rehearsed("clinic", 40, own=True)
    told(drill, (0, ClockChanged("speed", 4_000)))
    drill.give("duty", OpenCase(role="L1-DUTY", intake="ward", source="", said="Cầu gãy.", danger="yes"), "")
    view = drill.view("duty", lang)
    faster = tr(lang, MOVED["later"], n="4")
    assert moved(view, [put_off(view, "later")]) == (faster,)
    page = browser(drill, "duty", lang).get(f"/d/{drill.id}/desk/").content.decode()
    assert escape(faster) in page and told_of_speed(lang, page)
    told(drill, (60, ClockChanged("speed", 1_000)))
    page = browser(drill, "duty", lang).get(f"/d/{drill.id}/desk/").content.decode()
    view = drill.view("duty", lang)
    assert not told_of_speed(lang, page)
    assert tr(lang, MOVED["ran"], clock=view.moment(view.now)) in page
    wall = browser(drill, "guest", lang)
    assert tr(lang, "speed ×{n}", n="4") not in wall.get(f"/d/{drill.id}/screen/").content.decode()
    told(drill, (0, ClockChanged("speed", 4_000)))
    assert tr(lang, "speed ×{n}", n="4") in wall.get(f"/d/{drill.id}/screen/").content.decode()


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_leap_is_told_beside_the_deadlines_and_on_the_wall_and_is_no_speed(base, lang: str) -> None:
    drill = rehearsed("clinic", 20, own=True)
    drill.give("duty", OpenCase(role="L1-DUTY", intake="ward", source="", said="Cầu gãy.", danger="yes"), "")
    begun = drill.state.at
    told(drill, (0, JumpBegun(begun, begun + 300, True)), (300, JumpEnded(begun + 300)))
    view = drill.view("duty", lang)
    said = tr(
        lang, "Leapt from {frm} to {to}: {span} that nobody had to work in.",
        frm=view.moment(begun), to=view.moment(begun + 300), span=tr(lang, "{n} min", n=5),
    )  # fmt: skip
    desk = browser(drill, "duty", lang).get(f"/d/{drill.id}/desk/").content.decode()
    assert said in desk and tr(lang, MOVED["leapt"]) in desk and not told_of_speed(lang, desk)
    assert said in browser(drill, "guest", lang).get(f"/d/{drill.id}/screen/").content.decode()


def put_off(view: SeatView, how: str) -> Due:
    """A deadline that moved."""
    return Due(step="log", name="", at=view.now, clock="", words="", tone="", left=0, share=0, moved=how)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_hours_that_the_story_leapt_over_are_told_to_players(base, lang: str) -> None:
    said = tr(lang, "The story has leapt from {frm} to {to}: {span}.", frm="|", to="|", span="|").split("|")[
        0
    ]
    for minute, there in ((44, False), (52, True)):
        drill = rehearsed("clinic", minute)
        for seat, room in (("duty", "desk"), ("guest", "screen")):
            page = browser(drill, seat, lang).get(f"/d/{drill.id}/{room}/").content.decode()
            assert (said in page) == there, (minute, room)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_leap_of_the_story_is_as_long_as_from_where_the_clock_would_have_gone_on(base, lang: str) -> None:
    view = rehearsed("clinic", 56).view("duty", lang)
    at, then = view.leaps[-1]
    would = view.story(at - 600) + timedelta(minutes=10)
    hours, minutes = divmod(int((then - would).total_seconds()) // 60, 60)
    assert hours > 0 and minutes > 0, "else no minute too many is seen"
    said = leapt(view)[-1]
    assert f"{would:%H:%M}" in said and tr(lang, "{h} h {m}", h=hours, m=f"{minutes:02d}") in said


@pytest.mark.parametrize(("lang", "speed"), [("vi", 1_000), ("en", 10_000)])
def test_no_owed_hour_behind_the_end_of_the_drill_stands_without_these_words(
    base, lang: str, speed: int
) -> None:
    """At ten times the speed a task was owed until 19:57 in a drill that ended at 17:37. Each row said why, in three lines: now
    the row says what is to be done and that it is after play, as its hour does ("due tomorrow, not counted" meant nothing to a
    hall), and the page that nothing counts it, once."""
    drill = rehearsed("clinic", 40, own=True)
    drill.give("direction", ChangeClock(role="CTRL", change="speed", value=speed), "")
    met = Counter[bool]()
    words = tr(lang, "{clock}, after play", clock="")
    for seat in ("direction", "duty", "coordinator", "voice", "lookout"):
        view = drill.view(seat, lang)
        dues = [due for case in view.open_cases for due in owed(view, drill.edition, case)]
        dues += [thing.due for thing in Desk(view, drill.edition).waiting if thing.due]
        for due in dues:
            assert due.beyond == (words in due.clock), due
            row = tr(lang, "{step}, after play", step=due.name) if due.name else due.clock
            quiet = (due.tone, due.words, due.before) == ("", row, row)
            assert not due.beyond or (quiet and due.counted), due
            met[due.beyond] += 1
        desk = Desk(view, drill.edition)
        shown = [row.due for row in desk.cases if row.due] + [
            thing.due for thing in desk.waiting if thing.due
        ]
        assert desk.moved.count(tr(lang, MOVED["beyond"])) == any(due.beyond for due in shown), seat
    assert met[True] and met[False], met
    # The rungs of a ladder say it in two words.
    view, notes = drill.view("direction", lang), [""]
    for case in view.open_cases:
        notes += [stop.note for stop in rail(view, drill.edition, case)]
    assert speed == 1_000 or [note for note in notes if note.endswith(words)]


def test_what_is_soon_is_so_to_people_however_many_hours_its_procedure_allows(base) -> None:
    """A check of a P3, allowed eight hours and owed in 49 minutes, stood in amber above a P1's that was owed in twelve."""
    drill = rehearsed("clinic", 40, own=True)
    view = drill.view("duty", "vi")
    for step, priority in (("gate", "P3"), ("verify", "P3"), ("gate", "P1"), ("log", "")):
        for minutes, tone in ((4, "soon"), (16, "")):
            found = due_sign(view, drill.edition, step, view.now + minutes * 60, priority)
            assert found.beyond or found.tone == tone, (step, priority, minutes)


@pytest.mark.parametrize(("name", "minute"), [("forged-order", 11), ("clinic", 5)])
def test_an_hour_behind_a_leap_to_come_is_the_one_that_the_wall_will_then_show(
    base, name: str, minute: int
) -> None:
    """At ×4 a check was due "by 07:16, after play" where the wall had play end at 07:25: the leap on the way was left out."""
    drill = rehearsed(name, minute, own=True)
    met = Counter[bool]()
    for speed in (1_000, 4_000, 10_000):
        drill.give("direction", ChangeClock(role="CTRL", change="speed", value=speed), "")
        for seat in drill.seats().seats:
            view = drill.view(seat, "vi")
            ends = view.foretold(view.play_ends)
            for case in view.open_cases:
                for step, at in view.casework.owed(case):
                    hour = hour_of(view, case, step, at)
                    told = _read(view, hour.clock)
                    assert told >= ends if hour.beyond else told <= ends, (seat, case.case, step, hour, ends)
                    met[hour.beyond] += 1
            # What the press waits for comes in so many minutes of people's, whatever the story leaps over meanwhile.
            for left in (600, 1_800, 3_600):
                asked = Exchange(question="q1", conference="", at=view.now, outlet="", asked="", left=left)
                dues = (
                    _asked(view, asked, "").due,
                    due_sign(view, drill.edition, "press", view.now + left, ""),
                )
                for due in dues:
                    clock, then = due.clock.partition(",")[0], view.foretold(view.now + left)
                    assert _read(view, clock) == then.replace(second=0), (seat, left, due)
    assert met[True] and met[False], met


def _read(view: SeatView, clock: str) -> datetime:
    """A moment as a page says it."""
    hour, _, date = clock.partition(" ngày ")
    today = view.story(view.now)
    day, month = map(int, date.split("/")) if date else (today.day, today.month)
    return datetime.strptime(f"{today.year}-{month}-{day} {hour}", "%Y-%m-%d %H:%M").replace(
        tzinfo=today.tzinfo
    )


def test_a_program_is_told_the_second_that_the_person_beside_it_reads(base) -> None:
    """It was told one behind the end of play where the page said that play ends then."""
    drill = rehearsed("clinic", 40, own=True)
    drill.give("direction", ChangeClock(role="CTRL", change="speed", value=4_000), "")
    at_end = 0
    for seat in ("duty", "coordinator", "voice", "lookout"):
        view = drill.view(seat, "en")
        shown = {
            (case.case, due.step): due.at
            for case in view.open_cases
            for due in owed(view, drill.edition, case)
        }
        told = get(asker(drill, seat), drill, "/deadlines").json()["deadlines"]
        on_cases = [each for each in told if each["item"] == each["case"]]
        assert {(each["case"], each["step"]): each["due"] for each in on_cases} == shown, seat
        at_end += list(shown.values()).count(view.play_ends)
    assert at_end, "a deadline that the end of play settles"


@pytest.mark.parametrize("clock", CLOCKS)
def test_a_program_is_told_of_each_item_what_it_owes_by_the_second_that_judges_it(
    clock: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cases alone were tried: a text's promise, its late approval and an appeal went out as nobody had looked at them."""
    view = seen(Range(load(find("clinic")).scenario), clock, 400, "voice")
    monkeypatch.setattr(program, "enter", lambda *_: SimpleNamespace(view=view))
    told: Any = program.deadlines(None, "d")["deadlines"]  # type: ignore[arg-type]
    rows = {(line["item"], line["step"]): (line["case"], line["due"], line["missed"]) for line in told}
    for item, step in [*OWED, (EARLY, "approve")]:
        found = view.casework.judged_at(item, step, dict(view.casework.owed(item))[step], view.play_ends)
        assert rows[name_of(item), step] == ("c1", found.until, found.missed)
