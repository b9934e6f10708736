"""The scene of one command: the book, the edition, the moment and the seat that asks; and the checks all verbs share."""

# Charter: casework scene
from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache

from infodrill.casework import rights
from infodrill.casework.edition import Edition
from infodrill.casework.leak import Artefact
from infodrill.casework.nouns.moves import CaseStepped
from infodrill.casework.records import Case, CaseBook, Statement
from infodrill.casework.refusal import action_names, refuse, refuse_personal
from infodrill.casework.steps import CORE
from infodrill.kernel.events import Text
from infodrill.kernel.i18n import N_
from infodrill.kernel.numbering import Numbering, counted

UNDO_SECONDS = 60  # of exercise time in which a step may be taken back
CONFLICTS = ("misconduct", "concealment", "disputed", "about_unit")
SIGNED = tuple(sorted(rights.SIGNED_ACTIONS))  # actions that a test and signatures go before
AGENCY_CONFLICTS = frozenset({"misconduct", "concealment", "disputed"})


def no_other(case: str) -> bool:
    """No other case is known."""
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What any command is decided upon, of the range and of casework: exercise second `at`, how new things are called
    (`numbered`), and the scenario's invented numbers that its words may hold (`public_contacts`)."""

    at: int
    public_contacts: tuple[str, ...] = ()
    numbered: Numbering = counted

    def clean(self, *texts: str) -> None:
        """Refuse personal data in a text that becomes part of the record (I5)."""
        refuse_personal("\n".join(texts), self.public_contacts)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseScene(Scene):
    """Who asks (`seat`, `cell`, `level`, `ward`, `roles`, acting as `role`), of what (`book`, `edition`), when (`at`)."""

    book: CaseBook
    edition: Edition
    seat: str
    cell: str
    level: int
    ward: str
    role: str
    roles: frozenset[str]
    wards: frozenset[str] = field(default=frozenset())  # a district's wards, beside `ward`
    artefacts: tuple[Artefact, ...] = field(
        default=()
    )  # messages about the case, and open texts of the range

    both: bool = True  # both languages of a text are asked for before it is approved
    knows: Callable[[str], bool] = (
        no_other  # whether the seat sees another case than the one that it asks about
    )

    def seated(self) -> None:
        """Refuse a role that the seat does not hold, or that may not sit beside another of its roles."""
        if self.role not in self.roles:
            raise refuse(
                "role",
                N_("This seat does not hold the role {role}."),
                sorted(self.roles),
                N_("It holds: {allowed}."),
                role=self.role,
            )
        if (pair := rights.merged_against_rule(self.roles)) and self.role in pair:
            raise refuse(
                "rights-independence",
                N_("{role} and {other} may not sit on one seat."),
                (),
                N_("Give the rights adviser to another person."),
                role=pair[0],
                other=pair[1],
            )

    def case(self, case: str) -> Case:
        """The case of that id; merged and unknown ones are refused."""
        found = self.filed(case)
        not_merged(self.book, case)
        return found

    def filed(self, case: str) -> Case:
        """The case of that id, merged or not, for its papers: they lie on, and are read, where it goes on. Unknown is refused."""
        found = self.book.cases.get(case)
        if found is None:
            raise refuse("unknown", N_("There is no case {case}."), case=case)
        return found

    def statement(self, statement: str) -> Statement:
        found = self.book.statements.get(statement)
        if found is None:
            raise refuse("unknown", N_("There is no statement {statement}."), statement=statement)
        return found

    def may(self, step: str, case: Case | None = None) -> None:
        """Refuse unless this edition has the step, the role may take it on this case, and no conflict forbids it."""
        if not self.edition.has(step):
            raise refuse("forbidden", N_("This edition has no step “{step}”."), step=step)
        if case is not None:
            self._own_ward(step, case)
        priority = (case.priority or "P1") if case else ""
        allowed = self.edition.steps[step].roles(priority)
        if case is not None and case.conflicts:
            self._conflict(step, case)
            allowed = with_substitutes(allowed)
        if self.role not in allowed:
            raise refuse(
                "role",
                N_("{role} may not do “{step}” here."),
                sorted(allowed),
                N_("Roles that may: {allowed}."),
                role=self.role,
                step=step,
            )

    def _own_ward(self, step: str, case: Case) -> None:
        """Below the highest level a unit acts on the cases of its own wards, and on what was put to it."""
        area = self.wards | {self.ward} - {""}
        if not area or self.level >= self.edition.top_level or CORE[step].any_ward:
            return
        asked = {question.owner for question in case.questions} | {task.to for task in case.tasks}
        if case.cell != self.cell and self.cell not in asked and case.ward and case.ward not in area:
            raise refuse(
                "jurisdiction",
                N_("This is a case of {ward}; {cell} acts on its own wards' cases."),
                sorted(area),
                N_("Have it handed over, or leave it to its ward. Yours: {allowed}."),
                ward=case.ward,
                cell=self.cell,
            )

    def _conflict(self, step: str, case: Case) -> None:
        units = {unit for unit, _ in case.conflicts}
        own_unit = case.cell in units and self.role == "L1-LEAD"
        if CORE[step].decisive and (self.cell in units or own_unit):
            raise refuse(
                "I9",
                N_("A conflict of interest leaves {cell} without this decision."),
                rights.SUBSTITUTES.get(self.role, ()),
                N_("Substitute: {allowed}."),
                cell=self.cell,
            )

    def step(self, step: str, case: Case) -> None:
        """`may`, and the case is in a state from which the step begins."""
        self.stands(step, case)
        self.may(step, case)

    def stands(self, step: str, case: Case) -> None:
        if not self.edition.has(step):
            raise refuse("forbidden", N_("This edition has no step “{step}”."), step=step)
        if not self.edition.steps[step].taken_in(case.state):
            open_steps = [
                each_step.step for each_step in self.edition.steps.values() if each_step.taken_in(case.state)
            ]
            raise refuse(
                "state",
                N_("“{step}” does not begin from {state}."),
                open_steps,
                N_("Steps from here: {allowed}."),
                step=step,
                state=case.state,
            )

    def moved(
        self,
        step: str,
        case: Case,
        disposition: str = "",
        *,
        recheck_at: int = -1,
        target_met: bool = False,
        reason: str = "",
    ) -> CaseStepped:
        """The event that takes the step."""
        return CaseStepped(
            case=case.case,
            step=step,
            frm=case.state,
            to=self.edition.steps[step].to,
            role=self.role,
            cell=self.cell,
            disposition=disposition,
            recheck_at=recheck_at,
            target_met=target_met,
            reason=Text(reason),
        )

    def said(self, text: str, field_name: str) -> str:
        """The text without outer blanks; an empty one is refused."""
        if not text.strip():
            raise refuse(
                "fields", N_("“{field}” must say something."), (), N_("Write one line."), field=field_name
            )
        self.clean(text)
        return text.strip()

    def ceiling(self, case: Case, actions: tuple[int, ...]) -> None:
        """Refuse actions that the gate code, question 9, the verdict or the edition does not allow."""
        allowed = allowed_for(case, self.edition)
        if over := sorted(set(actions) - allowed):
            rule = "I1" if max(over) >= 7 and case.gate_code != "G0" else "ceiling"
            raise refuse(
                rule,
                N_("{action} is not allowed for {gate}."),
                action_names(allowed),
                action=over[-1],
                gate=case.gate_code or "–",
            )


