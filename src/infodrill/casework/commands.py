"""What a seat may ask of cases and statements: one frozen class a verb. `role` is the hat the seat acts under."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CaseCommand:
    """Base: every command of casework names the role it is given under."""

    role: str


@dataclass(frozen=True, slots=True)
class OpenCase(CaseCommand):
    intake: str
    source: str
    ward: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class LogCase(CaseCommand):
    case: str
    sentence: str
    danger: bool  # could someone be hurt or lose much money?


@dataclass(frozen=True, slots=True)
class MergeCase(CaseCommand):
    case: str
    into: str


@dataclass(frozen=True, slots=True)
class SplitCase(CaseCommand):
    case: str
    sentence: str
    danger: bool


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
class Leave(CaseCommand):
    """Close with nothing done: opinion, satire, question, true report, press."""

    case: str
    reason: str


@dataclass(frozen=True, slots=True)
class OpenTicket(CaseCommand):
    case: str
    text: str
    due: int = 0  # 0 = the edition's default


@dataclass(frozen=True, slots=True)
class AnswerTicket(CaseCommand):
    case: str
    ticket: str
    remedy_due: int
    text: str


@dataclass(frozen=True, slots=True)
class Acknowledge(CaseCommand):
    case: str
    due: int
    independent_check: bool
    text: str


@dataclass(frozen=True, slots=True)
class Watch(CaseCommand):
    case: str
    recheck_at: int


@dataclass(frozen=True, slots=True)
class Decide(CaseCommand):
    case: str
    disposition: str
    actions: tuple[int, ...]
    less_intrusive_considered: bool
    reason: str


@dataclass(frozen=True, slots=True)
class RecordTest(CaseCommand):
    case: str
    action: int
    basis: str
    aim: str
    duration_days: int
    review_at: int
    least_intrusive: str
    harm_link: str


@dataclass(frozen=True, slots=True)
class SignAction(CaseCommand):
    case: str
    action: int


@dataclass(frozen=True, slots=True)
class Act(CaseCommand):
    """DECIDED → ACTING; carries out actions 2, 3, 7, 8 of the decision."""

    case: str


@dataclass(frozen=True, slots=True)
class Track(CaseCommand):
    case: str


@dataclass(frozen=True, slots=True)
class CloseCase(CaseCommand):
    case: str
    target_met: bool
    reason: str


@dataclass(frozen=True, slots=True)
class ReopenCase(CaseCommand):
    """New evidence (→ VERIFYING) or, from CLOSED, a mutation or new wave (→ LOGGED)."""

    case: str
    reason: str


@dataclass(frozen=True, slots=True)
class Escalate(CaseCommand):
    case: str
    reason: str


@dataclass(frozen=True, slots=True)
class AnswerEscalation(CaseCommand):
    case: str
    text: str


@dataclass(frozen=True, slots=True)
class DraftStatement(CaseCommand):
    """A new statement (`statement` "") or a new version of one."""

    case: str
    kind: str
    stance: str
    channels: tuple[str, ...]
    figures: tuple[str, ...]
    title_vi: str
    title_en: str
    body_vi: str
    body_en: str
    statement: str = ""
    next_update: int = 0
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SubmitStatement(CaseCommand):
    statement: str


@dataclass(frozen=True, slots=True)
class ApproveStatement(CaseCommand):
    statement: str


@dataclass(frozen=True, slots=True)
class ReturnStatement(CaseCommand):
    statement: str
    reason: str


@dataclass(frozen=True, slots=True)
class PublishStatement(CaseCommand):
    statement: str


@dataclass(frozen=True, slots=True)
class RaiseError(CaseCommand):
    statement: str
    text: str


@dataclass(frozen=True, slots=True)
class SelfCorrect(CaseCommand):
    """Publish a corrected version in the same channels; the old one stays visible."""

    statement: str
    title_vi: str
    title_en: str
    body_vi: str
    body_en: str
    stance: str
    figures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClearLeak(CaseCommand):
    statement: str
    reason: str


@dataclass(frozen=True, slots=True)
class FileAppeal(CaseCommand):
    item: str
    text: str


@dataclass(frozen=True, slots=True)
class AnswerAppeal(CaseCommand):
    appeal: str
    upheld: bool
    text: str
