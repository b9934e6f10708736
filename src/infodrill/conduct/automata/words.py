"""Words: holding lines, corrections, warnings, answers, acknowledgements; approval by others; self-correction."""

from __future__ import annotations

from collections.abc import Iterator

from infodrill.casework import commands as do
from infodrill.casework.book import Case, Statement
from infodrill.conduct.automata.decision import WORDS, speaks
from infodrill.conduct.automata.phrases import PROMISE, Words, compose
from infodrill.conduct.automata.proposal import Duty, Proposal
from infodrill.conduct.automata.verification import standing_verdict
from infodrill.conduct.reading import TRUE_VERDICTS
from infodrill.kernel.i18n import tr

CHANNELS = ("feed", "group", "portal", "press")
STANCE = {
    "holding": "unknown", "answer": "advice", "warning": "advice", "acknowledgement": "confirm",
}  # fmt: skip


def draft(duty: Duty) -> Iterator[Proposal]:
    """COMMS: the holding line while facts are out, then what was decided."""
    view, role = duty.view, duty.holds("COMMS")
    if not role:
        return
    for case in view.open_cases:
        mine = [one for one in view.statements if one.case == case.case]
        kinds = {one.kind for one in mine}
        for kind in _wanted(duty, case):
            if kind not in kinds:
                yield duty.propose("draft", case, _draft(duty, role, case, kind, ""), lead=1)
        for one in mine:
            if one.state == "PUBLISHED" and one.kind == "holding" and _update_owed(duty, one):
                yield duty.propose("draft", case, _draft(duty, role, case, "holding", one.statement), lead=1)


def submit(duty: Duty) -> Iterator[Proposal]:
    """The author hands a finished draft over for review."""
    role = duty.holds("COMMS", "SPOKE")
    if role:
        for one in duty.view.statements:
            if one.state == "DRAFTING":
                yield _about(duty, "submit", one, do.SubmitStatement(role, one.statement))


def approve(duty: Duty) -> Iterator[Proposal]:
    """RIGHTS and the owner of the facts, never the author."""
    view = duty.view
    for one in view.statements:
        if one.state != "REVIEW" or one.newest.author_seat == view.seat.seat:
            continue
        for role in ("RIGHTS", "FACT-OWNER", "EXPERT"):
            done = any(given == role for given, _, _ in one.approvals)
            if duty.holds(role) and not done and _may_approve(duty, role, one):
                yield _about(duty, "approve", one, do.ApproveStatement(role, one.statement))


def publish(duty: Duty) -> Iterator[Proposal]:
    """SPOKE publishes what was approved; self-corrects what a newer verdict contradicts."""
    if not duty.holds("SPOKE"):
        return
    for one in duty.view.statements:
        if one.state == "REVIEW":
            yield _about(duty, "publish", one, do.PublishStatement("SPOKE", one.statement))
        case = _case(duty, one)
        if one.state == "PUBLISHED" and case and _contradicted(one, case) and not duty.character.heavy_hand:
            if one.error_raised_at < 0:
                text = tr(duty.view.lang, "The owner's newer record says otherwise.")
                yield _about(duty, "raise", one, do.RaiseError("SPOKE", one.statement, text))
            else:
                words = compose("correction", case, duty.view)
                command = do.SelfCorrect(
                    "SPOKE",
                    one.statement,
                    words.title_vi,
                    words.title_en,
                    words.body_vi,
                    words.body_en,
                    "partly",
                )
                yield _about(duty, "self_correct", one, command)


def _wanted(duty: Duty, case: Case) -> list[str]:
    """Kinds of statement this case calls for now."""
    heavy = duty.character.heavy_hand
    wanted = []
    pressing = case.priority == "P1" or case.danger
    if case.state == "VERIFYING" and pressing and not standing_verdict(case) and not heavy:
        wanted.append("holding")
    if case.state in ("DECIDED", "ACTING"):
        wanted += [
            WORDS[one]
            for one in case.actions
            if one in WORDS and speaks(case, one) and not (heavy and one == 4)
        ]
    return wanted


def _draft(duty: Duty, role: str, case: Case, kind: str, statement: str) -> do.DraftStatement:
    view = duty.view
    words: Words = compose(kind, case, view)
    promise = view.now + PROMISE if kind == "holding" else 0
    return do.DraftStatement(
        role, case.case, kind, _stance(duty, case, kind), CHANNELS, words.figures, words.title_vi, words.title_en,
        words.body_vi, words.body_en, statement, promise, tuple(one.evidence for one in case.evidence),
    )  # fmt: skip


def _stance(duty: Duty, case: Case, kind: str) -> str:
    if kind in STANCE:
        return STANCE[kind]
    if duty.character.heavy_hand or case.verdict == "FALSE":
        return "deny"
    return "confirm" if case.verdict in TRUE_VERDICTS else "partly"


def _about(duty: Duty, work: str, one: Statement, command: do.CaseCommand) -> Proposal:
    case = _case(duty, one)
    made = duty.propose(work, case, command, since=duty.view.since(one.statement))
    return Proposal(made.weight - 3, made.since, work, f"{work}:{one.statement}", command)


def _case(duty: Duty, one: Statement) -> Case | None:
    return next((case for case in duty.view.cases if case.case == one.case), None)


def _may_approve(duty: Duty, role: str, one: Statement) -> bool:
    """RIGHTS reads every draft; the owner those on cases where it was asked; an expert for an owner in conflict."""
    case = _case(duty, one)
    if role == "RIGHTS" or case is None:
        return role == "RIGHTS"
    owners = {question.owner for question in case.questions}
    conflicted = owners & {unit for unit, _ in case.conflicts}
    if role == "EXPERT":
        return bool(conflicted)
    return duty.view.seat.cell in owners - conflicted


def _update_owed(duty: Duty, one: Statement) -> bool:
    version = one.published
    case = _case(duty, one)
    waiting = case is not None and case.state == "VERIFYING" and not standing_verdict(case)
    return waiting and version is not None and 0 < version.next_update <= duty.view.now + 6 * 60


def _contradicted(one: Statement, case: Case) -> bool:
    version = one.published
    if version is None or case.verdict_at <= version.published_at:
        return False
    return version.stance == "deny" and case.verdict != "FALSE"
