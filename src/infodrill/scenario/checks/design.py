"""The drill's design: owners, objectives, reasons, harm, and whether the drill may be rated."""

# Charter: scenario checks design
from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import get_args

from infodrill.kernel.errors import Place
from infodrill.kernel.i18n import N_, MsgidWords
from infodrill.scenario.checks.coverage import coverage
from infodrill.scenario.checks.languages import EMPTY
from infodrill.scenario.faults import ScenarioProblem, error, warning
from infodrill.scenario.light import DRAFT
from infodrill.scenario.loader import Loaded
from infodrill.scenario.meant import in_code
from infodrill.scenario.mending import capability_for
from infodrill.scenario.schema import Bi, Cell, Claim, Control, Inject, Scenario, Seat
from infodrill.scenario.schema.base import MIN_PROTECTED, MIN_UNPROVEN

DELIVERS = frozenset(get_args(Control)) - {"OBS"}  # who only watches delivers nothing
SHORTEST_SENTENCE = 12  # characters
HOLDS = "FACT-OWNER"
_QUIET = ("background", "expected_action")


def problems(loaded: Loaded) -> Iterator[ScenarioProblem]:
    yield from _drafts(loaded)
    yield from _injects(loaded)
    yield from _asked(loaded)
    yield from _objectives(loaded)
    for n, claim in enumerate(loaded.scenario.claims):
        yield from _claim(loaded, n, claim)
    yield from _owns(loaded)
    yield from _holders(loaded)
    yield from _rating(loaded)


def rated(scenario: Scenario) -> bool:
    """True with traps on, at least three protected claims and one that is unproven when a decision is due; never of a lesson."""
    protected, unproven = _counts(scenario)
    return (
        not scenario.drill.lesson
        and scenario.drill.traps
        and protected >= MIN_PROTECTED
        and unproven >= MIN_UNPROVEN
    )


def _counts(scenario: Scenario) -> tuple[int, int]:
    protected = sum(claim.protected for claim in scenario.claims)
    return protected, sum(_unproven(claim) for claim in scenario.claims)


def _unproven(claim: Claim) -> bool:
    return claim.gate_code == "GU" or any(fact.verdict == "UNPROVEN" for fact in claim.truth)


def _injects(loaded: Loaded) -> Iterator[ScenarioProblem]:
    for n, inject in enumerate(loaded.scenario.msel.injects):
        at = ("msel", "injects", n)
        if inject.controller not in DELIVERS:
            message = N_("inject {n} is owned by nobody of control: {role} is a player's role")
            remedy = N_("Name the controller who delivers it: CTRL, a SIM role, WHITE, EVAL.")
            place = loaded.where(*at, "controller")
            yield error("S170", place, message, remedy, n=inject.number, role=inject.controller)
        if inject.approver not in DELIVERS and loaded.where.written(*at, "approver"):
            message = N_(
                "inject {n} is approved by nobody of control: {role} is a player's role, or only watches"
            )
            remedy = N_("Name who of control approves it: {known}.")
            known = ", ".join(map(in_code, (role for role in get_args(Control) if role in DELIVERS)))
            place = loaded.where(*at, "approver")
            yield error("S170", place, message, remedy, n=inject.number, role=inject.approver, known=known)
        quiet = inject.to.public or inject.kind in _QUIET
        # A name that nobody bears is told by itself.
        if not quiet and not any(_told(loaded, inject)) and _borne(loaded, inject):
            remedy = N_(
                "Name cells or roles, or write `public: true`; roles beside cells are those of these cells."
            )
            yield _to_nobody(loaded, inject, loaded.where(*at, "to"), remedy)
        if not inject.objectives and inject.kind != "background":
            message = N_("inject {n} serves no objective")
            remedy = N_("Name at least one objective of drill.yaml.")
            yield error("S171", loaded.where(*at, "objectives"), message, remedy, n=inject.number)


def _to_nobody(loaded: Loaded, inject: Inject, place: Place, remedy: str) -> ScenarioProblem:
    """Nobody is named, or a role beside cells none of whose seats hold it."""
    message = N_("inject {n} goes to nobody")
    params: dict[str, object] = {"n": inject.number}
    if inject.to.cells and inject.to.roles:
        message = N_("inject {n} goes to nobody: no seat of {cells} holds {roles}")
        remedy = N_("Roles beside cells are those of these cells: write {near}, or the roles alone.")
        holders = [
            cell.id
            for cell in loaded.scenario.cells.cells
            if any({*inject.to.roles} & {*seat.roles} for seat in cell.seats)
        ]
        near = in_code(f"[{', '.join((*holders, *inject.to.roles))}]")
        params |= {"cells": _names(inject.to.cells), "roles": _names(inject.to.roles), "near": near}
    return error("S170", place, message, remedy, **params)


