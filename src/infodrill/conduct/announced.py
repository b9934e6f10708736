"""The last hour that a text to the public announces: until then its reader still needs it."""

# Charter: conduct announced
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date, datetime, time, timedelta

from infodrill.scenario.checks.saiddays import WEEK
from infodrill.scenario.checks.saidhours import days, hours

FARTHEST = timedelta(days=8)  # what is told of later is a plan, and no message stands for so long
SENTENCE = re.compile(r"[.!?…]+(?=\s|$)|\n")
TOMORROW = re.compile(r"\b(?:mai|tomorrow)\b", re.IGNORECASE)


def announced(texts: Iterable[str], told: datetime) -> datetime | None:
    """The latest moment after `told` that the texts name by an hour, its day as the same sentence says it, else the day on
    which it is told; None where they name none within FARTHEST."""
    found = [
        moment
        for text in texts
        for sentence in SENTENCE.split(text)
        for moment in _moments(sentence, told)
        if told < moment <= told + FARTHEST
    ]
    return max(found, default=None)


def first_day(texts: Iterable[str], told: date) -> date | None:
    """The first day after `told` that the texts name, None where they name none within FARTHEST."""
    named = (day for text in texts for sentence in SENTENCE.split(text) for day in _days(sentence, told))
    return min((day for day in named if told < day <= told + FARTHEST), default=None)


def _moments(sentence: str, told: datetime) -> Iterator[datetime]:
    named = hours(sentence)
    if not named:
        return
    for day in tuple(_days(sentence, told.date())) or (told.date(),):
        for hour, minute in named:
            yield datetime.combine(day, time(hour, minute), told.tzinfo)


def _days(sentence: str, told: date) -> Iterator[date]:
    if TOMORROW.search(sentence):
        yield told + timedelta(days=1)
    for day in days(sentence):
        number = next((n for n, names in enumerate(WEEK) if day in names), None)
        if number is not None:
            yield told + timedelta(days=(number - told.weekday()) % 7)
            continue
        of_month, _, month = day.partition("/")
        for year in (told.year, told.year + 1):  # on the last days of December a day of January lies ahead
            with suppress(ValueError):  # 31/2
                yield date(year, int(month), int(of_month))
