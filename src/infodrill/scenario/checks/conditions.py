"""Conditions of injects: exactly one test in each, none that waits for itself, none that can never (or must) hold."""

# Charter: scenario checks conditions
from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import permutations
from typing import Literal

from infodrill.kernel.errors import Place
from infodrill.kernel.i18n import N_
from infodrill.scenario.checks.clash import FALSE, TRUE, settled
from infodrill.scenario.checks.timeline import after_start, first_moment, length
from infodrill.scenario.faults import ScenarioProblem, error, warning
from infodrill.scenario.loader import Loaded
from infodrill.scenario.meant import in_code
from infodrill.scenario.schema import Condition, Inject
from infodrill.scenario.schema.conditions import CountTest
from infodrill.scenario.yamltext import Path_

Pair = tuple[Condition, Condition]
Chance = Literal["never", "maybe", "always"]
OF_A_RECORD = frozenset({"acknowledgement", "correction"})
"""Kinds of statements that rest on what the record shows."""
TOP_LEVEL = 5  # S0 to S5
SOONEST = 60  # seconds from the opening of a case in which somebody may publish at all: conditions are looked at each minute
_BEYOND = {
    "reach": N_("the condition of inject {n} can never hold: the city has {most} accounts"),
    "spread_level": N_(
        "the condition of inject {n} can never hold: levels go from 0 to {most}, for S0 to S5"
    ),
}
_OPPOSITE: Mapping[Chance, Chance] = {"never": "always", "maybe": "maybe", "always": "never"}


def problems(loaded: Loaded) -> Iterator[ScenarioProblem]:
    for n, inject in enumerate(loaded.scenario.msel.injects):
        at = ("msel", "injects", n, "trigger")
        yield from _trigger(loaded, inject, at)
        if inject.trigger.condition:
            yield from _arity(loaded, inject.trigger.condition, (*at, "condition"))
            told = tuple(_chance(loaded, inject, (*at, "condition")))
            yield from told or _of_another_claim(loaded, inject, loaded.where(*at, "condition"))
            yield from _before_known(loaded, inject, at)
            yield from _never_said(loaded, n, inject.trigger.condition)
            yield from _never_right(loaded, n, inject.trigger.condition)
    yield from _circles(loaded)


def _of_another_claim(loaded: Loaded, inject: Inject, place: Place) -> Iterator[ScenarioProblem]:
    """An inject that tells of one claim and waits for what is done about others alone: one that was copied."""
    assert inject.trigger.condition is not None
    named = set(_leaves(inject.trigger.condition.model_dump(exclude_none=True))) & {*loaded.scenario.by_id}
    if inject.claim and named and inject.claim not in named:
        message = N_("inject {number} tells of {claim}, and waits for what is done about {others} alone")
        remedy = N_("Write {claim} into the condition, or leave it if that is meant.")
        said = {"claim": in_code(inject.claim), "others": ", ".join(map(in_code, sorted(named)))}
        yield warning("S163", place, message, remedy, number=inject.number, **said)


def _before_known(loaded: Loaded, inject: Inject, at: tuple[str | int, ...]) -> Iterator[ScenarioProblem]:
    """It waits, and no longer, for words about a claim of which the record shows nothing by then."""
    until, waits = inject.trigger.until, inject.trigger.condition
    for test in _published(waits.model_dump(exclude_none=True)) if until is not None and waits else ():
        claim = loaded.scenario.by_id.get(str(test.get("claim")))
        known = [each.known_from for each in claim.truth if each.verdict != "UNPROVEN"] if claim else []
        if claim and test.get("kind") in OF_A_RECORD and known and until is not None and min(known) > until:
            message = N_(
                "it waits for words about {claim}, until {until}, and the record shows something only from {known}"
            )
            remedy = N_("Write a later `until`, or an earlier `known_from` in claims/{claim}.yaml.")
            said = {"until": after_start(until), "known": after_start(min(known)), "claim": claim.id}
            yield warning("S164", loaded.where(*at, "until"), message, remedy, **said)


def _published(node: object) -> Iterator[Mapping[str, object]]:
    """Each `statement_published` of a condition."""
    for name, inner in (
        node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list | tuple) else ()
    ):
        if name == "statement_published" and isinstance(inner, dict):
            yield inner
        else:
            yield from _published(inner)


def _leaves(node: object) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    for inner in node.values() if isinstance(node, dict) else node if isinstance(node, list | tuple) else ():
        yield from _leaves(inner)


def tests_of(condition: Condition) -> dict[str, object]:
    """The keys that are set in one condition, by their name in the file."""
    values = {name: getattr(condition, name) for name in type(condition).model_fields}
    return {name.rstrip("_"): value for name, value in values.items() if value is not None}


