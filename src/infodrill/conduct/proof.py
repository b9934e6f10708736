"""The proof of a drill file: L1 the chain, L2 the refold, L3 the city lived again. Each level needs the one before.

L1 is `kernel.archive.verify_file`. L2 folds every event and compares what event 0 promised with the files kept beside
the log. L3 builds the city again and compares every minute's digest and the counts that were derived.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from infodrill.casework import rights
from infodrill.conduct import events as facts
from infodrill.conduct.city import MODEL_VERSION, build_city, intervene, open_spread
from infodrill.conduct.fold import fold
from infodrill.conduct.state import DrillState
from infodrill.kernel.archive import DrillFile, read_drill, verify_file
from infodrill.kernel.errors import DrillError, LogError, Place
from infodrill.kernel.events import Event
from infodrill.scenario.loader import load_files
from infodrill.scenario.schema import Scenario
from infodrill.society import Spread


@dataclass(frozen=True, slots=True)
class Proof:
    """The level reached (0–3), the first faults with their places, and the digests that were proved."""

    level: int
    faults: tuple[DrillError, ...]
    events: int
    chain: str
    content: str
    erased: int
    rights_intact: bool
    note: str = ""


def prove(
    path: Path, *, simulate: bool = True, progress: Callable[[int, int], None] = lambda done, total: None
) -> Proof:
    """Prove a drill file as far as it goes; `simulate` False stops after L2."""
    first = verify_file(path)
    if first.faults:
        broken = tuple(one.error for one in first.faults)
        return Proof(0, broken, first.events, first.chain, first.content, first.erased, False)
    drill = read_drill(path)
    made = Proof(1, (), len(drill.events), drill.chain, drill.content, drill.erased, _rights_hold(drill))
    try:
        scenario, state = _refold(drill)
    except DrillError as fault:
        return _at(made, 1, (fault,))
    if not simulate or state.opened is None:
        return _at(made, 2, ())
    if state.opened.model_version != MODEL_VERSION:
        note = f"model version {state.opened.model_version} is not this program's ({MODEL_VERSION}); L3 needs the same"
        return _at(made, 2, (), note)
    found: tuple[DrillError, ...] = tuple(_resimulate(drill, scenario, state.opened, progress))
    return _at(made, 2 if found else 3, found)


def _at(proof: Proof, level: int, faults: tuple[DrillError, ...], note: str = "") -> Proof:
    return Proof(
        level, faults, proof.events, proof.chain, proof.content, proof.erased, proof.rights_intact, note
    )


def _rights_hold(drill: DrillFile) -> bool:
    body = drill.events[0].body if drill.events else None
    return (
        isinstance(body, facts.DrillOpened) and body.rights_intact and body.rights_digest == rights.digest()
    )


def _refold(drill: DrillFile) -> tuple[Scenario, DrillState]:
    """Fold all events; raises LogError where event 0, the files and the minutes do not fit together."""
    if not drill.events or not isinstance(drill.events[0].body, facts.DrillOpened):
        raise LogError("the log does not begin with the opening of a drill", place=Place(field="seq 0"))
    opened = drill.events[0].body
    kept = {
        name.removeprefix("scenario/"): one
        for name, one in drill.files.items()
        if name.startswith("scenario/")
    }
    loaded = load_files(kept)
    if loaded.digest != opened.scenario_digest:
        raise LogError(
            "the scenario kept in the file is not the one that was played", place=Place("files/scenario")
        )
    minute = 0
    for event in drill.events:
        if isinstance(event.body, facts.MinuteClosed):
            if event.body.minute != minute or event.body.upto_seq >= event.seq:
                raise LogError(
                    "minute {n} is closed out of order",
                    place=Place(field=f"seq {event.seq}"),
                    n=event.body.minute,
                )
            minute += 1
    return loaded.scenario, fold(drill.events)


def _resimulate(
    drill: DrillFile, scenario: Scenario, opened: facts.DrillOpened, progress: Callable[[int, int], None]
) -> Iterator[DrillError]:
    city = build_city(scenario, opened.accounts, opened.seed)
    built = next((one.body for one in drill.events if isinstance(one.body, facts.CityBuilt)), None)
    if built is None or built.digest != city.digest:
        yield LogError("the city built again is another one", place=Place(field="city.built"))
        return
    spread = open_spread(city, opened)
    total = sum(isinstance(one.body, facts.MinuteClosed) for one in drill.events)
    for event, body in minutes(drill.events, spread, scenario):
        progress(body.minute + 1, total)
        if spread.minute_digest(body.minute) != body.digest:
            yield LogError(
                "minute {n} lived again has another digest",
                place=Place(field=f"seq {event.seq}"),
                n=body.minute,
            )
            return
        for row in drill.derived.rows("counts", body.minute, body.minute + 1):
            if row["exposed"] != spread.counts(str(row["claim"])).exposed:
                yield LogError(
                    "the derived counts of minute {n} differ",
                    place=Place("derived/counts.jsonl"),
                    n=body.minute,
                )
                return


def minutes(
    events: tuple[Event, ...], spread: Spread, scenario: Scenario
) -> Iterator[tuple[Event, facts.MinuteClosed]]:
    """Live a log's minutes on `spread` one by one: yields each `MinuteClosed` after its minute was lived."""
    waiting: list[Event] = []
    for event in events:
        if not isinstance(event.body, facts.MinuteClosed):
            waiting.append(event)
            continue
        acting = [one for one in waiting if one.seq <= event.body.upto_seq]
        waiting = [one for one in waiting if one.seq > event.body.upto_seq]
        for one in acting:
            intervene(spread, one.body, event.body.minute, scenario)
        spread.advance(event.body.minute + 1)
        yield event, event.body
