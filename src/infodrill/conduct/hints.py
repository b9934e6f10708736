"""The one next thing for a seat, why, and a coach's hint on how: from the seat's view alone, never from what is true."""

# Charter: conduct hints
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from infodrill.casework.book import Case
from infodrill.casework.rights import SIGNED_ACTIONS, STATEMENT_ACTION
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import N_, tr

RANK = {"P1": 0, "P2": 1, "P3": 2, "P4": 3, "": 0}
SOME_DAY = 1 << 40  # due second of what has no clock
KINDS = (1, 2, 3, 4, 6)  # places among the nine answers that name a kind of protected expression
SOON = 10 * 60  # before its deadline a step is due even when something else is still awaited
ANSWERS_FACTS = frozenset({"FACT-OWNER", "AGENCY-HEAD"})
SPEAKS = frozenset({"COMMS", "SPOKE", "CITIZEN-DESK", "L1-LEAD", "L1-DUTY"})
# Steps that move a case on though no clock runs for them.
UNTIMED = ("recode", "ask", "test", "sign", "track", "remedy", "review_measure", "take_over", "finish")
ON_STATEMENT = ("self_correct", "publish", "approve", "clear_leak", "submit")


@dataclass(frozen=True, slots=True)
class Hint:
    """`step` of the edition, or reply | press | guidance | read | sheet | questions | roll | wait; `item` = what it is about.

    `due` = exercise second, -1 without a clock. `do`, `why` and `how` are in the reader's language.
    """

    step: str
    item: str
    due: int
    do: str
    why: str
    how: str


@dataclass(frozen=True, slots=True)
class _Work:
    step: str
    item: str
    rank: int
    due: int = SOME_DAY


def next_thing(view: SeatView) -> Hint:
    """What this seat should do now: what is due first among what it may do, else what waits; "wait" when nothing does."""
    return next(iter(things(view)), None) or _hint(view, _Work("wait", "", 9))


def things(view: SeatView) -> tuple[Hint, ...]:
    """All that this seat could do now, what is due first at the head; of each item one step alone. () after the close."""
    if view.over:
        return ()
    ordered = sorted(_all(view), key=lambda one: (one.due, one.rank, one.item))
    first = {one.item or one.step: one for one in reversed(ordered)}
    return tuple(_hint(view, one) for one in ordered if first[one.item or one.step] is one)


def _hint(view: SeatView, work: _Work) -> Hint:
    do, why, how = TEXTS[work.step]
    due = work.due if work.due < SOME_DAY else -1
    told = tr(view.lang, do, item=work.item.upper())
    return Hint(work.step, work.item, due, told, tr(view.lang, why), tr(view.lang, how))


def _all(view: SeatView) -> Iterator[_Work]:
    for case in view.open_cases:
        yield from _case(view, case)
    yield from _statements(view)
    yield from _desk(view)


def _case(view: SeatView, case: Case) -> Iterator[_Work]:
    rank = RANK[case.priority]
    owed = {step.partition(":")[0]: due for step, due in view.casework.owed(case)}
    if view.seat.roles & ANSWERS_FACTS:
        for asked in case.questions:
            if asked.answered_at < 0 and asked.owner == view.seat.cell:
                yield _Work("reply", case.case, rank, owed.get("verdict", SOME_DAY))
    possible = {step for step, _ in view.casework.possible(case.case)}
    for step, due in owed.items():
        if step in possible and step in TEXTS and not _too_early(view, case, step, due):
            yield _Work(step, case.case, rank, due)
    if "COMMS" in view.seat.roles and _text_owed(view, case):
        due = min((owed[one] for one in ("holding", "submit", "publish") if one in owed), default=SOME_DAY)
        yield _Work("draft", case.case, rank, due)
    for step in UNTIMED:
        if step in possible and not _too_early(view, case, step, SOME_DAY):
            yield _Work(step, case.case, rank + 4)


