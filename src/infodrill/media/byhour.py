"""What of a text still lies ahead of whoever answers it: nobody asks for an hour that is over, nor says "tomorrow" of today."""

# Charter: media by hour
from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from infodrill.kernel.saidtimes import moments, when
from infodrill.media.relations import NAMED, PASSAGES, SEVERAL, Passages

AT_SOME_HOUR = dict.fromkeys(("awake", "bynight", "soon"), "")
"""What is so of any text for some of those who answer it."""
ASLEEP = range(0, 6)
"""Hours of the night at which nobody sounds out the neighbours."""
EVENING = range(20, 24)
FRESH = timedelta(hours=3)
"""For how long a text that leaves something open is asked for more (assumption)."""
_WORDS = frozenset((*NAMED, *PASSAGES))
_OPEN = frozenset({"unanswered", "unsettled", "checking"})
_AWAITED = _OPEN | {"unpromised", "next"}
"""What is so of a text only until its next word is due."""


def at_hour(passages: Passages, said: datetime, now: datetime) -> Passages:
    """What a text of `said` shows whoever answers it at `now`."""
    over = {
        name
        for name, words in passages.items()
        if name in _WORDS and _is_over(words.split(SEVERAL), said, now)
    }
    late = now - said > FRESH
    due = "next" in over or ("next" not in passages and late and bool(_OPEN & passages.keys()))
    if due:
        over |= _AWAITED
    found = {name: words for name, words in passages.items() if name not in over}
    return found | dict.fromkeys(_seen_by_the_clock(now, late=late, due=due), "")


def _seen_by_the_clock(now: datetime, *, late: bool, due: bool) -> Iterable[str]:
    if now.hour not in ASLEEP:
        yield "awake"
    if now.hour in EVENING or now.hour in ASLEEP:
        yield "bynight"
    if not late:
        yield "soon"
    if due:
        yield "overdue"


def _is_over(words: Iterable[str], said: datetime, now: datetime) -> bool:
    """Whether words that others say again name what lay ahead when they were written and is over, or a day by another name."""
    for each in (moment for said_again in words for moment in moments(said_again)):
        meant = when(each, said, ahead=True)
        if meant is not None and said < meant <= now:
            return True
        if each.day is not None and each.day.offset is not None and said.date() != now.date():
            return True
    return False
