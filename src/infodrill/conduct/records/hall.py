"""The hall's captions and polls. Counts only."""

# Charter: conduct records hall
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

FEWEST_ANSWERS = 5  # below this nothing of a poll is shown (charter)


@dataclass(frozen=True, slots=True)
class Poll:
    """`votes` by option, in the order of the options."""

    poll: str
    at: int
    question: str
    options: tuple[str, ...]
    votes: tuple[int, ...]
    closed: bool = False

    @property
    def shown(self) -> tuple[int, ...] | None:
        """The votes once five were cast, else None."""
        return self.votes if sum(self.votes) >= FEWEST_ANSWERS else None


@dataclass(frozen=True, slots=True)
class Hall:
    """The last caption with its end ("" before the first), and the polls by id."""

    caption: str = ""
    caption_until: int = -1
    polls: Mapping[str, Poll] = field(default_factory=dict)
