"""Our own error: raised by another seat or shown by newer evidence, corrected by SPOKE with one approval, in the same channels.

Where waiting would endanger people (P1 or H4) and another seat raised the error, SPOKE may issue first and give the reason;
the approval is then owed, and no other text of the case goes the short way before it is given. So nobody publishes alone,
whatever reason they give: the words of a correction are one seat's, and another seat either approved them or raised it.
"""

# Charter: casework nouns selfcorrection
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Annotated, ClassVar

from infodrill.casework import leak, leakcheck, rights
from infodrill.casework.approving import APPROVERS, all_given
from infodrill.casework.doorways import line_owed, replaced
from infodrill.casework.noun import PLAIN, OnStatement, StatementEvent, command
from infodrill.casework.nouns.decision import PublicLogEntered
from infodrill.casework.nouns.ownword import KIND
from infodrill.casework.nouns.statement import StatementDrafted, drafted
from infodrill.casework.nouns.statementmoves import StatementStepped
from infodrill.casework.pages import Stamp, with_statement
from infodrill.casework.reach import Inside
from infodrill.casework.records import Case, CaseBook, Statement, Version
from infodrill.casework.refusal import refuse
from infodrill.casework.scene import CaseScene, with_substitutes
from infodrill.casework.stances import (
    ANSWERS,
    begun_in_one,
    check_stance,
    contradicts,
    in_words,
    newest_record,
    sayable,
)
from infodrill.casework.timeline import Telling, text
from infodrill.kernel.errors import expect
from infodrill.kernel.events import Text, event
from infodrill.kernel.fields import LINE, LONGEST, TEXT, Choice, Words
from infodrill.kernel.i18n import N_

ENDANGERED = ("P1", "H4")  # priority or harm that lets a correction go before its approval


@event
@dataclass(frozen=True, slots=True)
class ErrorRaised(StatementEvent):
    """Someone raised that our own published text is wrong; starts the self-correction clock."""

    TYPE: ClassVar[str] = "statement.error_raised"
    cell: str
    text: Inside

    def apply(self, book: CaseBook, stamp: Stamp) -> CaseBook:
        statement = book.statements[self.statement]
        missed = tuple(step for step in statement.missed if step != "self_correct")
        return with_statement(
            book,
            replace(
                statement,
                error_raised_at=stamp.at,
                corrected_at=-1,
                raised_by=stamp.actor,
                missed=missed,
                wrong=str(self.text),
            ),
        )

    def line(self) -> Telling:
        return (
            "statement",
            N_("error of {statement} raised: {text}"),
            (text("statement", self.statement), text("text", self.text)),
        )


@command
@dataclass(frozen=True, slots=True)
class RaiseError(OnStatement):
    """Say that a published text of ours is wrong: what, and how we know."""

    text: Annotated[str, Words(TEXT, N_("What is wrong, and how do we know?"))]
    STEPS: ClassVar[tuple[str, ...]] = ("raise_error",)

    def decide(self, scene: CaseScene) -> tuple[ErrorRaised, ...]:
        """Anyone may say that our own published text is wrong; who would issue the correction, when newer evidence says so."""
        statement = scene.statement(self.statement)
        scene.may("raise_error")
        if statement.published is None:
            raise refuse("state", N_("{statement} was not published."), statement=statement.statement)
        if statement.error_open:
            raise refuse(
                "once",
                N_("An error of {statement} is raised already."),
                ("self_correct",),
                statement=statement.statement,
            )
        if scene.roles & issuers(scene, statement) and not newer_evidence(scene.book, statement):
            raise raised_by_another()
        return (ErrorRaised(statement.statement, scene.cell, Text(scene.said(self.text, "text"))),)


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class SelfCorrect(OnStatement):
    """Put a corrected version to review; SPOKE publishes it once approved, in the same channels.

    `safety` = why it cannot wait for its approval (P1 or H4 alone): published at once, the approval is owed.
    """

    stance: Annotated[str, Choice(rights.STANCES)]
    title_vi: Annotated[str, Words(LINE)] = ""
    title_en: Annotated[str, Words(LINE)] = ""
    body_vi: Annotated[str, Words(LONGEST)] = ""
    body_en: Annotated[str, Words(LONGEST)] = ""
    figures: Annotated[tuple[str, ...], Words(LINE)] = ()
    safety: Annotated[
        str, Words(TEXT, N_("Only if people are in danger while it waits: why it goes out now"), told=True)
    ] = ""
    STEPS: ClassVar[tuple[str, ...]] = ("self_correct",)
    CHECKED: ClassVar[bool] = True
    EXAMPLE: ClassVar[Mapping[str, object]] = {
        "stance": "unknown", "title_vi": PLAIN, "title_en": PLAIN, "body_vi": PLAIN, "body_en": PLAIN,
    }  # fmt: skip

    def decide(self, scene: CaseScene) -> tuple[PublicLogEntered | StatementDrafted | StatementStepped, ...]:
        """A corrected version, put to review; published at once with a `safety` reason. The old one stays visible."""
        statement = scene.statement(self.statement)
        case = scene.book.cases.get(statement.case)
        scene.may("self_correct", case)
        old = _wrong(statement)
        if statement.raised_by == scene.seat and not newer_evidence(scene.book, statement):
            raise raised_by_another()
        owned = rights.takes_back(statement, old.version)
        _says_otherwise(self, old, case, owned=owned)
        check_stance(case, statement.kind, self.stance, owned=owned)
        draft = drafted(scene, statement, case, self, statement.kind, corrects=old.version)
        _holds_nothing_protected(draft)
        if not self.safety.strip():
            in_words(self, both=scene.both)
            to_review = StatementStepped(
                statement=statement.statement,
                version=draft.version,
                frm="DRAFTING",
                to="REVIEW",
                role=scene.role,
                cell=scene.cell,
            )
            return draft, to_review
        reason = _endangered(scene, statement, case, self.safety)
        published = StatementStepped(
            statement=statement.statement, version=draft.version, frm="DRAFTING", to="PUBLISHED",
            role=scene.role, cell=scene.cell, reason=reason, checker=leakcheck.CHECKER,
        )  # fmt: skip
        return (
            draft,
            replaced(scene, statement, old.version, "SELF_CORRECTED"),
            published,
            *line_owed(scene, statement),
        )


