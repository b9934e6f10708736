"""A fault of the range itself: the page says so under the mark, in the reader's language, and tells nothing of the fault."""

from __future__ import annotations

import pytest
from django.db import OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import Client

from infodrill.web.joining import door

from .house import clinic, seated

SECRET = "no such column: /srv/secret"
SAID = {"en": "This is a fault of infodrill itself.", "vi": "Đây là lỗi của chính infodrill."}

pytestmark = pytest.mark.usefixtures("base")


@pytest.fixture
def fault(monkeypatch):
    def at(*args, **named):
        raise RuntimeError(SECRET)

    monkeypatch.setattr(door, "_asked", at)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_fault_is_told_under_the_mark_with_what_to_do_and_without_its_details(fault, lang):
    browser = Client(raise_request_exception=False)
    browser.cookies["infodrill_lang"] = lang
    answer = browser.get("/join")
    body = answer.content.decode()
    assert answer.status_code == 500
    assert SAID[lang] in body and "H206" in body and 'href="/"' in body
    assert body.count("DIỄN TẬP / EXERCISE") >= 2 and f'lang="{lang}"' in body
    assert SECRET not in body and "RuntimeError" not in body and "Traceback" not in body
    assert answer["Content-Security-Policy"]


def test_a_form_that_htmx_sends_gets_the_fault_as_a_fragment(fault):
    answer = Client(raise_request_exception=False).get("/join", headers={"HX-Request": "true"})
    assert answer.status_code == 500 and "<html" not in answer.content.decode()
    assert "H206" in answer.content.decode()


def test_the_page_stands_when_the_database_is_down(monkeypatch):
    drill = clinic()
    browser = seated(drill, "duty", raise_request_exception=False)

    def down(self):
        raise OperationalError(SECRET)

    monkeypatch.setattr(BaseDatabaseWrapper, "connect", down)
    monkeypatch.setattr(BaseDatabaseWrapper, "ensure_connection", down)
    monkeypatch.setattr(BaseDatabaseWrapper, "cursor", down)
    for address in ("/", f"/d/{drill.id}/desk/", "/drills/"):
        answer = browser.get(address)
        body = answer.content.decode()
        assert answer.status_code == 500, address
        assert SAID["vi"] in body and "DIỄN TẬP / EXERCISE" in body and SECRET not in body
