"""When a promised next word falls due, what the press was promised, and by which day an owner said that it is put right."""

# No charter: an automated cell asks for what a person of its cell may ask; policy and desk answer both alike
from __future__ import annotations

from datetime import datetime, timedelta

from infodrill.automata import phrases as say
from infodrill.automata.hours import day, hour, told_for
from infodrill.casework.book import Case
from infodrill.conduct.announced import first_day
from infodrill.conduct.view import SeatView
from infodrill.kernel.clock import DAY

SHORTEST, BEFORE = (
    8 * 60,
    5 * 60,
)  # seconds: no next word is sooner; it lies so long before the hour that is told of
EVERY, LEAST = 5, 5 * 60  # minutes; seconds: no round hour is nearer than this
HEADWAY = 12 * 60  # a promise nearer than this is kept by the text that is being written


def promised_to_the_press(view: SeatView, case: Case) -> int:
    """The second of the next word that a reporter still waits for on a case since the last text on it, 0 = none or too near for
    another text: one matter has one hour, and one that was moved or taken back is given to nobody any more."""
    texts = [
        statement.published.published_at
        for statement in view.statements
        if statement.case == case.case and statement.published
    ]
    since = max(texts, default=-1)
    told = [
        promise.promise_due
        for promise in view.press.standing
        if promise.about == case.case
        and promise.at + promise.took > since
        and promise.promise_due > view.now + HEADWAY
    ]
    return told[-1] if told else 0


def named_by_owner(view: SeatView, case: Case) -> int:
    """A second on the day that the owner of the facts named, 0 = none."""
    today, told = view.story(view.now).date(), case.questions
    days = (
        first_day((str(question.answer) for question in told), today, dates=True),
        first_day((str(question.advice) for question in told), today),
    )
    named = min(filter(None, days), default=None)
    return view.now + (named - today).days * DAY if named else 0


def before_its_hour(view: SeatView, case: Case, due: int) -> int:
    """The second of a next word that would come at `due`, drawn before the hour for which the matter is told: a word on what
    happens at five is of no use at four past. An hour that is all but here draws nothing."""
    told, now = view.both_languages(case, case.sentence), view.story(view.now)
    hours = [moment for text in (told.vi, told.en) if (moment := told_for(text, now))]
    ahead = int((min(hours) - now).total_seconds()) if hours else 0
    if ahead > SHORTEST and due > (before := view.now + max(SHORTEST, ahead - BEFORE)):
        return rounded(view.now, before, view.story(before), before)
    within = view.casework.edition.due("publish", case.priority or "P1") or 0
    return rounded(view.now, due, view.story(due), max(due, view.now + within))


def rounded(now: int, due: int, when: datetime, latest: int) -> int:
    """The second of the round hour, of five minutes, that people are promised for second `due`, which is `when` in the story: the
    next one, or the one before where that were after `latest`; `due` itself where hardly any time were left until then."""
    over = when.minute % EVERY * 60 + when.second
    later = due + (EVERY * 60 - over if over else 0)
    earlier = due - over
    return later if later <= latest else earlier if earlier >= now + LEAST else due


def coming_back(lang: str, now: datetime, promised: datetime) -> tuple[str, dict[str, str]]:
    """(msgid, its hours) of a text that comes back `now` to what was `promised`: late only once that is over, whatever day it
    was."""
    at = hour(lang, now, min(now, promised).date())
    if now <= promised:
        return say.AGAIN, {}
    if now.date() == promised.date():
        return say.LATE, {"promised": hour(lang, promised, now.date()), "time": at}
    gave = hour(lang, promised, promised.date())
    return say.LATE_BY_DAYS, {"day": day(lang, promised.date()), "promised": gave, "time": at}


def promised_at(view: SeatView, at: int, due: int) -> int:
    """When a promise made at second `at` for second `due` falls due on the story's clock, as an exercise second: after a
    leap that went past the hour that was printed, at once."""
    return min(due, view.now) if view.story(view.now) >= printed(view, at, due) else due


def printed(view: SeatView, at: int, due: int) -> datetime:
    """The hour of the story that a text made at second `at` gives for second `due`."""
    return view.story(at) + timedelta(seconds=due - at)
