"""An answer in words: what would have been, with its interval, what held it, and which injects went otherwise.

The same lines for a terminal, a room and a report.
"""

# Charter: review report answerpage
from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from infodrill.kernel.i18n import N_
from infodrill.kernel.mark import MARK, stamped
from infodrill.kernel.quoting import begun, quoted
from infodrill.review import falseword
from infodrill.review.answers import NEVER, Answer, Priced, WhatIf
from infodrill.review.estimate import Estimate
from infodrill.review.otherwise import InjectDiffers
from infodrill.review.record import Record
from infodrill.review.report import textnames
from infodrill.review.report.uncounted import uncounted
from infodrill.review.shifting import Moved, false_moved
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
    "wronged": N_("Answered at the earliest, beside what was played with those false words"),
}  # fmt: skip
BY_DEFINITION = N_(
    "The scenario assumes that a trap moves no belief in the city, so nothing could be counted; what differs is which injects "
    "come."
)
READERS_HELD = N_(
    "Each text keeps the readers that it had: said before many have met the rumour it sets few of them right, so the earliest "
    "answer need not be worth the most."
)
ONE_STEP = N_(
    "As long as there is an answer, being late costs little but one step: inject {inject} comes once the answer is {n} min "
    "late, as the drill's author has it; read no price of a minute out of the curve."
)
FEWEST = 3  # silences from which on a curve has a shape
NEARLY = 0.8  # of the dearest silence asked, from the step on; before it at most the rest
EARLIEST = N_(
    "It could be answered from {at} on: its record was there at {known}, and asking, writing and approving take {work} min."
)
ANSWERED, UNANSWERED = N_("It was answered at {at}."), N_("It never was.")
ALONE = N_(
    "Silence alone, with nothing wrong of ours said: never answered, {gain} ({resting}) than with the earliest answer."
)
WRONGED = N_(
    "The drill as played has false words of ours on it ({n}): beside the same drill without what was wrong of ours, {gain} "
    "({resting}). The rows below are without them."
)
CHANCE = N_("What lies between the two drills is no more than chance alone brings about.")
NO_CEILING = N_("This is no ceiling: cells that work well may do better.")
AS_PLAYED = N_(
    "As played the same lives came to {people} false beliefs at the end and {hours} person-hours of false belief."
)
DRAWN = N_("Up to {at} this drill as it went, from then on drawn anew: means of many courses.")
REPORTED = N_(
    "A report draws anew from minute {n} on, so that its number may be another: answers that part from the drill at different "
    "minutes are not to be subtracted from each other, nor ranked by their numbers."
)
MUTE = N_(
    "This text says neither what is so nor what to do. The model assumes that it does what a holding line does, and no more."
)
LEFT_OUT = N_("Left out without response: {list}.")
MUTE_STANDS = N_("What says neither what is so nor what to do is no response and stands here too ({n}).")
UNHEARD_BY_ALL = N_(
    "What speaks of no one claim, and guidance that repeats no text, nobody in the simulated city meets ({n})."
)
VALUED = {
    "statement": N_("statements: {n}"),
    "prebunk": N_("prebunks: {n}"),
    "press": N_("answers to the press: {n}"),
    "relay": N_("relays: {n}"),
    "guidance": N_("sheets of guidance that repeat a statement: {n}"),
}
FALSE_MOVED = N_("Of the texts moved {n} say what is false: publishing them earlier is no advice.")
OWN_WORDS = N_(
    "Words of ours called these claims true: {claims}. Where less false belief comes without us, that is why."
)
OVER_BY = N_("Moved so, it comes after the end of play ({at}), when cells could do nothing more.")
ITSELF = N_("The drill itself came to {n} person-hours of false belief here")
PLACED = {
    "inside": N_(
        "{itself}, within the range in which a further course as played falls 95 times in 100 ({span})."
    ),
    "below": N_(
        "{itself}, below the range in which a further course as played falls 95 times in 100 ({span}): these numbers are of many "
        "courses, and less came of this one."
    ),
    "above": N_(
        "{itself}, above the range in which a further course as played falls 95 times in 100 ({span}): these numbers are of many "
        "courses, and far more came of this one."
    ),
    "": N_("{itself}; the replicas are too few or too wide apart to say where a further course falls."),
}
MANY = N_(
    "Many intervals of 95 % stand here side by side: by chance alone about 1 in 20 leaves out what is so, so read none of them "
    "alone."
)
COMES = N_("inject {inject} comes ({lives} of {n} lives)")
COMES_NOT = N_("inject {inject} does not come ({lives} of {n} lives)")
PRICED = (
    N_("Answered later by"), N_("People more"), N_("Person-hours more"), N_("Unlike after the earliest answer"),
)  # fmt: skip
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
                    voice(
                        COMES if row.came else COMES_NOT,
                        inject=named(log, row.inject, voice),
                        lives=row.lives,
                        n=row.n,
                    )
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
    name, all_of_it = textnames.whole(log, question.what, voice) if question.what else ("", "")
    if question.kind == "without":
        return voice(N_("Without “{title}”"), title=name) + all_of_it
    if question.kind != "shift":
        return voice(WORLDS[question.kind])
    words = N_("“{title}”, {n} minutes later") if question.by > 0 else N_("“{title}”, {n} minutes earlier")
    if not name:
        words = (
            N_("Everything {n} minutes later")
            if question.by > 0
            else N_("Everything up to {n} minutes earlier")
        )
    return voice(words, title=name, n=abs(question.by)) + all_of_it


