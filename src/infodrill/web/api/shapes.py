"""What the API answers, as shapes: every answer carries the mark. Times: `at` exercise seconds (-1 = not yet), `clock` the
story's time of day. No shape holds a person: cells and roles only."""

# Charter: web api shapes
from __future__ import annotations

from collections.abc import Callable
from functools import partial
from types import GenericAlias
from typing import Annotated, Any, ClassVar, Literal, get_args, get_origin, get_type_hints

from ninja import Query, Schema
from pydantic import ConfigDict, Field, create_model

from infodrill.casework import records
from infodrill.conduct.feedcards import Card
from infodrill.conduct.news import NewsItem
from infodrill.conduct.nouns.guidance import Guidance
from infodrill.conduct.nouns.messages import Message
from infodrill.conduct.pressview import Exchange
from infodrill.conduct.reading import DeskGroup
from infodrill.conduct.runofshow import ShowLine
from infodrill.conduct.seats import SeatPlace
from infodrill.kernel.events import Text
from infodrill.kernel.mark import MARK
from infodrill.media.trends import Trend
from infodrill.web.rooms.nextthings import NextThingShown


class Shape(Schema):
    """Only what is named here ever leaves."""

    model_config = ConfigDict(extra="ignore", from_attributes=True)
    SENT: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def copied(cls, record: object) -> dict[str, Any]:
        """What an answer takes over from the record as it stands there."""
        return {name: getattr(record, name) for name in cls.SENT}


class Marked(Shape):
    mark: Literal["DIỄN TẬP / EXERCISE"] = MARK


def shape(
    name: str,
    told: str = "",
    /,
    of: type | None = None,
    sends: str = "",
    base: type[Shape] = Shape,
    **own: Any,
) -> type[Shape]:
    """A shape with the fields `sends`, typed as the record `of` declares them, and its `own` ones (name=type; [T] = a list).

    Names are written out though the record knows them: what it gains later leaves only when somebody writes it here.
    """
    names = tuple(sends.split())
    declared = get_type_hints(of) if of else {}
    fields = {field: _as_sent(declared.get(field)) for field in names} | own
    given: dict[str, Any] = {
        field: (GenericAlias(list, tuple(kind)) if isinstance(kind, list) else kind, ...)
        for field, kind in fields.items()
    }
    made = create_model(name, __base__=base, __module__=__name__, __doc__=told or None, **given)
    made.SENT = (*base.SENT, *names)
    return made


def _as_sent(hint: Any) -> Any:
    """The hint of a record's field as it leaves: what people typed goes out as plain words."""
    if hint is Text:
        return str
    inner = get_args(hint)
    return GenericAlias(get_origin(hint), tuple(map(_as_sent, inner))) if Text in inner else hint


answer: Callable[..., type[Shape]] = partial(shape, base=Marked)


class Problem(Marked):
    type: str
    status: int
    code: str
    message: str
    remedy: str
    rule: str | None = None
    allowed: list[str] | None = None
    nearest: dict[str, str] | None = None


# The problems that each operation may end in, and the bounds of what is asked.
READ: dict[Any, Any] = {code: Problem for code in (401, 403, 404, 405, 409, 413, 422, 429, 500, 503)}
Limit = Annotated[int, Query(ge=1, le=50)]
Before = Annotated[str, Query(max_length=400)]  # a cursor, "" for the first page
Name = Annotated[str, Query(max_length=120)]  # a room, a ward; "" = any
Words = Annotated[str, Query(min_length=1, max_length=80)]
Second = Annotated[int, Query(ge=0, le=2**31)]

