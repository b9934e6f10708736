"""Whether this range can do what it is for, and if not, why: what `/readyz` tells, looked at every two seconds by a thread.

Each reason is a DrillError: its code is for a machine, its words and its remedy are for a person. Time is this process's own.
"""

# Charter: web vitals
from __future__ import annotations

import json
import os
import shutil
import threading
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from infodrill.kernel.errors import DrillError
from infodrill.kernel.i18n import N_
from infodrill.web import faults, live, steady, supervising
from infodrill.web.conf.options import options
from infodrill.web.models import Drill, Lease
from infodrill.web.pacing import goes
from infodrill.web.runner import leases
from infodrill.web.stores.log import DatabaseLogStore

LOOK = 2.0  # seconds between two looks
# A lease whose runner is silent for so long was not taken over, as it should have been after four.
ORPHANED_MS = 10_000
STILL_MS = 45_000  # a drill that should move and does not; a slow minute is none: its runner grants the next seconds all along
BEHIND_MS = 10_000  # events that others recorded and this process has not folded
BLIND_MS = 15_000  # without a look of the thread, what it saw counts for nothing
STARTING_MS = 120_000  # in which the runner that comes with a server may still be loading, on a busy machine
SHORT_BYTES = 64 << 20  # free on the disk of the data folder
PROBE_BYTES = 64 << 10


class Unready(DrillError):
    """A reason why the range is not ready."""

    code = "H600"


class Driven(NamedTuple):
    """A lease as it is judged."""

    drill: str
    runner: str
    beats: int
    clock: str
    target: int
    opened: int
    reached: int
    fault: str

    @property
    def moves(self) -> bool:
        """Whether time should go on in the drill."""
        return goes(self.clock, self.target)

    @property
    def way(self) -> tuple[int, ...]:
        """How far its runner has brought it; () while time need not go on. What control does to the clock is no progress."""
        return (
            (json.loads(self.clock)["granted"] if self.clock else 0, self.opened, self.reached)
            if self.moves
            else ()
        )


_still, _behind = steady.SignWatch(), steady.SignWatch()
_stalled: frozenset[str] = frozenset()
_looking = threading.Lock()
_seen: tuple[DrillError, ...] = ()
_seen_ms: int | None = None  # of the last look, None before the first
_writing: DrillError | None = None
_begun_ms: int | None = None  # since when the range has waited for its first runner, None = not, or one came
_left: dict[str, tuple[str, int]] | None = (
    None  # by drill runner and beats as the first look of that wait saw them
)
_thread: supervising.Supervised | None = None  # without it every question is a look


def watch() -> supervising.Supervised:
    """The thread that looks; one a process, started with the server."""
    global _thread, _begun_ms, _left
    _begun_ms, _left = steady.ms(), None
    _thread = supervising.Supervised("vitals", _watch)
    return _thread


