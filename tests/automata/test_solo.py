"""One person and automated colleagues: the person's work waits for them, the rest goes on, and the hints lead through it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from infodrill.automata.agenda import BEHAVIOURS, AutomatedCells
from infodrill.automata.character import character
from infodrill.automata.inbox import inbox
from infodrill.automata.proposal import FIRST_GO, Duty, Proposal
from infodrill.casework.nouns.appeal import AnswerAppeal
from infodrill.casework.nouns.closing import CloseCase, Leave, Track
from infodrill.casework.nouns.decision import Act, Decide, SignAction
from infodrill.casework.nouns.escalation import AnswerEscalation
from infodrill.casework.nouns.evidence import AddEvidence
from infodrill.casework.nouns.gate import AnswerGate
from infodrill.casework.nouns.handovers import AnswerHandOver
from infodrill.casework.nouns.intake import CaseLogged, LogCase, MergeCase, OpenCase
from infodrill.casework.nouns.measures import RecordTest
from infodrill.casework.nouns.moves import CaseStepped
from infodrill.casework.nouns.publishing import (
    ApproveStatement,
    ClearLeak,
    PublishStatement,
    StatementApproved,
)
from infodrill.casework.nouns.questions import AnswerQuestion, AskOwner
from infodrill.casework.nouns.selfcorrection import SelfCorrect
from infodrill.casework.nouns.service import Acknowledge, AnswerTicket, FulfilRemedy, OpenTicket
from infodrill.casework.nouns.statement import DraftStatement, ReturnStatement, SubmitStatement
from infodrill.casework.nouns.statementmoves import StatementStepped
from infodrill.casework.nouns.tasks import FinishTask
from infodrill.casework.nouns.triage import Triage, Watch
from infodrill.casework.nouns.verdict import RecordConflict, SetVerdict
from infodrill.casework.stances import NO_SIDE, NOT_SO_OR_SO
from infodrill.conduct.nouns.forecasts import FileForecastSheet
from infodrill.conduct.nouns.guidance import ConfirmGuidance
from infodrill.conduct.nouns.injects import AcknowledgeInject
from infodrill.conduct.nouns.lobby import AnswerRoll, JoinSeat, LeaveSeat, SeatJoined
from infodrill.conduct.nouns.meetings import DecisionRecorded
from infodrill.conduct.nouns.messages import ConfirmReceipt
from infodrill.conduct.nouns.ownwords import RaiseOwnWord
from infodrill.conduct.nouns.pressquestions import AnswerPressQuestion
from infodrill.conduct.nouns.publicquestions import AnswerQuestions
from infodrill.conduct.ranking import things
from infodrill.conduct.turns import RIGHTING
from infodrill.conduct.view import SeatView
from infodrill.conduct.waiting import head
from infodrill.kernel.errors import Refused
from infodrill.kernel.events import Text
from infodrill.kernel.i18n import tr
from infodrill.scenario.loader import Loaded
from infodrill.scenario.schema import Scenario
from tests.conduct.living import Living, begin
from tests.forms import both_forms

PLAYERS = ("duty", "head", "voice", "coordinator", "lookout", "rights")
ACCOUNTS = 1_000
# What a person gives who does as the hint says; the words are those a good colleague would write.
FOLLOWED: dict[str, tuple[type, ...]] = {
    "log": (LogCase, MergeCase), "gate": (AnswerGate,), "recode": (AnswerGate,),
    "leave_gated": (Leave,), "leave": (Leave,), "service": (OpenTicket,), "verify": (AskOwner,),
    "ask": (AskOwner,), "answer": (AnswerQuestion,), "holding": (DraftStatement,),
    "verdict": (SetVerdict, AddEvidence, RecordConflict), "triage": (Triage,),
    "acknowledge": (Acknowledge,), "decide": (Decide, Watch), "test": (RecordTest,),
    "sign": (SignAction,), "act": (Act,), "draft": (DraftStatement,), "submit": (SubmitStatement,),
    "approve": (ApproveStatement, ReturnStatement), "publish": (PublishStatement,), "self_correct": (SelfCorrect,),
    "clear_leak": (ClearLeak,), "track": (Track,), "close": (CloseCase,), "remedy": (FulfilRemedy,),
    "take_over": (AnswerHandOver,), "finish": (FinishTask,), "press": (AnswerPressQuestion,),
    "guidance": (ConfirmGuidance,), "read": (AcknowledgeInject,), "sheet": (FileForecastSheet,),
    "questions": (AnswerQuestions,), "escalation": (AnswerEscalation,), "ticket": (AnswerTicket,),
    "appeal": (AnswerAppeal,), "roll": (AnswerRoll,), "receipt": (ConfirmReceipt,), "proposal": (ConfirmReceipt,),
}  # fmt: skip
Person = Callable[[Living, str], bool]
# Minutes of seventy-five in which the one next thing still waited for somebody else: for a record that was not there yet, or,
# in a unit whose conduct is at issue, for others to look at what is likely the same report; a colleague writes one text, not two.
AT_A_LOSS = 24


def idle(living: Living, seat: str) -> bool:
    """A person who sits there and does nothing."""
    return True


def by_the_hint(living: Living, seat: str) -> bool:
    """A person who each minute does what the coach's hint says, and opens cases from the reports they read.

    False when the hint named something that could not be done.
    """
    view = see(living, seat)
    hint = head(things(view))
    step, item = (hint.step, hint.item) if hint else ("wait", "")
    if step == "own_word":  # no colleague of the machine's has a proposal for it: the button's own command
        word = view.casework.wrong_word(next(case for case in view.open_cases if case.case == item))
        role = next(role for role in view.seat.roles if role in RIGHTING)
        living.give(seat, RaiseOwnWord(role=role, said=word.said, text=Text("The record says otherwise.")))
        return True
    ready = work(view)
    wanted = [
        each_proposal
        for each_proposal in ready
        if isinstance(each_proposal.command, FOLLOWED.get(step, ())) and about(each_proposal, item)
    ]
    if step in ("read", "wait"):
        wanted += [each_proposal for each_proposal in ready if isinstance(each_proposal.command, OpenCase)]
    for proposal in wanted:
        try:
            living.give(seat, proposal.command)
            return True
        except Refused:
            continue
    return step == "wait"


def see(living: Living, seat: str) -> SeatView:
    runner = living.runner
    return SeatView(
        living.seats.seats[seat], living.drill.state, living.drill.scenario,
        seats=living.seats, lang=living.lang, groups=runner._groups, about=runner.network.about,
    )  # fmt: skip


def work(view: SeatView) -> list[Proposal]:
    duty = Duty(view, character("good"), 1)
    found = [*inbox(duty), *(proposal for behaviour in BEHAVIOURS for proposal in behaviour(duty))]
    return sorted(found, key=lambda proposal: (proposal.weight, proposal.since, proposal.key))


def about(proposal: Proposal, item: str) -> bool:
    named = (
        getattr(proposal.command, name, "")
        for name in ("case", "statement", "question", "guidance", "inject", "roll")
    )
    return not item or item in {str(value) for value in named}


def play(clinic: Loaded, seat: str, person: Person) -> tuple[Living, int]:
    """The whole drill without its run-on, with one person; and the minutes in which the person was at a loss."""
    short = clinic.scenario.drill.model_copy(update={"run_on_hours": 0})
    scenario = clinic.scenario.model_copy(update={"drill": short})
    living = begin(replace(clinic, scenario=scenario), ACCOUNTS)
    living.runner.colleagues = colleagues(scenario)
    living.give(seat, JoinSeat(sorted(living.seats.seats[seat].roles)[0]))
    lost = 0
    for minute in range(living.runner.schedule.total):
        living.runner.close_minute(minute)
        if not living.drill.state.closed:
            lost += not person(living, seat)
    return living, lost


def colleagues(scenario: Scenario) -> AutomatedCells:
    """Good ones in every cell of players."""
    return AutomatedCells({cell.id: character("good") for cell in scenario.cells.cells if cell.level > 0}, 1)


def given(living: Living, seat: str) -> list[object]:
    return [event.body for event in living.drill.log.events if event.actor == seat]  # type: ignore[attr-defined]


@pytest.mark.parametrize("seat", both_forms(PLAYERS, ["duty", "voice", "lookout"]))
def test_a_person_who_follows_the_hints_comes_to_the_end_and_has_done_their_part(
    clinic: Loaded, seat: str
) -> None:
    living, lost = play(clinic, seat, by_the_hint)
    assert living.drill.state.closed and lost <= AT_A_LOSS
    assert len(given(living, seat)) > 15
    published = [
        statement for statement in living.drill.state.book.statements.values() if statement.published
    ]
    assert len(published) > 2, "together they reach the public"


@pytest.mark.parametrize("seat", both_forms(PLAYERS, ["head", "coordinator", "rights"]))
def test_a_person_who_does_nothing_blocks_only_what_their_roles_alone_may_do(
    clinic: Loaded, seat: str
) -> None:
    living, _ = play(clinic, seat, idle)
    assert living.drill.state.closed
    assert [type(one) for one in given(living, seat)] == [SeatJoined]
    decided = [
        event.body.owner for event in living.drill.log.events if isinstance(event.body, DecisionRecorded)
    ]  # type: ignore[attr-defined]
    assert living.seats.seats[seat].cell not in decided, "a secretary said what people decided"
    others = {event.actor for event in living.drill.log.events}  # type: ignore[attr-defined]
    assert set(PLAYERS) - {seat} <= others, "every colleague went on with their own work"
    cases = living.drill.state.book.cases.values()
    if seat != "duty":
        assert any(case.gate_code for case in cases)
    if seat not in ("duty", "lookout"):
        assert any(case.verdict for case in cases)
    if seat == "voice":
        assert not any(statement.published for statement in living.drill.state.book.statements.values())


def test_a_taken_seat_does_not_act_by_itself_and_a_left_one_does_again(clinic: Loaded) -> None:
    living = begin(clinic, ACCOUNTS)
    living.runner.colleagues = colleagues(clinic.scenario)

    def seats() -> set[str]:
        return {seat.seat for seat in living.runner.automated()}

    assert seats() == set(PLAYERS)
    living.give("duty", JoinSeat("L1-DUTY"))
    assert seats() == set(PLAYERS) - {"duty"}
    living.give("duty", LeaveSeat("L1-DUTY"))
    assert seats() == set(PLAYERS)


def test_colleagues_leave_the_intake_to_the_person_at_first_and_then_step_in(clinic: Loaded) -> None:
    living, _ = play(clinic, "duty", idle)
    logged = [event for event in living.drill.log.events if isinstance(event.body, CaseLogged)]  # type: ignore[attr-defined]
    cases = living.drill.state.book.cases
    # What another cell logged as its own and handed over later was never the person's to log.
    own = [
        event for event in logged if (case := cases[event.body.case]).cell == "clinic" and not case.hand_overs
    ]
    assert own and all(event.at >= cases[event.body.case].opened_at + FIRST_GO for event in own)


def test_whoever_has_to_speak_on_p1_waits_for_no_program(clinic: Loaded) -> None:
    """A spokesperson waited six minutes for a decision, while the program worked on what was not due."""
    living, _ = play(clinic, "voice", by_the_hint)
    book = living.drill.state.book
    p1 = {case.case: case for case in book.cases.values() if case.priority == "P1"}
    decided = [
        case.decided_at - case.verdict_at for case in p1.values() if 0 < case.verdict_at < case.decided_at
    ]
    assert decided and max(decided) <= 150
    handed, waits = {}, []
    for event in living.drill.log.events:  # type: ignore[attr-defined]
        body = event.body
        if isinstance(body, StatementStepped) and body.to == "REVIEW" and event.actor == "voice":
            handed[body.statement] = event.at
        if isinstance(body, StatementApproved) and body.statement in handed:
            waits.append(event.at - handed[body.statement])
    assert len(waits) > 8 and max(waits) <= 60, "a person's own text, whatever its case"


def test_a_person_who_says_not_so_of_a_question_is_told_before_it_is_out(clinic: Loaded) -> None:
    """A true "no, nobody has to" with that stance was approved by program seats, and failed the whole drill."""
    said: dict[str, DraftStatement] = {}

    def person(living: Living, seat: str) -> bool:
        book = living.drill.state.book
        for text in book.statements.values():
            if (
                text.case in said
                and text.state == "DRAFTING"
                and text.newest.stance == "deny"
                and text.newest.returned
            ):
                better = replace(said[text.case], statement=text.statement, stance="advice")
                living.give(seat, better)
                return True
        for draft in (proposal.command for proposal in work(see(living, seat))):
            if not isinstance(draft, DraftStatement) or draft.case not in book.cases or draft.case in said:
                continue
            if book.cases[draft.case].verdict in NO_SIDE:
                said[draft.case] = draft
                living.give(seat, replace(draft, stance="deny"))
                return True
        return by_the_hint(living, seat)

    living, _ = play(clinic, "voice", person)
    book = living.drill.state.book
    about = [text for text in book.statements.values() if text.case in said]
    told = {
        str(event.body.reason)
        for event in living.drill.log.events
        if isinstance(event.body, StatementStepped)
    }  # type: ignore[attr-defined]
    assert about and tr("vi", NOT_SO_OR_SO) in told
    assert not [text for text in about if text.published and text.published.stance == "deny"]
    assert [text for text in about if text.published]


@pytest.mark.parametrize("asked", ["voice", "duty"])
def test_an_errand_lies_before_those_of_the_unit_who_go_and_never_before_who_speaks_for_it(
    clinic: Loaded, asked: str
) -> None:
    living = begin(clinic, ACCOUNTS)
    living.runner.colleagues = colleagues(clinic.scenario)
    living.give("voice", JoinSeat("SPOKE"))
    shown = sent = 0
    for minute in range(50):
        living.runner.close_minute(minute)
        view = SeatView(
            living.seats.seats[asked], living.drill.state, clinic.scenario, seats=living.seats, lang="vi"
        )
        sent += any(
            task.to == "clinic" and task.done_at < 0 for case in view.open_cases for task in case.tasks
        )
        shown += any(waiting.step == "finish" for waiting in things(view))
    assert sent and bool(shown) == (asked == "duty")


def test_a_first_word_that_a_person_handed_in_is_not_made_void_by_a_program_s_next_step(
    clinic: Loaded,
) -> None:
    """It was approved twice within seconds, and a minute later the chair's decision left it no way out."""
    handed: dict[str, int] = {}

    def writes_first_words(living: Living, seat: str) -> bool:
        for command in (proposal.command for proposal in work(see(living, seat))):
            early = isinstance(command, DraftStatement) and command.kind == "holding"
            if early or isinstance(command, SubmitStatement):
                living.give(seat, command)
        for text in living.drill.state.book.statements.values():
            if text.state == "REVIEW" and text.kind == "holding" and text.newest.author_seat == seat:
                handed.setdefault(text.case, text.newest.at)
        return True

    living, _ = play(clinic, "voice", writes_first_words)
    triaged = {
        event.body.case: event.at
        for event in reversed(living.drill.log.events)  # type: ignore[attr-defined]
        if isinstance(event.body, CaseStepped) and event.body.to == "TRIAGED"
    }
    waited = [triaged[case] - at for case, at in handed.items() if case in triaged and triaged[case] >= at]
    assert waited and min(waited) >= FIRST_GO, waited
