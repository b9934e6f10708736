"""Words on a case: holding lines, corrections, warnings, answers, acknowledgements, drafted and handed over for review."""

# No charter: an automated cell asks for what a person of its cell may ask; policy and desk answer both alike
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from infodrill.automata.decision import speaks
from infodrill.automata.firstwords import adds_reasons, channels, first_word, too_soon
from infodrill.automata.intake import STANDING, told_beside
from infodrill.automata.marking import read_out
from infodrill.automata.movingon import borne_out, overtaken_by, told_anew
from infodrill.automata.phrases import StatementTexts, offhand, sweeping
from infodrill.automata.promises import promised_at
from infodrill.automata.proposal import Duty, Proposal, of_roles
from infodrill.automata.stillholds import CHANGING, case_of, gives_way, overtaken, stale
from infodrill.automata.takingup import asked_for, held, in_one_language, shorter, wishes, with_what_was_asked
from infodrill.automata.writer import OPEN, Writer
from infodrill.casework.book import Case, Statement, Version
from infodrill.casework.noun import LOOKING_BACK, CaseCommand
from infodrill.casework.nouns.ownword import righted
from infodrill.casework.nouns.statement import DraftStatement, ReturnStatement, SubmitStatement
from infodrill.casework.rights import TRUE_VERDICTS
from infodrill.casework.stances import ANSWERS, DRAFTABLE, early
from infodrill.casework.textkinds import KINDS, OF_ACTION
from infodrill.conduct.nouns.messages import SendMessage
from infodrill.kernel.i18n import N_
from infodrill.kernel.quoting import cut
from infodrill.kernel.saidtimes import TIME, masked

ASKED = 160  # letters of what was asked for
LEAD = 9 * 60  # seconds before a promised word at which the next text is begun: it has to pass others' hands
LATER = 12  # how much further back a text is that adds reasons to what has been told
CANNOT = N_(
    "“{title}” was not to go out as it was, and no other text can be made of what the case holds. Whoever hands it in may change"
    " it; or its owner answers once more, and it is written from that."
)
NOT_TAKEN_UP = N_(
    "“{title}” was written anew. A program writes from the record alone and could not take this up: “{asked}”. Whoever hands it"
    " in may change the words."
)
IN_ONE = N_(
    "“{title}” says “{asked}” as you wrote it, in one language alone: the other version does not have it. Whoever hands it in may"
    " add it there."
)
PROMISED = -5  # weight of what keeps a promise
WAY_OUT = frozenset({"approve", "clear", "publish"})  # of a text that is written


@of_roles("COMMS")
def draft(duty: Duty, role: str) -> Iterator[Proposal]:
    """COMMS: the holding line while facts are out, then what was decided; anew when sent back; again when promised."""
    view = duty.view
    # Once play is over nobody is there to read it; what was wrong is still put right.
    for case in view.open_cases if view.phase < LOOKING_BACK else ():
        mine = [text for text in view.statements if text.case == case.case]
        if gives_way(duty, case):
            continue
        kinds = {text.kind for text in mine} | {"correction" for text in mine if righted(text)}
        wanted = _wanted(duty, case)
        # Where nobody has heard anything yet, a first word goes before a further one elsewhere.
        lead = LATER if adds_reasons(case, mine) >= 0 else 1 if any(text.published for text in mine) else -2
        for kind in wanted:
            warned = kind == "holding" and case.state == "VERIFYING" and "warning" in kinds
            soon = kind == "correction" and too_soon(duty, case, mine)
            if kind not in kinds and not warned and not soon and not told_beside(view, case, kind):
                text = _anew(duty, role, case, kind, None)
                if text and not _headed_alike(duty, text):
                    # What is said first has a form of its own; a whole text is thought over.
                    work = "first_word" if case.state == "VERIFYING" else "draft"
                    yield duty.propose(work, case, text, since=_ripe(case), lead=lead)
        for statement in mine:
            if _goes_on(duty, case, statement):
                again = _anew(duty, role, case, statement.kind, statement)
                if again and not _headed_alike(duty, again):
                    yield about(duty, "draft", statement, again)
        due = _word_due(duty, case, mine, any(kind not in kinds for kind in wanted)) or _moved_on(
            duty, case, mine
        )
        if due and _stands(case, due):
            yield about(duty, "draft", due, _draft(duty, role, case, due.kind, due))


