"""Verbs at the door: publish, clear a leak finding, raise our own error, correct ourselves."""

# Charter: casework publishing
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from infodrill.casework import commands as ask
from infodrill.casework import rights
from infodrill.casework.events import ErrorRaised, LeakCleared, PublicLogEntered, StatementStepped
from infodrill.casework.leak import PARTS, hits_of, passage, read_hit
from infodrill.casework.records import Case, Statement
from infodrill.casework.refusal import RuleRefused, refuse
from infodrill.casework.scene import Scene
from infodrill.casework.statement import (
    DRAFTABLE,
    check_stance,
    drafted,
    early,
    in_state,
    moved,
    stands_for,
)
from infodrill.kernel.events import EventBody, Text
from infodrill.kernel.i18n import N_

LOGGED_ACTIONS = frozenset({5, 6})  # published actions that enter the public log (7 and 8 enter when acted)


def publish_statement(scene: Scene, cmd: ask.PublishStatement) -> tuple[EventBody, ...]:
    """REVIEW → PUBLISHED; an older published version stays visible as superseded."""
    statement = scene.statement(cmd.statement)
    in_state(statement, "REVIEW")
    case = scene.book.cases.get(statement.case)
    scene.may("publish", case)
    if case is not None and not early(case, statement.kind) and case.state not in DRAFTABLE:
        raise refuse(
            "state",
            N_("{kind} is not published while the case is {state}."),
            sorted(DRAFTABLE),
            kind=statement.kind,
            state=case.state,
        )
    _approved(scene, statement, case)
    no_leaks(statement)
    stands_for(scene, case, statement.kind)
    check_stance(case, statement.kind, statement.newest.stance)
    _attributed(statement)
    old = statement.published
    superseded = (
        [_replaced(scene, statement, old.version, "SUPERSEDED")] if old and old.state == "PUBLISHED" else []
    )
    return *superseded, moved(scene, statement, "PUBLISHED"), *public_line(scene, statement)


def _approved(scene: Scene, statement: Statement, case: Case | None) -> None:
    """FACT-OWNER and RIGHTS; for a holding line one of them. EXPERT stands in for a conflicted owner."""
    step = "holding" if early(case, statement.kind) else "publish"
    needed = set(scene.edition.steps[step].approvals)
    conflicted = {unit for unit, _ in case.conflicts} if case else set()
    # A conflict recorded after an approval takes that approval away.
    held = {
        "FACT-OWNER" if role == "EXPERT" else role
        for role, cell, _ in statement.approvals
        if cell not in conflicted
    }
    missing = sorted(needed - held)
    if (step == "holding" and not needed & held) or (step == "publish" and missing):
        raise refuse("approval", N_("An approval is missing."), missing, N_("Missing: {allowed}."))
    if any(seat == statement.newest.author_seat for _, _, seat in statement.approvals):
        raise refuse("I7", N_("Nobody approves their own text."), ("FACT-OWNER", "RIGHTS"))


def no_leaks(statement: Statement) -> None:
    if statement.newest.leaks and not statement.leak_cleared:
        raise leak_found(
            [passage for _, passage in hits_of(statement.newest)],
            N_("Take it out, or have it cleared with a reason by: {allowed}."),
            ("RIGHTS", "SAFE"),
        )


def leak_found(passages: Iterable[str], remedy: str, allowed: tuple[str, ...] = ()) -> RuleRefused:
    """The refusal of a leak: the draft's own words, never which artefact they match or what it says."""
    found = " · ".join(f"“{one}”" for one in passages)
    return refuse("leak", N_("The leak check found: {passage}."), allowed, remedy, passage=found)


def _attributed(statement: Statement) -> None:
    if not statement.issuer or not statement.newest.sources:
        raise refuse("I4", N_("A published item names its issuer and sources."))


def _replaced(scene: Scene, statement: Statement, version: int, to: str) -> StatementStepped:
    return StatementStepped(statement.statement, version, "PUBLISHED", to, scene.role, scene.cell)


