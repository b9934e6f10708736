"""Writing a text: draft it, submit it for review, send it back."""

# Charter: casework nouns statement
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Annotated, ClassVar, Protocol

from infodrill.casework import craft, leak, leakcheck, parting, rights, stances, textkinds
from infodrill.casework.craftreading import Draft
from infodrill.casework.edition import Edition
from infodrill.casework.noun import PLAIN, CaseCommand, OnStatement, StatementEvent, command
from infodrill.casework.nouns.statementmoves import StatementStepped
from infodrill.casework.nouns.verdict import items
from infodrill.casework.pages import Stamp, with_case, with_statement
from infodrill.casework.records import Case, CaseBook, Statement, Version, VersionText
from infodrill.casework.refusal import refuse
from infodrill.casework.scene import CaseScene, with_substitutes
from infodrill.casework.stances import begun_in_one, check_stance, in_words, stands_for, unbegun
from infodrill.casework.steps import ANY_STATE
from infodrill.casework.timeline import Telling, text
from infodrill.casework.tongues import Worded
from infodrill.kernel.events import Composed, Text, event, shared, unchanged, upcaster
from infodrill.kernel.fields import (
    LINE,
    LONGEST,
    TEXT,
    CaseId,
    Choice,
    Count,
    Key,
    Moment,
    Number,
    StatementId,
    Words,
)
from infodrill.kernel.folding import as_read
from infodrill.kernel.i18n import N_

CHANNELS = ("feed", "group", "press", "portal", "field")
PARTS = 5


class Given(Worded, Protocol):
    """What holds a text that is written for a version: a draft, a correction of our own, a version itself."""

    @property
    def stance(self) -> str: ...

    @property
    def figures(self) -> tuple[str, ...]: ...


@event
@dataclass(frozen=True, slots=True, kw_only=True)
class StatementDrafted(StatementEvent, VersionText):
    """A draft or a new version. Computed findings are recorded with the checker's version.

    `role` and `cell` are the author's. kind holding | answer | correction | warning | acknowledgement | prebunk |
    bulletin; stance confirm | deny | partly | unknown | advice; channels feed | group | press | portal | field;
    craft = points 0–10 by item; `lines_vi`, `lines_en` = lines of each part of the body, () = a paragraph a part.
    `corrects` = the published version of our own that this one puts right, 0 = none.
    """

    TYPE: ClassVar[str] = "statement.drafted"
    VERSION: ClassVar[int] = 2
    RARE: ClassVar[frozenset[str]] = frozenset({"corrects", "lines_vi", "lines_en"})
    case: CaseId
    kind: str
    issuer: str
    channels: tuple[str, ...]
    next_update: int
    checker: Composed
    role: str = ""
    cell: str = ""

    def apply(self, book: CaseBook, stamp: Stamp) -> CaseBook:
        author = (self.role, self.cell or self.issuer)
        version = Version(
            author=author,
            author_seat=stamp.actor,
            at=stamp.at,
            next_update=self.next_update,
            **shared(self, VersionText),
        )
        old = book.statements.get(self.statement)
        if old is not None and old.newest.returned:
            version = _still_returned(version, old.newest)
        if old is None:
            new = Statement(
                statement=self.statement,
                case=self.case,
                kind=self.kind,
                issuer=self.issuer,
                state="DRAFTING",
                channels=self.channels,
                versions=(version,),
            )
        else:
            new = replace(
                old,
                state="DRAFTING",
                channels=self.channels,
                versions=(*old.versions, version),
                # Approvals and clearances were given to other words than these.
                approvals=(),
                leak_cleared=False,
                cleared=(),
            )
        after = with_statement(book, new)
        if self.case and old is None:
            after = with_case(
                after, self.case, statements=(*book.cases[self.case].statements, self.statement)
            )
        return after

    def line(self) -> Telling:
        return "statement", N_("drafted {statement}, version {n}: {kind}, {stance}"), (
            text("statement", self.statement), text("n", self.version), ("kind", "word", self.kind),
            ("stance", "word", self.stance),
        )  # fmt: skip


