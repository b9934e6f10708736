"""For the operator: alive, ready, and figures."""

# Charter: web health
from __future__ import annotations

import hmac
from contextlib import suppress

from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from infodrill.kernel.errors import DrillError
from infodrill.kernel.mark import MARK
from infodrill.web import vitals
from infodrill.web.conf.options import options

SCHEME = "Bearer "


def alive(request: HttpRequest) -> HttpResponse:
    """200 while the process answers."""
    return JsonResponse({"mark": MARK, "alive": True})


def ready(request: HttpRequest) -> HttpResponse:
    """200 when the range can do what it is for; else 503 with the code of each reason, and words for the operator. What it can do
    without is `degraded`, beside either.

    Whoever asks without signing in reads codes alone: the words name drills and threads.
    """
    words = _is_operator(request)
    lang = request.lang if words else ""
    found = [_told(reason, lang) for reason in vitals.reasons()]
    lacks: list[dict[str, str]] = []
    with suppress(DatabaseError):  # that it is away is a reason already
        lacks = [_told(each, lang) for each in vitals.degraded()]
    answer = {"mark": MARK, "ready": not found, "reasons": found, "degraded": lacks}
    return JsonResponse(answer, status=503 if found else 200, json_dumps_params={"ensure_ascii": False})


def metrics(request: HttpRequest) -> HttpResponse:
    """Prometheus text for whoever shows the token of the settings, and for staff; nothing is known by an address.

    How often a verb was given is not for players to know, and a proxy on this machine makes everybody a neighbour.
    """
    if not _is_operator(request):
        raise Http404
    return HttpResponse(generate_latest(), content_type=CONTENT_TYPE_LATEST)


def _told(reason: DrillError, lang: str) -> dict[str, str]:
    """The reason's code, and in a language its words and remedy too."""
    if not lang:
        return {"code": reason.code}
    what, remedy = reason.said(lang)
    return {"code": reason.code, "what": what, "remedy": remedy}


def _is_operator(request: HttpRequest) -> bool:
    """Staff who signed in, or a program with the token. Without a database nobody can be known as staff."""
    if _shows_the_token(request):
        return True
    try:
        return bool(request.user.is_staff)
    except DatabaseError:
        return False


def _shows_the_token(request: HttpRequest) -> bool:
    token, shown = options().metrics_token, request.headers.get("Authorization", "")
    return bool(token) and hmac.compare_digest(shown.encode(), (SCHEME + token).encode())
