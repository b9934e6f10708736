"""Owns how long tasks run side by side: in processes forked from this one where it is alone, else in its threads.

Most of a life of a small city is Python, of which one process does no more than one core's worth, however many threads it has.
A fork sees all that was read before it and hands back only what it found; where the process has other threads, as a server has,
none is made, since their locks would be copied as they stand.
"""

# No charter: who does what at which time; what is lived and what is read of it stands in `arms`
from __future__ import annotations

import signal
import sys
import threading
import warnings
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from queue import SimpleQueue
from threading import Event as Signal
from typing import Any

Task = Callable[[Signal], Iterable[Any]]  # to be broken off when the signal is set
DONE, FAILED = "done", "failed"


def side_by_side(tasks: Sequence[Task], at_once: int) -> Generator[Any, None, None]:
    """What the tasks find, as it comes, `at_once` of them at a time, begun in their order; closing it breaks the others off.

    What a task raises is raised here. One that a process did not bring to its end is done again here, whatever ended it: what it
    had found until then comes twice.
    """
    yield from (_forked if at_once > 1 and is_alone() else _threaded)(tasks, at_once)


def is_alone() -> bool:
    """Whether this process can be forked: elsewhere than on Linux its libraries may not bear it."""
    return sys.platform == "linux" and threading.active_count() == 1


def _threaded(tasks: Sequence[Task], at_once: int) -> Iterator[Any]:
    broken = Signal()
    found: SimpleQueue[Any] = SimpleQueue()

    def do(task: Task) -> None:
        try:
            for each in task(broken):
                found.put((each,))
            found.put(DONE)
        except BaseException as error:
            found.put(error)

    with ThreadPoolExecutor(at_once) as pool:
        for task in tasks:
            pool.submit(do, task)
        ahead = len(tasks)
        try:
            while ahead:
                came = found.get()
                if isinstance(came, BaseException):
                    raise came
                if came == DONE:
                    ahead -= 1
                else:
                    yield came[0]
        finally:
            broken.set()
            pool.shutdown(cancel_futures=True)


def _forked(tasks: Sequence[Task], at_once: int) -> Iterator[Any]:
    ahead, undone = deque(range(len(tasks))), list[int]()
    begun: list[BaseProcess] = []
    busy: dict[Connection, int] = {}
    try:
        with suppress(OSError):  # no room for one more process: the others do its part
            for _ in range(min(at_once, len(tasks))):
                pipe, process = _begin(tasks, list(busy))
                begun.append(process)
                _hand_out(pipe, ahead, busy, undone)
        while busy:
            for pipe in [each for each in wait(list(busy)) if isinstance(each, Connection)]:
                came: Any = None
                with suppress(EOFError, OSError):  # killed, perhaps for want of memory
                    came = pipe.recv()
                if isinstance(came, tuple):
                    yield came[0]
                    continue
                number = busy.pop(pipe)
                undone += [number] if came != DONE else []
                if came:
                    _hand_out(pipe, ahead, busy, undone)
    finally:
        for process in begun:
            process.terminate()
            process.join()
    for number in (*undone, *ahead):
        yield from tasks[number](Signal())


def _begin(tasks: Sequence[Task], others: Sequence[Connection]) -> tuple[Connection, BaseProcess]:
    context = get_context("fork")
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(tasks, theirs, (ours, *others)), daemon=True)
    with warnings.catch_warnings():
        # Python warns of threads that it does not know: those of libraries for arithmetic, which stop themselves for a fork.
        warnings.simplefilter("ignore", DeprecationWarning)
        process.start()
    theirs.close()
    return ours, process


def _hand_out(pipe: Connection, ahead: deque[int], busy: dict[Connection, int], undone: list[int]) -> None:
    if not ahead:
        return
    number = ahead.popleft()
    try:
        pipe.send(number)
    except OSError:
        undone.append(number)
    else:
        busy[pipe] = number


def _work(tasks: Sequence[Task], pipe: Connection, ends: Iterable[Connection]) -> None:
    """A process's own part: task after task, until whoever asks is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who is asked to stop is the one that asked
    for end in ends:  # else a pipe of the asker's would stay open in here, and its end be told to nobody
        end.close()
    with suppress(EOFError, OSError):
        while True:
            number = pipe.recv()
            try:
                for each in tasks[number](Signal()):
                    pipe.send((each,))
            except Exception:
                pipe.send(FAILED)
            else:
                pipe.send(DONE)
