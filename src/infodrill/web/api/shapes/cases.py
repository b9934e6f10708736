"""Cases, their evidence and their timeline."""

# Charter: web api shapes cases
from __future__ import annotations

from infodrill.web.api.shapes.base import Marked, Shape


class CaseLine(Shape):
    case: str
    state: str
    state_name: str
    title: str
    priority: str
    priority_final: bool
    gate_code: str
    ward: str
    cell: str
    opened_at: int
    closed_at: int
    merged_into: str


class Cases(Marked):
    cases: list[CaseLine]
    next: str


class AskedShape(Shape):
    question: str
    owner: str
    at: int
    text: str
    answered_at: int
    verdict: str
    record: str
    answer: str
    advice: str


class EvidenceShape(Shape):
    evidence: str
    kind: str
    grade: str
    tlp: str
    text: str
    at: int


class FileShape(Shape):
    digest: str
    evidence: str
    media_type: str
    size: int


class TicketShape(Shape):
    ticket: str
    due: int
    answered_at: int


class StepShape(Shape):
    step: str
    role: str
    name: str


class CaseShape(CaseLine):
    """`possible` = what this seat may do on it now."""

    said: str
    sentence: str
    intake: str
    source: str
    place: str
    danger: bool
    disposition: str
    gate_answers: list[str]
    gate_confirmed_by_rights: bool
    questions: list[AskedShape]
    evidence: list[EvidenceShape]
    attachments: list[FileShape]
    verdict: str
    verdict_confidence: int
    verdict_at: int
    h: str
    s: int
    actions: list[int]
    decided_at: int
    tickets: list[TicketShape]
    statements: list[str]
    possible: list[StepShape]


class CaseAnswer(Marked):
    case: CaseShape


class TimelineLine(Shape):
    at: int
    clock: str
    cell: str
    kind: str
    text: str


class Timeline(Marked):
    lines: list[TimelineLine]
