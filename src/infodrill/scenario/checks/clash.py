"""What a pair of fields that can contradict each other is in a table, and what the tables share."""

# Charter: scenario checks clash
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, get_args

from infodrill.kernel.i18n import N_
from infodrill.scenario.checks.places import folded_words
from infodrill.scenario.faults import Severity
from infodrill.scenario.schema import Claim, Scenario
from infodrill.scenario.schema.base import Verdict
from infodrill.scenario.yamltext import Path_

Found = bool | Path_  # whether they contradict each other, or the path of the one that does
Test = Callable[[Any, Scenario], Found]
TRUE = frozenset(verdict for verdict in get_args(Verdict) if verdict.endswith("TRUE"))
FALSE = frozenset({"FALSE"})
_ONE = N_("Correct one of the two.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """Fields of one thing that can contradict each other; the finding stands at the first that is written."""

    fields: tuple[str, ...]
    when: Test
    message: str
    remedy: str = _ONE
    severity: Severity = "error"


def settled(claim: Claim, verdicts: frozenset[str]) -> bool:
    """Whether everything that is ever known of it is of these verdicts."""
    known = {known.verdict for known in claim.truth} - {"UNPROVEN"}
    return bool(known) and known <= verdicts


def in_time(claim: Claim) -> bool:
    """Whether each entry of its truth has a time of its own: what follows from one that has none is told with that."""
    times = [known.at for known in claim.truth]
    return times == sorted({*times})


def alike(text: str, other: str) -> int:
    """The most words in a row that both texts have."""
    return len(same_words(text, other))


def same_words(text: str, other: str) -> list[str]:
    """The longest row of words, folded, that both texts have."""
    words, against = folded_words(text).split(), f" {folded_words(other)} "
    most: list[str] = []
    for begin in range(len(words)):
        while f" {' '.join(words[begin : begin + len(most) + 1])} " in against and begin + len(most) < len(
            words
        ):
            most = words[begin : begin + len(most) + 1]
    return most
