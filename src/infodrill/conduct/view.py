"""What one seat sees: the folded state through policy. Pages, streams and automated cells read nothing else."""

# Charter: conduct view
from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any, TypeVar

from infodrill.casework.book import Appeal, Case, Statement, Version
from infodrill.casework.leak import veiled
from infodrill.conduct import policy
from infodrill.conduct.aheadpapers import known_by
from infodrill.conduct.board import ControlView
from infodrill.conduct.caseview import CaseworkView
from infodrill.conduct.holding import delay
from infodrill.conduct.noun import RangeCommand
from infodrill.conduct.nouns.directives import Directive, to_receive
from infodrill.conduct.nouns.drafts import thrown_away
from infodrill.conduct.nouns.evaluation import EvaluationView
from infodrill.conduct.nouns.forecasts import ForecastView
from infodrill.conduct.nouns.guidance import GuidanceView
from infodrill.conduct.nouns.hall import HallView
from infodrill.conduct.nouns.improvements import Improvement, LeftBehind, left_behind, plan_of
from infodrill.conduct.nouns.injects import Delivery, Received, inbox, row_of, unread
from infodrill.conduct.nouns.links import found_on
from infodrill.conduct.nouns.meetings import MeetingView
from infodrill.conduct.nouns.messages import Message
from infodrill.conduct.nouns.publicquestions import AskedByPublic, queue
from infodrill.conduct.nouns.relays import Relay
from infodrill.conduct.nouns.survey import SurveyView
from infodrill.conduct.premises import Premises
from infodrill.conduct.pressview import PressView
from infodrill.conduct.reading import VOID_PERMILLE, DeskGroup, Reading, read_case, read_claim
from infodrill.conduct.runofshow import ShowLine, run_of_show, run_on_seconds
from infodrill.conduct.seats import Directory, SeatPlace
from infodrill.conduct.seattime import SeatTime
from infodrill.conduct.state import DrillState
from infodrill.scenario.schema import Bi, Claim, Known, Move, Scenario

Made = TypeVar("Made")
Series = Mapping[str, Sequence[Mapping[str, Any]]]  # the city's counters by claim, a row a minute


