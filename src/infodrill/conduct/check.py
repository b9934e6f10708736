"""Checks that need more than a scenario's own text: the rights core, the edition and the grammars of posts.

`check` composes them with what `scenario.checks` finds; errors refuse the scenario, warnings do not.
"""

# Charter: conduct check
from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from infodrill.casework import rights
from infodrill.casework.edition import Edition, load_edition
from infodrill.conduct import realnames, realplaces, seatcheck
from infodrill.conduct.postcheck import grammar_problems, hollow, of_another, real_anchors, unanchored
from infodrill.conduct.rolenames import with_names
from infodrill.conduct.shipped import load_shipped
from infodrill.conduct.timecheck import timing
from infodrill.conduct.toldonce import each_once
from infodrill.kernel.errors import DrillError
from infodrill.kernel.i18n import N_
from infodrill.kernel.seals import ORIGINAL, standing
from infodrill.scenario.checks import Coverage, coverage, halfchanged, problems, rated
from infodrill.scenario.faults import ScenarioProblem, error, from_fault
from infodrill.scenario.loader import Loaded, find, library, load
from infodrill.scenario.meant import in_code
from infodrill.scenario.schema import Claim
from infodrill.scenario.schema.conditions import Condition, DeadlineTest
from infodrill.scenario.valuenames import suggested

SHORTEST_ANCHOR = 4
STEP_ACTIONS: Mapping[str, int] = {
    "leave": 0,
    "watch": 0,
    "answer": 1,
    "service": 2,
    "acknowledge": 3,
    "hold": 4,
    "correct": 5,
    "warn": 6,
    "report_page": 7,
    "refer": 8,
}


@dataclass(frozen=True)
class CheckReport:
    """All findings, by file and line; the table objective × situation; whether the drill may be rated."""

    problems: tuple[ScenarioProblem, ...]
    coverage: Coverage
    rated: bool

    @property
    def errors(self) -> tuple[ScenarioProblem, ...]:
        return tuple(problem for problem in self.problems if problem.severity == "error")

    @property
    def warnings(self) -> tuple[ScenarioProblem, ...]:
        return tuple(problem for problem in self.problems if problem.severity == "warning")


def check(loaded: Loaded) -> CheckReport:
    """Everything that `infodrill check` reports of a loaded scenario."""
    edition, found = _edition(loaded)
    found += [
        *problems(loaded),
        *seatcheck.problems(loaded, edition),
        *_rights(loaded, edition),
        *_waits(loaded, edition),
        *grammar_problems(loaded),
        *timing(loaded, edition),
        *realplaces.problems(loaded),
        *realnames.problems(loaded),
    ]
    found += halfchanged.problems(loaded, [*found])
    order = sorted(
        (with_names(problem, edition or load_edition()) for problem in each_once(found)),
        key=lambda problem: (problem.place.file, problem.place.line, problem.severity, problem.place.field),
    )
    return CheckReport(tuple(order), coverage(loaded.scenario), rated(loaded.scenario))


def released(loaded: Loaded) -> bool:
    """Whether it is a drill of the library in a build of which nothing was changed since its release: it was checked before
    that was sealed, and whoever plays it need not wait some seconds until it is checked again."""
    name = loaded.scenario.drill.id
    return standing().state == ORIGINAL and name in library() and load(find(name)).digest == loaded.digest


def _edition(loaded: Loaded) -> tuple[Edition | None, list[ScenarioProblem]]:
    try:
        return load_shipped(loaded.scenario.drill.edition), []
    except DrillError as fault:
        return None, [from_fault(fault, loaded.where("drill", "edition"))]


