"""Decisions: what to do and by whom; acknowledging what is true; signing the grave actions; following the effect."""

# No charter: an automated cell asks for what a person of its cell may ask; policy and desk answer both alike
from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from infodrill.automata.hours import day
from infodrill.automata.intake import OUT, to_be_answered, told_beside
from infodrill.automata.promises import named_by_owner
from infodrill.automata.proposal import Duty, Proposal, of_roles
from infodrill.casework.book import Case
from infodrill.casework.noun import LOOKING_BACK
from infodrill.casework.nouns.closing import CloseCase, Leave, Track
from infodrill.casework.nouns.decision import Act, Decide, SignAction
from infodrill.casework.nouns.escalation import AnswerEscalation
from infodrill.casework.nouns.measures import RecordTest
from infodrill.casework.nouns.ownword import righted
from infodrill.casework.nouns.service import Acknowledge
from infodrill.casework.nouns.triage import Watch
from infodrill.casework.nouns.verdict import JUDGED
from infodrill.casework.rights import SUBSTITUTES, TRUE_VERDICTS, allowed_actions
from infodrill.casework.textkinds import OF_ACTION
from infodrill.conduct.reading import WORST, Reading
from infodrill.conduct.view import SeatView
from infodrill.kernel.clock import DAY
from infodrill.kernel.i18n import N_

NO_HURRY = 12  # how much further back than a decision the answer to a ward is while its half hour is far off
ANSWERED_BY = 10 * 60  # seconds after which it is answered in its turn, well within the half hour
REMEDY_DAYS, SATURDAY = 5, 5  # days from the acknowledgement; a weekday
RESULT = N_("Done as decided. The reading after {hours} h is in the file; what is owed has its date.")
NO_RESULT = N_("Done as decided, but no reading was taken yet; whether it helped is open.")
NOTHING_OUT: frozenset[str] = frozenset()
OUT_OF_PLACE = "MISLEADING_CONTEXT"
REMEDY = N_("The report is right. We put it right by {day} and say when it is done.")
# What is done today already stands beside it in the owner's words: the day is the last one.
CHECKED_REMEDY = N_(
    "The report is right. Each thing that has a date is put right by that date, the last of them by {day}."
)
WITH_YOU = (
    N_("Received. We verify and write; you keep people safe on the spot and tell us what you see."),
    N_(
        "Seen, we are with you. The record is asked for from here; please send what your people meet at the door."
    ),
    N_(
        "The upper level takes part from now on. The case stays yours to report on; the words come to you before they go out."
    ),
)
LEFT = {
    "G1": N_("An opinion. People may hold it and say it; there is nothing to correct."),
    "G2": N_("A joke, and readers take it as one. We smile and leave it."),
    "G3": N_("A question that has its answer; nobody is to be corrected."),
    "G5": N_("It is so, and nothing is owed by us. Those who told it told it rightly."),
    "G6": N_("Reporting on a matter of public interest; nothing in it is owed a remedy by us."),
}
HARM = {
    "H0": N_("none"),
    "H1": N_("an office is embarrassed"),
    "H2": N_("inconvenience or a small loss"),
    "H3": N_("a large loss, hoarding, or people being harassed"),
    "H4": N_("people hurt"),
}
WHY = {
    1: N_("People ask; an answer is enough, nothing milder would reach them."),
    3: N_("It is true: owning it comes before any explanation."),
    4: N_("It is not known yet. We say that, what to do meanwhile, and when we come back."),
    5: N_("An answer alone does not reach those who already believe it."),
    6: N_("People must know at once what to do."),
    7: N_(
        "A page poses as an organisation and takes money: warn first, then report the page, on the record."
    ),
}


@of_roles("L2-LEAD", "AGENCY-HEAD", "UBND")
def acknowledge(duty: Duty, role: str) -> Iterator[Proposal]:
    """VERIFYING with a true claim: own it, say what will be put right and by when."""
    view = duty.view
    for case in view.open_cases:
        reading = view.read(case)
        if role == "UBND" and not _lead_in_conflict(duty, case):
            continue
        true = case.state == "VERIFYING" and case.verdict in TRUE_VERDICTS and case.gate_passes >= 2
        if not true or duty.hard_on(reading) or not (reading.about or case.conflicts):
            continue
        if role == "L2-LEAD" and not case.conflicts and _has_agency(duty, case):
            continue
        checked = bool(case.conflicts)  # what is said of it is what is recorded
        due = _put_right_by(view, case)
        named = day(view.lang, view.story(due).date())
        text = view.premises.say(view.lang, CHECKED_REMEDY if checked else REMEDY, day=named)
        command = Acknowledge(
            role=role,
            case=case.case,
            due=due,
            independent_check=checked,
            text=text,
        )
        # Who was right should not wait.
        yield duty.propose("acknowledge_case", case, command, since=_read_along(case), lead=-12)


