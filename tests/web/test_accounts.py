"""Staff accounts through Django's test browser: passwords, codes, attempts, fresh proofs, resets."""

from __future__ import annotations

import re
import time

import pytest
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from django.contrib.auth import get_user_model
from django.test import Client, override_settings

from infodrill.web.accounts import attempts, onetime, proof
from infodrill.web.conf.options import Options, options
from infodrill.web.models import StaffAccount

from .house import staff_browser

pytestmark = pytest.mark.usefixtures("base", "quick_passwords")
WORDS = "một câu dài để nhớ"


@pytest.fixture
def quick_passwords():
    """How slowly a password is hashed is Django's own business."""
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield


def member(name: str = "an", **more: object):
    user = get_user_model()(username=name, is_staff=True, **more)
    user.set_password(WORDS)
    user.save()
    return user


def enter(browser: Client, name: str = "an", password: str = WORDS):
    return browser.post("/sign-in", {"name": name, "password": password})


def with_app(user) -> StaffAccount:
    account = proof.account_of(user)
    StaffAccount.objects.filter(pk=account.pk).update(totp=onetime.new_secret())
    account.refresh_from_db()
    return account


def code(account: StaffAccount, steps: int = 0) -> str:
    app = TOTP(onetime._open(account.totp), 6, SHA1(), 30, enforce_key_length=False)
    return app.generate(int(time.time()) + 30 * steps).decode()


def key(browser: Client) -> str:
    return browser.cookies["infodrill_session"].value


def asks_for_second(monkeypatch) -> None:
    from dataclasses import replace

    chosen = replace(options(), second_factor=True)
    for module in ("proof", "mine", "others"):
        monkeypatch.setattr(f"infodrill.web.accounts.{module}.options", lambda: chosen)


def test_a_password_opens_the_drills_with_a_new_session_and_a_wrong_one_does_not():
    member()
    browser = Client()
    assert enter(browser, password="x").status_code == 422
    assert enter(browser, "nobody").content.decode().count("H310") == 1
    browser.get("/sign-in")
    planted = browser.session
    planted.save()
    browser.cookies["infodrill_session"] = planted.session_key
    assert enter(browser).headers["Location"] == "/drills/"
    assert key(browser) != planted.session_key
    assert browser.get("/drills/").status_code == 200


def test_a_code_opens_once_and_the_session_key_changes_at_each_step():
    account = with_app(member())
    browser, other = Client(), Client()
    assert enter(browser).headers["Location"] == "/sign-in/second"
    before = key(browser)
    assert browser.get("/drills/").status_code == 302
    told = code(account)
    assert browser.post("/sign-in/second", {"code": told}).headers["Location"] == "/drills/"
    assert key(browser) != before and browser.get("/drills/").status_code == 200
    enter(other)
    assert other.post("/sign-in/second", {"code": told}).status_code == 422
    assert other.get("/drills/").status_code == 302
    assert other.post("/sign-in/second", {"code": code(account, 1)}).status_code == 302


def test_a_recovery_code_stands_in_once():
    account = with_app(member())
    paper = onetime.new_recovery(account)[3]
    first, again = Client(), Client()
    enter(first)
    assert first.post("/sign-in/second", {"code": paper.lower()}).status_code == 302
    enter(again)
    assert again.post("/sign-in/second", {"code": paper}).status_code == 422
    assert account.recovery.count() == 9


def test_after_too_many_wrong_attempts_from_an_address_even_the_right_password_waits_there():
    """Elsewhere it does not, so that ten wrong words of a stranger lock nobody out."""
    member()
    for _ in range(options().guesses):
        assert enter(Client(), password="x").status_code == 422
    answer = enter(Client())
    assert answer.status_code == 429 and "H311" in answer.content.decode()
    assert enter(Client(REMOTE_ADDR="127.0.0.9")).status_code == 302


def test_a_browser_that_is_known_counts_for_itself_alone():
    """It locks nobody out behind its address, and whoever guesses there does not lock it out."""
    member()
    other = member("bình")
    mine, neighbour = Client(), Client()
    for browser, name in ((mine, "an"), (neighbour, "bình")):
        assert enter(browser, name).status_code == 302
        browser.post("/sign-out")
    for _ in range(options().guesses):
        assert enter(mine, password="x").status_code == 422
    assert enter(mine).status_code == 429
    assert enter(Client()).status_code == 302  # the same address, the same account
    for _ in range(options().guesses * attempts.MANY):
        enter(Client(), "bình", password="x")
    assert enter(Client(), "bình").status_code == 429
    assert enter(neighbour, "bình").status_code == 302
    # Known for one account only, and by nothing that somebody wrote himself.
    neighbour.cookies["infodrill_known"] = neighbour.cookies["infodrill_known"].value[:-1]
    assert other.is_staff and enter(neighbour, "bình").status_code == 429


def test_an_account_that_is_guessed_at_from_everywhere_waits_everywhere(monkeypatch):
    member()
    monkeypatch.setattr("infodrill.web.accounts.attempts.options", lambda: Options(guesses=1))
    for number in range(attempts.MANY):
        assert enter(Client(REMOTE_ADDR=f"127.0.1.{number}"), password="x").status_code == 422
    answer = enter(Client(REMOTE_ADDR="127.0.0.9"))
    assert answer.status_code == 429
    assert Client(REMOTE_ADDR="127.0.0.9").get("/drills/").status_code == 302


