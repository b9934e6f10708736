"""The restore: a backup is proved, put back in one transaction, and every log is proved again before that is committed."""

# Charter: web keeping restore
from __future__ import annotations

import hashlib
import json
import os
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

from django.core import serializers
from django.db import transaction

from infodrill.kernel.errors import Place
from infodrill.kernel.i18n import N_
from infodrill.kernel.mark import MARK
from infodrill.web import live, models
from infodrill.web.conf.options import options
from infodrill.web.keeping import tables
from infodrill.web.keeping.backup import FORMAT, MANIFEST, ROWS, SECRET, Kept, drills_now, migrations
from infodrill.web.keeping.opening import KeepingError, driven
from infodrill.web.pacing import another_version

PIECE = 1 << 20
DAMAGED = (zipfile.BadZipFile, zlib.error, OSError, KeyError, ValueError, TypeError, NotImplementedError)


def restore(path: Path, *, replace: bool = False) -> tuple[Kept, ...]:
    """Put a backup back, everything or nothing; the drills, each log proved with the digests that the backup names.

    Raises KeepingError for a file that is no whole backup, a range that holds drills (unless `replace`) or that runs.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            manifest = _proved(archive, path)
            _make_room(replace)
            with transaction.atomic():
                tables.empty(secrets=manifest["secrets"])
                drills = _put_back(archive, manifest, path)
            if manifest["secrets"] and not options().secret:
                _put_secret(archive.read(SECRET))
    except DAMAGED as error:
        _no_backup(path, type(error).__name__)
    live.forget()
    return drills


def _proved(archive: zipfile.ZipFile, path: Path) -> dict[str, Any]:
    """The manifest of a backup whose every member is as it was written and of tables like ours."""
    manifest = json.loads(archive.read(MANIFEST))
    if manifest["format"] != FORMAT or manifest["mark"] != MARK:
        _no_backup(path, MANIFEST)
    if set(manifest["members"]) | {MANIFEST} != set(archive.namelist()):
        _no_backup(path, "members")
    for name, told in manifest["members"].items():
        found = hashlib.sha256()
        with archive.open(name) as member:
            while piece := member.read(PIECE):
                found.update(piece)
        if found.hexdigest() != told:
            _no_backup(path, name)
    if not set(manifest["migrations"]) <= set(migrations()):
        raise KeepingError(
            N_("This backup is of a newer version of the range."),
            remedy=N_("Update infodrill, then restore it."),
            place=Place(str(path)),
            code="H502",
        )
    return manifest  # type: ignore[no-any-return]


def _make_room(replace: bool) -> None:
    if driven():
        raise KeepingError(
            N_("The range is running."), remedy=N_("End `infodrill serve` first, then restore."), code="H503"
        )
    if models.Drill.objects.exists() and not replace:
        raise KeepingError(
            N_("The range holds drills already."),
            remedy=N_("Give --replace to delete them, or set INFODRILL_DATA to an empty folder."),
            code="H503",
        )


def _put_back(archive: zipfile.ZipFile, manifest: dict[str, Any], path: Path) -> tuple[Kept, ...]:
    for table in tables.wanted(secrets=manifest["secrets"]):
        name = f"tables/{tables.name_of(table)}.jsonl"
        with archive.open(name) as member:
            rows = serializers.deserialize(
                "jsonl", map(tables.as_now, _told(member)), ignorenonexistent=False
            )
            tables.put_back(table, rows)
    with archive.open(ROWS) as member:
        for line in _told(member):
            drill, kind, minute, rows = json.loads(line)
            tables.put_rows(drill, kind, minute, rows)
    tables.count_on()
    # Nobody holds these drills, and whoever folded one of them before folds it again.
    models.Lease.objects.update(runner="", beats=0, rewritten=another_version())
    drills = drills_now()
    told = tuple(Kept(**one) for one in manifest["drills"])
    if drills != told:
        wrong = next(iter(set(told) ^ set(drills)))
        _no_backup(path, f"drill {wrong.id}: {wrong.fault or wrong.chain}")
    return drills


def _told(member: Any) -> Iterator[str]:
    return (one.decode() for one in member if one.strip())


def _put_secret(key: bytes) -> None:
    path = options().folder / "secret"
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as stream:
        stream.write(key)


def _no_backup(path: Path, what: str) -> NoReturn:
    raise KeepingError(
        N_("This is no whole backup of a range: {what} is missing or was changed."),
        remedy=N_("Use another copy. Nothing was restored."),
        place=Place(str(path)),
        code="H502",
        what=what,
    ) from None