# The drill, its clock and its run of show.
Seat = shape("SeatShape", of=SeatPlace, sends="seat name cell level ward", roles=[str], rooms=[str])
Clock = shape(
    "ClockShape",
    "state before | running | paused | jump | run_on | stopped | closed; speed in thousandths of real time.",
    at=int, clock=str, state=str, speed=int, phase=int, phase_title=str,
)  # fmt: skip
Drill = answer("DrillShape", drill=str, name=str, language=str, local_use=str, seat=Seat, clock=Clock)
DrillLine = shape("DrillLine", drill=str, name=str, seat=str)
Drills = answer("Drills", drills=[DrillLine])
RunOfShowLine = shape(
    "ShowLineShape",
    "kind phase | run_on | move | inject | now; status done | now | ahead, or an inject's own.",
    of=ShowLine, sends="at kind number title story status",
)  # fmt: skip
Show = answer("Show", lines=[RunOfShowLine])

# What lies on a desk.
InboxItem = shape(
    "InboxItem",
    "An inject as it was received; `acknowledged` by this seat.",
    inject=int, at=int, clock=str, method=str, subject=str, body=str, pictures=[str], acknowledged=bool,
    from_=str,
)  # fmt: skip
Inbox = answer("Inbox", items=[InboxItem], next=str)
MessageLine = shape(
    "MessageShape", of=Message, sends="message kind at cell to text", clock=str, case=str, received=bool
)
Messages = answer("Messages", messages=[MessageLine], next=str)
GuidanceLine = shape(
    "GuidanceShape", of=Guidance, sends="guidance at cell topic facts lines due", confirmed=bool
)
GuidanceList = answer("GuidanceList", guidance=[GuidanceLine])
Deadline = shape(
    "Deadline",
    "What is owed: `step` of the procedure on `item`, which is a case, a text or an appeal, by second `due`; `case` = the"
    " case that it is about, \"\" = none.",
    item=str, case=str, step=str, name=str, due=int, clock=str, missed=bool,
)  # fmt: skip
Deadlines = answer("Deadlines", deadlines=[Deadline])
Hint = shape("HintShape", of=NextThingShown, sends="step item why how", due=int, do=str)
NextThing = answer("NextThing", next=Hint)
NewsLine = shape("NewsLine", of=NewsItem, sends="kind item at")
News = answer("News", said=str, news=[NewsLine])

# Cases, their evidence and their timeline.
Step = shape("StepShape", step=str, role=str, name=str)
CaseLine = shape(
    "CaseLine",
    of=records.Case,
    sends="case state priority priority_final gate_code ward cell opened_at closed_at",
    state_name=str,
    title=str,
    merged_into=str,
)
Cases = answer("Cases", cases=[CaseLine], next=str)
Asked = shape(
    "AskedShape",
    of=records.Asked,
    sends="question owner at text answered_at verdict record answer advice",
)
Evidence = shape("EvidenceShape", of=records.Evidence, sends="evidence kind grade tlp text at")
File = shape("FileShape", of=records.Attachment, sends="digest evidence media_type size")
Ticket = shape("TicketShape", ticket=str, due=int, answered_at=int)
CaseSheet = shape(
    "CaseShape",
    "`possible` = what this seat may do on it now.",
    base=CaseLine,
    of=records.Case,
    sends="said sentence intake source place danger disposition gate_answers gate_confirmed_by_rights questions"
    " evidence attachments verdict verdict_confidence verdict_at h s actions decided_at",
    questions=[Asked],
    evidence=[Evidence],
    attachments=[File],
    danger_told=str,
    tickets=[Ticket],
    statements=[str],
    possible=[Step],
)
CaseAnswer = answer("CaseAnswer", case=CaseSheet)
TimelineLine = shape("TimelineLine", of=records.CaseHistoryLine, sends="at cell kind", clock=str, text=str)
Timeline = answer("Timeline", lines=[TimelineLine])

