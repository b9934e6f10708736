"""An answer in words: what would have been, with its interval, what held it, and which injects went otherwise.

The same lines for a terminal, a room and a report.
"""

# Charter: review report answerpage
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from infodrill.conduct.nouns.city import StatementReleased
from infodrill.conduct.nouns.guidance import GuidanceIssued
from infodrill.conduct.nouns.pressquestions import PressQuestionAsked
from infodrill.kernel.chain import ERASED
from infodrill.kernel.i18n import N_
from infodrill.kernel.mark import MARK, stamped
from infodrill.kernel.quoting import begun, cut
from infodrill.review import falseword, truth
from infodrill.review.asking import NEVER, Answer, WhatIf
from infodrill.review.estimate import Estimate
from infodrill.review.otherwise import InjectDiffers
from infodrill.review.record import Record
from infodrill.review.shifting import Moved, false_words
from infodrill.review.timeline import ReportTimeline
from infodrill.review.words import Voice, row_of

HELD_BY = {
    "known": N_("its facts were known from {at}"),
    "verdict": N_("its case had its verdict at {at}"),
    "seen": N_("the claim was first seen at {at}"),
    "asked": N_("the question was asked at {at}"),
    "order": N_("it follows an earlier statement on the same claim"),
}
WORLDS = {
    "best": N_("With the right steps in the place of what was wrong"),
    "none": N_("No response"), "over": N_("With over-reaction"),
    "without": N_("Without this text"), "silence": N_("Answered at the earliest"),
}  # fmt: skip
NO_PART = {
    "without": N_("Left out, it changes nothing that is counted: no false claim of the city hangs on it."),
    "shift": N_("It could not have come at another time, or no false claim of the city hangs on it."),
    "silence": N_("Nothing can be said: nothing on record answers it in play."),
    "over": N_("The scenario assumes that a trap does nothing in the city, and no inject waits for one."),
    "branch": N_("The city was told the same in both: no difference can be counted."),
}  # fmt: skip
BY_DEFINITION = N_(
    "The scenario assumes that a trap moves no belief in the city, so nothing could be counted; what differs is which injects "
    "come."
)
READERS_HELD = N_(
    "Each text keeps the readers that it had: said before many have met the rumour it sets few of them right, so the earliest "
    "answer need not be worth the most."
)
TRUE_IN_THE_END = N_(
    "Nothing is counted: what this case is about is not false in the end, and no false belief hangs on it."
)
WRONGED = N_(
    "The drill as played has false words of ours on it ({n}); the rows below have none. Silence alone costs what the last row "
    "says."
)
CHANCE = N_("What lies between the two drills is no more than chance alone brings about.")
NO_CEILING = N_("This is no ceiling: cells that work well may do better.")
ALIKE = N_("Both worlds are one: nothing differs.")
AS_PLAYED = N_(
    "As played the same lives came to {people} false beliefs at the end and {hours} person-hours of false belief."
)
DRAWN = N_("Up to {at} this drill as it went, from then on drawn anew: means of many courses.")
REPORTED = N_("A report draws anew from minute {n} on, so that its number may be another.")
MUTE = N_(
    "This text says neither what is so nor what to do. The model assumes that it does what a holding line does, and no more."
)
MUTE_STANDS = N_("Texts that say neither what is so nor what to do are no response and stand here too ({n}).")
# Why nothing is counted of a text.
UNHEARD = N_("Nothing is counted: it speaks of no one claim, or nobody in the simulated city met it.")
UNTRUE = N_(
    "Nothing is counted of belief: what it denied falsely is no false claim. What it costs is trust: E16 in the report, "
    "reckoned of {n} false words in all."
)
NOT_FALSE = N_("Nothing is counted: it speaks of “{claim}”, which is not false in the end.")
MANY = N_(
    "Many intervals of 95 % stand here side by side: by chance alone about 1 in 20 leaves out what is so, so read none of them "
    "alone."
)
COMES = N_("inject {inject} comes ({lives} of {n} lives)")
COMES_NOT = N_("inject {inject} does not come ({lives} of {n} lives)")
PRICED = (
    N_("Answered later by"), N_("People more"), N_("Person-hours more"), N_("Unlike after the earliest answer"),
)  # fmt: skip
FEW_WORDS = 80  # letters of a question of the press
ASSUMED = N_("Model assumptions, no forecast. Intervals: 95 %, of the mean of paired lives of the city.")


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceRow:
    """One further silence in words: how long, people, person-hours, and which injects come or not, unlike after the earliest."""

    delay: str
    people: str
    hours: str
    injects: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerPage:
    """`title` = what was asked; `said` = the answer, the first sentence before all; `beside` = what held it and what differs;
    `prices` of silence, minute by minute, with the mean of each in `curve` (minutes, people)."""

    title: str
    said: tuple[str, ...]
    beside: tuple[str, ...]
    prices: tuple[PriceRow, ...]
    curve: tuple[tuple[int, int], ...]


