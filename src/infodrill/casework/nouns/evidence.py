"""Evidence on a case: items, expert opinions, files."""

# Charter: casework nouns evidence
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, ClassVar

from infodrill.casework import attachments, rights
from infodrill.casework.noun import CaseEvent, OnCase, command
from infodrill.casework.nouns.verdict import known_verdict, per_mille
from infodrill.casework.pages import Stamp, with_case
from infodrill.casework.reach import Inside
from infodrill.casework.records import Attachment, CaseBook, Evidence, EvidenceItem
from infodrill.casework.refusal import refuse
from infodrill.casework.scene import CaseScene
from infodrill.casework.timeline import Telling, text
from infodrill.kernel.events import Text, event, shared
from infodrill.kernel.fields import LINE, TEXT, Choice, File, Key, Number, Words
from infodrill.kernel.i18n import N_

KINDS = ("primary", "independent", "report")
GRADES = tuple(f"{source}{content}" for source in "ABCDEF" for content in range(1, 7))
OPINION_GRADE, OPINION_MARKING = "B2", "GREEN"  # an expert: usually reliable, probably true


@event
@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceAdded(CaseEvent, EvidenceItem):
    """An item of evidence: source grade A–F/1–6 ("B2"), kind primary | independent | report, TLP marking."""

    TYPE: ClassVar[str] = "case.evidence_added"

    def apply(self, book: CaseBook, stamp: Stamp) -> CaseBook:
        item = Evidence(at=stamp.at, **shared(self, EvidenceItem))
        return with_case(book, self.case, evidence=(*book.cases[self.case].evidence, item))

    def line(self) -> Telling:
        return (
            "evidence",
            N_("evidence, {grade}, {tlp}: {text}"),
            (
                text("grade", self.grade),
                ("tlp", "word", self.tlp),
                text("text", self.text),
            ),
        )


@event
@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionGiven(CaseEvent):
    """An expert's opinion, an independent item of evidence with its own id."""

    TYPE: ClassVar[str] = "case.opinion_given"
    evidence: str
    verdict: str
    confidence: int
    cell: str
    text: Inside

    def apply(self, book: CaseBook, stamp: Stamp) -> CaseBook:
        item = Evidence(
            evidence=self.evidence,
            kind="independent",
            grade=OPINION_GRADE,
            tlp=OPINION_MARKING,
            text=self.text,
            at=stamp.at,
            by=self.cell,
        )
        return with_case(book, self.case, evidence=(*book.cases[self.case].evidence, item))

    def line(self) -> Telling:
        return (
            "evidence",
            N_("expert opinion: {verdict} – {text}"),
            (("verdict", "word", self.verdict), text("text", self.text)),
        )


@event
@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentAdded(CaseEvent):
    """A file beside an item of evidence. `attachment` = SHA-256 (hex) of its bytes, which lie beside the log."""

    TYPE: ClassVar[str] = "case.attachment_added"
    evidence: str
    attachment: str
    media_type: str
    size: int  # bytes
    cell: str
    name: Inside

    def apply(self, book: CaseBook, stamp: Stamp) -> CaseBook:
        kept = Attachment(
            digest=self.attachment,
            evidence=self.evidence,
            media_type=self.media_type,
            size=self.size,
            name=str(self.name),
            at=stamp.at,
        )
        return with_case(book, self.case, attachments=(*book.cases[self.case].attachments, kept))

    def line(self) -> Telling:
        return (
            "evidence",
            N_("file attached: {name} ({media}, {n} bytes)"),
            (
                text("name", self.name),
                text("media", self.media_type),
                text("n", self.size),
            ),
        )


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class AddEvidence(OnCase):
    """Add an item to the evidence sheet: its kind, its grade (source A–F, content 1–6), who may read it, what was seen."""

    TOKEN: ClassVar[bool] = True
    STEPS: ClassVar[tuple[str, ...]] = ("evidence",)
    kind: Annotated[str, Choice(KINDS)]
    grade: Annotated[str, Choice(GRADES, N_("Source A–F, content 1–6"))]
    tlp: Annotated[str, Choice(tuple(rights.MARKINGS), N_("Who may read it"))]
    text: Annotated[str, Words(TEXT, N_("What was seen, by whom, when"))]
    EXAMPLE: ClassVar[Mapping[str, object]] = {"kind": "report", "grade": "F6", "tlp": "AMBER"}

    def decide(self, scene: CaseScene) -> tuple[EvidenceAdded, ...]:
        case = self.begun(scene)
        if self.kind not in KINDS or self.tlp not in rights.MARKINGS or self.grade not in GRADES:
            raise refuse(
                "fields",
                N_("Evidence needs a kind, a source grade such as B2 and a marking."),
                (*KINDS, *rights.MARKINGS),
            )
        item = f"{case.case}.e{len(case.evidence) + 1}"
        return (
            EvidenceAdded(
                case=case.case,
                evidence=item,
                kind=self.kind,
                grade=self.grade,
                tlp=self.tlp,
                text=Text(scene.said(self.text, "text")),
            ),
        )


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class GiveOpinion(OnCase):
    """An expert's opinion: counts as one independent item. `verdict` one of the eight; `confidence` per mille."""

    verdict: Annotated[str, Choice(rights.VERDICTS)]
    confidence: Annotated[int, Number(0, 1_000, N_("How sure?"))]
    text: Annotated[str, Words(TEXT, N_("Your opinion, and what it rests on"))]
    STEPS: ClassVar[tuple[str, ...]] = ("opinion",)
    EXAMPLE: ClassVar[Mapping[str, object]] = {"verdict": "UNPROVEN", "confidence": 500}

    def decide(self, scene: CaseScene) -> tuple[OpinionGiven, ...]:
        """An expert's opinion stands as one independent item; all opinions of one cell are one item."""
        case = self.begun(scene)
        known_verdict(self.verdict)
        per_mille(self.confidence)
        item = f"{case.case}.e{len(case.evidence) + 1}"
        text = Text(scene.said(self.text, "text"))
        return (
            OpinionGiven(
                case=case.case,
                evidence=item,
                verdict=self.verdict,
                confidence=self.confidence,
                cell=scene.cell,
                text=text,
            ),
        )


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class AddAttachment(OnCase):
    """A file beside an item of evidence; its kind is read from `content`, never from `name`. See `attachments`."""

    evidence: Annotated[str, Key("evidence")]
    name: Annotated[str, Words(LINE, needed=False)]
    content: Annotated[bytes, File(attachments.MAX_BYTES)] = field(repr=False)
    STEPS: ClassVar[tuple[str, ...]] = ("attach",)
    EXAMPLE: ClassVar[Mapping[str, object]] = {"name": "note.txt"}

    def decide(self, scene: CaseScene) -> tuple[AttachmentAdded, ...]:
        """A file beside an item of evidence; what it is, is read from its bytes."""
        case = self.begun(scene)
        known = tuple(evidence.evidence for evidence in case.evidence)
        if self.evidence not in known:
            raise refuse("unknown", N_("There is no evidence {evidence}."), known, evidence=self.evidence)
        found = attachments.inspect(self.content)
        attachments.fits(scene.book, case, found)
        name = attachments.clean_name(self.name, found.media_type)
        scene.clean(name)
        return (
            AttachmentAdded(
                case=case.case,
                evidence=self.evidence,
                attachment=found.digest,
                media_type=found.media_type,
                size=found.size,
                cell=scene.cell,
                name=Text(name),
            ),
        )
