"""From records of the domain to the API's shapes, in the language of the reader. Reads a SeatView; decides nothing."""

# Charter: web api telling
from __future__ import annotations

from dataclasses import replace
from typing import Any

from infodrill.casework import craft
from infodrill.casework.book import Case, Statement, Version
from infodrill.casework.leak import hits_of
from infodrill.conduct import naming, policy
from infodrill.conduct.feedcards import Card
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import tr
from infodrill.web.api import shapes
from infodrill.web.sealing import veil, veil_source

Told = dict[str, Any]


def case_line(view: SeatView, case: Case) -> Told:
    """A case in a list. Another case is named only when the seat sees it too."""
    seen = {each_case.case for each_case in view.cases}
    return {
        **shapes.CaseLine.copied(case),
        "state_name": view.casework.edition.state_name(case.state, view.lang),
        "title": case.sentence or case.said,
        "merged_into": case.merged_into if case.merged_into in seen else "",
    }


def case_sheet(view: SeatView, case: Case) -> Told:
    """A case with everything on it and what the seat may do."""
    seen = {statement.statement for statement in view.statements}
    return {
        **shapes.CaseSheet.copied(case),
        **case_line(view, case),
        "source": veil_source(case.source),
        "danger_told": case.danger_heard,
        "tickets": [{"ticket": ticket, "due": due, "answered_at": at} for ticket, due, at in case.tickets],
        "statements": [statement for statement in case.statements if statement in seen],
        "possible": _possible(view, case.case),
    }


def statement_line(view: SeatView, statement: Statement) -> Told:
    """A statement in a list; for a seat that sees only what was published, that version."""
    version = _versions(view, statement)[-1]
    return {
        **shapes.StatementLine.copied(statement),
        "case": statement.case if any(case.case == statement.case for case in view.cases) else "",
        "state_name": view.casework.edition.state_name(statement.state, view.lang),
        "title": version.said(view.lang)[0],
        "at": version.at,
        "published_at": version.published_at,
    }


def statement_sheet(view: SeatView, statement: Statement) -> Told:
    """A statement with its versions, craft and leaks."""
    return {
        **shapes.StatementSheet.copied(statement),
        **statement_line(view, statement),
        "approvals": [{"role": role, "cell": cell} for role, cell, _ in statement.approvals],
        "versions": [_version(view, version) for version in _versions(view, statement)],
        "possible": _possible(view, statement.statement),
    }


def post(view: SeatView, card: Card) -> Told:
    """A post as it is shown."""
    cell = view.seats.cells.get(card.name)
    return {
        **shapes.Post.copied(card),
        "post": veil(card.id),
        "thread": veil(card.thread),
        "parent": veil(card.parent),
        "at": card.minute * 60,
        "clock": view.clock(card.minute * 60),
        "name": cell.organisation.in_(view.lang) if cell else card.name,
        "replies": card.tally.replies,
        "shares": card.tally.counts.shares,
        "reactions": sum(card.tally.reactions),
        "quoted": card.quoted.text if card.quoted is not None and not card.quoted.gone else "",
    }


def _versions(view: SeatView, statement: Statement) -> tuple[Version, ...]:
    """Drafts are for those who work on the statement; others get what was published, as on the portal."""
    case = next((each_case for each_case in view.cases if each_case.case == statement.case), None)
    if (case is not None or not statement.case) and policy.sees_statement(
        view.seat, replace(statement, versions=()), case
    ):
        return statement.versions
    return tuple(version for version in statement.versions if version.published_at >= 0)


def _version(view: SeatView, version: Version) -> Told:
    leaks = [
        {"kind": hit.kind, "part": hit.part, "words": words, "marking": hit.marking}
        for hit, words in hits_of(version)
    ]
    return {
        **shapes.Version.copied(version),
        "craft": [
            {
                "item": item,
                "name": tr(view.lang, naming.CRAFT.get(item, item)),
                "points": version.craft.get(item, 0),
                "most": most,
            }
            for item, most in craft.ITEMS.items()
        ],
        "leaks": leaks,
    }


def _possible(view: SeatView, item: str) -> list[Told]:
    edition = view.casework.edition
    return [
        {"step": step, "role": role, "name": edition.step_name(step, view.lang)}
        for step, role in view.casework.possible(item)
    ]