def _trigger(loaded: Loaded, inject: Inject, at: tuple[str | int, ...]) -> Iterator[ScenarioProblem]:
    trigger, place = inject.trigger, loaded.where(*at)
    needs = trigger.kind in ("condition", "deadline")
    if needs and trigger.condition is None:
        message = N_("a trigger of kind {kind} needs a condition")
        remedy, near = N_("Write its `condition`, such as {near}."), in_code("{after: +10:00}")
        yield error(
            "S150", loaded.where(*at, "condition"), message, remedy, kind=in_code(trigger.kind), near=near
        )
    if not needs and trigger.condition is not None:
        message = N_("the condition is never looked at: the trigger's kind is {kind}")
        yield error(
            "S150", place, message, N_("Write `kind: condition`, or take it out."), kind=in_code(trigger.kind)
        )
    if trigger.kind == "repeat" and (trigger.every is None or trigger.times is None):
        remedy = N_("Write both: a span as +5:00, and how many times.")
        yield error("S150", place, N_("a repeating trigger needs `every` and `times`"), remedy)


def _arity(loaded: Loaded, condition: Condition, at: tuple[str | int, ...]) -> Iterator[ScenarioProblem]:
    tests = tests_of(condition)
    if len(tests) != 1:
        message = N_("a condition holds exactly one test; this one holds {n}")
        yield error("S150", loaded.where(*at), message, N_("Join several with `all` or `any`."), n=len(tests))
    for name, inner in (("all", condition.all), ("any", condition.any)):
        if inner is not None and not inner:
            remedy = N_("Write the tests as a list below it.")
            yield error(
                "S150", loaded.where(*at, name), N_("the list of {name} is empty"), remedy, name=in_code(name)
            )
        for n, part in enumerate(inner or ()):
            yield from _arity(loaded, part, (*at, name, n))
    if condition.not_:
        yield from _arity(loaded, condition.not_, (*at, "not"))


_NO_ROOM: Mapping[str, frozenset[str]] = {
    "correction": TRUE, "acknowledgement": FALSE,
}  # fmt: skip
"""Kinds of texts and verdicts of which, where nothing else is ever known, there is none."""


def _never_said(loaded: Loaded, n: int, condition: Condition) -> Iterator[ScenarioProblem]:
    """A text is waited for that the claim's truth leaves no room for: whoever plays well never publishes one."""
    test = tests_of(condition).get("statement_published")
    kind, name = getattr(test, "kind", ""), getattr(test, "claim", "")
    claim = loaded.scenario.by_id.get(name)
    if claim and settled(claim, _NO_ROOM.get(kind, frozenset())):
        message = N_(
            "a `{kind}` of {claim} is waited for, and yet its truth says `{verdict}`: good play never has one"
        )
        remedy = N_("Write a kind that the right path has, or `any`.")
        place = loaded.where("msel", "injects", n, "trigger", "condition")
        said = {"claim": in_code(claim.id), "verdict": claim.truth[-1].verdict, "kind": kind}
        yield warning("S152", place, message, remedy, **said)
    for part in (
        *(condition.all or ()),
        *(condition.any or ()),
        *((condition.not_,) if condition.not_ else ()),
    ):
        yield from _never_said(loaded, n, part)


def _never_right(loaded: Loaded, n: int, condition: Condition) -> Iterator[ScenarioProblem]:
    """It comes as long as a verdict was not given that the claim's truth never has: it comes to who judges right as well."""
    missed = condition.not_.verdict if condition.not_ else None
    claim = loaded.scenario.by_id.get(missed.claim) if missed else None
    if missed and claim and missed.is_ not in {known.verdict for known in claim.truth}:
        message = N_(
            "inject {n} comes unless the verdict on {claim} is `{verdict}`, and its truth never says that"
        )
        remedy = N_("Write a verdict of its truth: {known}.")
        place = loaded.where("msel", "injects", n, "trigger", "condition")
        known = ", ".join(dict.fromkeys(in_code(each.verdict) for each in claim.truth))
        said = {"claim": in_code(claim.id), "verdict": missed.is_, "known": known}
        yield warning("S152", place, message, remedy, n=loaded.scenario.msel.injects[n].number, **said)
    for part in (*(condition.all or ()), *(condition.any or ())):
        yield from _never_right(loaded, n, part)


