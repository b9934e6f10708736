"""How a reader takes a reply whoever wrote it: by how near its words lie to what people say on each matter, and in small talk.

No signs: a pair that nobody foresaw is read as any other. Counted from the shipped lines, as `conduct.learnt` counts texts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache

from infodrill.conduct.learnt import Learnt, learn, parts
from infodrill.media.matters import MARKED, TAKEN_UP
from infodrill.media.replies import words_of
from infodrill.media.words.shelf import shelf

SMALL_TALK = "personal"
_SHARP = (
    3  # how much a nearer matter counts for more than a farther one: the power to which nearness is raised
)


def near(text: str, lang: str) -> dict[str, float]:
    """How much of a reply belongs to each matter, together 1; nothing of one that shares no word with any."""
    learnt, found = _lines(lang), parts(text)
    times: Counter[str] = Counter()
    for part in found:
        for matter, often in learnt.sums.get(part, {}).items():
            times[matter] += often * learnt.weights[part]
    sharp = {matter: (count / learnt.lengths[matter]) ** _SHARP for matter, count in times.items()}
    every = sum(sharp.values()) or 1.0
    return {matter: weight / every for matter, weight in sharp.items()}


@cache
def _lines(lang: str) -> Learnt:
    return learn(list(_said(lang)))


def _said(lang: str) -> Iterator[tuple[str, str]]:
    """(matter, line) of what is said by what is recorded of a statement, and of small talk as one matter."""
    for key, lines in shelf(lang).items():
        matter = key.partition(".")[0]
        if matter.startswith(SMALL_TALK):
            matter = SMALL_TALK
        elif "-" in matter or matter in {*TAKEN_UP.values(), *MARKED.values()}:
            continue
        yield from ((matter, words_of(line)) for line in lines)
