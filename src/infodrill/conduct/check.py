"""Checks that need more than a scenario's own text: the rights core, the edition and the grammars of posts.

`check` composes them with what `scenario.checks` finds; errors refuse the scenario, warnings do not.
"""

# Charter: conduct check
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from infodrill.casework import rights
from infodrill.casework.edition import Edition, load_edition
from infodrill.conduct import realplaces, seatcheck
from infodrill.conduct.rolenames import with_names
from infodrill.conduct.shipped import load_shipped
from infodrill.conduct.timecheck import timing
from infodrill.kernel.errors import DrillError
from infodrill.kernel.i18n import N_, MsgidWords
from infodrill.kernel.seals import ORIGINAL, standing
from infodrill.media import grammar as grammars
from infodrill.media import seams
from infodrill.media.grammar import values
from infodrill.scenario.checks import Coverage, coverage, problems, rated
from infodrill.scenario.checks.invented import REAL_KINDS, denied, personal_data
from infodrill.scenario.checks.places import each_name, folded_words, plainly_invented, without_common
from infodrill.scenario.faults import ScenarioProblem, error, from_fault, warning
from infodrill.scenario.light.talk import TALK
from infodrill.scenario.loader import Loaded, find, library, load
from infodrill.scenario.meant import in_code
from infodrill.scenario.schema import Claim, Grammar
from infodrill.scenario.schema.conditions import Condition, DeadlineTest
from infodrill.scenario.valuenames import suggested

SHORTEST_ANCHOR = 4
SAMPLED_EXPANSIONS = 40
_LEADS = re.compile(r"\d|[@/]|\w[.]\w")  # what numbers, addresses and links have
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
        *_grammars(loaded),
        *timing(loaded, edition),
        *realplaces.problems(loaded),
    ]
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
OF_LETTERS = frozenset({"S165", "S184", "S181", "S183"})
"""Codes of what a text with broken letters is said to be because of them."""
INSTEAD: Mapping[str, frozenset[str]] = {
    "S301": frozenset({"S186"}),  # what a grammar leaves open, which may be a rule of it too
    "S163": frozenset({"S162"}),  # until when something waits that waits for nothing
    "S180": frozenset({"S184"}),  # a sender who could be real has to be invented first
    "S181": frozenset({"S184"}),
    "S141": frozenset(
        {"S163", "S194", "S180"}
    ),  # who acts, where nobody holds the role; a picture that is an address
    "S164": frozenset({"S161", "S162", "S163"}),  # what is too early because minutes were read as seconds
}
"""Code → what is the same once more, of the same field."""


def _each_once(found: list[ScenarioProblem]) -> Iterator[ScenarioProblem]:
    """Without what is told by another finding already."""
    clashing = {problem.place.file for problem in found if problem.code in ("S163", "S174")}
    errors = [problem for problem in found if problem.severity == "error"]
    torn = {problem.place for problem in errors if problem.code == BROKEN}
    files = {problem.place.file for problem in errors if problem.code == BROKEN and "n" in problem.params}
    told = {(problem.code, problem.place.file, problem.place.field) for problem in errors}
    told |= {
        ("S164", each.place.file, each.place.field)
        for each in found
        if each.code == "S164" and "near" in each.params
    }
    unknown = {problem.place for problem in errors if problem.code in OF_LETTERS}
    for problem in found:
        place = problem.place
        around = place.field.rpartition(".")[0]
        again = any(
            problem.code in codes and told & {(code, place.file, place.field), (code, place.file, around)}
            for code, codes in INSTEAD.items()
        )
        follows = place.file in clashing and _clash_follows(problem)
        broken = (
            place in torn or place.file in files
            if problem.code in OF_LETTERS
            else problem.code == BROKEN and place in unknown - torn
        )
        if not (again or follows or broken):
            yield problem


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
        if hollow := _hollow(loaded, n, claim):
            message = N_("the anchor “{anchor}” is an ordinary word, and names nothing that was invented")
            remedy = N_("Write the invented name of a place, an agency or a brand, as “{near}”.")
            near = loaded.scenario.places.city.in_(loaded.scenario.drill.languages[0])
            place = loaded.where("claims", n, "anchors", hollow[0])
            yield error("S191", place, message, remedy, anchor=claim.anchors[hollow[0]], near=near)
            continue  # what follows from anchors is told when there are some
        yield from _unanchored(loaded, n, claim)
        yield from _real_anchors(loaded, n, claim)