def goes_on(cases: Mapping[str, Case], item: str) -> str:
    """The case in which a case goes on: itself, or what it was merged into at last."""
    found = cases.get(item)
    while found is not None and found.merged_into:
        item, found = found.merged_into, cases.get(found.merged_into)
    return item


def not_merged(book: CaseBook, item: str) -> None:
    """Refuse a case that was merged, with the one in which it goes on."""
    into = goes_on(book.cases, item)
    if into != item:
        raise refuse(
            "state",
            N_("Case {case} was merged into {into}."),
            (into,),
            N_("Open {into} and go on there."),
            case=item,
            into=into,
        )


def decider_in_conflict(case: Case) -> bool:
    """True when the cell whose decision stands was recorded in conflict afterwards."""
    return any(unit == case.decided_by for unit, _ in case.conflicts)


def allowed_for(case: Case, edition: Edition) -> frozenset[int]:
    """The actions a case may have now. A case without a current verdict has GU's ceiling beside its own."""
    if not case.gate_code:
        return frozenset({0})
    return edition.allowed(case.gate_code, case.gate_answers, case.found or "UNPROVEN")


@cache
def with_substitutes(roles: frozenset[str]) -> frozenset[str]:
    """The roles and those who step in for them when a conflict of interest is recorded."""
    found = set(roles)
    while more := {substitute for role in found for substitute in rights.SUBSTITUTES.get(role, ())} - found:
        found |= more
    return frozenset(found)
