"""The state of a running drill: one immutable fold of its log. Readers share it by reference and filter it by seat."""

# Charter: conduct state
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from infodrill.casework.book import CaseBook
from infodrill.casework.stances import turned

if TYPE_CHECKING:  # a noun keeps its records; the state only says where each lies
    from infodrill.conduct.nouns.city import Standing
    from infodrill.conduct.nouns.clock import Jump
    from infodrill.conduct.nouns.conferences import Conference
    from infodrill.conduct.nouns.course import DrillOpened
    from infodrill.conduct.nouns.directives import Directive
    from infodrill.conduct.nouns.evaluation import Note
    from infodrill.conduct.nouns.faults import Fault
    from infodrill.conduct.nouns.forecasts import Foreseen, Sheet
    from infodrill.conduct.nouns.guidance import Guidance
    from infodrill.conduct.nouns.hall import Poll
    from infodrill.conduct.nouns.improvements import Improvement
    from infodrill.conduct.nouns.injects import Delivery
    from infodrill.conduct.nouns.leaps import Hold
    from infodrill.conduct.nouns.lobby import Roll
    from infodrill.conduct.nouns.meetings import Meeting
    from infodrill.conduct.nouns.messages import Message
    from infodrill.conduct.nouns.msel import Edit, Written
    from infodrill.conduct.nouns.posts import WrittenPost
    from infodrill.conduct.nouns.practice import Practice
    from infodrill.conduct.nouns.pressquestions import PressQuestion
    from infodrill.conduct.nouns.publicquestions import Questions
    from infodrill.conduct.nouns.relays import Relay
    from infodrill.conduct.nouns.restraint import OffSystem
    from infodrill.conduct.nouns.survey import Survey
    from infodrill.scenario.schema import Known


