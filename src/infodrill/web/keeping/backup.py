"""The backup: one ZIP with the tables as JSON lines, taken at one instant while the range runs, each member by its SHA-256.

Members: `tables/<table>.jsonl`, `derived.jsonl` (one line a drill, kind and minute), with `secrets` also `secret`; last
`manifest.json`: format, mark, versions, migrations, when, drills with their digests, rows by table, members with their
SHA-256. What was written is restored into a scratch database and compared before it gets its name.
"""

# Charter: web keeping backup
from __future__ import annotations

import hashlib
import json
import os
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections, transaction
from django.db.utils import load_backend

import infodrill
from infodrill.conduct.city import MODEL_VERSION
from infodrill.kernel.errors import Place
from infodrill.kernel.i18n import N_
from infodrill.kernel.mark import MARK, stamped
from infodrill.web import models
from infodrill.web.conf.options import options
from infodrill.web.conf.signing import secret
from infodrill.web.keeping import tables
from infodrill.web.keeping.contents import (
    FORMAT,
    MANIFEST,
    ROWS,
    SECRET,
    Kept,
    derived_lines,
    drills_now,
    lines,
    member_of,
    migrations,
    rows_now,
)
from infodrill.web.keeping.opening import KeepingError, instant, workplace
from infodrill.web.keeping.restore import opened, put_back


def backup(path: Path, *, secrets: bool = False) -> tuple[Kept, ...]:
    """Write the range to `path`, whole and proved or not at all, readable by its owner alone; the drills that it holds.

    Without `secrets` the file opens nothing: no accounts, codes, tokens, sessions, no signing key.
    Raises KeepingError when the file is there already or its folder is not, or when what was written would not restore as it was.
    """
    _still_free(path)
    with workplace(path.resolve().parent) as folder:
        written = folder / path.name
        # Readable by nobody else from its first byte on; rights that are set afterwards come too late.
        with os.fdopen(os.open(written, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
            drills = _write(stream, secrets)
            stream.flush()
            os.fsync(stream.fileno())
        prove(written, options().folder)
        # Again: writing and proving take a while, and a rename would silently take the place of a file made
        # meanwhile.
        _still_free(path)
        os.replace(written, path)
    return drills


def real_places() -> bool:
    """Whether a drill or a scenario of the range names real places: then the backup is for local use too."""
    drills = models.LogLine.objects.filter(seq=0, line__contains='"real_places":true')
    return bool(drills.exists() or models.ScenarioVersion.objects.filter(real=True).exists())


def _still_free(path: Path) -> None:
    if not path.resolve().parent.is_dir():
        raise KeepingError(
            N_("There is no folder for this file."),
            remedy=N_("Make the folder first, or give another place."),
            place=Place(str(path)),
            code="H501",
        )
    if path.exists():
        raise KeepingError(
            N_("This file is there already."),
            remedy=N_("Give another name: a backup never takes the place of another."),
            place=Place(str(path)),
            code="H501",
        )


def _write(stream: Any, secrets: bool) -> tuple[Kept, ...]:
    told: dict[str, str] = {}
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive, instant():
        drills = drills_now()
        for table in tables.wanted(secrets=secrets):
            told[member_of(table)] = _member(archive, member_of(table), lines(table))
        told[ROWS] = _member(archive, ROWS, derived_lines())
        if secrets:
            told[SECRET] = _member(archive, SECRET, [secret(options())])
        manifest = {
            "format": FORMAT, "mark": MARK, "versions": {"infodrill": infodrill.__version__, "model": MODEL_VERSION},
            "migrations": migrations(), "taken": datetime.now(UTC).isoformat(timespec="seconds"), "secrets": secrets,
            **stamped(real_places()), "rows": rows_now(secrets=secrets),
            "drills": [{key: getattr(drill, key) for key in Kept.__slots__} for drill in drills], "members": told,
        }  # fmt: skip
        # Last, since it names the sums of all others: a file that was cut off has no manifest, and is none.
        _member(archive, MANIFEST, [json.dumps(manifest, ensure_ascii=False, indent=1)])
    return drills


def _member(archive: zipfile.ZipFile, name: str, told: Iterable[str]) -> str:
    """Write a member line by line; its SHA-256."""
    sum_ = hashlib.sha256()
    with archive.open(name, "w", force_zip64=True) as out:
        for line in told:
            raw = line.encode()
            sum_.update(raw)
            out.write(raw)
    return sum_.hexdigest()


# The proof of a backup: it is restored into a database of its own, which is thrown away, and compared with what it
# tells.
ENGINE = "django.db.backends.sqlite3"
# Nothing of it has to outlive the process.
PRAGMAS = "PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF; PRAGMA cache_size=-16000;"


def prove(path: Path, beside: Path) -> None:
    """See that the backup at `path` restores to the range as it was read: each log by its digests, each table by its rows.

    The scratch database lies in a folder of its own in `beside`; the range's own database is not touched. Raises
    KeepingError saying what would be missing.
    """
    try:
        with (
            workplace(beside) as folder,
            scratch(folder / "proof.sqlite3"),
            opened(path) as backup,
            transaction.atomic(),
        ):
            put_back(backup)
    except (KeepingError, DatabaseError) as error:
        what = error.params.get("what") if isinstance(error, KeepingError) else None
        raise KeepingError(
            N_("The backup was written, but it does not restore: {why}"),
            remedy=N_("It was thrown away. Make room in the data folder and try again, or report this."),
            place=Place(path.name),
            code="H507",
            why=what or error,
        ) from error


@contextmanager
def scratch(path: Path) -> Iterator[None]:
    """Let the only database that this thread knows be a new SQLite file, with the tables of a range and nothing in them."""
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    told = {"ENGINE": ENGINE, "NAME": str(path), "OPTIONS": {"init_command": PRAGMAS}}
    described = connections.configure_settings({DEFAULT_DB_ALIAS: told})[DEFAULT_DB_ALIAS]
    made = load_backend(ENGINE).DatabaseWrapper(described, DEFAULT_DB_ALIAS)
    live = connections[DEFAULT_DB_ALIAS]
    connections[DEFAULT_DB_ALIAS] = made
    try:
        call_command("migrate", interactive=False, verbosity=0)
        yield
    finally:
        connections[DEFAULT_DB_ALIAS] = live
        made.close()
        ContentType.objects.clear_cache()  # it remembers numbers of rows by the name of the database
