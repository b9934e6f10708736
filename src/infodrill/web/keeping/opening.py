"""What every command of keeping needs first: the range closed, Django set up, tables up to date, one instant to read,
a folder to work in that is gone afterwards, however the work ends: what a killed process left, the next one removes."""

# Charter: web keeping opening
from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from infodrill.kernel.errors import DrillError, LogError
from infodrill.kernel.i18n import N_
from infodrill.kernel.lock import LOCK, FolderLock
from infodrill.web import steady
from infodrill.web.conf.signing import FILE

if TYPE_CHECKING:
    from infodrill.web.models import Drill

PREFIX = ".infodrill-work-"  # of folders to work in
LOOK = 0.2  # seconds between two looks for signs of life
SERVED = "served.lock"  # in the data folder, of the server that runs on it
SERVING = 0x696E666F  # the lock of the same meaning in PostgreSQL, which every web process shares


class KeepingError(DrillError):
    """A backup, restore, purge or erasure that cannot be done."""

    code = "H500"


def open_range(*, new: bool = False, first: Callable[[], None] | None = None) -> None:
    """Close the range, set Django up, bring the tables up to date. `new` = it is made where there is none: else a wrong setting
    would be answered by a backup of nothing. `first` = what may still refuse before anything is made.

    Raises SettingError, EgressRefused or KeepingError."""
    import django

    from infodrill.web.closing import close_the_range
    from infodrill.web.conf.database import database
    from infodrill.web.conf.options import options

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "infodrill.web.conf.settings")
    with _no_key_left(options().folder):
        close_the_range()
        if not new and not options().database_url and not database(options())["NAME"].is_file():
            raise KeepingError(
                N_("There is no range in {folder}."),
                remedy=N_("Set INFODRILL_DATA as `infodrill serve` has it."),
                code="H510",
                folder=str(options().folder),
            )
        if first is not None:
            django.setup()
            first()
    from infodrill.web.firststart import prepare

    prepare()


@contextmanager
def _no_key_left(folder: Path) -> Iterator[None]:
    """A folder that held nothing holds nothing again when what was to be done there is refused: a signing key is made on the way,
    and whoever finds it later takes it for a range's."""
    was_empty = not folder.exists() or not any(folder.iterdir())
    try:
        yield
    except DrillError:
        if was_empty and folder.exists() and [each.name for each in folder.iterdir()] == [FILE]:
            (folder / FILE).unlink(missing_ok=True)
        raise


@contextmanager
def instant() -> Iterator[None]:
    """Everything read inside is the range as it stood at one instant; nobody who writes has to wait."""
    from django.db import connection, transaction

    if connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield
        return
    # Django would begin by taking the write lock; in WAL mode a plain BEGIN reads a snapshot.
    with connection.cursor() as cursor:
        cursor.execute("BEGIN")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def drill_of(drill_id: str) -> Drill:
    """The drill's row. Raises KeepingError."""
    from infodrill.web.models import Drill

    found: Drill | None = Drill.objects.filter(pk=drill_id).first()
    if found is None:
        raise KeepingError(
            N_("There is no drill {drill}."),
            remedy=N_("Its id stands in the address of its pages: /d/ID/."),
            code="H504",
            drill=drill_id,
        )
    return found


@contextmanager
def served() -> Iterator[None]:
    """Meanwhile this process serves the data folder. Raises KeepingError where another one does. On PostgreSQL several may: each
    web process holds `SERVING` there as long as it follows the logs."""
    from infodrill.web.conf.options import options

    if options().database_url:
        yield
        return
    refusal = KeepingError(
        N_("Another `infodrill serve` runs on this data folder."),
        remedy=N_("Use its address, end it first, or set INFODRILL_DATA to another folder."),
        code="H117",
    )
    with _holding(refusal):
        yield


@contextmanager
def unserved() -> Iterator[None]:
    """Meanwhile nobody serves the range, and no server begins to. Raises KeepingError where one does, drives a drill or not."""
    from django.db import DatabaseError, connection

    if connection.vendor != "postgresql":
        with _holding(runs()):
            yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", (SERVING,))
        if not cursor.fetchone()[0]:
            raise runs()
        try:
            yield
        finally:
            with suppress(DatabaseError):  # a line that is lost holds nothing
                cursor.execute("SELECT pg_advisory_unlock(%s)", (SERVING,))


def runs() -> KeepingError:
    """What is said to whoever would put other data under people who play on these."""
    return KeepingError(
        N_("The range is running."), remedy=N_("End `infodrill serve` first, then restore."), code="H503"
    )


@contextmanager
def _holding(refusal: KeepingError) -> Iterator[None]:
    """Holds the data folder as whoever serves it does, or raises `refusal`."""
    from infodrill.web.conf.options import options

    options().folder.mkdir(parents=True, exist_ok=True)
    try:
        lock = FolderLock(options().folder, SERVED)
    except LogError:
        raise refusal from None
    try:
        yield
    finally:
        lock.release()


def driven() -> bool:
    """True when a runner gives a sign of life; looks for as long as one may be silent. No wall clock can deceive it."""
    from infodrill.web.runner.leases import SILENCE_MS

    before = _signs()
    ends = steady.ms() + SILENCE_MS
    while before and steady.ms() < ends:
        time.sleep(LOOK)
        # A count that moves, never a time of day: a runner on a machine whose clock is wrong is alive all the
        # same.
        if _signs() != before:
            return True
    return False


def _signs() -> dict[str, tuple[str, int]]:
    from infodrill.web.models import Lease

    held = Lease.objects.exclude(runner="").values_list("pk", "runner", "beats")
    return {drill: (runner, beats) for drill, runner, beats in held}


@contextmanager
def workplace(beside: Path) -> Iterator[Path]:
    """A new folder in `beside` for this user's eyes alone, held by a lock that dies with the process."""
    clear_leftovers(beside)
    folder, lock = _held(beside)
    try:
        yield folder
    finally:
        lock.release()
        shutil.rmtree(folder)


def _held(beside: Path) -> tuple[Path, FolderLock]:
    while True:
        folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=beside))
        # Between the lock's file and its lock another process may take the folder for a dead one's.
        with suppress(LogError, FileNotFoundError):
            return folder, FolderLock(folder)


def clear_leftovers(beside: Path) -> None:
    """Remove the workplaces in `beside` of processes that are dead. A living one holds its lock."""
    for folder in sorted(beside.glob(f"{PREFIX}*")):
        if not (folder / LOCK).exists():  # nothing was put in yet
            continue
        try:
            lock = FolderLock(folder)
        except (LogError, OSError):  # at work, or another user's
            continue
        shutil.rmtree(folder, ignore_errors=True)
        lock.release()
        shutil.rmtree(folder, ignore_errors=True)  # where an open file cannot be removed
