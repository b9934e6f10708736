"""Commands of the gate and of verification: answers, questions, evidence, conflicts, verdict, triage, new rounds."""

# Charter: casework commands verification
from __future__ import annotations

from dataclasses import dataclass, field

from infodrill.casework.commands.base import CaseCommand


@dataclass(frozen=True, slots=True)
class AnswerGate(CaseCommand):
    """First pass from LOGGED (L1-DUTY); a later pass confirms or re-codes (RIGHTS)."""

    case: str
    answers: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class AskOwner(CaseCommand):
    case: str
    owner: str
    text: str


@dataclass(frozen=True, slots=True)
class AnswerQuestion(CaseCommand):
    case: str
    question: str
    verdict: str
    record: str
    disputes: bool
    text: str
    advice: str = ""


@dataclass(frozen=True, slots=True)
class AddEvidence(CaseCommand):
    case: str
    kind: str
    grade: str
    tlp: str
    text: str


@dataclass(frozen=True, slots=True)
class RecordConflict(CaseCommand):
    case: str
    unit: str
    reason: str


@dataclass(frozen=True, slots=True)
class SetVerdict(CaseCommand):
    case: str
    verdict: str
    confidence: int
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Triage(CaseCommand):
    case: str
    v: str
    h: str
    s: int
    confidence: int
    question_share: int = 0  # per mille of posts that ask; counts for a void (V1)


@dataclass(frozen=True, slots=True)
class ReopenCase(CaseCommand):
    """New evidence (→ VERIFYING) or, from CLOSED, a mutation or new wave (→ LOGGED)."""

    case: str
    reason: str


@dataclass(frozen=True, slots=True)
class GiveOpinion(CaseCommand):
    """An expert's opinion: counts as one independent item. `verdict` one of the eight; `confidence` per mille."""

    case: str
    verdict: str
    confidence: int
    text: str


@dataclass(frozen=True, slots=True)
class AddAttachment(CaseCommand):
    """A file beside an item of evidence; its kind is read from `content`, never from `name`. See `attachments`."""

    case: str
    evidence: str
    name: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class RemindOwner(CaseCommand):
    """Remind the owner of the facts of a question without an answer; once a question."""

    case: str
    question: str