def submit(duty: Duty) -> Iterator[Proposal]:
    """The author hands a finished draft over for review; one that was sent back is first written anew."""
    role = duty.holds("COMMS", "SPOKE")
    if role:
        for statement in duty.view.statements:
            author = statement.newest.author_seat
            # What a person writes is handed in by people, when it is done.
            theirs = author in duty.view.people and author != duty.view.seat.seat
            if (
                statement.state == "DRAFTING"
                and not theirs
                and not returned(duty, statement)
                and not statement.held
            ):
                yield about(duty, "submit", statement, SubmitStatement(role, statement.statement))


@of_roles("SPOKE", "FACT-OWNER")
def send_back(duty: Duty, role: str) -> Iterator[Proposal]:
    """SPOKE: a text that no longer holds at this hour goes back before anybody signs it; the owner of the facts: one that its
    newer record has overtaken."""
    for statement in duty.view.statements:
        if statement.state != "REVIEW":
            continue
        changing = duty.view.premises.say(duty.view.lang, CHANGING)
        why = stale(duty, statement) if role == "SPOKE" else changing if overtaken(duty, statement) else ""
        if why:
            yield about(duty, "return", statement, ReturnStatement(role, statement.statement, why))


def about(duty: Duty, work: str, statement: Statement, command: CaseCommand) -> Proposal:
    """A proposal about a statement: a little before other work on its case; first of all what keeps a promise. A person's own
    text waits for no program."""
    case, since = case_of(duty, statement), duty.view.since(statement.statement)
    if statement.case:
        made = duty.propose(work, case, command, since=since, lead=-3)
    else:
        made = duty.aside(work, statement.statement, command, since, lead=-9)
    weight = made.weight
    if last := _last_word(
        [other for other in duty.view.statements if statement.case and other.case == statement.case]
    ):
        due = promised_at(duty.view, last.at, last.next_update) if last.next_update else 0
        weight = min(weight, PROMISED) if due and due <= duty.view.now + LEAD else weight
    waited = made.waited or (work in WAY_OUT and statement.newest.author_seat in duty.view.people)
    return replace(made, weight=weight, key=f"{work}:{statement.statement}", waited=waited)


def returned(duty: Duty, statement: Statement) -> bool:
    """Sent back since it was written; what was only cleared since then still holds."""
    if statement.state != "DRAFTING" or duty.view.since(statement.statement) <= statement.newest.at:
        return False
    return not statement.leak_cleared or bool(stale(duty, statement)) or overtaken(duty, statement)


def _goes_on(duty: Duty, case: Case, statement: Statement) -> bool:
    """Whether a text that was sent back is still to be written anew."""
    fits = _stands(case, statement) and _holds(case, statement)
    return returned(duty, statement) and not statement.newest.corrects and fits


def _anew(duty: Duty, role: str, case: Case, kind: str, old: Statement | None) -> DraftStatement | None:
    """The text as the case stands; where people would have none of it, or asked for a shorter one, one that says the same more
    plainly; None where they would not have that one either: what is wanted is more than a program can write."""
    first = shorter(asked_for(duty.view, case.case, kind, old))
    made = (_draft(duty, role, case, kind, old, plain=plain) for plain in (first, not first))
    return next((text for text in made if not declined(duty, old, text)), None)


def declined(duty: Duty, text: Statement | None, made: DraftStatement) -> bool:
    """Whether people have sent back or thrown away these very words, in whichever version; where what they asked for names no
    hour, a later hour makes no other text of it."""
    view = duty.view
    cells = {view.seats.seats[seat].cell for seat in view.people}
    before = [version for version in text.versions if version.returned_by in cells] if text else []
    before += [
        version
        for dropped in view.dropped
        if dropped.case == made.case and dropped.kind == made.kind
        for version in dropped.versions
    ]
    return any(
        _words(made, hours=timed) == _words(old, hours=timed)
        for old in before
        for timed in (masked(old.returned) != old.returned,)
    )


def _words(text: DraftStatement | Version, *, hours: bool) -> tuple[str, ...]:
    """What a text says, with its stance; without `hours`, each hour and date in it is alike."""
    said = [str(words) for words in (text.title_vi, text.title_en, text.body_vi, text.body_en)]
    alike = said if hours else [re.sub(f"{TIME}+", TIME, masked(words)) for words in said]
    return (*alike, text.stance)


