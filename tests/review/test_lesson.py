"""After a step of a practice: right or wrong by the scenario's own key, never by what a text says."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from infodrill.casework import rights
from infodrill.casework.nouns.decision import ActionTaken, CaseDecided
from infodrill.casework.nouns.gate import AnswerGate, GatePassed
from infodrill.casework.nouns.intake import CaseMerged, CaseOpened, LogCase, OpenCase
from infodrill.casework.nouns.questions import QuestionAnswered
from infodrill.casework.nouns.service import TicketOpened
from infodrill.casework.nouns.verdict import VerdictSet
from infodrill.casework.records import CaseBook, Statement, Version
from infodrill.conduct import practising
from infodrill.conduct.noun import Command
from infodrill.conduct.nouns.injects import AcknowledgeInject, InjectAcknowledged
from infodrill.conduct.nouns.practice import (
    PracticeEnds,
    PracticeOpened,
    PracticeWaits,
    PracticeWentOn,
    Practise,
)
from infodrill.conduct.nouns.restraint import TrapPressed
from infodrill.conduct.state import DrillState
from infodrill.kernel.events import Event, EventBody, Text
from infodrill.kernel.i18n import tr
from infodrill.review.lesson import Remark, presses, remarks
from infodrill.review.letgo import LetGo, let_go
from infodrill.review.record import Record
from infodrill.review.threelines import _then, three_lines
from infodrill.review.words import Voice
from infodrill.scenario.loader import find, load
from tests.conduct.living import begin
from tests.review.scene import Pen

SCENARIO = load(find("market-rumour")).scenario
LINKS = {"c1": "m1-blast", "c2": "m2-extinguishers", "c3": "m3-tomorrow", "c4": "m1-blast"}
SEAT, EARLY, LATE = "duty", 120, 1_200


def said(
    *bodies: EventBody, at: int = EARLY, links: dict[str, str] = LINKS, actor: str = SEAT
) -> list[Remark]:
    events = [
        Event(seq=seq, at=at, wall=0, actor="runner" if isinstance(body, PracticeWaits) else actor, body=body)
        for seq, body in enumerate(bodies)
    ]
    return list(
        remarks(Record(scenario=SCENARIO, events=tuple(events)), replace(DrillState(), links=links), SEAT)
    )


def gated(case: str, answers: str) -> GatePassed:
    """A pass with nine answers: y, n or u for "not sure"."""
    nine = tuple({"y": "yes", "n": "no", "u": "unsure"}[answer] for answer in answers)
    return GatePassed(
        case=case, passing=1, answers=nine, code=rights.gate_code(nine), role="L1-DUTY", cell="ward"
    )


def answered(case: str, verdict: str) -> QuestionAnswered:
    return QuestionAnswered(
        case=case,
        question="q1",
        owner="market",
        verdict=verdict,
        record="primary",
        disputes=True,
        text=Text("x"),
    )


def spoken(remark: Remark) -> str:
    """The English words."""
    assert remark.words
    return Voice(lang="en", story=lambda at: datetime(2030, 1, 1)).say(remark.words)


def decided(case: str, disposition: str, *actions: int) -> CaseDecided:
    return CaseDecided(
        case=case, disposition=disposition, actions=actions, role="L1-LEAD", cell="ward",
        less_intrusive_considered=True, reason=Text("so"),
    )  # fmt: skip


def reported(case: str, danger: str) -> CaseOpened:
    return CaseOpened(case=case, intake="ward", source="free", cell="ward", said=Text("x"), danger=danger)


def opened(case: str) -> TicketOpened:
    return TicketOpened(case=case, ticket="t1", due=LATE, text=Text("Tổ sửa làm xong chỗ hỏng."))


def verdict(word: str) -> VerdictSet:
    return VerdictSet(case="c1", verdict=word, confidence=900, evidence=(), role="VERIFY", cell="city")


@pytest.mark.parametrize(
    "body, at, right",
    [
        (gated("c1", "ynnnnnnnn"), EARLY, True), (gated("c2", "yynnyynny"), EARLY, True),
        (gated("c3", "nnnynnnnn"), EARLY, True), (gated("c2", "ynnnnnnnn"), EARLY, False),
        (gated("c3", "ynnnnnnnn"), EARLY, False), (gated("c2", "nynnnnnnn"), EARLY, False),
        (gated("c1", "ynnnnunnn"), EARLY, True), (gated("c1", "ynnnnnnun"), EARLY, True),
        (gated("c1", "ynnnnynnn"), EARLY, False), (gated("c1", "ynnnuunnn"), EARLY, False),
        (verdict("UNPROVEN"), EARLY, True), (verdict("FALSE"), EARLY, False),
        (verdict("MIXED"), LATE, True), (verdict("UNPROVEN"), LATE, False),
        (decided("c2", "service", 2), LATE, True), (decided("c2", "respond", 5), LATE, False),
        (decided("c1", "respond", 5), LATE, True), (decided("c1", "leave", 0), LATE, False),
        (CaseMerged(case="c4", into="c1", cell="ward"), EARLY, True),
        (CaseMerged(case="c2", into="c1", cell="ward"), EARLY, False),
        (reported("c1", "yes"), EARLY, True), (reported("c1", "no"), EARLY, False),
        (opened("c2"), LATE, True), (opened("c1"), LATE, False),
        (TrapPressed("ask_removal", "c2", "ward"), EARLY, False), (TrapPressed("deny_at_once", "c1", "ward"), EARLY, False),
    ],
)  # fmt: skip
def test_a_step_is_right_when_it_is_what_the_author_declared_for_that_minute(
    body: EventBody, at: int, right: bool
) -> None:
    (remark,) = said(body, at=at)
    assert remark.right is right
    assert remark.words
    for lang in ("vi", "en"):
        assert tr(lang, remark.words.msgid)


def test_a_case_that_the_scenario_knows_nothing_of_gets_no_word() -> None:
    assert said(gated("c9", "ynnnnnnnn")) == []
    assert said(gated("c1", "ynnnnnnnn"), links={}) == []


def test_what_others_do_is_not_remarked_upon() -> None:
    assert said(gated("c2", "ynnnnnnnn"), actor="chair") == []


def test_a_step_without_a_key_that_waited_for_the_person_is_named_and_not_judged() -> None:
    read = InjectAcknowledged(7, SEAT)  # it tells of no claim
    (remark,) = said(PracticeWaits(("read:7",)), read)
    assert (remark.right, remark.words, remark.step) == (None, None, "read")
    assert said(PracticeWaits(("gate:c1",)), read) == []


@pytest.mark.parametrize(
    ("seat", "number", "before", "wrong"),
    [
        ("duty", 2, (), True),  # the group in which the rumour is told
        (
            "duty",
            2,
            (CaseOpened(case="c1", intake="online", source="", cell="ward", ward="", level=1),),
            False,
        ),
        ("duty", 6, (), False),  # what a superior asks for is no report
        ("duty", 7, (), False),
        ("chair", 2, (), False),  # for whom it was not
    ],
)
def test_who_only_confirms_what_is_going_round_is_told_that_nobody_has_it_in_hand(
    seat: str, number: int, before: tuple[EventBody, ...], wrong: bool
) -> None:
    pen = Pen(SCENARIO)
    for body in before:
        pen.write(1, body, actor="runner")
    pen.write(2, InjectAcknowledged(number, seat), actor=seat)
    told = remarks(pen.end(30), replace(DrillState(), links=LINKS), seat)
    assert [remark.right for remark in told] == [False] * wrong
    assert not wrong or (told[0].claim and told[0].claim.id == "m1-blast" and "Open one" in spoken(told[0]))


def test_a_press_that_came_to_several_events_gets_the_word_of_the_lesson_and_no_other() -> None:
    waits = PracticeWaits(("service:c2",))
    ticket = opened("c2")
    moved = ActionTaken("c2", 2, "ward")
    for events in ((waits, moved, ticket), (waits, ticket, moved)):
        (remark,) = said(*events)
        assert remark.words and "remedy with a date" in remark.words.msgid


def test_two_presses_while_the_clock_stands_are_two_steps() -> None:
    def numbers(walls: tuple[int, ...]) -> set[int]:
        return set(
            presses(
                [
                    Event(seq=seq, at=EARLY, wall=wall, actor=SEAT, body=opened("c2"))
                    for seq, wall in enumerate(walls)
                ],
                SEAT,
            )
        )

    assert numbers((10, 10, 14)) == {0, 2}


def test_not_sure_whether_it_is_true_is_right_until_a_record_on_the_case_has_said_so() -> None:
    careful = gated("c1", "ynnnnunnn")
    for before in ((), (answered("c1", ""),), (answered("c2", "TRUE"),)):
        *_, remark = said(*before, careful, at=LATE)
        assert remark.right, before
    *_, remark = said(answered("c1", "MIXED"), careful, at=LATE)
    assert remark.right is False and "Question 6" in spoken(remark)


def test_a_wrong_gate_says_which_of_the_nine_differ_and_gives_away_nothing_that_is_not_known() -> None:
    (remark,) = said(gated("c2", "yynnnynny"))
    told = spoken(remark)
    assert "Question 5" in told and told.count("Question ") == 1
    (remark,) = said(gated("c1", "ynnnyynnn"))
    told = spoken(remark)
    assert "Question 5" in told and "Question 6" in told and told.count("Question ") == 2
    sixth = told[told.index("Question 6") :]
    assert "in the lesson “Not sure”" in sixth


def test_who_let_things_go_by_is_not_told_that_nothing_was_missed() -> None:
    def told(passed: int) -> str:
        events = [
            Event(seq=seq, at=60 * seq, actor="runner", body=PracticeWentOn(passed=seq < passed))
            for seq in range(4)
        ]
        return _then(events).msgid

    assert "go by" in told(2)
    assert "let nothing go by" in told(0)


def test_danger_that_nobody_is_in_gets_no_word() -> None:
    assert said(reported("c3", "yes")) == said(reported("c1", "")) == []


@pytest.mark.parametrize("answers", ("nynnnnnnn", "nnnynnnnn"))
def test_a_call_that_frightens_coded_as_mere_words_is_told_what_that_closes_and_why(answers: str) -> None:
    (remark,) = said(gated("c1", answers))
    told = spoken(remark)
    assert remark.right is False and "Careful" not in told
    assert str(SCENARIO.claim("m1-blast").harm_why.en) in told
    assert told.count("“Yes” is for") == told.count("Question ") == 2


def ended(seat: str, *presses: tuple[str, Command], links: dict[str, str] = LINKS) -> tuple[str, str]:
    """A practice that the person ends after some presses: what was done well and what is to be tried, in English."""
    record, state = practised(seat, *presses, links=links)
    end = three_lines(record, state, seat)
    voice = Voice(lang="en", story=lambda at: datetime(2030, 1, 1))
    return voice.say(end.well), voice.say(end.then)


def practised(
    seat: str, *presses: tuple[str, Command], links: dict[str, str], waits: tuple[str, ...] = ()
) -> tuple[Record, DrillState]:
    """The same practice's record; `waits` = what the clock stands for before the presses, and the person lets go by."""
    living = begin(load(find("market-rumour")), 1_000)
    living.runner.record((PracticeOpened(seat),), 0)
    for minute in range(2):
        living.runner.close_minute(minute)
    if waits:
        living.runner.record((PracticeWaits(waits), PracticeWentOn(passed=True)), living.drill.state.at)
    for who, command in presses:
        living.give(who, command)
    living.give(seat, Practise(min(living.seats.seats[seat].roles), "end"))
    living.runner.record(practising.closed(practising.ENDED), living.drill.state.at)
    record = Record(scenario=SCENARIO, events=tuple(living.drill.log.events))
    return record, replace(living.drill.state, links=links)