def _waits(loaded: Loaded, edition: Edition | None) -> Iterator[ScenarioProblem]:
    """Deadlines of steps that the edition does not have are never missed: what waits for one never comes."""
    for n, inject in enumerate(loaded.scenario.msel.injects) if edition else ():
        for test in _missed(inject.trigger.condition):
            if edition and test.step != "any" and not edition.has(test.step):
                place = loaded.where("msel", "injects", n, "trigger", "condition")
                near = suggested(test.step, edition.steps)
                remedy = N_("Did you mean {near}?") if near else N_("Write one of: {expected}.")
                message = N_("the edition has no step {step} whose deadline could be missed")
                known = ", ".join(map(in_code, (*sorted(edition.steps), "any")))
                said = {"step": in_code(test.step), "near": in_code(near), "expected": known}
                yield error("S154", place, message, remedy, **said)


def _missed(condition: Condition | None) -> Iterator[DeadlineTest]:
    if condition is None:
        return
    if condition.deadline_missed:
        yield condition.deadline_missed
    for part in (*(condition.all or ()), *(condition.any or ()), condition.not_):
        yield from _missed(part)


def _rights(loaded: Loaded, edition: Edition | None) -> Iterator[ScenarioProblem]:
    for n, claim in enumerate(loaded.scenario.claims):
        code = rights.gate_code(claim.gate_answers)
        if code != claim.gate_code:
            message = N_("the nine answers give {found}, not {written}")
            remedy = N_("Correct the answers or the code; the order is G4, G5, G6, G2, G1, G3, GU, G7, G0.")
            place = loaded.where("claims", n, "gate_code")
            yield error("S190", place, message, remedy, found=code, written=claim.gate_code)
        yield from _path(loaded, edition, n, claim)
        for m, anchor in enumerate(claim.anchors):
            if sum(letter.isalnum() for letter in anchor) < SHORTEST_ANCHOR:
                place = loaded.where("claims", n, "anchors", m)
                message = N_("the anchor “{anchor}” is too short to be an invented name")
                yield error(
                    "S191", place, message, N_("Use an invented place, agency or brand."), anchor=anchor
                )
        if empty := hollow(loaded, n, claim):
            message = N_("the anchor “{anchor}” is an ordinary word, and names nothing that was invented")
            remedy = N_("Write the invented name of a place, an agency or a brand, as “{near}”.")
            near = loaded.scenario.places.city.in_(loaded.scenario.drill.languages[0])
            place = loaded.where("claims", n, "anchors", empty[0])
            yield error("S191", place, message, remedy, anchor=claim.anchors[empty[0]], near=near)
            continue  # what follows from anchors is told when there are some
        yield from unanchored(loaded, n, claim)
        yield from of_another(loaded, n, claim)
        yield from real_anchors(loaded, n, claim)


def _path(loaded: Loaded, edition: Edition | None, n: int, claim: Claim) -> Iterator[ScenarioProblem]:
    written = loaded.where.written("claims", n, "right_path")
    for m, step in enumerate(claim.right_path):
        action = STEP_ACTIONS[step.what]
        place = loaded.where("claims", n, "right_path", *((m,) if written else ()))
        code, answers = _code_then(claim, step.after), claim.gate_answers
        allowed = edition.allowed(code, answers) if edition else rights.allowed_actions(code, answers)
        if action not in allowed and step.what not in ("leave", "watch"):
            message = N_("the right path asks for {what} (action {action}), which {gate} does not allow")
            remedy = N_("Choose an action of the ceiling table, or correct the code.")
            yield error(
                "S193",
                place,
                message,
                remedy,
                what=in_code(step.what),
                action=action,
                gate=code,
                written=written,
            )
        if action >= 7 and not loaded.scenario.drill.ordinances:
            message = N_("action {action} needs a fictional ordinance for its three-part test")
            yield error("S193", place, message, N_("Add one to `ordinances` in drill.yaml."), action=action)


def _code_then(claim: Claim, at: int) -> str:
    """The gate code at that second: what depends on the truth is GU until the record is known, then re-coded."""
    if claim.gate_code not in ("GU", "G5"):
        return claim.gate_code
    known = [fact.verdict for fact in claim.truth if fact.known_from <= at and fact.verdict != "UNPROVEN"]
    if not known:
        return "GU"
    return "G5" if known[-1] in rights.TRUE_VERDICTS else "G0"