def _too_early(view: SeatView, case: Case, step: str, due: int) -> bool:
    """True for a step that may be taken already and is better left until something else has come, or to whose it is."""
    if step == "verdict":  # the owner of the facts has the word first, as long as there is time
        return (
            bool(case.questions)
            and all(one.answered_at < 0 for one in case.questions)
            and view.now < due - SOON
        )
    if step == "close":
        return not case.readings and view.phase < 4
    if step == "gate":
        return "L1-DUTY" not in view.seat.roles and view.now < due
    if step == "remedy":
        return all(one.due > view.now for one in case.remedies if one.done_at < 0)
    if step == "test":
        tested = {one for one in case.actions if one in SIGNED_ACTIONS} <= set(case.tests)
        return tested or not view.seat.roles & {"L2-LEAD", "L2-DUTY", "L2-SEC"}
    if step == "review_measure":
        return all(one.review_at > view.now for one in case.measures if one.running)
    if step == "recode":
        doubtful = any(case.gate_answers[one] == "unsure" for one in KINDS if case.gate_answers)
        return case.gate_confirmed_by_rights or (case.verdict_at < case.round_at and not doubtful)
    return step == "ask" and (bool(case.questions) or "VERIFY" not in view.seat.roles)


def _text_owed(view: SeatView, case: Case) -> bool:
    """True when a text was decided, or a first word is due, and nobody has begun to write it."""
    written = {STATEMENT_ACTION[one.kind] for one in view.statements if one.case == case.case}
    if case.state == "VERIFYING":
        pressing = case.priority == "P1" and case.verdict_at < case.round_at
        return pressing and not written & {STATEMENT_ACTION["holding"], STATEMENT_ACTION["warning"]}
    spoken = set(STATEMENT_ACTION.values()) - ({1} if case.disposition != "respond" else set())
    return case.state in ("DECIDED", "ACTING") and bool(set(case.actions) & spoken - written)


def _statements(view: SeatView) -> Iterator[_Work]:
    ranks = {one.case: RANK[one.priority] for one in view.cases}
    for one in view.statements:
        possible = {step for step, _ in view.casework.possible(one.statement)}
        step = next((step for step in ON_STATEMENT if step in possible), "")
        if step:
            yield _Work(step, one.statement, ranks.get(one.case, 2))


def _desk(view: SeatView) -> Iterator[_Work]:
    roles = view.seat.roles
    if "SPOKE" in roles:
        yield from (_Work("press", one.question, 0, view.now + one.left) for one in view.press.queue)
    yield from (_Work("guidance", one.guidance, 1, one.due) for one in view.proactive.to_confirm)
    for delivery, row in view.inbox:
        if view.seat.seat in delivery.recipients and view.seat.seat not in delivery.acknowledged:
            yield _Work("read", str(row.number), 3)
    if "MONITOR" in roles and view.phase <= 1 and not view.proactive.sheets:
        yield _Work("sheet", "", 5)
    if roles & SPEAKS:
        told = {
            one.sentence
            for one in view.cases
            if any(text.published for text in view.statements if text.case == one.case)
        }
        open_ones = (one for one in view.proactive.questions if not one.answered_by and one.about in told)
        yield from (_Work("questions", one.question, 6) for one in open_ones)
    yield from (_Work("roll", one.roll, 7) for one in view.meeting.to_answer)


