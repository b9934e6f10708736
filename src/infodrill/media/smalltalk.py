"""Small talk is said whole: which lines of a drill's noise fit an hour, a day and a season, each once before any is said again.

A line of words alone is said once in a play; one that is put together of rules may be said again in other words.
"""

# Charter: media smalltalk
from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from infodrill.kernel.clock import DAY_IN_MINUTES, HOUR_IN_MINUTES
from infodrill.kernel.streams import draw64
from infodrill.media.fresh import Fresh, turned
from infodrill.media.grammar import Pattern, Piece, Ref, Token
from infodrill.media.refs import PostRef
from infodrill.media.replies import with_line
from infodrill.media.storyclock import Later, story_date
from infodrill.media.texts import TextLibrary
from infodrill.scenario.schema import Drill
from infodrill.scenario.tokens import UNTOLD, WINDOWS, turning

WARDS = 2
"""Wards of which a line of words alone that names one is said in a day: more would speak with one mouth."""
_SMALL_HOURS = 5
"""Until that hour who is up speaks of the night alone: other lines wait for the day."""
_TRIES = 4  # draws of one line that is put together of rules


@dataclass(slots=True, kw_only=True)
class _Line:
    """One line of a deck, and when it was said: `said` = ward ("" = wherever) → the minute of the last time."""

    grammar: str
    number: int
    windows: tuple[str, ...]
    whole: bool  # of words alone
    names_a_ward: bool
    said: dict[str, int] = field(default_factory=dict)


class SmallTalk:
    """The lines of one drill, in the order in which they are said."""

    def __init__(self, drill: Drill, texts: TextLibrary, fresh: Fresh, *, seed: int, language: str) -> None:
        self._drill, self._texts, self._fresh, self._seed, self._language = (
            drill,
            texts,
            fresh,
            seed,
            language,
        )
        self._begins = datetime.fromisoformat(drill.epoch)
        self._now: tuple[int, Later, datetime] = (-1, (), self._begins)
        self._decks: dict[str, deque[_Line]] = {}
        self._lines: dict[tuple[str, int], _Line] = {}  # one line may lie in the decks of several channels

    def reference(self, ref: PostRef, later: Later = ()) -> str:
        """What a post says whose `grammar` is still open, "" when nobody has anything new to say at that hour."""
        if self._now[:2] != (ref.minute, later):  # many posts come in a minute
            self._now = (ref.minute, later, story_date(self._drill, ref.minute, later))
        told, deck = self._now[2], self._deck(ref.channel)
        fitting: dict[tuple[str, ...], bool] = {}
        # Hundreds of lines are looked at for a post: what is cheap to ask is asked first, and of one window once.
        for place, line in enumerate(deck):
            if line.whole and not _may(line, ref):
                continue
            if (held := fitting.get(line.windows)) is None:
                held = fitting[line.windows] = _is_awake(line.windows, told) and fits(
                    line.windows, told, self._begins
                )
            if held and (found := self._unsaid(ref, line)):
                del deck[place]
                deck.append(line)
                return found
        return ""

    def _unsaid(self, ref: PostRef, line: _Line) -> str:
        for turn in range(1 if line.whole else _TRIES):
            found = turned(with_line(line.grammar, line.number), turn)
            texts = [self._texts.bare(ref, found, lang) for lang in self._texts.languages]
            if self._fresh.is_so(texts, ref.minute):
                self._fresh.note(texts, ref.minute)
                line.said[ref.ward] = line.said[""] = ref.minute
                return found
        return ""

    def _deck(self, channel: str) -> deque[_Line]:
        if channel not in self._decks:
            found = self._texts.lines("noise", channel, self._language)
            lines = [self._lines.setdefault(each[:2], _line(each)) for each in found]
            self._decks[channel] = deque(sorted(lines, key=self._place))
        return self._decks[channel]

    def _place(self, line: _Line) -> int:
        return draw64(self._seed, "smalltalk", line.grammar, line.number)


def _line(found: tuple[str, int, Pattern]) -> _Line:
    grammar, number, pattern = found
    return _Line(
        grammar=grammar,
        number=number,
        windows=windows_of(pattern),
        whole=not any(isinstance(piece, Ref) for piece in pattern),
        names_a_ward=any(map(_names_ward, pattern)),
    )


def _may(line: _Line, ref: PostRef) -> bool:
    """Whether a line of words alone is new that day: one that names a ward is said of another one after an hour."""
    if (last := line.said.get("")) is None or last <= ref.minute - DAY_IN_MINUTES:  # the last minute at all
        return True
    if not line.names_a_ward or last > ref.minute - HOUR_IN_MINUTES:
        return False
    recent = {ward for ward, at in line.said.items() if at > ref.minute - DAY_IN_MINUTES}
    return ref.ward not in recent and len(recent) <= WARDS  # "" counts as one


def _is_awake(windows: Iterable[str], told: datetime) -> bool:
    """Whether words with these windows are of the hour, where it is night."""
    return told.hour >= _SMALL_HOURS or any(
        name in WINDOWS and WINDOWS[name][0] == "hour" for name in windows
    )


def fits(windows: Iterable[str], told: datetime, begins: datetime, word: int = UNTOLD) -> bool:
    """Whether words with these windows may be said then: in the hours, days, months and dates of a story that `begins` so, and as
    far as an official `word` on their claim is known."""
    date = (told.date() - begins.date()).days + 1
    now = {"hour": told.hour, "day": told.weekday(), "month": told.month, "date": date, "word": word}
    asked: dict[str, bool] = {}
    for name in windows:
        if turn := turning(name):
            sort, holds = turn[0], (told < first_at(turn[1], begins)) == (turn[0] == "until")
        else:
            sort, allowed = WINDOWS[name]
            holds = now[sort] in allowed
        asked[sort] = asked.get(sort, False) or holds
    return all(asked.values())


def of_after(windows: Iterable[str]) -> bool:
    """Whether words with these windows are said from an hour on, or once an official word on their claim stands."""
    turns = [turn[0] == "from" for name in windows if (turn := turning(name))]
    words = [WINDOWS[name][1] for name in windows if name in WINDOWS and WINDOWS[name][0] == "word"]
    return any(turns) or any(UNTOLD not in allowed for allowed in words)


def first_at(minute: int, begins: datetime) -> datetime:
    """When the clock of a story that `begins` so first reads that minute of the day."""
    midnight = begins.replace(hour=0, minute=0, second=0, microsecond=0)
    found = midnight + timedelta(minutes=minute)
    return found if found >= begins else found + timedelta(days=1)


def _names_ward(piece: Piece) -> bool:
    return isinstance(piece, Token) and piece.name in ("ward", "place")


def windows_of(pattern: Pattern) -> tuple[str, ...]:
    """The windows that a line names itself."""
    return tuple(piece.label for piece in pattern if isinstance(piece, Token) and piece.name == "at")
