"""Verification: ask the owner of the facts, weigh the evidence, say "not yet known" when it is not; the owner's answers."""

# No charter: an automated cell asks for what a person of its cell may ask; policy and desk answer both alike
from __future__ import annotations

from collections.abc import Iterable, Iterator

from infodrill.automata.intake import FALSE_LABEL, to_be_answered
from infodrill.automata.proposal import Duty, Proposal, of_roles
from infodrill.automata.sentences import quoted
from infodrill.casework.book import Case, Evidence
from infodrill.casework.nouns.closing import MAY_BE_LEFT
from infodrill.casework.nouns.evidence import AddEvidence
from infodrill.casework.nouns.gate import AnswerGate
from infodrill.casework.nouns.questions import AnswerQuestion, AskOwner, RemindOwner
from infodrill.casework.nouns.triage import Triage
from infodrill.casework.nouns.verdict import JUDGED, RecordConflict, ReopenCase, SetVerdict, items, proves
from infodrill.casework.rights import TRUE_VERDICTS
from infodrill.casework.steps import OWNERS
from infodrill.conduct.reading import FACT_QUESTION, Reading, answers_after
from infodrill.kernel.i18n import N_
from infodrill.kernel.streams import chance

UNPROVEN_AFTER = {
    "P1": 38 * 60,
    "P2": 55 * 60,
    "P3": 80 * 60,
    "P4": 90 * 60,
}  # then the verdict is "not yet known"
REMINDED = {
    "P1": 12 * 60,
    "P2": 20 * 60,
    "P3": 40 * 60,
    "P4": 60 * 60,
}  # after which a silent owner is reminded
ASKED = (
    N_("People say: “{told}”. What do your records show, and what should people do?"),
    N_("Going round: “{told}”. Is there a record of yours on this? Please send it with what you advise."),
    N_("We need your record on “{told}”: what is sure, what is not known yet, what people should do now."),
)
OURS = N_(
    "We told people ourselves: “{told}”. What does the record show, how did it come about, and what should people do?"
)
NO_RECORD = N_("Our records show nothing on this so far. We look further and tell you when that changes.")
KEEPER = 150  # seconds in which a free hand that keeps the record and nothing else answers a question
QUESTION = N_("People ask: “{told}” What is the right answer, and what should they do?")
SERVED = N_(
    "A resident reports: “{told}”. What does your record show, what is being mended, and what can people do meanwhile?"
)
RECODED = {
    "TRUE": N_("It is true, so it is nobody's to correct: own it or leave it."),
    "MOSTLY_TRUE": N_("It is true in the main, so it is nobody's to correct: own it or leave it."),
    "UNPROVEN": N_("The record does not say yet; until it does this stays open and nothing is called false."),
    "FALSE": N_("The record contradicts it; it is neither opinion nor joke nor complaint."),
    "": N_("Read again beside the record; the code fits what is told."),
}
HEARSAY = (
    N_("A colleague who knows the place says that this is made up."),
    N_("Nobody in our offices has heard of such a thing."),
)  # what the heavy hand takes for evidence
SAID_SO = (
    N_("Two people in the corridor talk about it as if it were known."),
    N_("It sounds like things that happened before."),
)  # what a careless hand takes for evidence
ASKED_FIRST = (
    -12
)  # how much sooner a question to the owner of the facts goes out than what else its case needs
CREDULITY = 500  # per mille of what a careless hand takes for true
SURE = {"primary": 950, "independent": 850, "none": 600}
GRADE = {"primary": "A1", "independent": "B2", "none": "C3"}