def held(move: Moved, voice: Voice) -> str:
    """What held a version that did not move as far as asked."""
    return voice(HELD_BY[move.held_by], at=voice.dated(move.held_at))


def named(log: ReportTimeline, inject: int, voice: Voice) -> str:
    """An inject by its number and what it is called."""
    return f"{inject} {quoted(log.scenario.by_number[inject].subject.in_(voice.lang))}"


def valued(found: Mapping[str, int], voice: Voice) -> Iterator[str]:
    """What no response leaves out, by kind, what stands there and what does nothing at all."""
    kinds = [voice(VALUED[kind], n=n) for kind, n in found.items() if kind in VALUED]
    yield voice(LEFT_OUT, list="; ".join(kinds) or voice(N_("nothing")))
    for kind, words in (("mute", MUTE_STANDS), ("unheard", UNHEARD_BY_ALL)):
        if n := found.get(kind):
            yield voice(words, n=n)


def differing(row: InjectDiffers, log: ReportTimeline, voice: Voice) -> str:
    """An inject that went otherwise, and in how many lives."""
    words = N_("inject {inject} came in another minute ({lives} of {n} lives)")
    if not row.played:
        words = N_("inject {inject} came, which it did not in the drill ({lives} of {n} lives)")
    elif not row.came:
        words = N_("inject {inject} did not come ({lives} of {n} lives)")
    return voice(words, inject=named(log, row.inject, voice), lives=row.lives, n=row.n)


def _said(answer: Answer, log: ReportTimeline, voice: Voice) -> Iterator[str]:
    yield from _told(answer, log, voice)
    if answer.question.kind != "none":
        return
    confirmed = [
        quoted(claim.sentence.in_(voice.lang)) for claim, _ in falseword.confirmed(log, answer.claims)
    ]
    if answer.hours and answer.hours.clear and answer.hours.mean > 0 and confirmed:
        yield voice(OWN_WORDS, claims=", ".join(confirmed))
    if answer.valued:
        yield from valued(answer.valued, voice)


def _told(answer: Answer, log: ReportTimeline, voice: Voice) -> Iterator[str]:
    if answer.hours is None or answer.people is None:
        yield uncounted(answer.question, log, voice)
        return
    if answer.question.kind == "over" and answer.hours.nothing and answer.people.nothing:
        yield voice(BY_DEFINITION)
        return
    if answer.own_hours and answer.prices:
        never, wrong = answer.prices[-1].hours.turned, answer.own_hours.turned
        yield voice(ALONE, gain=voice.gain(never), resting=voice.apart(never))
        said = _untrue_on(log.links[answer.question.what], log)
        yield voice(WRONGED, n=said, gain=voice.gain(wrong), resting=voice.apart(wrong))
    yield from _difference(answer, answer.hours, answer.people, voice)
    if any(word.hollow for word in log.said if word.item == answer.question.what):
        yield voice(MUTE)
    if answer.question.kind == "best":
        yield voice(NO_CEILING)
    yield from _drawn(answer, voice)
    if any(min(price.people.mean, price.hours.mean) < 0 for price in answer.prices):
        yield voice(READERS_HELD)
    if step := _one_step(answer.prices):
        yield voice(ONE_STEP, inject=named(log, step[0], voice), n=voice.number(step[1]))
    yield from _moved_wrong(answer, log, voice)
    if answer.earliest >= 0:
        yield voice(
            EARLIEST, at=voice.dated(60 * answer.earliest), known=voice.dated(60 * answer.known),
            work=answer.earliest - answer.known,
        )  # fmt: skip
        yield voice(
            ANSWERED if answer.answered >= 0 else UNANSWERED, at=voice.dated(60 * max(0, answer.answered))
        )