def _chance(loaded: Loaded, inject: Inject, at: Path_) -> Iterator[ScenarioProblem]:
    assert inject.trigger.condition is not None
    place = loaded.where(*at)
    chance = chance_of(loaded, inject, inject.trigger.condition)
    if pair := _at_odds(inject.trigger.condition):
        message = N_("the condition of inject {n} can never hold: {first} and {other} exclude each other")
        remedy = N_("Take one of the two out, or write `any` for `all`.")
        said = {"n": inject.number, "first": _as_written(pair[0]), "other": _as_written(pair[1])}
        yield error("S152", place, message, remedy, **said)
    elif (heard := _unheard(loaded, inject.trigger.condition)) and chance == "never":
        message = N_(
            "the condition of inject {n} can never hold: nobody confirms inject {other}, which goes to the public alone"
        )
        remedy = N_("Add a cell or role to the `to` of inject {other}, or wait for something else.")
        yield error("S152", place, message, remedy, n=inject.number, other=heard)
    elif chance == "never" and (above := _above_all(loaded, inject.trigger.condition, at)):
        where, message, most = above
        remedy = N_("Write {most} or less.")
        yield error("S152", loaded.where(*where), message, remedy, n=inject.number, most=most)
    elif chance == "never":
        remedy = N_("Correct the times and numbers in it, or delete the inject.")
        yield error("S152", place, N_("the condition of inject {n} can never hold"), remedy, n=inject.number)
    if chance == "always":
        remedy = N_("Use `kind: time`, or correct the condition.")
        yield warning("S153", place, N_("the condition of inject {n} always holds"), remedy, n=inject.number)


def _above_all(loaded: Loaded, condition: Condition, at: Path_) -> tuple[Path_, str, int] | None:
    """Where a number is waited for that no claim comes to, what to say of it, and the greatest that one can."""
    for name, test, most in _counted(loaded, condition):
        if test is not None and test.at_least > most:
            return (*at, name, "at_least"), _BEYOND[name], most
    for name, parts in (("all", condition.all), ("any", condition.any)):
        for n, part in enumerate(parts or ()):
            if found := _above_all(loaded, part, (*at, name, n)):
                return found
    return None


def _counted(loaded: Loaded, condition: Condition) -> tuple[tuple[str, CountTest | None, int], ...]:
    """The tests that count, and the greatest number of each."""
    return (
        ("reach", condition.reach, loaded.scenario.drill.accounts),
        ("spread_level", condition.spread_level, TOP_LEVEL),
    )


def chance_of(loaded: Loaded, inject: Inject, condition: Condition) -> Chance:
    """Whether the condition can hold while the inject waits, judged from times, numbers and contradictions."""
    if condition.all is not None:
        inner = [chance_of(loaded, inject, part) for part in condition.all]
        if "never" in inner or _contradiction(condition.all):
            return "never"
        return "always" if inner and all(answer == "always" for answer in inner) else "maybe"
    if condition.any is not None:
        inner = [chance_of(loaded, inject, part) for part in condition.any]
        if "always" in inner or any(
            _implies(part.not_, other) for part in condition.any if part.not_ for other in condition.any
        ):
            return "always"
        return "never" if all(answer == "never" for answer in inner) else "maybe"
    if condition.not_ is not None:
        return _OPPOSITE[chance_of(loaded, inject, condition.not_)]
    return _of_test(loaded, inject, condition)


def _contradiction(parts: tuple[Condition, ...]) -> Pair | None:
    """Two of them that can never hold together: one holds only while another does not."""
    flat = [inner for part in parts for inner in (part.all or (part,))]
    return next(((first, other) for first, other in permutations(flat, 2) if _excludes(first, other)), None)


def _excludes(first: Condition, other: Condition) -> bool:
    if first.phase_is is not None and other.phase_is is not None:
        return first.phase_is != other.phase_is
    if first.verdict and other.verdict:
        return first.verdict.claim == other.verdict.claim and first.verdict != other.verdict
    return other.not_ is not None and _implies(first, other.not_)


def _at_odds(condition: Condition) -> Pair | None:
    """The two that exclude each other where nothing but them makes the whole impossible."""
    if condition.all is None:
        return None
    return _contradiction(condition.all) or next(filter(None, map(_at_odds, condition.all)), None)


def _as_written(condition: Condition) -> str:
    """As authors write it, in one line."""
    said = json.dumps(
        condition.model_dump(by_alias=True, exclude_none=True, exclude_defaults=True), ensure_ascii=False
    )
    return in_code(said.replace('"', ""))


