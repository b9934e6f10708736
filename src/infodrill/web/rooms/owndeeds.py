"""What a seat did itself in a closed drill, by matter and by text: whether it was in time, and whom a text reached."""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from infodrill.casework.timeline import as_of
from infodrill.conduct import naming
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import N_, tr
from infodrill.kernel.quoting import begun, quoted
from infodrill.review.lookback import APPROVED, STAGES, DeedDone, LookBack, SeatStep
from infodrill.review.measures import firstword
from infodrill.review.words import Own, Voice

# What the ledger says of a deed, by its state there.
TIMELY: Mapping[str, str] = {
    "met": N_("in time: it was due by minute {m}"),
    "early": N_("in time: its limit is minute {m}, after the end of play"),
    "late": N_("late: it was due by minute {m}"),
}
AFTER_PLAY = N_("done before its limit, which lay after the end of play")
# Of a word to the public; its desk counted from the minute in which the case was opened, which may lie later.
WAITED_FOR: Mapping[str, str] = {
    "met": N_("in time: due by minute {m}, counted from minute {k}, when the public's wait began"),
    "early": N_(
        "in time: due by minute {m}, after the end of play, counted from minute {k}, when the public's wait began"
    ),
    "late": N_("late: it was due by minute {m}, counted from minute {k}, when the public's wait began"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnDeed:
    """`when` = the minutes of its steps; `timely` whether it was in time, "" = nothing was owed; `reached` = whom a text met."""

    what: str
    when: str
    timely: str
    late: bool
    reached: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnMatter:
    """`matter` "" = what concerns none that went round."""

    matter: str
    deeds: tuple[OwnDeed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnDeeds:
    """Of the person who sat there, and of the program while nobody did; `line` and `program_line` sum up, "" = say nothing."""

    line: str
    matters: tuple[OwnMatter, ...]
    program_line: str
    program: tuple[OwnMatter, ...]

    @property
    def told(self) -> bool:
        return bool(self.line or self.program_line)


NOBODYS = OwnDeeds(line="", matters=(), program_line="", program=())


def own_deeds(view: SeatView, found: LookBack, reached: Mapping[str, str]) -> OwnDeeds:
    """Of the seat that looks; `reached` = whom each text met, by its id, as far as that is computed."""
    voice = found.log.voice(view.lang)
    steps = found.steps.get(view.seat.seat, ())
    mine = [step for step in steps if not step.program]
    others = [step for step in steps if step.program]
    if not mine and (view.seat.control or not view.seat.level):
        return NOBODYS
    owed = [
        deed for deed in found.deeds if deed.cell == view.seat.cell and deed.at >= 0 and deed.state in TIMELY
    ]

    def matters(chosen: Iterable[SeatStep]) -> tuple[OwnMatter, ...]:
        return tuple(_matters(view, voice, found, chosen, owed, reached))

    before = N_("What the program did in this seat before you came: {n}, from minute {first} to {last}.")
    return OwnDeeds(
        line=_line(voice, mine),
        matters=matters(mine),
        program_line=_between(voice, before, others) if others else "",
        program=matters(others),
    )


def _line(voice: Voice, steps: list[SeatStep]) -> str:
    if not steps:
        return voice("You took no step yourself. What your cell did stands below.")
    if len(steps) == 1 and steps[0].at >= 0:
        return voice("You took one step, in minute {n}.", n=voice.number(steps[0].at))
    return _between(voice, N_("What you did yourself: {n}, from minute {first} to {last}."), steps)


def _between(voice: Voice, words: str, steps: list[SeatStep]) -> str:
    """`words` with the first and the last minute that the hall played; what was done after play has none."""
    minutes = [step.at for step in steps if step.at >= 0]
    if not minutes:
        return voice("Done after play had ended: {n}.", n=str(len(steps)))
    first, last = voice.number(minutes[0]), voice.number(minutes[-1])
    return voice(words, n=str(len(steps)), first=first, last=last)


def _matters(
    view: SeatView, voice: Voice, found: LookBack, steps: Iterable[SeatStep], owed: list[DeedDone],
    reached: Mapping[str, str],
) -> Iterator[OwnMatter]:  # fmt: skip
    """In the order in which each comes first, what is on none last; of a text all steps are one deed."""
    by_matter: dict[str, dict[str, list[SeatStep]]] = {}
    for place, step in enumerate(steps):
        matter = voice("{what}", what=step.matter) if step.matter else ""
        of = by_matter.setdefault(matter, {})
        of.setdefault(step.text if step.stage else f"{place}", []).append(step)
    for matter, deeds in sorted(by_matter.items(), key=lambda of: not of[0]):
        told = []
        for key, chosen in deeds.items():
            timely, late = _timely(voice, owed, _events(found, key, chosen), text=bool(chosen[0].stage))
            course = sorted([*chosen, *_sent_back(view, found, key, chosen)], key=lambda step: step.at)
            told.append(
                OwnDeed(
                    what=_text(view, found, chosen[-1]) if chosen[0].stage else _step(view, voice, chosen[0]),
                    when=" · ".join(_when(voice, step) for step in course), timely=timely, late=late,
                    reached=reached.get(key, ""),
                )
            )  # fmt: skip
        yield OwnMatter(matter=matter, deeds=tuple(told))


def _sent_back(view: SeatView, found: LookBack, text: str, chosen: Iterable[SeatStep]) -> Iterator[SeatStep]:
    """The returns of a text to the seat that wrote it: its author is told of them by whose hand soever they came."""
    if any(step.stage and step.stage not in (APPROVED, STAGES["DRAFTING"]) for step in chosen):
        for seat, steps in found.steps.items():
            hand = view.seats.seats.get(seat)
            of = view.seats.cells[hand.cell].name.in_(view.lang) if hand else "–"
            who = hand.called if hand and hand.cell == view.seat.cell else of
            yield from (
                replace(step, hand=who)
                for step in steps
                if seat != view.seat.seat and step.text == text and step.stage == STAGES["DRAFTING"]
            )


def _when(voice: Voice, step: SeatStep) -> str:
    if step.at < 0:
        return ""
    when = voice(step.stage or N_("minute {n}"), n=str(step.at))
    if step.hand:
        when = voice("sent back by {who} at minute {n}", who=step.hand, n=str(step.at))
    elif step.stage == STAGES["DRAFTING"] and not step.program:
        when = voice("you sent it back at minute {n}", n=str(step.at))
    return f"{when}: {quoted(step.words)}" if step.stage and step.words else when


def _text(view: SeatView, found: LookBack, step: SeatStep) -> str:
    text = found.log.book.statements[step.text]
    version = as_of(text, found.log.events[step.seqs[-1]].at) if step.seqs else text.newest
    kind, title = tr(view.lang, naming.kind_of(text.kind, version.stance)), version.said(view.lang)[0]
    # A headline that names its kind itself needs no second telling of it.
    return quoted(title) if title.casefold().startswith(kind.casefold()) else f"{begun(kind)} {quoted(title)}"


def _step(view: SeatView, voice: Voice, step: SeatStep) -> str:
    done = begun(tr(view.lang, step.done) if isinstance(step.done, str) else view.casework.told(step.done))
    return (
        voice("{what}: “{claim}”", what=Own(done, done), claim=Own(step.words, step.words))
        if step.words
        else done
    )


def _events(found: LookBack, text: str, chosen: Iterable[SeatStep]) -> frozenset[int]:
    """What a deed left in the log: its own steps, and of a text those of every hand, since another may have published it."""
    others = (step for steps in found.steps.values() for step in steps if step.text == text and step.stage)
    return frozenset(seq for step in (*chosen, *others) for seq in step.seqs)


def _timely(voice: Voice, owed: list[DeedDone], seqs: frozenset[int], *, text: bool) -> tuple[str, bool]:
    """What the ledger says of the duty that the deed itself settled: of a text the word that it was, due first. What else fell
    into its minute is another deed's."""
    settled = [deed for deed in owed if not seqs.isdisjoint(deed.evidence)]
    words = [deed for deed in settled if text and deed.measure == firstword.CODE]
    first = min(words or settled, key=lambda deed: (deed.due < 0, deed.due), default=None)
    if first is None:
        return "", False
    if first.due < 0:
        return voice(AFTER_PLAY) if first.state == "early" else "", first.state == "late"
    said = WAITED_FOR if words else TIMELY
    return voice(said[first.state], m=str(first.due), k=str(first.since)), first.state == "late"