@of_roles("COMMS")
def say_it_cannot(duty: Duty, role: str) -> Iterator[Proposal]:
    """COMMS: that it can write no other text than those that people sent back or threw away; once, to them and its own cell."""
    view = duty.view
    for case in view.open_cases if view.phase < LOOKING_BACK else ():
        mine = [text for text in view.statements if text.case == case.case]
        back = [text for text in mine if _goes_on(duty, case, text)]
        kinds = {text.kind for text in mine}
        gone = [text for text in view.dropped if text.case == case.case and text.kind not in kinds]
        wanted = set(_wanted(duty, case)) if gone else set[str]()
        for text in (*back, *(text for text in gone if text.kind in wanted)):
            if _anew(duty, role, case, text.kind, text if text in back else None) is not None:
                continue
            words = view.premises.say(view.lang, CANNOT, title=text.newest.said(view.lang)[0])
            if not any(message.text == words for message in view.messages):
                cells = tuple(sorted({text.newest.returned_by or view.seat.cell, view.seat.cell}))
                command = SendMessage(role=role, kind="chat", to=cells, text=words, case=case.case)
                yield duty.aside("message", f"cannot:{text.statement}", command, view.since(text.statement))


@of_roles("COMMS")
def say_what_is_left(duty: Duty, role: str) -> Iterator[Proposal]:
    """COMMS: what of the words with which a person sent a text back the new one does not hold, or holds in one language alone;
    once, to them and its own cell."""
    view = duty.view
    cells = {view.seats.seats[seat].cell for seat in view.people}
    for text in view.statements if view.phase < LOOKING_BACK else ():
        old = text.versions[-2] if len(text.versions) > 1 else None
        if old is None or old.returned_by not in cells or text.newest.author_seat in view.people:
            continue
        left, alone = left_of(old.returned, text.newest)
        for told, about_it in ((NOT_TAKEN_UP, left), (IN_ONE, alone)):
            said = view.premises.say(
                view.lang, told, title=text.newest.said(view.lang)[0], asked=cut(" ".join(about_it), ASKED)
            )
            if about_it and not any(message.text == said for message in view.messages):
                to = tuple(sorted({old.returned_by, view.seat.cell}))
                command = SendMessage(role=role, kind="chat", to=to, text=said, case=text.case)
                key = f"left:{text.statement}:{text.newest.version}:{about_it is left}"
                yield duty.aside("message", key, command, text.newest.at)


def left_of(asked: str, text: Version) -> tuple[list[str], list[str]]:
    """(the sentences of what somebody asked for that a text does not hold, the advice that stands in one language alone)."""
    found = list(wishes(asked))
    left = [" ".join(wish.asked.split()) for wish in found if not held(wish, text)]
    return left, [wish.advice for wish in found if in_one_language(wish, text)]


def _headed_alike(duty: Duty, made: DraftStatement) -> bool:
    """Whether a text under this very headline is out, or on its way on another case: readers would meet the same twice, as an
    answer and as a correction. The heavy hand denies everything under one headline and does not ask."""
    if duty.character.heavy_hand:
        return False
    mine = next((text for text in duty.view.statements if text.statement == made.statement), None)
    heads = (
        str(other.newest.title_vi or other.newest.title_en)
        for other in duty.view.statements
        if other.case
        and other is not mine
        and (other.state in STANDING if other.case != made.case else bool(other.standing))
        and not _gives_way(duty, other, mine)
    )
    return (made.title_vi or made.title_en) in heads


def _gives_way(duty: Duty, other: Statement, mine: Statement | None) -> bool:
    """Whether a draft that was sent back holds up no other: it is not written again, or comes after `mine`. Of two that wait
    for each other neither were ever written."""
    if not returned(duty, other):
        return False
    case = case_of(duty, other)
    goes_on = case is not None and _goes_on(duty, case, other)
    return not goes_on or (mine is not None and _turn(mine) < _turn(other))


def _turn(text: Statement) -> tuple[bool, int, str]:
    """Which of two texts goes on first: what is out already, else the older one."""
    return text.published is None, text.versions[0].at, text.statement


def _stands(case: Case, statement: Statement) -> bool:
    """Whether a new version of it may be drafted now: while verifying, or of what was decided."""
    decided = {OF_ACTION[action] for action in case.actions if action in OF_ACTION}
    return early(case, statement.kind) or (case.state in DRAFTABLE and statement.kind in decided)


def _ripe(case: Case) -> int:
    """Since when its text could be written: from the owner's answer, while others still decide what it is for; else from the
    decision, or from the question."""
    told = [question.answered_at for question in case.questions if question.verdict]
    if told or case.state != "VERIFYING":
        return max(told, default=case.decided_at)
    return max((question.at for question in case.questions), default=case.round_at)


def _holds(case: Case, statement: Statement) -> bool:
    """A line that says "not yet known" is not written again once the owner has told what is so."""
    newest = case.newest_answer
    return statement.kind != "holding" or newest is None or newest.verdict == OPEN


