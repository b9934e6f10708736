"""What people wrote on the invented network, every version of it."""

# Charter: conduct records network
from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wording:
    """One version of a post. `at` in exercise seconds; `text` "" once the author deleted it."""

    at: int
    text: str


@dataclass(frozen=True, slots=True)
class WrittenPost:
    """A post by a seat: as its organisation (`speaker` = its name), or by control as a persona (`simulated`).

    `room` as in media; `parent` = the post it answers, `thread` = the first post of its thread, itself for a new one.
    """

    post: str
    seat: str
    cell: str
    speaker: str
    simulated: bool
    room: str
    parent: str
    thread: str
    ward: str
    claim: str
    versions: tuple[Wording, ...]
    deleted_at: int = -1
    blanked_at: int = -1
    place: int = 0  # among everything that was written, in order

    @property
    def at(self) -> int:
        return self.versions[0].at

    @property
    def text(self) -> str:
        return self.versions[-1].text

    @property
    def gone(self) -> bool:
        return self.deleted_at >= 0 or self.blanked_at >= 0
