"""A text or a picture of a drill, erased because somebody asked for it: texts are found by words, both erased by digest."""

# Charter: web keeping erasure
from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial

from django.db import transaction

from infodrill.conduct.city import MODEL_VERSION
from infodrill.conduct.nouns.course import DrillOpened
from infodrill.conduct.nouns.improvements import ImprovementCarried
from infodrill.kernel.derived import PASSING, WORDED
from infodrill.kernel.erasable import forget
from infodrill.kernel.errors import LogError
from infodrill.kernel.folding import fold
from infodrill.kernel.i18n import N_
from infodrill.kernel.log import EventLog
from infodrill.web import live, models
from infodrill.web.conf.options import options
from infodrill.web.keeping.opening import KeepingError, clear_leftovers, drill_of
from infodrill.web.keeping.wiping import forget_outcome, give_back_room, wipe_what_is_deleted
from infodrill.web.pacing import another_version
from infodrill.web.stores.attachments import DatabaseAttachmentStore
from infodrill.web.stores.log import DatabaseLogStore, growing

DIGEST = re.compile(r"[0-9a-f]{8,64}")
SHOWN = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundText:
    """A text that was looked for: the event that brought it, its digest, how it begins, and in which seat and minute it was
    written; "" and -1 where the log no longer says."""

    seq: int
    digest: str
    words: str
    seat: str
    minute: int


def find(drill_id: str, words: str = "", seat: str = "") -> tuple[FoundText, ...]:
    """The texts of a drill that hold `words`, whatever the case, the marks and how they were typed, and that came from `seat`, ""
    = from any, in the order of the log. Raises KeepingError.

    For whoever keeps the range, and for erasing alone: no page and no report lists what a seat wrote.
    """
    drill_of(drill_id)
    hands = _hands(drill_id)
    held = models.LogText.objects.filter(drill=drill_id, text__isnull=False).order_by("seq", "digest")
    # One word has several spellings (Thuý, Thúy, and either decomposed): whoever erases chooses among what is shown.
    wanted, found = fold(words), []
    for seq, digest, text in held.values_list("seq", "digest", "text").iterator():
        by, minute = hands.get(seq, ("", -1))
        if wanted in fold(text) and seat in ("", by):
            shown = " ".join(text.split())[:SHOWN]
            found.append(FoundText(seq=seq, digest=digest, words=shown, seat=by, minute=minute))
    return tuple(found)


