"""Discrimination: every character of automated cells plays a drill with several seeds, measure by measure, side by side.

A verdict is worth something only if it can fail. The grid shows whether it does: who plays well reaches the objective,
who does not stays below it and is rated all the same. `departures` names what the grid shows otherwise.
"""

# Charter: review grid
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from infodrill.automata import rehearse as rehearsal
from infodrill.automata.character import CHARACTERS
from infodrill.casework.rights import MIN_CLASS
from infodrill.conduct.shipped import load_shipped
from infodrill.kernel.i18n import N_, MsgidWords, tr
from infodrill.kernel.store import MemoryLogStore
from infodrill.review.assess import Verdict, judge
from infodrill.review.ledger import Owed, read_course
from infodrill.review.measures import SPECS, discernment, verification, versions
from infodrill.review.measures.base import ENOUGH, LETTERS, Measure, Status
from infodrill.review.record import Record
from infodrill.scenario.faults import ScenarioProblem, warning
from infodrill.scenario.loader import Loaded, find, load

# Enough for every spread level; what cells are rated by hangs little on the size of the city.
ACCOUNTS = 2_000
RUN_ON = 1  # hours
GOOD = "good"
OVERALL = "Overall"
REACHED = "PS"  # the letters with which good cells reach a drill's objective
ONLY_MUTATED = frozenset({"E15", "E17"})  # no character falls in them: they are tested by mutation alone
MARKS: Mapping[Status, str] = {
    "insufficient": "i",
    "reported": "r",
    "not_measured": "–",
    "model": "–",
    "rated": "–",
}
NEEDED: Mapping[str, tuple[tuple[str, ...], int]] = {
    discernment.CODE: ((discernment.ACTED, discernment.LEFT), MIN_CLASS),
    verification.CODE: ((verification.VERDICT,), verification.LEAST),
}
"""Measure → kinds of row of which it needs so many each before it says a letter."""
Departure = tuple[str, str]  # msgid, and the {code} of its measure or character


@dataclass(frozen=True, slots=True)
class GridMark:
    """What a measure came to in one play: its letter, else i (insufficient), r (reported, not rated) or – (not measured);
    coverage in percent, None = nothing was planned."""

    mark: str
    coverage: int | None = None

    @property
    def rated(self) -> bool:
        return self.mark in LETTERS


@dataclass(frozen=True, slots=True, kw_only=True)
class Play:
    """One drill played by one character with one seed. `marks` holds "Overall" beside the measures."""

    scenario: str
    character: str
    seed: int
    marks: Mapping[str, GridMark]


def play(name: str, character: str, seed: int, accounts: int = ACCOUNTS, cache: Path | None = None) -> Play:
    """Play the scenario of that name or folder, without report and twin cities, and judge it."""
    return judged(load(find(name)), character, seed, accounts=accounts, cache=cache)[0]


def judged(
    whole: Loaded, character: str, seed: int, *, accounts: int, cache: Path | None = None
) -> tuple[Play, Verdict]:
    """The same of a loaded scenario, with all that the log says."""
    loaded = _without_run_on(whole)
    played = rehearsal.play(
        loaded, seed=seed, cells=character, accounts=accounts, store=MemoryLogStore(), city_cache=cache
    )
    verdict = judge(Record(scenario=loaded.scenario, events=tuple(played.log.events), files=played.files))
    marks = {code: _mark(measure) for code, measure in verdict.measures.items()}
    marked = Play(
        scenario=loaded.scenario.drill.id,
        character=character,
        seed=seed,
        marks={OVERALL: GridMark(verdict.letter or "–"), **marks},
    )
    return marked, verdict


def _without_run_on(loaded: Loaded) -> Loaded:
    """The drill with the shortest run-on: what comes after the end of play settles no row, and takes most of the time."""
    drill = loaded.scenario.drill.model_copy(update={"run_on_hours": RUN_ON})
    return replace(loaded, scenario=loaded.scenario.model_copy(update={"drill": drill}))


def _mark(measure: Measure) -> GridMark:
    return GridMark(measure.letter or MARKS[measure.status], measure.coverage)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """The plays of one drill. `promised` = what its scenario declares that it rates; `due` = measure → (rows owed, those that
    fall due or can be breached within the planned play), whoever plays; `forbidding` = measures with prohibitions.
    `digest` = SHA-256 (hex) of the scenario's files that were played."""

    scenario: str
    digest: str
    promised: tuple[str, ...]
    due: Mapping[str, tuple[int, int]]
    forbidding: frozenset[str]
    plays: tuple[Play, ...]

    def cell(self, code: str, character: str) -> tuple[GridMark, ...]:
        """The marks of a measure for one character, a seed each."""
        return tuple(each_play.marks[code] for each_play in self.plays if each_play.character == character)

    @property
    def codes(self) -> tuple[str, ...]:
        return (OVERALL, *sorted(SPECS, key=lambda code: int(code[1:])))

    @property
    def characters(self) -> tuple[str, ...]:
        """Those that played it."""
        return tuple(name for name in CHARACTERS if any(name == play.character for play in self.plays))


def due_rows(loaded: Loaded) -> dict[str, tuple[int, int]]:
    """Measure → (rows owed, those that fall due or can be breached within the planned play), whoever plays."""
    rows = _owed(loaded)
    return {
        code: (len(owed), sum(obligation.planned for obligation in owed))
        for code, owed in rows.items()
        if owed
    }


def empty_promises(loaded: Loaded, due: Mapping[str, tuple[int, int]]) -> Iterator[ScenarioProblem]:
    """Measures that the drill promises to rate and of which nothing falls due."""
    for n, code in enumerate(loaded.scenario.evaluation.rates):
        if not due.get(code, (0, 0))[1]:
            message = N_("{measure}: no row of it falls due as planned, and yet it is promised as rated")
            remedy = N_("Take it out of `rates`, or write what it counts.")
            yield warning("S163", loaded.where("evaluation", "rates", n), message, remedy, measure=code)


