"""Who may see what. Every reader (pages, counts, search, streams, exports) goes through these functions."""

# Charter: conduct policy sees
from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from infodrill.casework.approving import APPROVERS
from infodrill.casework.book import Case, HandedOver, Statement
from infodrill.casework.steps import CONTROL, CORE, OWNERS
from infodrill.conduct.roles import SIMULATORS, STAFF
from infodrill.conduct.seats import CITY_WIDE, Directory, SeatPlace
from infodrill.conduct.state import DrillState
from infodrill.kernel.digits import whole

REGISTER = SIMULATORS | {"OVERSIGHT", "CITIZEN-DESK", "COLLAB"}
ANSWERING = frozenset({"L1-LEAD", "L1-DUTY", "COMMS", "SPOKE", "CITIZEN-DESK", "MONITOR"})
READS_PREBUNKS = CITY_WIDE | {"FACT-OWNER"}  # a text without a case is approved by an owner of facts, too
APPROVES = frozenset({*APPROVERS, "EXPERT"})
ON_PUBLIC_WORDS = frozenset(step for step, record in CORE.items() if record.published)
PRESS_ROOM = frozenset({"SPOKE", "COMMS"})
_ALL = STAFF | SIMULATORS | {"EVAL"}


def sees_everything(seat: SeatPlace) -> bool:
    """Control and evaluators see all cases; observers, with OBS alone, see what is public."""
    return not _ALL.isdisjoint(seat.roles)


def sees_case(seat: SeatPlace, case: Case) -> bool:
    """Own cell and wards; city-wide functions; whoever was asked, given a task or handed it; oversight once decided; control."""
    if case_comes_to(seat, case.cell, case.ward):
        return True
    if case.questions and any(asked.owner == seat.party for asked in case.questions):
        return True
    if case.hand_overs and any(seat.party in (given.frm, given.to) for given in _hand_overs(case)):
        return True
    if case.tasks and any(task.to == seat.party for task in case.tasks):
        return True
    return "OVERSIGHT" in seat.roles and case.decided_at >= 0


def case_comes_to(seat: SeatPlace, cell: str, ward: str) -> bool:
    """Sees every case of that cell and ward ("" = none), whoever was asked about it."""
    if sees_everything(seat) or cell == seat.party:
        return True
    if seat.party is None:
        return False
    if seat.roles & CITY_WIDE and not seat.wards:
        return True
    return bool(ward) and (ward == seat.ward or ward in seat.wards)


def _hand_overs(case: Case) -> Iterator[HandedOver]:
    """Those that stand: an offer that was returned shows the case to nobody any more."""
    return (hand_over for hand_over in case.hand_overs if hand_over.answered_at < 0 or hand_over.accepted)


def sees_effect(seat: SeatPlace, case: Case, state: DrillState) -> bool:
    """How far its claim and the answer came: with the case, once something was done or said on it."""
    said = any(
        statement.case == case.case and any(version.published_at >= 0 for version in statement.versions)
        for statement in state.book.statements.values()
    )
    return sees_case(seat, case) and (said or case.acting_at >= 0)


def sees_attachment(seat: SeatPlace, digest: str, state: DrillState) -> bool:
    """A file is seen with any case that it lies on."""
    return any(
        sees_case(seat, case)
        for case in state.book.cases.values()
        if any(attachment.digest == digest for attachment in case.attachments)
    )


def sees_statement(seat: SeatPlace, statement: Statement, case: Case | None) -> bool:
    """Everyone sees what was published; the rest is for those who see the drafts."""
    return statement.published is not None or sees_drafts(seat, case)


def sees_drafts(seat: SeatPlace, case: Case | None) -> bool:
    """Drafts, and new versions on the way, are seen by those who see the case; without one by those who approve it."""
    if case is not None:
        return sees_case(seat, case)
    return sees_everything(seat) or bool(seat.roles & READS_PREBUNKS)


def sees_newest(seat: SeatPlace, statement: Statement, case: Case | None) -> bool:
    """The newest words of a text, on their way or out: nobody judges, hands in or publishes what they cannot read.

    A correction of what everyone has read is read by its issuer and by whoever may give it its one approval, whichever case it is
    on.
    """
    newest = statement.newest
    if newest.published_at >= 0 or sees_drafts(seat, case):
        return True
    return newest.corrects > 0 and (seat.party == statement.issuer or bool(seat.roles & APPROVES))


