"""Commands of putting right: complaints, acknowledgement, appeals."""

# Charter: casework commands service
from __future__ import annotations

from dataclasses import dataclass

from infodrill.casework.commands.base import CaseCommand


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
class FileAppeal(CaseCommand):
    item: str
    text: str


@dataclass(frozen=True, slots=True)
class AnswerAppeal(CaseCommand):
    appeal: str
    upheld: bool
    text: str


@dataclass(frozen=True, slots=True)
class FulfilRemedy(CaseCommand):
    """What was promised is done: on a `ticket`, or "" for the acknowledged claim. `text` says what was done."""

    case: str
    text: str
    ticket: str = ""