TEXTS: dict[str, tuple[str, str, str]] = {
    "log": (N_("Log {item}: one sentence saying what is claimed, asked or felt."),
            N_("The clock counts from the moment the report came."),
            N_("Do not judge yet. Ask one thing: could someone be hurt or lose much money?")),
    "gate": (N_("Go through the nine questions of {item}."),
             N_("Whoever has a right to say it must be left alone, and that is found out first."),
             N_("“Unsure” is a good answer; it protects until the rights adviser looks.")),
    "recode": (N_("Confirm or correct the gate of {item}."),
               N_("An unsure answer stands as a yes until the rights adviser answers."),
               N_("Read it as it is told, then look at the verdict.")),
    "leave_gated": (N_("Close {item}: leave it alone."),
                    N_("Opinion, satire and questions are respected, not handled."),
                    N_("One line why. Answering the worry is always allowed.")),
    "leave": (N_("Close {item}: nothing is owed."),
              N_("What is protected is not kept open."), N_("One line why.")),
    "service": (N_("Open a ticket for {item}, with a public due date."),
                N_("A complaint is served; that is the answer."), N_("Thank the person. Name the unit and the day.")),
    "verify": (N_("Ask the owner of the facts about {item}."),
               N_("Nobody else holds the record."), N_("Ask one question that a record can answer.")),
    "ask": (N_("Ask the owner of the facts about {item}."),
            N_("Nobody else holds the record."), N_("Ask one question that a record can answer.")),
    "reply": (N_("Answer what is asked about {item}."),
              N_("Others wait for your record to speak or to keep silent."),
              N_("Say what the record shows. “Not yet known” is an answer, with the hour when it will be.")),
    "holding": (N_("Publish a holding line on {item}."),
                N_("People decide now; silence leaves them to the rumour."),
                N_("What we know, what we do not know, what we are doing, when you hear from us again.")),
    "verdict": (N_("Write the verification slip of {item}."),
                N_("Every later word rests on it."),
                N_("One primary record, or two items that do not know of each other. Else UNPROVEN.")),
    "triage": (N_("Set harm and spread of {item}."),
               N_("The priority sets every clock."), N_("Harm to people if believed; a reputation alone is H1.")),
    "acknowledge": (N_("Acknowledge {item}: it is true."),
                    N_("What is true is not denied; it is put right."), N_("Remedy, date, independent check.")),
    "decide": (N_("Decide how to respond to {item}."),
               N_("The least intrusive answer that works is the right one."),
               N_("Try to answer before you correct, and to correct before you report.")),
    "test": (N_("Write the three-part test of {item}."),
             N_("Actions 7 and 8 need it complete."), N_("Legal basis, aim, why nothing milder is enough.")),
    "sign": (N_("Read the three-part test of {item}, and sign or do not."),
             N_("Two people of two offices answer for it."), N_("If one part is weak, do not sign.")),
    "act": (N_("Carry out what was decided on {item}."),
            N_("A decision helps nobody until it is done."), N_("The statement itself is written in the studio.")),
    "draft": (N_("Write the statement on {item}."),
              N_("The decision asks for it, and the clock runs."),
              N_("Fact, the rumour once, why it misleads, the fact again, what to do.")),
    "submit": (N_("Send {item} to be reviewed."),
               N_("Nobody can approve a draft."), N_("Read the checklist first; both languages.")),
    "approve": (N_("Read {item} and approve it or send it back."),
                N_("It waits for you and cannot be published without you."),
                N_("Is each figure the record's? Does it name anybody who need not be named?")),
    "publish": (N_("Publish {item}."), N_("It is approved; every minute counts."),
                N_("In the same places where the rumour spreads.")),
    "clear_leak": (N_("Look at what the leak check stopped in {item}."),
                   N_("It blocks the statement."), N_("Clear it only with a reason; else send it back.")),
    "self_correct": (N_("Correct {item}: our own text is wrong."),
                     N_("The error is ours, and the clock runs from when it was raised."),
                     N_("Same channel, the old version stays visible, say what was wrong.")),
    "track": (N_("Begin to follow the effect of {item}."),
              N_("Whether it helped is seen only afterwards."), N_("Look at the first reading after an hour.")),
    "close": (N_("Close {item} with its result."),
              N_("The readings are in."), N_("Target met, or why not.")),
    "remedy": (N_("Say how far the remedy promised on {item} is."),
               N_("A promise is followed in public."), N_("What is done, what remains, by when.")),
    "review_measure": (N_("Review the measure taken on {item}."),
                       N_("It may not last longer than it is needed."), N_("If the harm is over, lift it.")),
    "take_over": (N_("Answer the hand-over of {item}."),
                  N_("Until you answer, nobody has it."), N_("Take it, or return it with a reason.")),
    "finish": (N_("Report the task on {item}."), N_("Someone waits for it."), N_("What was done, and when.")),
    "press": (N_("Answer the press: {item}."),
              N_("A journalist waits, and goes to print with or without you."),
              N_("What is known, what is not, when there will be more. Promise only what you can keep.")),
    "guidance": (N_("Confirm that you have read the guidance {item}."),
                 N_("The upper level must know that every unit speaks from the same facts."),
                 N_("Read the lines aloud once; ask if one is unclear.")),
    "read": (N_("Read inject {item} and confirm it."),
             N_("Something new has reached you."), N_("If it is a report, open a case from it.")),
    "sheet": (N_("Write a forecast sheet."),
              N_("Phase 1 is for what has not happened yet."), N_("Topic, who may be harmed, what people will ask.")),
    "questions": (N_("Answer what the public asks: {item}."),
                  N_("Where a question is left open, a wrong answer moves in."),
                  N_("A few plain lines where people ask, even if they only say when more will be known.")),
    "roll": (N_("Answer the roll-call {item}."), N_("Control checks who is there."), N_("One press.")),
    "wait": (N_("Nothing waits for you."),
             N_("Watch what people ask."), N_("Look at the network; help your cell.")),
}  # fmt: skip