def _wanted(duty: Duty, case: Case) -> list[str]:
    """Kinds of statement this case calls for now."""
    heavy = duty.hard_on(duty.view.read(case))
    wanted = []
    pressing = case.priority == "P1" or case.danger
    if case.state == "VERIFYING" and pressing and not heavy:
        wanted += first_word(duty, case)
    if case.state in ("DECIDED", "ACTING"):
        # What is danger to life is said before the rest.
        wanted += [
            OF_ACTION[action]
            for action in sorted(case.actions, key=lambda action: action != 6)
            if action in OF_ACTION and speaks(case, action) and not (heavy and action == 4)
        ]
    return wanted


def _word_due(duty: Duty, case: Case, mine: list[Statement], more: bool) -> Statement | None:
    """The text of this case whose next word is due; None while `more` is wanted or on its way, which will be that word."""
    said = None if duty.character.offhand or more else _last_word(mine)
    if (
        said is None
        or not said.next_update
        or any(statement.state in ("DRAFTING", "REVIEW") for statement in mine)
    ):
        return None
    newest = case.newest_answer
    # What is so is told by a text of its own, once it was checked; it is no word on what is open.
    answered = newest.answered_at if newest and newest.verdict == OPEN else -1
    # Nobody comes back with nothing new to give the very same hour again.
    later = Writer(case, duty.view, duty.seed).promise("holding") > said.next_update
    near = later and promised_at(duty.view, said.at, said.next_update) <= duty.view.now + LEAD
    # What the owner has told since is news, too, also when it is only why it is not known yet.
    return (
        next((statement for statement in mine if said in statement.versions), None)
        if near or answered > said.at
        else None
    )


def _moved_on(duty: Duty, case: Case, mine: list[Statement]) -> Statement | None:
    """The text that came out last, where it was right and a newer record has overtaken it: it gets a new version once that record
    is verified."""
    said = _last_word(mine)
    careful = not (duty.character.heavy_hand or duty.character.offhand)
    if said is None or not careful or not borne_out(said, case):
        return None
    verified = overtaken_by(said, case) == case.found != ""
    text = next((text for text in mine if said in text.versions), None)
    if text is None or text.state != "PUBLISHED":
        return None
    anew = told_anew(said, case) and compose(duty, case, text.kind, text).body_vi != said.body_vi
    return text if verified or anew else None


def _last_word(mine: list[Statement]) -> Version | None:
    """The version of these statements that came out last."""
    out = [statement.published for statement in mine if statement.published]
    return max(out, key=lambda version: version.published_at, default=None)


def _draft(
    duty: Duty, role: str, case: Case, kind: str, old: Statement | None, *, plain: bool = False
) -> DraftStatement:
    words = compose(duty, case, kind, old, plain=plain)
    known = stance(duty, case, kind)
    promise = Writer(case, duty.view, duty.seed).promise(kind)
    if duty.character.offhand:
        promise = promise if kind == "holding" else 0
    return DraftStatement(
        role=role, case=case.case, kind=kind, stance=known, channels=channels(duty, case, kind), figures=words.figures,
        title_vi=words.title_vi, title_en=words.title_en, body_vi=words.body_vi, body_en=words.body_en,
        statement=old.statement if old else "", next_update=promise,
        sources=tuple(evidence.evidence for evidence in case.evidence),
    )  # fmt: skip


def compose(
    duty: Duty, case: Case, kind: str, old: Statement | None = None, *, plain: bool = False
) -> StatementTexts:
    """The text that this seat's character writes; `plain` = what is so and what to do, and nothing beside it."""
    if duty.hard_on(duty.view.read(case)) and kind in ("correction", "answer"):
        return sweeping(case, duty.view, kind)
    if duty.character.offhand:
        return offhand(case, duty.view, stance(duty, case, kind), read_out(case, duty.view))
    published, writer = (
        old if old and old.published else None,
        Writer(case, duty.view, duty.seed, plain=plain),
    )
    asked = asked_for(duty.view, case.case, kind, old)
    return with_what_was_asked(writer, writer.write(kind, published), asked)


def stance(duty: Duty, case: Case, kind: str) -> str:
    """What a text of this kind says of the claim: as its verdict has it, or as the owner has told it on a complaint."""
    if KINDS[kind].of_itself:
        return KINDS[kind].stance
    if duty.hard_on(duty.view.read(case)):
        return "deny" if kind == "correction" else "advice"
    told = next((question.verdict for question in reversed(case.questions) if question.verdict), "")
    verdict = case.verdict or (told if told in TRUE_VERDICTS else "NOT_A_FACT")
    return ANSWERS.get(verdict, ("advice",))[0]
