"""What in the log shows that an expected action was done: one record for each kind of evidence that a scenario may name.

Control and evaluators read it while the drill runs (`expecting`), the report when it is over (`review.expected`): by the same
rule. What shows nothing of its own waits for an evaluator.
"""

# Charter: conduct evidence
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import get_args

from infodrill.casework.leak import CLOSED_MARKINGS
from infodrill.casework.nouns.decision import CaseDecided
from infodrill.casework.nouns.escalation import CaseEscalated
from infodrill.casework.nouns.gate import GatePassed
from infodrill.casework.nouns.intake import CaseLogged, CaseMerged
from infodrill.casework.nouns.marking import ArtefactMarked
from infodrill.casework.nouns.moves import CaseStepped
from infodrill.casework.nouns.questions import QuestionAsked
from infodrill.casework.nouns.service import TicketOpened
from infodrill.casework.nouns.statementmoves import StatementStepped
from infodrill.casework.nouns.triage import CaseTriaged
from infodrill.casework.nouns.verdict import VerdictSet
from infodrill.conduct.nouns.pressquestions import PressQuestionAnswered
from infodrill.conduct.pressparts import SILENT
from infodrill.kernel.events import EventBody
from infodrill.scenario.schema import Expected


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceKind:
    """`traces` = events that show it, on a case or, `text`, on a statement, or, `asked`, on the inject's question of the press;
    where they lead `to` a state, of those alone; of markings, those that keep something in; of answers, those that say something;
    of questions, those that a unit was asked by name, for nobody answers the others.
    `stands` = it counts as well when it was there before the inject came; a text is owed anew by each inject."""

    traces: tuple[type[EventBody], ...] = ()
    to: str = ""
    text: bool = False
    asked: bool = False
    stands: bool = False

    @property
    def told(self) -> bool:
        """Whether the log can show it; else an evaluator tells."""
        return bool(self.traces)

    def shown_by(self, body: EventBody) -> bool:
        match body:
            case ArtefactMarked():
                fits = body.tlp in CLOSED_MARKINGS
            case QuestionAsked():
                fits = bool(body.owner)
            case PressQuestionAnswered():
                fits = body.kind != SILENT
            case CaseStepped() | StatementStepped():
                fits = self.to in ("", body.to)
            case _:
                fits = True
        return fits and isinstance(body, self.traces)

    def first(self, found: Iterable[tuple[int, int]], since: int) -> tuple[int, int] | None:
        """What counts of what was done, (exercise second, event) each, for an inject that came at second `since`."""
        done = sorted(found)
        after = next((deed for deed in done if deed[0] >= since), None)
        return after or (next(iter(done), None) if self.stands else None)


EVIDENCE: Mapping[str, EvidenceKind] = {
    "case_opened": EvidenceKind(traces=(CaseLogged, CaseMerged), stands=True),
    "case_gated": EvidenceKind(traces=(GatePassed,), stands=True),
    "case_triaged": EvidenceKind(traces=(CaseTriaged,)),
    "case_decided": EvidenceKind(traces=(CaseDecided,)),
    "case_closed": EvidenceKind(traces=(CaseStepped,), to="CLOSED"),
    "question": EvidenceKind(traces=(QuestionAsked,), stands=True),
    "verdict": EvidenceKind(traces=(VerdictSet,), stands=True),
    "statement": EvidenceKind(traces=(StatementStepped,), to="PUBLISHED", text=True),
    "ticket": EvidenceKind(traces=(TicketOpened,), stands=True),
    "escalated": EvidenceKind(traces=(CaseEscalated,), stands=True),
    "marked": EvidenceKind(traces=(ArtefactMarked,)),
    "press": EvidenceKind(traces=(PressQuestionAnswered,), asked=True),
    "message": EvidenceKind(),
    "none": EvidenceKind(),
}
if unlike := EVIDENCE.keys() ^ set(get_args(Expected.model_fields["evidence"].annotation)):
    raise TypeError(f"evidence that the schema and this table do not both name: {', '.join(sorted(unlike))}")

TRACES = tuple({trace for evidence in EVIDENCE.values() for trace in evidence.traces})


def shown(body: EventBody) -> Iterator[str]:
    """The kinds of evidence that an event is."""
    return (kind for kind, evidence in EVIDENCE.items() if evidence.shown_by(body))
