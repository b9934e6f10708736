"""Owns the words of the best play: each step of the scenario's right path, in the earliest minute that evidence and work allow.

They stand in the place of what was wrong of ours, not beside it: whoever accepted a text that says nothing is lost to the right
one. What is wrong the measures say, as they read it everywhere: what they take for a word stays as it was played.
"""

# Charter: review best play
from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from infodrill.automata.proposal import WORK
from infodrill.casework import rights, textkinds
from infodrill.casework.stances import ANSWERS
from infodrill.conduct.nouns.city import StatementReleased
from infodrill.conduct.release import CITY_REACH, CORRECTION_EFFECT, EVIDENCE
from infodrill.review import truth
from infodrill.review.ledger.course import Course
from infodrill.review.ledger.publicwords import WordsOnClaim, advice_answers
from infodrill.review.measures import craft
from infodrill.review.said import Said
from infodrill.review.shifting import Intervention
from infodrill.review.timeline import ReportTimeline
from infodrill.scenario.schema import Claim, Known
from infodrill.scenario.schema.claims import RightStep

EVERYWHERE = ("feed", "group", "press")  # where the words of the best play come out that nobody wrote
RIGHT_CRAFT = 10  # of ten points: practised hands leave out nothing that a machine looks for
# Least work of practised hands, in seconds: until a report is checked, its owner asked, its answer there; from the evidence on
# until the words are out; and of words that need none.
TO_CHECK = sum(WORK[piece] for piece in ("open", "log", "gate"))
TO_ASK, TO_ANSWER = WORK["ask"], WORK["owner_answer"]
TO_WORDS = sum(
    WORK[piece] for piece in ("evidence", "verdict", "triage", "decide", "act", "draft", "approve", "publish")
)
TO_HOLD = sum(WORK[piece] for piece in ("draft", "approve", "publish"))


@dataclass(frozen=True, slots=True, kw_only=True)
class RightWord:
    """The words of one step of a right path, in the minute in which they come out; `known` = the one from which on all was known
    that they rest on."""

    minute: int
    known: int
    body: StatementReleased
    step: RightStep


