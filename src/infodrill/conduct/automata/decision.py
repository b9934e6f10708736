"""Decisions: what to do and by whom; acknowledging what is true; signing the grave actions; following the effect."""

from __future__ import annotations

from collections.abc import Iterator

from infodrill.casework import commands as do
from infodrill.casework.book import Case
from infodrill.casework.rights import allowed_actions
from infodrill.conduct.automata.intake import to_be_answered
from infodrill.conduct.automata.proposal import Duty, Proposal
from infodrill.conduct.reading import HURTS, TRUE_VERDICTS, Reading
from infodrill.kernel.i18n import tr

DAY = 86_400
DECIDERS = {
    "P1": ("L2-LEAD",),
    "P2": ("L2-DUTY", "L2-LEAD"),
    "P3": ("L1-LEAD", "L2-DUTY"),
    "P4": ("L1-LEAD", "L2-DUTY"),
}
WORDS = {1: "answer", 3: "acknowledgement", 4: "holding", 5: "correction", 6: "warning"}


def acknowledge(duty: Duty) -> Iterator[Proposal]:
    """VERIFYING with a true claim: own it, say what will be put right and by when."""
    view, role = duty.view, duty.holds("L2-LEAD", "AGENCY-HEAD")
    if not role or duty.character.heavy_hand:
        return
    for case in view.open_cases:
        reading = view.read(case)
        true = case.state == "VERIFYING" and case.verdict in TRUE_VERDICTS and case.gate_passes >= 2
        if not true or reading is None or not (reading.about or case.conflicts):
            continue
        if role == "L2-LEAD" and not case.conflicts and _has_agency(duty, case):
            continue
        text = tr(view.lang, "The report is right. We will put it right, and say every week how far we are.")
        command = do.Acknowledge(role, case.case, view.now + 5 * DAY, bool(case.conflicts), text)
        yield duty.propose("acknowledge_case", case, command, lead=-12)  # who was right should not wait


def leave_known(duty: Duty) -> Iterator[Proposal]:
    """After the verdict: true or protected and no remedy owed, so nothing is done."""
    view, role = duty.view, duty.holds("L1-LEAD")
    if not role or duty.character.heavy_hand:
        return
    for case in view.open_cases:
        reading = view.read(case)
        if reading is None or to_be_answered(case, reading):
            continue
        settled = case.state in ("VERIFYING", "TRIAGED") and case.gate_passes >= 2
        owed = bool(reading.about) or bool(case.conflicts)
        if settled and (
            case.gate_code in ("G1", "G2", "G3") or (case.gate_code in ("G5", "G6") and not owed)
        ):
            reason = tr(view.lang, "Expression that the procedure respects; nothing to correct.")
            yield duty.propose("leave", case, do.Leave(role, case.case, reason))


def decide(duty: Duty) -> Iterator[Proposal]:
    """TRIAGED: the least intrusive actions that answer the harm, inside the ceiling of the gate code."""
    view = duty.view
    for case in view.open_cases:
        role = duty.holds(*DECIDERS.get(case.priority, ()))
        reading = view.read(case)
        if case.state != "TRIAGED" or not role or reading is None:
            continue
        quiet = case.s <= 1 and case.h in ("H0", "H1", "H2") and case.verdict != "FALSE"
        if quiet and duty.holds("L1-LEAD") and not to_be_answered(case, reading):
            yield duty.propose("watch", case, do.Watch("L1-LEAD", case.case, view.now + 3_600))
            continue
        actions = actions_for(case, reading, heavy=duty.character.heavy_hand)
        reason = tr(
            view.lang,
            "The least intrusive answer to the harm if believed ({harm}).",
            harm=case.h or reading.harm,
        )
        command = do.Decide(role, case.case, "respond", actions, True, reason)
        yield duty.propose("decide", case, command)


