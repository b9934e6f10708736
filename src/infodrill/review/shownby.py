"""What an event did that shows a row of the ledger and that the course of no claim tells: a text that was approved, a message, a
paper. The annex names it in these words; in the course they would crowd the deeds out."""

# Charter: review shownby
from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from infodrill.casework import textkinds
from infodrill.casework.nouns.appeal import AppealAnswered, AppealFiled
from infodrill.casework.nouns.evidence import EvidenceAdded, OpinionGiven
from infodrill.casework.nouns.handovers import CaseHandedOver, HandOverAnswered
from infodrill.casework.nouns.measures import TestRecorded
from infodrill.casework.nouns.publishing import StatementApproved
from infodrill.casework.nouns.statement import StatementDrafted
from infodrill.casework.nouns.tasks import TaskAssigned
from infodrill.casework.nouns.undoing import StepUndone
from infodrill.conduct.nouns.meetings import DecisionRecorded
from infodrill.conduct.nouns.messages import MessageSent
from infodrill.conduct.nouns.posts import PostEdited, PostWritten
from infodrill.kernel.events import Event
from infodrill.kernel.i18n import N_
from infodrill.review.rowtext import cells
from infodrill.review.story import tell
from infodrill.review.timeline import ReportTimeline
from infodrill.review.words import LabelIn, ReportLine, Value, line


def shown_by(log: ReportTimeline, event: Event) -> ReportLine | None:
    """An event in words, as the course tells it or, where that is silent, as what was done; None when it has none."""
    words = _DONE.get(type(event.body))
    return tell(log, event) or (words(log, event.body) if words else None)


def _by(log: ReportTimeline, cell: str) -> Value:
    return cells(log, (cell,))


def _kind(log: ReportTimeline, statement: str) -> Value:
    text = log.book.statements.get(statement)
    found = textkinds.KINDS.get(text.kind) if text else None
    return LabelIn(found.noun if found else N_("a text"))


_DONE: Mapping[type, Callable[[ReportTimeline, Any], ReportLine]] = {
    StatementDrafted: lambda log, body: line(
        N_("drafted for {cell}: {kind}"), cell=_by(log, body.issuer), kind=_kind(log, body.statement)
    ),
    StatementApproved: lambda log, body: line(
        N_("approved by {cell}: {kind}"), cell=_by(log, body.cell), kind=_kind(log, body.statement)
    ),
    EvidenceAdded: lambda log, body: line(N_("a paper was added to the case")),
    OpinionGiven: lambda log, body: line(N_("{cell} gave its opinion"), cell=_by(log, body.cell)),
    MessageSent: lambda log, body: line(
        N_("message from {cell} to {others}"), cell=_by(log, body.cell), others=cells(log, body.to)
    ),
    TaskAssigned: lambda log, body: line(N_("work given to {cell}"), cell=_by(log, body.to)),
    CaseHandedOver: lambda log, body: line(N_("the case was offered to {cell}"), cell=_by(log, body.to)),
    HandOverAnswered: lambda log, body: line(
        N_("{cell} took the case over") if body.accepted else N_("{cell} did not take the case over"),
        cell=_by(log, body.cell),
    ),
    AppealFiled: lambda log, body: line(N_("an appeal was filed")),
    AppealAnswered: lambda log, body: line(N_("an appeal was answered")),
    TestRecorded: lambda log, body: line(N_("the three-part test was written down")),
    StepUndone: lambda log, body: line(N_("a step was taken back")),
    DecisionRecorded: lambda log, body: line(N_("a meeting wrote down a decision")),
    PostWritten: lambda log, body: line(N_("a post was written")),
    PostEdited: lambda log, body: line(N_("a post was changed")),
}
SHOWN = frozenset(_DONE)
