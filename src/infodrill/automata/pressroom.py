"""The press and the public answered from what is published or known; a question waits for that while its time allows.

What is not known is said as such, with what the owner of the facts has told so far and the time of the next word. A time
is given only when a text is under way that will keep it.
"""

# No charter: an automated cell asks for what a person of its cell may ask; policy and desk answer both alike
from __future__ import annotations

import re
from collections.abc import Iterator

from infodrill.automata.answering import asks_that_alone, asks_that_first, declined, owed, sorry
from infodrill.automata.hours import hour_of
from infodrill.automata.marking import read_out
from infodrill.automata.pairs import facts, pairs
from infodrill.automata.phrases import LOOKING, OUTCOMES, SURE_OF_IT, as_it_came
from infodrill.automata.pressparts import (
    asks_who_looked,
    beside,
    cases_of,
    each_step_once,
    each_story_once,
    in_their_order,
    meant,
    points,
    split_from,
    still_open,
    unanswered,
)
from infodrill.automata.promises import promised_to_the_press
from infodrill.automata.proposal import Duty, Proposal, of_roles
from infodrill.automata.sentences import called, inside, open_point, told_by_record
from infodrill.automata.writer import OPEN, Writer
from infodrill.casework.book import Asked, Case, Statement, Version
from infodrill.casework.craft import advice_of
from infodrill.casework.stances import ANSWERS
from infodrill.casework.textkinds import KINDS
from infodrill.conduct.nouns.pressquestions import AnswerPressQuestion
from infodrill.conduct.nouns.publicquestions import AnswerQuestions
from infodrill.conduct.pressview import Exchange
from infodrill.kernel.i18n import N_

FIRST, REST = 1, 15  # weights: a journalist waits for what is urgent, not for the rest
LAST_CALL = 9 * 60  # seconds before its time is over at which a question is answered with what there is
VOICES = ("CITIZEN-DESK", "COMMS", "SPOKE", "L1-DUTY", "L1-LEAD")
MOST = 3  # matters that one answer goes into, where its letter does not number more
NOT_YET = (
    N_(
        "We do not know that yet and can neither confirm nor deny it. We have asked {unit}, which is checking its records."
    ),
    N_(
        "I can tell you what we are doing: we have asked {unit}, which is checking the original. Until that is done I can say "
        "neither yes nor no."
    ),
)
NO_MORE = N_("Nothing more is known yet; we can neither confirm nor deny what is being said.")
_NEITHER = re.compile(r"xác nhận hay bác bỏ|confirm (?:n?or) deny", re.IGNORECASE)
NEITHER = N_("We can neither confirm nor deny what is being said.")
UNASKED = N_("We have the report and do not know yet whether it is true; I can neither confirm nor deny it.")
AS_OF, AS_PUBLISHED = N_("As of {time} we know: {fact}"), N_("As we published at {time}: {fact}")
HOW_WE_WORK = N_(
    "Call the press office, at any hour: one number, one voice. Within half an hour you have an answer, even if it is only "
    "that we do not know yet and when the next word comes."
)


@of_roles("SPOKE")
def answer_press(duty: Duty, role: str) -> Iterator[Proposal]:
    """The queue, the longest waiting first; in substance as soon as there is any, else before the time is over."""
    for exchange in duty.view.press.queue:
        # What is nobody's to tell is declined at once: nothing comes in that would change it.
        weight = FIRST if exchange.left < LAST_CALL or asks_that_alone(exchange.asked) else REST
        for number, command in enumerate(_answers(duty, exchange)):
            yield Proposal(
                weight=weight,
                since=exchange.at,
                work="press",
                key=f"press:{exchange.question}:{number}",
                command=command,
            )


def answer_public(duty: Duty) -> Iterator[Proposal]:
    """Whoever speaks with the public points an open question to the text that answers it."""
    view, role = duty.view, duty.holds(*VOICES)
    waiting = [question for question in view.public_questions if not question.answered_by] if role else []
    for asked in waiting:
        letter = view.read_source(asked.source) if asked.source.startswith("inject:") else None
        for case in view.cases:
            reading = view.read(case)
            told = reading.sentence == asked.about or (letter and letter.likeness == reading.likeness)
            said = _latest(duty, case) if told and not case.merged_into else None
            if said and said.published:
                since = max(asked.at, said.published.published_at)
                command = AnswerQuestions(role, asked.question, said.statement)
                yield duty.aside("queue", asked.question, command, since, lead=-4)
                break


