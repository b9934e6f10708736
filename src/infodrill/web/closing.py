"""The range is closed in every process of the server before anything else: the egress guard, widened by the server's own
listening address and the database's, both private."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

from infodrill.kernel import egress
from infodrill.web.conf.options import Options, options

POSTGRES = 5432


def close_the_range() -> None:
    """Install the guard and see that it holds. Raises EgressRefused."""
    egress.install(addresses(options()))
    egress.assert_installed()


def addresses(chosen: Options) -> frozenset[egress.Address]:
    """(host, port) pairs outside loopback that the server needs."""
    found: set[egress.Address] = set()
    if chosen.listen:
        host, _, port = chosen.listen.rpartition(":")
        found.add((host.strip("[]"), int(port)))
    parts = urlsplit(chosen.database_url)
    host = dict(parse_qsl(parts.query)).get("host", "") or parts.hostname or ""
    if host and not host.startswith("/"):
        found.add((host, parts.port or POSTGRES))
    return frozenset(found)
