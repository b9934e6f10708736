"""What a seat may do on a case now, the main thing first. The edition says who; the case says what is possible."""

from __future__ import annotations

from infodrill.casework.book import Case
from infodrill.casework.clocks import deadlines
from infodrill.casework.edition import Edition
from infodrill.casework.scene import with_substitutes
from infodrill.conduct.seats import SeatPlace
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import tr
from infodrill.web.rooms.fields import Form
from infodrill.web.rooms.forms import STEPS

# Steps between cells, and taking one's own last step back: the desk itself says when they are possible.
BETWEEN = ("take_over", "finish", "hand_over", "task", "undo")
GATE_STEPS = ("gate", "recode")
# Steps that carry a case on, in the order in which one of them is the next thing; the rest are always at hand.
ON_THE_PATH = (
    "log",
    "gate",
    "leave_gated",
    "service",
    "verify",
    "answer",
    "verdict",
    "acknowledge",
    "recode",
    "triage",
    "leave",
    "decide",
    "test",
    "sign",
    "act",
    "ticket",
    "escalation",
    "close",
    "track",
)
AT_HAND = (
    "evidence",
    "ask",
    "watch",
    "escalate",
    "split",
    "merge",
    "new_evidence",
    "reopen",
    "conflict",
    "appeal_file",
)


def role_for(seat: SeatPlace, edition: Edition, step: str, case: Case | None = None) -> str:
    """The hat under which the seat may take the step, "" when none."""
    if not edition.has(step):
        return ""
    allowed = edition.steps[step].roles((case.priority or "P1") if case else "")
    if case is not None and case.conflicts:
        allowed = with_substitutes(allowed)
    return min(seat.roles & allowed, default="")


def open_steps(view: SeatView, edition: Edition, case: Case) -> tuple[str, ...]:
    """Steps that this seat may take from where the case stands, the next thing first."""
    possible = {step for step, _ in view.casework.possible(case.case)}
    own = tuple(
        step
        for step in (*ON_THE_PATH, *AT_HAND)
        if _stands(view, edition, case, step) and role_for(view.seat, edition, step, case)
    )
    return (*own, *(step for step in BETWEEN if step in possible))


def next_step(view: SeatView, edition: Edition, case: Case) -> str:
    """The one step on the path that waits for this seat, "" when the case waits for others."""
    owed = [step.partition(":")[0] for step, _ in deadlines(case, edition)]
    steps = open_steps(view, edition, case)
    waiting = [step for step in ("take_over", "finish") if step in steps]
    mine = [step for step in steps if step in ON_THE_PATH and _useful(case, step)]
    rank = {step: (owed.index(step) if step in owed else len(owed), ON_THE_PATH.index(step)) for step in mine}
    return next(iter(waiting), "") or min(mine, key=lambda one: rank[one], default="")


def form_for(view: SeatView, edition: Edition, case: Case, step: str) -> Form:
    """The form of a step that STEPS knows."""
    verb, build, send = STEPS[step]
    role = role_for(view.seat, edition, step, case)
    return Form(
        verb=verb,
        title=edition.step_name(step, view.lang),
        send=tr(view.lang, send),
        role=role,
        key=f"{case.case}.{step}",
        fields=build(view, case),
        hidden=(("item" if step == "appeal_file" else "case", case.case),),
        step=step,
    )


def _stands(view: SeatView, edition: Edition, case: Case, step: str) -> bool:
    if not edition.has(step) or case.merged_into:
        return False
    found = edition.steps[step].frm
    if step == "answer":
        return case.state != "CLOSED" and any(one.owner in ("", view.seat.cell) for one in case.questions)
    if step == "escalation":
        return case.escalated_at >= 0 and case.escalation_answered_at < 0
    if step == "appeal_file":
        return case.decided_at >= 0
    if step == "ticket":
        return any(answered < 0 for _, _, answered in case.tickets)
    if step == "test":
        return case.state == "DECIDED" and any(one >= 7 for one in case.actions)
    if step == "sign":
        return case.state == "DECIDED" and bool(case.tests)
    if step == "escalate":
        return case.escalated_at < 0 and view.seat.level == 1 and case.state in found
    return case.state in found


def _useful(case: Case, step: str) -> bool:
    """Leaves out what the rules would refuse anyway, so that the next thing is a thing that can be done."""
    code = case.gate_code
    if step == "leave_gated":
        return code in ("G1", "G2", "G3")
    if step == "service":
        return code == "G4"
    if step == "verify":
        return code not in ("G1", "G2", "G3", "G4")
    if step == "leave":
        return code in ("G1", "G2", "G3", "G5", "G6") and case.gate_confirmed_by_rights
    if step == "acknowledge":
        return case.verdict in ("TRUE", "MOSTLY_TRUE")
    if step == "triage":
        return case.verdict_at >= 0 and case.verdict not in ("TRUE", "MOSTLY_TRUE")
    if step == "verdict":
        return case.verdict_at < case.round_at or case.verdict_at < 0
    if step == "recode":
        return case.verdict_at >= 0 and not case.gate_confirmed_by_rights
    if step == "answer":
        return any(one.answered_at < 0 for one in case.questions)
    return True
