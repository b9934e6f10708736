"""The network, the watch and the press room."""

# Charter: web api shapes network
from __future__ import annotations

from infodrill.web.api.shapes.base import Marked, Shape


class PostShape(Shape):
    """badge "" (a person) | organisation | press | relay; `name` is good for one thread only; `gone` = its text is not shown.

    `issuer` and `version` = whose statement, and which of its versions, an official post or a relay says; "" and 0 for others.
    """

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
    issuer: str
    version: int


class Posts(Marked):
    posts: list[PostShape]
    next: str


class ThreadShape(Marked):
    root: PostShape
    answers: list[PostShape]
    earlier: str


class SaidShape(Shape):
    at: int
    text: str


class PostVersions(Marked):
    versions: list[SaidShape]


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
