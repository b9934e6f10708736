"""The press room: the queue of questions, live answers against a clock, promises, contradictions, the transcript."""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from infodrill.casework import rights
from infodrill.casework.book import Case
from infodrill.casework.duplicates import told_in
from infodrill.casework.scene import goes_on
from infodrill.casework.stances import DRAFTABLE, OWNED, sayable
from infodrill.conduct import naming
from infodrill.conduct.contradiction import noted
from infodrill.conduct.nouns.pressquestions import ANSWER, MOST_BESIDE
from infodrill.conduct.pressparts import SILENT
from infodrill.conduct.pressview import Exchange
from infodrill.conduct.ranking import CALLED_IN
from infodrill.conduct.view import SeatView
from infodrill.conduct.waiting import PRESS_WORD
from infodrill.kernel.i18n import N_, tr
from infodrill.media.press import OUTLETS
from infodrill.web.rooms.fields import Choice, choices, moments
from infodrill.web.rooms.hours import hour_at
from infodrill.web.rooms.moments import moment, span
from infodrill.web.rooms.ownword import OwnWordShown, own_word
from infodrill.web.rooms.signs import Due, running, titled

# Per mille of likeness from which a case is chosen, and by which it is ahead of the next. Of what the press of the library asks
# the six that are nearest to another matter alone have 260 to 298, and those that are nearest to their own 278 to 535.
CERTAIN, CLEARLY = 350, 40


@dataclass(frozen=True, slots=True, kw_only=True)
class PressQuestionShown:
    question: str
    outlet: str
    clock: str
    text: str
    due: Due
    here: bool
    told: str = ""  # what was answered, where its reporter waits for what that promised
    about: str = ""  # the case that it was answered on


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
    against: tuple[str, ...]
    own: OwnWordShown | None  # the door at what we said, of the newest answer
    also: tuple[tuple[str, str], ...] = ()  # (case, stance) of each further case that it was given on
    unbooked: str = ""  # the case on which what was owned here is not entered with its day yet


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    conference: str
    topic: str
    queue: tuple[PressQuestionShown, ...]
    chosen: PressQuestionShown | None
    transcript: tuple[PressAnswer, ...]
    promises: tuple[PressQuestionShown, ...]
    kinds: tuple[Choice, ...]
    stances: tuple[Choice, ...]
    dues: tuple[Choice, ...]
    cases: tuple[tuple[str, str, str], ...]  # (id, words, stances that an answer about it may take)
    further: tuple[
        tuple[str, str, tuple[Choice, ...]], ...
    ]  # (id, words, what an answer may say of it besides, by value)
    about: str  # the case that the question is most likely about, or that was named before; "" = none
    outlets: tuple[str, ...]
    claims: tuple[Choice, ...]
    said_before: tuple[tuple[str, str], ...]
    alone: str  # why this seat raises no error in what it said, "" = it may, or nothing was said

    @property
    def deniable(self) -> bool:
        """Whether an answer may say on any case that it is not so: told before one is written, not after."""
        return any("deny" in stances.split() for _, _, stances in self.cases)


def press(view: SeatView, *, chosen: str = "", claims: tuple[Choice, ...] = ()) -> Press:
    """The room of a seat; `claims` for those who may link a question to one."""
    lang = view.lang
    queue = tuple(_asked(view, exchange, chosen) for exchange in view.press.queue)
    promises = tuple(_promised(view, exchange, chosen) for exchange in view.press.standing)
    told = tuple(_told(view, exchange) for exchange in view.press.transcript)
    standing = next((each for each in reversed(view.press.conferences) if each.closed_at < 0), None)
    chosen_now = next((each for each in (*queue, *promises) if each.here), queue[0] if queue else None)
    asked = _exchange(view, chosen_now)
    likely, itself = _likely(view, asked)
    return Press(
        conference=standing.conference if standing else "",
        topic=standing.topic if standing else "",
        queue=queue,
        chosen=chosen_now,
        transcript=tuple(reversed(told)),
        promises=promises,
        kinds=choices(lang, naming.PRESS_ANSWERS),
        stances=choices(lang, naming.STANCES),
        dues=(("0", tr(lang, "none promised")), *moments(view, 15, 30, 60, 120)),
        cases=tuple(_cases(lang, likely, itself)),
        further=tuple(_further(lang, likely)),
        about=_about(view, asked, likely),
        outlets=OUTLETS,
        claims=claims,
        said_before=tuple(_published(view)),
        alone=next(filter(None, (_alone(view, exchange) for exchange in view.press.transcript)), ""),
    )


