"""Who may bring an event: the commands that come to it, the roles that may give these, and what the machine notes beside them."""

# Charter: conduct bringers
from __future__ import annotations

from collections.abc import Iterator

from infodrill.casework import noun as casework
from infodrill.casework.book import Case, CaseBook
from infodrill.casework.edition import Edition
from infodrill.casework.reach import Reaching
from infodrill.casework.scene import with_substitutes
from infodrill.conduct import noun
from infodrill.conduct.noun import Command, RangeCommand
from infodrill.kernel.events import EventBody


def brought_by(body: EventBody) -> tuple[type[Command], ...]:
    """The commands that come to the event, or to what the machine notes it beside; () = the range alone brings it."""
    kinds = (type(body), *(body.noted_beside if isinstance(body, Reaching) else ()))
    return tuple(dict.fromkeys(asked for kind in kinds for asked in noun.bringing().get(kind, ())))


def hand_of(asked: type[Command]) -> str:
    """Who stands in the log for it: seat | cell | hall."""
    return asked.MAY.actor if issubclass(asked, RangeCommand) else "seat"


def after_the_close(body: EventBody) -> bool:
    """Whether a seat may bring the event once the drill is closed."""
    return any(issubclass(asked, RangeCommand) and asked.MAY.closed for asked in brought_by(body))


def bringers(body: EventBody, book: CaseBook, edition: Edition) -> frozenset[str]:
    """The roles under which a seat may bring the event, as its case stands."""
    seats = [asked for asked in brought_by(body) if hand_of(asked) == "seat"]
    ranges = [asked.MAY.roles for asked in seats if issubclass(asked, RangeCommand)]
    steps = body.of_steps if isinstance(body, Reaching) else ()
    if steps:
        allowed = frozenset().union(*(_takers(step, edition) for step in steps))
    else:
        allowed = frozenset().union(
            *(_givers(asked, edition) for asked in seats if not issubclass(asked, RangeCommand))
        )
    if any(case.conflicts for case in _cases(body, book)):
        allowed = with_substitutes(allowed)
    return allowed.union(*ranges)


def _cases(body: EventBody, book: CaseBook) -> Iterator[Case]:
    """Those on which it may have been asked who stands in for whom: its own, and the one that this was split from."""
    named = (
        {body.case_in(book), body.other_case()} if isinstance(body, casework.CaseworkEvent) else set[str]()
    )
    for case in [book.cases[item] for item in named if item in book.cases]:
        yield case
        if case.parent in book.cases:
            yield book.cases[case.parent]


def _takers(step: str, edition: Edition) -> frozenset[str]:
    return edition.steps[step].roles() if edition.has(step) else frozenset()


def _givers(asked: type[casework.CaseCommand], edition: Edition) -> frozenset[str]:
    return asked.givers(edition).union(*(_takers(step, edition) for step in (*asked.STEPS, *asked.ALSO)))
