"""Leases: which runner drives which drill. A lease that is not renewed is taken over; a runner that lost one stops at once."""

# Charter: web runner leases
from __future__ import annotations

import os
import secrets
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q

from infodrill.web.models import Lease
from infodrill.web.pacing import wall_ms

SILENCE_MS = 4_000  # without a sign of life for so long, another runner takes over
MOST = 4  # drills that one runner drives


class LeaseLost(Exception):
    """Another runner has taken the drill over; nothing may be written any more."""


def new_name() -> str:
    """A runner's own name; never used again."""
    return f"runner-{os.getpid()}-{secrets.token_hex(4)}"


def take(runner: str, held: Iterable[str]) -> tuple[str, ...]:
    """Lease drills that nobody drives, those that play first, up to MOST in all; returns the new ones."""
    held = set(held)
    free = Q(runner__in=("", runner)) | Q(seen_ms__lt=wall_ms() - SILENCE_MS)
    found = Lease.objects.filter(free, over=False, fault="").exclude(pk__in=held)
    taken = []
    for drill in found.order_by("-reached", "drill__created").values_list("pk", flat=True):
        if len(held) + len(taken) < MOST and _won(runner, drill, free):
            taken.append(drill)
    return tuple(taken)


def _won(runner: str, drill: str, free: Q) -> bool:
    """Two runners may see the same free drill; one update is the first."""
    with transaction.atomic():
        return bool(Lease.objects.filter(free, pk=drill).update(runner=runner, seen_ms=wall_ms()))


def renew(runner: str) -> None:
    """A sign of life for every drill that this runner holds."""
    Lease.objects.filter(runner=runner).update(seen_ms=wall_ms())


def give_back(runner: str) -> None:
    """Let others take what this runner held."""
    Lease.objects.filter(runner=runner).update(runner="")


def check(runner: str, drill: str) -> None:
    """Inside the drill's lock: raise LeaseLost unless the drill is still ours."""
    if not Lease.objects.filter(pk=drill, runner=runner).exists():
        raise LeaseLost(drill)


def blame(drill: str, why: str) -> None:
    """Leave a drill alone that cannot be driven, and say why to the operator."""
    Lease.objects.filter(pk=drill).update(fault=why[:300], runner="")


def end(drill: str) -> None:
    """No runner is wanted any more."""
    Lease.objects.filter(pk=drill).update(over=True, runner="")