def answer_page(answer: Answer, record: Record, log: ReportTimeline, voice: Voice) -> AnswerPage:
    """An answer as a reader of the voice's language has it."""
    return AnswerPage(
        title=asked(answer.question, record, log, voice),
        said=tuple(_said(answer, log, voice)),
        beside=tuple(begun(sentence) for sentence in _beside(answer, log, voice)),
        prices=tuple(
            PriceRow(
                delay=voice(N_("never")) if price.delay == NEVER else voice(N_("{n} min"), n=price.delay),
                people=_with_interval(price.people, voice),
                hours=_with_interval(price.hours, voice),
                injects="; ".join(
                    voice(COMES if row.came else COMES_NOT, inject=row.inject, lives=row.lives, n=row.n)
                    for row in price.differs
                ),
            )
            for price in answer.prices
        ),
        curve=tuple((price.delay, price.people.mean) for price in answer.prices if price.delay != NEVER),
    )


def as_data(answer: Answer, record: Record) -> dict[str, Any]:
    """An answer for a program."""
    return {"mark": MARK, **stamped(record.opened.real_places), **asdict(answer)}


def as_markdown(page: AnswerPage, voice: Voice) -> str:
    lines = [f"## {page.title}", "", *(f"- {sentence}" for sentence in (*page.said, *page.beside))]
    if page.prices:
        head = [voice(words) for words in PRICED]
        lines += ["", row_of(*head), row_of("---", "---", "---", "---")]
        lines += [row_of(row.delay, row.people, row.hours, row.injects) for row in page.prices]
    return "\n".join(lines)


def asked(question: WhatIf, record: Record, log: ReportTimeline, voice: Voice) -> str:
    """A question in words."""
    if question.kind == "silence":
        claim = record.scenario.claim(log.links[question.what])
        return voice(N_("The price of silence: “{claim}”"), claim=claim.sentence.in_(voice.lang))
    if question.kind == "branch":
        return voice(N_("Played again from minute {n}"), n=question.by)
    name = title(log, question.what, voice) if question.what else ""
    if question.kind == "without":
        return voice(N_("Without “{title}”"), title=name)
    if question.kind != "shift":
        return voice(WORLDS[question.kind])
    words = N_("“{title}”, {n} minutes later") if question.by > 0 else N_("“{title}”, {n} minutes earlier")
    if not name:
        words = (
            N_("Everything {n} minutes later")
            if question.by > 0
            else N_("Everything up to {n} minutes earlier")
        )
    return voice(words, title=name, n=abs(question.by))


