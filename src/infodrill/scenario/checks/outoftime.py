"""What comes before that which it answers, and hours and lengths of time that the drill's own clock shows otherwise."""

# Charter: scenario checks out of time
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import pairwise

from infodrill.kernel.i18n import N_
from infodrill.kernel.saidnumbers import said_numbers
from infodrill.kernel.saidtimes import SaidMoment, clocks
from infodrill.kernel.sentences import sentences
from infodrill.scenario.checks.saiddates import timed_texts
from infodrill.scenario.checks.saidhours import hours, said_range
from infodrill.scenario.checks.timeline import after_start, first_moment, length
from infodrill.scenario.faults import ScenarioProblem, warning
from infodrill.scenario.loader import Loaded
from infodrill.scenario.meant import in_code
from infodrill.scenario.schema import Claim, Condition, Inject
from infodrill.scenario.schema.msel import REPORTS
from infodrill.scenario.storydate import StoryDate, planned
from infodrill.scenario.yamltext import Path_

SOON = 15  # minutes by which a result may be there before its hour
EARLY = 180  # seconds by which the record may be on its way
APART = 10  # minutes by which people count a silence otherwise
_RESULT = re.compile(r"(?i)(?<!\w)(?:kết quả|results?)(?!\w)")
_SILENCE = re.compile(
    r"(?i)^\W*(?:(?:đã|hơn|mới|over|after|more than) )?(?P<n>[^\W_]+(?:[- ][^\W_]+){0,2}?) (?:phút|minutes?)(?!\w)"
)

FIRST = 300  # seconds in which the first words of a drill come
NOON = 12 * 60
EVENING = 18 * 60  # from then on an earlier hour is one of the next day
_THEN = re.compile(
    r"(?i)\s*,(?: (?!mà|chứ|không|hay|hoặc|là|not|but|or|instead|and not)[^\W\d_]+){0,4} (?:lúc |hồi |at )?"
)
_OUT = re.compile(
    r"(?i)\s*,?(?: and| then| và| rồi)? (?:out|back|left|gone|over|ra|về|rời|xong|tan)(?: [^\W\d_]+){0,2}(?: lúc| at)? "
)
"""Between an hour at which somebody came, or something began, and the one at which that was over."""
_UNTIL = re.compile(r"(?i)(?<!\w)(?:đến|tới|trước|sau|từ|until|till|by|before|after|from) (?:lúc )?$")
_DONE = re.compile(
    r"(?i)(?<!\w)(?:(?:đã|vừa) (?:[^\W\d_]+ ){1,4}(?:lúc|hồi)|(?:was|were|has been|have been) (?:[^\W\d_]+ ){1,4}at) $"
)
_TO_BE = re.compile(
    r"(?i)(?<!\w)(?:sẽ|sắp|lên (?:sóng|trang|báo)|phát sóng|đăng bài|will|shall|going to"
    r"|on air|(?:goes|go|be) (?:out|live))"
    r"(?:,? (?!không |chưa |not )[^\W\d_]+){0,4}? (?:at|by|before|lúc|trước|vào|vào lúc) $"
)
_BEGINS = re.compile(r"(?i)(?<!\w)(?:bắt đầu|vào ca|begins?|starts?) (?:lúc|từ|at|from) $")
_LASTS = re.compile(r"(?i)(?<!\w)(?:đến|tới|until|till) (?:lúc )?$")
_LASTED = re.compile(
    r"(?i)(?<!\w)(?:đã|rồi|mới|vừa|từ|kéo dài|lúc nãy|qua|trước đó|was|were|had|has|have|did|from|since|ago|\w+ed)(?!\w)"
)
"""What says that something began before, or is over: until when it was so then."""
_OPEN = re.compile(
    r"(?i)(?<!\w)(?:(?:mở|ghi|nhận|bán|phát|trực|làm việc|tiếp) (?:[^\W\d_]+ ){0,3}(?:đến|tới)"
    r"|(?:open|opens|sold|given|taken|written) (?:[^\W\d_]+ ){0,3}(?:until|till)) $"
)
_CORRECT = N_("Correct the hour, or `epoch`.")
_Told = Sequence[tuple[str, Sequence[SaidMoment]]]  # sentences and the hours that they name


def problems(loaded: Loaded) -> Iterator[ScenarioProblem]:
    story = planned(loaded.scenario.drill)
    for n, inject in enumerate(loaded.scenario.msel.injects):
        yield from _after_play(loaded, n, inject)
        claim = loaded.scenario.by_id.get(inject.claim or "")
        if claim:
            yield from _before_our_error(loaded, n, inject, claim)
            yield from _record_early(loaded, n, inject, claim)
            yield from _result_at(loaded, story, n, inject, claim)
        if inject.trigger.condition:
            yield from _silence(loaded, n, inject, inject.trigger.condition)
    for path, text, at in timed_texts(loaded):
        now = story.at(min(at, length(loaded.scenario.drill)))
        said = [(sentence, found) for sentence in sentences(text, also=";") if (found := clocks(sentence))]
        yield from _hours_of(loaded, path, said, now)
        yield from _over_by_then(loaded, path, said, now)
        yield from _turned(loaded, path, text)
        if path[0] == "msel" and at <= FIRST:
            yield from _begins_at(loaded, path, said, now)


