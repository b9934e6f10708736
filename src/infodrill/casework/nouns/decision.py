"""Deciding what is done on a case, signing the grave actions, carrying out; and the lines of the public log."""

# Charter: casework nouns decision
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Annotated, ClassVar

from infodrill.casework import rights
from infodrill.casework.noun import PLAIN, ByHand, CaseCommand, CaseEvent, ItemEvent, OnCase, command
from infodrill.casework.nouns.measures import below_threshold, restrictive
from infodrill.casework.nouns.moves import CaseStepped
from infodrill.casework.pages import Stamp, add, hand, with_case
from infodrill.casework.reach import Inside, Outgoing
from infodrill.casework.records import Case, CaseBook
from infodrill.casework.refusal import refuse
from infodrill.casework.scene import SIGNED, CaseScene, allowed_for, decider_in_conflict
from infodrill.casework.timeline import Telling, action_values, text
from infodrill.casework.undertakings import Measure
from infodrill.kernel.clock import DAY
from infodrill.kernel.events import Text, event
from infodrill.kernel.fields import TEXT, Choice, Count, Flag, Words
from infodrill.kernel.i18n import N_

CARRIED_BY_ACT = (2, 3, 7, 8)  # statements carry 1 and 4–6
DECIDABLE = ("respond", "service", "acknowledge", "leave", "refer")
NEEDS = {"service": 2, "acknowledge": 3, "refer": 8}  # what a disposition must contain


@event
@dataclass(frozen=True, slots=True, kw_only=True)
class CaseDecided(CaseEvent, ByHand):
    """The decision slip: actions 0–8, whether less intrusive options were considered, and why."""

    TYPE: ClassVar[str] = "case.decided"
    LEADS_FROM: ClassVar[tuple[str, ...]] = ("TRIAGED",)
    disposition: str
    actions: tuple[int, ...]
    less_intrusive_considered: bool
    reason: Inside

    def apply(self, book: CaseBook, stamp: Stamp) -> CaseBook:
        """A new decision needs its own tests and signatures."""
        case = book.cases[self.case]
        return with_case(
            book,
            self.case,
            disposition=self.disposition,
            actions=self.actions,
            decided_at=stamp.at,
            decided_by=self.cell,
            tests=(),
            signatures=(),
            signed_by=(),
            **hand(case, self.role, self.cell, stamp),
        )

    def line(self) -> Telling:
        return "decision", N_("decided “{how}” ({actions}): {why}"), (
            ("how", "disposition", self.disposition), ("actions", "actions", ", ".join(map(str, self.actions))),
            text("why", self.reason),
        )  # fmt: skip


@event
@dataclass(frozen=True, slots=True, kw_only=True)
class ActionSigned(CaseEvent, ByHand):
    """One of the two signatures of an action 7 or 8, by `role` of `cell`."""

    TYPE: ClassVar[str] = "case.action_signed"
    action: int

    def apply(self, book: CaseBook, stamp: Stamp) -> CaseBook:
        case = book.cases[self.case]
        signatures = add(case.signatures, (self.action, self.role, self.cell))
        signed_by = add(case.signed_by, (self.action, stamp.actor))
        return with_case(
            book,
            self.case,
            signatures=signatures,
            signed_by=signed_by,
            **hand(case, self.role, self.cell, stamp),
        )

    def line(self) -> Telling:
        return (
            "decision",
            N_("{role} signed “{action}”"),
            (("role", "role", self.role), *action_values(self)),
        )


@event
@dataclass(frozen=True, slots=True)
class ActionTaken(CaseEvent):
    """An action 2, 3, 7 or 8 was carried out (statements carry 1 and 4–6)."""

    TYPE: ClassVar[str] = "case.action_taken"
    action: int
    cell: str

    def apply(self, book: CaseBook, stamp: Stamp) -> CaseBook:
        case = book.cases[self.case]
        return with_case(
            book,
            self.case,
            taken=add(case.taken, self.action),
            taken_codes=add(case.taken_codes, (self.action, case.gate_code)),
            measures=with_taken(case, self.action, stamp),
        )

    def line(self) -> Telling:
        return ("decision", N_("“{action}” carried out"), action_values(self))


