"""Backup, restore, purge and erasure: consistent, complete, never over what is there, and the chain stays whole."""

from __future__ import annotations

import json
import stat
import threading
import zipfile
from datetime import UTC, datetime
from hashlib import sha256

import pytest
import typer
from django.contrib.auth import get_user_model
from django.db import connection
from django.db.models import Model
from django.test import override_settings

from infodrill.cli.commands import keeping
from infodrill.cli.screen import Lang
from infodrill.conduct.nouns.messages import SendMessage
from infodrill.web import firststart, live, models
from infodrill.web.accounts.proof import account_of
from infodrill.web.api import tokens
from infodrill.web.conf.options import Options, options
from infodrill.web.conf.signing import secret
from infodrill.web.joining import sittings
from infodrill.web.joining.codes import issue, redeem
from infodrill.web.keeping import erasure, opening, tables
from infodrill.web.keeping import purge as purging
from infodrill.web.keeping.backup import backup
from infodrill.web.keeping.contents import drills_now
from infodrill.web.keeping.opening import KeepingError, instant
from infodrill.web.keeping.restore import restore
from infodrill.web.scenarios.versions import take_in
from infodrill.web.stores.derived import DatabaseDerivedStore
from infodrill.web.stores.log import DatabaseLogStore
from tests.patience import PATIENCE

from .conftest import HOME, emptied, using
from .house import WORDS, clinic, seated
from .rehearsed import rehearsed