def issue_correction(
    scene: CaseScene, statement: Statement
) -> tuple[StatementStepped | PublicLogEntered, ...]:
    """REVIEW → PUBLISHED for a corrected version, once one other seat approved it."""
    case = scene.book.cases.get(statement.case)
    scene.may("self_correct", case)
    old = _wrong(statement)
    owned = rights.takes_back(statement, old.version)
    check_stance(case, statement.kind, statement.newest.stance, owned=owned)
    all_given(statement, case, scene.edition)
    codes = leakcheck.passed(scene, statement)
    published = StatementStepped(
        statement=statement.statement, version=statement.newest.version, frm="REVIEW", to="PUBLISHED",
        role=scene.role, cell=scene.cell, checker=leakcheck.CHECKER, leaks=codes,
    )  # fmt: skip
    return replaced(scene, statement, old.version, "SELF_CORRECTED"), published, *line_owed(scene, statement)


def rightings(case: Case | None, kind: str, wrong: str, *, owned: bool = False) -> tuple[str, ...]:
    """The stances that a correction of a text of ours with the stance `wrong` may have, the one that the newest record of its
    case bears first, never the wrong text's own. What the record says and nobody has verified yet may not be denied: the words
    say it, and the text takes no side; but a word of our own that said that it is so (`owned`) is taken back as plainly, and is
    not said again."""
    may = [
        stance for stance in sayable(case, kind, owned=owned)
        if (stance != "deny" or may_deny(case, wrong, owned=owned)) and not (owned and says_again(case, stance))
    ]  # fmt: skip
    borne = ANSWERS.get(newest_record(case), ()) if case is not None else ()
    first = next(
        (stance for stance in borne if stance in may and (stance != wrong or case_bears(case, wrong))), ""
    )
    # Whoever says that a word of our own is wrong takes it back: no advice stands chosen in the place of that.
    plain = ("deny", "advice", "unknown") if owned else ("advice", "unknown")
    first = first or next((stance for stance in plain if stance in may and stance != wrong), "unknown")
    return (first, *(stance for stance in may if stance != first))


def says_again(case: Case | None, stance: str) -> bool:
    """Whether a correction would say once more that it is so, which a word of ours said and no record bears."""
    record = newest_record(case) if case else ""
    return stance == "confirm" and stance not in ANSWERS.get(record, ())


def may_deny(case: Case | None, wrong: str, *, owned: bool = False) -> bool:
    """Whether a correction of a word with the stance `wrong` may say that it is not so: where the word denied already, or the
    verdict that stands says just that. A word that took no side has nothing to take back, and what is partly so is not denied
    by one approval: such a denial needs both, and is a text of its own. What we said ourselves beside the studio (`owned`) is
    taken back without a verdict, as long as no record bears it."""
    if owned and case is not None and not case.verified:
        record = newest_record(case)
        return record in ("", "UNPROVEN") or not contradicts("deny", record)
    if wrong == "deny" or case is None or not case.verified:
        return wrong == "deny"
    return contradicts(wrong, case.verdict) and not contradicts("deny", case.verdict)


def case_bears(case: Case | None, stance: str) -> bool:
    """Whether the verdict that stands says the same: then not the side was wrong, but something else in the words."""
    return case is not None and case.verified and not contradicts(stance, case.verdict)


def newer_evidence(book: CaseBook, statement: Statement) -> bool:
    """True when the case holds evidence, an owner's answer or a verdict that came after our text."""
    case, said = book.cases.get(statement.case), statement.published
    return case is not None and said is not None and shown_since(case, said.published_at, said.stance)


def known_wrong(case: Case, stance: str) -> bool:
    """Whether the case's verdict, or the newest word of the owner of its facts, says otherwise than a word of this stance."""
    return contradicts(stance, newest_record(case))


