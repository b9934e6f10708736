"""What is being talked about: the subjects that set the last half hour apart from any other day. Never a person.

Read from public posts and from what every reader sees of them (words, place in a thread), so a subject says nothing of a closed
group nor of the claim a post belongs to. A subject is a run of words between the small words of a language: free on both sides,
so no piece of a longer one; a place stands by itself and once; what a city says on any day stands behind (log-likelihood).
Vietnamese typed without marks counts for the spelling with them. A pass over the window's posts; nothing is kept beyond it.
"""

# Charter: media talked about
from __future__ import annotations

import re
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log

from infodrill.kernel.folding import fold, nfc
from infodrill.kernel.smallwords import ADDRESSED, SMALL, UNENDING
from infodrill.media.trends import SHOWN, WINDOW, Trend, personal

FEWEST = 4  # posts that must begin or carry on a thread with it; answers add to the count alone
KNOWN_NAME = 3  # posts that write words with capitals within a sentence, before they count as one name
BROADER = 3  # times as many posts: a subject that so many speak of does not swallow what is said within it
SEVERAL = (
    8  # the same of what is said on other days too, unless it is a place: small talk comes in heaps by chance
)
TIMES_USUAL = 2  # how much oftener than on any other day
CERTAIN = 15.0  # log-likelihood (G²) from which a difference is no chance: one in ten thousand runs
LONGEST = 5  # words of a subject
WAYS, SAME_LINE = 3, 15
"""Posts that say a subject in words of their own: of two that share two thirds of the shorter one's words both say one line."""
_PART = re.compile(r"[^\w\s’'-]+|\n|\s[-’']+\s")
_WORD = re.compile(r"[^\W_]+")
_KIND_OF_PLACE = re.compile(
    r"^(?:phường|xã|thị trấn|thị xã|thành phố|quận|đặc khu|city of)\s+|\s+(?:ward|commune|town|township|city)$",
    re.IGNORECASE,
)
Run = tuple[str, ...]
Beside = tuple[str, bool]  # the word beside a run, and whether a run ends there whatever follows
_EDGE: Beside = ("", True)  # before and behind a part


@dataclass(frozen=True, slots=True)
class _RunStanding:
    """How a run is spelt in a post, and what stands before and behind it; None = it counts, and says nothing of that."""

    spelt: str
    around: tuple[Beside, Beside] | None


@dataclass(frozen=True, slots=True)
class Overheard:
    """The public words of one post; `answers` = it stands as a reply in a thread."""

    text: str
    answers: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Held:
    minute: int
    asks: bool
    answers: bool
    bare: bool
    words: frozenset[str]
    runs: Mapping[Run, _RunStanding]


