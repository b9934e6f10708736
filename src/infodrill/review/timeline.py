"""The log as a reader of a drill needs it: cases by claim, their steps, statements with times, traps, waves, the clock.

One pass over the events. Cases without a claim are kept aside: they are not covered. Merged cases count with the
case they were merged into only for what was done; each keeps its own opening.
"""

# Charter: review timeline
from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cached_property
from typing import TypeVar

from infodrill.casework.book import Case, CaseBook, apply
from infodrill.casework.nouns.intake import CaseMerged, CaseOpened
from infodrill.casework.nouns.statementmoves import StatementStepped
from infodrill.casework.reach import Reaching, Utterance
from infodrill.conduct.keeping import ends_play, kept
from infodrill.conduct.nouns.city import ClaimStood, WaveStarted
from infodrill.conduct.nouns.clock import ClockChanged, PhaseBegun
from infodrill.conduct.nouns.course import DrillOpened
from infodrill.conduct.nouns.injects import InjectDelivered
from infodrill.conduct.nouns.leaps import MoveBegun
from infodrill.conduct.nouns.links import CaseLinked, CaseRelinked, StatementLinked
from infodrill.conduct.nouns.pressquestions import PressQuestionAnswered, PressQuestionAsked
from infodrill.conduct.roles import LINKING
from infodrill.conduct.twoclocks import TwoClocks, as_played, exercise_minute
from infodrill.conduct.veiling import Veil, veil_of, veiled
from infodrill.kernel.events import Event, EventBody
from infodrill.kernel.i18n import Lang
from infodrill.review import asread
from infodrill.review.record import Record, machine_played
from infodrill.review.retelling import Retelling
from infodrill.review.rightway import right_way_round
from infodrill.review.said import Passage, PublishedVersion, Said, read_in_passing, read_said
from infodrill.review.words import BothClocks, StoryTime, Voice
from infodrill.scenario.schema import Claim, Scenario
from infodrill.scenario.storydate import StoryDate, followed

B = TypeVar("B", bound=EventBody)
SYSTEM_ACTORS = ("runner", "system")


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """What an organisation said in public on a claim: a published version, or a spoken answer to the press ("press")."""

    at: int
    seq: int
    case: str
    claim: str
    kind: str
    stance: str