def shown_since(case: Case, at: int, stance: str) -> bool:
    """Whether evidence, an owner's answer or a verdict came to the case after second `at`, or says, whenever it came, otherwise
    than a word of that stance: where the record itself says it, nobody needs another seat to say so."""
    if known_wrong(case, stance):
        return True
    times = [
        case.verdict_at,
        *(evidence.at for evidence in case.evidence),
        *(question.answered_at for question in case.questions),
    ]
    return max(times) > at


def approval_owed(statement: Statement) -> Version | None:
    """The standing version that went out for safety before its approval and still waits for it, or None."""
    return next(
        (
            version
            for version in statement.versions
            if version.safety and version.state == "PUBLISHED" and not version.approved_by
        ),
        None,
    )


def may_approve(scene: CaseScene, statement: Statement, version: Version) -> None:
    """Refuse whoever wrote the corrected version or the one that it corrects."""
    wrote = {version.author_seat} | {
        each_version.author_seat
        for each_version in statement.versions
        if each_version.version == version.corrects
    }
    if scene.seat in wrote:
        raise refuse(
            "author≠approver",
            N_("Nobody approves their own text."),
            APPROVERS,
            N_("Ask another holder of: {allowed}."),
        )


def published_alone(book: CaseBook) -> str:
    """The first published version whose words no other seat approved, unless a safety reason stands and another seat raised
    the error; "" when there is none. For logs begun since corrections are approved."""
    for statement in book.statements.values():
        # What went out beside the studio nobody approved.
        for version in statement.versions[bool(statement.beside) :]:
            others = {seat for _, _, seat in version.approved_by} - {version.author_seat}
            urgent = version.safety and version.raised_by not in ("", version.author_seat)
            if version.published_at >= 0 and not others and not urgent:
                return f"{statement.statement} version {version.version}"
    return ""


def _wrong(statement: Statement) -> Version:
    return expect(
        statement.published,
        refuse(
            "state",
            N_("No error of {statement} waits for correction."),
            ("raise_error",),
            statement=statement.statement,
        ),
        lambda _: statement.error_open,
    )


def _says_otherwise(cmd: SelfCorrect, old: Version, case: Case | None, *, owned: bool) -> None:
    if (cmd.body_vi, cmd.body_en, cmd.stance) == (old.body_vi, old.body_en, old.stance):
        raise refuse(
            "fields",
            N_("The corrected version says the same as the old one."),
            field=f"body_{old.tongue('vi')}",
        )
    begun_in_one(cmd)
    if owned and says_again(case, cmd.stance):
        raise refuse(
            "stance",
            N_("Our own word said that it is so and was wrong; “It is so” would say it again."),
            rightings(case, KIND, old.stance, owned=True),
            N_("Choose what the new words say: {allowed}."),
        )
    if cmd.stance == "deny" and not may_deny(case, old.stance, owned=owned):
        raise refuse(
            "stance",
            N_("A correction of our own text does not begin to deny."),
            ("draft",),
            N_("A denial goes through a new version: {allowed}."),
        )


def _holds_nothing_protected(draft: StatementDrafted) -> None:
    if draft.leaks:
        texts = (draft.title_vi, draft.title_en, draft.body_vi, draft.body_en)
        more = ("\n".join(draft.figures), "\n".join(draft.sources))
        parts = dict(zip(leak.PARTS, (*map(str, texts), *more), strict=True))
        shown = [leak.passage(leak.read_hit(code), parts) for code in draft.leaks]
        raise leakcheck.refused(shown, N_("Take it out."))


def _endangered(scene: CaseScene, statement: Statement, case: Case | None, reason: str) -> Text:
    """The reason for issuing before the approval; refused without danger, without another seat, or while one is owed."""
    if case is None or not {case.priority, case.h} & set(ENDANGERED):
        raise refuse(
            "priority",
            N_("Only where people are in danger does a correction go before its approval."),
            ENDANGERED,
            N_("Leave the safety reason out and have it approved; the short way is for: {allowed}."),
        )
    if statement.raised_by in ("", scene.seat):
        raise raised_by_another()
    texts = (scene.book.statements[each_statement] for each_statement in case.statements)
    if waiting := next((each_text for each_text in texts if approval_owed(each_text)), None):
        raise refuse(
            "approval",
            N_("{statement} went out for safety and still waits for its approval."),
            APPROVERS,
            N_("First approved by one of: {allowed}."),
            statement=waiting.statement,
        )
    return Text(scene.said(reason, "safety"))


def issuers(scene: CaseScene, statement: Statement) -> frozenset[str]:
    case = scene.book.cases.get(statement.case)
    roles = scene.edition.steps["self_correct"].roles()
    return with_substitutes(roles) if case and case.conflicts else roles


def raised_by_another() -> Exception:
    """The error to raise where who would issue a correction says alone that one is due."""
    return refuse(
        "two-seats",
        N_("Who issues a correction does not raise the error too, unless newer evidence shows it."),
        ("raise_error", "evidence"),
        N_("Have another seat raise it, or the evidence recorded on the case: {allowed}."),
    )
