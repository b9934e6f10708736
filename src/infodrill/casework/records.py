"""Records of the book of cases: what the fold of casework events knows. Immutable; shared by reference."""

# Charter: casework records
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from infodrill.casework.reach import Inside, OfDraft
from infodrill.casework.tongues import whole
from infodrill.casework.undertakings import Measure, Remedy, Task
from infodrill.kernel.events import NOTHING, Composed
from infodrill.kernel.i18n import LANGUAGES
from infodrill.kernel.quoting import cut


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question to a fact owner and, when it came, the answer."""

    question: str
    owner: str
    at: int
    text: str
    answered_at: int = -1
    verdict: str = ""
    record: str = ""
    disputes: bool = False
    answer: str = ""
    advice: str = ""
    reminded_at: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceItem:
    """An item of evidence, with its grade and marking."""

    evidence: str
    kind: str
    grade: str
    tlp: str
    text: Inside


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence(EvidenceItem):
    at: int
    by: str = ""  # the cell of an expert opinion: its opinions are one independent item together


@dataclass(frozen=True, slots=True, kw_only=True)
class Lowered:
    """An artefact whose marking `seat` lowered under `role` and no second seat confirmed; `kept` = the TLP that still counts."""

    artefact: str
    kept: str
    seat: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file beside an item of evidence; `digest` finds its bytes in the attachment store."""

    digest: str
    evidence: str
    media_type: str
    size: int
    name: str
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseOffer:
    """An offer of a case to another cell."""

    hand_over: str
    frm: str
    to: str
    reason: Inside


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver(CaseOffer):
    """An offer of the case to another cell. `accepted` counts once it is answered."""

    at: int
    answered_at: int = -1
    accepted: bool = False
    answer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseOrigin:
    """Where a case comes from: as the event opens it, and as the case keeps it."""

    intake: str  # hotline | portal | ward | field | press | monitoring | collaborator
    source: str
    cell: str
    parent: str = ""  # split or mutation: the case it came from
    said: Inside = NOTHING
    place: Inside = NOTHING  # where, in the reporter's words
    seen_at: int = -1
    relation: str = ""  # to the parent: split | mutation


