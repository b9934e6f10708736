"""Who may see what. Every reader (pages, counts, search, streams, exports) goes through these functions."""

from __future__ import annotations

from collections.abc import Iterator

from infodrill.casework.book import Case, HandedOver, Statement
from infodrill.conduct.policy.may import SIMULATORS, STAFF
from infodrill.conduct.seats import CITY_WIDE, Directory, SeatPlace
from infodrill.conduct.state import Delivery, DrillState, Message


def sees_everything(seat: SeatPlace) -> bool:
    """Control and evaluators see all cases; observers, with OBS alone, see what is public."""
    return bool(seat.roles & (STAFF | SIMULATORS | {"EVAL"}))


def sees_case(seat: SeatPlace, case: Case) -> bool:
    """Own cell and wards; city-wide functions; whoever was asked, given a task or handed it; oversight once decided; control."""
    if sees_everything(seat) or case.cell == seat.cell:
        return True
    if seat.roles & CITY_WIDE and not seat.wards:
        return True
    if case.ward and (case.ward == seat.ward or case.ward in seat.wards):
        return True
    if any(asked.owner == seat.cell for asked in case.questions):
        return True
    if any(seat.cell in (one.frm, one.to) for one in _hand_overs(case)):
        return True
    if any(one.to == seat.cell for one in case.tasks):
        return True
    return "OVERSIGHT" in seat.roles and case.decided_at >= 0


def _hand_overs(case: Case) -> Iterator[HandedOver]:
    """Those that stand: an offer that was returned shows the case to nobody any more."""
    return (one for one in case.hand_overs if one.answered_at < 0 or one.accepted)


def sees_attachment(seat: SeatPlace, digest: str, state: DrillState) -> bool:
    """A file is seen with any case that it lies on."""
    return any(
        sees_case(seat, case)
        for case in state.book.cases.values()
        if any(one.digest == digest for one in case.attachments)
    )


def sees_statement(seat: SeatPlace, statement: Statement, case: Case | None) -> bool:
    """Everyone sees what was published; drafts are seen by those who see the case."""
    if statement.published is not None:
        return True
    return (
        sees_case(seat, case) if case is not None else sees_everything(seat) or bool(seat.roles & CITY_WIDE)
    )


def sees_delivery(seat: SeatPlace, delivery: Delivery) -> bool:
    """Its recipients, or everyone, once it has gone out; control sees what it holds back."""
    if sees_everything(seat):
        return True
    return delivery.reached and (delivery.public or seat.seat in delivery.recipients)


def sees_message(seat: SeatPlace, message: Message) -> bool:
    return not message.to or seat.cell in message.to or message.cell == seat.cell or sees_everything(seat)


def sees_truth(seat: SeatPlace, claim: str, state: DrillState) -> bool:
    """Only the owner of the facts, the agencies and the simulators learn what is true; never before `known_from`."""
    owner = claim in seat.owns and bool(seat.roles & {"FACT-OWNER", "AGENCY-HEAD"})
    return owner or bool(seat.roles & (STAFF | SIMULATORS | {"EVAL"}))


def sees_source(seat: SeatPlace, source: str, state: DrillState) -> bool:
    """What a case may be opened from: an inject that reached the seat, a public post, a group on the seat's own desk."""
    kind, _, key = source.partition(":")
    if kind == "inject":
        delivery = state.deliveries.get(int(key)) if key.isdigit() else None
        return delivery is not None and sees_delivery(seat, delivery)
    return bool(seat.roles & {"MONITOR", "VERIFY"}) if kind == "group" else True


def owns_facts(seats: Directory, cell: str) -> bool:
    """A cell that may be asked for the facts: one of its seats can also approve what is written about them."""
    return any("FACT-OWNER" in one.roles for one in seats.in_cell(cell))


def sees_artefact(seat: SeatPlace, source: str, state: DrillState) -> bool:
    """An artefact that a leak check names: evidence, answer or report of a case ("c1.e2", "c1.said"), or a message."""
    if source in state.messages:
        return sees_message(seat, state.messages[source])
    case = state.book.cases.get(source.partition(".")[0])
    return case is not None and sees_case(seat, case)


def sees_item(seat: SeatPlace, item: str, state: DrillState) -> bool:
    """A case, statement or appeal by id; one that does not exist is not seen."""
    cases, statements = state.book.cases, state.book.statements
    if item in cases:
        return sees_case(seat, cases[item])
    if item in statements:
        return sees_statement(seat, statements[item], cases.get(statements[item].case))
    appeal = state.book.appeals.get(item)
    return appeal is not None and sees_item(seat, appeal.item, state)
