"""For the operator: alive, ready, and figures."""

# Charter: web health
from __future__ import annotations

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from infodrill.kernel.mark import MARK
from infodrill.web.models import Lease
from infodrill.web.runner import leases

LOOPBACK = frozenset({"127.0.0.1", "::1"})
SILENT_MS = 10_000  # a lease that was not renewed for so long has no runner


def alive(request: HttpRequest) -> HttpResponse:
    """200 while the process answers."""
    return JsonResponse({"mark": MARK, "alive": True})


def ready(request: HttpRequest) -> HttpResponse:
    """200 when the database answers and is migrated; tells how many drills have lost their runner."""
    try:
        behind = pending()
        driven = Lease.objects.exclude(runner="").values_list("pk", "runner", "beats")
        orphans = sum(leases.silence(*lease) > SILENT_MS for lease in driven)
    except DatabaseError:
        return JsonResponse({"mark": MARK, "ready": False, "database": False}, status=503)
    answer = {"mark": MARK, "ready": not behind, "database": True, "pending": behind, "orphans": orphans}
    return JsonResponse(answer, status=503 if behind else 200)


def pending() -> int:
    """How many migrations the database still lacks. Raises DatabaseError."""
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def metrics(request: HttpRequest) -> HttpResponse:
    """Prometheus text, for this machine and for staff: how often a verb was given is not for players to know."""
    here = request.META.get("REMOTE_ADDR") in LOOPBACK and "X-Forwarded-For" not in request.headers
    if not (here or request.user.is_staff):
        raise Http404
    return HttpResponse(generate_latest(), content_type=CONTENT_TYPE_LATEST)
