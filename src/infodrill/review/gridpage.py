"""The page docs/reference/verdict.md: which character is rated how, in every drill. Written by `infodrill rehearse --grid`."""

# Charter: review gridpage
from __future__ import annotations

from collections.abc import Iterator, Sequence

from infodrill.automata.character import CHARACTERS
from infodrill.kernel.i18n import tr
from infodrill.review.grid import OVERALL, Grid, GridMark, departures
from infodrill.review.measures import SPECS, versions

HEAD = """# What the verdict tells apart

Written by `infodrill rehearse --grid --out docs/reference/verdict.md` ([options](cli.md)).
Every character of automated cells plays every drill of the library in a city of {accounts} accounts. They
differ by how they work (how fast, how careful, whether they check, speak, act), never by a look at a measure.

In a field stands the rating with each seed: P, S, M, U; *i* insufficient (less than 60 % covered); *r* reported, not rated
(too few of a kind); – not measured. A percentage behind it is the least coverage, where it is under 100. ✓ = the scenario
promises to rate it when good cells play (`rates`). *Due* = rows that fall due, or can be breached, within the planned play, of
those that are owed, whoever plays: what is owed and when comes from scenario and clocks alone.
The range itself writes the public number and the notice of E14 as something is published, so no drill promises that cells can
fall in it. What is forbidden (E2, E3) is kept only by who dealt with the claim: cells that do nothing have nothing covered there.

What must hold, and a test reads it off this page: good cells reach P or S on every seed; the others are rated, and never P; good
cells are rated in every measure that is promised, and in each of them some character falls on every seed. E15 (forecasts) and E17
(evenness) are tested by mutation of a log alone, as `tests/review/test_mutations.py` tests the rest as well.

The page is of yesterday, and a test says so, when a drill's files have another digest than the one that stands at it, or a
measure another version than here.

Versions of the measures: {versions}.
"""


DIGEST = "Played from the scenario whose files have the digest `{digest}`."


def page(grids: Sequence[Grid], accounts: int) -> str:
    """The page, in English as the reference is."""
    known = ", ".join(f"{code} {version}" for code, version in versions().items())
    head = HEAD.format(accounts=f"{accounts:,}", versions=known)
    return "\n".join((head, *(line for grid in grids for line in _section(grid))))


def _section(grid: Grid) -> Iterator[str]:
    seeds = sorted({play.seed for play in grid.plays})
    yield f"## {grid.scenario}\n\nSeeds {', '.join(map(str, seeds))}.\n\n{DIGEST.format(digest=grid.digest)}\n"
    yield f"| measure | ✓ | due | {' | '.join(CHARACTERS)} |"
    yield f"|---|---|---|{'---|' * len(CHARACTERS)}"
    for code in grid.codes:
        owed, due = grid.due.get(code, (0, 0))
        told = [
            f"{code} {SPECS[code].title}" if code != OVERALL else f"**{OVERALL}**",
            "✓" if code in grid.promised else "",
            f"{due} of {owed}" if owed else "",
            *(field(grid.cell(code, character)) for character in CHARACTERS),
        ]
        yield f"| {' | '.join(told)} |"
    yield ""
    wrong = [tr("en", text, code=code) for text, code in departures(grid)]
    yield "".join(f"- **{fault}**\n" for fault in wrong) or "All that must hold holds.\n"


def field(marks: Sequence[GridMark]) -> str:
    """ "P P S", with the least coverage where it is under 100."""
    least = min((mark.coverage for mark in marks if mark.coverage is not None), default=100)
    said = " ".join(mark.mark for mark in marks)
    return said if least == 100 else f"{said} · {least} %"