def carry_out(duty: Duty) -> Iterator[Proposal]:
    """DECIDED: the three-part test and both signatures for 7–8, then act; hand over to tracking."""
    view = duty.view
    for case in view.open_cases:
        if case.state == "DECIDED":
            grave = [one for one in case.actions if one >= 7]
            yield from _tests(duty, case, grave)
            role = duty.holds("L2-LEAD", "L2-DUTY", "L1-LEAD")
            signed = all(
                {"L2-LEAD", "RIGHTS"} <= {r for a, r, _ in case.signatures if a == one} for one in grave
            )
            if role and signed and all(one in case.tests for one in grave):
                yield duty.propose("act", case, do.Act(_actor(duty, case) or role, case.case))
        if case.state == "ACTING" and duty.holds("MONITOR") and _spoken(duty, case):
            yield duty.propose("track", case, do.Track("MONITOR", case.case), lead=5)


def close(duty: Duty) -> Iterator[Proposal]:
    """L2-SEC: close what was tracked over the run-on."""
    view = duty.view
    if not duty.holds("L2-SEC") or view.phase < 4:
        return
    for case in view.open_cases:
        if case.state == "TRACKING":
            reason = tr(view.lang, "Readings taken; the effect is in the file.")
            yield duty.propose("close", case, do.CloseCase("L2-SEC", case.case, True, reason), lead=5)


def answer_escalation(duty: Duty) -> Iterator[Proposal]:
    """L2: answers the ward within the half hour."""
    view, role = duty.view, duty.holds("L2-DUTY", "L2-LEAD")
    if not role:
        return
    for case in view.open_cases:
        if case.escalated_at >= 0 and case.escalation_answered_at < 0:
            text = tr(
                view.lang,
                "The city is with you: verification and words from here, advice on the spot from you.",
            )
            yield duty.propose(
                "answer", case, do.AnswerEscalation(role, case.case, text), since=case.escalated_at
            )


def actions_for(case: Case, reading: Reading, *, heavy: bool) -> tuple[int, ...]:
    """Actions by harm and verdict, never outside the ceiling. The heavy hand takes all it is allowed."""
    allowed = allowed_actions(case.gate_code, case.gate_answers, case.verdict)
    if heavy:
        return tuple(sorted(one for one in allowed if one in (5, 6))) or (min(allowed),)
    wanted: set[int] = set()
    if case.verdict in TRUE_VERDICTS:
        wanted = {3}
    elif case.verdict in ("UNPROVEN", "NOT_A_FACT", "SATIRE"):
        wanted = {1, 4} if case.gate_code == "GU" else {1}
    else:
        wanted = {5} | ({6} if reading.harm in HURTS else set()) | ({7} if reading.page else set())
    chosen = wanted & set(allowed)
    return tuple(sorted(chosen)) or (1 if 1 in allowed else 0,)


def _has_agency(duty: Duty, case: Case) -> bool:
    owners = {one.owner for one in case.questions}
    return any(seat.cell in owners for seat in duty.view.seats.with_role("AGENCY-HEAD"))


def _tests(duty: Duty, case: Case, grave: list[int]) -> Iterator[Proposal]:
    view, role = duty.view, duty.holds("L2-LEAD", "L2-DUTY")
    for action in grave:
        if action not in case.tests and role:
            command = do.RecordTest(
                role, case.case, action, view.ordinance, "rights_of_others", 7, view.now + 3 * DAY,
                tr(view.lang, "A warning alone leaves the false page open to the next giver."),
                tr(view.lang, "The page takes money in the name of an organisation."),
            )  # fmt: skip
            yield duty.propose("test", case, command)
        for signer in ("L2-LEAD", "RIGHTS"):
            signed = any(a == action and r == signer for a, r, _ in case.signatures)
            if action in case.tests and not signed and duty.holds(signer):
                yield duty.propose("sign", case, do.SignAction(signer, case.case, action))


def speaks(case: Case, action: int) -> bool:
    """Whether an action of this case is a public statement: a complaint is answered by its ticket, not in public."""
    if case.disposition == "service":
        return False
    return action == 3 if case.disposition == "acknowledge" else True


def _actor(duty: Duty, case: Case) -> str:
    return duty.holds(*DECIDERS.get(case.priority, ()))


def _spoken(duty: Duty, case: Case) -> bool:
    """Every decided action that needs words has a published statement; the others are done."""
    published = {one.kind for one in duty.view.statements if one.case == case.case and one.published}
    wanted = {WORDS[one] for one in case.actions if one in WORDS and speaks(case, one)}
    return wanted <= published and all(answered >= 0 for _, _, answered in case.tickets)
