"""From the city to the wards: guidance with lines to take, tasks on the spot, directives after play; and the answers."""

# No charter: an automated cell asks for what a person of its cell may ask; policy and desk answer both alike
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from infodrill.automata import phrases as say
from infodrill.automata.hours import hour
from infodrill.automata.movingon import told_otherwise, told_since
from infodrill.automata.proposal import Duty, Proposal, of_roles
from infodrill.automata.relaying import behind
from infodrill.automata.sentences import called, ended, governs
from infodrill.automata.sourcing import Sources
from infodrill.automata.stillholds import case_of
from infodrill.casework.book import Case, Statement, Version
from infodrill.casework.craft import advice_of
from infodrill.casework.noun import LOOKING_BACK
from infodrill.casework.nouns.handovers import AnswerHandOver
from infodrill.casework.nouns.tasks import AssignTask, FinishTask
from infodrill.casework.steps import FIELD, URGENT
from infodrill.conduct.nouns.directives import GiveDirective
from infodrill.conduct.nouns.guidance import Guidance, IssueGuidance, RequestGuidance
from infodrill.conduct.nouns.messages import SendMessage
from infodrill.kernel.folding import fold
from infodrill.kernel.i18n import N_
from infodrill.kernel.quoting import begun
from infodrill.kernel.sentences import sentences

LINE = 380
AT_THE_DOOR, BEHIND = -46, -37  # weight beside other errands, where lives are at stake and elsewhere
# Lines of a text that tell of our texts and not of the matter.
OF_HOURS = (say.AGAIN, say.AGAIN_UNDECIDED, say.AGAIN_TOLD, say.LATE, say.STILL, say.EXPECTED, say.NEXT)
OF_TEXTS = (
    say.SINCE, say.FOLLOWS, say.SAID_AGAIN, say.SAME_AGAIN, say.CORRECTED_AGAIN, say.MOVED_ON, say.REMEDY,
    say.THEIR_REMEDY, say.REMEDY_NAMED, say.FOLLOWING, say.TO_DECIDE, say.SORRY_FOR_IT,
    say.LIFTED, *OF_HOURS[:5], *say.OUTCOMES.values(),
)  # fmt: skip
# Whoever hands on another house's text confesses nothing.
APOLOGIES = (say.SORRY, say.OUR_NOTICE)
WRONG_NOTICE = N_("The notice that went out before is wrong, because {fact}")
OUR_TEXT = N_("Our text of {time}. It stands until the next version.")
THEIR_TEXT = N_("Text by {unit}, {time}. It stands until the next version.")
REPORTED_SINCE = N_("Reported to us since, at {time}: {told}")
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


def guide(duty: Duty) -> Iterator[Proposal]:
    """L2-SEC, or L2-DUTY where there is none: the lines of each urgent text, to every ward, with a receipt. Whoever wrote it has
    it, and is told only what was reported since."""
    view, role = duty.view, duty.holds("L2-SEC", "L2-DUTY")
    if not role or not duty.first_of("L2-SEC" if view.seats.with_role("L2-SEC") else "L2-DUTY"):
        return
    wards = tuple(cell.id for cell in view.seats.cells.values() if cell.level == 1)
    for statement in view.statements if wards and view.phase < LOOKING_BACK else ():
        said, case = statement.standing, case_of(duty, statement)
        if said is None or case is None or case.priority not in URGENT or _given(duty, statement, said):
            continue
        if behind(view, statement, said) or outdated(duty, statement):
            continue
        others = tuple(ward for ward in wards if ward != statement.issuer)
        to = wards if told_since(view, case, said.at) else others
        command = _guidance(duty, role, statement, case, to) if to else None
        if command is None or _says_no_more(duty, command, case):
            continue
        # Where somebody may come to harm, a ward is asked at its door now: before a colleague is told that we are with them.
        grave = case.priority == "P1" or (case.danger and view.read(case).ours)
        yield duty.aside(
            "guidance", statement.statement, command, said.published_at, lead=AT_THE_DOOR if grave else BEHIND
        )


def _given(duty: Duty, statement: Statement, said: Version) -> bool:
    """Whether lines to take from this very version went out: a newer one is handed on anew."""
    return any(
        given.repeats == statement.statement and given.at >= said.published_at
        for given in duty.view.guidance.seen
    )


def _says_no_more(duty: Duty, made: IssueGuidance, case: Case) -> bool:
    """Whether each line was given on this matter already, in whatever order: who gets it twice looks for the difference. Another
    hour for the next word is none."""
    told = {part for given in _on(duty, case) for line in given.lines for part in _parts(duty, str(line))}
    *lines, _source, _last = made.lines
    return bool(told) and all(part in told for line in lines for part in _parts(duty, str(line)))


def _parts(duty: Duty, line: str) -> list[str]:
    """What a line tells of the matter, point by point, as two lines are compared."""
    told = [said for said in sentences(line) if not _of_texts(duty, duty.view.lang, said, OF_HOURS)]
    return [fold(part).rstrip(".") for said in told for part in said.split("; ")]


def _on(duty: Duty, case: Case) -> list[Guidance]:
    """What was given before on a case, or on one that was put together with it."""
    about = {
        each.case
        for each in duty.view.cases
        if (each.merged_into or each.case) == (case.merged_into or case.case)
    }
    return [given for given in duty.view.guidance.seen if given.about in about]