def _answers(duty: Duty, exchange: Exchange) -> Iterator[AnswerPressQuestion]:
    """What could be said, the best first: the range refuses what its leak check stops, and the next is tried."""
    lang, cases = duty.view.lang, cases_of(duty, exchange)
    if duty.character.heavy_hand:
        text = duty.view.premises.say(
            lang, "That is made up, and we ask the press not to carry it. No further comment."
        )
        yield AnswerPressQuestion(role="SPOKE", question=exchange.question, kind="no_comment", text=text)
        return
    if duty.character.offhand:
        yield _offhand(duty, exchange, cases)
        return
    last_call = exchange.left < LAST_CALL
    put = points(duty, exchange)
    alone = len(cases) == 1 or bool(put)  # who numbers what they ask wants each answer whole
    cases = each_story_once(duty, (*cases, *split_from(duty, exchange, cases[:1])))
    others = beside(duty, put, cases)
    known = _told_of(duty, cases, others, whole=alone)
    # The other half of the story waits for its check as long as the reporter does.
    waits = not asks_that_alone(exchange.asked) and any(
        any(asked.answer for asked in case.questions) and not _settled(case) for case in cases[1:]
    )
    if known and ((known[0][0] == cases[0] and not waits) or last_call):
        told_of = {case.case for case, _ in known}
        yield _in_substance(duty, exchange, known, [case for case in others if case.case not in told_of])
    tells = bool(cases) or _tells(duty, exchange)
    if not last_call and tells:
        return
    if tells:
        yield _holding(duty, exchange, cases[0] if cases else None)
    else:
        yield AnswerPressQuestion(
            role="SPOKE",
            question=exchange.question,
            kind="answer",
            text=duty.view.premises.say(lang, HOW_WE_WORK),
            stance="advice",
        )


def _told_of(
    duty: Duty, cases: tuple[Case, ...], others: tuple[Case, ...], *, whole: bool
) -> list[tuple[Case, str]]:
    """What can be said on each of the cases, and on the `others` that a letter asks about beside them with what to do."""
    known = [
        (case, said)
        for case in cases
        if (said := _known(duty, case, whole=whole or case == cases[0] or len(cases) > MOST))
    ]
    for case in others:
        # What can be read nowhere yet is told whole.
        unread = whole or not _settled(case) or _latest(duty, case) is None
        if told := _known(duty, case, whole=unread, unverified=True):
            writer, lang = Writer(case, duty.view, duty.seed), duty.view.lang
            # Whoever asks three things is owed regret, step and next hour of each.
            hour = writer.expected(lang) if writer.verdict == OPEN else ""
            owed_beside = (told, sorry(writer, lang), writer.advice.in_(lang), hour)
            known.append((case, " ".join(filter(None, owed_beside))))
    return known


def _known(duty: Duty, case: Case, *, whole: bool, unverified: bool = False) -> str:
    """What can be said on a case, "" while there is nothing but the report; all of it when nothing else was asked. `unverified` =
    also what its owner has put on record alone: a part of a letter does not wait for the check of another matter."""
    lang, asked = duty.view.lang, _settled(case) or (_on_record(duty, case) if unverified else None)
    said = _latest(duty, case)
    version = said.published if said else None
    record = Writer(case, duty.view, duty.seed).fact
    # Of what is told whole no sentence gives way to a text's length: the one with the reading is the longest.
    first, *others = pairs(record) if whole and record else facts(record)[:1]
    # The record that a fact names is its source, and no part of what is so.
    fact, rest = told_by_record(first.in_(lang)) or first.in_(lang), [both.in_(lang) for both in others]
    # A warning says what to do; once the record is verified, whoever asks for more is told all of it.
    brief = said is not None and said.kind == "warning" and not duty.view.read(case).page
    newer = asked is not None and (version is None or brief or asked.answered_at > version.published_at)
    if asked and newer and fact:
        text = _opened(duty, AS_OF, asked.answered_at, fact)
    elif said and version and version.stance != "unknown":
        title, body = version.said(lang)
        stands = f"{title}\n{body}".lower()  # only what stands in the text that is named
        said_so = fact and all(part.rstrip(".").lower() in stands for part in fact.split("; "))
        told = fact if said_so else _headed(duty, said, version)
        rest = [part for part in rest if said_so and part.rstrip(".").lower() in stands]
        text = _opened(duty, AS_PUBLISHED, version.published_at, told)
    elif asked and fact:  # published as not yet known, and so it is
        text = _opened(duty, AS_OF, asked.answered_at, fact)
    else:
        return ""
    return " ".join((text, *rest)) if whole else text


