"""What is purged or erased is nowhere any more, and the log still verifies."""

from __future__ import annotations

import time
import unicodedata
from pathlib import Path

import pytest
from django.db import connection

from infodrill.conduct.nouns.clock import ChangeClock
from infodrill.conduct.nouns.messages import SendMessage
from infodrill.conduct.proof import prove
from infodrill.kernel.archive import verify_file
from infodrill.kernel.log import EventLog
from infodrill.web import archive, live, models
from infodrill.web.keeping import erasure, purge
from infodrill.web.keeping.opening import KeepingError
from infodrill.web.stores.derived import DatabaseDerivedStore
from infodrill.web.stores.log import DatabaseLogStore

from .house import CTRL, WORDS, clinic, do, seated, staff_browser
from .rehearsed import rehearsed


def left_in_files() -> bytes:
    """Everything that lies in the database's files, on SQLite."""
    name = Path(str(connection.settings_dict["NAME"]))
    return b"".join(path.read_bytes() for path in name.parent.glob(f"{name.name}*"))


def test_a_purged_drill_holds_nothing_that_people_wrote_and_its_log_still_verifies(played, tmp_path):
    old, new = played
    before = DatabaseLogStore(new.id).length(), EventLog(DatabaseLogStore(new.id)).chain_digest
    models.Drill.objects.filter(pk=new.id).update(name="Lớp của ông Mẫu")
    done = purge.purge(new.id)
    purge.sweep()
    assert (done.texts > 0, done.attachments) == (True, 1)
    tables_left = (models.DerivedRow, models.Attachment, models.SeatCode, models.ApiToken)
    assert not any(one.objects.filter(drill=new.id).exists() for one in tables_left)
    assert not models.LogText.objects.filter(drill=new.id).exclude(text=None, salt="").exists()
    assert models.Drill.objects.get(pk=new.id).name == "clinic"
    log = EventLog(DatabaseLogStore(new.id))
    assert (len(log), log.chain_digest) == before and log.content_digest == ""
    assert live.of(new.id).state.messages  # that there was one stays on record, not what it said
    assert WORDS not in repr(live.of(new.id).state)
    if either_is_sqlite():
        assert WORDS.encode() not in left_in_files()
    # The other drill lost nothing.
    assert EventLog(DatabaseLogStore(old.id)).content_digest and DatabaseDerivedStore(old.id).kinds()
    archive.write(new.id, tmp_path / "purged.drill")
    assert verify_file(tmp_path / "purged.drill").level == 1
    assert prove(tmp_path / "purged.drill", simulate=False).level == 2


def test_the_list_says_that_a_drill_was_purged_and_leads_nobody_into_it(base):
    drill, staff = clinic(), staff_browser()
    seat = f'action="/drills/{drill.id}/sit/'
    assert seat in staff.get("/drills/", headers={"Accept-Language": "en"}).content.decode()
    purge.purge(drill.id)
    page = staff.get("/drills/", headers={"Accept-Language": "en"}).content.decode()
    assert "its texts were deleted" in page and "its texts may be deleted" not in page
    assert seat not in page and f"/drills/{drill.id}/cards" not in page and f"played.{drill.id}" in page


