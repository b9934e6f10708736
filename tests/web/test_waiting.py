"""Who waits for whom: a page waits for no command that waits for the database, and shows nothing that is not committed."""

from __future__ import annotations

import sqlite3
import threading

import pytest
from django.db import DatabaseError, connection

from infodrill.conduct import giving
from infodrill.conduct.nouns.clock import ChangeClock
from infodrill.conduct.nouns.messages import SendMessage
from infodrill.web import live
from infodrill.web.keeping.wiping import give_back_room
from infodrill.web.models import LogLine
from infodrill.web.stores import waiting

from .house import CTRL, clinic, seated
from .serving import PATIENCE, until

WORD = SendMessage(role="L1-DUTY", kind="chat", to=(), text="Xin chào")


@pytest.mark.usefixtures("base")
def test_pages_are_answered_while_a_command_waits_for_another_process():
    drill = clinic()
    browser, before = seated(drill, "duty"), live.of(drill.id).state.seq
    other = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    given = threading.Thread(target=_give, args=(drill,))
    given.start()
    until(drill._giving.locked)
    assert browser.get(f"/d/{drill.id}/desk/").status_code == 200
    assert given.is_alive()
    assert live.of(drill.id).state.seq == before
    other.execute("COMMIT")
    other.close()
    given.join(PATIENCE)
    assert live.of(drill.id).state.seq == before + 1


def _give(drill):
    drill.give("duty", WORD, "")
    connection.close()


def test_nothing_is_shown_before_it_is_committed_and_nothing_stays_of_what_was_not(either, monkeypatch):
    drill = clinic()
    before, shown = live.of(drill.id).state.seq, []

    def falls(state, *words):
        shown.append((state.seq, drill.state.seq))
        raise RuntimeError("the machine fell over before the commit")

    with monkeypatch.context() as patch:
        patch.setattr(giving, "releases", falls)
        with pytest.raises(RuntimeError):
            drill.give("duty", WORD, "once")
        with pytest.raises(RuntimeError):
            drill.give(CTRL, ChangeClock(role="CTRL", change="start", value=0), "go")
    assert shown == [(before + 1, before)] * 2
    assert (drill.state.seq, len(drill.events)) == (before, before + 1)
    assert not live.of(drill.id).pace.running
    drill.give("duty", WORD, "once")
    assert live.of(drill.id).state.seq == before + 1 == LogLine.objects.filter(drill=drill.id).count() - 1


def test_what_another_process_appended_is_read_by_the_next_page(either):
    drill = clinic()
    elsewhere = live.LiveDrill(drill.id)
    elsewhere.give(CTRL, ChangeClock(role="CTRL", change="start", value=0), "")
    elsewhere.give("duty", WORD, "")
    assert live.of(drill.id).state == elsewhere.state
    assert live.of(drill.id).pace.running
    drill.give(CTRL, ChangeClock(role="CTRL", change="pause", value=0), "")
    elsewhere.catch_up()
    assert not elsewhere.pace.running
    assert elsewhere.state == drill.state


@pytest.mark.usefixtures("base")
def test_whoever_writes_waits_as_long_as_the_file_is_written_anew(monkeypatch):
    """`VACUUM` of a large range takes longer than SQLite waits for another writer."""
    drill, failed, asked = clinic(), [], threading.Event()
    before = live.of(drill.id).state.seq

    def asks() -> bool:
        asked.set()
        return somebody()

    def write() -> None:
        try:
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA busy_timeout=1")
            _give(drill)
        except DatabaseError as error:
            failed.append(error)
        finally:
            connection.close()

    somebody = waiting.somebody_wipes
    monkeypatch.setattr(waiting, "somebody_wipes", asks)
    other = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
    with waiting.others_wait():
        other.execute("BEGIN IMMEDIATE")
        writer = threading.Thread(target=write)
        writer.start()
        for _ in range(2):
            assert asked.wait(PATIENCE)
            asked.clear()
        assert writer.is_alive() and not failed
        other.execute("ROLLBACK")
        writer.join(PATIENCE)
    assert not failed and live.of(drill.id).state.seq == before + 1

    # Nobody wipes: another writer that is not done in time is a fault as before.
    other.execute("BEGIN IMMEDIATE")
    write()
    other.execute("ROLLBACK")
    other.close()
    assert len(failed) == 1


@pytest.mark.usefixtures("base")
def test_the_file_is_written_anew_while_others_wait():
    during = []

    def looks(execute, sql, *told):
        if sql == "VACUUM":
            during.append(waiting.somebody_wipes())
        return execute(sql, *told)

    with connection.execute_wrapper(looks):
        give_back_room()
    assert during == [True] and not waiting.somebody_wipes()