def _opened(duty: Duty, form: str, at: int, fact: str) -> str:
    return duty.view.premises.say(duty.view.lang, form, time=hour_of(duty.view, at), fact=inside(fact))


def _headed(duty: Duty, said: Statement, version: Version) -> str:
    """What a text says first of the matter, where that is no advice; else as it is headed."""
    lang = duty.view.lang
    title, body = version.said(lang)
    came_of_it = {duty.view.premises.say(lang, form) for form in OUTCOMES.values()}
    opening = next((line for line in body.split("\n") if line not in came_of_it), "")
    todo = advice_of(said.kind, version, lang).split(". ")[0].rstrip(".")
    return opening if opening[-1:] in ".!?" and not (todo and todo in opening) else f"{title}."


def _settled(case: Case) -> Asked | None:
    """The owner's newest answer, once nothing speaks against saying it: verified, or open and said to be open."""
    answered = [question for question in case.questions if question.verdict and question.answer]
    newest = max(answered, key=lambda question: question.answered_at, default=None)
    if newest is None or (newest.verdict != OPEN and newest.verdict != case.found and not case.tickets):
        return None
    return newest


def _on_record(duty: Duty, case: Case) -> Asked | None:
    """The owner's newest answer, where it is not about the owner's own conduct: nobody vouches for themselves."""
    concerned = {*duty.view.read(case).about, *(unit for unit, _ in case.conflicts)}
    told = [asked for asked in case.questions if asked.verdict and asked.answer]
    newest = max(told, key=lambda asked: asked.answered_at, default=None)
    return None if newest is None or newest.owner in concerned else newest


def _in_substance(
    duty: Duty, exchange: Exchange, known: list[tuple[Case, str]], open_yet: list[Case]
) -> AnswerPressQuestion:
    """What is known on the first matter, and in passing on the others that were asked about; of what is `open_yet`, who looks."""
    case = known[0][0]
    stance = _stance(duty, case)
    due = _next_word(duty, case) if stance == "unknown" else 0
    figures = said.published.figures if (said := _latest(duty, case)) and said.published else ()
    return AnswerPressQuestion(
        role="SPOKE",
        question=exchange.question,
        kind="answer",
        text=_in_words(duty, exchange, known, open_yet, stance=stance, due=due),
        stance=stance,
        figures=figures,
        case=case.case,
        promise_due=due,
    )


def _in_words(
    duty: Duty, exchange: Exchange, known: list[tuple[Case, str]], open_yet: list[Case], *, stance: str, due: int,
) -> str:  # fmt: skip
    """The answer's text; `due` = the second of the next word that it promises, 0 = none."""
    lang, case = duty.view.lang, known[0][0]
    writer = Writer(case, duty.view, duty.seed)
    asked = points(duty, exchange)
    parts, behind = known[: max(MOST, len(asked))], list[str]()
    no = declined(writer, lang, exchange.asked)
    # What was just declined, or is called open by its own record, is not left open a second time.
    if stance == "unknown" and not no:
        told_open, neither = (
            any(map(sign, (said for _, said in parts))) for sign in (open_point, _NEITHER.search)
        )
        parts += [] if neither else [(case, duty.view.premises.say(lang, NEITHER if told_open else NO_MORE))]
    if not asks_that_alone(exchange.asked):
        parts.insert(1, (case, sorry(writer, lang)))
        # What people were told to do in last night's storm is no errand for today's paper.
        behind += () if writer.old else owed(writer, lang, duty.view.story(due) if due else None)
    elif not due:
        behind.append(writer.expected(lang))
    # Who asks of a person first is told that first.
    parts.insert(0, (case, no if asks_that_first(exchange.asked) else ""))
    behind += unanswered(duty, exchange.asked, (*(said for _, said in parts), *behind), open_yet)
    if not asks_that_alone(exchange.asked):
        behind += still_open(duty, [*(said for _, said in parts), *behind], [about for about, _ in known])
    if asks_who_looked(exchange.asked):
        behind.append(writer.known_from(lang))
    if not asks_that_first(exchange.asked):
        behind.append(no)
    if due:
        behind.append(
            duty.view.premises.say(lang, "The next update comes at {time}.", time=hour_of(duty.view, due))
        )
    told = [(about.case, said) for about, said in parts]
    points_meant = meant(duty.view, asked, [about for about, _ in known])
    return " ".join(each_step_once(filter(None, in_their_order(lang, points_meant, told, behind))))


