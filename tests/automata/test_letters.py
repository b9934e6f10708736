"""Who is written to answers: a refusal where it goes too far, once a seat; colleagues take turns with receipts."""

from __future__ import annotations

from collections import Counter

import pytest

from infodrill.automata import letters
from infodrill.casework.nouns.intake import CaseLogged
from infodrill.casework.nouns.questions import QuestionAnswered
from infodrill.conduct.nouns.guidance import GuidanceConfirmed
from infodrill.conduct.nouns.messages import MessageSent
from infodrill.kernel.archive import read_drill
from infodrill.kernel.i18n import tr
from infodrill.review.timeline import read_timeline
from infodrill.review.tried import seats_of
from infodrill.scenario.loader import find, library, load
from tests.rehearsals import played, record
from tests.verdict import walks

# What an author wants refused begins so in the expected action.
NO = ("không", "từ chối", "nói không")


def answers(events) -> Counter[tuple[str, str]]:
    """(seat, letter's subject) of every answer to a letter."""
    sent = ((event.actor, str(event.body.text)) for event in events if isinstance(event.body, MessageSent))
    return Counter((seat, text.partition("”:")[0]) for seat, text in sent if text.startswith("Về “"))


def refuses(said: MessageSent) -> bool:
    return tr("vi", letters.REFUSED).partition("{")[0] in str(said.text)


def test_what_goes_too_far_is_refused_in_writing_and_each_letter_answered_once_a_seat() -> None:
    events = tuple(played("boundaries", "good").events)
    who = {event.actor for event in events if isinstance(event.body, MessageSent) and refuses(event.body)}
    assert who == {"chair", "steering"}
    assert max(answers(events).values()) == 1 and len({seat for seat, _ in answers(events)}) >= 5


def test_a_heavy_hand_refuses_nothing() -> None:
    assert any(letters.too_far("vi", row.body.vi) for row in load(find("clinic")).scenario.msel.injects)
    events = read_drill(walks.played("clinic", "overreacting")).events
    assert not [event for event in events if isinstance(event.body, MessageSent) and refuses(event.body)]


def test_colleagues_of_a_cell_take_turns_with_receipts() -> None:
    """In a short drill of many texts no lines to take go out at all: a long one has receipts enough to share."""
    signed: dict[str, set[str]] = {}
    for event in played("typhoon", "good").events:
        if isinstance(event.body, GuidanceConfirmed):
            signed.setdefault(event.body.cell, set()).add(event.actor)
    assert len(signed) > 2 and any(len(seats) > 1 for seats in signed.values()), signed


def test_colleagues_with_the_same_roles_share_the_work() -> None:
    """The first of two verifiers, editors, advisers did five times what the second did, who sat idle for over an hour."""
    seats = tuple(seat for cell in load(find("typhoon")).scenario.cells.cells for seat in cell.seats)
    deeds = {name: tried.deeds for name, tried in seats_of(read_timeline(record("typhoon", "good"))).items()}
    for alike in (("verify-1", "verify-2"), ("comms-1", "comms-2"), ("rights", "rights-2")):
        assert len({tuple(seat.roles) for seat in seats if seat.id in alike}) == 1
        less, more = sorted(deeds[seat] for seat in alike)
        assert less * 2 > more, {seat: deeds[seat] for seat in alike}


def test_a_call_is_written_down_by_the_desk_it_came_to_and_a_record_told_by_whoever_keeps_it() -> None:
    """Two who see every case wrote down every call before the desk that took it, and a director answered for the engineer."""
    events = tuple(played("typhoon", "good").events)
    wrote = {event.actor for event in events if isinstance(event.body, CaseLogged)}
    told = {event.actor for event in events if isinstance(event.body, QuestionAnswered)}
    assert "hotline" in wrote and len({seat for seat in wrote if seat.endswith("-duty")}) >= 4, wrote
    assert {"drainage-engineer", "water-engineer"} <= told and not {"drainage-head", "water-head"} & told, (
        told
    )


@pytest.mark.parametrize("name", ["stamped-page"])
def test_whoever_checks_or_keeps_a_record_answers_a_letter_with_its_own_cases_and_tells_no_rumour(
    name: str,
) -> None:
    """Who checks said how many cases there are and quoted the rumour that spread most."""
    said = {
        (event.actor, str(event.body.text))
        for event in played(name, "good").events
        if isinstance(event.body, MessageSent)
    }
    of_checker = [
        text for seat, text in said if seat == "checker" and text.startswith("Về “Ca đêm nhận việc”")
    ]
    assert len(of_checker) == 1 and "theo sổ gốc: C1" in of_checker[0] and "lan rộng" not in of_checker[0]
    asked_again = tr("vi", letters.STANDS, case="C1", time="")[:20]
    assert [
        text for seat, text in said if seat == "director" and f"“Chở cát ngày nào?”: {asked_again}" in text
    ]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_what_a_letter_asks_too_much_of_is_seen_in_the_letters_of_the_library_and_in_no_paper(
    lang: str,
) -> None:
    """What an author wants refused in a written order is read as one; a record, a hint or a list is none."""
    missed, wrong = [], []
    for name in library():
        for row in load(find(name)).scenario.msel.injects:
            if row.method not in letters.WRITTEN or row.phase == 4:
                continue
            seen = bool(letters.too_far(lang, row.body.in_(lang)))
            wanted = any(each.what.vi.lower().startswith(NO) for each in row.expected_actions)
            if row.kind in ("information", "facilitation", "background") and seen:
                wrong.append(f"{name} {row.number}")
            if wanted and not seen:
                missed.append(f"{name} {row.number}")
    assert not wrong and len(missed) <= 3, (wrong, missed)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_who_suffers_from_a_trap_is_refused_nothing_and_no_order_is_taken_for_a_plea(lang: str) -> None:
    """A mother who begged that her child be left alone was told that nobody is looked for and no post is to go."""
    taken = set()
    for name in library():
        for row in load(find(name)).scenario.msel.injects:
            text = row.body.in_(lang)
            if row.method in letters.WRITTEN and letters.too_far(lang, text) and letters.suffered(lang, text):
                taken.add((name, row.number))
                assert row.trigger.kind == "condition", (name, row.number, text)
    assert len(taken) >= 5, taken


def test_one_refusal_is_no_form_letter() -> None:
    """The same paragraph answered five unlike letters within a quarter of an hour."""
    for name in ("school-gate", "clinic"):
        said = [event.body for event in played(name, "good").events if isinstance(event.body, MessageSent)]
        told = Counter((body.cell, str(body.text).partition("”:")[2]) for body in said if refuses(body))
        assert told and max(told.values()) == 1, told
