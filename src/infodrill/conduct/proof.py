"""The proof of a drill file: L1 the chain, L2 the refold, L3 the city lived again. Each level needs the one before.

L1 is `kernel.archive.verify_file`. L2 folds every event, holds each to the rules that it shows (`ruled`) and the book that
comes out to the invariants, and compares what event 0 promised with the files kept beside the log. L3 builds the city and its
network again and compares every minute's digest and every derived row: counts, posts as references, tallies, changes, trends.
"""

# Charter: conduct proof
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from infodrill.casework import rights
from infodrill.casework.edition import Edition, read_edition
from infodrill.casework.nouns.selfcorrection import published_alone
from infodrill.conduct.branching import is_parent, prove_branch
from infodrill.conduct.city import MODEL_VERSION, build_city, open_spread
from infodrill.conduct.fold import apply
from infodrill.conduct.minutes import CityMinutes
from infodrill.conduct.network import Network
from infodrill.conduct.nouns.course import CityBuilt, DrillOpened, MinuteClosed
from infodrill.conduct.playfiles import PROCEDURE, SCENARIO, procedures, scenario_of
from infodrill.conduct.ruled import hold_to_rules
from infodrill.conduct.seats import Directory, directory
from infodrill.conduct.state import DrillState
from infodrill.conduct.together import hold_releases, hold_the_minute, hold_together, presses
from infodrill.kernel.archive import DrillFile, read_drill, verify_file
from infodrill.kernel.errors import DrillError, LogError, Place
from infodrill.kernel.events import Event
from infodrill.kernel.i18n import N_
from infodrill.kernel.protocols import Row
from infodrill.kernel.seals import UNKNOWN, BuildStanding
from infodrill.scenario.schema import Scenario

if TYPE_CHECKING:
    from infodrill.society import Spread

