"""The list of statements as a room: newest first, and what waits to be begun."""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

from dataclasses import dataclass

from infodrill.casework.edition import Edition
from infodrill.casework.stances import barred
from infodrill.conduct import naming
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import tr
from infodrill.web.rooms.heldback import held_back
from infodrill.web.rooms.moments import moment
from infodrill.web.rooms.nextthings import NextThingShown, next_things
from infodrill.web.rooms.signs import state_told


@dataclass(frozen=True, slots=True)
class StatementList:
    """The list of statements, newest first, and what waits to be begun."""

    waiting: tuple[NextThingShown, ...]
    rows: tuple[tuple[str, ...], ...]


def shelf(view: SeatView, edition: Edition) -> StatementList:
    """(id, kind, title, state, clock, case, issuer, why it goes out no more) of each."""
    lang, rows = view.lang, []
    cases = {case.case: case for case in view.cases}
    for statement in reversed(view.statements):
        version = statement.newest
        issuer = view.seats.cells.get(statement.issuer)
        rows.append(
            (
                statement.statement,
                tr(lang, naming.kind_of(statement.kind, version.stance)),
                version.said(lang)[0],
                state_told(view, edition, statement),
                moment(view, version.published_at if version.published_at >= 0 else version.at),
                statement.case,
                issuer.organisation.in_(lang) if issuer else statement.issuer,
                held_back(view, edition, statement, case)
                if barred(case := cases.get(statement.case), statement)
                else "",
            )
        )
    waiting = (thing for thing in next_things(view, edition) if thing.link.startswith("studio/new/"))
    return StatementList(() if view.over else tuple(waiting), tuple(rows))
