"""Names that point at something: every claim, cell, ward, objective, situation and picture named must exist once."""

# Charter: scenario checks references
from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator

from infodrill.kernel.i18n import N_
from infodrill.scenario.loader import Loaded
from infodrill.scenario.problem import ScenarioProblem, error, warning
from infodrill.scenario.schema import Claim, Condition, Inject

Pointer = tuple[tuple[str | int, ...], str, str | None]  # where, kind, name


def problems(loaded: Loaded) -> Iterator[ScenarioProblem]:
    yield from _doubles(loaded)
    known = _known(loaded)
    for path, kind, name in _pointers(loaded):
        if name is not None and name not in known[kind]:
            yield _unknown(loaded, path, kind, name, known[kind])
    yield from _unused_pictures(loaded)


def _known(loaded: Loaded) -> dict[str, set[str]]:
    scenario = loaded.scenario
    return {
        "claim": {claim.id for claim in scenario.claims},
        "cell": {cell.id for cell in scenario.cells.cells},
        "ward": {ward.id for ward in scenario.places.wards},
        "objective": {objective.id for objective in scenario.drill.objectives},
        "situation": {situation.id for situation in scenario.drill.situations},
        "picture": set(loaded.media),
        "inject": {str(inject.number) for inject in scenario.msel.injects},
        "role": {role for cell in scenario.cells.cells for seat in cell.seats for role in seat.roles},
    }


def _unknown(
    loaded: Loaded, path: tuple[str | int, ...], kind: str, name: str, known: set[str]
) -> ScenarioProblem:
    place = loaded.where(*path)
    if kind == "role":
        message = N_("no seat of any cell holds the role {name}")
        return error("S141", place, message, N_("Give the role to a seat in cells.yaml."), name=name)
    near = difflib.get_close_matches(name, sorted(known), n=1)
    message = N_("there is no {kind} {name}")
    if near:
        return error("S141", place, message, N_("Did you mean {near}?"), kind=kind, name=name, near=near[0])
    return error("S141", place, message, N_("Add it, or correct the name."), kind=kind, name=name)


def _doubles(loaded: Loaded) -> Iterator[ScenarioProblem]:
    scenario = loaded.scenario
    cells = scenario.cells.cells
    numbered: list[tuple[str, tuple[str | int, ...], Iterable[object]]] = [
        ("claims", (), [claim.id for claim in scenario.claims]),
        ("msel", ("injects",), [inject.number for inject in scenario.msel.injects]),
        ("cells", ("cells",), [cell.id for cell in cells]),
        ("places", ("wards",), [ward.id for ward in scenario.places.wards]),
        ("drill", ("objectives",), [objective.id for objective in scenario.drill.objectives]),
        ("drill", ("situations",), [situation.id for situation in scenario.drill.situations]),
        ("drill", ("moves",), [move.number for move in scenario.drill.moves]),
        ("drill", ("ordinances",), [ordinance.id for ordinance in scenario.drill.ordinances]),
        ("texts", ("grammars",), [grammar.id for grammar in scenario.texts.grammars]),
        ("evaluation", ("capabilities",), [capability.id for capability in scenario.evaluation.capabilities]),
    ]
    numbered += [
        ("cells", ("cells", n, "seats"), [seat.id for seat in cell.seats]) for n, cell in enumerate(cells)
    ]
    for head, path, names in numbered:
        seen: set[object] = set()
        for index, name in enumerate(names):
            if name in seen:
                remedy = N_("Give each a name or number of its own.")
                yield error(
                    "S140", loaded.where(head, *path, index), N_("{name} is used twice"), remedy, name=name
                )
            seen.add(name)


