"""An older backup put back over a range: what was erased, revoked or ended since stays so."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone

from infodrill.conduct.nouns.messages import SendMessage
from infodrill.kernel.errors import DrillError
from infodrill.web import live, models
from infodrill.web.api import tokens
from infodrill.web.joining import sittings
from infodrill.web.joining.codes import issue, redeem
from infodrill.web.keeping import erasure, purge
from infodrill.web.keeping.backup import backup
from infodrill.web.keeping.restore import restore
from infodrill.web.stores.attachments import DatabaseAttachmentStore

from .house import WORDS, clinic, seated
from .test_keeping import with_accounts


def test_an_older_backup_brings_nothing_back_that_the_range_knows_to_be_taken_back(base, tmp_path):
    drill = clinic()
    said = drill.give("duty", SendMessage(role="L1-DUTY", kind="chat", to=(), text="Chị Hoa gọi lại"), "")
    kept = drill.give("duty", SendMessage(role="L1-DUTY", kind="chat", to=(), text=WORDS), "")[0]
    picture = DatabaseAttachmentStore(drill.id).put(b"a picture of somebody")
    with_accounts(drill)
    account = models.StaffAccount.objects.get(user__username="lan")
    away, code, key = (
        seated(drill, "voice"),
        issue(drill.id, "voice"),
        tokens.issue(drill.id, "voice", "act", 1)[1],
    )
    here, open_code = seated(drill, "duty"), issue(drill.id, "duty")
    backup(tmp_path / "a.zip", secrets=True)
    erasure.erase(drill.id, live.of(drill.id).log.text_digests(said[0].seq)[0])
    erasure.erase(drill.id, picture)
    sittings.end(drill.id, "voice")
    models.StaffAccount.objects.filter(pk=account.pk).update(epoch=4, totp_step=58_000_001)
    get_user_model().objects.filter(username="minh").update(is_active=False)
    signed_in = timezone.now()
    get_user_model().objects.filter(username="lan").update(last_login=signed_in)
    restore(tmp_path / "a.zip", replace=True)
    restored = live.of(drill.id)
    assert [message.text for message in restored.state.messages.values()] == ["[…]", WORDS]
    assert restored.log.text_digests(kept.seq) and not models.Attachment.objects.exists()
    assert [each.get(f"/d/{drill.id}/ticket").status_code for each in (away, here)] == [302, 200]
    with pytest.raises(DrillError):
        redeem(code, "10.0.0.1")
    assert redeem(open_code, "10.0.0.1").seat == "duty" and tokens.find(key) is None
    account = models.StaffAccount.objects.get(user__username="lan")
    assert (account.epoch, account.totp_step, account.user.last_login) == (4, 58_000_001, signed_in)
    assert [*get_user_model().objects.filter(is_active=False).values_list("username", flat=True)] == ["minh"]


def test_a_drill_that_was_purged_since_is_not_brought_back_to_life(base, tmp_path):
    """The list said that it was being played, and counted its ninety days anew."""
    drill, other = clinic(), clinic()
    for each in (drill, other):
        each.give("duty", SendMessage(role="L1-DUTY", kind="chat", to=(), text=WORDS), "")
    seated(drill, "voice")
    models.Drill.objects.filter(pk=drill.id).update(name="Somebody's own words")
    models.Lease.objects.filter(pk=drill.id).update(clock="running")
    backup(tmp_path / "a.zip", secrets=True)
    models.Lease.objects.filter(pk=drill.id).update(clock="")
    purge.purge(drill.id)
    found = restore(tmp_path / "a.zip", replace=True)
    assert found.purged == (drill.id,) and found.erased
    assert models.Lease.objects.get(pk=drill.id).over and not purge.holds(drill.id)
    assert models.Drill.objects.get(pk=drill.id).name == "clinic"
    assert not models.Sitting.objects.filter(drill=drill.id).exists()
    assert purge.holds(other.id) and not models.Lease.objects.get(pk=other.id).over
