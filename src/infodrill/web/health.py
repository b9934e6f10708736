"""For the operator: alive, ready, and figures."""

# Charter: web health
from __future__ import annotations

import hmac

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from infodrill.kernel.i18n import tr
from infodrill.kernel.mark import MARK
from infodrill.web import vitals
from infodrill.web.conf.options import options

SCHEME = "Bearer "


def alive(request: HttpRequest) -> HttpResponse:
    """200 while the process answers."""
    return JsonResponse({"mark": MARK, "alive": True})


def ready(request: HttpRequest) -> HttpResponse:
    """200 when the range can do what it is for; else 503 with each reason: a code for a machine, words for a person.

    Names of things and figures only: it is asked without signing in.
    """
    lang = request.lang  # type: ignore[attr-defined]
    found = [
        {
            "code": reason.code,
            "what": tr(lang, reason.message, **reason.params),
            "remedy": tr(lang, reason.remedy, **reason.params) if reason.remedy else "",
        }
        for reason in vitals.reasons()
    ]
    answer = {"mark": MARK, "ready": not found, "reasons": found}
    return JsonResponse(answer, status=503 if found else 200, json_dumps_params={"ensure_ascii": False})


def metrics(request: HttpRequest) -> HttpResponse:
    """Prometheus text for whoever shows the token of the settings, and for staff; nothing is known by an address.

    How often a verb was given is not for players to know, and a proxy on this machine makes everybody a neighbour.
    """
    if not (_shows_the_token(request) or request.user.is_staff):
        raise Http404
    return HttpResponse(generate_latest(), content_type=CONTENT_TYPE_LATEST)


def _shows_the_token(request: HttpRequest) -> bool:
    token, shown = options().metrics_token, request.headers.get("Authorization", "")
    return bool(token) and hmac.compare_digest(shown.encode(), (SCHEME + token).encode())