upcaster("statement.drafted", 1)(unchanged)  # figures and sources were no free text


def _still_returned(version: Version, sent: Version) -> Version:
    """A version written on what was sent back: that stands until the text is handed in again."""
    # Who sent a colleague's text back and writes on in it has not taken back a text of their own.
    on_it = version.author_seat == sent.returned_seat and not sent.taken_back
    by = "" if on_it else sent.returned_seat
    return replace(version, returned=sent.returned, returned_by=sent.returned_by, returned_seat=by)


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class DraftStatement(CaseCommand):
    """A new statement (`statement` "") or a new version of one, in one language at least.

    `lines_vi`, `lines_en` = lines of each of its five parts, () = a paragraph a part.
    """

    case: Annotated[str, Key("case", needed=False)]
    kind: Annotated[str, Choice(tuple(rights.STATEMENT_ACTION))]
    stance: Annotated[str, Choice(rights.STANCES)]
    channels: Annotated[tuple[str, ...], Choice(CHANNELS, N_("Where the rumour is")), Count(1)]
    figures: Annotated[tuple[str, ...], Words(LINE)]
    title_vi: Annotated[str, Words(LINE)] = ""
    title_en: Annotated[str, Words(LINE)] = ""
    body_vi: Annotated[str, Words(LONGEST, parted="lines_vi")] = ""
    body_en: Annotated[str, Words(LONGEST, parted="lines_en")] = ""
    lines_vi: Annotated[tuple[int, ...], Number(0, LONGEST), Count(0, PARTS)] = ()
    lines_en: Annotated[tuple[int, ...], Number(0, LONGEST), Count(0, PARTS)] = ()
    statement: StatementId = ""
    next_update: Annotated[int, Moment(N_("Next word"))] = 0
    sources: Annotated[tuple[str, ...], Words(LINE)] = ()
    STEPS: ClassVar[tuple[str, ...]] = ("holding", "draft")
    ALSO: ClassVar[tuple[str, ...]] = ("submit",)
    ALONE: ClassVar[frozenset[str]] = (
        ANY_STATE - stances.DRAFTABLE
    )  # there the texts of the case count, and the hour
    CHECKED: ClassVar[bool] = True

    @classmethod
    def anew(cls, scene: CaseScene) -> Iterable[CaseCommand]:
        for kind in textkinds.FREE:
            yield cls(
                role=scene.role,
                case="",
                kind=kind,
                stance="unknown",
                channels=CHANNELS[:1],
                figures=(),
                title_vi=PLAIN,
                title_en=PLAIN,
                body_vi=PLAIN,
                body_en=PLAIN,
            )

    @classmethod
    def on_case(cls, scene: CaseScene, case: Case) -> Iterable[CaseCommand]:
        for kind in rights.STATEMENT_ACTION:
            yield cls(
                role=scene.role,
                case=case.case,
                kind=kind,
                stance="unknown",
                channels=CHANNELS[:1],
                figures=(),
                title_vi=PLAIN,
                title_en=PLAIN,
                body_vi=PLAIN,
                body_en=PLAIN,
                next_update=scene.at + 60,
            )

    @classmethod
    def on_statement(cls, scene: CaseScene, statement: Statement) -> Iterable[CaseCommand]:
        # Of what is told beside the cases the next word is a new version; on a case it is a text of its own.
        if statement.state == "DRAFTING" or (statement.state == "PUBLISHED" and not statement.case):
            newest = statement.newest
            yield cls(
                role=scene.role,
                case=statement.case,
                kind=statement.kind,
                stance=newest.stance,
                channels=statement.channels,
                figures=(),
                title_vi=str(newest.title_vi),
                title_en=str(newest.title_en),
                body_vi=str(newest.body_vi),
                body_en=str(newest.body_en),
                statement=statement.statement,
                next_update=scene.at + 60,
            )

    def decide(self, scene: CaseScene) -> tuple[StatementDrafted, ...]:
        case = scene.case(self.case) if self.case else None
        old = scene.statement(self.statement) if self.statement else None
        kind = old.kind if old else self.kind
        if kind not in rights.STATEMENT_ACTION:
            raise refuse(
                "kind", N_("There is no kind of statement {kind}."), rights.STATEMENT_ACTION, kind=kind
            )
        if old is not None and (old.case != self.case or self.kind != old.kind):
            raise refuse(
                "kind",
                N_("A new version keeps the case and kind of {statement}."),
                (old.kind,),
                statement=old.statement,
            )
        # Whoever hands a text in may change it when it was sent back, and begin it when nobody has: it waits for no other hand.
        back = old is not None and old.state == "DRAFTING" and bool(old.newest.returned)
        lies = back or (old is None and case is not None and unbegun(scene.book, case, kind, scene.at))
        scene.may("submit" if lies else "holding" if stances.begins_early(case, kind) else "draft", case)
        stands_for(scene, case, kind, old)
        check_stance(case, kind, self.stance)
        if kind == "holding" and case is not None and not scene.at < self.next_update:
            said, todo = N_("A holding line says when the next update comes."), N_("Give a time after now.")
            raise refuse("clock", said, (), todo, field="next_update")
        if self.next_update and self.next_update <= scene.at:
            raise refuse("clock", N_("The promised update lies in the past."), field="next_update")
        _fields(self)
        return (drafted(scene, old, case, self, kind),)