@dataclass(frozen=True, kw_only=True)  # no slots: `grown.renewed` makes thousands of them
class DrillState:
    """Everything the log says. `seq` is the last applied event, `minute` the next minute to be closed."""

    opened: DrillOpened | None = None
    seq: int = -1
    beside: int = 0  # how many of the last events are such that no figure of the outcome rests on them
    at: int = 0
    minute: int = 0
    begun: bool = False
    running: bool = False
    speed: int = 1_000  # thousandths of real time
    paces: tuple[
        tuple[int, int], ...
    ] = ()  # (second, speed from then on; 0 = a jump), since the first change
    jump: Jump | None = None
    run_on: bool = False
    stopped: bool = False
    stopped_for: str = ""  # what really happened, as whoever stopped the drill wrote it
    lifted: bool = False  # a real event is over, and the clock has not been turned since
    closed: bool = False
    phase: int = 0
    fourth: int = -1  # the first minute of phase 4, -1 before it
    moves: tuple[int, ...] = ()
    told: tuple[tuple[int, int, str], ...] = ()  # (move, exercise second, what the story then read)
    hold: Hold | None = None
    held: tuple[
        tuple[int, int], ...
    ] = ()  # (second of the plan, seconds that all from there on came later), in order
    resumes: int = 0  # second from which the plan goes on after the last hold
    faults: Mapping[str, Fault] = field(default_factory=dict)
    story: str = ""
    story_at: int = 0  # exercise second at which the story read `story`
    book: CaseBook = field(default_factory=CaseBook)
    deliveries: Mapping[int, Delivery] = field(default_factory=dict)
    inject_times: Mapping[int, int] = field(
        default_factory=dict
    )  # inject → second that control planned it for
    inject_edits: Mapping[int, Edit] = field(default_factory=dict)
    injects_written: Mapping[int, Written] = field(default_factory=dict)
    noise_dials: Mapping[str, int] = field(
        default_factory=dict
    )  # channel → per mille of the scenario's noise
    links: Mapping[str, str] = field(default_factory=dict)  # case → claim, hidden from players
    against: frozenset[str] = frozenset()  # cases that say that the claim of their link is wrong
    ended: Mapping[str, str] | None = None  # `links` when play ended; None = it goes on
    borrowed: Mapping[str, str] = field(
        default_factory=dict
    )  # case → the merged case that its link came from
    dismissed: frozenset[str] = frozenset()  # cases that control linked to no claim, for good
    stood: Mapping[str, Mapping[str, int]] = field(default_factory=dict)  # case → state → first second in it
    traces: Mapping[str, tuple[tuple[str, int], ...]] = field(
        default_factory=dict
    )  # case, statement or question of the press → (kind of `evidence`, exercise second) of what was done on it until play ended
    waves: tuple[tuple[str, int], ...] = ()  # (claim, minute) begun
    boosts: tuple[str, ...] = ()
    released: Mapping[str, str] = field(default_factory=dict)  # statement@version → target claim
    thrown_away: Mapping[str, int] = field(default_factory=dict)  # statement → its version when it was
    standings: Mapping[str, Standing] = field(default_factory=dict)
    messages: Mapping[str, Message] = field(default_factory=dict)
    posts: Mapping[str, WrittenPost] = field(default_factory=dict)  # what seats wrote on the network
    traps: tuple[tuple[str, str, str, int], ...] = ()  # (kind, case, cell, at)
    objections: tuple[tuple[str, str], ...] = ()
    off_system: tuple[OffSystem, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    foreseen: tuple[Foreseen, ...] = ()
    watched: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # cell → terms of its watch list
    guidance: Mapping[str, Guidance] = field(default_factory=dict)
    directives: Mapping[str, Directive] = field(default_factory=dict)
    improvements: Mapping[str, Improvement] = field(default_factory=dict)
    relays: tuple[Relay, ...] = ()
    statement_links: Mapping[str, tuple[str, ...]] = field(
        default_factory=dict
    )  # statement → claims, hidden from players
    public_questions: Mapping[str, Questions] = field(default_factory=dict)
    conferences: Mapping[str, Conference] = field(default_factory=dict)
    press_questions: Mapping[str, PressQuestion] = field(default_factory=dict)
    joined: Mapping[str, int] = field(default_factory=dict)  # seat → second since which it is taken
    rolls: Mapping[str, Roll] = field(default_factory=dict)
    meetings: Mapping[str, Meeting] = field(default_factory=dict)
    caption: str = ""  # the last on the big screen
    caption_until: int = -1
    polls: Mapping[str, Poll] = field(default_factory=dict)
    survey: Survey | None = None  # None = nobody was asked yet
    notes: tuple[Note, ...] = ()
    ratings: Mapping[tuple[str, str, str], tuple[str, str]] = field(
        default_factory=dict
    )  # by (rater, cell, task)
    points: Mapping[tuple[str, str, int], int] = field(default_factory=dict)  # 0–10, the last stands
    marks: Mapping[tuple[str, str, int], str] = field(default_factory=dict)  # by (rater, words, version)
    last_act: Mapping[str, int] = field(default_factory=dict)  # seat → when it last did something
    changed: Mapping[str, int] = field(default_factory=dict)  # case or statement → when it last changed
    commands: Mapping[str, int] = field(default_factory=dict)  # client id → first seq of its result
    practice: Practice | None = None  # one person alone; None = a drill with control
    digest: str = ""

    @property
    def bears(self) -> int:
        """The last event on which figures of the outcome rest."""
        return self.seq - self.beside

    @property
    def both_languages(self) -> bool:
        """False where one language of a text to the public is enough."""
        return self.opened is None or self.opened.both_languages

    def case_of(self, claim: str) -> tuple[str, ...]:
        """Cases linked to a claim, in order of opening."""
        return tuple(case for case, linked in self.links.items() if linked == claim)

    def verdict_on(self, case: str) -> str:
        """What was found of the claim that a case is linked to: the case's verdict, turned where it speaks against the claim."""
        return (
            turned(self.book.cases[case].verdict) if case in self.against else self.book.cases[case].verdict
        )

    def on_case(self, case: str, known: Known) -> Known:
        """What is known of the claim that a case is linked to, told as of the case."""
        turn = case in self.against
        return known.model_copy(update={"verdict": turned(known.verdict)}) if turn else known

    def stance_on(self, case: str, stance: str) -> str:
        """What a text on a case says of the claim that the case is linked to."""
        return turned(stance) if case in self.against else stance

    def reached(self, inject: int) -> bool:
        """True when the inject was delivered, in time or late."""
        delivery = self.deliveries.get(inject)
        return delivery is not None and delivery.reached