def _exchange(view: SeatView, shown: PressQuestionShown | None) -> Exchange | None:
    """The question that the page shows, as it was asked."""
    asked = (*view.press.queue, *view.press.standing)
    return next((each for each in asked if shown and each.question == shown.question), None)


def _cases(lang: str, likely: Sequence[Case], itself: Sequence[Case]) -> Iterator[tuple[str, str, str]]:
    """What an answer may be about: none, those that are `likely`, or the case that the question opened."""
    yield "", tr(lang, "no case"), " ".join(sayable(None, "answer", spoken=True))
    told = [(case, case.title(60)) for case in likely]
    for case, words in (*told, *((case, tr(lang, "this question itself")) for case in itself)):
        yield case.case, f"{case.case.upper()} · {words}", " ".join(sayable(case, "answer"))


def _further(lang: str, likely: Sequence[Case]) -> Iterator[tuple[str, str, tuple[Choice, ...]]]:
    """What an answer may say besides of the cases that it touches."""
    for case in likely[:MOST_BESIDE]:
        says = {f"{case.case}:{said}": naming.STANCES[said] for said in sayable(case, "answer")}
        yield case.case, f"{case.case.upper()} · {case.title(60)}", choices(lang, says)


def _likely(view: SeatView, asked: Exchange | None) -> tuple[list[Case], list[Case]]:
    """The open cases that an answer may be about, those that the question most likely asks about first; and the one that is made
    of the question itself: nothing is known of it, so it stands last and is proposed to nobody."""
    itself = [case for case in _of_itself(view, asked) if case in view.open_cases]
    cases = [case for case in view.open_cases if case not in itself]
    near = [found.case for found in told_in(asked.asked, cases)] if asked else []
    return sorted(cases, key=lambda case: near.index(case.case) if case.case in near else len(near)), itself


def _of_itself(view: SeatView, asked: Exchange | None) -> list[Case]:
    """The case that is made of a question, wherever it goes on by now."""
    source = f"inject:{asked.inject}" if asked and asked.inject else ""
    return [case for case in view.cases if source and case.source == source]


def _about(view: SeatView, asked: Exchange | None, likely: list[Case]) -> str:
    """The case that is chosen before anybody chooses: the one that a person put the question's own into, else one that speaks of
    the same beyond doubt, and clearly before any other. A wrong one would be taken by whoever is in a hurry."""
    if asked is None:
        return ""
    if asked.said:
        return asked.about
    known = {case.case: case for case in view.cases}
    into = {goes_on(known, case.case) for case in _of_itself(view, asked) if case.merged_into}
    if put := next((case.case for case in likely if case.case in into), ""):
        return put
    best, then = (*told_in(asked.asked, likely), None, None)[:2]
    certain = best is not None and best.permille >= CERTAIN
    clear = best is not None and (then is None or best.permille >= then.permille + CLEARLY)
    return best.case if best is not None and certain and clear else ""


def _asked(view: SeatView, exchange: Exchange, chosen: str) -> PressQuestionShown:
    at = view.now + exchange.left
    hour = hour_at(view, at)
    due = Due(
        step="press", name="", at=at, clock=hour.clock, words="", tone="", left=exchange.left, share=0,
        beyond=hour.beyond,
    )  # fmt: skip
    return PressQuestionShown(
        question=exchange.question,
        outlet=exchange.outlet,
        clock=moment(view, exchange.at),
        text=exchange.asked,
        due=running(view, due, ("{span}", N_("{span} over")), 120),
        here=exchange.question == chosen,
    )


