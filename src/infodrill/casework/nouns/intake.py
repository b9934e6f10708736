"""Reports become cases: opened, logged, merged, split."""

# Charter: casework nouns intake
from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Annotated, ClassVar

from infodrill.casework.noun import PLAIN, CaseCommand, CaseEvent, OnCase, command
from infodrill.casework.nouns.moves import CaseStepped
from infodrill.casework.pages import Stamp, add, put, with_case
from infodrill.casework.reach import EITHER, Inside
from infodrill.casework.records import Case, CaseBook, CaseOrigin
from infodrill.casework.refusal import refuse
from infodrill.casework.scene import CaseScene
from infodrill.casework.steps import ANY_STATE, SPLIT_OFF
from infodrill.casework.timeline import Telling, Values, text
from infodrill.kernel.events import Text, event, shared
from infodrill.kernel.fields import TEXT, CaseId, Choice, Flag, Key, Moment, Words
from infodrill.kernel.i18n import N_
from infodrill.kernel.numbering import Numbering, counted
from infodrill.kernel.posts import GROUP_ID, POST_ID

# What each intake asks for; "said" (what), "ward" or "place" (where) and "danger" are the three taps of a phone report.
FORMS: Mapping[str, tuple[str, ...]] = {
    "hotline": ("said", "ward", "place", "danger", "seen_at"),
    "portal": ("said", "ward", "place", "danger", "seen_at"),
    "ward": ("said", "place", "danger", "seen_at"),
    "field": ("said", "ward", "place", "danger", "seen_at"),
    "press": ("said", "seen_at"),
    "monitoring": ("said", "source", "ward", "danger"),
    "collaborator": ("said", "ward", "place", "danger"),
}
DANGERS = ("yes", "no", "")
LONGEST_PLACE = 200
INTAKES = tuple(FORMS)
IN_HAND = ("LOGGED", "GATED", "VERIFYING")  # until the verdict a report may turn out to tell two things
LONGEST_SENTENCE = 400
_SOURCE = re.compile(rf"free|inject:\d{{1,9}}|group:{GROUP_ID}|post:{POST_ID}")


@event
@dataclass(frozen=True, slots=True, kw_only=True)
class CaseOpened(CaseEvent, CaseOrigin):
    """A report reached an intake, or a player opened a case: state NEW. `source` = "inject:12", "post:…", "group:…" or "free"."""

    TYPE: ClassVar[str] = "case.opened"
    BY: ClassVar[str] = EITHER
    ward: str = ""
    level: int = 1
    danger: str = ""  # yes | no | "" = not asked
    report: str = ""  # split of a merged report: the case that brought it

    def apply(self, book: CaseBook, stamp: Stamp) -> CaseBook:
        case = Case(
            case=self.case,
            state="NEW",
            opened_at=stamp.at,
            round_at=stamp.at,
            ward=self.ward,
            level=self.level,
            danger_told=self.danger,
            **shared(self, CaseOrigin),
        )
        return replace(book, cases=put(book.cases, self.case, case))

    def other_case(self) -> str:
        return self.parent if self.relation == "split" else ""

    def line(self) -> Telling:
        values: Values = (("intake", "word", self.intake), ("cell", "cell", self.cell))
        if self.relation == "split":
            return "open", N_("split off from {parent}"), (text("parent", self.parent),)
        if self.relation == "mutation":
            message = N_("opened as a mutation of {parent}, through {intake}")
            return "open", message, (text("parent", self.parent), *values)
        return "open", N_("reported to {cell} through {intake}"), values


@event
@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLogged(CaseEvent):
    """The intake slip: one sentence saying what is claimed, asked or felt, and the provisional priority."""

    TYPE: ClassVar[str] = "case.logged"
    LEADS_FROM: ClassVar[tuple[str, ...]] = ("NEW",)
    sentence: Inside
    priority: str
    danger: bool

    def apply(self, book: CaseBook, stamp: Stamp) -> CaseBook:
        return with_case(
            book,
            self.case,
            sentence=str(self.sentence),
            priority=self.priority,
            danger=self.danger,
            priority_final=False,
        )

    def line(self) -> Telling:
        return (
            "log",
            N_("slip written, {p}: “{said}”"),
            (text("p", self.priority), text("said", self.sentence)),
        )


