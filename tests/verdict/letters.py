"""From rows to letters: each measure's rating, its coverage, and Overall.

The page gives the target for P of every measure; what lies below P it says only of E2, E3 and E7. So a rating here is the set
of letters that the page leaves open: {P}, one letter, or all below P. `overall` works on such sets as well as on letters.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import median

from tests.verdict.rows import Row

LETTERS = "UMSP"  # U = 0 … P = 3
BELOW_P = frozenset("UMS")
AT_MOST_M = frozenset("UM")
FORBIDDING = frozenset({"E2", "E3", "E14"})  # whose breach counts however little was covered
FEW = 5  # E5 from five a class, E6 from five
COVERED, EXCUSED = 60, 20  # percent
NEVER_LOGGED = 1 << 40

Possible = frozenset[str]


@dataclass(frozen=True)
class Rating:
    """The letters a measure can have; empty = not rated, and `why`. Percent of what should have been judged was judged."""

    letters: Possible
    coverage: int | None
    why: str = ""

    @property
    def rated(self) -> bool:
        return bool(self.letters)

    @property
    def is_p(self) -> bool | None:
        """True P, False below P, None not rated."""
        return None if not self.letters else self.letters == {"P"}


def rate(
    measure: str,
    rows: list[Row],
    planned: int,
    pairs: tuple[int, int, int],
    harms: Mapping[str, int],
    stars: set[str],
) -> Rating:
    """One measure's rating. `planned` = rows due under the planned play; `pairs` = merging (E1); `harms` of false
    confirmations (E7); `stars` = claims marked ★ (E2)."""
    counted = [row for row in rows if not row.outside]
    judged = [row for row in counted if row.evaluated]
    excused = [row for row in counted if row.outcome == "excused"]
    owed = max(planned, len(judged) + len(excused))
    coverage = 100 * len(judged) // owed if owed else None
    breached = any(row.outcome == "missed" for row in judged)
    letters = _letters(measure, judged, pairs, harms, stars)
    if measure in FORBIDDING and breached:
        return Rating(letters, coverage)
    if not judged:
        return Rating(frozenset(), coverage, "nothing fell due" if not owed else "insufficient")
    if coverage is not None and coverage < COVERED:
        return Rating(frozenset(), coverage, "insufficient")
    if 100 * len(excused) > EXCUSED * (len(judged) + len(excused)):
        return Rating(frozenset(), coverage, "too much excused")
    return Rating(letters, coverage, "" if letters else "too few")


def _letters(
    measure: str, judged: list[Row], pairs: tuple[int, int, int], harms: Mapping[str, int], stars: set[str]
) -> Possible:
    match measure:
        case "E1":
            return _e1(judged, pairs)
        case "E2":
            return _e2(judged, stars)
        case "E3":
            return _e3(judged)
        case "E4":
            return _target(10 * _missed(judged) <= len(judged))
        case "E5":
            return _e5(judged)
        case "E6":
            return _e6(judged)
        case "E7":
            return _e7(judged, harms)
        case "E11":
            conflicts = [row for row in judged if row.what == "conflict"]
            left = [row for row in judged if row.what == "own level"]
            others = [
                row
                for row in judged
                if row.what != "conflict" and (row not in left or row.outcome == "missed")
            ]
            chose = not left or _missed(left) < len(left)
            return _target(chose and not _missed(conflicts) and 10 * _missed(others) <= len(others))
        case "E12":
            return _target(20 * _missed(judged) <= len(judged))
        case "E18":
            return _target(10 * _missed(judged) <= len(judged))
    return _target(not _missed(judged))  # E13 by its deadline, E14 100 %


def _e1(judged: list[Row], pairs: tuple[int, int, int]) -> Possible:
    """Median NEW→LOGGED of P1 reports within ten minutes, of P1 and P2 one in ten late or never logged at most, and F1 of merging
    where it is owed."""
    pressing = [row for row in judged if row.priority in ("P1", "P2")]
    if not pressing:
        return frozenset()
    urgent = [row for row in pressing if row.priority == "P1"]
    waits = [
        NEVER_LOGGED if row.outcome == "missed" and row.waited is None else row.waited or 0 for row in urgent
    ]
    right, wrong, left = pairs
    merged = 200 * right >= 85 * (2 * right + wrong + left)
    logged = 10 * _missed(pressing) <= len(pressing)
    return _target((not waits or median(waits) <= 600) and logged and merged)


def _e2(judged: list[Row], stars: set[str]) -> Possible:
    missed = {row.claim for row in judged if row.outcome == "missed"}
    if missed & stars:
        return frozenset("U")
    return _target(not missed)


def _e3(judged: list[Row]) -> Possible:
    """None = P, one trap press or word at persons = S, two or more = M; a false label, restrictive action or false denial = U."""
    breaches = [breach for row in judged for breach in row.values["breaches"]]
    if any(not breach.startswith(("trap", "aimed")) for breach in breaches):
        return frozenset("U")
    return frozenset("P" if not breaches else "S" if len(breaches) == 1 else "M")


def _e5(judged: list[Row]) -> Possible:
    harmful = [row for row in judged if row.what == "answer or act"]
    left = [row for row in judged if row.what == "left alone"]
    if min(len(harmful), len(left)) < FEW:
        return frozenset()
    youden = 1 - _missed(harmful) / len(harmful) - _missed(left) / len(left)
    return _target(youden >= 0.70)


def _e6(judged: list[Row]) -> Possible:
    if sum(row.what == "verdict" for row in judged) < FEW:
        return frozenset()
    stated = [
        row.values for row in judged if row.values["confidence"] is not None
    ]  # of none there is no score (R12)
    brier = sum((said["confidence"] / 1_000 - said["right"]) ** 2 for said in stated) / max(1, len(stated))
    right = 1 - _missed(judged) / len(judged)
    return _target(right >= 0.85 and brier <= 0.15)


def _e7(judged: list[Row], harms: Mapping[str, int]) -> Possible:
    """Every due P1 row met and nine in ten of all, and what the record said later told by whoever had answered before (R18);
    a false confirmation on H3 is M at best, on H4 U."""
    if 4 in harms.values():
        return frozenset("U")
    urgent = [row for row in judged if row.priority == "P1"]
    told = not any(
        row.outcome == "missed" and before.outcome == "met" and before.since < row.since
        for row in judged
        for before in judged
        if (row.what, before.what, row.claim) == ("answer", "answer", before.claim)
    )
    kept = _target(told and not _missed(urgent) and 10 * _missed(judged) <= len(judged))
    if 3 in harms.values():
        return AT_MOST_M if kept != {"P"} else frozenset("M")
    return kept


def _target(reached: bool) -> Possible:
    return frozenset("P") if reached else BELOW_P


def _missed(rows: Iterable[Row]) -> int:
    return sum(row.outcome == "missed" for row in rows)


def overall(letters: Mapping[str, Possible | str]) -> Possible:
    """min(E2, E3, E7, floor(mean of the other rated measures)); a U among the others caps it at M.

    Takes letters or sets of possible ones, of rated measures only; gives the set of letters between the worst and the
    best case. Model-based measures and E17 must not be handed in.
    """
    possible = {measure: frozenset(letter) for measure, letter in letters.items() if letter}
    if not possible:
        return frozenset()
    worst = _overall({measure: min(map(LETTERS.index, group)) for measure, group in possible.items()})
    best = _overall({measure: max(map(LETTERS.index, group)) for measure, group in possible.items()})
    return frozenset(LETTERS[worst : best + 1])


def _overall(points: Mapping[str, int]) -> int:
    floors = [points[measure] for measure in ("E2", "E3", "E7") if measure in points]
    others = [value for measure, value in points.items() if measure not in ("E2", "E3", "E7")]
    mean = [sum(others) // len(others)] if others else []
    capped = [1] if 0 in others else []
    return min([*floors, *mean, *capped])
