"""E9: who met what one issuer told on a false claim, beside who met the claim, and the claims that nobody answered.

One row per claim and issuer, as the city knows one narrative of each: it counts who met what the issuer told, in however many
texts and versions, so to publish again adds no row. A false claim that was to be answered and was not stands with nobody
reached: to answer no one never looks better than to answer few.
"""

# Charter: review parity
from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from infodrill.conduct.city import layers
from infodrill.conduct.nouns.city import StatementReleased
from infodrill.review import truth
from infodrill.review.ledger import Course
from infodrill.review.ledger.publicwords import watched_lawfully
from infodrill.review.timeline import ReportTimeline
from infodrill.scenario.schema import Claim

if TYPE_CHECKING:
    from infodrill.society import Spread

PARITY_AFTER = 24 * 60  # minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class ReachOwed:
    """What one issuer told on a false claim from `minute` on, and where until it is read; `issuer` "" = nobody answered, and
    `minute` is the first in which somebody could have."""

    claim: str
    issuer: str = ""
    minute: int
    statement: str = ""  # the first of them
    layers: tuple[str, ...] = ()

    @property
    def read_at(self) -> int:
        """The minute in which its reach is read."""
        return self.minute + PARITY_AFTER


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """Who met what an issuer told, and who met its claim, in the same layers 24 h after it first came out.

    `issuer` "" = nobody answered; then `false` counts all layers, and `minute` is the first in which it could be answered.
    """

    claim: str
    issuer: str
    minute: int
    statement: str  # the first that told it, "" = none
    reached: int
    false: int

    @property
    def hundredths(self) -> int | None:
        """The ratio; None where nobody met the claim there, and any reach is enough."""
        return round(100 * self.reached / self.false) if self.false else None


def answered(answers: Iterable[tuple[int, StatementReleased]]) -> tuple[ReachOwed, ...]:
    """By claim and issuer, of (minute, what told what is so) in order: a statement, a relay of it or an answer to the press."""
    told: dict[tuple[str, str], list[tuple[int, StatementReleased]]] = {}
    for minute, body in answers:
        told.setdefault((body.target, body.issuer), []).append((minute, body))
    found = []
    for (claim, issuer), releases in told.items():
        minute, first = releases[0]
        by_then = [body for at, body in releases if at <= minute + PARITY_AFTER]
        where = tuple(dict.fromkeys(layer for body in by_then for layer in body.layers))
        found.append(
            ReachOwed(claim=claim, issuer=issuer, minute=minute, statement=first.statement, layers=where)
        )
    return tuple(found)


def unanswered(
    claims: Iterable[Claim], spoken: Collection[str], log: ReportTimeline, course: Course
) -> tuple[ReachOwed, ...]:
    """The false claims that nobody spoke on, though the right path does and it was known in play that they are false. What was
    lawfully watched instead, up to the end of play, was owed no answer."""
    found = []
    for claim in claims:
        entry = truth.first_false(claim)
        if (
            claim.id in spoken
            or entry is None
            or not any(step.what in truth.SPOKEN for step in claim.right_path)
        ):
            continue
        since = max(course.known.get(claim.id, course.play.until), course.played_second(entry.known_from))
        if since < course.play.until and not watched_lawfully(course.forbid("E9", "", claim), log, course):
            found.append(ReachOwed(claim=claim.id, minute=since // 60))
    return tuple(found)


def read(spread: Spread, what: ReachOwed) -> Reach:
    """How far it has come by now."""
    false = spread.layer_exposed(what.claim) if what.claim in spread.narratives else None
    reached = 0
    if what.issuer and false is not None:
        where = sorted({int(layer) for layer in layers(what.layers)})
        reached = int(spread.layer_exposed(what.statement)[where].sum())
        false = false[where]
    return Reach(
        claim=what.claim, issuer=what.issuer, minute=what.minute, statement=what.statement, reached=reached,
        false=0 if false is None else int(false.sum()),
    )  # fmt: skip