@dataclass(kw_only=True)
class ReportTimeline:
    """Indexes over one log. Times in seconds of exercise time; -1 = never."""

    scenario: Scenario
    events: tuple[Event, ...]
    opened: DrillOpened
    book: CaseBook = field(default_factory=CaseBook)
    links: dict[str, str] = field(default_factory=dict)  # case → claim
    against: dict[str, Event] = field(default_factory=dict)  # case that says its claim is wrong → its link
    dismissed: set[str] = field(default_factory=set)  # cases that control linked to no claim
    stood: dict[str, str] | None = None  # case → claim, when play ended; None = it goes on
    of_case: dict[str, list[Event]] = field(default_factory=lambda: defaultdict(list))
    published: list[PublishedVersion] = field(default_factory=list)
    asked: dict[str, str] = field(default_factory=dict)  # press question → claim
    pressed: list[Word] = field(default_factory=list)  # answers to the press
    # claim → caseless statements
    prepared: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    waves: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))  # claim → seconds
    levels: dict[str, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))  # (at, S)
    moves: list[int] = field(default_factory=list)  # seconds at which moves began
    phases: list[tuple[int, int]] = field(default_factory=list)  # (at, phase)
    told: StoryDate = field(init=False)
    automated: frozenset[str] = field(init=False)  # cells that were played by the machine alone
    run_on_at: int = -1
    run_on_ends: int = -1
    ends_at: int = 0

    def __post_init__(self) -> None:
        self.automated = machine_played(self.scenario, self.events)
        self.told = followed(self.scenario.drill.epoch)

    @cached_property
    def said(self) -> tuple[Said, ...]:
        """All that was said in public, each text on its primary claim."""
        return read_said(self.scenario, self.events, self.published, self.links, self.against, self.opened)

    @cached_property
    def in_passing(self) -> Mapping[str, tuple[Passage, ...]]:
        """Claim → what texts on no one claim tell of it, in order."""
        return read_in_passing(self.scenario, self.opened.language, self.published, self.said)

    # ---- claims ----

    def delivered(self) -> tuple[Claim, ...]:
        """Claims that were told in the city or reached a cell, in the scenario's order."""
        linked = set(self.links.values())
        delivered = self.injects_delivered()
        injected = {row.claim for row in self.scenario.msel.injects if row.claim and row.number in delivered}
        return tuple(
            claim
            for claim in self.scenario.claims
            if claim.id in linked | injected or self.waves.get(claim.id)
        )

    def injects_delivered(self) -> set[int]:
        """Numbers of the MSEL rows that were delivered, late or in time."""
        return {
            event.body.inject
            for event in self.events
            if isinstance(event.body, InjectDelivered) and event.body.reached
        }

    def cases_of(self, claim: str) -> tuple[Case, ...]:
        """Cases linked to a claim, in order of opening, merged ones included."""
        return tuple(case for case in self.book.cases.values() if self.links.get(case.case) == claim)

    def first_seen(self, claim: str) -> int:
        """When the claim's first case was opened (NEW), -1 when nobody opened one."""
        return min((case.opened_at for case in self.cases_of(claim)), default=-1)

    def publications(self, claim: str) -> tuple[PublishedVersion, ...]:
        """Statements published on a claim, in order of time."""
        return tuple(version for version in self.published if version.claim == claim)

    def level(self, claim: str, at: int) -> int:
        """The spread level S that the claim had reached by second `at`."""
        return max((level for when, level in self.levels.get(claim, ()) if when <= at), default=0)

    def handled(self, claim: str, within: Callable[[int, int], bool] = lambda at, seq: True) -> bool:
        """True when a seat did something on any case of the claim, or told the press something about it; `within` = by second and
        place in the log what counts."""
        spoken = (word for word in self.said if not word.version and word.claim == claim and word.speaks)
        acts = (event for case in self.cases_of(claim) for event in self.of_case.get(case.case, ()))
        return any(within(word.at, word.seq) for word in spoken) or any(
            not is_system(event.actor) and within(event.at, event.seq) for event in acts
        )

    # ---- events ----

    def bodies(self, kind: type[B]) -> Iterable[tuple[Event, B]]:
        """All events of a payload class with their payloads, in order."""
        return ((event, event.body) for event in self._of_kind.get(kind, ()) if isinstance(event.body, kind))

    @cached_property
    def _of_kind(self) -> dict[type[EventBody], list[Event]]:
        """The events by the class of their payload: a report asks for some dozens of kinds, over and over."""
        found: dict[type[EventBody], list[Event]] = defaultdict(list)
        for event in self.events:
            found[type(event.body)].append(event)
        return found

    def on_case(self, case: str, kind: type[B]) -> list[tuple[Event, B]]:
        """Events of a payload class on one case."""
        return [(event, event.body) for event in self.of_case.get(case, ()) if isinstance(event.body, kind)]

    def on_claim(self, claim: str, kind: type[B]) -> list[tuple[Event, B]]:
        """Events of a payload class on any case of a claim, in order of the log."""
        found = [pair for case in self.cases_of(claim) for pair in self.on_case(case.case, kind)]
        return sorted(found, key=lambda pair: pair[0].seq)

    def done_to(self, claim: str, kind: type[B]) -> list[tuple[Event, B]]:
        """As `on_claim`; and once a report of the claim was merged into another story's case, what was done there.

        So that no merging, nor a chain of them, takes a protected report out of sight.
        """
        found = self.on_claim(claim, kind)
        for into, since, until in self._joined(claim):
            found += [pair for pair in self.on_case(into, kind) if since < pair[0].seq < until]
        return sorted(
            {event.seq: (event, body) for event, body in found}.values(), key=lambda pair: pair[0].seq
        )

    def words(self, claim: str) -> tuple[Word, ...]:
        """All that was said on a claim, in order: publications, also of a case that its reports were merged into and
        of statements linked to it without a case, and answers to the press."""
        said = [self._as_worded(word) for word in (*map(_word, self.published), *self.pressed)]
        mine = [word for word in said if word.claim == claim]
        prepared = self.prepared[claim]
        mine += [_word(version) for version in self.published if version.statement.statement in prepared]
        told = {word.seq for word in mine}
        mine += [
            Word(at=word.at, seq=word.seq, case="", claim=claim, kind=word.kind, stance=word.stance)
            for word in self.said if word.claim == claim and word.turned and word.seq not in told
        ]  # fmt: skip
        for into, since, until in self._joined(claim):
            mine += [word for word in said if word.case == into and since < word.seq < until]
        return tuple(sorted({word.seq: word for word in mine}.values(), key=lambda word: word.seq))

    def _as_worded(self, word: Word) -> Word:
        """A word with the stance that its words bear."""
        turned = (
            said for said in self.said if said.turned and (said.seq, said.claim) == (word.seq, word.claim)
        )
        return replace(word, stance=said.stance) if (said := next(turned, None)) else word

    def _joined(self, claim: str) -> Iterator[tuple[str, int, int]]:
        """(case of another story, first seq, last seq) where a report of the claim lay merged, exclusive of both."""
        for each_case in self.cases_of(claim):
            case, since, until = each_case, -1, len(self.events)
            while case.merged_into:
                since = max([since, *(event.seq for event, _ in self.on_case(case.case, CaseMerged))])
                # A report that was taken out again lay there only until then.
                left = (event.seq for event, body in self.bodies(CaseOpened) if body.report == case.case)
                until = min([until, *(seq for seq in left if seq > since)])
                case = self.book.cases[case.merged_into]
                if self.links.get(case.case) != claim:
                    yield case.case, since, until

    @cached_property
    def uttered(self) -> tuple[tuple[Event, Utterance], ...]:
        """What of ours people were told beside the published texts, each with the cell that said it."""
        seats = {seat.id: cell.id for cell in self.scenario.cells.cells for seat in cell.seats}
        return tuple(
            (event, words if words.cell else replace(words, cell=seats.get(event.actor, self.book.cases[words.about].cell)))
            for event, words in asread.uttered(self.events)
        )  # fmt: skip

    # ---- clock ----

    @property
    def live_until(self) -> int:
        """The last second at which cells could act: the start of the run-on, or the end of the log."""
        return self.run_on_at if self.run_on_at >= 0 else self.ends_at

    def story(self, at: int) -> datetime:
        """The story's date and time at exercise second `at`, by the moves as they began."""
        return self.told.at(at)

    @cached_property
    def clocks(self) -> TwoClocks:
        """Both clocks as this drill was played."""
        return as_played(self.scenario, self.events)

    def played(self, at: int) -> int:
        """The minute of the exercise at second `at`, as the rooms showed it; -1 after play and beyond the log."""
        if 0 <= self.run_on_at < at:
            return -1
        return exercise_minute(at) if at <= max(self.ends_at, self.clocks.ends) else -1

    def given(self, at: int, due: int) -> BothClocks | StoryTime:
        """The hour that was given at second `at` for second `due`: by both clocks where the exercise stood at it, else the
        story's alone, as the clock ran when it was given."""
        hour = self.story(at) + timedelta(seconds=due - at)
        return BothClocks(due) if self.story(due) == hour else StoryTime(hour)

    @cached_property
    def shown(self) -> ReportTimeline:
        """The same log as a document tells it, without what may lawfully be withheld. Measures read the log itself."""
        told = veiled(self.scenario, self.events)
        return self if told == tuple(self.events) else _indexed(self.scenario, told, self.opened)

    @cached_property
    def _veil(self) -> Veil:
        return veil_of(self.scenario)

    @cached_property
    def retelling(self) -> Retelling:
        """What of this log's words exists in both languages."""
        texts = (version for text in self.book.statements.values() for version in text.versions)
        return Retelling.of(self.scenario).again(texts)

    def voice(self, lang: Lang) -> Voice:
        """Both clocks and the ids of this log, in a language."""
        return Voice(
            lang=lang,
            story=self.story,
            played=self.played,
            ids=frozenset((*self.book.cases, *self.book.statements)),
            veil=self._veil,
            retold=lambda text: self.retelling.told(text),
        )