def _hands(drill_id: str) -> dict[int, tuple[str, int]]:
    """By event who brought it, and in which minute; without those whose lines are damaged."""
    lines = models.LogLine.objects.filter(drill=drill_id).values_list("seq", "line")
    found: dict[int, tuple[str, int]] = {}
    for seq, line in lines.iterator():
        with suppress(ValueError, TypeError, KeyError):
            fact = json.loads(line)["fact"]
            found[seq] = (str(fact["actor"]), int(fact["at"]) // 60)
    return found


def erase(drill_id: str, *digests: str) -> int:
    """Erase texts and pictures for good, by digests or their first eight letters or more; how many were erased now, in the drill,
    in all that share its events, and where its plan was carried on. All or nothing: what is ended half-way erased nothing.

    Raises KeepingError for a drill or digest that is not there.
    """
    drill_of(drill_id)
    # Before anything is deleted: what this arranges holds for what is deleted from here on.
    wipe_what_is_deleted()
    with transaction.atomic():
        whole = [_whole(drill_id, digest) for digest in digests]
        named = {
            table: [digest for of, digest in whole if of is table]
            for table in (models.LogText, models.Attachment)
        }
        held = models.LogText.objects.filter(
            drill=drill_id, digest__in=named[models.LogText], text__isnull=False
        )
        words = tuple(held.values_list("text", flat=True))
        count = erase_in(drill_id, *named.values()) + erase_in_kin(drill_id, *named.values())
        # Whoever carries a plan on holds the lock of the drill that it is of: one more look sees what was opened meanwhile.
        while carried := tuple(_carried(words)):
            for drill, copies in carried:
                count += erase_in(drill, copies, ()) + erase_in_kin(drill, copies, ())
    clear_leftovers(options().folder)
    give_back_room()
    return count


def erase_in_kin(
    drill_id: str, texts: Collection[str], pictures: Collection[str], *, later: bool = False
) -> int:
    """The same in the drills that share events with one (`kin`) in which it was erased already; how many were erased now."""
    visited, count = {drill_id}, 0
    # Whoever makes a branch holds its parent's lock until all see it: what was being made when a drill was visited is among the
    # relatives asked for afterwards, and what is made later copies what was erased.
    while fresh := [each for each in kin(drill_id, later=later) if each not in visited]:
        count += sum(erase_in(each, texts, pictures) for each in fresh)
        visited.update(fresh)
    return count


def erase_in(drill_id: str, texts: Collection[str], pictures: Collection[str]) -> int:
    """Erase what a drill holds of these digests; how many were erased now."""
    with growing(drill_id):
        log, files = DatabaseLogStore(drill_id), DatabaseAttachmentStore(drill_id)
        held = models.LogText.objects.filter(drill=drill_id, digest__in=texts).exists()
        shared = models.Attachment.objects.filter(drill=drill_id, digest__in=pictures).exists()
        if not held and not shared:
            return 0
        # By the store: from a log that is damaged, what somebody wrote can be erased all the same.
        count = log.erase(texts) + files.erase(pictures)
        # Reports, and what runners leave beside the log, are made again from the log as it is now.
        models.DerivedRow.objects.filter(drill=drill_id, kind__in=PASSING | WORDED).delete()
        forget_outcome(drill_id)
        _have_made_again(drill_id)
        transaction.on_commit(partial(_forget, drill_id))
    return count


def _carried(words: Collection[str]) -> Iterator[tuple[str, list[str]]]:
    """Drill and digests of the rows of plans, carried into it from an earlier drill, that say just those words."""
    lines = models.LogLine.objects.filter(line__contains=f'"{ImprovementCarried.TYPE}"')
    events: dict[str, list[int]] = {}
    for drill, seq in lines.values_list("drill_id", "seq") if words else ():
        events.setdefault(drill, []).append(seq)
    for drill, seqs in events.items():
        copies = models.LogText.objects.filter(drill=drill, seq__in=seqs, text__in=words)
        if found := list(copies.values_list("digest", flat=True)):
            yield drill, found


def _parent(line: str) -> str:
    """The drill that event 0 names, "" for none, and where the line is damaged."""
    try:
        return str(json.loads(line)["fact"]["payload"].get("parent", ""))
    except (ValueError, TypeError, KeyError, AttributeError):
        return ""


def kin(drill_id: str, *, later: bool = False) -> tuple[str, ...]:
    """The other drills that share events with one: those it was branched from and that were branched from it; `later` = these
    alone."""
    opened = models.LogLine.objects.filter(seq=0).values_list("drill_id", "line")
    parents = {drill: _parent(line) for drill, line in opened}
    found, fresh = {drill_id}, {drill_id}
    while fresh:
        fresh = {drill for drill, parent in parents.items() if parent in found} | (
            set() if later else {parents[drill] for drill in found if parents.get(drill) in parents}
        )
        fresh -= found
        found |= fresh
    return tuple(sorted(found - {drill_id}))


def _have_made_again(drill_id: str) -> None:
    """Whoever has folded the drill folds it anew; of a closed one that can be read a runner makes the rows and the report once
    more."""
    lease = models.Lease.objects.filter(pk=drill_id)
    lease.update(rewritten=another_version())
    try:
        opened = EventLog(DatabaseLogStore(drill_id)).events[0].body
    except LogError:
        return
    if isinstance(opened, DrillOpened) and opened.model_version == MODEL_VERSION:
        lease.filter(over=True).update(over=False)


def _forget(drill_id: str) -> None:
    live.forget(drill_id)
    forget()  # what was read of texts


def _whole(drill_id: str, digest: str) -> tuple[type[models.LogText | models.Attachment], str]:
    """The only text or picture whose digest begins so: its table and whole digest."""
    found: list[tuple[type[models.LogText | models.Attachment], str]] = []
    if DIGEST.fullmatch(digest):
        for table in (models.LogText, models.Attachment):
            held = table.objects.filter(drill=drill_id, digest__startswith=digest)
            # Two are enough to know that it is not the only one.
            found += [(table, each_digest) for each_digest in held.values_list("digest", flat=True)[:2]]
    if len(found) != 1:
        raise KeepingError(
            N_("No single text of this drill has the digest {digest}."),
            remedy=N_("Look it up: `infodrill erase DRILL --find WORDS`."),
            code="H505",
            digest=digest[:64],
        )
    return found[0]
