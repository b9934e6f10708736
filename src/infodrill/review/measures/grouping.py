"""Which cases lie in one file: merges, chains of them, and merges that were taken back."""

# Charter: review measures grouping
from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from infodrill.casework.nouns.intake import CaseMerged
from infodrill.casework.nouns.undoing import StepUndone
from infodrill.review.timeline import ReportTimeline


@dataclass(frozen=True, slots=True)
class Joined:
    """Since when two cases have lain in one file, by which event and which cell."""

    at: int
    seq: int
    cell: str


def joined(log: ReportTimeline) -> Mapping[frozenset[str], Joined]:
    """Each two cases that lie in one file at the end of the log."""
    into: dict[str, str] = {}
    found: dict[frozenset[str], Joined] = {}
    for event in log.events:
        match event.body:
            case CaseMerged(case=case, into=target, cell=cell):
                into[case] = target
            case StepUndone(step="merge", case=case, cell=cell):
                into.pop(case, None)
            case _:
                continue
        now = _pairs(into)
        found = {pair: since for pair, since in found.items() if pair in now}
        for pair in now:
            found.setdefault(pair, Joined(event.at, event.seq, cell))
    return found


def _pairs(into: Mapping[str, str]) -> set[frozenset[str]]:
    files: dict[str, list[str]] = defaultdict(list)
    for case in {*into, *into.values()}:
        root = case
        while root in into:
            root = into[root]
        files[root].append(case)
    return {frozenset(pair) for cases in files.values() for pair in combinations(cases, 2)}
