"""How often somebody may be wrong: counted by account and by address in stretches of ten minutes, before it is looked at.

An attempt is counted first and given back when it was right, so that many at once do not slip through together.
"""

# Charter: web accounts attempts
from __future__ import annotations

import hashlib
import hmac
import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db.models import F
from django.http import HttpRequest

from infodrill.web.accounts.refusals import too_often
from infodrill.web.conf.options import options
from infodrill.web.models import Guess

STRETCH = 600  # seconds


@contextmanager
def attempt(request: HttpRequest, account: str = "") -> Iterator[None]:
    """Around what checks a proof: SignInRefused (H311) instead when too many went wrong. An error inside counts as wrong."""
    stretch = int(time.time()) // STRETCH
    sources = [_source("staff-address", request.META.get("REMOTE_ADDR", ""))]
    if account:
        sources.append(_source("staff-account", account))
    Guess.objects.filter(stretch__lt=stretch - 1).delete()
    for one in sources:
        Guess.objects.get_or_create(source=one, stretch=stretch)
    counts = Guess.objects.filter(source__in=sources, stretch=stretch)
    counts.update(wrong=F("wrong") + 1)
    if counts.filter(wrong__gt=options().guesses).exists():
        raise too_often()
    yield
    counts.update(wrong=F("wrong") - 1)


def _source(what: str, who: str) -> str:
    """Who tries, as a keyed digest: no address and no name is kept."""
    return hmac.digest(settings.SECRET_KEY.encode(), f"{what}|{who}".encode(), hashlib.sha256).hex()[:32]
