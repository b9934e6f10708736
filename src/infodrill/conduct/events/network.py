"""What people did on the invented network. Simulated people's posts are derived and never logged."""

# Charter: conduct events network
from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from infodrill.kernel.events import Composed, EventBody, Text, event


@event
@dataclass(frozen=True, slots=True)
class PostWritten(EventBody):
    """A seat posted. `speaker` = name shown; `simulated` = control or a simulator speaking as a persona."""

    TYPE: ClassVar[str] = "post.written"
    post: str
    seat: str
    cell: str
    speaker: Composed
    simulated: bool
    room: str
    parent: str
    thread: str
    text: Text
    ward: str = ""
    claim: str = ""


@event
@dataclass(frozen=True, slots=True)
class PostEdited(EventBody):
    TYPE: ClassVar[str] = "post.edited"
    post: str
    text: Text


@event
@dataclass(frozen=True, slots=True)
class PostDeleted(EventBody):
    """Taken back by whoever wrote it; its words stay in the log."""

    TYPE: ClassVar[str] = "post.deleted"
    post: str


@event
@dataclass(frozen=True, slots=True)
class PostBlanked(EventBody):
    """Hidden from everyone by SAFE or CTRL."""

    TYPE: ClassVar[str] = "post.blanked"
    post: str
    reason: Text


@event
@dataclass(frozen=True, slots=True)
class WordsHeld(EventBody):
    """Words to the public that the leak check held back: how many passages, and none of them.

    `what` = type of the event that they would have been; `item` = the post, case or statement that they
    are about, "" = a new thing.
    """

    TYPE: ClassVar[str] = "words.held"
    what: str
    item: str
    cell: str
    found: int
    checker: Composed
