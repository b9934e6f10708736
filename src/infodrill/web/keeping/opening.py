"""What every command of keeping needs first: the range closed, Django set up, tables up to date, one instant to read."""

# Charter: web keeping opening
from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from infodrill.kernel.errors import DrillError
from infodrill.kernel.i18n import N_

if TYPE_CHECKING:
    from infodrill.web.models import Drill


class KeepingError(DrillError):
    """A backup, restore, purge or erasure that cannot be done."""

    code = "H500"


def open_range() -> None:
    """Close the range, set Django up, bring the tables up to date. Raises SettingError or EgressRefused."""
    from infodrill.web.closing import close_the_range

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "infodrill.web.conf.settings")
    close_the_range()
    from infodrill.web.household import prepare

    prepare()


@contextmanager
def instant() -> Iterator[None]:
    """Everything read inside is the range as it stood at one instant; nobody who writes has to wait."""
    from django.db import connection, transaction

    if connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield
        return
    # Django would begin by taking the write lock; in WAL mode a plain BEGIN reads a snapshot.
    with connection.cursor() as cursor:
        cursor.execute("BEGIN")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def drill_of(drill_id: str) -> Drill:
    """The drill's row. Raises KeepingError."""
    from infodrill.web.models import Drill

    found = Drill.objects.filter(pk=drill_id).first()
    if found is None:
        raise KeepingError(
            N_("There is no drill {drill}."),
            remedy=N_("Its id stands in the address of its pages: /d/ID/."),
            code="H504",
            drill=drill_id,
        )
    return found


def driven() -> bool:
    """True while a runner gives signs of life."""
    from infodrill.web.models import Lease
    from infodrill.web.pacing import wall_ms
    from infodrill.web.runner.leases import SILENCE_MS

    return Lease.objects.exclude(runner="").filter(seen_ms__gt=wall_ms() - SILENCE_MS).exists()
