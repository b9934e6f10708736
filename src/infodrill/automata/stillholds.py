"""Whether a text that was written earlier still holds, and in words what is different by now, for whoever gets it back."""

# No charter: an automated cell asks for what a person of its cell may ask; policy and desk answer both alike
from __future__ import annotations

from infodrill.automata.answering import convicting
from infodrill.automata.hours import day, hour_of
from infodrill.automata.proposal import Duty
from infodrill.automata.sentences import called
from infodrill.automata.takingup import asked_for, with_what_was_asked
from infodrill.automata.writer import OPEN, Writer
from infodrill.casework.book import Case, Statement, Version
from infodrill.casework.nouns.verdict import on_record
from infodrill.casework.stances import misfit
from infodrill.conduct.unrecorded import unrecorded
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import LANGUAGES, N_
from infodrill.kernel.quoting import cut, quoted

TELLING = 3 * 60  # seconds that an owner needs to tell what it has just learnt
TOO_LATE = 3 * 60  # a text whose own next word comes sooner than this is written anew
SUMMED_UP = 3  # the phase in which a bulletin is news
LEAPT = 60 * 60  # seconds that the story went on beyond what was played since a text was written
QUOTED = 140  # letters of a line that would stand there now
ANOTHER_DAY = N_(
    "This was written on {then}, and it is {now} now: its hours are another day's. Please write it anew."
)
PROMISE_OVER = N_(
    "Its next word is promised for {time}, which is over or too near. Please give a later hour."
)
IN_DANGER = N_("Somebody may be in danger by now: that is told first, and this afterwards.")
ANSWERED = N_("{unit} has answered at {time}, after this was written. Please tell what it said.")
OTHER_HOUR = N_("The owner's answer gives another hour for the next word: {time}. Please take that one.")
GONE_ON = N_("Hours have passed since {time}, when this was written. Please look at it anew.")
LATER_OUT = N_("“{title}” came out at {time}, after this was written: it belongs in here.")
PLAY_OVER = N_("The time for summing up is over: this goes out no more.")
READS_NOW = N_("Since then the record or the hour has moved on. As things stand it would say: {line}")
SHORTER_NOW = N_("Since then the record or the hour has moved on: this no longer belongs in it: {line}")
NO_RECORD = N_(
    "No record has this: {told}. Please ask whoever holds the facts, or leave it out. If it is right as it stands,"
    " hand it in again."
)
CONVICTS = N_(
    "This says of a person that they did wrong, and no primary record shows it: {line} Please say what is checked, and by when,"
    " and leave the person out."
)
CHANGING = N_("Our record has just changed. Wait for our new answer, which follows in a moment.")


def case_of(duty: Duty, statement: Statement) -> Case | None:
    """The statement's case as the seat sees it."""
    return next((case for case in duty.view.cases if case.case == statement.case), None)


def by_machine(duty: Duty, statement: Statement) -> bool:
    """Whether a program wrote it as it stands."""
    return statement.newest.author_seat not in duty.view.people


def stale(duty: Duty, statement: Statement) -> str:
    """What is different since a machine wrote it, "" = it still holds. People judge their own texts."""
    if not by_machine(duty, statement) or duty.character.heavy_hand or duty.character.offhand:
        return ""
    version, case = statement.newest, case_of(duty, statement)
    if over := _its_hour_is_over(duty, statement):
        return over
    if case and version.stance == "unknown" and answered_meanwhile(case, version):
        return _answered(duty, case, version)
    told_then = case is not None and any(
        asked.verdict and asked.answered_at == version.at for asked in case.questions
    )
    if case and told_then and version.stance == "unknown" and version.next_update:
        # Written in the minute in which its owner answered: with the answer, or without it and its hour.
        promise = Writer(case, duty.view, duty.seed, statement.issuer).promise(statement.kind)
        later = promise - version.next_update > TOO_LATE
        return _say(duty, OTHER_HOUR, time=hour_of(duty.view, promise)) if later else ""
    if case is None or version.stance == "unknown" or version.corrects:
        # A correction of our own text goes out before the facts move on again; a new error is raised for those.
        answered = not version.corrects and _answered_since(case, version)
        told = _answered(duty, case, version) if case and answered else ""
        return _gone_on(duty, version) or told or _outdated(duty, statement)
    return _reads_now(duty, statement, case)