def test_a_purge_that_is_ended_half_way_deleted_nothing_and_the_next_one_deletes_all(either, monkeypatch):
    drill = clinic()
    models.Drill.objects.filter(pk=drill.id).update(name="Lớp của ông Mẫu")
    drill.give(CTRL, ChangeClock(role="DIR", change="start", value=0, reason=""), "")
    drill.give("duty", SendMessage(role="L1-DUTY", kind="chat", to=(), text=WORDS), "")
    picture = drill.attachments.put(b"anh")
    drill.give(CTRL, ChangeClock(role="DIR", change="pause", value=0, reason=""), "")
    made = staff_browser().post(f"/drills/{drill.id}/branch", {"at": str(drill.state.seq), "name": ""})
    branch = made["Location"].split("/")[2]
    models.Attachment.objects.get_or_create(drill_id=branch, digest=picture, defaults={"content": b"anh"})
    models.Drill.objects.filter(pk=branch).update(name="Lớp của ông Mẫu, chơi lại")
    both = [drill.id, branch]

    def left() -> tuple[int, int, int]:
        return (
            models.LogText.objects.filter(drill__in=both, text=WORDS).count(),
            models.Attachment.objects.filter(drill__in=both).count(),
            models.Drill.objects.filter(pk__in=both, name__contains="Mẫu").count(),
        )

    for ended in ("_forget_name", "erase_in_kin"):
        with monkeypatch.context() as patched, pytest.raises(ZeroDivisionError):
            patched.setattr(purge, ended, lambda *args, **more: 1 // 0)
            purge.purge(drill.id)
        assert left() == (2, 2, 2)
    purge.purge(drill.id)
    assert left() == (0, 0, 0)


def either_is_sqlite() -> bool:
    return connection.vendor == "sqlite"


def test_a_played_drill_verifies_up_to_the_fold_after_its_purge(base, tmp_path):
    drill = rehearsed("clinic", 25)
    models.DrillFile.objects.get_or_create(
        drill_id=drill.id, path="procedure/x.yaml", defaults={"content": b""}
    )
    purge.purge(drill.id)
    archive.write(drill.id, tmp_path / "purged.drill")
    proof = prove(tmp_path / "purged.drill", simulate=False)
    assert proof.level >= 1 and proof.erased > 0
    assert live.of(drill.id).state.minute == 25


def test_drills_are_due_when_nothing_was_recorded_for_ninety_days(base, monkeypatch):
    drill = clinic()
    drill.give("duty", SendMessage(role="L1-DUTY", kind="chat", to=(), text=WORDS), "")
    assert purge.due() == ()
    later = time.time() + 91 * purge.DAY
    monkeypatch.setattr(purge.time, "time", lambda: later)
    assert purge.due() == (drill.id,)
    purge.purge(drill.id)
    assert purge.due() == ()


def test_a_drill_in_which_time_runs_is_not_purged(base):
    drill = clinic()
    drill.give("direction", ChangeClock(role="CTRL", change="start"), "")
    with pytest.raises(KeepingError) as refusal:
        purge.purge(drill.id)
    assert refusal.value.code == "H506"
    assert not models.Lease.objects.get(pk=drill.id).over


def test_one_text_is_found_by_its_words_and_erased_by_its_digest(either):
    drill = clinic()
    browser, other = seated(drill, "duty"), live.LiveDrill(drill.id)
    do(browser, drill, "send-message", kind="chat", text=WORDS)
    do(browser, drill, "send-message", kind="chat", text="lời khác")
    other.catch_up()
    chain = drill.log.chain_digest
    found = erasure.find(drill.id, "nguyễn thị")
    assert [text.words for text in found] == [WORDS]
    assert erasure.erase(drill.id, found[0].digest[:12]) == 1
    assert erasure.find(drill.id, "nguyễn thị") == ()
    # A process that had folded it folds again; so do browsers.
    other.catch_up()
    assert [message.text for message in other.state.messages.values()] == ["[…]", "lời khác"]
    assert "Nguyễn Thị" not in browser.get(f"/d/{drill.id}/meeting/").content.decode()
    assert EventLog(DatabaseLogStore(drill.id)).chain_digest == chain
    if either_is_sqlite():
        assert WORDS.encode() not in left_in_files()


@pytest.mark.parametrize(
    "wanted", ["Thúy Hòa", "Thuý Hoà", unicodedata.normalize("NFD", "Thúy Hòa"), "thuy hoa"]
)
def test_a_name_is_found_in_every_spelling(base, wanted):
    drill = clinic()
    for number, said in enumerate(
        ("Chị Thuý Hoà gọi", "chị Thúy\nHòa gọi", "CHỊ THÚY HÒA gọi", "chị Thúy Hằng gọi")
    ):
        drill.give("duty", SendMessage(role="L1-DUTY", kind="chat", to=(), text=said), f"{number}")
    assert len(erasure.find(drill.id, wanted)) == 3


def test_an_erasure_is_told_to_every_browser_as_load_again(base, monkeypatch):
    drill, told = clinic(), []
    drill.give("duty", SendMessage(role="L1-DUTY", kind="chat", to=(), text=WORDS), "")
    elsewhere = live.LiveDrill(drill.id)
    monkeypatch.setattr(live, "_listeners", [lambda one, events: told.append(events)])
    erasure.erase(drill.id, erasure.find(drill.id, WORDS)[0].digest)
    elsewhere.catch_up()
    elsewhere.catch_up()
    assert told == [()]


def test_a_picture_is_erased_by_its_digest_and_no_text_with_it(either):
    drill = clinic()
    drill.give("duty", SendMessage(role="L1-DUTY", kind="chat", to=(), text=WORDS), "")
    one, other = drill.attachments.put(b"anh"), drill.attachments.put(b"anh khac")
    assert erasure.erase(drill.id, one[:16]) == 1
    assert drill.attachments.digests() == (other,) and erasure.find(drill.id, WORDS)
    with pytest.raises(KeepingError):
        erasure.erase(drill.id, one)


@pytest.mark.parametrize("digest", ["", "0" * 64, "%", "ffff", "'; --"])
def test_a_digest_that_is_no_single_text_erases_nothing(base, digest):
    drill = clinic()
    drill.give("duty", SendMessage(role="L1-DUTY", kind="chat", to=(), text=WORDS), "")
    with pytest.raises(KeepingError) as refusal:
        erasure.erase(drill.id, digest)
    assert refusal.value.code == "H505" and erasure.find(drill.id, WORDS)
    with pytest.raises(KeepingError) as refusal:
        erasure.find("nothing", "a")
    assert refusal.value.code == "H504"
