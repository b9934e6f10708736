"""Leases: which runner drives which drill. A lease that is not renewed is taken over; a runner that lost one stops at once.

A runner that lives counts `beats` on. Another judges it by its own steady clock, as long as it has watched; no wall clock
is asked (docs/adr/0006).
"""

# Charter: web runner leases
from __future__ import annotations

import json
import os
import secrets
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F, Q

from infodrill.conduct.nouns.course import DrillClosed
from infodrill.kernel.errors import DrillError, Place
from infodrill.kernel.i18n import N_
from infodrill.web import steady
from infodrill.web.models import Lease, LogLine
from infodrill.web.pacing import closes, goes

SILENCE_MS = 4_000  # without a sign of life for so long, another runner takes over
LONGEST = 200  # characters of a value in a fault
MOST = 4  # drills that one runner drives

BLAMED = ~Q(fault="") & Q(runner="")  # left alone until staff let it be tried again

_watch = steady.SignWatch()


class LeaseLost(Exception):
    """Another runner has taken the drill over; nothing may be written any more."""


def new_name() -> str:
    """A runner's own name; never used again."""
    return f"runner-{os.getpid()}-{secrets.token_hex(4)}"


def take(runner: str, held: Iterable[str]) -> tuple[str, ...]:
    """Lease drills that nobody drives, those first in which time should go on, up to MOST in all; returns the new ones. A closed
    one waits for nobody's end: its last rows and its report are short work, for which there is one place more.

    To be asked every second: only who has watched a lease for SILENCE_MS may say that its runner is silent.
    """
    held = set(held)
    taken: list[str] = []
    for free in sorted(_free(runner, held), key=lambda free: not free.goes):
        if len(held) + len(taken) < MOST + free.closes and _won(runner, free.drill, free.driver, free.beats):
            taken.append(free.drill)
    return tuple(taken)


def make_room(runner: str, held: Iterable[str], resting: Sequence[str]) -> tuple[str, ...]:
    """Give back as many of `resting`, drills of `held` in which time stands, as others find no place in which it should go on;
    the first are given first. A place that rests for ever would let another drill stand still in silence."""
    held = set(held)
    waiting = sum(free.goes for free in _free(runner, held))
    given = tuple(resting[: max(0, waiting - max(0, MOST - len(held)))])
    Lease.objects.filter(pk__in=given, runner=runner).update(runner="")
    return given


@dataclass(frozen=True, slots=True, kw_only=True)
class Free:
    """A drill that nobody drives, as its lease was read; `goes` = time should go on in it, or somebody practises alone in it,
    `closes` = it is over and was not seen to its end."""

    drill: str
    driver: str
    beats: int
    goes: bool
    closes: bool


def _free(runner: str, held: Collection[str]) -> tuple[Free, ...]:
    wanted = Lease.objects.filter(over=False).exclude(BLAMED).exclude(pk__in=held)
    columns = ("pk", "runner", "beats", "clock", "target", "drill__practice")
    found = list(wanted.order_by("-reached", "drill__created").values_list(*columns))
    _watch.keep(drill for drill, *_ in found)
    return tuple(
        Free(
            drill=drill,
            driver=driver,
            beats=beats,
            goes=bool(practice) or goes(clock, target),
            closes=closes(clock),
        )
        for drill, driver, beats, clock, target, practice in found
        if silence(drill, driver, beats) > SILENCE_MS or driver in ("", runner)
    )


def closed_without_runner() -> tuple[str, ...]:
    """Drills that control closed after their runner had given them up: nobody lives their city any more, and what is wanted of
    them is made of the record. Told once."""
    given_up = Lease.objects.filter(BLAMED, over=False).values_list("pk", flat=True)
    closing = LogLine.objects.filter(line__contains=f'"type":"{DrillClosed.TYPE}"')
    closed = tuple(drill for drill in given_up if closing.filter(drill_id=drill).exists())
    Lease.objects.filter(pk__in=closed).update(over=True)
    return closed


def _won(runner: str, drill: str, driver: str, beats: int) -> bool:
    """Two runners may see the same free drill; one update is the first, and none beats a driver that gave a sign."""
    with transaction.atomic():
        found = Lease.objects.filter(pk=drill, runner=driver, beats=beats)
        return bool(found.update(runner=runner, beats=F("beats") + 1))


def silence(drill: str, driver: str, beats: int) -> int:
    """Look at a lease as it was read: ms for which its runner is known to have given no sign."""
    return _watch.silence(drill, (driver, beats))


def renew(runner: str) -> None:
    """A sign of life for every drill that this runner holds."""
    Lease.objects.filter(runner=runner).update(beats=F("beats") + 1)


def give_back(runner: str) -> None:
    """Let others take what this runner held; what troubled it is theirs to find, for a fault without a runner is blame."""
    Lease.objects.filter(runner=runner).update(runner="", fault="")


def check(runner: str, drill: str) -> None:
    """Inside the drill's lock: raise LeaseLost unless the drill is still ours."""
    if not Lease.objects.filter(pk=drill, runner=runner).exists():
        raise LeaseLost(drill)


def trouble(runner: str, drill: str, fault: DrillError) -> None:
    """Say what keeps us from going on with a drill that is still ours and is tried again."""
    Lease.objects.filter(pk=drill, runner=runner).update(fault=_kept(fault))


def well(runner: str, drill: str) -> None:
    """Time goes on: nothing is to be said any more."""
    Lease.objects.filter(pk=drill, runner=runner).exclude(fault="").update(fault="")


def blame(runner: str, drill: str, fault: DrillError) -> None:
    """Leave a drill that is still ours alone, as it cannot be driven, and say why to the operator and to control."""
    Lease.objects.filter(pk=drill, runner=runner).update(fault=_kept(fault), runner="")


def fault_of(kept: str) -> DrillError | None:
    """A fault as the lease keeps it; None when there is none. Older leases hold one line of English."""
    if not kept.startswith("{"):
        return (
            DrillError(N_("This is a fault of infodrill itself: {kind}."), kind=kept, code="H206")
            if kept
            else None
        )
    told = json.loads(kept)
    place = Place(**told["place"])
    return DrillError(
        told["message"], remedy=told["remedy"], code=told["code"], place=place, **told["params"]
    )


def _kept(fault: DrillError) -> str:
    params = {
        name: value if isinstance(value, int) else str(value)[:LONGEST]
        for name, value in fault.params.items()
    }
    told = {"code": fault.code, "message": fault.message, "remedy": fault.remedy, "params": params}
    where = {"file": fault.place.file, "line": fault.place.line, "field": fault.place.field}
    return json.dumps({**told, "place": where}, ensure_ascii=False)


def end(drill: str, rewritten: int) -> None:
    """No runner is wanted any more, unless what is stored was changed since (`rewritten` = as it was folded)."""
    Lease.objects.filter(pk=drill, rewritten=rewritten).update(over=True, runner="")