def title(log: ReportTimeline, statement: str, voice: Voice, minute: int | None = None) -> str:
    """A statement as its readers know it, or knew it in a `minute`; an answer to the press by the words of the question; guidance
    by its topic."""
    log, name = log.shown, statement.partition("/")[0]
    found = log.book.statements.get(name)
    if found is None:
        topic = next((body.topic for _, body in log.bodies(GuidanceIssued) if body.guidance == name), "")
        question = _question(log, name, voice.lang)
        if topic not in ("", ERASED):
            return voice(N_("guidance: “{topic}”"), topic=str(topic))
        return (
            voice(N_("answer to the press: “{question}”"), question=question)
            if question
            else voice(N_("answer to the press"))
        )
    stood = [version for version in found.versions if 0 <= version.published_at < 60 * ((minute or 0) + 1)]
    version = stood[-1] if minute is not None and stood else found.published or found.newest
    return version.said(voice.lang)[0]


def held(move: Moved, voice: Voice) -> str:
    """What held a version that did not move as far as asked."""
    return voice(HELD_BY[move.held_by], at=voice.dated(move.held_at))


def differing(row: InjectDiffers, voice: Voice, called: str = "") -> str:
    """An inject that went otherwise, and in how many lives; by its number where it is not `called` otherwise."""
    words = N_("inject {inject} came in another minute ({lives} of {n} lives)")
    if not row.played:
        words = N_("inject {inject} came, which it did not in the drill ({lives} of {n} lives)")
    elif not row.came:
        words = N_("inject {inject} did not come ({lives} of {n} lives)")
    return voice(words, inject=called or row.inject, lives=row.lives, n=row.n)


def _question(log: ReportTimeline, name: str, lang: str) -> str:
    """What a question of the press asked, in few words; "" for none and for one whose words were erased."""
    for _, body in log.bodies(PressQuestionAsked):
        if body.question == name:
            row = log.scenario.by_number.get(body.inject)
            words = row.subject.in_(lang) if row else str(body.text)
            return "" if words == ERASED else cut(words, FEW_WORDS)
    return ""


def _said(answer: Answer, log: ReportTimeline, voice: Voice) -> Iterator[str]:
    yield from _told(answer, log, voice)
    mute = [word for word in log.said if word.version and word.hollow]
    if answer.question.kind == "none" and mute:
        yield voice(MUTE_STANDS, n=len(mute))


def _told(answer: Answer, log: ReportTimeline, voice: Voice) -> Iterator[str]:
    if answer.hours is None or answer.people is None:
        yield _uncounted(answer.question, log, voice)
        return
    if answer.question.kind == "over" and answer.hours.nothing and answer.people.nothing:
        yield voice(BY_DEFINITION)
        return
    yield from _difference(answer, answer.hours, answer.people, voice)
    if any(word.hollow for word in log.said if word.item == answer.question.what):
        yield voice(MUTE)
    if answer.question.kind == "best":
        yield voice(NO_CEILING)
    yield from _drawn(answer, voice)
    if any(min(price.people.mean, price.hours.mean) < 0 for price in answer.prices):
        yield voice(READERS_HELD)
    if answer.prices and (wrong := _untrue_on(log.links[answer.question.what], log)):
        yield voice(WRONGED, n=wrong)
    if answer.earliest >= 0:
        yield voice(
            N_("It could be answered from {at} on, and was at {then}.") if answer.answered >= 0
            else N_("It could be answered from {at} on, and never was."),
            at=voice.dated(60 * answer.earliest), then=voice.dated(60 * max(0, answer.answered)),
        )  # fmt: skip


def _difference(answer: Answer, hours: Estimate, people: Estimate, voice: Voice) -> Iterator[str]:
    """What lies between the two worlds, at the end and over the whole time."""
    effect = _people(people, voice, single=len(answer.claims) == 1)
    resting = voice.resting(people.size)
    yield voice(
        N_("{world}: {effect} (an assumption; {resting})."),
        world=_world(answer, voice),
        effect=effect,
        resting=resting,
    )
    if answer.question.kind == "branch" and not people.clear:
        yield voice(CHANCE)
    yield voice(
        N_("Over the whole time: {gain} ({resting})."),
        gain=voice.gain(hours),
        resting=voice.resting(hours.size),
    )