@of_roles("VERIFY")
def ask(duty: Duty, role: str) -> Iterator[Proposal]:
    """GATED and not settled otherwise: a question to the owner of the facts."""
    view = duty.view
    for case in view.open_cases:
        reading = view.read(case)
        if case.state != "GATED":
            continue
        open_code = case.gate_code not in MAY_BE_LEFT and case.gate_code != "G4"
        if open_code or to_be_answered(case):
            wording = QUESTION if to_be_answered(case) else duty.pick(ASKED, case.case, "ask")
            wording = OURS if reading.ours else wording
            text = view.premises.say(view.lang, wording, told=quoted(_told(duty, case, reading)))
            owner = reading.owner or (_city_office(duty) if to_be_answered(case) else "")
            owner = "" if duty.character.offhand else owner  # noted as checked, and nobody was asked
            # Whoever holds the record works on it meanwhile: a question goes out before what another case needs next.
            command = AskOwner(role=role, case=case.case, owner=owner, text=text)
            yield duty.propose("ask", case, command, lead=ASKED_FIRST)


def ask_for_service(duty: Duty) -> Iterator[Proposal]:
    """A complaint under way: what the owner's record shows and what people can do meanwhile, for whoever answers it."""
    view, role = duty.view, duty.holds("VERIFY")
    if not role or duty.character.heavy_hand or duty.character.offhand:
        return
    for case in view.open_cases:
        reading = view.read(case)
        served = case.state == "ACTING" and case.disposition == "service"
        if served and reading.owner and not case.questions:
            text = view.premises.say(view.lang, SERVED, told=quoted(_told(duty, case, reading)))
            command = AskOwner(role=role, case=case.case, owner=reading.owner, text=text)
            yield duty.propose("ask", case, command, lead=ASKED_FIRST)


def _told(duty: Duty, case: Case, reading: Reading) -> str:
    """What an owner is asked about: where people play, what the slip says. They may have read something else in a report than the
    claim that its author had in mind, and decide by that."""
    return case.sentence or reading.sentence if duty.view.people else reading.sentence


@of_roles("VERIFY", "L2-DUTY")
def remind(duty: Duty, role: str) -> Iterator[Proposal]:
    """An owner that stays silent is reminded, once a question."""
    view = duty.view
    for case in view.open_cases:
        for asked in case.questions:
            due = asked.at + REMINDED[case.priority or "P3"]
            if asked.owner and asked.answered_at < 0 and asked.reminded_at < 0 and view.now >= due:
                command = RemindOwner(role, case.case, asked.question)
                yield duty.aside("remind", asked.question, command, due, lead=-6)


@of_roles("FACT-OWNER", "AGENCY-HEAD")
def reply(duty: Duty, role: str) -> Iterator[Proposal]:
    """FACT-OWNER and AGENCY-HEAD: answer from the record once it is known, and again when it changes; or that there is none. A
    head leaves it for a while to a colleague who has nothing else to do than to keep the record."""
    view = duty.view
    keepers = [seat for seat in view.seats.in_cell(view.seat.cell) if seat.roles == {"FACT-OWNER"}]
    left = KEEPER if role == "AGENCY-HEAD" and keepers else 0
    for case in view.cases:
        known, advice = view.known_truth(case), view.advice(case)
        for asked in case.questions:
            if asked.owner != view.seat.cell or (known is None and advice) or case.merged_into:
                continue  # not asked, or its record is not there yet
            text = known.why.in_(view.lang) if known else view.premises.say(view.lang, NO_RECORD)
            since = max(asked.at, view.as_played(known.known_from) if known else 0)
            told = asked.answer == text if known else asked.answered_at >= 0
            if told or view.now < since + left or duty.left_to_a_person(since, OWNERS, view.seat.cell):
                continue
            verdict = known.verdict if known else "UNPROVEN"
            command = AnswerQuestion(
                role=role,
                case=case.case,
                question=asked.question,
                verdict=verdict,
                record=known.record if known else "none",
                disputes=duty.hard_on(view.read(case)) and verdict in TRUE_VERDICTS,
                text=text,
                advice=advice.in_(view.lang) if advice else "",
            )
            yield duty.propose("owner_answer", case, command, since=since, lead=ASKED_FIRST)


