"""The way to the house's sign-in service and back. Addresses that are not there unless an issuer is set."""

# Charter: web accounts visiting
from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from infodrill.web.accounts import proof, provider
from infodrill.web.accounts.attempts import attempt
from infodrill.web.accounts.entering import asked
from infodrill.web.accounts.gate import inside, safe_line
from infodrill.web.accounts.refusals import SignInRefused, plain_line
from infodrill.web.models import StaffAccount


@require_http_methods(["GET"])
def leave(request: HttpRequest) -> HttpResponse:
    """To the service; `for=confirm` when who is signed in proves it again."""
    if not provider.configured():
        raise Http404
    target = inside(request, request.GET.get("next", ""))
    purpose = "confirm" if request.GET.get("for") == "confirm" else "sign-in"
    try:
        if not safe_line(request):
            raise plain_line()
        return HttpResponseRedirect(provider.depart(request, purpose, target))
    except SignInRefused as error:
        return asked(request, "/drills/", error)


@require_http_methods(["GET"])
def back(request: HttpRequest) -> HttpResponse:
    """From the service: the account that an administrator wrote down for who it says this is."""
    if not provider.configured():
        raise Http404
    try:
        with attempt(request):
            said = provider.arrive(request)
            account = _whose(said)
            if said.purpose == "confirm":
                _same_person(request, account)
    except SignInRefused as error:
        return asked(request, "/drills/", error)
    if said.purpose == "confirm":
        proof.step_up(request, account, "provider")
        return HttpResponseRedirect(said.target)
    return HttpResponseRedirect(proof.begin(request, account.user, "provider", said.target))


def _whose(said: provider.ProviderAnswer) -> StaffAccount:
    found = StaffAccount.objects.filter(
        issuer=said.issuer, subject=said.subject, user__is_active=True, user__is_staff=True
    )
    account: StaffAccount | None = found.select_related("user").first()
    if account is None:
        raise provider.unknown(said.subject)
    return account


def _same_person(request: HttpRequest, account: StaffAccount) -> None:
    """A second proof counts for who is signed in, and only where there is no factor of the range's own to ask for."""
    signed_in = request.signed_in
    before = proof.proof_of(request)
    if signed_in.pk != account.pk or proof.has_factor(account) or before.epoch != account.epoch:
        raise provider.not_accepted()
