"""Markings (TLP 2.0) of a case's artefacts: what is marked how, who may mark, what the leak check may quote.

Unmarked artefacts are GREEN; evidence has its own marking from the start; what was published is CLEAR. A marking that is
lowered stays in the leak check until a second seat says the same, and one of the two is RIGHTS, SAFE or the answer's owner.
"""

# Charter: casework nouns marking
from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Annotated, ClassVar

from infodrill.casework import rights
from infodrill.casework.edition import Edition
from infodrill.casework.leak import CLOSED_MARKINGS, Artefact
from infodrill.casework.noun import PLAIN, ByHand, CaseCommand, CaseEvent, OnCase, command
from infodrill.casework.pages import Stamp, with_case
from infodrill.casework.reach import Inside
from infodrill.casework.records import Case, CaseBook, Lowered
from infodrill.casework.refusal import refuse
from infodrill.casework.scene import CaseScene
from infodrill.casework.timeline import Telling, text
from infodrill.kernel.events import Text, event
from infodrill.kernel.fields import TEXT, Choice, Key, Words
from infodrill.kernel.i18n import N_

OPENERS = frozenset({"RIGHTS", "SAFE", "FACT-OWNER"})  # FACT-OWNER of its own answer alone


@event
@dataclass(frozen=True, slots=True, kw_only=True)
class ArtefactMarked(CaseEvent, ByHand):
    """An artefact of a case got another TLP marking. `artefact` = evidence, question (its answer), "c1.said" or
    a message of the case. `kept` = the marking by which the leak check still goes, until another seat says the same;
    "" = by `tlp`."""

    TYPE: ClassVar[str] = "case.artefact_marked"
    artefact: str
    tlp: str
    reason: Inside
    kept: str = ""

    def apply(self, book: CaseBook, stamp: Stamp) -> CaseBook:
        others = tuple(marking for marking in book.cases[self.case].markings if marking[0] != self.artefact)
        lowered = tuple(
            lowering for lowering in book.cases[self.case].lowered if lowering.artefact != self.artefact
        )
        if self.kept:
            lowered = (
                *lowered,
                Lowered(artefact=self.artefact, kept=self.kept, seat=stamp.actor, role=self.role),
            )
        return with_case(book, self.case, markings=(*others, (self.artefact, self.tlp)), lowered=lowered)

    def line(self) -> Telling:
        return (
            "evidence",
            N_("{artefact} lowered from {kept} to {tlp}, and kept in until another seat confirms it: {text}")
            if self.kept
            else N_("{artefact} marked {tlp}: {text}"),
            (
                text("artefact", self.artefact),
                ("tlp", "word", self.tlp),
                *((("kept", "word", self.kept),) if self.kept else ()),
                text("text", self.reason),
            ),
        )


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class MarkArtefact(OnCase):
    """Mark an artefact of a case RED | AMBER | GREEN | CLEAR, up or down. `artefact` as in `ArtefactMarked`."""

    TOKEN: ClassVar[bool] = True
    CHECKED: ClassVar[bool] = True
    SAYS: ClassVar[str] = N_("Mark who may read a paper of a case")
    artefact: Annotated[str, Key("artefact", N_("What is marked"))]
    tlp: Annotated[str, Choice(tuple(rights.MARKINGS), N_("Who may read it"))]
    reason: Annotated[str, Words(TEXT, N_("Why?"))]

    @classmethod
    def on_case(cls, scene: CaseScene, case: Case) -> Iterable[CaseCommand]:
        for artefact in artefacts(case, scene.artefacts):
            for tlp in rights.MARKINGS:
                yield cls(role=scene.role, case=case.case, artefact=artefact.source, tlp=tlp, reason=PLAIN)

    @classmethod
    def givers(cls, edition: Edition) -> frozenset[str]:
        return OPENERS | edition.steps["evidence"].roles()

    def decide(self, scene: CaseScene) -> tuple[ArtefactMarked, ...]:
        """Whoever may add evidence, the rights adviser, the owner of an answer; SAFE may confirm. Of a merged case too: what
        a report told is read where the case goes on."""
        case = scene.filed(self.case)
        owns = any(
            question.question == self.artefact and question.owner == scene.cell for question in case.questions
        )
        lowered = next((lowering for lowering in case.lowered if lowering.artefact == self.artefact), None)
        opens = scene.role in OPENERS if owns else scene.role in OPENERS - {"FACT-OWNER"}
        if not opens or (scene.role == "SAFE" and lowered is None):
            scene.may("evidence", case)
        held = _marked(scene, case)
        if self.artefact not in held:
            missing = N_("There is no artefact {artefact} on {case}.")
            raise refuse("unknown", missing, held, artefact=self.artefact, case=case.case)
        if self.tlp not in rights.MARKINGS:
            raise refuse("fields", N_("There is no marking {tlp}."), tuple(rights.MARKINGS), tlp=self.tlp)
        confirms = lowered is not None and lowered.seat != scene.seat and (opens or lowered.role in OPENERS)
        if held[self.artefact] == self.tlp and not confirms:
            raise refuse(
                "once", N_("{artefact} is marked {tlp} already."), artefact=self.artefact, tlp=self.tlp
            )
        reason = Text(scene.said(self.reason, "reason"))
        # Lowered by one seat alone it stays kept in: what is out cannot be called back.
        closed = lowered.kept if lowered else held[self.artefact]
        lowers = closed in CLOSED_MARKINGS and self.tlp not in CLOSED_MARKINGS
        kept = closed if lowers and not confirms else ""
        return (
            ArtefactMarked(
                case=case.case,
                artefact=self.artefact,
                tlp=self.tlp,
                role=scene.role,
                cell=scene.cell,
                reason=reason,
                kept=kept,
            ),
        )


