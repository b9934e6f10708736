"""The restore: a backup is proved, put back in one transaction, and every log is proved again before that is committed."""

# Charter: web keeping restore
from __future__ import annotations

import errno
import hashlib
import json
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from django.contrib.auth import get_user_model
from django.core import serializers
from django.db import IntegrityError, transaction

from infodrill.kernel.errors import DrillError, Place
from infodrill.kernel.i18n import N_
from infodrill.kernel.mark import MARK
from infodrill.web import live, models
from infodrill.web.conf import signing
from infodrill.web.conf.options import options
from infodrill.web.firststart import keep_key
from infodrill.web.keeping import tables, takenback
from infodrill.web.keeping.contents import (
    FORMAT,
    MANIFEST,
    ROWS,
    SECRET,
    Kept,
    drills_now,
    member_of,
    migrations,
    rows_now,
    shipped,
)
from infodrill.web.keeping.opening import KeepingError, driven, runs, unserved
from infodrill.web.pacing import another_version

PIECE = 1 << 20
NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)
DAMAGED = (
    zipfile.BadZipFile, zlib.error, OSError, KeyError, ValueError, TypeError, NotImplementedError,
    serializers.base.DeserializationError, IntegrityError,
)  # fmt: skip


@dataclass(frozen=True)
class Backup:
    """A backup that is whole: every member is as it was written."""

    path: Path
    archive: zipfile.ZipFile
    manifest: dict[str, Any]

    def lines(self, member: str) -> Iterator[str]:
        """The lines of a member that are not empty."""
        with self.archive.open(member) as stream:
            yield from (chunk.decode() for chunk in stream if chunk.strip())


@dataclass(frozen=True, slots=True)
class Restored:
    """The drills that were put back; how many texts and pictures that were erased here since, and which drills that were purged
    here since, stay so."""

    drills: tuple[Kept, ...]
    erased: int
    purged: tuple[str, ...]


def restore(path: Path, *, replace: bool = False) -> Restored:
    """Put a backup back, everything or nothing, each log proved with the digests that the backup names. What this range knows to
    have been taken back since stays so.

    Raises KeepingError for a file that is no whole backup, a range that holds drills (unless `replace`) or that runs.
    """
    with opened(path) as backup, unserved():
        _make_room(replace, accounts=backup.manifest["secrets"])
        with transaction.atomic():
            # Accounts stay when the backup has none to put in their place, or nobody could enter any more; codes, tokens and
            # sittings go with their drills: control makes new cards.
            taken = takenback.known()
            tables.empty(secrets=backup.manifest["secrets"])
            drills = put_back(backup)
            erased, purged = takenback.again(taken)
            if backup.manifest["secrets"]:
                keep_key(backup.archive.read(SECRET).decode("ascii").strip())
        if backup.manifest["secrets"] and not options().secret:
            signing.put_secret(options().folder / signing.FILE, backup.archive.read(SECRET), replace=True)
    live.forget()
    return Restored(drills, erased, purged)


@contextmanager
def opened(path: Path) -> Iterator[Backup]:
    """A backup for reading. Raises KeepingError when there is none, or when it is damaged, now or while it is read."""
    if not path.is_file():
        raise KeepingError(
            N_("There is no such file."),
            remedy=N_("Give the file that `infodrill backup` wrote."),
            place=Place(str(path)),
            code="H502",
        )
    try:
        with zipfile.ZipFile(path) as archive:
            yield Backup(path, archive, _whole(archive, path))
    except DAMAGED as error:
        if isinstance(error, OSError) and error.errno in NO_ROOM:
            # A full disk says nothing against the backup.
            raise
        no_backup(path)