def is_system(actor: str) -> bool:
    """True for what no seat did."""
    return actor in SYSTEM_ACTORS or actor.startswith("control:")


def read_timeline(record: Record) -> ReportTimeline:
    """Index a record's log. Raises LogError when it does not begin with the opening of a drill."""
    return _indexed(record.scenario, record.events, record.opened)


def _indexed(scenario: Scenario, events: tuple[Event, ...], opened: DrillOpened) -> ReportTimeline:
    found = _read_through(scenario, events, opened)
    if not found.against:
        return found
    # Which links count is known at the end; what was found and said on such a case is then read again, turned.
    return _read_through(scenario, right_way_round(events, found.against.keys()), opened)


def _read_through(scenario: Scenario, events: tuple[Event, ...], opened: DrillOpened) -> ReportTimeline:
    found = ReportTimeline(scenario=scenario, events=events, opened=opened)
    for event in events:
        found.book = apply(found.book, event.body, event.at, event.actor)
        _index(found, event)
    # Evaluators may link a case after something was said on it: the last link counts, as for every other event.
    found.published = [
        replace(version, claim=found.links.get(version.case, "")) for version in found.published
    ]
    found.pressed = [replace(word, claim=found.links.get(word.case) or word.claim) for word in found.pressed]
    found.ends_at = max((event.at for event in events), default=0)
    return found


