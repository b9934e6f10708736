"""What a seat may ask of the range itself, beside casework's commands: one frozen class a verb, one file a noun."""

# Charter: conduct commands
from __future__ import annotations

from infodrill.casework.commands import CaseCommand
from infodrill.conduct.commands.base import RangeCommand
from infodrill.conduct.commands.clock import (
    BeginMove,
    BeginPhase,
    ChangeClock,
    HoldLeap,
    LetLeapGo,
    ResumeAfterStop,
    StopForReal,
)
from infodrill.conduct.commands.evaluation import PinNote, RateStatement, RateTask
from infodrill.conduct.commands.faults import LogFault, MendFault
from infodrill.conduct.commands.hall import CastVote, ClosePoll, OpenPoll, ShowCaption
from infodrill.conduct.commands.lobby import (
    AnswerRoll,
    CallRoll,
    CloseMeeting,
    JoinSeat,
    LeaveSeat,
    OpenMeeting,
    RecordDecision,
)
from infodrill.conduct.commands.messages import ConfirmReceipt, SendMessage
from infodrill.conduct.commands.msel import (
    AcknowledgeInject,
    AdHocInject,
    DeliverInject,
    EditInject,
    LinkCase,
    RetimeInject,
    TurnNoiseDial,
)
from infodrill.conduct.commands.network import BlankPost, DeletePost, EditPost, PostOnNetwork, SpeakAsPersona
from infodrill.conduct.commands.pressroom import (
    AnswerPressQuestion,
    AskPressQuestion,
    CloseConference,
    OpenConference,
)
from infodrill.conduct.commands.proactive import (
    AnswerQuestions,
    ConfirmGuidance,
    FileForecastSheet,
    ForecastSpread,
    GiveDirective,
    IssueGuidance,
    LinkStatement,
    RelayStatement,
    RequestGuidance,
    SetWatchList,
)
from infodrill.conduct.commands.restraint import PressTrap, RecordObjection, RecordOffSystem

Command = RangeCommand | CaseCommand

__all__ = [
    "AcknowledgeInject",
    "AdHocInject",
    "AnswerPressQuestion",
    "AnswerQuestions",
    "AnswerRoll",
    "AskPressQuestion",
    "BeginMove",
    "BeginPhase",
    "BlankPost",
    "CallRoll",
    "CastVote",
    "ChangeClock",
    "CloseConference",
    "CloseMeeting",
    "ClosePoll",
    "Command",
    "ConfirmGuidance",
    "ConfirmReceipt",
    "DeletePost",
    "DeliverInject",
    "EditInject",
    "EditPost",
    "FileForecastSheet",
    "ForecastSpread",
    "GiveDirective",
    "HoldLeap",
    "IssueGuidance",
    "JoinSeat",
    "LeaveSeat",
    "LetLeapGo",
    "LinkCase",
    "LinkStatement",
    "LogFault",
    "MendFault",
    "OpenConference",
    "OpenMeeting",
    "OpenPoll",
    "PinNote",
    "PostOnNetwork",
    "PressTrap",
    "RangeCommand",
    "RateStatement",
    "RateTask",
    "RecordDecision",
    "RecordObjection",
    "RecordOffSystem",
    "RelayStatement",
    "RequestGuidance",
    "ResumeAfterStop",
    "RetimeInject",
    "SendMessage",
    "SetWatchList",
    "ShowCaption",
    "SpeakAsPersona",
    "StopForReal",
    "TurnNoiseDial",
]
