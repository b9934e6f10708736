"""Faults of the machine by name: what is full, locked, gone or forbidden, and what to do about it.

They come as errors of the database or the system, from anywhere, and are named here alone: for the page, the command line,
the runner's blame and the log. `ABIDING` are those that last until somebody does something: while one of them was met and
has not been seen to be over, the range is not ready.
"""

# Charter: web faults
from __future__ import annotations

import errno
import logging
from collections.abc import Iterator, Mapping

from infodrill.kernel.errors import DrillError
from infodrill.kernel.i18n import N_
from infodrill.web import figures

LOG = logging.getLogger("infodrill.fault")


class MachineFault(DrillError):
    """A fault of the machine or the database, not of infodrill; what was recorded before is kept."""

    code = "H610"


FULL, BUSY, AWAY, READ_ONLY, FORBIDDEN, MEMORY, OPEN, DAMAGED, DEVICE = (
    "H611", "H612", "H613", "H614", "H615", "H616", "H617", "H618", "H619",
)  # fmt: skip
ABIDING = frozenset({FULL, READ_ONLY, FORBIDDEN, DAMAGED, DEVICE})
WORDS: Mapping[str, tuple[str, str]] = {
    FULL: (
        N_("The disk is full."),
        N_(
            "Whoever keeps the server makes room on it. What was recorded is kept; send again what was refused."
        ),
    ),
    BUSY: (
        N_("The database is busy: somebody else keeps it locked."),
        N_("Try again in a moment. If it lasts, look for another program that has the database open."),
    ),
    AWAY: (
        N_("The database does not answer."),
        N_("It is tried again by itself. If it lasts, whoever keeps the server starts the database."),
    ),
    READ_ONLY: (
        N_("What is to be recorded cannot be written: the file system or the database is read-only."),
        N_("Whoever keeps the server makes it writable again."),
    ),
    FORBIDDEN: (
        N_("The system forbids infodrill its own files or tables."),
        N_("Whoever keeps the server gives them back to the user that infodrill runs as."),
    ),
    MEMORY: (
        N_("The memory of the machine is used up."),
        N_("End other programs, run fewer drills at once, or take a smaller city."),
    ),
    OPEN: (
        N_("Too many files or connections are open."),
        N_(
            "Try again in a moment. If it lasts, raise the limit of open files, or of the database's connections."
        ),
    ),
    DAMAGED: (
        N_("The database is damaged."),
        N_("End the range, keep a copy of its files, and restore the last backup."),
    ),
    DEVICE: (
        N_("The disk cannot be read or written."),
        N_("Look at the machine's own log; keep a copy of the range's files before anything else."),
    ),
}
SYSTEM = {
    errno.ENOSPC: FULL, errno.EDQUOT: FULL, errno.EFBIG: FULL, errno.EROFS: READ_ONLY, errno.EACCES: FORBIDDEN,
    errno.EPERM: FORBIDDEN, errno.ENOMEM: MEMORY, errno.EMFILE: OPEN, errno.ENFILE: OPEN, errno.EIO: DEVICE,
}  # fmt: skip
# SQLite's primary result codes (sqlite.org/rescode.html).
SQLITE = {
    3: FORBIDDEN, 5: BUSY, 6: BUSY, 7: MEMORY, 8: READ_ONLY, 10: DEVICE, 11: DAMAGED, 13: FULL, 14: FORBIDDEN, 26: DAMAGED,
}  # fmt: skip
# PostgreSQL's SQLSTATEs; two letters stand for a class (its manual, appendix A).
POSTGRES = {
    "53100": FULL, "53200": MEMORY, "53300": OPEN, "53400": OPEN, "25006": READ_ONLY, "42501": FORBIDDEN, "40P01": BUSY,
    "40001": BUSY, "55P03": BUSY, "57014": BUSY, "58030": DEVICE, "08": AWAY, "57": AWAY, "28": AWAY, "XX": DAMAGED,
}  # fmt: skip


def named(error: BaseException) -> DrillError | None:
    """The error as a fault with its remedy; None for one that is infodrill's own. A DrillError is named already."""
    if isinstance(error, DrillError):
        return error
    for cause in _causes(error):
        if code := _code(cause):
            message, remedy = WORDS[code]
            return MachineFault(message, remedy=remedy, code=code)
    return None


def named_or_kind(error: BaseException) -> DrillError:
    """The same; infodrill's own fault by the kind of its exception, whose words may hold what a person wrote."""
    return named(error) or DrillError(
        N_("This is a fault of infodrill itself: {kind}."),
        remedy=N_("The server's own log says where. Keep the drill, and report it."),
        code="H206",
        kind=type(error).__name__,
    )


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error and what brought it about, outermost first."""
    seen: set[int] = set()
    found: BaseException | None = error
    while found is not None and id(found) not in seen:
        seen.add(id(found))
        yield found
        found = found.__cause__  # not its context: a fault in our own handling of another is ours


def _code(error: BaseException) -> str:
    """The code of WORDS, "" for what is no fault of the machine."""
    if isinstance(error, MemoryError):
        return MEMORY
    if isinstance(error, OSError):
        return SYSTEM.get(error.errno or 0, "")
    if number := getattr(error, "sqlite_errorcode", 0):
        return SQLITE.get(number & 0xFF, "")
    module = type(error).__module__.split(".")[0]
    if module in ("psycopg", "psycopg_pool"):
        state = getattr(error, "sqlstate", None)
        if state:
            return POSTGRES.get(state, POSTGRES.get(state[:2], ""))
        # Without a state the server was not reached, or the line to it broke.
        return AWAY if _operational(error) else ""
    return ""


def _operational(error: BaseException) -> bool:
    return any(
        kind.__name__ in ("OperationalError", "PoolTimeout", "PoolClosed") for kind in type(error).__mro__
    )


def meet(error: BaseException) -> DrillError | None:
    """Name a fault, tell the log, count it, and remember one that abides until `over`."""
    fault = named(error)
    if isinstance(fault, MachineFault):
        LOG.warning("%s", fault.message, extra={"code": fault.code})
        figures.FAULTS.labels(fault.code).inc()
        if fault.code in ABIDING:
            _met.add(fault.code)
    return fault


_met: set[str] = set()  # ABIDING faults that this process has met and not yet seen to be over


def damaged() -> DrillError | None:
    """That the database is damaged, once this process has met it: it stays so until another one is put in its place."""
    message, remedy = WORDS[DAMAGED]
    return MachineFault(message, remedy=remedy, code=DAMAGED) if DAMAGED in _met else None


def met() -> tuple[str, ...]:
    """The abiding faults that this process has met and not yet seen to be over."""
    return tuple(sorted(_met))


def over(*codes: str) -> None:
    """Writing works again: what was met is over. What was damaged is not mended by a row that is written beside it."""
    for code in codes or tuple(_met - {DAMAGED}):
        _met.discard(code)