class SeatView(SeatTime):
    """The range as one seat sees it at one moment. Built from the state; holds no state of its own."""

    def __init__(
        self,
        seat: SeatPlace,
        state: DrillState,
        scenario: Scenario,
        *,
        seats: Directory,
        lang: str,
        groups: tuple[DeskGroup, ...] = (),
        about: Callable[[str], str] = lambda source: "",
        readings: dict[str, Reading] | None = None,
        kept: dict[Hashable, tuple[object, Any]] | None = None,
    ) -> None:
        self.seat, self.seats, self.lang = seat, seats, lang
        self._state, self._scenario, self._about = state, scenario, about
        # By case: every behaviour of an automated seat asks again, and all seats read the same in a text.
        self._readings = {} if readings is None else readings
        self._made, self._kept = dict[Hashable, tuple[object, Any]](), {} if kept is None else kept
        self.groups = groups if seat.roles & {"MONITOR", "VERIFY"} else ()

    @property
    def people(self) -> frozenset[str]:
        """Seats that somebody has taken, as the lobby shows them."""
        return frozenset(self._state.joined)

    @property
    def passed(self) -> frozenset[str]:
        """What whoever practises at this seat let pass: it may still be done, behind all else."""
        practice = self._state.practice
        return frozenset(practice.passed) if practice and practice.seat == self.seat.seat else frozenset()

    @property
    def over(self) -> bool:
        """True after the close: there is much to read and nothing left to do."""
        return self._state.closed

    def once(self, name: Hashable, make: Callable[[], Made], of: tuple[object, ...] = ()) -> Made:
        """What `make` gives, worked out once of this view: parts of a page, and all browsers of the seat, ask for the same. What
        rests on the records `of` alone is taken over from other views in this language, for as long as they are the same."""
        made = self._kept if of else self._made
        if (held := made.get(name)) is None or held[0] != of:
            held = made[name] = (of, make())
        found: Made = held[1]
        return found

    def may(self, verb: type[RangeCommand]) -> bool:
        """True when a page may offer the verb to this seat now."""
        return policy.offered(self.seat, self._state, verb)

    @property
    def rests(self) -> bool:
        """True while this seat gives nothing on any case or text."""
        return policy.rests(self.seat, self._state)

    @property
    def phase(self) -> int:
        return self._state.phase

    @property
    def fourth(self) -> int:
        """The exercise second at which phase 4 began, -1 before it."""
        return self._state.fourth * 60 if self._state.fourth >= 0 else -1

    @cached_property
    def cases(self) -> tuple[Case, ...]:
        cases = self._state.book.cases.values()
        return tuple(self._without_others(case) for case in cases if policy.sees_case(self.seat, case))

    def _without_others(self, case: Case) -> Case:
        """The case without the markings of messages between other cells."""
        seen = tuple(marking for marking in case.markings if self._sees_artefact(marking[0]))
        return case if seen == case.markings else replace(case, markings=seen)

    @cached_property
    def open_cases(self) -> tuple[Case, ...]:
        return tuple(case for case in self.cases if case.state != "CLOSED" and not case.merged_into)

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Those that are written on, read or out."""
        return tuple(text for text in self._begun if text not in self.dropped)

    @cached_property
    def dropped(self) -> tuple[Statement, ...]:
        """Drafts that people threw away."""
        return tuple(text for text in self._begun if thrown_away(self._state, text))

    def statement(self, wanted: str) -> Statement | None:
        """The text of that id, thrown away or not; None when there is none that this seat may see."""
        return next((text for text in self._begun if text.statement == wanted), None)

    def passed_on(self, statement: str) -> Version | None:
        """What of a text may be passed on: nothing that somebody has called wrong, whether this seat hears of that or not."""
        return self._state.book.statements[statement].standing

    @cached_property
    def _begun(self) -> tuple[Statement, ...]:
        cases = self._state.book.cases
        return tuple(
            policy.as_read(self.seat, statement, cases.get(statement.case), self._veiled)
            for statement in self._state.book.statements.values()
            if policy.sees_statement(self.seat, statement, cases.get(statement.case))
        )

    def _veiled(self, statement: Statement) -> Statement:
        """A finding of the leak check does not name an artefact that this seat may not see."""
        if not any(version.leaks for version in statement.versions):
            return statement
        versions = tuple(
            replace(version, leaks=tuple(veiled(code, self._sees_artefact) for code in version.leaks))
            for version in statement.versions
        )
        return replace(statement, versions=versions)

    def _sees_artefact(self, source: str) -> bool:
        return policy.sees_artefact(self.seat, source, self._state)

    @cached_property
    def inbox(self) -> tuple[tuple[Delivery, Received], ...]:
        """Injects that reached this seat or everyone, newest last; in control's words where it edited them."""
        return inbox(self.seat, self._state, self._scenario, self.seats, self.once)

    @property
    def unread(self) -> tuple[Delivery, ...]:
        """What was sent to this very seat and has not been acknowledged by it, oldest first."""
        return unread(self.seat, self._state)

    @cached_property
    def messages(self) -> tuple[Message, ...]:
        return tuple(message for message in self._state.messages.values() if message.seen_by(self.seat))

    @cached_property
    def casework(self) -> CaseworkView:
        return CaseworkView(
            self.seat, self._state, self._scenario, self.seats, lang=self.lang, moment=self.moment, once=self.once
        )  # fmt: skip

    @cached_property
    def press(self) -> PressView:
        return PressView(self.seat, self._state, self._scenario, self.lang)

    @cached_property
    def forecasts(self) -> ForecastView:
        return ForecastView(self.seat, self._state)

    @cached_property
    def guidance(self) -> GuidanceView:
        return GuidanceView(self.seat, self._state, self.receipt_until)

    @cached_property
    def directives(self) -> tuple[Directive, ...]:
        return tuple(given for given in self._state.directives.values() if given.seen_by(self.seat))

    @property
    def improvements(self) -> tuple[Improvement, ...]:
        """The rows of the improvement plan, for whoever reads it."""
        return plan_of(self.seat, self._state)

    @property
    def earlier(self) -> LeftBehind:
        """What an earlier drill left to this one: for everybody."""
        return left_behind(self._state)

    @cached_property
    def survey(self) -> SurveyView:
        return SurveyView(self.seat, self._state, self._scenario, self.lang)

    @cached_property
    def to_receive(self) -> Mapping[str, Message | Directive]:
        return to_receive(self.seat, self.messages, self.directives, self._state.book)

    @property
    def relays(self) -> tuple[Relay, ...]:
        """What was relayed where: public by its nature."""
        return self._state.relays

    @cached_property
    def public_questions(self) -> tuple[AskedByPublic, ...]:
        return queue(self.seat, self._state, self._scenario, self.lang, self.once)

    @cached_property
    def meeting(self) -> MeetingView:
        return MeetingView(self.seat, self._state, self.seats)

    @cached_property
    def hall(self) -> HallView:
        return HallView(self.seat, self._state, self._scenario, self.lang, self.once)

    @cached_property
    def premises(self) -> Premises:
        return Premises(self._scenario, self.lang)

    @cached_property
    def control(self) -> ControlView | None:
        """The board with what is to come; None for everyone but control, simulators and evaluators."""
        if not policy.sees_msel(self.seat):
            return None
        return ControlView(self._state, self._scenario, self.seats, run_on_seconds(self._scenario))

    @cached_property
    def evaluation(self) -> EvaluationView | None:
        """None for everyone but evaluators and the direction."""
        if not policy.sees_ratings(self.seat):
            return None
        return EvaluationView(self._state, self._scenario, self.seats)

    @cached_property
    def run_of_show(self) -> tuple[ShowLine, ...]:
        return run_of_show(self.seat, self._state, self._scenario, self.lang)

    @cached_property
    def asked(self) -> frozenset[str]:
        """What people ask and nobody has answered, as told: the queue, and groups on the desk that are mostly questions."""
        waiting = {question.about for question in self.public_questions if not question.answered_by}
        asking = (group for group in self.groups if group.question_permille >= VOID_PERMILLE)
        groups = (self.read_source(group.source) for group in asking)
        return frozenset(waiting | {group.sentence for group in groups if group})

    @cached_property
    def sources(self) -> frozenset[str]:
        """Where the seat's cases came from, so that none is opened twice."""
        return frozenset(case.source for case in self.cases)

    def since(self, item: str) -> int:
        """When a case or statement last changed."""
        return self._state.changed.get(item, 0)

    def last_act(self) -> int:
        return self._state.last_act.get(self.seat.seat, 0)

    def pressed(self, case: str) -> frozenset[str]:
        """Traps this cell has pressed on a case: for the program that plays the cell. No page of a person reads it."""
        return frozenset(
            kind for kind, on, cell, _ in self._state.traps if on == case and cell == self.seat.cell
        )

    def objected(self, case: str) -> bool:
        """Whether this cell has an objection on record on a case."""
        return (case, self.seat.cell) in self._state.objections

    @cached_property
    def appeals(self) -> tuple[Appeal, ...]:
        """Appeals on cases and statements that this seat sees, in order of filing."""
        filed = self._state.book.appeals.values()
        return tuple(appeal for appeal in filed if policy.sees_item(self.seat, appeal.item, self._state))

    def lies_before(self, role: str, case: Case) -> bool:
        """Whether a seat of that role has the case before it; what none has waits for nobody."""
        return any(policy.sees_case(seat, case) for seat in self.seats.with_role(role))

    def owns_facts(self, cell: str) -> bool:
        """Whether a cell can answer for facts and texts."""
        return policy.owns_facts(self.seats, cell)

    @property
    def written_in(self) -> tuple[str, ...]:
        """The languages that the scenario is written in: in these alone the program words a text by itself."""
        return self._scenario.drill.languages

    @property
    def move(self) -> Move | None:
        """The move that is being played, None before the first."""
        begun = [move for move in self._scenario.drill.moves if move.number in self._state.moves]
        return begun[-1] if begun else None

    def read(self, case: Case) -> Reading:
        """What a reader of this case's text sees."""
        if (found := self._readings.get(case.case)) is None:
            found = read_case(self._scenario, self.seats, self._state, case.case, self.lang)
            self._readings[case.case] = found
        return found

    def read_source(self, source: str) -> Reading | None:
        """What a reader of a desk group or an inject sees; None for noise."""
        kind, _, number = source.partition(":")
        claim = self._told_by(number) if kind == "inject" else self._about(source)
        return read_claim(self._scenario, self.seats, self._state, claim, self.lang) if claim else None

    def _told_by(self, number: str) -> str:
        """The hidden claim of an inject that reached this seat, "" for any other."""
        reached = any(str(row.number) == number for _, row in self.inbox)
        row = row_of(self._scenario, self._state, int(number)) if reached else None
        return (row.claim or "") if row else ""

    def effect(self, case: Case, series: Series) -> tuple[dict[str, int], ...]:
        """How many had seen what a case is about, and given it up, by minute, not which claim it is; () before anything was."""
        if not policy.sees_effect(self.seat, case, self._state):
            return ()
        rows = series.get(self._state.links.get(case.case, ""), ())
        return tuple({name: int(row[name]) for name in ("minute", "exposed", "corrected")} for row in rows)

    def standing_verdict(self, claim: str) -> str:
        """The verdict by which a claim is drawn for all: found on its cases, "" before that; after the close what was true."""
        if self._state.closed:
            return self._scenario.claim(claim).truth[-1].verdict
        return found_on(self._scenario.claim(claim), self._state)

    def ranked(self, claim: str) -> str:
        """How urgent the range holds a claim to be: the highest priority of its open cases, "" = none is ranked."""
        cases, links = self._state.book.cases.values(), self._state.links
        open_on = (case for case in cases if links.get(case.case) == claim and case.state != "CLOSED")
        return min((case.priority for case in open_on if case.priority), default="")

    def is_about(self, statement: Statement, claim: str) -> bool:
        """Whether a text is marked on the curve of a claim, which the hall sees: by the link of its case, as the colour."""
        return self._state.links.get(self._state.book.statements[statement.statement].case, "") == claim

    def drawn_as(self, case: Case) -> str:
        """`standing_verdict` of what a case is about; of one that has no link its own verdict."""
        claim = self._state.links.get(case.case, "")
        return self.standing_verdict(claim) if claim else case.verdict

    def known_truth(self, case: Case, at: int = -1) -> Known | None:
        """What the owner's records say on a case at second `at`, -1 = now; None before they do or for other seats."""
        claim, when = self._told_truth(case), self.now if at < 0 else at
        known = claim.known_at(known_by(self._state, self._scenario, claim.id, when)) if claim else None
        return self._state.on_case(case.case, known) if known else None

    def keeps_record(self, case: Case) -> bool:
        """Whether the seat answers for the record of what a case is about, whether or not it shows anything yet."""
        return self._told_truth(case) is not None

    def as_played(self, planned: int) -> int:
        """The second as played that a second of the plan stands for: a held leap puts it off."""
        return planned + delay(self._state, planned)

    def advice(self, case: Case) -> Bi | None:
        """The owner's advice on what to do; for the owner alone, others get it with the answer."""
        claim, known = self._told_truth(case), self.known_truth(case)
        return claim.advised(known) if claim else None

    def _told_truth(self, case: Case) -> Claim | None:
        """The claim of a case for whoever learns the truth of it: its owner; of a void, the office that was asked."""
        claim_id = self._state.links.get(case.case, "")
        claim = self._scenario.claim(claim_id) if claim_id else None
        sees = policy.sees_truth(self.seat, claim_id) if claim else False
        return claim if claim and (sees or policy.finds_out(self.seat, claim.owner, case)) else None

    def both_languages(self, case: Case, text: str) -> Bi:
        """A text of this case in both languages: the scenario's own where the text is one of them, else as it stands."""
        claim_id = self._state.links.get(case.case, "")
        if claim_id:
            claim = self._scenario.claim(claim_id)
            advice = (claim.advice, claim.meanwhile, *(known.advice for known in claim.truth))
            for words in (*(known.why for known in claim.truth), *advice, claim.sentence):
                if words and text in (words.vi, words.en):
                    return words
        return Bi(vi=text or "—", en=text or "—")

    def organisation(self, cell: str) -> Bi | None:
        """The name under which a cell speaks, from the directory; None for no cell."""
        return known.organisation if (known := self.seats.cells.get(cell)) else None
