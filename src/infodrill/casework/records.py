"""Records of the book of cases: what the fold of casework events knows. Immutable; shared by reference."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to a fact owner and, when it came, the answer."""

    question: str
    owner: str
    at: int
    text: str
    answered_at: int = -1
    verdict: str = ""
    record: str = ""
    disputes: bool = False
    answer: str = ""
    advice: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    evidence: str
    kind: str
    grade: str
    tlp: str
    text: str
    at: int


@dataclass(frozen=True, slots=True)
class Case:
    """One case as it stands. Times are exercise seconds, -1 = not yet. `round_at` = when this round's clocks count from."""

    case: str
    state: str
    opened_at: int
    round_at: int
    intake: str
    source: str
    cell: str
    ward: str
    level: int
    parent: str = ""
    said: str = ""
    sentence: str = ""
    priority: str = ""  # "" until logged
    priority_final: bool = False
    danger: bool = False
    disposition: str = ""
    gate_code: str = ""
    gate_answers: tuple[str, ...] = ()
    gate_passes: int = 0
    gate_confirmed_by_rights: bool = False
    questions: tuple[Asked, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    conflicts: tuple[tuple[str, str], ...] = ()  # (unit, reason)
    verdict: str = ""
    verdict_confidence: int = 0
    verdict_at: int = -1
    v: str = ""
    h: str = ""
    s: int = 0
    actions: tuple[int, ...] = ()
    decided_at: int = -1
    tests: tuple[int, ...] = ()  # actions with a complete three-part test
    decided_by: str = ""  # the cell whose decision stands
    signatures: tuple[tuple[int, str, str], ...] = ()  # (action, role, cell)
    signed_by: tuple[tuple[int, str], ...] = ()  # (action, seat)
    taken: tuple[int, ...] = ()
    tickets: tuple[tuple[str, int, int], ...] = ()  # (ticket, due, answered_at or -1)
    remedy_due: int = -1
    escalated_to: int = 0
    escalated_at: int = -1
    escalation_answered_at: int = -1
    recheck_at: int = -1
    acting_at: int = -1
    readings: tuple[int, ...] = ()  # horizons taken, hours
    merged_into: str = ""
    merged: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    actors: tuple[tuple[str, str], ...] = ()  # (role, cell) that signed or decided anything
    met: tuple[str, ...] = ()  # steps whose deadline was met or that are done
    missed: tuple[str, ...] = ()
    verdict_evidence: tuple[str, ...] = ()  # the sheet behind the verdict: evidence and question ids
    taken_codes: tuple[tuple[int, str], ...] = ()  # (action, gate code when it was carried out)
    seats: tuple[str, ...] = ()  # seats that signed or decided anything on the case
    closed_at: int = -1
    target_met: bool = False


@dataclass(frozen=True, slots=True)
class Version:
    version: int
    stance: str
    figures: tuple[str, ...]
    title_vi: str
    title_en: str
    body_vi: str
    body_en: str
    craft: Mapping[str, int]
    leaks: tuple[str, ...]
    author: tuple[str, str]  # (role, cell)
    author_seat: str
    at: int
    published_at: int = -1
    next_update: int = 0
    sources: tuple[str, ...] = ()
    state: str = "DRAFTING"
    verdict_then: str = ""  # the case's verdict when this version was published
    approved_by: tuple[tuple[str, str, str], ...] = ()  # (role, cell, seat)


@dataclass(frozen=True, slots=True)
class Statement:
    statement: str
    case: str
    kind: str
    issuer: str
    state: str
    channels: tuple[str, ...]
    versions: tuple[Version, ...]
    approvals: tuple[tuple[str, str, str], ...] = ()  # (role, cell, seat) for the newest version
    leak_cleared: bool = False
    error_raised_at: int = -1
    corrected_at: int = -1
    raised_by: str = ""  # seat
    missed: tuple[str, ...] = ()

    @property
    def newest(self) -> Version:
        return self.versions[-1]

    @property
    def published(self) -> Version | None:
        """The newest version that was published, or None."""
        return next((one for one in reversed(self.versions) if one.published_at >= 0), None)


@dataclass(frozen=True, slots=True)
class Appeal:
    appeal: str
    item: str
    at: int
    answered_at: int = -1
    upheld: bool = False
    by: str = ""  # the seat that filed it
    reviewer: tuple[str, str, str] = ("", "", "")  # (role, cell, seat)
    missed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseBook:
    """All cases, statements and appeals of a drill by id, in order of opening."""

    cases: Mapping[str, Case] = field(default_factory=dict)
    statements: Mapping[str, Statement] = field(default_factory=dict)
    appeals: Mapping[str, Appeal] = field(default_factory=dict)
    public_log: tuple[tuple[int, str, int], ...] = ()  # (number, item, action)
