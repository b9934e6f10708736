"""What a person reports in their own words is linked to no claim, and is owed what any report is owed: automated cells take it
through the procedure by what the case itself holds, in time."""

from __future__ import annotations

from contextlib import suppress

import pytest

from infodrill.automata.character import character
from infodrill.automata.proposal import FIRST_GO, Duty
from infodrill.automata.verification import ask_for_service
from infodrill.casework.book import Case
from infodrill.casework.nouns.evidence import AddEvidence
from infodrill.casework.nouns.intake import CaseLogged, CaseOpened, LogCase, OpenCase
from infodrill.casework.nouns.moves import CaseStepped
from infodrill.casework.nouns.questions import AnswerQuestion
from infodrill.casework.nouns.statement import DraftStatement
from infodrill.conduct.nouns.links import CaseLinked
from infodrill.conduct.nouns.lobby import JoinSeat
from infodrill.kernel.errors import Refused
from infodrill.kernel.events import Text
from infodrill.scenario.loader import Loaded, find, load
from tests.automata.test_solo import ACCOUNTS, colleagues
from tests.conduct.drilling import Range
from tests.conduct.living import Living, begin

BEGUN, PLAYED = 4, 62  # minutes
FELL = "Cầu ván ở bến đò phía nam bị gãy, nhiều em nhỏ còn ở giữa cầu."
DAY = "Chợ phiên tuần này mở cửa ngày nào?"


def reported(clinic: Loaded, said: str, danger: str) -> tuple[Living, str]:
    """The drill some minutes on, with a report that only its reporter, who sits there and no more, has given; and its case."""
    living = begin(clinic, ACCOUNTS)
    living.runner.colleagues = colleagues(clinic.scenario)
    living.live(BEGUN)
    living.give("voice", JoinSeat("SPOKE"))
    before = set(living.drill.state.book.cases)
    living.give("voice", OpenCase(role="SPOKE", intake="hotline", source="", said=said, danger=danger))
    (case,) = set(living.drill.state.book.cases) - before
    assert case not in living.drill.state.links
    return living, case


def stands(living: Living, case: str) -> Case:
    assert case not in living.drill.state.links, "nobody has linked it"
    return living.drill.state.book.cases[case]


@pytest.mark.parametrize(("said", "danger"), [(FELL, "yes"), (FELL, "no"), (DAY, "no")])
def test_no_step_of_a_free_report_is_missed_by_automated_cells(
    clinic: Loaded, said: str, danger: str
) -> None:
    living, name = reported(clinic, said, danger)
    case = stands(living.live(PLAYED), name)
    theirs = set(case.missed) - {
        "holding",
        "submit",
        "publish",
    }  # a person sits where texts are written and published
    assert not theirs and case.state in ("DECIDED", "ACTING", "TRACKING")
    assert case.verdict == "UNPROVEN" and case.gate_confirmed_by_rights
    assert all(asked.answered_at >= 0 for asked in case.questions) and case.questions[0].owner
    assert max(case.actions) <= 4, "nothing is called false that nobody could check"


@pytest.mark.parametrize(("record", "found"), [("primary", "FALSE"), ("independent", "UNPROVEN")])
def test_what_an_owner_answers_decides_it(clinic: Loaded, record: str, found: str) -> None:
    """A person who knows gives their record; no colleague talks it away, and the checker goes by it alone. What rests on no
    record is one mouth, however often it is written down: nobody is certain on it."""
    living, name = reported(clinic, FELL, "yes")
    living.give("head", JoinSeat("L1-LEAD"))
    asked = next(minute for minute in range(BEGUN + 1, PLAYED) if stands(living.live(minute), name).questions)
    case = stands(living, name)
    question, owner = case.questions[0].question, case.questions[0].owner
    seat = next(seat for seat in living.seats.in_cell(owner) if "FACT-OWNER" in seat.roles)
    answer = AnswerQuestion(
        role="FACT-OWNER", case=name, question=question, verdict="FALSE", record=record, disputes=False,
        text="Cầu ván còn nguyên, đã kiểm tra lúc 9 giờ.", advice="Đi lại bình thường.",
    )  # fmt: skip
    living.give(seat.seat, answer)
    case = stands(living.live(asked + 15), name)
    assert case.verdict == found and case.verdict_evidence
    assert [item.text for item in case.evidence].count(answer.text) == 1, "no second source from one mouth"