@event
@dataclass(frozen=True, slots=True)
class CaseMerged(CaseEvent):
    """A report of a matter that has its case already: it goes on as part of `into`."""

    TYPE: ClassVar[str] = "case.merged"
    LEADS_FROM: ClassVar[tuple[str, ...]] = ("NEW", "LOGGED")
    into: str
    cell: str

    def apply(self, book: CaseBook, stamp: Stamp) -> CaseBook:
        after = with_case(book, self.case, merged_into=self.into)
        into, told = after.cases[self.into], after.cases[self.case].danger_heard == "yes"
        heard = ((self.case, bool(into.priority)),) if told else ()
        return with_case(
            after, self.into, merged=add(into.merged, self.case), endangered=add(into.endangered, *heard)
        )

    def other_case(self) -> str:
        return self.into

    def line(self) -> Telling:
        return ("merge", N_("merged into {into}"), (text("into", self.into),))


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCase(CaseCommand):
    """A report becomes a case; on a phone three taps: `said` (what), `ward` and `place` (where), `danger`.

    `intake` is a key of `intake.FORMS`; `source` "inject:12", "post:…", "group:…" or "" for what people bring; `ward` an
    id, "" = the seat's own; `place` in words; `danger` yes | no | "" (not asked); `seen_at` second it was seen, -1 =
    unknown; `parent` = the case that this is a mutation of.
    """

    TOKEN: ClassVar[bool] = True
    STEPS: ClassVar[tuple[str, ...]] = ("open",)

    intake: Annotated[str, Choice(INTAKES)]
    source: Annotated[str, Key("source", needed=False)]
    ward: Annotated[str, Key("ward")] = ""
    said: Annotated[str, Words(TEXT)] = ""
    place: Annotated[str, Words(LONGEST_PLACE)] = ""
    danger: Annotated[str, Choice(DANGERS)] = ""
    seen_at: Annotated[int, Moment(least=-1)] = -1
    parent: CaseId = ""

    @classmethod
    def anew(cls, scene: CaseScene) -> Iterable[CaseCommand]:
        yield cls(role=scene.role, intake="ward", source="free", said=PLAIN)

    def decide(self, scene: CaseScene) -> tuple[CaseOpened, ...]:
        scene.may("open")
        if self.intake not in INTAKES:
            raise refuse("fields", N_("There is no intake {intake}."), INTAKES, intake=self.intake)
        source = self.source or "free"
        if not _SOURCE.fullmatch(source):
            raise refuse(
                "fields",
                N_("A case is opened from something in the range, or freely."),
                (),
                N_("Open a case from your inbox, from a post or from the desk."),
            )
        _told(scene, self)
        parent = scene.case(self.parent).case if self.parent else ""
        ward = self.ward or scene.ward
        return (
            CaseOpened(
                case=scene.numbered("c", scene.book.cases),
                intake=self.intake,
                source=source,
                cell=scene.cell,
                ward=ward,
                level=max(1, scene.level),
                parent=parent,
                said=Text(self.said),
                place=Text(self.place.strip()),
                danger=self.danger,
                seen_at=self.seen_at,
                relation="mutation" if parent else "",
            ),
        )


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class LogCase(OnCase):
    """The intake slip: one `sentence` saying what is claimed, asked or felt; `danger`: could someone be hurt?"""

    TOKEN: ClassVar[bool] = True
    STEPS: ClassVar[tuple[str, ...]] = ("log",)
    ALONE: ClassVar[frozenset[str]] = ANY_STATE

    sentence: Annotated[str, Words(LONGEST_SENTENCE, N_("What is claimed, asked or felt? One sentence"))]
    danger: Annotated[
        bool, Flag(N_("Could someone be hurt, or lose much money?"))
    ]  # could someone be hurt or lose much money?

    def decide(self, scene: CaseScene) -> tuple[CaseLogged | CaseStepped, ...]:
        case = self.begun(scene)
        logged = CaseLogged(
            case=case.case,
            sentence=_sentence(scene, self.sentence),
            priority=provisional(self.danger),
            danger=self.danger,
        )
        return logged, scene.moved("log", case)