@event
@dataclass(frozen=True, slots=True, kw_only=True)
class PublicLogEntered(ItemEvent):
    """A line of the public log: number, action 5–8, notice given, appeal link (.invalid)."""

    TYPE: ClassVar[str] = "public_log.entered"
    SETTLES: ClassVar[bool] = False
    number: int
    action: int
    link: str

    def out(self, book: CaseBook) -> Outgoing | None:
        """What the measure rests on, which the public log shows."""
        if self.item not in book.cases:
            return None
        taken = (measure for measure in book.cases[self.item].measures if measure.action == self.action)
        basis = next((measure.basis for measure in taken), "")
        return Outgoing(item=self.item, about=self.item, parts={"basis": basis})

    def apply(self, book: CaseBook, stamp: Stamp) -> CaseBook:
        line = (self.number, self.item, self.action)
        return replace(book, public_log=(*book.public_log, line), public_at=(*book.public_at, stamp.at))

    def line(self) -> Telling:
        return (
            "public",
            N_("line {n} of the public log: {action}"),
            (text("n", self.number), ("action", "action", str(self.action))),
        )


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class Decide(OnCase):
    """TRIAGED → DECIDED: what is done on a case, within the ceiling of its gate code, after lighter ways were considered."""

    disposition: Annotated[str, Choice(DECIDABLE, N_("How it is handled"))]
    actions: Annotated[tuple[int, ...], Choice(tuple(rights.ACTIONS)), Count(1)]
    less_intrusive_considered: Annotated[bool, Flag(N_("Nothing lighter would do"))]
    reason: Annotated[str, Words(TEXT, N_("Which lighter way was considered?"))]
    STEPS: ClassVar[tuple[str, ...]] = ("decide",)

    @classmethod
    def on_case(cls, scene: CaseScene, case: Case) -> Iterable[CaseCommand]:
        for action in sorted(allowed_for(case, scene.edition)):
            how = "leave" if action == 0 else "respond"
            yield cls(
                role=scene.role,
                case=case.case,
                disposition=how,
                actions=(action,),
                less_intrusive_considered=True,
                reason=PLAIN,
            )

    def decide(self, scene: CaseScene) -> tuple[CaseDecided | CaseStepped, ...]:
        case = self.begun(scene)
        actions = tuple(sorted(set(self.actions)))
        reason = scene.said(self.reason, "reason")
        _actions(scene, case, actions)
        _disposition(self.disposition, actions)
        if actions != (0,) and not self.less_intrusive_considered:
            raise refuse(
                "decision",
                N_("Less intrusive options were not considered."),
                (),
                N_("Consider them, and tick that they were."),
                field="less_intrusive_considered",
            )
        decided = CaseDecided(
            case=case.case,
            disposition=self.disposition,
            actions=actions,
            role=scene.role,
            cell=scene.cell,
            less_intrusive_considered=self.less_intrusive_considered,
            reason=Text(reason),
        )
        return decided, scene.moved("decide", case, self.disposition)


@command
@dataclass(frozen=True, slots=True)
class SignAction(OnCase):
    """Sign an action 7 or 8 that has its three-part test; the steering committee and the rights adviser each sign once, as two
    persons."""

    action: Annotated[int, Choice(SIGNED, N_("Action"))]
    STEPS: ClassVar[tuple[str, ...]] = ("sign",)

    @classmethod
    def on_case(cls, scene: CaseScene, case: Case) -> Iterable[CaseCommand]:
        for action in case.tests:
            yield cls(scene.role, case.case, action)

    def decide(self, scene: CaseScene) -> tuple[ActionSigned, ...]:
        case = self.begun(scene)
        restrictive(case, self.action)
        if self.action not in case.tests:
            raise refuse(
                "three-part test",
                N_("{action} has no complete three-part test."),
                ("test",),
                N_("First: {allowed}."),
                action=self.action,
            )
        units = {unit for unit, _ in case.conflicts}
        if scene.role == "UBND" and not lead_in_conflict(scene.book, case):
            raise refuse(
                "signature",
                N_(
                    "The People's Committee signs only for the steering committee, when its own unit has a conflict of interest."
                ),
                ("L2-LEAD",),
                N_("The signature is owed by: {allowed}."),
            )
        standing = {
            role for action, role, cell in case.signatures if action == self.action and cell not in units
        }
        if scene.role in standing:
            raise refuse("once", N_("{role} has signed already."), role=scene.role)
        if (self.action, scene.seat) in case.signed_by:
            raise refuse(
                "once",
                N_("This seat has signed already."),
                sorted(rights.SIGNED_ACTIONS[self.action] - {scene.role}),
                N_("The second signature is another person's."),
            )
        scene.ceiling(case, (self.action,))
        return (ActionSigned(case=case.case, action=self.action, role=scene.role, cell=scene.cell),)


