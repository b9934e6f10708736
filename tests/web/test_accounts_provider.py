"""The house's sign-in service: a small one on 127.0.0.1, honest or not; everything that is not quite right is refused."""

from __future__ import annotations

import base64
import hashlib
import json
import threading
import time
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, parse_qsl, urlsplit

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from joserfc import jwt
from joserfc.jwk import RSAKey

from infodrill.web.accounts import proof, provider
from infodrill.web.conf.options import SettingError, options
from infodrill.web.models import StaffAccount

KEY, OTHER = RSAKey.generate_key(2048, {"kid": "a"}), RSAKey.generate_key(2048, {"kid": "a"})


class Service:
    """`change` = what a dishonest one says otherwise; `heard` = the forms it was sent."""

    def __init__(self) -> None:
        self.change: dict = {}
        self.key, self.nonce, self.challenge, self.heard = KEY, "", "", []
        service = self

        class Answers(BaseHTTPRequestHandler):
            def do_GET(self):
                self.say(service.keys() if self.path == "/keys" else service.known())

            def do_POST(self):
                form = dict(parse_qsl(self.rfile.read(int(self.headers["Content-Length"])).decode()))
                service.heard.append((form, self.headers["Authorization"]))
                digest = hashlib.sha256(form["code_verifier"].encode()).digest()
                right = base64.urlsafe_b64encode(digest).rstrip(b"=").decode() == service.challenge
                self.say({"id_token": service.token()} if right else {"error": "invalid_grant"})

            def say(self, told):
                self.send_response(200)
                self.end_headers()
                self.wfile.write(json.dumps(told).encode())

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
        self.issuer = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def known(self) -> dict:
        told = {"issuer": self.issuer, "jwks_uri": f"{self.issuer}/keys"}
        return {
            **told,
            "authorization_endpoint": f"{self.issuer}/ask",
            "token_endpoint": f"{self.issuer}/token",
        }

    def keys(self) -> dict:
        return {"keys": [KEY.as_dict(private=False)]}

    def token(self) -> str:
        now = int(time.time())
        claims = {
            "iss": self.issuer,
            "aud": "range",
            "sub": "s-1",
            "nonce": self.nonce,
            "iat": now,
            "exp": now + 60,
        }
        return jwt.encode({"alg": "RS256", "kid": "a"}, {**claims, **self.change}, self.key)


@pytest.fixture
def service(base, monkeypatch):
    made = Service()
    chosen = replace(options(), oidc_issuer=made.issuer, oidc_client="range", oidc_secret="a&b")
    for module in ("provider", "others"):
        monkeypatch.setattr(f"infodrill.web.accounts.{module}.options", lambda: chosen)
    user = get_user_model().objects.create(username="an", is_staff=True)
    account = proof.account_of(user)
    StaffAccount.objects.filter(pk=account.pk).update(issuer=made.issuer, subject="s-1")
    yield made
    made.server.shutdown()
    made.server.server_close()


def sent(browser: Client, service: Service) -> str:
    """The browser goes to the service, which sends it back to this address."""
    asked = urlsplit(browser.get("/sign-in/provider").headers["Location"])
    told = {name: group[0] for name, group in parse_qs(asked.query).items()}
    assert told["code_challenge_method"] == f"S{256}" and told["scope"] == "openid"
    service.nonce, service.challenge = told["nonce"], told["code_challenge"]
    return f"/sign-in/provider/back?code=c&state={told['state']}"


def test_who_is_known_comes_in_with_a_new_session_and_the_return_works_once(service):
    browser = Client()
    back = sent(browser, service)
    before = browser.cookies["infodrill_session"].value
    assert browser.get(back).headers["Location"] == "/drills/"
    assert browser.cookies["infodrill_session"].value != before
    assert browser.get("/drills/").status_code == 200
    form, who = service.heard[0]
    assert set(form) == {"grant_type", "code", "redirect_uri", "client_id", "code_verifier"}
    assert base64.b64decode(who.split()[1]) == b"range:a%26b"
    assert browser.get(back).status_code == 422 and len(service.heard) == 1


@pytest.mark.parametrize(
    "change",
    [
        {"aud": "another"}, {"aud": ["range", "another"]}, {"nonce": "n"}, {"nonce": None}, {"iss": "http://evil.invalid"},
        {"exp": 1}, {"exp": None}, {"iat": 9e12}, {"sub": ""}, {"sub": 7}, {"azp": "another"}, {"exp": "soon"},
    ],
)  # fmt: skip
def test_a_token_that_is_not_for_us_now_is_refused(service, change):
    service.change = change
    browser = Client()
    answer = browser.get(sent(browser, service))
    assert answer.status_code == 422 and "H315" in answer.content.decode()
    assert browser.get("/drills/").status_code == 302


def test_a_forged_signature_is_refused(service):
    service.key = OTHER
    browser = Client()
    assert browser.get(sent(browser, service)).status_code == 422
    assert browser.get("/drills/").status_code == 302


@pytest.mark.parametrize("alg", ["none", "HS256"])
def test_a_token_without_a_key_of_the_service_is_refused(alg):
    def part(told):
        return base64.urlsafe_b64encode(json.dumps(told).encode()).rstrip(b"=").decode()

    token = f"{part({'alg': alg})}.{part({'sub': 'x'})}."
    with pytest.raises(provider.SignInRefused):
        provider.read_token(token, {"keys": [KEY.as_dict(private=False)]}, "n", time.time())


def test_a_state_of_another_browser_is_refused(service):
    mine, theirs = Client(), Client()
    back = sent(theirs, service)
    sent(mine, service)
    assert mine.get(back).status_code == 422 and service.heard == []


def test_a_stranger_becomes_nobody_and_is_told_the_sign_to_give(service):
    service.change = {"sub": "s-2"}
    browser = Client()
    told = browser.get(sent(browser, service)).content.decode()
    assert "H317" in told and "s-2" in told
    assert get_user_model().objects.count() == 1


def test_the_service_is_a_first_factor_only(service):
    StaffAccount.objects.update(totp="x")
    browser = Client()
    assert browser.get(sent(browser, service)).headers["Location"] == "/sign-in/second"
    assert browser.get("/drills/").status_code == 302


def test_without_an_issuer_the_addresses_are_not_there(base):
    assert Client().get("/sign-in/provider").status_code == 404
    assert Client().get("/sign-in/provider/back?code=c&state=s").status_code == 404


@pytest.mark.parametrize("held", [None, b"\xff\xfe"], ids=["missing", "no text"])
def test_a_secret_file_that_cannot_be_read_is_named_with_its_remedy(monkeypatch, tmp_path, held):
    file = tmp_path / "secret"
    if held is not None:
        file.write_bytes(held)
    chosen = replace(options(), oidc_secret_file=str(file), oidc_secret="")
    monkeypatch.setattr(provider, "options", lambda: chosen)
    with pytest.raises(SettingError, match="INFODRILL_OIDC_SECRET_FILE names a file that cannot be read"):
        provider.secret()
    file.write_bytes(b"a&b\n")
    assert provider.secret() == "a&b"
