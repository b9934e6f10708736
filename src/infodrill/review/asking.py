"""What would have been, asked of one drill: a question, the arms that answer it, and an answer that grows with each round.

Each question forks the city in the first minute in which its arms differ and lives on only the claims that it can touch; every
replica lives both worlds with the same draws. What a replica came to is kept by the digest of drill, question and version, so
that a question asked again, or with more replicas, lives only what is new.
"""

# Charter: review asking
from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from infodrill.conduct.city import MODEL_VERSION, build_city
from infodrill.conduct.nouns.city import StatementReleased
from infodrill.conduct.nouns.course import MinuteClosed
from infodrill.conduct.nouns.guidance import GuidanceIssued
from infodrill.conduct.nouns.pressquestions import PressQuestionAnswered
from infodrill.conduct.release import PRESS_CRAFT
from infodrill.kernel.errors import DrillError
from infodrill.kernel.i18n import N_
from infodrill.review import truth
from infodrill.review.anew import OnRecord
from infodrill.review.answers import NEVER, Answer, ArmAsked, AskedArms, WhatIf, answered, name_of
from infodrill.review.arms import Relived
from infodrill.review.changes import Arm, ArmChanges, Kind
from infodrill.review.ledger import course_of
from infodrill.review.record import Record
from infodrill.review.tallies import ITSELF, KeptTallies, LifeTally, tally
from infodrill.review.timeline import read_timeline
from infodrill.review.twins import ARMS_VERSION

if TYPE_CHECKING:
    from infodrill.society import City

ROUNDS = (4, 8, 16, 32)  # replicas after which an answer is told; then at the end
DELAYS = (5, 10, 15, 20, 30, 45, 60, 90, 120)  # minutes of silence of which the price is asked
MOST_SHIFTED = 60  # minutes
PLAYED: ArmAsked = ("played", "", 0)
WHOLE: tuple[Kind, ...] = ("none", "best", "over")  # worlds of the whole drill
Told = Callable[[Answer], None]
Tick = Callable[[int, int], None]


class CounterfactualError(DrillError):
    """The question asks of something that the drill does not hold."""

    code = "Y220"


