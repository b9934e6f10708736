"""What one answer to the press says: a question of several parts is answered on several cases, each under its own rules."""

# Charter: conduct press parts
from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from infodrill.casework.stances import check_stance
from infodrill.conduct.contradiction import ClaimedWords, contradictions
from infodrill.conduct.scene import RangeScene
from infodrill.kernel.errors import Refused
from infodrill.kernel.i18n import N_

SILENT = "no_comment"  # the kind of answer that tells nothing
Part = tuple[str, str]  # (case, stance); the case "" = none


def part_of(said: str) -> Part:
    """The part that an event or a command names as "c12:deny"."""
    case, _, stance = said.partition(":")
    return case, stance


def parts_of(scene: RangeScene, kind: str, first: Part, further: Iterable[Part]) -> Iterator[Part]:
    """The first part, and each further one once, under the case in which it goes on. What is said of the first case stands,
    though it be named again, and who tells the press nothing speaks of none. Refuses with R178 a further case of
    which two things are said, and what `_allowed` does."""
    yield first[0], _allowed(scene, kind, first)
    named: dict[str, str] = {}
    for case, stance in further if kind != SILENT else ():
        into = scene.goes_on(case)
        if into == first[0] or named.get(into) == stance:
            continue
        if not into or into in named:
            raise Refused(
                N_("An answer says one thing of each case that it names."),
                remedy=N_("Name every further case once."),
                code="R178",
            )
        named[into] = stance
        yield into, _allowed(scene, kind, (into, stance))


def _allowed(scene: RangeScene, kind: str, part: Part) -> str:
    """The stance under the same rules as in writing: nothing true is denied, nothing unverified is called false."""
    if kind == SILENT:
        return "unknown"
    case, stance = part
    written = "holding" if kind == "holding" else "answer"
    check_stance(scene.state.book.cases.get(case), written, stance, spoken=written == "answer")
    return stance


def gainsaid(
    scene: RangeScene, claim: str, said: ClaimedWords, parts: Sequence[Part], *, sides: bool
) -> tuple[str, ...]:
    """What is said otherwise than what we published on each case; `claim` = the question's own, whose other cases go with the
    first part; `sides` = whether it takes any."""
    named = {case for case, _ in parts}
    asked = {*(scene.state.case_of(claim) if claim else ())} - named
    found: list[str] = []
    for place, (case, stance) in enumerate(parts):
        cases = {case, *(() if place else asked)} - {""}
        published = tuple(
            text
            for text in scene.state.book.statements.values()
            if text.case in cases and text.published is not None
        )
        found += map(str, contradictions(replace(said, stance=stance if sides else ""), published))
    return tuple(dict.fromkeys(found))
