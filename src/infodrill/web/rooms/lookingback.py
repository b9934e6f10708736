"""The look back on a closed drill: what was true, what one's own cell did, what one pressed oneself, and what it was worth.

Who hears which of these, `conduct.policy.takes` says. The record is read once a close, however many look.
"""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from infodrill.casework.rights import TRAPS
from infodrill.conduct import policy
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import N_, tr
from infodrill.review import falseword, lookback, whatwastrue
from infodrill.review.lookback import DeedDone, LookBack
from infodrill.review.pressed import NOTHING_PRESSED
from infodrill.review.words import Voice
from infodrill.web.outcome import worth
from infodrill.web.rooms.drawing import PANE, Paper
from infodrill.web.rooms.living import lived_again
from infodrill.web.rooms.owndeeds import NOBODYS, OwnDeeds, own_deeds
from infodrill.web.rooms.worthtold import Points, WorthShown, reached, worth_shown
from infodrill.web.shown import ShownDrill

ON_A_WALL = 6
NO_UNIT = N_("No one unit")
FOLDED = lookback.NOT_DUE | {"aside"}  # what counts neither for nor against is there for whoever asks


@dataclass(frozen=True, slots=True, kw_only=True)
class TruthLine:
    """A claim and what the record said of it in the end; `tone` false | true | open; `afar` = why, in one
    sentence, where the verdict alone would mislead a hall."""

    sentence: str
    verdict: str
    tone: str
    why: str
    afar: str
    office: str
    rights: bool
    untold: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DeedLine:
    """What several measures ask of one matter is one line, which counts `times` in the report."""

    what: str
    why: str
    minutes: str
    times: int = 1
    program: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DeedsInState:
    """The `n` deeds of a cell that came to the same, by matter ("" = none); `folded` = what nothing came of."""

    state: str
    words: str
    n: int
    folded: bool
    matters: tuple[tuple[str, tuple[DeedLine, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CellDeeds:
    """What became of what a cell owed, what was done first; `timely` = how much of it was done in time, counted or
    not, and how much of that the program did."""

    name: str
    timely: str
    states: tuple[DeedsInState, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedBack:
    """`ended` = when play ended by the story, and the run-on where there was one; `three` sentences on the whole; `hurried`
    = why what a desk showed late is not due, and the minutes leapt; `pressed` (trap, minute), what `came` of that,
    and `did` by this very seat."""

    ended: str
    three: tuple[str, ...]
    truth: tuple[TruthLine, ...]
    hurried: tuple[str, ...]
    cells: tuple[CellDeeds, ...]
    pressed: tuple[tuple[str, str], ...]
    came: tuple[str, ...]
    did: OwnDeeds
    worth: WorthShown

    @property
    def own(self) -> bool:
        """Whether the seat has anything of its own to read before what was true."""
        return bool(self.cells or self.did.told or self.pressed)

    @property
    def wall(self) -> tuple[str, ...]:
        """The three sentences for a wall."""
        return *self.three[:2], self.worth.afar

    @property
    def shortest(self) -> tuple[TruthLine, ...]:
        """For a wall: what was false, then what was true, then what people may voice; one line each."""
        return tuple(sorted(self.truth, key=lambda told: whatwastrue.TONES.index(told.tone))[:ON_A_WALL])

    @property
    def further(self) -> int:
        return max(0, len(self.truth) - ON_A_WALL)


def look_back(
    drill: ShownDrill, view: SeatView, *, computing: bool, permille: int = 0, paper: Paper = PANE
) -> LookedBack | None:
    """What this seat is told; None before the close. `computing` = the other lives are lived now, `permille` of that is done."""
    state, seat = drill.state, view.seat
    if not policy.hears_truth(state):
        return None
    found, believed = record_of(drill), believed_in(drill)
    voice = found.log.voice(view.lang)
    shown = worth_shown(drill, view, believed, computing, permille, paper)
    names = view.seats.names(view.lang)
    # What all owed together stands there too, so that the sums are those of the report.
    names = {**names, "": tr(view.lang, NO_UNIT)}
    heard = {cell: names[cell] for cell in names if policy.hears_deeds(seat, cell, state)}
    deeds = [deed for deed in found.deeds if deed.cell in heard]
    hurried = lookback.hurried(found.log, deeds)
    hears_own = policy.hears_own(seat, seat.seat, state)
    own = found.pressed.get(seat.seat if hears_own else "", NOTHING_PRESSED)
    return LookedBack(
        ended=_ended(view, found),
        three=(voice.say(whatwastrue.went_round(found.claims)), _most(view, drill, believed), shown.said),
        truth=tuple(_truths(view.lang, found)),
        hurried=tuple(voice.say(said) for said in (hurried or lookback.leapt(found.log),) if said),
        cells=tuple(made for cell, name in heard.items() if (made := _cell(view, found, cell, name)).states),
        pressed=tuple((tr(view.lang, TRAPS[kind]), _minute(voice, minute)) for kind, minute in own.presses),
        came=tuple(voice.say(said) for said in own.came),
        did=own_deeds(view, found, reached(view, worth.of(drill))) if hears_own else NOBODYS,
        worth=shown,
    )


def _truths(lang: str, found: LookBack) -> Iterator[TruthLine]:
    for claim in found.claims:
        yield TruthLine(
            sentence=claim.claim.sentence.in_(lang),
            verdict=tr(lang, claim.verdict),
            tone=claim.tone,
            why=claim.why.in_(lang),
            afar=claim.afar(lang),
            office=claim.office.in_(lang) if claim.office else "",
            rights=claim.rights,
            untold=claim.untold,
        )


def _ended(view: SeatView, found: LookBack) -> str:
    log = found.log
    last = view.dated(view.story(log.ends_at))
    if log.run_on_at < 0:
        return tr(view.lang, "Play ended at {moment}.", moment=last)
    until = view.dated(view.story(log.run_on_at))
    return tr(
        view.lang,
        "Play ended at {moment}; the city lived on by itself until {last}.",
        moment=until,
        last=last,
    )


def record_of(drill: ShownDrill) -> LookBack:
    """The look back on a closed drill, read once."""
    return drill.once("look back", drill.state.bears, lambda: lookback.look_back(drill.record))


def words_were(drill: ShownDrill, lang: str) -> Mapping[tuple[str, int], str]:
    """(text, version) → what it was, of those that were not what they were filed as: against the truth, or saying nothing. None
    before the close, when nobody is told what was true."""
    if not policy.hears_truth(drill.state):
        return {}
    log = record_of(drill).log
    told = ((word, falseword.beside_its_kind(log, word)) for word in log.said if word.version)
    return {(word.item, word.version): tr(lang, how) for word, how in reversed(tuple(told)) if how}


def believed_in(drill: ShownDrill) -> Points | None:
    """How often something false was believed; None until the city has been lived again."""
    if not drill.counted:
        return None
    false = record_of(drill).false

    def read() -> Points:
        return lookback.believed(drill.derived.rows("counts", 0, drill.state.minute + 1), false)

    return drill.once("believed", drill.state.bears, read)


def _cell(view: SeatView, found: LookBack, cell: str, name: str) -> CellDeeds:
    voice, own = found.log.voice(view.lang), [deed for deed in found.deeds if deed.cell == cell]
    sat = (found.steps.get(seat.seat, ()) for seat in view.seats.in_cell(cell))
    people = any(not step.program for steps in sat for step in steps)
    return CellDeeds(
        name=name,
        timely=_timely(view, voice, own),
        states=tuple(
            DeedsInState(
                state=state,
                words=tr(voice.lang, lookback.STATES[state]),
                n=n,
                folded=state in FOLDED,
                matters=_by_matter((deed for deed in own if deed.state == state), voice, mixed=people),
            )
            for state, n in lookback.tally(own)
        ),
    )


def _timely(view: SeatView, voice: Voice, own: Sequence[DeedDone]) -> str:
    """How much was in time, and whose it was: what the program did is nobody's merit, and is said of the cells in whose
    empty seats it did it, often others; "" where nothing was."""
    timely = [deed for deed in own if deed.state in ("met", "early")]
    machine = sum(deed.program for deed in timely)
    hands = {cell for deed in timely if deed.program for cell in deed.hands}
    if not timely:
        return ""
    words = N_("Done in time: {n} of {of} that were done or due.")
    if machine == len(timely):
        words = N_(
            "Done in time: {n} of {of} that were done or due, all by the program, in empty seats: {cells}."
        )
    elif machine:
        words = N_(
            "Done in time: {n} of {of} that were done or due; {machine} of these by the program, in empty seats: {cells}."
        )
    return voice(
        words,
        n=voice.number(len(timely)),
        of=voice.number(_asked(own)),
        machine=voice.number(machine),
        cells="; ".join(view.seats.cells[cell].name.in_(view.lang) for cell in sorted(hands)),
    )


def _asked(deeds: Iterable[DeedDone]) -> int:
    """How many were done or had to be: what nobody had to do yet, and what nobody has judged, is none of them."""
    return sum(deed.state not in ("open", "lapsed", "unsaid", "wrong", "aside", "unjudged") for deed in deeds)


def _by_matter(
    deeds: Iterable[DeedDone], voice: Voice, *, mixed: bool
) -> tuple[tuple[str, tuple[DeedLine, ...]], ...]:
    """In the order in which each matter comes first, what is on none last; what one deed of one minute was owed to several times
    over is one line. `mixed` = people worked in the cell, so that what the program did there is told from what they did."""
    found: dict[str, dict[tuple[str, str, bool], Counter[str]]] = {}
    for deed in deeds:
        # What is told over all rows is not told in each again.
        why = "" if deed.state == "early" else voice.say(deed.why)
        of = found.setdefault(deed.claim.in_(voice.lang) if deed.claim else "", {})
        of.setdefault((why, _minutes(voice, deed), mixed and deed.program), Counter())[
            voice.say(deed.what)
        ] += 1
    return tuple(
        (
            matter,
            tuple(
                DeedLine(what="; ".join(told), why=why, minutes=minutes, times=told.total(), program=program)
                for (why, minutes, program), told in lines.items()
            ),
        )
        for matter, lines in sorted(found.items(), key=lambda of: not of[0])
    )


def deed_line(voice: Voice, deed: DeedDone) -> DeedLine:
    """A deed in words, once."""
    return DeedLine(what=voice.say(deed.what), why=voice.say(deed.why), minutes=_minutes(voice, deed))


def _minutes(voice: Voice, deed: DeedDone) -> str:
    """When it was done and by when it was due, in minutes of the hall; "" where there is neither."""
    if deed.state in lookback.NOT_DUE and deed.at < 0 <= deed.desk:
        return voice("by the procedure due by minute {m}, with the time given back later", m=str(deed.desk))
    if deed.at >= 0 and deed.due >= 0:
        return voice("minute {n}, due by minute {m}", n=str(deed.at), m=str(deed.due))
    if deed.at >= 0:
        return _minute(voice, deed.at)
    return voice("due by minute {m}", m=str(deed.due)) if deed.due >= 0 else ""


def _minute(voice: Voice, minute: int) -> str:
    return voice("minute {n}", n=str(minute)) if minute >= 0 else ""


def _most(view: SeatView, drill: ShownDrill, believed: Points | None) -> str:
    if believed is None:
        again = lived_again(drill, view.lang)
        return tr(
            view.lang, "How often something false was believed is not counted yet. {again}", again=again
        )
    minute, most = max(believed, key=lambda point: point[1], default=(0, 0))
    if not most:
        return tr(view.lang, "Nobody among the simulated people believed anything false.")
    clock, last = view.moment(minute * 60), believed[-1][1]
    if last == most:
        return tr(
            view.lang,
            "In this play false belief grew to the end: by then something false was believed {n} times among the simulated "
            "people.",
            n=_count(view, most),
        )
    return tr(
        view.lang,
        "At the worst moment of this play, {clock}, something false was believed {n} times among the simulated people; at the "
        "end {m} times.",
        clock=clock,
        n=_count(view, most),
        m=_count(view, last),
    )


def _count(view: SeatView, n: int) -> str:
    return Voice(lang=view.lang, story=view.story).number(n)
