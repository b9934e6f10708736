"""Faults of the machine, made for real: each is named with its remedy, on the page, to programs and on the command line."""

from __future__ import annotations

import json
import os
import sqlite3
import sys
from pathlib import Path

import pytest
from django.db import DatabaseError, connection
from django.db.utils import OperationalError
from django.test import Client

from infodrill.conduct.nouns.messages import SendMessage
from infodrill.kernel.i18n import LANGUAGES, tr
from infodrill.web import faults, live, models, vitals
from infodrill.web.keeping import purge
from infodrill.web.keeping.backup import backup
from infodrill.web.models import LogLine
from tests import leash

from .house import clinic, do, seated, staff_browser

ROOT = Path(__file__).parents[2]
NOTHING: frozenset[str] = frozenset()


@pytest.fixture(autouse=True)
def _nothing_met():
    faults.over()
    yield
    faults.over()


def full(folder: Path) -> None:
    base = sqlite3.connect(folder / "a", isolation_level=None)
    try:
        base.execute("CREATE TABLE t (x)")
        base.execute("PRAGMA max_page_count=4")
        base.execute("INSERT INTO t VALUES (zeroblob(100000))")
    finally:
        base.close()


def locked(folder: Path) -> None:
    first, second = (sqlite3.connect(folder / "a", isolation_level=None, timeout=0.01) for _ in range(2))
    try:
        first.execute("BEGIN EXCLUSIVE")
        second.execute("BEGIN EXCLUSIVE")
    finally:
        first.close()
        second.close()


def read_only(folder: Path) -> None:
    sqlite3.connect(folder / "a").close()
    base = sqlite3.connect(f"file:{folder / 'a'}?mode=ro", uri=True)
    try:
        base.execute("CREATE TABLE t (x)")
    finally:
        base.close()


def no_database(folder: Path) -> None:
    (folder / "a").write_bytes(b"not a database, but long enough to be looked at" * 40)
    base = sqlite3.connect(folder / "a")
    try:
        base.execute("CREATE TABLE t (x)")
    finally:
        base.close()


def no_folder(folder: Path) -> None:
    sqlite3.connect(folder / "gone" / "a")


def full_device(folder: Path) -> None:
    with open("/dev/full", "wb", buffering=0) as device:
        device.write(b"x")


def no_memory(folder: Path) -> None:
    bytearray(1 << 62)


@pytest.mark.parametrize(
    ("breaks", "code"),
    [
        (full, faults.FULL), (locked, faults.BUSY), (read_only, faults.READ_ONLY), (no_database, faults.DAMAGED),
        (no_folder, faults.FORBIDDEN), (full_device, faults.FULL), (no_memory, faults.MEMORY),
    ],
)  # fmt: skip
def test_a_fault_of_the_machine_is_named_also_when_the_database_s_layer_has_wrapped_it(
    tmp_path, breaks, code
):
    with pytest.raises((sqlite3.Error, OSError, MemoryError)) as broken:
        breaks(tmp_path)
    wrapped = OperationalError("whatever")
    wrapped.__cause__ = broken.value
    for error in (broken.value, wrapped):
        fault = faults.named(error)
        assert isinstance(fault, faults.MachineFault) and fault.code == code
        assert all(tr(lang, fault.message) and tr(lang, fault.remedy) for lang in LANGUAGES)


@pytest.mark.parametrize(
    ("state", "code"),
    [("53100", faults.FULL), ("53200", faults.MEMORY), ("25006", faults.READ_ONLY), ("42501", faults.FORBIDDEN),
     ("40P01", faults.BUSY), ("57P01", faults.AWAY), ("08006", faults.AWAY), ("XX001", faults.DAMAGED)],
)  # fmt: skip
def test_what_postgresql_says_is_named(either, state, code):
    if either == "sqlite":
        return
    with pytest.raises(DatabaseError) as broken, connection.cursor() as cursor:
        cursor.execute(f"DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '{state}'; END $$")
    assert faults.named(broken.value).code == code


@pytest.mark.parametrize(
    "error", [ZeroDivisionError(), KeyError("x"), ValueError(), FileNotFoundError(2, "x")]
)
def test_a_fault_of_our_own_is_not_blamed_on_the_machine(error):
    assert faults.named(error) is None
    told = faults.named_or_kind(error)
    assert told.code == "H206" and type(error).__name__ in told.render("vi")


