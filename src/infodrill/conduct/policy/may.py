"""Who may do what: the table role × verb of the range's own commands. Casework's verbs are ruled by the edition."""

from __future__ import annotations

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

MAY: dict[type[verbs.RangeCommand], frozenset[str]] = {
    verbs.AcknowledgeInject: ANYONE - {"OBS"},
    verbs.SendMessage: ANYONE - {"OBS"},
    verbs.ConfirmReceipt: PLAYERS,
    verbs.PressTrap: PLAYERS,
    verbs.RecordObjection: PLAYERS,
    verbs.RecordOffSystem: frozenset({"CTRL", "EVAL"}),
    verbs.LinkCase: frozenset({"CTRL", "EVAL"}),
    verbs.DeliverInject: frozenset({"CTRL", "DIR"}),
    verbs.RetimeInject: frozenset({"CTRL", "DIR"}),
    verbs.EditInject: frozenset({"CTRL", "DIR"}),
    verbs.AdHocInject: frozenset({"CTRL", "DIR"}),
    verbs.TurnNoiseDial: frozenset({"CTRL", "SIM-PUB"}),
    verbs.PostOnNetwork: frozenset({"L1-LEAD", "L1-DUTY", "COMMS", "SPOKE", "CITIZEN-DESK"}),
    verbs.SpeakAsPersona: SIMULATORS | {"CTRL"},
    verbs.EditPost: SIMULATORS | {"L1-LEAD", "L1-DUTY", "COMMS", "SPOKE", "CITIZEN-DESK", "CTRL"},
    verbs.DeletePost: SIMULATORS | {"CTRL"},
    verbs.BlankPost: frozenset({"SAFE", "CTRL"}),
    verbs.ChangeClock: frozenset({"CTRL", "DIR", "SAFE"}),
    verbs.BeginPhase: frozenset({"CTRL", "DIR"}),
    verbs.BeginMove: frozenset({"CTRL", "DIR"}),
    verbs.StopForReal: frozenset({"SAFE"}),
    verbs.ResumeAfterStop: frozenset({"SAFE"}),
}
# SAFE may stop the clock, and nothing else of it.
MAY_CHANGE_CLOCK = {"pause": frozenset({"CTRL", "DIR", "SAFE"}), "halt": frozenset({"CTRL", "DIR", "SAFE"})}
# Only these kinds of message are bound to a role; chat and reports are everyone's.
MAY_SEND = {
    "guidance": frozenset({"L2-LEAD", "L2-SEC", "L2-DUTY", "CTRL"}),
    "directive": frozenset({"L2-LEAD", "UBND", "CTRL"}),
    "forecast": frozenset({"MONITOR"}),
}


def may(seat: SeatPlace, command: verbs.RangeCommand) -> bool:
    """True when the seat holds the role it speaks under and that role may use the verb."""
    if command.role not in seat.roles or command.role not in MAY.get(type(command), frozenset()):
        return False
    if isinstance(command, verbs.SendMessage):
        return command.role in MAY_SEND.get(command.kind, ANYONE)
    if isinstance(command, verbs.ChangeClock):
        return command.role in MAY_CHANGE_CLOCK.get(command.change, CONDUCTORS)
    return True
