"""Measures under an action 7 or 8: the three-part test, the Rabat six, review, lifting."""

# Charter: casework nouns measures
from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Any, ClassVar

from infodrill.casework import rights
from infodrill.casework.noun import PLAIN, ByHand, CaseCommand, CaseEvent, OnCase, Outlook, command
from infodrill.casework.pages import Stamp, add, hand, with_case
from infodrill.casework.reach import Inside, Outgoing
from infodrill.casework.records import Case, CaseBook
from infodrill.casework.refusal import refuse
from infodrill.casework.scene import SIGNED, CaseScene
from infodrill.casework.timeline import Telling, action_values, text
from infodrill.casework.undertakings import Measure, ThreePartTest
from infodrill.kernel.events import Text, event, shared, unchanged, upcaster
from infodrill.kernel.fields import LINE, TEXT, Choice, Count, Flag, Moment, Number, Words
from infodrill.kernel.i18n import N_

LONGEST_DAYS = 90
TESTERS = frozenset({"L2-LEAD", "L2-DUTY", "L2-SEC"})  # who has the time to write a three-part test


@event
@dataclass(frozen=True, slots=True, kw_only=True)
class TestRecorded(CaseEvent, ThreePartTest):
    """A three-part test for action 7 or 8."""

    __test__: ClassVar[bool] = False
    TYPE: ClassVar[str] = "case.test_recorded"
    VERSION: ClassVar[int] = 2

    def out(self, book: CaseBook) -> Outgoing:
        return Outgoing(item=self.case, about=self.case, parts={"basis": self.basis})

    def apply(self, book: CaseBook, stamp: Stamp) -> CaseBook:
        case = book.cases[self.case]
        return with_case(
            book,
            self.case,
            tests=add(case.tests, self.action),
            seats=add(case.seats, stamp.actor),
            measures=tested(case, self, stamp),
        )

    def line(self) -> Telling:
        return ("decision", N_("three-part test of “{action}” recorded"), action_values(self))


upcaster("case.test_recorded", 1)(unchanged)  # `basis` was no free text


@event
@dataclass(frozen=True, slots=True, kw_only=True)
class RabatRecorded(CaseEvent, ByHand):
    """The six answers (yes | no) on alleged incitement; anything but six times yes lies below the threshold."""

    TYPE: ClassVar[str] = "case.rabat_recorded"
    answers: tuple[str, ...]
    reason: Inside

    def apply(self, book: CaseBook, stamp: Stamp) -> CaseBook:
        case = book.cases[self.case]
        return with_case(book, self.case, rabat=self.answers, seats=add(case.seats, stamp.actor))

    def line(self) -> Telling:
        return (
            "decision",
            N_("Six questions about incitement: {n} of 6 answered yes – {why}"),
            (text("n", self.answers.count("yes")), text("why", self.reason)),
        )


@event
@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureReviewed(CaseEvent, ByHand):
    """An action 7 or 8 was looked at again and kept until `review_at`."""

    TYPE: ClassVar[str] = "case.measure_reviewed"
    action: int
    review_at: int
    reason: Inside

    def apply(self, book: CaseBook, stamp: Stamp) -> CaseBook:
        case = book.cases[self.case]
        kept = _changed(
            case, self.action, review_at=self.review_at, reviewed_at=stamp.at, why=str(self.reason)
        )
        missed = tuple(step for step in case.missed if step != f"review:{self.action}")
        marks = hand(case, self.role, self.cell, stamp)
        return with_case(book, self.case, measures=kept, missed=missed, **marks)

    def line(self) -> Telling:
        return (
            "decision",
            N_("“{action}” reviewed and kept until {until}: {why}"),
            (*action_values(self), ("until", "time", str(self.review_at)), text("why", self.reason)),
        )


