"""Facts about cases and statements. Events carry outcomes; applying them consults no rule.

`case` and `statement` ids are "c1", "s1", … in order of opening. Roles are the codes of the procedure; `cell` is the
acting cell. Priorities are "P1"–"P4"; times are seconds of exercise time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from infodrill.kernel.events import EventBody, Text, event

NOTHING = Text("")


@event
@dataclass(frozen=True, slots=True)
class CaseOpened(EventBody):
    """A report reached an intake, or a player opened a case: state NEW. `source` = "inject:12", "post:…", "group:…" or "free"."""

    TYPE: ClassVar[str] = "case.opened"
    case: str
    intake: str  # hotline | portal | ward | field | press | monitoring | collaborator
    source: str
    cell: str
    ward: str = ""
    level: int = 1
    parent: str = ""  # split or mutation: the case it came from
    said: Text = NOTHING


@event
@dataclass(frozen=True, slots=True)
class CaseStepped(EventBody):
    """A case moved along the procedure; the one event that changes its state. `step` is an edition step id.

    `recheck_at` goes with step watch (-1 = none); `reason` with leave, close, new_evidence and reopen; `target_met` with close.
    """

    TYPE: ClassVar[str] = "case.stepped"
    case: str
    step: str
    frm: str
    to: str
    role: str
    cell: str
    disposition: str = ""
    late: bool = False
    recheck_at: int = -1
    target_met: bool = False
    reason: Text = NOTHING


@event
@dataclass(frozen=True, slots=True)
class CaseLogged(EventBody):
    """The intake slip: one sentence saying what is claimed, asked or felt, and the provisional priority."""

    TYPE: ClassVar[str] = "case.logged"
    case: str
    sentence: Text
    priority: str
    danger: bool


@event
@dataclass(frozen=True, slots=True)
class CaseMerged(EventBody):
    TYPE: ClassVar[str] = "case.merged"
    case: str
    into: str
    cell: str


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
class CaseDecided(EventBody):
    """The decision slip: actions 0–8, whether less intrusive options were considered, and why."""

    TYPE: ClassVar[str] = "case.decided"
    case: str
    disposition: str
    actions: tuple[int, ...]
    role: str
    cell: str
    less_intrusive_considered: bool
    reason: Text


@event
@dataclass(frozen=True, slots=True)
class TestRecorded(EventBody):
    """A three-part test for action 7 or 8."""

    __test__: ClassVar[bool] = False
    TYPE: ClassVar[str] = "case.test_recorded"
    case: str
    action: int
    basis: str
    aim: str
    duration_days: int
    review_at: int
    least_intrusive: Text
    harm_link: Text


@event
@dataclass(frozen=True, slots=True)
class ActionSigned(EventBody):
    TYPE: ClassVar[str] = "case.action_signed"
    case: str
    action: int
    role: str
    cell: str


@event
@dataclass(frozen=True, slots=True)
class ActionTaken(EventBody):
    """An action 2, 3, 7 or 8 was carried out (statements carry 1 and 4–6)."""

    TYPE: ClassVar[str] = "case.action_taken"
    case: str
    action: int
    cell: str


@event
@dataclass(frozen=True, slots=True)
class CaseEscalated(EventBody):
    """Escalation adds hands. reason priority | two_wards | city_owner | press | spread | overrun | about_level."""

    TYPE: ClassVar[str] = "case.escalated"
    case: str
    level: int
    reason: str
    cell: str


@event
@dataclass(frozen=True, slots=True)
class EscalationAnswered(EventBody):
    TYPE: ClassVar[str] = "case.escalation_answered"
    case: str
    cell: str
    text: Text = NOTHING


@event
@dataclass(frozen=True, slots=True)
class TicketOpened(EventBody):
    """A service ticket with a public due date (exercise seconds)."""

    TYPE: ClassVar[str] = "case.ticket_opened"
    case: str
    ticket: str
    due: int
    text: Text


@event
@dataclass(frozen=True, slots=True)
class TicketAnswered(EventBody):
    """The citizen was told the remedy and its date."""

    TYPE: ClassVar[str] = "case.ticket_answered"
    case: str
    ticket: str
    remedy_due: int
    text: Text


@event
@dataclass(frozen=True, slots=True)
class RemedyPromised(EventBody):
    """Acknowledgement: what will be put right and by when."""

    TYPE: ClassVar[str] = "case.remedy_promised"
    case: str
    due: int
    independent_check: bool
    text: Text


@event
@dataclass(frozen=True, slots=True)
class ReadingTaken(EventBody):
    """An effect reading booked by the system +1, +6 or +24 h after acting: counts of accounts."""

    TYPE: ClassVar[str] = "case.reading_taken"
    case: str
    horizon_hours: int
    exposed: int
    believers: int
    corrected: int


@event
@dataclass(frozen=True, slots=True)
class DeadlineMissed(EventBody):
    """A deadline passed. `item` = case, statement, appeal or promise id; escalates, publishes nothing."""

    TYPE: ClassVar[str] = "deadline.missed"
    item: str
    step: str
    due: int
    excused: bool
    escalated_to: int


@event
@dataclass(frozen=True, slots=True)
class AppealFiled(EventBody):
    TYPE: ClassVar[str] = "appeal.filed"
    appeal: str
    item: str
    text: Text


@event
@dataclass(frozen=True, slots=True)
class AppealAnswered(EventBody):
    TYPE: ClassVar[str] = "appeal.answered"
    appeal: str
    role: str
    cell: str
    upheld: bool
    text: Text


@event
@dataclass(frozen=True, slots=True)
class StatementDrafted(EventBody):
    """A draft or a new version. Computed findings are recorded with the checker's version.

    `role` and `cell` are the author's. kind holding | answer | correction | warning | acknowledgement | prebunk |
    bulletin; stance confirm | deny | partly | unknown | advice; channels feed | group | press | portal | field;
    craft = points 0–10 by item.
    """

    TYPE: ClassVar[str] = "statement.drafted"
    statement: str
    version: int
    case: str
    kind: str
    stance: str
    issuer: str
    channels: tuple[str, ...]
    figures: tuple[str, ...]
    next_update: int
    craft: dict[str, int]
    checker: str
    leaks: tuple[str, ...]
    title_vi: Text
    title_en: Text
    body_vi: Text
    body_en: Text
    sources: tuple[str, ...] = ()
    role: str = ""
    cell: str = ""


@event
@dataclass(frozen=True, slots=True)
class StatementStepped(EventBody):
    """DRAFTING → REVIEW ⇄ DRAFTING → PUBLISHED → SUPERSEDED | SELF_CORRECTED."""

    TYPE: ClassVar[str] = "statement.stepped"
    statement: str
    version: int
    frm: str
    to: str
    role: str
    cell: str
    late: bool = False
    reason: Text = NOTHING


@event
@dataclass(frozen=True, slots=True)
class StatementApproved(EventBody):
    TYPE: ClassVar[str] = "statement.approved"
    statement: str
    version: int
    role: str
    cell: str


@event
@dataclass(frozen=True, slots=True)
class LeakCleared(EventBody):
    TYPE: ClassVar[str] = "statement.leak_cleared"
    statement: str
    version: int
    role: str
    reason: Text


@event
@dataclass(frozen=True, slots=True)
class ErrorRaised(EventBody):
    """Someone raised that our own published text is wrong; starts the self-correction clock."""

    TYPE: ClassVar[str] = "statement.error_raised"
    statement: str
    cell: str
    text: Text


@event
@dataclass(frozen=True, slots=True)
class PublicLogEntered(EventBody):
    """A line of the public log: number, action 5–8, notice given, appeal link (.invalid)."""

    TYPE: ClassVar[str] = "public_log.entered"
    number: int
    item: str
    action: int
    link: str
