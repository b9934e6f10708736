"""The desk: a command on the book of cases becomes events, or is refused by a named rule. Pure; decides nothing itself."""

# Charter: casework desk
from __future__ import annotations

from collections.abc import Mapping

from infodrill.casework import nearest, rights
from infodrill.casework.clocks import deadlines, due
from infodrill.casework.edition import Edition
from infodrill.casework.leak import Artefact
from infodrill.casework.noun import CaseCommand
from infodrill.casework.nouns.intake import receive
from infodrill.casework.nouns.moves import CaseStepped
from infodrill.casework.records import CaseBook
from infodrill.casework.refusal import CODES, refuse
from infodrill.casework.scene import CaseScene, allowed_for
from infodrill.casework.steps import CORE
from infodrill.kernel.errors import Refused
from infodrill.kernel.events import EventBody
from infodrill.kernel.fields import beyond, keys
from infodrill.kernel.i18n import N_
from infodrill.kernel.numbering import Numbering, counted

__all__ = ["allowed_for", "deadlines", "decide", "due", "receive"]


def decide(
    book: CaseBook,
    cmd: CaseCommand,
    *,
    edition: Edition,
    at: int,
    seat: str,
    cell: str,
    level: int,
    ward: str,
    roles: frozenset[str],
    public_contacts: tuple[str, ...] = (),
    wards: frozenset[str] = frozenset(),
    artefacts: tuple[Artefact, ...] = (),
    numbered: Numbering = counted,
    both: bool = True,
) -> tuple[EventBody, ...]:
    """The events that the command means at second `at`, in order. Raises Refused, changes nothing.

    `public_contacts` are the scenario's invented numbers that texts may hold; `wards` a district's, beside `ward`;
    `artefacts` what the leak check reads beside the book: messages about the case, and open texts of the range;
    `numbered` how new cases, statements and appeals are called; `both` whether a text is asked for in both languages.
    """
    scene = CaseScene(
        at=at, public_contacts=public_contacts, numbered=numbered, book=book, edition=edition, seat=seat, cell=cell,
        level=level, ward=ward, role=cmd.role, roles=roles, wards=wards, artefacts=artefacts, both=both,
    )  # fmt: skip
    try:
        scene.seated()
        bodies = cmd.decide(scene)
        _no_conflicted_unit_decides(scene, bodies)
        return bodies
    except Refused as no:
        if no.code == CODES["fields"] and (off := beyond(cmd)):
            no.params.setdefault("field", off[0])
        no.offer(lambda: _nearest(scene, cmd))
        raise


def _no_conflicted_unit_decides(scene: CaseScene, bodies: tuple[EventBody, ...]) -> None:
    """I9 once more, upon what a command comes to: whichever way a decisive step was reached."""
    for body in bodies:
        if not isinstance(body, CaseStepped) or not CORE[body.step].decisive:
            continue
        case = scene.book.cases.get(body.case)
        if case and rights.i9_conflicted_unit_did_not_decide(case, scene.role, scene.cell):
            raise refuse(
                "I9", N_("A conflict of interest leaves {cell} without this decision."), cell=scene.cell
            )


def _nearest(scene: CaseScene, cmd: CaseCommand) -> Mapping[str, Mapping[str, str]]:
    item = next(iter((*keys(cmd, "statement"), *keys(cmd, "case", "item", "appeal"))), "")
    appeal = scene.book.appeals.get(item)
    item = appeal.item if appeal else item
    found = nearest.possible(scene, item) or nearest.opening(scene)
    return {step: scene.edition.steps[step].name for step, _ in found[: nearest.MOST]}
