"""What the range writes down and what it is sent: no log line holds a secret, no malformed body is a fault."""

from __future__ import annotations

import ast
import json
import logging
import re
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

import infodrill
from infodrill.web import firststart
from infodrill.web.conf.options import options
from infodrill.web.joining.codes import issue
from infodrill.web.logs import JsonLines
from tests.sources import parsed

from .house import clinic, do, seated

pytestmark = pytest.mark.usefixtures("base")


def test_log_lines_hold_no_secret_no_code_and_no_text(monkeypatch):
    lines: list[str] = []

    class Ear(logging.Handler):
        def emit(self, record):
            lines.append(self.format(record))

    from infodrill.web.conf.signing import secret

    ear = Ear()
    ear.setFormatter(JsonLines())
    root = logging.getLogger()
    level = root.level
    root.addHandler(ear)
    root.setLevel(logging.DEBUG)
    try:
        drill = clinic()
        code = issue(drill.id, "duty")
        browser = Client()
        browser.get(f"/join/{code}")
        browser.post("/join", {"code": "AAAA-BBBB-CC"})
        browser.post("/join", {"code": code})
        ticket = browser.get(f"/d/{drill.id}/ticket").json()["ticket"]
        do(browser, drill, "send-message", kind="chat", text="lời của ông Mẫu")
        do(browser, drill, "send-message", kind="lời của ông Mẫu", text="x")
        link = firststart.first_link()
        browser.post(link)
        browser.get(f"/nothing/{code}")
    finally:
        root.removeHandler(ear)
        root.setLevel(level)
    said = "\n".join(lines)
    assert any(json.loads(line)["logger"] == "infodrill.page" for line in lines)
    held = (code, "AAAA-BBBB-CC", ticket, link, browser.session.session_key, "ông Mẫu", secret(options()))
    assert not [one for one in held if one in said]


def test_nobody_has_a_password_to_begin_with():
    firststart.first_link()
    users = get_user_model().objects.all()
    assert users and not any(user.has_usable_password() for user in users)


@pytest.mark.parametrize(
    "body", [b"", b"\x00" * 100, b'{"client": ', b"------x\r\nbroken", b"%PDF", "đ".encode("utf-16")]
)
def test_a_malformed_body_is_a_refusal_and_never_a_fault(body):
    drill = clinic()
    browser = seated(drill, "duty")
    for kind in (
        "multipart/form-data; boundary=x",
        "multipart/form-data",
        "application/x-www-form-urlencoded",
        "application/json",
        "x",
    ):
        for address in (f"/d/{drill.id}/do/add-attachment", f"/d/{drill.id}/desk/report/", "/join"):
            answer = browser.generic("POST", address, body, content_type=kind)
            assert answer.status_code < 500, (address, kind)


def test_too_many_fields_are_a_refusal():
    drill = clinic()
    fields = {f"f{number}": "x" for number in range(500)}
    assert seated(drill, "duty").post(f"/d/{drill.id}/do/send-message", fields).status_code == 400


@pytest.mark.parametrize("level", [logging.INFO, logging.WARNING, logging.ERROR])
def test_no_line_of_the_log_has_a_place_in_it_that_nothing_fills(level):
    """It said "%s: %s 409"."""
    given = (
        ("%s: %s", ("Conflict", "/d/abc/do/answer-gate"), {"status_code": 409}), ("%s: %s", ("Gone", "/x"), {"status_code": 410}),
        ("%d of %-5.2f done, 100%%", (3, 7.5), {}), ("%(who)s came", ({"who": "Bà Mẫu"},), {}), ("%r", ("mã ABCD",), {}),
        ("nothing to fill", (), {}), ("more %s than %s given", ("one",), {}),
    )  # fmt: skip
    for message, args, more in given:
        record = logging.LogRecord("django.request", level, __file__, 1, message, args, None)
        record.__dict__.update(more)
        said = json.loads(JsonLines().format(record))["what"]
        assert said and not re.search(r"%[^ ]|Mẫu|ABCD|/d/abc", said), said
    assert said == "more … than … given"


def test_our_own_lines_fill_in_what_they_name():
    """No call of a logger gives another number of things than its words have places for."""
    wrong = []
    for path in Path(infodrill.__file__).parent.rglob("*.py"):
        for call in ast.walk(parsed(path)):
            named = isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr
            if named not in ("debug", "info", "warning", "error", "exception", "critical") or not call.args:
                continue
            words = call.args[0].value if isinstance(call.args[0], ast.Constant) else None
            if isinstance(words, str) and words.replace("%%", "").count("%") != len(call.args) - 1:
                wrong.append((path.name, call.lineno, words))
    assert wrong == []
