"""Taking a step back: which steps may be, what is remembered for it in the fold, and the verb.

A step may be taken back by the seat that took it, within a minute, while nothing followed from it and nothing of it is
public. What is taken back stays in the log; the step's own time is the one that counts when it is taken again.
"""

# Charter: casework undoing
from __future__ import annotations

from dataclasses import replace

from infodrill.casework import commands as ask
from infodrill.casework import events as ev
from infodrill.casework.pages import Stamp, add, put
from infodrill.casework.records import Case, CaseBook, Undo
from infodrill.casework.refusal import refuse
from infodrill.casework.scene import UNDO_SECONDS, Scene
from infodrill.kernel.events import EventBody
from infodrill.kernel.i18n import N_

# Not among them: a ticket or acknowledgement (told to the citizen), acting (7–8 are public), new rounds.
UNDOABLE = frozenset(
    {"log", "merge", "gate", "verify", "triage", "leave_gated", "leave", "watch", "decide", "track", "close"}
)
# Events that stand before the CaseStepped of the same command, and the state from which they do.
_LEADS: dict[type[EventBody], tuple[str, ...]] = {
    ev.CaseLogged: ("NEW",),
    ev.CaseMerged: ("NEW", "LOGGED"),
    ev.GatePassed: ("LOGGED",),
    ev.QuestionAsked: ("GATED",),
    ev.CaseTriaged: ("VERIFYING",),
    ev.CaseDecided: ("TRIAGED",),
}


def marked(before: CaseBook, after: CaseBook, body: EventBody, stamp: Stamp) -> CaseBook:
    """The book with what may be taken back now: a step, or nothing once anything else happened on the case."""
    name = _case_of(before, body)
    after = _settled(after, _led_to(body))
    old = before.cases.get(name)
    if old is None or isinstance(body, ev.StepUndone):
        return after
    held = before.undo.get(name)
    if isinstance(body, ev.CaseStepped) and body.step in UNDOABLE:
        begun = held is not None and (held.step, held.at, held.seat) == ("", stamp.at, stamp.actor)
        first = held.before if held is not None and begun else old
        return replace(after, undo=put(after.undo, name, Undo(body.step, stamp.at, stamp.actor, first)))
    if old.state in _LEADS.get(type(body), ()):
        return replace(after, undo=put(after.undo, name, Undo("", stamp.at, stamp.actor, old)))
    return replace(after, undo=_without(after.undo, name)) if held else after


def _led_to(body: EventBody) -> str:
    """The other case that an event changes or grows out of: it is not put back to what it was before."""
    if isinstance(body, ev.CaseMerged):
        return body.into
    return body.parent if isinstance(body, ev.CaseOpened) and body.relation == "split" else ""


def _settled(book: CaseBook, name: str) -> CaseBook:
    return replace(book, undo=_without(book.undo, name)) if name in book.undo else book


def undone(book: CaseBook, body: ev.StepUndone, stamp: Stamp) -> CaseBook:
    """The case as it stood before the step; a merge also leaves the case that it had joined."""
    before = book.undo[body.case].before
    cases = put(book.cases, body.case, replace(before, undone=add(before.undone, (body.step, body.done_at))))
    if body.into:
        into = cases[body.into]
        left = tuple(one for one in into.merged if one != body.case)
        cases = put(cases, body.into, replace(into, merged=left))
    return replace(book, cases=cases, undo=_without(_without(book.undo, body.case), body.into))


def undo_step(scene: Scene, cmd: ask.UndoStep) -> tuple[EventBody, ...]:
    case = scene.book.cases.get(cmd.case)
    if case is None:
        raise refuse("unknown", N_("There is no case {case}."), case=cmd.case)
    scene.may("undo", case)
    held = scene.book.undo.get(case.case)
    if held is None or not held.step:
        raise refuse(
            "undo",
            N_("Nothing on {case} can be taken back: what was done led to something else, or is public."),
            _instead(case),
            N_("Instead: {allowed}."),
            case=case.case,
        )
    if held.seat != scene.seat:
        raise refuse(
            "undo",
            N_("Only the seat that took the step takes it back."),
            _instead(case),
            N_("Others: {allowed}."),
        )
    if scene.at > held.at + UNDO_SECONDS:
        raise refuse(
            "undo",
            N_("A step is taken back within {n} seconds."),
            _instead(case),
            N_("Instead: {allowed}."),
            n=UNDO_SECONDS,
        )
    into = case.merged_into if held.step == "merge" else ""
    return (
        ev.StepUndone(
            case.case, held.step, held.at, case.state, held.before.state, scene.role, scene.cell, into
        ),
    )


def _instead(case: Case) -> tuple[str, ...]:
    """What does later what can no longer be taken back."""
    if case.merged_into:
        return ("split",)
    return {"CLOSED": ("reopen",), "GATED": ("recode",), "VERIFYING": ("recode",)}.get(
        case.state, ("new_evidence", "evidence")
    )


def _case_of(book: CaseBook, body: EventBody) -> str:
    statement = book.statements.get(getattr(body, "statement", ""))
    item = getattr(body, "item", "") if isinstance(body, ev.DeadlineMissed) else ""
    return getattr(body, "case", "") or (statement.case if statement else "") or item


def _without(held: object, name: str) -> dict[str, Undo]:
    return {key: one for key, one in dict(held).items() if key != name}  # type: ignore[call-overload]
