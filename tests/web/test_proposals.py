"""What somebody proposes for a case is the task of a seat that decides it, stands where it is decided and in the case's log."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from infodrill.casework.nouns.intake import MergeCase, OpenCase
from infodrill.conduct.proposing import proposals
from infodrill.web.live import LiveDrill
from infodrill.web.rooms.nextthings import next_things
from tests.forms import both_forms

from .house import clinic, do
from .rehearsed import rehearsed
from .test_rooms_pages import browser
from .test_steps_drawn import Forms
from .test_walk import alike

PROPOSES = 'id="step-propose"'


def propose(drill: LiveDrill, seat: str, case: str) -> str:
    """The id of the message that proposes to answer, which every case allows."""
    form = {"case": case, "actions": ["1"], "client": f"a-proposal-of-{seat}-{case}"}
    answer = browser(drill, seat, "vi").post(f"/d/{drill.id}/choose", form, headers={"HX-Request": "true"})
    assert answer.status_code == 200, answer.content.decode()
    return list(drill.state.messages)[-1]


def tasks(drill: LiveDrill, message: str) -> dict[str, str]:
    """Seat → link of the task that a proposal is for it."""
    return {
        seat: thing.link
        for seat in drill.seats().seats
        for thing in next_things(drill.view(seat, "vi"), drill.edition)
        if thing.step == "proposal" and thing.item == message
    }


def test_a_proposal_stands_beside_the_list_and_in_the_log(base) -> None:
    drill = rehearsed("clinic", 40, own=True)
    case = drill.view("head", "vi").open_cases[0].case
    message = propose(drill, "head", case)
    words = drill.state.messages[message].text
    for seat in ("head", "duty"):
        page = browser(drill, seat, "vi").get(f"/d/{drill.id}/case/{case}/").content.decode()
        for part in (r'<ul class="list proposals">.*?</ul>', r'<ol class="past">.*?</ol>'):
            found = re.search(part, page, re.DOTALL)
            assert found and words in found[0], (seat, part)


@pytest.mark.parametrize(
    ("name", "minute"), both_forms([("clinic", 24), ("clinic", 40), ("typhoon", 30)], [("typhoon", 30)])
)
def test_every_proposal_is_the_task_of_a_seat_that_decides_and_is_opened_at_its_place(
    base, name: str, minute: int
) -> None:
    drill = rehearsed(name, minute, own=True)
    met = 0
    for seat in alike(drill):
        for case in drill.view(seat, "vi").open_cases[:3]:
            client = browser(drill, seat, "vi")
            if PROPOSES not in client.get(f"/d/{drill.id}/case/{case.case}/").content.decode():
                continue
            message = propose(drill, seat, case.case)
            deciding = drill.view(seat, "vi").casework.deciders(case)
            assert deciding, (seat, case.case)
            if any(decider.seat == seat for decider in deciding):
                continue  # who decides it later has written it down
            found = tasks(drill, message)
            assert set(found) == {decider.seat for decider in deciding}, (seat, case.case)
            page = client.get(f"/d/{drill.id}/case/{case.case}/").content.decode()
            assert deciding[0].name in page[page.index(f'id="proposal-{message}"') :].partition("</li>")[0]
            for taker, link in found.items():
                place = f"proposal-{message}"
                assert link == f"case/{case.case}/#{place}"
                seen = browser(drill, taker, "vi").get(f"/d/{drill.id}/case/{case.case}/").content.decode()
                forms = [form for form in Forms(seen).found if place in form.within]
                assert [form.values["message"] for form in forms] == [[message]], (taker, link)
            assert (
                do(browser(drill, taker, "vi"), drill, "confirm-receipt", message=message).status_code == 200
            )
            cell = drill.seats().seats[taker].cell
            assert not tasks(drill, message), f"{cell} has read it"
            met += 1
    assert met > 3


def test_what_is_said_on_a_merged_case_is_refused_with_where_it_goes_on(base) -> None:
    drill = clinic()
    for said in ("Phòng khám chậm.", "Chờ quá lâu.", "Lại phải chờ."):
        drill.give("duty", OpenCase(role="L1-DUTY", intake="hotline", source="", ward="", said=said), "")
    gone, kept, last = drill.state.book.cases
    for case, into in ((gone, kept), (kept, last)):
        drill.give("duty", MergeCase(role="L1-DUTY", case=case, into=into), "")
    sent = len(drill.state.messages), len(drill.state.traps)
    client = browser(drill, "duty", "vi")
    page = client.get(f"/d/{drill.id}/case/{gone}/").content.decode()
    assert "/choose" not in page and f"/case/{kept}/" in page
    for form in ({"actions": ["1"]}, {"actions": ["ask_removal"]}):
        answer = client.post(f"/d/{drill.id}/choose", {"case": gone, **form}, headers={"HX-Request": "true"})
        assert answer.status_code == 409 and last.upper() in answer.content.decode(), form
    answer = do(client, drill, "send-message", kind="chat", case=gone, text="Xin ý kiến.")
    assert answer.status_code == 409 and last.upper() in answer.content.decode()
    assert (len(drill.state.messages), len(drill.state.traps)) == sent


def test_what_is_decided_after_it_was_proposed_waits_no_more(base) -> None:
    drill = rehearsed("clinic", 40, own=True)
    case = next(
        case for case in drill.state.book.cases.values() if case.decided_at >= 0 and case.state != "CLOSED"
    )
    propose(drill, "duty", case.case)
    view = drill.view("duty", "vi")
    (open_one,) = proposals(view, case)
    (taken_up,) = proposals(view, replace(case, decided_at=drill.clock + 1))
    assert open_one.takers and not taken_up.takers
