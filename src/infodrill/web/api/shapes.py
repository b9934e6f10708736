"""What the API answers, as shapes: every answer carries the mark. Times: `at` exercise seconds (-1 = not yet), `clock` the
story's time of day. No shape holds a person: cells and roles only."""

from __future__ import annotations

from typing import Annotated, Literal

from ninja import Schema
from pydantic import ConfigDict, Field

from infodrill.kernel.mark import MARK


class Shape(Schema):
    """Only what is named here ever leaves."""

    model_config = ConfigDict(extra="ignore", from_attributes=True)


class Marked(Shape):
    mark: Literal["DIỄN TẬP / EXERCISE"] = MARK


class Problem(Marked):
    type: str
    status: int
    code: str
    message: str
    remedy: str
    rule: str | None = None
    allowed: list[str] | None = None
    nearest: dict[str, str] | None = None


# ---- the drill --------------------------------------------------------------------------------------------------


class SeatShape(Shape):
    seat: str
    name: str
    cell: str
    level: int
    ward: str
    roles: list[str]
    rooms: list[str]


class ClockShape(Shape):
    """state before | running | paused | jump | run_on | stopped | closed; speed in thousandths of real time."""

    at: int
    clock: str
    state: str
    speed: int
    phase: int
    phase_title: str


class DrillShape(Marked):
    drill: str
    name: str
    language: str
    seat: SeatShape
    clock: ClockShape


class DrillLine(Shape):
    drill: str
    name: str
    seat: str


class Drills(Marked):
    drills: list[DrillLine]


class ShowLineShape(Shape):
    """kind phase | run_on | move | inject | now; status done | now | ahead, or an inject's own."""

    at: int
    kind: str
    number: int
    title: str
    story: str
    status: str


class Show(Marked):
    lines: list[ShowLineShape]


# ---- the desk ---------------------------------------------------------------------------------------------------


class InboxItem(Shape):
    """An inject as it was received; `acknowledged` by this seat."""

    inject: int
    at: int
    clock: str
    from_: str = Field(alias="from", serialization_alias="from")
    method: str
    subject: str
    body: str
    pictures: list[str]
    acknowledged: bool

    model_config = ConfigDict(populate_by_name=True)


class Inbox(Marked):
    items: list[InboxItem]
    next: str


class MessageShape(Shape):
    message: str
    kind: str
    at: int
    clock: str
    cell: str
    to: list[str]
    text: str
    case: str
    received: bool


class Messages(Marked):
    messages: list[MessageShape]
    next: str


class GuidanceShape(Shape):
    guidance: str
    at: int
    cell: str
    topic: str
    facts: str
    lines: list[str]
    due: int
    confirmed: bool


class GuidanceList(Marked):
    guidance: list[GuidanceShape]


class Deadline(Shape):
    """What is owed: `step` of the procedure on `case`, by second `due`."""

    case: str
    step: str
    name: str
    due: int
    clock: str
    missed: bool


class Deadlines(Marked):
    deadlines: list[Deadline]


class HintShape(Shape):
    step: str
    item: str
    due: int
    do: str
    why: str
    how: str


class NextThing(Marked):
    next: HintShape


class NewsLine(Shape):
    kind: str
    item: str
    at: int


class News(Marked):
    said: str
    news: list[NewsLine]


# ---- cases ------------------------------------------------------------------------------------------------------


class CaseLine(Shape):
    case: str
    state: str
    state_name: str
    title: str
    priority: str
    priority_final: bool
    gate_code: str
    ward: str
    cell: str
    opened_at: int
    closed_at: int
    merged_into: str


class Cases(Marked):
    cases: list[CaseLine]
    next: str


class AskedShape(Shape):
    question: str
    owner: str
    at: int
    text: str
    answered_at: int
    verdict: str
    record: str
    answer: str
    advice: str


class EvidenceShape(Shape):
    evidence: str
    kind: str
    grade: str
    tlp: str
    text: str
    at: int


class FileShape(Shape):
    digest: str
    evidence: str
    media_type: str
    size: int


class TicketShape(Shape):
    ticket: str
    due: int
    answered_at: int


class StepShape(Shape):
    step: str
    role: str
    name: str


class CaseShape(CaseLine):
    """`possible` = what this seat may do on it now."""

    said: str
    sentence: str
    intake: str
    source: str
    place: str
    danger: bool
    disposition: str
    gate_answers: list[str]
    gate_confirmed_by_rights: bool
    questions: list[AskedShape]
    evidence: list[EvidenceShape]
    attachments: list[FileShape]
    verdict: str
    verdict_confidence: int
    verdict_at: int
    h: str
    s: int
    actions: list[int]
    decided_at: int
    tickets: list[TicketShape]
    statements: list[str]
    possible: list[StepShape]


