"""Threads as a reader sees them: the first post and its answers, in order, with the city's counters."""

# Charter: media threads
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from infodrill.media.refs import PostRef

REPOST_PERMILLE, QUOTE_PERMILLE = 300, 200
"""Of shares that pass on a visible post: how many add no words, and how many show it under their own (assumption)."""


def form_of(kind: str, parent: PostRef | None, draw: int, *, told: bool) -> str:
    """The form of a share that follows a visible post, or None; `draw` = one of 0..999. What nobody has words of their own
    for, as a statement, is not `told`: who shares it passes it on."""
    if parent is None:
        return "post"
    if kind != "share":
        return "reply"
    if draw < REPOST_PERMILLE or not told:
        return "repost"
    return "quote" if draw < REPOST_PERMILLE + QUOTE_PERMILLE else "post"


@dataclass(frozen=True, slots=True)
class PostThread:
    """`root` and its visible answers, oldest first. `last_minute` = when it last moved."""

    root: PostRef
    answers: tuple[PostRef, ...]

    @property
    def id(self) -> str:
        return self.root.id

    @property
    def last_minute(self) -> int:
        return max((answer.minute for answer in self.answers), default=self.root.minute)


def gather(refs: Iterable[PostRef]) -> tuple[PostThread, ...]:
    """All threads of `refs`, the one that moved last first; an answer without a visible root starts its own."""
    members: dict[str, list[PostRef]] = {}
    for ref in refs:
        members.setdefault(ref.thread, []).append(ref)
    threads = [_thread(thread, member) for thread, member in members.items()]
    return tuple(sorted(threads, key=lambda thread: (-thread.last_minute, thread.id)))


def _thread(thread: str, found: list[PostRef]) -> PostThread:
    ordered = sorted(found, key=lambda post: (post.id != thread, post.minute, post.id))
    return PostThread(ordered[0], tuple(ordered[1:]))
