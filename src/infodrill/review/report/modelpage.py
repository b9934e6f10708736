"""What the page of the model may ask: curves, rounded numbers, statements by name and shifts."""

# Charter: review report modelpage
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from infodrill.kernel.i18n import N_
from infodrill.review import falseword
from infodrill.review.assess import Assessment
from infodrill.review.estimate import Estimate
from infodrill.review.modelled import behind
from infodrill.review.otherwise import WholeTwin
from infodrill.review.parity import Reach
from infodrill.review.record import Record
from infodrill.review.report import answerpage, charts, textnames
from infodrill.review.shifting import Moved, false_moved
from infodrill.review.twins import ClaimTwin, Shift, TwinCourse, Twins
from infodrill.review.words import Voice
from infodrill.scenario.schema import Bi

HOURS = 2 * 60 * 60  # seconds that a leap of the story skips at least where it is told as hours
SHOWN_CURVES = 6
MANIFOLD = 200  # per cent of a whole from which on it is told by how many times
SEEN = 50  # the part of person-hours from which on two curves are two: below it their pictures are the same
SETS = {"low": N_("low"), "base": N_("base"), "high": N_("high")}
ARMS = {
    "played": N_("As played"), "none": N_("No response"), "earlier": N_("Everything up to {n} minutes earlier"),
    "best": N_("With the right steps in the place of what was wrong"), "over": N_("Over-reaction"),
}  # fmt: skip
# Where all false claims together lie, where that is not within the range.
ALTOGETHER = {
    "above": N_("All false claims together lie above theirs; by chance alone 1 play in 20 lies outside."),
    "below": N_("All false claims together lie below theirs; by chance alone 1 play in 20 lies outside."),
}
PLACES = {
    "above": N_("above the range"),
    "below": N_("below the range"),
    "inside": N_("within the range"),
    "": N_("the replicas are too few or too wide apart to say"),
}