def _uncounted(question: WhatIf, log: ReportTimeline, voice: Voice) -> str:
    """Why nothing is counted; of one text left out what it spoke of, and whether that was false."""
    if question.kind == "silence":
        found = log.scenario.claim(log.links[question.what])
        return voice(NO_PART["silence"] if truth.finally_so(found) in truth.FALSE_PARTS else TRUE_IN_THE_END)
    if question.kind != "without":
        return voice(NO_PART.get(question.kind, ALIKE))
    released = [
        body for _, body in log.bodies(StatementReleased) if body.statement.partition("/")[0] == question.what
    ]
    if not released:
        return voice(UNHEARD)
    claims = [log.scenario.claim(body.target) for body in released]
    false = [word for word in log.said if falseword.untrue(log, word)]
    if any(word.item == question.what and word.claim in {claim.id for claim in claims} for word in false):
        return voice(
            UNTRUE, n=len(false_words(((0, body) for _, body in log.bodies(StatementReleased)), log))
        )
    settled = next((claim for claim in claims if truth.finally_so(claim) not in truth.FALSE_PARTS), None)
    return voice(NOT_FALSE, claim=settled.sentence.in_(voice.lang)) if settled else voice(NO_PART["without"])


def _untrue_on(claim: str, log: ReportTimeline) -> int:
    """How many false words of ours were said on a claim."""
    return sum(word.claim == claim and falseword.untrue(log, word) for word in log.said)


def _drawn(answer: Answer, voice: Voice) -> Iterator[str]:
    """Of what total the difference is, and of which lives."""
    if answer.of_hours and answer.of_people:
        people, hours = (voice.rounded(each.mean, each.step) for each in (answer.of_people, answer.of_hours))
        yield voice(AS_PLAYED, people=people, hours=hours)
    yield voice(DRAWN, at=voice.dated(60 * answer.fork))
    if answer.report not in (-1, answer.fork):
        yield voice(REPORTED, n=answer.report)


def _world(answer: Answer, voice: Voice) -> str:
    """The other world; a shift by as many minutes as the text could really be moved."""
    question = answer.question
    if question.kind == "branch":
        return voice(N_("Played otherwise from minute {n} on"), n=question.by)
    if question.kind != "shift":
        return voice(WORLDS[question.kind])
    by = question.by
    if question.what:
        by = next((move.by for move in answer.moved if move.statement.partition("/")[0] == question.what), by)
    words = N_("Answered {n} minutes later") if by > 0 else N_("Answered {n} minutes earlier")
    if not question.what and by < 0:
        words = N_("Everything up to {n} minutes earlier")
    return voice(words, n=abs(by))


def _people(people: Estimate, voice: Voice, *, single: bool) -> str:
    """How many fewer or more believe something false in the other world; over several claims, beliefs are counted."""
    if not people.clear:
        return voice(N_("no clear difference in how many believe something false"))
    fewer = N_("about {n} people fewer believe it") if single else N_("about {n} false beliefs fewer")
    more = N_("about {n} people more believe it") if single else N_("about {n} false beliefs more")
    return voice(fewer if people.mean > 0 else more, n=voice.rounded(abs(people.mean), people.step))


def _beside(answer: Answer, log: ReportTimeline, voice: Voice) -> Iterator[str]:
    for move in answer.moved:
        if move.held_by:
            yield f"{title(log, move.statement, voice, move.minute)}: {_moved(move, voice)}"
    for row in answer.differs:
        yield differing(row, voice)


def _with_interval(estimate: Estimate, voice: Voice) -> str:
    return f"{voice.rounded(estimate.mean, estimate.step, signed=True)} ({voice.resting(estimate)})"


def _moved(move: Moved, voice: Voice) -> str:
    """How far a version came, and what held it."""
    if not move.by:
        return voice(N_("not moved, because {why}"), why=held(move, voice))
    return voice(N_("moved by {n} min only, because {why}"), n=abs(move.by), why=held(move, voice))
