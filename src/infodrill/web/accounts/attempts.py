"""How often somebody may be wrong: counted in stretches of ten minutes, before it is looked at.

Few times for an account from one address; ten times as many for an account from anywhere and for an address, since behind one
address may be everybody (a proxy that tells no addresses, a hall), and ten wrong passwords of one shall not lock out all.

A browser in which the account was opened before counts for itself alone: it locks nobody else out, and nobody it.

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

from infodrill.web.accounts import known
from infodrill.web.accounts.refusals import too_often
from infodrill.web.conf.options import options
from infodrill.web.models import Guess
from infodrill.web.proxies import network_of

STRETCH = 600  # seconds
MANY = 10


@contextmanager
def attempt(request: HttpRequest, account: str = "") -> Iterator[None]:
    """Around what checks a proof: SignInRefused (H311) instead when too many went wrong. An error inside counts as wrong."""
    stretch = int(time.time()) // STRETCH
    few = options().guesses
    most = _bounds(request, account, few)
    Guess.objects.filter(stretch__lt=stretch - 1).delete()
    for bound in most:
        Guess.objects.get_or_create(source=bound, stretch=stretch)
    counts = Guess.objects.filter(source__in=most, stretch=stretch)
    counts.update(wrong=F("wrong") + 1)
    if any(wrong > most[source] for source, wrong in counts.values_list("source", "wrong")):
        raise too_often()
    yield
    counts.update(wrong=F("wrong") - 1)


def _bounds(request: HttpRequest, account: str, few: int) -> dict[str, int]:
    """Against whom the attempt counts → how many times that one may be wrong."""
    if browser := account and known.browser_of(request, account):
        return {_source("staff-browser", f"{account}|{browser}"): few}
    address = network_of(request.META.get("REMOTE_ADDR", ""))
    most = {_source("staff-address", address): few * MANY}
    if account:
        most[_source("staff-account", account)] = few * MANY
        most[_source("staff-both", f"{account}|{address}")] = few
    return most


def _source(what: str, who: str) -> str:
    """Who tries, as a keyed digest: no address and no name is kept."""
    return hmac.digest(settings.SECRET_KEY.encode(), f"{what}|{who}".encode(), hashlib.sha256).hex()[:32]