class TalkedAbout:
    """The subjects of one drill in one language; `read` takes public posts in order of time."""

    def __init__(
        self, lang: str, places: Iterable[str] = (), usual: Iterable[str] = (), stock: Iterable[str] = ()
    ) -> None:
        """`places` = names that all may know; `usual` = posts of any day; `stock` = phrases that fit whatever is talked about."""
        self._small, self._unending, self._marked = SMALL[lang], UNENDING[lang], lang == "vi"
        self._small_bare = self._small | frozenset(map(fold, self._small))
        self._unending_bare = self._unending | frozenset(map(fold, self._unending))
        self._bare: dict[str, str] = {}
        self._places = dict(map(self._place, places))
        self._heard: deque[_Held] = deque()
        self._named: Counter[Run] = Counter()
        self._people: set[Run] = set()
        self._others = iter(usual), iter(stock)  # not read before there is something to weigh against them
        self._usual: Counter[Run] = Counter()
        self._days = 0
        self._stock: frozenset[Run] = frozenset()

    def read(self, said: Iterable[Overheard], minute: int) -> None:
        """Take the public posts that appeared in `minute`; what is older than the window is forgotten."""
        for post in said:
            text = nfc(post.text)
            heard = _Held(
                minute=minute,
                asks="?" in text,
                answers=post.answers,
                bare=self._typed_bare(text),
                words=frozenset(map(self._fold, _WORD.findall(text))),
                runs=self._runs(text),
            )
            self._heard.append(heard)
        # Posts come in order of time, so the oldest stand at the head.
        while self._heard and self._heard[0].minute <= minute - WINDOW:
            self._heard.popleft()

    def top(self, minute: int) -> tuple[Trend, ...]:
        """At most SHOWN subjects, most posts first; each place once, and of runs that share words or posts one."""
        if len(self._heard) < FEWEST:
            return ()
        self._weigh()
        holding: dict[Run, list[int]] = defaultdict(list)
        for number, heard in enumerate(self._heard):
            for run in heard.runs:
                holding[run].append(number)
        begun = sum(not heard.answers for heard in self._heard)
        marks = {
            run: mark
            for run, numbers in holding.items()
            if len(numbers) >= FEWEST and (mark := self._mark(run, numbers, begun)) > 0
        }
        found: list[tuple[Run, set[int]]] = []
        for run in sorted(marks, key=lambda run: (-marks[run], run)):
            if len(found) == SHOWN:
                break
            if self._whole(run, holding[run]) and self._in_several_ways(run, holding[run]):
                run, posts = self._fullest(run, set(holding[run]), holding)
                if not any(self._same(run, posts, other, others) for other, others in found):
                    found.append((run, posts))
        shown = [self._trend(run, sorted(posts), minute) for run, posts in found]
        return tuple(sorted(shown, key=lambda trend: (-trend.posts, trend.term)))

    def _weigh(self) -> None:
        """Read what is said on other days, once."""
        usual, stock = self._others
        for text in usual:
            self._days += 1
            self._usual.update(self._runs(text, learn=False).keys())
        self._stock |= {run for text in stock for run in self._runs(text, learn=False)}

    # ---- what makes a run a subject ----------------------------------------------------------------------------------

    def _mark(self, run: Run, numbers: Sequence[int], begun: int) -> float:
        """How far a run stands out of any other day, by those of its posts that answer nothing; 0 = not enough."""
        own = sum(not self._heard[number].answers for number in numbers)
        if run not in self._places and (
            run in self._stock or own < (SEVERAL if run in self._usual else FEWEST)
        ):
            return 0
        if own < FEWEST:
            return 0
        # Half a post more: what the sample of other days does not hold may still be said there.
        usual = (self._usual[run] + 0.5) / (self._days + 1)
        if own < TIMES_USUAL * usual * begun:
            return 0
        likelihood = 2 * (own * log(own / (usual * begun)) - (own - usual * begun))
        return likelihood if likelihood >= CERTAIN else 0

    def _whole(self, run: Run, numbers: Sequence[int]) -> bool:
        """Whether a run ends where a subject does: on each side small words, the end of a part, or several other words."""
        if run in self._places or self._is_name(run):
            return run not in self._people
        if len(set(run)) < len(run):
            return False  # "ầm ầm" paints, and names nothing
        # Where marks are left out, what looks like a small word may be none: those who write them say where a run ends.
        marked = [number for number in numbers if not self._heard[number].bare]
        around = {self._heard[number].runs[run].around for number in marked or numbers} - {None}
        return bool(around) and all(_free([pair[side] for pair in around if pair]) for side in (0, 1))

    def _in_several_ways(self, run: Run, numbers: Sequence[int]) -> bool:
        """Whether posts that say a run say something else beside it: one line that many send on is no subject."""
        held, ways = list(self._heard), list[frozenset[str]]()
        for number in numbers:
            words = held[number].words.difference(run)
            if all(SAME_LINE * len(words & way) < 10 * min(len(words), len(way)) for way in ways):
                ways.append(words)
            if len(ways) == WAYS:
                return True
        return False

    def _fullest(
        self, run: Run, posts: set[int], holding: Mapping[Run, Sequence[int]]
    ) -> tuple[Run, set[int]]:
        """The longest run around this one that nearly as many posts hold."""
        around = {longer for number in posts for longer in self._heard[number].runs if _part_of(run, longer)}
        for longer in sorted(around, key=lambda longer: (-len(longer), longer)):
            held = holding[longer]
            if len(held) >= FEWEST and len(held) * 10 >= len(posts) * 6 and self._whole(longer, held):
                return longer, set(held)
        return run, posts

    def _same(self, run: Run, posts: set[int], other: Run, others: set[int]) -> bool:
        """Whether two runs speak of one subject: by their words, or because they stand in the same posts."""
        if run in self._places or other in self._places:
            return False  # where, not what: no run holds one, and each is one run
        shared = len(set(run) & set(other))
        if shared * 2 >= min(len(run), len(other)):
            return True
        fewer, more = sorted((len(posts), len(others)))
        return more <= BROADER * fewer and len(posts & others) * 2 >= fewer

    def _trend(self, run: Run, numbers: Sequence[int], minute: int) -> Trend:
        spelt: Counter[str] = Counter()
        asking = recent = 0
        for number in numbers:
            heard = self._heard[number]
            spelt[heard.runs[run].spelt] += 1
            asking += heard.asks
            recent += heard.minute > minute - WINDOW // 2
        # Spellings with marks are read more easily than bare ones, so they win a tie and a near tie.
        best = max(spelt, key=lambda spelling: (spelt[spelling] * (1 if spelling.isascii() else 4), spelling))
        return Trend(
            term=self._places.get(run, best),
            posts=len(numbers),
            question_permille=asking * 1_000 // len(numbers),
            rising=recent * 2 > len(numbers),
        )

    # ---- runs of a text ----------------------------------------------------------------------------------------------

    def _runs(self, text: str, *, learn: bool = True) -> dict[Run, _RunStanding]:
        found: dict[Run, _RunStanding] = {}
        text = nfc(text)
        bare = self._typed_bare(text)
        for part in _PART.split(text):
            spelt = _WORD.findall(part)
            words = [self._fold(word) for word in spelt]
            if learn:
                self._learn(spelt, words)
            for first, last, around in self._places_of_runs(spelt, words, bare):
                if not personal(words[max(0, first - 3) : last]):
                    said = " ".join(_begun(spelt[first:last], first == 0))
                    found.setdefault(tuple(words[first:last]), _RunStanding(said, around))
        return found

    def _typed_bare(self, text: str) -> bool:
        """Whether a text of a language with marks is typed without: of three words with them, one has a mark at least."""
        words = _WORD.findall(text) if self._marked else []
        return bool(words) and sum(not word.isascii() for word in words) * 3 < len(words)

    def _places_of_runs(
        self, spelt: Sequence[str], words: Sequence[str], bare: bool
    ) -> Iterator[tuple[int, int, tuple[Beside, Beside] | None]]:
        """(first, end, what stands around) of every run of a part."""
        # Without marks a small word looks like others: all that it may be count as small, and any run counts for the
        # spelling with marks.
        small = self._small_bare if bare else self._small
        unending = self._unending_bare if bare else self._unending
        for start, named, end in self._stretches(spelt, words, small):
            for first, last in _within(spelt, start, named, unending):
                before = (words[first - 1], first == start) if first else _EDGE
                behind = (words[last], last == end) if last < len(words) else _EDGE
                yield first, last, (before, behind)
            for first in range(max(start, end - LONGEST), end if named < end else start):
                # A name is whole, with what leads to it or alone: no run ends or begins within it.
                if first == named:
                    yield first, end, (_EDGE, _EDGE)
                elif first < named and spelt[first].lower() not in unending:
                    before = (words[first - 1], first == start) if first else _EDGE
                    yield first, end, (before, _EDGE)
        if bare:
            yield from ((first, last, None) for first, last in _within(spelt, 0, len(words), frozenset()))

    def _stretches(
        self, spelt: Sequence[str], words: Sequence[str], small: frozenset[str]
    ) -> Iterator[tuple[int, int, int]]:
        """(first, where a name begins, end) of each stretch of words between small words, figures and places; what follows a
        name is another stretch, and a place is one of its own."""
        start = at = 0
        while at < len(words):
            place = self._place_at(words, at)
            name = 0 if place else self._name_at(words, at)
            if name and tuple(words[at : at + name]) not in self._people:
                yield start, at, at + name
            elif start < at and (place or name or _small(spelt[at], small)):
                yield start, at, at
            if place:
                yield at, at, at + place
            if place or name or _small(spelt[at], small):
                at += max(place, name, 1)
                start = at
            else:
                at += 1
        if start < at:
            yield start, at, at

    def _place_at(self, words: Sequence[str], at: int) -> int:
        """How many words the place has that is named there, 0 for none."""
        return next(
            (size for size in range(LONGEST, 0, -1) if tuple(words[at : at + size]) in self._places), 0
        )

    def _name_at(self, words: Sequence[str], at: int) -> int:
        """How many words the name has that stands there, 0 for none."""
        sizes = range(min(LONGEST, len(words) - at), 1, -1)
        return next((size for size in sizes if self._is_name(tuple(words[at : at + size]))), 0)

    def _is_name(self, run: Run) -> bool:
        return self._named[run] >= KNOWN_NAME

    def _learn(self, spelt: Sequence[str], words: Sequence[str]) -> None:
        """Remember words written with capitals within a part: a name, also where others write it without."""
        start = at = 0
        while at <= len(words):
            place = self._place_at(words, at)
            if at < len(words) and not place and _capital(spelt[at]):
                at += 1
                continue
            # The capital of a part's first word says nothing.
            first = start or 1
            if 2 <= at - first <= LONGEST:
                name = tuple(words[first:at])
                self._named[name] += 1
                if spelt[first - 1].lower() in ADDRESSED:
                    self._people.add(name)
            at += place or 1
            start = at

    def _place(self, name: str) -> tuple[Run, str]:
        """A place's own words, folded and as they are written: "Phường Bến Lành" is spoken of as "Bến Lành"."""
        own = _KIND_OF_PLACE.sub("", nfc(name))
        return tuple(map(self._fold, _WORD.findall(own))), own

    def _fold(self, word: str) -> str:
        if word not in self._bare:
            self._bare[word] = fold(word)
        return self._bare[word]


