"""In which order the reader of a reply looks for what can stand there: nothing that is recorded depends on it."""

# Charter: media sooner
from __future__ import annotations

from collections.abc import Collection

from infodrill.kernel.streams import draw_below
from infodrill.media.matters import ECHOED, FITS_ANY, MARKED, TAKEN_UP
from infodrill.media.relations import BESIDE_MARKS, BROACHED, MENTIONED, NAMED, UNSORTED
from infodrill.media.replies import NAMING, TAKES, line_words, matter_of, parted

SOONER_PERMILLE, SOONEST_PERMILLE = 640, 900
"""Of replies that would speak as one does by what is recorded, how many speak of what the text names, and of those that would say
what fits any text, where this one brings something up (assumption)."""
BESIDE_PERMILLE = 400
"""Of replies under what bears such a mark (`BESIDE_MARKS`): how many ask about a thing that it mentions, or pass that on
(assumption)."""
_MENTIONED, _MINDED = frozenset(MENTIONED), frozenset({"rash", "sour", "harsh"})
_ANY_TEXT = FITS_ANY | {"heed", "minded", "comply", "anxious", "vague", "wait"}
"""Matters whose lines miss nothing, mind nothing and take nothing up: they fit most texts of a sense."""
_BROUGHT_UP = frozenset((*BROACHED, *NAMED)) - {"subject"}
"""What a text tells or names of its own; a thing alone is what many texts are about."""


def in_turn(reference: str, seed: int, post: str, passages: Collection[str] = ()) -> list[tuple[str, int]]:
    """What a post says of `parted`, in the order in which its reader looks for what stands there: of those who would speak as one
    does by what is recorded many speak of what the text names after all, and most who would say what fits any text; harsh words
    are minded before anything. `passages` = the names of what the text has."""
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
    if echoed and _asks_beside(seed, post, passages):
        parts.remove(echoed[0])
        return [echoed[0], *parts]
    draw = draw_below(1_000, seed, "reply.sooner", post)
    at = len(parts)
    if _BROUGHT_UP & {*passages} and draw < SOONEST_PERMILLE:
        at = next((at for at, part in enumerate(parts) if _fits_any(*part)), len(parts))
    if draw < SOONER_PERMILLE:
        at = min(at, next((at for at, (named, _) in enumerate(parts) if _is_plain(named)), len(parts)))
    if echoed and at < len(parts) and parts.index(echoed[0]) > at:
        parts.remove(echoed[0])
        parts.insert(at, echoed[0])
    return parts


def _asks_beside(seed: int, post: str, passages: Collection[str]) -> bool:
    """Whether one speaks of a thing that the text mentions before what shows in its words: to what is of no sort that anybody
    could tell there is nothing else to say, and beside some marks a part do."""
    seen = {*passages}
    if not seen & _MENTIONED | seen & _BROUGHT_UP or seen & _MINDED:
        return False
    beside = (
        seen & BESIDE_MARKS
        and seen & _MENTIONED
        and draw_below(1_000, seed, "reply.beside", post) < BESIDE_PERMILLE
    )
    return UNSORTED in seen or bool(beside)


def _fits_any(named: str, number: int) -> bool:
    """Whether a line fits most texts: it takes up nothing of this one."""
    matter = matter_of(named)
    return matter in _ANY_TEXT or (
        matter in TAKEN_UP.values() and not TAKES.search(line_words(named, number))
    )


def _is_plain(named: str) -> bool:
    """Whether a grammar speaks by what is recorded alone, or is said last."""
    matter = matter_of(named)
    return bool(matter) and matter not in NAMING | {*MARKED.values(), *TAKEN_UP.values()}
