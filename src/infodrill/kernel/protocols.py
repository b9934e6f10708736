"""Owns the seams of the house: what a log store, a derived store, a notifier and an executor must do.

The file stores live in `kernel.store` and `kernel.derived`; `web` brings stores in a database.
"""

# Charter: kernel protocols
from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from infodrill.kernel.errors import LogError
from infodrill.kernel.events import Json

Row = dict[str, Json]
Cursor = tuple[int, int]
"""Where a derived row lies: its minute and its place, from 0, among the rows put for that minute."""
KEYS = ("id", "thread", "parent", "room", "ward", "root")
"""The fields of derived rows that a store finds rows by: strings, and `root` a 0 or 1. A row may lack any of them."""
WORDS = "words"
"""The field whose words, folded and parted by single spaces, `page` can ask for."""


@dataclass(frozen=True, slots=True)
class StoredText:
    """A free text beside the chain. `digest` = SHA-256 of salt and text, hex; an erased one keeps its digest alone."""

    digest: str
    salt: str
    text: str | None

    @property
    def erased(self) -> bool:
        return self.text is None


@dataclass(frozen=True, slots=True)
class Stored:
    """What a log store held at one instant: its lines from a seq on, and by digest at least the texts of their events.

    A text of an earlier event may be among them; a line whose text was not yet written never is.
    """

    lines: tuple[str, ...]
    texts: Mapping[str, StoredText]


class LogStore(Protocol):
    """Keeps the lines of one log in order, and its texts. One writer at a time; readers beside it see whole events."""

    @property
    def repaired(self) -> tuple[LogError, ...]:
        """What opening the store had to mend, in words for a person; empty when it was whole."""

    def read(self, since: int = 0) -> Stored:
        """The log from seq `since` on as it stood at one instant, whatever a writer does meanwhile; lines without newlines."""

    def append(self, seq: int, line: str, texts: Sequence[StoredText] = ()) -> None:
        """Write the texts and the line of event `seq`. When this raises, nothing of it is kept.

        LogError when the stored log does not end right before `seq`: whoever has read another log may not write on.
        """

    def erase(self, digests: Collection[str]) -> int:
        """Remove salt and text of these digests for good; returns how many were there to remove."""

    def sync(self) -> None:
        """Make everything appended so far survive a power cut."""

    def close(self) -> None:
        """Sync and release the store."""


class AttachmentStore(Protocol):
    """Keeps files beside a log by the SHA-256 (hex) of their bytes."""

    def put(self, content: bytes) -> str:
        """Keep the bytes and return their digest; the same bytes are kept once."""

    def get(self, digest: str) -> bytes | None:
        """The bytes, or None when they were erased or never kept."""

    def digests(self) -> tuple[str, ...]:
        """Every digest that is held, sorted."""

    def erase(self, digests: Collection[str]) -> int:
        """Remove these for good; returns how many were there to remove."""


class DerivedStore(Protocol):
    """Rows written once a minute by the runner; may be dropped and rebuilt from the log."""

    def put(self, minute: int, kind: str, rows: Sequence[Row]) -> None:
        """Store the rows of one kind for one minute; putting a minute again replaces it."""

    def rows(self, kind: str, since: int = 0, until: int | None = None) -> Iterator[Row]:
        """Rows of a kind with since <= minute < until, by minute and in order of writing."""

    def minutes(self, kind: str) -> tuple[int, ...]:
        """The minutes stored for a kind, rising."""

    def kinds(self) -> tuple[str, ...]:
        """The kinds that hold any row, sorted."""

    def page(
        self,
        kind: str,
        where: Mapping[str, str | int | Sequence[str | int]],
        *,
        words: Sequence[str] = (),
        before: Cursor | None = None,
        since: int = 0,
        limit: int = 20,
    ) -> list[tuple[Cursor, Row]]:
        """At most `limit` rows of a kind, newest first: minute falling, then place falling.

        A row passes when for every key of `where` it holds that value, or one of those values, when its `words` hold
        every one of `words` as a whole word, when its cursor is lower than `before` and its minute at least `since`.
        The cursor of the last row is the `before` of the next page. LogError for a key that is not in KEYS.
        """

    def latest(self, kind: str, ids: Collection[str], until: int | None = None) -> dict[str, Row]:
        """The newest row of a kind with minute < until for each `id`; ids without any are left out."""

    def drop(self) -> None:
        """Forget everything."""