def _drafts(loaded: Loaded) -> Iterator[ScenarioProblem]:
    if loaded.drafts:
        message, remedy = (
            N_("{n} injects are drafts: nobody receives them"),
            N_("Write `status: reviewed` when they are ready."),
        )
        document = loaded.where.documents["msel.yaml"]
        first = next(n for n, row in enumerate(document.data["injects"]) if row.get("status") == DRAFT)
        place = document.place(("injects", first, "status"))
        yield warning("S188", place, message, remedy, n=len(loaded.drafts))


def _asked(loaded: Loaded) -> Iterator[ScenarioProblem]:
    """Who is asked for something reads it, and nobody else is set to work by it."""
    for n, inject in enumerate(loaded.scenario.msel.injects):
        if inject.kind != "expected_action" or inject.to.public:
            continue
        wanted = {expected.who for expected in inject.expected_actions}
        told = [*_told(loaded, inject)]
        idle = sorted(seat.id for seat in told if not wanted & {*seat.roles})
        deaf = sorted(wanted - {role for seat in told for role in seat.roles})
        place = loaded.where("msel", "injects", n, "to")
        if idle:
            message = N_("inject {n} goes also to {seats}, of whom it expects nothing")
            remedy = N_("Send it to those in `expected_actions` alone, or say there what the others do.")
            yield warning("S177", place, message, remedy, n=inject.number, seats=", ".join(idle))
        if deaf:
            message = N_("inject {n} goes past {roles}, of whom it expects something")
            remedy = N_("Name them in `to`.")
            yield warning("S177", place, message, remedy, n=inject.number, roles=", ".join(deaf))


def _borne(loaded: Loaded, inject: Inject) -> bool:
    """Whether there are such cells, and somebody holds each of the roles."""
    cells = loaded.scenario.cells.cells
    held = {role for cell in cells for seat in cell.seats for role in seat.roles}
    return {cell.id for cell in cells} >= {*inject.to.cells} and held >= {*inject.to.roles}


def _told(loaded: Loaded, inject: Inject) -> Iterator[Seat]:
    """The seats that receive it, as `conduct` delivers it: of the cells, those with the roles where roles are named too."""
    named, roles = inject.to.cells, {*inject.to.roles}
    for cell in loaded.scenario.cells.cells:
        if cell.id in named or (roles and not named):
            yield from (seat for seat in cell.seats if not roles or roles.intersection(seat.roles))


def _objectives(loaded: Loaded) -> Iterator[ScenarioProblem]:
    scenario, table = loaded.scenario, coverage(loaded.scenario)
    measured = {capability.objective for capability in scenario.evaluation.capabilities}
    for n, objective in enumerate(table.objectives):
        if objective in table.objectives[:n]:  # told as an id that stands twice
            continue
        place = loaded.where("drill", "objectives", n)
        if not table.of_objective(objective):
            remedy = N_("Write {near} in an inject that trains it, or take it out.")
            near = in_code(f"objectives: [{objective}]")
            message = N_("no inject trains the objective {name}")
            yield error("S172", place, message, remedy, name=objective, near=near)
        if objective not in measured:
            yield _unmeasured(loaded, place, objective)
    for n, situation in enumerate(table.situations):
        place = loaded.where("drill", "situations", n)
        if not table.of_situation(situation):
            remedy = N_("Add an inject, or take the situation out.")
            yield error(
                "S172", place, N_("no inject belongs to the situation {name}"), remedy, name=situation
            )
        if not any(claim.situation == situation for claim in scenario.claims):
            remedy = N_("Add a claim, or take the situation out.")
            yield warning(
                "S172", place, N_("no claim belongs to the situation {name}"), remedy, name=situation
            )


