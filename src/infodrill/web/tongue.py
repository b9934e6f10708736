"""The language switch: one per person, kept in a cookie of its own so that it works before anyone has joined."""

# No charter: serves and draws; whatever is read or done goes through the doors that are ground
from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from infodrill.kernel.i18n import LANGUAGES
from infodrill.web.middleware.language import COOKIE

YEAR = 365 * 24 * 3600


@require_POST
def switch(request: HttpRequest) -> HttpResponse:
    """Set the language (form field `lang`) and go back to where the reader was (`next`)."""
    target = request.POST.get("next", "/")
    safe = url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure())
    response = HttpResponseRedirect(target if safe else "/")
    if (chosen := request.POST.get("lang", "")) in LANGUAGES:
        response.set_cookie(
            COOKIE, chosen, max_age=YEAR, secure=request.is_secure(), httponly=True, samesite="Lax"
        )
    return response
