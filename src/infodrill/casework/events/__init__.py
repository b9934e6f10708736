"""Facts about cases and statements. Events carry outcomes; applying them consults no rule.

`case` and `statement` ids are "c1", "s1", … in order of opening. Roles are the codes of the procedure; `cell` is the
acting cell. Priorities are "P1"–"P4"; times are seconds of exercise time.
"""

# Charter: casework events
from __future__ import annotations

from infodrill.casework.events.case import (
    CaseLogged,
    CaseMerged,
    CaseOpened,
    CaseStepped,
    StepUndone,
)
from infodrill.casework.events.clock import DeadlineMissed, ReadingTaken
from infodrill.casework.events.cooperation import (
    CaseEscalated,
    CaseHandedOver,
    EscalationAnswered,
    HandOverAnswered,
    TaskAssigned,
    TaskFinished,
)
from infodrill.casework.events.decision import (
    ActionSigned,
    ActionTaken,
    CaseDecided,
    MeasureLifted,
    MeasureReviewed,
    RabatRecorded,
    TestRecorded,
)
from infodrill.casework.events.marking import ArtefactMarked
from infodrill.casework.events.service import (
    AppealAnswered,
    AppealFiled,
    PublicLogEntered,
    RemedyFulfilled,
    RemedyPromised,
    TicketAnswered,
    TicketOpened,
)
from infodrill.casework.events.statement import (
    ErrorRaised,
    LeakCleared,
    StatementApproved,
    StatementDrafted,
    StatementStepped,
)
from infodrill.casework.events.verification import (
    AttachmentAdded,
    CaseTriaged,
    ConflictRecorded,
    EvidenceAdded,
    GatePassed,
    OpinionGiven,
    QuestionAnswered,
    QuestionAsked,
    QuestionReminded,
    VerdictSet,
)

__all__ = [
    "ActionSigned",
    "ActionTaken",
    "AppealAnswered",
    "AppealFiled",
    "ArtefactMarked",
    "AttachmentAdded",
    "CaseDecided",
    "CaseEscalated",
    "CaseHandedOver",
    "CaseLogged",
    "CaseMerged",
    "CaseOpened",
    "CaseStepped",
    "CaseTriaged",
    "ConflictRecorded",
    "DeadlineMissed",
    "ErrorRaised",
    "EscalationAnswered",
    "EvidenceAdded",
    "GatePassed",
    "HandOverAnswered",
    "LeakCleared",
    "MeasureLifted",
    "MeasureReviewed",
    "OpinionGiven",
    "PublicLogEntered",
    "QuestionAnswered",
    "QuestionAsked",
    "QuestionReminded",
    "RabatRecorded",
    "ReadingTaken",
    "RemedyFulfilled",
    "RemedyPromised",
    "StatementApproved",
    "StatementDrafted",
    "StatementStepped",
    "StepUndone",
    "TaskAssigned",
    "TaskFinished",
    "TestRecorded",
    "TicketAnswered",
    "TicketOpened",
    "VerdictSet",
]
