"""Signing in: name and password, then the second factor; or a passkey alone. Signing out. Proving it again."""

# Charter: web accounts entering
from __future__ import annotations

from collections.abc import Sequence

from django.contrib.auth import authenticate, logout
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from infodrill.kernel.errors import DrillError
from infodrill.kernel.i18n import tr
from infodrill.web.accounts import onetime, passkeys, proof, provider
from infodrill.web.accounts.attempts import attempt
from infodrill.web.accounts.gate import can_confirm, inside, own, safe_line
from infodrill.web.accounts.known import name_key, second_key
from infodrill.web.accounts.refusals import SignInRefused, plain_line, wrong
from infodrill.web.models import StaffAccount

STATUS = {"H311": 429, "H312": 403}


@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Name and password, a passkey alone, or the house's sign-in service."""
    target = inside(request, request.POST.get("next", request.GET.get("next", "")))
    if not safe_line(request):
        return shown(request, "sign-in", plain_line(), next=target)
    if request.method == "GET" and (there := _already(request, target)):
        return HttpResponseRedirect(there)
    if request.method == "POST":
        try:
            return HttpResponseRedirect(_first(request, target))
        except SignInRefused as error:
            return asked(request, target, error)
    return asked(request, target)


@require_POST
def by_passkey(request: HttpRequest) -> HttpResponse:
    """A passkey alone: it has seen its owner, so that it is two factors in one."""
    target = inside(request, request.POST.get("next", ""))
    try:
        with attempt(request):
            account, way = passkeys.check(request, "sign-in", request.POST.get("answer", ""))
            if way != "passkey" or not (account.user.is_active and account.user.is_staff):
                raise wrong()
    except SignInRefused as error:
        return asked(request, target, error)
    proof.sign_in(request, account.user, {way})
    return HttpResponseRedirect(target)


@require_http_methods(["GET", "POST"])
def second(request: HttpRequest) -> HttpResponse:
    """The second factor after the first."""
    found = proof.pending(request)
    if found is None:
        return HttpResponseRedirect("/sign-in")
    user, way, target = found
    account = proof.account_of(user)
    error = None
    if request.method == "POST":
        try:
            added = shown_way(request, "second", account)
            proof.sign_in(request, user, {way, added})
            return HttpResponseRedirect(target)
        except SignInRefused as refusal:
            error = refusal
    return shown(request, "second", error, account=account, keys=passkeys.here(request, account))


@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
@own
def confirm(request: HttpRequest, account: StaffAccount) -> HttpResponse:
    """Who is signed in proves it again before accounts are changed: by a factor, or by the password where there is none."""
    target = inside(request, request.POST.get("next", request.GET.get("next", "")))
    strong, error = proof.has_factor(account), None
    if request.method == "POST":
        try:
            way = shown_way(request, "confirm", account) if strong else _password(request, account)
            proof.step_up(request, account, way)
            return HttpResponseRedirect(target)
        except SignInRefused as refusal:
            error = refusal
    return shown(
        request,
        "confirm",
        error,
        account=account,
        strong=strong,
        keys=passkeys.here(request, account),
        by_password=not strong and account.user.has_usable_password(),
        by_provider=not strong and bool(account.subject) and provider.configured(),
        nothing=not can_confirm(account),
        next=target,
    )


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Close the account in this browser, seats with it."""
    logout(request)
    return HttpResponseRedirect("/sign-in")


@require_POST
def question(request: HttpRequest, purpose: str) -> HttpResponse:
    """What the browser's key is to sign, as JSON: for `sign-in`, `second`, `confirm` or `add`."""
    try:
        if purpose == "sign-in":
            return JsonResponse(passkeys.ask(request, purpose))
        if purpose == "second" and (found := proof.pending(request)):
            return JsonResponse(passkeys.ask(request, purpose, proof.account_of(found[0])))
        if purpose in ("confirm", "add"):
            return _question_of_own(request, purpose=purpose)
    except SignInRefused as error:
        return JsonResponse({"refused": tr(request.lang, error.message)}, status=409)
    raise Http404


@own
def _question_of_own(request: HttpRequest, account: StaffAccount, purpose: str) -> HttpResponse:
    if purpose == "confirm":
        return JsonResponse(passkeys.ask(request, purpose, account))
    return JsonResponse(passkeys.ask_new(request, account))


def shown_way(request: HttpRequest, purpose: str, account: StaffAccount) -> str:
    """The way of the second factor that a form holds (`answer` of a passkey, or `code`). Raises SignInRefused."""
    with attempt(request, second_key(account.pk)):
        if answer := request.POST.get("answer", ""):
            return passkeys.check(request, purpose, answer, account)[1]
        if way := onetime.use(account, request.POST.get("code", "")[:40]):
            return way
        raise wrong()


def shown(
    request: HttpRequest,
    page: str,
    error: DrillError | None = None,
    said: Sequence[str] | None = None,
    **told: object,
) -> HttpResponse:
    """A page of these, with what was wrong above its form: an error, or what Django `said` of a field (() = no word of it)."""
    status = 200 if said is None else 422
    if error:
        lang = request.lang
        status = STATUS.get(error.code, 422)
        told |= {
            "wrong": tr(lang, error.message, **error.params),
            "remedy": tr(lang, error.remedy, **error.params) if error.remedy else "",
            "error_code": error.code,
        }
    told |= {"host": passkeys.host_of(request), "said": said or ()}
    return render(request, f"infodrill/accounts/{page}.html", told, status=status)


def asked(request: HttpRequest, target: str, error: SignInRefused | None = None) -> HttpResponse:
    """The form of signing in; a password is asked for on a safe line only."""
    label = provider.label()
    return shown(request, "sign-in", error, next=target, open=safe_line(request), provider=label)


def _already(request: HttpRequest, target: str) -> str:
    """Where to go on for who is signed in; "" for others."""
    if request.user.is_staff:
        return target
    user = request.signed_in
    found = user.is_authenticated and user.is_staff
    return "/account" if found and proof.enrolling(proof.account_of(user), proof.proof_of(request)) else ""


def _first(request: HttpRequest, target: str) -> str:
    name = request.POST.get("name", "").strip()[:150]
    with attempt(request, name_key(name)):
        # Cut short: hashing is meant to be slow, and a very long password would be a cheap way to keep the
        # server at it.
        user = authenticate(request, username=name, password=request.POST.get("password", "")[:1024])
        # Said alike: nobody learns which names there are, nor whose they are.
        if user is None or not user.is_staff:
            raise wrong()
    return proof.begin(request, user, "password", target)


def _password(request: HttpRequest, account: StaffAccount) -> str:
    with attempt(request, name_key(account.user.get_username())):
        if not account.user.check_password(request.POST.get("password", "")[:1024]):
            raise wrong()
    return "password"
