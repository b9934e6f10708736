"""Processes that a test run starts die with it, however it ends: at its end, by Ctrl-C, or by kill -9.

`start` runs a command in a session of its own and writes that session into a pipe before the command begins. A warden
holds the other end of the pipe. The pipe ends with this process; then the warden ends everything in those sessions:
a server, its workers, its runners and what they started.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import subprocess
import sys
import time
import weakref
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

LOOK = 1.0  # seconds between two looks at which sessions still live, so that no session id is ever used twice
GRACE = 3.0  # seconds for PostgreSQL to free its shared memory before it is killed
LAUNCH = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.SIG_DFL)  # a run in the background of a shell ignores it, its children need not
os.write(int(sys.argv[1]), b"%d\\n" % os.getpid())
os.close(int(sys.argv[1]))
if sys.argv[2]:
    import pwd
    os.setgroups([]); os.setgid(pwd.getpwnam(sys.argv[2]).pw_gid); os.setuid(pwd.getpwnam(sys.argv[2]).pw_uid)
os.execvp(sys.argv[3], sys.argv[3:])
"""
_started: list[tuple[int, list[str]]] = []
_held: list[
    tuple[weakref.ref[subprocess.Popen[Any]], Any]
] = []  # the same processes, and the file that each writes to


def start(command: list[Any], *, user: str = "", **options: Any) -> subprocess.Popen[Any]:
    """`subprocess.Popen` of a command that dies with this process; as another system user when one is named."""
    lifeline, kept = _lifeline(), options.pop("pass_fds", ())
    words = [str(word) for word in command]
    launch = [sys.executable, "-I", "-S", "-c", LAUNCH, str(lifeline), user, *words]
    process = subprocess.Popen(launch, start_new_session=True, pass_fds=(lifeline, *kept), **options)
    _started.append((process.pid, words))
    _held.append((weakref.ref(process), options.get("stdout")))
    return process


def run(command: list[Any], **options: Any) -> subprocess.CompletedProcess[Any]:
    """`subprocess.run` of a command that dies with this process; takes the same options."""
    told, timeout, check = (
        options.pop("input", None),
        options.pop("timeout", None),
        options.pop("check", False),
    )
    if options.pop("capture_output", False):
        options |= {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    if told is not None:
        options["stdin"] = subprocess.PIPE
    with start(command, **options) as process:
        try:
            out, err = process.communicate(told, timeout)
        except BaseException:  # the caller's interruption too: nothing may be left behind
            process.kill()
            raise
    done = subprocess.CompletedProcess(process.args, process.returncode, out, err)
    if check:
        done.check_returncode()
    return done


def members(session: int) -> list[int]:
    """The living processes of a session that `start` began."""
    found = []
    for entry in Path("/proc").iterdir():
        with contextlib.suppress(OSError, ValueError):
            if os.getsid(int(entry.name)) == session and _alive(entry):
                found.append(int(entry.name))
    return sorted(found)


def left() -> list[str]:
    """What this process started and did not end: the commands, with the processes that still run for each."""
    return [f"{words} {found}" for session, words in _started if (found := members(session))]


@contextlib.contextmanager
def failing_ends() -> Iterator[None]:
    """What is started within ends when that fails: nobody is left to end it, and no later test is blamed for what it left."""
    before = len(_started)
    try:
        yield
    except BaseException:
        _end({session for session, _ in _started[before:]}, signal.SIGKILL, 10 * GRACE)
        for process, written in _held[before:]:
            if (ended := process()) is not None:
                ended.poll()
            if hasattr(written, "close"):
                written.close()
        raise


@cache
def _lifeline() -> int:
    """The end of the pipe that is open as long as this process lives."""
    here, there = os.pipe()
    with open(here, "rb", buffering=0) as told:
        warden = subprocess.Popen([sys.executable, "-I", "-S", __file__], stdin=told, start_new_session=True)
    warden.returncode = 0  # it outlives this process: nobody here waits for it
    return there


def _alive(entry: Path) -> bool:
    return (entry / "stat").read_text().rsplit(") ", 1)[1][0] not in "ZX"


def _watch(lifeline: int) -> None:
    """The warden: learns of sessions until the pipe ends, forgets those that are over, then ends the rest."""
    sessions: set[int] = set()
    rest = b""
    while True:
        if select.select([lifeline], [], [], LOOK)[0]:
            told = os.read(lifeline, 65_536)
            if not told:
                break
            *lines, rest = (rest + told).split(b"\n")
            sessions |= {int(line) for line in lines}
        sessions = {session for session in sessions if members(session)}
    _end(sessions, signal.SIGQUIT, GRACE)
    _end(sessions, signal.SIGKILL, 10 * GRACE)


def _end(sessions: set[int], how: signal.Signals, seconds: float) -> None:
    ends = time.monotonic() + seconds
    while (found := [pid for session in sessions for pid in members(session)]) and time.monotonic() < ends:
        for pid in found:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, how)
        time.sleep(0.05)


if __name__ == "__main__":
    _watch(sys.stdin.fileno())