def sees_truth(seat: SeatPlace, claim: str) -> bool:
    """Only the owner of the facts, the agencies and the simulators learn what is true; never before `known_from`."""
    owner = claim in seat.owns and bool(seat.roles & OWNERS)
    return owner or sees_everything(seat)


def finds_out(seat: SeatPlace, owner: str | None, case: Case) -> bool:
    """Of a claim on which nobody holds the record, the office that was asked goes and finds out, as an owner would know."""
    asked = any(question.owner == seat.party for question in case.questions)
    return owner is None and asked and bool(seat.roles & OWNERS)


def sees_source(seat: SeatPlace, source: str, state: DrillState) -> bool:
    """What a case may be opened from: an inject that reached the seat, a public post, a group on the seat's own desk."""
    kind, _, key = source.partition(":")
    if kind == "inject":
        delivery = state.deliveries.get(whole(key) or 0)
        return delivery is not None and delivery.seen_by(seat)
    return bool(seat.roles & {"MONITOR", "VERIFY"}) if kind == "group" else True


def owns_facts(seats: Directory, cell: str) -> bool:
    """A cell that may be asked for the facts: one of its seats can also approve what is written about them."""
    return any("FACT-OWNER" in seat.roles for seat in seats.in_cell(cell))


def sees_artefact(seat: SeatPlace, source: str, state: DrillState) -> bool:
    """An artefact that a leak check names: evidence, answer or report of a case ("c1.e2", "c1.said"), message or guidance."""
    if source in state.messages:
        return state.messages[source].seen_by(seat)
    if source in state.guidance:
        return state.guidance[source].seen_by(seat)
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


def sees_register(seat: SeatPlace) -> bool:
    """Number, time and topic of every guidance: whoever may ask for one on the public's behalf, and control."""
    return bool(seat.roles & REGISTER) or sees_everything(seat)


def sees_questions(seat: SeatPlace) -> bool:
    """The queue of the public's questions: those who answer or count them."""
    return bool(seat.roles & ANSWERING) or sees_everything(seat)


def sees_contradictions(seat: SeatPlace) -> bool:
    """What an answer says otherwise than our statements is shown to those who answer and to evaluators."""
    return bool(seat.roles & PRESS_ROOM) or sees_everything(seat)


def sees_msel(seat: SeatPlace) -> bool:
    """The MSEL with what is to come: control, simulators and evaluators."""
    return sees_everything(seat)


def sees_moving(seat: SeatPlace) -> bool:
    """How many cases stand in each group of states: guests of the hall and control; a count tells a player too much."""
    return "OBS" in seat.roles or sees_everything(seat)


def sees_headlines(seat: SeatPlace, state: DrillState) -> bool:
    """Which claim goes round most, on the big screen before control and guests; after the close everyone."""
    return state.closed or bool(seat.roles & CONTROL)


def sees_ratings(seat: SeatPlace) -> bool:
    """Notes and ratings are read by evaluators and the direction; players meet them in the debrief."""
    return bool(seat.roles & {"EVAL", "DIR", "WHITE"})


def as_read(
    seat: SeatPlace, statement: Statement, case: Case | None, veiled: Callable[[Statement], Statement]
) -> Statement:
    """A statement as far as the seat may read it; `veiled` = whole, without the names of what it may not see."""
    if sees_drafts(seat, case):
        return veiled(statement)
    judged = statement.newest.published_at < 0 and sees_newest(seat, statement, case)
    return as_judged(statement) if judged else as_published(statement)


def as_judged(statement: Statement) -> Statement:
    """A correction on its way as its issuer and its approvers have it who do not see its case: what the public has, and beside
    it the new words with what is asked of them."""
    public, newest = as_published(statement), replace(statement.newest, leaks=())
    return replace(
        statement, case="", versions=(*public.versions, newest), raised_by="", missed=(), cleared=()
    )


def as_published(statement: Statement) -> Statement:
    """A statement as the public has it: without its case, drafts, findings, approvals, and errors not yet corrected.

    One version at least is published.
    """
    versions = tuple(
        replace(version, leaks=(), raised_by="") if version.leaks or version.raised_by else version
        for version in statement.versions
        if version.published_at >= 0
    )
    return replace(
        statement,
        case="",  # whoever may not see the drafts does not see the case, nor learn that there is one
        versions=versions,
        state=versions[-1].state,
        approvals=(),
        leak_cleared=False,
        cleared=(),
        error_raised_at=statement.error_raised_at if statement.corrected_at >= 0 else -1,
        raised_by="",
        wrong="",
        missed=(),
    )
