"""A visible post as a grammar reference, and the counters of a thread: what the feed hands on, never a text."""

# Charter: media refs
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

KINDS: tuple[str, ...] = ("share", "question", "denial", "agree")
CHANNELS: tuple[str, ...] = ("feed", "group", "press", "field")
OPEN: tuple[str, ...] = ("feed", "press", "portal")  # channels that everyone reads
FORMS: tuple[str, ...] = ("post", "reply", "repost", "quote", "official", "relay", "story", "written")
AUTHORITY = frozenset({"official", "relay"})
"""Forms that say a published statement: no part of what the public says by itself."""
STATEMENT, REPOST, INJECT = "statement:", "repost:", "inject:"
"""How the grammar of a post begins that has the words of a statement, of another post, of an inject."""
RELAYED, OFFICIAL = "x", "o"
"""A relay's posts are called x<number>.<room>, an issuer's o<statement>.<version>.<room>: no others begin so."""
_SAID_BY_AN_OFFICE = (STATEMENT, REPOST + RELAYED, REPOST + OFFICIAL)
STANCE: Mapping[str, str] = {"share": "tell", "question": "question", "denial": "deny", "agree": "agree"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Counters:
    """What the whole city did, sampled or not: each a count of accounts."""

    shares: int = 0
    questions: int = 0
    denials: int = 0
    agrees: int = 0

    def plus(self, kind: str, number: int = 1) -> Counters:
        """With `number` more of `kind`."""
        tally = self.row()
        tally[KINDS.index(kind)] += number
        return Counters.of(tally)

    @staticmethod
    def of(row: Sequence[int]) -> Counters:
        """Read a row back."""
        shares, questions, denials, agrees = row
        return Counters(shares=shares, questions=questions, denials=denials, agrees=agrees)

    def row(self) -> list[int]:
        return [self.shares, self.questions, self.denials, self.agrees]


@dataclass(frozen=True, slots=True, kw_only=True)
class PostRef:
    """One visible post.

    `ward` = ward id ("" = unknown); `grammar` = grammar id, "" for words that somebody wrote (kept in the log);
    `narrative` = claim or statement id, "" for noise; `thread` = id of the thread's first post; `parent` = id of the
    post it answers or passes on, "" for none or one that is not visible; `counters` = those of its narrative when it
    was posted; `room` = where it is read (see `groups.room_of`); `form` = one of FORMS: a repost has no words of its
    own, a quote shows its parent under its words. `author_key` serves to draw the visible name and stays in memory:
    no row or export holds it.
    """

    id: str
    minute: int
    ward: str
    channel: str
    grammar: str
    narrative: str
    thread: str
    parent: str
    author_key: int
    kind: str
    counters: Counters = Counters()
    room: str = ""
    form: str = "post"

    @property
    def own_words(self) -> bool:
        """Whether it says something of its own: not what an office published, nor that passed on word for word."""
        return self.form not in AUTHORITY and not self.grammar.startswith(_SAID_BY_AN_OFFICE)

    @property
    def root(self) -> bool:
        """Whether it begins a thread."""
        return self.thread == self.id

    def row(self, name: str) -> dict[str, Any]:
        """The derived row: the thread-local visible name instead of the key it was drawn from."""
        return {
            "id": self.id, "minute": self.minute, "ward": self.ward, "channel": self.channel, "grammar": self.grammar,
            "narrative": self.narrative, "thread": self.thread, "parent": self.parent, "name": name,
            "kind": self.kind, "counters": self.counters.row(), "room": self.room or self.channel, "form": self.form,
            "root": int(self.root),
        }  # fmt: skip

    @staticmethod
    def from_row(row: Mapping[str, Any]) -> PostRef:
        """Read a derived row back; the key is gone, so `author_key` is 0."""
        plain = {
            key: row[key]
            for key in (
                "id",
                "minute",
                "ward",
                "channel",
                "grammar",
                "narrative",
                "thread",
                "parent",
                "kind",
                "room",
                "form",
            )
        }
        return PostRef(author_key=0, counters=Counters.of(row["counters"]), **plain)
