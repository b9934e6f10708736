"""The lock of a folder, by each of the two ways in which a system can lock: `flock`, and SQLite where Python has none."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests import leash

import infodrill
from infodrill.kernel import lock
from infodrill.kernel.errors import LogError
from infodrill.kernel.lock import LOCK, FolderLock
from infodrill.kernel.store import FileLogStore

# Holds the folder's lock until it is killed; without `fcntl` when told so, as on Windows.
HOLDER = """
import sys, time
if sys.argv[2] == "sqlite":
    sys.modules["fcntl"] = None
from pathlib import Path
from infodrill.kernel.lock import FolderLock, fcntl
assert (fcntl is None) == (sys.argv[2] == "sqlite")
held = FolderLock(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture(params=["flock", "sqlite"])
def way(request, monkeypatch: pytest.MonkeyPatch) -> str:
    """This process locks in that way."""
    if request.param == "sqlite":
        monkeypatch.setattr(lock, "fcntl", None)
    return request.param


@pytest.fixture
def holder(way, tmp_path):
    """Another process that holds the folder's lock."""
    line = [sys.executable, "-c", HOLDER, str(tmp_path), way]
    place = {"PYTHONPATH": str(Path(infodrill.__file__).parents[1])}
    with leash.start(line, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=place) as running:
        assert running.stdout.readline() == b"held\n"
        yield running
        running.kill()


def test_a_folder_is_held_by_one_alone_and_by_the_next_after_its_release(way, tmp_path):
    first = FolderLock(tmp_path)
    with pytest.raises(LogError) as refusal:
        FolderLock(tmp_path)
    assert refusal.value.code == "L110"
    first.release()
    FolderLock(tmp_path).release()


def test_another_process_is_kept_out(holder, tmp_path):
    with pytest.raises(LogError) as refusal:
        FileLogStore(tmp_path)
    assert refusal.value.code == "L110"
    assert [path.name for path in tmp_path.iterdir()] == [LOCK]


def test_the_lock_of_a_killed_process_is_free(holder, tmp_path):
    os.kill(holder.pid, signal.SIGKILL)
    holder.wait()
    FolderLock(tmp_path).release()


def test_a_lock_is_an_empty_file_for_its_owner_alone(way, tmp_path):
    held = FolderLock(tmp_path)
    state = (tmp_path / LOCK).stat()
    assert (state.st_size, state.st_mode & 0o777) == (0, 0o600)
    held.release()
    assert [path.name for path in tmp_path.iterdir()] == [LOCK]