def _pointers(loaded: Loaded) -> Iterator[Pointer]:
    scenario = loaded.scenario
    for n, claim in enumerate(scenario.claims):
        yield from _of_claim(claim, ("claims", n))
    for n, inject in enumerate(scenario.msel.injects):
        yield from _of_inject(inject, ("msel", "injects", n))
    for n, cell in enumerate(scenario.cells.cells):
        yield ("cells", "cells", n, "ward"), "ward", cell.ward
        for m, ward in enumerate(cell.wards):
            yield ("cells", "cells", n, "wards", m), "ward", ward
        for m, owned in enumerate(cell.owns):
            yield ("cells", "cells", n, "owns", m), "claim", owned
    for n, grammar in enumerate(scenario.texts.grammars):
        yield ("texts", "grammars", n, "claim"), "claim", grammar.claim
    for n, capability in enumerate(scenario.evaluation.capabilities):
        yield ("evaluation", "capabilities", n, "objective"), "objective", capability.objective
        for m, task in enumerate(capability.tasks):
            for k, cell_id in enumerate(task.cells):
                yield ("evaluation", "capabilities", n, "tasks", m, "cells", k), "cell", cell_id


def _of_claim(claim: Claim, at: tuple[str | int, ...]) -> Iterator[Pointer]:
    yield (*at, "situation"), "situation", claim.situation
    yield (*at, "owner"), "cell", claim.owner
    for name, other in (("parent", claim.parent), ("split_of", claim.split_of), ("twin", claim.twin)):
        yield (*at, name), "claim", other
    for n, cell in enumerate(claim.about):
        yield (*at, "about", n), "cell", cell
    for n, duplicate in enumerate(claim.duplicates):
        yield (*at, "duplicates", n), "claim", duplicate
    for n, wave in enumerate(claim.waves):
        yield (*at, "waves", n, "ward"), "ward", wave.ward
    for n, step in enumerate(claim.right_path):
        yield (*at, "right_path", n, "by"), "role", step.by


def _of_inject(inject: Inject, at: tuple[str | int, ...]) -> Iterator[Pointer]:
    yield (*at, "situation"), "situation", inject.situation
    yield (*at, "claim"), "claim", inject.claim
    for n, objective in enumerate(inject.objectives):
        yield (*at, "objectives", n), "objective", objective
    for n, cell in enumerate(inject.to.cells):
        yield (*at, "to", "cells", n), "cell", cell
    for n, role in enumerate(inject.to.roles):
        yield (*at, "to", "roles", n), "role", role
    for n, picture in enumerate(inject.media):
        yield (*at, "media", n), "picture", picture
    for n, expected in enumerate(inject.expected_actions):
        yield (*at, "expected_actions", n, "who"), "role", expected.who
    if inject.effect and inject.effect.wave:
        yield (*at, "effect", "wave", "ward"), "ward", inject.effect.wave.ward
    if inject.trigger.condition:
        yield from _of_condition(inject.trigger.condition, (*at, "trigger", "condition"))


def _of_condition(condition: Condition, at: tuple[str | int, ...]) -> Iterator[Pointer]:
    for name, inner in (("all", condition.all), ("any", condition.any)):
        for n, part in enumerate(inner or ()):
            yield from _of_condition(part, (*at, name, n))
    if condition.not_:
        yield from _of_condition(condition.not_, (*at, "not"))
    yield (*at, "case_opened"), "claim", condition.case_opened
    for name in ("case_state", "verdict", "statement_published", "deadline_missed", "reach", "spread_level"):
        test = getattr(condition, name)
        yield (*at, name, "claim"), "claim", test.claim if test else None
    number = condition.inject_acknowledged
    yield (*at, "inject_acknowledged"), "inject", str(number) if number is not None else None


def _unused_pictures(loaded: Loaded) -> Iterator[ScenarioProblem]:
    used = {medium for inject in loaded.scenario.msel.injects for medium in inject.media}
    for name in sorted(set(loaded.media) - used):
        place = loaded.where("msel")
        remedy = N_("Name it in an inject's `media`, or delete it.")
        yield warning("S142", place, N_("no inject shows the picture {name}"), remedy, name=name)
