"""What a backup is made of: its members, the drills that it names with their digests, and the lines that stand for rows."""

# Charter: web keeping contents
from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core import serializers
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import AutoField, Model

from infodrill.kernel.errors import DrillError
from infodrill.kernel.log import EventLog
from infodrill.web import models
from infodrill.web.keeping import tables
from infodrill.web.stores.log import DatabaseLogStore

FORMAT = 1
MODULUS = 1 << 256
MANIFEST, ROWS, SECRET = "manifest.json", "derived.jsonl", "secret"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A drill as a backup names it. `fault` = why its log does not verify, "" when it does."""

    id: str
    events: int
    chain: str
    content: str
    erased: int
    fault: str = ""


def drills_now() -> tuple[Kept, ...]:
    """Every drill of the range with the digests of its log, read from the first event on."""
    # In an order of our own: databases sort text each in their way.
    return tuple(_kept(pk) for pk in sorted(models.Drill.objects.values_list("pk", flat=True)))


def rows_now(*, secrets: bool) -> dict[str, str]:
    """By table "how many rows:their sum": equal wherever the rows are, in whatever order, but for what a restore gives anew."""
    return {tables.name_of(table): _sum(table) for table in (*tables.wanted(secrets=secrets), tables.ROWS)}


def migrations() -> list[str]:
    """The steps by which the tables were made."""
    done = MigrationRecorder(connection).applied_migrations()
    return sorted(f"{app}.{name}" for app, name in done if app == "web")


def shipped() -> frozenset[str]:
    """The steps that this version knows, whether the tables were made yet or not."""
    found = MigrationLoader(None, ignore_no_migrations=True).disk_migrations
    return frozenset(f"{app}.{name}" for app, name in found if app == "web")


def member_of(table: type[Model]) -> str:
    """The member that holds a table."""
    return f"tables/{tables.name_of(table)}.jsonl"


def lines(table: type[Model]) -> Iterator[str]:
    """One JSON line a row, as Django's serializer writes it."""
    for row in table._default_manager.order_by("pk").iterator(tables.BATCH):
        out = io.StringIO()
        serializers.serialize("jsonl", [row], stream=out, ensure_ascii=False)
        yield out.getvalue().rstrip("\n") + "\n"


def derived_lines() -> Iterator[str]:
    """One JSON line a drill, kind and minute of derived rows."""
    return (json.dumps(row, ensure_ascii=False) + "\n" for row in tables.derived_rows())


def _sum(table: type[Model]) -> str:
    """Read past Django's serializer, so that what that loses is missed here."""
    anew = tables.ANEW.get(table, ())
    names = [
        concrete_field.attname
        for concrete_field in table._meta.concrete_fields
        if not isinstance(concrete_field, AutoField) and concrete_field.attname not in anew
    ]
    count = total = 0
    for row in table._default_manager.values_list(*names).iterator(tables.BATCH):
        # Digests are added up, so that the order of rows, which databases choose, does not matter; a sum and
        # not an exclusive or, under which two equal rows would cancel out.
        digest = hashlib.sha256(repr([_plain(value) for value in row]).encode()).digest()
        count, total = count + 1, (total + int.from_bytes(digest)) % MODULUS
    return f"{count}:{total:064x}"


def _plain(value: Any) -> Any:
    """The value as both databases give it; a backup keeps milliseconds."""
    if isinstance(value, datetime):
        return int(value.timestamp() * 1000)
    return bytes(value) if isinstance(value, memoryview) else value


def _kept(drill_id: str) -> Kept:
    try:
        log = EventLog(DatabaseLogStore(drill_id))
    except DrillError as error:
        return Kept(
            id=drill_id,
            events=DatabaseLogStore(drill_id).length(),
            chain="",
            content="",
            erased=0,
            fault=error.render("en"),
        )
    return Kept(
        id=drill_id, events=len(log), chain=log.chain_digest, content=log.content_digest, erased=log.erased
    )
