"""The list of what an attacker tries first, each with a test here that is not already beside its subject.

Elsewhere: seat codes and guessing, sessions, tickets (test_joining, test_streams, test_serve), uploads (test_uploads), tokens
(test_api_tokens), script in texts (test_rooms_pages), `check --deploy` (test_settings).
"""

from __future__ import annotations

import re
from itertools import product

import pytest
from django.conf import settings
from django.core import signing
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.html import escape

from infodrill.conduct.policy import rooms_of
from infodrill.web import firststart
from infodrill.web.conf.options import options
from infodrill.web.joining.codes import issue
from infodrill.web.middleware.policy import CONTENT_POLICY
from infodrill.web.streams.tickets import SALT, read_ticket

from .house import CTRL, clinic, do, seated, staff_browser

pytestmark = pytest.mark.usefixtures("base")
INLINE = re.compile(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)|javascript:|hx-on", re.IGNORECASE)
EVIL = "https://evil.invalid/"


def every_address() -> list[str]:
    """Every address of the range as a pattern, the accounts admin left out."""

    def below(patterns, before):
        for pattern in patterns:
            here = before + str(pattern.pattern)
            if isinstance(pattern, URLResolver):
                if pattern.app_name != "admin":
                    yield from below(pattern.url_patterns, here)
            elif isinstance(pattern, URLPattern):
                yield here

    return sorted(set(below(get_resolver().url_patterns, "/")))


def filled(pattern: str, drill: str, other: str) -> str:
    told = pattern.replace("<slug:drill>", drill).replace("<drill>", drill)
    return re.sub(r"\^?\(\?P<\w+>\.\*\)\$", other, re.sub(r"<(?:\w+:)?\w+>", other, told))


def strict(answer) -> None:
    policy = answer.headers["Content-Security-Policy"]
    assert policy == CONTENT_POLICY
    assert "unsafe" not in policy and "*" not in policy and "http" not in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["Referrer-Policy"] == "same-origin"


def test_the_policy_is_on_every_answer_without_exception():
    drill = clinic()
    browsers = (Client(), seated(drill, "duty"), seated(drill, CTRL), staff_browser())
    seen = set()
    for browser in browsers:
        for pattern in every_address():
            for other in ("1", "x999"):
                answer = browser.get(filled(pattern, drill.id, other))
                strict(answer)
                seen.add(answer.status_code)
    assert seen >= {200, 302, 403, 404, 405}, seen


def test_error_pages_the_admin_and_the_apis_pages_hold_nothing_inline():
    drill = clinic()
    admin, player = staff_browser(), seated(drill, "duty")
    pages = [
        admin.get("/admin/"), admin.get("/admin/auth/user/"), admin.get("/admin/auth/user/add/"), Client().get("/admin/login/"),
        Client().get("/nothing-here"), player.get(f"/d/{drill.id}/control/"), player.get("/api/v1/docs"),
        Client(enforce_csrf_checks=True).post("/join", {"code": "x"}), Client().get("/enter/1.x"),
        player.get(f"/d/{drill.id}/do/send-message"), admin.get("/drills/"), admin.get("/drills/new?scenario=clinic"),
        admin.get("/account"), admin.get("/account/app"), admin.get("/accounts/"), Client().get("/sign-in"),
    ]  # fmt: skip
    for page in pages:
        strict(page)
        told = page.content.decode()
        inline = INLINE.search(told)
        assert not inline, (page.request["PATH_INFO"], inline)


def test_a_fault_of_ours_shows_no_words_of_it_and_keeps_the_policy(monkeypatch):
    from infodrill.web import health

    def broken(request):
        raise RuntimeError("mật khẩu của ông Mẫu")

    pattern = next(
        url_pattern
        for url_pattern in get_resolver().url_patterns
        if getattr(url_pattern, "name", "") == "alive"
    )
    monkeypatch.setattr(pattern, "callback", broken)
    answer = Client(raise_request_exception=False).get("/healthz")
    assert answer.status_code == 500
    strict(answer)
    assert "Mẫu" not in answer.content.decode() and "Traceback" not in answer.content.decode()
    assert health.alive is not broken


