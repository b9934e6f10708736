"""What a seat may ask of the range itself, beside casework's commands: one frozen class a verb, one file a noun."""

from __future__ import annotations

from infodrill.casework.commands import CaseCommand
from infodrill.conduct.commands.base import RangeCommand
from infodrill.conduct.commands.clock import BeginMove, BeginPhase, ChangeClock, ResumeAfterStop, StopForReal
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
from infodrill.conduct.commands.network import (
    BlankPost,
    DeletePost,
    EditPost,
    PostOnNetwork,
    SpeakAsPersona,
)
from infodrill.conduct.commands.restraint import PressTrap, RecordObjection, RecordOffSystem

Command = RangeCommand | CaseCommand

__all__ = [
    "AcknowledgeInject",
    "AdHocInject",
    "BeginMove",
    "BeginPhase",
    "BlankPost",
    "ChangeClock",
    "Command",
    "ConfirmReceipt",
    "DeletePost",
    "DeliverInject",
    "EditInject",
    "EditPost",
    "LinkCase",
    "PostOnNetwork",
    "PressTrap",
    "RangeCommand",
    "RecordObjection",
    "RecordOffSystem",
    "ResumeAfterStop",
    "RetimeInject",
    "SendMessage",
    "SpeakAsPersona",
    "StopForReal",
    "TurnNoiseDial",
]