@dataclass(frozen=True)
class ModelPage:
    """Answers in the page's language."""

    assessment: Assessment
    record: Record
    voice: Voice

    # ---- numbers ----

    def about(self, estimate: Estimate) -> str:
        """A mean to the digits that its interval carries."""
        return self.voice.rounded(estimate.mean, estimate.step)

    def one_play(self, course: TwinCourse) -> str:
        """The range in which one further play falls, outward to the digits that the replicas carry; the end beyond which the
        drill lies to as many as show that it does."""
        if course.one_more is None:
            return "–"
        step, fine, range_ = course.played.step, _fine(course), course.one_more
        down, up = (fine if course.place == side else step for side in ("below", "above"))
        return self.voice.span(range_.low // down * down, -(-range_.high // up) * up, up, low_step=down)

    def itself(self, course: TwinCourse) -> str:
        """What the drill itself came to: a count, and no estimate."""
        return self.voice.number(course.itself)

    def share(self, part: Estimate, whole: Estimate) -> str:
        """A difference as a share of what it is taken from, so that 300 of 70,000 reads as the little that it is; "" where
        there is no whole, or the difference is not clear."""
        if not part.clear or whole.mean <= 0:
            return ""
        percent = round(100 * abs(part.mean) / whole.mean)
        if percent >= MANIFOLD:
            return self.voice(N_("about {n} times {whole}"), n=round(percent / 100), whole=self.about(whole))
        told = self.voice.percent(10 * max(1, percent))
        told = told if percent else self.voice(N_("less than {p}"), p=told)
        return self.voice(N_("{share} of {n}"), share=told, n=self.about(whole))

    @property
    def begun(self) -> tuple[tuple[Bi, str], ...]:
        """Wards in which trust began lower, as an earlier drill left it, and by how many points of 100."""
        trust, places = dict(self.record.opened.trust), self.record.scenario.places
        return tuple(
            (ward.name, self.voice.rounded(trust[ward.id], 1, 10, signed=True))
            for ward in places.wards
            if ward.id in trust
        )

    # ---- curves and sets ----

    @property
    def claims(self) -> tuple[ClaimTwin, ...]:
        """All false claims, those with most false belief without response first."""
        twins = self.assessment.twins
        return tuple(sorted(twins.claims, key=lambda claim: -claim.hours.none.mean)) if twins else ()

    @property
    def curves(self) -> tuple[tuple[Bi, ClaimTwin, Markup], ...]:
        """The claims with most false belief, drawn on one scale."""
        most = self.claims[:SHOWN_CURVES]
        top = max(
            (max((*claim.none.high, *claim.played.high, *claim.itself), default=0) for claim in most),
            default=0,
        )
        labels = (self.voice(N_("this drill")), self.voice(N_("no response")))
        return tuple(
            (
                self.record.scenario.claim(claim.claim).sentence,
                claim,
                Markup(charts.belief_chart(claim, max(1, top), self.voice, labels)),
            )
            for claim in most
        )

    @property
    def courses(self) -> tuple[WholeTwin, ...]:
        """The courses of the whole drill that can differ: with nothing published there is no other than as played."""
        twins = self.assessment.twins
        if twins is None:
            return ()
        idle = {"none": not twins.published, "earlier": twins.earlier is None}
        return tuple(arm for arm in twins.whole if not idle.get(arm.kind))

    @property
    def drawn_courses(self) -> tuple[tuple[WholeTwin, Markup], ...]:
        """Those that differ from as played by what an eye can see, each beside it and no response, on one scale."""
        curves = {arm.kind: arm.curve for arm in self.courses}
        if "none" not in curves:
            return ()
        top = max((max(curve.high, default=0) for curve in curves.values()), default=0)
        return tuple(
            (
                arm,
                Markup(
                    charts.course_chart(arm.curve, curves["played"], curves["none"], max(1, top), self.voice)
                ),
            )
            for arm in self.courses
            if arm.kind not in ("played", "none")
            and arm.fewer.clear
            and SEEN * abs(arm.fewer.mean) >= arm.hours.mean
        )

    def hours_of(self, kind: str) -> str:
        """Person-hours of false belief in a course of the whole drill."""
        return self.about(next(arm.hours for arm in self.courses if arm.kind == kind))

    @property
    def hollow(self) -> tuple[tuple[Bi, int], ...]:
        """Texts on these claims that say nothing, which the city takes for what they are called: claim and second. What is
        against the truth is no such text, however little else it says: the course without a response lacks it."""
        shown = {claim.claim for claim in self.claims}
        log = self.assessment.log
        return tuple(
            (self.record.scenario.claim(word.claim).sentence, word.at)
            for word in log.said
            if word.version and word.hollow and word.claim in shown and not falseword.against(log, word)
        )

    @property
    def confirmed(self) -> tuple[tuple[Bi, int], ...]:
        """False claims on the page that words of ours called true: claim and the second of the first such word."""
        found = falseword.confirmed(self.assessment.log, {claim.claim for claim in self.claims})
        return tuple((claim.sentence, at) for claim, at in found)

    @property
    def sets_svg(self) -> Markup:
        """Person-hours averted by set of assumptions."""
        twins = self.assessment.twins
        rows = (
            [(self.voice(SETS.get(name, name)), twin) for name, twin in twins.sets.items()] if twins else []
        )
        return Markup(charts.sets_chart(rows, self.voice))

    @property
    def differs(self) -> dict[str, list[str]]:
        """The injects that went otherwise than in the drill, by the name of the arm; each by its number and what it is called."""
        found: dict[str, list[str]] = {}
        for row in self.assessment.twins.differs if self.assessment.twins else ():
            said = answerpage.differing(row, self.assessment.log, self.voice)
            found.setdefault(self.voice(ARMS[row.kind]), []).append(said)
        return found

    # ---- statements ----

    def valued(self, twins: Twins) -> str:
        """What no response leaves out and what stands there."""
        return " ".join(answerpage.valued(twins.valued, self.voice))

    def title(self, statement: str, minute: int) -> str:
        """A statement as its readers knew it in a minute; an answer to the press by that name."""
        return textnames.title(self.assessment.log, statement, self.voice, minute)

    @property
    def wards_outside(self) -> str:
        """The wards in which the drill lies where a further play rarely falls, by name; "" for none."""
        twins, lang = self.assessment.twins, self.voice.lang
        names = {ward.id: ward.name.in_(lang) for ward in self.assessment.log.scenario.places.wards}
        courses = twins.wards if twins else ()
        return ", ".join(names[ward] for ward, course in courses if course.place in ("below", "above"))

    def within(self, twins: Twins) -> str:
        """Of how many claims the drill lies within the range for one play, none outside; the replicas may not be able to say."""
        inside, every = sum(claim.hours.place == "inside" for claim in twins.claims), len(twins.claims)
        if inside == every:
            told = N_("This drill lies within the range for one play for every claim.")
            if sums := ALTOGETHER.get(twins.total.place):
                told = N_("This drill lies within the range for one play for each claim by itself.")
                return f"{self.voice(told)} {self.voice(sums)}"
            return self.voice(told)
        if not inside:
            return self.voice(N_("Of no claim can the replicas say whether this drill lies apart from them."))
        return self.voice(
            N_("For {n} of {all} claims this drill lies within the range for one play; of the others the replicas cannot say."),
            n=inside, all=every,
        )  # fmt: skip

    @property
    def behind(self) -> tuple[Reach, ...]:
        """Answers that fewer met than met the claim, and claims that nobody answered."""
        twins = self.assessment.twins
        return behind(twins.reach) if twins else ()

    # ---- earlier ----

    def held(self, shift: Shift) -> Sequence[tuple[Moved, str]]:
        """Versions that could not move as far as asked, with what held them, those that moved least first."""
        found = sorted((*shift.unmoved, *shift.cut), key=lambda move: (-move.by, move.minute))
        return [(move, self._reason(move)) for move in found]

    def false_moved(self, shift: Shift) -> int:
        """How many of the texts that could come earlier were false when they were said."""
        return false_moved(shift.moved, self.assessment.log)

    def leaping(self, shift: Shift) -> int:
        """Versions that then come before a leap of the story over hours that they were played after."""
        leaps = self.assessment.log.clocks.leaps
        begun = [leap.at // 60 for leap in leaps if leap.seconds >= HOURS]
        return sum(any(move.minute + move.by < at <= move.minute for at in begun) for move in shift.moved)

    def _reason(self, move: Moved) -> str:
        return answerpage.held(move, self.voice)


def _fine(course: TwinCourse) -> int:
    """The step at which a drill that lies outside the range for one play is told from the end of it; else the replicas' own."""
    step, range_ = course.played.step, course.one_more
    if range_ is None or course.place not in ("below", "above"):
        return step
    end = range_.low if course.place == "below" else range_.high
    while step > 1 and not _apart(course.itself, end, step):
        step //= 10
    return step


def _apart(value: int, end: int, step: int) -> bool:
    """Whether a value and an end of a range that it lies beyond are told apart, each to a step; the end is rounded outward."""
    told = (value + step // 2) // step * step
    return told < end // step * step if value < end else told > -(-end // step) * step
