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
from infodrill.conduct.commands.restraint import PressTrap, RecordObjection, RecordOffSystem

Command = RangeCommand | CaseCommand

__all__ = [
    "AcknowledgeInject",
    "AdHocInject",
    "BeginMove",
    "BeginPhase",
    "ChangeClock",
    "Command",
    "ConfirmReceipt",
    "DeliverInject",
    "EditInject",
    "LinkCase",
    "PressTrap",
    "RangeCommand",
    "RecordObjection",
    "RecordOffSystem",
    "ResumeAfterStop",
    "RetimeInject",
    "SendMessage",
    "StopForReal",
    "TurnNoiseDial",
]
