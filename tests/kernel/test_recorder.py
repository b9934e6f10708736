"""Resuming a broken run: the stored tail is echoed, then the log grows."""

from __future__ import annotations

import pytest
from facts import Noted, Tolled, rehearsed

from infodrill.kernel.errors import LogError
from infodrill.kernel.events import Text
from infodrill.kernel.log import EventLog
from infodrill.kernel.recorder import Recorder
from infodrill.kernel.store import MemoryLogStore


def replay(recorder: Recorder, source: EventLog, start: int) -> None:
    for event in source.events[start:]:
        recorder.append(event.at, event.actor, event.body, event.command)


def test_a_resumed_run_ends_with_the_digests_of_one_that_was_never_broken():
    whole = rehearsed(MemoryLogStore(), 8)
    store = MemoryLogStore()
    rehearsed(store, 5)
    log = EventLog(store, seed=7, epoch=1_000_000)
    recorder = Recorder(log, 2)
    replay(recorder, whole, 2)
    assert (log.chain_digest, log.content_digest) == (whole.chain_digest, whole.content_digest)
    assert len(recorder) == 8 and not recorder.echoing


def test_an_echo_writes_nothing_and_shows_only_what_the_run_has_reached():
    store = MemoryLogStore()
    log = rehearsed(store, 6)
    recorder = Recorder(log, 2)
    assert recorder.find_command("cmd-3") == ()
    recorder.append(20, "runner", Tolled(2))
    assert recorder.echoing and len(recorder) == 3 == len(recorder.events)
    assert len(list(store.read().lines)) == 6


@pytest.mark.parametrize(
    "other",
    [
        (20, "runner", Tolled(3), ""),
        (21, "runner", Tolled(2), ""),
        (20, "PV01", Tolled(2), ""),
        (20, "runner", Tolled(2), "cmd"),
        (20, "runner", Noted(Text("2")), ""),
    ],
)
def test_a_run_that_differs_from_its_log_is_stopped_at_the_seq(other):
    recorder = Recorder(rehearsed(MemoryLogStore(), 6), 2)
    with pytest.raises(LogError, match="seq 2"):
        recorder.append(*other)


def test_a_log_cannot_be_resumed_beyond_its_end():
    with pytest.raises(LogError, match="cannot be resumed at 7"):
        Recorder(rehearsed(MemoryLogStore(), 6), 7)
