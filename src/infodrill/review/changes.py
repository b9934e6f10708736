"""What an arm changes: presence and time of what was published, never its wording, audience or issuer.

A change is the list of what acts on the city, and what conditional injects are asked of. The best play has the words of the
scenario's right path at the earliest minute at which they could come in the place of what was wrong (`bestplay`); the
over-reaction presses every trap. What tells nothing is no response: where nobody responds it stands as it was played, so that
nothing that it does in the city is credited to anybody.
"""

# Charter: review changes
from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

from infodrill.automata.proposal import WORK
from infodrill.casework import textkinds
from infodrill.casework.records import Statement, Version
from infodrill.casework.rights import TRAPS
from infodrill.conduct.city import CONFIRMS
from infodrill.conduct.nouns.city import RELEASES, ClaimBoosted, StatementReleased, StatementRetracted
from infodrill.conduct.nouns.guidance import GuidanceIssued
from infodrill.conduct.nouns.pressquestions import PressQuestionAnswered
from infodrill.conduct.nouns.relays import StatementRelayed
from infodrill.conduct.release import PRESS_CRAFT
from infodrill.kernel.events import NOTHING, EventBody
from infodrill.review.anew import OnRecord
from infodrill.review.armwords import ArmWords, Trap
from infodrill.review.bestplay import TO_ANSWER, TO_WORDS, RightWord, RightWords
from infodrill.review.ledger.course import Course
from infodrill.review.shifting import Intervention, Moved, false_words, shifted
from infodrill.review.timeline import ReportTimeline

Kind = Literal[
    "played", "none", "earlier", "found_out", "right", "best", "over", "without", "shift", "answer", "unanswered"
]  # fmt: skip
EARLIER = 20  # minutes, for the sentence at the debrief
BESIDE: tuple[Kind, ...] = ("best", "over")  # arms of the whole drill beside no response
FALSE_DENIAL, RIGHT = (
    "false_denial",
    "correct",
)  # effects in the city; reading either moves no trust by itself
SILENT = frozenset({"hold"})  # effects that tell nobody what is so