def _put_right_by(view: SeatView, case: Case) -> int:
    """The second by which it is put right: the day that the owner of the facts named, else five days on; never a day off that
    nobody named."""
    now = view.story(view.now)
    if named := named_by_owner(view, case):
        return named
    due = now + timedelta(days=REMEDY_DAYS)
    over = 7 - due.weekday() if due.weekday() >= SATURDAY else 0
    return view.now + (REMEDY_DAYS + over) * DAY


@of_roles("L1-LEAD")
def leave_known(duty: Duty, role: str) -> Iterator[Proposal]:
    """After the verdict: true or protected and no remedy owed, so nothing is done."""
    view = duty.view
    for case in view.open_cases:
        reading = view.read(case)
        if duty.hard_on(reading) or to_be_answered(case) or _asked(case, reading, view):
            continue
        settled = case.state in ("VERIFYING", "TRIAGED") and case.gate_passes >= 2
        owed = bool(reading.about) or bool(case.conflicts)
        if settled and (
            case.gate_code in ("G1", "G2", "G3") or (case.gate_code in ("G5", "G6") and not owed)
        ):
            reason = view.premises.say(view.lang, LEFT[case.gate_code])
            yield duty.propose("leave", case, Leave(role, case.case, reason))


def decide(duty: Duty) -> Iterator[Proposal]:
    """TRIAGED: the least intrusive actions that answer the harm, inside the ceiling of the gate code."""
    view = duty.view
    for case in view.open_cases:
        role = _decider(duty, case)
        reading = view.read(case)
        if case.state != "TRIAGED" or not role:
            continue
        quiet = case.s <= 1 and case.h in ("H0", "H1", "H2") and case.verdict != "FALSE"
        # Watched is what nobody asks about and nobody has told us more of; what is known is said. What was taken out of its
        # place and has hardly been seen is watched, whoever asks there: a correction would show it to everybody.
        told = any(question.answer for question in case.questions) or _asked(case, reading, view)
        spoken = to_be_answered(case) or reading.meanwhile or (told and case.verdict != OUT_OF_PLACE)
        if quiet and duty.holds("L1-LEAD") and not spoken:
            yield duty.propose("watch", case, Watch("L1-LEAD", case.case, view.now + 3_600))
            continue
        actions = actions_for(case, reading, heavy=duty.hard_on(reading), out=_out(case, view))
        reason = _why(duty, case, reading, actions)
        command = Decide(
            role=role,
            case=case.case,
            disposition="respond",
            actions=actions,
            less_intrusive_considered=True,
            reason=reason,
        )
        yield duty.propose("decide", case, command, since=_read_along(case))


def _read_along(case: Case) -> int:
    """Since when whoever decides has had what it is decided on: from the verdict, while others confirm and triage it."""
    return case.verdict_at


def carry_out(duty: Duty) -> Iterator[Proposal]:
    """DECIDED: the three-part test and both signatures for 7–8, then act; hand over to tracking."""
    view = duty.view
    for case in view.open_cases:
        if case.state == "DECIDED":
            grave = [action for action in case.actions if action >= 7]
            yield from _tests(duty, case, grave)
            role = duty.holds("L2-LEAD", "L2-DUTY", "L1-LEAD")
            signed = all(len({r for a, r, _ in case.signatures if a == action}) >= 2 for action in grave)
            deciding = view.casework.edition.steps["decide"].roles(case.priority)
            theirs = duty.left_to_a_person(view.since(case.case), deciding)
            if role and signed and not theirs and all(action in case.tests for action in grave):
                yield duty.propose("act", case, Act(_decider(duty, case) or role, case.case))
        if case.state == "ACTING" and duty.holds("MONITOR") and _spoken(duty, case):
            yield duty.propose("track", case, Track("MONITOR", case.case), lead=5)


def close(duty: Duty) -> Iterator[Proposal]:
    """L2-SEC: close what was tracked over the run-on."""
    view = duty.view
    if not duty.holds("L2-SEC") or view.phase < LOOKING_BACK:
        return
    for case in view.open_cases:
        if case.state == "TRACKING":
            met = bool(case.readings)
            reason = view.premises.say(
                view.lang, RESULT if met else NO_RESULT, hours=max(case.readings, default=0)
            )
            yield duty.propose(
                "close", case, CloseCase(role="L2-SEC", case=case.case, target_met=met, reason=reason), lead=5
            )


@of_roles("L2-DUTY", "L2-LEAD")
def answer_escalation(duty: Duty, role: str) -> Iterator[Proposal]:
    """L2: answers the ward within the half hour."""
    view = duty.view
    for case in view.open_cases:
        if case.escalated_at >= 0 and case.escalation_answered_at < 0:
            text = view.premises.say(view.lang, duty.pick(WITH_YOU, case.case, "with you"))
            lead = NO_HURRY if view.now < case.escalated_at + ANSWERED_BY else 0
            command = AnswerEscalation(role, case.case, text)
            yield duty.propose("answer", case, command, since=case.escalated_at, lead=lead)