def gates(answers: str) -> tuple[str, Command]:
    nine = tuple({"y": "yes", "n": "no"}[answer] for answer in answers)
    return SEAT, AnswerGate(role="L1-DUTY", case="c1", answers=nine, note="so")


BLAST = SCENARIO.claim("m1-blast")
REPORTS = (SEAT, OpenCase(role="L1-DUTY", intake="ward", source="free", said="x", danger="yes"))
LOGS = (SEAT, LogCase(role="L1-DUTY", case="c1", sentence="It will blow up", danger=True))


def test_the_end_says_what_was_right_and_what_was_wrong_of_the_persons_own_steps() -> None:
    well, then = ended(SEAT, REPORTS, LOGS, gates("nynnnnnnn"))
    assert BLAST.sentence.en in well and "may be hurt" in well
    assert BLAST.sentence.en in then and "Question 2" in then and "last minute" in then


def test_without_a_wrong_step_the_end_names_none_and_without_a_right_one_it_denies_no_work() -> None:
    well, then = ended(SEAT, REPORTS, LOGS, gates("ynnnnnnnn"))
    assert "Question" not in then and BLAST.sentence.en in well
    well, then = ended(SEAT, REPORTS, LOGS, links={})
    assert "looked" not in well and "took part" in well
    well, then = ended(SEAT)
    assert "looked" in well
    came = (SEAT, AcknowledgeInject("L1-DUTY", 1))
    assert ended(SEAT, came)[0] == well, "to have read it is no step: the look back beside it counts none"


