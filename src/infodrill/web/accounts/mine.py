"""A staff account's own page: passkeys, code app, recovery codes, password. Changes ask for a fresh proof."""

# Charter: web accounts mine
from __future__ import annotations

from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from infodrill.web.accounts import onetime, passkeys, proof
from infodrill.web.accounts.attempts import attempt
from infodrill.web.accounts.entering import shown
from infodrill.web.accounts.gate import confirmed, own
from infodrill.web.accounts.known import second_key
from infodrill.web.accounts.refusals import SignInRefused, last_factor, wrong
from infodrill.web.conf.options import options
from infodrill.web.joining.addresses import qr_svg
from infodrill.web.models import StaffAccount

APP = "new-app"  # session key: the sealed secret of a code app that was not tried yet


@own
@require_http_methods(["GET"])
def page(request: HttpRequest, account: StaffAccount) -> HttpResponse:
    """By what this account signs in."""
    return _page(request, account)


@require_POST
@confirmed
def add_passkey(request: HttpRequest, account: StaffAccount) -> HttpResponse:
    """Keep the key that the browser has made."""
    first = not proof.has_factor(account)
    try:
        with attempt(request, second_key(account.pk)):
            passkeys.add(request, account, request.POST.get("answer", ""), request.POST.get("name", ""))
    except SignInRefused as error:
        return _page(request, account, error)
    return _added(request, account, "key", first)


@require_POST
@confirmed
def remove_passkey(request: HttpRequest, account: StaffAccount, number: int) -> HttpResponse:
    """Take a key off the account."""
    if _is_last(account, without_key=number):
        return _page(request, account, last_factor())
    account.passkeys.filter(pk=number).delete()
    return _changed(request, account)


@require_http_methods(["GET", "POST"])
@confirmed
def app(request: HttpRequest, account: StaffAccount) -> HttpResponse:
    """Take a code app: its secret as QR and in letters, kept once its first code was typed."""
    sealed = request.session.get(APP) or onetime.new_secret()
    error = None
    if request.method == "POST":
        first = not proof.has_factor(account)
        try:
            with attempt(request, second_key(account.pk)):
                if APP not in request.session or not onetime.take_app(
                    account, sealed, request.POST.get("code", "")[:40]
                ):
                    raise wrong()
            del request.session[APP]
            return _added(request, account, "totp", first)
        except SignInRefused as refusal:
            error = refusal
    request.session[APP] = sealed
    told = {
        "qr": qr_svg(onetime.address(sealed, account.user.get_username())),
        "letters": onetime.spelt(sealed),
    }
    return shown(request, "app", error, **told)


@require_POST
@confirmed
def remove_app(request: HttpRequest, account: StaffAccount) -> HttpResponse:
    """Take the code app off the account."""
    if _is_last(account, without_app=True):
        return _page(request, account, last_factor())
    StaffAccount.objects.filter(pk=account.pk).update(totp="", totp_step=0)
    account.refresh_from_db()
    return _changed(request, account)


@require_POST
@confirmed
def recovery(request: HttpRequest, account: StaffAccount) -> HttpResponse:
    """New recovery codes, shown once; the earlier ones end."""
    if not proof.has_factor(account):
        return HttpResponseRedirect("/account")
    return shown(request, "recovery", codes=onetime.new_recovery(account))


@sensitive_post_parameters("password")
@require_POST
@confirmed
def password(request: HttpRequest, account: StaffAccount) -> HttpResponse:
    """Set a password, or another; other browsers of the account have to sign in anew."""
    if proof.enrolling(account, proof.proof_of(request)):
        return HttpResponseRedirect("/account")
    user, wanted = account.user, request.POST.get("password", "")[:1024]
    try:
        validate_password(wanted, user)
    except ValidationError as error:
        return _page(request, account, said=error.messages)
    user.set_password(wanted)
    user.save(update_fields=["password"])
    update_session_auth_hash(request, user)
    return HttpResponseRedirect("/account")


def _page(
    request: HttpRequest,
    account: StaffAccount,
    error: SignInRefused | None = None,
    said: list[str] | None = None,
) -> HttpResponse:
    told = {
        "account": account,
        "keys": account.passkeys.order_by("pk"),
        "factor": proof.has_factor(account),
        "left": account.recovery.count(),
        "asked": options().second_factor,
        "enrolling": proof.enrolling(account, proof.proof_of(request)),
        "port": request.get_port(),
    }
    return shown(request, "mine", error, said, **told)


def _added(request: HttpRequest, account: StaffAccount, way: str, first: bool) -> HttpResponse:
    """With the first factor come the recovery codes, since from now on it is asked for."""
    proof.step_up(request, account, way)
    if first:
        return shown(request, "recovery", codes=onetime.new_recovery(account))
    return HttpResponseRedirect("/account")


def _changed(request: HttpRequest, account: StaffAccount) -> HttpResponse:
    """A way was taken away: other browsers sign in anew, and codes that stand in for nothing end."""
    ways = proof.proof_of(request).ways
    proof.end_sessions(account)
    if not proof.has_factor(account):
        account.recovery.all().delete()
    proof.renew(request, account, ways)
    return HttpResponseRedirect("/account")


def _is_last(account: StaffAccount, without_key: int = 0, without_app: bool = False) -> bool:
    """Would an account be left without a factor where one is asked for?"""
    keys = account.passkeys.exclude(pk=without_key).exists()
    return options().second_factor and not keys and (without_app or not account.totp)