class RightWords:
    """Those of one drill, and which of the words that were played were right."""

    def __init__(self, log: ReportTimeline, course: Course, acts: tuple[Intervention, ...]) -> None:
        self.log, self.course = log, course
        self.releases = [(minute, body) for minute, body in acts if isinstance(body, StatementReleased)]
        self._said: dict[tuple[str, int], list[Said]] = defaultdict(list)
        answers: Counter[str] = Counter()
        for word in log.said:
            answers[word.item] += not word.version
            self._said[word.item, word.version or answers[word.item]].append(word)

    def of(self, name: str, *, answers: bool = False) -> Iterator[RightWord]:
        """The spoken steps of a claim's right path, of those that answer only, if asked; none of a claim that nobody met."""
        claim = self.course.scenario.claim(name)
        no_answer = {"hold"} if advice_answers(claim) else {"hold", "warn"}
        known = self.course.known.get(name, -1)
        for step in claim.right_path if known >= 0 else ():
            if step.what in textkinds.OF_EFFECT and not (answers and step.what in no_answer):
                minute, since = (
                    -(-self._earliest(claim, step, known) // 60),
                    max(known, self._recorded(claim, step)),
                )
                yield RightWord(minute=minute, known=-(-since // 60), body=self._body(claim, step), step=step)

    def wanting(self, name: str) -> tuple[RightWord, ...]:
        """Those that were not said as early, or not rightly."""
        played = [
            (minute, body) for minute, body in self.releases if body.target == name and self._well_said(body)
        ]
        return tuple(
            word
            for word in self.of(name)
            if not any(body.effect == word.body.effect and minute <= word.minute for minute, body in played)
        )

    def right(self, body: StatementReleased) -> bool:
        """Whether the measures take what was released for a word on its claim: nothing false, mute or without substance, and no
        action that the claim is guarded from. A text beside the cases answers nothing, and is right if it says something."""
        word = self._word(body)
        if word is None:
            return True
        claim = self.course.scenario.claim(body.target)
        words = WordsOnClaim(self.log, self.course, claim)
        if word.beside or words.false(word):
            return not (word.hollow or words.false(word))
        action = rights.STATEMENT_ACTION.get(word.kind, 0) if word.version else 0
        if truth.outside_ceiling(claim, action, self.course.known_second(claim, word.at)):
            return False
        return words.breaks_silence(word, word.at) and not word.bare

    def mute(self, body: StatementReleased) -> bool:
        """Whether it tells nothing, and nothing false either."""
        word = self._word(body)
        # An hour breaks the silence that a reporter met, and tells the city nothing.
        if word is None or not (word.hollow or (word.holds and not word.says)):
            return False
        return not WordsOnClaim(self.log, self.course, self.course.scenario.claim(body.target)).false(word)

    def gives_way(self, body: StatementReleased) -> bool:
        """Whether it falls away where all is played right: what is false or forbidden; what is mute or poorly written where there
        are right words in its place."""
        harmless = self.right(body) or self.mute(body)
        return not self._well_said(body) and (not harmless or any(True for _ in self.of(body.target)))

    def _well_said(self, body: StatementReleased) -> bool:
        """Whether it is right, and written as is asked of a correction or a warning (E8)."""
        word = self._word(body)
        asked = word is not None and word.version > 0 and word.kind in craft.KINDS
        return self.right(body) and not (asked and 100 * body.craft < craft.GOOD)

    def _word(self, body: StatementReleased) -> Said | None:
        """What a release says of its claim, else what it says at all."""
        said = self._said.get((body.statement.partition("/")[0], body.version), [])
        return next((word for word in said if word.claim == body.target), said[0] if said else None)

    def _earliest(self, claim: Claim, step: RightStep, known: int) -> int:
        """The second of the claim's first sight and of what the step rests on, and the least work after each."""
        checked, recorded = known + TO_CHECK, self._recorded(claim, step)
        if recorded < 0:
            return checked + TO_HOLD
        if claim.owner is None:
            return max(checked, recorded) + TO_WORDS
        return max(checked + TO_ASK, recorded) + TO_ANSWER + TO_WORDS

    def _recorded(self, claim: Claim, step: RightStep) -> int:
        """The second from which the owner knew what a step says, -1 where it rests on no record."""
        entry = rests_on(claim, step)
        return -1 if entry is None else max(0, self.course.played_second(entry.known_from))

    def _body(self, claim: Claim, step: RightStep) -> StatementReleased:
        """The words of a step: as the same was rightly said in the drill, by whom and to whom; else by whose step it is to the
        city, wherever the claim goes round."""
        kind, verdict = textkinds.OF_EFFECT[step.what], truth.finally_so(claim)
        effect = textkinds.KINDS[kind].effect
        if kind == "correction":
            effect = CORRECTION_EFFECT.get(ANSWERS.get(verdict, ("deny",))[0], effect)
        name = f"right:{step.what}/{claim.id}/{step.by}"  # the city knows the words of each issuer apart
        alike = (body for _, body in self.releases if (body.target, body.effect) == (claim.id, effect))
        if played := next((body for body in alike if self._published(body) and self._well_said(body)), None):
            return replace(played, statement=name, version=1, craft=RIGHT_CRAFT)
        layers = (*EVERYWHERE, *(layer for wave in claim.waves for layer in wave.layers))
        return StatementReleased(
            statement=name, version=1, target=claim.id, issuer=self.course.holder(step.by, claim) or step.by,
            layers=tuple(dict.fromkeys(layers)), reach=CITY_REACH, craft=RIGHT_CRAFT,
            evidence=EVIDENCE.get(claim.truth[-1].record, 0), effect=effect,
        )  # fmt: skip

    def _published(self, body: StatementReleased) -> bool:
        """Whether a release is a text on a case: no answer to the press, nothing beside the cases."""
        word = self._word(body)
        return word is not None and word.version > 0 and not word.beside


def rests_on(claim: Claim, step: RightStep) -> Known | None:
    """The entry of the record that a step says: the last that is known where the scenario has it come. None of a holding line,
    and of a warning while nothing is known; an answer before that rests on the first."""
    entry = claim.known_at(step.after)
    if step.what == "hold" or (step.what == "warn" and (entry is None or entry.verdict == "UNPROVEN")):
        return None
    return entry or claim.truth[0]