def reasons() -> tuple[DrillError, ...]:
    """Why the range is not ready; nothing when it is. What only time tells is as old as the last look."""
    now = steady.ms()
    if _thread is None or _seen_ms is None:
        # Nobody has looked yet, or no thread does: the question itself is the look.
        with suppress(DatabaseError):  # then it is told below
            look()
    elif now - _seen_ms > BLIND_MS:
        told = N_("This process has not looked after its drills for {n} seconds.")
        remedy = N_("If it lasts, start it again; what was recorded is kept.")
        return (Unready(told, remedy=remedy, code="H600", n=(now - _seen_ms) // 1000), *_at_once())
    # What the machine lacks first: threads and drills stand still over it. Each is told once.
    once = {each.code + str(each.params): each for each in (*_at_once(), *_seen)}
    return tuple(sorted(once.values(), key=lambda each: not isinstance(each, faults.MachineFault)))


def degraded() -> tuple[DrillError, ...]:
    """What the range lacks and can do its work without: drills that cannot be read here and that nobody set aside. One in which
    time should go on is a reason besides. Raises DatabaseError."""
    damaged = Drill.objects.filter(pk__in=live.unreadable()).exclude(lease__over=True)
    told = N_("Drill {drill} cannot be read: its log or its scenario is damaged. All others go on.")
    remedy = N_("The list of drills says what is wrong. Restore it from a backup, set it aside or purge it.")
    names = damaged.order_by("pk").values_list("pk", flat=True)
    return tuple(Unready(told, remedy=remedy, code="H608", drill=name) for name in names)


def writing() -> DrillError | None:
    """Why nothing can be recorded, as this process saw last; None when it can."""
    return _writing


def stalled() -> frozenset[str]:
    """The drills in which time should go on and that nobody drives, or in which it has stood for STILL_MS, whatever holds it, as
    the last look saw it."""
    return _stalled


def look() -> None:
    """Look at everything that has to be watched for a while. A database that is away is no finding of a look."""
    global _seen, _seen_ms, _writing
    with _looking:
        _writing = _unwritable()
        found = [*_storage(), *_of_drills(), *_of_folds()]
        _seen, _seen_ms = tuple(found), steady.ms()


def _watch(thread: supervising.Supervised) -> None:
    global _seen, _seen_ms
    while True:
        try:
            look()
        except DatabaseError as error:
            # No fall of this thread: that it could not look is what it saw.
            _seen, _seen_ms = (faults.meet(error) or faults.named_or_kind(error),), steady.ms()
            connection.close()
        if thread.wait(LOOK):
            return


def _at_once() -> tuple[DrillError, ...]:
    """What is seen in one moment: the database, its tables, the threads."""
    found: list[DrillError] = []
    try:
        if behind := pending():
            told = N_("The database's tables are of another version: {n} steps are missing.")
            remedy = N_("Start `infodrill serve` of this version once; it brings them up to date.")
            found.append(Unready(told, remedy=remedy, code="H601", n=behind))
    except DatabaseError as error:
        found.append(faults.meet(error) or faults.named_or_kind(error))
    for (
        name
    ) in supervising.down():  # that one fell lately is told by the figures, not here: it is at work again
        told = N_("The thread {name} has fallen or gives no sign.")
        remedy = N_(
            "It is started again by itself. If it stays so, start the range again and report the log."
        )
        found.append(Unready(told, remedy=remedy, code="H602", name=name))
    return tuple(found)


def pending() -> int:
    """How many migrations the database still lacks. Raises DatabaseError."""
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _of_drills() -> list[DrillError]:
    global _stalled
    found: list[DrillError] = []
    rows = Lease.objects.filter(over=False).values_list(
        "pk", "runner", "beats", "clock", "target", "opened", "reached", "fault"
    )
    held = [Driven(*row) for row in rows]
    # Drills that ended are forgotten, else the list of those watched would grow as long as the process lives.
    _still.keep(lease.drill for lease in held)
    silent = [leases.silence(lease.drill, lease.runner, lease.beats) for lease in held]
    nobody = all(lease.runner == "" or ms > ORPHANED_MS for lease, ms in zip(held, silent, strict=True))
    _first_came(held)
    still = {lease.drill: _still.silence(lease.drill, lease.way) for lease in held}
    _stalled = frozenset(
        lease.drill
        for lease, ms in zip(held, silent, strict=True)
        if lease.moves and (still[lease.drill] > STILL_MS or ms > ORPHANED_MS) and not _in_the_making(lease)
    )
    for lease in held:
        if reason := _of_drill(lease, still[lease.drill], nobody=nobody):
            found.append(reason)
    return found


def _in_the_making(lease: Driven) -> bool:
    """Whether its city is still to be made ready: nothing is old on pages that say so, and everybody waits for one thing. A
    runner that compiles the model gives no sign for long; control is told what holds it."""
    return lease.opened < 0 and not lease.fault


def _of_drill(lease: Driven, still: int, *, nobody: bool) -> DrillError | None:
    """Why time does not go on in a drill in which it should, or why nobody could move it: `still` = ms for which it stood,
    `nobody` = no runner lives."""
    silent = leases.silence(lease.drill, lease.runner, lease.beats)
    # The most telling reason first: a drill gives one, and a fault explains the silence or the standstill that
    # follows it.
    if lease.fault and lease.moves:
        # Which fault it is, staff read in their list; here anybody asks.
        told = N_("Drill {drill}, in which time should go on, is kept from it by a fault.")
        remedy = N_("Look at the list of drills: it says which, and what to do.")
        return Unready(told, remedy=remedy, code="H606", drill=lease.drill)
    if nobody and silent > ORPHANED_MS and (lease.runner or lease.moves) and (begun := _starting()):
        told = N_(
            "No runner drives drill {drill} yet: the range was started {n} seconds ago, and its runner is starting."
        )
        return Unready(told, remedy=_STARTING, code="H605", drill=lease.drill, n=begun // 1000)
    if lease.runner and silent > ORPHANED_MS and (lease.moves or nobody):
        told = N_("The runner of drill {drill} has been silent for {n} seconds and no other takes over.")
        return Unready(told, remedy=_MORE_RUNNERS, code="H605", drill=lease.drill, n=silent // 1000)
    if lease.moves and not lease.runner and silent > ORPHANED_MS:
        told = N_("No runner has taken drill {drill}, in which time should go on, for {n} seconds.")
        return Unready(told, remedy=_MORE_RUNNERS, code="H605", drill=lease.drill, n=silent // 1000)
    if lease.moves and still > STILL_MS:
        if lease.opened < 0:
            told = N_(
                "The city of drill {drill} has been in the making for {n} seconds; time begins with it."
            )
            remedy = N_(
                "Wait: where the model is compiled first, it takes minutes. If nothing comes, read the runner's log."
            )
            return Unready(told, remedy=remedy, code="H604", drill=lease.drill, n=still // 1000)
        told = N_("Time should go on in drill {drill} and has stood for {n} seconds.")
        remedy = N_(
            "Look at the load of the machine and at the runner's log; end the runner, and another takes over."
        )
        return Unready(told, remedy=remedy, code="H604", drill=lease.drill, n=still // 1000)
    return None


def _first_came(held: Iterable[Driven]) -> None:
    """Ends the wait for the first runner once one gives a sign. What leases say at the first look was left by those before."""
    global _begun_ms, _left
    signs = {lease.drill: (lease.runner, lease.beats) for lease in held}
    if _begun_ms is None:
        return
    if _left is None:
        _left = signs
    if any(runner and _left.get(drill) != (runner, beats) for drill, (runner, beats) in signs.items()):
        _begun_ms = None


def _starting() -> int:
    """How long the range has waited for its first runner, in milliseconds; 0 = it does not, or no longer."""
    waited = steady.ms() - _begun_ms if _begun_ms is not None else 0
    return waited if waited <= STARTING_MS else 0


_STARTING = N_("Wait a minute or two. If it stays so, read the runner's log; `infodrill runner` starts more.")
_MORE_RUNNERS = N_(
    "A runner that was just started may still be compiling the model; else start runners: one drives four drills. "
    "`infodrill serve` has one, `infodrill runner` starts more."
)


def _of_folds() -> list[DrillError]:
    """Drills of which this process shows less than was recorded."""
    known = {drill.id: drill for drill in live.known()}
    _behind.keep(known)
    found: list[DrillError] = []
    for name, drill in known.items():
        shown, stored = len(drill.events), DatabaseLogStore(name).length()
        # As long as it keeps up there is nothing to count.
        late = _behind.silence(name, (shown, stored > shown))
        if stored > shown and late > BEHIND_MS:
            told = N_("This process shows drill {drill} as it was {n} seconds ago.")
            remedy = N_("It tries again by itself. If it stays so, start the range again and report the log.")
            found.append(Unready(told, remedy=remedy, code="H603", drill=name, n=late // 1000))
    return found


def _storage() -> list[DrillError]:
    if _writing:
        return [_writing]
    folder = options().folder
    # Warned of before the disk is full: then nothing could be recorded, and no remedy would be left but to lose
    # something.
    free = shutil.disk_usage(folder).free
    if free < SHORT_BYTES:
        told = N_("Only {n} MB are free on the disk of the data folder.")
        remedy = N_(
            "Make room: purge old drills (`infodrill purge`), move backups away, or enlarge the disk."
        )
        return [Unready(told, remedy=remedy, code="H607", n=free >> 20)]
    return []


def _unwritable() -> DrillError | None:
    """Try to write where the range writes; the fault by its name, None when all is well."""
    try:
        _probe_folder(options().folder)
        if connection.vendor == "postgresql" and faults.met():
            _probe_database()
    except (DatabaseError, OSError) as error:
        return faults.meet(error) or faults.named_or_kind(error)
    faults.over()
    return faults.damaged()


def _probe_folder(folder: Path) -> None:
    """A small file, written through to the disk and taken away. Raises OSError."""
    path = folder / f".probe-{os.getpid()}"
    held = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        os.write(held, bytes(PROBE_BYTES))
        os.fsync(held)
    finally:
        os.close(held)
        path.unlink()


def _probe_database() -> None:
    """Whether the database takes rows again after it refused some: a table that is never committed. Raises DatabaseError."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("CREATE TABLE infodrill_probe (filler text)")
        cursor.execute("INSERT INTO infodrill_probe SELECT repeat('x', 1000) FROM generate_series(1, 500)")
        transaction.set_rollback(True)
