"""Checks that need more than a scenario's own text: the rights core, the edition and the grammars of posts.

`check` composes them with what `scenario.checks` finds; errors refuse the scenario, warnings do not.
"""

# Charter: conduct check
from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from infodrill.casework import rights
from infodrill.casework.edition import Edition, load_edition
from infodrill.conduct import realnames, realplaces, seatcheck
from infodrill.conduct.postcheck import grammar_problems, hollow, of_another, real_anchors, unanchored
from infodrill.conduct.rolenames import with_names
from infodrill.conduct.shipped import load_shipped
from infodrill.conduct.timecheck import BEFORE_A_LEAP, timing
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
        (with_names(problem, edition or load_edition()) for problem in _each_once(found)),
        key=lambda problem: (problem.place.file, problem.place.line, problem.severity, problem.place.field),
    )
    return CheckReport(tuple(order), coverage(loaded.scenario), rated(loaded.scenario))


def released(loaded: Loaded) -> bool:
    """Whether it is a drill of the library in a build of which nothing was changed since its release: it was checked before
    that was sealed, and whoever plays it need not wait some seconds until it is checked again."""
    name = loaded.scenario.drill.id
    return standing().state == ORIGINAL and name in library() and load(find(name)).digest == loaded.digest


BROKEN = "S167"
AS_IT_STANDS = N_("For minutes write {near}; as it stands it is refused.")
OF_LETTERS = frozenset({"S165", "S184", "S181", "S183"})
"""Codes of what a text with broken letters is said to be because of them."""
OF_A_NAME = ("S143", "S180", "S181")  # what else a sender's name is told to be; that nobody uses it follows
INSTEAD: Mapping[str, frozenset[str]] = {
    "S301": frozenset({"S186"}),  # what a grammar leaves open, which may be a rule of it too
    "S163": frozenset({"S162"}),  # until when something waits that waits for nothing
    "S154": frozenset({"S163"}),  # of which claim an inject waits, whose condition nobody can read
    "S180": frozenset({"S184"}),  # a sender who could be real has to be invented first
    "S181": frozenset({"S184", "S163"}),  # and what it calls itself in its text is another name
    "S174": frozenset({"S163"}),  # a harm that its gate cannot have
    "S165": frozenset({"S165"}),  # a text in the wrong language, of which each half is told by another check
    "S141": frozenset(
        {"S163", "S194", "S180"}
    ),  # who acts, where nobody holds the role; a picture that is an address
    "S164": frozenset({"S161", "S162", "S163"}),  # what is too early because minutes were read as seconds
}
"""Code → what is the same once more, of the same field."""


def _each_once(found: list[ScenarioProblem]) -> Iterator[ScenarioProblem]:
    """Without what is told by another finding already; no error is left out for a warning: what explains it then refuses too."""
    errors = [problem for problem in found if problem.severity == "error"]
    clashing = {problem.place.file for problem in errors if problem.code in ("S163", "S174")}
    torn = {problem.place for problem in errors if problem.code == BROKEN}
    files = {problem.place.file for problem in errors if problem.code == BROKEN and "n" in problem.params}
    told = {(problem.code, problem.place.file, problem.place.field) for problem in errors}
    doubts = {
        ("S164", each.place.file, each.place.field)
        for each in found
        if each.code == "S164" and "near" in each.params
    }
    told |= doubts
    grave = {
        doubt
        for problem in errors
        if problem.code in INSTEAD["S164"]
        for doubt in doubts & _keys("S164", problem)
    }
    named = {(each.code, each.place.file, each.place.field) for each in found if each.code in OF_A_NAME}
    unnamed = any(problem.code == "S165" and problem.place.file == "places.yaml" for problem in errors)
    leaping = any(each.place.file == "drill.yaml" and each.place.field.endswith(".story") for each in found)
    unknown = {problem.place for problem in errors if problem.code in OF_LETTERS}
    lacking = {role for each in errors for role in _lacking(each)}
    needed = {str(each.params.get("name")).strip("`") for each in errors if each.code == "S141"}
    deeds = dict[object, ScenarioProblem]()
    for problem in found:
        place = problem.place
        again = any(
            problem.code in codes and told & _keys(code, problem)
            for code, codes in INSTEAD.items()
            if code != problem.code or problem.severity == "warning"
        )
        again = (
            again
            or _of_what_is_lacking(problem, lacking)
            or (
                problem.severity == "warning" and bool(_lacking(problem) & needed)
            )  # an error asks for that role
            or deeds.setdefault(_deed(problem), problem) is not problem
        )
        again = again or _told_at_its_place(problem, found)
        again = again or (problem.code == "S200" and any(named & _keys(code, problem) for code in OF_A_NAME))
        follows = place.file in clashing and _clash_follows(problem)
        broken = (
            place in torn or place.file in files
            if problem.code in OF_LETTERS
            else problem.code == BROKEN and place in unknown - torn
        )
        leapt = (
            problem.message == BEFORE_A_LEAP and leaping
        )  # what follows from an hour that is told as wrong
        nowhere = leapt or (unnamed and problem.code in ("S191", "S195"))  # of what the places are called
        if not (again or follows or broken or nowhere):
            # Another finding of the same field, as that the press asks too early, has no minutes to write.
            refuses = (problem.code, place.file, place.field) in grave and "near" in problem.params
            yield replace(problem, severity="error", remedy=AS_IT_STANDS) if refuses else problem


def _told_at_its_place(problem: ScenarioProblem, found: list[ScenarioProblem]) -> bool:
    """What is made of a sentence that is told itself; an inject out of its turn of whose hour something graver is told."""
    made, turned = problem.code == "S180" and "id" in problem.params, "turn" in problem.params
    return (made or turned) and any(
        other is not problem
        and other.place == problem.place
        and (turned or (other.code == "S180" and "id" not in other.params))
        for other in found
    )


def _lacking(problem: ScenarioProblem) -> frozenset[str]:
    """The role that nobody holds and without which steps are not taken."""
    lacks = problem.params.get("lacks")
    return lacks if isinstance(lacks, frozenset) and len(lacks) == 1 else frozenset()


def _of_what_is_lacking(problem: ScenarioProblem, lacking: set[str]) -> bool:
    """Whether it is told of a role that another finding says nobody holds: who is written to, whose approval is needed."""
    role = problem.params.get("approves") or (
        (problem.code == "S141" or problem.place.field.endswith(".who"))
        and str(problem.params.get("name")).strip("`")
    )
    return bool(role in lacking)


def _deed(problem: ScenarioProblem) -> object:
    """What is expected of whom, where the role cannot do it, whichever check says so; each other finding is its own."""
    same = problem.code == "S194" and problem.place.field.endswith((".who", ".by"))
    return (problem.place.file, problem.place.field) if same else id(problem)


def _keys(code: str, problem: ScenarioProblem) -> set[tuple[str, str, str]]:
    """What would tell the same by `code`: of the same field, or of what it stands in."""
    place = problem.place
    return {(code, place.file, place.field), (code, place.file, place.field.rpartition(".")[0])}


def _clash_follows(problem: ScenarioProblem) -> bool:
    """Whether it follows from fields that contradict each other: a path that was filled in, the owner whom it would need."""
    return (problem.code == "S193" and not problem.params.get("written")) or (
        problem.code == "S175" and "cell" not in problem.params and "void" not in problem.params
    )


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