@command
@dataclass(frozen=True, slots=True)
class MergeCase(OnCase):
    """`case` is a duplicate of `into`; may be taken back by `UndoStep`."""

    into: Annotated[str, Key("case", N_("The case it belongs to"))]
    STEPS: ClassVar[tuple[str, ...]] = ("merge",)

    @classmethod
    def on_case(cls, scene: CaseScene, case: Case) -> Iterable[CaseCommand]:
        for into in scene.book.cases:
            if scene.knows(into):
                yield cls(scene.role, case.case, into)

    def decide(self, scene: CaseScene) -> tuple[CaseMerged | CaseStepped, ...]:
        """A duplicate closes into the case that goes on. Only before the gate: a coded complaint is never merged away."""
        case, into = scene.case(self.case), scene.case(self.into)
        scene.step("merge", case)
        if case.gate_code:
            raise refuse(
                "merge",
                N_("{case} was coded {gate} before; it goes its own way."),
                ("gate",),
                N_("Code it again: {allowed}."),
                case=case.case,
                gate=case.gate_code,
            )
        if case.case == into.case or into.state == "CLOSED":
            raise refuse(
                "merge",
                N_("{case} cannot be merged into {into}."),
                (),
                N_("Choose another open case."),
                case=case.case,
                into=into.case,
            )
        scene.may("merge", into)
        if into.conflicts and any(unit == scene.cell for unit, _ in into.conflicts):
            raise refuse(
                "I9",
                N_("A conflict of interest leaves {cell} without this decision."),
                ("RIGHTS",),
                cell=scene.cell,
            )
        return CaseMerged(case.case, into.case, scene.cell), scene.moved("merge", case)


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class SplitCase(OnCase):
    """A separate claim becomes a linked case. `report` = a case merged into this one whose report goes with it; who sees that two
    were put together wrongly sees it late, so it may go as long as the case is open."""

    sentence: Annotated[str, Words(LONGEST_SENTENCE, N_("The separate claim, in one sentence"))]
    danger: Annotated[bool, Flag(N_("Could someone be hurt, or lose much money?"))]
    report: Annotated[str, Key("report")] = ""  # seen with the case that it was merged into
    STEPS: ClassVar[tuple[str, ...]] = ("split",)

    @classmethod
    def on_case(cls, scene: CaseScene, case: Case) -> Iterable[CaseCommand]:
        yield from (cls.plain(scene, case=case.case, report=report) for report in ("", *case.merged))

    def decide(self, scene: CaseScene) -> tuple[CaseLogged | CaseOpened | CaseStepped, ...]:
        """A separate claim becomes a linked case, logged at once; its clocks count from now.

        With `report` a report that was merged into the case leaves it: the new case has that report's intake and source.
        """
        case = self.begun(scene)
        self._may_leave(case)
        sentence, child = _sentence(scene, self.sentence), scene.numbered("c", scene.book.cases)
        told = scene.book.cases[self.report] if self.report else case
        opened = CaseOpened(
            case=child,
            intake=told.intake,
            source=told.source,
            cell=case.cell,
            ward=told.ward,
            level=case.level,
            parent=case.case,
            said=Text(told.said if self.report else ""),
            danger=told.danger_told if self.report else "",
            relation="split",
            report=self.report,
        )
        moved = CaseStepped(
            case=child, step="split", frm=SPLIT_OFF[0], to=SPLIT_OFF[1], role=scene.role, cell=scene.cell
        )
        return (
            opened,
            CaseLogged(case=child, sentence=sentence, priority=provisional(self.danger), danger=self.danger),
            moved,
        )

    def _may_leave(self, case: Case) -> None:
        """Refuse a report that does not lie in the case, and a part of it once the verdict stands."""
        if case.state not in IN_HAND and not self.report:
            raise refuse(
                "state",
                N_("From here on only a report that was merged into {case} is split off."),
                case.merged,
                N_("Open a case of its own. Reports merged into it: {allowed}.")
                if case.merged
                else N_("Open a case of its own."),
                case=case.case,
            )
        if self.report and self.report not in case.merged:
            raise refuse(
                "merge",
                N_("{report} was not merged into {case}."),
                case.merged,
                N_("Reports merged into it: {allowed}."),
                report=self.report,
                case=case.case,
            )


def receive(
    book: CaseBook,
    *,
    intake: str,
    source: str,
    cell: str,
    level: int,
    ward: str = "",
    said: str = "",
    numbered: Numbering = counted,
) -> tuple[CaseOpened]:
    """The system opens a case when a report reaches an intake (append with the actor of the runner)."""
    return (
        CaseOpened(
            case=numbered("c", book.cases),
            intake=intake,
            source=source,
            cell=cell,
            ward=ward,
            level=level,
            parent="",
            said=Text(said),
        ),
    )


def _told(scene: CaseScene, cmd: OpenCase) -> None:
    """What the reporter said about danger, time and place."""
    if cmd.danger not in DANGERS:
        raise refuse(
            "fields",
            N_("Danger is answered with yes or no, or left open."),
            ("yes", "no"),
            N_("Choose: {allowed}."),
        )
    if not -1 <= cmd.seen_at <= scene.at:
        raise refuse(
            "clock",
            N_("What is reported was seen before now."),
            (),
            N_("Give an earlier time, or leave it out."),
        )
    scene.clean(cmd.said, cmd.place, cmd.source, cmd.ward)


def provisional(danger: bool) -> str:
    """Could someone be hurt or lose much money? Yes = P1, no = P3; P2 only by triage."""
    return "P1" if danger else "P3"


def _sentence(scene: CaseScene, sentence: str) -> Text:
    text = scene.said(sentence, "sentence")
    if "\n" in text:
        raise refuse(
            "fields",
            N_("One sentence, at most {n} characters."),
            (),
            N_("Say only what is claimed, asked or felt."),
            n=LONGEST_SENTENCE,
            field="sentence",
        )
    return Text(text)
