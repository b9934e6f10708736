"""The outcome of a drill in the database: wanted, taken by one maker, told about, kept, given out."""

# Charter: web outcome keeping
from __future__ import annotations

import os
import secrets

from django.db import transaction
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Length

from infodrill.web import steady
from infodrill.web.models import Lease, Outcome, OutcomeFile

SILENCE_MS = (
    30_000  # without a sign of life for so long, another maker begins again; a process needs seconds to start
)

_watch = steady.SignWatch()


class NotOurs(Exception):
    """The outcome was cancelled, or another maker has taken it over; nothing may be kept any more."""


def new_name() -> str:
    """A maker's own name; never used again."""
    return f"maker-{os.getpid()}-{secrets.token_hex(4)}"


def want(drill: str, *, again: bool = False) -> None:
    """Have the outcome made; `again` = whatever became of an earlier one, and once more after one that is being made."""
    _, new = Outcome.objects.get_or_create(drill_id=drill)
    if again and not new:
        # In this order: one that is finished between the two is wanted by the second.
        _change(Q(pk=drill, state="making"), again=True)
        _change(Q(pk=drill) & ~Q(state__in=("wanted", "making")), state="wanted", maker="")


def cancel(drill: str) -> None:
    """Break it off; its maker sees that within a second."""
    _change(Q(pk=drill, state__in=("wanted", "making")), state="cancelled", again=False, maker="")


def take(maker: str) -> str:
    """The drill whose outcome this maker makes now, "" when none is wanted. Those of silent makers are begun again.

    To be asked every second, so that silence is seen.
    """
    found = Outcome.objects.filter(state__in=("wanted", "making")).order_by("drill__created")
    rows = list(found.values_list("pk", "state", "maker", "beats"))
    _watch.keep(drill for drill, _, _, _ in rows)
    for drill, state, other, beats in rows:
        silent = _watch.silence(drill, (other, beats)) > SILENCE_MS
        seen = Q(pk=drill, state=state, maker=other, beats=beats)
        begun = {"state": "making", "again": False, "stage": "", "done": 0, "total": 0, "fault": ""}
        if (state == "wanted" or silent) and _change(seen, maker=maker, beats=F("beats") + 1, **begun):
            return str(drill)
    return ""


def still_ours(drill: str, maker: str) -> bool:
    """A sign of life; False once it was cancelled or taken over."""
    return _change(Q(pk=drill, maker=maker, state="making"), beats=F("beats") + 1)


def give_back(maker: str) -> None:
    """The maker was stopped in order: let the next one begin."""
    _change(Q(maker=maker, state="making"), state="wanted", again=False, maker="")


def tell(drill: str, maker: str, stage: str, done: int, total: int) -> None:
    """How far it is. Raises NotOurs."""
    if not _change(
        Q(pk=drill, maker=maker, state="making"), stage=stage, done=done, total=total, beats=F("beats") + 1
    ):
        raise NotOurs(drill)


def keep(drill: str, maker: str, name: str, content: bytes) -> None:
    """Keep a file, in the place of an earlier one. Raises NotOurs."""
    with transaction.atomic():
        tell_row = Outcome.objects.select_for_update().filter(pk=drill, maker=maker, state="making")
        if not tell_row.exists():
            raise NotOurs(drill)
        OutcomeFile.objects.update_or_create(drill_id=drill, name=name, defaults={"content": content})


def finish(drill: str, maker: str, rewritten: int) -> None:
    """Everything is there; `rewritten` as it stood when the drill was read. Wanted meanwhile, it is to be made again."""
    _end(drill, maker, "done", rewritten=rewritten)


def fail(drill: str, maker: str, why: str) -> None:
    """It cannot be made, and why; what was made stays."""
    _end(drill, maker, "failed", fault=why[:300])


def of(drill: str) -> Outcome | None:
    """The outcome as it stands, None when nobody has wanted one."""
    outcome: Outcome | None = Outcome.objects.filter(pk=drill).first()
    return outcome


def sizes(drill: str) -> dict[str, int]:
    """Name → bytes of what may be given out now."""
    if not _current(drill):
        return {}
    rows = OutcomeFile.objects.filter(drill=drill).annotate(size=Length("content"))
    return dict(rows.values_list("name", "size"))


def content(drill: str, name: str) -> bytes | None:
    """The file, None when it is not there."""
    found = OutcomeFile.objects.filter(drill=drill, name=name).first() if _current(drill) else None
    return bytes(found.content) if found else None


def _current(drill: str) -> bool:
    """Nothing is given out of a drill whose texts were erased or restored since it was read."""
    row = of(drill)
    return row is not None and row.state == "done" and row.rewritten == rewritten(drill)


def rewritten(drill: str) -> int:
    """Another number whenever what is stored of the drill was changed otherwise than by appending."""
    return int(Lease.objects.filter(pk=drill).values_list("rewritten", flat=True).first() or 0)


def _end(drill: str, maker: str, state: str, **values: object) -> None:
    ended = Case(When(again=True, then=Value("wanted")), default=Value(state))
    _change(Q(pk=drill, maker=maker, state="making"), state=ended, again=False, maker="", **values)


def _change(which: Q, **values: object) -> bool:
    return bool(Outcome.objects.filter(which).update(**values))
