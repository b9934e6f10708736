"""In which order the reader of a reply looks for what can stand there: nothing that is recorded depends on it."""

# Charter: media sooner
from __future__ import annotations

from infodrill.kernel.streams import draw_below
from infodrill.media.matters import ECHOED, MARKED, TAKEN_UP
from infodrill.media.replies import NAMING, matter_of, parted

SOONER_PERMILLE = 720
"""Of replies that would speak as one does by what is recorded, how many speak of what the text names (assumption)."""


def in_turn(reference: str, seed: int, post: str) -> list[tuple[str, int]]:
    """What a post says of `parted`, in the order in which its reader looks for what stands there: of those who would speak as one
    does by what is recorded many speak of what the text names after all; harsh words are minded before anything."""
    parts = list(parted(reference))
    echoed = [part for part in parts if matter_of(part[0]) in ECHOED.values()]
    harsh = [part for part in parts if matter_of(part[0]) == "fair"]
    if harsh and echoed:
        return (
            [part for part in parts if part not in echoed + harsh[:1] + parts[-1:]]
            + harsh[:1]
            + echoed
            + parts[-1:]
        )
    if echoed and draw_below(1_000, seed, "reply.sooner", post) < SOONER_PERMILLE:
        at = next((at for at, (named, _) in enumerate(parts) if _is_plain(named)), len(parts))
        if parts.index(echoed[0]) > at:
            parts.remove(echoed[0])
            parts.insert(at, echoed[0])
    return parts


def _is_plain(named: str) -> bool:
    """Whether a grammar speaks by what is recorded alone, or is said last."""
    matter = matter_of(named)
    return bool(matter) and matter not in NAMING | {*MARKED.values(), *TAKEN_UP.values()}
