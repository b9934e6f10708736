"""The API reads what the pages read: under policy, marked, bounded, and saying nothing more when it says no."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from django.test import Client

from infodrill.casework.commands import DraftStatement, LogCase, OpenCase
from infodrill.conduct.commands import SendMessage, StopForReal
from infodrill.kernel.mark import MARK
from infodrill.web.api import rates
from infodrill.web.api.documents import schema
from infodrill.web.api.tokens import issue
from infodrill.web.live import LiveDrill

from .house import CTRL, clinic, seated

pytestmark = pytest.mark.usefixtures("base")
HIDDEN = "claim"


@pytest.fixture(autouse=True)
def unhurried(monkeypatch):
    """Tests ask faster than programs may; how fast those may is tested on its own."""
    monkeypatch.setattr(rates, "PER_SECOND", 100_000)
    monkeypatch.setattr(rates, "BURST", 100_000)


def asker(drill: LiveDrill, seat: str, scope: str = "read", lang: str = "en") -> Client:
    _, key = issue(drill.id, seat, scope, 1)
    return Client(headers={"Authorization": f"Bearer {key}", "Accept-Language": lang})


def get(browser: Client, drill: LiveDrill, path: str, **query: object):
    return browser.get(f"/api/v1/drills/{drill.id}{path}", query)


def reads(drill: LiveDrill) -> list[str]:
    """Every address that is read without an id."""
    found = [path for path, methods in schema()["paths"].items() if "get" in methods]
    plain = [one.replace("{drill}", drill.id) for one in found]
    return [f"{one}?q=nuoc" if one.endswith("search") else one for one in plain if "{" not in one]


def worked(drill: LiveDrill) -> str:
    """A case of the clinic with a message on it; its id."""
    events = drill.give("duty", OpenCase("DUTY", "hotline", "", said="Người gọi hỏi về nước"), "")
    case = next(one.body.case for one in events if hasattr(one.body, "case"))
    drill.give("duty", SendMessage("DUTY", "chat", (), "xin chào"), "")
    return case


def roles(drill: LiveDrill) -> dict[str, frozenset[str]]:
    return {one.seat: one.roles for one in drill.seats().seats.values()}


def test_every_address_answers_every_seat_with_the_mark():
    drill = clinic()
    for seat in drill.seats().seats:
        browser = asker(drill, seat)
        for address in reads(drill):
            answer = browser.get(address)
            assert answer.status_code in (200, 403), (seat, address, answer.content)
            assert answer.json()["mark"] == MARK
            assert "Content-Security-Policy" in answer.headers