def _index(line: ReportTimeline, event: Event) -> None:
    body, at = event.body, event.at
    # What only speaks of a case elsewhere is no deed on it, and neither is its deadline.
    on_it = isinstance(body, Reaching) and body.names("case", "statement")
    case = body.case_in(line.book) if isinstance(body, Reaching) and on_it else ""
    # A link is no deed on the case: with it, one that nobody touched would look dealt with.
    if case and not isinstance(body, CaseLinked | CaseRelinked):
        line.of_case[case].append(event)
    if line.stood is None and ends_play(body):
        # Before the event itself is taken in: as things stood when play ended.
        line.stood = dict(line.links)
    match body:
        case CaseLinked() | CaseRelinked():
            _link(line, event, body)
        case StatementStepped() if body.to == "PUBLISHED":
            _publish(line, event, body)
        case PressQuestionAsked():
            line.asked[body.question] = body.claim
        case PressQuestionAnswered() if body.kind == "answer":
            claims = (line.asked.get(body.question, ""), *("" for _ in body.also))
            line.pressed.extend(
                Word(at=at, seq=event.seq, case=case, claim=claim, kind="press", stance=stance)
                for claim, (case, stance) in zip(claims, body.parts, strict=True)
            )
        case StatementLinked():
            line.prepared[body.claim].add(body.statement)
        case WaveStarted():
            line.waves[body.claim].append(at)
        case ClaimStood():
            line.levels[body.claim].append((at, body.level))
        case MoveBegun():
            line.moves.append(at)
            line.told.move(at, body.story)
        case PhaseBegun():
            line.phases.append((at, body.phase))
            if body.phase == 4 and line.run_on_at >= 0:
                line.run_on_ends = at
        case ClockChanged() if body.change == "run_on":
            line.run_on_at = at


def _link(line: ReportTimeline, event: Event, body: CaseLinked | CaseRelinked) -> None:
    """The last link counts, of those that a hand may give."""
    if body.by in LINKING and kept(line.book, line.links, line.stood, body.case, body.claim):
        return
    line.links.pop(body.case, None)
    line.against.pop(body.case, None)
    line.dismissed.discard(body.case)
    if body.claim:
        line.links[body.case] = body.claim
        if body.against:
            line.against[body.case] = event
    elif body.by in LINKING:
        line.dismissed.add(body.case)


def _word(version: PublishedVersion) -> Word:
    return Word(
        at=version.at,
        seq=version.seq,
        case=version.case,
        claim=version.claim,
        kind=version.kind,
        stance=version.stance,
    )


def _publish(line: ReportTimeline, event: Event, body: StatementStepped) -> None:
    statement = line.book.statements[body.statement]
    version = next((each for each in statement.versions if each.version == body.version), statement.newest)
    case = line.book.cases.get(statement.case)
    line.published.append(
        PublishedVersion(
            statement=statement,
            version=version,
            at=event.at,
            seq=event.seq,
            case=statement.case,
            claim=line.links.get(statement.case, ""),
            verdict=case.verdict if case else "",
        )
    )