def test_an_error_in_our_handling_of_a_full_disk_is_ours():
    try:
        try:
            raise OSError(28, "full")
        except OSError:
            raise KeyError("ours")  # noqa: B904
    except KeyError as error:
        assert faults.named(error) is None


@pytest.fixture
def full_base(either):
    """A drill in a database that takes no more rows; what makes it take them again."""
    drill = clinic()
    browser = seated(drill, "duty", raise_request_exception=False)
    if either == "sqlite":
        with connection.cursor() as cursor:
            pages = cursor.execute("PRAGMA page_count").fetchone()[0]
            cursor.execute(f"PRAGMA max_page_count={pages}")

        def mend() -> None:
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA max_page_count=4294967294")
    else:
        with connection.cursor() as cursor:
            # No disk of PostgreSQL can be filled here; its own error comes from where it would come from.
            cursor.execute("CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
                           "RAISE EXCEPTION 'no room' USING ERRCODE = '53100'; END $$")  # fmt: skip
            cursor.execute("CREATE TRIGGER no_room BEFORE INSERT ON web_logline EXECUTE FUNCTION no_room()")
            cursor.execute("CREATE FUNCTION no_table() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN IF "
                           "current_query() LIKE 'CREATE TABLE%' THEN RAISE EXCEPTION 'no room' USING ERRCODE = '53100'; "
                           "END IF; END $$")  # fmt: skip
            cursor.execute("CREATE EVENT TRIGGER no_table ON ddl_command_start EXECUTE FUNCTION no_table()")

        def mend() -> None:
            with connection.cursor() as cursor:
                cursor.execute("DROP EVENT TRIGGER IF EXISTS no_table")
                cursor.execute("DROP FUNCTION IF EXISTS no_table, no_room CASCADE")

    yield drill, browser, mend
    mend()


def test_a_full_database_is_named_to_who_sends_and_what_was_recorded_is_kept(full_base):
    drill, browser, mend = full_base

    def send(text: str):
        return do(browser, drill, "send-message", kind="chat", text=text)

    refused = next(
        (answer for answer in (send("x" * 3_000) for _ in range(400)) if answer.status_code != 200), None
    )
    assert refused is not None and refused.status_code == 503
    body = refused.content.decode()
    assert faults.FULL in body and "Đĩa đã đầy" in body and "lỗi của chính infodrill" not in body
    told = LogLine.objects.filter(drill=drill.id).count()
    assert len(drill.events) == told  # nothing is shown that is not recorded
    mend()
    assert send("lại").status_code == 200
    assert LogLine.objects.filter(drill=drill.id).count() > told


def test_postgresql_s_full_disk_turns_the_range_red_until_it_takes_rows_again(full_base):
    drill, browser, mend = full_base
    if connection.vendor == "sqlite":
        return  # its disk is the data folder's: tests/web/test_disk_full.py
    do(browser, drill, "send-message", kind="chat", text="x")
    for _ in range(2):
        answer = Client(headers={"Accept-Language": "en"}).get("/readyz")
        assert answer.status_code == 503 and [one["code"] for one in answer.json()["reasons"]] == [
            faults.FULL
        ]
    assert vitals.writing().code == faults.FULL
    mend()
    assert Client().get("/readyz").status_code == 200
    assert vitals.writing() is None


def damage(drill: str, how: str) -> None:
    lines = models.LogLine.objects.filter(drill=drill)
    if how == "line":
        lines.filter(seq=1).update(line="\x00{")
    elif how == "gap":
        lines.filter(seq=0).delete()
    elif how == "fact":
        lines.filter(seq=1).update(line=json.dumps({"fact": 7}))
    elif how == "scenario":
        models.DrillFile.objects.filter(drill=drill, path__contains="cells").update(content=b"\xff\x00")
    elif how == "file":
        models.DrillFile.objects.filter(drill=drill).delete()
    elif how == "clock":
        models.Lease.objects.filter(pk=drill).update(clock="{")
    live.forget(drill)


