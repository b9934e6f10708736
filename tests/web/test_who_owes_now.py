"""Whom a page says a case waits for, what it says of a clock, and what stands on the page of a case that waits for others."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from infodrill.casework.records import Task
from infodrill.conduct.ranking import first_on
from infodrill.conduct.seats import called
from infodrill.kernel.events import Text
from infodrill.kernel.i18n import LANGUAGES, tr
from infodrill.web.rooms.case import sheet
from infodrill.web.rooms.caseparts import writable
from infodrill.web.rooms.elsewhere import ELSEWHERE
from infodrill.web.rooms.nextthings import next_things
from infodrill.web.rooms.signs import first_owed, next_due, owed, owed_now
from infodrill.web.rooms.steps import STEPS
from infodrill.web.rooms.whose import holders

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
            said = sheet(view, drill.edition, case).whose
            assert not said or any(name in said for name in names), (minute, case.case, said)
            first = next(iter(owed(view, drill.edition, case)))
            seen += not first.step.startswith("question:")
    assert seen, "nowhere did another step fall due before the answer"


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
def test_a_case_that_waits_for_others_says_from_when_the_first_word_can_be_written(lang: str) -> None:
    later = 0
    for minute in MINUTES:
        drill = rehearsed("clinic", minute)
        view = drill.view("voice", lang)
        for case in view.open_cases:
            if first_on(view, case) or tuple(writable(view, case)):
                continue
            page = browser(drill, "voice", lang).get(f"/d/{drill.id}/case/{case.case}/").content.decode()
            steps = {due.step for due in owed(view, drill.edition, case)}
            written = any(text.case == case.case for text in view.statements)
            if "holding" in steps and not written:
                said = sheet(view, drill.edition, case).word_then
                stands = drill.edition.state_name(drill.edition.steps["holding"].frm[0], lang)
                assert (
                    f"“{stands}”" not in said
                )  # the bar may show the case there: what is to be done first says more
                assert said and said.rstrip(".") in page.replace("&quot;", '"'), (minute, case.case)
                later += 1
    assert later


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