@event
@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureLifted(CaseEvent, ByHand):
    """An action 7 or 8 that was taken was ended, with why."""

    TYPE: ClassVar[str] = "case.measure_lifted"
    action: int
    reason: Inside

    def apply(self, book: CaseBook, stamp: Stamp) -> CaseBook:
        case = book.cases[self.case]
        ended = _changed(case, self.action, lifted_at=stamp.at, why=str(self.reason))
        return with_case(book, self.case, measures=ended, **hand(case, self.role, self.cell, stamp))

    def line(self) -> Telling:
        return (
            "decision",
            N_("“{action}” lifted: {why}"),
            (*action_values(self), text("why", self.reason)),
        )


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class RecordTest(OnCase):
    """The three-part test of an action 7 or 8: legal basis, one aim, duration in days, the second of its review, and why nothing
    lighter is enough."""

    action: Annotated[int, Choice(SIGNED, N_("For which action?"))]
    basis: Annotated[str, Words(LINE, N_("Legal basis (the scenario's ordinance)"), told=True)]
    aim: Annotated[str, Choice(tuple(rights.AIMS), N_("One aim"))]
    duration_days: Annotated[int, Number(1, LONGEST_DAYS, N_("For how many days?"))]
    review_at: Annotated[int, Moment(N_("Looked at again"))]
    least_intrusive: Annotated[str, Words(TEXT, N_("Why nothing lighter is enough"))]
    harm_link: Annotated[str, Words(TEXT, N_("Which concrete harm, how directly?"))]
    STEPS: ClassVar[tuple[str, ...]] = ("test",)

    @classmethod
    def on_case(cls, scene: CaseScene, case: Case) -> Iterable[CaseCommand]:
        for action in rights.SIGNED_ACTIONS:
            yield cls(
                role=scene.role,
                case=case.case,
                action=action,
                basis=PLAIN,
                aim=min(rights.AIMS),
                duration_days=1,
                review_at=scene.at + 60,
                least_intrusive=PLAIN,
                harm_link=PLAIN,
            )

    @classmethod
    def too_early(cls, step: str, case: Case, outlook: Outlook) -> bool:
        tested = {action for action in case.actions if action in rights.SIGNED_ACTIONS} <= set(case.tests)
        return tested or not outlook.roles & TESTERS

    def decide(self, scene: CaseScene) -> tuple[TestRecorded, ...]:
        """A complete three-part test: basis, one aim of the closed list, least intrusive, direct link, duration, review."""
        case = self.begun(scene)
        restrictive(case, self.action)
        if self.aim not in rights.AIMS:
            raise refuse(
                "three-part test",
                N_("{aim} is not an aim of the closed list."),
                sorted(rights.AIMS),
                aim=self.aim or "–",
            )
        if not self.basis.strip() or not self.least_intrusive.strip() or not self.harm_link.strip():
            raise refuse(
                "three-part test",
                N_("The test lacks its basis, the least intrusive option or the link to a harm."),
            )
        if not 1 <= self.duration_days <= LONGEST_DAYS or not scene.at < self.review_at:
            raise refuse(
                "three-part test",
                N_("The test needs a duration of 1 to {n} days and a review date to come."),
                n=LONGEST_DAYS,
            )
        scene.clean(self.basis, self.least_intrusive, self.harm_link)
        return (
            TestRecorded(
                case=case.case,
                action=self.action,
                basis=Text(self.basis),
                aim=self.aim,
                duration_days=self.duration_days,
                review_at=self.review_at,
                least_intrusive=Text(self.least_intrusive),
                harm_link=Text(self.harm_link),
            ),
        )


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class RecordRabat(OnCase):
    """Alleged incitement by the Rabat six, in the order of `rights.RABAT`: yes | no each. A lesson; only narrows."""

    answers: Annotated[tuple[str, ...], Choice(("yes", "no")), Count(len(rights.RABAT), len(rights.RABAT))]
    reason: Annotated[str, Words(TEXT, N_("Why?"))]
    STEPS: ClassVar[tuple[str, ...]] = ("rabat",)
    EXAMPLE: ClassVar[Mapping[str, object]] = {"answers": ("no",) * 6}

    def decide(self, scene: CaseScene) -> tuple[RabatRecorded, ...]:
        """The six questions on alleged incitement. A lesson: it adds no power; below the threshold 7–8 are closed."""
        case = self.begun(scene)
        if len(self.answers) != len(rights.RABAT) or any(
            answer not in ("yes", "no") for answer in self.answers
        ):
            raise refuse(
                "fields",
                N_("There are six questions about incitement; answer each with yes or no."),
                ("yes", "no"),
                field="answers",
            )
        reason = Text(scene.said(self.reason, "reason"))
        return (
            RabatRecorded(
                case=case.case, answers=self.answers, role=scene.role, cell=scene.cell, reason=reason
            ),
        )


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewMeasure(OnCase):
    """Look again at an action 7 or 8: `keep` until `review_at` (within its duration), or lift it."""

    action: Annotated[int, Choice(SIGNED, N_("For which action?"))]
    keep: Annotated[bool, Flag(N_("Is it still needed?"))]
    reason: Annotated[str, Words(TEXT, N_("Why?"))]
    review_at: Annotated[int, Moment(N_("Looked at again"))] = 0
    STEPS: ClassVar[tuple[str, ...]] = ("review_measure",)

    @classmethod
    def on_case(cls, scene: CaseScene, case: Case) -> Iterable[CaseCommand]:
        for measure in case.measures:
            yield cls(
                role=scene.role,
                case=case.case,
                action=measure.action,
                keep=True,
                reason=PLAIN,
                review_at=scene.at + 1,
            )

    @classmethod
    def too_early(cls, step: str, case: Case, outlook: Outlook) -> bool:
        return all(measure.review_at > outlook.now for measure in case.measures if measure.running)

    def decide(self, scene: CaseScene) -> tuple[MeasureLifted | MeasureReviewed, ...]:
        """Keep it until another review inside its duration, or lift it; longer needs a new decision and test."""
        case = self.allowed(scene)
        measure = running(case, self.action)
        reason = Text(scene.said(self.reason, "reason"))
        if not self.keep:
            return (
                MeasureLifted(
                    case=case.case, action=self.action, role=scene.role, cell=scene.cell, reason=reason
                ),
            )
        if not scene.at < self.review_at <= measure.ends_at:
            raise refuse(
                "measure",
                N_("A measure is kept until a review after now and inside its duration."),
                ("lift",),
                N_("Give an earlier date, or: {allowed}. A longer one needs a new decision."),
            )
        scene.ceiling(case, (self.action,))
        return (
            MeasureReviewed(
                case=case.case,
                action=self.action,
                review_at=self.review_at,
                role=scene.role,
                cell=scene.cell,
                reason=reason,
            ),
        )


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class LiftMeasure(OnCase):
    """End an action 7 or 8 before its time; one signature."""

    action: Annotated[int, Choice(SIGNED, N_("For which action?"))]
    reason: Annotated[str, Words(TEXT, N_("Why?"))]
    STEPS: ClassVar[tuple[str, ...]] = ("lift",)

    @classmethod
    def on_case(cls, scene: CaseScene, case: Case) -> Iterable[CaseCommand]:
        for measure in case.measures:
            yield cls(role=scene.role, case=case.case, action=measure.action, reason=PLAIN)

    def decide(self, scene: CaseScene) -> tuple[MeasureLifted, ...]:
        case = self.allowed(scene)
        running(case, self.action)
        reason = Text(scene.said(self.reason, "reason"))
        return (
            MeasureLifted(
                case=case.case, action=self.action, role=scene.role, cell=scene.cell, reason=reason
            ),
        )


