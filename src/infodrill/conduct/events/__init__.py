"""Facts about the running drill, one file a noun: its course, clock, injects, city, messages and more.

Case and statement facts are in `casework.events`. Times are seconds of exercise time; minutes are exercise minutes.
"""

from __future__ import annotations

from infodrill.conduct.events.city import (
    ClaimBoosted,
    ClaimStood,
    StatementReleased,
    StatementRetracted,
    WaveStarted,
)
from infodrill.conduct.events.clock import (
    ClockChanged,
    JumpBegun,
    JumpEnded,
    MoveBegun,
    PhaseBegun,
    SafetyResume,
    SafetyStop,
)
from infodrill.conduct.events.course import CityBuilt, DrillClosed, DrillOpened, MinuteClosed
from infodrill.conduct.events.messages import MessageSent, ReceiptConfirmed
from infodrill.conduct.events.msel import (
    CaseLinked,
    InjectAcknowledged,
    InjectDelivered,
    InjectEdited,
    InjectRetimed,
    InjectWritten,
    NoiseDialTurned,
)
from infodrill.conduct.events.network import PostBlanked, PostDeleted, PostEdited, PostWritten
from infodrill.conduct.events.restraint import ObjectionRecorded, OffSystemRecorded, TrapPressed

__all__ = [
    "CaseLinked",
    "CityBuilt",
    "ClaimBoosted",
    "ClaimStood",
    "ClockChanged",
    "DrillClosed",
    "DrillOpened",
    "InjectAcknowledged",
    "InjectDelivered",
    "InjectEdited",
    "InjectRetimed",
    "InjectWritten",
    "JumpBegun",
    "JumpEnded",
    "MessageSent",
    "MinuteClosed",
    "MoveBegun",
    "NoiseDialTurned",
    "ObjectionRecorded",
    "OffSystemRecorded",
    "PhaseBegun",
    "PostBlanked",
    "PostDeleted",
    "PostEdited",
    "PostWritten",
    "ReceiptConfirmed",
    "SafetyResume",
    "SafetyStop",
    "StatementReleased",
    "StatementRetracted",
    "TrapPressed",
    "WaveStarted",
]
