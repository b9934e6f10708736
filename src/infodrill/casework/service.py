"""Verbs of putting right: route a complaint, answer it, acknowledge what is true."""

# Charter: casework service
from __future__ import annotations

from infodrill.casework import commands as ask
from infodrill.casework import rights
from infodrill.casework.edition import Edition
from infodrill.casework.events import ActionTaken, CaseDecided, RemedyPromised, TicketAnswered, TicketOpened
from infodrill.casework.refusal import refuse
from infodrill.casework.scene import AGENCY_CONFLICTS, Scene
from infodrill.kernel.events import EventBody, Text
from infodrill.kernel.i18n import N_

LONGEST_DATE = 6  # times the procedure's usual time that a public date may lie ahead
REMEDY_DATE = N_("A remedy has a date that lies ahead, within six times the usual time of a complaint.")


def furthest_date(edition: Edition, at: int) -> int:
    """The last second that a public date given at second `at` may name: a later one is no date."""
    return at + LONGEST_DATE * edition.service_seconds


def open_ticket(scene: Scene, cmd: ask.OpenTicket) -> tuple[EventBody, ...]:
    """GATED → ACTING: the complaint gets a public due date; actions 1 and 2 go with it. One person routes it."""
    case = scene.case(cmd.case)
    scene.step("service", case)
    if case.gate_code != "G4":
        raise refuse(
            "gate",
            N_("Only a complaint (G4) is routed; this is {gate}."),
            ("verify", "leave_gated"),
            gate=case.gate_code,
        )
    text, due = scene.said(cmd.text, "text"), cmd.due or scene.at + scene.edition.service_seconds
    if not scene.at < due <= furthest_date(scene.edition, scene.at):
        raise refuse("clock", N_("The public due date lies after now and within six times the usual time."))
    decided = CaseDecided(case.case, "service", (1, 2), scene.role, scene.cell, True, Text(text))
    ticket = TicketOpened(case.case, f"{case.case}.t{len(case.tickets) + 1}", due, Text(text))
    return decided, ticket, scene.moved("service", case, "service")


def answer_ticket(scene: Scene, cmd: ask.AnswerTicket) -> tuple[EventBody, ...]:
    """The citizen is told the remedy and its date."""
    case = scene.case(cmd.case)
    scene.step("ticket", case)
    pending = [ticket for ticket, _, answered in case.tickets if answered < 0]
    if cmd.ticket not in pending:
        raise refuse("unknown", N_("There is no open ticket {ticket}."), pending, ticket=cmd.ticket)
    if not scene.at <= cmd.remedy_due <= furthest_date(scene.edition, scene.at):
        raise refuse("clock", REMEDY_DATE)
    answered = TicketAnswered(case.case, cmd.ticket, cmd.remedy_due, Text(scene.said(cmd.text, "text")))
    return answered, ActionTaken(case.case, 2, scene.cell)


def acknowledge(scene: Scene, cmd: ask.Acknowledge) -> tuple[EventBody, ...]:
    """VERIFYING → ACTING: say that it is true, what will be put right and by when."""
    case = scene.case(cmd.case)
    scene.step("acknowledge", case)
    if case.verdict not in rights.TRUE_VERDICTS or case.verdict_at < 0:
        raise refuse(
            "evidence", N_("Only what is true or mostly true is acknowledged."), sorted(rights.TRUE_VERDICTS)
        )
    if not case.gate_confirmed_by_rights:
        raise refuse(
            "gate",
            N_("The rights adviser has not confirmed the gate since the verdict."),
            ("recode",),
            N_("First: {allowed}."),
        )
    if scene.role == "AGENCY-HEAD" and any(reason in AGENCY_CONFLICTS for _, reason in case.conflicts):
        raise refuse(
            "I9",
            N_("A conflict of interest is recorded: the agency's head does not acknowledge for itself."),
            rights.SUBSTITUTES["AGENCY-HEAD"],
            N_("Substitute: {allowed}."),
        )
    if not scene.at < cmd.due <= furthest_date(scene.edition, scene.at):
        raise refuse("clock", REMEDY_DATE)
    scene.ceiling(case, (1, 2, 3))
    text = Text(scene.said(cmd.text, "text"))
    return (
        CaseDecided(case.case, "acknowledge", (1, 2, 3), scene.role, scene.cell, True, text),
        RemedyPromised(case.case, cmd.due, cmd.independent_check, text),
        ActionTaken(case.case, 3, scene.cell),
        scene.moved("acknowledge", case, "acknowledge"),
    )
