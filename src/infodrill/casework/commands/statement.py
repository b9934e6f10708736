"""Commands of a statement on its way."""

# Charter: casework commands statement
from __future__ import annotations

from dataclasses import dataclass

from infodrill.casework.commands.base import CaseCommand


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
    """Put a corrected version to review; SPOKE publishes it once approved, in the same channels.

    `safety` = why it cannot wait for its approval (P1 or H4 alone): published at once, the approval is owed.
    """

    statement: str
    title_vi: str
    title_en: str
    body_vi: str
    body_en: str
    stance: str
    figures: tuple[str, ...] = ()
    safety: str = ""


@dataclass(frozen=True, slots=True)
class ClearLeak(CaseCommand):
    statement: str
    reason: str
