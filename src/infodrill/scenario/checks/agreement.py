"""Fields that say opposite things of one claim, inject, cell, grammar or drill: each pair that can do so is a row of a table."""

# Charter: scenario checks agreement
from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, get_args

from infodrill.kernel.i18n import N_
from infodrill.scenario.checks.claimclash import CLAIMS, ever
from infodrill.scenario.checks.clash import FALSE, TRUE, Clash, Found, Test, in_time, settled
from infodrill.scenario.checks.injectclash import INJECTS
from infodrill.scenario.checks.kinship import KINSHIP
from infodrill.scenario.checks.meanwhile import tells_early
from infodrill.scenario.checks.places import folded_words
from infodrill.scenario.checks.timeline import first_moment, length
from infodrill.scenario.faults import ScenarioProblem, error, warning
from infodrill.scenario.loader import Loaded
from infodrill.scenario.schema import Cell, Claim, Drill, Grammar, Inject, Scenario
from infodrill.scenario.schema.base import PUT_RIGHT, Control
from infodrill.scenario.yamltext import Path_

FITTING: Mapping[str, frozenset[str]] = {
    "G0": frozenset({"respond", "watch", "refer"}), "G1": frozenset({"leave", "watch"}), "G2": frozenset({"leave", "watch"}),
    "G4": frozenset({"service", "acknowledge"}), "G5": frozenset({"acknowledge", "service", "respond", "leave"}),
}  # fmt: skip
"""Gate code → the dispositions that it leaves open; any where it is not named."""
DONE_BY: Mapping[str, frozenset[str]] = {
    "respond": frozenset({"hold", "warn", "correct", "answer", "acknowledge", "report_page"}),
} | {name: frozenset({name}) for name in ("service", "acknowledge", "refer", "watch")}
"""Disposition → steps of which the right path has one."""
PATH = "right_path"
LOUD = frozenset({"hold", "warn", "correct", "refer", "report_page", "acknowledge", "service"})


def problems(loaded: Loaded) -> Iterator[ScenarioProblem]:
    scenario = loaded.scenario
    things: list[tuple[Path_, Any]] = [(("drill",), scenario.drill)]
    things += [(("claims", n), claim) for n, claim in enumerate(scenario.claims)]
    things += [(("msel", "injects", n), inject) for n, inject in enumerate(scenario.msel.injects)]
    things += [(("cells", "cells", n), cell) for n, cell in enumerate(scenario.cells.cells)]
    things += [(("texts", "grammars", n), grammar) for n, grammar in enumerate(scenario.texts.grammars)]
    for path, thing in things:
        for clash in CLASHES[type(thing)]:
            derived = clash.fields[0] == PATH and not loaded.where.written(*path, PATH)
            # What is filled in contradicts nobody: the pair that it follows from does.
            if not derived and (found := clash.when(thing, scenario)):
                written = next(
                    (name for name in clash.fields if loaded.where.written(*path, name)), clash.fields[0]
                )
                inside: Path_ = (written,) if isinstance(found, bool) else found
                place = loaded.where(*path, *inside)
                make = error if clash.severity == "error" else warning
                yield make(
                    "S163", place, clash.message, clash.remedy, **_told(thing), **_by_whom(thing, inside)
                )


def _by_whom(thing: Any, inside: Path_) -> dict[str, object]:
    """The role of which an action is expected, where the finding stands at it."""
    if inside[-1:] != ("who",):
        return {}
    return {"name": thing.expected_actions[int(inside[1])].who}


def _told(thing: Any) -> dict[str, object]:
    """What messages may name of it."""
    values = {
        name: getattr(thing, name, None)
        for name in (
            "id",
            "number",
            "truth",
            "disposition",
            "gate_code",
            "void",
            "harm",
            "method",
            "kind",
            "level",
            "from_",
        )
    }
    verdict = thing.truth[-1].verdict if isinstance(thing, Claim) else ""
    return {name: value for name, value in {**values, "verdict": verdict}.items() if value is not None}


def _does(claim: Claim, *steps: str) -> bool:
    return any(step.what in steps for step in claim.right_path)


def _step(names: frozenset[str] | set[str], test: Callable[[Claim, Scenario, int], bool]) -> Test:
    """The first step of the right path of such a name for whose second the test holds."""

    def when(claim: Claim, scenario: Scenario) -> Found:
        for n, step in enumerate(claim.right_path):
            if (step.what in names or not names) and test(claim, scenario, step.after):
                return ("right_path", n, "after")
        return False

    return when


def _unknown(claim: Claim, _: Scenario, after: int) -> bool:
    known = [known.known_from for known in claim.truth if known.verdict != "UNPROVEN"]
    return not known or after < min(known)


