"""Addresses of the range: every host ends in `.invalid`, which can never be resolved (RFC 2606)."""

# Charter: exchange address
from __future__ import annotations

import re
from urllib.parse import urlsplit

from infodrill.kernel.errors import DrillError
from infodrill.kernel.i18n import N_

HOME = "dien-tap.invalid"
_LABEL = re.compile(r"[^a-z0-9]+")


class ExchangeError(DrillError):
    """A file cannot be written or read in a format of the field. The place is the file, with sheet, row and column."""

    code = "Q100"


def host(*labels: str) -> str:
    """("ben_lanh", "clinic") → "ben-lanh.clinic.dien-tap.invalid"; ids of a scenario, most particular first."""
    parts = [_LABEL.sub("-", label.lower()).strip("-")[:63].strip("-") or "x" for label in labels]
    return ".".join([*parts, HOME])


def page(issuer: str, drill: str, statement: str, version: int) -> str:
    """The address of a version of a statement on its issuer's page."""
    return f"https://{host(issuer, drill)}/{_LABEL.sub('-', statement.lower()).strip('-') or 'x'}/v{version}"


def home(issuer: str, drill: str) -> str:
    """The address of an issuer's page."""
    return f"https://{host(issuer, drill)}/"


def reserved(url: str) -> str:
    """The address itself. Raises ExchangeError when its host could exist outside the range."""
    try:
        parts = urlsplit(url)
        name = parts.hostname or ""
    except ValueError:
        name, parts = "", urlsplit("")
    if not name.endswith(".invalid") or parts.scheme != "https" or not re.fullmatch(r"[!-~]+", url):
        raise ExchangeError(
            N_("{url} is not an address of the range"),
            remedy=N_("Use one whose host ends in .invalid."),
            code="Q101",
            url=url[:80],
        )
    return url
