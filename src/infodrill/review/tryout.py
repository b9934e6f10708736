"""Trying a scenario out: every character of automated cells plays it with several seeds, and what that shows its author.

The verdict of each play comes from `grid`, what happened in it from `tried`; what `check` finds is quoted. `findings` says what
the plays show that keeps the drill from telling good from bad (grave), and what is worth a look.
"""

# Charter: review tryout
from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from infodrill.automata.character import CHARACTERS, WORDS
from infodrill.automata.proposal import WORK
from infodrill.casework.edition import Edition
from infodrill.conduct.check import CheckReport, check
from infodrill.conduct.shipped import load_shipped
from infodrill.kernel.errors import Place
from infodrill.kernel.i18n import N_
from infodrill.review.grid import GOOD, OVERALL, REACHED, Grid, Play, departures, grid_of, judged
from infodrill.review.tried import WHY, ClaimTried, SeatTried, TriedPlay, tried
from infodrill.review.words import Amount, LabelIn, ReportLine, Value, line, listed
from infodrill.scenario.loader import Loaded, find, load
from infodrill.scenario.schema import Cell, Claim, Inject, Seat

SEEDS = 3
MOST_ACCOUNTS = 20_000  # unless more are asked for: beyond, a play takes minutes, and cells do the same
A_FULL_HOUR = (
    3_600 * len(WORK) // sum(WORK.values())
)  # pieces of work of a practised hand, as trainings assume
FULL = 80  # percent of it from which a seat has too much
REPORT = N_("“{claim}” was told, and nobody reported it in any play.")
GATE = N_("“{claim}” was reported, and passed the rights gate in no play: nobody takes that step on it.")
INJECT = N_("Inject {n} reached nobody in any play: {why}.")
ASTRAY = N_(
    "“{claim}”: good cells leave its right path in every play, and miss rows of {codes}. Let it be told or known earlier, give it"
    " more `practice_minutes`, or write the path that fits."
)
IDLE = N_("{seat} ({cell}) did nothing in any play.")
LULL = N_(
    "{seat} ({cell}) had nothing to do for {n} of {minutes} min on end when good cells played: whoever sits there is kept"
    " waiting. Write to that seat in that time, or give it a part in a matter."
)
BUSY = N_(
    "{seat} ({cell}) did {n} things an hour when good cells played, of {full} that a practised hand manages:"
    " people will fall behind."
)
BECAUSE = N_("Good cells, seed {n}: {why}")
UNRATED = N_("The drill gives no letter, so whether it tells good cells from others cannot be seen.")


@dataclass(frozen=True, slots=True)
class TryoutPlay:
    """One play: its marks, what it shows, and the reasons of its letter, most weighty first."""

    play: Play
    shown: TriedPlay
    why: tuple[ReportLine, ...]

    @property
    def acts(self) -> bool:
        return CHARACTERS[self.play.character].acts


@dataclass(frozen=True, slots=True, kw_only=True)
class Tryout:
    """A scenario with all its trials, in a city of `accounts`; `found` = what `check` says of it."""

    loaded: Loaded
    edition: Edition
    found: CheckReport
    accounts: int
    trials: tuple[TryoutPlay, ...]
    grid: Grid

    @property
    def rated(self) -> bool:
        """Whether the drill is meant to give a letter: a lesson, and one that lacks what the charter asks for, do not."""
        return self.found.rated and not self.loaded.scenario.drill.lesson

    @property
    def seats(self) -> tuple[tuple[Cell, Seat], ...]:
        """Every player's."""
        cells = self.loaded.scenario.cells.cells
        return tuple((cell, seat) for cell in cells if cell.level > 0 for seat in cell.seats)

    def of(self, character: str) -> tuple[TryoutPlay, ...]:
        """Its trials, a seed each."""
        return tuple(trial for trial in self.trials if trial.play.character == character)

    def claim(self, claim: Claim, character: str) -> tuple[ClaimTried | None, ...]:
        """What became of a claim, a seed each; None where it did not come into play."""
        return tuple(trial.shown.claims.get(claim.id) for trial in self.of(character))

    def seat(self, seat: Seat, character: str) -> tuple[SeatTried, ...]:
        return tuple(trial.shown.seats[seat.id] for trial in self.of(character))

    @property
    def unreached(self) -> Mapping[int, tuple[str, ...]]:
        """Number → keys of WHY, each once, of injects that reached nobody in any play, drafts among them, in order."""
        found = [trial.shown.unreached for trial in self.trials]
        numbers = set.intersection(*map(set, found)) if found else set()
        why = {number: tuple(dict.fromkeys(play[number] for play in found)) for number in numbers}
        return dict(sorted((why | {draft.number: ("draft",) for draft in self.loaded.drafts}).items()))

    @property
    def injects(self) -> tuple[tuple[Inject, Place], ...]:
        """All that are written, drafts too, and where."""
        where, played = self.loaded.where, self.loaded.scenario.msel.injects
        file = where.documents["msel.yaml"]
        free = (n for n in count() if n not in where.injects)
        drafts = (
            (draft, file.place(("injects", n))) for draft, n in zip(self.loaded.drafts, free, strict=False)
        )
        both = (*((row, where("msel", "injects", n)) for n, row in enumerate(played)), *drafts)
        return tuple(sorted(both, key=lambda pair: pair[0].number))


@dataclass(frozen=True, slots=True)
class TryoutFinding:
    """What the plays show; `grave` = the drill cannot do what it is for until it is mended."""

    grave: bool
    text: ReportLine


def accounts_of(loaded: Loaded, asked: int | None) -> int:
    """In how large a city it is played."""
    return asked or min(loaded.scenario.drill.accounts, MOST_ACCOUNTS)


