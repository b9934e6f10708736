"""After an action 7 or 8, after a promise, and in public: tests, reviews, lifting, remedies, Rabat, log, tickets, appeals."""

from __future__ import annotations

import pytest

from infodrill.casework import clocks, publiclog
from infodrill.casework.nouns.appeal import AnswerAppeal, FileAppeal
from infodrill.casework.nouns.decision import Act, Decide, SignAction
from infodrill.casework.nouns.measures import LiftMeasure, RecordRabat, RecordTest, ReviewMeasure
from infodrill.casework.nouns.service import AnswerTicket, FulfilRemedy, OpenTicket
from infodrill.casework.nouns.triage import Triage
from infodrill.kernel.errors import Refused
from tests.casework.table import Table

DAY = 86_400


def refused(rule: str, play: object) -> Refused:
    with pytest.raises(Refused) as caught:
        play()  # type: ignore[operator]
    assert caught.value.rule == rule, caught.value
    return caught.value


def reported(days: int = 7, review: int = 2) -> Table:
    """A page reported (7) with its test, review in so many days, duration of others."""
    table = Table()
    case = table.decided("FALSE", (5, 7))
    test = RecordTest(role="L2-LEAD", case=case, action=7, basis="Ordinance 12 of Hải Minh",
                          aim="rights_of_others", duration_days=days, review_at=table.at + review * DAY,
                          least_intrusive="A warning was tried.", harm_link="People pay the false account.")  # fmt: skip
    table.play(test)
    table.play(SignAction("L2-LEAD", case, 7))
    table.play(SignAction("RIGHTS", case, 7))
    table.play(Act("L2-DUTY", case))
    return table


def test_the_review_of_a_measure_is_a_deadline() -> None:
    table = reported()
    due = dict(clocks.deadlines(table.case(), table.edition))
    assert due["review:7"] == table.case().measures[0].review_at
    table.at += 2 * DAY - 60
    table.play(
        ReviewMeasure(
            role="RIGHTS",
            case="c1",
            action=7,
            keep=True,
            reason="The page is still up.",
            review_at=table.at + DAY,
        )
    )
    assert dict(clocks.deadlines(table.case(), table.edition))["review:7"] == table.at + DAY


@pytest.mark.parametrize(("days", "review", "due"), [(3, 2, 2), (3, 3, 3), (1, 3, 1)])
def test_a_measure_is_looked_at_again_when_it_ends_at_the_latest(days: int, review: int, due: int) -> None:
    table = reported(days, review)
    ends = table.case().measures[0].ends_at
    owed = dict(clocks.deadlines(table.case(), table.edition))["review:7"]
    assert owed == min(table.case().measures[0].review_at, ends) and owed > table.at
    assert (owed == ends) is (due == days)


def test_a_measure_is_not_kept_beyond_its_duration() -> None:
    table = reported()
    refused(
        "measure",
        lambda: table.play(
            ReviewMeasure(
                role="RIGHTS", case="c1", action=7, keep=True, reason="Longer.", review_at=table.at + 8 * DAY
            )
        ),
    )


def test_one_signature_lifts_a_measure_and_the_public_log_says_so() -> None:
    table = reported()
    row = publiclog.rows(table.book, table.at)[0]
    assert (row.number, row.action, row.status, row.notice_vi) == (
        1,
        7,
        "standing",
        "Ordinance 12 of Hải Minh",
    )
    table.play(LiftMeasure(role="RIGHTS", case="c1", action=7, reason="The page is gone."), 5)
    assert publiclog.rows(table.book, table.at)[0].status == "lifted"
    assert "review:7" not in dict(clocks.deadlines(table.case(), table.edition))
    refused("measure", lambda: table.play(LiftMeasure(role="RIGHTS", case="c1", action=7, reason="Again.")))


def test_a_measure_whose_time_is_over_has_ended() -> None:
    table = reported()
    assert publiclog.rows(table.book, table.at + 8 * DAY)[0].status == "ended"


def test_below_the_rabat_threshold_there_is_no_action_7_or_8() -> None:
    table = Table()
    case = table.verified("FALSE")
    table.play(Triage(role="VERIFY", case=case, v="V3", h="H3", s=3, confidence=800))
    refused(
        "fields",
        lambda: table.play(RecordRabat(role="RIGHTS", case=case, answers=("yes",) * 5, reason="Five.")),
    )
    table.play(
        RecordRabat(role="RIGHTS", case=case, answers=("yes",) * 5 + ("no",), reason="Nothing is imminent.")
    )
    refused(
        "three-part test",
        lambda: table.play(
            Decide(
                role="L2-LEAD",
                case=case,
                disposition="refer",
                actions=(8,),
                less_intrusive_considered=True,
                reason="Incitement.",
            )
        ),
    )
    table.play(
        Decide(
            role="L2-LEAD",
            case=case,
            disposition="respond",
            actions=(5,),
            less_intrusive_considered=True,
            reason="A correction is enough.",
        )
    )


def test_a_promised_remedy_is_owed_until_it_is_carried_out() -> None:
    table = Table()
    case = table.gated("ynnnynnnn")
    table.play(OpenTicket(role="L1-LEAD", case=case, text="The water is looked at."))
    assert publiclog.tickets(table.book, table.at)[0].status == "waiting"
    promised = table.at + DAY
    table.play(
        AnswerTicket(
            role="L1-LEAD", case=case, ticket=f"{case}.t1", remedy_due=promised, text="Pipes are flushed."
        )
    )
    assert (f"remedy:{case}.t1", promised) in clocks.deadlines(table.case(), table.edition)
    assert publiclog.tickets(table.book, table.at)[0].status == "promised"
    assert publiclog.tickets(table.book, promised + 1)[0].status == "overdue"
    refused("remedy", lambda: table.play(FulfilRemedy(role="L1-LEAD", case=case, text="Flushed.")))
    table.play(FulfilRemedy(role="L1-LEAD", case=case, text="Flushed at 07:00.", ticket=f"{case}.t1"))
    assert publiclog.tickets(table.book, promised + 1)[0].status == "done"
    assert not any(step.startswith("remedy") for step, _ in clocks.deadlines(table.case(), table.edition))


@pytest.mark.parametrize("role", ["CITIZEN-DESK", "OVERSIGHT", "SIM-PUB"])
def test_an_appeal_and_its_answer_stand_in_the_public_log(role: str) -> None:
    table = Table()
    case = table.decided()
    statement = table.published(case)
    assert publiclog.rows(table.book, table.at)[0].complete
    table.play(FileAppeal(role, statement, "You name the wrong street."))
    assert not publiclog.rows(table.book, table.at)[0].complete
    refused(
        "appeal",
        lambda: table.play(AnswerAppeal(role="RIGHTS", appeal="a1", upheld=True, text="You are right.")),
    )
    table.play(AnswerAppeal(role="L2-SEC", appeal="a1", upheld=True, text="You are right; we correct it."))
    result = publiclog.rows(table.book, table.at)[0].appeals[0]
    assert (result.upheld, result.role, result.answered_at) == (True, "L2-SEC", table.at)
    assert publiclog.rows(table.book, table.at)[0].complete
