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
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

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
from infodrill.web.keeping.proving import prove


def backup(path: Path, *, secrets: bool = False) -> tuple[Kept, ...]:
    """Write the range to `path`, whole and proved or not at all, readable by its owner alone; the drills that it holds.

    Without `secrets` the file opens nothing: no accounts, codes, tokens, sessions, no signing key.
    Raises KeepingError when the file is there already, or when what was written would not restore as it was.
    """
    _still_free(path)
    with workplace(path.resolve().parent) as folder:
        written = folder / path.name
        with os.fdopen(os.open(written, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
            drills = _write(stream, secrets)
            stream.flush()
            os.fsync(stream.fileno())
        prove(written, options().folder)
        _still_free(path)
        os.replace(written, path)
    return drills


def real_places() -> bool:
    """Whether a drill of the range names real places: then the backup is for local use too."""
    return bool(models.LogLine.objects.filter(seq=0, line__contains='"real_places":true').exists())


def _still_free(path: Path) -> None:
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