def running(case: Case, action: int) -> Measure:
    """The measure of that action that stands, or a refusal."""
    found = next((measure for measure in case.measures if measure.action == action and measure.running), None)
    if found is None:
        stand = (str(measure.action) for measure in case.measures if measure.running)
        raise refuse("measure", N_("No measure {n} of {case} stands."), stand, n=action, case=case.case)
    return found


def tested(case: Case, body: TestRecorded, stamp: Stamp) -> tuple[Measure, ...]:
    """The measures with this test; an earlier test of the action that was not carried out is replaced."""
    kept = tuple(
        measure for measure in case.measures if measure.action != body.action or measure.taken_at >= 0
    )
    fresh = Measure(at=stamp.at, **shared(body, ThreePartTest))
    return (*kept, fresh)


def _changed(case: Case, action: int, **changes: Any) -> tuple[Measure, ...]:
    return tuple(
        replace(measure, **changes) if measure.action == action and measure.running else measure
        for measure in case.measures
    )


def below_threshold(case: Case) -> bool:
    """True when the Rabat six were asked and not all answered yes."""
    return bool(case.rabat) and "no" in case.rabat


def restrictive(case: Case, action: int) -> None:
    if action not in rights.SIGNED_ACTIONS or action not in case.actions:
        raise refuse(
            "three-part test", N_("{action} has not been decided here, or needs no test."), action=action
        )