def _hours_of(loaded: Loaded, path: Path_, told: _Told, now: datetime) -> Iterator[ScenarioProblem]:
    """Hours of one sentence that run back, what was done at an hour that is to come, and what is open until one that is over."""
    minute = now.hour * 60 + now.minute
    for sentence, found in told:
        said = [each for each in found if each.day is None]
        for first, last in pairwise(said):
            back = _minute(last) < _minute(first) < EVENING and not (first.part and not last.part)
            if (
                back
                and any(each.fullmatch(sentence[first.end : last.start]) for each in (_THEN, _OUT))
                and not _UNTIL.search(sentence[: first.start])
            ):
                message = N_("it tells of {first} and then of {last}, which is earlier")
                pair = {"first": in_code(_shown(sentence, first)), "last": in_code(_shown(sentence, last))}
                yield warning("S164", loaded.where(*path), message, N_("Correct one of the two."), **pair)
        for each in said:
            ahead, shown = _minute(each) - minute, in_code(_shown(sentence, each))
            before = sentence[: each.start]
            if ahead > SOON and _DONE.search(before):
                message = N_(
                    "it tells of {said} as of what has happened, and the story's clock shows {shown}"
                )
                yield warning(
                    "S164", loaded.where(*path), message, _CORRECT, said=shown, shown=f"{now:%H:%M}"
                )
            if (
                path[0] == "claims"
                and ahead < -SOON
                and each.hour
                and minute < EVENING
                and _OPEN.search(before)
            ):
                message = N_(
                    "it says until when something is open, {said}, and the story's clock shows {shown}"
                )
                yield warning(
                    "S164", loaded.where(*path), message, _CORRECT, said=shown, shown=f"{now:%H:%M}"
                )


def _begins_at(loaded: Loaded, path: Path_, told: _Told, now: datetime) -> Iterator[ScenarioProblem]:
    """The first word of a drill says at what hour the shift begins: not the one that the clock shows."""
    minute = now.hour * 60 + now.minute
    for sentence, found in told:
        for each in found:
            off = abs(_minute(each) - minute) % NOON
            if _BEGINS.search(sentence[: each.start]) and APART < off < NOON - APART and each.day is None:
                message = N_("it says that something begins at {said}, and the story's clock shows {shown}")
                said = {"said": in_code(_shown(sentence, each)), "shown": f"{now:%H:%M}"}
                yield warning("S164", loaded.where(*path), message, _CORRECT, **said)


def _turned(loaded: Loaded, path: Path_, text: str) -> Iterator[ScenarioProblem]:
    """Open from 18:00 to 16:00: a night is not so long."""
    span = said_range(text)
    if span and span[1] and span[0] > span[1] and span[1] + 2 * NOON - span[0] > NOON:
        message = N_("it lasts from {first} to {last}, which is earlier")
        first, last = (f"{minute // 60}:{minute % 60:02}" for minute in span[:2])
        yield warning(
            "S164", loaded.where(*path), message, N_("Correct one of the two."), first=first, last=last
        )


def _over_by_then(loaded: Loaded, path: Path_, told: _Told, now: datetime) -> Iterator[ScenarioProblem]:
    """What is to be done today at an hour that is over; of an hour that may be one of the afternoon nobody knows."""
    minute = now.hour * 60 + now.minute
    for sentence, found in told:
        for each in found:
            today = each.day is None or (each.day.offset == 0 and each.day.weekday is None)
            last = _minute(each) + (0 if _is_sure(sentence, each) else NOON)
            if (
                today
                and each.hour
                and last < minute - SOON
                and minute < EVENING
                and (
                    _TO_BE.search(before := sentence[: each.start])
                    or (_LASTS.search(before) and not _LASTED.search(before.rpartition(",")[2]))
                )
            ):
                message = N_("it tells of {said} as of what is to come, and the story's clock shows {shown}")
                said = {"said": in_code(_shown(sentence, each)), "shown": f"{now:%H:%M}"}
                yield warning("S164", loaded.where(*path), message, _CORRECT, **said)


def _is_sure(text: str, said: SaidMoment) -> bool:
    """Whether it is known which half of the day is meant: "05:30" is written for no afternoon."""
    return said.sure or _minute(said) >= NOON or _shown(text, said).startswith("0")


def _minute(said: SaidMoment) -> int:
    return (said.hour or 0) * 60 + said.minute


def _shown(text: str, said: SaidMoment) -> str:
    return text[said.start : said.end].strip()


