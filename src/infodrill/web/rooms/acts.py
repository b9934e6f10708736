"""What a seat may do on a case now, the main thing first. The edition says who; the case says what is possible."""

# Charter: web rooms acts
from __future__ import annotations

from collections.abc import Callable, Mapping

from infodrill.casework.book import Case
from infodrill.casework.clocks import deadlines
from infodrill.casework.edition import Edition
from infodrill.casework.nouns.marking import artefacts
from infodrill.casework.scene import with_substitutes
from infodrill.casework.steps import CASE_STATES
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import tr
from infodrill.web.rooms.fields import Form
from infodrill.web.rooms.forms import ABOUT, STEPS

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
    "opinion",
    "remind",
    "rabat",
    "review_measure",
    "lift",
    "remedy",
    "mark",
    "appeal",
    "appeal_file",
)
# Shown locked while they are not possible; what is always at hand or rare is not.
TOLD = frozenset(ON_THE_PATH) | {"opinion", "rabat", "review_measure", "lift", "remedy"}


def role_for(view: SeatView, edition: Edition, step: str, case: Case | None = None) -> str:
    """The hat under which the seat may take the step, "" when none or when the drill is over."""
    if view.over or not edition.has(step):
        return ""
    allowed = edition.steps[step].roles((case.priority or "P1") if case else "")
    if case is not None and case.conflicts:
        allowed = with_substitutes(allowed)
    return min(view.seat.roles & allowed, default="")


def open_steps(view: SeatView, edition: Edition, case: Case) -> tuple[str, ...]:
    """Steps that this seat may take now, the next thing first: what the casework itself says is possible."""
    possible = {step for step, _ in view.casework.possible(case.case)}
    aside = {step for step, stands in ASIDE.items() if stands(view, edition, case)}
    return tuple(step for step in (*ON_THE_PATH, *AT_HAND, *BETWEEN) if step in possible | aside)


def shut_steps(view: SeatView, edition: Edition, case: Case) -> tuple[tuple[str, str], ...]:
    """(name, why not now) of steps that this seat's roles take later, or by another way; what is behind is left out."""
    here = CASE_STATES.index(case.state)
    return tuple(
        (edition.step_name(step, view.lang), why)
        for step, why in view.casework.shut(case)
        if step in TOLD
        and not ((frm := edition.steps[step].frm) and max(CASE_STATES.index(one) for one in frm) < here)
    )


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
    role = dict(view.casework.possible(case.case)).get(step) or role_for(view, edition, step, case)
    about = ABOUT.get(step, "case")
    return Form(
        verb=verb,
        title=edition.step_name(step, view.lang)
        if edition.has(step)
        else tr(view.lang, "Mark who may read it"),
        send=tr(view.lang, send),
        role=_marker(view, edition, case) if step == "mark" else role,
        key=f"{case.case}.{step}",
        fields=build(view, case),
        hidden=((about, case.case),) if about else (),
        step=step,
    )


def _merges(view: SeatView, edition: Edition, case: Case) -> bool:
    """Into another case that this seat sees; which, the casework checks."""
    stands = edition.has("merge") and case.state in edition.steps["merge"].frm
    others = any(one.case != case.case for one in view.open_cases)
    return stands and others and bool(role_for(view, edition, "merge", case))


def _answers_appeal(view: SeatView, edition: Edition, case: Case) -> bool:
    """An appeal on the case or on a statement about it that waits, and that somebody else filed."""
    items = (case.case, *case.statements)
    waits = any(
        one.answered_at < 0 and one.item in items and one.by != view.seat.seat for one in view.appeals
    )
    return waits and bool(role_for(view, edition, "appeal", case))


def _marker(view: SeatView, edition: Edition, case: Case) -> str:
    """The hat under which the seat may mark what the case holds: who adds evidence, the adviser, the owner of an answer."""
    if view.over:
        return ""
    if "RIGHTS" in view.seat.roles:
        return "RIGHTS"
    owns = any(one.owner == view.seat.cell and one.answered_at >= 0 for one in case.questions)
    if owns and "FACT-OWNER" in view.seat.roles:
        return "FACT-OWNER"
    stands = edition.has("evidence") and case.state in edition.steps["evidence"].frm
    return role_for(view, edition, "evidence", case) if stands else ""


def _marks(view: SeatView, edition: Edition, case: Case) -> bool:
    return any(one.source for one in artefacts(case)) and bool(_marker(view, edition, case))


# Steps that depend on more than the case, so that no plain example tells whether they are possible.
ASIDE: Mapping[str, Callable[[SeatView, Edition, Case], bool]] = {
    "merge": _merges,
    "appeal": _answers_appeal,
    "mark": _marks,
}


def worth(case: Case, step: str) -> bool:
    """Leaves out, beside the main form, steps on the path that lead nowhere now."""
    return step not in ON_THE_PATH or _useful(case, step)


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