def _unmeasured(loaded: Loaded, place: Place, objective: str) -> ScenarioProblem:
    """An objective without a capability, and the second one of another objective, which may be its own."""
    message = N_("nothing measures the objective {name}")
    remedy = N_("Add a capability to evaluation.yaml, as {near}.")
    said = {"name": objective, "near": capability_for(objective)}
    measured = [each.objective for each in loaded.scenario.evaluation.capabilities]
    for n, other in enumerate(measured):
        # The later of two, or of both the one that is called as the objective is.
        tail = loaded.scenario.evaluation.capabilities[n].id.rpartition("-")[2]
        if measured.count(other) > 1 and (other in measured[:n] or objective.rpartition("-")[2] == tail):
            at = loaded.where("evaluation", "capabilities", n, "objective")
            where, other = f"{at.file}:{at.line}", in_code(other)
            remedy = N_(
                "Write it in the place of {other} at {where}, which is measured twice, if that is meant; "
                "else add a capability, as {near}."
            )
            return warning("S172", place, message, remedy, **said, where=where, other=other)
    return warning("S172", place, message, remedy, **said)


def _claim(loaded: Loaded, n: int, claim: Claim) -> Iterator[ScenarioProblem]:
    for m, known in enumerate(claim.truth):
        if _hollow(known.why):
            message = N_("the verdict {verdict} has no reason")
            remedy = N_("Write in `why` what the record shows, in a sentence.")
            yield error(
                "S173", loaded.where("claims", n, "truth", m, "why"), message, remedy, verdict=known.verdict
            )
    said = (claim.sentence.vi, claim.sentence.en)
    if any(len(text.strip()) < SHORTEST_SENTENCE and not EMPTY.fullmatch(text) for text in said):
        message = N_("the claim {claim} has no sentence that anybody could pass on")
        remedy = N_("Write in `sentence` what people say, as one of them would.")
        yield error("S173", loaded.where("claims", n, "sentence"), message, remedy, claim=in_code(claim.id))
    place = loaded.where("claims", n, "harm")
    if claim.gate_code == "G0" and claim.harm == "H1":
        message = N_("the only harm is to a reputation (H1), so the claim cannot be outside protection (G0)")
        yield error(
            "S174", place, message, N_("Name the harm to people, or give the protected code that fits.")
        )
    if claim.gate_code == "G0" and claim.harm == "H0":
        message = N_("it is outside protection (G0), and yet its harm is none (H0)")
        yield error("S174", place, message, N_("Name the harm to people, or correct the answers."))
    if claim.gate_answers[8] == "yes" and claim.harm not in ("H0", "H1"):
        message = N_("question 9 says that only a reputation is harmed, but the harm is {harm}")
        yield error(
            "S174", place, message, N_("Correct one of them: yes goes with H0 or H1."), harm=claim.harm
        )
    yield from _owner(loaded, n, claim)


def _owner(loaded: Loaded, n: int, claim: Claim) -> Iterator[ScenarioProblem]:
    place = loaded.where("claims", n, "owner")
    if claim.owner is None and claim.void in ("V2", "V3"):
        remedy = N_("Name the cell that holds the record, or write V1.")
        message = N_("{void} needs an owner of the facts")
        yield error("S175", place, message, remedy, void=claim.void)
    elif claim.owner is None and claim.disposition != "leave" and claim.gate_code != "G3":
        message = N_("nobody holds the facts of {claim}: it can be asked of no one")
        yield warning(
            "S175", place, message, N_("Name the cell that holds the record as `owner`."), claim=claim.id
        )
    holder = next((cell for cell in loaded.scenario.cells.cells if cell.id == claim.owner), None)
    if holder is not None and not holder.level:
        message = N_("its owner is the cell that directs the drill, and that holds no facts of the story")
        yield warning("S175", place, message, N_("Name the cell of players that holds the record."))
    if holder and _unanswered(claim, holder) and len(_unanswered_of(loaded, holder)) == 1:
        message = N_("no seat of {cell} can answer for {claim}, whose facts it owns")
        remedy = N_("Give the role {role} to one of its seats.")
        cells = loaded.scenario.cells.cells
        near = ", ".join(
            in_code(cell.id) for cell in cells if any(HOLDS in seat.roles for seat in cell.seats)
        )
        if near:  # it is as likely that the record is another cell's
            remedy = N_(
                "Is `owner` right? {near} can answer. If it is, give the role {role} to one of its seats."
            )
        yield warning("S175", place, message, remedy, cell=holder.id, claim=claim.id, role=HOLDS, near=near)