NOTHING = BuildStanding(digest="", release="", state=UNKNOWN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """The level reached (0–3), the first faults with their places, and the digests that were proved."""

    level: int
    faults: tuple[DrillError, ...]
    events: int
    chain: str
    content: str
    erased: int
    charter: BuildStanding  # of the build that opened the drill, as far as this one can tell
    branch: DrillOpened | None = None  # event 0 of a drill that goes on from a moment of another one
    other_model: str = ""  # the model that it was played with, where this program has another: no L3


def prove(
    path: Path,
    *,
    simulate: bool = True,
    progress: Callable[[int, int], None] = lambda done, total: None,
    parent: Path | None = None,
) -> Proof:
    """Prove a drill file as far as it goes; `simulate` False stops after L2. `parent` = the file that a branch has to be of."""
    first = verify_file(path)
    whole = Proof(
        level=1,
        faults=tuple(each_fault.error for each_fault in first.faults),
        events=first.events,
        chain=first.chain,
        content=first.content,
        erased=first.erased,
        charter=NOTHING,
    )
    if whole.faults:
        return replace(whole, level=0)
    drill = read_drill(path)
    made = replace(whole, charter=_opened_by(drill), branch=_branch(drill))
    try:
        scenario, state = _refold(drill)
        if parent is not None:
            _compare_parent(made.branch, parent)
    except DrillError as fault:
        return _at(made, 1, (fault,))
    if not simulate or state.opened is None or not _has_a_city(drill):
        return _at(made, 2, ())
    if state.opened.model_version != MODEL_VERSION:
        return _at(made, 2, (), state.opened.model_version)
    found: tuple[DrillError, ...] = tuple(_resimulate(drill, scenario, state.opened, progress))
    return _at(made, 2 if found else 3, found)


def step_fault(drill: DrillFile) -> DrillError | None:
    """What is wrong at L2 with a file that was read: the first step that does not follow, None where all do."""
    try:
        _refold(drill)
    except DrillError as fault:
        return fault
    return None


def _at(proof: Proof, level: int, faults: tuple[DrillError, ...], other_model: str = "") -> Proof:
    return replace(proof, level=level, faults=faults, other_model=other_model)


def _opened_by(drill: DrillFile) -> BuildStanding:
    body = drill.events[0].body if drill.events else None
    return body.charter() if isinstance(body, DrillOpened) else NOTHING


def _branch(drill: DrillFile) -> DrillOpened | None:
    body = drill.events[0].body if drill.events else None
    return body if isinstance(body, DrillOpened) and body.parent else None


def _compare_parent(branch: DrillOpened | None, parent: Path) -> None:
    if branch is None or not is_parent(read_drill(parent).stored, branch):
        raise LogError(
            N_("it does not go on from {parent}"),
            remedy=N_("Give the file of the drill that event 0 names."),
            place=Place("log.jsonl", 1, "seq 0"),
            parent=parent.name,
        )


def _refold(drill: DrillFile) -> tuple[Scenario, DrillState]:
    """Fold all events; raises LogError where event 0, the files and the minutes do not fit together."""
    if not drill.events or not isinstance(drill.events[0].body, DrillOpened):
        raise LogError("the log does not begin with the opening of a drill", place=Place(field="seq 0"))
    opened = drill.events[0].body
    loaded = scenario_of(drill.files)
    if loaded.digest != opened.scenario_digest:
        raise LogError(
            "the scenario kept in the file is not the one that was played", place=Place("files/scenario")
        )
    if loaded.scenario.places.real != opened.real_places:
        raise LogError(
            "event 0 and the places disagree on local use", place=Place("files/scenario/places.yaml")
        )
    edition = _compare_edition(drill, opened)
    _count_minutes(drill)
    prove_branch(drill.stored, drill.events)
    state = _by_the_rules(drill, loaded.scenario, directory(loaded.scenario.cells, "vi"), edition)
    for invariant in (*rights.BOOK_INVARIANTS, published_alone):
        if fault := invariant(state.book):
            what = f"{invariant.__name__.partition('_')[0].upper()} {fault}"
            raise LogError("the book breaks an invariant: {what}", place=Place("log.jsonl"), what=what)
    return loaded.scenario, state


def _by_the_rules(drill: DrillFile, scenario: Scenario, seats: Directory, edition: Edition) -> DrillState:
    """The state that the events come to; LogError where one breaks a rule, lacks what it owes, or names what is not there."""
    state, built, lacking = DrillState(), False, list[DrillError]()
    pieces = tuple(presses(drill.events))
    for number, press in enumerate(pieces):
        before = state
        for event in press:
            with _fitting(event):
                hold_to_rules(state, event, seats, edition)
                hold_the_minute(state, event, built=built)
                state = apply(state, event)
            built = built or isinstance(event.body, CityBuilt)
        try:
            with _fitting(press[-1]):
                hold_together(before, press, edition)
                hold_releases(state, press, pieces[number + 1 : number + 2], scenario)
        except DrillError as fault:
            lacking.append(fault)
    # What an event shows by itself is told first: a forged hand or step tears its press apart, and is the cause.
    for missing in lacking:
        raise missing
    return state


@contextmanager
def _fitting(event: Event) -> Iterator[None]:
    """Whatever becomes of a fold that a forged event was put into is a fault of the file, with its place."""
    try:
        yield
    except DrillError:
        raise
    except Exception as error:
        raise LogError(
            N_("event {n} does not fit what was recorded before it"),
            place=Place("log.jsonl", event.seq + 1, f"seq {event.seq}"), n=event.seq,
        ) from error  # fmt: skip


def _compare_edition(drill: DrillFile, opened: DrillOpened) -> Edition:
    """One procedure, the one that was played, and nothing beside it and the scenario."""
    for name in sorted(drill.files):
        if not name.startswith((SCENARIO, PROCEDURE)):
            raise LogError("this file belongs to no drill", place=Place(f"files/{name}"))
    kept = procedures(drill.files)
    if len(kept) != 1 or not kept[0].endswith(".yaml") or kept[0].count("/") != 1:
        raise LogError("the file keeps {n} procedures, not one", place=Place("files/procedure"), n=len(kept))
    edition = read_edition(drill.files[kept[0]], f"files/{kept[0]}")
    if edition.digest != opened.edition_digest:
        raise LogError(
            "the procedure kept in the file is not the one that was played", place=Place(f"files/{kept[0]}")
        )
    return edition


def _count_minutes(drill: DrillFile) -> None:
    minute = 0
    for event in drill.events:
        if isinstance(event.body, MinuteClosed):
            # No minute holds what was recorded after it was closed.
            if event.body.minute != minute or event.body.upto_seq >= event.seq:
                raise LogError(
                    "minute {n} is closed out of order",
                    place=Place(field=f"seq {event.seq}"),
                    n=event.body.minute,
                )
            minute += 1


def _has_a_city(drill: DrillFile) -> bool:
    """Whether anything lived: while people are still joining, no city was built that could be lived again."""
    return any(isinstance(event.body, CityBuilt | MinuteClosed) for event in drill.events)


def _resimulate(
    drill: DrillFile, scenario: Scenario, opened: DrillOpened, progress: Callable[[int, int], None]
) -> Iterator[DrillError]:
    city = build_city(scenario, opened.accounts, opened.seed)
    built = next((event.body for event in drill.events if isinstance(event.body, CityBuilt)), None)
    if built is None or built.digest != city.digest:
        yield LogError("the city built again is another one", place=Place(field="city.built"))
        return
    # A kind that is not there is no fault: rows may be deleted at any time. Those that are there have to be the
    # right ones.
    kept = frozenset(drill.derived.kinds())
    total = sum(isinstance(event.body, MinuteClosed) for event in drill.events)
    try:
        for minute, rows in _lived(drill.events, open_spread(city, opened), scenario, opened):
            progress(minute + 1, total)
            for kind in sorted(kept):
                if list(drill.derived.rows(kind, minute, minute + 1)) != rows.get(kind, []):
                    yield _differ(kind, minute)
                    return
    except LogError as fault:
        yield fault
        return
    for kind in sorted(kept):
        # Rows of minutes that the log never closed: no city has lived them.
        if late := [minute for minute in drill.derived.minutes(kind) if not 0 <= minute < total]:
            yield _differ(kind, late[0])


def _lived(
    events: tuple[Event, ...], spread: Spread, scenario: Scenario, opened: DrillOpened
) -> Iterator[tuple[int, dict[str, list[Row]]]]:
    """Every minute lived again, with all its derived rows; LogError where the city's digest is another."""
    network = Network(scenario, seed=opened.seed, language=opened.language, reads=False, goes_on=True)
    minutes = CityMinutes(spread, network, scenario)
    for body in minutes.again(events):
        if spread.minute_digest(body.minute) != body.digest:
            raise LogError(
                "minute {n} lived again has another digest",
                place=Place(field=f"seq {_seq(events, body)}"),
                n=body.minute,
            )
        yield body.minute, minutes.rows(body.minute)


def _seq(events: Iterable[Event], body: MinuteClosed) -> int:
    return next(event.seq for event in events if event.body is body)


def _differ(kind: str, minute: int) -> LogError:
    place = Place(f"derived/{kind}.jsonl")
    return LogError("the derived {kind} of minute {n} differ", place=place, kind=kind, n=minute)