def _its_hour_is_over(duty: Duty, statement: Statement) -> str:
    view, version = duty.view, statement.newest
    written, now = view.story(version.at).date(), view.story(view.now).date()
    if written != now:
        return _say(duty, ANOTHER_DAY, then=day(view.lang, written), now=day(view.lang, now))
    if version.next_update and version.next_update < view.now + TOO_LATE:
        return _say(duty, PROMISE_OVER, time=hour_of(duty.view, version.next_update))
    return _say(duty, IN_DANGER) if statement.kind == "prebunk" and in_danger(view) else ""


def _gone_on(duty: Duty, version: Version) -> str:
    view = duty.view
    passed = (view.story(view.now) - view.story(version.at)).total_seconds()
    leapt = passed > view.now - version.at + LEAPT
    return _say(duty, GONE_ON, time=hour_of(duty.view, version.at)) if leapt else ""


def _answered(duty: Duty, case: Case, version: Version) -> str:
    """Who has told something since, and when."""
    told = [asked for asked in case.questions if asked.verdict and asked.answered_at >= version.at]
    newest = max(told, key=lambda asked: asked.answered_at)
    house = duty.view.organisation(newest.owner) or duty.view.premises.place("")
    unit = called(duty.view.lang, house.in_(duty.view.lang))
    return _say(duty, ANSWERED, unit=unit[:1].upper() + unit[1:], time=hour_of(duty.view, newest.answered_at))


def _reads_now(duty: Duty, statement: Statement, case: Case) -> str:
    """The first line that would stand there now and does not, else the first that would not."""
    view, version = duty.view, statement.newest
    out = statement if statement.published else None
    writes = Writer(case, view, duty.seed, statement.issuer)
    asked = asked_for(view, case.case, statement.kind, statement)
    told = with_what_was_asked(writes, writes.write(statement.kind, out), asked)
    if (version.body_vi, version.body_en) == (told.body_vi, told.body_en):
        return ""
    if len(statement.versions) > 1:  # what people would not have is said more plainly
        writes.plain = True
        plain = with_what_was_asked(writes, writes.write(statement.kind, out), asked)
        if (version.body_vi, version.body_en) == (plain.body_vi, plain.body_en):
            return ""
    now = (told.body_vi if view.lang == "vi" else told.body_en) or told.body_vi or told.body_en
    before = version.said(view.lang)[1] or str(version.body_vi or version.body_en)
    new = [line for line in now.splitlines() if line not in before.splitlines()]
    old = [line for line in before.splitlines() if line not in now.splitlines()]
    if not new and not old:  # only in the other language
        return _say(duty, READS_NOW, line=quoted(cut(now.splitlines()[0] if now else "", QUOTED)))
    return _say(duty, READS_NOW if new else SHORTER_NOW, line=quoted(cut((new or old)[0], QUOTED)))


def in_danger(view: SeatView) -> bool:
    """Whether somebody may come to harm by what is told: then nobody is given a lesson first."""
    return any(case.danger for case in view.open_cases)


def untold_danger(view: SeatView) -> bool:
    """Whether people may come to harm by something on which nothing is out, or no more than that it is not known, which it is."""
    out: dict[str, list[Version]] = {}
    for text in view.statements:
        if text.published:
            out.setdefault(text.case, []).append(text.published)
    return any(
        case.danger
        and not case.merged_into
        and all(answered_meanwhile(case, said) for said in out.get(case.case, []))
        for case in view.open_cases
    )


