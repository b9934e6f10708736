"""Migrations that were handed out stay as they are: a range made by an older version is brought up to date, not broken."""

from __future__ import annotations

import ast
import hashlib
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from infodrill.web import driving, firststart, migrations
from infodrill.web.firststart import NewerTables

# A migration gets its line here when it is handed out; a line is never changed.
FROZEN = {
    "0001_tables": "b68da37936553f7d",
    "0002_api_tokens": "54f185a45902c232",
    "0003_rewritten": "a22eb6523c648003",
    "0004_outcome": "c7fecc187d7f5d05",
    "0005_words": "eaf6eca7ca7b1a45",
    "0006_accounts": "4283cc6a8f0038ac",
    "0007_beats": "922118e20e8f2b42",
    "0009_faults": "e2a1a533560a8238",
}
FOLDER = Path(migrations.__file__).parent


def meaning(path: Path) -> str:
    """What a migration does, whatever its layout."""
    return hashlib.sha256(ast.unparse(ast.parse(path.read_text("utf-8"))).encode()).hexdigest()[:16]


def test_the_tables_are_those_of_the_migrations(base):
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_no_migration_that_was_handed_out_is_changed():
    found = {file.stem: meaning(file) for file in sorted(FOLDER.glob("0*.py"))}
    assert {one: found.get(one) for one in FROZEN} == FROZEN


def test_a_model_without_its_migration_is_noticed(base, monkeypatch):
    from infodrill.web.models import Drill

    field = Drill._meta.get_field("name")
    monkeypatch.setattr(field, "max_length", 121)
    with pytest.raises(SystemExit):
        call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_a_database_of_a_newer_version_is_neither_served_nor_driven_nor_kept(either):
    recorder = MigrationRecorder(connection)
    recorder.record_applied("web", "9999_of_tomorrow")
    try:
        for door in (firststart.prepare, driving._expect_tables):
            with pytest.raises(NewerTables) as refused:
                door()
            assert refused.value.code == "H119"
    finally:
        recorder.record_unapplied("web", "9999_of_tomorrow")
    firststart.prepare()
