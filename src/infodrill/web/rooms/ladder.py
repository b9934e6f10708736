"""The decision list: the closed actions in order of intrusiveness, the traps among them.

Every row is chosen and sent as its neighbours are: what may not be done here is told of what was chosen alone, as the coach's
note on a trap is. A lock on either kind would make the other stand out.
"""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from infodrill.casework import rights
from infodrill.casework.book import Case, Statement
from infodrill.casework.edition import Edition
from infodrill.casework.scene import allowed_for
from infodrill.conduct.view import SeatView
from infodrill.kernel.digits import whole
from infodrill.kernel.i18n import N_, tr
from infodrill.kernel.quoting import begun

# Before which action each trap stands; a fixed order, so that a trap is not known by its place.
_TRAP_BEFORE = {
    "ask_removal": 5,
    "deny_at_once": 6,
    "identify_poster": 7,
    "flood_positive": 8,
    "private_accounts": 2,
}
_TRAP_WORDS = {
    "ask_removal": N_("Ask for removal of the post"),
    "identify_poster": N_("Identify the person who posted"),
    "private_accounts": N_("Have personal accounts comment"),
    "deny_at_once": N_("Deny it at once"),
    "flood_positive": N_("Flood with positive items"),
}
# What the coach says first of every one of them: the public of the exercise may well have heard of it.
TRIED = N_("Coach's note: it is not carried out here, though word of the try may get about.")
# What he says then of the one that was chosen, and of no other.
NOTES = {
    "ask_removal": N_(
        "A removed post answers nobody's question, and the worry goes on elsewhere. "
        "Answer what people ask; the list has a lighter way."
    ),
    "identify_poster": N_(
        "Who said it does not make it true or false, and who fears to be looked for "
        "reports nothing more. Look at what is claimed; the list has a lighter way."
    ),
    "private_accounts": N_(
        "Comments that hide who speaks cost trust once they are found out. Speak "
        "under your organisation's own name; the list has a lighter way."
    ),
    "deny_at_once": N_(
        "What nobody has checked may be true. Say what is known, what is not, and "
        "when you will say more; the list has a lighter way."
    ),
    "flood_positive": N_(
        "Good news on top leaves the question open, and people notice. Answer the "
        "question itself; the list has a lighter way."
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """One row. `code` of an action or a trap; `state` open | chosen | done | wrong; `why` stands at its end; `note` below it,
    once it was chosen for nothing."""

    code: str
    words: str
    state: str
    why: str = ""
    note: str = ""


if set(NOTES) != set(rights.TRAPS):
    raise TypeError(f"traps and the coach's notes on them differ: {sorted(set(NOTES) ^ set(rights.TRAPS))}")


def ladder(view: SeatView, edition: Edition, case: Case, *, traps: bool) -> tuple[Rung, ...]:
    """All rows for a case: what was done says when."""
    done = _done(view, case)
    rungs: list[Rung] = []
    for action in rights.ACTIONS:
        if traps:
            rungs += [trap(view.lang, kind) for kind, before in _TRAP_BEFORE.items() if before == action]
        rungs.append(_action(view.lang, case, action, done))
    return tuple(rungs)


def noted(lang: str, edition: Edition, case: Case | None, chosen: Iterable[str]) -> tuple[Rung, ...]:
    """The rows that were chosen for nothing, each with its note: the traps, and what may not be done on the case."""
    allowed = allowed_for(case, edition) if case is not None and case.gate_code else frozenset(rights.ACTIONS)
    rungs = []
    for code in dict.fromkeys(chosen):
        if code in NOTES:
            rungs.append(replace(trap(lang, code), note=f"{tr(lang, TRIED)} {tr(lang, NOTES[code])}"))
        elif (
            case is not None
            and (action := whole(code)) is not None
            and action in set(rights.ACTIONS) - allowed
        ):
            why = tr(lang, "This may not be done here: {why}.", why=_why(lang, edition, case, action))
            rungs.append(replace(_action(lang, case, action, {}), note=why))
    return tuple(rungs)


def trap(lang: str, kind: str) -> Rung:
    """The row of a trap, which is open for ever: what was chosen before is nobody's to see."""
    return Rung(code=kind, words=tr(lang, _TRAP_WORDS[kind]), state="open")


def proposed(lang: str, actions: tuple[int, ...]) -> str:
    """Actions in words, the lightest first."""
    return "; ".join(_called(lang, action) for action in sorted(actions))


def _called(lang: str, action: int) -> str:
    return begun(tr(lang, rights.ACTIONS[action][1]))


def _action(lang: str, case: Case, action: int, done: dict[int, tuple[str, str]]) -> Rung:
    state, why = done.get(action, ("chosen" if action in case.actions else "open", ""))
    return Rung(code=str(action), words=_called(lang, action), state=state, why=why)


def _why(lang: str, edition: Edition, case: Case, action: int) -> str:
    if action in edition.forbidden:
        return tr(lang, "not in this edition")
    if action not in rights.CEILING[case.gate_code]:
        return tr(lang, "not for this: {kind}", kind=tr(lang, rights.GATES[case.gate_code]))
    if len(case.gate_answers) == 9 and case.gate_answers[8] == "yes" and action > rights.REPUTATION_CEILING:
        return tr(lang, "only a reputation is harmed")
    return tr(lang, "not before a verdict says so")


def _done(view: SeatView, case: Case) -> dict[int, tuple[str, str]]:
    """Actions that are carried out, as (state, words for when): a word of ours that is said to be wrong does nothing."""
    found = {action: ("done", tr(view.lang, "carried out")) for action in case.taken}
    for statement in view.statements:
        if statement.case == case.case and (said := statement.published):
            found[rights.STATEMENT_ACTION[statement.kind]] = _published(view, statement, said.published_at)
    return found


def _published(view: SeatView, statement: Statement, at: int) -> tuple[str, str]:
    if statement.error_open:
        return "wrong", tr(view.lang, "published {clock}; an error of it is raised", clock=view.moment(at))
    return "done", tr(view.lang, "published {clock}", clock=view.moment(at))
