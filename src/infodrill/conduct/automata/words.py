"""Words on a case: holding lines, corrections, warnings, answers, acknowledgements, drafted and handed over for review."""

# No charter: an automated cell asks for what a person of its cell may ask; policy and desk answer both alike
from __future__ import annotations

from collections.abc import Iterator

from infodrill.casework import commands as do
from infodrill.casework.book import Case, Statement
from infodrill.conduct.automata.decision import WORDS, speaks
from infodrill.conduct.automata.phrases import PROMISE, Words, Writer, sweeping
from infodrill.conduct.automata.proposal import Duty, Proposal
from infodrill.conduct.automata.verification import standing_verdict
from infodrill.conduct.reading import TRUE_VERDICTS

CHANNELS = ("feed", "group", "portal", "press")
STANCE = {"holding": "unknown", "warning": "advice", "acknowledgement": "confirm"}


def draft(duty: Duty) -> Iterator[Proposal]:
    """COMMS: the holding line while facts are out, then what was decided; again when it was sent back."""
    view, role = duty.view, duty.holds("COMMS")
    if not role:
        return
    for case in view.open_cases:
        mine = [one for one in view.statements if one.case == case.case]
        kinds = {one.kind for one in mine}
        for kind in _wanted(duty, case):
            if kind not in kinds and not (
                kind == "holding" and case.state == "VERIFYING" and "warning" in kinds
            ):
                yield duty.propose("draft", case, _draft(duty, role, case, kind, None), lead=1)
        for one in mine:
            if one.state == "PUBLISHED" and one.kind == "holding" and _update_owed(duty, one, case):
                yield duty.propose("draft", case, _draft(duty, role, case, "holding", one), lead=1)


def submit(duty: Duty) -> Iterator[Proposal]:
    """The author hands a finished draft over for review."""
    role = duty.holds("COMMS", "SPOKE")
    if role:
        for one in duty.view.statements:
            if one.state == "DRAFTING":
                yield about(duty, "submit", one, do.SubmitStatement(role, one.statement))


def about(duty: Duty, work: str, one: Statement, command: do.CaseCommand) -> Proposal:
    """A proposal about a statement: a little before other work on its case."""
    case = case_of(duty, one)
    if not one.case:
        return duty.aside(work, one.statement, command, duty.view.since(one.statement), lead=-9)
    made = duty.propose(work, case, command, since=duty.view.since(one.statement))
    return Proposal(made.weight - 3, made.since, work, f"{work}:{one.statement}", command)


def case_of(duty: Duty, one: Statement) -> Case | None:
    """The statement's case as the seat sees it."""
    return next((case for case in duty.view.cases if case.case == one.case), None)


def _wanted(duty: Duty, case: Case) -> list[str]:
    """Kinds of statement this case calls for now."""
    heavy = duty.hard_on(duty.view.read(case))
    wanted = []
    pressing = case.priority == "P1" or case.danger
    if case.state == "VERIFYING" and pressing and not heavy:
        wanted += _first_word(case)
    if case.state in ("DECIDED", "ACTING"):
        # What is danger to life is said before the rest.
        wanted += [
            WORDS[one]
            for one in sorted(case.actions, key=lambda one: one != 6)
            if one in WORDS and speaks(case, one, duty.view) and not (heavy and one == 4)
        ]
    return wanted


def _first_word(case: Case) -> list[str]:
    """While it is being verified: what is not known yet; once the owner says that it is not so, what to do."""
    answered = [one for one in case.questions if one.verdict]
    newest = max(answered, key=lambda one: one.answered_at, default=None)
    if newest is None or newest.verdict == "UNPROVEN":
        return [] if standing_verdict(case) else ["holding"]
    return ["warning"] if case.danger and newest.verdict not in TRUE_VERDICTS and newest.advice else []


def _draft(duty: Duty, role: str, case: Case, kind: str, old: Statement | None) -> do.DraftStatement:
    view = duty.view
    words = compose(duty, case, kind, old)
    promise = view.now + PROMISE if kind == "holding" else 0
    return do.DraftStatement(
        role, case.case, kind, _stance(duty, case, kind), CHANNELS, words.figures, words.title_vi, words.title_en,
        words.body_vi, words.body_en, old.statement if old else "", promise,
        tuple(one.evidence for one in case.evidence),
    )  # fmt: skip


def compose(duty: Duty, case: Case, kind: str, old: Statement | None = None) -> Words:
    """The text that this seat's character writes."""
    if duty.hard_on(duty.view.read(case)) and kind in ("correction", "answer"):
        return sweeping(case, duty.view, kind)
    return Writer(case, duty.view, duty.seed).write(kind, old)


def _stance(duty: Duty, case: Case, kind: str) -> str:
    if kind in STANCE:
        return STANCE[kind]
    if kind == "answer":
        return "confirm" if case.verdict in TRUE_VERDICTS else "advice"
    if duty.hard_on(duty.view.read(case)) or case.verdict == "FALSE":
        return "deny"
    return "confirm" if case.verdict in TRUE_VERDICTS else "partly"


def _update_owed(duty: Duty, one: Statement, case: Case) -> bool:
    """A promised next word is near and there is still no verdict."""
    version = one.published
    waiting = case.state == "VERIFYING" and not standing_verdict(case)
    return waiting and version is not None and 0 < version.next_update <= duty.view.now + 6 * 60
