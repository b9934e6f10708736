"""Facts of the gate and of verification."""

# Charter: casework events verification
from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from infodrill.kernel.events import NOTHING, EventBody, Text, event


@event
@dataclass(frozen=True, slots=True)
class GatePassed(EventBody):
    """A pass of the protected-expression gate: nine answers yes/no/unsure and the code that follows. `passing` is 1 or 2."""

    TYPE: ClassVar[str] = "case.gated"
    case: str
    passing: int
    answers: tuple[str, ...]
    code: str
    role: str
    cell: str
    note: Text = NOTHING


@event
@dataclass(frozen=True, slots=True)
class QuestionAsked(EventBody):
    """A question to the owner of the facts (`owner` = cell id)."""

    TYPE: ClassVar[str] = "case.question_asked"
    case: str
    question: str
    owner: str
    text: Text


@event
@dataclass(frozen=True, slots=True)
class QuestionAnswered(EventBody):
    """The owner's answer. `verdict` "" = not yet known; `record` primary | independent | none.

    `disputes` = the agency disputes the claim.
    """

    TYPE: ClassVar[str] = "case.question_answered"
    case: str
    question: str
    owner: str
    verdict: str
    record: str
    disputes: bool
    text: Text
    advice: Text = NOTHING


@event
@dataclass(frozen=True, slots=True)
class EvidenceAdded(EventBody):
    """An item of evidence: source grade A–F/1–6 ("B2"), kind primary | independent | report, TLP marking."""

    TYPE: ClassVar[str] = "case.evidence_added"
    case: str
    evidence: str
    kind: str
    grade: str
    tlp: str
    text: Text


@event
@dataclass(frozen=True, slots=True)
class ConflictRecorded(EventBody):
    """A conflict of interest: `unit` (a cell) is left without the decision.

    reason misconduct | concealment | disputed | about_unit.
    """

    TYPE: ClassVar[str] = "case.conflict_recorded"
    case: str
    unit: str
    reason: str


@event
@dataclass(frozen=True, slots=True)
class VerdictSet(EventBody):
    """The verification slip. confidence per mille, stated by the cell."""

    TYPE: ClassVar[str] = "case.verdict_set"
    case: str
    verdict: str
    confidence: int
    evidence: tuple[str, ...]
    role: str
    cell: str


@event
@dataclass(frozen=True, slots=True)
class CaseTriaged(EventBody):
    TYPE: ClassVar[str] = "case.triaged"
    case: str
    v: str
    h: str
    s: int
    priority: str
    confidence: int


@event
@dataclass(frozen=True, slots=True)
class OpinionGiven(EventBody):
    """An expert's opinion, an independent item of evidence with its own id."""

    TYPE: ClassVar[str] = "case.opinion_given"
    case: str
    evidence: str
    verdict: str
    confidence: int
    cell: str
    text: Text


@event
@dataclass(frozen=True, slots=True)
class AttachmentAdded(EventBody):
    """A file beside an item of evidence. `attachment` = SHA-256 (hex) of its bytes, which lie beside the log."""

    TYPE: ClassVar[str] = "case.attachment_added"
    case: str
    evidence: str
    attachment: str
    media_type: str
    size: int  # bytes
    cell: str
    name: Text


@event
@dataclass(frozen=True, slots=True)
class QuestionReminded(EventBody):
    TYPE: ClassVar[str] = "case.question_reminded"
    case: str
    question: str
    owner: str
    cell: str
