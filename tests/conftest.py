"""For all tests: what they start ends with them, and what they write lies in memory where there is room."""

from __future__ import annotations

import ctypes
import gc
import os
import shutil
import sys
import tempfile
from collections.abc import Generator, Iterator
from contextlib import suppress
from functools import _lru_cache_wrapper, partial
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import HealthCheck, settings

from tests import forms, leash, once, turns
from tests.patience import until

MEMORY = Path("/dev/shm")
SELDOM = (20_000, 20, 100)  # how seldom Python looks for garbage: what tests drop is mostly freed without
# Bytes more than this process had when it last gave some back: then it does so again before the next module.
GROWN = 128 << 20
SET = 11  # documents, after which the typesetter has let go of all before
ROOM = 6 << 30  # bytes; a whole run with two processes writes a third of it
NAME = "infodrill-tests-"
LONGEST = (
    "test_ending_browser.py", "test_tutorial.py", "test_tryouts_browser.py", "test_torture.py", "test_keep_in_mid_play.py",
    "test_drill_browser.py", "test_every_page_browser.py", "test_fits_browser.py", "test_rooms_browser.py",
    "test_reconnect_browser.py", "test_printed.py", "test_ratings_of_characters.py", "test_walk.py", "test_api_contract.py",
    "test_parts_follow.py", "test_steps_drawn.py", "test_canaries.py", "test_kill.py", "test_stop_for_real_wires.py",
    "test_joined.py", "test_erase_live.py", "test_serve_many.py", "test_golden_digests.py", "test_runner.py", "test_serve.py",
    "test_wall_clock.py", "test_strangers.py", "test_small_drills_tell_good_from_bad.py", "test_no_codes.py",
    "test_add_a_verb.py", "test_mutating.py", "test_wrapped.py",
)  # fmt: skip
# No example is wrong because the machine was slow, drawing it or trying it. The same examples in every run: what a newcomer's
# second command says must not depend on luck. `--hypothesis-profile=explore` looks for others.
settings.register_profile("explore", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("house", settings.get_profile("explore"), derandomize=True)
settings.load_profile("house")
_seen = 0
gc.disable()  # of what is imported and collected nothing is dropped: a fifth of that time would go into looking through it


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="every row of every proof, as before a release")
    parser.addoption("--turn", type=int, help="which rows of the long proofs the whole suite sees: 0 to 287")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """No test cuts the power, so none has to wait for a disk: drills and databases ask for it at every minute."""
    os.environ[forms.LONG] = "1" if config.option.long else ""
    if not hasattr(config, "workerinput"):  # of a run's processes the first says which turn it is
        os.environ[turns.TURN] = turns.chosen(config)
    if config.option.basetemp is None and _roomy():
        for old in MEMORY.glob(f"{NAME}*"):  # of runs that were killed
            if not Path("/proc", old.name.removeprefix(NAME)).exists():
                shutil.rmtree(old, ignore_errors=True)
        folder = MEMORY / f"{NAME}{os.getpid()}"
        folder.mkdir()
        folder.chmod(0o711)  # a database of another system user lives in it
        config.add_cleanup(partial(shutil.rmtree, folder, ignore_errors=True))
        config.option.basetemp = str(folder / "pytest")
        os.environ["TMPDIR"] = tempfile.tempdir = str(folder)
    once.folder()  # before there are other processes of the run


def pytest_report_header() -> str:
    turn = os.environ[turns.TURN]
    return turns.HEAD.format(turn=turn, drills=", ".join(turns.drills(int(turn)))) if turn else turns.ALL


@pytest.hookimpl(tryfirst=True)  # before -k and -m leave out what the short form has
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What takes longest begins first, so that at the end no process is alone with it; what needs a browser comes together, so
    that one serves it. Else the order stays."""
    if turn := os.environ[turns.TURN]:
        items[:], later = turns.parted(items, int(turn))
        config.hook.pytest_deselected(items=later)
    items.sort(
        key=lambda item: (
            LONGEST.index(item.path.name) if item.path.name in LONGEST else len(LONGEST),
            item.path.name.endswith("_browser.py"),
        )
    )


def pytest_collection_finish() -> None:
    """What was collected lives as long as the process: nobody looks through it again for what may be let go."""
    global _seen
    gc.freeze()
    _seen = _resident()
    gc.set_threshold(*SELDOM)
    gc.enable()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call() -> Generator[None]:
    """A test that fails leaves no server behind; what a fixture began, the fixture ends."""
    with leash.failing_ends():
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Generator[None]:
    """No module holds what another one made: by the end of a run that would be gigabytes."""
    told = yield
    if isinstance(item, pytest.Function) and (nextitem is None or nextitem.path != item.path):
        let_go(item.module)
    return told


def let_go(module: ModuleType) -> None:
    """What the module and its helpers remembered, what was made for all, and what nobody can reach any more."""
    global _seen
    once.forget()
    for kept in vars(module).values():
        if isinstance(kept, _lru_cache_wrapper) and kept.__module__.startswith("tests."):
            kept.cache_clear()
    if _resident() > _seen + GROWN:
        _give_back()
        _seen = _resident()


def _give_back() -> None:
    """To the system: what nobody can reach, what the typesetter keeps of its last documents, and what was freed of both."""
    gc.collect()
    if typesetter := sys.modules.get("typst"):
        for number in range(SET):
            typesetter.compile(str(number).encode())
    with suppress(OSError, AttributeError):  # where the C library has another name, or no such function
        ctypes.CDLL(None).malloc_trim(0)


def _resident() -> int:
    """Bytes of memory that this process has; 0 where the system does not say."""
    told = Path("/proc/self/statm")
    return int(told.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") if told.exists() else 0


def _roomy() -> bool:
    """Whether there is memory to write into, and programs may be started from it."""
    if not os.access(MEMORY, os.W_OK):
        return False
    found = os.statvfs(MEMORY)
    return found.f_bavail * found.f_frsize >= ROOM and not found.f_flag & os.ST_NOEXEC


@pytest.fixture(scope="session", autouse=True)
def nothing_is_left() -> Iterator[None]:
    """The run fails, in its last test, when a process is left that a test began."""
    yield
    # A process that was told to end may still be at it, as its helpers are when it has ended.
    with suppress(AssertionError):
        until(lambda: not leash.left())
    assert not leash.left()
