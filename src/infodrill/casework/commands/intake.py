"""Commands of the intake: open, log, merge, split."""

from __future__ import annotations

from dataclasses import dataclass

from infodrill.casework.commands.base import CaseCommand


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
