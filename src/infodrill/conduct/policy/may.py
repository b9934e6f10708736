"""Who may do what: the table role × verb of the range's own commands. Casework's verbs are ruled by the edition.

docs/reference/policy.md is written from `TABLE` by tools/policytable.py.
"""

# Charter: conduct policy may
from __future__ import annotations

from dataclasses import dataclass

from infodrill.conduct import commands as verbs
from infodrill.conduct.seats import CONTROL, SeatPlace

PLAYERS = frozenset(
    {
        "L2-LEAD", "L2-SEC", "L2-DUTY", "EXPERT", "COLLAB", "L1-LEAD", "L1-DUTY", "MONITOR", "VERIFY", "FACT-OWNER",
        "AGENCY-HEAD", "COMMS", "SPOKE", "CITIZEN-DESK", "UBND", "CONG-AN", "OVERSIGHT", "RIGHTS",
    }
)  # fmt: skip
STAFF = frozenset({"DIR", "CTRL", "WHITE", "SAFE"})
SIMULATORS = frozenset({"SIM-PUB", "SIM-PRESS", "SIM-PLAT", "SIM-AGENCY"})
ANYONE = PLAYERS | CONTROL
CONDUCTORS = frozenset({"CTRL", "DIR"})
CITY = frozenset({"L2-LEAD", "L2-SEC", "L2-DUTY"})
VOICES = frozenset({"L1-LEAD", "L1-DUTY", "COMMS", "SPOKE", "CITIZEN-DESK"})
LINKING = frozenset({"CTRL", "EVAL"})
NOT_GUESTS = ANYONE - {"OBS"}
EVERY_PHASE = frozenset({0, 1, 2, 3, 4})  # 0 = before the first


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: who gives `verb`, on which object, in which phases; a note where the verb asks for more."""

    verb: type[verbs.RangeCommand]
    thing: str
    roles: frozenset[str]
    phases: frozenset[int] = EVERY_PHASE
    note: str = ""


# fmt: off
TABLE: tuple[Row, ...] = (
    # the lobby and the meeting
    Row(verbs.JoinSeat,             "seat",         ANYONE, note="one's own"),
    Row(verbs.LeaveSeat,            "seat",         ANYONE, note="one's own"),
    Row(verbs.CallRoll,             "roll",         CONDUCTORS | {"SAFE", "L2-SEC"}),
    Row(verbs.AnswerRoll,           "roll",         ANYONE),
    Row(verbs.OpenMeeting,          "meeting",      CITY | {"L1-LEAD", "UBND", "CTRL"}),
    Row(verbs.RecordDecision,       "meeting",      CITY | {"L1-LEAD", "UBND"}, note="a meeting that the cell is in"),
    Row(verbs.CloseMeeting,         "meeting",      CITY | {"L1-LEAD", "UBND", "CTRL"}, note="a meeting that the cell is in"),
    # messages, directives, guidance
    Row(verbs.SendMessage,          "message",      NOT_GUESTS),
    Row(verbs.ConfirmReceipt,       "message",      PLAYERS, note="a message to the cell"),
    Row(verbs.GiveDirective,        "directive",    frozenset({"L2-LEAD", "UBND", "DIR", "CTRL"})),
    Row(verbs.IssueGuidance,        "guidance",     CITY | {"CTRL"}),
    Row(verbs.ConfirmGuidance,      "guidance",     PLAYERS, note="guidance to the cell"),
    Row(verbs.RequestGuidance,      "guidance",     SIMULATORS | {"OVERSIGHT", "CITIZEN-DESK", "COLLAB"}, note="makes it public"),
    # the proactive side
    Row(verbs.FileForecastSheet,    "forecast",     frozenset({"MONITOR"}), frozenset({0, 1})),
    Row(verbs.ForecastSpread,       "forecast",     frozenset({"MONITOR"})),
    Row(verbs.SetWatchList,         "watch list",   frozenset({"MONITOR"}), note="topics, never persons"),
    Row(verbs.RelayStatement,       "statement",    frozenset({"COLLAB"}), note="published, word for word, once a channel"),
    Row(verbs.AnswerQuestions,      "questions",    VOICES, note="with a published statement"),
    Row(verbs.LinkStatement,        "statement",    LINKING),
    # restraint
    Row(verbs.PressTrap,            "trap",         PLAYERS, note="does nothing; is recorded"),
    Row(verbs.RecordObjection,      "objection",    PLAYERS, note="counted for the cell, names nobody"),
    Row(verbs.RecordOffSystem,      "off-system",   frozenset({"CTRL", "EVAL"})),
    # the press room
    Row(verbs.OpenConference,       "conference",   frozenset({"SPOKE", "COMMS", "CTRL"})),
    Row(verbs.CloseConference,      "conference",   frozenset({"SPOKE", "COMMS", "CTRL"})),
    Row(verbs.AskPressQuestion,     "question",     frozenset({"SIM-PRESS", "CTRL"})),
    Row(verbs.AnswerPressQuestion,  "question",     frozenset({"SPOKE"})),
    # injects
    Row(verbs.AcknowledgeInject,    "inject",       NOT_GUESTS, note="one that reached the seat"),
    Row(verbs.DeliverInject,        "inject",       CONDUCTORS),
    Row(verbs.RetimeInject,         "inject",       CONDUCTORS, note="not yet delivered"),
    Row(verbs.EditInject,           "inject",       CONDUCTORS, note="not yet delivered"),
    Row(verbs.AdHocInject,          "inject",       CONDUCTORS),
    Row(verbs.TurnNoiseDial,        "noise",        frozenset({"CTRL", "SIM-PUB"})),
    Row(verbs.LinkCase,             "case",         LINKING, note="after the close too"),
    # the network
    Row(verbs.PostOnNetwork,        "post",         VOICES),
    Row(verbs.SpeakAsPersona,       "post",         SIMULATORS | {"CTRL"}),
    Row(verbs.EditPost,             "post",         VOICES | SIMULATORS | {"CTRL"}, note="one's own"),
    Row(verbs.DeletePost,           "post",         SIMULATORS | {"CTRL"}, note="one's own"),
    Row(verbs.BlankPost,            "post",         frozenset({"SAFE", "CTRL"}), note="one that a seat wrote"),
    # the clock
    Row(verbs.ChangeClock,          "clock",        CONDUCTORS | {"SAFE"}, note="SAFE: pause and halt alone"),
    Row(verbs.BeginPhase,           "clock",        CONDUCTORS),
    Row(verbs.BeginMove,            "clock",        CONDUCTORS),
    Row(verbs.HoldLeap,             "clock",        CONDUCTORS, note="the next move"),
    Row(verbs.LetLeapGo,            "clock",        CONDUCTORS),
    Row(verbs.StopForReal,          "clock",        frozenset({"SAFE"})),
    Row(verbs.ResumeAfterStop,      "clock",        frozenset({"SAFE"})),
    # faults of the range
    Row(verbs.LogFault,             "fault",        CONDUCTORS, note="its time is given back"),
    Row(verbs.MendFault,            "fault",        CONDUCTORS),
    # the hall
    Row(verbs.ShowCaption,          "hall",         CONDUCTORS),
    Row(verbs.OpenPoll,             "poll",         CONDUCTORS),
    Row(verbs.ClosePoll,            "poll",         CONDUCTORS),
    Row(verbs.CastVote,             "poll",         ANYONE, note="recorded without the seat"),
    # evaluation
    Row(verbs.PinNote,              "note",         frozenset({"EVAL", "WHITE"})),
    Row(verbs.RateTask,             "rating",       frozenset({"EVAL"})),
    Row(verbs.RateStatement,        "rating",       frozenset({"EVAL"}), note="a published version"),
)
# fmt: on
ROWS: dict[type[verbs.RangeCommand], Row] = {one.verb: one for one in TABLE}
MAY: dict[type[verbs.RangeCommand], frozenset[str]] = {one.verb: one.roles for one in TABLE}
# What SAFE may do to the clock; the conductors make every change.
MAY_CHANGE_CLOCK = {"pause": CONDUCTORS | {"SAFE"}, "halt": CONDUCTORS | {"SAFE"}}


def may(seat: SeatPlace, command: verbs.RangeCommand) -> bool:
    """True when the seat holds the role it speaks under and that role may use the verb."""
    if command.role not in seat.roles or command.role not in MAY.get(type(command), frozenset()):
        return False
    if isinstance(command, verbs.ChangeClock):
        return command.role in MAY_CHANGE_CLOCK.get(command.change, CONDUCTORS)
    return True


def in_phase(command: verbs.RangeCommand, phase: int) -> bool:
    """True when the verb belongs to the phase."""
    return phase in ROWS[type(command)].phases


def verbs_of(seat: SeatPlace, phase: int) -> tuple[type[verbs.RangeCommand], ...]:
    """The verbs that a page may offer to a seat in a phase, in the table's order."""
    return tuple(one.verb for one in TABLE if seat.roles & one.roles and phase in one.phases)