@pytest.mark.parametrize("how", ["line", "gap", "fact", "scenario", "file", "clock"])
def test_a_damaged_drill_is_one_line_of_the_list_and_not_its_end(base, tmp_path, how, monkeypatch):
    said = []
    monkeypatch.setattr(live.LOG, "exception", lambda told, **_: said.append(told))
    broken, whole = clinic(), clinic()
    broken.give("duty", SendMessage(role="L1-DUTY", kind="chat", to=(), text="a"), "")
    damage(broken.id, how)
    staff = staff_browser(headers={"Accept-Language": "en"}, raise_request_exception=False)
    page = staff.get("/drills/")
    body = page.content.decode()
    assert page.status_code == 200 and f"/drills/{whole.id}/sit/" in body
    assert (
        "cannot be read" in body
        and f"/drills/{broken.id}/aside" in body
        and f"/drills/{broken.id}/sit/" not in body
    )
    # Who sits in it reads that it is damaged; what exactly, only staff.
    staff.post(f"/drills/{broken.id}/sit/direction")
    assert {kept.id for kept in backup(tmp_path / "a.zip")} == {broken.id, whole.id}
    assert (broken.id in purge.due(0)) == (how not in ("line", "fact"))  # who tells no age is never too old
    for _ in range(3):  # it is tried again and again
        staff.get("/drills/")
    assert said == ["a drill cannot be read"]
    ready = Client().get("/readyz")
    assert (ready.status_code, ready.json()["degraded"]) == (200, [{"code": "H608"}])
    (named,) = staff.get("/readyz").json()["degraded"]
    assert broken.id in named["what"] and named["remedy"]
    assert staff.post(f"/drills/{broken.id}/aside").status_code == 302
    assert Client().get("/readyz").json()["degraded"] == []
    assert models.Lease.objects.get(pk=broken.id).over
    assert f"/drills/{broken.id}/aside" not in staff.get("/drills/").content.decode()
    purge.purge(broken.id)
    assert staff.post(f"/drills/{whole.id}/aside").status_code == 302
    assert not models.Lease.objects.get(pk=whole.id).over  # only what is damaged


def test_where_the_database_fails_no_drill_is_called_damaged_and_none_is_set_aside(base):
    """A database that comes back has lost nothing; who sets a drill aside over it would end it for good."""
    drill, staff = clinic(), staff_browser(raise_request_exception=False)
    assert staff.post("/drills/no-such-drill/aside").status_code == 404
    live.forget()
    lines = LogLine._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {lines} RENAME TO elsewhere")
    try:
        told, aside = staff.get("/drills/"), staff.post(f"/drills/{drill.id}/aside")
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"ALTER TABLE elsewhere RENAME TO {lines}")
    assert (told.status_code >= 500, aside.status_code >= 500) == (True, True)
    assert not models.Lease.objects.get(pk=drill.id).over
    assert f"/drills/{drill.id}/sit/" in staff.get("/drills/").content.decode()


def test_a_seat_of_a_damaged_drill_reads_that_it_is_damaged_and_no_more(base):
    drill = clinic()
    browser = seated(drill, "duty", raise_request_exception=False)
    drill.give("duty", SendMessage(role="L1-DUTY", kind="chat", to=(), text="a"), "")
    damage(drill.id, "line")
    answer = browser.get(f"/d/{drill.id}/meeting/")
    assert (
        answer.status_code == 500
        and "H209" in answer.content.decode()
        and "seq" not in answer.content.decode()
    )


def test_the_command_line_names_a_database_that_is_none(tmp_path):
    (tmp_path / "infodrill.sqlite3").write_bytes(b"not a database, but long enough to be looked at" * 40)
    done = leash.run(
        [sys.executable, "-m", "infodrill.cli", "backup", str(tmp_path / "a.zip"), "--lang", "en"],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "INFODRILL_DATA": str(tmp_path)},
        capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert done.returncode == 3 and f"[{faults.DAMAGED}]" in done.stderr and "X999" not in done.stderr, (
        done.stderr
    )


def test_what_was_damaged_is_not_over_because_a_row_is_written_beside_it():
    """Every look that could write declared it mended, until somebody met it again."""
    broken = sqlite3.DatabaseError("database disk image is malformed")
    broken.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    try:
        faults.meet(broken)
        faults.over()
        found = faults.damaged()
        assert found is not None and found.code == faults.DAMAGED and found.remedy
    finally:
        faults.over(faults.DAMAGED)
    assert faults.damaged() is None
