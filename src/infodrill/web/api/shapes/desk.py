"""What lies on a desk: inbox, messages, guidance, deadlines, the next thing."""

# Charter: web api shapes desk
from __future__ import annotations

from pydantic import ConfigDict, Field

from infodrill.web.api.shapes.base import Marked, Shape


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
