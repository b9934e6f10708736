"""Proofs of an edition, and its drawings: every state reaches CLOSED, every action has a path, every clock exists."""

# Charter: casework procedure
from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from infodrill.casework import rights
from infodrill.casework.drawing import draw, edges, mermaid, reach, reference, text
from infodrill.casework.edition import Edition
from infodrill.casework.nouns.decision import CARRIED_BY_ACT
from infodrill.casework.steps import CASE_STATES, CORE
from infodrill.kernel.i18n import N_, Lang, tr

__all__ = ["CAUSES", "ProcedureFinding", "check", "draw", "edges", "mermaid", "reach", "reference", "text"]

CAUSES: Mapping[str, str] = {
    "stuck": N_("{what} does not reach CLOSED"),
    "unreached": N_("{what} is reached by no step"),
    "no_path": N_("action {what} has no path"),
    "no_clock": N_("the clock of {what} is missing"),
    "nobody": N_("nobody may take the step {what}"),
    "burden": N_("{what} needs more signatures than acting does"),
}


@dataclass(frozen=True, slots=True)
class ProcedureFinding:
    """One fault of an edition. `cause` is a key of CAUSES; `what` a state, step, action or clock."""

    cause: str
    what: str

    def render(self, lang: Lang) -> str:
        return tr(lang, CAUSES[self.cause], what=self.what)


def check(edition: Edition) -> tuple[ProcedureFinding, ...]:
    """All faults, () when the edition is proved. A shipped edition has none; `load_edition` refuses most before."""
    return (*_states(edition), *_paths(edition), *_clocks(edition), *_hands(edition))


def _states(edition: Edition) -> Iterator[ProcedureFinding]:
    for state in CASE_STATES:
        if "CLOSED" not in reach(edition, state):
            yield ProcedureFinding("stuck", state)
        if state not in reach(edition, "NEW"):
            yield ProcedureFinding("unreached", state)


def _paths(edition: Edition) -> Iterator[ProcedureFinding]:
    """An action has a path when a code allows it, deciding is reached, and what carries it out is a step of its own."""
    reached = reach(edition, "NEW")
    for action in sorted(set(rights.ACTIONS) - edition.forbidden):
        coded = any(action in edition.allowed(code) for code in rights.GATES)
        carried = (
            {"act"} if action in CARRIED_BY_ACT or action == 0 else {"draft", "submit", "approve", "publish"}
        )
        signed = {"test", "sign"} if action in rights.SIGNED_ACTIONS else set()
        steps = all(edition.has(step) for step in ("decide", *carried, *signed))
        if not (coded and steps and {"DECIDED", "ACTING"} <= reached):
            yield ProcedureFinding("no_path", str(action))


def _clocks(edition: Edition) -> Iterator[ProcedureFinding]:
    for step in edition.steps:
        for priority in CORE[step].timed:
            if not edition.steps[step].due.get(priority, 0) > 0:
                yield ProcedureFinding("no_clock", f"{step} {priority}")


def _hands(edition: Edition) -> Iterator[ProcedureFinding]:
    acting = min(
        (edition.steps[step].signatures for step in ("decide", "act") if edition.has(step)), default=1
    )
    for step, row in edition.steps.items():
        if not CORE[step].system and not (row.who and all(row.who.values())):
            yield ProcedureFinding("nobody", step)
        if CORE[step].single and row.signatures > acting:
            yield ProcedureFinding("burden", step)
