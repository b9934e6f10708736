"""`infodrill runner`: runner processes on a machine that serves no pages, for a range on PostgreSQL."""

# Charter: web driving
from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable

from infodrill.kernel.errors import DrillError
from infodrill.kernel.i18n import N_, tr


class DriveError(DrillError):
    """Runners cannot start as asked."""

    code = "H113"


def drive(runners: int, *, lang: str, say: Callable[[str], None]) -> None:
    """Drive drills until told to stop. Raises DriveError, SettingError or EgressRefused before anything is leased."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "infodrill.web.conf.settings"
    from infodrill.web.closing import close_the_range
    from infodrill.web.conf.options import options

    if not options().database_url:
        raise DriveError(
            N_("Runners of their own need PostgreSQL."),
            remedy=N_("Set INFODRILL_DATABASE_URL; on one machine `infodrill serve` has its runner with it."),
        )
    close_the_range()
    import django

    django.setup()
    _expect_tables()
    _expect_key()
    from infodrill.web.runner.children import Runners

    told = threading.Event()
    with Runners(runners, lang):
        for stop in (signal.SIGTERM, signal.SIGINT):
            signal.signal(stop, lambda number, frame: told.set())
        say(
            tr(
                lang,
                N_("{n} runners wait for drills. Ctrl-C ends them; others take their drills over."),
                n=runners,
            )
        )
        told.wait()


def _expect_tables() -> None:
    """The tables are `serve`'s to bring up to date: two machines that both try would meet half-way."""
    from django.db import DatabaseError

    from infodrill.web.firststart import expect_none_newer
    from infodrill.web.vitals import pending

    try:
        behind = pending()
    except DatabaseError as error:
        raise DriveError(
            N_("The database does not answer."), remedy=N_("Check INFODRILL_DATABASE_URL."), code="H114"
        ) from error
    if behind:
        raise DriveError(
            N_("The database's tables are of another version."),
            remedy=N_("Start `infodrill serve` of this version once; it brings them up to date."),
            code="H115",
        )
    expect_none_newer()


def _expect_key() -> None:
    """With another key it would give people other numbers, and other places, than the pages that they look at."""
    from infodrill.web.firststart import other_key

    if other_key():
        raise DriveError(
            N_("The signing key is another one than the range is served with."),
            remedy=N_(
                "Set the same INFODRILL_SECRET on every machine, or copy the file `secret` of the first."
            ),
            code="H118",
        )
