"""A backup gets its name only when it was restored aside and found whole; whatever goes wrong, nothing is left of it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import zipfile
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest
from django.db import connection

from infodrill.conduct.nouns.messages import SendMessage
from infodrill.kernel.mark import MARK
from infodrill.web import live, models
from infodrill.web.conf.options import options
from infodrill.web.keeping import backup as writing
from infodrill.web.keeping import erasure, purge
from infodrill.web.keeping.backup import backup, prove
from infodrill.web.keeping.contents import drills_now, rows_now
from infodrill.web.keeping.opening import PREFIX, KeepingError, clear_leftovers, workplace
from infodrill.web.keeping.restore import restore
from infodrill.web.stores.log import DatabaseLogStore
from tests import leash
from tests.forms import both_forms

from .house import STORES, clinic
from .rehearsed import rehearsed

WORDS = "Chữ của người không có thật"
# A process that works in a workplace until it is killed.
WORKER = """
import sys
from pathlib import Path
from infodrill.web.keeping.opening import workplace
with workplace(Path(sys.argv[1])) as folder:
    (folder / "proof.sqlite3").write_text(sys.argv[2])
    print("at work", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def played(either) -> live.LiveDrill:
    """A drill of 12 minutes with cases, and what somebody wrote in it."""
    drill = rehearsed("clinic", 12)
    drill.give("duty", SendMessage(role="L1-DUTY", kind="chat", to=("clinic",), text=WORDS), "")
    drill.attachments.put(b"\x00anh\xff")
    return drill


def left(folder: Path) -> list[Path]:
    """What lies in a folder and in the data folder that a backup could have put there."""
    return [*folder.iterdir(), *options().folder.glob(f"{PREFIX}*")]


def test_a_backup_that_was_proved_leaves_only_itself(played, tmp_path):
    backup(tmp_path / "a.zip")
    assert left(tmp_path) == [tmp_path / "a.zip"]
    assert (tmp_path / "a.zip").stat().st_mode & 0o777 == 0o600


def without_its_last(lines: Callable) -> Callable:
    return lambda *table: list(lines(*table))[:-1]


def with_another_word(lines: Callable) -> Callable:
    return lambda *table: [line.replace("t", "d") for line in lines(*table)]


@pytest.mark.parametrize(
    ("what", "spoil"),
    both_forms(
        product(["lines", "derived_lines"], [without_its_last, with_another_word]),
        [("lines", without_its_last), ("derived_lines", with_another_word)],
    ),
)
def test_what_was_written_wrong_is_no_backup(base, tmp_path, monkeypatch, what, spoil):
    """As if the writing of rows lost or changed some: their SHA-256 in the manifest fits what was written."""
    drill = rehearsed("clinic", 12)
    before = drills_now(), rows_now(secrets=False)
    monkeypatch.setattr(writing, what, spoil(getattr(writing, what)))
    with pytest.raises(KeepingError) as refusal:
        backup(tmp_path / "a.zip")
    assert refusal.value.code == "H507"
    assert left(tmp_path) == [] and (drills_now(), rows_now(secrets=False)) == before
    assert live.of(drill.id).state.minute == 12


NO_MANIFEST = {
    "deep": "[" * 200_000,
    "members that are a list": json.dumps({"format": 1, "mark": MARK, "members": [], "migrations": []}),
    "no migrations": json.dumps({"format": 1, "mark": MARK, "members": {}, "migrations": None}),
    "a list": "[]",
    "a number of many digits": '{"format":' + "9" * 6_000 + "}",
}


@pytest.mark.parametrize("what", NO_MANIFEST)
def test_whatever_stands_in_the_manifest_it_is_named_and_nothing_restored(base, tmp_path, what):
    path = tmp_path / "odd.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("manifest.json", NO_MANIFEST[what])
    with pytest.raises(KeepingError) as refusal:
        restore(path)
    assert refusal.value.code == "H502"


def test_the_proof_asks_nothing_of_the_range_s_own_database(played, tmp_path):
    backup(tmp_path / "a.zip")
    asked = []

    def counted(execute, sql, params, many, context):
        asked.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(counted):
        prove(tmp_path / "a.zip", tmp_path)
        assert asked == []
        assert models.Drill.objects.get().pk == played.id
    assert len(asked) == 1 and list(tmp_path.iterdir()) == [tmp_path / "a.zip"]


def test_a_damaged_drill_is_kept_as_it_is_and_says_so(either, tmp_path):
    drill, whole = clinic(), clinic()
    drill.give("duty", SendMessage(role="L1-DUTY", kind="chat", to=(), text=WORDS), "")
    models.LogText.objects.filter(drill=drill.id, text=WORDS).update(text="lời khác")
    told = {kept.id: kept.fault for kept in backup(tmp_path / "a.zip")}
    assert told[drill.id] and not told[whole.id]
    restore(tmp_path / "a.zip", replace=True)
    assert {kept.id: bool(kept.fault) for kept in drills_now()} == {drill.id: True, whole.id: False}


def with_another_manifest(path: Path, change: Callable[[dict], object]) -> Path:
    """The backup beside itself, its manifest changed."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    manifest = json.loads(members["manifest.json"])
    change(manifest)
    members["manifest.json"] = json.dumps(manifest).encode()
    with zipfile.ZipFile(path.with_name("b.zip"), "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path.with_name("b.zip")


def by_a_writer_who_knew_not_every_event(manifest: dict) -> None:
    """As older versions wrote them: the log named as broken, its digests empty, its lines whole."""
    del manifest["rows"]
    manifest["drills"][0] |= {"chain": "", "content": "", "fault": "unknown event type case.opened"}


def of_tables_with_other_columns(manifest: dict) -> None:
    """As a version before the newest change of tables wrote them: other columns give other sums."""
    manifest["migrations"].pop()
    manifest["rows"] = dict.fromkeys(manifest["rows"], "1:00")


@pytest.mark.parametrize(
    ("either", "older"),
    both_forms(
        product(STORES, [by_a_writer_who_knew_not_every_event, of_tables_with_other_columns]),
        [("sqlite", by_a_writer_who_knew_not_every_event), ("postgresql", of_tables_with_other_columns)],
    ),
    indirect=["either"],
)
def test_a_backup_of_an_older_version_is_restored(played, tmp_path, older):
    backup(tmp_path / "a.zip")
    before = drills_now()
    assert restore(with_another_manifest(tmp_path / "a.zip", older), replace=True).drills == before


def test_other_rows_than_the_manifest_tells_are_no_backup(played, tmp_path):
    backup(tmp_path / "a.zip")
    other = with_another_manifest(
        tmp_path / "a.zip", lambda told: told["rows"].update({"web.logtext": "1:00"})
    )
    with pytest.raises(KeepingError, match=r"web\.logtext"):
        restore(other, replace=True)
    assert live.of(played.id).state.minute == 12


@pytest.fixture
def killed(base, tmp_path) -> Callable[[Path], Path]:
    """The workplace in a folder of a process that was killed at work."""

    def kill_in(folder: Path) -> Path:
        line = [sys.executable, "-c", WORKER, str(folder), WORDS]
        with leash.start(line, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as worker:
            assert worker.stdout.readline() == b"at work\n"
            found = next(folder.glob(f"{PREFIX}*"))
            clear_leftovers(folder)
            assert (found / "proof.sqlite3").read_text() == WORDS  # it is alive
            os.kill(worker.pid, signal.SIGKILL)
        return found

    return kill_in


def test_what_a_killed_backup_left_is_removed_by_the_next_one(killed, tmp_path):
    clinic()
    part, scratch = killed(tmp_path), killed(options().folder)
    assert part.exists() and scratch.exists()
    backup(tmp_path / "a.zip")
    assert left(tmp_path) == [tmp_path / "a.zip"]


def test_an_erasure_and_a_purge_remove_it_too(killed):
    drill = clinic()
    drill.give("duty", SendMessage(role="L1-DUTY", kind="chat", to=(), text=WORDS), "")
    scratch = killed(options().folder)
    erasure.erase(drill.id, erasure.find(drill.id, WORDS)[0].digest)
    assert not scratch.exists()
    scratch = killed(options().folder)
    purge.sweep()
    assert not scratch.exists()


def test_a_workplace_is_for_its_owner_alone_and_gone_after_a_fault(tmp_path):
    with pytest.raises(KeyboardInterrupt), workplace(tmp_path) as folder:
        assert folder.stat().st_mode & 0o777 == 0o700
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []


LIMITED = """
import resource, sys
sys.dont_write_bytecode = True  # the limit would cut what is compiled here, for everybody who comes after
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)
sys.argv[1:] = ["backup", sys.argv[2], "--lang", "en"]
from infodrill.cli import main
main()
"""


@pytest.mark.parametrize(("most", "code", "said"), [(4_000, 4, "cannot be written"), (150_000, 3, "H507")])
def test_without_room_for_the_file_or_its_proof_nothing_is_left(base, tmp_path, most, code, said):
    """The system lets no file of this process grow further, as when a disk is full."""
    rehearsed("clinic", 12)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    done = leash.run(
        [sys.executable, "-c", LIMITED, str(most), str(tmp_path / "a.zip")],
        capture_output=True, text=True,
    )  # fmt: skip
    assert (done.returncode, said in done.stderr) == (code, True), done.stderr
    assert left(tmp_path) == []
    assert DatabaseLogStore("clinic12").length() > 0
