"""The network as one seat reads it: pages of threads, a thread, trends, groups, press, portal and search.

Answers from the log's state and the derived rows alone, through policy; a page costs a handful of indexed queries
whatever the drill has grown to. A real stop blanks everything.
"""

# Charter: conduct feedreader
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from infodrill.conduct import policy
from infodrill.conduct.derive import TRENDS_EVERY, accented_words, heading, search_words
from infodrill.conduct.feedcards import Card, Cards, Shelf
from infodrill.conduct.nouns.posts import BlankPost, DeletePost, EditPost, WrittenPost
from infodrill.conduct.seats import SeatPlace
from infodrill.conduct.state import DrillState
from infodrill.kernel.protocols import Cursor, DerivedStore, Row
from infodrill.media.changes import Change
from infodrill.media.groups import ClosedGroup
from infodrill.media.tallies import Tally
from infodrill.media.trends import Trend

PAGE = 20
ANSWERS = 100
SIFTED = 400  # rows looked through for a filter that no store indexes
Place = Cursor | None
_LOOSE: Cursor = (-1, -1)  # where the hits with other accents begin


@dataclass(frozen=True, slots=True)
class Page:
    """Cards, newest first; `next` = what to ask for further ones, None at the end. `blanked` during a real stop."""

    cards: tuple[Card, ...] = ()
    next: Cursor | None = None
    blanked: bool = False


@dataclass(frozen=True, slots=True)
class Thread:
    """A first post and its answers, oldest first; `earlier` = what to ask for answers before these."""

    root: Card
    answers: tuple[Card, ...]
    earlier: Cursor | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sieve:
    """Narrows pages and searches; empty = any. Minutes inclusive. `rooms` outside what the seat reads find nothing."""

    rooms: tuple[str, ...] = ()
    ward: str = ""
    since: int = 0
    until: int | None = None
    asking: bool = False


