"""The addresses of staff accounts."""

# Charter: web accounts places
from __future__ import annotations

from django.urls import path

from infodrill.web.accounts import entering, mine, others, visiting

urlpatterns = [
    path("sign-in", entering.sign_in, name="sign-in"),
    path("sign-in/passkey", entering.by_passkey, name="sign-in-passkey"),
    path("sign-in/second", entering.second, name="second-factor"),
    path("sign-in/provider", visiting.leave, name="to-provider"),
    path("sign-in/provider/back", visiting.back, name="from-provider"),
    path("sign-out", entering.sign_out, name="sign-out"),
    path("passkey/<slug:purpose>", entering.question, name="passkey-question"),
    # Django's own page knows of no second factor.
    path("admin/login/", entering.sign_in, name="admin-sign-in"),
    path("account", mine.page, name="account"),
    path("account/confirm", entering.confirm, name="confirm"),
    path("account/passkeys", mine.add_passkey, name="add-passkey"),
    path("account/passkeys/<int:number>/remove", mine.remove_passkey, name="remove-passkey"),
    path("account/app", mine.app, name="code-app"),
    path("account/app/remove", mine.remove_app, name="remove-code-app"),
    path("account/recovery", mine.recovery, name="recovery"),
    path("account/password", mine.password, name="password"),
    path("accounts/", others.everyone, name="accounts"),
    path("accounts/new", others.new, name="new-account"),
    path("accounts/<int:number>/link", others.link, name="account-link"),
    path("accounts/<int:number>/reset", others.reset, name="account-reset"),
    path("accounts/<int:number>/remove", others.remove_key, name="account-remove"),
    path("accounts/<int:number>/identity", others.identity, name="account-identity"),
    path("accounts/<int:number>/active", others.active, name="account-active"),
]
