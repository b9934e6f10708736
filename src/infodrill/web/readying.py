"""What a web process makes ready before the first visitor asks: templates, words, and the drills that are being played."""

# No charter: serves and draws; whatever is read or done goes through the doors that are ground
from __future__ import annotations

import logging
from pathlib import Path

from django.db import DatabaseError
from django.template.loader import get_template

from infodrill.conduct.learnt import counted_lines
from infodrill.kernel.i18n import LANGUAGES, catalogue
from infodrill.web import live, models
from infodrill.web.runner.leases import BLAMED, MOST
from infodrill.web.supervising import Supervised

LOG = logging.getLogger("infodrill.ready")
TEMPLATES = Path(__file__).parent / "templates"


def make_ready_beside() -> None:
    """In a thread of its own: who comes before it is done waits no longer than without it."""
    Supervised("ready", lambda thread: make_ready(), once=True).start()


def make_ready() -> None:
    """Read and fold everything that the first page of a running drill needs; what cannot be read is left to its page."""
    for lang in LANGUAGES:
        catalogue(lang)
        counted_lines(lang)
    for path in sorted(TEMPLATES.rglob("*.html")):
        get_template(path.relative_to(TEMPLATES).as_posix())
    played = models.Lease.objects.filter(over=False).exclude(BLAMED).order_by("-reached", "-drill__created")
    for drill in played.values_list("pk", flat=True)[:MOST]:
        try:
            live.of(drill)
        except DatabaseError:
            raise
        except Exception:
            # Damaged in whatever way: the others are made ready all the same, and its own page says what is wrong.
            LOG.warning("a drill could not be made ready", extra={"drill": drill})