def _stance(duty: Duty, case: Case) -> str:
    """As published; else as the verdict or the owner has it."""
    said = _latest(duty, case)
    if said and said.published and said.published.stance != "unknown":
        return said.published.stance
    asked = _settled(case)
    return ANSWERS.get(asked.verdict if asked else "", ("advice",))[0]


def _holding(duty: Duty, exchange: Exchange, case: Case | None) -> AnswerPressQuestion:
    """Not yet known, and no answer of the owner either; `case` None = no desk has it yet."""
    view, lang = duty.view, duty.view.lang
    if case is None:
        return AnswerPressQuestion(
            role="SPOKE",
            question=exchange.question,
            kind="holding",
            text=view.premises.say(lang, UNASKED),
            stance="unknown",
        )
    owner = next((asked.owner for asked in reversed(case.questions) if asked.owner), "")
    unit = view.organisation(owner)
    text = (
        view.premises.say(lang, duty.pick(NOT_YET, exchange.question), unit=called(lang, unit.in_(lang)))
        if unit
        else view.premises.say(lang, UNASKED)
    )
    due = _next_word(duty, case)
    if due:
        text += " " + view.premises.say(
            lang, "The next update comes at {time}.", time=hour_of(duty.view, due)
        )
    return AnswerPressQuestion(
        role="SPOKE",
        question=exchange.question,
        kind="holding",
        text=text,
        stance="unknown",
        case=case.case,
        promise_due=due,
    )


def _next_word(duty: Duty, case: Case) -> int:
    """A second by which a text on the case comes: what was promised already, in a text or to the press, else by when it is
    usually out; 0 = none. Two hours given for one matter are one too many."""
    view = duty.view
    texts = [
        statement.published
        for statement in view.statements
        if statement.case == case.case and statement.published
    ]
    newest = max(texts, key=lambda text: text.published_at, default=None)
    told_at = max((asked.answered_at for asked in case.questions if asked.verdict), default=-1)
    # What the owner has told since has an hour of its own, which the next text takes over: until then none is given.
    if newest and newest.next_update > view.now:
        return newest.next_update if told_at <= newest.published_at else 0
    if told := promised_to_the_press(view, case):
        return told
    return Writer(case, view, duty.seed).promise("holding") if case.questions else 0


def _offhand(duty: Duty, exchange: Exchange, cases: tuple[Case, ...]) -> AnswerPressQuestion:
    """A careless voice answers at once, from what it takes for known, and reads out what it should have kept in."""
    lang = duty.view.lang
    case = cases[0] if cases else None
    verdict = case.found if case else ""
    stance = ANSWERS.get(verdict, ("unknown",))[0]
    text = duty.view.premises.say(lang, SURE_OF_IT.get(stance, LOOKING))
    if case and (heard := read_out(case, duty.view)):
        text = f"{text} {as_it_came(duty.view, lang, heard)}"
    if stance == "unknown" or case is None:
        return AnswerPressQuestion(
            role="SPOKE",
            question=exchange.question,
            kind="holding",
            text=text,
            stance="unknown",
            case=case.case if case else "",
        )
    return AnswerPressQuestion(
        role="SPOKE",
        question=exchange.question,
        kind="answer",
        text=text,
        stance=stance,
        case=case.case,
    )


def _latest(duty: Duty, case: Case) -> Statement | None:
    said = [
        statement for statement in duty.view.statements if statement.case == case.case and statement.published
    ]
    said = [
        statement for statement in said if statement.published and statement.published.state == "PUBLISHED"
    ]
    # A warning says what to do; where there is an answer, too, that is what the press is told.
    return max(
        said,
        key=lambda statement: (
            not KINDS[statement.kind].of_itself,
            statement.published.published_at if statement.published else 0,
        ),
        default=None,
    )


def _tells(duty: Duty, exchange: Exchange) -> bool:
    """A question about something that is told, whether it has reached a desk or not."""
    return bool(exchange.inject) and duty.view.read_source(f"inject:{exchange.inject}") is not None
