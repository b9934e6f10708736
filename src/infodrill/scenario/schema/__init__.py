"""The shape of a drill as text (format version 1): one model a file, checked on loading, published as JSON Schema.

Times are whole seconds of exercise time unless a name says minutes; shares and rates are per mille. Texts a person
sees are bilingual (`Bi`). `scenario` knows shape only; `conduct.check` adds what casework and media know.
"""

# Charter: scenario schema
from __future__ import annotations

from infodrill.scenario.schema.base import (
    FORMAT,
    PROTECTED,
    Bi,
    CaseState,
    Channel,
    Control,
    Disposition,
    GateCode,
    Id,
    Line,
    Model,
    Paragraph,
    Permille,
    Player,
    Priority,
    Role,
    Seconds,
    StateGroup,
    StatementState,
    Trap,
    Verdict,
)
from infodrill.scenario.schema.claims import Claim, Known, ProtectedFact, RightStep, Wave
from infodrill.scenario.schema.conditions import (
    CaseStateTest,
    Condition,
    CountTest,
    DeadlineTest,
    StatementTest,
    Trigger,
    VerdictTest,
)
from infodrill.scenario.schema.drill import Drill, Move, Objective, Ordinance, Phase, Situation
from infodrill.scenario.schema.edition import EditionText, StepText
from infodrill.scenario.schema.evaluation import Capability, CriticalTask, Evaluation
from infodrill.scenario.schema.msel import Effect, Expected, Inject, Msel, Recipients
from infodrill.scenario.schema.places import Cell, Cells, Places, Seat, Ward
from infodrill.scenario.schema.texts import Grammar, Texts

__all__ = [
    "FORMAT",
    "PROTECTED",
    "Bi",
    "Capability",
    "CaseState",
    "CaseStateTest",
    "Cell",
    "Cells",
    "Channel",
    "Claim",
    "Condition",
    "Control",
    "CountTest",
    "CriticalTask",
    "DeadlineTest",
    "Disposition",
    "Drill",
    "EditionText",
    "Effect",
    "Evaluation",
    "Expected",
    "GateCode",
    "Grammar",
    "Id",
    "Inject",
    "Known",
    "Line",
    "Model",
    "Move",
    "Msel",
    "Objective",
    "Ordinance",
    "Paragraph",
    "Permille",
    "Phase",
    "Places",
    "Player",
    "Priority",
    "ProtectedFact",
    "Recipients",
    "RightStep",
    "Role",
    "Scenario",
    "Seat",
    "Seconds",
    "Situation",
    "StateGroup",
    "StatementState",
    "StatementTest",
    "StepText",
    "Texts",
    "Trap",
    "Trigger",
    "Verdict",
    "VerdictTest",
    "Ward",
    "Wave",
]


class Scenario(Model):
    """A whole loaded scenario."""

    drill: Drill
    places: Places
    cells: Cells
    claims: tuple[Claim, ...]
    msel: Msel
    evaluation: Evaluation
    texts: Texts

    def claim(self, claim_id: str) -> Claim:
        """The claim of that id. Raises KeyError when unknown."""
        return next((claim for claim in self.claims if claim.id == claim_id), None) or _unknown(claim_id)


def _unknown(claim_id: str) -> Claim:
    raise KeyError(claim_id)