def _promised(view: SeatView, exchange: Exchange, chosen: str) -> PressQuestionShown:
    """A question that is answered again: its reporter waits for what was promised."""
    told = exchange.answered_at, exchange.promise_due
    asked, at = _asked(view, exchange, chosen), view.given_due(*told)
    due = replace(
        asked.due,
        step=PRESS_WORD,
        at=at,
        clock=view.given(*told),
        left=at - view.now,
        beyond=at > view.play_ends,
    )
    words = (N_("promised by {clock}: {span}"), N_("promised by {clock}: {span} over"))
    said = running(view, due, words, CALLED_IN)
    return replace(asked, due=said, told=exchange.said, about=exchange.about)


def _told(view: SeatView, exchange: Exchange) -> PressAnswer:
    lang = view.lang
    promise = (
        tr(lang, "promised by {clock}", clock=view.given(exchange.answered_at, exchange.promise_due))
        if exchange.promise_due
        else ""
    )
    return PressAnswer(
        outlet=exchange.outlet,
        clock=moment(view, exchange.at),
        asked=exchange.asked,
        kind=tr(lang, naming.PRESS_ANSWERS.get(exchange.kind, exchange.kind)),
        said=exchange.said,
        stance=""
        if exchange.kind == SILENT
        else tr(lang, naming.STANCES.get(exchange.stance, exchange.stance)),
        took=span(lang, exchange.took),
        promise=promise,
        against=tuple(_differs(view, line) for line in exchange.contradictions),
        own=_own(view, exchange),
        also=tuple((case.upper(), tr(lang, naming.STANCES[stance])) for case, stance in exchange.also),
        unbooked=_unbooked(view, exchange),
    )


def _differs(view: SeatView, line: str) -> str:
    """What an answer says otherwise than a published text, in words: what the checker notes is for nobody's eyes."""
    lang, found = view.lang, noted(line)
    text = view.statement(found.statement) if found else None
    if found is None or text is None:
        return tr(lang, "Differs from what was published.")
    title = titled(view, text, 70)
    if found.what == "stance":
        before, now = (tr(lang, naming.STANCES.get(stance, stance)) for stance in (found.before, found.now))
    else:
        before, now = (figure.partition(" ")[0].replace("/", ", ") for figure in (found.before, found.now))
    words = N_("Differs from “{title}”: there “{before}”, here “{now}”.")
    return tr(lang, words, title=title, before=before, now=now)


def _unbooked(view: SeatView, exchange: Exchange) -> str:
    """The case on which our side owned something to a reporter, while its book names no day and it may still be acknowledged."""
    known = {case.case: case for case in view.cases}
    case = known.get(goes_on(known, exchange.about)) if exchange.kind == ANSWER else None
    owned = case is not None and exchange.stance in OWNED and exchange.newest
    open_yet = owned and case is not None and not case.remedies and case.state not in (*DRAFTABLE, "CLOSED")
    may_be_true = case is not None and case.verdict in ("", *rights.TRUE_VERDICTS)
    return case.case if case is not None and open_yet and may_be_true else ""


def _own(view: SeatView, exchange: Exchange) -> OwnWordShown | None:
    """The door at the newest answer; to a seat that may not use it alone nothing is told beside every answer."""
    own = own_word(view, f"press:{exchange.question}") if exchange.newest else None
    return own if own and (own.raises or own.raised) else None


def _alone(view: SeatView, exchange: Exchange) -> str:
    own = own_word(view, f"press:{exchange.question}")
    return own.words if own and not own.raises and not own.raised else ""


def _published(view: SeatView) -> Iterator[tuple[str, str]]:
    """What we have said already: an answer must not contradict it."""
    out = [text.published for text in view.statements if text.published is not None and not text.error_open]
    for said in sorted(out, key=lambda version: -version.published_at):
        yield moment(view, said.published_at), said.said(view.lang)[0]
