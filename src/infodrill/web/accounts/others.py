"""For administrators: who is staff and by what they sign in; new accounts, one-time links, resets. No password is ever given."""

# Charter: web accounts others
from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_POST

from infodrill.kernel.digits import whole
from infodrill.kernel.i18n import N_
from infodrill.web.accounts import proof, provider
from infodrill.web.accounts.entering import shown
from infodrill.web.accounts.gate import administrator
from infodrill.web.accounts.refusals import SignInRefused, last_factor
from infodrill.web.conf.options import options
from infodrill.web.models import StaffAccount

Page = Callable[..., HttpResponse]


@require_http_methods(["GET"])
@administrator
def everyone(request: HttpRequest) -> HttpResponse:
    """Every staff account."""
    return _everyone(request)


@require_POST
@administrator
def new(request: HttpRequest) -> HttpResponse:
    """Make an account without a password; it is entered by a one-time link."""
    users = get_user_model()
    name = request.POST.get("name", "").strip()[:150]
    user = users(username=name, is_staff=True, is_superuser=request.POST.get("administrator") == "1")
    user.set_unusable_password()
    try:
        user.full_clean(exclude=["password"])
        with transaction.atomic():
            user.save()
    except ValidationError as error:
        return _everyone(request, said=error.messages)
    except IntegrityError:
        return _everyone(request, said=[])
    return _with_link(request, user)


def about(page: Page) -> Page:
    """`page(request, account)` of another staff account; one's own is changed on one's own page."""

    @wraps(page)
    def entered(request: HttpRequest, number: int) -> HttpResponse:
        user = get_user_model().objects.filter(pk=number, is_staff=True).first()
        if user is None or user.pk == request.user.pk:
            raise Http404
        return page(request, proof.account_of(user))

    posted: Callable[..., HttpResponse] = require_POST(administrator(entered))
    return posted


@about
def link(request: HttpRequest, account: StaffAccount) -> HttpResponse:
    """A new one-time link, shown once. It is a first factor: a second is asked for where there is one."""
    if not account.user.is_active:
        raise Http404
    return _with_link(request, account.user)


@about
def reset(request: HttpRequest, account: StaffAccount) -> HttpResponse:
    """Take every way of signing in off the account, end its sessions, and give a new link."""
    with transaction.atomic():
        account.passkeys.all().delete()
        account.recovery.all().delete()
        StaffAccount.objects.filter(pk=account.pk).update(totp="", totp_step=0, issuer="", subject=None)
        account.user.set_unusable_password()  # this ends earlier links too
        account.user.save(update_fields=["password"])
        proof.end_sessions(account)
    return _with_link(request, account.user)


@about
def remove_key(request: HttpRequest, account: StaffAccount) -> HttpResponse:
    """Take one passkey (`key`) or the code app (`key` = app) off the account."""
    which = request.POST.get("key", "")
    keys = account.passkeys.filter(pk=whole(which) or 0)
    left = account.passkeys.exclude(pk__in=keys).exists() or (account.totp and which != "app")
    if options().second_factor and not left:
        # Without it whoever knows the password could add a factor of their own: that is what a reset is for.
        return _everyone(request, last_factor())
    keys.delete()
    if which == "app":
        StaffAccount.objects.filter(pk=account.pk).update(totp="", totp_step=0)
    if not left:
        account.recovery.all().delete()
    proof.end_sessions(account)
    return HttpResponseRedirect("/accounts/")


@about
def identity(request: HttpRequest, account: StaffAccount) -> HttpResponse:
    """Write down who the account is at the sign-in service; nothing takes it away. Its sessions end."""
    subject = request.POST.get("subject", "").strip()[:255] or None
    issuer = options().oidc_issuer.rstrip("/") if subject else ""
    try:
        with transaction.atomic():
            StaffAccount.objects.filter(pk=account.pk).update(issuer=issuer, subject=subject)
    except IntegrityError:
        error = SignInRefused(
            N_("Another account has that sign already."), remedy=N_("Take it off there first."), code="H318"
        )
        return _everyone(request, error)
    proof.end_sessions(account)
    return HttpResponseRedirect("/accounts/")


@about
def active(request: HttpRequest, account: StaffAccount) -> HttpResponse:
    """Shut the account, or open it again; its sessions end."""
    account.user.is_active = not account.user.is_active
    account.user.save(update_fields=["is_active"])
    proof.end_sessions(account)
    return HttpResponseRedirect("/accounts/")


def _everyone(
    request: HttpRequest, error: SignInRefused | None = None, said: list[str] | None = None
) -> HttpResponse:
    users = get_user_model().objects.filter(is_staff=True).order_by("-is_active", "username")
    told = {
        "rows": [(proof.account_of(user), user.pk == request.user.pk) for user in users],
        "asked": options().second_factor,
        "provider": provider.label(),
    }
    return shown(request, "everyone", error, said, **told)


def _with_link(request: HttpRequest, user: AbstractBaseUser) -> HttpResponse:
    """An administrator is here over a safe line, so the link leads over it too."""
    address = request.build_absolute_uri(f"/enter/{user.pk}.{proof.LINKS.make_token(user)}")
    return shown(request, "link", name=user.get_username(), address=address)
