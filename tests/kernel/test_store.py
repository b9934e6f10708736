"""The store of files: crash safety, one writer, erasure that reaches the disk."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from facts import Noted, Tolled, folder_of, rehearsed
from tests import leash

from infodrill.kernel.errors import LogError
from infodrill.kernel.events import Text
from infodrill.kernel.log import EventLog
from infodrill.kernel.store import LOG, TEXTS, FileLogStore, MemoryLogStore

WRITER = """
import sys
from pathlib import Path
sys.path[:0] = {paths!r}
from facts import Noted, Text
from infodrill.kernel.log import EventLog
from infodrill.kernel.store import FileLogStore
log = EventLog(FileLogStore(Path(sys.argv[1])), seed=7)
number = len(log)
while True:
    log.append(number, "PV01", Noted(Text("tin " * 50 + str(number)), count=number))
    number += 1
    if number % 100 == 0:
        print(number, flush=True)
"""


def test_files_and_memory_keep_the_same_log(tmp_path):
    store = FileLogStore(folder_of(tmp_path))
    filed, kept = rehearsed(store), rehearsed(MemoryLogStore())
    filed.close()
    again = EventLog(FileLogStore(folder_of(tmp_path)))
    assert again.events == kept.events == filed.events
    assert (again.chain_digest, again.content_digest) == (kept.chain_digest, kept.content_digest)


def test_a_second_writer_is_refused_and_a_reader_is_not(tmp_path):
    store = FileLogStore(folder_of(tmp_path))
    rehearsed(store)
    with pytest.raises(LogError, match="another run is writing"):
        FileLogStore(folder_of(tmp_path))
    assert len(EventLog(FileLogStore(folder_of(tmp_path), read_only=True))) == 6
    store.close()
    FileLogStore(folder_of(tmp_path)).close()


def test_a_reader_cannot_write(tmp_path):
    rehearsed(FileLogStore(folder_of(tmp_path))).close()
    log = EventLog(FileLogStore(folder_of(tmp_path), read_only=True), seed=7)
    with pytest.raises(LogError, match="reading only"):
        log.append(60, "runner", Tolled(6))
    assert len(log) == 6


def test_half_a_last_event_is_cut_and_told_and_the_log_goes_on(tmp_path):
    rehearsed(FileLogStore(folder_of(tmp_path))).close()
    path = folder_of(tmp_path) / LOG
    raw = path.read_bytes()
    last = raw.rindex(b"\n", 0, -1) + 1
    for end in (last + 1, last + 40, len(raw) - 1):
        path.write_bytes(raw[:end])
        store = FileLogStore(folder_of(tmp_path))
        log = EventLog(store, seed=7, epoch=1_000_000)
        assert len(log) == 5
        assert "half written" in store.repaired[0].render("en")
        log.append(50, "PV01", Noted(Text("nước đã rút 5"), lines=(Text("chờ xác minh"),)), "cmd-5")
        assert log.chain_digest == rehearsed(MemoryLogStore()).chain_digest
        store.close()
        assert path.read_bytes() == raw


def test_texts_of_an_event_that_was_never_written_are_removed(tmp_path):
    rehearsed(FileLogStore(folder_of(tmp_path))).close()
    path = folder_of(tmp_path) / LOG
    raw = path.read_bytes()
    path.write_bytes(raw[: raw.rindex(b"\n", 0, -1) + 1])
    store = FileLogStore(folder_of(tmp_path))
    assert "nước đã rút 5" not in (folder_of(tmp_path) / TEXTS).read_text()
    assert "nước đã rút 3" in (folder_of(tmp_path) / TEXTS).read_text()
    assert [error.code for error in store.repaired] == ["L121"]
    assert len(EventLog(store)) == 5


def test_a_whole_store_is_not_repaired(tmp_path):
    rehearsed(FileLogStore(folder_of(tmp_path))).close()
    assert FileLogStore(folder_of(tmp_path)).repaired == ()


def test_an_erased_text_is_gone_from_the_disk(tmp_path):
    log = rehearsed(FileLogStore(folder_of(tmp_path)))
    log.erase(*log.text_digests(3))
    log.append(60, "PV01", Noted(Text("viết tiếp")))
    log.close()
    assert b"r\xc3\xbat 3" not in (folder_of(tmp_path) / TEXTS).read_bytes()
    again = EventLog(FileLogStore(folder_of(tmp_path)))
    assert again.events[6].body.text == "viết tiếp"
    assert again.chain_digest == log.chain_digest


def test_a_write_that_fails_leaves_no_trace(tmp_path, monkeypatch):
    store = FileLogStore(folder_of(tmp_path))
    log = rehearsed(store)
    whole, write = (folder_of(tmp_path) / LOG).read_bytes(), os.write
    monkeypatch.setattr(os, "write", lambda stream, content: write(stream, content[:9]))
    with pytest.raises(LogError, match="disk full"):
        log.append(60, "runner", Tolled(6))
    monkeypatch.undo()
    assert (folder_of(tmp_path) / LOG).read_bytes() == whole
    assert len(log) == 6
    log.append(60, "runner", Tolled(6))
    log.close()
    assert len(EventLog(FileLogStore(folder_of(tmp_path)))) == 7


def test_the_disk_is_waited_for_once_for_what_was_written_and_never_for_what_was_not(tmp_path, monkeypatch):
    """A rehearsal waited three thousand times: at the end of each minute for both files, and few minutes have words."""
    waited, really = [], os.fsync
    monkeypatch.setattr(os, "fsync", lambda stream: waited.append(os.fstat(stream).st_ino) or really(stream))
    store = FileLogStore(folder_of(tmp_path))
    log, files = EventLog(store, seed=7), [(store._folder / name).stat().st_ino for name in (TEXTS, LOG)]
    store.sync()
    assert waited == files, "what was there before this process may not be on the disk"
    log.append(1, "PV01", Tolled(1))
    store.sync()
    store.sync()
    assert waited == [*files, files[1]]
    log.append(2, "PV01", Noted(Text("tin"), count=1))
    log.close()
    assert waited[3:] == files, "words before the line that refers to them"


def test_a_kill_at_any_moment_loses_at_most_the_event_being_written(tmp_path):
    here = Path(__file__).parent
    script = WRITER.format(paths=[str(here), str(here.parents[1] / "src")])
    told = 0
    for round_ in range(4):
        with leash.start(
            [sys.executable, "-c", script, str(folder_of(tmp_path))], stdout=subprocess.PIPE, text=True
        ) as writer:
            for _ in range(2 + round_):
                told = int(writer.stdout.readline())
            writer.send_signal(signal.SIGKILL)
        store = FileLogStore(folder_of(tmp_path))
        log = EventLog(store)
        assert len(log) >= told
        assert [event.body.count for event in log.events] == list(range(len(log)))
        store.close()
