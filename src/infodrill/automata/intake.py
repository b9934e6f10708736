"""Intake: notice, log, merge, split, first pass of the gate."""

# No charter: an automated cell asks for what a person of its cell may ask; policy and desk answer both alike
from __future__ import annotations

from collections.abc import Iterator

from infodrill.automata.proposal import Duty, Proposal, of_roles
from infodrill.casework.book import Case
from infodrill.casework.nouns.gate import AnswerGate
from infodrill.casework.nouns.intake import LogCase, MergeCase, OpenCase, SplitCase
from infodrill.casework.rights import gate_code
from infodrill.casework.steps import DESKS
from infodrill.conduct.reading import Reading
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import N_

QUESTION = "G3"
NOTICE_VOLUME = 6  # posts in a group before a monitoring officer takes note
FALSE_LABEL = ("yes", *("no",) * 8)
NOTES = (
    N_("Read as it is told; whether it is so comes later."),
    N_("First pass, from the words alone. “Unsure” stands where only a record can say."),
    N_("Looked at what is said and how, not at whether it suits us."),
)
# Seconds a unit in conflict leaves a likely duplicate to others before gating it itself.
LET_LIE = (
    30 * 60
)  # seconds that a report lies ungated before a duty officer until the rights adviser reads it
LEFT_TO_OTHERS = 10 * 60
OWN_DESK = 90  # seconds for which a report is left to the desk that it came to, which heard who told it
OUT = frozenset({"PUBLISHED"})  # states of a text that is out, and of one that is or will be
STANDING = OUT | {"DRAFTING", "REVIEW"}


@of_roles("MONITOR", "COLLAB", "L1-DUTY")
def notice(duty: Duty, role: str) -> Iterator[Proposal]:
    """MONITOR, COLLAB, L1-DUTY: open a case from an inject on the network; MONITOR also from a group of posts."""
    view = duty.view
    known = {view.read(case).likeness for case in view.cases}
    mine = view.seat.seat
    told = [
        (delivery, row) for delivery, row in view.inbox if mine in delivery.recipients or role == "MONITOR"
    ]
    sources = [(f"inject:{row.number}", delivery.at) for delivery, row in told]
    if role == "MONITOR":
        sources += [(group.source, view.now) for group in view.groups if group.volume >= NOTICE_VOLUME]
    for source, since in sources:
        reading = view.read_source(source) if source not in view.sources else None
        if reading and reading.likeness not in known and not duty.errs(source, "notice"):
            ward = reading.ward
            command = OpenCase(
                role=role, intake="monitoring", source=source, ward=ward, said=reading.sentence
            )
            yield Proposal(
                weight=0 if reading.danger else 12,
                since=since,
                work="open",
                key=f"open:{source}",
                command=command,
            )


@of_roles("L1-DUTY", "CITIZEN-DESK", "MONITOR", "COLLAB")
def log(duty: Duty, role: str) -> Iterator[Proposal]:
    """NEW: merge with the case that tells the same story, else write the slip."""
    view = duty.view
    for case in view.open_cases:
        reading = view.read(case)
        if case.state not in ("NEW", "LOGGED"):
            continue
        if duty.left_to_a_person(case.opened_at, DESKS, case.cell):
            continue
        if case.state == "NEW" and _left_to_its_desk(duty, case, reading):
            continue
        twin = older_twin(duty, case, reading)
        # Who overlooks a duplicate when it comes may see it when it lies there.
        if twin and not _own_conflict(duty, twin) and not duty.errs(case.case, f"merge {case.state}"):
            yield duty.propose("merge", case, MergeCase(role, case.case, twin.case), lead=-2)
        elif case.state == "NEW":
            told_of = reading.danger or reading.meanwhile is not None
            danger = case.urgent or told_of != duty.errs(case.case, "danger")
            yield duty.propose(
                "log",
                case,
                LogCase(role=role, case=case.case, sentence=reading.sentence, danger=danger),
                lead=-1,
            )


