"""Whether the days and hours of a story stand in what is known of it: a true sentence and its record, the Saturday of the advice
and that of the record, the hour of a step's note and any text that the players read."""

# Charter: scenario checks as recorded
from __future__ import annotations

from collections.abc import Iterator

from infodrill.kernel.i18n import N_
from infodrill.scenario.checks.clash import TRUE, settled
from infodrill.scenario.checks.saidthings import SaidThing, said_things
from infodrill.scenario.faults import ScenarioProblem, warning
from infodrill.scenario.loader import Loaded
from infodrill.scenario.meant import in_code
from infodrill.scenario.schema import Claim
from infodrill.scenario.yamltext import Path_

APART = N_("it says {here}, and {name} of the same story ({where}) says {there}")
REMEDY = N_("Correct one of the two, or leave it if they speak of two things.")
ALONE = N_("it says {here}, and no other text of its story does")
ALONE_REMEDY = N_("Correct it, or leave it if that is meant.")
LEADS = 4  # words before a date among which its day of the week stands
_LATEST = frozenset({"nhất", "trước", "hạn", "latest", "before", "by", "deadline"})
"""What stands before an hour by which something is to be done."""
_SIGNED = frozenset({"ký", "lập", "signed", "dated"})
"""What stands before the day of a paper, which is another one than that of which it tells."""
_WEEKDAYS = frozenset((
    *("hai", "ba", "tư", "năm", "sáu", "bảy", "nhật"),
    *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
))  # fmt: skip


def problems(loaded: Loaded) -> Iterator[ScenarioProblem]:
    for lang in dict.fromkeys(loaded.scenario.drill.languages):
        heard = [
            thing
            for inject in loaded.scenario.msel.injects
            for thing in said_things(inject.body.in_(lang), lang)
        ]
        for n, claim in enumerate(loaded.scenario.claims):
            record: Path_ = ("claims", n, "truth", len(claim.truth) - 1, "why", lang)
            known = _dates([thing for each in claim.truth for thing in said_things(each.why.in_(lang), lang)])
            if pair := _in_the_sentence(claim, known, lang):
                yield _apart(loaded, ("claims", n, "sentence", lang), record, *pair)
            if loaded.where.written("claims", n, "advice") and (pair := _of_that_weekday(claim, known, lang)):
                yield _apart(loaded, ("claims", n, "advice", lang), record, *pair)
            yield from _in_notes(loaded, n, heard, lang)


def _dates(things: list[SaidThing]) -> list[SaidThing]:
    return [thing for thing in things if thing.kind == "date"]


def _in_the_sentence(claim: Claim, known: list[SaidThing], lang: str) -> tuple[SaidThing, SaidThing] | None:
    """What is true names a day, and its record other days alone."""
    known = [each for each in known if not _SIGNED & {*each.before[:LEADS]}]
    for thing in _dates([*said_things(claim.sentence.in_(lang), lang)]) if settled(claim, TRUE) else ():
        if known and not any(each.same(thing) for each in known):
            return thing, known[-1]
    return None


def _of_that_weekday(claim: Claim, known: list[SaidThing], lang: str) -> tuple[SaidThing, SaidThing] | None:
    """The advice names the date of a Saturday, and the record the dates of other Saturdays."""
    for thing in _dates([*said_things(claim.advice.in_(lang), lang)]) if claim.advice else ():
        weekday = _weekday(thing)
        others = [each for each in known if weekday & _weekday(each)]
        if others and not any(each.same(thing) for each in others):
            return thing, others[-1]
    return None


def _weekday(thing: SaidThing) -> frozenset[str]:
    return _WEEKDAYS & {*thing.shown.lower().split(), *thing.before[:LEADS]}


def _in_notes(loaded: Loaded, n: int, heard: list[SaidThing], lang: str) -> Iterator[ScenarioProblem]:
    """A step is to tell of an hour or a day that stands in no field of its claim, and that no inject tells."""
    claim = loaded.scenario.claims[n]
    texts = [claim.sentence, claim.kernel, claim.advice, claim.meanwhile]
    texts += [text for each in claim.truth for text in (each.why, each.advice)]
    told = [thing for text in texts if text for thing in said_things(text.in_(lang), lang)]
    for m, step in enumerate(claim.right_path):
        for thing in said_things(step.note.in_(lang), lang) if step.note else ():
            if _LATEST & {*thing.before[:LEADS]} or thing.kind not in ("hour", "date"):
                continue  # by when a step is to be done, the note alone may say
            if not any(each.same(thing) for each in (*told, *heard)):
                place = loaded.where("claims", n, "right_path", m, "note", lang)
                yield warning("S164", place, ALONE, ALONE_REMEDY, here=in_code(thing.shown))
                return


def _apart(loaded: Loaded, path: Path_, other: Path_, here: SaidThing, there: SaidThing) -> ScenarioProblem:
    beside = loaded.where(*other)
    said = {"here": in_code(here.shown), "there": in_code(there.shown), "name": in_code(other[-2])}
    return warning("S164", loaded.where(*path), APART, REMEDY, **said, where=f"{beside.file}:{beside.line}")