def _too_early(claim: Claim, scenario: Scenario, after: int) -> bool:
    first = first_moment(scenario, claim.id)
    return first is not None and after < first


def _disordered(claim: Claim, _: Scenario) -> Found:
    times = [step.after for step in claim.right_path]
    late = next((n for n in range(1, len(times)) if times[n] < times[n - 1]), 0)
    return ("right_path", late, "after") if late else False


def _roles(cell: Cell, _: Scenario) -> Found:
    control = get_args(Control)
    for n, seat in enumerate(cell.seats):
        if any((role in control) != (cell.level == 0) for role in seat.roles):
            return ("seats", n, "roles")
    return False


def _of_the_level_above(cell: Cell, _: Scenario) -> Found:
    if cell.level != 1:
        return False
    n = next(
        (n for n, seat in enumerate(cell.seats) if any(role.startswith("L2-") for role in seat.roles)), None
    )
    return False if n is None else ("seats", n, "roles")


def _of_another_ward(cell: Cell, scenario: Scenario) -> bool:
    """Whether its name has the name of a ward, and not of the one that it serves."""
    called = " ".join(f" {folded_words(name)} " for name in cell.called)
    named = {ward.id for ward in scenario.places.wards if f" {folded_words(ward.name.vi)} " in called}
    return cell.ward is not None and bool(named) and cell.ward not in named


def _all_noise(drill: Drill, _: Scenario) -> bool:
    minutes = sum(phase.minutes for phase in drill.phases if phase.number < 4)
    return drill.noise_per_hour * minutes > drill.visible_posts * 60


def _unrecorded(claim: Claim, _: Scenario) -> Found:
    """Something is known for good by an owner of the facts, and rests on nothing."""
    for n, known in enumerate(claim.truth if claim.owner else ()):
        if known.record == "none" and known.verdict in (
            "TRUE",
            "MOSTLY_TRUE",
            "MIXED",
            "MISLEADING_CONTEXT",
            "FALSE",
        ):
            return ("truth", n, "record")
    return False


def _about_all(claim: Claim, scenario: Scenario) -> bool:
    players = {cell.id for cell in scenario.cells.cells if cell.level}
    return bool(claim.about) and players <= set(claim.about)


