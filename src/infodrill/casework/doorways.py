"""What every publication adds: the version that it replaces, and the line of the public log that it owes."""

# Charter: casework doorways
from __future__ import annotations

from infodrill.casework import rights
from infodrill.casework.nouns.decision import PublicLogEntered
from infodrill.casework.nouns.statementmoves import StatementStepped
from infodrill.casework.records import Statement
from infodrill.casework.scene import CaseScene

LOGGED_ACTIONS = frozenset({5, 6})  # published actions that enter the public log (7 and 8 enter when acted)


def replaced(scene: CaseScene, statement: Statement, version: int, to: str) -> StatementStepped:
    """The event that takes a published version out of force: to SUPERSEDED or SELF_CORRECTED."""
    return StatementStepped(
        statement=statement.statement,
        version=version,
        frm="PUBLISHED",
        to=to,
        role=scene.role,
        cell=scene.cell,
    )


def line_owed(scene: CaseScene, statement: Statement) -> tuple[PublicLogEntered, ...]:
    """The line of the public log that an action 5 or 6 owes, with its number and appeal link."""
    action = rights.STATEMENT_ACTION[statement.kind]
    if action not in LOGGED_ACTIONS:
        return ()
    number, item = len(scene.book.public_log) + 1, statement.statement
    return (PublicLogEntered(number=number, item=item, action=action, link=rights.appeal_link(item)),)
