"""A drill in the database and browsers around it, as tests need them."""

from __future__ import annotations

from django.test import Client

from infodrill.web import live
from infodrill.web.joining.codes import issue
from infodrill.web.joining.opening import open_drill
from infodrill.web.live import LiveDrill

CTRL = "direction"  # clinic's seat of control


def clinic(automated: tuple[str, ...] = (), accounts: int = 2_000) -> LiveDrill:
    return live.of(open_drill("clinic", automated=automated, accounts=accounts, seed=1).pk)


def seated(drill: LiveDrill, seat: str, **settings: object) -> Client:
    """A browser that has joined with the seat's code."""
    browser = Client(**settings)
    answer = browser.post("/join", {"code": issue(drill.id, seat)})
    assert answer.status_code == 302, answer.content
    return browser


def do(browser: Client, drill: LiveDrill, verb: str, *, htmx: bool = True, **fields: object):
    headers = {"HX-Request": "true"} if htmx else {}
    return browser.post(f"/d/{drill.id}/do/{verb}", fields, headers=headers)
