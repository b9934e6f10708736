"""What a ward settles itself: leave alone, route a complaint, answer its ticket, keep what was promised, escalate."""

# No charter: an automated cell asks for what a person of its cell may ask; policy and desk answer both alike
from __future__ import annotations

from collections.abc import Iterator

from infodrill.automata.decision import LEFT
from infodrill.automata.hours import day
from infodrill.automata.intake import older_twin, to_be_answered
from infodrill.automata.pairs import facts
from infodrill.automata.promises import named_by_owner
from infodrill.automata.proposal import Duty, Proposal, of_roles
from infodrill.automata.sentences import bare, headline, inside, quoted, sentences, told_by_record
from infodrill.automata.writer import Writer
from infodrill.casework.book import Case
from infodrill.casework.noun import LOOKING_BACK
from infodrill.casework.nouns.closing import MAY_BE_LEFT, Leave
from infodrill.casework.nouns.escalation import Escalate
from infodrill.casework.nouns.handovers import HandOver
from infodrill.casework.nouns.service import AnswerTicket, FulfilRemedy, OpenTicket
from infodrill.casework.rights import TRUE_VERDICTS
from infodrill.conduct.reading import Reading
from infodrill.kernel.i18n import N_

WAIT_FOR_OWNER = 15 * 60  # a ticket waits so long for what the owner of the facts can promise
TICKETS = frozenset({"L1-LEAD", "CITIZEN-DESK", "AGENCY-HEAD"})
OPENERS = ("MONITOR", "COLLAB", "CITIZEN-DESK", "VERIFY", "L2-DUTY", "L2-SEC")
BELOW = N_("Nothing in this is the upper level's to decide; it is settled where it came in.")
RECEIVED = (
    N_("We have your report: “{told}”. You have our answer by {day} at the latest."),
    N_(
        "Thank you for telling us: “{told}”. We pass it to the unit that can mend it, and you have our answer by {day} at the "
        "latest."
    ),
)

# What the owner says is done has days of its own, which need not be that of the ticket: this is the day of our own word on it.
RIGHT_BY = N_(
    "You are right: {fact}. {sorry} {todo} By {day} at the latest we will tell you how far it has been put right."
)


@of_roles("L1-LEAD")
def settle(duty: Duty, role: str) -> Iterator[Proposal]:
    """L1-LEAD: leave opinion and satire alone; route a complaint; escalate what is not the ward's alone."""
    view = duty.view
    for case in view.open_cases:
        reading = view.read(case)
        if case.state == "GATED" and case.gate_code in MAY_BE_LEFT and not to_be_answered(case):
            yield duty.propose(
                "leave", case, Leave(role, case.case, view.premises.say(view.lang, LEFT[case.gate_code]))
            )
        if case.state == "GATED" and case.gate_code == "G4" and not case.tickets:
            yield duty.propose(
                "ticket", case, OpenTicket(role=role, case=case.case, text=_receipt(duty, case))
            )
        reason = "" if _is_up_there(duty, case, reading) else _escalation(duty, case, reading)
        if reason and max(case.level, case.escalated_to) < 2 and not duty.overlooks(case, "escalate"):
            yield duty.propose("escalate", case, Escalate(role, case.case, reason), lead=-1)


def hand_down(duty: Duty) -> Iterator[Proposal]:
    """A case of the city that only a ward's leader may settle, and that none has before them, is offered to the ward.

    To the unit that it is about, where that is a ward; else to the first, as the procedure has it: level 1 owns by default.
    """
    view, role = duty.view, duty.holds(*OPENERS)
    if not role or duty.character.offhand:
        return
    for case in view.open_cases:
        reading = view.read(case)
        if not settled_below(case) or case.cell != view.seat.cell or case.offered:
            continue
        if view.lies_before("L1-LEAD", case):
            continue
        ward = next((cell for cell in reading.about if view.seats.cells[cell].level == 1), "")
        to = ward or view.seats.ward_cell(case.ward)
        if to != case.cell:
            reason = view.premises.say(view.lang, BELOW)
            yield duty.propose(
                "offer", case, HandOver(role=role, case=case.case, to_cell=to, reason=reason), lead=-2
            )


def settled_below(case: Case) -> bool:
    """Whether what comes next on a case is a ward's leader's alone: to leave it, to route it, or to decide what is slight."""
    waits = case.state == "GATED" and case.gate_code in (*MAY_BE_LEFT, "G4") and not to_be_answered(case)
    return waits or (case.state == "TRIAGED" and case.priority in ("P3", "P4") and not case.conflicts)


