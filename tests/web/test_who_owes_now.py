"""Whom a page says a case waits for, what it says of a clock, and what stands on the page of a case that waits for others."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pytest

from infodrill.casework.nouns.tasks import AssignTask
from infodrill.casework.steps import BY_TEXT
from infodrill.casework.undertakings import Task
from infodrill.conduct.ranking import things
from infodrill.conduct.seats import called
from infodrill.conduct.waiting import RANK
from infodrill.kernel.events import Text
from infodrill.kernel.i18n import LANGUAGES, tr
from infodrill.web.rooms.case import sheet
from infodrill.web.rooms.elsewhere import ELSEWHERE
from infodrill.web.rooms.nextthings import next_things
from infodrill.web.rooms.signs import first_owed, next_due, owed, owed_now
from infodrill.web.rooms.steps import STEPS
from infodrill.web.rooms.whose import holders, waits_for

from .rehearsed import rehearsed
from .test_rooms_pages import browser

pytestmark = pytest.mark.usefixtures("base")
MINUTES = (8, 12, 16, 20, 25, 30, 40)


def test_while_an_office_has_not_answered_the_case_waits_for_it_and_not_for_who_reads_the_answer() -> None:
    seen = 0
    for minute in MINUTES:
        drill = rehearsed("clinic", minute)
        view = drill.view("voice", "vi")
        for case in view.open_cases:
            asked = [each for each in case.questions if each.owner and each.answered_at < 0]
            if case.state != "VERIFYING" or case.verdict_at >= case.round_at or not asked:
                continue
            due = owed_now(view, drill.edition, case)
            assert due and due.step.startswith("question:"), (minute, case.case, due)
            owners = {view.seats.cells[each.owner] for each in asked}
            names = {cell.name.in_("vi") for cell in owners}
            names |= {called(seat.name.in_("vi")) for cell in owners for seat in cell.seats}
            assert set(holders(view, drill.edition, due.step, case).split(" / ")) <= names
            said = sheet(view, drill.edition, case).work.whose
            assert not said or any(name in said for name in names), (minute, case.case, said)
            first = next(iter(owed(view, drill.edition, case)))
            seen += not first.step.startswith("question:")
    assert seen, "nowhere did another step fall due before the answer"


@pytest.mark.parametrize(("name", "minutes"), [("clinic", (6, *MINUTES, 60)), ("typhoon", (12, 20, 30, 42))])
def test_whoever_a_case_waits_for_has_it_among_their_own_tasks(name: str, minutes: tuple[int, ...]) -> None:
    """The public answer to a P1 “waits for the nurse”, who had it on no list; a decision for one who could not decide yet."""
    met = Counter[str]()
    for minute in minutes:
        drill = rehearsed(name, minute)
        todo = {seat: things(drill.view(seat, "vi")) for seat in drill.seats().seats}
        chairs = {place.called: seat for seat, place in drill.seats("vi").seats.items()}
        for seat, place in drill.seats().seats.items():
            view = drill.view(seat, "vi")
            for case in () if place.control else view.open_cases:
                due = owed_now(view, drill.edition, case)
                who, first = waits_for(view, drill.edition, due, case) if due else ("", "")
                if not due or due.step in BY_TEXT or who not in chairs:
                    met["nobody yet" if not who else "roles"] += 1
                    continue
                mine = [thing for thing in todo[chairs[who]] if thing.item == case.case]
                assert any(thing.turn.own for thing in mine), (
                    minute,
                    seat,
                    case.case,
                    due.step,
                    who,
                    first,
                    mine,
                )
                met["named"] += 1
    assert met["named"] > 20 > met["roles"], met


def test_on_no_desk_what_is_owed_on_p1_stands_below_what_is_not() -> None:
    """A P1 that others had first stood third from the end, below checks of P3 with 43 minutes left."""
    met = 0
    for minute in MINUTES:
        drill = rehearsed("clinic", minute)
        for seat in drill.seats().seats:
            ranks = [thing.rank for thing in things(drill.view(seat, "vi"))][1:]  # the head is the seat's own
            below = ranks[ranks.index(RANK["P2"]) :] if RANK["P2"] in ranks else []
            assert RANK["P1"] not in below, (minute, seat, ranks)
            met += RANK["P1"] in ranks and len(set(ranks)) > 1
    assert met


def test_an_errand_hides_no_answer_that_others_wait_for() -> None:
    """The nurse was to finish a task on the very case, and her answer to its question stood nowhere."""
    for minute in MINUTES:
        drill = rehearsed("clinic", minute, own=True)
        asked = [
            (case, each)
            for case in drill.view("duty", "vi").open_cases
            for each in case.questions
            if each.owner == "clinic" and each.answered_at < 0
        ]
        if not asked:
            continue
        case = asked[0][0].case
        giver = next(
            (seat, role)
            for seat in drill.seats().seats
            if (role := drill.view(seat, "vi").casework.role_for(AssignTask, case))
        )
        drill.give(
            giver[0],
            AssignTask(
                role=giver[1], case=case, cell="clinic", what="Đếm lại số liều.", due=drill.clock + 900
            ),
            "",
        )
        view = drill.view("duty", "vi")
        steps = {thing.step for thing in things(view) if thing.item == case}
        assert steps >= {"answer", "finish"}, (minute, steps)
        return
    raise AssertionError("no question to the clinic waits at any of these minutes")


def test_no_errand_stands_where_the_limit_of_the_case_itself_belongs() -> None:
    """A P1 that was to be decided waited, as its page had it, for the ward to say that a task was done."""
    drill = rehearsed("clinic", 40)
    view, met = drill.view("voice", "vi"), 0
    task = Task(task="c1.k1", to="clinic", by="clinic", at=0, due=1, what=Text("Đếm lại"))
    for open_case in view.open_cases:
        case = replace(open_case, tasks=(task,))
        found = [due.step for due in owed(view, drill.edition, case)]
        assert found[0] == "task:c1.k1"
        shown = (
            first_owed(view, drill.edition, case),
            owed_now(view, drill.edition, case),
            next_due(view, drill.edition, case),
        )
        for due in shown if len(found) > 1 and case.state != "TRACKING" else ():
            assert due and due.step != "task:c1.k1", (case.case, found)
            met += 1
    assert met > 3


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_reason_that_says_the_clock_runs_has_a_clock_beside_it(lang: str) -> None:
    says = re.compile(r"clock runs|thời hạn đang chạy", re.IGNORECASE)
    assert not [
        step for step, shown in (STEPS | ELSEWHERE).items() if shown.why and says.search(tr(lang, shown.why))
    ]
    for minute in (20, 40, 56):
        drill = rehearsed("clinic", minute)
        for seat in drill.seats().seats:
            for thing in next_things(drill.view(seat, lang), drill.edition):
                assert thing.due or not says.search(thing.why), (seat, thing.words)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_mark_on_the_ruler_has_its_name_and_every_room_in_the_menu_its_number(lang: str) -> None:
    drill = rehearsed("clinic", 40)
    for seat in ("voice", "duty", "rights"):
        page = browser(drill, seat, lang).get(f"/d/{drill.id}/desk/").content.decode()
        ruler = page[page.index('<div class="tide"') :].split("</div>")[0]
        marks = re.findall(r'<path class="t-due.*?</svg>', ruler, re.DOTALL)
        assert all(re.search(r"<title>.*\d\d:\d\d.*</title>", mark) for mark in marks)
        assert len(re.findall(r"<text[^>]*>[^<]*<title>[^<]+</title>", ruler)) == len(
            drill.view(seat, lang).premises.phases
        )
        beside = int(re.search(r'data-part="beside".*?data-n="(\d+)"', page, re.DOTALL)[1])
        rooms = page[page.index('class="tools-sheet"') :].split("</nav>")[0]
        assert sum(map(int, re.findall(r'<span class="count end">(\d+)', rooms))) >= beside
