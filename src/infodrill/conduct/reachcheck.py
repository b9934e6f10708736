"""Whether what an inject expects of somebody can come to that person: by the inject itself, or by the case that is made of it.

A caller tells the desk and the spokesperson speaks: an expected action need not be the recipient's. It has to be of somebody whom
the case reaches, by the rule by which cases are seen.
"""

# Charter: conduct reach check
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from infodrill.casework.edition import Edition
from infodrill.casework.steps import DESKS
from infodrill.conduct.delivery import intake_cell, reaches_intake, ward_of
from infodrill.conduct.nouns.injects import TELLS
from infodrill.conduct.nouns.pressquestions import asks
from infodrill.conduct.policy.sees import PRESS_ROOM, case_comes_to
from infodrill.conduct.seats import Directory, SeatPlace, directory
from infodrill.kernel.i18n import N_
from infodrill.scenario.faults import ScenarioProblem, warning
from infodrill.scenario.loader import Loaded
from infodrill.scenario.schema import Claim, Inject

SPEAKS = "SPOKE"  # who is asked first, where somebody holds it
READ_BY_DOERS = (
    "expected_action"  # has to come to whoever does it: its recipients are looked at by the design
)


@dataclass(frozen=True, slots=True)
class _Reach:
    """The cells and wards of the cases that an inject can become, and the cell that is asked about its claim ("" = none)."""

    cases: frozenset[tuple[str, str]]
    owner: str

    def comes_to(self, seat: SeatPlace) -> bool:
        return bool(self.cases) and (
            seat.cell == self.owner or any(case_comes_to(seat, cell, ward) for cell, ward in self.cases)
        )


def problems(loaded: Loaded, edition: Edition) -> Iterator[ScenarioProblem]:
    """Expected actions of roles whom neither the inject nor its case reaches; what nobody holds is told by itself."""
    seats = directory(loaded.scenario.cells, "en")
    claims = {claim.id: claim for claim in loaded.scenario.claims}
    for n, inject in enumerate(loaded.scenario.msel.injects):
        told = [seats.seats[seat] for seat in seats.recipients(inject.to)]
        public = (
            inject.to.public and not told and inject.method == "press" and "?" in inject.body.in_("vi")
        )  # and to nobody besides
        waited = any(expected.evidence == "statement" for expected in inject.expected_actions)
        if (inject.to.public and not (public and waited)) or not (told or public):
            continue
        unasked = inject.kind in TELLS and not asks(inject, seats) and not PRESS_ROOM & {*inject.to.roles}
        if inject.method == "press" and unasked:  # a role that nobody holds is told as that
            message = N_(
                "inject {n} comes from the press, and goes to nobody who answers the press: no question is put"
            )
            remedy = N_("Add {roles} to `to`, or choose another `method`.")
            place, role = (
                loaded.where("msel", "injects", n, "to"),
                SPEAKS if seats.with_role(SPEAKS) else min(PRESS_ROOM),
            )
            yield warning("S177", place, message, remedy, n=inject.number, roles=role)
        yield from _no_desk(loaded, n, inject, told, edition)
        if inject.kind == READ_BY_DOERS:
            continue
        reach = _reach(seats, inject, told, claims.get(inject.claim or ""), edition)
        for m, expected in enumerate(inject.expected_actions):
            holders = seats.with_role(expected.who)
            if holders and not any(seat in told or reach.comes_to(seat) for seat in holders):
                message = N_("inject {n} goes past {roles}, of whom it expects something")
                remedy = N_("Name them in `to`, or as `who` one of those who get it: {listed}.")
                place = loaded.where("msel", "injects", n, "expected_actions", m, "who")
                listed = ", ".join(dict.fromkeys(role for seat in told for role in sorted(seat.roles)))
                yield warning(
                    "S177", place, message, remedy, n=inject.number, roles=expected.who, listed=listed
                )


def _no_desk(
    loaded: Loaded, n: int, inject: Inject, told: list[SeatPlace], edition: Edition
) -> Iterator[ScenarioProblem]:
    """A call that comes to nobody who takes calls: its case opens elsewhere, and whoever got it cannot log it."""
    if inject.method != "hotline" or not reaches_intake(inject):
        return
    log = edition.steps["log"].roles() if edition.has("log") else frozenset[str]()
    able = log | DESKS
    if not any(seat.roles & able for seat in told):
        message = N_("inject {n} comes as `{method}`, and nobody to whom it goes can log it: {roles}")
        remedy = N_("Add {near} to `to`, or choose another `method`.")
        held = loaded.scenario.cells.roles
        roles = ", ".join(dict.fromkeys(role for seat in told for role in sorted(seat.roles)))
        near = next(
            (role for role in ("CITIZEN-DESK", "L1-DUTY", *sorted(able)) if role in held), "CITIZEN-DESK"
        )
        place = loaded.where("msel", "injects", n, "to")
        yield warning(
            "S177", place, message, remedy, n=inject.number, method=inject.method, roles=roles, near=near
        )


def _reach(
    seats: Directory, inject: Inject, told: list[SeatPlace], claim: Claim | None, edition: Edition
) -> _Reach:
    ward = ward_of(claim) if claim else ""
    openers = [seat for seat in told if seat.roles & edition.steps["open"].roles()]
    cases = {(seat.cell, seat.ward or ward) for seat in openers}
    if openers and ward:
        cases |= {(seat.cell, ward) for seat in openers}
    if reaches_intake(inject):
        cell = intake_cell(seats, inject, ward)
        cases.add((cell, seats.cells[cell].ward or ward))
    return _Reach(frozenset(cases), (claim.owner or "") if claim else "")
