"""Who waits for whom: a page waits for no command that waits for the database, and shows nothing that is not committed."""

from __future__ import annotations

import sqlite3
import threading

import pytest
from django.db import connection

from infodrill.conduct.commands import ChangeClock, SendMessage
from infodrill.web import live, pressing
from infodrill.web.models import LogLine

from .house import CTRL, clinic, seated
from .serving import PATIENCE, until

WORD = SendMessage("L1-DUTY", "chat", (), "Xin chào")


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
        patch.setattr(pressing, "releases", falls)
        with pytest.raises(RuntimeError):
            drill.give("duty", WORD, "once")
        with pytest.raises(RuntimeError):
            drill.give(CTRL, ChangeClock("CTRL", "start", 0), "go")
    assert shown == [(before + 1, before)] * 2
    assert (drill.state.seq, len(drill.events)) == (before, before + 1)
    assert not live.of(drill.id).pace.running
    drill.give("duty", WORD, "once")
    assert live.of(drill.id).state.seq == before + 1 == LogLine.objects.filter(drill=drill.id).count() - 1


def test_what_another_process_appended_is_read_by_the_next_page(either):
    drill = clinic()
    elsewhere = live.LiveDrill(drill.id)
    elsewhere.give(CTRL, ChangeClock("CTRL", "start", 0), "")
    elsewhere.give("duty", WORD, "")
    assert live.of(drill.id).state == elsewhere.state
    assert live.of(drill.id).pace.running
    drill.give(CTRL, ChangeClock("CTRL", "pause", 0), "")
    elsewhere.catch_up()
    assert not elsewhere.pace.running
    assert elsewhere.state == drill.state