@dataclass(frozen=True, slots=True, kw_only=True)
class Case(CaseOrigin):
    """One case as it stands. Times are exercise seconds, -1 = not yet. `round_at` = when this round's clocks count from."""

    case: str
    state: str
    opened_at: int
    round_at: int
    ward: str
    level: int
    sentence: str = ""
    priority: str = ""  # "" until logged
    priority_final: bool = False
    danger: bool = False
    disposition: str = ""
    gate_code: str = ""
    gate_answers: tuple[str, ...] = ()
    gate_passes: int = 0
    gate_confirmed_by_rights: bool = False
    questions: tuple[Asked, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    conflicts: tuple[tuple[str, str], ...] = ()  # (unit, reason)
    verdict: str = ""
    verdict_confidence: int = 0
    verdict_at: int = -1
    v: str = ""
    h: str = ""
    s: int = 0
    actions: tuple[int, ...] = ()
    decided_at: int = -1
    tests: tuple[int, ...] = ()  # actions with a complete three-part test
    decided_by: str = ""  # the cell whose decision stands
    signatures: tuple[tuple[int, str, str], ...] = ()  # (action, role, cell)
    signed_by: tuple[tuple[int, str], ...] = ()  # (action, seat)
    taken: tuple[int, ...] = ()
    tickets: tuple[tuple[str, int, int], ...] = ()  # (ticket, due, answered_at or -1)
    remedy_due: int = -1
    escalated_to: int = 0
    escalated_at: int = -1
    escalation_answered_at: int = -1
    recheck_at: int = -1
    acting_at: int = -1
    readings: tuple[int, ...] = ()  # horizons taken, hours
    merged_into: str = ""
    merged: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    actors: tuple[tuple[str, str], ...] = ()  # (role, cell) that signed or decided anything
    met: tuple[str, ...] = ()  # steps whose deadline was met or that are done
    missed: tuple[str, ...] = ()
    excused: tuple[str, ...] = ()  # of the missed: while nobody played
    verdict_evidence: tuple[str, ...] = ()  # the sheet behind the verdict: evidence and question ids
    taken_codes: tuple[tuple[int, str], ...] = ()  # (action, gate code when it was carried out)
    seats: tuple[str, ...] = ()  # seats that signed or decided anything on the case
    closed_at: int = -1
    target_met: bool = False
    markings: tuple[tuple[str, str], ...] = ()  # (item, TLP) as marked last
    lowered: tuple[Lowered, ...] = ()  # what nobody confirmed
    danger_told: str = ""  # yes | no | "" as the reporter said
    endangered: tuple[tuple[str, bool], ...] = ()  # (merged report that tells of danger, came after the slip)
    attachments: tuple[Attachment, ...] = ()
    hand_overs: tuple[HandedOver, ...] = ()
    tasks: tuple[Task, ...] = ()
    measures: tuple[Measure, ...] = ()
    remedies: tuple[Remedy, ...] = ()
    rabat: tuple[str, ...] = ()  # six answers, () = not asked
    undone: tuple[tuple[str, int], ...] = ()  # (step, when it was first taken): that time still counts

    @property
    def found(self) -> str:
        """The verdict of this round, "" before there is one: `verdict` goes on telling what an earlier round found."""
        return self.verdict if self.verdict_at >= 0 else ""

    @property
    def verified(self) -> bool:
        """True when this round found something out: that it is true, false or part of both, or that it says no fact."""
        return self.found not in ("", "UNPROVEN")

    @property
    def newest_answer(self) -> Asked | None:
        """What an owner of the facts answered last that says whether it is so; None before anybody has."""
        told = (asked for asked in self.questions if asked.verdict)
        return max(told, key=lambda asked: asked.answered_at, default=None)

    @property
    def early(self) -> bool:
        """Whether people are told something before it is known whether it is so: at P1, or where lives may hang on it. Before it
        has a priority nobody knows that it is not P1."""
        return self.priority in ("", "P1") or (self.h == "H4" and not self.verified)

    @property
    def offered(self) -> HandedOver | None:
        """The hand-over that waits for an answer, or None; an offer ends with its case."""
        last = self.hand_overs[-1] if self.hand_overs and self.state != "CLOSED" else None
        return last if last and last.answered_at < 0 else None

    @property
    def urgent(self) -> bool:
        """A reporter says that somebody is in danger, and nobody has weighed that word yet: in the slip, or by triage."""
        late = any(late for _, late in self.endangered) and not self.danger and not self.priority_final
        return late or (not self.priority and self.danger_heard == "yes")

    @property
    def danger_heard(self) -> str:
        """yes | no | "": what its reporter said of danger, or a reporter whose report was merged into it."""
        return "yes" if self.endangered else self.danger_told

    def title(self, most: int = 160) -> str:
        """The sentence that says what is claimed; before logging, the words that came in. At most `most` letters."""
        return cut(self.sentence or " ".join(self.said.split()), most)


@dataclass(frozen=True, slots=True, kw_only=True)
class Undo:
    """The last step of a case while it may be taken back: by whom, when, and the case `before` it. `step` "" = half taken."""

    step: str
    at: int
    seat: str
    before: Case


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseHistoryLine:
    """A line of a case's timeline: a msgid and its values as (name, kind, value); see `timeline`."""

    at: int
    cell: str
    kind: str
    message: str
    values: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionText:
    """What a version of a statement says, with what was found in it."""

    version: int
    stance: str
    figures: tuple[OfDraft, ...]
    craft: dict[str, int]
    leaks: tuple[Composed, ...]
    title_vi: OfDraft
    title_en: OfDraft
    body_vi: OfDraft
    body_en: OfDraft
    sources: tuple[OfDraft, ...] = ()
    corrects: int = 0
    lines_vi: tuple[int, ...] = ()  # lines of each part that the body was written in, () = a paragraph a part
    lines_en: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Version(VersionText):
    author: tuple[str, str]  # (role, cell)
    author_seat: str
    at: int
    published_at: int = -1
    next_update: int = 0
    state: str = "DRAFTING"
    verdict_then: str = ""  # the case's verdict when this version was published
    approved_by: tuple[tuple[str, str, str], ...] = ()  # (role, cell, seat)
    safety: str = ""  # why it went out before its approval
    raised_by: str = ""  # the seat that raised the error which it corrects
    returned: str = ""  # what should change, while it lies with its writers again
    returned_by: str = ""  # the cell that sent it back
    returned_seat: str = ""  # the seat of the writers' own cell that did, "" = another cell's

    @property
    def taken_back(self) -> bool:
        """Whether it lies with its writers again by the hand of its own author; false where nobody knows the hand."""
        return bool(self.returned and self.returned_seat) and self.returned_seat == self.author_seat

    def tongue(self, lang: str) -> str:
        """The language in which readers of `lang` have this text: theirs, or the other where it alone is whole."""
        other = "en" if lang == "vi" else "vi"
        return other if whole(self, other) and not whole(self, lang) else lang

    def said(self, lang: str) -> tuple[str, str]:
        """(title, body) as readers of `lang` have them."""
        return (self.title_vi, self.body_vi) if self.tongue(lang) == "vi" else (self.title_en, self.body_en)

    @property
    def spoken(self) -> tuple[tuple[str, str], ...]:
        """Title and body in one, by language, as readers of each have them."""
        return tuple((lang, "\n".join(self.said(lang))) for lang in LANGUAGES)

    def lines(self, lang: str) -> tuple[int, ...]:
        """Lines of each part of the body that readers of `lang` have."""
        return self.lines_vi if self.tongue(lang) == "vi" else self.lines_en


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    statement: str
    case: str
    kind: str
    issuer: str
    state: str
    channels: tuple[str, ...]
    versions: tuple[Version, ...]
    approvals: tuple[tuple[str, str, str], ...] = ()  # (role, cell, seat) for the newest version
    leak_cleared: bool = False
    cleared: tuple[str, ...] = ()  # codes of the findings that were cleared for the newest version
    error_raised_at: int = -1
    corrected_at: int = -1
    raised_by: str = ""  # seat
    wrong: str = ""  # what it said that was wrong, and how it is known
    beside: str = ""  # what its first version was put out as beside the studio: "post:…", "press:…"
    missed: tuple[str, ...] = ()

    @property
    def newest(self) -> Version:
        return self.versions[-1]

    @property
    def held(self) -> bool:
        """The leak check found something in the newest version that nobody cleared: it goes no further."""
        return bool(self.newest.leaks) and not self.leak_cleared

    @property
    def published(self) -> Version | None:
        """The newest version that was published, or None."""
        return next((version for version in reversed(self.versions) if version.published_at >= 0), None)

    @property
    def error_open(self) -> bool:
        """True from the raising of an error until a corrected version is published."""
        return self.error_raised_at >= 0 and self.corrected_at < 0

    @property
    def standing(self) -> Version | None:
        """The version that the public can be pointed to: it is in force, and nobody says that it is wrong."""
        said = self.published
        return said if said and said.state == "PUBLISHED" and not self.error_open else None

    def edition(self, version: int) -> int:
        """The number by which the public knows a version: the first that it ever read is 1, whatever drafts came before."""
        return 1 + sum(draft.published_at >= 0 and draft.version < version for draft in self.versions)


@dataclass(frozen=True, slots=True, kw_only=True)
class Appeal:
    appeal: str
    item: str
    at: int
    answered_at: int = -1
    upheld: bool = False
    by: str = ""  # the seat that filed it
    text: str = ""
    answer: str = ""
    reviewer: tuple[str, str, str] = ("", "", "")  # (role, cell, seat)
    missed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseBook:
    """All cases, statements and appeals of a drill by id, in order of opening."""

    cases: Mapping[str, Case] = field(default_factory=dict)
    statements: Mapping[str, Statement] = field(default_factory=dict)
    appeals: Mapping[str, Appeal] = field(default_factory=dict)
    language: str = "vi"  # the drill's, in which its public reads
    public_log: tuple[tuple[int, str, int], ...] = ()  # (number, item, action)
    public_at: tuple[int, ...] = ()  # when each line of the public log was entered
    undo: Mapping[str, Undo] = field(default_factory=dict)  # by case
    timelines: Mapping[str, tuple[CaseHistoryLine, ...]] = field(default_factory=dict)  # by case
