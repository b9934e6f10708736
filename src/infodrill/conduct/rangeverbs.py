"""The range's own verbs: what acknowledging, messaging, pressing a trap or moving the clock come to as events."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from infodrill.casework.personal import personal
from infodrill.casework.rights import TRAPS
from infodrill.conduct import commands as verbs
from infodrill.conduct import events as facts
from infodrill.conduct import policy
from infodrill.conduct.seats import Directory, SeatPlace
from infodrill.conduct.state import DrillState
from infodrill.kernel.errors import Refused
from infodrill.kernel.events import EventBody, Text
from infodrill.scenario.schema import Scenario

MESSAGE_KINDS = frozenset({"chat", "guidance", "directive", "report", "forecast", "bulletin"})
LONGEST = 6_000
CHANGES = frozenset({"start", "pause", "resume", "speed", "step", "jump", "grant", "run_on", "close"})


def lifts_stop(command: object) -> bool:
    """Only the safety officer's resume passes a real stop."""
    return isinstance(command, verbs.ResumeAfterStop)


def decide(
    state: DrillState,
    seat: SeatPlace,
    command: verbs.RangeCommand,
    at: int,
    scenario: Scenario,
    seats: Directory,
) -> tuple[EventBody, ...]:
    """The events of one range command; policy has already allowed it."""
    return _VERBS[type(command)](_Context(state, seat, at, scenario, seats), command)


class _Context:
    __slots__ = ("at", "scenario", "seat", "seats", "state")

    def __init__(
        self, state: DrillState, seat: SeatPlace, at: int, scenario: Scenario, seats: Directory
    ) -> None:
        self.state, self.seat, self.at, self.scenario, self.seats = state, seat, at, scenario, seats


def _free(ctx: _Context, text: str, name: str) -> Text:
    if not text.strip() or len(text) > LONGEST:
        raise Refused(
            "{field} is empty or longer than {n} characters.",
            remedy="Write it shorter.",
            code="R110",
            field=name,
            n=LONGEST,
        )
    found = personal(text, ctx.scenario.drill.public_contacts)
    if found:
        raise Refused(
            "{field} holds personal data: {found}.",
            remedy="Leave it out, or use a placeholder such as {{phone:a}}.",
            code="R121",
            field=name,
            found="; ".join(found),
        )
    return Text(text)


def _acknowledge(ctx: _Context, command: verbs.AcknowledgeInject) -> tuple[EventBody, ...]:
    delivery = ctx.state.deliveries.get(command.inject)
    if delivery is None or (ctx.seat.seat not in delivery.recipients and not delivery.public):
        raise Refused(
            "There is no inject {n} in this inbox.",
            remedy="Look at the inbox again.",
            code="R111",
            n=command.inject,
        )
    if ctx.seat.seat in delivery.acknowledged:
        return ()
    return (facts.InjectAcknowledged(command.inject, ctx.seat.seat),)


def _message(ctx: _Context, command: verbs.SendMessage) -> tuple[EventBody, ...]:
    if command.kind not in MESSAGE_KINDS:
        raise Refused("There is no message kind {kind}.", remedy="Use chat.", code="R112", kind=command.kind)
    unknown = [one for one in command.to if one not in ctx.seats.cells]
    if unknown:
        raise Refused(
            "There is no cell {cell}.", remedy="Choose from the list.", code="R113", cell=unknown[0]
        )
    number = f"m{len(ctx.state.messages) + 1}"
    text = _free(ctx, command.text, "text")
    return (
        facts.MessageSent(number, command.kind, ctx.seat.seat, ctx.seat.cell, command.to, text, command.case),
    )


def _receipt(ctx: _Context, command: verbs.ConfirmReceipt) -> tuple[EventBody, ...]:
    message = ctx.state.messages.get(command.message)
    if message is None or (message.to and ctx.seat.cell not in message.to):
        raise Refused(
            "There is no message {m} for this cell.",
            remedy="Look at the inbox again.",
            code="R114",
            m=command.message,
        )
    return (
        () if ctx.seat.cell in message.received else (facts.ReceiptConfirmed(command.message, ctx.seat.cell),)
    )


