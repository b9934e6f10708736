"""Facts about the running drill, one file a noun: its course, clock, injects, city, messages and more.

Case and statement facts are in `casework.events`. Times are seconds of exercise time; minutes are exercise minutes.
"""

# Charter: conduct events
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
    LeapHeld,
    LeapLetGo,
    MoveBegun,
    PhaseBegun,
    SafetyResume,
    SafetyStop,
)
from infodrill.conduct.events.course import CityBuilt, DrillClosed, DrillOpened, DrillScored, MinuteClosed
from infodrill.conduct.events.evaluation import EvaluatorRated, NotePinned, TaskRated
from infodrill.conduct.events.faults import FaultLogged, FaultMended
from infodrill.conduct.events.hall import CaptionShown, PollClosed, PollOpened, VoteCast
from infodrill.conduct.events.lobby import (
    DecisionRecorded,
    MeetingClosed,
    MeetingOpened,
    RollAnswered,
    RollCalled,
    SeatJoined,
    SeatLeft,
)
from infodrill.conduct.events.messages import MessageSent, ReceiptConfirmed
from infodrill.conduct.events.msel import (
    CaseLinked,
    CaseRelinked,
    InjectAcknowledged,
    InjectDelivered,
    InjectEdited,
    InjectRetimed,
    InjectWritten,
    NoiseDialTurned,
)
from infodrill.conduct.events.network import PostBlanked, PostDeleted, PostEdited, PostWritten, WordsHeld
from infodrill.conduct.events.pressroom import (
    ConferenceClosed,
    ConferenceOpened,
    PressAnswerHeld,
    PressQuestionAnswered,
    PressQuestionAsked,
    PromiseMissed,
)
from infodrill.conduct.events.proactive import (
    DirectiveGiven,
    ForecastSheetFiled,
    GuidanceConfirmed,
    GuidanceIssued,
    GuidanceOverdue,
    GuidancePublished,
    QuestionsAnswered,
    QuestionsRaised,
    SpreadForecast,
    StatementLinked,
    StatementRelayed,
    WatchListSet,
)
from infodrill.conduct.events.restraint import ObjectionRecorded, OffSystemRecorded, TrapPressed
from infodrill.conduct.events.weighing import ArtefactWeighed

__all__ = [
    "ArtefactWeighed",
    "CaptionShown",
    "CaseLinked",
    "CaseRelinked",
    "CityBuilt",
    "ClaimBoosted",
    "ClaimStood",
    "ClockChanged",
    "ConferenceClosed",
    "ConferenceOpened",
    "DecisionRecorded",
    "DirectiveGiven",
    "DrillClosed",
    "DrillOpened",
    "DrillScored",
    "EvaluatorRated",
    "FaultLogged",
    "FaultMended",
    "ForecastSheetFiled",
    "GuidanceConfirmed",
    "GuidanceIssued",
    "GuidanceOverdue",
    "GuidancePublished",
    "InjectAcknowledged",
    "InjectDelivered",
    "InjectEdited",
    "InjectRetimed",
    "InjectWritten",
    "JumpBegun",
    "JumpEnded",
    "LeapHeld",
    "LeapLetGo",
    "MeetingClosed",
    "MeetingOpened",
    "MessageSent",
    "MinuteClosed",
    "MoveBegun",
    "NoiseDialTurned",
    "NotePinned",
    "ObjectionRecorded",
    "OffSystemRecorded",
    "PhaseBegun",
    "PollClosed",
    "PollOpened",
    "PostBlanked",
    "PostDeleted",
    "PostEdited",
    "PostWritten",
    "PressAnswerHeld",
    "PressQuestionAnswered",
    "PressQuestionAsked",
    "PromiseMissed",
    "QuestionsAnswered",
    "QuestionsRaised",
    "ReceiptConfirmed",
    "RollAnswered",
    "RollCalled",
    "SafetyResume",
    "SafetyStop",
    "SeatJoined",
    "SeatLeft",
    "SpreadForecast",
    "StatementLinked",
    "StatementRelayed",
    "StatementReleased",
    "StatementRetracted",
    "TaskRated",
    "TrapPressed",
    "VoteCast",
    "WatchListSet",
    "WaveStarted",
    "WordsHeld",
]