# Statements, their versions, craft and findings.
Leak = shape(
    "Leak",
    'A finding of the leak check: the draft\'s own words in `part`; `marking` of the artefact, "" for personal data.',
    kind=str, part=str, words=str, marking=str,
)  # fmt: skip
CraftItem = shape("CraftItem", item=str, name=str, points=int, most=int)
Version = shape(
    "VersionShape",
    of=records.Version,
    sends="version state stance figures title_vi title_en body_vi body_en at published_at next_update sources",
    craft=[CraftItem],
    leaks=[Leak],
)
StatementLine = shape(
    "StatementLine",
    of=records.Statement,
    sends="statement kind issuer state",
    case=str,
    state_name=str,
    title=str,
    at=int,
    published_at=int,
)
Statements = answer("Statements", statements=[StatementLine], next=str)
Approval = shape("ApprovalShape", role=str, cell=str)
StatementSheet = shape(
    "StatementShape",
    base=StatementLine,
    of=records.Statement,
    sends="channels leak_cleared error_raised_at corrected_at",
    approvals=[Approval],
    versions=[Version],
    possible=[Step],
)
StatementAnswer = answer("StatementAnswer", statement=StatementSheet)

# The network, the watch and the press room.
Post = shape(
    "PostShape",
    'badge "" (a person) | organisation | press | relay; `name` is good for one thread only; `gone` = its text is not shown.'
    "\n\n"
    '`issuer` and `version` = whose statement, and which of its versions, an official post or a relay says; "" and 0 for'
    " others.",
    of=Card,
    sends="thread parent room ward badge text versions gone standing issuer version",
    post=str, at=int, clock=str, name=str, replies=int, shares=int, reactions=int, quoted=str,
)  # fmt: skip
Posts = answer("Posts", posts=[Post], next=str)
Thread = answer("ThreadShape", root=Post, answers=[Post], earlier=str)
Said = shape("SaidShape", at=int, text=str)
PostVersions = answer("PostVersions", versions=[Said])
TrendLine = shape("TrendShape", of=Trend, sends="term posts question_permille rising")
Trends = answer("TrendsShape", trends=[TrendLine])
Room = shape("Room", "kind public | group | street.", room=str, kind=str, name=str, ward=str)
Rooms = answer("Rooms", rooms=[Room])
Group = shape(
    "GroupShape",
    "A group of posts of the monitoring desk: counts only, no author.",
    of=DeskGroup,
    sends="source text volume velocity question_permille level ward",
)
Groups = answer("Groups", groups=[Group])
PressExchange = shape(
    "ExchangeShape",
    of=Exchange,
    sends="question conference at outlet asked answered left cell kind stance said promise_due promise_missed",
)
PressRoom = answer("PressRoom", queue=[PressExchange], transcript=[PressExchange])

# The files of the report.
ReportFile = shape("ReportFile", name=str, media_type=str, size=int)
Report = answer("Report", ready=bool, files=[ReportFile])

# Commands: what may be given, and what it came to.
FieldLine = shape(
    "FieldShape",
    "kind text | id | choice | number | moment | yes_no | file; `takes` = JSON Schema of its value, with limits and list.",
    name=str, kind=str, label=str, required=bool, takes=dict[str, Any],
)  # fmt: skip
Verb = shape("VerbShape", verb=str, fields=[FieldLine])
Verbs = answer("Verbs", verbs=[Verb])
FIELD_NAME = r"^[a-z_]{1,40}$"
FieldName = Annotated[str, Field(pattern=FIELD_NAME)]
Value = str | int | float | bool | list[str] | list[int] | list[float]


class Order(Schema):
    """`client` = an id of the sender's own: the same one again gives the first result again. `role` only to choose a hat."""

    model_config = ConfigDict(extra="forbid", strict=True)

    client: str = Field(pattern=r"^[A-Za-z0-9_-]{8,64}$")
    role: str = Field("", max_length=40)
    fields: dict[FieldName, Value] = Field(default_factory=dict, max_length=40)


Done = shape(
    "Done",
    "Something that the command brought about and this seat sees: dotted `kind`, and the ids that it names.",
    kind=str, at=int, ids=dict[str, str],
)  # fmt: skip
Result = answer("Result", events=[Done], changed=[str], persons=[str])