class FeedReader:
    """Reads for one seat at one moment; cheap to make, holds nothing between requests but the drill's shelf."""

    def __init__(
        self, shelf: Shelf, derived: DerivedStore, state: DrillState, seat: SeatPlace, lang: str
    ) -> None:
        self._shelf, self._derived, self._state, self._seat = shelf, derived, state, seat
        self._rooms = policy.channels_of(seat, shelf.groups)
        self._lang = lang

    @property
    def rooms(self) -> tuple[str, ...]:
        """Rooms of the network that the seat reads, public ones first."""
        return self._rooms

    def groups(self) -> tuple[ClosedGroup, ...]:
        """The closed groups the seat belongs to."""
        return policy.groups_of(self._seat, self._shelf.groups)

    def fresh(self, room: str, since: int, most: int = 99) -> int:
        """How many threads began in a room from minute `since` on, counted up to `most`."""
        if room not in self._rooms or self._state.stopped:
            return 0
        rows = self._derived.page("posts", {"room": room, "root": 1}, since=since, limit=most)
        mine = [
            post for post in self._written((room,)) if post.thread == post.post and post.at // 60 >= since
        ]
        return min(most, len(rows) + len(mine))

    def threads(self, sieve: Sieve | None = None, before: Place = None, limit: int = PAGE) -> Page:
        """First posts of threads, newest first."""
        sieve = sieve or Sieve()
        return self._page(sieve, before, limit, root=True)

    def thread(self, post: str, before: Place = None, limit: int = ANSWERS) -> Thread | None:
        """The thread that a post stands in, its newest `limit` answers before `before`; None when this seat sees none."""
        root = self._root_of(post)
        if root is None or self._state.stopped:
            return None
        rooms = (str(root.room),)
        found = self._derived.page(
            "posts", {"thread": root.id, "room": rooms, "root": 0}, before=before, limit=limit + 1
        )
        cards = self._cards(found)
        here = {root.id, *(card.id for card in cards)}
        mine = [
            written
            for written in self._written(rooms)
            if written.post != root.id and {written.thread, written.parent} & here
        ]
        cards = _newest((*cards, *self._written_cards(mine)), before)
        answers = cards[:limit]
        # Rows without words fill a page as others do: behind them there may be more.
        more = found[-1][0] if len(found) > limit else None
        earlier = answers[-1].cursor if len(cards) > limit else more
        return Thread(root, tuple(reversed(answers)), earlier)

    def versions(self, post: str) -> tuple[tuple[int, str], ...]:
        """(minute, words) of every version of a post that the seat sees, oldest first; a deleted text only for control."""
        written = self._state.posts.get(post)
        if written is not None:
            hidden = written.blanked_at >= 0 or (written.deleted_at >= 0 and not self._control)
            if written.room not in self._rooms or hidden or self._state.stopped:
                return ()
            return tuple((version.at // 60, version.text) for version in written.versions)
        row = self._derived.latest("posts", [post]).get(post)
        if row is None or row["room"] not in self._rooms or self._state.stopped:
            return ()
        change = self._changes([post]).get(post)
        if change is not None and change.what == "deleted" and not self._control:
            return ((change.minute, ""),)
        return self._maker(self._derived.latest("posts", [str(row["parent"])])).versions(row, change)

    def deeds(self, post: str) -> frozenset[str]:
        """What this seat may do to a post that some seat wrote: edit and delete its cell's own, blank any."""
        written = self._state.posts.get(post)
        if written is None or written.gone or written.room not in self._rooms or self._state.closed:
            return frozenset()
        own = written.cell == self._seat.cell
        found = {
            "edit": (own, EditPost),
            "delete": (own and written.simulated, DeletePost),
            "blank": (True, BlankPost),
        }
        return frozenset(
            deed
            for deed, (its, asked) in found.items()
            if its and policy.offered(self._seat, self._state, asked)
        )

    def trends(self) -> tuple[Trend, ...]:
        """What is being talked about in public, in the reader's language, most posts first; () when it is nothing."""
        newest = self._derived.page("topics", {}, limit=1)
        # Minutes in which nothing stands out leave no row: what is older was said by another half hour.
        if not newest or self._state.stopped or newest[0][0][0] < self._state.minute - TRENDS_EVERY:
            return ()
        minute = newest[0][0][0]
        rows = [row for row in self._derived.rows("topics", minute, minute + 1) if row["lang"] == self._lang]
        return tuple(
            Trend(
                term=str(row["term"]),
                posts=int(row["posts"]),
                question_permille=int(row["question_permille"]),
                rising=bool(row["rising"]),
            )
            for row in rows
        )

    def press(self, before: Place = None, limit: int = PAGE) -> Page:
        """The press site: stories and statements sent to the press."""
        return self.threads(Sieve(rooms=("press",)), before, limit)

    def portal(self, before: Place = None, limit: int = PAGE) -> Page:
        """The city's portal: every published version, newest first, superseded ones marked."""
        return self.threads(Sieve(rooms=("portal",)), before, limit)

    def search(self, query: str, sieve: Sieve | None = None, before: Place = None, limit: int = PAGE) -> Page:
        """Posts that hold every word of `query`: newest first those with its accents as typed, then the others.

        Simulated posts are found where the drill keeps search rows (a live one does); what seats wrote always.
        `before` is the `next` of the page before, as it was given.
        """
        sieve, words = sieve or Sieve(), tuple(search_words(query, self._lang))
        sharp = tuple(accented_words(query)) if self._lang == "vi" else ()
        if not sharp:
            return self._page(sieve, before, limit, words=words)
        typed = Page()
        if before is None or before[0] >= 0:
            typed = self._page(sieve, before, limit, words=(*words, *sharp))
            if typed.next is not None or typed.blanked:
                return typed
            before = _LOOSE
        loose = self._page(sieve, _flipped(before), limit, words=words)
        others = tuple(
            card for card in loose.cards if not set(sharp) <= set(accented_words(self._found_by(card)))
        )
        return Page((*typed.cards, *others), _flipped(loose.next))

    def _found_by(self, card: Card) -> str:
        return f"{heading(self._shelf.scenario, card.id, self._lang)} {card.text}"

    # ---- below: rows to cards ------------------------------------------------------------------------------------

    @property
    def _control(self) -> bool:
        return policy.reads_deleted(self._seat)

    def _page(
        self,
        sieve: Sieve,
        before: Place,
        limit: int,
        *,
        root: bool = False,
        words: tuple[str, ...] = (),
    ) -> Page:
        if self._state.stopped:
            return Page(blanked=True)
        rooms = tuple(room for room in self._rooms if not sieve.rooms or room in sieve.rooms)
        where: dict[str, str | int | Sequence[str | int]] = {"room": rooms}
        where |= {"root": 1} if root else {}
        where |= {"ward": sieve.ward} if sieve.ward else {}
        before = _earlier(before, (sieve.until + 1, 0) if sieve.until is not None else None)
        wide = max(limit + 1, SIFTED if sieve.asking else 0)
        found = self._derived.page(
            "search" if words else "posts", where, words=words, before=before, since=sieve.since, limit=wide
        )
        if words:
            # Rows for searching hold the words and where they stand; the post itself is another row.
            rows = self._derived.latest("posts", [str(row["id"]) for _, row in found])
            found = [(at, rows[str(row["id"])]) for at, row in found if row["id"] in rows]
        mine = [post for post in self._written(rooms) if self._matches(post, sieve, words, root)]
        cards = _newest((*self._cards(found), *self._written_cards(mine)), before)
        if sieve.asking:
            cards = [card for card in cards if card.asks and not card.gone]
        shown = cards[:limit]
        # Rows that fill what was asked for may be followed by others, even when none of them made a card that
        # is shown.
        more = len(cards) > limit or len(found) == wide
        onward = shown[-1].cursor if shown and more else found[-1][0] if more else None
        return Page(tuple(shown), onward)

    def _cards(self, found: Sequence[tuple[Cursor, Row]]) -> list[Card]:
        ids = [str(row["id"]) for _, row in found]
        parents = {str(row["parent"]) for _, row in found if row["parent"]}
        originals = self._derived.latest("posts", sorted(parents)) if parents else {}
        seen = {key: row for key, row in originals.items() if row["room"] in self._rooms}
        tallies, changes = self._tallies([*ids, *seen]), self._changes([*ids, *seen])
        maker = self._maker(seen)
        now = self._state.minute

        def card(row: Row, at: Cursor) -> Card:
            name = str(row["id"])
            return maker.derived(row, at, now, tallies.get(name, Tally()), changes.get(name))

        quoted = {key: card(row, (int(row["minute"]), 0)) for key, row in seen.items()}
        quoted = {key: each_card for key, each_card in quoted.items() if not each_card.wordless}
        cards = [replace(card(row, at), quoted=self._quoted(row, quoted)) for at, row in found]
        return [_like_its_original(each_card) for each_card in cards if not each_card.wordless]

    def _quoted(self, row: Row, quoted: dict[str, Card]) -> Card | None:
        parent = str(row["parent"])
        written = self._state.posts.get(parent)
        if written is not None and written.room in self._rooms:
            return self._written_cards([written])[0]
        return quoted.get(parent)

    def _written_cards(self, posts: Iterable[WrittenPost]) -> list[Card]:
        posts = list(posts)
        tallies = self._tallies([post.post for post in posts]) if posts else {}
        maker = self._maker({})
        return [maker.written(post, tallies.get(post.post, Tally())) for post in posts]

    def _maker(self, originals: dict[str, Row]) -> Cards:
        made = Cards(self._shelf, self._state, self._lang, control=self._control)
        made.know(originals)
        return made

    def _root_of(self, post: str) -> Card | None:
        written = self._state.posts.get(post)
        if written is not None and written.room not in self._rooms:
            return None
        if written is not None:
            above = self._root_of(written.thread) if written.thread != post else None
            return above if above and above.room == written.room else self._written_cards([written])[0]
        row = self._derived.latest("posts", [post]).get(post)
        if row is None or row["room"] not in self._rooms:
            return None
        if row["thread"] != post:
            return self._root_of(str(row["thread"]))
        return self._cards([((int(row["minute"]), 0), row)])[0]

    def _written(self, rooms: Sequence[str]) -> list[WrittenPost]:
        return [post for post in self._state.posts.values() if post.room in rooms]

    def _matches(self, post: WrittenPost, sieve: Sieve, words: tuple[str, ...], root: bool) -> bool:
        if (root and post.thread != post.post) or (sieve.ward and post.ward != sieve.ward):
            return False
        if post.at // 60 < sieve.since or (words and post.gone):
            return False
        return set(words) <= {*search_words(post.text, self._lang), *accented_words(post.text)}

    def _tallies(self, ids: Sequence[str]) -> dict[str, Tally]:
        return {key: Tally.from_row(row) for key, row in self._derived.latest("tallies", ids).items()}

    def _changes(self, ids: Sequence[str]) -> dict[str, Change]:
        return {key: Change.from_row(row) for key, row in self._derived.latest("changes", ids).items()}


def _newest(cards: Iterable[Card], before: Place) -> list[Card]:
    kept = [card for card in cards if before is None or card.cursor < before]
    return sorted(kept, key=lambda card: card.cursor, reverse=True)


def _like_its_original(card: Card) -> Card:
    """A repost says what its original says now: nothing where that was deleted or this seat may not see it."""
    if card.form != "repost":
        return card
    return replace(card, text=card.quoted.text if card.quoted else "")


def _earlier(one: Place, other: Place) -> Place:
    return min((at for at in (one, other) if at is not None), default=None)


def _flipped(place: Place) -> Place:
    """Places among hits with other accents are told apart from the first ones by a minute below zero; and back."""
    if place == _LOOSE:
        return None
    return (-1 - place[0], place[1]) if place is not None else None


__all__ = ["Card", "FeedReader", "Page", "Shelf", "Sieve", "Thread"]
