"""Owns how much earlier or later a statement could have come: never before its evidence, nor before the claim was seen.

A word that says what is so rests on what the owner of the facts knew when it was published, from `known_from` on; where
it says what nobody knew, on the verdict of its own case; where it says that something is not known or what to do, on
nothing. Relays move with what they pass on, and no statement overtakes what its issuer said before on the same claim.
"""

# Charter: review shifting
from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from infodrill.casework.nouns.verdict import VerdictSet
from infodrill.casework.stances import ANSWERS
from infodrill.conduct.aheadpapers import known_second
from infodrill.conduct.nouns.city import StatementReleased, StatementRetracted
from infodrill.conduct.nouns.injects import InjectDelivered
from infodrill.conduct.nouns.pressquestions import PressQuestionAnswered, PressQuestionAsked
from infodrill.conduct.twoclocks import as_played, carried, planned
from infodrill.kernel.events import EventBody
from infodrill.review.falseword import untrue
from infodrill.review.ledger.publicwords import is_false_word
from infodrill.review.timeline import ReportTimeline
from infodrill.scenario.schema import Claim, Known
from infodrill.scenario.schema.base import SIDES

Intervention = tuple[int, EventBody]
Reason = Literal["", "known", "verdict", "seen", "asked", "order"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """One version of a statement in a shift: by how many minutes it was really moved, and what held it, if anything."""

    statement: str
    version: int
    claim: str
    minute: int  # as played
    by: int  # minutes; earlier is negative
    held_by: Reason
    held_at: int  # second of what held it; -1 when nothing did


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasedWords:
    """What a released version says, and when that was decided."""

    at: int
    case: str
    kind: str
    stance: str
    asked_at: int = -1  # an answer to the press: when it was asked


def shifted(
    acts: Iterable[Intervention],
    log: ReportTimeline,
    by: int,
    *,
    not_before: int = 0,
    moves: Callable[[StatementReleased], bool] = lambda body: True,
) -> tuple[tuple[Intervention, ...], tuple[Moved, ...]]:
    """The interventions with everything published, or what `moves` says of it, `by` minutes later (negative: earlier), and
    what moved how far.

    Nothing is moved to before minute `not_before`, and what came before it stays: it is the past that all arms share. Waves and
    press pick-up stay where they were.
    """
    walk = _Walk(log, by, not_before, moves)
    found = [(walk.moment(minute, body), body) for minute, body in acts]
    return tuple(sorted(found, key=lambda pair: pair[0])), tuple(walk.moved)


def said_in(log: ReportTimeline) -> Mapping[tuple[str, int], ReleasedWords]:
    """What each published version of a statement says, and each answer to the press, numbered by question."""
    return dict((*_published(log), *_spoken(log)))


def false_words(acts: Iterable[Intervention], log: ReportTimeline) -> frozenset[tuple[str, int]]:
    """Released versions that say what their owner knew to be otherwise, by (statement, version)."""
    said, record, found = said_in(log), _Facts(log), set()
    owned = {(word.item, word.version) for word in log.said if word.takes_back and not untrue(log, word)}
    for _, body in acts:
        if isinstance(body, StatementReleased):
            words = said.get((body.statement.partition("/")[0], body.version))
            claim = log.scenario.claim(body.target)
            if words and is_false_word(claim, words.stance, record.known_second(claim, words.at)):
                found.add((body.statement, body.version))
    return frozenset(found - owned)


def false_moved(moved: Iterable[Moved], log: ReportTimeline) -> int:
    """How many of the texts that came at another time were false when they were said."""
    names = {(move.statement, move.version) for move in moved if move.by}
    wrong = false_words(((0, body) for _, body in log.bodies(StatementReleased)), log)
    return len(names & {(said.partition("/")[0], version) for said, version in wrong})


class _Facts:
    """When the owners of facts knew them, as the drill was played: a move that was retimed takes its facts along."""

    def __init__(self, log: ReportTimeline) -> None:
        self._plan, self._play = planned(log.scenario), as_played(log.scenario, log.events)
        self._scenario, self._came = log.scenario, dict[int, int]()
        for event, body in log.bodies(InjectDelivered):
            if body.reached:
                self._came.setdefault(body.inject, event.at)

    def known_second(self, claim: Claim, at: int) -> int:
        """The plan's second up to which the claim is known at second `at` as played."""
        return known_second(self._scenario, claim.id, carried(at, self._play, self._plan), self._came, at)

    def known_at(self, entry: Known) -> int:
        """The second as played from which the owner knew an entry."""
        return carried(entry.known_from, self._plan, self._play)

    def known(self, claim: Claim, at: int) -> Known | None:
        """The last entry of the record that its owner knew at second `at` as played."""
        return claim.known_at(self.known_second(claim, at))


class _Walk:
    """Moves interventions in the order of the log."""

    def __init__(
        self, log: ReportTimeline, by: int, not_before: int, moves: Callable[[StatementReleased], bool]
    ) -> None:
        self.log, self.by, self.not_before, self.moves = log, by, not_before, moves
        self.said, self.facts = said_in(log), _Facts(log)
        self.moved: list[Moved] = []
        self._shift: dict[tuple[str, int], int] = {}  # a version → minutes
        self._last: dict[tuple[str, str], int] = {}  # issuer and claim → minute of the last word
        self._of: dict[str, tuple[str, str]] = {}  # statement → issuer and claim
        self._by: dict[str, int] = {}  # statement → by how much it is to move

    def moment(self, minute: int, body: EventBody) -> int:
        """The minute in which an intervention acts once it is moved."""
        if isinstance(body, StatementReleased):
            return self._released(minute, body)
        if isinstance(body, StatementRetracted):
            return self._retracted(minute, body)
        return minute

    def _released(self, minute: int, body: StatementReleased) -> int:
        line, version = (body.issuer, body.target), (body.statement, body.version)
        before = max(self._last.get(line, 0), min(minute, self.not_before))
        if version in self._shift:
            found = max(minute + self._shift[version], before)
        else:
            reason, second = self._floor(body)
            by = self._by[body.statement] = self.by if self.moves(body) else 0
            found, held = self._within(minute, by, reason, second, before)
            self._shift[version] = found - minute
            at = second if held and held != "order" else -1
            if by or found != minute:
                self.moved.append(
                    Moved(
                        statement=body.statement,
                        version=body.version,
                        claim=body.target,
                        minute=minute,
                        by=found - minute,
                        held_by=held,
                        held_at=at,
                    )
                )
        self._last[line], self._of[body.statement] = found, line
        return found

    def _retracted(self, minute: int, body: StatementRetracted) -> int:
        """Taking back rests on what was known by then, and follows what it takes back."""
        line = self._of.get(body.statement)
        if line is None:
            return minute
        entry = self.facts.known(self.log.scenario.claim(line[1]), minute * 60)
        second = self.facts.known_at(entry) if entry else minute * 60
        by, before = self._by[body.statement], max(self._last.get(line, 0), min(minute, self.not_before))
        found, _ = self._within(minute, by, "known", second, before)
        self._last[line] = found
        return found

    @staticmethod
    def _within(minute: int, by: int, reason: Reason, second: int, before: int) -> tuple[int, Reason]:
        """The moved minute and what held it, "" when nothing did.

        Never before its floor, unless it was played before that, nor before the last word on the same claim.
        """
        wanted = minute + by
        # The first whole minute in which it was known.
        floor = -(-second // 60) if reason else 0
        found = max(before, min(max(minute, wanted), max(wanted, floor)))
        return found, "" if found == wanted else reason if floor >= before else "order"

    def _floor(self, body: StatementReleased) -> tuple[Reason, int]:
        """What a version may not precede: the latest of evidence, question and first sight; ("", 0) for nothing."""
        claim = self.log.scenario.claim(body.target)
        said = self.said.get((body.statement.partition("/")[0], body.version))
        found: list[tuple[int, Reason]] = [(_first_seen(self.log, claim), "seen")]
        if said is not None:
            found.append((said.asked_at, "asked"))
            found.append(_evidence(self.log, self.facts, claim, said))
        second, reason = max(found, key=lambda pair: pair[0])
        return (reason, second) if second >= 0 else ("", 0)


def _evidence(log: ReportTimeline, record: _Facts, claim: Claim, said: ReleasedWords) -> tuple[int, Reason]:
    """(second, reason) of what a version rests on; (-1, "") when it rests on nothing."""
    entry = record.known(claim, said.at)
    if said.stance in SIDES:
        if entry and said.stance in ANSWERS.get(entry.verdict, ()):
            return record.known_at(entry), "known"
        verdicts = [event.at for event, _ in log.on_case(said.case, VerdictSet) if event.at <= said.at]
        return (verdicts[-1] if verdicts else said.at), "verdict"
    if said.kind != "holding" and said.stance == "advice" and entry and entry.verdict != "UNPROVEN":
        return record.known_at(entry), "known"  # advice once the facts were known may speak of them
    return -1, ""


def _first_seen(log: ReportTimeline, claim: Claim) -> int:
    """When a cell first had the claim before it; where none ever had, when it began to be told; -1 if it never was."""
    seen = log.first_seen(claim.id)
    return seen if seen >= 0 else min(log.waves.get(claim.id, ()), default=-1)


def _published(log: ReportTimeline) -> Iterator[tuple[tuple[str, int], ReleasedWords]]:
    for version in reversed(log.published):  # the first time that a version came out is the one kept
        key = (version.statement.statement, version.version.version)
        yield key, ReleasedWords(at=version.at, case=version.case, kind=version.kind, stance=version.stance)


def _spoken(log: ReportTimeline) -> Iterator[tuple[tuple[str, int], ReleasedWords]]:
    asked = {body.question: event.at for event, body in log.bodies(PressQuestionAsked)}
    told = Counter[str]()
    for event, body in log.bodies(PressQuestionAnswered):
        kind = "holding" if body.kind == "holding" else "press"
        told[body.question] += 1
        for place, (case, stance) in enumerate(body.parts):
            name = f"{body.question}/{log.links.get(case, '')}" if place else body.question
            yield (
                (name, told[body.question]),
                ReleasedWords(
                    at=event.at, case=case, kind=kind, stance=stance, asked_at=asked.get(body.question, -1)
                ),
            )  # fmt: skip