def thin_promises(loaded: Loaded) -> Iterator[ScenarioProblem]:
    """Measures that the drill promises to rate and that stay without a letter however it is played: they need more rows of a kind
    than the plan has."""
    owed = _owed(loaded)
    for n, code in enumerate(loaded.scenario.evaluation.rates):
        kinds, least = NEEDED.get(code, ((), 0))
        planned = {what: sum(row.planned for row in owed.get(code, ()) if row.what == what) for what in kinds}
        if kinds and any(planned.values()) and min(planned.values()) < least:
            message = N_(
                "{measure} gets no letter: it needs {least} rows of “{kind}”, and the plan has {rows}"
            )
            remedy = N_("Take it out of `rates`, or add claims of which it counts such a row.")
            what = min(planned, key=lambda kind: planned[kind])
            said = {"measure": code, "kind": MsgidWords(what), "least": least, "rows": planned[what]}
            yield warning("S163", loaded.where("evaluation", "rates", n), message, remedy, **said)


def _owed(loaded: Loaded) -> dict[str, tuple[Owed, ...]]:
    """What each measure owes or forbids as planned."""
    course = read_course(loaded.scenario, load_shipped(loaded.scenario.drill.edition), ())
    return {code: spec.owed(course) for code, spec in SPECS.items()}


def grid_of(loaded: Loaded, plays: Iterable[Play]) -> Grid:
    """The plays of that scenario as its grid."""
    drill = loaded.scenario.drill.id
    mine = tuple(each_play for each_play in plays if each_play.scenario == drill)
    forbidding = frozenset(
        code for code, owed in _owed(loaded).items() if not all(obligation.duty for obligation in owed)
    )
    return Grid(
        scenario=drill,
        digest=loaded.digest,
        promised=loaded.scenario.evaluation.rates,
        due=due_rows(loaded),
        forbidding=forbidding,
        plays=mine,
    )


def tasks(names: Sequence[str], seeds: int) -> tuple[tuple[str, str, int], ...]:
    """(scenario, character, seed) of every play, seeds from 1 on."""
    return tuple(
        (name, character, seed) for name in names for seed in range(1, seeds + 1) for character in CHARACTERS
    )


# ---- what must hold ----


def departures(grid: Grid) -> Iterator[Departure]:
    """What the grid shows that a verdict which can fail must not show; nothing when all holds."""
    yield from _objective(grid)
    for code in grid.promised:
        good = grid.cell(code, GOOD)
        if not all(mark.rated for mark in good):
            yield N_("{code} is promised, and good cells are not rated in it on every seed"), code
        others = [grid.cell(code, character) for character in grid.characters if character != GOOD]
        compared = len(grid.characters) == len(CHARACTERS) and code not in ONLY_MUTATED
        if compared and not any(falls(good, other_marks) for other_marks in others):
            yield N_("{code} is promised, and no character falls in it"), code
        covered = [mark for covering in _covering(grid, code) for mark in grid.cell(code, covering)]
        if any(mark.coverage is not None and mark.coverage < ENOUGH for mark in covered):
            yield N_("{code} is promised, and less than 60 % of it is covered when some play"), code


def _covering(grid: Grid, code: str) -> list[str]:
    """Characters that must cover it: all, but what is forbidden is covered only by who acts while play lasts and looks before
    judging."""
    shown = {
        name
        for name, character in CHARACTERS.items()
        if character.acts and not character.offhand and character.pace <= CHARACTERS[GOOD].pace
    }
    return [name for name in CHARACTERS if name in shown or code not in grid.forbidding]


def falls(good: Sequence[GridMark], other: Sequence[GridMark]) -> bool:
    """Whether a character is rated below good cells on every seed."""
    return all(
        his.rated and theirs.rated and LETTERS.index(his.mark) < LETTERS.index(theirs.mark)
        for theirs, his in zip(good, other, strict=True)
    )


def _objective(grid: Grid) -> Iterator[Departure]:
    for character in grid.characters:
        marks = grid.cell(OVERALL, character)
        if character == GOOD and not all(mark.mark in REACHED for mark in marks):
            yield N_("{code} cells do not reach P or S on every seed"), character
        if character != GOOD and not all(mark.rated and mark.mark != "P" for mark in marks):
            yield N_("{code} cells are not rated below P on every seed"), character


# The page docs/reference/verdict.md: which character is rated how, in every drill. Written by `infodrill rehearse
# --grid`.
HEAD = """# What the verdict tells apart

Written by `infodrill rehearse --grid --out docs/reference/verdict.md` ([options](cli.md)).
Every character of automated cells plays every drill of the library in a city of {accounts} accounts. They
differ by how they work (how fast, how careful, whether they check, speak, act), never by a look at a measure.

In a field stands the rating with each seed: P, S, M, U; *i* insufficient (less than 60 % covered); *r* reported, not rated
(too few of a kind); – not measured. A percentage behind it is the least coverage, where it is under 100. ✓ = the scenario
promises to rate it when good cells play (`rates`). *Due* = rows that fall due, or can be breached, within the planned play, of
those that are owed, whoever plays: what is owed and when comes from scenario and clocks alone.
The range itself writes the public number and the notice of E14 as something is published, so no drill promises that cells can
fall in it. What is forbidden (E2, E3) is kept only by who dealt with the claim while play lasted, and protection (E2) only by a
gate that told protected from harmful: cells that do nothing have nothing covered there, and those who come too late, or put every
falsehood under protection, little.

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