@command
@dataclass(frozen=True, slots=True)
class SubmitStatement(OnStatement):
    """DRAFTING → REVIEW, in every language that the drill asks for and without an open finding of the leak check."""

    STEPS: ClassVar[tuple[str, ...]] = ("submit",)

    def decide(self, scene: CaseScene) -> tuple[StatementStepped, ...]:
        statement = scene.statement(self.statement)
        scene.may("submit", scene.book.cases.get(statement.case))
        in_state(statement, "DRAFTING")
        leakcheck.cleared(statement, statement.newest.leaks)
        in_words(statement.newest, both=scene.both)
        return (moved(scene, statement, "REVIEW"),)


@command
@dataclass(frozen=True, slots=True)
class ReturnStatement(OnStatement):
    """REVIEW → DRAFTING, by whoever may approve or publish, with what should change."""

    SAYS: ClassVar[str] = N_("Send a text back to be changed")
    reason: Annotated[str, Words(TEXT, N_("What should change?"))]

    @classmethod
    def givers(cls, edition: Edition) -> frozenset[str]:
        return edition.steps["approve"].roles() | edition.steps["publish"].roles()

    def decide(self, scene: CaseScene) -> tuple[StatementStepped, ...]:
        statement = scene.statement(self.statement)
        in_state(statement, "REVIEW")
        case = scene.book.cases.get(statement.case)
        reviewers = self.givers(scene.edition)
        allowed = with_substitutes(reviewers) if case and case.conflicts else reviewers
        if scene.role not in allowed:
            raise refuse(
                "role",
                N_("{role} may not do “{step}” here."),
                sorted(allowed),
                N_("Roles that may: {allowed}."),
                role=scene.role,
                step="return",
            )
        return (moved(scene, statement, "DRAFTING", scene.said(self.reason, "reason")),)


def _fields(cmd: DraftStatement) -> None:
    if not cmd.channels or any(channel not in CHANNELS for channel in cmd.channels):
        raise refuse("fields", N_("A statement names one or more channels."), CHANNELS, field="channels")
    begun_in_one(cmd)
    for name in ("vi", "en"):
        lines, body = getattr(cmd, f"lines_{name}"), getattr(cmd, f"body_{name}")
        if lines and sum(lines) != len(parting.lines(body)):
            raise refuse("fields", N_("The parts do not add up to the text."), field=f"lines_{name}")


