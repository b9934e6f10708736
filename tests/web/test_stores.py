"""The stores in the database under the contracts that the file stores pass, on SQLite and on PostgreSQL."""

from __future__ import annotations

import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest
from derived_contract import DerivedContract
from django.db import DatabaseError, connection, connections
from facts import Noted, Tolled, rehearsed
from log_contract import LogContract

from infodrill.kernel.events import Text
from infodrill.kernel.log import EventLog
from infodrill.web.models import Drill, LogLine, LogText
from infodrill.web.stores import finding
from infodrill.web.stores.attachments import DatabaseAttachmentStore
from infodrill.web.stores.derived import DatabaseDerivedStore
from infodrill.web.stores.kept import close_stale
from infodrill.web.stores.log import DatabaseLogStore, growing
from tests.patience import PATIENCE


class TestLogInTheDatabase(LogContract):
    @pytest.fixture
    def store(self, bare_drill):
        return DatabaseLogStore(bare_drill)

    @pytest.fixture
    def again(self, store, bare_drill):
        return lambda: DatabaseLogStore(bare_drill)

    @pytest.fixture
    def beside(self):
        def call(function):
            try:
                return function()
            finally:
                connection.close()

        return call

    @pytest.fixture
    def between(self):
        """Another connection commits after every question that the reader asks."""

        @contextmanager
        def step(write):
            def asked(execute, sql, params, many, context):
                told = execute(sql, params, many, context)
                pool.submit(write).result(PATIENCE)
                return told

            with ThreadPoolExecutor(1) as pool:
                with connection.execute_wrapper(asked):
                    yield
                pool.submit(connections.close_all).result(PATIENCE)

        return step


class TestDerivedInTheDatabase(DerivedContract):
    @pytest.fixture
    def store(self, bare_drill):
        return DatabaseDerivedStore(bare_drill)


def test_a_frequent_word_is_found_as_a_rare_one_is(bare_drill, monkeypatch):
    """Rare ones are looked up in the index of words, frequent ones met on a walk from the newest row."""
    store = DatabaseDerivedStore(bare_drill)
    for minute in range(6):
        rows = [
            {"id": f"{minute}.{n}", "room": f"g{n % 3}", "words": f"đê de {'vỡ vo' * (n % 2)} 100% d_"}
            for n in range(8)
        ]
        store.put(minute, "search", [*rows, {"id": "x", "room": "g0"}, {"id": "y", "words": "đêm"}])
    DatabaseDerivedStore(Drill.objects.create(id="d2", scenario="clinic").pk).put(1, "search", rows)
    questions = [
        {"where": where, "words": words, "before": before, "since": since, "limit": 5}
        for where in ({}, {"room": ["g1"]}, {"room": ["g0", "g2", "g9"]})
        for words in (["đê"], ["de", "vỡ"], ["100%"], ["d_"], ["dxx"], ["đ"])
        for before, since in ((None, 0), ((4, 3), 2))
    ]
    told = []
    for many in (1_000, 0):
        monkeypatch.setattr(finding, "MANY", many)
        told.append([store.page("search", **question) for question in questions])
    assert told[0] == told[1]
    assert [row["id"] for _, row in told[0][0]] == ["5.7", "5.6", "5.5", "5.4", "5.3"]
    assert {len(group) for group in told[0]} >= {0, 5}


def test_attachments_are_kept_once_and_gone_when_erased(bare_drill):
    store = DatabaseAttachmentStore(bare_drill)
    digest = store.put(b"anh")
    assert store.put(b"anh") == digest
    assert (store.get(digest), store.digests(), store.get("0" * 64)) == (b"anh", (digest,), None)
    assert (store.erase([digest]), store.erase([digest]), store.get(digest)) == (1, 0, None)


def test_what_fails_inside_the_lock_leaves_no_trace(bare_drill):
    log = EventLog(DatabaseLogStore(bare_drill), seed=7)
    with pytest.raises(ZeroDivisionError), growing(bare_drill):
        log.append(0, "PV01", Noted(Text("nửa chừng")))
        raise ZeroDivisionError
    assert not LogLine.objects.exists()
    assert not LogText.objects.exists()


def test_two_drills_keep_apart(bare_drill):
    Drill.objects.create(id="d2", name="Khác", scenario="clinic", language="vi")
    rehearsed(DatabaseLogStore(bare_drill))
    other = EventLog(DatabaseLogStore("d2"), seed=7)
    other.append(0, "runner", Tolled(1))
    DatabaseDerivedStore(bare_drill).put(1, "posts", [{"id": "a"}])
    assert DatabaseLogStore("d2").length() == 1
    assert DatabaseDerivedStore("d2").kinds() == ()


def test_an_erased_text_is_gone_from_the_table(bare_drill):
    log = rehearsed(DatabaseLogStore(bare_drill))
    log.erase(*log.text_digests(3))
    assert not LogText.objects.filter(text__contains="rút 3").exists()
    assert not LogText.objects.filter(text=None).exclude(salt="").exists()


def test_a_kept_connection_is_let_go_when_its_file_is_another_one_or_it_failed(base):
    """What is written to a file that was replaced is said to be recorded, and is lost."""
    path = str(connection.settings_dict["NAME"])
    aside = f"{path}.aside"
    connection.ensure_connection()
    held = connection.connection
    close_stale()
    assert connection.connection is held
    os.rename(path, aside)
    try:
        shutil.copy(aside, path)
        close_stale()
        assert connection.connection is None
        connection.ensure_connection()
        os.remove(path)
        close_stale()
        assert connection.connection is None
    finally:
        os.replace(aside, path)
    with pytest.raises(DatabaseError), connection.cursor() as cursor:
        cursor.execute("SELECT nothing FROM nowhere")
    close_stale()
    assert connection.connection is None
