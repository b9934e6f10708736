"""For the operator: what the answering process has folded of a drill, so that several processes can be compared."""

# Charter: web joining folds
from __future__ import annotations

import os

from django.contrib.admin.views.decorators import staff_member_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse

from infodrill.conduct.fingerprint import fingerprint
from infodrill.kernel.mark import MARK
from infodrill.web import live, models


@staff_member_required
def fold(request: HttpRequest, drill: str) -> HttpResponse:
    """How many events this process shows, and the digest of their fold. It looks for nothing newer: who asks wants to
    see whether it has followed by itself."""
    held = next((each_live for each_live in live.known() if each_live.id == drill), None)
    if held is None:
        try:
            held = live.of(drill)
        except models.Drill.DoesNotExist:
            raise Http404 from None
    state = held.state
    told = {"mark": MARK, "pid": os.getpid(), "seq": state.seq, "fold": fingerprint(state)}
    return JsonResponse(told)