def _marked(scene: CaseScene, case: Case) -> dict[str, str]:
    """The marking of each artefact of the case that has a source."""
    found = artefacts(case, scene.artefacts)
    return {artefact.source: artefact.marking for artefact in found if artefact.source}


def artefacts(case: Case, messages: Iterable[Artefact] = ()) -> Iterator[Artefact]:
    """All artefacts of a case with the marking that stands. `messages` = those sent about it."""
    marked = dict(case.markings)
    for evidence in case.evidence:
        yield Artefact(evidence.evidence, marked.get(evidence.evidence, evidence.tlp), evidence.text)
    for asked in case.questions:
        if asked.answered_at >= 0:
            yield Artefact(
                asked.question, marked.get(asked.question, "GREEN"), f"{asked.answer}\n{asked.advice}"
            )
    if case.said:
        said = f"{case.case}.said"
        yield Artefact(said, marked.get(said, "GREEN"), case.said)
    for message in messages:
        yield Artefact(message.source, marked.get(message.source, message.marking), message.text)


def compared(
    case: Case | None,
    book: CaseBook,
    messages: Iterable[Artefact] = (),
    published: tuple[Artefact, ...] | None = None,
) -> tuple[tuple[Artefact, ...], tuple[Artefact, ...]]:
    """(protected, public): what a draft on a case may not hold, and what everybody may say because it is open.

    Public are what was published (`published` of the book, where a caller has it), what came CLEAR with `messages`, the
    claim, and what the owner of the facts answered openly. A text on no case is compared with the protected ones among
    `messages`: whoever calls names there what its author's cell has. Any other open paper that says what a protected one says
    makes it no more public: a copy would be enough to free it.
    """
    open_texts = published_texts(book) if published is None else published
    told = tuple(messages)
    if case is None:
        closed = tuple(message for message in told if message.marking in CLOSED_MARKINGS)
        return closed, (*open_texts, *(message for message in told if message.marking == "CLEAR"))
    family = (case, *_kin(case, book))
    kept = {item.artefact: item.kept for each_case in family for item in each_case.lowered}
    held = (*artefacts(case, told), *(artefact for other in family[1:] for artefact in artefacts(other)))
    papers = [replace(paper, marking=kept[paper.source]) if paper.source in kept else paper for paper in held]
    closed = tuple(paper for paper in papers if paper.marking in CLOSED_MARKINGS)
    free = {message.source for message in told if message.marking == "CLEAR"}
    free |= {asked.question for each_case in family for asked in each_case.questions}
    opened = (paper for paper in papers if paper.marking not in CLOSED_MARKINGS and paper.source in free)
    return closed, (*open_texts, Artefact(case.case, "GREEN", case.sentence), *opened)


def published_texts(book: CaseBook) -> tuple[Artefact, ...]:
    """What stands in public of every statement."""
    return tuple(
        Artefact(statement.statement, "CLEAR", _published(book, statement.statement))
        for statement in book.statements.values()
    )


def _kin(case: Case, book: CaseBook) -> list[Case]:
    """Cases whose papers are this case's too: what was merged into it, and what it was split from."""
    return [book.cases[each_case] for each_case in (*case.merged, case.parent) if each_case in book.cases]


def _published(book: CaseBook, statement: str) -> str:
    version = book.statements[statement].published
    return (
        "\n".join((version.title_vi, version.body_vi, version.title_en, version.body_en)) if version else ""
    )
