"""Posting on the invented network: as one's organisation, or, for control and simulators, as a persona."""

# Charter: conduct commands network
from __future__ import annotations

from dataclasses import dataclass

from infodrill.conduct.commands.base import RangeCommand


@dataclass(frozen=True, slots=True)
class PostOnNetwork(RangeCommand):
    """A post under the name and badge of the seat's organisation. `room` = where; `parent` = post it answers, "" = new."""

    room: str
    text: str
    parent: str = ""


@dataclass(frozen=True, slots=True)
class SpeakAsPersona(RangeCommand):
    """Control or a simulator speaks as a persona of the scenario; logged, and shown to control as simulated."""

    persona: str
    room: str
    text: str
    parent: str = ""
    ward: str = ""
    claim: str = ""


@dataclass(frozen=True, slots=True)
class EditPost(RangeCommand):
    """A new version; the ones before stay to be read."""

    post: str
    text: str


@dataclass(frozen=True, slots=True)
class DeletePost(RangeCommand):
    """Takes one's own post back. A trace stays, and control still reads it."""

    post: str


@dataclass(frozen=True, slots=True)
class BlankPost(RangeCommand):
    """SAFE or CTRL hides what a seat wrote, when it holds something real. No other post can be blanked one by one."""

    post: str
    reason: str