def _trap(ctx: _Context, command: verbs.PressTrap) -> tuple[EventBody, ...]:
    if command.kind not in TRAPS or not policy.sees_item(ctx.seat, command.case, ctx.state):
        raise Refused("There is no such button here.", remedy="Choose from the list.", code="R115")
    return (facts.TrapPressed(command.kind, command.case, ctx.seat.cell),)


def _objection(ctx: _Context, command: verbs.RecordObjection) -> tuple[EventBody, ...]:
    if not policy.sees_item(ctx.seat, command.case, ctx.state):
        raise Refused("There is no such case or claim.", remedy="Choose from the list.", code="R117")
    return (facts.ObjectionRecorded(command.case, ctx.seat.cell, _free(ctx, command.text, "text")),)


def _off_system(ctx: _Context, command: verbs.RecordOffSystem) -> tuple[EventBody, ...]:
    if not 0 <= command.done_at <= ctx.at:
        raise Refused("The time lies in the future.", remedy="Enter when it was done.", code="R116")
    if command.who not in ctx.seats.cells:
        raise Refused(
            "There is no cell {cell}.", remedy="Choose from the list.", code="R113", cell=command.who
        )
    return (facts.OffSystemRecorded(command.done_at, command.who, _free(ctx, command.what, "what")),)


def _link(ctx: _Context, command: verbs.LinkCase) -> tuple[EventBody, ...]:
    known = {one.id for one in ctx.scenario.claims}
    if command.case not in ctx.state.book.cases or command.claim not in known:
        raise Refused("There is no such case or claim.", remedy="Choose from the list.", code="R117")
    return (facts.CaseLinked(command.case, command.claim, command.role),)


def _inject(ctx: _Context, command: verbs.DeliverInject) -> tuple[EventBody, ...]:
    row = next((one for one in ctx.scenario.msel.injects if one.number == command.inject), None)
    if row is None:
        raise Refused(
            "There is no inject {n} in the MSEL.",
            remedy="Choose from the table.",
            code="R118",
            n=command.inject,
        )
    recipients = ctx.seats.recipients(row.to) if command.run_status in ("delivered", "late") else ()
    return (
        facts.InjectDelivered(
            row.number, row.at, command.run_status, recipients, row.to.public, False, command.why
        ),
    )


def _clock(ctx: _Context, command: verbs.ChangeClock) -> tuple[EventBody, ...]:
    if command.change not in CHANGES or command.value < 0:
        raise Refused(
            "The clock knows no {change}.", remedy="Choose from the list.", code="R122", change=command.change
        )
    return (facts.ClockChanged(command.change, command.value, command.reason),)


def _phase(ctx: _Context, command: verbs.BeginPhase) -> tuple[EventBody, ...]:
    if command.phase <= ctx.state.phase:
        raise Refused(
            "Phases only go forward.", remedy="To try again, play again from an earlier minute.", code="R119"
        )
    return (facts.PhaseBegun(command.phase),)


def _move(ctx: _Context, command: verbs.BeginMove) -> tuple[EventBody, ...]:
    move = next((one for one in ctx.scenario.drill.moves if one.number == command.move), None)
    if move is None or move.number in ctx.state.moves:
        raise Refused("There is no such move ahead.", remedy="Choose from the run of show.", code="R120")
    return (facts.MoveBegun(move.number, move.story),)


def _stop(ctx: _Context, command: verbs.StopForReal) -> tuple[EventBody, ...]:
    return (facts.SafetyStop(_free(ctx, command.reason, "reason")),)


def _resume(ctx: _Context, command: verbs.ResumeAfterStop) -> tuple[EventBody, ...]:
    return (facts.SafetyResume(),)


_VERBS: dict[type[verbs.RangeCommand], Callable[[_Context, Any], tuple[EventBody, ...]]] = {
    verbs.AcknowledgeInject: _acknowledge,
    verbs.SendMessage: _message,
    verbs.ConfirmReceipt: _receipt,
    verbs.PressTrap: _trap,
    verbs.RecordObjection: _objection,
    verbs.RecordOffSystem: _off_system,
    verbs.LinkCase: _link,
    verbs.DeliverInject: _inject,
    verbs.ChangeClock: _clock,
    verbs.BeginPhase: _phase,
    verbs.BeginMove: _move,
    verbs.StopForReal: _stop,
    verbs.ResumeAfterStop: _resume,
}
