"""The policy of the range: who may do what, and who may see what. The only module that answers either question.

`MAY` is the table role × verb for the range's own commands; casework's verbs are ruled by the procedure's edition.
Every reader (pages, counts, search, streams, exports) goes through the `sees_*` functions.
"""

from __future__ import annotations

from infodrill.casework.book import Case, Statement
from infodrill.conduct import commands as verbs
from infodrill.conduct.seats import CITY_WIDE, CONTROL, SeatPlace
from infodrill.conduct.state import Delivery, DrillState, Message

PLAYERS = frozenset(
    {
        "L2-LEAD", "L2-SEC", "L2-DUTY", "EXPERT", "COLLAB", "L1-LEAD", "L1-DUTY", "MONITOR", "VERIFY", "FACT-OWNER",
        "AGENCY-HEAD", "COMMS", "SPOKE", "CITIZEN-DESK", "UBND", "CONG-AN", "OVERSIGHT", "RIGHTS",
    }
)  # fmt: skip
STAFF = frozenset({"DIR", "CTRL", "WHITE", "SAFE"})
SIMULATORS = frozenset({"SIM-PUB", "SIM-PRESS", "SIM-PLAT", "SIM-AGENCY"})
ANYONE = PLAYERS | CONTROL

MAY: dict[type[verbs.RangeCommand], frozenset[str]] = {
    verbs.AcknowledgeInject: ANYONE - {"OBS"},
    verbs.SendMessage: ANYONE - {"OBS"},
    verbs.ConfirmReceipt: PLAYERS,
    verbs.PressTrap: PLAYERS,
    verbs.RecordObjection: PLAYERS,
    verbs.RecordOffSystem: frozenset({"CTRL", "EVAL"}),
    verbs.LinkCase: frozenset({"CTRL", "EVAL"}),
    verbs.DeliverInject: frozenset({"CTRL", "DIR"}),
    verbs.ChangeClock: frozenset({"CTRL", "DIR", "SAFE"}),
    verbs.BeginPhase: frozenset({"CTRL", "DIR"}),
    verbs.BeginMove: frozenset({"CTRL", "DIR"}),
    verbs.StopForReal: frozenset({"SAFE"}),
    verbs.ResumeAfterStop: frozenset({"SAFE"}),
}
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
    return True


def sees_everything(seat: SeatPlace) -> bool:
    """Control and evaluators see all cases; observers, with OBS alone, see what is public."""
    return bool(seat.roles & (STAFF | SIMULATORS | {"EVAL"}))


def sees_case(seat: SeatPlace, case: Case) -> bool:
    """Own cell; city-wide functions; the owner once asked; oversight once decided; control."""
    if sees_everything(seat) or case.cell == seat.cell or seat.roles & CITY_WIDE:
        return True
    if seat.ward and case.ward == seat.ward:
        return True
    if any(asked.owner == seat.cell for asked in case.questions):
        return True
    return "OVERSIGHT" in seat.roles and case.decided_at >= 0


def sees_statement(seat: SeatPlace, statement: Statement, case: Case | None) -> bool:
    """Everyone sees what was published; drafts are seen by those who see the case."""
    if statement.published is not None:
        return True
    return (
        sees_case(seat, case) if case is not None else sees_everything(seat) or bool(seat.roles & CITY_WIDE)
    )


def sees_delivery(seat: SeatPlace, delivery: Delivery) -> bool:
    return delivery.public or seat.seat in delivery.recipients or sees_everything(seat)


def sees_message(seat: SeatPlace, message: Message) -> bool:
    return not message.to or seat.cell in message.to or message.cell == seat.cell or sees_everything(seat)


def sees_truth(seat: SeatPlace, claim: str, state: DrillState) -> bool:
    """Only the owner of the facts, the agencies and the simulators learn what is true; never before `known_from`."""
    owner = claim in seat.owns and bool(seat.roles & {"FACT-OWNER", "AGENCY-HEAD"})
    return owner or bool(seat.roles & (STAFF | SIMULATORS | {"EVAL"}))


def sees_source(seat: SeatPlace, source: str, state: DrillState) -> bool:
    """What a case may be opened from: an inject that reached the seat, a public post, a group on the seat's own desk."""
    kind, _, key = source.partition(":")
    if kind == "inject":
        delivery = state.deliveries.get(int(key)) if key.isdigit() else None
        return delivery is not None and sees_delivery(seat, delivery)
    return bool(seat.roles & {"MONITOR", "VERIFY"}) if kind == "group" else True


def sees_item(seat: SeatPlace, item: str, state: DrillState) -> bool:
    """A case, statement or appeal by id; one that does not exist is not seen."""
    cases, statements = state.book.cases, state.book.statements
    if item in cases:
        return sees_case(seat, cases[item])
    if item in statements:
        return sees_statement(seat, statements[item], cases.get(statements[item].case))
    appeal = state.book.appeals.get(item)
    return appeal is not None and sees_item(seat, appeal.item, state)