@of_roles("L1-LEAD", "CITIZEN-DESK", "AGENCY-HEAD")
def answer_tickets(duty: Duty, role: str) -> Iterator[Proposal]:
    """AGENCY-HEAD, L1-LEAD or the citizens' desk tells the citizen the remedy and its date."""
    view = duty.view
    for case in view.open_cases:
        waits = any(question.answered_at < 0 for question in case.questions) or not case.questions
        if waits and view.now < case.decided_at + WAIT_FOR_OWNER and not duty.character.heavy_hand:
            continue
        if duty.left_to_a_person(view.since(case.case), TICKETS, case.cell):
            continue
        for ticket, due, answered in case.tickets:
            if answered < 0:
                by = min(named_by_owner(view, case) or due, due)
                command = AnswerTicket(
                    role=role,
                    case=case.case,
                    ticket=ticket,
                    remedy_due=by,
                    text=_ticket_text(duty, case, by),
                )
                yield duty.propose("answer_ticket", case, command, lead=-12)  # as who was right


def keep_promises(duty: Duty) -> Iterator[Proposal]:
    """In the last phase: how far each promised remedy is; what is due by now is reported as done."""
    view, role = duty.view, duty.holds("L1-LEAD", "AGENCY-HEAD", "CITIZEN-DESK")
    if not role or view.phase < LOOKING_BACK:
        return
    for case in view.cases:
        if case.cell != view.seat.cell and all(
            question.owner != view.seat.cell for question in case.questions
        ):
            continue
        for remedy in case.remedies:
            if remedy.done_at < 0 and remedy.due <= view.now:
                text = view.premises.say(view.lang, "Done as promised; whoever reported it was told first.")
                command = FulfilRemedy(role=role, case=case.case, text=text, ticket=remedy.ticket)
                yield duty.propose("remedy", case, command, since=remedy.due, lead=6)


def _receipt(duty: Duty, case: Case) -> str:
    """What a complaint is told at once: which one it is, and by which day it is answered."""
    view = duty.view
    told = quoted(bare(view.both_languages(case, case.sentence or case.said).in_(view.lang)))
    due = view.story(view.now + view.casework.edition.service_seconds).date()
    form = duty.pick(RECEIVED, case.case, "received")
    return view.premises.say(view.lang, form, told=told, day=day(view.lang, due))


def _ticket_text(duty: Duty, case: Case, due: int) -> str:
    """What whoever reported something is told; `due` = the second by which it is put right."""
    lang = duty.view.lang
    named = day(lang, duty.view.story(due).date())
    known = next((question for question in reversed(case.questions) if question.answer), None)
    own = (
        duty.view.known_truth(case) if known is None else None
    )  # who answers for the record need not ask for it
    if known is None and own and own.verdict in TRUE_VERDICTS:
        advice = duty.view.advice(case)
        return duty.view.premises.say(
            lang,
            RIGHT_BY,
            fact=inside(own.why.in_(lang).rstrip(".")),
            day=named,
            sorry=Writer(case, duty.view, duty.seed).regret(lang),
            todo=advice.in_(lang) if advice else "",
        ).replace("  ", " ")
    if known is None:
        return duty.view.premises.say(
            lang, "We put this right by {day}, and tell you if it takes longer.", day=named
        )
    writer = Writer(case, duty.view, duty.seed)
    # Of what its owner advised, as much as still holds: a lorry of tonight is no answer tomorrow.
    meanwhile = writer.advice.in_(lang) or duty.view.premises.say(
        lang, "Until then the citizens' desk helps with anything urgent."
    )
    fact = _facts(writer, lang) or _fact(known.answer)
    if known.verdict not in TRUE_VERDICTS:
        return duty.view.premises.say(
            lang, "We looked into it: {fact}. {todo}", fact=inside(fact), todo=meanwhile
        )
    return duty.view.premises.say(
        lang,
        RIGHT_BY,
        fact=inside(fact),
        day=named,
        sorry=writer.regret(lang),
        todo=meanwhile,
    )


def _facts(writer: Writer, lang: str) -> str:
    """What of a record whoever reported is told: all that a text takes in, as a complaint may have several points."""
    first, others = facts(writer.fact)
    told = told_by_record(first.in_(lang)) or first.in_(lang)
    return " ".join((told, *(both.in_(lang) for both in others))).rstrip(".") if told else ""


def _fact(answer: str) -> str:
    """What stands first in a record of which nothing holds any more."""
    return (headline(answer) or sentences(answer)[0]).rstrip(".")


def _is_up_there(duty: Duty, case: Case, reading: Reading) -> bool:
    """The same story is before the city already; this case will be put together with that one."""
    twin = older_twin(duty, case, reading)
    return twin is not None and max(twin.level, twin.escalated_to) >= 2


def _escalation(duty: Duty, case: Case, reading: Reading) -> str:
    if case.state in ("NEW", "CLOSED"):
        return ""
    if case.cell in reading.about:
        return "about_level"
    if case.priority == "P1":
        return "priority"
    if reading.spread >= 4:
        return "press"
    if reading.spread >= 3:
        return "spread"
    left = case.gate_code in MAY_BE_LEFT and not to_be_answered(case)
    if reading.wards > 1 and case.gate_code and not left and case.gate_code != "G4":
        return "two_wards"  # what one ward says alone, the other does not hear
    owner = duty.view.seats.cells.get(reading.owner)
    citys = owner is not None and owner.level > 1
    return "city_owner" if citys and case.gate_code not in MAY_BE_LEFT and case.state != "LOGGED" else ""
