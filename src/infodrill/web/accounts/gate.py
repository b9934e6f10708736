"""What a proof opens. A browser that has not shown enough is nobody to every page, so that a forgotten check fails closed."""

# Charter: web accounts gate
from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from ipaddress import ip_address
from typing import Any
from urllib.parse import quote

from django.contrib.auth import logout
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.functional import SimpleLazyObject
from django.utils.http import url_has_allowed_host_and_scheme

from infodrill.web.accounts.proof import account_of, enough, enrolling, proof_of
from infodrill.web.models import StaffAccount

Answer = Callable[[HttpRequest], HttpResponse]
Page = Callable[..., HttpResponse]
# Of Django's own pages about accounts, what may be asked without a fresh proof.
CALM = ("/admin/login/", "/admin/logout/", "/admin/jsi18n/")


def keep_staff_doors(get_response: Answer) -> Answer:
    """`request.signed_in` = whose session it is; `request.user` the same only once it has shown enough."""

    def answer(request: HttpRequest) -> HttpResponse:
        signed_in = request.user
        request.signed_in = signed_in
        request.user = SimpleLazyObject(lambda: _admitted(request, signed_in))
        guarded = request.path.startswith("/admin/") and not request.path.startswith(CALM)
        if guarded and request.user.is_staff and not proof_of(request).fresh:
            return to_confirm(request)
        return get_response(request)

    return answer


def _admitted(request: HttpRequest, user: Any) -> Any:
    if user.is_authenticated and not enough(account_of(user), proof_of(request)):
        return AnonymousUser()
    return user


def own(page: Page) -> Page:
    """`page(request, account, **kwargs)` for staff about their own account; also for who has still to add a factor."""

    @wraps(page)
    def entered(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        user = request.signed_in
        if not (user.is_authenticated and user.is_staff):
            return to_sign_in(request)
        account, proof = account_of(user), proof_of(request)
        if not (enough(account, proof) or enrolling(account, proof)):
            logout(request)
            return to_sign_in(request)
        return page(request, account, **kwargs)

    return entered


def confirmed(page: Page) -> Page:
    """Like `own`, for those who have proved it lately; a first factor needs no other proof where there is none to give."""

    @own
    @wraps(page)
    def entered(request: HttpRequest, account: StaffAccount, **kwargs: Any) -> HttpResponse:
        if proof_of(request).fresh or not can_confirm(account):
            return page(request, account, **kwargs)
        return to_confirm(request, "/account")

    return entered


def administrator(page: Page) -> Page:
    """`page(request, **kwargs)` for administrators who have proved it lately; nobody else learns that it is there."""

    @wraps(page)
    def entered(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        user = request.user
        if not user.is_authenticated:
            return to_sign_in(request)
        if not (user.is_staff and user.is_superuser):
            raise Http404
        return page(request, **kwargs) if proof_of(request).fresh else to_confirm(request, "/accounts/")

    return entered


def can_confirm(account: StaffAccount) -> bool:
    """Is there anything by which the account could prove itself again?"""
    return bool(
        account.totp or account.subject or account.user.has_usable_password() or account.passkeys.exists()
    )


def safe_line(request: HttpRequest) -> bool:
    """May a password cross here? HTTPS, or this machine itself: a hall's Wi-Fi is neither."""
    try:
        return request.is_secure() or ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False


def inside(request: HttpRequest, target: str, otherwise: str = "/drills/") -> str:
    """`target` when it is an address of the range."""
    safe = url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure())
    return target if target and safe else otherwise


def to_sign_in(request: HttpRequest) -> HttpResponse:
    return HttpResponseRedirect(f"/sign-in?next={quote(_back(request, '/drills/'))}")


def to_confirm(request: HttpRequest, after_form: str = "/admin/") -> HttpResponse:
    return HttpResponseRedirect(f"/account/confirm?next={quote(_back(request, after_form))}")


def _back(request: HttpRequest, after_form: str) -> str:
    """Where to go on; what a form held is not kept."""
    return request.get_full_path() if request.method == "GET" else after_form