def test_a_session_planted_before_joining_is_worth_nothing_after_it():
    drill = clinic()
    attacker = Client()
    attacker.post("/language", {"lang": "en"})
    session = attacker.session
    session["planted"] = True
    session.save()
    victim = Client()
    victim.cookies["infodrill_session"] = session.session_key
    assert victim.post("/join", {"code": issue(drill.id, "duty")}).status_code == 302
    assert victim.cookies["infodrill_session"].value != session.session_key
    attacker.cookies["infodrill_session"] = session.session_key
    assert attacker.get(f"/d/{drill.id}/desk/").status_code == 302
    made_up = Client()
    made_up.cookies["infodrill_session"] = "a" * 32
    made_up.post("/join", {"code": issue(drill.id, "head")})
    assert made_up.cookies["infodrill_session"].value != "a" * 32


def test_staffs_first_sign_in_changes_the_session_key():
    browser = Client()
    session = browser.session
    session["planted"] = True
    session.save()
    browser.cookies["infodrill_session"] = session.session_key
    assert browser.post(firststart.first_link()).status_code == 302
    assert browser.cookies["infodrill_session"].value != session.session_key


def test_every_address_that_changes_something_asks_for_the_forms_token():
    drill = clinic()
    for known in (seated(drill, "duty"), seated(drill, CTRL), staff_browser()):
        browser = Client(enforce_csrf_checks=True)
        browser.cookies = known.cookies
        before = len(drill.log)
        for pattern in every_address():
            answer = browser.post(filled(pattern, drill.id, "x"))
            assert answer.status_code in (403, 404, 405, 401), (pattern, answer.status_code)
        drill.catch_up()
        assert len(drill.log) == before


def test_no_address_changes_anything_by_a_get():
    drill = clinic()
    for browser in (seated(drill, "duty"), seated(drill, CTRL), staff_browser()):
        drill.catch_up()
        before = len(drill.log)
        for pattern in every_address():
            browser.get(filled(pattern, drill.id, "x"))
        drill.catch_up()
        assert len(drill.log) == before


@pytest.mark.parametrize(
    "made", [{"drill": "d1"}, {"seat": "duty"}, [], "duty", {"drill": "d1", "seat": CTRL}]
)
def test_a_ticket_signed_for_another_use_opens_no_stream(made):
    assert read_ticket(signing.dumps(made, salt="another use")) is None


def test_a_ticket_is_not_read_from_a_session_or_a_code():
    drill = clinic()
    browser = seated(drill, "duty")
    for raw in (
        browser.session.session_key,
        issue(drill.id, "duty"),
        browser.cookies["infodrill_session"].value,
    ):
        assert read_ticket(raw) is None
    assert SALT


OUT = (EVIL, "//evil.invalid", "\\\\evil.invalid", "/\\evil.invalid", "https:evil.invalid", "/..//evil.invalid",
       "javascript:alert(1)", " https://evil.invalid", "\thttps://evil.invalid", "http://testserver@evil.invalid/")  # fmt: skip


@pytest.mark.parametrize("target", OUT)
def test_no_form_leads_out_of_the_range(target):
    from urllib.parse import urljoin, urlsplit

    drill = clinic()
    browser = seated(drill, "duty")
    answers = [
        browser.post("/language", {"lang": "vi", "next": target}),
        browser.post("/join", {"code": issue(drill.id, "duty"), "next": target}),
        do(browser, drill, "send-message", htmx=False, kind="chat", text="chào", next=target),
        browser.post(
            f"/d/{drill.id}/do/send-message", {"kind": "chat", "text": "r"}, headers={"Referer": target}
        ),
    ]
    for answer in answers:
        assert answer.status_code == 302
        # As browsers read it: a backslash is a slash, spaces around are nothing.
        read = answer.headers["Location"].strip().replace("\\", "/")
        assert urlsplit(urljoin("http://testserver/x", read)).netloc == "testserver", (target, read)


