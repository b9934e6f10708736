"""The ruler of time that every room shows: phases, now, and my deadlines, as places in per cent of the drill's length."""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from infodrill.kernel.i18n import tr
from infodrill.web.rooms.signs import Due

LETTER = 0.62  # per cent that a letter of a title needs on the narrowest ruler, 1,100 pixels
APART = 1.0  # and what lies between two that stand side by side
TICK = 10  # minutes
RulerDue = tuple[int, str, Callable[[], Due | None]]
"""Seconds that are left, priority, and the deadline in words: only what has room is put into them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TideMark:
    """A diamond or a phase's edge at `x` per cent; `words` "" where the neighbour's words would touch; `name` in whole."""

    x: str
    words: str
    name: str = ""
    tone: str = ""
    on: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Tide:
    """The ruler. `past` per cent is filled; `state` before | running | paused | jump | replay."""

    now: str
    past: str
    phases: tuple[TideMark, ...]
    ticks: tuple[str, ...]
    leaps: tuple[TideMark, ...]
    dues: tuple[TideMark, ...]
    state: str
    told: str


def tide(
    lang: str,
    phases: Sequence[tuple[int, str]],
    minute: float,
    dues: Iterable[RulerDue] = (),
    leaps: Iterable[tuple[int, str]] = (),
    *,
    state: str = "running",
    phase: int = 0,
) -> Tide:
    """`phases` = (minutes, title) in order; `minute` of exercise time outside run-on; `dues` = (deadline, priority);
    `leaps` = (minute, the day that the story leapt to)."""
    total = sum(minutes for minutes, _ in phases) or 1
    now, leapt = _at(min(minute, total), total), tuple(leaps)
    titles = tuple(_titles(phases, total))
    return Tide(
        now=now,
        past=now,
        phases=tuple(
            TideMark(x=f"{edge:.2f}%", words=words, name=title, on=place == phase)
            for place, ((edge, words), (_, title)) in enumerate(zip(titles, phases, strict=True), start=1)
        ),
        ticks=tuple(_at(number, total) for number in range(TICK, total, TICK)),
        leaps=tuple(TideMark(x=_at(at, total), words=words) for at, words in leapt),
        dues=tuple(_dues(dues, minute, total, titles)),
        state=state,
        told="; ".join(
            (
                _told(lang, minute, total, phase, phases),
                *(tr(lang, "the story leaps to {moment}", moment=words) for _, words in leapt),
            )
        ),
    )


def _titles(phases: Sequence[tuple[int, str]], total: int) -> Iterator[tuple[float, str]]:
    """Where each phase begins, in per cent, and what stands there."""
    begun = 0
    for place, (minutes, title) in enumerate(phases, start=1):
        yield begun * 100 / total, _titled(place, title, minutes * 100 / total)
        begun += minutes


def _titled(place: int, title: str, width: float) -> str:
    """The phase's number, with its title where that does not run into the next phase."""
    return f"{place} · {title}" if (len(title) + 5) * LETTER <= width else str(place)


def _told(lang: str, minute: float, total: int, phase: int, phases: Sequence[tuple[int, str]]) -> str:
    if not 0 < phase <= len(phases):
        return tr(lang, "The drill has not begun.")
    return tr(
        lang,
        "Minute {n} of {total}, phase {phase}: {title}",
        n=int(minute),
        total=total,
        phase=phase,
        title=phases[phase - 1][1],
    )


def _dues(
    dues: Iterable[RulerDue], minute: float, total: int, titles: Iterable[tuple[float, str]]
) -> Iterable[TideMark]:
    """A diamond for each deadline that is not where one stands already, with its words where nothing is written; `titles` = where
    each begins, per cent, and its words."""
    last, written = -1.0, [(begin, begin + APART + len(words) * LETTER) for begin, words in titles]
    for left, priority, said in sorted(dues, key=lambda due: due[0]):
        ahead = minute + left / 60
        place = ahead * 100 / total
        if not minute <= ahead < total or place - last < 0.8 or not (due := said()):
            continue
        half = len(due.name) * LETTER / 2
        begin, end = place - half, place + half
        clear = end < 100 and all(end + APART < frm or begin - APART > to for frm, to in written)
        written += [(begin, end)] if clear else []
        yield TideMark(
            x=_at(ahead, total),
            words=due.name if clear else "",
            name=f"{due.name} {due.clock}",
            tone=priority[1:] if priority else "",
        )
        last = place


def _at(minute: float, total: int) -> str:
    return f"{minute * 100 / total:.2f}%"