class CaseAnswer(Marked):
    case: CaseShape


class TimelineLine(Shape):
    at: int
    clock: str
    cell: str
    kind: str
    text: str


class Timeline(Marked):
    lines: list[TimelineLine]


# ---- statements -------------------------------------------------------------------------------------------------


class Leak(Shape):
    """A finding of the leak check: the draft's own words in `part`; `marking` of the artefact, "" for personal data."""

    kind: str
    part: str
    words: str
    marking: str


class CraftItem(Shape):
    item: str
    name: str
    points: int
    most: int


class VersionShape(Shape):
    version: int
    state: str
    stance: str
    figures: list[str]
    title_vi: str
    title_en: str
    body_vi: str
    body_en: str
    at: int
    published_at: int
    next_update: int
    sources: list[str]
    craft: list[CraftItem]
    leaks: list[Leak]


class StatementLine(Shape):
    statement: str
    case: str
    kind: str
    issuer: str
    state: str
    state_name: str
    title: str
    at: int
    published_at: int


class Statements(Marked):
    statements: list[StatementLine]
    next: str


class ApprovalShape(Shape):
    role: str
    cell: str


class StatementShape(StatementLine):
    channels: list[str]
    leak_cleared: bool
    error_raised_at: int
    corrected_at: int
    approvals: list[ApprovalShape]
    versions: list[VersionShape]
    possible: list[StepShape]


class StatementAnswer(Marked):
    statement: StatementShape


# ---- the network ------------------------------------------------------------------------------------------------


class PostShape(Shape):
    """badge "" (a person) | organisation | press; `name` is good for one thread only; `gone` = its text is not shown."""

    post: str
    thread: str
    parent: str
    room: str
    ward: str
    at: int
    clock: str
    name: str
    badge: str
    text: str
    replies: int
    shares: int
    reactions: int
    versions: int
    gone: bool
    standing: str
    quoted: str


class Posts(Marked):
    posts: list[PostShape]
    next: str


class ThreadShape(Marked):
    root: PostShape
    answers: list[PostShape]
    earlier: str


class Said(Shape):
    at: int
    text: str


class PostVersions(Marked):
    versions: list[Said]


class TrendShape(Shape):
    term: str
    posts: int
    question_permille: int
    rising: bool


class TrendsShape(Marked):
    trends: list[TrendShape]


class Room(Shape):
    """kind public | group | street."""

    room: str
    kind: str
    name: str
    ward: str


class Rooms(Marked):
    rooms: list[Room]


class GroupShape(Shape):
    """A group of posts of the monitoring desk: counts only, no author."""

    source: str
    text: str
    volume: int
    velocity: int
    question_permille: int
    level: int
    ward: str


class Groups(Marked):
    groups: list[GroupShape]


class ExchangeShape(Shape):
    question: str
    conference: str
    at: int
    outlet: str
    asked: str
    answered: bool
    left: int
    cell: str
    kind: str
    stance: str
    said: str
    promise_due: int
    promise_missed: bool


class PressRoom(Marked):
    queue: list[ExchangeShape]
    transcript: list[ExchangeShape]


# ---- commands ---------------------------------------------------------------------------------------------------


class FieldShape(Shape):
    """kind text | number | yes_no | texts | numbers | file."""

    name: str
    kind: str
    required: bool


class VerbShape(Shape):
    verb: str
    fields: list[FieldShape]


class Verbs(Marked):
    verbs: list[VerbShape]


FIELD_NAME = r"^[a-z_]{1,40}$"
FieldName = Annotated[str, Field(pattern=FIELD_NAME)]
Value = str | int | bool | list[str] | list[int]


class Order(Schema):
    """`client` = an id of the sender's own: the same one again gives the first result again. `role` only to choose a hat."""

    model_config = ConfigDict(extra="forbid", strict=True)

    client: str = Field(pattern=r"^[A-Za-z0-9_-]{8,64}$")
    role: str = Field("", max_length=40)
    fields: dict[FieldName, Value] = Field(default_factory=dict, max_length=40)


class Done(Shape):
    """Something that the command brought about and this seat sees: dotted `kind`, and the ids that it names."""

    kind: str
    at: int
    ids: dict[str, str]


class Result(Marked):
    events: list[Done]
    changed: list[str]


# ---- the report ---------------------------------------------------------------------------------------------------


class ReportFile(Shape):
    name: str
    media_type: str
    size: int


class Report(Marked):
    ready: bool
    files: list[ReportFile]
