"""Forecasts, watch lists, guidance, directives, relays, questions of the public."""

# Charter: conduct events proactive
from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from infodrill.kernel.events import EventBody, Text, event


@event
@dataclass(frozen=True, slots=True)
class ForecastSheetFiled(EventBody):
    TYPE: ClassVar[str] = "forecast.sheet_filed"
    sheet: str
    cell: str
    topic: Text
    harmed: Text
    questions: tuple[Text, ...]


@event
@dataclass(frozen=True, slots=True)
class SpreadForecast(EventBody):
    """Posts about `of` (case id or "group:…") counted from its first to `horizon` minutes after this event: 10/50/90 %."""

    TYPE: ClassVar[str] = "forecast.spread"
    forecast: str
    cell: str
    of: str
    horizon: int
    low: int
    mid: int
    high: int


@event
@dataclass(frozen=True, slots=True)
class WatchListSet(EventBody):
    """The cell's whole list, replacing the one before."""

    TYPE: ClassVar[str] = "watch.list_set"
    cell: str
    terms: tuple[Text, ...]


@event
@dataclass(frozen=True, slots=True)
class GuidanceIssued(EventBody):
    """`due` = exercise second by which each cell of `to` confirms; `statement` "" or the statement that it repeats."""

    TYPE: ClassVar[str] = "guidance.issued"
    guidance: str
    cell: str
    to: tuple[str, ...]
    about: str  # case id, "" = none
    repeats: str  # statement id, "" = none
    due: int
    topic: Text
    facts: Text
    lines: tuple[Text, ...]


@event
@dataclass(frozen=True, slots=True)
class GuidanceConfirmed(EventBody):
    TYPE: ClassVar[str] = "guidance.confirmed"
    guidance: str
    cell: str
    late: bool


@event
@dataclass(frozen=True, slots=True)
class GuidanceOverdue(EventBody):
    """A cell has not confirmed by the due second; noted once."""

    TYPE: ClassVar[str] = "guidance.overdue"
    guidance: str
    cell: str
    excused: bool


@event
@dataclass(frozen=True, slots=True)
class GuidancePublished(EventBody):
    """Public on request: everyone may read it from now on. `checker` found nothing in it; "" = not checked (logs before)."""

    TYPE: ClassVar[str] = "guidance.published"
    RARE: ClassVar[frozenset[str]] = frozenset({"checker"})
    guidance: str
    asked_by: str
    checker: str = ""


@event
@dataclass(frozen=True, slots=True)
class DirectiveGiven(EventBody):
    """Becomes a row of the improvement plan: gap, action (`text`), owner cell ("" = the secretariat), days after the drill."""

    TYPE: ClassVar[str] = "directive.given"
    directive: str
    cell: str
    to: tuple[str, ...]
    owner: str
    due_days: int
    about: str  # case id, "" = none
    text: Text
    gap: Text


@event
@dataclass(frozen=True, slots=True)
class StatementRelayed(EventBody):
    """Passed on word for word, with the issuer's name and the badge of a collaborator."""

    TYPE: ClassVar[str] = "statement.relayed"
    statement: str
    version: int
    channel: str
    cell: str


@event
@dataclass(frozen=True, slots=True)
class StatementLinked(EventBody):
    """The claim that a statement without a case prepares for; hidden from players like a case's."""

    TYPE: ClassVar[str] = "statement.linked"
    statement: str
    claim: str
    by: str


@event
@dataclass(frozen=True, slots=True)
class QuestionsRaised(EventBody):
    """The public asks: from an inject ("inject:7") or from the city's share of questions ("city"). `claim` stays hidden."""

    TYPE: ClassVar[str] = "questions.raised"
    question: str
    claim: str
    source: str
    permille: int


@event
@dataclass(frozen=True, slots=True)
class QuestionsAnswered(EventBody):
    TYPE: ClassVar[str] = "questions.answered"
    question: str
    by_statement: str
    cell: str
