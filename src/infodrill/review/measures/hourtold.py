"""An hour of the next word that a text of ours names in its words alone, and by which no word came.

E13 counts the hours that stand in the field of the next word; people read the words. As in `unasked`, no result counts these
rows: they stand beside E13's. An hour that nobody could live, and one that the field of a text on the matter gives too, is
told of there.
"""

# Charter: review measures hourtold
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from infodrill.conduct.nexthour import hour_told
from infodrill.kernel.clock import MINUTE
from infodrill.kernel.i18n import N_
from infodrill.review.ledger import Course, LedgerRow
from infodrill.review.ledger.publicwords import in_play, kept_by
from infodrill.review.measures import selfcorrection, unasked
from infodrill.review.measures.unasked import LoggedDeed
from infodrill.review.relayed import titled
from infodrill.review.said import PublishedVersion, Said
from infodrill.review.timeline import ReportTimeline
from infodrill.review.words import BothClocks, Lasting, ReportLine, StoryTime, line

PASSED = N_("hour of the next word that a text named, and that passed without it")
UNCOUNTED = frozenset({PASSED})
LATE = N_(
    "“{text}”, out at {at}, told people to expect the next word at {hour}; it came at {came}, {late} late"
)
NEVER = N_("“{text}”, out at {at}, told people to expect the next word at {hour}; none came until play ended")


def hours_passed(log: ReportTimeline, course: Course) -> Iterator[LedgerRow]:
    """One row for each hour that was named on a matter: by the text that named it last, as nothing in between kept it."""
    entered = {
        (word.claim or word.item, log.given(word.at, word.next_update))
        for word in log.said
        if word.next_update
    }
    named: dict[tuple[str, datetime], tuple[Said, PublishedVersion]] = {}
    for word in in_play(log, course):
        text = next((each for each in log.published if each.seq == word.seq), None)
        hour = None if word.next_update else _hour(log, word, text)
        if hour is not None:
            key = word.claim or word.item, hour
            # An answer to the press that names it again keeps nothing; of such an answer alone there is no text to name.
            told = text or (named[key][1] if key in named else None)
            if told is not None:
                named[key] = word, told
    for (matter, hour), (word, text) in named.items():
        ahead = int((hour - log.story(word.at)).total_seconds())
        why = _outcome(log, course, replace(word, next_update=word.at + ahead), text, hour)
        if why is None or (matter, log.given(word.at, word.at + ahead)) in entered:
            continue
        claim = log.scenario.claim(word.claim) if word.claim else None
        about = f"{text.statement.statement}@{text.version.version}"
        deed = LoggedDeed(
            what=PASSED, cell=word.cell, about=about, at=text.at, seqs=(text.seq,), why=why
        )  # fmt: skip
        yield unasked.row_of(course, selfcorrection.CODE, claim, deed)


def _hour(log: ReportTimeline, word: Said, text: PublishedVersion | None) -> datetime | None:
    if text is None:
        return hour_told(((log.opened.language, word.text),), log.story(word.at))
    return hour_told(text.version.spoken, log.story(word.at))


def _outcome(
    log: ReportTimeline, course: Course, promise: Said, text: PublishedVersion, hour: datetime
) -> ReportLine | None:
    """What became of it by the hour that people were told, whatever time was given back; None where a word came by then, play
    ended before, or the clock ran through it."""
    span = range(promise.at, course.play.until + 1, MINUTE)
    if not any(0 <= (hour - log.story(at)).total_seconds() < MINUTE for at in span):
        return None
    told, at, kept = titled(text.version), BothClocks(text.at), kept_by(log, course, promise)
    if kept is None:
        return line(NEVER, text=told, at=at, hour=StoryTime(hour))
    late = int((log.story(kept.at) - hour).total_seconds())
    if late < MINUTE:
        return None
    return line(LATE, text=told, at=at, hour=StoryTime(hour), came=BothClocks(kept.at), late=Lasting(late))
