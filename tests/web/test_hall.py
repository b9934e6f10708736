"""A hall: the address that people type and scan, the firewall's line, the way in for staff."""

from __future__ import annotations

import re

import pytest

from infodrill.kernel.errors import EgressRefused
from infodrill.web.closing import addresses
from infodrill.web.conf.options import Options
from infodrill.web.joining import addresses as places
from infodrill.web.serving import ListenAt, ServeError, firewall, invitation, qr_text, serve

from .house import CTRL, clinic, seated

HALL = ListenAt("127.0.0.1", 8000, "192.168.7.5")


def test_the_invitation_leads_people_to_the_hall_and_staff_to_this_machine():
    said = "\n".join(invitation(HALL, "/enter/1.abc", "en"))
    assert "http://192.168.7.5:8000/join" in said
    assert "http://127.0.0.1:8000/enter/1.abc" in said
    assert "192.168.7.0/24" in firewall(HALL) and "8000" in firewall(HALL)
    assert "█" in qr_text("http://192.168.7.5:8000/join")


def test_without_a_hall_nothing_but_this_machine_is_named():
    said = "\n".join(invitation(ListenAt("127.0.0.1", 8000), "/enter/1.abc", "vi"))
    assert re.findall(r"https?://([\d.]+)", said) == ["127.0.0.1", "127.0.0.1"]
    assert addresses(Options()) == frozenset()


def test_the_guard_is_widened_by_the_servers_own_addresses_alone():
    chosen = Options(listen="192.168.7.5:8000", database_url="postgresql://me@10.0.0.9/range")
    assert addresses(chosen) == {("192.168.7.5", 8000), ("10.0.0.9", 5432)}
    assert addresses(Options(database_url="postgresql://me@/range?host=/tmp/pg")) == frozenset()


def test_several_workers_without_postgresql_are_refused_before_anything_opens(monkeypatch):
    with pytest.raises(ServeError) as refusal:
        serve("127.0.0.1", 8000, hall=False, solo=False, workers=3, runners=1, lang="vi", say=print)
    assert refusal.value.code == "H111" and not isinstance(refusal.value, EgressRefused)


def test_the_cards_qr_leads_to_the_halls_address(base, monkeypatch):
    monkeypatch.setattr(places, "options", lambda: Options(listen="192.168.7.5:8000"))
    drill = clinic()
    page = seated(drill, CTRL).post(f"/d/{drill.id}/cards", {"seat": ["duty"]}).content.decode()
    assert "http://192.168.7.5:8000/join/" in page and "testserver" not in page