@pytest.mark.parametrize(
    "words", ["a\r\nSet-Cookie: b=c", "a\nX-Evil: 1", "a\x00b", "a\u2028b", "%0d%0aX-Evil: 1"]
)
def test_no_text_reaches_a_header(words):
    drill = clinic()
    browser = seated(drill, "duty")
    answers = [
        browser.get("/d/nothing/desk/", {"next": words}),
        browser.get(f"/d/{drill.id}/network/", {"q": words}),
        browser.get(f"/d/{drill.id}/network/", {"part": words}),
        browser.post("/language", {"lang": words, "next": f"/join?{words}"}),
        do(browser, drill, "send-message", kind="chat", text=words),
        do(browser, drill, "send-message", htmx=False, kind="chat", text="a", next=f"/d/{drill.id}/{words}"),
        browser.get(f"/d/{drill.id}/files/{'0' * 64}"),
    ]
    for answer in answers:
        for name, value in answer.headers.items():
            assert not set("\r\n\x00") & set(name + value), (name, value)
            assert name.lower() != "x-evil"
        assert "b" not in answer.cookies


@pytest.mark.parametrize(
    "path",
    [
        "../secret",
        "..%2fsecret",
        "....//secret",
        "%2e%2e/%2e%2e/secret",
        "/etc/passwd",
        "..\\secret",
        "secret",
    ],
)
def test_no_address_leads_to_a_file_outside(path):
    from infodrill.web.conf.signing import secret

    drill = clinic()
    key = secret(options())
    browser = seated(drill, CTRL)
    for before in (
        "/static/",
        settings.STATIC_URL,
        f"{settings.STATIC_URL}infodrill/",
        f"/d/{drill.id}/files/",
        f"/d/{drill.id}/report/",
        f"/api/v1/drills/{drill.id}/report/",
    ):
        answer = browser.get(before + path)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert answer.status_code in (301, 302, 400, 404), (before + path, answer.status_code)
        assert key.encode() not in body and b"root:" not in body


ASKED = (
    "inject",
    "question",
    "post",
    "part",
    "room",
    "before",
    "after",
    "page",
    "limit",
    "next",
    "tab",
    "last",
    "lang",
    "q",
)


@pytest.mark.parametrize("number", ["9" * 5_000, "9" * 5_000 + ".x", "²"])
def test_a_number_that_is_none_is_never_a_fault_of_the_range(number):
    """In the place of every name in every address, and in every field that an address is asked with."""
    drill = clinic()
    control, staff = seated(drill, CTRL), staff_browser()
    for browser, pattern in product((control, staff), every_address()):
        address = filled(pattern, drill.id, number)
        assert address == pattern or browser.get(address).status_code < 500, address[:80]
    for room in rooms_of(drill.seats().seats[CTRL]):
        for asked in (dict.fromkeys(ASKED, number), {"inject": number}):
            assert control.get(f"/d/{drill.id}/{room}/", asked).status_code < 500, room
    for name in ("accounts", "seed"):
        told = {"scenario": "nothing", "lang": "vi", name: number}
        assert staff.post("/drills/new", told).status_code < 500, name


def test_a_scenario_is_chosen_from_what_is_offered_and_no_other_place():
    browser = staff_browser()
    for name in ("../../etc", "/etc/passwd", "/tmp", "clinic/../typhoon", "nothing"):
        assert browser.post("/drills/new", {"scenario": name}).status_code == 404
        assert browser.get("/drills/new", {"scenario": name}).status_code == 404
    from infodrill.web.models import Drill

    assert not Drill.objects.exists()


def test_a_drills_name_that_is_script_is_shown_as_text():
    hostile = "<script>alert(1)</script>"
    browser = staff_browser()
    assert (
        browser.post("/drills/new", {"scenario": "clinic", "name": hostile, "lang": "vi"}).status_code == 302
    )
    page = browser.get("/drills/").content.decode()
    assert hostile not in page and escape(hostile) in page