@command
@dataclass(frozen=True, slots=True)
class Act(OnCase):
    """DECIDED → ACTING; carries out actions 2, 3, 7, 8 of the decision."""

    STEPS: ClassVar[tuple[str, ...]] = ("act",)

    def decide(self, scene: CaseScene) -> tuple[ActionTaken | CaseStepped | PublicLogEntered, ...]:
        """DECIDED → ACTING. Carries out 2, 3, 7 and 8; 7 and 8 also enter the public log."""
        case = self.begun(scene)
        # Once more, though it was decided: the gate may have been given another code since, and with it another
        # ceiling.
        scene.ceiling(case, case.actions)
        _incitement(case, case.actions)
        if decider_in_conflict(case):
            raise refuse(
                "I9",
                N_("{cell} decided this and is now in conflict of interest."),
                ("new_evidence",),
                N_("Another cell decides again after: {allowed}."),
                cell=case.decided_by,
            )
        for action in case.actions:
            if action in rights.SIGNED_ACTIONS:
                signed(scene, case, action)
        number = len(scene.book.public_log)
        bodies: list[ActionTaken | PublicLogEntered] = []
        for action in (action for action in case.actions if action in CARRIED_BY_ACT):
            bodies.append(ActionTaken(case.case, action, scene.cell))
            if action in rights.SIGNED_ACTIONS:
                number += 1
                bodies.append(
                    PublicLogEntered(
                        number=number, item=case.case, action=action, link=rights.appeal_link(case.case)
                    )
                )
        return *bodies, scene.moved("act", case)


def _actions(scene: CaseScene, case: Case, actions: tuple[int, ...]) -> None:
    if not actions or any(action not in rights.ACTIONS for action in actions):
        raise refuse("ceiling", N_("A decision names at least one of the ways listed."), field="actions")
    if 0 in actions and len(actions) > 1:
        raise refuse("decision", N_("“No action” stands alone."), field="actions")
    if not case.priority_final:
        raise refuse("priority", N_("The priority is not final."), ("triage",), N_("First: {allowed}."))
    scene.ceiling(case, actions)
    _incitement(case, actions)


def _incitement(case: Case, actions: tuple[int, ...]) -> None:
    if below_threshold(case) and set(actions) & set(rights.SIGNED_ACTIONS):
        raise refuse(
            "three-part test",
            N_("By the six questions about incitement this is none: no page report and no referral."),
            ("leave", "1", "5", "6"),
            N_("Answer or leave it: {allowed}."),
        )


def _disposition(disposition: str, actions: tuple[int, ...]) -> None:
    if disposition not in DECIDABLE:
        raise refuse(
            "decision",
            N_("There is no disposition {disposition} to decide."),
            DECIDABLE,
            disposition=disposition,
        )
    needed = NEEDS.get(disposition)
    if needed is not None and needed not in actions:
        raise refuse(
            "decision",
            N_("{disposition} needs {action}."),
            (),
            N_("Add it or choose another disposition."),
            field="disposition",
            disposition=disposition,
            action=needed,
        )
    if (disposition == "leave") != (actions == (0,)):
        words = N_("Leaving alone and “no action” go together.")
        raise refuse("decision", words, ("leave",), field="disposition")


def lead_in_conflict(book: CaseBook, case: Case) -> bool:
    """True when a cell in which L2-LEAD has acted in this drill is in conflict on the case."""
    leads = {
        cell for each_case in book.cases.values() for role, cell in each_case.actors if role == "L2-LEAD"
    }
    return any(unit in leads for unit, _ in case.conflicts)


def unsigned(book: CaseBook, case: Case, action: int) -> tuple[str, ...]:
    """The roles whose signature an action 7 or 8 still needs; UBND stands in for a conflicted L2-LEAD.

    A conflict recorded after a signature takes that signature away.
    """
    units = {unit for unit, _ in case.conflicts}
    roles = {role for what, role, cell in case.signatures if what == action and cell not in units}
    if "UBND" in roles and lead_in_conflict(book, case):
        roles.add("L2-LEAD")
    return tuple(sorted(rights.SIGNED_ACTIONS[action] - roles))


def signed(scene: CaseScene, case: Case, action: int) -> None:
    """Refuse an action 7 or 8 without its test and both signatures."""
    if action not in case.tests:
        raise refuse(
            "three-part test",
            N_("{action} has no complete three-part test."),
            ("test",),
            N_("First: {allowed}."),
            action=action,
        )
    if missing := unsigned(scene.book, case, action):
        raise refuse(
            "signature",
            N_("{action} needs two signatures."),
            missing,
            N_("Missing: {allowed}."),
            action=action,
        )


def with_taken(case: Case, action: int, stamp: Stamp) -> tuple[Measure, ...]:
    """The measures once the action is carried out: its time begins."""
    return tuple(
        replace(measure, taken_at=stamp.at, ends_at=stamp.at + measure.duration_days * DAY)
        if measure.action == action and measure.taken_at < 0
        else measure
        for measure in case.measures
    )