CLASHES: Mapping[type, tuple[Clash, ...]] = {
    Claim: (
        Clash(
            fields=("own_error", "poses_as"), when=lambda claim, _: claim.own_error and claim.poses_as,
            message=N_("our own side published it, and yet it is told by a page that only poses as an organisation"),
        ),
        Clash(
            fields=("own_error", "disposition"), when=lambda claim, _: claim.own_error and claim.disposition == "leave",
            message=N_("our own side published it, so its correction is owed, and yet it is to be left alone"),
        ),
        Clash(
            fields=("own_error", "truth"), when=lambda claim, _: claim.own_error and settled(claim, TRUE),
            message=N_("it is called an error of our own, and yet its truth says `{verdict}`"),
        ),
        Clash(
            fields=("poses_as", "truth"), severity="warning", when=lambda claim, _: claim.poses_as and settled(claim, TRUE),
            message=N_("somebody poses as an organisation, and yet its truth says `{verdict}`"),
        ),
        Clash(
            fields=("harm", "truth"), severity="warning",
            when=lambda claim, _: claim.harm == "H0" and claim.truth[-1].verdict in PUT_RIGHT and claim.disposition == "respond"
            and in_time(claim),
            message=N_("nobody comes to harm by it (`{harm}`), and yet its truth says `{verdict}` and it is to be put right"),
            remedy=N_("Write what whoever believes it comes to, `H1` or more, or that it is to be left alone."),
        ),
        Clash(
            fields=("poses_as", "gate_answers"), severity="warning",
            when=lambda claim, _: claim.poses_as and claim.gate_answers[7] == "yes" and settled(claim, FALSE),
            message=N_("somebody poses as an organisation, and yet question 8 calls it an honest mistake, which protects it"),
            remedy=N_("Answer question 8 with `no`, or take `poses_as` out."),
        ),
        Clash(
            fields=("own_error", "gate_answers"), severity="warning",
            when=lambda claim, _: claim.own_error and claim.gate_answers[7] == "no",
            message=N_("it is called an error of our own, and yet question 8 says that it is no honest mistake"),
        ),
        Clash(
            fields=("star", "gate_code"), when=lambda claim, _: claim.star and claim.gate_code == "G0",
            message=N_("`star` says that nothing may be suppressed, and yet the code is G0, outside protection"),
        ),
        Clash(
            fields=("disposition", "gate_code"),
            when=lambda claim, _: claim.disposition not in FITTING.get(claim.gate_code, {claim.disposition}),
            message=N_("`{gate_code}` does not go with the disposition `{disposition}`"),
        ),
        Clash(
            fields=("about",), severity="warning", when=_about_all,
            message=N_("it concerns every cell that plays, and so nobody independent is left to answer"),
            remedy=N_("Name in `about` only whose conduct it is about."),
        ),
        Clash(
            fields=("about", "owner"), severity="warning",
            when=lambda claim, _: claim.gate_code == "G4" and claim.owner not in (None, *(claim.about or (claim.owner,))),
            message=N_("it is a complaint (G4) that its owner answers, and `about` does not name the owner"),
        ),
        Clash(
            fields=("right_path", "disposition"),
            when=lambda claim, _: claim.disposition != "leave" and not _does(claim, *DONE_BY[claim.disposition]),
            message=N_("the disposition is `{disposition}`, and no step of the right path does that"),
        ),
        Clash(
            fields=("right_path", "disposition"), when=lambda claim, _: claim.disposition == "leave" and _does(claim, *LOUD),
            message=N_("it is to be left alone, and yet the right path acts against it"),
        ),
        Clash(
            fields=("right_path", "truth"), when=lambda claim, _: settled(claim, TRUE) and _does(claim, "correct"),
            message=N_("the right path corrects it, and yet its truth says `{verdict}`"),
        ),
        Clash(
            fields=("right_path", "truth"), when=lambda claim, _: settled(claim, FALSE) and _does(claim, "acknowledge"),
            message=N_("the right path acknowledges it, and yet its truth says `{verdict}`"),
        ),
        Clash(
            fields=("right_path",), when=_step({"correct", "acknowledge"}, _unknown),
            message=N_("this step of the right path comes before the record shows anything (`known_from`)"),
            remedy=N_("Write a later `after`, an earlier `known_from`, or `hold` as the step."),
        ),
        Clash(
            fields=("right_path",), when=_step(set(), _too_early),
            message=N_("this step of the right path comes before anybody can meet the claim"),
            remedy=N_("Write a later `after`, or let the claim begin earlier."),
        ),
        Clash(
            fields=("right_path",), when=_step(set(), lambda _, scenario, after: after >= length(scenario.drill)),
            message=N_("this step of the right path comes after the drill's end"), remedy=N_("Write an earlier `after`."),
        ),
        Clash(
            fields=("right_path",), when=_disordered, message=N_("this step of the right path comes before the one above it"),
            remedy=N_("Order the steps by `after`."),
        ),
        Clash(
            fields=("right_path", "poses_as"), when=lambda claim, _: not claim.poses_as and _does(claim, "report_page"),
            message=N_("the right path reports a page, and yet no page poses as an organisation"),
            remedy=N_("Write `poses_as: true`, or take the step out."),
        ),
        Clash(
            fields=("right_path", "harm"), when=lambda claim, _: claim.harm in ("H0", "H1") and _does(claim, "warn"),
            message=N_("the right path warns of danger, and yet the harm is `{harm}`"),
        ),
        Clash(
            fields=("void", "gate_answers"), when=lambda claim, _: claim.void == "V0" and claim.gate_answers[0] == "yes",
            message=N_("V0 says that it is no fact, and yet question 1 calls it a checkable fact"),
        ),
        Clash(
            fields=("void", "owner"), when=lambda claim, _: claim.void in ("V0", "V1") and claim.owner is not None,
            message=N_("`{void}` says that nobody holds a record, and yet it has an owner"),
        ),
        Clash(
            fields=("truth", "gate_answers"), when=lambda claim, _: ever(claim, "SATIRE") and claim.gate_answers[2] == "no",
            message=N_("the truth says `SATIRE`, and yet question 3 says that it is none"),
        ),
        Clash(
            fields=("truth", "gate_answers"), when=lambda claim, _: ever(claim, "NOT_A_FACT") and claim.gate_answers[0] == "yes",
            message=N_("the truth says `NOT_A_FACT`, and yet question 1 calls it a checkable fact"),
        ),
        Clash(
            fields=("truth", "gate_answers"),
            when=lambda claim, _: claim.gate_answers[0] == claim.gate_answers[2] == "no" and settled(claim, TRUE | FALSE),
            message=N_("question 1 says that it is no checkable fact, and yet its truth says `{verdict}`"),
        ),
        Clash(
            fields=("truth", "gate_answers"), when=lambda claim, _: claim.gate_answers[5] == "yes" and settled(claim, FALSE),
            message=N_("question 6 says that it is true, and yet its truth says `{verdict}`"),
        ),
        Clash(
            fields=("truth", "gate_answers"), when=lambda claim, _: claim.gate_answers[5] == "no" and settled(claim, TRUE),
            message=N_("question 6 says that it is not true, and yet its truth says `{verdict}`"),
        ),
        Clash(
            fields=("truth", "gate_answers"), severity="warning",
            when=lambda claim, _: claim.gate_answers[5] == "unsure" and not ever(claim, "UNPROVEN"),
            message=N_("question 6 says that it is not known whether it is true, and yet the truth is never `UNPROVEN`"),
        ),
        Clash(
            fields=("truth",), when=_unrecorded, severity="warning",
            message=N_("there is no record (`none`), and yet a verdict is known and the claim has an owner of its facts"),
            remedy=N_("Write `primary` or `independent`, or UNPROVEN as the verdict."),
        ),
        Clash(
            fields=("meanwhile", "truth"), when=tells_early, severity="warning",
            message=N_("`meanwhile` tells what only the record shows"),
            remedy=N_("Write what keeps people from harm whether it is so or not."),
        ),
        *CLAIMS,
        *KINSHIP,
    ),
    Inject: INJECTS,
    Cell: (
        Clash(
            fields=("level", "seats"), when=_roles,
            message=N_("roles of players belong to cells that play, roles of control to a cell of level 0: {id} mixes them"),
            remedy=N_("Move the seat, or correct the level."),
        ),
        Clash(
            fields=("ward", "level"), when=lambda cell, _: cell.ward is not None and cell.level != 1,
            message=N_("the cell {id} serves a ward, and yet it is not of level 1"),
            remedy=N_("Leave `level` out, or take its `ward` out."),
        ),
        Clash(
            fields=("ward",), severity="warning", when=_of_another_ward,
            message=N_("the cell {id} is called as one ward is, and serves another"),
            remedy=N_("Correct `ward`, or its name."),
        ),
        Clash(
            fields=("level", "ward"), severity="warning", when=lambda cell, _: cell.level == 1 and cell.ward is None,
            message=N_("the cell {id} is of level 1, and yet it serves no ward"),
            remedy=N_("Name its `ward`, or write level 2."),
        ),
        Clash(
            fields=("id",), severity="warning",
            when=lambda cell, _: cell.level > 1 and cell.ward is None
            and any({"L1-LEAD", "L1-DUTY"} & {*seat.roles} for seat in cell.seats),
            message=N_("the cell {id} holds roles of a ward (L1-…), and yet it serves none and is of level {level}"),
            remedy=N_("Name its `ward`, or give it roles of its level."),
        ),
        Clash(
            fields=("level", "seats"), severity="warning", when=_of_the_level_above,
            message=N_("the cell {id} is of level 1, and a seat of it holds a role of the city (L2-…)"),
            remedy=N_("Move the role to a cell of level 2, or correct the level."),
        ),
    ),
    Grammar: (
        Clash(
            fields=("claim", "stance"), when=lambda grammar, _: grammar.stance == "noise" and grammar.claim is not None,
            message=N_("{id} speaks of something else (`noise`), and yet it names a claim"),
        ),
        Clash(
            fields=("harmful", "stance"),
            when=lambda grammar, _: grammar.harmful and grammar.stance in ("noise", "deny", "official", "press"),
            message=N_("{id} is marked harmful, and yet its stance tells no claim"),
        ),
        Clash(
            fields=("style", "language"), when=lambda grammar, _: grammar.style == "unaccented" and grammar.language == "en",
            message=N_("{id} is written without accents, and yet English has none"),
        ),
        Clash(
            fields=("language",), when=lambda grammar, scenario: grammar.language not in scenario.drill.languages,
            message=N_("{id} is in a language that the drill does not have"),
            remedy=N_("Correct it, or add the language to `languages` in drill.yaml."),
        ),
    ),
    Drill: (
        Clash(
            fields=("both_languages", "languages"), when=lambda drill, _: drill.both_languages and len(drill.languages) == 1,
            message=N_("texts must be whole in both languages, and yet the drill is written in one"),
        ),
        Clash(
            fields=("lesson",), when=lambda drill, scenario: drill.lesson and bool(scenario.evaluation.rates),
            message=N_("a lesson is never rated, and yet `rates` in evaluation.yaml promises measures"),
        ),
        Clash(
            fields=("accounts",), severity="warning",
            when=lambda drill, scenario: drill.accounts > max(1_000, sum(ward.population for ward in scenario.places.wards)),
            message=N_("the city has more accounts than people"),
            remedy=N_("Write fewer `accounts`, or correct the `population` of the wards."),
        ),
        Clash(
            fields=("visible_posts", "noise_per_hour"), severity="warning", when=_all_noise,
            message=N_("everyday talk alone makes more posts than can be read in the whole drill"),
            remedy=N_("Write more `visible_posts`, or less `noise_per_hour`."),
        ),
    ),
}  # fmt: skip
"""By kind of thing. A pair is kept here when each field alone is right and both together say nothing."""