def _hollow(loaded: Loaded, n: int, claim: Claim) -> tuple[int, ...]:
    """Anchors that are written as no name is, and are none of the scenario's in small letters."""
    scenario = loaded.scenario
    things = [scenario.places.city, *(ward.name for ward in scenario.places.wards)]
    things += [cell.name for cell in scenario.cells.cells]
    names = {text for name in things for text in (name.vi, name.en)} | {*scenario.drill.senders}
    proper = [_proper(name) for name in names | {other for other in claim.anchors if other != other.lower()}]
    if not loaded.where.written("claims", n, "anchors"):
        return ()
    return tuple(
        m for m, anchor in enumerate(claim.anchors)
        if anchor == anchor.lower() and not any(_within(anchor, name) for name in proper if name)
    )  # fmt: skip


def _proper(name: str) -> str:
    """The words of a name in capitals, folded, without what every place has: of "Trạm y tế Bến Mơ" the last two."""
    words = name.split()
    capital = [word for word in words if word[:1].isupper()]
    # A sentence's first word is no name by itself; where all are written so, it is.
    return without_common(f" {folded_words(' '.join(capital if capital == words else capital[1:]))} ").strip()


def _within(anchor: str, name: str) -> bool:
    said = f" {folded_words(anchor)} "
    return f" {name} " in said or (bool(said.strip()) and said in f" {name} ")


def _unanchored(loaded: Loaded, n: int, claim: Claim) -> Iterator[ScenarioProblem]:
    """The sentence is quoted word for word: in files, answers and reports, where no other word of a post stands beside it.

    A warning: every page that quotes it carries the mark, and older scenarios have such sentences.
    """
    invented = _invented(loaded, claim)
    for lang in loaded.scenario.drill.languages if claim.harmful_to_tell else ():
        said = f" {folded_words(claim.sentence.in_(lang))} "
        if not any(folded_words(anchor) in said for anchor in invented):
            place = loaded.where("claims", n, "sentence")
            message = N_("the harmful sentence holds no invented name, and it is quoted word for word")
            remedy = N_("Put one of these into it: {anchors}.")
            yield warning("S191", place, message, remedy, anchors=each_name(invented))
            return


def _real_anchors(loaded: Loaded, n: int, claim: Claim) -> Iterator[ScenarioProblem]:
    """With real places a place is no anchor: a text that names only it could pass for real outside."""
    invented = _invented(loaded, claim)
    for m, anchor in enumerate(claim.anchors):
        if anchor not in invented:
            place = loaded.where("claims", n, "anchors", m)
            message = N_(
                "the anchor “{anchor}” names a real place, so it does not make a text plainly invented"
            )
            remedy = N_("Use an invented agency or brand.")
            yield error("S191", place, message, remedy, anchor=anchor)


def _invented(loaded: Loaded, claim: Claim) -> tuple[str, ...]:
    """The anchors that are plainly invented."""
    places = loaded.scenario.places
    if places.invented:
        return claim.anchors
    return tuple(anchor for anchor in claim.anchors if plainly_invented(anchor, places))


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


