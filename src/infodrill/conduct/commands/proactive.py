"""The proactive side: forecasts, watch lists, guidance, directives, verbatim relays, answers to the public's questions."""

# Charter: conduct commands proactive
from __future__ import annotations

from dataclasses import dataclass

from infodrill.conduct.commands.base import RangeCommand


@dataclass(frozen=True, slots=True)
class FileForecastSheet(RangeCommand):
    """*Phiếu dự báo*, in phase 1: topic, who may be harmed, the questions that people will ask."""

    topic: str
    harmed: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ForecastSpread(RangeCommand):
    """How many posts there will have been about `of` (a case, or a group of the desk) `horizon` minutes from now (E15)."""

    of: str
    horizon: int
    low: int
    mid: int
    high: int


@dataclass(frozen=True, slots=True)
class SetWatchList(RangeCommand):
    """Topics and keywords that the desk keeps an eye on; never persons, accounts or numbers."""

    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IssueGuidance(RangeCommand):
    """*Văn bản định hướng*: facts and lines-to-take for `to` (cells), each to confirm within `confirm_within` seconds.

    `statement` "" or a published statement whose words the lines repeat.
    """

    to: tuple[str, ...]
    topic: str
    facts: str
    lines: tuple[str, ...]
    case: str = ""
    statement: str = ""
    confirm_within: int = 1_800


@dataclass(frozen=True, slots=True)
class ConfirmGuidance(RangeCommand):
    guidance: str


@dataclass(frozen=True, slots=True)
class RequestGuidance(RangeCommand):
    """The public, the press or oversight asks to read a guidance: it becomes public."""

    guidance: str


@dataclass(frozen=True, slots=True)
class GiveDirective(RangeCommand):
    """*Ý kiến chỉ đạo*: what was found wanting (`gap`), what to do (`text`), which cell, within how many days."""

    text: str
    gap: str = ""
    to: tuple[str, ...] = ()
    owner: str = ""
    due_days: int = 30
    case: str = ""


@dataclass(frozen=True, slots=True)
class RelayStatement(RangeCommand):
    """A collaborator passes on a published version, word for word and badged, once a channel."""

    statement: str
    version: int
    channel: str


@dataclass(frozen=True, slots=True)
class AnswerQuestions(RangeCommand):
    """These questions of the public are answered by a published statement."""

    question: str
    statement: str


@dataclass(frozen=True, slots=True)
class LinkStatement(RangeCommand):
    """CTRL or EVAL: the claim that a prebunk or bulletin without a case prepares people for."""

    statement: str
    claim: str