@of_roles("VERIFY")
def weigh(duty: Duty, role: str) -> Iterator[Proposal]:
    """VERIFYING: conflicts of interest, evidence, verdict, then triage once RIGHTS has looked at the gate again."""
    view = duty.view
    for case in view.open_cases:
        reading = view.read(case)
        if case.state != "VERIFYING":
            continue
        yield from _conflicts(duty, case, reading)
        if not case.found:
            yield from _towards_verdict(duty, case, reading)
        elif _slipped(duty, case):
            yield from _towards_verdict(duty, case, reading, again=True)
        elif case.verdict in TRUE_VERDICTS and not duty.hard_on(reading) and _silent(duty, case, reading):
            continue  # what is true is acknowledged or left alone, not triaged for an answer
        elif duty.first_word_waits(case):
            continue
        elif case.gate_confirmed_by_rights or duty.hard_on(reading):
            command = Triage(
                role=role,
                case=case.case,
                v=reading.void,
                h=reading.harm,
                s=reading.spread,
                confidence=case.verdict_confidence,
            )
            yield duty.propose("triage", case, command)


def _slipped(duty: Duty, case: Case) -> bool:
    """A colleague reads the slip beside the owner's answer before it goes on: most slips of the pen end here."""
    newest = case.newest_answer
    careful = not (duty.character.heavy_hand or duty.character.offhand)
    return (
        newest is not None
        and careful
        and newest.verdict != case.verdict
        and _borne(case, newest.verdict)
        and not duty.errs(case.case, "second look")
    )


def _borne(case: Case, verdict: str) -> bool:
    """Whether what the case holds bears an owner's word; what is no fact needs nothing to bear it."""
    return verdict in JUDGED or proves(case, items(case))


@of_roles("VERIFY")
def renew(duty: Duty, role: str) -> Iterator[Proposal]:
    """An answer newer than the verdict reopens the verification, and so does each new word on what was still open."""
    view = duty.view
    for case in view.open_cases:
        if case.state not in ("TRIAGED", "DECIDED", "ACTING", "TRACKING") or not case.verdict:
            continue
        newest = case.newest_answer
        known = newest is not None and newest.answered_at > case.verdict_at
        if newest and known and (newest.verdict != case.verdict or case.verdict == "UNPROVEN"):
            reason = view.premises.say(view.lang, "The owner of the facts has a newer record.")
            yield duty.propose("verdict", case, ReopenCase(role, case.case, reason), since=newest.answered_at)


@of_roles("RIGHTS")
def confirm_gate(duty: Duty, role: str) -> Iterator[Proposal]:
    """RIGHTS: confirms or re-codes the gate when a verdict stands."""
    view = duty.view
    for case in view.open_cases:
        reading = view.read(case)
        if case.state != "VERIFYING" or not case.found or _looked_again(case):
            continue
        heavy = duty.hard_on(reading)
        answers = FALSE_LABEL if heavy else answers_after(reading.answers, case.verdict)
        note = view.premises.say(
            view.lang,
            RECODED.get(case.verdict, RECODED[""]) if not heavy else "Looked at again with the verdict.",
        )
        # A verdict waits for this: it goes before the approval of texts.
        yield duty.propose(
            "confirm_gate", case, AnswerGate(role=role, case=case.case, answers=answers, note=note), lead=-12
        )


def _city_office(duty: Duty) -> str:
    """Where a question goes whose answer nobody is known to hold: the city's own office, if it approves texts."""
    offices = (seat.cell for seat in duty.view.seats.with_role("UBND"))
    return next((cell for cell in offices if duty.view.owns_facts(cell)), "")


def _silent(duty: Duty, case: Case, reading: Reading) -> bool:
    """What is true is acknowledged or left alone, unless people ask about it and nobody owes a remedy."""
    return bool(reading.about or case.conflicts) or reading.sentence not in duty.view.asked


def _looked_again(case: Case) -> bool:
    """RIGHTS has seen the gate with the verdict that stands: its answer on truth fits the verdict."""
    if not case.gate_confirmed_by_rights or not case.gate_answers:
        return False
    return case.gate_answers == answers_after(case.gate_answers, case.verdict)