def _within(
    spelt: Sequence[str], start: int, end: int, unending: frozenset[str]
) -> Iterator[tuple[int, int]]:
    """Where the runs of a stretch begin and end that may be a subject."""
    barred = [spelt[at].lower() in unending for at in range(start, end)]
    for first in range(start, end):
        if barred[first - start]:
            continue
        for last in range(first + 2, min(end, first + LONGEST) + 1):
            if not barred[last - 1 - start]:
                yield first, last


def _free(beside: Sequence[Beside]) -> bool:
    """Whether a run ends on this side: in a third of the ways in which it is said, or because other words differ."""
    if sum(ends for _, ends in beside) * 3 >= len(beside):
        return True
    return max(Counter(word for word, _ in beside).values()) * 3 <= len(beside) * 2


def _part_of(run: Run, longer: Run) -> bool:
    return len(longer) > len(run) and f" {' '.join(run)} " in f" {' '.join(longer)} "


def _begun(spelt: Sequence[str], first: bool) -> list[str]:
    """The words as they stand within a sentence: the first one of a part loses its capital."""
    if first and (len(spelt) == 1 or not spelt[1][0].isupper()):
        return [spelt[0][0].lower() + spelt[0][1:], *spelt[1:]]
    return list(spelt)


def _capital(spelling: str) -> bool:
    return spelling[0].isupper() and not spelling[1:].isupper()


def _small(spelling: str, small: frozenset[str]) -> bool:
    """Whether a subject ends there: at a small word, and at figures."""
    return spelling.lower() in small or any(map(str.isdigit, spelling))
