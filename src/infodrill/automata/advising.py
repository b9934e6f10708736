"""Advisers and watchers: expert opinion, police advice on fraud, appeals and their answers, objections to over-reaction."""

# No charter: an automated cell asks for what a person of its cell may ask; policy and desk answer both alike
from __future__ import annotations

from collections.abc import Iterator

from infodrill.automata.proposal import Duty, Proposal, of_roles
from infodrill.casework.book import Case
from infodrill.casework.nouns.appeal import AnswerAppeal, FileAppeal
from infodrill.casework.nouns.evidence import AddEvidence, GiveOpinion
from infodrill.casework.rights import PROTECTED, REVIEWERS, gate_code
from infodrill.conduct.nouns.restraint import RecordObjection
from infodrill.kernel.i18n import N_

ACTS_ON = range(5, 9)
OBJECTORS = ("RIGHTS", "COMMS", "VERIFY", "L1-DUTY", "SPOKE", "MONITOR", "L2-DUTY", "EXPERT")
OPINION = (
    N_(
        "Read the record as an outsider: its hours and figures fit each other. It is an opinion and rests on that record alone."
    ),
    N_(
        "The record is of the usual kind and complete for these hours. I know of nothing independent that speaks against it."
    ),
)
FRAUD = N_(
    "The signs of a posing page: new, copied emblem, money asked for in a hurry. Warn and name the safe channel first."
)
UPHELD = N_("Upheld: the decision went further than the code allows; it is taken back in public.")
NOT_UPHELD = N_("Not upheld: the decision stands as it was made.")
OBJECTION = (
    N_(
        "I ask to have it noted that I do not agree: what people say here is theirs to say. Let us answer it."
    ),
    N_("For the record: this goes further than the procedure allows. A plain answer would do."),
)


@of_roles("EXPERT")
def opine(duty: Duty, role: str) -> Iterator[Proposal]:
    """EXPERT: an opinion where the owner of the facts is itself concerned, once its record is in."""
    view = duty.view
    for case in view.open_cases:
        units = {unit for unit, _ in case.conflicts}
        answered = [question for question in case.questions if question.verdict and question.owner in units]
        given = any(evidence.by == view.seat.cell for evidence in case.evidence)
        if case.state == "VERIFYING" and answered and not given and view.seat.cell not in units:
            last = max(answered, key=lambda question: question.answered_at)
            text = view.premises.say(view.lang, duty.pick(OPINION, case.case))
            command = GiveOpinion(role=role, case=case.case, verdict=last.verdict, confidence=700, text=text)
            yield duty.aside("opinion", case.case, command, last.answered_at, lead=-6)


@of_roles("CONG-AN")
def warn_of_fraud(duty: Duty, role: str) -> Iterator[Proposal]:
    """CONG-AN: what makes a page a posing one, as advice in the file; no names, no powers."""
    view = duty.view
    for case in view.open_cases:
        reading = view.read(case)
        text = view.premises.say(view.lang, FRAUD)
        fresh = case.state in ("GATED", "VERIFYING") and all(
            evidence.text != text for evidence in case.evidence
        )
        if reading.page and fresh:
            command = AddEvidence(
                role=role, case=case.case, kind="report", grade="B3", tlp="GREEN", text=text
            )
            yield duty.propose("advice", case, command, lead=2)


@of_roles("OVERSIGHT")
def appeal(duty: Duty, role: str) -> Iterator[Proposal]:
    """OVERSIGHT reads what was decided and asks for another look where an action 5–8 meets protected expression."""
    view = duty.view
    filed = {each_appeal.item for each_appeal in view.appeals}
    for case in view.cases:
        if case.decided_at >= 0 and case.case not in filed and _hits_protected(duty, case):
            text = view.premises.say(
                view.lang,
                "People have a right to say this: an opinion, a joke, a question, a complaint, a true report. Please look again.",
            )
            command = FileAppeal(role, case.case, text)
            yield duty.propose("appeal", case, command, since=case.decided_at)


@of_roles(*REVIEWERS)
def answer_appeals(duty: Duty, role: str) -> Iterator[Proposal]:
    """A reviewer who signed nothing on the case; upheld when the words show protected expression."""
    view = duty.view
    for each_appeal in view.appeals:
        case = next((case for case in view.cases if case.case == each_appeal.item), None)
        if (
            each_appeal.answered_at >= 0
            or each_appeal.by == view.seat.seat
            or case is None
            or view.seat.seat in case.seats
        ):
            continue
        upheld = _hits_protected(duty, case) and not duty.character.heavy_hand
        text = view.premises.say(view.lang, UPHELD if upheld else NOT_UPHELD)
        yield duty.propose(
            "appeal_answer",
            case,
            AnswerAppeal(role=role, appeal=each_appeal.appeal, upheld=upheld, text=text),
            since=each_appeal.at,
        )


def object_to_traps(duty: Duty) -> Iterator[Proposal]:
    """A colleague pressed a trap button: someone in the cell has it noted that they do not agree."""
    view, role = duty.view, duty.holds(*OBJECTORS)
    if not role or duty.character.heavy_hand:
        return
    for case in view.open_cases:
        if view.pressed(case.case) and not view.objected(case.case):
            text = view.premises.say(view.lang, duty.pick(OBJECTION, case.case))
            yield duty.propose(
                "objection", case, RecordObjection(role, case.case, text), since=view.last_act(), lead=-5
            )


def _hits_protected(duty: Duty, case: Case) -> bool:
    """An action 5–8 on what a careful reader takes for protected; the words as told, not the code that was given."""
    told = duty.view.read(case).answers
    return bool(set(case.actions) & set(ACTS_ON)) and gate_code(told) in PROTECTED - {"G7"}
