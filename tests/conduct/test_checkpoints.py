"""The state at any event, from kept states, is the fold of the log from its start; asked in whatever order, while it grows."""

from __future__ import annotations

import random

import pytest

from infodrill.conduct.checkpoints import Checkpoints
from infodrill.conduct.fold import fold
from infodrill.conduct.state import DrillState
from tests.rehearsals import record


def test_the_state_at_any_event_is_the_fold_from_the_start() -> None:
    events = record("clinic", "good").events
    assert len(events) > 200
    chance = random.Random(16)
    for every in (1, 7, 64):
        kept = Checkpoints(every)
        asked = chance.sample(range(len(events)), 12)
        # The log grows between two questions: what was kept before stays right.
        for seq in (-1, 0, *asked, len(events) - 1):
            upto = max(seq + 1, chance.randrange(len(events)))
            assert kept.at(events[:upto], seq) == fold(events[: seq + 1]), (every, seq)


def test_an_event_that_there_is_not_has_no_state() -> None:
    events, kept = record("clinic", "good").events[:3], Checkpoints()
    for seq in (-2, 3):
        with pytest.raises(IndexError):
            kept.at(events, seq)
    assert kept.at((), -1) == DrillState()