def content(*more: type[Model]) -> dict[str, list[str]]:
    """Every table that a backup holds, and those of `more`, as rows without their running numbers."""
    kept = (*tables.DRILLS, tables.ROWS, *more)
    found = {}
    for drill in kept:
        names = [
            field.attname for field in drill._meta.concrete_fields
            if field.attname not in ("id", "rewritten", "runner", "beats") or drill is models.Drill
        ]  # fmt: skip
        found[drill.__name__] = sorted(
            repr([_plain(value) for value in row]) for row in drill.objects.values_list(*names)
        )
    return found


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.replace(microsecond=value.microsecond // 1000 * 1000)  # JSON keeps milliseconds
    return bytes(value) if isinstance(value, memoryview) else value


def test_a_backup_names_every_table_of_the_range():
    assert tables.own() - {tables.ROWS} == set(tables.DRILLS) | {
        each_secret for each_secret in tables.SECRETS if each_secret._meta.app_label == "web"
    } | set(tables.PASSING)


def test_a_backup_is_restored_as_it_was_and_every_log_with_equal_digests(played, tmp_path):
    before, digests = content(), drills_now()
    assert backup(tmp_path / "a.zip") == digests
    assert [digest.fault for digest in digests] == ["", ""] and all(digest.chain for digest in digests)
    models.Drill.objects.all().delete()
    assert restore(tmp_path / "a.zip").drills == digests
    assert content() == before
    seen = live.of(played[1].id)
    assert [message.text for message in seen.state.messages.values()] == [WORDS]
    assert (
        seen.give("duty", SendMessage(role="L1-DUTY", kind="chat", to=(), text="tiếp"), "")[0].seq
        == len(seen.log) - 1
    )


def test_a_restored_drill_is_found_by_word_and_key_as_before(played, tmp_path):
    old, _ = played
    store = DatabaseDerivedStore(old.id)
    asked = [store.page(kind, {}, limit=50) for kind in store.kinds()]
    assert any(asked)
    backup(tmp_path / "a.zip")
    restore(tmp_path / "a.zip", replace=True)
    assert [store.page(kind, {}, limit=50) for kind in store.kinds()] == asked


def with_accounts(drill: live.LiveDrill) -> None:
    """An account with every way of signing in, a code, a token and a session."""
    user = get_user_model().objects.create_user("lan", password="chín con mèo đen", is_staff=True)
    account = account_of(user)
    models.StaffAccount.objects.filter(pk=account.pk).update(
        totp="kín", totp_step=58_000_000, epoch=3, issuer="https://nha.example", subject="lan"
    )
    account_of(get_user_model().objects.create_user("minh"))  # known to no house: subject NULL
    models.Passkey.objects.create(
        account=account, identifier="khoa-1", credential=b"\x00\xff\x80", host="testserver", name="Khoá",
        counter=2**40,
    )  # fmt: skip
    models.RecoveryCode.objects.create(account=account, digest="a" * 64)
    tokens.issue(drill.id, "duty", "act", 1)
    seated(drill, "head")


def everything() -> tuple[object, ...]:
    """What has to be equal on either database: tables, digests, and what is found by page and by word."""
    found = []
    for drill in drills_now():
        store = DatabaseDerivedStore(drill.id)
        found += [
            store.page(kind, {}, words=words, limit=50)
            for kind in store.kinds()
            for words in ((), ("nuoc",), ("tôi",))
        ]
    return content(*tables.SECRETS), drills_now(), found


@pytest.mark.parametrize("first", ["sqlite", "postgresql"])
def test_a_backup_goes_to_the_other_database_and_back_with_everything_in_it(
    base, postgres_address, tmp_path, first
):
    here, there = Options(data=str(HOME)), Options(data=str(HOME), database_url=postgres_address)
    if first == "postgresql":
        here, there = there, here
    with using(here):
        emptied()
        old, new = rehearsed("clinic", 12), clinic()
        new.give("duty", SendMessage(role="L1-DUTY", kind="chat", to=("clinic",), text=WORDS), "")
        new.attachments.put(b"\x00anh\xff")
        take_in(new.loaded)
        sittings.end(new.id, "voice")
        with_accounts(new)
        code, erased = issue(new.id, "duty"), erasure.find(old.id, "")[0]
        erasure.erase(old.id, erased.digest)
        before = everything()
        assert all(before[0].values()) and len(models.Passkey.objects.all()) == 1
        backup(tmp_path / "a.zip", secrets=True)
    with using(there):
        emptied()
        assert restore(tmp_path / "a.zip").drills == before[1]
        assert everything() == before
        user = get_user_model().objects.get(username="lan")
        assert user.check_password("chín con mèo đen") and account_of(user).subject == "lan"
        # The other database counts on after what was restored.
        assert account_of(get_user_model().objects.create_user("mai")).pk > user.pk
        get_user_model().objects.get(username="mai").delete()
        live.of(new.id).give("duty", SendMessage(role="L1-DUTY", kind="chat", to=(), text="tiếp ở đây"), "")
        after = everything()
        backup(tmp_path / "b.zip", secrets=True)
    with using(here):
        live.forget()
        restore(tmp_path / "b.zip", replace=True)
        assert everything() == after
        assert [message.text for message in live.of(new.id).state.messages.values()] == [WORDS, "tiếp ở đây"]
        assert redeem(code, "10.0.0.1").seat == "duty"
        emptied()


def test_a_backup_without_secrets_leaves_the_accounts_of_the_other_range_alone(base, tmp_path):
    drill = clinic()
    with_accounts(drill)
    backup(tmp_path / "a.zip")
    told = content(models.StaffAccount, models.Passkey, models.RecoveryCode, get_user_model())
    with zipfile.ZipFile(tmp_path / "a.zip") as found:
        raw = b"".join(found.read(one) for one in found.namelist())
    assert not [one for one in ("khoa-1", "nha.example", "a" * 64, 'lan"') if one.encode() in raw]
    restore(tmp_path / "a.zip", replace=True)
    assert content(models.StaffAccount, models.Passkey, models.RecoveryCode, get_user_model()) == told


@pytest.mark.parametrize("secrets", [False, True])
def test_a_restore_lets_nobody_back_in_who_was_sent_away(base, tmp_path, secrets):
    """Sessions outlive a restore without secrets: what ended their sitting was gone with the drills."""
    drill = clinic()
    backup(tmp_path / "a.zip", secrets=secrets)
    away, here = seated(drill, "voice"), seated(drill, "duty")
    sittings.end(drill.id, "voice")
    restore(tmp_path / "a.zip", replace=True)
    assert [each.get(f"/d/{drill.id}/ticket").status_code for each in (away, here)] == [302, 302]
    assert seated(drill, "voice").get(f"/d/{drill.id}/ticket").status_code == 200


def test_a_restore_leaves_a_range_with_drills_alone(played, tmp_path):
    backup(tmp_path / "a.zip")
    live.of(played[1].id).give(
        "duty", SendMessage(role="L1-DUTY", kind="chat", to=(), text="sau bản sao"), ""
    )
    before = content()
    with pytest.raises(KeepingError) as refusal:
        restore(tmp_path / "a.zip")
    assert refusal.value.code == "H511" and content() == before
    restore(tmp_path / "a.zip", replace=True)
    assert [message.text for message in live.of(played[1].id).state.messages.values()] == [WORDS]


def test_a_restore_leaves_accounts_alone_that_it_would_put_others_in_the_place_of(base, tmp_path):
    """A range without drills has people who sign in to it all the same: nobody asked to delete them."""
    with_accounts(clinic())
    backup(tmp_path / "a.zip", secrets=True)
    backup(tmp_path / "without.zip")
    models.Drill.objects.all().delete()
    users = get_user_model().objects
    restore(tmp_path / "a.zip")  # nobody ever signed in: what is there is nobody's
    models.Drill.objects.all().delete()
    users.filter(username="lan").update(last_login=datetime.now(UTC))
    with pytest.raises(KeepingError) as refusal:
        restore(tmp_path / "a.zip")
    assert refusal.value.code == "H511" and users.filter(last_login__isnull=False).count() == 1
    restore(tmp_path / "without.zip")  # brings no accounts
    assert users.filter(last_login__isnull=False).count() == 1
    users.create_user("moi", last_login=datetime.now(UTC))
    restore(tmp_path / "a.zip", replace=True)
    assert sorted(users.values_list("username", flat=True)) == ["lan", "minh"]


def test_a_restore_waits_until_nobody_runs_the_range(played, tmp_path):
    from infodrill.web.runner import leases

    backup(tmp_path / "a.zip")
    leases.take("r1", ())
    gives_signs = threading.Event()

    def beat():
        while not gives_signs.wait(0.05):
            leases.renew("r1")
        connection.close()

    runner = threading.Thread(target=beat)
    runner.start()
    try:
        with pytest.raises(KeepingError) as refusal:
            restore(tmp_path / "a.zip", replace=True)
    finally:
        gives_signs.set()
        runner.join()
    assert refusal.value.code == "H503"
    # A runner that was killed gives no sign, whatever its lease says.
    assert restore(tmp_path / "a.zip", replace=True).drills


def test_a_backup_of_an_earlier_version_is_restored_without_the_fields_that_are_gone(base, tmp_path):
    drill = clinic()
    digests = backup(tmp_path / "new.zip")
    with zipfile.ZipFile(tmp_path / "new.zip") as found:
        members = {one: found.read(one) for one in found.namelist()}
    lease = json.loads(members["tables/web.lease.jsonl"])
    lease["fields"]["seen_ms"] = lease["fields"].pop("beats") + 1_800_000_000_000
    members["tables/web.lease.jsonl"] = json.dumps(lease).encode() + b"\n"
    manifest = json.loads(members["manifest.json"])
    manifest["members"]["tables/web.lease.jsonl"] = sha256(members["tables/web.lease.jsonl"]).hexdigest()
    manifest["migrations"] = [one for one in manifest["migrations"] if "beats" not in one]
    members["manifest.json"] = json.dumps(manifest).encode()
    with zipfile.ZipFile(tmp_path / "old.zip", "w") as made:
        for name, raw in members.items():
            made.writestr(name, raw)
    assert restore(tmp_path / "old.zip", replace=True).drills == digests
    assert models.Lease.objects.get(pk=drill.id).beats == 0


@pytest.mark.parametrize("broken", ["cut", "flipped", "member", "swapped", "nothing"])
def test_a_damaged_backup_restores_nothing(base, tmp_path, broken):
    drill = clinic()
    drill.give("duty", SendMessage(role="L1-DUTY", kind="chat", to=(), text=WORDS), "")
    path = tmp_path / "a.zip"
    backup(path)
    raw = path.read_bytes()
    if broken == "cut":
        path.write_bytes(raw[:-200])
    elif broken == "flipped":
        path.write_bytes(raw[: len(raw) // 2] + bytes([raw[len(raw) // 2] ^ 1]) + raw[len(raw) // 2 + 1 :])
    elif broken == "nothing":
        path.write_bytes(b"")
    else:
        with zipfile.ZipFile(path) as archive_:
            members = {one: archive_.read(one) for one in archive_.namelist()}
        lines = members["tables/web.logline.jsonl"].splitlines(keepends=True)
        members["tables/web.logline.jsonl"] = b"".join(lines[:-1])
        if broken == "swapped":  # a manifest that fits the changed member: then the chain tells
            import hashlib

            manifest = json.loads(members["manifest.json"])
            told = hashlib.sha256(members["tables/web.logline.jsonl"]).hexdigest()
            manifest["members"]["tables/web.logline.jsonl"] = told
            members["manifest.json"] = json.dumps(manifest).encode()
        with zipfile.ZipFile(path, "w") as archive_:
            for name, member in members.items():
                archive_.writestr(name, member)
    before = content()
    with pytest.raises(KeepingError) as refusal:
        restore(path, replace=True)
    assert refusal.value.code == "H502" and content() == before


def test_a_backup_opens_nothing_unless_secrets_are_asked_for(base, tmp_path):
    drill = clinic()
    code = issue(drill.id, "duty")
    tokens.issue(drill.id, "duty", "act", 1)
    firststart.first_link()
    backup(tmp_path / "plain.zip")
    with zipfile.ZipFile(tmp_path / "plain.zip") as found:
        text = b"".join(found.read(one) for one in found.namelist()).decode()
        assert not {"secret", "tables/auth.user.jsonl", "tables/sessions.session.jsonl"} & set(
            found.namelist()
        )
    kept = [*models.SeatCode.objects.values_list("digest", flat=True), secret(options())]
    kept += models.ApiToken.objects.values_list("digest", flat=True)
    assert not [digest for digest in kept if digest in text]
    assert stat.S_IMODE((tmp_path / "plain.zip").stat().st_mode) == 0o600
    browser = seated(drill, "head")
    code = issue(drill.id, "duty")
    backup(tmp_path / "whole.zip", secrets=True)
    get_user_model().objects.all().delete()
    restore(tmp_path / "whole.zip", replace=True)
    assert redeem(code, "10.0.0.1").seat == "duty"
    assert browser.get(f"/d/{drill.id}/lobby/").status_code == 200
    assert get_user_model().objects.get().username == "admin"
    made = get_user_model().objects.create_user("next", is_staff=True)
    assert made.pk > get_user_model().objects.get(username="admin").pk


def test_what_was_restored_under_another_key_is_told_at_the_next_start(base, tmp_path):
    """A range with INFODRILL_SECRET of its own, or one that died before the key of the backup lay in its folder."""
    clinic()
    backup(tmp_path / "whole.zip", secrets=True)
    with override_settings(SECRET_KEY="k" * 50):
        firststart.keep_key()
        restore(tmp_path / "whole.zip", replace=True)
        assert firststart.other_key()
    assert not firststart.other_key()


def test_a_backup_takes_no_other_ones_place(base, tmp_path):
    (tmp_path / "a.zip").write_text("x")
    with pytest.raises(KeepingError) as refusal:
        backup(tmp_path / "a.zip")
    assert refusal.value.code == "H501" and (tmp_path / "a.zip").read_text() == "x"
    assert list(tmp_path.iterdir()) == [tmp_path / "a.zip"]


def test_a_place_that_is_not_there_is_no_fault_of_the_program(base, tmp_path):
    (tmp_path / "folder").mkdir()
    for backup_or_restore, path, code in (
        (backup, tmp_path / "no" / "a.zip", "H501"), (restore, tmp_path / "no.zip", "H502"),
        (restore, tmp_path / "folder", "H502"),
    ):  # fmt: skip
        with pytest.raises(KeepingError) as refusal:
            backup_or_restore(path)
        assert refusal.value.code == code and "Error" not in refusal.value.render("en")


def test_a_drill_that_is_played_keeps_no_other_from_being_purged(base, monkeypatch, capsys):
    """Its line is told, the others are purged, what no drill owns is swept, and the exit says that something was refused."""
    done: list[str] = []

    def purged(drill):
        if drill == "a":
            raise KeepingError("Drill {drill} is being played.", code="H506", drill=drill)
        return done.append(drill) or purging.Purged(drill, 1, 0)

    monkeypatch.setattr(purging, "due", lambda _: ("a", "b"))
    monkeypatch.setattr(purging, "purge", purged)
    monkeypatch.setattr(purging, "sweep", lambda: done.append("swept"))
    monkeypatch.setattr(opening, "open_range", lambda: None)
    with pytest.raises(typer.Exit) as ended:
        keeping.purge(older_than=0, drill="", lang=Lang.en)
    assert ended.value.exit_code == 3 and done == ["b", "swept"] and "H506" in capsys.readouterr().err


def test_what_is_written_during_a_backup_is_not_in_it_and_nobody_waits(either):
    """Another connection writes in the midst: it is not held up, and the instant does not see it."""
    import threading

    drill = clinic()
    with instant():
        before = DatabaseLogStore(drill.id).length()
        writer = threading.Thread(target=_write_elsewhere, args=(drill.id,))
        writer.start()
        writer.join(PATIENCE)
        assert not writer.is_alive()
        assert DatabaseLogStore(drill.id).length() == before
    assert DatabaseLogStore(drill.id).length() == before + 1


def _write_elsewhere(drill_id: str) -> None:
    try:
        live.LiveDrill(drill_id).give(
            "duty", SendMessage(role="L1-DUTY", kind="chat", to=(), text="giữa chừng"), ""
        )
    finally:
        connection.close()
