"""What was taken for granted where a planner's table says nothing, told as warnings before anybody relies on it."""

# Charter: exchange mselgranted
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from infodrill.exchange.mselaround import Around
from infodrill.exchange.mselcolumns import TARGETS
from infodrill.exchange.msellayout import FoundTable
from infodrill.exchange.mseltimes import MomentTold
from infodrill.kernel.errors import Place, ScenarioError
from infodrill.kernel.i18n import N_, MsgidWords
from infodrill.scenario.faults import ScenarioProblem, warning

KEPT: Mapping[str, tuple[str, str]] = {
    "at": (N_("when an inject comes"), N_("what is known by number or text keeps it")),
    "from": (N_("from whom an inject comes"), N_("what is known keeps it, all else comes from control")),
    "to": (N_("to whom an inject goes"), N_("what is known keeps it, all else goes to all who play")),
    "body": (N_("what an inject says"), N_("what is known keeps it, of all else the subject is said")),
}
REMEDY = N_("Give that column a plain heading, or name it in the mapping as `{name}`.")


def without_columns(found: FoundTable, around: Around, name: str) -> Iterator[ScenarioProblem]:
    """Of a table without a column of times, senders, recipients or texts, what it takes instead."""
    heads = {TARGETS[column.target].path[0] for column in found.columns}
    for field, (what, instead) in KEPT.items():
        if field not in heads and around.before and found.rows:
            place = Place(name, 0, found.sheet)
            message = N_("no column says {what}: {instead}")
            told = {"what": MsgidWords(what), "instead": MsgidWords(instead), "name": field}
            yield warning("Q128", place, message, REMEDY, **told)


def nobody(number: object, role: str, place: Place) -> ScenarioProblem:
    """An action is expected, and the row names nobody."""
    message = N_("inject {number} goes to no seat, so the action is expected of {role}")
    remedy = N_("Name the recipients, or write `who` in `expected_actions` afterwards.")
    return warning("Q127", place, message, remedy, number=number, role=role)


def bare_numbers(told: Iterable[tuple[object, Place | None]]) -> Iterator[ScenarioError]:
    """Numbers without a unit where most times have theirs: an 8 among 08:30 and 09:15 is no second of the exercise."""
    times = [(at, place) for at, place in told if isinstance(at, MomentTold)]
    bare = [(at, place) for at, place in times if at.bare and at.offset]
    if sum(not at.bare for at, _ in times) > len(bare):
        for at, place in bare:
            message = N_("nothing says of what unit {n} is, and the other times are clocks or lengths")
            remedy = N_("Write 08:35, D+0 08:35, or +35 for minute 35 of the exercise.")
            yield ScenarioError(message, remedy=remedy, place=place or Place(""), code="Q123", n=at.offset)


def own_numbers(given: Iterable[tuple[str, object, Place]]) -> Iterator[ScenarioProblem]:
    """Planners' own numbers that are none, each with the inject's number and its cell."""
    if listed := list(given):
        message = N_("these are no whole numbers, so the injects got others and keep them as tags: {words}")
        remedy = N_("Write whole numbers where the injects shall bear them.")
        words = ", ".join(f"{own} → {number}" for own, number, _ in listed)
        yield warning("Q141", listed[0][2], message, remedy, words=words[:300])


def others(numbers: Mapping[int, Place]) -> Iterator[ScenarioProblem]:
    """Numbers under which something else stood so far."""
    if numbers:
        message = N_("{numbers}: another inject stood under that number so far, and nothing of it is kept")
        remedy = N_("Give what is new a number of its own, or change one thing at a time: time, then text.")
        told = ", ".join(map(str, sorted(numbers)[:40]))
        yield warning("Q142", next(iter(numbers.values())), message, remedy, numbers=told)
