"""When a promised next word falls due, and what the press was promised."""

# No charter: an automated cell asks for what a person of its cell may ask; policy and desk answer both alike
from __future__ import annotations

from datetime import datetime, timedelta

from infodrill.automata.hours import told_for
from infodrill.casework.book import Case
from infodrill.conduct.view import SeatView

SHORTEST, BEFORE = (
    8 * 60,
    5 * 60,
)  # seconds: no next word is sooner; it lies so long before the hour that is told of
HEADWAY = 12 * 60  # a promise nearer than this is kept by the text that is being written


def promised_to_the_press(view: SeatView, case: Case) -> int:
    """The second of the next word that the press was promised on a case since the last text on it, 0 = none or too near for
    another text: one matter has one hour."""
    texts = [
        statement.published.published_at
        for statement in view.statements
        if statement.case == case.case and statement.published
    ]
    since = max(texts, default=-1)
    told = [
        promise.promise_due
        for promise in view.press.promises
        if promise.about == case.case
        and promise.at + promise.took > since
        and promise.promise_due > view.now + HEADWAY
    ]
    return told[-1] if told else 0


def before_its_hour(view: SeatView, case: Case, due: int) -> int:
    """The second of a next word that would come at `due`, drawn before the hour for which the matter is told: a word on what
    happens at five is of no use at four past. An hour that is all but here draws nothing."""
    told, now = view.both_languages(case, case.sentence), view.story(view.now)
    hours = [moment for text in (told.vi, told.en) if (moment := told_for(text, now))]
    ahead = int((min(hours) - now).total_seconds()) if hours else 0
    return due if ahead <= SHORTEST else min(due, view.now + max(SHORTEST, ahead - BEFORE))


def promised_at(view: SeatView, at: int, due: int) -> int:
    """When a promise made at second `at` for second `due` falls due on the story's clock, as an exercise second: after a
    leap that went past the hour that was printed, at once."""
    return min(due, view.now) if view.story(view.now) >= printed(view, at, due) else due


def printed(view: SeatView, at: int, due: int) -> datetime:
    """The hour of the story that a text made at second `at` gives for second `due`."""
    return view.story(at) + timedelta(seconds=due - at)