def actions_for(
    case: Case, reading: Reading, *, heavy: bool, out: frozenset[str] = NOTHING_OUT
) -> tuple[int, ...]:
    """Actions by harm and verdict, never outside the ceiling. The heavy hand takes all it is allowed.

    `out` = kinds of text written before the decision: a protective warning is kept to.
    """
    allowed = allowed_actions(case.gate_code, case.gate_answers, case.verdict)
    if heavy:
        return tuple(sorted(allowed_action for allowed_action in allowed if allowed_action in (5, 6))) or (
            min(allowed),
        )
    wanted: set[int] = set()
    if case.verdict in TRUE_VERDICTS:
        wanted = {3} if reading.about or case.conflicts else {1}
    elif case.verdict in JUDGED:
        wanted = {4} if case.gate_code == "GU" else {1}
    elif reading.page:
        wanted = {6, 7}
    else:
        # The correction says what to do as well; a warning beside it is for what is a danger in fact, or was out before.
        grave = reading.harm == WORST and case.verdict == "MIXED"
        wanted = {5, 6} if grave or "warning" in out else {5}
    chosen = wanted & set(allowed)
    return tuple(sorted(chosen)) or (1 if 1 in allowed else 0,)


def _asked(case: Case, reading: Reading, view: SeatView) -> bool:
    """Whether the public asks about it, so that leaving it would leave a gap for others to fill."""
    return reading.sentence in view.asked and not _answered(case, view)


def _answered(case: Case, view: SeatView) -> bool:
    return any(statement.case == case.case and statement.published for statement in view.statements)


def _out(case: Case, view: SeatView) -> frozenset[str]:
    return frozenset(statement.kind for statement in view.statements if statement.case == case.case)


def _why(duty: Duty, case: Case, reading: Reading, actions: tuple[int, ...]) -> str:
    lang = duty.view.lang
    if duty.hard_on(reading):
        return duty.view.premises.say(lang, "It damages our standing and must be stopped at once.")
    said = [duty.view.premises.say(lang, WHY[action]) for action in actions if action in WHY]
    if max(actions) >= 5:
        said.insert(
            0,
            duty.view.premises.say(
                lang,
                "Harm if believed: {harm}.",
                harm=duty.view.premises.say(lang, HARM[case.h or reading.harm]),
            ),
        )
    return " ".join(said) or duty.view.premises.say(lang, LEFT["G1"])


def _lead_in_conflict(duty: Duty, case: Case) -> bool:
    """The steering committee's own cell is concerned, so that the people's committee stands in."""
    units = {unit for unit, _ in case.conflicts}
    return any(seat.cell in units for seat in duty.view.seats.with_role("L2-LEAD"))


def _has_agency(duty: Duty, case: Case) -> bool:
    owners = {question.owner for question in case.questions}
    return any(seat.cell in owners for seat in duty.view.seats.with_role("AGENCY-HEAD"))


def _tests(duty: Duty, case: Case, grave: list[int]) -> Iterator[Proposal]:
    view, role = duty.view, duty.holds("L2-LEAD", "L2-DUTY")
    for action in grave:
        if action not in case.tests and role:
            command = RecordTest(
                role=role, case=case.case, action=action, basis=view.premises.ordinance, aim="rights_of_others",
                duration_days=7, review_at=view.now + 3 * DAY,
                least_intrusive=view.premises.say(view.lang,
                    "A warning alone leaves the false page open to the next giver; nothing milder closes it."),
                harm_link=view.premises.say(view.lang,
                    "The page takes money in the name of an organisation that has said it is not its own."),
            )  # fmt: skip
            yield duty.propose("test", case, command)
        lead = "UBND" if _lead_in_conflict(duty, case) else "L2-LEAD"
        for signer in (lead, "RIGHTS"):
            signed = any(a == action and r == signer for a, r, _ in case.signatures)
            if action in case.tests and not signed and duty.holds(signer):
                yield duty.propose("sign", case, SignAction(signer, case.case, action))


def speaks(case: Case, action: int) -> bool:
    """Whether an action of this case is a public statement: of a complaint, once there is more to say than its ticket."""
    if case.disposition == "service":
        return action == 1 and any(question.answer for question in case.questions)
    return action == 3 if case.disposition == "acknowledge" else True


def _decider(duty: Duty, case: Case) -> str:
    """The role under which this seat decides a case of that priority; a substitute only where a conflict is recorded."""
    first = duty.view.casework.edition.steps["decide"].in_turn(case.priority)
    stepping_in = [role for name in first for role in SUBSTITUTES.get(name, ())] if case.conflicts else ()
    return duty.holds(*first, *stepping_in)


def _spoken(duty: Duty, case: Case) -> bool:
    """Every decided action that needs words has a published statement; the others are done."""
    published = {
        statement.kind
        for statement in duty.view.statements
        if statement.case == case.case and statement.published
    } | {"correction" for text in duty.view.statements if text.case == case.case and righted(text)}
    wanted = {OF_ACTION[action] for action in case.actions if action in OF_ACTION and speaks(case, action)}
    missing = {kind for kind in wanted - published if not told_beside(duty.view, case, kind, OUT)}
    return not missing and all(answered >= 0 for _, _, answered in case.tickets)
