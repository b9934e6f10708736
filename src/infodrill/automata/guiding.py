"""From the city to the wards: tasks on the spot, directives after play; and the answers."""

# No charter: an automated cell asks for what a person of its cell may ask; policy and desk answer both alike
from __future__ import annotations

from collections.abc import Iterator

from infodrill.automata import phrases as say
from infodrill.automata.proposal import Duty, Proposal, of_roles
from infodrill.automata.settling import BELOW, settled_below
from infodrill.automata.sourcing import Sources
from infodrill.casework.book import Case
from infodrill.casework.noun import LOOKING_BACK
from infodrill.casework.nouns.handovers import AnswerHandOver
from infodrill.casework.nouns.tasks import AssignTask, FinishTask
from infodrill.casework.steps import FIELD
from infodrill.conduct.nouns.directives import GiveDirective
from infodrill.conduct.nouns.guidance import RequestGuidance
from infodrill.conduct.nouns.messages import SendMessage
from infodrill.kernel.i18n import N_

DOERS = (
    "L1-DUTY", "L1-LEAD", "CITIZEN-DESK", "COLLAB", "L2-DUTY", "L2-SEC", "L2-LEAD", "VERIFY", "MONITOR", "SPOKE", "COMMS",
)  # fmt: skip
TASK_WITHIN = 20 * 60
ON_THE_SPOT = (
    N_("Send someone to look on the spot and tell us what people there have heard and what they need."),
    N_("Ask those who know the families what they are asking, and who needs help first; report back."),
)
DONE = (
    N_("Done: somebody went. People there have heard it and mostly ask what they should do."),
    N_(
        "Done: those who know the families were asked. People wait for a word from us and mostly ask what to do."
    ),
)
STEPS = {
    "holding": N_("the first word to the public"),
    "verdict": N_("the verdict"), "triage": N_("the triage"), "decide": N_("the decision"), "act": N_("the action"),
    "publish": N_("the publication"), "submit": N_("the draft"), "task": N_("the task on the spot"),
    "gate": N_("the gate"), "ticket": N_("the answer to a complaint"),
}  # fmt: skip
TAKEN = N_("Taken. We go on from where you are; tell us what is not in the file.")
QUESTION = "question"  # the step of an owner of the facts
STEP = N_("a step of the procedure")
LATE_GAP = N_("{n} cases had a step after its deadline; the first: {case}, {step}, with {unit}.")
LATE_ORDER = N_(
    "Find out with {unit} why it was late on {case} ({step}), and agree on a stand-in for that hour."
)


@of_roles("COMMS", "CITIZEN-DESK", "SPOKE")
def ask_in_words(duty: Duty, role: str) -> Iterator[Proposal]:
    """Whoever writes asks the person who answered in one language alone for the words in the other: once a case."""
    view = duty.view
    for case in view.open_cases if len(view.written_in) > 1 else ():
        sources = Sources(case, view, 0)
        known = sources.known
        if known is None or not any(view.seats.seats[seat].cell == known.owner for seat in view.people):
            continue
        wanted = view.written_in if view.casework.both else (view.lang,)
        if not any(sources.strange(lang, text) for lang in wanted for text in (known.answer, known.advice)):
            continue
        text = view.premises.say(view.lang, say.IN_WORDS, case=case.case.upper())
        if not any(message.text == text for message in view.messages):
            command = SendMessage(role=role, kind="chat", to=(known.owner,), text=text, case=case.case)
            yield duty.aside("message", f"words:{case.case}", command, known.answered_at, lead=-3)


def give_tasks(duty: Duty) -> Iterator[Proposal]:
    """L2-DUTY: on an urgent case of a ward, someone looks on the spot."""
    view = duty.view
    if not duty.holds("L2-DUTY") or duty.character.heavy_hand:
        return
    for case in view.open_cases:
        ward = view.seats.ward_cell(case.ward) if case.ward else ""
        urgent = case.priority == "P1" and case.state in ("GATED", "VERIFYING")
        doer = any(seat.roles & FIELD for seat in view.seats.in_cell(ward)) if ward else False
        if urgent and doer and ward != view.seat.cell and not case.tasks:
            what = view.premises.say(view.lang, duty.pick(ON_THE_SPOT, case.case, "task"))
            command = AssignTask(
                role="L2-DUTY", case=case.case, cell=ward, what=what, due=view.now + TASK_WITHIN
            )
            yield duty.aside("task", case.case, command, view.since(case.case), lead=-2)


