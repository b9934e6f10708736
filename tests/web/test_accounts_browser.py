"""Passkeys in a real browser with a virtual authenticator: added, used alone, refused from another origin, asked again."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model

from infodrill.web.accounts.proof import LINKS
from infodrill.web.models import Passkey


@pytest.fixture
def address(base, server) -> str:
    """The range as localhost, where browsers allow passkeys without HTTPS."""
    return server.replace("127.0.0.1", "localhost")


def with_key(context, page, *, seen: bool = True):
    """A key in the browser; `seen` = it asks its owner for a finger or number."""
    line = context.new_cdp_session(page)
    line.send("WebAuthn.enable")
    told = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": seen, "automaticPresenceSimulation": True,
    }  # fmt: skip
    line.send("WebAuthn.addVirtualAuthenticator", {"options": told})
    return line


def link() -> str:
    user = get_user_model().objects.create(username="an", is_staff=True, is_superuser=True)
    user.set_unusable_password()
    user.save()
    return f"/enter/{user.pk}.{LINKS.make_token(user)}"


def test_a_passkey_is_added_signs_in_alone_and_only_for_this_very_address(browser, address):
    context = browser.new_context(locale="en")
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda one: wrong.append(one.text) if "Content Security" in one.text else None)
    with_key(context, page)
    page.goto(address + link())
    page.click("main button")
    page.wait_for_url("**/drills/")
    page.goto(address + "/account")
    page.fill("#key-name", "điện thoại")
    page.click("form[data-passkey=add] button")
    page.wait_for_selector(".codes code")
    assert page.locator(".codes code").count() == 10

    page.goto(address + "/account")
    page.click("form[action='/sign-out'] button")
    page.wait_for_url("**/sign-in")
    before = {cookie["name"]: cookie["value"] for cookie in context.cookies()}.get("infodrill_session")
    page.click("form[data-passkey=sign-in] button")
    page.wait_for_url("**/drills/")
    after = {cookie["name"]: cookie["value"] for cookie in context.cookies()}["infodrill_session"]
    assert after != before
    page.goto(address + "/admin/")
    assert page.url.endswith("/admin/")

    # An answer that was given to another site.
    context.clear_cookies()
    page.goto(address + "/sign-in")
    page.evaluate("""() => {
      const form = document.querySelector("form[data-passkey]");
      form.submit = () => {
        const told = JSON.parse(form.elements.answer.value);
        const client = JSON.parse(atob(told.response.clientDataJSON.replaceAll("-", "+").replaceAll("_", "/")));
        client.origin = "https://evil.invalid";
        told.response.clientDataJSON = btoa(JSON.stringify(client)).replaceAll("+", "-").replaceAll("/", "_")
          .replaceAll("=", "");
        form.elements.answer.value = JSON.stringify(told);
        HTMLFormElement.prototype.submit.call(form);
      };
    }""")
    page.click("form[data-passkey=sign-in] button")
    page.wait_for_selector("p.refused[data-code]")
    assert page.get_attribute("p.refused >> nth=0", "data-code") == "H310"
    page.goto(address + "/drills/")
    assert "/login/" in page.url or "/sign-in" in page.url
    assert wrong == []
    assert Passkey.objects.get().host == "localhost"