_SERVES = frozenset({"AGENCY-HEAD", "CITIZEN-DESK", "L1-DUTY", "L1-LEAD", "L2-DUTY", "SPOKE"})
"""Roles that answer a question or serve a complaint without a record."""


def _unanswered(claim: Claim, holder: Cell) -> bool:
    held = {role for seat in holder.seats for role in seat.roles}
    if claim.gate_code in ("G3", "G4") and claim.disposition != "leave":
        return not held & (_SERVES | {HOLDS})
    return _asked_for_facts(claim) and HOLDS not in held


def _unanswered_of(loaded: Loaded, holder: Cell) -> list[str]:
    """The claims of a cell in which nobody can answer for any of them."""
    own = (claim for claim in loaded.scenario.claims if claim.owner == holder.id)
    return [claim.id for claim in own if _unanswered(claim, holder)]


def _holders(loaded: Loaded) -> Iterator[ScenarioProblem]:
    """A cell that owns the facts of several claims and has nobody to answer for them: told at the cell, not at each claim."""
    for n, cell in enumerate(loaded.scenario.cells.cells):
        claims = _unanswered_of(loaded, cell)
        if len(claims) > 1:
            message = N_("no seat of {cell} can answer for {claims}, whose facts it owns")
            remedy = N_("Give the role {role} to one of its seats.")
            place = loaded.where("cells", "cells", n, "seats")
            yield warning("S175", place, message, remedy, cell=cell.id, claims=_names(claims), role=HOLDS)


def _owns(loaded: Loaded) -> Iterator[ScenarioProblem]:
    """What a cell is said to own in two places, once for each cell: names that nobody bears are told by themselves."""
    owners = {claim.id: claim.owner for claim in loaded.scenario.claims}
    for n, cell in enumerate(loaded.scenario.cells.cells):
        own = [claim for claim, owner in owners.items() if owner == cell.id]
        written = loaded.where.written("cells", "cells", n, "owns") and {*own} != {*cell.owns}
        # What has no owner, or is nothing that exists, is told where that is missing.
        if not written or any(owners.get(claim) is None for claim in cell.owns):
            continue
        other = [claim for claim in cell.owns if owners[claim] != cell.id]
        message = N_("`owns` of the cell {cell} names {listed}, and as `owner` it stands in {own}")
        remedy = N_(
            "Leave `owns` out, which follows from `owner`; or write {near} there, and `owner: {cell}` in its claims."
        )
        params = {"cell": cell.id, "listed": _names(cell.owns), "own": _names(own)}
        if other:
            message = N_("{other} has two owners: {owners} by its `owner`, and {cell} by `owns` here")
            remedy = N_("Take it out of `owns`, or write `owner: {cell}` in its claim.")
            params |= {
                "other": _names(other),
                "owners": _names(dict.fromkeys(str(owners[claim]) for claim in other)),
            }
        near = in_code(f"owns: [{', '.join(dict.fromkeys((*own, *cell.owns)))}]")
        yield warning("S175", loaded.where("cells", "cells", n, "owns"), message, remedy, **params, near=near)


def _names(names: Iterable[str]) -> str:
    return ", ".join(map(in_code, names)) or "–"


def _asked_for_facts(claim: Claim) -> bool:
    """Whether verifying it is somebody's work: a complaint is served and a question answered without a record."""
    return claim.disposition != "leave" and claim.gate_code not in ("G3", "G4")


def _hollow(why: Bi) -> bool:
    return any(EMPTY.fullmatch(text) or len(text.strip()) < SHORTEST_SENTENCE for text in (why.vi, why.en))


def _rating(loaded: Loaded) -> Iterator[ScenarioProblem]:
    if rated(loaded.scenario) or loaded.scenario.drill.lesson:
        return
    protected, unproven = _counts(loaded.scenario)
    message = N_("not rated: {protected} protected and {unproven} unproven claims, traps {traps}")
    remedy = N_("A rated drill has traps on, at least three protected claims and one unproven.")
    traps = MsgidWords(N_("on") if loaded.scenario.drill.traps else N_("off"))
    place = loaded.where("drill")
    if not loaded.scenario.drill.traps:
        place = loaded.where("drill", "traps")
        remedy = N_("Take `traps: false` out, or leave it: what is not rated may be played all the same.")
    yield warning("S176", place, message, remedy, protected=protected, unproven=unproven, traps=traps)