def put_back(backup: Backup) -> tuple[Kept, ...]:
    """Write the rows of a backup into the empty tables of the database; the drills. Raises KeepingError when they differ."""
    for table in tables.wanted(secrets=backup.manifest["secrets"]):
        if (
            member_of(table) not in backup.manifest["members"]
            and backup.manifest["migrations"] != migrations()
        ):
            continue  # of an earlier version, which had no such table
        told = map(tables.as_now, backup.lines(member_of(table)))
        rows = serializers.deserialize("jsonl", told, ignorenonexistent=False)
        tables.put_back(table, rows)
    for line in backup.lines(ROWS):
        tables.put_rows(*json.loads(line))
    tables.count_on()
    # Nobody holds these drills, and whoever folded one of them before folds it again.
    models.Lease.objects.update(runner="", beats=0, rewritten=another_version())
    drills = {keeping.id: keeping for keeping in drills_now()}
    kept = {drill["id"]: Kept(**drill) for drill in backup.manifest["drills"]}
    for name in sorted(drills | kept):
        if not _same(kept.get(name), drills.get(name)):
            no_backup(backup.path, f"drill {name}")
    if "rows" in backup.manifest and backup.manifest["migrations"] == migrations():  # in tables like these
        found = rows_now(secrets=backup.manifest["secrets"])
        for table, rows in backup.manifest["rows"].items():
            if found.get(table) != rows:
                no_backup(backup.path, table)
    return tuple(drills.values())


def _same(before: Kept | None, after: Kept | None) -> bool:
    """A log that was broken when it was kept has no digests to compare; its lines are as they were written."""
    if before and after and before.fault:
        return before.events == after.events
    return before == after


def _whole(archive: zipfile.ZipFile, path: Path) -> dict[str, Any]:
    """The manifest. Whatever goes wrong in reading what somebody gave for a backup, it is none, and nothing was restored."""
    try:
        return _proved(archive, path)
    except (DrillError, OSError):
        raise
    except Exception:
        no_backup(path)


def _proved(archive: zipfile.ZipFile, path: Path) -> dict[str, Any]:
    """The manifest of a backup whose every member is as it was written and of tables like ours."""
    manifest = json.loads(archive.read(MANIFEST))
    if manifest["format"] != FORMAT or manifest["mark"] != MARK:
        no_backup(path, MANIFEST)
    if set(manifest["members"]) | {MANIFEST} != set(archive.namelist()):
        no_backup(path, "members")
    for name, digest in manifest["members"].items():
        found = hashlib.sha256()
        with archive.open(name) as member:
            while piece := member.read(PIECE):
                found.update(piece)
        if found.hexdigest() != digest:
            no_backup(path, name)
    if not set(manifest["migrations"]) <= shipped():
        raise KeepingError(
            N_("This backup is of a newer version of the range."),
            remedy=N_("Update infodrill, then restore it."),
            place=Place(str(path)),
            code="H502",
        )
    return manifest  # type: ignore[no-any-return]


def _make_room(replace: bool, *, accounts: bool) -> None:
    """Raises KeepingError for a range that runs, or whose drills, scenarios or accounts nobody said may be deleted."""
    if driven():
        raise runs()
    if not replace and (models.Drill.objects.exists() or models.ScenarioVersion.objects.exists()):
        raise KeepingError(
            N_("The range holds drills or scenarios already."),
            remedy=N_("Give --replace to delete them, or set INFODRILL_DATA to an empty folder."),
            code="H511",
        )
    # The first account is made at the first start, for nobody in particular; one that was entered is somebody's.
    entered = (
        get_user_model().objects.filter(last_login__isnull=False).count() if accounts and not replace else 0
    )
    if entered:
        raise KeepingError(
            N_("The backup brings accounts of its own, and the range has {n} that people signed in to."),
            remedy=N_("Give --replace to delete them, or set INFODRILL_DATA to an empty folder."),
            code="H511",
            n=entered,
        )


def no_backup(path: Path, what: str = "") -> NoReturn:
    """Raises KeepingError: `what` = the member, drill or table that is not as it should be, "" = the file cannot be read."""
    raise KeepingError(
        N_("This is no whole backup of a range: {what} is missing or was changed.")
        if what
        else N_("This is no backup of a range, or it is damaged: it cannot be read."),
        remedy=N_("Use another copy. Nothing was restored."),
        place=Place(str(path)),
        code="H502",
        what=what,
    ) from None