def tasks(seeds: int, characters: Sequence[str]) -> tuple[tuple[str, int], ...]:
    """(character, seed) of every play, seeds from 1 on."""
    return tuple((character, seed) for seed in range(1, seeds + 1) for character in characters)


def trial(loaded: Loaded, character: str, seed: int, *, accounts: int, cache: Path) -> TryoutPlay:
    """Play it once. `cache` = a folder for cities, each built once a seed."""
    play, verdict = judged(loaded, character, seed, accounts=accounts, cache=cache)
    return TryoutPlay(play, tried(verdict), verdict.why)


def trial_of(character: str, seed: int, *, folder: str, accounts: int, cache: Path) -> TryoutPlay:
    """The same of a scenario's name or folder, for a process of its own."""
    return trial(load(find(folder)), character, seed, accounts=accounts, cache=cache)


def tryout(loaded: Loaded, trials: Sequence[TryoutPlay], accounts: int) -> Tryout:
    """All trials of a scenario together."""
    return Tryout(
        loaded=loaded,
        edition=load_shipped(loaded.scenario.drill.edition),
        found=check(loaded),
        accounts=accounts,
        trials=tuple(trials),
        grid=grid_of(loaded, [trial.play for trial in trials]),
    )


def whole(
    loaded: Loaded, *, accounts: int, cache: Path, told: Callable[[int, int], None], seeds: int = SEEDS
) -> Tryout:
    """Every character with several seeds, one after the other; `told(done, total)` after each play."""
    wanted, trials = tasks(seeds, tuple(CHARACTERS)), []
    for character, seed in wanted:
        trials.append(trial(loaded, character, seed, accounts=accounts, cache=cache))
        told(len(trials), len(wanted))
    return tryout(loaded, trials, accounts)


def findings(found: Tryout) -> tuple[TryoutFinding, ...]:
    """What is grave first."""
    shown = departures(found.grid) if found.rated else ()
    grave = [*(line(text, code=_named(code)) for text, code in shown), *_because(found)]
    ungated, unreported = _claims(found)
    worth = [
        *unreported,
        *_astray(found),
        *_injects(found),
        *_seats(found),
        *([] if found.rated else [line(UNRATED)]),
    ]
    return (
        *(TryoutFinding(True, text) for text in (*grave, *ungated)),
        *(TryoutFinding(False, text) for text in worth),
    )


def busy(seats: Sequence[SeatTried]) -> int:
    """The deeds an hour of a seat that has too much to do, 0 where it has not."""
    most = max((seat.an_hour for seat in seats), default=0)
    return most if most * 100 >= FULL * A_FULL_HOUR else 0


def lull(seats: Sequence[SeatTried]) -> SeatTried | None:
    """The play in which a seat waited longest, where that is more than a third of play; None elsewhere."""
    longest = max(seats, key=lambda seat: seat.idle, default=None)
    return longest if longest and longest.waits else None


def _because(found: Tryout) -> Iterator[ReportLine]:
    """Why good cells are not rated P or S, of the first seed with which they are not: what the author has to mend."""
    for trial in found.trials if found.rated else ():
        if trial.play.character == GOOD and trial.play.marks[OVERALL].mark not in REACHED:
            yield from (line(BECAUSE, n=trial.play.seed, why=why) for why in trial.why)
            return


def _named(code: str) -> Value:
    return LabelIn(WORDS[code]) if code in WORDS else code


def _claims(found: Tryout) -> tuple[list[ReportLine], list[ReportLine]]:
    """(never gated, never reported), of claims that came into a play in which cells act."""
    ungated, unreported = [], []
    for claim in found.loaded.scenario.claims:
        plays = [trial.shown.claims.get(claim.id) for trial in found.trials if trial.acts]
        came = [play for play in plays if play is not None]
        reported = [play for play in came if play.reported >= 0]
        if reported and not any(play.gated for play in reported):
            ungated.append(line(GATE, claim=claim.sentence))
        if came and not reported:
            unreported.append(line(REPORT, claim=claim.sentence))
    return ungated, unreported


def _astray(found: Tryout) -> Iterator[ReportLine]:
    """Claims on which good cells do otherwise than the right path whatever the seed, and what they miss by it each time."""
    for claim in found.loaded.scenario.claims:
        plays = [play for play in found.claim(claim, GOOD) if play is not None]
        missed = set.intersection(*({*play.missed} for play in plays)) if plays else set()
        if missed and all(play.differs for play in plays):
            codes = ", ".join(sorted(missed, key=lambda code: int(code[1:])))
            yield line(ASTRAY, claim=claim.sentence, codes=codes)


def _injects(found: Tryout) -> Iterator[ReportLine]:
    for number, reasons in found.unreached.items():
        labels: Iterator[Value] = (LabelIn(WHY[why]) for why in reasons)
        yield line(INJECT, n=number, why=listed(labels))


def _seats(found: Tryout) -> Iterator[ReportLine]:
    acting = [trial for trial in found.trials if trial.acts]
    for cell, seat in found.seats:
        name: dict[str, Value] = {"seat": seat.name, "cell": cell.name}
        if acting and not any(trial.shown.seats[seat.id].deeds for trial in acting):
            yield line(IDLE, **name)
        elif waited := lull(found.seat(seat, GOOD)):
            yield line(LULL, n=Amount(waited.idle), minutes=Amount(waited.minutes), **name)
        if deeds := busy(found.seat(seat, GOOD)):
            yield line(BUSY, n=Amount(deeds), full=Amount(A_FULL_HOUR), **name)