def _implies(first: Condition, other: Condition) -> bool:
    """Whether the second holds wherever the first does, as far as two tests tell."""
    if first == other:
        return True
    if first.statement_published and other.statement_published:
        said, less = first.statement_published, other.statement_published
        wider = less.within is None or (said.within is not None and said.within <= less.within)
        longer = (said.ago or 0) >= (less.ago or 0)
        return said.claim == less.claim and less.kind in ("any", said.kind) and wider and longer
    for many, few in ((first.reach, other.reach), (first.spread_level, other.spread_level)):
        if many and few:
            return many.claim == few.claim and many.at_least >= few.at_least
    if first.after is not None and other.after is not None:
        return first.after >= other.after
    tests = (first.case_state, first.verdict)  # neither without a case
    return any(test and test.claim == other.case_opened for test in tests)


def _of_test(loaded: Loaded, inject: Inject, condition: Condition) -> Chance:
    drill = loaded.scenario.drill
    end = length(drill) if inject.trigger.until is None else min(length(drill), inject.trigger.until)
    if condition.after is not None:
        return "always" if condition.after <= inject.at else "never" if condition.after > end else "maybe"
    if condition.statement_published and (condition.statement_published.ago or 0) >= end:
        return "never"  # a text that is out for so long would have to be older than play
    if condition.phase_is is not None:
        return _phase(loaded, condition.phase_is, inject.at, end)
    if condition.trap_pressed is not None and not drill.traps:
        return "never"
    for _, test, top in _counted(loaded, condition):
        if test is not None:
            return "never" if test.at_least > top else "always" if test.at_least == 0 else "maybe"
    said = condition.statement_published
    if said is not None and said.within is not None and said.within < SOONEST:
        return "never"
    state = condition.case_state
    if state is not None and state.by is not None:
        # Looked at from `at` on, so a state wanted "by" an earlier second can no longer be seen in time.
        begin = max(inject.at, first_moment(loaded.scenario, state.claim) or 0)
        return "never" if state.by < begin else "maybe"
    if condition.inject_acknowledged is not None:
        return _acknowledged(loaded, condition.inject_acknowledged, end)
    return "maybe"


def _phase(loaded: Loaded, phase: int, begin: int, end: int) -> Chance:
    start = 0
    for each_phase in loaded.scenario.drill.phases:
        stop = start + each_phase.minutes * 60
        if each_phase.number == phase:
            if start <= begin and end <= stop:
                return "always"
            return "maybe" if begin < stop and start <= end else "never"
        start = stop
    return "never"


def _acknowledged(loaded: Loaded, number: int, end: int) -> Chance:
    for inject in loaded.scenario.msel.injects:
        if inject.number == number:
            nobody = not inject.to.cells and not inject.to.roles
            return "never" if nobody or inject.at > end else "maybe"
    return "maybe"


def _unheard(loaded: Loaded, condition: Condition) -> int | None:
    """An inject whose receipt is waited for, and which goes to no cell or role."""
    parts = (*(condition.all or ()), *(condition.any or ()))
    if parts:
        return next(filter(None, (_unheard(loaded, part) for part in parts)), None)
    awaited = next(
        (each for each in loaded.scenario.msel.injects if each.number == condition.inject_acknowledged), None
    )
    return awaited.number if awaited and not (awaited.to.cells or awaited.to.roles) else None


def _circles(loaded: Loaded) -> Iterator[ScenarioProblem]:
    injects = loaded.scenario.msel.injects
    waits = {
        inject.number: _awaited(inject.trigger.condition)
        for inject in injects
        if inject.trigger.condition and inject.trigger.kind in ("condition", "deadline")
    }
    for n, inject in enumerate(injects):
        path = _path_back(waits, inject.number)
        if path:
            place = loaded.where("msel", "injects", n, "trigger", "condition")
            circle = " → ".join(str(part) for part in (inject.number, *path))
            message = N_("injects wait for each other in a circle: {circle}")
            yield error("S151", place, message, N_("Let one of them come by time."), circle=circle)


def _awaited(condition: Condition) -> tuple[int, ...]:
    """Injects that must have been acknowledged first: an `any` with another way out waits for none."""
    if condition.inject_acknowledged is not None:
        return (condition.inject_acknowledged,)
    if condition.all:
        return tuple(number for part in condition.all for number in _awaited(part))
    if condition.any:
        branches = [set(_awaited(part)) for part in condition.any]
        return tuple(sorted(set.union(*branches))) if all(branches) else ()
    return ()


def _path_back(waits: Mapping[int, tuple[int, ...]], start: int) -> tuple[int, ...]:
    todo: list[tuple[int, ...]] = [(number,) for number in waits.get(start, ())]
    seen: set[int] = set()
    while todo:
        path = todo.pop()
        if path[-1] == start:
            return path
        if path[-1] not in seen:
            seen.add(path[-1])
            todo += [(*path, number) for number in waits.get(path[-1], ())]
    return ()
