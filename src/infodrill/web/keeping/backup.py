"""The backup: one ZIP with the tables as JSON lines, taken at one instant while the range runs, each member by its SHA-256.

Members: `tables/<table>.jsonl`, `derived.jsonl` (one line a drill, kind and minute), with `secrets` also `secret`; last
`manifest.json`: format, mark, versions, migrations, when, drills with their digests, members with their SHA-256.
"""

# Charter: web keeping backup
from __future__ import annotations

import hashlib
import io
import json
import os
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.core import serializers
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

import infodrill
from infodrill.conduct.city import MODEL_VERSION
from infodrill.kernel.errors import DrillError, Place
from infodrill.kernel.i18n import N_
from infodrill.kernel.log import EventLog
from infodrill.kernel.mark import MARK, stamped
from infodrill.web import models
from infodrill.web.conf.options import options, secret
from infodrill.web.keeping import tables
from infodrill.web.keeping.opening import KeepingError, instant
from infodrill.web.stores.log import DatabaseLogStore

FORMAT = 1
MANIFEST, ROWS, SECRET = "manifest.json", "derived.jsonl", "secret"


@dataclass(frozen=True, slots=True)
class Kept:
    """A drill as a backup names it. `fault` = why its log does not verify, "" when it does."""

    id: str
    events: int
    chain: str
    content: str
    erased: int
    fault: str = ""


def backup(path: Path, *, secrets: bool = False) -> tuple[Kept, ...]:
    """Write the range to `path`, whole or not at all, readable by its owner alone; the drills that it holds.

    Without `secrets` the file opens nothing: no accounts, codes, tokens, sessions, no signing key.
    Raises KeepingError when the file is there already.
    """
    if path.exists():
        raise KeepingError(
            N_("This file is there already."),
            remedy=N_("Give another name: a backup never takes the place of another."),
            place=Place(str(path)),
            code="H501",
        )
    handle, raw = tempfile.mkstemp(prefix=".infodrill-", dir=path.resolve().parent)  # mode 0600
    try:
        with os.fdopen(handle, "wb") as stream:
            drills = _write(stream, secrets)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(raw, path)
    except BaseException:
        Path(raw).unlink(missing_ok=True)
        raise
    return drills


def drills_now() -> tuple[Kept, ...]:
    """Every drill of the range with the digests of its log, read from the first event on."""
    # In an order of our own: databases sort text each in their way.
    return tuple(_kept(one) for one in sorted(models.Drill.objects.values_list("pk", flat=True)))


def real_places() -> bool:
    """Whether a drill of the range names real places: then the backup is for local use too."""
    return models.LogLine.objects.filter(seq=0, line__contains='"real_places":true').exists()


def migrations() -> list[str]:
    """The steps by which the tables were made."""
    done = MigrationRecorder(connection).applied_migrations()
    return sorted(f"{app}.{name}" for app, name in done if app == "web")


def _write(stream: Any, secrets: bool) -> tuple[Kept, ...]:
    told: dict[str, str] = {}
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive, instant():
        drills = drills_now()
        for table in tables.wanted(secrets=secrets):
            name = f"tables/{tables.name_of(table)}.jsonl"
            told[name] = _member(archive, name, _lines(table))
        rows = (json.dumps(one, ensure_ascii=False) + "\n" for one in tables.derived_rows())
        told[ROWS] = _member(archive, ROWS, rows)
        if secrets:
            told[SECRET] = _member(archive, SECRET, [secret(options())])
        manifest = {
            "format": FORMAT, "mark": MARK, "versions": {"infodrill": infodrill.__version__, "model": MODEL_VERSION},
            "migrations": migrations(), "taken": datetime.now(UTC).isoformat(timespec="seconds"), "secrets": secrets,
            **stamped(real_places()),
            "drills": [{key: getattr(one, key) for key in Kept.__slots__} for one in drills], "members": told,
        }  # fmt: skip
        _member(archive, MANIFEST, [json.dumps(manifest, ensure_ascii=False, indent=1)])
    return drills


def _member(archive: zipfile.ZipFile, name: str, lines: Iterable[str]) -> str:
    """Write a member line by line; its SHA-256."""
    sum_ = hashlib.sha256()
    with archive.open(name, "w", force_zip64=True) as out:
        for line in lines:
            raw = line.encode()
            sum_.update(raw)
            out.write(raw)
    return sum_.hexdigest()


def _lines(table: Any) -> Iterator[str]:
    """One JSON line a row, as Django's serializer writes it."""
    for row in table._default_manager.order_by("pk").iterator(tables.BATCH):
        out = io.StringIO()
        serializers.serialize("jsonl", [row], stream=out, ensure_ascii=False)
        yield out.getvalue().rstrip("\n") + "\n"


def _kept(drill_id: str) -> Kept:
    try:
        log = EventLog(DatabaseLogStore(drill_id))
    except DrillError as error:
        return Kept(drill_id, DatabaseLogStore(drill_id).length(), "", "", 0, error.render("en"))
    return Kept(drill_id, len(log), log.chain_digest, log.content_digest, log.erased)
