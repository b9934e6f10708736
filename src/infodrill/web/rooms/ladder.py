"""The decision list: the closed actions in order of intrusiveness, the traps among them, and why a row is shut.

A trap row is chosen and sent as its neighbours are: only what the range does with it then differs.
"""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

from dataclasses import dataclass

from infodrill.casework import rights
from infodrill.casework.book import Case, Statement
from infodrill.casework.edition import Edition
from infodrill.casework.scene import allowed_for
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import N_, tr

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
_ACTION_WORDS = {
    0: N_("No action"),
    1: N_("Answer, add information"),
    2: N_("Fix it and report back"),
    3: N_("Acknowledge, apologise"),
    4: N_("Holding line"),
    5: N_("Public correction, with its source"),
    6: N_("Safety or fraud warning to the public"),
    7: N_("Report a page that poses as an organisation"),
    8: N_("Refer to the competent authority (simulated)"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """One row. `code` of an action or a trap; `state` open | chosen | done | shut; `why` stands at its end."""

    code: str
    words: str
    state: str
    why: str


def ladder(view: SeatView, edition: Edition, case: Case, *, traps: bool) -> tuple[Rung, ...]:
    """All rows for a case: what is shut says why, what was done says when."""
    allowed = allowed_for(case, edition)
    done = _done(view, case)
    rungs: list[Rung] = []
    for action in rights.ACTIONS:
        if traps:
            rungs += [trap(view.lang, kind) for kind, before in _TRAP_BEFORE.items() if before == action]
        rungs.append(_action(view.lang, edition, case, action, allowed, done))
    return tuple(rungs)


def trap(lang: str, kind: str) -> Rung:
    """The row of a trap, which is open for ever: what was chosen before is nobody's to see."""
    return Rung(code=kind, words=tr(lang, _TRAP_WORDS[kind]), state="open", why="")


def proposed(lang: str, actions: tuple[int, ...]) -> str:
    """Actions in words, the lightest first."""
    return "; ".join(tr(lang, _ACTION_WORDS[action]) for action in sorted(actions))


def _action(
    lang: str, edition: Edition, case: Case, action: int, allowed: frozenset[int], done: dict[int, str]
) -> Rung:
    words = tr(lang, _ACTION_WORDS[action])
    if action in done:
        return Rung(code=str(action), words=words, state="done", why=done[action])
    if not case.gate_code:
        # Before the rights check nothing can be chosen: locks would make the traps stand out.
        return Rung(code=str(action), words=words, state="open", why="")
    if action not in allowed:
        return Rung(code=str(action), words=words, state="shut", why=_why(lang, edition, case, action))
    return Rung(code=str(action), words=words, state="chosen" if action in case.actions else "open", why="")


def _why(lang: str, edition: Edition, case: Case, action: int) -> str:
    if action in edition.forbidden:
        return tr(lang, "not in this edition")
    if action not in rights.CEILING[case.gate_code]:
        return tr(lang, "not for this: {kind}", kind=tr(lang, rights.GATES[case.gate_code]))
    if len(case.gate_answers) == 9 and case.gate_answers[8] == "yes" and action > rights.REPUTATION_CEILING:
        return tr(lang, "only a reputation is harmed")
    return tr(lang, "not before a verdict says so")


def _done(view: SeatView, case: Case) -> dict[int, str]:
    """Actions that are carried out, with the words for when."""
    found = {action: tr(view.lang, "carried out") for action in case.taken}
    for statement in view.statements:
        if statement.case == case.case and (said := statement.published):
            found[rights.STATEMENT_ACTION[statement.kind]] = _published(view, statement, said.published_at)
    return found


def _published(view: SeatView, statement: Statement, at: int) -> str:
    return tr(view.lang, "published {clock}", clock=view.moment(at))
