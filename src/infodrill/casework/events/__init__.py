"""Facts about cases and statements. Events carry outcomes; applying them consults no rule.

`case` and `statement` ids are "c1", "s1", … in order of opening. Roles are the codes of the procedure; `cell` is the
acting cell. Priorities are "P1"–"P4"; times are seconds of exercise time.
"""

from __future__ import annotations

from infodrill.casework.events.case import CaseLogged, CaseMerged, CaseOpened, CaseStepped
from infodrill.casework.events.clock import DeadlineMissed, ReadingTaken
from infodrill.casework.events.cooperation import CaseEscalated, EscalationAnswered
from infodrill.casework.events.decision import ActionSigned, ActionTaken, CaseDecided, TestRecorded
from infodrill.casework.events.service import (
    AppealAnswered,
    AppealFiled,
    PublicLogEntered,
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
    CaseTriaged,
    ConflictRecorded,
    EvidenceAdded,
    GatePassed,
    QuestionAnswered,
    QuestionAsked,
    VerdictSet,
)

__all__ = [
    "ActionSigned",
    "ActionTaken",
    "AppealAnswered",
    "AppealFiled",
    "CaseDecided",
    "CaseEscalated",
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
    "LeakCleared",
    "PublicLogEntered",
    "QuestionAnswered",
    "QuestionAsked",
    "ReadingTaken",
    "RemedyPromised",
    "StatementApproved",
    "StatementDrafted",
    "StatementStepped",
    "TestRecorded",
    "TicketAnswered",
    "TicketOpened",
    "VerdictSet",
]
