"""Edits and deletions by simulated authors: few, late, and every version kept. Official posts are never among them."""

# Charter: media changes
from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from infodrill.kernel.streams import draw_below
from infodrill.media.refs import INJECT, PostRef
from infodrill.scenario.schema import Claim
from infodrill.scenario.schema.base import PUT_RIGHT

ADDED, WITHDRAWN, DELETED = "added", "withdrawn", "deleted"
# Per mille of posts; training assumptions, no source counts them for a city in a storm.
EDIT_PERMILLE, DELETE_PERMILLE, WITHDRAW_PERMILLE = 25, 12, 450
_SOONEST, _SPAN = 3, 45  # minutes after the post
_OWN_WORDS = frozenset({"post", "reply", "quote"})


def doubted_of(claims: Iterable[Claim]) -> frozenset[str]:
    """The claims that somebody who told them can take back: what is true, only asked or in jest withdraws nothing."""
    return frozenset(claim.id for claim in claims if any(known.verdict in PUT_RIGHT for known in claim.truth))


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What an author did to a post in `minute`: added a line, took the words back, or deleted it. First version = 1."""

    post: str
    minute: int
    version: int
    what: str
    room: str

    def row(self) -> dict[str, Any]:
        return {
            "id": self.post, "minute": self.minute, "version": self.version, "what": self.what, "room": self.room
        }  # fmt: skip

    @staticmethod
    def from_row(row: Mapping[str, Any]) -> Change:
        """Read a derived row back."""
        return Change(
            post=row["id"], minute=row["minute"], version=row["version"], what=row["what"], room=row["room"]
        )


class Changes:
    """Draws, when a post is made, whether and when its author will change it."""

    def __init__(self, seed: int, doubted: Collection[str] = ()) -> None:
        """`doubted` = the claims that somebody who told them can take back."""
        self._seed, self._doubted = seed, doubted
        self._due: dict[int, list[Change]] = {}

    def expect(self, ref: PostRef, now: int) -> None:
        """Look at a new post once. `now` = the minute being closed: a late post changes after it is seen."""
        # What the plan lets somebody say stays as its author wrote it.
        if ref.form not in _OWN_WORDS or ref.grammar.startswith(INJECT):
            return
        draw = draw_below(1_000, self._seed, "change", ref.id)
        if draw >= EDIT_PERMILLE + DELETE_PERMILLE:
            return
        if not (what := self._what(ref, draw)):
            return
        # Never in the minute of the post itself: somebody has to have read what was changed.
        minute = now + _SOONEST + draw_below(_SPAN, self._seed, "change.when", ref.id)
        self._due.setdefault(minute, []).append(
            Change(post=ref.id, minute=minute, version=2, what=what, room=ref.room)
        )

    def due(self, minute: int, answers: Callable[[str], int]) -> tuple[Change, ...]:
        """The changes of a minute; each is given once. Who has no `answers` has nothing to add."""
        due = self._due.pop(minute, ())
        return tuple(change for change in due if change.what != ADDED or answers(change.post))

    def _what(self, ref: PostRef, draw: int) -> str:
        if draw < DELETE_PERMILLE:
            return DELETED
        # Only who told something doubtful can take it back, and adds nothing to it; only who began a thread is answered there.
        if ref.kind == "share" and ref.narrative in self._doubted:
            back = draw_below(1_000, self._seed, "change.back", ref.id) < WITHDRAW_PERMILLE
            return WITHDRAWN if back else ""
        return ADDED if ref.form == "post" else ""