def public_line(scene: Scene, statement: Statement) -> tuple[EventBody, ...]:
    """The line of the public log that an action 5 or 6 owes, with its number and appeal link."""
    action = rights.STATEMENT_ACTION[statement.kind]
    if action not in LOGGED_ACTIONS:
        return ()
    number, item = len(scene.book.public_log) + 1, statement.statement
    return (PublicLogEntered(number, item, action, rights.appeal_link(item)),)


def clear_leak(scene: Scene, cmd: ask.ClearLeak) -> tuple[EventBody, ...]:
    statement = scene.statement(cmd.statement)
    scene.may("clear_leak")
    if not statement.newest.leaks or statement.leak_cleared:
        raise refuse("once", N_("{statement} has no finding to clear."), statement=statement.statement)
    if statement.newest.author_seat == scene.seat:
        raise refuse("author≠approver", N_("Nobody clears their own text."), ("RIGHTS", "SAFE"))
    reason = Text(scene.said(cmd.reason, "reason"))
    return (LeakCleared(statement.statement, statement.newest.version, scene.role, reason),)


def raise_error(scene: Scene, cmd: ask.RaiseError) -> tuple[EventBody, ...]:
    """Anyone may say that our own published text is wrong."""
    statement = scene.statement(cmd.statement)
    scene.may("raise_error")
    if statement.published is None:
        raise refuse("state", N_("{statement} was not published."), statement=statement.statement)
    if statement.error_raised_at >= 0 and statement.corrected_at < 0:
        raise refuse(
            "once",
            N_("An error of {statement} is raised already."),
            ("self_correct",),
            statement=statement.statement,
        )
    return (ErrorRaised(statement.statement, scene.cell, Text(scene.said(cmd.text, "text"))),)


def self_correct(scene: Scene, cmd: ask.SelfCorrect) -> tuple[EventBody, ...]:
    """A corrected version in the same channels, at once; the old one stays visible."""
    statement = scene.statement(cmd.statement)
    case = scene.book.cases.get(statement.case)
    scene.may("self_correct", case)
    old = statement.published
    if old is None or statement.error_raised_at < 0 or statement.corrected_at >= 0:
        raise refuse(
            "state",
            N_("No error of {statement} waits for correction."),
            ("raise_error",),
            statement=statement.statement,
        )
    if (cmd.body_vi, cmd.body_en, cmd.stance) == (old.body_vi, old.body_en, old.stance):
        raise refuse("fields", N_("The corrected version says the same as the old one."))
    if not all(one.strip() for one in (cmd.title_vi, cmd.title_en, cmd.body_vi, cmd.body_en)):
        raise refuse("fields", N_("A statement has a title and a body in Vietnamese and in English."))
    if cmd.stance == "deny" and old.stance != "deny":
        raise refuse(
            "stance",
            N_("A correction of our own text does not begin to deny."),
            ("draft",),
            N_("A denial goes through a new version: {allowed}."),
        )
    check_stance(case, statement.kind, cmd.stance)
    draft = drafted(scene, statement, case, cmd, statement.kind)
    if draft.leaks:
        texts = (draft.title_vi, draft.title_en, draft.body_vi, draft.body_en)
        parts = {part: str(text) for part, text in zip(PARTS, texts, strict=False)}
        parts |= {"figures": "\n".join(draft.figures), "sources": "\n".join(draft.sources)}
        raise leak_found((passage(read_hit(one), parts) for one in draft.leaks), N_("Take it out."))
    late = scene.at > statement.error_raised_at + (
        scene.edition.due("self_correct", case.priority if case else "P3") or 0
    )
    published = StatementStepped(
        statement.statement, draft.version, "DRAFTING", "PUBLISHED", scene.role, scene.cell, late
    )
    replaced = replace(_replaced(scene, statement, old.version, "SELF_CORRECTED"), late=late)
    return draft, replaced, published, *public_line(scene, statement)
