"""The graph of an edition: its edges, what a state reaches, the groups people see, times as people write them."""

# Charter: casework graph
from __future__ import annotations

from infodrill.casework.edition import Edition
from infodrill.casework.steps import CORE, GROUPS


def edges(edition: Edition) -> tuple[tuple[str, str, str], ...]:
    """(from, to, step) of every step that moves a case, in the order of the procedure."""
    return tuple(
        (frm, CORE[step].to, step)
        for step in CORE
        if edition.has(step) and CORE[step].to
        for frm in edition.steps[step].frm
    )


def reach(edition: Edition, start: str) -> frozenset[str]:
    """The states that a case can come to from `start`, itself included."""
    found, fresh = {start}, [start]
    while fresh:
        state = fresh.pop()
        fresh += [to for frm, to, _ in edges(edition) if frm == state and to not in found]
        found |= {to for frm, to, _ in edges(edition) if frm == state}
    return frozenset(found)


def group_of(state: str) -> str:
    """The group in which people see a state: new, checking, answering, tracking, done."""
    return next(group for group, states in GROUPS.items() if state in states)


def span(seconds: int) -> str:
    """A time as the procedure writes it: 30 min, 4 h, 72 h, 5 d."""
    if seconds % 86_400 == 0 and seconds > 3 * 86_400:
        return f"{seconds // 86_400} d"
    return f"{seconds // 3600} h" if seconds % 3600 == 0 else f"{seconds // 60} min"
