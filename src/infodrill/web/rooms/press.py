"""The press room: the queue of questions, live answers against a clock, promises, contradictions, the transcript."""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from infodrill.conduct import naming
from infodrill.conduct.nouns.pressquestions import Exchange
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import tr
from infodrill.media.press import outlets
from infodrill.web.rooms.fields import Choice, choices, moments
from infodrill.web.rooms.moments import moment, span


@dataclass(frozen=True, slots=True, kw_only=True)
class PressQuestionShown:
    question: str
    outlet: str
    clock: str
    text: str
    due: int
    left: str
    tone: str
    here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PressAnswer:
    """An answer with what stands against it."""

    outlet: str
    clock: str
    asked: str
    kind: str
    said: str
    stance: str
    took: str
    promise: str
    missed: bool
    against: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    conference: str
    topic: str
    queue: tuple[PressQuestionShown, ...]
    chosen: PressQuestionShown | None
    transcript: tuple[PressAnswer, ...]
    promises: tuple[PressAnswer, ...]
    kinds: tuple[Choice, ...]
    stances: tuple[Choice, ...]
    dues: tuple[Choice, ...]
    cases: tuple[Choice, ...]
    outlets: tuple[str, ...]
    claims: tuple[Choice, ...]
    said_before: tuple[tuple[str, str], ...]


def press(view: SeatView, *, chosen: str = "", claims: tuple[Choice, ...] = ()) -> Press:
    """The room of a seat; `claims` for those who may link a question to one."""
    lang = view.lang
    queue = tuple(_asked(view, one, chosen) for one in view.press.queue)
    told = tuple(_told(view, one) for one in view.press.transcript)
    standing = next((one for one in reversed(view.press.conferences) if one.closed_at < 0), None)
    return Press(
        conference=standing.conference if standing else "",
        topic=standing.topic if standing else "",
        queue=queue,
        chosen=next((one for one in queue if one.here), queue[0] if queue else None),
        transcript=tuple(reversed(told)),
        promises=tuple(_told(view, one) for one in view.press.promises),
        kinds=choices(lang, naming.PRESS_ANSWERS),
        stances=choices(lang, naming.STANCES),
        dues=(("0", tr(lang, "none promised")), *moments(view, 15, 30, 60, 120)),
        cases=(
            ("", tr(lang, "no case")),
            *(
                (one.case, f"{one.case.upper()} · {(one.sentence or one.said)[:60]}")
                for one in view.open_cases
            ),
        ),
        outlets=tuple(one.name for one in outlets()),
        claims=claims,
        said_before=tuple(_published(view)),
    )


def _asked(view: SeatView, one: Exchange, chosen: str) -> PressQuestionShown:
    tone = "over" if one.left < 0 else "soon" if one.left < 120 else ""
    words = (
        tr(view.lang, "{span} over", span=span(view.lang, one.left))
        if one.left < 0
        else span(view.lang, one.left)
    )
    return PressQuestionShown(
        question=one.question,
        outlet=one.outlet,
        clock=moment(view, one.at),
        text=one.asked,
        due=view.now + one.left,
        left=words,
        tone=tone,
        here=one.question == chosen,
    )


def _told(view: SeatView, one: Exchange) -> PressAnswer:
    lang = view.lang
    promise = tr(lang, "promised by {clock}", clock=view.moment(one.promise_due)) if one.promise_due else ""
    return PressAnswer(
        outlet=one.outlet,
        clock=moment(view, one.at),
        asked=one.asked,
        kind=tr(lang, naming.PRESS_ANSWERS.get(one.kind, one.kind)),
        said=one.said,
        stance=tr(lang, naming.STANCES.get(one.stance, one.stance)),
        took=span(lang, one.took),
        promise=promise,
        missed=one.promise_missed,
        against=one.contradictions,
    )


def _published(view: SeatView) -> Iterator[tuple[str, str]]:
    """What we have said already: an answer must not contradict it."""
    for one in reversed(view.statements):
        if one.published is not None:
            said = one.published
            yield moment(view, said.published_at), said.title_vi if view.lang == "vi" else said.title_en
