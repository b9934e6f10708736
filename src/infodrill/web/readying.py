"""What a web process makes ready before the first visitor asks: templates, words, and the drills that are being played."""

# No charter: serves and draws; whatever is read or done goes through the doors that are ground
from __future__ import annotations

import logging
import threading
from pathlib import Path

from django.db import DatabaseError, connection
from django.template.loader import get_template

from infodrill.kernel.errors import DrillError
from infodrill.kernel.i18n import LANGUAGES, catalogue
from infodrill.web import live, models
from infodrill.web.runner.leases import MOST

LOG = logging.getLogger("infodrill.ready")
TEMPLATES = Path(__file__).parent / "templates"


def make_ready_beside() -> None:
    """In a thread of its own: who comes before it is done waits no longer than without it."""
    threading.Thread(target=_beside, name="ready", daemon=True).start()


def make_ready() -> None:
    """Read and fold everything that the first page of a running drill needs; what cannot be read is left to its page."""
    for lang in LANGUAGES:
        catalogue(lang)
    for path in sorted(TEMPLATES.rglob("*.html")):
        get_template(path.relative_to(TEMPLATES).as_posix())
    played = models.Lease.objects.filter(over=False, fault="").order_by("-reached", "-drill__created")
    for drill in played.values_list("pk", flat=True)[:MOST]:
        try:
            live.of(drill)
        except (DrillError, models.Drill.DoesNotExist, KeyError, IndexError):
            LOG.warning("a drill could not be made ready", extra={"drill": drill})


def _beside() -> None:
    try:
        make_ready()
    except DatabaseError:
        LOG.warning("the database is away")
    finally:
        connection.close()