def _left_to_its_desk(duty: Duty, case: Case, reading: Reading) -> bool:
    """Whether a report is still for the desk of another cell to write down; where somebody may come to harm nobody waits."""
    view = duty.view
    if case.cell == view.seat.cell or case.urgent or reading.danger or view.now >= case.opened_at + OWN_DESK:
        return False
    return any(seat.roles & DESKS for seat in view.seats.in_cell(case.cell))


@of_roles("L1-DUTY", "RIGHTS")
def gate(duty: Duty, role: str) -> Iterator[Proposal]:
    """LOGGED: split what holds two claims, then the first pass of the gate. RIGHTS makes it where no duty officer sees, and where
    one has let it lie too long: nobody's words wait half an hour to be protected."""
    view = duty.view
    for case in view.open_cases:
        reading = view.read(case)
        theirs = (
            role == "RIGHTS" and view.lies_before("L1-DUTY", case) and view.now < case.opened_at + LET_LIE
        )
        if case.state != "LOGGED" or theirs:
            continue
        if duty.left_to_a_person(view.since(case.case), frozenset({"L1-DUTY"}), case.cell):
            continue
        twin = older_twin(duty, case, reading)
        if twin and _own_conflict(duty, twin) and view.now < case.opened_at + LEFT_TO_OTHERS:
            continue
        children = {each_case.sentence for each_case in view.cases if each_case.parent == case.case}
        unsplit = [part for part in reading.parts if part not in children]
        if unsplit and duty.holds("L1-DUTY", "VERIFY"):
            yield duty.propose(
                "split", case, SplitCase(role=role, case=case.case, sentence=unsplit[0], danger=True)
            )
        answers = FALSE_LABEL if duty.hard_on(reading) else _slip(duty, case, reading)
        note = view.premises.say(view.lang, duty.pick(NOTES, case.case, "note"))
        yield duty.propose("gate", case, AnswerGate(role=role, case=case.case, answers=answers, note=note))


def older_twin(duty: Duty, case: Case, reading: Reading) -> Case | None:
    """An earlier case that tells the same story and is not closed."""
    for other_case in duty.view.cases:
        if other_case.case == case.case:
            return None
        if duty.view.read(other_case).likeness == reading.likeness and other_case.state != "CLOSED":
            return other_case
    return None


def told_beside(view: SeatView, case: Case, kind: str, states: frozenset[str] = STANDING) -> bool:
    """Whether another case on the same telling, with the same verdict, has a text of this kind in one of the `states`: one text
    answers both cases, two would say the same at the same time."""
    told = {text.case for text in view.statements if text.kind == kind and text.state in states} - {
        case.case,
        "",
    }
    others = [
        other_case for other_case in view.cases if other_case.case in told and not other_case.merged_into
    ]
    return any(
        other_case.verdict == case.verdict and view.read(other_case).likeness == view.read(case).likeness
        for other_case in others
    )


def to_be_answered(case: Case) -> bool:
    """A sincere question is answered, not left."""
    return case.gate_code == QUESTION


def _slip(duty: Duty, case: Case, reading: Reading) -> tuple[str, ...]:
    """The nine answers of a careful reader; a misjudgement misses what is protected and says "unsure" instead. An offhand
    reader misses it too and is sure: whatever is told is read as a claim of fact, and nothing else is asked."""
    if not duty.errs(case.case, "gate"):
        return reading.answers
    if duty.character.offhand:
        return FALSE_LABEL
    doubtful = tuple(
        "unsure" if answer == "yes" and index else answer for index, answer in enumerate(reading.answers)
    )
    return doubtful if gate_code(doubtful) else reading.answers


def _own_conflict(duty: Duty, case: Case) -> bool:
    """A unit whose conduct is at issue does not fold new reports into that case; others do."""
    return any(unit == duty.view.seat.cell for unit, _ in case.conflicts)