def _conflicts(duty: Duty, case: Case, reading: Reading) -> Iterator[Proposal]:
    if duty.overlooks(case, "conflict") or duty.hard_on(reading) or duty.character.offhand:
        return
    recorded = {unit for unit, _ in case.conflicts}
    disputing = {question.owner for question in case.questions if question.disputes}
    for unit in (*reading.about, *sorted(disputing)):
        if unit not in recorded:
            reason = "disputed" if unit in disputing else "misconduct"
            yield duty.propose(
                "conflict",
                case,
                RecordConflict(role="VERIFY", case=case.case, unit=unit, reason=reason),
                lead=-1,
            )


def _towards_verdict(duty: Duty, case: Case, reading: Reading, *, again: bool = False) -> Iterator[Proposal]:
    """What the verdict still needs, then the verdict; `again` when a slip is put right."""
    view = duty.view
    if duty.hard_on(reading) or (duty.character.offhand and reading.answers[FACT_QUESTION] == "yes"):
        yield from _hasty(duty, case, reading)
        return
    if reading.answers[FACT_QUESTION] == "no" and (not reading.owner or duty.character.offhand):
        # Nothing to check and nobody to wait for.
        yield _verdict(duty, case, "NOT_A_FACT", 900)
        return
    answered = case.newest_answer
    if answered is None or answered.verdict == "UNPROVEN":
        # An owner who says that it is open has answered; one who is silent is waited for.
        waited = case.round_at + UNPROVEN_AFTER[case.priority or "P3"]
        due = min(waited, answered.answered_at) if answered else waited
        if view.now >= due:
            yield _verdict(duty, case, "UNPROVEN", 800, case.evidence, since=due)
        return
    record = [
        evidence for evidence in case.evidence if evidence.kind in SURE and not evidence.by
    ]  # opinions and reports rest on it
    fitting = [evidence for evidence in record if evidence.at >= answered.answered_at]
    if not fitting:
        kind = "primary" if answered.record == "primary" else "independent"
        command = AddEvidence(
            role="VERIFY", case=case.case, kind=kind, grade=GRADE[answered.record], tlp="GREEN",
            text=answered.answer,
        )  # fmt: skip
        yield duty.propose("evidence", case, command, since=max(answered.answered_at, view.last_act()))
        return
    if not _borne(
        case, answered.verdict
    ):  # one mouth, told twice, is one source: nobody else has said so yet
        yield _verdict(duty, case, "UNPROVEN", SURE["none"], case.evidence)
        return
    slips = not again and duty.errs(case.case, "verdict")
    verdict = "UNPROVEN" if slips else answered.verdict
    yield _verdict(duty, case, verdict, SURE[answered.record], fitting)


def _verdict(
    duty: Duty, case: Case, verdict: str, confidence: int, used: Iterable[Evidence] = (), *, since: int = -1
) -> Proposal:
    """The verdict as a proposal, resting on the evidence `used`; `confidence` in permille."""
    rests = tuple(evidence.evidence for evidence in used)
    asked = SetVerdict(role="VERIFY", case=case.case, verdict=verdict, confidence=confidence, evidence=rests)
    return duty.propose("verdict", case, asked, since=since)


def _hasty(duty: Duty, case: Case, reading: Reading) -> Iterator[Proposal]:
    """Two items of hearsay and a certainty: the heavy hand calls it false, a careless one what it happens to believe."""
    heavy = duty.hard_on(reading)
    if len(case.evidence) < 2:
        text = duty.view.premises.say(duty.view.lang, (HEARSAY if heavy else SAID_SO)[len(case.evidence)])
        yield duty.propose(
            "evidence",
            case,
            AddEvidence(
                role="VERIFY", case=case.case, kind="independent", grade="D4", tlp="GREEN", text=text
            ),
        )
        return
    believed = not heavy and chance(CREDULITY, duty.seed, "believed", case.case)
    yield _verdict(duty, case, "TRUE" if believed else "FALSE", 950, case.evidence)