def test_right_attempts_do_not_count():
    member()
    for _ in range(options().guesses + 2):
        assert enter(Client()).status_code == 302


def test_nobody_types_a_password_over_an_open_line():
    member()
    hall = Client(REMOTE_ADDR="10.0.0.9")
    assert enter(hall).status_code == 403
    assert 'type="password"' not in hall.get("/sign-in").content.decode()


def test_the_accounts_ask_for_a_fresh_proof():
    member("staff", is_superuser=True)
    stale = staff_browser(ago=3600)
    for place in ("/admin/", "/accounts/", "/account/app"):
        answer = stale.get(place)
        assert answer.status_code == 302 and answer.headers["Location"].startswith(
            ("/account/confirm", "/sign-in")
        )
    assert staff_browser("fresh").get("/admin/").status_code == 200


def test_a_proof_shown_again_opens_the_accounts_with_a_new_session():
    account = with_app(member(is_superuser=True))
    browser = Client()
    enter(browser)
    browser.post("/sign-in/second", {"code": code(account)})
    session = browser.session
    session["proof"] = {**session["proof"], "at": time.time() - 3600}
    session.save()
    assert browser.get("/accounts/").headers["Location"] == "/account/confirm?next=/accounts/"
    before = key(browser)
    assert browser.post("/account/confirm", {"password": WORDS}).status_code == 422
    answer = browser.post("/account/confirm", {"code": code(account, 1), "next": "/accounts/"})
    assert answer.headers["Location"] == "/accounts/" and key(browser) != before
    assert browser.get("/accounts/").status_code == 200


def test_where_a_second_factor_is_asked_for_one_can_do_nothing_but_add_it(monkeypatch):
    asks_for_second(monkeypatch)
    user = member()
    browser = Client()
    assert enter(browser).headers["Location"] == "/account"
    assert browser.get("/drills/").status_code == 302
    assert browser.get("/account").status_code == 200
    browser.get("/account/app")
    sealed = browser.session["new-app"]
    account = StaffAccount(totp=sealed)
    answer = browser.post("/account/app", {"code": code(account)})
    assert len(re.findall(r"<code>[0-9A-Z-]{14}</code>", answer.content.decode())) == 10
    assert browser.get("/drills/").status_code == 200
    assert browser.post("/account/app/remove").status_code == 422
    assert proof.account_of(user).totp


def test_a_session_by_password_alone_ends_when_a_factor_is_added_elsewhere():
    user = member()
    browser = Client()
    enter(browser)
    assert browser.get("/drills/").status_code == 200
    with_app(user)
    assert browser.get("/drills/").status_code == 302
    assert browser.get("/account").headers["Location"].startswith("/sign-in")


def test_a_reset_takes_every_way_away_ends_sessions_and_gives_a_link_that_works_once():
    user = member()
    account = with_app(user)
    victim = Client()
    enter(victim)
    victim.post("/sign-in/second", {"code": code(account)})
    page = staff_browser("boss").post(f"/accounts/{user.pk}/reset").content.decode()
    link = re.search(r"/enter/[\w.-]+", page)[0]
    assert victim.get("/drills/").status_code == 302
    assert enter(Client()).status_code == 422
    fresh = Client()
    assert fresh.post(link).headers["Location"] == "/drills/"
    assert fresh.get("/drills/").status_code == 200
    assert Client().post(link).status_code == 404


def test_a_new_account_has_no_password_and_only_administrators_make_one():
    boss = staff_browser("boss")
    assert "/enter/" in boss.post("/accounts/new", {"name": "moi"}).content.decode()
    assert not get_user_model().objects.get(username="moi").has_usable_password()
    member()
    plain = Client()
    enter(plain)
    assert plain.get("/accounts/").status_code == 404
    assert plain.post("/accounts/new", {"name": "x"}).status_code == 404
    boss_row = get_user_model().objects.get(username="boss")
    assert boss.post(f"/accounts/{boss_row.pk}/reset").status_code == 404


def test_the_link_of_an_account_with_a_factor_asks_for_it_too():
    user = member()
    with_app(user)
    page = staff_browser("boss").post(f"/accounts/{user.pk}/link").content.decode()
    browser = Client()
    assert browser.post(re.search(r"/enter/[\w.-]+", page)[0]).headers["Location"] == "/sign-in/second"
    assert browser.get("/drills/").status_code == 302


def test_the_apps_secret_is_sealed_in_the_table():
    account = with_app(member())
    assert onetime.spelt(account.totp) not in account.totp and len(onetime.spelt(account.totp)) == 32


@pytest.mark.parametrize(
    "answer", ["", "x", "{}", "[]", '{"id":"a","rawId":"a","type":"x"}', '{"response":{}}']
)
def test_an_answer_that_is_none_is_refused_and_never_a_fault(answer):
    browser = Client(headers={"Host": "localhost"})
    browser.post("/passkey/sign-in")
    assert browser.post("/sign-in/passkey", {"answer": answer}).status_code == 422
