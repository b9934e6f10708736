"""Drill, places, cells and evaluation: what follows from a title, a length, the wards and the seats."""

# Charter: scenario light frame
from __future__ import annotations

from collections.abc import Mapping, Sequence

from infodrill.scenario.light import words
from infodrill.scenario.light.names import id_of
from infodrill.scenario.light.times import EPOCH, DrillHours, epoch
from infodrill.scenario.light.values import Fields, fields, name_of, rows, whole
from infodrill.scenario.light.values import words as texts
from infodrill.scenario.schema.base import MOST_ACCOUNTS
from infodrill.scenario.yamltext import Node

SHARES = (10, 12, 71, 7)  # per cent of a drill's length in its four phases, as the library's drills have them
SHORTEST_PHASE = 3  # minutes, where a length is shared out
SHORTEST = 15  # minutes of a drill whose length is shared out
SITUATION = "S1"
LEAST_ACCOUNTS = 1_000
FORMER_LENGTH = 60  # minutes, where no length is written


def opening(drill: Fields) -> Fields:
    """The drill with its day and the lengths of its phases, on which all times rest."""
    return {
        **drill,
        "epoch": epoch(drill.get("epoch", EPOCH)),
        "phases": _phases(drill.get("phases", FORMER_LENGTH)),
    }


def _phases(written: Node) -> Node:
    """Of a length in minutes, or of four: `phases: 60`, `phases: [6, 7, 43, 4]`."""
    if whole(written) >= SHORTEST:
        shared = [max(SHORTEST_PHASE, round(written * share / 100)) for share in SHARES]
        written = [*shared[:2], written - shared[0] - shared[1] - shared[3], shared[3]]
    if not isinstance(written, list):
        return written
    found: list[Node] = []
    for n, phase in enumerate(written):
        if isinstance(phase, int) and not isinstance(phase, bool):
            phase = {"minutes": phase}
        if isinstance(phase, dict):  # of one too many that alone is told
            last = min(n, len(words.PHASES) - 1)
            phase = {"number": last + 1, "title": words.PHASES[last], **phase}
        found.append(phase)
    return found


def fill_drill(drill: Fields, places: Mapping[str, Node], clock: DrillHours) -> None:
    """Titles, objectives, moves, situations and the size of the city."""
    title = drill.get("title")
    drill.setdefault("subtitle", title)
    drill.setdefault("briefing", words.BRIEFING)
    drill.setdefault("synopsis", drill["subtitle"])
    drill.setdefault("edition", "generic")
    drill.setdefault("situations", [{"id": SITUATION, "title": title, "lesson": words.LESSON}])
    for situation in rows(drill["situations"]):
        situation.setdefault("lesson", words.LESSON)
    drill.setdefault("moves", _moves(drill["phases"]))
    for n, move in enumerate(rows(drill["moves"])):
        move.setdefault("number", n + 1)
        move.setdefault("story", clock.story(whole(move.get("at"))))
    wards = rows(places.get("wards"))
    people = sum(whole(ward.get("population")) for ward in wards)
    drill.setdefault("accounts", min(max(people, LEAST_ACCOUNTS), MOST_ACCOUNTS))
    if "languages" in drill:
        drill.setdefault("both_languages", len(set(texts(drill["languages"]))) > 1)


def _moves(phases: Node) -> list[Node]:
    """One a phase, where the author tells no leaps of the story."""
    found: list[Node] = []
    begin = 0
    for phase in rows(phases):
        found.append({"at": begin, "title": phase.get("title")})
        begin += whole(phase.get("minutes")) * 60
    return found


def fill_places(places: Fields) -> None:
    """Ids of wards from their names."""
    _named(rows(places.get("wards")))


def fill_cells(cells: Fields, claims: Mapping[str, Node]) -> None:
    """Ids, levels, organisations, who owns the facts of which claim; and control, when nobody is."""
    named = rows(cells.get("cells"))
    _named(named)
    owned: dict[str, list[Node]] = {}
    for claim in claims.values():
        if isinstance(claim, dict) and isinstance(owner := claim.get("owner"), str):
            owned.setdefault(owner, []).append(claim.get("id"))
    for cell in named:
        cell.setdefault("level", 1 if "ward" in cell else 2)
        cell.setdefault("organisation", cell.get("name"))
        if own := owned.get(name_of(cell)):
            cell.setdefault("owns", own)
        for seat in rows(cell.get("seats")):
            seat.setdefault("name", cell.get("name"))
    _named(
        [seat for cell in named for seat in rows(cell.get("seats"))]
    )  # a drill knows its seats by these alone
    if named and not any(cell.get("level") == 0 for cell in named):
        cells["cells"].append(_control())


def _control() -> Fields:
    seats = [
        {
            "id": "direction",
            "name": words.CONTROL["direction"],
            "roles": ["DIR", "CTRL", "WHITE", "SAFE", "EVAL"],
        },
        {
            "id": "town",
            "name": words.CONTROL["town"],
            "roles": ["SIM-PUB", "SIM-PRESS", "SIM-PLAT", "SIM-AGENCY"],
        },
    ]
    return {
        "id": "control", "level": 0, "name": words.CONTROL["cell"], "organisation": words.CONTROL["organisation"],
        "seats": seats,
    }  # fmt: skip


def fill_evaluation(evaluation: Node, drill: Fields, injects: Sequence[Mapping[str, Node]]) -> None:
    """Of the format's own objectives those that an inject trains, and a capability for each of them.

    They stand behind an author's own where evaluation.yaml is left out: injects that name none train them still.
    """
    trained = {name for inject in injects for name in texts(inject.get("objectives"))}
    own = [{"id": name, "text": text} for name, text in words.OBJECTIVES.items() if name in trained]
    drill.setdefault("objectives", own)
    listed, measured = drill["objectives"], fields(evaluation).get("capabilities")
    if (
        isinstance(listed, list)
        and not measured
        and not {*map(name_of, rows(listed))} & words.OBJECTIVES.keys()
    ):
        drill["objectives"] = [*listed, *own]
    known = [name for each in rows(drill["objectives"]) if (name := name_of(each)) in words.OBJECTIVES]
    if isinstance(evaluation, dict):
        evaluation.setdefault("capabilities", [_capability(name) for name in known])


def _capability(objective: str) -> Fields:
    tasks = [
        {"id": f"t-{measure.lower()}", "text": text, "measure": measure}
        for measure, text in words.TASKS[objective]
    ]
    return {
        "id": f"c-{objective.removeprefix('o-')}", "objective": objective, "title": words.OBJECTIVES[objective],
        "target": words.TARGETS[objective], "tasks": tasks,
    }  # fmt: skip


def _named(found: list[Fields]) -> None:
    taken = frozenset(row["id"] for row in found if isinstance(row.get("id"), str))
    for row in found:
        if "id" not in row and (made := id_of(row.get("name"), taken)):
            row["id"] = made
            taken |= {made}
