"""Putting right: a complaint routed and answered, a true claim acknowledged, a promised remedy carried out."""

# Charter: casework nouns service
from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Annotated, ClassVar

from infodrill.casework import rights
from infodrill.casework.edition import Edition
from infodrill.casework.noun import PLAIN, ByHand, CaseCommand, CaseEvent, OnCase, Outlook, command
from infodrill.casework.nouns.decision import ActionTaken, CaseDecided
from infodrill.casework.nouns.moves import CaseStepped
from infodrill.casework.pages import Stamp, with_case
from infodrill.casework.reach import TICKET, Inside, ToReporter, Utterance
from infodrill.casework.records import Case, CaseBook
from infodrill.casework.refusal import refuse
from infodrill.casework.scene import AGENCY_CONFLICTS, CaseScene
from infodrill.casework.timeline import Telling, text
from infodrill.casework.undertakings import Remedy
from infodrill.kernel.events import Text, event
from infodrill.kernel.fields import TEXT, Flag, Key, Moment, Words
from infodrill.kernel.i18n import N_

LONGEST_DATE = 6  # times the procedure's usual time that a public date may lie ahead
RECEIVED = N_("service ticket, due {at}: {text}")
REMEDY_DATE = N_("A remedy has a date that lies ahead, within six times the usual time of a complaint.")


@event
@dataclass(frozen=True, slots=True, kw_only=True)
class TicketOpened(CaseEvent):
    """A service ticket with a public due date (exercise seconds)."""

    TYPE: ClassVar[str] = "case.ticket_opened"
    ticket: str
    due: int
    text: Inside

    def apply(self, book: CaseBook, stamp: Stamp) -> CaseBook:
        return with_case(
            book, self.case, tickets=(*book.cases[self.case].tickets, (self.ticket, self.due, -1))
        )

    def line(self) -> Telling:
        return (
            "service",
            RECEIVED,
            (("at", "time", str(self.due)), text("text", self.text)),
        )


@event
@dataclass(frozen=True, slots=True, kw_only=True)
class TicketAnswered(CaseEvent):
    """The citizen was told the remedy and its date."""

    TYPE: ClassVar[str] = "case.ticket_answered"
    ticket: str
    remedy_due: int
    text: ToReporter

    def words(self) -> Utterance:
        return Utterance(kind=TICKET, item=self.ticket, about=self.case, body=str(self.text))

    def apply(self, book: CaseBook, stamp: Stamp) -> CaseBook:
        case = book.cases[self.case]
        tickets = tuple(
            (ticket, due, stamp.at if ticket == self.ticket else done) for ticket, due, done in case.tickets
        )
        return with_case(
            book,
            self.case,
            tickets=tickets,
            remedy_due=max(case.remedy_due, self.remedy_due),
            remedies=(
                *case.remedies,
                Remedy(ticket=self.ticket, due=self.remedy_due, told=str(self.text)),
            ),
        )

    def line(self) -> Telling:
        return (
            "service",
            N_("ticket answered, remedy by {at}: {text}"),
            (("at", "time", str(self.remedy_due)), text("text", self.text)),
        )


@event
@dataclass(frozen=True, slots=True, kw_only=True)
class RemedyPromised(CaseEvent):
    """Acknowledgement: what will be put right and by when."""

    TYPE: ClassVar[str] = "case.remedy_promised"
    due: int
    independent_check: bool
    text: Inside

    def apply(self, book: CaseBook, stamp: Stamp) -> CaseBook:
        remedies = (*book.cases[self.case].remedies, Remedy(ticket="", due=self.due))
        return with_case(book, self.case, remedy_due=self.due, remedies=remedies)

    def line(self) -> Telling:
        return (
            "service",
            N_("remedy promised by {at}: {text}"),
            (("at", "time", str(self.due)), text("text", self.text)),
        )


