"""The leak check at every door of a statement: when it is drafted, handed in, approved, cleared and published.

What is protected changes while a text is on its way: evidence is added, marked up, taken back. So each step reads the text
again against what is protected now, and its event records what was found and by which version of the checker.
"""

# Charter: casework leakcheck
from __future__ import annotations

from collections.abc import Iterable, Mapping

from infodrill.casework import craft, leak
from infodrill.casework.figures import told_in
from infodrill.casework.nouns.marking import compared
from infodrill.casework.records import Case, Statement
from infodrill.casework.refusal import refuse
from infodrill.casework.scene import CaseScene
from infodrill.kernel.errors import Refused
from infodrill.kernel.i18n import N_

LONGEST = 50_000  # characters of all parts together
# Different numbers and names: its author reads of each whether a protected paper holds it.
MOST_IN_A_DRAFT = 400
CHECKER = f"{craft.CHECKER} {leak.CHECKER}"  # as a draft's event names it


def found(scene: CaseScene, case: Case | None, parts: Mapping[str, str]) -> tuple[leak.Hit, ...]:
    """What in these parts of a text on `case` is not for the public now. Refuses what nobody would read to its end."""
    if sum(map(len, parts.values())) > LONGEST:
        raise refuse(
            "fields", N_("A text is read up to {n} characters."), (), N_("Write it shorter."), n=LONGEST
        )
    if len(told_in(parts.values())) > MOST_IN_A_DRAFT:
        raise refuse(
            "fields",
            N_("A text holds {n} different numbers and names at most."),
            (),
            N_("Leave figures to a table elsewhere and say what they mean."),
            n=MOST_IN_A_DRAFT,
        )
    return leak.leaks(parts, *compared(case, scene.book, scene.artefacts), scene.public_contacts)


def found_now(scene: CaseScene, statement: Statement) -> tuple[str, ...]:
    """Codes of the findings in the newest version as things are now, cleared ones included."""
    case = scene.book.cases.get(statement.case)
    return tuple(hit.code() for hit in found(scene, case, leak.parts_of(statement.newest)))


def open_ones(statement: Statement, codes: Iterable[str]) -> tuple[str, ...]:
    """The findings among `codes` that nobody cleared for this version."""
    return tuple(code for code in codes if code not in statement.cleared)


def passed(scene: CaseScene, statement: Statement) -> tuple[str, ...]:
    """The findings now, every one of them cleared. Refuses with the passage while one is not."""
    codes = found_now(scene, statement)
    cleared(statement, codes)
    return codes


def cleared(statement: Statement, codes: Iterable[str]) -> None:
    """Refuse with its passages a text of which nobody cleared one of the findings `codes`."""
    if standing := open_ones(statement, codes):
        parts = leak.parts_of(statement.newest)
        raise refused(
            (leak.passage(leak.read_hit(code), parts) for code in standing),
            N_("Take it out, or have it cleared with a reason by: {allowed}."),
            ("RIGHTS", "SAFE"),
        )


def refused(passages: Iterable[str], remedy: str, allowed: tuple[str, ...] = ()) -> Refused:
    """The refusal of a leak: the text's own words, never which artefact they match or what it says."""
    shown = " · ".join(f"“{passage}”" for passage in passages)
    return refuse("leak", N_("The leak check found: {passage}."), allowed, remedy, passage=shown)
