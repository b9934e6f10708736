"""What a seat may ask of cases and statements: one frozen class a verb. `role` is the hat the seat acts under."""

from __future__ import annotations

from infodrill.casework.commands.base import CaseCommand
from infodrill.casework.commands.cooperation import AnswerEscalation, Escalate
from infodrill.casework.commands.decision import (
    Act,
    CloseCase,
    Decide,
    Leave,
    RecordTest,
    SignAction,
    Track,
    Watch,
)
from infodrill.casework.commands.intake import LogCase, MergeCase, OpenCase, SplitCase
from infodrill.casework.commands.service import (
    Acknowledge,
    AnswerAppeal,
    AnswerTicket,
    FileAppeal,
    OpenTicket,
)
from infodrill.casework.commands.statement import (
    ApproveStatement,
    ClearLeak,
    DraftStatement,
    PublishStatement,
    RaiseError,
    ReturnStatement,
    SelfCorrect,
    SubmitStatement,
)
from infodrill.casework.commands.verification import (
    AddEvidence,
    AnswerGate,
    AnswerQuestion,
    AskOwner,
    RecordConflict,
    ReopenCase,
    SetVerdict,
    Triage,
)

__all__ = [
    "Acknowledge",
    "Act",
    "AddEvidence",
    "AnswerAppeal",
    "AnswerEscalation",
    "AnswerGate",
    "AnswerQuestion",
    "AnswerTicket",
    "ApproveStatement",
    "AskOwner",
    "CaseCommand",
    "ClearLeak",
    "CloseCase",
    "Decide",
    "DraftStatement",
    "Escalate",
    "FileAppeal",
    "Leave",
    "LogCase",
    "MergeCase",
    "OpenCase",
    "OpenTicket",
    "PublishStatement",
    "RaiseError",
    "RecordConflict",
    "RecordTest",
    "ReopenCase",
    "ReturnStatement",
    "SelfCorrect",
    "SetVerdict",
    "SignAction",
    "SplitCase",
    "SubmitStatement",
    "Track",
    "Triage",
    "Watch",
]
