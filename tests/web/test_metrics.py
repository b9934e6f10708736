"""Metrics tell nothing of a drill, and only to who shows the token."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.test import Client

from infodrill.web import health
from infodrill.web.conf.options import options

from .house import clinic, do, seated, staff_browser

pytestmark = pytest.mark.usefixtures("base")


def test_metrics_tell_nothing_of_drills_seats_or_texts():
    drill = clinic()
    do(seated(drill, "duty"), drill, "send-message", kind="chat", text="lời của ông Mẫu")
    Client().generic("LOOKHERE", "/")
    here = staff_browser().get("/metrics").content.decode()
    assert "infodrill_page_seconds" in here and 'method="other"' in here
    assert [word for word in (drill.id, "Mẫu", "duty", "LOOKHERE") if word in here] == []


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "10.0.0.9"])
@pytest.mark.parametrize("forwarded", [{}, {"X-Forwarded-For": "127.0.0.1"}], ids=["plain", "forwarded"])
def test_metrics_are_for_who_shows_the_token_wherever_they_seem_to_come_from(monkeypatch, address, forwarded):
    """A proxy on this machine that adds no header makes everybody a neighbour: no address opens anything."""

    def asked(shown: str) -> int:
        headers = {**forwarded, **({"Authorization": shown} if shown else {})}
        return Client(REMOTE_ADDR=address, headers=headers).get("/metrics").status_code

    token = "t" * 40
    assert {asked(shown) for shown in ("", "Bearer ", "Bearer None", f"Bearer {token}")} == {404}
    monkeypatch.setattr(health, "options", lambda: replace(options(), metrics_token=token))
    assert asked(f"Bearer {token}") == 200
    assert {asked(shown) for shown in ("", "Bearer ", token, f"Bearer {token}x", f"Basic {token}")} == {404}