def test_what_was_let_go_by_is_named_at_the_end_with_what_would_have_been_right() -> None:
    waits = ("gate:c1", "triage:c1", "decide:c3", "read:1")
    record, state = practised(SEAT, links=LINKS, waits=waits)
    found = let_go(record, state, SEAT)
    assert [(passed.claim.id, passed.steps) for passed in found] == [
        ("m1-blast", ("gate", "triage")),
        ("m3-tomorrow", ("decide",)),
    ]
    assert str(BLAST.right_path[0].note.en) in right_way(found[0])
    record, state = practised(SEAT, REPORTS, LOGS, gates("ynnnnnnnn"), links=LINKS, waits=waits)
    assert [passed.claim.id for passed in let_go(record, state, SEAT)] == ["m3-tomorrow"], (
        "who came back to it"
    )


def right_way(passed: LetGo) -> str:
    return Voice(lang="en", story=lambda at: datetime(2030, 1, 1)).say(passed.right)


def left_at_the_end(looked: int, *published: str, waits: str = "draft:c1") -> list[LetGo]:
    """What the end reproaches of one wait, `looked` real seconds after it came, with texts of these kinds out on its case."""
    bodies = (PracticeWaits((waits,)), PracticeEnds())
    events = tuple(
        Event(seq=seq, at=LATE, wall=100 + looked * seq, actor="runner", body=body)
        for seq, body in enumerate(bodies)
    )
    out = Version(
        version=1, stance="", figures=(), craft={}, leaks=(), title_vi="", title_en="", body_vi="", body_en="",
        author=("COMMS", "x"), author_seat="x", at=0, published_at=LATE, state="PUBLISHED",
    )  # fmt: skip
    texts = {
        f"s{n}": Statement(
            statement=f"s{n}",
            case="c1",
            kind=kind,
            issuer="x",
            state="PUBLISHED",
            channels=(),
            versions=(out,),
        )
        for n, kind in enumerate(published)
    }
    state = replace(DrillState(), at=LATE, links=LINKS, book=CaseBook(statements=texts))
    return list(let_go(Record(scenario=SCENARIO, events=events), state, SEAT))


def test_nobody_is_reproached_with_what_just_came_or_is_done_nor_told_a_step_that_was_done() -> None:
    hold, correct = BLAST.right_path
    assert left_at_the_end(5) == [] and left_at_the_end(5, waits="gate:c1") == []
    assert str(correct.note.en) in right_way(left_at_the_end(60)[0])
    assert str(hold.note.en) in right_way(left_at_the_end(60, waits="holding:c1")[0])
    (after,) = left_at_the_end(60, "holding", waits="gate:c1")
    assert str(correct.note.en) in right_way(after) and str(hold.note.en) not in right_way(after)
    assert left_at_the_end(60, "holding", "correction") == [], "its words are out"
    (gate,) = left_at_the_end(60, "holding", "correction", waits="gate:c1")
    assert gate.steps == ("gate",) and str(hold.note.en) not in right_way(gate)