def _after_play(loaded: Loaded, n: int, inject: Inject) -> Iterator[ScenarioProblem]:
    """It calls for action when nobody plays any more."""
    over = sum(phase.minutes for phase in loaded.scenario.drill.phases if phase.number < 4) * 60
    called = inject.kind in ("inject", "contingency") and inject.claim is not None
    wave = inject.effect is not None and inject.effect.wave is not None  # `storyline` tells that
    if (
        called
        and not wave
        and inject.trigger.kind != "manual"
        and over <= inject.at < length(loaded.scenario.drill)
    ):
        message = N_("inject {number} calls for action when play is over ({end}): nobody can answer it")
        remedy, place = N_("Write an earlier time, below {end}."), loaded.where("msel", "injects", n, "at")
        yield warning("S161", place, message, remedy, number=inject.number, end=after_start(over))


def _before_our_error(loaded: Loaded, n: int, inject: Inject, claim: Claim) -> Iterator[ScenarioProblem]:
    """Somebody speaks of what our own side published before it is published."""
    told = [each.at for each in loaded.scenario.told(claim.id) if each.to.public]
    written = loaded.where.written("claims", loaded.scenario.claim_at[claim.id], "waves")
    told += [wave.at for wave in claim.waves] if written else []
    if claim.own_error and told and not inject.to.public and inject.at < min(told):
        message = N_("inject {number} speaks at {at} of what our own side publishes only at {told} ({claim})")
        said = {"number": inject.number, "at": after_start(inject.at), "told": after_start(min(told))}
        place = loaded.where("msel", "injects", n, "at")
        yield warning("S164", place, message, N_("Let it come later."), **said, claim=in_code(claim.id))


def _result_at(
    loaded: Loaded, story: StoryDate, n: int, inject: Inject, claim: Claim
) -> Iterator[ScenarioProblem]:
    """Who knows says for when a result is promised, and the record has it long before."""
    lang = loaded.lang
    known = [each.known_from for each in claim.truth if each.verdict != "UNPROVEN"]
    if inject.method not in REPORTS or not known or len(known) == len(claim.truth) or inject.at >= min(known):
        return
    for sentence in sentences(inject.body.in_(lang), also=";"):
        for hour, minute in hours(sentence) if _RESULT.search(sentence) else ():
            has = story.at(min(known))
            early = hour * 60 + minute - has.hour * 60 - has.minute
            if early > SOON:
                message = N_(
                    "inject {number} promises a result for {hour}, and the record of {claim} has it from {known}, {shown}"
                )
                said = {
                    "number": inject.number,
                    "hour": f"{hour}:{minute:02}",
                    "known": after_start(min(known)),
                }
                place, remedy = (
                    loaded.where("msel", "injects", n, "body", lang),
                    N_("Correct the hour, or `known_from`."),
                )
                yield warning(
                    "S164", place, message, remedy, **said, claim=in_code(claim.id), shown=f"{has:%H:%M}"
                )


def _record_early(loaded: Loaded, n: int, inject: Inject, claim: Claim) -> Iterator[ScenarioProblem]:
    """The owner of the facts is told the record before it shows anything."""
    known = [each.known_from for each in claim.truth if each.verdict != "UNPROVEN"]
    told = (
        inject.kind == "information" and "FACT-OWNER" in inject.to.roles and inject.truth in ("true", "false")
    )
    if told and known and inject.at + EARLY < min(known):
        message = N_(
            "inject {number} gives the owner of the facts at {at} what the record shows only from {known}"
        )
        remedy = N_("Let it come later, or write an earlier `known_from` in claims/{claim}.yaml.")
        said = {"number": inject.number, "at": after_start(inject.at), "known": after_start(min(known))}
        yield warning(
            "S164", loaded.where("msel", "injects", n, "at"), message, remedy, **said, claim=claim.id
        )


def _silence(loaded: Loaded, n: int, inject: Inject, condition: Condition) -> Iterator[ScenarioProblem]:
    """It comes when nothing was said, and says for how long nothing was: not so long by the clock."""
    test = condition.not_.statement_published if condition.not_ else None
    lang = loaded.lang
    hit = _SILENCE.search(inject.body.in_(lang)) if test else None
    numbers = said_numbers(hit["n"], lang) if hit else []
    begun = first_moment(loaded.scenario, test.claim) if test else None
    if not hit or not numbers or begun is None:
        return
    gone, said = (inject.at - begun) // 60, numbers[-1].value
    if abs(gone - said) > max(APART, said // 2):
        message = N_("it says {said}, and at {at} it is {n} minutes since {claim} began")
        told = {"said": in_code(hit[0].strip()), "at": after_start(inject.at), "n": gone}
        place = loaded.where("msel", "injects", n, "body", lang)
        remedy = N_("Correct the words, or when the inject comes.")
        yield warning("S164", place, message, remedy, **told, claim=in_code(test.claim if test else ""))