@of_roles(*DOERS)
def finish_tasks(duty: Duty, role: str) -> Iterator[Proposal]:
    """Whoever was given a task says what came of it; whoever was offered a case answers."""
    view = duty.view
    # Whoever speaks for the cell goes nowhere while it has anybody else.
    voice = not duty.holds(*DOERS[:-2]) and any(
        seat.roles & FIELD for seat in view.seats.in_cell(view.seat.cell)
    )
    for case in view.cases:
        for task in case.tasks if not voice else ():
            if task.to == view.seat.cell and task.done_at < 0:
                text = view.premises.say(view.lang, duty.pick(DONE, task.task))
                # Going there and back takes most of the time that was given.
                since = task.at + (task.due - task.at) // 2
                yield duty.propose(
                    "task",
                    case,
                    FinishTask(role=role, case=case.case, task=task.task, text=text),
                    since=since,
                )
        if case.offered and case.offered.to == view.seat.cell and role in FIELD:
            # What only a ward's leader may settle would lie up here; whoever offered it hears so.
            back = settled_below(case) and view.seat.level > 1
            text = view.premises.say(view.lang, BELOW if back else TAKEN)
            command = AnswerHandOver(role=role, case=case.case, accept=not back, text=text)
            yield duty.propose("hand_over", case, command, since=case.offered.at, lead=-4)


def direct(duty: Duty) -> Iterator[Proposal]:
    """L2-LEAD after play: what was late becomes a task with an owner, one directive.

    An owner of the facts is not blamed for an answer: from here nobody can tell whether its evidence was there before.
    """
    view = duty.view
    if not duty.holds("L2-LEAD") or view.phase < LOOKING_BACK:
        return
    if any(directive.cell == view.seat.cell for directive in view.directives):
        return
    late = [
        (case, step)
        for case in view.cases
        for step in case.missed
        if step not in case.excused and step.partition(":")[0] != QUESTION
    ]
    if late:
        (case, step), cases = late[0], len({each_case.case for each_case, _ in late})
        cell, lang = _holder(duty, case, step), view.lang
        name = view.organisation(cell)
        told = {
            "case": case.case, "step": view.premises.say(lang, STEPS.get(step.partition(":")[0], STEP)),
            "unit": name.in_(lang) if name else cell,
        }  # fmt: skip
        gap, text = (
            view.premises.say(lang, LATE_GAP, n=cases, **told),
            view.premises.say(lang, LATE_ORDER, **told),
        )
        command = GiveDirective(
            role="L2-LEAD", text=text, gap=gap, to=(cell,), owner=cell, due_days=30, case=case.case
        )
        yield duty.aside("directive", "late", command, view.last_act())


def _holder(duty: Duty, case: Case, step: str) -> str:
    """The cell that the step waited for: who was sent, else the cell that has the case."""
    kind, _, item = step.partition(":")
    sent = {task.task: task.to for task in case.tasks} if kind == "task" else {}
    cell = sent.get(item, case.cell)
    return cell if cell in duty.view.seats.cells else case.cell


@of_roles("L1-LEAD", "AGENCY-HEAD", "L2-SEC", "L2-DUTY", "L2-LEAD")
def answer_directives(duty: Duty, role: str) -> Iterator[Proposal]:
    """The cell that a directive was given to says who does it and by when."""
    view = duty.view
    mine = [message.text for message in view.messages if message.cell == view.seat.cell]
    for directive in view.directives:
        concerned = view.seat.cell in (directive.owner, *directive.to) and directive.cell != view.seat.cell
        head = view.premises.say(view.lang, "On directive {number}:", number=directive.directive)
        if concerned and not any(text.startswith(head) for text in mine):
            said = view.premises.say(
                view.lang,
                "taken up; the head of this unit answers for it and reports within {n} days.",
                n=directive.due_days,
            )
            command = SendMessage(
                role=role, kind="report", to=(directive.cell,), text=f"{head} {said}", case=directive.about
            )
            yield duty.aside("message", directive.directive, command, directive.at, lead=-4)


def ask_to_publish(duty: Duty) -> Iterator[Proposal]:
    """OVERSIGHT asks to read the first guidance of a drill; so it becomes public."""
    if not duty.holds("OVERSIGHT") or any(public for *_, public in duty.view.guidance.register):
        return
    for number, at, _, _ in duty.view.guidance.register[:1]:
        yield duty.aside("request", number, RequestGuidance("OVERSIGHT", number), at)
