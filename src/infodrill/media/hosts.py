"""What an answer stands under whose own parent was not sampled: another visible post of the same claim or statement."""

# Charter: media hosts
from __future__ import annotations

from collections import deque

from infodrill.kernel.streams import choose
from infodrill.media.refs import PostRef

_HELD = 12  # the newest posts of a narrative on a channel
_FORMS = frozenset({"post", "quote", "official"})


class Hosts:
    """The newest posts of one drill that can be answered, by what they are about and by channel."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._held: dict[str, dict[str, deque[PostRef]]] = {}

    def note(self, post: PostRef) -> None:
        """Remember a post that tells something; an answer is no host."""
        if post.kind == "share" and post.form in _FORMS and post.narrative and post.channel != "portal":
            self._held.setdefault(post.narrative, {}).setdefault(post.channel, deque(maxlen=_HELD)).append(
                post
            )

    def one(self, narrative: str, channel: str, post: str) -> PostRef | None:
        """A post about that, of that channel if it has any: drawn by the id of the post that answers."""
        shelves = self._held.get(narrative, {})
        held = shelves.get(channel) or next(iter(shelves.values()), None)
        return choose(tuple(held), self._seed, "host", post) if held else None