def gives_way(duty: Duty, case: Case) -> bool:
    """Whether a lesser matter that rests on a record of hours ago waits: nobody is told of that while it is not known yet whether
    another one costs lives."""
    view = duty.view
    lesser = case.priority in ("P3", "P4") and Writer(case, view, duty.seed).old
    told = {text.case for text in view.statements if text.published and text.published.stance != "unknown"}
    return lesser and any(
        grave.danger and grave.urgent and grave.case not in told and not grave.merged_into
        for grave in view.open_cases
    )


def overtaken(duty: Duty, statement: Statement) -> bool:
    """Written by a machine from what this seat told before its record changed; it has not told the change yet. A first word,
    written from no record, is not held up: whoever is in danger should not wait for one."""
    case = case_of(duty, statement)
    if case is None or not any(asked.answer for asked in case.questions):
        return False
    if not by_machine(duty, statement) or duty.character.heavy_hand or duty.character.offhand:
        return False
    view = duty.view
    known = view.known_truth(case)
    told = (
        any(asked.answered_at >= view.as_played(known.known_from) for asked in case.questions)
        if known
        else True
    )
    return (
        known is not None and not told and statement.newest.at <= view.as_played(known.known_from) + TELLING
    )


def unborne(duty: Duty, statement: Statement) -> str:
    """Why a careful reader sends a text of people back: its stance contradicts the verdict; it sends people where no record says,
    or puts a word of ours right and names anything that none has, of which it is asked once; "" = it does not."""
    case = case_of(duty, statement)
    if by_machine(duty, statement) or duty.character.heavy_hand or duty.character.offhand:
        return ""
    if case and case.verified and (wrong := misfit(statement.newest.stance, case.verdict)):
        return _say(duty, wrong)
    named = unrecorded(duty.view, statement, case)
    told = [name for name in named if statement.newest.corrects or not any(map(str.isdigit, name))]
    asked = any(name in old.returned for old in statement.versions for name in told)
    return _say(duty, NO_RECORD, told=" · ".join(told)) if told and not asked else ""


def convicts(duty: Duty, statement: Statement) -> str:
    """Why a careful reader passes no text, whoever wrote it: it tells of a person's wrong as so, on somebody's word."""
    case = case_of(duty, statement)
    if case is None or duty.character.heavy_hand or duty.character.offhand or on_record(case):
        return ""
    words = (statement.newest.said(lang) for lang in LANGUAGES)
    line = next(filter(None, (convicting("\n".join(said)) for said in words)), "")
    return _say(duty, CONVICTS, line=quoted(cut(line, QUOTED))) if line else ""


def _answered_since(case: Case | None, version: Version) -> bool:
    """The owner has told something since it was written; in the very second, when that is more than "not known yet"."""
    told = [asked for asked in case.questions if asked.verdict] if case else []
    return any(
        question.answered_at > version.at
        or (question.answered_at == version.at and version.stance == "unknown" and question.verdict != OPEN)
        for question in told
    )


def answered_meanwhile(case: Case, version: Version) -> bool:
    """Whether a text that says "not yet known" stands although the owner has told since what is so."""
    return version.stance == "unknown" and any(
        asked.answered_at >= version.at and asked.verdict not in ("", OPEN) for asked in case.questions
    )


def _outdated(duty: Duty, statement: Statement) -> str:
    """A bulletin beside which something has come out since, or is known of what it calls open."""
    if statement.kind != "bulletin":
        return ""
    view, written = duty.view, statement.newest.at
    if view.phase > SUMMED_UP:
        return _say(duty, PLAY_OVER)
    out = [
        (other, other.published)
        for other in view.statements
        if other.published and other.statement != statement.statement
    ]
    for _, said in out:
        if said.published_at >= written:
            return _say(
                duty, LATER_OUT, title=said.said(view.lang)[0], time=hour_of(duty.view, said.published_at)
            )
    for other, said in out:
        case = case_of(duty, other) if said.stance == "unknown" else None
        if case and any(asked.verdict and asked.answered_at >= written for asked in case.questions):
            return _answered(duty, case, statement.newest)
    return ""


def _say(duty: Duty, msgid: str, **values: object) -> str:
    return duty.view.premises.say(duty.view.lang, msgid, **values)
