"""A drill in the database and browsers around it, as tests need them."""

from __future__ import annotations

import time

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from infodrill.web import live
from infodrill.web.joining.codes import issue
from infodrill.web.joining.opening import open_drill
from infodrill.web.live import LiveDrill
from tests.forms import both_forms

WORDS = "Bà Nguyễn Thị Mẫu ở số nhà bịa"  # what no backup, purge or erasure may leave where it should not be
CTRL = "direction"  # clinic's seat of control
STORES = ("sqlite", "postgresql")


def on(store: str) -> pytest.MarkDecorator:
    """The database of the short form, for what is the same on both; the long form takes both."""
    return pytest.mark.parametrize("either", both_forms(STORES, [store]), indirect=True)


def clinic(automated: tuple[str, ...] = (), accounts: int = 2_000, scenario: str = "clinic") -> LiveDrill:
    return live.of(open_drill(scenario, automated=automated, accounts=accounts, seed=1).pk)


def seated(drill: LiveDrill, seat: str, **settings: object) -> Client:
    """A browser that has joined with the seat's code."""
    browser = Client(**settings)
    answer = browser.post("/join", {"code": issue(drill.id, seat)})
    assert answer.status_code == 302, answer.content
    return browser


def do(browser: Client, drill: LiveDrill, verb: str, *, htmx: bool = True, **fields: object):
    headers = {"HX-Request": "true"} if htmx else {}
    return browser.post(f"/d/{drill.id}/do/{verb}", fields, headers=headers)


def staff_browser(
    name: str = "staff", *, ways: tuple[str, ...] = ("password",), ago: float = 0, **settings
) -> Client:
    """A browser in which an administrator has signed in by `ways`, `ago` seconds ago."""
    user, _ = get_user_model().objects.get_or_create(username=name, is_staff=True, is_superuser=True)
    browser = Client(**settings)
    browser.force_login(user)
    session = browser.session
    session["proof"] = {"ways": list(ways), "at": time.time() - ago, "epoch": 0}
    session.save()
    return browser
