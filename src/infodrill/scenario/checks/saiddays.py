"""Whether texts name the day and the hour that the story's clock shows: "this morning, Saturday", "it is 14:30 now"."""

# Charter: scenario checks said days
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from infodrill.kernel.errors import Place
from infodrill.kernel.i18n import N_
from infodrill.kernel.saiddays import PARTS_VI, WEEK, SaidDay, rows_of_days, said_days
from infodrill.scenario.checks.clash import TRUE, settled
from infodrill.scenario.checks.saidhours import moments
from infodrill.scenario.checks.saidthings import said_things
from infodrill.scenario.faults import ScenarioProblem, warning
from infodrill.scenario.loader import Loaded
from infodrill.scenario.meant import in_code
from infodrill.scenario.schema import Claim
from infodrill.scenario.storydate import StoryDate, planned
from infodrill.scenario.yamltext import Path_

MOST_APART = 15  # minutes by which somebody's watch may differ from the story's clock
OFTEN = 2  # texts that name one other day: then it is the date that moved
YEARS = range(2000, 2061)
_OF_DAYS = ("ngày", "day")
_HEADS = re.compile(rf"(?i)(?<!\w)(?:(?:một|buổi) (?:buổi )?(?:(?:{PARTS_VI}|ngày) )?|an? |on )$")
"""What stands before a day of the week in a title: "một sáng thứ Ba", "a Tuesday morning"."""
_NOW = re.compile(
    r"(?i)(?<!\w)(?:bây giờ|lúc này|hiện giờ|giờ này|hiện)(?: đã| mới)? là[^.!?]{0,12}$|(?<!\w)it(?:'s| is)(?: now)?[^.!?]{0,6}$"
)


def problems(loaded: Loaded) -> Iterator[ScenarioProblem]:
    story = planned(loaded.scenario.drill)
    begins = story.at(0)
    if begins.year not in YEARS:
        message, remedy = N_("the story begins in the year {year}"), N_("Correct the date.")
        yield warning("S164", loaded.where("drill", "epoch"), message, remedy, year=begins.year)
    found = list(_named(loaded, story))
    moved = Counter(away for *_, away in found if away)
    often = max(moved.values(), default=0)
    if often >= OFTEN and often == len(found):
        message = N_("{n} texts name {said} as a day, and by this date it is {shown}")
        remedy = N_("Correct the date, or the day in those texts: {places}.")
        said, shown = found[0][1], found[0][2]
        places = ", ".join(dict.fromkeys(f"{place.file}:{place.line}" for place, *_ in found))
        yield warning(
            "S164", loaded.where("drill", "epoch"), message, remedy, n=often, said=in_code(said), shown=in_code(shown),
            places=places,
        )  # fmt: skip
    else:
        for place, said, shown, _ in found:
            message = N_("it says {said}, and by the story's date that day is {shown}")
            yield warning(
                "S164",
                place,
                message,
                N_("Correct it, or `epoch`."),
                said=in_code(said),
                shown=in_code(shown),
            )
    yield from _hours_now(loaded, story)
    for lang in dict.fromkeys(loaded.scenario.drill.languages):
        for n, claim in enumerate(loaded.scenario.claims):
            yield from _since_when(loaded, n, claim, begins.date(), lang)


def _since_when(loaded: Loaded, n: int, claim: Claim, today: date, lang: str) -> Iterator[ScenarioProblem]:
    """What is true has been so for some days, and its record names another day of the week on which it began."""
    why = claim.truth[-1].why.in_(lang)
    begun = [each for each in said_days(why) if each.weekday is not None]
    things = said_things(claim.sentence.in_(lang), lang)
    spans = [each for each in things if each.kind == "lasting" and each.unit in _OF_DAYS]
    if not settled(claim, TRUE) or len(begun) != 1 or len(spans) != 1:
        return
    (days,), since = spans[0].values, (today.weekday() - (begun[0].weekday or 0)) % 7
    if days < 7 and abs(days - since) > 1:
        message = N_("the claim says {said}, and the record names {day}; the story begins on {today}")
        remedy = N_("Correct one of the two, or leave it if they speak of two things.")
        told = {"said": in_code(spans[0].shown), "day": in_code(why[begun[0].start : begun[0].end])}
        place = loaded.where("claims", n, "truth", len(claim.truth) - 1, "why", lang)
        yield warning("S164", place, message, remedy, **told, today=in_code(_shown(today, lang)))


def _named(loaded: Loaded, story: StoryDate) -> Iterator[tuple[Place, str, str, int]]:
    """(place, day that a text names, day that it is, by how many days of the week they differ; 0 for a date)."""
    drill, lang = loaded.scenario.drill, loaded.lang
    texts: list[tuple[Path_, Any, int]] = [
        (("drill", name), getattr(drill, name), 0) for name in ("title", "subtitle", "briefing")
    ]
    texts += [
        (("msel", "injects", n, "body"), each.body, each.at)
        for n, each in enumerate(loaded.scenario.msel.injects)
    ]
    for claim, each in enumerate(loaded.scenario.claims):
        texts += [
            (("claims", claim, name), getattr(each, name), 0) for name in ("sentence", "advice", "meanwhile")
        ]
    for path, text, at in texts:
        if text is None or (path[0] == "drill" and not loaded.where.written(*path)):
            continue
        day, said = story.at(at).date(), text.in_(lang)
        for row in rows_of_days(said):
            first = row[0]
            heads = path[0] == "drill" and first.weekday is not None and _HEADS.search(said[: first.start])
            if not heads and first.offset not in (-1, 0, 1):
                continue
            meant = day + timedelta(days=first.offset or 0)
            if (away := _other(row, meant)) is not None:
                yield loaded.where(*path, lang), said[first.start : row[-1].end], _shown(meant, lang), away


def _other(row: list[SaidDay], day: date) -> int | None:
    """By how many days of the week the names of a day are another's, 0 where its date is; None where they are this one's."""
    for named in row:
        if named.weekday is not None and (away := (named.weekday - day.weekday()) % 7):
            return away
        if named.of_month and named.of_month[:2] not in ((day.day, day.month), (day.day, 0)):
            return 0
    return None


def _shown(day: date, lang: str) -> str:
    name = WEEK[day.weekday()][lang][0]
    return f"{name} {day:%d/%m/%Y}" if lang == "vi" else f"{name.capitalize()} {day:%d/%m/%Y}"


def _hours_now(loaded: Loaded, story: StoryDate) -> Iterator[ScenarioProblem]:
    """Injects in which somebody says what time it is, and the story's clock shows another."""
    lang = loaded.lang
    for n, inject in enumerate(loaded.scenario.msel.injects):
        if inject.trigger.kind != "time":
            continue
        clock = story.at(inject.at)
        for hour, minute, sure in moments(inject.body.in_(lang), led_by=_NOW):
            round_of_clock = 1_440 if sure else 720
            apart = abs(hour * 60 + minute - clock.hour * 60 - clock.minute) % round_of_clock
            if min(apart, round_of_clock - apart) > MOST_APART:
                message = N_("it says that it is {said} now, and the story's clock shows {shown}")
                remedy = N_("Correct the hour, or when the inject comes.")
                place = loaded.where("msel", "injects", n, "body", lang)
                yield warning(
                    "S164", place, message, remedy, said=f"{hour:02}:{minute:02}", shown=f"{clock:%H:%M}"
                )
