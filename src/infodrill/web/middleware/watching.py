"""Figures for the operator: how long pages take and how they end, in the log and for Prometheus. No texts, no codes."""

# Charter: web middleware watching
from __future__ import annotations

import logging
import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from infodrill.web import figures

LOG = logging.getLogger("infodrill.page")
SLOW_MS = 500
METHODS = frozenset(
    {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}
)  # no stranger names a figure
Answer = Callable[[HttpRequest], HttpResponse]


def watch_requests(get_response: Answer) -> Answer:
    """Count and time every answer by its route, never by its full address: a join link holds a code."""

    def answer(request: HttpRequest) -> HttpResponse:
        begun = time.perf_counter()
        response = get_response(request)
        took = time.perf_counter() - begun
        match = request.resolver_match
        route = match.view_name or match.route if match else "none"
        method = request.method if request.method in METHODS else "other"
        figures.PAGES.labels(route, method, response.status_code).observe(took)
        level = logging.INFO if took * 1000 < SLOW_MS and response.status_code < 500 else logging.WARNING
        LOG.log(
            level, "page", extra={"path": route, "status": response.status_code, "ms": round(took * 1000)}
        )
        return response

    return answer
