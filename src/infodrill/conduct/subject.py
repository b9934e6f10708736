"""What a statement's claim is about, for whoever reads the statement beside it: its sentence, every word that the drill says of
it, and whether who told it meant well by the drill's own record.
"""

# Charter: conduct subject
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from infodrill.media.leaning import Record
from infodrill.media.matters import FEARED
from infodrill.media.topics import topic_of
from infodrill.scenario.schema import Bi, Claim

_HONEST = "G7"
"""The gate's code for an honest mistake."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """`claim` = its sentence in the readers' language, `matter` = all that is said of it in both languages (its topic, records,
    places, what is true of it, advice, why it matters), `record` = what is so and what to do in the readers' language, `honest` =
    who told it meant well, `feared` = it tells of what people are glad to hear is not so; all empty of no claim;
    `asked` = it is on a case, so that somebody had asked whether anything is so."""

    claim: str = ""
    matter: str = ""
    record: Record = ("", "")
    honest: bool = False
    feared: bool = False
    asked: bool = True


NOTHING, UNASKED = Subject(), Subject(asked=False)


@lru_cache(maxsize=256)
def subject_of(claim: Claim | None, lang: str, *, asked: bool = True) -> Subject:
    """The subject of a statement on this claim, or on none, for readers of `lang`; `asked` = it is on a case."""
    if claim is None:
        return NOTHING if asked else UNASKED
    said = (
        claim.topic,
        claim.sentence,
        claim.harm_why,
        claim.kernel,
        claim.advice,
        claim.meanwhile,
        *_whys(claim),
    )
    later = (*(known.advice for known in claim.truth), *(step.note for step in claim.right_path))
    return Subject(
        claim=claim.sentence.in_(lang),
        matter=" ".join((*claim.anchors, *(f"{both.vi} {both.en}" for both in said if both))),
        record=(
            " ".join(
                both.in_(lang) for both in (claim.kernel, *(known.why for known in claim.truth)) if both
            ),
            " ".join(both.in_(lang) for both in (claim.advice, claim.meanwhile, *later) if both),
        ),
        honest=claim.gate_code == _HONEST,
        feared=topic_of(claim.sentence.vi, claim.sentence.en) in FEARED,
    )


def _whys(claim: Claim) -> Iterator[Bi]:
    """What is known of it, and what the record says: each as time brings it."""
    yield from (known.why for known in claim.truth if known.why)
    yield from (step.note for step in claim.right_path)
