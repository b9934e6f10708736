"""Owns how much memory a city and a run will take, and how much there is: refused before, not killed in the middle."""

# No charter: arithmetic of the simulated city; its accounts show only through the members of this package
from __future__ import annotations

from pathlib import Path

from infodrill.kernel.errors import DrillError
from infodrill.kernel.i18n import N_
from infodrill.society.assumptions import MEMBERSHIPS

# Bytes an account. City: the groups of an account and where they begin; a second pointer while it is built.
CITY = 4 + 4 * MEMBERSHIPS + 4
KEPT = 4 + 4 * MEMBERSHIPS  # on disk
# Run: minds and, at worst, their guards, by narrative; trust; rows, and readings to come with half-empty chunks, at the
# peak of a day or more. Four narratives left 0.6 rows and 3 readings an account, the 43 of the typhoon 1.3 to 2.5 and 4 to 8.
MIND, TRUST, ROW, READING = 4, 2, 34, 10
UNLIMITED = 1 << 60


class NotEnoughMemory(DrillError):
    """A city or run that would not fit into memory."""

    code = "Y105"


def of_run(accounts: int, narratives: int = 4) -> int:
    """Bytes that one run of a day or more takes beyond its city; every twin of a drill is one."""
    more = max(0, narratives - 4)
    rows, readings = ROW * (60 + 5 * more), READING * (300 + 12 * more)
    return accounts * (MIND * narratives + TRUST + (rows + readings) // 100)


def needed(accounts: int, *, city: bool, run: bool, narratives: int = 4) -> int:
    """Bytes that a city still to be built, and a run of a day, will take beyond what is held."""
    return accounts * CITY * city + of_run(accounts, narratives) * run


def available(root: Path = Path("/")) -> int:
    """Bytes that this process may still take: of the machine and of its control groups; UNLIMITED where nobody says."""
    return min(_machine(root), _groups(root))


def require(accounts: int, *, city: bool, run: bool, narratives: int = 4, root: Path = Path("/")) -> None:
    """Raise Y105 when that much memory is not there."""
    wanted, free = needed(accounts, city=city, run=run, narratives=narratives), available(root)
    if wanted > free:
        raise NotEnoughMemory(
            N_("a city of {accounts} accounts needs about {needed} MB of memory, and {free} MB are free"),
            remedy=N_("choose fewer accounts, close other programs, or use a larger machine"),
            accounts=accounts,
            needed=wanted >> 20,
            free=free >> 20,
        )


def _machine(root: Path) -> int:
    for line in _lines(root / "proc/meminfo"):
        if line.startswith("MemAvailable:"):
            return int(line.split()[1]) * 1024
    return UNLIMITED


def _groups(root: Path) -> int:
    """The tightest limit of the control groups that this process is in, less what they hold and cannot give back."""
    least = UNLIMITED
    for line in _lines(root / "proc/self/cgroup"):
        _, controllers, path = line.strip().split(":", 2)
        if controllers not in ("", "memory"):
            continue
        top = root / "sys/fs/cgroup" / controllers
        limit, used = (
            ("memory.limit_in_bytes", "memory.usage_in_bytes")
            if controllers
            else ("memory.max", "memory.current")
        )
        here = top / path.lstrip("/")
        # A limit of any group above binds as well; inside a container the own path may not even be there.
        for folder in (here, *(parent for parent in here.parents if top in (parent, *parent.parents))):
            least = min(least, _left(folder, limit, used))
    return least


def _left(folder: Path, limit: str, used: str) -> int:
    most, held = _number(folder / limit), _number(folder / used)
    if most is None or held is None:
        return UNLIMITED
    # What files left in the cache counts as used, but is given back as soon as somebody needs room.
    cached = sum(
        int(line.split()[1]) for line in _lines(folder / "memory.stat") if line.startswith("inactive_file ")
    )
    return max(0, most - held + cached)


def _number(file: Path) -> int | None:
    found = "".join(_lines(file)).strip()
    return int(found) if found.isdigit() else None


def _lines(file: Path) -> list[str]:
    try:
        return file.read_text(encoding="ascii").splitlines()
    except (OSError, ValueError):
        return []
