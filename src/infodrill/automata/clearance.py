"""A text's way out: approved by others, sent back when it leaks, published, corrected by ourselves when it is overtaken."""

# No charter: an automated cell asks for what a person of its cell may ask; policy and desk answer both alike
from __future__ import annotations

from collections.abc import Iterator

from infodrill.automata.movingon import borne_out, news_since, overtaken_by
from infodrill.automata.proposal import Duty, Proposal, of_roles
from infodrill.automata.stillholds import case_of, convicts, gives_way, overtaken, stale, unborne
from infodrill.automata.words import about, compose, returned
from infodrill.casework.approving import approvals
from infodrill.casework.book import Case, Statement
from infodrill.casework.nouns.publishing import ApproveStatement, ClearLeak, PublishStatement
from infodrill.casework.nouns.selfcorrection import RaiseError, SelfCorrect, approval_owed
from infodrill.casework.nouns.statement import ReturnStatement
from infodrill.casework.stances import ANSWERS

APPROVERS = ("RIGHTS", "FACT-OWNER", "EXPERT")


@of_roles(*APPROVERS)
def approve(duty: Duty, role: str) -> Iterator[Proposal]:
    """RIGHTS and the owner of the facts, never the author."""
    view = duty.view
    for statement in view.statements:
        version = statement.newest if statement.state == "REVIEW" else approval_owed(statement)
        if version is None or version.author_seat == view.seat.seat:
            continue
        unfit = stale(duty, statement) or overtaken(duty, statement) or unborne(duty, statement)
        if statement.state == "REVIEW" and (unfit or convicts(duty, statement)):
            continue  # it goes back to its author
        told = approvals(statement, case_of(duty, statement), view.casework.edition)
        given = {role for role, _, _ in told.counting}
        if any(seat == view.seat.seat for _, _, seat in (*told.counting, *told.void)):
            continue
        for role in APPROVERS:
            if duty.holds(role) and role not in given and _may_approve(duty, role, statement):
                yield about(duty, "approve", statement, ApproveStatement(role, statement.statement))


@of_roles("RIGHTS")
def clear(duty: Duty, role: str) -> Iterator[Proposal]:
    """RIGHTS looks at what the leak check stopped: the owner's own open answer is no secret; anything else goes back, or stays
    with whoever writes it. So does what people wrote against the verdict."""
    view = duty.view
    for statement in view.statements:
        review = statement.state == "REVIEW"
        why = unborne(duty, statement) or convicts(duty, statement) if review else ""
        why = why or _left_lying(duty, statement)
        if review and why:
            yield about(duty, "clear", statement, ReturnStatement(role, statement.statement, why))
            continue
        if statement.held:
            case = case_of(duty, statement)
            answers = {asked.answer for asked in case.questions} if case else set()
            open_words = all(item.text in answers for item in case.evidence) if case else False
            if open_words:
                reason = view.premises.say(
                    view.lang, "These are the owner's own words, given for publication; they name nobody."
                )
                yield about(duty, "clear", statement, ClearLeak(role, statement.statement, reason))
            elif statement.state == "REVIEW":
                reason = view.premises.say(
                    view.lang, "The marked passage is not for the public; say the same without it."
                )
                yield about(duty, "clear", statement, ReturnStatement(role, statement.statement, reason))


def _left_lying(duty: Duty, statement: Statement) -> str:
    """Why a text of a program that no longer holds goes back by the adviser's hand, "" = it does not, or the program that
    publishes sends it back: where a person does, it would wait for the adviser to the end."""
    view = duty.view
    speaks = [seat.seat for seat in view.casework.played if "SPOKE" in seat.roles]
    by_people = bool(speaks) and all(seat in view.people for seat in speaks)
    return stale(duty, statement) if by_people and statement.state == "REVIEW" else ""


@of_roles("SPOKE")
def publish(duty: Duty, role: str) -> Iterator[Proposal]:
    """SPOKE publishes what was approved and still holds; self-corrects what was wrong when it went out. What a newer record has
    overtaken since is news, and a new version tells it."""
    for statement in duty.view.statements:
        case = case_of(duty, statement)
        ready = statement.state == "REVIEW" and _cleared(duty, statement, case)
        if ready and not stale(duty, statement) and not _awaits_news(duty, statement, case):
            yield about(duty, "publish", statement, PublishStatement(role, statement.statement))
        careful = not (duty.character.heavy_hand or duty.character.offhand)
        mine = statement.state == "PUBLISHED" or (
            returned(duty, statement) and bool(statement.newest.corrects)
        )
        if mine and case and careful and (now := _wrong_since_it_went_out(statement, case)):
            yield _own_error(duty, statement, case, now)


def _awaits_news(duty: Duty, statement: Statement, case: Case | None) -> bool:
    """Whether a text waits a moment for what has just come in; a warning, and what a person wrote, waits for nothing."""
    version = statement.newest
    careful = not (duty.character.heavy_hand or duty.character.offhand)
    if case is None or statement.kind == "warning" or version.author_seat in duty.view.people or not careful:
        return False
    return version.stance != "unknown" and (news_since(duty.view, case, version.at) or gives_way(duty, case))


def _wrong_since_it_went_out(statement: Statement, case: Case) -> str:
    """The verdict that shows a published text to have been wrong, "" where there is none or the facts have only moved on."""
    said = statement.published
    return "" if said is None or borne_out(said, case) else overtaken_by(said, case)


def _own_error(duty: Duty, statement: Statement, case: Case, verdict: str) -> Proposal:
    """Raise the error that newer evidence shows, then put the corrected text to review; one approval is enough."""
    if not statement.error_open:
        text = duty.view.premises.say(
            duty.view.lang, "The owner's newer record says otherwise than our text."
        )
        return about(duty, "raise", statement, RaiseError("SPOKE", statement.statement, text))
    words = compose(duty, case, "self_correction", statement)
    said = ANSWERS[verdict][0]
    # A correction of our own text does not begin to deny; that is for a text of its own.
    said = "advice" if said == "deny" else said
    command = SelfCorrect(
        role="SPOKE",
        statement=statement.statement,
        title_vi=words.title_vi,
        title_en=words.title_en,
        body_vi=words.body_vi,
        body_en=words.body_en,
        stance=said,
    )
    return about(duty, "self_correct", statement, command)


def _may_approve(duty: Duty, role: str, statement: Statement) -> bool:
    """RIGHTS reads every draft; the owner those on cases where it was asked; an expert for an owner in conflict."""
    case = case_of(duty, statement)
    if role == "RIGHTS" or case is None:
        return role == "RIGHTS" or (role == "FACT-OWNER" and not statement.case)
    owners = {question.owner for question in case.questions} - {""}
    conflicted = owners & {unit for unit, _ in case.conflicts}
    if role == "EXPERT":
        return bool(conflicted)
    return not owners or duty.view.seat.cell in owners - conflicted


def _cleared(duty: Duty, statement: Statement, case: Case | None) -> bool:
    """Approved as far as SPOKE can see: both signatures, or one for a first word while the facts are out and for a
    correction of our own text."""
    return not statement.held and not approvals(statement, case, duty.view.casework.edition).missing
