"""Tryouts of scenarios in the database: wanted, taken by one maker at a time, told about, kept by what they are a tryout of."""

# Charter: web scenarios tryouts
from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from infodrill.conduct.city import MODEL_VERSION
from infodrill.kernel.i18n import Lang
from infodrill.review.measures import versions
from infodrill.web import steady
from infodrill.web.models import ScenarioTryout
from infodrill.web.outcome.keeping import SILENCE_MS, NotOurs

WAITING = ("wanted", "making")
MOST = 100  # kept; the oldest go first
_watch = steady.SignWatch()


def want(digest: str, key: str) -> None:
    """Have it made, behind all that wait already, unless it is there or under way."""
    row, _ = ScenarioTryout.objects.get_or_create(pk=digest, defaults={"key": key})
    if row.state not in WAITING and not _current(row):
        seen = ScenarioTryout.objects.filter(pk=digest, state=row.state)
        seen.update(
            state="wanted", key=key, asked=timezone.now(), maker="", done=0, total=0, fault="", pages=""
        )


def cancel(digest: str) -> None:
    """Break it off; its maker sees that within a second."""
    ScenarioTryout.objects.filter(pk=digest, state__in=WAITING).update(state="cancelled", maker="")


def take(maker: str) -> str:
    """The digest of what this maker tries out now, "" when none is wanted or another is being tried out in this range.

    To be asked every second, so that silence is seen.
    """
    rows = list(ScenarioTryout.objects.filter(state__in=WAITING).order_by("asked"))
    _watch.keep(row.pk for row in rows)
    for row in sorted(rows, key=lambda row: row.state != "making"):
        silent = _watch.silence(row.pk, (row.maker, row.beats)) > SILENCE_MS
        if row.state == "making" and not silent:
            return ""
        if _begun(row, maker):
            return str(row.pk)
    return ""


def still_ours(digest: str, maker: str) -> bool:
    """A sign of life; False once it was cancelled or taken over."""
    return bool(_ours(digest, maker).update(beats=F("beats") + 1))


def give_back(maker: str) -> None:
    """The maker was stopped in order: let the next one begin."""
    ScenarioTryout.objects.filter(maker=maker, state="making").update(state="wanted", maker="")


def tell(digest: str, maker: str, done: int, total: int) -> None:
    """How many plays are behind us. Raises NotOurs."""
    if not _ours(digest, maker).update(done=done, total=total, beats=F("beats") + 1):
        raise NotOurs(digest)


def finish(digest: str, maker: str, pages: Mapping[Lang, Mapping[str, Any]]) -> None:
    """Keep its page in each language, and let the oldest go."""
    text = json.dumps(pages, ensure_ascii=False)
    _ours(digest, maker).update(state="done", maker="", pages=text, made_with=made_with())
    old = (
        ScenarioTryout.objects.exclude(state__in=WAITING)
        .order_by("-asked")
        .values_list("pk", flat=True)[MOST:]
    )
    ScenarioTryout.objects.filter(pk__in=list(old)).delete()


def fail(digest: str, maker: str, why: Mapping[Lang, str]) -> None:
    """It cannot be made, and why, in each language."""
    _ours(digest, maker).update(state="failed", maker="", fault=json.dumps(why, ensure_ascii=False))


def of(digest: str) -> ScenarioTryout | None:
    """How it stands; None when nobody asked for it, or it was made by other measures or another model than today's."""
    row: ScenarioTryout | None = ScenarioTryout.objects.filter(pk=digest).first()
    return None if row is not None and row.state == "done" and not _current(row) else row


@cache
def made_with() -> str:
    """Another one whenever the same files may give another page."""
    return sha256(json.dumps([MODEL_VERSION, sorted(versions().items())]).encode()).hexdigest()


def _current(row: ScenarioTryout) -> bool:
    return bool(row.state == "done" and row.made_with == made_with())


def _ours(digest: str, maker: str) -> Any:
    return ScenarioTryout.objects.filter(pk=digest, maker=maker, state="making")


def _begun(row: ScenarioTryout, maker: str) -> bool:
    try:
        with transaction.atomic():
            seen = ScenarioTryout.objects.filter(pk=row.pk, state=row.state, maker=row.maker, beats=row.beats)
            return bool(seen.update(state="making", maker=maker, beats=F("beats") + 1, done=0, total=0))
    except IntegrityError:  # another one was begun meanwhile
        return False