@dataclass(frozen=True, slots=True, kw_only=True)
class Arm:
    """One life of the city: a set of assumptions, a replica (0 = the drill's own draws), and what is changed.

    `kind` = "played", "none" (nothing was published), "without" (`what` was not), "unanswered" and "answer" (claim `what`
    never, or in minute `by`), "shift" (`what`, "" = everything, `by` minutes later) or "earlier" (everything EARLIER minutes
    sooner), as far as it could be; "best" and "over": see above. For trust alone: "found_out" (each false word costs what a
    false denial costs, at the end at the latest) and "right" (the same words at the same time to the same people, and none of
    them false).
    """

    assumptions: str = ""
    redraw: int = 0
    kind: Kind
    what: str = ""
    by: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ArmChange:
    """What acts on the city in an arm, what conditions are asked of there, and how far versions moved."""

    acts: tuple[Intervention, ...]
    words: ArmWords = field(default_factory=ArmWords)
    moved: tuple[Moved, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Earliest:
    """The first minute in which a claim could be answered, and the one from which what the answer rests on was known."""

    minute: int
    known: int


class ArmChanges:
    """All changes of one drill."""

    def __init__(self, recorded: OnRecord, log: ReportTimeline, course: Course) -> None:
        self.recorded, self.log, self.course = recorded, log, course
        self.acts = tuple((minute, event.body) for minute, event in recorded.acts)
        self.false_words = false_words(self.acts, log)
        self.right = RightWords(log, course, self.acts)
        self.live_until = max(1, log.live_until // 60)

    def of(self, kind: Kind, what: str = "", by: int = 0, *, not_before: int = 0) -> ArmChange:
        """`what` = a statement, sheet of guidance or answer to the press; of "answer" and "unanswered" a claim. `by` minutes
        later; nothing is moved before minute `not_before`."""
        match kind:
            case "none":
                return self._silent(self._without(lambda body: not self._is_mute(body)))
            case "without":
                return self._without(self._is(what))
            case "unanswered":
                answers, wrong = self._answers(what), self._wrong_on(what)
                return self._without(lambda body: answers(body) or wrong(body))
            case "earlier" | "shift":
                moves = self._is(what) if what else (lambda body: not self._is_mute(body))
                return self._shifted(self.acts, by, moves, not_before)
            case "answer":
                return self._answered(what, by)
            case "best":
                return self._best(not_before)
            case "over":
                return self._over()
            case "found_out" | "right":
                effect = FALSE_DENIAL if kind == "found_out" else RIGHT
                return ArmChange(
                    acts=tuple((minute, self._said_as(body, effect)) for minute, body in self.acts)
                )
            case _:
                return ArmChange(acts=self.acts)

    def first_difference(self, change: ArmChange) -> int | None:
        """The first minute in which a change differs from the drill, None when it differs nowhere."""
        mine, others = _by_minute(change.acts), _by_minute(self.acts)
        found = [minute for minute in mine.keys() | others.keys() if mine.get(minute) != others.get(minute)]
        if not self.recorded.rows:
            return min(found, default=None)  # nobody asks what was said or pressed
        found += [press[3] // 60 for press in change.words.presses if self.recorded.asks_for_traps]
        for name, statement in change.words.statements.items():
            played = self.log.book.statements.get(name)
            before = {version.version: version.published_at for version in played.versions} if played else {}
            now = {version.version: version.published_at for version in statement.versions}
            times = [
                at for key in now for at in (now[key], before.get(key, -1)) if now[key] != before.get(key, -1)
            ]
            found += [at // 60 for at in times if at >= 0]
        return min(found, default=None)

    @cached_property
    def first_of_all(self) -> int:
        """Where the arms of a whole drill part: so far before the first publication that what comes sooner has room in their
        future, not in the past that all share, and before the best play and over-reaction differ."""
        releases = [minute for minute, body in self.acts if isinstance(body, StatementReleased)]
        others = [self.first_difference(self.of(kind)) for kind in BESIDE]
        sooner = min(releases, default=self.acts[0][0]) - EARLIER
        return max(0, min((sooner, *(minute for minute in others if minute is not None))))

    def claims_of(self, what: str) -> tuple[str, ...]:
        """The claims that a statement, sheet of guidance or answer to the press speaks on in the city."""
        found = (
            body.target
            for _, body in self.acts
            if isinstance(body, StatementReleased) and self._is(what)(body)
        )
        return tuple(dict.fromkeys(found))

    def is_false(self, body: StatementReleased) -> bool:
        return (body.statement, body.version) in self.false_words

    def tells(self, body: StatementReleased) -> bool:
        """Whether it tells what is so on its claim: no holding line, no prebunk, nothing that the measures take for no word."""
        silent = body.effect in SILENT | {"prebunk", CONFIRMS}
        return not silent and not self.is_false(body) and self.right.right(body)

    @property
    def released(self) -> Iterator[StatementReleased]:
        """All that the city met of what was said."""
        return (body for _, body in self.acts if isinstance(body, StatementReleased))

    # ---- removed

    @cached_property
    def valued(self) -> Mapping[str, int]:
        """How many of each kind no response leaves out; of those that tell nothing, `mute`, which stand there too; and of those
        that nobody in the city meets, `unheard`: on no one claim, or guidance that repeats no text."""
        mute = {self._name(body) for body in self.released if self._is_mute(body)}
        heard = {self._name(body) for body in self.released} - mute
        found: Counter[str] = Counter()
        for name, kind in self._all_said():
            found[kind if name in heard else "mute" if name in mute else "unheard"] += 1
        return {kind: n for kind, n in found.items() if n}

    def _name(self, body: StatementReleased) -> str:
        """The text, answer or sheet of guidance that lets this out."""
        return self.recorded.repeats.get(id(body)) or body.statement.partition("/")[0]

    def _all_said(self) -> Iterator[tuple[str, str]]:
        """(name, kind) of all that was said in public, each once, and of each passing on."""
        log = self.log
        kinds = {version.statement.statement: version.kind for version in log.published}
        yield from ((name, "prebunk" if kind == "prebunk" else "statement") for name, kind in kinds.items())
        answers = dict.fromkeys(
            body.question for _, body in log.bodies(PressQuestionAnswered) if body.kind in PRESS_CRAFT
        )
        yield from ((name, "press") for name in answers)
        yield from ((body.statement, "relay") for _, body in log.bodies(StatementRelayed))
        yield from ((body.guidance, "guidance") for _, body in log.bodies(GuidanceIssued))

    def _is(self, what: str) -> Callable[[StatementReleased | StatementRetracted], bool]:
        sheets = frozenset(self.recorded.repeats.values())
        if what in sheets:
            return lambda body: self.recorded.repeats.get(id(body)) == what
        return lambda body: body.statement.partition("/")[0] == what

    def _answers(self, claim: str) -> Callable[[StatementReleased | StatementRetracted], bool]:
        """What tells what is so on a claim."""
        names = {
            body.statement
            for _, body in self.acts
            if isinstance(body, StatementReleased) and body.target == claim and self.tells(body)
        }
        return lambda body: body.statement in names

    def _without(self, leaves: Callable[[StatementReleased | StatementRetracted], bool]) -> ArmChange:
        acts = tuple(
            (minute, body) for minute, body in self.acts if not (isinstance(body, RELEASES) and leaves(body))
        )
        kept = {body.statement.partition("/")[0] for _, body in acts if isinstance(body, StatementReleased)}
        gone = {
            body.statement.partition("/")[0]
            for _, body in self.acts
            if isinstance(body, StatementReleased) and leaves(body)
        } - kept
        found = self.log.book.statements
        return ArmChange(
            acts=acts,
            words=ArmWords(statements={name: _never(found[name]) for name in sorted(gone) if name in found}),
        )

    def _silent(self, change: ArmChange) -> ArmChange:
        """With no text of ours for those who ask whether anything was said, whether the city met it or not: so that silence
        costs as much in the one drill as in the other."""
        texts = self.log.book.statements
        never = {name: _never(text) for name, text in texts.items() if text.published is not None}
        return replace(change, words=replace(change.words, statements=never))

    # ---- moved

    def _shifted(
        self,
        acts: Sequence[Intervention],
        by: int,
        moves: Callable[[StatementReleased], bool],
        not_before: int,
    ) -> ArmChange:
        found, moved = shifted(acts, self.log, by, not_before=not_before, moves=moves)
        return ArmChange(acts=found, words=ArmWords(statements=self._moved(moved)), moved=moved)

    def _moved(self, moved: Iterable[Moved]) -> Mapping[str, Statement]:
        """The statements that moved, with their times in the arm."""
        found: dict[str, Statement] = {}
        for move in moved:
            name = move.statement.partition("/")[0]
            statement = found.get(name) or self.log.book.statements.get(name)
            if statement is not None and move.by:
                found[name] = replace(
                    statement,
                    versions=tuple(
                        replace(version, published_at=version.published_at + 60 * move.by)
                        if version.version == move.version and version.published_at >= 0
                        else version
                        for version in statement.versions
                    ),
                )
        return found

    # ---- answered at another time

    def earliest(self, claim: str) -> Earliest | None:
        """When a claim could be answered: once what an answer rests on is there and the least work after it is done, or when
        people did it sooner. None where its right path has no answer and none was given."""
        right = next((word for word in self.right.of(claim, answers=True)), None)
        work = right.minute - right.known if right else -(-(TO_ANSWER + TO_WORDS) // 60)
        answer = self._first_answer(claim)
        if answer is None:
            return Earliest(minute=right.minute, known=right.known) if right else None
        minute, body = answer
        _, moved = shifted(self.acts, self.log, -minute, moves=lambda other: other is body)
        rests = minute + next((move.by for move in moved if move.statement == body.statement), 0)
        known = max(rests, right.known if right else 0)
        return Earliest(minute=min(minute, known + work), known=min(minute, known))

    def answered(self, claim: str) -> int | None:
        """The minute in which a claim was answered, None when it never was."""
        answer = self._first_answer(claim)
        return answer[0] if answer else None

    def _first_answer(self, claim: str) -> tuple[int, StatementReleased] | None:
        answers = self._answers(claim)
        return next(
            (
                (minute, body)
                for minute, body in self.acts
                if isinstance(body, StatementReleased) and answers(body)
            ),
            None,
        )

    def _answered(self, claim: str, at: int) -> ArmChange:
        """The claim's answer in minute `at`, that which was given or the right path's where none was; nothing wrong beside it."""
        alone, answer = self._without(self._wrong_on(claim)), self._first_answer(claim)
        if answer is not None:
            found = self._shifted(alone.acts, at - answer[0], self._answers(claim), 0)
            both = {**alone.words.statements, **found.words.statements}
            return replace(found, words=replace(found.words, statements=both))
        return self._with(
            [replace(word, minute=at) for word in self.right.of(claim, answers=True)][:1], alone
        )

    # ---- the best play

    def _best(self, not_before: int) -> ArmChange:
        """The right path's words, where they were not said as early, in the place of what was wrong."""
        words = (
            replace(word, minute=max(word.minute, not_before))
            for claim in self.recorded.scenario.claims
            for word in self.right.wanting(claim.id)
        )
        return self._with(
            words,
            self._without(lambda body: isinstance(body, StatementReleased) and self.right.gives_way(body)),
        )

    def _wrong_on(self, claim: str) -> Callable[[StatementReleased | StatementRetracted], bool]:
        """What was said on a claim and is no word by the measures."""
        return lambda body: (
            isinstance(body, StatementReleased) and body.target == claim and not self.right.right(body)
        )

    def _is_mute(self, body: StatementReleased | StatementRetracted) -> bool:
        return isinstance(body, StatementReleased) and self.right.mute(body)

    def _with(self, words: Iterable[RightWord], change: ArmChange) -> ArmChange:
        """These words beside what acts, as far as they come in play."""
        words = [word for word in words if word.minute < self.live_until]
        both = sorted((*change.acts, *((word.minute, word.body) for word in words)), key=lambda act: act[0])
        found = {word.body.statement: self._written(word) for word in words}
        links = {word.body.statement: (word.body.target,) for word in words}
        return ArmChange(
            acts=tuple(both), words=ArmWords(statements={**change.words.statements, **found}, links=links)
        )

    def _written(self, word: RightWord) -> Statement:
        """A text that nobody wrote, as conditions ask for it."""
        body, at = word.body, word.minute * 60
        version = Version(
            version=1, stance="", figures=(), craft={}, leaks=(), title_vi=NOTHING, title_en=NOTHING, body_vi=NOTHING,
            body_en=NOTHING, author=("", ""), author_seat="", at=at, published_at=at, state="PUBLISHED",
        )  # fmt: skip
        case = next((key for key, claim in self.log.links.items() if claim == body.target), "")
        return Statement(
            statement=body.statement, case=case, kind=textkinds.OF_EFFECT[word.step.what], issuer=body.issuer, state="PUBLISHED",
            channels=body.layers, versions=(version,),
        )  # fmt: skip

    # ---- over-reaction

    def _over(self) -> ArmChange:
        """Every trap on every claim as soon as it was seen; what that does in the city is an assumption of the scenario."""
        presses: list[Trap] = []
        boosts: list[Intervention] = []
        reach = self.recorded.scenario.drill.trap_reach
        for claim in self.recorded.scenario.claims:
            case = next((key for key, linked in self.log.links.items() if linked == claim.id), "")
            at = self.log.first_seen(claim.id) + WORK["trap"]
            if not case or at // 60 >= self.live_until:
                continue
            presses += [(kind, case, self.log.book.cases[case].cell, at) for kind in TRAPS]
            if reach:
                boosts.append((at // 60, ClaimBoosted(claim.id, "feed", reach)))
        acts = sorted((*self.acts, *boosts), key=lambda act: act[0])
        return ArmChange(acts=tuple(acts), words=ArmWords(presses=tuple(presses)))

    def _said_as(self, body: EventBody, effect: str) -> EventBody:
        """A false word with another effect in the city; anything else as it was."""
        if isinstance(body, StatementReleased) and self.is_false(body):
            return replace(body, effect=effect)
        return body


def _never(statement: Statement) -> Statement:
    return replace(
        statement, versions=tuple(replace(version, published_at=-1) for version in statement.versions)
    )


def _by_minute(acts: Iterable[Intervention]) -> Mapping[int, list[EventBody]]:
    found: dict[int, list[EventBody]] = {}
    for minute, body in acts:
        found.setdefault(minute, []).append(body)
    return found
