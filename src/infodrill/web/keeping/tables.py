"""Which tables a backup holds, in the order in which they are restored. A test asks for every table to be named here."""

# Charter: web keeping tables
from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby, islice
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.db import connection
from django.db.models import AutoField, Model

from infodrill.kernel.canonical import parse
from infodrill.web import models
from infodrill.web.stores.derived import NOBODY, DatabaseDerivedStore

DRILLS: tuple[type[Model], ...] = (
    models.Drill, models.DrillFile, models.Lease, models.LogLine, models.LogText, models.Attachment,
    models.ScenarioVersion,
)  # fmt: skip
ROWS = models.DerivedRow  # kept by its store, so that what the store keeps beside its rows is made again
SECRETS: tuple[type[Model], ...] = (
    get_user_model(), models.StaffAccount, models.Passkey, models.RecoveryCode, models.SeatCode, models.ApiToken,
    models.Sitting, Session,
)  # fmt: skip
PASSING: tuple[type[Model], ...] = (
    models.Guess,
    models.Outcome,
    models.OutcomeFile,
    models.ScenarioTryout,
    models.DrillQuestion,
    models.SurveySheet,
    models.RangeKey,
)
"""Never kept: what is counted for minutes, sheets of an open survey, which key was used here, and reports, which are made again
from the log."""
ANEW: dict[type[Model], tuple[str, ...]] = {models.Lease: ("runner", "beats", "rewritten")}
"""What a restore gives anew, beside numbers that only count rows: nobody drives a drill that was just put back."""
BATCH = 500
GONE = {"web.lease": ("seen_ms",)}
"""Fields of earlier versions that backups may still hold and no table has any more."""


def name_of(table: type[Model]) -> str:
    return str(table._meta.label_lower)


def wanted(*, secrets: bool) -> tuple[type[Model], ...]:
    return (*DRILLS, *(SECRETS if secrets else ()))


def own() -> frozenset[type[Model]]:
    """Every table of the web application."""
    return frozenset(apps.get_app_config("web").get_models())


def derived_rows() -> Iterator[tuple[str, str, int, list[Any]]]:
    """(drill, kind, minute, rows) of everything that runners derived, for DatabaseDerivedStore.put."""
    found = ROWS.objects.order_by("drill", "kind", "minute", "place")
    told = found.values_list("drill", "kind", "minute", "place", "row").iterator(BATCH)
    for (drill, kind, minute), rows in groupby(told, key=lambda row: row[:3]):
        yield drill, kind, minute, [row[4] for row in rows if row[3] != NOBODY]


def as_now(line: str) -> str:
    """A row of a backup without the fields that are GONE."""
    row = json.loads(line)
    for name in GONE.get(row["model"], ()):
        row["fields"].pop(name, None)
    return json.dumps(row)


def put_rows(drill: str, kind: str, minute: int, rows: list[Any]) -> None:
    DatabaseDerivedStore(drill).put(minute, kind, [parse(row) for row in rows])


def put_back(table: type[Model], found: Iterator[Any]) -> None:
    """Insert deserialised rows. Numbers that only count rows are given anew."""
    if table is get_user_model():
        # Saved one by one under their own numbers: other tables refer to accounts by these.
        for item in found:
            item.save()
        return
    for some in batched(found, BATCH):
        _insert(table, [each_item.object for each_item in some])


def _insert(table: type[Model], rows: list[Any]) -> None:
    if isinstance(table._meta.pk, AutoField):
        for row in rows:
            # The database's counter gives a new one: kept, it would collide with the numbers the counter gives
            # out next.
            row.pk = None
    # Django writes the present time into these when a row is made.
    stamped = [
        concrete_field.attname
        for concrete_field in table._meta.concrete_fields
        if getattr(concrete_field, "auto_now_add", False)
    ]
    times = [[getattr(row, name) for name in stamped] for row in rows]
    made = table._default_manager.bulk_create(rows)
    for row, time in zip(made, times, strict=True):
        for name, value in zip(stamped, time, strict=True):
            setattr(row, name, value)
    if stamped:
        table._default_manager.bulk_update(made, stamped)


def batched(found: Iterator[Any], size: int) -> Iterator[list[Any]]:
    while some := list(islice(found, size)):
        yield some


def count_on() -> None:
    """Let the database's own counters go on after the numbers that were restored."""
    from django.core.management.color import no_style

    with connection.cursor() as cursor:
        for line in connection.ops.sequence_reset_sql(no_style(), [get_user_model()]):
            cursor.execute(line)


def empty(*, secrets: bool) -> None:
    """Delete every drill with all that hangs on it, and own scenarios; with `secrets` accounts and sessions too."""
    models.Drill.objects.all().delete()
    models.ScenarioVersion.objects.all().delete()
    for table in (get_user_model(), Session) if secrets else ():
        table._default_manager.all().delete()
