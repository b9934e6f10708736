"""For staff: the tokens of a drill, by seat; making one, taking one back. A key is shown once."""

# Charter: web api staff
from __future__ import annotations

from django.contrib.admin.views.decorators import staff_member_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from infodrill.kernel.digits import whole
from infodrill.web import live, models
from infodrill.web.api import tokens
from infodrill.web.live import LiveDrill
from infodrill.web.models import ApiToken

USUAL = 24  # hours


@staff_member_required
@require_http_methods(["GET", "POST"])
def tokens_page(request: HttpRequest, drill: str) -> HttpResponse:
    """The list; posted, a new token for `seat` with `scope`, good for `hours`."""
    found = _drill(drill)
    made, key = None, ""
    if request.method == "POST":
        seat, scope = request.POST.get("seat", ""), request.POST.get("scope", "")
        if seat not in found.seats().seats or scope not in tokens.SCOPES:
            raise Http404
        made, key = tokens.issue(found.id, seat, scope, _hours(request.POST.get("hours", "")))
    lang = request.lang
    told = {
        "live": found,
        "seats": list(found.seats(lang).seats.values()),
        "rows": ApiToken.objects.filter(drill=found.id, expires__gt=timezone.now(), revoked=False).order_by(
            "pk"
        ),
        "made": made,
        "key": key,
        "usual": USUAL,
        "hours": tokens.HOURS,
    }
    return render(request, "infodrill/api/tokens.html", told)


@staff_member_required
@require_POST
def revoke_page(request: HttpRequest, drill: str, number: int) -> HttpResponse:
    """Take a token back."""
    if not tokens.revoke(_drill(drill).id, number):
        raise Http404
    return HttpResponseRedirect(f"/drills/{drill}/tokens")


def _drill(drill: str) -> LiveDrill:
    try:
        return live.of(drill)
    except models.Drill.DoesNotExist:
        raise Http404 from None


def _hours(raw: str) -> int:
    wanted = whole(raw)
    return min(max(USUAL if wanted is None else wanted, tokens.HOURS[0]), tokens.HOURS[1])
