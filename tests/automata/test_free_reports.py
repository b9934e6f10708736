"""What a person reports in their own words is linked to no claim, and is owed what any report is owed: automated cells take it
through the procedure by what the case itself holds, in time."""

from __future__ import annotations

import pytest

from infodrill.casework.book import Case
from infodrill.casework.nouns.evidence import AddEvidence
from infodrill.casework.nouns.intake import OpenCase
from infodrill.casework.nouns.questions import AnswerQuestion
from infodrill.conduct.nouns.lobby import JoinSeat
from infodrill.scenario.loader import Loaded
from tests.automata.test_solo import ACCOUNTS, colleagues
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


def test_what_an_owner_answers_decides_it(clinic: Loaded) -> None:
    """A person who knows gives their record; no colleague talks it away, and the checker goes by it alone."""
    living, name = reported(clinic, FELL, "yes")
    living.give("head", JoinSeat("L1-LEAD"))
    asked = next(minute for minute in range(BEGUN + 1, PLAYED) if stands(living.live(minute), name).questions)
    case = stands(living, name)
    question, owner = case.questions[0].question, case.questions[0].owner
    seat = next(seat for seat in living.seats.in_cell(owner) if "FACT-OWNER" in seat.roles)
    answer = AnswerQuestion(
        role="FACT-OWNER", case=name, question=question, verdict="FALSE", record="primary", disputes=False,
        text="Cầu ván còn nguyên, đã kiểm tra lúc 9 giờ.", advice="Đi lại bình thường.",
    )  # fmt: skip
    living.give(seat.seat, answer)
    case = stands(living.live(asked + 15), name)
    assert case.verdict == "FALSE" and case.verdict_evidence


def test_evidence_that_tells_no_verdict_is_not_taken_for_one(clinic: Loaded) -> None:
    living, name = reported(clinic, FELL, "yes")
    living.live(BEGUN + 3)
    note = AddEvidence(
        role="MONITOR", case=name, kind="report", grade="B2", tlp="GREEN", text="Có người thấy."
    )
    living.give("lookout", note)
    assert stands(living.live(PLAYED), name).verdict == "UNPROVEN"