@event
@dataclass(frozen=True, slots=True, kw_only=True)
class RemedyFulfilled(CaseEvent, ByHand):
    """What was promised was done; `ticket` "" = on the acknowledged claim itself."""

    TYPE: ClassVar[str] = "case.remedy_fulfilled"
    ticket: str
    text: Inside

    def apply(self, book: CaseBook, stamp: Stamp) -> CaseBook:
        remedies = tuple(
            replace(remedy, done_at=stamp.at, result=str(self.text))
            if remedy.ticket == self.ticket and remedy.done_at < 0
            else remedy
            for remedy in book.cases[self.case].remedies
        )
        return with_case(book, self.case, remedies=remedies)

    def line(self) -> Telling:
        return ("service", N_("remedy carried out: {text}"), (text("text", self.text),))


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class OpenTicket(OnCase):
    """Route a complaint (G4): it is decided on and gets a public number and the day by which it is answered."""

    TOKEN: ClassVar[bool] = True
    STEPS: ClassVar[tuple[str, ...]] = ("service",)
    text: Annotated[str, Words(TEXT, N_("What the person will be told"), told=True)]
    due: Annotated[int, Moment(N_("Answer by"))] = 0  # 0 = the edition's default

    def decide(self, scene: CaseScene) -> tuple[CaseDecided | CaseStepped | TicketOpened, ...]:
        """GATED → ACTING: the complaint gets a public due date; actions 1 and 2 go with it. One person routes it."""
        case = self.begun(scene)
        if case.gate_code != "G4":
            raise refuse(
                "gate",
                N_("Only a complaint is routed; this is {gate}."),
                ("verify", "leave_gated"),
                gate=case.gate_code,
            )
        text, due = scene.said(self.text, "text"), self.due or scene.at + scene.edition.service_seconds
        if not scene.at < due <= furthest_date(scene.edition, scene.at):
            raise refuse(
                "clock", N_("The public due date lies after now and within six times the usual time.")
            )
        decided = CaseDecided(
            case=case.case,
            disposition="service",
            actions=(1, 2),
            role=scene.role,
            cell=scene.cell,
            less_intrusive_considered=True,
            reason=Text(text),
        )
        ticket = TicketOpened(
            case=case.case, ticket=f"{case.case}.t{len(case.tickets) + 1}", due=due, text=Text(text)
        )
        return decided, ticket, scene.moved("service", case, "service")


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerTicket(OnCase):
    """Answer a complaint: what is put right, and by when."""

    TOKEN: ClassVar[bool] = True
    STEPS: ClassVar[tuple[str, ...]] = ("ticket",)
    ticket: Annotated[str, Key("ticket")]
    remedy_due: Annotated[int, Moment(N_("Put right by"))]
    text: Annotated[str, Words(TEXT, N_("The answer"), told=True)]

    @classmethod
    def on_case(cls, scene: CaseScene, case: Case) -> Iterable[CaseCommand]:
        for ticket, _, answered in case.tickets:
            if answered < 0:
                yield cls(role=scene.role, case=case.case, ticket=ticket, remedy_due=scene.at, text=PLAIN)

    @classmethod
    def too_early(cls, step: str, case: Case, outlook: Outlook) -> bool:
        # Whoever opened it answers, unless the day has come.
        return outlook.cell != case.cell and outlook.now < outlook.due

    def decide(self, scene: CaseScene) -> tuple[ActionTaken | TicketAnswered, ...]:
        """The citizen is told the remedy and its date."""
        case = self.begun(scene)
        pending = [ticket for ticket, _, answered in case.tickets if answered < 0]
        if self.ticket not in pending:
            raise refuse("unknown", N_("There is no open ticket {ticket}."), pending, ticket=self.ticket)
        if not scene.at <= self.remedy_due <= furthest_date(scene.edition, scene.at):
            raise refuse("clock", REMEDY_DATE)
        answered = TicketAnswered(
            case=case.case,
            ticket=self.ticket,
            remedy_due=self.remedy_due,
            text=Text(scene.said(self.text, "text")),
        )
        return answered, ActionTaken(case.case, 2, scene.cell)


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class Acknowledge(OnCase):
    """Own what is true: what will be put right, by when, and whether somebody independent checks it."""

    due: Annotated[int, Moment(N_("Put right by"))]
    independent_check: Annotated[bool, Flag(N_("Someone independent checks it"))]
    text: Annotated[str, Words(TEXT, N_("What is admitted, and what will be done"))]
    STEPS: ClassVar[tuple[str, ...]] = ("acknowledge",)
    EXAMPLE: ClassVar[Mapping[str, object]] = {"independent_check": True}

    def decide(
        self, scene: CaseScene
    ) -> tuple[ActionTaken | CaseDecided | CaseStepped | RemedyPromised, ...]:
        """VERIFYING → ACTING: say that it is true, what will be put right and by when."""
        case = self.begun(scene)
        if case.found not in rights.TRUE_VERDICTS:
            raise refuse(
                "evidence",
                N_("Only what is true or mostly true is acknowledged."),
                sorted(rights.TRUE_VERDICTS),
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
        if not scene.at < self.due <= furthest_date(scene.edition, scene.at):
            raise refuse("clock", REMEDY_DATE)
        scene.ceiling(case, (1, 2, 3))
        text = Text(scene.said(self.text, "text"))
        return (
            CaseDecided(
                case=case.case, disposition="acknowledge", actions=(1, 2, 3), role=scene.role,
                cell=scene.cell, less_intrusive_considered=True, reason=text,
            ),
            RemedyPromised(case=case.case, due=self.due, independent_check=self.independent_check, text=text),
            ActionTaken(case.case, 3, scene.cell),
            scene.moved("acknowledge", case, "acknowledge"),
        )  # fmt: skip


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class FulfilRemedy(OnCase):
    """What was promised is done: on a `ticket`, or "" for the acknowledged claim. `text` says what was done."""

    TOKEN: ClassVar[bool] = True
    STEPS: ClassVar[tuple[str, ...]] = ("remedy",)

    text: Annotated[str, Words(TEXT, N_("What was put right, and when"))]
    ticket: Annotated[str, Key("ticket", N_("Which promise?"))] = ""

    @classmethod
    def on_case(cls, scene: CaseScene, case: Case) -> Iterable[CaseCommand]:
        for remedy in case.remedies:
            if remedy.done_at < 0:
                yield cls(role=scene.role, case=case.case, text=PLAIN, ticket=remedy.ticket)

    @classmethod
    def too_early(cls, step: str, case: Case, outlook: Outlook) -> bool:
        return all(remedy.due > outlook.now for remedy in case.remedies if remedy.done_at < 0)

    def decide(self, scene: CaseScene) -> tuple[RemedyFulfilled, ...]:
        """A promise is kept until it is said what was done; also after the case is closed."""
        case = self.allowed(scene)
        owed = tuple(remedy.ticket for remedy in case.remedies if remedy.done_at < 0)
        if self.ticket not in owed:
            raise refuse(
                "remedy",
                N_("No remedy is owed on {item}."),
                (ticket or case.case for ticket in owed),
                N_("Owed: {allowed}."),
                item=self.ticket or case.case,
            )
        text = Text(scene.said(self.text, "text"))
        return (
            RemedyFulfilled(case=case.case, ticket=self.ticket, role=scene.role, cell=scene.cell, text=text),
        )


def furthest_date(edition: Edition, at: int) -> int:
    """The last second that a public date given at second `at` may name: a later one is no date."""
    return at + LONGEST_DATE * edition.service_seconds