def _difference(answer: Answer, hours: Estimate, people: Estimate, voice: Voice) -> Iterator[str]:
    """What lies between the two worlds, at the end and over the whole time."""
    effect = _people(people, voice, single=len(answer.claims) == 1)
    resting = voice.apart(people)
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
        resting=voice.apart(hours),
    )


def _one_step(prices: tuple[Priced, ...]) -> tuple[int, int] | None:
    """(inject, delay) of the one inject whose coming is nearly all silence costs, from that delay on; None where minutes cost
    something, or more than one inject comes."""
    late = [price for price in prices if price.delay != NEVER]
    coming = [{row.inject for row in price.differs if row.came} for price in late]
    top = max((price.hours.mean for price in late), default=0)
    step = next((n for n, injects in enumerate(coming) if injects), -1)
    if (
        step < 0
        or len(late) < FEWEST
        or top <= 0
        or any(injects != coming[step] for injects in coming[step:])
    ):
        return None
    flat = all((price.hours.mean >= NEARLY * top) == (n >= step) for n, price in enumerate(late))
    low = all(price.hours.mean <= (1 - NEARLY) * top for price in late[:step])
    return (min(coming[step]), late[step].delay) if flat and low and len(coming[step]) == 1 else None


def _untrue_on(claim: str, log: ReportTimeline) -> int:
    """How many false words of ours were said on a claim."""
    return sum(word.claim == claim and falseword.untrue(log, word) for word in log.said)


def _moved_wrong(answer: Answer, log: ReportTimeline, voice: Voice) -> Iterator[str]:
    """Of a shift: that what was moved to before is false, and no advice; that it comes when play is over."""
    wrong = false_moved(answer.moved, log)
    if answer.question.by < 0 and wrong:
        yield voice(FALSE_MOVED, n=wrong)
    ends = log.live_until // 60
    if any(move.minute < ends <= move.minute + move.by for move in answer.moved):
        yield voice(OVER_BY, at=voice.dated(60 * ends))


def _drawn(answer: Answer, voice: Voice) -> Iterator[str]:
    """Of what total the difference is, and of which lives."""
    if answer.of_hours and answer.of_people:
        people, hours = (voice.rounded(each.mean, each.step) for each in (answer.of_people, answer.of_hours))
        yield voice(AS_PLAYED, people=people, hours=hours)
    if answer.itself >= 0 and answer.of_hours:
        one_play = answer.one_play
        place = one_play.place(answer.itself) if one_play else ""
        span = voice.span(one_play.low, one_play.high, answer.of_hours.step) if one_play else ""
        yield voice(PLACED[place], itself=voice(ITSELF, n=voice.number(answer.itself)), span=span)
    yield voice(DRAWN, at=voice.dated(60 * answer.fork))
    if answer.report not in (-1, answer.fork):
        yield voice(REPORTED, n=answer.report)


def _world(answer: Answer, voice: Voice) -> str:
    """The other world; a shift by as many minutes as the text could really be moved."""
    question = answer.question
    if question.kind == "branch":
        return voice(N_("Played otherwise from minute {n} on"), n=question.by)
    if question.kind != "shift":
        return voice(WORLDS["wronged" if answer.own_hours else question.kind])
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
            yield f"{textnames.title(log, move.statement, voice, move.minute)}: {_moved(move, voice)}"
    for row in answer.differs:
        yield differing(row, log, voice)


def _with_interval(estimate: Estimate, voice: Voice) -> str:
    return f"{voice.rounded(estimate.mean, estimate.step, signed=True)} ({voice.resting(estimate)})"


def _moved(move: Moved, voice: Voice) -> str:
    """How far a version came, and what held it."""
    if not move.by:
        return voice(N_("not moved, because {why}"), why=held(move, voice))
    return voice(N_("moved by {n} min only, because {why}"), n=abs(move.by), why=held(move, voice))