def outdated(duty: Duty, statement: Statement) -> bool:
    """Whether something was published later on the same matter, its owner has told more since, or another text no longer tells
    people to do what it does: lines taken from the earlier text would gainsay it."""
    said, case = statement.published, case_of(duty, statement)
    later = [
        text for text in duty.view.statements if text.published and text.statement != statement.statement
    ]
    if said is None or (
        case and any(asked.answered_at > said.at for asked in case.questions if asked.verdict)
    ):
        return said is not None
    return told_otherwise(duty.view, statement, said) or any(
        text.published.published_at > said.published_at and _one_matter(case, case_of(duty, text))
        for text in later
        if text.published
    )


def _one_matter(first: Case | None, then: Case | None) -> bool:
    """Of one case, or of two that were put together."""
    if first is None or then is None:
        return False
    return (first.merged_into or first.case) == (then.merged_into or then.case)


def _guidance(
    duty: Duty, role: str, statement: Statement, case: Case, wards: tuple[str, ...]
) -> IssueGuidance:
    view, version = duty.view, statement.published or statement.newest
    lang = view.lang
    title, body = version.said(lang)
    # The answer stands in the headline, its end and what to do in the body; not the rumour, nor what is said of our texts.
    *told, source = [line for line in body.split("\n") if line]
    todo = advice_of(statement.kind, version, lang)
    facts = [
        _by_itself(duty, _in_our_voice(duty, statement, line))
        for line in told
        if "“" not in line
        and line not in todo
        and not _of_texts(duty, lang, line)
        and line != view.premises.say(lang, say.NOT_SO)  # of the telling, which is left out
        and not (wards == (statement.issuer,) and line in _apologies(duty))
    ]
    todo = todo.removesuffix(source).rstrip()
    source = _sourced(duty, statement, case, source)
    said = (ended(title), *_reported_since(duty, case, version), *facts[:2], todo, *facts[2:], source)
    lines = tuple(dict.fromkeys(_within(line) for line in said if line))
    last = view.premises.say(
        lang, "Asked more than this, say that you will find out and call back; add nothing of your own."
    )
    time = hour(lang, view.story(version.published_at), view.story(view.now).date())
    ours = _one_voice(duty, statement)
    house = None if ours else view.organisation(statement.issuer)
    unit = called(lang, house.in_(lang)) if house else ""
    standing = view.premises.say(lang, THEIR_TEXT if unit else OUR_TEXT, time=time, unit=unit)
    return IssueGuidance(
        role=role,
        to=wards,
        topic=title[:LINE],
        facts=standing,
        lines=(*lines, last),
        case=statement.case,
        statement=statement.statement,
    )


def _within(line: str) -> str:
    """A line as far as one holds, up to the end of a sentence: cut within one it says something else."""
    kept = ""
    for said in sentences(line):
        if len(longer := f"{kept} {said}".strip()) > LINE:
            break
        kept = longer
    return kept or line[:LINE]


def _reported_since(duty: Duty, case: Case, version: Version) -> Iterator[str]:
    """What has been reported on the matter since its text was written: a desk hears of it from callers otherwise."""
    view = duty.view
    for at, told in told_since(view, case, version.at):
        time = hour(view.lang, view.story(at), view.story(view.now).date())
        yield view.premises.say(view.lang, REPORTED_SINCE, time=time, told=told)


def _in_our_voice(duty: Duty, statement: Statement, line: str) -> str:
    """A line as whoever hands it on may say it: of another house's apology, that it was made."""
    view = duty.view
    if _one_voice(duty, statement) or line not in _apologies(duty):
        return line
    house = view.organisation(statement.issuer) or view.premises.place("")
    return begun(
        view.premises.say(view.lang, say.HAS_APOLOGISED, unit=called(view.lang, house.in_(view.lang)))
    )


def _apologies(duty: Duty) -> frozenset[str]:
    return frozenset(duty.view.premises.say(duty.view.lang, each) for each in APOLOGIES)


def _by_itself(duty: Duty, line: str) -> str:
    """Why our own notice was wrong, as it is told where the notice is not quoted before it."""
    view = duty.view
    because = view.premises.say(view.lang, say.OURS_BECAUSE, fact="|").partition("|")[0]
    if not line.startswith(because):
        return line
    return view.premises.say(view.lang, WRONG_NOTICE, fact=line.removeprefix(because))


def _one_voice(duty: Duty, statement: Statement) -> bool:
    """Whether a text is by the house that hands it on, or by another that speaks for the same government."""
    view = duty.view
    cell, house = view.seats.cells.get(statement.issuer), view.organisation(statement.issuer)
    mine = view.organisation(view.seat.cell)
    if statement.issuer == view.seat.cell or not (cell and house and mine):
        return statement.issuer == view.seat.cell
    return cell.level > 1 and governs(house.vi) and governs(mine.vi)


def _sourced(duty: Duty, statement: Statement, case: Case, source: str) -> str:
    """The source as whoever hands it on names it: another house's own records are not ours."""
    view = duty.view
    own = view.premises.say(view.lang, say.OWN_RECORD, time="|").partition("|")[0]
    if statement.issuer == view.seat.cell or not source.startswith(own):
        return source
    return Sources(case, view, duty.seed).known_from(view.lang)


def _of_texts(duty: Duty, lang: str, line: str, told: Sequence[str] = OF_TEXTS) -> bool:
    """Whether a line of a text tells of our texts, and not of the matter."""
    return any(_shape(duty.view.premises.say(lang, form)).fullmatch(line) for form in told)


@cache
def _shape(form: str) -> re.Pattern[str]:
    """All the words of a form: one that begins and ends with a gap has them in its middle."""
    return re.compile(".+".join(map(re.escape, re.split(r"\{\w+\}", form))))


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
            text = view.premises.say(
                view.lang, "Taken. We go on from where you are; tell us what is not in the file."
            )
            command = AnswerHandOver(role=role, case=case.case, accept=True, text=text)
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