class Asking:
    """One drill to which questions are put."""

    def __init__(self, record: Record, *, city_cache: Path | None = None, kept: Path | None = None) -> None:
        """`kept` = the folder of the tallies."""
        self.record, self.kept, self._cities = record, kept, city_cache
        self.log = read_timeline(record)
        self.changes = ArmChanges(OnRecord(record), self.log, course_of(record))
        closed = [event.body.minute for event in record.events if isinstance(event.body, MinuteClosed)]
        self.minutes = max(closed, default=-1) + 1
        self._city: City | None = None
        # Lives as played are the same for all questions with one fork and the same claims.
        self._shared: dict[tuple[int, tuple[str, ...], str], dict[int, LifeTally]] = {}

    @property
    def texts(self) -> tuple[str, ...]:
        """Everything that was said in public, in order: statements, answers to the press, guidance that repeats a statement."""
        found = [(version.seq, version.statement.statement) for version in self.log.published]
        found += [
            (event.seq, body.question)
            for event, body in self.log.bodies(PressQuestionAnswered)
            if body.kind in PRESS_CRAFT
        ]
        found += [
            (event.seq, body.guidance) for event, body in self.log.bodies(GuidanceIssued) if body.repeats
        ]
        return tuple(dict.fromkeys(name for _, name in sorted(found)))

    def answer(
        self,
        question: WhatIf,
        replicas: int,
        *,
        told: Told = lambda answer: None,
        tick: Callable[[int, int], None] | None = None,
    ) -> Answer:
        """The answer from that many replicas; `told` gets it as it stands after each round, `tick` the lives behind us of all.

        Whatever `told` or `tick` raises breaks it off; the rounds that were lived are kept. Raises CounterfactualError.
        """
        plan = self._plan(question)
        if plan is None:
            return Answer(question=question, valued=self._valued(question))
        kept = KeptTallies(self._file(question))
        kept.read()
        stage: Relived | None = None
        answer = answered(question, plan, self.changes.recorded, kept) if kept.whole() else None
        rounds = [*(n for n in ROUNDS if n < replicas), replicas]
        for upto in rounds:
            done = kept.whole()
            if done < upto:
                stage = stage or self._stage(plan)
                each = len(plan.arms)
                count = _count(tick, done * each + bool(done), replicas * each + 1)  # and the drill itself
                self._live(stage, plan, kept, range(done + 1, upto + 1), count)
                kept.write()
            elif answer is not None and upto < min(done, replicas):
                continue
            answer = answered(question, plan, self.changes.recorded, kept, upto)
            told(answer)
        assert answer is not None
        return answer

    # ---- what is asked

    def _plan(self, question: WhatIf) -> AskedArms | None:
        """How to answer; None where both worlds are one."""
        if question.kind == "silence":
            return self._silence(question.what)
        if question.kind == "branch":
            return None  # lived beside its parent, by `beside`
        if question.what and question.what not in self.texts and not self.changes.claims_of(question.what):
            raise CounterfactualError(
                N_("“{what}” is nothing that was said in public in this drill"),
                remedy=N_("Choose one of these: {known}."),
                what=question.what,
                known=", ".join(self.texts) or "–",
            )
        if abs(question.by) > MOST_SHIFTED:
            raise CounterfactualError(
                N_("a shift is at most {n} minutes"), remedy=N_("Ask for less."), code="Y221", n=MOST_SHIFTED
            )
        change = self.changes.of(question.kind, question.what, question.by)
        fork = self.changes.first_difference(change)
        touched = self.changes.claims_of(question.what) if question.what else self._false()
        claims = self._grown_from(touched)
        if fork is None or not claims or fork >= self.minutes:
            return None
        return AskedArms(
            arms=(PLAYED, (question.kind, question.what, question.by)),
            claims=claims,
            fork=self._together(question, claims, fork),
            moved=change.moved,
            valued=self._valued(question),
            report=self.changes.first_of_all,
        )

    def _valued(self, question: WhatIf) -> Mapping[str, int]:
        """What is left out where nobody responds, and what stands there."""
        return self.changes.valued if question.kind == "none" else {}

    def _together(self, question: WhatIf, claims: Sequence[str], fork: int) -> int:
        """The fork of all questions that share the lives as played: of the whole drill, and of texts on the same claims."""
        others: list[int | None] = []
        if question.kind in WHOLE:
            others += [self.changes.first_difference(self.changes.of(kind)) for kind in WHOLE]
        elif question.kind == "without":
            acts = self.changes.acts
            others += [
                at for at, body in acts if isinstance(body, StatementReleased) and body.target in claims
            ]
        return min((fork, *(minute for minute in others if minute is not None)))

    def _silence(self, case: str) -> AskedArms | None:
        claim = self.log.links.get(case, "")
        if not claim:
            raise CounterfactualError(
                N_("case {case} is linked to no claim of this drill"),
                remedy=N_("Choose a case that the report tells of."),
                code="Y222",
                case=case,
            )
        soonest, claims = self.changes.earliest(claim), self._grown_from((claim,))
        if soonest is None or not claims or soonest.minute >= self.changes.live_until:
            return None
        earliest, then = soonest.minute, self.changes.answered(claim)
        delays = tuple(delay for delay in DELAYS if earliest + delay < self.changes.live_until)
        never: ArmAsked = ("unanswered", claim, 0)
        alone: ArmAsked = never if then is None else ("answer", claim, then)
        wrong = any(body.target == claim and self.changes.is_false(body) for body in self.changes.released)
        arms: tuple[ArmAsked, ...] = (
            ("answer", claim, earliest), PLAYED, *(("answer", claim, earliest + delay) for delay in delays), never,
            *((alone,) if wrong else ()),
        )  # fmt: skip
        return AskedArms(
            arms=arms, claims=claims, fork=earliest, known=soonest.known, earliest=earliest, delays=(*delays, NEVER),
            answered=-1 if then is None else then, own=alone if wrong else (), report=self.changes.first_of_all,
        )  # fmt: skip

    def _false(self) -> tuple[str, ...]:
        told = self.log.waves
        return tuple(
            claim.id
            for claim in self.record.scenario.claims
            if claim.id in told and truth.finally_so(claim) in truth.FALSE_PARTS
        )

    def _grown_from(self, claims: Iterable[str]) -> tuple[str, ...]:
        """The false ones among these and those that inherit from them."""
        parents = {claim.id: claim.parent for claim in self.record.scenario.claims}
        wanted = set(claims)

        def line(claim: str | None) -> Iterator[str]:
            while claim:
                yield claim
                claim = parents.get(claim)

        return tuple(claim for claim in self._false() if wanted & set(line(claim)))

    # ---- lives

    def _stage(self, plan: AskedArms) -> Relived:
        if self._city is None:
            opened = self.record.opened
            self._city = build_city(self.record.scenario, opened.accounts, opened.seed, self._cities)
        drill = self.record, self.log, self._city, self.minutes
        return Relived(*drill, fork=plan.fork, claims=plan.claims, changes=self.changes)

    def _live(
        self, stage: Relived, plan: AskedArms, kept: KeptTallies, redraws: range, count: Callable[[], None]
    ) -> None:
        """Live these replicas of every arm, and the drill as it went, but for those that another question has lived."""
        shared = {
            arm: self._shared.setdefault((plan.fork, plan.claims, name_of(arm)), {}) for arm in plan.arms
        }
        for itself in kept.found.get(ITSELF, ()):
            shared[PLAYED].setdefault(0, itself)
        arms = {
            (arm, redraw): _arm(self.record.opened.assumptions, redraw, *arm)
            for redraw in (0, *redraws)
            for arm in (plan.arms if redraw else (PLAYED,))
            if redraw not in shared[arm]
        }
        found = stage.play(tuple(arms.values()), count) if arms else {}
        for (arm, redraw), lived in arms.items():
            shared[arm][redraw] = tally(found[lived], plan.claims)
        for arm, lives in shared.items():
            kept.found.setdefault(name_of(arm), []).extend(lives[redraw] for redraw in redraws)
        kept.found[ITSELF] = [shared[PLAYED][0]]

    def _file(self, question: WhatIf) -> Path | None:
        if self.kept is None:
            return None
        self.kept.mkdir(parents=True, exist_ok=True)
        return self.kept / f"{key_of(self.record, question)}.json"


def key_of(record: Record, question: WhatIf) -> str:
    """The digest under which the lives of an answer are kept: of drill, question, and versions of city and arms."""
    return digest_of(question, record.content_digest or record.chain_digest, len(record.events))


def digest_of(question: WhatIf, *drill: object) -> str:
    """Another one whenever the same question may have another answer; `drill` = what tells its drill from others."""
    named = (*drill, question.kind, question.what, question.by, MODEL_VERSION, ARMS_VERSION)
    return sha256(json.dumps(named).encode()).hexdigest()[:32]


def _count(tick: Tick | None, before: int, total: int) -> Callable[[], None]:
    done = before

    def count() -> None:
        nonlocal done
        done += 1
        if tick:
            tick(done, total)

    return count


def _arm(assumptions: str, redraw: int, kind: Kind, what: str, by: int) -> Arm:
    return Arm(assumptions=assumptions, redraw=redraw, kind=kind, what=what, by=by)
