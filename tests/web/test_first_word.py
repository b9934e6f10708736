"""On P1 the word to the public stands first: at the head of the desk, on the case, and under its own deadline."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from django.utils.html import escape

from infodrill.casework.nouns.tasks import AssignTask
from infodrill.casework.steps import BY_TEXT, step_owed
from infodrill.casework.textkinds import EARLY
from infodrill.conduct import naming
from infodrill.conduct.ranking import _urgency
from infodrill.conduct.turns import OWN, WRITING, Turn
from infodrill.conduct.waiting import RANK, Waiting
from infodrill.kernel.i18n import tr
from infodrill.web.rooms import wordahead
from infodrill.web.rooms.case import _gate_first, sheet
from infodrill.web.rooms.desk import Desk
from infodrill.web.rooms.nextthings import next_things
from infodrill.web.rooms.signs import first_owed, next_due, owed
from infodrill.web.rooms.whose import holders

from .rehearsed import rehearsed
from .test_rooms_pages import browser

SHARED = Turn(own=True, others=("Trực ban",))


@pytest.mark.parametrize("step", ["holding", "draft", "publish", "verify"])
def test_what_is_owed_on_p1_stands_before_an_overdue_task_that_others_can_do_as_well(step: str) -> None:
    """The spokesperson was sent to finish a task while the first word was due in three minutes."""
    word = Waiting(step=step, item="c1", rank=RANK["P1"], due=900)
    task = Waiting(step="finish", item="c2", rank=RANK["P1"], due=10, turn=SHARED)
    assert min((task, word), key=_urgency) is word
    # Nobody else can do it; but what is approved is one press.
    first = "publish" if step == "publish" else "finish"
    assert min((replace(task, turn=OWN), word), key=_urgency).step == first
    later = replace(word, rank=RANK["P3"])
    assert min((task, later), key=_urgency) is task


def test_a_p1_shows_when_its_word_is_due_and_any_other_case_what_is_due_first(base) -> None:
    drill, words = rehearsed("clinic", 40), 0
    view = drill.view("voice", "vi")
    for case in view.open_cases:
        for priority in ("P1", "P3"):
            urgent = replace(
                case,
                priority=priority,
                state="VERIFYING",
                gate_code="GU",
                round_at=view.now,
                tasks=(),
                escalated_at=0,
                escalation_answered_at=-1,
                verdict_at=-1,
            )
            found = tuple(owed(view, drill.edition, urgent))
            said = [due for due in found if due.step in BY_TEXT and priority == "P1"]
            words += bool(said) and said[0] is not found[0]
            assert next_due(view, drill.edition, urgent) == next(iter(said or found), None)
    assert words, "where something else was due before it"


def test_nothing_carries_the_deadline_of_another_thing(base) -> None:
    """A seat's own step showed when another's task was due, or whatever else was owed first on the case."""
    drill = rehearsed("clinic", 40)
    case = next(case for case in drill.view("head", "vi").open_cases if case.state != "NEW")
    role = drill.view("head", "vi").casework.role_for(AssignTask, case.case)
    for cell, ahead in (("adviser", 60), ("clinic", 600)):
        told = AssignTask(role=role, case=case.case, cell=cell, what="Đếm lại", due=drill.clock + ahead)
        drill.give("head", told, "")
    shown = 0
    for seat in drill.seats().seats:
        view = drill.view(seat, "vi")
        cases = {case.case: case for case in view.cases}
        for thing in next_things(view, drill.edition):
            if thing.item in cases:
                shown += thing.due is not None
                assert (thing.due.at if thing.due else -1) == thing.at, (seat, thing.step)
                named = step_owed(thing.due.step)[0] if thing.due else thing.step
                assert named in (thing.step, *(BY_TEXT if thing.step in WRITING else ())), (seat, thing.step)
            mine = (
                {task.due for task in cases[thing.item].tasks if task.to == view.seat.cell}
                if thing.step == "finish"
                else ()
            )
            assert not mine or (thing.due and thing.due.at in mine)
            # "Finish your task": which, stood in the case alone.
            assert not mine or thing.source_words == "Đếm lại", thing
    assert shown > 2


def test_the_desk_of_who_writes_never_loses_sight_of_a_word_that_waits_for_others(base) -> None:
    """Between verdict and decision it said that nothing waits, beside a first word due in half an hour."""
    waited, before = set(), set()
    for minute in range(12, 40):
        drill = rehearsed("clinic", minute)
        for seat in drill.seats().with_role("SPOKE"):
            view = drill.view(seat.seat, "vi")
            desk = Desk(view, drill.edition)
            on_its_way = {text.case for text in view.statements if text.published is None}
            written = on_its_way | {thing.case for thing in desk.waiting}
            told = {word.case: word for word in desk.ahead if word.told or not word.statement}
            for case in view.open_cases:
                known = case.gate_code in (
                    "",
                    "G0",
                    "GU",
                )  # before its check too: a newcomer read that nothing waits
                if case.priority == "P1" and case.state in wordahead.BEFORE and known:
                    before.add(case.state)
                    assert (case.case in told) != (case.case in written), (minute, case.case, case.state)
            for case, word in told.items():
                page = browser(drill, seat.seat, "vi").get(f"/d/{drill.id}/desk/").content.decode()
                assert escape(word.words) in page, minute
                waited.add(case)
    assert waited and before & {"LOGGED", "GATED"}, before


def test_where_nothing_waits_on_a_case_its_page_says_whom_it_waits_for(base) -> None:
    """After the gate an officer read that nothing waits, and found three ways to hand it on three screens below."""
    met = set()
    for name, minute in (("clinic", 22), ("typhoon", 40)):
        drill = rehearsed(name, minute)
        for seat in drill.seats().seats:
            view = drill.view(seat, "vi")
            for case in view.open_cases:
                page = sheet(view, drill.edition, case)
                if not page.work.nothing or case.state == "TRACKING":
                    continue
                due = first_owed(view, drill.edition, case)
                assert page.work.whose or due is None or ":" in due.step, (seat, case.case)
                handed = {form.step for form in page.work.forms if form.step == "hand_over"}
                free = not case.offered and case.escalated_at < 0  # whose case is above has handed it on
                assert page.work.beyond == bool(handed and free), (seat, case.case)
                met |= {"whose" if page.work.whose else "", "beyond" if page.work.beyond else ""}
    assert {"whose", "beyond"} <= met


@pytest.mark.parametrize(("confirmed", "verdict"), [("GU", "FALSE"), ("G0", "FALSE"), ("GU", "UNPROVEN")])
def test_a_decision_says_whom_it_waits_for_before_it_is_signed(base, confirmed: str, verdict: str) -> None:
    """The coordinator was told to decide, and the correction was refused: the rights adviser had still to confirm."""
    drill = rehearsed("clinic", 30)
    view = drill.view("coordinator", "vi")
    found = next(case for case in view.open_cases if case.verdict)
    case = replace(found, gate_code=confirmed, verdict=verdict, verdict_at=view.now, round_at=0)
    assert bool(_gate_first(view, drill.edition, case)) == (confirmed == "GU" and verdict == "FALSE")


def test_a_text_that_waits_to_be_written_is_called_by_its_kind(base) -> None:
    """The correction was out, and the next thing read as if nothing had been written: it was the warning."""
    met = set()
    for minute in range(18, 60, 3):
        drill = rehearsed("clinic", minute)
        for seat in drill.seats().seats:
            for thing in next_things(drill.view(seat, "vi"), drill.edition):
                if thing.step == "draft":
                    kind = re.search(r"kind=(\w+)", thing.link)
                    assert kind and tr("vi", naming.KINDS[kind[1]]).lower() in thing.words
                    met.add(kind[1])
    assert met


def test_where_the_rights_check_holds_it_up_that_is_said_and_by_whom(base) -> None:
    """The desk named who sets the priority, while the adviser had to confirm the check first."""
    met = 0
    for minute in (24, 26, 28, 32):
        drill = rehearsed("clinic", minute)
        view = drill.view("voice", "vi")
        for case in view.open_cases:
            if case.priority != "P1" or case.state not in wordahead.BEFORE:
                continue
            held = replace(case, gate_code="GU", verdict="FALSE", verdict_at=case.round_at + 1)
            seen = drill.view("voice", "vi")
            vars(seen).update(open_cases=(held,), statements=())
            (word,) = wordahead.words_ahead(seen, drill.edition, ())
            assert (
                holders(view, drill.edition, "recode", held) in word.words and "rà soát quyền" in word.words
            )
            met += 1
    assert met


def test_who_may_write_a_first_word_now_is_not_told_to_wait_for_the_answer(base) -> None:
    """A spokesperson read "waits for the checker" over people who were about to wade, and could have warned them."""
    found = 0
    for minute in range(8, 40, 2):
        drill = rehearsed("five-pictures", minute)
        view = drill.view("voice", "vi")
        for word in wordahead.words_ahead(view, drill.edition, next_things(view, drill.edition)):
            steps = dict(view.casework.possible(word.case))
            may = not (word.statement or word.told) and not steps.keys().isdisjoint(WRITING)
            # Where it was found out already, the answer is what is written next; and a first word is written once.
            texts = (text for text in view.statements if text.case == word.case and text.kind in EARLY)
            open_now = (
                may
                and not drill.state.book.cases[word.case].verified
                and not any(text.published for text in texts)
            )
            assert word.first == open_now
            if open_now:
                found += 1
                desk = browser(drill, "voice", "vi").get(f"/d/{drill.id}/desk/").content.decode()
                assert f"studio/new/?case={word.case}&amp;kind=holding" in desk
    assert found
