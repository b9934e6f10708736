"""What a newer version of a text tells people to do no more: single steps that an earlier one told and this one leaves out."""

# Charter: casework lifting
from __future__ import annotations

import re

from infodrill.casework.craft import advice_of
from infodrill.casework.records import Statement, Version
from infodrill.kernel.erasable import until_erased
from infodrill.kernel.folding import fold

FEW = 3  # words of a step that could be any matter's, as "ở trong nhà"


@until_erased(4_096)
def single(advice: str) -> frozenset[str]:
    """The single steps of an advice, as they are compared."""
    parted = (fold(part).strip() for part in re.split(r"[,;:.]\s|\s(?:and|và)\s", f"{advice} "))
    return frozenset(step for step in parted if len(step.split()) > FEW)


def steps(statement: Statement, version: Version, lang: str) -> frozenset[str]:
    """The single steps that a version tells its readers of `lang` to take."""
    return single(advice_of(statement.kind, version, lang))


def tells(told: frozenset[str] | set[str], lifted: frozenset[str] | set[str]) -> bool:
    """Whether one of the steps is a lifted one, be it with a reason behind it."""
    return any(f"{step} ".startswith(f"{other} ") for step in told for other in lifted)


def lifted(statement: Statement, now: Version, lang: str) -> frozenset[str]:
    """The steps that an earlier published version of a text told people to take, and `now` tells them no more."""
    before = (old for old in statement.versions if 0 <= old.published_at < now.published_at)
    told = frozenset(step for old in before for step in steps(statement, old, lang))
    return left_out(told, steps(statement, now, lang))


def left_out(told: frozenset[str] | set[str], now: frozenset[str] | set[str]) -> frozenset[str]:
    """The steps that are told no more: one to which a newer telling only adds an hour or a reason is told still."""
    return frozenset(step for step in told if not any(f"{newer} ".startswith(f"{step} ") for newer in now))