def _grammars(loaded: Loaded) -> Iterator[ScenarioProblem]:
    claims = {each_claim.id: each_claim for each_claim in loaded.scenario.claims}
    for n, grammar in enumerate(loaded.scenario.texts.grammars):
        try:
            compiled = grammars.compile_grammar(grammar)
        except DrillError as fault:
            inner = fault.place.field.removeprefix(f"{grammar.id}.")
            yield from_fault(fault, loaded.where("texts", "grammars", n, *_steps(inner)))
            continue
        for rule in grammars.unused_rules(compiled):
            where = loaded.where("texts", "grammars", n, "rules", rule)
            yield warning(
                "S196", where, N_("no post uses the rule {rule}"), N_("Use it or delete it."), rule=rule
            )
        claim = claims.get(grammar.claim or "")
        yield from _anchors(loaded, n, grammar, compiled, claim)
        if not grammar.id.startswith(TALK):  # shipped: what it makes is read when it is written
            yield from _put_together(loaded, n, grammar, compiled)


def _put_together(
    loaded: Loaded, n: int, grammar: Grammar, compiled: grammars.Compiled
) -> Iterator[ScenarioProblem]:
    """What is real in no piece and yet in what they make: of all expansions where pieces meet, and of the first few whole."""
    place = loaded.where("texts", "grammars", n)
    places = loaded.scenario.places
    # The name of a real place is told where it is declared, not in every text that it comes into.
    declared = (
        text for name in (places.city, *(ward.name for ward in places.wards)) for text in (name.vi, name.en)
    )
    told = {passage for _, passage in denied(*declared)}
    try:
        met = tuple(seams.meetings(compiled, values(places, grammar.language)))
        whole = grammars.expansions(compiled, SAMPLED_EXPANSIONS)
        for text in chain(whole, (each for each in met if _LEADS.search(each))):
            for _, passage in personal_data(text):
                message = N_("an expansion of {id} could be a number or link of someone real: {passage}")
                if passage not in told:
                    yield error("S180", place, message, N_("Use a token."), id=grammar.id, passage=passage)
                told.add(passage)
        for kind, passage in denied(*met):
            message = N_("the rules of {id} make the name of something real: {passage} ({kind})")
            if passage not in told and not (kind == "place" and places.real):
                yield error(
                    "S181",
                    place,
                    message,
                    N_("Invent a name."),
                    id=grammar.id,
                    passage=passage,
                    kind=MsgidWords(REAL_KINDS[kind]),
                )
            told.add(passage)
    except seams.TooMany:
        message = N_("the rules of {id} meet in more ways than can be read: at most {limit}")
        yield error(
            "S187", place, message, N_("Split it into several grammars."), id=grammar.id, limit=seams.MOST
        )


def _anchors(
    loaded: Loaded, n: int, grammar: Grammar, compiled: grammars.Compiled, claim: Claim | None
) -> Iterator[ScenarioProblem]:
    place = loaded.where("texts", "grammars", n)
    if grammar.harmful and claim is None:
        message = N_("the harmful grammar {id} names no claim, so no anchor")
        yield error("S191", place, message, N_("Name its claim."), id=grammar.id)
        return
    if claim is None:
        return
    if not grammar.harmful:
        if grammar.stance == "tell" and claim.harmful_to_tell:
            message = N_("{id} tells a claim of harm {harm} but is not marked harmful")
            remedy = N_("Write `harmful: true` and put an invented anchor in every variant.")
            yield error("S191", place, message, remedy, id=grammar.id, harm=claim.harm)
        return
    anchors = _invented(loaded, claim)
    if _hollow(loaded, loaded.scenario.claims.index(claim), claim):
        return
    if not grammars.anchored(compiled, anchors, values(loaded.scenario.places, grammar.language)):
        message = N_("not every variant of the harmful grammar {id} holds an anchor of {claim}")
        remedy = N_("Put one of these in every variant: {anchors}.")
        named = each_name(anchors)
        yield error("S191", place, message, remedy, id=grammar.id, claim=claim.id, anchors=named)


def _steps(inner: str) -> tuple[str | int, ...]:
    """ "rules.end[2]" → ("rules", "end", 2)."""
    steps: list[str | int] = []
    for part in inner.replace("[", ".").replace("]", "").split("."):
        steps.append(int(part) if part.isdigit() else part)
    return tuple(step for step in steps if step != "")