def drafted(
    scene: CaseScene,
    old: Statement | None,
    case: Case | None,
    cmd: Given,
    kind: str,
    *,
    corrects: int = 0,
) -> StatementDrafted:
    """The event of a new version, with what the machine checked of it. `corrects` = the version of ours that was wrong."""
    issuer = old.issuer if old else scene.cell
    version = len(old.versions) + 1 if old else 1
    fresh = cmd if isinstance(cmd, DraftStatement) else None
    sources = (fresh.sources if fresh else ()) or sources_of(case, issuer)
    # As a reader sees it: what nobody sees must neither hide words from the checks nor be published.
    texts = tuple(Text(as_read(part)) for part in (cmd.title_vi, cmd.title_en, cmd.body_vi, cmd.body_en))
    lines = (fresh.lines_vi, fresh.lines_en) if fresh else ((), ())
    vi, en = craft_drafts(case, cmd, kind=kind, lines=lines, sources=sources, issuer=issuer, version=version)
    said = dict(zip(leak.PARTS, (*texts, "\n".join(cmd.figures), "\n".join(sources)), strict=True))
    hits = leakcheck.found(scene, case, said)
    return StatementDrafted(
        statement=old.statement if old else scene.numbered("s", scene.book.statements), version=version,
        case=case.case if case else "", kind=kind, stance=cmd.stance, issuer=issuer,
        channels=fresh.channels if fresh else (old.channels if old else ()),
        figures=tuple(map(Text, cmd.figures)), next_update=fresh.next_update if fresh else 0,
        craft=craft.score_both(vi, en), checker=leakcheck.CHECKER, leaks=tuple(hit.code() for hit in hits),
        title_vi=texts[0], title_en=texts[1], body_vi=texts[2], body_en=texts[3],
        sources=tuple(map(Text, sources)), role=scene.role, cell=scene.cell, corrects=corrects,
        lines_vi=lines[0], lines_en=lines[1],
    )  # fmt: skip


def craft_drafts(
    case: Case | None,
    words: Given,
    *,
    kind: str,
    lines: tuple[tuple[int, ...], tuple[int, ...]],
    sources: tuple[str, ...],
    issuer: str,
    version: int,
) -> tuple[Draft, Draft]:
    """What the craft rubric reads of a text on `case`, in Vietnamese and in English. `lines` = of its parts, in each."""
    vi = Draft(
        title=words.title_vi, body=words.body_vi, figures=tuple(words.figures), sources=tuple(sources), issuer=issuer,
        version=version, claim=case.sentence if case else "", stance=words.stance, kind=kind, lines=lines[0],
    )  # fmt: skip
    return vi, replace(vi, title=words.title_en, body=words.body_en, lang="en", lines=lines[1])


def sources_of(case: Case | None, issuer: str) -> tuple[str, ...]:
    """Where the text is known from: the verification slip, else the case's items, else the issuer itself."""
    if case is None:
        return (issuer,)
    return case.verdict_evidence or items(case) or (issuer,)


def in_state(statement: Statement, state: str) -> None:
    if statement.state == state:
        return
    if state == "REVIEW" and statement.newest.returned:
        raise refuse(
            "state",
            N_("This text was sent back meanwhile."),
            (state,),
            N_("Change its words as was asked, then hand it in again."),
        )
    raise refuse(
        "state",
        N_("This text is {state} by now, not {wanted}."),
        (state,),
        N_("It must be: {allowed}."),
        state=statement.state,
        wanted=state,
    )


def moved(scene: CaseScene, statement: Statement, to: str, reason: str = "") -> StatementStepped:
    """The event that takes the newest version to another state."""
    version = statement.newest
    return StatementStepped(
        statement=statement.statement,
        version=version.version,
        frm=version.state,
        to=to,
        role=scene.role,
        cell=scene.cell,
        reason=Text(reason),
    )
