"""What a process has folded can be compared by staff, and by nobody else."""

from __future__ import annotations

import pytest
from django.test import Client

from infodrill.conduct.fingerprint import fingerprint
from infodrill.conduct.nouns.messages import SendMessage
from infodrill.web import live

from .house import CTRL, clinic, seated, staff_browser

pytestmark = pytest.mark.usefixtures("base")


def test_two_folds_of_one_log_have_one_digest_and_an_event_more_has_another():
    drill = clinic()
    elsewhere = live.LiveDrill(drill.id)
    first = fingerprint(drill.state)
    assert fingerprint(elsewhere.state) == first
    elsewhere.give("duty", SendMessage(role="L1-DUTY", kind="chat", to=(), text="một"), "")
    assert fingerprint(elsewhere.state) != first
    drill.catch_up()
    assert fingerprint(drill.state) == fingerprint(elsewhere.state)


def test_staff_read_what_a_process_shows_though_the_log_has_more():
    drill = clinic()
    shown = staff_browser().get(f"/drills/{drill.id}/fold").json()
    assert (shown["seq"], shown["fold"]) == (drill.state.seq, fingerprint(drill.state))
    live.LiveDrill(drill.id).give("duty", SendMessage(role="L1-DUTY", kind="chat", to=(), text="một"), "")
    assert staff_browser().get(f"/drills/{drill.id}/fold").json()["seq"] == shown["seq"]
    assert staff_browser().get("/drills/nothere/fold").status_code == 404


def test_no_seat_and_no_visitor_reads_it():
    drill = clinic()
    for browser in (Client(), seated(drill, "duty"), seated(drill, CTRL)):
        answer = browser.get(f"/drills/{drill.id}/fold")
        assert answer.status_code == 302 and b"fold" not in answer.content
