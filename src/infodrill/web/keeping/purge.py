"""What is deleted when a drill has had its time: everything that people wrote, and all that can be made again.

The chained lines stay: they hold no text and no name, and the log of a purged drill still verifies (L1, L2).
"""

# Charter: web keeping purge
from __future__ import annotations

import json
import shutil
import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone

from infodrill.kernel.clock import DAY
from infodrill.kernel.i18n import N_
from infodrill.web import live, models
from infodrill.web.conf.options import options
from infodrill.web.keeping.erasure import erase_in_kin, kin
from infodrill.web.keeping.opening import KeepingError, clear_leftovers, drill_of
from infodrill.web.keeping.wiping import forget_outcome, give_back_room, wipe_what_is_deleted
from infodrill.web.pacing import Pace, another_version
from infodrill.web.stores.attachments import DatabaseAttachmentStore
from infodrill.web.stores.derived import DatabaseDerivedStore
from infodrill.web.stores.log import DatabaseLogStore, growing

DAYS = 90


@dataclass(frozen=True, slots=True)
class Purged:
    """What was deleted of one drill."""

    drill: str
    texts: int
    attachments: int


def due(days: int = DAYS) -> tuple[str, ...]:
    """Drills in which nothing has been recorded for `days` days (at least 0) and of which something is left to delete."""
    limit = int(time.time()) - days * DAY
    return tuple(
        pk
        for pk in models.Drill.objects.order_by("pk").values_list("pk", flat=True)
        if last_recorded(pk) <= limit and holds(pk)
    )


def purge(drill_id: str) -> Purged:
    """Purge one drill now; it cannot be played any more. What its branches share of it is erased there too. All or nothing: what
    is ended half-way deleted nothing.

    Raises KeepingError when there is none, or time runs in it.
    """
    row = drill_of(drill_id)
    wipe_what_is_deleted()
    with growing(drill_id):
        # Under the drill's lock: nobody can start its clock between this look and the deletion.
        _check_rests(drill_id)
        return purge_in(row)


def purge_in(row: models.Drill) -> Purged:
    """The same under a lock that is held, whether time runs in the drill or not."""
    drill_id = row.pk
    with growing(drill_id):
        log, files = DatabaseLogStore(drill_id), DatabaseAttachmentStore(drill_id)
        words, pictures = tuple(log.read().texts), files.digests()
        texts, attachments = log.erase(words), files.erase(pictures)
        DatabaseDerivedStore(drill_id).drop()
        forget_outcome(drill_id)
        for table in (models.SeatCode, models.ApiToken, models.Sitting, models.SurveySheet):
            table.objects.filter(drill=drill_id).delete()
        # A name is free text too.
        models.Drill.objects.filter(pk=drill_id).update(name=row.scenario)
        models.Lease.objects.filter(pk=drill_id).update(
            over=True, runner="", clock="", target=-1, fault="", rewritten=another_version()
        )
        transaction.on_commit(partial(live.forget, drill_id))
        _forget_name(row.name, row.scenario, kin(drill_id, later=True))
        erase_in_kin(drill_id, words, pictures, later=True)
    return Purged(drill_id, texts, attachments)


def is_purged(drill_id: str) -> bool:
    """Whether a drill is over and holds nothing that anybody wrote."""
    return models.Lease.objects.filter(pk=drill_id, over=True).exists() and not holds(drill_id)


def _forget_name(name: str, scenario: str, branches: tuple[str, ...]) -> None:
    """Take a drill's name out of its branches' names, which begin with it ("…, again from minute 12"): somebody wrote it."""
    if name == scenario:
        return
    for branch in models.Drill.objects.filter(pk__in=branches, name__startswith=name):
        models.Drill.objects.filter(pk=branch.pk).update(name=scenario + branch.name.removeprefix(name))
        transaction.on_commit(partial(live.forget, branch.pk))


def _check_rests(drill_id: str) -> None:
    pace = Pace(drill_id)
    pace.read()
    if pace.running or pace.jumping:
        raise KeepingError(
            N_("Drill {drill} is being played."),
            remedy=N_("Let control pause or close it first."),
            code="H506",
            drill=drill_id,
        )


def sweep() -> None:
    """What no drill owns: sessions that ended, counts of guesses, cities that no drill needs, leftovers of a broken backup."""
    Session.objects.filter(expire_date__lt=timezone.now()).delete()
    models.Guess.objects.all().delete()
    # A city is costly to build: kept as long as any drill may still be played.
    if not models.Lease.objects.filter(over=False).exists():
        shutil.rmtree(Path(options().folder) / "cities", ignore_errors=True)
    clear_leftovers(options().folder)
    give_back_room()


def last_recorded(drill_id: str) -> int:
    """Wall second of the last event, or of the drill's making: a branch begins with what was recorded long before."""
    made = int(models.Drill.objects.get(pk=drill_id).created.timestamp())
    line = (
        models.LogLine.objects.filter(drill=drill_id).order_by("-seq").values_list("line", flat=True).first()
    )
    if line is None:
        return made
    try:
        return max(made, int(json.loads(line)["fact"]["wall"]))
    except (ValueError, TypeError, KeyError):
        # A damaged log tells no time: it is never purged for its age, only by name.
        return int(time.time()) + DAY


def holds(drill_id: str) -> bool:
    """Whether anything of a drill is left to delete."""
    texts = models.LogText.objects.filter(drill=drill_id, text__isnull=False)
    others = (
        models.SurveySheet,
        models.DerivedRow,
        models.Attachment,
        models.SeatCode,
        models.ApiToken,
        models.OutcomeFile,
    )
    return texts.exists() or any(table.objects.filter(drill=drill_id).exists() for table in others)
