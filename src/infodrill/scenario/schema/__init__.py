"""The shape of a drill as text (format version 1): one model a file, checked on loading, published as JSON Schema.

Times are whole seconds of exercise time unless a name says minutes; shares and rates are per mille. Texts a person
sees are bilingual (`Bi`). `scenario` knows shape only; `conduct.check` adds what casework and media know.
"""

# Charter: scenario schema
from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from typing import Self

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
from infodrill.scenario.schema.msel import REPORTS, Effect, Expected, Inject, Msel, Recipients
from infodrill.scenario.schema.places import Cell, Cells, Places, Seat, Ward
from infodrill.scenario.schema.texts import Grammar, Texts

__all__ = [
    "FORMAT",
    "PROTECTED",
    "REPORTS",
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
        return self.by_id[claim_id]

    def __copy__(self) -> Self:
        copied = super().__copy__()
        # What is looked up belongs to the parts, and a copy may change them.
        copied.__dict__.pop("by_id", None)
        copied.__dict__.pop("claim_at", None)
        copied.__dict__.pop("tellers", None)
        copied.__dict__.pop("named", None)
        return copied

    def told(self, claim_id: str) -> tuple[Inject, ...]:
        """The injects that name that claim, in the order of the list."""
        return tuple(inject for _, inject in self.told_at(claim_id))

    def told_at(self, claim_id: str | None) -> tuple[tuple[int, Inject], ...]:
        """The same, each with its place in the list."""
        return self.tellers.get(claim_id, ())

    def speaker(self, name: str) -> Bi:
        """How readers of either language call whoever bears that name; a name that nobody declared stands as it is."""
        return self.named.get(name) or Bi.model_construct(vi=name, en=name)

    @cached_property
    def named(self) -> Mapping[str, Bi]:
        """Every name under which somebody may speak, in whichever language, with its two forms; a sender's before a cell's."""
        cells = (bi for cell in self.cells.cells for bi in (cell.name, cell.organisation))
        every = (*self.drill.speakers, *cells)
        return {name: bi for bi in reversed(every) for name in (bi.en, bi.vi)}

    @cached_property
    def offices(self) -> frozenset[str]:
        """The names of the cells' own organisations, in whichever language."""
        return frozenset(
            name for cell in self.cells.cells for name in (cell.organisation.vi, cell.organisation.en)
        )

    @cached_property
    def by_number(self) -> Mapping[int, Inject]:
        """Injects by number, in the order of the MSEL; of two that share one, the first."""
        found: dict[int, Inject] = {}
        for inject in self.msel.injects:
            found.setdefault(inject.number, inject)
        return found

    @cached_property
    def by_id(self) -> Mapping[str, Claim]:
        """Claims by id; of two that share one, the first."""
        return {claim.id: claim for claim in reversed(self.claims)}

    @cached_property
    def claim_at(self) -> Mapping[str, int]:
        """Where each claim stands among the claims; of two that share an id, the first."""
        return {claim.id: n for n, claim in reversed([*enumerate(self.claims)])}

    @cached_property
    def tellers(self) -> Mapping[str | None, tuple[tuple[int, Inject], ...]]:
        """Claim → the injects that name it; looked up for every row that is owed: a walk each time would be quadratic."""
        found: dict[str | None, list[tuple[int, Inject]]] = defaultdict(list)
        for n, inject in enumerate(self.msel.injects):
            found[inject.claim].append((n, inject))
        return {claim: tuple(injects) for claim, injects in found.items()}