def test_evidence_that_tells_no_verdict_is_not_taken_for_one(clinic: Loaded) -> None:
    living, name = reported(clinic, FELL, "yes")
    living.live(BEGUN + 3)
    note = AddEvidence(
        role="MONITOR", case=name, kind="report", grade="B2", tlp="GREEN", text="Có người thấy."
    )
    living.give("lookout", note)
    assert stands(living.live(PLAYED), name).verdict == "UNPROVEN"


@pytest.fixture
def pictures() -> Living:
    """A hall of which a ward's duty officer and a spokesperson are people, each beside a colleague that the program plays."""
    loaded = load(find("five-pictures"))
    living = begin(loaded, ACCOUNTS)
    living.runner.colleagues = colleagues(loaded.scenario)
    living.live(BEGUN)
    living.give("duty", JoinSeat("L1-DUTY"))
    living.give("voice", JoinSeat("SPOKE"))
    return living


def test_the_rights_check_of_what_a_person_logged_is_left_to_them_for_a_while(pictures: Living) -> None:
    before = set(pictures.drill.state.book.cases)
    pictures.give("duty", OpenCase(role="L1-DUTY", intake="hotline", source="", said=FELL, danger="yes"))
    (name,) = set(pictures.drill.state.book.cases) - before
    pictures.give("duty", LogCase(role="L1-DUTY", case=name, sentence=FELL, danger=True))
    while_theirs = BEGUN + FIRST_GO // 60 - 1
    assert not stands(pictures.live(while_theirs), name).gate_code
    assert stands(pictures.live(while_theirs + 4), name).gate_code, "in the end a colleague makes it"


def test_a_draft_of_a_person_is_handed_in_by_people(pictures: Living) -> None:
    for minute in range(BEGUN + 1, PLAYED):
        pictures.live(minute)
        for case in pictures.drill.state.book.cases:
            draft = DraftStatement(
                role="SPOKE", case=case, kind="holding", stance="unknown", channels=("feed",), title_vi="Chưa rõ.",
                body_vi="Chưa ai xác nhận.", title_en="Not known yet.", body_en="Nobody has confirmed it.",
                figures=(), next_update=(minute + 40) * 60,
            )  # fmt: skip
            with suppress(Refused):
                pictures.give("voice", draft)
                text = list(pictures.drill.state.book.statements)[-1]
                pictures.live(minute + 15)
                assert pictures.drill.state.book.statements[text].state == "DRAFTING"
                return
    raise AssertionError("no first word may be written in this drill")


def test_an_owner_is_asked_about_what_the_slip_says_and_not_about_the_claim_behind_the_report() -> None:
    """A neighbour wanted an illness told; the slip said so, and its own unit was asked whether it comes for dogs at five."""
    ground = Range(load(find("ward-desk")).scenario)
    slip = "Có người xin phường nói bệnh tình của một cụ bà."
    base = {"case": "c1", "role": "L1-LEAD", "cell": "ward"}
    ground.note(CaseOpened(case="c1", intake="ward", source="inject:7", cell="ward", ward="go-man"))
    ground.note(CaseLinked(case="c1", claim="w1-list", by="conduct"))
    ground.note(CaseLogged(case="c1", sentence=Text(slip), priority="P3", danger=False))
    ground.note(CaseStepped(**base, step="service", frm="GATED", to="ACTING", disposition="service"))
    claim = ground.scenario.claim("w1-list").sentence.vi

    def asked() -> str:
        duty = Duty(ground.see("officer"), character("good"), 1)
        (proposal,) = ask_for_service(duty)
        return str(getattr(proposal.command, "text", ""))

    assert claim in asked(), "where nobody plays, it is asked as it always was"
    ground.give("chair", JoinSeat("SPOKE"))
    assert slip.rstrip(".") in asked() and claim not in asked()
