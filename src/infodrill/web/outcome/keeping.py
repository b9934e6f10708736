"""The outcome of a drill in the database: wanted, taken by one maker, told about, kept, given out."""

# Charter: web outcome keeping
from __future__ import annotations

import os
import secrets

from django.db import transaction
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, Length, Substr
from django.utils import timezone

from infodrill.conduct.noun import RangeEvent
from infodrill.kernel.events import event_types
from infodrill.web import steady
from infodrill.web.models import Lease, LogLine, Outcome, OutcomeFile

# Without a sign of life for so long, another maker begins again; a process needs seconds to start.
SILENCE_MS = 30_000
# How many events are on record; more than `upto` were recorded after what was made was read.
# Rows of the improvement plan and answers to the survey are recorded when all figures are made: none of those rests on them.
# Every word that people type lies beside the line, so that no line holds these signs but by its own type.
_BESIDE = Q()
for _type in sorted(
    kind.TYPE for kind in event_types().values() if issubclass(kind, RangeEvent) and not kind.BEARS
):
    _BESIDE |= Q(line__contains=f'"type":"{_type}"')
_LAST = LogLine.objects.filter(drill=OuterRef("pk")).exclude(_BESIDE).order_by("-seq").values("seq")[:1]
RECORDED = Coalesce(Subquery(_LAST) + 1, 0)
ENDED = ("done", "failed")
WAITS = "~"  # before the name of a file that waits for the others
OUTDATED = Q(state__in=ENDED, upto__lt=F("recorded"))
WANTED = Q(state__in=("wanted", "making")) | OUTDATED

_watch = steady.SignWatch()


class NotOurs(Exception):
    """The outcome was cancelled, or another maker has taken it over; nothing may be kept any more."""


def new_name() -> str:
    """A maker's own name; never used again."""
    return f"maker-{os.getpid()}-{secrets.token_hex(4)}"


def want(drill: str, *, again: bool = False) -> None:
    """Have the outcome made; `again` = whatever became of an earlier one. What is recorded later needs no asking: see `take`."""
    Outcome.objects.get_or_create(drill_id=drill)
    if again:
        _change(Q(pk=drill) & ~Q(state__in=("wanted", "making")), state="wanted", maker="")


def cancel(drill: str) -> None:
    """Break it off; its maker sees that within a second."""
    _change(Q(pk=drill) & WANTED, state="cancelled", maker="")


def take(maker: str) -> str:
    """The drill whose outcome this maker makes now, "" when none is wanted. Those of silent makers are begun again, and those
    that ended before something more was recorded: by the record itself, so that no kill in between leaves one out of date.

    To be asked every second, so that silence is seen.
    """
    found = Outcome.objects.annotate(recorded=RECORDED).filter(WANTED).order_by("drill__created")
    rows = list(found.values_list("pk", "state", "maker", "beats", "recorded"))
    _watch.keep(row[0] for row in rows)
    for drill, state, other, beats, recorded in rows:
        silent = _watch.silence(drill, (other, beats)) > SILENCE_MS
        seen = Q(pk=drill, state=state, maker=other, beats=beats)
        begun = {"state": "making", "stage": "", "done": 0, "total": 0, "fault": "", "upto": recorded}
        if (state != "making" or silent) and _change(seen, maker=maker, beats=F("beats") + 1, **begun):
            return str(drill)
    return ""


def read_again(drill: str, maker: str) -> None:
    """Its maker reads the log anew, after it wrote to it. Raises NotOurs."""
    if not _change(Q(pk=drill, maker=maker, state="making"), upto=RECORDED):
        raise NotOurs(drill)


def still_ours(drill: str, maker: str) -> bool:
    """A sign of life; False once it was cancelled or taken over."""
    return _change(Q(pk=drill, maker=maker, state="making"), beats=F("beats") + 1)


def give_back(maker: str) -> None:
    """The maker was stopped in order: let the next one begin."""
    _change(Q(maker=maker, state="making"), state="wanted", maker="")


def tell(drill: str, maker: str, stage: str, done: int, total: int) -> None:
    """How far it is. Raises NotOurs."""
    if not _change(
        Q(pk=drill, maker=maker, state="making"), stage=stage, done=done, total=total, beats=F("beats") + 1
    ):
        raise NotOurs(drill)


def keep(drill: str, maker: str, name: str, content: bytes) -> None:
    """Keep a file beside the former one, until all are there. Raises NotOurs."""
    with transaction.atomic():
        tell_row = Outcome.objects.select_for_update().filter(pk=drill, maker=maker, state="making")
        if not tell_row.exists():
            raise NotOurs(drill)
        OutcomeFile.objects.update_or_create(drill_id=drill, name=WAITS + name, defaults={"content": content})


def finish(drill: str, maker: str, rewritten: int) -> None:
    """Everything is there, and takes the place of the former; `rewritten` as it stood when the drill was read."""
    with transaction.atomic():
        if _end(drill, maker, "done", rewritten=rewritten, whole=F("upto"), whole_at=timezone.now()):
            files = OutcomeFile.objects.filter(drill=drill)
            files.exclude(name__startswith=WAITS).delete()
            files.update(name=Substr("name", len(WAITS) + 1))


def fail(drill: str, maker: str, why: str) -> None:
    """It cannot be made, and why; a former one stays."""
    _end(drill, maker, "failed", fault=why[:300])


def current(drill: str) -> Outcome | None:
    """The outcome with a whole one made of all that is on record, whatever becomes of the next, None when there is none:
    nothing is given out of a drill whose texts were erased or restored since it was read, or that grew."""
    made = Outcome.objects.annotate(recorded=RECORDED).filter(pk=drill, whole__gt=0, whole__gte=F("recorded"))
    outcome: Outcome | None = made.first()
    return outcome if outcome and outcome.rewritten == rewritten(drill) else None


def of(drill: str) -> Outcome | None:
    """The outcome as it stands, None when nobody has wanted one."""
    outcome: Outcome | None = Outcome.objects.filter(pk=drill).first()
    return outcome


def sizes(drill: str) -> dict[str, int]:
    """Name → bytes of what may be given out now."""
    if current(drill) is None:
        return {}
    rows = (
        OutcomeFile.objects.filter(drill=drill)
        .exclude(name__startswith=WAITS)
        .annotate(size=Length("content"))
    )
    return dict(rows.values_list("name", "size"))


def content(drill: str, name: str) -> bytes | None:
    """The file, None when it is not there."""
    found = OutcomeFile.objects.filter(drill=drill, name=name).first() if current(drill) else None
    return bytes(found.content) if found else None


def rewritten(drill: str) -> int:
    """Another number whenever what is stored of the drill was changed otherwise than by appending."""
    return int(Lease.objects.filter(pk=drill).values_list("rewritten", flat=True).first() or 0)


def _end(drill: str, maker: str, state: str, **values: object) -> bool:
    return _change(Q(pk=drill, maker=maker, state="making"), state=state, maker="", **values)


def _change(which: Q, **values: object) -> bool:
    return bool(Outcome.objects.annotate(recorded=RECORDED).filter(which).update(**values))
