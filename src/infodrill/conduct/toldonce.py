"""What a check tells once: a finding that another explains, says better or brings about is left out."""

# Charter: conduct toldonce
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from infodrill.conduct.timecheck import BEFORE_A_LEAP
from infodrill.kernel.i18n import N_
from infodrill.scenario.faults import ScenarioProblem

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
Key = tuple[str, str, str]  # code, file and field


def each_once(found: list[ScenarioProblem]) -> Iterator[ScenarioProblem]:
    """Without what is told by another finding already; no error is left out for a warning: what explains it then refuses too."""
    told = AlreadyTold(found)
    for problem in found:
        if not told.says(problem):
            yield (
                replace(problem, severity="error", remedy=AS_IT_STANDS) if told.refuses(problem) else problem
            )


class AlreadyTold:
    """What the findings of one check say besides each other; asked of each in their order, since of one deed the first stays."""

    def __init__(self, found: list[ScenarioProblem]) -> None:
        errors = [problem for problem in found if problem.severity == "error"]
        self._found = found
        doubts = _named(each for each in found if each.code == "S164" and "near" in each.params)
        self._told = _named(errors) | doubts
        self._grave = {
            doubt
            for problem in errors
            if problem.code in INSTEAD["S164"]
            for doubt in doubts & _keys("S164", problem)
        }
        self._names = _named(each for each in found if each.code in OF_A_NAME)
        self._clashing = {each.place.file for each in errors if each.code in ("S163", "S174")}
        broken = [each for each in errors if each.code == BROKEN]
        self._torn = {each.place for each in broken}
        self._torn_files = {each.place.file for each in broken if "n" in each.params}
        self._letters = {each.place for each in errors if each.code in OF_LETTERS}
        self._unnamed = any(each.code == "S165" and each.place.file == "places.yaml" for each in errors)
        self._leaping = any(
            each.place.file == "drill.yaml" and each.place.field.endswith(".story") for each in found
        )
        self._lacking = {role for each in errors for role in _lacking(each)}
        self._needed = {str(each.params.get("name")).strip("`") for each in errors if each.code == "S141"}
        self._deeds = dict[object, ScenarioProblem]()

    def says(self, problem: ScenarioProblem) -> bool:
        """Whether another finding tells it, or what it follows from."""
        return (
            self._in_other_words(problem)
            or self._by_a_role(problem)
            or self._deeds.setdefault(_deed(problem), problem) is not problem
            or _told_at_its_place(problem, self._found)
            or (problem.place.file in self._clashing and _clash_follows(problem))
            or self._by_letters(problem)
            or (problem.message == BEFORE_A_LEAP and self._leaping)  # of an hour that is told as wrong
            or (self._unnamed and problem.code in ("S191", "S195"))  # of what the places are called
        )

    def refuses(self, problem: ScenarioProblem) -> bool:
        """Whether a doubt stands for an error of its field: it then refuses as that did. Another finding of the same field, as
        that the press asks too early, has no minutes to write."""
        return _key(problem) in self._grave and "near" in problem.params

    def _in_other_words(self, problem: ScenarioProblem) -> bool:
        again = any(
            problem.code in codes and self._told & _keys(code, problem)
            for code, codes in INSTEAD.items()
            if code != problem.code or problem.severity == "warning"
        )
        return again or (
            problem.code == "S200" and any(self._names & _keys(code, problem) for code in OF_A_NAME)
        )

    def _by_a_role(self, problem: ScenarioProblem) -> bool:
        """Whether it comes of a role that nobody holds; of a warning, of one for which an error asks."""
        asked = problem.severity == "warning" and bool(_lacking(problem) & self._needed)
        return _of_what_is_lacking(problem, self._lacking) or asked

    def _by_letters(self, problem: ScenarioProblem) -> bool:
        """Whether a text with broken letters is told, of what is made of it; or what is made of it, of letters alone."""
        if problem.code in OF_LETTERS:
            return problem.place in self._torn or problem.place.file in self._torn_files
        return problem.code == BROKEN and problem.place in self._letters - self._torn


def _key(problem: ScenarioProblem) -> Key:
    return problem.code, problem.place.file, problem.place.field


def _named(found: Iterable[ScenarioProblem]) -> set[Key]:
    return set(map(_key, found))


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


def _keys(code: str, problem: ScenarioProblem) -> set[Key]:
    """What would tell the same by `code`: of the same field, or of what it stands in."""
    place = problem.place
    return {(code, place.file, place.field), (code, place.file, place.field.rpartition(".")[0])}


def _clash_follows(problem: ScenarioProblem) -> bool:
    """Whether it follows from fields that contradict each other: a path that was filled in, the owner whom it would need."""
    return (problem.code == "S193" and not problem.params.get("written")) or (
        problem.code == "S175" and "cell" not in problem.params and "void" not in problem.params
    )
