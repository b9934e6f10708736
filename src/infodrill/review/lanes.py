"""The timeline of a drill: a lane for each situation, with the deeds on it."""

# Charter: review lanes
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from infodrill.casework.nouns.moves import CaseStepped
from infodrill.casework.nouns.service import RemedyPromised, TicketOpened
from infodrill.casework.timeline import WORDS
from infodrill.conduct.nouns.restraint import TrapPressed
from infodrill.kernel.i18n import N_
from infodrill.review import falseword, forwant, letout
from infodrill.review.relayed import passing, read_aloud
from infodrill.review.said import PublishedVersion, Said
from infodrill.review.story import PUBLISHED
from infodrill.review.timeline import ReportTimeline
from infodrill.review.words import LabelIn, ReportLine, line
from infodrill.scenario.schema import Bi, Claim

SAYS_NOTHING = N_("published, and it says neither what is so nor what to do: “{claim}”")
MarkKind = Literal["public", "left", "trap", "came"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A deed on the timeline and what it was."""

    at: int
    kind: MarkKind
    text: ReportLine


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """A situation on the timeline, from its first wave or case to its last deed."""

    situation: str
    title: Bi
    begins: int
    ends: int
    marks: tuple[Mark, ...]


def lanes(log: ReportTimeline) -> tuple[Lane, ...]:
    """One lane a situation that was delivered."""
    found = []
    for situation in log.scenario.drill.situations:
        claims = [claim for claim in log.delivered() if claim.situation == situation.id]
        marks = tuple(
            sorted((mark for claim in claims for mark in _marks(log, claim)), key=lambda mark: mark.at)
        )
        begins = [
            at
            for claim in claims
            for at in (*log.waves.get(claim.id, ()), log.first_seen(claim.id))
            if at >= 0
        ]
        if begins:
            deeds = [
                event.at
                for claim in claims
                for case in log.cases_of(claim.id)
                for event in log.of_case[case.case]
            ]
            ends = max(
                [at for at in (*deeds, *(mark.at for mark in marks)) if at <= log.live_until],
                default=min(begins),
            )
            found.append(
                Lane(
                    situation=situation.id,
                    title=situation.title,
                    begins=min(begins),
                    ends=max(ends, min(begins)),
                    marks=marks,
                )
            )
    return tuple(found)


def _marks(log: ReportTimeline, claim: Claim) -> list[Mark]:
    # What says the contrary of the record is told as that, however little else it says.
    hollow = {word.seq for word in log.said if word.hollow and not falseword.against(log, word)}

    def mark(at: int, kind: MarkKind, msgid: str, said: str = "") -> Mark:
        return Mark(at, kind, _named(msgid, claim, LabelIn(said) if said else None))

    public = [
        mark(text.at, "public", SAYS_NOTHING)
        if text.seq in hollow
        else Mark(text.at, "public", _with_reading(log, text, claim))
        for text in log.publications(claim.id)
    ]
    press = [
        Mark(word.at, "public", _let_out(log, word.seq, _to_the_press(log, word, claim)))
        for word in log.said
        if word.claim == claim.id and word.tells and not word.version
    ]
    left = [
        mark(event.at, "left", N_("complaint or remedy, “{claim}”"))
        for kind in (TicketOpened, RemedyPromised)
        for event, _ in log.on_claim(claim.id, kind)
    ]
    traps = [
        mark(event.at, "trap", N_("attempted over-reaction on “{claim}”"))
        for event, body in log.bodies(TrapPressed)
        if log.links.get(body.case) == claim.id
    ]
    came = [Mark(at, "came", told) for at, told in forwant.in_the_course(log, claim)]
    several = [
        Mark(each.text.at, "public", line(N_("{what} – “{claim}”"), what=passing(each), claim=claim.sentence))
        for each in log.in_passing[claim.id]
    ]
    return public + several + press + left + [*_left_alone(log, claim)] + traps + came


def _left_alone(log: ReportTimeline, claim: Claim) -> Iterator[Mark]:
    believed = falseword.closed_as_true(log, claim)
    for event, body in log.on_claim(claim.id, CaseStepped):
        if body.to == "CLOSED" and body.disposition == falseword.LEFT:
            told = _named(N_("left alone: “{claim}”"), claim)
            if believed and event.at == believed.at:
                told = _named(N_("{kind}: “{claim}”"), claim, LabelIn(believed.called))
            yield Mark(event.at, "left", told)


def _to_the_press(log: ReportTimeline, word: Said, claim: Claim) -> ReportLine:
    if falseword.against(log, word):
        return _false(log, word, claim)
    return _named(
        N_("answered the press on “{claim}”: {kind}"), claim, LabelIn(WORDS.get(word.stance, word.stance))
    )


def _let_out(log: ReportTimeline, seq: int, told: ReportLine) -> ReportLine:
    """A deed of the course, and that what the law protects got out with it: the gravest of the day reads like no other text."""
    return (
        line(N_("{deed} – with it what the law protects was let out"), deed=told)
        if seq in letout.leaks(log)
        else told
    )


def _with_reading(log: ReportTimeline, text: PublishedVersion, claim: Claim) -> ReportLine:
    """A publication, and how soon it was read out: who has no telephone hears it then."""
    kind = LabelIn(PUBLISHED.get(text.kind, text.kind))
    told = _named(N_("published: {kind} on “{claim}”"), claim, kind)
    said = next((word for word in log.said if word.seq == text.seq), None)
    if said and falseword.against(log, said):  # a text of that kind, which corrects nothing
        told = _false(log, said, claim)
    told = _let_out(log, text.seq, told)
    aloud = read_aloud(log, text)
    return line(N_("{first}; {then}"), first=told, then=aloud) if aloud else told


def _false(log: ReportTimeline, said: Said, claim: Claim) -> ReportLine:
    return _named(N_("{kind}: “{claim}”"), claim, LabelIn(falseword.told(log, said)))


def _named(msgid: str, claim: Claim, kind: LabelIn | None = None) -> ReportLine:
    return line(msgid, claim=claim.sentence, **({"kind": kind} if kind else {}))
