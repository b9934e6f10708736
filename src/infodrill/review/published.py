"""What the public could read: a version of a statement, from when on, and about what."""

# Charter: review published
from __future__ import annotations

from dataclasses import dataclass

from infodrill.casework.book import Statement, Version


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedVersion:
    """A version of a statement that the public could read from `at` on; `seq` of the event that published it."""

    statement: Statement
    version: Version
    at: int
    seq: int
    case: str
    claim: str
    verdict: str  # the case's verdict at that moment

    @property
    def kind(self) -> str:
        return self.statement.kind

    @property
    def stance(self) -> str:
        return self.version.stance

    @property
    def edition(self) -> int:
        """The number by which the public knows this version."""
        return self.statement.edition(self.version.version)
