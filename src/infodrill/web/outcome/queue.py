"""What is wanted of one kind and made by one process at a time: asked for, taken, told about, given back, ended.

Its table says `state` wanted | making | done | cancelled | failed, `done` of `total`, `maker` and its `beats`, `fault`, `asked`.
"""

# Charter: web outcome queue
from __future__ import annotations

from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F, Model
from django.utils import timezone

from infodrill.web import steady
from infodrill.web.outcome.keeping import SILENCE_MS, NotOurs

WAITING = ("wanted", "making")


class Queue:
    """The rows of one table, which lets a single one be in the making."""

    def __init__(self, table: type[Model]) -> None:
        self._rows = table._default_manager
        self._watch = steady.SignWatch()

    def want(self, item: str, **anew: Any) -> None:
        """Have it made once more, behind all that wait already."""
        row = self._rows.get(pk=item)
        seen = self._rows.filter(pk=item, state=row.state).exclude(state__in=WAITING)
        seen.update(state="wanted", asked=timezone.now(), maker="", done=0, total=0, fault="", **anew)

    def cancel(self, item: str) -> None:
        """Break it off; its maker sees that within a second."""
        self._rows.filter(pk=item, state__in=WAITING).update(state="cancelled", maker="")

    def take(self, maker: str) -> str:
        """What this maker makes now, "" when nothing is wanted or another is being made in this range.

        To be asked every second, so that silence is seen.
        """
        rows = list(self._rows.filter(state__in=WAITING).order_by("asked"))
        self._watch.keep(row.pk for row in rows)
        for row in sorted(rows, key=lambda row: row.state != "making"):
            silent = self._watch.silence(row.pk, (row.maker, row.beats)) > SILENCE_MS
            if row.state == "making" and not silent:
                return ""
            if self._begun(row, maker):
                return str(row.pk)
        return ""

    def still_ours(self, item: str, maker: str) -> bool:
        """A sign of life; False once it was cancelled or taken over."""
        return bool(self._ours(item, maker).update(beats=F("beats") + 1))

    def give_back(self, maker: str) -> None:
        """The maker was stopped in order: let the next one begin."""
        self._rows.filter(maker=maker, state="making").update(state="wanted", maker="")

    def tell(self, item: str, maker: str, done: int, total: int, **more: Any) -> None:
        """How much is behind us, and what there is of it. Raises NotOurs."""
        if not self._ours(item, maker).update(done=done, total=total, beats=F("beats") + 1, **more):
            raise NotOurs(item)

    def end(self, item: str, maker: str, state: str, *, most: int, **values: Any) -> None:
        """It is done or cannot be made. `most` rows are kept; the oldest that do not wait go first."""
        self._ours(item, maker).update(state=state, maker="", **values)
        old = self._rows.exclude(state__in=WAITING).order_by("-asked").values_list("pk", flat=True)[most:]
        self._rows.filter(pk__in=list(old)).delete()

    def _ours(self, item: str, maker: str) -> Any:
        return self._rows.filter(pk=item, maker=maker, state="making")

    def _begun(self, row: Any, maker: str) -> bool:
        try:
            with transaction.atomic():
                seen = self._rows.filter(pk=row.pk, state=row.state, maker=row.maker, beats=row.beats)
                return bool(seen.update(state="making", maker=maker, beats=F("beats") + 1, done=0, total=0))
        except IntegrityError:  # another one was begun meanwhile
            return False
