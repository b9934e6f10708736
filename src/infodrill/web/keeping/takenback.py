"""What a range knows to have been taken back, and what a restore over it therefore does not bring back with an older backup.

Only what can have gone one way counts: a text erased, a drill purged, a code or token revoked, an account's sessions ended, a
seat whose browsers were sent away. What is merely missing here may be younger than the range and not taken back at all.
"""

# Charter: web keeping takenback
from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from infodrill.web import models
from infodrill.web.keeping.erasure import erase_in, erase_in_kin
from infodrill.web.keeping.purge import is_purged, purge_in
from infodrill.web.stores.attachments import DatabaseAttachmentStore
from infodrill.web.stores.log import DatabaseLogStore

REVOCABLE: tuple[type[models.SeatCode] | type[models.ApiToken], ...] = (models.SeatCode, models.ApiToken)


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenBack:
    """`erased`: drill → digests of texts. `purged`: drills. `pictures`: drill → how many events, and digests of pictures that it
    still has. `revoked`: digests of codes and tokens. `sittings`: drill, seat → key.
    `accounts`: handle → how often its sessions were ended, the last half minute whose code was used, whether it was closed, when
    it signed in last."""

    erased: dict[str, frozenset[str]]
    purged: frozenset[str]
    pictures: dict[str, tuple[int, frozenset[str]]]
    revoked: frozenset[str]
    sittings: dict[tuple[str, str], str]
    accounts: dict[str, tuple[int, int, bool, datetime | None]]


def known() -> TakenBack:
    """What was taken back in the range as it stands."""
    gone: dict[str, set[str]] = defaultdict(set)
    for drill, digest in models.LogText.objects.filter(text__isnull=True).values_list("drill_id", "digest"):
        gone[drill].add(digest)
    revoked = (table._default_manager.filter(revoked=True) for table in REVOCABLE)
    sittings = models.Sitting.objects.values_list("drill_id", "seat", "key")
    return TakenBack(
        erased={drill: frozenset(digests) for drill, digests in gone.items()},
        purged=frozenset(filter(is_purged, _drills())),
        pictures={
            drill: (DatabaseLogStore(drill).length(), frozenset(DatabaseAttachmentStore(drill).digests()))
            for drill in _drills()
        },
        revoked=frozenset(digest for rows in revoked for digest in rows.values_list("digest", flat=True)),
        sittings={(drill, seat): key for drill, seat, key in sittings},
        accounts={
            account.handle: (
                account.epoch, account.totp_step, not account.user.is_active, account.user.last_login,
            )
            for account in models.StaffAccount.objects.select_related("user")
        },
    )  # fmt: skip


def again(taken: TakenBack) -> tuple[int, tuple[str, ...]]:
    """Take it back once more, in what a backup has put in the range's place; how many texts and pictures, and which drills."""
    erased = 0
    for drill in _drills():
        length, held = taken.pictures.get(drill, (0, frozenset()))
        # A log only grows: here it was as long, so that a picture which it had no more was erased.
        younger = length >= DatabaseLogStore(drill).length()
        lost = frozenset(DatabaseAttachmentStore(drill).digests()) - held if younger else frozenset()
        for erasing in (erase_in, erase_in_kin):
            erased += erasing(drill, taken.erased.get(drill, frozenset()), lost)
    purged = models.Drill.objects.filter(pk__in=taken.purged).order_by("pk")
    for row in purged:
        purge_in(row)
    for table in REVOCABLE:
        table._default_manager.filter(digest__in=taken.revoked).update(revoked=True)
    for row in models.Sitting.objects.all():
        if taken.sittings.get((row.drill_id, row.seat), row.key) != row.key:
            # Which of the two is the younger nobody knows: whoever was let in with either sits down anew.
            row.key = models.drawn()
            row.save()
    for account in models.StaffAccount.objects.select_related("user").filter(handle__in=taken.accounts):
        epoch, step, closed, signed_in = taken.accounts[account.handle]
        account.epoch, account.totp_step = max(account.epoch, epoch), max(account.totp_step, step)
        account.save()
        account.user.is_active &= not closed
        # A link for one sign-in names when its account signed in last: one that was used stays used.
        account.user.last_login = max(filter(None, (account.user.last_login, signed_in)), default=None)
        account.user.save()
    return erased, tuple(row.pk for row in purged)


def _drills() -> tuple[str, ...]:
    return tuple(models.Drill.objects.order_by("pk").values_list("pk", flat=True))
